"""Pages of HTML and WARC files: their names, what is none, what is damaged."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from web_pages import warc

from iomcorpus.errors import CorpusError
from iomcorpus.reading import pages
from iomcorpus.reading.inputs import find_inputs
from iomcorpus.reading.pages import PAGES, Page, name_of_address, read_pages

pytest.importorskip("warcio", reason="the extra `warc`")


def read(path: Path) -> tuple[list[Page], list[str]]:
    """The pages of a file, and the notes."""
    notes: list[str] = []
    return list(read_pages(str(path), [], notes.append)), notes


def test_an_html_file(tmp_path: Path) -> None:
    page = b"<!-- saved from url=(0025)https://a.example/b?c=1&d -->\n<html>"
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page))
    ((found,), notes) = read(tmp_path / "b.html.gz")
    assert (found.name, found.data, found.url, notes) == ("b", page, "https://a.example/b?c=1&d", [])
    assert found.original == str(tmp_path / "b.html.gz") and len(found.digest) == 64


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_file(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    records: list[dict[str, Any]] = [
        {"url": "https://a.example/b", "data": b"<html>1"},
        {"url": "https://a.example/B", "data": b"<html>2", "kind": "application/xhtml+xml; charset=iso-8859-2"},
        {"url": "https://a.example/x", "data": b"no", "status": "404 Not Found"},
        {"url": "https://a.example/p.png", "data": b"no", "kind": "image/png"},
        {"url": "https://a.example/r", "type": "revisit"},
        {"url": "https://a.example/b", "type": "request"},
    ]
    warc(path, records, packed=packed)
    found, notes = read(path)
    assert [(page.name, page.data, page.url, page.charset) for page in found] == [
        ("crawl/a.example/b", b"<html>1", "https://a.example/b", "utf-8"),
        ("crawl/a.example/B-2", b"<html>2", "https://a.example/B", "iso-8859-2"),
    ]
    assert found[0].retrieved == "2018-05-05T09:30:00Z"
    assert found[0].original == f"{path}#urn:uuid:00000000-0000-0000-0000-000000000000"
    assert notes == [f"{path}: passed over: 1 not HTML, 1 unchanged since an earlier visit, 1 with status 404"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no WARC file, or an empty one."),
        (b"<html><body>A page", "no WARC file, or damaged from here on"),
        (gzip.compress(b"<html>", mtime=0), "no WARC file, or damaged from here on"),
    ],
)
def test_what_is_no_warc_file(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "x.warc").write_bytes(data)
    with pytest.raises(CorpusError) as told:
        read(tmp_path / "x.warc")
    assert said in str(told.value) and "\n" not in str(told.value)


def test_a_page_is_not_endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST", 100)
    (tmp_path / "a.html").write_bytes(b"x" * 101)
    with pytest.raises(CorpusError, match=r"a\.html: larger than"):
        read(tmp_path / "a.html")
    warc(tmp_path / "a.warc.gz", [{"url": "https://a.example/b", "data": b"x" * 101}])
    with pytest.raises(CorpusError, match=r"a\.example/b: larger than"):
        read(tmp_path / "a.warc.gz")


@pytest.mark.parametrize(
    "url",
    ["http://[::1", "file:///etc/passwd", "https://../../../x", "a", "", "https://a.example/" + "é/" * 500,
     "https://a.example/..%2f..%2fx", "https://a.example/\x00\n\x1b[31m", "https://a.example/con|<>:*?.html"],
)  # fmt: skip
def test_names_leave_their_folder_never(url: str) -> None:
    folder, _, name = name_of_address(url).partition("/")
    for part in (folder, name):
        assert part and not part.startswith(".") and "/" not in part and len(part) < 120
        assert part.isprintable() and not set(part) & set('\\:*?"<>|')


def test_folders_are_searched(tmp_path: Path) -> None:
    (tmp_path / "site" / "news").mkdir(parents=True)
    for name in ("site/a.html", "site/news/b.htm.gz", "site/c.warc.gz", "site/d.txt", "site/news/.hidden.html"):
        (tmp_path / name).write_bytes(b"")
    inputs = find_inputs([str(tmp_path / "site")], PAGES)
    assert [str(Path(source).relative_to(tmp_path)) for source in inputs.sources] == [
        "site/a.html", "site/c.warc.gz", "site/news/b.htm.gz",
    ]  # fmt: skip
    assert (inputs.passed_over, inputs.problems) == (1, [])
