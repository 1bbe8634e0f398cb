"""Values and how many records have them, against plain counting in Python over the sample captures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, SLIP, dated

from iomcorpus.asking.facets import FACETS, WEEKDAYS
from iomcorpus.corpus import Corpus
from iomcorpus.edtf import bounds
from iomcorpus.errors import CorpusError

Row = Mapping[str, Any]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    corpus = Corpus(str(tmp_path_factory.mktemp("store") / "iomcorpus.db"))
    corpus.split(sorted(map(str, (Path(__file__).parent.parent / "data").glob("*.txt"))))
    corpus.dedupe()
    corpus.extract()
    return corpus


@pytest.fixture(scope="module")
def records(corpus: Corpus) -> dict[str, list[Row]]:
    """All records as `show` has them, and those of which each is one article."""
    every = [corpus.show(row["id"]) for row in corpus.records()]
    kept = {row["id"] for row in corpus.records(copies="hide")}
    return {"every": every, "once": [row for row in every if row["id"] in kept]}


def within(length: int) -> Callable[[Row], str | None]:
    def value(record: Row) -> str | None:
        first, last = bounds(record["date"]) or ("", "x")
        return first[:length] if first[:length] == last[:length] else None

    return value


def weekday(record: Row) -> str | None:
    first, last = bounds(record["date"]) or ("", "x")
    return WEEKDAYS[date.fromisoformat(first).weekday()] if first == last else None


OF_RECORDS: dict[str, Callable[[Row], str | None]] = {
    "kind": lambda record: record["kind"],
    "source": lambda record: record["name"],
    "year": within(4),
    "month": within(7),
    "weekday": weekday,
    "language": lambda record: record["language"],
    "date_from": lambda record: record["date_from"],
    "byline": lambda record: record["byline"],
}


@pytest.mark.parametrize("field", OF_RECORDS)
def test_values_of_records(corpus: Corpus, records: dict[str, list[Row]], field: str) -> None:
    value = OF_RECORDS[field]
    once, every = (Counter(map(value, records[which])) for which in ("once", "every"))
    notes: list[str] = []
    rows = list(Corpus(corpus.db, notes.append).facets(field))
    assert {row["value"]: (row["count"], row["with_copies"]) for row in rows} == {
        name: (once[name], every[name]) for name in once if name is not None
    }
    assert len(rows) > 0
    assert notes == (
        [f"{once[None]} of {len(records['once'])} records have no {FACETS[field].lacking}"] * (once[None] > 0)
    )


OF_MENTIONS: dict[str, tuple[tuple[str, ...], Callable[[Row], str | None]]] = {
    "person": (("person",), lambda mention: mention["person_id"]),
    "speaker": (("quote",), lambda mention: mention["person_id"]),
    "role": (("person", "quote"), lambda mention: mention["role"]),
    "org": (
        ("person", "quote", "contact", "organisation"),
        lambda mention: mention.get("organisation") or mention.get("org"),
    ),
    "unit": (("figure",), lambda mention: mention["unit"]),
}


@pytest.mark.parametrize("field", OF_MENTIONS)
@pytest.mark.parametrize("filters", [{}, {"kind": "news", "after": "2012"}], ids=["all", "filtered"])
def test_values_of_mentions(corpus: Corpus, field: str, filters: dict[str, Any]) -> None:
    types, value = OF_MENTIONS[field]
    found: dict[str, dict[str, Counter[str]]] = {}
    for copies in ("hide", "show"):
        found[copies] = defaultdict(Counter)
        for mention in corpus.mentions(types, copies=copies, **filters):
            name = value(mention)
            if name is not None:
                key = name if name == "person_id" or field in ("person", "speaker") else name.lower()
                found[copies][key][mention["id"]] += 1
    rows = list(corpus.facets(field, **filters))
    assert {row.get("person_id", row["value"].lower()): (row["count"], row["mentions"]) for row in rows} == {
        key: (len(held), held.total()) for key, held in found["hide"].items()
    }
    assert {row.get("person_id", row["value"].lower()): row["with_copies"] for row in rows} == {
        key: len(found["show"][key]) for key in found["hide"]
    }
    assert rows


def test_every_field_is_looked_at() -> None:
    assert {*OF_RECORDS, *OF_MENTIONS} == {*FACETS}


def values(corpus: Corpus, field: str, query: str | None = None, **options: Any) -> list[str]:
    return [row["value"] for row in corpus.facets(field, query, **options)]


def test_the_order(corpus: Corpus) -> None:
    kinds = list(corpus.facets("kind"))
    assert [row["count"] for row in kinds] == sorted((row["count"] for row in kinds), reverse=True)
    assert values(corpus, "kind", sort="value") == sorted(values(corpus, "kind"))
    assert values(corpus, "year") == sorted(values(corpus, "year")) != values(corpus, "year", sort="count")
    assert values(corpus, "weekday") == [day for day in WEEKDAYS if day in values(corpus, "weekday")]


def test_only_what_is_frequent(corpus: Corpus) -> None:
    rows = list(corpus.facets("unit"))
    some = list(corpus.facets("unit", least=3))
    assert some == [row for row in rows if row["count"] >= 3]
    assert 0 < len(some) < len(rows)


def test_a_query_narrows_records_and_mentions(corpus: Corpus) -> None:
    assert set(values(corpus, "kind", "kind:opinion")) == {"opinion"}
    most = next(corpus.facets("person"))
    alone = list(corpus.facets("person", f"person:{most['person_id']}"))
    assert alone == [most]
    roles = {row["role"] for row in corpus.mentions(("person", "quote")) if row["person_id"] == most["person_id"]}
    assert set(values(corpus, "role", f"person:{most['person_id']}")) <= roles
    assert list(corpus.facets("kind", "zebra")) == []


def test_a_field_that_is_none(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match=r"no field 'persn' to count by. Did you mean 'person'\?"):
        list(corpus.facets("persn"))


def test_facts_have_to_be_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(dated([SLIP, BEES]), encoding="utf-8")
    corpus = Corpus(str(tmp_path / "iomcorpus.db"))
    corpus.split([str(tmp_path / "a.txt")])
    assert [row["value"] for row in corpus.facets("kind")]
    with pytest.raises(CorpusError, match="Run: iomcorpus extract"):
        list(corpus.facets("person"))
