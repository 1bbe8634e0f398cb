"""A concordance for people: a line a hit, all hits below one another, as much text on both sides as there is room for.

What does not fit is cut at the far ends; on a pipe nothing is.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple, TextIO

from iomcorpus.output.columns import Piece
from iomcorpus.output.console import GAP, TOGETHER, coded, display_width
from iomcorpus.output.page import READING_WIDTH
from iomcorpus.output.rows import Row, printer
from iomcorpus.text.safe import for_terminal

DATE_FROM_WIDTH, PLACE_FROM_WIDTH = 100, 140  # narrower terminals leave date and place out
WIDEST_DATE = 12  # a day and `~`; of a period the first day is shown, and `…`
WIDEST_HIT = 2  # a NEAR may span very many words: they get one in so many of the columns for text
LEAST_SIDE = 10  # columns of text on each side, even where the terminal is too narrow
WHITE, WORD = re.compile(r"\s+"), re.compile(r"\S+")
INFERRED = "~"  # before a date that no capture states


class _Line(NamedTuple):
    """The parts of a line; the texts have the gaps to their neighbours."""

    head: tuple[str, ...]  # id, date, place
    left: str
    hit: str
    right: str


def write_concordance(rows: Iterable[Row], stream: TextIO, color: bool) -> int:
    """Print the rows of a concordance and say how many there were."""
    width = shutil.get_terminal_size().columns if stream.isatty() else None
    put = printer(stream, styled=True)
    rows, count, layout = iter(rows), 0, None
    while page := [_read(row, width) for row in islice(rows, TOGETHER)]:
        if layout is None:
            layout = _Layout(page, width, color)
        for line in page:
            put(layout.line(line))
        count += len(page)
    return count


def write_sentences(rows: Iterable[Row], stream: TextIO, color: bool) -> int:
    """Print hits in their sentences on a terminal: whole, wrapped, under where each stands; say how many there were."""
    width = min(shutil.get_terminal_size().columns, READING_WIDTH)
    put = printer(stream, styled=True)
    count = 0
    for count, row in enumerate(rows, start=1):
        head = (row["id"], shown_date(row, shorten=False), f"{row.get('source') or '-'}:{row['line']}:{row['start']}")
        put("\n" * (count > 1) + coded(Piece(GAP.join(for_terminal(part) for part in head if part), "faint"), color))
        left, hit, right = (for_terminal(WHITE.sub(" ", row[name])) for name in ("left", "hit", "right"))
        for line in marked_lines(left, hit, right, width - len(GAP)):
            put("\n" + GAP + "".join(coded(piece, color) for piece in line))
        put("\n")
    return count


def marked_lines(left: str, hit: str, right: str, width: int) -> Iterator[list[Piece]]:
    """A text in lines, the hit in it marked wherever it stands.

    >>> for line in marked_lines("He saw “", "two boats", ", both", 15):
    ...     print([(text, style) for text, style in line if text])
    [('He saw “', ''), ('two', 'mark')]
    [('boats', 'mark'), (', both', '')]
    """
    text, first, end = left + hit + right, len(left), len(left) + len(hit)
    for start, stop in _line_spans(text, width):
        cuts = [min(max(at, start), stop) for at in (start, first, end, stop)]
        styles = ("", "mark", "")
        yield [Piece(text[low:high], style) for (low, high), style in zip(pairwise(cuts), styles, strict=True)]


def _line_spans(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end into which a text is broken at its blanks."""
    start = stop = None
    for word in WORD.finditer(text):
        if start is not None and stop is not None and display_width(text[start : word.end()]) > width:
            yield start, stop
            start = None
        start, stop = word.start() if start is None else start, word.end()
    if start is not None and stop is not None:
        yield start, stop


def _read(row: Row, width: int | None) -> _Line:
    head = [row["id"]]
    if width is None or width >= DATE_FROM_WIDTH:
        head.append(shown_date(row, shorten=width is not None))
    if width is None or width >= PLACE_FROM_WIDTH:
        head.append(f"{row.get('source') or '-'}:{row['line']}:{row['start']}")
    return _Line(tuple(map(for_terminal, head)), *(for_terminal(apart(row[name])) for name in ("left", "hit", "right")))


def apart(text: str) -> str:
    """A text in one line; blanks at its ends become the gap to its neighbour, and where it has none it is joined to it.

    >>> apart("say “"), apart("  two\\nboats ")
    ('say “', '  two boats  ')
    """
    before, behind = (GAP if text[at : at + 1].isspace() else "" for at in (0, len(text) - 1 if text else 0))
    return f"{before}{' '.join(text.split())}{behind}"


def shown_date(row: Row, *, shorten: bool) -> str:
    """The date of a hit's record, `~` before one that was inferred.

    >>> shown_date({"date": "2017-03-05", "date_from": "published"}, shorten=True)
    '2017-03-05'
    >>> shown_date({"date": "2017-03-05/2017-04-01", "date_from": "inferred"}, shorten=True)
    '~2017-03-05…'
    """
    date = row.get("date") or ""
    if shorten and len(date) >= WIDEST_DATE:
        date = f"{date.lstrip('[').partition('/')[0].partition('..')[0].partition(',')[0][: WIDEST_DATE - 2]}…"
    return INFERRED + date if row.get("date_from") == "inferred" else date


class _Layout:
    """Where the parts of lines stand, settled by the first page of them."""

    def __init__(self, page: Sequence[_Line], width: int | None, color: bool) -> None:
        self.color = color
        self.heads = [max(map(display_width, column)) for column in zip(*(line.head for line in page), strict=True)]
        self.room: int | None = None  # columns for text
        if width is None:
            self.left = max(display_width(line.left) for line in page)
        else:
            used = sum(self.heads) + len(GAP) * len(self.heads)
            self.room = max(width - used, 3 * LEAST_SIDE)
            widest = max(display_width(line.hit) for line in page)
            self.left = (self.room - min(widest, self.room // WIDEST_HIT)) // 2

    def line(self, line: _Line) -> str:
        """A line as it is printed."""
        left, hit, right = line.left.lstrip(), line.hit, line.right.rstrip()
        if self.room is not None:
            hit = cut_inside(hit, self.room // WIDEST_HIT)
            left = cut(left, self.left, from_end=True)
            right = cut(right, self.room - self.left - display_width(hit))
        cells = [cell + " " * (size - display_width(cell)) for cell, size in zip(line.head, self.heads, strict=True)]
        margin = Piece(" " * (self.left - display_width(left)) + left)
        pieces = (Piece(GAP.join([*cells, ""]), "faint"), margin, Piece(hit, "mark"), Piece(right))
        return "".join(coded(piece, self.color) for piece in pieces).rstrip() + "\n"


def cut_inside(text: str, width: int) -> str:
    """A text, its middle left out where there is no room for all of it.

    >>> cut_inside("trafficking in persons and slavery", 24)
    'trafficking … slavery'
    """
    if display_width(text[: 8 * width]) <= width:
        return text
    half = (width - 3) // 2
    return f"{cut(text, half + 1)} … {cut(text, half, from_end=True)}"


def cut(text: str, width: int, *, from_end: bool = False) -> str:
    """As many words from the beginning of a text as have room, or from its end; part of one that is longer.

    >>> cut("two small boats", 10), cut("two small boats", 12, from_end=True), cut("boats", 3)
    ('two small', 'small boats', 'boa')
    """
    text = text[-8 * width :] if from_end else text[: 8 * width]  # a text of megabytes is not measured to the end
    if display_width(text) <= width:
        return text
    kept = used = 0
    for char in reversed(text) if from_end else text:
        used += display_width(char)
        if used > width:
            break
        kept += 1
    if from_end:
        part, beyond = text[len(text) - kept :], text[len(text) - kept - 1]
        return part if beyond.isspace() or " " not in part.strip() else part.partition(" ")[2]
    part, beyond = text[:kept], text[kept]
    return part.rstrip() if beyond.isspace() or " " not in part.strip() else part.rpartition(" ")[0].rstrip()
