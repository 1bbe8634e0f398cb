"""How the cost of work grows with its size, measured so that a busy machine does not decide."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES = 8  # the size of the second measurement against that of the first
ALLOWED = 3 * TIMES  # linear is TIMES; a square would be TIMES * TIMES
TRIES = 3  # other programs take turns on the processor: the least of some measurements counts
LEAST = 0.004  # seconds of CPU: below, the clock decides


def grows_linearly(work: Callable[[int], object], size: int) -> bool:
    """Whether work of TIMES the size costs no more than ALLOWED times as much."""
    work(size // 20 + 1)  # load and warm
    short = long = float("inf")
    for _ in range(TRIES):
        short, long = min(short, _spent(work, size)), min(long, _spent(work, size * TIMES))
        if long < ALLOWED * max(short, LEAST):
            return True
    return False


def _spent(work: Callable[[int], object], size: int) -> float:
    gc.disable()  # it goes over what all tests before have left, which has nothing to do with this work
    try:
        start = time.process_time()
        work(size)
        return time.process_time() - start
    finally:
        gc.enable()


def repeated(unit: str, size: int) -> str:
    """A text of about this size that is nothing but whole such pieces: a cut one could make it another kind of text."""
    return unit * max(1, size // len(unit))
