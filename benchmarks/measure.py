"""What a command costs: CPU, wall time and memory of whole processes, as the kernel accounts for them.

CPU is the unit, user and system together, with that of the processes which a command starts: it depends less than wall
time on what else the machine does. Commands that are compared run in turn, so that a busy minute falls on all of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from statistics import median
from tempfile import TemporaryFile
from threading import Timer

from benchmarks.captures import PROJECT

RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
LAUNCHER = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launcher.py")))
NOT_STARTED = "127 0 0 0 0"  # what a shell says of a command that is not there
LONGEST_COMPLAINT = 1000  # characters at the end of a failed command's standard error that are shown


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    cpu: float  # seconds
    wall: float  # seconds
    peak: int | None  # bytes of the largest of its processes; None where it is below that of what starts it


@dataclass(frozen=True, slots=True)
class Series:
    """All runs of a command."""

    runs: tuple[Run, ...]

    @property
    def cpu(self) -> float:
        """The least CPU seconds: what is above is the machine's doing."""
        return min(run.cpu for run in self.runs)

    @property
    def median_cpu(self) -> float:
        """The median of the CPU seconds."""
        return median(run.cpu for run in self.runs)

    @property
    def spread(self) -> float | None:
        """How far the CPU seconds lie apart, as a share of the least; None where there is one run only."""
        return max(run.cpu for run in self.runs) / self.cpu - 1 if len(self.runs) > 1 and self.cpu else None

    @property
    def wall(self) -> float:
        """The least wall seconds."""
        return min(run.wall for run in self.runs)

    @property
    def peak(self) -> int | None:
        """The greatest peak memory, in bytes."""
        return max((run.peak for run in self.runs if run.peak), default=None)


@dataclass(frozen=True, slots=True)
class Command:
    """A command line to measure."""

    words: Sequence[str | Path]
    stdin: Path | None = None
    before: Callable[[], object] | None = None  # run before each time, and not measured
    stdout: Path | None = None  # None: it is thrown away
    longest: float | None = None  # wall seconds, then it is stopped


class Failed(SystemExit):
    """A command did not succeed, which ends the benchmarks where nobody can do without it."""

    def __init__(self, command: Command, code: int, said: str) -> None:
        super().__init__(f"benchmarks: {' '.join(map(str, command.words))}: exit {code}\n{said}")
        self.reason = (said.splitlines() or [f"exit {code}"])[-1]


@contextmanager
def stopped_after(seconds: float | None, process: int) -> Iterator[None]:
    """Stop a process where waiting for it takes too long."""
    if seconds is None:
        yield
        return
    alarm = Timer(seconds, os.kill, (process, SIGKILL))
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()


@dataclass(frozen=True, slots=True)
class Desk:
    """Where commands run: in a folder of their own, without the settings of the person at the keyboard."""

    folder: Path
    environment: Mapping[str, str]
    program: tuple[str, ...]  # iomcorpus, as it is called here

    @classmethod
    def at(cls, folder: Path) -> Desk:
        """A desk in an empty folder."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("IOMCORPUS_")}
        environment |= {"XDG_CONFIG_HOME": str(folder), "TMPDIR": str(folder)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what people install is compiled once
        script = Path(sys.executable).parent / "iomcorpus"
        if script.exists():
            return cls(folder, environment, (str(script),))
        return cls(folder, environment | {"PYTHONPATH": str(PROJECT)}, (sys.executable, "-m", "iomcorpus"))

    def iomcorpus(
        self, *words: str | Path, stdin: Path | None = None, before: Callable[[], object] | None = None
    ) -> Command:
        """A command line of iomcorpus."""
        return Command((*self.program, *words), stdin, before)

    def run(self, command: Command, started: Callable[[int], object] | None = None) -> Run:
        """Run a command to its end; `started` is told its process id. It must succeed, else it is `Failed`."""
        if command.before:
            command.before()
        ours, theirs = os.pipe()
        with (
            open(command.stdin or os.devnull, "rb") as stdin,
            open(command.stdout or os.devnull, "wb") as stdout,
            TemporaryFile(dir=self.folder) as stderr,
            open(ours, encoding="ascii") as told,
        ):
            launcher = subprocess.Popen(
                (*LAUNCHER, str(theirs), *map(str, command.words)),
                stdin=stdin,
                stdout=stdout,
                stderr=stderr,
                cwd=self.folder,
                env=self.environment,
                pass_fds=(theirs,),
            )
            os.close(theirs)
            process = told.readline()
            if process and started:
                started(int(process))
            with stopped_after(command.longest, int(process or launcher.pid)):
                code, cpu, wall, peak, least = (told.readline() or NOT_STARTED).split()
            launcher.wait()
            if int(code):
                stderr.seek(0)
                said = stderr.read().decode(errors="replace")[-LONGEST_COMPLAINT:].strip()
                if command.longest and float(wall) >= command.longest:
                    said = f"not done after {command.longest} s"
                raise Failed(command, int(code), said)
        return Run(float(cpu), float(wall), int(peak) * RSS_UNIT if int(peak) > int(least) else None)

    def interleave(self, commands: Mapping[str, Command], rounds: int, *, warm_up: bool = False) -> dict[str, Series]:
        """Run all commands in turn, so many times; `warm_up`: once more before, uncounted, to fill the caches."""
        if warm_up:
            for command in commands.values():
                self.run(command)
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                runs[name].append(self.run(command))
        return {name: Series(tuple(found)) for name, found in runs.items()}
