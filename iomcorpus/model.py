"""The nouns: what captures, records, furniture and mentions are, and where things stand.

Lines are 1-based; columns are 0-based characters of the decoded line, end exclusive; bytes are 0-based
offsets in the raw file (decompressed), end exclusive. Days and periods are EDTF text (`edtf.py`).
"""

from __future__ import annotations

import copyreg
from dataclasses import dataclass, field, fields
from itertools import starmap
from operator import attrgetter
from typing import Any, TypeVar

Noun = TypeVar("Noun")


def sent_by_fields(kind: type[Noun]) -> type[Noun]:
    """Let a frozen dataclass of several fields go to files and other processes as a call with their values.

    Millions of records do, and what dataclasses have for it looks all fields up anew for each.
    """
    values = attrgetter(*(one.name for one in fields(kind)))  # type: ignore[arg-type]
    copyreg.pickle(kind, lambda noun: (kind, values(noun)))
    return kind


@dataclass(frozen=True, slots=True)
class Batch:
    """Some consecutive lines of a capture, as decoded."""

    first_line: int  # number of the first of them, 1-based
    lines: list[str]  # without terminators
    ends: list[int]  # for each line the byte offset after its terminator
    strays: dict[int, tuple[int, ...]] = field(default_factory=dict)  # line -> columns that stand for stray bytes


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a sidecar says of a capture."""

    url: str | None = None  # as it stands there
    retrieved: str | None = None  # when the page was saved: EDTF, a day and a time or less
    language: str | None = None  # BCP 47; it counts in place of what the text looks like


UNDESCRIBED = Metadata()


@sent_by_fields
@dataclass(frozen=True, slots=True)
class Evidence:
    """What a date rests on: a span in a line of the capture, and why it counts."""

    line: int
    start: int
    end: int
    why: str


@sent_by_fields
@dataclass(frozen=True, slots=True)
class Header:
    """What a record says of itself."""

    published: str | None = None  # EDTF, as the capture states it
    updated: str | None = None
    inferred: str | None = None  # EDTF, as it follows from text and order
    evidence: tuple[Evidence, ...] = ()
    kind: str = "news"  # news, opinion, statement, event, page
    title: str | None = None
    lead: str | None = None  # first sentence of the body
    byline: str | None = None
    language: str = "und"  # ISO 639-1, or `und` where too little text tells; BCP 47 where a sidecar tells
    body_line: int = 1  # the raw line where the body begins


@sent_by_fields
@dataclass(frozen=True, slots=True)
class Border:
    """Why a record begins where it does: the cues that fired there, their weights, and how sure the cut is."""

    line: int
    sure: float  # 0 to 1: how much better the best split with this border is than without it
    cues: tuple[tuple[str, float], ...]  # name and weight of each cue that opened here or closed what stood before


@sent_by_fields
@dataclass(frozen=True, slots=True)
class Record:
    """One self-contained item of a capture: a run of its lines, and what they say of themselves."""

    id: str
    source: str
    first_line: int
    last_line: int
    start_byte: int
    end_byte: int
    skip: tuple[int, ...]  # lines inside the run that are furniture all the same
    text: str  # the lines as decoded, joined by newlines
    clean: str  # for reading and searching: repaired, without furniture and date line
    header: Header
    border: Border
    metadata: Metadata = UNDESCRIBED  # of its capture


@sent_by_fields
@dataclass(frozen=True, slots=True)
class Furniture:
    """A run of lines that belongs to no record, and the reason."""

    source: str
    first_line: int
    last_line: int
    start_byte: int
    end_byte: int
    reason: str
    text: str


DESCRIBED = "described anew"  # what is done where only a sidecar says something else than before


@dataclass(frozen=True, slots=True)
class Changes:
    """How many records have come and gone, and how many have other dates or another heading or kind than before."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    def __add__(self, other: Changes) -> Changes:
        return Changes(self.new + other.new, self.changed + other.changed, self.gone + other.gone)


@dataclass(slots=True)
class Outcome:
    """What a split did, or would do."""

    names: list[str] = field(default_factory=list)  # of the captures named, in their order
    actions: dict[str, str] = field(
        default_factory=dict
    )  # name -> new, changed, described anew, unchanged, decided again, gone
    failed: int = 0  # inputs that could not be used
    records: Changes = Changes()  # what became of records where captures were written


# Mentions, as finders see them in a record. `start` and `end` are offsets in the text of a `facts.passage.Passage`.


@dataclass(frozen=True, slots=True)
class DateFound:
    """A point or a period on the calendar, as the text names it; `facts/dates/calendar.py` gives it a value."""

    start: int
    end: int
    rule: str
    confidence: float  # 0 to 1
    reading: tuple[Any, ...]  # what it says, for the calendar: names, numbers and None, nested; as JSON in the store


@dataclass(frozen=True, slots=True)
class FigureFound:
    """How many or how much. One of `value`, `low` with `high`, and `ratio` is there, or none where it is indefinite."""

    start: int
    end: int
    rule: str
    confidence: float
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    ratio: tuple[int | float, int | float] | None = None
    unit: str | None = None  # what is counted, as the text says; an ISO 4217 code for money
    of: str | None = None  # base of a percentage, share or ratio
    approx: str | None = None  # as written: "over", "nearly"


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A name that stands for a human being."""

    start: int
    end: int
    rule: str
    confidence: float
    name: str  # as written, in usual case, without title and possessive
    who: int  # which of the record's persons: mentions of one person share it
    role: str | None = None  # as written
    org: str | None = None
    given: bool = False  # it may be a given name alone
    weak: bool = False  # no evidence here: a person only where the corpus names somebody so in full


@dataclass(frozen=True, slots=True)
class OrganisationFound:
    """An organisation, by name or acronym."""

    start: int
    end: int
    rule: str
    confidence: float
    organisation: str  # the full form that the record gives, else as written


@dataclass(frozen=True, slots=True)
class QuoteFound:
    """What somebody said, without its quotation marks."""

    start: int
    end: int
    rule: str
    confidence: float
    who: int | None = None  # the record's person who says it, where the text names one
    role: str | None = None
    org: str | None = None
    indirect: bool = False  # told, not quoted


@dataclass(frozen=True, slots=True)
class ContactFound:
    """Somebody, or a desk, and how to reach them."""

    start: int
    end: int
    rule: str
    confidence: float
    name: str | None = None
    who: int | None = None  # the record's person, where one is named
    org: str | None = None
    phones: tuple[str, ...] = ()  # as written
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that finders saw in one record, each kind in order of place."""

    dates: tuple[DateFound, ...] = ()
    people: tuple[PersonFound, ...] = ()
    figures: tuple[FigureFound, ...] = ()
    quotes: tuple[QuoteFound, ...] = ()
    contacts: tuple[ContactFound, ...] = ()
    organisations: tuple[OrganisationFound, ...] = ()


@dataclass(slots=True)
class Mention:
    """A fact where it stands in its capture, with what it means. Fields of other types are None."""

    type: str  # date, person, figure, quote, contact, organisation; `name` where nobody is known by it yet
    line: int  # 1-based
    start: int  # columns of the raw line; where a wrapped line breaks a mention they go on behind its end
    end: int
    surface: str  # the raw characters there
    rule: str
    confidence: float
    value: str | None = None  # of a date: EDTF
    kind: str | None = None  # of a date: `published` or `mention`
    relative: bool | None = None  # of a date: the value needs the record's date
    doubt: str | None = None  # of a date: what in the text contradicts it
    number: int | float | None = None  # of a figure
    low: int | float | None = None
    high: int | float | None = None
    ratio: tuple[int | float, int | float] | None = None
    unit: str | None = None
    of: str | None = None
    approx: str | None = None
    name: str | None = None  # of a person or contact, as the record has it
    who: int | None = None  # the record's person, of a person, quote or contact
    person_id: str | None = None  # the corpus's
    person: str | None = None  # the fullest form of the name in the corpus
    role: str | None = None
    org: str | None = None
    indirect: bool | None = None  # of a quote: told, not quoted
    phones: tuple[str, ...] | None = None
    emails: tuple[str, ...] | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A person of one record: what identity is decided by."""

    record: str  # its id
    who: int  # number of the person in the record
    names: tuple[str, ...]  # forms in the record, the fullest first
    roles: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    given: bool = False  # only a given name
    weak: bool = False  # nothing in the record shows that this is a person


@dataclass(frozen=True, slots=True)
class Person:
    """One human being of the corpus."""

    id: str
    name: str  # the fullest form in the corpus


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """The mentions of a record in order of place, and its persons."""

    mentions: list[Mention]
    people: list[Named]

    def __reduce__(self) -> tuple[Any, ...]:
        """Between processes both go as plain rows, which is faster twice over."""
        return _of_rows, (list(map(_mention_row, self.mentions)), list(map(_named_row, self.people)))


_mention_row, _named_row = attrgetter(*Mention.__slots__), attrgetter(*Named.__slots__)


def _of_rows(mentions: list[tuple[Any, ...]], people: list[tuple[Any, ...]]) -> RecordFacts:
    return RecordFacts(list(starmap(Mention, mentions)), list(starmap(Named, people)))
