"""`verify` finds what is wrong with a store, and nothing where nothing is."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from stores import capture_rows, fill

from iomcorpus.model import Metadata
from iomcorpus.reading.capture import read_capture
from iomcorpus.store.check import Finding, verify
from iomcorpus.store.open import close_writer, open_for_reading, open_for_writing
from iomcorpus.store.write import describe_captures, replace_captures, touch_sources

WORDS = ["boat", "harbour", "migrants", "said", "police", "Élysée", "trafficking", "report"]


def texts(seed: int, count: int = 12) -> list[dict[str, str]]:
    generator = random.Random(seed)
    return [
        {
            "text": "\n".join(" ".join(generator.choices(WORDS, k=30)) for _ in range(6)),
            "title": "Boat",
            "published": "2017-12-22",
        }
        for _ in range(count)
    ]


def raw(texts: list[dict[str, str]]) -> bytes:
    return "".join(f"{text['text']}\n-\n" for text in texts).encode()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Two captures as files, and the store that was split from them."""
    store = open_for_writing(str(tmp_path / "s.db"))
    for seed, name in enumerate(("a.txt", "b.txt")):
        given = texts(seed)
        (tmp_path / name).write_bytes(raw(given))
        capture = read_capture(str(tmp_path / name), name)
        lines = sum(len(batch.lines) for batch in capture.batches())
        replace_captures(store, [capture_rows(name, given, digest=capture.digest, size=capture.size, lines=lines)])
    close_writer(store)
    return tmp_path


def findings(folder: Path) -> list[Finding]:
    def find(name: str) -> str | None:
        return str(folder / name) if (folder / name).exists() else None

    store = open_for_reading(str(folder / "s.db"))
    try:
        return list(verify(store, find))
    finally:
        store.close()


def change(folder: Path, *statements: str) -> list[Finding]:
    store = sqlite3.connect(folder / "s.db")
    for statement in statements:
        store.execute(statement)
    store.commit()
    store.close()
    return findings(folder)


def test_nothing_is_found_where_nothing_is_wrong(files: Path) -> None:
    assert findings(files) == []


def test_every_finding_says_what_to_do(files: Path) -> None:
    (files / "a.txt").unlink()
    (finding,) = findings(files)
    assert (finding.severity, finding.where) == ("note", "a.txt")
    assert "not there" in finding.what and "iomcorpus split --prune" in finding.mend


def test_a_changed_capture(files: Path) -> None:
    (files / "b.txt").write_bytes(b"something else\n")
    (finding,) = findings(files)
    assert (finding.severity, finding.where) == ("changed", "b.txt")
    assert finding.mend == f"iomcorpus split {files / 'b.txt'}"


def test_a_capture_that_cannot_be_read(files: Path) -> None:
    (files / "b.txt").unlink()
    (files / "b.txt").mkdir()
    (finding,) = findings(files)
    assert (finding.severity, finding.where) == ("note", "b.txt")


CHANGES = [
    # (statement, what is said)
    ("UPDATE record SET kind = 'event' WHERE number = 3", "digest"),
    ("UPDATE record SET published = NULL WHERE number = 3", "digest"),
    ("UPDATE record SET border = '{}' WHERE number = 3", "digest"),
    ("UPDATE record SET date_last = '2018-01-01' WHERE number = 3", "its date is not"),
    ("UPDATE record SET date_from = 'inferred' WHERE number = 3", "its date is not"),
    ("UPDATE record SET filled = '[' WHERE number = 3", "its date is not"),
    ("UPDATE record SET digest = x'00' WHERE number = 3", "digest"),
    ("UPDATE furniture SET text = '+' WHERE rowid = 3", "digest"),
    ("UPDATE furniture SET reason = 'menu' WHERE rowid = 3", "digest"),
    ("UPDATE record SET clean = 'other words' WHERE number = 3", "does not fit the records"),
    ("UPDATE record SET title = 'Ferry' WHERE number = 3", "does not fit the records"),
    ("UPDATE record SET text = replace(text, char(10), ' ') WHERE number = 3", "has not the lines"),
    ("UPDATE record SET first_line = first_line + 1 WHERE number = 3", "missing"),
    ("UPDATE record SET start_byte = start_byte + 1 WHERE number = 3", "begins at byte"),
    ("DELETE FROM furniture WHERE rowid = 3", "missing"),
    ("UPDATE furniture SET capture = 2 WHERE rowid = 3", "missing"),
    ("UPDATE capture SET lines = lines + 1 WHERE id = 1", "ends at line"),
    ("UPDATE capture SET size = size - 1 WHERE id = 1", "ends at line"),
    ("UPDATE furniture SET capture = 9 WHERE rowid = 3", "belongs to no capture"),
    ("UPDATE record SET text = replace(text, 'boat', 'ship') WHERE number = 3", "another text than the file"),
    ("DROP INDEX record_date", "not defined as it should be"),
    ("ALTER TABLE capture ADD COLUMN more TEXT", "not defined as it should be"),
]


@pytest.mark.parametrize(("statement", "what"), CHANGES, ids=[statement for statement, _ in CHANGES])
def test_changed_rows(files: Path, statement: str, what: str) -> None:
    found = change(files, statement)
    assert any(what in finding.what and finding.severity == "damage" for finding in found), found
    assert all(finding.where and finding.mend and "\n" not in finding.what for finding in found)


def test_comments_in_definitions_and_tables_of_others_are_no_damage(files: Path) -> None:
    comment = "UPDATE sqlite_schema SET sql = replace(sql, '-- path as last given', '-- more') WHERE name = 'capture'"
    others = ("CREATE TABLE mine (note TEXT)", "CREATE INDEX mine_too ON record (kind)")
    assert change(files, "PRAGMA writable_schema = ON", comment, "PRAGMA writable_schema = OFF", *others) == []


def test_what_copies_fill_in_is_no_damage(files: Path) -> None:
    filled = '{"published": {"value": "2016-01-01"}}'
    assert change(files, f"UPDATE record SET filled = '{filled}'") == []  # published comes first


def test_the_index_is_checked_of_a_read_only_connection_and_nothing_is_written(files: Path) -> None:
    before = (files / "s.db").read_bytes()
    assert findings(files) == []
    assert (files / "s.db").read_bytes() == before


def damaged(folder: Path, data: bytes) -> bool:
    """Whether opening or checking notices; it must never be anything but a CorpusError or a finding."""
    from iomcorpus.errors import CorpusError

    (folder / "s.db").write_bytes(data)
    try:
        return any(finding.severity == "damage" for finding in findings(folder))
    except CorpusError:
        return True


def test_flipped_bits_in_stored_text_are_found(files: Path) -> None:
    data = (files / "s.db").read_bytes()
    generator = random.Random(1)
    store = sqlite3.connect(files / "s.db")
    texts = [text.encode() for (text,) in store.execute("SELECT text FROM record")]
    store.close()
    noticed = tried = 0
    for _ in range(60):
        text = generator.choice(texts)[:60]
        at = data.find(text) + generator.randrange(60)
        flipped = bytearray(data)
        flipped[at] ^= 1 << generator.randrange(8)
        tried += 1
        noticed += damaged(files, bytes(flipped))
    assert noticed == tried


@pytest.mark.parametrize("seed", range(8))
def test_zeroed_pages_and_cut_files_are_found(files: Path, seed: int) -> None:
    data = (files / "s.db").read_bytes()
    generator = random.Random(seed)
    page = generator.randrange(1, len(data) // 4096) * 4096
    assert data[page : page + 4096].strip(b"\0") == b"" or damaged(
        files, data[:page] + bytes(4096) + data[page + 4096 :]
    )
    assert damaged(files, data[: generator.randrange(1, len(data) - 4096)])


def test_random_bytes_anywhere_raise_nothing_else(files: Path) -> None:
    data = (files / "s.db").read_bytes()
    for seed in range(40):
        generator = random.Random(seed)
        broken = bytearray(data)
        for _ in range(20):
            broken[generator.randrange(len(data))] = generator.randrange(256)
        damaged(files, bytes(broken))


def test_a_store_without_captures_is_right(tmp_path: Path) -> None:
    fill(tmp_path / "s.db", {})
    assert findings(tmp_path) == []


def test_what_is_amended_later_does_not_make_damage_right(files: Path) -> None:
    """Another path of a capture is written with a new seal, unless the old one was broken."""
    for before, wrong in ((None, 0), ("UPDATE capture SET settings = 'others' WHERE name = 'a.txt'", 1)):
        if before:
            change(files, before)
        store = open_for_writing(str(files / "s.db"))
        touch_sources(store, {"a.txt": f"{before}/a.txt", "b.txt": f"{before}/b.txt"})
        describe_captures(store, {"a.txt": Metadata(language=f"l{wrong}")})
        close_writer(store)
        found = findings(files)
        assert [(finding.where, finding.severity) for finding in found] == [("a.txt", "damage")] * wrong


def test_a_store_that_others_have_packed_is_right(files: Path) -> None:
    assert change(files, "VACUUM") == []
