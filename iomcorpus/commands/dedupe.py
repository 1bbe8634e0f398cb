"""`dedupe`: which records are the same article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.options import (
    FILTERS,
    LIMITED_FORM,
    Decisions,
    Given,
    Keep,
    Memory,
    Records,
    settle_form,
    takes,
)

EXAMPLES = (
    "iomcorpus dedupe",
    "iomcorpus dedupe --report pairs --format table",
    "iomcorpus split page.txt | iomcorpus dedupe - --unique > unique.jsonl",
)


@takes(chosen=FILTERS, printing=LIMITED_FORM)
def dedupe(
    file: Records = None,
    keep: Keep = "best",
    every: Annotated[bool, typer.Option("--all", help="Also print records without copies.")] = False,
    records: Annotated[
        bool, typer.Option("--records", help="Pass FILE's records through, with these fields added.")
    ] = False,
    unique: Annotated[bool, typer.Option("--unique", help="The same, but only records that are kept.")] = False,
    report: Annotated[
        Literal["pairs"] | None, typer.Option("--report", help="Print pairs with what they are to each other.")
    ] = None,
    decisions: Decisions = None,
    memory: Memory = None,
    *,
    chosen: Given,
    printing: Given,
) -> int:
    """Find which records are copies of which, exact, edited, cut or updated, and keep one of each article.

    Nothing is removed: the others are marked, and hidden by search unless asked for. What only a copy knows, such as
    the date, a record takes over, and says from where.
    """
    from iomcorpus.commands.records import read_records
    from iomcorpus.copies.relations import SINGLE
    from iomcorpus.corpus import Corpus
    from iomcorpus.errors import CorpusError
    from iomcorpus.output.form import print_all
    from iomcorpus.output.notes import noter
    from iomcorpus.output.rows import COPY, PAIR, RECORD
    from iomcorpus.streams import dedupe_rows, pair_rows

    passed = records or unique
    if passed and file is None:
        raise CorpusError("--records and --unique pass records of FILE through: name it, or - for standard input.")
    known = PAIR if report else (*RECORD, *(name for name in COPY if name not in RECORD)) if passed else COPY
    settings, form = settle_form(printing, known)
    note = noter("dedupe")
    rows: Iterator[dict[str, Any]]
    if file is None:
        corpus = Corpus(settings.db, note)
        corpus.dedupe(keep=keep, decisions=decisions, memory=memory)
        rows = corpus.pairs(**chosen) if report else corpus.copies(singles=every, **chosen)
    else:
        given = read_records(file)
        if report:
            rows = pair_rows(given, decisions=decisions, note=note, memory=memory, **chosen)
        else:
            said: dict[str, Any] = {"keep": keep, "decisions": decisions, "memory": memory}
            rows = dedupe_rows(given, records=passed, note=note, **said, **chosen)
            rows = (row for row in rows if (row["keep"] if unique else records or every or row["relation"] != SINGLE))
    print_all(rows, form, known, "pairs" if report else "copies")
    return 0
