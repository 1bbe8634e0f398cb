"""Names of organisations that a word of theirs gives away: where such a name begins and where it ends.

The word stands last in a run of capitalised words ("Fenwick District Council"), or first before "of", "for" or "on"
("Bank of Tarsia"). From there the name is read to the left over what belongs to it ("Fire and Rescue Service",
"Dockers' Union") and to the right over what it is about ("Ministry of Trade, Industry and Cooperatives").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from iomcorpus.facts import bodies
from iomcorpus.facts.body_kinds import is_one
from iomcorpus.facts.capitals import Run, opens_sentence
from iomcorpus.facts.lexicon import (
    CALENDAR,
    CAPITALS,
    HONORIFIC,
    INITIAL,
    NAME,
    OPENER,
    PEOPLE,
    PLACE,
    POST,
    WORD,
    lexicon,
)
from iomcorpus.forms.grammar import Pattern
from iomcorpus.forms.grammar import words as words_of

MOST_JOINED = 8  # runs that one name may hold: "Ministry of Trade, Industry and Cooperatives" has four
MOST_LISTED = 4  # members of a list in a name
# Whoever has one of these is no member of a list in a name: "Ministry of Health and Harbour Trust" are two.
BODY_HEADS = bodies.BODIES | bodies.LEGAL_FORMS | bodies.CLUBS
NO_MEMBERS = BODY_HEADS | bodies.FIRMS
HEADS = bodies.BODIES | bodies.FIRMS | bodies.LEGAL_FORMS | bodies.CLUBS | bodies.PAPERS | bodies.LEADING


@dataclass(slots=True)
class Words:
    """The runs of a passage, and who of them are people: what names are read from."""

    text: str
    runs: Sequence[Run]
    people: Mapping[int, int]  # where a person's name begins, and where it ends
    taken: set[int] = field(default_factory=set)  # where words of people's names begin

    def gap(self, index: int) -> str:
        """What stands between a run and the next; a line that ends in a small word goes on in the one below."""
        if not 0 <= index < len(self.runs) - 1:
            return ""
        between = self.text[self.runs[index].end : self.runs[index + 1].start]
        return between.replace("\n", " ") if len(between) < 20 and between.strip() else between


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
SMALL_FORM = Pattern(r"[ ](?:plc|gGmbH|e\.V\.|s\.r\.o\.|d\.o\.o\.|a\.s\.)(?!\w)")
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


def read_small_forms(words: Words) -> Iterator[Name]:
    """The companies whose legal form is written small: "Brightwater plc"."""
    ends = {run.end: index for index, run in enumerate(words.runs)} if SMALL_FORM.search(words.text) else {}
    for match in SMALL_FORM.finditer(words.text) if ends else ():
        index = ends.get(match.start())
        if index is not None:
            run = words.runs[index]
            left = Part(run.place(_first(words, run, len(run.words) - 1)), run.words)
            left = _joined_left(words, index, left, "plc") if left.place == run.start else left
            yield Name(left.place, match.end(), "legal_form")


def _read(words: Words, index: int, at: int) -> Name | None:
    run = words.runs[index]
    head = run.words[at]
    stop = _stop(words, run, at)
    if stop is None:
        return None
    first = _first(words, run, at)
    left = Part(run.place(first), run.words[first:at])
    if first == 0:
        left = _joined_left(words, index, left, head)
    end = run.place(stop - 1) + len(run.words[stop - 1])
    right = Part(end, run.words[at + 1 : stop])
    if stop == len(run.words) and head in bodies.BODIES:
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
    if at == 0 and run.words[0] in bodies.LEADING and run.words[0] not in bodies.BODIES:
        return len(run.words)
    for index in range(at + 1, len(run.words)):
        word, flags = run.words[index], run.flags[index]
        if run.place(index) in words.people or flags & (CALENDAR | HONORIFIC | POST) or word in bodies.TITLES:
            return index
        is_place = flags & PLACE and not flags & WORD  # "British Council Nigeria"
        if not (is_place or word in bodies.LEGAL_FORMS or word in ("HQ", "International")):
            return None
    return len(run.words)


def _first(words: Words, run: Run, stop: int) -> int:
    """Where a name that ends before some word of a run begins in it: behind openers, titles, days and persons."""
    first = 0
    for index in range(stop):
        word, flags = run.words[index], run.flags[index]
        end = words.people.get(run.place(index), 0)
        behind = sum(run.place(later) < end for later in range(index, len(run.words)))
        if behind > 1 and index + behind < stop:
            first = index + behind
        if flags & CALENDAR or word in bodies.TITLES or (index == first and _is_no_part(words, run, index)):
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


def _joined_left(words: Words, index: int, left: Part, head: str) -> Part:
    """The beginning of a name with the runs before it that belong to it."""
    for before in range(index - 1, max(index - 1 - MOST_JOINED, -1), -1):
        run = words.runs[before]
        if run.start in words.taken and run.words[-1:] != ["Minister"]:
            return left
        gap = words.gap(before)
        if not _belongs(words, before, gap, left, head):
            return left
        first = _first(words, run, len(run.words))
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
        return last in bodies.PLACE_OF
    if gap == " and ":
        return _is_pair(run, left, head)
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
    if not joint or (joint != "of" and (head not in GOING_ON[joint] or not _is_scope(before))):
        return None
    if joint == "of" and head in bodies.ONLY_LAST:
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
    barred = (
        NO_MEMBERS if len(run.words) > 1 else BODY_HEADS
    )  # "Works and Transport", but not "Salt and Lantern Energy"
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


FOREIGN_JOINTS = (
    " et ",
    " e ",
    " y ",
    " & ",
    " pour ",
    " pour la ",
    " für ",
    " per la ",
    " para el ",
    " para la ",
    " de l’",
)


def read_foreign(words: Words, index: int) -> Name | None:
    """A name in another tongue, from the word that tells the body to the end: "Banque Centrale du Sahel"."""
    run = words.runs[index]
    at = next((at for at, word in enumerate(run.words) if word in bodies.FOREIGN_BODIES), None)
    if at is None or at == len(run.words) - 1 or run.start in words.people:
        return None
    end = run.end
    while words.gap(index) in FOREIGN_JOINTS:
        index += 1
        end = words.runs[index].end
    return Name(run.place(at), end, "foreign_body")


FIRM_TAILS = words_of(
    "Sons Daughters Co Company Partners Associates Brothers Bros Hijos Fils Söhne Filhos Figli Cie Ltd Kinder Daughter",
    "Son",
)
NO_FIRMS = words_of("Events News Conditions Terms Features Comment Crafts Drink Wine Chips Culture Sport Travel Advice")


def read_pair(words: Words, index: int) -> Name | None:
    """A firm of two names with "&" between them: "Moss & Lark", "Thackray & Sons"."""
    if words.gap(index) not in (" & ", "&"):
        return None
    one, other = words.runs[index], words.runs[index + 1]
    first = _first(words, one, len(one.words))
    if first >= len(one.words) or len(other.words) > 3:
        return None
    if len(one.words) - first > 1 and opens_sentence(words.text, one.place(first)) and _is_trade(one.words[first]):
        first += 1  # "Auditors Ernst & Young"
    name = Name(one.place(first), other.end, "ampersand")
    if other.words[-1] in FIRM_TAILS or not HEADS.isdisjoint(other.words):
        return name
    shorts = min(len(one.words[-1]), len(other.words[0])) < 2  # "Q & A", "B&B"
    places = one.flags[-1] & PLACE and other.flags[0] & PLACE  # "Trinidad & Tobago"
    persons = any(words.people.get(run.start, 0) > run.start + len(run.words[0]) for run in (one, other))
    if shorts or places or persons or not NO_FIRMS.isdisjoint((*one.words, *other.words)):
        return None
    return name if _is_prose(words.text, name) else None


def _is_trade(word: str) -> bool:
    return word.endswith("s") and bool(lexicon()[word[:-1]] & POST)


def _is_prose(text: str, name: Name) -> bool:
    """Whether the line of a name has words in small letters, as headings and menus have not."""
    low = text.rfind("\n", max(0, name.start - 200), name.start) + 1 or max(0, name.start - 200)
    high = text.find("\n", name.end, name.end + 200)
    around = text[low : name.start] + " " + text[name.end : high if high >= 0 else name.end + 200]
    return sum(word.islower() and len(word) > 2 for word in around.split()) >= 2
