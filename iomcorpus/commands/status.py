"""`status`: what the store holds, and which stages are stale."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from iomcorpus.commands.options import Color, Db, NoPager, pager_setting

EXAMPLES = ("iomcorpus status", "iomcorpus status | jq .records")


def status(
    format: Annotated[
        Literal["table", "jsonl", "json"] | None,
        typer.Option("--format", help="Lines to read on a terminal (table), jsonl on a pipe."),
    ] = None,
    color: Color = None,
    no_pager: NoPager = False,
    db: Db = None,
) -> int:
    """Say what the store holds, which stages have covered it, and which of them are stale."""
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import choose_form
    from iomcorpus.output.rows import write_rows

    settings = settle(db=db, format=format, color=color, pager=pager_setting(no_pager))
    facts = Corpus(settings.db).status()
    form = choose_form(settings, tuple(facts))
    if form.format == "table":
        from iomcorpus.output.page import write_facts
        from iomcorpus.output.pager import paged

        with paged(form.pager) as stream:
            write_facts(facts, stream, form.color)
    else:
        write_rows([facts], form.format, None, sys.stdout)
    return 0
