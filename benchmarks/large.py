"""Whether memory stays bounded: one capture of a gigabyte."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from benchmarks.captures import MIXED, Press, write_capture
from benchmarks.measure import Desk
from benchmarks.report import Row, Table, judge
from benchmarks.split import MEGABYTE, forget

MEMORY = 300.0  # MB, at most
INTERVAL = 0.2  # seconds between two looks at the processes
PROC = Path("/proc")


class MemoryWatch:
    """Watches the memory of a process and all that it starts; pages that they share count once. On Linux only."""

    def __init__(self) -> None:
        self.peak: int | None = None  # bytes
        self._over = Event()
        self._thread: Thread | None = None

    def start(self, process: int) -> None:
        """Begin to watch."""
        self._thread = Thread(target=self._watch, args=(process,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """The process has ended."""
        self._over.set()
        if self._thread:
            self._thread.join()

    def _watch(self, process: int) -> None:
        while not self._over.wait(INTERVAL):
            if size := sum(map(proportional_size, family(process))):
                self.peak = max(self.peak or 0, size)


def family(process: int) -> list[int]:
    """A process and those that it, and they, have started."""
    found = [process]
    for member in found:
        with suppress(OSError):
            for task in (PROC / str(member) / "task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def proportional_size(process: int) -> int:
    """Bytes in memory, a page that several share divided among them; 0 where the process has gone."""
    with suppress(OSError):
        for line in (PROC / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def measure_large(desk: Desk, press: Press, size: int) -> Table:
    """One capture of `size` bytes into a fresh store, once."""
    capture, store = desk.folder / "huge.txt", desk.folder / "huge.db"
    records = write_capture(capture, press.pages(MIXED, seed=5), size)
    length = capture.stat().st_size
    watch = MemoryWatch()
    run = desk.run(desk.iomcorpus("split", capture, "--db", store), watch.start)
    watch.stop()
    capture.unlink()
    forget(store)()
    largest = (run.peak or 0) / MEGABYTE
    together = watch.peak / MEGABYTE if watch.peak else None
    row: Row = {
        "what": "iomcorpus split FILE --db NEW",
        "cpu_s": run.cpu,
        "wall_s": run.wall,
        "mb_per_cpu_s": length / MEGABYTE / run.cpu,
        "peak_mb": largest,
        "all_processes_mb": together,
    }
    row |= judge(max(largest, together or 0.0), MEMORY, at_most=True)
    title = f"Split of one capture, {length / MEGABYTE:,.0f} MB with {records:,} records, once"
    return Table("large", title, [row], [f"peak: of the largest process; together: looked at every {INTERVAL} s"])
