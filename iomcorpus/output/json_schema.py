"""What `schema.py` tells, as rows to print and as JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from iomcorpus.output.schema import OUTPUTS, TYPES, Field, JsonSchema, Output, names

DIALECT = "https://json-schema.org/draft/2020-12/schema"
STEPS = {"objects": "[].", "object": ".", "objects by name": ".*."}  # from a field to its parts
Row = dict[str, Any]


def output_rows() -> Iterator[Row]:
    """Everything that is printed, a row a kind of rows."""
    for name, output in OUTPUTS.items():
        fields = [*names(output.fields), *(field.name for more in output.more.values() for field in more)]
        yield {
            "output": name,
            "meaning": output.meaning,
            "printed_by": [f"iomcorpus {line}" for line in output.printed_by],
            "fields": list(dict.fromkeys(fields)),
        }


def field_rows(name: str) -> Iterator[Row]:
    """The fields of one kind of rows, those of objects in them behind each."""
    output = OUTPUTS[name]
    yield from _rows(name, "", None, output.fields)
    for type, fields in output.more.items():
        yield from _rows(name, "", type, fields)


def _rows(output: str, path: str, type: str | None, fields: Iterable[Field]) -> Iterator[Row]:
    for field in fields:
        yield {
            "output": output,
            "field": path + field.name,
            "type": field.type,
            "unit": field.unit or None,
            "nullable": field.nullable,
            "optional": field.optional,
            "of": type,
            "meaning": field.meaning,
            "example": json.dumps(example_of(field), ensure_ascii=False),
        }
        yield from _rows(output, path + field.name + STEPS.get(field.type, ""), type, field.parts)


def example_of(field: Field) -> Any:
    """A value that the field may have."""
    if not field.parts:
        return field.example
    parts = {part.name: example_of(part) for part in field.parts}
    return {"objects": [parts], "objects by name": {"published": parts}, "object": parts}[field.type]


def json_schema(name: str, *, closed: bool = False) -> JsonSchema:
    """The JSON Schema of one kind of rows; `closed` lets no other fields stand beside these.

    >>> json_schema("pairs")["properties"]["joined"]
    {'description': 'Whether both are one article.', 'type': 'boolean'}
    """
    return {"$schema": DIALECT, **_of_output(name, closed)}


def json_schemas(kinds: Iterable[str]) -> JsonSchema:
    """The JSON Schemas of some kinds of rows, each under its name in `$defs`."""
    return {"$schema": DIALECT, "$defs": {name: _of_output(name, False) for name in kinds}}


def _of_output(name: str, closed: bool) -> JsonSchema:
    output: Output = OUTPUTS[name]
    head: JsonSchema = {"title": name, "description": output.meaning}
    if not output.more:
        return head | _object(output.fields, closed)
    kinds = []
    for type, fields in output.more.items():
        kind = _object((*output.fields, *fields), closed)
        kind["properties"]["type"] = {"const": type}
        kinds.append(kind)
    return head | {"oneOf": kinds}


def _object(fields: Iterable[Field], closed: bool) -> JsonSchema:
    fields = tuple(fields)
    schema: JsonSchema = {
        "type": "object",
        "properties": {field.name: _property(field, closed) for field in fields},
        "required": [field.name for field in fields if not field.optional],
    }
    return schema | {"additionalProperties": False} if closed else schema


def _property(field: Field, closed: bool) -> JsonSchema:
    value = dict(TYPES[field.type])
    if field.parts:
        parts = _object(field.parts, closed)
        value |= {
            "objects": {"items": parts},
            "objects by name": {"additionalProperties": parts},
            "object": parts,
        }[field.type]
    if field.nullable:
        types = value["type"]
        value["type"] = [*([types] if isinstance(types, str) else types), "null"]
    described: JsonSchema = {"description": f"{field.meaning[:-1]} ({field.unit})." if field.unit else field.meaning}
    return described | value
