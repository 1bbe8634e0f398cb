"""What stands around the items of a page: its own lines at its top and foot, lists, boxes, teasers of other pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from iomcorpus.splitting.borders import Item
from iomcorpus.splitting.ends import HEAD_REACH, PAGE, PAGE_FOOT, SIDE_SHARE, end_of, is_dated, said_in
from iomcorpus.splitting.own_ends import AUTHOR
from iomcorpus.splitting.view import BYLINE, END_MARK, ITEM_FOOT, POSTED, PROSE, SEPARATOR, View

FEWEST_OTHERS, HARDLY = 4, 0.3  # items; share of what a list says in sentences
FEWEST_DATED, MOSTLY_DATED = 3, 0.7  # items of a list; share of them from the first of them on
LONGEST_INTRODUCTION = 600  # characters of sentences in one of the lines over it
SHORTEST_LIST = 10  # paragraphs without a date that hardly say a thing
ARTICLE = 0.6  # of what a page says: least that its one article does
FEWEST_ROWS, LONGEST_ROW = 5, 6  # items of a list; paragraphs of one


def without_page_feet(view: View, items: Sequence[Item], *, top: bool, alone: bool) -> list[Item]:
    """The items without what a page has below its last one: each ends where a box and then only labels follow.

    What has no date, stands behind such a box and below the last item with a date is no item: a form, who the site is.
    """
    feet = {at for page in _pages(view, items) for at in _below_last(view, items, page)}
    feet.update(at for page in _pages(view, items) for at in _below_named(view, items, page))
    if top:
        feet.update(_above_first(view, items))
        feet.update(_masthead(view, items))
    if alone:
        feet.update(_beside_article(view, items))
    rows = dict(row for page in _pages(view, items) for row in _last_row(view, items, page))
    found: list[Item] = []
    for at, item in enumerate(items):
        stop = min(end_of(view, item), rows.get(at, item.stop))
        found.append(replace(item, stop=stop, stray=item.stray or at in feet or _is_list(view, item)))
        if stop < item.stop:
            found.append(replace(item, start=stop, stray=True))
    return _with_authors_below(view, found)


def _with_authors_below(view: View, items: Sequence[Item]) -> list[Item]:
    """The items with the line that tells who wrote each, where it stands below buttons or what it is filed under."""
    found = [*items]
    for at, (item, below) in enumerate(pairwise(items)):
        if not item.stray and below.stray and _tells_author(view, item, below.start):
            found[at] = replace(item, stop=below.start + 1)
            found[at + 1] = replace(below, start=below.start + 1)
    return [item for item in found if item.start < item.stop]


def _tells_author(view: View, item: Item, at: int) -> bool:
    """Whether a line behind an item's buttons says who wrote it: "Written by Lin Wei", and no line of its head does."""
    if not view.between[at] & (ITEM_FOOT | END_MARK) or view.between[at] & PAGE or view.is_decided(at):
        return False
    head = range(item.start, min(item.start + HEAD_REACH, item.stop))
    wrote = view.marks[at] & POSTED or view.marks[at] & AUTHOR == AUTHOR
    return bool(wrote) and not any(view.marks[place] & BYLINE for place in head)


def _pages(view: View, items: Sequence[Item]) -> Iterator[range]:
    """The numbers of the items of each page of a capture, as far as what recurs on pages tells them apart."""
    starts = [0, *(at for at, item in enumerate(items) if at and view.between[item.start] & PAGE), len(items)]
    return (range(start, stop) for start, stop in pairwise(starts))


def _below_last(view: View, items: Sequence[Item], page: range) -> Iterator[int]:
    """The numbers of what stands behind a box, below the last item of a page that has a date."""
    last = max((at for at in page if is_dated(view, items[at])), default=page.stop)
    above = next((at for at in range(last - 1, page.start - 1, -1) if not items[at].stray), None)
    if above is not None and last < page.stop and not is_dated(view, items[above]):
        return  # items without dates stand among those that have them
    told, below = items[page.start : last + 1], items[last + 1 : page.stop]
    if above is None and below and said_in(view, below) > said_in(view, told):
        return  # the day is the page's, over items that have none
    foot = False
    for at in range(last + 1, page.stop):
        foot = foot or bool(view.between[items[at].start] & PAGE_FOOT)
        if foot and not view.is_decided(items[at].start):
            yield at


def _masthead(view: View, items: Sequence[Item]) -> Iterator[int]:
    """The number of what a paper says of itself over its menu: its name and the day, where the items below have texts.

    "The Harbour Gazette" / "News of the coast" / "Thursday, 18 July 2013" / "Home  News  Boats"
    """
    own = [item for item in items if not item.stray]
    if len(own) <= FEWEST_OTHERS or own[0].start or not view.between[own[0].stop] or view.is_decided(0):
        return
    told = [said_in(view, [item]) > 0 for item in own]
    if told[:2] == [False, True] and sum(told) >= MOSTLY_DATED * (len(own) - 1):
        yield items.index(own[0])


def _last_row(view: View, items: Sequence[Item], page: range) -> Iterator[tuple[int, int]]:
    """The last item of a list of short ones, and where it ends: at a box, where it would else be far longer."""
    rows = [at for at in page if not items[at].stray]
    longest = max((items[at].stop - items[at].start for at in rows[:-1]), default=0)
    if len(rows) < FEWEST_ROWS or longest > LONGEST_ROW:
        return
    last = items[rows[-1]]
    boxes = (at for at in range(last.start + 1, last.stop) if view.between[at] & PAGE_FOOT and not view.is_decided(at))
    stop = next(boxes, last.stop)
    if last.stop - last.start > 2 * longest and stop - last.start <= longest:
        yield rows[-1], stop


def _above_first(view: View, items: Sequence[Item]) -> Iterator[int]:
    """The numbers of what stands over the first item with a date, where nearly all have one, and says little."""
    dated = [at for at, item in enumerate(items) if is_dated(view, item)]
    if len(dated) < FEWEST_DATED or len(items) - dated[0] > len(dated) / MOSTLY_DATED:
        return
    if all(said_in(view, [item]) <= LONGEST_INTRODUCTION for item in items[: dated[0]]):
        yield from (at for at in range(dated[0]) if not view.is_decided(items[at].start))


def _below_named(view: View, items: Sequence[Item], page: range) -> Iterator[int]:
    """The numbers of what stands below the article that the title of a page names, where that says most: teasers."""
    named = next((at for at in page if not view.page_headings.isdisjoint(range(items[at].start, items[at].stop))), None)
    said = said_in(view, [items[named]]) if named is not None else 0
    if named is None or not said or said < ARTICLE * said_in(view, items[named : page.stop]):
        return
    yield from (at for at in range(named + 1, page.stop) if not view.is_decided(items[at].start))


def _beside_article(view: View, items: Sequence[Item]) -> Iterator[int]:
    """The numbers of what a page with one article says of itself: few words between its boxes, and no day."""
    told = [said_in(view, [item]) for item in items]
    article = max(told, default=0)
    if article < ARTICLE * sum(told):
        return
    for at, item in enumerate(items):
        boxed = _is_boxed(view, item.start) and _is_boxed(view, item.stop)
        aside = boxed and told[at] <= SIDE_SHARE * article and item.start not in view.articles
        if aside and not is_dated(view, item) and not view.is_decided(item.start):
            yield at


def _is_boxed(view: View, at: int) -> bool:
    """Whether lines of the page stand before a place, or nothing."""
    return at in (0, len(view)) or bool(view.between[at] & ~SEPARATOR)


def _is_list(view: View, item: Item) -> bool:
    """Whether what stands at a page's top or behind a box is a list: no date, and hardly a sentence among its lines."""
    places = range(item.start, item.stop)
    if len(places) < SHORTEST_LIST or is_dated(view, item) or view.is_decided(item.start):
        return False
    if item.start and not view.between[item.start] & PAGE_FOOT:
        return False
    said = sum(view.sizes[at] for at in places if view.marks[at] & PROSE)
    return said <= HARDLY * sum(view.sizes[at] for at in places)


def undecided(view: View, items: Sequence[Item]) -> int:
    """How many items at a window's end have to be seen again with what follows: those of its last page from a date on.

    That may be the foot of a page; where it holds all items of the window, it is too long for one.
    """
    *_, page = _pages(view, items)
    dated = [at for at in page if is_dated(view, items[at])]
    kept = min(dated[-1] if dated else len(items), len(items) - 2)
    return len(items) - kept if kept > 0 else 0
