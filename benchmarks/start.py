"""How long iomcorpus takes to answer when there is little to do, in bare starts of the interpreter.

`python -c pass` is the unit. A piped plain search and `--version` go the short way, all else through typer.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Command, Desk, Series
from benchmarks.report import NO_TARGET, Row, Table, judge

BARE = "python -c pass"
RECORDS = 2_000
VERSION, SEARCH, ANY = 2.0, 3.0, 9.0  # times a bare interpreter, at most


def measure_start(desk: Desk, folder: Path, store: Path, word: str, rounds: int) -> Table:
    """Commands on a store of some 2,000 records, their output to a pipe, beside a bare interpreter."""
    page = sorted(folder.iterdir())[0]
    asked: dict[str, tuple[Command, float | None]] = {
        BARE: (Command((sys.executable, "-c", "pass")), None),
        "iomcorpus --version": (desk.iomcorpus("--version"), VERSION),
        f"iomcorpus search {word}": (desk.iomcorpus("search", word, "--db", store), SEARCH),
        f"iomcorpus search {word} --fields id": (desk.iomcorpus("search", word, "--fields", "id", "--db", store), ANY),
        "iomcorpus status": (desk.iomcorpus("status", "--db", store), ANY),
        "iomcorpus split PAGE, unchanged": (desk.iomcorpus("split", page, "--db", store), ANY),
        "iomcorpus split - < PAGE": (desk.iomcorpus("split", "-", stdin=page), ANY),
        "iomcorpus --help": (desk.iomcorpus("--help"), ANY),
    }
    series = desk.interleave({name: command for name, (command, _) in asked.items()}, rounds, warm_up=True)
    rows = [_row(name, series[name], series[BARE], target) for name, (_, target) in asked.items()]
    size = page.stat().st_size / 1e3
    return Table(f"Start-up, {rounds} rounds in turn, a page of {size:.0f} kB", rows)


def _row(name: str, series: Series, bare: Series, target: float | None) -> Row:
    times = series.cpu / bare.cpu
    cost: Row = {"what": name, "cpu_ms": series.cpu * 1e3, "cpu_median_ms": series.median_cpu * 1e3, "times": times}
    return cost | (NO_TARGET if target is None else judge(times, target, at_most=True))
