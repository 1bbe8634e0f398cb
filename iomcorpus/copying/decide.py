"""Which records of a store are copies: those that wait to be decided, and all that are joined with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from iomcorpus.copies.cluster import Clusters, Pair, join
from iomcorpus.copies.decisions import CopyDecisions
from iomcorpus.copies.describe import Copy, Relations, describe, make_member
from iomcorpus.copies.keep import Member
from iomcorpus.copies.relations import COMPOSITE, JOINS, REVISED, TEMPLATE
from iomcorpus.copies.sketch import Marks
from iomcorpus.copies.verify import AnyWords, Text, Verdict, compare
from iomcorpus.copying.words import words_of
from iomcorpus.store import copies as stored
from iomcorpus.store.copies import CopyRow
from iomcorpus.store.open import Store

One = TypeVar("One")


@dataclass(slots=True)
class Decision:
    """The records that wait to be decided, and all that are joined with them."""

    store: Store
    rule: str
    said: CopyDecisions
    edges: dict[tuple[int, int], tuple[str, float]] = field(default_factory=dict)  # of texts, by their ids
    seen: set[int] = field(default_factory=set)  # texts
    again: bool = True  # whether what a store tells of copies was found out in another way
    # What the store tells: in a cluster of thousands most texts are joined through others, and would be compared again.
    before: Relations = field(default_factory=dict)

    def run(self) -> tuple[list[int], list[CopyRow]]:
        """The numbers of all records that were decided, and those among them that have copies."""
        self._expand(stored.undecided(self.store))
        records: dict[int, list[int]] = defaultdict(list)
        for text, record in stored.records_of(self.store, sorted(self.seen)):
            records[text].append(record)
        sizes = {id: (digest, words) for id, digest, words in stored.texts(self.store, sorted(self.seen))}
        order = sorted(self.seen, key=lambda text: sizes[text][0])  # by digest: the same whenever they came
        number = {text: place for place, text in enumerate(order)}
        pairs = [self._pair(number, sizes, edge) for edge in self.edges]
        copies, not_copies = (self._numbered(said, number) for said in (self.said.copies, self.said.not_copies))
        clusters = join(len(order), pairs, copies, not_copies)
        composites = {order[place] for place in clusters.composites}
        if not self.again:
            self.before = stored.told_of_kept(self.store, sorted(self.seen))
        rows: list[CopyRow] = []
        for places in clusters.groups():
            texts = [order[place] for place in places]
            alone = len(texts) == 1 and len(records[texts[0]]) == 1
            if not alone and sizes[texts[0]][1]:
                rows += self._cluster(texts, {text: sizes[text][1] for text in texts}, composites)
            elif texts[0] in composites:
                rows.append(CopyRow(records[texts[0]][0], None, COMPOSITE, 0.0, True, {}, True))
        return sorted(record for found in records.values() for record in found), rows

    def _expand(self, texts: Iterable[int]) -> None:
        """All texts that are joined with these, and what is known of their likeness."""
        partners = self._said_partners()
        frontier = {*texts}
        while frontier:
            self.seen |= frontier
            ends = {partner for text in frontier for partner in partners.get(text, ())}
            for a, b, relation, similarity in stored.likenesses(self.store, sorted(frontier)):
                self.edges[a, b] = relation, similarity
                if relation != TEMPLATE:
                    ends |= {a, b}
            frontier = ends - self.seen
        self.edges = {edge: told for edge, told in self.edges.items() if self.seen.issuperset(edge)}

    def _said_partners(self) -> dict[int, set[int]]:
        partners: dict[int, set[int]] = defaultdict(set)
        for a, b in self.said.copies:
            for one in stored.texts_of(self.store, a):
                for other in stored.texts_of(self.store, b):
                    partners[one].add(other)
                    partners[other].add(one)
        return partners

    def _numbered(self, said: Iterable[tuple[str, str]], number: Mapping[int, int]) -> list[tuple[int, int]]:
        """Pairs of records that people have named, as pairs of texts that are looked at."""

        def texts(id: str) -> list[int]:
            return [number[text] for text in stored.texts_of(self.store, id) if text in number]

        return pairs_between((texts(a), texts(b)) for a, b in said)

    def _pair(self, number: dict[int, int], sizes: dict[int, tuple[bytes, int]], edge: tuple[int, int]) -> Pair:
        a, b = sorted(edge, key=number.__getitem__)
        relation, similarity = self.edges[edge]
        first = sizes[a][1] <= sizes[b][1]
        return Pair(number[a], number[b], Verdict(relation, similarity, (0.0, 0.0), 0.0, 0.0, 0.0, first))

    def _cluster(self, texts: Sequence[int], words: dict[int, int], composites: Collection[int]) -> Iterator[CopyRow]:
        """The rows of one cluster."""
        rows = list(stored.members(self.store, texts))
        members = [make_member(row, row["name"], words[row["its_text"]], row["its_text"]) for row in rows]

        verdict = relations(self.edges, lambda text: words_of(self.store, text))
        found = describe(members, verdict, self.rule, self.said.kept, self.before)
        for row, copy in zip(rows, found, strict=True):
            told = copy.cluster, copy.relation, copy.similarity, copy.keep, copy.filled
            yield CopyRow(row["number"], *told, row["its_text"] in composites)


def decided(
    clusters: Clusters,
    records: Sequence[Sequence[One]],
    member: Callable[[One, int], Member],
    verdict: Callable[[int, int], tuple[str, float]],
    rule: str,
    kept: Collection[str],
) -> Iterator[tuple[One, Copy]]:
    """The records that have copies, and composites, each with what it is.

    `records` are those of each text that `clusters` tell of; `member` makes one of them, and its text, a member, and
    `verdict` tells of two members' texts.
    """
    for texts in clusters.groups():
        places = [(record, text) for text in texts for record in records[text]]
        members = [member(*place) for place in places] if len(places) > 1 else []
        if members and members[0].words:
            copies = describe(members, verdict, rule, kept)
            yield from ((record, copy) for (record, _), copy in zip(places, copies, strict=True))
        elif texts[0] in clusters.composites:
            yield places[0][0], Copy(None, COMPOSITE, 0.0, True, {})


def relations(
    edges: Mapping[tuple[int, int], tuple[str, float]], words_of: Callable[[int], tuple[AnyWords, Marks]]
) -> Callable[[int, int], tuple[str, float]]:
    """What two texts of one cluster are to each other, the smaller number first."""

    def verdict(a: int, b: int) -> tuple[str, float]:
        if (a, b) in edges:
            relation, similarity = edges[a, b]
        else:  # joined through others
            told = compare(Text.of(*words_of(a)), Text.of(*words_of(b)))
            relation, similarity = told.relation, told.similarity
        return (relation if relation in JOINS else REVISED), similarity

    return verdict


def pairs_between(said: Iterable[tuple[Iterable[int], Iterable[int]]]) -> list[tuple[int, int]]:
    """Each text of the first with each of the second, for every two."""
    every = ((a, b) for one, other in said for a in one for b in other)
    return sorted({(min(a, b), max(a, b)) for a, b in every if a != b})
