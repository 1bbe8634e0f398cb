"""`facets`: how often each value of a field stands in the records."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

import typer

from iomcorpus.commands.bars import PLOT, Query, noting, print_bars, settle_plot
from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, LIMITED_FORM, Given, takes

EXAMPLES = (
    "iomcorpus facets kind",
    "iomcorpus facets org 'flood OR drought' --min 2 --plot",
    "iomcorpus facets person --after 2017 | jq -r .value",
)


@takes(chosen={**FILTERS, **COPIES_HIDDEN}, drawing=PLOT, printing=LIMITED_FORM)
def facets(
    field: Annotated[str, typer.Argument(metavar="FIELD", help="What to count by; see above.")],
    query: Query = None,
    least: Annotated[int, typer.Option("--min", metavar="N", help="Only values that so many records have.")] = 1,
    sort: Annotated[
        Literal["count", "value"] | None,
        typer.Option("--sort", help="Commonest first, or by value: else years, months and weekdays by value."),
    ] = None,
    *,
    chosen: Given,
    drawing: Given,
    printing: Given,
) -> int:
    """Count the records that have each value of a field, each article once and with all copies.

    Fields: kind, source, year, month, weekday, language, date_from, byline; and of the facts in the text person,
    speaker, role, org, unit. Of these a record counts once for a value, `mentions` says how often it stands in all.
    """
    from iomcorpus.asking.facets import find_facet
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.plot import values_plot
    from iomcorpus.output.rows import FACET

    facet = find_facet(field)
    known = FACET[: 3 + bool(facet.types) + facet.named]
    settings, form = settle_plot(printing, known, drawing)
    with noting("facets") as note:
        rows = Corpus(settings.db, note).facets(field, query, sort=sort, least=least, **chosen)
        found = print_bars(rows, form, known, partial(values_plot, header=field), drawing)
    return 0 if found else offer(query, settings.db, chosen)
