"""`quotes`: list what was said, and who said it."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from iomcorpus.commands.facts import LISTED, Query, print_facts
from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import Given, settle_form, takes

EXAMPLES = (
    "iomcorpus quotes --kind news --sort date",
    "iomcorpus quotes --by-speaker",
    "iomcorpus quotes --csv --fields speaker,surface,source,line",
)


@takes(**LISTED)
def quotes(
    query: Query = None,
    by_speaker: Annotated[
        bool, typer.Option("--by-speaker", help="Who is quoted how often, with all their words; most often first.")
    ] = False,
    sort: Annotated[
        Literal["place", "date", "speaker"],
        typer.Option("--sort", help="By place, by date (newest first), or by who speaks."),
    ] = "place",
    *,
    chosen: Given,
    printing: Given,
) -> int:
    """List what was said, and who said it."""
    if by_speaker:
        return _print_speakers(query, chosen, printing)
    return print_facts("quote", query, chosen, printing, sort=sort)


def _print_speakers(query: str | None, chosen: Given, printing: Given) -> int:
    """A row a speaker; in a table a line a quote, with the speaker before the first of them."""
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_all
    from iomcorpus.output.mentions import SPEAKER

    settings, form = settle_form(printing, SPEAKER)
    rows = Corpus(settings.db).speakers(query, **chosen)
    if form.format == "table" and not form.fields:
        lines = ({**(row if not at else {}), **said} for row in rows for at, said in enumerate(row["said"]))
        rows = lines
    return 0 if print_all(rows, form, SPEAKER, "speakers") else offer(query, settings.db, chosen)
