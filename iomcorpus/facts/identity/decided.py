"""Whom decisions mean: persons' ids and slugs of names, as persons of the roll.

`walter-amos-tring` is the person with that id, else all who are called so, in full or shortly; `ruth-kimani-3f2a9c`
is the namesake whose id it is or once was; `ruth-kimani@6b1f0c2d9a3e` is who is called so in that record, for namesakes
that the rules have taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from iomcorpus.facts.identity.groups import Groups
from iomcorpus.facts.identity.person_ids import SUFFIX, hash_of, slug_of
from iomcorpus.facts.identity.roll import Roll

SUFFIXED = re.compile(rf"(.+)-([0-9a-f]{{{SUFFIX},32}})")


@dataclass(slots=True)
class Calls:
    """By which slugs the persons of a roll are called."""

    roll: Roll
    fullest: dict[str, list[int]] = field(default_factory=dict)
    any_form: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, roll: Roll) -> Calls:
        """The slugs of all forms of all names."""
        calls = cls(roll)
        for place, (name, others) in enumerate(zip(roll.names, roll.others, strict=True)):
            calls.fullest.setdefault(slug_of(name.text), []).append(place)
            for slug in {slug_of(one.text) for one in (name, *others)}:
                calls.any_form.setdefault(slug, []).append(place)
        return calls

    def meant(self, said: str, ids: Mapping[str, Sequence[int]], *, weak: bool) -> list[int]:
        """The persons that somebody means by an id or a slug; `ids` are the persons as they stand.

        `weak` ones, of whom nothing shows that they are persons, count always or only where there is no other.
        """
        slug, at, record = said.casefold().partition("@")
        people = self.roll.people
        if at:
            return [place for place in self.any_form.get(slug, ()) if people[place].record.casefold() == record]
        places = self.fullest.get(slug) or self.any_form.get(slug) or []
        strong = [place for place in places if not people[place].weak]
        if slug in ids:
            theirs = set(ids[slug])
            strong = [place for place in strong if place in theirs] or list(ids[slug])
        if not places and (match := SUFFIXED.fullmatch(slug)):
            return [
                place
                for place in self.any_form.get(match[1], ())
                if hash_of(people[place].record, people[place].who).startswith(match[2])
            ]
        return strong + [place for place in places if people[place].weak] if weak or not strong else strong


def bar(
    groups: Groups, calls: Calls, different: Sequence[tuple[str, str]], ids: Mapping[str, Sequence[int]]
) -> list[str]:
    """Keep apart whom decisions tell apart; the remarks are of those that name nobody, or one person twice."""
    remarks = []
    for number, (one, other) in enumerate(different):
        sides = [calls.meant(said, ids, weak=True) for said in (one, other)]
        words = f"different {one} {other}"
        if remark := _nobody(words, (one, other), sides):
            remarks.append(remark)
            continue
        mine, theirs = map(set, sides)
        if mine > theirs:  # "different ruth-kimani ruth-kimani@6b1f0c2d9a3e": that one and the rest
            mine -= theirs
        elif theirs > mine:
            theirs -= mine
        if mine & theirs:
            remarks.append(f"{words}: both are the same person.")
            continue
        groups.keep_apart(sorted(mine), sorted(theirs), number)
    return remarks


def tie(groups: Groups, calls: Calls, same: Sequence[tuple[str, str]], ids: Mapping[str, Sequence[int]]) -> list[str]:
    """Join whom decisions make one; the remarks are of those that name nobody, or contradict those of `bar`."""
    remarks = []
    for one, other in same:
        sides = [calls.meant(said, ids, weak=False) for said in (one, other)]
        words = f"same {one} {other}"
        if remark := _nobody(words, (one, other), sides):
            remarks.append(remark)
            continue
        if not all([groups.join(sides[0][0], place) for side in sides for place in side]):
            remarks.append(f"{words}: another decision says that they are different.")
    return remarks


def _nobody(words: str, said: Sequence[str], sides: Sequence[Sequence[int]]) -> str | None:
    missing = [name for name, side in zip(said, sides, strict=True) if not side]
    return f"{words}: nobody is called {' or '.join(dict.fromkeys(missing))}." if missing else None
