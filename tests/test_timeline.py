"""What falls on each day, month or year: by the periods in which dates lie, hits as a concordance has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stores import memory_store

from iomcorpus.asking.chosen import choose
from iomcorpus.asking.concordance import Tally
from iomcorpus.asking.filters import make_filters
from iomcorpus.asking.hits import count_hits
from iomcorpus.asking.mentions import counted
from iomcorpus.asking.query import parse
from iomcorpus.asking.timeline import (
    MOST_PERIODS,
    PERIODS,
    Stretch,
    Timeline,
    arrange,
    days_of,
    finest,
    left_out,
    name_of,
    number_of,
    timeline,
)
from iomcorpus.corpus import Corpus
from iomcorpus.edtf import bounds
from iomcorpus.errors import CorpusError
from iomcorpus.store.open import Store

DATES = (
    {"published": "2017-03-05"},
    {"published": "2017-03-05"},  # of these two the second is a copy
    {"published": "2017-03"},
    {"inferred": "2017-03-20/2017-03-22"},
    {"inferred": "2017-03-30/2017-05-02"},
    {"inferred": "2017-05-31"},
    {"published": "2017"},
    {"inferred": "2016-12/.."},
    {},
)
COPY = 2


@pytest.fixture
def store() -> Store:
    store = memory_store({"a.txt": [{"text": f"A boat sank, number {at}.", **dates} for at, dates in enumerate(DATES)]})
    kept = [(number, "x", int(number != COPY)) for number in (COPY - 1, COPY)]
    store.executemany("INSERT INTO copy VALUES (?, ?, 'near', 1.0, ?, NULL, 0)", kept)
    return store


def of_records(store: Store, by: str | None, copies: str = "hide") -> Timeline:
    choose(store, None, make_filters(copies=copies))
    return timeline(store, None, counted(copies), by=by)


# by, (period, count, inferred, with copies, spanning) of each row, spanning, undated
CASES = [
    (
        "day",
        [("2017-03-05", 1, 0, 2, 3), *((f"2017-03-{day:02}", 0, 0, 0, 3) for day in range(6, 20))],
        5,
        1,
    ),
    ("month", [("2017-03", 3, 1, 4, 3), ("2017-04", 0, 0, 0, 3), ("2017-05", 1, 1, 1, 3)], 3, 1),
    ("quarter", [("2017-Q1", 3, 1, 4, 3), ("2017-Q2", 1, 1, 1, 3)], 3, 1),
    ("year", [("2017", 6, 3, 7, 1)], 1, 1),
    ("decade", [("201X", 6, 3, 7, 1)], 1, 1),
]


@pytest.mark.parametrize(("by", "expected", "spanning", "undated"), CASES, ids=[case[0] for case in CASES])
def test_records_by_period(
    store: Store, by: str, expected: list[tuple[str, int, int, int, int]], spanning: int, undated: int
) -> None:
    found = of_records(store, by)
    fields = ("period", "count", "inferred", "with_copies", "spanning")
    assert [tuple(row[field] for field in fields) for row in found.rows][: len(expected)] == expected
    assert (found.by, found.spanning, found.undated) == (by, spanning, undated)


def test_copies_count_where_they_are_shown(store: Store) -> None:
    assert [row["count"] for row in of_records(store, "year", "show").rows] == [7]
    assert [row["count"] for row in of_records(store, "year", "only").rows] == [2]


def test_a_row_says_its_days(store: Store) -> None:
    row = of_records(store, "quarter").rows[0]
    assert (row["first"], row["last"]) == ("2017-01-01", "2017-03-31")


def test_nothing_lies_in_a_period(store: Store) -> None:
    choose(store, None, make_filters(after="2018"))
    found = timeline(store, None, "1", by="month")
    assert (found.rows, found.spanning, found.undated) == ([], 1, 0)
    assert left_out(found, "records") == "not counted: 1 record whose date covers several months"


def test_hits_need_a_query(store: Store) -> None:
    choose(store, None, make_filters())
    with pytest.raises(CorpusError, match="without a query there are no hits"):
        timeline(store, None, "1", counting="hits")


def test_dates_in_the_text(store: Store) -> None:
    """A date that a publisher states is none; one that rests on an inferred date is inferred itself."""
    rows = [
        (1, "mention", 0, "2015-01-02", "2015-01-02"),
        (1, "published", 0, "2017-03-05", "2017-03-05"),
        (COPY, "mention", 0, "2015-01-02", "2015-01-02"),
        (6, "mention", 1, "2015-02-03", "2015-02-03"),
        (6, "mention", 0, "2014", "2015"),
        (6, "mention", 0, None, None),
    ]
    store.executemany(
        'INSERT INTO mention (record, line, start, "end", type, surface, rule, confidence, kind, relative, first_day, '
        "last_day) VALUES (?1, 1, 0, 1, 'date', 'x', 'x', 1.0, ?2, ?3, ?4, ?5)",
        [(*row[:3], *(day and f"{day}-01-01"[:10] for day in row[3:])) for row in rows],
    )
    choose(store, None, make_filters())
    found = timeline(store, None, counted("hide"), counting="mentions", by="month")
    counts = [(row["period"], row["count"], row["inferred"], row["with_copies"]) for row in found.rows]
    assert counts == [("2015-01", 1, 0, 2), ("2015-02", 1, 1, 1)]
    assert left_out(found, "mentions") == "not counted: 1 date covering several months, 1 date without a value"


# Periods

DAYS = st.dates().map(lambda day: day.isoformat())
STRETCHES = st.lists(
    st.tuples(st.none() | st.tuples(DAYS, DAYS).map(sorted), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
)


@given(DAYS, st.sampled_from(PERIODS))
def test_a_day_lies_in_its_period(day: str, by: str) -> None:
    number = number_of(by, day)
    first, last = days_of(by, number)
    assert first <= day <= last
    assert number_of(by, first) == number_of(by, last) == number
    assert by == "quarter" or bounds(name_of(by, number)) == (first, last)


@given(DAYS, st.sampled_from(PERIODS[:-1]))
def test_periods_follow_one_another(day: str, by: str) -> None:
    number = number_of(by, day)
    if days_of(by, number)[1] < "9999-12-31":
        assert number_of("day", days_of(by, number + 1)[0]) == number_of("day", days_of(by, number)[1]) + 1


@given(STRETCHES, st.sampled_from(PERIODS[1:]))
def test_nothing_is_lost(given_stretches: list[tuple[list[str] | None, int, int, int]], by: str) -> None:
    stretches = [Stretch(*(days or (None, None)), *numbers) for days, *numbers in given_stretches]
    found = arrange(stretches, by)
    in_periods = sum(row["count"] for row in found.rows)
    assert in_periods + found.spanning + found.undated == sum(stretch.number for stretch in stretches)
    wider = [s for s in stretches if s.first and s.last and number_of(by, s.first) < number_of(by, s.last)]
    for row in found.rows[:: max(len(found.rows) // 50, 1)]:
        touching = [s.number for s in wider if str(s.first) <= row["last"] and str(s.last) >= row["first"]]
        assert row["spanning"] == sum(touching)


# (first and last days with how many have them, the period that is chosen)
CHOICES = [
    ([], "decade"),
    ([("2017-03-05", "2017-03-05", 1)], "day"),
    ([("2017-03-05", "2017-03-05", 1), ("2017-05-05", "2017-05-05", 1)], "day"),
    ([("2017-03-05", "2017-03-05", 1), ("2017-05-06", "2017-05-06", 1)], "month"),
    ([("2012-03-05", "2012-03-05", 1), ("2017-04-06", "2017-04-06", 1)], "month"),
    ([("2012-03-05", "2012-03-05", 1), ("2017-05-06", "2017-05-06", 1)], "quarter"),
    ([("1990-03-05", "1990-03-05", 1), ("2017-05-06", "2017-05-06", 1)], "year"),
    ([("1890-03-05", "1890-03-05", 1), ("2017-05-06", "2017-05-06", 1)], "decade"),
    ([("2017-03-05", "2017-03-05", 2), ("2017-03-01", "2017-03-31", 1)], "day"),  # two thirds are days
    ([("2017-03-05", "2017-03-05", 1), ("2017-03-01", "2017-03-31", 1)], "month"),
    ([("2017-03-05", "2017-03-05", 2), ("0001-01-01", "2017-03-31", 1)], "day"),  # an open end
]


@pytest.mark.parametrize(("stretches", "expected"), CHOICES)
def test_the_period_that_reads_well(stretches: list[tuple[str, str, int]], expected: str) -> None:
    known = [Stretch(first, last, number, 0, number) for first, last, number in stretches]
    by = finest([*known, Stretch(None, None, 99, 0, 99)])
    assert by == expected
    assert len(arrange(known, by).rows) <= MOST_PERIODS


# Hits

QUERIES = (
    "harbour",
    "harbour boat*",
    '"the harbour" OR river',
    "boat -harbour",
    "NEAR(trauma displacement, 3)",
    "(harbour boat) OR river",
    "the kind:news",
    "river OR kind:opinion",
    "boat boats",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    corpus = Corpus(str(tmp_path_factory.mktemp("store") / "iomcorpus.db"))
    corpus.split(sorted(map(str, (Path(__file__).parent.parent / "data").glob("*.txt"))))
    corpus.dedupe()
    return corpus


@pytest.mark.parametrize("query", QUERIES)
def test_hits_are_the_lines_of_a_concordance(corpus: Corpus, query: str) -> None:
    tally = Tally()
    assert len(list(corpus.kwic(query, tally=tally))) == tally.hits > 0
    with corpus._chosen(query) as store:
        count_hits(store, parse(query))
        statement = "SELECT sum(times) FILTER (WHERE NOT copy), sum(times) FROM hit JOIN chosen USING (number)"
        assert store.execute(statement).fetchone() == (tally.hits, tally.hits_with_copies)


def test_hits_of_no_words(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match="no words"):
        list(corpus.timeline("kind:news", counting="hits"))


def test_what_no_period_counts_is_noted(corpus: Corpus) -> None:
    notes: list[str] = []
    rows = list(Corpus(corpus.db, notes.append).timeline(by="year"))
    assert len(rows) == int(rows[-1]["period"]) - int(rows[0]["period"]) + 1
    assert len(notes) == 1 and notes[0].startswith("not counted: ")
