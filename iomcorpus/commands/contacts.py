"""`contacts`: list whom to ask, with telephones and e-mail addresses."""

from __future__ import annotations

from iomcorpus.commands.facts import list_facts

EXAMPLES = ("iomcorpus contacts", 'iomcorpus contacts | jq -r ".emails[]"')
contacts = list_facts("contact", "List whom to ask, with telephones and e-mail addresses.")
