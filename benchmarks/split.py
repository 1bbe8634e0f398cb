"""How fast captures are split: whole processes over one large capture, and two processes against one over several."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.captures import MIXED, Press, write_capture
from benchmarks.measure import Command, Desk, Series
from benchmarks.report import NO_TARGET, Row, Table, judge

MEGABYTE = 1_000_000
SPEED = 10.0  # MB a second of CPU, at least
SEVERAL = 4  # captures that the processes share
LINE_LOOP = "for line in open({!r}, encoding='utf-8'): pass"


def measure_split(desk: Desk, press: Press, size: int, rounds: int) -> Table:
    """One capture of `size` bytes, split to nowhere and into a new store, beside `wc -l` and a loop over its lines."""
    capture, store = desk.folder / "large.txt", desk.folder / "large.db"
    records = write_capture(capture, press.pages(MIXED, seed=1), size)
    asked = {
        "wc -l": Command(("wc", "-l", capture)),
        "python: for line in file": Command((sys.executable, "-c", LINE_LOOP.format(str(capture)))),
        "iomcorpus split - > /dev/null": desk.iomcorpus("split", "-", stdin=capture),
        "iomcorpus split FILE --db NEW": desk.iomcorpus("split", capture, "--db", store, before=forget(store)),
    }
    missing = [] if shutil.which("wc") else ["wc -l"]
    series = desk.interleave({name: command for name, command in asked.items() if name not in missing}, rounds)
    length = capture.stat().st_size
    rows = [_row(name, series[name], length) if name in series else _not_found(name) for name in asked]
    capture.unlink()
    forget(store)()
    title = f"Split of one capture, {length / MEGABYTE:.0f} MB with {records:,} records, {rounds} rounds in turn"
    return Table(title, rows, ["CPU with the start of each process; peak: of its memory, where it is more than ours"])


def _row(name: str, series: Series, length: int) -> Row:
    speed = length / MEGABYTE / series.cpu
    row: Row = {
        "what": name,
        "cpu_s": series.cpu,
        "cpu_median_s": series.median_cpu,
        "mb_per_cpu_s": speed,
        "peak_mb": series.peak / MEGABYTE if series.peak else None,
    }
    return row | (judge(speed, SPEED, at_most=False) if name.startswith("iomcorpus") else NO_TARGET)


def _not_found(name: str) -> Row:
    nothing: Row = dict.fromkeys(("cpu_s", "cpu_median_s", "mb_per_cpu_s", "peak_mb"))
    return {"what": name, **nothing, "target": "", "verdict": "not found here"}


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
    rows: list[Row] = [
        {
            "what": name,
            "wall_s": found.wall,
            "times": one.wall / found.wall,
            "cpu_s": found.cpu,
            "cpu_median_s": found.median_cpu,
            "mb_per_cpu_s": length / MEGABYTE / found.cpu,
            "peak_mb": found.peak / MEGABYTE if found.peak else None,
        }
        for name, found in series.items()
    ]
    shutil.rmtree(folder)
    forget(store)()
    notes = ["times: how many times faster by the clock"]
    if (os.cpu_count() or 1) < 2:
        notes.append("This machine has one processor: two processes cannot be faster.")
    title = f"Split of {SEVERAL} captures, {length / MEGABYTE:.0f} MB together, {rounds} rounds in turn"
    return Table(title, rows, notes)


def forget(store: Path) -> Callable[[], None]:
    """What removes a store, so that the next split makes a new one."""

    def remove() -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{store}{suffix}").unlink(missing_ok=True)

    return remove
