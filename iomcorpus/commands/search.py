"""`search`: records that match a query, best first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.options import (
    After,
    Before,
    Color,
    Copies,
    Csv,
    Db,
    Fields,
    Format,
    Inferred,
    Json,
    Kind,
    Limit,
    RawCells,
    Records,
    Source,
)
from iomcorpus.commands.records import read_records

EXAMPLES = (
    "iomcorpus search 'flood OR drought' --after 2017-06 --inferred no",
    "iomcorpus search '\"border police\" -airport' --csv --fields id,date,title",
    "cat records.jsonl | iomcorpus search 'harbour*' -",
)


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One argument; see above.")],
    file: Records = None,
    after: After = None,
    before: Before = None,
    source: Source = None,
    kind: Kind = None,
    inferred: Inferred = "yes",
    copies: Copies = "hide",
    sort: Annotated[Literal["rank", "date"], typer.Option("--sort", help="Best first, or newest first.")] = "rank",
    exact: Annotated[bool, typer.Option("--exact", help="The words as typed: no other endings.")] = False,
    limit: Limit = None,
    count: Annotated[bool, typer.Option("-c", "--count", help="Print only how many there are.")] = False,
    ids: Annotated[bool, typer.Option("-l", "--ids", help="Print only the ids, one a line.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing: the exit status is the answer.")] = False,
    format: Format = None,
    fields: Fields = None,
    json: Json = False,
    csv: Csv = False,
    raw_cells: RawCells = False,
    color: Color = None,
    db: Db = None,
) -> int:
    """Find records: ranked, with snippets.

    Words must all be there: flood coast. Also "a phrase", a OR b, NOT a or -a, (a b), prefix*, NEAR(a b, 5).
    A query that begins with - follows --. Exit status 1 where nothing is found.
    """
    from iomcorpus.config import settle
    from iomcorpus.output.form import choose_form, print_rows
    from iomcorpus.output.rows import HIT, write_text

    settings = settle(db=db, format=format, limit=limit, color=color)
    form = choose_form(settings, HIT, fields=fields, json=json, csv=csv, raw_cells=raw_cells)
    hits, total = _ask(
        query,
        settings.db,
        file,
        sort=sort,
        limit=1 if quiet else form.limit,
        after=after,
        before=before,
        source=source,
        kind=kind,
        inferred=inferred,
        copies=copies,
        exact=exact,
    )
    if quiet:
        return 0 if any(True for _ in hits) else 1
    if count:
        number = total()
        write_text(f"{number}\n", sys.stdout)
        return 0 if number else 1
    shown = _print_ids(hits) if ids else print_rows(hits, form, HIT, "hits")
    if form.limit_is_ours and shown == form.limit and total() > shown:
        print(f"{shown} of {total()}, --limit 0 for all", file=sys.stderr)
    return 0 if shown else 1


def _ask(
    query: str, db: str, file: str | None, *, sort: str, limit: int | None, **filters: Any
) -> tuple[Iterator[dict[str, Any]], Callable[[], int]]:
    """The hits, and a function that counts them without the limit."""
    from iomcorpus.corpus import Corpus, search_rows

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
