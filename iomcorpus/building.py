"""All stages in one run: captures are split and indexed, copies are found, then facts, then who is who.

Each stage keeps what it has done in transactions of its own, and the ledger tells what is left, so a run that was
stopped goes on where it was. What comes out is what the stages give one after the other.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any, Protocol

from iomcorpus.model import Outcome
from iomcorpus.store.read import reading

if TYPE_CHECKING:
    from iomcorpus.corpus import Corpus
    from iomcorpus.splitting.settings import Settings
    from iomcorpus.store.tally import Tally

Row = dict[str, Any]
PASSES = 2  # that splitting makes over each capture

# By stage what a run that is stopped there has kept.
KEPT = {
    "split": "nothing new is kept yet",
    "index": "nothing new is kept yet",
    "dedupe": "the records are kept",
    "extract": "records, copies and the facts found so far are kept",
    "people": "records, copies and facts are kept",
}


class Watcher(Protocol):
    """Who sees how far a run is."""

    def begin(self, stage: str, size: int) -> None:
        """A stage begins, with so many bytes to go over; 0 where that cannot be told."""

    def advance(self, size: float) -> None:
        """So many of them are done."""


@dataclass(slots=True)
class Clock:
    """Which stage is at work, and how long each has taken."""

    watcher: Watcher | None = None
    seconds: dict[str, float] = field(default_factory=dict)  # by stage
    cpu: dict[str, float] = field(default_factory=dict)  # by stage: seconds of all processes
    stage: str | None = None
    since: float = 0.0
    spent: float = 0.0

    def begin(self, stage: str, size: int = 0) -> None:
        """A stage begins where the one before ends."""
        self.end()
        self.stage, self.since, self.spent = stage, perf_counter(), _cpu()
        if self.watcher:
            self.watcher.begin(stage, size)

    def advance(self, size: float) -> None:
        """So many bytes are done."""
        if self.watcher:
            self.watcher.advance(size / PASSES if self.stage == "split" else size)

    def end(self) -> None:
        """The stage is done."""
        if self.stage:
            self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + perf_counter() - self.since
            self.cpu[self.stage] = self.cpu.get(self.stage, 0.0) + _cpu() - self.spent
        self.stage = None


def _cpu() -> float:
    """The CPU seconds of this process and of those that it has started and that have ended."""
    return sum(os.times()[:4])


def build(
    corpus: Corpus,
    sources: Sequence[str],
    settings: Settings | None = None,
    *,
    keep: str = "best",
    decisions: str | None = None,
    memory: int | None = None,
    without: Sequence[str] = (),
    engine: str = "rules",
    jobs: int | None = None,
    watcher: Watcher | None = None,
    **splitting: Any,
) -> Row:
    """Bring a store up to captures, and say what has changed.

    `keep` and `memory` are those of `Corpus.dedupe`, `without` and `engine` of `Corpus.extract`, `decisions` is the
    file for both, `splitting` what `Corpus.split` takes besides.
    """
    clock = Clock(watcher)
    told: Row = {"progress": clock.advance, "begins": clock.begin, "jobs": jobs}
    before, read = _tally(corpus), []
    try:
        clock.begin("split", sum(os.path.getsize(source) for source in sources if os.path.isfile(source)))
        outcome = corpus.split(sources, settings, **told, **splitting)
        if _is_made(corpus):
            clock.begin("dedupe", _to_compare(corpus))
            corpus.dedupe(keep=keep, decisions=decisions, memory=memory, progress=clock.advance)
            clock.begin("extract")
            read = _pending(corpus, without, engine)
            corpus.extract(without=without, engine=engine, decisions=decisions, **told)
    except KeyboardInterrupt:
        corpus.note(f"stopped at {clock.stage}: {KEPT[clock.stage or 'split']}. The same command goes on from there.")
        raise
    clock.end()
    return _summary(corpus, outcome, before, read, clock)


def plan(
    corpus: Corpus,
    sources: Sequence[str],
    settings: Settings | None = None,
    *,
    without: Sequence[str] = (),
    engine: str = "rules",
    outcome: Outcome | None = None,
    **splitting: Any,
) -> Iterator[Row]:
    """What `build` would do, a row a capture that is not as the store has it, then a row a stage with work to do.

    `outcome` counts the inputs that cannot be used.
    """
    found = corpus.split(sources, settings, dry_run=True, **splitting)
    if outcome:
        outcome.failed = found.failed
    actions = {name: action for name, action in found.actions.items() if action != "unchanged"}
    yield from ({"stage": "split", "name": name, "action": action} for name, action in actions.items())
    if actions:
        yield {"stage": "dedupe", "name": None, "action": "what split changes"}
        yield {"stage": "extract", "name": None, "action": "what split and dedupe change"}
    elif _is_made(corpus):
        yield from _left(corpus, without, engine)


def _left(corpus: Corpus, without: Sequence[str], engine: str) -> Iterator[Row]:
    """What stages have left undone where all captures are as the store has them."""
    from iomcorpus.store import ledger

    with reading(corpus.db) as store:
        fresh = {stage: ledger.is_fresh(store, stage) for stage in ledger.RESTS_ON}
    pending = len(_pending(corpus, without, engine))
    if not fresh["dedupe"]:
        yield {"stage": "dedupe", "name": None, "action": "all that is not decided"}
    if pending or not fresh["extract"]:
        yield {"stage": "extract", "name": None, "action": f"{pending:,} records to read" if pending else "people"}


def _is_made(corpus: Corpus) -> bool:
    from iomcorpus.store.open import is_made

    return is_made(corpus.db)


def _tally(corpus: Corpus) -> Tally:
    from iomcorpus.store.tally import Tally, tally

    if not _is_made(corpus):
        return Tally()
    with reading(corpus.db) as store:
        return tally(store)


def _to_compare(corpus: Corpus) -> int:
    from iomcorpus.store.tally import bytes_to_compare

    with reading(corpus.db) as store:
        return bytes_to_compare(store)


def _pending(corpus: Corpus, without: Sequence[str], engine: str) -> list[int]:
    """The numbers of records whose facts have to be found."""
    from iomcorpus.finding import FindingSettings
    from iomcorpus.store import facts

    with reading(corpus.db) as store:
        pending = facts.pending(store, str(FindingSettings(tuple(sorted({*without})), engine)))
    return [number for number, _ in pending]


def _summary(corpus: Corpus, outcome: Outcome, before: Tally, read: Sequence[int], clock: Clock) -> Row:
    now, changes = _tally(corpus), outcome.records
    return {
        "captures": dict(Counter(outcome.actions.values())),
        "failed": outcome.failed,
        "changes": {"new": changes.new, "changed": changes.changed, "gone": changes.gone},
        "records": now.records - now.copies,
        "with_copies": now.records,
        "copies": now.copies,
        "copies_found": now.copies - before.copies,
        "read": len(read),
        "facts": _facts(corpus, read),
        "seconds": [
            {"stage": stage, "seconds": round(taken, 2), "cpu": round(clock.cpu[stage], 2)}
            for stage, taken in clock.seconds.items()
        ],
    }


def _facts(corpus: Corpus, read: Sequence[int]) -> list[Row]:
    """The facts of the records that were read."""
    from iomcorpus.facts.types import TYPES
    from iomcorpus.store.tally import count_facts

    if not read:
        return []
    with reading(corpus.db) as store:
        found = count_facts(store, read, TYPES)
    return [{"value": type, "count": once, "with_copies": every} for type, once, every in found]
