"""`contacts`: list whom to ask, with telephones and e-mail addresses."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from iomcorpus.commands.facts import print_facts
from iomcorpus.commands.options import (
    After,
    Before,
    Color,
    Copies,
    Csv,
    Db,
    Fields,
    Format,
    Inferred,
    Json,
    Kind,
    Limit,
    RawCells,
    Source,
)

EXAMPLES = ("iomcorpus contacts", "iomcorpus contacts | jq -r '.emails[]'", "iomcorpus contacts --region GB")


def contacts(
    region: Annotated[
        str | None,
        typer.Option("--region", metavar="XX", help="Say which telephones are valid, as dialled in this country."),
    ] = None,
    after: After = None,
    before: Before = None,
    source: Source = None,
    kind: Kind = None,
    inferred: Inferred = "yes",
    copies: Copies = "hide",
    limit: Limit = None,
    format: Format = None,
    fields: Fields = None,
    json: Json = False,
    csv: Csv = False,
    raw_cells: RawCells = False,
    color: Color = None,
    db: Db = None,
) -> int:
    """List whom to ask, with telephones and e-mail addresses.

    With --region (ISO 3166, which needs the extra `phones`) each has `valid`: its telephones in international form.
    """
    from iomcorpus.config import settle

    def check(row: dict[str, Any]) -> dict[str, Any]:
        from iomcorpus.facts.contacts.phones import check_phone

        checked = (check_phone(phone, region) for phone in row["phones"])
        return {**row, "valid": [phone.international for phone in checked if phone.valid]}

    settings = settle(db=db, format=format, limit=limit, color=color)
    form = {"fields": fields, "json": json, "csv": csv, "raw_cells": raw_cells}
    chosen = {"after": after, "before": before, "source": source, "kind": kind, "inferred": inferred}
    chosen["copies"] = copies
    return print_facts("contact", settings, form, chosen, check if region else None, ("valid",) if region else ())
