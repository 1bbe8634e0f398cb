"""Calendar values as EDTF text (ISO 8601-2): what days a value covers.

Read here: `2017-12-21`, `2017-12`, `2017`, seasons `2017-22`, decades `201X`, centuries `20XX`, intervals `A/B` with
open ends `..`, and one-of sets `[A,B]` (a date whose day and month could be either way round). Qualifiers `~ ? %` are
read and ignored.
"""

from __future__ import annotations

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # months; winter runs into the next year
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in(year: int, month: int) -> int:
    """Days of a month.

    >>> days_in(2016, 2), days_in(1900, 2)
    (29, 28)
    """
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return DAYS[month - 1]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def bounds(value: str | None) -> tuple[str, str] | None:
    """First and last day that a value covers, as `YYYY-MM-DD`; None where it is no value of ours.

    >>> bounds("2017-12"), bounds("201X")
    (('2017-12-01', '2017-12-31'), ('2010-01-01', '2019-12-31'))
    >>> bounds("2015-12/2016-02"), bounds("[2015-02-11,2015-11-02]")
    (('2015-12-01', '2016-02-29'), ('2015-02-11', '2015-11-02'))
    >>> bounds("1992/.."), bounds("2016-24"), bounds("2017-02-30"), bounds("soon")
    (('1992-01-01', '9999-12-31'), ('2016-12-01', '2017-02-28'), None, None)
    """
    if not value:
        return None
    if value.startswith("[") and value.endswith("]"):
        parts = value[1:-1].replace("..", ",").split(",")
        members = [None if part.startswith("[") else bounds(part) for part in parts]  # no sets in sets, however deep
        known = [member for member in members if member]
        return (min(m[0] for m in known), max(m[1] for m in known)) if known and len(known) == len(members) else None
    first, slash, last = value.partition("/")
    if not slash:
        return _single(value)
    start = (FIRST_DAY, FIRST_DAY) if first in ("", "..") else _single(first)
    end = (LAST_DAY, LAST_DAY) if last in ("", "..") else _single(last)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def stated(value: str | None) -> tuple[str, str] | None:
    """The days that a value names: of an interval with an open end those of the other one.

    A text that says "since 2009" tells of 2009, not of each year behind it.

    >>> stated("2009/.."), stated("../2016-05"), stated("2016")
    (('2009-01-01', '2009-12-31'), ('2016-05-01', '2016-05-31'), ('2016-01-01', '2016-12-31'))
    """
    first, slash, last = (value or "").partition("/")
    if slash and (first in ("", "..")) != (last in ("", "..")):
        return bounds(last if first in ("", "..") else first)
    return bounds(value)


def _single(value: str) -> tuple[str, str] | None:
    parts = value.rstrip("~?%").split("-")
    year, rest = parts[0], parts[1:]
    if len(year) != 4 or len(rest) > 2 or not all(len(p) == 2 and p.isascii() and p.isdigit() for p in rest):
        return None
    low, high = year.replace("X", "0"), year.replace("X", "9")
    if not (low.isascii() and low.isdigit()) or (rest and low != high) or high == "0000":
        return None
    number = int(low)
    if not rest:
        return f"{max(number, 1):04}-01-01", f"{high}-12-31"
    month = int(rest[0])
    if len(rest) == 2:
        return (value[:10], value[:10]) if is_day(number, month, int(rest[1])) else None
    first, last = SEASONS.get(month, (month, month))
    if not 1 <= first <= 12:
        return None
    end_year, end_month = (number, last) if last <= 12 else (number + 1, last - 12)
    return f"{low}-{first:02}-01", f"{end_year:04}-{end_month:02}-{days_in(end_year, end_month):02}"


def span(first: str, last: str) -> str:
    """The shortest EDTF text that covers two days and all between them.

    >>> span("2017-12-08", "2017-12-22"), span("2017-04-07", "2017-04-07")
    ('2017-12-08/2017-12-22', '2017-04-07')
    >>> span("2017-03-01", "2017-03-31"), span("2017-01-01", "2017-12-31")
    ('2017-03', '2017')
    """
    if first == last:
        return first
    for whole in (first[:4], first[:7]):
        if bounds(whole) == (first, last):
            return whole
    return f"{first}/{last}"
