"""How long iomcorpus takes to answer when there is little to do, in bare starts of the interpreter.

`python -c pass` is the unit. A piped plain search and `--version` go the short way, all else through typer.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Command, Desk, Failed, Series
from benchmarks.peers.tools import PEERS, STARTERS, NotRun, Tool, python_of
from benchmarks.report import NO_TARGET, Row, Table, cost_ms, judge

BARE = "python -c pass"
RECORDS = 2_000
VERSION, SEARCH, ANY = 2.0, 3.0, 9.0  # times a bare interpreter, at most
LEAST = 10  # rows that the others print

Asked = dict[str, tuple[Command, float | None]]


def measure_start(desk: Desk, folder: Path, store: Path, word: str, rounds: int, peers: Path = PEERS) -> Table:
    """Commands on a store of some 2,000 records, their output to a pipe, beside a bare interpreter and other tools."""
    page = sorted(folder.iterdir())[0]
    asked: Asked = {
        BARE: (Command((sys.executable, "-c", "pass")), None),
        "iomcorpus --version": (desk.iomcorpus("--version"), VERSION),
        f"iomcorpus search {word}": (desk.iomcorpus("search", word, "--db", store), SEARCH),
        f"iomcorpus search {word} --fields id": (desk.iomcorpus("search", word, "--fields", "id", "--db", store), ANY),
        "iomcorpus status": (desk.iomcorpus("status", "--db", store), ANY),
        "iomcorpus split PAGE, unchanged": (desk.iomcorpus("split", page, "--db", store), ANY),
        "iomcorpus split - < PAGE": (desk.iomcorpus("split", "-", stdin=page), ANY),
        "iomcorpus --help": (desk.iomcorpus("--help"), ANY),
    }
    others, missing = find_starters(desk, store, peers)
    asked |= {name: (command, None) for name, command in others.items()}
    series = desk.interleave({name: command for name, (command, _) in asked.items()}, rounds, warm_up=True)
    rows = [_row(name, series[name], series[BARE], target) for name, (_, target) in asked.items()]
    size = page.stat().st_size / 1e3
    return Table("commands", f"Start-up, {rounds} rounds in turn, a page of {size:.0f} kB", rows, missing)


def find_starters(desk: Desk, store: Path, folder: Path) -> tuple[dict[str, Command], list[str]]:
    """Short commands of other tools that are installed, and why those of the rest are not there."""
    table = desk.folder / "table.csv"
    table.write_text("id,title\n" + "".join(f"{number},A title\n" for number in range(LEAST)), "utf-8")
    found: dict[str, Command] = {}
    missing = []
    for tool in STARTERS:
        try:
            commands = _commands(tool, python_of(tool, folder), store, table)
            for command in commands.values():
                desk.run(command)
            found |= commands
        except (NotRun, Failed) as error:
            missing.append(f"{tool.label}: {error.reason if isinstance(error, Failed) else error}")
    return found, missing


def _commands(tool: Tool, python: Path, store: Path, table: Path) -> dict[str, Command]:
    if tool.label == "csvkit":
        cut = (python, "-I", "-m", "csvkit.utilities.csvcut")
        return {"csvcut --version": Command((*cut, "--version")), "csvcut -c id": Command((*cut, "-c", "id", table))}
    utils = (python, "-I", "-m", "sqlite_utils")
    rows = (*utils, "rows", store, "record", "-c", "id", "--limit", str(LEAST))
    return {"sqlite-utils --version": Command((*utils, "--version")), "sqlite-utils rows -c id": Command(rows)}


def _row(name: str, series: Series, bare: Series, target: float | None) -> Row:
    times = series.cpu / bare.cpu
    row: Row = {"what": name, **cost_ms(series), "times": times}
    return row | (NO_TARGET if target is None else judge(times, target, at_most=True))
