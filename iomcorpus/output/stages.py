"""A bar for each stage of a run on a terminal's standard error: how far it is, how fast, how long it will take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

WORTH_BARS = 1 << 20  # bytes: facts of so many take some seconds
LABELS = {"split": "split", "index": "index", "dedupe": "copies", "extract": "facts", "people": "people"}


class Bars:
    """The bars. They are shown from the first stage on that has much to do."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._bars: dict[str, TaskID] = {}
        self._stage: str | None = None

    def begin(self, stage: str, size: int) -> None:
        """The stage before is done, and another begins with so many bytes."""
        self._complete()
        if self._progress is None and size >= WORTH_BARS:
            self._progress = _show()
        self._stage = stage
        if self._progress is not None:
            if stage not in self._bars:
                self._bars[stage] = self._progress.add_task(LABELS.get(stage, stage))
            self._progress.reset(self._bars[stage], total=size or None)

    def advance(self, size: float) -> None:
        """So many bytes of the stage are done."""
        if self._progress is not None and self._stage in self._bars:
            self._progress.advance(self._bars[self._stage], size)

    def stop(self) -> None:
        """Take the bars away."""
        if self._progress is not None:
            self._progress.stop()

    def _complete(self) -> None:
        if self._progress is not None and self._stage in self._bars:
            bar = self._bars[self._stage]
            done = self._progress.tasks[bar].total or 1
            self._progress.update(bar, total=done, completed=done)


@contextmanager
def bars() -> Iterator[Bars | None]:
    """The bars, None where nobody would see them."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    shown = Bars()
    try:
        yield shown
    finally:
        shown.stop()


def _show() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (
        TextColumn("{task.description:>6}"), BarColumn(), TaskProgressColumn(), TransferSpeedColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )  # fmt: skip
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress
