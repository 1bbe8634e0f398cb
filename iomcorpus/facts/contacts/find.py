"""Contacts in a passage: whom to ask, and how to reach them.

First the numbers and addresses (`reach`), then, sentence by sentence, the names and organisations that belong to each
(`contact_page`) and whether a reader is told to use it (`told`); at last the lines of a block, which are one contact:
the name above, its telephone and e-mail below.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from iomcorpus.facts.contacts.page import ORG, PERSON, Item, Line, Page, Unit
from iomcorpus.facts.contacts.told import BETWEEN, CHANNEL_LABEL, LOST_RULES, PLAIN_WORD, RULES, Scene, find_reason
from iomcorpus.facts.passage import Passage
from iomcorpus.forms.contacts import opens_contact
from iomcorpus.forms.grammar import Pattern
from iomcorpus.model import ContactFound, OrganisationFound, PersonFound

__all__ = ["RULES", "find_contacts"]

LONGEST_BLOCK_LINE = 100  # characters; a longer one is no line of an address
MOST_BLOCK_LINES = 5  # between a name and its number: post, desk, organisation, street, town
MOST_BLOCK_WORDS = 4  # plain words in such a line: "Issued by the University of Umbra"
LONGEST_GAP = 110  # characters between a name and its number: "head of communications at ..., on"
LONGEST_SENTENCE = 600  # characters that are looked at before and behind a number

# What ends the stretch over which a name belongs to a number: "Ama Boateng said the form is at forms@club.example".
CUT = Pattern(
    r"\b(?:said|says|told|asked|added|that|was|were|has|have|had|will|would|wants?|if|when|because|but|arranged"
    r"|[Cc]ontact|[Cc]all|[Rr]ing|[Ww]rite|[Vv]isit|[Rr]each|[Tt]ext|[Dd]ial|[Ss]peak|[Ss]end|[Ee]-?mail(?= [a-z]))\b"
    r"|^['’]s\b"
)
# "Ring Lin Wei on 07700 900318 or write to lwei@club.example": one contact.
ALTERNATIVE = Pattern(
    r"[\s,;)]*(?:or|and)?[ ](?:by )?(?:please )?"
    r"(?:call|ring|phone|text|e-?mail|write|message|contact|WhatsApp|send)(?:ing)?"
    r"(?: (?:him|her|them|us|me|it|an? e-?mail|a message))?(?: (?:to|at|on))?:? "
)
# What stands before a name behind its number: "07700 900664 (ask for Joan Pettifer)".
ASK_FOR = Pattern(r"[\s,;:(–—-]*(?:(?:and |or )?(?:ask|asking) for |c/o |[Aa]ttn:? |for |quoting )?(?:the )?")
PUNCTUATION = Pattern(r"[\s,;:()|/–—-]*")
SENTENCE_END = Pattern(r"[.!?][)\"”’]*[ ]+(?=[\"“‘(]?[A-ZÀ-Þ])")
NO_END = Pattern(
    r"\b(?:[Tt]el|[Pp]h|[Ee]xt|[Nn]o|[Mm]ob|Mrs?|Ms|Mx|Dr|Prof|Rev|Fr|Sr|Jr|St|Capt|Col|Gen|Hon|Cllr|[A-Z])$"
)


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
        for start, items in _sentences(line):
            for unit in _units(page.text, line, start, items, off):
                if not (line.units and _goes_on(page.text, line.units[-1], unit)):
                    line.units.append(unit)
        if line.units:
            _join_block(page, number)
    units = [unit for number in page.telling for unit in page.line(number).units]
    found = [contact for unit in units if (contact := _contact(unit, page.text))]
    return sorted(found, key=lambda contact: contact.start)


def _sentences(line: Line) -> Iterator[tuple[int, list[Item]]]:
    """Where each sentence of a line begins in which somebody can be reached, and what stands in it."""
    ends = [
        line.start + match.end()
        for match in SENTENCE_END.finditer(line.text)
        if not NO_END.search(line.text[max(0, match.start() - 8) : match.start()])
        and not CHANNEL_LABEL.match(line.text, match.end())
    ]
    low, start = 0, line.start
    for end in (*ends, line.end + 1):
        high = bisect_left(line.items, end, low, key=lambda item: item.start)
        items = line.items[low:high]
        if any(item.reach for item in items):
            yield start, items
        low, start = high, end


def _units(text: str, line: Line, start: int, items: Sequence[Item], off: Set[str]) -> Iterator[Unit]:
    """The contacts of a sentence."""
    unit, last = Unit(), start
    for item, reached in zip(items, _reached(items), strict=True):
        gap = text[last : min(item.start, last + LONGEST_GAP + 1)]
        if len(gap) > LONGEST_GAP or (CUT.search(gap) and not (unit.reaches and ALTERNATIVE.fullmatch(gap))):
            if unit.reaches:
                yield unit
            unit = Unit()
        if item.reach:
            rule = find_reason(_scene(text, line, start, item, unit), off)
            if rule:
                unit.reaches.append(item)
                unit.rules.append(rule)
        elif not _takes(unit, item, gap, reached):
            yield unit
            unit = Unit(item if item.kind == PERSON else None, item if item.kind == ORG else None)
        last = item.end
    if unit.reaches:
        yield unit


def _reached(items: Sequence[Item]) -> list[bool]:
    """For each item whether a number or an address follows it before the next person."""
    found, follows = [], False
    for item in reversed(items):
        found.append(follows)
        follows = item.reach is not None or (follows and item.kind == ORG)
    return found[::-1]


def _takes(unit: Unit, item: Item, gap: str, reached: bool) -> bool:
    """Add a person or an organisation to a contact; False where it begins the next one."""
    if not unit.reaches:
        if item.kind == PERSON and not unit.person:
            unit.person = item
        elif item.kind == ORG and not unit.org:
            unit.org = item
        return True  # "Lin Wei, assistant to Ama Boateng, 020 7946 0018": the first of them
    if reached:
        return False
    if item.kind == PERSON and not unit.person and ASK_FOR.fullmatch(gap):
        unit.person = item
    elif item.kind == ORG and not unit.org and PUNCTUATION.fullmatch(gap):
        unit.org = item
    return True


def _goes_on(text: str, before: Unit, unit: Unit) -> bool:
    """Give a number or address with nobody to the contact that the sentence before ended with."""
    last, first = before.reaches[-1].end, unit.reaches[0].start
    if unit.person or unit.org or not _is_between(text, last, first):
        return False
    before.reaches += unit.reaches
    before.rules += unit.rules
    return True


def _scene(text: str, line: Line, start: int, item: Item, unit: Unit) -> Scene:
    assert item.reach is not None
    told = unit.reaches[-1] if unit.reaches else None
    return Scene(
        item.reach,
        text[max(start, item.start - LONGEST_SENTENCE) : item.start],
        text[item.end : min(line.end, item.end + LONGEST_SENTENCE)],
        unit.person is not None,
        unit.org is not None and _is_between(text, unit.org.end, item.start),
        told is not None and _is_between(text, told.end, item.start),
        line.text,
    )


def _is_between(text: str, start: int, end: int) -> bool:
    """Whether only labels and signs stand in a stretch."""
    return end - start <= LONGEST_GAP and BETWEEN.fullmatch(text, start, end) is not None


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
            if above == number - 1 and (lead.strip() or page.is_blank(number - 3)):
                continue  # "Tel:" belongs to a name also over an empty line, and so does every line of a spaced page
            return
        if higher.units and not (unit.person or unit.org):
            higher.units[-1].reaches += unit.reaches
            higher.units[-1].rules += unit.rules
            line.units.remove(unit)
            return
        if higher.units or len(higher.text) > LONGEST_BLOCK_LINE:
            return
        if len(PLAIN_WORD.findall(higher.text)) > MOST_BLOCK_WORDS or (unit.person and not _heading(higher)):
            return
        unit.person = unit.person or next((item for item in higher.items if item.kind == PERSON), None)
        unit.org = unit.org or next((item for item in higher.items if item.kind == ORG), None)
        if opens_contact(higher.text) and not higher.items:
            return


def _heading(line: Line) -> Item | None:
    """The organisation of a line that says nothing else: "Issued by the Harbour Trust"."""
    if line.units or len(line.items) != 1 or line.items[0].kind != ORG:
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
    rule = next((rule for rule in unit.rules if rule not in LOST_RULES), unit.rules[0])
    return ContactFound(
        start,
        end,
        rule.name,
        rule.confidence,
        unit.person.name if unit.person else None,
        unit.person.who if unit.person else None,
        unit.org.name if unit.org else None,
        tuple(dict.fromkeys(reach.value for reach in reaches if reach.kind == "phone")),
        tuple(dict.fromkeys(reach.value for reach in reaches if reach.kind == "email")),
    )
