"""Layout: where a page's items begin and end, and what stands around them on the page."""

from __future__ import annotations

import pytest
from samples import records_of, survey_of
from test_recurring import PROSE, TITLES

from iomcorpus.splitting import layout as layout_module
from iomcorpus.splitting.layout import Layout, lay_out

BARGE, GOAT, SNOW, BREAD, ROPE = PROSE
ABOUT = "We look after the canal between the two mills, and after everybody who comes along it on a boat."
FOOT = f"Read more\n\nThe Lock Keepers\n\n{ABOUT}\n\nSubscribe to our newsletter\n\nYour name and where you live"


def dated(count: int) -> str:
    return "\n\n".join(
        f"{TITLES[n]}\n{12 - n} June 2011\n\n{PROSE[n % 5]}\n\n{PROSE[(n + 2) % 5]}" for n in range(count)
    )


def spans(text: str) -> list[tuple[str, str]]:
    """The first and the last line of each record."""
    return [(record.text.split("\n")[0], record.text.split("\n")[-1]) for record in records_of(text)]


ENDS = [(TITLES[n], PROSE[(n + 2) % 5]) for n in range(4)]

# Page feet


def test_labels_behind_the_last_box_of_a_page_are_its_foot() -> None:
    assert spans(f"{dated(4)}\n\nShare this:\n\nMills of the valley\n\nWater levels\n\nOf goats, and of wells") == ENDS


def test_what_has_no_date_behind_a_box_below_the_last_dated_item_is_no_item() -> None:
    items = [f"Bulletin No. {n}\n{12 - n} June 2011\n\n{PROSE[n % 5]}\n\n{BARGE}" for n in range(6)]
    last, box = f"Bulletin No. 6\n\n{ABOUT}\n\n{GOAT}", "Subscribe to our newsletter"

    def firsts(*parts: str) -> list[str]:
        return [first.removeprefix("Bulletin No. ") for first, _ in spans("\n\n".join(parts))]

    assert firsts(*items, last) == [*"0123456"]
    assert firsts(*items, box, last) == [*"012345"]
    assert firsts(*items[:5], box, last, items[5]) == [*"0123465"]


def test_a_list_at_the_top_of_a_page_is_no_item() -> None:
    lines = "\n\n".join(
        f"{name} of the valley" for name in ("Mills", "Wells", "Goats", "Gates", "Ropes", "Bells", "Boats")
    )
    links = f"Welcome to the canal, dear visitor, and mind your step.\n\n{lines}\n\n{lines.upper()}"
    assert spans(f"{links}\n\nSkip to content\n\n{dated(4)}") == ENDS


@pytest.mark.parametrize(
    "meta",
    [
        "By\nLin Wei\n-\n3 June 2011",
        "Share\nPrint\n3 June 2011\nTweet",
        "By Lin Wei, keeper of the lower gate\n3 June 2011",
    ],
)
def test_a_title_begins_the_item_whose_date_stands_below_labels(meta: str) -> None:
    title = "The lower gate is shut again, and by a barge"
    page = f"Home\nBoats\nContact us\nThe valley\n\n{title}\n\n{meta}\n\n{BARGE}\n\n{GOAT}"
    assert spans(page) == [(title, GOAT)]


def test_on_a_page_of_one_date_a_summary_may_stand_over_it() -> None:
    title = "The lower gate is shut again, and by a barge"
    page = (
        f"Home\nBoats\nContact us\nSearch\n\n{title}\n\n{ROPE}\n\nShare this article\n3 June 2011\n\n{BARGE}\n\n{GOAT}"
    )
    assert spans(page) == [(title, GOAT)]


def test_a_link_in_a_text_opens_no_item() -> None:
    link = "How the pass was shut before\n\nRead more"
    text = f"{TITLES[0]}\n3 June 2011\n\n{BARGE}\n\n{link}\n\n{GOAT}\n\n{link}\n\n{SNOW}\n\n{link}\n\n{BREAD}"
    assert spans(text) == [(TITLES[0], BREAD)]


def test_without_a_box_it_is() -> None:
    assert spans(f"{dated(4)}\n\n{ABOUT}")[-1][-1] == ABOUT


def test_where_no_item_has_a_date_none_is_missing() -> None:
    undated = "\n\n".join(
        f"{TITLES[n]}\nBulletin No. {n}\n\n{PROSE[n % 5]}\n\n{PROSE[(n + 2) % 5]}\n\nRead more" for n in range(6)
    )
    assert [first for first, _ in spans(undated)] == list(TITLES[:6])


@pytest.mark.parametrize("window", [20, 30, 45, 60])
def test_window_by_window_feet_are_the_same_as_on_the_whole(window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{dated(10)}\n\n{FOOT}"
    whole, cut = lay_out(survey_of(text)), lay_out(survey_of(text))  # habits are learned from a window too
    expected = places(whole)
    monkeypatch.setattr(layout_module, "WINDOW", window)
    assert places(cut) == expected
    assert cut.reasons == whole.reasons
    assert len(expected) == 10


def places(layout: Layout) -> list[tuple[int, int]]:
    return [(place.first_line, place.last_line) for place in layout.places()]


# Items of other makes


def test_lists_under_a_heading_and_a_date_are_items() -> None:
    goods = ("What the boats brought", "What the goats ate", "What the pass let through")
    text = "\n\n".join(f"{title}\n3 June 2011\n\n* Rope, forty metres of it\n* Salt\n* Lamps" for title in goods)
    assert [record.header.title for record in records_of(text)] == list(goods)


def test_the_labels_of_a_menu_are_not() -> None:
    assert (
        records_of("Home\nAbout us\nBoats we met\nMills\nContact\n\nSearch\nWater levels\nHelp\n\nPowered by Kettle")
        == []
    )


def test_titles_in_a_list_begin_items_where_dates_stand_below_them() -> None:
    text = "\n\n".join(f"* {TITLES[n]}\n\n{9 - n} June 2011\n\n{PROSE[n % 5]}" for n in range(6))
    assert [first for first, _ in spans(f"Home\nNews\nContact\n\n{text}")] == [f"* {title}" for title in TITLES[:6]]
    bare = "\n\n".join(f"{PROSE[n]}\n\n* {TITLES[n]}\n* {TITLES[n + 1]}" for n in range(3))
    assert len(records_of(f"3 June 2011\n\n{bare}")) == 1


def test_headings_in_markup_begin_items() -> None:
    text = "\n\n".join(f"## {TITLES[n]}\n\n" + "\n\n".join(PROSE[(n + k) % 5] for k in range(3)) for n in range(8))
    assert [record.header.title for record in records_of(text)] == list(TITLES[:8])


def test_a_title_over_a_date_begins_its_item_where_no_line_is_blank() -> None:
    text = "\n".join(f"{TITLES[n]}\n{9 - n} June 2011\n{PROSE[n]}" for n in range(5))
    assert [first for first, _ in spans(text)] == list(TITLES[:5])


def test_but_not_where_the_titles_stand_below_their_dates() -> None:
    text = "\n".join(f"{9 - n} June 2011\n{TITLES[n]}\n{PROSE[n]}" for n in range(5))
    assert [first for first, _ in spans(text)] == [f"{9 - n} June 2011" for n in range(5)]


# Lists

DAYS = [f"{number + 3:02}-0{number + 1}-2019" for number in range(8)]
LONG = [f"{title} between the two mills" for title in TITLES[:8]]
LISTS = [
    (
        "the next title directly below a text, and blanks around dates only",
        "Menu\nHome\nAbout us\n\n"
        + "\n".join(f"{title}\n\n{day}\n\n{prose}" for title, day, prose in zip(LONG, DAYS, 2 * PROSE, strict=False))
        + "\n\nSearch\nContact us\n",
        LONG,
    ),
    (
        "headings in markup, and months below them",
        "# Articles from 2012\n\n"
        + "\n\n".join(f"### {title}\n\n#### June 2012\n\n{PROSE[at % 5]}" for at, title in enumerate(TITLES[:8])),
        [f"### {title}" for title in TITLES[:8]],
    ),
    (
        "no more than a title, its author and its day",
        "Month: May 2014\n\n"
        + "\n\n".join(f"{title}\n\nLin Wei\nMay {28 - at}, 2014" for at, title in enumerate(TITLES[:8])),
        list(TITLES[:8]),
    ),
    (
        "a title, and where and when it was posted",
        "Menu\nHome\nAbout us\n\n"
        + "\n\n".join(f"{title}\n\nPosted in Events on May {28 - at}, 2014" for at, title in enumerate(TITLES[:8])),
        list(TITLES[:8]),
    ),
]


@pytest.mark.parametrize(("what", "text", "starts"), LISTS, ids=[row[0] for row in LISTS])
def test_where_the_entries_of_a_list_begin(what: str, text: str, starts: list[str]) -> None:
    assert [record.text.split("\n")[0] for record in records_of(text)] == starts, what


# Lists of titles


def entries(count: int) -> str:
    return "\n".join(f"{TITLES[n]}\n{12 - n} June 2011" for n in range(count))


def test_titles_with_a_date_each_are_items_where_a_page_has_nothing_else() -> None:
    expected = [(TITLES[n], f"{12 - n} June 2011") for n in range(4)]
    assert spans(f"Home\nNews\nContact us\n\nWhat we wrote\n\n{entries(4)}\n\nMills\nGates\nRopes") == expected


def test_below_a_text_they_are_links() -> None:
    text = f"{TITLES[5]}\n3 June 2011\n\n{BARGE}\n\n{GOAT}\n\n{SNOW}"
    assert spans(f"{text}\n\nShare this:\n\n{entries(4)}")[0] == (TITLES[5], SNOW)
    assert (TITLES[2], "10 June 2011") not in spans(f"{text}\n\nShare this:\n\n{entries(4)}")


def test_captions_close_items_whose_headings_are_all_made_alike() -> None:
    """Their headings begin with a date, which is the item's."""
    heads = [f"{n + 13}/06/2024 {title}" for n, title in enumerate(TITLES[:6])]
    text = "\n\n".join(f"{head}\n\n{PROSE[n % 5]}\n\nThe lower gate at dawn" for n, head in enumerate(heads))
    found = records_of(text)
    assert [record.text.split("\n")[0] for record in found] == heads
    assert [(record.header.published, record.header.title) for record in found] == [
        (f"2024-06-{n + 13}", TITLES[n]) for n in range(6)
    ]
