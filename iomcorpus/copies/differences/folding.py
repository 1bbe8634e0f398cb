"""A line as copies are compared by it: mended, and each character folded as `sketch` does, with the way back."""

from __future__ import annotations

import re

from iomcorpus.copies.sketch import normalise
from iomcorpus.text.mended import mend

# A letter or digit, then all that is no border of words; in folded text nothing else is beyond ASCII.
WORD = re.compile(r"(?<!')'*[A-Za-z0-9\x80-\U0010ffff](?:[A-Za-z0-9\x80-\U0010ffff']|(?<=[0-9]),(?=[0-9]))*")


class _Folds(dict[int, str]):
    """Each character as copies are compared by it; the table grows with the letters that a language has."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = normalise(chr(code)).decode()
        return folded


FOLDS = _Folds()


def fold(line: str) -> tuple[str, list[int] | None]:
    """A line mended and folded, and the raw column of each of its characters and of its end; None: they are the same.

    >>> fold("cafÃ© ½"), fold("l’été")
    (('cafe 1 2', [0, 1, 2, 3, 5, 6, 6, 6, 7]), ("l'ete", None))
    """
    if line.isascii() and "&" not in line:
        return line, None
    mended = mend(line)
    folded = mended.text.translate(FOLDS)
    if not mended.shifts and all(char.isascii() or len(FOLDS[ord(char)]) == 1 for char in set(mended.text)):
        return folded, None
    columns = (column for char, column in zip(mended.text, mended.columns(), strict=True) for _ in FOLDS[ord(char)])
    return folded, [*columns, len(line)]
