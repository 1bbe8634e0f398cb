"""`export`: formats, what goes together, folders and files that appear whole, contacts that are nowhere left."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, SLIP, dated
from articles import run as run_process
from samples import DATA

from iomcorpus.cli import main
from iomcorpus.corpus import Corpus
from iomcorpus.facts.contacts.reach import find_reaches
from iomcorpus.forms.contacts import EMAIL


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store of all samples, and nothing else."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(DATA, folder / "data")
    for command in ("split", "dedupe", "extract"):
        assert run_process(folder, command).returncode == 0
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    (folder / "a.txt").write_text(dated([SLIP, BEES, CLOCK]), encoding="utf-8")
    (folder / "b.txt").write_text(dated([SLIP]), encoding="utf-8")
    for command in ("split . --format csv", "dedupe", "extract"):
        run_process(folder, *command.split())
    return folder


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    """A folder with a store of two captures, to write to."""
    return Path(shutil.copytree(small, tmp_path / "folder"))


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program in this process: it is run often here."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([*arguments])
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.jsonl", '{"id": '),
        ("x.ndjson", '{"id": '),
        ("x.json", "[\n{"),
        ("x.csv", "id,source,"),
        ("x.tsv", "id\tsource\t"),
        ("x.md", "| id |"),
        ("x.bib", "@misc{"),
        ("x.ris", "TY  - "),
        ("x.conllu", "# newdoc id = "),
        ("x.conll", "# newdoc id = "),
        ("x.txt", '{"id": '),
    ],
)
def test_the_suffix_tells_the_format(folder: Path, name: str, begins: str) -> None:
    done = run(folder, "export", "-o", name)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"export: 4 records in {name}\n")
    text = (folder / name).read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert run(folder, "export", "-o", name).returncode == 2  # it is there already
    assert run(folder, "export", "-o", name, "--force").returncode == 0
    assert (folder / name).read_text(encoding="utf-8") == text
    run(folder, "export", "-o", f"{name}.gz")
    assert gzip.decompress((folder / f"{name}.gz").read_bytes()).decode() == text


def test_what_the_rows_are(folder: Path) -> None:
    assert lines(run(folder, "export", "--what", "mentions").stdout) == lines(run(folder, "extract").stdout)
    people = lines(run(folder, "export", "--what", "people", "--fields", "person").stdout)
    assert {"person": "Teuvo Harle"} in people
    copies = lines(run(folder, "export", "--what", "copies").stdout)
    assert copies == lines(run(folder, "dedupe").stdout) and len(copies) == 2
    table = list(csv.DictReader(run(folder, "export", "--what", "mentions", "--format", "csv").stdout.splitlines()))
    assert {row["type"] for row in table} >= {"date", "person", "figure"}


def test_what_is_chosen(folder: Path) -> None:
    split = lines(run(folder, "split", "a.txt", "b.txt").stdout)
    assert lines(run(folder, "export").stdout) == split and len(split) == 4
    assert len(lines(run(folder, "export", "--unique").stdout)) == 3
    bees = lines(run(folder, "export", "beehives", "--fields", "title,date,date_from").stdout)
    assert bees == [{"title": BEES.title, "date": "2016-08-19", "date_from": "published"}]
    assert run(folder, "export", "beehives", "--format", "bibtex").stdout.count("@misc") == 1
    done = run(folder, "export", "zeppelin", "-o", "none.csv")
    assert done.returncode == 1 and (folder / "none.csv").read_text().count("\n") == 1
    assert len({row["id"] for row in lines(run(folder, "export", "beehives", "--what", "mentions").stdout)}) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--what people -o p.bib", "--format bibtex is of records. For people take one of jsonl"),
        ("--what mentions --format datasette -o d", "--format datasette is of records"),
        ("--format brat", "--format brat writes a folder: name it with -o."),
        ("--format parquet", "--format parquet writes a file: name it with -o."),
        ("--format parquet -o -", "name it with -o"),
        ("--layout hf -o x.csv", "--layout hf is for jsonl, json or parquet, not for csv."),
        ("--layout hf --what people", "--layout is of records"),
        ("--layout dolma -o x.parquet", "dolma reads JSON Lines"),
        ("--fields id -o x.ris", "--fields chooses columns of rows: ris has none."),
        ("boats --what copies", "--what copies takes no QUERY"),
        ("--fields id,tilte", "there is no field 'tilte'"),
        ("--what people --fields title", "there is no field 'title' here, only person_id"),
        ("--format brat -o data", "data is there already"),
        ("--format brat -o data --force", "data is no folder of an earlier export (it has no annotation.conf)"),
        ("--format datasette -o data --force", "data is no folder of an earlier export (it has no metadata.json)"),
        ("--format datasette -o a.txt --force", "a.txt is no folder of an earlier export"),
    ],
)
def test_what_does_not_go_together(folder: Path, arguments: str, said: str) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "mine.txt").write_text("mine")
    before = sorted(os.listdir(folder))
    done = run(folder, "export", *arguments.split())
    assert done.returncode == 2 and said in done.stderr and done.stderr.count("\n") == 1
    assert sorted(os.listdir(folder)) == before and os.listdir(folder / "data") == ["mine.txt"]


@pytest.mark.parametrize("arguments", ["-o x.conllu", "--format brat -o x", "--what mentions -o x.csv"])
def test_mentions_ask_for_facts_first(tmp_path: Path, arguments: str) -> None:
    (tmp_path / "a.txt").write_text(dated([SLIP]), encoding="utf-8")
    run(tmp_path, "split", "a.txt")
    done = run(tmp_path, "export", *arguments.split())
    assert done.returncode == 2 and "Run: iomcorpus extract" in done.stderr
    assert not [name for name in os.listdir(tmp_path) if name.startswith("x")]


@pytest.mark.parametrize("format", ["brat", "datasette"])
def test_a_folder_is_replaced_whole(folder: Path, format: str) -> None:
    assert run(folder, "export", "--format", format, "-o", "out").returncode == 0
    first = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    (folder / "out" / "left over").write_text("from before")
    assert run(folder, "export", "--format", format, "-o", "out").returncode == 2
    assert run(folder, "export", "--format", format, "-o", "out", "--force").returncode == 0
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == first
    assert not [name for name in os.listdir(folder) if ".part" in name or ".old" in name]


# Contacts

FORMATS = ["jsonl", "json", "csv", "tsv", "md", "bibtex", "ris", "conllu"]
WRITTEN = [
    *(("--format", format) for format in FORMATS),
    *(("--what", what, "--format", format) for what in ("mentions", "people", "copies") for format in ("jsonl", "csv")),
    *(("--layout", layout) for layout in ("hf", "datatrove", "dolma")),
    ("--format", "brat"),
    ("--format", "datasette"),
]


@pytest.fixture(scope="module")
def contacts(samples: Path) -> set[str]:
    """Every number and address of the samples: what facts say, and what the patterns of splitting see."""
    corpus = Corpus(str(samples / "iomcorpus.db"))
    found: set[str] = set()
    for row in corpus.mentions(("contact",), copies="show"):
        found |= {*row["phones"], *row["emails"]}
    for record in corpus.records():
        found |= {match[0] for match in EMAIL.finditer(record["text"])}
        found |= {reach.value for reach in find_reaches(record["text"]) if reach.sure}
    assert len(found) > 50
    return {contact for contact in found if len(contact) > 4}  # "111" stands in other numbers too


@pytest.mark.parametrize("arguments", WRITTEN, ids=" ".join)
def test_no_contact_is_left_anywhere(
    samples: Path, contacts: set[str], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    store = str(samples / "iomcorpus.db")
    assert main(["export", *arguments, "--redact", "contacts", "-o", str(out), "--db", store]) == 0
    files = sorted(out.iterdir()) if out.is_dir() else [out]
    text = "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)
    assert not {contact for contact in contacts if contact in text}
    assert not EMAIL.findall(text)
    assert ("█" in text) == (arguments[-1] not in ("bibtex", "ris") and "people" not in arguments)


def test_redacted_columns_stay_true(samples: Path) -> None:
    plain, redacted = (
        lines(run(samples, "export", "--what", "mentions", *more).stdout) for more in ((), ("--redact", "contacts"))
    )
    place = ("type", "id", "source", "line", "start", "end", "rule")
    assert [[row[name] for name in place] for row in plain] == [[row[name] for name in place] for row in redacted]
    assert [len(row["surface"]) for row in plain] == [len(row["surface"]) for row in redacted]
    records = {row["id"]: row for row in lines(run(samples, "export", "--redact", "contacts").stdout)}
    for row in redacted:
        record = records[row["id"]]
        text = "\n".join(record["text"].split("\n")[row["line"] - record["first_line"] :])
        assert text[row["start"] : row["end"]] == row["surface"]
    kept = lines(run(samples, "export").stdout)
    assert [len(row["text"]) for row in kept] == [len(row["text"]) for row in records.values()]
    dates = ("id", "published", "inferred", "first_line", "kind")
    assert [[row[name] for name in dates] for row in kept] == [
        [row[name] for name in dates] for row in records.values()
    ]
