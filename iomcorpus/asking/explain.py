"""What a question asks, told to a person: its parts with how many records each finds, and the statement that runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from iomcorpus.asking.fields import bounds_of, types_of
from iomcorpus.asking.query import And, Fact, Field, Filters, InTitle, Near, Node, Not, Or, Phrase, Prefix, Word
from iomcorpus.asking.sql import count, for_index, hits_sql, match, settle
from iomcorpus.edtf import FIRST_DAY, LAST_DAY, span

Row = dict[str, Any]

ARTICLES = {"organisation": "an organisation"}
HAVING = {
    "date": "a date",
    "published": "a date that its capture states",
    "inferred": "an inferred date",
    "title": "a heading",
    "byline": "a byline",
    "copy": "copies",
    "mentions": "a date in the text",
}


OF_MENTIONS = {
    "person": "called",
    "speaker": "said by",
    "role": "as",
    "org": "of",
    "quote": "with the words",
    "unit": "of",
    "of": "a share of",
}


def explain(connection: sqlite3.Connection, node: Node | None, filters: Filters) -> Row:
    """`asks`: the parts in order, each with its depth; `index` and `sql` with `parameters`: what the store is asked."""
    parts = Filters(copies=filters.copies, exact=filters.exact)
    asks = [*_told(connection, node, parts, 0)] if node is not None else []
    if filters.fields is not None:
        asks += _told(connection, filters.fields, parts, 0)
    asks += _told_filters(connection, filters)
    words, _, narrowed = settle(node, filters)
    statement, parameters = hits_sql(connection, node, filters)
    return {
        "records": count(connection, node, filters),
        "asks": asks,
        "index": match(for_index(words, narrowed)) if words is not None else None,
        "sql": statement,
        "parameters": parameters,
    }


def _told(connection: sqlite3.Connection, node: Node, filters: Filters, depth: int, before: str = "") -> Iterator[Row]:
    """A tree as lines, from the whole to its parts."""
    parts = list(_parts(node))
    what = "any of" if isinstance(node, Or) else "all of" if parts else describe(node, exact=filters.exact)
    yield {"depth": depth, "part": f"{before}{what}", "records": count(connection, node, filters)}
    for sign, part in parts:
        yield from _told(connection, part, filters, depth + 1, sign)


def _parts(node: Node) -> Iterator[tuple[str, Node]]:
    """What a tree is made of, each with what stands before it; a leaf of nothing."""
    if isinstance(node, And | Or):
        yield from (("", part) for part in node.parts)
    elif isinstance(node, Not):
        yield from _parts(node.wanted) if isinstance(node.wanted, And) else [("", node.wanted)]
        refused = node.unwanted.parts if isinstance(node.unwanted, Or) else (node.unwanted,)
        yield from (("not: ", part) for part in refused)


def _told_filters(connection: sqlite3.Connection, filters: Filters) -> Iterator[Row]:
    """The filters besides fields, each by itself."""
    told = {
        "after": "dated {} or later",
        "before": "dated {} or earlier",
        "source": "in captures named {}",
        "kind": "of the kind {}",
        "inferred": "inferred dates: {}",
    }
    for name, what in told.items():
        value, alone = getattr(filters, name), Filters(copies=filters.copies)
        if value != getattr(alone, name):
            setattr(alone, name, value)
            yield {"depth": 0, "part": what.format(value), "records": count(connection, None, alone)}
    if filters.copies != "show":
        what = "of each article one record" if filters.copies == "hide" else "with copies only"
        yield {"depth": 0, "part": what, "records": count(connection, None, Filters(copies=filters.copies))}


def describe(node: Node, *, exact: bool = False) -> str:
    """A leaf in words.

    >>> describe(Prefix("traffick")), describe(Near(5, Word("boat"), Phrase("small", "craft")))
    ('a word that begins with traffick', 'boat and "small craft", at most 5 words apart')
    >>> describe(Fact(Field("figure", (1000, True, None, False)), Field("unit", "migrants")))
    'a figure: above 1,000, of migrants'
    >>> describe(Field("date", ("2017-06-01", "2017-12-31")))
    'dated 2017-06-01 to 2017-12-31'
    """
    how = "as typed" if exact else "in any form"
    if isinstance(node, Word):
        return f"the word {node.word}, {how}"
    if isinstance(node, Phrase):
        return f'the words "{" ".join(node.words)}" in a row, {how}'
    if isinstance(node, Prefix):
        before = f'"{" ".join(node.words[:-1])}" and then ' if len(node.words) > 1 else ""
        return f"{before}a word that begins with {node.words[-1]}"
    if isinstance(node, Near):
        each = " and ".join(map(_named, node.members))
        return f"{each}, at most {node.distance} words apart"
    if isinstance(node, InTitle):
        return f"in the heading: {describe(node.inner, exact=exact)}"
    if isinstance(node, Field):
        return _of_record(node)
    if isinstance(node, Fact):
        types = types_of(node.fields)
        first, *others = (ARTICLES.get(types[0], f"a {types[0]}"), *types[1:])
        what = f"{', '.join([first, *others[:-1]])} or {others[-1]}" if others else first
        return f"{what}: {', '.join(map(_of_mention, node.fields))}"
    raise TypeError(f"{node} is no leaf")


def _named(node: Word | Phrase | Prefix) -> str:
    if isinstance(node, Word):
        return node.word
    words = " ".join(node.words)
    return f'"{words}"' if isinstance(node, Phrase) else f"{words}*"


def _of_record(field: Field) -> str:
    text = str(field.value)
    if field.name == "date":
        return f"dated {_days(field)}"
    if field.name == "has":
        return f"that has {HAVING.get(text) or ARTICLES.get(text) or f'a {text}'}"
    told = {"kind": "of the kind", "source": "in captures named", "byline": "by", "language": "in the language"}
    return f"{told.get(field.name, 'whose id begins with')} {text}"


def _of_mention(field: Field) -> str:
    if field.name == "mentions":
        return _days(field)
    if field.name == "figure":
        return _bounds(field)
    value = field.value[1] if isinstance(field.value, tuple) else field.value
    return f"{OF_MENTIONS[field.name]} {value}"


def _days(field: Field) -> str:
    assert isinstance(field.value, tuple)
    first, last = map(str, field.value)
    if first == FIRST_DAY or last == LAST_DAY:
        return f"{last} or earlier" if first == FIRST_DAY else f"{first} or later"
    return span(first, last).replace("/", " to ")


def _bounds(field: Field) -> str:
    low, above, high, below = bounds_of(field)
    if low == high:
        return f"{low:,}"
    parts = [] if low is None else [f"{'above' if above else 'at least'} {low:,}"]
    if high is not None:
        parts.append(f"{'below' if below else 'at most'} {high:,}")
    return " and ".join(parts)


def plan_lines(explained: Row) -> Iterator[str]:
    """The plan as lines for a person."""
    parts = [("  " * row["depth"] + row["part"], row["records"]) for row in explained["asks"]]
    parts.append(("together", explained["records"]))
    width = max(len(text) for text, _ in parts)
    numbers = max(len(f"{number:,}") for _, number in parts)
    for text, number in parts:
        yield f"{text:<{width}}  {number:>{numbers},} {'record' if number == 1 else 'records'}"
    yield ""
    if explained["index"] is not None:
        yield f"index: {explained['index']}"
    yield f"sql: {explained['sql']}"
    yield f"parameters: {', '.join(map(repr, explained['parameters']))}"
