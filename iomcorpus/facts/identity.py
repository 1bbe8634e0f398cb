"""Who is who: the persons of records as persons of the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from iomcorpus.model import Named, Person, PersonFound


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people have said of who is who."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """What tells these decisions from others."""
        return blake2b(repr((self.same, self.different)).encode(), digest_size=8).hexdigest()


NONE = Decisions()


def named_people(record: str, found: Sequence[PersonFound]) -> list[Named]:
    """The persons of a record."""
    persons: dict[int, list[PersonFound]] = {}
    for one in found:
        persons.setdefault(one.who, []).append(one)
    return [
        Named(
            record,
            who,
            tuple(sorted({one.name for one in ones}, key=lambda name: (-len(name), name))),
            tuple(dict.fromkeys(one.role for one in ones if one.role)),
            tuple(dict.fromkeys(one.org for one in ones if one.org)),
            all(one.given for one in ones),
            all(one.weak for one in ones),
        )
        for who, ones in sorted(persons.items())
    ]


def resolve_people(named: Iterable[Named], decisions: Decisions = NONE) -> dict[tuple[str, int], Person]:
    """The person that each of them is, by record and number; weak ones that are nobody are left out."""
    return {
        (one.record, one.who): Person("-".join(one.names[0].lower().split()), one.names[0])
        for one in named
        if not one.weak
    }
