"""When the records of a capture were published, as far as its lines and their order tell."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import records_of

from iomcorpus.edtf import bounds
from iomcorpus.forms.date_lines import read_date_line
from iomcorpus.forms.dates import DateReading, find_dates, find_glosses
from iomcorpus.model import Evidence
from iomcorpus.splitting.clues import Clues, Gloss
from iomcorpus.splitting.groups import Group, GroupHeadings
from iomcorpus.splitting.order import infer_dates, prove_order, stated_value
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.told import Told

SOMEWHERE = Evidence(1, 0, 5, "a test")
NEAR = {"today": (0, 0), "yesterday": (1, 1), "tomorrow": (-1, -1)}


def stated(line: str) -> DateReading:
    reading = read_date_line(line)
    assert reading is not None
    return reading


def clues(line: str | None = None, gloss: str | None = None) -> Clues:
    """What a record with this date line, and this gloss, tells."""
    made = Clues()
    if line:
        made.stated, made.stated_at = stated(line), SOMEWHERE
    if gloss:
        for word, reading in find_glosses(gloss):
            made.glosses.append(Gloss(reading, *NEAR[word], False, SOMEWHERE))
            made.years.update([reading.year] if reading.year else [])
    return made


PROOFS = [
    (["13/05/16", "02/11/15"], "dmy", "a number above 12 in front"),
    (["05/13/16", "02/11/15"], "mdy", "a number above 12 behind"),
    (["Tuesday 03/05/16"], "dmy", "3 May was a Tuesday"),
    (["Saturday, 03/05/16"], "mdy", "5 March was a Saturday"),
    (["13/05/16", "05/13/16"], None, "both are proved, so none is"),
    (["02/11/15"], None, "nothing tells"),
    (["02/11/15", "05/06/15"], None, "two dates run in order by chance"),
    (["05/06/16", "04/06/16", "12/05/16", "11/05/16"], "dmy", "newest first one way round only"),
    (["11/05/16", "12/05/16", "04/06/16", "05/06/16"], "dmy", "oldest first one way round only"),
    (["06/05/16", "06/04/16", "05/12/16", "05/11/16"], "mdy", "newest first the other way round only"),
    (["03/03/16", "02/02/16", "01/01/16"], None, "both ways are the same days"),
    (["10/10/16", "09/08/16", "08/07/16", "07/06/16"], None, "in order both ways round"),
    (["05/09/16", "04/06/16", "12/07/16", "11/08/16"], None, "in no order either way round"),
    (["3 May 2016", "2 May 2016"], None, "names of months prove nothing"),
    ([], None, "no dates"),
]


@pytest.mark.parametrize(("lines", "order", "why"), PROOFS)
def test_proofs(lines: list[str], order: str | None, why: str) -> None:
    assert prove_order(Told.of(clues(line) for line in lines)) == order, why


GLOSSES = [
    ("04/05/16", "It rained yesterday (3 May).", "dmy", "the day after 3 May is 4 May"),
    ("05/04/16", "It rained yesterday (3 May).", "mdy", "the other way round"),
    ("04/05/16", "It rains today (4/5).", None, "4/5 fits 04/05 whichever is the month"),
    ("04/05/16", "It rained yesterday (3/5).", "dmy", "3/5 is the day before 4/5 only one way round"),
    ("05/04/16", "It rained yesterday (13/5).", "dmy", "the gloss has a number above 12, though it fits nothing"),
    ("04/05/16", "It rained yesterday (9 July).", None, "a gloss that fits neither"),
    (None, "It rained yesterday (21/12).", "dmy", "a gloss alone, with a number above 12"),
    (None, "It rained yesterday (12/21).", "mdy", "a gloss alone, the other way round"),
    (None, "It rained yesterday (3/5).", None, "a gloss alone that is open"),
]


@pytest.mark.parametrize(("line", "gloss", "order", "why"), GLOSSES)
def test_glosses_prove(line: str | None, gloss: str, order: str | None, why: str) -> None:
    assert prove_order(Told.of([clues(line, gloss)])) == order, why


VALUES = [
    ("02/11/15", "dmy", "2015-11-02"),
    ("02/11/15", "mdy", "2015-02-11"),
    ("02/11/15", None, "[2015-02-11,2015-11-02]"),
    ("13/11/15", "mdy", "2015-11-13"),  # no month 13: the order is of no use
    ("11/11/15", None, "2015-11-11"),
    ("2 November 2015", "mdy", "2015-11-02"),
    ("2 November", None, None),
    ("2015-11-02", None, "2015-11-02"),
]


@pytest.mark.parametrize(("line", "order", "value"), VALUES)
def test_stated_values(line: str, order: str | None, value: str | None) -> None:
    assert stated_value(stated(line), order) == value


def inferred(
    published: list[str | None], glosses: dict[int, str] | None = None, order: str | None = "dmy"
) -> list[str | None]:
    """What is inferred of records that were published so, some of which have glosses."""
    records = [clues(gloss=(glosses or {}).get(place)) for place in range(len(published))]
    return [found[0] if found else None for found in infer_dates(Told.of(records), published, order)]


BETWEEN = [
    (["2016-05-09", None, "2016-05-01"], [None, "2016-05-01/2016-05-09", None], "newest first"),
    (["2016-05-01", None, "2016-05-09"], [None, "2016-05-01/2016-05-09", None], "oldest first"),
    (["2016-05-01", None, "2016-05-01"], [None, "2016-05-01", None], "one day on both sides"),
    (["2016-05-31", None, "2016-05-01"], [None, "2016-05", None], "a whole month"),
    (["2016-05-09", None, None, "2016-05-01"], [None, *["2016-05-01/2016-05-09"] * 2, None], "two of them"),
    (["2016-05-09", None], [None, None], "below the last: nothing bounds it on that side"),
    ([None, "2016-05-09", "2016-05-01"], [None, None, None], "above the first"),
    (["2018-05-09", None, "2016-05-01"], [None, None, None], "two years apart: that is no date"),
    ([None, None], [None, None], "nothing is known"),
    (
        ["2016-05-09", None, "2016-05-12", "2016-05-01"],
        [None, None, None, None],
        "its neighbours contradict each other",
    ),
    (["2016-05", None, "2016-03"], [None, "2016-03-01/2016-05-31", None], "months"),
    (["[2016-05-03,2016-03-05]", None, "2016-01-01"], [None, "2016-01-01/2016-05-03", None], "either way round"),
    ([], [], "no records"),
]


@pytest.mark.parametrize(("published", "expected", "why"), BETWEEN)
def test_between_neighbours(published: list[str | None], expected: list[str | None], why: str) -> None:
    assert inferred(published) == expected, why


WITH_GLOSS = [
    (["2016-05-09", None, "2016-05-01"], {1: "It rained yesterday (3/5)."}, [None, "2016-05-04", None], "the year of its neighbours"),
    (["2016-01-09", None, "2015-12-01"], {1: "It rained yesterday (21/12)."}, [None, "2015-12-22", None], "the older year"),
    (["2016-01-09", None, "2015-12-01"], {1: "It rains today (4 January)."}, [None, "2016-01-04", None], "the newer year"),
    (["2016-01-09", None, "2015-11-01"], {1: "It rained yesterday (31/12)."}, [None, "2016-01-01", None], "the day after New Year’s Eve"),
    ([None], {0: "It rained yesterday (3 May 2016)."}, ["2016-05-04"], "a year of its own"),
    ([None], {0: "It rained yesterday (3 May)."}, [None], "no year anywhere"),
    ([None, "2015-12-20"], {0: "It rained yesterday (3 January)."}, ["2016-01-04", None], "newest first: the year after"),
    (["2016-01-09", None], {1: "It rained yesterday (30/12)."}, [None, "2015-12-31"], "newest first: the year before"),
    (["2016-05-09", None, None, "2016-05-01"], {2: "It rains today (3/5)."}, [None, "2016-05-03/2016-05-09", "2016-05-03", None], "it bounds the one above"),
    (["2016-05-09", None, "2016-05-01"], {1: "It rained yesterday (30 February)."}, [None, "2016-05-01/2016-05-09", None], "no such day"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "glosses", "expected", "why"), WITH_GLOSS)
def test_glosses_settle(
    published: list[str | None], glosses: dict[int, str], expected: list[str | None], why: str
) -> None:
    assert inferred(published, glosses) == expected, why


def test_a_gloss_that_is_open_gives_no_made_up_day() -> None:
    value = inferred(["2016-12-09", None, "2016-01-01"], {1: "It rains today (3/5)."}, order=None)[1]
    assert value is not None
    assert value != "2016-05-03"
    assert bounds(value) == ("2016-03-05", "2016-05-03")


DAY = st.dates().map(lambda day: day.replace(year=2010 + day.year % 8, day=min(day.day, 28)).isoformat())


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), DAY), max_size=9), st.dictionaries(st.integers(0, 8), st.sampled_from(
    ["It rained yesterday (3/5).", "It rains today (21 December).", "It rains tomorrow (1 May 2014).", "It rained yesterday (29 February)."]
)), st.sampled_from(["dmy", "mdy", None]))  # fmt: skip
def test_inferred_dates_are_values_of_undated_records(
    published: list[str | None], glosses: dict[int, str], order: str | None
) -> None:
    found = inferred(published, glosses, order)
    assert len(found) == len(published)
    for stated_day, value in zip(published, found, strict=True):
        assert value is None or (stated_day is None and bounds(value))


@settings(deadline=None)
@given(st.lists(DAY, min_size=2, max_size=9), st.data())
def test_what_order_bounds_holds_the_day_that_was_taken_away(days: list[str], data: st.DataObject) -> None:
    listed: list[str | None] = sorted(days, reverse=True)  # type: ignore[assignment]
    at = data.draw(st.integers(0, len(listed) - 1))
    taken, listed[at] = str(listed[at]), None
    value = inferred(listed)[at]
    if value is not None:
        found = bounds(value)
        assert found is not None
        assert found[0] <= taken <= found[1]


# Whole captures.

PROSE = "A barge lies across the lower gate, and the keeper sits on it with a kettle and no particular hurry."


def dated(*lines: str) -> str:
    return "\n\n".join(f"{line}\n\nNotice {number}\n\n{PROSE}\n\n{PROSE}" for number, line in enumerate(lines, 1))


def values(text: str, order: str | None = None) -> list[str | None]:
    return [
        record.header.published or record.header.inferred for record in records_of(text, Settings(date_order=order))
    ]


def test_a_proof_serves_the_whole_capture() -> None:
    assert values(dated("13/05/16", "02/05/16", "04/03/16")) == ["2016-05-13", "2016-05-02", "2016-03-04"]
    assert values(dated("05/13/16", "05/02/16", "03/04/16")) == ["2016-05-13", "2016-05-02", "2016-03-04"]


def test_what_is_not_proved_stays_both() -> None:
    both = ["[2016-05-06,2016-06-05]", "[2016-03-09,2016-09-03]", "[2016-04-07,2016-07-04]"]
    assert values(dated("05/06/16", "03/09/16", "04/07/16")) == both
    assert values(dated("05/06/16", "03/09/16", "04/07/16"), "dmy") == ["2016-06-05", "2016-09-03", "2016-07-04"]
    assert values(dated("05/06/16", "03/09/16", "04/07/16"), "mdy") == ["2016-05-06", "2016-03-09", "2016-04-07"]


def test_what_is_given_beats_what_is_proved() -> None:
    assert values(dated("13/05/16", "02/05/16", "04/03/16"), "mdy") == ["2016-05-13", "2016-02-05", "2016-04-03"]


def test_a_gloss_is_evidence() -> None:
    text = f"Notice\n\nThe gate was shut yesterday (3 May 2016) by a barge.\n\n{PROSE}\n\n{PROSE}"
    (record,) = records_of(text)
    assert (record.header.published, record.header.inferred) == (None, "2016-05-04")
    (evidence,) = record.header.evidence
    assert record.text.split("\n")[evidence.line - 1][evidence.start : evidence.end] == "3 May 2016"
    assert evidence.why == "yesterday"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("last month (14/05)", "2018-06"), ("this month (14/05)", "2018-05"), ("last month (31/01)", "2018-02")],
)
def test_months_are_those_of_the_calendar(word: str, expected: str) -> None:
    (record,) = records_of(f"Notice\n\nThe gate was shut {word} by a barge, the third of 2018.\n\n{PROSE}\n\n{PROSE}")
    assert record.header.inferred == expected


def test_text_in_figures_finds_what_the_tests_believe() -> None:
    assert [day.numbers for day in find_dates("02/11/15 and 13/11/15")] == [(2, 11), (13, 11)]


# Headings over groups of items.

JUNE, MAY = Group("2014-06-01", "2014-06-30", SOMEWHERE), Group("2014-05-01", "2014-05-31", SOMEWHERE)
NINTH, TENTH = Group("2014-06-09", "2014-06-09", SOMEWHERE), Group("2014-06-10", "2014-06-10", SOMEWHERE)

GROUPS = [
    # groups, events, published, inferred, why
    ([JUNE, JUNE, MAY], [], [None] * 3, ["2014-06", "2014-06", "2014-05"], "a magazine’s months"),
    ([TENTH, TENTH, NINTH], [], [None] * 3, ["2014-06-10", "2014-06-10", "2014-06-09"], "a bulletin’s days"),
    ([JUNE, JUNE], [], ["2014-06-04", None], [None, "2014-06"], "a day that is stated stays"),
    ([NINTH, NINTH, TENTH], [0, 2], [None] * 3, [None] * 3, "a calendar’s days are those of its events"),
    ([JUNE, JUNE, JUNE], [0, 1, 2], [None] * 3, ["2014-06"] * 3, "a month’s issue announces events"),
    ([None, JUNE], [], ["2014-07-04", None], [None, "2014-06"], "the heading stands below the first"),
]


@pytest.mark.parametrize(("groups", "events", "published", "expected", "why"), GROUPS)
def test_headings_over_groups(
    groups: list[Group | None],
    events: list[int],
    published: list[str | None],
    expected: list[str | None],
    why: str,
) -> None:
    records = [
        Clues(group=None if day else group, event=place in events)
        for place, (group, day) in enumerate(zip(groups, published, strict=True))
    ]
    found = [one[0] if one else None for one in infer_dates(Told.of(records), published, None)]
    assert found == expected, why


HEADINGS = [
    # furniture between the records, the group of each
    ([["JUNE 2014"], ["* * *"], ["MAY 2014"]], ["2014-06-01", "2014-06-01", "2014-05-01"], "each its own"),
    ([["Archive", "May 2014", "April 2014"], []], [None, None], "a list of archives"),
    ([["JUNE 2014", "Monday 9 June 2014"], ["Tuesday 10 June 2014"]], ["2014-06-09", "2014-06-10"], "days of a month"),
]


@pytest.mark.parametrize(("between", "expected", "why"), HEADINGS)
def test_which_heading_a_record_stands_under(between: list[list[str]], expected: list[str | None], why: str) -> None:
    headings, found = GroupHeadings(), []
    for lines in between:
        headings.take("group heading", 1, lines)
        group = headings.at_record()
        found.append(group.low if group else None)
    assert found == expected, why


TOLD = [
    ("Today is the eighth of March 2018, and it snows.", "2018-03-08", "in words"),
    ("The lock was shut yesterday, 7 March 2018, by a barge.", "2018-03-08", "behind a comma"),
    ("The office moved last month, in January 2016, to a barn.", "2016-02", "a month"),
    ("Today 40 people met at the lock.", None, "a number is no day"),
]


@pytest.mark.parametrize(("sentence", "expected", "why"), TOLD)
def test_days_told_beside_a_relative_word(sentence: str, expected: str | None, why: str) -> None:
    (record,) = records_of(f"Notice\n\n{sentence} {PROSE}\n\n{PROSE}\n\n{PROSE}")
    assert record.header.inferred == expected, why
