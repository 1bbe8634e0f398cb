"""Habits: what a capture does again and again, learned before its borders are decided."""

from __future__ import annotations

import pytest
from growth import grows_linearly
from samples import capture_of, records_of, split_of, survey_of, view_of_text
from test_borders import survey_with
from test_recurring import PROSE, TITLES

from iomcorpus.model import Furniture
from iomcorpus.splitting import layout
from iomcorpus.splitting.cues import scores
from iomcorpus.splitting.habits import _dates_close, learn_habits
from iomcorpus.splitting.layout import lay_out
from iomcorpus.splitting.view import (
    Habits,
    closing_labels,
)
from iomcorpus.splitting.viewing import view_of

BARGE, GOAT, SNOW, BREAD, ROPE = PROSE
INTRODUCTION = "All that follows was told on the bench beside the lower lock, and most of it was even heard there."


def items(form: str, count: int = 5) -> str:
    """So many items of a form, one below the other."""
    return "\n\n".join(
        form.format(title=TITLES[n], day=f"{9 - n} June 2011", text=PROSE[n % 5], more=PROSE[(n + 1) % 5])
        for n in range(count)
    )


# Every other text is cut off without a sign.
CUT = "\n\n".join(
    f"{TITLES[n]}\n\n{PROSE[n % 5] if n % 2 else PROSE[n % 5][:40]}\n\n{9 - n} June 2011 lwei Mills Read more"
    for n in range(6)
)

CLOSED: list[tuple[str, str, bool]] = [
    (items("{text}\n\n{more}\n{day}"), "a date below each", True),
    (items("{title}\n{text}\n{day}"), "with a title above", True),
    (items("{title}\n{text}\n{day}\nlwei\nMills"), "with labels below the date", True),
    (CUT, "below texts of which half are cut", True),
    (items("{day}\n\n{text}\n\n{more}"), "a date above each", False),
    (
        f"{INTRODUCTION}\n\n" + items("{day}\n\n{text}\n\n{more}"),
        "above each, and the page says something first",
        False,
    ),
    (f"{INTRODUCTION}\n\n" + items("{day}\n{title}\n{text}"), "the same, with titles", False),
    (items("{title}\n{day}\n\n{text}\n\n{more}"), "between title and text", False),
    (items("{text}\n{day}", 2), "two are no habit", False),
]


@pytest.mark.parametrize(("text", "why", "close"), CLOSED, ids=[why for _, why, _ in CLOSED])
def test_dates_that_close_items(text: str, why: str, close: bool) -> None:
    survey = survey_of(text)
    assert learn_habits(survey, [None] * len(survey), len(survey)).dates_close is close, why


def test_each_item_has_the_date_below_it() -> None:
    found = [
        (record.header.title, record.header.published) for record in records_of(items("{title}\n{text}\n{day}\nlwei"))
    ]
    assert found == [(TITLES[n], f"2011-06-0{9 - n}") for n in range(5)]


def test_an_introduction_takes_no_date() -> None:
    text = f"{INTRODUCTION}\n\n" + items("{day}\n\n{text}\n\n{more}")
    assert [record.header.published for record in records_of(text)] == [f"2011-06-0{9 - n}" for n in range(5)]


def test_labels_below_a_closing_date_are_filed_away_but_names_are_not() -> None:
    """What differs from item to item recurs nowhere."""
    desks = ("Mills", "Goats of the valley", "Snow", "Bread", "Ropes and kettles")
    text = "\n\n".join(f"{PROSE[n]}\n{9 - n} June 2011\nLin Wei\n{desk}" for n, desk in enumerate(desks))
    runs = split_of(capture_of(text.encode()))
    filed = {run.first_line for run in runs if isinstance(run, Furniture) and run.reason == "filed below"}
    assert {text.split("\n")[line - 1] for line in filed} == {*desks}


def test_a_capture_of_titles_and_paragraphs_is_of_teasers() -> None:
    titles = [
        "The lock is shut again, and for long",
        "Goats want a second well at last",
        "The pass is still as white as ever",
        "Bread is as dear as it ever was",
        "Rope is too short for a Sunday",
    ]
    text = "\n\n".join(f"{title}\n\n{text}" for title, text in zip(titles, PROSE, strict=True))
    assert lay_out(survey_of(text)).habits.teasers
    assert [record.header.title for record in records_of(text)] == titles


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (items("{title}\n\n{text}\n\n{more}\n\n{text}"), "two paragraphs more"),
        (items("{day}\n\n{title} and for a long time\n\n{text}"), "dated"),
        (items("Why\n\n{text}"), "sub-headings"),
    ],
)
def test_others_are_not(text: str, why: str) -> None:
    assert not lay_out(survey_of(text)).habits.teasers, why


# Growth

GLUED = [(("prose",), 0, 90), (("date line",), 0, 20)]


def test_ten_thousand_labels_below_a_closing_date_are_no_tower(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "WINDOW", 10)  # paragraphs that habits are learned of
    text = items("{text}\n{day}") + "\n" + "\n".join(f"Rope {number} of the valley" for number in range(10_000))
    view = view_of_text(text)
    assert view.habits.dates_close
    assert len(scores(view)) == len(view)


@pytest.mark.parametrize("between", [0, 1])
def test_labels_below_dates_cost_what_their_number_is(between: int) -> None:
    def work(size: int) -> None:
        lines = [*GLUED, *((("heading",), 0, 20) for _ in range(size)), (("heading",), between, 20)]
        survey = survey_with(lines)
        view = view_of(survey, [None] * len(survey), 0, len(survey), Habits(dates_close=True))
        scores(view)
        assert len(list(closing_labels(view))) == (size if between else size + 1)

    assert grows_linearly(work, 2_500)


def test_dates_glued_to_dates_cost_what_their_number_is() -> None:
    def work(size: int) -> None:
        lines = [*GLUED * size, *((("date line",), 0, 20) for _ in range(size // 2)), (("prose",), 0, 90)]
        survey = survey_with(lines)
        _dates_close(view_of(survey, [None] * len(survey), 0, len(survey), Habits()))

    assert grows_linearly(work, 2_500)
