"""Where an item ends: over boxes, forms, labels and links that stand below it and are the page's."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import accumulate

from iomcorpus.splitting.borders import Item
from iomcorpus.splitting.furniture import MENU_LABEL
from iomcorpus.splitting.marks import BIT, TAIL
from iomcorpus.splitting.view import DATE, PROSE, View

LONGEST_TOPIC, MOST_TOPICS = 24, 3  # characters of a label below a text; labels
FEWEST_BOXED = 3  # lines of a menu behind which an address is the site's; "Contact" may stand over the item's
HEAD_REACH = 6  # paragraphs that an item's date or author stands among
DATED = BIT["date line"] | BIT["byline"] | BIT["release stamp"] | BIT["dateline"] | BIT["posted line"]
SAYS = DATED | BIT["prose"] | BIT["event field"] | BIT["caption"] | BIT["bullet"] | BIT["colon"]
PAGE = BIT["page"]
LISTS = BIT["bullet"] | BIT["colon"]
CLOSES = BIT["filing"] | BIT["comment count"] | BIT["comment form"]
STAYS = TAIL & ~(BIT["about"] | BIT["signature"])  # notes to editors, whom to ask: an item's wherever they stand
CREDIT = BIT["reporting"] | BIT["first published"]  # said last
LONGEST_CLOUD = 1500  # characters of tags below a page's last item
SIDE_BAR = 0.5  # of what an item says: most that a side bar says
SIDE_SHARE = 0.35  # of what an article says: most that a box beside it says
PAGE_FOOT = PAGE | sum(
    BIT[name]
    for name in (
        "related links",
        "comment form",
        "comment count",
        "subscription box",
        "pager",
        "copyright",
        "share bar",
        "page tools",
        "menu",
        "tags",
        "filing",
        "cookie notice",
    )
)
APPEALS = PAGE | sum(
    BIT[name]
    for name in ("related links", "subscription box", "tags", "filing", "comment form", "comment count", "pager")
)
APPEAL, MOST_APPEALS = 0.1, 2  # share of what an article says that is said below such a box; sentences


def said_in(view: View, items: Sequence[Item]) -> int:
    """Characters of the sentences of some items."""
    return sum(view.sizes[at] for item in items for at in range(item.start, item.stop) if view.marks[at] & PROSE)


def is_dated(view: View, item: Item) -> bool:
    """Whether a day, an author or a stamp stands in the head of an item, or a day at its end."""
    end = min(item.stop, item.start + HEAD_REACH)
    return any(marks & DATED for marks in view.marks[item.start : end]) or bool(view.mark(item.stop - 1) & DATED)


def end_of(view: View, item: Item) -> int:
    """Where an item ends: before a box behind which only labels stand, or a blank, where it is a title and a date."""
    if item.start in view.lone_titles:
        return item.start + 1
    last, boxed = item.stop, False
    for at in range(item.start, item.stop):
        lines = view.positions[at] - view.positions[at - 1] - 1 if at else 0  # of the page, right above
        boxed = boxed or bool(view.between[at] & BIT["menu"] and lines >= FEWEST_BOXED)
        if view.marks[at] & SAYS or (view.tails[at] and not (boxed and view.marks[at] & BIT["contact line"])):
            last, boxed = at, False
    if item.start in view.entries:
        last = max(last, min(view.entries[item.start], item.stop) - 1) if last < item.stop else last
    # Has nothing behind its date
    entry = item.start in view.entries or bool(view.habits.dates_close and view.mark(last) & BIT["date line"])
    ends = (
        at
        for at in range(last + 1, item.stop)
        if (view.between[at] & PAGE_FOOT or (entry and view.gaps[at])) and not view.is_decided(at)
    )
    stop = min(next(ends, item.stop), _side_bar_of(view, item), _form_below(view, item), _pager_below(view, item))
    stop = _without_filing(view, item, stop)
    closed = last + 1 if view.mark(last) & CREDIT else stop
    if not any(view.is_decided(at) for at in range(closed, stop)):
        stop = closed
    article = item.start in view.articles
    if article:
        stop = _without_appeals(view, item, stop)
    if stop < item.stop:
        return stop
    return stop - (_topics_below(view, item) or (not article and _is_lone_label(view, item)))


def _without_appeals(view: View, item: Item, stop: int) -> int:
    """Where the one article of a page ends: over a box below which little is said.

    "Related topics" / "Boats" / "This paper is yours: tell us what you think of it."
    """
    said = said_in(view, [item])
    boxes = [at for at in range(item.start + 1, stop) if view.between[at] & APPEALS]
    while boxes:
        below = range(boxes.pop(), stop)
        told = [view.sizes[at] for at in below if view.marks[at] & PROSE]
        closed = view.habits.dates_close and any(view.marks[at] & DATE for at in below)
        own = closed or any(view.tails[at] & STAYS or view.is_decided(at) for at in below)
        if own or len(told) > MOST_APPEALS or sum(told) > APPEAL * said:
            break
        stop = below.start
    return stop


def _form_below(view: View, item: Item) -> int:
    """Where the form stands in which readers may add what they think of an item: its labels are none of the item's."""
    said = False
    for at in range(item.start, item.stop):
        if said and view.between[at] & BIT["comment form"] and not view.is_decided(at):
            return at
        said = said or bool(view.marks[at] & PROSE)
    return item.stop


def _pager_below(view: View, item: Item) -> int:
    """Where "Older posts" stands below the last item of a page: a cloud of tags, who wrote it and what the site is."""
    if item.stop < len(view) and not view.between[item.stop] & PAGE:
        return item.stop
    said = 0
    for at in range(item.start, item.stop):
        if said and view.between[at] & BIT["pager"]:
            below = range(at, item.stop)
            told = sum(view.sizes[place] for place in below if view.marks[place] & PROSE)
            stays = any(view.marks[place] & DATE or view.is_decided(place) for place in below)
            return item.stop if stays or told > max(LONGEST_CLOUD, SIDE_SHARE * said) else at
        said += view.sizes[at] * bool(view.marks[at] & PROSE)
    return item.stop


def _without_filing(view: View, item: Item, stop: int) -> int:
    """Where an item ends without the labels that it is filed under, which its head has: "Boats", a text, "Boats"."""
    head = {view.survey.prints[view.positions[at]] for at in range(item.start + 1, min(item.start + HEAD_REACH, stop))}
    at = stop
    while at - 1 > item.start + HEAD_REACH and _is_label_of(view, at - 1, head):
        at -= 1
    return at


def _is_label_of(view: View, at: int, head: Container[int]) -> bool:
    label = view.sizes[at] <= MENU_LABEL and not view.marks[at] & SAYS and not view.is_decided(at)
    return label and view.survey.prints[view.positions[at]] in head


def _is_lone_label(view: View, item: Item) -> bool:
    """Whether a label with the sign of a list stands alone at a page's end: what the item is filed under."""
    at = item.stop - 1
    if at <= item.start or not view.gaps[at] or view.sizes[at] > MENU_LABEL or view.is_decided(at):
        return False
    ends = item.stop == len(view) or view.between[item.stop] & (PAGE | BIT["menu"])
    label = view.marks[at] & BIT["listed title"] and not view.marks[at - 1] & (BIT["listed title"] | LISTS)
    return bool(ends and label)


def _topics_below(view: View, item: Item) -> int:
    """How many labels stand between a text and the page's foot, none a name that would sign it: "Afghanistan"."""
    last = item.stop == len(view) and view.whole and view.positions[item.stop - 1] + 1 < len(view.survey)
    if not (last or (item.stop < len(view) and view.between[item.stop] & PAGE)):
        return 0
    at = item.stop - 1
    while at > item.start and item.stop - at <= MOST_TOPICS and _could_be_topic(view, at):
        at -= 1
    return item.stop - 1 - at if at > item.start and view.marks[at] & PROSE else 0


def _could_be_topic(view: View, at: int) -> bool:
    label = view.marks[at] & (BIT["heading"] | BIT["name"] | SAYS) == BIT["heading"]
    return label and view.sizes[at] <= LONGEST_TOPIC and not view.tails[at] and not view.is_decided(at)


def _side_bar_of(view: View, item: Item) -> int:
    """Where an item ends whose filing a side bar follows: a label, then less than the item has said, and no day."""
    places = range(item.start, item.stop)
    own = max((at for at in places if view.marks[at] & DATED or view.tails[at] & STAYS), default=item.start)
    said = [0, *accumulate(view.sizes[at] * bool(view.marks[at] & PROSE) for at in places)]
    for at in range(own + 1, item.stop):
        told = said[at - item.start]
        if not view.is_decided(at) and _heads_side_bar(view, at) and said[-1] - told <= SIDE_BAR * told:
            return at
    return item.stop


def _heads_side_bar(view: View, at: int) -> bool:
    """Whether a label or a menu follows on what closes an item: "Posted in Boats | 2 Comments" / "About this site"."""
    label = view.sizes[at] <= MENU_LABEL and view.marks[at] & BIT["heading"]
    return bool(view.between[at] & CLOSES and (label or view.between[at] & BIT["menu"]))
