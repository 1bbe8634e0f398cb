"""`diff` and `why A B` as processes: what two records share, where they differ, and what decided."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, SLIP, Article, bare, dated, run, straight
from stores import fill
from terminal import on_terminal

from iomcorpus.corpus import Corpus

BEES_LATER = BEES._replace(
    body=(BEES.body[0].replace("Four", "Six"), BEES.body[1].replace("once a cashier, ", ""), *BEES.body[2:])
)
CODES = re.compile(r"\x1b\[[0-9;]*m")

# How the ids begin.
SAME, STRAIGHT, FOUR, SIX, LONG, RED, UNLIKE = "same", "stra", "four", "sixb", "long", "redd", "unli"


def text_of(article: Article) -> str:
    return bare([article]).rstrip("\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diff")
    texts = {
        SAME: text_of(SLIP), STRAIGHT: straight(text_of(SLIP)), FOUR: text_of(BEES), SIX: text_of(BEES_LATER),
        LONG: text_of(SLIP) + "\n\n" + text_of(BEES), RED: "Two boats \x1b[31m sank.\u202e", UNLIKE: text_of(CLOCK),
    }  # fmt: skip
    rows = [{"id": f"{id}00000000", "text": text, "lead": text.split("\n")[0]} for id, text in texts.items()]
    fill(folder / "iomcorpus.db", {"a.txt": rows[:3], "b.txt": rows[3:]})
    return folder


def diff(folder: Path, a: str, b: str, *options: str, status: int = 1) -> list[dict[str, Any]]:
    done = run(folder, "diff", a, b, *options)
    assert (done.returncode, done.stderr) == (status, "")
    return list(map(json.loads, done.stdout.splitlines()))


def test_a_pipe_gets_rows_with_places(folder: Path) -> None:
    rows = diff(folder, FOUR, SIX)
    assert all(list(row) == ["op", "a_line", "a_start", "a_end", "b_line", "b_start", "b_end", "text"] for row in rows)
    assert [(row["op"], row["text"]) for row in rows if row["op"] != "equal"] == [
        ("delete", "Four"), ("insert", "Six"), ("delete", "once a cashier,"),
    ]  # fmt: skip
    corpus = Corpus(str(folder / "iomcorpus.db"))
    for side, id in (("a", FOUR), ("b", SIX)):
        record = corpus.show(id)
        lines = dict(enumerate(record["text"].split("\n"), start=record["first_line"]))
        for row in rows:
            if row["op"] in ("equal", "delete" if side == "a" else "insert"):
                assert lines[row[f"{side}_line"]][row[f"{side}_start"] : row[f"{side}_end"]] == row["text"]
            else:
                assert row[f"{side}_line"] is None
    assert list(corpus.diff(FOUR, SIX)) == rows


def test_json_is_one_list(folder: Path) -> None:
    done = run(folder, "diff", FOUR, SIX, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (1, diff(folder, FOUR, SIX))


def test_the_same_words(folder: Path) -> None:
    assert {row["op"] for row in diff(folder, SAME, STRAIGHT, status=0)} == {"equal"}
    done = run(folder, "diff", SAME, STRAIGHT, "--format", "table")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "The same words.")
    assert diff(folder, FOUR, FOUR, status=0)


def test_a_page_without_colors_marks_what_changes(folder: Path) -> None:
    done = run(folder, "diff", FOUR, SIX, "--format", "table")
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("--- four00000000 in/a.txt:17-23 Four beehives on the roof of …")
    assert lines[1].startswith("+++ sixb00000000 in/b.txt:1-7 Six beehives")
    assert lines[2:5] == ["", f"[-Four-] {{+Six+}} {BEES.body[0].removeprefix('Four ')}", ""]
    assert "Zainab Oduya, [-once a cashier,-] kept the key" in lines[5]
    assert lines[6:] == ["", "The judges … 35 words …"]  # the last changes are far above


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_a_terminal_gets_a_page_in_colors(folder: Path, columns: int) -> None:
    _, shown = on_terminal(folder, "diff", FOUR, SIX, columns=columns)
    assert "\x1b[9;31mFour\x1b[0m \x1b[4;32mSix\x1b[0m" in shown
    assert "[-" not in shown and "{+" not in shown
    assert max(map(len, CODES.sub("", shown).splitlines())) <= min(columns, 100)


@pytest.mark.parametrize(("arguments", "variables"), [(["--color", "never"], {}), ([], {"NO_COLOR": "1"})], ids=str)
def test_a_terminal_without_colors(folder: Path, arguments: list[str], variables: dict[str, str]) -> None:
    _, shown = on_terminal(folder, "diff", FOUR, SIX, *arguments, columns=60, **variables)
    assert "\x1b" not in shown
    assert "[-Four-] {+Six+} beehives" in shown
    assert max(map(len, shown.splitlines())) <= 60


@pytest.mark.parametrize("verb", ["diff", "why"])
def test_what_a_terminal_would_obey_is_shown(folder: Path, verb: str) -> None:
    shown = run(folder, verb, RED, SAME, "--format", "table").stdout
    assert "\x1b" not in shown and "\u202e" not in shown
    assert "␛[31m" in shown and "‹U+202E›" in shown
    assert "\x1b[31m" not in on_terminal(folder, verb, RED, SAME)[1]


@pytest.mark.parametrize("verb", ["diff", "why"])
@pytest.mark.parametrize("ids", [("four", "zzzz"), ("zzzz", "four")])
def test_no_such_record(folder: Path, verb: str, ids: tuple[str, str]) -> None:
    done = run(folder, verb, *ids)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("iomcorpus: 'zzzz': there is no such record in the store.")


def test_diff_needs_two_records(folder: Path) -> None:
    done = run(folder, "diff", FOUR)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'B'" in done.stderr


@pytest.mark.parametrize("verb", ["diff", "why"])
def test_no_store(tmp_path: Path, verb: str) -> None:
    done = run(tmp_path, verb, "abcd", "efgh")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no store yet. Make it with: iomcorpus split CAPTURE..." in done.stderr


# why A B


def why(folder: Path, a: str, b: str, *options: str) -> dict[str, Any]:
    done = run(folder, "why", a, b, *options)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    return dict(json.loads(done.stdout))


def test_why_two_records_gives_json_on_a_pipe(folder: Path) -> None:
    told = why(folder, FOUR, SIX)
    assert list(told) == [
        "a", "b", "relation", "reason", "similarity", "covered", "spread", "numbers", "names", "shared", "differing",
        "facts",
    ]  # fmt: skip
    assert (told["a"]["id"], told["a"]["source"], told["a"]["first_line"]) == ("four00000000", "in/a.txt", 17)
    assert told["relation"] == "near" and 0.8 < told["similarity"] < 1 and told["spread"] == 1
    assert all(row["words"] >= 5 for row in told["shared"])
    first = told["shared"][0]
    assert first["text"].startswith("beehives on the roof")
    assert (first["a_first_line"], first["b_first_line"]) == (17, 1)
    assert [[span["surface"] for span in one["a"] + one["b"]] for one in told["differing"]] == [
        ["Four", "Six"], ["once a cashier,"],
    ]  # fmt: skip
    contradiction = told["facts"][0]
    assert (contradiction["kind"], contradiction["says"]) == ("figure", "contradict")
    assert contradiction["a"] == {"line": 17, "start": 0, "end": 4, "surface": "Four"}
    assert contradiction["b"] == {"line": 1, "start": 0, "end": 3, "surface": "Six"}
    assert Corpus(str(folder / "iomcorpus.db")).compare(FOUR, SIX) == told
    assert json.loads(run(folder, "why", FOUR, SIX, "--format", "json").stdout) == [told]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (SAME, STRAIGHT, "exact"),
        (SAME, LONG, "contained"),
        (LONG, SAME, "contains"),
        (SAME, UNLIKE, "unrelated"),
        (SAME, SAME, "exact"),
    ],
)
def test_relations(folder: Path, a: str, b: str, relation: str) -> None:
    assert why(folder, a, b)["relation"] == relation


def test_a_page_to_read(folder: Path) -> None:
    done = run(folder, "why", FOUR, SIX, "--format", "table")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("a four00000000 in/a.txt:17-23 Four beehives")
    assert lines[3] == "near: light edits of one text"
    assert lines[6] == "  agreement of numbers 1.00, of names 1.00"
    shared, differing, facts, agreeing = (
        lines.index(name) for name in ("shared", "differing", "facts that differ", "facts that agree")
    )
    assert shared < differing < facts < agreeing
    assert lines[shared + 1].startswith("  lines a 17-19, b 1-3: ")
    assert lines[differing + 1] == "  a 17:0-4 [-Four-] b 1:0-3 {+Six+}"
    assert lines[facts + 1] == "  contradict, figure: a 17:0-4 [-Four-] b 1:0-3 {+Six+}"
    assert any(line.startswith("  names: Ostrel") for line in lines[agreeing:])


@pytest.mark.parametrize("columns", [40, 100])
def test_a_page_on_a_terminal(folder: Path, columns: int) -> None:
    _, shown = on_terminal(folder, "why", FOUR, SIX, columns=columns)
    assert "\x1b[1mnear:\x1b[0m light edits of one text" in shown
    assert max(map(len, CODES.sub("", shown).splitlines())) <= columns


def test_two_captures_of_one_article(tmp_path: Path) -> None:
    """As people meet it: split, dedupe, and then they ask why."""
    (tmp_path / "a.txt").write_text(dated([SLIP, BEES]), encoding="utf-8")
    (tmp_path / "b.txt").write_text(dated([BEES_LATER, CLOCK]), encoding="utf-8")
    assert run(tmp_path, "split", ".").returncode == 0
    rows = list(map(json.loads, run(tmp_path, "dedupe").stdout.splitlines()))
    left_out = next(row for row in rows if not row["keep"])
    kept = next(row for row in rows if row["keep"])
    told = why(tmp_path, left_out["id"], kept["id"])
    assert (told["relation"], told["similarity"]) == (left_out["relation"], left_out["similarity"])
    done = run(tmp_path, "diff", left_out["id"], kept["id"], "--format", "table")
    assert done.returncode == 1
    assert {"[-Four-]", "{+Six+}"} <= set(done.stdout.split()) or {"[-Six-]", "{+Four+}"} <= set(done.stdout.split())
