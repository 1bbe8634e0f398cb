"""How fast captures are split: whole processes over one large capture, and two processes against one over several."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.captures import MIXED, Page, Press, planted, write_capture
from benchmarks.measure import Command, Desk, Series
from benchmarks.report import NO_COST, NO_TARGET, Row, Table, cost, judge

MEGABYTE = 1_000_000
SPEED = 10.0  # MB a second of CPU, at least
SEVERAL = 4  # captures that the processes share
PIPED, CSPLIT = "iomcorpus split - > FILE", "csplit at dates"
Place = tuple[int, int]  # first and last line
# "29/03/19" and "NAIROBI, 4 May 2018 - Floodwater ...", in csplit's grammar of patterns
DATED = r"/^[0-9][0-9]/[0-9][0-9]/[0-9][0-9]$\|^[A-Z][A-Z ]*, [0-9][0-9]* [A-Z]/"
LINE_LOOP = "for line in open({!r}, encoding='utf-8'): pass"


def measure_split(desk: Desk, press: Press, size: int, rounds: int) -> Table:
    """One capture of `size` bytes, split to nowhere and into a new store, beside the plainest readers of lines.

    The nearest that other programs come to it is csplit, which opens a file at every line that a pattern matches: it is
    given the pattern of the datelines that a third of the pages have, and of the date lines that another third has.
    """
    capture, store, pieces = desk.folder / "large.txt", desk.folder / "large.db", desk.folder / "pieces"
    truth = write_known(capture, press.pages(MIXED, seed=1), size)
    said = desk.folder / "split.jsonl"
    csplit = Command(("csplit", "-z", "-n", "7", "-f", pieces / "piece", capture, DATED, "{*}"), before=emptied(pieces))
    asked = {
        "wc -l": Command(("wc", "-l", capture)),
        "python: for line in file": Command((sys.executable, "-c", LINE_LOOP.format(str(capture)))),
        CSPLIT: csplit,
        PIPED: Command((*desk.program, "split", "-"), stdin=capture, stdout=said),
        "iomcorpus split FILE --db NEW": desk.iomcorpus("split", capture, "--db", store, before=forget(store)),
    }
    missing = [name for name, command in asked.items() if shutil.which(str(command.words[0])) is None]
    series = desk.interleave({name: command for name, command in asked.items() if name not in missing}, rounds)
    length = capture.stat().st_size
    found = {PIPED: read_places(said), CSPLIT: piece_places(pieces)}
    rows = [
        _row(name, series.get(name), length) | marks(truth, found[name] if name in found and name in series else None)
        for name in asked
    ]
    capture.unlink()
    forget(store)()
    shutil.rmtree(pieces, ignore_errors=True)
    title = f"Split of one capture, {length / MEGABYTE:.0f} MB with {len(truth):,} records, {rounds} rounds in turn"
    notes = [
        "CPU with the start of each process; peak: -, where it is below that of the process that starts it",
        "F1: of the first lines of records, and of first and last lines together",
        *(f"{name}: not found here" for name in missing),
    ]
    return Table("capture", title, rows, notes)


def write_known(path: Path, pages: Iterable[Page], size: int) -> list[Place]:
    """Write whole pages until a capture has `size` bytes or more; gives first and last line of its records."""
    kept: list[Page] = []

    def written() -> Iterator[Page]:
        for page in pages:
            kept.append(page)
            yield page

    write_capture(path, written(), size)
    return planted(kept)


def _row(name: str, series: Series | None, length: int) -> Row:
    speed = length / MEGABYTE / series.cpu if series else None
    row: Row = {"what": name, **(cost(series) if series else NO_COST), "mb_per_cpu_s": speed}
    return row | (judge(speed, SPEED, at_most=False) if speed and name.startswith("iomcorpus") else NO_TARGET)


def marks(truth: Sequence[Place], found: Sequence[Place] | None) -> Row:
    """How many records are found, by their first lines and by both ends.

    >>> marks([(1, 5), (7, 9)], [(1, 6), (7, 9)])
    {'starts_f1': 1.0, 'exact_f1': 0.5}
    """
    if found is None:
        return {"starts_f1": None, "exact_f1": None}
    starts = len({first for first, _ in truth} & {first for first, _ in found})
    both = len(truth) + len(found)
    return {"starts_f1": 2 * starts / both, "exact_f1": 2 * len({*truth} & {*found}) / both}


def read_places(rows: Path) -> list[Place]:
    """First and last line of the records that a split has printed."""
    with open(rows, encoding="utf-8") as lines:
        return [(row["first_line"], row["last_line"]) for row in map(json.loads, lines)]


def piece_places(folder: Path) -> list[Place]:
    """First and last line of the pieces that a capture was cut into, without blank lines at their ends."""
    found: list[Place] = []
    at = 0
    for path in sorted(folder.glob("piece*")):
        lines = path.read_text("utf-8").split("\n")[:-1]
        written = [number for number, line in enumerate(lines, start=at + 1) if line.strip()]
        at += len(lines)
        if written:
            found.append((written[0], written[-1]))
    return found


def emptied(folder: Path) -> Callable[[], None]:
    """What makes a folder empty."""

    def empty() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()

    return empty


def measure_jobs(desk: Desk, press: Press, size: int, rounds: int) -> Table:
    """Several captures, `size` bytes together, into a fresh store by one process and by two."""
    folder, store = desk.folder / "several", desk.folder / "several.db"
    folder.mkdir()
    for number in range(SEVERAL):
        write_capture(folder / f"{number}.txt", press.pages(MIXED, seed=10 + number), size // SEVERAL)
    length = sum(path.stat().st_size for path in folder.iterdir())
    asked = {
        f"iomcorpus split -j {jobs}": desk.iomcorpus("split", folder, "-j", jobs, "--db", store, before=forget(store))
        for jobs in ("1", "2")
    }
    series = desk.interleave(asked, rounds)
    one = next(iter(series.values()))
    rows = [
        {
            "what": name,
            **cost(found),
            "mb_per_cpu_s": length / MEGABYTE / found.cpu,
            "times": one.wall / found.wall,
        }
        for name, found in series.items()
    ]
    shutil.rmtree(folder)
    forget(store)()
    notes = ["times: how many times faster by the clock"]
    if (os.cpu_count() or 1) < 2:
        notes.append("This machine has one processor: two processes cannot be faster.")
    title = f"Split of {SEVERAL} captures, {length / MEGABYTE:.0f} MB together, {rounds} rounds in turn"
    return Table("jobs", title, rows, notes)


def forget(store: Path) -> Callable[[], None]:
    """What removes a store, so that the next split makes a new one."""

    def remove() -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{store}{suffix}").unlink(missing_ok=True)

    return remove
