"""The mould of a capture's items: the kinds of place that recur all through it, and which of them begin an item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle, islice

import pytest
from growth import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import records_of, survey_of

from iomcorpus.errors import CorpusError
from iomcorpus.splitting.layout import lay_out
from iomcorpus.splitting.line_forms import form_of, shape_of
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.recurring import (
    ALONE,
    FEWEST,
    FEWEST_WEAK,
    GLUED,
    LEAST_EVIDENCE,
    LEAST_OF_TITLES,
    WEAK,
    Mould,
    is_regular,
    kinds_at,
    kinds_like,
    learn_mould,
    mould_of,
)
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.survey import Survey

PROSE = (
    "A barge lies across the lower gate, and the keeper sits on it with a kettle and no particular hurry.",
    "Below the mill there are eleven goats to a well, and eleven opinions on whose turn it is with the bucket.",
    "Snow lies on both sides of the pass, which is more than can be said of the road that leads over it.",
    "Bread costs what it costs in the valley, says a baker there, and nobody has found a cheaper valley yet.",
    "Rope of that length is sold by one shop, on one day of the year, by one man, who is often elsewhere then.",
)
TITLES = (
    "Lock shut again", "Goats want a second well", "Pass still white", "Bread dear as ever", "Rope short for Sunday",
    "Kettle found in canal", "Mill wheel turns", "Choir sings in barn", "Ferry late by a day", "Bucket mended",
)  # fmt: skip


def body(number: int, count: int = 3) -> str:
    """So many paragraphs, other ones for another number."""
    return "\n\n".join(islice(cycle(PROSE), number % len(PROSE), number % len(PROSE) + count))


def page(item: Callable[[str, int], str], count: int = 8) -> str:
    """A page of items: `item` makes one of a title and a number."""
    return "\n\n".join(item(TITLES[number % len(TITLES)], number) for number in range(count))


# What kinds a place is of.


def kinds_of(text: str, position: int) -> set[tuple[str, int]]:
    return {*kinds_at(survey_of(text), position)}


def test_a_place_is_of_the_kinds_that_its_lines_and_those_around_it_show() -> None:
    text = f"Back to top\n\nRope short\n\nBulletin No. 7\n\nBy Lin Wei\n\n{PROSE[0]}"
    assert kinds_of(text, 1) == {
        ("form before", form_of("Back to top")), ("form before", shape_of("Back to top")),
        ("form here", form_of("Rope short")), ("form here", shape_of("Rope short")),
        ("form next", form_of("Bulletin No. 7")),
        ("form next but one", form_of("By Lin Wei")), ("mark next but one", BIT["byline"]),
    }  # fmt: skip


def test_what_stands_behind_a_sentence_tells_nothing_of_the_place() -> None:
    text = f"Rope short\n\n{PROSE[0]}\n\nBulletin No. 7\n\n{PROSE[1]}"
    assert {line for line, _ in kinds_of(text, 0)} == {"form here"}
    assert {line for line, _ in kinds_of(text, 1)} == {"form before"}


def test_dates_are_of_a_kind_by_their_shape() -> None:
    text = "3 June 2011\n\n21 May 2009"
    assert kinds_of(text, 0) & kinds_of(text, 1) == {
        ("mark here", BIT["date line"]),
        ("mark here", shape_of("1 May 2009")),
    }
    assert ("mark here", BIT["date line"]) not in kinds_of("9 June 2012\n\n2 pm to 4 pm, in the barn", 0)  # of an event


@pytest.mark.parametrize(
    ("text", "position", "kinds"),
    [
        (f"{PROSE[0]}\n\nROPE SHORT AGAIN\n\n{PROSE[1]}", 1, {BIT["capitals"]}),
        (f"{PROSE[0]}\n\nRope short\n{PROSE[1]}", 1, {GLUED}),
        (f"{PROSE[0]}\n\nROPE SHORT AGAIN\n{PROSE[1]}", 1, {BIT["capitals"], GLUED}),
        (f"{PROSE[0]}\nROPE SHORT AGAIN\n{PROSE[1]}", 1, set[int]()),  # no blank line above
        (f"ROPE SHORT AGAIN\n{PROSE[1]}", 0, set[int]()),  # nothing above
        (f"{PROSE[0]}\n\n{PROSE[1]}\n{PROSE[2]}", 1, set[int]()),  # no title
    ],
)
def test_a_title_set_apart_is_of_kinds_that_are_weak_alone(text: str, position: int, kinds: set[int]) -> None:
    assert {kind for line, kind in kinds_of(text, position) if kind in ALONE} == kinds


def test_what_is_told_by_no_mark_alone_is_none_of_the_marks() -> None:
    assert GLUED not in BIT.values()


LINES = st.lists(
    st.sampled_from(
        ["", "", "3 June 2011", "June 2011", "Back to top", "By Lin Wei", "ROPE SHORT", "Tags: rope", "-", *PROSE]
    ),
    max_size=40,
)


@given(LINES)
def test_kinds_of_any_place(lines: list[str]) -> None:
    survey = survey_of("\n".join(lines))
    for position in range(len(survey)):
        for line, kind in kinds_at(survey, position):
            assert line.split()[0] in ("form", "mark")
            assert line.partition(" ")[2] in ("before", "here", "next", "next but one")
            assert kind


# What is learned of them.


def learn(survey: Survey, worth: Sequence[float], between: int = 0) -> Mould:
    """The mould of a survey of nothing but items, where cues say so much of a border before each paragraph."""
    count = len(survey)
    titles = [bool(marks & BIT["heading"]) for marks in survey.marks]
    gaps = [survey.first[at] - (survey.last[at - 1] if at else 0) - 1 for at in range(count)]
    return learn_mould(survey, range(count), worth, titles, gaps, [between] * count)


def learned(text: str, evidence: dict[str, float] | None = None) -> Mould:
    """The mould of a text, where cues say of a border before lines that begin so what is told, else what is usual."""
    survey, lines = survey_of(text), [line for line in text.split("\n") if line.strip()]
    worth = [next((of for start, of in (evidence or {}).items() if line.startswith(start)), -4.0) for line in lines]
    return learn(survey, worth)


def heads(text: str, mould: Mould) -> list[int]:
    """The positions of places of the mould's kinds."""
    survey = survey_of(text)
    return [position for position in range(len(survey)) if not mould.heads.isdisjoint(kinds_at(survey, position))]


def issue(title: str, number: int) -> str:
    return f"{title}\nIssue {number + 40}\n\n{body(number)}"


def closed(title: str, number: int) -> str:
    return f"{title}\n\n{body(number)}\n\nLamp of the day: {title.lower()}"


ISSUES = page(issue)
EVERY_FIFTH = list(range(0, 40, 5))


def test_a_line_below_titles_shows_where_items_begin() -> None:
    mould = learned(ISSUES, dict.fromkeys(TITLES, 1.5))
    assert mould == Mould(frozenset([("form next", form_of("Issue 40"))]), frozenset(), True, 5)
    assert heads(ISSUES, mould) == EVERY_FIFTH


def test_a_line_above_titles_shows_it_too() -> None:
    text = page(closed)
    mould = learned(text, dict.fromkeys(TITLES, 1.5))
    assert heads(text, mould) == EVERY_FIFTH[1:]  # nothing stands above the first


def test_a_line_that_numbers_the_items_begins_them() -> None:
    text = page(lambda title, number: f"Bulletin No. {number}\n\n{body(number, 4)}")
    mould = learned(text, {"Bulletin": -2.5})
    assert (heads(text, mould), mould.titled, mould.step) == (EVERY_FIFTH, True, 5)


def test_items_that_begin_with_a_sentence_have_no_titles() -> None:
    text = page(lambda title, number: f"Lamp of the day: {number}\n\n{body(number, 4)}")
    mould = learned(text, dict.fromkeys(PROSE, 2.0) | {"Lamp": -6.0})
    assert (heads(text, mould), mould.titled, mould.step) == ([place + 1 for place in EVERY_FIFTH], False, 5)


NOTHING: dict[str, tuple[str, dict[str, float]]] = {
    "nothing recurs": ("\n\n".join(PROSE * 8), dict.fromkeys(PROSE, 2.0)),
    "two places are too few": (page(issue, 2), dict.fromkeys(TITLES, 3.0)),
    "five places of little evidence are too few": (page(issue, 5), dict.fromkeys(TITLES, 0.0)),
    "cues say too much against it": (ISSUES, dict.fromkeys((*TITLES, "Issue"), -6.0)),
    "rows of a table at the end stand at no regular distance": (
        f"{body(0, 40)}\n\n" + "\n\n".join(f"Row {n}" for n in range(9)),
        {"Row": 3.0},
    ),
    "nor do they at the start": ("\n\n".join(f"Row {n}" for n in range(9)) + f"\n\n{body(0, 40)}", {"Row": 3.0}),
}


@pytest.mark.parametrize(("text", "evidence"), NOTHING.values(), ids=NOTHING.keys())
def test_where_no_mould_is_learned(text: str, evidence: dict[str, float]) -> None:
    assert learned(text, evidence) == Mould()


def test_with_much_evidence_three_places_are_enough_with_little_six() -> None:
    least = next(count for count in range(1, 9) if learned(page(issue, count), dict.fromkeys(TITLES, WEAK + 0.1)).heads)
    assert least == FEWEST
    least = next(count for count in range(1, 9) if learned(page(issue, count), dict.fromkeys(TITLES, 0.0)).heads)
    assert least == FEWEST_WEAK


def test_of_titles_less_evidence_is_asked_than_of_rows() -> None:
    worth = (LEAST_EVIDENCE + LEAST_OF_TITLES) / 2
    rows = page(lambda title, number: f"{number} goats to the well.\n\n{body(number, 4)}")
    assert learned(rows, {str(number): worth for number in range(8)}) == Mould()
    titled = page(lambda title, number: f"{number} goats to the well\n\n{body(number, 4)}")
    assert heads(titled, learned(titled, {str(number): worth for number in range(8)})) == EVERY_FIFTH


def test_what_has_more_evidence_shows_the_heads() -> None:
    """Each item has a line of its own form within it, too."""
    text = page(
        lambda title, number: f"{title}\nIssue {number}\n\n{body(number, 2)}\n\nTable {number}: levels\n\n{PROSE[0]}"
    )
    mould = learned(text, dict.fromkeys(TITLES, 1.5) | {"Table": -2.0})
    assert heads(text, mould) == list(range(0, 48, 6))
    mould = learned(text, dict.fromkeys(TITLES, -2.4) | {"Table": 3.0})
    assert heads(text, mould) == list(range(4, 48, 6))


# Further kinds


def test_a_further_kind_fills_what_is_missing() -> None:
    """Some items have a number below their title, the others a place."""
    text = page(
        lambda title, number: f"{title}\n{f'Issue {number}' if number % 4 else 'Out of series'}\n\n{body(number)}", 16
    )
    mould = learned(text, dict.fromkeys(TITLES, 1.5))
    assert heads(text, mould) == list(range(0, 80, 5))


def test_a_further_kind_within_items_is_none_of_heads() -> None:
    text = page(lambda title, number: f"{title}\nIssue {number}\n\n{body(number, 2)}\n\nLevels: low\n\n{PROSE[0]}")
    mould = learned(text, dict.fromkeys(TITLES, 1.5) | {"Levels": 1.0})
    assert heads(text, mould) == list(range(0, 48, 6))


@pytest.mark.parametrize("odd", ["SO SAYS THE KEEPER", "As told by the keeper"])
def test_titles_set_apart_within_items_are_not_heads_too(odd: str) -> None:
    text = page(
        lambda title, number: (
            f"{title}\nIssue {number}\n\n{PROSE[0]}\n\n{odd} {TITLES[-number].upper()}\n{body(number, 2)}"
        )
    )
    mould = learned(text, dict.fromkeys(TITLES, 1.5) | {odd[:8]: 1.0})
    assert not {kind for _, kind in mould.heads} & ALONE
    assert heads(text, mould) == list(range(0, 48, 6))


# Groups


def grouped(*sizes: int) -> str:
    """Groups of so many items, each under "Letters of ..."."""
    numbers = iter(range(100))
    return "\n\n".join(
        f"Letters of {place}\n\n"
        + "\n\n".join(f"{TITLES[n % 10]}\nIssue {n}\n\n{body(n)}" for n in islice(numbers, size))
        for place, size in zip(("Turku", "Kumasi", "Sucre", "Tartu", "Kaprun"), sizes, strict=False)
    )


def test_headings_over_groups_of_items_are_told_from_items() -> None:
    text = grouped(2, 3, 2, 3, 2)
    mould = learned(text, {"Letters": 5.0} | dict.fromkeys(TITLES, 1.0))
    assert {line for line, _ in mould.groups} == {"form here"}
    assert ("form here", shape_of("Letters of Turku")) in mould.groups
    assert ("form next", form_of("Issue 1")) in mould.heads
    assert len(heads(text, mould)) == 12


def test_one_title_under_each_heading_makes_no_groups() -> None:
    text = grouped(1, 1, 1, 1, 1)
    assert learned(text, {"Letters": 5.0} | dict.fromkeys(TITLES, 1.0)).groups == frozenset()


# Lines that stand word for word in item after item


def test_such_a_line_begins_items_where_each_has_a_title_below_it() -> None:
    text = page(lambda title, number: f"TOWN OF KAPRUN\n\n{title}\n\n{body(number)}")
    assert heads(text, learned(text, {"TOWN": 3.0})) == EVERY_FIFTH


def test_where_none_has_it_begins_none() -> None:
    text = page(lambda title, number: f"{title}\n\n{body(number, 2)}\n\nUpdates to this page\n\n{PROSE[0]}")
    assert learned(text, {"Updates": 3.0}) == Mould()


# Titles over what shows the heads


def linked(title: str, number: int) -> str:
    return f"{title}\nLetter No. {number}\n{body(number)}"


def test_titles_that_stand_apart_from_what_goes_before_begin_the_items() -> None:
    text = page(linked)
    mould = learned(text, {"Letter": 3.0})
    assert heads(text, mould) == EVERY_FIFTH


def test_titles_that_stand_no_further_from_it_do_so_too() -> None:
    text = page(linked).replace("\n\n", "\n")
    assert heads(text, learned(text, {"Letter": 3.0})) == EVERY_FIFTH


def between_titles(title: str, number: int) -> str:
    return f"The {title.split()[0].lower()} of Turku\nLetter No. {number}\n{title}\n{body(number, 2)}"


def test_but_not_where_other_titles_stand_below() -> None:
    text = page(lambda title, number: between_titles(title, number).replace("The ", "So says the "))
    text = f"{PROSE[0]}\n{text}".replace("\n\n", "\n")
    places = [place + 2 for place in EVERY_FIFTH]
    assert heads(text, learned(text, {"Letter": 3.0})) == places


# Days in a list


@pytest.mark.parametrize("above", ["3 June 2011", "We meet again on these days:"])
def test_a_list_of_days_tells_no_heads(above: str) -> None:
    kinds = kinds_of(f"{above}\n9 June 2011\n10 June 2011\n{PROSE[0]}", 0)
    assert not {kind for kind in kinds if kind[0].startswith(("mark next", "form next"))}


def test_a_date_below_a_title_tells_one() -> None:
    kinds = kinds_of(f"Rope short\n9 June 2011\n{PROSE[0]}", 0)
    assert ("mark next", BIT["date line"]) in kinds


def kicked(title: str, number: int) -> str:
    return f"Letters of {title.split()[0]}\n\n{title}\n\nIssue {number}\n\n{body(number, 2)}"


@pytest.mark.parametrize(("between", "over"), [(BIT["separator"], True), (0, False)])
def test_a_line_over_the_title_begins_items_behind_furniture(between: int, over: bool) -> None:
    survey = survey_of(page(kicked))
    worth = [3.0 if survey.forms[at] == form_of("Issue 1") else -4.0 for at in range(len(survey))]
    mould = learn(survey, worth, between)
    found = [at for at in range(len(survey)) if not mould.heads.isdisjoint(kinds_at(survey, at))]
    assert (EVERY_FIFTH[1] in found) is over


# At regular distance

REGULAR: list[tuple[Sequence[int], int, bool]] = [
    ([0, 5, 10], 15, True),
    ([0, 5], 10, False),  # two are no habit
    ([8, 13, 18, 23], 28, True),
    ([30, 33, 36, 39], 42, False),  # the first far from the start
    ([0, 3, 6, 9], 40, False),  # no more of them up to the end
    ([0, 4, 8, 30, 34, 38], 42, True),  # one long item
    ([0, 4, 8, 40, 44, 48], 52, False),  # a longer one
    ([], 0, False),
]


@pytest.mark.parametrize(("places", "count", "regular"), REGULAR)
def test_regular(places: Sequence[int], count: int, regular: bool) -> None:
    assert is_regular(places, count) is regular


# Heads that a person names


def test_heads_that_are_named_are_those() -> None:
    survey = survey_of(ISSUES)
    mould = mould_of(kinds_like(["Lock shut again"], ["Issue 1"]), survey, range(len(survey)))
    assert mould.heads == {("form here", form_of("Lock shut again")), ("form before", form_of("Issue 7"))}
    assert heads(ISSUES, mould) == [0, *range(2, 40, 5)]
    assert mould.step == 5
    assert mould_of(frozenset(), survey, range(len(survey))) == Mould(step=len(survey))


NO_HEADS = ["12", "x" * 200, PROSE[0] * 2]


@pytest.mark.parametrize("example", NO_HEADS, ids=range(len(NO_HEADS)))
def test_what_could_stand_anywhere_names_no_head(example: str) -> None:
    with pytest.raises(CorpusError, match="name a short line, no sentence"):
        kinds_like([example], [])


# In whole captures


def first_lines(text: str) -> list[str]:
    return [record.text.split("\n")[0] for record in records_of(text)]


@pytest.mark.parametrize("count", [6, 8, 10])
def test_items_without_date_or_byline_are_found_by_what_recurs(count: int) -> None:
    assert first_lines(page(issue, count)) == list(TITLES[:count])


def test_without_what_recurs_nothing_tells_titles_from_sub_headings() -> None:
    assert len(first_lines(page(lambda title, number: f"{title}\n\n{body(number)}"))) == 1


@pytest.mark.parametrize("made", [issue, lambda title, number: f"{title}\n\n{body(number)}"], ids=["numbered", "plain"])
def test_a_line_that_closes_each_item_begins_none(made: Callable[[str, int], str]) -> None:
    assert first_lines(page(lambda title, number: f"{made(title, number)}\n\nTo the front of the paper")) == list(
        TITLES[:8]
    )


@pytest.mark.xfail(strict=True, reason="a labelled line of its own text that closes each item is learned as their head")
def test_a_label_that_closes_each_item_begins_none() -> None:
    assert first_lines(page(closed)) == list(TITLES[:8])


@settings(max_examples=60, deadline=None)
@given(LINES, st.integers(1, 4))
def test_heads_of_any_lines_are_kinds_that_stand_there(lines: list[str], times: int) -> None:
    text = "\n".join(lines * times)
    survey = survey_of(text)
    mould = learn(survey, [0.0] * len(survey))
    assert mould == Mould() or len(heads(text, mould)) >= FEWEST
    assert mould.heads.isdisjoint(mould.groups)


def glued(title: str, number: int) -> str:
    return f"{title}\n{PROSE[number % 5]}\n\n{body(number + 1)}"


def test_titles_alone_show_items_where_cues_find_no_more_of_them() -> None:
    assert first_lines(page(glued)) == list(TITLES[:8])


def test_where_cues_find_more_items_than_titles_alone_these_count() -> None:
    letters = "\n\n".join(f"{body(place, 2)}\n\nContact: Lin Wei, 020 7946 0018" for place in range(3))
    text = page(lambda title, number: f"LETTERS OF {title.split()[0].upper()}\n\n{letters}")
    assert len(first_lines(text)) == 3 * 8


@pytest.mark.parametrize(("off", "kinds"), [((), True), (("heading over byline or dateline",), False)])
def test_a_cue_that_is_off_teaches_nothing(off: tuple[str, ...], kinds: bool) -> None:
    survey = survey_of(page(lambda title, number: f"{title}\nBy Lin Wei\n\n{body(number)}", 4))
    layout = lay_out(survey, settings=Settings(off=off))
    assert bool(layout.habits.mould.heads) is kinds
    assert len([*layout.places()]) == (4 if kinds else 1)


# Growth


def lettered(number: int) -> str:
    """A line of its own form for each number."""
    return "Rope " + "".join(chr(ord("a") + int(digit)) for digit in str(number))


LONG: dict[str, Callable[[int], str]] = {
    "lines of one form": lambda number: f"Issue {number}",
    "lines of two forms by turns": lambda number: ("Issue", "Sheet")[number % 2] + f" {number}",
    "dates": lambda number: f"{number % 28 + 1} June {1990 + number % 30}",
    "each line of its own form": lambda number: lettered(number),
    "titles over a sentence": lambda number: TITLES[number % 10] if number % 2 else PROSE[number % 5],
    "lines that stand three times": lambda number: lettered(number // 3),
    "lines that stand three times under dates": lambda number: lettered(number // 6) if number % 2 else "3 June 2011",
    "groups": lambda number: f"Letters of Turku {lettered(number // 30)}" if not number % 10 else f"Issue {number}",
}


@pytest.mark.parametrize("between", [0, BIT["separator"]], ids=["alone", "behind rules"])
@pytest.mark.parametrize("line", LONG.values(), ids=LONG.keys())
def test_it_costs_what_the_length_is(line: Callable[[int], str], between: int) -> None:
    longest = survey_of("\n\n".join(line(number) for number in range(16_000)))

    def work(size: int) -> None:
        learn(first(longest, size), [1.0] * size, between)

    assert grows_linearly(work, 2_000)


def first(survey: Survey, size: int) -> Survey:
    """The first paragraphs of a survey."""
    short = Survey()
    for to, column in zip(short._columns(), survey._columns(), strict=True):
        to.extend(column[:size])
    return short
