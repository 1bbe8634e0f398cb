"""`collocates`: words that stand near others more often than by chance."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, LIMITED_FORM, Given, Records, settle_form, takes
from iomcorpus.commands.records import read_records
from iomcorpus.commands.words import Exact, listing, print_words, size_of

EXAMPLES = (
    "iomcorpus collocates trafficking",
    "iomcorpus collocates 'migrant* OR refugee*' --window 3 --stop",
    "iomcorpus collocates boat --measure logdice --csv",
)


@takes(listed=listing(3), chosen={**FILTERS, **COPIES_HIDDEN}, printing=LIMITED_FORM)
def collocates(
    query: Annotated[str, typer.Argument(metavar="WORD", help="A word, a phrase, any query with words.")],
    file: Records = None,
    window: Annotated[
        int, typer.Option("--window", metavar="N", min=1, max=100_000, help="At most so many words away.")
    ] = 5,
    measure: Annotated[
        Literal["ll", "mi", "logdice"],
        typer.Option("--measure", help="What to sort by: how sure, how strong, or how exclusive; see above."),
    ] = "ll",
    exact: Exact = False,
    *,
    listed: Given,
    chosen: Given,
    printing: Given,
) -> int:
    """Say which words stand near the hits of a query more often than by chance.

    ll (log-likelihood) says how sure that is: above 6.63 chance does it for one word in a hundred, above 10.83 for one
    in a thousand. It favours common words. mi says how strong: 3 is eight times as often as by chance; it favours rare
    words, so raise --min. logdice says how exclusive: 14 where two words only stand together, one less for each
    halving; it can be compared between corpora. Chance is what all records that pass the filters show.
    """
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.rows import COLLOCATES
    from iomcorpus.streams import count_collocates

    settings, form = settle_form(printing, COLLOCATES)
    options: dict[str, Any] = {"window": window, "measure": measure, "exact": exact, "listed": {**listed}, **chosen}
    if file is None:
        found, rows = Corpus(settings.db).collocates(query, **options)
    else:
        found, rows = count_collocates(read_records(file), query, **options)
    tally, size = found.tally, found.near.size + found.elsewhere.size
    hits = f"{tally.hits:,} hit{'' if tally.hits == 1 else 's'} ({tally.hits_with_copies:,} with copies)"
    status = print_words(rows, form, COLLOCATES, "collocates", f"{hits}, {size_of(size, found.texts)}")
    return offer(query, settings.db, chosen, exact=exact) if not tally.hits and file is None else status
