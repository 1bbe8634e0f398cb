"""Tables for people: one that fits the terminal, by rich, or a plain one on a pipe, where nothing is cut.

Every text goes through `for_terminal` before it is printed, and nothing in it is read as markup.
"""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from iomcorpus.output.columns import Cell, Column, Piece
from iomcorpus.output.rows import Row, printer
from iomcorpus.text.safe import for_terminal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Rows that are laid out together: the widths of the first so many hold for all, and memory stays bounded.
TOGETHER = 200
MOST_LINES = 3  # of one text in a cell on a terminal; more is cut with an ellipsis
LEAST_WIDTH = 10  # of a wide column, even where the terminal is too narrow for it
GAP = "  "  # between columns

STYLES = {"strong": "bold", "faint": "dim", "mark": "bold yellow"}  # as rich names them
CODES = {"strong": "\x1b[1m", "faint": "\x1b[2m", "mark": "\x1b[1;33m"}  # the same without rich
# What a diff takes out is struck out and what it puts in underlined as well: not everybody tells red from green.
CODES |= {"delete": "\x1b[9;31m", "insert": "\x1b[4;32m", "left out": "\x1b[2m"}


def coded(piece: Piece, color: bool) -> str:
    """The piece as a terminal shows it in its style."""
    code = CODES.get(piece.style) if color and piece.text else None
    return f"{code}{piece.text}\x1b[0m" if code else piece.text


def write_table(rows: Iterable[Row], columns: Sequence[Column], stream: TextIO, color: bool = False) -> int:
    """Print rows as a table and say how many there were."""
    lay_out = _terminal_table if stream.isatty() else _plain_table
    print_page = lay_out(columns, stream, color)
    rows, count = iter(rows), 0
    while page := list(islice(rows, TOGETHER)):
        print_page(page)
        count += len(page)
    return count


PagePrinter = Callable[[list[Row]], None]


def _plain_table(columns: Sequence[Column], stream: TextIO, color: bool) -> PagePrinter:
    """One line a row, columns aligned by the first page of them, nothing cut."""
    put = printer(stream, styled=True)
    widths: list[int] = []

    def line(cells: list[Cell]) -> str:
        padded = [
            "".join(coded(piece, color) for piece in cell) + " " * (width - _cell_width(cell))
            for cell, width in zip(cells, widths, strict=True)
        ]
        return GAP.join(padded).rstrip() + "\n"

    def print_page(page: list[Row]) -> None:
        rows = [[_one_line(column.cell(row)) for column in columns] for row in page]
        if not widths:
            header = [[Piece(column.header, "strong")] for column in columns]
            widths.extend(max(map(_cell_width, cells)) for cells in zip(header, *rows, strict=True))
            put(line(header))
        for row in rows:
            put(line(row))

    return print_page


def _one_line(cell: Cell) -> Cell:
    """The cell without line breaks, pieces still joined as they were."""
    return [Piece(for_terminal(_flat(piece.text)), piece.style) for piece in cell]


def _flat(text: str) -> str:
    """Line breaks and other runs of white space become one blank, at the ends too."""
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    return f"{before}{words}{' ' if words and text[-1:].isspace() else ''}"


def _cell_width(cell: Cell) -> int:
    return sum(display_width(piece.text) for piece in cell)


def display_width(text: str) -> int:
    r"""Columns that a text takes: two for a wide character, none for an accent that combines.

    >>> display_width("naïve"), display_width("nai\u0308ve"), display_width("移民")
    (5, 5, 4)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _terminal_table(columns: Sequence[Column], stream: TextIO, color: bool) -> PagePrinter:
    from rich.console import Console

    width = shutil.get_terminal_size().columns
    console = Console(
        file=stream,
        width=width,
        force_terminal=True,
        color_system="standard" if color else None,
        markup=False,
        emoji=False,
        highlight=False,
    )
    stacks = list(_stacks([column for column in columns if column.from_width <= width]))
    stacked = any(len(stack) > 1 for stack in stacks)  # rows of several lines stand apart
    widths: list[int] = []

    def print_page(page: list[Row]) -> None:
        from rich.table import Table

        rows = [[_rich_stack(stack, row) for stack in stacks] for row in page]
        first = not widths
        if first:
            widths.extend(_share(width, stacks, rows))
        table = Table(box=None, pad_edge=False, padding=(0, len(GAP), 0, 0), show_header=first, header_style="bold")
        for stack, column_width in zip(stacks, widths, strict=True):
            table.add_column(stack[0].header, width=column_width, overflow="fold")
        for number, row in enumerate(rows):
            if stacked and (number or not first):
                table.add_row()
            table.add_row(*(_fit(texts, at, console) for texts, at in zip(row, widths, strict=True)))
        console.print(table)

    return print_page


def _stacks(columns: Iterable[Column]) -> Iterator[list[Column]]:
    """Columns that stand below one another."""
    stack: list[Column] = []
    for column in columns:
        if stack and not column.below:
            yield stack
            stack = []
        stack.append(column)
    if stack:
        yield stack


def _rich(piece: Piece) -> Text:
    from rich.text import Text

    return Text(piece.text, STYLES.get(piece.style, ""))


def _rich_stack(stack: list[Column], row: Row) -> list[Text]:
    from rich.text import Text

    texts = []
    for column in stack:
        pieces = _one_line(column.cell(row))
        if not column.wide:
            pieces = [piece._replace(text=piece.text.strip()) for piece in pieces]
        text = Text("" if column.wide else "\n").join(_rich(piece) for piece in pieces)
        if text.plain.strip():
            texts.append(text)
    return texts


def _share(width: int, stacks: list[list[Column]], rows: list[list[list[Text]]]) -> list[int]:
    """Widths of the columns: narrow ones as wide as their longest line, wide ones share what is left."""
    needs = [
        max([len(stack[0].header), *(_longest_line(text) for row in rows for text in row[at])])
        for at, stack in enumerate(stacks)
    ]
    left = width - len(GAP) * (len(stacks) - 1)
    wide = [at for at, stack in enumerate(stacks) if stack[0].wide]
    left -= sum(need for at, need in enumerate(needs) if at not in wide)
    # Short ones first: what they leave is for the longer.
    for count, at in zip(range(len(wide), 0, -1), sorted(wide, key=needs.__getitem__), strict=True):
        needs[at] = max(LEAST_WIDTH, min(needs[at], left // count))
        left -= needs[at]
    return needs


def _longest_line(text: Text) -> int:
    return max(display_width(line) for line in text.plain.split("\n"))


def _fit(texts: list[Text], width: int, console: Console) -> Text:
    """Texts one below the other, each wrapped, and cut after its last line that has room."""
    from rich.text import Text

    lines: list[Text] = []
    for text in texts:
        text.truncate(width * (MOST_LINES + 1))  # a text of megabytes is not wrapped to the end
        wrapped = list(text.wrap(console, width))
        if len(wrapped) > MOST_LINES:
            last = wrapped[MOST_LINES - 1]
            last.rstrip()
            last.truncate(width - 1)
            last.append("…")
        lines += wrapped[:MOST_LINES]
    return Text("\n").join(lines)
