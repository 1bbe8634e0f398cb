"""Names of organisations that a word of theirs gives away: where such a name begins and where it ends.

The word stands last in a run of capitalised words ("Fenwick District Council"), or first before "of", "for" or "on"
("Bank of Tarsia"). From there the name is read to the left over what belongs to it ("Fire and Rescue Service",
"Dockers' Union") and to the right over what it is about ("Ministry of Trade, Industry and Cooperatives").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from iomcorpus.facts.organisations import bodies
from iomcorpus.facts.organisations.kinds import CLUB_LEADS, is_one
from iomcorpus.facts.people.capitals import Run, opens_sentence
from iomcorpus.facts.people.lexicon import (
    CALENDAR,
    CAPITALS,
    HONORIFIC,
    INITIAL,
    NAME,
    OPENER,
    PEOPLE,
    PLACE,
    POST,
    VERB,
    WORD,
    lexicon,
)

MOST_JOINED = 8  # runs that one name may hold: "Ministry of Trade, Industry and Cooperatives" has four
LONGEST_HEADING = 120  # characters
MOST_LISTED = 4  # members of a list in a name
# Whoever has one of these is no member of a list in a name: "Ministry of Health and Harbour Trust" are two.
BODY_HEADS = bodies.BODIES | bodies.LEGAL_FORMS | bodies.CLUBS
NO_MEMBERS = BODY_HEADS | bodies.FIRMS
HEADS = (
    bodies.BODIES | bodies.FIRMS | bodies.LEGAL_FORMS | bodies.CLUBS | bodies.NICKNAMES | bodies.PAPERS | bodies.LEADING
)


@dataclass(slots=True)
class Words:
    """The runs of a passage, and who of them are people: what names are read from."""

    text: str
    runs: Sequence[Run]
    people: Mapping[int, int]  # where a person's name begins, and where it ends
    taken: set[int] = field(default_factory=set)  # where words of people's names begin
    headings: dict[int, bool] = field(default_factory=dict)  # lines by their beginning: all words of it are capitalised

    def gap(self, index: int) -> str:
        """What stands between a run and the next; a line that ends in a small word goes on in the one below."""
        if not 0 <= index < len(self.runs) - 1:
            return ""
        between = self.text[self.runs[index].end : self.runs[index + 1].start]
        return between.replace("\n", " ") if len(between) < 20 and between.strip() else between

    def in_heading(self, place: int) -> bool:
        """Whether a place is in a line that is written as headings are: "Council Backs New School for Harbour"."""
        start = self.text.rfind("\n", max(0, place - LONGEST_HEADING), place) + 1
        if start not in self.headings:
            end = self.text.find("\n", place, place + LONGEST_HEADING)
            line = self.text[start : end if end >= 0 else start + LONGEST_HEADING + 1]
            small = any(len(word) > 4 and word.islower() for word in line.split())
            self.headings[start] = (
                len(line) <= LONGEST_HEADING and line.count(" ") > 2 and not small and line[-1] != "."
            )
        return self.headings[start]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an organisation as it stands in the text."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Part:
    """What a name has on one side of its head: how far it goes, and its words."""

    place: int
    words: list[str]
    joint: str = ""  # of, for, on, ...: what joins it to the head


ALL_JOINTS = {
    " of ": "of",
    " of the ": "of",
    " for ": "for",
    " for the ": "for",
    " on ": "on",
    " on the ": "on",
    " against ": "against",
    " against the ": "against",
    " to ": "to",
    " in ": "in",
    " in the ": "in",
}
GOING_ON = {
    "for": bodies.GOING_ON_FOR,
    "on": bodies.GOING_ON_ON,
    "against": bodies.GOING_ON_AGAINST,
    "to": bodies.GOING_ON_TO,
    "in": bodies.GOING_ON_IN,
}
OWNED_BY_ONE, OWNED_BY_MANY = ("'s ", "’s "), ("' ", "’ ")


def read_name(words: Words, index: int) -> Name | None:
    """The organisation that a word of a run names, the last such word first."""
    run = words.runs[index]
    for at in range(len(run.words) - 1, -1, -1):
        if run.words[at] in HEADS:
            name = _read(words, index, at)
            if name:
                return name
    return None


def _read(words: Words, index: int, at: int) -> Name | None:
    run = words.runs[index]
    head = run.words[at]
    stop = _stop(words, run, at)
    if stop is None:
        return None
    first = first_word(words, run, at)
    left = Part(run.place(first), run.words[first:at])
    if words.in_heading(run.start) and not all(map(_is_name_word, left.words)):
        return None
    if first == 0:
        left = joined_left(words, index, left, head)
    end = run.place(stop - 1) + len(run.words[stop - 1])
    right = Part(end, run.words[at + 1 : stop])
    if stop == len(run.words) and (head in bodies.BODIES or head == "Times"):  # "Times of India"
        right = _about(words, index, head, left.words) or right
    rule = is_one(head, left.words, right.joint, right.words, _before(words.text, left.place))
    return Name(left.place, right.place, rule) if rule else None


def _before(text: str, place: int) -> str:
    """The word before a name, its article aside."""
    last = text[max(0, place - 24) : place].split()[-2:]
    if last and last[-1].lower() == "the":
        last.pop()
    return last[-1].lower() if last else ""


def _stop(words: Words, run: Run, at: int) -> int | None:
    """Where the name ends in the run of its head; None where the next word makes it another's ("Council Tax")."""
    if at == 0 and (run.words[0] in CLUB_LEADS or run.words[0] in bodies.LEADING - bodies.BODIES):
        return len(run.words)
    for index in range(at + 1, len(run.words)):
        word, flags = run.words[index], run.flags[index]
        if word in BODY_HEADS - bodies.LEGAL_FORMS:
            return None  # "Harbour Leisure Centre" is no Harbour Leisure
        if run.place(index) in words.people or flags & (CALENDAR | HONORIFIC | POST) or word in bodies.TITLES:
            return index
        is_place = flags & PLACE and not flags & WORD  # "British Council Nigeria"
        if is_trade(word) or (word[-1] == "s" and words.in_heading(run.start)):
            return index  # "Fenwick District Council Backs Harbour Plan"
        if not (is_place or word in bodies.LEGAL_FORMS or word in ("HQ", "International")):
            return None
    return len(run.words)


def first_word(words: Words, run: Run, stop: int) -> int:
    """Where a name that ends before some word of a run begins in it: behind openers, titles, days and persons."""
    first = 0
    for index in range(stop):
        word, flags = run.words[index], run.flags[index]
        end = words.people.get(run.place(index), 0)
        behind = sum(run.place(later) < end for later in range(index, len(run.words)))
        if behind > 1 and index + behind < stop:
            first = index + behind
        day = flags & CALENDAR and not (stop < len(run.words) and run.words[stop] in bodies.PAPERS)  # "Sunday Times"
        if day or word in bodies.TITLES or (index == first and _is_no_part(words, run, index)):
            first = index + 1
    return first


def _is_no_part(words: Words, run: Run, index: int) -> bool:
    """Whether a first word only leads up to a name: "The", "Hull-based", and "Under" where a sentence begins."""
    word = run.words[index]
    if word in bodies.ARTICLES or _is_described(word):
        return True
    leads = (run.flags[index] & OPENER and word not in bodies.NAME_OPENERS) or word in bodies.LEADS_UP
    return bool(leads) and opens_sentence(words.text, run.start)


def _is_described(word: str) -> bool:
    """A hyphened adjective before a name: "Hull-based", "Cash-strapped"."""
    tail = word.rpartition("-")[2]
    return tail != word and tail.islower() and tail.endswith(("based", "ed", "owned", "run", "led", "born"))


def joined_left(words: Words, index: int, left: Part, head: str) -> Part:
    """The beginning of a name with the runs before it that belong to it."""
    for before in range(index - 1, max(index - 1 - MOST_JOINED, -1), -1):
        run = words.runs[before]
        if run.start in words.taken:
            return left
        gap = words.gap(before)
        if not _belongs(words, before, gap, left, head):
            return left
        first = first_word(words, run, len(run.words))
        if first >= len(run.words):
            return left
        left = Part(run.place(first), [*run.words[first:], *left.words], left.joint or gap.strip())
        if first > 0:
            return left
    return left


def _belongs(words: Words, before: int, gap: str, left: Part, head: str) -> bool:
    """Whether a run is the beginning of the name that goes on behind a gap."""
    run = words.runs[before]
    last, flags = run.words[-1], run.flags[-1]
    if gap in OWNED_BY_MANY:
        return last.endswith("s") and not flags & PLACE and last not in bodies.BODIES
    if gap in OWNED_BY_ONE:
        return (
            last in bodies.OWNERS
            or run.words[-2:-1] in (["St"], ["Saint"], ["St."])
            or (not left.words and head in bodies.OWNED and not flags & (PLACE | CAPITALS | CALENDAR))
        )
    if gap in (" & ", "&", "& ", " &"):
        return True
    if gap in (" of ", " of the "):
        return last in bodies.PLACE_OF or last == "House"  # "House of Commons Transport Committee"
    if gap == " and ":
        return _is_pair(run, left, head) and (head in BODY_HEADS or head in FAMILY_FIRMS)
    return gap == ", " and left.joint == "and" and len(run.words) == 1 and is_ordinary(last) and not flags & NAME


def _is_pair(run: Run, left: Part, head: str) -> bool:
    """Whether "and" joins two words of one name: "Water and Sewerage Board", "Devon and Cornwall Police"."""
    if not (bodies.BODIES | bodies.LEGAL_FORMS).isdisjoint(run.words) or len(left.words) > 3:
        return False
    if head in bodies.LEGAL_FORMS or (not left.words and head in FAMILY_FIRMS):
        return not run.flags[-1] & PLACE
    if not left.words:
        return False
    if run.flags[-1] & PLACE and lexicon()[left.words[0]] & PLACE:
        return head in COUNTY_BODIES
    return is_ordinary(run.words[-1]) and is_ordinary(left.words[0])


FAMILY_FIRMS = frozenset({"Sons", "Daughters", "Brothers", "Co", "Company", "Partners", "Associates"})
COUNTY_BODIES = frozenset({"Police", "Constabulary", "Council", "Diocese", "Trust", "Service", "Board", "Hospitals"})


def is_ordinary(word: str) -> bool:
    """A word that is no proper name: "Sewerage", or an unknown one in the plural, "Dyers"."""
    flags = lexicon()[word]
    if flags & (PLACE | PEOPLE | CAPITALS | CALENDAR | INITIAL | OPENER):
        return False
    return bool(flags & WORD) or (not flags & NAME and word.endswith("s"))


def _about(words: Words, index: int, head: str, before: list[str]) -> Part | None:
    """What a name goes on with behind its head: "of Trade, Industry and Cooperatives"."""
    joint = ALL_JOINTS.get(words.gap(index))
    if not joint or not _goes_on(words.runs[index + 1], head, joint, before):
        return None
    part = _member(words, index + 1)
    if not part:
        return None
    part = Part(part.place, part.words, joint)
    for later in range(index + 1, min(index + 1 + MOST_JOINED, len(words.runs) - 1)):
        if words.runs[later].end != part.place:
            break
        more = _more(words, later, head, part)
        if not more:
            break
        part = Part(more.place, [*part.words, *more.words], joint)
    return part


def _goes_on(after: Run, head: str, joint: str, before: list[str]) -> bool:
    """Whether a small word behind a head belongs to the name."""
    if joint == "of":
        return head not in bodies.ONLY_LAST
    if joint == "for" and head in bodies.ALWAYS_FOR and after.flags[0] & WORD:
        return True
    if (
        joint == "to" and not after.flags[0] & WORD
    ):  # "Campaign to Protect Bees", but not "European Commission to Ghana"
        return False
    return head in GOING_ON[joint] and _is_scope(before)


def _is_scope(before: list[str]) -> bool:
    """Whether the words before a head only say how far it reaches: "Joint", "Kenyan"."""
    return all(word in bodies.SCOPES or lexicon()[word] & (PEOPLE | PLACE | CAPITALS) for word in before)


def _member(words: Words, index: int) -> Part | None:
    """The words of a run that may stand in a name behind its head, up to a person."""
    run = words.runs[index]
    if run.start in words.people or run.flags[0] & (CALENDAR | OPENER):
        return None
    stop = next((at for at in range(1, len(run.words)) if run.place(at) in words.people), len(run.words))
    while stop < len(run.words) and stop > 1 and (run.flags[stop - 1] & (POST | HONORIFIC)):
        stop -= 1
    return Part(run.place(stop - 1) + len(run.words[stop - 1]), run.words[:stop])


def _more(words: Words, index: int, head: str, part: Part) -> Part | None:
    """The next member of a name, where there is one."""
    gap = words.gap(index)
    joint = ALL_JOINTS.get(gap)
    if joint == "of" or (joint == "for" and head in bodies.GOING_ON_FOR):
        return _member(words, index + 1)
    if gap in (" and ", " & "):
        return _listed(words, index + 1, part)
    if gap == ", " and head in bodies.GOING_ON_LIST and _is_list(words, index):
        return _listed(words, index + 1, part)
    return None


def _listed(words: Words, index: int, part: Part) -> Part | None:
    """A further member of a list in a name: ordinary words, none of which names an organisation or a person."""
    run = words.runs[index]
    # "Ministry of Works and Transport", but not "Museum of Salt and Lantern Energy"
    barred = NO_MEMBERS if len(run.words) > 1 else BODY_HEADS
    if run.start in words.taken or not barred.isdisjoint(run.words):
        return None
    return _member(words, index) if is_ordinary(run.words[0]) and is_ordinary(part.words[-1]) else None


def _is_list(words: Words, index: int) -> bool:
    """Whether a list that begins here closes with "and": "Trade, Industry and Cooperatives"."""
    for later in range(index + 1, index + 1 + MOST_LISTED):
        gap = words.gap(later)
        if gap in (" and ", " & ", ", and "):
            return True
        if gap != ", ":
            return False
    return False


def is_trade(word: str) -> bool:
    """Whether a word says what many people do: "Researchers", as in "Calder University Researchers Find Lizard"."""
    return word.endswith("s") and bool(lexicon()[word[:-1]] & POST)


def _is_name_word(word: str) -> bool:
    """Whether a word may stand in a name though all words have capitals: no verb, and nobody else's head."""
    return (
        word not in BODY_HEADS and not lexicon()[word] & VERB and not (word[-1] == "s" and lexicon()[word[:-1]] & WORD)
    )
