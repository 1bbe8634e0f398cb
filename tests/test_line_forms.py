"""The form of a short line: what it has in common with lines that stand at the same place of other items."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.splitting.line_forms import LONGEST, LONGEST_UNDATED, form_of, shape_of

# Lines of one form, of several sites.
SAME_FORM = [
    ("Published: Tuesday, 12th March 2019", "Published: Friday, 8th May 2018", "Published: Monday, 1st Sept 2008"),
    ("3 comments", "14 Comments"),
    ("Bulletin No. 12, 14/06/2013", "Bulletin No. 113, 1/7/2013"),
    ("Back to the front page", "BACK TO THE FRONT PAGE"),
    ("Posted at 9:30 on Mon, 4 April", "Posted at 17:05 on Sat, 21 June"),
    ("Ref. 2014-117", "Ref. 2015-9"),
    ("Minutes of June", "Minutes of December"),
    ("Seite 4 von 12", "Seite 11 von 12"),
]
OTHER_FORM = [
    ("Published: 12 March 2019", "Updated: 12 March 2019"),
    ("3 comments", "3 likes"),
    ("Posted at 9:30", "Posted at half past nine"),
    ("Posted by Lin Wei", "Posted by Ewa Zając"),
    ("Minutes of June", "Minutes of the choir"),
    # Prose may name a month: longer lines are left open only where they have figures.
    ("The ferry to the island runs every hour in June", "The ferry to the island runs every hour in July"),
]
NO_FORM = [
    "22/12/17", "Tue, 3 May 2016", "Monday", "JUNE 2014", "2014", "9.30", "7", "B 2", "x" * (LONGEST + 1),
]  # fmt: skip


def test_headings_in_markup_are_of_a_shape_by_their_signs() -> None:
    assert shape_of("## Harbour reopens") == shape_of("## Who pays: a question") != 0
    assert len({shape_of(line) for line in ("# Harbour", "## Harbour", "### Harbour", "#Harbour", "Harbour")}) == 4
    assert shape_of("#Harbour") == 0


@pytest.mark.parametrize("lines", SAME_FORM, ids=[lines[0] for lines in SAME_FORM])
def test_lines_of_one_form(lines: tuple[str, ...]) -> None:
    assert len({form_of(line) for line in lines}) == 1
    assert form_of(lines[0])


@pytest.mark.parametrize(("one", "other"), OTHER_FORM)
def test_lines_of_other_forms(one: str, other: str) -> None:
    assert 0 != form_of(one) != form_of(other) != 0


@pytest.mark.parametrize("line", NO_FORM)
def test_a_date_and_a_long_line_have_no_form(line: str) -> None:
    assert form_of(line) == 0


def test_rules_of_signs_have_a_form() -> None:
    assert form_of("* * *") != 0


# Lines of one shape. No two rows are of the same.
SAME_SHAPE = {
    "a date at the end, behind a bar": ("Roads | 3/31/11", "Dogs and cats | 4/2/11"),
    "a date alone, weekday first": ("Tuesday, 3 May 2016", "Fri, 21 June 2013"),
    "a date alone, month first": ("May 3, 2016", "December 21, 2013"),
    "a date alone in figures": ("22/12/17", "1/2/2009"),
    "a date alone in figures, with dots": ("22.12.17", "1.2.2009"),
    "words before a date": ("Bulletin, 14 June 2013", "Minutes, 1 July 2013"),
    "words around a date": ("News on May 4, 2016 in Boats", "Notice on June 12, 2017 in Ropes and sails"),
    "a label": ("Tags: boats", "Tags: ice, snow", "TAGS: 2014"),
    "another label": ("Venue: the barn at Kaprun", "Venue: the mill"),
    "a bracket": ("(Reporting by Lin Wei)", "(Reporting by Ewa Zając; editing by Milan Kos)"),
    "fields between slashes": ("Talk / 6pm / Hall / Free", "Music / 8.30pm / Barn / £5"),
    "fields between bars": ("Talk | Hall | Free", "Music | Barn | £5", "Peru   |   Flood"),
    "a number and what it counts": ("3 comments so far", "14 comments"),
    "fields between dots": ("Talk · Hall · Free", "Music · Barn · £5"),
    "two first words": ("Back to top", "Back to the list"),
    "two other first words": ("Letter from the harbour", "Letter from Turku"),
    "a rule": ("-----", "------------", "- - -"),
    "another rule": ("***", "* * * * *"),
}
NO_SHAPE = [
    "Harbour", "Ama Boateng", "Back to the sea.", "Who goes there?", "HARBOUR REOPENS", "Talk/Hall", "12", "",
    "a" * (LONGEST + 1), "Tags" + " and tags" * 20 + ": boats",
    "Herders of the upper valley want to know who dug the second well",
]  # fmt: skip


@pytest.mark.parametrize("lines", SAME_SHAPE.values(), ids=SAME_SHAPE.keys())
def test_lines_of_one_shape(lines: tuple[str, ...]) -> None:
    assert len({shape_of(line) for line in lines}) == 1
    assert shape_of(lines[0])


@pytest.mark.parametrize(("one", "other"), list(combinations(SAME_SHAPE, 2)))
def test_lines_of_other_shapes(one: str, other: str) -> None:
    assert shape_of(SAME_SHAPE[one][0]) != shape_of(SAME_SHAPE[other][0])


@pytest.mark.parametrize("line", NO_SHAPE)
def test_what_has_no_shape(line: str) -> None:
    assert shape_of(line) == 0


# Laws

LINE = st.one_of(
    st.text(max_size=200),
    st.sampled_from([line for lines in (*SAME_FORM, *SAME_SHAPE.values()) for line in lines]),
    st.lists(st.sampled_from(["May", "Mon", "3rd", "12", "/", ", ", " ", ":", "Tags", "to", "(", "|", "–"])).map(
        "".join
    ),
)
SEVENS = str.maketrans("0123456789", "7" * 10)


@given(LINE)
def test_other_figures_change_nothing(line: str) -> None:
    assert form_of(line.translate(SEVENS)) == form_of(line)
    assert shape_of(line.translate(SEVENS)) == shape_of(line)


@given(LINE)
def test_a_form_fits_a_column_of_the_survey(line: str) -> None:
    assert 0 <= form_of(line) < 1 << 64
    assert 0 <= shape_of(line) < 1 << 64


@given(st.text(min_size=LONGEST + 1, max_size=3 * LONGEST))
def test_a_long_line_has_neither(line: str) -> None:
    assert form_of(line) == shape_of(line) == 0


def test_lengths_are_those_of_lines_that_are_labels() -> None:
    assert 0 < LONGEST_UNDATED < LONGEST
