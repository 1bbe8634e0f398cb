"""`python -m benchmarks`: measure the parts asked for, print their tables, keep them, and make the document of them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.again import measure_again
from benchmarks.build import measure_build
from benchmarks.captures import PROJECT, Press
from benchmarks.document import BESIDE, DOCUMENT, RESULTS, write_document
from benchmarks.environment import versions
from benchmarks.extract import fill_shelf, measure_extract, measure_first_line, measure_memory
from benchmarks.gold import read_exam
from benchmarks.growth import measure_copies_growth, measure_store_growth
from benchmarks.large import measure_large
from benchmarks.measure import Desk
from benchmarks.peers.copies import measure_copies
from benchmarks.peers.facts import measure_facts
from benchmarks.peers.tools import PEERS
from benchmarks.report import Table, describe_machine, print_machine, print_table
from benchmarks.results import write_part
from benchmarks.search.pages import make_store, measure_search, pick_words
from benchmarks.search.peers import find_peers, measure_processes, measure_queries, measure_storing
from benchmarks.search.shelf import fill_shelf as fill_articles
from benchmarks.split import MEGABYTE, measure_jobs, measure_split
from benchmarks.start import RECORDS, measure_start

QUICK_RESULTS = PROJECT / ".bench"


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
    compared: int  # rounds
    shelved: int  # articles that are put into stores and searched beside other tools
    shelvings: int  # rounds
    built: tuple[int, ...]  # articles of the stores that are made by all stages
    grown: tuple[int, ...]  # records of the runs that show how costs grow


FULL = Plan(
    10, records=20_000, starts=15, splits=3, searches=10, facts=4_000, finds=3, step=1, timed=40_000, articles=10_000,
    compared=3, shelved=100_000, shelvings=3, built=(1_000, 10_000, 100_000),
    grown=(1_000, 10_000, 100_000, 1_000_000),
)  # fmt: skip
QUICK = Plan(
    3, records=2_000, starts=7, splits=2, searches=5, facts=2_000, finds=1, step=6, timed=8_000, articles=1_000,
    compared=2, shelved=5_000, shelvings=2, built=(100, 1_000), grown=(300, 1_000, 3_000),
)  # fmt: skip
NUMBERS = tuple(one.name for one in fields(Plan) if one.name not in ("built", "grown"))


@dataclass(slots=True)
class Session:
    """One run of the benchmarks: what was measured so far, and what several parts need."""

    desk: Desk
    press: Press
    plan: Plan
    keep: Path  # for articles that are made
    tables: list[Table] = field(default_factory=list)  # of the part that is measured
    stores: dict[int, tuple[Path, Path]] = field(default_factory=dict)

    def show(self, *tables: Table) -> None:
        """Print tables and keep them."""
        for table in tables:
            print_table(table)
            self.tables.append(table)

    def store(self, records: int) -> tuple[Path, Path]:
        """A folder of captures and the store made of them, made when first needed."""
        if records not in self.stores:
            self.stores[records] = make_store(self.desk, self.press, f"pages-{records}", records, seed=2)
        return self.stores[records]

    def growth_copies(self) -> None:
        """Copies among ever more articles."""
        self.show(measure_copies_growth(self.desk, self.keep, self.plan.grown))

    def growth_store(self) -> None:
        """Ever more articles put into a store, and searched."""
        self.show(*measure_store_growth(self.desk, self.keep, self.plan.grown, self.plan.searches))

    def start(self) -> None:
        """Start-up."""
        folder, store = self.store(RECORDS)
        self.show(measure_start(self.desk, folder, store, pick_words(store)["middling"], self.plan.starts))

    def split(self) -> None:
        """Splitting, once and again."""
        size = self.plan.size * MEGABYTE
        self.show(measure_split(self.desk, self.press, size, self.plan.splits))
        self.show(measure_jobs(self.desk, self.press, size, self.plan.splits))
        self.show(measure_again(self.desk, self.press, self.plan.splits))

    def copies(self) -> None:
        """Copies beside other finders."""
        self.show(measure_copies(self.desk, self.plan.articles, self.plan.compared))

    def facts(self) -> None:
        """Facts beside other finders."""
        _, store = self.store(RECORDS)
        exam = read_exam(store, self.plan.timed, self.plan.step, self.desk.folder)
        self.show(measure_facts(self.desk, exam, self.plan.compared))

    def extract(self) -> None:
        """Finding facts in records."""
        sizes = self.plan.facts // 4, self.plan.facts
        small, large = (fill_shelf(self.desk, self.store(records)[1]) for records in sizes)
        self.show(measure_extract(self.desk, large, self.plan.finds))
        self.show(measure_first_line(self.desk, large, self.plan.starts))
        self.show(measure_memory(self.desk, small, large))

    def search(self) -> None:
        """Storing and searching beside other tools."""
        _, store = self.store(self.plan.records)
        self.show(measure_search(self.desk, store, self.plan.searches))
        with TemporaryDirectory(dir=self.desk.folder) as folder:
            shelf = fill_articles(Path(folder), self.plan.shelved)
            peers = find_peers(self.desk, shelf)
            self.show(measure_storing(self.desk, shelf, PEERS, self.plan.shelvings))
            self.show(*measure_processes(self.desk, shelf, peers, self.plan.searches))
            self.show(measure_queries(self.desk, shelf, peers, self.plan.searches))

    def build(self) -> None:
        """All stages."""
        self.show(*measure_build(self.desk, self.press, self.plan.built))

    def build_names(self) -> None:
        """All stages, where names grow with the corpus."""
        self.show(*measure_build(self.desk, self.press, self.plan.built, growing=True))

    def large(self, size: int) -> None:
        """Splitting a capture that is larger than memory should be."""
        self.show(measure_large(self.desk, self.press, size * MEGABYTE))


PARTS = {
    "start": Session.start,
    "split": Session.split,
    "copies": Session.copies,
    "facts": Session.facts,
    "extract": Session.extract,
    "search": Session.search,
    "growth-copies": Session.growth_copies,
    "growth-store": Session.growth_store,
    "build": Session.build,
    "build-names": Session.build_names,
}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; else all of them")
    parser.add_argument("--quick", action="store_true", help="less of all and fewer rounds: some minutes")
    sizes = f"another size or number of rounds than usual, of {', '.join(NUMBERS)}: shelved=30000"
    parser.add_argument("--set", nargs="+", default=[], type=setting, metavar="NAME=N", help=sizes)
    parser.add_argument("--large", type=int, metavar="MB", help="only one capture of so many MB, which is not kept")
    grown = f"records of the largest runs of growth and build: else {FULL.grown[-1]:,}"
    parser.add_argument("--most", type=int, metavar="N", help=grown)
    into = "of results, and of the document made of them: else benchmarks/results and docs, with --quick .bench"
    parser.add_argument("--into", type=Path, metavar="FOLDER", help=into)
    keep = "of articles made for growth, which are taken from there next time"
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help=keep)
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}. The parts: {', '.join(PARTS)}.")
    if not hasattr(os, "wait4"):
        parser.error("this system does not tell what a process has used (os.wait4).")
    folder: Path = asked.into or (QUICK_RESULTS if asked.quick else RESULTS)
    with TemporaryDirectory(prefix="iomcorpus-benchmarks-") as desk:
        plan = settled(QUICK if asked.quick else FULL, dict(asked.set), asked.most)
        session = Session(Desk.at(Path(desk)), Press.load(), plan, asked.keep or Path(desk))
        if asked.large:
            session.large(asked.large)
            return
        for part in asked.parts or PARTS:
            measure(session, part, folder)
    write_document(folder, DOCUMENT.parent if folder == RESULTS else folder)


def setting(text: str) -> tuple[str, int]:
    """A number of the plan, as it is given on the command line.

    >>> setting("starts=5")
    ('starts', 5)
    """
    name, _, number = text.partition("=")
    if name not in NUMBERS or not number.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=N with a name of {', '.join(NUMBERS)}")
    return name, int(number)


def settled(plan: Plan, settings: Mapping[str, int], most: int | None) -> Plan:
    """A plan with other numbers, and without runs of more records than `most`."""
    most = most or max(plan.grown)
    small = {name: tuple(one for one in getattr(plan, name) if one <= most) for name in ("grown", "built")}
    return replace(plan, grown=small["grown"], built=small["built"], **settings)


def measure(session: Session, part: str, into: Path) -> None:
    """Measure one part, and keep it as soon as it is done."""
    machine = describe_machine() | {BESIDE: versions()}
    print(f"\n--- {part}")
    print_machine(machine)
    session.tables.clear()
    PARTS[part](session)
    machine["machine"] += f", then {os.getloadavg()[0]:.1f}"
    write_part(into, part, machine, session.tables)


if __name__ == "__main__":
    main()
