"""One thing on a page to read: a record with its provenance, or the facts of a store."""

from __future__ import annotations

import shutil
from typing import Any, TextIO

from iomcorpus.output.columns import Piece, field_columns, plain
from iomcorpus.output.console import GAP, coded, write_table
from iomcorpus.output.rows import Row, printer
from iomcorpus.output.widths import READABLE
from iomcorpus.text.safe import for_terminal

READING_WIDTH = 100  # of running text: longer lines tire the eye


def write_record(record: Row, stream: TextIO, color: bool = False) -> None:
    """Print one record as a page to read: what it is, where it stands, what its dates rest on, its text."""
    width = min(shutil.get_terminal_size().columns, READING_WIDTH) if stream.isatty() else None
    write = printer(stream, styled=True)

    def put(text: str, style: str = "") -> None:
        for line in text.split("\n"):
            for part in _wrap(line, width):
                write(coded(Piece(for_terminal(part), style), color) + "\n")

    if record.get("title"):
        put(record["title"], "strong")
    put(" · ".join(str(part) for part in (record["id"], record.get("kind"), record.get("byline")) if part), "faint")
    put(f"{record.get('source') or '-'}, lines {record['first_line']} to {record['last_line']}", "faint")
    for name in ("url", "retrieved", "published", "updated", "inferred"):
        if record.get(name):
            put(f"{name} {record[name]}", "faint")
    lines = dict(enumerate(record["text"].split("\n"), start=record["first_line"]))
    for evidence in record.get("evidence") or ():
        line = lines.get(evidence["line"], "")  # a neighbour's line may be the evidence
        put(f"  line {evidence['line']}, {evidence['why']}: {line[evidence['start'] : evidence['end']]}", "faint")
    put("")
    body = record.get("clean") or record["text"]
    put(body.removeprefix(record.get("title") or "").lstrip("\n"))


def _wrap(line: str, width: int | None) -> list[str]:
    if width is None:
        return [line]
    import textwrap

    return textwrap.wrap(line, width) or [""]


def write_facts(facts: Row, stream: TextIO, color: bool = False) -> None:
    """Print what is known of one thing: a line a fact, and below it a line each for what it consists of."""
    put = printer(stream, styled=True)
    single = {name: value for name, value in facts.items() if not _is_table(value)}
    width = max(map(len, single), default=0)
    room = max(shutil.get_terminal_size().columns - width - len(GAP), READABLE[-1]) if stream.isatty() else None
    for name, value in single.items():
        for number, part in enumerate(_wrap(for_terminal(plain(value)), room)):
            line = [Piece(f"{'' if number else _label(name):{width}}", "faint"), Piece(f"{GAP}{part}")]
            put("".join(coded(piece, color) for piece in line).rstrip() + "\n")
    for name, rows in facts.items():
        if _is_table(rows):
            put(f"\n{coded(Piece(_label(name), 'strong'), color)}\n")
            write_table(rows, field_columns(tuple(rows[0])), stream, color)


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _label(name: str) -> str:
    return name.replace("_", " ")
