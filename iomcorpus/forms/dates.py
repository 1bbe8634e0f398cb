"""Days as texts name them, in figures or with a month's name.

A reading keeps what the text says and no more: a number pair that could be either way round keeps both, a date without
a year has none. Which way round, and which year, is decided over the capture (`splitting/order.py`). Lines that state
the day of an item: `date_lines.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from iomcorpus.edtf import is_day
from iomcorpus.forms.grammar import Pattern, either, listed
from iomcorpus.model import sent_by_fields

MONTHS = {
    name: number
    for number, names in enumerate(
        listed(
            "january jan|february feb|march mar|april apr|may|june jun",
            "july jul|august aug|september sept sep|october oct|november nov|december dec",
        ),
        start=1,
    )
    for name in names.split()
}
# Letters that a pattern without case takes for these: a Turkish keyboard writes APRİL, an old print Auguſt.
PLAIN_LETTERS = str.maketrans("İıſ", "iis")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Two-digit years: the web, and so its captures, begin about 1990; a scanned archive writes its years out.
FIRST_SHORT_YEAR = 70
LEAP_YEAR = 2000  # stands for a year that a text does not give: "29 February" may be a day

MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
ORDINAL = r"(?i:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
# Pages whose parts were glued together go on without a blank: "May 3, 2010Posted by Lin", "3rd May 20104th June 2011".
YEAR_ENDS = r"(?: \b | (?= [A-Z][a-z] | \d{1,2}(?:st|nd|rd|th)\b | \d{1,2}\ [A-Z] ) )"
WEEKDAY = r"(?i:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:r|rs)?|Fri|Sat(?:ur)?|Sun)(?i:day)?\b\.?"
WEEKDAY_BEFORE = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"

# "5 May", "Tuesday the 3rd of May 2016", "5-May-16"
DAY_MONTH = rf"""
    (?<! [\w/] )  {WEEKDAY_BEFORE}
    (?P<day> {DAY} ) {ORDINAL}  (?: \s+of )?  [\s\-]+
    (?P<month> {MONTH} )
    (?: [,\s\-]+ (?P<year> {YEAR} {YEAR_ENDS} | '\d\d \b ) )?
"""
# "May 5", "Tue, May 5th, 2016"; but "May 5:30" is a clock time
MONTH_DAY = rf"""
    (?<! [\w/] )  {WEEKDAY_BEFORE}
    (?P<month> {MONTH} ) \s+
    (?P<day> {DAY} ) {ORDINAL}  (?! \d | \s*[:.]\d )
    (?: ,?\s+ (?P<year> {YEAR} {YEAR_ENDS} | '\d\d \b ) )?
"""
# "2016-05-03", "2016/05/03", "2016-05-03T10:30"
ISO_DAY = rf"""
    (?<! [\w/.-] )
    (?P<year> {YEAR} ) [-/.] (?P<month> \d\d ) [-/.] (?P<day> \d\d )
    (?! (?! T\d\d: ) [\w/-] )
"""
# "12/03/15", "3.4.2012", "21/12" (a gloss in brackets): the two numbers before the year may be either way round.
NUMBERS = rf"""
    (?<! [\w/.-] )  {WEEKDAY_BEFORE}
    (?P<one> \d{{1,2}} ) (?P<sep> [/.\-] ) (?P<two> \d{{1,2}} )
    (?: (?P=sep) (?P<year> {YEAR} | \d\d ) )?
    (?! [\w/] | [.\-]\d )
"""
# "4-5/09", "4-5/09/16": days of one month; the last day counts for an item that reports them.
DAYS_NUMBERS = rf"""
    (?<! [\w/.-] )  {DAY} \s*[-–]\s*
    (?P<one> \d{{1,2}} ) (?P<sep> / ) (?P<two> \d{{1,2}} )
    (?: / (?P<year> {YEAR} | \d\d ) )?
    (?! [\w/] )
"""

# Each with whether it needs a month's name; where two finds overlap the earlier form wins.
FORMS = tuple(
    (Pattern(form, re.VERBOSE), by_name)
    for form, by_name in (
        (ISO_DAY, False),
        (DAYS_NUMBERS, False),
        (DAY_MONTH, True),
        (MONTH_DAY, True),
        (NUMBERS, False),
    )
)
MONTH_NAME = Pattern(rf"\b{MONTH}")
DATE_HINT = Pattern(r"\d")
FIGURE = Pattern(r"\d+")


@sent_by_fields
@dataclass(frozen=True, slots=True)
class DateReading:
    """A day as the text writes it.

    `month` and `day` are None where `pair` holds two numbers of which either may be the month; `year` is None where the
    text gives none; `weekday` is 0 (Monday) to 6.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    pair: tuple[int, int] | None = None
    weekday: int | None = None
    numbers: tuple[int, int] | None = None  # as written, where both day and month are numbers

    def days(self, order: str | None = None, year: int | None = None) -> list[str]:
        """The calendar days (ISO) that this may be: two where the order is open, none where the year is.

        >>> next(find_dates("02/11/15")).days(), next(find_dates("02/11/15")).days("dmy")
        (['2015-11-02', '2015-02-11'], ['2015-11-02'])
        """
        year = self.year or year
        if year is None:
            return []
        if self.pair is None:
            ways = [(self.month, self.day)]
        else:
            one, two = self.pair
            both = (("dmy", two, one), ("mdy", one, two))
            ways = [(month, day) for name, month, day in both if order in (None, name)]
        return list(dict.fromkeys(f"{year:04}-{m:02}-{d:02}" for m, d in ways if m and d and is_day(year, m, d)))


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateReading]:
    """Every day that a text names in figures or with a month's name, in order.

    >>> text = "Tue 5th of May 2016 and 3.4.2012"
    >>> [(text[d.start : d.end], d.year, d.month, d.day, d.pair) for d in find_dates(text)]
    [('Tue 5th of May 2016', 2016, 5, 5, None), ('3.4.2012', 2012, None, None, (3, 4))]
    >>> [d.start for d in find_dates("ratio 24/50, v1.2.3, tel 020 7946 00")]
    []
    """
    stop = len(text) if end is None else end
    found: list[DateReading] = []  # in order
    # No date is far from a figure, and most of a text is: only the stretches around figures are searched.
    for low, high in _around_figures(text, start, stop):
        named = MONTH_NAME.search(text, low, high)
        for form, by_name in FORMS:
            if by_name and not named:
                continue
            for match in form.finditer(text, low, high):
                at = bisect_left(found, match.end(), key=attrgetter("start"))
                if at and found[at - 1].end > match.start():
                    continue
                reading = _read(match)
                if reading is not None:
                    found.insert(at, reading)
    yield from found


REACH = 32  # characters from a figure to the end of its date: "Wednesday the 3rd of September 2017"


def _around_figures(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Stretches of a text that hold all its figures and what may belong to them.

    >>> _around_figures("In May 2016" + " " * 90 + "and 2017", 0, 109)
    [(0, 43), (73, 109)]
    """
    spans: list[tuple[int, int]] = []
    for match in FIGURE.finditer(text, start, stop):
        low, high = max(start, match.start() - REACH), min(stop, match.end() + REACH)
        if spans and low <= spans[-1][1]:
            spans[-1] = (spans[-1][0], high)
        else:
            spans.append((low, high))
    return spans


def _read(match: re.Match[str]) -> DateReading | None:
    groups = match.groupdict()
    year = _year(groups.get("year"))
    weekday = _weekday(groups.get("weekday"))
    if groups.get("one"):
        if year is None and groups["sep"] != "/":  # "3.4" is a number, "10-12" a range
            return None
        return _read_numbers(match, int(groups["one"]), int(groups["two"]), year, weekday)
    month, day = month_number(groups["month"]), int(groups["day"])
    if not is_day(year or LEAP_YEAR, month, day):
        return None
    return DateReading(match.start(), match.end(), year, month, day, None, weekday)


def _read_numbers(
    match: re.Match[str], one: int, two: int, year: int | None, weekday: int | None
) -> DateReading | None:
    """The reading of two numbers: a pair where either may be the month."""
    ways = {(month, day) for month, day in ((two, one), (one, two)) if is_day(year or LEAP_YEAR, month, day)}
    if not ways:
        return None
    numbers = (one, two)
    if len(ways) == 2:
        return DateReading(match.start(), match.end(), year, None, None, numbers, weekday, numbers)
    month, day = ways.pop()
    return DateReading(match.start(), match.end(), year, month, day, None, weekday, numbers)


def month_number(text: str) -> int:
    """The month that a name or a number stands for.

    >>> month_number("Sept."), month_number("APRİL"), month_number("07")
    (9, 4, 7)
    """
    name = text.rstrip(".").translate(PLAIN_LETTERS).lower()
    return MONTHS.get(name) or int(name)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    number = int(text.lstrip("'"))
    if number >= 100:
        return number
    return number + (1900 if number >= FIRST_SHORT_YEAR else 2000)


def _weekday(text: str | None) -> int | None:
    if not text:
        return None
    start = text[:3].translate(PLAIN_LETTERS).lower()
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(start))


GLOSS = Pattern(
    r"(?P<word>\b(?i:"
    + either(
        r"yesterday|today|tomorrow",
        r"this (?:past )?(?:week|weekend|month|morning|afternoon|evening)|last (?:week|night|weekend|month)",
        r"(?:on |last |this |past )?(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    )
    + r")),?\s+\((?P<date>[^()]{3,25})\)"
)
BRACKETED_NUMBER = Pattern(r"\([^()]{0,12}\d")


def find_glosses(text: str) -> Iterator[tuple[str, DateReading]]:
    """A relative word with its day in brackets, as agencies write: "yesterday (21/12)", "today (7 April)".

    >>> text = "it opened yesterday (21/12) and closes today (22 May)"
    >>> [(word, text[d.start : d.end]) for word, d in find_glosses(text)]
    [('yesterday', '21/12'), ('today', '22 May')]
    >>> list(find_glosses("nearly half today (24/50) of those asked"))
    []
    """
    if "(" not in text or not BRACKETED_NUMBER.search(text):
        return
    for match in GLOSS.finditer(text):
        for reading in find_dates(text, match.start("date"), match.end("date")):
            yield match["word"].lower(), reading
            break
