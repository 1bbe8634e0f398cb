"""`extract`: dates, people, figures, quotes, contacts and organisations out of records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.options import (
    After,
    Before,
    Color,
    Copies,
    Csv,
    Db,
    Decisions,
    Fields,
    Format,
    Inferred,
    Jobs,
    Json,
    Kind,
    Limit,
    RawCells,
    Source,
    Without,
)

EXAMPLES = (
    "iomcorpus extract --types dates,figures --after 2017",
    "iomcorpus split page.txt | iomcorpus extract - | jq -r 'select(.type == \"person\").person'",
    "iomcorpus extract --check",
    "cat notes.txt | iomcorpus extract --raw -",
)


def extract(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE|-]", help="Records as JSON Lines, - for standard input: no store then."),
    ] = None,
    types: Annotated[
        str | None, typer.Option("--types", metavar="A,B", help="Only dates, people, figures, quotes, contacts, ...")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only dates that the text contradicts; exit status 1 where there are any.")
    ] = False,
    scope: Annotated[
        Literal["corpus", "record"],
        typer.Option("--scope", help="Tell persons apart over all records, or in each (with FILE: facts stream then)."),
    ] = "corpus",
    text_field: Annotated[
        str, typer.Option("--text-field", metavar="NAME", help="The field of FILE's objects that holds the text.")
    ] = "text",
    raw: Annotated[bool, typer.Option("--raw", help="FILE is plain text: all of it is one record.")] = False,
    people_engine: Annotated[
        str, typer.Option("--people-engine", metavar="NAME", help="Who finds people: rules, or spacy:MODEL (an extra).")
    ] = "rules",
    without: Without = None,
    decisions: Decisions = None,
    after: After = None,
    before: Before = None,
    source: Source = None,
    kind: Kind = None,
    inferred: Inferred = "yes",
    copies: Copies = "show",
    jobs: Jobs = None,
    limit: Limit = None,
    format: Format = None,
    fields: Fields = None,
    json: Json = False,
    csv: Csv = False,
    raw_cells: RawCells = False,
    color: Color = None,
    db: Db = None,
) -> int:
    """Find every date, person and figure, quote, contact and organisation, and say what each one means.

    Without FILE the store is brought up to date (what is known is not read again) and its facts are printed.
    """
    from iomcorpus.asking.scan import passes
    from iomcorpus.commands.facts import bring_up_to_date, read_types, read_without
    from iomcorpus.commands.records import read_records, read_text
    from iomcorpus.config import settle
    from iomcorpus.corpus import extract_rows, make_filters
    from iomcorpus.facts.people.engines import check_engine
    from iomcorpus.output.form import choose_form, print_all
    from iomcorpus.output.mentions import MENTION

    settings = settle(db=db, format=format, limit=limit, color=color, jobs=jobs)
    form = choose_form(settings, MENTION, fields=fields, json=json, csv=csv, raw_cells=raw_cells)
    chosen = ("date",) if check and types is None else read_types(types)
    off, engine = read_without(without or []), check_engine(people_engine)
    chosen_records: dict[str, Any] = {
        "after": after,
        "before": before,
        "source": source,
        "kind": kind,
        "inferred": inferred,
    }
    filters = make_filters(**chosen_records, copies=copies)
    rows: Iterator[dict[str, Any]]
    if file is None:
        corpus = bring_up_to_date(settings, off, engine, decisions)
        rows = corpus.mentions(chosen, **chosen_records, copies=copies)
    else:
        records = read_text(file) if raw else read_records(file, text_field)
        wanted = (record for record in records if passes(record, filters))
        rows = extract_rows(
            wanted, chosen, scope=scope, without=off, engine=engine, decisions=decisions, jobs=settings.jobs
        )
    if check:
        rows = (row for row in rows if row.get("doubt"))
    number = print_all(rows, form, MENTION, "mentions")
    return 1 if check and number else 0
