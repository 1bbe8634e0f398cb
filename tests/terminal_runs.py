"""Many command lines on one terminal, from one process that has loaded the program: `python terminal_runs.py FILE`.

FILE is a list of command lines, JSON; before what each shows stands a line `@@ NUMBER`, behind it `@@ exit STATUS`.
What starts a program or asks the network is noted in FILE.reached, a line each.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path

# As Python calls what audit hooks are told of. To bind a socket is no reaching out: a library looks for IPv6 by it.
REACHING = (
    "socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request",
    "webbrowser.open", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn",
    "sqlite3.load_extension",
)  # fmt: skip


def note_what_reaches_out(noted: str) -> None:
    """From now on, in this process and those forked from it."""

    def note(event: str, details: tuple[object, ...]) -> None:
        if event in REACHING:
            with open(noted, "a", encoding="utf-8") as file:
                file.write(f"{event} {details!a}\n")

    sys.addaudithook(note)


def main() -> None:
    from iomcorpus.__main__ import main as run

    import_module("iomcorpus.corpus")  # loaded once for all that are forked

    note_what_reaches_out(f"{sys.argv[1]}.reached")
    for number, arguments in enumerate(json.loads(Path(sys.argv[1]).read_text("utf-8"))):
        print(f"@@ {number}", flush=True)
        child = os.fork()
        if child == 0:
            sys.argv = ["iomcorpus", *(os.fsdecode(bytes(argument, "utf-8")) for argument in arguments)]
            os._exit(_run(run))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(f"\n@@ exit {status}", flush=True)


def _run(run: object) -> int:
    try:
        status = run()  # type: ignore[operator]
    except SystemExit as leave:
        status = leave.code or 0
    sys.stdout.flush()
    return int(status or 0)


if __name__ == "__main__":
    main()
