"""Damaged stores: every verb says so in a line, with exit status 2, and `verify` names the damage and what mends it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from scenes import DB, SOAK, damage_in, digest_at, is_one_line, tables_of, write_volumes

from iomcorpus.cli import COMMANDS, main
from iomcorpus.errors import CorpusError
from iomcorpus.fast import answer

ROUNDS = 200 if SOAK else 4  # of each kind of damage
FLIPS = 3_000 if SOAK else 60  # of any bit of the file
CELLS = 1 if SOAK else 30  # each so many-th column gets another value
LEFT_BESIDE = ("-wal", "-shm", "-journal")
STORELESS = ("convert", "schema", "config", "help")  # verbs that need no store
VERBS = (
    ("search", "ferry"),
    ("search", "ferry", "--copies", "show", "--person", "Teuvo"),
    ("kwic", "ferry"),
    ("people",),
    ("people", "--pairs"),
    ("figures",),
    ("quotes",),
    ("contacts",),
    ("dates",),
    ("timeline",),
    ("facets", "kind"),
    ("stats",),
    ("words",),
    ("collocates", "ferry"),
    ("keywords", "--of", "ferry"),
    ("captures",),
    ("status",),
    ("export",),
    ("export", "--what", "mentions"),
    ("dedupe", "--all"),
    ("extract",),
    ("split", "v0.txt"),
    ("build", "v0.txt", "v1.txt"),
    ("borders", "v0.txt"),
    ("show", "{a}"),
    ("show", "{a}", "--raw"),
    ("why", "{a}"),
    ("why", "{a}", "{b}"),
    ("diff", "{a}", "{b}"),
    ("report", "-"),
    ("saved",),
    ("saved", "new"),
    ("replay", "receipt.json"),
    ("convert", "page.html", "-o", "pages", "--force"),
    ("schema",),
    ("config",),
    ("help",),
    ("verify",),
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with captures and a store on which all stages have run."""
    folder = tmp_path_factory.mktemp("sound")
    write_volumes(folder, 2, 6)
    (folder / "page.html").write_text("<html><body><h1>Ferry</h1><p>It sailed at noon.</p></body></html>")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", "/nowhere")
        patch.chdir(folder)
        for arguments in (["split", "v0.txt", "v1.txt"], ["dedupe"], ["extract"]):
            assert main(arguments) == 0
        assert main(["search", "ferry", "--receipt", "receipt.json"]) == 0
        assert main(["search", "ferry", "--save", "boats"]) == 0
        yield folder


@pytest.fixture(scope="module")
def ids(sound: Path) -> dict[str, str]:
    """What stands for the ids of records in VERBS."""
    with closing(sqlite3.connect(sound / DB)) as store:
        found = store.execute("SELECT id FROM record ORDER BY number")
        return {"a": found.fetchone()[0], "b": found.fetchone()[0]}


def test_no_verb_is_left_out() -> None:
    assert {verb[0] for verb in VERBS} == {*COMMANDS}


def named(verb: tuple[str, ...], ids: dict[str, str]) -> list[str]:
    return [argument.format(**ids) for argument in verb]


def answers(
    data: bytes, ids: dict[str, str], capsys: pytest.CaptureFixture[str], verbs: tuple[tuple[str, ...], ...]
) -> dict[str, int]:
    """The exit status of each verb on a store of these bytes; that nothing but lines for people was said."""
    found = {}
    for verb in verbs:
        for beside in LEFT_BESIDE:
            Path(f"{DB}{beside}").unlink(missing_ok=True)
        Path(DB).write_bytes(data)
        capsys.readouterr()
        status = main(named(verb, ids))
        told = capsys.readouterr().err
        assert status in (0, 1, 2) and "unexpected error" not in told and "Traceback" not in told, (verb, told)
        assert status != 2 or is_one_line(told), (verb, told)
        found[verb[0]] = status
    return found


def flipped(data: bytes, random: Random) -> bytes:
    damaged = bytearray(data)
    damaged[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(damaged)


def zeroed(data: bytes, random: Random) -> bytes:
    page = random.randrange(1, len(data) // 4096) * 4096
    return data[:page] + bytes(4096) + data[page + 4096 :]


def cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(1, len(data))]


def peppered(data: bytes, random: Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(60):
        damaged[random.randrange(len(data))] = random.randrange(256)
    return bytes(damaged)


@pytest.mark.parametrize("damage", [flipped, zeroed, cut, peppered])
def test_no_verb_shows_a_traceback(
    sound: Path, ids: dict[str, str], capsys: pytest.CaptureFixture[str], damage: Callable[[bytes, Random], bytes]
) -> None:
    data = (sound / DB).read_bytes()
    try:
        random = Random(f"{damage.__name__}")
        for number in range(ROUNDS):
            # A few verbs at each damage: all of them in turn.
            verbs = VERBS if SOAK else (VERBS[number % len(VERBS)], VERBS[(number + 11) % len(VERBS)], VERBS[0])
            damaged = damage(data, random)
            found = answers(damaged, ids, capsys, (*verbs, ("verify",)))
            if damage in (cut, zeroed) and damaged.rstrip(b"\0") != data[: len(damaged)].rstrip(b"\0"):
                assert found["verify"] != 0
    finally:
        (sound / DB).write_bytes(data)


def is_noticed(path: Path) -> bool:
    try:
        return bool(damage_in(path))
    except CorpusError:
        return True


def test_a_flipped_bit_that_is_not_noticed_changes_nothing(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a small store most is free room, or comments in the definitions of tables; all else is proved."""
    path, random, noticed = sound / DB, Random(7), 0
    data, whole = path.read_bytes(), digest_at(path)
    try:
        for _ in range(FLIPS):
            damaged = flipped(data, random)
            path.write_bytes(damaged)
            if is_noticed(path):
                noticed += 1
            else:
                path.write_bytes(damaged)
                assert digest_at(path) == whole
    finally:
        path.write_bytes(data)
    with capsys.disabled():
        print(f"\n{FLIPS} bits flipped: {noticed} noticed, the others change nothing")
    assert noticed >= FLIPS // 8


def cells(path: Path) -> list[tuple[str, str]]:
    """The columns of all tables of a store that hold anything."""
    with closing(sqlite3.connect(path)) as store:
        return [
            (table, column)
            for table in tables_of(store)
            for (column,) in store.execute("SELECT name FROM pragma_table_info(?)", (table,))
            if store.execute(f'SELECT 1 FROM "{table}" WHERE "{column}" IS NOT NULL').fetchone()
        ]


def other_value(path: Path, table: str, column: str, random: Random) -> bool:
    """Change a value somewhere as a flipped bit would; whether the store took it."""
    with closing(sqlite3.connect(path)) as store:
        statement = f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" NOT IN (\'\', x\'\') ORDER BY 1'
        (value,) = random.choice(store.execute(statement).fetchall())
        if isinstance(value, str | bytes):
            data = bytearray(value.encode() if isinstance(value, str) else value)
            data[random.randrange(len(data))] ^= 1 << random.randrange(7)
            new: object = data.decode("utf-8", "replace") if isinstance(value, str) else bytes(data)
        else:
            new = value ^ 1 << random.randrange(40) if isinstance(value, int) else value + 1
        values = (new, value)
        changed = store.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE "{column}" IS ?', values)
        store.commit()
        return changed.rowcount > 0


def test_another_value_in_any_column(sound: Path, ids: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """SQLite itself notices none of these; `verify` notices all, whatever column it is."""
    data, noticed, random = (sound / DB).read_bytes(), 0, Random(3)
    assert damage_in(sound / DB) == []
    try:
        for number, (table, column) in enumerate(cells(sound / DB)):
            (sound / DB).write_bytes(data)
            while not other_value(sound / DB, table, column, random):
                pass  # another row has that value, and none has it twice
            damaged = (sound / DB).read_bytes()
            verbs = VERBS if number % CELLS == 0 else (VERBS[number % len(VERBS)],)
            status = answers(damaged, ids, capsys, (*verbs, ("verify",)))["verify"]
            assert status == 1, f"{table}.{column}: not noticed"
            noticed += 1
    finally:
        (sound / DB).write_bytes(data)
    with capsys.disabled():
        print(f"\nanother value in {noticed} columns: all noticed")
    assert noticed >= 100


@pytest.mark.parametrize("left", ["", "x", "text " * 2000, b"\x1f\x8b" + bytes(500), "SQLite format 3\0"])
def test_files_that_are_no_store(
    sound: Path,
    ids: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    left: str | bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = (sound / DB).read_bytes()
    content = left.encode() if isinstance(left, str) else left
    try:
        for verb in [verb for verb in VERBS if verb[0] not in STORELESS]:
            (sound / DB).write_bytes(content)
            capsys.readouterr()
            status = main(named(verb, ids))
            told = capsys.readouterr().err
            made = verb[0] in ("split", "build") and not left  # of an empty file a store is made
            assert status == (0 if made else 2), (verb, told)
            assert made or ((sound / DB).read_bytes() == content and is_one_line(told) and DB in told), (verb, told)
        (sound / DB).write_bytes(content)
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            monkeypatch.setattr("sys.stdout", nowhere)
            assert answer(["search", "ferry"]) == 2
            monkeypatch.undo()
    finally:
        (sound / DB).write_bytes(data)
