"""The paragraphs of a record, with their marks and with their place in its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from iomcorpus.forms.dates import FIGURE
from iomcorpus.splitting.marks import MARKUP
from iomcorpus.splitting.place import Place
from iomcorpus.splitting.survey import Survey


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a record: its lines joined by blanks."""

    first: int  # line, 1-based
    last: int  # line, inclusive
    text: str
    marks: int  # bits, as the survey gave them
    column: int  # of its first character in its first line
    joins: tuple[tuple[int, int], ...] = ()  # for each further line where its text begins in `text`, and in the line
    headed: bool = False  # whether the page marked it up as a heading

    def span(self, start: int, end: int) -> tuple[int, int, int]:
        """Line and columns of a date in the text; of one that goes on in the next line the first part with a figure.

        >>> Paragraph(7, 8, "on 21 May", 0, 2, ((6, 0),)).span(3, 9)
        (7, 5, 7)
        >>> Paragraph(7, 8, "in May 2017", 0, 2, ((7, 0),)).span(3, 11)
        (8, 0, 4)
        """
        here = bisect_right(self.joins, start, key=itemgetter(0))  # lines whose text begins up to there
        for begin, _ in self.joins[here:]:
            if begin >= end or FIGURE.search(self.text, start, begin):
                end = min(end, begin - 1)  # without the blank that joins
                break
            here, start = here + 1, begin
        begin, column = self.joins[here - 1] if here else (0, self.column)
        return self.first + here, column - begin + start, column - begin + end


def read_paragraphs(lines: Sequence[str], first_line: int, place: Place, survey: Survey) -> list[Paragraph]:
    """The paragraphs of a record that are no furniture; `lines` are the record's, from `first_line` on."""
    skip = frozenset(place.skip)
    found = []
    for position in range(place.first, place.last + 1):
        first, last = survey.first[position], survey.last[position]
        if first in skip:
            continue
        raw = lines[first - first_line : last - first_line + 1]
        parts = [line.strip() for line in raw]
        markup = MARKUP.match(parts[0]) if parts[0][0] == "#" else None
        parts[0] = parts[0][markup.end() :] if markup else parts[0]
        begins = accumulate(len(part) + 1 for part in parts[:-1])
        column = _indent(raw[0]) + (markup.end() if markup else 0)
        joins = tuple(zip(begins, map(_indent, raw[1:]), strict=True))
        text = " ".join(parts)
        found.append(Paragraph(first, last, text, survey.marks[position], column, joins, markup is not None))
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
