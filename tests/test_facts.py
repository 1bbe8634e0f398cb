"""Facts against tables of cases, whole articles and annotated samples: floors a little under what is measured.

A third of the cases (`facts.is_aside`), the articles and four of the samples were set aside until the rules stood, so
their scores say what to expect of texts that nobody has seen.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from facts import (
    ARTICLES,
    ASIDE_SAMPLES,
    TYPES,
    Score,
    finder,
    read_cases,
    read_sample,
    sample_finder,
    sample_names,
    score,
)

SEEDS = os.environ.get("IOMCORPUS_SEEDS")
GOLD = Path(SEEDS).parent / "gold" if SEEDS else None

CASES = {  # type -> exact F1 and value, of the open cases and of those set aside
    "dates": ((0.98, 0.98), (0.92, 0.93)),
    "people": ((0.97, 0.96), (0.86, 0.82)),
    "figures": ((0.98, 0.98), (0.93, 0.92)),
    "quotes": ((0.97, 0.95), (0.95, 0.93)),
    "contacts": ((0.97, 0.96), (0.78, 0.75)),
    "organisations": ((0.97, 0.97), (0.87, 0.86)),
}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("aside", [False, True], ids=["open", "aside"])
def test_cases(kind: str, aside: bool) -> None:
    cases = read_cases(kind, aside)
    assert len(cases) >= 30
    holds(score(kind, cases, finder(kind)), CASES[kind][aside])


def holds(result: Score, floor: tuple[float, float]) -> None:
    assert result.f1 >= floor[0], f"{result}\n" + "\n".join(result.errors)
    assert result.value / result.needed >= floor[1], f"{result}\n" + "\n".join(result.errors)


@pytest.mark.parametrize(
    ("name", "kind", "floor"),
    [
        ("world", "dates", (0.98, 0.96)),
        ("world", "people", (0.94, 0.92)),
        ("world", "figures", (0.98, 0.98)),
        ("sites", "dates", (0.97, 0.97)),
        ("sites", "people", (0.90, 0.88)),
        ("sites", "figures", (0.94, 0.94)),
    ],
)
def test_articles(name: str, kind: str, floor: tuple[float, float]) -> None:
    holds(score(kind, read_cases(kind, folder=ARTICLES / name), finder(kind)), floor)


@cache
def found_in_samples(kind: str, aside: bool) -> Score:
    names = [name for name in sample_names() if (name in ASIDE_SAMPLES) == aside]
    with TemporaryDirectory() as folder:
        return score(kind, [read_sample(name, kind) for name in names], sample_finder(kind, folder))


@pytest.mark.parametrize(
    ("kind", "aside", "floor"),
    [
        ("dates", False, (0.98, 0.97)),
        ("people", False, (0.97, 0.93)),
        ("figures", False, (0.98, 0.98)),
        ("dates", True, (0.96, 0.92)),
        ("people", True, (0.90, 0.88)),
        ("figures", True, (0.96, 0.95)),
    ],
)
def test_samples(kind: str, aside: bool, floor: tuple[float, float]) -> None:
    holds(found_in_samples(kind, aside), floor)


def test_a_text_without_people_has_none() -> None:
    cases = [case for case in read_cases("people") if not case.found]
    find = finder("people")
    false = [mention["surface"] for case in cases for mention in find(case)]
    assert len(cases) > 150 and len(false) <= 0.1 * len(cases), false


def meets(one: tuple[str, int, int, int], other: tuple[str, int, int, int]) -> bool:
    return one[1] == other[1] and one[2] < other[3] and other[2] < one[3]


@pytest.mark.skipif(GOLD is None or not GOLD.exists(), reason="the real captures are not here")
@pytest.mark.parametrize("kind", ["dates", "people", "figures"])
def test_real_captures(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The annotated part of the real captures, where the environment names their folder and the gold lies beside it."""
    assert SEEDS and GOLD
    from iomcorpus.corpus import Corpus

    singular = {"dates": "date", "people": "person", "figures": "figure"}[kind]
    corpus = Corpus(str(tmp_path / "corpus.db"))
    corpus.split([str(path) for path in sorted(Path(SEEDS).glob("*.txt"))])
    corpus.extract()
    found = {
        (Path(row["source"]).stem, row["line"], row["start"], row["end"]): row for row in corpus.mentions((singular,))
    }
    scope = json.loads((GOLD / "scope.json").read_text(encoding="utf-8"))
    right = wanted = seen = 0
    for path in (GOLD / kind).glob("*.jsonl"):
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        gold = {(path.stem, m["line"], m["start"], m["end"]): m for m in rows}
        here = {
            key
            for key in found
            if key[0] == path.stem and any(first <= key[1] <= last for first, last in scope[path.stem])
        }
        free = {key for key, mention in gold.items() if mention.get("optional")}
        here = {
            key
            for key in here
            if key in gold or not any(key[1] == k[1] and key[2] < k[3] and k[2] < key[3] for k in free)
        }
        right += len(here & (gold.keys() - free))
        wanted += len(gold.keys() - free)
        seen += len(here - free)
    assert 2 * right / (wanted + seen) >= 0.98, (right, wanted, seen)
