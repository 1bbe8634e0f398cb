"""`extract` and the verbs that list facts, as processes in a fresh folder."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, SLIP, dated, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(dated([SLIP, BEES, CLOCK]), encoding="utf-8")
    run(tmp_path, "split", "a.txt")
    return tmp_path


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_facts_on_a_pipe(folder: Path) -> None:
    done = run(folder, "extract")
    assert (done.returncode, done.stderr) == (0, "")
    rows = lines(done.stdout)
    assert list(rows[0])[:9] == ["type", "id", "source", "line", "start", "end", "surface", "rule", "confidence"]
    assert rows[0] | {"id": "", "rule": "", "confidence": 0} == {
        "type": "date", "id": "", "source": "a.txt", "line": 1, "start": 0, "end": 8, "surface": "22/08/16", "rule": "",
        "confidence": 0, "value": "2016-08-22", "kind": "published", "relative": False,
    }  # fmt: skip
    assert run(folder, "extract").stdout == done.stdout


def test_types_and_filters(folder: Path) -> None:
    rows = lines(run(folder, "extract", "--types", "people,figure", "--after", "2016-08-20").stdout)
    assert {row["type"] for row in rows} == {"person", "figure"}
    assert "Teuvo Harle" in {row.get("person") for row in rows}
    assert "Zainab Oduya" not in {row.get("person") for row in rows}


def test_a_type_that_is_none(folder: Path) -> None:
    done = run(folder, "extract", "--types", "dats")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no type 'dats'. Did you mean 'dates'?" in done.stderr


def test_lists(folder: Path) -> None:
    run(folder, "extract")
    people = lines(run(folder, "people").stdout)
    assert {"Teuvo Harle", "Zainab Oduya", "Aurelio Banks"} <= {row["person"] for row in people}
    (date, *_) = lines(run(folder, "dates").stdout)
    assert (date["value"], date["context"], date["marks"]) == ("2016-08-22", "22/08/16", [[0, 8]])
    assert (date["date"], date["date_from"]) == ("2016-08-22", "published")
    assert any(row["unit"] == "beehives" for row in lines(run(folder, "figures").stdout))
    assert any(row["speaker"] == "Teuvo Harle" for row in lines(run(folder, "quotes").stdout))
    assert ["wheels@lisgar-clock.example"] in [row["emails"] for row in lines(run(folder, "contacts").stdout)]


def test_lists_in_cells_and_tables(folder: Path) -> None:
    run(folder, "extract")
    table = list(csv.reader(io.StringIO(run(folder, "figures", "--csv", "--fields", "value,unit,source,line").stdout)))
    assert table[0] == ["value", "unit", "source", "line"] and len(table) > 5
    assert "Teuvo Harle" in run(folder, "people", "--format", "table").stdout
    assert "None" not in run(folder, "figures", "--format", "table").stdout


def test_a_list_of_nothing(folder: Path) -> None:
    run(folder, "extract")
    done = run(folder, "people", "--after", "2020")
    assert (done.returncode, done.stdout) == (1, "")


def test_lists_ask_for_facts_first(folder: Path) -> None:
    done = run(folder, "people")
    assert done.returncode == 2
    assert "no facts have been looked for in it yet. Run: iomcorpus extract" in done.stderr


def test_a_filter_without_a_store(tmp_path: Path) -> None:
    record = {"id": "r1", "text": "Amina Yusuf, a nurse, said 40 boats came on 3 May 2015."}
    done = run(tmp_path, "extract", "-", "--types", "dates,people", stdin=json.dumps(record))
    rows = lines(done.stdout)
    assert [(row["id"], row["surface"]) for row in rows] == [("r1", "Amina Yusuf"), ("r1", "3 May 2015")]
    assert not list(tmp_path.iterdir())


def test_another_field_and_plain_text(tmp_path: Path) -> None:
    done = run(
        tmp_path, "extract", "-", "--text-field", "body", stdin='{"body": "In all 40 boats came."}\n{"body": "None."}'
    )
    assert [(row["id"], row["surface"]) for row in lines(done.stdout)] == [("1", "40")]
    done = run(tmp_path, "extract", "-", "--raw", stdin="In all\n40 boats came.")
    assert [(row["line"], row["surface"], row["unit"]) for row in lines(done.stdout)] == [(2, "40", "boats")]
    done = run(tmp_path, "extract", "-", "--text-field", "txt", stdin='{"body": "In all 40 boats came."}\n')
    assert (done.returncode, done.stderr.count("\n")) == (2, 1) and "'txt'" in done.stderr


def test_check_tells_what_contradicts_a_date(tmp_path: Path) -> None:
    record = {"id": "r1", "text": "The hall opens on Monday 5 May 2015, not on Wednesday 6 May 2015."}
    done = run(tmp_path, "extract", "-", "--check", stdin=json.dumps(record))
    (row,) = lines(done.stdout)
    assert done.returncode == 1 and row["surface"] == "Monday 5 May 2015" and "Tuesday" in row["doubt"]
    fine = {"id": "r1", "text": "The hall opens on Tuesday 5 May 2015."}
    assert run(tmp_path, "extract", "-", "--check", stdin=json.dumps(fine)).returncode == 0


def test_a_rule_switched_off(tmp_path: Path) -> None:
    record = json.dumps({"id": "r1", "text": "In all 40 boats came."})
    (row,) = lines(run(tmp_path, "extract", "-", "--types", "figures", stdin=record).stdout)
    done = run(tmp_path, "extract", "-", "--types", "figures", "--without", row["rule"], stdin=record)
    assert (done.returncode, done.stdout) == (0, "")
    done = run(tmp_path, "extract", "-", "--without", row["rule"][:-1] + "x", stdin=record)
    assert done.returncode == 2 and f"Did you mean {row['rule']!r}?" in done.stderr


@pytest.mark.parametrize(
    ("decisions", "told"),
    [
        ("equal a b\n", "line 1: 'equal a b' is no decision. Write: same A B, different A B, "),
        (None, "cannot be read"),
    ],
)
def test_decisions_that_cannot_be_used(folder: Path, decisions: str | None, told: str) -> None:
    if decisions:
        (folder / "who.txt").write_text(decisions, encoding="utf-8")
    done = run(folder, "extract", "--decisions", "who.txt")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1) and told in done.stderr


def test_a_decision_about_nobody_is_reported(folder: Path) -> None:
    (folder / "decisions.txt").write_text("same teuvo-harle nobody-at-all\n", encoding="utf-8")
    done = run(folder, "extract", "--limit", "1")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert done.stderr.startswith("extract: ") and "nobody-at-all" in done.stderr


def test_which_telephones_are_valid(tmp_path: Path) -> None:
    pytest.importorskip("phonenumbers", reason="an extra")
    text = (
        "22/08/16\n\nFerry waits\n\nThe ferry waits for the tide.\n\nContact: Ama Boateng, Tel: 020 7219 3000 or 0123"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run(tmp_path, "split", "a.txt")
    run(tmp_path, "extract")
    (row,) = lines(run(tmp_path, "contacts", "--region", "GB").stdout)
    assert (row["name"], row["valid"]) == ("Ama Boateng", ["+44 20 7219 3000"])
    assert "valid" not in lines(run(tmp_path, "contacts").stdout)[0]
