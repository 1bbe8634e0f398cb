"""Bringing what a store knows of copies up to its records: new texts are compared, then clusters are decided.

A text is compared with those that share shingles with it, so a few new ones cost little in a large store, and what
comes out is what all at once would have given. It goes in two transactions: first what is alike, then which records
are copies. What was touched waits in between, so a run that was stopped is taken up by the next one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import numpy as np

from iomcorpus.asking.copies import in_order, pair_row
from iomcorpus.asking.scan import text_of
from iomcorpus.copies.candidates import are_enough, makes_pair, share_counts, unpack
from iomcorpus.copies.cluster import COMPOSITE, Clusters, Pair, join
from iomcorpus.copies.decisions import CopyDecisions
from iomcorpus.copies.describe import describe, make_member
from iomcorpus.copies.find import Sketch, candidates, flatten, ranks, sketches_of, verify
from iomcorpus.copies.sketch import Marks, Words, hash_texts
from iomcorpus.copies.verify import CONTAINED, EXACT, JOINS, PART, REVISED, TEMPLATE, Text, Verdict, compare
from iomcorpus.decisions import Said
from iomcorpus.store import copies as stored
from iomcorpus.store import ledger
from iomcorpus.store.copies import CopyRow, Likenesses, NewText
from iomcorpus.store.open import Store, close_writer, open_for_writing
from iomcorpus.store.read import reading

VERSION = 1  # of the verdicts: what an older one found is found again
RESTS_ON = ("split",)
TOGETHER = 256  # records that are read at a time
IN_MEMORY = 256 << 20  # bytes of words; the rest goes to a temporary file


@dataclass(frozen=True, slots=True)
class CopySettings:
    """What decides which copies are found and kept."""

    keep: str = "best"

    def __str__(self) -> str:
        return f"v{VERSION} keep={self.keep}"


def copy_decisions(said: list[Said], file: str) -> CopyDecisions:
    """What people have decided of copies, in the file of that name."""
    return CopyDecisions.of(said, file)


def update_copies(
    db: str,
    settings: CopySettings,
    decisions: CopyDecisions,
    note: Callable[[str], None],
    progress: Callable[[int], None],
) -> int:
    """Find the copies of what is new, decide what that touches, and say how many records were new.

    `progress` is told the characters of records that have been read.
    """
    decided_by = f"{settings} decisions={decisions.digest}"
    with reading(db) as store:
        # What rests on copies is stale once they are decided by another rule: dates move with the kept ones.
        covers = f"{ledger.state(store, RESTS_ON)}; {decided_by}"
        covered = ledger.covered(store, stored.STAGE)
    new = 0
    if covered != (str(settings), covers):
        writer = open_for_writing(db, note)
        try:
            found = Comparison(writer, progress).run()
            stored.write_likenesses(writer, found)
            if covered and covered[1].partition("; ")[2] != decided_by:
                stored.decide_all_again(writer)
            decided, copies = Decision(writer, settings.keep, decisions).run()
            stored.write_copies(writer, decided, copies, str(settings), covers)
        finally:
            close_writer(writer)
        new = len(found.records)
    if decisions.said:
        with reading(db) as store:
            for message in decisions.without_effect(lambda id: stored.texts_of(store, id)):
                note(message)
    return new


# What is alike


@dataclass(slots=True)
class WordFile:
    """The words of texts in order, read as often as wanted."""

    file: IO[bytes] = field(default_factory=lambda: SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115 - see __del__
    sizes: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def __del__(self) -> None:
        self.file.close()

    def put(self, words: Words, marks: Marks) -> None:
        """Add the next text."""
        self.places.append(self.file.seek(0, 2))
        self.sizes.append(len(words))
        self.file.write(words.tobytes())
        self.file.write(marks.tobytes())

    def get(self, which: int) -> tuple[Words, Marks]:
        """The words and marks of a text."""
        size = self.sizes[which]
        self.file.seek(self.places[which])
        data = self.file.read(9 * size)
        return np.frombuffer(data, np.uint64, size), np.frombuffer(data, np.uint8, size, 8 * size)


@dataclass(slots=True)
class Comparison:
    """New texts and what they are alike. Texts are known by their places in `sketches`."""

    store: Store
    progress: Callable[[int], None]
    ids: list[int] = field(default_factory=list)  # of each text in the store
    sketches: list[Sketch] = field(default_factory=list)
    place_of: dict[int, int] = field(default_factory=dict)  # by id
    first_new: int = 0  # the id of the first new text; the others follow
    gone: frozenset[int] = frozenset()  # ids of texts that no record has any more
    words: WordFile = field(default_factory=WordFile)  # of the new texts
    new_are_in: bool = False  # and so the gone ones are out
    new_with: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))  # new texts by shingle
    orders: dict[int, dict[int, int]] = field(default_factory=dict)  # of shingles: the texts that have it, as they rank

    def run(self) -> Likenesses:
        """Sketch the new records, and compare their texts with all that share shingles with them."""
        self.first_new = stored.next_text(self.store)
        self.gone = frozenset(stored.gone_texts(self.store))
        records, new = self._read_new()
        pairs, lost = self._candidates(new)
        alike = [self._likeness(pair) for pair in verify(pairs, self._words)]
        asked = {self._ids(a, b) for a, b in (*pairs, *lost)}
        texts = [
            NewText(self.first_new + number, sketch.digest, size, sketch.hashes.tobytes())
            for number, (sketch, size) in enumerate(zip(new, self.words.sizes, strict=True))
        ]
        ids = {text.digest: text.id for text in texts}
        rows = [(record, ids[one] if isinstance(one, bytes) else one) for record, one in records]
        return Likenesses(texts, rows, sorted(self.gone), alike, sorted(asked - {one[:2] for one in alike}))

    def _read_new(self) -> tuple[list[tuple[int, int | bytes]], list[Sketch]]:
        """The new records, each with the id of its text or, where that is new too, its digest; and the new texts."""
        records: list[tuple[int, int | bytes]] = []
        new: dict[bytes, Sketch] = {}
        rows = stored.new_records(self.store)
        while group := list(islice(rows, TOGETHER)):
            numbers = iter([number for number, _ in group])
            for hashed in hash_texts(text for _, text in group):
                sketches = sketches_of(hashed)
                known = stored.text_ids(self.store, (sketch.digest for sketch in sketches))
                known = {digest: id for digest, id in known.items() if id not in self.gone}  # one that is back is new
                for number, sketch in enumerate(sketches):
                    digest = sketch.digest
                    if digest not in known and digest not in new:
                        new[digest] = sketch
                        start, stop = hashed.bounds[number : number + 2]
                        self.words.put(hashed.words[start:stop], hashed.marks[start:stop])
                    records.append((next(numbers), known.get(digest, digest)))
            self.progress(sum(len(text) for _, text in group))
        return records, list(new.values())

    def _candidates(self, new: Sequence[Sketch]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Pairs to be looked at, and pairs of old texts that are candidates no more."""
        self._load(self.gone)
        gone = list(self.sketches)
        touched = np.unique(np.concatenate([NO_HASHES, *(sketch.hashes for sketch in (*new, *gone))]))
        if not stored.has_texts(self.store):
            self._add(new)
            return candidates(self.sketches), []
        self._load(text for _, text in stored.holders(self.store, touched.view(np.int64).tolist()))
        before = self._shares(touched)
        self._add(new)
        now = self._shares(touched)
        wanted = [pair for pair, count in now.items() if self._has_new(pair) and self._are_enough(pair, count)]
        lost: list[tuple[int, int]] = []
        # A list that has grown or shrunk makes other pairs of old texts; only then their other lists matter.
        for pair in sorted({*before, *now}):
            if before[pair] != now[pair] and not self._has_new(pair) and self.gone.isdisjoint(self._ids(*pair)):
                (wanted if self._are_enough(pair, self._recounted(pair)) else lost).append(pair)
        return wanted, lost

    def _add(self, new: Sequence[Sketch]) -> None:
        self.new_are_in = True
        for id, sketch in enumerate(new, start=self.first_new):
            self._put(id, sketch)
            for hash in sketch.hashes.view(np.int64).tolist():
                self.new_with[hash].append(self.place_of[id])

    def _load(self, ids: Iterable[int]) -> None:
        """Give texts of the store their places."""
        for id, digest, _, sketch in stored.texts(self.store, sorted({*ids} - self.place_of.keys())):
            self._put(id, Sketch(digest, np.frombuffer(sketch, np.uint64)))

    def _put(self, id: int, sketch: Sketch) -> None:
        self.place_of[id] = len(self.ids)
        self.ids.append(id)
        self.sketches.append(sketch)

    def _shares(self, hashes: Words) -> Counter[tuple[int, int]]:
        """How many of some shingles make a pair of each two texts that are in."""
        places = [place for place, id in enumerate(self.ids) if not (self.new_are_in and id in self.gone)]
        texts = [self.sketches[place] for place in places]
        every, of = flatten(texts)
        inside = np.isin(every, hashes)
        packed, shared = share_counts(every[inside], of[inside], ranks(texts))
        pairs = ((places[a], places[b]) for a, b in unpack(packed).tolist())
        return Counter(dict(zip(pairs, shared.tolist(), strict=True)))

    def _recounted(self, pair: tuple[int, int]) -> int:
        """How many shingles make a pair of two old texts, over all lists that both are in."""
        both = np.intersect1d(self.sketches[pair[0]].hashes, self.sketches[pair[1]].hashes)
        unread = [hash for hash in both.view(np.int64).tolist() if hash not in self.orders]
        if unread:
            self._read_orders(unread)
        orders = (self.orders[hash] for hash in both.view(np.int64).tolist())
        return sum(makes_pair(len(order), abs(order[pair[0]] - order[pair[1]])) for order in orders)

    def _read_orders(self, hashes: Sequence[int]) -> None:
        """Put the texts that are in and have some shingles in the order of likeness."""
        holders = [(hash, text) for hash, text in stored.holders(self.store, hashes) if text not in self.gone]
        self._load(text for _, text in holders)
        lists: dict[int, list[int]] = {hash: [] for hash in hashes}
        for hash, text in holders:
            lists[hash].append(self.place_of[text])
        for hash, places in lists.items():
            places += self.new_with.get(hash, ())
            ranked = ranks([self.sketches[place] for place in places]).tolist()
            self.orders[hash] = dict(zip(places, ranked, strict=True))

    def _has_new(self, pair: tuple[int, int]) -> bool:
        return any(self.ids[place] >= self.first_new for place in pair)

    def _are_enough(self, pair: tuple[int, int], shared: int) -> bool:
        shorter = min(len(self.sketches[place].hashes) for place in pair)
        return bool(are_enough(np.array([shared]), np.array([shorter]))[0])

    def _words(self, place: int) -> tuple[Words, Marks]:
        if self.ids[place] >= self.first_new:
            return self.words.get(self.ids[place] - self.first_new)
        return words_of(self.store, self.ids[place])

    def _ids(self, a: int, b: int) -> tuple[int, int]:
        return min(self.ids[a], self.ids[b]), max(self.ids[a], self.ids[b])

    def _likeness(self, pair: Pair) -> tuple[int, int, str, float]:
        return (*self._ids(pair.a, pair.b), pair.verdict.relation, pair.verdict.similarity)


def words_of(store: Store, text: int) -> tuple[Words, Marks]:
    """The words and marks of a text of the store."""
    (hashed,) = hash_texts([stored.clean_text(store, text)])
    return hashed.words, hashed.marks


# Which records are copies


@dataclass(slots=True)
class Decision:
    """The records that wait to be decided, and all that are joined with them."""

    store: Store
    rule: str
    said: CopyDecisions
    edges: dict[tuple[int, int], tuple[str, float]] = field(default_factory=dict)  # of texts, by their ids
    seen: set[int] = field(default_factory=set)  # texts

    def run(self) -> tuple[list[int], list[CopyRow]]:
        """The numbers of all records that were decided, and those among them that have copies."""
        self._expand(stored.undecided(self.store))
        records: dict[int, list[int]] = defaultdict(list)
        for text, record in stored.records_of(self.store, sorted(self.seen)):
            records[text].append(record)
        sizes = {id: (digest, words) for id, digest, words, _ in stored.texts(self.store, sorted(self.seen))}
        order = sorted(self.seen, key=lambda text: sizes[text][0])  # by digest: the same whenever they came
        number = {text: place for place, text in enumerate(order)}
        pairs = [self._pair(number, sizes, edge) for edge in self.edges]
        copies, not_copies = (self._numbered(said, number) for said in (self.said.copies, self.said.not_copies))
        clusters = join(len(order), pairs, copies, not_copies)
        composites = {order[place] for place in clusters.composites}
        rows: list[CopyRow] = []
        for places in clusters.groups():
            texts = [order[place] for place in places]
            alone = len(texts) == 1 and len(records[texts[0]]) == 1
            if not alone and sizes[texts[0]][1]:
                rows += self._cluster(texts, {text: sizes[text][1] for text in texts})
            elif texts[0] in composites:
                rows.append(CopyRow(records[texts[0]][0], None, COMPOSITE, 0.0, True, {}))
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

    def _cluster(self, texts: Sequence[int], words: dict[int, int]) -> Iterator[CopyRow]:
        """The rows of one cluster."""
        rows = list(stored.members(self.store, texts))
        members = [make_member(row, row["name"], words[row["its_text"]], row["its_text"]) for row in rows]

        verdict = relations(self.edges, lambda text: words_of(self.store, text))
        for row, copy in zip(rows, describe(members, verdict, self.rule, self.said.kept), strict=True):
            yield CopyRow(row["number"], copy.cluster, copy.relation, copy.similarity, copy.keep, copy.filled)


NO_HASHES = np.empty(0, np.uint64)


def relations(
    edges: Mapping[tuple[int, int], tuple[str, float]], words_of: Callable[[int], tuple[Words, Marks]]
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


# Records that stand in no store


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


SINGLE = "single"


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
