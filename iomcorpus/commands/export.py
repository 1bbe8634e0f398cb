"""`export`: records out of the store, into a file or a pipe."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from iomcorpus.commands.options import FILTERS, Db, Fields, Given, RawCells, takes

EXAMPLES = (
    "iomcorpus export -o records.csv --fields id,date,title,clean",
    "iomcorpus export --kind statement --after 2017 > statements.jsonl",
)


@takes(chosen=FILTERS)
def export(
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="FILE", help="Write this file; its suffix tells the format.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it is there already.")] = False,
    unique: Annotated[bool, typer.Option("--unique", help="Of copies only the one that is kept.")] = False,
    format: Annotated[
        Literal["jsonl", "json", "csv", "tsv", "md"] | None,
        typer.Option("--format", help="Else what the suffix of FILE says, else jsonl."),
    ] = None,
    fields: Fields = None,
    raw_cells: RawCells = False,
    db: Db = None,
    *,
    chosen: Given,
) -> int:
    """Write records, all or those of some days, sources or kinds."""
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.files import replace_file
    from iomcorpus.output.rows import CELLS, RECORD, choose_fields, write_rows

    settings = settle(db=db)
    written = format or _format_of(out, settings.format)
    names = choose_fields(fields, RECORD) or (RECORD if written in CELLS else None)
    records = Corpus(settings.db).records(**chosen, copies="hide" if unique else "show")
    if out is None or out == "-":
        write_rows(records, written, names, sys.stdout, raw_cells=raw_cells)
        return 0
    with replace_file(out, force=force) as stream:
        number = write_rows(records, written, names, stream, raw_cells=raw_cells)
    print(f"export: {number} records in {out}", file=sys.stderr)
    return 0


def _format_of(out: str | None, configured: str) -> str:
    """The format that a file's name tells, else the one that is set, else JSON Lines.

    >>> _format_of("a/records.csv", "auto"), _format_of("records.txt", "auto"), _format_of(None, "table")
    ('csv', 'jsonl', 'jsonl')
    """
    from iomcorpus.output.rows import FORMATS

    suffix = out.rpartition(".")[2].lower() if out else ""
    return next((name for name in (suffix, configured) if name in FORMATS), "jsonl")
