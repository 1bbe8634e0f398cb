"""Pairs of texts that may be copies: those that have enough sampled shingles in common.

An index of shingles gives all texts that have one. A shingle of few texts makes pairs of all of
them; one of many is boilerplate or a wire story that everybody printed, and makes pairs of neighbours only, in an order
that puts like texts side by side. So ten thousand texts with one foot cost ten thousand times NEIGHBOURS pairs, not
fifty million.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from iomcorpus.copies.sketch import SAMPLED, SHINGLE, U64, Hashed, Words, shingles

One = TypeVar("One")
Ints = NDArray[np.int64]

FEW = 16  # texts: a shingle that no more have makes pairs of all of them
NEIGHBOURS = 3  # texts on either side that a shingle of many pairs one with
# Shared shingles, of the shorter text's: chance gives two long texts one; edits of every fifth word leave one in three.
LEAST_SHARED, LEAST_SHARE = 2, 0.10
# Sampled shingles of each text: a text of 40 words with one changed shares none of its two or three with the other in
# one of eight pairs; of its eight least, seven or eight.
FEWEST = 8
SMALL = 8  # sampled shingles: a text that has no more shows few of them to anybody, so one shared is enough


def sampled(hashed: Hashed) -> tuple[Words, Ints]:
    """The sampled shingles of some texts and which text each is of; a short text gives its FEWEST least ones.

    >>> words = np.random.default_rng(1).integers(0, 2**63, 400).astype(np.uint64)
    >>> hashes, texts = sampled(Hashed(words, np.zeros(400, np.uint8), np.array([0, 380, 380, 397, 400])))
    >>> [int((texts == text).sum()) for text in range(1, 4)]
    [0, 8, 1]
    """
    sizes = np.diff(hashed.bounds)
    of_word = np.repeat(np.arange(len(sizes)), sizes)
    hashes, texts = np.empty(0, np.uint64), np.empty(0, np.int64)
    if len(of_word) >= SHINGLE:
        inside = of_word[: 1 - SHINGLE] == of_word[SHINGLE - 1 :]
        hashes, texts = shingles(hashed.words)[inside], of_word[: 1 - SHINGLE][inside]
    low = hashes < U64((1 << 64) // SAMPLED)
    found, of = [hashes[low]], [texts[low]]
    for text in np.flatnonzero((np.bincount(texts[low], minlength=len(sizes)) < FEWEST) & (sizes > 0)):
        own = np.unique(shingles(hashed.words[hashed.bounds[text] : hashed.bounds[text + 1]]))[:FEWEST]
        there = sizes[text] >= SHINGLE  # then those below the limit are there already
        found.append(own[own >= U64((1 << 64) // SAMPLED)] if there else own)
        of.append(np.full(len(found[-1]), text))
    return np.concatenate(found), np.concatenate(of)


KEY_BITS, TIE_BITS = 24, 39  # of an order; a million texts of one key have no two of one tie, but for one in two times


def orders(hashes: Words, cuts: Ints, digests: Sequence[bytes]) -> Ints:
    """The place of each text in the order of likeness, 63 bits: `hashes[cuts[i]:cuts[i + 1]]` are those of the i-th.

    First its least shingle after another mixing, which copies mostly share, so that they stand side by side; then its
    digest, so that the order never depends on what else is there.

    >>> hashes = np.array([5, 7, 9, 5, 7, 9], np.uint64)
    >>> one, other, empty = orders(hashes, np.array([0, 3, 6, 6]), [b"a" * 16, b"b" * 16, b"c" * 16]).tolist()
    >>> one >> TIE_BITS == other >> TIE_BITS, one < other, empty >> TIE_BITS
    (True, True, 0)
    """
    keys = np.zeros(len(digests), np.uint64)
    full = cuts[:-1] < cuts[1:]
    if full.any():
        keys[full] = np.minimum.reduceat(hashes * U64(0xD6E8FEB86659FD93), cuts[:-1][full])
    ties = np.fromiter((int.from_bytes(digest[:8], "big") for digest in digests), np.uint64, len(digests))
    return ((keys >> U64(64 - KEY_BITS) << U64(TIE_BITS)) | (ties >> U64(64 - TIE_BITS))).astype(np.int64)


def makes_pair(size: int, distance: int) -> bool:
    """Whether a shingle of so many texts makes a pair of two that are so far apart in the order of likeness."""
    return size <= FEW or distance <= NEIGHBOURS


def pairs_among(texts: Sequence[One], size: int) -> Iterator[tuple[One, One]]:
    """The pairs that a shingle of `size` texts makes of some that stand side by side in the order of likeness.

    >>> list(pairs_among("abc", 3))
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    reach = size if makes_pair(size, size) else NEIGHBOURS
    for place, one in enumerate(texts):
        for other in texts[place + 1 : place + 1 + reach]:
            yield one, other


def share_counts(hashes: Words, texts: Ints, order: Ints) -> tuple[Words, Ints]:
    """Pairs of texts that shingles make, packed in 64 bits (the smaller number first), and how many make each.

    `texts` stand beside the `hashes` that they have, and so do their places in the order of likeness.

    >>> hashes, texts = np.array([5, 6, 7, 5, 6, 8], np.uint64), np.array([0, 0, 0, 1, 1, 2])
    >>> [part.tolist() for part in share_counts(hashes, texts, np.array([2, 2, 2, 0, 0, 1]))]
    [[1], [2]]
    """
    sorting = np.lexsort((order, hashes))
    hashes, of = hashes[sorting], texts[sorting].astype(np.uint64)
    starts = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1])) if len(hashes) else np.empty(0, np.int64)
    sizes = np.diff(np.append(starts, len(hashes)))
    size_of = np.repeat(sizes, sizes)
    place = np.arange(len(hashes)) - np.repeat(starts, sizes)
    packed = [np.empty(0, np.uint64)]
    for step in range(1, FEW):
        at = np.flatnonzero((place + step < size_of) & ((size_of <= FEW) | (step <= NEIGHBOURS)))
        if not len(at):
            break
        one, other = of[at], of[at + step]
        packed.append((np.minimum(one, other) << U64(32)) | np.maximum(one, other))
    every = np.concatenate(packed)
    return summed(every, np.ones(len(every), np.int64))


def summed(packed: Words, counts: Ints) -> tuple[Words, Ints]:
    """Each pair once, in order, with all its counts together.

    >>> [part.tolist() for part in summed(np.array([7, 3, 7], np.uint64), np.array([1, 2, 4]))]
    [[3, 7], [2, 5]]
    """
    if not len(packed):
        return packed, counts
    if (counts == 1).all():
        packed = np.sort(packed)  # values, not indices: six times faster
    else:
        sorting = np.argsort(packed)
        packed, counts = packed[sorting], counts[sorting]
    starts = np.flatnonzero(np.append(True, packed[1:] != packed[:-1]))
    return packed[starts], np.add.reduceat(counts, starts)


def unpack(packed: Words) -> Ints:
    """Pairs as rows of two."""
    return np.stack((packed >> U64(32), packed & U64(0xFFFFFFFF)), axis=1).astype(np.int64)


def are_enough(shared: Ints, shorter: Ints) -> NDArray[np.bool_]:
    """Whether so many shared shingles make candidates of two texts, the shorter of which has so many sampled ones."""
    least = np.where(shorter <= SMALL, 1, np.maximum(LEAST_SHARED, LEAST_SHARE * shorter))
    enough: NDArray[np.bool_] = shared >= least
    return enough
