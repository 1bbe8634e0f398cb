"""Who is quoted, how often, and with what words; and mentions in other orders than that of their places."""

from __future__ import annotations

from typing import Any

import pytest
from mentioned import figure, mentioned, person

from iomcorpus.corpus import Corpus


def quote(words: str, name: str | None = None, **more: Any) -> dict[str, Any]:
    known = person(name or "", **{"type": "quote", "surface": words, "indirect": False, **more})
    return known if name else {**known, "person": None, "name": None}


CAPTURES: dict[str, list[dict[str, Any]]] = {
    "a.txt": [
        {
            "id": "one",
            "published": "2015-01-01",
            "says": [
                quote("old words", "Teuvo Harle", role="chair"),
                quote("a desk speaks", role="Officials", org="county"),
                quote("nobody speaks"),
                figure(5, "boats"),
                figure(None, "boats", "many"),
                {"type": "date", "surface": "May", "value": "2016-05"},
                {"type": "date", "surface": "then", "value": None},
            ],
        },
        {
            "id": "two",
            "published": "2017-01-01",
            "says": [
                quote("new words", "Teuvo Harle", indirect=True),
                quote("a desk again", role="officials", org="county"),
                quote("nobody again"),
                quote("nobody ever"),
                figure(9, "boats"),
                figure(None, "boats", low=6, high=7),
                {"type": "date", "surface": "2012", "value": "2012"},
            ],
        },
    ],
    "b.txt": [
        {"id": "six", "of": "two", "says": [quote("new words", "Teuvo Harle"), quote("only here", "Ilse Madongo")]}
    ],
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus(mentioned(tmp_path_factory.mktemp("store") / "iomcorpus.db", CAPTURES))


def test_speakers(corpus: Corpus) -> None:
    rows = list(corpus.speakers())
    names = ("speaker", "role", "org", "quotes", "with_copies", "indirect", "records", "first", "last")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("Teuvo Harle", "chair", None, 2, 3, 1, 2, "2015-01-01", "2017-01-01"),
        (None, "Officials", "county", 2, 2, 0, 2, "2015-01-01", "2017-01-01"),
        (None, None, None, 3, 3, 0, 2, "2015-01-01", "2017-01-01"),
    ]
    assert [(said["surface"], said["source"], said["line"]) for said in rows[0]["said"]] == [
        ("new words", "in/a.txt", 9),
        ("old words", "in/a.txt", 1),
    ]


def test_speakers_of_a_question(corpus: Corpus) -> None:
    assert [row["speaker"] for row in corpus.speakers("speaker:harle")] == ["Teuvo Harle"]
    assert [(row["role"], row["quotes"]) for row in corpus.speakers(role="officials", before="2016")] == [
        ("Officials", 1)
    ]
    assert next(corpus.speakers(copies="only"))["speaker"] == "Teuvo Harle"


@pytest.mark.parametrize(
    ("type", "sort", "expected"),
    [
        (
            "quote",
            "place",
            ["old words", "a desk speaks", "nobody speaks", "new words", "a desk again", "nobody again", "nobody ever"],
        ),
        (
            "quote",
            "date",
            ["new words", "a desk again", "nobody again", "nobody ever", "old words", "a desk speaks", "nobody speaks"],
        ),
        (
            "quote",
            "speaker",
            ["new words", "old words", "a desk again", "nobody again", "nobody ever", "a desk speaks", "nobody speaks"],
        ),
        ("figure", "value", ["9", "None", "5", "many"]),
        ("date", "day", ["2012", "May", "then"]),
    ],
)
def test_orders(corpus: Corpus, type: str, sort: str, expected: list[str]) -> None:
    assert [row["surface"] for row in corpus.mentions((type,), sort=sort)] == expected


def test_context_is_of_the_mention_in_every_order(corpus: Corpus) -> None:
    for sort in ("place", "date", "value"):
        for row in corpus.mentions(("figure",), sort=sort, context=True):
            ((start, end),) = row["marks"]
            assert row["context"][start:end] == row["surface"]
