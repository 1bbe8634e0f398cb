"""What copies know together: a record takes what it lacks from its copies, and says from where.

A revised copy has a date of its own, so nothing is taken across a revision.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from iomcorpus.copies.keep import Member

FIELDS = ("published", "title", "byline")
Filled = dict[str, dict[str, Any]]


@dataclass(slots=True)
class Known:
    """What copies know: of each field the first by place that has it, and the addresses of each."""

    holders: dict[str, Member] = field(default_factory=dict)
    addresses: dict[frozenset[str], Member] = field(default_factory=dict)  # those with the same ones count once

    @classmethod
    def of(cls, members: Iterable[Member]) -> Known:
        """What these copies know."""
        known = cls()
        for member in sorted(members, key=lambda member: member.place):
            for name in FIELDS:
                if getattr(member, name) is not None:
                    known.holders.setdefault(name, member)
            if member.emails:
                known.addresses.setdefault(frozenset(address.lower() for address, _ in member.emails), member)
        return known


def fill(member: Member, known: Known) -> Filled:
    """The fields that a record lacks and its copies have, each with its value and where that stands.

    >>> bare, dated = Member("a", "b.txt", "b.txt", 9, 400, 0), Member("b", "a.txt", "a.txt", 1, 400, 1, "2017-12-22")
    >>> fill(bare, Known.of([bare, dated]))
    {'published': {'value': '2017-12-22', 'id': 'b', 'source': 'a.txt', 'line': 1}}
    """
    filled: Filled = {}
    for name in FIELDS:
        if getattr(member, name) is None and name in known.holders:
            other = known.holders[name]
            filled[name] = _from(other, getattr(other, name), other.first_line)
    own = {address.lower() for address, _ in member.emails}
    for addresses, other in known.addresses.items():
        if not addresses <= own:
            more = [(address, line) for address, line in other.emails if address.lower() not in own]
            filled["emails"] = _from(other, [address for address, _ in more], more[0][1])
            break
    return filled


def _from(other: Member, value: Any, line: int) -> dict[str, Any]:
    return {"value": value, "id": other.id, "source": other.source, "line": line}
