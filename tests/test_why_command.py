"""`why` as a process: what opened and closed a record, and what its date rests on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from articles import ARTICLES, BEES, LETTERS, SLIP, Article, bare, dated, run, starts, wrapped

from iomcorpus.splitting.cues import CUES

LAMPS = Article(
    "",
    "",
    (
        "The last ferry of the year left Port Sandrine with nobody aboard but the captain, the mate and a crate of "
        "lamps yesterday (21/12), as in every winter. The lamps had been bought in March 2015 from a lighthouse.",
        "Nobody waved, says the captain, and he did not look back to see whether anybody did.",
    ),
)
WHYS = {cue.name: cue.why for cue in CUES}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    (folder / "dated.txt").write_text(dated([SLIP, BEES, LETTERS]), encoding="utf-8")
    (folder / "wrapped.txt").write_text(wrapped(bare([LAMPS, *ARTICLES[2:5]]), 60), encoding="utf-8")
    (folder / "hard.txt").write_text(bare(ARTICLES[:2]), encoding="utf-8")
    assert run(folder, "split", ".").returncode == 0
    return folder


@pytest.fixture(scope="module")
def ids(folder: Path) -> dict[tuple[str, int], str]:
    exported = map(json.loads, run(folder, "export").stdout.splitlines())
    return {(Path(row["source"]).stem, row["first_line"]): row["id"] for row in exported}


def why(folder: Path, id: str, *options: str) -> dict[str, Any]:
    done = run(folder, "why", id, *options)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    return dict(json.loads(done.stdout))


def test_a_pipe_gets_json(folder: Path, ids: dict[tuple[str, int], str]) -> None:
    reasons = why(folder, ids["dated", 15])
    assert list(reasons) == [
        "id", "source", "first_line", "last_line", "title", "lead", "date", "date_from", "opened", "closed", "dated_by",
        "inferred", "evidence",
    ]  # fmt: skip
    assert (reasons["id"], reasons["source"], reasons["first_line"]) == (ids["dated", 15], "./dated.txt", 15)
    assert (reasons["title"], reasons["lead"]) == (BEES.title, BEES.body[0])
    assert json.loads(run(folder, "why", ids["dated", 15], "--format", "json").stdout) == [reasons]


def test_the_cues_of_both_borders(folder: Path, ids: dict[tuple[str, int], str]) -> None:
    reasons = why(folder, ids["dated", 15])
    for border, line in ((reasons["opened"], 15), (reasons["closed"], 29)):
        assert border["line"] == line
        assert 0.9 < border["sure"] <= 1
        cues = {cue["name"]: cue for cue in border["cues"]}
        assert {"date line", "separator", "baseline"} <= set(cues)
        assert cues["baseline"]["weight"] < 0 < cues["date line"]["weight"]
        assert all(cue["why"] == WHYS[name] for name, cue in cues.items() if name != "baseline")
        assert cues["baseline"]["why"]


def test_the_first_and_the_last_record_of_a_capture(folder: Path, ids: dict[tuple[str, int], str]) -> None:
    assert why(folder, ids["dated", 1])["opened"]["line"] == 1
    assert why(folder, ids["dated", 29])["closed"] is None


def test_a_twin_is_named_as_a_cue(folder: Path, ids: dict[tuple[str, int], str]) -> None:
    _, line = starts(bare(ARTICLES[:2]), ARTICLES[:2])
    opened = why(folder, ids["hard", line])["opened"]
    assert "twin opens" in {cue["name"] for cue in opened["cues"]}
    assert "another capture clearly begins an item here" in {cue["why"] for cue in opened["cues"]}


SURFACES = [
    (("dated", 1), "2016-08-22", "published", "date line", "22/08/16"),
    (("dated", 29), "2016-08-09", "published", "date line", "09/08/16"),
    (("wrapped", 1), "2015-12-22", "inferred", "yesterday", "21/12"),
]


@pytest.mark.parametrize(
    ("record", "date", "date_from", "said", "surface"), SURFACES, ids=[str(row[0]) for row in SURFACES]
)
def test_evidence_shows_the_text_that_the_date_rests_on(
    folder: Path,
    ids: dict[tuple[str, int], str],
    record: tuple[str, int],
    date: str,
    date_from: str,
    said: str,
    surface: str,
) -> None:
    reasons = why(folder, ids[record])
    assert (reasons["date"], reasons["date_from"]) == (date, date_from)
    evidence = reasons["evidence"][0]
    assert (evidence["why"], evidence["surface"]) == (said, surface)
    lines = (folder / f"{record[0]}.txt").read_text(encoding="utf-8").split("\n")
    assert lines[evidence["line"] - 1][evidence["start"] : evidence["end"]] == surface


def test_without_a_date_there_is_no_evidence(folder: Path, ids: dict[tuple[str, int], str]) -> None:
    reasons = why(folder, ids["hard", 1])
    assert (reasons["date"], reasons["date_from"], reasons["evidence"]) == (None, None, [])
    assert "\ndate none\n" in run(folder, "why", ids["hard", 1], "--format", "table").stdout


# Another first paragraph, so that its border does not rest on the copy.
UNDATED = BEES._replace(date="", title="", body=(f"Not so long ago: {BEES.body[0]}", *BEES.body[1:]))


def test_a_filled_date_shows_the_line_of_the_copy_that_has_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(dated([SLIP, BEES]), encoding="utf-8")
    (tmp_path / "b.txt").write_text(dated([LETTERS, UNDATED]), encoding="utf-8")
    assert run(tmp_path, "split", ".").returncode == 0 and run(tmp_path, "dedupe").returncode == 0
    _, bees, _, copy = map(json.loads, run(tmp_path, "export").stdout.splitlines())
    reasons, own = why(tmp_path, copy["id"]), why(tmp_path, bees["id"])
    assert (reasons["date"], reasons["date_from"], reasons["evidence"]) == ("2016-08-19", "filled", [])
    assert own["evidence"][0]["surface"] == "19/08/16" and own["dated_by"] is None
    assert reasons["dated_by"] == {"id": bees["id"], "source": "./a.txt", "evidence": own["evidence"]}
    told = ["date 2016-08-19 (filled)", f"  from its copy {bees['id']} in ./a.txt"]
    line = own["evidence"][0]["line"]
    read = run(tmp_path, "why", copy["id"], "--format", "table").stdout.splitlines()
    assert read[-3:] == [*told, f"  line {line}, columns 0-8: date line  19/08/16"]
    (tmp_path / "a.txt").unlink()
    assert run(tmp_path, "split", "--prune", ".").returncode == 0  # the date stays until dedupe is run again
    assert run(tmp_path, "why", copy["id"], "--format", "table").stdout.splitlines()[-2:] == told


def test_a_filled_date_and_one_that_is_inferred_stand_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(dated([SLIP, LAMPS._replace(date="22/12/15", title="Lamps")]), encoding="utf-8")
    (tmp_path / "b.txt").write_text(bare([LAMPS, *ARTICLES[2:5]]), encoding="utf-8")
    assert run(tmp_path, "split", ".").returncode == 0 and run(tmp_path, "dedupe").returncode == 0
    rows = map(json.loads, run(tmp_path, "export").stdout.splitlines())
    (id,) = (row["id"] for row in rows if row["source"] == "./b.txt" and row["first_line"] == 1)
    read = run(tmp_path, "why", id, "--format", "table").stdout.splitlines()
    at = read.index("date 2015-12-22 (filled)")
    assert [line.split(":")[-1] for line in read[at + 2 :]] == [
        " date line  22/12/15", "by itself 2015-12-22 (inferred)", " yesterday  21/12",
    ]  # fmt: skip


def test_lines_to_read(folder: Path, ids: dict[tuple[str, int], str]) -> None:
    done = run(folder, "why", ids["dated", 15], "--format", "table")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == f"./dated.txt:15-25  {BEES.title}"
    opened, closed = (
        next(n for n, line in enumerate(lines) if line.startswith(word)) for word in ("opened at", "closed before")
    )
    assert lines[opened] == "opened at line 15, 100% sure" and lines[closed] == "closed before line 29, 100% sure"
    assert "   +6.0  date line: a list of news sets a date over each item" in lines[opened:closed]
    assert any(line.startswith("   -4.0  baseline: ") for line in lines[closed:])
    assert lines[-2:] == ["date 2016-08-19 (published)", "  line 15, columns 0-8: date line  19/08/16"]
    assert "closed by the end of the capture" in run(folder, "why", ids["dated", 29], "--format", "table").stdout


def test_what_a_terminal_would_obey_is_shown(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(dated([SLIP._replace(title="Slip \x1b[31m red")]), encoding="utf-8")
    (row,) = map(json.loads, run(tmp_path, "split", "x.txt").stdout.splitlines())
    assert "Slip ␛[31m red" in run(tmp_path, "why", row["id"], "--format", "table").stdout


def test_the_beginning_of_an_id_will_do(folder: Path, ids: dict[tuple[str, int], str]) -> None:
    id = ids["dated", 15]
    assert why(folder, id[:6]) == why(folder, id)


@pytest.mark.parametrize("id", ["zzzz", "abc", ""])
def test_no_such_record(folder: Path, id: str) -> None:
    done = run(folder, "why", id)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == f"iomcorpus: {id!r}: there is no such record in the store. Ids are printed by: iomcorpus search -l QUERY\n"
    )


def test_no_store(tmp_path: Path) -> None:
    done = run(tmp_path, "why", "abcd")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no store yet. Make it with: iomcorpus split CAPTURE..." in done.stderr
