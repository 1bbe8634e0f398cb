"""Options that several verbs share, each defined once, and groups of them that verbs take as one.

They default to None, which means not given: then the environment, the files and the defaults of `config.py` count.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from iomcorpus.config import Settings
    from iomcorpus.output.form import Form

Verb = Callable[..., int]
Options = Mapping[str, tuple[Any, Any]]  # name of a parameter -> its type with what typer is told, and its default
Given = Mapping[str, Any]  # the values of a group, by name

Db = Annotated[
    str | None, typer.Option("--db", metavar="FILE", help="The store: else $IOMCORPUS_DB, else iomcorpus.db.")
]


def read_size(text: str) -> int:
    """A number of bytes, as people write it.

    >>> read_size("1500"), read_size("64k"), read_size("1.5 GB") == 3 << 29
    (1500, 65536, True)
    """
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s?([kmgt]?)(?:i?b)?", text.strip(), re.IGNORECASE)
    if not match:
        raise typer.BadParameter(f"{text!r} is no size: write it as 500M or 2G.")
    return int(float(match[1]) * 1024 ** ("", *"kmgt").index(match[2].lower()))


Memory = Annotated[
    int | None,
    typer.Option("--memory", metavar="SIZE", parser=read_size, help="Keep so much of the index in memory, as 2G."),
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


def field_option(name: str, metavar: str, help: str) -> Any:
    """An option that means the same as a field of the query."""
    return Annotated[list[str] | None, typer.Option(f"--{name}", metavar=metavar, help=help)]


Person = field_option("person", "NAME", "Only with this person: words of a name, or an id.")
Role = field_option("role", "WORDS", "Only with a person in such a post.")
Org = field_option("org", "WORDS", "Only with this organisation: of the person, where one is asked for.")
Figure = field_option("figure", "BOUNDS", "Only with such a figure: '>=1000', '<5', 1000..5000.")
Unit = field_option("unit", "WORDS", "Only with figures of this: migrants, USD, 'per cent'.")
Mentioned = field_option("mentions", "DATE", "Only with such a date in the text: 2016, 2016-05..2017.")
Has = field_option("has", "WHAT", "Only with a contact, figure, quote, title, copy, ... in it.")

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
NoPager = Annotated[bool, typer.Option("--no-pager", help="Print long tables and pages at once.")]
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

Captures = Annotated[
    list[str] | None,
    typer.Argument(metavar="[CAPTURE...]", help="Files, folders, globs, - for standard input: else what is in data/."),
]
DryRun = Annotated[bool, typer.Option("-n", "--dry-run", help="Print what would be done, and do nothing.")]
Prune = Annotated[bool, typer.Option("--prune", help="Drop captures from the store whose file is gone.")]
DateOrder = Annotated[
    Literal["auto", "dmy", "mdy"] | None,
    typer.Option("--date-order", help="Day or month first, whatever a capture shows; auto: as it proves."),
]
SplitValues = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="date-order=dmy; or by an example of such lines: head=, behind= (items begin with, or behind them), "
        'furniture=. May be repeated; [captures."PATTERN"] in iomcorpus.toml keeps it for a site.',
    ),
]
Sidecar = Annotated[
    str | None,
    typer.Option("--captures", metavar="FILE", help="What is known of captures: else captures.csv beside them."),
]
Borders = Annotated[
    str | None,
    typer.Option("--borders", metavar="FILE", help="What people have decided of borders: else borders.txt."),
]
MaxSize = Annotated[
    int | None,
    typer.Option("--max-size", min=1, metavar="BYTES", help="Refuse captures that are larger, decompressed."),
]
Keep = Annotated[
    Literal["best", "longest", "earliest", "latest", "first"],
    typer.Option("--keep", help="Which one is kept: the most complete, ..., the first by capture and line."),
]
PeopleEngine = Annotated[
    str, typer.Option("--people-engine", metavar="NAME", help="Who finds people: rules, or spacy:MODEL (an extra).")
]

ReceiptFile = Annotated[
    str | None,
    typer.Option("--receipt", metavar="FILE", help="Write down what was asked and found, for `replay`."),
]

# Groups
FILTERS: Options = {
    "after": (After, None),
    "before": (Before, None),
    "source": (Source, None),
    "kind": (Kind, None),
    "inferred": (Inferred, "yes"),
    "person": (Person, None),
    "role": (Role, None),
    "org": (Org, None),
    "figure": (Figure, None),
    "unit": (Unit, None),
    "mentions": (Mentioned, None),
    "has": (Has, None),
}
COPIES_HIDDEN: Options = {"copies": (Copies, "hide")}
COPIES_SHOWN: Options = {"copies": (Copies, "show")}
FORM: Options = {
    "format": (Format, None),
    "fields": (Fields, None),
    "json": (Json, False),
    "csv": (Csv, False),
    "raw_cells": (RawCells, False),
    "color": (Color, None),
    "no_pager": (NoPager, False),
    "db": (Db, None),
}
LIMITED_FORM: Options = {"limit": (Limit, None), **FORM}


def takes(**groups: Options) -> Callable[[Verb], Verb]:
    """Give a verb the options of some groups; it takes each group as one mapping, by the name of the group.

    >>> @takes(chosen={"kind": (str | None, None)})
    ... def count(word: str, *, chosen: Given) -> int:
    ...     return len(word) + len(chosen["kind"])
    >>> count(word="ab", kind="news"), str(inspect.signature(count))
    (6, '(word: str, *, kind: str | None = None) -> int')
    """

    def give(verb: Verb) -> Verb:
        signature = inspect.signature(verb, eval_str=True)
        own = [parameter for name, parameter in signature.parameters.items() if name not in groups]
        shared = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for options in groups.values()
            for name, (annotation, default) in options.items()
        ]

        def run(**given: Any) -> int:
            for group, options in groups.items():
                given[group] = {name: given.pop(name, default) for name, (_, default) in options.items()}
            return verb(**given)

        run.__doc__, run.__name__, run.__module__ = verb.__doc__, verb.__name__, verb.__module__
        run.__signature__ = signature.replace(parameters=[*own, *shared])  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *shared)}
        return run

    return give


def settle_form(given: Given, known: Sequence[str], **flags: Any) -> tuple[Settings, Form]:
    """The settings and the form of rows with the fields `known`, by the options of FORM or LIMITED_FORM.

    `flags` are other options that settings have.
    """
    from iomcorpus.config import settle
    from iomcorpus.output.form import choose_form

    flags |= {name: given.get(name) for name in ("db", "format", "limit", "color")}
    settings = settle(pager=pager_setting(given.get("no_pager", False)), **flags)
    rest = {name: given[name] for name in ("fields", "json", "csv", "raw_cells")}
    return settings, choose_form(settings, known, **rest)


def pager_setting(no_pager: bool) -> str | None:
    """What the option `--no-pager` makes of the setting `pager`."""
    return "never" if no_pager else None
