"""Much of everything: records, bytes, captures, mentions. Only with `make soak`; the figures are printed.

The limits are generous, since other programs take turns on the machine: they tell linear from square, and memory that
is bounded from memory that grows with the input.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from scenes import DB, SOAK, damage_in, reader_of, started

from benchmarks.captures import MIXED, Press, write_capture

pytestmark = [pytest.mark.skipif(not SOAK, reason="hours of work: make soak"), pytest.mark.timeout(7200)]

MEGABYTE = 1 << 20
RECORDS, QUERIES = 100_000, 1_000
CAPTURES = 100_000  # in one folder
BYTES = 1 << 30  # of one capture
LEAST_BYTES = 10 * MEGABYTE  # of one whose time a byte it is held against
PER_BYTE = 1  # bytes of memory for each, at the most
GROWTH = 1.3  # times the CPU a byte: the index of its words is merged more often
MENTIONS = 10_000  # of one record
CAPTURE = 4 * MEGABYTE  # where there are many
WORDS = ("water", "council", "harbour", "school", "police", "bridge", "minister", "flood", "report", "children")


@dataclass(frozen=True)
class Run:
    """What a command cost, and what it printed."""

    seconds: float
    cpu: float
    peak: float  # MB, of the largest of its processes
    out: bytes

    def __str__(self) -> str:
        return f"{self.seconds:.0f} s, {self.cpu:.0f} s of CPU, {self.peak:.0f} MB"


def measured(folder: Path, *arguments: str) -> Run:
    """Run the program to its end."""
    begin = time.monotonic()
    with open(folder / "stdout", "w+b") as out, open(folder / "stderr", "w+b") as error:
        process = started(folder, arguments, stdout=out, stderr=error)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        for stream in (out, error):
            stream.seek(0)
        assert process.returncode == 0, error.read()[-2000:]
        return Run(time.monotonic() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out.read())


def count(folder: Path, table: str) -> int:
    with reader_of(folder / DB) as store:
        return int(store.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a line whatever becomes of the test."""

    def line(text: str) -> None:
        with capsys.disabled():
            print(f"\n  {text}", flush=True)

    return line


def test_a_hundred_thousand_records(tmp_path: Path, tell: Callable[[str], None]) -> None:
    (tmp_path / "in").mkdir()
    pages = Press.load().pages(MIXED, seed=8)
    made = number = 0
    while made < RECORDS:
        made += write_capture(tmp_path / "in" / f"{number:04}.txt", pages, CAPTURE)
        number += 1
    built = measured(tmp_path, "build", "in")
    records = count(tmp_path, "record")
    tell(f"build: {number} captures, {records} records of {made}, {count(tmp_path, 'mention')} mentions: {built}")
    assert records > 0.95 * RECORDS and built.peak < 1500
    again = measured(tmp_path, "build", "in")
    tell(f"build again: {again}")
    assert again.cpu < 0.1 * built.cpu
    asked = (
        [f"{a} {b}" for a in WORDS for b in WORDS if a != b]
        + [f"{a} OR {b} -{c}" for a in WORDS for b in WORDS for c in WORDS if len({a, b, c}) == 3]
        + [f"{a} date:{year}" for a in WORDS for year in range(2000, 2020)]
    )
    (tmp_path / "queries").write_text("".join(f"{query}\n" for query in asked[:QUERIES]), encoding="utf-8")
    answered = measured(tmp_path, "search", "--queries", "queries", "--limit", "10")
    hits = answered.out.count(b"\n")
    tell(f"{min(QUERIES, len(asked))} queries: {hits} hits: {answered}")
    assert hits > QUERIES and answered.peak < 500
    proved = measured(tmp_path, "verify")
    tell(f"verify: {proved}")
    assert proved.out == b"" and proved.peak < 1000


def test_a_capture_of_a_gigabyte(tmp_path: Path, tell: Callable[[str], None]) -> None:
    write_capture(tmp_path / "large.txt", Press.load().pages(MIXED, seed=9), LEAST_BYTES)
    large = measured(tmp_path, "split", "large.txt", "--db", "large.db", "--fields", "id")
    tell(f"{(tmp_path / 'large.txt').stat().st_size} bytes: split: {large}")
    capture = tmp_path / "huge.txt"
    made = write_capture(capture, Press.load().pages(MIXED, seed=9), BYTES)
    size = capture.stat().st_size
    split = measured(tmp_path, "split", "huge.txt", "--fields", "id")
    tell(f"{size} bytes, {count(tmp_path, 'record')} records of {made}: split: {split}")
    # Its paragraphs are looked at over the whole capture, fifty bytes of each, so memory grows with it.
    assert split.peak < PER_BYTE * size / MEGABYTE
    assert split.cpu < GROWTH * large.cpu * size / LEAST_BYTES
    with reader_of(tmp_path / DB) as store:
        extent = store.execute(
            "SELECT sum(bytes) FROM (SELECT sum(end_byte - start_byte) AS bytes FROM record "
            "UNION ALL SELECT sum(end_byte - start_byte) FROM furniture)"
        ).fetchone()[0]
    assert extent == size
    found = measured(tmp_path, "search", "water", "--limit", "10")
    tell(f"search: {found}")
    assert found.out.count(b"\n") == 10 and found.cpu < 10
    proved = measured(tmp_path, "verify")
    tell(f"verify: {proved}")
    assert proved.out == b"" and proved.peak < 500


def small(number: int) -> str:
    """A capture of two articles that no other has."""
    told = [f"{WORDS[(number + at) % 10]} {number * 7 + at} {WORDS[(number // 10 + at) % 10]}" for at in range(2)]
    return "\n-\n\n".join(
        f"{1 + number % 28}/0{1 + at}/2016\n\nOf the {one}\n\nThe {one} was told to nobody but to those who asked, "
        f"says number {number}.\n\nIn the end {number * 13 + at} of them came to see the {one} by boat.\n\n"
        for at, one in enumerate(told)
    )


def test_a_hundred_thousand_captures_in_one_folder(tmp_path: Path, tell: Callable[[str], None]) -> None:
    (tmp_path / "in").mkdir()
    for number in range(CAPTURES):
        (tmp_path / "in" / f"{number:06}.txt").write_text(small(number), encoding="utf-8")
    tell("written")
    split = measured(tmp_path, "split", "in")
    tell(f"{count(tmp_path, 'capture')} captures, {count(tmp_path, 'record')} records: split: {split}")
    assert count(tmp_path, "capture") == CAPTURES and split.peak < 2000
    again = measured(tmp_path, "split", "in")
    tell(f"split again: {again}")
    assert again.cpu < 0.3 * split.cpu
    (tmp_path / "in" / "one more.txt").write_text(small(CAPTURES), encoding="utf-8")
    more = measured(tmp_path, "split", "in")
    tell(f"one more: {more}")
    assert more.cpu < 0.5 * split.cpu
    assert measured(tmp_path, "search", "harbour", "--limit", "10").out.count(b"\n") == 10
    assert damage_in(tmp_path / DB) == []


def test_a_record_with_ten_thousand_mentions(tmp_path: Path, tell: Callable[[str], None]) -> None:
    lines = [
        f"On {1 + at % 28} May {1900 + at % 120} Teuvo Harle, the mayor of Varn, told {100 + at} migrants and "
        f"{at + 7} children: “Boat {at} is the last of them all.” Write to desk{at}@varn.example."
        for at in range(MENTIONS // 5)
    ]
    (tmp_path / "long.txt").write_text("22/08/16\n\nAll that was said in Varn\n\n" + "\n\n".join(lines) + "\n")
    split, extract = measured(tmp_path, "split", "long.txt"), measured(tmp_path, "extract")
    with reader_of(tmp_path / DB) as store:
        mentions, id = store.execute(
            "SELECT count(*), record.id FROM mention JOIN record ON record.number = mention.record GROUP BY record "
            "ORDER BY 1 DESC LIMIT 1"
        ).fetchone()
    tell(f"{mentions} mentions in one record: split: {split}; extract: {extract}")
    assert mentions >= MENTIONS and extract.cpu < 120 and extract.peak < 500
    for verb in (("show", id), ("why", id), ("search", "boat"), ("people",), ("export",), ("quotes",), ("verify",)):
        asked = measured(tmp_path, *verb)
        tell(f"{verb[0]}: {len(asked.out)} bytes: {asked}")
        assert asked.cpu < 30
