"""`dates`: list the dates in the text, with what they mean."""

from __future__ import annotations

from iomcorpus.commands.facts import list_facts

EXAMPLES = ("iomcorpus dates --source 2017", "iomcorpus dates --csv --fields value,surface,source,line")
dates = list_facts("date", "List the dates in the text, with what they mean.")
