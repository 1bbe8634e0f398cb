"""Records as other tools keep them: JSON Lines, compressed or not, or Parquet, in the layouts of datatrove and dolma.

Both have `id` and `text`, and what else they know under `metadata`; what we know a field for is lifted out of it. The
lines that a record had in its capture are not: in such a text, which may be cleaned, lines count from its first.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

from iomcorpus.edtf import bounds
from iomcorpus.errors import CorpusError
from iomcorpus.reading.capture import opener
from iomcorpus.reading.extras import load_extra

LIFTED = ("source", "title", "lead", "byline", "kind", "language", "date", "date_from", "url", "retrieved")
PARQUET = (".parquet", ".pq")
AT_ONCE = 1000  # rows of a Parquet file that are held
LONGEST = 256 << 20  # bytes of a line: a small compressed file may hold one that fills all memory
Row = dict[str, Any]


def is_parquet(path: str) -> bool:
    """Whether a file is read as Parquet."""
    return path.lower().endswith(PARQUET)


def read_lines(stream: IO[bytes], name: str) -> Iterator[bytes]:
    """The lines of a stream, as long as they are of a length that memory has room for."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            raise CorpusError(f"{name}, line {number}: longer than {LONGEST:,} bytes. Records come one a line.")
        yield line


@contextmanager
def open_lines(path: str) -> Iterator[IO[bytes]]:
    """A file of JSON Lines, decompressed by its suffix."""
    opened, damage = opener(path, os.path.splitext(path)[1].lower())
    try:
        # Files that need no decompression come unbuffered: the ends of lines would be looked for byte by byte.
        with opened(path) as raw, io.BufferedReader(raw) as lines:  # type: ignore[type-var]
            yield lines
    except (OSError, EOFError, damage) as error:
        if isinstance(error, OSError) and error.errno:
            raise CorpusError(f"{path} cannot be read: {error.strerror}.") from None
        raise CorpusError(f"{path}: damaged or cut short ({error}). Get the file again.") from None


def parquet_rows(path: str) -> Iterator[Row]:
    """The rows of a Parquet file, in batches, so that memory stays bounded."""
    arrow, parquet = pyarrow("Reading Parquet files")
    try:
        with open(path, "rb") as raw, parquet.ParquetFile(raw) as file:
            for batch in file.iter_batches(AT_ONCE):
                yield from (plain_row(row) for row in batch.to_pylist())
    except OSError as error:
        raise CorpusError(f"{path} cannot be read: {error.strerror or error}.") from None
    except arrow.ArrowException as error:
        raise CorpusError(f"{path} is no Parquet file, or a damaged one: {' '.join(str(error).split())}") from None


def pyarrow(what: str) -> tuple[Any, Any]:
    """The packages that read and write Parquet, which are an extra."""
    return load_extra("pyarrow", "parquet", what), load_extra("pyarrow.parquet", "parquet", what)


def plain_row(row: Mapping[str, Any]) -> Row:
    """A row of values that JSON has too: points in time as text, bytes left out."""
    return {name: _plain(value) for name, value in row.items() if not isinstance(value, bytes)}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return plain_row(value)
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, str | int | float):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def as_record(row: Row) -> Row:
    """A row of another tool's layout with our fields; any other as it is.

    >>> as_record({"id": "a", "text": "One.", "metadata": {"file_path": "in/a.txt", "title": "T", "first_line": 9}})
    {'id': 'a', 'text': 'One.', 'metadata': {...}, 'title': 'T', 'source': 'in/a.txt'}
    >>> as_record({"id": "a", "text": "One.", "created": "2017-12-21T08:00:00.000Z", "metadata": None})["published"]
    '2017-12-21'
    """
    if "metadata" not in row:
        return row
    metadata = row["metadata"] if isinstance(row["metadata"], Mapping) else {}
    found = dict(row)
    for name in LIFTED:
        if metadata.get(name) is not None and found.get(name) is None:
            found[name] = metadata[name]
    if found.get("source") is None and metadata.get("file_path") is not None:
        found["source"] = metadata["file_path"]
    if found.get("date") is not None and bounds(str(found["date"])) is None:
        found["date"] = _day(found["date"])
    if (
        found.get("date") is None
        and found.get("published") is None
        and (day := _day(row.get("created") or metadata.get("created")))
    ):
        found["published"] = day
    return found


def _day(value: object) -> str | None:
    """The day of a point in time."""
    day = str(value or "")[:10]
    return day if bounds(day) == (day, day) else None
