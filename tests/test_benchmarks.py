"""What the benchmarks measure with: captures that are the same on every machine and split as they were put together."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from benchmarks import captures
from iomcorpus.text.words import print_of

PAGES = 18  # a third of a megabyte


@pytest.fixture(scope="module")
def press() -> captures.Press:
    return captures.Press.load()


def places(path: Path) -> list[tuple[int, int]]:
    """First and last line of the records that a capture is split into, as a pipe sees them."""
    command = [sys.executable, "-m", "iomcorpus", "split", str(path), "--db", str(path.with_suffix(".db"))]
    rows = map(json.loads, subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines())
    return [(row["first_line"], row["last_line"]) for row in rows]


def test_a_capture_follows_from_its_seed(press: captures.Press, tmp_path: Path) -> None:
    one, two, other = tmp_path / "one.txt", tmp_path / "two.txt", tmp_path / "other.txt"
    captures.write_capture(one, press.pages(captures.MIXED, seed=1), 50_000)
    captures.write_capture(two, captures.Press.load().pages(captures.MIXED, seed=1), 50_000)
    captures.write_capture(other, press.pages(captures.MIXED, seed=2), 50_000)
    assert one.read_bytes() == two.read_bytes() != other.read_bytes()


def test_a_capture_is_as_large_as_asked_for(press: captures.Press, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    records = captures.write_capture(path, press.pages(captures.MIXED, seed=1), 100_000)
    assert 100_000 <= path.stat().st_size < 130_000
    assert records >= 50


def test_its_records_are_found(press: captures.Press, tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    pages = list(islice(press.pages(captures.MIXED, seed=1), PAGES))
    path.write_text("".join(page.text for page in pages), encoding="utf-8", newline="")
    planted, found = captures.planted(pages), places(path)
    assert abs(len(found) - len(planted)) <= 0.05 * len(planted)
    assert len(set(found) & set(planted)) >= 0.95 * len(planted)


def test_no_two_pages_share_their_articles(press: captures.Press) -> None:
    """Else the captures of a folder would be one another's copies, which are split with more work."""
    for name in captures.MIXED:
        one, two = islice(press.pages([name], seed=1), 2)
        prints = [{print_of(line) for line in page.text.split("\n") if len(line) > 200} for page in (one, two)]
        assert len(prints[0] & prints[1]) <= 0.1 * len(prints[0])


def test_a_folder_has_all_samples_in_their_encodings(press: captures.Press, tmp_path: Path) -> None:
    records = captures.write_folder(tmp_path / "pages", press, seed=1, captures=24)
    pages = sorted((tmp_path / "pages").iterdir())
    assert {path.stem.partition("-")[2] for path in pages} == set(press.samples)
    assert records == 2 * sum(len(sample.records) for sample in press.samples.values())
    wrapped = next(path for path in pages if "wrapped" in path.name).read_bytes()
    assert b"\r\n" in wrapped and b"\x93" in wrapped


def test_numbers_and_lines_keep_their_shape(press: captures.Press) -> None:
    assert captures.vary_number("960", Random(1))[0] == "9"
    page = press.page("wrapped-72", Random(1))
    assert page.lines == page.text.count("\n")
    assert page.text != press.page("wrapped-72", Random(2)).text
