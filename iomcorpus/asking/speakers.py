"""Who is quoted in the records that a question has chosen, how often, when, and with what words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from iomcorpus.asking import said
from iomcorpus.asking.chosen import CHOSEN
from iomcorpus.asking.mentions import ANYTHING, NEWEST, PLACE, About
from iomcorpus.asking.people import by_use
from iomcorpus.asking.periods import earliest, latest, read_period
from iomcorpus.asking.said import Said

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
    at: Said


COLUMNS = (
    "coalesce('1' || mention.person, '2' || nullif(lower(coalesce(mention.role, '') || char(31) || "
    "coalesce(mention.org, '')), char(31)), '') AS speaker",
    "mention.person", "person.name", "mention.role", "mention.org", "mention.indirect", "{counts}",
)  # fmt: skip


def speakers(connection: sqlite3.Connection, counts: str, about: About = ANYTHING) -> Iterator[Row]:
    """A row a speaker, most quoted first, with all quotes, the newest first; what nobody says stands last.

    Who has no name is told by role and organisation. `quotes` counts what `counts` lets through, `with_copies` all.
    """
    statement = (
        f"SELECT {', '.join((*COLUMNS, *said.COLUMNS)).format(counts=counts)} FROM {CHOSEN} "
        "CROSS JOIN mention ON mention.record = chosen.number LEFT JOIN person ON person.id = mention.person "
        f"WHERE mention.type = 'quote' AND {about.condition} ORDER BY speaker, {NEWEST}, {PLACE}"
    )
    own = len(COLUMNS)
    quotes = (Quote._make((*row[:own], Said(*row[own:]))) for row in connection.execute(statement, about.parameters))
    rows = (_row([*every]) for _, every in groupby(quotes, key=lambda quote: quote.speaker))
    yield from sorted((row for row in rows if row["quotes"]), key=_order)


def _order(row: Row) -> tuple[Any, ...]:
    called = tuple(row[name] or "" for name in ("speaker", "role", "org", "person_id"))
    return (not any(called), -row["quotes"], not row["speaker"], called)


def _row(every: Sequence[Quote]) -> Row:
    counted = [quote for quote in every if quote.counts]
    return {
        "speaker": every[0].name,
        "person_id": every[0].person,
        "role": _first(by_use(quote.role for quote in counted)),
        "org": _first(by_use(quote.org for quote in counted)),
        "quotes": len(counted),
        "with_copies": len(every),
        "indirect": sum(quote.indirect for quote in counted),
        "records": len({quote.at.record for quote in counted}),
        **read_period(earliest(*(quote.at.first for quote in counted)), latest(*(quote.at.last for quote in counted))),
        "said": [{**quote.at.row(), "indirect": bool(quote.indirect)} for quote in counted],
    }


def _first(values: Sequence[str]) -> str | None:
    return values[0] if values else None
