"""Options that several verbs share, each defined once.

They default to None, which means not given: then the environment, the files and the defaults of `config.py` count.
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Db = Annotated[
    str | None, typer.Option("--db", metavar="FILE", help="The store: else $IOMCORPUS_DB, else iomcorpus.db.")
]
Records = Annotated[
    str | None, typer.Argument(metavar="[FILE|-]", help="Records as JSON Lines, - for standard input: no store then.")
]

After = Annotated[
    str | None, typer.Option("--after", metavar="DATE", help="From this day, month or year on, inclusive.")
]
Before = Annotated[str | None, typer.Option("--before", metavar="DATE", help="Up to this date, inclusive.")]
Source = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="Only captures with this in their name, or of this pattern (* ? [)."),
]
Kind = Annotated[
    Literal["news", "opinion", "statement", "event", "page"] | None,
    typer.Option("--kind", help="Only records of this kind."),
]
Inferred = Annotated[
    Literal["yes", "no", "only"], typer.Option("--inferred", help="Whether dates count that no capture states.")
]

Copies = Annotated[
    Literal["hide", "show", "only"], typer.Option("--copies", help="Of each article one record, all, or copies only.")
]

Format = Annotated[
    Literal["table", "jsonl", "json", "csv", "tsv", "md"] | None,
    typer.Option("--format", help="A table on a terminal, jsonl on a pipe, unless said here."),
]
Fields = Annotated[str | None, typer.Option("--fields", metavar="A,B,C", help="Only these fields, in this order.")]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Csv = Annotated[bool, typer.Option("--csv", help="The same as --format csv.")]
RawCells = Annotated[
    bool, typer.Option("--raw-cells", help="Leave cells of csv and tsv as they are, also those that begin a formula.")
]
Color = Annotated[
    Literal["auto", "always", "never"] | None, typer.Option("--color", help="Colours: auto is on a terminal.")
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", help="At most so many, 0 for all: else 20 on a terminal.")
]

Without = Annotated[
    list[str] | None, typer.Option("--without", metavar="RULE", help="Do without a rule, by its name; may be repeated.")
]
Decisions = Annotated[
    str | None,
    typer.Option("--decisions", metavar="FILE", help="What people say: same A B, copy A B, ... Else decisions.txt."),
]
Jobs = Annotated[int | None, typer.Option("-j", "--jobs", metavar="N", help="Processes: else one a processor.")]
