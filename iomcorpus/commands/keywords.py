"""`keywords`: words that are typical of some records beside others."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, LIMITED_FORM, Given, Records, settle_form, takes
from iomcorpus.commands.records import read_records
from iomcorpus.commands.words import Exact, listing, print_words, size_of

EXAMPLES = (
    "iomcorpus keywords --of 'traffick*' --stop",
    "iomcorpus keywords --of 'date:2017' --against 'date:2015'",
    "iomcorpus keywords --of kind:opinion --sort ratio --min 10 --csv",
)


@takes(listed=listing(3), chosen={**FILTERS, **COPIES_HIDDEN}, printing=LIMITED_FORM)
def keywords(
    file: Records = None,
    of: Annotated[str, typer.Option("--of", metavar="QUERY", help="The records whose words are wanted.")] = ...,  # type: ignore[assignment]
    against: Annotated[
        str | None, typer.Option("--against", metavar="QUERY", help="The records beside: else all others.")
    ] = None,
    sort: Annotated[
        Literal["ll", "ratio", "count"],
        typer.Option("--sort", help="The surest first, those with the largest difference, or the commonest."),
    ] = "ll",
    direction: Annotated[
        Literal["over", "under", "both"],
        typer.Option("--direction", help="Words that are more frequent there, less frequent, or both."),
    ] = "over",
    exact: Exact = False,
    *,
    listed: Given,
    chosen: Given,
    printing: Given,
) -> int:
    """Say which words are typical of some records beside others.

    LL (log-likelihood) says how sure it is that a word is more frequent in the one than in the other: above 15.13
    chance does it for one word in ten thousand. The log ratio says how much more: 1 is twice as frequent, 2 four times,
    -1 half; %diff says the same in per cent. A word of one record may only tell of that: see the column records.
    Records that both queries find belong to the first. Filters hold for both.
    """
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.rows import KEYWORDS
    from iomcorpus.streams import count_keywords

    settings, form = settle_form(printing, KEYWORDS)
    options: dict[str, Any] = {"sort": sort, "direction": direction, "exact": exact, "listed": {**listed}, **chosen}
    if file is None:
        words, others, rows = Corpus(settings.db).keywords(of, against, **options)
    else:
        words, others, rows = count_keywords(read_records(file), of, against, **options)
    basis = f"{size_of(words.size, words.texts)}, against {size_of(others.size, others.texts)}"
    return print_words(rows, form, KEYWORDS, "keywords", basis)
