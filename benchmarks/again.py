"""What a second split of the same folder costs, when nothing in it has changed, beside the first."""

from __future__ import annotations

import shutil

from benchmarks.captures import Press, write_folder
from benchmarks.measure import Desk
from benchmarks.report import Table, cost
from benchmarks.split import MEGABYTE, forget

CAPTURES = 200


def measure_again(desk: Desk, press: Press, rounds: int) -> Table:
    """A folder of 200 captures of a page each, split into a fresh store, and at once again."""
    folder, store = desk.folder / "pages", desk.folder / "pages.db"
    records = write_folder(folder, press, seed=3, captures=CAPTURES)
    length = sum(path.stat().st_size for path in folder.iterdir())
    series = desk.interleave(
        {
            "first split": desk.iomcorpus("split", folder, "--db", store, before=forget(store)),
            "again, unchanged": desk.iomcorpus("split", folder, "--db", store),
        },
        rounds,
    )
    first = series["first split"]
    rows = [{"what": name, **cost(found), "times": found.cpu / first.cpu} for name, found in series.items()]
    shutil.rmtree(folder)
    forget(store)()
    title = f"Split of {CAPTURES} captures, {length / MEGABYTE:.1f} MB with {records:,} records, {rounds} rounds"
    return Table("again", title, rows, ["times: of the CPU of the first split"])
