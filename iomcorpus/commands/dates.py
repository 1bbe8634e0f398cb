"""`dates`: list the dates in the text, with what they mean."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from iomcorpus.commands.facts import LISTED, Query, print_facts
from iomcorpus.commands.options import Given, takes

EXAMPLES = (
    "iomcorpus dates --source 2017",
    "iomcorpus dates ferry --sort value",
    "iomcorpus dates --csv --fields value,surface,source,line",
)
ORDERS = {"value": "day"}


@takes(**LISTED)
def dates(
    query: Query = None,
    sort: Annotated[
        Literal["place", "date", "value"],
        typer.Option("--sort", help="By place, by the record's date (newest first), or by what they mean."),
    ] = "place",
    *,
    chosen: Given,
    printing: Given,
) -> int:
    """List the dates in the text, with what they mean."""
    return print_facts("date", query, chosen, printing, sort=ORDERS.get(sort, sort))
