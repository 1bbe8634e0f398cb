"""Mentions as rows with the fields of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from iomcorpus.model import Mention, Person
from iomcorpus.output import schema
from iomcorpus.output.schema import names

HEAD = names(schema.MENTION_HEAD)
FIELDS = {type: names(fields) for type, fields in schema.MENTION_FIELDS.items()}
# Every field of a mention of any type, for cells under one header.
MENTION = (*HEAD, *dict.fromkeys(field for fields in FIELDS.values() for field in fields))
LISTED = names(schema.LISTED)  # what lists show of the record besides
PERSON = names(schema.PERSON)
PERSON_PAIR = names(schema.PERSON_PAIR)
PERSON_PAGE = names(schema.PERSON_PAGE)
LEDGER = names(schema.LEDGER)
SPEAKER = names(schema.SPEAKER)
CONTACT_ONCE = names(schema.CONTACT_ONCE)


def fields_of(type: str) -> tuple[str, ...]:
    """Every field of a mention of one type."""
    return (*HEAD, *FIELDS[type], *LISTED)


def mention_row(mention: Mention, id: str, source: str | None) -> dict[str, Any]:
    """A mention as `extract` prints it."""
    row: dict[str, Any] = {"type": mention.type, "id": id, "source": source}
    row |= {name: getattr(mention, name) for name in HEAD[3:]}
    if mention.type == "figure":
        row |= _amount(mention)
        return row | {"unit": mention.unit, "of": mention.of, "approx": mention.approx}
    for name in FIELDS[mention.type]:
        row[name] = mention.person if name == "speaker" else getattr(mention, name)
    if mention.doubt is None:
        row.pop("doubt", None)
    for name in ("phones", "emails"):
        if row.get(name) is not None:
            row[name] = list(row[name])
    return row


def flat_mention(row: Mapping[str, Any]) -> dict[str, Any]:
    """A mention where a column has one type: the value of a figure is its `number`.

    >>> flat_mention({"type": "figure", "value": 12}), flat_mention({"type": "date", "value": "2017"})
    ({'type': 'figure', 'number': 12}, {'type': 'date', 'value': '2017'})
    """
    if row["type"] != "figure":
        return dict(row)
    return {"number" if name == "value" else name: value for name, value in row.items()}


def _amount(mention: Mention) -> dict[str, Any]:
    if mention.ratio is not None:
        return {"ratio": list(mention.ratio)}
    if mention.low is not None:
        return {"low": mention.low, "high": mention.high}
    return {"value": mention.number}


def known_rows(
    record: Mapping[str, Any], mentions: Iterable[Mention], people: Mapping[tuple[str, int], Person]
) -> Iterator[dict[str, Any]]:
    """The mentions of a record as rows, with its persons known; names that are nobody's are left out."""
    id = str(record["id"])
    for mention in mentions:
        person = people.get((id, mention.who)) if mention.who is not None else None
        if person:
            mention.person, mention.person_id = person.name, person.id
            if mention.type == "name":
                mention.type = "person"
        if mention.type != "name":
            yield mention_row(mention, id, record.get("source"))
