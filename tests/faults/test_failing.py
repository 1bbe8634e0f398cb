"""The n-th call of the database and of the file system fails, for n = 1, 2, 3, ... until none is left to fail.

Each time people are told in one line, nothing stays that should not, and the next run makes it whole.
"""

from __future__ import annotations

import builtins
import errno
import gc
import io
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from scenes import DB, SOAK, damage_in, digest_at, is_one_line, write_volumes

import iomcorpus.store.open as opening
from iomcorpus.cli import main
from iomcorpus.corpus import Corpus

EACH = 25  # calls that fail one by one
STRIDE = 1 if SOAK else 17  # and of those after them each so many-th


class Fault:
    """Counts calls and lets one of them fail."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.calls = 0

    @property
    def fired(self) -> bool:
        return self.calls >= self.at

    def call(self, error: Exception) -> None:
        self.calls += 1
        if self.calls == self.at:
            raise error


def places() -> Iterator[int]:
    """Which call fails."""
    yield from range(1, EACH)
    yield from range(EACH, 1_000_000, STRIDE)


def fail_in_sqlite(patch: pytest.MonkeyPatch, fault: Fault, error: str) -> None:
    class Failing(opening.Store):
        def execute(self, *statement: Any) -> sqlite3.Cursor:
            fault.call(sqlite3.OperationalError(error))
            return super().execute(*statement)

        def executemany(self, *statement: Any) -> sqlite3.Cursor:
            fault.call(sqlite3.OperationalError(error))
            return super().executemany(*statement)

    patch.setattr(opening, "Store", Failing)


def no_room() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def fail_in_files(patch: pytest.MonkeyPatch, fault: Fault) -> None:
    """Writing, syncing, renaming and making folders."""

    def failing(call: Callable[..., Any]) -> Callable[..., Any]:
        def attempt(*values: Any, **named: Any) -> Any:
            fault.call(no_room())
            return call(*values, **named)

        return attempt

    class FullFile(io.FileIO):
        def write(self, data: Any) -> int:
            fault.call(no_room())
            return super().write(data)

    opened = builtins.open

    def open_failing(file: Any, mode: str = "r", *values: Any, **named: Any) -> Any:
        if isinstance(file, int) or not {*mode} & {*"wxa+"} or str(file) == os.devnull:
            return opened(file, mode, *values, **named)
        fault.call(no_room())
        raw = io.BufferedWriter(FullFile(file, mode.replace("b", "").replace("t", "")))  # type: ignore[arg-type]
        if "+" in mode:
            raw.close()
            return opened(file, mode, *values, **named)
        return (
            raw if "b" in mode else io.TextIOWrapper(raw, encoding=named.get("encoding"), newline=named.get("newline"))
        )

    for name in ("fsync", "replace", "rename", "mkdir"):
        patch.setattr(os, name, failing(getattr(os, name)))
    patch.setattr(builtins, "open", open_failing)


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


WRITING = {
    "split": (["split", "v0.txt", "v1.txt"], []),
    "split more": (["split", "v0.txt", "v1.txt"], [["split", "v0.txt"]]),
    "prune": (["split", "--prune", "v0.txt"], [["split", "v0.txt", "v1.txt", "v2.txt"]]),
    "dedupe": (["dedupe"], [["split", "v0.txt", "v1.txt"]]),
    "extract": (["extract"], [["split", "v0.txt", "v1.txt"]]),
    **({"build": (["build", "v0.txt", "v1.txt"], [["split", "v0.txt"]])} if SOAK else {}),  # these, one after the other
}


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program in this process, as if called by a script."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    gc.collect()
    gc.freeze()  # what other tests have left need not be gone over after each fault
    yield
    gc.unfreeze()


def base_of(folder: Path, before: list[list[str]]) -> Path:
    base = folder / "base"
    base.mkdir()
    write_volumes(base, 3, 4)
    (base / "page.html").write_text("<html><body><h1>Ferry</h1><p>It sailed at noon.</p></body></html>")
    os.chdir(base)
    for arguments in before:
        assert main(arguments) == 0
    return base


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("error", ["disk I/O error", "database or disk is full"][: 1 + SOAK])
@pytest.mark.parametrize("name", WRITING)
def test_every_call_of_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, error: str
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, before = WRITING[name]
    base = base_of(tmp_path, before)
    if name == "prune":
        (base / "v2.txt").unlink()
    shutil.copytree(base, tmp_path / "right")
    monkeypatch.chdir(tmp_path / "right")
    assert main(arguments) == 0
    right, there = digest_at(tmp_path / "right" / DB), tree(tmp_path / "right")
    fired = 0
    for at in places():
        folder = tmp_path / f"at {at}"
        shutil.copytree(base, folder)
        monkeypatch.chdir(folder)
        capsys.readouterr()
        with monkeypatch.context() as patch:
            fault = Fault(at)
            fail_in_sqlite(patch, fault, error)
            status = main(arguments)
        told = capsys.readouterr()
        if not fault.fired:
            break
        fired += 1
        # What fails while a store is closed need not concern anybody; then all of it stands in its log.
        assert (status == 0 and "iomcorpus:" not in told.err) or (
            status == 2 and is_one_line(told.err) and DB in told.err
        ), (at, told)
        gc.collect()  # as at the end of a process: statements that an error has left half done keep the log open
        log = [f"{DB}-shm", f"{DB}-wal"] if status == 0 else []
        assert not {*tree(folder)} - {*there, *log}, (at, told)
        assert main(arguments) == 0
        assert digest_at(folder / DB) == right and damage_in(folder / DB) == []
        shutil.rmtree(folder)
    with capsys.disabled():
        print(f"\n{name}: {fired} of {fault.calls} calls of the database failed")
    assert fired >= 10


EXPORTS = {
    "csv": ["export", "-o", "out.csv", "--force"],
    "gz": ["export", "-o", "out.jsonl.gz", "--force"],
    "brat": ["export", "--format", "brat", "-o", "site", "--force"],
    "datasette": ["export", "--format", "datasette", "-o", "site", "--force"],
    "receipt": ["search", "ferry", "--receipt", "r.json"],
    "saved": ["search", "ferry", "--save", "boats"],
    "borders": ["borders", "v0.txt", "-o", "borders.txt"],
    "report": ["report", "out.html", "--force"],
    "convert": ["convert", "page.html", "-o", "pages", "--force"],
}


ONE_BY_ONE = ("pages", "pages/page.txt")  # each page that could be converted stays


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("name", [*EXPORTS, "split"])
def test_every_call_of_the_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = EXPORTS.get(name) or ["split", "v0.txt", "v1.txt", "v2.txt"]
    base = base_of(tmp_path, [["split", "v0.txt"], ["dedupe"], ["extract"]])
    before = tree(base)
    fired = 0
    for at in places():
        folder = tmp_path / f"at {at}"
        shutil.copytree(base, folder)
        monkeypatch.chdir(folder)
        capsys.readouterr()
        with monkeypatch.context() as patch:
            fault = Fault(at)
            fail_in_files(patch, fault)
            status = main(arguments)
        told = capsys.readouterr()
        if not fault.fired:
            break
        fired += 1
        of_a_page = name == "convert" and told.err.startswith("convert: ") and told.err.count("\n") == 1
        assert status == 2 and (is_one_line(told.err) or of_a_page), (at, status, told.err)
        assert {*before} <= {*tree(folder)} <= {*before, *(ONE_BY_ONE if name == "convert" else ())}
        assert main(arguments) == 0
        assert damage_in(folder / DB) == []
        shutil.rmtree(folder)
    with capsys.disabled():
        print(f"\n{name}: {fired} of {fault.calls} calls of the file system failed")
    assert status == 0 and fired >= 1
    assert Corpus(str(base / DB)).count("ferry")
