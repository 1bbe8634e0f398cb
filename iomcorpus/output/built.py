"""What a run of all stages has changed, as a few lines to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from iomcorpus.output.columns import Piece
from iomcorpus.output.console import GAP, coded
from iomcorpus.output.rows import Row, printer

SHORTEST_TOLD = 0.05  # seconds: a stage that took less had nothing to do
LEAST_WIDTH = 20  # columns of text


def write_built(built: Row, stream: TextIO, color: bool = False) -> None:
    """Print the lines, on a terminal wrapped beside their labels."""
    put = printer(stream, styled=True)
    told = in_words(built)
    width = max(map(len, told))
    for label, text in told.items():
        first, *rest = _wrapped(text, stream, width + len(GAP))
        put(f"{coded(Piece(f'{label:{width}}', 'faint'), color)}{GAP}{first}\n")
        for line in rest:
            put(f"{' ' * width}{GAP}{line}\n")


def _wrapped(text: str, stream: TextIO, beside: int) -> list[str]:
    if not stream.isatty():
        return [text]
    import shutil
    import textwrap

    return textwrap.wrap(text, max(shutil.get_terminal_size().columns - beside, LEAST_WIDTH))


def in_words(built: Row) -> dict[str, str]:
    """The lines by their labels.

    >>> facts = [{"value": "date", "count": 3, "with_copies": 4}]
    >>> counts = {"records": 9, "with_copies": 10, "copies": 1, "copies_found": 1, "failed": 0, "read": 2}
    >>> changes = {"changes": {"new": 2, "changed": 0, "gone": 0}, "facts": facts}
    >>> for line in in_words({"captures": {"new": 1}, "seconds": [], **counts, **changes}).values():
    ...     print(line)
    1 new
    2 new; 9 now (10 with copies)
    1 more; 1 now
    3 dates (4 with copies); in 2 records
    """
    from iomcorpus.facts.types import PLURALS

    plurals = {type: plural for plural, type in PLURALS.items()}
    captures = {**built["captures"], "not usable": built["failed"]}
    facts = [f"{row['count']:,} {plurals[row['value']]}{_besides(row)}" for row in built["facts"]]
    found = built["copies_found"]
    copies = f"{found:,} more; " if found > 0 else f"{-found:,} fewer; " if found else ""
    changes = _counts(built["changes"]) or "as they were"
    told = {
        "captures": _counts(captures) or "none",
        "records": f"{changes}; {built['records']:,} now{_besides(built, 'records')}",
        "copies": f"{copies}{built['copies']:,} now",
    }
    if facts:
        told["facts"] = f"{', '.join(facts)}; in {built['read']:,} records"
    stages = [row for row in built["seconds"] if row["seconds"] >= SHORTEST_TOLD]
    if stages:
        whole = sum(row["seconds"] for row in built["seconds"])
        told["seconds"] = f"{', '.join(_taken(stages))}; {whole:.1f} together"
    return told


def _counts(counts: Row) -> str:
    """Numbers by name, those that are 0 left out.

    >>> _counts({"new": 1200, "gone": 0, "unchanged": 3})
    '1,200 new, 3 unchanged'
    """
    return ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)


def _besides(row: Row, once: str = "count") -> str:
    return f" ({row['with_copies']:,} with copies)" if row["with_copies"] != row[once] else ""


def _taken(stages: Iterable[Row]) -> list[str]:
    return [f"{row['stage']} {row['seconds']:.1f}" for row in stages]
