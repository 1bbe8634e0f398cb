"""The mould applied: where items begin by it, where one is missing, and what recurs around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from growth import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import capture_of, records_of, split_of, survey_of
from test_laws import check_laws
from test_recurring import PROSE, TITLES, body, page

from iomcorpus.splitting.furniture import reasons
from iomcorpus.splitting.line_forms import form_of
from iomcorpus.splitting.moulded import LONGEST_ASIDE, MOST_FEET, Places, find_places, set_closing_lines_aside
from iomcorpus.splitting.recurring import FEWEST, Kind, Mould, kinds_at

HEADS = frozenset([("form next", form_of("Issue 1"))])  # items begin with a line over "Issue 7"
STEP = 5


def issue(title: str, number: int) -> str:
    return f"{title}\nIssue {number}\n\n{body(number)}"


def placed(text: str, mould: Mould | None = None) -> tuple[list[str], Places, list[str | None]]:
    """The lines of a text, the places of its items by a mould, and what is furniture."""
    survey = survey_of(text)
    why = reasons(survey)
    places = find_places(survey, why, mould or Mould(HEADS, titled=True, step=STEP))
    lines = text.split("\n")
    return [lines[line - 1] for line in survey.first], places, why


def heads(text: str, mould: Mould | None = None) -> list[str]:
    lines, places, _ = placed(text, mould)
    return [line for line, head in zip(lines, places.heads, strict=True) if head]


def aside(text: str, mould: Mould | None = None) -> dict[str, str]:
    """What is furniture, by line."""
    lines, _, why = placed(text, mould)
    return {line: reason for line, reason in zip(lines, why, strict=True) if reason}


def holes(text: str, mould: Mould | None = None) -> list[int]:
    return [position for position, hole in enumerate(placed(text, mould)[1].holes) if hole]


ISSUES = page(issue)
TWO = "\n\n".join((TITLES[8], PROSE[0]))


# Heads


def test_items_begin_at_places_of_the_mould() -> None:
    assert heads(ISSUES) == list(TITLES[:8])
    assert aside(ISSUES) == {}


def test_without_a_mould_there_are_no_places_and_nothing_is_set_aside() -> None:
    text = page(lambda title, number: f"{issue(title, number)}\n\nTo the front of the paper")
    _, places, _ = placed(text, Mould())
    assert not any(places.heads) and not any(places.holes)
    assert aside(text, Mould()) == {}
    assert len(places.heads) == len(places.holes) == 6 * 8


def test_where_items_have_titles_a_sentence_begins_none() -> None:
    text = f"{ISSUES}\n\n{PROSE[0]}\nIssue 9\n\n{body(1)}"
    behind = Mould(HEADS | {("form before", form_of("Issue 1"))}, titled=True, step=STEP)
    assert set(heads(text, behind)) == set(TITLES[:8])
    untitled = Mould(behind.heads, step=STEP)
    assert set(heads(text, untitled)) == {*TITLES[:8], *PROSE}


# Headings over groups of items

GROUPED = "\n\n".join(
    f"Letters from {place}\n\n{issue(TITLES[at], at)}\n\n{issue(TITLES[at + 1], at + 1)}"
    for at, place in ((0, "Turku"), (2, "Kumasi"), (4, "Sucre"))
)
GROUPS = Mould(HEADS, frozenset([("form here", form_of("Letters from Turku"))]), True, STEP)


def test_headings_over_groups_are_furniture() -> None:
    assert aside(GROUPED, GROUPS) == {"Letters from Turku": "group heading"}
    assert heads(GROUPED, GROUPS) == list(TITLES[:6])
    assert "group heading" not in aside(GROUPED).values()


def test_so_are_the_rules_that_underline_them() -> None:
    text = GROUPED.replace("Letters from Turku", "Letters from Turku\n==================")
    assert aside(text, GROUPS) == dict.fromkeys(("Letters from Turku", "=================="), "group heading")


@pytest.mark.parametrize("month", ["June 2011", "JUNE 2011", "– May 2011 –", "2011"])
def test_a_month_over_an_item_is_a_group_heading(month: str) -> None:
    assert aside(f"{month}\n\n{ISSUES}") == {month: "group heading"}
    assert heads(f"{month}\n\n{ISSUES}") == list(TITLES[:8])


NO_GROUPS = {
    "a month within an item": ISSUES.replace(PROSE[3], f"June 2011\n\n{PROSE[3]}"),
    "a sentence that begins with one": f"June 2011 was dry, and the goats said so.\n\n{ISSUES}",
    "a day": f"3 June 2011\n\n{ISSUES}",
    "at the end": f"{ISSUES}\n\nJune 2011",
}


@pytest.mark.parametrize("text", NO_GROUPS.values(), ids=NO_GROUPS.keys())
def test_other_lines_are_none(text: str) -> None:
    assert "group heading" not in aside(text).values()


# Sentences between items

BACK = Mould(frozenset([("form before", form_of("Back to the mill"))]), titled=True, step=STEP)
CLOSED = page(lambda title, number: f"{title}\n\n{body(number)}\n\nBack to the mill")
PICTURES = "Pictures of the week can be seen in the hall of the mill."


def test_a_sentence_right_over_a_title_is_set_aside() -> None:
    text = CLOSED.replace(TITLES[4], f"{PICTURES}\n\n{TITLES[4]}")
    assert aside(text, BACK)[PICTURES] == "stray line"
    assert heads(text, BACK) == list(TITLES[1:8])


NO_ASIDES = {
    "a title over a title": (CLOSED.replace(TITLES[4], f"Pictures of the week\n\n{TITLES[4]}"), BACK),
    "a sentence over a sentence": (CLOSED.replace(TITLES[4], f"{PICTURES}\n\n{PROSE[0]}"), BACK),
    "a long one": (
        CLOSED.replace(TITLES[4], f"{PICTURES * (LONGEST_ASIDE // len(PICTURES) + 1)}\n\n{TITLES[4]}"),
        BACK,
    ),
    "items that have no titles": (
        CLOSED.replace(TITLES[4], f"{PICTURES}\n\n{TITLES[4]}"),
        Mould(BACK.heads, step=STEP),
    ),
    "within an item": (CLOSED.replace(PROSE[3], f"{PICTURES}\n\n{TITLES[9]}\n\n{PROSE[3]}"), BACK),
}


@pytest.mark.parametrize(("text", "mould"), NO_ASIDES.values(), ids=NO_ASIDES.keys())
def test_what_is_no_aside(text: str, mould: Mould) -> None:
    assert "stray line" not in aside(text, mould).values()


# Lines that close items


def closed_by(*feet: str, often: int = 8) -> str:
    return page(lambda title, number: "\n\n".join((issue(title, number), *(feet if number < often else ()))))


FEET = [
    (("To the front of the paper",), 8),
    (("To the front of the paper", "Larger letters"), 8),
    (("Larger letters", "Seen 12 times", "To the front of the paper"), 8),
    (("To the front of the paper",), FEWEST),
]


@pytest.mark.parametrize(("feet", "often"), FEET)
def test_lines_that_recur_below_items_are_furniture(feet: tuple[str, ...], often: int) -> None:
    text = closed_by(*feet, often=often)
    assert aside(text) == dict.fromkeys(feet, "recurs below items")
    assert heads(text) == list(TITLES[:8])


def test_figures_in_them_may_differ() -> None:
    text = page(lambda title, number: f"{issue(title, number)}\n\nSeen {number} times")
    assert aside(text) == {f"Seen {number} times": "recurs below items" for number in range(8)}


NO_FEET = {
    "below too few": closed_by("To the front of the paper", often=FEWEST - 1),
    "a label with what it names": closed_by("Text: the keeper"),
    "a label that has lost it": closed_by("Text and pictures:"),
    "a sentence": closed_by("To the front of the paper it is a long way, said all who had ever walked it."),
    "whom to ask": closed_by("Contact: Lin Wei, 020 7946 0018"),
    "who wrote it": closed_by("Lin Wei, keeper of the lower lock"),
    "a date": closed_by("3 June 2011"),
    "a list": closed_by("• Bread", "• Rope"),
    "other words below each": page(lambda title, number: f"{issue(title, number)}\n\n{TITLES[number]}"),
    "a sentence stands below it": closed_by("To the front of the paper", PROSE[0]),
}


@pytest.mark.parametrize("text", NO_FEET.values(), ids=NO_FEET.keys())
def test_other_lines_are_the_items_own(text: str) -> None:
    assert "recurs below items" not in aside(text).values()


def test_no_more_than_some_lines_close_an_item() -> None:
    feet = [f"{word} of the paper" for word in ("Front", "Back", "Middle", "Edge", "Fold")]
    assert list(aside(closed_by(*feet))) == feet[-MOST_FEET:]


def test_of_many_items_a_share_must_be_closed_so() -> None:
    def text(often: int) -> str:
        return page(lambda title, n: issue(title, n) + ("\n\nTo the front of the paper" if n < often else ""), 40)

    assert aside(text(7)) == {}
    assert list(aside(text(8))) == ["To the front of the paper"]


# Labels that were taken for a menu's


def test_heads_are_taken_back_from_the_company_of_a_menu() -> None:
    text = f"Home\nNews\nLock shut\nIssue 4\nKeeper away\n\n{PROSE[0]}\n\n{ISSUES}"
    assert list(aside(text, Mould())) == ["Home", "News", "Lock shut", "Issue 4"]
    assert list(aside(text)) == ["Home", "News"]
    assert heads(text)[0] == "Lock shut"


def test_a_menu_without_heads_stays_one() -> None:
    text = f"Home\nNews\nLock shut\nKeeper away\n\n{ISSUES}"
    assert aside(text) == dict.fromkeys(("Home", "News", "Lock shut", "Keeper away"), "menu")


# What readers have written

COMMENTS = "3 comments\n\nI was there, and the kettle was as cold as the keeper when they found the two of them."


def commented(title: str, number: int) -> str:
    return f"{issue(title, number)}\n\n{COMMENTS}" if number == 2 else issue(title, number)


def test_readers_comments_are_none_of_an_item() -> None:
    found = aside(page(commented))
    assert [line for line, reason in found.items() if reason == "readers' comments"] == COMMENTS.split("\n")[2:]


OWN_TEXT = {
    "a count over the body": page(lambda title, number: f"{title}\nIssue {number}\n\n3 comments\n\n{body(number)}"),
    "another item ends below it": page(commented).replace(COMMENTS, f"{COMMENTS}\n\nRead more"),
    "an item may begin below it": page(commented).replace(COMMENTS, f"{COMMENTS}\n\n{body(0, 5)}"),
    "no count": page(commented).replace("3 comments\n\n", ""),
}


@pytest.mark.parametrize("text", OWN_TEXT.values(), ids=OWN_TEXT.keys())
def test_what_may_be_the_items_is_no_comment(text: str) -> None:
    assert "readers' comments" not in aside(text).values()


# Lines that close item after item

CLOSING = "To the front of the paper"


def closed(title: str, number: int) -> str:
    return f"{title}\n\n{body(number)}\n\n{CLOSING}"


def closing(text: str) -> set[str]:
    """The lines that are set aside before anything is learned of heads."""
    survey = survey_of(text)
    why = reasons(survey)
    before = [*why]
    set_closing_lines_aside(survey, why)
    lines = text.split("\n")
    return {lines[survey.first[at] - 1] for at in range(len(survey)) if why[at] != before[at]}


NOT_CLOSING = {
    "it stands over each": page(lambda title, number: f"{CLOSING}\n\n{title}\n\n{body(number)}"),
    "a text goes on behind the last": f"{page(closed)}\n\n{PROSE[0]}",
    "two are too few": page(closed, FEWEST - 1),
    "all of them at the end": f"{body(0, 40)}\n\n" + f"\n\n{PROSE[0]}\n\n{CLOSING}" * 5,
    "a list of such lines": page(lambda title, number: f"{title}\n\n{body(number)}\n\n{CLOSING}\n\n{CLOSING}"),
    "a sentence": page(closed).replace(CLOSING, PROSE[4]),
}


def test_a_line_that_closes_item_after_item_is_the_pages() -> None:
    assert closing(page(closed)) == {CLOSING}
    assert closing(page(closed, FEWEST)) == {CLOSING}


@pytest.mark.parametrize("text", NOT_CLOSING.values(), ids=NOT_CLOSING.keys())
def test_what_closes_none_stays(text: str) -> None:
    assert closing(text) == set()


# Where an item is missing

HOLES = [
    ("no item is missing", ISSUES, []),
    ("one is", page(lambda title, number: issue(title, number).replace("Issue 3\n", "")), [*range(11, 19)]),
    ("the first is", f"{TWO}\n\n{body(2, 6)}\n\n{ISSUES}", [*range(8)]),
    ("the last is", f"{ISSUES}\n\n{TWO}\n\n{body(2, 3)}", [*range(36, 45)]),
    ("one is a little longer", ISSUES.replace(PROSE[1], f"{PROSE[1]}\n\n{PROSE[0]}", 1), []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in HOLES], ids=[row[0] for row in HOLES])
def test_stretches_without_a_head_that_are_too_long(text: str, expected: list[int]) -> None:
    assert holes(text) == expected


def test_furniture_makes_no_stretch_longer() -> None:
    assert holes(ISSUES.replace(PROSE[1], f"Read more\n\n-\n\nShare\n\nTags: goats\n\n{PROSE[1]}")) == []


# In whole captures


def test_what_recurs_below_items_is_in_no_record() -> None:
    text = page(lambda title, number: f"{title}\nBy Lin Wei\n\n{body(number)}\n\nTo the front of the paper\n\n-")
    records = records_of(text)
    assert [record.text.split("\n")[0] for record in records] == list(TITLES[:8])
    assert not any("To the front" in record.text for record in records)


def test_months_over_items_are_in_no_record() -> None:
    text = "\n\n".join(
        f"{month} 2011\n\n" + "\n\n".join(f"{TITLES[at]}\n{day} {month} 2011\n\n{body(at)}" for day in (27, 14))
        for at, month in enumerate(("June", "May", "April"))
    )
    assert [record.text.split("\n")[0] for record in records_of(text)] == [TITLES[at] for at in (0, 0, 1, 1, 2, 2)]


@pytest.mark.xfail(strict=True, reason="a line in small letters between titles and dates is taken for an item's foot")
def test_a_line_between_title_and_date_is_the_items() -> None:
    text = page(lambda title, number: f"{title}\nat the lock\nTue, {number + 1} Jun 2014\n\n{body(number)}")
    records = records_of(text)
    assert [record.title for record in records] == list(TITLES[:8])
    assert all("at the lock" in record.text.split("\n") and not record.skip for record in records)


# Laws

LINE = st.sampled_from([
    "", "", "", "June 2011", "3 June 2011", "Issue 4", "Issue 5", "Lock shut again", "Goats of Turku", "By Lin Wei",
    "Home", "News", "Back to top", "To the front of the paper", "Text: the keeper", "-", "=====", "Read more",
    "• Bread", "SHUT AGAIN", PICTURES, *PROSE,
])  # fmt: skip
LINES = st.lists(LINE, max_size=30)


@settings(max_examples=150, deadline=None)
@given(LINES, st.integers(1, 5), st.sampled_from(["\n", "\n\n"]))
def test_any_lines_again_and_again_are_records_and_furniture(lines: list[str], times: int, joint: str) -> None:
    capture = capture_of((joint.join(lines * times) + "\n").encode())
    check_laws(capture, split_of(capture))


@settings(max_examples=150, deadline=None)
@given(LINES, st.data(), st.booleans(), st.integers(1, 6))
def test_places_of_any_mould(lines: list[str], data: st.DataObject, titled: bool, step: int) -> None:
    survey = survey_of("\n".join(lines))
    every = sorted({kind for position in range(len(survey)) for kind in kinds_at(survey, position)})
    some = st.frozensets(st.sampled_from(every), max_size=3) if every else st.just(frozenset[Kind]())
    before = reasons(survey)
    why = list(before)
    mould = Mould(data.draw(some), data.draw(some), titled, step)
    places = find_places(survey, why, mould)
    assert len(places.heads) == len(places.holes) == len(why) == len(survey)
    assert not any(places.heads[at] and places.holes[at] for at in range(len(survey)))
    assert mould.heads or why == before
    ours = {"group heading", "stray line", "recurs below items", "readers' comments", None}
    assert all(new == old or new in ours for old, new in zip(before, why, strict=True))


# Growth

LONG: dict[str, Callable[[int], str]] = {
    "heads alone": lambda number: "Issue 1",
    "heads over sentences": lambda number: f"{TITLES[number % 10]}\nIssue {number}\n\n{PROSE[number % 5]}",
    "heads over lines that recur": lambda number: f"Issue {number}\n\nTo the front\n\nLarger letters",
    "one head, then lines that recur": lambda number: "Larger letters" if number else "Rope\nIssue 1",
    "furniture": lambda number: "Read more" if number else "Rope\nIssue 1",
    "a menu": lambda number: ("Home", "Rope", "Issue 1")[number % 3],
}


@pytest.mark.parametrize("line", LONG.values(), ids=LONG.keys())
def test_it_costs_what_the_length_is(line: Callable[[int], str]) -> None:
    surveys = {size: survey_of("\n\n".join(map(line, range(size)))) for size in (51, 1_000, 8_000)}
    whys: dict[int, Sequence[str | None]] = {size: reasons(survey) for size, survey in surveys.items()}

    def work(size: int) -> None:
        find_places(surveys[size], list(whys[size]), Mould(HEADS, titled=True, step=2))

    assert grows_linearly(work, 1_000)
