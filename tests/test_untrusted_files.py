"""Files that would like to be more: bombs, formulas, queries and names that are no text to run."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import resource
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from articles import BEES, SLIP, dated, environment, run

from iomcorpus.corpus import Corpus
from iomcorpus.errors import CorpusError
from iomcorpus.reading import capture, interchange
from iomcorpus.reading.capture import read_capture
from iomcorpus.store.seals import sealed
from iomcorpus.store.write import CAPTURE, METADATA, seal_of_capture

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd.compress,
}  # fmt: skip
MEMBER = 8 << 20  # bytes of one member, which packs to some kilobytes
MEMORY = 1 << 30


def bomb(suffix: str, members: int) -> bytes:
    """A file that is a thousand times as large, decompressed: members behind each other, as `cat` makes them."""
    return PACKERS[suffix](b"a" * MEMBER) * members


def test_a_bomb_is_one() -> None:
    assert all(900 * len(bomb(suffix, 1)) < MEMBER for suffix in PACKERS)


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_bomb_stops_with_a_line(tmp_path: Path, suffix: str) -> None:
    """One line without end, which could not be held: the program has 1 GB of memory, the bomb would like 10 GB."""
    (tmp_path / f"x.txt{suffix}").write_bytes(bomb(suffix, 1280))
    command = [sys.executable, "-m", "iomcorpus", "split", f"x.txt{suffix}"]
    given = {"cwd": tmp_path, "capture_output": True, "env": environment(), "timeout": 120, "preexec_fn": limit_memory}
    done = subprocess.run(command, **given)  # type: ignore[call-overload]
    line = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert line.count("\n") == 1 and f"x.txt{suffix}: more than" in line and "--max-size" in line


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_limit_stops_a_bomb_of_many_members(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.txt{suffix}"
    path.write_bytes(bomb(suffix, 3))
    assert read_capture(str(path), "x", max_size=3 * MEMBER).size == 3 * MEMBER
    with pytest.raises(CorpusError, match="larger than the limit"):
        read_capture(str(path), "x", max_size=3 * MEMBER - 1)


def test_a_limit_that_is_said_lets_through_what_is_meant_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "ALWAYS", 1000)
    path = tmp_path / "x.txt.gz"
    path.write_bytes(gzip.compress(b"a\n" * 50_000))
    with pytest.raises(CorpusError, match="as no text of its size has"):
        read_capture(str(path), "x")
    assert read_capture(str(path), "x", max_size=100_000).size == 100_000


PACKED = 64 << 20  # bytes that a small piece of a store unpacks to


def plant(db: Path, table: str, lines: int | None = None) -> None:
    """Put a bomb where a store keeps what it has packed of its captures, sealed as if it had been written so."""
    bomb, columns = zlib.compress(bytes(PACKED)), ", ".join((*CAPTURE, *METADATA))
    with closing(sqlite3.connect(db)) as store, store:
        for number, *row in store.execute(f"SELECT id, {columns} FROM capture").fetchall():
            if table != "capture":
                store.execute(f"REPLACE INTO {table} VALUES (?, ?, ?)", sealed((number, bomb)))
                continue
            known = dict(zip((*CAPTURE, *METADATA), row, strict=True))
            known |= {"survey": bomb, "lines": lines or known["lines"]}
            prints = [one for (one,) in store.execute("SELECT print FROM print WHERE capture = ?", (number,))]
            seal = seal_of_capture(known.values(), prints)
            change = "UPDATE capture SET survey = ?, lines = ?, seal = ? WHERE id = ?"
            store.execute(change, (bomb, known["lines"], seal, number))


BOMBS = [
    ("capture", None, "longer than the"),
    ("capture", 10**9, "has more lines than it has bytes"),
    ("cut", None, "longer than the"),
    ("shown", None, "longer than the"),
]


@pytest.mark.parametrize(("table", "lines", "message"), BOMBS)
def test_a_bomb_in_a_store_stops_with_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, lines: int | None, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    corpus, names = Corpus("x.db"), [Path(f"{number}.txt") for number in range(3)]
    for name in names:
        name.write_text(dated([BEES, SLIP]) + f"Number {name.stem}.\n")
    corpus.split(["0.txt", "1.txt"])
    plant(Path("x.db"), table, lines)
    with pytest.raises(CorpusError, match=f"^x.db: the store is damaged .*{message}.*iomcorpus verify"):
        names[0].write_text(dated([BEES]))
        corpus.split(["0.txt", "2.txt"])
    found = {finding.where for finding in corpus.verify() if finding.severity == "damage"}
    assert found >= {"0.txt", "1.txt"}


def test_a_line_of_rows_without_end_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interchange, "LONGEST", 100)
    rows = [b'{"id": "a", "text": "b"}\n', b'{"id": "' + b"a" * 200]
    with pytest.raises(CorpusError, match=r"rows, line 2: longer than 100 bytes"):
        list(interchange.read_lines(io.BytesIO(b"".join(rows)), "rows"))


# What is typed in a query is looked for, and nothing else

QUERIES = (
    "'; DROP TABLE record; --", '" OR 1=1 --', "x') UNION SELECT sql FROM sqlite_schema --", 'title:"a" MATCH "b"',
    "record_fts MATCH 'a'", "source:*'; DELETE FROM capture --", "source:[a-", "%_%", "(?i)a+", "{title} : a",
    "^a + b*",
    "NEAR(a b, 1); SELECT load_extension('x')", 'person:"\' OR name LIKE \'%"', "id:' OR '1'='1", "\x00", "a\x00b",
)  # fmt: skip
VERBS = ("search", "kwic", "timeline", "people", "figures", "words", "export")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("queries")
    (path / "a.txt").write_text(dated([SLIP, BEES]), encoding="utf-8")
    assert run(path, "build", "a.txt").returncode == 0
    return path


def test_queries_are_data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (folder / "iomcorpus.db").read_bytes()
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    corpus = Corpus(str(folder / "iomcorpus.db"))
    questions: dict[str, Callable[[str], object]] = {
        "search": lambda query: list(corpus.search(query)),
        "search of a source": lambda query: list(corpus.search("ferry", source=query)),
        "exact": lambda query: list(corpus.search(query, exact=True)),
        "kwic": lambda query: list(corpus.kwic(query)),
        "timeline": lambda query: list(corpus.timeline(query)),
        "facets": lambda query: list(corpus.facets("kind", query)),
        "people": lambda query: list(corpus.people(query)),
        "person": corpus.person,
        "of a person": lambda query: list(corpus.search("ferry", person=[query])),
        "unit": lambda query: list(corpus.search(None, unit=[query])),
        "show": corpus.show,
    }
    for name, ask in questions.items():
        for query in QUERIES:
            try:
                ask(query)
            except CorpusError as error:
                assert "\n" not in str(error), name
    assert (folder / "iomcorpus.db").read_bytes() == before


# Cells


def test_cells_of_a_store_are_no_formulas(tmp_path: Path) -> None:
    """From the capture to the file that a spreadsheet opens; numbers stay numbers, and `--raw-cells` is a way out."""
    body = ('=HYPERLINK("http://x.example","a")', *SLIP.body)
    (tmp_path / "a.txt").write_text(dated([SLIP._replace(title="@SUM(1+1)*cmd", body=body)]), encoding="utf-8")
    assert run(tmp_path, "split", "a.txt").returncode == 0
    with sqlite3.connect(tmp_path / "iomcorpus.db") as store:
        store.execute("UPDATE record SET title = '@SUM(1+1)*cmd', lead = '=1+2'")
    for verb in (["split", "a.txt"], ["search", "ferry"], ["export"]):
        for format in ("csv", "tsv"):
            safe = run(tmp_path, *verb, "--format", format).stdout
            cells = [
                cell
                for row in csv.reader(io.StringIO(safe), delimiter="\t" if format == "tsv" else ",")
                for cell in row
            ]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
            assert "'@SUM(1+1)*cmd" in cells and "1" in cells
            assert "'@SUM" not in run(tmp_path, *verb, "--format", format, "--raw-cells").stdout


# Rows from elsewhere

WRONG = (
    ("title", 6), ("first_line", "one"), ("first_line", -1), ("first_line", 10**30), ("skip", [True]), ("date", [1]),
    ("evidence", [{"line": 1}]), ("evidence", [7]), ("source", {}), ("filled", {"published": "x"}), ("clean", 3),
)  # fmt: skip


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_a_row_with_another_type_is_told_by_its_line(tmp_path: Path, field: str, value: object) -> None:
    good, bad = {"id": "a", "text": "A ferry"}, {"id": "b", "text": "A ferry", field: value}
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in (good, bad)), encoding="utf-8")
    for verb in (["search", "ferry", "rows.jsonl"], ["kwic", "ferry", "rows.jsonl"], ["dedupe", "rows.jsonl"]):
        done = run(tmp_path, *verb)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert f"rows.jsonl, line 2: `{field}` must be" in done.stderr


def test_what_other_tools_call_by_our_names_is_left_out(tmp_path: Path) -> None:
    row = {"id": 7, "body": "The ferry sank on 3 May 2016.", "date": 1462233600, "title": ["x"], "first_line": None}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = run(tmp_path, "extract", "--types", "dates", "--text-field", "body", "rows.jsonl")
    assert (done.returncode, json.loads(done.stdout)["value"]) == (0, "2016-05-03")


# Brackets in brackets

DEEP = "[" * 5000


@pytest.mark.parametrize(
    ("name", "text"),
    [("queries.toml", f"a = {DEEP}"), ("iomcorpus.toml", f"a = {DEEP}"), ("captures.csv", f"name,{'x' * 200_000}\n")],
)
def test_a_file_of_brackets_is_one_line(folder: Path, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "a.txt").write_text(dated([SLIP]), encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    for arguments in (["split", "a.txt"], ["saved"]):
        done = run(tmp_path, *arguments)
        assert "Traceback" not in done.stderr and "unexpected error" not in done.stderr
        assert all(len(line) < 300 for line in done.stderr.splitlines())


# What is written


def test_nothing_is_written_beside_what_was_named(tmp_path: Path) -> None:
    """Ids and names of a store, and those of a page, may be paths that lead elsewhere."""
    inside = tmp_path / "one" / "two"
    inside.mkdir(parents=True)
    (inside / "a.txt").write_text(dated([SLIP, BEES]), encoding="utf-8")
    assert run(inside, "build", "a.txt").returncode == 0
    with sqlite3.connect(inside / "iomcorpus.db") as store:
        store.execute("UPDATE record SET id = '../../' || id")
        store.execute("UPDATE capture SET name = '../../../a.txt', source = '/nowhere/../a.txt'")
    before = {*tmp_path.rglob("*")}
    written = {"brat": "brat", "conllu": "a.conllu", "datasette": "site", "csv": "a.csv", "bibtex": "a.bib"}
    for format, out in written.items():
        run(inside, "export", "--format", format, "-o", out)
    run(inside, "report", "page.html")
    run(inside, "borders", "-o", "b.txt")
    new = {path.relative_to(inside).parts[0] for path in {*tmp_path.rglob("*")} - before if path.is_relative_to(inside)}
    assert {*tmp_path.rglob("*")} - before == {path for path in inside.rglob("*") if path not in before}
    assert {"brat", "a.conllu", "site", "a.csv", "page.html"} <= new <= {*written.values(), "page.html", "b.txt"}
