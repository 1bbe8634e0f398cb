"""Which numbers of a long row stand in it several times: the prints and forms of a capture's paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

COUNTED = 1 << 20  # numbers counted at a time: to count one takes some hundred bytes


def repeats(numbers: Sequence[int], least: int = 2) -> dict[int, int]:
    """How often those stand there that stand there so many times or more.

    >>> repeats([3, 1, 7, 3, 7, 7]), repeats([3, 1, 7, 3, 7, 7], least=3)
    ({3: 2, 7: 3}, {7: 3})
    """
    parts = 1 + len(numbers) // COUNTED
    found: dict[int, int] = {}
    for part in range(parts):
        counts = Counter(number for number in numbers if number % parts == part) if parts > 1 else Counter(numbers)
        found.update((number, count) for number, count in counts.items() if count >= least)
    return found
