"""Dates in running text: what each rule finds and what it must leave. Each row says what the rule would miss."""

from __future__ import annotations

from itertools import pairwise

import pytest
from growth import grows_linearly, repeated

from iomcorpus.facts.dates.calendar import resolve_dates
from iomcorpus.facts.dates.feasts import BY_HEAD, FEASTS, HEADS
from iomcorpus.facts.dates.feasts import NAMES as FEAST_NAMES
from iomcorpus.facts.dates.find import NAMES, RULES, find_dates
from iomcorpus.facts.dates.links import LINKS
from iomcorpus.facts.passage import Passage


def found(text: str, off: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """The rules and words of the dates in a text."""
    return [(date.rule, text[date.start : date.end]) for date in find_dates(Passage(text), off)]


def words_of(text: str) -> list[str]:
    return [words for _, words in found(text)]


# Rule, text, what it finds there: one row or more a rule.
FOUND = (
    ("iso_day", "Filed 2018-04-09 at the registry", "2018-04-09"),
    ("iso_day", "Epub 2018 Apr 9.", "2018 Apr 9"),
    ("iso_day", "Bulletin of 2018.04.09, Pécs", "2018.04.09"),
    ("days_numbers", "the retreat (14-16/03) is full", "14-16/03"),
    ("day_month", "sat on 9 April and rose", "9 April"),
    ("day_month", "the 9th day of April, 2018", "9th day of April, 2018"),
    ("day_month", "closed 2, 9 and 16 April", "2, 9 and 16 April"),
    ("day_month", "from the 5th to the 7th of April", "5th to the 7th of April"),
    ("day_month", "entry 09-Apr-18", "09-Apr-18"),
    ("day_month", "stamped 09Apr2018 twice", "09Apr2018"),
    ("day_month", "who drowned on 9 April last.", "9 April last"),
    ("month_day", "by Apr. 9, 2018, or later", "Apr. 9, 2018"),
    ("month_day", "April 9th & 10th", "April 9th & 10th"),
    ("month_day", "on Sept. 30, 12 boats came", "Sept. 30"),
    ("weekday_day", "on Monday, 9 April 2018, it", "Monday, 9 April 2018"),
    ("weekday_day", "Mon 9th: bins", "Mon 9th"),
    ("weekday_day", "fair on Friday 6 and Saturday 7 April", "Friday 6 and Saturday 7 April"),
    ("weekday_day", "Monday 9/4 at ten", "Monday 9/4"),
    ("ordinal_of_month", "the Ninth of April", "Ninth of April"),
    ("month_year", "Tides, Sept '18", "Sept '18"),
    ("month_year", "in December, 2016.", "December, 2016"),
    ("season_year", "the winter of 2015/16", "winter of 2015/16"),
    ("feast", "soot on New Year’s Eve 2015", "New Year’s Eve 2015"),
    ("feast", "open on Christmas Day last year", "Christmas Day last year"),
    ("years", "Rainfall, 1961–1990", "1961–1990"),
    ("years", "mayor, 2011-present", "2011-present"),
    ("fiscal_year", "the FY2016/17 books", "FY2016/17"),
    ("quarter_number", "margins in 3Q18", "3Q18"),
    ("quarter_sign", "sales slid in Q3, makers say", "Q3"),
    ("part_of", "the first six months of 2017", "first six months of 2017"),
    ("part_of", "in the 1st quarter of 2017", "1st quarter of 2017"),
    ("part_of", "until the last Friday in June", "last Friday in June"),
    ("part_of", "exports grew in the second quarter", "second quarter"),
    ("century", "17th- and 18th-century maps", "17th- and 18th-century"),
    ("decade", "songs of the ’80s", "’80s"),
    ("decade_word", "in the early nineties", "early nineties"),
    ("quoted_year", "the class of '98 met", "'98"),
    ("era_year", "pots of 300 BC", "300 BC"),
    ("era_before", "ash of AD 79", "AD 79"),
    ("numbers", "due on 28/12 at noon", "28/12"),
    ("numbers", "read 24/02/2017", "24/02/2017"),
    ("month_of_year", "valid until 12/2018", "12/2018"),
    ("year_alone", "the 2014 election", "2014"),
    ("year_alone", "As in 2008 and 2012", "2008"),
    ("day_alone", "They voted on 2 May, and again on the 14th.", "14th"),
    ("week_before_last", "the week before last", "week before last"),
    ("which_count", "over the past two years", "past two years"),
    ("which_count", "in the last 24 hours", "last 24 hours"),
    ("which_feast", "shut since last Easter", "last Easter"),
    ("which_unit", "this past weekend in Oaxaca", "this past weekend"),
    ("which_unit", "She turned nine last Dec. 5", "last Dec. 5"),
    ("same_unit", "In May he left. That month it froze.", "That month"),
    ("day_word", "the day before yesterday", "day before yesterday"),
    ("ago", "closed half a century ago", "half a century ago"),
    ("weekend", "it burned over the weekend.", "weekend"),
    ("edge_of_period", "until the end of the month", "end of the month"),
    ("in_period", "Later in the week it thawed", "Later in the week"),
    ("weekday_alone", "He said on Tuesday", "Tuesday"),
    ("weekday_alone", "back on Friday week.", "Friday week"),
    ("month_alone", "the March deadline", "March"),
    ("season_alone", "planned for the autumn.", "autumn"),
)


@pytest.mark.parametrize(("rule", "text", "words"), FOUND)
def test_a_rule_finds(rule: str, text: str, words: str) -> None:
    assert (rule, words) in found(text)
    assert rule not in {name for name, _ in found(text, frozenset((rule,)))}


def test_every_rule_has_a_row() -> None:
    assert {rule.name for rule in RULES} == {rule for rule, _, _ in FOUND}
    assert len(set(NAMES)) == len(NAMES)


# Rule it is about, text in which nothing is a date.
REFUSED = (
    ("iso_day", "part no. 2018-21-30"),
    ("day_month", "Rule 5 May be waived"),
    ("day_month", "12. May contain nuts"),
    ("month_day", "in the March 2% of seats"),
    ("numbers", "blood pressure of 120/80"),
    ("numbers", "a split of 3/2 on appeal"),
    ("numbers", "since iOS 10.3.12 came"),
    ("numbers", "sort code 20-12-15, please"),
    ("numbers", "at 4/12 Harbour Street"),
    ("numbers", "the 9/11 and 7/7 attacks"),
    ("weekday_day", "on Good Friday in church"),
    ("month_year", "voters may 2016 times agree"),
    ("years", "2000-3000 people came"),
    ("part_of", "limped off in the first half, said his coach"),
    ("part_of", "the last week of the tour"),
    ("decade", "a woman in her 60s"),
    ("decade_word", "a man in his early thirties"),
    ("day_alone", "on the 5th floor"),
    ("year_alone", "some 2,016 people"),
    ("year_alone", "flight KQ 1963 was late"),
    ("year_alone", "We counted 1989 flamingos"),
    ("year_alone", "Call 020 7946 2016 now"),
    ("year_alone", "Sydney NSW 2000"),
    ("year_alone", "at 2015 hours"),
    ("year_alone", "a total of 2016 votes"),
    ("year_alone", "crates no. 1996 to 2004"),
    ("year_alone", "1600 Pennsylvania Avenue"),
    ("year_alone", "https://example.org/2016/news"),
    ("which_count", "They ran past two days of traffic"),
    ("which_unit", "each last quarter mile"),
    ("same_unit", "next day delivery"),
    ("day_word", "as USA Today reported"),
    ("day_word", "sang “Yesterday”, twice"),
    ("ago", "two hours ago"),
    ("weekend", "open at weekends"),
    ("weekday_alone", "every Tuesday and Thursday"),
    ("weekday_alone", "the Sunday Times"),
    ("weekday_alone", "Sheffield Wednesday won"),
    ("weekday_alone", "on Saturday mornings"),
    ("weekday_alone", "striker Sunday Adewale"),
    ("weekday_alone", "Open Monday to Friday, 9am to 5pm"),
    ("weekday_alone", "on the first Monday of each month"),
    ("month_alone", "Theresa May spoke"),
    ("month_alone", "Swimmers may march"),
    ("month_alone", "June Whitcombe, a baker"),
    ("month_alone", "the Climate March"),
    ("month_alone", "Jan Kowalczyk mends them"),
    ("season_alone", "the village spring ran dry"),
    ("season_alone", "the fall of the wall"),
    ("feast", "the Boxing Day swim"),
    ("", "for two decades, 22 years, one hour"),
    ("", "daily, every year, now, recently, soon"),
)


@pytest.mark.parametrize(("rule", "text"), REFUSED)
def test_no_date(rule: str, text: str) -> None:
    assert words_of(text) == []


# Tie, text, the dates with it, the dates without it.
TIED = (
    ("lead", "since early June, until mid-2015", ["early June", "mid-2015"], ["June", "2015"]),
    ("lead", "by the end of 2018", ["end of 2018"], ["2018"]),
    ("lead", "as early as 2016", ["2016"], ["2016"]),
    ("of_period", "in November this year", ["November this year"], ["November", "this year"]),
    ("of_period", "on Tuesday of last week", ["Tuesday of last week"], ["Tuesday", "last week"]),
    ("ranges", "from May to August 2016", ["May to August 2016"], ["May", "August 2016"]),
    ("ranges", "between 2010 and 2014", ["2010 and 2014"], ["2010", "2014"]),
    ("ranges", "30 June–2 July", ["30 June–2 July"], ["30 June", "2 July"]),
    ("ranges", "Friday and Saturday: rain", ["Friday and Saturday"], ["Friday", "Saturday"]),
    ("ranges", "on Friday and Monday", ["Friday", "Monday"], ["Friday", "Monday"]),
    ("ranges", "in 2008 and 2012", ["2008", "2012"], ["2008", "2012"]),
    ("ranges", "put off from June to May 2019", ["June", "May 2019"], ["June", "May 2019"]),
    ("week_of", "in the week of 17 May 2021", ["week of 17 May 2021"], ["17 May 2021"]),
    ("opening_hours", "open Monday to Friday", [], ["Monday to Friday"]),
)


@pytest.mark.parametrize(("tie", "text", "tied", "loose"), TIED)
def test_a_tie(tie: str, text: str, tied: list[str], loose: list[str]) -> None:
    assert words_of(text) == tied
    assert [words for _, words in found(text, frozenset((tie,)))] == loose


# Tie, text, the readings with it.
TOLD = (
    ("shared_year", "5 May and 6 June 2017", [("day", 2017, 5, 5, None), ("day", 2017, 6, 6, None)]),
    ("since", "since 1992", [("since", ("year", 1992))]),
    ("since", "from 2014 onwards", [("since", ("year", 2014))]),
    ("tense", "It will close in May", [("future", ("month", None, 5))]),
    ("tense", "It closed in May", [("past", ("month", None, 5))]),
    (
        "gloss",
        "yesterday (21/12)",
        [("gloss", ("shift", "day", -1), ("numbers", 21, 12, None, None)), ("numbers", 21, 12, None, None)],
    ),
    ("parts", "the first quarter of 2017", [("part", "quarter", 1, 1, ("year", 2017))]),
)  # fmt: skip


@pytest.mark.parametrize(("tie", "text", "readings"), TOLD)
def test_a_tie_tells(tie: str, text: str, readings: list[object]) -> None:
    assert [date.reading for date in find_dates(Passage(text))] == readings
    assert [date.reading for date in find_dates(Passage(text), frozenset((tie,)))] != readings


def test_every_tie_has_a_row() -> None:
    assert {link.__name__ for link in LINKS} == {row[0] for row in (*TIED, *TOLD)}


def test_dates_do_not_overlap_and_stand_in_order() -> None:
    text = "On Monday 5 May 2014, 5-7 May, in May 2014, the first week of May, last May 5, mid-May to early June 2015."
    dates = find_dates(Passage(text))
    assert dates
    assert all(one.end <= two.start for one, two in pairwise(dates))
    assert all(0.5 <= date.confidence <= 1 for date in dates)


def test_the_words_that_feasts_begin_with() -> None:
    for head in HEADS:
        assert BY_HEAD[head], head
    for name, (pattern, _) in FEASTS.items():
        assert FEAST_NAMES[name].pattern.startswith("(?:" + pattern[:3])


# What a badly written pattern would read again and again.
UNITS = (
    "1 ", "2016 ", "2016, ", "2016-", "5, ", "5 and ", "5-6/", "12/", "12.12.", "May ", "May and ", "by May. ",
    "5 May, ", "3 May to ", "Monday ", "Monday and ", "the end of the ", "first half of ", "ago ", "two ", "last two ",
    "1990s and ", "19th and ", "Christmas ", "today; ", "since ", "early ", "early-", "Theresa May ", "yesterday (",
    "twenty-first of ", "Q1 ", "(", "“", "\n", "A ", "will be ", "was ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_long_line_costs_what_its_length_is(unit: str) -> None:
    def work(size: int) -> None:
        resolve_dates(find_dates(Passage(repeated(unit, size))), "2017-09-27")

    assert grows_linearly(work, 5_000)
