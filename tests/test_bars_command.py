"""`timeline`, `facets` and `stats` as processes in a fresh folder."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, SLIP, WELL, dated, environment, run

from iomcorpus.asking.facets import FACETS
from iomcorpus.output.rows import FACET, STATS, TIMELINE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four articles of August 2016, one of them also as a copy without a date of its own."""
    path = tmp_path_factory.mktemp("bars")
    (path / "a.txt").write_text(dated([SLIP, BEES, CLOCK, WELL]), encoding="utf-8")
    (path / "b.txt").write_text("\n\n".join(CLOCK.body) + "\n", encoding="utf-8")
    for verb in (("split", "a.txt", "b.txt"), ("dedupe",), ("extract",)):
        assert run(path, *verb).returncode == 0
    return path


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_rows_on_a_pipe(folder: Path) -> None:
    done = run(folder, "timeline")
    rows = lines(done.stdout)
    assert (done.returncode, done.stderr, {tuple(row) for row in rows}) == (0, "", {TIMELINE})
    assert [(row["period"], row["count"], row["with_copies"]) for row in rows if row["count"]] == [
        ("2016-08-11", 1, 1), ("2016-08-14", 1, 2), ("2016-08-19", 1, 1), ("2016-08-22", 1, 1),
    ]  # fmt: skip
    assert len(rows) == 12
    done = run(folder, "facets", "kind")
    assert [tuple(row) for row in lines(done.stdout)] == [FACET[:3]]
    done = run(folder, "stats")
    (stats,) = lines(done.stdout)
    assert (done.stderr, tuple(stats)) == ("", STATS)
    assert (stats["records"], stats["with_copies"], stats["captures"]) == (4, 5, 2)
    assert run(folder, "stats").stdout == done.stdout


# arguments, status, what standard output and standard error hold
ENDS = [
    ("timeline --by month --csv --fields period,count", 0, "period,count\n2016-08,4\n", ""),
    ("timeline --by month --plot", 0, "2016-08      4            5  ███", ""),
    ("timeline --by month --format table --ascii", 0, "2016-08      4            5  ###", ""),
    ("timeline --by month --plot --color always", 0, "\x1b[36m█", ""),
    ("timeline --by day --limit 1", 0, '"2016-08-11"', ""),
    ("timeline mud --by year --count hits", 0, '"count": 2, "inferred": 0', ""),
    (
        "timeline --count mentions --by year",
        0,
        '"period": "2016"',
        "timeline: not counted: 1 date covering several years\n",
    ),
    ("timeline zebra", 1, "", ""),
    ("timeline --count hits", 2, "", "without a query there are no hits to count"),
    ("timeline --by week", 2, "", "'week'"),
    (
        "facets person --min 1 --csv --limit 1",
        0,
        "value,count,with_copies,mentions,person_id\n",
        "1 of 4 records have no person",
    ),
    ("facets source --sort value --csv", 0, "value,count,with_copies\na.txt,4,4\n", ""),
    ("facets kind --plot", 0, "kind  count  with copies\nnews", ""),
    ("facets byline", 1, "", "facets: 4 of 4 records have no byline"),
    ("facets kind zebra", 1, "", ""),
    ("facets", 2, "", "FIELD"),
    ("facets knid", 2, "", "there is no field 'knid' to count by. Did you mean 'kind'?"),
    ("facets kind --plot --csv", 2, "", "--plot and --csv exclude each other"),
    ("facets kind --plot --format json", 2, "", "--plot and --format json exclude each other"),
    ("facets kind --plot --fields value", 2, "", "--plot and --fields exclude each other"),
    ("stats --format table", 0, "records   4 (5 with copies)\n", ""),
    ("stats --format table --ascii", 0, "##############################\n", ""),
    ("stats --csv --fields records,with_copies", 0, "records,with_copies\n4,5\n", ""),
    ("stats zebra", 1, "", ""),
    ("stats --kind opinion", 1, "", ""),
]


@pytest.mark.parametrize(("arguments", "status", "out", "err"), ENDS, ids=[end[0] for end in ENDS])
def test_ends(folder: Path, arguments: str, status: int, out: str, err: str) -> None:
    done = run(folder, *arguments.split())
    assert done.returncode == status
    assert out in done.stdout and (out or not done.stdout)
    assert err in done.stderr and (err or not done.stderr)


def test_before_copies_and_facts_are_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(dated([SLIP, BEES]), encoding="utf-8")
    run(tmp_path, "split", "a.txt")
    done = run(tmp_path, "stats")
    assert done.returncode == 0 and json.loads(done.stdout)["facts"] is None
    assert "facts are not counted: none have been looked for. Run: iomcorpus extract" in done.stderr
    for verb in (("timeline", "--count", "mentions"), ("facets", "person")):
        done = run(tmp_path, *verb)
        assert (done.returncode, done.stdout) == (2, "") and "Run: iomcorpus extract" in done.stderr


def on_terminal(folder: Path, *arguments: str, **variables: str) -> str:
    """What a terminal of 60 columns shows."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "iomcorpus", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=subprocess.PIPE,
        env=environment(COLUMNS="60", TERM="dumb", **variables),
    )
    os.close(slave)
    shown = b""
    try:
        while piece := os.read(master, 65536):
            shown += piece
    except OSError:  # the terminal is closed
        pass
    assert process.wait() == 0
    os.close(master)
    if process.stderr:
        process.stderr.close()
    return shown.decode().replace("\r\n", "\n")


def test_a_terminal_gets_bars_by_itself(folder: Path) -> None:
    plot = on_terminal(folder, "timeline", "--by", "day")
    assert plot.count("\n") == 13  # no limit of 20, and none of 12 days is left out
    assert max(map(len, plot.splitlines())) == 60
    assert "█" in on_terminal(folder, "facets", "org", "--limit", "3")
    assert "records   4 (5 with copies)" in on_terminal(folder, "stats")


def test_a_terminal_that_knows_no_blocks(folder: Path) -> None:
    plot = on_terminal(folder, "timeline", "--by", "day", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert "#####" in plot and "\\u2588" not in plot


def test_help_names_every_field(folder: Path) -> None:
    told = run(folder, "facets", "--help").stdout
    assert [name for name in FACETS if name not in re.findall(r"\w+", told)] == []


def test_cells_read_back(folder: Path) -> None:
    table = list(csv.DictReader(io.StringIO(run(folder, "timeline", "--csv").stdout)))
    assert sum(int(row["count"]) for row in table) == 4
