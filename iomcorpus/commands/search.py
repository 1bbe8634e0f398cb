"""`search`: records that match a query, best first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, LIMITED_FORM, Given, Records, settle_form, takes
from iomcorpus.commands.records import read_records

EXAMPLES = (
    "iomcorpus search 'flood OR drought' --after 2017-06 --inferred no",
    "iomcorpus search '\"border police\" -airport' --csv --fields id,date,title",
    "cat records.jsonl | iomcorpus search 'harbour*' -",
)


@takes(chosen={**FILTERS, **COPIES_HIDDEN}, printing=LIMITED_FORM)
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One argument; see above.")],
    file: Records = None,
    sort: Annotated[Literal["rank", "date"], typer.Option("--sort", help="Best first, or newest first.")] = "rank",
    exact: Annotated[bool, typer.Option("--exact", help="The words as typed: no other endings.")] = False,
    count: Annotated[bool, typer.Option("-c", "--count", help="Print only how many there are.")] = False,
    ids: Annotated[bool, typer.Option("-l", "--ids", help="Print only the ids, one a line.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing: the exit status is the answer.")] = False,
    *,
    chosen: Given,
    printing: Given,
) -> int:
    """Find records: ranked, with snippets.

    Words must all be there: flood coast. Also "a phrase", a OR b, NOT a or -a, (a b), prefix*, NEAR(a b, 5).
    A query that begins with - follows --. Exit status 1 where nothing is found.
    """
    from iomcorpus.asking.query import with_copies
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_rows
    from iomcorpus.output.rows import HIT, write_text

    settings, form = settle_form(printing, HIT)
    most = 1 if quiet else form.limit
    hits, total = _ask(query, settings.db, file, sort=sort, limit=most, exact=exact, **chosen)
    if quiet:
        return 0 if any(True for _ in hits) else 1
    if count:
        number = total()
        write_text(f"{number}\n", sys.stdout)
        if file is None and chosen["copies"] == "hide":
            every = Corpus(settings.db).count(query, exact=exact, **{**chosen, "copies": "show"})
            sys.stderr.write(with_copies(number, every))
        return 0 if number else 1
    shown = _print_ids(hits) if ids else print_rows(hits, form, HIT, "hits")
    if form.limit_is_ours and shown == form.limit and total() > shown:
        print(f"{shown} of {total()}, --limit 0 for all", file=sys.stderr)
    return 0 if shown else 1


def _ask(
    query: str, db: str, file: str | None, *, sort: str, limit: int | None, **filters: Any
) -> tuple[Iterator[dict[str, Any]], Callable[[], int]]:
    """The hits, and a function that counts them without the limit."""
    from iomcorpus.corpus import Corpus
    from iomcorpus.streams import search_rows

    if file is None:
        corpus = Corpus(db)
        return corpus.search(query, sort=sort, limit=limit, **filters), partial(corpus.count, query, **filters)
    found = list(search_rows(read_records(file), query, sort=sort, limit=None, **filters))
    return islice(found, limit), found.__len__


def _print_ids(hits: Iterator[dict[str, Any]]) -> int:
    from iomcorpus.output.rows import printer

    put, number = printer(sys.stdout), 0
    for hit in hits:
        put(f"{hit['id']}\n")
        number += 1
    return number
