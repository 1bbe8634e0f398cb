"""The document of the benchmarks: it says what was measured, and what is committed is what the results give."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks import document, plots
from benchmarks.captures import PROJECT
from benchmarks.document import DOCUMENT, RESULTS, make_document, write_document
from benchmarks.measure import Run, Series
from benchmarks.report import Row, Table, cost, judge
from benchmarks.results import read_parts, write_part

MACHINE = {"date": "2026-01-02 03:04 UTC", "machine": "a machine, 2 processors", "beside": "wc 9.1"}
FAST, SLOW = (Series((Run(cpu, 2 * cpu, 50_000_000), Run(1.5 * cpu, 3 * cpu, None))) for cpu in (0.2, 20.0))
CLUSTERS = Table(
    "clusters",
    "Copies",
    [
        {"what": "iomcorpus dedupe", **cost(FAST)},
        {"what": "a | b", **cost(SLOW)},
        {"what": "none", **cost(FAST), "cpu_s": None},
    ],
    ["both once"],
)


def growth_row(records: int, each: float) -> Row:
    row: Row = {"what": f"{records:,}", "records": records, "recall": 1.0, "cpu_us_per_record": each}
    return row | {"times_least": 1.0, "times": each / 100} | judge(each / 100, 1.3, at_most=True)


@pytest.fixture
def results(tmp_path: Path) -> Path:
    grown = Table("copies", "More copies", [growth_row(1_000, 100.0), growth_row(10_000, 150.0)])
    write_part(tmp_path / "results", "copies", MACHINE, [CLUSTERS])
    write_part(tmp_path / "results", "growth-copies", MACHINE, [grown])
    return tmp_path / "results"


def test_what_is_kept_is_read_again(results: Path) -> None:
    part = read_parts(results)["copies"]
    assert part.machine == MACHINE
    assert part.tables["clusters"].cells() == CLUSTERS.cells()


def test_the_document_has_the_tables_that_were_measured(results: Path, tmp_path: Path) -> None:
    write_document(results, tmp_path / "docs")
    text = (tmp_path / "docs" / "benchmarks.md").read_text("utf-8")
    assert "| iomcorpus dedupe | 0.200 | 0.250 | 50% | 0.40 | 50 |" in text
    assert r"| a \| b | 20.000 | 25.000 | 50% | 40.00 | 50 |" in text
    assert "Both once." in text
    assert "*Not measured here: `make bench ARGS=split`.*" in text
    assert "- growth-copies, More copies: 10,000, at most 1.3 (times: 1.50)" in text
    assert "| copies | 2026-01-02 03:04 UTC | a machine, 2 processors |" in text
    assert "Beside them: wc 9.1." in text
    assert "{{" not in text
    assert {path.name for path in (tmp_path / "docs" / "plots").iterdir()} == {"copies.svg", "growth.svg"}
    assert {*re.findall(r"\]\(plots/(\S+?)\)", text)} == {"copies.svg", "growth.svg"}


def test_a_figure_stands_in_the_text_as_in_its_table(results: Path) -> None:
    parts = read_parts(results)
    assert document.figure(parts, "copies.clusters | iomcorpus dedupe | spread") == "50%"
    assert document.figure(parts, "copies.clusters | none | cpu_s") == "?"
    assert document.figure(parts, "split.capture | wc -l | cpu_s") == "?"
    assert document.figure(parts, "copies.clusters | iomcorpus dedupe | no such column") == "?"


def test_plots_are_whole_and_show_what_they_are_given(results: Path) -> None:
    drawn = dict(document.draw_plots(read_parts(results)))
    for plot in drawn.values():
        assert ElementTree.fromstring(plot).tag.endswith("svg")
    assert "dedupe 1.50" in drawn["growth"]
    assert drawn["copies"].count("<circle") == 2
    assert "a | b" in drawn["copies"] and "none" not in drawn["copies"]


def test_labels_of_lines_stand_apart() -> None:
    drawn = plots.lines("Growth", {name: [(1_000, 1.0), (10_000, 1.01)] for name in "abc"}, 1.3)
    heights = sorted(float(y) for y in re.findall(r'y="([\d.]+)"[^>]*>[abc] 1\.01<', drawn))
    assert len(heights) == 3
    assert all(below - above >= plots.LABEL for above, below in pairwise(heights))


def test_one_command_measures_and_makes_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[benchmarks.Plan] = []

    def measure(session: benchmarks.Session) -> None:
        asked.append(session.plan)
        session.show(CLUSTERS)

    monkeypatch.setattr(benchmarks, "PARTS", {"copies": measure})
    words = ["benchmarks", "--into", str(tmp_path), "--set", "articles=7", "--most", "10000"]
    monkeypatch.setattr("sys.argv", words)
    benchmarks.main()
    assert [(plan.articles, plan.grown, plan.built) for plan in asked] == [(7, (1_000, 10_000), (1_000, 10_000))]
    assert {path.name for path in tmp_path.iterdir()} == {"copies.json", "benchmarks.md", "plots"}
    assert "**Copies**" in (tmp_path / "benchmarks.md").read_text("utf-8")
    for wrong in (["strat"], ["--set", "built=7"], ["--set", "articles"]):
        monkeypatch.setattr("sys.argv", [*words, *wrong])
        with pytest.raises(SystemExit, match="2"):
            benchmarks.main()


@pytest.mark.skipif(not (DOCUMENT.exists() and RESULTS.exists()), reason="they are not part of the wheel")
def test_the_document_is_what_the_results_give() -> None:
    made = make_document(read_parts(RESULTS))
    for path, text in made.items():
        assert (DOCUMENT.parent / path).read_text("utf-8") == text, path
    assert "?" not in made[DOCUMENT.name], "a place of the text asks for what was not measured"


def test_the_results_name_no_place_of_the_machine() -> None:
    for path in RESULTS.glob("*.json"):
        text = path.read_text("utf-8")
        assert not re.search(r"/(?:tmp|home|work|root|Users)/", text), path
        assert set(json.loads(text)) == {"machine", "tables"}


@pytest.mark.skipif(not (DOCUMENT.exists() and RESULTS.exists()), reason="they are not part of the wheel")
@pytest.mark.parametrize(
    ("path", "told"),
    [("README.md", "precision {}, recall {} |"), ("docs/explanation.md", "precision is {} and recall {} (")],
)
def test_what_other_documents_tell_of_copies_was_measured(path: str, told: str) -> None:
    parts = read_parts(RESULTS)
    figures = [
        document.figure(parts, f"copies.clusters | iomcorpus dedupe | {name}") for name in ("precision", "recall")
    ]
    assert told.format(*figures) in (PROJECT / path).read_text("utf-8")
