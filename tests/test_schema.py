"""What is printed is what `schema.py` says: each row of each command on the samples, and the schemas themselves."""

from __future__ import annotations

import contextlib
import io
import json
import shlex
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from articles import run as run_process
from samples import DATA

from iomcorpus.cli import COMMANDS, main
from iomcorpus.output.json_schema import example_of, field_rows, json_schema, json_schemas, output_rows
from iomcorpus.output.schema import OUTPUTS, TYPES, Field

jsonschema = pytest.importorskip("jsonschema", reason="checks rows against JSON Schemas")

# Command lines, and what each row of theirs is. A, B: two records that are copies of one another.
PRINTED = [
    ("split", "records"),
    ("split --explain", "explained"),
    ("split --furniture", "furniture"),
    ("split --profile", "profile"),
    ("split --dry-run", "actions"),
    ("convert page.html -o pages", "pages"),
    ("search flood --copies show", "hits"),
    ("show A", "shown"),
    ("why A", "reasons"),
    ("why A B", "comparison"),
    ("diff A B", "diff"),
    ("dedupe --all", "copies"),
    ("dedupe records.jsonl --records", "passed"),
    ("dedupe records.jsonl --unique", "passed"),
    ("dedupe --report pairs", "pairs"),
    ("build --dry-run --db fresh.db", "plan"),
    ("build --db fresh.db", "built"),
    ("captures", "captures"),
    ("extract", "mentions"),
    ("dates --copies show", "dates"),
    ("figures", "figures"),
    ("quotes", "quotes"),
    ("contacts", "contacts"),
    ("people", "people"),
    ("people --pairs", "people_pairs"),
    ("people show 'philip strand'", "person"),
    ("figures --ledger", "ledger"),
    ("quotes --by-speaker", "speakers"),
    ("contacts --unique", "contacts_once"),
    ("kwic flood", "kwic"),
    ("words", "words"),
    ("collocates flood", "collocates"),
    ("keywords --of flood", "keywords"),
    ("timeline", "timeline"),
    ("timeline flood --by month", "timeline"),
    *((f"facets {field}", "facets") for field in ("kind", "source", "person", "unit", "month")),
    ("stats", "stats"),
    ("stats flood", "stats"),
    ("search --queries queries.txt", "batch"),
    ("search --queries queries.txt --count", "counts"),
    ("saved", "saved"),
    ("saved new", "new"),
    ("replay receipt.json", "changes"),
    ("export", "records"),
    ("export --what mentions", "mentions"),
    ("export --what people", "people"),
    ("export --what copies", "copies"),
    ("export --layout hf", "hf"),
    ("export --layout datatrove", "datatrove"),
    ("export --layout dolma", "dolma"),
    ("status", "status"),
    ("config show", "settings"),
    ("verify --db damaged.db", "findings"),
    ("schema", "outputs"),
    ("schema --all", "schema"),
]
PAGE = """<html><head><title>Mill shut</title></head>
<body><h1>Mill shut</h1><p>The mill at Varn is shut for good, its owner said on Monday.</p></body></html>"""
NO_ROWS = {"borders", "help", "report"}  # commands that print text, or write a page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("schema")
    shutil.copytree(DATA, folder / "data")
    for command in ("split", "dedupe", "extract"):
        done = run_process(folder, command)
        assert done.returncode == 0, done.stderr
    return folder


def rows(folder: Path, line: str) -> list[Any]:
    out = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        assert main(shlex.split(line)) in (0, 1)
    return [json.loads(row) for row in out.getvalue().splitlines()]


def prepare(folder: Path, line: str) -> None:
    """Put down what a command line reads."""
    if "records.jsonl" in line:
        records = rows(folder, "export")
        (folder / "records.jsonl").write_text("".join(json.dumps(row) + "\n" for row in records))
    elif "queries.txt" in line:
        (folder / "queries.txt").write_text("flood\nferry OR boat\n")
    elif line == "saved":
        rows(folder, "search flood --save floods")
    elif line.startswith("convert"):
        pytest.importorskip("trafilatura", reason="the extra `html`")
        (folder / "page.html").write_text(PAGE, encoding="utf-8")
    elif line.startswith("replay"):
        rows(folder, "search river --receipt receipt.json")
        receipt = json.loads((folder / "receipt.json").read_text())
        receipt["answer"] = receipt["answer"][1:]  # as if there had been one hit less
        (folder / "receipt.json").write_text(json.dumps(receipt))
    elif "damaged.db" in line:
        shutil.copy(folder / "iomcorpus.db", folder / "damaged.db")
        with contextlib.closing(sqlite3.connect(folder / "damaged.db")) as store, store:
            store.execute("UPDATE record SET title = 'Another' WHERE number < 4")


@pytest.mark.parametrize(("line", "output"), PRINTED, ids=[line for line, _ in PRINTED])
def test_rows_are_what_is_said(folder: Path, line: str, output: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    prepare(folder, line)
    if " A" in line:
        a, b = (row["id"] for row in rows(folder, "dedupe")[:2])
        line = line.replace(" A", f" {a}").replace(" B", f" {b}")
    found = rows(folder, line)
    assert found
    check = jsonschema.Draft202012Validator(json_schema(output, closed=True))
    for row in found:
        errors = [f"{'.'.join(map(str, error.path))}: {error.message[:300]}" for error in check.iter_errors(row)]
        assert not errors


def test_every_command_and_output_is_checked() -> None:
    commands = {line.split()[0] for line, _ in PRINTED}
    assert commands | NO_ROWS == set(COMMANDS)
    told_of_itself = {"columns"}  # of Parquet files: test_parquet.py
    assert {output for _, output in PRINTED} | told_of_itself == set(OUTPUTS)


def fields() -> Iterator[tuple[str, Field]]:
    def of(name: str, found: tuple[Field, ...]) -> Iterator[tuple[str, Field]]:
        for field in found:
            yield f"{name}.{field.name}", field
            yield from of(f"{name}.{field.name}", field.parts)

    for name, output in OUTPUTS.items():
        yield from of(name, output.fields)
        for type, more in output.more.items():
            yield from of(f"{name}.{type}", more)


def test_every_field_says_what_it_is() -> None:
    for place, field in fields():
        assert field.type in TYPES, place
        assert field.meaning[0].isupper() or field.meaning.split()[0].rstrip(",").islower(), place
        assert field.meaning.endswith("."), place
        check = jsonschema.Draft202012Validator(TYPES[field.type])
        assert check.is_valid(example_of(field)) or (field.nullable and field.example is None), place


def test_schemas_are_schemas() -> None:
    for name in OUTPUTS:
        jsonschema.Draft202012Validator.check_schema(json_schema(name))
        assert list(field_rows(name))
    every = json_schemas(OUTPUTS)
    assert set(every["$defs"]) == set(OUTPUTS) == {row["output"] for row in output_rows()}


def test_the_schema_of_one_or_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "records", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema("records")
    assert main(["schema", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schemas(OUTPUTS)
    assert main(["schema", "recrods"]) == 2
    assert "there are no rows called 'recrods'. Did you mean 'records'?" in capsys.readouterr().err
    assert main(["schema", "pairs", "--csv", "--fields", "field,type"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["field,type", "a,id"]
