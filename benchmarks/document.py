"""`python -m benchmarks.document`: make docs/benchmarks.md and its plots from what was measured.

The text is `document.md`, with places for what is measured in double braces: `{{table PART.TABLE}}`, `{{plot NAME}}`,
`{{missed}}`, `{{machines}}`, `{{beside}}`, and single figures as `{{PART.TABLE | ROW | COLUMN}}`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build import STAGES
from benchmarks.captures import PROJECT
from benchmarks.growth import FLAT
from benchmarks.plots import Dot, dots, lines
from benchmarks.report import COLUMNS, MISSING, TO_THE_LEFT, Row, Table, Value, cell
from benchmarks.results import Part, read_parts

RESULTS = Path(__file__).with_name("results")
TEMPLATE = Path(__file__).with_name("document.md")
DOCUMENT = PROJECT / "docs" / "benchmarks.md"
PLOTS = "plots"  # the folder beside the document
PLACE = re.compile(r"\{\{(.+?)\}\}")
MADE = (
    "<!-- Made by `python -m benchmarks.document` from benchmarks/results: change benchmarks/document.md instead. -->"
)
OWN = "iomcorpus"
BESIDE = "beside"  # the name of the others' versions among what is told of a machine


@dataclass(frozen=True, slots=True)
class Side:
    """A plot of what is set side by side: a table's rows, and the column that is plotted."""

    table: str
    title: str
    column: str
    unit: str
    only: str = ""  # a pattern that the rows' names begin with


SIDES = {
    "start": Side("start.commands", "Start-up", "cpu_ms", "ms of CPU"),
    "split": Side("split.capture", "One capture read or split", "cpu_s", "s of CPU"),
    "copies": Side("copies.clusters", "Copies among planted articles", "cpu_s", "s of CPU"),
    "facts": Side("facts.finders", "Facts in the same records", "cpu_s", "s of CPU"),
    "storing": Side("search.storing", "Articles stored and indexed", "cpu_s", "s of CPU"),
    "search": Side(
        "search.processes", "Searches, from start to end of the process", "cpu_ms", "ms of CPU",
        "python|search (zanzibar$|trafficking, best|migration, best)|(sqlite3|sqlite-utils|tantivy|rg) ",
    ),
}  # fmt: skip


def write_document(results: Path, folder: Path) -> None:
    """Make the document of some results, and its plots beside it."""
    for path, text in make_document(read_parts(results)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def make_document(parts: Mapping[str, Part]) -> dict[str, str]:
    """The document and its plots, by their paths from the document's folder."""
    plots = {f"{PLOTS}/{name}.svg": plot for name, plot in draw_plots(parts)}
    text = PLACE.sub(lambda match: fill(match[1], parts, plots), TEMPLATE.read_text("utf-8"))
    return {DOCUMENT.name: f"{MADE}\n\n{text}", **plots}


def fill(place: str, parts: Mapping[str, Part], plots: Collection[str]) -> str:
    """What stands in a place of the text."""
    word, _, name = place.partition(" ")
    match word:
        case "table":
            table = find_table(parts, name)
            return markdown(table) if table else f"*Not measured here: `make bench ARGS={name.partition('.')[0]}`.*"
        case "plot":
            path = f"{PLOTS}/{name}.svg"
            return f"![{name}]({path})" if path in plots else ""
        case "missed":
            return "\n".join(missed(parts)) or "All targets are met."
        case "machines":
            return machines(parts)
        case "beside":
            told = (part.machine.get(BESIDE, "").split(", ") for part in parts.values())
            return ", ".join(sorted({tool for tools in told for tool in tools if tool}))
        case _:
            return figure(parts, place)


def find_table(parts: Mapping[str, Part], name: str) -> Table | None:
    """A table by the name of its part and its own, where it was measured."""
    part, _, table = name.partition(".")
    return parts[part].tables.get(table) if part in parts else None


def markdown(table: Table) -> str:
    """A table with its title above and its notes below.

    >>> print(markdown(Table("loops", "Loops", [{"what": "wc", "cpu_s": 0.5}], ["Once"])))
    **Loops**
    <BLANKLINE>
    | | CPU s |
    | :-- | --: |
    | wc | 0.500 |
    <BLANKLINE>
    Once.
    """
    head, *rows = table.cells()
    aligned = [":--" if name in TO_THE_LEFT else "--:" for name in table.rows[0]]
    shown = [_row(cells) for cells in (head, aligned, *rows)]
    notes = " ".join(f"{note[0].upper()}{note[1:]}." for note in table.notes)
    return "\n".join([f"**{table.title}**", "", *shown, *(["", notes] if notes else [])])


def _row(cells: list[str]) -> str:
    return "|" + "|".join(f" {text.strip().replace('|', chr(92) + '|')} ".replace("  ", " ") for text in cells) + "|"


def figure(parts: Mapping[str, Part], place: str) -> str:
    """One measured value, as its table prints it; `?` where it was not measured."""
    name, row_name, column = (part.strip() for part in place.split("|"))
    table = find_table(parts, name)
    rows = table.rows if table else ()
    value = next((row.get(column) for row in rows if str(row["what"]).strip() == row_name), None)
    return "?" if value is None else cell(column, value)


def missed(parts: Mapping[str, Part]) -> Iterator[str]:
    """The rows that miss their target, with what they have instead."""
    for part, kept in parts.items():
        for table in kept.tables.values():
            for row in table.rows:
                if row.get("verdict") == "MISSED":
                    title, what = table.title.partition(", ")[0], str(row["what"]).strip()
                    yield f"- {part}, {title}: {what}, {row['target']}{_instead(row)}"


def _instead(row: Row) -> str:
    """What was judged, which stands before its target."""
    columns = list(row)
    column = columns[columns.index("target") - 1]
    return f" ({COLUMNS[column][0]}: {cell(column, row[column])})"


def machines(parts: Mapping[str, Part]) -> str:
    """What each part was measured on."""
    names = list(dict.fromkeys(name for part in parts.values() for name in part.machine if name != BESIDE))
    rows = [[part, *(kept.machine.get(name, MISSING) for name in names)] for part, kept in parts.items()]
    return "\n".join(_row(cells) for cells in (["", *names], [":--"] * (len(names) + 1), *rows))


def draw_plots(parts: Mapping[str, Part]) -> Iterator[tuple[str, str]]:
    """All plots of what was measured, by name."""
    if growth := dict(grown(parts)):
        yield "growth", lines("CPU of a record, in times of the least in any run", growth, FLAT)
    for name, side in SIDES.items():
        if found := list(_dots(find_table(parts, side.table), side)):
            yield name, dots(side.title, found, side.unit)


def grown(parts: Mapping[str, Part]) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """What a record costs by the number of records, in times of the least, for each stage."""
    columns = {
        "growth-copies.copies": ("dedupe", "cpu_us_per_record"),
        "growth-store.store": ("store", "cpu_us_per_record"),
    }
    for table_name, (name, column) in columns.items():
        yield from _line(find_table(parts, table_name), name, column)
    for stage in STAGES:
        yield from _line(find_table(parts, "build.growth"), f"build: {stage}", f"{stage}_ms")


def _line(table: Table | None, name: str, column: str) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    rows = table.rows if table else []
    points = [(_number(row["records"]), _number(row[column])) for row in rows]
    if len(points) > 1 and (least := min(value for _, value in points)):
        yield name, [(records, value / least) for records, value in points]


def _dots(table: Table | None, side: Side) -> Iterator[Dot]:
    for row in table.rows if table else ():
        value, label = row[side.column], str(row["what"]).strip()
        if value and re.match(side.only, label):
            least = _number(value)
            most = least * (1 + _number(row["spread"] or 0.0))
            ours = OWN in label or label.startswith("search ")
            yield Dot(label, least, most, ours, cell(side.column, value))


def _number(value: Value) -> float:
    assert isinstance(value, int | float)
    return float(value)


if __name__ == "__main__":
    write_document(RESULTS, DOCUMENT.parent)
