"""What the date of a record rests on: its own text, or that of the copy from which it takes the date."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import Any

from iomcorpus.errors import CorpusError
from iomcorpus.store import read

Row = dict[str, Any]


def evidence_of(record: Row) -> list[Row]:
    """The places in a record's text that its own dates rest on, with the characters there."""
    lines = record["text"].split("\n")
    surfaces = (lines[at["line"] - record["first_line"]][at["start"] : at["end"]] for at in record["evidence"])
    return [{**at, "surface": surface} for at, surface in zip(record["evidence"], surfaces, strict=True)]


def dated_by(connection: sqlite3.Connection, record: Row) -> Row | None:
    """The copy that a filled date is from, and what it rests on there; None where a record has a date of its own.

    A copy may have gone since `dedupe` was run: then only its name and place are known.
    """
    if record["date_from"] != "filled":
        return None
    taken, evidence = record["filled"]["published"], []
    with suppress(CorpusError):
        evidence = evidence_of(read.record(connection, taken["id"]))
    return {"id": taken["id"], "source": taken["source"], "evidence": evidence}
