"""Contacts in a passage: whom to ask, and how to reach them.

First the numbers and addresses (`reach`), then, sentence by sentence, the names and organisations that belong to each
and whether a reader is told to use it (`told`); at last the lines of a block, which are one contact: the name above, its
telephone and e-mail below.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from iomcorpus.facts.passage import Passage
from iomcorpus.facts.reach import Reach, find_lost, find_reaches
from iomcorpus.facts.told import BETWEEN, PLAIN_WORD, RULES, Rule, Scene, find_reason
from iomcorpus.forms.contacts import opens_contact
from iomcorpus.forms.grammar import Pattern
from iomcorpus.model import ContactFound, OrganisationFound, PersonFound

__all__ = ["RULES", "find_contacts"]

LONGEST_BLOCK_LINE = 100  # characters; a longer one is no line of an address
MOST_BLOCK_LINES = 5  # between a name and its number: post, desk, organisation, street, town
MOST_BLOCK_WORDS = 4  # plain words in such a line: "Issued by the University of Umbra"
LONGEST_GAP = 110  # characters between a name and its number: "head of communications at ..., on"
LONGEST_SENTENCE = 600  # characters that are looked at before and behind a number

# A line that may hold a lost address, though there is nothing to reach in it.
LOST_HINT = Pattern(r"mail|MAIL|rotected|ontact|[Ww]rite to")
# What ends the stretch over which a name belongs to a number: "Ama Boateng said the form is at forms@club.example".
CUT = Pattern(
    r"\b(?:said|says|told|asked|added|that|was|were|has|have|had|will|would|wants?|if|when|because|but"
    r"|[Cc]ontact|[Cc]all|[Rr]ing|[Ww]rite|[Vv]isit|[Rr]each|[Tt]ext|[Dd]ial|[Ss]peak|[Ss]end|[Ee]-?mail(?= [a-z]))\b|^['’]s\b"
)
# What stands before a name behind its number: "07700 900664 (ask for Joan Pettifer)".
ASK_FOR = Pattern(r"[\s,;:(–—-]*(?:(?:and |or )?(?:ask|asking) for |c/o |[Aa]ttn:? |for |quoting )?(?:the )?")
PUNCTUATION = Pattern(r"[\s,;:()|/–—-]*")
SENTENCE_END = Pattern(r"[.!?][)\"”’]*[ ]+(?=[\"“‘(]?[A-ZÀ-Þ])")
NO_END = Pattern(
    r"\b(?:[Tt]el|[Pp]h|[Ee]xt|[Nn]o|[Mm]ob|Mrs?|Ms|Mx|Dr|Prof|Rev|Fr|Sr|Jr|St|Capt|Col|Gen|Hon|Cllr|[A-Z])$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a contact where it stands: a person, an organisation, a number or an address."""

    start: int
    end: int
    person: PersonFound | None = None
    org: OrganisationFound | None = None
    reach: Reach | None = None


@dataclass(slots=True)
class Unit:
    """A contact that is being put together."""

    person: Item | None = None
    org: Item | None = None
    reaches: list[Item] = field(default_factory=list)  # what a reader is told to use
    rules: list[Rule] = field(default_factory=list)  # and why

    @property
    def items(self) -> list[Item]:
        """What can be seen of it, in order of place: a lost address can not."""
        seen = [item for item in self.reaches if item.reach and item.reach.kind != "lost"]
        return sorted([*seen, *(item for item in (self.person, self.org) if item)], key=lambda item: item.start)


@dataclass(slots=True)
class Line:
    """A paragraph of the passage, and the contacts in it."""

    start: int
    end: int
    text: str
    items: list[Item]
    units: list[Unit] = field(default_factory=list)


def find_contacts(
    passage: Passage,
    people: Sequence[PersonFound],
    organisations: Sequence[OrganisationFound],
    off: Set[str] = frozenset(),
) -> list[ContactFound]:
    """The contacts of a passage in order of place; `off` are names of rules not to use."""
    page = Page(passage.text, people, organisations)
    for number in page.telling:
        line = page.line(number)
        line.units = [unit for start, end in _sentences(line) for unit in _units(page.text, line, start, end, off)]
        if line.units:
            _join_block(page, number)
    units = [unit for number in page.telling for unit in page.line(number).units]
    found = [contact for unit in units if (contact := _contact(unit, page.text))]
    return sorted(found, key=lambda contact: contact.start)


class Page:
    """The passage by lines, each read when it is asked for: contacts are in few of them."""

    def __init__(self, text: str, people: Sequence[PersonFound], organisations: Sequence[OrganisationFound]) -> None:
        self.text = text
        self.people, self.organisations, self.reaches = people, organisations, find_reaches(text)
        self.starts = [0]
        for part in text.split("\n"):
            self.starts.append(self.starts[-1] + len(part) + 1)
        self._lines: dict[int, Line] = {}
        hints = [match.start() for match in LOST_HINT.finditer(text)]
        places = (*hints, *(reach.start for reach in self.reaches))
        self.telling = sorted({bisect_right(self.starts, place) - 1 for place in places})

    def line(self, number: int) -> Line:
        """A line by its number, from 0."""
        if number not in self._lines:
            start, end = self.starts[number], self.starts[number + 1] - 1
            self._lines[number] = Line(start, end, self.text[start:end], self._items(start, end))
        return self._lines[number]

    def _items(self, start: int, end: int) -> list[Item]:
        people = [Item(one.start, one.end, person=one) for one in _within(self.people, start, end)]
        names = {at for item in people for at in (item.start, item.end - 1)}
        organisations = [
            Item(one.start, one.end, org=one)
            for one in _within(self.organisations, start, end)
            if one.start not in names and one.end - 1 not in names
        ]
        reaches = [*_within(self.reaches, start, end), *find_lost(self.text, start, end)]
        items = [*people, *organisations, *(Item(one.start, one.end, reach=one) for one in reaches)]
        return sorted(items, key=lambda item: item.start)


Found = TypeVar("Found", PersonFound, OrganisationFound, Reach)


def _within(found: Sequence[Found], start: int, end: int) -> list[Found]:
    """Those of some finds, in order of place, that stand in a stretch."""
    low = bisect_left(found, start, key=lambda one: one.start)
    high = bisect_left(found, end, low, key=lambda one: one.start)
    return list(found[low:high])


def _sentences(line: Line) -> Iterator[tuple[int, int]]:
    """The sentences of a line in which somebody can be reached."""
    ends = [
        match.end() for match in SENTENCE_END.finditer(line.text) if not NO_END.search(line.text[: match.start()][-8:])
    ]
    for start, end in pairwise((0, *ends, len(line.text))):
        if any(item.reach and start <= item.start - line.start < end for item in line.items):
            yield line.start + start, line.start + end


def _units(text: str, line: Line, start: int, end: int, off: Set[str]) -> Iterator[Unit]:
    """The contacts of a sentence."""
    items = [item for item in line.items if start <= item.start < end]
    unit, last = Unit(), start
    for index, item in enumerate(items):
        gap = text[last : item.start]
        if len(gap) > LONGEST_GAP or CUT.search(gap):
            yield from _if_reached(unit)
            unit = Unit()
        if item.reach:
            rule = find_reason(_scene(text, line, start, item, unit), off)
            if rule:
                unit.reaches.append(item)
                unit.rules.append(rule)
        elif not _takes(unit, item, gap, _is_reached(items[index + 1 :])):
            yield from _if_reached(unit)
            unit = Unit(item if item.person else None, item if item.org else None)
        last = item.end
    yield from _if_reached(unit)


def _if_reached(unit: Unit) -> Iterator[Unit]:
    if unit.reaches:
        yield unit


def _is_reached(items: Sequence[Item]) -> bool:
    """Whether a number or an address follows before the next person."""
    return next((item.reach is not None for item in items if not item.org), False)


def _takes(unit: Unit, item: Item, gap: str, reached: bool) -> bool:
    """Add a person or an organisation to a contact; False where it begins the next one."""
    if not unit.reaches:
        if item.person and not unit.person:
            unit.person = item
        elif item.org and not unit.org:
            unit.org = item
        return True  # "Lin Wei, assistant to Ama Boateng, 020 7946 0018": the first of them
    if reached:
        return False
    if item.person and not unit.person and ASK_FOR.fullmatch(gap):
        unit.person = item
    elif item.org and not unit.org and PUNCTUATION.fullmatch(gap):
        unit.org = item
    return True


def _scene(text: str, line: Line, start: int, item: Item, unit: Unit) -> Scene:
    assert item.reach is not None
    told = unit.reaches[-1] if unit.reaches else None
    return Scene(
        item.reach,
        text[max(start, item.start - LONGEST_SENTENCE) : item.start],
        text[item.end : min(line.end, item.end + LONGEST_SENTENCE)],
        unit.person is not None,
        unit.org is not None and BETWEEN.fullmatch(text, unit.org.end, item.start) is not None,
        told is not None and BETWEEN.fullmatch(text, told.end, item.start) is not None,
        line.text,
    )


def _join_block(page: Page, number: int) -> None:
    """Give the first contact of a line what stands in the lines above it, or give it to the contact above."""
    line = page.line(number)
    unit = line.units[0]
    if unit.person:
        if not unit.org and number:
            unit.org = _heading(page.line(number - 1))
        return
    lead = page.text[line.start : unit.items[0].start] if unit.items else ""
    if not BETWEEN.fullmatch(lead):
        return  # a desk with a name of its own: "Weekend enquiries: 01632 960145"
    for above in range(number - 1, max(number - 1 - MOST_BLOCK_LINES, -1), -1):
        higher = page.line(above)
        if not higher.text.strip():
            if lead.strip() and above == number - 1:  # "Tel:" belongs to a name also over an empty line
                continue
            return
        if higher.units and not (unit.person or unit.org):
            higher.units[-1].reaches += unit.reaches
            higher.units[-1].rules += unit.rules
            line.units.remove(unit)
            return
        if higher.units or len(higher.text) > LONGEST_BLOCK_LINE:
            return
        if len(PLAIN_WORD.findall(higher.text)) > MOST_BLOCK_WORDS or unit.person and not _heading(higher):
            return
        unit.person = unit.person or next((item for item in higher.items if item.person), None)
        unit.org = unit.org or next((item for item in higher.items if item.org), None)
        if opens_contact(higher.text) and not higher.items:
            return


def _heading(line: Line) -> Item | None:
    """The organisation of a line that says nothing else: "Issued by the Harbour Trust"."""
    if line.units or len(line.items) != 1 or not line.items[0].org:
        return None
    item = line.items[0]
    rest = line.text[: item.start - line.start] + line.text[item.end - line.start :]
    return item if len(rest.split()) <= MOST_BLOCK_WORDS else None


def _contact(unit: Unit, text: str) -> ContactFound | None:
    items = unit.items
    if not items:
        return None
    start = items[0].start
    line_end = text.find("\n", start) % (len(text) + 1)
    end = max(item.end for item in items if item.start < line_end)
    reaches = [item.reach for item in unit.reaches if item.reach]
    person = unit.person.person if unit.person else None
    return ContactFound(
        start,
        end,
        unit.rules[0].name,
        unit.rules[0].confidence,
        person.name if person else None,
        person.who if person else None,
        text[unit.org.start : unit.org.end].replace("\n", " ") if unit.org else None,
        tuple(dict.fromkeys(reach.value for reach in reaches if reach.kind == "phone")),
        tuple(dict.fromkeys(reach.value for reach in reaches if reach.kind == "email")),
    )
