"""How others are set beside iomcorpus: who is there, where they come from, and how their clusters are marked."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy
import pytest

from benchmarks import environment
from benchmarks.measure import Command, Desk, Failed, Series
from benchmarks.peers import copies, copy_adapters, fact_adapters
from benchmarks.peers.ask import ask
from benchmarks.peers.tools import COPIES, DEDUPE, NOT_INSTALLED, SEARCHERS, STARTERS, TOOLS, NotRun, Tool, python_of
from benchmarks.planted.press import document_id
from benchmarks.report import Row

FLOOR = next(tool for tool in TOOLS if tool.adapter == "exact")
OURS = next(tool for tool in TOOLS if tool.adapter == DEDUPE)
OTHER = Tool(COPIES, "other", "datasketch", "datasketch")
TEXTS = (
    "The ferry sank off the harbour wall on Monday.",
    "“The ferry sank” – off the harbour wall, on MONDAY",
    "The mayor of Østrel opened a well-known bridge_2.",
    "A ferry sank off the harbour wall on Monday.",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    yield Desk.at(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    rows = [{"id": f"{copies.SEED}-{number:07}", "text": text} for number, text in enumerate(TEXTS)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


# --------------------------------------------------------------------------------------------------- the environment


def test_every_finder_has_an_adapter() -> None:
    of_copies = {tool.adapter for tool in TOOLS if tool.adapter and tool.kind == COPIES}
    of_facts = {tool.adapter for tool in TOOLS if tool.adapter and tool.kind != COPIES}
    assert of_copies == {*copy_adapters.ADAPTERS, DEDUPE}
    assert of_facts == {*fact_adapters.ADAPTERS}


def test_every_peer_has_a_range_of_versions() -> None:
    lines = environment.REQUIREMENTS.read_text("utf-8").splitlines()
    ranges = [line for line in lines if line and not line.startswith("#")]
    assert all("<" in line for line in ranges)
    bounded = {re.split("[<>]", line)[0] for line in ranges}
    tools = (*TOOLS, *SEARCHERS, *STARTERS)
    assert {name.partition("[")[0] for tool in tools if tool.package for name in (tool.package, *tool.needs)} <= bounded


def test_what_cannot_be_installed_leaves_its_reason(tmp_path: Path) -> None:
    def install(packages: Sequence[str], python: Path) -> str | None:
        return "no such release" if packages[0] == "datasketch" else None

    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    assert environment.fill(tmp_path, install) == 1
    with pytest.raises(NotRun, match="no such release"):
        python_of(OTHER, tmp_path)
    assert environment.fill(tmp_path, lambda packages, python: None) == 0
    assert python_of(OTHER, tmp_path) == tmp_path / "bin" / "python"


def test_a_peer_comes_once_with_all_that_its_ways_of_working_need(tmp_path: Path) -> None:
    asked: list[Sequence[str]] = []
    environment.fill(tmp_path, lambda packages, python: asked.append(packages))
    assert ("rensa", "numpy") in asked
    assert len({packages[0] for packages in asked}) == len(asked)


def test_versions_are_of_what_is_there(tmp_path: Path) -> None:
    nobody = environment.versions(tmp_path)
    assert [part.split()[0] for part in nobody.split(", ")] == [
        name for name in environment.SYSTEM if shutil.which(name)
    ]
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    assert environment.versions(tmp_path).endswith(nobody)


# --------------------------------------------------------------------------------------------------------- running


def test_a_finder_answers_in_lines(desk: Desk) -> None:
    code = "import sys; print(sys.stdin.read().upper())"
    answer = ask(desk, (sys.executable, "-c", code), "[1e3]")
    assert list(answer.lines()) == [[1000.0]]
    assert answer.run.cpu > 0


def test_a_finder_that_fails_says_why(desk: Desk) -> None:
    with pytest.raises(NotRun, match=r"^ValueError: no$"):
        ask(desk, (sys.executable, "-c", "raise ValueError('no')"))


def test_a_command_that_takes_too_long_is_stopped(desk: Desk) -> None:
    with pytest.raises(Failed) as failed:
        desk.run(Command((sys.executable, "-c", "import time; time.sleep(60)"), longest=0.2))
    assert failed.value.reason == "not done after 0.2 s"


def test_a_command_that_is_not_there_fails(desk: Desk) -> None:
    with pytest.raises(Failed, match="no-such-command"):
        desk.run(Command(("no-such-command",)))


def test_what_a_command_took_is_its_own(desk: Desk) -> None:
    """However large the process is that measures."""
    mine = bytearray(300_000_000)
    busy = "held = bytearray(60_000_000); sum(range(3_000_000))"
    idle, run = (desk.run(Command((sys.executable, "-c", code))) for code in ("import time; time.sleep(0.2)", busy))
    assert run.peak is not None and 60e6 < run.peak < len(mine)
    assert idle.peak is None or idle.peak < 60e6
    assert idle.wall > 0.2 and idle.cpu < run.cpu


# ---------------------------------------------------------------------------------------------------------- copies


def test_the_floor_joins_what_has_the_same_words(desk: Desk, articles: Path, tmp_path: Path) -> None:
    found = copies.cluster_all(desk, [FLOOR, OTHER], articles, 2, tmp_path)
    clustering, series = found[FLOOR.label]
    assert isinstance(clustering, copies.Clustering) and isinstance(series, Series)
    assert clustering.labels == [0, 0, 2, 3]
    assert len(series.runs) == 2
    assert found[OTHER.label] == NOT_INSTALLED


def test_our_clusters_are_those_that_the_command_prints() -> None:
    rows: list[dict[str, str | None]] = [
        {"id": document_id(copies.SEED, 1), "cluster": None},
        {"id": document_id(copies.SEED, 2), "cluster": "kept"},
        {"id": document_id(copies.SEED, 0), "cluster": "kept"},
    ]
    one, other, third = copies.of_rows(rows).labels
    assert one == third == "kept" != other


def test_copies_are_measured(desk: Desk, tmp_path: Path) -> None:
    table = copies.measure_copies(desk, 300, 1, tmp_path / "none", [OURS, OTHER, FLOOR])
    ours, other, floor = table.rows
    assert number(ours, "f1") > 0.9 > 0.5 > number(floor, "f1") > 0
    assert number(floor, "precision") == 1
    assert all(number(row, "articles_per_cpu_s") > 0 for row in (ours, floor))
    assert (other["f1"], other["note"]) == (None, NOT_INSTALLED)


def number(row: Row, name: str) -> float:
    value = row[name]
    assert isinstance(value, int | float)
    return value


def test_numpy_sees_the_runs_that_python_sees() -> None:
    """The fastest way to drive a peer must not be a way that finds less."""
    hashes, counts = copy_adapters.hash_runs(numpy, TEXTS)
    runs = [copy_adapters.runs_of(text) for text in TEXTS]
    assert counts.tolist() == [len(found) for found in runs]
    named = dict(zip((run for found in runs for run in found), hashes.tolist(), strict=True))
    assert hashes.tolist() == [named[run] for found in runs for run in found]
    assert len(set(named.values())) == len(named)


def test_rows_with_a_band_in_common_are_pairs() -> None:
    matrix = numpy.arange(3 * copy_adapters.PERMUTATIONS, dtype=numpy.uint32).reshape(3, -1)
    matrix[2, 8:16] = matrix[0, 8:16]
    matrix[1, 20:28] = matrix[0, 20:28]  # no whole band
    assert list(copy_adapters.pairs_of_bands(numpy, matrix)) == [(2, 0)]
