"""`why`: the cues by which a record begins and ends, and what its date rests on; or what two records share."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal

import typer

from iomcorpus.commands.diff import Segment, heading, shortened, write_lines
from iomcorpus.commands.options import Color, Db

EXAMPLES = (
    "iomcorpus why 3f0c9a51d2e4",
    "iomcorpus why 3f0c9a51d2e4 77aa01bc9f00",
    "iomcorpus search -l flood | head -1 | xargs iomcorpus why",
)
MOST_ROWS = 20  # passages, or differences, that a page lists
STYLES = {"a": "delete", "b": "insert"}  # of what stands in one of two records only
Row = dict[str, Any]


def why(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a record, as search prints it.")],
    other: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Another one: then what the first is to this one, and why.")
    ] = None,
    format: Annotated[
        Literal["table", "jsonl", "json"] | None,
        typer.Option("--format", help="Lines to read on a terminal (table), jsonl on a pipe."),
    ] = None,
    color: Color = None,
    db: Db = None,
) -> int:
    """Say which cues opened a record and which opened the next one, with their weights, and how sure that is.

    A border needs cues that together weigh more than the baseline costs. What dates the record is said too. Of two
    records: whether they are copies, what they share, where they differ, and which facts agree.
    """
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import choose_form
    from iomcorpus.output.rows import write_rows, write_text

    settings = settle(db=db, format=format, color=color)
    corpus = Corpus(settings.db)
    reasons = corpus.why(id) if other is None else corpus.compare(id, other)
    form = choose_form(settings, tuple(reasons))
    if form.format == "table" and other is not None:
        write_lines(_page_of_two(reasons), sys.stdout, form.color)
    elif form.format == "table":
        from iomcorpus.text.safe import for_terminal

        write_text(for_terminal("\n".join(_lines(reasons)), newlines=True) + "\n", sys.stdout)
    else:
        write_rows([reasons], form.format, None, sys.stdout)
    return 0


def _lines(reasons: dict[str, Any]) -> list[str]:
    opened, closed = reasons["opened"], reasons["closed"]
    name = reasons["title"] or reasons["lead"] or ""
    lines = [f"{reasons['source']}:{reasons['first_line']}-{reasons['last_line']}  {name}"]
    lines += ["", f"opened at line {reasons['first_line']}, {opened['sure']:.0%} sure", *_cue_lines(opened)]
    if closed:
        lines += ["", f"closed before line {closed['line']}, {closed['sure']:.0%} sure", *_cue_lines(closed)]
    else:
        lines += ["", "closed by the end of the capture"]
    date = reasons["date"] or "none"
    lines += ["", f"date {date}" + (f" ({reasons['date_from']})" if reasons["date_from"] else "")]
    return lines + [
        f"  line {at['line']}, columns {at['start']}-{at['end']}: {at['why']}  {at['surface']}"
        for at in reasons["evidence"]
    ]


def _cue_lines(border: dict[str, Any]) -> list[str]:
    return [f"  {cue['weight']:+5.1f}  {cue['name']}: {cue['why']}" for cue in border["cues"]]


# Two records


def _page_of_two(told: Row) -> Iterator[Sequence[Segment]]:
    for side in "ab":
        yield [("strong", heading(side, told[side]))]
    yield []
    yield [("strong", f"{told['relation']}:"), ("", told["reason"])]
    in_a, in_b = told["covered"]
    yield [("", f"  similarity {told['similarity']:.2f}: five-word runs of the shorter one that the other has too")]
    yield [("", f"  covered: {in_a:.0%} of a, {in_b:.0%} of b; spread over {told['spread']:.0%} of the shorter one")]
    yield [("", f"  agreement of numbers {told['numbers']:.2f}, of names {told['names']:.2f}")]
    yield from _section("shared", map(_shared_line, told["shared"]))
    yield from _section("differing", map(_differing_line, told["differing"]))
    yield from _section("facts that differ", (_fact_line(fact) for fact in told["facts"] if fact["says"] != "agree"))
    yield from _section("facts that agree", _agreed_lines([fact for fact in told["facts"] if fact["says"] == "agree"]))


def _section(name: str, lines: Iterable[Sequence[Segment]]) -> Iterator[Sequence[Segment]]:
    lines = list(lines)
    if lines:
        yield []
        yield [("strong", name)]
        yield from lines[:MOST_ROWS]
    if len(lines) > MOST_ROWS:
        yield [("faint", f"  and {len(lines) - MOST_ROWS} more, with --format json all of them")]


def _shared_line(passage: Row) -> list[Segment]:
    places = ", ".join(f"{side} {passage[f'{side}_first_line']}-{passage[f'{side}_last_line']}" for side in "ab")
    moved = ", moved" if passage["moved"] else ""
    return [("faint", f"  lines {places}: {passage['words']} words{moved}"), ("", shortened(passage["text"]))]


def _differing_line(difference: Row) -> list[Segment]:
    line: list[Segment] = [("", "  ")]
    for side, style in STYLES.items():
        if spans := difference[side]:
            text = shortened(" ".join(span["surface"] for span in spans))
            line += [("faint", f"{side} {_place(spans[0])}"), (style, text)]
    return line


def _fact_line(fact: Row) -> list[Segment]:
    line: list[Segment] = [("strong" if fact["says"] == "contradict" else "", f"  {fact['says']}, {fact['kind']}:")]
    for side, style in STYLES.items():
        if span := fact[side]:
            line += [("faint", f"{side} {_place(span)}"), (style, span["surface"])]
    return line


def _agreed_lines(facts: Sequence[Row]) -> Iterator[Sequence[Segment]]:
    kinds = dict.fromkeys(fact["kind"] for fact in facts)
    for kind in kinds:
        yield [
            ("faint", f"  {kind}s:"),
            ("", ", ".join(fact["a"]["surface"] for fact in facts if fact["kind"] == kind)),
        ]


def _place(span: Row) -> str:
    return f"{span['line']}:{span['start']}-{span['end']}"
