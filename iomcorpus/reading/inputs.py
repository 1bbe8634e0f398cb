"""Which captures a command line names: files, folders, globs and standard input, each once and in order."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from iomcorpus.reading.capture import STANDARD_INPUT, without_compression
from iomcorpus.reading.sidecar import SIDECAR, is_sidecar


@dataclass(slots=True)
class Inputs:
    """What there is to read, and what is not."""

    sources: list[str] = field(default_factory=list)  # paths as given (`-`: standard input), to read in this order
    folders: list[str] = field(default_factory=list)  # as given
    passed_over: int = 0  # files in the folders that are neither captures nor sidecars; hidden ones are not counted
    problems: list[str] = field(default_factory=list)  # lines for standard error; the sources can be read all the same


def is_capture_name(name: str) -> bool:
    """Whether a file found in a folder is a capture.

    >>> [is_capture_name(name) for name in ("a.txt", "A.TXT.gz", "a.txt.zst", "a.html", "a.gz", "txt")]
    [True, True, True, False, False, False]
    """
    return without_compression(name).lower().endswith(".txt")


class Wanted(NamedTuple):
    """What is looked for in folders."""

    matches: Callable[[str], bool]  # the name of a file
    missing: str  # what is said of a folder without any


CAPTURES = Wanted(
    is_capture_name,
    "no captures there. Name files, or a folder that has *.txt files (of web pages: iomcorpus convert).",
)


def find_inputs(args: Sequence[str], wanted: Wanted = CAPTURES) -> Inputs:
    """The captures that arguments name. Nothing is raised here: what is wrong stands in `problems`."""
    inputs = Inputs()
    taken: dict[tuple[int, int] | str, str] = {}  # file, and path without compression suffix -> its source
    for source, status in _candidates(args, inputs, wanted):
        if status is None:
            if source not in inputs.sources:
                inputs.sources.append(source)
            continue
        file = (status.st_dev, status.st_ino)
        stem = without_compression(os.path.abspath(source))
        if file in taken:
            continue
        if stem in taken:  # both would be one capture in the store, the later in place of the earlier
            inputs.problems.append(f"{source}: not read, {taken[stem]} is a capture of the same name. Rename one.")
        elif not os.access(source, os.R_OK):
            inputs.problems.append(f"{source}: no permission to read it. Change that with chmod u+r.")
        else:
            taken[file] = taken[stem] = source
            inputs.sources.append(source)
    return inputs


def _candidates(args: Sequence[str], inputs: Inputs, wanted: Wanted) -> Iterator[tuple[str, os.stat_result | None]]:
    """Every regular file that the arguments lead to, with its status, and standard input, with None."""
    for path in _expanded(args, inputs.problems):
        if path == STANDARD_INPUT:
            yield path, None
            continue
        status = _status(path, inputs.problems)
        if status is None:
            continue
        if stat.S_ISDIR(status.st_mode):
            inputs.folders.append(path)
            problems, found = len(inputs.problems), False
            for found_path, found_status in _files_under(path, inputs, wanted.matches):
                found = True
                yield found_path, found_status
            if not found and len(inputs.problems) == problems:
                inputs.problems.append(f"{path}: {wanted.missing}")
        elif not stat.S_ISREG(status.st_mode):
            inputs.problems.append(_special(path))
        elif not is_sidecar(path):  # `data/*` names it too
            yield path, status


def _expanded(args: Iterable[str], problems: list[str]) -> Iterator[str]:
    """The arguments, with those globs expanded that no shell has (quoted ones, and all on Windows)."""
    for arg in args:
        if not any(sign in arg for sign in "*?[") or os.path.lexists(arg):
            yield arg
            continue
        import glob

        found = sorted(glob.glob(arg, recursive=True))
        if not found:
            problems.append(f"{arg}: nothing matches it. Check the pattern.")
        yield from found


def _files_under(folder: str, inputs: Inputs, matches: Callable[[str], bool]) -> Iterator[tuple[str, os.stat_result]]:
    """The captures in a folder and in those inside it, in order of their names."""
    pending: list[tuple[str, tuple[tuple[int, int], ...]]] = [(folder, ())]  # a path, and the folders that lead to it
    walked: set[tuple[int, int]] = set()
    while pending:
        path, above = pending.pop()
        problems: list[str] = []
        status = _status(path, problems)
        name = os.path.basename(path)
        if status is not None and stat.S_ISDIR(status.st_mode):
            here = (status.st_dev, status.st_ino)
            if here in above:
                inputs.problems.append(f"{path}: not entered, the link leads back to a folder that it lies in.")
            elif here not in walked:
                walked.add(here)
                names = [name for name in _names(path, inputs.problems) if not name.startswith(".")]
                within = (*above, here)
                pending.extend((os.path.join(path, name), within) for name in sorted(names, reverse=True))
        elif not matches(name):
            inputs.passed_over += name != SIDECAR
        elif status is None:
            inputs.problems += problems
        elif stat.S_ISREG(status.st_mode):
            yield path, status
        else:
            inputs.problems.append(_special(path))


def _status(path: str, problems: list[str]) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError) as error:
        problems.append(
            f"{path!r}: {_reason(error)}." if not path.isprintable() or not path else f"{path}: {_reason(error)}."
        )
        return None


def _names(folder: str, problems: list[str]) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError as error:
        problems.append(f"{folder}: {_reason(error)}.")
        return []


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder. Check the path"
    return str(getattr(error, "strerror", None) or error)


def _special(path: str) -> str:
    return f"{path}: neither a file nor a folder. To read a pipe, pipe it in and name `-`."
