"""Records that stand in a file of JSON Lines or come through a pipe, for the verbs that need no store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from iomcorpus.errors import CorpusError


def read_records(file: str, text_field: str | None = None) -> Iterator[dict[str, Any]]:
    """The records in a file, or on standard input for `-`.

    With `text_field` any objects will do whose field of that name is text; an id that is missing is their number.
    """
    name = "standard input" if file == "-" else file
    with _open(file) as lines:
        yield from parse_records(lines, name) if text_field is None else parse_objects(lines, name, text_field)


def read_text(file: str) -> Iterator[dict[str, Any]]:
    """A file of plain text, or standard input, as one record."""
    from iomcorpus.reading.capture import read_capture

    capture = read_capture(file, file)
    lines = [line for batch in capture.batches() for line in batch.lines]
    yield {"id": capture.name, "text": "\n".join(lines), "first_line": 1, "source": file}


@contextmanager
def _open(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise CorpusError("standard input is a terminal: pipe records into it, as with `iomcorpus split - | ...`.")
        yield sys.stdin.buffer
        return
    try:
        with open(file, "rb") as lines:
            yield lines
    except OSError as error:
        raise CorpusError(f"{file} cannot be read: {error.strerror}.") from None


def parse_objects(lines: Iterable[bytes], name: str, text_field: str) -> Iterator[dict[str, Any]]:
    r"""Objects from JSON Lines as records, their text from a field of any name.

    >>> list(parse_objects([b'{"body": "One."}\n'], "here", "body"))
    [{'body': 'One.', 'id': '1', 'text': 'One.', 'first_line': 1, 'source': None}]
    """
    for number, row in _objects(lines, name):
        if not isinstance(row.get(text_field), str):
            raise CorpusError(
                f"{name}, line {number}: there is no text in the field {text_field!r}. "
                f"Name another with --text-field; here are: {', '.join(row)}."
            )
        row |= {"id": str(row.get("id") or number), "text": row[text_field]}
        yield {**row, "first_line": row.get("first_line") or 1, "source": row.get("source")}


def parse_records(lines: Iterable[bytes], name: str) -> Iterator[dict[str, Any]]:
    r"""Objects from JSON Lines; of a record only `id` and `text` are needed.

    >>> list(parse_records([b'{"id": "a", "text": "One."}\n', b"\n"], "here"))
    [{'id': 'a', 'text': 'One.', 'first_line': 1, 'source': None}]
    >>> list(parse_records([b'{"id": 7}\n'], "here"))
    Traceback (most recent call last):
    ...
    iomcorpus.errors.CorpusError: here, line 1: a record needs `id` and `text`, both text. ...
    """
    for number, record in _objects(lines, name):
        if not all(isinstance(record.get(key), str) for key in ("id", "text")):
            raise CorpusError(
                f"{name}, line {number}: a record needs `id` and `text`, both text. Captures go through `split` first."
            )
        yield {**record, "first_line": record.get("first_line") or 1, "source": record.get("source")}


def _objects(lines: Iterable[bytes], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of JSON Lines with the numbers of their lines; blank lines are passed over."""
    import json

    for number, line in enumerate(lines, start=1):
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
