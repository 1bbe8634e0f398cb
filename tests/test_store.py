"""Opening, writing and reading a store."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from stores import capture_rows, fill, memory_store

from iomcorpus.errors import CorpusError
from iomcorpus.model import Batch
from iomcorpus.splitting.survey import survey_lines
from iomcorpus.store import read
from iomcorpus.store.check import verify
from iomcorpus.store.open import APPLICATION_ID, SCHEMA_VERSION, close_writer, open_for_reading, open_for_writing
from iomcorpus.store.write import choose_date, digest_of, replace_captures, touch_sources

ONE = {
    "a.txt": ["boat one", {"text": "two\n\nlines", "published": "2017-12-22", "title": "Two"}],
    "b/c.txt": ["boat three"],
}


def found(store: sqlite3.Connection, word: str) -> int:
    return int(store.execute("SELECT count(*) FROM record_fts WHERE record_fts MATCH ?", (word,)).fetchone()[0])


def index_is_right(store: sqlite3.Connection) -> bool:
    store.execute("INSERT INTO record_fts (record_fts, rank) VALUES ('integrity-check', 1)")
    return True


# The schema


def test_datasette_knows_the_index(tmp_path: Path) -> None:
    with open_for_reading(fill(tmp_path / "s.db", ONE)) as store:
        statement = store.execute("SELECT sql FROM sqlite_schema WHERE name = 'record_fts'").fetchone()[0]
    assert 'content="record"' in statement and 'content_rowid="number"' in statement


def test_every_table_is_strict_or_an_index() -> None:
    store = memory_store(ONE)
    tables = store.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
    split = {"capture", "cut", "shown", "record", "furniture", "print"}
    facts = {"mention", "person", "person_name", "persona", "name", "name_block", "gone", "settled", "finding", "stage"}
    copies = {"text", "record_text", "shingle", "likeness", "copy"}
    common = {"common_state", "common_word", "common_record"}
    assert {name for name, strict in tables if strict} == split | facts | copies | common
    with pytest.raises(sqlite3.IntegrityError):
        store.execute("UPDATE capture SET size = 'large'")
    store.close()


# Opening


def test_a_store_knows_itself(tmp_path: Path) -> None:
    store = open_for_reading(fill(tmp_path / "s.db", ONE))
    assert store.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert store.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.execute("DELETE FROM record")
    store.close()


def sqlite_file(path: Path, *statements: str) -> None:
    other = sqlite3.connect(path)
    for statement in ("CREATE TABLE t (x)", *statements):
        other.execute(statement)
    other.commit()
    other.close()


REFUSED: list[tuple[str, Callable[[Path], object], str]] = [
    ("missing", lambda path: None, "there is no store yet. Make it with: iomcorpus split"),
    ("empty", lambda path: path.touch(), "empty, there is nothing in it yet"),
    ("folder", lambda path: path.mkdir(), "a folder, not a store"),
    ("text", lambda path: path.write_text("not a database " * 100), "not a store of iomcorpus, nor any SQLite file"),
    ("short text", lambda path: path.write_text("x"), "not a store of iomcorpus"),
    ("foreign", sqlite_file, "not a store of iomcorpus, but an SQLite file of another kind"),
    (
        "newer",
        lambda path: sqlite_file(path, f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 99"),
        "from a newer iomcorpus (schema 99",
    ),
    (
        "older",
        lambda path: sqlite_file(path, f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 0"),
        "from an older iomcorpus (schema 0",
    ),
]


@pytest.mark.parametrize(("what", "make", "message"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_refused_in_one_line(tmp_path: Path, what: str, make: Callable[[Path], object], message: str) -> None:
    path = tmp_path / "s.db"
    make(path)
    for opener in (open_for_reading, open_for_writing):
        if opener is open_for_writing and what in ("missing", "empty"):
            continue
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(CorpusError) as caught:
            opener(str(path))
        assert message in str(caught.value) and str(path) in str(caught.value) and "\n" not in str(caught.value)
        assert before is None or path.read_bytes() == before


def test_a_file_name_with_a_nul_is_refused() -> None:
    with pytest.raises(CorpusError, match="not a file name"):
        open_for_reading("a\0b")


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?.db", "a#b.db", "é.db", "mode=rw&x.db"])
def test_any_file_name(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path in (name, str(tmp_path / name)):
        fill(path, ONE)
        store = open_for_reading(path)
        assert found(store, "boat") == 2
        store.close()
    assert os.listdir(tmp_path) == [name]


def test_closed_it_is_one_plain_file(tmp_path: Path) -> None:
    path = fill(tmp_path / "s.db", ONE)
    assert os.listdir(tmp_path) == ["s.db"]
    assert Path(path).read_bytes()[18:20] == b"\x01\x01"  # the header's mark of a rollback journal, not WAL


def test_a_store_left_in_wal_mode_opens_where_nothing_can_be_written(tmp_path: Path) -> None:
    """As after a crash whose log was brought in. A folder in its place stands for a file that cannot be made."""
    path = fill(tmp_path / "s.db", ONE)
    left = sqlite3.connect(path)
    left.execute("PRAGMA journal_mode = WAL")
    left.close()
    (tmp_path / "s.db-shm").mkdir()  # what a reader in WAL mode has to make
    store = open_for_reading(path)
    assert found(store, "boat") == 2
    store.close()


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "s.db").touch()
    store = open_for_reading(fill(tmp_path / "s.db", ONE))
    assert found(store, "boat") == 2
    store.close()


def test_readers_are_not_locked_out(tmp_path: Path) -> None:
    path = fill(tmp_path / "s.db", ONE)
    writer = open_for_writing(path)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM record")
    reader = open_for_reading(path)
    assert reader.execute("SELECT count(*) FROM record").fetchone()[0] == 3
    writer.execute("ROLLBACK")
    close_writer(writer)
    reader.close()


def test_a_second_writer_waits_and_says_so(tmp_path: Path) -> None:
    path = fill(tmp_path / "s.db", ONE)
    first = open_for_writing(path)
    first.execute("BEGIN IMMEDIATE")
    notes: list[str] = []

    def second() -> None:
        store = open_for_writing(path, notes.append)
        replace_captures(store, [capture_rows("d.txt", ["boat four"])])
        close_writer(store)

    thread = threading.Thread(target=second)
    thread.start()
    while not notes and thread.is_alive():
        time.sleep(0.01)
    first.execute("COMMIT")
    thread.join()
    assert found(first, "boat") == 3
    close_writer(first)
    assert len(notes) == 1 and "another iomcorpus is writing" in notes[0]


# Writing


def test_what_is_written_is_read() -> None:
    store = memory_store(ONE)
    rows = list(read.records(store))
    assert [row["text"] for row in rows] == ["boat one", "two\n\nlines", "boat three"]
    assert list(rows[1]) == list(read.FIELDS)
    assert rows[1]["published"] == "2017-12-22"
    assert rows[1]["evidence"] == [{"line": 3, "start": 0, "end": 1, "why": "it says so"}]
    assert [row["source"] for row in rows] == ["in/a.txt", "in/a.txt", "in/b/c.txt"]
    assert [row["text"] for row in read.records(store, ["b/c.txt", "nowhere", "a.txt"])] == [
        "boat three",
        "boat one",
        "two\n\nlines",
    ]
    assert [row["first_line"] for row in read.furniture(store, ["a.txt"])] == [2, 6]
    assert list(read.lines_of(store, "a.txt")) == ["boat one", "-", "two", "", "lines", "-"]
    store.close()


def test_a_capture_is_replaced_whole() -> None:
    store = memory_store(ONE)
    replace_captures(store, [capture_rows("a.txt", ["ship one"], prints=(4,), digest="11")])
    assert (found(store, "boat"), found(store, "ship")) == (1, 1)
    assert [row["text"] for row in read.records(store)] == ["ship one", "boat three"]
    assert [(row["name"], row["digest"]) for row in read.captures(store)] == [("a.txt", "11"), ("b/c.txt", "00")]
    assert index_is_right(store)
    store.close()


def test_dropped_captures_are_gone() -> None:
    store = memory_store(ONE)
    replace_captures(store, [], drop=["a.txt", "nowhere"])
    assert [row["name"] for row in read.captures(store)] == ["b/c.txt"]
    for table in ("record", "furniture"):
        assert store.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 1
    assert index_is_right(store)
    store.close()


@pytest.mark.parametrize("fails_at", [0, 1, 5])
def test_all_or_nothing(fails_at: int) -> None:
    store = memory_store(ONE)
    before = list(store.iterdump())

    def rows() -> Iterator[object]:
        for number in range(10):
            if number == fails_at:
                raise KeyboardInterrupt
            yield capture_rows("a.txt" if number == 0 else f"n{number}", ["new"])

    with pytest.raises(KeyboardInterrupt):
        replace_captures(store, rows(), drop=["b/c.txt"])  # type: ignore[arg-type]
    assert list(store.iterdump()) == before
    assert index_is_right(store)
    store.close()


def test_copies_that_share_an_id_are_both_kept() -> None:
    store = memory_store(ONE)
    replace_captures(store, [capture_rows("c", ["x", {"text": "y", "id": "a.txt___0000"}])])
    assert len(list(read.records(store))) == sum(map(len, ONE.values())) + 2
    assert read.record(store, "a.txt___0000")["name"] == "a.txt"  # the first by name
    assert index_is_right(store)
    store.close()


def test_records_are_not_gathered() -> None:
    """They are taken one by one while they are written."""
    store = memory_store({})
    rows = capture_rows("a", ["x"] * 100)
    records = rows.records
    taken: list[str] = []

    def one_by_one() -> Iterator[object]:
        for record in records:
            taken.append(record.id)
            assert store.execute("SELECT count(*) FROM record").fetchone()[0] >= len(taken) - 2
            yield record

    object.__setattr__(rows, "records", one_by_one())
    replace_captures(store, [rows])
    assert len(taken) == 100
    store.close()


def test_dates_are_indexed_as_days() -> None:
    texts = [{"text": "x", "published": date} for date in ("2017-12", "[2015-02-11,2015-11-02]", None)]
    store = memory_store({"a": [*texts, {"text": "y", "inferred": "2016/.."}]})
    assert store.execute("SELECT date, date_from, date_first, date_last FROM record").fetchall() == [
        ("2017-12", "published", "2017-12-01", "2017-12-31"),
        ("[2015-02-11,2015-11-02]", "published", "2015-02-11", "2015-11-02"),
        (None, None, None, None),
        ("2016/..", "inferred", "2016-01-01", "9999-12-31"),
    ]
    store.close()


def test_the_date_is_the_first_that_there_is() -> None:
    filled = {"published": {"value": "2", "id": "x"}}
    assert choose_date("1", filled, "3") == ("1", "published")
    assert choose_date(None, filled, "3") == ("2", "filled")
    assert choose_date(None, {"title": {"value": "x"}}, "3") == ("3", "inferred")
    assert choose_date(None, None, None) == (None, None)


def test_digests_tell_columns_apart() -> None:
    digests = [
        digest_of(row)
        for row in [("ab", "c"), ("a", "bc"), ("abc",), (None, "c"), ("None", "c"), (1, "c"), ("1", "c"), ("", "c")]
    ]
    assert len(set(digests)) == len(digests)
    assert digest_of(("é", 1)) == digest_of(("é".encode(), 1))


def test_touch_sources() -> None:
    store = memory_store(ONE)
    touch_sources(store, {"a.txt": "../a.txt", "nowhere": "x"})
    assert {row["source"] for row in read.records(store)} == {"../a.txt", "in/b/c.txt"}
    store.close()


# Reading


def test_sharing() -> None:
    store = memory_store({})
    replace_captures(
        store, [capture_rows("a", ["x"], prints=[1, -2, 2**63 - 1]), capture_rows("b", ["y"], prints=(-2, 5, 5))]
    )
    assert read.sharing(store, [1]) == {"a"}
    assert read.sharing(store, [-2, 9]) == {"a", "b"}
    assert read.sharing(store, [*range(10, 30_000), 2**63 - 1]) == {"a"}
    assert read.sharing(store, []) == set()
    store.close()


def test_surveys_and_capture_rows() -> None:
    survey = survey_lines([Batch(1, ["One.", "", "Two."], [5, 6, 11])])
    store = memory_store({})
    replace_captures(store, [capture_rows(name, ["x"], survey=survey.dump(), lines=3) for name in ("a", "b")])
    assert list(read.surveys(store, ["b", "nowhere"])) == [("b", survey)]
    row = read.capture_rows(store, "a")
    assert row is not None and (row["lines"], row["survey"], row["summary"]) == (3, survey.dump(), "{}")
    assert read.capture_rows(store, "nowhere") is None
    store.close()


def test_one_record_by_the_beginning_of_its_id() -> None:
    store = memory_store(
        {"a": [{"text": "x", "id": id} for id in ("abcd11112222", "abcd11113333", "bcde11112222", "bcde")]}
    )
    assert read.record(store, "abcd11113333")["text"] == "x"
    assert read.record(store, "bcde1")["id"] == "bcde11112222"
    assert read.record(store, "bcde")["id"] == "bcde"  # all of an id, though another begins so
    assert read.record(store, "bcde")["border"] == {"line": 7, "sure": 0.75, "cues": [["separator", 1.5]]}
    with pytest.raises(CorpusError, match=r"several records begin so: abcd11112222, abcd11113333\."):
        read.record(store, "abcd")
    for unknown in ("zzzz", "abc", "", "abcd1111222200", "\U0010ffff"):
        with pytest.raises(CorpusError, match="there is no such record"):
            read.record(store, unknown)
    store.close()


def test_status() -> None:
    store = memory_store(ONE)
    assert read.status(store) == {
        "captures": 2, "described": 0, "bytes": 37, "lines": 8,
        "records": 3, "published": 1, "inferred": 0, "undated": 2,
        "first_day": "2017-12-22", "last_day": "2017-12-22", "kinds": {"news": 3},
    }  # fmt: skip
    json.dumps(read.status(store))
    store.close()


# Faults

KILLED_WRITER = """
import itertools, sys
sys.path.insert(0, sys.argv[2])
from stores import capture_rows
from iomcorpus.store.open import open_for_writing
from iomcorpus.store.write import replace_captures
store = open_for_writing(sys.argv[1])
for round in itertools.count():
    replace_captures(store, [capture_rows(f"c{n}", [f"boat {round}"] * 30) for n in range(4)])
    print(round, flush=True)
"""


@pytest.mark.parametrize("attempt", range(6))
def test_a_killed_writer_leaves_whole_captures(tmp_path: Path, attempt: int) -> None:
    path = tmp_path / "s.db"
    here = str(Path(__file__).parent)
    writer = subprocess.Popen([sys.executable, "-c", KILLED_WRITER, str(path), here], stdout=subprocess.PIPE, text=True)
    assert writer.stdout
    acknowledged = int(writer.stdout.readline())
    time.sleep(random.Random(attempt).random() * 0.2)
    writer.send_signal(signal.SIGKILL)
    acknowledged = max([acknowledged, *map(int, writer.stdout.read().split())])
    writer.wait()
    writer.stdout.close()
    store = open_for_writing(str(path))
    rounds = {text for (text,) in store.execute("SELECT text FROM record")}
    assert len(rounds) == 1 and int(rounds.pop().split()[1]) >= acknowledged
    assert store.execute("SELECT count(*) FROM record").fetchone()[0] == 120
    close_writer(store)
    store = open_for_reading(str(path))
    assert [finding for finding in verify(store, lambda name: None) if finding.severity != "note"] == []
    store.close()


def test_a_full_disk_is_one_line_and_the_store_still_answers(tmp_path: Path) -> None:
    path = fill(tmp_path / "s.db", ONE)
    program = (
        "import resource, signal, sys; sys.path.insert(0, sys.argv[2]); signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from stores import capture_rows\n"
        "from iomcorpus.errors import CorpusError\n"
        "from iomcorpus.store.open import close_writer, open_for_writing\n"
        "from iomcorpus.store.write import replace_captures\n"
        "store = open_for_writing(sys.argv[1])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try: replace_captures(store, [capture_rows('big', ['boat ' * 100_000])])\n"
        "except CorpusError as error: print(error)\n"
        "close_writer(store)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, path, str(Path(__file__).parent)], capture_output=True, text=True
    )
    assert run.stderr == "" and run.stdout.count("\n") == 1 and "the disk is full or fails" in run.stdout
    store = open_for_reading(path)
    assert found(store, "boat") == 2
    store.close()
