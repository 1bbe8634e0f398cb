"""The roll of all persons of records: each with its name taken apart and what is said of it, in an order of its own.

Who came first in the input does not matter: the roll is sorted by record, so all that is made of it is the same
whatever the order of captures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from iomcorpus.facts.identity.common_ground import SURNAME_RANKS, Ground, read_ground
from iomcorpus.facts.identity.name_parts import Name, read_name
from iomcorpus.model import Named


@dataclass(slots=True)
class Roll:
    """Persons of records, by their place in the roll."""

    people: list[Named]
    names: list[Name]  # the fullest form of each
    others: list[tuple[Name, ...]]  # the other forms in the record, the fullest first
    grounds: list[Ground]
    records: list[int]  # number of the record
    full: dict[str, list[int]] = field(default_factory=dict)  # by key: those with more than a family name
    bare: dict[str, list[int]] = field(default_factory=dict)  # those with a family name alone
    weak: list[int] = field(default_factory=list)  # persons only where others are
    by_key: dict[str, Name] = field(default_factory=dict)  # a name for each key of `full`
    _named: dict[int, list[str]] = field(default_factory=dict)  # by record: the keys of its full names

    def company(self, record: int) -> list[str]:
        """The keys of the full names of a record, by its number."""
        if not self._named:
            for key, members in self.full.items():
                for place in members:
                    self._named.setdefault(self.records[place], []).append(key)
        return self._named.get(record, [])


def call_roll(named: Iterable[Named]) -> Roll:
    """The roll of some persons; of two with one record and number the last in order counts."""
    unique = {(one.record, one.who): one for one in sorted(named, key=_in_order)}
    people = list(unique.values())
    numbers: dict[str, int] = {}
    roll = Roll(people, [], [], [], [numbers.setdefault(one.record, len(numbers)) for one in people])
    for place, one in enumerate(people):
        name, *others = map(read_name, one.names or ("",))
        if others:
            name, *others = sorted((name, *others), key=fullness, reverse=True)
        roll.names.append(name)
        roll.others.append(tuple(others))
        roll.grounds.append(read_ground(one.roles, one.orgs))
        if one.weak:
            roll.weak.append(place)
        elif name.is_full:
            roll.full.setdefault(name.key, []).append(place)
        elif len(name.glued) > 1 and (not one.given or not roll.grounds[place].ranks.isdisjoint(SURNAME_RANKS)):
            roll.bare.setdefault(name.key, []).append(place)
    for key, members in roll.full.items():
        # Where one writes a hyphen, or a nickname, the name has it.
        roll.by_key[key] = max(
            (roll.names[place] for place in members), key=lambda n: (len(n.joined), n.family_first, n.nickname, n.text)
        )
    return roll


def fullness(name: Name) -> tuple[int, int, bool]:
    """How much of a name is there: words, then initials and what goes with a name."""
    return name.spelled, len(name.units) + bool(name.generation) + bool(name.nickname), not name.capitals


def _in_order(one: Named) -> tuple[str, int, tuple[str, ...], tuple[str, ...], tuple[str, ...], bool, bool]:
    return one.record, one.who, one.names, one.roles, one.orgs, one.given, one.weak
