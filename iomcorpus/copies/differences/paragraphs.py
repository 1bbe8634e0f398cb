"""A diff as paragraphs to read: all that changes, and of what is equal the words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from iomcorpus.copies.differences.alignment import Step
from iomcorpus.copies.differences.diff import DELETE, EQUAL, INSERT
from iomcorpus.copies.differences.words import Words, stretches

LEFT_OUT = "left out"
CONTEXT = 20  # words on each side of a difference that a reader sees of a longer common passage

Segment = tuple[str, str]  # op and text


def readable(a: Words, b: Words, steps: Sequence[Step]) -> Iterator[list[Segment]]:
    """The diff as paragraphs to read, of what is equal only CONTEXT words beside a change.

    >>> from iomcorpus.copies.differences.alignment import align
    >>> from iomcorpus.copies.differences.words import read_words
    >>> vocabulary = {}
    >>> texts = "Two boats sank.\\n\\nNo more.", "Two ships sank.\\n\\nNo more"
    >>> a, b = (read_words(text, vocabulary) for text in texts)
    >>> list(readable(a, b, align(a, b)))
    [[('equal', 'Two'), ('delete', 'boats'), ('insert', 'ships'), ('equal', 'sank.')], [('equal', 'No more.')]]
    """
    paragraph: list[Segment] = []
    last: dict[str, int] = {}  # the paragraph of each text in which we are
    before: frozenset[str] = frozenset()  # the texts that the segment before stands in
    for op, step in _shown(steps):
        places = {"a": (a, step.a)} if op != INSERT else {}
        places |= {"b": (b, step.b)} if op != DELETE else {}
        told_by = "b" if op == INSERT else "a"
        words, begin = places[told_by]
        size = (step.b_end if op == INSERT else step.a_end) - begin
        for first, after in [(0, size)] if op == LEFT_OUT else stretches(size, (words.paragraph, begin)):
            here = {name: of.paragraph[at + first] for name, (of, at) in places.items()}
            seen_by = before.intersection(here) or here
            if paragraph and any(here[name] != last.get(name, here[name]) for name in seen_by):
                yield paragraph
                paragraph = []
            texts = (text for *_, text in words.spans(begin + first, begin + after))
            paragraph.append((op, f"… {size} words …" if op == LEFT_OUT else " ".join(texts)))
            last |= {name: of.paragraph[at + after - 1] for name, (of, at) in places.items()}
            before = frozenset(here)
    if paragraph:
        yield paragraph


def _shown(steps: Sequence[Step]) -> Iterator[tuple[str, Step]]:
    """What a reader is shown: an op, and for which words."""
    for place, step in enumerate(steps):
        if not step.same:
            if step.a_end > step.a:
                yield DELETE, step
            if step.b_end > step.b:
                yield INSERT, step
            continue
        size = step.a_end - step.a
        head = CONTEXT if place else 0
        tail = CONTEXT if place < len(steps) - 1 else 0
        if size - head - tail <= CONTEXT:
            yield EQUAL, step
            continue
        bounds = (0, head, size - tail, size)
        for op, (first, after) in zip((EQUAL, LEFT_OUT, EQUAL), pairwise(bounds), strict=True):
            if after > first:
                yield op, Step(True, step.a + first, step.a + after, step.b + first, step.b + after)
