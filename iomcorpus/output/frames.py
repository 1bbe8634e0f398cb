"""Rows as a data frame, of pandas or polars, whichever is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from iomcorpus.errors import CorpusError
from iomcorpus.output.parquet import cell
from iomcorpus.output.rows import Row
from iomcorpus.output.schema import Field

ENGINES = ("pandas", "polars")


def to_frame(rows: Iterable[Row], fields: Sequence[Field], engine: str | None = None) -> Any:
    """Rows as a frame with a column a field, also where there are no rows; what has parts of any name is JSON text."""
    module = _engine(engine)
    columns: dict[str, list[Any]] = {field.name: [] for field in fields}
    for row in rows:
        for field in fields:
            columns[field.name].append(cell(field, row.get(field.name)))
    return module.DataFrame(columns) if module.__name__ == "pandas" else module.DataFrame(columns, strict=False)


def _engine(name: str | None) -> Any:
    """The module that was asked for, else the first that is there."""
    if name is not None and name not in ENGINES:
        raise CorpusError(f"to_dataframe: there is no engine {name!r}, only {' and '.join(ENGINES)}.")
    for engine in (name,) if name else ENGINES:
        try:
            return import_module(engine)
        except ModuleNotFoundError as error:
            if error.name != engine:
                raise
    raise CorpusError(f"to_dataframe needs {name or ' or '.join(ENGINES)}. Type: pip install {name or ENGINES[0]}")
