"""Marks: what one paragraph looks like by itself."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from samples import SAMPLES, cases, paragraphs_of, survey_of

from iomcorpus.splitting.marks import (
    BIT,
    CONTEXT_MARKS,
    FIRST_SENTENCE,
    FURNITURE,
    MARKS,
    Mark,
    marks_of,
    names,
    without_markup,
)
from iomcorpus.text.words import first_sentence

TABLE: dict[str, Any] = cases("marks")


def rows(tables: dict[str, dict[str, list[str]]]) -> list[tuple[str, str, bool]]:
    answers = (("yes", True), ("no", False))
    return [
        (mark, line, holds)
        for mark, table in tables.items()
        for answer, holds in answers
        for line in table.get(answer, ())
    ]


@pytest.mark.parametrize(("mark", "line", "holds"), rows(TABLE))
def test_a_mark_holds_for_lines_of_its_kind_only(mark: str, line: str, holds: bool) -> None:
    assert (mark in names(marks_of(line))) is holds


@pytest.mark.xfail(strict=True, reason="a headline that begins or looks like a phrase of the page or of a tail")
@pytest.mark.parametrize(
    ("mark", "line", "holds"), rows({mark: table.get("not yet", {}) for mark, table in TABLE.items()})
)
def test_not_yet(mark: str, line: str, holds: bool) -> None:
    assert (mark in names(marks_of(line))) is holds


@pytest.mark.parametrize("mark", [mark.name for mark in MARKS])
def test_every_mark_has_its_table(mark: str) -> None:
    assert len(set(TABLE[mark]["yes"])) >= 4
    assert len(set(TABLE[mark]["no"])) >= 4


def test_the_tables_are_of_known_marks() -> None:
    assert set(TABLE) == {mark.name for mark in MARKS}


@cache
def known_lines() -> list[str]:
    lines = [line for table in TABLE.values() for of in ("yes", "no") for line in table[of]]
    return lines + [text for name in SAMPLES for text in paragraphs_of(name)]


@pytest.mark.parametrize("mark", [mark for mark in MARKS if mark.name != "leans"], ids=lambda mark: mark.name)
def test_hints_and_heads_only_save_time(mark: Mark) -> None:
    bit = BIT[mark.name]
    for line in known_lines():
        if len(line) <= mark.longest:
            told = without_markup(line)
            seen = first_sentence(told[:FIRST_SENTENCE]) if mark.first else told
            assert bool(mark.test(seen)) == bool(marks_of(line) & bit), line


@pytest.mark.parametrize("mark", [mark for mark in MARKS if mark.longest < 1 << 20], ids=lambda mark: mark.name)
def test_a_mark_of_short_lines_holds_for_no_long_one(mark: Mark) -> None:
    for line in TABLE[mark.name]["yes"]:
        assert mark.name not in names(marks_of((line + " ") * (2 + mark.longest // len(line)) + line))


def test_inside_running_prose_only_marks_of_the_first_sentence_are_left_out() -> None:
    left_out = sum(BIT[mark.name] for mark in MARKS if mark.first)
    assert left_out
    for line in known_lines():
        assert marks_of(line, inside=True) == marks_of(line) & ~left_out, line


def test_marks_fit_a_column_of_the_survey() -> None:
    assert max(BIT.values()).bit_length() <= 64
    assert len(set(BIT.values())) == len(MARKS) + len(CONTEXT_MARKS)


def test_names_are_those_of_the_bits() -> None:
    assert names(0) == []
    assert names(BIT["quote"] | BIT["menu"]) == ["menu", "quote"]
    assert "menu" in names(FURNITURE)
    assert "prose" not in names(FURNITURE)


def test_every_mark_says_why() -> None:
    assert all(len(mark.why.split()) > 2 for mark in MARKS)
    assert len({mark.name for mark in MARKS}) == len(MARKS)


# Marks that more than one paragraph shows.

ORCHARD = [
    "Farmers of the Fergana valley harvested apricots before the storm and dried them on rooftops, as every summer.",
    "Their kernels are pressed for oil, and whatever remains after pressing feeds the donkeys through winter.",
]
ORCHARD_AGAIN = [
    "Kokand – Apricots dried on rooftops were harvested before the storm, say farmers of the valley this summer.",
    "Donkeys do not complain about pressing: their winter feeds are the kernels that remain once the oil is sold.",
]
LIGHTHOUSE = [
    "Skagen – Keepers have lit the lamps of the lighthouse again, after engineers polished its mirrors in March.",
    "Sailors had missed the beam, and tourists may climb the stairs with keepers who explain the machinery.",
]


def context_marks(paragraphs: list[str]) -> list[list[str]]:
    survey = survey_of("\n\n".join(paragraphs))
    return [[name for name in names(marks) if name in CONTEXT_MARKS] for marks in survey.marks]


def test_the_topic_changes_where_the_words_do() -> None:
    assert context_marks([*ORCHARD, *LIGHTHOUSE]) == [[], [], ["topic changes"], []]


def test_the_topic_goes_on_where_the_words_stay() -> None:
    assert context_marks([*ORCHARD, *ORCHARD_AGAIN]) == [[], [], ["topic goes on"], []]


def test_topics_are_compared_only_where_an_item_may_begin() -> None:
    plain = [text.removeprefix("Skagen – ") for text in LIGHTHOUSE]
    assert context_marks([*ORCHARD, *plain]) == [[], [], [], []]


def test_a_link_that_comes_out_twice_is_a_menu_label() -> None:
    labels = ["Our boats", "Our boats", "Our boatsSee them all in the harbour", "Our boatshed burned down"]
    assert context_marks(labels) == [["doubled label"], ["doubled label"], ["doubled label"], []]


@pytest.mark.parametrize(
    ("line", "rule", "expected"),
    [
        ("Harbour reopens", "===============", [["underlined"], ["underline"]]),
        ("Harbour reopens", "-----------------", [["underlined"], ["underline"]]),
        ("Harbour reopens", "---", [[], []]),  # a rule between items
        ("Harbour reopens", "- - - - - - - -", [[], []]),
        ("The ropewalk at Paimpol was sold to its last four apprentices.", "=" * 20, [[], []]),
    ],
)
def test_a_rule_as_long_as_the_line_above_underlines_it(line: str, rule: str, expected: list[list[str]]) -> None:
    assert context_marks([f"{line}\n{rule}", ORCHARD[0]]) == [*expected, []]


def test_a_rule_behind_a_blank_line_underlines_nothing() -> None:
    assert context_marks(["Harbour reopens", "===============", ORCHARD[0]]) == [[], [], []]
    assert names(survey_of("Harbour reopens\n\n===============").marks[1]) == ["separator"]
    assert names(survey_of("Harbour reopens\n===============").marks[1]) == ["underline"]
