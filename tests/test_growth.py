"""Hostile lines: the cost of a line grows with its length, not with its square."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

import pytest
from growth import grows_linearly, repeated

from iomcorpus.forms import date_lines
from iomcorpus.forms.dates import find_dates, find_glosses
from iomcorpus.forms.grammar import Pattern
from iomcorpus.model import Batch
from iomcorpus.pipeline import split_lines
from iomcorpus.splitting import header, page_phrases
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
    split_page(lines)


# Lines that a page may have nothing else of, or that recur below each other all through it.
LINES = (
    ("Issue 7",), ("Issue 7", "Back to the mill"), ("3 June 2011",), ("June 2011",), ("2011",), ("Lock shut again",),
    ("LOCK SHUT AGAIN",), ("By Lin Wei",), ("Text: the keeper",), ("Roads | 3/31/11",), ("• Bread",), ("[1] Page 12",),
    ("Read more",), ("-",), ("###",), ("Home",), ("Lin Wei, 020 7946 0018",), ("Contact:",), ("Notes to editors",),
    ("SUCRE, 4 May – Eleven goats have one well between them.",), ("“Nobody asked us,” said the keeper of the well.",),
    ("The well was opened yesterday (21/12) at noon, and the goats came with four buckets, but without any rope.",),
    ("Lock shut again", "===============", "The keeper sits on the lock with a kettle and in no hurry at all."),
    ("Lock shut again", "Issue 7", "The keeper sits on the lock with a kettle and in no hurry at all.", "To the front"),
    ("Letters of Turku", "Lock shut again", "3 June 2011", "The keeper sits on the lock and has no hurry.", "-"),
    ("Lock shut again", "The keeper sits on the lock with a kettle and in no hurry at all.", "3 June 2011", ""),
)  # fmt: skip


def split_page(lines: Sequence[str]) -> None:
    survey = survey_lines([Batch(1, list(lines), list(range(1, len(lines) + 1)))])
    for _ in split_lines([lines], survey, "a.txt", "a.txt", Settings()).runs():
        pass


@pytest.mark.parametrize("unit", LINES, ids=[" + ".join(ascii(line[:15]) for line in unit) for unit in LINES])
def test_a_page_of_lines_of_one_form_costs_what_its_length_is(unit: Sequence[str]) -> None:
    def work(size: int) -> None:
        split_page([part for line in islice(cycle(unit), size) for part in (line, "")])

    assert grows_linearly(work, 2_500)  # 20,000 lines in the second measurement


def test_without_blank_lines_too() -> None:
    def work(size: int) -> None:
        split_page(
            list(islice(cycle(("Lock shut again", "Issue 7", "To the front of the paper", "3 June 2011")), size))
        )

    assert grows_linearly(work, 2_500)


def test_a_page_of_many_forms_that_each_stand_a_few_times_costs_what_its_length_is() -> None:
    def work(size: int) -> None:
        split_page([f"Rope {lettered(number // 6)}" if number % 2 else "3 June 2011" for number in range(size)])

    assert grows_linearly(work, 2_500)


def lettered(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def test_a_wrapped_paragraph_of_many_glosses_costs_what_its_length_is() -> None:
    line = "It rained yesterday (21/12) on the goats and on the keeper of the lock"
    assert survey_lines([Batch(1, [line] * 40, list(range(1, 41)))]).width

    def work(size: int) -> None:
        split_page([line] * size)

    assert grows_linearly(work, 2_500)


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_long_line_costs_what_its_length_is(unit: str) -> None:
    def work(size: int) -> None:
        line = repeated(unit, size)
        split_line(line)
        list(find_dates(line))
        list(find_glosses(line))
        repair(line)

    assert grows_linearly(work, 20_000)


# Patterns of whole lines, beyond the lengths that they are tried on, with what they have to give up on at the end.
WORST: list[tuple[Pattern, str, str]] = [
    (date_lines.BY_ACCOUNT, "by ", "|"),
    (date_lines.BY_ACCOUNT, " - ", "by"),
    (date_lines.BY_ACCOUNT, "posted  ", "|"),
    (date_lines.POSTED_BY, "posted by ", "\n"),
    (date_lines.POSTED_BY, "posted by a at ", "\n"),
    (date_lines.AUTHOR_POSTED, "by  ", "posted"),
    (date_lines.AUTHOR_POSTED, "author posted on ", "|"),
    (date_lines.AUTHOR_POSTED, "          ", "posted"),
    (date_lines.SIGNS_FIRST, "| ", ""),
    (date_lines.SIGNS_FIRST, "|   ", "\n"),
    (date_lines.SIGNS_FIRST, "/ - ", ""),
    (date_lines.SECOND, " ( ", ""),
    (date_lines.CONTACT_LABEL, " press ", ""),
    (date_lines.IN_DESK, " in", "\n"),
    (header.BY_ACCOUNT, "by ", "|"),
    (header.BY_ACCOUNT, "- ", "by"),
    (header.LABEL_ALONE, "- ", "on x"),
    (header.LABEL_ALONE, "posted ", "x"),
    (page_phrases.ARCHIVE, "archives for the ", ""),
    (page_phrases.ARCHIVE, "category ::", ""),
    (page_phrases.ARCHIVE, "- ", "category"),
    (page_phrases.ARCHIVE, "posts by ", ""),
    (page_phrases.COMMENTS_ON, "2 thoughts on ", ""),
    (page_phrases.COMMENTS_ON, "one ", "says"),
    (page_phrases.COMMENTS_ON, "- ", "a says"),
    (page_phrases.COMMENT_FORM, "leave a ", ""),
]


@pytest.mark.parametrize(
    ("pattern", "unit", "end"), WORST, ids=[f"{unit!r} {end!r} {n}" for n, (_, unit, end) in enumerate(WORST)]
)
def test_a_pattern_costs_what_the_length_of_the_line_is(pattern: Pattern, unit: str, end: str) -> None:
    starts = {date_lines.AUTHOR_POSTED: "by", date_lines.SIGNS_FIRST: "|", date_lines.POSTED_BY: "posted by "}

    def work(size: int) -> None:
        line = starts.get(pattern, "") + repeated(unit, size) + end
        pattern.match(line)
        pattern.fullmatch(line)

    assert grows_linearly(work, 125_000)
