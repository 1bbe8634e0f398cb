"""Borders: the best cut of a capture, and how sure each border is."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import SAMPLES, sample, view_of_layout, view_of_text

from iomcorpus.splitting import layout as layout_module
from iomcorpus.splitting.borders import NO_BODY, PROMISING, STRAY, Item, _Bodies, find_items, sureness
from iomcorpus.splitting.cues import scores
from iomcorpus.splitting.layout import lay_out
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.place import Place
from iomcorpus.splitting.survey import Survey
from iomcorpus.splitting.view import (
    View,
)

# What paragraphs look like that borders are fought over.
LOOKS = (
    ("prose",), ("prose",), ("prose", "today"), ("prose", "leans"), ("prose", "dateline"), ("prose", "topic changes"),
    ("prose", "gloss", "introduces"), ("prose", "quote"), ("prose", "contact"), ("prose", "disclaimer"), ("heading",), ("heading", "capitals"),
    ("date line",), ("byline",), ("caption",), ("release stamp",), ("contact", "colon"), ("contact line",), ("notes",), ("signature",),
    ("reporting",), ("footnote",), ("bullet",), ("event field",), ("separator",), ("end mark",), ("read more",), ("menu",), (),
)  # fmt: skip
PARAGRAPHS = st.tuples(st.sampled_from(LOOKS), st.integers(0, 3), st.sampled_from([20, 90, 300]))


def survey_with(paragraphs: list[tuple[tuple[str, ...], int, int]]) -> Survey:
    """A survey of paragraphs with these marks, blank lines before them, and characters."""
    survey = Survey()
    line = 0
    for names, gap, size in paragraphs:
        line += gap + 1
        survey.first.append(line)
        survey.last.append(line)
        survey.starts.append(100 * line)
        survey.spans.append(100)
        survey.marks.append(sum(BIT[name] for name in names))
        survey.prints.append(0)
        survey.sizes.append(size)
        survey.forms.append(sum(BIT[name] for name in names) if "prose" not in names else 0)
        survey.shapes.append(0)
    survey.lines = line
    return survey


def view_with(paragraphs: list[tuple[tuple[str, ...], int, int]]) -> View:
    return view_of_layout(lay_out(survey_with(paragraphs)))


def worth(view: View, cuts: list[int]) -> float:
    """The score of a split that begins its items at these places, the first of them at 0."""
    gains, bodies = scores(view), _Bodies.of(view)
    gains[0] = max(gains[0], 0.0)
    return sum(
        gains[start] + bodies.lack(start, stop) for start, stop in zip(cuts, [*cuts[1:], len(view)], strict=True)
    )


def all_cuts(places: list[int]) -> list[list[int]]:
    return [[0, *cuts] for count in range(len(places) + 1) for cuts in combinations(places, count)]


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=9))
def test_no_other_split_is_worth_more(paragraphs: list[tuple[tuple[str, ...], int, int]]) -> None:
    view = view_with(paragraphs)
    if not len(view):
        assert find_items(view) == []
        return
    found = worth(view, [item.start for item in find_items(view)])
    best = max(worth(view, cuts) for cuts in all_cuts(list(range(1, len(view)))))
    assert found == pytest.approx(best)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPHS, max_size=30))
def test_items_cover_a_view(paragraphs: list[tuple[tuple[str, ...], int, int]]) -> None:
    view = view_with(paragraphs)
    items = find_items(view)
    assert [at for item in items for at in range(item.start, item.stop)] == list(range(len(view)))
    gains = scores(view)
    for item in items[1:]:
        assert gains[item.start] > PROMISING
        assert sum(weight for _, weight in item.border.cues) == pytest.approx(gains[item.start])
        assert 0.5 <= item.border.sure <= 1  # the best split with it is no worse than without it
    assert not items or items[0].border.sure > 0.98  # what stands first begins something


def places_of(survey: Survey) -> list[Place]:
    return list(lay_out(survey).places())


@pytest.mark.parametrize("window", [400, 500, 750])
@pytest.mark.parametrize("name", SAMPLES)
def test_window_by_window_is_the_same_as_whole(name: str, window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    survey = repeated(sample(name).survey, 1500 // len(sample(name).survey))
    whole, cut = lay_out(survey), lay_out(survey)  # habits are learned from a window, which is not what is tested
    expected = list(whole.places())
    monkeypatch.setattr(layout_module, "WINDOW", window)
    assert list(cut.places()) == expected
    assert cut.reasons == whole.reasons


def repeated(survey: Survey, times: int) -> Survey:
    """The survey of a capture that is so many times as long."""
    long = Survey(width=survey.width)
    for number in range(times):
        for position in range(len(survey)):
            long.first.append(survey.first[position] + number * survey.lines)
            long.last.append(survey.last[position] + number * survey.lines)
            long.starts.append(survey.starts[position] + number * survey.size)
        for column in ("spans", "marks", "prints", "sizes", "forms", "shapes"):
            getattr(long, column).extend(getattr(survey, column))
    long.lines, long.size = times * survey.lines, times * survey.size
    return long


def items_of(text: str, *off: str) -> list[Item]:
    return find_items(view_of_text(text), frozenset(off))


PROSE = "A barge lies across the lower gate, and the keeper sits on it with a kettle and no particular hurry."


def test_without_evidence_there_is_no_border() -> None:
    assert [(item.start, item.stop) for item in items_of("\n\n".join([PROSE] * 8))] == [(0, 8)]


def test_a_rule_under_a_paragraph_is_not_enough_but_under_a_contact_it_is() -> None:
    rule = f"{PROSE}\n\n{PROSE}\n\n-\n\n{PROSE}\n\n{PROSE}"
    contact = f"{PROSE}\n\n{PROSE}\n\nContact: Lin Wei, 020 7946 0018\n\n-\n\n{PROSE}\n\n{PROSE}"
    assert items_of(contact)[1].border.sure > items_of(rule)[-1].border.sure or len(items_of(rule)) == 1
    assert [item.start for item in items_of(contact)] == [0, 3]


def test_a_cue_that_is_off_opens_nothing() -> None:
    text = f"{PROSE}\n\n{PROSE}\n\nContact: Lin Wei, 020 7946 0018\n\n{PROSE}\n\n{PROSE}"
    assert [item.start for item in items_of(text)] == [0, 3]
    assert "after contact block" in dict(items_of(text)[1].border.cues)
    assert [item.start for item in items_of(text, "after contact block")] == [0]


def test_more_evidence_is_surer() -> None:
    plain = f"{PROSE}\n\n{PROSE}\n\n3 June 2011\n\n{PROSE}\n\n{PROSE}"
    more = plain.replace("3 June", "-\n\n3 June")
    assert items_of(more)[1].border.sure > items_of(plain)[1].border.sure > 0.5


def test_what_is_not_an_item_lacks_something() -> None:
    view = view_of_text(f"Lock shut again\n3 June 2011\n\n{PROSE}\n\n{PROSE}\n\nContact: Lin Wei, 020 7946 0018")
    bodies = _Bodies.of(view)
    assert bodies.lack(0, 4) == 0
    assert bodies.lack(1, 3) > NO_BODY
    assert bodies.lack(4, 5) in (NO_BODY, STRAY)  # a contact line alone
    assert bodies.lack(0, 1) == NO_BODY  # a heading alone


SURENESS = [(0.0, 0.5), (4.0, 0.935), (-4.0, 0.065), (1e9, 1.0), (-1e9, 0.0)]


@pytest.mark.parametrize(("margin", "share"), SURENESS)
def test_sureness(margin: float, share: float) -> None:
    assert sureness(margin) == pytest.approx(share, abs=0.001)


@settings(deadline=None)
@given(st.floats(-50, 50), st.floats(-50, 50))
def test_sureness_grows_with_the_margin(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= sureness(low) <= sureness(high) <= 1
