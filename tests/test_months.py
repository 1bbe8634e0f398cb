"""Months that date single items, and months that head groups of them."""

from __future__ import annotations

import pytest
from samples import records_of
from test_recurring import PROSE, TITLES

MONTHS = ("November 2001", "November 2001", "October 2001", "August 2001", "August 2001", "July 2001")


def items(form: str) -> str:
    """Six items, each in the form given, with two paragraphs."""
    return "\n\n".join(
        form.format(title=TITLES[number], month=month) + f"\n\n{PROSE[number % 5]}\n\n{PROSE[(number + 2) % 5]}"
        for number, month in enumerate(MONTHS)
    )


@pytest.mark.parametrize(
    "form",
    ["{title}\n\n{month}", "{title}\n{month}", "{month}\n\n{title}", "+ {month}\n\n{title}", "o {month}\n\n{title}"],
)
def test_where_each_month_has_one_item_it_is_the_items_date(form: str) -> None:
    found = records_of(f"The Lock Keeper\n\n{items(form)}")
    assert [record.header.title for record in found] == list(TITLES[:6])
    assert [record.header.published for record in found] == [
        "2001-11", "2001-11", "2001-10", "2001-08", "2001-08", "2001-07",
    ]  # fmt: skip
    line = found[1].header.evidence[0]
    assert (line.why, line.line) == (
        "date line",
        found[1].first_line + (0 if form.startswith(("{m", "+", "o")) else form.count("\n")),
    )


def test_where_months_head_groups_they_date_no_item() -> None:
    groups = "\n\n".join(
        f"{month} 2001\n\n"
        + "\n\n".join(f"{TITLES[n]}\n\n{PROSE[n % 5]}\n\n{PROSE[(n + 2) % 5]}" for n in (at, at + 1))
        for at, month in enumerate(("August", "July", "June", "May", "April"))
    )
    assert not any(record.header.published for record in records_of(groups))


def test_where_items_have_days_a_month_dates_none() -> None:
    dated = "\n\n".join(
        f"{month} 2001\n\n{TITLES[n]}\n{n + 3} {month} 2001\n\n{PROSE[n % 5]}\n\n{PROSE[(n + 2) % 5]}"
        for n, month in enumerate(("August", "July", "June", "May", "April"))
    )
    assert [record.header.published for record in records_of(dated)] == [
        "2001-08-03", "2001-07-04", "2001-06-05", "2001-05-06", "2001-04-07",
    ]  # fmt: skip


def test_a_month_over_days_is_what_their_archive_is_called() -> None:
    menu = "Skip to content\nHome\nLocks\nContact us\nMonthly Archives"
    side_bar = "Archives\nSelect Month\nApril 2016\nMarch 2014\nJune 2013\nCategories\nRead more"
    pages = "\n".join(
        f"{menu}\n{month}\n"
        + "\n".join(
            f"{day}\nLove0\n{TITLES[number + place]}\nBy linwei\n{PROSE[number]}" for place, day in enumerate(days)
        )
        + f"\n{side_bar}\n© 2026 The Lock Keeper"
        for number, (month, days) in enumerate({"June 2013": ("Jun 16", "Jun 01"), "May 2019": ("May 17",)}.items())
    )
    found = records_of(pages)
    assert [record.header.published for record in found] == ["2013-06-16", "2013-06-01", "2019-05-17"]
    assert [record.text.split("\n")[0] for record in found] == ["Jun 16", "Jun 01", "May 17"]


def test_a_day_of_another_month_takes_no_year_from_it() -> None:
    found = records_of(f"June 2013\n\n9 July\n\n{TITLES[0]}\n\n{PROSE[0]}")
    assert all(record.header.published is None for record in found)


def test_a_year_over_days_is_theirs() -> None:
    days = ("May 4", "April 9", "April 2", "March 17", "January 2")
    rows = "\n".join(f"{day}\n{title} in all of the valley" for day, title in zip(days, TITLES, strict=False))
    found = records_of(f"Home\nContact us\nPress releases\n2015\n{rows}")
    expected = ["2015-05-04", "2015-04-09", "2015-04-02", "2015-03-17", "2015-01-02"]
    assert [record.header.published for record in found] == expected
