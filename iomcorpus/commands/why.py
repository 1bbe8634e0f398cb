"""`why`: the cues by which a record begins and ends, and what its date rests on."""

from __future__ import annotations

import sys
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.options import Color, Db

EXAMPLES = ("iomcorpus why 3f0c9a51d2e4", "iomcorpus search -l flood | head -1 | xargs iomcorpus why")


def why(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a record, as search prints it.")],
    format: Annotated[
        Literal["table", "jsonl", "json"] | None,
        typer.Option("--format", help="Lines to read on a terminal (table), jsonl on a pipe."),
    ] = None,
    color: Color = None,
    db: Db = None,
) -> int:
    """Say which cues opened a record and which opened the next one, with their weights, and how sure that is.

    A border needs cues that together weigh more than the baseline costs. What dates the record is said too.
    """
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import choose_form
    from iomcorpus.output.rows import write_rows, write_text

    settings = settle(db=db, format=format, color=color)
    reasons = Corpus(settings.db).why(id)
    form = choose_form(settings, tuple(reasons))
    if form.format == "table":
        from iomcorpus.text.safe import for_terminal

        write_text(for_terminal("\n".join(_lines(reasons)), newlines=True) + "\n", sys.stdout)
    else:
        write_rows([reasons], form.format, None, sys.stdout)
    return 0


def _lines(reasons: dict[str, Any]) -> list[str]:
    opened, closed = reasons["opened"], reasons["closed"]
    name = reasons["title"] or reasons["lead"] or ""
    lines = [f"{reasons['source']}:{reasons['first_line']}-{reasons['last_line']}  {name}"]
    lines += ["", f"opened at line {reasons['first_line']}, {opened['sure']:.0%} sure", *_cue_lines(opened)]
    if closed:
        lines += ["", f"closed before line {closed['line']}, {closed['sure']:.0%} sure", *_cue_lines(closed)]
    else:
        lines += ["", "closed by the end of the capture"]
    date = reasons["date"] or "none"
    lines += ["", f"date {date}" + (f" ({reasons['date_from']})" if reasons["date_from"] else "")]
    return lines + [
        f"  line {at['line']}, columns {at['start']}-{at['end']}: {at['why']}  {at['surface']}"
        for at in reasons["evidence"]
    ]


def _cue_lines(border: dict[str, Any]) -> list[str]:
    return [f"  {cue['weight']:+5.1f}  {cue['name']}: {cue['why']}" for cue in border["cues"]]
