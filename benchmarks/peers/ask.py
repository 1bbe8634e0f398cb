"""Run one finder in a process of its own, and read what it says; one that fails costs its row and not the table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measure import Command, Desk, Failed, Run
from benchmarks.peers.tools import NotRun, Tool, python_of

LONGEST = 3600  # seconds that a finder may take


@dataclass(frozen=True, slots=True)
class Answer:
    """What a finder wrote, and what its process took."""

    said: str
    run: Run

    def lines(self) -> Iterator[Any]:
        """Its lines, one by one: the larger this process is, the less can be told of the memory of others."""
        return map(json.loads, self.said.splitlines())


def adapter_of(tool: Tool, adapters: Path, folder: Path) -> tuple[str | Path, ...]:
    """The command line of a finder's adapter."""
    # -I: nothing of the project or of the person at the keyboard on its path.
    return (python_of(tool, folder), "-I", "-W", "ignore", adapters, tool.adapter or "")


def ask(desk: Desk, words: Sequence[str | Path], asked: str = "") -> Answer:
    """Run a finder with `asked` on its standard input; it answers in lines of JSON."""
    with TemporaryDirectory(dir=desk.folder) as folder:
        stdin, stdout = Path(folder, "asked.jsonl"), Path(folder, "said.jsonl")
        stdin.write_text(asked, "utf-8")
        try:
            run = desk.run(Command(words, stdin, stdout=stdout, longest=LONGEST))
        except Failed as error:
            raise NotRun(error.reason) from None
        return Answer(stdout.read_text("utf-8"), run)
