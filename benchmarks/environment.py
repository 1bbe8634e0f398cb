"""The environment of the peers: each of them installed for itself, and the reason kept where one cannot be.

`python -m benchmarks.environment` fills `.venv-peers`, which is there already; exit status 1 where a peer is missing.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.peers import PEERS, TOOLS

REQUIREMENTS = Path(__file__).with_name("peers.txt")


def install(package: str, python: Path) -> str | None:
    """Install one package within the bounds of the file; gives the reason where that fails."""
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "-q", "install", package]
    done = subprocess.run([*command, "-c", str(REQUIREMENTS)], capture_output=True, text=True)
    if done.returncode == 0:
        return None
    errors = [line.removeprefix("ERROR: ") for line in done.stderr.splitlines() if line.startswith("ERROR: ")]
    return f"cannot be installed: {errors[0] if errors else f'pip exit {done.returncode}'}"


def fill(folder: Path, installing: Callable[[str, Path], str | None] = install) -> int:
    """Install all peers; gives how many cannot be."""
    failed = 0
    for package in sorted({tool.package for tool in TOOLS if tool.package}):
        note = folder / f"{package}.failed"
        note.unlink(missing_ok=True)
        if reason := installing(package, folder / "bin" / "python"):
            note.write_text(reason + "\n", "utf-8")
            print(f"{package}: {reason}", file=sys.stderr)
            failed += 1
    return failed


if __name__ == "__main__":
    sys.exit(1 if fill(PEERS) else 0)
