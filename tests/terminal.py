"""The program on a terminal of its own, for tests of what people see."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

from articles import environment


def on_terminal(folder: Path, *arguments: str, columns: int = 80, lines: int = 24, **variables: str) -> tuple[int, str]:
    """The exit status, and all that a terminal of that size shows."""
    command = [sys.executable, "-m", "iomcorpus", *arguments]
    return command_on_terminal(command, environment(**variables), columns, lines, folder)


def command_on_terminal(
    command: list[str], environ: dict[str, str], columns: int, lines: int, folder: Path | None = None
) -> tuple[int, str]:
    """The same of any command."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(command, cwd=folder, env=environ, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # EIO: the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    return process.wait(timeout=60), shown.decode().replace("\r\n", "\n")
