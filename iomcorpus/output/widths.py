"""How wide the columns of a table are on a terminal: what is short stays whole, what is long shares the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

READABLE = (16, 12)  # of text that is wrapped: good, and just bearable
WHOLE = 21  # words up to this are never cut: ids, and two days with a stroke between
NAME = 24  # of a place or another name in a narrow column; a longer one may be cut in its middle
LONGEST_WORD = 30  # for which a column of text is made wider, mostly a file name


class Need(NamedTuple):
    """What a column would take."""

    most: int  # its longest line
    unbroken: int  # what stands in one line at best: of text that is wrapped its longest word
    whole: int  # its longest word that is never cut
    wide: bool  # text that is wrapped
    usual: int = 0  # the longest line of most rows


def share(room: int, needs: Sequence[Need]) -> list[int] | None:
    """The widths of columns that have so much room together; None where they cannot be read in it.

    >>> share(60, [Need(12, 12, 12, False), Need(300, 9, 9, True)])
    [12, 48]
    >>> share(60, [Need(9, 9, 9, True), Need(70, 28, 9, True)])
    [9, 51]
    >>> share(30, [Need(12, 12, 12, False), Need(11, 11, 11, False), Need(300, 9, 9, True)])
    """
    least = next((widths for widths in map(lambda one: _least(needs, one), READABLE) if sum(widths) <= room), None)
    if least is None:
        return None
    widths = least
    narrow = [0 if need.wide else min(need.unbroken, room // 3) for need in needs]
    words = [min(need.unbroken, LONGEST_WORD) if need.wide else 0 for need in needs]
    headers = [0 if need.wide else min(need.most, room // 3) for need in needs]  # in one line
    usual = [min(need.usual, need.most) for need in needs]
    for wanted in (narrow, words, headers, usual, [need.most for need in needs]):
        _widen(widths, wanted, room)
    return widths


def _least(needs: Sequence[Need], readable: int) -> list[int]:
    return [
        min(need.most, max(readable, need.whole)) if need.wide else min(need.unbroken, max(NAME, need.whole))
        for need in needs
    ]


def _widen(widths: list[int], wanted: Sequence[int], room: int) -> None:
    """Give what is left to those that want more, the narrowest first."""
    for _ in range(room - sum(widths)):
        wanting = [at for at, width in enumerate(widths) if width < wanted[at]]
        if not wanting:
            return
        widths[min(wanting, key=widths.__getitem__)] += 1
