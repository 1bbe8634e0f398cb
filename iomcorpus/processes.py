"""Processes that work side by side, and end with us: also on Ctrl-C, and without a traceback each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor


@contextmanager
def processes(number: int) -> Iterator[Executor]:
    """An executor with some processes. Where it is left by an error nobody waits for what they are at."""
    from concurrent.futures import ProcessPoolExecutor

    executor = ProcessPoolExecutor(number, initializer=_leave_interrupts_to_us)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        from multiprocessing import active_children

        for worker in active_children():
            worker.terminate()
            worker.join()
        raise
    executor.shutdown()


def _leave_interrupts_to_us() -> None:
    """Ctrl-C reaches every process of a terminal; workers would each print a traceback."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
