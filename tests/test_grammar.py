"""Patterns for any case find what those of `re` find."""

from __future__ import annotations

import re

import pytest

from iomcorpus.forms.grammar import Caseless
from iomcorpus.splitting import clues, item_phrases, kind, lead_phrases, page_phrases

# What takes capitals too wherever it stands, and what names no letter.
ANY_CASE = re.compile(r"\(\?i:[^()]*(?:\([^()]*\)[^()]*)*\)|\\.|\(\?P<\w+>")
PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in (clues, item_phrases, kind, lead_phrases, page_phrases)
    for name, value in vars(module).items()
    if isinstance(value, Caseless)
}


def test_patterns_for_any_case_ask_for_no_capitals() -> None:
    assert len(PATTERNS) > 50
    for name, pattern in PATTERNS.items():
        own = ANY_CASE.sub("", pattern.pattern)
        assert own == own.lower(), name
        assert "(?-i:" not in own, name


@pytest.mark.parametrize(
    "text", ["HARBOUR LIGHTS", "Lights of the Harbor", "ſhip of the HARBOR", "HARBOR İSTANBUL", "hut"]
)
def test_they_find_what_those_of_re_find(text: str) -> None:
    pattern = "(?:ship of the )?harbou?r"
    ours, theirs = Caseless(pattern), re.compile(pattern, re.IGNORECASE)
    for way in ("search", "match", "fullmatch"):
        one, other = getattr(ours, way)(text), getattr(theirs, way)(text)
        assert (one and one.span()) == (other and other.span())
    assert [one.lower() for one in ours.findall(text)] == [one.lower() for one in theirs.findall(text)]
    assert [one.span() for one in ours.finditer(text, 3)] == [one.span() for one in theirs.finditer(text, 3)]
