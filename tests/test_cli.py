"""The command line as people and programs meet it: help, exit states, streams, what it imports."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from terminal import command_on_terminal

import iomcorpus
from iomcorpus.cli import COMMANDS, EXAMPLES, load_command, main
from iomcorpus.errors import CorpusError

HITS = [
    {
        "id": f"3f0c9a51{number:04}",
        "source": "data/coast-bulletin.txt",
        "first_line": number,
        "last_line": number + 8,
        "date": "2016-03-04",
        "date_from": "published",
        "title": "Pilots of Port Amara end their strike",
        "lead": "They go back at once.",
        "score": 2.5,
        "snippet": "two boats sank off the mole",
        "marks": [[4, 9]],
        "copies": 0,
    }
    for number in range(133)
]
COAST = """Coast Bulletin

04/03/16

Pilots of Port Amara End Their Strike

PORT AMARA - The pilots of the harbour said on Friday that they would go back to work after eleven days.

Two boats had sunk off the western mole, where no light had burned since the storm.

01/03/16

Ferry to the Islands Sails Again

PORT AMARA - The ferry left with ninety passengers on Tuesday, its first crossing this year.
"""
RECORD = {"id": "3f0c9a51d2e4", "text": "Two boats\nsank.", "first_line": 3, "last_line": 4, "source": "data/a.txt"}


class FakeCorpus:
    """Answers by the query's first word, so that each way to end can be asked for."""

    def __init__(self, db: str, note: Any = None) -> None:
        if db == "missing.db":
            raise CorpusError("missing.db: there is no store yet. Make it with: iomcorpus split CAPTURE...")

    def search(self, query: str, *, sort: str, limit: int | None, **filters: Any) -> Iterator[dict[str, Any]]:
        if query == "interrupt":
            raise KeyboardInterrupt
        if query == "bug":
            raise KeyError("two\nlines \x1b[31m")
        if query == "endless":
            return (HITS[0] for _ in range(10**7))
        return iter(HITS[:limit] if query == "boats" else [])

    def count(self, query: str, **filters: Any) -> int:
        return len(HITS) if query == "boats" else 0

    def respelt(self, query: str, **filters: Any) -> str | None:
        return None

    def show(self, id: str) -> dict[str, Any]:
        if not RECORD["id"].startswith(id):  # type: ignore[attr-defined]
            raise CorpusError(f"{id!r}: there is no such record in the store.")
        return dict(RECORD)

    def records(self, **filters: Any) -> Iterator[dict[str, Any]]:
        return iter([RECORD])

    def status(self) -> dict[str, Any]:
        return {"captures": 3, "kinds": {"news": 9}, "stages": [{"name": "split", "version": 1}]}

    def verify(self) -> Iterator[types.SimpleNamespace]:
        for severity in ("note", "damage"):
            yield types.SimpleNamespace(severity=severity, where="data/a.txt", what="gone", mend="split again")


def search_rows(rows: Iterator[dict[str, Any]], query: str, **options: Any) -> Iterator[dict[str, Any]]:
    return (HITS[0] | {"id": row["id"]} for row in rows if query in row["text"])


def install_fake() -> None:
    fake = types.ModuleType("iomcorpus.corpus")
    fake.Corpus, fake.search_rows = FakeCorpus, search_rows  # type: ignore[attr-defined]
    sys.modules["iomcorpus.corpus"] = fake


if __name__ == "__main__":  # a process with the fake: see run_fake
    install_fake()
    sys.exit(main())


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "iomcorpus.corpus", types.ModuleType("iomcorpus.corpus"))
    install_fake()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    for name in [name for name in os.environ if name.startswith(("IOMCORPUS_", "NO_COLOR"))]:
        monkeypatch.delenv(name)


def environment(**variables: str) -> dict[str, str]:
    """What a process of ours sees: this package, and none of the settings of whoever runs the tests."""
    unwanted = ("IOMCORPUS_", "NO_COLOR", "COLUMNS", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    package = str(Path(iomcorpus.__file__).parent.parent)
    return kept | {"PYTHONPATH": package, "XDG_CONFIG_HOME": "/nowhere", "TERM": "xterm", "PAGER": "cat"} | variables


def run(*command: str, cwd: Path, stdin: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *command], cwd=cwd, input=stdin, capture_output=True, env=environment(**variables), timeout=60
    )


# Each way to end: arguments, status, what standard output and standard error hold.
ENDS = [
    ("search boats", 0, '"id": "3f0c9a510132"', ""),
    ("search boats --limit 1 --fields id", 0, '{"id": "3f0c9a510000"}\n', ""),
    ("search boats --csv --fields id,date --limit 1", 0, "id,date\n3f0c9a510000,2016-03-04\n", ""),
    ("search boats --json --limit 1", 0, '[\n{"id"', ""),
    ("search boats --format md --fields id --limit 1", 0, "| id |", ""),
    ("search boats --format table --limit 2", 0, "Pilots of Port Amara end their strike", ""),
    ("search boats -c", 0, "133\n", ""),
    ("search boats -l --limit 2", 0, "3f0c9a510000\n3f0c9a510001\n", ""),
    ("search boats -q", 0, "", ""),
    ("search nothing", 1, "", ""),
    ("search nothing -c", 1, "0\n", ""),
    ("search nothing -q", 1, "", ""),
    ("search boats --db missing.db", 2, "", "iomcorpus: missing.db: there is no store yet. Make it with"),
    ("search boats --fields id,tilte", 2, "", "there is no field 'tilte' here, only id, source"),
    ("search boats --json --csv", 2, "", "exclude each other"),
    ("search boats --limit -1", 2, "", "--limit is -1"),
    ("search boats --limit many", 2, "", "Invalid value for '--limit'"),
    ("search boats --kind gossip", 2, "", "Invalid value for '--kind'"),
    ("search", 2, "", "there is no QUERY. Give one, or --saved NAME"),
    ("show", 2, "", "Missing argument 'ID'\nTry: iomcorpus show --help\n"),
    ("search -boats", 2, "", "text that begins with - follows --"),
    ("search -c -- -boats", 1, "0\n", ""),
    ("search interrupt", 130, "", ""),
    ("search bug", 2, "", "unexpected error, KeyError: 'two\\nlines \\x1b[31m' (run with IOMCORPUS_DEBUG=1"),
    ("search boats missing.jsonl", 2, "", "missing.jsonl cannot be read: No such file"),
    ("serach boats", 2, "", "there is no command 'serach'. Did you mean 'search'?"),
    ("--frobnicate", 2, "", "No such option: --frobnicate"),
    ("", 2, "", "Examples:\n  iomcorpus split"),
    ("--version", 0, f"iomcorpus {iomcorpus.__version__}\n", ""),
    ("show 3f0c", 0, '"text": "Two boats\\nsank."', ""),
    ("show 3f0c --raw", 0, "Two boats\nsank.\n", ""),
    ("show 3f0c --format table", 0, "data/a.txt, lines 3 to 4\n\nTwo boats\nsank.\n", ""),
    ("show 9999", 2, "", "there is no such record"),
    ("export", 0, '{"id": "3f0c9a51d2e4"', ""),
    ("export --format tsv --fields id,text", 0, "id\ttext\n3f0c9a51d2e4\tTwo boats sank.\n", ""),
    ("export -o -", 0, '{"id": "3f0c9a51d2e4"', ""),
    ("status", 0, '{"captures": 3, "kinds": {"news": 9}', ""),
    ("status --format table", 0, "captures  3\nkinds     news 9\n\nstages\nname   version\nsplit  1\n", ""),
    ("verify", 1, '{"severity": "damage", "where": "data/a.txt"', "verify: 1 wrong\n"),
    ("config show", 0, '{"setting": "db", "value": "iomcorpus.db", "origin": "default"}', ""),
    ("config show --csv", 2, "", "No such option"),
]


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize(("line", "status", "out", "err"), ENDS, ids=[end[0] or "nothing" for end in ENDS])
def test_how_a_command_ends(capsys: pytest.CaptureFixture[str], line: str, status: int, out: str, err: str) -> None:
    assert main(line.split()) == status
    printed = capsys.readouterr()
    assert out in printed.out and bool(out) == bool(printed.out)
    assert err in printed.err and bool(err) == bool(printed.err)
    assert "Traceback" not in printed.err
    assert "\x1b" not in printed.out + printed.err


@pytest.mark.usefixtures("fake")
def test_debugging_shows_the_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("IOMCORPUS_DEBUG", "1")
    assert main(["search", "bug"]) == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.usefixtures("fake")
def test_export_writes_a_file_of_the_kind_that_its_name_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-o", "a.csv", "--fields", "id,first_line"]) == 0
    assert Path("a.csv").read_text() == "id,first_line\n3f0c9a51d2e4,3\n"
    assert main(["export", "-o", "a.csv"]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["export", "-o", "a.csv", "--format", "jsonl", "--force"]) == 0
    assert json.loads(Path("a.csv").read_text())["id"] == RECORD["id"]


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize(
    ("lines", "status", "err"),
    [
        ('{"id": "a", "text": "two boats"}\n\n{"id": "b", "text": "none"}\n', 0, ""),
        ('\ufeff{"id": "a", "text": "two boats"}', 0, ""),
        ("", 1, ""),
        ('{"id": "a"}\n', 2, "line 1: a record needs `id` and `text`"),
        ('{"id": "a", "text": "boats"}\nraw text\n', 2, "line 2: this is no JSON"),
        ("[" * 100_000, 2, "line 1: this is no JSON"),
        ("[1]", 2, "line 1: a record needs"),
    ],
)
def test_records_from_a_file(capsys: pytest.CaptureFixture[str], lines: str, status: int, err: str) -> None:
    Path("records.jsonl").write_text(lines, encoding="utf-8")
    assert main(["search", "boats", "records.jsonl", "-l"]) == status
    printed = capsys.readouterr()
    assert printed.out == ("a\n" if status == 0 else "")
    assert err in printed.err


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_begins_with_an_example(capsys: pytest.CaptureFixture[str], command: str, option: str) -> None:
    assert main([*command.split(), option]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith(("Example:\n  ", "Examples:\n  "))
    assert f"iomcorpus {command}" in printed.out.split("Usage:")[0]
    assert "--help" in printed.out
    assert not printed.err
    assert max(map(len, printed.out.splitlines())) <= 100


def test_examples_use_commands_that_there_are() -> None:
    examples = [*EXAMPLES, *(line for name in COMMANDS for line in load_command(name).examples)]
    for example in examples:
        for command in example.split("|"):
            words = command.split()
            assert words[0] != "iomcorpus" or words[1] in COMMANDS


HEAVY = {"rich", "dateutil", "rapidfuzz", "ftfy", "numpy", "pydantic", "tomllib", "hypothesis", "html", "http"}


@pytest.mark.parametrize(
    ("arguments", "engine"),
    [
        (["--help"], False),
        (["search", "--help"], False),
        (["config", "show"], False),
        (["status"], True),
        (["export"], True),
        (["search", "boats", "--csv"], True),
        (["split", "coast.txt"], True),
    ],
)
def test_what_a_start_imports(corpus_folder: Path, arguments: list[str], engine: bool) -> None:
    program = (
        "import sys; from iomcorpus.cli import main; main(sys.argv[1:]);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr);"
        "print(*sorted(name for name in sys.modules if name.startswith('iomcorpus.')), file=sys.stderr)"
    )
    done = run("-c", program, *arguments, cwd=corpus_folder)
    *_, packages, ours = done.stderr.decode().splitlines()
    assert not HEAVY & set(packages.split())
    assert not {"iomcorpus.pipeline", "iomcorpus.work"} & set(ours.split())  # nothing is split here
    if not engine:
        assert "sqlite3" not in packages.split()
        assert "iomcorpus.corpus" not in ours.split()
    if arguments == ["--help"]:
        assert not [name for name in ours.split() if name.startswith("iomcorpus.commands.")]


@pytest.fixture(scope="module")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small capture and its store."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "coast.txt").write_text(COAST, encoding="utf-8")
    done = run("-m", "iomcorpus", "split", "coast.txt", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


def run_fake(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, __file__, *arguments],
        env=environment(),
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        **options,
    )


@pytest.mark.parametrize(
    "options",
    [["--format", "jsonl"], ["--format", "json"], ["--csv"], ["--format", "md"], ["--format", "table"], ["-l"]],
    ids=" ".join,
)
def test_a_closed_pipe_is_no_error(options: list[str]) -> None:
    process = run_fake("search", "endless", *options, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 0


@pytest.mark.parametrize(
    "arguments", [["search", "boats", "--limit", "1"], ["--help"], ["status"], ["show", "3f"]], ids=" ".join
)
def test_a_pipe_that_was_never_open(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = run_fake(*arguments, stdout=writing)
    os.close(writing)
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [["search", "boats"], ["search", "endless", "--csv"], ["status"], ["--help"], ["search", "boats", "-c"]],
    ids=" ".join,
)
def test_a_full_disk_is_an_error_of_one_line(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        process = run_fake(*arguments, stdout=full)
    error = process.communicate(timeout=60)[1].decode()
    assert (
        error
        == f"iomcorpus: standard output cannot be written: {os.strerror(errno.ENOSPC)}. What it holds is incomplete.\n"
    )
    assert process.returncode == 2


def test_a_closed_standard_output(tmp_path: Path) -> None:
    shell = f"{sys.executable} {__file__} search boats -q >&- && {sys.executable} {__file__} search nothing 2>&-"
    done = subprocess.run(["sh", "-c", shell], cwd=tmp_path, env=environment(), capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def on_terminal(*arguments: str, columns: int = 80, **variables: str) -> str:
    """What a terminal of that width shows: standard output and standard error of the fake."""
    command = [sys.executable, __file__, *arguments]
    return command_on_terminal(command, environment(**variables), columns, 40)[1]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_terminal_gets_a_table_with_colors(columns: int) -> None:
    shown = on_terminal("search", "boats", columns=columns)
    assert shown.count("3f0c9a51") == 20
    assert shown.endswith("20 of 133, --limit 0 for all\n")
    assert "\x1b[1;33mboats\x1b[0m" in shown


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [(["--color", "never"], {}), ([], {"NO_COLOR": "1"}), ([], {"TERM": "dumb"}), ([], {"IOMCORPUS_COLOR": "never"})],
    ids=str,
)
def test_ways_to_have_no_color(arguments: list[str], variables: dict[str, str]) -> None:
    shown = on_terminal("search", "boats", "--limit", "2", *arguments, **variables)
    assert "\x1b" not in shown
    assert shown.startswith("id ")
    assert "--limit" not in shown  # what was asked for is no cut


def test_a_terminal_as_input_is_not_waited_for() -> None:
    assert "standard input is a terminal" in on_terminal("search", "boats", "-")


@pytest.mark.parametrize(
    ("typed", "completions"),
    [
        ("iomcorpus se", {"search"}),
        ("iomcorpus s", {"split", "search", "stats", "saved", "show", "schema", "status"}),
    ],
)
def test_completion(tmp_path: Path, typed: str, completions: set[str]) -> None:
    done = run("-m", "iomcorpus", cwd=tmp_path, _IOMCORPUS_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD="1")
    assert set(done.stdout.decode().split()) == completions


def test_settings_of_the_project_count(tmp_path: Path) -> None:
    (tmp_path / "iomcorpus.toml").write_text("format = 'csv'\n")
    done = run("-m", "iomcorpus", "config", "show", cwd=tmp_path, IOMCORPUS_LIMIT="7")
    assert b"format,csv,iomcorpus.toml\n" in done.stdout
    assert b"limit,7,IOMCORPUS_LIMIT\n" in done.stdout
    (tmp_path / "iomcorpus.toml").write_text("colour = 'never'\n")
    done = run("-m", "iomcorpus", "config", "show", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(b"iomcorpus: iomcorpus.toml: there is no setting 'colour', only ")
