"""Command lines one after the other, each in a process forked from one that has loaded the program.

`python forked_runs.py BATCH ERRORS` reads them from standard input, a line of JSON each, and says the number of each
process and its exit status. BATCH are the bytes of records whose facts are saved together, ERRORS is the file for what
is said on standard error.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module

LOADED = (
    "commands.split", "commands.dedupe", "commands.extract", "commands.build", "commands.export", "corpus", "update",
    "building", "finding", "copying.update", "copies.find", "facts.find", "store.check",
)  # fmt: skip


def main() -> None:
    batch, errors = sys.argv[1:]
    for name in LOADED:
        import_module(f"iomcorpus.{name}")
    import_module("iomcorpus.finding").BATCH = int(batch)  # type: ignore[attr-defined]
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(json.loads(line), errors)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _run(arguments: list[str], errors: str) -> None:
    nowhere, told = os.open(os.devnull, os.O_RDWR), os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for ours, stream in enumerate((nowhere, nowhere, told)):
        os.dup2(stream, ours)
    sys.argv = ["iomcorpus", *arguments]
    status = 1
    try:
        status = import_module("iomcorpus.__main__").main()
        sys.stdout.flush()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
