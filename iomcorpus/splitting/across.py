"""Other captures as evidence: clear borders of the same article, and short lines that recur from page to page.

Paragraphs are matched by their prints (`text/words.py`), which wrapping, quotation marks and addresses do not change; a
copy may lack a paragraph or two. What one capture shows of another follows from these two alone, and only first-pass
borders are evidence, so that the result depends on the set of captures and not on their order.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from iomcorpus.splitting.borders import sureness
from iomcorpus.splitting.layout import lay_out
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, TAIL
from iomcorpus.splitting.place import Place
from iomcorpus.splitting.survey import LABEL, Survey
from iomcorpus.splitting.view import PROSE
from iomcorpus.text.packed import unpack

HEAD = BIT["date line"] | BIT["byline"] | BIT["posted line"]
NO_LABEL = PROSE | TAIL | BIT["date line"] | BIT["byline"] | BIT["release stamp"] | BIT["bullet"] | BIT["separator"]

OPENS, GOES_ON, RECURRING = "opens", "goes on", "recurs"  # what a capture shows of a place in another
CUT_HEAD = struct.Struct("<?xxxIII")
CLEAR = 0.9  # sureness of a border that is evidence elsewhere
EXTRA = 2  # paragraphs that one copy may have between two that both have
FROM_HEAD = 4  # paragraphs from an item's start that a copy without its lead may begin with
ENOUGH = 2  # paragraphs of prose in common: a single one may begin with the same words by chance
NEAR = 8  # paragraphs that they are sought among
STANDS_FIRST = 6.0  # what that is worth as a cue: like a date line
HEADS = frozenset(("date line", "heading over date", "heading over byline or dateline"))  # cues of an item's head
RECURS = 3  # captures that hold a label: two may hold one article's heading, a site's own labels stand on every page
MOST_TELLING = 1 << 16  # prints of a capture; of a longer one a share, drawn evenly from all its length
# Captures that hold an article: its own page, and those of its day, month, year and topics. What more of them hold the
# site says everywhere ("About the agency: ..."): it shows no border, and would have all captures compared with all.
MOST_HOLDERS = 32


def telling_prints(survey: Survey) -> list[int]:
    """The prints by which captures know each other for partners: of prose that stands once in its capture.

    >>> telling_prints(Survey())
    []
    """
    left_out = (1 << (len(survey) // MOST_TELLING).bit_length()) - 1
    prose = (
        number
        for number, marks in zip(survey.prints, survey.marks, strict=True)
        if number and not number & left_out and marks & PROSE and not marks & CONTACT_TAIL
    )
    return sorted(number for number, count in Counter(prose).items() if count == 1)


def label_prints(survey: Survey) -> list[int]:
    """The prints of short lines that could be a site's own: page titles, menus, slogans.

    With a minus, since a label may have the print of a paragraph that begins with its words.

    >>> label_prints(Survey())
    []
    """
    labels = set[int]()
    for number, marks, size in zip(survey.prints, survey.marks, survey.sizes, strict=True):
        if number and size <= LABEL and not marks & NO_LABEL:
            labels.add(-number)
            if len(labels) > 4 * MOST_TELLING:
                labels = {*sorted(labels)[:MOST_TELLING]}
    return sorted(labels)[:MOST_TELLING]


def find_recurring(surveys: Mapping[str, Survey], wanted: Iterable[str], common: Container[int]) -> dict[str, set[int]]:
    """For each wanted capture the positions of its labels that recur.

    `common` are the prints that enough captures hold. The heading of an article that many captures hold recurs too,
    and so does that of a column: a label over a paragraph that another capture has as well is none, nor is one glued to
    a date line or a byline.
    """
    telling = {name: telling_prints(survey) for name, survey in surveys.items()}
    counts = Counter(number for numbers in telling.values() for number in numbers)
    copied = {name: {one for one in telling[name] if counts[one] > 1 or one in common} for name in wanted}
    return {name: recurring_labels(label_spots(surveys[name]), common, copied[name]) for name in wanted}


class Spot(NamedTuple):
    """A place where a label may be the site's."""

    position: int
    label: int  # its print, with a minus
    under: int  # the print of the paragraph of prose that comes next; 0 where there is none, or it does not tell


def label_spots(survey: Survey) -> list[Spot]:
    """Where labels of a capture stand that may be its site's, from below."""
    labels, telling = {*label_prints(survey)}, {*telling_prints(survey)}
    found: list[Spot] = []
    under = 0
    for position in range(len(survey) - 1, -1, -1):
        number = survey.prints[position]
        if survey.marks[position] & PROSE:
            under = number if number in telling else 0
        elif -number in labels and survey.sizes[position] <= LABEL and not survey.marks[position] & NO_LABEL:
            below = position + 1
            glued = below < len(survey) and survey.first[below] == survey.last[position] + 1
            if not (glued and survey.marks[below] & HEAD):
                found.append(Spot(position, -number, under))
    return found


def recurring_labels(spots: Iterable[Spot], recurring: Container[int], copied: Container[int]) -> set[int]:
    """The positions of labels that recur; not those over a paragraph that other captures have too (`copied`)."""
    return {spot.position for spot in spots if spot.label in recurring and spot.under not in copied}


MOST_ONCE = 2_000_000  # prints, of 100 bytes each, that are kept with their positions


@dataclass(slots=True)
class Shown:
    """What other captures show of one, so that what one of them shows can be added or taken away."""

    votes: dict[int, tuple[int, int]] = field(default_factory=dict)  # by position: how many say `opens`, `goes on`
    recurs: set[int] = field(default_factory=set)  # positions of labels of the site

    def count(self, votes: Iterable[tuple[int, str]], times: int = 1) -> None:
        """Add what another capture shows; take it away with -1."""
        for position, vote in votes:
            opens, goes_on = self.votes.get(position, (0, 0))
            counts = (opens + times, goes_on) if vote == OPENS else (opens, goes_on + times)
            self.votes[position] = counts
            if counts == (0, 0):
                del self.votes[position]

    def twins(self, begins: Container[int]) -> dict[int, str]:
        """By position what most of those that tell show of it, or that it is a line of the site.

        `begins` are the positions that items begin at by the capture's own cues (`Cut.begins`): elsewhere it is no news
        that one goes on, and a capture that is told nothing else need not be split again.

        >>> Shown({4: (2, 1), 7: (1, 1), 9: (0, 3), 11: (0, 3)}, {2}).twins([9])
        {2: 'recurs', 4: 'opens', 9: 'goes on'}
        """
        told = dict.fromkeys((at for at, (opens, goes_on) in self.votes.items() if opens > goes_on), OPENS)
        told |= dict.fromkeys(
            (at for at, (opens, goes_on) in self.votes.items() if opens < goes_on and at in begins), GOES_ON
        )
        return dict(sorted({**told, **dict.fromkeys(self.recurs, RECURRING)}.items()))

    def dump(self) -> bytes:
        """All that as bytes, for a store; nothing where nothing is shown."""
        if not self.votes and not self.recurs:
            return b""
        votes = [number for at, counts in sorted(self.votes.items()) for number in (at, *counts)]
        return zlib.compress(array("I", [len(votes), *votes, *sorted(self.recurs)]).tobytes(), 1)

    @classmethod
    def load(cls, data: bytes, most_lines: int | None = None) -> Shown:
        """What `dump` wrote; of a capture with no more lines than these, where somebody else may have.

        >>> Shown.load(Shown({4: (2, 1)}, {2, 9}).dump()) == Shown({4: (2, 1)}, {2, 9}), Shown.load(b"")
        (True, Shown(votes={}, recurs=set()))
        """
        if not data:
            return cls()
        numbers = array("I", unpack(data, None if most_lines is None else cls.longest(most_lines)))
        end = numbers[0] + 1
        votes = zip(numbers[1:end:3], zip(numbers[2:end:3], numbers[3:end:3], strict=True), strict=True)
        return cls(dict(votes), set(numbers[end:]))

    @staticmethod
    def longest(lines: int) -> int:
        """How many bytes are packed at the most, of a capture of so many lines: each may have votes and recur."""
        return array("I").itemsize * (1 + 4 * lines)


def find_twins(
    surveys: Mapping[str, Survey], wanted: Iterable[str], common: Container[int] = ()
) -> dict[str, dict[int, str]]:
    """For each wanted capture: position -> what other captures show of it.

    That is `opens` or `goes on`, as most of those that tell show it, or `recurs` for a line of the site; `common` are
    the prints that are the site's (`common_prints`), of all captures where these are some of them.
    """
    wanted = list(wanted)
    labels = find_recurring(surveys, wanted, common)
    partners = find_partners({name: telling_prints(survey) for name, survey in surveys.items()}, wanted, common)
    cuts: dict[str, Cut] = {}
    onces = Onces()
    found: dict[str, dict[int, str]] = {}
    for name in wanted:
        shown, begins = Shown(recurs=labels[name]), frozenset[int]()
        for other in (name, *partners[name]) if partners[name] else ():
            if other not in cuts:
                cuts[other] = Cut.of(surveys[other])
            if other != name:
                shown.count(find_votes(cuts[name], cuts[other], onces))
                begins = cuts[name].begins
        found[name] = shown.twins(begins)
    return found


def find_partners(
    telling: Mapping[str, Sequence[int]], wanted: Iterable[str], common: Container[int] = ()
) -> dict[str, list[str]]:
    """The other captures that share a telling print with each wanted one, which is not among the `common` ones."""
    counts = Counter(number for numbers in telling.values() for number in numbers)
    holders: dict[int, list[str]] = defaultdict(list)
    for name, numbers in telling.items():
        for number in numbers:
            if counts[number] > 1 and number not in common:
                holders[number].append(name)
    return {
        name: sorted({other for number in telling[name] if number in holders for other in holders[number]} - {name})
        for name in wanted
    }


def is_common(number: int, holders: int) -> bool:
    """Whether so many captures hold a print that it is their site's: of a label or, without minus, of a paragraph."""
    return holders >= RECURS if number < 0 else holders > MOST_HOLDERS


def common_prints(surveys: Iterable[Survey]) -> set[int]:
    """The prints of labels and paragraphs that are their site's.

    >>> common_prints([Survey()])
    set()
    """
    counts = Counter(number for survey in surveys for number in (*telling_prints(survey), *label_prints(survey)))
    return {number for number, count in counts.items() if is_common(number, count)}


@dataclass(slots=True)
class Cut:
    """A capture as its own cues cut it, by position and by item: all that it takes to show others their borders.

    It follows from the survey, but takes about as long as splitting.
    """

    regular: bool  # its items all stand under date lines or heads, so that its not cutting counts too
    prints: array[int]  # by position: of its paragraph
    is_prose: bytearray  # by position: 1 for prose
    items: array[int]  # by position: number of the item, -1 for furniture
    firsts: array[int] = field(default_factory=lambda: array("I"))  # by item: position of its first paragraph
    leads: array[int] = field(default_factory=lambda: array("I"))  # of its first one of prose
    prose: array[int] = field(default_factory=lambda: array("I"))  # how many of these it has
    clear: bytearray = field(default_factory=bytearray)  # 1 where its first border is sure
    labels: array[int] = field(default_factory=lambda: array("I"))  # positions of its spots
    unders: array[int] = field(default_factory=lambda: array("Q"))  # by spot: the print under the label

    @classmethod
    def of(cls, survey: Survey) -> Cut:
        """Cut a capture by its own cues."""
        layout = lay_out(survey)
        regular = layout.habits.dated or layout.habits.headed
        is_prose = bytearray(bool(marks & PROSE) for marks in survey.marks)
        cut = cls(regular, survey.prints, is_prose, array("i", [-1]) * len(survey))
        for number, place in enumerate(layout.places()):
            own = [at for at in range(place.first, place.last + 1) if layout.reasons[at] is None]
            prose = [at for at in own if is_prose[at]]
            cut.firsts.append(place.first)
            cut.leads.append(prose[0] if prose else place.last)
            cut.prose.append(len(prose))
            cut.clear.append(_is_clear(place, number, regular))
            for at in own:
                cut.items[at] = number
        for spot in label_spots(survey):
            cut.labels.append(spot.position)
            cut.unders.append(spot.under)
        return cut

    @property
    def begins(self) -> frozenset[int]:
        """The positions that items begin at, and those of the rest of their heads: a label may have been put before."""
        heads = (range(first, lead + 1) for first, lead in zip(self.firsts, self.leads, strict=True))
        return frozenset(position for head in heads for position in head)

    def spots(self) -> list[Spot]:
        """Where its labels stand that may be its site's."""
        return [Spot(at, -self.prints[at], under) for at, under in zip(self.labels, self.unders, strict=True)]

    def dump(self) -> bytes:
        """The cut as bytes, for a store."""
        head = CUT_HEAD.pack(self.regular, len(self.prints), len(self.firsts), len(self.labels))
        return zlib.compress(head + b"".join(bytes(column) for column in self._columns()), 1)

    @classmethod
    def load(cls, data: bytes, most_lines: int | None = None) -> Cut:
        """The cut that `dump` wrote; of a capture with no more lines than these, where somebody else may have."""
        raw = memoryview(unpack(data, None if most_lines is None else cls.longest(most_lines)))
        regular, positions, items, labels = CUT_HEAD.unpack_from(raw)
        cut = cls(regular, array("Q"), bytearray(), array("i"))
        at = CUT_HEAD.size
        sizes = (positions,) * 3 + (items,) * 4 + (labels,) * 2
        for column, size in zip(cut._columns(), sizes, strict=True):
            end = at + size * (column.itemsize if isinstance(column, array) else 1)
            column.extend(raw[at:end]) if isinstance(column, bytearray) else column.frombytes(raw[at:end])
            at = end
        return cut

    @classmethod
    def longest(cls, lines: int) -> int:
        """How many bytes are packed at the most, of a capture of so many lines: each may be an item and a label."""
        columns = cls(False, array("Q"), bytearray(), array("i"))._columns()
        return CUT_HEAD.size + lines * sum(getattr(column, "itemsize", 1) for column in columns)

    def _columns(self) -> tuple[array[int] | bytearray, ...]:
        by_item = self.firsts, self.leads, self.prose, self.clear
        return self.prints, self.is_prose, self.items, *by_item, self.labels, self.unders

    def begins_clearly(self, position: int) -> bool:
        """Whether an item surely begins with the paragraph at a position."""
        item = self.items[position]
        return bool(self.firsts[item] == position and self.clear[item])


def _is_clear(place: Place, number: int, regular: bool) -> bool:
    """Whether an item surely begins here: by its head, or by all its cues."""
    if (regular or number == 0) and any(name in HEADS for name, _ in place.border.cues):
        return True
    if number == 0:  # what stands first begins something there, but a page may be cut off
        return sureness(STANDS_FIRST + sum(weight for _, weight in place.border.cues)) >= CLEAR
    return place.border.sure >= CLEAR


def find_votes(here: Cut, there: Cut, onces: Onces | None = None) -> Iterator[tuple[int, str]]:
    """What one capture shows of the borders of another, by position in this one.

    `onces` keeps the prints that stand once in captures, for those that are compared with many.
    """
    onces = onces or Onces()
    own, twins = onces.of(here), onces.of(there)
    matches = {own[number]: twins[number] for number in own.keys() & twins.keys() if here.items[own[number]] >= 0}
    for at in sorted(matches):
        match = matches[at]
        item = there.items[match]
        if item < 0 or not (there.regular or there.clear[item]):
            continue
        before = [matches.get(place) for place in islice(_beside(here, at, -1), 1 + EXTRA)]
        after = (matches.get(place) for place in islice(_beside(here, at, 1), NEAR - 1))
        vote = _vote(there, match, before, after)
        if vote and not (vote == GOES_ON and here.begins_clearly(at)):  # what is clearly two stays two
            yield at, vote


@dataclass(slots=True)
class Onces:
    """The positions of the prints that stand once in captures, kept as long as there is room."""

    kept: dict[int, dict[int, int]] = field(default_factory=dict)  # by identity of the cut
    cuts: list[Cut] = field(default_factory=list)  # so that nobody else gets that identity
    room: int = MOST_ONCE

    def of(self, cut: Cut) -> dict[int, int]:
        """The positions of all prints that stand once in a capture."""
        found = self.kept.get(id(cut))
        if found is None:
            found = _once(cut.prints)
            self.room -= len(found)
            if self.room < 0:
                self.kept, self.cuts, self.room = {}, [], MOST_ONCE - len(found)
            self.kept[id(cut)] = found
            self.cuts.append(cut)
        return found


def _beside(cut: Cut, at: int, step: int) -> Iterator[int]:
    """The positions next to one that are in items, upwards or downwards."""
    return (place for place in range(at + step, len(cut.items) if step > 0 else -1, step) if cut.items[place] >= 0)


def _once(prints: Iterable[int]) -> dict[int, int]:
    """The positions of those prints that stand once."""
    found: dict[int, int] = {}
    twice: set[int] = set()
    for position, number in enumerate(prints):
        if number:
            if number in found:
                twice.add(number)
            found[number] = position
    return {number: position for number, position in found.items() if number not in twice}


def _vote(there: Cut, match: int, before: Sequence[int | None], after: Iterable[int | None]) -> str | None:
    """What a capture shows of a border before a paragraph that it has at `match`.

    `before` are its places of the paragraphs that stand before the border, the nearest first, `after` those of the ones
    behind the paragraph.
    """
    item = there.items[match]
    known = next((at for at in before if at is not None and there.items[at] >= 0), None)
    if known is not None and there.items[known] == item:
        told = there.regular and known < match and (there.is_prose[known] or there.is_prose[match])
        return GOES_ON if told else None
    # A copy without its lead begins further down: it shows a border where what stands right before is another item's.
    last = there.firsts[item] + FROM_HEAD - 1 if known is not None and known == before[0] else there.leads[item]
    if not there.clear[item] or match > max(last, there.leads[item]) or not there.prose[item]:
        return None
    shared = sum(at is not None and there.items[at] == item and bool(there.is_prose[at]) for at in (match, *after))
    return OPENS if shared >= min(ENOUGH, there.prose[item]) else None
