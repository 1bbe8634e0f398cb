"""Passages: what finders read, and that every stretch of it leads back to the raw lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.facts.passage import read_passage

WRAPPED = "\n".join(
    (
        "The harbour board has asked for a second survey of the pier, since",
        "the first one, which was made on 12",
    )
)
LONG = [
    "The harbour board has asked for a second survey of the pier, because 12",
    "May 2015, the day of the first, was a day of storms, as Captain Wanjiru",
    "Kamau told a meeting of owners in the net loft on Tuesday. A third will",
    "not be needed, she said, unless another ship runs into the pier.",
]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("12\u00a0May\t2015", "12 May 2015"),
        ("Zo\u00c3\u00ab met Jos\u00c3\u00a9", "Zoë met José"),
        ("Marks &amp; Daughters", "Marks & Daughters"),
        ("plain text", "plain text"),
        ("", ""),
    ],
)
def test_the_text_is_repaired(raw: str, text: str) -> None:
    assert read_passage(raw).text == text


@pytest.mark.parametrize(
    ("raw", "found", "line", "start", "surface"),
    [
        ("Zo\u00c3\u00ab Okello &amp; Jos\u00c3\u00a9 Lima", "José Lima", 1, 18, "Jos\u00c3\u00a9 Lima"),
        ("first &amp; last\nsecond 7", "7", 2, 7, "7"),
        ("a\u00adb c", "c", 1, 4, "c"),
        ("met Jos\u00c3\u00a9\nnext", "José", 1, 4, "Jos\u00c3\u00a9"),
        ("one\ntwo\nthree", "three", 3, 0, "three"),
    ],
)
def test_a_find_leads_back(raw: str, found: str, line: int, start: int, surface: str) -> None:
    passage = read_passage(raw, first_line=1)
    at = passage.text.index(found)
    place = passage.place(at, at + len(found))
    assert (place.line, place.start, place.surface) == (line, start, surface)


def test_a_wrapped_paragraph_is_one() -> None:
    passage = read_passage("\n".join([*LONG, "", "Next."]), first_line=5)
    assert "12 May 2015" in passage.text and passage.text.count("\n") == 2
    at = passage.text.index("12 May")
    place = passage.place(at, at + len("12 May 2015"))
    assert (place.line, place.surface) == (5, "12\nMay 2015")
    assert place.end == place.start + len(place.surface)


def test_lines_that_are_no_paragraph_stay_apart() -> None:
    assert read_passage("Present: Ada Kofi\nBen Lindqvist\nLi Na\nMiro Horvat").text.count("\n") == 3


def test_furniture_inside_is_blanked_and_columns_stay() -> None:
    passage = read_passage("one 1\nshare 2\nthree 3", first_line=10, skip=[11])
    assert "2" not in passage.text
    assert passage.place(passage.text.index("3"), passage.text.index("3") + 1).line == 12


def test_where_the_body_begins() -> None:
    passage = read_passage("Heading &amp; more\n12 May 2015\nBody.", first_line=3, body_line=5)
    assert passage.text[passage.body :] == "Body."
    assert read_passage("Body.", first_line=3, body_line=3).body == 0


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(1, 50))
def test_every_stretch_slices_to_its_surface(raw: str, first_line: int) -> None:
    raw = raw.replace("\r", " ")
    passage = read_passage(raw, first_line)
    lines = raw.split("\n")
    for start in range(0, len(passage.text), 3):
        place = passage.place(start, min(start + 5, len(passage.text)))
        assert first_line <= place.line < first_line + len(lines)
        rest = "\n".join(lines[place.line - first_line :])
        assert rest[place.start : place.end] == place.surface
