"""A diff as rows for programs: what must be taken out of one text and put in to get the words of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from iomcorpus.copies.differences.alignment import Step
from iomcorpus.copies.differences.words import Words, stretches

Row = dict[str, Any]

DIFF = ("op", "a_line", "a_start", "a_end", "b_line", "b_start", "b_end", "text")  # fields of a row
EQUAL, DELETE, INSERT = "equal", "delete", "insert"


def diff_rows(a: Words, b: Words, steps: Iterable[Step]) -> Iterator[Row]:
    """The diff as rows with the fields DIFF, each inside one line of either text.

    The text of what is equal is that of `a`; `b` may have another typography there.

    >>> from iomcorpus.copies.differences.alignment import align
    >>> from iomcorpus.copies.differences.words import read_words
    >>> vocabulary = {}
    >>> a, b = (read_words(text, vocabulary) for text in ("Two boats sank.", "Three boats sank"))
    >>> for row in diff_rows(a, b, align(a, b)):
    ...     print(*row.values())
    delete 1 0 3 None None None Two
    insert None None None 1 0 5 Three
    equal 1 4 15 1 6 16 boats sank.
    """
    nowhere = (None, None, None)
    for step in steps:
        if step.same:
            for first, after in stretches(step.a_end - step.a, (a.line, step.a), (b.line, step.b)):
                *here, text = a.span(step.a + first, step.a + after)
                *there, _ = b.span(step.b + first, step.b + after)
                yield _diff_row(EQUAL, here, there, text)
            continue
        for *place, text in a.spans(step.a, step.a_end):
            yield _diff_row(DELETE, place, nowhere, text)
        for *place, text in b.spans(step.b, step.b_end):
            yield _diff_row(INSERT, nowhere, place, text)


def _diff_row(op: str, a: Sequence[int | None], b: Sequence[int | None], text: str) -> Row:
    return dict(zip(DIFF, (op, *a, *b, text), strict=True))
