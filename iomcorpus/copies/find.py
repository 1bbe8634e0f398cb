"""What is alike among some texts: sketches, candidates and verdicts, without a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from iomcorpus.copies.candidates import orders, sampled
from iomcorpus.copies.cluster import Clusters, Pair, join
from iomcorpus.copies.index import Index
from iomcorpus.copies.relations import BOILERPLATE
from iomcorpus.copies.sketch import Hashed, Marks, Words, hash_texts
from iomcorpus.copies.verify import AnyWords, Text, compare_all, halved


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the index keeps of a text."""

    digest: bytes  # of its words and their marks: equal for equal ones alone
    hashes: Words  # its sampled shingles, each once, in order
    order: int  # its place in the order of likeness


@dataclass(frozen=True, slots=True)
class Copies:
    """Pairs that have much in common, whatever they are, and the clusters of those that are copies."""

    pairs: list[Pair]
    clusters: Clusters
    words: list[int]  # how many each text has


def digest_of(words: Words, marks: Marks) -> bytes:
    """What tells a text from any other. Its marks count, since verdicts rest on them: names show by their capitals."""
    return blake2b(words.tobytes() + marks.tobytes(), digest_size=16).digest()


def sketches_of(hashed: Hashed) -> list[Sketch]:
    """The sketches of a block of texts."""
    hashes, of = sampled(hashed)
    order = np.lexsort((hashes, of))
    hashes, of = hashes[order], of[order]
    new = np.append(True, (hashes[1:] != hashes[:-1]) | (of[1:] != of[:-1]))[: len(of)]
    hashes, of = hashes[new], of[new]
    cuts = np.searchsorted(of, np.arange(len(hashed.bounds)))
    spans = pairwise(hashed.bounds.tolist())
    digests = [digest_of(hashed.words[start:stop], hashed.marks[start:stop]) for start, stop in spans]
    places = orders(hashes, cuts, digests).tolist()
    parts = (hashes[first:last] for first, last in pairwise(cuts.tolist()))
    return [Sketch(*fields) for fields in zip(digests, parts, places, strict=True)]


def verify(pairs: Iterable[tuple[int, int]], words_of: Callable[[int], tuple[AnyWords, Marks]]) -> list[Pair]:
    """The pairs that are more than boilerplate, with what they are."""
    found: list[Pair] = []
    known: dict[int, Text] = {}
    some: list[tuple[int, int]] = []
    size = 0
    for pair in pairs:
        for which in pair:
            if which not in known:
                known[which] = Text.of(*words_of(which))
                size += len(known[which].words)
        some.append(pair)
        if size >= IN_MEMORY:
            found += _compared(some, known)
            known, some, size = {}, [], 0
    return found + _compared(some, known)


IN_MEMORY = 1 << 20  # words of texts that are compared at a time, some 2,500 articles


def _compared(pairs: Sequence[tuple[int, int]], texts: Mapping[int, Text]) -> list[Pair]:
    verdicts = compare_all([(texts[a], texts[b]) for a, b in pairs])
    told = (Pair(a, b, verdict) for (a, b), verdict in zip(pairs, verdicts, strict=True))
    return [pair for pair in told if pair.verdict.relation != BOILERPLATE]


def find_copies(texts: Iterable[str]) -> Copies:
    """The copies among some texts, which are numbered in their order; in memory."""
    blocks: list[tuple[NDArray[np.uint32], Marks]] = []
    spans: list[tuple[int, int, int]] = []  # of each text: its block, and where its words are there
    index = Index()
    for hashed in hash_texts(texts):
        for sketch in sketches_of(hashed):
            index.add(sketch.hashes, sketch.order)
        spans += ((len(blocks), start, stop) for start, stop in pairwise(hashed.bounds.tolist()))
        blocks.append((halved(hashed.words), hashed.marks))

    def words_of(which: int) -> tuple[NDArray[np.uint32], Marks]:
        block, start, stop = spans[which]
        words, marks = blocks[block]
        return words[start:stop], marks[start:stop]

    pairs = verify(index.candidates(), words_of)
    return Copies(pairs, join(len(spans), pairs), [stop - start for _, start, stop in spans])
