"""How finders of facts are compared: the same texts for all, a mark for each, and a reason where one cannot run."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import extract, gold
from benchmarks.captures import Press
from benchmarks.measure import Command, Desk, Run
from benchmarks.peers import fact_adapters as adapters
from benchmarks.peers import facts as peers
from benchmarks.peers.tools import NOT_INSTALLED, TOOLS, NotRun, Tool
from benchmarks.search.pages import make_store
from tests.facts import Case, Mention, read_cases

FERRY = Case(
    "The ferry sank on 5 May 2015 with 40 aboard.",
    "2015-05-06",
    ({"surface": "5 May 2015", "value": "2015-05-05", "start": 18, "end": 28},),
)
OURS, OTHER = (Tool("dates", "a", "iomcorpus-dates"), Tool("dates", "b", "dateparser", "dateparser"))


def exam(**captures: list[Case]) -> gold.Exam:
    return gold.Exam({kind: [FERRY] for kind in gold.KINDS}, captures or None, [FERRY])


@pytest.mark.parametrize("kind", gold.KINDS)
def test_whoever_answers_with_the_gold_has_full_marks(kind: str) -> None:
    cases = read_cases(kind)
    row = peers.grade(Tool(kind, "gold", None), "cases", cases, [list(case.found) for case in cases])
    assert row == {"cases_f1": 1.0, "cases_overlap_f1": 1.0, "cases_value": 1.0}


def test_half_right_is_an_overlap() -> None:
    row = peers.grade(OURS, "cases", [FERRY], [[{"start": 20, "end": 28, "value": "2015-05"}]])
    assert row == {"cases_f1": 0.0, "cases_overlap_f1": 1.0, "cases_value": 0.0}


@pytest.mark.parametrize(
    ("want", "said", "points", "right"),
    [
        ("2017-12-18/2017-12-24", {"value": "2017-12-18/2017-12-24"}, False, True),
        ("2017-12", {"value": "2017-12-01/2017-12-31"}, False, True),
        ("2017-12", {"value": "2017"}, False, False),
        ("2017-12", {"value": None}, False, False),
        ("2015/2017", {"value": "2015"}, True, None),
        ("201X", {"value": "2010"}, True, None),
        ("2016", {"day": "2016-11-03"}, True, True),
        ("2016-12", {"day": "2016-11-03"}, True, False),
    ],
)
def test_dates_are_compared_by_their_days(want: str, said: dict[str, str], points: bool, right: bool | None) -> None:
    assert peers.right_date(want, said, points=points) is right


@pytest.mark.parametrize(
    ("want", "said", "right"),
    [
        ({"value": 16_500}, {"value": 16_500.0}, True),
        ({"value": 16_500}, {"low": 16_000, "high": 17_000}, False),
        ({"low": 1_000, "high": 5_000}, {"low": 1_000.0, "high": 5_000.0}, True),
        ({"ratio": [1, 7]}, {"value": 0.142857142857143}, True),
        ({"ratio": [1, 7]}, {"ratio": [1, 7]}, True),
        ({"ratio": [1, 7]}, {"value": 7}, False),
        ({"value": None}, {"value": 7}, None),
    ],
)
def test_figures_are_compared_as_numbers(want: Mention, said: Mention, right: bool | None) -> None:
    assert peers.right_figure(want, said) is right


@pytest.mark.parametrize("kind", gold.KINDS)
def test_our_finder_is_asked_like_the_others(desk: Desk, kind: str) -> None:
    ours = next(tool for tool in TOOLS if tool.ours and tool.kind == kind)
    answer = peers.read(desk, ours, Path("none"), [FERRY, FERRY], [FERRY])
    assert len(answer.found) == 2
    assert answer.found[0] == answer.found[1]
    assert all(0 <= one["start"] < one["end"] <= len(FERRY.text) for one in answer.found[0])
    assert answer.failed == 0
    assert answer.run.cpu > 0 and answer.run.wall > 0


def test_a_text_that_a_finder_fails_on_costs_that_text_only() -> None:
    def find(text: adapters.Text) -> list[adapters.Found]:
        return [{"start": 0, "end": len(text["text"]) // text["days"]}]

    read = list(adapters.read_all(find, [{"text": "ab", "days": 0}, {"text": "ab", "days": 1}]))
    assert read == ["ZeroDivisionError: integer division or modulo by zero", [{"start": 0, "end": 2}]]


def test_without_the_others_the_table_says_why(desk: Desk, tmp_path: Path) -> None:
    spacy = next(tool for tool in TOOLS if tool.adapter is None)
    table = peers.measure_facts(desk, exam(), 1, tmp_path / "none", [OTHER, spacy])
    assert [row["note"] for row in table.rows] == [NOT_INSTALLED, spacy.why]
    assert "captures_f1" not in table.rows[0]
    assert "IOMCORPUS_SEEDS" in "\n".join(table.lines())


@pytest.mark.skipif(find_spec("dateparser") is not None, reason="it is installed here")
def test_a_finder_that_cannot_be_loaded_says_why(desk: Desk) -> None:
    with pytest.raises(NotRun, match="No module named 'dateparser'"):
        peers.read(desk, Tool("dates", "b", "dateparser"), Path("none"), [FERRY])


def test_figures_of_the_others_in_a_date_are_left_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    numbers = [{"start": 18, "end": 19, "value": 5}, {"start": 34, "end": 36, "value": 40}]
    said = {"dateparser": numbers, "iomcorpus-dates": [{"start": 18, "end": 28}]}

    def read(desk: Desk, tool: Tool, *others: object) -> peers.Reading:
        return peers.Reading([said[tool.adapter or ""]], 0, "1", Run(0.1, 0.1, None))

    monkeypatch.setattr(peers, "read", read)
    ferry = Case(FERRY.text, None, ({"surface": "40", "value": 40, "start": 34, "end": 36},))
    asked = gold.Exam({"figures": [ferry]}, None, [ferry])
    (row,) = peers.measure_facts(desk, asked, 1, tmp_path, [Tool("figures", "b", "dateparser", "dateparser")]).rows
    assert (row["cases_f1"], row["cases_value"], row["note"]) == (1.0, 1.0, "1")


def test_captures_come_with_their_gold_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "21/12/17\nFerry sinks off the harbour wall\nThe ferry sank yesterday, the port said.\n"
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "one.txt").write_text(text, encoding="utf-8")
    (folder / "other.txt").write_text(text, encoding="utf-8")
    mention = {"line": 3, "start": 15, "end": 24, "surface": "yesterday", "value": "2017-12-20"}
    (tmp_path / "gold" / "dates").mkdir(parents=True)
    (tmp_path / "gold" / "dates" / "one.jsonl").write_text(json.dumps(mention) + "\n", encoding="utf-8")
    monkeypatch.setenv("IOMCORPUS_SEEDS", str(folder))
    assert gold.seeds() is None
    (tmp_path / "gold" / "scope.json").write_text('{"one": [[1, 99]]}', encoding="utf-8")
    assert gold.seeds() == folder
    (case,) = gold.read_captures(folder, tmp_path / "one.db")["dates"]
    assert case.date == "2017-12-21"
    assert [case.text[one["start"] : one["end"]] for one in case.found] == ["yesterday"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    yield Desk.at(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def shelf(desk: Desk) -> extract.Shelf:
    return extract.fill_shelf(desk, make_store(desk, Press.load(), "few", 60, seed=1)[1])


def test_all_read_the_same_records(shelf: extract.Shelf) -> None:
    rows = [json.loads(line) for line in shelf.rows.read_text("utf-8").splitlines()]
    assert len(rows) == shelf.records >= 60
    assert shelf.text.read_bytes().decode() == "".join(row["text"] + "\n" for row in rows)


def test_records_to_time_with_are_from_all_over_the_store(shelf: extract.Shelf) -> None:
    size = 1000 * shelf.size * 1000 / 5
    pages = gold.read_pages(shelf.store, int(size))
    assert 0.5 * size < sum(len(case.text.encode()) for case in pages) < 1.5 * size


def test_finding_facts_is_measured(desk: Desk, shelf: extract.Shelf) -> None:
    before = shelf.store.read_bytes()
    table = extract.measure_extract(desk, shelf, rounds=1)
    assert shelf.store.read_bytes() == before
    assert sum(str(row["what"]).startswith("iomcorpus extract") for row in table.rows) == 3
    assert [row["verdict"] for row in table.rows if row["target"]] in (["ok"], ["MISSED"])
    assert len(extract.measure_memory(desk, shelf, shelf).rows) == 3


def test_the_first_line_is_waited_for(desk: Desk) -> None:
    code = "import time; print(1, flush=True); time.sleep(60)"
    waited = extract.time_first_line(desk, Command((sys.executable, "-c", code)))
    assert waited is not None
    assert 0 < waited < 30
    assert extract.time_first_line(desk, Command((sys.executable, "-c", "pass"))) is None
