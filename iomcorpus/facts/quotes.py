"""Quotes in a passage: what was said, and who said it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from iomcorpus.facts.passage import Passage
from iomcorpus.model import PersonFound, QuoteFound


def find_quotes(passage: Passage, people: Sequence[PersonFound], off: Set[str] = frozenset()) -> list[QuoteFound]:
    """The quotes of a passage in order of place; `off` are names of rules not to use."""
    return []
