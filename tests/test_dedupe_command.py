"""`dedupe`, `captures` and `search --copies` as processes in a fresh folder."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from articles import BEES, CLOCK, LIBRARY, SLIP, WELL, dated, run

from iomcorpus.output.rows import CAPTURE, COPY, PAIR, RECORD

LONGER = SLIP._replace(
    body=(*SLIP.body, "Nobody has asked the eels, which are expected back in the first week of June.")
)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four captures with two articles that two of them have, one of them undated in `c.txt`; copies are found."""
    path = tmp_path_factory.mktemp("ready")
    (path / "a.txt").write_text(dated([SLIP, BEES]), encoding="utf-8")
    (path / "b.txt").write_text(dated([LIBRARY, LONGER]), encoding="utf-8")
    (path / "c.txt").write_text("\n\n".join(CLOCK.body) + "\n", encoding="utf-8")
    (path / "d.txt").write_text(dated([CLOCK, WELL]), encoding="utf-8")
    assert run(path, "split", "a.txt", "b.txt", "c.txt", "d.txt").returncode == 0
    (path / "split.db").write_bytes((path / "iomcorpus.db").read_bytes())
    assert run(path, "dedupe").returncode == 0
    return path


@pytest.fixture
def folder(ready: Path, tmp_path: Path) -> Path:
    """The same in a folder of its own."""
    return Path(copytree(ready, tmp_path / "own"))


@pytest.fixture
def split_only(folder: Path) -> Path:
    """The same before copies are found."""
    (folder / "split.db").replace(folder / "iomcorpus.db")
    return folder


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_copies_on_a_pipe(folder: Path) -> None:
    done = run(folder, "dedupe")
    assert (done.returncode, done.stderr) == (0, "")
    rows = lines(done.stdout)
    assert [tuple(row) for row in rows] == [COPY] * 4
    (longer, slip), (clock, undated) = sorted((rows[:2], rows[2:]), key=lambda pair: str(pair[0]["source"]))
    for one, other in ((longer, slip), (clock, undated)):
        assert one["cluster"] == other["cluster"] == min(one["id"], other["id"])
        assert (one["relation"], one["keep"], one["similarity"]) == ("kept", True, 1.0)
        assert (other["relation"], other["keep"], other["was"]) == ("near", False, None)
        assert 0.9 < other["similarity"] <= 1
    assert [(row["source"], row["first_line"]) for row in (slip, longer, clock, undated)] == [
        ("a.txt", 1), ("b.txt", 15), ("d.txt", 1), ("c.txt", 1),
    ]  # fmt: skip
    from_clock = {"id": clock["id"], "source": "d.txt", "line": 1}
    assert undated["filled"] == {
        "published": {"value": "2016-08-14", **from_clock}, "title": {"value": CLOCK.title, **from_clock},
    }  # fmt: skip
    assert slip["filled"] == longer["filled"] == clock["filled"] == {}
    assert run(folder, "dedupe").stdout == done.stdout


def test_all_others_after_them(folder: Path) -> None:
    some, every = (lines(run(folder, "dedupe", *options).stdout) for options in ([], ["--all"]))
    assert every[:4] == some
    singles = [(row["source"], row["relation"], row["keep"], row["cluster"]) for row in every[4:]]
    assert singles == [(source, "single", True, None) for source in ("a.txt", "b.txt", "d.txt")]


def test_filters(folder: Path) -> None:
    assert {row["source"] for row in lines(run(folder, "dedupe", "--source", "c.txt").stdout)} == {"c.txt"}
    dated_rows = lines(run(folder, "dedupe", "--after", "2016-08-20").stdout)
    assert [row["source"] for row in dated_rows] == ["b.txt", "a.txt"]
    filled = lines(run(folder, "dedupe", "--before", "2016-08-14", "--inferred", "no").stdout)
    assert {row["source"] for row in filled} == {"c.txt", "d.txt"}  # by the date that it took over
    assert run(folder, "dedupe", "--kind", "opinion").stdout == ""
    assert len(lines(run(folder, "dedupe", "--all", "--limit", "3").stdout)) == 3


def test_pairs(folder: Path) -> None:
    done = run(folder, "dedupe", "--report", "pairs")
    rows = lines(done.stdout)
    assert (done.returncode, done.stderr, [tuple(row) for row in rows]) == (0, "", [PAIR] * 2)
    assert all(row["a"] < row["b"] and row["joined"] and row["relation"] == "near" for row in rows)
    records = run(folder, "export").stdout
    assert run(folder, "dedupe", "-", "--report", "pairs", stdin=records).stdout == done.stdout


@pytest.mark.parametrize(
    ("filters", "sources"),
    [
        (["--source", "a.txt"], {"a.txt", "b.txt"}),
        (["--before", "2016-08-14", "--inferred", "no"], {"c.txt", "d.txt"}),  # by the date that one of them has
        (["--kind", "opinion"], set()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_pairs_with_filters(folder: Path, filters: list[str], sources: set[str]) -> None:
    """Of each pair one record passes; a stream says the same."""
    of = {row["id"]: row["source"] for row in lines(run(folder, "export").stdout)}
    done = run(folder, "dedupe", "--report", "pairs", *filters)
    assert {of[row[side]] for row in lines(done.stdout) for side in "ab"} == sources
    records = run(folder, "export").stdout
    assert run(folder, "dedupe", "-", "--report", "pairs", *filters, stdin=records).stdout == done.stdout


COUNTS = [
    # (arguments, standard output, standard error)
    (["clock"], "1\n", "2 with their copies: --copies show\n"),
    (["clock OR slip"], "2\n", "4 with their copies: --copies show\n"),
    (["clock", "--copies", "hide"], "1\n", "2 with their copies: --copies show\n"),
    (["clock", "--copies", "show"], "2\n", ""),
    (["clock", "--copies", "only"], "2\n", ""),
    (["salt"], "1\n", ""),  # it has none
    (["clock", "--source", "c.txt"], "0\n", "1 with their copies: --copies show\n"),
    (["clock", "--after", "2016-08-15"], "0\n", ""),
    (["zebra"], "0\n", ""),
]


@pytest.mark.parametrize(("arguments", "out", "told"), COUNTS, ids=[" ".join(case[0]) for case in COUNTS])
def test_a_count_tells_of_hidden_copies(folder: Path, arguments: list[str], out: str, told: str) -> None:
    for variables in ({}, {"IOMCORPUS_FORMAT": "jsonl"}):  # the short way, and by a setting that is for the commands
        done = run(folder, "search", *arguments, "-c", **variables)
        assert (done.stdout, done.stderr, done.returncode) == (out, told, int(out == "0\n"))
    for form in ("-l", "-q"):
        assert run(folder, "search", *arguments, form).stderr == ""


def test_cells_and_tables(folder: Path) -> None:
    table = list(csv.reader(io.StringIO(run(folder, "dedupe", "--csv", "--fields", "id,relation,keep").stdout)))
    assert table[0] == ["id", "relation", "keep"] and len(table) == 5 and table[1][2] == "true"
    shown = run(folder, "dedupe", "--format", "table").stdout
    assert "takes over" in shown and "published 2016-08-14 from d.txt:1" in shown
    assert "only here" in run(folder, "captures", "--format", "table").stdout
    assert "near" in run(folder, "dedupe", "--report", "pairs", "--format", "table").stdout


# Without a store


def test_a_stream_gives_what_the_store_gives(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    records = run(folder, "export").stdout
    in_store = lines(run(folder, "dedupe", "--all").stdout)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    done = run(elsewhere, "dedupe", "-", "--all", stdin=records)
    assert (done.returncode, done.stderr) == (0, "")
    rows = lines(done.stdout)
    assert [row["id"] for row in rows] == [row["id"] for row in lines(records)]
    assert sorted(rows, key=str) == sorted(in_store, key=str)
    without_singles = lines(run(elsewhere, "dedupe", "-", stdin=records).stdout)
    assert without_singles == [row for row in rows if row["relation"] != "single"]
    backwards = "".join(f"{line}\n" for line in reversed(records.splitlines()))
    assert lines(run(elsewhere, "dedupe", "-", "--all", stdin=backwards).stdout) == rows[::-1]
    assert not list(elsewhere.iterdir())


def test_records_are_passed_through(folder: Path) -> None:
    records = run(folder, "export").stdout
    given = lines(records)
    every = lines(run(folder, "dedupe", "-", "--records", stdin=records).stdout)
    assert [{name: row[name] for name in RECORD} for row in every] == given
    assert all(row.keys() == {*RECORD, *COPY} for row in every)
    unique = lines(run(folder, "dedupe", "-", "--unique", stdin=records).stdout)
    assert unique == [row for row in every if row["keep"]] and len(unique) == 5
    cells = run(folder, "dedupe", "-", "--unique", "--csv", "--fields", "title,cluster", stdin=records).stdout
    assert len(list(csv.reader(io.StringIO(cells)))) == 6
    # What was passed through is searched by the dates that were taken over, and copies are hidden there as well.
    piped = "".join(f"{json.dumps(row)}\n" for row in every)
    assert run(folder, "search", "clock", "-", "-c", stdin=piped).stdout == "1\n"
    (hit,) = lines(run(folder, "search", "clock", "-", "--copies", "show", "--source", "c.txt", stdin=piped).stdout)
    assert (hit["date"], hit["date_from"]) == ("2016-08-14", "filled")


def test_of_a_record_only_id_and_text_are_needed(tmp_path: Path) -> None:
    text = " ".join(SLIP.body)
    records = [{"id": "b", "text": text, "more": 1}, {"id": "a", "text": text.upper()}, {"id": "c", "text": ""}]
    stdin = "".join(f"{json.dumps(record)}\n" for record in records)
    rows = lines(run(tmp_path, "dedupe", "-", "--records", stdin=stdin).stdout)
    assert [(row["id"], row["relation"], row["source"], row["first_line"]) for row in rows] == [
        ("b", "exact", None, 1), ("a", "kept", None, 1), ("c", "single", None, 1),
    ]  # fmt: skip
    assert rows[0]["more"] == 1
    assert run(tmp_path, "dedupe", "-", "--unique", "--keep", "longest", stdin=stdin).stdout.count("\n") == 2
    assert (run(tmp_path, "dedupe", "-", stdin="").returncode, list(tmp_path.iterdir())) == (0, [])


# What people decide


def test_decisions_beside_the_store(folder: Path) -> None:
    ids = {row["source"]: row["id"] for row in lines(run(folder, "dedupe").stdout)}
    text = f"keep {ids['a.txt']}\n\nnot-a-copy {ids['c.txt']} {ids['d.txt']}  # another clock\nkeep 3kq2hs7wab4d\n"
    (folder / "decisions.txt").write_text(text, encoding="utf-8")
    done = run(folder, "dedupe")
    assert done.stderr == "dedupe: decisions.txt, line 4: no record has the id 3kq2hs7wab4d.\n"
    assert [(row["source"], row["relation"]) for row in lines(done.stdout)] == [("a.txt", "kept"), ("b.txt", "near")]
    assert run(folder, "dedupe").stderr == done.stderr
    pairs = lines(run(folder, "dedupe", "--report", "pairs").stdout)
    assert {ids["c.txt"] in (row["a"], row["b"]): row["joined"] for row in pairs} == {True: False, False: True}
    records = run(folder, "export").stdout
    streamed = run(folder, "dedupe", "-", "--decisions", "decisions.txt", stdin=records)
    assert (sorted(streamed.stdout), streamed.stderr) == (sorted(done.stdout), done.stderr)


# Errors


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--unique"], "--records and --unique pass records of FILE through: name it, or - for standard input."),
        (["--keep", "newest"], "'newest' is not one of 'best', 'longest', 'earliest', 'latest', 'first'"),
        (["--report", "clusters"], "'clusters' is not one of 'pairs'"),
        (["--fields", "id,titel"], "there is no field 'titel' here"),
        (["--after", "soon"], "--after 'soon': no date."),
        (["missing.jsonl"], "missing.jsonl cannot be read: No such file or directory."),
        (["a.txt"], "a.txt, line 1: this is no JSON in UTF-8."),
        (["-"], "standard input, line 1: a record needs `id` and `text`, both text."),
        (["--db", "none.db"], "none.db: there is no store yet. Make it with: iomcorpus split"),
        (["--decisions", "who.txt"], "who.txt cannot be read"),
        (["--decisions", "bad.txt"], "bad.txt, line 2: 'copy a' is no decision. Write: "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_errors_in_a_line(folder: Path, arguments: list[str], told: str) -> None:
    (folder / "bad.txt").write_text("copy a b\ncopy a\n", encoding="utf-8")
    done = run(folder, "dedupe", *arguments, stdin='{"id": 7}\n')
    assert (done.returncode, done.stdout) == (2, "")
    first, *rest = done.stderr.splitlines()
    assert told in first and rest in ([], ["Try: iomcorpus dedupe --help"])
    assert "Traceback" not in done.stderr


def test_a_stale_store_says_which_command_to_run(split_only: Path) -> None:
    done = run(split_only, "captures")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no copies have been looked for in it yet. Run: iomcorpus dedupe" in done.stderr
    run(split_only, "dedupe")
    (split_only / "c.txt").write_text(dated([CLOCK]), encoding="utf-8")
    run(split_only, "split", "c.txt")
    done = run(split_only, "captures")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "its records have changed since copies were found. Run: iomcorpus dedupe" in done.stderr
    assert "stale: run iomcorpus dedupe" in run(split_only, "status").stdout
    assert run(split_only, "dedupe").returncode == run(split_only, "captures").returncode == 0
    assert "stale" not in run(split_only, "status").stdout


# The other commands


def test_captures(folder: Path) -> None:
    rows = lines(run(folder, "captures").stdout)
    assert [tuple(row) for row in rows] == [CAPTURE] * 4
    told = {row["name"]: (row["records"], row["only_here"], row["kept_copies"], row["dates_given"]) for row in rows}
    assert told == {"a.txt": (2, 1, 0, 0), "b.txt": (2, 1, 1, 0), "c.txt": (1, 0, 0, 0), "d.txt": (2, 1, 1, 1)}


SEARCHES = [
    (["clock"], {"d.txt": 1}),
    (["clock", "--copies", "hide"], {"d.txt": 1}),
    (["clock OR salt", "--copies", "hide"], {"d.txt:1": 1, "d.txt:13": 0}),
    (["clock", "--copies", "show"], {"c.txt": 0, "d.txt": 0}),
    (["clock OR salt", "--copies", "only"], {"c.txt": 0, "d.txt": 0}),
    (["clock", "--copies", "show", "--source", "c.txt"], {"c.txt": 0}),
    (["clock", "--copies", "hide", "--source", "c.txt"], {}),
]


@pytest.mark.parametrize(("arguments", "found"), SEARCHES, ids=[" ".join(case[0]) for case in SEARCHES])
def test_search_hides_copies(folder: Path, arguments: list[str], found: dict[str, int]) -> None:
    fast = run(folder, "search", *arguments)
    slow = run(folder, "search", *arguments, IOMCORPUS_FORMAT="jsonl")  # a setting that is for the commands
    assert (fast.stdout, fast.stderr, fast.returncode) == (slow.stdout, slow.stderr, slow.returncode)
    hits = lines(fast.stdout)
    lined = any(":" in name for name in found)
    told = {f"{hit['source']}:{hit['first_line']}" if lined else hit["source"]: hit["copies"] for hit in hits}
    assert (told, fast.returncode) == (found, 0 if found else 1)
    for form in ("-c", "-l"):
        fast, slow = (run(folder, "search", *arguments, form, **more) for more in ({}, {"IOMCORPUS_FORMAT": "jsonl"}))
        assert (fast.stdout, fast.stderr, fast.returncode) == (slow.stdout, slow.stderr, slow.returncode)
        assert fast.stdout == (f"{len(found)}\n" if form == "-c" else "".join(f"{hit['id']}\n" for hit in hits))


def test_a_store_without_copies_hides_nothing(split_only: Path) -> None:
    shown = run(split_only, "search", "clock", "--copies", "show").stdout
    assert run(split_only, "search", "clock").stdout == shown
    assert len(lines(shown)) == 2


def test_export_leaves_copies_out(folder: Path) -> None:
    assert len(lines(run(folder, "export").stdout)) == 7
    unique = lines(run(folder, "export", "--unique").stdout)
    assert [row["source"] for row in unique] == ["a.txt", "b.txt", "b.txt", "d.txt", "d.txt"]


def test_nothing_is_lost_and_verify_agrees(split_only: Path) -> None:
    before = run(split_only, "export").stdout
    run(split_only, "dedupe")
    assert run(split_only, "export").stdout == before
    assert run(split_only, "verify").stderr == "verify: nothing is wrong\n"
    store = sqlite3.connect(split_only / "iomcorpus.db")
    assert store.execute("PRAGMA foreign_key_check").fetchall() == []
    store.close()


def test_facts_follow_the_dates_that_copies_give(split_only: Path) -> None:
    run(split_only, "extract")
    assert run(split_only, "people").returncode == 0
    run(split_only, "dedupe")
    done = run(split_only, "people")
    assert done.returncode == 2 and "Run: iomcorpus extract" in done.stderr
    run(split_only, "extract")
    assert run(split_only, "people").returncode == 0
