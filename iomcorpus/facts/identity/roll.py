"""The roll of all persons of records: each with its name taken apart and what is said of it, in an order of its own.

Who came first in the input does not matter: the roll is sorted by record, so all that is made of it is the same
whatever the order of captures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from iomcorpus.facts.identity.common_ground import SURNAME_RANKS, Ground, read_ground
from iomcorpus.facts.identity.name_parts import Name, read_name
from iomcorpus.model import Named

FULL, BARE, WEAK, GIVEN = "full", "bare", "weak", "given"  # as what somebody bears a name


class Beyond(Protocol):
    """What a roll that is a part of all has to ask of the others."""

    def company(self, record: str) -> Iterable[str]:
        """The keys of the full names of a record."""

    def bearers(self, key: str) -> int:
        """How many persons of records bear a full name."""


@dataclass(slots=True)
class Kept:
    """Those on a roll who stay who they are whatever rules say: nothing but persons for whom short forms may stand."""

    groups: list[list[int]] = field(default_factory=list)  # places in the roll of those with full names that are one
    full: dict[str, list[int]] = field(default_factory=dict)  # by key of a full name: the places of its bearers
    names: dict[str, Name] = field(default_factory=dict)  # by key
    called: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # by key: one of a group, who is called so


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
    beyond: Beyond | None = None  # where the roll is a part of all
    kept: Kept = field(default_factory=Kept)
    _named: dict[int, list[str]] = field(default_factory=dict)  # by record: the keys of its full names

    def company(self, place: int) -> Iterable[str]:
        """The keys of the full names in the record of one."""
        if self.beyond:
            return self.beyond.company(self.people[place].record)
        if not self._named:
            for key, members in self.full.items():
                for member in members:
                    self._named.setdefault(self.records[member], []).append(key)
        return self._named.get(self.records[place], [])

    def bearers(self, key: str) -> int:
        """How many persons of records bear a full name."""
        return self.beyond.bearers(key) if self.beyond else len(self.full[key])


def call_roll(named: Iterable[Named]) -> Roll:
    """The roll of some persons; of two with one record and number the last in order counts."""
    unique = {(one.record, one.who): one for one in sorted(named, key=_in_order)}
    people = list(unique.values())
    numbers: dict[str, int] = {}
    roll = Roll(people, [], [], [], [numbers.setdefault(one.record, len(numbers)) for one in people])
    for place, one in enumerate(people):
        name, *others = read_forms(one.names)
        roll.names.append(name)
        roll.others.append(tuple(others))
        roll.grounds.append(read_ground(one.roles, one.orgs))
        bearing = bearing_of(one, name, roll.grounds[place])
        if bearing == WEAK:
            roll.weak.append(place)
        elif bearing == FULL:
            roll.full.setdefault(name.key, []).append(place)
        elif bearing == BARE:
            roll.bare.setdefault(name.key, []).append(place)
    for key, members in roll.full.items():
        roll.by_key[key] = most_told(roll.names[place] for place in members)
    return roll


def read_forms(names: Sequence[str]) -> list[Name]:
    """The forms of a name in a record, taken apart, the fullest first."""
    found = [read_name(name) for name in names or ("",)]
    return sorted(found, key=fullness, reverse=True) if len(found) > 1 else found


def bearing_of(one: Named, name: Name, ground: Ground) -> str:
    """As what somebody bears a name: in full, a family name alone, without evidence, or a given name alone."""
    if one.weak:
        return WEAK
    if name.is_full:
        return FULL
    return BARE if len(name.glued) > 1 and (not one.given or not ground.ranks.isdisjoint(SURNAME_RANKS)) else GIVEN


def most_told(names: Iterable[Name]) -> Name:
    """Of names with one key the one that says most: where one writes a hyphen, or a nickname, the name has it."""
    return max(names, key=lambda name: (len(name.joined), name.family_first, name.nickname, name.text))


def fullness(name: Name) -> tuple[int, int, bool]:
    """How much of a name is there: words, then initials and what goes with a name."""
    return name.spelled, len(name.units) + bool(name.generation) + bool(name.nickname), not name.capitals


def _in_order(one: Named) -> tuple[str, int, tuple[str, ...], tuple[str, ...], tuple[str, ...], bool, bool]:
    return one.record, one.who, one.names, one.roles, one.orgs, one.given, one.weak
