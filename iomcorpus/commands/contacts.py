"""`contacts`: list whom to ask, with telephones and e-mail addresses."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from iomcorpus.commands.facts import LISTED, print_facts
from iomcorpus.commands.options import Given, takes

EXAMPLES = ("iomcorpus contacts", "iomcorpus contacts | jq -r '.emails[]'", "iomcorpus contacts --region GB")


@takes(**LISTED)
def contacts(
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

    if region is None:
        return print_facts("contact", chosen, printing)
    return print_facts("contact", chosen, printing, check, ("valid",))
