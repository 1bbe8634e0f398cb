"""`diff`: two records word by word."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, TextIO

import typer

from iomcorpus.commands.options import Color, Db

EXAMPLES = (
    "iomcorpus diff 3f0c9a51d2e4 77aa01bc9f00",
    "iomcorpus diff 3f0c 77aa | jq -r 'select(.op == \"insert\").text'",
)

DELETE, INSERT = "delete", "insert"
# Struck out and underlined as well: not everybody tells red from green.
CODES = {DELETE: "\x1b[9;31m", INSERT: "\x1b[4;32m", "left out": "\x1b[2m", "strong": "\x1b[1m", "faint": "\x1b[2m"}
SIGNS = {DELETE: ("[-", "-]"), INSERT: ("{+", "+}")}  # without colours, as `git diff --word-diff` has them
MOST_WORDS = 12  # of a text that is told in a line: its beginning and its end
Segment = tuple[str, str]  # style and text


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="The id of a record, or its beginning.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The id of another one.")],
    format: Annotated[
        Literal["table", "jsonl", "json"] | None,
        typer.Option("--format", help="A page to read on a terminal (table), jsonl on a pipe."),
    ] = None,
    color: Color = None,
    db: Db = None,
) -> int:
    """Show what must be taken out of A and put in to get the words of B.

    Case, punctuation and line breaks make no difference. Exit status: 0 the same words, 1 different ones.
    """
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import choose_form
    from iomcorpus.output.rows import write_rows

    settings = settle(db=db, format=format, color=color)
    form = choose_form(settings, ())
    corpus = Corpus(settings.db)
    if form.format == "table":
        one, other, paragraphs = corpus.diff_page(a, b)
        lines = [[("strong", heading("---", one))], [("strong", heading("+++", other))]]
        changed = any(op in SIGNS for paragraph in paragraphs for op, _ in paragraph)
        for paragraph in paragraphs if changed else [[("", "The same words.")]]:
            lines += [[], paragraph]
        write_lines(lines, sys.stdout, form.color)
        return int(changed)
    different = False

    def seen() -> Iterator[dict[str, Any]]:
        nonlocal different
        for row in corpus.diff(a, b):
            different = different or row["op"] in SIGNS
            yield row

    write_rows(seen(), form.format, None, sys.stdout)
    return int(different)


def heading(sign: str, record: Mapping[str, Any]) -> str:
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


def write_lines(lines: Iterable[Sequence[Segment]], stream: TextIO, color: bool) -> None:
    """Print lines of styled text: wrapped on a terminal, with signs around changes where there are no colours."""
    from iomcorpus.output.page import READING_WIDTH
    from iomcorpus.output.rows import printer

    width = min(shutil.get_terminal_size().columns, READING_WIDTH) if stream.isatty() else None
    put = printer(stream, styled=True)
    for line in lines:
        for part in wrapped(line, width, color):
            put("".join(f"{CODES[style]}{text}\x1b[0m" if color and style in CODES else text for style, text in part))
            put("\n")


def wrapped(line: Sequence[Segment], width: int | None, color: bool) -> Iterator[list[Segment]]:
    """A line as lines that fit, each of segments; the blanks at which the line begins stay before all of them.

    >>> list(wrapped([("equal", "two"), ("delete", "small boats"), ("equal", "sank")], 12, color=False))
    [[('equal', 'two'), ('', ' '), ('delete', '[-small')], [('delete', 'boats-]'), ('', ' '), ('equal', 'sank')]]
    """
    from iomcorpus.output.console import display_width

    indent = line[0][1][: len(line[0][1]) - len(line[0][1].lstrip(" "))] if line else ""
    part: list[Segment] = [("", indent)] if indent else []
    used = len(indent)
    for style, word in _words(line, color):
        size = display_width(word)
        if width and used > len(indent) and used + 1 + size > width:
            yield part
            part, used = [("", indent)] if indent else [], len(indent)
        if used > len(indent):
            last, text = part[-1]
            part[-1:] = [(style, f"{text} {word}")] if last == style else [(last, text), ("", " "), (style, word)]
            used += 1 + size
        else:
            part.append((style, word))
            used += size
    yield part


def _words(line: Iterable[Segment], color: bool) -> Iterator[Segment]:
    from iomcorpus.text.safe import for_terminal

    for style, text in line:
        words = for_terminal(text).split()
        if words and style in SIGNS and not color:
            before, behind = SIGNS[style]
            words[0] = before + words[0]
            words[-1] += behind
        yield from ((style, word) for word in words)
