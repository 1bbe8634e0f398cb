"""Rows on a stream: JSON Lines, JSON, CSV, TSV and Markdown, each row printed as soon as it is there.

A row is a dict with the fields of the contract, in its order.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TextIO

from iomcorpus.errors import CorpusError
from iomcorpus.output import schema
from iomcorpus.output.schema import names

Row = Mapping[str, Any]

# The names of their fields, in the order of the contract.
RECORD = names(schema.RECORD)
FURNITURE = names(schema.FURNITURE)
HIT = names(schema.HIT)
PROFILE = names(schema.PROFILE)
COPY = names(schema.COPY)
PAIR = names(schema.PAIR)
CAPTURE = names(schema.CAPTURE)
TIMELINE = names(schema.TIMELINE)
FACET = names(schema.FACET)
STATS = names(schema.STATS)
PLAN = names(schema.PLAN)
BUILD = names(schema.BUILD)
KWIC = names(schema.KWIC)
WORDS = names(schema.WORDS)
COLLOCATES = names(schema.COLLOCATES)
KEYWORDS = names(schema.KEYWORDS)

CELLS = ("csv", "tsv", "md")  # formats of cells under a header: they need the fields before the first row
FORMATS = ("jsonl", "json", *CELLS)

# What begins a new line somewhere: in readers of CSV and TSV, or in Python's splitlines.
LINE_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
# What Markdown or the HTML in it would read as markup. The backslash comes first: the others bring more of them.
MARKDOWN = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), *((mark, f"\\{mark}") for mark in "\\`*_[]|~"))


def choose_fields(asked: str | None, known: Sequence[str]) -> tuple[str, ...] | None:
    """The fields that a person asked for, in that order; None where nothing was asked.

    >>> choose_fields("id, title", HIT)
    ('id', 'title')
    >>> choose_fields("id,tilte", ("id", "title"))
    Traceback (most recent call last):
    ...
    iomcorpus.errors.CorpusError: --fields: there is no field 'tilte' here, only id, title.
    """
    if asked is None:
        return None
    fields = tuple(dict.fromkeys(name for name in (part.strip() for part in asked.split(",")) if name))
    for name in fields:
        if name not in known:
            raise CorpusError(f"--fields: there is no field {name!r} here, only {', '.join(known)}.")
    if not fields:
        raise CorpusError(f"--fields: name at least one of {', '.join(known)}.")
    return fields


def write_rows(
    rows: Iterable[Row], format: str, fields: Sequence[str] | None, stream: TextIO, *, raw_cells: bool = False
) -> int:
    """Print rows on a stream and say how many there were.

    Without `fields` JSON has all that a row has, and the header of cells is that of the first row.
    `raw_cells` leaves cells that a spreadsheet would run as formulas as they are.

    >>> write_rows([{"id": "a", "n": 2}, {"id": "b"}], "csv", ("id", "n"), sys.stdout)
    id,n
    a,2
    b,
    2
    """
    put = printer(stream)
    if format in CELLS:
        if fields is None:
            rows = iter(rows)
            first = next(rows, None)
            if first is None:
                return 0
            fields, rows = tuple(first), chain((first,), rows)
        return _write_cells(rows, format, fields, put, raw_cells)
    if fields is not None:
        rows = ({name: row.get(name) for name in fields} for row in rows)
    return _write_json(rows, format, put, on_terminal=stream.isatty())


def write_text(text: str, stream: TextIO) -> None:
    """Print one text on a stream, with the same care."""
    printer(stream)(text)


def finish(stream: TextIO) -> None:
    """Send what is still held back; a full disk shows itself here at the latest."""
    try:
        stream.flush()
    except OSError as error:
        raise told(error, stream) from None


def printer(stream: TextIO, *, styled: bool = False) -> Callable[[str], None]:
    """A function that writes text to a stream: half characters made visible, the first piece sent at once.

    On a terminal it lets nothing through that the terminal would obey, but for `styled` text, which has been made safe.
    """
    first, guarded = True, stream.isatty() and not styled

    def put(text: str) -> None:
        nonlocal first
        if guarded:
            text = _guard(text)
        try:
            stream.write(encodable(text))
        except OSError as error:
            raise told(error, stream) from None
        if first:
            finish(stream)  # `| head -1` and a person who waits see the first row while the others are sought
            first = False

    return put


def _guard(text: str) -> str:
    from iomcorpus.text.safe import for_terminal

    return "\t".join(for_terminal(cell, newlines=True) for cell in text.split("\t"))  # tabs part the cells of TSV


def told(error: OSError, stream: TextIO) -> Exception:
    """A full disk behind standard output is a line for a person; a closed pipe is not, a file knows its own name."""
    if isinstance(error, BrokenPipeError) or stream is not sys.stdout:
        return error
    return CorpusError(f"standard output cannot be written: {error.strerror}. What it holds is incomplete.")


def encodable(text: str) -> str:
    r"""The text with half characters (lone surrogates, which UTF-8 cannot say) as escapes, which JSON reads back.

    >>> encodable("caf\u00e9 \udc80")
    'café \\udc80'
    """
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def _write_json(rows: Iterable[Row], format: str, put: Callable[[str], None], on_terminal: bool) -> int:
    import json

    encode = json.JSONEncoder(ensure_ascii=False).encode
    count = 0
    for count, row in enumerate(rows, start=1):
        text = encode(row)
        if on_terminal:
            text = _escape_controls(text)
        put(f"{text}\n" if format == "jsonl" else f"{'[' if count == 1 else ','}\n{text}")
    if format == "json":
        put("\n]\n" if count else "[]\n")
    return count


def _escape_controls(text: str) -> str:
    r"""JSON whose control and direction characters a terminal would obey, as the escapes that mean the same.

    >>> _escape_controls('"a\x9b31m"')
    '"a\\u009b31m"'
    """
    from iomcorpus.text.safe import for_terminal

    if for_terminal(text) == text:
        return text
    import json

    return "".join(char if for_terminal(char) == char else json.dumps(char)[1:-1] for char in text)


def _write_cells(
    rows: Iterable[Row], format: str, fields: Sequence[str], put: Callable[[str], None], raw_cells: bool
) -> int:
    from iomcorpus.text.safe import for_cell

    write = {"csv": _csv_writer, "tsv": _tsv_writer, "md": _markdown_writer}[format](put)
    plain = raw_cells or format == "md"
    write(fields)
    if format == "md":
        put("|" + " --- |" * len(fields) + "\n")
    count = 0
    for row in rows:
        cells = [_cell(row.get(name)) for name in fields]
        write(cells if plain else [for_cell(cell) for cell in cells])
        count += 1
    return count


def _cell(value: Any) -> Any:
    """A value for one cell: text and numbers as they are, nothing for None, anything else as JSON text.

    >>> [_cell(value) for value in ("a", 2, 0.5, None, True, [[0, 4]])]
    ['a', 2, 0.5, '', 'true', '[[0, 4]]']
    """
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return value
    import json

    return json.dumps(value, ensure_ascii=False)


Writer = Callable[[Sequence[Any]], None]


def _csv_writer(put: Callable[[str], None]) -> Writer:
    """RFC 4180 but for its line ends: a bare LF, as other programs in a pipe expect."""
    import csv

    class Lines:
        def write(self, line: str) -> None:
            put(line[:-2] + "\n")

    # Told that lines end with CR LF, the writer puts quotes around a cell that holds either of them.
    write: Writer = csv.writer(Lines(), lineterminator="\r\n").writerow
    return write


def _tsv_writer(put: Callable[[str], None]) -> Writer:
    """No quotes: tabs and line breaks in a cell become blanks, so that `cut` and `awk` are right."""

    def write(cells: Sequence[Any]) -> None:
        put("\t".join(str(cell).replace("\t", " ").translate(LINE_BREAKS) for cell in cells) + "\n")

    return write


def _markdown_writer(put: Callable[[str], None]) -> Writer:
    def write(cells: Sequence[Any]) -> None:
        put("| " + " | ".join(map(_markdown, cells)) + " |\n")

    return write


def _markdown(cell: Any) -> str:
    r"""A cell that reads in Markdown as what it is.

    >>> _markdown("<b>a|b</b>\n[x](y)")
    '&lt;b&gt;a\\|b&lt;/b&gt;<br>\\[x\\](y)'
    """
    text = str(cell)
    for mark, escaped in MARKDOWN:
        text = text.replace(mark, escaped)
    return text.replace("\r\n", "\n").replace("\n", "<br>").translate(LINE_BREAKS)
