"""Copies among records that stand in no store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from iomcorpus.asking.copies import in_order, pair_row
from iomcorpus.asking.scan import text_of
from iomcorpus.copies.cluster import Clusters, Pair, join
from iomcorpus.copies.decisions import CopyDecisions
from iomcorpus.copies.describe import describe, make_member
from iomcorpus.copies.find import Sketch, candidates, sketches_of, verify
from iomcorpus.copies.relations import COMPOSITE, CONTAINED, EXACT, PART, SINGLE
from iomcorpus.copies.sketch import Marks, Words, hash_texts
from iomcorpus.copying.decide import pairs_between, relations


@dataclass(slots=True)
class Gathered:
    """Rows that stand in no store, as texts: those of the same words are one. Texts are numbered by their digests."""

    rows: Sequence[Mapping[str, Any]]
    parts: list[tuple[Words, Marks]] = field(default_factory=list)
    places: list[list[int]] = field(default_factory=list)  # of the rows that have each text
    pairs: list[Pair] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]]) -> Gathered:
        """The texts of rows, and what is alike among them."""
        places: dict[bytes, list[int]] = defaultdict(list)
        sketches: dict[bytes, Sketch] = {}
        parts: dict[bytes, tuple[Words, Marks]] = {}
        numbers = iter(range(len(rows)))
        for hashed in hash_texts(text_of(row) for row in rows):
            for sketch, (start, stop) in zip(sketches_of(hashed), pairwise(hashed.bounds), strict=True):
                if sketch.digest not in sketches:
                    sketches[sketch.digest] = sketch
                    parts[sketch.digest] = hashed.words[start:stop].copy(), hashed.marks[start:stop].copy()
                places[sketch.digest].append(next(numbers))
        order = sorted(sketches)
        gathered = cls(rows, [parts[digest] for digest in order], [places[digest] for digest in order])
        gathered.pairs = verify(candidates([sketches[digest] for digest in order]), gathered.parts.__getitem__)
        return gathered

    def words(self, text: int) -> int:
        """How many a text has."""
        return len(self.parts[text][0])

    def clusters(self, said: CopyDecisions, note: Callable[[str], None]) -> Clusters:
        """The texts joined; `note` is told of decisions that decide nothing."""
        of: dict[str, set[int]] = defaultdict(set)
        for text, places in enumerate(self.places):
            for place in places:
                of[self.rows[place]["id"]].add(text)
        for message in said.without_effect(lambda id: of.get(id, ())):
            note(message)
        copies, not_copies = (
            pairs_between((of.get(a, ()), of.get(b, ())) for a, b in pairs) for pairs in (said.copies, said.not_copies)
        )
        return join(len(self.places), self.pairs, copies, not_copies)


def decide_rows(
    rows: Sequence[Mapping[str, Any]], rule: str, said: CopyDecisions, note: Callable[[str], None]
) -> list[dict[str, Any]]:
    """What each record is among its copies, with the fields of `dedupe`; rows are those of `split`."""
    gathered = Gathered.of(rows)
    clusters = gathered.clusters(said, note)
    edges = {(pair.a, pair.b): (pair.verdict.relation, pair.verdict.similarity) for pair in gathered.pairs}
    verdict = relations(edges, gathered.parts.__getitem__)
    found = [copy_row(row, None, SINGLE, 1.0, True, {}) for row in rows]
    for texts in clusters.groups():
        members = [
            (place, make_member(rows[place], str(rows[place].get("source") or "-"), gathered.words(text), text))
            for text in texts
            for place in gathered.places[text]
        ]
        if len(members) > 1 and gathered.words(texts[0]):
            copies = describe([member for _, member in members], verdict, rule, said.kept)
            for (place, _), copy in zip(members, copies, strict=True):
                told = copy.relation, copy.similarity, copy.keep, copy.filled
                found[place] = copy_row(rows[place], copy.cluster, *told)
        elif texts[0] in clusters.composites:
            (place,) = gathered.places[texts[0]]
            found[place] = copy_row(rows[place], None, COMPOSITE, 0.0, True, {})
    return found


def copy_row(
    row: Mapping[str, Any], cluster: str | None, relation: str, similarity: float, keep: bool, filled: Mapping[str, Any]
) -> dict[str, Any]:
    """A record among its copies with the fields of the contract."""
    place = {"cluster": cluster, "id": row["id"], "source": row.get("source"), "first_line": row.get("first_line")}
    return {**place, "relation": relation, "similarity": similarity, "keep": keep, "filled": dict(filled), "was": None}


def pairs_among(
    rows: Sequence[Mapping[str, Any]], said: CopyDecisions, note: Callable[[str], None]
) -> Iterator[dict[str, Any]]:
    """Pairs of records that have much in common, with the fields of `dedupe --report pairs`.

    Records of the same words are paired with the first of them only, and only that one with other texts.
    """
    gathered = Gathered.of(rows)
    clusters = gathered.clusters(said, note)
    alone = {texts[0] for texts in clusters.groups() if len(texts) == len(gathered.places[texts[0]]) == 1}
    ids = [sorted(rows[place]["id"] for place in places) for places in gathered.places]
    found = []
    for pair in gathered.pairs:
        relation, longer = pair.verdict.relation, pair.b if pair.verdict.first_is_shorter else pair.a
        if relation in (CONTAINED, PART) and longer in alone & clusters.composites.keys():
            relation = COMPOSITE
        joined = clusters.label[pair.a] == clusters.label[pair.b]
        told = relation, pair.verdict.similarity, joined, longer == pair.a
        found.append(pair_row(ids[pair.a][0], ids[pair.b][0], *told))
    for text, (first, *others) in enumerate(ids):
        found += [pair_row(first, other, EXACT, 1.0, True, False) for other in others if gathered.words(text)]
    yield from in_order(found)
