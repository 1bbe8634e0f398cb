"""Lists whose items have one line each, a day and a title: "16 May 2019 Harbour reopens" / "28 June 2019 Ferry sails".

One such line may begin a text: "4 May 2016 was a dark day". Four on end are a list.
"""

from __future__ import annotations

import re

from iomcorpus.forms.dates import MONTH, DateReading, find_dates, month_number
from iomcorpus.splitting.line_forms import CALENDAR_HINTS
from iomcorpus.splitting.marks import LIST_SIGNS

LONGEST_DAY = 40  # characters: "* Wednesday, 26 September 2024"
SHORTEST_REST, FEWEST_WORDS = 12, 3  # characters and words of a title beside its day
LONGEST = 600  # characters of a line
COLUMNS = re.compile(r"\t|\S\s{3,}\S|\|.*\|")  # of a table, whose rows are a text's
MONTH_FIRST = re.compile(rf"(?P<month>{MONTH}),?\s+(?P<year>(?:19|20)\d\d)(?=\s*[-–—:|]\s)", re.IGNORECASE)
OPENS = "\"“‘'«(¿¡#"  # what a title may open with
SIGNS = LIST_SIGNS + " \t–—-|:,.()[]_"  # between a day and its title


def is_dated_line(text: str) -> bool:
    """Whether a line begins or ends with a day, its year told, and has a title beside it.

    >>> is_dated_line("16 May 2019 Harbour reopens at last"), is_dated_line("Harbour reopens at last - May 4, 2016")
    (True, True)
    >>> is_dated_line("16 December 2019"), is_dated_line("Opened by Lin Wei in May 2019, the harbour is full")
    (False, False)
    >>> is_dated_line("May 2019 – Harbour reopens at last"), is_dated_line("May 2019 saw the harbour reopen at last")
    (True, False)
    """
    return find_day_beside(text) is not None


def find_day_beside(text: str) -> tuple[DateReading, str] | None:
    """The day that a line ends or begins with, or a month with a sign behind it, and the title beside it."""
    if not SHORTEST_REST < len(text) <= LONGEST or COLUMNS.search(text):
        return None
    if text[-8:].rstrip(SIGNS)[-1:].isdigit():
        for date in find_dates(text, max(0, len(text) - LONGEST_DAY)):
            if date.year is not None and not text[date.end :].strip(SIGNS) and (title := _title(text[: date.start])):
                return date, title
    start = text.lstrip(SIGNS)[:3].lower()
    if start[:1].isdigit() or start in CALENDAR_HINTS:
        for date in find_dates(text, 0, LONGEST_DAY):
            if date.year is not None and not text[: date.start].strip(SIGNS) and (title := _title(text[date.end :])):
                return date, title
        month = MONTH_FIRST.match(text, len(text) - len(text.lstrip(SIGNS)))
        if month and (title := _title(text[month.end() :])):
            return DateReading(*month.span(), int(month["year"]), month_number(month["month"]), None), title
    return None


def _title(rest: str) -> str:
    """What stands beside a day, without the signs between; nothing where it is no title."""
    rest = rest.strip(SIGNS)
    long = len(rest) >= SHORTEST_REST and len(rest.split()) >= FEWEST_WORDS
    return rest if long and rest.lstrip(OPENS)[:1].isalnum() else ""
