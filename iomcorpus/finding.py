"""Bringing the facts of a store up to its records: what is new is read by the finders, then all persons are settled.

Each batch of records is kept in a transaction of its own, so that a run that was stopped goes on where it was.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from iomcorpus.asking.holding import padded
from iomcorpus.asking.scan import date_of
from iomcorpus.decisions import Said, pairs_of
from iomcorpus.facts.find import Asked, find_facts, find_facts_of
from iomcorpus.facts.identity.resolve import Decisions
from iomcorpus.model import RecordFacts
from iomcorpus.processes import processes
from iomcorpus.settling import settle_people
from iomcorpus.store import facts as store_facts
from iomcorpus.store import ledger
from iomcorpus.store.facts import Found
from iomcorpus.store.overtaken import Overtaken, records_state, resting_on, until_it_stands
from iomcorpus.store.read import reading
from iomcorpus.store.write import writing

if TYPE_CHECKING:
    from concurrent.futures import Future

VERSION = 1  # of the finders: facts that an older one found are found again
BATCH = 256 << 10  # bytes of records that are read together: a worker's task, and a transaction
HERE = 4  # batches that this process reads first: starting others costs about as much as reading half of these
FIRST_ROWS = 16  # of a stream that are read one by one, so that the first line comes at once

One = TypeVar("One")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """What decides which facts are found."""

    off: tuple[str, ...] = ()  # names of rules not to use
    engine: str = "rules"  # who finds people

    def __str__(self) -> str:
        return f"v{VERSION} people={self.engine} without={','.join(self.off)}"


def people_decisions(said: list[Said]) -> Decisions:
    """What people have decided of who is who."""
    return Decisions(pairs_of(said, "same"), pairs_of(said, "different"))


def update_facts(
    db: str,
    settings: FindingSettings,
    decisions: Decisions,
    jobs: int,
    note: Callable[[str], None],
    progress: Callable[[int], None],
    begins: Callable[[str, int], None] = lambda stage, size: None,
) -> int:
    """Find the facts of what is new or has changed, settle who is who, and say how many records were read.

    `progress` is told the bytes of records that have been read, `begins` that these stages begin, and how many bytes
    the first has to read.
    """
    return until_it_stands(db, note, lambda: _update_once(db, settings, decisions, jobs, note, progress, begins))


def _update_once(
    db: str,
    settings: FindingSettings,
    decisions: Decisions,
    jobs: int,
    note: Callable[[str], None],
    progress: Callable[[int], None],
    begins: Callable[[str, int], None],
) -> int:
    with reading(db) as store:
        then = records_state(store)
        state, covered = ledger.state(store, store_facts.STAGE), ledger.covered(store, store_facts.STAGE)
        pending = store_facts.pending(store, str(settings))
    covers = ledger.covers(state, decisions.digest)
    if not pending and covered == (str(settings), covers):
        return 0
    begins("extract", sum(size for _, size in pending))
    with writing(db, note) as writer:
        batches = _batches(pending, lambda one: one[1])
        with resting_on(db, records_state, then):
            for batch, found in _each(partial(read_batch, db=db, settings=settings), batches, jobs):
                store_facts.write_found(writer, found, str(settings), since=then)
                progress(sum(size for _, size in batch))
        begins("people", 0)
        with _keeping_garbage():
            remarks = settle_people(writer, decisions, str(settings), covers, padded)
        for remark in remarks:
            note(remark)
        if ledger.state(writer, store_facts.STAGE) != state:
            raise Overtaken  # what others brought has no facts yet
    return len(pending)


Batch = list[tuple[int, int]]  # numbers and sizes of records


def _batches(pending: Iterable[One], size: Callable[[One], int]) -> Iterator[list[One]]:
    """Things in batches of some size, in order.

    >>> list(_batches([BATCH, 5, 6], lambda size: size))
    [[262144], [5, 6]]
    """
    batch: list[One] = []
    total = 0
    for one in pending:
        batch.append(one)
        total += size(one)
        if total >= BATCH:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _each(
    function: Callable[[list[One]], Result], batches: Iterator[list[One]], jobs: int
) -> Iterator[tuple[list[One], Result]]:
    """What a function makes of each batch, in order: side by side where there is enough to do."""
    here = islice(batches, HERE) if jobs > 1 else batches
    yield from ((batch, function(batch)) for batch in here)
    first = next(batches, None)
    if first is None:
        return
    with processes(jobs) as executor:
        # Only so many are under way at a time: what is read ahead and what waits to be written stays small.
        under_way: deque[tuple[list[One], Future[Result]]] = deque()
        for batch in chain((first,), batches):
            under_way.append((batch, executor.submit(function, batch)))
            if len(under_way) > 2 * jobs:
                done, future = under_way.popleft()
                yield done, future.result()
        for done, future in under_way:
            yield done, future.result()


def read_batch(batch: Batch, db: str, settings: FindingSettings) -> list[Found]:
    """Read some records of a store with the finders."""
    with reading(db) as store:
        rows = list(store_facts.records_to_read(store, (number for number, _ in batch)))
    asked = (Asked(row, row["date"], row["order"]) for row in rows)
    with _keeping_garbage():
        facts = list(find_facts_of(asked, off=settings.off, engine=settings.engine))
    return [Found(row["number"], row["date"], found) for row, found in zip(rows, facts, strict=True)]


@contextmanager
def _keeping_garbage() -> Iterator[None]:
    """To find and to settle makes many small things and no circles of them; looking for circles only takes time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


Row = Mapping[str, Any]


def find_each(
    records: Iterable[Row], types: Collection[str], settings: FindingSettings, jobs: int
) -> Iterator[tuple[Row, RecordFacts]]:
    """The facts of records that come as rows, one after the other."""
    rows = iter(records)
    for row in islice(rows, FIRST_ROWS):
        yield row, _facts_of(row, types, settings)
    batches = _batches(rows, lambda row: len(row["text"]))
    for batch, found in _each(partial(_facts_of_all, types=types, settings=settings), batches, jobs):
        yield from zip(batch, found, strict=True)


def _facts_of_all(rows: Sequence[Row], types: Collection[str], settings: FindingSettings) -> list[RecordFacts]:
    asked = (Asked(row, date_of(row)[0]) for row in rows)
    with _keeping_garbage():
        return list(find_facts_of(asked, types, off=settings.off, engine=settings.engine))


def _facts_of(row: Row, types: Collection[str], settings: FindingSettings) -> RecordFacts:
    return find_facts(row, types, date=date_of(row)[0], off=settings.off, engine=settings.engine)
