"""How well iomcorpus tells the copies: by relation and manner, and what it joins wrongly, by kind.

One figure for all would hide that a kind of copy is always missed, or that two kinds of text are taken for each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb

from benchmarks.planted.agreement import Agreement
from benchmarks.planted.copyists import COPYISTS
from benchmarks.planted.plan import COMPOSITE
from benchmarks.planted.stories import STORY
from benchmarks.planted.truth import TruePair, Truth
from iomcorpus.copies.cluster import Pair
from iomcorpus.copies.find import Copies


@dataclass(frozen=True, slots=True)
class Row:
    """What became of the pairs of one relation in one manner."""

    relation: str
    manner: str
    pairs: int
    found: int  # in one cluster; composites: reported with that part
    verdicts: Counter[str]  # what the two were called; "-" where they were not compared or had nothing in common


@dataclass(frozen=True, slots=True)
class Score:
    """How well copies were found."""

    agreement: Agreement
    rows: Sequence[Row]
    joined: Counter[str]  # pairs in one cluster that are no copies, by kind
    called: Counter[str]  # pairs that were called copies and are none, by kind
    no_composites: int  # texts that were reported as composites and are none


def score(truth: Truth, copies: Copies) -> Score:
    """Compare what was found with the truth."""
    label = copies.clusters.label
    verdicts = {(pair.a, pair.b): pair.verdict.relation for pair in copies.pairs}
    counts: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for pair in truth.pairs:
        key = pair.relation, pair.manner
        counts[key] += 1
        found[key] += is_found(truth, copies, pair)
        names[key][verdicts.get(ordered(pair.source, pair.copy), "-")] += 1
    rows = [Row(*key, counts[key], found[key], names[key]) for key in (*COPYISTS, (COMPOSITE, "")) if counts[key]]
    called = Counter(kind_of(truth, pair.a, pair.b) for pair in wrong_verdicts(truth, copies))
    no_composites = sum(truth.kinds[number] != COMPOSITE for number in copies.clusters.composites)
    return Score(Agreement.of(truth.clusters, label), rows, _wrongly_joined(truth, label), called, no_composites)


def is_found(truth: Truth, copies: Copies, pair: TruePair) -> bool:
    """Whether a copy is with its source; of a composite, whether it is reported with its part or a copy of it."""
    if pair.joins:
        return copies.clusters.label[pair.source] == copies.clusters.label[pair.copy]
    parts = copies.clusters.composites.get(pair.copy, ())
    return any(truth.clusters[part] == truth.clusters[pair.source] for part in parts)


def wrong_verdicts(truth: Truth, copies: Copies) -> Iterator[Pair]:
    """Pairs that were called copies and are none."""
    apart = copies.clusters.composites
    for pair in copies.pairs:
        reported = pair.b in apart.get(pair.a, ()) or pair.a in apart.get(pair.b, ())
        if pair.verdict.joins and not reported and truth.clusters[pair.a] != truth.clusters[pair.b]:
            yield pair


def kind_of(truth: Truth, a: int, b: int) -> str:
    """What makes two documents look alike that are no copies: `chance` where nothing was planted."""
    if COMPOSITE in (truth.kinds[a], truth.kinds[b]):
        return COMPOSITE
    return truth.kinds[a] if truth.kinds[a] == truth.kinds[b] != STORY else "chance"


def _wrongly_joined(truth: Truth, label: Sequence[int]) -> Counter[str]:
    """Pairs in one cluster that are no copies, by kind; counted without listing them, since a cluster may be large."""
    clusters: dict[int, list[int]] = defaultdict(list)
    for number, cluster in enumerate(label):
        clusters[cluster].append(number)
    wrong: Counter[str] = Counter()
    for members in clusters.values():
        kinds = Counter(truth.kinds[number] for number in members)
        cells = Counter((truth.clusters[number], truth.kinds[number]) for number in members)
        alike: Counter[str] = Counter()
        for (_, kind), size in cells.items():
            alike[kind] += comb(size, 2)
        composites = kinds.pop(COMPOSITE, 0)
        others = sum(kinds.values())
        wrong[COMPOSITE] += comb(composites, 2) + composites * others
        for kind, size in kinds.items():
            wrong["chance" if kind == STORY else kind] += comb(size, 2) - alike[kind]
        wrong["chance"] += comb(others, 2) - sum(comb(size, 2) for size in kinds.values())
    return +wrong


def ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
