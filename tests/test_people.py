"""People of chosen records: how often, when, with which posts, beside whom, and who is meant by a name."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from mentioned import mentioned, person

from iomcorpus.asking.people import Said, posts
from iomcorpus.corpus import Corpus
from iomcorpus.errors import CorpusError
from iomcorpus.output.person import write_person

HEAD, CHAIR = "Head of Mission", "chair"
CAPTURES: dict[str, list[dict[str, Any]]] = {
    "a.txt": [
        {"id": "one", "published": "2015-03-03", "says": [person("Ilse Madongo", role=HEAD, org="Harbour Trust")]},
        {
            "id": "two",
            "published": "2016-05-01",
            "says": [
                person("Teuvo Harle", role="head of mission", org="Harbour Trust"),
                person("Teuvo Harle", surface="Harle"),
                person("Ilse Madongo", role=CHAIR),
            ],
        },
        {
            "id": "three",
            "inferred": "2017-01-01/2017-06-30",
            "says": [
                person("Teuvo Harle", role="Head of Mission", org="Harbour Trust"),
                person("Aurelio Banks", "aurelio-banks"),
                person("Aurelio Banks", "aurelio-banks-2"),
            ],
        },
        {"id": "four", "says": [person("Zainab Oduya")]},
    ],
    "b.txt": [
        {
            "id": "five",
            "published": "2018-01-01",
            "of": "two",
            "says": [person("Teuvo Harle", surface="Harle"), person("Ilse Madongo")],
        },
    ],
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus(mentioned(tmp_path_factory.mktemp("store") / "iomcorpus.db", CAPTURES))


def counts(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("mentions", "with_copies", "records", "records_with_copies", "first", "last"))


def test_copies_count_once_and_both_numbers_are_given(corpus: Corpus) -> None:
    rows = {row["person_id"]: counts(row) for row in corpus.people()}
    assert rows == {
        "teuvo-harle": (3, 4, 2, 3, "2016-05-01", "2017-06-30"),
        "ilse-madongo": (2, 3, 2, 3, "2015-03-03", "2016-05-01"),
        "aurelio-banks": (1, 1, 1, 1, "2017-01-01", "2017-06-30"),
        "aurelio-banks-2": (1, 1, 1, 1, "2017-01-01", "2017-06-30"),
        "zainab-oduya": (1, 1, 1, 1, None, None),
    }
    (harle, *_) = corpus.people(copies="show")
    assert counts(harle) == (4, 4, 3, 3, "2016-05-01", "2018-01-01")


def test_inferred_days_are_marked(corpus: Corpus) -> None:
    rows = {row["person_id"]: (row["first_from"], row["last_from"]) for row in corpus.people()}
    assert rows["teuvo-harle"] == ("published", "inferred")
    assert rows["zainab-oduya"] == (None, None)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("mentions", ["teuvo-harle", "ilse-madongo", "aurelio-banks", "aurelio-banks-2", "zainab-oduya"]),
        ("name", ["aurelio-banks", "aurelio-banks-2", "ilse-madongo", "teuvo-harle", "zainab-oduya"]),
        ("first", ["ilse-madongo", "teuvo-harle", "aurelio-banks", "aurelio-banks-2", "zainab-oduya"]),
        ("last", ["aurelio-banks", "aurelio-banks-2", "teuvo-harle", "ilse-madongo", "zainab-oduya"]),
    ],
)
def test_sorts(corpus: Corpus, sort: str, expected: list[str]) -> None:
    assert [row["person_id"] for row in corpus.people(sort=sort)] == expected


def test_named_at_least_so_often(corpus: Corpus) -> None:
    assert [row["person_id"] for row in corpus.people(least=2)] == ["teuvo-harle", "ilse-madongo"]
    assert [row["a_id"] for row in corpus.people_pairs(least=2)] == []


def test_who_held_a_post_when(corpus: Corpus) -> None:
    held = [(row["person"], row["held"]) for row in corpus.people(role="head of mission", sort="first")]
    ends = ("role", "first", "last", "last_from")
    assert [(name, [tuple(post[end] for end in ends) for post in posts]) for name, posts in held] == [
        ("Ilse Madongo", [(HEAD, "2015-03-03", "2015-03-03", "published")]),
        ("Teuvo Harle", [(HEAD, "2016-05-01", "2017-06-30", "inferred")]),
    ]


def said(role: str, org: str | None, record: int = 1) -> Said:
    return Said(role, org, record, f"201{record}-01-01a", f"201{record}-01-01c")


@pytest.mark.parametrize(
    ("told", "expected", "why"),
    [
        ([said("chair", "Harbour Trust"), said("Chair", None, 2)], [("Chair", "Harbour Trust", 2)], "left out"),
        (
            [said("chair", "IOM"), said("chair", "IOM UK", 2), said("chair", "IOM UK", 3)],
            [("chair", "IOM UK", 3)],
            "short",
        ),
        (
            [said("chair", "Mill Board"), said("chair", "Harbour Trust", 2)],
            [("chair", "Mill Board", 1), ("chair", "Harbour Trust", 1)],
            "two",
        ),
        (
            [said("chair", "Mill Board"), said("chair", "Harbour Trust", 2), said("chair", None, 3)],
            [("chair", "Mill Board", 1), ("chair", "Harbour Trust", 1), ("chair", None, 1)],
            "which of two is not said",
        ),
        ([said("chair", "IOM"), said("chair", "IOM")], [("chair", "IOM", 1)], "one record counts once"),
        ([said("Cllr", None), said("Councillor", None, 2), said("Cllr", None, 3)], [("Cllr", None, 3)], "in short"),
        ([], [], "nothing"),
    ],
)
def test_posts(told: list[Said], expected: list[tuple[str, str | None, int]], why: str) -> None:
    assert [(post["role"], post["org"], post["records"]) for post in posts(told)] == expected, why


def test_pairs_of_the_same_records(corpus: Corpus) -> None:
    rows = [(row["a_id"], row["b_id"], row["records"], row["with_copies"]) for row in corpus.people_pairs()]
    assert rows == [
        ("aurelio-banks", "aurelio-banks-2", 1, 1),
        ("aurelio-banks", "teuvo-harle", 1, 1),
        ("aurelio-banks-2", "teuvo-harle", 1, 1),
        ("ilse-madongo", "teuvo-harle", 1, 2),
    ]
    asked = [(row["a_id"], row["b_id"]) for row in corpus.people_pairs(person="harle")]
    assert asked == [("teuvo-harle", other) for other in ("aurelio-banks", "aurelio-banks-2", "ilse-madongo")]


@pytest.mark.parametrize(
    "name", ["teuvo-harle", "Harle", "teuvo harle", "HÄRLE", "Harle Teuvo", "head of mission harle"]
)
def test_one_person_by_many_names(corpus: Corpus, name: str) -> None:
    row = corpus.person(name)
    assert row is not None and row["person_id"] == "teuvo-harle"
    assert row["names"] == [
        {"name": "Teuvo Harle", "mentions": 2, "with_copies": 2},
        {"name": "Harle", "mentions": 1, "with_copies": 2},
    ]
    assert [(other["person_id"], other["records"], other["with_copies"]) for other in row["beside"]] == [
        ("aurelio-banks", 1, 1),
        ("aurelio-banks-2", 1, 1),
        ("ilse-madongo", 1, 2),
    ]
    assert [(one["source"], one["line"], one["start"], one["surface"]) for one in row["said_of"]] == [
        ("in/a.txt", 7, 8, "Teuvo Harle"),
        ("in/a.txt", 3, 8, "Teuvo Harle"),
        ("in/a.txt", 4, 8, "Harle"),
    ]
    assert row["orgs"][0] | {"first": 0, "last": 0, "first_from": 0, "last_from": 0} == {
        "org": "Harbour Trust",
        "records": 2,
        "first": 0,
        "last": 0,
        "first_from": 0,
        "last_from": 0,
    }


def test_a_person_whom_the_filters_leave_out(corpus: Corpus) -> None:
    assert corpus.person("harle", before="2015") is None


def test_namesakes_are_told_apart_by_id(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match="'banks': 2 persons are called so") as caught:
        corpus.person("banks")
    assert [line.split()[0] for line in caught.value.below] == ["aurelio-banks", "aurelio-banks-2"]
    row = corpus.person("aurelio-banks")
    assert row is not None and row["person_id"] == "aurelio-banks"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("harel", "Did you mean 'Teuvo Harle'"), ("xyzzy", "iomcorpus people"), ("…", "iomcorpus people")],
)
def test_nobody_is_called_so(corpus: Corpus, name: str, hint: str) -> None:
    with pytest.raises(CorpusError, match="nobody in the store is called so") as caught:
        corpus.person(name)
    assert hint in str(caught.value)


def test_a_page_obeys_no_text(tmp_path: Path) -> None:
    evil = person("Ev\x1b[2Jil \u202eName", "evil", role="ch\x1b]0;air")
    says = [evil, {**evil, "type": "quote", "surface": "so\x9b31m", "indirect": False}]
    row = Corpus(mentioned(tmp_path / "iomcorpus.db", {"a.txt": [{"says": says}]})).person("evil")
    assert row is not None
    stream = io.StringIO()
    write_person(row, stream)
    assert "Ev␛[2Jil" in stream.getvalue() and "so‹U+009B›31m" in stream.getvalue()
    assert not {"\x1b", "\x9b", "\u202e"} & {*stream.getvalue()}


def test_lists_of_a_page_have_a_limit(corpus: Corpus) -> None:
    row = corpus.person("harle")
    assert row is not None
    stream = io.StringIO()
    write_person(row, stream, limit=1)
    assert "1 of 3 mentions, --limit 0 for all" in stream.getvalue()
    assert "1 of 3 people, --limit 0 for all" in stream.getvalue()
