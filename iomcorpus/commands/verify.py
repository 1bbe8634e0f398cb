"""`verify`: a store against itself and against its captures."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from iomcorpus.commands.options import Color, Csv, Db, Fields, Format, Json, RawCells

EXAMPLES = ("iomcorpus verify", "iomcorpus verify --csv > findings.csv")
FIELDS = ("severity", "where", "what", "mend")
NOTE = "note"  # the severity of what is not wrong, but could not be checked


def verify(
    format: Format = None,
    fields: Fields = None,
    json: Json = False,
    csv: Csv = False,
    raw_cells: RawCells = False,
    color: Color = None,
    db: Db = None,
) -> int:
    """Prove that nothing is lost: every line of every capture is in the store once, and is still as it lies.

    Prints what is not as it should be, and what mends it. Exit status 1 if there is damage or a capture has changed.
    """
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import choose_form, print_rows

    settings = settle(db=db, format=format, color=color)
    form = choose_form(settings, FIELDS, fields=fields, json=json, csv=csv, raw_cells=raw_cells)._replace(limit=None)
    wrong = 0

    def rows() -> Iterator[dict[str, str]]:
        nonlocal wrong
        for finding in Corpus(settings.db).verify():
            wrong += finding.severity != NOTE
            yield {name: getattr(finding, name) for name in FIELDS}

    print_rows(rows(), form, FIELDS, "findings")
    print(f"verify: {wrong or 'nothing is'} wrong", file=sys.stderr)
    return 1 if wrong else 0
