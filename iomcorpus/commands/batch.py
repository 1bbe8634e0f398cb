"""Many queries in one run: those of a file for `search --queries`, and those that are saved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from iomcorpus.commands.options import Given, settle_form
from iomcorpus.errors import CorpusError
from iomcorpus.output.schema import BATCH, COUNTED, COUNTS, HIT, names

if TYPE_CHECKING:
    from iomcorpus.asking.batch import Listed
    from iomcorpus.output.form import Form

Row = dict[str, Any]
NAMED = 5  # queries that a line on standard error names


class Tally:
    """What comes of the queries of one run, by what they are called."""

    def __init__(self) -> None:
        self.hits: list[tuple[str, int]] = []
        self.cut: list[tuple[str, int]] = []  # those with more hits than a terminal shows, and how many
        self.wrong = 0

    @property
    def status(self) -> int:
        """0 where anything was found, 1 where nothing was, 2 where a query could not be read."""
        if self.wrong:
            return 2
        return 0 if any(number for _, number in self.hits) else 1

    def refuse(self, place: str, error: CorpusError) -> None:
        """Tell in a line that a query cannot be asked; the others are."""
        from iomcorpus.text.safe import for_terminal

        self.wrong += 1
        print(for_terminal(f"iomcorpus: {place}: {error}"), file=sys.stderr)

    def tell(self, limit: int | None) -> None:
        """Say in sum what was found, and which queries found nothing."""
        from iomcorpus.text.safe import for_terminal

        queries, hits = len(self.hits), sum(number for _, number in self.hits)
        told = f"search: {queries} {'query' if queries == 1 else 'queries'}, {hits} {'hit' if hits == 1 else 'hits'}"
        if nothing := [label for label, number in self.hits if not number]:
            more = f" and {len(nothing) - NAMED} more (--count lists all)" if len(nothing) > NAMED else ""
            told += f"; nothing for: {', '.join(nothing[:NAMED])}{more}"
        if self.wrong:
            told += f"; {self.wrong} could not be asked"
        print(for_terminal(told), file=sys.stderr)
        if self.cut:
            cut = ", ".join(f"{limit} of {number} for {label}" for label, number in self.cut[:NAMED])
            cut += " ..." if len(self.cut) > NAMED else ""
            print(for_terminal(f"{cut}, --limit 0 for all"), file=sys.stderr)


class Asker:
    """Asks queries of a store or of rows, always with the same options."""

    def __init__(self, search: Callable[..., Iterator[Row]], count: Callable[..., int]) -> None:
        self.search = search
        self.count = count

    def counts(self, query: str | None, options: Mapping[str, Any]) -> dict[str, int]:
        """How many hits there are, each article once where copies are hidden, and with all copies."""
        hits = self.count(query, **options)
        hides = options.get("copies", "hide") == "hide"
        return {"hits": hits, "with_copies": self.count(query, **{**options, "copies": "show"}) if hides else hits}


@contextmanager
def asker(db: str, file: str | None) -> Iterator[Asker]:
    """Who answers: the store, opened once, or the records of a file, read once."""
    from iomcorpus.commands.records import read_records
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.notes import noter
    from iomcorpus.streams import search_rows

    if file is None:
        with Corpus(db, noter("fuzzy")).opened() as corpus:
            yield Asker(corpus.search, corpus.count)
        return
    rows = list(read_records(file))

    def search(query: str, *, limit: int | None = None, **options: Any) -> Iterator[Row]:
        return islice(search_rows(rows, query, limit=None, **options), limit)

    yield Asker(search, lambda query, **options: sum(1 for _ in search(query, **options)))


def search_many(
    query: str | None,
    file: str | None,
    keeping: Given,
    printing: Given,
    options: dict[str, Any],
    wanted: str,
) -> int:
    """Ask the queries of a file and print rows that carry them; `wanted` is `rows`, `count`, `ids` or `quiet`.

    There is no QUERY, so what stands in its place is the file of records.
    """
    others = [f"--{name}" for name, value in keeping.items() if name != "queries" and value is not None]
    if others or (query is not None and file is not None):
        raise CorpusError(
            f"--queries and {others[0] if others else 'QUERY'} exclude each other: leave out one of them."
        )
    path, records = keeping["queries"], file or query
    settings, form = settle_form(printing, names(COUNTS if wanted == "count" else BATCH))
    listed = read_queries(path, records)
    tally = Tally()
    with ExitStack() as opened:
        ask = opened.enter_context(asker(settings.db, records))
        if wanted == "count":
            rows = _each_count(listed, path, ask, options, tally)
        else:
            most = 1 if wanted == "quiet" else form.limit
            rows = _each_hit(listed, path, ask, {**options, "limit": most}, tally, form)
        if form.pager:
            rows = iter(list(rows))
            opened.close()  # before a person reads
        _print(rows, wanted, form, listed)
    if wanted not in ("count", "quiet"):
        tally.tell(form.limit)
    return tally.status


def _print(rows: Iterator[Row], wanted: str, form: Form, listed: list[Listed]) -> None:
    from iomcorpus.output.form import print_rows

    if wanted == "quiet":
        for _ in rows:
            pass
    elif wanted == "ids":
        _print_ids_once(rows)
    else:
        fields = (*head_of(listed[0], listed), *names(COUNTED if wanted == "count" else HIT))
        print_rows(rows, form, fields, "counts" if wanted == "count" else "batch")


def read_queries(path: str, records: str | None) -> list[Listed]:
    """The queries in a file, or on standard input for `-`."""
    from iomcorpus.asking.batch import parse_queries
    from iomcorpus.reading.decisions import read_typed

    if path == "-" and records == "-":
        raise CorpusError("queries and records cannot both come through standard input: name a file for one of them.")
    listed = parse_queries(_read_input() if path == "-" else read_typed(path, must_exist=True))
    if not listed:
        raise CorpusError(f"{_named(path)}: there is no query in it. Write one a line, NAME, a tab and QUERY if named.")
    return listed


def _read_input() -> str:
    if sys.stdin is None or sys.stdin.isatty():
        raise CorpusError("standard input is a terminal: pipe queries into it, one a line.")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CorpusError("standard input is not UTF-8: give the queries as UTF-8.") from None


def _named(path: str) -> str:
    return "standard input" if path == "-" else path


def head_of(one: Listed, listed: list[Listed]) -> Row:
    """The fields that say of a row which query it is of; a name only where any query has one."""
    named = any(other.name for other in listed)
    return {"query": one.query, "name": one.name} if named else {"query": one.query}


def _each_hit(
    listed: list[Listed], path: str, ask: Asker, options: dict[str, Any], tally: Tally, form: Form
) -> Iterator[Row]:
    for one in listed:
        number, head = 0, head_of(one, listed)
        try:
            for hit in ask.search(one.query, **options):
                number += 1
                yield {**head, **hit}
        except CorpusError as error:
            tally.refuse(f"{_named(path)}, line {one.line}", error)
            continue
        tally.hits.append((one.name or one.query, number))
        if form.limit_is_ours and number == options["limit"] == form.limit:
            total = ask.count(one.query, **{name: value for name, value in options.items() if name != "limit"})
            if total > number:
                tally.cut.append((one.name or one.query, total))


def _each_count(listed: list[Listed], path: str, ask: Asker, options: dict[str, Any], tally: Tally) -> Iterator[Row]:
    for one in listed:
        try:
            counts = ask.counts(one.query, options)
        except CorpusError as error:
            tally.refuse(f"{_named(path)}, line {one.line}", error)
            continue
        tally.hits.append((one.name or one.query, counts["hits"]))
        yield {**head_of(one, listed), **counts}


def _print_ids_once(rows: Iterator[Row]) -> None:
    """The ids of what any of the queries found."""
    from iomcorpus.output.rows import printer

    put, seen = printer(sys.stdout), set()
    for row in rows:
        if row["id"] not in seen:
            seen.add(row["id"])
            put(f"{row['id']}\n")
