"""A pager for what is longer than the terminal: tables and pages, never rows for programs.

What fits is printed as ever. What does not goes to the pager from its first line on; who leaves that early has seen
enough, which is no error.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from subprocess import Popen

DEFAULT = "less -FIRX"  # leaves where all fits, searches in any case, shows colours, leaves the page on the screen
NONE = ("", "cat")  # commands that stand for no pager
# What less and lv do with colours where nothing has been said to them, as `git` has it.
HINTS = {"LESS": "FIRX", "LV": "-c"}


def choose_pager(setting: str, on_terminal: bool, environ: Mapping[str, str]) -> str | None:
    """The command line of the pager; None where there is to be none. `setting` is `auto`, `never` or such a command.

    >>> choose_pager("auto", True, {"TERM": "xterm", "PAGER": "most -s"}), choose_pager("auto", True, {"TERM": "dumb"})
    ('most -s', None)
    """
    if not on_terminal or setting == "never" or environ.get("TERM", "dumb") == "dumb":
        return None
    command = environ.get("PAGER", DEFAULT) if setting == "auto" else setting
    return None if command.strip() in NONE else command


@contextmanager
def paged(pager: str | None) -> Iterator[TextIO]:
    """Where to print what may be long: standard output, or what becomes a pager once the terminal is full."""
    if pager is None:
        yield sys.stdout
        return
    page = Page(sys.stdout, pager, shutil.get_terminal_size().lines - 1)  # the last line is the prompt's
    try:
        yield page
    finally:
        page.leave()


class Page(io.TextIOBase, TextIO):
    """A terminal to those who write to it; it holds back what they write until the screen is full, or all is said."""

    def __init__(self, terminal: TextIO, command: str, height: int) -> None:
        self._terminal = terminal
        self._command = command
        self._room = height
        self._held: list[str] = []
        self._out: IO[str] | None = None  # the pager's input, or the terminal where no pager starts
        self._process: Popen[str] | None = None

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._terminal.encoding or "utf-8"

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._out:
            return self._out.write(text)
        self._held.append(text)
        self._room -= text.count("\n")
        if self._room < 0:
            self._open()
        return len(text)

    def flush(self) -> None:
        if self._out:
            self._out.flush()

    def leave(self) -> None:
        """Print what is held back, or wait for the reader to leave the pager."""
        if self._process is None:
            self._pass_on(self._terminal)
            return
        with _deaf_to_interrupts():  # it is for the pager, which stays
            with suppress(BrokenPipeError):
                if self._process.stdin:
                    self._process.stdin.close()
            self._process.wait()

    def _open(self) -> None:
        """Start the pager with what was held back; where that fails the terminal shows all by itself."""
        self._process = _start(self._command, self.encoding)
        self._pass_on(self._process.stdin if self._process and self._process.stdin else self._terminal)

    def _pass_on(self, out: IO[str]) -> None:
        held, self._held, self._out = self._held, [], out
        out.writelines(held)
        out.flush()


def _start(command: str, encoding: str) -> Popen[str] | None:
    """The pager, waiting for text; None where there is none of that name."""
    import shlex
    from subprocess import PIPE, Popen

    environ = HINTS | os.environ
    try:
        return Popen(shlex.split(command), stdin=PIPE, env=environ, encoding=encoding, errors="backslashreplace")
    except (OSError, ValueError, IndexError):  # not there, or no command line
        if command != DEFAULT:
            print(f"there is no pager {command!r}, so all is printed at once", file=sys.stderr)
        return None


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    import signal

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
