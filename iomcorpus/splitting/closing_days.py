"""Days that stand below their items, behind buttons and forms: a text / "Share this" / "Posted by Lin" / "4 May 2016".

Blogs of some makers set who wrote a post, and when, at the foot of its page. Such a day has no text of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from iomcorpus.splitting.furniture import MENU_LABEL
from iomcorpus.splitting.marks import BIT, SHORTEST_TITLE
from iomcorpus.splitting.place import Place
from iomcorpus.splitting.survey import Survey

DATE, PROSE, HEADING, BYLINE, POSTED = (
    BIT[name] for name in ("date line", "prose", "heading", "byline", "posted line")
)
SAYS = PROSE | DATE
OPEN = (None, "page foot")  # reasons of what may be an item's, the last one of the capture's too
SAYS_WHO = DATE | BYLINE | POSTED
FEWEST, LEAST = 3, 0.4  # items that end so; share of the days
LONGEST_DAY = 48  # characters: "Lin Wei June 30, 2015July 1, 2015"
MOST_LABELS = 3  # lines that an item is filed under, right over its day
FEWEST_BUTTONS, REACH = 3, 24  # lines of the page below a text; as many lines as these may be


def find_closing_days(survey: Survey, why: Sequence[str | None]) -> list[int]:
    """The positions of such days, where most days of a capture stand so; empty where they do not."""
    dates = (at for at, reason in enumerate(why) if reason in OPEN and survey.marks[at] & DATE)
    days = [at for at in dates if survey.sizes[at] <= LONGEST_DAY]
    found = [at for at in days if _closes(survey, why, at)]
    return found if len(found) >= max(FEWEST, LEAST * len(days)) else []


def _closes(survey: Survey, why: Sequence[str | None], day: int) -> bool:
    """Whether labels and then lines of the page stand over a day, up to a text, and more of the page below it."""
    below = day + 1
    while below < len(why) and why[below] in OPEN and below <= day + MOST_LABELS and not survey.marks[below] & SAYS:
        below += 1
    if below < len(why) and why[below] is None:
        return False
    above = day - 1
    while above > 0 and why[above] in OPEN and above >= day - MOST_LABELS and _is_label(survey, above):
        above -= 1
    if above >= 0 and why[above] is None and survey.marks[above] & HEADING and survey.sizes[above] >= SHORTEST_TITLE:
        return False  # the day's own title
    buttons = 0
    for at in range(above, max(above - REACH, -1), -1):
        buttons += why[at] is not None
        if why[at] is None and survey.marks[at] & PROSE:
            return buttons >= FEWEST_BUTTONS
    return False


def _is_label(survey: Survey, at: int) -> bool:
    who = survey.marks[at] & (BYLINE | POSTED)
    return bool(who) or (survey.sizes[at] <= MENU_LABEL and not survey.marks[at] & SAYS)


def set_closing_days_aside(survey: Survey, why: list[str | None]) -> list[int]:
    """Make furniture of such days, until the items are known that they close, and of their labels; the positions."""
    days = find_closing_days(survey, why)
    for day in days:
        at = day
        while at >= 0 and why[at] in OPEN and (at == day or _is_label(survey, at)):
            why[at] = "filed below"
            at -= 1
    return days


def with_closing_days(
    places: Iterable[Place], days: Sequence[int], survey: Survey, reasons: list[str | None]
) -> Iterator[Place]:
    """The places of records, each up to the day that closes it; what stands between is skipped, but who wrote it."""
    held: Place | None = None
    for place in places:
        if held:
            yield _up_to_day(held, place.first, days, survey, reasons)
        held = place
    if held:
        yield _up_to_day(held, len(survey), days, survey, reasons)


def _up_to_day(place: Place, stop: int, days: Sequence[int], survey: Survey, reasons: list[str | None]) -> Place:
    number = bisect_right(days, place.last)
    if number == len(days) or days[number] >= stop:
        return place
    day = days[number]
    skip = [*place.skip]
    for at in range(place.last + 1, day + 1):
        if survey.marks[at] & SAYS_WHO and at in (day, day - 1):
            reasons[at] = None
        else:
            skip.extend(range(survey.first[at], survey.last[at] + 1))
    return replace(place, last_line=survey.last[day], skip=tuple(skip), last=day)
