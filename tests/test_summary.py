"""What a corpus is, against plain counting in Python over the sample captures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from iomcorpus.asking.scan import fold
from iomcorpus.corpus import Corpus
from iomcorpus.output.rows import STATS


@pytest.fixture(scope="module")
def split(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A store before copies and facts are looked for."""
    corpus = Corpus(str(tmp_path_factory.mktemp("split") / "iomcorpus.db"))
    corpus.split(sorted(map(str, (Path(__file__).parent.parent / "data").glob("*.txt"))))
    return corpus


@pytest.fixture(scope="module")
def corpus(split: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    path = tmp_path_factory.mktemp("ready") / "iomcorpus.db"
    path.write_bytes(Path(split.db).read_bytes())
    corpus = Corpus(str(path))
    corpus.dedupe()
    corpus.extract()
    return corpus


def counts(rows: list[dict[str, Any]], number: str = "count") -> dict[str, int]:
    return {row["value"]: row[number] for row in rows if row[number]}


@pytest.mark.parametrize("filters", [{}, {"kind": "news", "after": "2012"}, {"copies": "show"}])
def test_numbers(corpus: Corpus, filters: dict[str, Any]) -> None:
    found = corpus.stats(**filters)
    once, every = (list(corpus.records(**{"copies": copies, **filters})) for copies in ("hide", "show"))
    assert tuple(found) == STATS
    assert (found["records"], found["with_copies"]) == (
        len(once),
        len(list(corpus.records(**{**filters, "copies": "show"}))),
    )
    assert counts(found["kinds"]) == Counter(row["kind"] for row in once)
    assert counts(found["languages"], "with_copies") == Counter(row["language"] for row in every)
    assert found["captures"] == len({row["source"] for row in every})
    lengths = sorted(len(fold(row["clean"])) for row in once)
    assert found["words"] == sum(lengths)
    assert found["median_words"] == lengths[(len(lengths) - 1) // 2]
    assert (found["shortest"]["words"], found["longest"]["words"]) == (lengths[0], lengths[-1])
    assert len(fold(corpus.show(found["longest"]["id"])["clean"])) == lengths[-1]


def test_dates_facts_and_copies(corpus: Corpus) -> None:
    found = corpus.stats()
    records = [corpus.show(row["id"]) for row in corpus.records(copies="hide")]
    assert counts(found["dates"]) == Counter(record["date_from"] or "undated" for record in records)
    assert sum(row["share"] for row in found["dates"]) == pytest.approx(1, abs=0.001)
    types = ("date", "person", "figure", "quote", "contact", "organisation")
    assert counts(found["facts"]) == Counter(row["type"] for row in corpus.mentions(types))
    copies = [row["relation"] for row in corpus.copies() if not row["keep"]]
    assert counts(found["copies"]) == Counter(copies)
    assert found["people"] == len(list(corpus.people(copies="show")))


def test_what_is_not_known_yet(split: Corpus) -> None:
    notes: list[str] = []
    found = Corpus(split.db, notes.append).stats()
    assert (found["copies"], found["facts"], found["people"]) == (None, None, None)
    assert found["records"] == found["with_copies"] > 0
    assert notes == [
        "copies are not counted: none have been looked for. Run: iomcorpus dedupe",
        "facts are not counted: none have been looked for. Run: iomcorpus extract",
    ]


def test_nothing(corpus: Corpus) -> None:
    found = corpus.stats("zebra")
    assert (found["records"], found["words"], found["median_words"], found["longest"]) == (0, 0, None, None)
    assert (found["first_day"], found["last_day"]) == (None, None)
