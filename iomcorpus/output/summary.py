"""What a corpus is, as a page to read: its numbers, then what it consists of, as bars."""

from __future__ import annotations

import shutil
from typing import TextIO

from iomcorpus.output.console import GAP
from iomcorpus.output.page import write_facts
from iomcorpus.output.plot import Blocks, cut_end, values_plot, write_plots
from iomcorpus.output.rows import Row, printer

SMALL_BAR = 30  # columns: here numbers are read, and bars seen
SECTIONS = ("dates", "kinds", "languages", "copies", "facts")


def write_summary(facts: Row, stream: TextIO, blocks: Blocks, color: bool = False) -> None:
    """Print the page."""
    told = _in_words(facts)
    if stream.isatty():
        room = shutil.get_terminal_size().columns - max(map(len, told)) - len(GAP)
        told = {name: cut_end(text, room, blocks.left_out) for name, text in told.items()}
    write_facts(told, stream, color)
    plots = [values_plot(facts[name], name) for name in SECTIONS if facts[name]]
    printer(stream, styled=True)("\n")
    write_plots(plots, stream, blocks, color, widest=SMALL_BAR)


def _in_words(facts: Row) -> dict[str, str]:
    """The numbers and days, each in a line."""
    told = {
        "records": _both(facts["records"], facts["with_copies"]),
        "captures": f"{facts['captures']:,}",
        "words": _both(facts["words"], facts["words_with_copies"]),
        "days": f"{facts['first_day']} to {facts['last_day']}" if facts["first_day"] else "not known",
    }
    if facts["people"] is not None:
        told["people"] = f"{facts['people']:,}"
    if facts["longest"]:
        told["median"] = f"{facts['median_words']:,} words"
        told |= {name: _record(facts[name]) for name in ("shortest", "longest")}
    return told


def _both(once: int, every: int) -> str:
    """A number, and the same with copies where that is another.

    >>> _both(1204, 1300), _both(5, 5)
    ('1,204 (1,300 with copies)', '5')
    """
    return f"{once:,} ({every:,} with copies)" if every != once else f"{once:,}"


def _record(row: Row) -> str:
    heading = " ".join((row["title"] or row["lead"] or "").split())
    return f"{row['words']:,} words, {row['id']} {heading}".rstrip()
