"""SQL from trees, and what it finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import memory_store

from iomcorpus.asking import sql
from iomcorpus.asking.conditions import define_functions
from iomcorpus.asking.query import Filters, Near, Not, Phrase, Word, parse
from iomcorpus.errors import CorpusError
from iomcorpus.store.open import Store

TEXTS = {
    "2017/a.txt": [
        {"text": "Boat sinks\n\nA boat sank off Lesvos. Police trafficked nobody.", "title": "Boat sinks",
         "published": "2017-03-05"},
        {"text": "The news: human trafficking is up, e-mail to press@example.org", "inferred": "2017",
         "kind": "statement"},
        {"text": "AT&T and O'Brien paid $1,200 on 2019-03-12 for a c++ course", "published": "2019-03-12"},
    ],
    "2018/b.txt": [
        {"text": "Small craft and a boat; the small boat crews of the Élysée", "published": "2018-01/2018-03",
         "kind": "opinion"},
        {"text": "Migration nationally, newspapers, policymakers", "published": None},
    ],
}  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    store = memory_store(TEXTS)
    define_functions(store)
    yield store
    store.close()


def found(store: Store, query: str, **filters: object) -> list[str]:
    """First words of the hits, in order of the store."""
    hits = sql.hits(store, parse(query), Filters(**filters))  # type: ignore[arg-type]
    return sorted(f"{hit['source'][3:7]}:{hit['first_line']}" for hit in hits)


BOAT, TRAFFIC, ATT, CRAFT, MIGRATION = "2017:1", "2017:5", "2017:7", "2018:1", "2018:3"

FOUND = [
    ("boat", [BOAT, CRAFT]),
    ("boats BOAT", [BOAT, CRAFT]),
    ("trafficking", [BOAT, TRAFFIC]),
    ('"human trafficked"', [TRAFFIC]),
    ("boat -craft", [BOAT]),
    ("boat NOT (craft OR police)", []),
    ("craft OR news", [TRAFFIC, CRAFT, MIGRATION][:2]),
    ("NEAR(small crews, 1)", [CRAFT]),
    ("NEAR(human press, 2)", []),
    ("e-mail", [TRAFFIC]),
    ("mail-e", []),
    ("AT&T", [ATT]),
    ("O'Brien", [ATT]),
    ("c++", [ATT]),
    ("2019-03-12", [ATT]),
    ("$1,200", [ATT]),
    ("elysee", [CRAFT]),
    ("É\u0301lyse\u0301e", [CRAFT]),
    ("traffick*", [BOAT, TRAFFIC]),
    ("migrati*", [MIGRATION]),
    ("nationa*", [MIGRATION]),
    ("news*", [TRAFFIC, MIGRATION]),
    ("policy*", [MIGRATION]),
    ("title:boat", [BOAT]),
    ('title:"boat sinking"', [BOAT]),
    ("title:sin*", [BOAT]),
    ("boat -title:sink", [CRAFT]),
    ("title:police", []),
    ("ti:boat", []),
    ("press@example.org", [TRAFFIC]),
]


@pytest.mark.parametrize(("query", "expected"), FOUND, ids=[query for query, _ in FOUND])
def test_finds(store: Store, query: str, expected: list[str]) -> None:
    assert found(store, query) == expected
    assert sql.count(store, parse(query), Filters()) == len(expected)
    assert len(list(sql.ids(store, parse(query), Filters()))) == len(expected)


EXACT = [
    ("trafficking", [TRAFFIC]),
    ("trafficked", [BOAT]),
    ("boat NOT trafficking", [BOAT, CRAFT]),
    ("boat -trafficked", [CRAFT]),
    ("Boat SINKS", [BOAT]),
    ("migrati*", [MIGRATION]),
    ("NEAR(small crew, 3)", []),
    ("NEAR(small crew*, 3)", [CRAFT]),
    ("ELYSEE", [CRAFT]),
    ("news*", [TRAFFIC, MIGRATION]),
    ("new", []),
]


@pytest.mark.parametrize(("query", "expected"), EXACT, ids=[query for query, _ in EXACT])
def test_exact(store: Store, query: str, expected: list[str]) -> None:
    assert found(store, query, exact=True) == expected
    assert sql.count(store, parse(query), Filters(exact=True)) == len(expected)


FILTERED = [
    ({"after": "2017-03-05"}, [BOAT, TRAFFIC, ATT, CRAFT]),  # the year 2017 overlaps
    ({"after": "2018-01-01"}, [ATT, CRAFT]),
    ({"before": "2017-03-05"}, [BOAT, TRAFFIC]),
    ({"after": "2018-03-31", "before": "2018-03-31"}, [CRAFT]),
    ({"after": "2018-04-01", "before": "2019-03-11"}, []),
    ({"inferred": "no"}, [BOAT, ATT, CRAFT, MIGRATION]),
    ({"inferred": "only"}, [TRAFFIC]),
    ({"kind": "opinion"}, [CRAFT]),
    ({"source": "b.t"}, [CRAFT, MIGRATION]),
    ({"source": "2017/*"}, [BOAT, TRAFFIC, ATT]),
    ({"source": "*[!b].txt"}, [BOAT, TRAFFIC, ATT]),
    ({"source": "B.T"}, []),
    ({"source": "%"}, []),
]


@pytest.mark.parametrize(("filters", "expected"), FILTERED, ids=[str(filters) for filters, _ in FILTERED])
def test_filters(store: Store, filters: dict[str, str], expected: list[str]) -> None:
    everything = "boat OR press OR course OR migration"
    assert found(store, everything, **filters) == expected
    assert sql.count(store, parse(everything), Filters(**filters)) == len(expected)  # type: ignore[arg-type]


def test_order_by_date_is_newest_first_and_undated_last(store: Store) -> None:
    hits = sql.hits(store, parse("boat OR press OR course OR migration"), Filters(sort="date"))
    assert [hit["date"] for hit in hits] == ["2019-03-12", "2018-01/2018-03", "2017-03-05", "2017", None]


@pytest.mark.parametrize("sort", ["rank", "date"])
def test_limit(store: Store, sort: str) -> None:
    every = list(sql.hits(store, parse("boat OR press OR migration"), Filters(sort=sort)))
    assert list(sql.hits(store, parse("boat OR press OR migration"), Filters(sort=sort, limit=2))) == every[:2]
    assert sql.count(store, parse("boat OR press OR migration"), Filters(limit=2)) == 4


def test_a_hit_has_the_fields_of_the_contract(store: Store) -> None:
    (hit,) = sql.hits(store, parse("sank"), Filters())
    assert {name: value for name, value in hit.items() if name != "score"} == {
        "id": "2017/a.t0000", "source": "in/2017/a.txt", "first_line": 1, "last_line": 3, "date": "2017-03-05",
        "date_from": "published", "title": "Boat sinks", "lead": None,
        "snippet": "Boat sinks  A boat sank off Lesvos. Police trafficked nobody.", "marks": [[19, 23]], "copies": 0,
        "url": None, "retrieved": None,
    }  # fmt: skip
    assert hit["score"] > 0 and round(hit["score"], 6) == hit["score"]


def test_a_word_in_the_title_counts_more() -> None:
    store = memory_store({"a": ["ferry boat boat", {"text": "ferry boat lorry", "title": "boat"}, "x", "y", "z"]})
    assert [hit["title"] for hit in sql.hits(store, parse("boat"), Filters())] == ["boat", None]
    store.close()


def test_equal_hits_come_by_place_whatever_came_first() -> None:
    texts = {name: ["the same boat", "another"] for name in "cab"}
    store = memory_store(texts)
    again = memory_store(dict(sorted(texts.items())))
    for limit in (None, 1, 2):
        sources = [hit["source"] for hit in sql.hits(store, parse("boat"), Filters(limit=limit))]
        assert sources == ["in/a", "in/b", "in/c"][:limit]
        assert list(sql.hits(again, parse("boat"), Filters(limit=limit))) == list(
            sql.hits(store, parse("boat"), Filters(limit=limit))
        )
    store.close()
    again.close()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["boat", "\x01", "\x02", "\xfe", "\xff", "…", " É ", "\n", " ", "\U0001f600", " x "]),
        max_size=60,
    )
)
def test_marks_are_where_the_words_are(pieces: list[str]) -> None:
    text = "".join(pieces) + " boat"
    store = memory_store({"a": [text]})
    (hit,) = sql.hits(store, parse("boat"), Filters())
    store.close()
    assert hit["marks"]
    assert {hit["snippet"][start:end] for start, end in hit["marks"]} == {"boat"}


def test_fts5_is_outermost_and_joined(store: Store) -> None:
    statement, parameters = sql.search_sql(parse("boat"), Filters(after="2017-01-01", source="a"))
    assert " IN (" not in statement
    plan = [row[3] for row in store.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    assert "record_fts VIRTUAL TABLE" in plan[0]
    assert "TEMP B-TREE" not in " ".join(plan)  # FTS5 sorts


def test_a_near_that_fails_is_not_ranked_by_the_index() -> None:
    """SQLite 3.40 calls the database malformed when it ranks this by itself."""
    store = memory_store({"a": ["boat boat boat", "boat"]})
    node = Not(Word("boat"), Near(0, Phrase("boat", "boat"), Word("boat")))
    assert [hit["first_line"] for hit in sql.hits(store, node, Filters())] == [3]
    store.close()


PIECES = [
    "a", "traff*", '"', "(", ")", "-", "OR", "AND", "NOT", "NEAR(", ",", " ", " ", "*", "5", "\0", "^", "+", "{",
    "kind:news", "figure:>5", "person:", "org:", "title:", "quote:", "unit:", "has:copy", "date:2017..", "id:",
    "source:",
    ":", "\\", "'", ";", "\ue000", "ß", "१", "\u0301", "\U0001f940", "\udc80",
]  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=30)), st.booleans())
def test_no_query_is_an_error(query: str, exact: bool) -> None:
    try:
        node = parse(query)
    except CorpusError:
        return
    list(sql.hits(HOSTED, node, Filters(exact=exact)))
    sql.count(HOSTED, node, Filters(exact=exact))


HOSTED = memory_store(TEXTS)
define_functions(HOSTED)


def nested(depth: int, form: str) -> str:
    query = "a"
    for number in range(depth):
        query = form.format(query=query, number=number)
    return query


@pytest.mark.parametrize(
    "query",
    [" ".join(f"w{n}" for n in range(5000)), " OR ".join(f"w{n}*" for n in range(200)), "a" * 40_000,
     '"' + "a " * 5000 + '"',
     f"NEAR({'a ' * 2000})", f"boat {' '.join(f'-w{n}' for n in range(2000))}",
     " ".join(f"figure:{n}" for n in range(3000)), " OR ".join(f"a{n} OR kind:news" for n in range(1500)),
     " OR ".join(f"(a{n} unit:b{n})" for n in range(150)),
     "boat " + " ".join(f"-has:quote -unit:b{n}" for n in range(900)),
     *(nested(depth, form) for depth in (5, 9, 10, 11, 30)
       for form in ("({query} OR b) c", "b -({query} OR c)", "(z* OR y b* -c -d -{query})", "(a OR unit:b -{query})"))],
    ids=lambda query: f"{len(query)}",
)  # fmt: skip
def test_no_query_is_too_much(store: Store, query: str) -> None:
    list(sql.hits(store, parse(query), Filters()))


def test_unicode61_says_what_the_tokenizer_does() -> None:
    assert [sql.unicode61(char) for char in "aÉ\u0301\u2014ßς\ud800"] == ["a", "e", "", " ", "ß", "σ", " "]


def test_titles_are_found_where_the_text_has_not_the_word() -> None:
    store = memory_store({"a": [{"text": "x", "clean": "nothing of it", "title": "Ferry"}]})
    (hit,) = sql.hits(store, parse("ferry"), Filters())
    assert (hit["snippet"], hit["marks"]) == ("nothing of it", [])
    store.close()
