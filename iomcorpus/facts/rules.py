"""The names of all rules that find facts, by which each can be switched off."""

from __future__ import annotations

from iomcorpus.facts.contacts import find as contacts
from iomcorpus.facts.dates import find as dates
from iomcorpus.facts.figures import find as figures
from iomcorpus.facts.organisations import find as organisations
from iomcorpus.facts.people import find as people
from iomcorpus.facts.quotes import find as quotes

NAMES = tuple(
    dict.fromkeys(
        (
            *dates.NAMES,
            *people.NAMES,
            *(rule.__name__ for rule in figures.RULES),
            *(rule.name for module in (quotes, contacts, organisations) for rule in module.RULES),
        )
    )
)
