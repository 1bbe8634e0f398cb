"""Pairs of texts that may be copies, found by the shingles that both have in the index.

An index of sorted (hash, text) pairs gives all texts that share a shingle. A shingle of few texts makes pairs of all of
them; one of many is boilerplate or a wire story that everybody printed, and makes pairs of neighbours only, in an order
that puts like texts side by side. So ten thousand texts with one foot cost ten thousand times NEIGHBOURS pairs, not
fifty million.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from iomcorpus.copies.sketch import SAMPLED, SHINGLE, U64, Hashed, Words, shingles

FEW = 16  # texts: a shingle that no more have makes pairs of all of them
NEIGHBOURS = 3  # texts on either side that a shingle of many pairs one with
# Shared shingles, of the shorter text's: chance gives two long texts one; edits of every fifth word leave one in three.
LEAST_SHARED, LEAST_SHARE = 2, 0.10
# Sampled shingles of each text: a text of 40 words with one changed shares none of its two or three with the other in
# one of eight pairs; of its eight least, seven or eight.
FEWEST = 8
SMALL = 8  # sampled shingles: a text that has no more shows few of them to anybody, so one shared is enough


def sampled(hashed: Hashed) -> tuple[Words, NDArray[np.int64]]:
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


def likeness_keys(sketches: Sequence[Words]) -> Words:
    """For each text its least shingle after another mixing: copies mostly share it, so by it they are neighbours.

    >>> keys = likeness_keys([np.array([5, 7, 9], np.uint64), np.array([5, 9], np.uint64)])
    >>> bool(keys[0] <= keys[1])
    True
    """
    mixed = ((sketch * U64(0xD6E8FEB86659FD93)).min() if len(sketch) else U64(0) for sketch in sketches)
    return np.fromiter(mixed, np.uint64, len(sketches))


def makes_pair(size: int, distance: int) -> bool:
    """Whether a shingle of so many texts makes a pair of two that are so far apart in the order of likeness."""
    return size <= FEW or distance <= NEIGHBOURS


def share_counts(hashes: Words, texts: NDArray[np.int64], rank: NDArray[np.int64]) -> tuple[Words, NDArray[np.int64]]:
    """Pairs of texts that shingles make, packed in 64 bits (the smaller number first), and how many make each.

    `texts` stand beside the `hashes` that they have; `rank` is the place of each text in the order of likeness.

    >>> hashes, texts = np.array([5, 6, 7, 5, 6, 8], np.uint64), np.array([0, 0, 0, 1, 1, 2])
    >>> [part.tolist() for part in share_counts(hashes, texts, np.array([2, 0, 1]))]
    [[1], [2]]
    """
    order = np.lexsort((rank[texts], hashes))
    hashes, of = hashes[order], texts[order].astype(np.uint64)
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
    every = np.sort(np.concatenate(packed))  # values, not indices: six times faster
    new = np.flatnonzero(np.append(True, every[1:] != every[:-1])) if len(every) else np.empty(0, np.int64)
    return every[new], np.diff(np.append(new, len(every)))


def unpack(packed: Words) -> NDArray[np.int64]:
    """Pairs as rows of two."""
    return np.stack((packed >> U64(32), packed & U64(0xFFFFFFFF)), axis=1).astype(np.int64)


def are_enough(shared: NDArray[np.int64], shorter: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether so many shared shingles make candidates of two texts, the shorter of which has so many sampled ones."""
    least = np.where(shorter <= SMALL, 1, np.maximum(LEAST_SHARED, LEAST_SHARE * shorter))
    enough: NDArray[np.bool_] = shared >= least
    return enough
