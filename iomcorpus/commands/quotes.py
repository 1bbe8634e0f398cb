"""`quotes`: list what was said, and who said it."""

from __future__ import annotations

from iomcorpus.commands.facts import list_facts

EXAMPLES = ("iomcorpus quotes --kind news", "iomcorpus quotes --csv --fields speaker,surface,source,line")
quotes = list_facts("quote", "List what was said, and who said it.")
