"""Rows as Parquet: columns of the types that `schema.py` tells, each with what it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from iomcorpus.output.rows import Row, encodable
from iomcorpus.output.schema import Field

GROUP = 5000  # rows of a row group


def write_parquet(rows: Iterable[Row], fields: Sequence[Field], path: str) -> int:
    """Write rows into a file and say how many there were."""
    from iomcorpus.reading.interchange import pyarrow

    arrow, parquet = pyarrow("Writing Parquet files")
    schema = arrow.schema([_column(arrow, field) for field in fields])
    rows, count = iter(rows), 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            cells = [{field.name: cell(field, row.get(field.name)) for field in fields} for row in group]
            writer.write_table(arrow.Table.from_pylist(cells, schema=schema))
            count += len(group)
    return count


def _column(arrow: Any, field: Field) -> Any:
    return arrow.field(field.name, _type(arrow, field), nullable=True, metadata={"description": field.meaning})


def _type(arrow: Any, field: Field) -> Any:
    """The Arrow type of a field; what has no columns of its own is JSON text."""
    simple = {"integer": arrow.int64(), "number": arrow.float64(), "yes or no": arrow.bool_()}
    lists = {
        "texts": arrow.string(),
        "integers": arrow.int64(),
        "numbers": arrow.float64(),
        "spans": arrow.list_(arrow.int64()),
    }
    if field.type in lists:
        return arrow.list_(lists[field.type])
    if _has_columns(field):
        parts = arrow.struct([_column(arrow, part) for part in field.parts])
        return parts if field.type == "object" else arrow.list_(parts)
    return simple.get(field.type, arrow.string())


def _has_columns(field: Field) -> bool:
    return bool(field.parts) and field.type in ("object", "objects")


def cell(field: Field, value: Any) -> Any:
    """A value as a column of one type can hold it."""
    if isinstance(value, str):
        return encodable(value)
    if value is None:
        return None
    if field.type == "number":
        return float(value)
    if _has_columns(field):
        objects = [value] if field.type == "object" else value
        cells = [{part.name: cell(part, one.get(part.name)) for part in field.parts} for one in objects]
        return cells[0] if field.type == "object" else cells
    if isinstance(value, dict):
        import json

        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple):
        return [encodable(part) if isinstance(part, str) else part for part in value]
    return value
