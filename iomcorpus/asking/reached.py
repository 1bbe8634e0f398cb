"""Whom to ask, once each: what contacts of all records have in common, by person, telephone and e-mail address."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from iomcorpus.asking import said
from iomcorpus.asking.chosen import CHOSEN
from iomcorpus.asking.mentions import ANYTHING, PLACE, About
from iomcorpus.asking.people import by_use
from iomcorpus.asking.periods import earliest, latest, read_period
from iomcorpus.asking.said import Said

Row = dict[str, Any]

NO_DIGITS = re.compile(r"\D+")
INTERNATIONAL = re.compile(r"^\s*\(?\s*(?:\+|00)")
EXTENSION = re.compile(r"[,;]?\s*(?:ext\w*\.?:?|x|#)\s*\d+\s*$", re.IGNORECASE)
FEWEST_DIGITS = 8  # of a national number by which it is known in its international form


def dialled(phone: str) -> str:
    """A telephone number as it is dialled, `+` before one in international form, without the nought in brackets.

    >>> dialled("+ 44 (0)20 7946 0018"), dialled("020 7946 0018 ext. 3"), dialled("0044 20 7946 0018")
    ('+442079460018', '02079460018', '+442079460018')
    """
    phone = EXTENSION.sub("", phone)
    if not INTERNATIONAL.match(phone):
        return NO_DIGITS.sub("", phone)
    return "+" + NO_DIGITS.sub("", phone.replace("(0)", "")).removeprefix("00")


class Numbers:
    """Telephone numbers as they are known in the corpus, in whatever form a text writes them.

    >>> numbers = Numbers(["+44 20 7946 0018", "020 7946 0018", "0207 946 0018", "+1 202 555 0139", "555 0139"])
    >>> [numbers.same(phone) for phone in ("020 7946 0018", "+ 44 (0)20 7946 0018", "555 0139")]
    ['+442079460018', '+442079460018', '5550139']
    """

    def __init__(self, phones: Iterable[str]) -> None:
        dial = {dialled(phone) for phone in phones}
        national = {number for number in dial if not number.startswith("+")}
        lengths = {len(number.lstrip("0")) for number in national}
        ends: dict[str, set[str]] = defaultdict(set)
        for number in dial - national:
            for length in lengths:
                if FEWEST_DIGITS <= length < len(number) - 1:
                    ends[number[-length:]].add(number)
        self._abroad = {end: min(numbers) for end, numbers in ends.items() if len(numbers) == 1}

    def same(self, phone: str) -> str:
        """The number by which all forms of it are known: the international one, where just one ends so."""
        number = dialled(phone)
        return self._abroad.get(number.lstrip("0"), number)


class Contact(NamedTuple):
    """A contact as one record gives it."""

    person: str | None
    person_name: str | None
    name: str | None
    org: str | None
    phones: str | None
    emails: str | None
    counts: int
    at: Said

    def reach(self, numbers: Numbers) -> Iterator[str]:
        """The addresses at which it is the same as others."""
        yield from (email.casefold() for email in json.loads(self.emails or "[]"))
        yield from (numbers.same(phone) for phone in json.loads(self.phones or "[]"))


COLUMNS = (
    "mention.person", "person.name", "mention.name", "mention.org", "mention.phones", "mention.emails", "{counts}",
)  # fmt: skip


def contacts_once(
    connection: sqlite3.Connection, counts: str, about: About = ANYTHING, *, sort: str = "place"
) -> Iterator[Row]:
    """A row a contact, with all names, telephones and addresses, and all places.

    A person is one contact, whatever the number; who is no person that the corpus knows is one by a telephone or an
    address, and a line without a name belongs to the one person who is reached there. Copies count once, but what only
    they tell is told. They come by their first place, by name, or by the last day (`date`).
    """
    statement = (
        f"SELECT {', '.join((*COLUMNS, *said.COLUMNS)).format(counts=counts)} FROM {CHOSEN} "
        "CROSS JOIN mention ON mention.record = chosen.number LEFT JOIN person ON person.id = mention.person "
        f"WHERE mention.type = 'contact' AND {about.condition} ORDER BY {PLACE}"
    )
    own = len(COLUMNS)
    given = [Contact._make((*row[:own], Said(*row[own:]))) for row in connection.execute(statement, about.parameters)]
    numbers = Numbers(phone for contact in given for phone in json.loads(contact.phones or "[]"))
    rows = [_row(same, numbers) for same in _together(given, numbers) if any(one.counts for one in same)]
    if sort == "name":
        rows.sort(key=lambda row: (row["name"] is None, row["name"], row["org"] or ""))
    elif sort == "date":
        rows.sort(key=lambda row: row["last"] or "", reverse=True)
    yield from rows


def _together(given: Sequence[Contact], numbers: Numbers) -> list[list[Contact]]:
    """Contacts that are one, in the order of the first of each."""
    people: dict[str, set[str]] = defaultdict(set)  # who is reached at an address
    for contact in given:
        if contact.person:
            for address in contact.reach(numbers):
                people[address].add(contact.person)
    root: dict[str, str] = {}  # address or person -> another of the same contact, itself in the end

    def find(one: str) -> str:
        while (above := root.setdefault(one, one)) != one:
            root[one] = one = root[above]
        return one

    def keys(contact: Contact) -> list[str]:
        if contact.person:
            return [f"person {contact.person}"]
        own = [*contact.reach(numbers)]
        known = sorted({person for address in own for person in people.get(address, ())})
        if len(known) == 1 and _may_be(contact, known[0], names):
            return [f"person {known[0]}"]
        return [f"{address} {contact.name or ''}" for address in own] or [f"{contact.name} {contact.org}"]

    names: Mapping[str, str | None] = {one.person: one.person_name for one in given if one.person}
    for contact in given:
        first, *others = (find(key) for key in keys(contact))
        for other in others:
            root[find(other)] = find(first)
    found: dict[str, list[Contact]] = defaultdict(list)
    for contact in given:
        found[find(keys(contact)[0])].append(contact)
    return [*found.values()]


def _may_be(contact: Contact, person: str, names: Mapping[str, str | None]) -> bool:
    """Whether a contact that is no known person may be this one: it has no name, or one that stands in the person's."""
    return contact.name is None or {*contact.name.casefold().split()} <= {*(names[person] or "").casefold().split()}


def _row(every: Sequence[Contact], numbers: Numbers) -> Row:
    counted = [contact for contact in every if contact.counts]
    names = by_use(contact.name for contact in every)
    orgs = by_use(contact.org for contact in every)
    return {
        "name": every[0].person_name or (names[0] if names else None),
        "person_id": next((contact.person for contact in every if contact.person), None),
        "org": orgs[0] if orgs else None,
        "names": names,
        "orgs": orgs,
        "phones": _phones(every, numbers),
        "emails": _emails(every),
        "mentions": len(counted),
        "with_copies": len(every),
        "records": len({contact.at.record for contact in counted}),
        **read_period(earliest(*(one.at.first for one in counted)), latest(*(one.at.last for one in counted))),
        "places": [contact.at.row() for contact in counted],
    }


def _phones(every: Sequence[Contact], numbers: Numbers) -> list[str]:
    """Each number once, in international form where it is known, else as it is written first."""
    found: dict[str, str] = {}
    for contact in every:
        for phone in json.loads(contact.phones or "[]"):
            same = numbers.same(phone)
            if same not in found or (same.startswith("+") and not dialled(found[same]).startswith("+")):
                found[same] = phone
    return [*found.values()]


def _emails(every: Sequence[Contact]) -> list[str]:
    """Each address once, as it is written first."""
    found: dict[str, str] = {}
    for contact in every:
        for email in json.loads(contact.emails or "[]"):
            found.setdefault(email.casefold(), email)
    return [*found.values()]
