"""Disks that are full or read-only, and places where nothing can be written: one line, and what can be done is done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from articles import environment, run
from scenes import DB, PROGRAM, damage_in, is_one_line, started, volume, write_volumes


def on_disk(folder: Path, script: str, size: str = "2m") -> subprocess.CompletedProcess[str]:
    """Shell commands in a folder of a small disk of its own, onto which what lies in `folder` has been copied.

    `$0` is the program.
    """
    disk = (
        f'mount -t tmpfs -o size={size} tmpfs /mnt && cp -r "$1"/. /mnt && cd /mnt && shift; '
        'iomcorpus() { "$@"; }; ' + script.replace("$0", " ".join(PROGRAM))
    )
    try:
        done = subprocess.run(
            ["unshare", "--mount", "bash", "-c", disk, "bash", str(folder)],
            cwd="/",
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
    except FileNotFoundError:
        pytest.skip("no unshare here")
    if "unshare" in done.stderr or "mount" in done.stderr:
        pytest.skip("no right to mount here")
    return done


FILL = "cat /dev/zero > filler 2>/dev/null; "


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_volumes(folder, 2, 60)
    assert run(folder, "build", "v0.txt").returncode == 0
    return folder


@pytest.fixture
def folder(tmp_path: Path, made: Path) -> Path:
    """Two captures, and a store of the first on which all stages have run."""
    return Path(shutil.copytree(made, tmp_path / "folder"))


def test_a_full_disk(folder: Path) -> None:
    """What stands is searched; what cannot be written is told in a line with its path; with room it is made up for."""
    script = (
        FILL + "$0 search ferry --count; echo status $?; $0 people --limit 1 >/dev/null; echo status $?; "
        "$0 split v1.txt; echo status $?; $0 export -o out.csv; echo status $?; ls; "
        "rm filler; $0 split v1.txt >/dev/null; echo status $?; $0 verify; echo status $?"
    )
    done = on_disk(folder, script, "4m")
    count = run(folder, "search", "ferry", "--count").stdout.strip()
    lines = done.stdout.split()
    statuses = [lines[at + 1] for at, word in enumerate(lines) if word == "status"]
    assert lines[0] == count and statuses == ["0", "0", "2", "2", "0", "0"], done
    told = [line for line in done.stderr.splitlines() if line.startswith("iomcorpus: ")]
    assert [DB in told[0] or "temporary" in told[0], "out.csv" in told[1]] == [True, True] and len(told) == 2, told
    assert "make room" in told[0].lower() and not any(word.endswith(".part") for word in lines)


def test_a_medium_that_is_read_only(folder: Path) -> None:
    script = (
        "mount -o remount,ro /mnt; $0 search ferry --count; echo status $?; $0 figures --limit 1 >/dev/null; "
        "echo status $?; $0 verify >/dev/null; echo status $?; $0 split v1.txt; echo status $?; "
        "$0 export -o out.csv; echo status $?; $0 search ferry --save boats; echo status $?"
    )
    done = on_disk(folder, script)
    lines = done.stdout.split()
    assert [lines[at + 1] for at, word in enumerate(lines) if word == "status"][:5] == ["0", "0", "0", "2", "2"], done
    told = [line for line in done.stderr.splitlines() if line.startswith("iomcorpus: ")]
    assert DB in told[0] and "out.csv" in told[1] and "unexpected" not in done.stderr


def test_no_room_for_temporary_files(folder: Path) -> None:
    """It is their folder that is named, and not standard output or the store."""
    script = "mkdir t; mount -t tmpfs -o size=8k tmpfs t; TMPDIR=/mnt/t $0 split v1.txt; echo status $?; $0 verify"
    done = on_disk(folder, script, "8m")
    assert done.stdout.split()[:2] == ["status", "2"], done
    (told,) = [line for line in done.stderr.splitlines() if line.startswith("iomcorpus: ")]
    assert "/mnt/t" in told and "TMPDIR" in told


@pytest.mark.parametrize("size", [1 << 14, 1 << 17, 1 << 19])
def test_a_limit_for_files(tmp_path: Path, size: int) -> None:
    write_volumes(tmp_path, 2, 60)
    limited = (
        f"import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); sys.argv[1:] = ['split', 'v0.txt', 'v1.txt']; "
        "from iomcorpus.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited], cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2 and is_one_line(done.stderr), done.stderr
    assert run(tmp_path, "split", "v0.txt", "v1.txt").returncode == 0
    assert damage_in(tmp_path / DB) == []


WRITTEN = [
    ("export", "-o", "{}", "--force"),
    ("export", "--format", "brat", "-o", "{}", "--force"),
    ("export", "--format", "datasette", "-o", "{}", "--force"),
    ("search", "ferry", "--receipt", "{}"),
]
PLACES = {
    "missing/out.csv": ("missing", "out.csv"),
    "v0.txt/out.csv": ("v0.txt",),
    "in": ("in",),
    "/dev/full": ("/dev/full",),
    "/proc/none/out.csv": ("/proc/none",),
    "a" * 300: ("a" * 300,),
}


@pytest.mark.parametrize("arguments", WRITTEN, ids=lambda arguments: " ".join(arguments))
def test_places_where_nothing_can_be_written(folder: Path, arguments: tuple[str, ...]) -> None:
    from contextlib import chdir, redirect_stderr, redirect_stdout
    from io import StringIO

    from iomcorpus.cli import main

    (folder / "in").mkdir()
    (folder / "in" / "thesis.txt").write_text("years of work", encoding="utf-8")
    there = sorted(folder.rglob("*"))
    for place, named in PLACES.items():
        error = StringIO()
        with chdir(folder), redirect_stdout(StringIO()), redirect_stderr(error):
            status = main([argument.format(place) for argument in arguments])
        assert status == 2 and is_one_line(error.getvalue()), (place, error.getvalue())
        assert any(name in error.getvalue() for name in named), (place, error.getvalue())
        assert sorted(folder.rglob("*")) == there, place


def without_might(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program in a folder, for somebody to whom the modes of files apply, as they do not to root."""
    powers = "-dac_override,-dac_read_search"
    powerless = ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}") if os.geteuid() == 0 else ()
    if powerless and not shutil.which("setpriv"):
        pytest.skip("no setpriv here, and modes do not apply to root")
    how: dict[str, Any] = {"env": environment(), "stdin": subprocess.DEVNULL, "capture_output": True, "text": True}
    return subprocess.run([*powerless, *PROGRAM, *arguments], cwd=folder, timeout=60, **how)


# (modes to set, what is run, its exit status, what the line names)
FORBIDDEN = [
    ({".": 0o555}, ("search", "ferry", "--count"), 0, ""),
    ({".": 0o555}, ("verify",), 0, ""),
    ({".": 0o555, DB: 0o444}, ("split", "v1.txt"), 2, DB),
    ({".": 0o555, DB: 0o444}, ("dedupe", "--keep", "longest"), 2, DB),
    ({".": 0o555, DB: 0o444}, ("extract", "--without", "count"), 2, DB),
    ({".": 0o555, DB: 0o444}, ("build", "v0.txt", "v1.txt"), 2, DB),
    ({".": 0o555}, ("split", "v1.txt", "--db", "new.db"), 2, "new.db"),
    ({".": 0o555}, ("export", "-o", "out.csv"), 2, "out.csv"),
    ({".": 0o555}, ("search", "ferry", "--receipt", "r.json"), 2, "r.json"),
    ({".": 0o555}, ("search", "ferry", "--save", "boats"), 2, "queries.toml"),
    ({DB: 0o000}, ("search", "ferry"), 2, DB),
    ({DB: 0o000}, ("split", "v1.txt"), 2, DB),
    ({DB: 0o000}, ("show", "abcd"), 2, DB),
    ({"v1.txt": 0o000}, ("split", "v1.txt", "--db", ":memory:"), 2, "v1.txt"),
    ({"../folder": 0o000}, ("search", "ferry", "--db", "folder/iomcorpus.db"), 2, DB),
]


@pytest.mark.parametrize(
    ("modes", "arguments", "status", "named"), FORBIDDEN, ids=[f"{row[0]} {' '.join(row[1])}" for row in FORBIDDEN]
)
def test_what_is_not_permitted(
    folder: Path, modes: dict[str, int], arguments: tuple[str, ...], status: int, named: str
) -> None:
    there = sorted(folder.rglob("*"))
    for name, mode in modes.items():
        os.chmod(folder / name, mode)
    try:
        done = without_might(folder.parent if "../folder" in modes else folder, *arguments)
    finally:
        os.chmod(folder, 0o755)
    assert done.returncode == status, done
    lines = done.stderr.splitlines()
    assert not status or (len(lines) == 1 and named in lines[0] and "unexpected" not in lines[0]), lines
    assert sorted(folder.rglob("*")) == there


def test_slow_pipes_are_read_and_written_to_the_end(tmp_path: Path) -> None:
    """As standard input and output; a capture that is one is refused at once, and nobody waits for its other end."""
    text, got = volume(1, 6).encode(), b""
    process = started(tmp_path, ("split", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin and process.stdout and process.stderr
    for at in range(0, len(text), len(text) // 5):
        process.stdin.write(text[at : at + len(text) // 5])
        process.stdin.flush()
        time.sleep(0.05)
    process.stdin.close()
    while piece := os.read(process.stdout.fileno(), 700):
        got += piece
        time.sleep(0.005)
    assert process.wait(timeout=30) == 0 and process.stderr.read() == b""
    process.stdout.close()
    process.stderr.close()
    assert got.decode() == run(tmp_path, "split", "-", stdin=text).stdout
    os.mkfifo(tmp_path / "pipe")
    refused = run(tmp_path, "split", "pipe")
    assert refused.returncode == 2 and "To read a pipe, pipe it in" in refused.stderr


def test_standard_output_that_is_closed(folder: Path) -> None:
    shell = f"{' '.join(PROGRAM)} search ferry >&-; echo $? >&2; {' '.join(PROGRAM)} people >&-; echo $? >&2"
    done = subprocess.run(["bash", "-c", shell], cwd=folder, env=environment(), capture_output=True, timeout=60)
    assert b"Traceback" not in done.stderr and b"unexpected" not in done.stderr
