"""`help`: topics whose examples work, and commands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from articles import environment, run

from iomcorpus.cli import COMMANDS
from iomcorpus.commands.topics import TOPICS, text_of
from iomcorpus.config import DEFAULTS

DATA = Path(__file__).parent.parent / "data"
EXAMPLES = [
    line.strip() for topic in TOPICS for line in text_of(topic).splitlines() if re.match(r" {4}\S*.*iomcorpus ", line)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("help")
    for arguments in (["split", str(DATA)], ["dedupe"], ["extract"]):
        assert run(path, *arguments).returncode == 0
    (path / "iomcorpus").write_text(f'#!/bin/sh\nexec {sys.executable} -m iomcorpus "$@"\n')
    (path / "iomcorpus").chmod(0o755)
    return path


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_work(folder: Path, example: str) -> None:
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", example], cwd=folder, env=environment(PATH=path), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
    assert "iomcorpus: " not in done.stderr


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize("topic", TOPICS)
def test_topics_fit_a_terminal(topic: str, folder: Path) -> None:
    done = run(folder, "help", topic)
    assert (done.returncode, done.stdout) == (0, text_of(topic))
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert len(done.stdout.splitlines()) <= 60


def test_every_setting_is_told() -> None:
    for key in DEFAULTS:
        assert f"IOMCORPUS_{key.replace('-', '_').upper()} " in text_of("environment")


def test_the_list(folder: Path) -> None:
    done = run(folder, "help")
    assert all(f"  {topic} " in done.stdout for topic in TOPICS)


@pytest.mark.parametrize("command", ["search", "saved", "help"])
def test_a_command(folder: Path, command: str) -> None:
    assert command in COMMANDS
    done = run(folder, "help", command)
    assert (done.returncode, done.stdout) == (0, run(folder, command, "--help").stdout)


def test_what_there_is_not(folder: Path) -> None:
    done = run(folder, "help", "querry")
    assert (done.returncode, done.stderr) == (
        2,
        "iomcorpus: there is no topic or command 'querry'. Did you mean 'query'?\n",
    )
