"""Records that stand in a file or come through a pipe, for the verbs that need no store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, Any

from iomcorpus.errors import CorpusError

Row = dict[str, Any]
DEFAULT = {"first_line": 1}


def read_records(file: str, text_field: str | None = None) -> Iterator[Row]:
    """The records in a file of JSON Lines or Parquet, or in JSON Lines on standard input for `-`.

    With `text_field` any objects will do whose field of that name is text; an id that is missing is their number.
    """
    from iomcorpus.reading.interchange import is_parquet, parquet_rows

    name = "standard input" if file == "-" else file
    read = partial(parse_objects, text_field=text_field) if text_field else parse_records
    if is_parquet(file):
        yield from read(enumerate(parquet_rows(file), start=1), f"{name}, row")
        return
    with _open(file) as lines:
        yield from read(_objects(lines, name), f"{name}, line")


def read_text(file: str) -> Iterator[Row]:
    """A file of plain text, or standard input, as one record."""
    from iomcorpus.reading.capture import read_capture

    capture = read_capture(file, file)
    lines = [line for batch in capture.batches() for line in batch.lines]
    yield {"id": capture.name, "text": "\n".join(lines), "first_line": 1, "source": file}


@contextmanager
def _open(file: str) -> Iterator[IO[bytes]]:
    if file == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise CorpusError("standard input is a terminal: pipe records into it, as with `iomcorpus split - | ...`.")
        yield sys.stdin.buffer
        return
    from iomcorpus.reading.interchange import open_lines

    with open_lines(file) as lines:
        yield lines


def parse_objects(objects: Iterable[tuple[int, Row]], place: str, text_field: str) -> Iterator[Row]:
    """Objects as records, their text from a field of any name; `place` is what their numbers count.

    >>> list(parse_objects([(1, {"body": "One."})], "here, line", "body"))
    [{'body': 'One.', 'id': '1', 'text': 'One.', 'first_line': 1, 'source': None}]

    What has the name of one of our fields and is of another type means something else there, and is left out.
    """
    from iomcorpus.commands.known import check_fields

    for number, row in objects:
        if not isinstance(row.get(text_field), str):
            raise CorpusError(
                f"{place} {number}: there is no text in the field {text_field!r}. "
                f"Name another with --text-field; here are: {', '.join(row)}."
            )
        record = _record(row | {"id": str(row.get("id") or number), "text": row[text_field]})
        yield record | {wrong.name: DEFAULT.get(wrong.name) for wrong in check_fields(record)}


def parse_records(objects: Iterable[tuple[int, Row]], place: str) -> Iterator[Row]:
    """Objects as records; of a record only `id` and `text` are needed.

    >>> list(parse_records([(1, {"id": "a", "text": "One."})], "here, line"))
    [{'id': 'a', 'text': 'One.', 'first_line': 1, 'source': None}]
    >>> list(parse_records([(1, {"id": 7})], "here, line"))
    Traceback (most recent call last):
    ...
    iomcorpus.errors.CorpusError: here, line 1: a record needs `id` and `text`, both text. ...
    """
    from iomcorpus.commands.known import check_fields

    for number, row in objects:
        if not all(isinstance(row.get(key), str) for key in ("id", "text")):
            raise CorpusError(
                f"{place} {number}: a record needs `id` and `text`, both text. Captures go through `split` first."
            )
        record = _record(row)
        if wrong := next(check_fields(record), None):
            raise CorpusError(f"{place} {number}: `{wrong.name}` must be {wrong.wanted}. Mend it, or leave it out.")
        yield record


def _record(row: Row) -> Row:
    from iomcorpus.reading.interchange import as_record

    record = as_record(row)
    return {**record, "first_line": record.get("first_line") or 1, "source": record.get("source")}


def _objects(lines: IO[bytes], name: str) -> Iterator[tuple[int, Row]]:
    """The objects of JSON Lines with the numbers of their lines; blank lines are passed over."""
    import json

    from iomcorpus.reading.interchange import read_lines

    for number, line in enumerate(read_lines(lines, name), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise CorpusError(
                f"{name}, line {number}: this is no JSON in UTF-8. Records come as JSON Lines, one object a line."
            ) from None
        if not isinstance(row, dict):
            raise CorpusError(f"{name}, line {number}: a record needs to be an object, {{...}}, one a line.")
        yield number, row
