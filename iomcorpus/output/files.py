"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from iomcorpus.errors import CorpusError


@contextmanager
def replace_file(path: str, *, force: bool = False) -> Iterator[TextIO]:
    """A text file to write, which takes the place of `path` only when all of it is on the disk.

    Written beside it under a passing name; whatever goes wrong, `path` stays as it was and nothing else stays.
    """
    if not force and os.path.lexists(path):
        raise CorpusError(f"{path} is there already. Add --force to replace it, or name another file.")
    target = os.path.realpath(path)  # a link keeps pointing at its file
    if os.path.exists(target) and not os.path.isfile(target):
        raise CorpusError(f"{path} is a folder or a device. Name a file, or write to standard output.")
    beside = f"{target}.{os.getpid()}.part"
    try:
        # newline="": a line ends as its writer says, on every system
        stream = open(beside, "x", encoding="utf-8", newline="")  # noqa: SIM115 - closed below, before the rename
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _keep_mode(target, beside)
        os.replace(beside, target)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        if os.path.lexists(beside):
            os.unlink(beside)


def _keep_mode(target: str, beside: str) -> None:
    """The new file is as readable as the one that it replaces."""
    if os.path.exists(target):
        os.chmod(beside, os.stat(target).st_mode & 0o7777)


def _unwritable(path: str, error: OSError) -> CorpusError:
    return CorpusError(f"{path} cannot be written: {error.strerror or error}.")
