"""Processes of the program, forked from one that has loaded it, so that each begins its work at once.

They can be killed like any other; what they cost is their work, and not that Python and the program start.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from articles import environment

ERRORS = "tmp/errors"  # below the folder of a nursery


class Child:
    """A process of a nursery: as much as a test needs of what `subprocess.Popen` has."""

    def __init__(self, nursery: subprocess.Popen[bytes], errors: Path) -> None:
        assert nursery.stdout
        self._told = nursery.stdout
        self._errors = errors
        self.pid = int(self._told.readline())
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit status, None while it is at work."""
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self.wait()
        return self.returncode

    def wait(self) -> int:
        """Its exit status, once it has ended."""
        if self.returncode is None:
            self.returncode = int(self._told.readline())
        return self.returncode

    def kill(self) -> None:
        """End it at once, and see that it has ended."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()

    def error(self) -> str:
        """What it has said on standard error."""
        return self._errors.read_text("utf-8")


class Nursery:
    """Starts the program in a folder, one process after the other."""

    def __init__(self, folder: Path, batch: int) -> None:
        """`batch`: bytes of records whose facts are saved together."""
        (folder / "tmp").mkdir(exist_ok=True)
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("forked_runs.py")), str(batch), ERRORS],
            cwd=folder,
            env=environment(TMPDIR=str(folder / "tmp")),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,  # so that `poll` sees what has not been read yet
        )

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()

    def start(self, arguments: Sequence[str]) -> Child:
        """The program at work. The one before must have ended."""
        assert self._process.stdin
        self._process.stdin.write(f"{json.dumps(arguments)}\n".encode())
        return Child(self._process, self._folder / ERRORS)
