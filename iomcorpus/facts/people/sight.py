"""A name where it stands, and what is seen around it: the words in front and behind, its line, posts beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from iomcorpus.facts.passage import Passage
from iomcorpus.facts.people.capitals import PARTICLES, Run, opens_sentence
from iomcorpus.facts.people.descriptions import Post
from iomcorpus.facts.people.lexicon import HONORIFIC, INITIAL, NAME, OTHER, POST, THING, is_verb
from iomcorpus.facts.people.names import LORDS, Name
from iomcorpus.facts.people.posts_before import read_before
from iomcorpus.facts.people.posts_behind import read_behind
from iomcorpus.forms.grammar import Pattern, words

ADVERBS = words(
    "also then later has had who recently never always still once just first again often now already himself herself"
)
AUXILIARIES = words("is was has had will would can could may might must shall should did does were who whose")
NO_VERBS = words("and or of in on at to for with from by as than that but if set led based backed")
# A place stands behind these oftener than a person.
PLACE_PREPOSITIONS = words("in at near across around throughout outside inside into onto via toward towards along off")
PLACE_OF = Pattern(
    r"\b(?:suburbs?|villages?|towns?|parts?|city|cities|districts?|port|outskirts|areas?|province|region|state|north|south"
    r"|east|west|coast|streets|islands?|municipality|county|commune|township|borders?|centre|center|capital|valley|shores?"
    r"|hills?) of $"
)
PLACES_LISTED = Pattern(
    r"\b(?:in|at|near|across|around|throughout|(?:suburbs|villages|towns|parts|cities|districts|provinces|regions|states"
    r"|counties|townships|municipalities|islands|parishes) of) (?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, ){1,6}"
    r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? )?and $"
)
NEXT_WORD = Pattern(r" ([a-z][\w’'-]*)")
CALLED_BEFORE = Pattern(r" (?:called|named) $")
LONGEST_CONTACT_LINE, LONGEST_HEADING = 600, 160  # characters
REACHABLE = Pattern(
    r"""
    [CEFMPTWe+\d]  # first, so that the search runs from one of these to the next
    (?: (?<= \b[CEFMPTWe]) (?: (?<=T) el(?:ephone)? | (?<=P) hone | (?<=M) ob(?:ile)? | (?<=C) ell | (?<=F) ax
                             | (?<=E) -?mail | (?<=e) mail | (?<=W) hatsApp ) \b
      | (?<= \b[TME] ) :
      | (?<= \+ ) [ ]?\d[\d ()-]{5}
      | (?<= \b0 ) \d[\d ()-]{6}
      | (?<= \d ) \d\d[ -]\d{3,4}[ -]?\d{3,4} )
    """,
    re.VERBOSE,
)
ADDRESS = Pattern(r"\w@\w")
CONTACT_WORDS = Pattern(
    r"(?:[Cc]ontact|CONTACT|[Cc]all|[Rr]each|[Ee]-?mail|[Ww]rite to|[Ss]peak to|[Aa]sk for|[Ee]nquiries|[Ii]nquiries"
    r"|[Pp]hone|[Rr]ing|c/o|[Aa]ttn)(?: (?:is|are|to|with|person|the))?\s?[:.–-]? ?(?:[A-Z][\w ]{1,20}: )?$"
)
BY_HEAD = Pattern(
    r"[^\w\n]{0,3}(?:(?:[Aa]dditional |[Ff]urther )?(?:[Ww]ords|[Ss]tory|[Tt]ext|[Rr]eport(?:ing|ed)?|[Aa]rticle"
    r"|[Oo]pinion(?: piece)?|[Cc]ommentary|[Ww]ritten|[Pp]osted|[Pp]ublished|[Ss]ubmitted|[Ee]dit(?:ed|ing)|[Cc]ompiled"
    r"|[Aa]dded|[Pp]repared)\s+)?(?:[Bb]y|BY)[: ]"
)
# A lord's place is part of the name.
OF_PLACE = Pattern(r" of [A-Z][\w’'-]+(?: [A-Z][a-z][\w’'-]*)?")


SEAT_BEFORE = Pattern(
    r"\b(?:Member|MP|MLA|MNA|TD|Senator|Deputy|Councillor|Representative|[Cc]andidate|seat|constituency|by-election)"
    r"(?: of Parliament)? (?:for|of|in) $"
)
# Titles that the run of capitals does not hold: with a number, or in brackets.
ODD_ENDS = frozenset(")0123456789")
ODD_TITLE = Pattern(
    r"\b(?:(?P<rank>PC|DC|DS|PS|WPC|PCSO|Constable|Const|Cst|Officer|Garda|Sgt|Sergeant|Cpl|Pte)\.? [A-Z]{0,2}\d{2,6}"
    r"|(?P<title>(?:(?:Engr|Dr|Prof|Hon|Chief|Rev|Pastor|Maj(?:or)?|Gen(?:eral)?|Brig|Col(?:onel)?|Capt(?:ain)?|Lt|Barr"
    r"|Arc|Amb|Sen|Justice|Alhaj[ia]|Cllr|Professor|Commander|Cdr|Adm|Comrade|Supt)\.?[ -]){0,3})"
    r"\((?:Mrs?|Ms|Dr|Prof|Smt|Chief|Hon|Alhaj[ia]|Engr|[Rr]et?d|[Rr]td|[Rr]et)\.?\)) $"
)

T = TypeVar("T")


class lazy(Generic[T]):
    """A property that is worked out once, when it is first asked; without the lock of `functools.cached_property`."""

    def __init__(self, function: Callable[[Any], T]) -> None:
        self.function = function
        self.name = function.__name__

    def __get__(self, holder: Any, owner: Any = None) -> T:
        value = holder.__dict__[self.name] = self.function(holder)
        return value


class Scene:
    """The text in which names are looked for, with its lines."""

    def __init__(self, passage: Passage) -> None:
        self.text = passage.text
        self.body = passage.body
        self.has_addresses = "@" in passage.text
        self.breaks = [match.start() for match in NEWLINE.finditer(passage.text)]
        self.titled: dict[int, bool] = {}  # by start of line

    def line(self, at: int) -> tuple[int, int]:
        """Where the line begins and ends that holds an offset."""
        index = bisect_left(self.breaks, at)
        low = self.breaks[index - 1] + 1 if index else 0
        return low, self.breaks[index] if index < len(self.breaks) else len(self.text)

    def is_heading(self, run: Run) -> bool:
        """Whether a run stands in a heading: before the body, or in a line of capitalised words without a full stop."""
        if run.start < self.body:
            return True
        if len(run.words) == 1:
            return False
        low, high = self.line(run.start)
        if low not in self.titled:
            self.titled[low] = high - low <= LONGEST_HEADING and is_title_case(self.text[low:high])
        return self.titled[low]


NEWLINE = Pattern("\n")


def is_title_case(line: str) -> bool:
    """Whether a line has capitals as a heading has.

    >>> is_title_case("Harbour Wall Fails Second Test"), is_title_case("Ana Reyes met the mayor of Oslo in May")
    (True, False)
    """
    if line.rstrip().endswith((".", "”", '"', ",")):
        return False
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


class Sight:
    """A name in its scene."""

    def __init__(self, scene: Scene, name: Name, heading: bool) -> None:
        self.scene = scene
        self.text = scene.text
        self.name = name
        self.heading = heading  # it stands in a heading, where capitals say little
        self.first = name.flags[0]
        self.final = name.flags[-1]
        self.alone = len(name.words) - (name.words[0] in PARTICLES) <= 1
        self.start = name.start if name.title is None else name.run.place(name.title)  # of the titles in front of it
        self.odd_title: str | None = None  # "PC" of "PC 4127 Ana Reyes", "" for courtesy: "Engr. (Mrs) Ana Reyes"
        if self.text[max(self.start - 2, 0) : self.start - 1] in ODD_ENDS:
            match = ODD_TITLE.search(self.text, max(0, self.start - 40), self.start)
            if match:
                self.start, self.odd_title = match.start(), match["rank"] or match["title"].strip()

    @lazy
    def end(self) -> int:
        """Where the name ends, a lord's place counted in: "Fenwick of Alnmouth"."""
        name = self.name
        if name.title is None or LORDS.isdisjoint(name.run.words[name.title : name.first]):
            return name.end
        match = OF_PLACE.match(self.text, name.end)
        return match.end() if match else name.end

    @lazy
    def before(self) -> str:
        """The word in front of the name and its titles, in small letters; a sign where that touches them."""
        head = self.text[max(0, self.start - 26) : self.start]
        if not head.endswith(" "):
            return head[-1:]
        parts = head.split(" ")
        return parts[-2].rpartition("\n")[2].lower() if len(parts) > 1 else ""

    @lazy
    def behind(self) -> str:
        """The word behind the name; "" where a sign or a capital stands there."""
        match = NEXT_WORD.match(self.text, self.name.end)
        return match[1] if match else ""

    @lazy
    def verb(self) -> str:
        """The same, an adverb passed over: `said` in "Ana Reyes later said"."""
        word: str = self.behind
        if word in ADVERBS:
            match = NEXT_WORD.match(self.text, self.name.end + 1 + len(word))
            return match[1] if match else word
        return word

    @lazy
    def acts(self) -> bool:
        """Whether a verb follows."""
        return bool(self.behind) and (
            self.behind in AUXILIARIES or (is_verb(self.verb) and self.behind not in NO_VERBS)
        )

    @lazy
    def opens(self) -> bool:
        """Whether a sentence begins with the name."""
        return self.name.first == 0 and opens_sentence(self.text, self.name.run.start)

    @lazy
    def follows_place(self) -> bool:
        """Whether the words in front tell of a place: "in", "a suburb of", "in the towns of Palo, Tanau and"."""
        if self.before in PLACE_PREPOSITIONS:
            return True
        if self.before == "and":
            return bool(self.alone and PLACES_LISTED.search(self.text, max(0, self.start - 90), self.start))
        if self.before == "for":
            return bool(SEAT_BEFORE.search(self.text, max(0, self.start - 36), self.start))
        return self.before == "of" and bool(PLACE_OF.search(self.text, max(0, self.start - 24), self.start))

    @lazy
    def post_before(self) -> Post | None:
        """The description in front of the name."""
        name = self.name
        called = CALLED_BEFORE.search(self.text, max(0, name.start - 8), name.start)
        if called:  # "a retired postman called Len"
            return read_before(self.text, called.start() + 1, self.end)
        if self.start < name.start and self.text.endswith(", ", 0, self.start):
            post = read_before(self.text, self.start, self.end)  # "The emir, Sheikh Nasser"
            if post is not None:
                return post
        polite = name.first
        while (
            name.title is not None
            and polite > name.title
            and name.run.flags[polite - 1] & (HONORIFIC | POST) == HONORIFIC
        ):
            polite -= 1
        if polite < name.first:  # "Member of Parliament Dame Ana Reyes"
            post = read_before(self.text, name.run.place(polite), self.end)
            if post is not None:
                return post
        return read_before(self.text, name.start, self.end)

    @lazy
    def post_behind(self) -> Post | None:
        """The description behind the name."""
        return read_behind(self.text, self.end, lambda: self.in_contact_line)

    @lazy
    def line(self) -> tuple[int, int]:
        """Where its line begins and ends."""
        return self.scene.line(self.start)

    @lazy
    def in_contact_line(self) -> bool:
        """Whether a telephone number, an address or their label follows in its line; or the line is a byline."""
        low, high = self.line
        end = self.name.end
        return high - low < LONGEST_CONTACT_LINE and (
            bool(REACHABLE.search(self.text, end, min(high, end + 160)))
            or (self.scene.has_addresses and bool(ADDRESS.search(self.text, end, min(high, end + 160))))
            or bool(BY_HEAD.match(self.text, low, high))
            or bool(CONTACT_WORDS.search(self.text, max(low, self.start - 40), self.start))
        )

    @lazy
    def sound(self) -> bool:
        """Whether no word of it is an ordinary one, a place or a thing; a last one may be that is a family name too."""
        flags = self.name.flags
        if flags[-1] & INITIAL or any(flag & OTHER for flag in flags[:-1]):
            return False
        return not flags[-1] & OTHER or (len(flags) > 1 and bool(flags[-1] & NAME) and not flags[-1] & THING)

    @lazy
    def known(self) -> bool:
        """Whether a word of it is a name and nothing else."""
        return any(flag & NAME and not flag & OTHER for flag in self.name.flags)
