"""`people`: list the people of the corpus: how often, when and with which posts they are named."""

from __future__ import annotations

from iomcorpus.commands.facts import list_facts

EXAMPLES = ("iomcorpus people --after 2017", "iomcorpus people | jq -r .person")
people = list_facts("person", "List the people of the corpus: how often, when and with which posts they are named.")
