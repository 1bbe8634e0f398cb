"""What tables show of a row: columns, and in each the pieces of text that stand out from one another."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from iomcorpus.output.rows import Row

DIGEST = 12  # characters that are shown of one
CLOSE = 30  # characters before a mention in a narrow column


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
    number: bool = False  # its cells end below one another
    from_width: int = 0  # narrower terminals leave it out


def _text(name: str, style: str = "") -> Callable[[Row], Cell]:
    return lambda row: [Piece(plain(row.get(name)), style)]


def _decimal(name: str, digits: int = 2) -> Callable[[Row], Cell]:
    """A measure, in all rows with as many digits behind the point."""
    return lambda row: [Piece("" if row.get(name) is None else f"{row[name]:.{digits}f}")]


def _count(header: str, name: str, style: str = "", from_width: int = 0) -> Column:
    return Column(header, _text(name, style), number=True, from_width=from_width)


def _measure(header: str, name: str, from_width: int = 0) -> Column:
    return Column(header, _decimal(name), number=True, from_width=from_width)


def _relation(row: Row) -> Cell:
    relation, similarity = plain(row.get("relation")), row.get("similarity")
    told = f" {similarity:.2f}" if similarity is not None and not row.get("keep") else ""
    return [Piece(relation, "strong" if row.get("keep") else ""), Piece(told, "faint")]


def _taken(row: Row) -> Cell:
    """What a record takes from its copies, and from which lines."""
    taken = [
        f"{field} {_in_words(part['value'])} from {part['source']}:{part['line']}"
        for field, part in (row.get("filled") or {}).items()
    ]
    return [Piece("; ".join(taken))]


def _in_words(value: Any) -> str:
    return ", ".join(map(plain, value)) if isinstance(value, list) else plain(value)


def _rests_on(row: Row) -> Cell:
    """The lines that a date rests on, and why."""
    return [Piece("; ".join(f"line {at['line']}: {at['why']}" for at in row.get("evidence") or ()))]


def _listed(name: str) -> Callable[[Row], Cell]:
    return lambda row: [Piece("; ".join(row.get(name) or ()))]


def _one_a_line(name: str) -> Callable[[Row], Cell]:
    """A list, or names with their numbers, none of which is to be broken over lines."""

    def cell(row: Row) -> Cell:
        value = row.get(name) or ()
        parts = [f"{part} {number}" for part, number in value.items()] if isinstance(value, dict) else list(value)
        return [*(Piece(f"{part}; ") for part in parts[:-1]), *map(Piece, parts[-1:])]

    return cell


def plain(value: Any) -> str:
    """A value as a person reads it.

    >>> plain(None), plain("a"), plain(0.5), plain([3, 4]), plain([]), plain({"news": 9, "page": 1})
    ('', 'a', '0.5', '[3, 4]', '', 'news 9, page 1')
    >>> plain(["Mayor", "Chair"])
    'Mayor; Chair'
    """
    if value is None or value == [] or value == {}:
        return ""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
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
        cell.append(Piece(f"{' ' if cell[0].text else ''}(+{copies} {'copy' if copies == 1 else 'copies'})", "faint"))
    return cell


def _hit_heading(row: Row) -> Cell:
    """The heading of a hit; its lead in place of one, but where the snippet begins with it."""
    return [] if _begins_with_lead(row) else _heading(row)


def _begins_with_lead(row: Row) -> bool:
    lead = plain(row.get("lead"))
    return not row.get("title") and plain(row.get("snippet"))[:40] == lead[:40]


def _hit_snippet(row: Row) -> Cell:
    """The snippet of a hit, with what else its heading would say where it has none."""
    copies = [piece for piece in _heading({**row, "lead": None}) if piece.text] if _begins_with_lead(row) else []
    return [*(piece._replace(text=f"{piece.text} ") for piece in copies), *_snippet(row)]


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


def _both(once: str, every: str) -> Callable[[Row], Cell]:
    """A number in which copies count once, and behind it the one with them, where that is another."""

    def cell(row: Row) -> Cell:
        number, all_of_them = plain(row.get(once)), plain(row.get(every))
        return [Piece(number if all_of_them == number else f"{number} ({all_of_them})")]

    return cell


def _day(name: str) -> Callable[[Row], Cell]:
    """A day; one that the captures do not state has a question mark."""

    def cell(row: Row) -> Cell:
        is_stated = row.get(f"{name}_from") != "inferred"
        return [Piece(doubtful(row.get(name), is_stated), "" if is_stated else "faint")]

    return cell


def doubtful(day: str | None, is_stated: bool) -> str:
    """A day or year, with a question mark where it is inferred.

    >>> doubtful("2017", False), doubtful("2017", True), doubtful(None, False)
    ('2017?', '2017', '')
    """
    return f"{day or ''}{'?' if day and not is_stated else ''}"


def _posts(row: Row) -> Cell:
    return [Piece("; ".join(map(post_in_years, row.get("held") or ())))]


def post_in_years(post: Row) -> str:
    """A post, its organisation and its years.

    >>> days = {"first": "2015-12-15", "last": "2017-12-18", "first_from": "published", "last_from": "inferred"}
    >>> post_in_years({"role": "Chief of Mission", "org": "IOM UK", **days})
    'Chief of Mission, IOM UK 2015–2017?'
    """
    ends = [doubtful((post[end] or "")[:4], post[f"{end}_from"] != "inferred") for end in ("first", "last")]
    years = ends[0] if ends[0].rstrip("?") == ends[1].rstrip("?") else "–".join(ends)
    return " ".join(filter(None, (", ".join(filter(None, (post["role"], post["org"]))), years)))


def _figure(row: Row) -> Cell:
    """A figure of the ledger in all its words."""
    approx = "/".join(row.get("approx") or ()) or None
    of = f" of {row['of']}" if row.get("of") and not row.get("ratio") else ""
    told = meaning({**row, "type": "figure", "approx": approx}) + of
    return [Piece(told if not told.startswith("?") else f"{row['surface']} {row.get('unit') or ''}", "strong")]


def _differences(row: Row) -> Cell:
    """What else is said of the same thing nearby; each on a line of its own."""
    found = (
        meaning({"type": "figure", **other, "approx": other["approx"]}) + f" {other['where']}"
        for other in row.get("differs") or ()
    )
    return [Piece(f"≠ {other} ", "mark") for other in found]


def _first_place(row: Row) -> Cell:
    """Where the first of several stands, and how many more there are."""
    first, *others = row.get("places") or [row]
    return [*_where(first), *([Piece(f" +{len(others)}", "faint")] if others else [])]


def _places(name: str) -> Callable[[Row], Cell]:
    """Where all of several stand."""
    return lambda row: [Piece("; ".join(piece.text for one in row.get(name) or () for piece in _where(one)))]


def _speaker(row: Row) -> Cell:
    """Whoever speaks; who has no name by role and organisation."""
    if row.get("speaker"):
        return [Piece(row["speaker"], "strong")]
    return [Piece(", ".join(filter(None, (row.get("role"), row.get("org")))))]


def _whom(row: Row) -> Cell:
    name, org = row.get("name"), row.get("org")
    told = [Piece(f"{name}{', ' if org else ''}", "strong")] if name else []
    return [*told, *([Piece(org)] if org else [])]


def _asked(row: Row) -> Cell:
    """What a query is called, else the query."""
    return [Piece(row.get("name") or plain(row.get("query")), "strong")]


def _close_context(row: Row) -> Cell:
    """The context, but little of what stands before the mention, so that a narrow column shows it."""
    before, *rest = _context(row)
    if len(before.text) > CLOSE:
        before = Piece("…" + before.text[-CLOSE:].partition(" ")[2], before.style)
    return [before, *rest]


def _given(row: Row) -> Cell:
    """What a capture gives to copies elsewhere."""
    dates, addresses = row.get("dates_given"), row.get("addresses_given")
    of_dates = f"{dates} date{'s' if dates != 1 else ''}" if dates else ""
    of_addresses = f"{addresses} address{'es' if addresses != 1 else ''}" if addresses else ""
    between = ", " if dates and addresses else ""
    return [Piece(told) for told in (of_dates + between, of_addresses) if told]


def _or_nothing(row: Row) -> Cell:
    """Whether a field may be null, or not be there."""
    found = [word for word, may in (("null", row.get("nullable")), ("none", row.get("optional"))) if may]
    return [Piece(", ".join(found), "faint")]


def _sentence(row: Row) -> Cell:
    """A hit in its sentence."""
    return [Piece(plain(row.get("left"))), Piece(plain(row.get("hit")), "mark"), Piece(plain(row.get("right")))]


def _beside(name: str, other: str, style: str = "") -> Callable[[Row], Cell]:
    """A number, and the one that it is compared with."""
    return lambda row: [Piece(f"{plain(row.get(name))} : {plain(row.get(other))}", style)]


def _changed(row: Row) -> Cell:
    """The record that has changed; where there is none the capture."""
    return [Piece(plain(row.get("id") or row.get("place")))]


def _place_of_change(row: Row) -> Cell:
    return [Piece(plain(row.get("place")), "faint")] if row.get("id") else []


def _short(name: str) -> Callable[[Row], Cell]:
    """A value; of a digest, which has no blanks, as much as tells it from another."""

    def cell(row: Row) -> Cell:
        value = plain(row.get(name))
        return [Piece(value if " " in value else value[:DIGEST])]

    return cell


def _direction(row: Row) -> Cell:
    return [Piece("+" if row.get("direction") == "over" else "-", "faint")]


ID = Column("id", _text("id"))
DATE = Column("date", _date)
PLACE = Column("where", _place, from_width=100)
HITS = (
    ID,
    DATE,
    PLACE,
    Column("record", _hit_heading, wide=True),
    Column("snippet", _hit_snippet, wide=True, below=True),
)
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
    Column("mend", _text("mend", "faint"), wide=True, below=True),
)
ACTIONS = (Column("name", _text("name")), Column("action", _text("action")))
PLAN = (Column("stage", _text("stage", "strong")), Column("capture", _text("name")), Column("action", _text("action")))
PAGES = (
    Column("name", _text("name", "faint"), wide=True),
    Column("published", _text("published")),
    Column("heading", _text("title", "strong"), wide=True),
    Column("lines", _text("lines"), from_width=60),
    Column("retrieved", _text("retrieved"), from_width=110),
    Column("action", _text("action")),
)
PROFILE = (
    Column("capture", _text("source", "faint"), from_width=100),
    Column("learned", _text("learned", "strong")),
    Column("value", _text("value"), wide=True),
    _count("times", "count"),
    _count("line", "line"),
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
FIRST = Column("first", _day("first"), from_width=80)
LAST = Column("last", _day("last"), from_width=80)
PEOPLE = (
    Column("person", _text("person", "strong"), wide=True),
    Column("mentions", _both("mentions", "with_copies")),
    Column("records", _both("records", "records_with_copies"), from_width=100),
    FIRST,
    LAST,
    Column("roles", _posts, wide=True),
    Column("organisations", _listed("orgs"), wide=True, from_width=120),
)
PEOPLE_PAIRS = (
    Column("person", _text("a", "strong"), wide=True),
    Column("with", _text("b", "strong"), wide=True),
    Column("records", _both("records", "with_copies")),
    FIRST,
    LAST,
)
LEDGER = (
    Column("of", _text("thing", "faint"), wide=True, from_width=120),
    Column("figure", _figure, wide=True),
    Column("said", _both("times", "with_copies")),
    FIRST,
    LAST._replace(from_width=100),
    Column("where", _first_place, from_width=160),
    Column("differs", _differences, wide=True),
    Column("text", _close_context, wide=True),
)
SPEAKERS = (
    Column("speaker", _speaker, wide=True),
    Column("quotes", _both("quotes", "with_copies")),
    DATE,
    PLACE_OF_MENTION._replace(from_width=120),
    Column("words", _text("surface"), wide=True),
)
CONTACTS_ONCE = (
    Column("whom", _whom, wide=True),
    Column("telephones", _one_a_line("phones")),
    Column("addresses", _one_a_line("emails")),
    Column("times", _both("mentions", "with_copies")),
    FIRST._replace(from_width=120),
    LAST._replace(from_width=100),
    Column("where", _first_place, from_width=120),
)
COPIES = (
    Column("cluster", _text("cluster", "faint"), from_width=100),
    ID,
    Column("relation", _relation),
    PLACE,
    Column("takes over", _taken, wide=True),
)
PAIRS = (
    *(Column(name, _text(name)) for name in ("a", "b", "relation")),
    Column("similarity", _decimal("similarity", 4), number=True),
    Column("joined", _text("joined")),
)
CAPTURES = (
    Column("capture", _text("name"), wide=True),
    _count("records", "records"),
    _count("new", "new", from_width=80),
    _count("only here", "only_here"),
    Column("also in", _one_a_line("also_in"), from_width=70),
    FIRST._replace(from_width=120),
    LAST._replace(from_width=120),
    Column("gives copies", _given, from_width=100),
    _count("kept of copies", "kept_copies", from_width=160),
    Column("retrieved", _text("retrieved"), from_width=160),
    Column("url", _text("url", "faint"), wide=True, from_width=160),
)
OUTPUTS = (
    Column("rows", _text("output", "strong")),
    Column("what one is", _text("meaning"), wide=True),
    Column("printed by", _listed("printed_by"), wide=True),
)
SCHEMA = (
    Column("field", _text("field", "strong")),
    Column("type", _text("type")),
    Column("unit", _text("unit", "faint"), from_width=90),
    Column("or", _or_nothing, from_width=90),
    Column("of", _text("of", "faint")),
    Column("meaning", _text("meaning"), wide=True),
    Column("example", _text("example", "faint"), wide=True, from_width=120),
)
SENTENCES = (ID, DATE, PLACE_OF_MENTION, Column("sentence", _sentence, wide=True))
WORD = Column("word", _text("word", "strong"))
RECORD_COUNT = _count("records", "records", from_width=60)
WITH_COPIES = _count("with copies", "with_copies", "faint")
WORDS = (
    WORD,
    _count("count", "count"),
    Column("per million", _decimal("per_million", 1), number=True),
    RECORD_COUNT,
    WITH_COPIES,
)
COLLOCATES = (
    WORD,
    _count("near", "near"),
    _count("in all", "total"),
    _measure("expected", "expected", from_width=90),
    _measure("LL", "log_likelihood"),
    _measure("MI", "mi"),
    _measure("logDice", "logdice"),
    RECORD_COUNT,
    WITH_COPIES,
)
KEYWORDS = (
    WORD,
    Column("", _direction),
    _count("count", "count"),
    _count("against", "against"),
    _measure("LL", "log_likelihood"),
    _measure("log ratio", "log_ratio"),
    Column("%diff", _decimal("percent_diff", 1), number=True, from_width=90),
    Column("per million", _beside("per_million", "against_per_million"), from_width=110),
    Column("records", _beside("records", "against_records"), from_width=60),
    Column("with copies", _beside("with_copies", "against_with_copies", "faint")),
)
QUERY = Column("query", _asked, wide=True)
COUNTED = (_count("hits", "hits", "strong"), _count("with copies", "with_copies"))
NAME = Column("name", _text("name", "strong"))
SAVED = (NAME, Column("query", _text("query"), wide=True), Column("options", _text("options"), wide=True), *COUNTED)
CHANGES = (
    Column("change", _text("change", "strong")),
    Column("what", _changed, wide=True),
    Column("was", _short("was")),
    Column("now", _short("now")),
    Column("where", _place_of_change, wide=True, from_width=100),
)
TABLES: dict[str, tuple[Column, ...]] = {
    "hits": HITS,
    "records": RECORDS,
    "furniture": FURNITURE,
    "findings": FINDINGS,
    "actions": ACTIONS,
    "plan": PLAN,
    "pages": PAGES,
    "profile": PROFILE,
    "mentions": MENTIONS,
    **dict.fromkeys(("dates", "figures", "quotes", "contacts", "organisations"), FACTS),
    "people": PEOPLE,
    "people_pairs": PEOPLE_PAIRS,
    "ledger": LEDGER,
    "speakers": SPEAKERS,
    "contacts_once": CONTACTS_ONCE,
    "copies": COPIES,
    "pairs": PAIRS,
    "captures": CAPTURES,
    "kwic": SENTENCES,
    "words": WORDS,
    "collocates": COLLOCATES,
    "keywords": KEYWORDS,
    "batch": (QUERY, *HITS),
    "counts": (QUERY, *COUNTED),
    "saved": SAVED,
    "new": (NAME, *HITS),
    "changes": CHANGES,
    "outputs": OUTPUTS,
    "schema": SCHEMA,
}


def once_a_group(rows: Iterable[Row], name: str) -> Iterator[Row]:
    """Rows in which a field says what it says only where it is another than in the row before.

    >>> [row["thing"] for row in once_a_group(({"thing": thing} for thing in "aab"), "thing")]
    ['a', None, 'b']
    """
    before: object = None
    for row in rows:
        same, before = row[name] == before, row[name]
        yield {**row, name: None} if same else row


# Fields that hold objects, which nobody reads as JSON.
OBJECTS: dict[str, Callable[[Row], Cell]] = {
    "differs": _differences,
    "evidence": _rests_on,
    "filled": _taken,
    "held": _posts,
    "places": _places("places"),
    "said": _places("said"),
}


def field_columns(fields: Sequence[str]) -> tuple[Column, ...]:
    """A column for each field that somebody asked for by name."""
    return tuple(Column(name, OBJECTS.get(name) or _text(name), wide=True) for name in fields)
