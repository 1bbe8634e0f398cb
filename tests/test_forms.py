"""Forms: dates, names and contacts as news writes them. Each row says why it is there."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import cases

from iomcorpus.forms.contacts import EMAIL, PHONE, is_contact_line, opens_contact
from iomcorpus.forms.date_lines import read_date_line, read_group_heading, read_meta_line
from iomcorpus.forms.dates import MONTHS, find_dates, find_glosses
from iomcorpus.forms.names import find_account, find_author, find_bare_author, find_byline, find_poster

DATES: dict[str, list[list[Any]]] = cases("dates")
NAMES: dict[str, list[list[Any]]] = cases("names")
CONTACTS: dict[str, Any] = cases("contacts")


@pytest.mark.parametrize(("line", "days", "why"), DATES["date lines"])
def test_date_lines(line: str, days: str | None, why: str) -> None:
    reading = read_date_line(line)
    assert (None if reading is None else sorted(reading.days())) == (None if days is None else days.split()), why


Meta = tuple[str | None, str | None, str | None]


def meta_of(line: str) -> Meta:
    meta = read_meta_line(line)
    if meta is None:
        return None, None, None
    return meta.date.days()[0], meta.author, None if meta.heading_start is None else line[meta.heading_start :]


@pytest.mark.parametrize(("line", "day", "author", "heading", "why"), DATES["meta lines"])
def test_meta_lines(line: str, day: str | None, author: str | None, heading: str | None, why: str) -> None:
    assert meta_of(line) == (day, author, heading), why


@pytest.mark.xfail(strict=True, reason="an author and a comma before the date, told apart from a place")
@pytest.mark.parametrize(("line", "day", "author", "heading", "why"), DATES["not yet"])
def test_meta_lines_not_yet(line: str, day: str | None, author: str | None, heading: str | None, why: str) -> None:
    assert meta_of(line) == (day, author, heading), why


@pytest.mark.parametrize(("line", "value", "why"), DATES["groups"])
def test_headings_of_groups(line: str, value: str | None, why: str) -> None:
    found = read_group_heading(line)
    assert (found and found[0]) == value, why
    if found:
        assert any(character.isdigit() for character in line[found[1] : found[2]])


UPDATES = [
    ("Published: 5 May 2016 | Updated: 7 May 2016", "2016-05-05", "2016-05-07", "two labels"),
    ("5 May 2016 (updated 6 May)", "2016-05-05", "2016-05-06", "the year of the other"),
    ("Updated: 31 October 2014, 16:00", "2014-10-31", "2014-10-31", "an update alone"),
    ("Posted 5 May 2016", "2016-05-05", None, "none"),
    ("Posted on 13/11/2020 (17/12/2021) by Lin Wei", "2020-11-13", "2021-12-17", "a second day in brackets"),
    ("21 May 201322 May 2013", "2013-05-21", "2013-05-22", "a second day glued on"),
    ("3 May 2010 | 3 Comments", "2010-05-03", None, "a count is no day"),
]


@pytest.mark.parametrize(("line", "day", "updated", "why"), UPDATES)
def test_updates(line: str, day: str, updated: str | None, why: str) -> None:
    meta = read_meta_line(line)
    assert meta is not None, why
    assert meta.date.days() == [day], why
    assert (meta.updated.days() if meta.updated else []) == ([updated] if updated else []), why


@pytest.mark.parametrize(("text", "found", "why"), DATES["glosses"])
def test_glosses(text: str, found: list[list[str]], why: str) -> None:
    assert [[word, text[day.start : day.end]] for word, day in find_glosses(text)] == found, why


@pytest.mark.parametrize(("text", "found", "why"), DATES["in text"])
def test_dates_in_text(text: str, found: list[str], why: str) -> None:
    assert [text[day.start : day.end] for day in find_dates(text)] == found, why


@pytest.mark.parametrize("month", sorted(MONTHS))
def test_every_name_of_a_month(month: str) -> None:
    for line in (f"7 {month} 2011", f"{month.upper()} 7, 2011", f"7-{month.title()}-2011"):
        reading = read_date_line(line)
        assert reading is not None, line
        assert (reading.year, reading.month, reading.day) == (2011, MONTHS[month], 7), line


@pytest.mark.parametrize("weekday", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
def test_every_weekday(weekday: str) -> None:
    readings = [read_date_line(f"{name} 7 June 2011") for name in (weekday, weekday[:3], weekday.upper())]
    numbers = {reading.weekday for reading in readings if reading is not None}
    assert len(numbers) == 1
    assert len([reading for reading in readings if reading is not None]) == 3


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(
            [
                "5",
                "31",
                "12/03/15",
                "3.4.2012",
                "2019-06-03",
                "(",
                ")",
                "yesterday",
                "today",
                "(7",
                "April)",
                "on",
                "Sunday",
                "May",
                "APRİL",
                "Auguſt",
                "Frı",
                "Mon,",
                "4-5/09",
                "2016",
                "'15",
                "st",
                "of",
                "at",
                "10:30",
                "by",
                "By",
                "Lin",
                "Wei",
                "Posted",
                "|",
                "–",
                "•",
                ".",
            ]
        ),
        st.sampled_from(["\u00a0", "\u200b", "\t", "   ", "\0", "٣", "²"]),
    ),
    max_size=12,
).map(" ".join)


@settings(deadline=None)
@given(TEXTS)
def test_whatever_is_read_stands_there(text: str) -> None:
    found = list(find_dates(text))
    for day in found:
        assert 0 <= day.start < day.end <= len(text)
        assert any(character.isdigit() for character in text[day.start : day.end])
        assert (day.pair is None) == (day.month is not None and day.day is not None)
        assert len(day.days(year=2016)) >= 1
        for order in ("dmy", "mdy"):
            assert set(day.days(order, 2016)) <= set(day.days(year=2016))
    assert all(one.end <= other.start for one, other in pairwise(found))
    for word, day in find_glosses(text):
        assert word == word.lower()
        assert day in found
    meta = read_meta_line(text.strip())
    if meta is not None:
        assert meta.author is None or meta.author in text
        assert meta.heading_start is None or 0 < meta.heading_start < len(text.strip())


@pytest.mark.parametrize(("line", "name", "why"), NAMES["bylines"])
def test_bylines(line: str, name: str | None, why: str) -> None:
    assert find_byline(line) == name, why


@pytest.mark.parametrize(("text", "name", "why"), NAMES["authors"])
def test_authors(text: str, name: str | None, why: str) -> None:
    assert find_author(text) == name, why


def test_no_author() -> None:
    assert find_author(None) is None
    assert find_account(None) is None


@pytest.mark.parametrize(("text", "name", "why"), NAMES["alone"])
def test_names_alone(text: str, name: str | None, why: str) -> None:
    assert find_bare_author(text) == name, why


@pytest.mark.parametrize(("text", "name", "why"), NAMES["accounts"])
def test_accounts(text: str, name: str | None, why: str) -> None:
    assert find_account(text) == name, why


@pytest.mark.parametrize(("line", "name", "why"), NAMES["posters"])
def test_posters(line: str, name: str | None, why: str) -> None:
    assert find_poster(line) == name, why


@pytest.mark.xfail(strict=True, reason="a name has two words: one may be a place")
@pytest.mark.parametrize(("line", "name", "why"), NAMES["not yet"])
def test_bylines_not_yet(line: str, name: str, why: str) -> None:
    assert find_byline(line) == name, why


@pytest.mark.parametrize("line", CONTACTS["contact lines"]["yes"])
def test_contact_lines(line: str) -> None:
    assert is_contact_line(line)


@pytest.mark.parametrize("line", CONTACTS["contact lines"]["no"])
def test_no_contact_lines(line: str) -> None:
    assert not is_contact_line(line)


@pytest.mark.parametrize("line", CONTACTS["openings"]["yes"])
def test_openings_of_contact_blocks(line: str) -> None:
    assert opens_contact(line)


@pytest.mark.parametrize("line", CONTACTS["openings"]["no"])
def test_no_openings_of_contact_blocks(line: str) -> None:
    assert not opens_contact(line)


@pytest.mark.parametrize(("text", "found"), CONTACTS["telephones"])
def test_telephones(text: str, found: list[str]) -> None:
    assert [match.group() for match in PHONE.finditer(text)] == found


@pytest.mark.parametrize(("text", "found"), CONTACTS["addresses"])
def test_addresses(text: str, found: list[str]) -> None:
    assert [match.group() for match in EMAIL.finditer(text)] == found
