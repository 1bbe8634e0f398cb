"""The first look at a capture: the same however it is read, and whole when it comes back from a store."""

from __future__ import annotations

from itertools import accumulate

import pytest
from articles import ARTICLES, bare, dated, headed, on_site, wrapped
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import SAMPLES, capture_of, sample, survey_of

from iomcorpus.model import Batch
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.survey import Survey, survey_lines

TEXTS = {
    "bare": bare(ARTICLES), "dated": dated(ARTICLES), "wrapped": wrapped(on_site(headed(ARTICLES))),
    "wrapped without blank lines": wrapped(bare(ARTICLES)).replace("\n\n", "\n"),
    "wrapped and indented": wrapped(bare(ARTICLES)).replace("\n", "\n  "), "empty": "", "blank": "\n \n\u00a0\n",
}  # fmt: skip
LINE = st.sampled_from(
    sorted({line for text in TEXTS.values() for line in text.splitlines()} | {"", " ", "-", "\u200b"})
)


def batches(lines: list[str], sizes: list[int]) -> list[Batch]:
    """Lines in batches of so many, then all that are left."""
    ends = list(accumulate(len(line.encode()) + 1 for line in lines))
    found, at = [], 0
    for size in [*sizes, len(lines)]:
        if lines[at : at + size]:
            found.append(Batch(at + 1, lines[at : at + size], ends[at : at + size]))
            at += size
    return found


# From batches


@given(st.sampled_from(sorted(TEXTS)), st.lists(st.integers(1, 30), max_size=20))
@settings(deadline=None)
def test_batches_of_any_size_give_the_same_survey(name: str, sizes: list[int]) -> None:
    lines = TEXTS[name].splitlines()
    assert survey_lines(batches(lines, sizes)) == survey_lines(batches(lines, []))


@given(st.lists(LINE, max_size=40), st.lists(st.integers(1, 9), max_size=12))
@settings(deadline=None, max_examples=60)
def test_batches_of_any_lines(lines: list[str], sizes: list[int]) -> None:
    assert survey_lines(batches(lines, sizes)) == survey_lines(batches(lines, []))


@pytest.mark.parametrize("size", [1, 7, 333])
@pytest.mark.parametrize("name", SAMPLES)
def test_samples_read_so_many_bytes_at_a_time(name: str, size: int) -> None:
    one = sample(name)
    assert survey_lines(one.capture.batches(size)) == one.survey


def test_a_paragraph_that_is_wrapped_over_batches_is_one() -> None:
    lines = wrapped(bare(ARTICLES)).splitlines()
    survey = survey_lines(batches(lines, [1] * len(lines)))
    parts = [part for article in ARTICLES for part in article.body]
    assert survey.width in range(65, 73)
    assert [size for size in survey.sizes] == [len(part) for part in parts]
    assert all(survey.last[at] > survey.first[at] for at in range(len(survey)))


def test_wrapped_and_not_it_has_the_same_marks_and_prints() -> None:
    plain, joined = survey_of(bare(ARTICLES)), survey_of(wrapped(bare(ARTICLES)))
    assert list(joined.prints) == list(plain.prints)
    assert list(joined.marks) == list(plain.marks)


# What it holds


@pytest.mark.parametrize("name", SAMPLES)
def test_paragraphs_lie_in_order_and_hold_all_that_is_not_blank(name: str) -> None:
    one = sample(name)
    survey = one.survey
    lines = [line for batch in one.capture.batches() for line in batch.lines]
    ends = [0, *(end for batch in one.capture.batches() for end in batch.ends)]
    assert (survey.lines, survey.size) == (len(lines), one.capture.size)
    covered: set[int] = set()
    for at in range(len(survey)):
        first, last = survey.first[at], survey.last[at]
        assert (survey.starts[at], survey.end_byte(at)) == (ends[first - 1], ends[last])
        assert covered.isdisjoint(range(first, last + 1)) and (not covered or first > max(covered))
        covered |= set(range(first, last + 1))
    assert covered == {number for number, line in enumerate(lines, 1) if line.strip()}


def test_bytes_count_from_the_bom_on() -> None:
    data = "\ufeffOne line\r\n\r\nCafé\r\n".encode()
    capture = capture_of(data, "utf-8-sig")
    survey = survey_lines(capture.batches())
    assert [(survey.first[at], survey.starts[at], survey.end_byte(at)) for at in range(len(survey))] == [
        (1, 0, 13),
        (3, 15, 22),
    ]
    assert survey.size == len(data) == 22


def test_a_label_and_its_teaser_glued_to_it_are_a_menu_s() -> None:
    survey = survey_of(
        "Our boats\nOur boatsThe fleet has six of them, two of which float without help.\nSomething else is said here."
    )
    doubled = [bool(marks & BIT["doubled label"]) for marks in survey.marks]
    assert doubled == [True, True, False]


# Kept


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_it_comes_back_from_a_store_as_it_was(text: str) -> None:
    survey = survey_of(text)
    data = survey.dump()
    assert Survey.load(data) == survey
    assert Survey.load(data).dump() == data
    assert Survey.extent(data) == (survey.size, survey.lines)


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_come_back(name: str) -> None:
    survey = sample(name).survey
    assert Survey.load(survey.dump()) == survey
    assert Survey.extent(survey.dump()) == (survey.size, survey.lines)


COLUMN = st.integers(0, 2**32 - 1)
WIDE = st.integers(0, 2**64 - 1)


@given(
    st.lists(st.tuples(COLUMN, COLUMN, WIDE, COLUMN, WIDE, WIDE, COLUMN, WIDE, WIDE), max_size=30),
    COLUMN,
    WIDE,
    st.integers(0, 100),
)
def test_any_survey_comes_back(rows: list[tuple[int, ...]], lines: int, size: int, width: int) -> None:
    survey = Survey(lines=lines, size=size, width=width)
    for row in rows:
        for column, value in zip(survey._columns(), row, strict=True):
            column.append(value)
    assert Survey.load(survey.dump()) == survey
    assert Survey.extent(survey.dump()) == (size, lines)
