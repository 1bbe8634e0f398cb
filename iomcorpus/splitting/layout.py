"""Where the records and the furniture of a capture lie, line by line, from its survey alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from iomcorpus.model import Border
from iomcorpus.splitting.borders import Item, find_items
from iomcorpus.splitting.closing_days import set_closing_days_aside, with_closing_days
from iomcorpus.splitting.decisions import Heard, heed
from iomcorpus.splitting.ends import said_in
from iomcorpus.splitting.feet import undecided, without_page_feet
from iomcorpus.splitting.furniture import MENU_LABEL, reasons, set_known_labels_aside
from iomcorpus.splitting.habits import learn_habits
from iomcorpus.splitting.kickers import changing_labels, kickers_over, label_over, shared_labels, stamps_over
from iomcorpus.splitting.line_forms import form_of, shape_of
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.months import set_bare_months_aside, set_months_over_days_aside, with_months_as_dates
from iomcorpus.splitting.moulded import find_places, set_closing_lines_aside
from iomcorpus.splitting.place import Place
from iomcorpus.splitting.recurring import KICKERS, kinds_like
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.survey import Survey
from iomcorpus.splitting.text_days import without_text_days
from iomcorpus.splitting.view import (
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
FEWEST_LABELLED = 3  # items below the same label
LEAST_ARTICLE = 400  # characters of sentences: a teaser says less
HEAD_OR_BODY = BIT["prose"] | BIT["date line"] | BIT["byline"] | BIT["release stamp"] | BIT["posted line"]


@dataclass(slots=True)
class Layout:
    """A capture's survey with what follows from it; `places` decides the borders as it goes."""

    survey: Survey
    reasons: list[str | None]  # why a paragraph is furniture, by position
    habits: Habits
    twins: Mapping[int, str]  # what other captures show (`across.py`) or people say (`decisions.py`), by position
    off: frozenset[str]  # cues switched off by name
    closing: Sequence[int] = ()  # positions of days that close items behind the page's lines

    def places(self) -> Iterator[Place]:
        """The records in order; what is found to stand alone without a body becomes furniture on the way."""
        places = self._places()
        return with_closing_days(places, self.closing, self.survey, self.reasons) if self.closing else places

    def _places(self) -> Iterator[Place]:
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
            sure = items if whole else items[: len(items) - undecided(view, items)]
            ends = sure[-1].stop if sure else 0
            stands = without_page_feet(view, items, top=not begin, alone=whole and not begin)
            sure = [item for item in stands if item.start < ends]
            strays = [view.positions[at] for item in sure if item.stray for at in range(item.start, item.stop)]
            labels = _labels_of(view, items)
            firsts = (view.positions[item.start] for item in items if said_in(view, [item]) >= LEAST_ARTICLE)
            changing = changing_labels(self.survey, self.reasons, firsts)
            spans = [(view.positions[one.start], view.positions[one.stop - 1]) for one in stands if not one.stray]
            changing |= shared_labels(self.survey, self.reasons, spans)
            for item in sure:
                if not item.stray:
                    start = item.start if begin or item.start else _below_page_title(view, item, items)
                    self._set_aside(view.positions[item.start : start], "page title")
                    yield self._place(view, item, start, labels, changing)
            begin = view.positions[sure[-1].start] if sure else end
            decided = end if whole or not sure else view.positions[sure[-1].stop - 1] + 1
        self._set_aside(strays)

    def furniture_reason(self, position: int) -> str:
        """Why the paragraph at a position is in no record."""
        return self.reasons[position] or "stray line"

    def _set_aside(self, positions: Iterable[int], reason: str = "stray line") -> None:
        for position in positions:
            self.reasons[position] = reason

    def _place(self, view: View, item: Item, start: int, labels: Container[int], changing: Container[int]) -> Place:
        first, last = view.positions[start], view.positions[item.stop - 1]
        top = stamps_over(self.survey, self.reasons, first)
        top -= top == first and (first - 1 in changing or label_over(self.survey, self.reasons, first, labels))
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
    closing = set_closing_days_aside(survey, why)
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
    return Layout(survey, why, habits, {**(twins or {}), **decided}, off, closing)


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
