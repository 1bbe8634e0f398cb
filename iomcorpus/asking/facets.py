"""How often each value of a field stands in what is chosen: kinds, sources, months, persons, posts, units ..."""

from __future__ import annotations

import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from iomcorpus.asking.chosen import CHOSEN
from iomcorpus.asking.fields import TYPES
from iomcorpus.asking.mentions import ANYTHING, About
from iomcorpus.errors import CorpusError

Row = dict[str, Any]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Facet(NamedTuple):
    """A field whose values can be counted."""

    value: str  # SQL of a value as it is shown
    lacking: str  # what records lack that have no value
    key: str = ""  # of values of mentions: SQL of what makes two of them one
    types: tuple[str, ...] = ()  # of values of mentions: those of which mentions
    by_value: bool = False  # the values have an order of their own
    named: bool = False  # the key is an id that people can ask for


class Values(NamedTuple):
    """The values of a field, and how many of the chosen records have none."""

    rows: list[Row]
    lacking: int
    records: int  # that are chosen


def _within(length: int) -> str:
    """The year or month of a record whose date knows it."""
    first, last = (f"substr(record.date_{end}, 1, {length})" for end in ("first", "last"))
    return f"iif({first} = {last}, {first}, NULL)"


WEEKDAY = "iif(record.date_first = record.date_last, (strftime('%w', record.date_first) + 6) % 7, NULL)"
ORGANISATION = "coalesce(mention.organisation, mention.org)"

FACETS = {
    "kind": Facet("record.kind", "kind"),
    "source": Facet("capture.name", "source"),
    "year": Facet(_within(4), "date within a year", by_value=True),
    "month": Facet(_within(7), "date within a month", by_value=True),
    "weekday": Facet(WEEKDAY, "date that is a day", by_value=True),
    "language": Facet("record.language", "language"),
    "date_from": Facet("record.date_from", "date"),
    "byline": Facet("record.byline", "byline"),
    "person": Facet("person.name", "person", "person.id", ("person",), named=True),
    "speaker": Facet("person.name", "quoted person", "person.id", ("quote",), named=True),
    # "Chief of mission" and "chief of mission" are one post.
    "role": Facet("mention.role", "role", "lower(mention.role)", TYPES["role"]),
    "org": Facet(ORGANISATION, "organisation", f"lower({ORGANISATION})", TYPES["org"]),
    "unit": Facet("mention.unit", "figure with a unit", "lower(mention.unit)", TYPES["unit"]),
}


def find_facet(name: str) -> Facet:
    """A field by its name."""
    if name not in FACETS:
        from iomcorpus.text.near import suggestion

        raise CorpusError(f"there is no field {name!r} to count by. {suggestion(name, FACETS, 'fields')}")
    return FACETS[name]


def facets(
    connection: sqlite3.Connection,
    name: str,
    counts: str,
    about: About = ANYTHING,
    *,
    sort: str | None = None,
    least: int = 1,
) -> Values:
    """The values of a field and how many of the chosen records have each; one that names a person twice counts once.

    `counts` is the condition on `chosen` of what counts, `about` what is asked of mentions. `sort` is `count` or
    `value`; None: by value where values have an order of their own, as months have. Values that fewer than `least`
    records have are left out.
    """
    facet = find_facet(name)
    records = connection.execute(f"SELECT count(*) FROM chosen WHERE {counts}").fetchone()[0]
    rows, having = (_of_mentions if facet.types else _of_records)(connection, facet, counts, about)
    rows.sort(key=_by_value)
    if sort == "count" or (sort is None and not facet.by_value):
        rows.sort(key=lambda row: (-row["count"], -row["with_copies"]))
    if name == "weekday":
        rows = [row | {"value": WEEKDAYS[row["value"]]} for row in rows]
    return Values([row for row in rows if row["count"] >= least], records - having, records)


def _by_value(row: Row) -> tuple[Any, ...]:
    """Texts as an index has them, whatever their case."""
    value = row["value"]
    folded = value.casefold() if isinstance(value, str) else value
    return folded, value, row.get("person_id", "")


def _of_records(connection: sqlite3.Connection, facet: Facet, counts: str, about: About) -> tuple[list[Row], int]:
    """The values of records, and how many have any; of mentions nothing can be asked."""
    statement = (
        f"SELECT {facet.value} AS found, count(*) FILTER (WHERE {counts}), count(*) FROM {CHOSEN} "
        "GROUP BY found HAVING found IS NOT NULL"
    )
    found = connection.execute(statement)
    rows = [{"value": value, "count": count, "with_copies": every} for value, count, every in found]
    return rows, sum(int(row["count"]) for row in rows)


def _of_mentions(connection: sqlite3.Connection, facet: Facet, counts: str, about: About) -> tuple[list[Row], int]:
    """The values of mentions, and how many records have any.

    First what each record has, once: the records come in order, so that little has to be sorted. Then who has each
    value; that table stands in for `chosen`, whose columns it has.
    """
    types = ", ".join(f"'{type}'" for type in facet.types)
    asked = f"mention.type IN ({types}) AND {facet.key} IS NOT NULL AND {about.condition}"
    connection.execute("DROP TABLE IF EXISTS temp.valued")
    connection.execute(
        "CREATE TEMP TABLE valued AS SELECT chosen.number AS number, chosen.copy AS copy, "
        f"{facet.key} AS key, max({facet.value}) AS value, count(*) AS times "
        "FROM chosen CROSS JOIN mention ON mention.record = chosen.number "
        f"LEFT JOIN person ON person.id = mention.person WHERE {asked} GROUP BY chosen.number, key",
        about.parameters,
    )
    once = f"FILTER (WHERE {counts})"
    statement = (
        f"SELECT key, value, count(*) {once}, count(*), coalesce(sum(times) {once}, 0) FROM temp.valued AS chosen "
        "GROUP BY key, value ORDER BY key, count(*) DESC, value"
    )
    rows = []
    for key, forms in groupby(connection.execute(statement), itemgetter(0)):
        (_, value, *numbers), *others = forms  # as it is mostly written
        count, every, mentions = map(sum, zip(numbers, *(other[2:] for other in others), strict=True))
        row = {"value": value, "count": count, "with_copies": every, "mentions": mentions}
        rows.append(row | {"person_id": key} if facet.named else row)
    having = f"SELECT count(DISTINCT number) {once} FROM temp.valued AS chosen"
    return rows, int(connection.execute(having).fetchone()[0])
