"""The ledger of figures: what is one thing, what is one figure, and what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mentioned import figure, mentioned

from iomcorpus.asking.ledger import Things, folded, heads
from iomcorpus.corpus import Corpus


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("migrants", ["migrants"]),
        ("unaccompanied Afghan children", ["children"]),
        ("victims of modern slavery", ["victims"]),
        ("people living in informal camps", ["people"]),
        ("individuals interviewed", ["individuals"]),
        ("migrants and refugees", ["migrants", "refugees"]),
        ("children and youth", ["children", "youth"]),
        ("origin, transit and destination countries", ["countries"]),
        ("UN and civil society organizations", ["organizations"]),
        ("awareness training", ["training"]),
        ("of", ["of"]),
        ("", []),
        ("and", []),
    ],
)
def test_heads(unit: str, expected: list[str]) -> None:
    assert [*heads(unit)] == expected


def test_a_thing_of_two_kinds_is_that_of_which_more_is_said() -> None:
    many = {("migrants", None): 5, ("refugees", None): 2, ("refugees and migrants", None): 1}
    assert Things(many).of("refugees and migrants", None) == "migrants"
    assert Things(many | {("refugees", None): 9}).of("refugees and migrants", None) == "refugees"
    assert Things({("family", None): 1, ("families", None): 2}).of("family", None) == "families"


def test_words_are_folded() -> None:
    assert folded("Migrants, Refugees") == folded("migrant refugee") != folded("refugees")


DAY = "2017-05-01"


def ledger(path: Path, *records: list[Any] | dict[str, Any], **options: Any) -> list[dict[str, Any]]:
    """The ledger of records that say these figures, all of one day where no other is given."""
    rows = [one if isinstance(one, dict) else {"published": DAY, "says": one} for one in records]
    named = [{"id": f"r{at}", **row} for at, row in enumerate(rows)]
    return list(Corpus(mentioned(path / "iomcorpus.db", {"a.txt": named})).ledger(**options))


def test_a_figure_that_is_said_again_is_one_row(tmp_path: Path) -> None:
    rows = ledger(
        tmp_path,
        [figure(22000, "migrants", "some 22,000", approx="some")],
        {"inferred": "2018-01-01/2018-02-01", "says": [figure(22000, "Migrants", "22,000")]},
        {"published": "2019-01-01", "of": "r0", "says": [figure(22000, "migrants", "some 22,000", approx="some")]},
    )
    (row,) = rows
    assert (row["thing"], row["unit"], row["value"], row["approx"]) == ("migrants", "Migrants", 22000, ["some"])
    assert (row["times"], row["with_copies"], row["records"]) == (2, 3, 2)
    assert (row["first"], row["last"], row["last_from"]) == (DAY, "2018-02-01", "inferred")
    assert [(place["id"], place["line"], place["approx"]) for place in row["places"]] == [
        ("r0", 1, "some"),
        ("r1", 3, None),
    ]
    assert row["context"] == "It says some 22,000 there." and row["marks"] == [[8, 19]]


def test_things_stand_together_and_by_value(tmp_path: Path) -> None:
    rows = ledger(
        tmp_path,
        [figure(9, "boats"), figure(500, "migrants and refugees"), figure(20, "Syrian migrants"), figure(3, None)],
        [
            figure(None, "migrants", "hundreds"),
            figure(None, "migrants", low=30, high=40),
            figure(None, "migrants", ratio=(1, 7)),
        ],
    )
    assert [(row["thing"], row["value"], row["low"], row["ratio"], row["surface"]) for row in rows] == [
        ("migrants", 20, None, None, "20"),
        ("migrants", None, 30, None, "None"),
        ("migrants", 500, None, None, "500"),
        ("migrants", None, None, None, "hundreds"),
        ("migrants", None, None, [1, 7], "None"),
        ("boats", 9, None, None, "9"),
        (None, 3, None, None, "3"),
    ]


def test_vague_figures_are_one_where_they_say_the_same(tmp_path: Path) -> None:
    rows = ledger(tmp_path, [figure(None, "people", said) for said in ("hundreds", "Thousands", "thousands")])
    assert [(row["surface"], row["times"]) for row in rows] == [("hundreds", 1), ("Thousands", 2)]


@pytest.mark.parametrize(
    ("sort", "expected"), [("value", [20, 30, 40]), ("date", [40, 20, 30]), ("place", [30, 40, 20])]
)
def test_sorts(tmp_path: Path, sort: str, expected: list[int]) -> None:
    days = {30: "2017-03-01", 40: "2015-01-01", 20: "2016-01-01"}
    rows = ledger(
        tmp_path, *({"published": day, "says": [figure(number, "boats")]} for number, day in days.items()), sort=sort
    )
    assert [row["value"] for row in rows] == expected


@pytest.mark.parametrize(
    ("records", "expected", "why"),
    [
        (
            [[figure(2349, "migrants"), figure(2800, "migrants")]],
            {2349: [(2800, "same record")], 2800: [(2349, "same record")]},
            "near",
        ),
        (
            [[figure(2349, "migrants")], [figure(2800, "migrants")]],
            {2349: [(2800, "same date")], 2800: [(2349, "same date")]},
            "of a day",
        ),
        ([[figure(100, "children"), figure(350, "children")]], {}, "far apart"),
        ([[figure(200, "children"), figure(210, "local children")]], {}, "other words"),
        ([[figure(16, "years old"), figure(17, "years old")]], {}, "measures are of many things"),
        ([[figure(700, "USD"), figure(710, "USD")]], {}, "nobody says of what"),
        ([[figure(50, "per cent"), figure(55, "per cent")]], {}, "nobody says of what"),
        (
            [[figure(50, "per cent", of="girls"), figure(55, "per cent", of="girls")]],
            {50: [(55, "same record")], 55: [(50, "same record")]},
            "shares of the same",
        ),
        ([[figure(9, "people")], [figure(10, "people")]], {}, "small numbers of two events"),
        ([[figure(150, "boats"), figure(None, "boats", low=100, high=200)]], {}, "in the range"),
        (
            [[figure(2349, "migrants")], {"published": "2018-01-01", "says": [figure(2800, "migrants")]}],
            {},
            "another day",
        ),
    ],
)
def test_differences(tmp_path: Path, records: list[Any], expected: dict[int, Any], why: str) -> None:
    rows = ledger(tmp_path, *records)
    found = {row["value"]: [(other["value"], other["where"]) for other in row["differs"]] for row in rows}
    assert {value: others for value, others in found.items() if others} == expected, why


def test_a_question_narrows_the_figures(tmp_path: Path) -> None:
    corpus = Corpus(
        mentioned(tmp_path / "iomcorpus.db", {"a.txt": [{"says": [figure(9, "boats"), figure(500, "migrants")]}]})
    )
    assert [row["value"] for row in corpus.ledger("unit:boats")] == [9]
    assert [row["value"] for row in corpus.ledger(figure=">10")] == [500]
    assert list(corpus.ledger(unit="boats", figure=">10")) == []
