"""Bars of block characters beside labels and numbers, as wide as the terminal lets them be."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, TextIO

from iomcorpus.output.columns import Piece
from iomcorpus.output.console import GAP, coded, display_width
from iomcorpus.output.rows import Row, printer
from iomcorpus.text.safe import for_terminal

PIPE_WIDTH = 80
LEAST_BAR = 10  # columns: in fewer all bars look alike
LEAST_LABEL = 8
WIDEST_BAR = 100  # across a wide screen the eye loses the label


class Bar(NamedTuple):
    """A line of a plot."""

    label: str
    numbers: tuple[int | str, ...]  # printed, each under its header
    solid: int  # drawn
    shaded: int = 0  # drawn behind that, in another pattern


class Plot(NamedTuple):
    """Bars of one scale, under a header."""

    headers: tuple[str, ...]  # of the label and of each number
    bars: Sequence[Bar]
    legend: tuple[str, str] | None = None  # what is solid and what is shaded


class Blocks(NamedTuple):
    """What bars are made of."""

    whole: str
    shade: str
    eighths: str  # one eighth of a whole one, two of them ...
    left_out: str  # stands in a label for what was cut out of it


FINE = Blocks("█", "▒", "▏▎▍▌▋▊▉", "…")
ASCII = Blocks("#", ":", "", "...")

SOLID, SHADED = "\x1b[36m", "\x1b[2;36m"  # colours of the two, which their patterns tell apart as well


def blocks_for(stream: TextIO, ascii_only: bool) -> Blocks:
    """Block characters; ASCII where that is asked for, or where the stream can say nothing else."""
    try:
        "".join(FINE).encode(stream.encoding or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return ASCII
    return ASCII if ascii_only else FINE


def write_plots(
    plots: Sequence[Plot], stream: TextIO, blocks: Blocks, color: bool = False, *, widest: int = WIDEST_BAR
) -> None:
    """Print plots one below the other in the same columns, a line a bar.

    On a terminal nothing is wider than that, and labels are cut; on a pipe they are whole.
    """
    put = printer(stream, styled=True)
    tables = [[list(plot.headers), *map(_texts, plot.bars)] for plot in plots]
    columns = zip_longest(*(texts for table in tables for texts in table), fillvalue="")
    widths = [max(map(display_width, column)) for column in columns]
    if stream.isatty():
        width = shutil.get_terminal_size().columns
        widths = fit(widths, width)
        room = width - _taken(widths)
    else:
        room = max(PIPE_WIDTH - _taken(widths), LEAST_BAR)
    for number, (plot, table) in enumerate(zip(plots, tables, strict=True)):
        lines = [_line(texts, widths, blocks) for texts in table]
        put("\n" if number else "")
        for line in _plot_lines(plot, lines, min(room, widest), blocks, color):
            put(f"{line.rstrip()}\n")


def _texts(bar: Bar) -> list[str]:
    return [for_terminal(" ".join(bar.label.split())), *map(_number, bar.numbers)]


def _number(number: int | str) -> str:
    return number if isinstance(number, str) else f"{number:,}"


def _plot_lines(plot: Plot, lines: Sequence[str], room: int, blocks: Blocks, color: bool) -> Iterator[str]:
    """The lines of a plot, with the bars behind labels and numbers."""
    header = lines[0]
    if plot.legend and any(bar.shaded for bar in plot.bars):
        legend = f"{blocks.whole} {plot.legend[0]}{GAP}{blocks.shade} {plot.legend[1]}"
        if len(legend) > room:
            yield legend
        else:
            header += GAP + legend
    yield coded(Piece(header.rstrip(), "strong"), color)
    most = max((bar.solid + bar.shaded for bar in plot.bars), default=0)
    for bar, line in zip(plot.bars, lines[1:], strict=True):
        solid, shaded = draw(bar.solid, bar.shaded, most, room, blocks)
        drawn = _colored(solid, SOLID, color) + _colored(shaded, SHADED, color)
        yield (line if drawn else coded(Piece(line.rstrip(), "faint"), color)) + GAP + drawn


def _colored(text: str, code: str, color: bool) -> str:
    return f"{code}{text}\x1b[0m" if color and text else text


def fit(widths: Sequence[int], width: int) -> list[int]:
    """Widths of the label and of the numbers on a terminal: two thirds of what numbers leave are the label's.

    Where it is too narrow, numbers are left out, the last first, but for one.

    >>> fit([9, 5, 11], 80), fit([70, 5, 11], 80), fit([70, 5, 11], 30)
    ([9, 5, 11], [38, 5, 11], [14, 5])
    """
    label, *numbers = widths
    while len(numbers) > 1 and width - _taken([min(label, LEAST_LABEL), *numbers]) < LEAST_BAR:
        numbers.pop()
    left = width - _taken([0, *numbers])
    return [min(label, max(1, left * 2 // 3)), *numbers]


def _taken(widths: Sequence[int]) -> int:
    """Columns before the bar."""
    return sum(widths) + len(GAP) * len(widths)


def _line(texts: Sequence[str], widths: Sequence[int], blocks: Blocks) -> str:
    """A label and as many numbers as there is room for."""
    label = cut_middle(texts[0], widths[0], blocks.left_out)
    padded = label + " " * (widths[0] - display_width(label))
    numbers = [*texts[1:], *[""] * len(widths)]
    return GAP.join([padded, *(f"{text:>{width}}" for text, width in zip(numbers, widths[1:], strict=False))])


def cut_middle(text: str, width: int, left_out: str = "…") -> str:
    """The text in so many columns: its beginning and its end.

    >>> cut_middle("International Labour Organization", 20), cut_middle("国际移民组织", 7), cut_middle("boat", 4)
    ('Internatio…anization', '国…组织', 'boat')
    """
    if display_width(text) <= width:
        return text
    room = width - len(left_out)
    if room < 2:
        return _begin(text, width)
    begin = _begin(text, (room + 1) // 2)
    end = _begin(text[::-1], room - display_width(begin))[::-1]
    return begin + left_out + end


def cut_end(text: str, width: int, left_out: str = "…") -> str:
    """The text in so many columns: its beginning.

    >>> cut_end("International Labour Organization", 20), cut_end("boat", 4)
    ('International Labou…', 'boat')
    """
    return text if display_width(text) <= width else _begin(text, width - len(left_out)) + left_out


def _begin(text: str, width: int) -> str:
    """As much of a text as fits."""
    taken = 0
    for at, char in enumerate(text):
        taken += display_width(char)
        if taken > width:
            return text[:at]
    return text


def draw(solid: int, shaded: int, most: int, room: int, blocks: Blocks) -> tuple[str, str]:
    """The two parts of a bar in a room that holds `most`; what there is at all is seen.

    A bar of one part ends at the eighth of a column, one of two parts at whole columns, since none can be shared.

    >>> draw(5, 0, 8, 10, FINE), draw(5, 3, 16, 10, FINE), draw(1, 0, 1000, 10, FINE), draw(1, 1, 1000, 10, ASCII)
    (('██████▎', ''), ('███', '▒▒'), ('▏', ''), ('#', ':'))
    """
    if room < 2 or not most:
        return "", ""
    if not shaded:
        finest = len(blocks.eighths) + 1
        whole, rest = divmod(_scaled(solid, most, room * finest, 1), finest)
        return blocks.whole * whole + (blocks.eighths[rest - 1] if rest else ""), ""
    both = _scaled(solid + shaded, most, room, 2 if solid else 1)
    first = min(_scaled(solid, most, room, 1), both - 1)
    return blocks.whole * first, blocks.shade * (both - first)


def _scaled(number: int, most: int, room: int, least: int) -> int:
    return max(least, (2 * number * room + most) // (2 * most)) if number else 0


# What is plotted


def timeline_plot(rows: Sequence[Row]) -> Plot:
    """Periods, what is dated by inference shaded; `spanning` where there is any."""
    names = ["count", "with_copies", *(["spanning"] if any(row["spanning"] for row in rows) else [])]
    bars = [
        Bar(row["period"], tuple(row[name] for name in names), row["count"] - row["inferred"], row["inferred"])
        for row in rows
    ]
    return Plot(("period", *map(_header, names)), bars, ("stated", "inferred"))


def values_plot(rows: Sequence[Row], header: str) -> Plot:
    """Values with all numbers that rows have of them."""
    names = [name for name in ("count", "with_copies", "mentions", "share") if name in rows[0]]
    bars = [Bar(str(row["value"]), tuple(_shown(name, row[name]) for name in names), row["count"]) for row in rows]
    return Plot((_header(header), *map(_header, names)), bars)


def _shown(name: str, number: Any) -> int | str:
    return f"{number:.0%}" if name == "share" else int(number)


def _header(name: str) -> str:
    return name.replace("_", " ")
