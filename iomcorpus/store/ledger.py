"""The ledger: which stages have gone over all records, with which settings, and how things stood then."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection


def covered(connection: sqlite3.Connection, stage: str) -> tuple[str, str] | None:
    """The settings and the state of the store that a stage covers; None where it never ran."""
    row = connection.execute("SELECT settings, covers FROM stage WHERE name = ?", (stage,)).fetchone()
    return (row[0], row[1]) if row else None


def state(connection: sqlite3.Connection, stages: Collection[str]) -> str:
    """How the stages stand that another rests on: another text once any of them has changed anything."""
    rows = connection.execute("SELECT name, covers FROM stage ORDER BY name")
    return ", ".join(f"{name} {covers}" for name, covers in rows if name in stages)


def note_covered(connection: sqlite3.Connection, stage: str, settings: str, covers: str) -> None:
    """Say that a stage covers the store; inside the transaction that wrote what it found."""
    connection.execute(
        "INSERT INTO stage (name, settings, covers) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (name) DO UPDATE SET settings = ?2, covers = ?3",
        (stage, settings, covers),
    )
