"""`contacts`: list whom to ask, with telephones and e-mail addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.facts import LISTED, Query, print_facts
from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import Given, settle_form, takes

EXAMPLES = (
    "iomcorpus contacts --unique",
    "iomcorpus contacts | jq -r '.emails[]'",
    "iomcorpus contacts --unique --region GB --csv --fields name,org,valid,emails",
)


@takes(**LISTED)
def contacts(
    query: Query = None,
    unique: Annotated[
        bool, typer.Option("--unique", help="Each once, by person, telephone or address, with all places.")
    ] = False,
    sort: Annotated[
        Literal["place", "date", "name"], typer.Option("--sort", help="By place, by date (newest first), or by name.")
    ] = "place",
    region: Annotated[
        str | None,
        typer.Option("--region", metavar="XX", help="Say which telephones are valid, as dialled in this country."),
    ] = None,
    *,
    chosen: Given,
    printing: Given,
) -> int:
    """List whom to ask, with telephones and e-mail addresses.

    With --region (ISO 3166, which needs the extra `phones`) each has `valid`: its telephones in international form.
    """

    def check(row: dict[str, Any]) -> dict[str, Any]:
        from iomcorpus.facts.contacts.phones import check_phone

        checked = (check_phone(phone, region) for phone in row["phones"])
        return {**row, "valid": [phone.international for phone in checked if phone.valid]}

    change, more = (check, ("valid",)) if region is not None else (None, ())
    if unique:
        return _print_once(query, sort, chosen, printing, change, more)
    return print_facts("contact", query, chosen, printing, sort=sort, change=change, more=more)


def _print_once(
    query: str | None,
    sort: str,
    chosen: Given,
    printing: Given,
    change: Callable[[dict[str, Any]], dict[str, Any]] | None,
    more: tuple[str, ...],
) -> int:
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_all
    from iomcorpus.output.mentions import CONTACT_ONCE

    known = (*CONTACT_ONCE, *more)
    settings, form = settle_form(printing, known)
    rows = Corpus(settings.db).contacts_once(query, sort=sort, **chosen)
    found = print_all(map(change, rows) if change else rows, form, known, "contacts_once")
    return 0 if found else offer(query, settings.db, chosen)
