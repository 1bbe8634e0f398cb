"""The way back from the words of a record's clean text to the raw lines: every hit has its line and columns.

The clean text is the record's lines repaired and joined, without those that are its date line or furniture. So mostly
it stands in the repaired lines as it is, and else its words are theirs but for those of whole lines left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from iomcorpus.asking.scan import fold, text_of, word_spans
from iomcorpus.facts.passage import Passage, Place, read_passage

Span = tuple[int, int]
PIECE = 2000  # words compared with the raw ones at a time: memory goes by the product


class RawPlaces:
    """Where the words of a record's clean text stand in its capture."""

    def __init__(self, row: Mapping[str, Any], spans: Sequence[Span]) -> None:
        clean = text_of(row)
        self.passage: Passage = read_passage(row["text"], row.get("first_line") or 1, row.get("skip") or ())
        self.spans = spans  # of the words
        self.shift = self.passage.text.find(clean)
        if self.shift < 0:
            self.shift = 0
            self.spans = _raw_spans(self.passage.text, fold(clean))

    def place(self, first: int, last: int) -> Place:
        """The raw line and columns of words, by the numbers of the first and the last of them."""
        return self.passage.place(self.spans[first][0] + self.shift, self.spans[last][1] + self.shift)

    def words_in(self, line: int, start: int, end: int) -> Span | None:
        """The words of a stretch of a raw line: the number of the first and of the one after the last, if any."""
        begin, stop = (self.passage.offset(line, column) - self.shift for column in (start, end))
        first, behind = (bisect_left(self.spans, at, key=itemgetter(0)) for at in (begin, stop))
        return (first, behind) if first < behind and begin >= 0 else None


def _raw_spans(text: str, words: list[str]) -> list[Span]:
    """Where each of the words stands in a text that has some lines more."""
    spans, lines = word_spans(text), text.split("\n")
    begins, count, at = [], 0, 0
    for line in lines:  # the number of the word that each line begins with
        begins.append(count)
        at += len(line) + 1
        count = bisect_left(spans, (at, 0), lo=count)
    return [spans[number] for number in align(words, fold(text), begins)] if spans else [(0, 0)] * len(words)


def align(words: Sequence[str], others: Sequence[str], begins: Sequence[int]) -> list[int]:
    """For each word the number of the same one among others, which are more by whole lines; `begins` of each line.

    Lines at the end and at the beginning that are the same settle nearly all of it.

    >>> align("boats in May sank".split(), "3 May 2017 boats in May sank".split(), [0, 3, 5])
    [3, 4, 5, 6]
    >>> align("May Day boats sank".split(), "May Day 1 May boats sunk".split(), [0, 2, 4])  # `sunk` was repaired
    [0, 1, 4, 5]
    """
    most = min(len(words), len(others))
    tail = next((at for at in range(most) if words[-1 - at] != others[-1 - at]), most)
    if tail < len(words):
        line = bisect_left(begins, len(others) - tail)
        tail = len(others) - begins[line] if line < len(begins) else 0
    most = min(len(words), len(others)) - tail
    head = next((at for at in range(most) if words[at] != others[at]), most)
    if head < len(words) - tail:
        head = begins[bisect_right(begins, head) - 1]
    middle = _alike(words[head : len(words) - tail], others[head : len(others) - tail])
    behind = len(others) - len(words)
    return [
        *range(head),
        *(min(head + number, len(others) - 1) for number in middle),
        *(number + behind for number in range(len(words) - tail, len(words))),
    ]


def _alike(words: Sequence[str], others: Sequence[str]) -> list[int]:
    """For each word the number of its like; where there is none, the one behind that of the word before."""
    if not words:
        return []
    from rapidfuzz.distance import Indel

    more = max(len(others) - len(words), 0)
    found: list[int] = []
    at = 0
    for start in range(0, len(words), PIECE):
        piece, beside = words[start : start + PIECE], others[at : at + PIECE + more]
        matched: dict[int, int] = {}
        for code in Indel.opcodes(piece, beside):
            if code.tag == "equal":
                pairs = zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
                matched.update(pairs)
        last = -1
        for number in range(len(piece)):
            last = matched.get(number, last + 1)
            found.append(at + last)
        at = min(found[-1] + 1, len(others))
    return found
