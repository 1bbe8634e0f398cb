"""The nouns: what captures, records and furniture are, and where things stand.

Lines are 1-based; columns are 0-based characters of the decoded line, end exclusive; bytes are 0-based
offsets in the raw file (decompressed), end exclusive. Days and periods are EDTF text (`edtf.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Batch:
    """Some consecutive lines of a capture, as decoded."""

    first_line: int  # number of the first of them, 1-based
    lines: list[str]  # without terminators
    ends: list[int]  # for each line the byte offset after its terminator
    strays: dict[int, tuple[int, ...]] = field(default_factory=dict)  # line -> columns that stand for stray bytes


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a date rests on: a span in a line of the capture, and why it counts."""

    line: int
    start: int
    end: int
    why: str


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
    language: str = "und"  # ISO 639-1, or `und` where too little text tells
    body_line: int = 1  # the raw line where the body begins


@dataclass(frozen=True, slots=True)
class Border:
    """Why a record begins where it does: the cues that fired there, their weights, and how sure the cut is."""

    line: int
    sure: float  # 0 to 1: how much better the best split with this border is than without it
    cues: tuple[tuple[str, float], ...]  # name and weight of each cue that opened here or closed what stood before


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


@dataclass(slots=True)
class Outcome:
    """What a split did, or would do."""

    names: list[str] = field(default_factory=list)  # of the captures named, in their order
    actions: dict[str, str] = field(default_factory=dict)  # name -> new, changed, unchanged, decided again, gone
    failed: int = 0  # inputs that could not be used
