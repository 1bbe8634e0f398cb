"""Where a record lies."""

from __future__ import annotations

from dataclasses import dataclass

from iomcorpus.model import Border


@dataclass(frozen=True, slots=True)
class Place:
    """A record's lines, those of them that are furniture, its border, and its paragraphs' positions in the survey."""

    first_line: int
    last_line: int
    skip: tuple[int, ...]
    border: Border
    first: int  # position of its first paragraph
    last: int  # of its last, inclusive
