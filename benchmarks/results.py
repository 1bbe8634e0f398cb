"""What was measured, kept as a file of JSON a part, so that parts can be measured on different days."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.report import Row, Table, Value

DIGITS = 5  # that a measured figure is kept with


@dataclass(frozen=True, slots=True)
class Part:
    """The tables of a part, and what they were measured on."""

    machine: Mapping[str, str]
    tables: Mapping[str, Table]


def write_part(folder: Path, name: str, machine: Mapping[str, str], tables: Sequence[Table]) -> None:
    """Keep what a part has measured, in the place of what it measured before."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = [asdict(table) | {"rows": [rounded(row) for row in table.rows]} for table in tables]
    text = json.dumps({"machine": machine, "tables": kept}, indent=1, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text + "\n", "utf-8")


def rounded(row: Row) -> Row:
    """A row without digits that nobody has measured.

    >>> rounded({"what": "wc -l", "records": 123_456_789, "cpu_s": 0.123456789})
    {'what': 'wc -l', 'records': 123456789, 'cpu_s': 0.12346}
    """

    def short(value: Value) -> Value:
        return float(f"{value:.{DIGITS}g}") if isinstance(value, float) else value

    return {name: short(value) for name, value in row.items()}


def read_parts(folder: Path) -> dict[str, Part]:
    """All that is kept there, by the name of the part."""
    return {path.stem: read_part(path) for path in sorted(folder.glob("*.json"))}


def read_part(path: Path) -> Part:
    """What one part has measured."""
    kept = json.loads(path.read_text("utf-8"))
    return Part(kept["machine"], {table["name"]: Table(**table) for table in kept["tables"]})
