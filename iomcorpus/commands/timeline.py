"""`timeline`: how much falls on each day, month or year."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from iomcorpus.commands.bars import PLOT, Query, noting, print_bars, settle_plot
from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, LIMITED_FORM, Given, Options, takes

EXAMPLES = (
    "iomcorpus timeline 'flood OR drought' --by year",
    "iomcorpus timeline harbour --count mentions",
    "iomcorpus timeline --inferred no --csv > months.csv",
)

# A stretch of time is not cut short unasked, on a terminal neither.
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", help="Only the first so many periods.")]
TIMELINE_FORM: Options = {**LIMITED_FORM, "limit": (Limit, None)}


@takes(chosen={**FILTERS, **COPIES_HIDDEN}, drawing=PLOT, printing=TIMELINE_FORM)
def timeline(
    query: Query = None,
    by: Annotated[
        Literal["day", "month", "quarter", "year", "decade"] | None,
        typer.Option("--by", help="The period: else the finest that makes no more than 62 bars."),
    ] = None,
    count: Annotated[
        Literal["records", "hits", "mentions"],
        typer.Option("--count", help="Records; how often the words stand in them; or the dates that they tell of."),
    ] = "records",
    *,
    chosen: Given,
    drawing: Given,
    printing: Given,
) -> int:
    """Plot how much falls on each day, month, quarter, year or decade, empty ones among them.

    Records count by their dates; the lighter part of a bar is dated by inference. A date that covers several periods
    counts in none: `spanning` says of a period how many of these may belong to it.
    """
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.plot import timeline_plot
    from iomcorpus.output.rows import TIMELINE

    settings, form = settle_plot(printing, TIMELINE, drawing)
    if form.limit_is_ours:
        form = form._replace(limit=None, limit_is_ours=False)
    with noting("timeline") as note:
        rows = Corpus(settings.db, note).timeline(query, by=by, counting=count, **chosen)
        found = print_bars(rows, form, TIMELINE, timeline_plot, drawing)
    return 0 if found else offer(query, settings.db, chosen)
