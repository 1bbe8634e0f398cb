"""Bringing the facts of a store up to its records: what is new is read by the finders, then all persons are settled.

Each batch of records is kept in a transaction of its own, so that a run that was stopped goes on where it was.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iomcorpus.facts.find import find_facts
from iomcorpus.facts.identity import Decisions, resolve_people
from iomcorpus.processes import processes
from iomcorpus.store import facts as store_facts
from iomcorpus.store.facts import Found
from iomcorpus.store.open import close_writer, open_for_writing
from iomcorpus.store.read import reading

if TYPE_CHECKING:
    from concurrent.futures import Future

VERSION = 1  # of the finders: facts that an older one found are found again
BATCH = 256 << 10  # bytes of records that are read together: a worker's task, and a transaction
WORTH_A_PROCESS = 1 << 20  # bytes of records: starting workers costs about as much as reading half of that


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """What decides which facts are found."""

    off: tuple[str, ...] = ()  # names of rules not to use
    engine: str = "rules"  # who finds people

    def __str__(self) -> str:
        return f"v{VERSION} people={self.engine} without={','.join(self.off)}"


def update_facts(
    db: str,
    settings: FindingSettings,
    decisions: Decisions,
    jobs: int,
    note: Callable[[str], None],
    progress: Callable[[int], None],
) -> int:
    """Find the facts of what is new or has changed, settle who is who, and say how many records were read.

    `progress` is told the bytes of records that have been read.
    """
    with reading(db) as store:
        state, covered = store_facts.state(store), store_facts.covered(store)
        pending = store_facts.pending(store, str(settings))
    covers = f"{state}; {decisions.digest}"
    if not pending and covered == (str(settings), covers):
        return 0
    writer = open_for_writing(db, note)
    try:
        for batch, found in _found(db, _batches(pending), settings, jobs, sum(size for _, size in pending)):
            store_facts.write_found(writer, found, str(settings))
            progress(sum(size for _, size in batch))
        people = resolve_people(store_facts.personas(writer), decisions)
        store_facts.write_people(writer, people, str(settings), covers)
    finally:
        close_writer(writer)
    return len(pending)


Batch = list[tuple[int, int]]  # numbers and sizes of records


def _batches(pending: Sequence[tuple[int, int]]) -> Iterator[Batch]:
    """Records in batches of some size, in order.

    >>> list(_batches([(1, BATCH), (2, 5), (3, 5)]))
    [[(1, 262144)], [(2, 5), (3, 5)]]
    """
    batch: Batch = []
    total = 0
    for number, size in pending:
        batch.append((number, size))
        total += size
        if total >= BATCH:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _found(
    db: str, batches: Iterator[Batch], settings: FindingSettings, jobs: int, size: int
) -> Iterator[tuple[Batch, list[Found]]]:
    """What is found in each batch, side by side where there is enough to do; a few batches are under way at a time."""
    if jobs < 2 or size < WORTH_A_PROCESS:
        for batch in batches:
            yield batch, read_batch(db, batch, settings)
        return
    with processes(jobs) as executor:
        under_way: deque[tuple[Batch, Future[list[Found]]]] = deque()
        for batch in batches:
            under_way.append((batch, executor.submit(read_batch, db, batch, settings)))
            if len(under_way) > 2 * jobs:
                done, future = under_way.popleft()
                yield done, future.result()
        for done, future in under_way:
            yield done, future.result()


def read_batch(db: str, batch: Batch, settings: FindingSettings) -> list[Found]:
    """Read some records of a store with the finders."""
    with reading(db) as store:
        rows = list(store_facts.records_to_read(store, (number for number, _ in batch)))
    return [
        Found(row["number"], row["date"], find_facts(row, date=row["date"], order=row["order"], off=settings.off))
        for row in rows
    ]
