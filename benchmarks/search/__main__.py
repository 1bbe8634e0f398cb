"""`python -m benchmarks.search`: make the articles, and measure how they are searched."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Desk
from benchmarks.report import Table, describe_machine, print_machine, print_table, write_json
from benchmarks.search.peers import find_peers, measure_making, measure_processes, measure_queries
from benchmarks.search.shelf import fill_shelf

RECORDS, ROUNDS = 100_000, 15


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS, metavar="N", help=f"articles: else {RECORDS:,}")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"else {ROUNDS}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    asked = parser.parse_args()
    machine = describe_machine()
    print_machine(machine)
    tables: list[Table] = []

    def show(table: Table) -> None:
        print_table(table)
        tables.append(table)

    with TemporaryDirectory(prefix="iomcorpus-search-") as folder:
        desk = Desk.at(Path(folder))
        shelf = fill_shelf(desk.folder, asked.records)
        show(measure_making(shelf))
        peers = find_peers(desk, shelf)
        for table in measure_processes(desk, shelf, peers, asked.rounds):
            show(table)
        show(measure_queries(desk, shelf, peers, asked.rounds))
    if asked.json:
        write_json(asked.json, machine, tables)


if __name__ == "__main__":
    main()
