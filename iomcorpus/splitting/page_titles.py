"""Titles of pages: "Harbour reopens | Harbour Trust" over a menu, and below that the heading "Harbour reopens".

A page saved whole begins with its title, which names the site as well. That a part of it stands again as a heading,
with no more than the page's own lines between, tells it from a heading with a dash in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from iomcorpus.splitting.marks import BIT

ITEM_HEAD = BIT["date line"] | BIT["byline"] | BIT["dateline"] | BIT["release stamp"]
PARTS = re.compile(r"\s+[|–—:»›«·•\\/-]+\s+|\s*[|»›]\s*|:\s+")
LONGEST, MOST_PARTS = 250, 6  # characters of a page's title; parts of one
SHORTEST = 10  # characters of a part that is a heading: shorter ones are labels of a menu
REACH = 600  # paragraphs: the longest menu
MOST_SAID = 3  # sentences between: that the page sets cookies, that its design is new


def parts_of(text: str) -> Iterator[str]:
    """What may be the heading in a page's title: its first parts, or its last ones.

    >>> [*parts_of("Harbour reopens | News | Harbour Trust")][:2]
    ['Harbour reopens', 'Harbour reopens | News']
    >>> [*parts_of("Harbour reopens")]
    []
    """
    signs = [match.span() for match in PARTS.finditer(text)] if len(text) <= LONGEST else []
    if len(signs) < MOST_PARTS:
        yield from (text[:begin] for begin, _ in signs if begin >= SHORTEST)
        yield from (text[end:] for _, end in signs if len(text) - end >= SHORTEST)


@dataclass(slots=True)
class PageTitles:
    """The lines that may be titles of pages whose heading is still to come, by the prints of their parts."""

    open: dict[int, int] = field(default_factory=dict)
    last: int = 0  # position of the last such line
    said: int = 0  # sentences since then

    def heading(self, position: int, marks: int, print: int) -> int | None:
        """The position of the page's title that a paragraph is the heading of."""
        if self.open and (marks & ITEM_HEAD or self.said > MOST_SAID or position - self.last > REACH):
            self.open.clear()
        self.said += bool(marks & BIT["prose"])
        return self.open.get(print)

    def add(self, position: int, marks: int, prints: Iterator[int]) -> None:
        """Take a line that may be a page's title."""
        if not marks & ITEM_HEAD:
            for print in prints:
                self.open[print], self.last, self.said = position, position, 0
