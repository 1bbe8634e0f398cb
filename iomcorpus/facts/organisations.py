"""Organisations in a passage, by name and by acronym."""

from __future__ import annotations

from collections.abc import Sequence, Set

from iomcorpus.facts.passage import Passage
from iomcorpus.model import OrganisationFound, PersonFound


def find_organisations(
    passage: Passage, people: Sequence[PersonFound], off: Set[str] = frozenset()
) -> list[OrganisationFound]:
    """The organisations of a passage in order of place; `off` are names of rules not to use."""
    return []
