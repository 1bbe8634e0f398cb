"""What two texts are to each other: cases that no threshold may change."""

from __future__ import annotations

from random import Random

import pytest
from copied import FOOT, RELEASE, article, cut, edited, retyped, swapped, with_foot
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.copies.relations import BOILERPLATE, CONTAINED, EXACT, JOINS, NEAR, REVISED, TEMPLATE
from iomcorpus.copies.sketch import hash_texts
from iomcorpus.copies.verify import Text, Verdict, compare

LONG = article(Random(1), 400, 400)
OTHER = article(Random(2), 400, 400)
VARN = RELEASE.format("400", "Varn", "12", "Ostrel", "30", "Harle", "7", "15")
LISGAR = RELEASE.format("950", "Lisgar", "48", "Tarrenz", "64", "Oduya", "21", "33")


def text_of(text: str) -> Text:
    (hashed,) = hash_texts([text])
    return Text.of(hashed.words, hashed.marks)


def verdict(one: str, other: str) -> Verdict:
    return compare(text_of(one), text_of(other))


CASES: list[tuple[str, str, str, set[str]]] = [
    ("the same", LONG, LONG, {EXACT}),
    ("typed otherwise", LONG, retyped(LONG), {EXACT}),
    ("one word", "mud", "Mud!", {EXACT}),
    ("light edits", LONG, edited(Random(3), LONG, 0.02), {NEAR}),
    ("an address at the end", LONG, f"{LONG} Write to ask@press.example or come.", {NEAR}),
    ("heavy edits", LONG, edited(Random(3), LONG, 0.15), {NEAR, REVISED}),
    ("paragraphs in another order", LONG, swapped(LONG), {NEAR}),
    ("cut", cut(Random(4), LONG), LONG, {CONTAINED}),
    ("with another article", LONG, f"{LONG} {OTHER}", {CONTAINED}),
    ("a template with other facts", VARN, LISGAR, {TEMPLATE}),
    ("a common foot", with_foot(LONG), with_foot(OTHER), {BOILERPLATE}),
    ("a foot alone", FOOT, with_foot(LONG), {CONTAINED, BOILERPLATE}),
    ("nothing in common", LONG, OTHER, {BOILERPLATE}),
    ("other words", "mud", "eels", {BOILERPLATE}),
    ("nothing and something", "", LONG, {BOILERPLATE}),
]


@pytest.mark.parametrize(("one", "other", "relations"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_verdicts(one: str, other: str, relations: set[str]) -> None:
    found = verdict(one, other)
    assert found.relation in relations
    assert found.joins is (found.relation in JOINS)
    assert 0 <= found.similarity <= 1 and all(0 <= share <= 1 for share in found.covered)


def test_the_shorter_is_told() -> None:
    short = cut(Random(4), LONG)
    assert verdict(short, LONG).first_is_shorter and not verdict(LONG, short).first_is_shorter
    assert verdict(short, LONG).covered[0] == 1.0 > verdict(short, LONG).covered[1]


def test_what_is_missing_contradicts_nothing() -> None:
    """A copy that was stripped of its numbers and names is a copy."""
    stripped = " ".join(word for word in LONG.split() if word.isalpha() and word.islower())
    assert verdict(LONG, stripped).joins


WORDS = st.lists(st.sampled_from(["mud", "eel", "Varn", "Harle", "12", "40", "slip"]), min_size=1, max_size=60)


@given(WORDS, WORDS)
def test_it_does_not_matter_which_is_first(one: list[str], other: list[str]) -> None:
    """Nor where both have as many words, and some stand twice."""
    there, back = verdict(" ".join(one), " ".join(other)), verdict(" ".join(other), " ".join(one))
    assert (there.relation, there.similarity, there.spread) == (back.relation, back.similarity, back.spread)
    assert (there.numbers, there.names, there.covered) == (back.numbers, back.names, back.covered)
    assert there.first_is_shorter != back.first_is_shorter or one == other or there.relation == EXACT
    assert verdict(" ".join(one), " ".join(one)).relation == EXACT
