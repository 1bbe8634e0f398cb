"""What a capture does again and again: how far apart its paragraphs stand, and where its items have their heads."""

from __future__ import annotations

from collections.abc import Sequence

from iomcorpus.splitting.cues import (
    DATE,
    EVENT,
    PROSE,
    Habits,
    View,
    find_tails,
    heading_over_head,
    is_title,
    set_apart,
    view_of,
    wide_gap,
)
from iomcorpus.splitting.survey import Survey

FEWEST_HEADS = 3  # that make a habit
MOST_HEADS = 0.6  # share of a capture's heads that makes what they do its habit


def learn_habits(survey: Survey, furniture: Sequence[str | None], end: int) -> Habits:
    """What a capture does again and again in its first paragraphs."""
    habits = Habits()
    view = view_of(survey, furniture, 0, end, habits)
    habits.usual_gap = _usual_gap(view)
    view.tails = find_tails(view)  # once more: footnotes go on by the usual gap
    _learn_heads(view)
    return habits


def _usual_gap(view: View) -> int:
    """Blank lines between two paragraphs of prose: their median."""
    inside = (at for at in range(1, len(view)) if view.marks[at] & PROSE and view.marks[at - 1] & PROSE)
    gaps = sorted(view.gaps[at] for at in inside)
    return gaps[len(gaps) // 2] if gaps else 1


def _learn_heads(view: View) -> None:
    """Whether item heads stand at regular distance, and how headings and date lines stand to each other."""
    habits = view.habits
    dates = [at for at, marks in enumerate(view.marks) if marks & DATE and not view.mark(at + 1) & EVENT]
    # A date line that is followed by another has no item of its own: a programme, a list of days.
    heads = [at for number, at in enumerate(dates) if number + 1 == len(dates) or dates[number + 1] - at > 1]
    if _regular(heads, len(view)):
        habits.dated = True
        _learn_headings(view, heads)
        starts = [at - 1 if habits.heading_before_date and is_title(view, at - 1) else at for at in heads]
        habits.gapped = _mostly_gapped(view, starts)
    else:
        starts = [at for at in range(len(view)) if heading_over_head(view, at)]
        habits.headed = _regular(starts, len(view))
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
    view.habits.heading_before_date = mostly_before and (title_apart >= date_apart or not mostly_after)
    view.habits.heading_after_date = mostly_after and not view.habits.heading_before_date


def _mostly_gapped(view: View, starts: Sequence[int]) -> bool:
    return sum(wide_gap(view, at) for at in starts) >= MOST_HEADS * len(starts)


def _regular(heads: Sequence[int], count: int) -> bool:
    """Three or more, from the start of the capture to its end, no stretch without one much longer than the usual.

    Much longer is six times, and more than a dozen paragraphs: one long interview among short items breaks no habit.
    """
    if len(heads) < FEWEST_HEADS:
        return False
    steps = [after - before for before, after in zip(heads, [*heads[1:], count], strict=True)]
    usual = sorted(steps)[len(steps) // 2]  # the median; `statistics` is slow to import
    return max(steps) <= max(6 * usual, 12) and heads[0] <= max(2 * usual, 6)
