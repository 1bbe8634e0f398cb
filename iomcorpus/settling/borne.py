"""Persons of records, each with the name taken apart that it bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from iomcorpus.facts.identity.common_ground import NOTHING, Ground, part_phrases, read_ground, whole_phrases
from iomcorpus.facts.identity.kept_blocks import blocks_by
from iomcorpus.facts.identity.name_parts import Name
from iomcorpus.facts.identity.roll import bearing_of, read_forms
from iomcorpus.model import Named
from iomcorpus.store.names import Settled


@dataclass(slots=True)
class Borne:
    """A person of a record with the name taken apart."""

    settled: Settled
    name: Name
    others: tuple[Name, ...]
    ground: Ground
    bearing: str
    comes: bool
    goes: bool

    @classmethod
    def of(cls, settled: Settled, *, goes: bool = False) -> Borne:
        """A person of a record as the store has it."""
        one = settled.one
        told = _read(one.names, one.roles, one.orgs, one.given, one.weak)
        return cls(settled, *told, settled.name is None, goes)

    @property
    def place(self) -> tuple[str, int]:
        """By which a roll is sorted."""
        return self.settled.one.record, self.settled.one.who

    def blocks(self) -> Iterator[int]:
        """The blocks that the name is in because of this one."""
        return blocks_by(self.settled.one, self.name, self.others)


@lru_cache(1 << 14)
def _read(
    names: tuple[str, ...], roles: tuple[str, ...], orgs: tuple[str, ...], given: bool, weak: bool
) -> tuple[Name, tuple[Name, ...], Ground, str]:
    """The fullest name, the others, what is said, and as what the name is borne."""
    name, *others = read_forms(names)
    ground = read_ground(roles, orgs)
    return name, tuple(others), ground, bearing_of(Named("", 0, names, roles, orgs, given, weak), name, ground)


def phrases(borne: Iterable[Borne]) -> set[str]:
    """What is said of some, in whole and in part."""
    grounds = {id(one.ground): one.ground for one in borne if one.ground is not NOTHING}  # of many the same is said
    said = chain.from_iterable(chain(whole_phrases(ground), part_phrases(ground)) for ground in grounds.values())
    return {f"{kind} {phrase}" for kind, phrase in said}


def by_key(borne: Iterable[Borne]) -> dict[str, list[Borne]]:
    """Persons of records by the keys of their names."""
    found: dict[str, list[Borne]] = {}
    for one in borne:
        found.setdefault(one.name.key, []).append(one)
    return found
