"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from shutil import rmtree
from typing import TextIO

from iomcorpus.errors import CorpusError

MANY = 100  # files


@contextmanager
def replace_file(path: str, *, force: bool = False) -> Iterator[TextIO]:
    """A text file to write, which takes the place of `path` only when all of it is on the disk; `.gz` is compressed.

    Written beside it under a passing name; whatever goes wrong, `path` stays as it was and nothing else stays.
    """
    with replace_path(path, force=force) as beside, _text_file(beside, path) as stream:
        yield stream


@contextmanager
def replace_path(path: str, *, force: bool = False) -> Iterator[str]:
    """The same for what opens its file itself: a passing path, at which a file must stand in the end."""
    _may_write(path, force)
    target = os.path.realpath(path)  # a link keeps pointing at its file
    if os.path.exists(target) and not os.path.isfile(target):
        raise CorpusError(f"{path} is a folder or a device. Name a file, or write to standard output.")
    beside = f"{target}.{os.getpid()}.part"
    try:
        _sweep(target)
        yield beside
        _sync(beside)
        _keep_mode(target, beside)
        os.replace(beside, target)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        if os.path.lexists(beside):
            os.unlink(beside)


@contextmanager
def replace_folder(path: str, sign: str, *, force: bool = False) -> Iterator[str]:
    """A folder to fill, which takes the place of `path` only when all of it is on the disk.

    Only a folder that holds a file called `sign`, as those that are written here do, or nothing, is ever replaced.
    """
    target = os.path.realpath(path)
    if os.path.exists(target) and not (path and os.path.isdir(target) and not os.listdir(target)):
        _may_write(path or target, force)
        if not os.path.isfile(os.path.join(target, sign)):
            raise CorpusError(f"{path or target} is no folder of an earlier export (it has no {sign}). Name another.")
    beside, before = f"{target}.{os.getpid()}.part", f"{target}.{os.getpid()}.old"
    try:
        _sweep(target)
        os.mkdir(beside)
        yield beside
        _sync_all([os.path.join(folder, name) for folder, _, names in os.walk(beside) for name in names])
        if os.path.isdir(target):
            os.rename(target, before)
        os.rename(beside, target)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        if os.path.isdir(before) and not os.path.lexists(target):
            os.rename(before, target)
        rmtree(beside, ignore_errors=True)
        rmtree(before, ignore_errors=True)


@contextmanager
def _text_file(beside: str, path: str) -> Iterator[TextIO]:
    """A new text file, in the compression that the name of the file it will be tells."""
    # newline="": a line ends as its writer says, on every system
    if not path.lower().endswith(".gz"):
        with open(beside, "x", encoding="utf-8", newline="") as stream:
            yield stream
        return
    from gzip import GzipFile

    with (
        open(beside, "xb") as raw,
        GzipFile("", "wb", fileobj=raw, mtime=0) as packed,  # the same bytes at any time
        TextIOWrapper(packed, encoding="utf-8", newline="") as stream,
    ):
        yield stream


def _may_write(path: str, force: bool) -> None:
    if not force and os.path.lexists(path):
        raise CorpusError(f"{path} is there already. Add --force to replace it, or name another.")


def _sweep(target: str) -> None:
    """Remove what was left beside by those who were killed; what was moved aside, and not yet replaced, goes back."""
    folder, name = os.path.split(target)
    for left in sorted(os.listdir(folder)):
        process, _, what = left.removeprefix(f"{name}.").partition(".")
        if not left.startswith(f"{name}.") or not process.isdecimal() or what not in ("part", "old") or _runs(process):
            continue
        path = os.path.join(folder, left)
        if what == "old" and not os.path.lexists(target):
            os.rename(path, target)
        elif os.path.isdir(path) and not os.path.islink(path):
            rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)


def _runs(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # somebody else's
    return True


def _sync(path: str) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _sync_all(paths: Sequence[str]) -> None:
    if len(paths) > MANY and hasattr(os, "sync"):
        os.sync()  # one by one, some thousands of files take a minute
        return
    for path in paths:
        _sync(path)


def _keep_mode(target: str, beside: str) -> None:
    """The new file is as readable as the one that it replaces."""
    if os.path.exists(target):
        os.chmod(beside, os.stat(target).st_mode & 0o7777)


def _unwritable(path: str, error: OSError) -> CorpusError:
    return CorpusError(f"{path} cannot be written: {error.strerror or error}.")
