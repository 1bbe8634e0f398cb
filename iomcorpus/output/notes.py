"""Notes for people: lines on standard error, each with the verb that says it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from iomcorpus.text.safe import for_terminal


def noter(verb: str) -> Callable[[str], None]:
    """What a verb tells its notes to."""
    return lambda message: print(for_terminal(f"{verb}: {message}"), file=sys.stderr)


def once(note: Callable[[str], None]) -> Callable[[str], None]:
    """The same, but each message is told once."""
    told: set[str] = set()

    def tell(message: str) -> None:
        if message not in told:
            told.add(message)
            note(message)

    return tell
