"""`search` with fields, options that mirror them, plans and spellings, as processes in a fresh folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from articles import run
from stores import fill

RECORDS = {
    "a.txt": [
        {"text": "Ama Boateng, director of the Harbour Board, said 1,200 boats were lost on 3 May 2015.",
         "kind": "news", "published": "2016-05-04", "title": "Boats lost"},
        {"text": "The harbour took 40 boats, said William Teale, a nurse.", "kind": "opinion", "published": "2017"},
        {"text": "A bridge, and nothing else.", "kind": "news", "inferred": "2018-01"},
    ]
}  # fmt: skip
BOATENG, TEALE, BRIDGE = "a.txt___0000", "a.txt___0001", "a.txt___0002"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    fill(folder / "iomcorpus.db", RECORDS)
    run(folder, "extract")
    return folder


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


FOUND = [
    (["kind:news"], [BRIDGE, BOATENG]),
    (["harbour", "--person", "boateng"], [BOATENG]),
    (["harbour person:boateng"], [BOATENG]),
    (["--person", "boateng", "--role", "director"], [BOATENG]),
    (["--person", "boateng", "--role", "nurse"], []),
    (["--person", "boateng", "--person", "teale"], []),
    (["--figure", ">100", "--unit", "boats"], [BOATENG]),
    (["--figure", "<100", "harbour", "--unit=boat"], [TEALE]),
    (["--mentions", "2015"], [BOATENG]),
    (["--has", "figure", "--has", "person"], [TEALE, BOATENG]),
    (["--kind", "opinion"], [TEALE]),
    (["--after", "2017"], [BRIDGE, TEALE]),
    (["bridge OR figure:>100"], [BRIDGE, BOATENG]),
    (["boat -person:teale"], [BOATENG]),
    (["--fuzzy", "habrour", "--person", "teale"], [TEALE]),
]


@pytest.mark.parametrize(("arguments", "expected"), FOUND, ids=[" ".join(arguments) for arguments, _ in FOUND])
def test_finds(folder: Path, arguments: list[str], expected: list[str]) -> None:
    done = run(folder, "search", "-l", *arguments)
    assert done.stdout.split() == expected
    assert done.returncode == (0 if expected else 1)
    every = run(folder, "export").stdout
    piped = run(folder, "search", "-l", *arguments, "-", stdin=every)
    assert piped.stdout.split() == expected
    counted = run(folder, "search", "-c", *arguments)
    assert counted.stdout == f"{len(expected)}\n"


def test_an_error_shows_the_place(folder: Path) -> None:
    done = run(folder, "search", "boat date:soon ferry")
    assert (done.returncode, done.stdout) == (2, "")
    told, query, carets = done.stderr.splitlines()
    assert told.startswith("iomcorpus: date:soon: no date. Write a day, month or year")
    assert (query, carets) == ("  boat date:soon ferry", "            ^^^^")
    listed = run(folder, "people", "figure:x")
    assert (listed.returncode, listed.stderr.count("\n")) == (2, 3)


def test_an_option_that_cannot_be_read_is_a_line(folder: Path) -> None:
    done = run(folder, "search", "boat", "--figure", "many")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("iomcorpus: --figure 'many': no figure.")


@pytest.mark.parametrize("arguments", [[], ["-c"], ["--sort", "date"], ["--exact"]])
def test_something_has_to_be_asked(folder: Path, arguments: list[str]) -> None:
    done = run(folder, "search", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no QUERY" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["person:swing"], ["boat OR has:quote"], ["boat", "--person", "x"], ["has:copy"]]
)
def test_what_is_not_known_yet_says_which_command_to_run(tmp_path: Path, arguments: list[str]) -> None:
    fill(tmp_path / "iomcorpus.db", RECORDS)
    for verb in ("search", "timeline", "export"):
        done = run(tmp_path, verb, *arguments)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert done.stderr.endswith(f"Run: iomcorpus {'dedupe' if 'has:copy' in arguments else 'extract'}\n")
    assert run(tmp_path, "search", "kind:news", "-c").stdout == "2\n"  # of records alone: nothing has to be worked out


def test_fuzzy_says_what_it_took(folder: Path) -> None:
    done = run(folder, "search", "--fuzzy", "habrour boat", "-c")
    assert (done.stdout, done.stderr) == ("2\n", "fuzzy: habrour -> harbour\n")
    done = run(folder, "search", "--fuzzy", "harbour")
    assert (done.returncode, done.stderr) == (0, "")
    done = run(folder, "search", "--fuzzy", "--exact", "habrour")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("how", [[], ["-l"], ["-c"], ["--json"], ["--format", "table"]])
def test_did_you_mean(folder: Path, how: list[str]) -> None:
    done = run(folder, "search", "habrour", *how)
    assert (done.returncode, done.stderr) == (1, "Did you mean: harbour?\n")
    assert run(folder, "search", "zebra", *how).stderr == ""
    assert run(folder, "search", "-q", "habrour").stderr == ""
    assert run(folder, "search", "habrour", "--kind", "event", *how).stderr == ""  # that would find nothing either


OFFERED = [
    ("person:taele", "person:teale"),
    ("Person:teale harbour", "person:teale harbour"),
    ("figures:>100", "figure:>100"),
    ('role:"direktor of the"', None),
    ("role:direktor", "role:director"),
    ("unit:boots figure:40", "unit:boats figure:40"),
    ("unit:boots figure:41", None),
    ("person:z*", None),
]


@pytest.mark.parametrize(("query", "offered"), OFFERED, ids=[query for query, _ in OFFERED])
def test_did_you_mean_another_field_or_value(folder: Path, query: str, offered: str | None) -> None:
    done = run(folder, "search", query)
    assert (done.stderr, done.stdout) == (f"Did you mean: {offered}?\n" if offered else "", "")


ASKED_ABOUT = [
    ["kwic"], ["words"], ["collocates"], ["people"], ["people", "--pairs"], ["dates"], ["figures"], ["quotes"],
    ["figures", "--ledger"], ["quotes", "--by-speaker"], ["contacts"], ["contacts", "--unique"], ["timeline"],
    ["facets", "kind"], ["stats"], ["export"],
]  # fmt: skip


@pytest.mark.parametrize("verb", ASKED_ABOUT, ids=" ".join)
def test_every_verb_takes_the_same_query(folder: Path, verb: list[str]) -> None:
    done = run(folder, *verb, "habrour person:teale")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("Did you mean: harbour person:teale?\n")
    done = run(folder, *verb, "harbour date:soon")
    assert (done.returncode, done.stderr.splitlines()[1:]) == (2, ["  harbour date:soon", "               ^^^^"])
    done = run(folder, *verb, "--", "-harbour")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_explain(folder: Path) -> None:
    done = run(folder, "search", "--explain", "harbour figure:>100 unit:boats -kind:opinion")
    assert done.returncode == 0
    plan, _, statement = done.stdout.partition("\n\n")
    assert plan.splitlines() == [
        "all of                           1 record",
        "  the word harbour, in any form  2 records",
        "  a figure: above 100, of boats  1 record",
        "  not: of the kind opinion       1 record",
        "of each article one record       3 records",
        "together                         1 record",
    ]
    assert statement.startswith('index: "harbour"\nsql: SELECT ')
    (told,) = json.loads(run(folder, "search", "--explain", "--json", "harbour").stdout)
    assert (told["query"], told["records"], told["index"]) == ("harbour", 2, '"harbour"')
    assert run(folder, "search", "--explain", "zebra").returncode == 1
    assert run(folder, "search", "--explain", "boat", "-", stdin="").returncode == 2


def test_lists_of_what_a_query_chooses(folder: Path) -> None:
    assert [row["value"] for row in lines(run(folder, "figures", "harbour").stdout)] == [1200, 40]
    assert [row["value"] for row in lines(run(folder, "figures", "figure:>100").stdout)] == [1200]
    assert [row["value"] for row in lines(run(folder, "figures", "harbour", "--figure", "<100").stdout)] == [40]
    assert [row["person"] for row in lines(run(folder, "people", "figure:>100").stdout)] == ["Ama Boateng"]
    assert [row["person"] for row in lines(run(folder, "people", "role:nurse OR role:pilot").stdout)] == [
        "William Teale"
    ]
    assert {row["value"] for row in lines(run(folder, "dates", "mentions:2015").stdout)} == {"2015-05-03"}
    assert run(folder, "figures", "zebra").returncode == 1


def test_export_of_what_a_query_chooses(folder: Path) -> None:
    assert [row["id"] for row in lines(run(folder, "export", "person:teale OR bridge").stdout)] == [TEALE, BRIDGE]
    assert [row["id"] for row in lines(run(folder, "export", "--person", "teale").stdout)] == [TEALE]
    assert len(lines(run(folder, "export").stdout)) == 3
    assert run(folder, "export", "zebra").returncode == 1


def test_options_choose_from_a_pipe_too(folder: Path) -> None:
    every = run(folder, "export").stdout
    found = lines(run(folder, "extract", "-", "--types", "figures", "--person", "teale", stdin=every).stdout)
    assert [row["value"] for row in found] == [40]
    unique = lines(run(folder, "dedupe", "-", "--records", "--person", "teale", stdin=every).stdout)
    assert [row["id"] for row in unique] == [TEALE] and "facts" not in unique[0]
