"""What a question chooses: its records in a table, those left out as copies marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from iomcorpus.asking.chosen import both_numbers, choose
from iomcorpus.asking.filters import make_filters
from iomcorpus.asking.query import parse
from iomcorpus.corpus import Corpus
from iomcorpus.store.open import open_for_reading

CASES: tuple[tuple[str | None, dict[str, Any]], ...] = (
    ("boat", {}),
    (None, {}),
    (None, {"kind": "opinion"}),
    ("harbour OR boat", {"after": "2016"}),
    ("boat*", {"copies": "show"}),
    ("NEAR(harbour boat, 20) OR river", {}),
    ("boat", {"exact": True}),
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    corpus = Corpus(str(tmp_path_factory.mktemp("store") / "iomcorpus.db"))
    corpus.split(sorted(map(str, (Path(__file__).parent.parent / "data").glob("*.txt"))))
    corpus.dedupe()
    return corpus


@pytest.mark.parametrize(("query", "filters"), CASES)
def test_it_chooses_what_search_finds(corpus: Corpus, query: str | None, filters: dict[str, Any]) -> None:
    with_copies = {**filters, "copies": "show"}
    store = open_for_reading(corpus.db)
    choose(store, parse(query) if query else None, make_filters(**{**filters}))
    expected = (
        (corpus.count(query, **{**filters, "copies": "hide"}), corpus.count(query, **with_copies))
        if query
        else tuple(sum(1 for _ in corpus.records(**{**filters, "copies": shown})) for shown in ("hide", "show"))
    )
    assert both_numbers(store) == expected
    assert expected[1] > 0
    store.close()


def test_only_what_has_copies(corpus: Corpus) -> None:
    store = open_for_reading(corpus.db)
    choose(store, None, make_filters(copies="only"))
    once, every = both_numbers(store)
    assert 0 < once < every == len(list(corpus.copies()))
    store.close()
