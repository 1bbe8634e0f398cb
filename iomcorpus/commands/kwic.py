"""`kwic`: the words of a query in their context."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, LIMITED_FORM, Given, Records, settle_form, takes
from iomcorpus.commands.records import read_records
from iomcorpus.errors import CorpusError

if TYPE_CHECKING:
    from iomcorpus.asking.concordance import Tally
    from iomcorpus.output.form import Form

EXAMPLES = (
    "iomcorpus kwic 'flood*' --sort right",
    "iomcorpus kwic '\"border police\"' --sentence --after 2017",
    "iomcorpus kwic person:strand --sort date",
    "cat records.jsonl | iomcorpus kwic harbour - --csv --fields left,hit,right",
)
ON_A_TERMINAL = 40  # words: more than a line has room for
SENTENCE = 0


def read_window(text: str) -> int:
    """How many words to show on each side: a number, or `sentence`.

    >>> read_window("8"), read_window("sentence")
    (8, 0)
    """
    if text == "sentence":
        return SENTENCE
    if not (text.isascii() and text.isdigit()) or not 0 < int(text[:6]) < 100_000:
        raise typer.BadParameter(f"{text!r} is no number of words: write 8, or sentence.")
    return int(text)


Window = Annotated[
    int | None,
    typer.Option(
        "--window", metavar="N|sentence", parser=read_window,
        help="So many words on each side: else what fits on a terminal, and 10 on a pipe.",
    ),
]  # fmt: skip


@takes(chosen={**FILTERS, **COPIES_HIDDEN}, printing=LIMITED_FORM)
def kwic(
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="As for search; each of its words is a hit.")
    ] = None,
    file: Records = None,
    window: Window = None,
    sentence: Annotated[bool, typer.Option("--sentence", help="The whole sentence: --window sentence.")] = False,
    sort: Annotated[
        Literal["place", "left", "right", "date"],
        typer.Option("--sort", help="By capture and line, by the words on one side, or newest first."),
    ] = "place",
    exact: Annotated[bool, typer.Option("--exact", help="The words as typed: no other endings.")] = False,
    count: Annotated[bool, typer.Option("-c", "--count", help="Print only how many hits there are.")] = False,
    *,
    chosen: Given,
    printing: Given,
) -> int:
    """Show the words of a query where they stand, a line a hit, all hits below one another.

    A phrase is one hit, and so is all that a NEAR spans. Fields choose records; without any words what they ask for is
    a hit: person:strand shows where the person is named, figure:>1000 the figures. Each hit has its file, line and
    column in the raw capture. By left and right hits are sorted by the nearest word on that side, then by the next one.
    On a terminal ~ stands before a date that was inferred.
    """
    from iomcorpus.asking.concordance import Tally
    from iomcorpus.asking.filters import FIELD_OPTIONS
    from iomcorpus.asking.query import with_copies
    from iomcorpus.output.rows import KWIC, write_text

    if query == "-" and file is None:  # options alone, of records on standard input
        query, file = None, "-"
    if query is None and not any(chosen[name] for name in FIELD_OPTIONS):
        raise CorpusError("there is no QUERY. Give one, or options as --person NAME.")
    settings, form = settle_form(printing, KWIC)
    tally = Tally()
    size = SENTENCE if sentence else window
    if size is None:
        size = ON_A_TERMINAL if _is_aligned(form) and sys.stdout.isatty() else 10
    limit = 0 if count else form.limit
    order = "place" if count else sort
    options: dict[str, Any] = {"window": size, "sort": order, "limit": limit, "exact": exact, "tally": tally}
    rows = _ask(query, settings.db, file, **options, **chosen)
    if not count:
        _print(islice(rows, limit), form, sentences=size == SENTENCE)
    for _ in rows:  # none are left, but they are counted
        pass
    if count:
        write_text(f"{tally.hits}\n", sys.stdout)
    elif form.limit_is_ours and tally.hits > (form.limit or 0):
        print(f"{form.limit} of {tally.hits}, --limit 0 for all", file=sys.stderr)
    if chosen["copies"] == "hide":
        sys.stderr.write(with_copies(tally.hits, tally.hits_with_copies))
    return 0 if tally.hits else 1 if file else offer(query, settings.db, chosen, exact=exact)


def _ask(query: str | None, db: str, file: str | None, *, tally: Tally, **options: Any) -> Iterator[dict[str, Any]]:
    from iomcorpus.corpus import Corpus
    from iomcorpus.streams import kwic_rows

    if file is None:
        return Corpus(db).kwic(query, tally=tally, **options)
    return kwic_rows(read_records(file), query, tally=tally, **options)


def _is_aligned(form: Form) -> bool:
    return form.format == "table" and form.fields is None


def _print(rows: Iterator[dict[str, Any]], form: Form, *, sentences: bool) -> None:
    from iomcorpus.output.form import print_rows
    from iomcorpus.output.rows import KWIC

    if not _is_aligned(form) or (sentences and not sys.stdout.isatty()):
        print_rows(rows, form, KWIC, "kwic")
        return
    from iomcorpus.output.concordance import write_concordance, write_sentences
    from iomcorpus.output.pager import paged

    with paged(form.pager) as stream:
        (write_sentences if sentences else write_concordance)(rows, stream, form.color)
