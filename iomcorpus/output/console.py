"""Rows for people: a table that fits the terminal, by rich, or a plain one on a pipe, where nothing is cut.

Every text goes through `for_terminal` before it is printed, and nothing in it is read as markup.
"""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from iomcorpus.output.rows import Row, write_text
from iomcorpus.text.safe import for_terminal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Rows that are laid out together: the widths of the first so many hold for all, and memory stays bounded.
TOGETHER = 200
MOST_LINES = 3  # of one text in a cell on a terminal; more is cut with an ellipsis
GAP = "  "  # between columns
READING_WIDTH = 100  # of running text: longer lines tire the eye

STYLES = {"strong": "bold", "faint": "dim", "mark": "bold yellow"}  # as rich names them
CODES = {"strong": "\x1b[1m", "faint": "\x1b[2m", "mark": "\x1b[1;33m"}  # the same for a plain table


class Piece(NamedTuple):
    """Some text of a cell, and how it stands out: `strong`, `faint`, `mark` or not."""

    text: str
    style: str = ""


Cell = list[Piece]


class Column(NamedTuple):
    """What a table shows of a row."""

    header: str
    cell: Callable[[Row], Cell]
    wide: bool = False  # shares the room that the narrow ones leave
    below: bool = False  # on a terminal it stands below the column before it
    from_width: int = 0  # narrower terminals leave it out


def _text(name: str, style: str = "") -> Callable[[Row], Cell]:
    return lambda row: [Piece(plain(row.get(name)), style)]


def plain(value: Any) -> str:
    """A value as a person reads it.

    >>> plain(None), plain("a"), plain(0.5), plain([3, 4]), plain([])
    ('', 'a', '0.5', '[3, 4]', '')
    """
    if value is None or value == []:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _place(row: Row) -> Cell:
    source = row.get("source") or "-"
    return [Piece(f"{source}:{row.get('first_line', '')}", "faint")]


def _lines(row: Row) -> Cell:
    return [Piece(f"{row['first_line']}-{row['last_line']}", "faint")]


def _date(row: Row) -> Cell:
    """The date; one that the capture does not state says so."""
    if "date" in row:
        value, origin = row["date"], row.get("date_from")
    else:
        value, origin = row.get("published") or row.get("inferred"), "published" if row.get("published") else "inferred"
    if not value:
        return []
    return [Piece(value)] if origin == "published" else [Piece(value, "faint"), Piece(f" {origin}", "faint")]


def _heading(row: Row) -> Cell:
    title = row.get("title")
    cell = [Piece(title, "strong")] if title else [Piece(plain(row.get("lead")))]
    if copies := row.get("copies"):
        cell.append(Piece(f" (+{copies} {'copy' if copies == 1 else 'copies'})", "faint"))
    return cell


def _snippet(row: Row) -> Cell:
    """The snippet, its marks standing out.

    >>> _snippet({"snippet": "two boats sank", "marks": [[4, 9]]})
    [Piece(text='two ', style=''), Piece(text='boats', style='mark'), Piece(text=' sank', style='')]
    """
    snippet, cell, done = row.get("snippet") or "", [], 0
    for start, end in row.get("marks") or ():
        cell += [Piece(snippet[done:start]), Piece(snippet[start:end], "mark")]
        done = end
    return [*cell, Piece(snippet[done:])]


ID = Column("id", _text("id"))
DATE = Column("date", _date)
PLACE = Column("where", _place, from_width=100)
HITS = (ID, DATE, PLACE, Column("record", _heading, wide=True), Column("snippet", _snippet, wide=True, below=True))
RECORDS = (
    ID,
    DATE,
    Column("kind", _text("kind"), from_width=70),
    PLACE,
    Column("record", _heading, wide=True),
)
FURNITURE = (Column("lines", _lines), Column("reason", _text("reason")), PLACE, Column("text", _text("text"), wide=True))
TABLES: dict[str, tuple[Column, ...]] = {"hits": HITS, "records": RECORDS, "furniture": FURNITURE}


def field_columns(fields: Sequence[str]) -> tuple[Column, ...]:
    """A column for each field that somebody asked for by name."""
    return tuple(Column(name, _text(name), wide=True) for name in fields)


def write_table(rows: Iterable[Row], columns: Sequence[Column], stream: TextIO, color: bool = False) -> int:
    """Print rows as a table and say how many there were."""
    lay_out = _terminal_table if stream.isatty() else _plain_table
    rows, count = iter(rows), 0
    printer = lay_out(columns, stream, color)
    while page := list(islice(rows, TOGETHER)):
        printer(page)
        count += len(page)
    return count


def safe_line(text: str) -> str:
    r"""Text on one line, nothing in it that a terminal obeys.

    >>> safe_line("two\n  lines")
    'two lines'
    """
    return for_terminal(" ".join(text.split()))


Printer = Callable[[list[Row]], None]


def _plain_table(columns: Sequence[Column], stream: TextIO, color: bool) -> Printer:
    """One line a row, columns aligned by the first page of them, nothing cut."""
    widths: list[int] = []

    def line(cells: list[Cell]) -> str:
        padded = [
            "".join(_coded(piece, color) for piece in cell) + " " * (width - _cell_width(cell))
            for cell, width in zip(cells, widths, strict=True)
        ]
        return GAP.join(padded).rstrip() + "\n"

    def print_page(page: list[Row]) -> None:
        rows = [[_one_line(column.cell(row)) for column in columns] for row in page]
        if not widths:
            header = [[Piece(column.header, "strong")] for column in columns]
            widths.extend(max(map(_cell_width, cells)) for cells in zip(header, *rows, strict=True))
            write_text(line(header), stream)
        for row in rows:
            write_text(line(row), stream)

    return print_page


def _one_line(cell: Cell) -> Cell:
    """The cell without line breaks, pieces still joined as they were."""
    return [Piece(for_terminal(_flat(piece.text)), piece.style) for piece in cell]


def _flat(text: str) -> str:
    """Line breaks and other runs of white space become one blank, at the ends too."""
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    return f"{before}{words}{' ' if words and text[-1:].isspace() else ''}"


def _coded(piece: Piece, color: bool) -> str:
    code = CODES.get(piece.style) if color and piece.text else None
    return f"{code}{piece.text}\x1b[0m" if code else piece.text


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


def _terminal_table(columns: Sequence[Column], stream: TextIO, color: bool) -> Printer:
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
        for row in rows:
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


def _rich_stack(stack: list[Column], row: Row) -> list[Text]:
    from rich.text import Text

    texts = []
    for column in stack:
        text = Text()
        for piece in _one_line(column.cell(row)):
            text.append(piece.text, STYLES.get(piece.style))
        if text.plain.strip():
            texts.append(text)
    return texts


def _share(width: int, stacks: list[list[Column]], rows: list[list[list[Text]]]) -> list[int]:
    """Widths of the columns: narrow ones as wide as their longest word, wide ones share what is left."""
    needs = []
    for at, stack in enumerate(stacks):
        texts = [text for row in rows for text in row[at]]
        longest = [text.cell_len for text in texts] if stack[0].wide else [_longest_word(text) for text in texts]
        needs.append(max([len(stack[0].header), *longest]))
    left = width - len(GAP) * (len(stacks) - 1)
    wide = [at for at, stack in enumerate(stacks) if stack[0].wide]
    left -= sum(need for at, need in enumerate(needs) if at not in wide)
    for count, at in zip(range(len(wide), 0, -1), sorted(wide, key=needs.__getitem__), strict=True):
        needs[at] = max(1, min(needs[at], left // count))  # short ones first: what they leave is for the longer
        left -= needs[at]
    return needs


def _longest_word(text: Text) -> int:
    return max((display_width(word) for word in text.plain.split()), default=0)


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


def write_record(record: Row, stream: TextIO, color: bool = False) -> None:
    """Print one record as a page to read: what it is, where it stands, what its dates rest on, its text."""
    width = min(shutil.get_terminal_size().columns, READING_WIDTH) if stream.isatty() else None

    def put(text: str, style: str = "") -> None:
        for line in text.split("\n"):
            for part in _wrap(line, width):
                write_text(_coded(Piece(for_terminal(part), style), color) + "\n", stream)

    if record.get("title"):
        put(record["title"], "strong")
    put(" · ".join(str(part) for part in (record["id"], record.get("kind"), record.get("byline")) if part), "faint")
    put(f"{record.get('source') or '-'}, lines {record['first_line']} to {record['last_line']}", "faint")
    for name in ("published", "updated", "inferred"):
        if record.get(name):
            put(f"{name} {record[name]}", "faint")
    for evidence in record.get("evidence") or ():
        put(f"  line {evidence['line']}: {evidence['why']}", "faint")
    put("")
    put(record.get("clean") or record.get("text") or "")


def _wrap(line: str, width: int | None) -> list[str]:
    if width is None:
        return [line]
    import textwrap

    return textwrap.wrap(line, width) or [""]


def write_facts(facts: Row, stream: TextIO, color: bool = False) -> None:
    """Print what is known of one thing: a line a fact, and below it a line each for what it consists of."""
    single = {name: value for name, value in facts.items() if not _is_table(value)}
    width = max(map(len, single), default=0)
    for name, value in single.items():
        line = [Piece(f"{_label(name):{width}}", "faint"), Piece(f"{GAP}{safe_line(plain(value))}")]
        write_text("".join(_coded(piece, color) for piece in line).rstrip() + "\n", stream)
    for name, rows in facts.items():
        if _is_table(rows):
            write_text(f"\n{_coded(Piece(_label(name), 'strong'), color)}\n", stream)
            write_table(rows, field_columns(tuple(rows[0])), stream, color)


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _label(name: str) -> str:
    return name.replace("_", " ")
