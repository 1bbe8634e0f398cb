"""Who is quoted in the records that a question has chosen, how often, when, and with what words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from iomcorpus.asking.chosen import CHOSEN
from iomcorpus.asking.mentions import ANYTHING, NEWEST, PLACE, About
from iomcorpus.asking.people import by_use
from iomcorpus.asking.periods import FIRST, LAST, earliest, latest, read_period

Row = dict[str, Any]


class Quote(NamedTuple):
    """A quote with its place."""

    speaker: str  # the id of the person, else what is said of whoever speaks; empty where nothing is
    person: str | None
    name: str | None
    role: str | None
    org: str | None
    indirect: int
    counts: int
    record: int
    first: str | None
    last: str | None
    id: str
    source: str
    line: int
    start: int
    end: int
    surface: str
    date: str | None
    date_from: str | None


COLUMNS = (
    "coalesce('1' || mention.person, '2' || nullif(lower(coalesce(mention.role, '') || char(31) || "
    "coalesce(mention.org, '')), char(31)), '') AS speaker",
    "mention.person", "person.name", "mention.role", "mention.org", "mention.indirect", "{counts}", "chosen.number",
    FIRST, LAST, "record.id", "capture.source", "mention.line", "mention.start", 'mention."end"', "mention.surface",
    "record.date", "record.date_from",
)  # fmt: skip
SAID = ("id", "source", "line", "start", "end", "surface", "date", "date_from")


def speakers(connection: sqlite3.Connection, counts: str, about: About = ANYTHING) -> Iterator[Row]:
    """A row a speaker, most quoted first, with all quotes, the newest first; what nobody says stands last.

    Who has no name is told by role and organisation. `quotes` counts what `counts` lets through, `with_copies` all.
    """
    statement = (
        f"SELECT {', '.join(COLUMNS).format(counts=counts)} FROM {CHOSEN} "
        "CROSS JOIN mention ON mention.record = chosen.number LEFT JOIN person ON person.id = mention.person "
        f"WHERE mention.type = 'quote' AND {about.condition} ORDER BY speaker, {NEWEST}, {PLACE}"
    )
    quotes = map(Quote._make, connection.execute(statement, about.parameters))
    rows = (_row([*said]) for _, said in groupby(quotes, key=lambda quote: quote.speaker))
    yield from sorted((row for row in rows if row["quotes"]), key=_order)


def _order(row: Row) -> tuple[Any, ...]:
    called = tuple(row[name] or "" for name in ("speaker", "role", "org", "person_id"))
    return (not any(called), -row["quotes"], not row["speaker"], called)


def _row(every: Sequence[Quote]) -> Row:
    said = [quote for quote in every if quote.counts]
    return {
        "speaker": every[0].name,
        "person_id": every[0].person,
        "role": _first(by_use(quote.role for quote in said)),
        "org": _first(by_use(quote.org for quote in said)),
        "quotes": len(said),
        "with_copies": len(every),
        "indirect": sum(quote.indirect for quote in said),
        "records": len({quote.record for quote in said}),
        **read_period(earliest(*(quote.first for quote in said)), latest(*(quote.last for quote in said))),
        "said": [{**{name: getattr(quote, name) for name in SAID}, "indirect": bool(quote.indirect)} for quote in said],
    }


def _first(values: Sequence[str]) -> str | None:
    return values[0] if values else None
