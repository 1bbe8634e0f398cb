"""Mended lines: the way from each of their columns back to the raw line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.text.mended import LONGEST, mend
from iomcorpus.text.repair import repair

PIECES = [
    "a",
    "é",
    " ",
    "Caf\u00c3\u00a9",
    "\u00e2\u20ac\u2122",
    "&amp;",
    "&lt;",
    "\u00ad",
    "\u200b",
    "\u00a0",
    "\u0420\u00b0",
    "½",
    "\x9d",
]
LINES = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@pytest.mark.parametrize(
    ("line", "mended", "columns"),
    [
        ("", "", []),
        ("sound", "sound", [0, 1, 2, 3, 4]),
        ("two\u00a0boats", "two boats", [*range(9)]),
        ("Caf\u00c3\u00a9!", "Café!", [0, 1, 2, 3, 5]),
        ("R&amp;D", "R&D", [0, 1, 6]),
        ("re\u00adfugees", "refugees", [0, 1, *range(3, 9)]),
    ],
    ids=repr,
)
def test_columns(line: str, mended: str, columns: list[int]) -> None:
    found = mend(line)
    assert (found.text, list(found.columns())) == (mended, columns)


@given(LINES)
def test_a_mended_line_is_the_repaired_one_and_its_columns_never_go_back(line: str) -> None:
    mended = mend(line)
    columns = list(mended.columns())
    assert mended.text == repair(line)
    assert len(columns) == len(mended.text)
    assert columns == sorted(columns) and all(column <= len(line) for column in columns)


@given(LINES)
def test_no_repair_makes_a_line_longer(line: str) -> None:
    assert len(repair(line)) <= len(line)


def test_a_long_line_is_mended_in_parts() -> None:
    line = "the Caf\u00c3\u00a9 de la Gare " * LONGEST
    mended = mend(line)
    assert mended.text == repair(line)
    at = mended.text.rindex("Gare")
    assert list(mended.columns())[at] == line.rindex("Gare")
