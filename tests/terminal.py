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
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    command = [sys.executable, "-m", "iomcorpus", *arguments]
    process = subprocess.Popen(
        command, cwd=folder, env=environment(**variables), stdin=slave, stdout=slave, stderr=slave
    )
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
