"""Readings: what a date says, before anybody knows when the text was written.

A reading is a nested tuple (a list, where it comes back from JSON) of a name and what belongs to it; None is what the
text does not say. Weekdays are 0 (Monday) to 6, seasons 21 (spring) to 24 as in EDTF.

    ("day", year, month, day, weekday)     "Tuesday 5 September": ("day", None, 9, 5, 1); "the 14th" has no month either
    ("numbers", one, two, year, weekday)   "05/07/2016": either may be the month, where the calendar has both
    ("month", year, month)  ("year", year)  ("season", year, season)  ("decade", 1990)
    ("century", 13)                        before the common era -5; and ("year", -43) for 44 BC
    ("months", year, first, last)          "Q3 2018": ("months", 2018, 7, 9)
    ("part", unit, nth, count, whole)      "first six months of 2017": ("part", "month", 1, 6, ("year", 2017)); the
                                           unit may be the number of a weekday, nth -1 is the last
    ("feast", name, year)                  a name of `feasts.FEASTS`
    ("week", day)  ("weekend of", day)     "week of 17 May 2021"
    ("range", first, last)  ("since", first)
    ("weekday", weekday)  ("weekend",)     alone: the last one, or the next where the sentence speaks of the future
    ("which", n, inner, weeks)             "last October": ("which", -1, ("month", None, 10), 0); n is -1, 0, 1, or
                                           None for "the weekend"; so many weeks are added: "Friday week"
    ("shift", unit, n)                     the unit n away from that of the record: "yesterday" ("shift", "day", -1)
    ("span", unit, n)                      from n units ago to now: "past two years" ("span", "year", -2)
    ("ago", unit, n)                       "four years ago"
    ("same", unit, n)                      by the date before: "that month" ("same", "month", 0), or a weekday
    ("beside", weekday)                    the nearest to the date before: "on the Friday"
    ("of", inner, outer)                   "November this year": ("of", ("month", None, 11), ("shift", "year", 0))
    ("past", inner)  ("future", inner)     what the sentence speaks of
    ("gloss", inner, gloss)                "yesterday (21/12)": the first of two dates, which the second explains
    ("vague",)                             no calendar settles it: "today" of our times, "past few weeks"
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Reading = Sequence[Any]


def is_open(reading: Reading) -> bool:
    """Whether a reading needs the tense of its sentence: a day without its year, a weekday alone.

    >>> is_open(("day", None, 3, 8, None)), is_open(("range", ("month", None, 5), ("month", 2016, 8)))
    (True, False)
    """
    kind = reading[0]
    if kind in ("since", "week", "weekend of", "gloss"):
        return is_open(reading[1])
    if kind == "range":
        return is_open(reading[2])
    return (
        kind in ("weekday", "beside", "feast") or lacks_year(reading) or (kind == "which" and reading[1] in (None, 0))
    )


def lacks_year(reading: Reading) -> bool:
    """Whether a reading names a time of the year and not which year."""
    kind = reading[0]
    if kind in ("day", "month", "season", "months"):
        return reading[1] is None
    if kind == "numbers":
        return reading[3] is None
    return kind == "feast" and reading[2] is None


def is_relative(reading: Reading) -> bool:
    """Whether the value of a reading needs the record's date.

    >>> is_relative(("day", 2017, 12, 21, None)), is_relative(("day", None, 12, 21, None))
    (False, True)
    >>> is_relative(("range", ("month", None, 5), ("month", 2016, 8))), is_relative(("shift", "day", 0))
    (False, True)
    """
    kind = reading[0]
    if kind in ("day", "month", "season", "months", "numbers", "feast"):
        return lacks_year(reading)
    if kind == "part":
        return reading[4] is None or is_relative(reading[4])
    if kind in ("since", "week", "weekend of", "gloss"):
        return is_relative(reading[1])
    if kind == "range":
        return is_relative(reading[2])
    return kind not in ("year", "decade", "century", "same")


def year_of(reading: Reading) -> int | None:
    """The year that a reading states, that of its end where it is a range; None where it states none."""
    kind = reading[0]
    if kind == "range":
        return year_of(reading[2])
    year = (
        reading[3]
        if kind == "numbers"
        else reading[1]
        if kind in ("day", "month", "season", "months", "year")
        else None
    )
    return year if isinstance(year, int) else None


def with_year(reading: Reading, year: int) -> Reading:
    """A reading with the year that it lacks.

    >>> with_year(("day", None, 5, 6, None), 2017)
    ('day', 2017, 5, 6, None)
    """
    kind = reading[0]
    if kind == "range":
        return ("range", with_year(reading[1], year), with_year(reading[2], year))
    if not lacks_year(reading):
        return reading
    if kind == "numbers":
        return (*reading[:3], year, reading[4])
    return (kind, reading[1], year) if kind == "feast" else (kind, year, *reading[2:])


def bare(reading: Reading) -> Reading:
    """A reading without what the words around add to it: tense, an open end, a gloss.

    >>> bare(("future", ("since", ("weekday", 1))))
    ('weekday', 1)
    """
    while reading[0] in ("past", "future", "since", "gloss", "week", "weekend of"):
        reading = reading[1]
    return reading


def simple_parts(reading: Reading) -> list[Reading]:
    """The points that a reading is made of: both ends of a range, both dates of a gloss.

    >>> simple_parts(("past", ("range", ("month", None, 5), ("month", 2016, 8))))
    [('month', None, 5), ('month', 2016, 8)]
    """
    plain = bare(reading)
    if plain[0] == "range":
        return [*simple_parts(plain[1]), *simple_parts(plain[2])]
    return [plain]
