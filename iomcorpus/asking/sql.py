"""SQL from a query's tree: one statement over the index of a store, joined to records and captures.

The index stands outermost: FTS5 finds and ranks, the join filters. `rowid IN (SELECT ...)` would make FTS5 run the
query again for each row (measured: minutes). This stands on the fast path, so nothing heavy is imported at the top.
"""

from __future__ import annotations

import sqlite3
from itertools import islice

from iomcorpus.asking.query import (
    And,
    Fact,
    Field,
    Filters,
    InTitle,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    has_fields,
    is_pattern,
)

TYPE_CHECKING = False  # as in typing, whose import would cost a millisecond
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Parameter = str | int | float
    Statement = tuple[str, list[Parameter]]
    Row = tuple[Any, ...]
    Hit = dict[str, Any]

# How much more a word counts in the heading than in the text. The heading is in the text too, so one mention there
# makes 5, and BM25 saturates (k1 = 1.2): 5 mentions weigh 0.81 of what endless ones would, one weighs 0.45. So a record
# headed by the word comes before one of its length that names it in passing up to four times, and two words still beat
# one in a heading.
TITLE_WEIGHT, TEXT_WEIGHT = 4.0, 1.0
SNIPPET_WORDS = 30  # about two lines of a terminal
ELLIPSIS = "…"

# The marks of snippet() are bytes that no UTF-8 text has, so that no text can be taken for them.
MARK_OPEN, MARK_CLOSE = b"\xfe", b"\xff"
SNIPPET = f"CAST(snippet(record_fts, 1, x'fe', x'ff', '{ELLIPSIS}', {SNIPPET_WORDS}) AS BLOB)"

# Rank and place stand first: by them equal hits are put in order.
STANDING = "capture.name, record.first_line, record.id"
PLACE = f"record_fts.rank, {STANDING}"
ABOUT = "capture.source, record.last_line, record.date, record.date_from, record.title, record.lead"
COLUMNS = f"{PLACE}, {ABOUT}"
DESCRIBED = "capture.url, capture.retrieved"
# CROSS JOIN keeps SQLite from turning the order round.
ITS_CAPTURE = "CROSS JOIN capture ON capture.id = record.capture"
RECORDS = f"record {ITS_CAPTURE}"
JOINED = f"record_fts CROSS JOIN record ON record.number = record_fts.rowid {ITS_CAPTURE}"
BY_RANK = "ORDER BY record_fts.rank"
BY_DATE = "ORDER BY record.date_first IS NULL, record.date_first DESC, capture.name, record.first_line LIMIT ?"
EVERYTHING = -1  # as LIMIT

KEPT_ONLY = "NOT EXISTS (SELECT 1 FROM copy WHERE copy.record = record.number AND NOT copy.keep)"
COPIED_ONLY = "EXISTS (SELECT 1 FROM copy WHERE copy.record = record.number AND copy.cluster IS NOT NULL)"
# What the index finds is looked for in a set by its own number, before its record is read. The plus keeps FTS5 from
# looking for each member of the set instead.
SET_OF_RECORDS, SET_OF_ROWS = "record.number IN (SELECT", "+record_fts.rowid IN (SELECT"
HIDDEN = (
    "(SELECT count(*) FROM copy AS its JOIN copy AS other ON other.cluster = its.cluster "
    "AND other.record <> its.record WHERE its.record = record.number)"
)
BREAKS = {ord(char): " " for char in "\n\r"}  # one for one, so that marks stay where they are


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
    if isinstance(node, InTitle):
        return f"({{title}} : ({match(node.inner)}))"
    if isinstance(node, Field | Fact):
        raise TypeError(f"the index knows no {node}")
    return f"({(' AND ' if isinstance(node, And) else ' OR ').join(map(match, node.parts))})"


def for_index(node: Node, filters: Filters) -> Node:
    """The tree that the index is asked and by which hits are ranked: prefixes made fit for stems.

    Where records have to be looked at it finds more than is wanted, and what matches is picked from that.
    """
    if must_look(node, filters):
        node = _widened(node)
    if _has_prefix(node):
        from iomcorpus.asking.stems import expand

        node = expand(node)
    return node


def must_look(node: Node, filters: Filters) -> bool:
    """Whether the index alone cannot tell: it does not know the words as written, and ranks a NEAR that failed.

    Such a NEAR leaves places of another record behind, which SQLite (3.40) takes for a damaged file when it ranks
    `boat NOT NEAR("a b" c)`. So below NOT and OR it is not left to the index.
    """
    return filters.exact or _may_fail_near(node, False)


def _may_fail_near(node: Node, inside: bool) -> bool:
    if isinstance(node, Not):
        return _may_fail_near(node.wanted, inside) or _may_fail_near(node.unwanted, True)
    if isinstance(node, And | Or):
        return any(_may_fail_near(part, inside or isinstance(node, Or)) for part in node.parts)
    return inside and isinstance(node, Near)


def _widened(node: Node) -> Node:
    """A tree that matches all that this one does, without NOT and NEAR."""
    if isinstance(node, Not):
        return _widened(node.wanted)
    if isinstance(node, Near):
        return And(*node.members)
    if isinstance(node, And):
        return And(*map(_widened, node.parts))
    return Or(*map(_widened, node.parts)) if isinstance(node, Or) else node


def _has_prefix(node: Node) -> bool:
    if isinstance(node, And | Or):
        return any(map(_has_prefix, node.parts))
    if isinstance(node, Near):
        return any(map(_has_prefix, node.members))
    if isinstance(node, Not):
        return _has_prefix(node.wanted) or _has_prefix(node.unwanted)
    return _has_prefix(node.inner) if isinstance(node, InTitle) else isinstance(node, Prefix)


def search_sql(node: Node, filters: Filters, wanted: str = "hits") -> Statement:
    """The statement and its parameters; `wanted` is `hits`, `ids`, `numbers` or `count`; the last two heed no limit.

    By rank it has no limit either, and equal ranks come in any order: FTS5 sorts by rank alone without looking at
    records, which with a second key takes twice the time (measured at 2,500 matches). Equal ones are settled as rows
    arrive. Where it must look at records it calls `stands_there(title, clean)`, which `hits`, `ids` and `count` define.
    """
    asked, values = where_of(filters)
    asked = [condition.replace(SET_OF_RECORDS, SET_OF_ROWS) for condition in asked]
    conditions = ["record_fts MATCH ?", *asked]
    parameters: list[Parameter] = [match(for_index(node, filters)), *values]
    looks = must_look(node, filters)
    if looks:
        conditions.append("stands_there(record.title, record.clean)")
    if wanted in ("count", "numbers"):
        what = "count(*)" if wanted == "count" else "record_fts.rowid AS number"
        if asked == [KEPT_ONLY] and not looks:  # the index knows the number, and records take five times as long
            conditions = [conditions[0], KEPT_ONLY.replace("record.number", "record_fts.rowid")]
            return f"SELECT {what} FROM record_fts WHERE {all_of(conditions)}", parameters
        return f"SELECT {what} FROM {_tables(len(conditions) > 1)} WHERE {all_of(conditions)}", parameters
    conditions.append(f"record_fts.rank MATCH 'bm25({TITLE_WEIGHT}, {TEXT_WEIGHT})'")
    snippet = "record.clean" if looks else SNIPPET  # snippet() would mark more than was wanted
    hidden = HIDDEN if filters.copies == "hide" else "0"
    columns = PLACE if wanted == "ids" else f"{COLUMNS}, {snippet}, {hidden}, {DESCRIBED}"
    select = f"SELECT {columns} FROM {_tables(True)} WHERE {all_of(conditions)}"
    if filters.sort == "rank":
        return f"{select} {BY_RANK}", parameters
    parameters.append(EVERYTHING if filters.limit is None else filters.limit)
    return f"{select} {BY_DATE}", parameters


def _tables(joined: bool) -> str:
    return JOINED if joined else "record_fts"


def all_of(conditions: list[str]) -> str:
    """Conditions as one, which holds where there are none."""
    return " AND ".join(conditions) or "1"


def where_of(filters: Filters) -> tuple[list[str], list[Parameter]]:
    """What filters ask of `record` and its `capture`: conditions, and their parameters.

    >>> where_of(Filters(after="2017-01-01", kind="news", copies="show"))
    (['record.date_last >= ?', 'record.kind = ?'], ['2017-01-01', 'news'])
    """
    source, named = filters.source, "instr(capture.name, ?) > 0"
    if source is not None and is_pattern(source):
        source, named = source.replace("[!", "[^"), "capture.name GLOB ?"
    asked = (
        ("record.date_last >= ?", filters.after),
        ("record.date_first <= ?", filters.before),
        (named, source),
        ("record.kind = ?", filters.kind),
    )
    conditions = [condition for condition, value in asked if value is not None]
    parameters: list[Parameter] = [value for _, value in asked if value is not None]
    if filters.inferred != "yes":
        conditions.append(f"record.date_from {'IS NOT' if filters.inferred == 'no' else 'IS'} 'inferred'")
    if filters.copies != "show":
        conditions.append(KEPT_ONLY if filters.copies == "hide" else COPIED_ONLY)
    if filters.fields is not None:
        from iomcorpus.asking.conditions import condition

        asked_of_facts, values = condition(filters.fields)
        conditions.append(asked_of_facts)
        parameters.extend(values)
    return conditions, parameters


def settle(node: Node | None, filters: Filters) -> tuple[Node | None, Node | None, Filters]:
    """A question as the words that the index is asked, what it cannot tell alone, and the filters beside them."""
    if node is not None and not has_fields(node):
        return node, None, filters
    from iomcorpus.asking.plan import make_plan

    return make_plan(node, filters)


def hits(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> Iterator[Hit]:
    """The hits with the fields of the contract, in the order asked for; without a query all records that pass."""
    node, rest, filters = settle(node, filters)
    if node is None:
        from iomcorpus.asking import mixed

        yield from mixed.hits(connection, rest, filters)
        return
    if must_look(node, filters):
        from iomcorpus.asking.scan import snippets

        snippet_of = snippets(node, filters)
        for row in _rows(connection, node, filters, "hits"):
            yield _hit(row, *snippet_of(row[8], row[10]))
    else:
        for row in _rows(connection, node, filters, "hits"):
            yield _hit(row, *read_snippet(row[10]))


def ids(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> Iterator[str]:
    """The ids of the hits, in the order asked for."""
    node, rest, filters = settle(node, filters)
    if node is None:
        from iomcorpus.asking import mixed

        yield from mixed.ids(connection, rest, filters)
        return
    for row in _rows(connection, node, filters, "ids"):
        yield row[3]


def count(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> int:
    """How many hits there are, whatever the limit."""
    node, rest, filters = settle(node, filters)
    if node is None:
        from iomcorpus.asking import mixed

        return mixed.count(connection, rest, filters)
    number: int = _run(connection, node, filters, "count").fetchone()[0]
    return number


def _rows(connection: sqlite3.Connection, node: Node, filters: Filters, wanted: str) -> Iterator[Row]:
    if isinstance(node, Word) and filters.limit is not None and not filters.exact and _has_lists(connection):
        from iomcorpus.asking.common import known_rows

        known = known_rows(connection, node.word, filters, wanted)
        if known is not None:
            return iter(known)
    rows = _run(connection, node, filters, wanted)
    return islice(_settled(rows), filters.limit) if filters.sort == "rank" else rows


def _has_lists(connection: sqlite3.Connection) -> bool:
    """Whether the store is so large that it has lists of its commonest words."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM common_word)").fetchone()[0])


def _settled(rows: sqlite3.Cursor) -> Iterator[Row]:
    """Rows by rank, those of equal rank by place: the order must not tell in which order captures came."""
    equal: list[Row] = []
    for row in rows:
        if equal and row[0] != equal[0][0]:
            yield from sorted(equal)
            equal = []
        equal.append(row)
    yield from sorted(equal)


def matching_sql(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> Statement:
    """A statement that gives the numbers of the records that match, in no order, and its parameters."""
    node, rest, filters = settle(node, filters)
    if node is None:
        from iomcorpus.asking import mixed

        return mixed.matching_sql(connection, rest, filters)
    _prepare(connection, node, filters)
    return search_sql(node, filters, "numbers")


def hits_sql(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> Statement:
    """The statement behind the hits, and its parameters."""
    node, rest, filters = settle(node, filters)
    if node is None:
        from iomcorpus.asking import mixed

        return mixed.hits_sql(connection, rest, filters)
    return search_sql(node, filters)


def _prepare(connection: sqlite3.Connection, node: Node, filters: Filters) -> None:
    if must_look(node, filters):
        from iomcorpus.asking.scan import looker

        connection.create_function("stands_there", 2, looker(node, filters), deterministic=True)


def _run(connection: sqlite3.Connection, node: Node, filters: Filters, wanted: str) -> sqlite3.Cursor:
    _prepare(connection, node, filters)
    if filters.copies == "hide" and not connection.execute("SELECT EXISTS (SELECT 1 FROM copy)").fetchone()[0]:
        filters = filters.showing_copies()  # there are none, so none are looked for
    return connection.execute(*search_sql(node, filters, wanted))


def _hit(row: Row, snippet: str, marks: list[list[int]]) -> Hit:
    return {
        "id": row[3],
        "source": row[4],
        "first_line": row[2],
        "last_line": row[5],
        "date": row[6],
        "date_from": row[7],
        "title": row[8],
        "lead": row[9],
        "score": shown_score(row[0]),
        "snippet": snippet,
        "marks": marks,
        "copies": row[11],
        "url": row[12],
        "retrieved": row[13],
    }


def shown_score(rank: float) -> float:
    """FTS5's rank (the lower the better) as people expect a score."""
    return round(-rank, 6) + 0.0  # no -0.0


def read_snippet(marked: bytes | None) -> tuple[str, list[list[int]]]:
    """The plain text of a snippet and where its marks are.

    >>> read_snippet(b"the \\xfesmall craft\\xff sank")
    ('the small craft sank', [[4, 15]])
    """
    text = ""
    marks: list[list[int]] = []
    for piece in (marked or b"").split(MARK_OPEN):
        inside, closed, after = piece.partition(MARK_CLOSE)
        start = len(text)
        text += inside.decode("utf-8", "replace")
        if closed:
            marks.append([start, len(text)])
            text += after.decode("utf-8", "replace")
    return text.translate(BREAKS), marks


def unicode61(char: str) -> str:
    """What FTS5's tokenizer makes of a character: a blank between words, nothing of an accent, else itself folded.

    >>> [unicode61(char) for char in "É\\u0301ß—ς"]
    ['e', '', 'ß', ' ', 'σ']
    """
    global _tokenizer
    if _tokenizer is None:
        _tokenizer = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        _tokenizer.execute('CREATE VIRTUAL TABLE folding USING fts5(word, tokenize="unicode61 remove_diacritics 2")')
        _tokenizer.execute("CREATE VIRTUAL TABLE folded USING fts5vocab(folding, row)")
    try:
        _tokenizer.execute("INSERT INTO folding VALUES (?)", (f"q{char}q",))
    except UnicodeEncodeError:  # half a character
        return " "
    terms = [row[0] for row in _tokenizer.execute("SELECT term FROM folded")]
    _tokenizer.execute("DELETE FROM folding")
    return " " if terms == ["q"] else terms[0][1:-1]


_tokenizer: sqlite3.Connection | None = None
