"""`split` as a process in a fresh folder."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from articles import (
    ARTICLES,
    BEES,
    CLOCK,
    LETTERS,
    LIBRARY,
    SLIP,
    WELL,
    dated,
    environment,
    many,
    on_site,
    run,
    straight,
)

from iomcorpus.corpus import Corpus
from iomcorpus.output.rows import FURNITURE, RECORD

PLAIN = dated(ARTICLES)


def zstd_compress(data: bytes) -> bytes:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd.compress(data)


COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd_compress,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with captures of two articles each."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name, articles in (("a.txt", (SLIP, BEES)), ("in/b.txt", (LIBRARY, CLOCK)), ("in/deep/c.txt", (WELL, LETTERS))):
        (tmp_path / name).write_text(dated(articles), encoding="utf-8")
    return tmp_path


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def sources(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [row["source"] for row in rows(done)]


def is_clean(folder: Path) -> bool:
    """What `verify` says, without the time that a process takes to start."""
    return list(Corpus(str(folder / "iomcorpus.db")).verify()) == []


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What a capture of six articles gives, as `x.txt` in UTF-8."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "x.txt").write_text(PLAIN, encoding="utf-8")
    done = run(folder, "split", "x.txt")
    assert (done.returncode, done.stderr) == (0, "")
    verified = run(folder, "verify")
    assert (verified.returncode, verified.stdout, verified.stderr) == (0, "", "verify: nothing is wrong\n")
    return rows(done)


# What is named

NAMED: list[tuple[list[str], list[str]]] = [
    (["a.txt"], ["a.txt"]),
    (["in"], ["in/b.txt", "in/deep/c.txt"]),
    (["in/deep/", "a.txt"], ["in/deep/c.txt", "a.txt"]),
    (["in/*.txt"], ["in/b.txt"]),
    (["in/**/*.txt", "in"], ["in/b.txt", "in/deep/c.txt"]),
    (["[ab].txt", "in/deep/c.txt", "a.txt"], ["a.txt", "in/deep/c.txt"]),
]


@pytest.mark.parametrize(("named", "read"), NAMED, ids=[" ".join(named) for named, _ in NAMED])
def test_files_folders_and_globs_in_the_order_named(folder: Path, named: list[str], read: list[str]) -> None:
    done = run(folder, "split", *named)
    assert (done.returncode, done.stderr) == (0, "")
    assert sources(done) == [source for source in read for _ in range(2)]
    assert is_clean(folder)


def test_the_captures_in_data_where_nothing_is_named(folder: Path) -> None:
    done = run(folder, "split")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr == "iomcorpus: no captures are named, and there is no folder data/ here. Name files or folders.\n"
    )
    (folder / "in").rename(folder / "data")
    (folder / "data" / "notes.md").write_text("Not a capture.\n", encoding="utf-8")
    done = run(folder, "split")
    assert sources(done) == ["data/b.txt", "data/b.txt", "data/deep/c.txt", "data/deep/c.txt"]
    assert (done.returncode, done.stderr) == (0, "split: 1 other files passed over\n")


def test_a_record_has_the_fields_of_the_contract_in_order(folder: Path) -> None:
    for row in rows(run(folder, "split", "a.txt")):
        assert tuple(row) == RECORD
        lines = (folder / "a.txt").read_text(encoding="utf-8").split("\n")
        assert row["text"] == "\n".join(lines[row["first_line"] - 1 : row["last_line"]])
        assert row["body_line"] == row["first_line"] + 4


# What cannot be used

HTML = "HTML, not text. Make text of it first: iomcorpus convert"
PROBLEMS = {
    "missing.txt": "missing.txt: no such file or folder. Check the path.",
    "none": "none: no captures there. Name files, or a folder that has *.txt files (of web pages: iomcorpus convert).",
    "page.txt": f"page.txt: {HTML} page.txt -o FOLDER",
    "cut.txt.gz": "cut.txt.gz: damaged or cut short",
    "pipe": "pipe: neither a file nor a folder. To read a pipe, pipe it in and name `-`.",
    "*.nope": "*.nope: nothing matches it. Check the pattern.",
    "a.txt.gz": "a.txt.gz: not read, a.txt is a capture of the same name. Rename one.",
    "/proc/self/mem": "/proc/self/mem: cannot be read (Input/output error).",
}


@pytest.fixture
def problems(folder: Path) -> Path:
    (folder / "none").mkdir()
    (folder / "none" / "page.html").write_text("<html>", encoding="utf-8")
    (folder / "page.txt").write_text("\n<!DOCTYPE html>\n<html><p>Not text.</p></html>\n", encoding="utf-8")
    (folder / "cut.txt.gz").write_bytes(gzip.compress(PLAIN.encode())[:-9])
    (folder / "a.txt.gz").write_bytes(gzip.compress(PLAIN.encode()))
    os.mkfifo(folder / "pipe")
    return folder


def without_counts(done: subprocess.CompletedProcess[str]) -> list[str]:
    return sorted(line for line in done.stderr.splitlines() if "passed over" not in line)


def test_each_problem_is_a_line_and_the_other_inputs_are_done(problems: Path) -> None:
    named = [name for name in PROBLEMS if not name.startswith("/proc") or os.path.exists(name)]
    done = run(problems, "split", "a.txt", *named, "in")
    assert done.returncode == 2
    lines = sorted(line.removeprefix("split: ") for line in without_counts(done))
    expected = sorted(PROBLEMS[name] for name in named)
    assert [line[: len(said)] for line, said in zip(lines, expected, strict=True)] == expected
    assert sources(done) == ["a.txt"] * 2 + ["in/b.txt"] * 2 + ["in/deep/c.txt"] * 2
    again = run(problems, "split", "a.txt", *named, "in")
    assert (again.returncode, again.stdout, again.stderr) == (2, done.stdout, done.stderr)
    assert is_clean(problems)


def test_nothing_but_problems(problems: Path) -> None:
    done = run(problems, "split", "missing.txt", "none", "page.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(without_counts(done)) == 3
    assert not (problems / "iomcorpus.db").exists()


ODD = {
    "empty": b"",
    "blank lines": b"\n\n \n\r\n",
    "binary junk": bytes(range(256)) * 40,
    "NUL bytes": f"{PLAIN}\0\0\n".encode(),
    "a long line": b"word " * 200_000,
    "no last newline": PLAIN.rstrip("\n").encode(),
    "only separators": b"-\n-\n***\n",
    "escapes": b"\x1b[2J\x1b]0;owned\x07\xc2\x9b31m\n" + PLAIN.encode(),
}


def test_odd_captures_are_split_like_any_other(folder: Path) -> None:
    for name, data in ODD.items():
        (folder / f"{name}.txt").write_bytes(data)
    done = run(folder, "split", *(f"{name}.txt" for name in ODD), "a.txt")
    assert (done.returncode, done.stderr) == (0, "split: binary junk.txt: read as cp1252\n")
    assert set(sources(done)) - {"binary junk.txt"} == {
        "NUL bytes.txt", "a long line.txt", "no last newline.txt", "escapes.txt", "a.txt",
    }  # fmt: skip
    assert "\x1b" not in done.stdout
    assert is_clean(folder)


def test_names_that_a_terminal_would_obey(folder: Path) -> None:
    name = "bell\x07\x1b[31m.txt"
    (folder / name).write_text("<html>", encoding="utf-8")
    done = run(folder, "split", name)
    assert done.returncode == 2 and "\x1b" not in done.stderr and "\x07" not in done.stderr
    (folder / name).write_text(PLAIN, encoding="utf-8")
    done = run(folder, "split", name, "--fields", "source")
    assert done.returncode == 0 and sources(done) == [name] * 6
    assert is_clean(folder)


# Encodings and compressions


@pytest.mark.parametrize("suffix", COMPRESS)
def test_packed_it_has_the_same_records(folder: Path, plain: list[dict[str, Any]], suffix: str) -> None:
    packed = folder / f"x.txt{suffix}"
    packed.write_bytes(COMPRESS[suffix](PLAIN.encode()))
    done = run(folder, "split", packed.name)
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(done) == [row | {"source": packed.name} for row in plain]
    (folder / "x.txt").write_text(PLAIN, encoding="utf-8")
    packed.unlink()
    assert Corpus(str(folder / "iomcorpus.db")).split([str(folder / "x.txt")], prune=True).actions == {
        "x.txt": "unchanged"
    }
    assert is_clean(folder)


STRAY = "UTF-8, but for 1 stray byte(s) read as cp1252"
ENCODED: list[tuple[str, Callable[[str], bytes], str]] = [
    ("CRLF", lambda text: text.replace("\n", "\r\n").encode(), ""),
    ("CR", lambda text: text.replace("\n", "\r").encode(), ""),
    ("BOM", lambda text: text.encode("utf-8-sig"), ""),
    ("UTF-16", lambda text: text.encode("utf-16"), ""),
    ("UTF-16 BE, CRLF", lambda text: b"\xfe\xff" + text.replace("\n", "\r\n").encode("utf-16-be"), ""),
    ("cp1252", lambda text: text.encode("cp1252"), "read as cp1252"),
    ("cp1252, CRLF", lambda text: text.replace("\n", "\r\n").encode("cp1252"), "read as cp1252"),
    ("a stray byte", lambda text: text.encode().replace("’".encode(), b"\x92", 1), STRAY),
]


def test_encoded_otherwise_it_has_the_same_records(folder: Path, plain: list[dict[str, Any]]) -> None:
    files = {f"x-{number}.txt": (encode(PLAIN), said) for number, (_, encode, said) in enumerate(ENCODED)}
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    done = run(folder, "split", *files)
    assert done.returncode == 0
    assert done.stderr.splitlines() == [f"split: {name}: {said}" for name, (_, said) in files.items() if said]
    corpus = Corpus(str(folder / "iomcorpus.db"))
    for name, (data, _) in files.items():
        found = [row for row in rows(done) if row["source"] == name]
        assert [told(row) for row in found] == [told(row) for row in plain], name
        runs = sorted([*found, *corpus.furniture([name])], key=lambda run: run["first_line"])
        assert runs[-1]["end_byte"] == len(data)
        assert all(one["end_byte"] == two["start_byte"] for one, two in pairwise(runs))
    assert is_clean(folder)


def told(row: dict[str, Any]) -> dict[str, Any]:
    """What a record tells but for what its file's name and encoding settle."""
    return {**row, "id": row["id"][:8], "source": "", "start_byte": 0, "end_byte": 0}


# Standard input


def test_standard_input_touches_no_store(folder: Path) -> None:
    there = sorted(os.listdir(folder))
    done = run(folder, "split", "-", stdin=PLAIN)
    assert (done.returncode, done.stderr) == (0, "")
    assert sources(done) == ["-"] * 6 and tuple(rows(done)[0]) == RECORD
    assert sorted(os.listdir(folder)) == there
    run(folder, "split", "a.txt")
    before = (folder / "iomcorpus.db").read_bytes()
    for options in ([], ["--furniture"], ["--prune"], ["in"], ["a.txt", "--db", "iomcorpus.db"]):
        assert run(folder, "split", "-", *options, stdin=PLAIN).returncode == 0
    assert (folder / "iomcorpus.db").read_bytes() == before
    assert not (folder / "iomcorpus.db-wal").exists()


def test_standard_input_has_the_records_of_a_file_but_for_their_names(folder: Path) -> None:
    (folder / "x.txt").write_text(PLAIN, encoding="utf-8")
    by_file, by_pipe = rows(run(folder, "split", "x.txt")), rows(run(folder, "split", "-", stdin=PLAIN))
    for one, other in zip(by_file, by_pipe, strict=True):
        assert one["id"][:8] == other["id"][:8] and one["id"] != other["id"]
        assert one | {"id": "", "source": ""} == other | {"id": "", "source": ""}
    assert [row["id"] for row in by_pipe] == [row["id"] for row in rows(run(folder / "in", "split", "-", stdin=PLAIN))]


@pytest.mark.parametrize("data", [b"", b"\n", PLAIN.encode("utf-16"), gzip.compress(b"", mtime=0)])
def test_any_standard_input_is_one_capture(folder: Path, data: bytes) -> None:
    done = run(folder, "split", "-", "a.txt", stdin=data)
    assert done.returncode == 0 and sources(done)[-2:] == ["a.txt", "a.txt"]


def test_what_is_wrong_with_standard_input_stops_no_other(folder: Path) -> None:
    done = run(folder, "split", "-", "missing.txt", "a.txt", stdin="<html>")
    assert (done.returncode, sources(done)) == (2, ["a.txt", "a.txt"])
    assert done.stderr.splitlines() == [
        "split: missing.txt: no such file or folder. Check the path.",
        f"split: standard input: {HTML} - | iomcorpus split -",
    ]
    done = run(folder, "split", "-", "--max-size", "100", stdin=PLAIN)
    assert (done.returncode, done.stdout) == (2, "")


def test_records_flow_on_through_pipes(folder: Path) -> None:
    records = run(folder, "split", "-", stdin=PLAIN).stdout
    found = run(folder, "search", "honey", "-", stdin=records)
    assert [row["title"] for row in rows(found)] == [BEES.title]


# Options


def test_explain(folder: Path) -> None:
    first, second = rows(run(folder, "split", "a.txt", "--explain"))
    assert tuple(first) == (*RECORD, "border")
    assert second["border"]["line"] == second["first_line"] and 0.9 < second["border"]["sure"] <= 1
    cues = dict(map(tuple, second["border"]["cues"]))
    assert cues["date line"] > 0 and cues["separator"] > 0 and cues["baseline"] < 0
    piped = rows(run(folder, "split", "-", "--explain", stdin=dated([SLIP, BEES])))
    assert [row["border"] for row in piped] == [first["border"], second["border"]]
    assert "border" not in rows(run(folder, "split", "a.txt"))[0]


def test_furniture(folder: Path) -> None:
    text = on_site(PLAIN)
    (folder / "x.txt").write_text(text, encoding="utf-8")
    for done in (run(folder, "split", "x.txt", "--furniture"), run(folder, "split", "-", "--furniture", stdin=text)):
        furniture = rows(done)
        assert all(tuple(row) == FURNITURE for row in furniture)
        assert furniture[0]["text"] == "Skip to main content" and furniture[0]["reason"] == "menu"
        assert furniture[-1]["reason"] == "copyright" and furniture[-1]["end_byte"] == len(text.encode())
    runs = sorted([*rows(run(folder, "split", "x.txt")), *furniture], key=lambda run: run["first_line"])
    assert "\n".join(run["text"] for run in runs) == text.rstrip("\n")


def test_without_a_cue(folder: Path) -> None:
    assert len(rows(run(folder, "split", "-", stdin=PLAIN))) == 6
    cues = ["date line", "separator", "wide gap", "heading", "topic changes", "begins as others do"]
    options = [part for cue in cues for part in ("--without", cue)]
    rest = rows(run(folder, "split", "-", *options, "--explain", stdin=PLAIN))
    assert len(rest) < 6
    assert not {name for row in rest for name, _ in row["border"]["cues"]} & set(cues)


UNKNOWN_CUES = [
    ("datelin", "Did you mean 'dateline'?"),
    ("wide", "Did you mean 'wide gap'?"),
    ("xyzzy", "The cues: date line, "),
]


@pytest.mark.parametrize(("name", "hint"), UNKNOWN_CUES)
def test_a_cue_that_there_is_not(folder: Path, name: str, hint: str) -> None:
    done = run(folder, "split", "a.txt", "--without", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"iomcorpus: --without: there is no cue {name!r}. {hint}")
    assert done.stderr.count("\n") == 1
    assert not (folder / "iomcorpus.db").exists()


ORDERS = [("auto", "[2016-08-11,2016-11-08]"), ("dmy", "2016-08-11"), ("mdy", "2016-11-08")]


@pytest.mark.parametrize(("order", "date"), ORDERS)
def test_date_order(folder: Path, order: str, date: str) -> None:
    text = dated([WELL, LETTERS])
    assert rows(run(folder, "split", "in/deep/c.txt", "--date-order", order))[0]["published"] == date
    assert rows(run(folder, "split", "-", "--date-order", order, stdin=text))[0]["published"] == date
    assert rows(run(folder, "split", "-", stdin=text, IOMCORPUS_DATE_ORDER=order))[0]["published"] == date
    assert run(folder, "split", "a.txt", "--date-order", "ymd").returncode == 2


def test_formats_and_fields(folder: Path) -> None:
    def printed(*options: str) -> str:
        done = run(folder, "split", "a.txt", "--fields", "title,published", *options)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    expected = [{"title": article.title, "published": f"2016-08-{article.date[:2]}"} for article in (SLIP, BEES)]
    assert [json.loads(line) for line in printed("--format", "jsonl").splitlines()] == expected
    assert json.loads(printed("--json")) == json.loads(printed("--format", "json")) == expected
    assert list(csv.DictReader(io.StringIO(printed("--csv")))) == expected
    assert printed("--format", "tsv").splitlines()[0] == "title\tpublished"
    assert printed("--format", "md").startswith("| title | published |\n| --- | --- |\n")
    assert SLIP.title in printed("--format", "table")
    full = list(csv.DictReader(io.StringIO(run(folder, "split", "a.txt", "--csv").stdout)))
    assert tuple(full[0]) == RECORD and full[0]["clean"].endswith(SLIP.body[-1])


def test_a_field_that_there_is_not(folder: Path) -> None:
    for options in (["--fields", "titel"], ["--fields", "border"], ["--furniture", "--fields", "title"]):
        done = run(folder, "split", "a.txt", *options)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert f"there is no field {options[-1]!r} here" in done.stderr
    assert not (folder / "iomcorpus.db").exists()


def test_limit(folder: Path) -> None:
    """It limits what is printed, not what is kept."""
    done = run(folder, "split", ".", "--limit", "3", "--fields", "title")
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["title"] for row in rows(done)] == [SLIP.title, BEES.title, LIBRARY.title]
    assert len(rows(run(folder, "export"))) == 6
    assert len(rows(run(folder, "split", ".", "--limit", "0"))) == 6
    assert len(rows(run(folder, "split", "-", "--limit", "2", stdin=PLAIN))) == 2


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_jobs_are_counted_from_one(folder: Path, jobs: str) -> None:
    done = run(folder, "split", "a.txt", "--jobs", jobs)
    assert (done.returncode, done.stdout) == (2, "")


def test_prune_alone(folder: Path) -> None:
    run(folder, "split", ".")
    (folder / "a.txt").unlink()
    done = run(folder, "split", "--prune")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert {row["source"] for row in rows(run(folder, "export"))} == {"./in/b.txt", "./in/deep/c.txt"}
    assert is_clean(folder)


def test_what_a_dry_run_would_do(folder: Path) -> None:
    done = run(folder, "split", "-n", "a.txt", "in", "--format", "tsv")
    assert done.stdout.splitlines() == ["name\taction", "a.txt\tnew", "in/b.txt\tnew", "in/deep/c.txt\tnew"]
    assert not (folder / "iomcorpus.db").exists()


def test_the_same_again_and_in_another_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The same names and bytes give the same output on every machine."""
    import shutil

    first = run(folder, "split", ".", "--explain").stdout
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy"
    shutil.copytree(folder, elsewhere, ignore=shutil.ignore_patterns("*.db"))
    assert run(folder, "split", ".", "--explain").stdout == first
    assert run(elsewhere, "split", "in", "a.txt").returncode == 0
    by_id = {row["id"]: row for row in rows(run(elsewhere, "split", ".", "--explain"))}
    assert by_id == {row["id"]: row for row in map(json.loads, first.splitlines())}


# Where things end


@pytest.mark.parametrize("options", [[], ["-", "--furniture"]], ids=str)
def test_a_closed_pipe_ends_quietly(folder: Path, options: list[str]) -> None:
    text = dated(many(600))  # more than a pipe holds
    (folder / "x.txt").write_text(text, encoding="utf-8")
    named = options if "-" in options else ["x.txt", *options]
    shell = f'"{sys.executable}" -m iomcorpus split {" ".join(named)} < x.txt | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", shell], cwd=folder, env=environment(), capture_output=True, timeout=120)
    assert done.stderr == b""
    assert done.stdout.splitlines()[-1] == b"0" and len(done.stdout.splitlines()) == 2
    assert "-" in options or is_clean(folder)


PLACES = ["/proc/iomcorpus.db", "/proc/version", "a.txt", "a.txt/store.db", "in", "missing/store.db"]


@pytest.mark.parametrize("place", PLACES)
def test_a_store_where_none_can_be_is_one_line(folder: Path, place: str) -> None:
    if place.startswith("/proc") and not os.path.isdir("/proc/self"):
        pytest.skip("this system has no /proc")
    there = sorted(os.listdir(folder))
    done = run(folder, "split", "in/b.txt", "--db", place)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"iomcorpus: {place}: ")
    assert sorted(os.listdir(folder)) == there
    assert (folder / "a.txt").read_text(encoding="utf-8") == dated([SLIP, BEES])


READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" "$0" && cd "$0" && exec "$@"'


def read_only(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A process that sees the folder mounted read-only (root may write anywhere else)."""
    wrapped = ["unshare", "--mount", "sh", "-c", READ_ONLY, str(folder), *command]
    try:
        return subprocess.run(wrapped, cwd="/", env=environment(), capture_output=True, text=True, timeout=60)
    except FileNotFoundError:
        pytest.skip("no unshare here")


def test_a_store_in_a_folder_that_cannot_be_written(folder: Path) -> None:
    run(folder, "split", "a.txt")
    if read_only(folder, "true").returncode:
        pytest.skip("no right to mount here")
    before = (folder / "iomcorpus.db").read_bytes()
    command = (sys.executable, "-m", "iomcorpus", "split")
    known = read_only(folder, *command, "a.txt", "--fields", "title")
    assert [row["title"] for row in rows(known)] == [SLIP.title, BEES.title]  # what is known can be printed still
    new = read_only(folder, *command, "a.txt", "in")
    assert (new.returncode, new.stdout, new.stderr.count("\n")) == (2, "", 1)
    assert new.stderr.startswith("iomcorpus: iomcorpus.db: cannot be opened here")
    assert (folder / "iomcorpus.db").read_bytes() == before
    assert is_clean(folder)


# Interrupted


LARGE = dated(many(1900))  # more than a megabyte: two of these are worth a process each


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A split in a process group of its own, as a terminal starts it, whose temporary files lie in `tmp`."""
    (folder / "tmp").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "iomcorpus", "split", *arguments],
        cwd=folder,
        env=environment(TMPDIR=str(folder / "tmp")),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A terminal's programs hear Ctrl-C; what a shell starts in the background does not, and hands that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def at_work(folder: Path) -> bool:
    """The captures are being looked at: some time after the folder for it was made, which cannot be half undone."""
    seen = bool(os.listdir(folder / "tmp"))
    time.sleep(0.05 if seen else 0)
    return seen


def split_once(folder: Path) -> bool:
    """The second pass has come through a capture."""
    return any(path.stat().st_size > 1 << 20 for path in (folder / "tmp").glob("*/*"))


def writing(folder: Path) -> bool:
    """Rows are on their way into the store."""
    log = folder / "iomcorpus.db-wal"
    return log.exists() and log.stat().st_size > 1 << 20


MOMENTS = [(at_work, "1", True), (at_work, "2", False), (split_once, "2", True), (writing, "1", True)]


@pytest.mark.parametrize(
    ("moment", "jobs", "whole_group"), MOMENTS, ids=lambda value: getattr(value, "__name__", value)
)
def test_interrupted_the_store_is_intact(
    folder: Path, moment: Callable[[Path], bool], jobs: str, whole_group: bool
) -> None:
    run(folder, "split", "a.txt", "in")
    for name in ("x.txt", "y.txt"):
        (folder / name).write_text(LARGE, encoding="utf-8")
    (folder / "a.txt").write_text(straight(PLAIN), encoding="utf-8")
    (folder / "tmp").mkdir()
    there, known = sorted(os.listdir(folder)), run(folder, "export").stdout
    process = started(folder, "x.txt", "y.txt", "a.txt", "--jobs", jobs)
    while process.poll() is None and not moment(folder):
        time.sleep(0.002)
    assert process.poll() is None
    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
    printed, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, b"")
    assert sorted(os.listdir(folder)) == there
    assert os.listdir(folder / "tmp") == []
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)  # no worker is left
    done = run(folder, "verify")
    if moment is writing and done.returncode == 0:
        return  # on a busy machine it may have been through by then: all is in the store
    assert (done.returncode, [(row["severity"], row["where"]) for row in rows(done)]) == (1, [("changed", "a.txt")])
    assert run(folder, "export").stdout == known
    assert printed == b""
    assert run(folder, "split", "a.txt").returncode == 0
    assert is_clean(folder)
