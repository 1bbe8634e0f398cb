"""Lines become paragraphs: a line each, but where a capture is wrapped at a fixed width its lines are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

INVISIBLE = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00")
WORDS = re.compile(r"[^\W_]")
LIST_ITEM = re.compile(r"(?:[•◦▪●○‣·*»–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")

FEWEST_LINES = 12  # fewer long lines than this show no habit
WIDEST_WRAP = 100  # mail and text archives wrap at 65 to 80, some at 100
SLACK = 2  # characters that a line may be longer than the others
LINE_WORTH_SEEING = 40  # characters: shorter lines are headings, list items and last lines in any capture


def is_blank(line: str) -> bool:
    """Nothing to see: spaces of any kind, zero-width characters, NUL.

    >>> is_blank(" \\u00a0\\u200b"), is_blank("-")
    (True, False)
    """
    return not line or line.isspace() or (len(line) < 12 and not line.translate(INVISIBLE).strip())


def wrap_width(lines: Sequence[str], fewest: int = FEWEST_LINES) -> int:
    """The width that a capture's paragraphs are wrapped at, 0 where each line is a paragraph.

    A wrapped text shows it where it has `fewest` long lines: most of them end within a word of one width, and none is
    much longer.

    >>> wrap_width(["word " * 14] * 20), wrap_width(["word " * 14, "word " * 60] * 20)
    (69, 0)
    """
    sizes = sorted(size for line in lines if (size := len(line.rstrip())) >= LINE_WORTH_SEEING)
    if len(sizes) < fewest:
        return 0
    width = sizes[int(len(sizes) * 0.99)]
    full = sum(size > width - 15 for size in sizes)
    if width <= WIDEST_WRAP and full >= 0.6 * len(sizes) and sizes[-1] <= width + 30:
        return width
    return _width_of_broken_lines(lines, fewest)


def _width_of_broken_lines(lines: Sequence[str], fewest: int) -> int:
    """The width of a wrapped text among menus, tables and addresses: that of lines which go on in small letters.

    >>> page = ["Skip to content", "A headline of more than forty characters stands alone here", ""]
    >>> _width_of_broken_lines([*page, *["word " * 14] * 20, "", "https://example.org/" + "a" * 120], 12)
    70
    """
    broken = sorted(
        len(line.rstrip())
        for line, following in pairwise(lines)
        if len(line) >= LINE_WORTH_SEEING and following.lstrip()[:1].islower() and line.rstrip()[-1:].isalnum()
    )
    if len(broken) < fewest:
        return 0
    width = broken[int(len(broken) * 0.99)] + 1
    long = [size for line in lines if (size := len(line.rstrip())) >= LINE_WORTH_SEEING]
    fitting = sum(size <= width + SLACK for size in long)
    full = sum(size > width - 15 for size in broken)
    wrapped = width <= WIDEST_WRAP and full >= 0.8 * len(broken)
    mixed = len(broken) >= 2 * fewest and fitting >= 0.6 * len(long)  # some of its pages are wrapped
    return width if wrapped and (fitting >= 0.9 * len(long) or mixed) else 0


def paragraphs(lines: Iterable[str], width: int, first_line: int = 1) -> Iterator[tuple[int, int, str]]:
    """First line, last line and stripped text of each paragraph; blank lines part them.

    In a wrapped capture a line goes on in the next one where the next one's first word would not have fitted.

    >>> list(paragraphs(["one", "", "two", "three"], 0))
    [(1, 1, 'one'), (3, 3, 'two'), (4, 4, 'three')]
    >>> list(paragraphs(["The quick brown fox", "jumps over it.", "Next day"], 24))
    [(1, 2, 'The quick brown fox jumps over it.'), (3, 3, 'Next day')]
    """
    if not width:
        for number, line in enumerate(lines, first_line):
            if not is_blank(line):
                yield number, number, line.strip()
        return
    first, last, parts = 0, 0, [""]
    for number, line in enumerate(lines, first_line):
        if is_blank(line):
            if first:
                yield first, last, " ".join(parts)
                first = 0
            continue
        text = line.strip()
        if first and goes_on(parts[-1], text, width - (len(line) - len(line.lstrip()))):
            parts.append(text)
            last = number
            continue
        if first:
            yield first, last, " ".join(parts)
        first, last, parts = number, number, [text]
    if first:
        yield first, last, " ".join(parts)


def goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line was broken because the next one's first word would not have fitted.

    >>> goes_on("LETTERS", "-" * 72, 72), goes_on("- " * 36, "LETTERS", 72)
    (False, False)
    >>> goes_on("boats " * 12, "sail", 72), goes_on("boats " * 40, "sail", 72)  # a whole paragraph
    (True, False)
    """
    if LIST_ITEM.match(following) or not (WORDS.search(line) and WORDS.search(following)):
        return False
    if len(line) > width + SLACK:
        return False  # a whole paragraph, of another page
    return len(line) + 1 + len(following.split(None, 1)[0]) > width - 2
