"""Filings: what a line of a blog says beside its date of where the post is filed, and how many commented."""

from __future__ import annotations

import pytest
from growth import grows_linearly, repeated
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.forms.filings import is_filing, without_filings

WITHOUT = [
    ("May 3, 2010 by Lin | Filed under: Boats, Harbour | 3 Comments", "May 3, 2010 by Lin", "fields"),
    ("May 3, 2010 LinLeave a comment", "May 3, 2010 Lin", "glued on with a capital"),
    ("Posted in Boats by Lin Wei", "by Lin Wei", "up to who wrote it"),
    ("Filed under Boats on May 3, 2010", "on May 3, 2010", "up to the day"),
    ("Posted in Boats   Lin Wei", "Lin Wei", "up to blanks"),
    ("Tags: boats, ice | Lin Wei", "Lin Wei", "up to a sign"),
    ("Posted in | Boats | Lin Wei", "Lin Wei", "a sign right behind the label"),
    ("Filed under Boats, tagged ice by Lin Wei", "by Lin Wei", "a label within what another names"),
    ("Lin Wei 12 min read", "Lin Wei", "how long it takes to read"),
    ("Lin Wei Comments Off on Lock shut again", "Lin Wei", "a count with what it counts for"),
    ("Lock shut again by Lin Wei", "Lock shut again by Lin Wei", "nothing filed"),
    ("Heritaged: boats", "Heritaged: boats", "within a word"),
]


@pytest.mark.parametrize(("line", "rest", "why"), WITHOUT)
def test_what_is_left_of_a_line(line: str, rest: str, why: str) -> None:
    assert without_filings(line).strip(" ,|") == rest, why


PIECES = (
    *("Posted in", "Filed under", "tagged", "Tags:", " ", "   ", " by ", " on ", " | ", "Boats", "3 Comments"),
    *("5 min read", "Leave a comment", "Reply", "Lin Wei", "2010", ",", "»"),
)
LINES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(LINES)
def test_columns_stay(line: str) -> None:
    rest = without_filings(line)
    assert len(rest) == len(line)
    assert all(left in (here, " ") for left, here in zip(rest, line, strict=True))
    assert is_filing(line) == (rest != line and not any(sign.isalnum() for sign in rest))


UNITS = (
    *("by ", "posted in ", "posted in", "posted in a | ", "posted in a   ", "| ", "tags: ", "posted  ", "1"),
    *("3 comments ", "leave a comment ", "reply ", "reply", "edit   ", "tagged by ", "read more»"),
)


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_long_line_costs_what_its_length_is(unit: str) -> None:
    assert grows_linearly(lambda size: is_filing(repeated(unit, size) + "by Lin Wei"), 20_000)
