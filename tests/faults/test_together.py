"""Many at one store: nobody loses anything, readers see no error, and the lock is held for writing alone."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, closing, contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from articles import run
from scenes import DB, SOAK, damage_in, digest_at, reader_of, started, volume, write_volumes

import iomcorpus.store.open as opening
from iomcorpus import finding, update
from iomcorpus.cli import main
from iomcorpus.copying import update as copying
from iomcorpus.corpus import Corpus
from iomcorpus.errors import CorpusError
from iomcorpus.store import overtaken

SECONDS = 60 if SOAK else 4
WRITERS, READERS = 4, 2
Verb = Callable[[Corpus], object]


def split(*names: str, **options: Any) -> Verb:
    return lambda corpus: corpus.split(names, **options)


def extract(corpus: Corpus) -> object:
    return corpus.extract(jobs=1)


def dedupe(corpus: Corpus) -> object:
    return corpus.dedupe()


def longest(corpus: Corpus) -> object:
    return corpus.dedupe(keep="longest")


# (what is at work, where another comes between, what the other does, what makes it whole)
BETWEEN: list[tuple[str, Verb, tuple[Any, str], Verb, tuple[Verb, ...]]] = [
    ("two first splits", split("v0.txt"), (update, "replace_captures"), split("v1.txt"), ()),
    ("two splits", split("v2.txt"), (update, "replace_captures"), split("v3.txt"), ()),
    ("split and prune", split("v2.txt"), (update, "replace_captures"), split(prune=True), ()),
    ("split and another version", split("v2.txt"), (update, "replace_captures"), split("v0.txt"), ()),
    ("dedupe before likenesses", dedupe, (copying.stored, "write_likenesses"), split("v0.txt"), (dedupe,)),
    ("dedupe before copies", dedupe, (copying.stored, "write_copies"), split("v0.txt"), (dedupe,)),
    ("two dedupes", dedupe, (copying.stored, "write_likenesses"), dedupe, ()),
    ("dedupes by two rules", dedupe, (copying.stored, "write_copies"), longest, ()),
    ("extract", extract, (finding.store_facts, "write_found"), split("v0.txt"), (extract,)),
    ("extract before people", extract, (finding.store_facts, "write_people"), split("v0.txt"), (extract,)),
    ("extract and dedupe", extract, (finding.store_facts, "write_people"), dedupe, (extract,)),
    ("two extracts", extract, (finding.store_facts, "write_found"), extract, ()),
]


# In these the other splits v0 again, which is another text by then.
CHANGED = (
    "split and another version",
    "dedupe before likenesses",
    "dedupe before copies",
    "extract",
    "extract before people",
)


@pytest.mark.parametrize(("name", "work", "where", "other", "after"), BETWEEN, ids=[row[0] for row in BETWEEN])
def test_another_comes_between(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    work: Verb,
    where: tuple[Any, str],
    other: Verb,
    after: tuple[Verb, ...],
) -> None:
    """Whoever is overtaken does its work again, so that the store is what one after the other make."""
    monkeypatch.chdir(tmp_path)
    write_volumes(tmp_path, 4, 6)
    if name != "two first splits":
        Corpus(DB).split(["v0.txt", "v1.txt"])
    if name == "split and prune":
        (tmp_path / "v1.txt").unlink()
    if name in CHANGED:
        (tmp_path / "v0.txt").write_text(volume(7, 9), encoding="utf-8")
    shutil.copytree(tmp_path, tmp_path / "right")
    write = getattr(*where)
    notes: list[str] = []

    def late(*values: Any, **named: Any) -> object:
        monkeypatch.setattr(*where, write)
        other(Corpus(DB))
        return write(*values, **named)

    monkeypatch.setattr(*where, late)
    work(Corpus(DB, notes.append))
    assert sum("done again" in note for note in notes) == (name != "two extracts")
    with chdir("right"):
        other(Corpus(DB))
        work(Corpus(DB))
        for verb in after:
            verb(Corpus(DB))
    assert without_history(tmp_path / DB) == without_history(tmp_path / "right" / DB)
    assert damage_in(tmp_path / DB) == []


def without_history(path: Path) -> list[list[str]]:
    """What verbs say of a store: its numbers for records and its counters may differ by who came first."""
    corpus = Corpus(str(path))
    copies = [{name: value for name, value in row.items() if name != "was"} for row in known(corpus.copies)]
    mentions = known(lambda: corpus.mentions(["date", "person", "figure", "quote", "contact", "organisation"]))
    rows: list[list[Any]] = [list(corpus.records()), list(corpus.furniture()), copies, mentions]
    stages = {stage: told.partition(":")[0] for stage, told in corpus.status()["stages"].items()}
    return [[json.dumps(row) for row in some] for some in (*rows, [stages])]


def known(rows: Callable[[], Any]) -> list[Any]:
    """Rows, if the stage that they need has been run at all."""
    try:
        return list(rows())
    except CorpusError as error:
        assert "have been looked for" in str(error)
        return []


def test_who_is_always_overtaken_gives_up_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_volumes(tmp_path, 1, 2)

    def always(*values: object, **named: object) -> None:
        raise overtaken.Overtaken

    monkeypatch.setattr(update, "replace_captures", always)
    with pytest.raises(CorpusError, match="Try again later"):
        Corpus(DB).split(["v0.txt"])


def test_writers_and_readers_at_one_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each writer adds captures of its own, one after the other; readers ask all the time."""
    write_volumes(tmp_path, 1, 4)
    assert run(tmp_path, "split", "v0.txt").returncode == 0
    end = time.monotonic() + SECONDS
    working: dict[str, subprocess.Popen[bytes]] = {}
    acknowledged: list[str] = []
    made = reads = 0
    wrong: list[tuple[str, int, bytes]] = []
    while time.monotonic() < end or working:
        for who in [*(f"w{n}" for n in range(WRITERS)), *(f"r{n}" for n in range(READERS))]:
            process = working.get(who)
            if process and process.poll() is None:
                continue
            if process:
                _, error = working.pop(who).communicate()
                if process.returncode:
                    wrong.append((who, process.returncode, error))
                elif who.startswith("w"):
                    acknowledged.append(str(process.args[4]))  # type: ignore[index]
                else:
                    reads += 1
            if time.monotonic() >= end:
                continue
            if who.startswith("w"):
                name, made = f"{who}-{made}.txt", made + 1
                (tmp_path / name).write_text(volume(made, 5), encoding="utf-8")
                working[who] = started(tmp_path, ("split", name))
            else:
                asked = ("search", "ferry") if reads % 2 else ("status",)
                working[who] = started(tmp_path, asked)
        time.sleep(0.002)
    assert not wrong
    there = {row["name"] for row in captures_of(tmp_path / DB)}
    assert there == {"v0.txt", *acknowledged} and len(acknowledged) == made
    assert damage_in(tmp_path / DB) == []
    shutil.copytree(tmp_path, tmp_path / "once", ignore=shutil.ignore_patterns("*.db*", "tmp", "once"))
    with chdir(tmp_path / "once"):
        Corpus(DB).split(sorted(there))
    assert without_history(tmp_path / DB) == without_history(tmp_path / "once" / DB)
    with capsys.disabled():
        print(f"\n{WRITERS} writers: {made} captures, none lost; {READERS} readers: {reads} answers, no error")


def captures_of(path: Path) -> list[dict[str, str]]:
    with reader_of(path) as store:
        return [{"name": name} for (name,) in store.execute("SELECT name FROM capture")]


def test_the_lock_is_held_for_writing_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest transaction against the whole run: nothing is read, parsed or compared inside."""
    monkeypatch.chdir(tmp_path)
    write_volumes(tmp_path, 3, 150)
    held: list[float] = []

    class Timed(opening.Store):
        began = 0.0

        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            done = super().execute(statement, *values)
            if statement == "BEGIN IMMEDIATE":
                self.began = time.process_time()
            elif statement == "COMMIT":
                held.append(time.process_time() - self.began)
            return done

    monkeypatch.setattr(opening, "Store", Timed)
    shares = {}
    for name, verb in (
        ("split", split("v0.txt", "v1.txt", "v2.txt", jobs=1)),
        ("dedupe", dedupe),
        ("extract", extract),
    ):
        held.clear()
        begin = time.process_time()
        verb(Corpus(DB))
        shares[name] = max(held) / (time.process_time() - begin)
    assert max(shares.values()) < 0.4, shares


class Listening(StringIO):
    """Standard error on which somebody waits for a word."""

    def __init__(self, word: str, then: Callable[[], object]) -> None:
        super().__init__()
        self.word, self.then = word, then

    def write(self, text: str) -> int:
        if self.word in text:
            self.then()
        return super().write(text)


@contextmanager
def writing_elsewhere() -> Iterator[Callable[[], object]]:
    """Somebody else who holds the store for writing, until the end or until this is called."""
    with closing(sqlite3.connect(DB, isolation_level=None)) as holder:
        holder.execute("PRAGMA journal_mode = WAL")
        holder.execute("BEGIN IMMEDIATE")
        yield lambda: holder.execute("ROLLBACK")


@pytest.mark.parametrize("patient", [True, False], ids=["as long as it takes", "in vain"])
@pytest.mark.parametrize("verb", [("split", "v1.txt"), ("dedupe",), ("extract",), ("build", "v0.txt", "v1.txt")])
def test_a_writer_waits_for_another_and_says_so(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb: tuple[str, ...],
    patient: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    write_volumes(tmp_path, 2, 3)
    Corpus(DB).split(["v0.txt"])
    before = digest_at(tmp_path / DB)
    monkeypatch.setattr(opening, "PATIENCE", 20 if patient else 0.3)
    with writing_elsewhere() as let_go:
        error = Listening("waiting up to", let_go if patient else lambda: None)
        monkeypatch.setattr("sys.stderr", error)
        status = main([*verb])
        told = [line for line in error.getvalue().splitlines() if DB in line]
        assert f"{DB}: another iomcorpus is writing, waiting up to {opening.PATIENCE:.0f} s" in told[0]
        if patient:
            assert status == 0 and len(told) == 1
        else:
            assert status == 2 and len(told) == 2 and told[1].startswith("iomcorpus: ") and "Try again later" in told[1]
            assert digest_at(tmp_path / DB) == before
    assert main([*verb]) == 0
    assert digest_at(tmp_path / DB) != before and damage_in(tmp_path / DB) == []
