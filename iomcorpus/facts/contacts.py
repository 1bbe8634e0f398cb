"""Contacts in a passage: whom to ask, and how to reach them."""

from __future__ import annotations

from collections.abc import Sequence, Set

from iomcorpus.facts.passage import Passage
from iomcorpus.model import ContactFound, OrganisationFound, PersonFound


def find_contacts(
    passage: Passage,
    people: Sequence[PersonFound],
    organisations: Sequence[OrganisationFound],
    off: Set[str] = frozenset(),
) -> list[ContactFound]:
    """The contacts of a passage in order of place; `off` are names of rules not to use."""
    return []
