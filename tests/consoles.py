"""Command lines in documents: run in order in a fresh copy of the samples, compared with what the document says.

In a fenced block of `console` a line that begins with `$ ` is a command, `> ` behind it goes on with it, and what
follows is its standard output. `<!-- file: NAME -->` over a block of any language makes a file of it first.
`<!-- needs: jq python:duckdb -->` over one says which programs and modules it cannot do without.
`python -m tests.consoles` writes what the commands print into the documents.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(?:<!-- (file|needs): ([^\n]*?) -->\n+)?```(\w+)\n(.*?)```", re.DOTALL)
WIDTH = 100  # columns of tables
CLOSED_PIPE = 141  # bash's status of a program that writes to a reader that has left, as with `| head`


@dataclass(slots=True)
class Step:
    """A command with the output that a document shows of it."""

    command: str
    shown: list[str] = field(default_factory=list)

    @property
    def output(self) -> str:
        return "\n".join(self.shown)


def documents() -> list[Path]:
    """The files with command lines."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [path for path in found if path.exists() and "```console\n" in path.read_text(encoding="utf-8")]


def read_steps(block: str) -> list[Step]:
    """The commands of a console block.

    >>> [(step.command, step.output) for step in read_steps("$ cat <<END\\n> a\\n> END\\na\\n$ true\\n")]
    [('cat <<END\\na\\nEND', 'a'), ('true', '')]
    """
    steps: list[Step] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append(Step(line[2:]))
        elif line.startswith("> ") and not steps[-1].shown:
            steps[-1].command += "\n" + line[2:]
        else:
            steps[-1].shown.append(line)
    return steps


class Desk:
    """A folder with the samples in which the commands of one document are run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "data", folder / "data")
        inherited = {name: text for name, text in os.environ.items() if not name.startswith(("IOMCORPUS", "PYTHON"))}
        path = f"{Path(sys.executable).parent}{os.pathsep}{inherited['PATH']}"
        home = str(folder / "home")
        self.environment = inherited | {
            "PATH": path, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "IOMCORPUS_PAGER": "", "LC_ALL": "C.UTF-8",
            "TZ": "UTC", "HOME": home, "XDG_CONFIG_HOME": f"{home}/.config",
        }  # fmt: skip
        os.mkdir(home)

    def run(self, command: str) -> str:
        """What a command prints on standard output, without blank lines at its end."""
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
        assert done.returncode in (0, 1, CLOSED_PIPE), f"{command}: exit status {done.returncode}\n{done.stderr}"
        return done.stdout.rstrip("\n")


def is_there(need: str) -> bool:
    """Whether a program, or a module of Python, can be used."""
    kind, _, name = need.rpartition(":")
    return (find_spec(name) if kind == "python" else shutil.which(name)) is not None


def play(text: str, desk: Desk) -> Iterator[tuple[re.Match[str], list[tuple[Step, str]]]]:
    """Each console block of a document that can be run, with its steps and what they print."""
    for match in BLOCK.finditer(text):
        word, value, language, block = match.groups()
        if word == "file":
            (desk.folder / value).write_text(block, encoding="utf-8")
        if language != "console" or (word == "needs" and not all(map(is_there, value.split()))):
            continue
        yield match, [(step, desk.run(step.command)) for step in read_steps(block)]


def refilled(text: str, desk: Desk) -> str:
    """A document with what its commands print now."""
    parts, at = [], 0
    for match, done in play(text, desk):
        lines = []
        for step, output in done:
            first, *more = step.command.split("\n")
            lines += [f"$ {first}", *(f"> {line}" for line in more), *([output] if output else [])]
        parts += [text[at : match.start(4)], "".join(f"{line}\n" for line in lines)]
        at = match.end(4)
    return "".join([*parts, text[at:]])


def main(names: list[str]) -> None:
    for path in [Path(name).resolve() for name in names] or documents():
        text = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            told = refilled(text, Desk(Path(folder)))
        path.write_text(told, encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {'as it was' if told == text else 'written'}")


if __name__ == "__main__":
    main(sys.argv[1:])
