"""Hints: what a text may hold, told by its words."""

from __future__ import annotations

import pytest

from iomcorpus.splitting import hints
from iomcorpus.splitting.hints import FIGURES, NUMBERS, Hints

TABS, MAIL, MONTH, SIGNED, TELEPHONE, LABEL = (1 << number for number in range(6))
KNOWN = Hints(
    {"new tab": TABS, "tabs": TABS, "@": MAIL}, {"may": MONTH, NUMBERS: SIGNED, FIGURES: TELEPHONE, "t:": LABEL}
)


@pytest.mark.parametrize(
    ("text", "bits"),
    [
        ("", 0),
        ("the harbour reopens", 0),
        ("in a new tab", TABS),
        ("on tables", 0),
        ("new", TABS),  # of "new tab" the first of its longest words is sought
        ("ann@example.org", MAIL),
        ("mayor", 0),
        ("(may)", MONTH),
        ("4/5", SIGNED),
        ("4.5.2016, may", SIGNED | TELEPHONE | MONTH),
        ("t: 020", LABEL | TELEPHONE),
        ("that: 2", 0),
    ],
)
def test_words_tell_what_a_text_may_hold(text: str, bits: int) -> None:
    assert KNOWN.of(text) == bits


def test_words_that_are_forgotten_or_never_kept_tell_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["may in new tabs", "ann@example.org", "may", "x" * 100 + "@", "may in new tabs"]
    expected = [KNOWN.of(text) for text in texts]
    monkeypatch.setattr(hints, "MOST_WORDS", 2)
    few = Hints({"new tab": TABS, "tabs": TABS, "@": MAIL}, {"may": MONTH})
    assert [few.of(text) for text in texts] == expected == [MONTH | TABS, MAIL, MONTH, MAIL, MONTH | TABS]
