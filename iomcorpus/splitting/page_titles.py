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
PARTS = re.compile(r"\s+[|–—:»›«·•\\/-]+\s+|\s*[|»›]\s*|:\s+|\s+[|:–—-]\s*$")
LONGEST, MOST_PARTS = 250, 6  # characters of a page's title; parts of one
SHORTEST = 10  # characters of a part that is a heading: shorter ones are labels of a menu
REACH = 600  # paragraphs: the longest menu
MOST_SAID = 3  # sentences between: that the page sets cookies, that its design is new
MOST_DAYS = 5  # the day on which it was saved, those of news in a side bar


def parts_of(text: str) -> Iterator[str]:
    """What may be the heading in a page's title: its first parts, or the last ones where these are longer.

    The site's name is mostly shorter, and stands in many places of its pages.

    >>> [*parts_of("Harbour reopens | News | HT")], [*parts_of("Harbour Trust: Harbour reopens at last")]
    (['Harbour reopens', 'Harbour reopens | News'], ['Harbour Trust', 'Harbour reopens at last'])
    >>> [*parts_of("Harbour reopens")]
    []
    """
    signs = [match.span() for match in PARTS.finditer(text)] if len(text) <= LONGEST else []
    if len(signs) < MOST_PARTS:
        yield from (text[:begin] for begin, _ in signs if begin >= SHORTEST)
        yield from (text[end:] for begin, end in signs if len(text) - end >= max(begin, SHORTEST))


@dataclass(slots=True)
class PageTitles:
    """The lines that may be titles of pages whose heading is still to come, by the prints of their parts."""

    open: dict[int, int] = field(default_factory=dict)
    last: int = 0  # position of the last such line
    said: int = 0  # sentences since then
    days: int = 0  # and dates

    def heading(self, position: int, marks: int, print: int) -> int | None:
        """The position of the page's title that a paragraph is the heading of."""
        self.days += bool(marks & ITEM_HEAD)
        self.said += bool(marks & BIT["prose"])
        far = position - self.last > REACH or len(self.open) > MOST_PARTS * REACH
        if self.days > MOST_DAYS or self.said > MOST_SAID or far:
            self.open.clear()
        return self.open.get(print)

    def add(self, position: int, marks: int, prints: Iterator[int]) -> None:
        """Take a line that may be a page's title; "Home › Harbour reopens" further down is a trail."""
        if not marks & (ITEM_HEAD | BIT["copyright"]):
            for print in prints:
                if self.open.setdefault(print, position) == position:
                    self.last, self.said, self.days = position, 0, 0
