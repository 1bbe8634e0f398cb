"""The samples against their gold: floors a little under what is measured, so that a loss is noticed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import pytest
from samples import DATA, FIRST_EIGHT, GOLD, SAMPLES, sample, view_of_layout

from iomcorpus.edtf import bounds
from iomcorpus.model import Record
from iomcorpus.splitting.cues import BASELINE, CUES, cues_at, scores
from iomcorpus.splitting.layout import lay_out
from iomcorpus.splitting.view import (
    View,
)

MONTH = 31  # days: an inferred date that is no vaguer is as good as the gold's


@dataclass
class Tally:
    """Counts over some samples."""

    gold: int = 0
    found: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, count: int) -> None:
        self.counts[name] = self.counts.get(name, 0) + count

    def f1(self, name: str) -> float:
        return 2 * self.counts[name] / (self.gold + self.found)

    def share(self, name: str, of: str | None = None) -> float:
        return self.counts[name] / (self.counts[of] if of else self.gold)


def days(value: str) -> tuple[int, int]:
    known = bounds(value)
    assert known is not None, value
    first, last = (date.fromisoformat(day).toordinal() for day in known)
    return first, last


def agrees(gold: str, found: str | None) -> bool:
    """Some day is in both, and what is found is no vaguer than the gold, or than a month."""
    if found is None:
        return False
    (low, high), (first, last) = days(gold), days(found)
    return first <= high and low <= last and last - first <= max(high - low, MONTH)


def sharp(gold: str, found: str | None) -> bool:
    """All days of what is found are in the gold."""
    return agrees(gold, found) and days(gold)[0] <= days(str(found))[0] and days(str(found))[1] <= days(gold)[1]


def record_lines(first: int, last: int, skip: list[int]) -> set[int]:
    return set(range(first, last + 1)) - set(skip)


@cache
def tally(names: tuple[str, ...]) -> Tally:
    total = Tally()
    for name in names:
        one = sample(name)
        gold = {(row["first_line"], row["last_line"]): row for row in one.gold}
        found = {(record.first_line, record.last_line): record for record in one.records}
        total.gold += len(gold)
        total.found += len(found)
        total.add("start", len({first for first, _ in gold} & {first for first, _ in found}))
        for span in gold.keys() & found.keys():
            count_fields(total, gold[span], found[span])
        total.add("dated", sum(bool(row["inferred"]) for row in one.gold))
        every = set(range(1, one.survey.lines + 1))
        ours, theirs = every.copy(), every.copy()
        for record in one.records:
            ours -= record_lines(record.first_line, record.last_line, list(record.skip))
        for row in one.gold:
            theirs -= record_lines(row["first_line"], row["last_line"], row["skip"])
        total.add("furniture", 2 * len(ours & theirs))
        total.add("furniture lines", len(ours) + len(theirs))
    return total


def count_fields(total: Tally, gold: dict[str, Any], record: Record) -> None:
    header = record.header
    total.add("exact", 1)
    for name in ("published", "kind", "byline", "title"):
        total.add(name, gold[name] == getattr(header, name))
    if gold["inferred"]:
        total.add("inferred", agrees(gold["inferred"], header.inferred))
        total.add("sharp", sharp(gold["inferred"], header.inferred))
    else:
        total.add("made up", header.inferred is not None)


FLOORS = [
    # names, exact, start, published, kind, byline, title, inferred, sharp, furniture
    (FIRST_EIGHT, 0.93, 0.96, 0.93, 0.91, 0.92, 0.93, 0.95, 0.95, 0.98),
    (SAMPLES, 0.91, 0.96, 0.90, 0.90, 0.89, 0.90, 0.82, 0.82, 0.98),
]


@pytest.mark.parametrize(
    ("names", "exact", "start", "published", "kind", "byline", "title", "inferred", "sharp", "furniture"),
    FLOORS,
    ids=["the first eight", "all twelve"],
)
def test_floors(
    names: tuple[str, ...], exact: float, start: float, published: float, kind: float, byline: float, title: float,
    inferred: float, sharp: float, furniture: float,
) -> None:  # fmt: skip
    total = tally(names)
    assert total.f1("exact") >= exact
    assert total.f1("start") >= start
    assert total.share("published") >= published
    assert total.share("kind") >= kind
    assert total.share("byline") >= byline
    assert total.share("title") >= title
    assert total.share("inferred", "dated") >= inferred
    assert total.share("sharp", "dated") >= sharp
    assert total.share("furniture", "furniture lines") >= furniture


def test_no_stated_date_of_an_exact_record_is_wrong() -> None:
    for name in SAMPLES:
        gold = {(row["first_line"], row["last_line"]): row["published"] for row in sample(name).gold}
        for record in sample(name).records:
            span = (record.first_line, record.last_line)
            assert span not in gold or record.header.published == gold[span], (name, span)


def test_no_date_is_inferred_where_the_gold_has_none() -> None:
    assert tally(SAMPLES).counts["made up"] == 0


def test_a_record_is_neither_everything_nor_nothing() -> None:
    for name in SAMPLES:
        one = sample(name)
        assert 0.7 * len(one.gold) <= len(one.records) <= 1.4 * len(one.gold) + 1, name


def gold_borders() -> list[tuple[str, View, int, int]]:
    """Each gold border that is a place of its capture's view: sample, view, place, line."""
    borders = []
    for name in SAMPLES:
        survey = sample(name).survey
        view = view_of_layout(lay_out(survey))
        places = {survey.first[position]: at for at, position in enumerate(view.positions)}
        borders += [
            (name, view, places[row["first_line"]], row["first_line"])
            for row in sample(name).gold
            if row["first_line"] in places
        ]
    return borders


def test_gold_borders_stand_where_borders_may_be() -> None:
    assert len(gold_borders()) >= 0.99 * sum(len(sample(name).gold) for name in SAMPLES)


def test_a_cue_that_is_off_lowers_the_borders_that_it_is_named_for() -> None:
    borders = gold_borders()
    named: set[str] = set()
    for cue in CUES:
        lowered: dict[int, list[float]] = {}
        for name, view, at, line in borders:
            if cue.weight > 0 and cue.holds(view, at):
                without = lowered.setdefault(id(view), scores(view, frozenset([cue.name])))
                assert without[at] < scores(view)[at], (cue.name, name, line)
                named.add(cue.name)
    assert len(named) >= 25  # of those for a border; what is left speaks at none of these


def test_gold_borders_have_evidence() -> None:
    bare = [
        (name, line)
        for name, view, at, line in gold_borders()
        if at and not any(cue.weight > 0 for cue in cues_at(view, at))
    ]
    assert len(bare) <= 4, bare


def test_borders_that_were_found_name_their_cues() -> None:
    known = {cue.name: cue.weight for cue in CUES} | {"baseline": BASELINE}
    for name in SAMPLES:
        for record in sample(name).records:
            assert record.border.cues[-1] == ("baseline", BASELINE)
            assert all(known[cue] == weight for cue, weight in record.border.cues)


def test_every_sample_has_its_gold() -> None:
    assert {path.stem for path in DATA.glob("*.txt")} == {path.stem for path in GOLD.glob("*.jsonl")} == set(SAMPLES)
    for name in SAMPLES:
        lines = [line for batch in sample(name).capture.batches() for line in batch.lines]
        last = 0
        for row in sample(name).gold:
            assert last < row["first_line"] <= row["last_line"] <= len(lines)
            assert lines[row["first_line"] - 1].startswith(row["first_words"])
            assert all(row["first_line"] < line < row["last_line"] for line in row["skip"])
            assert not (row["published"] and row["inferred"])
            last = row["last_line"]
