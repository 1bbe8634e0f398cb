"""Lines of styled text, wrapped on a terminal, with signs around what a diff changes where there are no colours."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from iomcorpus.output.columns import Piece
from iomcorpus.output.console import coded, display_width
from iomcorpus.output.page import READING_WIDTH
from iomcorpus.output.rows import printer
from iomcorpus.text.safe import for_terminal

SIGNS = {"delete": ("[-", "-]"), "insert": ("{+", "+}")}  # without colours, as `git diff --word-diff` has them
Line = Sequence[Piece]  # with blanks between the pieces


def write_lines(lines: Iterable[Line], stream: TextIO, color: bool) -> None:
    """Print lines, each made to fit the terminal."""
    width = min(shutil.get_terminal_size().columns, READING_WIDTH) if stream.isatty() else None
    put = printer(stream, styled=True)
    for line in lines:
        for part in wrapped(line, width, color):
            put("".join(coded(piece, color) for piece in part))
            put("\n")


def wrapped(line: Line, width: int | None, color: bool) -> Iterator[list[Piece]]:
    """A line as lines that fit; the blanks at which the line begins stay before all of them.

    >>> line = [Piece("two"), Piece("small boats", "delete"), Piece("sank")]
    >>> ["".join(piece.text for piece in part) for part in wrapped(line, 12, color=False)]
    ['two [-small', 'boats-] sank']
    """
    indent = line[0].text[: len(line[0].text) - len(line[0].text.lstrip(" "))] if line else ""
    margin = [Piece(indent)] if indent else []
    part, used = [*margin], len(indent)
    for word in _words(line, color):
        size = display_width(word.text)
        if width and used > len(indent) and used + 1 + size > width:
            yield part
            part, used = [*margin], len(indent)
        if used > len(indent):
            last = part[-1]
            if last.style == word.style:
                part[-1] = Piece(f"{last.text} {word.text}", last.style)
            else:
                part += [Piece(" "), word]
            used += 1 + size
        else:
            part.append(word)
            used += size
    yield part


def _words(line: Line, color: bool) -> Iterator[Piece]:
    for text, style in line:
        words = for_terminal(text).split()
        if words and style in SIGNS and not color:
            before, behind = SIGNS[style]
            words[0] = before + words[0]
            words[-1] += behind
        yield from (Piece(word, style) for word in words)
