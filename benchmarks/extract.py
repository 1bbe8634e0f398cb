"""What facts cost: how fast `extract` reads records, how soon it prints the first line, and what it holds in memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.large import MemoryWatch
from benchmarks.measure import Command, Desk, Series
from benchmarks.report import NO_TARGET, Row, Table, cost, judge
from benchmarks.split import MEGABYTE, forget
from iomcorpus.corpus import Corpus

MAIN = "dates,people,figures"
SPEED = 2.0  # MB of text a second of CPU, at least, the three main types together
FIRST_LINE = 0.3  # seconds, at most
MEMORY = 120.0  # MB, at most, of one process; the list of names comes on top of it
NAMES = 10.0  # MB: what the lists of names and words take
WORD_LOOP = "import re\nfor line in open({!r}, encoding='utf-8'): re.findall(r'\\w+', line)"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The records of a store in the three forms that are read: the store, their rows, and their bare text."""

    store: Path
    rows: Path  # JSON Lines
    text: Path
    records: int

    @property
    def size(self) -> float:
        """MB of text in the records."""
        return self.text.stat().st_size / MEGABYTE


def fill_shelf(desk: Desk, store: Path) -> Shelf:
    """Write the records of a store out, so that all that is compared reads the same text."""
    rows, text = (desk.folder / f"{store.stem}{suffix}" for suffix in (".jsonl", ".text"))
    records = 0
    with open(rows, "w", encoding="utf-8") as row_file, open(text, "w", encoding="utf-8", newline="") as text_file:
        for row in Corpus(str(store)).records():
            row_file.write(json.dumps(row, ensure_ascii=False) + "\n")
            text_file.write(row["text"] + "\n")
            records += 1
    return Shelf(store, rows, text, records)


def measure_extract(desk: Desk, shelf: Shelf, rounds: int) -> Table:
    """All facts of a store, by one process and by two, and of rows without a store, beside plainer reading."""
    fresh, known = desk.folder / "fresh.db", desk.folder / "known.db"
    anew(shelf.store, known)()
    desk.run(desk.iomcorpus("extract", "--db", known))
    three = desk.iomcorpus("extract", shelf.rows, "--types", MAIN, "--scope", "record", "-j", "1")
    main = f"iomcorpus extract FILE --types {MAIN} -j 1"
    asked = {
        "wc -w": Command(("wc", "-w", shelf.text)),
        r"python: re.findall(r'\w+', line)": Command((sys.executable, "-c", WORD_LOOP.format(str(shelf.text)))),
        main: three,
        **{
            f"iomcorpus extract --db NEW -j {jobs}": desk.iomcorpus(
                "extract", "--db", fresh, "-j", jobs, before=anew(shelf.store, fresh)
            )
            for jobs in ("1", "2")
        },
        "again, nothing new": desk.iomcorpus("extract", "--db", known),
        "again, nothing new, --limit 1": desk.iomcorpus("extract", "--db", known, "--limit", "1"),
    }
    if shutil.which("wc") is None:
        del asked["wc -w"]
    series = desk.interleave(asked, rounds)
    rows = [_row(name, found, shelf.size, SPEED if name == main else None) for name, found in series.items()]
    for store in (fresh, known):
        forget(store)()
    title = f"Facts of {shelf.records:,} records, {shelf.size:.1f} MB of text, {rounds} rounds in turn"
    notes = ["CPU with the start of each process; with --db all six types are found, kept, read back and printed"]
    return Table("finding", title, rows, notes)


def _row(name: str, series: Series, size: float, target: float | None) -> Row:
    speed = size / series.cpu
    row: Row = {"what": name, **cost(series), "mb_per_wall_s": size / series.wall, "mb_per_cpu_s": speed}
    return row | (NO_TARGET if target is None else judge(speed, target, at_most=False))


def anew(store: Path, fresh: Path) -> Callable[[], None]:
    """What puts a copy of a store without facts in the place of one that has them."""

    def copy() -> None:
        forget(fresh)()
        shutil.copyfile(store, fresh)

    return copy


def measure_first_line(desk: Desk, shelf: Shelf, rounds: int) -> Table:
    """How soon the first fact is there when records come through a pipe."""
    command = desk.iomcorpus("extract", "-", "--scope", "record", stdin=shelf.rows)
    waited = [one for _ in range(rounds) if (one := time_first_line(desk, command)) is not None]
    row: Row = {
        "what": "iomcorpus extract - --scope record",
        "wall_median_s": median(waited) if waited else None,
        "wall_s": min(waited, default=None),
    }
    row |= judge(min(waited), FIRST_LINE, at_most=True) if waited else {"target": "", "verdict": "printed nothing"}
    return Table("first", f"First line of facts, {rounds} rounds", [row], ["from the start of the process"])


def time_first_line(desk: Desk, command: Command) -> float | None:
    """Seconds until a command has printed a line, when it is stopped; None where it prints nothing."""
    with open(command.stdin or os.devnull, "rb") as stdin:
        begin = time.perf_counter()
        process = subprocess.Popen(
            list(map(str, command.words)),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=desk.folder,
            env=desk.environment,
        )
        assert process.stdout
        line = process.stdout.readline()
        waited = time.perf_counter() - begin
        process.terminate()
        process.communicate()
    return waited if line else None


def measure_memory(desk: Desk, small: Shelf, large: Shelf) -> Table:
    """Whether memory stays bounded: a small store, one four times as large, and that by two processes."""
    rows = [
        _memory_row(desk, shelf, jobs, f"{shelf.size:.1f} MB of text, -j {jobs}")
        for shelf, jobs in ((small, "1"), (large, "1"), (large, "2"))
    ]
    notes = [f"peak: of the largest process, held to the target ({MEMORY:.0f} MB and the lists of names)"]
    return Table("memory", "Memory of iomcorpus extract --db NEW, once", rows, notes)


def _memory_row(desk: Desk, shelf: Shelf, jobs: str, name: str) -> Row:
    fresh = desk.folder / "fresh.db"
    watch = MemoryWatch()
    run = desk.run(
        desk.iomcorpus("extract", "--db", fresh, "-j", jobs, before=anew(shelf.store, fresh)), started=watch.start
    )
    watch.stop()
    forget(fresh)()
    together = watch.peak / MEGABYTE if watch.peak else None
    largest = run.peak / MEGABYTE if run.peak else None
    row: Row = {"what": name, "all_processes_mb": together, "peak_mb": largest}
    return row | (NO_TARGET if largest is None else judge(largest, MEMORY + NAMES, at_most=True))
