"""Where the records and the furniture of a capture lie, line by line, from its survey alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from iomcorpus.model import Border
from iomcorpus.splitting.borders import Item, find_items
from iomcorpus.splitting.decisions import Heard, heed
from iomcorpus.splitting.furniture import MENU_LABEL, reasons, set_known_labels_aside
from iomcorpus.splitting.habits import learn_habits
from iomcorpus.splitting.kickers import kickers_over, label_over, stamps_over
from iomcorpus.splitting.line_forms import form_of, shape_of
from iomcorpus.splitting.marks import BIT, TAIL
from iomcorpus.splitting.months import set_bare_months_aside, set_months_over_days_aside, with_months_as_dates
from iomcorpus.splitting.moulded import find_places, set_closing_lines_aside
from iomcorpus.splitting.recurring import KICKERS, kinds_like
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.survey import Survey
from iomcorpus.splitting.text_days import without_text_days
from iomcorpus.splitting.view import (
    DATE,
    PROSE,
    SEPARATOR,
    Habits,
    View,
    closing_labels,
    is_title,
)
from iomcorpus.splitting.viewing import view_of

# Paragraphs that borders are decided over at a time: more than a record can have by far, and few enough to hold of a
# capture of gigabytes.
WINDOW = 20_000
FEWEST_OTHERS, HARDLY = 4, 0.3  # items; share of them that have a title
LOOK = 3000  # paragraphs at the beginning, which show it
COARSE = 2.0  # times as many items by the cues alone as heads; right moulds of the captures seen have 1.8 and less
MOST_TITLES = 5  # of a page, above its first item
FEWEST_DATED, MOSTLY_DATED = 3, 0.7  # items of a list; share of them from the first of them on
LONGEST_INTRODUCTION = 600  # characters of sentences in one of the lines over it
LONGEST_TOPIC = 24  # characters of a label below a text
SHORTEST_LIST = 10  # paragraphs without a date that hardly say a thing
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
ARTICLE, ASIDE = 0.6, 0.35  # of what a page says: least that its one article does; of that, most that a box says
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
FEWEST_LABELLED = 3  # items below the same label
FEWEST_ROWS, LONGEST_ROW = 5, 6  # items of a list; paragraphs of one
APPEALS = PAGE | sum(
    BIT[name]
    for name in ("related links", "subscription box", "tags", "filing", "comment form", "comment count", "pager")
)
APPEAL, MOST_APPEALS = 0.1, 2  # share of what an article says that is said below such a box; sentences
HEAD_OR_BODY = BIT["prose"] | BIT["date line"] | BIT["byline"] | BIT["release stamp"] | BIT["posted line"]


@dataclass(frozen=True, slots=True)
class Place:
    """A record's lines, those of them that are furniture, its border, and its paragraphs' positions in the survey."""

    first_line: int
    last_line: int
    skip: tuple[int, ...]
    border: Border
    first: int  # position of its first paragraph
    last: int  # of its last, inclusive


@dataclass(slots=True)
class Layout:
    """A capture's survey with what follows from it; `places` decides the borders as it goes."""

    survey: Survey
    reasons: list[str | None]  # why a paragraph is furniture, by position
    habits: Habits
    twins: Mapping[int, str]  # what other captures show (`across.py`) or people say (`decisions.py`), by position
    off: frozenset[str]  # cues switched off by name

    def places(self) -> Iterator[Place]:
        """The records in order; what is found to stand alone without a body becomes furniture on the way."""
        begin = decided = 0
        strays: list[int] = []
        while decided < len(self.survey):
            end = min(decided + WINDOW, len(self.survey))
            # A window begins with the last item of the one before, so that cues see what stands before theirs.
            view = view_of(self.survey, self.reasons, begin, end, self.habits, self.twins)
            self._set_aside(strays)
            items = find_items(view, self.off, bisect_left(view.positions, decided))
            whole = end == len(self.survey)
            # The last items of a window may go on behind it: they are decided again in the next one.
            sure = items if whole else items[: len(items) - _undecided(view, items)]
            ends = sure[-1].stop if sure else 0
            stands = _without_page_feet(view, items, top=not begin, alone=whole and not begin)
            sure = [item for item in stands if item.start < ends]
            strays = [view.positions[at] for item in sure if item.stray for at in range(item.start, item.stop)]
            labels = _labels_of(view, items)
            for item in sure:
                if not item.stray:
                    start = item.start if begin or item.start else _below_page_title(view, item, items)
                    self._set_aside(view.positions[item.start : start], "page title")
                    yield self._place(view, item, start, labels)
            begin = view.positions[sure[-1].start] if sure else end
            decided = end if whole or not sure else view.positions[sure[-1].stop - 1] + 1
        self._set_aside(strays)

    def furniture_reason(self, position: int) -> str:
        """Why the paragraph at a position is in no record."""
        return self.reasons[position] or "stray line"

    def _set_aside(self, positions: Iterable[int], reason: str = "stray line") -> None:
        for position in positions:
            self.reasons[position] = reason

    def _place(self, view: View, item: Item, start: int, labels: Container[int]) -> Place:
        first, last = view.positions[start], view.positions[item.stop - 1]
        top = stamps_over(self.survey, self.reasons, first)
        top -= top == first and label_over(self.survey, self.reasons, first, labels)
        if start in view.articles and top == first:
            top = kickers_over(self.survey, self.reasons, first)
        for position in range(top, first):
            if self.reasons[position] != "page tools":  # the time to read, below the kicker
                self.reasons[position] = None
        first = top
        skip = [
            line
            for position in range(first, last)
            if self.reasons[position] not in (None, "separator")
            for line in range(self.survey.first[position], self.survey.last[position] + 1)
        ]
        line = self.survey.first[first]
        border = Border(line, item.border.sure, item.border.cues)
        return Place(line, self.survey.last[last], tuple(skip), border, first, last)


def _labels_of(view: View, items: Sequence[Item]) -> set[int]:
    """The prints of short headings that several items begin with: "Harbour Gazette" over the title of each."""
    firsts = [item.start for item in items if not item.stray and view.sizes[item.start] <= MENU_LABEL]
    counts = Counter(view.survey.prints[view.positions[at]] for at in firsts if is_title(view, at))
    return {number for number, count in counts.items() if number and count >= FEWEST_LABELLED}


def _without_page_feet(view: View, items: Sequence[Item], *, top: bool, alone: bool) -> list[Item]:
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
        stop = min(_end_of(view, item), rows.get(at, item.stop))
        found.append(replace(item, stop=stop, stray=item.stray or at in feet or _is_list(view, item)))
        if stop < item.stop:
            found.append(replace(item, start=stop, stray=True))
    return found


def _pages(view: View, items: Sequence[Item]) -> Iterator[range]:
    """The numbers of the items of each page of a capture, as far as what recurs on pages tells them apart."""
    starts = [0, *(at for at, item in enumerate(items) if at and view.between[item.start] & PAGE), len(items)]
    return (range(start, stop) for start, stop in pairwise(starts))


def _below_last(view: View, items: Sequence[Item], page: range) -> Iterator[int]:
    """The numbers of what stands behind a box, below the last item of a page that has a date."""
    last = max((at for at in page if _is_dated(view, items[at])), default=page.stop)
    above = next((at for at in range(last - 1, page.start - 1, -1) if not items[at].stray), None)
    if above is not None and last < page.stop and not _is_dated(view, items[above]):
        return  # items without dates stand among those that have them
    told, below = items[page.start : last + 1], items[last + 1 : page.stop]
    if above is None and below and _said(view, below) > _said(view, told):
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
    told = [_said(view, [item]) > 0 for item in own]
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
    dated = [at for at, item in enumerate(items) if _is_dated(view, item)]
    if len(dated) < FEWEST_DATED or len(items) - dated[0] > len(dated) / MOSTLY_DATED:
        return
    if all(_said(view, [item]) <= LONGEST_INTRODUCTION for item in items[: dated[0]]):
        yield from (at for at in range(dated[0]) if not view.is_decided(items[at].start))


def _below_named(view: View, items: Sequence[Item], page: range) -> Iterator[int]:
    """The numbers of what stands below the article that the title of a page names, where that says most: teasers."""
    named = next((at for at in page if not view.page_headings.isdisjoint(range(items[at].start, items[at].stop))), None)
    said = _said(view, [items[named]]) if named is not None else 0
    if named is None or not said or said < ARTICLE * _said(view, items[named : page.stop]):
        return
    yield from (at for at in range(named + 1, page.stop) if not view.is_decided(items[at].start))


def _beside_article(view: View, items: Sequence[Item]) -> Iterator[int]:
    """The numbers of what a page with one article says of itself: few words between its boxes, and no day."""
    told = [_said(view, [item]) for item in items]
    article = max(told, default=0)
    if article < ARTICLE * sum(told):
        return
    for at, item in enumerate(items):
        boxed = _is_boxed(view, item.start) and _is_boxed(view, item.stop)
        aside = boxed and told[at] <= ASIDE * article and item.start not in view.articles
        if aside and not _is_dated(view, item) and not view.is_decided(item.start):
            yield at


def _is_boxed(view: View, at: int) -> bool:
    """Whether lines of the page stand before a place, or nothing."""
    return at in (0, len(view)) or bool(view.between[at] & ~SEPARATOR)


def _said(view: View, items: Sequence[Item]) -> int:
    """Characters of the sentences of some items."""
    return sum(view.sizes[at] for item in items for at in range(item.start, item.stop) if view.marks[at] & PROSE)


def _is_list(view: View, item: Item) -> bool:
    """Whether what stands at a page's top or behind a box is a list: no date, and hardly a sentence among its lines."""
    places = range(item.start, item.stop)
    if len(places) < SHORTEST_LIST or _is_dated(view, item) or view.is_decided(item.start):
        return False
    if item.start and not view.between[item.start] & PAGE_FOOT:
        return False
    said = sum(view.sizes[at] for at in places if view.marks[at] & PROSE)
    return said <= HARDLY * sum(view.sizes[at] for at in places)


def _undecided(view: View, items: Sequence[Item]) -> int:
    """How many items at a window's end have to be seen again with what follows: those of its last page from a date on.

    That may be the foot of a page; where it holds all items of the window, it is too long for one.
    """
    *_, page = _pages(view, items)
    dated = [at for at in page if _is_dated(view, items[at])]
    kept = min(dated[-1] if dated else len(items), len(items) - 2)
    return len(items) - kept if kept > 0 else 0


def _is_dated(view: View, item: Item) -> bool:
    end = min(item.stop, item.start + HEAD_REACH)
    return any(marks & DATED for marks in view.marks[item.start : end]) or bool(view.mark(item.stop - 1) & DATED)


def _end_of(view: View, item: Item) -> int:
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
    lone = stop == item.stop and (_is_topic(view, item) or (not article and _is_lone_label(view, item)))
    return stop - 1 if lone else stop


def _without_appeals(view: View, item: Item, stop: int) -> int:
    """Where the one article of a page ends: over a box below which little is said.

    "Related topics" / "Boats" / "This paper is yours: tell us what you think of it."
    """
    said = _said(view, [item])
    boxes = [at for at in range(item.start + 1, stop) if view.between[at] & APPEALS]
    while boxes:
        below = range(boxes.pop(), stop)
        told = [view.sizes[at] for at in below if view.marks[at] & PROSE]
        own = any(view.tails[at] & STAYS or view.is_decided(at) for at in below)
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
            return item.stop if stays or told > max(LONGEST_CLOUD, ASIDE * said) else at
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


def _is_topic(view: View, item: Item) -> bool:
    """Whether a label stands between a text and the page's foot, and no name that would sign it: "Afghanistan"."""
    at = item.stop - 1
    last = item.stop == len(view) and view.whole and view.positions[at] + 1 < len(view.survey)
    page = last or (item.stop < len(view) and view.between[item.stop] & PAGE)
    if not page or at <= item.start or view.sizes[at] > LONGEST_TOPIC or view.is_decided(at) or view.tails[at]:
        return False
    label = view.marks[at] & (BIT["heading"] | BIT["name"] | SAYS) == BIT["heading"]
    return label and bool(view.marks[at - 1] & PROSE)


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


def _below_page_title(view: View, item: Item, items: Sequence[Item]) -> int:
    """Where the first item of a page begins: below titles that a menu or another box parts from it.

    Where hardly another item has a title, one at the top of the page is the page's.
    """
    if any(view.is_decided(at) for at in range(item.start, min(item.start + 2 * MOST_TITLES, item.stop))):
        return item.start
    if item.start in view.articles:
        return item.start
    others = [other.start for other in items if other is not item and not other.stray]
    start = item.start
    if len(others) >= FEWEST_OTHERS and sum(is_title(view, at) for at in others) <= HARDLY * len(others):
        while start + 1 < item.stop and is_title(view, start) and view.gaps[start + 1]:
            start += 1
    for at in range(start, min(start + MOST_TITLES, item.stop)):
        if view.heads[at]:
            return at
        if view.marks[at] & HEAD_OR_BODY:
            break
    for at in range(start, item.stop - 1):
        if view.marks[at] & HEAD_OR_BODY or view.is_decided(at) or view.is_decided(at + 1) or at in view.meta_titles:
            break
        if view.between[at + 1]:
            start = at + 1
    return start


def lay_out(
    survey: Survey,
    twins: Mapping[int, str] | None = None,
    settings: Settings | None = None,
    said: Sequence[Heard] = (),
) -> Layout:
    """The layout of a capture, by its own cues, by those that its twins give, and by what people have decided."""
    settings = settings or Settings()
    why = reasons(survey)
    _set_aside_by_form(survey, why, settings.furniture)
    for position, vote in (twins or {}).items():
        if vote == "recurs" and why[position] is None:
            why[position] = "recurs across captures"
    set_bare_months_aside(survey, why)
    set_months_over_days_aside(survey, why)
    heed(said, survey.first, survey.last, why)
    survey = without_text_days(with_months_as_dates(survey, why), why)
    set_closing_lines_aside(survey, why)
    before = [*why]
    off, end = frozenset(settings.off), min(WINDOW, len(survey))
    habits = learn_habits(survey, why, end, kinds_like(settings.head, settings.behind), off=off)
    if habits.dates_close:
        for position in closing_labels(view_of(survey, why, 0, len(survey), habits)):
            why[position] = "filed below"
    habits.places = find_places(survey, why, habits.mould)
    named = settings.head or settings.behind or KICKERS in habits.mould.heads
    if habits.mould.heads and not named and _is_coarse(survey, before, habits, off):
        habits, why[:] = learn_habits(survey, before, end, moulded=False), before
    set_known_labels_aside(survey, why)
    # Once more: what recurs must not take away what people have said to be a record's.
    decided = heed(said, survey.first, survey.last, why)
    return Layout(survey, why, habits, {**(twins or {}), **decided}, off)


def _is_coarse(survey: Survey, why: Sequence[str | None], habits: Habits, off: frozenset[str]) -> bool:
    """Whether the cues alone find so many items that the heads of the mould are those of groups, or of few of them."""
    end = min(LOOK, len(survey))
    view = view_of(survey, why, 0, end, learn_habits(survey, why, end, moulded=False))
    items = sum(not item.stray for item in find_items(view, off))
    heads = sum(habits.places.heads[: view.positions[-1] + 1] if len(view) else ())
    return items > heads if habits.mould.bare else items >= COARSE * heads


def _set_aside_by_form(survey: Survey, why: list[str | None], examples: Sequence[str]) -> None:
    """Make furniture of all lines that are like those a person has named."""
    forms = {form_of(example) for example in examples} - {0}
    shapes = {shape_of(example) for example in examples if not form_of(example)} - {0}
    for position, reason in enumerate(why):
        if reason is None and (survey.forms[position] in forms or survey.shapes[position] in shapes):
            why[position] = "named as furniture"
