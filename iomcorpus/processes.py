"""Processes that work side by side, and end with us: on Ctrl-C without a traceback each, and when we are killed."""

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

    executor = ProcessPoolExecutor(number, initializer=_depend_on_us)
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


def _depend_on_us() -> None:
    """Ctrl-C reaches every process of a terminal; workers would each print a traceback, so they leave it to us."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_us, daemon=True).start()


def _end_with_us() -> None:
    """Killed we can end nobody: workers would wait for tasks for ever."""
    import os
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)
