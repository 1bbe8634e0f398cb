"""Who is who: the persons of records as persons of the corpus.

    >>> one = Named("r1", 0, ("Walter Amos Tring", "Tring"), ("Director General",))
    >>> other = Named("r2", 0, ("Tring",), ("Ambassador",))
    >>> resolve_people([one, other])["r2", 0]
    Person(id='walter-amos-tring', name='Walter Amos Tring')

A name is taken apart (`name_parts`), what posts and organisations tell is made comparable (`common_ground`), rules join
what is one person's (`matching`, `variants`), what people have decided overrides them (`decided`), and persons get
their names and ids (`person_ids`). None of it depends on the order of the records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from iomcorpus.facts.identity.decided import Calls, bar, tie
from iomcorpus.facts.identity.groups import Groups
from iomcorpus.facts.identity.matching import Census, count_keys, find_weak, match_people
from iomcorpus.facts.identity.person_ids import name_people
from iomcorpus.facts.identity.roll import Roll, call_roll
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


class Identities(NamedTuple):
    """Who is who, and what there is to say of the decisions."""

    people: dict[tuple[str, int], Person]  # by record and number in it; weak ones that are nobody are left out
    remarks: list[str]  # a sentence for each decision that names nobody or contradicts another


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
    return identify(named, decisions).people


def identify(named: Iterable[Named], decisions: Decisions = NONE) -> Identities:
    """Who is who among the persons of records, whatever their order."""
    return identify_roll(call_roll(named), decisions)


def identify_roll(roll: Roll, decisions: Decisions = NONE) -> Identities:
    """Who is who on a roll.

    Decisions name persons as they are without any (those that tell apart) and with those that tell apart (those that
    join), so that an id which they change goes on to mean the same.
    """
    groups, remarks = _groups(roll), list[str]()
    if decisions.same or decisions.different:
        calls = Calls.of(roll)
        ids = _ids(roll, groups)
        groups = _groups(roll)
        remarks = bar(groups, calls, decisions.different, ids)
        if decisions.same and decisions.different:
            parted = _ids(roll, groups)
            groups = _groups(roll)
            bar(groups, calls, decisions.different, ids)
            ids = parted
        remarks += tie(groups, calls, decisions.same, ids)
    return Identities(_people(roll, groups), remarks)


def members_of_part(roll: Roll, census: Census, is_given: Callable[[str], bool]) -> dict[int, list[int]]:
    """Who belongs to whom in a roll that is a part of all: by `census` and `is_given` it asks what concerns the rest.

    The roll has to hold all whom the rules may compare with any of it.
    """
    return _members(roll, _groups(roll), census, is_given)


def _groups(roll: Roll) -> Groups:
    return Groups(roll.records, roll.grounds)


def _ids(roll: Roll, groups: Groups) -> dict[str, list[int]]:
    """The persons of the roll by id, as groups and rules have them; the groups are used up."""
    members = _members(roll, groups)
    return {person.id: members[root] for root, person in name_people(roll, members).items()}


def _people(roll: Roll, groups: Groups) -> dict[tuple[str, int], Person]:
    members = _members(roll, groups)
    persons = name_people(roll, members)
    return {
        (roll.people[place].record, roll.people[place].who): persons[root]
        for root, places in members.items()
        for place in places
    }


def _members(
    roll: Roll, groups: Groups, census: Census = count_keys, is_given: Callable[[str], bool] | None = None
) -> dict[int, list[int]]:
    """Who belongs to whom, weak ones that are somebody among them, by the root of the group."""
    decided = {place for place in roll.weak if not groups.is_alone(place)}
    weak = find_weak(match_people(roll, groups, census), is_given)
    members: dict[int, list[int]] = {}
    for place, one in enumerate(roll.people):
        if not one.weak or place in decided:
            members.setdefault(groups.find(place), []).append(place)
    for place, root in weak.items():
        if place not in decided:
            members[groups.find(root)].append(place)
    return members
