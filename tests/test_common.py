"""Lists of the commonest words: the same hits as by FTS5, whatever has come and gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import capture_rows, fill, memory_store

from iomcorpus.asking import common as asking
from iomcorpus.asking import scan, sql
from iomcorpus.asking.query import Filters, parse
from iomcorpus.store import common, lists
from iomcorpus.store.open import Store, open_for_reading, open_for_writing
from iomcorpus.store.write import replace_captures

# Forms of words, so that stems are looked for; one that FTS5 makes another stem of than of itself; one without letters
# of ASCII; one that no record has.
WORDS = ("boat", "boats", "because", "migration", "Élysée", "harbours", "the", "universities", "sea")
ASKED = ("boat", "Because", "MIGRATIONS", "elysee", "the", "university", "sea", "ferry")
KINDS = ("news", "opinion")
SMALL = {"COMMON": 6, "LISTED": 5, "SAMPLE": 2, "AT_ONCE": 60}  # so that words are counted and ranked


@pytest.fixture(autouse=True)
def small_lists() -> Iterator[None]:
    """Lists in stores of a few records."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SMALL.items():
            patch.setattr(lists, name, value)
        patch.setattr(asking, "FIRST_LOOK", 1)
        yield


def texts(random: Random, records: int) -> list[Mapping[str, Any]]:
    found = []
    for _ in range(records):
        # The first words more often than the last, and many records of one length, so that ranks are equal.
        text = " ".join(random.choices(WORDS, weights=range(len(WORDS), 0, -1), k=random.choice((2, 3, 3, 5, 9, 30))))
        title = " ".join(random.choices(WORDS, k=2)) if random.random() < 0.3 else None
        found.append({"text": text, "title": title, "kind": random.choice(KINDS), "published": "2017-05"})
    return found


def by_fts5(store: Store, query: str, filters: Filters) -> list[dict[str, Any]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sql, "_has_lists", lambda connection: False)
        return list(sql.hits(store, parse(query), filters))


def check_hits(store: Store) -> int:
    """Compare all that may be asked; gives how many were answered from lists."""
    known = 0
    for query in ASKED:
        for limit in (1, 2, 4):
            for kind in (None, "opinion"):
                filters = Filters(limit=limit, kind=kind)
                assert list(sql.hits(store, parse(query), filters)) == by_fts5(store, query, filters)
                ids = [hit["id"] for hit in by_fts5(store, query, filters)]
                assert list(sql.ids(store, parse(query), filters)) == ids
                known += asking.known_rows(store, query, filters, "ids") is not None
    return known


def state(store: Store) -> tuple[dict[str, int], dict[str, set[tuple[int, int, int]]]]:
    """Of each common word how many records have it, and its list."""
    words = store.execute("SELECT id, word, records FROM common_word").fetchall()
    lists = {
        word: set(store.execute("SELECT record, frequency, length FROM common_record WHERE word = ?", (id,)))
        for id, word, _ in words
    }
    return {word: records for _, word, records in words}, lists


def check_lists(store: Store) -> None:
    """Each list has what it should, counted without the store's index."""
    holders, lists = state(store)
    mean = (store.execute("SELECT mean FROM common_state").fetchone() or (1.0,))[0]
    bounds = dict(store.execute("SELECT word, bound FROM common_word"))
    counted = [
        (number, scan.stems(title or ""), scan.stems(clean))
        for number, title, clean in store.execute("SELECT number, title, clean FROM record")
    ]
    for word, bound in bounds.items():
        weighed = [
            (number, common.TITLE_WEIGHT * title.count(word) + clean.count(word), len(title) + len(clean))
            for number, title, clean in counted
        ]
        having = [row for row in weighed if row[1]]
        assert holders[word] == len(having)
        assert lists[word] == {row for row in having if common.spread(row[1], row[2], mean) < bound}


def check_index(store: Store) -> None:
    """FTS5 finds in its index what the records are; else it raises."""
    store.execute("INSERT INTO record_fts (record_fts, rank) VALUES ('integrity-check', 1)")


TOGETHER: list[tuple[str, Sequence[tuple[str, int]], Sequence[str]]] = [
    ("what comes has numbers of what goes", [("d", 3)], ["c"]),
    ("some come before what has the last numbers is another text", [("d", 3), ("c", 2), ("e", 3)], []),
    ("a capture twice, what had the last numbers between", [("d", 3), ("c", 0), ("d", 1), ("e", 2)], []),
    ("all anew", [("a", 4), ("b", 4), ("c", 4)], []),
]


@pytest.mark.parametrize(("come", "go"), [row[1:] for row in TOGETHER], ids=[row[0] for row in TOGETHER])
def test_what_comes_in_the_end_comes_once(come: Sequence[tuple[str, int]], go: Sequence[str]) -> None:
    store = memory_store({name: texts(Random(number), 5) for number, name in enumerate("abc")})
    rows = [capture_rows(name, texts(Random(9), records)) for name, records in come]
    replace_captures(store, rows, drop=go)
    check_index(store)
    check_lists(store)
    check_hits(store)
    store.close()


def test_weights_are_those_of_the_search() -> None:
    assert (common.TITLE_WEIGHT, common.TEXT_WEIGHT) == (sql.TITLE_WEIGHT, sql.TEXT_WEIGHT)
    assert (common.K1, common.B, common.LEAST_IDF) == (scan.K1, scan.B, scan.LEAST_IDF)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1 << 32), st.lists(st.sampled_from(("grow", "change", "drop", "shrink", "twice")), max_size=7))
def test_hits_stay_those_of_fts5(seed: int, steps: Sequence[str]) -> None:
    random = Random(seed)
    store = memory_store({"0": texts(random, 30)})
    names = ["0"]
    check_hits(store)
    for step in steps:
        few = texts(random, random.randrange(1, 8))
        if step == "grow":
            names.append(str(len(names)))
            replace_captures(store, [capture_rows(names[-1], few)])
        elif step == "twice":  # a capture that is written again before all is written
            replace_captures(store, [capture_rows(names[-1], few), capture_rows(names[-1], texts(random, 4))])
        elif step == "drop":
            replace_captures(store, [], drop=[random.choice(names)])
        else:
            name = random.choice(names)
            replace_captures(store, [capture_rows(name, few if step == "change" else few[:1])])
        check_index(store)
        check_hits(store)
        check_lists(store)
    store.close()


def test_lists_answer_and_are_mended() -> None:
    random = Random(1)
    store = memory_store({"many": texts(random, 300), "few": texts(random, 5)})
    made = store.execute("SELECT * FROM common_state").fetchall()
    assert made[0][0] == 305
    known = check_hits(store)
    assert known > 20
    replace_captures(store, [capture_rows("few", texts(random, 9))])
    replace_captures(store, [capture_rows("more", texts(random, 9))], drop=["few"])
    assert store.execute("SELECT * FROM common_state").fetchall() == made
    check_lists(store)
    assert check_hits(store) > 20
    store.close()


WRITTEN = [
    ("too few", [("a", 5)], []),
    ("enough", [("a", 30)], [30]),
    ("a few more", [("a", 30), ("b", 5)], [30]),
    ("more than is worth mending", [("a", 30), ("b", 15)], [45]),
    ("twice as many by and by", [("a", 30), ("b", 9), ("c", 9), ("d", 9), ("e", 9)], [66]),
    ("another text", [("a", 30), ("b", 5), ("b", 5)], [30]),
    ("half", [("a", 30), ("b", 9), ("c", 9), ("d", 9), ("a", 0)], [27]),
    ("too few again", [("a", 30), ("a", 4)], []),
]


@pytest.mark.parametrize(("steps", "made"), [row[1:] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_when_all_lists_are_made(steps: Sequence[tuple[str, int]], made: Sequence[int]) -> None:
    store = memory_store({})
    for number, (name, records) in enumerate(steps):
        replace_captures(store, [capture_rows(name, texts(Random(number), records))])
    assert [row[0] for row in store.execute("SELECT records FROM common_state")] == made
    assert bool(made) == bool(state(store)[0])
    check_lists(store)
    check_hits(store)
    store.close()


def test_a_capture_that_is_written_twice_at_once() -> None:
    random = Random(1)
    store = memory_store({"many": texts(random, 90), "few": texts(random, 5)})
    replace_captures(store, [capture_rows("few", texts(random, 9)), capture_rows("few", texts(random, 4))])
    assert store.execute("SELECT records FROM common_state").fetchall() == [(95,)]
    check_lists(store)
    store.close()


def test_only_what_goes_or_comes_is_read_for_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    random, read = Random(1), list[tuple[int, ...]]()
    few = texts(random, 9)
    store = memory_store({"many": texts(random, 90), "few": few})
    mend = lists.CommonWords._mend

    def watched(words: lists.CommonWords) -> None:
        mend(words)
        read.append(
            tuple(store.execute(f"SELECT count(*) FROM {one}_docsize").fetchone()[0] for one in ("gone", "come"))
        )

    monkeypatch.setattr(lists.CommonWords, "_mend", watched)
    replace_captures(store, [capture_rows("few", [*few[:7], *texts(random, 3)])])
    assert read == [(2, 3)]
    check_index(store)
    check_lists(store)
    check_hits(store)
    store.close()


def test_a_list_stays_short() -> None:
    """Short records that come to long ones are all better than these."""
    random = Random(1)
    store = memory_store({"long": [f"boat {'sea ' * random.randrange(50, 90)}" for _ in range(90)]})
    for name in range(3):
        short = [f"boat {'far ' * random.randrange(1, 20)}" for _ in range(20)]
        replace_captures(store, [capture_rows(str(name), short)])
    assert store.execute("SELECT records FROM common_state").fetchall() == [(90,)]
    boats = state(store)[1]["boat"]
    assert 0 < len(boats) <= lists.LONGEST * lists.LISTED
    check_lists(store)
    check_hits(store)
    store.close()


def test_a_small_store_has_none() -> None:
    store = memory_store({"a": texts(Random(1), SMALL["COMMON"] - 1)})
    assert not state(store)[0]
    assert not sql._has_lists(store)
    store.close()


def test_equal_records_come_by_place() -> None:
    weak = [f"boat {'sea ' * length}" for length in range(20)]
    store = memory_store({name: ["boat boat boat"] if name != "z" else weak for name in "zcab"})
    assert asking.known_rows(store, "boat", Filters(limit=3), "ids") is not None
    for limit in (1, 2, 3):
        sources = [hit["source"] for hit in sql.hits(store, parse("boat"), Filters(limit=limit))]
        assert sources == ["in/a", "in/b", "in/c"][:limit]
    store.close()


@pytest.mark.parametrize("size", [40, 400])
def test_of_equal_records_none_is_left_out(size: int) -> None:
    """Where all rank alike no list can tell which ten come first, and FTS5 is asked."""
    store = memory_store({str(name): ["boat sea"] * (size // 4) for name in (3, 1, 2, 0)})
    assert asking.known_rows(store, "boat", Filters(limit=3), "ids") is None
    assert [hit["source"] for hit in sql.hits(store, parse("boat"), Filters(limit=3))] == ["in/0"] * 3
    store.close()


def days(random: Random, records: int) -> list[Mapping[str, Any]]:
    dates = ("2016", "2017-01-30", "2017-02", "2017-03-01", "2018-01-01", "2018-01-02", None)
    return [{**row, "published": random.choice(dates)} for row in texts(random, records)]


PERIODS: list[dict[str, Any]] = [{}, {"before": "2017-12-31"}, {"after": "2017-01-31"}, {"kind": "opinion"}]


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_newest(seed: int, period: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LOOK", 1)
    monkeypatch.setattr(asking, "AHEAD", 1)
    random = Random(seed)
    store = memory_store({str(name): days(random, 100) for name in range(3)})
    known = 0
    for query in ASKED:
        for limit in (1, 5, 10):
            filters = Filters(sort="date", limit=limit, **period)
            expected = by_fts5(store, query, filters)
            assert list(sql.hits(store, parse(query), filters)) == expected
            assert list(sql.ids(store, parse(query), filters)) == [hit["id"] for hit in expected]
            known += asking.known_rows(store, query, filters, "ids") is not None
    assert known > 10
    store.close()


NARROW: list[dict[str, Any]] = [
    {"after": "2018-01-02"},
    {"before": "2016-12-31", "kind": "opinion"},
    {"source": "2"},
    {"source": "2", "copies": "show"},
    {"fields": parse("date:2018-01-02")},
    {"after": "2025-01-01"},
]


@pytest.mark.parametrize("sort", ["rank", "date"])
@pytest.mark.parametrize("narrow", NARROW)
def test_few_that_filters_let_through(narrow: Mapping[str, Any], sort: str, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(5)
    store = memory_store({str(name): days(random, 100) for name in range(3)})
    for most, known in ((300, True), (0, narrow.get("after") == "2025-01-01")):
        monkeypatch.setattr(asking, "MANY", most)
        for query in ("boat", "Elysee"):
            filters = Filters(sort=sort, limit=200, **narrow)  # more than pass
            assert list(sql.hits(store, parse(query), filters)) == by_fts5(store, query, filters)
            filters.limit = 3
            assert list(sql.ids(store, parse(query), filters)) == [hit["id"] for hit in by_fts5(store, query, filters)]
            filters.limit = 200
            assert (asking.known_rows(store, query, filters, "ids") is not None) == known
    store.close()


def test_a_search_reads_one_state_of_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it reads in several steps, and somebody writes in between."""
    path = fill(tmp_path / "store.db", {"a": texts(Random(1), 60), "b": texts(Random(2), 60)})
    open_for_writing(path).close()  # it stays in WAL mode, as if a writer had it open
    reader = open_for_reading(path)
    expected = by_fts5(reader, "boat", Filters(limit=3))
    find = asking._best

    def meanwhile(*arguments: Any) -> Any:
        found = find(*arguments)
        writer = open_for_writing(path)
        replace_captures(writer, [], drop=["a", "b"])
        writer.close()
        return found

    monkeypatch.setattr(asking, "_best", meanwhile)
    assert list(sql.hits(reader, parse("boat"), Filters(limit=3))) == expected
    assert not reader.in_transaction
    reader.close()


@pytest.mark.parametrize("filters", [{"limit": None}, {"limit": 3, "exact": True}, {"limit": 50}])
def test_what_lists_do_not_answer(filters: Mapping[str, Any]) -> None:
    store = memory_store({"a": texts(Random(1), 100)})
    filtered = Filters(**filters)
    assert list(sql.hits(store, parse("sea"), filtered)) == by_fts5(store, "sea", filtered)
    store.close()


FIRST = "WHERE (word, record) IN (SELECT word, record FROM common_record LIMIT 1)"
DAMAGE = [
    f"UPDATE common_record SET frequency = frequency + 1 {FIRST}",
    f"DELETE FROM common_record {FIRST}",
    "UPDATE common_word SET records = records - 1 WHERE id = 1",
    "UPDATE common_word SET word = 'ferry' WHERE id = 1",
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_verify_finds_a_wrong_list(damage: str) -> None:
    store = memory_store({"a": texts(Random(1), 100), "b": texts(Random(2), 5)})
    replace_captures(store, [capture_rows("b", texts(Random(3), 9))])
    assert not list(lists.wrong_lists(store))
    store.execute(damage)
    assert len(list(lists.wrong_lists(store))) == 1
    store.close()
