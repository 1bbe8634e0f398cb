"""Why a record is what it is, as a page to read: the cues of its borders, and what its date rests on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TextIO

from iomcorpus.output.page import READING_WIDTH
from iomcorpus.output.rows import Row, write_text
from iomcorpus.text.safe import for_terminal

HANGING = " " * 9  # as wide as a weight with its blanks


def write_reasons(reasons: Row, stream: TextIO) -> None:
    """Print what opened and what closed a record, and what dates it."""
    width = min(shutil.get_terminal_size().columns, READING_WIDTH) if stream.isatty() else None
    for line in _lines(reasons):
        for part in _wrapped(for_terminal(line), width):
            write_text(f"{part}\n", stream)


def _wrapped(line: str, width: int | None) -> list[str]:
    """A line as lines that fit; what a cue says goes on below where it began.

    >>> _wrapped("   +6.0  separator: a rule of signs before", 30)
    ['   +6.0  separator: a rule of', '         signs before']
    """
    if width is None:
        return [line]
    import textwrap

    return textwrap.wrap(line, width, subsequent_indent=HANGING if line.startswith(" ") else "") or [""]


def _lines(reasons: Row) -> Iterator[str]:
    opened, closed = reasons["opened"], reasons["closed"]
    name = reasons["title"] or reasons["lead"] or ""
    yield f"{reasons['source']}:{reasons['first_line']}-{reasons['last_line']}  {name}"
    yield ""
    yield f"opened at line {reasons['first_line']}, {opened['sure']:.0%} sure"
    yield from _cue_lines(opened)
    yield ""
    if closed:
        yield f"closed before line {closed['line']}, {closed['sure']:.0%} sure"
        yield from _cue_lines(closed)
    else:
        yield "closed by the end of the capture"
    yield ""
    yield f"date {reasons['date'] or 'none'}" + (f" ({reasons['date_from']})" if reasons["date_from"] else "")
    if copy := reasons["dated_by"]:
        yield f"  from its copy {copy['id']} in {copy['source']}"
        yield from _evidence_lines(copy["evidence"])
        if not reasons["evidence"]:
            return
        yield f"by itself {reasons['inferred'] or 'none'} (inferred)"
    yield from _evidence_lines(reasons["evidence"])


def _evidence_lines(evidence: list[Row]) -> Iterator[str]:
    return (f"  line {at['line']}, columns {at['start']}-{at['end']}: {at['why']}  {at['surface']}" for at in evidence)


def _cue_lines(border: Row) -> Iterator[str]:
    return (f"  {cue['weight']:+5.1f}  {cue['name']}: {cue['why']}" for cue in border["cues"])
