"""Receipts: written and read back, and what is told of two of them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.asking.receipts import IN_ANSWER, SAID, Entry, Receipt, compare, entry, read_receipt, write_receipt
from iomcorpus.errors import CorpusError

CAPTURE = {"name": "a.txt", "digest": "d1", "settings": "v2", "dates": "dmy"}


def receipt(answer: str = "abc", **changed: Any) -> Receipt:
    """A receipt whose answer has a record a letter; a capital is a record that says something else."""
    entries = [Entry(letter.lower(), f"a.txt:{ord(letter.lower())}", letter) for letter in answer]
    known = Receipt("0.1", "search", "boat", {"after": "2017"}, [CAPTURE], {"number": 9, "digest": "r1"}, entries)
    return known._replace(**changed)


@pytest.mark.parametrize(
    ("was", "now", "changes"),
    [
        ("abc", "abc", []),
        ("", "", []),
        ("abc", "ab", ["gone c 3 None"]),
        ("abc", "abxc", ["new x None 3"]),
        ("ab", "xy", ["gone a 1 None", "gone b 2 None", "new x None 1", "new y None 2"]),
        ("abcd", "bcda", ["moved a 1 4"]),
        ("abcd", "abdc", ["moved d 4 3"]),
        ("abc", "xabc", ["new x None 1"]),  # the others stand where they stood, but for what is new
        ("abc", "aBc", ["changed b 2 2"]),
        ("aab", "ab", ["gone a 2 None"]),  # two copies may have one id
    ],
)  # fmt: skip
def test_what_has_changed(was: str, now: str, changes: list[str]) -> None:
    told = list(compare(receipt(was), receipt(now)))
    assert sorted(f"{one['change']} {one['id']} {one['was']} {one['now']}" for one in told) == sorted(changes)
    assert {one["change"] for one in told} <= set(IN_ANSWER)


def test_what_it_was_asked_of() -> None:
    other = CAPTURE | {"digest": "d2", "dates": None}
    now = receipt(captures=[other, CAPTURE | {"name": "b.txt"}], records={"number": 9, "digest": "r2"}, version="0.2")
    told = [(one["change"], one["place"], one["was"], one["now"]) for one in compare(receipt(), now)]
    assert told == [
        ("capture digest", "a.txt", "d1", "d2"),
        ("capture dates", "a.txt", "dmy", None),
        ("capture new", "b.txt", None, "d1"),
        ("records digest", None, "r1", "r2"),
        ("version", None, "0.1", "0.2"),
    ]
    assert next(compare(now, receipt()))["change"] == "capture digest"
    assert "capture gone" in {one["change"] for one in compare(now, receipt())}


@given(st.text(), st.dictionaries(st.text(), st.text()), st.text(max_size=5))
def test_read_is_written(query: str, options: dict[str, str], answer: str) -> None:
    known = receipt(answer, query=query, options=options)
    text = write_receipt(known)
    assert read_receipt(text, "r.json") == known
    text.encode()  # half characters are escapes


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_the_same_ids_in_the_same_order_are_the_same_answer(was: list[str], now: list[str]) -> None:
    changes = list(compare(receipt("".join(was)), receipt("".join(now))))
    assert bool(changes) == (was != now)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "1", "null", '{"receipt": 1}', "[" * 100_000, write_receipt(receipt()).replace('"search"', '"rm"')],
    ids=lambda text: text[:20],
)
def test_what_is_no_receipt(text: str) -> None:
    with pytest.raises(CorpusError, match=r"r\.json is no receipt\. Make one with"):
        read_receipt(text, "r.json")


@pytest.mark.parametrize("part", ["answer", "captures", "options", "query", "iomcorpus", "records"])
def test_parts_of_another_type(part: str) -> None:
    told = json.loads(write_receipt(receipt()))
    for wrong in (7, [7], [{"name": 7, "id": 7, "place": 7, "digest": 7}]):
        with pytest.raises(CorpusError, match="is no receipt"):
            read_receipt(json.dumps(told | {part: wrong}), "r.json")


def test_a_newer_receipt_is_told() -> None:
    text = write_receipt(receipt()).replace('"receipt": 1', '"receipt": 2')
    with pytest.raises(CorpusError, match="of another form"):
        read_receipt(text, "r.json")


def test_an_entry_says_what_the_record_says() -> None:
    row = {"id": "x", "source": "a.txt", "first_line": 3, "title": "Ferry", "score": 1.5, "copies": 0}
    same = row | {"source": "../a.txt", "score": 0.2, "copies": 3, "snippet": "a"}
    assert entry(row, "search").digest == entry(same, "search").digest
    assert entry(row, "search").digest != entry(row | {"title": "Boat"}, "search").digest
    assert set(SAID) == {"search", "export"}
