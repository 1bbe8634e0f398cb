"""The real captures, where they lie beside the project: facts only."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from iomcorpus.model import Furniture, Record
from iomcorpus.pipeline import split_lines, survey_capture
from iomcorpus.reading.capture import read_capture
from iomcorpus.splitting.settings import Settings

FOLDER = os.environ.get("IOMCORPUS_SEEDS", "")


@cache
def runs_of(number: str) -> list[Record | Furniture]:
    if not FOLDER:
        pytest.skip("the real captures are no part of the project: IOMCORPUS_SEEDS names their folder")
    (path,) = Path(FOLDER).glob(f"{number}*.txt")
    capture = read_capture(str(path), path.name)
    groups = (batch.lines for batch in capture.batches())
    return list(split_lines(groups, survey_capture(capture), capture.name, capture.source, Settings()).runs())


def records_of(number: str) -> list[Record]:
    return [run for run in runs_of(number) if isinstance(run, Record)]


def test_29_articles_without_dates_and_separators() -> None:
    starts = (
        "4 38 61 71 91 109 132 148 181 205 234 255 269 286 304 335 351 364 379 394 411 422 454 476 491 520 552 564 586"
    )
    assert [record.first_line for record in records_of("001")] == [int(line) for line in starts.split()]


def test_16_articles_under_date_lines() -> None:
    records = records_of("003")
    starts = "3 19 39 57 80 100 115 137 163 185 197 212 229 248 270 288"
    assert [record.first_line for record in records] == [int(line) for line in starts.split()]
    assert all(record.header.published for record in records)


def test_four_dated_articles() -> None:
    assert [record.header.published for record in records_of("004")] == [
        "2017-12-22",
        "2017-12-18",
        "2017-12-08",
        "2017-12-04",
    ]


def test_the_text_of_a_theme_page() -> None:
    (record,) = records_of("002")
    assert (record.header.kind, record.first_line, record.last_line) == ("page", 16, 29)


def test_three_articles() -> None:
    assert len(records_of("000")) == 3


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_line_and_byte_is_somewhere(number: str) -> None:
    line, byte = 1, 0
    for run in runs_of(number):
        assert (run.first_line, run.start_byte) == (line, byte)
        assert run.text.count("\n") == run.last_line - run.first_line
        line, byte = run.last_line + 1, run.end_byte
    (path,) = Path(FOLDER).glob(f"{number}*.txt")
    data = path.read_bytes()
    assert byte == len(data)
    assert line - 1 == len(data.splitlines())
