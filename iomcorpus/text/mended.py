"""A line as its clean view has it, with the way back to the raw one: what is found in mended text has a raw place."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from iomcorpus.text.repair import repair

# Characters of a line that are mended, and compared with the raw ones, at a time: that takes their square in memory.
LONGEST = 4000
PIECE = re.compile(rf".{{1,{LONGEST}}}(?:\s+|$)|.{{1,{LONGEST}}}", re.DOTALL)


class Mended(NamedTuple):
    """A repaired line."""

    text: str
    # (column in `text`, raw column) from which on both run alike; none where they do so throughout
    shifts: Sequence[tuple[int, int]] = ()

    def columns(self) -> Iterator[int]:
        """The raw column of each character of `text`; they never go back, however much was put in one place."""
        shifts = [*(self.shifts or ((0, 0),)), (len(self.text), sys.maxsize)]
        for (start, column), (end, limit) in pairwise(shifts):
            yield from (min(column + step, limit) for step in range(end - start))


def mend(line: str) -> Mended:
    """A line repaired, and where its columns and the raw ones part.

    >>> mend("CafÃ© &amp; bar"), mend("two\u00a0boats")
    (Mended(text='Café & bar', shifts=[(0, 0), (4, 5), (6, 11)]), Mended(text='two boats', shifts=()))
    >>> list(mend("CafÃ© &amp; bar").columns())
    [0, 1, 2, 3, 5, 6, 11, 12, 13, 14]
    """
    pieces = PIECE.findall(line) if len(line) > LONGEST else [line]
    mended = list(map(repair, pieces))
    text = "".join(mended)
    if len(text) == len(line):  # no repair makes anything longer, so each was one for one
        return Mended(text)
    shifts: dict[int, int] = {}
    start = column = 0
    for raw, new in zip(pieces, mended, strict=True):
        shifts |= {start + at: column + origin for at, origin in _shifts(raw, new)}
        start, column = start + len(new), column + len(raw)
    return Mended(text, list(shifts.items()))


def _shifts(raw: str, new: str) -> Iterator[tuple[int, int]]:
    """Where the stretches begin that both have; what was put in place of others leads to where those begin."""
    yield 0, 0
    if len(raw) == len(new):
        return
    from rapidfuzz.distance import Indel

    alike = 0
    for code in Indel.opcodes(raw, new):
        if code.tag == "equal":
            yield code.dest_start, code.src_start
            alike = code.dest_end
    if alike < len(new):
        yield len(new), len(raw)
