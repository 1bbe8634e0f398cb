"""`search --queries`: many queries in one run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from articles import ARTICLES, dated, on_site, run

from iomcorpus.asking.batch import Listed, parse_queries
from iomcorpus.output.rows import HIT


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("boat", [Listed(1, None, "boat")]),
        ("\n  # boats\nboat\r\n\r\nferry\n", [Listed(3, None, "boat"), Listed(5, None, "ferry")]),
        ("the boats\tboat OR ferry", [Listed(1, "the boats", "boat OR ferry")]),
        ("\tboat", [Listed(1, None, "boat")]),
        ("person:swing a: b", [Listed(1, None, "person:swing a: b")]),  # a colon is the query's
        ("a\tb\tc", [Listed(1, "a", "b\tc")]),
        ("# only\n", []),
    ],
)
def test_the_list(text: str, queries: list[Listed]) -> None:
    assert parse_queries(text) == queries


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("batch")
    (path / "a.txt").write_text(dated(ARTICLES), encoding="utf-8")
    (path / "b.txt").write_text(on_site(dated(ARTICLES[:2])), encoding="utf-8")
    for arguments in (["split", "a.txt", "b.txt"], ["dedupe"]):
        assert run(path, *arguments).returncode == 0
    (path / "plain").write_text("honey\nclock\nzeppelin\n")
    (path / "named").write_text("insects\thoney\nclock\n")
    (path / "wrong").write_text("honey\n\n-only\ndate:2017-13\nclock\n")
    return path


def test_rows_carry_the_query(folder: Path) -> None:
    done = run(folder, "search", "--queries", "plain")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [tuple(row) for row in rows] == [("query", *HIT)] * len(rows)
    for query in ("honey", "clock"):
        own = [{name: value for name, value in row.items() if name != "query"} for row in rows if row["query"] == query]
        assert own == [json.loads(line) for line in run(folder, "search", query).stdout.splitlines()]
        assert own
    assert (done.returncode, done.stderr) == (0, f"search: 3 queries, {len(rows)} hits; nothing for: zeppelin\n")


def test_names_stand_beside_queries_where_there_are_any(folder: Path) -> None:
    rows = run(folder, "search", "--queries", "named", "--csv").stdout.splitlines()
    assert rows[0].startswith("query,name,id,")
    assert rows[1].startswith("honey,insects,")
    assert rows[-1].startswith("clock,,")


def test_counts(folder: Path) -> None:
    done = run(folder, "search", "--queries", "plain", "--count", "--csv")
    told = [line.split(",") for line in done.stdout.splitlines()]
    assert told[0] == ["query", "hits", "with_copies"]
    for query, once, every in told[1:]:
        assert run(folder, "search", query, "-c").stdout == f"{once}\n"
        assert run(folder, "search", query, "-c", "--copies", "show").stdout == f"{every}\n"
    assert any(once != every for _, once, every in told[1:])
    assert (done.returncode, done.stderr) == (0, "")


def test_what_cannot_be_read_is_told_with_its_line_and_the_others_are_done(folder: Path) -> None:
    done = run(folder, "search", "--queries", "wrong", "--fields", "query")
    assert {json.loads(line)["query"] for line in done.stdout.splitlines()} == {"honey", "clock"}
    first, second, summary = done.stderr.splitlines()
    assert first.startswith("iomcorpus: wrong, line 3: The query only says what to leave out")
    assert second.startswith("iomcorpus: wrong, line 4: date:2017-13: no date.")
    assert summary.endswith("; 2 could not be asked")
    assert done.returncode == 2


@pytest.mark.parametrize(("queries", "status"), [("plain", 0), ("wrong", 2)])
def test_quiet_tells_by_its_status(folder: Path, queries: str, status: int) -> None:
    done = run(folder, "search", "--queries", queries, "-q")
    assert (done.returncode, done.stdout) == (status, "")


def test_nothing_found_is_1(folder: Path) -> None:
    assert run(folder, "search", "--queries", "-", stdin="zeppelin\n").returncode == 1


def test_ids_are_those_of_any_query_once(folder: Path) -> None:
    done = run(folder, "search", "--queries", "-", "-l", stdin="honey\nhoney OR clock\n")
    ids = done.stdout.splitlines()
    assert sorted(ids) == sorted(run(folder, "search", "-l", "honey OR clock").stdout.splitlines())


def test_records_of_a_pipe_are_asked_too(folder: Path) -> None:
    records = run(folder, "export").stdout
    done = run(folder, "search", "--queries", "plain", "-", "--count", stdin=records)
    counts = {row["query"]: row["hits"] for row in map(json.loads, done.stdout.splitlines())}
    assert counts["zeppelin"] == 0
    assert counts["honey"] == int(run(folder, "search", "honey", "-c", "--copies", "show").stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--queries", "none"], "none cannot be read"),
        (["--queries", "-"], "standard input: there is no query in it"),
        (["honey", "a.jsonl", "--queries", "plain"], "--queries and QUERY exclude each other"),
        (["--queries", "plain", "--save", "x"], "--queries and --save exclude each other"),
        (["--queries", "-", "-"], "cannot both come through standard input"),
        (["--queries", "plain", "--explain"], "--explain is of one query"),
        (["--queries", "plain", "--db", "gone.db"], "gone.db: there is no store yet"),
        ([], "there is no QUERY"),
    ],
)
def test_what_does_not_go_together(folder: Path, arguments: list[str], said: str) -> None:
    done = run(folder, "search", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("iomcorpus: ") and said in done.stderr
    assert done.stderr.count("\n") == 1
