"""Bearers of one name: all one person, unless organisations and posts tell of two."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain

from iomcorpus.facts.identity.choice import are_of_two
from iomcorpus.facts.identity.common_ground import ANYWHERE, NOTHING, Ground, Said, part_phrases, whole_phrases
from iomcorpus.facts.identity.groups import Groups
from iomcorpus.facts.identity.roll import Roll
from iomcorpus.facts.identity.variants import is_rare

# Somebody whom so many records name connects nobody: a president is in all the news.
MOST_RECORDS_OF_COMPANY = 5


def join_namesakes(roll: Roll, groups: Groups, members: Sequence[int], *, full: bool) -> None:
    """Join persons of one name, but for those who have both another organisation and another post.

    A shared walk of life connects too ("mayor" and "foreign minister"), and somebody else whom both records name and
    few others do. `full` is for full names: these are one person's even where a record has them as two.
    """
    if len(members) < 2:
        return

    def join(one: int, other: int) -> None:
        if full or not groups.meet(one, other):
            groups.join(one, other)

    if sum(groups.ground(member).is_whole for member in members) > 1:
        common = frozenset() if full and is_rare(roll.names[members[0]]) else ANYWHERE
        _join_by(members, groups, join, lambda member: _with_fields(groups.ground(member), common))
        if len(_whole(groups, members)) > 1:
            _join_by(members, groups, join, lambda member: _company(roll, member))
    parts = sorted({groups.find(member) for member in members})
    if len(_whole(groups, members)) > 1:
        parts = [part for part in parts if groups.ground(part) is NOTHING]
    for part in parts[1:]:
        join(parts[0], part)


def join_related(groups: Groups, members: Sequence[int]) -> None:
    """Join persons of one family name that an organisation or a post connects."""

    def join(one: int, other: int) -> None:
        if not groups.meet(one, other) and not are_of_two(groups.ground(one), groups.ground(other)):
            groups.join(one, other)

    _join_by(members, groups, join, lambda member: whole_phrases(groups.ground(member)))


def _join_by(
    members: Sequence[int],
    groups: Groups,
    join: Callable[[int, int], None],
    phrases: Callable[[int], Iterator[Said]],
) -> None:
    """Join those of whom the same is said, or of whom a part of it is."""
    first: dict[Said, int] = {}
    for member in members:
        for phrase in sorted(phrases(member)):
            join(first.setdefault(phrase, member), member)
    for member in members:
        for part in sorted(part_phrases(groups.ground(member))):
            if part in first:
                join(first[part], member)


def _with_fields(said: Ground, common: Collection[str]) -> Iterator[Said]:
    """What is said of somebody, and the walks of life but for those that too many share."""
    return chain(whole_phrases(said), (("field", field) for field in said.fields if field not in common))


def _company(roll: Roll, member: int) -> Iterator[Said]:
    """Who else is named in full in the record of one, where few records name them."""
    for key in roll.company(member):
        if key != roll.names[member].key and roll.bearers(key) <= MOST_RECORDS_OF_COMPANY:
            yield "company", key


def _whole(groups: Groups, members: Sequence[int]) -> set[int]:
    """The groups of which both an organisation and a post are known."""
    return {root for root in map(groups.find, members) if groups.ground(root).is_whole}
