"""What people have decided of borders: a plain text file, `borders.txt` beside the store, that every split heeds.

    capture news/2017.txt | 1f3c5a7b9d0e
    found      12-30  98%  | 22/12/17 / Harbour reopens after the storm
    # a record begins here, and ends where the program says
    record     31          | Ferry timetable changes on Monday
    # these lines go on with what stands above
    join       40-44       | Related documents:
    # these lines are in no record
    furniture  60-66       | Work with us

`iomcorpus borders` writes all that it has found as `found` and `aside`. Those are no decisions: somebody who disagrees
changes the word before a line, or adds a line. So what nobody touched follows better rules and new captures for ever,
and stays free; a file of three lines is as good as a whole one; and each decision is a line that can be remarked on,
compared and found stale, which a line that was deleted could not be.

Decisions are keyed by the capture's name and line, since ids of records change with their borders. Behind the bar
stands how the text there begins: by that a decision is found again where lines have moved.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from iomcorpus.errors import CorpusError

RECORD, JOIN, FURNITURE = "record", "join", "furniture"
DECIDING = (RECORD, JOIN, FURNITURE)
FOUND, ASIDE = "found", "aside"  # what the program found: records, and other lines
BAR = " | "
FORMS = "record LINE, join LINE or furniture LINE, where LINE may be 12 or 12-30, and behind | how the text begins"
LINE = re.compile(r"(?P<verb>[a-z-]+)\s+(?P<first>[0-9]{1,12})(?:-(?P<last>[0-9]{1,12}))?(?=\s|$)")
DIGEST = re.compile(r"[0-9a-f]{6,64}")

# What a decision makes of a place, beside what other captures show of it (`across.py`).
BEGINS, GOES_ON = "said to begin", "said to go on"
REASON = "people say so"  # of furniture


class Said(NamedTuple):
    """One decision as it was typed."""

    verb: str
    first: int  # line of the capture, 1-based
    last: int | None = None  # inclusive; None where only a place is named
    quote: str = ""  # how the text there begins; "" where nobody typed it
    digest: str = ""  # how the digest of the capture begins that it was typed for; "" where nobody says
    line: int = 0  # of the file

    @property
    def typed(self) -> tuple[Any, ...]:
        """What makes it another decision."""
        return self[:5]

    def __str__(self) -> str:
        return f"{self.verb} {span(self.first, self.last)}"


class Heard(NamedTuple):
    """A decision with the lines of the capture that it comes to stand at."""

    said: Said
    first: int  # line of the capture; 0 where it decides nothing
    last: int  # inclusive
    remark: str = ""  # what a person should know: it has moved, or decides nothing

    def dump(self) -> list[Any]:
        """As a store keeps it."""
        return [list(self.said.typed), self.first, self.last, self.remark]

    @classmethod
    def load(cls, data: Sequence[Any]) -> Heard:
        """What `dump` gave."""
        typed, first, last, remark = data
        return cls(Said(*typed), first, last, remark)


@dataclass(frozen=True, slots=True)
class BorderDecisions:
    """The decisions of a file, by capture."""

    file: str = ""
    said: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)

    def turned(self, summaries: Mapping[str, str]) -> set[str]:
        """The captures of which other things are decided than were heeded when they were split.

        `summaries` are the captures' summaries, JSON, by name.
        """
        return {
            name
            for name, summary in summaries.items()
            if [one.said.typed for one in heard_of(summary)] != [one.typed for one in self.said.get(name, ())]
        }

    def recall(self, name: str, summary: str) -> list[Heard]:
        """What was heeded of a capture, with the lines of this file where it stands."""
        told = zip(heard_of(summary), self.said.get(name, ()), strict=True)
        return [heard._replace(said=said) for heard, said in told]

    def about_nobody(self, names: Container[str]) -> list[str]:
        """What to tell of captures that decisions name and that are not among these."""
        return [
            f"{self.file}, line {said[0].line}: there is no capture {name}, so nothing is decided of it."
            for name, said in self.said.items()
            if name not in names
        ]

    def remarks(self, heard: Iterable[Heard]) -> list[str]:
        """What to tell of decisions that have moved, or decide nothing."""
        return [f"{self.file}, line {one.said.line}: {one.remark}" for one in heard if one.remark]


def heard_of(summary: str) -> list[Heard]:
    """The decisions that a capture was split by, from its summary in the store."""
    return [Heard.load(data) for data in json.loads(summary)["said"]] if '"said"' in summary else []


def span(first: int, last: int | None) -> str:
    """Lines as they are typed.

    >>> span(12, 30), span(12, None)
    ('12-30', '12')
    """
    return f"{first}" if last is None else f"{first}-{last}"


def write_name(name: str) -> str:
    r"""A capture's name as it stands in the file; one that would not stand in a line is quoted.

    >>> print(write_name("news/spring fair.txt"), write_name("a\nb.txt"))
    news/spring fair.txt "a\nb.txt"
    """
    plain = name.isprintable() and name == name.strip() and name[:1] != '"' and BAR not in name
    return name if plain else json.dumps(name)


def parse_borders(text: str, file: str) -> BorderDecisions:
    """The decisions of a file; `file` tells which in errors.

    >>> text = "capture a.txt | 1f3c5a\\n\\n# glued\\nrecord 4 | Bees\\nfound 9-12 61% | Clocks\\njoin 14-15"
    >>> for said in parse_borders(text, "borders.txt").said["a.txt"]:
    ...     print(said)
    record 4
    join 14-15
    >>> parse_borders("capture a.txt\\nbegin 4", "borders.txt")
    Traceback (most recent call last):
    ...
    iomcorpus.errors.CorpusError: borders.txt, line 2: 'begin 4' is no decision. Write: record LINE, ...
    """
    said: dict[str, list[Said]] = {}
    name = digest = ""
    # Only these part lines: others, such as a form feed, stand in names and quotations.
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("capture "):
            name, digest = _read_head(line, f"{file}, line {number}")
            continue
        one = _read_line(line, digest, number, file)
        if not name:
            raise CorpusError(f"{file}, line {number}: no capture is named above it. Write before it: capture NAME.")
        if one.verb in DECIDING:
            said.setdefault(name, []).append(one)
    return BorderDecisions(file, {name: tuple(found) for name, found in said.items()})


def is_typed(text: str) -> bool:
    """Whether a file looks like one of decisions on borders: another capture may have its name.

    >>> is_typed("# glued\\n\\ncapture a.txt\\nrecord 4"), is_typed("Borders reopen"), is_typed("")
    (True, False, True)
    """
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "capture ")
    return first.startswith("capture ") or bool(LINE.match(first))


def _read_head(line: str, where: str) -> tuple[str, str]:
    """The capture that a line names, and the digest behind it."""
    name = line.removeprefix("capture ").strip()
    before, bar, digest = name.rpartition(BAR)
    if not (bar and DIGEST.fullmatch(digest.strip())):
        before, digest = name, ""
    before = before.strip()
    if before.startswith('"'):
        try:
            before = json.loads(before)
        except ValueError:
            raise CorpusError(f"{where}: {before} is not closed. Write: capture NAME.") from None
    return before, digest.strip()


def _read_line(line: str, digest: str, number: int, file: str) -> Said:
    what, _, quote = line.partition("|")
    match = LINE.match(what)
    if not match or match["verb"] not in (*DECIDING, FOUND, ASIDE):
        raise CorpusError(f"{file}, line {number}: {what.strip()!r} is no decision. Write: {FORMS}.")
    first, last = int(match["first"]), int(match["last"]) if match["last"] else None
    if not first or (last is not None and last < first):
        raise CorpusError(f"{file}, line {number}: there are no lines {span(first, last)}. Lines count from 1.")
    return Said(match["verb"], first, last, " ".join(quote.split()), digest, number)


def heed(
    heard: Iterable[Heard], firsts: Sequence[int], lasts: Sequence[int], reasons: MutableSequence[str | None]
) -> dict[int, str]:
    """What decisions make of borders, by position of the paragraph; `reasons` of furniture become what they say.

    `firsts` and `lasts` are the lines of the paragraphs. Of decisions on one paragraph the later one counts.
    """
    votes: dict[int, str] = {}
    stops: list[int] = []
    for said, first, last, _ in heard:
        places = range(bisect_left(lasts, first), bisect_right(firsts, last))
        if not first or not places:
            continue
        if said.verb == FURNITURE:
            for place in places:
                reasons[place] = REASON
            continue
        if (taken := reasons[places[0]]) is not None:  # then it is a mistake that they were taken for furniture
            for place in places:
                if reasons[place] != REASON or taken == REASON:
                    reasons[place] = None
        votes |= dict.fromkeys(places, GOES_ON)
        if said.verb == RECORD:
            votes[places[0]] = BEGINS
            if said.last is not None:
                stops.append(places.stop)
    for stop in stops:  # the record ends there: something else begins with the next paragraph that is an item's
        following = next((place for place in range(stop, len(reasons)) if reasons[place] is None), None)
        if following is not None:
            votes.setdefault(following, BEGINS)
    return votes
