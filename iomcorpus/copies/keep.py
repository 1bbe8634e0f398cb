"""Which of some copies is kept: by a stated rule that knows nothing of the order in which they came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from iomcorpus.edtf import bounds


@dataclass(frozen=True, slots=True)
class Member:
    """A record among its copies."""

    id: str
    name: str  # of its capture
    source: str
    first_line: int
    words: int
    text: int  # which of the distinct texts it has
    published: str | None = None
    inferred: str | None = None
    title: str | None = None
    byline: str | None = None
    emails: tuple[tuple[str, int], ...] = ()  # addresses in it, each with its line

    @property
    def place(self) -> tuple[str, int, str]:
        """What settles ties."""
        return self.name, self.first_line, self.id

    @property
    def day(self) -> str | None:
        """The first day of its date."""
        days = bounds(self.published or self.inferred)
        return days[0] if days else None


def _completeness(member: Member) -> tuple[int, int]:
    """More words first, then more of what a reader asks for. A few words more or less are addresses and date lines."""
    facts = (member.published, member.title, member.byline, *member.emails)
    return -(member.words // 20), -sum(fact is not None for fact in facts)


RULES: dict[str, Callable[[Member], Any]] = {
    "best": _completeness,
    "longest": lambda member: -member.words,
    "earliest": lambda member: member.day or "9999",
    "latest": lambda member: tuple(-ord(char) for char in member.day or "0"),
    "first": lambda member: 0,
}


def choose(members: Sequence[Member], rule: str = "best", asked: str | None = None) -> Member:
    """The member to keep: the one that a person asked for by its id, else by the rule, else the first by place.

    >>> long, dated = Member("a", "b.txt", "b.txt", 9, 400, 0), Member("b", "a.txt", "a.txt", 1, 90, 1, "2017-12-22")
    >>> choose([dated, long]).id, choose([dated, long], "first").id, choose([long, dated], asked="b").id
    ('a', 'b', 'b')
    """
    wanted = [member for member in members if member.id == asked]
    return min(wanted or members, key=lambda member: (RULES[rule](member), member.place))
