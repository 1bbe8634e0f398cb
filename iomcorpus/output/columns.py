"""What tables show of a row: columns, and in each the pieces of text that stand out from one another."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from iomcorpus.output.rows import Row


class Piece(NamedTuple):
    """Some text of a cell, and how it stands out: `strong`, `faint`, `mark` or not."""

    text: str
    style: str = ""


Cell = list[Piece]  # on a terminal each piece has a line of its own in a narrow column


class Column(NamedTuple):
    """What a table shows of a row."""

    header: str
    cell: Callable[[Row], Cell]
    wide: bool = False  # shares the room that the narrow ones leave
    below: bool = False  # on a terminal it stands below the column before it
    from_width: int = 0  # narrower terminals leave it out


def _text(name: str, style: str = "") -> Callable[[Row], Cell]:
    return lambda row: [Piece(plain(row.get(name)), style)]


def _relation(row: Row) -> Cell:
    relation, similarity = plain(row.get("relation")), row.get("similarity")
    told = f" {similarity:.2f}" if similarity is not None and not row.get("keep") else ""
    return [Piece(relation, "strong" if row.get("keep") else ""), Piece(told, "faint")]


def _taken(row: Row) -> Cell:
    """What a record takes from its copies, and from which lines."""
    taken = [
        f"{field} {plain(part['value'])} from {part['source']}:{part['line']}"
        for field, part in (row.get("filled") or {}).items()
    ]
    return [Piece("; ".join(taken))]


def _listed(name: str) -> Callable[[Row], Cell]:
    return lambda row: [Piece("; ".join(row.get(name) or ()))]


def plain(value: Any) -> str:
    """A value as a person reads it.

    >>> plain(None), plain("a"), plain(0.5), plain([3, 4]), plain([]), plain({"news": 9, "page": 1})
    ('', 'a', '0.5', '[3, 4]', '', 'news 9, page 1')
    """
    if value is None or value == [] or value == {}:
        return ""
    if isinstance(value, dict) and all(isinstance(part, int | str) for part in value.values()):
        return ", ".join(f"{name} {part}" for name, part in value.items())
    return value if isinstance(value, str) else str(json.dumps(value, ensure_ascii=False))


def _place(row: Row) -> Cell:
    source = row.get("source") or "-"
    return [Piece(f"{source}:{row.get('first_line', '')}", "faint")]


def _lines(row: Row) -> Cell:
    return [Piece(f"{row['first_line']}-{row['last_line']}", "faint")]


def _date(row: Row) -> Cell:
    """The date; one that the capture does not state says so."""
    if "date" in row:
        value, origin = row["date"], row.get("date_from")
    else:
        value, origin = row.get("published") or row.get("inferred"), "published" if row.get("published") else "inferred"
    if not value:
        return []
    first, slash, last = value.partition("/")
    style = "" if origin == "published" else "faint"
    cell = [Piece(first + slash, style), Piece(last, style), Piece(f" {origin}" if style else "", style)]
    return [piece for piece in cell if piece.text]


def _heading(row: Row) -> Cell:
    title = row.get("title")
    cell = [Piece(title, "strong")] if title else [Piece(plain(row.get("lead")))]
    if copies := row.get("copies"):
        cell.append(Piece(f" (+{copies} {'copy' if copies == 1 else 'copies'})", "faint"))
    return cell


def _hit_heading(row: Row) -> Cell:
    """The heading of a hit; its lead in place of one, but where the snippet begins with it."""
    lead = plain(row.get("lead"))
    if not row.get("title") and plain(row.get("snippet"))[:40] == lead[:40]:
        row = {**row, "lead": None}
    return _heading(row)


def _snippet(row: Row) -> Cell:
    """The snippet, its marks standing out.

    >>> _snippet({"snippet": "two boats sank", "marks": [[4, 9]]})
    [Piece(text='two ', style=''), Piece(text='boats', style='mark'), Piece(text=' sank', style='')]
    """
    snippet, cell, done = row.get("snippet") or "", [], 0
    for start, end in row.get("marks") or ():
        cell += [Piece(snippet[done:start]), Piece(snippet[start:end], "mark")]
        done = end
    return [*cell, Piece(snippet[done:])]


def _where(row: Row) -> Cell:
    return [Piece(f"{row.get('source') or '-'}:{row.get('line', '')}:{row.get('start', '')}", "faint")]


def _meaning(row: Row) -> Cell:
    """What a mention of any type means, in a line."""
    return [Piece(meaning(row), "strong"), *([Piece(f" {row['doubt']}", "mark")] if row.get("doubt") else [])]


def meaning(row: Row) -> str:
    """A mention's value as a person reads it.

    >>> meaning({"type": "figure", "low": 5, "high": 10, "unit": "per cent", "approx": "about"})
    'about 5 to 10 per cent'
    >>> meaning({"type": "figure", "ratio": [1, 7], "unit": "children"}), meaning({"type": "date", "value": None})
    ('1 in 7 children', '?')
    """
    kind = row["type"]
    if kind == "date":
        return str(row.get("value") or "?")
    if kind == "figure":
        if row.get("ratio"):
            amount = f"{_number(row['ratio'][0])} in {_number(row['ratio'][1])}"
        elif row.get("low") is not None:
            amount = f"{_number(row['low'])} to {_number(row['high'])}"
        else:
            amount = "?" if row.get("value") is None else _number(row["value"])
        return " ".join(filter(None, (row.get("approx"), amount, row.get("unit"))))
    if kind == "contact":
        named = filter(None, (row.get("name"), row.get("org")))
        return ", ".join((*named, *(row.get("phones") or ()), *(row.get("emails") or ())))
    if kind == "organisation":
        return str(row["organisation"])
    who = row.get("speaker" if kind == "quote" else "person") or ("?" if not row.get("role") else None)
    return ", ".join(filter(None, (who, row.get("role"), row.get("org"))))


def _number(value: float) -> str:
    """A number with its thousands apart.

    >>> _number(16500), _number(2.5), _number(3000000.0)
    ('16,500', '2.5', '3,000,000')
    """
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def _context(row: Row) -> Cell:
    return _snippet({"snippet": row.get("context") or row["surface"], "marks": row.get("marks")})


ID = Column("id", _text("id"))
DATE = Column("date", _date)
PLACE = Column("where", _place, from_width=100)
HITS = (ID, DATE, PLACE, Column("record", _hit_heading, wide=True), Column("snippet", _snippet, wide=True, below=True))
RECORDS = (
    ID,
    DATE,
    Column("kind", _text("kind"), from_width=70),
    PLACE,
    Column("record", _heading, wide=True),
)
FURNITURE = (
    Column("lines", _lines),
    Column("reason", _text("reason")),
    PLACE,
    Column("text", _text("text"), wide=True),
)
FINDINGS = (
    Column("severity", _text("severity", "strong")),
    Column("where", _text("where"), wide=True),
    Column("what", _text("what"), wide=True),
    Column("mend", _text("mend", "faint"), wide=True),
)
ACTIONS = (Column("name", _text("name")), Column("action", _text("action")))
PROFILE = (
    Column("capture", _text("source", "faint"), from_width=100),
    Column("learned", _text("learned", "strong")),
    Column("value", _text("value"), wide=True),
    Column("times", _text("count")),
    Column("line", _text("line")),
    Column("example", _text("example"), wide=True),
)
PLACE_OF_MENTION = Column("where", _where, from_width=100)
MENTIONS = (
    Column("type", _text("type", "faint"), from_width=70),
    PLACE_OF_MENTION,
    Column("meaning", _meaning, wide=True),
    Column("text", _context, wide=True),
)
FACTS = (DATE, PLACE_OF_MENTION, *MENTIONS[2:])
PEOPLE = (
    Column("person", _text("person", "strong"), wide=True),
    Column("mentions", _text("mentions")),
    Column("records", _text("records"), from_width=70),
    Column("first", _text("first"), from_width=80),
    Column("last", _text("last"), from_width=80),
    Column("roles", _listed("roles"), wide=True),
    Column("organisations", _listed("orgs"), wide=True),
)
COPIES = (
    Column("cluster", _text("cluster", "faint")),
    ID,
    Column("relation", _relation),
    PLACE,
    Column("takes over", _taken, wide=True),
)
PAIRS = tuple(Column(name, _text(name)) for name in ("a", "b", "relation", "similarity", "joined"))
CAPTURES = (
    Column("capture", _text("name"), wide=True),
    Column("records", _text("records")),
    Column("only here", _text("only_here")),
    Column("kept of copies", _text("kept_copies")),
    Column("dates given", _text("dates_given")),
    Column("addresses given", _text("addresses_given")),
    Column("retrieved", _text("retrieved"), from_width=120),
    Column("url", _text("url", "faint"), wide=True, from_width=140),
)
TABLES: dict[str, tuple[Column, ...]] = {
    "hits": HITS,
    "records": RECORDS,
    "furniture": FURNITURE,
    "findings": FINDINGS,
    "actions": ACTIONS,
    "profile": PROFILE,
    "mentions": MENTIONS,
    **dict.fromkeys(("dates", "figures", "quotes", "contacts", "organisations"), FACTS),
    "people": PEOPLE,
    "copies": COPIES,
    "pairs": PAIRS,
    "captures": CAPTURES,
}


def field_columns(fields: Sequence[str]) -> tuple[Column, ...]:
    """A column for each field that somebody asked for by name."""
    return tuple(Column(name, _text(name), wide=True) for name in fields)
