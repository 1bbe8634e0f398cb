"""Contacts out of texts and rows: what goes, what stays, and how long it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.output.redaction import MARK, Redactor, numbers_of

# What stands between ‹ and › goes.
TEXTS = [
    "Ring ‹020 7946 0018› or ‹+44 117 496 0142› ext, or write to ‹lin.wei@club.example›.",
    "mailto:‹lin@club.example›, ‹bowls (at) club.example›, ‹Duncan AT example DOT com›",
    "Call ‹(520) 555-0142›, ‹520-555-0142› or ‹1-800-FLOWERS›",
    "In an emergency dial ‹999›; room 999 is upstairs.",
    "Tel. ‹+ 44 116 496 0023›\u00a0or ‹+44\u00a0116 496 0027›",
    "In 2014-2015 some 16,500 people, 12 per cent of 137500, left on 12/03/2015 for 192.0.2.146.",
    "id ha3zvvsvmyal, EDTF 2018-05-03/2018-05-04 and [2016-08-11,2016-11-08], £4,500.00, 10:30-11:30",
    "6 lambs @ 91.50, @harbour, https://example.org/2017/05/12/a",
    "",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_what_goes_and_what_stays(marked: str) -> None:
    parts = marked.replace("›", "‹").split("‹")
    text = "".join(parts)
    expected = "".join(MARK * len(part) if nth % 2 else part for nth, part in enumerate(parts))
    assert Redactor().text(text) == expected


def test_a_number_that_its_surroundings_tell_goes_everywhere() -> None:
    said = {"id": "a", "text": "Lost: a tortoise. Reward.\nTel. 960 288."}
    other = "Written on the wall: 960 288. On another: 1960 288, 960 2880."
    assert numbers_of([said]) == {"960 288"}
    assert Redactor().text(other) == other
    assert Redactor(numbers_of([said])).text(other) == other.replace(": 960 288.", f": {MARK * 7}.")


def test_an_address_that_is_wrapped() -> None:
    line = "Questions about the new timetable can be put to the office of the harbour"
    text = f"{line}\n{line}\n{line}\n{line} on +44 117\n496 0142 until noon, the office says."
    redacted = Redactor().text(text)
    assert "0142" not in redacted and "117" not in redacted
    assert len(redacted) == len(text) and redacted.count("\n") == text.count("\n")


def test_rows() -> None:
    row = {
        "id": "5550123456",
        "line": 3,
        "phones": ["111", "960 288"],
        "emails": ["a@b.example"],
        "filled": {"emails": {"value": ["a@b.example"], "id": "x", "line": 2}, "title": {"value": "At a@b.example"}},
        "marks": [[0, 3]],
        "surface": None,
    }
    assert Redactor().row(row) == row | {
        "phones": [MARK * 3, MARK * 7],
        "emails": [MARK * 11],
        "filled": {
            "emails": {"value": [MARK * 11], "id": "x", "line": 2},
            "title": {"value": f"At {MARK * 11}"},
        },
    }


def test_the_surface_of_a_mention_is_what_the_record_has() -> None:
    record = {"id": "a", "text": "One.\nIn danger dial 111, they say.", "first_line": 7}
    mention = {"type": "contact", "id": "a", "line": 8, "start": 15, "end": 18, "surface": "111", "phones": ["111"]}
    redacted, (changed,) = Redactor().document(record, [mention])
    assert redacted["text"] == "One.\nIn danger dial ███, they say."
    assert changed == mention | {"surface": "███", "phones": ["███"]}


@given(st.text(st.sampled_from("ab @.+0123456789()\n-/\u00a0é"), max_size=80))
def test_columns_stay_true(text: str) -> None:
    redacted = Redactor({"960 288"}).text(text)
    assert len(redacted) == len(text)
    assert [at for at, char in enumerate(redacted) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]
    assert all(new in (old, MARK) for new, old in zip(redacted, text, strict=True))
