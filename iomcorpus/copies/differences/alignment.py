"""The way from one text to another: which words are the same, and which stand instead of one another.

Whole paragraphs are aligned first and words between them, so long texts take little more time than reading them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from iomcorpus.copies.differences.words import Words
from iomcorpus.copies.sketch import SHINGLE

# Words times words that are aligned as they are: 8 MB and some 15 ms. What is longer is cut at runs that are unique.
CELLS = 1 << 26


class Step(NamedTuple):
    """Words of both texts, from and up to a place: the same ones, or those that stand instead of one another."""

    same: bool
    a: int
    a_end: int
    b: int
    b_end: int

    @property
    def size(self) -> int:
        """Words of the longer side."""
        return max(self.a_end - self.a, self.b_end - self.b)


Block = tuple[int, int, int]  # place in one sequence, place in the other, how many are the same from there


def align(a: Words, b: Words) -> list[Step]:
    """The way from one text to the other, in order: what is the same and what changes by turns."""
    blocks: list[Block] = []
    at = other = 0
    for first, second, size in [*_same_paragraphs(a, b), (len(a), len(b), 0)]:
        inside = _matches(a.keys[at:first], b.keys[other:second], SHINGLE)
        blocks += ((at + one, other + two, length) for one, two, length in inside)
        blocks.append((first, second, size))
        at, other = first + size, second + size
    return _without_islands(list(_steps(blocks)))


def _same_paragraphs(a: Words, b: Words) -> Iterator[Block]:
    """Words of paragraphs that both have; short ones ("Read more") stand anywhere and align nothing."""
    vocabulary: dict[tuple[int, ...], int] = {}
    spans: list[list[tuple[int, int]]] = []
    ids: list[list[int]] = []
    for words in (a, b):
        spans.append([(start, end) for start, end in pairwise(words.bounds) if end - start >= SHINGLE])
        keys = (tuple(words.keys[start:end]) for start, end in spans[-1])
        ids.append([vocabulary.setdefault(key, len(vocabulary)) for key in keys])
    for first, second, count in _matches(ids[0], ids[1], run=1):
        for step in range(count):
            (start, end), (other, _) = spans[0][first + step], spans[1][second + step]
            yield start, other, end - start


def _matches(a: Sequence[int], b: Sequence[int], run: int) -> Iterator[Block]:
    """What two sequences share in one order. Long ones are cut first, where a run of so many is unique in both.

    >>> list(_matches([1, 2, 3, 4], [1, 9, 3, 4], 1))
    [(0, 0, 1), (2, 2, 2)]
    """
    head = _common(a, b)
    if head:
        yield 0, 0, head
    a, b = a[head:], b[head:]
    tail = _common(a[::-1], b[::-1])
    a, b = a[: len(a) - tail], b[: len(b) - tail]
    cuts = [(len(a), len(b), 0)]
    if len(a) * len(b) > CELLS:
        cuts = [*_unique_runs(a, b, run), *cuts]
    at = other = 0
    for first, second, size in cuts:
        for one, two, length in _fewest_changes(a[at:first], b[other:second]):
            yield head + at + one, head + other + two, length
        if size:
            yield head + first, head + second, size
        at, other = first + size, second + size
    if tail:
        yield head + len(a), head + len(b), tail


def _common(a: Sequence[int], b: Sequence[int]) -> int:
    """How many both begin with."""
    return next((at for at, (one, two) in enumerate(zip(a, b, strict=False)) if one != two), min(len(a), len(b)))


def _fewest_changes(a: Sequence[int], b: Sequence[int]) -> Iterator[Block]:
    """What two sequences share with the fewest insertions and deletions; of long ones without a common run nothing."""
    if not a or not b or len(a) * len(b) > CELLS:
        return
    from rapidfuzz.distance import Indel

    for code in Indel.opcodes(a, b):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start


def _unique_runs(a: Sequence[int], b: Sequence[int], run: int) -> Iterator[Block]:
    """Runs that stand once in each, as many of them as keep their order (patience diff), overlapping ones joined."""
    others = _places(b, run)
    both = ((at, others.get(key, -1)) for key, at in _places(a, run).items())
    joined: Block | None = None
    for first, second in _rising([pair for pair in both if min(pair) >= 0]):
        if joined and first - joined[0] == second - joined[1] and first <= joined[0] + joined[2]:
            joined = (*joined[:2], first - joined[0] + run)
        elif not joined or min(first - joined[0], second - joined[1]) >= joined[2]:
            if joined:
                yield joined
            joined = first, second, run
    if joined:
        yield joined


def _places(sequence: Sequence[int], run: int) -> dict[tuple[int, ...], int]:
    """Where each run stands; -1 if it stands in several places."""
    known: dict[tuple[int, ...], int] = {}
    for at in range(len(sequence) - run + 1):
        key = tuple(sequence[at : at + run])
        known[key] = -1 if key in known else at
    return known


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs, given in order of the first number, in which the second one rises too.

    >>> _rising([(0, 5), (1, 1), (2, 2), (3, 0), (4, 7)])
    [(1, 1), (2, 2), (4, 7)]
    """
    ends: list[int] = []  # the least second number that a choice of each length ends with
    last: list[int] = []  # the pair that does so
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [place]
        before.append(last[length - 1] if length else -1)
    chosen, place = [], last[-1] if last else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]


def _steps(blocks: Iterable[Block]) -> Iterator[Step]:
    """Blocks, the last of which is empty and stands at both ends, with the changes between them; neighbours joined."""
    same = Step(True, 0, 0, 0, 0)
    for first, second, size in blocks:
        if (first, second) == (same.a_end, same.b_end):
            same = same._replace(a_end=first + size, b_end=second + size)
            continue
        if size or (first, second) != (same.a_end, same.b_end):
            if same.a_end > same.a:
                yield same
            yield Step(False, same.a_end, first, same.b_end, second)
            same = Step(True, first, first + size, second, second + size)
    if same.a_end > same.a:
        yield same


def _without_islands(steps: Sequence[Step]) -> list[Step]:
    """Steps in which a few common words between long changes ("of the") count as changed: nobody can read confetti."""
    kept: list[Step] = []
    for place, step in enumerate(steps):
        if step.same and 0 < place < len(steps) - 1:
            size = step.a_end - step.a
            around = min(kept[-1].size, steps[place + 1].size)
            step = step._replace(same=size >= SHINGLE or 2 * size > around)
        if kept and not kept[-1].same and not step.same:
            kept[-1] = kept[-1]._replace(a_end=step.a_end, b_end=step.b_end)
        else:
            kept.append(step)
    return kept
