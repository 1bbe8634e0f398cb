"""`diff`: two records word by word."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.options import Color, Db, NoPager, pager_setting

EXAMPLES = (
    "iomcorpus diff 3f0c9a51d2e4 77aa01bc9f00",
    "iomcorpus diff 3f0c 77aa | jq -r 'select(.op == \"insert\").text'",
)


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="The id of a record, or its beginning.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The id of another one.")],
    format: Annotated[
        Literal["table", "jsonl", "json"] | None,
        typer.Option("--format", help="A page to read on a terminal (table), jsonl on a pipe."),
    ] = None,
    color: Color = None,
    no_pager: NoPager = False,
    db: Db = None,
) -> int:
    """Show what must be taken out of A and put in to get the words of B.

    Case, punctuation and line breaks make no difference. Exit status: 0 the same words, 1 different ones.
    """
    from iomcorpus.config import settle
    from iomcorpus.copies.differences.diff import EQUAL
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import choose_form
    from iomcorpus.output.rows import write_rows

    settings = settle(db=db, format=format, color=color, pager=pager_setting(no_pager))
    form = choose_form(settings, ())
    corpus = Corpus(settings.db)
    if form.format == "table":
        from iomcorpus.output.pager import paged
        from iomcorpus.output.two_records import write_diff

        with paged(form.pager) as stream:
            return int(write_diff(*corpus.diff_page(a, b), stream, form.color))
    ops: set[str] = set()

    def rows() -> Iterator[dict[str, Any]]:
        for row in corpus.diff(a, b):
            ops.add(row["op"])
            yield row

    write_rows(rows(), form.format, None, sys.stdout)
    return int(bool(ops - {EQUAL}))
