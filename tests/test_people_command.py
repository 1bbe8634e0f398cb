"""`people`, `figures --ledger`, `quotes --by-speaker`, `contacts --unique` as processes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from articles import ARTICLES, dated, run

from iomcorpus.corpus import Corpus
from iomcorpus.output.mentions import CONTACT_ONCE, LEDGER, PERSON, PERSON_PAGE, PERSON_PAIR, SPEAKER


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("folder")
    text = dated(ARTICLES)
    (path / "a.txt").write_text(text, encoding="utf-8")
    (path / "b.txt").write_text(text.replace("colour a map", "color a map"), encoding="utf-8")
    corpus = Corpus(str(path / "iomcorpus.db"))
    corpus.split([str(path / "a.txt"), str(path / "b.txt")])
    corpus.dedupe()
    corpus.extract()
    return path


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (("people",), PERSON),
        (("people", "--pairs"), PERSON_PAIR),
        (("people", "show", "harle"), PERSON_PAGE),
        (("figures", "--ledger"), LEDGER),
        (("quotes", "--by-speaker"), SPEAKER),
        (("contacts", "--unique"), CONTACT_ONCE),
    ],
)
def test_rows_have_the_fields_that_are_told(folder: Path, command: tuple[str, ...], fields: tuple[str, ...]) -> None:
    done = run(folder, *command)
    found = rows(done.stdout)
    assert (done.returncode, done.stderr) == (0 if found else 1, "")
    assert {tuple(sorted(row)) for row in found} <= {tuple(sorted(fields))}
    assert next(csv.reader(io.StringIO(run(folder, *command, "--csv").stdout)), [*fields]) == [*fields]
    assert "None" not in run(folder, *command, "--format", "table").stdout
    assert run(folder, *command).stdout == done.stdout


def test_people_count_copies_once(folder: Path) -> None:
    (harle,) = [row for row in rows(run(folder, "people").stdout) if row["person"] == "Teuvo Harle"]
    assert (harle["mentions"], harle["with_copies"], harle["records"], harle["records_with_copies"]) == (1, 2, 1, 2)
    assert "Teuvo Harle" in run(folder, "people", "ferry").stdout
    assert "Teuvo Harle" not in run(folder, "people", "donkey").stdout


def test_a_page_on_one_person(folder: Path) -> None:
    page = run(folder, "people", "show", "Teuvo", "Harle", "--format", "table").stdout
    assert page.startswith("Teuvo Harle\nteuvo-harle · 1 mentions in 1 records (2 in 2 with copies) · 2016-08-22\n")
    assert "a.txt:" in page and "You cannot fight mud" in page


@pytest.mark.parametrize(
    ("command", "status", "message"),
    [
        (("people", "show"), 2, "people show: whom?"),
        (("people", "show", "harel"), 2, "Did you mean 'Teuvo Harle'?"),
        (("people", "show", "harle", "--after", "2018"), 1, ""),
        (("people", "show", "harle", "--pairs"), 2, "people show: it has no --sort"),
        (("people", "two", "words"), 2, "QUERY is one argument. Type: iomcorpus people 'two words'"),
        (("people", "--pairs", "--sort", "name"), 2, "--sort: pairs come by the number of their records"),
        (("people", "--min", "99"), 1, ""),
        (("figures", "zebra", "--ledger"), 1, ""),
    ],
)
def test_what_cannot_be_answered(folder: Path, command: tuple[str, ...], status: int, message: str) -> None:
    done = run(folder, *command)
    assert (done.returncode, done.stdout) == (status, "")
    assert message in done.stderr


def test_a_table_names_each_speaker_and_thing_once(folder: Path) -> None:
    quotes = run(folder, "quotes", "--by-speaker", "--format", "table").stdout.splitlines()
    assert sum("Teuvo Harle" in line for line in quotes) == 1
    assert len(run(folder, "quotes").stdout.splitlines()) == len(quotes) - 1


def test_captures_say_what_they_add(folder: Path) -> None:
    first, second = rows(run(folder, "captures").stdout)
    shared = first["also_in"]["b.txt"]
    assert (first["new"], second["new"]) == (first["records"], second["records"] - shared)
    assert second["also_in"] == {"a.txt": shared} and shared > 0
    assert (first["first"], first["last"], first["first_from"]) == ("2016-08-09", "2016-08-22", "published")
