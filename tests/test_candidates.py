"""Which texts are looked at together: those that share enough, at a cost that grows with the texts."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from copied import article, cut, edited, release, retyped, with_foot

from iomcorpus.copies.candidates import FEW, NEIGHBOURS, are_enough, makes_pair, share_counts, unpack
from iomcorpus.copies.find import Sketch, find_copies, sketches_of
from iomcorpus.copies.index import Index
from iomcorpus.copies.sketch import hash_texts


def sketches(texts: list[str]) -> list[Sketch]:
    return [sketch for hashed in hash_texts(texts) for sketch in sketches_of(hashed)]


def found(texts: list[str]) -> set[tuple[str, str]]:
    """The texts that are candidates, as pairs."""
    index = Index()
    for sketch in sketches(texts):
        index.add(sketch.hashes, sketch.order)
    return {(min(texts[a], texts[b]), max(texts[a], texts[b])) for a, b in index.candidates()}


LONG = article(Random(1), 400, 400)
LOOKED_AT: list[tuple[str, str]] = [
    ("the same words", retyped(LONG)),
    ("light edits", edited(Random(2), LONG, 0.03)),
    ("heavy edits", edited(Random(2), LONG, 0.12)),
    ("a third of it", cut(Random(3), LONG)),
    ("with a foot", with_foot(LONG)),
    ("with another article", f"{article(Random(4), 300, 300)} {LONG}"),
]


@pytest.mark.parametrize("other", [case[1] for case in LOOKED_AT], ids=[case[0] for case in LOOKED_AT])
def test_looked_at(other: str) -> None:
    assert len(found([LONG, other])) == 1


def test_not_looked_at() -> None:
    chance = Random(5)
    assert found([article(chance, 300, 400) for _ in range(60)]) == set()
    assert found(["", " ", "…"]) == found([]) == found(["mud"]) == set()
    assert found(["mud alone", "Mud, alone!", "mud", ""]) == {("Mud, alone!", "mud alone")}


def test_order_does_not_matter() -> None:
    chance = Random(6)
    texts = [release(chance) for _ in range(FEW + 9)] + [with_foot(article(chance)) for _ in range(FEW + 9)]
    texts += [edited(chance, text, 0.05) for text in texts]
    pairs = found(texts)
    assert len(pairs) > len(texts)
    for _ in range(5):
        chance.shuffle(texts)
        assert found(texts) == pairs


@pytest.mark.parametrize(
    ("size", "distance", "makes"),
    [(FEW, FEW - 1, True), (FEW + 1, NEIGHBOURS, True), (FEW + 1, NEIGHBOURS + 1, False), (10**6, 1, True)],
)
def test_shingles_of_many_make_pairs_of_neighbours(size: int, distance: int, makes: bool) -> None:
    assert makes_pair(size, distance) is makes
    if size < 1000:
        packed, shared = share_counts(np.full(size, 7, np.uint64), np.arange(size), np.arange(size))
        pairs = unpack(packed).tolist()
        assert ([0, distance] in pairs) is makes
        assert {b - a for a, b in pairs} == {step for step in range(1, size) if makes_pair(size, step)}
        assert set(shared.tolist()) == {1}


def test_shingles_of_many_cost_what_their_texts_are() -> None:
    number = 5000
    packed, _ = share_counts(np.full(number, 7, np.uint64), np.arange(number), np.arange(number))
    assert len(packed) < number * NEIGHBOURS


@pytest.mark.parametrize(
    ("shared", "shorter", "enough"),
    [(0, 1, False), (0, 8, False), (1, 8, True), (1, 9, False), (2, 9, True), (2, 40, False), (4, 40, True)],
)
def test_how_much_is_enough(shared: int, shorter: int, enough: bool) -> None:
    assert are_enough(np.array([shared]), np.array([shorter])).tolist() == [enough]


def test_short_texts_have_shingles_too() -> None:
    texts = [" ".join(LONG.split()[:number]) for number in range(40)]
    assert [bool(len(sketch.hashes)) for sketch in sketches(texts)] == [False] + [True] * 39
    assert all((np.diff(sketch.hashes.astype(object)) > 0).all() for sketch in sketches(texts))


def test_digests_tell_words_and_names() -> None:
    one, same, shouted, other = (sketch.digest for sketch in sketches(["in mud", "In mud!", "in MUD", "in muds"]))
    assert one == same and len({one, shouted, other}) == 3


def test_short_texts_with_one_word_changed_meet() -> None:
    chance = Random(3)
    words = [f"word{number}" for number in range(4000)]
    texts = []
    for _ in range(60):
        text = [chance.choice(words) for _ in range(40)]
        other = text.copy()
        other[chance.randrange(40)] = "changed"
        texts += [" ".join(text), " ".join(other)]
    label = find_copies(texts).clusters.label
    assert all(label[2 * number] == label[2 * number + 1] for number in range(60))
