"""Which captures a command line names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iomcorpus.reading.inputs import Inputs, find_inputs


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*paths: str) -> None:
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n")


def found(*args: str) -> Inputs:
    inputs = find_inputs(args)
    inputs.sources = [source.replace(os.sep, "/") for source in inputs.sources]
    assert not any("\n" in problem for problem in inputs.problems)
    return inputs


def test_a_folder_is_searched_in_order(folder: Path) -> None:
    make("data/b.txt", "data/a/z.txt.gz", "data/a/y.TXT", "data/c.txt.zst", "data/d.txt.bz2", "data/e.txt.xz")
    make("data/page.html", "data/a/notes.md", "data/x.gz", "data/.hidden.txt", "data/.git/a.txt")
    sources = ["data/a/y.TXT", "data/a/z.txt.gz", "data/b.txt", "data/c.txt.zst", "data/d.txt.bz2", "data/e.txt.xz"]
    assert found("data") == Inputs(sources, ["data"], passed_over=3)


def test_what_is_named_is_taken_in_the_order_given(folder: Path) -> None:
    make("b.txt", "page", ".hidden", "a/c.md")
    assert found("page", "b.txt", "-", ".hidden", "a/c.md").sources == ["page", "b.txt", "-", ".hidden", "a/c.md"]


def test_the_same_file_is_taken_once(folder: Path) -> None:
    make("data/a.txt", "data/b.txt")
    os.symlink("a.txt", "data/link.txt")
    assert found("data/b.txt", "data", "./data/b.txt", str(folder / "data/a.txt"), "-", "-") == Inputs(
        ["data/b.txt", "data/a.txt", "-"], ["data"]
    )


def test_globs_that_no_shell_expanded(folder: Path) -> None:
    make("data/b.txt", "data/a.md", "data/deep/er/c.txt", "odd[1].txt")
    assert found("data/*.*").sources == ["data/a.md", "data/b.txt"]
    assert found("data/**/c.txt").sources == ["data/deep/er/c.txt"]
    assert found("odd[1].txt").sources == ["odd[1].txt"]
    assert found("*.pdf", "data/b.txt") == Inputs(
        ["data/b.txt"], problems=["*.pdf: nothing matches it. Check the pattern."]
    )


def test_a_plain_and_a_packed_one_would_be_one_capture(folder: Path) -> None:
    make("data/a.txt", "data/a.txt.gz")
    inputs = found("data")
    assert inputs.sources == ["data/a.txt"]
    assert [problem.split(": ")[0] for problem in inputs.problems] == [os.path.join("data", "a.txt.gz")]


@pytest.mark.parametrize("missing", ["none.txt", "none/a.txt", "a.txt/b", "", "nul\0.txt", "x" * 5000])
def test_a_missing_one_stops_nothing(folder: Path, missing: str) -> None:
    make("a.txt")
    inputs = found(missing, "a.txt")
    assert inputs.sources == ["a.txt"]
    assert len(inputs.problems) == 1


def test_an_unreadable_one_stops_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make("data/a.txt", "data/b.txt", "data/shut/c.txt")
    listdir = os.listdir

    def shut(path: str) -> list[str]:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr(os, "access", lambda path, mode: not path.endswith("a.txt"))  # root may read everything
    monkeypatch.setattr(os, "listdir", shut)
    inputs = found("data")
    assert inputs.sources == ["data/b.txt"]
    assert ["permission" in problem.lower() for problem in inputs.problems] == [True, True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_pipes_are_not_opened(folder: Path) -> None:
    make("data/a.txt")
    os.mkfifo("data/b.txt")
    os.mkfifo("data/pipe")
    inputs = found("data", "data/pipe")
    assert (inputs.sources, inputs.passed_over, len(inputs.problems)) == (["data/a.txt"], 1, 2)


def test_links_that_lead_nowhere_or_back(folder: Path) -> None:
    make("data/a.txt", "data/deep/b.txt", "other/c.txt")
    os.symlink("..", "data/deep/back")
    os.symlink("loop.txt", "data/loop.txt")
    os.symlink("gone.txt", "data/gone-link.txt")
    os.symlink("gone", "data/gone-link")
    os.symlink("../other", "data/other")
    os.symlink("../other", "data/other-again")
    inputs = found("data")
    assert inputs.sources == ["data/a.txt", "data/deep/b.txt", "data/other/c.txt"]
    assert sorted(problem.split(": ")[0].replace(os.sep, "/") for problem in inputs.problems) == [
        "data/deep/back",
        "data/gone-link.txt",
        "data/loop.txt",
    ]
    assert inputs.passed_over == 1
