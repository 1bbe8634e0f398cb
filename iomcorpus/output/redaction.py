"""Telephone numbers and e-mail addresses out of every field, each character of them a mark, so that columns stay true.

What is one is decided as facts are found: an address, or a number whose shape alone tells, wherever it stands; a number
that could be anything where the words around it tell somebody to call it, and then wherever else it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from iomcorpus.facts.contacts.reach import FEWEST_DIGITS, Reach, find_reaches
from iomcorpus.facts.find import find_facts
from iomcorpus.facts.passage import read_passage

MARK = "█"
KEPT = {"id", "person_id", "cluster", "was", "a", "b"}  # fields that lead somewhere
REACH_FIELDS = ("phones", "emails", "valid")  # each of them is a contact whole
HINT = re.compile(r"[@0-9]|\bAT\b|[(\[{<]\s?(?:at|AT|At|arroba)")  # texts without one need no look
WHOLE = r"(?<![\w+]){}(?!\w)"
Row = dict[str, Any]


class AsIs:
    """What is done to rows on their way out: nothing."""

    def row(self, row: Mapping[str, Any]) -> Row:
        """The row as it is to be written."""
        return dict(row)

    def document(self, record: Mapping[str, Any], mentions: Iterable[Mapping[str, Any]]) -> tuple[Row, list[Row]]:
        """A record with its mentions as they are to be written."""
        return self.row(record), list(map(self.row, mentions))


class Redactor(AsIs):
    """Takes contacts out of rows. `numbers` are those that only their surroundings tell (`numbers_of`)."""

    def __init__(self, numbers: Iterable[str] = ()) -> None:
        longest_first = sorted({*numbers}, key=lambda number: (-len(number), number))
        self.known = re.compile("|".join(WHOLE.format(re.escape(number)) for number in longest_first) or r"(?!)")

    def row(self, row: Mapping[str, Any]) -> Row:
        """A row without contacts."""
        return {name: value if name in KEPT else self._value(name, value) for name, value in row.items()}

    def document(self, record: Mapping[str, Any], mentions: Iterable[Mapping[str, Any]]) -> tuple[Row, list[Row]]:
        """A record with its mentions, whose surfaces are what the redacted record has in their places."""
        redacted = self.row(record)
        lines, first = redacted["text"].split("\n"), record.get("first_line") or 1
        changed = []
        for mention in mentions:
            below = "\n".join(lines[mention["line"] - first :])
            changed.append({**self.row(mention), "surface": below[mention["start"] : mention["end"]]})
        return redacted, changed

    def nested(self, value: Any, name: str = "") -> Any:
        """A value without contacts, however deep lists and mappings stand in it; `name` is the field that it is of.

        >>> Redactor().nested({"id": ["a1"], "texts": [["Ring 020 7946 0018."]]})
        {'id': ['a1'], 'texts': [['Ring █████████████.']]}
        """
        if name in KEPT:
            return value
        if isinstance(value, Mapping):
            return {field: self.nested(part, field) for field, part in value.items()}
        if isinstance(value, list | tuple):
            return [self.nested(part, name) for part in value]
        return self.text(value) if isinstance(value, str) else value

    def text(self, text: str) -> str:
        """A text without contacts, as long as before.

        >>> Redactor().text("Ring 020 7946 0018 or write to lin@club.example before 2015-03-12.")
        'Ring █████████████ or write to ████████████████ before 2015-03-12.'
        """
        if not HINT.search(text):
            return text
        characters = list(text)
        for start, end in (*_spans(text), *(match.span() for match in self.known.finditer(text))):
            for at in range(start, end):
                if characters[at] != "\n":
                    characters[at] = MARK
        return "".join(characters)

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            if name in REACH_FIELDS and "value" in value:  # taken from a copy
                return {**self.row(value), "value": self._value(name, value["value"])}
            return self.row(value)
        if isinstance(value, list | tuple):
            if name in REACH_FIELDS:
                return [MARK * len(part) for part in value]
            return [self._value(name, part) for part in value]
        return value


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where contacts stand that need no surroundings, as the text lies and as finders read it: mended, lines joined."""
    passage = read_passage(text)
    if passage.text != text:
        for reach in filter(_tells, find_reaches(passage.text)):
            place = passage.place(reach.start, reach.end)
            start = passage.starts[place.line - 1] + place.start
            yield start, start + place.end - place.start
    for reach in filter(_tells, find_reaches(text)):
        yield reach.start, reach.end


def _tells(reach: Reach) -> bool:
    """Whether it is a contact wherever it stands; a short code is found by the request to call it."""
    return reach.sure or sum(map(str.isdigit, reach.value)) < FEWEST_DIGITS


def numbers_of(records: Iterable[Mapping[str, Any]]) -> set[str]:
    """The numbers of records that only their surroundings tell to be telephones: of a row `text` is needed."""
    found: set[str] = set()
    for record in records:
        unsure = {reach.value for reach in find_reaches(read_passage(record["text"]).text) if not _tells(reach)}
        if unsure:
            for mention in find_facts(record, ("contact",)).mentions:
                found |= unsure & {*(mention.phones or ())}
    return found
