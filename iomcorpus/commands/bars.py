"""What the verbs that plot share: their options, and rows as bars where a person reads them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomcorpus.commands.options import Given, Options, settle_form
from iomcorpus.errors import CorpusError

if TYPE_CHECKING:
    from iomcorpus.config import Settings
    from iomcorpus.output.form import Form
    from iomcorpus.output.plot import Plot

Query = Annotated[str | None, typer.Argument(metavar="[QUERY]", help="As for search: only what it finds.")]
Plotted = Annotated[
    bool, typer.Option("--plot", help="Bars also on a pipe, in 80 columns: the same as --format table.")
]
Ascii = Annotated[bool, typer.Option("--ascii", help="Bars of # and : rather than of blocks.")]
PLOT: Options = {"plot": (Plotted, False), "ascii": (Ascii, False)}


def settle_plot(printing: Given, known: Sequence[str], drawing: Given) -> tuple[Settings, Form]:
    """The settings and the form; `--plot` makes it a table whatever the settings say."""
    other = next((f"--{name}" for name in ("json", "csv", "fields") if printing[name]), None)
    if drawing["plot"] and printing["format"] not in (None, "table"):
        other = f"--format {printing['format']}"
    if drawing["plot"] and other:
        raise CorpusError(f"--plot and {other} exclude each other: give one of them.")
    return settle_form({**printing, "format": "table"} if drawing["plot"] else printing, known)


def print_bars(
    rows: Iterable[dict[str, Any]],
    form: Form,
    known: Sequence[str],
    plot: Callable[[Sequence[dict[str, Any]]], Plot],
    drawing: Given,
) -> int:
    """Print rows up to the limit, as bars where the form is a table and all of a row is shown, and say how many."""
    from iomcorpus.output.form import print_rows

    rows = list(rows)
    shown = rows[: form.limit]
    if form.format != "table" or form.fields:
        print_rows(shown, form, known, "")
    elif shown:
        from iomcorpus.output.pager import paged
        from iomcorpus.output.plot import blocks_for, write_plots

        with paged(form.pager) as stream:
            write_plots([plot(shown)], stream, blocks_for(stream, drawing["ascii"]), form.color)
    if form.limit_is_ours and len(shown) < len(rows):
        print(f"{len(shown)} of {len(rows)}, --limit 0 for all", file=sys.stderr)
    return len(shown)


@contextmanager
def noting(verb: str) -> Iterator[Callable[[str], None]]:
    """What is told of rows is said below them: a plot is read first, and what is not in it after."""
    from iomcorpus.output.notes import noter

    notes: list[str] = []
    yield notes.append
    for note in notes:
        noter(verb)(note)
