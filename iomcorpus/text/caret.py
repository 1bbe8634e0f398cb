"""A stretch of a line shown to a person: the line, and carets under the stretch."""

from __future__ import annotations

import unicodedata

from iomcorpus.text.safe import for_terminal

LONGEST = 76  # columns of a terminal that the line may take, and its margin the rest
AHEAD = 24  # characters that are shown behind the stretch where a line is cut
MARGIN = "  "
ELLIPSIS = "…"


def underline(text: str, start: int, end: int) -> tuple[str, str]:
    r"""The line and the carets below it, safe for a terminal; a long line is cut around the stretch.

    >>> print("\n".join(underline("flood date:soon -coast", 11, 15)))
      flood date:soon -coast
                 ^^^^
    >>> underline("a\x1b[2J移民 date:x", 13, 14)
    ('  a␛[2J移民 date:x', '                 ^')
    """
    before, within, after = (for_terminal(part) for part in (text[:start], text[start:end], text[end:]))
    if _width(within) > LONGEST // 2:
        within, after = _cut(within, LONGEST // 2) + ELLIPSIS, ""
    room = LONGEST - _width(within)
    if _width(before) + _width(after) > room:
        if _width(after) > min(AHEAD, room):
            after = _cut(after, min(AHEAD, room)) + ELLIPSIS
        room -= _width(after)
        if _width(before) > room:
            before = ELLIPSIS + _cut(before[::-1], room)[::-1]
    carets = "^" * max(_width(within), 1)
    return f"{MARGIN}{before}{within}{after}", f"{MARGIN}{' ' * _width(before)}{carets}"


def _cut(text: str, width: int) -> str:
    """The beginning of a text that takes no more columns than `width`."""
    for at in range(len(text)):
        if _width(text[: at + 1]) > width:
            return text[:at]
        if at > width + LONGEST:  # accents without end take no room
            return text[:at]
    return text


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
