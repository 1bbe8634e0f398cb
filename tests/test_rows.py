"""Rows as JSON Lines, JSON, CSV, TSV and Markdown: what other programs read back from them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest

from iomcorpus.errors import CorpusError
from iomcorpus.output.rows import CELLS, FORMATS, FURNITURE, HIT, RECORD, choose_fields, write_rows
from iomcorpus.store import read

AWKWARD = [
    pytest.param("plain", id="plain"),
    pytest.param('she said: "go", and left', id="quotes and comma"),
    pytest.param("first line\nsecond line", id="line feed"),
    pytest.param("first line\rsecond line", id="lone carriage return"),
    pytest.param("a\r\nb", id="both"),
    pytest.param("tab\there", id="tab"),
    pytest.param("a | b", id="pipe"),
    pytest.param("<script>alert(1)</script> & co", id="markup"),
    pytest.param("naïve “curly” 移民 \N{ROCKET}", id="beyond ASCII"),
    pytest.param("next\x85line\u2028separator", id="line ends of Unicode"),
    pytest.param("", id="nothing"),
    pytest.param("-", id="a dash"),
]


def written(rows: list[dict[str, object]], format: str, fields: tuple[str, ...] | None = None, **options: bool) -> str:
    stream = io.StringIO(newline="")
    assert write_rows(rows, format, fields, stream, **options) == len(rows)
    return stream.getvalue()


@pytest.mark.parametrize("text", AWKWARD)
def test_json_reads_back(text: str) -> None:
    rows: list[dict[str, object]] = [{"id": "a", "text": text, "marks": [[0, 4]], "title": None}, {"id": text}]
    assert [json.loads(line) for line in written(rows, "jsonl").split("\n")[:-1]] == rows
    assert json.loads(written(rows, "json")) == rows


@pytest.mark.parametrize("text", AWKWARD)
def test_csv_reads_back(text: str) -> None:
    printed = written([{"id": "a", "text": text}], "csv", ("id", "text"), raw_cells=True)
    assert list(csv.DictReader(io.StringIO(printed, newline=""))) == [{"id": "a", "text": text}]


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("format", ["tsv", "md"])
def test_a_row_is_a_line(format: str, text: str) -> None:
    printed = written([{"id": "a", "text": text, "n": 1}], format, ("id", "text", "n"))
    assert len(printed.splitlines()) == (2 if format == "tsv" else 3)
    if format == "tsv":
        assert [len(line.split("\t")) for line in printed.splitlines()] == [3, 3]


@pytest.mark.parametrize(
    ("format", "printed"),
    [
        ("jsonl", '{"id": "é", "n": 2, "skip": [3], "title": null}\n'),
        ("json", '[\n{"id": "é", "n": 2, "skip": [3], "title": null}\n]\n'),
        ("csv", "id,n,skip,title\né,2,[3],\n"),
        ("tsv", "id\tn\tskip\ttitle\né\t2\t[3]\t\n"),
        ("md", "| id | n | skip | title |\n| --- | --- | --- | --- |\n| é | 2 | \\[3\\] |  |\n"),
    ],
)
def test_the_look_of_a_format(format: str, printed: str) -> None:
    assert written([{"id": "é", "n": 2, "skip": [3], "title": None}], format) == printed


@pytest.mark.parametrize(
    ("format", "printed"), [("jsonl", ""), ("json", "[]\n"), ("csv", "id\n"), ("md", "| id |\n| --- |\n")]
)
def test_no_rows(format: str, printed: str) -> None:
    assert written([], format, ("id",)) == printed


def test_fields_choose_and_order() -> None:
    row: dict[str, object] = {"a": 1, "b": 2, "c": 3}
    assert written([row], "jsonl", ("c", "a")) == '{"c": 3, "a": 1}\n'
    assert written([row], "csv", ("c", "missing")) == "c,missing\n3,\n"


@pytest.mark.parametrize(
    ("asked", "chosen"), [(None, None), ("id", ("id",)), (" title , id,", ("title", "id")), ("id,id", ("id",))]
)
def test_fields_that_are_known(asked: str | None, chosen: tuple[str, ...] | None) -> None:
    assert choose_fields(asked, HIT) == chosen


@pytest.mark.parametrize("asked", ["ID", "id,tilte", "", ","])
def test_fields_that_are_not(asked: str) -> None:
    with pytest.raises(CorpusError, match="snippet"):  # all the known ones are listed
        choose_fields(asked, HIT)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_spreadsheet_sees_no_formula(start: str) -> None:
    formula = f"{start}cmd|' /C calc'!A0"
    for format in ("csv", "tsv"):
        cell = list(csv.reader(io.StringIO(written([{"a": formula}], format)), delimiter="\t"))[1][0]
        assert not cell.startswith(start)
        assert formula in written([{"a": formula}], format, raw_cells=True)


def test_numbers_stay_numbers() -> None:
    assert written([{"a": -3, "b": 0.25}], "csv") == "a,b\n-3,0.25\n"


def test_half_characters_do_not_stop_the_output() -> None:
    rows: list[dict[str, object]] = [{"a": "x\udc80y"}]
    for format in FORMATS:
        written(rows, format).encode()
    assert json.loads(written(rows, "jsonl")) == rows[0]


@pytest.mark.parametrize("format", FORMATS)
def test_a_row_is_printed_before_the_next_is_read(format: str) -> None:
    stream = io.StringIO()

    def rows() -> Iterator[dict[str, str]]:
        yield {"id": "first"}
        assert "first" in stream.getvalue()
        yield {"id": "second"}

    assert write_rows(rows(), format, ("id",), stream) == 2


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("format", FORMATS)
def test_a_terminal_is_not_driven_by_text(format: str) -> None:
    stream = Terminal()
    write_rows([{"id": "a\x1b]0;title\x07b\x9b31mc\u202ed"}], format, ("id",), stream)
    assert not set(stream.getvalue()) & set("\x1b\x07\x9b\u202e")
    if format in ("json", "jsonl"):
        assert "\\u202e" in stream.getvalue()  # JSON says the same on a terminal as on a pipe


def test_the_field_lists_are_those_of_the_contract() -> None:
    assert HIT[:2] == RECORD[:2] == ("id", "source")
    assert {"evidence", "clean", "body_line"} <= set(RECORD)
    assert {"reason", "text"} <= set(FURNITURE)
    assert set(CELLS) < set(FORMATS)
    assert RECORD == read.FIELDS and FURNITURE == read.FURNITURE_FIELDS
