"""Whom to ask, once each: by person, telephone and address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mentioned import mentioned, person

from iomcorpus.asking.reached import Numbers, dialled
from iomcorpus.corpus import Corpus


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("+41 79 285 71 23", "+41792857123"),
        ("+ 41 79 285 71 23", "+41792857123"),
        ("0041 79 285 71 23", "+41792857123"),
        ("(+44) 20 7946 0018", "+442079460018"),
        ("+44 (0)20 7946 0018", "+442079460018"),
        ("020 7946 0018, ext. 12", "02079460018"),
        ("01632 960-145", "01632960145"),
        ("999", "999"),
    ],
)
def test_dialled(phone: str, expected: str) -> None:
    assert dialled(phone) == expected


@pytest.mark.parametrize(
    ("known", "phone", "expected", "why"),
    [
        (["+44 20 7946 0018"], "020 7946 0018", "+442079460018", "one international number ends so"),
        (["+44 20 7946 0018", "+1 20 7946 0018"], "020 7946 0018", "02079460018", "two do: which is not said"),
        (["+44 20 7946 0018"], "946 0018", "9460018", "too short to tell"),
        ([], "020 7946 0018", "02079460018", "none does"),
    ],
)
def test_national_numbers(known: list[str], phone: str, expected: str, why: str) -> None:
    assert Numbers([*known, phone]).same(phone) == expected, why


def contact(name: str | None, *reached: str, id: str | None = None, org: str | None = None) -> dict[str, Any]:
    phones = tuple(one for one in reached if "@" not in one)
    emails = tuple(one for one in reached if "@" in one)
    more = {"type": "contact", "phones": phones, "emails": emails, "surface": name or reached[0]}
    known = {"person": (id, "Ilse Madongo" if id == "ilse" else "Teuvo Harle")} if id else {"person": None}
    return {**person(name or "", "x", org=org), **more, "name": name, **known}


LONDON, SAME, OTHER = "+44 20 7946 0018", "020 7946 0018", "+41 79 285 71 23"


@pytest.mark.parametrize(
    ("says", "expected", "why"),
    [
        (
            [contact("Ilse Madongo", LONDON, id="ilse"), contact("Madongo", SAME, "i@x.example", id="ilse")],
            [("Ilse Madongo", [LONDON], ["i@x.example"], 2)],
            "a person is one",
        ),
        (
            [contact(None, SAME), contact("Ilse Madongo", LONDON, id="ilse")],
            [("Ilse Madongo", [LONDON], [], 2)],
            "a line without a name",
        ),
        (
            [
                contact("Ilse Madongo", LONDON, id="ilse"),
                contact("Teuvo Harle", LONDON, id="teuvo"),
                contact(None, SAME),
            ],
            [("Ilse Madongo", [LONDON], [], 1), ("Teuvo Harle", [LONDON], [], 1), (None, [SAME], [], 1)],
            "a shared desk makes nobody one",
        ),
        (
            [
                contact("Press desk", LONDON),
                contact("Press desk", SAME, "p@x.example"),
                contact("Press desk", "P@X.example"),
            ],
            [("Press desk", [LONDON], ["p@x.example"], 3)],
            "by telephone, then by address",
        ),
        (
            [contact("Press desk", LONDON), contact("Night desk", LONDON)],
            [("Press desk", [LONDON], [], 1), ("Night desk", [LONDON], [], 1)],
            "two names",
        ),
        (
            [contact("Banks", LONDON), contact("Ilse Madongo", LONDON, id="ilse")],
            [("Banks", [LONDON], [], 1), ("Ilse Madongo", [LONDON], [], 1)],
            "another name at her number",
        ),
        ([contact("Mill Board"), contact("Mill Board")], [("Mill Board", [], [], 2)], "nothing to reach them by"),
        (
            [contact(None, OTHER), contact(None, LONDON)],
            [(None, [OTHER], [], 1), (None, [LONDON], [], 1)],
            "two numbers",
        ),
    ],
)
def test_who_is_one(tmp_path: Path, says: list[Any], expected: list[Any], why: str) -> None:
    corpus = Corpus(mentioned(tmp_path / "iomcorpus.db", {"a.txt": [{"says": says}]}))
    rows = [(row["name"], row["phones"], row["emails"], row["mentions"]) for row in corpus.contacts_once()]
    assert rows == expected, why


def test_copies_count_once_but_what_they_tell_is_told(tmp_path: Path) -> None:
    captures = {
        "a.txt": [
            {"id": "one", "published": "2017-01-01", "says": [contact("Ilse Madongo", LONDON, id="ilse", org="IOM")]}
        ],
        "b.txt": [
            {"id": "two", "of": "one", "says": [contact("Ilse Madongo", "i@x.example", id="ilse")]},
            {"id": "six", "of": "one", "says": [contact("Teuvo Harle", OTHER, id="teuvo")]},
        ],
    }
    corpus = Corpus(mentioned(tmp_path / "iomcorpus.db", captures))
    (row,) = corpus.contacts_once()
    assert (row["mentions"], row["with_copies"], row["records"], row["first"]) == (1, 2, 1, "2017-01-01")
    assert (row["emails"], row["orgs"], [place["id"] for place in row["places"]]) == (["i@x.example"], ["IOM"], ["one"])
    assert [row["name"] for row in corpus.contacts_once(copies="show", sort="name")] == ["Ilse Madongo", "Teuvo Harle"]
    assert [row["name"] for row in corpus.contacts_once(copies="show", sort="date")] == ["Ilse Madongo", "Teuvo Harle"]
