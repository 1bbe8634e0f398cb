"""A scan finds what the store finds, in the same order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stores import memory_store

from iomcorpus.asking import scan, sql
from iomcorpus.asking.query import And, Filters, Near, Node, Not, Or, Phrase, Prefix, Word, parse
from iomcorpus.store import read

WORDS = ["boat", "boats", "trafficking", "trafficked", "e", "mail", "Élysée", "élysées", "news", "newt", "nation",
         "national", "policy", "policies", "x1", "спорт", "ﬁn", "a"]  # fmt: skip
BEGINNINGS = ["bo", "traffick", "traffickin", "nationa", "new", "news", "polic", "policy", "é", "m"]
word = st.sampled_from(WORDS)
leaf: st.SearchStrategy[Any] = st.one_of(
    word.map(Word),
    st.lists(word, min_size=2, max_size=3).map(lambda words: Phrase(*words)),
    st.sampled_from(BEGINNINGS).map(Prefix),
    st.tuples(word, st.sampled_from(["bo", "nat"])).map(lambda words: Prefix(*words)),
)
near = st.tuples(st.integers(0, 4), st.lists(leaf, min_size=2, max_size=3)).map(lambda given: Near(given[0], *given[1]))
trees: st.SearchStrategy[Any] = st.recursive(
    leaf | leaf | near,
    lambda part: st.one_of(
        st.lists(part, min_size=2, max_size=3).map(lambda parts: And(*parts)),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: Or(*parts)),
        st.tuples(part, part).map(lambda parts: Not(*parts)),
    ),
    max_leaves=6,
)
text = st.lists(st.tuples(word, st.sampled_from([" ", " ", ", ", "-", ". "])), min_size=1, max_size=25).map(
    lambda pairs: "".join(part for pair in pairs for part in pair)
)
documents = st.lists(
    st.fixed_dictionaries({
        "text": text,
        "title": st.none() | text,
        "published": st.sampled_from([None, "2017-01-02", "2017", "2016-05/2017-03"]),
        "inferred": st.sampled_from([None, "2018"]),
        "kind": st.sampled_from(["news", "event"]),
    }),
    max_size=5,
)  # fmt: skip
filters = st.builds(
    Filters,
    after=st.sampled_from([None, None, "2017-02-01"]),
    before=st.sampled_from([None, None, "2017-12-31"]),
    source=st.sampled_from([None, None, "b.t", "*[!a].txt", "*b*"]),
    kind=st.sampled_from([None, None, "news"]),
    inferred=st.sampled_from(["yes", "yes", "no", "only"]),
    exact=st.booleans(),
    sort=st.sampled_from(["rank", "date"]),
)


def joins_in_or(node: Node, inside: bool = False) -> bool:
    """Whether AND or NOT stands below OR: there FTS5 also counts words of a side that does not match."""
    if isinstance(node, And):
        return inside or any(joins_in_or(part, inside) for part in node.parts)
    if isinstance(node, Or):
        return any(joins_in_or(part, True) for part in node.parts)
    return isinstance(node, Not) and (inside or joins_in_or(node.wanted, inside) or joins_in_or(node.unwanted, True))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees, documents, documents, filters)
def test_scan_and_store_agree(tree: Node, first: list[Any], second: list[Any], asked: Filters) -> None:
    store = memory_store({"b.txt": second, "a.txt": first})
    rows = list(read.records(store))
    stored = list(sql.hits(store, tree, asked))
    looked = sql.must_look(tree, asked)
    count = sql.count(store, tree, asked)
    store.close()
    scanned = list(scan.scan(tree, rows, asked))
    assert {hit["id"] for hit in scanned} == {hit["id"] for hit in stored}
    assert count == len(scanned)
    if not joins_in_or(sql.for_index(tree, asked)):
        same = [name for name in scanned[0] if looked or name not in ("snippet", "marks")] if scanned else []
        assert [[hit[name] for name in same] for hit in scanned] == [[hit[name] for name in same] for hit in stored]
    for hit in scanned:
        assert all(0 <= start < end <= len(hit["snippet"]) for start, end in hit["marks"])


def rows(*texts: str, **fields: Any) -> list[dict[str, Any]]:
    return [{"id": f"r{number}", "text": text, **fields} for number, text in enumerate(texts)]


def ids(query: str, given: list[dict[str, Any]], **asked: Any) -> list[str]:
    return [hit["id"] for hit in scan.scan(parse(query), given, Filters(**asked))]


def test_a_row_needs_id_and_text_only() -> None:
    (hit,) = scan.scan(parse("boat"), rows("the\nboat"), Filters())
    assert hit == {
        "id": "r0", "source": None, "first_line": 1, "last_line": 2, "date": None, "date_from": None,
        "title": None, "lead": None, "score": 1e-06, "snippet": "the boat", "marks": [[4, 8]], "copies": 0,
        "url": None, "retrieved": None,
    }  # fmt: skip


def test_clean_is_searched_where_it_is_there() -> None:
    given = [{"id": "a", "text": "menu boat", "clean": "ferry"}]
    assert ids("boat", given) == [] and ids("ferry", given) == ["a"]


def test_the_best_comes_first() -> None:
    given = rows("boat " + "x " * 50, "boat boat x", "x y z", "y", "z")
    assert ids("boat", given) == ["r1", "r0"]
    assert ids("boat", given, limit=1) == ["r1"]


def test_no_rows() -> None:
    assert ids("boat", []) == []


def test_a_date_from_copies_counts() -> None:
    given = [
        {"id": "a", "text": "boat", "filled": {"published": {"value": "2017-12-22", "id": "b"}}, "inferred": "2016"}
    ]
    (hit,) = scan.scan(parse("boat"), given, Filters(after="2017-12-22"))
    assert (hit["date"], hit["date_from"]) == ("2017-12-22", "filled")


@pytest.mark.parametrize(
    ("text", "query", "snippet"),
    [
        ("a boat", "boat", "a [boat]"),
        ("", "boat OR x", ""),
        ("w " * 100 + "end. The boat sank here " + "v " * 100, "boat", "…The [boat] sank here v"),
        ("boat " * 3, '"boat boat"', "[boat boat boat]"),
        ("naïve boat\nline", "naive line", "[naïve] boat [line]"),
    ],
)
def test_snippet(text: str, query: str, snippet: str) -> None:
    hits = list(scan.scan(parse(query), [{"id": "a", "text": text, "title": "x"}], Filters()))
    shown = hits[0]["snippet"]
    for start, end in reversed(hits[0]["marks"]):
        shown = f"{shown[:start]}[{shown[start:end]}]{shown[end:]}"
    assert shown.startswith(snippet)


def test_snippets_are_short() -> None:
    (hit,) = scan.scan(parse("boat"), rows("boat " * 5000), Filters())
    assert len(hit["snippet"]) < 200


@pytest.mark.parametrize(
    ("places", "distance", "kept"),
    [
        ([[0], [1]], 0, [[0], [1]]),
        ([[1], [0]], 0, [[1], [0]]),
        ([[0], [2]], 0, [[], []]),
        ([[0], [2]], 1, [[0], [2]]),
        ([[0, 9], [10]], 5, [[9], [10]]),
        ([[0], []], 5, [[], []]),
        ([[0], [scan.COLUMN]], 5, [[], []]),  # title and text are never near
    ],
)
def test_near_places(places: list[list[int]], distance: int, kept: list[list[int]]) -> None:
    assert scan.near_places(places, [1, 1], distance) == kept
