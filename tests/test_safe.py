"""Nothing that a page holds can steer a terminal or run in a spreadsheet."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.text.safe import for_cell, for_terminal

SHOWN = [
    ("plain – “quoted” café", "plain – “quoted” café"),
    ("two\nlines\r", "two␊lines␍"),
    ("a\tb", "a b"),
    ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
    ("\x1b]0;title\x07", "␛]0;title␇"),
    ("\x9b31m", "‹U+009B›31m"),  # an escape sequence begins with this single character too
    ("a\x85b\x7f\x00", "a‹U+0085›b␡␀"),
    ("abc\u202edcba", "abc‹U+202E›dcba"),
    ("\u2066a\u2069\u200e\u200f\u061c", "‹U+2066›a‹U+2069›‹U+200E›‹U+200F›‹U+061C›"),
    ("a\u2028b\u2029", "a‹U+2028›b‹U+2029›"),
    ("pass\u200bword\ufeff\u2060", "pass‹U+200B›word‹U+FEFF›‹U+2060›"),
    ("a\U000e0041", "a‹U+E0041›"),
    ("a\udc80\ud83d", "a‹U+DC80›‹U+D83D›"),
    ("admin\u200d \u200c", "admin‹U+200D› ‹U+200C›"),
    ("می\u200cخواهم", "می\u200cخواهم"),  # Persian
    ("क्\u200dष", "क्\u200dष"),  # Devanagari
    ("👩\u200d🚀 ❤\ufe0f\u200d🔥", "👩\u200d🚀 ❤\ufe0f\u200d🔥"),
    ("می\u200c\u200cخ", "می\u200c‹U+200C›خ"),
    ("5\u00a0000 co\u00adop", "5\u00a0000 co\u00adop"),  # invisible to most, but harmless
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_for_terminal(text: str, shown: str) -> None:
    assert for_terminal(text) == shown


def test_newlines_stay_where_they_are_wanted() -> None:
    assert for_terminal("a\tb\n\x1b[2J\r\n", newlines=True) == "a b\n␛[2J␍\n"


@given(st.text(st.characters()), st.booleans())
def test_no_control_is_left(text: str, newlines: bool) -> None:
    shown = for_terminal(text, newlines=newlines)
    shown.encode()
    assert not [
        c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and not (newlines and c == "\n")
    ]
    assert not any(
        unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI") for c in shown
    )
    assert for_terminal(shown, newlines=newlines) == shown


CELLS: list[tuple[object, object]] = [
    ("plain", "plain"),
    ("", ""),
    ("=1+1", "'=1+1"),
    ("+1+1", "'+1+1"),
    ("-1+1", "'-1+1"),
    ("- a bullet", "'- a bullet"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("\tplain", "'\tplain"),
    ("\rplain", "'\rplain"),
    ("  =1", "'  =1"),
    ("\u00a0\ufeff=1", "'\u00a0\ufeff=1"),
    ('"=1', "'\"=1"),
    (" '@x", "' '@x"),
    ("＝1+1", "'＝1+1"),
    ("＋1", "'＋1"),
    ("－1", "'－1"),
    ("＠x", "'＠x"),
    ("=1\n", "'=1\n"),
    ("a=b", "a=b"),
    ("– a dash", "– a dash"),
    ("-12.5", "-12.5"),
    ("+1,234.5", "+1,234.5"),
    ("-40%", "-40%"),
    ("-12.5\n", "'-12.5\n"),
    ("-1e5", "'-1e5"),
    ("-٣", "'-٣"),
    ("2017-12-21", "2017-12-21"),
    (-12.5, -12.5),
    (-3, -3),
    (None, None),
    (True, True),
]


@pytest.mark.parametrize(("value", "cell"), CELLS)
def test_for_cell(value: object, cell: object) -> None:
    assert for_cell(value) == cell
    assert type(for_cell(value)) is type(value)
