"""Lists whose entries have as many lines each: a day, a title, what it says; a title and its day.

A site fills the same lines for each entry, so the days stand equally far from each other. Which line an entry begins
with is told by its titles, which stand all above the days or all below, else by where the list ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from iomcorpus.splitting.marks import FEWEST_ENTRIES, SHORTEST_TITLE
from iomcorpus.splitting.meta_lines import MOST_OVER_LIST, is_row_title
from iomcorpus.splitting.view import BULLET, BYLINE, DATE, PAGE, PROSE, SHORT_LINE, View

ROW_STEPS = (2, 3, 4)  # lines of an entry: a day, a title, what it says
LEAST_DAYS = 0.7  # share of the days between the first and the last of such lines that stand on them
MOSTLY_TITLES = 0.8  # share of the lines below days that are titles


def find_rows(view: View) -> None:
    """Find lists whose entries have as many lines each, one of them a day: a day, a title, what it says; four on end.

    Titles that stand above all days, or below all, tell what line an entry begins with; else the end of the list does,
    which goes up to the page's own lines.
    """
    at = said = 0
    while at < len(view):
        stop = at + 1
        while stop < len(view) and not view.between[stop]:
            stop += 1
        said = 0 if view.between[at] & PAGE else said
        found = _rows_by_titles(view, at, stop, said)
        if found is None and (stop < len(view) or view.whole):
            ends = (_rows_up_to(view, at, stop, step) for step in ROW_STEPS[1:])
            found = next((rows for rows in ends if rows is not None), None)
        if found is not None:
            _set_rows(view, *found)
        said += sum(bool(marks & PROSE) for marks in view.marks[at:stop])
        at = stop


def _rows_by_titles(view: View, begin: int, stop: int, said: int) -> tuple[range, int] | None:
    """The entries that most of a stretch is, whose titles stand all above their days or all below.

    `said` is how many sentences stand above on the page: below a text, titles with their days are links.
    """
    days = [at for at in range(begin, stop) if _is_day(view, at)]
    found = max((_even(days, step) for step in ROW_STEPS), key=len)
    among = [day for day in days if found.start <= day < found.stop]  # a title may have a day in it
    if len(found) < max(FEWEST_ENTRIES, MOSTLY_TITLES * (len(days) - len(among) + len(found)), LEAST_DAYS * len(among)):
        return None
    step = found.step
    above, below = (sum(is_row_title(view, day + side) for day in found) / len(found) for side in (-1, 1))
    if max(above, below) < MOSTLY_TITLES:
        return None
    if step == 2:
        # By turns: the day stands first where no title stands over all of them, and one below.
        below_last = found[-1] + 1
        titled = below_last < stop and view.sizes[below_last] >= SHORTEST_TITLE and is_row_title(view, below_last)
        ends = titled, not _has_title_above(view, found[0])
        closes = below_last == stop and (stop < len(view) or view.whole)
        over = 0 if all(ends) else 1 if closes or not any(ends) else None
        said += sum(bool(marks & PROSE) for marks in view.marks[begin : found[0]])
        if over is None or (over and said > MOST_OVER_LIST):
            return None
    elif min(above, below) > 1 - MOSTLY_TITLES:
        return None
    else:
        over = int(above > below)
    top = found[0] - over
    return (range(top, min(found[-1] - over + 1, stop - step + 1), step), over) if top >= begin else None


def _even(days: Sequence[int], step: int) -> range:
    """The longest run of numbers that are so far from each other, others between or not.

    >>> _even([1, 2, 4, 7, 10, 12, 14], 3), _even([1, 2, 4, 7], 2)
    (range(1, 13, 3), range(2, 6, 2))
    """
    among, best = {*days}, range(0, 0, step)
    for day in days:
        if day - step not in among:
            stop = day
            while stop in among:
                stop += step
            best = max(best, range(day, stop, step), key=len)
    return best


def _rows_up_to(view: View, begin: int, stop: int, step: int) -> tuple[range, int] | None:
    """The entries with so many lines each that a stretch ends with, and at which of these lines their day stands."""
    counts = [_rows_with_day(view, begin, stop, step, day) for day in range(step)]
    count = max(counts)
    rows, day = range(stop - count * step, stop, step), counts.index(count)
    if count < FEWEST_ENTRIES or sum(counts) > count + 1:
        return None
    # Right over a day or right below one a line is a title though it begins in small letters.
    is_title = is_row_title if day > 1 else _is_short
    return (rows, day) if sum(is_title(view, row + (not day)) for row in rows) >= MOSTLY_TITLES * count else None


def _has_title_above(view: View, at: int) -> bool:
    """Whether a title stands right over a day: then days and titles by turns are titles and days."""
    above = at - 1
    title = above >= 0 and not view.between[at] and view.sizes[above] >= SHORTEST_TITLE
    return title and is_row_title(view, above)


def _is_short(view: View, at: int) -> bool:
    return view.sizes[at] <= 2 * SHORT_LINE and not view.marks[at] & (BYLINE | BULLET)


def _rows_with_day(view: View, begin: int, stop: int, step: int, day: int) -> int:
    """How many entries with so many lines, up to a place, have a day at the same line."""
    days = range(stop - step + day, begin - 1 + day, -step)
    return next((count for count, at in enumerate(days) if not _is_day(view, at)), len(days))


def _is_day(view: View, at: int) -> bool:
    return bool(view.marks[at] & DATE) and view.sizes[at] <= SHORT_LINE


def _set_rows(view: View, starts: range, day: int) -> None:
    """Take lines for the rows of a list: where each begins, and how far below that its day stands."""
    for start in starts:
        view.entries[start] = start + starts.step
        if day:
            view.meta_titles.add(start)
            view.meta_lines.add(start + day)
        if view.habits.places.heads:
            view.heads[start : start + starts.step] = [True, *[False] * (starts.step - 1)]
