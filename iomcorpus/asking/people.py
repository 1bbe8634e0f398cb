"""People in the chosen records: how often, when and with which posts they are named, beside whom, and who is meant."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from iomcorpus.asking.chosen import CHOSEN
from iomcorpus.asking.mentions import ANYTHING, About
from iomcorpus.asking.periods import FIRST, LAST, earliest, latest, read_period
from iomcorpus.asking.scan import fold
from iomcorpus.facts.identity.common_ground import SAME_WORD, compare_orgs, read_ground

NAMED = "CROSS JOIN mention ON mention.record = chosen.number AND mention.type = 'person'"
Row = dict[str, Any]


# How often and when


def people(
    connection: sqlite3.Connection, counts: str, about: About = ANYTHING, *, sort: str = "mentions", least: int = 1
) -> Iterator[Row]:
    """The persons of the chosen records with what the text calls them, most often named first, or by another of SORTS.

    `counts` is the condition of what `mentions`, `records` and the days count; `with_copies` and `records_with_copies`
    count all that is chosen. Persons named less than `least` times are left out.
    """
    said = (
        "SELECT mention.person AS person, count(*) AS times, "
        f"{counts} AS counts, {FIRST} AS first, {LAST} AS last FROM {CHOSEN} {NAMED} "
        f"WHERE {about.condition} GROUP BY chosen.number, mention.person"
    )
    statement = (
        "SELECT person.id, person.name, sum(iif(counts, times, 0)) AS mentions, sum(times), sum(counts), count(*), "
        f"min(first) FILTER (WHERE counts), max(last) FILTER (WHERE counts) FROM ({said}) "
        "JOIN person ON person.id = person GROUP BY person HAVING mentions >= ?"
    )
    found = []
    for id, name, mentions, every, records, all_records, first, last in connection.execute(
        statement, (*about.parameters, max(least, 1))
    ):
        row: Row = {"person_id": id, "person": name, "mentions": mentions, "with_copies": every, "records": records}
        found.append(row | {"records_with_copies": all_records} | read_period(first, last))
    found.sort(key=SORTS[sort])
    posts = _posts(connection, counts, about)
    orgs = _orgs(connection, counts, about)
    for row in found:
        held = posts.get(row["person_id"], [])
        roles = dict.fromkeys(post["role"] for post in sorted(held, key=lambda post: -post["records"]))
        yield row | {"roles": [*roles], "orgs": orgs.get(row["person_id"], []), "held": held}


def _by_name(row: Row) -> tuple[str, str]:
    return " ".join(fold(row["person"])), row["person_id"]


def _by_last_day(row: Row) -> tuple[Any, ...]:
    last = row["last"] or ""
    return (not last, [-ord(char) for char in last], _by_name(row))


SORTS: dict[str, Callable[[Row], Any]] = {
    "mentions": lambda row: (-row["mentions"], row["person"], row["person_id"]),
    "name": _by_name,
    "first": lambda row: (row["first"] is None, row["first"], _by_name(row)),
    "last": _by_last_day,
}


def _orgs(connection: sqlite3.Connection, counts: str, about: About) -> dict[str, list[str]]:
    """The organisations that persons are said to be of, most often said first."""
    statement = (
        f"SELECT mention.person, mention.org FROM {CHOSEN} {NAMED} WHERE {counts} AND mention.org IS NOT NULL "
        f"AND {about.condition} GROUP BY mention.person, mention.org "
        "ORDER BY mention.person, count(*) DESC, mention.org"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for person, org in connection.execute(statement, about.parameters):
        found[person].append(org)
    return found


# Posts over time


class Said(NamedTuple):
    """What one record says of the post of a person."""

    role: str
    org: str | None
    record: int
    first: str | None  # its date, as FIRST and LAST
    last: str | None


def _posts(connection: sqlite3.Connection, counts: str, about: About) -> dict[str, list[Row]]:
    """The posts of all persons that hold any."""
    statement = (
        f"SELECT mention.person, mention.role, mention.org, chosen.number, {FIRST}, {LAST} FROM {CHOSEN} {NAMED} "
        f"WHERE {counts} AND mention.role IS NOT NULL AND mention.person IS NOT NULL AND {about.condition} "
        "GROUP BY mention.person, mention.role, mention.org, chosen.number ORDER BY mention.person, mention.role, "
        "mention.org, chosen.number"
    )
    rows = connection.execute(statement, about.parameters)
    return {person: posts(Said(*row[1:]) for row in said) for person, said in groupby(rows, key=lambda row: row[0])}


def posts(said: Iterable[Said]) -> list[Row]:
    """The posts that a person held, by the first record that says so.

    A role is the same in any case, with any hyphen, and short or long ("Cllr", "Councillor"). What is said without an
    organisation, or with a shorter form of it, goes to the one post that it can be; with two, it stays by itself.

    >>> told = [Said("Director General", "IOM", 1, "2015-06-30a", "2015-06-30c"),
    ...         Said("Director-General", None, 2, "2017-12-04c", "2017-12-04a")]
    >>> [(post["role"], post["org"], post["first"], post["last"], post["records"]) for post in posts(told)]
    [('Director General', 'IOM', '2015-06-30', '2017-12-04', 2)]
    """
    by_role: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        by_role[" ".join(SAME_WORD.get(word, word) for word in fold(one.role))].append(one)
    found = []
    for together in by_role.values():
        role = by_use(one.role for one in together)[0]
        for org, post in _by_org(together).items():
            period = read_period(earliest(*(one.first for one in post)), latest(*(one.last for one in post)))
            found.append({"role": role, "org": org, **period, "records": len({one.record for one in post})})
    return sorted(found, key=lambda post: (post["first"] or "9", post["last"] or "9", post["role"], post["org"] or ""))


def _by_org(said: Collection[Said]) -> dict[str | None, list[Said]]:
    """What is said of one role, by organisation; the commonest form of each."""
    forms = by_use(one.org for one in said)
    grounds = {org: read_ground((), (org,)) for org in forms}
    meant: dict[str | None, str | None] = {}
    for org in forms:
        alike = [main for main in meant.values() if main and compare_orgs(grounds[org], grounds[main])]
        meant[org] = alike[0] if len({*alike}) == 1 else org
    mains = {*meant.values()}
    meant[None] = mains.pop() if len(mains) == 1 else None
    found: dict[str | None, list[Said]] = defaultdict(list)
    for one in said:
        found[meant[one.org]].append(one)
    return found


def by_use(forms: Iterable[str | None]) -> list[str]:
    """Forms but for None, those that are used most first, equal ones by the alphabet.

    >>> by_use(["IOM", None, "IOM UK", "IOM UK"])
    ['IOM UK', 'IOM']
    """
    counts = Counter(form for form in forms if form is not None)
    return sorted(counts, key=lambda form: (-counts[form], form))


# Beside whom


def pairs(connection: sqlite3.Connection, counts: str, about: About = ANYTHING, *, least: int = 1) -> Iterator[Row]:
    """Pairs of persons that the same records name, those with most records first; `least` is how many at least.

    One of the two is what is asked of `about`; where only one is, it is `a`. Else the two come by their ids.
    """
    connection.execute("DROP TABLE IF EXISTS temp.present")
    connection.execute(
        "CREATE TEMP TABLE present (record INTEGER, person TEXT, counts INTEGER, asked INTEGER, first TEXT, last TEXT, "
        "PRIMARY KEY (record, person)) WITHOUT ROWID"
    )
    connection.execute(
        f"INSERT INTO present SELECT chosen.number, mention.person, {counts}, max({about.condition}), {FIRST}, {LAST} "
        f"FROM {CHOSEN} {NAMED} WHERE mention.person IS NOT NULL GROUP BY chosen.number, mention.person",
        about.parameters,
    )
    together = (
        "SELECT one.person AS one, other.person AS other, max(one.asked) AS asked, sum(one.counts) AS records, "
        "count(*) AS every, min(one.first) FILTER (WHERE one.counts) AS first, "
        "max(one.last) FILTER (WHERE one.counts) AS last FROM temp.present AS one CROSS JOIN temp.present AS other "
        "ON other.record = one.record AND other.person > one.person WHERE one.asked OR other.asked "
        "GROUP BY one.person, other.person HAVING sum(one.counts) >= ?"
    )
    statement = (
        f"SELECT one, a.name, other, b.name, asked, records, every, first, last FROM ({together}) "
        "JOIN person AS a ON a.id = one JOIN person AS b ON b.id = other "
        "ORDER BY records DESC, one, other"
    )
    for one, its, other, others, asked, records, every, first, last in connection.execute(statement, (max(least, 1),)):
        a, b = ((one, its), (other, others))[:: 1 if asked else -1]
        row: Row = {"a": a[1], "b": b[1], "a_id": a[0], "b_id": b[0], "records": records, "with_copies": every}
        yield row | read_period(first, last)


# Who is meant


class Option(NamedTuple):
    """Somebody who may be meant by a name."""

    id: str
    name: str


def meant(connection: sqlite3.Connection, asked: str) -> list[Option]:
    """The persons that are called so: by id, by the whole name, by words of it, else by words of a name and a title.

    One where it is clear, all of them where it is not, none where nobody is called so.
    """
    everybody = [Option(*row) for row in connection.execute("SELECT id, name FROM person ORDER BY name, id")]
    by_id = [option for option in everybody if option.id == asked.strip()]
    wanted = fold(asked)
    if by_id or not wanted:
        return by_id
    named = [(option, fold(option.name)) for option in everybody]
    whole = [option for option, words in named if words == wanted]
    return whole or [option for option, words in named if {*wanted} <= {*words}] or _otherwise(connection, wanted)


def _otherwise(connection: sqlite3.Connection, wanted: list[str]) -> list[Option]:
    """Persons of whom some record has all these words: in a form of the name that it uses, and in what they are."""
    longest = max(wanted, key=len)
    plain = longest if longest.isascii() else ""
    statement = (
        "SELECT DISTINCT person.id, person.name, names, roles FROM persona JOIN person ON person.id = persona.person "
        "WHERE instr(lower(names || roles), ?) ORDER BY person.name, person.id"
    )
    found = {}
    for id, name, names, roles in connection.execute(statement, (plain,)):
        forms = [word for form in json.loads(names) for word in fold(form)]
        said = {word for role in json.loads(roles) for word in fold(role)}
        if {*wanted} <= {*forms} | said and not {*wanted} <= said:
            found[id] = Option(id, name)
    return [*found.values()]


def forms_of_names(connection: sqlite3.Connection) -> dict[str, str]:
    """All that somebody may type for a person, whole names and their words, each with a name that it stands in."""
    names = [name for (name,) in connection.execute("SELECT DISTINCT name FROM person ORDER BY name DESC")]
    return {part: name for name in names for part in (*name.split(), name)}


# All of one person


def only(connection: sqlite3.Connection, id: str) -> About:
    """Leave of what is chosen only the records that name a person; gives what is to be asked of their mentions."""
    connection.execute(
        "DELETE FROM temp.chosen WHERE number NOT IN (SELECT record FROM mention WHERE person = ?)", (id,)
    )
    return About("mention.person = ?", (id,))


def names(connection: sqlite3.Connection, counts: str, about: About) -> list[Row]:
    """The forms in which a text names somebody, most used first, with title and all."""
    statement = (
        f"SELECT mention.surface, count(*) FILTER (WHERE {counts}) AS times, count(*) FROM {CHOSEN} {NAMED} "
        f"WHERE {about.condition} GROUP BY mention.surface HAVING times ORDER BY times DESC, mention.surface"
    )
    fields = ("name", "mentions", "with_copies")
    return [dict(zip(fields, row, strict=True)) for row in connection.execute(statement, about.parameters)]


def organisations(connection: sqlite3.Connection, counts: str, about: About) -> list[Row]:
    """The organisations that somebody is said to be of, those in most records first."""
    statement = (
        f"SELECT mention.org, count(DISTINCT chosen.number) AS records, min({FIRST}), max({LAST}) "
        f"FROM {CHOSEN} {NAMED} WHERE {about.condition} AND {counts} AND mention.org IS NOT NULL "
        "GROUP BY mention.org ORDER BY records DESC, mention.org"
    )
    rows = connection.execute(statement, about.parameters)
    return [{"org": org, "records": records, **read_period(first, last)} for org, records, first, last in rows]
