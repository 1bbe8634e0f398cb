"""`why`: the cues by which a record begins and ends, and what its date rests on; or what two records share."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from iomcorpus.commands.options import Color, Db, NoPager, pager_setting

if TYPE_CHECKING:
    from iomcorpus.output.form import Form

EXAMPLES = (
    "iomcorpus why 3f0c9a51d2e4",
    "iomcorpus why 3f0c9a51d2e4 77aa01bc9f00",
    "iomcorpus search -l flood | head -1 | xargs iomcorpus why",
)


def why(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a record, as search prints it.")],
    other: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Another one: then what the first is to this one, and why.")
    ] = None,
    format: Annotated[
        Literal["table", "jsonl", "json"] | None,
        typer.Option("--format", help="Lines to read on a terminal (table), jsonl on a pipe."),
    ] = None,
    color: Color = None,
    no_pager: NoPager = False,
    db: Db = None,
) -> int:
    """Say which cues opened a record and which opened the next one, with their weights, and how sure that is.

    A border needs cues that together weigh more than the baseline costs. What dates the record is said too. Of two
    records: whether they are copies, what they share, where they differ, and which facts agree.
    """
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import choose_form
    from iomcorpus.output.rows import write_rows

    settings = settle(db=db, format=format, color=color, pager=pager_setting(no_pager))
    corpus = Corpus(settings.db)
    reasons = corpus.why(id) if other is None else corpus.compare(id, other)
    form = choose_form(settings, tuple(reasons))
    if form.format != "table":
        write_rows([reasons], form.format, None, sys.stdout)
    else:
        _write_page(reasons, form, of_two=other is not None)
    return 0


def _write_page(reasons: dict[str, Any], form: Form, *, of_two: bool) -> None:
    from iomcorpus.output.pager import paged
    from iomcorpus.output.reasons import write_reasons
    from iomcorpus.output.two_records import write_comparison

    with paged(form.pager) as stream:
        if of_two:
            write_comparison(reasons, stream, form.color)
        else:
            write_reasons(reasons, stream)
