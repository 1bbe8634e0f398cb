"""Records that stand in a file of JSON Lines or come through a pipe, for the verbs that need no store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from iomcorpus.errors import CorpusError


def read_records(file: str) -> Iterator[dict[str, Any]]:
    """The records in a file, or on standard input for `-`."""
    if file == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise CorpusError("standard input is a terminal: pipe records into it, as with `iomcorpus split - | ...`.")
        yield from parse_records(sys.stdin.buffer, "standard input")
        return
    try:
        with open(file, "rb") as lines:
            yield from parse_records(lines, file)
    except OSError as error:
        raise CorpusError(f"{file} cannot be read: {error.strerror}.") from None


def parse_records(lines: Iterable[bytes], name: str) -> Iterator[dict[str, Any]]:
    r"""Objects from JSON Lines; of a record only `id` and `text` are needed.

    >>> list(parse_records([b'{"id": "a", "text": "One."}\n', b"\n"], "here"))
    [{'id': 'a', 'text': 'One.', 'first_line': 1, 'source': None}]
    >>> list(parse_records([b'{"id": 7}\n'], "here"))
    Traceback (most recent call last):
    ...
    iomcorpus.errors.CorpusError: here, line 1: a record needs `id` and `text`, both text. ...
    """
    import json

    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise CorpusError(
                f"{name}, line {number}: this is no JSON in UTF-8. Records come as JSON Lines, one object a line."
            ) from None
        if not isinstance(record, dict) or not all(isinstance(record.get(key), str) for key in ("id", "text")):
            raise CorpusError(
                f"{name}, line {number}: a record needs `id` and `text`, both text. Captures go through `split` first."
            )
        yield {**record, "first_line": record.get("first_line") or 1, "source": record.get("source")}
