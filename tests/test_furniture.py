"""Furniture: which lines belong to the page and not to an item, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import grows_linearly
from samples import records_of, survey_of
from test_borders import survey_with
from test_recurring import PROSE, TITLES

from iomcorpus.splitting.furniture import (
    FEWEST_RECURRING,
    MOST_SAID,
    _above_archive_heading,
    _link_lists_go_on,
    _links_of_pagers,
    _recurring_runs,
    reasons,
)
from iomcorpus.splitting.readers import find_comments, find_threads
from iomcorpus.splitting.repeats import repeats
from iomcorpus.splitting.survey import Survey
from iomcorpus.splitting.whole_pages import boxes_of_pages, feet_of_pages, heads_of_pages

BARGE, GOAT, SNOW, BREAD, ROPE = PROSE
HEAD = "Skip to content\nThe Lock Keeper\nNews of a canal\nMenu\nHome\nAbout us\nBoats we met\nContact"
FOOT = "Share this:\nFacebook\nTwitter\nSearch\nWater levels\nLock rules\nPowered by WordPress"


def aside(text: str) -> dict[str, str]:
    """What is furniture, by line; of lines that stand several times what the last one is."""
    survey, lines = survey_of(text), text.split("\n")
    return {lines[survey.first[at] - 1]: why for at, why in enumerate(reasons(survey)) if why}


def kept(text: str) -> list[str]:
    """The lines that may be an item's."""
    survey, lines = survey_of(text), text.split("\n")
    return [lines[survey.first[at] - 1] for at, why in enumerate(reasons(survey)) if why is None]


def post(number: int) -> str:
    return f"{TITLES[number]}\n{9 - number} June 2011\n\n{PROSE[number]}\n\nIt is the {9 - number}th that says so."


def site(count: int) -> str:
    """So many pages of one site, joined."""
    return "\n\n".join(f"{HEAD}\n\n{post(number)}\n\n{FOOT}" for number in range(count))


# What recurs on the pages of a site


def test_heads_and_feet_of_joined_pages_are_the_sites() -> None:
    assert kept(site(3)) == [
        line
        for number in range(3)
        for line in (
            TITLES[number],
            f"{9 - number} June 2011",
            PROSE[number],
            f"It is the {9 - number}th that says so.",
        )
    ]
    assert aside(site(3))["News of a canal"] == aside(site(3))["Water levels"] == "recurs on pages"


def test_each_page_has_its_item() -> None:
    found = [(record.header.title, record.header.published) for record in records_of(site(4))]
    assert found == [(TITLES[number], f"2011-06-0{9 - number}") for number in range(4)]


RUN = ("Home", "Boats", "Mills", "Kettles", "Goats", "Wells", "Buckets")
NO_PAGES: dict[str, tuple[str, ...]] = {
    "with a date it is an item that the capture holds twice": (*RUN[:3], "3 June 2011", *RUN[3:]),
    "so it is with its sentences": ("Home", *PROSE, "Boats"),
    "nothing of it is a page's by itself": RUN[1:],
    "too few lines": RUN[: FEWEST_RECURRING - 1],
}


@pytest.mark.parametrize("run", NO_PAGES.values(), ids=NO_PAGES.keys())
def test_what_recurs_and_is_no_pages(run: tuple[str, ...]) -> None:
    text = "\n".join([*run, "", BARGE, "", *run, "", GOAT])
    assert "recurs on pages" not in aside(text).values()


def test_what_recurs_and_is() -> None:
    text = "\n".join([*RUN, "", BARGE, "", *RUN, "", GOAT])
    assert {aside(text)[line] for line in RUN} == {"menu", "recurs on pages"}
    assert kept(text) == [BARGE, GOAT]


# Readers' comments

TOLD = f"{HEAD}\n\nLock shut again\n3 June 2011\n\n{BARGE}\n\n{GOAT}"
SAY = f"Anna Kos\n4 June 2011 at 9:14 am\n\n{SNOW}\n\nKarim\n5 June 2011 at 8:02 am\n\n{BREAD}"
COMMENTED: list[tuple[str, str, str, bool]] = [
    ("2 thoughts on “Lock shut again”", SAY, "Leave a Reply", True),
    ("One response to Lock shut again", SAY, "Post a comment", True),
    ("Lin Wei says:", SAY.partition("\n")[2], "Leave a Reply", True),
    ("Lin Wei says:", SAY.partition("\n")[2], "Filed under: Locks", True),  # another page's foot
    ("Lin Wei says:", SNOW, "Leave a Reply", False),  # no date: he is quoted
    ("Lin Wei wrote:", SAY, "Leave a Reply", False),
    ("2 thoughts on “Lock shut again”", SAY, "Rope short for Sunday", False),  # nothing shows where they end
]


@pytest.mark.parametrize(("opening", "comments", "closing", "are"), COMMENTED)
def test_readers_comments_on_a_post(opening: str, comments: str, closing: str, are: bool) -> None:
    text = f"{TOLD}\n\n{opening}\n{comments}\n\n{closing}\n"
    assert (aside(text).get(SNOW) == "readers' comments") is are
    assert BARGE in kept(text) and GOAT in kept(text)


# The page's head


def test_a_title_over_its_menu_is_the_pages_where_it_is_said_again_below() -> None:
    menu = "Home\nAbout us\nContact us"
    text = f"Lock shut again\n{menu}\n\nLock shut again\n3 June 2011\n\n{BARGE}"
    assert kept(text) == ["Lock shut again", "3 June 2011", BARGE]
    assert [record.first_line for record in records_of(text)] == [6]


@pytest.mark.parametrize(
    "text",
    [
        f"Lock shut again\n{BARGE}\n\nLock shut again\n3 June 2011\n\n{GOAT}",  # no menu between
        "\n\n".join(f"Town of Kaprun\nHome\n{title}\n3 June 2011\n{BARGE}" for title in TITLES[:3]),  # over each item
    ],
)
def test_what_is_said_twice_and_is_no_page_title(text: str) -> None:
    assert "page head" not in aside(text).values()


LABELS = "Home\nAbout us\nContact\n{}\nSearch\nBoats we met\nWater levels\nMap of the canal\nLock rules"
LABELS += "\nShop\nLinks\nHelp\nMills\nKettles\nGoats of the valley"


def test_the_day_a_page_was_loaded_on_is_among_its_labels() -> None:
    text = LABELS.format("Saturday 11 June 2011") + f"\n\n{post(0)}"
    assert aside(text)["Saturday 11 June 2011"] == "page head"
    assert kept(text)[:2] == [TITLES[0], "9 June 2011"]


def test_a_date_over_an_item_is_no_clock() -> None:
    assert kept(f"Home\nAbout us\nContact\n11 June 2011\n\n{BARGE}")[0] == "11 June 2011"


SAYS_OF_ITSELF = "All that floats, and much that does not, told weekly from a bench beside the lower of the locks."
ARCHIVES: list[tuple[str, str, bool]] = [
    (
        f"The Lock Keeper\n\n{SAYS_OF_ITSELF}\n\nHome\nAbout us\n\nMonthly Archives: June 2011",
        "what a page says of itself",
        True,
    ),
    ("The Lock Keeper\n\nHome\nAbout us\n\nCategory: Boats", "a menu between", True),
    (f"The Lock Keeper\n\n{SAYS_OF_ITSELF}\n\nArchive for June 2011", "no menu, but an archive by name", True),
    (f"The Lock Keeper\n\n{BARGE}\n\n{GOAT}\n\nCategory: Boats", "what an item is filed under", False),
    ("The Lock Keeper\nCategory: Boats", "and so under its title", False),
    (
        "The Lock Keeper\n\n" + "\n\n".join(PROSE[: MOST_SAID + 1]) + "\n\nArchive for June 2011",
        "too much is said",
        False,
    ),
    (f"The Lock Keeper\n3 June 2011\n\n{BARGE}\n\nArchive for June 2011", "an item stands above", False),
]


@pytest.mark.parametrize(("above", "why", "is_head"), ARCHIVES, ids=[why for _, why, _ in ARCHIVES])
def test_what_stands_over_an_archive_heading(above: str, why: str, is_head: bool) -> None:
    text = f"{above}\n\n{post(0)}"
    assert (aside(text).get("The Lock Keeper") == "page head") is is_head, why


def test_an_item_filed_under_a_category_is_kept() -> None:
    text = "\n\n".join(f"{TITLES[n]}\n\n{PROSE[n]}\n\n{PROSE[n + 1]}\n\nCategory: Boats" for n in range(3))
    assert [record.header.title for record in records_of(text)] == list(TITLES[:3])


# Lists of links

DATED_LINKS = "Goats want a second well\n1 June 2011\nPass still white\n28 May 2011\nBread dear as ever\n20 May 2011"


def test_related_links_have_their_dates_below_a_text() -> None:
    text = f"{post(0)}\n\nRelated stories\n\n{DATED_LINKS}\n"
    assert {aside(text)[line] for line in DATED_LINKS.split("\n")} == {"related links with dates"}
    assert len(records_of(text)) == 1


def test_dated_titles_with_their_texts_are_none() -> None:
    text = f"{post(0)}\n\nRelated stories\n\n{post(1)}\n\n{post(2)}"
    assert TITLES[1] in kept(text) and TITLES[2] in kept(text)


def test_nor_are_they_where_no_text_stands_above() -> None:
    assert "1 June 2011" in kept(f"Latest news\n\n{DATED_LINKS}")


def test_an_entry_of_a_list_of_news_is_no_label_of_the_menu_above() -> None:
    text = f"Home\nContact\n* Lock shut again\n3 June 2011\n* Boats\n\n{BARGE}"
    assert "* Lock shut again" in kept(text)
    assert aside(f"Home\nContact\n* Boats\n* Mills\n\n{BARGE}")["* Boats"] == "menu"


LIST = "\n".join(
    (
        "* News",
        "+ Boats",
        "+ Mills of the valley",
        "+ Letters to the keeper",
        "* What's on",
        "+ Lock rules",
        "+ Gates",
        "* Contact us",
    )
)


def test_a_list_of_links_some_of_which_are_a_menus_is_one_menu() -> None:
    assert kept(f"{LIST}\n\n{BARGE}") == [BARGE]
    goods = "\n".join(f"* {thing}" for thing in ("Rope", "Salt", "Lamps", "News", "Wool", "Bread", "Goats", "Snow"))
    assert "* Rope" in kept(f"{TITLES[0]}\n3 June 2011\n\n{BARGE}\n{goods}")  # one word of a menu is none


def test_titles_below_related_links_may_ask() -> None:
    links = "Who holds the key of the lower gate?\n\nA well for eleven goats\n\nIs the pass open to boats again?"
    assert kept(f"{TITLES[0]}\n3 June 2011\n\n{BARGE}\n\nRelated stories\n\n{links}")[-1] == BARGE


@pytest.mark.parametrize("labels", ["By\nLin Wei\n-\n", "Share\nPrint\n", ""], ids=["author", "buttons", "none"])
def test_a_title_over_labels_and_its_date_is_not_the_pages_head(labels: str) -> None:
    title = "The lower gate is shut again, and by a barge"
    menu = "\n".join(
        ("Home", "Boats", "Mills", "Water levels", "Lock rules", "Letters", "Search", "Menu", "News", "Log in")
    )
    assert title in kept(f"{menu}\n\n{title}\n\n{labels}3 June 2011\n\n{BARGE}")


# Whole pages

LONG = [f"{title} and for a long time" for title in TITLES[:4]]
PAGES = [
    f"{title} | Canal Trust\nSkip to content\nHome\nContact us\n{title}\n{PROSE[at]}" for at, title in enumerate(LONG)
]


def test_a_page_begins_with_its_title() -> None:
    found = aside("\n".join(PAGES))
    assert [line for line, why in found.items() if why == "page title"] == [f"{title} | Canal Trust" for title in LONG]
    assert not found.keys() & {*LONG, *PROSE}


def test_the_days_over_its_heading_are_the_articles() -> None:
    assert "3 June 2011" in kept(PAGES[0].replace(f"\n{LONG[0]}\n", f"\n3 June 2011\n{LONG[0]}\n"))
    assert "3 June 2011" not in kept(PAGES[0].replace("\nHome", "\n3 June 2011\nLog in\nHome"))


def test_no_line_of_the_page_between_is_no_page() -> None:
    assert "page title" not in aside(f"{LONG[0]} | Canal Trust\n{LONG[0]}\n{BARGE}").values()


def test_what_pages_end_with_is_theirs_from_what_tells_on() -> None:
    foot = "Canal Trust keeps the canal for all who come by boat, and for the goats."
    assert foot in kept("\n".join(f"{page}\n{foot}" for page in PAGES))  # a newsroom says so below each of its items
    assert foot not in kept("\n".join(f"{page}\nTags: boats\n{foot}" for page in PAGES))
    assert foot in kept(
        "\n".join(f"{page}\nTags: boats\n{foot}" for page in PAGES[:2])
    )  # of two pages it may be chance


def test_other_stories_below_each_article() -> None:
    def page(at: int, box: str) -> str:
        head = f"{PAGES[at]}\nBy Lin Wei\n{at + 3} June 2011\n{SNOW}"
        return f"{head}\n{box}\nGoat number {at}\n9 June 2011\nIt is told of goat {at}: {GOAT}\nImprint\n© Trust"

    days = [f"{at + 3} June 2011" for at in range(4)]
    assert kept("\n".join(page(at, "Top stories") for at in range(4))).count("9 June 2011") == 0
    assert kept("\n".join(page(at, "At the lock") for at in range(4))).count("9 June 2011") == 4
    assert {*days} <= {*kept("\n".join(page(at, "Top stories") for at in range(4)))}


# Growth


def recurring_runs(survey: Survey, found: list[str | None]) -> None:
    _recurring_runs(survey, found, repeats(survey.prints))


def end_of_pages(survey: Survey, found: list[str | None]) -> None:
    found[::300] = ["page title"] * len(found[::300])
    feet_of_pages(survey, found)


def other_stories(survey: Survey, found: list[str | None]) -> None:
    boxes_of_pages(survey, found, repeats(survey.prints))


STEPS: dict[str, tuple[Callable[..., object], tuple[tuple[str, ...], ...]]] = {
    "runs that all recur": (recurring_runs, (("menu",),)),
    "runs that recur here and there": (recurring_runs, (("menu",), ("heading",), ("heading",), ("date line",))),
    "comments that never close": (find_comments, (("comments on post",),)),
    "comments that each close": (find_comments, (("comments on post",), ("comment form",))),
    "names that say": (find_comments, (("comments on post", "colon"), ("date line",), ("filing",))),
    "links with dates": (_link_lists_go_on, (("prose",), ("related links",), ("heading",), ("date line",))),
    "links and nothing else": (_link_lists_go_on, (("related links",), ("heading",))),
    "archives": (_above_archive_heading, (("archive heading",),)),
    "archives below an item": (_above_archive_heading, (("archive heading", "tags"), ("heading",))),
    "pagers with titles below": (_links_of_pagers, (("pager",), ("heading",))),
    "pagers that are the foot of pages": (_links_of_pagers, (("pager",), ("heading",), ("menu",), ("menu",))),
    "titles of pages": (heads_of_pages, (("page", "heading"), ("menu",), ("heading",))),
    "pages that end alike": (end_of_pages, (("heading",), ("tags",), ("prose",))),
    "boxes of other stories": (other_stories, (("date line",), ("prose",), ("related links",), ("heading",))),
    "counts of comments": (find_threads, (("comment count",), ("heading",))),
    "archives on end": (_above_archive_heading, (("archive heading", "tags"), ("menu",), ("heading",))),
}


@pytest.mark.parametrize(("step", "looks"), STEPS.values(), ids=STEPS.keys())
def test_what_a_step_costs_is_what_the_captures_length_is(
    step: Callable[..., object], looks: tuple[tuple[str, ...], ...]
) -> None:
    def work(size: int) -> None:
        lines = [(("date line",), 1, 20), *((looks[at % len(looks)], 0, 20) for at in range(size))]
        survey = survey_with(lines)
        for at in range(len(survey)):
            survey.prints[at] = at % len(looks) + 1
        found = [next((mark for mark in ("tags", "pager") if mark in look), None) for look, _, _ in lines]
        step(survey, found)

    assert grows_linearly(work, 3_000)
