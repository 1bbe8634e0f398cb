"""What a record costs as there are more of them, from a thousand to a million: finding copies, storing, searching.

Each size is a whole process; what the process takes with a single record is taken off, so that a thousand records do
not carry the start of Python. Small sizes run several times, in turn with the large ones.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Command, Desk, Run, Series
from benchmarks.peers.copies import of_rows
from benchmarks.planted.agreement import Agreement
from benchmarks.planted.plan import draw_plan
from benchmarks.planted.press import Press, write_lines
from benchmarks.planted.truth import Truth
from benchmarks.report import NO_TARGET, Row, Table, cost, cost_ms, judge
from benchmarks.search.articles import HALF, MIDDLING, RARE
from benchmarks.search.shelf import write_rows, writing

SEED = 4  # an even one: none of our figures was chosen on it
MEMORY = "1G"  # that dedupe may take for its index
ONE = 1  # record: the start of the process
FLAT = 1.3  # times the cost of a record in any smaller run, at most
OFTEN, TOGETHER = 5, 200_000  # runs of a size, at most; fewer where they are of so many records together
BEST = "10"


@dataclass(frozen=True, slots=True)
class Grown:
    """The runs of each size."""

    sizes: Mapping[int, Series]
    start: float  # CPU seconds with one record

    def each(self, size: int, *, least: bool = False) -> float:
        """Microseconds of CPU a record: of the median run, for a run of minutes is no better than most."""
        series = self.sizes[size]
        return 1e6 * ((series.cpu if least else series.median_cpu) - self.start) / size

    def times(self, size: int, *, least: bool = False) -> float:
        """What a record costs, of the least that it costs in this size or a smaller one."""
        return self.each(size, least=least) / min(self.each(one, least=least) for one in self.sizes if one <= size)

    def row(self, size: int) -> Row:
        """What a size took, and whether a record costs as much as in smaller ones."""
        times = self.times(size)
        row: Row = {"what": f"{size:,}", "records": size, **cost(self.sizes[size])}
        row |= {"cpu_us_per_record": self.each(size), "times_least": self.times(size, least=True), "times": times}
        row |= judge(times, FLAT, at_most=True) if size > min(self.sizes) else NO_TARGET
        return row


NOTES = (
    "a record: CPU of the median run, less what one record takes alone",
    "times: of the least that a record costs at that size or a smaller one, by the medians; of the least: by the"
    " cheapest of the runs, which flatters sizes that run oftener",
)


def measure_in_turn(desk: Desk, commands: Mapping[int, Command]) -> Grown:
    """Run all sizes in turn, the small ones oftener."""
    runs: dict[int, list[Run]] = {size: [] for size in commands}
    for turn in range(OFTEN):
        for size, command in commands.items():
            if turn < max(1, TOGETHER // size):
                runs[size].append(desk.run(command))
    start, *sizes = runs
    return Grown({size: Series(tuple(runs[size])) for size in sizes}, Series(tuple(runs[start])).median_cpu)


def measure_copies_growth(desk: Desk, keep: Path, sizes: Sequence[int]) -> Table:
    """Copies among more and more planted articles."""
    found = {size: desk.folder / f"copies-{size}.jsonl" for size in (ONE, *sizes)}
    grown = measure_in_turn(
        desk,
        {
            size: Command(
                (*desk.program, "dedupe", planted(keep, size), "--all", "--memory", MEMORY, "--format", "jsonl"),
                stdout=path,
            )
            for size, path in found.items()
        },
    )
    rows = [grown.row(size) | _agreement(found[size], size) for size in sizes]
    title = f"Copies among more and more planted articles, seed {SEED}, `dedupe --memory {MEMORY}`"
    return Table("copies", title, rows, NOTES)


def planted(folder: Path, size: int) -> Path:
    """A file of planted articles; where it lies there already it is taken as it is."""
    path = folder / f"planted-{SEED}-{size}.jsonl"
    if not path.exists():
        write_lines(path, Press(draw_plan(SEED, size)).documents())
    return path


def _agreement(found: Path, size: int) -> Row:
    with open(found, encoding="utf-8") as lines:
        labels = of_rows(map(json.loads, lines), SEED).labels
    agreement = Agreement.of(Truth.of(draw_plan(SEED, size)).clusters, labels)
    return {"precision": agreement.precision, "recall": agreement.recall}


def measure_store_growth(desk: Desk, keep: Path, sizes: Sequence[int], rounds: int) -> list[Table]:
    """More and more articles put into a store, and searched."""
    rows = {size: _articles(keep, size) for size in (ONE, *sizes)}
    stores = {size: desk.folder / f"growth-{size}.db" for size in rows}
    grown = measure_in_turn(desk, {size: writing(rows[size], stores[size]) for size in rows})
    held: dict[int, Row] = {size: {"bytes_per_record": stores[size].stat().st_size / size} for size in sizes}
    searched = measure_search_growth(desk, {size: stores[size] for size in sizes}, rounds)
    for store in stores.values():
        store.unlink()
    title = "More and more articles, 3.4 kB each, from JSON Lines into a new store and its index"
    return [Table("store", title, [grown.row(size) | held[size] for size in sizes], NOTES), searched]


def _articles(folder: Path, size: int) -> Path:
    path = folder / f"articles-{size}.jsonl"
    if not path.exists():
        write_rows(path, size)
    return path


def measure_search_growth(desk: Desk, stores: Mapping[int, Path], rounds: int) -> Table:
    """The best ten of a rare, a middling and a common word in each store."""
    hits = {(word, size): _hits(store, word) for word in (RARE, MIDDLING, HALF) for size, store in stores.items()}
    asked = {
        _name(word, size): desk.iomcorpus("search", word, "--limit", BEST, "--db", stores[size])
        for (word, size), found in hits.items()
        if found  # the exit status says where nothing was found
    }
    series = desk.interleave(asked, rounds)
    rows: list[Row] = [
        {"what": _name(word, size), "records": size, "hits": found, **cost_ms(series[_name(word, size)])}
        for (word, size), found in hits.items()
        if found
    ]
    title = f"Piped searches for the best {BEST}, start of Python included, {rounds} rounds in turn"
    return Table("search", title, rows)


def _name(word: str, size: int) -> str:
    return f"{word}: {size:,}"


def _hits(store: Path, word: str) -> int:
    with closing(sqlite3.connect(store)) as connection:
        found = connection.execute("SELECT count(*) FROM record_fts WHERE record_fts MATCH ?", (word,)).fetchone()
    return int(found[0])
