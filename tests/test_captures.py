"""The captures of other sites against their gold: floors a little under what is measured, and gold that is well formed.

Those that are set aside or were written later are checked for form alone, and nothing of them is shown.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from captures import Row, Score, gold_of, names, path_of, records_of, score

from iomcorpus.edtf import bounds
from iomcorpus.reading.capture import read_capture

KEYS = {"first_line", "last_line", "skip", "published", "inferred", "kind", "byline", "title", "first_words"}
UNSEEN = ("aside", "later", "last")
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
    words = " ".join(" ".join(lines[first - 1 : last]).split()).casefold()
    checks = {
        "first words": bool(row["first_words"].strip()) and lines[first - 1].startswith(row["first_words"]),
        "last line": bool(lines[last - 1].strip()),
        "skip": skip == sorted({*skip}) and all(first < line < last for line in skip),
        "dates": not (row["published"] and row["inferred"]),
        "date": all(value is None or bounds(value) for value in (row["published"], row["inferred"])),
        "kind": row["kind"] in KINDS,
        "title": row["title"] is None or " ".join(row["title"].split()).casefold() in words,
        "byline": row["byline"] is None or all(part in words for part in row["byline"].casefold().split(" and ")),
    }
    return [name for name, right in checks.items() if not right]


@pytest.mark.parametrize("name", names())
def test_gold_is_well_formed(name: str) -> None:
    assert faults(name) == []


@pytest.mark.parametrize("folder", UNSEEN)
def test_gold_that_nobody_looks_at_is_well_formed(folder: str) -> None:
    ill_formed = sum(not is_well_formed(name) for name in names(folder))
    assert ill_formed == 0


def is_well_formed(name: str) -> bool:
    """Whether nothing is wrong with a gold file, without a word on what is."""
    try:
        return not faults(name)
    except (KeyError, TypeError, ValueError):
        return False


@pytest.mark.parametrize(("folder", "count"), [("", 20), ("aside", 10)])
def test_every_capture_has_its_gold(folder: str, count: int) -> None:
    without = sum(not path_of(name).with_suffix(".jsonl").exists() for name in names(folder))
    assert (len(names(folder)), without) == (count, 0)


CHANGES: list[Row] = [
    {"first_words": "Nobody wrote this"},
    {"last_line": 100_000},
    {"skip": [1]},
    {"published": "2019-13", "inferred": None},
    {"published": "2019", "inferred": "2019"},
    {"kind": "story"},
    {"title": "Nobody wrote this"},
]


def test_a_fault_is_noticed() -> None:
    name = names()[0]
    row, lines = gold_of(name)[0], lines_of(name)
    assert faults_of(row, lines) == []
    for change in CHANGES:
        assert faults_of(row | change, lines)
