"""Where and when something is said, for questions that put many mentions of one person or address together."""

from __future__ import annotations

from typing import Any, NamedTuple

from iomcorpus.asking.periods import FIRST, LAST

COLUMNS = (
    "chosen.number", FIRST, LAST, "record.id", "capture.source", "mention.line", "mention.start", 'mention."end"',
    "mention.surface", "record.date", "record.date_from",
)  # fmt: skip
SHOWN = ("id", "source", "line", "start", "end", "surface", "date", "date_from")


class Said(NamedTuple):
    """The place of a mention, and the days of its record, in the order of `COLUMNS`."""

    record: int
    first: str | None
    last: str | None
    id: str
    source: str
    line: int
    start: int
    end: int
    surface: str
    date: str | None
    date_from: str | None

    def row(self) -> dict[str, Any]:
        """What is shown of it."""
        return {name: getattr(self, name) for name in SHOWN}
