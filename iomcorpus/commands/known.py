"""Whether the fields of a record from elsewhere have values of the types that all verbs count on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from iomcorpus.output.schema import DATE, DATE_FROM, FILLED, RECORD, Field

# `id` and `text` have been looked at before.
KNOWN = {field.name: field for field in (*RECORD, DATE, DATE_FROM, FILLED) if field.name not in ("id", "text")}
MOST = 10**15  # lines, columns and bytes: no file has more
WANTED = {
    "text": "text",
    "date": "text",
    "integer": "a whole number",
    "integers": "a list of whole numbers",
    "objects": "a list of objects with {parts}",
    "objects by name": "an object of objects with {parts}",
}


class Wrong(NamedTuple):
    """A field whose value cannot be used."""

    name: str
    wanted: str  # what it must be


def check_fields(row: Mapping[str, Any]) -> Iterator[Wrong]:
    """The fields of a row that have values of another type.

    >>> list(check_fields({"title": 6, "first_line": 3, "skip": None, "mine": {}}))
    [Wrong(name='title', wanted='text')]
    >>> [wrong.wanted for wrong in check_fields({"evidence": [{"line": 1}]})]
    ['a list of objects with line, start, end, why']
    """
    for name in row:
        field, value = KNOWN.get(name), row[name]
        if field is not None and value is not None and not _fits(value, field):
            yield Wrong(name, WANTED[field.type].format(parts=", ".join(part.name for part in field.parts)))


def _fits(value: Any, field: Field) -> bool:
    match field.type:
        case "integer":
            return _is_count(value)
        case "integers":
            return isinstance(value, list) and all(map(_is_count, value))
        case "objects":
            return isinstance(value, list) and all(_has_parts(one, field.parts) for one in value)
        case "objects by name":
            return isinstance(value, dict) and all(_has_parts(one, field.parts) for one in value.values())
        case "text or texts":
            return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))
        case _:
            return isinstance(value, str)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST


def _has_parts(value: Any, parts: Sequence[Field]) -> bool:
    return isinstance(value, dict) and all(
        _fits(value[part.name], part) if value.get(part.name) is not None else part.nullable for part in parts
    )
