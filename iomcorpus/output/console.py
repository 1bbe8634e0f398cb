"""Tables for people: one that fits the terminal, by rich, or a plain one on a pipe, where nothing is cut.

Every text goes through `for_terminal` before it is printed, and nothing in it is read as markup.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal, TextIO

from iomcorpus.output.columns import Cell, Column, Piece
from iomcorpus.output.rows import Row, printer
from iomcorpus.output.widths import NAME, READABLE, WHOLE, Need, share
from iomcorpus.text.safe import for_terminal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Rows that are laid out together: the widths of the first so many hold for all, and memory stays bounded.
TOGETHER = 200
USUAL = 0.8  # of the rows, whose texts have room in a line before a longer one gets more
MOST_LINES = 3  # of one text in a cell on a terminal; more is cut with an ellipsis
GAP = "  "  # between columns
BETWEEN = " ,;"  # what parts pieces of a cell that stand side by side
LONG_RUN = re.compile(rf"\S{{{WHOLE + 1},}}")  # words that may be cut

RESET = "\x1b[0m"
STYLES = {"strong": "bold", "faint": "dim", "mark": "bold yellow"}  # as rich names them
CODES = {"strong": "\x1b[1m", "faint": "\x1b[2m", "mark": "\x1b[1;33m"}  # the same without rich
# What a diff takes out is struck out and what it puts in underlined as well: not everybody tells red from green.
CODES |= {"delete": "\x1b[9;31m", "insert": "\x1b[4;32m", "left out": "\x1b[2m"}


def coded(piece: Piece, color: bool) -> str:
    """The piece as a terminal shows it in its style."""
    code = CODES.get(piece.style) if color and piece.text else None
    return f"{code}{piece.text}{RESET}" if code else piece.text


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
        padded = []
        for column, cell, width in zip(columns, cells, widths, strict=True):
            text, blanks = "".join(coded(piece, color) for piece in cell), " " * (width - _cell_width(cell))
            padded.append(blanks + text if column.number else text + blanks)
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
    put = printer(stream, styled=True)
    stacks = list(_stacks([column for column in columns if column.from_width <= width]))
    widths: list[int] = []
    laid_out = False

    def print_page(page: list[Row]) -> None:
        nonlocal laid_out, stacks
        first = not laid_out
        if first:
            stacks, found = _choose(width, stacks, page)
            widths.extend(found)
            laid_out = True
        rows = [[_rich_stack(stack, row) for stack in stacks] for row in page]
        with console.capture() as shown:
            if widths:
                _print_table(console, stacks, widths, rows, first)
            else:
                _print_blocks(console, stacks, rows, first)
        put("\n".join(map(_without_filling, shown.get().split("\n"))))

    return print_page


def _without_filling(line: str) -> str:
    """A line without rich's blanks up to the margin: in a terminal made narrower they would be lines of their own."""
    line = line.rstrip(" ")
    return line.removesuffix(RESET).rstrip(" ") + RESET if line.endswith(RESET) else line


def _choose(width: int, stacks: list[list[Column]], page: list[Row]) -> tuple[list[list[Column]], list[int]]:
    """The columns that fit, by the first rows, and their widths; no widths where a row does not fit into lines at all.

    Those that only wider terminals show are the first to go.
    """
    if len(page) < TOGETHER:  # then these are all rows
        stacks = [stack for stack in stacks if not stack[0].from_width or any(_rich_stack(stack, row) for row in page)]
    while True:
        needs = [_need(stack, page) for stack in stacks]
        widths = share(width - len(GAP) * (len(stacks) - 1), needs)
        if widths:
            return stacks, widths
        spare = [stack for stack in stacks if stack[0].from_width]
        if not spare:
            return stacks, []
        last = max(reversed(spare), key=lambda stack: stack[0].from_width)
        stacks = [stack for stack in stacks if stack is not last]


def _need(stack: list[Column], page: list[Row]) -> Need:
    header = display_width(stack[0].header)
    least = max(map(display_width, stack[0].header.split()), default=1)  # without room for one line it takes more
    rows = [[line for text in _rich_stack(stack, row) for line in text.plain.split("\n")] for row in page]
    lines = [line for row in rows for line in row]
    words = {width for line in lines for width in map(display_width, line.split())}
    whole = max((width for width in words if width <= WHOLE), default=0)
    longest = max(map(display_width, lines), default=0)
    unbroken = max(words, default=0) if stack[0].wide else longest
    lengths = sorted(max(map(display_width, row), default=0) for row in rows)
    usual = longest if longest <= NAME else lengths[int(USUAL * (len(rows) - 1))]
    return Need(max(header, longest, 1), max(least, unbroken), whole, stack[0].wide, max(header, usual))


def _print_table(
    console: Console, stacks: list[list[Column]], widths: list[int], rows: list[list[list[Text]]], first: bool
) -> None:
    from rich.table import Table

    stacked = any(len(stack) > 1 for stack in stacks)  # rows of several lines stand apart
    table = Table(box=None, pad_edge=False, padding=(0, len(GAP), 0, 0), show_header=first, header_style="bold")
    for stack, column_width in zip(stacks, widths, strict=True):
        justify: Literal["left", "right"] = "right" if stack[0].number else "left"
        table.add_column(stack[0].header, width=column_width, overflow="fold", justify=justify)
    for number, row in enumerate(rows):
        if stacked and (number or not first):
            table.add_row()
        table.add_row(*(_fit(texts, at, console) for texts, at in zip(row, widths, strict=True)))
    console.print(table)


def _print_blocks(console: Console, stacks: list[list[Column]], rows: list[list[list[Text]]], first: bool) -> None:
    """Rows one below the other, a line or more a column, where a table of them would be too narrow to read."""
    from rich.table import Table

    label = max(len(stack[0].header) for stack in stacks)
    room = max(console.width - label - len(GAP), READABLE[-1])
    for number, row in enumerate(rows):
        if number or not first:
            console.print()
        block = Table(box=None, pad_edge=False, padding=(0, len(GAP), 0, 0), show_header=False)
        block.add_column(style="bold", width=label)
        block.add_column(width=room, overflow="fold")
        for stack, texts in zip(stacks, row, strict=True):
            if texts:
                block.add_row(stack[0].header, _fit(texts, room, console))
        console.print(block)


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
            stripped = (piece._replace(text=piece.text.strip(BETWEEN)) for piece in pieces)
            pieces = [piece for piece in stripped if piece.text]
        text = Text("" if column.wide else "\n").join(_rich(piece) for piece in pieces)
        if text.plain.strip():
            texts.append(text)
    return texts


def _fit(texts: list[Text], width: int, console: Console) -> Text:
    """Texts one below the other, each wrapped, and cut after its last line that has room."""
    from rich.text import Text

    lines: list[Text] = []
    for text in texts:
        text.truncate(width * (MOST_LINES + 1))  # a text of megabytes is not wrapped to the end
        wrapped = list(_without_long_words(text, width).wrap(console, width))
        if len(wrapped) > MOST_LINES:
            last = wrapped[MOST_LINES - 1]
            last.rstrip()
            last.truncate(width - 1)
            last.append("…")
        lines += wrapped[:MOST_LINES]
    return Text("\n").join(lines)


def _without_long_words(text: Text, width: int) -> Text:
    """Names and addresses that are longer than a line cut in their middle: both ends tell most of them.

    Other scripts may have no blanks between words, so what is not ASCII is wrapped wherever the line ends.
    """
    from rich.text import Text

    shortened, done = Text(), 0
    for word in LONG_RUN.finditer(text.plain):
        if len(word[0]) > width and word[0].isascii():
            head = width // 2
            shortened += text[done : word.start() + head]
            shortened += Text("…")
            done = word.end() - (width - head - 1)
    return shortened + text[done:] if done else text
