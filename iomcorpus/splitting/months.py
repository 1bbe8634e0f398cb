"""Months that date single items: "Green living" / "November 2001" / the text, item after item.

A month alone mostly heads a group of items (`groups.py`). Where each has one item, and no item has a day, it is that
item's date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from iomcorpus.forms.dates import MONTHS
from iomcorpus.splitting.line_forms import shape_of
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.survey import Survey
from iomcorpus.text.words import short_print

MONTH, DATE, PROSE, HEADING = BIT["month line"], BIT["date line"], BIT["prose"], BIT["heading"]
FEWEST = 4  # months
YEAR_ALONE = 6  # characters, with signs around it
MOST_DAYS = 0.2  # date lines with a day for each month
SHORTEST_TITLE, LONGEST_TITLE = 8, 160  # characters
FEWEST_BARE = 3  # months without a year
BARE = {short_print(f"{sign}{name}"): month for sign in ("", "# ", "## ", "### ") for name, month in MONTHS.items()}
YEARLESS = frozenset(map(shape_of, ("May 5", "5 May", "Sunday 5 May", "Sunday, May 5")))
FITTING = 0.8  # share of the months that have one item each


def with_months_as_dates(survey: Survey, why: Sequence[str | None]) -> Survey:
    """The survey with months as date lines, where they date items; else as it is."""
    if sum(marks & MONTH > 0 for marks in survey.marks) < FEWEST:
        return survey
    kept = [position for position, reason in enumerate(why) if reason is None]
    months = [number for number, position in enumerate(kept) if _is_month(survey, position)]
    days = sum(bool(survey.marks[position] & DATE) for position in kept)
    if len(months) < FEWEST or days > MOST_DAYS * len(months) or not _date_items(survey, kept, months):
        return survey
    marks = survey.marks[:]
    for number in months:
        marks[kept[number]] = marks[kept[number]] & ~(MONTH | BIT["bullet"]) | DATE
    return replace(survey, marks=marks)


def set_bare_months_aside(survey: Survey, why: list[str | None]) -> None:
    """Make furniture of months without a year, one after the other, over items: "MARCH", then "FEBRUARY"."""
    found = [at for at, number in enumerate(survey.prints) if number in BARE and why[at] is None]
    steps = [(BARE[survey.prints[after]] - BARE[survey.prints[before]]) % 12 for before, after in pairwise(found)]
    apart = all(after - before > 1 for before, after in pairwise(found))
    if len(found) >= FEWEST_BARE and apart and (set(steps) <= {1} or set(steps) <= {11}):
        for at in found:
            why[at] = "group heading"


def set_months_over_days_aside(survey: Survey, why: list[str | None]) -> None:
    """Make furniture of a month or year right over a day that lacks it: "December 2013" / "Dec 16" / a title.

    That is what the page of an archive is called; the year is that of all its days.
    """
    for at in range(len(survey) - 1):
        over = why[at] is None is why[at + 1] and survey.marks[at] & (MONTH | DATE) == MONTH
        if over and survey.marks[at + 1] & DATE and survey.shapes[at + 1] in YEARLESS:
            why[at] = "group heading"


def _is_month(survey: Survey, position: int) -> bool:
    return bool(survey.marks[position] & MONTH) and survey.sizes[position] > YEAR_ALONE


def _date_items(survey: Survey, kept: Sequence[int], months: Sequence[int]) -> bool:
    """Whether nearly every month has one title and a text: right above it, or below it up to the next month."""
    above = sum(
        _is_title(survey, kept[number - 1]) and _says(survey, kept[number + 1])
        for number in months
        if 0 < number < len(kept) - 1
    )
    below = sum(
        _is_title(survey, kept[before + 1]) and _titles(survey, kept[before + 1 : after]) == 1
        for before, after in pairwise([*months, len(kept)])
        if before + 1 < after
    )
    return max(above, below) >= FITTING * len(months)


def _is_title(survey: Survey, position: int) -> bool:
    marks = survey.marks[position]
    return SHORTEST_TITLE <= survey.sizes[position] <= LONGEST_TITLE and not marks & (MONTH | DATE)


def _says(survey: Survey, position: int) -> bool:
    return bool(survey.marks[position] & PROSE)


def _titles(survey: Survey, positions: Sequence[int]) -> int:
    """How many titles stand over a sentence there."""
    return sum(
        bool(survey.marks[here] & HEADING) and not _says(survey, here) and _says(survey, below)
        for here, below in pairwise(positions)
    )
