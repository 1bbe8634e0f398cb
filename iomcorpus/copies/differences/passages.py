"""What two texts share and where they differ: passages of words, with the lines of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from iomcorpus.copies.differences.alignment import Block, Step
from iomcorpus.copies.differences.words import Words
from iomcorpus.copies.sketch import SHINGLE

Row = dict[str, Any]


def shared_passages(a: Words, b: Words, steps: Iterable[Step]) -> list[Row]:
    """Runs of at least SHINGLE words that both texts have, in the order of `a`; `moved`: elsewhere in `b`."""
    steps = list(steps)
    same = [(step.a, step.b, step.a_end - step.a) for step in steps if step.same and step.a_end - step.a >= SHINGLE]
    moved = set(_moved(a, b, [step for step in steps if not step.same]))
    return [_passage(a, b, block, block in moved) for block in sorted([*same, *moved])]


def _passage(a: Words, b: Words, block: Block, moved: bool) -> Row:
    first, second, size = block
    texts = (text for *_, text in a.spans(first, first + size))
    return {
        "words": size,
        "a_first_line": a.line[first],
        "a_last_line": a.line[first + size - 1],
        "b_first_line": b.line[second],
        "b_last_line": b.line[second + size - 1],
        "moved": moved,
        "text": "\n".join(texts),
    }


def _moved(a: Words, b: Words, changes: Sequence[Step]) -> Iterator[Block]:
    """Runs that one text has lost in one place and the other got in another."""
    ends: dict[int, int] = {}
    known: dict[tuple[int, ...], int] = {}
    for step in changes:
        for at in range(step.b, step.b_end - SHINGLE + 1):
            known.setdefault(tuple(b.keys[at : at + SHINGLE]), at)
            ends[at] = step.b_end
    for step in changes:
        at = step.a
        while at <= step.a_end - SHINGLE:
            second = known.get(tuple(a.keys[at : at + SHINGLE]))
            if second is None:
                at += 1
                continue
            size = SHINGLE
            most = min(step.a_end - at, ends[second] - second)
            while size < most and a.keys[at + size] == b.keys[second + size]:
                size += 1
            yield at, second, size
            at += size


def differing_spans(a: Words, b: Words, steps: Iterable[Step]) -> list[Row]:
    """What stands in `a` and what in `b` wherever they differ: spans, each inside one line."""
    return [
        {
            "a": [span._asdict() for span in a.spans(step.a, step.a_end)],
            "b": [span._asdict() for span in b.spans(step.b, step.b_end)],
        }
        for step in steps
        if not step.same
    ]
