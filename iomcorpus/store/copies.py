"""Copies in a store: texts and their sketches, what is alike, and which records are copies of which."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from iomcorpus.store.overtaken import State, copies_state, must_stand
from iomcorpus.store.seals import sealed, seals_of_copies
from iomcorpus.store.write import dated, note_covered, transaction

STAGE = "dedupe"
Likeness = tuple[int, int, str, float]  # two texts (the smaller id first), relation, similarity


@dataclass(frozen=True, slots=True)
class NewText:
    """A text that the store has not seen."""

    id: int
    digest: bytes
    words: int
    place: int  # in the order of likeness
    sketch: bytes


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A text as the index has it."""

    id: int
    place: int  # in the order of likeness
    shingles: Sequence[int]  # hashes of 64 bits with sign

    @property
    def entry(self) -> tuple[int, int]:
        """What stands in the list of each of its shingles."""
        return self.place, self.id


@dataclass(frozen=True, slots=True)
class CopyRow:
    """What a record is among its copies."""

    record: int  # its number
    cluster: str | None
    relation: str
    similarity: float
    keep: bool
    filled: Mapping[str, Any]
    composite: bool


@dataclass(frozen=True, slots=True)
class Likenesses:
    """What a run has found out about texts, written together."""

    texts: Iterable[NewText]
    records: Sequence[tuple[int, int]]  # number of a record, id of its text
    shingles: Iterable[tuple[int, int, int]]  # of the new texts: hash, place in the order of likeness, text
    gone: Sequence[IndexedText]  # texts that no record has any more
    alike: Sequence[Likeness]
    unlike: Sequence[tuple[int, int]]  # pairs that were alike and are no more


def new_records(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Numbers and texts of records that have no sketch yet."""
    # Records are numbered upwards, and all of them get their texts in one transaction.
    return connection.execute(
        "SELECT number, clean FROM record WHERE number > (SELECT coalesce(max(record), 0) FROM record_text) "
        "ORDER BY number"
    )


def text_ids(connection: sqlite3.Connection, digests: Iterable[bytes]) -> dict[bytes, int]:
    """The ids of texts that are known, by digest."""
    found = {}
    for digest in digests:
        row = connection.execute("SELECT id FROM text WHERE digest = ?", (digest,)).fetchone()
        if row:
            found[digest] = row[0]
    return found


def has_texts(connection: sqlite3.Connection) -> bool:
    """Whether any text is known."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM text)").fetchone()[0])


def next_text(connection: sqlite3.Connection) -> int:
    """The first id that no text has."""
    return int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM text").fetchone()[0])


def texts_of(connection: sqlite3.Connection, record: str) -> list[int]:
    """The texts of records with this id: one, or none where nobody has it."""
    statement = (
        "SELECT DISTINCT record_text.text FROM record JOIN record_text ON record_text.record = record.number "
        "WHERE record.id = ? ORDER BY record_text.text"
    )
    return [text for (text,) in connection.execute(statement, (record,))]


def gone_texts(connection: sqlite3.Connection) -> list[int]:
    """Texts that no record has."""
    statement = "SELECT id FROM text WHERE NOT EXISTS (SELECT 1 FROM record_text WHERE record_text.text = text.id)"
    return [id for (id,) in connection.execute(statement)]


def holders(
    connection: sqlite3.Connection,
    hash: int,
    limit: int,
    *,
    after: tuple[int, int] | None = None,
    before: tuple[int, int] | None = None,
) -> list[tuple[int, int]]:
    """The first texts that have a shingle, each with its place in front, in the order of likeness.

    Those `after` one, or those `before` one, the next first.
    """
    where, order = "", "place, text"
    if after:
        where = "AND (place, text) > (?, ?)"
    elif before:
        where, order = "AND (place, text) < (?, ?)", "place DESC, text DESC"
    statement = f"SELECT place, text FROM shingle WHERE hash = ? {where} ORDER BY {order} LIMIT ?"
    return connection.execute(statement, (hash, *(after or before or ()), limit)).fetchall()


def sketch_sizes(connection: sqlite3.Connection, ids: Iterable[int]) -> list[tuple[int, int]]:
    """How many sampled shingles some texts have."""
    statement = "SELECT text.id, length(sketch) / 8 FROM json_each(?) CROSS JOIN text ON text.id = json_each.value"
    return connection.execute(statement, (json.dumps(list(ids)),)).fetchall()


def are_alike(connection: sqlite3.Connection, a: int, b: int) -> bool:
    """Whether two texts, the smaller id first, are known to have much in common."""
    statement = "SELECT EXISTS (SELECT 1 FROM likeness WHERE a = ? AND b = ?)"
    return bool(connection.execute(statement, (a, b)).fetchone()[0])


def texts(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterator[tuple[int, bytes, int]]:
    """Id, digest and number of words of some texts."""
    statement = "SELECT text.id, digest, words FROM json_each(?) CROSS JOIN text ON text.id = json_each.value"
    return connection.execute(statement, (json.dumps(list(ids)),))


def sketches(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterator[tuple[int, int, bytes]]:
    """Id, place in the order of likeness and sampled shingles of some texts."""
    statement = "SELECT text.id, place, sketch FROM json_each(?) CROSS JOIN text ON text.id = json_each.value"
    return connection.execute(statement, (json.dumps(list(ids)),))


def clean_text(connection: sqlite3.Connection, text: int) -> str:
    """The text of a record that has this text."""
    statement = (
        "SELECT clean FROM record_text JOIN record ON record.number = record_text.record WHERE record_text.text = ? "
        "ORDER BY number LIMIT 1"
    )
    return str(connection.execute(statement, (text,)).fetchone()[0])


def likenesses(connection: sqlite3.Connection, ids: Iterable[int]) -> list[Likeness]:
    """What is known of the likeness of some texts to others."""
    statement = (
        "SELECT a, b, relation, similarity FROM json_each(?1) CROSS JOIN likeness ON a = json_each.value UNION "
        "SELECT a, b, relation, similarity FROM json_each(?1) CROSS JOIN likeness ON b = json_each.value"
    )
    return connection.execute(statement, (json.dumps(list(ids)),)).fetchall()


def records_of(connection: sqlite3.Connection, ids: Iterable[int]) -> list[tuple[int, int]]:
    """The texts of these, each with a record that has it."""
    statement = "SELECT text, record FROM json_each(?) CROSS JOIN record_text ON record_text.text = json_each.value"
    return connection.execute(statement, (json.dumps(list(ids)),)).fetchall()


def undecided(connection: sqlite3.Connection) -> list[int]:
    """Texts with a record that has not been decided."""
    return [text for (text,) in connection.execute("SELECT DISTINCT text FROM record_text WHERE NOT decided")]


MEMBER = (
    "number",
    "id",
    "name",
    "source",
    "first_line",
    "its_text",
    "published",
    "inferred",
    "title",
    "byline",
    "text",
)


def members(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterator[dict[str, Any]]:
    """The records that have these texts, by capture and line; `its_text` is the id of the text."""
    statement = (
        "SELECT record.number, record.id, capture.name, capture.source, record.first_line, record_text.text, "
        "record.published, record.inferred, record.title, record.byline, record.text "
        "FROM json_each(?) CROSS JOIN record_text ON record_text.text = json_each.value "
        "CROSS JOIN record ON record.number = record_text.record CROSS JOIN capture ON capture.id = record.capture "
        "ORDER BY capture.name, record.first_line"
    )
    for values in connection.execute(statement, (json.dumps(list(ids)),)):
        yield dict(zip(MEMBER, values, strict=True))


def told_of_kept(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[tuple[int, int], tuple[str, float]]:
    """What records with these texts are to the kept ones of their clusters, by their text and that of the kept one.

    That follows from the two texts alone, and these never change.
    """
    statement = (
        "SELECT record_text.text, copy.cluster, copy.relation, copy.similarity, copy.keep FROM json_each(?) "
        "CROSS JOIN record_text ON record_text.text = json_each.value "
        "CROSS JOIN copy ON copy.record = record_text.record WHERE copy.cluster IS NOT NULL"
    )
    rows = connection.execute(statement, (json.dumps(list(ids)),)).fetchall()
    kept = {cluster: text for text, cluster, _, _, keep in rows if keep}
    return {
        (text, kept[cluster]): (relation, similarity)
        for text, cluster, relation, similarity, _ in rows
        if cluster in kept and text != kept[cluster]
    }


def write_likenesses(connection: sqlite3.Connection, found: Likenesses, *, since: State | None = None) -> None:
    """Keep what is alike. Records whose texts are touched by that wait to be decided.

    Nothing is kept where records and texts are no more as they were `since` then.
    """
    touched = {text for one in (*found.alike, *found.unlike) for text in one[:2]}
    with transaction(connection):
        if since is not None:
            must_stand(connection, copies_state, since)
        touched |= {text for one in likenesses(connection, (gone.id for gone in found.gone)) for text in one[:2]}
        left = ((hash, gone.place, gone.id) for gone in found.gone for hash in gone.shingles)
        connection.executemany("DELETE FROM shingle WHERE hash = ? AND place = ? AND text = ?", left)
        connection.executemany("DELETE FROM text WHERE id = ?", ((gone.id,) for gone in found.gone))
        connection.executemany(
            "INSERT INTO text VALUES (?, ?, ?, ?, ?, ?)",
            (sealed((one.id, one.digest, one.words, one.place, one.sketch)) for one in found.texts),
        )
        connection.executemany(
            "INSERT INTO record_text (record, text, decided, seal) VALUES (?, ?, 0, ?)",
            (sealed((record, text)) for record, text in found.records),
        )
        connection.executemany("INSERT INTO shingle VALUES (?, ?, ?)", found.shingles)
        connection.executemany("DELETE FROM likeness WHERE a = ? AND b = ?", found.unlike)
        connection.executemany(
            "INSERT OR REPLACE INTO likeness VALUES (?, ?, ?, ?, ?)",
            (sealed((a, b, relation, float(similarity))) for a, b, relation, similarity in sorted(found.alike)),
        )
        touched |= {text for _, text in found.records}
        connection.executemany(
            "UPDATE record_text SET decided = 0 WHERE text = ?", ((text,) for text in sorted(touched))
        )


def decide_all_again(connection: sqlite3.Connection) -> None:
    """Let every record wait to be decided: the rule for the kept one, or a person's decision, is another."""
    with transaction(connection):
        connection.execute("UPDATE record_text SET decided = 0")


def write_copies(
    connection: sqlite3.Connection,
    decided: Iterable[int],
    copies: Sequence[CopyRow],
    settings: str,
    covers: str,
    *,
    since: State | None = None,
) -> None:
    """Keep which records are copies, among all that were decided, and that this covers the store as it stands.

    Nothing is kept where records and texts are no more as they were `since` then.
    """
    numbers = json.dumps(list(decided))
    rows = {row.record: row for row in copies}
    with transaction(connection):
        if since is not None:
            must_stand(connection, copies_state, since)
        these = "record IN (SELECT value FROM json_each(?))"
        before = dict(connection.execute(f"SELECT record, cluster FROM copy WHERE {these}", (numbers,)))
        connection.execute(f"DELETE FROM copy WHERE {these}", (numbers,))
        for row in copies:
            was = before.get(row.record)
            values = (
                row.record,
                row.cluster,
                row.relation,
                row.similarity,
                row.keep,
                was if was != row.cluster else None,
                row.composite,
            )
            connection.execute("INSERT INTO copy VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        statement = (
            "SELECT number, published, inferred, filled FROM json_each(?) "
            "CROSS JOIN record ON record.number = json_each.value"
        )
        for number, published, inferred, filled in connection.execute(statement, (numbers,)).fetchall():
            taken = rows[number].filled if number in rows else {}
            text = json.dumps(taken, ensure_ascii=False) if taken else None
            if text != filled:
                connection.execute(
                    "UPDATE record SET filled = ?, date = ?, date_from = ?, date_first = ?, date_last = ? "
                    "WHERE number = ?",
                    (text, *dated(published, taken, inferred), number),
                )
        connection.executemany(
            "UPDATE record_text SET decided = 1, copies = ?2 WHERE record = ?1", [*seals_of_copies(connection, numbers)]
        )
        note_covered(connection, STAGE, settings, covers)
