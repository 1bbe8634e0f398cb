"""Kickers of pages: the section of the site that an article stands in, in a line over its heading.

"News" / "Sport" / "Boats" / "Tides" is the site's menu; "Boats" below it, over the heading "Harbour reopens", is the
article's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise

from iomcorpus.forms.filings import SECTIONS
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.page_titles import REACH
from iomcorpus.splitting.survey import Survey
from iomcorpus.splitting.whole_pages import ROOT
from iomcorpus.text.words import short_print

LONGEST_FILING = 60  # characters of where an article is filed, right over its heading: "Posted in Boats"
LONGEST, MOST = 24, 2  # characters of a kicker; lines of one: a section and its part
OF_NEWS = frozenset(short_print(label) for label in ("news", "press", "media", "blog", "events", *SECTIONS))
SAYS = BIT["prose"] | BIT["date line"] | BIT["byline"] | BIT["pager"] | BIT["page tools"] | BIT["cookie notice"]
ITEM_FOOT = BIT["read more"] | BIT["share bar"] | BIT["tags"] | BIT["comment count"]
STAMP, HEADING, CAPITALS = BIT["release stamp"], BIT["heading"], BIT["capitals"]
MOST_OVER_DAY = 6  # lines between a stamp and the day of a release: an office, a series, a number
MOST_LETTERHEAD, LONGEST_OFFICE = 2, 60  # lines of one over a stamp; characters of one
SHARED = ("menu", "page head", "recurs on pages", "recurs below items", "doubled label", "stray line")
FEWEST_SHARED, MOSTLY = 4, 0.8  # items below one label; share of all
NEAR = 5  # paragraphs from the end of an item to the next one in a list
LABELS = ("menu", "page head", "recurs on pages", "stray line")


def stamps_over(survey: Survey, reasons: Sequence[str | None], position: int) -> int:
    """Where the release stamp begins that stands right over an item and below the page's lines, or the form's name.

    It is the same on page after page: "FOR IMMEDIATE RELEASE", an office's two lines over it; "News" / "Press release".
    """
    top = _nearest_stamp(survey, reasons, position)
    if top > 0 and survey.marks[position] & STAMP and survey.prints[top] in OF_NEWS and _is_pages(reasons, top):
        return top
    if top < 1 or not survey.marks[top] & STAMP or not _is_pages(reasons, top) or not _is_pages(reasons, top - 1):
        return position
    if survey.prints[top - 1] in OF_NEWS:
        return top - 1
    lines = 0
    while lines < MOST_LETTERHEAD and top - lines > 1 and _is_letterhead(survey, reasons, top - lines - 1):
        lines += 1
    return top - lines if lines == MOST_LETTERHEAD and survey.marks[top] & CAPITALS else top


def _nearest_stamp(survey: Survey, reasons: Sequence[str | None], position: int) -> int:
    """The place of a stamp a few short headings above that recur on pages, or the place right above."""
    for at in range(position - 1, max(position - 1 - MOST_OVER_DAY, 0), -1):
        if survey.marks[at] & STAMP:
            return at
        if not _is_letterhead(survey, reasons, at):
            break
    return position - 1


def _is_pages(reasons: Sequence[str | None], at: int) -> bool:
    return reasons[at] not in (None, "separator", "end mark", "recurs below items", "tags", "filing", "stray line")


def _is_letterhead(survey: Survey, reasons: Sequence[str | None], at: int) -> bool:
    """A short heading that recurs on pages, and no label of a menu."""
    heading = survey.marks[at] & HEADING and not survey.marks[at] & (SAYS | BIT["menu"] | BIT["share bar"])
    own = reasons[at] in ("recurs on pages", "page head")
    return bool(heading) and own and survey.sizes[at] <= LONGEST_OFFICE


def label_over(survey: Survey, reasons: Sequence[str | None], position: int, labels: Container[int]) -> bool:
    """Whether the line right over an item was taken for the page's, but is a label that other items begin with."""
    at = position - 1
    own = at >= 0 and reasons[at] in LABELS and survey.prints[at] in labels
    return own and survey.prints[position] not in labels and survey.first[position] == survey.last[at] + 1


def changing_labels(survey: Survey, reasons: Sequence[str | None], positions: Iterable[int]) -> set[int]:
    """The positions of labels right over items that are others from page to page, below the same line of the page's.

    "Search" / "Boats" over one article and "Search" / "Tides" over the next: the last label of a menu does not change.
    """
    found: dict[int, list[int]] = defaultdict(list)  # by print of the line over a label
    for at in (position - 1 for position in positions):
        label = at > 0 and _may_be_kicker(survey, reasons, at) and survey.forms[at] == survey.prints[at]  # no figures
        if label and reasons[at - 1] is not None:
            found[survey.prints[at - 1]].append(at)
    return {
        at
        for over, places in found.items()
        if over and over != ROOT and len({survey.prints[at] for at in places}) > 1
        for at in places
    }


def shared_labels(survey: Survey, reasons: Sequence[str | None], items: Sequence[tuple[int, int]]) -> set[int]:
    """The positions of a label that stands right over nearly all items of a list, the first too: "Events" over each.

    `items` are the positions of their first and last paragraphs. What stands below the last one too closes items.
    """
    near = sum(after[0] - before[1] <= NEAR for before, after in pairwise(items))
    if near < MOSTLY * (len(items) - 1):
        return set()  # pages, whose own last line stands there
    over = Counter(
        survey.prints[first - 1]
        for first, _ in items
        if first and _is_near_below(survey, first - 1) and _may_be_kicker(survey, reasons, first - 1, SHARED)
    )
    label, count = max(over.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    firsts = {survey.prints[first - 1] for first, _ in items[:2] if first}
    if not label or count < max(FEWEST_SHARED, MOSTLY * len(items)) or label not in firsts:
        return set()
    labels = {first - 1 for first, _ in items if first and survey.prints[first - 1] == label}
    above = [at - 1 for at in labels if at]
    if len({survey.prints[at] for at in above}) == 1 and not survey.marks[min(above)] & ITEM_FOOT:
        return set()  # "Categories" / "Boats": what each is filed under
    below = items[-1][1] + 1
    if below < len(survey) and survey.prints[below] == label:
        return set()
    return labels


def _is_near_below(survey: Survey, at: int) -> bool:
    return at + 1 < len(survey) and survey.first[at + 1] - survey.last[at] <= 2


def _may_be_kicker(
    survey: Survey, reasons: Sequence[str | None], at: int, among: Container[str | None] = LABELS
) -> bool:
    return reasons[at] in among and survey.sizes[at] <= LONGEST and not survey.marks[at] & SAYS


def kickers_over(survey: Survey, reasons: Sequence[str | None], position: int) -> int:
    """Where an item's kickers begin, of which the first title or date stands at a position; this where it has none.

    A label is one that the menus above have too, but with another line over it: a menu may stand there twice.
    """
    if position > 1 and reasons[position - 1] == "page tools" and survey.prints[position - 2] in OF_NEWS:
        return position - 2  # "Press" / "3 min read"
    top = position - (
        position > 0 and reasons[position - 1] == "filing" and survey.sizes[position - 1] <= LONGEST_FILING
    )
    while top > max(position - MOST, 1) and _is_kicker(survey, reasons, top - 1):
        top -= 1
    return top if survey.prints[top - 1] != ROOT else position


def _is_kicker(survey: Survey, reasons: Sequence[str | None], at: int) -> bool:
    if not _may_be_kicker(survey, reasons, at):
        return False
    own, over = survey.prints[at], survey.prints[at - 1]
    if over == own or own == ROOT:
        return False
    top = next((place for place in range(at, max(at - REACH, 0), -1) if reasons[place] == "page title"), 0)
    above = [place for place in range(top, at - 1) if survey.prints[place] == own]
    if survey.marks[at] & BIT["menu"] and own not in OF_NEWS:
        return False  # "Search"
    return bool(above) and all(not place or survey.prints[place - 1] != over for place in above)
