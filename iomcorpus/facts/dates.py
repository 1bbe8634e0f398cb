"""Dates in a passage: every span that names a point or a period on the calendar, and what it says."""

from __future__ import annotations

from collections.abc import Set

from iomcorpus.facts.passage import Passage
from iomcorpus.model import DateFound


def find_dates(passage: Passage, off: Set[str] = frozenset()) -> list[DateFound]:
    """The dates of a passage in order, none overlapping; `off` are names of rules not to use."""
    return []
