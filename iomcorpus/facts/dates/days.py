"""Rules for days: explicit ones in words and figures, and lists and ranges of days of one month.

A rule is asked at a place where its anchor stands. It answers where a date begins and ends and what it says, or None.
"""

from __future__ import annotations

import re
from itertools import pairwise

from iomcorpus.edtf import is_day
from iomcorpus.facts.dates import forms
from iomcorpus.facts.dates.doubts import (
    FUNCTION_WORDS,
    NAMED_DAYS,
    NUMBERED,
    begins_line,
    ends_line,
    is_counted,
    is_weekday,
    word_after,
    word_before,
)
from iomcorpus.facts.dates.forms import Reading, Seen, short_year, weekday_number
from iomcorpus.forms.dates import LEAP_YEAR, month_number
from iomcorpus.forms.grammar import words

DIGITS = re.compile(r"\d+")


def iso_day(text: str, at: int) -> Seen | None:
    """Year, month, day, as computers and references write them.

    >>> iso_day("2017-11-30", 0), iso_day("2017-21-30", 0)
    ((0, 10, ('day', 2017, 11, 30, None)), None)
    """
    match = forms.ISO_DAY.match(text, at) or forms.YEAR_MONTH_DAY.match(text, at)
    if not match:
        return None
    year, month, day = int(match["year"]), month_number(match["month"]), int(match["day"])
    return (at, match.end(), ("day", year, month, day, None)) if is_day(year, month, day) else None


def day_month(text: str, at: int) -> Seen | None:
    """A day, or some days, before the month.

    >>> day_month("4, 11 and 18 March 2018", 0)[2]
    ('range', ('day', 2018, 3, 4, None), ('day', 2018, 3, 18, None))
    >>> day_month("5 may be late", 0) is None
    True
    """
    match = (
        forms.DAY_MONTH.match(text, at)
        or forms.DAY_MONTH_SIGNS.match(text, at)
        or forms.DAY_MONTH_TOGETHER.match(text, at)
    )
    return _named_days(match, text) if match else None


def month_day(text: str, at: int) -> Seen | None:
    """The month before its day or days.

    >>> month_day("July 27th and 28th", 0)[2]
    ('range', ('day', None, 7, 27, None), ('day', None, 7, 28, None))
    >>> month_day("May 10 people", 0) is None
    True
    """
    match = forms.MONTH_DAY.match(text, at)
    return _named_days(match, text) if match else None


def ordinal_of_month(text: str, at: int) -> Seen | None:
    """A day in words.

    >>> ordinal_of_month("twelfth of May 1985", 0)
    (0, 19, ('day', 1985, 5, 12, None))
    """
    match = forms.ORDINAL_OF_MONTH.match(text, at)
    if not match:
        return None
    year, month, day = _year(match), month_number(match["month"]), forms.ordinal_of(match["days"])
    return (at, match.end(), ("day", year, month, day, None)) if is_day(year or LEAP_YEAR, month, day) else None


TIMES = words("hours days week weeks month months year years")
MODAL_BEHIND = words("be not have also well only still never contain cause")


def _named_days(match: re.Match[str], text: str) -> Seen | None:
    """What days of a named month say; None where the name is a verb, or the list is none."""
    name, year, end = match["month"], _year(match), match.end()
    if name in ("may", "march", "mar") and not year and not match["days"][-1:].isalpha():
        return None
    if not year and name == "May" and word_after(text, end) in MODAL_BEHIND:
        return None  # "Rule 1 May be right"
    if (
        not year
        and match.start("days") > match.start("month")
        and is_counted(text, end)
        and word_after(text, end) not in TIMES
    ):
        return None  # "May 10 people", not "the Oct. 2-6 week"
    if year and match.end("year") == end and is_counted(text, end):  # "On 5 March 2000 people"
        year, end = None, match.end("month" if match.end("month") > match.end("days") else "days")
    days = [int(number) for number in DIGITS.findall(match["days"])]
    reading = _days_of(year, month_number(name), days)
    if not reading:
        return None
    last = None if year else forms.LAST_BEHIND.match(text, end)
    return (match.start(), last.end(), ("which", -1, reading, 0)) if last else (match.start(), end, reading)


def _days_of(year: int | None, month: int, days: list[int]) -> Reading | None:
    """One day, or first and last of some; None where they do not follow each other."""
    if not all(is_day(year or LEAP_YEAR, month, day) for day in days):
        return None
    if len(days) == 1:
        return ("day", year, month, days[0], None)
    if any(one >= two for one, two in pairwise(days)):
        return None
    return ("range", ("day", year, month, days[0], None), ("day", year, month, days[-1], None))


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    written = groups.get("year") or groups.get("short")
    return short_year(written) if written else None


# Before two numbers with a stroke these show a day and a month: "on 25/10".
DATE_LEADS = frozenset(
    ["on", "by", "from", "until", "till", "since", "before", "after", "dated", "to", "between", "and"]
)


def numbers(text: str, at: int) -> Seen | None:
    """Day and month in figures, either way round, with a year or where the words around show a date.

    >>> numbers("3/31/16", 0)[2], numbers("closed on 28/12 and", 10)[2]
    (('numbers', 3, 31, 2016, None), ('numbers', 28, 12, None, None))
    >>> numbers("120/80", 0), numbers("split 3/2 on", 6), numbers("12-3 at home", 0)
    (None, None, None)
    """
    match = forms.NUMBERS.match(text, at)
    if not match:
        return None
    one, two, end = int(match["one"]), int(match["two"]), match.end()
    year = short_year(match["year"]) if match["year"] else None
    if not _shows_date(text, match, year) or word_before(text, at).lower().rstrip(".") in NUMBERED:
        return None
    reading = number_pair(one, two, year)
    return (at, end, reading) if reading else None


def number_pair(one: int, two: int, year: int | None) -> Reading | None:
    """The reading of two numbers of which one is the month.

    >>> number_pair(5, 7, 2016), number_pair(25, 13, 2016)
    (('numbers', 5, 7, 2016, None), None)
    """
    written = year or LEAP_YEAR
    return ("numbers", one, two, year, None) if is_day(written, two, one) or is_day(written, one, two) else None


EVENTS = frozenset(("9/11", "7/7", "26/11", "24/7", "50/50"))  # attacks that are called by their day, and sayings


def _shows_date(text: str, match: re.Match[str], year: int | None) -> bool:
    """Whether figures with these signs between are a date and no score, ratio, address or version."""
    start, end, sign = match.start(), match.end(), match["sep"]
    if is_counted(text, end):
        return False
    if len(match["year"] or "") == 4:
        return True
    if year is not None and sign == "-":  # "20-12-15" may be a bank's sort code
        return begins_line(text, start) or word_before(text, start).lower() in DATE_LEADS
    if year is not None and sign == ".":  # "iOS 10.3.12" is a version
        before = word_before(text, start)
        return not before or before.endswith((",", ":", ";")) or before.lower() in DATE_LEADS
    if year is not None:
        return True
    if sign != "/" or match.group() in EVENTS:
        return False
    if text[start - 1 : start] == "(" and text[end : end + 1] in (")", ",", ";", " "):
        return True
    if word_after(text, end) == "of" or word_after(text, end)[:1].isupper():  # "3/4 of", "4/12 Smith Street"
        return False
    if word_before(text, start).lower() in DATE_LEADS or (begins_line(text, start) and ends_line(text, end)):
        return True
    return "0" in (match["one"][0], match["two"][0]) and len(match.group()) == 5  # "05/03"


def days_numbers(text: str, at: int) -> Seen | None:
    """Days of one month in figures.

    >>> days_numbers("04-06/12", 0)[2]
    ('range', ('day', None, 12, 4, None), ('day', None, 12, 6, None))
    """
    match = forms.DAYS_NUMBERS.match(text, at)
    if not match:
        return None
    year = short_year(match["year"]) if match["year"] else None
    first, last, month = int(match["first"]), int(match["last"]), int(match["month"])
    reading = _days_of(year, month, [first, last])
    return (at, match.end(), reading) if reading else None


def month_of_year(text: str, at: int) -> Seen | None:
    """A month in figures.

    >>> month_of_year("since 12/2015", 6), month_of_year("Case 12/2015", 5)
    ((6, 13, ('month', 2015, 12)), None)
    """
    match = forms.MONTH_OF_YEAR.match(text, at)
    before = word_before(text, at)
    if (
        not match
        or before.lower().rstrip(".") in NUMBERED
        or (before[:1].isupper() and before.lower() not in DATE_LEADS)
    ):
        return None
    return at, match.end(), ("month", int(match["year"]), int(match["month"]))


def day_alone(text: str, at: int) -> Seen | None:
    """A day of the month that was spoken of.

    >>> day_alone("and on the 14th, he", 11), day_alone("on the 5th floor", 7), day_alone("came 14th.", 5)
    ((11, 15, ('day', None, None, 14, None)), None, None)
    """
    match = forms.DAY_ALONE.match(text, at)
    if not match or word_before(text, at).lower() != "the":
        return None
    before, after = word_before(text, at - 4).lower(), word_after(text, match.end())
    if (
        before not in DATE_LEADS
        or (after and after not in FUNCTION_WORDS)
        or text[match.end() : match.end() + 1] == "-"
    ):
        return None
    return at, match.end(), ("day", None, None, int(match["day"]), None)


# What may follow a weekday and name its day, the most telling first.
AFTER_WEEKDAY = (iso_day, days_numbers, day_month, month_day, ordinal_of_month)


def weekday_day(text: str, at: int) -> Seen | None:
    """A weekday and the date that it joins.

    >>> weekday_day("Tuesday, June 20", 0)
    (0, 16, ('day', None, 6, 20, 1))
    >>> weekday_day("Friday 14th, bring", 0)
    (0, 11, ('day', None, None, 14, 4))
    >>> weekday_day("Monday 12 people", 0) is None
    True
    """
    match = forms.WEEKDAY_BEFORE.match(text, at)
    if not match or word_before(text, at).lower() in NAMED_DAYS:  # "Good Friday, 19 April"
        return None
    weekday = None if match["other"] else weekday_number(match["weekday"])
    seen = next(filter(None, (rule(text, match.end()) for rule in AFTER_WEEKDAY)), None) or _figures(text, match.end())
    if seen:
        return at, seen[1], with_weekday(seen[2], weekday)
    day = forms.DAY_ALONE.match(text, match.end())
    if not day or match["other"]:
        return None
    after = word_after(text, day.end())
    if after and after not in FUNCTION_WORDS and match["weekday"].lower().endswith("day"):
        return None  # "Friday 5th Avenue", but "Sun 8th Harvest supper"
    return at, day.end(), ("day", None, None, int(day["day"]), weekday)


def _figures(text: str, at: int) -> Seen | None:
    """Day and month in figures where a weekday stands before them: "Monday 21/12"."""
    match = forms.NUMBERS.match(text, at)
    if not match or match["sep"] == "-" or (match["sep"] == "." and not match["year"]):
        return None
    reading = number_pair(int(match["one"]), int(match["two"]), short_year(match["year"]) if match["year"] else None)
    return (at, match.end(), reading) if reading else None


def with_weekday(reading: Reading, weekday: int | None) -> Reading:
    """A day's reading with the weekday that joins it; of several days the weekday is that of the first."""
    if weekday is None or reading[0] not in ("day", "numbers", "range"):
        return reading
    if reading[0] == "range":
        return ("range", with_weekday(reading[1], weekday), reading[2])
    return (*reading[:4], weekday)


def weekday_alone(text: str, at: int) -> Seen | None:
    """A weekday: the last one, or the next.

    >>> weekday_alone("on Tuesday", 3), weekday_alone("Sunday Times", 0)
    ((3, 10, ('weekday', 1)), None)
    """
    match = forms.FULL_WEEKDAY_NAME.match(text, at)
    if not match or not is_weekday(text, at, match.end()):
        return None
    weekday: Reading = ("weekday", weekday_number(match.group()))
    if word_before(text, at).lower() == "the" and word_before(text, at - 4).lower() in DATE_LEADS:
        if word_after(text, match.end()) in ("before", "after"):
            return None
        return at, match.end(), ("beside", weekday[1])  # "come on 12 May; cakes can be left on the Friday"
    later = forms.LATER_WORDS.match(text, match.end())
    if not later:
        return at, match.end(), weekday
    word = later["word"]  # "Friday week", "Tuesday fortnight", "Monday next"
    which = -1 if word == "last" else 1
    extra = {"week": 1, "fortnight": 2}.get(word, 0)
    return at, later.end(), ("which", which, weekday, extra)
