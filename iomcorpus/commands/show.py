"""`show`: one record, and where it comes from."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from iomcorpus.commands.options import Color, Db, NoPager, pager_setting

EXAMPLES = ("iomcorpus show 3f0c9a51d2e4", "iomcorpus show 3f0c9a51d2e4 --raw")


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a record, as search prints it.")],
    raw: Annotated[bool, typer.Option("--raw", help="The lines as they lie in the capture, and nothing else.")] = False,
    format: Annotated[
        Literal["table", "jsonl", "json"] | None,
        typer.Option("--format", help="A page to read on a terminal (table), jsonl on a pipe."),
    ] = None,
    color: Color = None,
    no_pager: NoPager = False,
    db: Db = None,
) -> int:
    """Print one record with its provenance: the lines, the dates and what they rest on, the text."""
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import choose_form
    from iomcorpus.output.rows import RECORD, write_rows, write_text

    settings = settle(db=db, format=format, color=color, pager=pager_setting(no_pager))
    form = choose_form(settings, RECORD)
    record = Corpus(settings.db).show(id)
    if raw:
        write_text(f"{record['text']}\n", sys.stdout)
    elif form.format == "table":
        from iomcorpus.output.page import write_record
        from iomcorpus.output.pager import paged

        with paged(form.pager) as stream:
            write_record(record, stream, form.color)
    else:
        write_rows([record], form.format, None, sys.stdout)
    return 0
