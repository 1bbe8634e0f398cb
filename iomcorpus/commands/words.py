"""`words`: how often each word stands; and what the verbs that list words share."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, LIMITED_FORM, Given, Options, Records, settle_form, takes
from iomcorpus.commands.records import read_records

if TYPE_CHECKING:
    from iomcorpus.output.form import Form

EXAMPLES = (
    "iomcorpus words --like 'traffick*'",
    "iomcorpus words flood --stop --csv",
    "iomcorpus words --sort records --min 5 --after 2017",
)

Like = Annotated[
    str | None, typer.Option("--like", metavar="PATTERN", help="Only words like this: 'traffick*', '*ship', 'wom?n'.")
]
Stop = Annotated[bool, typer.Option("--stop", help="Leave out English words such as the, of, they.")]
Least = Annotated[int, typer.Option("--min", metavar="N", min=1, help="Only words that stand so often.")]
Exact = Annotated[bool, typer.Option("--exact", help="The query's words as typed: no other endings.")]


def listing(least: int) -> Options:
    """The options that say which words are listed."""
    return {"like": (Like, None), "stop": (Stop, False), "least": (Least, least)}


@takes(listed=listing(1), chosen={**FILTERS, **COPIES_HIDDEN}, printing=LIMITED_FORM)
def words(
    query: Annotated[
        str | None, typer.Argument(metavar="[QUERY]", help="Only in records that it finds, as for search.")
    ] = None,
    file: Records = None,
    sort: Annotated[
        Literal["count", "records", "word"], typer.Option("--sort", help="Commonest first, or by the alphabet.")
    ] = "count",
    exact: Exact = False,
    *,
    listed: Given,
    chosen: Given,
    printing: Given,
) -> int:
    """Count words: how often each stands, in a million words, in how many records, and with all copies.

    Words are counted without capitals and accents, each form by itself.
    """
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.rows import WORDS
    from iomcorpus.streams import count_words

    settings, form = settle_form(printing, WORDS)
    if query == "-" and file is None:
        query, file = None, query
    options: dict[str, Any] = {"sort": sort, "exact": exact, "listed": {**listed}, **chosen}
    if file is None:
        counted, rows = Corpus(settings.db).words(query, **options)
    else:
        counted, rows = count_words(read_records(file), query, **options)
    status = print_words(rows, form, WORDS, "words", size_of(counted.size, counted.texts))
    return offer(query, settings.db, chosen, exact=exact) if status and file is None else status


def size_of(size: int, texts: int) -> str:
    """How much some texts are.

    >>> size_of(31204, 1)
    '31,204 words in 1 record'
    """
    return f"{size:,} words in {texts:,} record{'' if texts == 1 else 's'}"


def print_words(rows: list[dict[str, Any]], form: Form, known: tuple[str, ...], table: str, basis: str) -> int:
    """Print rows about words; above a table on a terminal, what they were counted in. The status is 1 without rows."""
    from iomcorpus.output.form import print_all

    if form.format == "table":
        print(basis, file=sys.stderr)
    return 0 if print_all(rows, form, known, table) else 1
