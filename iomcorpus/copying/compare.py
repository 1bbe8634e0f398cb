"""New texts of a store, and what they are alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO

import numpy as np

from iomcorpus.copies.candidates import are_enough, makes_pair, share_counts, unpack
from iomcorpus.copies.cluster import Pair
from iomcorpus.copies.find import Sketch, candidates, flatten, ranks, sketches_of, verify
from iomcorpus.copies.sketch import Marks, Words, hash_texts
from iomcorpus.store import copies as stored
from iomcorpus.store.copies import Likenesses, NewText
from iomcorpus.store.open import Store

TOGETHER = 256  # records that are read at a time
IN_MEMORY = 256 << 20  # bytes of words; the rest goes to a temporary file
NO_HASHES = np.empty(0, np.uint64)


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
