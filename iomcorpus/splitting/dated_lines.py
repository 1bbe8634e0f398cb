"""Lists whose items have one line each, a day and a title: "16 May 2019 Harbour reopens" / "28 June 2019 Ferry sails".

One such line may begin a text: "4 May 2016 was a dark day". Four on end are a list.
"""

from __future__ import annotations

import re

from iomcorpus.forms.dates import find_dates
from iomcorpus.splitting.line_forms import CALENDAR_HINTS

LONGEST_DAY = 40  # characters: "* Wednesday, 26 September 2024"
SHORTEST_REST, FEWEST_WORDS = 12, 3  # characters and words of a title beside its day
LONGEST = 600  # characters of a line
COLUMNS = re.compile(r"\t|\S\s{3,}\S|\|.*\|")  # of a table, whose rows are a text's
SIGNS = " \t*•·-–—|:,.()[]_"


def is_dated_line(text: str) -> bool:
    """Whether a line begins or ends with a day, its year told, and has a title beside it.

    >>> is_dated_line("16 May 2019 Harbour reopens at last"), is_dated_line("Harbour reopens at last - May 4, 2016")
    (True, True)
    >>> is_dated_line("16 December 2019"), is_dated_line("Opened by Lin Wei in May 2019, the harbour is full")
    (False, False)
    """
    if not SHORTEST_REST < len(text) <= LONGEST or COLUMNS.search(text):
        return False
    if _may_begin_with_day(text) and _has_day_at(text, 0, min(len(text), LONGEST_DAY), at_end=False):
        return True
    return _may_end_with_day(text) and _has_day_at(text, max(0, len(text) - LONGEST_DAY), len(text), at_end=True)


def _may_begin_with_day(text: str) -> bool:
    start = text.lstrip(SIGNS)[:3].lower()
    return start[:1].isdigit() or start in CALENDAR_HINTS


def _may_end_with_day(text: str) -> bool:
    return text[-8:].rstrip(SIGNS)[-1:].isdigit()


def _has_day_at(text: str, low: int, high: int, *, at_end: bool) -> bool:
    for date in find_dates(text, low, high):
        before, behind = text[: date.start].strip(SIGNS), text[date.end :].strip(SIGNS)
        edge, rest = (behind, before) if at_end else (before, behind)
        if date.year is not None and not edge:
            return len(rest) >= SHORTEST_REST and len(rest.split()) >= FEWEST_WORDS and rest[0].isalnum()
    return False
