"""Other captures as evidence: clear borders of the same article, and short lines that recur from page to page.

Paragraphs are matched by their prints (`text/words.py`), which wrapping, quotation marks and addresses do not change; a
copy may lack a paragraph or two. What one capture shows of another follows from these two alone, and only first-pass
borders are evidence, so that the result depends on the set of captures and not on their order.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from iomcorpus.splitting.borders import sureness
from iomcorpus.splitting.layout import Place, lay_out
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, TAIL
from iomcorpus.splitting.survey import LABEL, Survey
from iomcorpus.splitting.view import (
    PROSE,
)

HEAD = BIT["date line"] | BIT["byline"] | BIT["posted line"]
NO_LABEL = PROSE | TAIL | BIT["date line"] | BIT["byline"] | BIT["release stamp"] | BIT["bullet"] | BIT["separator"]

CLEAR = 0.9  # sureness of a border that is evidence elsewhere
EXTRA = 2  # paragraphs that one copy may have between two that both have
FROM_HEAD = 4  # paragraphs from an item's start that a copy without its lead may begin with
ENOUGH = 2  # paragraphs of prose in common: a single one may begin with the same words by chance
NEAR = 8  # paragraphs that they are sought among
STANDS_FIRST = 6.0  # what that is worth as a cue: like a date line
HEADS = frozenset(("date line", "heading over date", "heading over byline or dateline"))  # cues of an item's head
RECURS = 3  # captures that hold a label: two may hold one article's heading, a site's own labels stand on every page
MOST_TELLING = 1 << 16  # prints of a capture; of a longer one a share, drawn evenly from all its length


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
    labels = {
        -number
        for number, marks, size in zip(survey.prints, survey.marks, survey.sizes, strict=True)
        if number and size <= LABEL and not marks & NO_LABEL
    }
    return sorted(labels)[:MOST_TELLING]


def find_recurring(
    surveys: Mapping[str, Survey], wanted: Iterable[str], recurring: Container[int]
) -> dict[str, set[int]]:
    """For each wanted capture the positions of its labels that recur.

    `recurring` are the prints that enough captures hold. The heading of an article that many captures hold recurs too,
    and so does that of a column: a label over a paragraph that another capture has as well is none, nor is one glued to
    a date line or a byline.
    """
    telling = {name: telling_prints(survey) for name, survey in surveys.items()}
    counts = Counter(number for numbers in telling.values() for number in numbers)
    copied = {name: {number for number in telling[name] if counts[number] > 1} for name in wanted}
    return {name: _recurring(surveys[name], recurring, copied[name]) for name in wanted}


def _recurring(survey: Survey, recurring: Container[int], copied: Container[int]) -> set[int]:
    found: set[int] = set()
    under = False  # whether the paragraph of prose that comes next, seen from below, stands in other captures too
    for position in range(len(survey) - 1, -1, -1):
        number, marks = survey.prints[position], survey.marks[position]
        if marks & PROSE:
            under = number in copied
        elif survey.sizes[position] <= LABEL and not marks & NO_LABEL and -number in recurring and not under:
            below = position + 1
            glued = below < len(survey) and survey.first[below] == survey.last[position] + 1
            if not (glued and survey.marks[below] & HEAD):
                found.add(position)
    return found


def find_twins(
    surveys: Mapping[str, Survey], wanted: Iterable[str], recurring: Container[int] = ()
) -> dict[str, dict[int, str]]:
    """For each wanted capture: position -> what other captures show of it.

    That is `opens` or `goes on`, as most of those that tell show it, or `recurs` for a line of the site; `recurring`
    are the prints of labels that `RECURS` captures or more hold.
    """
    wanted = list(wanted)
    labels = find_recurring(surveys, wanted, recurring)
    partners = _partners(surveys, wanted)
    cuts: dict[str, _Cut] = {}
    found: dict[str, dict[int, str]] = {}
    for name in wanted:
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for other in (name, *partners[name]) if partners[name] else ():
            if other not in cuts:
                cuts[other] = _Cut.of(surveys[other])
            if other != name:
                for position, vote in _votes(cuts[name], cuts[other]):
                    votes[position][vote] += 1
        found[name] = {
            position: max(counts, key=counts.__getitem__)
            for position, counts in sorted(votes.items())
            if counts["opens"] != counts["goes on"]
        } | dict.fromkeys(sorted(labels[name]), "recurs")
    return found


def _partners(surveys: Mapping[str, Survey], wanted: Sequence[str]) -> dict[str, list[str]]:
    """The other captures that share a telling print with each wanted one."""
    telling = {name: telling_prints(survey) for name, survey in surveys.items()}
    counts = Counter(number for numbers in telling.values() for number in numbers)
    holders: dict[int, list[str]] = defaultdict(list)
    for name, numbers in telling.items():
        for number in numbers:
            if counts[number] > 1:
                holders[number].append(name)
    return {
        name: sorted({other for number in telling[name] if number in holders for other in holders[number]} - {name})
        for name in wanted
    }


@dataclass(slots=True)
class _Cut:
    """A capture as its own cues cut it, by position and by item."""

    survey: Survey
    regular: bool  # its items all stand under date lines or heads, so that its not cutting counts too
    items: array[int]  # by position: number of the item, -1 for furniture
    firsts: list[int] = field(default_factory=list)  # by item: position of its first paragraph
    leads: list[int] = field(default_factory=list)  # of its first one of prose
    prose: list[int] = field(default_factory=list)  # how many of these it has
    clear: list[bool] = field(default_factory=list)  # its first border is sure

    @classmethod
    def of(cls, survey: Survey) -> _Cut:
        layout = lay_out(survey)
        cut = cls(survey, layout.habits.dated or layout.habits.headed, array("l", [-1]) * len(survey))
        for number, place in enumerate(layout.places()):
            own = [at for at in range(place.first, place.last + 1) if layout.reasons[at] is None]
            prose = [at for at in own if survey.marks[at] & PROSE]
            cut.firsts.append(place.first)
            cut.leads.append(prose[0] if prose else place.last)
            cut.prose.append(len(prose))
            cut.clear.append(_is_clear(place, number, cut.regular))
            for at in own:
                cut.items[at] = number
        return cut

    def is_prose(self, position: int) -> bool:
        """Whether the paragraph at a position is prose."""
        return bool(self.survey.marks[position] & PROSE)

    def begins_clearly(self, position: int) -> bool:
        """Whether an item surely begins with the paragraph at a position."""
        item = self.items[position]
        return self.firsts[item] == position and self.clear[item]


def _is_clear(place: Place, number: int, regular: bool) -> bool:
    """Whether an item surely begins here: by its head, or by all its cues."""
    if (regular or number == 0) and any(name in HEADS for name, _ in place.border.cues):
        return True
    if number == 0:  # what stands first begins something there, but a page may be cut off
        return sureness(STANDS_FIRST + sum(weight for _, weight in place.border.cues)) >= CLEAR
    return place.border.sure >= CLEAR


def _votes(here: _Cut, there: _Cut) -> Iterator[tuple[int, str]]:
    """What one capture shows of the borders of another."""
    ours, theirs = here.survey.prints, there.survey.prints
    own = _once(ours, set(ours if len(ours) < len(theirs) else theirs))
    twins = _once(theirs, own)
    view = [at for at, item in enumerate(here.items) if item >= 0]
    matches = [twins.get(ours[at]) if ours[at] in own else None for at in view]
    for index, match in enumerate(matches):
        if match is None or there.items[match] < 0:
            continue
        before = matches[max(0, index - 1 - EXTRA) : index][::-1]
        vote = _vote(there, match, before, matches[index : index + NEAR])
        if vote and not (vote == "goes on" and here.begins_clearly(view[index])):  # what is clearly two stays two
            yield view[index], vote


def _once(prints: Iterable[int], among: Container[int]) -> dict[int, int]:
    """The positions of those prints that stand once."""
    found: dict[int, int] = {}
    twice: set[int] = set()
    for position, number in enumerate(prints):
        if number and number in among:
            if number in found:
                twice.add(number)
            found[number] = position
    return {number: position for number, position in found.items() if number not in twice}


def _vote(there: _Cut, match: int, before: Sequence[int | None], after: Iterable[int | None]) -> str | None:
    """What a capture shows of a border before a paragraph that it has at `match`.

    `before` are its places of the paragraphs that stand before the border, the nearest first, `after` those from the
    border on.
    """
    item = there.items[match]
    known = next((at for at in before if at is not None and there.items[at] >= 0), None)
    if known is not None and there.items[known] == item:
        told = there.regular and known < match and (there.is_prose(known) or there.is_prose(match))
        return "goes on" if told else None
    # A copy without its lead begins further down: it shows a border where what stands right before is another item's.
    last = there.firsts[item] + FROM_HEAD - 1 if known is not None and known == before[0] else there.leads[item]
    shared = sum(at is not None and there.items[at] == item and there.is_prose(at) for at in after)
    begins = there.clear[item] and match <= max(last, there.leads[item])
    return "opens" if begins and shared >= min(ENOUGH, there.prose[item]) > 0 else None
