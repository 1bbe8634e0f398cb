"""The one of some persons that a name stands for: the only one it fits, or who shares its post or organisation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from iomcorpus.facts.identity.common_ground import (
    Ground,
    Said,
    compare_orgs,
    compare_posts,
    part_phrases,
    same_field,
    whole_phrases,
)
from iomcorpus.facts.identity.groups import Groups

UNRELATED, DOUBTFUL, LIKELY = 0, 1, 2  # what two names tell; the doubtful need an organisation or a post in common
FEW = 8  # persons that are compared one by one; more are looked up by what is said of them


def are_one(one: Ground, other: Ground) -> bool:
    """Whether an organisation or a post connects two persons."""
    orgs = compare_orgs(one, other)
    return bool(orgs) or (orgs is None and bool(compare_posts(one, other)))


Apart = Callable[[Ground, Ground], bool]


def are_of_two(one: Ground, other: Ground) -> bool:
    """Whether two persons of like names are of two organisations."""
    return compare_orgs(one, other) is False


def are_two(one: Ground, other: Ground) -> bool:
    """Whether two persons of one name have both another organisation and another post, in another walk of life."""
    return are_of_two(one, other) and compare_posts(one, other) is False and not same_field(one, other)


def are_strangers(one: Ground, other: Ground) -> bool:
    """Whether a family name alone is another's: of another organisation, or a judge where this is the goalkeeper."""
    return are_of_two(one, other) or (same_field(one, other) is False and not compare_posts(one, other))


def are_others(one: Ground, other: Ground) -> bool:
    """The same where many bear the name, so that another post will do: the batsman Khan is not the analyst Khan."""
    if one.posts and compare_posts(one, other) is False and not compare_orgs(one, other):
        return not same_field(one, other)
    return are_strangers(one, other)


class Choice:
    """Some persons that a name fits, as they were when the question was put."""

    def __init__(self, groups: Groups, degrees: Mapping[int, int]) -> None:
        self.groups = groups
        self.degrees = degrees  # by the root of each: what the names tell
        self.said = {root: groups.ground(root) for root in degrees}
        self._by_whole: dict[Said, list[int]] = {}
        self._by_part: dict[Said, list[int]] = {}
        if len(degrees) > FEW:
            for root, said in self.said.items():
                for index, phrases in ((self._by_whole, whole_phrases(said)), (self._by_part, part_phrases(said))):
                    for phrase in phrases:
                        index.setdefault(phrase, []).append(root)

    def pick(self, one: int, apart: Apart) -> int | None:
        """Whom of them the group of one is, if anybody; `apart` tells whether what is said of two forbids it."""
        groups = self.groups
        mine = groups.ground(one)
        connected = [root for root in self._near(mine) if are_one(mine, self.said[root])]
        connected = [root for root in connected if not groups.barred(one, root)]
        if connected:
            return connected[0] if len(connected) == 1 else None
        left = self.degrees if not groups.has_bars else [root for root in self.degrees if not groups.barred(one, root)]
        if len(left) != 1:
            return None
        (root,) = left
        return None if self.degrees[root] == DOUBTFUL or apart(mine, self.said[root]) else root

    def _near(self, mine: Ground) -> list[int]:
        """Those who may share something."""
        if len(self.degrees) <= FEW:
            return list(self.degrees)
        wholes = list(whole_phrases(mine))
        found = {root for phrase in chain(wholes, part_phrases(mine)) for root in self._by_whole.get(phrase, ())}
        return sorted(found.union(*(self._by_part.get(phrase, ()) for phrase in wholes)))
