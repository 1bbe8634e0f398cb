"""Stores with mentions of the tests' own, without any finder: what a list, a ledger or a page makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from stores import capture_rows

from iomcorpus.asking.holding import padded
from iomcorpus.model import Mention, Named, Person, RecordFacts
from iomcorpus.store import ledger
from iomcorpus.store.facts import Found, write_found, write_people
from iomcorpus.store.open import close_writer, open_for_writing
from iomcorpus.store.write import replace_captures

Row = Mapping[str, Any]  # of a record: `says`, its mentions, and fields of its header; `of` names its kept copy


def person(name: str, id: str | None = None, role: str | None = None, org: str | None = None, **more: Any) -> Row:
    """A mention of a person, or of a quote or contact where `type` says so."""
    given = {"type": "person", "name": name, "person": (id or "-".join(name.lower().split()), name)}
    return {**given, "surface": name, "role": role, "org": org, **more}


def figure(number: float | None, unit: str | None, surface: str | None = None, **more: Any) -> Row:
    """A mention of a figure."""
    return {"type": "figure", "number": number, "unit": unit, "surface": surface or str(number), **more}


def mentioned(path: Path, captures: Mapping[str, Iterable[Row]]) -> str:
    """A store of records that mention these things, each on a line of its own; gives its path."""
    store = open_for_writing(str(path))
    given = {name: [dict(row) for row in rows] for name, rows in captures.items()}
    said = {(name, at): row.pop("says") for name, rows in given.items() for at, row in enumerate(rows)}
    copies = {(name, at): row.pop("of", None) for name, rows in given.items() for at, row in enumerate(rows)}
    for key, says in said.items():
        given[key[0]][key[1]]["text"] = "\n".join(f"It says {one['surface']} there." for one in says)
    replace_captures(store, (capture_rows(name, rows) for name, rows in given.items()))
    numbers = store.execute(
        "SELECT record.number, record.id, first_line, date, capture.name, "
        "row_number() OVER (PARTITION BY capture ORDER BY first_line) - 1 "
        "FROM record JOIN capture ON capture.id = record.capture"
    ).fetchall()
    people: dict[tuple[str, int], Person] = {}
    found = []
    for number, id, first_line, date, name, at in numbers:
        facts = RecordFacts([], [])
        for line, one in enumerate(said[name, at], start=first_line):
            _add(facts, people, id, line, dict(one))
        found.append(Found(number, date, facts))
    write_found(store, found, "none")
    for number, _, _, _, name, at in numbers:
        if kept := copies[name, at]:
            _join(store, number, kept)
    write_people(store, people, "none", ledger.covers(ledger.state(store, "extract"), "nobody"), padded)
    close_writer(store)
    return str(path)


def _add(facts: RecordFacts, people: dict[tuple[str, int], Person], id: str, line: int, one: dict[str, Any]) -> None:
    """One mention, and its person, who has one number in the record however often it is named."""
    known = one.pop("person", None)
    surface = one["surface"]
    mention = Mention(**{"line": line, "start": 8, "end": 8 + len(surface), "rule": "given", "confidence": 1.0, **one})
    if known:
        ids = [people[id, who].id for who in range(len(facts.people))]
        if known[0] not in ids:
            roles = (one["role"],) if one.get("role") else ()
            people[id, len(ids)] = Person(*known)
            facts.people.append(Named(id, len(ids), (known[1],), roles))
            ids.append(known[0])
        mention.who = ids.index(known[0])
    facts.mentions.append(mention)


def _join(store: Any, number: int, kept: str) -> None:
    """Say that a record is a copy of another, by its id."""
    other = store.execute("SELECT number FROM record WHERE id = ?", (kept,)).fetchone()[0]
    insert = (
        "INSERT OR IGNORE INTO copy (record, cluster, relation, similarity, keep, composite) VALUES (?, ?, ?, 1, ?, 0)"
    )
    store.execute(insert, (other, kept, "kept", 1))
    store.execute(insert, (number, kept, "exact", 0))
