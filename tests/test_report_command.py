"""`report`: a file that appears whole, and what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from articles import BEES, SLIP, dated, run
from pages import data_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(dated([SLIP, BEES]), encoding="utf-8")
    assert run(tmp_path, "split", "a.txt").returncode == 0
    return tmp_path


def test_a_page_in_a_file(folder: Path) -> None:
    done = run(folder, "report", "out.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "report: 2 records in out.html\n")
    page = (folder / "out.html").read_text(encoding="utf-8")
    assert len(data_of(page)[0]["records"]["id"]) == 2
    assert run(folder, "report", "-").stdout == page
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "iomcorpus.db", "out.html"]


def test_no_contact_in_a_page_that_is_shared(folder: Path) -> None:
    told = "Ring Ida Lie on 01632 960 441, or write to ida@slip.example, to hear when the slip opens again.\n"
    (folder / "b.txt").write_text(f"3 May 2018\nSlip to open again\n\n{told}", encoding="utf-8")
    for verb in ("split", "extract"):
        assert run(folder, verb, *(["b.txt"] if verb == "split" else [])).returncode == 0
    plain, shared = (
        json.dumps(data_of(run(folder, "report", "-", *more).stdout), ensure_ascii=False)
        for more in ((), ("--redact", "contacts"))
    )
    assert all(contact in plain and contact not in shared for contact in ("01632 960 441", "ida@slip.example"))
    assert "Ring Ida Lie on █████████████, or write to ████████████████, to hear" in shared


# arguments, status, what standard error holds; there is an old.html
ENDS = [
    ("old.html", 2, "old.html is there already. Add --force"),
    ("old.html --force", 0, "2 records in old.html"),
    ("new.html zzz", 1, "there are no such records, and no page was written"),
    ("new.html --before 1990", 1, "there are no such records"),
    ("bees", 2, "'bees': name the page first, as corpus.html, then the query"),
    ("nowhere/new.html", 2, "nowhere/new.html"),
    ("new.html --person Smith", 2, "Run: iomcorpus extract"),
    ("new.html --db none.db", 2, "there is no store yet"),
]


@pytest.mark.parametrize(("arguments", "status", "told"), ENDS)
def test_ends(folder: Path, arguments: str, status: int, told: str) -> None:
    (folder / "old.html").write_text("before", encoding="utf-8")
    done = run(folder, "report", *arguments.split())
    assert done.returncode == status
    assert told in done.stderr and len(done.stderr.splitlines()) == 1
    replaced = (folder / "old.html").read_text(encoding="utf-8") != "before"
    assert replaced == (status == 0)
    assert not (folder / "new.html").exists()
