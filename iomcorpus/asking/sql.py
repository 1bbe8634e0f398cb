"""SQL from a query's tree: one statement over the index of a store, joined to records and captures.

The index stands outermost: FTS5 finds and ranks, the join filters. `rowid IN (SELECT ...)` would make FTS5 run the query
again for each row (measured: minutes). This stands on the fast path, so nothing heavy is imported at the top.
"""

from __future__ import annotations

import sqlite3

from iomcorpus.asking.query import And, Filters, Near, Node, Not, Or, Phrase, Prefix, Word, is_pattern

# How much more a word counts in the heading than in the text. The heading is in the text too, so one mention there makes 5,
# and BM25 saturates (k1 = 1.2): 5 mentions weigh 0.81 of what endless ones would, one weighs 0.45. So a record headed by the
# word comes before one of its length that names it in passing up to four times, and two words still beat one in a heading.
TITLE_WEIGHT, TEXT_WEIGHT = 4.0, 1.0
SNIPPET_WORDS = 30  # about two lines of a terminal
ELLIPSIS = "…"

# The marks of snippet() are bytes that no UTF-8 text has, so that no text can be taken for them.
MARK_OPEN, MARK_CLOSE = b"\xfe", b"\xff"
SNIPPET = f"CAST(snippet(record_fts, 1, x'fe', x'ff', '{ELLIPSIS}', {SNIPPET_WORDS}) AS BLOB)"

COLUMNS = """record.id, capture.source, record.first_line, record.last_line, record.date, record.date_from, record.title,
       record.lead, record_fts.rank"""
ORDERS = {  # equal ones by place, so that the order does not tell in which order captures came
    "rank": "record_fts.rank, capture.name, record.first_line",
    "date": "record.date_first IS NULL, record.date_first DESC, capture.name, record.first_line",
}
EVERYTHING = -1  # as LIMIT

Statement = tuple[str, list[str | int]]
Hit = dict[str, object]


def match(node: Node) -> str:
    """The tree as an expression of FTS5, every word in quotes so that none can be an operator.

    >>> match(Not(And(Word("NOT"), Phrase("e", "mail")), Near(5, Word("a"), Prefix("b"))))
    '(("NOT" AND "e" + "mail") NOT NEAR("a" "b" *, 5))'
    """
    if isinstance(node, Word):
        return f'"{node.word}"'
    if isinstance(node, Phrase | Prefix):
        words = " + ".join([f'"{word}"' for word in node.words])
        return f"{words} *" if isinstance(node, Prefix) else words
    if isinstance(node, Near):
        return f"NEAR({' '.join(map(match, node.members))}, {node.distance})"
    if isinstance(node, Not):
        return f"({match(node.wanted)} NOT {match(node.unwanted)})"
    return f"({(' AND ' if isinstance(node, And) else ' OR ').join(map(match, node.parts))})"


def ranked(node: Node, exact: bool) -> Node:
    """The tree that the index is asked and by which hits are ranked: prefixes made fit for stems.

    An exact search asks for other forms too, and leaves nothing out: what matches exactly is then picked from that.
    """
    if exact:
        node = _without_refusals(node)
    if _has_prefix(node):
        from iomcorpus.asking.stems import expand

        node = expand(node)
    return node


def _without_refusals(node: Node) -> Node:
    if isinstance(node, Not):
        return _without_refusals(node.wanted)
    if isinstance(node, And):
        return And(*map(_without_refusals, node.parts))
    return Or(*map(_without_refusals, node.parts)) if isinstance(node, Or) else node


def _has_prefix(node: Node) -> bool:
    if isinstance(node, And | Or):
        return any(map(_has_prefix, node.parts))
    if isinstance(node, Near):
        return any(map(_has_prefix, node.members))
    if isinstance(node, Not):
        return _has_prefix(node.wanted) or _has_prefix(node.unwanted)
    return isinstance(node, Prefix)


def search_sql(node: Node, filters: Filters, wanted: str = "hits") -> Statement:
    """The statement and its parameters; `wanted` is `hits`, `ids` or `count`. A count heeds no limit.

    An exact one calls `stands_exactly(title, clean)`, which `run` defines.
    """
    conditions = ["record_fts MATCH ?"]
    parameters: list[str | int] = [match(ranked(node, filters.exact))]
    for condition, value in _conditions(filters):
        conditions.append(condition)
        if value is not None:
            parameters.append(value)
    if wanted == "count":
        joined = len(conditions) > 1
        return f"SELECT count(*) FROM {_tables(joined)} WHERE {_all(conditions)}", parameters
    conditions.append(f"record_fts.rank MATCH 'bm25({TITLE_WEIGHT}, {TEXT_WEIGHT})'")
    text = "record.clean" if filters.exact else SNIPPET  # snippet() would mark the other forms
    columns = "record.id" if wanted == "ids" else f"{COLUMNS}, {text}"
    parameters.append(EVERYTHING if filters.limit is None else filters.limit)
    return f"SELECT {columns} FROM {_tables(True)} WHERE {_all(conditions)} ORDER BY {ORDERS[filters.sort]} LIMIT ?", parameters


def _tables(joined: bool) -> str:
    # CROSS JOIN keeps SQLite from turning the order round.
    joins = " CROSS JOIN record ON record.number = record_fts.rowid CROSS JOIN capture ON capture.id = record.capture"
    return f"record_fts{joins}" if joined else "record_fts"


def _all(conditions: list[str]) -> str:
    return " AND ".join(conditions)


def _conditions(filters: Filters) -> list[tuple[str, str | None]]:
    """What filters ask of a record, each with its parameter."""
    found: list[tuple[str, str | None]] = []
    if filters.after is not None:
        found.append(("record.date_last >= ?", filters.after))
    if filters.before is not None:
        found.append(("record.date_first <= ?", filters.before))
    if filters.source is not None and is_pattern(filters.source):
        found.append(("capture.name GLOB ?", filters.source.replace("[!", "[^")))
    elif filters.source is not None:
        found.append(("instr(capture.name, ?) > 0", filters.source))
    if filters.kind is not None:
        found.append(("record.kind = ?", filters.kind))
    if filters.inferred != "yes":
        found.append((f"record.date_from {'IS NOT' if filters.inferred == 'no' else 'IS'} 'inferred'", None))
    if filters.exact:
        found.append(("stands_exactly(record.title, record.clean)", None))
    return found


def run(connection: sqlite3.Connection, node: Node, filters: Filters, wanted: str) -> sqlite3.Cursor:
    """Put the question to a store."""
    if filters.exact:
        from iomcorpus.asking.scan import exact_finder

        finds = exact_finder(node)
        connection.create_function("stands_exactly", 2, lambda title, clean: finds(title or "", clean) is not None)
    statement, parameters = search_sql(node, filters, wanted)
    return connection.execute(statement, parameters)


def hits(connection: sqlite3.Connection, node: Node, filters: Filters) -> list[Hit] | map[Hit]:
    """The hits, in the order asked for, with the fields of the contract."""
    if filters.exact:
        from iomcorpus.asking.scan import exact_snippet

        snippet = exact_snippet(node)
        return map(lambda row: _hit(row, snippet(row[2 - 2 + 6] or "", row[9])), run(connection, node, filters, "hits"))
    return map(lambda row: _hit(row, read_snippet(row[9])), run(connection, node, filters, "hits"))
