"""`schema`: what every field of every output means."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from iomcorpus.commands.options import LIMITED_FORM, Given, settle_form, takes

EXAMPLES = (
    "iomcorpus schema",
    "iomcorpus schema records mentions",
    "iomcorpus schema records --json > records.schema.json",
)
OPTIONS = {name: option for name, option in LIMITED_FORM.items() if name not in ("json", "db")}


@takes(printing=OPTIONS)
def schema(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME...]", help="Kinds of rows: else all of them are listed.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="The fields of all kinds of rows.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the JSON Schema: of one NAME, else of all.")] = False,
    *,
    printing: Given,
) -> int:
    """Say what the fields of rows mean: type, unit, whether they may be null, an example."""
    from iomcorpus.output.form import print_all
    from iomcorpus.output.json_schema import field_rows, json_schema, json_schemas, output_rows
    from iomcorpus.output.rows import write_text
    from iomcorpus.output.schema import OUTPUT, OUTPUTS, SCHEMA
    from iomcorpus.output.schema import names as names_of

    asked = _known(names or [])
    if json:
        from json import dumps

        document = json_schema(asked[0]) if len(asked) == 1 else json_schemas(asked or OUTPUTS)
        write_text(dumps(document, ensure_ascii=False, indent=2) + "\n", sys.stdout)
        return 0
    known = names_of(SCHEMA if asked or every else OUTPUT)
    _, form = settle_form({"json": False, **printing}, known)
    rows = (row for name in asked or OUTPUTS for row in field_rows(name)) if asked or every else output_rows()
    print_all(rows, form, known, "schema" if asked or every else "outputs")
    return 0


def _known(names: list[str]) -> list[str]:
    from iomcorpus.errors import CorpusError
    from iomcorpus.output.schema import OUTPUTS
    from iomcorpus.text.near import suggestion

    for name in names:
        if name not in OUTPUTS:
            raise CorpusError(f"schema: there are no rows called {name!r}. {suggestion(name, OUTPUTS, 'kinds')}")
    return list(dict.fromkeys(names))
