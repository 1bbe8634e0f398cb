"""Fuzzing guided by coverage: `make fuzz`, or `python tests/fuzz/campaign.py [TARGET...] [--runs N] [--seconds N]`.

Each target has a process of its own with atheris, which keeps what reaches new branches under `.fuzz/corpus`; an input
that fails is kept under `.fuzz/failed`, and its target is told. What was kept is then run once more under coverage.py,
which says how much of the fuzzed modules' branches it reaches. Exit status 1 where something failed.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
KEPT = ROOT / ".fuzz"
LONGEST = 300  # bytes of an input, of which most are pieces of some words
HANGS = 20  # seconds on one input
FUZZED = ("reading", "splitting", "facts", "forms", "text", "asking", "copies", "output/report", "decisions", "config")
# Of all inputs, by what a thousand of them cost: what is quick has the most.
SHARES = {
    "reading": 3, "splitting": 8, "borders": 6, "dates": 5, "persons": 3, "figures": 4, "quotes": 3, "contacts": 3,
    "organisations": 3, "rules-apart": 1, "query": 10, "options": 6, "json-lines": 4, "typed-json-lines": 4,
    "decisions": 8, "settings": 5, "sidecar": 6, "receipt": 6, "changed-receipt": 5, "saved-queries": 5, "cells": 3,
    "terminal": 6, "report": 1,
}  # fmt: skip
DONE = re.compile(rb"(?:stat::number_of_executed_units:|Done) +([0-9]+)")


class Outcome(NamedTuple):
    """What came of one target."""

    target: str
    inputs: int
    seconds: float
    failed: bool
    said: str


def fuzz(target: str, runs: int, seconds: int) -> Outcome:
    """Run one target in a process of its own."""
    corpus, failed = KEPT / "corpus" / target, KEPT / "failed" / f"{target}-"
    corpus.mkdir(parents=True, exist_ok=True)
    failed.parent.mkdir(exist_ok=True)
    options = [f"-runs={runs}", f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={HANGS}"]
    options += [f"-artifact_prefix={failed}", "-print_final_stats=1", "-rss_limit_mb=4096", "-verbosity=1"]
    start = time.monotonic()
    command = [sys.executable, str(HERE / "guided.py"), target, *options, str(corpus)]
    done = subprocess.run(command, capture_output=True, env=_environment(), cwd=ROOT)
    found = DONE.findall(done.stderr)
    said = (done.stderr + done.stdout).decode(errors="replace")
    return Outcome(target, max(map(int, found), default=0), time.monotonic() - start, done.returncode != 0, said)


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE.parent), str(HERE)))}


def fuzz_all(targets: Sequence[str], runs: int, seconds: int, jobs: int) -> list[Outcome]:
    """Run targets side by side, and tell of each as it ends."""
    outcomes = []
    shares = sum(SHARES[target] for target in targets)
    with ThreadPoolExecutor(jobs) as pool:
        numbers = [max(1, runs * SHARES[target] // shares) for target in targets]
        for one in pool.map(fuzz, targets, numbers, [seconds] * len(targets)):
            print(f"{one.target:18} {one.inputs:9,} inputs {one.seconds:6.0f} s  {'FAILED' if one.failed else 'ok'}")
            sys.stdout.flush()
            if one.failed:
                print("\n".join(one.said.splitlines()[-40:]), file=sys.stderr)
            outcomes.append(one)
    return outcomes


def report_coverage(targets: Sequence[str]) -> None:
    """Say how many of the fuzzed modules' branches the kept inputs reach."""
    include = ",".join(f"iomcorpus/{name}{'/*' if (ROOT / 'iomcorpus' / name).is_dir() else '.py'}" for name in FUZZED)
    data = f"--data-file={KEPT / 'coverage'}"
    coverage = [sys.executable, "-m", "coverage"]
    run = [*coverage, "run", data, "--branch", f"--include={include}", str(HERE / "again.py"), *targets]
    subprocess.run(run, check=True, env=_environment(), cwd=ROOT)
    subprocess.run([*coverage, "report", data, "--sort=cover"], check=True, cwd=ROOT)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"else all: {', '.join(SHARES)}")
    parser.add_argument("--runs", type=int, default=1_000_000, help="inputs in all (default: 1,000,000)")
    parser.add_argument("--seconds", type=int, default=3600, help="the most for one target")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="targets side by side")
    given = parser.parse_args()
    if unknown := {*given.targets} - {*SHARES}:
        parser.error(f"there is no target {', '.join(sorted(unknown))}, only {', '.join(SHARES)}")
    targets = given.targets or [*SHARES]
    outcomes = fuzz_all(targets, given.runs, given.seconds, given.jobs)
    print(f"{sum(one.inputs for one in outcomes):,} inputs, {sum(one.failed for one in outcomes)} targets failed")
    report_coverage(targets)
    return int(any(one.failed for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())
