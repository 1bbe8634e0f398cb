"""A bar on a terminal's standard error while there is much to do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WORTH_A_BAR = 20 << 20  # bytes: some seconds


@contextmanager
def bar(label: str, total: int, worth: int = WORTH_A_BAR) -> Iterator[Callable[[int], None] | None]:
    """What to tell the bytes that are done; None where nobody would see a bar, or where it is not worth one."""
    if total < worth or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total)
        yield lambda size: progress.update(task, advance=size)
