"""The captures of other sites against their gold: floors a little under what is measured, and gold that is well formed.

Those that are set aside are checked for form alone, and nothing of them is shown.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from captures import Row, Score, gold_of, names, path_of, records_of, score

from iomcorpus.edtf import bounds
from iomcorpus.reading.capture import read_capture

KEYS = {"first_line", "last_line", "skip", "published", "inferred", "kind", "byline", "title", "first_words"}
KINDS = {"news", "opinion", "statement", "event", "page"}


def lines_of(name: str) -> list[str]:
    path = path_of(name)
    return [line for batch in read_capture(str(path), path.name).batches() for line in batch.lines]


# Scores


@cache
def total() -> Score:
    return score(names())


# The pages are hard ones, each in a shape of its own: one that goes wrong altogether costs 0.05.
BORDERS = [("exact", 0.86), ("start", 0.93)]
FIELDS = [("kind", 0.85), ("byline", 0.85), ("title", 0.86)]
MADE_UP = 2  # dates that are inferred where the gold has none


@pytest.mark.parametrize(("name", "floor"), BORDERS)
def test_borders(name: str, floor: float) -> None:
    assert total().f1(getattr(total(), name)) >= floor


@pytest.mark.parametrize(("name", "floor"), FIELDS)
def test_fields(name: str, floor: float) -> None:
    assert total().share(name) >= floor


def test_dates() -> None:
    one = total()
    assert one.share("stated", one.stated) >= 0.92
    assert one.share("inferred", one.dated) >= 0.70
    assert one.right.get("made up", 0) <= MADE_UP


@pytest.mark.parametrize("name", names())
def test_a_page_is_neither_one_record_nor_crumbs(name: str) -> None:
    assert 0.7 * len(gold_of(name)) <= len(records_of(name)) <= 1.4 * len(gold_of(name)) + 1


# The gold


def faults(name: str) -> list[str]:
    """What is wrong with the form of a capture's gold."""
    lines, gold = lines_of(name), gold_of(name)
    found = [f"{row['first_line']}: {fault}" for row in gold for fault in faults_of(row, lines)]
    found += [f"{row['first_line']}: overlaps" for one, row in pairwise(gold) if row["first_line"] <= one["last_line"]]
    return found if gold else ["no records"]


def faults_of(row: Row, lines: list[str]) -> list[str]:
    first, last, skip = row["first_line"], row["last_line"], row["skip"]
    if set(row) != KEYS or not 1 <= first <= last <= len(lines):
        return ["keys or lines"]
    words = " ".join(" ".join(lines[first - 1 : last]).split())
    checks = {
        "first words": bool(row["first_words"].strip()) and lines[first - 1].startswith(row["first_words"]),
        "last line": bool(lines[last - 1].strip()),
        "skip": skip == sorted({*skip}) and all(first < line < last for line in skip),
        "dates": not (row["published"] and row["inferred"]),
        "date": all(value is None or bounds(value) for value in (row["published"], row["inferred"])),
        "kind": row["kind"] in KINDS,
        "title": row["title"] is None or " ".join(row["title"].split()) in words,
        "byline": row["byline"] is None or all(part in words for part in row["byline"].split(" and ")),
    }
    return [name for name, right in checks.items() if not right]


@pytest.mark.parametrize("name", names())
def test_gold_is_well_formed(name: str) -> None:
    assert faults(name) == []


def test_gold_set_aside_is_well_formed() -> None:
    ill_formed = sum(bool(faults(name)) for name in names(aside=True))
    assert ill_formed == 0


@pytest.mark.parametrize("aside", [False, True], ids=["captures", "aside"])
def test_every_capture_has_its_gold(aside: bool) -> None:
    without = sum(not path_of(name).with_suffix(".jsonl").exists() for name in names(aside))
    assert (len(names(aside)), without) == ((10 if aside else 20), 0)


def test_a_fault_is_noticed() -> None:
    name = names()[0]
    row, lines = gold_of(name)[0], lines_of(name)
    assert faults_of(row, lines) == []
    for change in (
        {"first_words": "Nobody wrote this"}, {"last_line": len(lines) + 1}, {"skip": [row["first_line"]]}, {"kind": "story"},
        {"published": "2019-13", "inferred": None}, {"published": "2019", "inferred": "2019"}, {"title": "Nobody wrote this"},
    ):  # fmt: skip
        assert faults_of(row | change, lines)
