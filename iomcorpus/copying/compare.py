"""New texts of a store, and what they are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from iomcorpus.copies.candidates import Ints, are_enough, unpack
from iomcorpus.copies.find import sketches_of, verify
from iomcorpus.copies.index import Index
from iomcorpus.copies.parts import MEMORY
from iomcorpus.copies.sketch import Marks, Words, hash_texts
from iomcorpus.copying.lists import Lists
from iomcorpus.copying.words import WordFile, words_of
from iomcorpus.spool import Spool
from iomcorpus.store import copies as stored
from iomcorpus.store.copies import IndexedText, Likenesses, NewText
from iomcorpus.store.open import Store

TOGETHER = 256  # records that are read at a time

Pair = tuple[int, int]  # ids of two texts of the store, the smaller first


@dataclass(slots=True)
class Comparison:
    """New texts and what they are alike. The id of a new text is `first_new` and its number among them."""

    store: Store
    progress: Callable[[int], None]
    memory: int = MEMORY  # bytes of the index and of words; the rest goes to temporary files
    first_new: int = 0
    gone: dict[int, IndexedText] = field(default_factory=dict)  # texts that no record has any more, by id
    texts: Spool[NewText] = field(default_factory=Spool)
    index: Index = field(init=False)  # of the new texts
    words: WordFile = field(init=False)

    def __post_init__(self) -> None:
        self.index, self.words = Index(self.memory // 2), WordFile(self.memory // 2)

    def run(self) -> Likenesses:
        """Sketch the new records, and compare their texts with all that share shingles with them."""
        self.first_new = stored.next_text(self.store)
        self.gone = {one.id: one for one in self._known(stored.gone_texts(self.store))}
        records = self._read_new()
        pairs, lost = self._candidates() if stored.has_texts(self.store) else (self._among_new(), [])
        found = verify(pairs, self._words)
        alike = [(pair.a, pair.b, pair.verdict.relation, pair.verdict.similarity) for pair in found]
        return Likenesses(self.texts, records, self._shingles(), [*self.gone.values()], alike, lost)

    def _read_new(self) -> list[tuple[int, int]]:
        """The new records, each with the id of its text."""
        records: list[tuple[int, int]] = []
        new: dict[bytes, int] = {}
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
                        new[digest] = self.first_new + len(new)
                        start, stop = hashed.bounds[number : number + 2].tolist()
                        self.index.add(sketch.hashes, sketch.order)
                        self.words.put(hashed.words[start:stop], hashed.marks[start:stop])
                        self.texts.put(
                            NewText(new[digest], digest, stop - start, sketch.order, sketch.hashes.tobytes())
                        )
                    records.append((next(numbers), known[digest] if digest in known else new[digest]))
            self.progress(sum(len(text) for _, text in group))
        return records

    def _among_new(self) -> Iterator[Pair]:
        return ((a + self.first_new, b + self.first_new) for a, b in self.index.candidates())

    def _candidates(self) -> tuple[Iterable[Pair], list[Pair]]:
        """Pairs to be looked at, and pairs of old texts that were alike and are candidates no more."""
        lists = self._lists()
        packed, changes = lists.changes()
        pairs = unpack(packed)
        kept = np.array([id not in self.gone for id in pairs.ravel().tolist()], np.bool_).reshape(pairs.shape).all(1)
        new = kept & (pairs[:, 1] >= self.first_new)
        wanted = self._enough(pairs[new], changes[new])
        # Pairs of old texts that a list makes no more, since a text came between, or makes now, since one left.
        old = kept & ~new & (changes != 0)
        known: list[Pair] = []
        asked: list[Pair] = []
        for (a, b), change in zip(pairs[old].tolist(), changes[old].tolist(), strict=True):
            alike = stored.are_alike(self.store, a, b)
            if alike == (change < 0):
                (known if alike else asked).append((a, b))
        still = self._enough(*self._recounted(lists, known))
        wanted += self._enough(*self._recounted(lists, asked))
        return wanted, sorted({*known} - {*still})

    def _lists(self) -> Lists:
        entries = [(hashes.view(np.int64), texts + self.first_new) for hashes, texts in self.index.entries()]
        entries += [
            (np.array(one.shingles, np.int64), np.full(len(one.shingles), one.id)) for one in self.gone.values()
        ]
        hashes, texts = (np.concatenate(column) for column in zip(*entries, strict=True))
        new = texts >= self.first_new
        orders = np.zeros(len(texts), np.int64)
        orders[new] = np.array(self.index.orders, np.int64)[texts[new] - self.first_new]
        orders[~new] = [self.gone[id].place for id in texts[~new].tolist()]
        return Lists.of(self.store, hashes, texts, orders, self.gone, self.first_new)

    def _recounted(self, lists: Lists, pairs: Sequence[Pair]) -> tuple[Ints, Ints]:
        """Pairs of old texts, and how many shingles make each, over all lists that both are in."""
        known = {one.id: one for one in self._known(sorted({id for pair in pairs for id in pair}))}
        counts = []
        for pair in pairs:
            one, other = (known[id] for id in pair)
            both = {*one.shingles} & {*other.shingles}
            counts.append(sum(lists.makes(hash, one.entry, other.entry) for hash in both))
        return np.array(pairs, np.int64).reshape(-1, 2), np.array(counts, np.int64)

    def _enough(self, pairs: Ints, shared: Ints) -> list[Pair]:
        """Those of some pairs that share enough to be looked at."""
        old = np.unique(pairs[pairs < self.first_new])
        sizes = dict(stored.sketch_sizes(self.store, old.tolist()))
        shorter = [min(self._size(a, sizes), self._size(b, sizes)) for a, b in pairs.tolist()]
        return [(a, b) for a, b in pairs[are_enough(shared, np.array(shorter, np.int64))].tolist()]

    def _size(self, id: int, sizes: dict[int, int]) -> int:
        return sizes[id] if id < self.first_new else self.index.sizes[id - self.first_new]

    def _known(self, ids: Sequence[int]) -> Iterator[IndexedText]:
        for id, place, sketch in stored.sketches(self.store, ids):
            yield IndexedText(id, place, memoryview(sketch).cast("q").tolist())

    def _shingles(self) -> Iterator[tuple[int, int, int]]:
        """The rows of the index for the new texts, in order within each part."""
        orders = np.array(self.index.orders, np.int64)
        for hashes, texts in self.index.entries():
            signed = hashes.view(np.int64).tolist()
            yield from zip(signed, orders[texts].tolist(), (texts + self.first_new).tolist(), strict=True)

    def _words(self, id: int) -> tuple[Words, Marks]:
        return self.words.get(id - self.first_new) if id >= self.first_new else words_of(self.store, id)
