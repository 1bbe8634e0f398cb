"""Every command line of the README and of docs/ is run, and prints what the document says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from consoles import ROOT, Desk, documents, play

README = ROOT / "README.md"
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([\w-]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TEXTS = [path for path in (README, *sorted((ROOT / "docs").rglob("*.md"))) if path.exists()]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_documents_tell_the_truth(path: Path, tmp_path: Path) -> None:
    commands = 0
    for _, done in play(path.read_text(encoding="utf-8"), Desk(tmp_path)):
        for step, output in done:
            assert output == step.output, step.command
            commands += 1
    assert commands >= 3


@pytest.mark.skipif(not README.exists(), reason="the README is not part of the wheel")
def test_the_readme_shows_what_it_says() -> None:
    assert README in documents()
    assert README.read_text(encoding="utf-8").count("\n$ ") >= 10


def anchors(path: Path) -> set[str]:
    headings = HEADING.findall(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.skipif(not (ROOT / "docs").exists(), reason="the documents are not part of the wheel")
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for name, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), name
        assert not anchor or anchor in anchors(target), f"{name}#{anchor}"
