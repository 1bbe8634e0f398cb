"""Records that the index cannot find alone: by fields without words, or by words and fields under OR and NOT.

Each part of the tree that is words alone becomes a set of records; the tree is decided over these and the fields. By
rank those come first in which wanted words stand, all others by date, the newest first.
"""

from __future__ import annotations

import sqlite3

from iomcorpus.asking.conditions import Parameter, any_of_facts, condition, joined
from iomcorpus.asking.fields import all_facts, conjunction, fields_only
from iomcorpus.asking.plan import ranking
from iomcorpus.asking.query import And, Filters, Node, Not, Or, has_fields
from iomcorpus.asking.sql import (
    BREAKS,
    EVERYTHING,
    HIDDEN,
    TEXT_WEIGHT,
    TITLE_WEIGHT,
    all_of,
    for_index,
    match,
    must_look,
    shown_score,
    where_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Statement = tuple[str, list[Parameter]]
    Snippet = tuple[str, list[list[int]]]
    Hit = dict[str, Any]

RANKED = (
    "SELECT record_fts.rowid AS number, record_fts.rank AS rank FROM record_fts WHERE record_fts MATCH ? "
    f"AND record_fts.rank MATCH 'bm25({TITLE_WEIGHT}, {TEXT_WEIGHT})'"
)
TABLES = "record CROSS JOIN capture ON capture.id = record.capture"
PLACE = "capture.name, record.first_line, record.id"
NEWEST = "record.date_first IS NULL, record.date_first DESC"
COLUMNS = (
    "record.number, record.id, capture.source, record.first_line, record.last_line, record.date, record.date_from, "
    "record.title, record.lead, capture.url, capture.retrieved"
)


class _Parts:
    """The sets of records that a tree is decided over, each the answer of the index to some words."""

    def __init__(self, connection: sqlite3.Connection, filters: Filters) -> None:
        self.connection = connection
        self.filters = filters
        self.tables: list[str] = []
        self.parameters: list[Parameter] = []

    def condition(self, node: Node) -> Statement:
        """A tree as a condition on `record`."""
        if fields_only(node):
            return condition(node, of_all=True)
        if not has_fields(node):
            return f"record.number IN (SELECT number FROM {self._set(node)})", []
        if isinstance(node, Not):
            wanted, parameters = self.condition(node.wanted)
            unwanted, values = self.condition(node.unwanted)
            return f"({wanted} AND ({unwanted}) IS NOT TRUE)", [*parameters, *values]
        assert isinstance(node, And | Or)
        kind = And if isinstance(node, And) else Or
        words = [part for part in node.parts if not has_fields(part)]
        together: list[Node] = [words[0] if len(words) == 1 else kind(*words)] if words else []  # one set of them all
        others = [part for part in node.parts if has_fields(part)]
        return joined("AND" if kind is And else "OR", [self.condition(part) for part in (*together, *others)])

    def add(self, name: str, statement: str, *parameters: Parameter) -> None:
        """A table that is filled once."""
        self.tables.append(f"{name} AS MATERIALIZED ({statement})")
        self.parameters.extend(parameters)

    def _set(self, node: Node) -> str:
        name = f"words_{len(self.tables)}"
        tables, asked = "record_fts", "record_fts MATCH ?"
        if must_look(node, self.filters):
            from iomcorpus.asking.scan import looker

            self.connection.create_function(f"{name}_there", 2, looker(node, self.filters), deterministic=True)
            tables += " CROSS JOIN record ON record.number = record_fts.rowid"
            asked += f" AND {name}_there(record.title, record.clean)"
        statement = f"SELECT record_fts.rowid AS number FROM {tables} WHERE {asked}"
        self.add(name, statement, match(for_index(node, self.filters)))
        return name

    @property
    def opening(self) -> str:
        return f"WITH {', '.join(self.tables)} " if self.tables else ""


def _statement(
    connection: sqlite3.Connection, node: Node | None, filters: Filters, columns: str, *, in_order: bool
) -> Statement:
    """A statement over the records that a tree and filters let through."""
    parts = _Parts(connection, filters)
    tree = conjunction([part for part in (node, filters.fields) if part is not None])
    asked, values = where_of(filters.without_fields())
    if tree is not None:
        decided, parameters = parts.condition(tree)
        asked, values = [decided, *asked], [*parameters, *values]
    tables, order = TABLES, ""
    if in_order:
        order = f"ORDER BY {NEWEST}, {PLACE}"
        ranked = ranking(node)
        if ranked is not None:
            parts.add("ranked", RANKED, match(for_index(ranked, filters)))
            tables += " LEFT JOIN ranked ON ranked.number = record.number"
            if filters.sort == "rank":
                order = f"ORDER BY coalesce(ranked.rank, 0.0), {NEWEST}, {PLACE}"
        columns = f"{'coalesce(ranked.rank, 0.0)' if ranked is not None else '0.0'}, {columns}"
        order += " LIMIT ?"
        values = [*values, EVERYTHING if filters.limit is None else filters.limit]
    statement = f"{parts.opening}SELECT {columns} FROM {tables} WHERE {all_of(asked)} {order}".rstrip()
    return statement, [*parts.parameters, *values]


def matching_sql(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> Statement:
    """A statement that gives the numbers of the records that match, in no order, and its parameters."""
    return _statement(connection, node, filters, "record.number AS number", in_order=False)


def count(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> int:
    """How many hits there are, whatever the limit."""
    number: int = connection.execute(*_statement(connection, node, filters, "count(*)", in_order=False)).fetchone()[0]
    return number


def ids(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> Iterator[str]:
    """The ids of the hits, in the order asked for."""
    for _, id in connection.execute(*_statement(connection, node, filters, "record.id", in_order=True)):
        yield id


def hits_sql(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> Statement:
    """The statement behind the hits, and its parameters."""
    hidden = HIDDEN if filters.copies == "hide" else "0"
    return _statement(connection, node, filters, f"{COLUMNS}, {hidden}", in_order=True)


def hits(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> Iterator[Hit]:
    """The hits with the fields of the contract, in the order asked for."""
    show = _snippets(connection, node, filters)
    for rank, *row, copies in connection.execute(*hits_sql(connection, node, filters)):
        number, id, source, first_line, last_line, date, date_from, title, lead, url, retrieved = row
        snippet, marks = show(number, lead)
        yield {
            "id": id,
            "source": source,
            "first_line": first_line,
            "last_line": last_line,
            "date": date,
            "date_from": date_from,
            "title": title,
            "lead": lead,
            "score": shown_score(rank),
            "snippet": snippet,
            "marks": marks,
            "copies": copies,
            "url": url,
            "retrieved": retrieved,
        }


def _snippets(
    connection: sqlite3.Connection, node: Node | None, filters: Filters
) -> Callable[[int, str | None], Snippet]:
    """A function that shows why a record is there: its words, else a fact that was asked for, else how it begins."""
    from iomcorpus.asking.scan import beginning, snippets_of

    of_words = snippets_of(node, filters)
    facts = all_facts(node, filters.fields)
    one_of, values = any_of_facts(facts)
    found = (
        'SELECT mention.line, mention.start, mention."end" FROM mention '
        f"WHERE mention.record = ? AND ({one_of}) "
        "ORDER BY mention.type = 'quote', mention.line, mention.start, mention.\"end\" LIMIT 1"
    )

    def show(number: int, lead: str | None) -> Snippet:
        statement = "SELECT title, clean, text, first_line FROM record WHERE number = ?"
        title, clean, text, first_line = connection.execute(statement, (number,)).fetchone()
        shown = of_words(title, clean) if of_words else None
        if shown is None and facts:
            place = connection.execute(found, (number, *values)).fetchone()
            if place is not None:
                from iomcorpus.asking.mentions import around

                line, start, end = place
                around_it, marks = around(text.split("\n")[line - first_line], start, end)
                shown = around_it.translate(BREAKS), marks
        return shown or (beginning(lead, clean), [])

    return show
