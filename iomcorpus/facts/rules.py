"""The names of all rules that find facts, by which each can be switched off."""

from __future__ import annotations

from iomcorpus.facts import contacts, dates, figures, organisations, people, quotes

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
