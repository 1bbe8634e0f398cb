"""Clusters: which texts are one article, from pairs that were verified.

The surest pairs are joined first, and two groups are never joined where a pair across them is known to be a template's,
so no chain of small likenesses leads from one release to the next. A text that holds two articles which nothing else
joins is a composite: it is reported with both and joined to neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from iomcorpus.copies.relations import PART, TEMPLATE
from iomcorpus.copies.verify import Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, by number, and what the first is to the second."""

    a: int
    b: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Clusters:
    """Texts joined, and the pairs that were not for the sake of a composite."""

    label: list[int]  # of each text: the least number of its cluster
    composites: dict[int, tuple[int, ...]]  # a composite and the texts that it holds

    def groups(self) -> list[list[int]]:
        """The texts of each cluster, those that are alone among them.

        >>> Clusters([0, 1, 0], {}).groups()
        [[0, 2], [1]]
        """
        groups: dict[int, list[int]] = defaultdict(list)
        for text, label in enumerate(self.label):
            groups[label].append(text)
        return list(groups.values())


def join(
    number: int,
    pairs: Sequence[Pair],
    copies: Collection[tuple[int, int]] = (),
    not_copies: Collection[tuple[int, int]] = (),
) -> Clusters:
    """Clusters of `number` texts. The order of the pairs does not matter.

    What people have said outweighs all else: clusters of two that are `copies` are made one, templates or not, and no
    cluster holds two that are `not_copies`.
    """
    parted = {tuple(sorted(pair)) for pair in not_copies}
    pairs = [pair for pair in pairs if tuple(sorted((pair.a, pair.b))) not in parted]
    composites, articles = find_composites(number, pairs)
    # Two composites are copies where they hold the same articles; with its parts a composite is never joined.
    joined = [
        pair
        for pair in pairs
        if pair.verdict.joins
        and (pair.a not in composites) == (pair.b not in composites)
        and articles.get(pair.a) == articles.get(pair.b)
    ]
    foes = find_foes(pairs, joined)
    groups = Groups(number, [*foes, *not_copies])
    for pair in sorted(joined, key=lambda pair: (-pair.verdict.similarity, pair.a, pair.b)):
        groups.join(pair.a, pair.b)
    if copies:
        groups = _merge(groups, copies, not_copies)
    return Clusters([groups.find(text) for text in range(number)], composites)


def _merge(groups: Groups, copies: Collection[tuple[int, int]], not_copies: Collection[tuple[int, int]]) -> Groups:
    """Groups made one where people have said so."""
    merged = Groups(len(groups.parent), not_copies)
    for text in range(len(groups.parent)):
        merged.join(text, groups.find(text))
    for a, b in sorted(copies):
        merged.join(a, b)
    return merged


def find_foes(pairs: Sequence[Pair], joined: Sequence[Pair]) -> list[tuple[int, int]]:
    """Pairs that are a template's, but for those that one text vouches for: it is surely a copy of either.

    Two later forms of one article may differ in more facts from each other than from the first.
    """
    sure: dict[int, set[int]] = defaultdict(set)
    for pair in joined:
        if pair.verdict.similarity >= SURE:
            sure[pair.a].add(pair.b)
            sure[pair.b].add(pair.a)
    templates = ((pair.a, pair.b) for pair in pairs if pair.verdict.relation == TEMPLATE)
    return [(a, b) for a, b in templates if sure[a].isdisjoint(sure[b])]


SURE = 0.85  # similarity: updates have 0.85 and more in 95 of 100, texts of one template in one town 0.79 and less


def find_composites(number: int, pairs: Sequence[Pair]) -> tuple[dict[int, tuple[int, ...]], dict[int, frozenset[int]]]:
    """Texts in which two or more lie that nothing else joins: each with all texts that it has a part of, and with what
    articles it holds (the least numbers of their copies).

    Only what makes the beginning or the end of a text whose rest is of other things is taken for an article in it
    (PART): two excerpts of one article are mostly from its middle or have its names in common.
    """
    parts: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        if pair.verdict.relation == PART:
            short, long = (pair.a, pair.b) if pair.verdict.first_is_shorter else (pair.b, pair.a)
            parts[long].append(short)
    suspects = {text: found for text, found in parts.items() if len(found) > 1}
    others = Groups(number)
    near: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        if pair.verdict.joins:
            near[pair.a].append(pair.b)
            near[pair.b].append(pair.a)
            if pair.a not in suspects and pair.b not in suspects:
                others.join(pair.a, pair.b)
    articles: dict[int, frozenset[int]] = {}
    undecided = {*suspects}
    for level in _from_the_inside(suspects):
        for text in level:
            held = frozenset(others.find(part) for part in suspects[text] if part not in articles)
            if len(held) > 1:
                articles[text] = held
        undecided.difference_update(level)
        for text in level:
            for other in near[text] if text not in articles else ():
                if other not in articles and other not in undecided:
                    others.join(text, other)
    # What the parts are called may have changed since: two composites of one time are compared by what they hold now.
    articles = {text: frozenset(map(others.find, held)) for text, held in articles.items()}
    # What it has only part of, such as the longer form of one of the two, is no copy of it either; its own copies are.
    return {text: tuple(sorted({*near[text]}.difference(articles))) for text in articles}, articles


def _from_the_inside(suspects: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Texts that hold others in groups, so that what one of them holds is in an earlier group."""
    depths: dict[int, int] = {}

    def depth(text: int) -> int:  # a part is shorter by a fifth at least, so this never goes deep
        if text not in depths:
            depths[text] = 1 + max((depth(part) for part in suspects[text] if part in suspects), default=-1)
        return depths[text]

    levels: dict[int, list[int]] = defaultdict(list)
    for text in sorted(suspects):
        levels[depth(text)].append(text)
    return [levels[level] for level in sorted(levels)]


class Groups:
    """Disjoint sets of texts; those of two foes are never joined."""

    def __init__(self, number: int, foes: Iterable[tuple[int, int]] = ()) -> None:
        self.parent = list(range(number))
        self.foes: dict[int, set[int]] = defaultdict(set)  # of the group that a text heads: other texts
        for a, b in foes:
            self.foes[a].add(b)
            self.foes[b].add(a)

    def find(self, text: int) -> int:
        """The least text of its group."""
        while self.parent[text] != text:
            self.parent[text] = self.parent[self.parent[text]]
            text = self.parent[text]
        return text

    def join(self, a: int, b: int) -> bool:
        """Join two groups, if there are no foes across them."""
        head, other = sorted((self.find(a), self.find(b)))
        if head == other:
            return True
        if any(self.find(foe) == other for foe in self.foes.get(head, ())):
            return False
        self.parent[other] = head
        if other in self.foes:
            self.foes[head] |= self.foes.pop(other)
        return True
