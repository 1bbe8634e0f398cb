"""What phrases are made of: words, and places for a fact, a number or one of several alternatives.

They stand apart from the grammar so that what fills these places need not know how phrases are read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Fact:
    """A place in a phrase that a fact of the story fills."""

    name: str


@dataclass(frozen=True, slots=True)
class Number:
    """A place in a phrase for a number or a date, each time another."""

    draw: Callable[[Random], str]


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A place in a phrase for one of several; a late one is open in a form: each text made of it chooses for itself."""

    alternatives: Sequence[Phrase]
    late: bool = False

    def voice(self, which: int) -> Choice:
        """One half of the alternatives: two authors who say the same in other words."""
        return Choice(self.alternatives[which::2] or self.alternatives)


@dataclass(slots=True)
class Person:
    """Somebody in a story: in full where first named, by the last name from then on."""

    full: str
    last: str
    named: bool = False

    def mention(self) -> str:
        """What the story calls the person this time."""
        if self.named:
            return self.last
        self.named = True
        return self.full


Part: TypeAlias = "str | Fact | Number | Choice"
Phrase: TypeAlias = "str | tuple[Part, ...]"  # several parts: last part first, as `spell` takes them from a stack
Held = str | Person | Choice
Facts = dict[str, Held]
Line = list[Part]  # spelled: its strings are settled, the rest is open
