"""Blocks: what names have in common that may be one person's, so that only the names of one block are compared.

A rule looks at each block by itself, so who comes into a store can be settled beside those alone whom he shares blocks
with.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from iomcorpus.facts.identity.name_parts import Name
from iomcorpus.facts.identity.variants import LONGEST_COMPARED, MOST_UNITS, NEAR_SHORTEST, familiar, sound


class Block(NamedTuple):
    """What the names of a block have in common."""

    kind: str
    text: str
    place: int = 0  # of the unit that differs
    left: str | None = None  # what both units there become without a letter


def without_blanks(name: Name) -> Iterator[Block]:
    """All letters of a name."""
    yield Block("together", name.glued)


def other_order_of(name: Name) -> Iterator[Block]:
    """All letters of a name, whatever their order."""
    yield Block("order", "".join(sorted(name.glued)))


def heard(name: Name) -> Iterator[Block]:
    """How a name sounds."""
    yield Block("sound", " ".join(map(sound, name.units)))


def rest_and_place(name: Name) -> Iterator[Block]:
    """How a name sounds without one of its units, and where that stands: one for each that may have a slip."""
    if len(name.units) > MOST_UNITS:
        return
    sounds = [sound(unit) for unit in name.units]
    for at, unit in enumerate(name.units):
        if NEAR_SHORTEST <= len(unit) <= LONGEST_COMPARED:
            yield Block("rest", " ".join((*sounds[:at], "", *sounds[at + 1 :])), at)


def leaving_one_letter(name: Name, block: Block) -> Iterator[Block]:
    """The parts of such a block that a name belongs to: its unit as it sounds, whole or without one letter."""
    for left in lefts(name.units[block.place]):
        yield Block(block.kind, block.text, block.place, left)


@lru_cache(1 << 14)
def lefts(unit: str) -> frozenset[str]:
    """A unit as it sounds, whole and without each of its letters."""
    heard = sound(unit)
    return frozenset((heard, *(heard[:i] + heard[i + 1 :] for i in range(len(heard)))))


def usual_given(name: Name) -> Iterator[Block]:
    """A name with the given name that a nickname stands for."""
    yield Block("given", " ".join((familiar(name.units[0]), *name.units[1:])))


def letter_and_last(name: Name) -> Iterator[Block]:
    """The first letter and the last unit, of a given name and a family name, or of an initial and more."""
    if (len(name.units) == 2) != (len(name.units[0]) == 1):
        yield Block("letter", f"{name.units[0][0]} {name.units[-1]}")
