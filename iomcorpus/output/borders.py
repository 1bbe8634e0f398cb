"""The file of borders: what a capture was cut into, in lines that a person can turn into decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TextIO

from iomcorpus.output.rows import Row, write_text
from iomcorpus.splitting.decisions import ASIDE, BAR, FOUND, FURNITURE, RECORD, Heard, Said, span, write_name
from iomcorpus.splitting.excerpts import excerpt_of

VOID = "void"  # of decisions that decide nothing: they are shown as remarks
SHORT_DIGEST = 12  # characters
HEAD = """\
# Borders: where records begin (found), and other lines (aside), with how sure that is, or why they are aside.
# What stands here so decides nothing, and may be left out. To decide, change the word before a line, or add a line:
#   record LINE     a record begins here                      record FIRST-LAST     these lines are one record
#   join LINE       none begins here: what is above goes on    join FIRST-LAST       the same of these lines
#   furniture LINE  this line is in no record                 furniture FIRST-LAST  nor are these
# Behind the bar stands how the text there begins: by that a decision is found again where lines have moved.
# Kept as borders.txt beside the store it is heeded by every split. Lines that begin with # are remarks.
"""


def list_borders(runs: Iterable[Row], heard: Sequence[Heard] = ()) -> Iterator[Row]:
    """The lines of a capture's listing, from its records and furniture in order and from what people have decided."""
    waiting = sorted((one for one in heard if one.first), key=lambda one: one.first)
    for run in runs:
        here = [one for one in waiting if one.first <= run["last_line"]]
        waiting = waiting[len(here) :]
        yield from _run_lines(run, here, [one for one in heard if one.first and one.said.verb == FURNITURE])
    for one in heard:
        if not one.first:
            yield _row(VOID, one.said.first, one.said.last, "", f"{one.said.verb}{BAR}{one.said.quote}")


def _run_lines(run: Row, here: Sequence[Heard], set_aside: Sequence[Heard]) -> Iterator[Row]:
    """What there is to say of a record or of furniture: what was found, then what is decided inside."""
    lines = str(run["text"]).split("\n")
    first, last = int(run["first_line"]), int(run["last_line"])
    rows = [_decided_row(one, lines[one.first - first :], last) for one in here]
    found = [_found_row(run, lines)] if "id" in run else []
    if "reason" in run and run["reason"] not in ("blank", "separator"):
        found = [_row(ASIDE, first, last, run["reason"], excerpt_of(lines))]
    for begin, end in _stretches(run.get("skip", ())):
        found.append(_row(ASIDE, begin, end, "inside", excerpt_of(lines[begin - first : end - first + 1])))
    for row in found:
        verb = RECORD if row["verb"] == FOUND else FURNITURE
        told = any(one.said.verb == verb and one.first == row["first_line"] for one in here)
        covered = row["verb"] == ASIDE and any(
            one.first <= row["first_line"] and row["last_line"] <= one.last for one in set_aside
        )
        if not told and not covered:
            rows.append(row)
    yield from sorted(rows, key=lambda row: int(row["first_line"]))


def _found_row(record: Row, lines: Sequence[str]) -> Row:
    sure = f"{record['border']['sure']:.0%}"
    return _row(FOUND, record["first_line"], record["last_line"], sure, excerpt_of(lines))


def _decided_row(one: Heard, lines: Sequence[str], last: int) -> Row:
    """A decision where it stands by now; to a record without an end the last line is told that it came to have."""
    said = one.said
    note = f"to {last}" if said.verb == RECORD and said.last is None else ""
    end = None if said.last is None else one.first + said.last - said.first
    return _row(said.verb, one.first, end, note, said.quote or excerpt_of(lines))


def _row(verb: str, first: int, last: int | None, note: str, quote: str) -> Row:
    return {"verb": verb, "first_line": first, "last_line": last, "note": note, "quote": quote}


def _stretches(lines: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Lines as runs of lines that follow each other.

    >>> list(_stretches([3, 4, 7]))
    [(3, 4), (7, 7)]
    """
    for _, group in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        stretch = [line for _, line in group]
        yield stretch[0], stretch[-1]


def write_borders(rows: Iterable[Row], others: Mapping[str, Sequence[Said]], stream: TextIO) -> None:
    """Write a file of borders; `others` are decisions on captures that are not listed, which are kept."""
    write_text(HEAD, stream)
    for (name, digest), lines in groupby(rows, key=lambda row: (row["capture"], row["digest"])):
        write_text(_head_line(name, digest), stream)
        for row in lines:
            write_text(_line(row), stream)
    for name, said in others.items():
        for digest, decisions in groupby(said, key=lambda one: one.digest):
            write_text(_head_line(name, digest), stream)
            for one in decisions:
                write_text(_line(_row(one.verb, one.first, one.last, "", one.quote)), stream)


def _head_line(name: str, digest: str | None) -> str:
    return f"\ncapture {write_name(name)}{BAR + digest[:SHORT_DIGEST] if digest else ''}\n"


def _line(row: Row) -> str:
    """A line of the file.

    >>> print(_line(_row("found", 12, 30, "98%", "Harbour reopens")), end="")
    found      12-30        98%        | Harbour reopens
    >>> print(_line(_row("void", 7, None, "", "join | Harbour")), end="")
    # without effect: join 7 | Harbour
    """
    lines = span(row["first_line"], row["last_line"] if row["last_line"] != row["first_line"] else None)
    if row["verb"] == VOID:
        verb, _, quote = str(row["quote"]).partition(BAR)
        return f"# without effect: {verb} {lines}{BAR}{quote}".rstrip(" |") + "\n"
    quote = f"{BAR}{row['quote']}" if row["quote"] else ""
    return f"{row['verb']:<9}  {lines:<11}  {row['note']:<10}{quote}".rstrip() + "\n"
