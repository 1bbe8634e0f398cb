"""Starts a command and tells what it took, from a process so small that the memory of small commands can be told.

A process begins with the peak of the one that starts it, in the kernel's books, and the benchmarks are large.
`python -I -S launcher.py FD COMMAND...` writes two lines on FD: the command's process id; then its exit status, CPU
seconds, wall seconds, its peak, and the peak of this process below which nothing can be told, in the system's units.
"""

import os
import sys
import time
from resource import RUSAGE_SELF, getrusage

STATUS = "/proc/self/status"


def own_peak() -> int:
    """The most memory that this process has held; getrusage would tell that of whoever started it."""
    if os.path.exists(STATUS):
        with open(STATUS) as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return getrusage(RUSAGE_SELF).ru_maxrss


def main(told: int, words: list[str]) -> None:
    """Run a command to its end."""
    os.set_inheritable(told, False)
    begin = time.perf_counter()
    process = os.posix_spawnp(words[0], words, os.environ)
    os.write(told, b"%d\n" % process)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - begin
    cpu, code = usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status)
    os.write(told, f"{code} {cpu} {wall} {usage.ru_maxrss} {own_peak()}\n".encode())


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
