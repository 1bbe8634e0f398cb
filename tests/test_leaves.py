"""Days that stand on several lines, and tables: the same however many lines of a capture come at a time."""

from __future__ import annotations

from itertools import accumulate

import pytest

from iomcorpus.model import Batch
from iomcorpus.splitting.survey import Survey, survey_lines

TEXT = """Harbour reopens
Jun
17
2009
The harbour has been opened again, and nobody knows for how long.

Posted on
4 May 2016
6 May 2016
by Lin Wei

12
Jan
13
Feb
14
Boats | Berths
---|---
4 May 2016 | 12
7 May 2016 | 14
On the quay a boat is sold.

Published
Wednesday
4
May
2016
"""
LINES = TEXT.splitlines()


def surveyed(step: int) -> Survey:
    ends = list(accumulate(len(line) + 1 for line in LINES))
    return survey_lines(
        Batch(start + 1, LINES[start : start + step], ends[start : start + step])
        for start in range(0, len(LINES), step)
    )


def test_parts_of_a_day_are_one_paragraph() -> None:
    found = surveyed(len(LINES))
    spans = [(first, last) for first, last in zip(found.first, found.last, strict=True) if first != last]
    assert spans == [(2, 4), (7, 9), (24, 27)]


@pytest.mark.parametrize("step", range(1, 12))
def test_however_many_lines_come_at_a_time(step: int) -> None:
    assert surveyed(step) == surveyed(len(LINES))
