"""The values of dates: what a text means in a record of a certain date."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.edtf import bounds
from iomcorpus.facts.dates.calendar import MEANINGS, resolve_dates
from iomcorpus.facts.dates.contradictions import contradictions
from iomcorpus.facts.dates.feasts import feast_days
from iomcorpus.facts.dates.find import find_dates
from iomcorpus.facts.passage import Passage
from iomcorpus.model import DateFound

WEDNESDAY = "2017-09-27"  # the record's date where a row gives none


def values(text: str, anchor: str | None = WEDNESDAY, order: str | None = None) -> list[str | None]:
    return [date.value for date in resolve_dates(find_dates(Passage(text)), anchor, order)]


def value_of(reading: Any, anchor: str | None = WEDNESDAY) -> str | None:
    return resolve_dates([DateFound(0, 1, "", 1.0, reading)], anchor)[0].value


# Text, value on that Wednesday, why.
ON_WEDNESDAY = (
    ("It sank yesterday", "2017-09-26", "the day before"),
    ("the day after tomorrow", "2017-09-29", "two days on"),
    ("last night", "2017-09-26", "the evening before"),
    ("this week", "2017-09-25/2017-10-01", "Monday to Sunday"),
    ("the week before last", "2017-09-11/2017-09-17", "two weeks back"),
    ("this past weekend", "2017-09-23/2017-09-24", "the one that is over"),
    ("it rains this weekend", "2017-09-30/2017-10-01", "the one to come"),
    ("next month", "2017-10", "a month"),
    ("last quarter", "2017-04/2017-06", "a quarter is three months"),
    ("earlier this year", "2017", "a lead does not narrow"),
    ("the past two years", "2015/2017", "from then to now"),
    ("the next 30 days", "2017-09-27/2017-10-27", "days from now"),
    ("the last 18 months", "2016-03/2017-09", "months back"),
    ("the past decade", "2007/2017", "ten years"),
    ("the last 24 hours", "2017-09-26/2017-09-27", "a day"),
    ("four years ago", "2013", "as precise as its unit"),
    ("three weeks ago", "2017-09-04/2017-09-10", "the week then"),
    ("2000 years ago", None, "names no year"),
    ("a few days ago", None, "how many is not said"),
    ("this financial year", None, "it begins in another month in another country"),
    ("He said on Monday", "2017-09-25", "the last one"),
    ("He said on Wednesday", "2017-09-27", "the record's day counts"),
    ("It will close on Friday", "2017-09-29", "the next one"),
    ("closed until Thursday", "2017-09-28", "until looks ahead"),
    ("last Wednesday", "2017-09-20", "before the record's day"),
    ("next Wednesday", "2017-10-04", "after it"),
    ("on Friday week.", "2017-10-06", "a week on"),
    ("Tuesday last week", "2017-09-19", "in the week that is named"),
    ("It closed in May", "2017-05", "the record's year"),
    ("It closed in November", "2016-11", "the last one"),
    ("It will close in May", "2018-05", "the next one"),
    ("last October", "2016-10", "the last that is over"),
    ("next January", "2018-01", "the next to begin"),
    ("November last year", "2016-11", "the year that is named"),
    ("last summer", "2017-22", "it is over"),
    ("last spring", "2017-21", "it is over"),
    ("next summer", "2018-22", "not this one"),
    ("sales slid in Q4, makers said", "2016-10/2016-12", "a quarter that is over"),
    ("the second half of this year", "2017-07/2017-12", "a half of what is named"),
    ("first week of October", "2017-10-01/2017-10-07", "seven days"),
    ("the last Friday of June", "2017-06-30", "a weekday of a month"),
    ("from 28 December to 3 January 2018", "2017-12-28/2018-01-03", "the end has the year"),
    ("Since June it rains", "2017-06/..", "no end"),
    ("in the week of 4 October", "2017-10-02/2017-10-08", "Monday to Sunday"),
    ("Friday 14th", None, "no month near has it"),
    ("Friday 29th", "2017-09-29", "the record's month"),
    ("on the 5th of this month", "2017-09-05", "the month that is named"),
    ("closed on Sunday, January 14", "2018-01-14", "the weekday tells the year"),
    ("Easter 2018", "2018-04-01", "computed"),
    ("last Christmas", "2016-12-25", "the last one"),
    ("this Christmas", "2017-12-25", "this year's"),
    ("Diwali 2017", "2017-10-19", "a table"),
    ("Diwali 1950", None, "outside the table"),
    ("Ramadan 2017", "2017-05-27/2017-06-24", "a month of days"),
    ("National Day 2016", None, "which country's"),
    ("the 1980s", "198X", "a decade"),
    ("the 1800s", "18XX", "a century of years"),
    ("13th century", "12XX", "a century"),
    ("3rd century BC", "-02XX", "before our era"),
    ("44 BC", "-0043", "the year 1 BC is 0"),
    ("FY2016/17", "2016/2017", "two years"),
    ("Q3 2018", "2018-07/2018-09", "months"),
    ("winter 2015/16", "2015-24", "the year in which it begins"),
    ("Today's teenagers read less", None, "our times"),
    ("Today's ruling", "2017-09-27", "a day"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "value", "why"), ON_WEDNESDAY)
def test_on_a_wednesday(text: str, value: str | None, why: str) -> None:
    assert values(text) == [value], why


# Text, the record's date, values, why.
ELSEWHERE = (
    ("It opens today", "2017-09", ["2017-09"], "a relative word takes the month of a coarser date"),
    ("He fell on Tuesday", "2017-09", ["2017-09"], "so does a weekday"),
    ("It opens today", "2017", [None], "under a year nothing settles it"),
    ("It closed last month", "2017", [None], "nor this"),
    ("last year", "2017", ["2016"], "but this"),
    ("12 November", "2016-11", ["2016-11-12"], "the year of a month"),
    ("in April", "2016", ["2016-04"], "the year of a year"),
    ("this week", "2017-12-04/2017-12-08", ["2017-12-04/2017-12-10"], "days of one week"),
    ("on 28 December", "2016-12-10/2017-01-10", ["2016-12-28"], "the year in which the interval meets it"),
    ("yesterday, last year, in March, on 3 May", None, [None] * 4, "no date, no value"),
    ("On 5 March 2015 it froze, and on 8 March it thawed", None, ["2015-03-05", "2015-03-08"], "a neighbour's year"),
    ("It began on 3 May 1986. That month he died.", WEDNESDAY, ["1986-05-03", "1986-05"], "a neighbour's month"),
    ("In May 2010 it began; on the 14th it ended", WEDNESDAY, ["2010-05", "2010-05-14"], "a day of it"),
    ("Failed on 28/12, he said", "2017-01-04", ["2016-12-28"], "the last one"),
    ("paid 05/07/2016", "2016-07-05", ["2016-07-05"], "the record's own day shows the order"),
    ("paid 05/07/2016 and 13/07/2016", None, ["2016-07-05", "2016-07-13"], "a day above 12 shows it"),
    ("paid 05/07/2016 (7 May 2016)", None, ["2016-05-07", "2016-05-07"], "the same in words shows it"),
    ("paid 05/07/2016", None, ["[2016-05-07,2016-07-05]"], "nothing shows it"),
    ("today (7 April)", "2017-04", ["2017-04-07", "2017-04-07"], "a gloss says more"),
    ("on Sunday (03/12)", "2017-12-04/2017-12-08", ["2017-12-03", "2017-12-03"], "a gloss whose weekday fits"),
    ("at noon on Feb. 29", "2016-02-22", ["2016-02-29"], "a leap day"),
    ("on 29 February", "2018-03-10", ["2016-02-29"], "the last one"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "anchor", "expected", "why"), ELSEWHERE)
def test_elsewhere(text: str, anchor: str | None, expected: list[str | None], why: str) -> None:
    assert values(text, anchor) == expected, why


def test_the_order_of_a_capture() -> None:
    assert values("paid 05/07/2016", None, "mdy") == ["2016-05-07"]
    assert values("paid 05/07/2016", None, "dmy") == ["2016-07-05"]


def test_what_is_relative() -> None:
    dates = find_dates(Passage("yesterday, on Tuesday, in May, in May 2016, since 1992, from May to June 2016"))
    assert [date.relative for date in resolve_dates(dates, WEDNESDAY)] == [True, True, True, False, False, False]


def test_readings_come_back_from_json() -> None:
    text = (
        "from May to August 2016, November this year, yesterday (21/12), the first half of 2015, It closed on Friday."
    )
    dates = find_dates(Passage(text))
    again = [
        DateFound(one.start, one.end, one.rule, one.confidence, json.loads(json.dumps(one.reading))) for one in dates
    ]
    assert resolve_dates(again, WEDNESDAY) == resolve_dates(dates, WEDNESDAY)


years = st.none() | st.integers(1, 9999)
points = st.one_of(
    st.tuples(st.just("day"), years, st.none() | st.integers(1, 12), st.integers(1, 31), st.none() | st.integers(0, 6)),
    st.tuples(st.just("numbers"), st.integers(1, 31), st.integers(1, 31), years, st.none()),
    st.tuples(st.just("month"), years, st.integers(1, 12)),
    st.tuples(st.just("season"), years, st.integers(21, 24)),
    st.tuples(st.just("year"), st.integers(1, 9999)),
    st.tuples(st.just("weekday"), st.integers(0, 6)),
    st.tuples(
        st.just("shift"),
        st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]),
        st.integers(-2, 2),
    ),
    st.tuples(
        st.just("span"), st.sampled_from(["hour", "day", "week", "month", "year", "century"]), st.integers(-9999, 9999)
    ),
    st.tuples(st.just("ago"), st.sampled_from(["day", "week", "month", "year", "decade"]), st.integers(0, 9999)),
    st.tuples(st.just("same"), st.sampled_from(["day", "week", "month", "year"]), st.integers(-1, 1)),
    st.tuples(st.just("feast"), st.sampled_from(["easter", "diwali", "hanukkah", "ramadan"]), years),
)  # fmt: skip
readings = st.recursive(
    points,
    lambda inner: st.one_of(
        st.tuples(st.just("range"), inner, inner),
        st.tuples(st.sampled_from(["since", "past", "future", "week"]), inner),
        st.tuples(st.just("of"), inner, st.tuples(st.just("shift"), st.just("year"), st.integers(-1, 1))),
        st.tuples(
            st.just("part"),
            st.sampled_from(["day", "week", "month", "quarter", 4]),
            st.integers(1, 4),
            st.integers(1, 9),
            inner,
        ),
    ),
    max_leaves=3,
)  # fmt: skip
anchors = (
    st.none()
    | st.dates().map(str)
    | st.dates().map(lambda day: str(day)[:7])
    | st.dates().map(lambda day: str(day)[:4])
)


@given(readings, anchors)
def test_every_reading_has_a_value_or_none(reading: Any, anchor: str | None) -> None:
    value = value_of(reading, anchor)
    assert value is None or bounds(value) or value.startswith("-"), value


def test_every_form_of_reading_has_a_meaning() -> None:
    import iomcorpus.facts.dates.readings as forms

    for name in MEANINGS:
        assert f'("{name}"' in (forms.__doc__ or ""), name


# --- feasts ---

KEPT = (
    ("good friday", 2015, "2015-04-03"),
    ("easter monday", 1916, "1916-04-24"),
    ("pentecost", 2018, "2018-05-20"),
    ("shrove tuesday", 2018, "2018-02-13"),
    ("orthodox easter", 2018, "2018-04-08"),
    ("thanksgiving", 2016, "2016-11-24"),
    ("black friday", 2016, "2016-11-25"),
    ("memorial day", 2018, "2018-05-28"),
    ("remembrance sunday", 2018, "2018-11-11"),
    ("lunar new year", 2018, "2018-02-16"),
    ("rosh hashanah", 2018, "2018-09-10"),
    ("yom kippur", 2017, "2017-09-30"),
    ("passover", 2018, "2018-03-31"),
    ("hanukkah", 2017, "2017-12-13"),
    ("purim", 2018, "2018-03-01"),
    ("eid al-fitr", 2018, "2018-06-15"),
)


@pytest.mark.parametrize(("name", "year", "day"), KEPT)
def test_feasts(name: str, year: int, day: str) -> None:
    days = feast_days(name, year)
    assert days is not None and days[0].isoformat() == day


# --- contradictions ---

CONTRADICTED = (
    ("It met on Monday 5 September 2017.", ["5 September 2017 is a Tuesday, not a Monday"]),
    ("It met on Tuesday 5 September 2017.", []),
    ("It was held yesterday (20/09).", ['"yesterday" is 2017-09-26, but "20/09" is 2017-09-20']),
    ("It was held yesterday (26/09).", []),
    ("It opens on Sunday (7 October).", ['"Sunday" is a Sunday, but 7 October (2017-10-07) is a Saturday']),
    ("It opens on Saturday (7 October).", []),
    (
        "Just this week (18-20/09), he came.",
        ['"this week" is 2017-09-25/2017-10-01, but "18-20/09" is 2017-09-18/2017-09-20'],
    ),
    ("Just this week (25-27/09), he came.", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "reasons"), CONTRADICTED)
def test_contradictions(text: str, reasons: list[str]) -> None:
    passage = Passage(text)
    dates = find_dates(passage)
    seen = contradictions(dates, resolve_dates(dates, WEDNESDAY), passage)
    assert [one.reason for one in seen] == reasons
    for one in seen:
        assert text[one.start : one.end]
