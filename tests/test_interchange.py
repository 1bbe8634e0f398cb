"""Records to and from the layouts of datatrove, dolma and Hugging Face datasets."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, SLIP, dated, run
from samples import DATA

from iomcorpus.commands.records import read_records
from iomcorpus.output.layouts import LAYOUTS
from iomcorpus.reading.interchange import as_record, open_lines, plain_row


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("interchange")
    (folder / "a.txt").write_text(dated([SLIP, BEES, CLOCK]), encoding="utf-8")
    shutil.copy(DATA / "us-newsroom.txt", folder / "b.txt")
    run(folder, "split", "a.txt", "b.txt")
    return folder


ROWS = [
    # a row, what it has as a record
    ({"id": "a", "text": "One."}, {}),
    ({"id": "a", "text": "One.", "metadata": {"source": "x", "kind": "news"}}, {"source": "x", "kind": "news"}),
    ({"id": "a", "text": "One.", "source": "y", "metadata": {"source": "x"}}, {"source": "y"}),
    ({"id": "a", "text": "One.", "metadata": {"file_path": "x"}}, {"source": "x"}),
    ({"id": "a", "text": "One.", "metadata": None, "created": "2017-12-21T08:00:00.000Z"}, {"published": "2017-12-21"}),
    ({"id": "a", "text": "One.", "metadata": {"created": "2017-12-21"}}, {"published": "2017-12-21"}),
    ({"id": "a", "text": "One.", "metadata": {}, "created": "soon"}, {}),
    ({"id": "a", "text": "One.", "metadata": {"date": "2017-12-21T08:00:00"}}, {"date": "2017-12-21"}),
    ({"id": "a", "text": "One.", "metadata": {"date": "2017-12/.."}}, {"date": "2017-12/.."}),
    ({"id": "a", "text": "One.", "metadata": {"date": "long ago"}}, {"date": None}),
    ({"id": "a", "text": "One.", "metadata": {"first_line": 7, "skip": [9], "evidence": [], "score": 1}}, {}),
    ({"id": "a", "text": "One.", "metadata": "none"}, {}),
]


@pytest.mark.parametrize(("row", "more"), ROWS)
def test_what_is_lifted_out_of_metadata(row: dict[str, Any], more: dict[str, Any]) -> None:
    assert as_record(row) == row | more


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_lines_are_not_looked_for_byte_by_byte(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"rows.jsonl{suffix}"
    path.write_bytes(gzip.compress(b"{}\n{}\n") if suffix else b"{}\n{}\n")
    with open_lines(str(path)) as stream:
        assert isinstance(stream, io.BufferedReader)
        assert stream.peek(6)[:6] == b"{}\n{}\n"


def test_values_that_json_has_not() -> None:
    from datetime import date, datetime

    row = {"a": datetime(2017, 12, 21, 8), "b": [date(2017, 1, 2)], "c": {"d": 1.5, "e": b"x"}, "f": None, "g": b"x"}
    assert plain_row(row) == {"a": "2017-12-21T08:00:00", "b": ["2017-01-02"], "c": {"d": 1.5}, "f": None}


@pytest.mark.parametrize(("suffix", "pack"), [("", bytes), (".gz", gzip.compress), (".bz2", bz2.compress)])
def test_records_come_compressed(tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"x.jsonl{suffix}"
    path.write_bytes(pack(b'{"id": "a", "text": "One."}\n'))
    assert [row["id"] for row in read_records(str(path))] == ["a"]


def test_a_file_that_is_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "a", "text": "One."}\n' * 1000)[:-20])
    done = run(tmp_path, "search", "one", "x.jsonl.gz")
    assert done.returncode == 2 and "x.jsonl.gz: damaged or cut short" in done.stderr


@pytest.mark.parametrize("layout", LAYOUTS)
def test_verbs_take_what_export_gives(folder: Path, layout: str) -> None:
    clean = [row | {"text": row["clean"], "first_line": 1, "skip": []} for row in lines(run(folder, "export").stdout)]
    for row in clean:
        del row["body_line"], row["evidence"]
    plain = "".join(f"{json.dumps(row)}\n" for row in clean)
    laid_out = run(folder, "export", "--layout", layout).stdout
    for verb in (
        ("search", "the OR a", "-", "--after", "2016-08-12", "--source", "a.txt", "--fields", "id,source,date,title"),
        ("extract", "-", "--source", "b.txt", "--types", "figures,people", "--kind", "news"),
        ("dedupe", "-", "--all", "--fields", "id,source,relation"),
    ):
        ours, theirs = (run(folder, *verb, stdin=text) for text in (plain, laid_out))
        assert (theirs.returncode, theirs.stderr) == (0, "")
        assert theirs.stdout == ours.stdout != ""


def test_records_from_parquet(folder: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `parquet`")
    run(folder, "export", "-o", "records.parquet", "--force")
    records = run(folder, "export").stdout
    for verb, *more in (("search", "ferry"), ("extract",), ("dedupe",)):
        options = ("--all",) if verb == "dedupe" else ()
        ours = run(folder, verb, *more, "-", *options, stdin=records)
        assert run(folder, verb, *more, "records.parquet", *options).stdout == ours.stdout != ""


# The real ones, where they are installed


def test_datasets_of_hugging_face(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets", reason="Hugging Face datasets")
    for kind, name in (("json", "hf.jsonl"), ("parquet", "hf.parquet")):
        run(folder, "export", "--layout", "hf", "-o", str(tmp_path / name))
        found = datasets.load_dataset(kind, data_files=str(tmp_path / name), split="train", cache_dir=str(tmp_path))
        assert [row["id"] for row in found] == [row["id"] for row in lines(run(folder, "export").stdout)]
        found.filter(lambda row: row["source"] == "a.txt").to_parquet(str(tmp_path / "back.parquet"))
        hits = lines(run(tmp_path, "search", "the", "back.parquet", "--fields", "source,title").stdout)
        assert {"source": "a.txt", "title": BEES.title} in hits and len(hits) <= 3


def test_datatrove(folder: Path, tmp_path: Path) -> None:
    readers = pytest.importorskip("datatrove.pipeline.readers", reason="datatrove")
    from datatrove.pipeline.writers import JsonlWriter

    for name, reader in (("dt.jsonl", readers.JsonlReader), ("dt.parquet", readers.ParquetReader)):
        (tmp_path / "in").mkdir(exist_ok=True)
        run(folder, "export", "--layout", "datatrove", "-o", str(tmp_path / "in" / name), "--force")
        documents = [doc for doc in reader(str(tmp_path / "in"), glob_pattern=name)() if doc.metadata["kind"] == "news"]
        with JsonlWriter(str(tmp_path / "out"), output_filename=f"{name}.gz") as writer:
            for document in documents:
                writer.write(document)
        given = read_records(str(tmp_path / "out" / f"{name}.gz"))
        kept = lines(run(folder, "export", "--kind", "news").stdout)
        assert [(row["id"], row["text"], row["source"]) for row in given] == [
            (row["id"], row["clean"], row["source"]) for row in kept
        ]
