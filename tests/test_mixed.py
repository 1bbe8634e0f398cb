"""Words and fields together: what a store finds is what its records and facts say, and what a stream finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stores import memory_store

from iomcorpus.asking import scan, sql
from iomcorpus.asking.chosen import both_numbers, choose
from iomcorpus.asking.conditions import define_functions
from iomcorpus.asking.holding import FACTS, holds
from iomcorpus.asking.query import And, Fact, Field, Filters, Near, Node, Not, Or, Phrase, Prefix, Word, parse
from iomcorpus.corpus import Corpus
from iomcorpus.errors import CorpusError
from iomcorpus.facts.types import TYPES
from iomcorpus.store.open import Store, open_for_reading
from iomcorpus.streams import search_rows, with_facts

SAMPLES = ("bulletin-feed.txt", "us-newsroom.txt", "month-dated.txt", "agency-datelines.txt")


class Sample:
    """A store with facts, and its records as a pipe has them."""

    def __init__(self, folder: Path) -> None:
        self.corpus = Corpus(str(folder / "iomcorpus.db"))
        data = Path(__file__).parent.parent / "data"
        self.corpus.split([str(data / name) for name in SAMPLES])
        self.corpus.extract()
        self.store = open_for_reading(self.corpus.db)
        define_functions(self.store)
        self.rows = [dict(row) for row in self.corpus.records()]
        every: list[Node] = [Field("has", name) for name in ("person", "figure", "quote", "contact", "organisation")]
        self.known = list(with_facts(self.rows, *every, Field("has", "mentions")))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    made = Sample(tmp_path_factory.mktemp("sample"))
    yield made
    made.store.close()


def ids_of(sample: Sample, node: Node | None, **filters: Any) -> list[str]:
    return list(sql.ids(sample.store, node, Filters(**filters)))


# Each finds something in the samples, but not everything.
FIELDS = [
    "kind:news", "kind:opinion", "date:2016", "date:2017..", "date:..2016-05", "source:bulletin", "source:*us-*",
    "byline:a*", "language:en", "has:title", "has:byline", "has:published", "has:inferred", "has:date",
    "has:figure", "has:quote", "has:contact", "has:organisation", "has:person", "has:mentions",
    "figure:>100", "figure:1..10", "figure:<3", "unit:people", "unit:years", "unit:GBP", "unit:%",
    "figure:>100 unit:people", "figure:>5 figure:<50", "of:people", "mentions:2016", "mentions:2015..2016-03",
    "mentions:..1999", "person:a*", "person:m* role:*director", "role:director", "role:chair*", "org:council",
    "org:university", "speaker:m*", "speaker:a* role:d*", "quote:the", "quote:we", "quote:\"of the\"",
]  # fmt: skip
WORDS = [Word("the"), Word("bridge"), Word("water"), Word("schools"), Phrase("of", "the"), Prefix("counc"),
         Near(5, Word("the"), Word("said")), parse("title:the"), parse("title:b*")]  # fmt: skip


def test_the_fields_of_these_tests_find_something(sample: Sample) -> None:
    found = {query: len(ids_of(sample, parse(query))) for query in FIELDS if "*director" not in query}
    nothing = {query for query, number in found.items() if number == 0}
    assert len(nothing) <= 4, nothing  # so that most draw a line through the records
    assert sum(number < len(sample.rows) for number in found.values()) > 30


@pytest.mark.parametrize("query", FIELDS)
def test_a_field_finds_what_the_facts_say(sample: Sample, query: str) -> None:
    """The facts of the store, told by `mentions`, against its SQL."""
    node = parse(query)
    expected = {row["id"] for row in sample.known if holds(node, row)}
    assert set(ids_of(sample, node)) == expected
    assert sql.count(sample.store, node, Filters()) == len(expected)
    beside = ids_of(sample, And(Word("the"), node))
    assert set(beside) == expected & set(ids_of(sample, Word("the")))


def test_facts_in_a_pipe_are_those_of_the_store(sample: Sample) -> None:
    stored = list(sample.corpus.mentions(TYPES))
    piped = [fact for row in sample.known for fact in row[FACTS]]
    assert [{name: value for name, value in fact.items() if name not in ("names", "ids")} for fact in piped] == stored


leaves: st.SearchStrategy[Node] = st.sampled_from([*WORDS, *WORDS, *map(parse, FIELDS)])
trees: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda part: st.one_of(
        st.lists(part, min_size=2, max_size=3).map(lambda parts: And(*parts)),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: Or(*parts)),
        st.tuples(part, part).map(lambda parts: Not(*parts)),
    ),
    max_leaves=7,
)
filters = st.fixed_dictionaries(
    {},
    optional={
        "after": st.just("2016-05-01"),
        "kind": st.just("news"),
        "exact": st.booleans(),
        "sort": st.sampled_from(["rank", "date"]),
        "fields": st.sampled_from([parse("has:figure"), parse("figure:>10 unit:people")]),
    },
)


def found_by_sets(sample: Sample, node: Node, exact: bool) -> set[str]:
    """A tree decided part by part, each leaf by itself: words by the index, fields by the facts."""
    if isinstance(node, And):
        return set.intersection(*(found_by_sets(sample, part, exact) for part in node.parts))
    if isinstance(node, Or):
        return set().union(*(found_by_sets(sample, part, exact) for part in node.parts))
    if isinstance(node, Not):
        return found_by_sets(sample, node.wanted, exact) - found_by_sets(sample, node.unwanted, exact)
    if isinstance(node, Field | Fact):
        return {row["id"] for row in sample.known if holds(node, row)}
    return set(ids_of(sample, node, exact=exact))


SAME_FUNCTION_FIXTURE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=200, deadline=None, suppress_health_check=SAME_FUNCTION_FIXTURE)
@given(trees, filters)
def test_store_and_stream_and_sets_agree(sample: Sample, tree: Node, asked: dict[str, Any]) -> None:
    chosen = Filters(**asked)
    hits = list(sql.hits(sample.store, tree, chosen))
    passing = {row["id"] for row in sample.known if scan.passes(row, chosen)}
    assert {hit["id"] for hit in hits} == found_by_sets(sample, tree, chosen.exact) & passing
    assert sql.count(sample.store, tree, chosen) == len(hits)
    assert list(sql.ids(sample.store, tree, chosen)) == [hit["id"] for hit in hits]
    choose(sample.store, tree, chosen)
    assert both_numbers(sample.store) == (len(hits), len(hits))

    streamed = list(scan.scan(tree, sample.known, chosen))
    assert {hit["id"] for hit in streamed} == {hit["id"] for hit in hits}
    if sql.settle(tree, chosen)[0] is None:  # else `test_scan` compares them
        assert streamed == hits
    for hit in hits:
        assert all(0 <= start < end <= len(hit["snippet"]) for start, end in hit["marks"])


@settings(max_examples=60, deadline=None, suppress_health_check=SAME_FUNCTION_FIXTURE)
@given(trees, st.integers(0, 4), st.sampled_from(["rank", "date"]))
def test_a_limit_cuts_and_changes_nothing(sample: Sample, tree: Node, limit: int, sort: str) -> None:
    every = list(sql.hits(sample.store, tree, Filters(sort=sort)))
    assert list(sql.hits(sample.store, tree, Filters(sort=sort, limit=limit))) == every[:limit]


# By hand

TEXTS = {
    "a.txt": [
        {"text": "The boat sank.", "published": "2017-03-05", "lead": "The boat sank.", "kind": "news",
         "title": "Boat"},
        {"text": "A ferry, no more.", "inferred": "2018", "kind": "opinion", "byline": "Ségolène Royal"},
        {"text": "Nothing of the kind.", "kind": "news", "language": "en-GB"},
    ],
    "b/b.txt": [{"text": "Boats and ferries.", "published": "2016-12/2017-01", "kind": "event", "language": "fr"}],
}  # fmt: skip
BOAT, FERRY, NOTHING, BOTH = "a.txt___0000", "a.txt___0001", "a.txt___0002", "b/b.txt_0000"

FOUND = [
    ("kind:news", [BOAT, NOTHING]),
    ("kind:news OR kind:event", [BOAT, BOTH, NOTHING]),
    ("date:2017", [BOAT, BOTH]),
    ("date:2017-02..2018", [FERRY, BOAT]),
    ("date:..2016", [BOTH]),
    ("date:2017-02..", [FERRY, BOAT]),
    ("kind:news -date:2017", [NOTHING]),
    ("kind:news -has:date", [NOTHING]),
    ("has:inferred", [FERRY]),
    ("has:published", [BOAT, BOTH]),
    ("has:title", [BOAT]),
    ("has:byline", [FERRY]),
    ("byline:royal", [FERRY]),
    ('byline:"segolene royal"', [FERRY]),
    ("byline:seg*", [FERRY]),
    ("language:en", [FERRY, BOAT, NOTHING]),
    ("language:en-gb", [NOTHING]),
    ("id:b/b", [BOTH]),
    ("id:a.txt___0001", [FERRY]),
    ("id:%", []),
    ("source:b/", [BOTH]),
    ("source:A.TXT", []),
    ("source:?.txt", [FERRY, BOAT, NOTHING]),
    ("boat kind:event", [BOTH]),
    ("boat OR kind:opinion", [BOTH, BOAT, FERRY]),
    ("boat OR date:2018", [BOTH, BOAT, FERRY]),
    ("kind:news -boat", [NOTHING]),
    ("kind:news -(boat has:title)", [NOTHING]),
    ("-(boat kind:news) has:date", [FERRY, BOTH]),
    ("(boat OR kind:opinion) -ferry", [BOAT]),
    ("title:boat", [BOAT]),
    ("title:boat OR kind:opinion", [BOAT, FERRY]),
]


@pytest.fixture
def store() -> Iterator[Store]:
    store = memory_store(TEXTS)
    define_functions(store)
    yield store
    store.close()


@pytest.mark.parametrize(("query", "expected"), FOUND, ids=[query for query, _ in FOUND])
def test_finds(store: Store, query: str, expected: list[str]) -> None:
    found = list(sql.ids(store, parse(query), Filters()))
    assert sorted(found) == sorted(expected)
    if not any(word in query for word in ("boat", "ferry")):
        assert found == expected  # by date, the newest first, undated ones last


@pytest.mark.parametrize("copies", ["hide", "show", "only"])
def test_no_query_is_every_record(store: Store, copies: str) -> None:
    expected = [] if copies == "only" else [FERRY, BOAT, BOTH, NOTHING]
    assert list(sql.ids(store, None, Filters(copies=copies))) == expected


def test_hits_without_words_show_how_they_begin(store: Store) -> None:
    hits = list(sql.hits(store, parse("kind:news"), Filters()))
    assert [(hit["score"], hit["snippet"], hit["marks"]) for hit in hits] == [
        (0.0, "The boat sank.", []), (0.0, "Nothing of the kind.", []),
    ]  # fmt: skip
    assert str(hits[0]["score"]) == "0.0"  # not -0.0


def test_hits_with_wanted_words_come_first(store: Store) -> None:
    hits = list(sql.hits(store, parse("kind:opinion OR kind:news OR boat"), Filters()))
    assert [hit["score"] > 0 for hit in hits] == [True, True, False, False]
    assert [hit["id"] for hit in hits[2:]] == [FERRY, NOTHING]
    assert [hit["snippet"][start:end] for hit in hits for start, end in hit["marks"]] == ["boat", "Boats"]


PERSONS = """Flood meeting

Ama Boateng, director of the Harbour Board, said on 3 May 2015: "The flood took 1,200 boats." William Teale, a nurse,
said that 40 children were safe, and 300 USD were paid.
"""


def rows_of(*texts: str) -> list[dict[str, Any]]:
    return [{"id": f"r{number}", "text": text} for number, text in enumerate(texts)]


IN_A_PIPE = [
    ("person:boateng", True),
    ("person:ama-boateng", True),
    ('person:"boateng, ama"', True),
    ('person:"ama teale"', False),
    ("person:ama-b", False),
    ("person:boateng role:director", True),
    ("person:boateng role:nurse", False),
    ("(person:boateng) (role:nurse)", True),
    ("person:boateng person:teale", True),
    ("person:boateng role:director person:teale role:nurse", True),
    ("person:boateng role:nurse person:teale role:director", False),
    ("figure:>1000 unit:boats", True),
    ("figure:>1000 unit:children", False),
    ("(figure:>1000) (unit:children)", True),
    ("figure:>10 figure:<50", True),
    ("figure:>50 figure:<250", False),
    ("speaker:boateng quote:flooded", True),
    ("speaker:teale quote:flood", False),
    ("mentions:2015-05", True),
    ("mentions:2016", False),
    ("flood person:teale", True),
    ("drought OR person:teale", True),
    ("flood -person:teale", False),
    ("unit:USD figure:300", True),
    ("has:quote has:figure -has:contact", True),
]


@pytest.mark.parametrize(("query", "found"), IN_A_PIPE, ids=[query for query, _ in IN_A_PIPE])
def test_fields_of_facts_in_a_pipe(query: str, found: bool) -> None:
    hits = list(search_rows(rows_of(PERSONS, "Nothing of the kind."), query))
    assert [hit["id"] for hit in hits] == (["r0"] if found else [])


SINCE = "Since 2009 the ferry has been late, said Ama Boateng on 3 May 2015, and from 2011 to 2014 it did not run."
NAMED_DAYS = [
    ("mentions:2009", True),
    ("mentions:2008..2010", True),
    ("mentions:..2009", True),
    ("mentions:2010", False),  # "since 2009" does not tell of each year behind it
    ("mentions:2012", True),  # a period that has two ends does
    ("mentions:2016..", False),
]


@pytest.mark.parametrize(("query", "found"), NAMED_DAYS, ids=[query for query, _ in NAMED_DAYS])
def test_a_date_in_a_text_is_of_the_days_that_it_names(tmp_path: Path, query: str, found: bool) -> None:
    assert [hit["id"] for hit in search_rows(rows_of(SINCE), query)] == (["r0"] if found else [])
    (tmp_path / "a.txt").write_text(SINCE, encoding="utf-8")
    corpus = Corpus(str(tmp_path / "iomcorpus.db"))
    corpus.split([str(tmp_path / "a.txt")])
    corpus.extract()
    assert corpus.count(query) == found


@pytest.mark.parametrize(
    ("ids", "found"), [((), ["mary-ray", "mary-ray-2", "ray-mary"]), (("mary-ray",), ["mary-ray"])]
)
def test_an_id_means_one_of_namesakes_where_anybody_has_it(ids: tuple[str, ...], found: list[str]) -> None:
    names = {"mary-ray": {"Mary Ray"}, "mary-ray-2": {"Mary Ray"}, "ray-mary": {"Ray Mary"}, "ray": {"Ray"}}
    facts = [{"type": "person", "person_id": id, "names": names[id], "ids": ids} for id in names]
    meant = parse("person:mary-ray")
    assert [fact["person_id"] for fact in facts if holds(meant, {"id": "r", FACTS: [fact]})] == found


def test_a_fact_that_was_asked_for_is_shown() -> None:
    (hit,) = search_rows(rows_of(PERSONS), "figure:<50 unit:children")
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["40"]


HOSTILE = [
    "'",
    "\"'",
    "%",
    "\x00a",
    "a' OR 1=1 --",
    "); DROP TABLE record; --",
    "\ud800a",
    "*",
    "[",
    "a[b",
    "ß",
    "\u0301a",
]


@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
@pytest.mark.parametrize(
    "name", ["person", "org", "role", "unit", "quote", "byline", "source", "id", "language", "title"]
)
def test_a_hostile_value_takes_no_effect(sample: Sample, name: str, value: str) -> None:
    try:
        node = parse(f'{name}:"{value}"' if '"' not in value else f"{name}:{value}")
    except CorpusError:
        return
    expected = {row["id"] for row in sample.known if holds(node, row)} if not_text(node) else None
    found = set(ids_of(sample, node))
    assert expected is None or found == expected
    assert len(found) < len(sample.rows) or (name, value) == ("source", "*")  # a pattern of any name


def test_a_name_of_thousands_of_words_is_nobodys(sample: Sample) -> None:
    words = " ".join(f"w{number}" for number in range(3000))
    assert sql.count(sample.store, parse(f'person:"{words}"'), Filters()) == 0


def not_text(node: Node) -> bool:
    return isinstance(node, Field | Fact)
