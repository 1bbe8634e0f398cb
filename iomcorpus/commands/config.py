"""`config show`: the settings, and where each comes from."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from iomcorpus.commands.options import Color, Format

EXAMPLES = ("iomcorpus config show",)
FIELDS = ("setting", "value", "origin")


def config(
    action: Annotated[Literal["show"], typer.Argument(metavar="show", help="What to do.")] = "show",
    format: Format = None,
    color: Color = None,
) -> int:
    """Show the settings and where each comes from.

    A flag goes before the environment (IOMCORPUS_DB, IOMCORPUS_LIMIT, ...), that before iomcorpus.toml in the working
    directory, that before $XDG_CONFIG_HOME/iomcorpus/config.toml, that before the default.
    """
    from iomcorpus.config import capture_tables, find_settings, settle
    from iomcorpus.output.form import choose_form, print_rows

    form = choose_form(settle(format=format, color=color), FIELDS)._replace(limit=None)
    rows = [{"setting": key, "value": value, "origin": origin} for key, (value, origin) in find_settings().items()]
    for path, tables in capture_tables():
        rows += (
            {"setting": f'captures."{pattern}".{key}', "value": value, "origin": path}
            for pattern, table in tables.items()
            for key, value in table.items()
        )
    print_rows(rows, form._replace(fields=FIELDS), FIELDS, "fields")
    return 0
