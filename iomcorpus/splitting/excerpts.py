"""How the text from a line on begins: enough for a person to know the place, and for a changed capture to be noticed.

A short line (a date, a label) stands in many places, so it is quoted with what follows it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

JOINT = " / "  # between the lines of an excerpt
TELLING = 30  # characters: a line that is shorter is quoted with the next one
LONGEST = 60  # characters of an excerpt


def plain(text: str) -> str:
    """Text as it can be typed: blanks of any kind are single spaces, and what cannot be seen is left out.

    >>> plain(" 22/12/17\\u00a0 -\\u200b Harbour ")
    '22/12/17 - Harbour'
    """
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join("".join(filter(str.isprintable, line)).split())


def excerpt_of(lines: Iterable[str]) -> str:
    """How some lines begin, as it is written for people.

    >>> excerpt_of(["22/12/17", "", "Harbour reopens", "The harbour of Vell has opened again."])
    '22/12/17 / Harbour reopens / The harbour of Vell has opened'
    >>> excerpt_of(["The harbour of Vell has opened again after the long storm of the winter."])
    'The harbour of Vell has opened again after the long storm of'
    """
    found = ""
    for line in map(plain, lines):
        if line:
            found = f"{found}{JOINT}{line}" if found else line
            if len(found) >= TELLING:
                break
    if len(found) <= LONGEST:
        return found
    words = found[: LONGEST + 1].rpartition(" ")[0]
    return words or found[:LONGEST]  # some languages write no blanks


def beginnings(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The number of each line with text, and all that an excerpt from there could begin with.

    >>> list(beginnings(["22/12/17", "", "Harbour reopens"]))
    [(1, '22/12/17 / Harbour reopens'), (3, 'Harbour reopens')]
    """
    held: deque[tuple[int, str]] = deque()
    size = 0
    for number, line in enumerate(lines, start=1):
        text = plain(line)
        if not text:
            continue
        held.append((number, text[:LONGEST]))
        size += len(text[:LONGEST]) + len(JOINT)
        while size - len(held[0][1]) >= LONGEST or len(held[0][1]) == LONGEST:
            yield _beginning(held)
            size -= len(held.popleft()[1]) + len(JOINT)
            if not held:
                break
    while held:
        yield _beginning(held)
        held.popleft()


def _beginning(held: Iterable[tuple[int, str]]) -> tuple[int, str]:
    texts = list(held)
    return texts[0][0], JOINT.join(text for _, text in texts)[:LONGEST]
