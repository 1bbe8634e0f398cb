"""`split --profile`: what was learned of captures, a line each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from articles import run
from samples import DATA, capture_of, sample
from test_recurring import PROSE, TITLES, body, page

from iomcorpus.output.rows import PROFILE
from iomcorpus.pipeline import profile_capture
from iomcorpus.splitting.profile import MOST_FURNITURE
from iomcorpus.splitting.settings import Settings

NAMES = ("month-dated", "us-newsroom")
Told = tuple[str, str, int | None, str | None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / f"{name}.txt").write_bytes((DATA / f"{name}.txt").read_bytes())
    return tmp_path


def told(rows: list[dict[str, Any]], source: str) -> list[Told]:
    return [(row["learned"], row["value"], row["count"], row["example"]) for row in rows if row["source"] == source]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


DATED: list[Told] = [
    ("records", "", 8, None),
    ("items begin behind", "", 5, "-"),
    ("date lines", "over each item", None, None),
    ("date line", "", 8, "29/03/19"),
    ("date order", "dmy: proved", None, None),
    ("blank lines", "1 between paragraphs", None, None),
    ("separator", "separator", 6, "-"),
    ("furniture", "menu", 1, "News & Events"),
]
NEWSROOM: list[Told] = [
    ("records", "", 9, None),
    ("date lines", "with the heading under them", None, None),
    ("date line", "", 8, "May 08, 2025"),
    ("date order", "mdy: proved", None, None),
    ("furniture", "end mark", 3, "###"),
    ("furniture", "related links", 2, "Related Stories"),
    ("separator", "separator", 2, "-"),
]


def test_what_is_learned_of_two_captures(folder: Path) -> None:
    done = run(folder, "split", "--profile", *(f"{name}.txt" for name in NAMES))
    assert (done.returncode, done.stderr) == (0, "")
    rows = lines(done.stdout)
    assert all(tuple(row) == PROFILE for row in rows)
    assert [row["source"] for row in rows] == sorted(row["source"] for row in rows)
    assert told(rows, "month-dated.txt") == DATED
    newsroom = told(rows, "us-newsroom.txt")
    assert [one for one in newsroom if one in NEWSROOM] == NEWSROOM
    assert sum(what in ("furniture", "separator") for what, *_ in newsroom) == MOST_FURNITURE


def test_an_example_is_the_line_that_it_names(folder: Path) -> None:
    for row in lines(run(folder, "split", "--profile", ".").stdout):
        text = (folder / row["source"]).read_text("utf-8").split("\n")
        assert row["example"] == (None if row["line"] is None else text[row["line"] - 1].strip())


def test_a_table(folder: Path) -> None:
    done = run(folder, "split", "--profile", "month-dated.txt", "--format", "table")
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["capture", "learned", "value", "times", "line", "example"]
    assert [row.split() for row in rows[:2]] == [
        ["month-dated.txt", "records", "8"], ["month-dated.txt", "items", "begin", "behind", "5", "35", "-"],
    ]  # fmt: skip
    assert len(rows) == len(DATED)


def test_nothing_is_kept(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    run(folder, "split", "--profile", "month-dated.txt")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    run(folder, "split", "month-dated.txt")
    kept = (folder / "iomcorpus.db").read_bytes()
    run(folder, "split", "--profile", "month-dated.txt", "us-newsroom.txt", "--set", "date-order=mdy")
    assert (folder / "iomcorpus.db").read_bytes() == kept


def test_standard_input(folder: Path) -> None:
    data = (folder / "month-dated.txt").read_bytes()
    assert told(lines(run(folder, "split", "--profile", "-", stdin=data).stdout), "-") == DATED


def test_settings_are_heeded(folder: Path) -> None:
    done = run(
        folder, "split", "--profile", "month-dated.txt", "--set", "furniture=News & Facts", "--date-order", "mdy"
    )
    assert dict((row["learned"], row["value"]) for row in lines(done.stdout))["date order"] == "mdy: given"
    (folder / "iomcorpus.toml").write_text('[captures."month*"]\nhead = "29/03/19"\n')
    begin = told(lines(run(folder, "split", "--profile", "month-dated.txt").stdout), "month-dated.txt")
    assert ("items begin with", "", 8, "29/03/19") in begin


def test_a_wrong_path_is_told_and_the_others_are_done(folder: Path) -> None:
    done = run(folder, "split", "--profile", "nowhere.txt", "month-dated.txt")
    assert (done.returncode, done.stderr) == (2, "split: nowhere.txt: no such file or folder. Check the path.\n")
    assert told(lines(done.stdout), "month-dated.txt") == DATED
    alone = run(folder, "split", "--profile", "nowhere.txt")
    assert (alone.returncode, alone.stdout, alone.stderr) == (2, "", done.stderr)


def test_a_capture_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "torn.txt.gz").write_bytes(b"no gzip")
    done = run(folder, "split", "--profile", "torn.txt.gz", "month-dated.txt")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("split: torn.txt.gz: ")
    assert told(lines(done.stdout), "month-dated.txt") == DATED


SHAPES = {
    "items begin behind": page(lambda title, number: f"{title}\n\n{body(number)}\n\n- - -"),
    "items begin with": page(lambda title, number: f"Bulletin No. {number}\n\n{body(number)}"),
    "items begin a line over": page(lambda title, number: f"{title}\nIssue {number}\n\n{body(number)}"),
    "items begin two lines over": page(lambda title, number: f"{title}\nTurku\nIssue {number}\n\n{body(number)}"),
}


@pytest.mark.parametrize(("what", "text"), SHAPES.items(), ids=SHAPES.keys())
def test_how_items_begin(what: str, text: str) -> None:
    assert what in learned(text)


@pytest.mark.parametrize("text", ["", f"{TITLES[0]}\n\n{PROSE[0]}\n\n{PROSE[1]}\n"], ids=["nothing", "one item"])
def test_where_nothing_recurs_nothing_is_said_of_heads(text: str) -> None:
    assert set(learned(text)) == {"records", "date order", "blank lines"}


def learned(text: str) -> list[object]:
    return [row["learned"] for row in profile_capture(capture_of(text.encode()), Settings())]


def test_a_wrapped_capture_says_where() -> None:
    rows = list(profile_capture(sample("wrapped-72").capture, Settings()))
    assert [row["value"] for row in rows if row["learned"] == "wrapped"] == ["at 72 columns"]
