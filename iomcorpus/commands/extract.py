"""`extract`: dates, people, figures, quotes, contacts and organisations out of records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.options import (
    COPIES_SHOWN,
    FILTERS,
    LIMITED_FORM,
    Decisions,
    Given,
    Jobs,
    PeopleEngine,
    Records,
    Without,
    settle_form,
    takes,
)

EXAMPLES = (
    "iomcorpus extract --types dates,figures --after 2017",
    "iomcorpus split page.txt | iomcorpus extract - | jq -r 'select(.type == \"person\").person'",
    "iomcorpus extract --check",
    "cat notes.txt | iomcorpus extract --raw -",
)


@takes(chosen={**FILTERS, **COPIES_SHOWN}, printing=LIMITED_FORM)
def extract(
    file: Records = None,
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
    people_engine: PeopleEngine = "rules",
    without: Without = None,
    decisions: Decisions = None,
    jobs: Jobs = None,
    *,
    chosen: Given,
    printing: Given,
) -> int:
    """Find every date, person and figure, quote, contact and organisation, and say what each one means.

    Without FILE the store is brought up to date (what is known is not read again) and its facts are printed.
    """
    from iomcorpus.asking.filters import make_filters
    from iomcorpus.commands.facts import bring_up_to_date, read_types, read_without
    from iomcorpus.commands.records import read_records, read_text
    from iomcorpus.facts.people.engines import check_engine
    from iomcorpus.output.form import print_all
    from iomcorpus.output.mentions import MENTION
    from iomcorpus.streams import chosen_rows, extract_rows

    settings, form = settle_form(printing, MENTION, jobs=jobs)
    wanted = ("date",) if check and types is None else read_types(types)
    off, engine = read_without(without or []), check_engine(people_engine)
    filters = make_filters(**chosen)
    rows: Iterator[dict[str, Any]]
    if file is None:
        rows = bring_up_to_date(settings, off, engine, decisions).mentions(wanted, **chosen)
    else:
        every = read_text(file) if raw else read_records(file, text_field)
        records = chosen_rows(every, filters)
        rows = extract_rows(
            records, wanted, scope=scope, without=off, engine=engine, decisions=decisions, jobs=settings.jobs
        )
    if check:
        rows = (row for row in rows if row.get("doubt"))
    number = print_all(rows, form, MENTION, "mentions")
    return 1 if check and number else 0
