"""What a file `captures.csv` says of captures, and what becomes of it in their records."""

# ruff: noqa: E501 - a row of a table is a line
from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, SLIP, WELL, dated, run
from test_incremental import contents, forbid

from iomcorpus import pipeline, work
from iomcorpus.corpus import Corpus
from iomcorpus.edtf import bounds
from iomcorpus.errors import CorpusError
from iomcorpus.model import Metadata
from iomcorpus.reading.sidecar import describe_captures, is_sidecar, read_language, read_sidecar, read_time
from iomcorpus.streams import split_stream

URL = "https://varn.example/news?page=2,3"
YEARLESS = """21 December

Bridge closed for the winter

The bridge over the Varn was closed yesterday (20/12). It will not open again before spring, the council said.

4 December

Ferry finds a captain

The ferry company has found a captain after eleven weeks, it said today (04/12). She will bring her own dog.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with the captures a.txt, in/b.txt and in/deep/c.txt."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name, article in (("a.txt", SLIP), ("in/b.txt", BEES), ("in/deep/c.txt", CLOCK)):
        (tmp_path / name).write_text(dated([article]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, *lines: str, newline: str = "\n") -> None:
    Path(path).write_bytes(newline.join([*lines, ""]).encode())


def described(*sources: str, **options: Any) -> tuple[dict[str, str | None], list[str]]:
    """The address that sidecars give each capture, by name, and what is noted."""
    notes: list[str] = []
    found = describe_captures({source: source for source in sources}, ".", notes.append, **options)
    return {name: metadata.url for name, metadata in found.items()}, notes


# The file

FILES: list[tuple[bytes, str]] = [
    (b"name,url,retrieved,language\na.txt,u,2018-01-05,en\n", "plain"),
    (b"\xef\xbb\xbfname,url,retrieved,language\r\na.txt,u,2018-01-05,en\r\n", "a BOM and CRLF"),
    (b"name;url;retrieved;language\r\na.txt;u;2018-01-05;en\r\n", "semicolons, as spreadsheets in Europe write them"),
    (b"name\turl\tretrieved\tlanguage\na.txt\tu\t2018-01-05\ten\n", "tabs"),
    (b"name,url,retrieved,language\ra.txt,u,2018-01-05,en\r", "CR alone"),
    (b'"name","url","retrieved","language"\n"a.txt","u","2018-01-05","en"\n', "quotes"),
    (b'name, url, retrieved, language\na.txt, "u", 2018-01-05 , en', "blanks after commas, and no newline at the end"),
    (b"Language;Title;NAME;Retrieved;URL\nen;One, two;a.txt;2018-01-05;u\n", "another order, case, and columns"),
    (b"name,url,retrieved,language\n\n,,,\na.txt,u,2018-01-05,en\n;;;\n", "lines without a name"),
    (b"name,url,retrieved,language\nb.txt,v\na.txt,u,2018-01-05,en,more,cells\n", "too few cells, and too many"),
    (b'name,title,url,retrieved,language\na.txt,"two\nlines; ""quoted""",u,2018-01-05,en\n', "a cell of two lines"),
]


@pytest.mark.parametrize(("data", "why"), FILES, ids=[why for _, why in FILES])
def test_files(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "captures.csv"
    path.write_bytes(data)
    sidecar = read_sidecar(str(path))
    assert sidecar is not None and is_sidecar(str(path))
    entry = sidecar.entries["a.txt"]
    assert (entry.url, entry.retrieved, entry.language) == ("u", "2018-01-05", "en")


def test_a_name_alone_will_do(tmp_path: Path) -> None:
    (tmp_path / "captures.csv").write_text("name\na.txt\n", encoding="utf-8")
    sidecar = read_sidecar(str(tmp_path / "captures.csv"))
    assert sidecar is not None and [entry.line for entry in sidecar.entries.values()] == [2]


@pytest.mark.parametrize(
    "data", [b"", b"id,title\n1,One\n", b"A text, and no table.\n", b"\x00\xff\n", b"names,urls\n"]
)
def test_what_is_no_sidecar(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "captures.csv"
    path.write_bytes(data)
    assert read_sidecar(str(path)) is None and not is_sidecar(str(path))


WRONG: list[tuple[bytes, str]] = [
    (b"name,url\na.txt,u\nb.txt,caf\xe9\n", r"captures\.csv, line 3: not UTF-8\. Save it as CSV UTF-8\."),
    ("name,url\n".encode("utf-16"), r"captures\.csv: UTF-16, not UTF-8\. Save it as CSV UTF-8\."),
    (b'name,url\na.txt,u\nb.txt,"u\nc.txt,u\n', r"captures\.csv, line 3: not CSV \(unexpected end of data\)\. Check"),
    (b"name,url\na.txt," + b"u" * 200_000, r"captures\.csv, line 2: not CSV \(field larger than"),
]


@pytest.mark.parametrize(("data", "message"), WRONG)
def test_a_file_that_cannot_be_read_is_told_in_a_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "captures.csv"
    path.write_bytes(data)
    with pytest.raises(CorpusError, match=message) as told:
        read_sidecar(str(path))
    assert "\n" not in str(told.value)


# The cells

TIMES = [
    ("2018-01-05", "2018-01-05"),
    ("2018-01", "2018-01"),
    ("2018", "2018"),
    ("2018-01-05~", "2018-01-05~"),
    ("20180105", "2018-01-05"),
    ("2018-W01-5", "2018-01-05"),
    ("2018-01-05T10:00", "2018-01-05T10:00:00"),
    ("2018-01-05 10:00:30.5", "2018-01-05T10:00:30"),
    ("2018-01-05T10:00:00Z", "2018-01-05T10:00:00Z"),
    ("2018-01-05T10:00:00+01:00", "2018-01-05T10:00:00+01:00"),
    ("20180105100000", "2018-01-05T10:00:00"),
    ("05/01/2018", None),  # the fifth of January, or the first of May
    ("5 January 2018", None),
    ("2018-02-30", None),
    ("2018-01-05T25:00", None),
    ("2018/..", None),  # nothing follows from an open end
    ("20XX", None),
    ("yesterday", None),
    ("", None),
]


@pytest.mark.parametrize(("cell", "value"), TIMES)
def test_times(cell: str, value: str | None) -> None:
    assert read_time(cell) == value
    assert value is None or bounds(value.partition("T")[0])


LANGUAGES = [
    ("en", "en"), ("EN", "en"), ("fr-CA", "fr-CA"), ("fr_ca", "fr-CA"), ("zh-hant", "zh-Hant"), ("es-419", "es-419"),
    ("swa", "swa"), ("English", None), ("e", None), ("en, fr", None), ("en-", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "code"), LANGUAGES)
def test_languages(cell: str, code: str | None) -> None:
    assert read_language(cell) == code


# Which line is whose

NAMED = [
    ("captures.csv", "in/deep/c.txt", "the name that the store has"),
    ("captures.csv", "./in/deep/c.txt", "the same"),
    ("captures.csv", "in/deep/c.txt.gz", "packed"),
    ("captures.csv", "c.txt", "the bare file name"),
    ("in/captures.csv", "deep/c.txt", "the path from the sidecar's folder"),
    ("in/captures.csv", "in/deep/c.txt", "the store's name in a sidecar of another folder"),
    ("in/captures.csv", "c.txt", "the bare file name, from a folder above"),
    ("in/deep/captures.csv", "c.txt", "beside it"),
    ("in/deep/captures.csv", "c.txt.XZ", "beside it, packed"),
]


@pytest.mark.parametrize(("sidecar", "name", "why"), NAMED)
def test_names(folder: Path, sidecar: str, name: str, why: str) -> None:
    write(sidecar, "name,url", f"{name},u")
    assert described("a.txt", "in/b.txt", "in/deep/c.txt") == ({"in/deep/c.txt": "u"}, [])


def test_the_nearest_counts(folder: Path) -> None:
    write("captures.csv", "name,url", "in/b.txt,far", "in/deep/c.txt,far", "a.txt,far")
    write("in/captures.csv", "name,url", "b.txt,near")
    assert described("a.txt", "in/b.txt", "in/deep/c.txt")[0] == {
        "a.txt": "far", "in/b.txt": "near", "in/deep/c.txt": "far",
    }  # fmt: skip


def test_one_that_is_named_counts_in_place_of_all(folder: Path) -> None:
    write("captures.csv", "name,url", "a.txt,beside", "in/b.txt,beside")
    write("known.csv", "name,url", "a.txt,named", "-,piped")
    assert described("a.txt", "in/b.txt", "-", sidecar="known.csv") == ({"a.txt": "named", "-": "piped"}, [])
    assert described("a.txt", "in/b.txt", "-")[0] == {"a.txt": "beside", "in/b.txt": "beside"}


def test_folders_that_lie_elsewhere(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = str(tmp_path_factory.mktemp("store"))
    write("in/captures.csv", "name,url", "deep/c.txt,u")
    names = {"x/in/deep/c.txt": str(folder / "in/deep/c.txt")}
    assert not describe_captures(names, store, print)  # how far up would be anybody's guess
    found = describe_captures(names, store, print, folders=[str(folder / "in")])
    assert found == {"x/in/deep/c.txt": Metadata("u")}


NOTES: list[tuple[list[str], str]] = [
    (["a.txt,u,,", "in/b.txt,v,,", "a.txt,w,,"], "captures.csv, line 4: a.txt stands there a second time; the last line counts"),
    (["c.txt,u,,"], "captures.csv, line 2: not heeded, 2 captures are called c.txt. Write their paths."),
    (["a.txt,u,,", "x.txt,u,,"], "captures.csv, line 3: there is no capture x.txt"),
    (["x.txt,u,,", "y.txt,u,,", "z.txt,u,,"], "captures.csv, line 2: there is no capture x.txt, nor for 2 more of its lines"),
    (["a.txt,u,05/01/2018,"], "captures.csv, line 2: retrieved '05/01/2018' left out, it is no ISO date. Write it as 2017-12-22 or 2017-12-22T09:30:00Z."),
    (["a.txt,u,,English"], "captures.csv, line 2: language 'English' left out, it is no code. Write it as en or fr-CA."),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "note"), NOTES, ids=[note[14:50] for _, note in NOTES])
def test_what_is_doubtful_is_noted_in_a_line(folder: Path, lines: list[str], note: str) -> None:
    write("captures.csv", "name,url,retrieved,language", *lines)
    (folder / "in" / "c.txt").write_text("One.", encoding="utf-8")
    assert described("a.txt", "in/b.txt", "in/deep/c.txt", "in/c.txt")[1] == [note]


def test_captures_that_are_known_or_lie_there_are_not_missing(folder: Path) -> None:
    (folder / "in" / "d.txt.gz").write_bytes(b"")
    write("captures.csv", "name,url", "a.txt,u", "in/b.txt,u", "in/d.txt,u", "gone.txt,u", "-,u")
    assert described("a.txt", known=["gone.txt"]) == ({"a.txt": "u"}, [])


def test_many_doubtful_cells_are_told_together(folder: Path) -> None:
    names = [f"n{number}.txt" for number in range(9)]
    write("captures.csv", "name,retrieved", *(f"{name},soon" for name in names))
    notes = described(*names)[1]
    assert len(notes) == 6
    assert notes[-1] == "captures.csv: 4 more cells left out that are no ISO date or no code of a language"


def test_a_file_of_that_name_that_is_something_else(folder: Path) -> None:
    write("captures.csv", "id,title", "1,One")
    assert described("a.txt") == ({}, ["captures.csv: not heeded, its first line has no column `name`"])
    with pytest.raises(CorpusError, match=r"captures\.csv: its first line has no column `name`\. Begin it with: name,"):
        described("a.txt", sidecar="captures.csv")
    with pytest.raises(CorpusError, match=r"none\.csv: cannot be read"):
        described("a.txt", sidecar="none.csv")


# What records carry


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_records_carry_it_everywhere(folder: Path) -> None:
    write("captures.csv", "name,url,retrieved,language", f'a.txt,"{URL}",2018-01-05 10:00,en_gb')
    done = run(folder, "split", ".")
    assert (done.returncode, done.stderr) == (0, "")
    first, *others = rows(done.stdout)
    carried = {"url": URL, "retrieved": "2018-01-05T10:00:00", "language": "en-GB"}
    assert {name: first[name] for name in carried} == carried
    assert {(row["url"], row["retrieved"], row["language"]) for row in others} == {(None, None, "en")}
    assert {name: rows(run(folder, "show", first["id"]).stdout)[0][name] for name in carried} == carried
    assert rows(run(folder, "export").stdout)[0] == first
    found = run(folder, "search", "ferry", "--fields", "url,retrieved").stdout
    assert rows(found) == [{"url": URL, "retrieved": "2018-01-05T10:00:00"}]
    assert rows(run(folder, "search", "ferry", "-", "--fields", "url", stdin=done.stdout).stdout) == [{"url": URL}]
    assert rows(run(folder, "status").stdout)[0]["described"] == 1
    page = run(folder, "show", first["id"], "--format", "table").stdout
    assert f"\nurl {URL}\nretrieved 2018-01-05T10:00:00\n" in page
    assert run(folder, "verify").returncode == 0


def test_what_captures_prints_is_a_sidecar(folder: Path) -> None:
    write("captures.csv", "name;url;retrieved;language", f"a.txt;{URL};2018;de", "in/b.txt;;;fr-CA")
    for command in (["split", "."], ["dedupe"]):
        assert run(folder, *command).returncode == 0
    (folder / "captures.csv").write_text(run(folder, "captures", "--format", "csv").stdout, encoding="utf-8")
    assert {row["action"] for row in rows(run(folder, "split", ".", "-n").stdout)} == {"unchanged"}


@pytest.mark.parametrize("named", [["in"], ["in/b.txt"], ["in/b.txt", "in/captures.csv"], ["in/*"]])
def test_a_sidecar_is_no_capture(folder: Path, named: list[str]) -> None:
    write("in/captures.csv", "name,url", "b.txt,u")
    done = run(folder, "split", *named, "--fields", "source,url")
    assert done.stderr == ""
    assert {row["url"] for row in rows(done.stdout) if row["source"] == "in/b.txt"} == {"u"}
    assert not [row for row in rows(done.stdout) if row["source"].endswith(".csv")]


def test_standard_input_has_what_the_named_one_says(folder: Path) -> None:
    write("captures.csv", "name,url", "-,beside")
    write("known.csv", "name,url,retrieved", f'-,"{URL}",2018-01-05')
    done = run(folder, "split", "-", "--captures", "known.csv", "--fields", "url,inferred", stdin=YEARLESS)
    assert rows(done.stdout) == [{"url": URL, "inferred": "2017-12-21"}, {"url": URL, "inferred": "2017-12-04"}]
    done = run(folder, "split", "-", "--fields", "url,inferred", stdin=YEARLESS)
    assert rows(done.stdout) == [{"url": None, "inferred": None}] * 2


def test_streams_of_several_captures(folder: Path) -> None:
    write("in/captures.csv", "name,url", "b.txt,u")
    runs = split_stream(["a.txt", "in/b.txt"], folders=[])
    assert {run.source: run.metadata.url for run in runs if hasattr(run, "metadata")} == {
        "a.txt": None,
        "in/b.txt": "u",
    }


def test_one_that_cannot_be_read_stops_before_anything_is_done(folder: Path) -> None:
    (folder / "captures.csv").write_bytes(b"name,url\na.txt,caf\xe9\n")
    done = run(folder, "split", "a.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "iomcorpus: captures.csv, line 2: not UTF-8. Save it as CSV UTF-8.\n"
    assert not (folder / "iomcorpus.db").exists()


# The store


def actions(corpus: Corpus, *sources: str, **options: Any) -> dict[str, str]:
    return corpus.split(list(sources), **options).actions


def test_a_changed_line_is_followed_without_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes: list[str] = []
    corpus = Corpus("iomcorpus.db", notes.append)
    (folder / "y.txt").write_text(YEARLESS, encoding="utf-8")
    assert actions(corpus, "a.txt", "y.txt") == {"a.txt": "new", "y.txt": "new"}
    for module, name in ((work, "survey_capture"), (work, "split_capture"), (pipeline, "survey_lines")):
        forbid(monkeypatch, module, name)
    write("captures.csv", "name,url,retrieved,language", "y.txt,u,2018-01-05,en-IE")
    assert actions(corpus, "a.txt", "y.txt", dry_run=True) == {"a.txt": "unchanged", "y.txt": "described anew"}
    assert actions(corpus, "a.txt", "y.txt") == {"a.txt": "unchanged", "y.txt": "described anew"}
    told = [(row["url"], row["language"], row["inferred"]) for row in corpus.records(["y.txt"])]
    assert told == [("u", "en-IE", "2017-12-21"), ("u", "en-IE", "2017-12-04")]
    assert notes == ["y.txt: described anew, 2 of 2 records changed: lines 1-5, 7-11"]
    Path("captures.csv").unlink()
    assert actions(corpus, "y.txt") == {"y.txt": "described anew"}
    assert {(row["url"], row["language"], row["inferred"]) for row in corpus.records(["y.txt"])} == {(None, "en", None)}


def test_an_address_alone_leaves_facts_and_copies_fresh(folder: Path) -> None:
    corpus = Corpus("iomcorpus.db")
    corpus.split(["a.txt"])
    corpus.dedupe()
    corpus.extract(jobs=1)
    write("captures.csv", "name,url", "a.txt,u")
    assert actions(corpus, "a.txt") == {"a.txt": "described anew"}
    assert [row["url"] for row in corpus.records()] == ["u"]
    assert corpus.status()["stages"] == {"split": "up to date", "dedupe": "up to date", "extract": "up to date"}
    assert list(corpus.verify()) == []


def test_one_by_one_is_all_at_once(folder: Path) -> None:
    write("captures.csv", "name,url,retrieved,language", "a.txt,u,2018-01-05,en-GB", "c.txt,w,2016-08-20,")
    write("in/captures.csv", "name,url", "b.txt,v")
    sources = ["a.txt", "in/b.txt", "in/deep/c.txt"]
    Corpus("once.db").split(sources)
    for source in reversed(sources):
        Corpus("one.db").split([source])
    late = Corpus("late.db")
    Path("captures.csv").rename("captures.away")
    late.split(sources)
    Path("captures.away").rename("captures.csv")
    late.split(sources)
    assert contents("once.db") == contents("one.db") == contents("late.db")


def test_a_changed_capture_keeps_what_is_said_of_it(folder: Path) -> None:
    write("captures.csv", "name,url", "a.txt,u")
    corpus = Corpus("iomcorpus.db")
    corpus.split(["a.txt"])
    (folder / "a.txt").write_text(dated([WELL]), encoding="utf-8")
    assert actions(corpus, "a.txt") == {"a.txt": "changed"}
    assert [(row["title"], row["url"]) for row in corpus.records()] == [(WELL.title, "u")]


# Dates

Dating = Callable[[str, str], list[str | None]]


@pytest.fixture
def dating(folder: Path) -> Iterator[Dating]:
    """What is inferred of the records of a text that was saved on a day."""

    def infer(text: str, retrieved: str) -> list[str | None]:
        (folder / "t.txt").write_text(text, encoding="utf-8")
        write("known.csv", "name,retrieved", f"t.txt,{retrieved}")
        runs = split_stream(["t.txt"], sidecar="known.csv")
        return [run.header.inferred for run in runs if hasattr(run, "header")]

    yield infer


SAVED: list[tuple[str, str, list[str | None], str]] = [
    (YEARLESS, "2018-01-05", ["2017-12-21", "2017-12-04"], "the last December before"),
    (YEARLESS, "2017-12-21", ["2017-12-21", "2017-12-04"], "on the very day"),
    (YEARLESS, "2017-12-10", ["2016-12-21", "2016-12-04"], "its newest day is past when it is saved"),
    (YEARLESS, "2017-12-21T23:30:00-05:00", ["2017-12-21", "2017-12-04"], "a time"),
    (YEARLESS, "2017", ["2017-12-21", "2017-12-04"], "a year"),
    (YEARLESS, "0001-01-01", [None, None], "no year that a calendar has"),
    (YEARLESS.replace("\n4 December", "\n4 January").replace("04/12", "04/01"), "2018-01-05", ["2017-12-21", "2017-01-04"], "older below newer"),
    (YEARLESS.replace("21 December", "3 January").replace("20/12", "02/01"), "2018-01-05", ["2018-01-03", "2017-12-04"], "over the turn of the year"),
    (YEARLESS.replace("spring,", "spring 2015, as in 2014,"), "2030-01-05", ["2014-12-21", "2014-12-04"], "a year that the page names"),
    (YEARLESS.replace("4 December\n", "4 December 2017\n"), "2010-01-05", ["2017-12-21", None], "saved before what it states: no clue"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "retrieved", "dates", "why"), SAVED, ids=[why for *_, why in SAVED])
def test_the_year_of_a_page(dating: Dating, text: str, retrieved: str, dates: list[str | None], why: str) -> None:
    assert dating(text, retrieved) == dates


ABOVE = (
    YEARLESS.replace("21 December\n\n", "")
    .replace(" yesterday (20/12)", "")
    .replace("4 December\n", "4 December 2017\n")
)


def test_nothing_is_newer_than_its_page(dating: Dating) -> None:
    assert dating(ABOVE, "2018-01-05") == ["2017-12-04/2018-01-05", None]
    assert dating(ABOVE, "") == [None, None]
    assert dating(ABOVE, "2024-01-05") == [None, None]  # so wide an interval is no date


def test_no_date_is_later_than_the_saving(dating: Dating) -> None:
    for month in range(1, 13):
        for day in (1, 4, 21, 28):
            retrieved = f"2018-{month:02}-{day:02}"
            for date in dating(YEARLESS, retrieved):
                covered = bounds(date)
                assert covered is not None and "2017-01-05" < covered[1] <= retrieved


def test_the_saving_is_among_the_evidence(folder: Path) -> None:
    write("captures.csv", "name,retrieved", "y.txt,2018-01-05")
    (folder / "y.txt").write_text(YEARLESS, encoding="utf-8")
    corpus = Corpus("iomcorpus.db")
    corpus.split(["y.txt"])
    for row in corpus.records():
        saved = {"line": row["first_line"], "start": 0, "end": 0, "why": "page saved 2018-01-05"}
        assert row["evidence"][-1] == saved
        assert corpus.why(row["id"])["evidence"][-1] == {**saved, "surface": ""}
