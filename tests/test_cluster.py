"""Clusters: what may be joined, what people have said, and that order does not matter."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.copies.cluster import Clusters, Groups, Pair, join
from iomcorpus.copies.relations import CONTAINED, EXACT, NEAR, PART, REVISED, TEMPLATE
from iomcorpus.copies.verify import Verdict

SIZES = {"A": 100, "B": 100, "C": 100, "D": 100, "a": 50, "b": 50, "X": 200, "Y": 200}
NAMES = sorted(SIZES)


def pair(told: str) -> Pair:
    """`A near B .9`: what two texts are to each other; the shorter is the contained one."""
    one, relation, other, *similarity = told.split()
    a, b = sorted((NAMES.index(one), NAMES.index(other)))
    shorter = SIZES[NAMES[a]] <= SIZES[NAMES[b]]
    share = float(similarity[0]) if similarity else 0.9
    return Pair(a, b, Verdict(relation, share, (1.0, 1.0), 1.0, 1.0, 1.0, shorter))


def groups(clusters: Clusters) -> set[str]:
    """The clusters of more than one text."""
    return {"".join(NAMES[text] for text in group) for group in clusters.groups() if len(group) > 1}


CASES: list[tuple[str, list[str], set[str], set[str]]] = [
    ("nothing", [], set(), set()),
    ("a pair", ["A near B"], {"AB"}, set()),
    ("a chain", ["A near B", "B revised C", "C exact D"], {"ABCD"}, set()),
    ("a template joins nothing", ["A template B"], set(), set()),
    ("nor does what links two releases", ["A near B .9", "B near C .5", "A template C"], {"AB"}, set()),
    ("the surer one wins", ["A near B .5", "B near C .9", "A template C"], {"BC"}, set()),
    ("two scans, each surely a copy of a third", ["A near C .9", "B near C .9", "A template B"], {"ABC"}, set()),
    ("excerpts", ["a contained A", "A near B", "a contained B"], {"ABa"}, set()),
    ("a composite", ["A part X", "B part X"], set(), {"X"}),
    ("one article in a longer one", ["A part X", "B part X", "A near B"], {"ABX"}, set()),
    ("one of a composite's parts has a copy", ["A part X", "B part X", "A near C"], {"AC"}, {"X"}),
    (
        "two composites of the same two",
        ["A part X", "B part X", "A part Y", "B part Y", "X near Y"],
        {"XY"},
        {"X", "Y"},
    ),
]


@pytest.mark.parametrize(("told", "found", "composites"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_clusters(told: list[str], found: set[str], composites: set[str]) -> None:
    for seed in range(4):
        pairs = [pair(one) for one in told]
        Random(seed).shuffle(pairs)
        clusters = join(len(NAMES), pairs)
        assert groups(clusters) == found
        assert {NAMES[text] for text in clusters.composites} == composites


SAID: list[tuple[str, list[str], list[str], list[str], set[str]]] = [
    ("nothing in common", [], ["AB"], [], {"AB"}),
    ("a template after all", ["A template B"], ["AB"], [], {"AB"}),
    ("clusters are joined whole", ["A near C", "B near D", "A template B", "C template D"], ["AB"], [], {"ABCD"}),
    ("no copies", ["A near B"], [], ["AB"], set()),
    ("nor by way of a third", ["A near B .9", "B near C .8", "A near C .7"], [], ["AC"], {"AB"}),
    ("no is stronger than yes", ["A near B"], ["AB"], ["BA"], set()),
    ("no copies, joined by a person through a third", [], ["AB", "BC"], ["AC"], {"AB"}),
    ("a composite that is none", ["A part X", "B part X"], [], ["XB"], {"AX"}),
    ("a composite that is a copy", ["A part X", "B part X"], ["XB"], [], {"BX"}),
]


@pytest.mark.parametrize(
    ("told", "copies", "others", "found"), [case[1:] for case in SAID], ids=[case[0] for case in SAID]
)
def test_what_people_have_said(told: list[str], copies: list[str], others: list[str], found: set[str]) -> None:
    same, different = ([(NAMES.index(two[0]), NAMES.index(two[1])) for two in said] for said in (copies, others))
    assert groups(join(len(NAMES), [pair(one) for one in told], same, different)) == found


RELATIONS = st.sampled_from([EXACT, NEAR, REVISED, CONTAINED, PART, TEMPLATE])
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda ends: ends[0] < ends[1]),
    st.tuples(RELATIONS, st.sampled_from([0.3, 0.6, 0.8]), st.booleans()),
    max_size=30,
)


@given(PAIRS, st.randoms(use_true_random=False))
def test_no_order_matters_and_no_cluster_holds_a_template(
    told: dict[tuple[int, int], tuple[str, float, bool]], chance: Random
) -> None:
    pairs = [
        Pair(a, b, Verdict(relation, share, (1.0, 1.0), 1.0, 1.0, 1.0, first))
        for (a, b), (relation, share, first) in told.items()
    ]
    clusters = join(12, pairs)
    shuffled = chance.sample(pairs, len(pairs))
    assert join(12, shuffled) == clusters
    for one in pairs:
        together = clusters.label[one.a] == clusters.label[one.b]
        assert not (together and one.verdict.relation == TEMPLATE)
    for text, parts in clusters.composites.items():
        assert len(parts) > 1 or not parts or clusters.label[text] == text or clusters.label[text] < text
    assert all(clusters.label[label] == label <= text for text, label in enumerate(clusters.label))


def test_foes_stay_apart_however_their_groups_grow() -> None:
    groups = Groups(6, [(0, 5)])
    assert groups.join(0, 1) and groups.join(4, 5) and groups.join(1, 2)
    assert not groups.join(2, 4)
    assert groups.find(2) == 0 and groups.find(5) == 4
    assert groups.join(0, 0) and groups.join(2, 0)
