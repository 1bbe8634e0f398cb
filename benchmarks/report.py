"""What is printed and kept: plain aligned tables, the same rows as JSON, and the machine they were measured on."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import iomcorpus
from benchmarks.measure import Series

Value = str | int | float | None
Row = dict[str, Value]

# A column's name in JSON, its unit there included: its heading and how its values are printed.
COLUMNS = {
    "what": ("", "{}"),
    "records": ("records", "{:,}"),
    "mb": ("MB", "{:,.1f}"),
    "split_ms": ("split", "{:.2f}"),
    "index_ms": ("index", "{:.2f}"),
    "dedupe_ms": ("dedupe", "{:.2f}"),
    "extract_ms": ("extract", "{:.2f}"),
    "people_ms": ("people", "{:.2f}"),
    "cpu_s": ("CPU s", "{:.3f}"),
    "cpu_median_s": ("median", "{:.3f}"),
    "cpu_ms": ("CPU ms", "{:.1f}"),
    "cpu_median_ms": ("median", "{:.1f}"),
    "spread": ("spread", "{:.0%}"),
    "wall_s": ("wall s", "{:.2f}"),
    "wall_ms": ("wall ms", "{:.1f}"),
    "wall_median_s": ("median s", "{:.2f}"),
    "mb_per_cpu_s": ("MB/s", "{:,.1f}"),
    "mb_per_wall_s": ("by the clock", "{:,.1f}"),
    "kb_per_cpu_s": ("KB/s", "{:,.0f}"),
    "articles_per_cpu_s": ("articles/s", "{:,.0f}"),
    "cpu_us_per_record": ("µs a record", "{:,.0f}"),
    "bytes_per_record": ("bytes a record", "{:,.0f}"),
    "peak_mb": ("peak MB", "{:.0f}"),
    "all_processes_mb": ("all processes MB", "{:.0f}"),
    "times": ("times", "{:.2f}"),
    "times_median": ("median", "{:.2f}"),
    "times_least": ("of the least", "{:.2f}"),
    "target": ("target", "{}"),
    "verdict": ("", "{}"),
    "word": ("word", "{}"),
    "hits": ("hits", "{:,}"),
    "search_ms": ("iomcorpus ms", "{:.1f}"),
    "search_median_ms": ("median", "{:.1f}"),
    "shell_ms": ("sqlite3 ms", "{:.1f}"),
    "shell_median_ms": ("median", "{:.1f}"),
    "in_process_ms": ("in process ms", "{:.2f}"),
    "statement_ms": ("statement ms", "{:.2f}"),
    "cases_f1": ("cases F1", "{:.3f}"),
    "cases_overlap_f1": ("overlap", "{:.3f}"),
    "cases_value": ("value", "{:.3f}"),
    "captures_f1": ("captures F1", "{:.3f}"),
    "captures_overlap_f1": ("overlap", "{:.3f}"),
    "captures_value": ("value", "{:.3f}"),
    "starts_f1": ("starts F1", "{:.3f}"),
    "exact_f1": ("exact F1", "{:.3f}"),
    "precision": ("precision", "{:.3f}"),
    "recall": ("recall", "{:.3f}"),
    "f1": ("F1", "{:.3f}"),
    "adjusted_rand": ("ARI", "{:.3f}"),
    "note": ("", "{}"),
}
TO_THE_LEFT = ("what", "target", "verdict", "word", "note")
MISSING = "-"


@dataclass(frozen=True, slots=True)
class Table:
    """What one part has measured; all rows have the same columns."""

    name: str  # one word, by which the document asks for it
    title: str
    rows: Sequence[Row]
    notes: Sequence[str] = ()

    def lines(self) -> list[str]:
        """The table as it is printed.

        >>> rows = [{"what": "wc", "cpu_s": 0.5}, {"what": "python", "cpu_s": None}]
        >>> print("\\n".join(Table("loops", "Loops", rows).lines()))
        Loops
                  CPU s
          wc      0.500
          python      -
        """
        columns = list(self.rows[0])
        cells = self.cells()
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = [
            "  ".join(
                cell.ljust(width) if name in TO_THE_LEFT else cell.rjust(width)
                for name, cell, width in zip(columns, row, widths, strict=True)
            )
            for row in cells
        ]
        return [self.title, *(f"  {line}".rstrip() for line in lines), *(f"  {note}" for note in self.notes)]

    def cells(self) -> list[list[str]]:
        """The headings, and then the rows."""
        columns = list(self.rows[0])
        rows = [[cell(name, row[name]) for name in columns] for row in self.rows]
        return [[COLUMNS[name][0] for name in columns], *rows]


def cell(name: str, value: Value) -> str:
    """A value of a column as it is printed."""
    return MISSING if value is None else COLUMNS[name][1].format(value)


def cost(series: Series) -> Row:
    """What a command took, in seconds."""
    return {
        "cpu_s": series.cpu,
        "cpu_median_s": series.median_cpu,
        "spread": series.spread,
        "wall_s": series.wall,
        "peak_mb": series.peak / 1e6 if series.peak else None,
    }


NO_COST: Row = dict.fromkeys(("cpu_s", "cpu_median_s", "spread", "wall_s", "peak_mb"))


def cost_ms(series: Series) -> Row:
    """What a short command took, in milliseconds."""
    return {
        "cpu_ms": series.cpu * 1e3,
        "cpu_median_ms": series.median_cpu * 1e3,
        "spread": series.spread,
        "wall_ms": series.wall * 1e3,
        "peak_mb": series.peak / 1e6 if series.peak else None,
    }


def judge(value: float, target: float, *, at_most: bool) -> Row:
    """A target and whether it is met; it stands behind the value that it is of.

    >>> judge(2.5, 3, at_most=True)
    {'target': 'at most 3', 'verdict': 'ok'}
    """
    met = value <= target if at_most else value >= target
    return {"target": f"{'at most' if at_most else 'at least'} {target:g}", "verdict": "ok" if met else "MISSED"}


NO_TARGET: Row = {"target": "", "verdict": ""}


def describe_machine() -> dict[str, str]:
    """The machine, the versions and the time, by name."""
    kernel = ".".join(platform.release().split(".")[:2])
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": f"{_processor()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}",
        "system": f"{platform.system()} {kernel}, {platform.machine()}",
        "python": f"{platform.python_version()} with SQLite {sqlite3.sqlite_version}",
        "iomcorpus": f"{iomcorpus.__version__}, typer {_version('typer')}, rich {_version('rich')}",
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def print_machine(machine: dict[str, str]) -> None:
    """The head of the report."""
    width = max(map(len, machine))
    for name, value in machine.items():
        print(f"{name:<{width}}  {value}")


def print_table(table: Table) -> None:
    """A table as soon as it is measured."""
    print("", *table.lines(), sep="\n")
    sys.stdout.flush()
