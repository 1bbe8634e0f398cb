"""Work that is done on what was read of a store, and kept only where the store is still as it was read.

Reading, splitting and comparing take long, so no lock is held meanwhile. Whoever then writes looks inside the
transaction whether another has changed what the work rests on; if so nothing is written and the work is done again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from iomcorpus.errors import CorpusError
from iomcorpus.store.open import bring_in
from iomcorpus.store.read import reading

Result = TypeVar("Result")
State = tuple[object, ...]

TRIES = 20  # then others write all the time, and somebody should know of it


class Overtaken(Exception):
    """Another has changed what some work rests on before it could be written."""


def records_state(connection: sqlite3.Connection) -> State:
    """How the records stand: another value once splitting has changed any of them."""
    return tuple(connection.execute("SELECT covers FROM stage WHERE name = 'split'"))


def copies_state(connection: sqlite3.Connection) -> State:
    """How everything stands that copies rest on: records, texts, and by what they were decided."""
    return (
        *connection.execute("SELECT name, settings, covers FROM stage WHERE name IN ('split', 'dedupe') ORDER BY name"),
        *connection.execute("SELECT count(*), max(id) FROM text"),
        *connection.execute("SELECT count(*), max(record) FROM record_text"),
    )


def must_stand(connection: sqlite3.Connection, state: Callable[[sqlite3.Connection], State], then: State) -> None:
    """Refuse to go on where the store is no more as it was then; inside the transaction that writes."""
    if state(connection) != then:
        raise Overtaken


@contextmanager
def resting_on(db: str, state: Callable[[sqlite3.Connection], State], then: State) -> Iterator[None]:
    """Work that reads a store now and then: what it stumbles over because others write is no mistake of its own."""
    try:
        yield
    except Exception:
        with reading(db) as store:
            now = state(store)
        if now != then:
            raise Overtaken from None
        raise


def until_it_stands(db: str, note: Callable[[str], None], work: Callable[[], Result]) -> Result:
    """Do some work, and do it again where it was overtaken. What a killed writer has left is brought in first."""
    bring_in(db)
    for _ in range(TRIES):
        try:
            return work()
        except Overtaken:
            note(f"{db}: another iomcorpus has changed it meanwhile, so this is done again with what that brought")
    raise CorpusError(
        f"{db}: others changed it each of the {TRIES} times that this was done, so it was not saved. Try again later."
    )
