"""The words of a record, each with its place in the raw lines.

Words are those that copies are found by (`sketch`), so typography, case and line breaks make no difference.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from iomcorpus.copies.differences.folding import WORD, fold
from iomcorpus.copies.sketch import NAME, NUMBER
from iomcorpus.text.paragraphs import paragraphs, wrap_width

OPENS = 4  # a mark: it has a capital because a sentence begins there

SENTENCE_END = re.compile(r'[.!?:"]')
DIGIT = re.compile(r"[0-9]")
OPENING = "([{“‘«‹$€£¥₹#@&"  # belongs to the word behind it, also where no blank stands before it


class Span(NamedTuple):
    """A stretch of one line."""

    line: int
    start: int  # columns of the raw line
    end: int
    surface: str  # the raw characters there


@dataclass(slots=True)
class Words:
    """The words of a text in order. Each stands in one line, with the punctuation that belongs to it."""

    lines: dict[int, str] = field(default_factory=dict)  # as they lie in the capture, by number
    keys: list[int] = field(default_factory=list)  # equal for equal words
    line: array[int] = field(default_factory=lambda: array("L"))
    start: array[int] = field(default_factory=lambda: array("L"))
    end: array[int] = field(default_factory=lambda: array("L"))
    bare_start: array[int] = field(default_factory=lambda: array("L"))  # without punctuation
    bare_end: array[int] = field(default_factory=lambda: array("L"))
    marks: bytearray = field(default_factory=bytearray)  # NUMBER, NAME, OPENS or none
    paragraph: array[int] = field(default_factory=lambda: array("L"))  # which one it is in
    bounds: list[int] = field(default_factory=lambda: [0])  # where paragraphs begin, and the end

    def __len__(self) -> int:
        return len(self.keys)

    def surface(self, first: int, after: int) -> str:
        """Some words of one line, as they lie there."""
        return self.lines[self.line[first]][self.start[first] : self.end[after - 1]]

    def span(self, first: int, after: int) -> Span:
        """Where some words of one line stand."""
        return Span(self.line[first], self.start[first], self.end[after - 1], self.surface(first, after))

    def spans(self, first: int, after: int) -> Iterator[Span]:
        """Some words as a span of each line."""
        for start, end in stretches(after - first, (self.line, first)):
            yield self.span(first + start, first + end)

    def gap(self, place: int) -> str:
        """What stands between a word and the one before it in its line."""
        return self.lines[self.line[place]][self.bare_end[place - 1] : self.bare_start[place]]

    def bare_span(self, first: int, after: int) -> Span:
        """Where some words of one line stand, without the punctuation around them."""
        line, start, end = self.line[first], self.bare_start[first], self.bare_end[after - 1]
        return Span(line, start, end, self.lines[line][start:end])


def stretches(size: int, *sides: tuple[array[int], int]) -> Iterator[tuple[int, int]]:
    """So many words, from a place on in each text, cut wherever the number of any side changes (of line, paragraph)."""
    start = 0
    for at in range(1, size + 1):
        if at == size or any(number[begin + at] != number[begin + at - 1] for number, begin in sides):
            yield start, at
            start = at


def read_words(text: str, vocabulary: dict[str, int], first_line: int = 1, skip: Iterable[int] = ()) -> Words:
    """The words of a text; lines in `skip` are left out. Texts that are compared share their vocabulary.

    >>> words = read_words("It’s 1,500 boats,\\n“ITS” well-known", {}, first_line=7)
    >>> [words.surface(place, place + 1) for place in range(len(words))]
    ['It’s', '1,500', 'boats,', '“ITS”', 'well-', 'known']
    >>> words.keys, list(words.line)
    ([0, 1, 2, 0, 3, 4], [7, 7, 7, 8, 8, 8])
    """
    out = frozenset(skip)
    lines = ["" if number in out else line for number, line in enumerate(text.split("\n"), first_line)]
    words = Words({number: line for number, line in enumerate(lines, first_line) if line})
    for number, (first, last, _) in enumerate(paragraphs(lines, wrap_width(lines), first_line)):
        for at in range(first, last + 1):
            if at in words.lines:
                _read_line(words, at, vocabulary)
        words.paragraph.extend([number] * (len(words) - words.bounds[-1]))
        words.bounds.append(len(words))
    return words


def _read_line(words: Words, number: int, vocabulary: dict[str, int]) -> None:
    line = words.lines[number]
    folded, at = fold(line)
    begin, done = len(words), 0
    for match in WORD.finditer(folded):
        first, last = match.span()
        key = match[0].replace("'", "").replace(",", "").lower()
        words.keys.append(vocabulary.setdefault(key, len(vocabulary)))
        mark = 0
        if DIGIT.search(key):
            mark = NUMBER
        elif "A" <= folded[first] <= "Z":
            mark = OPENS if len(words) == begin + 1 or SENTENCE_END.search(folded, done, first) else NAME
        words.marks.append(mark)
        done = last
        if at:
            first, last = at[first], min(max(at[last], at[last - 1] + 1), len(line))
        words.bare_start.append(first)
        words.bare_end.append(last)
    _share_out_punctuation(words, begin, line)
    words.line.extend([number] * (len(words) - begin))


def _share_out_punctuation(words: Words, begin: int, line: str) -> None:
    """What stands between words belongs to the one before it, but for what opens the one behind it."""
    for place in range(begin, len(words)):
        start = words.bare_start[place]
        if place == begin:
            words.start.append(len(line) - len(line.lstrip()))
            continue
        after = words.bare_end[place - 1]
        gap = line[after:start]
        if gap != " ":
            last = "" if gap[-1:].isspace() else (gap.split() or [""])[-1]
            opens = len(last) if len(last) < len(gap) else len(gap) - len(gap.rstrip(OPENING))
            start -= opens
            after += len(gap[: len(gap) - opens].rstrip())
        words.end.append(after)
        words.start.append(start)
    if len(words) > begin:
        words.end.append(len(line.rstrip()))


def read_pair(a: Mapping[str, Any], b: Mapping[str, Any]) -> tuple[Words, Words]:
    """The words of two records with their places in the captures, without lines that are furniture."""
    vocabulary: dict[str, int] = {}
    one, other = (
        read_words(record["text"], vocabulary, record.get("first_line") or 1, record.get("skip") or ())
        for record in (a, b)
    )
    return one, other
