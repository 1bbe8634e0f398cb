"""The plan of a question, told to a person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from stores import memory_store

from iomcorpus.asking.conditions import define_functions
from iomcorpus.asking.explain import explain, plan_lines
from iomcorpus.asking.filters import make_filters
from iomcorpus.asking.query import Filters, parse
from iomcorpus.store.open import Store

TEXTS = {
    "a.txt": [
        {"text": "The boat sank.", "published": "2017-03-05", "kind": "news"},
        {"text": "A ferry and a boat.", "published": "2018", "kind": "opinion"},
        {"text": "Nothing.", "kind": "news", "title": "Boat"},
    ]
}  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    store = memory_store(TEXTS)
    define_functions(store)
    yield store
    store.close()


PLANS = [
    ("boat", ["the word boat, in any form 3", "together 3"]),
    (
        "boat -ferry",
        ["all of 2", "  the word boat, in any form 3", "  not: the word ferry, in any form 1", "together 2"],
    ),
    (
        "boat date:2017.. -kind:news -ferry*",
        [
            "all of 0", "  the word boat, in any form 3", "  dated 2017-01-01 or later 2", "  not: of the kind news 2",
            "  not: a word that begins with ferry 1", "together 0",
        ],
    ),
    (
        '"the boat" OR (title:boat NEAR(a b, 3))',
        [
            "any of 1", '  the words "the boat" in a row, in any form 1', "  all of 0",
            "    in the heading: the word boat, in any form 1", "    a and b, at most 3 words apart 0", "together 1",
        ],
    ),
    ("has:title", ["that has a heading 1", "together 1"]),
    ("date:2017-03", ["dated 2017-03 1", "together 1"]),
    ("source:a.t byline:x", ["all of 0", "  in captures named a.t 3", "  by x 0", "together 0"]),
    (
        "figure:1,000..5000 unit:migrants",
        ["a figure: at least 1,000 and at most 5,000, of migrants 0", "together 0"],
    ),
    ("person:swing role:d* org:iom", ["a person or quote: called swing, as d*, of iom 0", "together 0"]),
    ("figure:5", ["a figure: 5 0", "together 0"]),
    ("mentions:..2016", ["a date: 2016-12-31 or earlier 0", "together 0"]),
    ("speaker:a-b quote:c", ["a quote: said by a-b, with the words c 0", "together 0"]),
    ("of:children", ["a figure: a share of children 0", "together 0"]),
]  # fmt: skip


@pytest.mark.parametrize(("query", "lines"), PLANS, ids=[query for query, _ in PLANS])
def test_plan(store: Store, query: str, lines: list[str]) -> None:
    explained = explain(store, parse(query), Filters(copies="show"))
    told = [f"{'  ' * row['depth']}{row['part']} {row['records']}" for row in explained["asks"]]
    assert [*told, f"together {explained['records']}"] == lines
    shown = list(plan_lines(explained))
    assert all(line.rsplit(" ", 1)[0] in shown[number] for number, line in enumerate(lines))
    assert len(store.execute(explained["sql"], explained["parameters"]).fetchall()) == explained["records"]


def test_filters_are_parts_too(store: Store) -> None:
    chosen = make_filters(after="2017", kind="news", has=["published"], source="a", inferred="no")
    explained = explain(store, parse("boat"), chosen)
    assert [(row["part"], row["records"]) for row in explained["asks"]] == [
        ("the word boat, in any form", 3), ("that has a date that its capture states", 2),
        ("dated 2017-01-01 or later", 2), ("in captures named a", 3), ("of the kind news", 2),
        ("inferred dates: no", 3), ("of each article one record", 3),
    ]  # fmt: skip
    assert explained["index"] == '"boat"' and explained["records"] == 1


def test_without_a_query(store: Store) -> None:
    explained = explain(store, None, make_filters(kind="news", copies="show"))
    assert explained["index"] is None and explained["records"] == 2
