"""The index gives the same pairs and entries in one part in memory and in many parts on disk."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from copied import article, captures_of, edited, family, with_foot

from iomcorpus.copies import index as module
from iomcorpus.copies.find import Sketch, sketches_of
from iomcorpus.copies.index import Index
from iomcorpus.copies.parts import Parts
from iomcorpus.copies.sketch import hash_texts
from iomcorpus.streams import dedupe_rows, pair_rows


def texts(seed: int) -> list[str]:
    chance = Random(seed)
    found = [with_foot(article(chance)) for _ in range(30)]
    return [*found, *(edited(chance, text, 0.04) for text in found[:12]), *family(chance), "", "mud"]


def indexed(sketches: list[Sketch], memory: int) -> Index:
    index = Index(memory)
    for sketch in sketches:
        index.add(sketch.hashes, sketch.order)
    return index


def entries(index: Index) -> list[tuple[int, int]]:
    return [pair for part in index.entries() for pair in zip(*(column.tolist() for column in part), strict=True)]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("together", [1, 100, 400])
@pytest.mark.parametrize("memory", [0, 5000, 1 << 20])
def test_in_parts_as_in_one(monkeypatch: pytest.MonkeyPatch, seed: int, together: int, memory: int) -> None:
    sketches = [sketch for hashed in hash_texts(texts(seed)) for sketch in sketches_of(hashed)]
    whole = indexed(sketches, 1 << 30)
    monkeypatch.setattr(module, "TOGETHER", together)
    split = indexed(sketches, memory)
    assert whole.parts is None and split.parts
    pairs = list(whole.candidates())
    assert pairs and list(split.candidates()) == pairs == sorted(pairs)
    assert entries(split) == entries(whole) == sorted(entries(whole))
    assert list(split.candidates()) == pairs  # and once more


def test_parts_share_the_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a part of it in memory would be nearly all of it."""
    monkeypatch.setattr(module, "TOGETHER", 1)
    sketches = [sketch for hashed in hash_texts(texts(1)) for sketch in sketches_of(hashed)]
    sizes = [len(hashes) for hashes, _ in indexed(sketches, 0).entries()]
    assert len(sizes) == module.PARTS
    assert max(sizes) < sum(sizes) / 4


def test_an_empty_one() -> None:
    assert list(Index().candidates()) == [] and entries(Index()) == []


@pytest.mark.parametrize("memory", [0, 40, 10**6])
def test_parts(memory: int) -> None:
    parts = Parts((np.uint64, np.int32), 3, memory)
    parts.put([0, 2, 2, 3], np.array([1, 2, 9], np.uint64), np.array([-1, -2, -9]))
    parts.put([0, 0, 0, 1], np.array([8], np.uint64), np.array([-8]))
    assert (parts.file is None) == (memory == 10**6)
    for _ in range(2):
        taken = [[column.tolist() for column in parts.take(part)] for part in range(3)]
        assert [sorted(zip(*part, strict=True)) for part in taken] == [[(1, -1), (2, -2)], [], [(8, -8), (9, -9)]]


def test_memory_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(7)
    captures = captures_of(chance, family(chance), 3)
    rows = [{**row, "source": name} for name, found in captures.items() for row in found]
    copies, pairs = list(dedupe_rows(rows)), list(pair_rows(rows))
    monkeypatch.setattr(module, "TOGETHER", 50)
    assert list(dedupe_rows(rows, memory=1)) == copies and list(pair_rows(rows, memory=1)) == pairs
    assert any(row["cluster"] for row in copies) and pairs
