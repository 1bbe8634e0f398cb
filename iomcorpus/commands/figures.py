"""`figures`: list the figures: how many or how much of what."""

from __future__ import annotations

from iomcorpus.commands.facts import list_facts

EXAMPLES = ("iomcorpus figures --after 2017-06", "iomcorpus figures | jq -r 'select(.unit == \"USD\").value'")
figures = list_facts("figure", "List the figures: how many or how much of what.")
