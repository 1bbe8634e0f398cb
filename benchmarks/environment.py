"""The environment of the peers: each of them installed for itself, and the reason kept where one cannot be.

`python -m benchmarks.environment` fills `.venv-peers`, which is there already; exit status 1 where a peer is missing.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.peers.tools import PEERS, SEARCHERS, STARTERS, TOOLS, failure_of

REQUIREMENTS = Path(__file__).with_name("peers.txt")
SYSTEM = ("csplit", "sqlite3", "wc")
NUMBERS = re.compile(r"\d+(?:\.\d+)+")
VERSIONS = """
import importlib.metadata, sys
for name in sys.argv[1:]:
    try:
        print(name, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        pass
"""


def install(packages: Sequence[str], python: Path) -> str | None:
    """Install one peer and what it needs, within the bounds of the file; gives the reason where that fails."""
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "-q", "install", *packages]
    done = subprocess.run([*command, "-c", str(REQUIREMENTS)], capture_output=True, text=True)
    if done.returncode == 0:
        return None
    errors = [line.removeprefix("ERROR: ") for line in done.stderr.splitlines() if line.startswith("ERROR: ")]
    return f"cannot be installed: {errors[0] if errors else f'pip exit {done.returncode}'}"


def fill(folder: Path, installing: Callable[[Sequence[str], Path], str | None] = install) -> int:
    """Install all peers; gives how many cannot be."""
    failed = 0
    peers = {tool.package: (tool.package, *tool.needs) for tool in (*TOOLS, *SEARCHERS, *STARTERS) if tool.package}
    for package, packages in sorted(peers.items()):
        note = failure_of(package, folder)
        note.unlink(missing_ok=True)
        if reason := installing(packages, folder / "bin" / "python"):
            note.write_text(reason + "\n", "utf-8")
            print(f"{package}: {reason}", file=sys.stderr)
            failed += 1
    return failed


def versions(folder: Path = PEERS) -> str:
    """What is measured beside, with versions: what is installed there, and programs of the system."""
    python = folder / "bin" / "python"
    names = sorted({tool.package.partition("[")[0] for tool in (*TOOLS, *SEARCHERS, *STARTERS) if tool.package})
    installed = _said(str(python), "-I", "-c", VERSIONS, *names).splitlines() if python.exists() else []
    programs = [f"{name} {found[0]}" for name in SYSTEM if (found := NUMBERS.findall(_said(name, "--version")))]
    return ", ".join([*installed, *programs])


def _said(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(1 if fill(PEERS) else 0)
