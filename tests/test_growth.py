"""Hostile lines: the cost of a line grows with its length, not with its square."""

from __future__ import annotations

import pytest
from growth import grows_linearly, repeated

from iomcorpus.forms.dates import find_dates, find_glosses
from iomcorpus.model import Batch
from iomcorpus.pipeline import split_lines
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.survey import survey_lines
from iomcorpus.text.repair import repair

# What each kind of rule would have to read again and again if it were badly written.
UNITS = (
    "1", "12/", "12/03/", "3 May ", "in 2016 ", "2016 and ", "A", "A ", "Ab ", "Ama Boateng ", "(", "((", "[", '"',
    "\u201c", "\u201ca ", ".", ". ", "a.", "a. ", "-", "- ", "|", " | ", "a@", "a@b.", "+1 ", "0 ", "Tel: ", "by ",
    "By A ", "yesterday (", "yesterday (2", " (A", "Photo: ", "we must ", "We welcome ", "at 10 ", "will ", ",",
    ", ", " ", "\t", "\xe9", "\u200b", "\xe2\u20ac", "\xc3\xa9", "&amp;", "\xa9 ", "\u2026 ", "http://a", "the ",
    "#", "\x00", "Home > ",
)  # fmt: skip


def split_line(line: str) -> None:
    lines = ["Harbour reopens", "", line, "", "It closed again on 4 May 2016, said the harbour master."]
    ends = list(range(1, len(lines) + 1))
    survey = survey_lines([Batch(1, lines, ends)])
    for _ in split_lines([lines], survey, "a.txt", "a.txt", Settings()).runs():
        pass


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_long_line_costs_what_its_length_is(unit: str) -> None:
    def work(size: int) -> None:
        line = repeated(unit, size)
        split_line(line)
        list(find_dates(line))
        list(find_glosses(line))
        repair(line)

    assert grows_linearly(work, 20_000)
