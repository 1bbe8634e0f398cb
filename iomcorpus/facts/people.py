"""People in a passage: names that stand for human beings, with their posts, and who of them is one person."""

from __future__ import annotations

from collections.abc import Set

from iomcorpus.facts.passage import Passage
from iomcorpus.model import PersonFound


def find_people(passage: Passage, off: Set[str] = frozenset()) -> list[PersonFound]:
    """The people of a passage in order of place, weak ones among them; `off` are names of rules not to use."""
    return []
