"""The view of a stretch of a capture, with what is found in it before cues look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iomcorpus.splitting.articles import find_articles
from iomcorpus.splitting.heads import move_to_dates, move_to_names, move_to_titles, move_to_tops
from iomcorpus.splitting.letters import find_letters
from iomcorpus.splitting.marks import BIT, FURNITURE
from iomcorpus.splitting.meta_lines import find_dated_lines, find_entries, find_lone_titles, find_meta_lines
from iomcorpus.splitting.rows import find_rows
from iomcorpus.splitting.survey import Survey
from iomcorpus.splitting.teasers import find_teasers, find_timed_teasers
from iomcorpus.splitting.view import (
    DATE,
    ITEM_FOOT,
    OPENS,
    OTHER_FURNITURE,
    PAGE,
    PROSE,
    SEPARATOR,
    Habits,
    View,
    find_closing,
    find_signed,
    find_tails,
)


def view_of(
    survey: Survey,
    furniture: Sequence[str | None],
    begin: int,
    end: int,
    habits: Habits,
    twins: Mapping[int, str] | None = None,
) -> View:
    """The view that cues look at, of the paragraphs from one position to another (exclusive).

    `furniture` has for each paragraph of the survey the reason why it is no item's, or None.
    """
    view = View([], [], [], [], [], [], habits, twins or {}, survey, whole=end == len(survey))
    between = gap = named = 0  # `named` is the print of the heading that the last page's title names
    last_line = survey.last[begin - 1] if begin else 0
    for position in range(begin, end):
        marks = survey.marks[position]
        gap += survey.first[position] - last_line - 1
        last_line = survey.last[position]
        if furniture[position] is not None:
            between |= marks & (FURNITURE | SEPARATOR) or OTHER_FURNITURE
            if furniture[position] in ("recurs on pages", "page title"):
                between |= PAGE
            if furniture[position] == "page title":
                named = survey.prints[position]
            continue
        if named:
            if survey.prints[position] == named:
                view.page_headings.add(len(view))
            named = named if marks & DATE else 0  # days may stand over it
        view.positions.append(position)
        view.marks.append(marks)
        view.between.append(between)
        view.gaps.append(gap)
        view.sizes.append(survey.sizes[position])
        view.feet += bool(between & ITEM_FOOT and not _is_link_inside(view, between))
        between = gap = 0
    if habits.places.heads:
        view.heads = [bool(habits.places.heads[position]) for position in view.positions]
        move_to_tops(view)
        view.holes = [bool(habits.places.holes[position]) for position in view.positions]
    else:
        view.heads = view.holes = [False] * len(view)
    if not habits.dates_close:
        find_signed(view)
    view.tails = find_tails(view)
    if habits.places.heads and any([move_to_names(view), move_to_dates(view), move_to_titles(view)]):
        view.tails = find_tails(view)  # a title ends what stands above it
    find_articles(view)
    find_letters(view)
    if habits.dates_close:
        find_closing(view)
    else:
        find_rows(view)
    if not (habits.mould.heads or habits.dates_close):
        if not habits.heading_after_date:
            find_meta_lines(view)
        find_dated_lines(view)
        find_entries(view)
        find_lone_titles(view)
        if not (habits.dated or habits.headed):
            find_teasers(view)
        find_timed_teasers(view)
    return view


def _is_link_inside(view: View, between: int) -> bool:
    """Whether the last paragraph goes on a text below a link's title and its "Read more"."""
    runs = view.marks[-1] & PROSE and not view.marks[-1] & OPENS
    return bool(runs and between & BIT["read more"] and not view.mark(len(view) - 2) & PROSE)
