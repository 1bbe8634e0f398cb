"""What a capture does again and again: how far apart its paragraphs stand, and where its items have their heads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from iomcorpus.splitting.cues import heading_over_head, scores
from iomcorpus.splitting.line_forms import MARKUPS
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.meta_lines import MOST_OVER_LIST
from iomcorpus.splitting.recurring import Kind, is_regular, kinds_at, learn_mould, mould_of
from iomcorpus.splitting.survey import Survey
from iomcorpus.splitting.teasers import is_teaser
from iomcorpus.splitting.view import (
    BULLET,
    BYLINE,
    COLON,
    DATE,
    DATELINE,
    EVENT,
    HEADING,
    PROSE,
    SEPARATOR,
    STAMP,
    Habits,
    View,
    dates_what_stands_above,
    find_tails,
    is_over_text,
    is_title,
    set_apart,
    wide_gap,
)
from iomcorpus.splitting.viewing import view_of

FEWEST_PAIRS, SELDOM = 12, 0.25  # pairs of paragraphs; share of them without a blank line between
FEWEST_TEASERS = 5
LONGEST_ENTRY = 2  # lines: a title and its day
FEWEST_LONG, USUAL_LONG = 4, 40  # headings over texts; characters of the middle one
FEW_SHOWN = 0.35  # of as many, places where cues show an item
FEWEST_TITLES = 2  # marked up as one is
LAST_LINES = 4  # of a text that was broken into lines, of which one at least is a sentence
FEWEST_CLOSING, MOSTLY_CLOSING = 4, 0.8  # dates; share of them over a title
MOST_LABELS = 3  # lines below a date that closes an item
CLOSED = 0.5  # share of the dates that a text ends above, where none stands behind the last
MOST_HEADS = 0.6  # share of a capture's heads that makes what they do its habit


def learn_habits(
    survey: Survey,
    furniture: Sequence[str | None],
    end: int,
    named: frozenset[Kind] = frozenset(),
    *,
    moulded: bool = True,
    off: frozenset[str] = frozenset(),
) -> Habits:
    """What a capture does again and again in its first paragraphs; `named` are kinds of heads that people name.

    `off` are cues that say nothing of where items begin.
    """
    habits = Habits()
    view = view_of(survey, furniture, 0, end, habits)
    habits.usual_gap = _usual_gap(view)
    habits.seldom_apart = habits.usual_gap == 0 and _is_seldom_apart(view)
    habits.seldom_glued = habits.usual_gap == 1 and _is_seldom_glued(view)
    habits.dates_close = _dates_close(view)
    habits.sub_headings = _sub_headings(view)
    view.tails = find_tails(view)  # once more: footnotes go on by the usual gap
    titles = [is_title(view, at) for at in range(len(view))]
    if named:
        habits.mould = mould_of(named, survey, view.positions)
    elif moulded and not (habits.dates_close or view.signed or _are_entries(view)):
        habits.mould = learn_mould(survey, view.positions, scores(view, off), titles, view.gaps, view.between)
    _learn_heads(view)
    habits.teasers = not (habits.dated or habits.headed or habits.dates_close) and _are_teasers(view)
    shown = habits.dated or habits.headed or habits.dates_close or habits.mould.heads or habits.teasers
    habits.long_titles = not shown and _are_long_titles(view, off)
    if habits.mould.heads and not _are_dated(view):
        habits.dated = habits.headed = habits.heading_before_date = habits.heading_after_date = False
    return habits


def _are_long_titles(view: View, off: frozenset[str]) -> bool:
    """Whether the headings over texts are as long as titles of news are, and most of them, and little else shows items.

    "Harbour Reopens After Repairs to the Lock" says what happened; the heading of a section, "What next", names it.
    """
    over = [at for at in range(len(view)) if is_over_text(view, at)]
    sizes = sorted(view.sizes[at] for at in over)
    if len(sizes) < FEWEST_LONG or sizes[len(sizes) // 2] < USUAL_LONG:
        return False
    if any(view.marks[at] & HEADING and view.mark(at + 1) & (DATE | BYLINE) for at in range(len(view))):
        return False
    return sum(score > 0 for score in scores(view, off)[1:]) <= FEW_SHOWN * len(over)


def _sub_headings(view: View) -> frozenset[int]:
    """The shapes of headings that are marked up as deeper than titles over texts: "# Harbour reopens" / "## What next".

    A heading over nothing but others is none of those titles: "# News" / "## Harbour reopens" / "## Ferry sails".
    """
    shapes = [view.survey.shapes[position] for position in view.positions]
    for depth, shape in enumerate(MARKUPS):
        titles = [at for at, found in enumerate(shapes) if found == shape]
        distinct = {view.survey.prints[view.positions[at]] for at in titles}
        saying = sum(_is_over_or_below(view, at) for at in titles)
        if len(distinct) >= FEWEST_TITLES and saying >= MOST_HEADS * len(titles):
            return frozenset(MARKUPS[depth + 1 :])
    return frozenset()


def _is_over_or_below(view: View, at: int) -> bool:
    """Whether a heading stands over a text, a day or an author, or below a day."""
    below = view.mark(at + 1) & (PROSE | DATE | BYLINE) or view.mark(at + 2) & (PROSE | DATE)
    return bool(below or view.mark(at - 1) & DATE)


def _are_entries(view: View) -> bool:
    """Whether a capture is mostly a list of titles with a date or a paragraph each."""
    dated = sum(stop - start for start, stop in view.entries.items() if stop - start <= LONGEST_ENTRY)
    return max(dated, 2 * len(view.teasers)) >= MOST_HEADS * len(view)


def _are_dated(view: View) -> bool:
    """Whether the heads of a capture's mould are mostly dated, so that those which are not stand out."""
    kinds = view.habits.mould.heads
    heads = [at for at, position in enumerate(view.positions) if not kinds.isdisjoint(kinds_at(view.survey, position))]
    dated = sum(any(view.mark(at + step) & (DATE | BYLINE | STAMP | DATELINE) for step in range(4)) for at in heads)
    return dated >= MOST_HEADS * len(heads)


def _is_seldom_apart(view: View) -> bool:
    return len(view) > FEWEST_PAIRS and sum(gap > 0 for gap in view.gaps[1:]) <= SELDOM * len(view)


def _is_seldom_glued(view: View) -> bool:
    """Whether hardly a paragraph has none of the blank lines that others have between them; a list has none."""
    inside = (at for at in range(1, len(view)) if view.marks[at] & view.marks[at - 1] & PROSE)
    glued = [not view.gaps[at] for at in inside if not (view.marks[at] | view.marks[at - 1]) & BULLET]
    return len(glued) >= FEWEST_PAIRS and sum(glued) <= SELDOM * len(glued)


def _usual_gap(view: View) -> int:
    """Blank lines between two paragraphs of prose: their median."""
    inside = (at for at in range(1, len(view)) if view.marks[at] & PROSE and view.marks[at - 1] & PROSE)
    gaps = sorted(view.gaps[at] for at in inside)
    return gaps[len(gaps) // 2] if gaps else 1


def _are_teasers(view: View) -> bool:
    """Whether from the first title with one paragraph below it to the last most are such, and no text stands above."""
    teasers = [at for at in range(len(view)) if is_teaser(view, at)]
    if len(teasers) < FEWEST_TEASERS or sum(bool(marks & PROSE) for marks in view.marks[: teasers[0]]) > MOST_OVER_LIST:
        return False
    return 2 * len(teasers) >= MOST_HEADS * (teasers[-1] + 2 - teasers[0])


def _dates_close(view: View) -> bool:
    """Whether the date lines of a capture stand below its items: a text before the first, and none behind the last.

    Where there is a text on both sides (the page says something first, or the capture was cut), the date lines have to
    stand nearer to what is above them, and what is above the first has to be as long as what is between the others.
    """
    dates = [at for at, marks in enumerate(view.marks) if marks & DATE and not view.mark(at + 1) & EVENT]
    dates = [at for at in dates if view.entries.get(at) != at + 1]  # but those with their titles beside them
    if _close_by_turns(view, dates):
        return True
    if not is_regular(dates, len(view)) or dates[0] == 0:
        return False
    below_text = sum(_says_above(view, at) for at in dates)
    behind = any(marks & PROSE and not marks & BULLET for marks in view.marks[dates[-1] + 1 :])
    if below_text < (MOST_HEADS if behind else CLOSED) * len(dates):
        return False
    if not behind:
        return True
    feet = _gaps_below_feet(view)
    below = [feet[at] for at in dates if at + 1 < len(view)]
    nearer = sum(gap > view.gaps[at] for at, gap in zip(dates, below, strict=False))
    farther = sum(gap < view.gaps[at] for at, gap in zip(dates, below, strict=False))
    steps = sorted(after - before for before, after in pairwise(dates))
    alike = dates[0] + 1 == steps[len(steps) // 2] and bool(view.between[0]) and is_title(view, 0)
    return farther <= nearer and (alike or nearer >= MOST_HEADS * len(dates))


def _close_by_turns(view: View, dates: Sequence[int]) -> bool:
    """Whether dates and titles follow each other with a text between: title, text, date; title, text, date."""
    says = [at for at, marks in enumerate(view.marks) if marks & PROSE and not marks & BULLET]
    if len(dates) < FEWEST_CLOSING or not says or says[0] > dates[0] or says[-1] > dates[-1]:
        return False
    last = _below_labels(view, dates[-1])
    if is_title(view, last) and not view.between[last]:
        return False  # its text was cut off
    texts = {bisect_left(dates, at) for at in says}
    titled = sum(is_title(view, _below_labels(view, at)) for at in dates[:-1])
    return len(texts) == len(dates) and titled >= MOSTLY_CLOSING * (len(dates) - 1)


def _below_labels(view: View, at: int) -> int:
    """The place below a line and the lines that are glued to it: who wrote it, what it is filed under."""
    below = at + 1
    while below < min(at + MOST_LABELS, len(view)) and not (view.gaps[below] or view.between[below]):
        below += 1
    return below


def _says_above(view: View, at: int) -> bool:
    """Whether a text ends above a date line, or its author's name there, and no heading stands between."""
    if view.mark(at - 1) & BIT["name"] and not view.gaps[at] and not view.between[at]:
        at -= 1
    if is_title(view, at - 1) and not view.marks[at - 1] & PROSE:
        return False
    if view.between[at] & SEPARATOR or (view.between[at] & BIT["read more"] and is_title(view, at + 1)):
        return False  # the text above has ended
    for above in range(at - 1, max(at - 1 - LAST_LINES, -1), -1):
        if view.marks[above] & (PROSE | DATE) or view.gaps[above]:
            return bool(view.marks[above] & PROSE)
    return False


def _gaps_below_feet(view: View) -> list[int]:
    """For each place the blank lines below it and the short lines glued to it."""
    found = [0] * len(view)
    for at in range(len(view) - 2, -1, -1):
        below = at + 1
        found[at] = view.gaps[below] or (0 if view.marks[below] & PROSE else found[below])
    return found


def _learn_heads(view: View) -> None:
    """Whether item heads stand at regular distance, and how headings and date lines stand to each other."""
    habits = view.habits
    dates = [
        at
        for at, marks in enumerate(view.marks)
        if marks & DATE
        and not view.mark(at + 1) & EVENT
        and not view.mark(at - 1) & view.mark(at + 1) & COLON  # "Date:" / "3 May" / "Time:"
        and not dates_what_stands_above(view, at)
    ]
    # A date line that is followed by another has no item of its own: a programme, a list of days.
    heads = [at for number, at in enumerate(dates) if number + 1 == len(dates) or dates[number + 1] - at > 1]
    if is_regular(heads, len(view)):
        habits.dated = True
        _learn_headings(view, heads)
        apart = sum(set_apart(view, at) and at + 1 < len(view) and view.gaps[at + 1] > 0 for at in heads)
        habits.blank_below_date = not habits.heading_before_date and apart >= MOSTLY_CLOSING * len(heads)
        starts = [at - 1 if habits.heading_before_date and is_title(view, at - 1) else at for at in heads]
        habits.gapped = _mostly_gapped(view, starts)
    else:
        starts = [at for at in range(len(view)) if heading_over_head(view, at)]
        habits.headed = is_regular(starts, len(view))
        habits.gapped = habits.headed and _mostly_gapped(view, starts)


def _learn_headings(view: View, heads: Sequence[int]) -> None:
    """Whether headings stand over or under the date lines.

    Where titles stand on both sides, the side that is set apart from what goes before it begins the item.
    """
    before = [at - 1 for at in heads if is_title(view, at - 1)]
    after = [at for at in heads if is_title(view, at + 1)]
    title_apart = sum(set_apart(view, at) for at in before)
    date_apart = sum(set_apart(view, at) for at in heads)
    mostly_before, mostly_after = 2 * len(before) >= len(heads), 2 * len(after) >= len(heads)
    first = heads[0] == view.positions[0] == 0  # the capture begins with a day
    view.habits.heading_before_date = mostly_before and not first and (title_apart >= date_apart or not mostly_after)
    view.habits.heading_after_date = mostly_after and not view.habits.heading_before_date


def _mostly_gapped(view: View, starts: Sequence[int]) -> bool:
    return sum(wide_gap(view, at) for at in starts) >= MOST_HEADS * len(starts)
