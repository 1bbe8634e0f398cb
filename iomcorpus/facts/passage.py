"""A record as finders read it, and the way back from there to the raw lines.

Finders see repaired text: every kind of space is a blank, mojibake and entities are mended, the lines of a wrapped
paragraph follow each other with a blank between, furniture inside the record is blanked out. So their patterns know one
kind of space, and a newline always parts paragraphs. What they find is told in raw lines and columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from iomcorpus.text.mended import Mended, mend
from iomcorpus.text.paragraphs import WIDEST_WRAP, goes_on, is_blank, wrap_width
from iomcorpus.text.repair import ODD_SPACES, may_be_broken

FEWEST_WRAPPED = 4  # long lines that show the wrapping of a record; a capture has more to show
BLANKS = (*ODD_SPACES, "\t", "\r")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: columns are counted in the raw line and go on behind its end where it is wrapped."""

    line: int
    start: int
    end: int
    surface: str  # the raw characters there


@dataclass(slots=True)
class Passage:
    """The text of a record, for finders. Build it with `read_passage`."""

    text: str
    body: int = 0  # offset where the body begins, after heading, date line and byline; 0 where that is not known
    raw: str = ""
    first_line: int = 1
    starts: list[int] = field(default_factory=list)  # raw offset of each raw line
    # (offset in text, raw offset) from which on both run alike; none where they do so throughout
    shifts: list[tuple[int, int]] = field(default_factory=list)

    def place(self, start: int, end: int) -> Place:
        """Lines and columns of a stretch of `text`."""
        low, high = self._raw(start), self._raw(end)
        index = bisect_right(self.starts, low) - 1
        at = self.starts[index]
        return Place(self.first_line + index, low - at, high - at, self.raw[low:high])

    def offset(self, line: int, column: int) -> int:
        """The offset in `text` of a raw line and column (of the nearest character before it that is left)."""
        raw = self.starts[line - self.first_line] + column
        offsets = (offset + raw - origin for offset, origin in reversed(self.shifts) if origin <= raw)
        return min(next(offsets, raw), len(self.text))

    def _raw(self, offset: int) -> int:
        if not self.shifts:
            return offset
        text, raw = self.shifts[bisect_right(self.shifts, offset, key=lambda shift: shift[0]) - 1]
        return raw + offset - text


def read_passage(text: str, first_line: int = 1, skip: Iterable[int] = (), body_line: int | None = None) -> Passage:
    """The passage of a record's lines; `skip` are the lines in it that are furniture, 1-based in the capture.

    >>> passage = read_passage("On 12\u00a0May Zo\u00c3\u00ab Okello said &amp; did", first_line=7)
    >>> passage.text
    'On 12 May Zoë Okello said & did'
    >>> passage.place(10, 20)
    Place(line=7, start=10, end=21, surface='ZoÃ« Okello')
    """
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append(at)
        at += len(line) + 1
    passage = Passage("", 0, text, first_line, starts)
    text = _with_blanks(text)
    parts = text.split("\n")
    if may_be_broken(text):
        mended = list(map(mend, parts))
        if any(line.shifts for line in mended):
            passage.shifts = list(_shifts(mended, starts))
        parts = [line.text for line in mended]
    for index in (line - first_line for line in skip):
        if 0 <= index < len(parts):
            parts[index] = " " * len(parts[index])
    passage.text = _joined(parts)
    if body_line is not None and 0 < body_line - first_line < len(starts):
        passage.body = passage.offset(body_line, 0)
    return passage


def _with_blanks(text: str) -> str:
    """Every space a blank. Most texts have few kinds, so this is faster than a table for all characters."""
    for space in BLANKS:
        if space in text:
            text = text.replace(space, " ")
    return text


def _shifts(lines: Iterable[Mended], starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where offsets of the mended lines and raw offsets part."""
    at = 0
    for line, start in zip(lines, starts, strict=True):
        yield from ((at + column, start + origin) for column, origin in line.shifts or ((0, 0),))
        at += len(line.text) + 1


def _joined(lines: Sequence[str]) -> str:
    """Lines with a newline between, or a blank where a wrapped paragraph goes on."""
    width = 0
    if len(lines) >= FEWEST_WRAPPED and max(map(len, lines)) <= WIDEST_WRAP + 30:
        width = wrap_width(lines, FEWEST_WRAPPED)
    if not width:
        return "\n".join(lines)
    parts = [lines[0]]
    for before, line in pairwise(lines):
        text = line.strip()
        wrapped = not is_blank(before) and not is_blank(line) and goes_on(before, text, width - len(line) + len(text))
        parts.append(" " if wrapped else "\n")
        parts.append(line)
    return "".join(parts)
