"""`figures`: list the figures, how many or how much of what; or all about one thing side by side."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from iomcorpus.commands.facts import LISTED, Query, print_facts
from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import Given, settle_form, takes

EXAMPLES = (
    "iomcorpus figures --after 2017-06 --sort value",
    "iomcorpus figures --ledger 'migrants OR refugees'",
    "iomcorpus figures | jq -r 'select(.unit == \"USD\").value'",
)


@takes(**LISTED)
def figures(
    query: Query = None,
    ledger: Annotated[
        bool,
        typer.Option("--ledger", help="Each figure once, those about one thing side by side, what differs marked."),
    ] = False,
    sort: Annotated[
        Literal["place", "date", "value"] | None,
        typer.Option(
            "--sort", help="By place, date (newest first) or value (largest first); above, how with --ledger."
        ),
    ] = None,
    *,
    chosen: Given,
    printing: Given,
) -> int:
    """List the figures: how many or how much of what.

    --ledger puts together what is counted by one noun, things with most figures first, and in each the smallest value
    first (or --sort date: the earliest first). A figure that several records state is one row with all their places.
    A ≠ marks a near figure in the same words, in the same record or under the same date: for you to read, nothing
    is corrected.
    """
    if ledger:
        return _print_ledger(query, sort or "value", chosen, printing)
    return print_facts("figure", query, chosen, printing, sort=sort or "place")


def _print_ledger(query: str | None, sort: str, chosen: Given, printing: Given) -> int:
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.columns import once_a_group
    from iomcorpus.output.form import print_all
    from iomcorpus.output.mentions import LEDGER

    settings, form = settle_form(printing, LEDGER)
    rows = Corpus(settings.db).ledger(query, sort=sort, **chosen)
    shown = once_a_group(rows, "thing") if form.format == "table" else rows
    return 0 if print_all(shown, form, LEDGER, "ledger") else offer(query, settings.db, chosen)
