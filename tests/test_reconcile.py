"""What copies know together: what a record takes over, from where, and what it does not."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from iomcorpus.copies.describe import describe
from iomcorpus.copies.keep import Member
from iomcorpus.copies.reconcile import Known, fill
from iomcorpus.copies.relations import NEAR, REVISED


def member(id: str, *emails: str, line: int = 1, **fields: Any) -> Member:
    """A record of `<id>.txt`, whose addresses stand on the lines behind its first."""
    lined = tuple((address, line + number) for number, address in enumerate(emails, start=1))
    return Member(id, f"{id}.txt", f"in/{id}.txt", line, 100, ord(id), emails=lined, **fields)


def taken(one: Member, *others: Member) -> dict[str, tuple[Any, str, int]]:
    """What the first takes over: values with id and line, the same in whatever order the copies come."""
    found = [fill(one, Known.of(some)) for some in permutations((one, *others))]
    assert all(filled == found[0] for filled in found)
    assert all(told["source"] == f"in/{told['id']}.txt" for told in found[0].values())
    return {name: (told["value"], told["id"], told["line"]) for name, told in found[0].items()}


DATED = member("d", line=4, published="2017-12-22", title="Varn digs", byline="T. Harle")
CASES: list[tuple[str, Member, list[Member], dict[str, tuple[Any, str, int]]]] = [
    ("nobody else", member("a"), [], {}),
    ("nobody knows more", member("a"), [member("b"), member("c")], {}),
    (
        "all that it lacks",
        member("a"),
        [DATED],
        {"published": ("2017-12-22", "d", 4), "title": ("Varn digs", "d", 4), "byline": ("T. Harle", "d", 4)},
    ),
    ("only what it lacks", member("a", title="Varn", byline="H."), [DATED], {"published": ("2017-12-22", "d", 4)}),
    ("nothing of what it has", DATED, [member("a", published="2011", title="T", byline="B")], {}),
    ("an inferred date is not taken", member("a"), [member("b", inferred="2017-12-22")], {}),
    (
        "the first by place",
        member("z"),
        [member("b", published="2017-02"), member("c", published="2017-03", title="T")],
        {"published": ("2017-02", "b", 1), "title": ("T", "c", 1)},
    ),
    (
        "addresses",
        member("a"),
        [member("b", "x@p.example", "y@p.example")],
        {"emails": (["x@p.example", "y@p.example"], "b", 2)},
    ),
    (
        "only new addresses, with the line of the first",
        member("a", "X@p.example"),
        [member("b", "x@P.example", "y@p.example")],
        {"emails": (["y@p.example"], "b", 3)},
    ),
    (
        "of those that know some the first",
        member("a", "x@p.example"),
        [member("b", "x@p.example"), member("c", "z@p.example"), member("d", "y@p.example")],
        {"emails": (["z@p.example"], "c", 2)},
    ),
]


@pytest.mark.parametrize(("one", "others", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_taken_over(one: Member, others: list[Member], found: dict[str, tuple[Any, str, int]]) -> None:
    assert taken(one, *others) == found


def test_nothing_passes_a_revision() -> None:
    """`r` was revised: it gives nothing and takes nothing, while the others share what they know."""
    members = [
        member("k", "x@p.example"),
        member("r", published="2018"),
        member("n", title="T"),
        member("s", byline="B"),
    ]

    def verdict(a: int, b: int) -> tuple[str, float]:
        return (REVISED, 0.4) if ord("r") in (a, b) else (NEAR, 0.9)

    found = describe(members, verdict, "best", {"k"})
    filled = {one.id: sorted(copy.filled) for one, copy in zip(members, found, strict=True)}
    assert filled == {"k": ["byline", "title"], "r": [], "n": ["byline", "emails"], "s": ["emails", "title"]}
