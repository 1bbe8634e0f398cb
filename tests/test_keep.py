"""Which copy is kept, by each rule, whatever the order in which they come."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from iomcorpus.copies.describe import describe, make_member
from iomcorpus.copies.keep import RULES, Member, choose
from iomcorpus.copies.relations import CONTAINED, NEAR, REVISED


def member(id: str, words: int = 400, name: str = "m.txt", line: int = 1, **fields: Any) -> Member:
    return Member(id, name, f"in/{name}", line, words, fields.pop("text", ord(id[0])), **fields)


MAIL = (("ask@press.example", 3),)
CASES: list[tuple[str, str, list[Member]]] = [  # the first is kept
    ("best", "more words", [member("b", 500), member("a", 400, title="T", byline="B")]),
    ("best", "as many words but for an address, and a date", [member("b", 401, published="2017"), member("a", 409)]),
    ("best", "addresses", [member("b", emails=MAIL), member("a", name="a.txt")]),
    ("best", "place where all else is equal", [member("b", name="a.txt"), member("a", name="b.txt")]),
    ("best", "lines as numbers", [member("b", line=9), member("a", line=10)]),
    ("best", "ids where there is no place", [member("a"), member("b")]),
    ("longest", "a word more", [member("b", 401), member("a", 400, published="2017")]),
    ("earliest", "a day", [member("b", published="2017-03-01"), member("a", published="2017-03-02")]),
    (
        "earliest",
        "a month begins on its first",
        [member("b", published="2017-03"), member("a", published="2017-03-02")],
    ),
    ("earliest", "undated is not early", [member("b", published="2019"), member("a", name="a.txt")]),
    ("earliest", "as inferred", [member("b", inferred="2016"), member("a", published="2017")]),
    ("latest", "a day", [member("b", published="2017-03-02"), member("a", published="2017-03-01")]),
    ("latest", "undated is not late", [member("b", published="1999"), member("a", name="a.txt")]),
    ("first", "by capture", [member("b", 10, name="a.txt", line=90), member("a", 900, name="b.txt")]),
    ("first", "by line", [member("b", 10, line=1), member("a", 900, line=2)]),
]


@pytest.mark.parametrize(
    ("rule", "members"), [(case[0], case[2]) for case in CASES], ids=[" ".join(c[:2]) for c in CASES]
)
def test_kept(rule: str, members: list[Member]) -> None:
    middle = [member("z", 1, name="z.txt")] if rule != "latest" else []
    for some in permutations([*members, *middle]):
        assert choose(some, rule) is members[0]


@pytest.mark.parametrize("rule", RULES)
def test_what_a_person_asks_for(rule: str) -> None:
    members = [member("a", 400), member("b", 4, name="z.txt"), member("c", 900, published="2017")]
    for some in permutations(members):
        assert choose(some, rule, "b").id == "b"
        assert choose(some, rule, "nobody") is choose(members, rule)


def described(members: list[Member], kept: str = "") -> dict[str, tuple[str, float, bool]]:
    verdicts = {
        (97, 98): (NEAR, 0.91),
        (97, 99): (CONTAINED, 0.95),
        (98, 99): (CONTAINED, 0.93),
        (97, 100): (REVISED, 0.4),
    }

    def verdict(a: int, b: int) -> tuple[str, float]:
        return verdicts.get((a, b), (REVISED, 0.2))

    found = list(describe(members, verdict, "best", {kept} if kept else set()))
    assert {copy.cluster for copy in found} == {"a"}
    return {one.id: (copy.relation, copy.similarity, copy.keep) for one, copy in zip(members, found, strict=True)}


def test_a_cluster_is_described_from_the_kept_one() -> None:
    members = [member("a", 500), member("a2", 500, name="n.txt"), member("b", 480), member("c", 100), member("d", 450)]
    assert described(members) == {
        "a": ("kept", 1.0, True), "a2": ("exact", 1.0, False), "b": ("near", 0.91, False),
        "c": ("contained", 0.95, False), "d": ("revised", 0.4, False),
    }  # fmt: skip
    assert described(members, "c") == {
        "a": ("contains", 0.95, False), "a2": ("contains", 0.95, False), "b": ("contains", 0.93, False),
        "c": ("kept", 1.0, True), "d": ("revised", 0.2, False),
    }  # fmt: skip


def test_of_two_to_keep_the_first_by_place_is_kept() -> None:
    members = [member("a", 500), member("b", 480, name="b.txt"), member("c", 100, name="c.txt")]
    for some in permutations(members):
        found = describe(some, lambda a, b: (NEAR, 0.9), "best", {"b", "c"})
        assert [one.id for one, copy in zip(some, found, strict=True) if copy.keep] == ["b"]


def test_a_row_as_a_member() -> None:
    row = {
        "id": "a",
        "text": "Varn\n\nWrite to ask@press.example, or\nBOX@press.example.",
        "first_line": 7,
        "title": "T",
    }
    found = make_member(row, "a.txt", 9, 3)
    assert found.emails == (("ask@press.example", 9), ("BOX@press.example", 10))
    assert (found.source, found.first_line, found.title, found.published) == ("a.txt", 7, "T", None)
    assert make_member({"id": "a", "text": ""}, "-", 0, 0).first_line == 1
