"""Stores that something happens to: captures of some size, what a store holds as one digest, and programs to run."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, dated, environment, headed, many

import iomcorpus.store.open as opening
from iomcorpus.corpus import Corpus

SOAK = bool(os.environ.get("SOAK"))  # more of everything: `make soak`
DB = "iomcorpus.db"
PROGRAM = (sys.executable, "-m", "iomcorpus")


def volume(number: int, articles: int) -> str:
    """A capture unlike all others but for its last article, by which captures decide each other's borders."""
    told = [
        one._replace(title=f"{one.title} in volume {number}", body=(f"This is number {number}/{place}.", *one.body))
        for place, one in enumerate(many(articles))
    ]
    return (dated if number % 2 else headed)([*told, BEES])


def write_volumes(folder: Path, count: int, articles: int) -> list[str]:
    """Captures in a folder; gives their names."""
    names = [f"v{number}.txt" for number in range(count)]
    for number, name in enumerate(names):
        (folder / name).write_text(volume(number, articles), encoding="utf-8")
    return names


@contextmanager
def reader_of(path: Path) -> Iterator[sqlite3.Connection]:
    """What a reader sees of a store that may be written to, all of it at one moment."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5, isolation_level=None)) as store:
        store.execute("BEGIN")
        yield store


def tables_of(store: sqlite3.Connection) -> list[str]:
    """The tables that hold rows of ours: those of the index are proved by `verify`."""
    names = store.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'record_fts%'")
    return sorted(name for (name,) in names)


def digest_of(store: sqlite3.Connection) -> str:
    """One digest of all rows of all tables."""
    total = blake2b(digest_size=16)
    for table in tables_of(store):
        total.update(table.encode())
        for row in sorted(map(repr, store.execute(f'SELECT * FROM "{table}"'))):
            total.update(row.encode())
    return total.hexdigest()


def digest_at(path: Path) -> str:
    """The digest of a store in a file; of one that is not made yet as of one without tables."""
    if not path.exists():
        return digest_of(sqlite3.connect(":memory:"))
    with reader_of(path) as store:
        return digest_of(store)


def sizes_of(store: sqlite3.Connection) -> tuple[object, ...]:
    """What tells the steps of a run from each other, and is quickly read."""
    tables = tables_of(store)
    counts = [store.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables]
    return (*counts, *(store.execute("SELECT * FROM stage ORDER BY name") if "stage" in tables else ()))


class Steps(list[tuple[str, tuple[object, ...]]]):
    """Digest and sizes of a store as each commit of a run leaves it."""

    def note(self, path: str) -> None:
        with reader_of(Path(path)) as store:
            seen = digest_of(store), sizes_of(store)
        if not self or self[-1] != seen:
            self.append(seen)

    @property
    def digests(self) -> list[str]:
        return [digest for digest, _ in self]

    @property
    def sizes(self) -> list[tuple[object, ...]]:
        return [sizes for _, sizes in self]


def steps_of(folder: Path, work: Callable[[Corpus], object]) -> Steps:
    """What the commits of an undisturbed run make of the store in a folder."""
    steps = Steps()

    class Noting(opening.Store):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            done = super().execute(statement, *values)
            if statement == "COMMIT":
                steps.note(self.path)
            return done

    with chdir(folder), pytest.MonkeyPatch.context() as patch:
        if os.path.exists(DB):
            steps.note(DB)
        patch.setattr(opening, "Store", Noting)
        work(Corpus(DB))
    return steps


def damage_in(path: Path) -> list[str]:
    """What `verify` finds wrong."""
    findings = Corpus(str(path)).verify()
    return [f"{one.where}: {one.what}" for one in findings if one.severity != "note"]


def started(
    folder: Path, arguments: Sequence[str], program: Sequence[str] = PROGRAM, **how: Any
) -> subprocess.Popen[bytes]:
    """The program at work in a folder, with a place of its own for temporary files."""
    (folder / "tmp").mkdir(exist_ok=True)
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, **how}
    return subprocess.Popen([*program, *arguments], cwd=folder, env=environment(TMPDIR=str(folder / "tmp")), **streams)


def is_one_line(error: str) -> bool:
    """Whether people were told in a line of ours what went wrong."""
    lines = error.splitlines()
    ours = [line for line in lines if line.startswith("iomcorpus: ")]
    return len(ours) == 1 and "unexpected error" not in error and "Traceback" not in error
