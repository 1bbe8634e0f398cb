"""Copies among records that stand in no store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from iomcorpus.asking.copies import in_order, pair_row
from iomcorpus.asking.scan import text_of
from iomcorpus.copies.cluster import Clusters, Pair, join
from iomcorpus.copies.decisions import CopyDecisions
from iomcorpus.copies.describe import make_member
from iomcorpus.copies.find import sketches_of, verify
from iomcorpus.copies.index import Index
from iomcorpus.copies.keep import Member
from iomcorpus.copies.parts import MEMORY
from iomcorpus.copies.relations import COMPOSITE, CONTAINED, EXACT, PART, SINGLE
from iomcorpus.copies.sketch import Marks, Words, hash_texts
from iomcorpus.copying.decide import decided, pairs_between, relations
from iomcorpus.copying.words import WordFile
from iomcorpus.spool import Spool

Row = dict[str, Any]


@dataclass(slots=True)
class Gathered:
    """Rows that stand in no store, as texts: those of the same words are one. Texts are numbered by their digests."""

    rows: Spool[Row] = field(default_factory=Spool)
    ids: list[str] = field(default_factory=list)  # of the rows
    places: list[list[int]] = field(default_factory=list)  # of the rows that have each text
    words: WordFile = field(default_factory=WordFile)  # of the texts as they came
    came: list[int] = field(default_factory=list)  # for each text, how many came before it
    pairs: list[Pair] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Iterable[Row], memory: int = MEMORY) -> Gathered:
        """The texts of rows, and what is alike among them."""
        gathered = cls(words=WordFile(memory // 2))
        index = Index(memory // 2)
        known: dict[bytes, int] = {}
        places: list[list[int]] = []  # of texts as they came
        row = 0
        for hashed in hash_texts(map(gathered._text_of, rows)):
            for number, sketch in enumerate(sketches_of(hashed)):
                text = known.setdefault(sketch.digest, len(known))
                if text == len(places):
                    start, stop = hashed.bounds[number : number + 2].tolist()
                    index.add(sketch.hashes, sketch.order)
                    gathered.words.put(hashed.words[start:stop], hashed.marks[start:stop])
                    places.append([])
                places[text].append(row)
                row += 1
        gathered.came = [known[digest] for digest in sorted(known)]
        gathered.places = [places[text] for text in gathered.came]
        number_of = sorted(range(len(known)), key=gathered.came.__getitem__)
        pairs = ((number_of[a], number_of[b]) for a, b in index.candidates())
        gathered.pairs = verify(((min(pair), max(pair)) for pair in pairs), gathered.words_of)
        return gathered

    def _text_of(self, row: Row) -> str:
        self.rows.put(row)
        self.ids.append(row["id"])
        return text_of(row)

    def words_of(self, text: int) -> tuple[Words, Marks]:
        """The words and marks of a text."""
        return self.words.get(self.came[text])

    def size(self, text: int) -> int:
        """How many words a text has."""
        return self.words.sizes[self.came[text]]

    def member(self, place: int, text: int) -> Member:
        """A row among its copies."""
        row = self.rows.get(place)
        return make_member(row, str(row.get("source") or "-"), self.size(text), text)

    def clusters(self, said: CopyDecisions, note: Callable[[str], None]) -> Clusters:
        """The texts joined; `note` is told of decisions that decide nothing."""
        of: dict[str, set[int]] = defaultdict(set)
        for text, places in enumerate(self.places if said.said else ()):
            for place in places:
                of[self.ids[place]].add(text)
        for message in said.without_effect(lambda id: of.get(id, ())):
            note(message)
        copies, not_copies = (
            pairs_between((of.get(a, ()), of.get(b, ())) for a, b in pairs) for pairs in (said.copies, said.not_copies)
        )
        return join(len(self.places), self.pairs, copies, not_copies)


def decide_rows(
    rows: Iterable[Row], rule: str, said: CopyDecisions, note: Callable[[str], None], memory: int = MEMORY
) -> Iterator[tuple[Row, Row]]:
    """Each row, as `split` prints them, and beside it what it is among its copies, with the fields of `dedupe`."""
    gathered = Gathered.of(rows, memory)
    clusters = gathered.clusters(said, note)
    edges = {(pair.a, pair.b): (pair.verdict.relation, pair.verdict.similarity) for pair in gathered.pairs}
    verdict = relations(edges, gathered.words_of)
    found: dict[int, Row] = {}
    for place, copy in decided(clusters, gathered.places, gathered.member, verdict, rule, said.kept):
        told = copy.cluster, copy.relation, copy.similarity, copy.keep, copy.filled
        found[place] = copy_row(gathered.rows.get(place), *told)
    for place, row in enumerate(gathered.rows):
        yield row, found.get(place) or copy_row(row, None, SINGLE, 1.0, True, {})


def copy_row(
    row: Mapping[str, Any], cluster: str | None, relation: str, similarity: float, keep: bool, filled: Mapping[str, Any]
) -> Row:
    """A record among its copies with the fields of the contract."""
    place = {"cluster": cluster, "id": row["id"], "source": row.get("source"), "first_line": row.get("first_line")}
    return {**place, "relation": relation, "similarity": similarity, "keep": keep, "filled": dict(filled), "was": None}


def pairs_among(
    rows: Iterable[Row],
    said: CopyDecisions,
    note: Callable[[str], None],
    memory: int = MEMORY,
    wanted: Callable[[Row], bool] = lambda row: True,
) -> Iterator[Row]:
    """Pairs of records that have much in common, with the fields of `dedupe --report pairs`.

    Of each pair one record or more is `wanted`; those of the same words count as one. Records of the same words are
    paired with the first of them only, and only that one with other texts.
    """
    gathered = Gathered.of(rows, memory)
    chosen = [any(wanted(gathered.rows.get(place)) for place in places) for places in gathered.places]
    clusters = gathered.clusters(said, note)
    ids = [sorted(gathered.ids[place] for place in places) for places in gathered.places]
    found = []
    for pair in gathered.pairs:
        if not (chosen[pair.a] or chosen[pair.b]):
            continue
        relation, longer = pair.verdict.relation, pair.b if pair.verdict.first_is_shorter else pair.a
        if relation in (CONTAINED, PART) and longer in clusters.composites:
            relation = COMPOSITE
        joined = clusters.label[pair.a] == clusters.label[pair.b]
        told = relation, pair.verdict.similarity, joined, longer == pair.a
        found.append(pair_row(ids[pair.a][0], ids[pair.b][0], *told))
    for text, (first, *others) in enumerate(ids):
        others = others if chosen[text] else []
        found += [pair_row(first, other, EXACT, 1.0, True, False) for other in others if gathered.size(text)]
    yield from in_order(found)
