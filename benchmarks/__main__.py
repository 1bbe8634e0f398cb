"""`python -m benchmarks`: measure the parts asked for, print a table each, and write them all to a file of JSON."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.again import measure_again
from benchmarks.build import measure_build
from benchmarks.captures import Press
from benchmarks.extract import fill_shelf, measure_extract, measure_first_line, measure_memory
from benchmarks.gold import read_exam
from benchmarks.large import measure_large
from benchmarks.measure import Desk
from benchmarks.peers.copies import measure_copies
from benchmarks.peers.facts import measure_facts
from benchmarks.report import Table, describe_machine, print_machine, print_table, write_json
from benchmarks.search.pages import make_store, measure_search, pick_words
from benchmarks.split import MEGABYTE, measure_jobs, measure_split
from benchmarks.start import RECORDS, measure_start

GIGABYTE = 1000  # MB


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    size: int  # MB of captures to split
    records: int  # in the store that is searched
    starts: int  # rounds
    splits: int
    searches: int
    facts: int  # records of the larger store that facts are found in
    finds: int  # rounds
    step: int  # one text in so many goes to the peers
    timed: int  # bytes of text that they are timed with
    articles: int  # that they look for copies in
    built: tuple[int, ...]  # articles of the stores that are made by all stages


FULL = Plan(
    30, records=20_000, starts=15, splits=3, searches=10, facts=8_000, finds=3, step=1, timed=40_000, articles=10_000,
    built=(1_000, 10_000, 100_000),
)  # fmt: skip
QUICK = Plan(
    3, records=2_000, starts=7, splits=2, searches=5, facts=2_000, finds=1, step=6, timed=8_000, articles=1_000,
    built=(100, 1_000),
)  # fmt: skip


@dataclass(slots=True)
class Session:
    """One run of the benchmarks: what was measured so far, and what several parts need."""

    desk: Desk
    press: Press
    plan: Plan
    tables: list[Table] = field(default_factory=list)
    stores: dict[int, tuple[Path, Path]] = field(default_factory=dict)

    def show(self, table: Table) -> None:
        """Print a table and keep it."""
        print_table(table)
        self.tables.append(table)

    def store(self, records: int) -> tuple[Path, Path]:
        """A folder of captures and the store made of them, made when first needed."""
        if records not in self.stores:
            self.stores[records] = make_store(self.desk, self.press, f"pages-{records}", records, seed=2)
        return self.stores[records]

    def start(self) -> None:
        """Start-up."""
        folder, store = self.store(RECORDS)
        self.show(measure_start(self.desk, folder, store, pick_words(store)["middling"], self.plan.starts))

    def split(self) -> None:
        """Splitting."""
        size = self.plan.size * MEGABYTE
        self.show(measure_split(self.desk, self.press, size, self.plan.splits))
        self.show(measure_jobs(self.desk, self.press, size, self.plan.splits))

    def build(self) -> None:
        """All stages."""
        for table in measure_build(self.desk, self.press, self.plan.built):
            self.show(table)

    def search(self) -> None:
        """Searching."""
        _, store = self.store(self.plan.records)
        self.show(measure_search(self.desk, store, self.plan.searches))

    def again(self) -> None:
        """Splitting what has not changed."""
        self.show(measure_again(self.desk, self.press, self.plan.splits))

    def extract(self) -> None:
        """Finding facts."""
        sizes = self.plan.facts // 4, self.plan.facts
        small, large = (fill_shelf(self.desk, self.store(records)[1]) for records in sizes)
        self.show(measure_extract(self.desk, large, self.plan.finds))
        self.show(measure_first_line(self.desk, large, self.plan.starts))
        self.show(measure_memory(self.desk, small, large))

    def peers(self) -> None:
        """Facts and copies beside other finders."""
        self.show(measure_copies(self.desk, self.plan.articles))
        _, store = self.store(RECORDS)
        self.show(measure_facts(self.desk, read_exam(store, self.plan.timed, self.plan.step, self.desk.folder)))

    def large(self, size: int) -> None:
        """Splitting a capture that is larger than memory should be."""
        self.show(measure_large(self.desk, self.press, size * MEGABYTE))


PARTS = {
    "start": Session.start,
    "split": Session.split,
    "build": Session.build,
    "search": Session.search,
    "again": Session.again,
    "extract": Session.extract,
    "peers": Session.peers,
}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; else all of them")
    parser.add_argument("--quick", action="store_true", help="smaller captures and fewer rounds: a minute or two")
    size = f"of captures to split: else {FULL.size}, {QUICK.size} with --quick"
    parser.add_argument("--size", type=int, metavar="MB", help=size)
    large = "also one capture of a gigabyte, or of so many MB"
    parser.add_argument("--large", nargs="?", type=int, const=GIGABYTE, metavar="MB", help=large)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}. The parts: {', '.join(PARTS)}.")
    if not hasattr(os, "wait4"):
        parser.error("this system does not tell what a process has used (os.wait4).")
    plan = QUICK if asked.quick else FULL
    plan = replace(plan, size=asked.size or plan.size)
    machine = describe_machine()
    print_machine(machine)
    with TemporaryDirectory(prefix="iomcorpus-benchmarks-") as folder:
        session = Session(Desk.at(Path(folder)), Press.load(), plan)
        for part in asked.parts or PARTS:
            PARTS[part](session)
        if asked.large:
            session.large(asked.large)
    if asked.json:
        write_json(asked.json, machine, session.tables)


if __name__ == "__main__":
    main()
