"""The ledger: which stages have gone over all records, with which settings, and how things stood then."""

from __future__ import annotations

import sqlite3

from iomcorpus.errors import CorpusError

SOUGHT = {"dedupe": "copies", "extract": "facts"}  # what stages look for
RESTS_ON = {"dedupe": ("split",), "extract": ("split", "dedupe")}  # copies give records their dates


def covered(connection: sqlite3.Connection, stage: str) -> tuple[str, str] | None:
    """The settings and the state of the store that a stage covers; None where it never ran."""
    row = connection.execute("SELECT settings, covers FROM stage WHERE name = ?", (stage,)).fetchone()
    return (row[0], row[1]) if row else None


def state(connection: sqlite3.Connection, stage: str) -> str:
    """How the stages stand that one rests on: another text once any of them has changed anything."""
    rows = connection.execute("SELECT name, covers FROM stage ORDER BY name")
    return ", ".join(f"{name} {covers}" for name, covers in rows if name in RESTS_ON[stage])


def covers(state: str, decided_by: str) -> str:
    """What a stage covers: the state of those it rests on, and what people and settings have decided.

    >>> covers("split 3", "keep=best")
    'split 3; keep=best'
    """
    return f"{state}; {decided_by}"


def decided_by(covers: str) -> str:
    """What had decided a stage, of what it covers."""
    return covers.rpartition("; ")[2]


def is_fresh(connection: sqlite3.Connection, stage: str) -> bool | None:
    """Whether a stage covers the store as it stands; None where it never ran."""
    known = covered(connection, stage)
    return None if known is None else known[1].rpartition("; ")[0] == state(connection, stage)


def must_cover(connection: sqlite3.Connection, stage: str, db: str) -> None:
    """Refuse a store whose records a stage has not gone over as they stand; `db` is its file."""
    fresh, sought = is_fresh(connection, stage), SOUGHT[stage]
    if fresh is None:
        raise CorpusError(f"{db}: no {sought} have been looked for in it yet. Run: iomcorpus {stage}")
    if not fresh:
        raise CorpusError(f"{db}: its records have changed since {sought} were found. Run: iomcorpus {stage}")
