"""Copies out of a store: clusters with their members, pairs, and what each capture adds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from iomcorpus.asking.periods import FIRST, LAST, read_period
from iomcorpus.asking.query import Filters
from iomcorpus.asking.sql import all_of, where_of
from iomcorpus.copies.relations import COMPOSITE, CONTAINED, CONTAINS, PART, SINGLE

Row = dict[str, Any]
TABLES = "copy CROSS JOIN record ON record.number = copy.record CROSS JOIN capture ON capture.id = record.capture"
MOST_HOLDERS = 100  # captures that hold one article
FIELDS = ("cluster", "id", "source", "first_line", "relation", "similarity", "keep", "filled", "was")


def copies(connection: sqlite3.Connection, filters: Filters, *, singles: bool = False) -> Iterator[Row]:
    """Records that have copies, a cluster after the other, the kept one first; with `singles` all others after them."""
    conditions, parameters = where_of(filters.showing_copies())
    where = all_of(conditions)
    columns = "cluster, record.id, capture.source, record.first_line, relation, similarity, keep, filled, was"
    statement = (
        f"SELECT {columns} FROM {TABLES} WHERE {where} "
        "ORDER BY cluster IS NULL, cluster, keep DESC, capture.name, record.first_line"
    )
    for values in connection.execute(statement, parameters):
        row = dict(zip(FIELDS, values, strict=True))
        yield row | {"keep": bool(row["keep"]), "filled": json.loads(row["filled"]) if row["filled"] else {}}
    if singles:
        statement = (
            "SELECT record.id, capture.source, record.first_line FROM capture "
            f"JOIN record ON record.capture = capture.id WHERE {where} "
            "AND NOT EXISTS (SELECT 1 FROM copy WHERE copy.record = record.number) "
            "ORDER BY capture.name, record.first_line"
        )
        for id, source, line in connection.execute(statement, parameters):
            values = (None, id, source, line, SINGLE, 1.0, True, {}, None)
            yield dict(zip(FIELDS, values, strict=True))


def hidden_records(connection: sqlite3.Connection) -> set[tuple[str, int]]:
    """Source and first line of the records that are left out as copies."""
    return set(connection.execute(f"SELECT capture.source, record.first_line FROM {TABLES} WHERE NOT keep"))


def pairs(connection: sqlite3.Connection, filters: Filters) -> Iterator[Row]:
    """Pairs of records that have much in common: `relation` is what `a` is to `b`, `joined` that both are one article.

    Of each pair one record or more is what the filters ask for; those of the same words count as one. Records of the
    same words are paired with the first of them only, and only that one with other texts.
    """
    first = (
        "SELECT record_text.text, min(record.id) AS id, record.number FROM record_text "
        "JOIN record ON record.number = record_text.record GROUP BY record_text.text"
    )
    statement = (
        f"WITH first AS MATERIALIZED ({first}) "
        "SELECT one.id, other.id, one.number, other.number, a.id, b.id, relation, similarity, a.words, b.words "
        "FROM likeness "
        "JOIN text AS a ON a.id = likeness.a JOIN text AS b ON b.id = likeness.b "
        "JOIN first AS one ON one.text = likeness.a JOIN first AS other ON other.text = likeness.b "
        "UNION ALL "
        "SELECT first.id, record.id, first.number, record.number, text.id, text.id, 'exact', 1.0, 0, 0 FROM first "
        "JOIN record_text ON record_text.text = first.text JOIN record ON record.number = record_text.record "
        "JOIN text ON text.id = first.text WHERE record.number <> first.number AND text.words > 0"
    )
    clusters = dict(connection.execute("SELECT record, coalesce(cluster, '') FROM copy"))
    composites = {record for (record,) in connection.execute("SELECT record FROM copy WHERE composite")}
    conditions, parameters = where_of(filters.showing_copies())
    asked = (
        "SELECT DISTINCT record_text.text FROM record_text CROSS JOIN record ON record.number = record_text.record "
        f"CROSS JOIN capture ON capture.id = record.capture WHERE {all_of(conditions)}"
    )
    wanted = {text for (text,) in connection.execute(asked, parameters)}
    found = []
    for a, b, one, other, text, its, relation, similarity, words, more in connection.execute(statement):
        if text not in wanted and its not in wanted:
            continue
        joined = bool(clusters.get(one)) and clusters.get(one) == clusters.get(other)
        if relation in (CONTAINED, PART) and (one if words > more else other) in composites:
            relation = COMPOSITE
        found.append(pair_row(a, b, relation, similarity, joined, words > more))
    yield from in_order(found)


def pair_row(a: str, b: str, relation: str, similarity: float, joined: bool, first_is_longer: bool) -> Row:
    """A pair with the fields of the contract, the smaller id first; `contained` is told as what `a` is to `b`.

    >>> pair_row("b", "a", "contained", 0.91, True, True)["relation"]  # b holds a
    'contained'
    """
    if b < a:
        a, b, first_is_longer = b, a, not first_is_longer
    if relation in (CONTAINED, PART):
        relation = CONTAINS if first_is_longer else CONTAINED
    return {"a": a, "b": b, "relation": relation, "similarity": round(similarity, 4), "joined": joined}


def in_order(pairs: Iterable[Row]) -> list[Row]:
    """Pairs by their ids, however the records came."""
    return sorted(pairs, key=lambda row: (row["a"], row["b"], row["relation"], row["similarity"]))


def captures(connection: sqlite3.Connection) -> Iterator[Row]:
    """What each capture adds: records that no other has, and the dates and addresses that only it gives to copies.

    `new` are those of which no capture before it, by name, has a copy: over all captures, each article once.
    """
    shared = (
        "SELECT record, cluster, min(name) OVER (PARTITION BY cluster) AS earliest, min(name) OVER (PARTITION BY "
        "cluster) < max(name) OVER (PARTITION BY cluster) AS is_shared FROM copy "
        "JOIN record ON record.number = copy.record JOIN capture ON capture.id = record.capture "
        "WHERE cluster IS NOT NULL"
    )
    given = {"dates": _given(connection, "published"), "addresses": _given(connection, "emails")}
    also_in = _also_in(connection)
    statement = (
        f"WITH shared AS MATERIALIZED ({shared}) SELECT capture.name, capture.source, count(record.number), "
        "count(record.number) - count(shared.cluster), "
        "count(DISTINCT shared.cluster) FILTER (WHERE shared.earliest = capture.name), "
        "count(record.number) - coalesce(sum(shared.is_shared), 0), count(CASE WHEN copy.keep THEN 1 END), "
        f"min({FIRST}), max({LAST}), capture.url, capture.retrieved, capture.language FROM capture "
        "LEFT JOIN record ON record.capture = capture.id LEFT JOIN copy ON copy.record = record.number "
        "LEFT JOIN shared ON shared.record = record.number GROUP BY capture.id ORDER BY capture.name"
    )
    for name, source, records, alone, clusters, own, kept, first, last, *described in connection.execute(statement):
        row = {"name": name, "source": source, "records": records, "new": alone + clusters, "only_here": own}
        row |= {"also_in": also_in.get(name, {}), "kept_copies": kept}
        row |= {f"{what}_given": counts.get(source, 0) for what, counts in given.items()}
        yield row | read_period(first, last) | dict(zip(("url", "retrieved", "language"), described, strict=True))


def _also_in(connection: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """How many records of each capture are in which others, those with most of them first.

    Articles that very many captures hold are left out: they tell nothing of any two, and their pairs are too many.
    """
    held = (
        "SELECT cluster, record.capture AS capture, count(*) AS records, "
        "count(*) OVER (PARTITION BY cluster) AS captures FROM copy JOIN record ON record.number = copy.record "
        "WHERE cluster IS NOT NULL GROUP BY cluster, record.capture"
    )
    statement = (
        f"WITH held AS MATERIALIZED (SELECT * FROM ({held}) WHERE captures <= {MOST_HOLDERS}) "
        "SELECT capture.name, other.name, sum(held.records) AS records FROM held "
        "JOIN held AS others ON others.cluster = held.cluster AND others.capture <> held.capture "
        "JOIN capture ON capture.id = held.capture JOIN capture AS other ON other.id = others.capture "
        "GROUP BY held.capture, others.capture ORDER BY capture.name, records DESC, other.name"
    )
    found: dict[str, dict[str, int]] = {}
    for name, other, records in connection.execute(statement):
        found.setdefault(name, {})[other] = records
    return found


def _given(connection: sqlite3.Connection, field: str) -> dict[str, int]:
    """How many values of a field each source has given to copies of its records."""
    statement = (
        f"SELECT filled ->> '$.{field}.source', "
        f"sum(iif(json_type(filled, '$.{field}.value') = 'array', json_array_length(filled, '$.{field}.value'), 1)) "
        "FROM record JOIN capture ON capture.id = record.capture "
        f"WHERE filled ->> '$.{field}.source' <> capture.source GROUP BY 1"
    )
    return dict(connection.execute(statement))
