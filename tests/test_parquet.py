"""Rows as Parquet, read back by pyarrow, pandas and DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from iomcorpus.errors import CorpusError
from iomcorpus.output import schema
from iomcorpus.output.layouts import LAYOUTS
from iomcorpus.output.mentions import flat_mention
from iomcorpus.output.parquet import write_parquet
from iomcorpus.output.schema import OUTPUTS, names
from iomcorpus.reading import extras
from iomcorpus.reading.interchange import parquet_rows

parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet`")

RECORD: dict[str, Any] = {
    "id": "a", "source": "in/a.txt", "first_line": 3, "last_line": 5, "start_byte": 9, "end_byte": 90, "skip": [4],
    "published": "2018-05-04", "updated": None, "inferred": None,
    "evidence": [{"line": 3, "start": 0, "end": 8, "why": "date line"}], "kind": "news", "title": "A “title”",
    "lead": None, "byline": None, "language": "en", "text": "One\ntwo \udc80", "clean": "One", "body_line": 3,
    "url": None, "retrieved": None,
}  # fmt: skip
FIGURE = {"type": "figure", "id": "a", "source": None, "line": 1, "start": 0, "end": 2, "surface": "12", "value": 12}
DATE = {"type": "date", "id": "a", "source": None, "line": 1, "start": 0, "end": 4, "surface": "2017", "value": "2017"}
MENTIONS = [
    FIGURE,
    FIGURE | {"value": 2.5, "approx": "about", "ratio": [1, 7]},
    {**{name: value for name, value in FIGURE.items() if name != "value"}, "low": 5, "high": 10**20},
    DATE | {"relative": False},
    {"type": "contact", "id": "a", "phones": ["111"], "emails": []},
]


def test_records_read_back(tmp_path: Path) -> None:
    path = str(tmp_path / "x.parquet")
    assert write_parquet([RECORD, RECORD | {"id": "b", "evidence": [], "skip": []}], schema.RECORD, path) == 2
    first, second = parquet_rows(path)
    assert first == RECORD | {"text": "One\ntwo \\udc80"}
    assert (second["id"], second["evidence"], second["skip"]) == ("b", [], [])
    read = parquet.read_schema(path)
    assert read.names == list(names(schema.RECORD))
    told = {field.name: field.meaning for field in schema.RECORD}
    assert {name: read.field(name).metadata[b"description"].decode() for name in read.names} == told


def test_columns_have_one_type(tmp_path: Path) -> None:
    path = str(tmp_path / "x.parquet")
    write_parquet(map(flat_mention, MENTIONS), schema.FLAT_MENTION, path)
    rows = list(parquet_rows(path))
    assert [(row["value"], row["number"], row["low"], row["high"]) for row in rows] == [
        (None, 12.0, None, None),
        (None, 2.5, None, None),
        (None, None, 5.0, 1e20),
        ("2017", None, None, None),
        (None, None, None, None),
    ]
    assert (rows[1]["ratio"], rows[3]["relative"], rows[4]["phones"]) == ([1.0, 7.0], False, ["111"])


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_output_has_columns(name: str, tmp_path: Path) -> None:
    path = str(tmp_path / "x.parquet")
    fields = {field.name: field for field in OUTPUTS[name].fields}.values()
    assert write_parquet([], list(fields), path) == 0
    assert parquet.read_schema(path).names == [field.name for field in fields]


@pytest.mark.parametrize("layout", ["hf", "datatrove"])
def test_layouts_read_back(layout: str, tmp_path: Path) -> None:
    path = str(tmp_path / "x.parquet")
    lay_out, fields = LAYOUTS[layout]
    row = lay_out(RECORD | {"date": "2018-05-04", "date_from": "published"})
    write_parquet([row], fields, path)
    assert list(parquet_rows(path)) == [row]


def test_pandas_and_duckdb_read_it(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pandas = pytest.importorskip("pandas")
    path = str(tmp_path / "x.parquet")
    write_parquet(map(flat_mention, MENTIONS), schema.FLAT_MENTION, path)
    frame = pandas.read_parquet(path)
    assert frame.groupby("type").size().to_dict() == {"contact": 1, "date": 1, "figure": 3}
    assert frame["number"].sum() == 14.5
    asked = duckdb.sql(f"SELECT type, max(number) FROM '{path}' WHERE approx = 'about' GROUP BY type")
    assert asked.fetchall() == [("figure", 2.5)]
    assert duckdb.sql(f"SELECT len(phones) FROM '{path}' WHERE type = 'contact'").fetchall() == [(1,)]


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_text("id,text\n")
    with pytest.raises(CorpusError, match="no Parquet file"):
        list(parquet_rows(str(tmp_path / "x.parquet")))
    with pytest.raises(CorpusError, match=r"cannot be read: No such file"):
        list(parquet_rows(str(tmp_path / "y.parquet")))


def test_without_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    for use in (lambda: list(parquet_rows("x.parquet")), lambda: write_parquet([], schema.RECORD, str(tmp_path / "x"))):
        with pytest.raises(CorpusError, match=r"needs the package pyarrow. Type: pip install 'iomcorpus\[parquet\]'$"):
            use()
    assert not list(tmp_path.iterdir())
