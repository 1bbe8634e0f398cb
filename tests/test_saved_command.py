"""`search --save`, `search --saved`, `saved`, `search --receipt` and `replay` as processes in a fresh folder."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from articles import ARTICLES, BEES, CLOCK, LETTERS, WELL, dated, run
from terminal import on_terminal


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ready")
    (path / "a.txt").write_text(dated([BEES, CLOCK]), encoding="utf-8")
    (path / "b.txt").write_text(dated([WELL]), encoding="utf-8")
    assert run(path, "split", "a.txt", "b.txt").returncode == 0
    return path


@pytest.fixture
def folder(ready: Path, tmp_path: Path) -> Path:
    return Path(copytree(ready, tmp_path / "own"))


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def replay(folder: Path, *arguments: str) -> tuple[int, list[str]]:
    done = run(folder, "replay", *arguments)
    return done.returncode, [row["change"] for row in rows(done.stdout)]


# Saved queries


def test_what_is_saved_finds_the_same(folder: Path) -> None:
    first = run(folder, "search", "the", "--before", "2100", "--sort", "date", "--save", "all")
    assert first.stderr == "search: saved as all in queries.toml\n"
    assert (folder / "queries.toml").read_text() == '[all]\nquery = "the"\nbefore = "2100"\nsort = "date"\n'
    assert run(folder, "search", "--saved", "all").stdout == first.stdout
    assert run(folder, "search", "--saved", "all", "--before", "1900").returncode == 1  # what is given now goes before


def test_the_list_says_how_much_each_finds(folder: Path) -> None:
    assert (run(folder, "saved").returncode, run(folder, "saved").stdout) == (1, "")
    run(folder, "search", "the", "--save", "all")
    run(folder, "search", "--kind", "news", "--save", "of a kind")
    file = folder / "queries.toml"
    file.write_text(file.read_text() + "[bad]\nquery = '-x'\n[odd]\nkind = 'novel'\n")
    done = run(folder, "saved")
    listed = rows(done.stdout)
    assert [(row["name"], row["query"], row["options"]) for row in listed[:2]] == [
        ("all", "the", {}),
        ("of a kind", None, {"kind": "news"}),
    ]
    assert [row["hits"] for row in listed] == [3, int(run(folder, "search", "--kind", "news", "-c").stdout), None, None]
    assert done.returncode == 2
    assert "queries.toml, bad: The query only says" in done.stderr
    assert "kind is 'novel', it must be news, opinion" in done.stderr


def test_a_query_that_cannot_be_read_is_not_saved(folder: Path) -> None:
    assert run(folder, "search", "date:2017-13", "--save", "x").returncode == 2
    assert not (folder / "queries.toml").exists()


def test_remove(folder: Path) -> None:
    run(folder, "search", "the", "--save", "all")
    assert run(folder, "saved", "remove", "all").returncode == 0
    assert (folder / "queries.toml").read_text() == ""
    assert "no query is saved there" in run(folder, "search", "--saved", "all").stderr


def test_new_hits_are_told_once(folder: Path) -> None:
    run(folder, "search", "the", "--save", "all")
    assert len(rows(run(folder, "saved", "new").stdout)) == 3
    again = run(folder, "saved", "new")
    assert (again.returncode, again.stdout) == (1, "")
    (folder / "c.txt").write_text(dated([LETTERS]), encoding="utf-8")
    run(folder, "split", "c.txt")
    (hit,) = rows(run(folder, "saved", "new", "all").stdout)
    assert (hit["name"], hit["source"]) == ("all", "c.txt")
    assert run(folder, "saved", "new").returncode == 1


def test_what_was_not_printed_is_new_next_time(folder: Path) -> None:
    run(folder, "search", "the", "--save", "all")
    told = [rows(run(folder, "saved", "new", "--limit", "2").stdout) for _ in range(3)]
    assert list(map(len, told)) == [2, 1, 0]
    (folder / "queries.seen.json").write_text("[1]")
    assert "Remove it, and all hits are new once more" in run(folder, "saved", "new").stderr


# Receipts


def test_the_same_question_has_the_same_receipt(folder: Path) -> None:
    for name in ("r.json", "s.json"):
        assert run(folder, "search", "the", "--receipt", name).returncode == 0
    assert (folder / "r.json").read_bytes() == (folder / "s.json").read_bytes()
    told = json.loads((folder / "r.json").read_text())
    assert [one["id"] for one in told["answer"]] == run(folder, "search", "-l", "the").stdout.split()
    assert [one["name"] for one in told["captures"]] == ["a.txt", "b.txt"]
    done = run(folder, "replay", "r.json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "replay: the same answer, 3 records\n")


def test_another_answer(folder: Path) -> None:
    run(folder, "search", "the", "--receipt", "r.json")
    run(folder, "search", "honey", "--receipt", "honey.json")
    (folder / "b.txt").write_text(dated([LETTERS]), encoding="utf-8")
    run(folder, "split", "b.txt")
    status, changes = replay(folder, "r.json")
    assert status == 1
    assert {"gone", "new", "capture digest", "records digest"} <= set(changes)
    status, changes = replay(folder, "honey.json")
    assert status == 0
    assert set(changes) == {"capture digest", "records digest"}
    done = run(folder, "replay", "honey.json")
    assert done.stderr == "replay: the same answer, 1 record; not so what it was asked of\n"
    assert run(folder, "replay", "r.json", "-q").stdout == ""


def test_a_receipt_of_an_export(folder: Path) -> None:
    assert run(folder, "export", "--kind", "news", "--unique", "--csv", "--receipt", "x").returncode == 2
    assert run(folder, "export", "the", "--unique", "--format", "csv", "--receipt", "r.json").returncode == 0
    assert json.loads((folder / "r.json").read_text())["verb"] == "export"
    assert replay(folder, "r.json") == (0, [])


def test_a_terminal_with_no_room_for_all_gets_the_whole_receipt(folder: Path) -> None:
    (folder / "c.txt").write_text("".join(f"{dated(ARTICLES[3:4])}\n" for _ in range(30)), encoding="utf-8")
    run(folder, "split", "c.txt")
    for pager in ("never", "cat -n", "head -1"):
        status, shown = on_terminal(folder, "search", "the", "--receipt", f"{pager[:3]}.json", IOMCORPUS_PAGER=pager)
        assert status == 0
        every = int(run(folder, "search", "the", "-c").stdout)
        assert len(json.loads((folder / f"{pager[:3]}.json").read_text())["answer"]) == every > 20
        assert f"20 of {every}, --limit 0 for all" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "the", "--receipt", "a.txt"], "a receipt is never replaced"),
        (["search", "the", "-c", "--receipt", "r.json"], "leave out FILE, --count and --quiet"),
        (["search", "the", "--receipt", "no/r.json"], "no/r.json cannot be written"),
        (["export", "--what", "people", "--receipt", "r.json"], "--receipt is of records as they are"),
        (["replay", "a.txt"], "a.txt is no receipt"),
        (["replay", "gone.json"], "gone.json cannot be read"),
        (["search", "--saved", "x", "the"], "--saved stands in place of QUERY"),
        (["search", "the", "--save", " "], "the name is empty"),
        (["saved", "remove"], "name the query that is to go"),
    ],
)
def test_wrong_use(folder: Path, arguments: list[str], said: str) -> None:
    done = run(folder, *arguments)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert done.stderr.count("\n") == 1
    assert not (folder / "r.json").exists()


def test_options_of_a_receipt_are_checked(folder: Path) -> None:
    run(folder, "search", "the", "--kind", "news", "--receipt", "r.json")
    text = (folder / "r.json").read_text()
    for wrong, said in (('{"kind": "novel"}', "kind is 'novel'"), ('{"kid": "news"}', "Did you mean 'kind'?")):
        (folder / "w.json").write_text(text.replace('{"kind": "news"}', wrong))
        done = run(folder, "replay", "w.json")
        assert (done.returncode, said in done.stderr) == (2, True)
