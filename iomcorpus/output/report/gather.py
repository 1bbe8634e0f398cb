"""What the page shows, out of the store: a head that is read at once, and parts that wait until somebody looks.

The head holds what lists, facets and bars need of every record. Texts, facts with their places, and the rows of other
views are in parts.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from iomcorpus.asking.besides import Beside, besides, with_kept
from iomcorpus.asking.chosen import KEPT
from iomcorpus.asking.documents import documents
from iomcorpus.copies.relations import EXACT
from iomcorpus.edtf import FIRST_DAY, LAST_DAY, bounds
from iomcorpus.facts.types import TYPES
from iomcorpus.output.columns import meaning
from iomcorpus.output.mentions import mention_row
from iomcorpus.store import ledger, read

BATCH = 50  # records in a part: some 200 kB of text
LONGEST = 300  # characters of a title or lead in a list; the record itself has all of it
LONGEST_FURNITURE = 2000
MOST_PLACES = 500  # of one line of furniture, or of one figure
OF_RECORD = (
    "id", "first_line", "last_line", "date", "date_from", "kind", "title", "lead", "byline", "language",
)  # fmt: skip
DETAILS = (
    "start_byte", "end_byte", "skip", "published", "updated", "inferred", "body_line", "url", "retrieved",
)  # fmt: skip
OF_PERSON = ("mentions", "with_copies", "records", "records_with_copies", "first", "last", "roles", "orgs")
OF_FIGURE = ("thing", "surface", "times", "with_copies", "records", "first", "last", "context", "marks")
Row = dict[str, Any]


class Part(NamedTuple):
    """Some of the data: `records` parts are by number, BATCH records each."""

    kind: str
    value: Any


class Page(NamedTuple):
    """All that the page shows."""

    head: Row
    parts: list[Part]

    @property
    def records(self) -> int:
        """How many records are in it, copies among them."""
        return len(self.head["records"].get("id", ()))


def redacted(page: Page, records: Iterable[Mapping[str, Any]]) -> Page:
    """The page without telephone numbers and e-mail addresses; `records` are all of the corpus, which tell numbers."""
    from iomcorpus.output.redaction import Redactor, numbers_of

    redactor = Redactor(numbers_of(records))
    return Page(redactor.nested(page.head), [Part(kind, redactor.nested(value)) for kind, value in page.parts])


def gather(store: sqlite3.Connection, asked: Row) -> Page:
    """The data of a page on what is chosen. Facts and copies are in it where their stage covers the store."""
    stages = {stage: ledger.is_fresh(store, stage) for stage in ledger.RESTS_ON}
    facts = bool(stages["extract"])
    people = list(_people(store)) if facts else []
    sources = read.captures(store)
    records = _Records(sources, [row["person_id"] for row in people])
    parts = list(_record_parts(store, records, with_facts=facts))
    parts.append(Part("people", [_of_person(row) for row in people]))
    parts.append(Part("figures", list(_figures(store, records)) if facts else []))
    parts.append(Part("furniture", list(_furniture(store, sources, records))))
    head = {
        "asked": asked,
        "batch": BATCH,
        "stages": stages,
        "cues": _cues(),
        "sources": [_source(row) for row in sources],
        "people": [_short(row["person"]) for row in people],
        "person_ids": [row["person_id"] for row in people],
        "records": records.columns,
    }
    return Page(head, parts)


# Records


class _Records:
    """The columns of the head, and by what a record is found: people and sources are told by their numbers."""

    def __init__(self, sources: Sequence[Row], people: Sequence[str]) -> None:
        self.sources = {row["source"]: number for number, row in enumerate(sources)}
        self.people = {id: number for number, id in enumerate(people)}
        self.columns: dict[str, list[Any]] = defaultdict(list)
        self.numbers: dict[tuple[str, str], int] = {}  # by source and id

    def add(self, record: Row, beside: Beside, mentions: Iterable[Row]) -> None:
        self.numbers[record["source"], record["id"]] = len(self.numbers)
        days = bounds(record["date"])
        row = {name: record[name] for name in OF_RECORD}
        row |= {"title": _short(row["title"]), "lead": _short(row["lead"]), "byline": _short(row["byline"])}
        row |= {"source": self.sources[record["source"]], "words": len(record["clean"].split())}
        row |= {"first": _closed(days and days[0]), "last": _closed(days and days[1])}
        row |= {"copy": int(beside.copy), "cluster": beside.cluster, "relation": beside.relation}
        row |= {"similarity": beside.similarity and round(beside.similarity, 4)}
        named = (self.people.get(mention["person_id"]) for mention in mentions if mention["type"] == "person")
        row["people"] = sorted({number for number in named if number is not None})
        for name, value in row.items():
            self.columns[name].append(value)

    def number_of(self, place: Row) -> int:
        """The number of the record in which something stands."""
        return self.numbers[place["source"], place["id"]]


def _record_parts(store: sqlite3.Connection, records: _Records, *, with_facts: bool) -> Iterator[Part]:
    """Texts and details, a batch after the other; `records` learns what the head has of them."""
    texts: list[str] = []
    details: list[Row] = []
    found = documents(store, TYPES if with_facts else (), "show")
    for (record, mentions), beside in zip(found, besides(store), strict=True):
        rows = [mention_row(mention, record["id"], record["source"]) for mention in mentions]
        records.add(record, beside, rows)
        texts.append(record["text"])
        details.append(_details(store, record, beside, [_mention(row, records.people) for row in rows]))
        if len(texts) == BATCH:
            yield from (Part("texts", texts), Part("details", details))
            texts, details = [], []
    if texts:
        yield from (Part("texts", texts), Part("details", details))


def _details(store: sqlite3.Connection, record: Row, beside: Beside, mentions: list[list[Any]]) -> Row:
    row = {name: record[name] for name in DETAILS}
    row |= {name: record[name] for name in ("title", "byline") if _short(record[name]) != record[name]}
    evidence = [[at["line"], at["start"], at["end"], at["why"]] for at in record["evidence"]]
    row |= {"evidence": evidence, "opened": beside.opened, "closed": beside.closed, "filled": beside.filled}
    row |= {"mentions": mentions}
    if beside.copy and beside.cluster:
        row["diff"] = [] if beside.relation == EXACT else _diff(store, beside.number)
    return {name: value for name, value in row.items() if value not in (None, [], {})} | {"mentions": mentions}


def _mention(row: Row, people: Mapping[str, int]) -> list[Any]:
    """A mention as type, place, meaning where it says more than the text, number of the person, and what doubts it."""
    told = meaning(row)
    said = None if told == row["surface"] else told
    values = [row["type"], row["line"], row["start"], row["end"], said, people.get(row.get("person_id") or "")]
    return [*values, row["doubt"]] if row.get("doubt") else values


def _diff(store: sqlite3.Connection, number: int) -> list[list[tuple[str, str]]]:
    """How a copy differs from the kept record, in paragraphs to read."""
    from iomcorpus.copies.differences.alignment import align
    from iomcorpus.copies.differences.paragraphs import readable
    from iomcorpus.copies.differences.words import read_pair

    words = read_pair(*with_kept(store, number))
    return list(readable(*words, align(*words)))


def _closed(day: str | None) -> str | None:
    """A day, but for the ends of time, which stand for an open end."""
    return None if day in (FIRST_DAY, LAST_DAY) else day


def _short(text: str | None) -> str | None:
    """The beginning of a text for a list.

    >>> _short("A title"), len(_short("x" * 1000)), _short(None)
    ('A title', 300, None)
    """
    return text if text is None or len(text) <= LONGEST else text[: LONGEST - 1] + "…"


# Other views


def _people(store: sqlite3.Connection) -> Iterator[Row]:
    from iomcorpus.asking.people import people

    return people(store, KEPT)


def _of_person(row: Row) -> Row:
    held = [[post["role"], post["org"], post["first"], post["last"], post["records"]] for post in row["held"]]
    return {**{name: row[name] for name in OF_PERSON}, "held": held}


def _figures(store: sqlite3.Connection, records: _Records) -> Iterator[Row]:
    """The ledger, with numbers of records in place of their ids."""
    from iomcorpus.asking.ledger import ledger as figures

    for row in figures(store, KEPT):
        told = {name: row[name] for name in OF_FIGURE}
        told["amount"] = meaning({"type": "figure", **row, "approx": None})
        told["size"] = row["value"] if row["value"] is not None else row["high"]
        told["of"] = row["of"]
        told["places"] = [
            [records.number_of(place), place["line"], place["start"], place["end"]]
            for place in row["places"][:MOST_PLACES]
        ]
        told["differs"] = [
            [meaning({"type": "figure", **other}), other["where"], records.number_of(other), other["line"]]
            for other in row["differs"]
        ]
        yield told


def _furniture(store: sqlite3.Connection, sources: Sequence[Row], records: _Records) -> Iterator[Row]:
    """Lines in no record of the captures that are shown, equal ones together, the most frequent first.

    Blank ones are not worth a look.
    """
    shown = {*records.columns["source"]}
    names = [row["name"] for number, row in enumerate(sources) if number in shown]
    found: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for row in read.furniture(store, names):
        if row["text"].strip():
            place = (records.sources[row["source"]], row["first_line"], row["last_line"])
            found[row["reason"], row["text"]].append(place)
    for (reason, text), places in sorted(found.items(), key=lambda item: (-len(item[1]), item[1])):
        yield {
            "reason": reason,
            "text": text[:LONGEST_FURNITURE],
            "left_out": max(0, len(text) - LONGEST_FURNITURE),
            "times": len(places),
            "places": places[:MOST_PLACES],
        }


def _source(row: Row) -> Row:
    fields = ("name", "source", "url", "retrieved", "encoding", "size", "lines")
    return {name: row[name] for name in fields if row[name] is not None}


def _cues() -> dict[str, str]:
    from iomcorpus.splitting.cues import CUES

    return {cue.name: cue.why for cue in CUES} | {"baseline": "before evidence, few paragraphs begin an item"}
