"""Where the heads of items begin: at the title, the date or the author over the line by which a head is known."""

from __future__ import annotations

from iomcorpus.splitting.marks import SHORTEST_TITLE, TAIL
from iomcorpus.splitting.view import (
    BULLET,
    BYLINE,
    COLON,
    DATE,
    HEAD_LINES,
    HEADING,
    LEANS,
    LISTED,
    LONGEST_LABEL,
    META_BOXES,
    MONTH,
    MOST_HEAD_LINES,
    NAME,
    POSTED,
    PROSE,
    SHORT_LINE,
    SIGNATURE,
    STAMP,
    View,
    is_parted,
    is_title,
    set_apart,
)

FEWEST_TITLED, MOSTLY_TITLED = 2, 0.8  # heads, and share of them, that stand under a title and labels
LONGEST_STANDFIRST = 300  # characters of a sentence between a title and its day
FEWEST_DATED = 3  # heads with a date over them, or with an author's name


def move_to_tops(view: View) -> None:
    """Let heads begin with what stands above the line that shows them."""
    for at in [at for at, head in enumerate(view.heads) if head]:
        top = _top_of_head(view, at)
        if top != at:
            view.heads[at], view.heads[top] = False, True
    _move_to_own_days(view)


def _move_to_own_days(view: View) -> None:
    """Let a head that is a title begin with the day right over it, where most heads are days."""
    heads = [at for at, head in enumerate(view.heads) if head]
    if 2 * sum(bool(view.marks[at] & DATE) for at in heads) <= len(heads):
        return
    for at in heads:
        if at and not view.marks[at] & DATE and view.marks[at - 1] & DATE and set_apart(view, at - 1):
            view.heads[at], view.heads[at - 1] = False, True


def _top_of_head(view: View, at: int) -> int:
    """Where the lines of a head begin: at what stands apart above it, such as a letterhead or a kicker."""
    top = at
    while not set_apart(view, top) and at - top < MOST_HEAD_LINES:
        above = view.marks[top - 1]
        glued = (not view.gaps[top] or above & STAMP) and not view.heads[top - 1]  # else that is another item's
        if not glued or above & (PROSE | TAIL | BULLET | MONTH) or not above & HEAD_LINES:
            return at
        if above & POSTED and view.marks[at] & DATE:
            return at  # it says who posted what stands above
        top -= 1
    return top if set_apart(view, top) else at


def move_to_names(view: View) -> bool:
    """Let heads that are dates begin with the author over them; whether most have one: "* Lin Wei" / "2 May 2016"."""
    heads = [at for at, head in enumerate(view.heads) if head]
    named = [at for at in heads if at and view.marks[at] & DATE and _is_listed_name(view, at - 1)]
    if len(named) < max(FEWEST_DATED, MOSTLY_TITLED * len(heads)):
        return False
    for at in named:
        view.heads[at], view.heads[at - 1] = False, True
    view.meta_lines.update(named)
    return True


def move_to_dates(view: View) -> bool:
    """Let heads begin with the date, or the author and the date, over their titles; whether there are such.

    "Lin Wei" / "2 May 2016" / "6 minute read" / "How the ferry was saved": where dates close items, none stands over
    the first head.
    """
    heads = [at for at, head in enumerate(view.heads) if head]
    dated = [at for at in heads if at and view.marks[at - 1] & DATE]
    if len(dated) < max(FEWEST_DATED, MOSTLY_TITLED * len(heads)) or dated[0] != heads[0]:
        return False
    if any(view.marks[at] & DATE for at in heads):
        return False
    named = {at for at in dated if at > 1 and _is_name(view, at - 2)}
    if len(named) < MOSTLY_TITLED * len(heads) - 1:  # a menu may have taken the first name
        named = set()
    for at in dated:
        top = at - 2 if at in named else at - 1
        view.heads[at], view.heads[top] = False, True
        view.meta_lines.update(range(top + 1, at))
    return True


def _is_name(view: View, at: int) -> bool:
    return bool(view.marks[at] & NAME) and view.sizes[at] <= LONGEST_LABEL


def _is_listed_name(view: View, at: int) -> bool:
    return bool(view.marks[at] & LISTED) and _is_name(view, at)


def move_to_titles(view: View) -> bool:
    """Let heads begin with their titles where most have one, a name or a label between; whether there are such.

    "How the ferry was saved" / "Lin Wei" / "•" / "2 May 2016"
    """
    heads = [at for at, head in enumerate(view.heads) if head and not is_title(view, at)]
    titles = {at: top for at in heads if (top := _title_over_labels(view, at)) is not None}
    if len(titles) < max(FEWEST_TITLED, MOSTLY_TITLED * len(heads)):
        return False
    for at, top in titles.items():
        view.heads[at], view.heads[top] = False, True
    view.meta_lines.update(titles)
    view.meta_titles.update(titles.values())
    return True


def _title_over_labels(view: View, at: int) -> int | None:
    """Where the title stands over a date or byline and the labels above it: the highest of the short lines there."""
    listed = _is_listed_name(view, at) and view.mark(at + 1) & DATE
    if not view.marks[at] & (DATE | BYLINE) and not listed:
        return None
    if _has_standfirst(view, at):
        return at - 2
    top = at - 1 if listed and view.gaps[at] and _is_apart_title(view, at - 1) else None
    for above in range(at - 1, max(at - 1 - MOST_HEAD_LINES, -1), -1):
        marks = view.marks[above]
        sentence = marks & PROSE and not marks & HEADING
        if view.between[above + 1] & ~META_BOXES or sentence or view.sizes[above] > SHORT_LINE:
            break
        if marks & (DATE | TAIL & ~SIGNATURE | BULLET | COLON) or marks & (LEANS | HEADING) == LEANS:
            break
        if (above < at - 1 or view.habits.heading_before_date) and _is_apart_title(view, above):
            top = above
            if view.sizes[above] >= SHORTEST_TITLE:
                break
    return top


def _has_standfirst(view: View, at: int) -> bool:
    """Whether a sentence stands between a date and its title, set apart: "Bees know the city" / "Jars say so"."""
    if at < 2 or not view.marks[at - 1] & PROSE or view.sizes[at - 1] > LONGEST_STANDFIRST:
        return False
    if view.between[at] or view.between[at - 1] or view.tails[at - 1] or not set_apart(view, at - 2):
        return False
    return is_title(view, at - 2) and view.gaps[at - 1] <= 1 and view.gaps[at] <= 1


def _is_apart_title(view: View, at: int) -> bool:
    return at >= 0 and is_parted(view, at) and is_title(view, at)
