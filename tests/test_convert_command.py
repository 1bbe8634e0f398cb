"""`convert`: pages become captures that split knows the address of; nothing that lies there is lost."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, SLIP, run
from web_pages import html, warc

pytest.importorskip("trafilatura", reason="the extra `html`")

DATED = '<meta property="article:published_time" content="2016-08-22">'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site" / "news").mkdir(parents=True)
    (tmp_path / "site" / "news" / "slip.html").write_text(html(SLIP, DATED), encoding="utf-8")
    (tmp_path / "site" / "empty.html").write_text("<html></html>", encoding="utf-8")
    return tmp_path


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def convert(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    done = run(folder, "convert", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return [(row["name"], row["action"]) for row in rows(done.stdout)]


def sidecar(folder: Path) -> list[dict[str, str]]:
    with open(folder / "captures" / "captures.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_pages_become_captures_with_their_origin(folder: Path) -> None:
    pytest.importorskip("warcio", reason="the extra `warc`")
    url, date = "https://a.example/bees.html", "2016-09-01T10:00:00Z"
    warc(folder / "crawl.warc.gz", [{"url": url, "data": html(BEES).encode(), "date": date}])
    assert convert(folder, "site", "crawl.warc.gz", "-o", "captures") == [
        ("empty.txt", "no text"),
        ("news/slip.txt", "new"),
        ("crawl/a.example/bees.txt", "new"),
    ]
    assert not (folder / "captures" / "empty.txt").exists()
    told = {row["name"]: row for row in sidecar(folder)}
    assert list(told) == ["crawl/a.example/bees.txt", "news/slip.txt"]
    assert told["crawl/a.example/bees.txt"]["original"].startswith("crawl.warc.gz#urn:uuid:")
    assert told["news/slip.txt"]["made_by"].startswith("trafilatura ")
    found = {row["title"]: row for row in rows(run(folder, "split", "captures").stdout)}
    assert set(found) == {SLIP.title, BEES.title}
    bees, slip = found[BEES.title], found[SLIP.title]
    assert (bees["url"], bees["retrieved"]) == (url, date)
    assert (slip["published"], slip["source"]) == ("2016-08-22", "captures/news/slip.txt")
    assert run(folder, "verify").returncode == 0


def test_again_it_adds_and_replaces_nothing_unasked(folder: Path) -> None:
    convert(folder, "site", "-o", "captures")
    capture = folder / "captures" / "news" / "slip.txt"
    before = capture.read_bytes()
    (folder / "clock.html").write_text(html(CLOCK), encoding="utf-8")
    assert convert(folder, "clock.html", "-o", "captures") == [("clock.txt", "new")]
    assert [row["name"] for row in sidecar(folder)] == ["clock.txt", "news/slip.txt"]
    assert convert(folder, "site", "-o", "captures") == [("empty.txt", "no text"), ("news/slip.txt", "unchanged")]
    (folder / "site" / "news" / "slip.html").write_text(html(BEES), encoding="utf-8")
    done = run(folder, "convert", "site", "clock.html", "-o", "captures")
    assert done.returncode == 2 and [row["name"] for row in rows(done.stdout)] == ["empty.txt", "clock.txt"]
    assert done.stderr == f"convert: {Path('captures/news/slip.txt')} is there already, with other text. " + (
        "Add --force to replace it.\n"
    )
    assert capture.read_bytes() == before
    assert ("news/slip.txt", "changed") in convert(folder, "site", "-o", "captures", "--force")
    assert BEES.title in capture.read_text(encoding="utf-8")


def test_one_page_in_a_pipe(folder: Path) -> None:
    page = html(SLIP, DATED)
    text = run(folder, "convert", "-", stdin=page).stdout
    assert text.splitlines() == [SLIP.title, "2016-08-22", *SLIP.body]
    (record,) = rows(run(folder, "split", "-", stdin=text).stdout)
    assert (record["title"], record["published"]) == (SLIP.title, "2016-08-22")
    assert run(folder, "convert", "site/news/slip.html").stdout == text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("site", "that is more than one page. Name a folder for their texts with -o."),
        ("site/empty.html", "site/empty.html: nothing in it looks like text."),
        ("none.html", "none.html: no such file or folder. Check the path"),
        ("other -o x", "other: no pages there. Name files, or a folder that has *.html or *.warc.gz files."),
        ("site -o mine", "is of another hand. Convert into a folder of its own."),
        ("site/news/slip.html -o site/empty.html", "cannot be"),
    ],
)
def test_what_cannot_be_done(folder: Path, arguments: str, said: str) -> None:
    for name in ("other", "mine"):
        (folder / name).mkdir()
    (folder / "mine" / "captures.csv").write_text("name,url\na.txt,https://a.example\n")
    done = run(folder, "convert", *arguments.split())
    assert done.returncode == 2 and said in done.stderr and done.stderr.count("\n") == 1
    assert (folder / "mine" / "captures.csv").read_text() == "name,url\na.txt,https://a.example\n"


def test_two_pages_of_one_name(folder: Path) -> None:
    (folder / "slip.html").write_text(html(BEES), encoding="utf-8")
    (folder / "slip.htm").write_text(html(SLIP), encoding="utf-8")
    done = run(folder, "convert", "slip.html", "slip.htm", "-o", "captures")
    assert done.returncode == 2 and [row["name"] for row in rows(done.stdout)] == ["slip.txt"]
    assert "slip.htm: not converted, slip.html has become slip.txt." in done.stderr


def test_cells_are_no_formulas_and_stay_the_same(folder: Path) -> None:
    page = html(SLIP._replace(title="=1+1 says Varn"))
    (folder / "=1.html").write_text(page, encoding="utf-8")
    for _ in range(3):
        convert(folder, "=1.html", "-o", "captures")
        assert [(row["name"], row["title"]) for row in sidecar(folder)] == [("./=1.txt", "'=1+1 says Varn")]
    done = run(folder, "split", "captures")
    assert (done.returncode, done.stderr) == (0, "")  # no note of a capture that is not there


def test_where_there_is_nothing(folder: Path) -> None:
    done = run(folder, "convert", "site/empty.html", "-o", "captures")
    assert (done.returncode, [row["action"] for row in rows(done.stdout)]) == (1, ["no text"])
    assert not (folder / "captures").exists()


def test_a_capture_that_cannot_be_written_stops_no_other(folder: Path) -> None:
    convert(folder, "site", "-o", "captures")
    (folder / "captures" / "news" / "slip.txt").unlink()
    (folder / "captures" / "news" / "slip.txt").mkdir()
    done = run(folder, "convert", "site", "-o", "captures")
    assert done.returncode == 2 and "slip.txt cannot be written: Is a directory." in done.stderr
    assert [row["name"] for row in sidecar(folder)] == ["news/slip.txt"]
