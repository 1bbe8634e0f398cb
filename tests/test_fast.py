"""The short way answers plain searches with the same bytes, and leaves everything else alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stores import fill

from iomcorpus import __version__
from iomcorpus.fast import json_text, read_arguments

TEXTS = {
    "a.txt": [
        {"text": 'A "boat"\\ sank\x01 off\u2028Lesvos', "title": "Boat", "published": "2017-03-05"},
        "the boat, a ship",
    ],
    "b.txt": [{"text": "Trafficking of boats", "inferred": "2018", "kind": "opinion"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "iomcorpus.db", TEXTS)
    return tmp_path


def run(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """The program as a process in a folder, with nobody's settings."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("IOMCORPUS", "_IOMCORPUS", "XDG"))
    }
    environment = {**clean, "HOME": str(folder), **(env or {})}
    command = [sys.executable, "-m", "iomcorpus", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")


def test_version(folder: Path) -> None:
    done = run(folder, "--version")
    assert (done.stdout, done.stderr, done.returncode) == (f"iomcorpus {__version__}\n", "", 0)


def test_hits_are_json_lines(folder: Path) -> None:
    done = run(folder, "search", "boat")
    hits = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    assert {hit["source"] for hit in hits} == {"in/a.txt", "in/b.txt"} and done.returncode == 0
    assert "".join(json.dumps(hit, ensure_ascii=False) + "\n" for hit in hits) == done.stdout


ENDS = [
    # (arguments, standard output, exit status)
    (["boat", "-c"], "3\n", 0),
    (["--count", "zebra"], "0\n", 1),
    (["zebra"], "", 1),
    (["zebra", "-l"], "", 1),
    (["boat", "-q"], "", 0),
    (["zebra", "--quiet"], "", 1),
    (["ship", "-l"], "a.txt___0001\n", 0),
    (["--ids", "--sort=date", "--limit", "1", "boat"], "b.txt___0000\n", 0),
    (["boat", "-l", "--after", "2018-01-01"], "b.txt___0000\n", 0),
    (["boat", "-c", "--before=2017-03-05"], "1\n", 0),
    (["boat", "-c", "--kind", "opinion"], "1\n", 0),
    (["boat", "-c", "--source", "b"], "1\n", 0),
    (["boat", "-c", "--inferred", "no"], "2\n", 0),
    (["boats", "-c", "--exact"], "1\n", 0),
    (["-c", "--", "-boat the"], "0\n", 1),
    (["-c", "--limit", "0", "boat"], "3\n", 0),
    (["boat", "-c", "--db", "iomcorpus.db"], "3\n", 0),
    (["boat kind:opinion", "-l"], "b.txt___0000\n", 0),
    (["date:2017", "-l"], "a.txt___0000\n", 0),
    (["--has", "title", "-c"], "1\n", 0),
    (["boat OR kind:event", "-c"], "3\n", 0),
]


@pytest.mark.parametrize(("arguments", "out", "status"), ENDS, ids=[" ".join(arguments) for arguments, _, _ in ENDS])
def test_ends(folder: Path, arguments: list[str], out: str, status: int) -> None:
    assert read_arguments(arguments) is not None
    done = run(folder, "search", *arguments)
    assert (done.stdout, done.stderr, done.returncode) == (out, "", status)


ERRORS = [
    (["boat", "--db", "nowhere.db"], "iomcorpus: nowhere.db: there is no store yet."),
    (["..."], "iomcorpus: The query has nothing to search for"),
    (["--", "-boat"], "iomcorpus: The query only says what to leave out"),
    (["boat", "--db", "."], "iomcorpus: .: a folder, not a store."),
    (["boat", "--db", "x\x1b[2J"], "iomcorpus: x␛[2J: there is no store yet."),
]


@pytest.mark.parametrize(("arguments", "message"), ERRORS, ids=[repr(arguments) for arguments, _ in ERRORS])
def test_errors_are_one_line(folder: Path, arguments: list[str], message: str) -> None:
    done = run(folder, "search", *arguments)
    assert (done.stdout, done.returncode, done.stderr.count("\n")) == ("", 2, 1)
    assert done.stderr.startswith(message)


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["a", "b"], ["a", "-"], ["-"], ["--has", "a", "--has", "b"], ["a", "--fuzzy"], ["a", "--explain"],
        ["--help"], ["a", "-h"], ["a", "--fields", "id"], ["a", "--json"],
        ["a", "--csv"], ["-x"], ["a", "-cl"], ["a", "-c", "-l"], ["a", "--format", "csv"], ["a", "--format=table"],
        ["a", "--limit", "x"], ["a", "--limit", "-1"], ["a", "--limit", "²"], ["a", "--limit"], ["a", "--db", ""],
        ["a", "--after", "2017"], ["a", "--after", "2017-02-30"], ["a", "--after", "--before", "2017-01-01"],
        ["a", "--kind", "novel"], ["a", "--sort", "size"], ["a", "--inferred", "maybe"],
        ["a", "--kind=news", "--kind=event"], ["a", "--color", "never"], ["-boat"], ["a", "--exact=1"],
        ["a", "--coun"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_commands(arguments: list[str]) -> None:
    assert read_arguments(arguments) is None


def modules(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> set[str]:
    """What a run has loaded."""
    done = run(folder, *arguments, env={"PYTHONVERBOSE": "1", **(env or {})})
    return {line.split("'")[1] for line in done.stderr.splitlines() if line.startswith("import '")}


FAST = {
    "iomcorpus", "iomcorpus.fast", "iomcorpus.errors", "iomcorpus.asking", "iomcorpus.asking.query",
    "iomcorpus.asking.sql", "iomcorpus.store", "iomcorpus.store.open",
}  # fmt: skip


def test_a_plain_search_loads_little(folder: Path) -> None:
    bare = {
        line.split("'")[1]
        for line in subprocess.run(
            [sys.executable, "-v", "-m", "sqlite3.dbapi2"], capture_output=True, text=True, cwd=folder
        ).stderr.splitlines()
        if line.startswith("import '")
    }
    loaded = modules(folder, "search", "boat")
    assert {name for name in loaded if name.startswith("iomcorpus")} == FAST
    assert loaded - bare - FAST <= {"__future__", "sqlite3", "itertools"}


@pytest.mark.parametrize("name", ["IOMCORPUS_FORMAT", "IOMCORPUS_LIMIT", "_IOMCORPUS_COMPLETE"])
def test_settings_are_left_to_the_commands(folder: Path, name: str) -> None:
    assert "typer" in modules(folder, "search", "boat", env={name: "1"})


@pytest.mark.parametrize("place", ["iomcorpus.toml", ".config/iomcorpus/config.toml"])
def test_settings_files_are_left_to_the_commands(folder: Path, place: str) -> None:
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_text("")
    assert "typer" in modules(folder, "search", "boat")


def test_the_store_of_the_environment(folder: Path) -> None:
    (folder / "iomcorpus.db").rename(folder / "other.db")
    assert run(folder, "search", "boat", "-c", env={"IOMCORPUS_DB": "~/other.db"}).stdout == "3\n"
    assert "no store yet" in run(folder, "search", "boat", env={"IOMCORPUS_DB": ""}).stderr


AT_THE_END = (
    "import atexit; from iomcorpus.__main__ import main; atexit.register(print, 'end'); raise SystemExit(main())"
)


@pytest.mark.parametrize("arguments", [["boat", "-c"], ["zebra", "-q"], ["boat", "--limit", "1"]])
def test_an_answer_ends_the_process_at_once(folder: Path, arguments: list[str]) -> None:
    """But for who looks into it: a profiler prints at the end."""
    plain = run(folder, "search", *arguments)
    for env, end in (({}, ""), ({"IOMCORPUS_DEBUG": "1"}, "end\n")):
        done = subprocess.run(
            [sys.executable, "-c", AT_THE_END, "search", *arguments],
            cwd=folder,
            env={**os.environ, **env},
            capture_output=True,
            encoding="utf-8",
        )
        assert (done.stdout, done.returncode) == (plain.stdout + end, plain.returncode)


def test_output_is_utf_8_whatever_the_locale(folder: Path) -> None:
    plain = run(folder, "search", "boat").stdout
    assert "\u2028" in plain
    assert run(folder, "search", "boat", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}).stdout == plain


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    fill(tmp_path / "iomcorpus.db", {"a.txt": ["boat " * 200] * 600})
    pipe = subprocess.Popen(
        [sys.executable, "-m", "iomcorpus", "search", "boat"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert pipe.stdout and pipe.stderr
    pipe.stdout.readline()
    pipe.stdout.close()
    assert (pipe.wait(), pipe.stderr.read()) == (0, b"")
    pipe.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output(folder: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "iomcorpus", "search", "boat"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("iomcorpus: standard output cannot be written")


def test_a_damaged_store_is_one_line(folder: Path) -> None:
    data = bytearray((folder / "iomcorpus.db").read_bytes())
    data[4096:] = b"\xaa" * (len(data) - 4096)
    (folder / "iomcorpus.db").write_bytes(data)
    done = run(folder, "search", "boat")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "the store is damaged" in done.stderr


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(json_values)
def test_json_is_that_of_the_json_module(value: object) -> None:
    assert json_text(value) == json.dumps(value, ensure_ascii=False)


def test_json_of_every_character_up_to_0x500() -> None:
    text = "".join(map(chr, range(0x500))) + "\u2028\u2029\ufeff\U0001f600\udc80"
    assert json_text(text) == json.dumps(text, ensure_ascii=False)


DOORS = [
    ["boat"], ["boat", "--limit", "1"], ["boat", "--sort", "date"], ["boats", "--exact"],
    ["boat", "--after", "2018-01-01"],
    ["boat", "-c"], ["boat", "-l"], ["zebra"], ["zebra", "-c"], ["boat", "-q"], ["..."], ["--", "-boat"],
    ["boat kind:opinion"], ["kind:opinion OR date:2017", "-l"], ["date:..2017", "-c"], ["source:a.*", "--sort", "date"],
    ["boat date:soon"], ["x kind:\x1b[2J y"], ["boat person:swing"], ["--person", "swing"], ["has:copy", "-c"],
    ["boat", "--figure", "many"], ["--has", "title"], ["--has=title", "boat", "-c"], ["title:boat"], ["bota"],
    ["traficking"], ["traficking", "-c"], ["traficking", "-q"], ["traficking", "-l"], ["-"], ["-kind:news"],
    ["boat -date:2017"],
    ["boat", "--db", "no\x1b.db"], ['"the boat" OR traffick*', "--format", "jsonl"], ["boat", "--inferred", "only"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", DOORS, ids=" ".join)
def test_both_doors_give_the_same_bytes(folder: Path, arguments: list[str]) -> None:
    short = run(folder, "search", *arguments)
    long = run(folder, "search", *arguments, env={"IOMCORPUS_COLOR": "auto"})  # a setting: typer has to read it
    assert (short.stdout, short.stderr, short.returncode) == (long.stdout, long.stderr, long.returncode)


def test_both_doors_have_the_same_version(folder: Path) -> None:
    short = run(folder, "--version")
    long = subprocess.run(
        [sys.executable, "-c", "from iomcorpus.cli import main; main(['--version'])"], capture_output=True, text=True
    )
    assert short.stdout == long.stdout
