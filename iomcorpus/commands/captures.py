"""`captures`: what each capture adds to the corpus."""

from __future__ import annotations

from iomcorpus.commands.options import Color, Csv, Db, Fields, Format, Json, Limit, RawCells

EXAMPLES = ("iomcorpus captures", "iomcorpus captures | jq 'select(.only_here == 0).name'")


def captures(
    limit: Limit = None,
    format: Format = None,
    fields: Fields = None,
    json: Json = False,
    csv: Csv = False,
    raw_cells: RawCells = False,
    color: Color = None,
    db: Db = None,
) -> int:
    """Say of each capture how many records it has, how many no other has, and what it gives to copies of the others."""
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import choose_form, print_all
    from iomcorpus.output.rows import CAPTURE

    settings = settle(db=db, format=format, limit=limit, color=color)
    form = choose_form(settings, CAPTURE, fields=fields, json=json, csv=csv, raw_cells=raw_cells)
    print_all(Corpus(settings.db).captures(), form, CAPTURE, "captures")
    return 0
