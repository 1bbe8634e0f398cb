"""Bringing what a store knows of copies up to its records: new texts are compared, then clusters are decided.

A text is compared with those that share shingles with it, so a few new ones cost little in a large store, and what
comes out is what all at once would have given. It goes in two transactions: first what is alike, then which records
are copies. What was touched waits in between, so a run that was stopped is taken up by the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iomcorpus.copies.decisions import CopyDecisions
from iomcorpus.copies.parts import MEMORY
from iomcorpus.copying.compare import Comparison
from iomcorpus.copying.decide import Decision
from iomcorpus.store import copies as stored
from iomcorpus.store import ledger
from iomcorpus.store.overtaken import copies_state, resting_on, until_it_stands
from iomcorpus.store.read import reading
from iomcorpus.store.write import writing

VERSION = 1  # of the verdicts: what an older one found is found again


@dataclass(frozen=True, slots=True)
class CopySettings:
    """What decides which copies are found and kept."""

    keep: str = "best"

    def __str__(self) -> str:
        return f"v{VERSION} keep={self.keep}"


def update_copies(
    db: str,
    settings: CopySettings,
    decisions: CopyDecisions,
    note: Callable[[str], None],
    progress: Callable[[int], None],
    memory: int = MEMORY,
) -> int:
    """Find the copies of what is new, decide what that touches, and say how many records were new.

    `progress` is told the characters of records that have been read; `memory` bounds the index and words, in bytes.
    """
    new = until_it_stands(db, note, lambda: _update_once(db, settings, decisions, note, progress, memory))
    if decisions.said:
        with reading(db) as store:
            for message in decisions.without_effect(lambda id: stored.texts_of(store, id)):
                note(message)
    return new


def _update_once(
    db: str,
    settings: CopySettings,
    decisions: CopyDecisions,
    note: Callable[[str], None],
    progress: Callable[[int], None],
    memory: int,
) -> int:
    decided_by = f"{settings} decisions={decisions.digest}"
    with reading(db) as store:
        then = copies_state(store)
        # What rests on copies is stale once they are decided by another rule: dates move with the kept ones.
        covers = ledger.covers(ledger.state(store, stored.STAGE), decided_by)
        covered = ledger.covered(store, stored.STAGE)
    if covered == (str(settings), covers):
        return 0
    with writing(db, note) as writer:
        with resting_on(db, copies_state, then):
            found = Comparison(writer, progress, memory).run()
            stored.write_likenesses(writer, found, since=then)
        if covered and ledger.decided_by(covered[1]) != decided_by:
            stored.decide_all_again(writer)
        then = copies_state(writer)
        with resting_on(db, copies_state, then):
            again = covered is None or not covered[0].startswith(f"v{VERSION} ")
            decided, copies = Decision(writer, settings.keep, decisions, again=again).run()
            stored.write_copies(writer, decided, copies, str(settings), covers, since=then)
    return len(found.records)
