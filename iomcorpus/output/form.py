"""The form in which rows are printed: what the options, the settings and the kind of output settle together."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from iomcorpus.config import Settings
from iomcorpus.errors import CorpusError
from iomcorpus.output.pager import choose_pager, paged
from iomcorpus.output.rows import CELLS, Row, choose_fields, write_rows

TERMINAL_LIMIT = 20  # rows that a person reads without scrolling back


class Form(NamedTuple):
    """How rows are printed."""

    format: str  # `table` or one of rows.FORMATS
    fields: tuple[str, ...] | None = None  # None: what the format shows by itself
    limit: int | None = None  # None: all rows
    limit_is_ours: bool = False  # nobody asked for it, so a cut must be said
    color: bool = False
    raw_cells: bool = False
    pager: str | None = None  # for what is longer than the terminal


def choose_form(
    settings: Settings,
    known: Sequence[str],
    *,
    fields: str | None = None,
    json: bool = False,
    csv: bool = False,
    raw_cells: bool = False,
) -> Form:
    """The form for rows that have the fields `known`, on standard output."""
    on_terminal = sys.stdout.isatty()
    if json and csv:
        raise CorpusError("--json and --csv exclude each other: give one of them.")
    asked = "json" if json else "csv" if csv else settings.format
    if asked == "auto":
        asked = "table" if on_terminal else "jsonl"
    ours = settings.limit is None and on_terminal
    return Form(
        format=asked,
        fields=choose_fields(fields, known),
        limit=TERMINAL_LIMIT if ours else settings.limit or None,
        limit_is_ours=ours,
        color=wants_color(settings.color, on_terminal),
        raw_cells=raw_cells,
        pager=choose_pager(settings.pager, on_terminal, os.environ),
    )


def wants_color(color: str, on_terminal: bool) -> bool:
    """Whether to print colours; NO_COLOR has been heard where `color` was settled.

    >>> wants_color("always", False), wants_color("auto", False)
    (True, False)
    """
    if color == "auto":
        return on_terminal and os.environ.get("TERM") != "dumb"
    return color == "always"


def print_rows(
    rows: Iterable[Row],
    form: Form,
    known: Sequence[str],
    table: str,
    done: Callable[[], object] | None = None,
) -> int:
    """Print rows on standard output in their form, and say how many there were.

    `known` are the fields of such a row, in the order of the contract; `table` names what a table shows of it,
    one of `columns.TABLES`. `done` is called once a table is out, while it stands in the pager: with it the rows can be
    run to their end, so that no store is held open as long as a person reads.
    """
    if form.format == "table":
        from iomcorpus.output.columns import TABLES, field_columns
        from iomcorpus.output.console import write_table

        columns = field_columns(form.fields) if form.fields else TABLES[table]
        with paged(form.pager) as stream:
            number = write_table(rows, columns, stream, form.color)
            if done:
                done()
            return number
    fields = form.fields or (known if form.format in CELLS else None)
    return write_rows(rows, form.format, fields, sys.stdout, raw_cells=form.raw_cells)


def print_all(rows: Iterable[Row], form: Form, known: Sequence[str], table: str) -> int:
    """Print rows up to the limit, say how many there are where the limit is ours, and give the number printed."""
    shown, total = counted(rows, form.limit)
    number = print_rows(shown, form, known, table, total if form.limit_is_ours else None)
    if form.limit_is_ours and (all_of_them := total()) > (form.limit or 0):
        print(f"{form.limit} of {all_of_them}, --limit 0 for all", file=sys.stderr)
    return number


def counted(rows: Iterable[Row], limit: int | None) -> tuple[Iterator[Row], Callable[[], int]]:
    """The first rows, and a function that counts the rest too, once they are printed."""
    seen = 0

    def counting() -> Iterator[Row]:
        nonlocal seen
        for row in rows:
            seen += 1
            yield row

    all_rows = counting()

    def total() -> int:
        for _ in all_rows:
            pass
        return seen

    return islice(all_rows, limit), total
