"""Two records on a page to read: word by word, or what the one is to the other and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from iomcorpus.output.columns import Piece
from iomcorpus.output.lines import SIGNS, Line, write_lines
from iomcorpus.output.rows import Row

MOST_WORDS = 12  # of a text that is told in a line: its beginning and its end
MOST_ROWS = 20  # passages, or differences, that a page lists
STYLES = {"a": "delete", "b": "insert"}  # of what stands in one of two records only


def write_diff(
    one: Row, other: Row, paragraphs: Iterable[Sequence[tuple[str, str]]], stream: TextIO, color: bool
) -> bool:
    """Print two records word by word, and say whether they differ. Paragraphs are of pairs: what is done, the text."""
    told = [[Piece(text, op) for op, text in paragraph] for paragraph in paragraphs]
    differ = any(piece.style in SIGNS for line in told for piece in line)
    lines = [[Piece(_heading("---", one), "strong")], [Piece(_heading("+++", other), "strong")]]
    for line in told if differ else [[Piece("The same words.")]]:
        lines += [[], line]
    write_lines(lines, stream, color)
    return differ


def write_comparison(told: Row, stream: TextIO, color: bool) -> None:
    """Print what one record is to another, what both share, and where they differ."""
    write_lines(_comparison(told), stream, color)


def _comparison(told: Row) -> Iterator[Line]:
    for side in "ab":
        yield [Piece(_heading(side, told[side]), "strong")]
    yield []
    yield [Piece(f"{told['relation']}:", "strong"), Piece(told["reason"])]
    in_a, in_b = told["covered"]
    yield [Piece(f"  similarity {told['similarity']:.2f}: five-word runs of the shorter one that the other has too")]
    yield [Piece(f"  covered: {in_a:.0%} of a, {in_b:.0%} of b; spread over {told['spread']:.0%} of the shorter one")]
    yield [Piece(f"  agreement of numbers {told['numbers']:.2f}, of names {told['names']:.2f}")]
    yield from _section("shared", map(_shared_line, told["shared"]))
    yield from _section("differing", map(_differing_line, told["differing"]))
    yield from _section("facts that differ", (_fact_line(fact) for fact in told["facts"] if fact["says"] != "agree"))
    yield from _section("facts that agree", _agreed_lines([fact for fact in told["facts"] if fact["says"] == "agree"]))


def _heading(sign: str, record: Row) -> str:
    """A record in a line: its id, where it stands, what it is about."""
    place = f"{record.get('source') or '-'}:{record['first_line']}-{record['last_line']}"
    return f"{sign} {record['id']} {place} {shortened(record.get('title') or record.get('lead') or '')}".rstrip()


def shortened(text: str) -> str:
    """The beginning and the end of a text.

    >>> shortened("a b c d e f g h i j k l m n o p")
    'a b c d e f … k l m n o p'
    """
    words = text.split()
    if len(words) <= MOST_WORDS + 1:
        return " ".join(words)
    return " ".join((*words[: MOST_WORDS // 2], "…", *words[-(MOST_WORDS // 2) :]))


def _section(name: str, lines: Iterable[Line]) -> Iterator[Line]:
    lines = list(lines)
    if lines:
        yield []
        yield [Piece(name, "strong")]
        yield from lines[:MOST_ROWS]
    if len(lines) > MOST_ROWS:
        yield [Piece(f"  and {len(lines) - MOST_ROWS} more, with --format json all of them", "faint")]


def _shared_line(passage: Row) -> Line:
    places = ", ".join(f"{side} {passage[f'{side}_first_line']}-{passage[f'{side}_last_line']}" for side in "ab")
    moved = ", moved" if passage["moved"] else ""
    return [Piece(f"  lines {places}: {passage['words']} words{moved}", "faint"), Piece(shortened(passage["text"]))]


def _differing_line(difference: Row) -> Line:
    line = [Piece("  ")]
    for side, style in STYLES.items():
        if spans := difference[side]:
            text = shortened(" ".join(span["surface"] for span in spans))
            line += [Piece(f"{side} {_place(spans[0])}", "faint"), Piece(text, style)]
    return line


def _fact_line(fact: Row) -> Line:
    line = [Piece(f"  {fact['says']}, {fact['kind']}:", "strong" if fact["says"] == "contradict" else "")]
    for side, style in STYLES.items():
        if span := fact[side]:
            line += [Piece(f"{side} {_place(span)}", "faint"), Piece(span["surface"], style)]
    return line


def _agreed_lines(facts: Sequence[Row]) -> Iterator[Line]:
    for kind in dict.fromkeys(fact["kind"] for fact in facts):
        surfaces = (fact["a"]["surface"] for fact in facts if fact["kind"] == kind)
        yield [Piece(f"  {kind}s:", "faint"), Piece(", ".join(surfaces))]


def _place(span: Row) -> str:
    return f"{span['line']}:{span['start']}-{span['end']}"
