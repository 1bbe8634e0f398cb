"""Known vulnerabilities of the packages in constraints.txt: `make audit`, which installs pip-audit by itself.

A silence is no clean bill: where the service does not answer, or does not know a package, the exit status is 2 and a
line says so. 1 where a package has a known vulnerability, 0 where all were asked about and have none.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CONSTRAINTS = Path(__file__).parent.parent / "constraints.txt"
UNKNOWN = 2


def verdict(answer: str, told: str, pinned: int) -> tuple[int, list[str]]:
    """The exit status and what to say, by what pip-audit has written, and of how many packages it was asked.

    >>> verdict("", "ConnectionError: no route", 3)
    (2, ['audit: the service did not answer, so nothing is known of 3 packages: ConnectionError: no route'])
    >>> clean = {"name": "a", "version": "1", "vulns": []}
    >>> flawed = {"name": "b", "version": "2", "vulns": [{"id": "X-1"}]}
    >>> verdict(json.dumps({"dependencies": [clean]}), "", 1)
    (0, ['audit: 1 packages, no known vulnerability'])
    >>> verdict(json.dumps({"dependencies": [clean, flawed]}), "", 2)
    (1, ['audit: b 2: X-1', 'audit: 1 of 2 packages with known vulnerabilities'])
    >>> verdict(json.dumps({"dependencies": [clean, {"name": "c", "skip_reason": "not found"}]}), "", 2)
    (2, ['audit: the service does not know 1 of 2 packages: c'])
    """
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, TypeError, KeyError):
        why = (told.strip().splitlines() or ["it said nothing"])[-1]
        return UNKNOWN, [f"audit: the service did not answer, so nothing is known of {pinned} packages: {why}"]
    flawed = [package for package in packages if package.get("vulns")]
    lines = [
        f"audit: {one['name']} {one['version']}: {', '.join(vuln['id'] for vuln in one['vulns'])}" for one in flawed
    ]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if flawed:
        return 1, [*lines, f"audit: {len(flawed)} of {pinned} packages with known vulnerabilities"]
    if unknown or len(packages) < pinned:
        number = len(unknown) or pinned - len(packages)
        names = ", ".join((*unknown[:5], *(["..."] if len(unknown) > 5 else [])))
        return UNKNOWN, [f"audit: the service does not know {number} of {pinned} packages: {names}"]
    return 0, [f"audit: {pinned} packages, no known vulnerability"]


def pins(text: str) -> list[str]:
    """The lines of constraints that name a package.

    >>> pins("# The program\\nrich==15.0.0\\n\\n# Tests\\npytest==9.2.0\\n")
    ['rich==15.0.0', 'pytest==9.2.0']
    """
    return [line for line in text.splitlines() if "==" in line and not line.startswith("#")]


def main(command: Sequence[str]) -> int:
    options = ["-r", str(CONSTRAINTS), "--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    done = subprocess.run([*command, *options], capture_output=True, text=True)
    status, lines = verdict(done.stdout, done.stderr, len(pins(CONSTRAINTS.read_text("utf-8"))))
    print("\n".join(lines), file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [sys.executable, "-m", "pip_audit"]))
