"""What growth is measured with: sizes in turn, the start of the process taken off, and all answers scored."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import growth, split
from benchmarks.captures import MIXED, Press
from benchmarks.measure import Command, Desk, Run, Series

SIZES = (40, 400)


def series(*cpu: float) -> Series:
    return Series(tuple(Run(one, one, None) for one in cpu))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    yield Desk.at(tmp_path_factory.mktemp("desk"))


@pytest.fixture(autouse=True)
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "OFTEN", 1)


def test_a_record_costs_what_the_start_does_not() -> None:
    grown = growth.Grown({10: series(1.2, 1.1, 1.9), 100: series(4.2), 1000: series(41.2)}, start=0.2)
    assert [round(grown.each(size)) for size in grown.sizes] == [100_000, 40_000, 41_000]
    rows = [grown.row(size) for size in grown.sizes]
    assert [row["times"] for row in rows] == pytest.approx([1, 1, 1.025])
    assert [row["verdict"] for row in rows] == ["", "ok", "ok"]
    assert growth.Grown({10: series(1.0), 100: series(14.0)}, start=0.0).row(100)["verdict"] == "MISSED"


def test_small_sizes_run_oftener(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "OFTEN", 5)
    monkeypatch.setattr(growth, "TOGETHER", 200)
    grown = growth.measure_in_turn(desk, dict.fromkeys((1, 50, 1000), Command((sys.executable, "-c", "pass"))))
    assert {size: len(found.runs) for size, found in grown.sizes.items()} == {50: 4, 1000: 1}
    assert grown.start > 0


def test_copies_are_found_in_each_size(desk: Desk, tmp_path: Path) -> None:
    table = growth.measure_copies_growth(desk, tmp_path, SIZES)
    assert [row["records"] for row in table.rows] == [*SIZES]
    assert all(isinstance(row["recall"], float) and row["recall"] > 0.9 for row in table.rows)
    kept = growth.planted(tmp_path, SIZES[0])
    kept.write_text("kept", "utf-8")
    assert growth.planted(tmp_path, SIZES[0]).read_text("utf-8") == "kept"


def test_each_store_answers(desk: Desk, tmp_path: Path) -> None:
    stored, searched = growth.measure_store_growth(desk, tmp_path, SIZES, rounds=1)
    assert [row["records"] for row in stored.rows] == [*SIZES]
    assert all(isinstance(row["bytes_per_record"], float) and row["bytes_per_record"] > 3_000 for row in stored.rows)
    hits = {row["what"]: row["hits"] for row in searched.rows}
    few, many = (hits[f"{growth.HALF}: {size}"] for size in SIZES)
    assert isinstance(few, int) and isinstance(many, int) and 0 < few < many <= SIZES[1]


def test_pieces_are_where_they_were_cut(tmp_path: Path) -> None:
    for name, text in {"piece0": "\nA\n\nB\n", "piece1": "\n\n", "piece2": "C\n"}.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert split.piece_places(tmp_path) == [(2, 4), (7, 7)]


def test_splitting_is_measured_and_marked(desk: Desk) -> None:
    table = split.measure_split(desk, Press.load(), 60_000, rounds=1)
    rows = {str(row["what"]): row for row in table.rows}
    ours = rows[split.PIPED]
    assert isinstance(ours["starts_f1"], float) and ours["starts_f1"] > 0.9
    assert rows["wc -l"]["starts_f1"] is None
    assert len({tuple(row) for row in table.rows}) == 1


def test_a_capture_is_written_with_its_truth(tmp_path: Path) -> None:
    places = split.write_known(tmp_path / "one.txt", Press.load().pages(MIXED, seed=1), 50_000)
    lines = (tmp_path / "one.txt").read_text("utf-8").split("\n")
    assert places == sorted(places) and places[-1][1] <= len(lines)
    assert all(lines[first - 1].strip() for first, _ in places)
