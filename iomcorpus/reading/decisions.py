"""What people have decided, as it lies in a file."""

from __future__ import annotations

import os

from iomcorpus.decisions import Said, parse_decisions
from iomcorpus.errors import CorpusError


def read_decisions(path: str | None, *, must_exist: bool) -> list[Said]:
    """What people have decided of copies and of who is who, from a file that may be missing."""
    return parse_decisions(read_typed(path, must_exist=must_exist), path or "")


def read_typed(path: str | None, *, must_exist: bool) -> str:
    """The text of a file that people type; none where it may be missing and is."""
    if path is None or (not must_exist and not os.path.exists(path)):
        return ""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except OSError as error:
        raise CorpusError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CorpusError(f"{path} is not UTF-8. Save it as UTF-8.") from None
