"""`search`: records that match a query, best first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.asked import KEEPING, settle_question
from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, LIMITED_FORM, Given, Records, settle_form, takes
from iomcorpus.commands.records import read_records
from iomcorpus.errors import CorpusError

EXAMPLES = (
    "iomcorpus search 'flood OR drought' --after 2017-06 --inferred no",
    "iomcorpus search '\"border police\" -airport' --csv --fields id,date,title",
    "iomcorpus search 'flood person:strand figure:>1000 unit:migrants kind:news'",
    "cat records.jsonl | iomcorpus search 'harbour*' -",
)


@takes(chosen={**FILTERS, **COPIES_HIDDEN}, keeping=KEEPING, printing=LIMITED_FORM)
def search(
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="One argument; see above.")] = None,
    file: Records = None,
    sort: Annotated[Literal["rank", "date"], typer.Option("--sort", help="Best first, or newest first.")] = "rank",
    exact: Annotated[bool, typer.Option("--exact", help="The words as typed: no other endings.")] = False,
    fuzzy: Annotated[bool, typer.Option("--fuzzy", help="Also words that are spelt nearly so, and say which.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print what is asked, part by part.")] = False,
    count: Annotated[bool, typer.Option("-c", "--count", help="Print only how many there are.")] = False,
    ids: Annotated[bool, typer.Option("-l", "--ids", help="Print only the ids, one a line.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing: the exit status is the answer.")] = False,
    *,
    chosen: Given,
    keeping: Given,
    printing: Given,
) -> int:
    """Find records: ranked, with snippets.

    Words must all be there: flood coast. Also "a phrase", a OR b, NOT a or -a, (a b), prefix*, NEAR(a b, 5).
    Fields: person: role: org: speaker: quote: mentions: figure: unit: of: (one mention for those side by side),
    date: kind: source: title: byline: language: id: has: (of the record). Options of these names say the same.
    A query that begins with - follows --. Exit status 1 where nothing is found.
    """
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_rows
    from iomcorpus.output.notes import noter
    from iomcorpus.output.rows import HIT

    if fuzzy and exact:
        raise CorpusError("--exact and --fuzzy exclude each other: words as typed, or spelt nearly so.")
    if query == "-" and file is None:  # options alone, of records on standard input
        query, file = None, "-"
    options = {**chosen, "sort": sort, "exact": exact, **({"fuzzy": True} if fuzzy else {})}
    wanted = "quiet" if quiet else "count" if count else "ids" if ids else "rows"
    if keeping["queries"] is not None:
        if explain:
            raise CorpusError("--explain is of one query: leave out --queries.")
        from iomcorpus.commands.batch import search_many

        return search_many(query, file, keeping, printing, options, wanted)
    settings, form = settle_form(printing, HIT)
    query, options = settle_question(settings.db, query, keeping, options)
    print_hits = partial(print_rows, form=form, known=HIT, table="hits")
    if keeping["receipt"] is not None:
        from iomcorpus.commands.receipt import search_with_receipt

        corpus, printed = Corpus(settings.db, noter("fuzzy")), _print_ids if ids else print_hits
        return search_with_receipt(keeping["receipt"], corpus, query, file, form, options, wanted, printed)
    if explain:
        return _explain(query, settings.db, file, printing["json"] or form.format == "json", options)
    most = 1 if quiet else form.limit
    hits, total = _ask(query, settings.db, file, limit=most, **options)
    if quiet:
        return 0 if any(True for _ in hits) else 1
    if count:
        return _print_count(total(), query, settings.db, file, options)
    shown = _print_ids(hits) if ids else print_hits(hits)
    if form.limit_is_ours and shown == form.limit and total() > shown:
        print(f"{shown} of {total()}, --limit 0 for all", file=sys.stderr)
    if not shown:
        _offer(query, settings.db, file, options)
    return 0 if shown else 1


def _print_count(number: int, query: str | None, db: str, file: str | None, options: dict[str, Any]) -> int:
    """Print how many there are, and on standard error how many with copies."""
    from iomcorpus.asking.query import with_copies
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.rows import write_text

    write_text(f"{number}\n", sys.stdout)
    if file is None and options["copies"] == "hide":
        every = Corpus(db).count(query, **{**options, "copies": "show"})
        sys.stderr.write(with_copies(number, every))
    if not number:
        _offer(query, db, file, options)
    return 0 if number else 1


def _ask(
    query: str | None, db: str, file: str | None, *, sort: str, limit: int | None, **filters: Any
) -> tuple[Iterator[dict[str, Any]], Callable[[], int]]:
    """The hits, and a function that counts them without the limit."""
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.notes import noter, once
    from iomcorpus.streams import search_rows

    if file is None:
        corpus = Corpus(db, once(noter("fuzzy")))
        return corpus.search(query, sort=sort, limit=limit, **filters), partial(corpus.count, query, **filters)
    found = list(search_rows(read_records(file), query, sort=sort, limit=None, note=noter("fuzzy"), **filters))
    return islice(found, limit), found.__len__


def _explain(query: str | None, db: str, file: str | None, as_json: bool, options: dict[str, Any]) -> int:
    """Print what is asked in place of the answer."""
    from iomcorpus.asking.explain import plan_lines
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.notes import noter
    from iomcorpus.output.rows import write_rows, write_text
    from iomcorpus.text.safe import for_terminal

    if file is not None:
        raise CorpusError("--explain tells how a store is asked: leave out FILE.")
    explained = Corpus(db, noter("fuzzy")).explain(query, **options)
    if as_json:
        write_rows([explained], "json", None, sys.stdout)
    else:
        write_text("".join(f"{for_terminal(line)}\n" for line in plan_lines(explained)), sys.stdout)
    return 0 if explained["records"] else 1


def _offer(query: str | None, db: str, file: str | None, options: dict[str, Any]) -> None:
    """Where nothing was found: what the query may have meant."""
    if file is None and not options.get("fuzzy"):
        offer(query, db, options)


def _print_ids(hits: Iterator[dict[str, Any]]) -> int:
    from iomcorpus.output.rows import printer

    put, number = printer(sys.stdout), 0
    for hit in hits:
        put(f"{hit['id']}\n")
        number += 1
    return number
