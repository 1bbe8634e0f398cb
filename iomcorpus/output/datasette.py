"""A folder that Datasette serves as it is: a store for others (`store/published.sql`), and what it says of itself.

`datasette FOLDER` opens it immutable: `inspect-data.json` tells it the counts and that nothing changes. Datasette 1.0
reads the settings of tables from the same `metadata.json`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import sha256
from typing import Any

from iomcorpus.edtf import bounds
from iomcorpus.output import schema
from iomcorpus.output.bibliography import title_of
from iomcorpus.output.columns import meaning
from iomcorpus.output.mentions import flat_mention
from iomcorpus.output.redaction import AsIs
from iomcorpus.output.rows import Row
from iomcorpus.output.schema import Field
from iomcorpus.store.published import Published

SIGN = "metadata.json"  # what such a folder has
DATABASE = "corpus"  # its file is corpus.db

FIRST_DAY = Field("first_day", "date", "The first day that the date covers.", "2019-03-11", "day", nullable=True)
LAST_DAY = Field("last_day", "date", "The last one.", "2019-03-11", "day", nullable=True)
HEADING = Field("heading", "text", "The title, else the beginning of the first sentence.", "Come and argue")
CAPTURE_OF = Field("capture", "integer", "The capture that it stands in.", 3)
OWN = {
    "capture": (
        Field("id", "integer", "Its number here.", 3),
        Field("name", "text", "Its path from the store's folder.", "data/a.txt"),
        Field("encoding", "text", "What its bytes were read as.", "utf-8"),
        Field("bytes", "integer", "How long it is, decompressed.", 16500),
        Field("lines", "integer", "How many lines it has.", 310),
        *schema.CAPTURE,
    ),
    "record": (
        Field("number", "integer", "Its number here, by capture and line.", 17),
        HEADING,
        CAPTURE_OF,
        schema.DATE,
        schema.DATE_FROM,
        FIRST_DAY,
        LAST_DAY,
        Field("kept", "integer", "Of copies the record that is kept in its place.", 12, nullable=True),
        *schema.RECORD,
        *schema.COPY,
    ),
    "furniture": (Field("id", "integer", "Its number here.", 3), CAPTURE_OF, *schema.FURNITURE),
    "person": (
        Field("id", "id", "One a person of the corpus.", "wanjiru-kamotho"),
        Field("name", "text", "The fullest form of the name.", "Wanjiru Kamotho"),
        Field("mentions", "integer", "How often named, each article counted once.", 4),
        Field("with_copies", "integer", "The same with all copies.", 5),
        Field("records", "integer", "In how many records, each article counted once.", 4),
        FIRST_DAY._replace(meaning="The first day of a record that names them."),
        LAST_DAY,
    ),
    "mention": (
        Field("id", "integer", "Its number here, by place.", 412),
        Field("record", "integer", "The record that it stands in.", 17),
        Field("meaning", "text", "What it means, in a line.", "some 4,000 families"),
        Field("person", "id", "Who is named, speaks, or can be reached.", "wanjiru-kamotho", nullable=True),
        FIRST_DAY._replace(meaning="Of a date: the first day that it covers."),
        LAST_DAY,
        *schema.FLAT_MENTION,
    ),
}
FLAT = {
    "record_flat": (
        Field("people", "text", "Who is named.", "Lin Wei; Wanjiru Kamotho", nullable=True),
        Field("organisations", "text", "Which organisations are named.", "Harbour Trust", nullable=True),
        Field("source", "text", "Its capture.", "data/a.txt"),
        *OWN["record"],
    ),
    "mention_flat": (
        schema.DATE._replace(meaning="The date of its record."),
        schema.DATE_FROM,
        HEADING._replace(meaning="The heading of its record."),
        Field("record_id", "id", "The id of its record.", "ha3zvvsvmyal"),
        Field("record_number", "integer", "The number of its record here.", 17),
        Field("person", "text", "Who is named, speaks, or can be reached.", "Wanjiru Kamotho", nullable=True),
        *OWN["mention"],
    ),
}
PAGE = 25  # records on a page: each has its text
SEARCHED = {"fts_table": "record_fts", "fts_pk": "number"}
TABLES: dict[str, dict[str, Any]] = {
    "capture": {"description": "The files that were split.", "label_column": "name", "sort": "name"},
    "record": {
        "description": "Items of captures.",
        "label_column": "heading",
        "sort_desc": "first_day",
        "facets": ["kind", "date_from", "capture", "language"],
        "size": PAGE,
    },
    "record_flat": {
        "description": "Records with names in place of numbers.",
        "sort_desc": "date",
        "facets": ["kind", "date_from", "source"],
        "size": PAGE,
        **SEARCHED,
    },
    "mention": {
        "description": "Dates, people, figures, quotes, contacts and organisations where they stand.",
        "label_column": "surface",
        "sort": "id",
        "facets": ["type", "unit"],
    },
    "mention_flat": {
        "description": "Mentions with names in place of numbers.",
        "sort": "id",
        "facets": ["type", "person"],
    },
    "person": {"description": "The people of the corpus.", "label_column": "name", "sort_desc": "mentions"},
    "furniture": {
        "description": "Lines of captures that are in no record: menus, rules, share bars.",
        "label_column": "reason",
        "sort": "id",
        "facets": ["reason", "capture"],
    },
}


def fill_database(
    path: str,
    captures: Sequence[Row],
    documents: Iterable[tuple[Row, Sequence[Row]]],
    furniture: Iterable[Row],
    copies: Iterable[Row],
    change: AsIs,
) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Make the store for others; gives the rows of each table and the columns of each table and view.

    Every row is written as `change` has it.
    """
    numbers = {capture["name"]: number for number, capture in enumerate(captures, start=1)}
    sources = {capture["source"]: numbers[capture["name"]] for capture in captures}
    copied = {(row["source"], row["first_line"]): row for row in copies}
    people: dict[str, str] = {}
    with closing(Published(path)) as store:
        store.add(
            "capture", ({**change.row(row), "id": numbers[row["name"]], "bytes": row["size"]} for row in captures)
        )
        mentions = 0
        for number, (record, found) in enumerate(documents, start=1):
            copy = copied.get((record["source"], record["first_line"]), {})
            row, changed = change.document({**copy, **record}, found)
            told = {"number": number, "capture": numbers[record["name"]], "heading": title_of(row)}
            store.add("record", [_with_days({**row, **told}, row["date"])])
            store.add("mention", _mentions(changed, number, mentions + 1))
            mentions += len(changed)
            _learn(people, changed)
        store.add("person", ({"id": id, "name": name} for id, name in sorted(people.items())))
        lines = ({**change.row(row), "capture": sources[row["source"]]} for row in furniture)
        store.add("furniture", ({**row, "id": number} for number, row in enumerate(lines, start=1)))
        counts = store.finish()
        return counts, {table: store.columns(table) for table in TABLES}


def _mentions(rows: Iterable[Row], record: int, number: int) -> Iterator[Row]:
    for nth, row in enumerate(rows, start=number):
        told = {**flat_mention(row), "id": nth, "record": record, "meaning": meaning(row)}
        told["person"] = row.get("person_id")
        yield _with_days(told, row["value"] if row["type"] == "date" else None)


def _learn(people: dict[str, str], rows: Iterable[Row]) -> None:
    """The names of persons; that of a contact is only the record's, so it counts where no other is known."""
    for row in rows:
        if id := row.get("person_id"):
            if name := row.get("person") or row.get("speaker"):
                people[id] = name
            else:
                people.setdefault(id, row.get("name") or id)


def _with_days(row: Row, date: str | None) -> Row:
    first, last = bounds(date) or (None, None)
    return {**row, "first_day": first, "last_day": last}


def describe(folder: str, counts: Mapping[str, int], columns: Mapping[str, Sequence[str]]) -> None:
    """Write beside a store what Datasette should know of it."""
    _write(folder, SIGN, metadata(columns))
    path = os.path.join(folder, f"{DATABASE}.db")
    with open(path, "rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    tables = {name: {"count": count} for name, count in counts.items()}
    about = {"hash": digest.hexdigest(), "size": os.path.getsize(path), "file": f"{DATABASE}.db", "tables": tables}
    _write(folder, "inspect-data.json", {DATABASE: about})


def metadata(columns: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Datasette's metadata.json: what tables and their columns are, how they are sorted, searched and counted by."""
    tables = {}
    for table, settings in TABLES.items():
        known = {field.name: field for field in reversed((*FLAT.get(table, ()), *OWN.get(table, ())))}
        tables[table] = {**settings, "columns": {name: _told(known[name]) for name in columns[table]}}
    return {
        "title": "Corpus",
        "description": "Records of captured pages, with the facts in them and where each stands.",
        "databases": {DATABASE: {"tables": tables}},
    }


def _told(field: Field) -> str:
    return f"{field.meaning[:-1]} ({field.unit})." if field.unit else field.meaning


def _write(folder: str, name: str, value: Any) -> None:
    with open(os.path.join(folder, name), "x", encoding="utf-8", newline="\n") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)
        file.write("\n")
