"""Titles over dates and bylines: of a page that is one article, and of lists that have nothing else."""

from __future__ import annotations

from itertools import pairwise

from iomcorpus.splitting.marks import BIT, FEWEST_ENTRIES, MOST_META, SHORTEST_TITLE, TAIL
from iomcorpus.splitting.view import (
    BULLET,
    BYLINE,
    DATE,
    HEADING,
    LONGEST_LABEL,
    META_BOXES,
    MOST_HEAD_LINES,
    PAGE,
    PROSE,
    SHORT_LINE,
    SIGNATURE,
    View,
    is_title,
    set_apart,
)

MOST_LONE_DATES, LONGEST_SUMMARY = 2, 300  # of a page: published, updated; characters
SHORTEST_ENTRY = 24  # characters: a day and three words
FEWEST_LONE, USUAL_LONE = 6, 45  # titles of such a list; characters of the middle one
MOST_OVER_LIST = 2  # sentences, or lines: what a page says of itself over its list


def find_meta_lines(view: View) -> None:
    """Find dates and bylines that stand under a title with no more than labels between.

    Where a page has one date alone, over no other title, a summary and a caption may stand between too.
    """
    titled = view.habits.dated and view.habits.heading_before_date  # the line over each date is its title
    lone = sum(bool(marks & DATE) for marks in view.marks) <= MOST_LONE_DATES
    for at, marks in enumerate(view.marks):
        if titled and not _is_below_label(view, at):
            continue
        if marks & (DATE | BYLINE) and not marks & PROSE:
            top = _title_over(view, at, lone=bool(lone and marks & DATE and not _stands_over_title(view, at)))
            if top is not None and (at - top > 1 or view.between[at]):
                view.meta_lines.add(at)
                view.meta_titles.add(top)


def _is_below_label(view: View, at: int) -> bool:
    """Whether a label stands right over a line, below labels of the page: a title / "News" / "Boats" / a day."""
    return at > 1 and view.sizes[at - 1] < SHORTEST_TITLE and bool(view.between[at - 1]) and not view.gaps[at]


def _stands_over_title(view: View, at: int) -> bool:
    """Whether a title and its text stand right below: "4 December" / "Ferry finds a captain" / a sentence."""
    below = view.mark(at + 1)
    return bool(below & HEADING and not below & BIT["label"] and view.mark(at + 2) & PROSE)


def _title_over(view: View, at: int, *, lone: bool) -> int | None:
    """Where the title stands that a date or byline belongs to."""
    said = False  # whether sentences stand between
    for above in range(at - 1, max(at - 2 - MOST_HEAD_LINES, -1), -1):
        if view.between[above + 1] & ~META_BOXES:
            return None
        apart = set_apart(view, above) if said else _stands_apart(view, above)
        if apart and view.sizes[above] >= SHORTEST_TITLE and is_title(view, above):
            return above
        said = said or bool(view.marks[above] & PROSE)
        if lone and view.sizes[above] <= LONGEST_SUMMARY and not view.marks[above] & (DATE | BULLET):
            continue
        if view.gaps[above + 1] and not view.between[above + 1]:
            return None
        if view.marks[above] & (PROSE | DATE | BULLET | TAIL & ~SIGNATURE):
            return None
        if view.sizes[above] > LONGEST_LABEL and not view.marks[above] & BYLINE:
            return above - 1 if _is_standfirst(view, above) else None
    return None


def _is_standfirst(view: View, at: int) -> bool:
    """Whether a line of some length stands right below a title that stands below the page's own lines."""
    top = at - 1
    title = top >= 0 and set_apart(view, top) and view.sizes[top] >= SHORTEST_TITLE and is_title(view, top)
    return title and not (view.gaps[at] or view.between[at]) and view.sizes[at] <= LONGEST_SUMMARY


def _stands_apart(view: View, at: int) -> bool:
    """Whether a line is set apart, or parted from a short label above it: a kicker."""
    return set_apart(view, at) or bool(view.gaps[at] and view.sizes[at - 1] < SHORTEST_TITLE)


def find_entries(view: View) -> None:
    """Find lists of titles with a date each and nothing else: "Ferry sails again" / "3 June 2011", four times on end.

    Beside the date there may be who wrote it and when it was changed. Below a text they are links.
    """
    at = said = 0
    while at < len(view):
        said = (0 if view.between[at] & PAGE else said) + bool(view.marks[at] & PROSE)
        entries: dict[int, int] = {}
        stop = at
        while (end := _end_of_entry(view, stop)) > stop:
            entries[stop] = stop = end
        if len(entries) >= FEWEST_ENTRIES and _begin_with_dates(view, at, stop):
            view.entries.update((date, date + 2) for date in range(at + 1, stop, 2))
        elif len(entries) >= FEWEST_ENTRIES and said <= MOST_OVER_LIST and not _has_date_above(view, at):
            view.entries.update(entries)
            view.meta_titles.update(entries)
            view.meta_lines.update(set(range(at, stop)) - entries.keys())
        at = max(stop, at + 1)


def find_lone_titles(view: View) -> None:
    """Find lists of titles with nothing else, where the capture has neither a day nor a text: headlines of a page."""
    if sum(bool(marks & PROSE) for marks in view.marks) > MOST_OVER_LIST or any(marks & DATE for marks in view.marks):
        return
    at = 0
    while at < len(view):
        stop = at
        while stop < len(view) and _is_headline(view, stop) and (stop == at or not view.between[stop]):
            stop += 1
        places = [place for place in range(at, stop) if view.sizes[place] >= SHORTEST_TITLE]
        sizes = sorted(view.sizes[place] for place in places)
        if len(places) >= FEWEST_LONE and sizes[len(sizes) // 2] >= USUAL_LONE:
            view.entries.update((place, place + 1) for place in places)
            view.lone_titles.update(places)
        at = max(stop, at + 1)


def _is_headline(view: View, at: int) -> bool:
    short = view.marks[at] & PROSE and view.sizes[at] <= SHORT_LINE and not view.marks[at] & (BULLET | BYLINE | TAIL)
    return bool(short or is_row_title(view, at))


def find_dated_lines(view: View) -> None:
    """Find lists whose entries are a day and a title on one line (`dated_lines.py`), four times on end."""
    at = 0
    while at < len(view):
        stop = at
        starts = list[int]()
        while stop < len(view) and (stop == at or not view.between[stop]):
            if _is_dated_line(view, stop):
                starts.append(stop)
            elif not (starts and _goes_on_below(view, stop, starts[-1])):
                break
            stop += 1
        if len(starts) >= FEWEST_ENTRIES:
            view.entries.update(pairwise([*starts, stop]))
        at = max(stop, at + 1)


def _goes_on_below(view: View, at: int, entry: int) -> bool:
    """Whether a line goes on an entry of a list that has blanks between its entries."""
    return at == entry + 1 and not view.gaps[at] and bool(view.gaps[entry] or not entry) and not view.marks[at] & DATE


def _is_dated_line(view: View, at: int) -> bool:
    return view.marks[at] & (DATE | HEADING) == DATE | HEADING and view.sizes[at] >= SHORTEST_ENTRY


def _begin_with_dates(view: View, at: int, stop: int) -> bool:
    """Whether titles and dates by turns are dates and titles, under the label of a column: the last is a title."""
    if stop >= len(view) or not is_row_title(view, stop) or view.sizes[at] >= SHORTEST_TITLE:
        return False
    return (stop - at) % 2 == 0 and view.sizes[stop] > 2 * view.sizes[at]


def is_row_title(view: View, at: int) -> bool:
    """A heading that may be a title in a list: no sentence, no day, no author and no bullet."""
    if not 0 <= at < len(view):
        return False
    return bool(view.marks[at] & HEADING) and not view.marks[at] & (PROSE | DATE | BYLINE | BULLET)


def _end_of_entry(view: View, at: int) -> int:
    """The place behind the date and byline of an entry that begins at a place, or this where none does."""
    if at >= len(view) or not _is_entry_title(view, at):
        return at
    end = at + 1
    while end < len(view) and end - at <= MOST_META and view.marks[end] & (DATE | BYLINE):
        end += 1
    return end if any(marks & DATE for marks in view.marks[at + 1 : end]) else at


def _has_date_above(view: View, at: int) -> bool:
    """Whether a title has its own date above it, no farther than the one below."""
    return at > 0 and bool(view.marks[at - 1] & DATE) and view.gaps[at] <= view.gaps[at + 1]


def _is_entry_title(view: View, at: int) -> bool:
    """A title that stands no further from the date below it than from the date above it."""
    if not is_row_title(view, at) or at + 1 == len(view) or view.between[at + 1]:
        return False
    return not at or view.gaps[at + 1] <= view.gaps[at]
