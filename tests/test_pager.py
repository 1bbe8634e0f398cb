"""The pager: when there is one, what goes to it, and how it ends."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from articles import ARTICLES, dated, run
from terminal import on_terminal

from iomcorpus.output.pager import DEFAULT, Page, choose_pager, paged

TERM = {"TERM": "xterm"}
LONG = "".join(f"line {number}\n" for number in range(30))


@pytest.mark.parametrize(
    ("setting", "terminal", "environ", "wanted", "why"),
    [
        ("auto", True, TERM, DEFAULT, "less where nothing is said"),
        ("auto", True, TERM | {"PAGER": "most"}, "most", "the user's own"),
        ("auto", True, TERM | {"PAGER": ""}, None, "set to nothing: none, as git has it"),
        ("auto", True, TERM | {"PAGER": " cat "}, None, "that is no pager"),
        ("bat -p", True, TERM | {"PAGER": "most"}, "bat -p", "ours goes before"),
        ("cat", True, TERM, None, "ours may be none too"),
        ("never", True, TERM | {"PAGER": "most"}, None, "--no-pager"),
        ("bat", False, TERM, None, "never in a pipe"),
        ("bat", True, {"TERM": "dumb"}, None, "an editor's shell cannot scroll"),
        ("bat", True, {}, None, "nor what is no terminal at all"),
    ],
)
def test_which_pager(setting: str, terminal: bool, environ: dict[str, str], wanted: str | None, why: str) -> None:
    assert choose_pager(setting, terminal, environ) == wanted, why


@pytest.mark.parametrize(("text", "paged_text", "shown"), [("two\nlines\n", None, "two\nlines\n"), (LONG, LONG, "")])
def test_only_what_is_long_goes_there(tmp_path: Path, text: str, paged_text: str | None, shown: str) -> None:
    seen, terminal = tmp_path / "seen", io.StringIO()
    page = Page(terminal, f"sh -c 'cat > {seen}'", 24)
    for line in text.splitlines(keepends=True):
        page.write(line)
    page.leave()
    assert terminal.getvalue() == shown
    assert (seen.read_text() if seen.exists() else None) == paged_text


@pytest.mark.parametrize("command", ["no-such-pager -x", "'unclosed"])
def test_a_pager_that_is_not_there_is_told_and_all_is_shown(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    terminal = io.StringIO()
    page = Page(terminal, command, 24)
    page.write(LONG)
    page.leave()
    assert terminal.getvalue() == LONG
    assert f"there is no pager {command!r}" in capsys.readouterr().err


def test_without_a_pager_it_is_standard_output() -> None:
    with paged(None) as stream:
        assert stream is sys.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("paged")
    (path / "a.txt").write_text(dated(ARTICLES), encoding="utf-8")
    assert run(path, "split", "a.txt").returncode == 0
    return path


def test_tables_and_pages_go_through_it(folder: Path) -> None:
    id = run(folder, "search", "-l", "the").stdout.split()[0]
    for arguments in (["search", "the"], ["show", id], ["status"], ["why", id], ["help", "query"]):
        status, shown = on_terminal(folder, *arguments, lines=4, IOMCORPUS_PAGER="nl -ba")
        assert status == 0
        assert shown.splitlines()[1].startswith("     2\t"), arguments


@pytest.mark.parametrize(
    ("arguments", "pager"), [(["--no-pager"], "nl"), (["--format", "jsonl"], "nl"), ([], "")], ids=str
)
def test_what_is_not_paged(folder: Path, arguments: list[str], pager: str) -> None:
    _, shown = on_terminal(folder, "search", "the", *arguments, lines=4, IOMCORPUS_PAGER=pager, PAGER="nl")
    assert "\t" not in shown
    assert "id" in shown


def test_reasons_fit_the_terminal(folder: Path) -> None:
    id = run(folder, "search", "-l", "the").stdout.split()[0]
    _, shown = on_terminal(folder, "why", id, columns=50)
    assert max(map(len, shown.splitlines())) <= 50
    assert " ".join(run(folder, "why", id, "--format", "table").stdout.split()) == " ".join(shown.split())


def test_leaving_it_early_is_no_error(folder: Path) -> None:
    """More than a pipe holds, so that it is written after the reader has left."""
    (folder / "queries").write_text("the\n" * 400)
    arguments = ("search", "--queries", "queries", "--limit", "0", "--color", "never")
    status, shown = on_terminal(folder, *arguments, lines=4, IOMCORPUS_PAGER="head -1")
    assert (status, shown.split()) == (0, ["query", "id", "date", "record"])


def test_a_pager_that_has_left_breaks_the_pipe() -> None:
    page = Page(io.StringIO(), "true", 2)
    with pytest.raises(BrokenPipeError):
        for _ in range(10_000):
            page.write(LONG)
    page.leave()


def test_a_folder_names_no_program(folder: Path) -> None:
    """A project's settings may come with captures from a stranger."""
    settings = folder / "iomcorpus.toml"
    settings.write_text("pager = 'touch gotcha'\n")
    done = run(folder, "search", "the")
    assert (done.returncode, "pager is 'touch gotcha', here it must be auto or never" in done.stderr) == (2, True)
    settings.write_text("pager = 'never'\n")
    assert run(folder, "search", "the").returncode == 0
    settings.unlink()
