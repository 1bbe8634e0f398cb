"""Each form of a query, typed as people type it: what the program finds in the samples, in a store and on a pipe, is
what a plain look at the records and facts that it prints finds.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from articles import run

DATA = Path(__file__).parent.parent / "data"
SAMPLES = ("agency-datelines.txt", "stripped-opinion-mix.txt", "us-newsroom.txt")
HEAD = "id,source,first_line,kind,title,byline,language,clean,published,date,date_from"
Row = dict[str, Any]
Test = Callable[[Row], bool]


class Printed:
    """A store with facts, and all that the program prints of it; each record has its `facts`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in SAMPLES:
            (folder / name).write_bytes((DATA / name).read_bytes())
        run(folder, "split", *SAMPLES)
        facts = [json.loads(line) for line in run(folder, "extract").stdout.splitlines()]
        self.every = run(folder, "export").stdout
        self.rows = [json.loads(line) for line in run(folder, "export", "--fields", HEAD).stdout.splitlines()]
        for row in self.rows:
            row["facts"] = [fact for fact in facts if fact["id"] == row["id"]]

    def search(self, query: str, *, piped: bool) -> set[str]:
        asked = ("search", query, "--exact", "--copies", "show", "--ids")
        done = run(self.folder, *asked, "-", stdin=self.every) if piped else run(self.folder, *asked)
        assert done.returncode in (0, 1), done.stderr
        return set(done.stdout.split())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return Printed(tmp_path_factory.mktemp("forms"))


def plain(text: str | None) -> str:
    """A text in small letters without accents, a blank before and behind each word."""
    folded = "".join(char for char in unicodedata.normalize("NFD", text or "") if not unicodedata.combining(char))
    return " ".join(["", *re.findall(r"[^\W_]+", folded.lower()), ""])


def has(text: str | None, words: str) -> bool:
    return plain(words) in plain(text)


def word(words: str) -> Test:
    return lambda row: has(row["clean"], words) or has(row["title"], words)


def fact(type: str, holds: Test = bool) -> Test:
    return lambda row: any(one["type"] == type and holds(one) for one in row["facts"])


def number(low: float, high: float = float("inf")) -> Test:
    def holds(figure: Row) -> bool:
        least, most = (figure.get(name, figure.get("value")) for name in ("low", "high"))
        least, most = (figure.get("value") if one is None else one for one in (least, most))
        return most is not None and least is not None and most >= low and least <= high

    return holds


def dated(row: Row, first: str, last: str) -> bool:
    days = re.findall(r"[\d-]{4,}", row["date"] or "")
    return bool(days) and f"{days[-1]}-12-31"[:10] >= first and f"{days[0]}-01-01"[:10] <= last


def tells_of(value: str | None, year: int) -> bool:
    """Whether a date in a text is of a year, or of some years round it; "since 2009" is of 2009."""
    years = [int(digits) for digits in re.findall(r"\d{4}", value or "")]
    return bool(years) and years[0] <= year <= years[-1]


def both(*tests: Test) -> Test:
    return lambda row: all(test(row) for test in tests)


def either(*tests: Test) -> Test:
    return lambda row: any(test(row) for test in tests)


def no(test: Test) -> Test:
    return lambda row: not test(row)


def named(words: str) -> Test:
    return fact("person", lambda one: has(one["person"], words))


THOUSANDS = fact("figure", number(1000))
PEOPLE = fact("figure", lambda one: has(one["unit"], "people"))
FORMS: list[tuple[str, Test]] = [
    ("water", word("water")),
    ('"of the"', word("of the")),
    ("water school", both(word("water"), word("school"))),
    ("water OR school", either(word("water"), word("school"))),
    ("school -water", both(word("school"), no(word("water")))),
    ("school NOT (water OR river)", both(word("school"), no(either(word("water"), word("river"))))),
    ("person:strand", named("strand")),
    ("person:philip-strand", lambda row: any(one.get("person_id") == "philip-strand" for one in row["facts"])),
    ('person:"strand, philip"', named("philip strand")),
    ("org:university", fact("organisation", lambda one: has(one["organisation"] or one["surface"], "university"))),
    ("role:director", either(*(fact(type, lambda one: has(one["role"], "director")) for type in ("person", "quote")))),
    ("date:2018-05..2018-07", lambda row: dated(row, "2018-05-01", "2018-07-31")),
    ("date:<2025", lambda row: dated(row, "0001-01-01", "2024-12-31")),
    ("date:2025-05..", lambda row: dated(row, "2025-05-01", "9999-12-31")),
    ("mentions:2009", fact("date", lambda one: one["kind"] == "mention" and tells_of(one["value"], 2009))),
    ("figure:>=1000", THOUSANDS),
    ("figure:>=1,000", THOUSANDS),
    ("figure:1000..5000", fact("figure", number(1000, 5000))),
    ("figure:1000..5000 unit:USD", fact("figure", lambda one: number(1000, 5000)(one) and one["unit"] == "USD")),
    ("figure:>=1000 unit:people", fact("figure", lambda one: number(1000)(one) and has(one["unit"], "people"))),
    ("(figure:>=1000) (unit:people)", both(THOUSANDS, PEOPLE)),
    ("kind:opinion", lambda row: bool(row["kind"] == "opinion")),
    ("source:us-", lambda row: "us-" in row["source"]),
    ("source:*opinion*", lambda row: "opinion" in row["source"]),
    ("language:fr", lambda row: bool(row["language"] == "fr")),
    ("title:the", lambda row: has(row["title"], "the")),
    ("byline:a*", lambda row: " a" in plain(row["byline"])),
    ("has:contact", fact("contact")),
    ("has:contact -has:quote", both(fact("contact"), no(fact("quote")))),
    ("has:published", lambda row: row["published"] is not None),
    ("has:inferred", lambda row: bool(row["date_from"] == "inferred")),
    ("kind:opinion OR figure:>=1000", either(lambda row: bool(row["kind"] == "opinion"), THOUSANDS)),
    ("school (has:contact OR figure:>=1000)", both(word("school"), either(fact("contact"), THOUSANDS))),
    ("school -unit:people", both(word("school"), no(PEOPLE))),
    ("10:30 OR http://school", either(word("10 30"), word("http school"))),
]


@pytest.mark.parametrize("piped", [False, True], ids=["store", "pipe"])
@pytest.mark.parametrize(("query", "holds"), FORMS, ids=[query for query, _ in FORMS])
def test_finds_what_a_plain_look_finds(printed: Printed, query: str, holds: Test, piped: bool) -> None:
    assert printed.search(query, piped=piped) == {row["id"] for row in printed.rows if holds(row)}


def test_most_forms_draw_a_line_through_the_samples(printed: Printed) -> None:
    found = [sum(map(holds, printed.rows)) for _, holds in FORMS]
    assert sum(0 < number < len(printed.rows) for number in found) >= len(FORMS) - 6
