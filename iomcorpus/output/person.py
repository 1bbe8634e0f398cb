"""One person on a page: names, posts over time, company, and every mention and quote with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TextIO

from iomcorpus.output.columns import (
    CONTACTS_ONCE,
    DATE,
    FIRST,
    LAST,
    MENTIONS,
    PEOPLE_PAIRS,
    PLACE_OF_MENTION,
    Column,
    Piece,
    doubtful,
    plain,
)
from iomcorpus.output.console import GAP, coded, write_table
from iomcorpus.output.lines import Line, write_lines
from iomcorpus.output.rows import Row, printer

POSTS = (
    Column("post", lambda row: [Piece(row["role"], "strong")], wide=True),
    Column("organisation", lambda row: [Piece(plain(row["org"]))], wide=True),
    FIRST._replace(from_width=0),
    LAST._replace(from_width=0),
    Column("records", lambda row: [Piece(plain(row["records"]))]),
)
BESIDE = (Column("named beside", lambda row: [Piece(row["person"], "strong")], wide=True), *PEOPLE_PAIRS[2:])
CONTACTS = (*CONTACTS_ONCE[1:3], CONTACTS_ONCE[0]._replace(header="as"), CONTACTS_ONCE[-1])
SAID_OF = (
    DATE._replace(header="mentioned"),
    PLACE_OF_MENTION._replace(from_width=0, wide=True),
    MENTIONS[-1]._replace(below=True),
)


def write_person(person: Row, stream: TextIO, limit: int | None = None, color: bool = False) -> None:
    """Print all of one person; of each list no more than the limit, and then how many there are."""
    put = printer(stream, styled=True)
    write_lines(_head(person), stream, color)
    sections: tuple[tuple[str, Sequence[Row], Sequence[Column]], ...] = (
        ("posts", person["held"], POSTS),
        ("contacts", person["contacts"], CONTACTS),
        ("people", person["beside"], BESIDE),
        ("mentions", person["said_of"], SAID_OF),
    )
    for name, rows, columns in sections:
        if rows:
            put("\n")
            write_table(islice(rows, limit), columns, stream, color)
            put(_rest(name, rows, limit, color))
    if person["quotes"]:
        put("\n")
        write_lines(_quotes(person["quotes"][:limit]), stream, color)
        put(_rest("quotes", person["quotes"], limit, color))


def _rest(name: str, rows: Sequence[Any], limit: int | None, color: bool) -> str:
    if limit is None or len(rows) <= limit:
        return ""
    return coded(Piece(f"{limit} of {len(rows)} {name}, --limit 0 for all", "faint"), color) + "\n"


def _head(person: Row) -> Iterator[Line]:
    yield [Piece(person["person"], "strong")]
    counted = f"{person['mentions']} mentions in {person['records']} records"
    if person["with_copies"] != person["mentions"]:
        counted += f" ({person['with_copies']} in {person['records_with_copies']} with copies)"
    days = [doubtful(person[end], person[f"{end}_from"] != "inferred") for end in ("first", "last")]
    told = (person["person_id"], counted, " to ".join(filter(None, dict.fromkeys(days))))
    yield [Piece(" · ".join(filter(None, told)), "faint")]
    for label, rows, name, number in (
        ("named", person["names"], "name", "mentions"),
        ("of", person["orgs"], "org", "records"),
    ):
        if rows:
            yield [Piece(label, "faint"), Piece(", ".join(f"{row[name]} {row[number]}" for row in rows))]


def _quotes(quotes: Sequence[Row]) -> Iterator[Line]:
    """Each whole, with its place above it."""
    yield [Piece("quoted", "strong")]
    for quote in quotes:
        origin = "inferred" if quote["date_from"] == "inferred" else ""
        place = f"{quote['source'] or '-'}:{quote['line']}:{quote['start']}"
        yield [Piece(GAP.join(filter(None, (quote["date"], origin, place))), "faint")]
        yield [Piece(f"{GAP}{quote['surface']}{' (not word for word)' if quote['indirect'] else ''}")]
