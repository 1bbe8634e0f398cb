"""Borders: the best cut of a whole capture into items, by a dynamic programme over scored cues.

A split's score is the sum of its borders' scores (`cues.py`) and of what its items lack; the programme finds the split
with the greatest sum among all (Viterbi over the places that have any evidence, as in semi-Markov segmentation:
Sarawagi and Cohen, 2004). How sure a border is: how much the split's score falls where just this border is taken away.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import exp

from iomcorpus.model import Border
from iomcorpus.splitting.cues import BASELINE, are_titled_days, cues_at, scores
from iomcorpus.splitting.letters import opens_letter
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.meta_lines import MOST_OVER_LIST
from iomcorpus.splitting.view import DATE, LONGEST_LABEL, PROSE, View, wide_gap

RUN_IN = BIT["run-in heading"]
NO_BODY = -9.0  # an item without a sentence is a heading, a menu or a list of dates, not an item
NOTICE = NO_BODY / 3  # a short notice under a date: a heading and a line
HEADED_LIST = -1.0  # the same, where it is headed as the other items are
LEAST_SAID = 120  # characters of an item without a sentence and without a date: fewer are a menu's labels
STRAY = -1.0  # a line that stands alone is set aside as furniture
LONE = -2.0  # one paragraph without heading, date or contact is seldom an item
PROMISING = -2.5  # places below this score are not tried: no item's lack outweighs them
LONGEST_PREFACE = 400  # characters
LONGEST_SEARCH = 24  # promising places back that an item may have begun at: longer ones have a stronger cue inside
STANDS_FIRST = 6.0  # the least margin of what stands first: it begins something
STEEP = 1.5  # of the curve from score to sureness


@dataclass(frozen=True, slots=True)
class Item:
    """A run of a view's places that is one record, and the border it begins with."""

    start: int
    stop: int
    border: Border
    stray: bool = False  # without a body, alone: furniture


@dataclass(slots=True)
class _Bodies:
    """Counts of the paragraphs and characters before each place, to tell in one step whether a run has a body."""

    sizes: list[int]  # characters
    prose: list[int]  # of what a body is made of
    dates: list[int]  # date lines
    lines: list[int]  # date lines and tails, which are no body
    alone: list[bool]  # whether something stands between the places before and here
    heads: list[bool]  # whether items begin at places of this kind
    parted: list[bool]  # whether a blank or anything else stands before each place
    entries: dict[int, int]  # from and to of titles with a date alone, or with one paragraph
    letters: set[int]  # where letters begin
    run_in: set[int]  # where items begin with a heading on the line of their first sentence
    articles: set[int]  # that are their page, where they begin
    rows: set[int]  # a day and a title in one line, and no text of its own below

    @classmethod
    def of(cls, view: View) -> _Bodies:
        def counts(bits: int) -> list[int]:
            return list(accumulate((bool(marks & bits) for marks in view.marks), initial=0))

        lines = (bool(tail or marks & DATE) for tail, marks in zip(view.tails, view.marks, strict=True))
        apart = [at == 0 or bool(between) or wide_gap(view, at) for at, between in enumerate(view.between)]
        body = counts(PROSE | BIT["event field"])
        lined = list(accumulate(lines, initial=0))
        sizes = list(accumulate(view.sizes, initial=0))
        entries = {**view.entries, **{at: at + 2 for at in view.teasers}}
        heads = [*view.heads, True]
        letters = {at for at in range(len(view)) if opens_letter(view, at)}
        parted = [*(bool(gap or between) for gap, between in zip(view.gaps, view.between, strict=True)), True]
        run_in = {at for at, marks in enumerate(view.marks) if marks & RUN_IN and view.heads[at]}
        rows = {at - 1 for at in range(1, len(view)) if are_titled_days(view, at)}
        rows.update(at for at in range(len(view)) if _is_last_row(view, at))
        return cls(
            sizes,
            body,
            counts(DATE),
            lined,
            [*apart, True],
            heads,
            parted,
            entries,
            letters,
            run_in,
            view.articles,
            rows,
        )

    def _is_dated_head(self, at: int) -> bool:
        """Whether an item begins at a place with its day: "Harbour Gazette - 20 May 2016" over a title."""
        return self.heads[at] and at + 1 < len(self.dates) and self.dates[at + 1] > self.dates[at]

    def is_stray(self, start: int, stop: int) -> bool:
        """Whether a run stands alone without a body: a page's title, a line of its foot."""
        return self._lack(start, stop)[1]

    def lack(self, start: int, stop: int) -> float:
        """What a run lacks to be an item: a body of its own beside heading, date and tail.

        A run without a body that stands alone (at the page's head or foot, or between furniture) is furniture, and
        lacks little.
        """
        return self._lack(start, stop)[0]

    def _lack(self, start: int, stop: int) -> tuple[float, bool]:
        """What a run lacks, and whether it is no item at all."""
        others = stop - start - (self.lines[stop] - self.lines[start])
        says = self.prose[stop] > self.prose[start]
        over_list = stop in self.entries and start not in self.entries
        over_letters = stop in self.letters and start not in self.letters and not says
        if (over_list or over_letters) and self.alone[start] and others == stop - start <= MOST_OVER_LIST:
            return STRAY, True  # what a page says of itself over its list
        if says and others:
            return (0.0 if stop - start > 1 or start in self.run_in else LONE), False
        dated = self.dates[stop] > self.dates[start]
        told = dated or self.sizes[stop] - self.sizes[start] >= LEAST_SAID
        parted = self.parted[stop] or (self._is_dated_head(start) and self._is_dated_head(stop))
        if others >= (1 if dated and self.heads[stop] else 2) and self.heads[start] and parted and told:
            return HEADED_LIST, False
        if start in self.rows and stop == start + 1:
            return HEADED_LIST, False
        if self.entries.get(start) == stop or (start in self.articles and others >= 2):
            return HEADED_LIST, False
        if others >= 2 and dated:
            return NOTICE, False
        if not start and (self.heads[stop] or stop in self.entries):
            return STRAY, True
        return (STRAY, True) if self.alone[start] and self.alone[stop] else (NO_BODY, False)


def _is_last_row(view: View, at: int) -> bool:
    """A day and a title in one line, made as the heads of others are, and the page's lines below it."""
    ends = at + 1 == len(view) or view.between[at + 1]
    return bool(ends and view.heads[at] and view.marks[at] & DATE) and view.sizes[at] > LONGEST_LABEL


def find_items(view: View, off: frozenset[str] = frozenset(), start: int = 0) -> list[Item]:
    """The best split of a view from a place on: items in order that cover what is left.

    The places before `start` are one item, decided already, that cues look back at.
    """
    count = len(view)
    if start >= count:
        return []
    gains = scores(view, off)
    gains[0] = max(gains[0], 0.0)  # what stands first begins something
    bodies = _Bodies.of(view)
    cuts = _best_cuts(gains, bodies, start, count)
    if start:
        cuts.insert(0, 0)
    return [
        Item(
            first,
            stop,
            _border(view, first, _margin(gains, bodies, cuts, index, count), off),
            not view.is_decided(first)
            and (bodies.is_stray(first, stop) or (index == 0 and len(cuts) > 1 and _is_preface(view, stop))),
        )
        for index, (first, stop) in enumerate(zip(cuts, [*cuts[1:], count], strict=True))
        if first >= start
    ]


def _best_cuts(gains: list[float], bodies: _Bodies, start: int, count: int) -> list[int]:
    """The places where the items of the best split begin."""
    places = [at for at in range(start, count) if at == start or gains[at] > PROMISING]
    best = [0.0]  # of the split of everything before places[n]
    came = [0]  # number of the place where the last item of that split begins
    for number in range(1, len(places) + 1):
        stop = places[number] if number < len(places) else count
        options = (
            (best[back] + gains[places[back]] + bodies.lack(places[back], stop), -back)
            for back in range(max(0, number - LONGEST_SEARCH), number)
        )
        value, back = max(options)
        best.append(value)
        came.append(-back)
    cuts: list[int] = []
    number = len(places)
    while number:
        number = came[number]
        cuts.append(places[number])
    return cuts[::-1]


def _is_preface(view: View, stop: int) -> bool:
    """What stands before the first head of a capture whose items all have one, where it is short.

    "This file holds our releases."
    """
    # Where items begin behind a line that recurs, the first has none above it, and is no preface.
    shown = any(not line.endswith("before") for line, _ in view.habits.mould.heads)
    regular = view.habits.dated or view.habits.headed or shown
    dated = any(marks & DATE for marks in view.marks[:stop])
    return regular and not dated and not view.heads[0] and sum(view.sizes[:stop]) <= LONGEST_PREFACE


def _margin(gains: list[float], bodies: _Bodies, cuts: list[int], index: int, count: int) -> float:
    """How much the split loses where the item at `index` is joined to the one before it."""
    start = cuts[index]
    if index == 0:
        return max(gains[0], STANDS_FIRST)
    before, stop = cuts[index - 1], cuts[index + 1] if index + 1 < len(cuts) else count
    return gains[start] + bodies.lack(before, start) + bodies.lack(start, stop) - bodies.lack(before, stop)


def _border(view: View, at: int, margin: float, off: frozenset[str]) -> Border:
    cues = tuple((cue.name, cue.weight) for cue in cues_at(view, at, off))
    return Border(0, round(sureness(margin), 3), (*cues, ("baseline", BASELINE)))


def sureness(margin: float) -> float:
    """A score margin as a share of certainty.

    >>> round(sureness(0.0), 2), round(sureness(4.0), 2)
    (0.5, 0.94)
    """
    return 1 / (1 + exp(-max(min(margin, 60.0), -60.0) / STEEP))
