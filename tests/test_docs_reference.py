"""The reference and the man page are as the code has them, and leave nothing out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from consoles import ROOT

from iomcorpus.cli import COMMANDS
from iomcorpus.facts.rules import NAMES
from iomcorpus.output.schema import OUTPUTS
from iomcorpus.splitting.cues import CUES
from iomcorpus.splitting.marks import MARKS

SCRIPT = ROOT / "scripts" / "make_reference.py"
REFERENCE = ROOT / "docs" / "reference"
pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="the documents are not part of the wheel")


def test_the_reference_is_as_the_code_has_it(tmp_path: Path) -> None:
    environment = {**os.environ, "COLUMNS": "63", "HOME": str(tmp_path)}  # neither terminal nor settings show in it
    command = [sys.executable, str(SCRIPT), "--check"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout + done.stderr == "", "run: make docs"


@pytest.mark.parametrize(
    "page, shown",
    [
        ("commands", [f"\n## {name}\n" for name in COMMANDS]),
        ("fields", [f"\n## {name}\n" for name in OUTPUTS]),
        ("cues", [f"| {name} |" for name in (*(cue.name for cue in CUES), *(mark.name for mark in MARKS))]),
        ("rules", [f"| `{name}` |" for name in NAMES]),
    ],
)
def test_nothing_is_left_out(page: str, shown: list[str]) -> None:
    text = (REFERENCE / f"{page}.md").read_text(encoding="utf-8")
    assert [part for part in shown if part not in text] == []


def test_every_rule_has_its_why() -> None:
    lines = [line for page in ("cues", "rules") for line in (REFERENCE / f"{page}.md").read_text("utf-8").split("\n")]
    assert len([line for line in lines if line.startswith("|")]) > 200
    assert [line for line in lines if line.endswith("|  |")] == []


def test_the_man_page_has_every_command() -> None:
    text = (ROOT / "docs" / "iomcorpus.1").read_text(encoding="ascii")
    assert text.count("\n.SS ") == len(COMMANDS)
