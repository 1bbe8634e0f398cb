"""Who does the work: processes here or on other machines. Who of them does what makes no difference to what comes out.

Dask is asked for the little that is needed of it: to carry out calls, to give those of a worker that died to another,
and to be reached by an address. What goes from stage to stage is in files, so it never moves data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from iomcorpus.errors import CorpusError
from iomcorpus.reading.extras import load_extra

ENGINES = ("dask",)
PATIENCE = 30  # seconds until a scheduler has to answer
LOCAL = "127.0.0.1:0"  # nobody elsewhere is to reach what runs here
DEATHS = 3  # of workers at one partition, before that is taken to be the cause

Call = tuple[Callable[..., Any], tuple[Any, ...]]


class Engine(Protocol):
    """What carries out calls, in any order."""

    def run(self, calls: Sequence[Call]) -> Iterator[tuple[int, Any]]:
        """Which call is done, and what it gave."""


class Here:
    """This process."""

    def run(self, calls: Sequence[Call]) -> Iterator[tuple[int, Any]]:
        """One after the other."""
        for number, (function, values) in enumerate(calls):
            yield number, function(*values)


class Dask:
    """Workers of a Dask cluster."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def run(self, calls: Sequence[Call]) -> Iterator[tuple[int, Any]]:
        """As they are done. Those of a worker that dies are given to another."""
        distributed = load_extra("distributed", "cluster", "--engine dask")
        futures = {
            self.client.submit(function, *values, pure=False): number for number, (function, values) in enumerate(calls)
        }
        try:
            for future in distributed.as_completed(futures, loop=self.client.loop):
                try:
                    yield futures[future], future.result()
                except distributed.KilledWorker:
                    raise CorpusError(
                        f"{DEATHS} workers died one after the other at the same partition, of memory perhaps. "
                        "Give them more, or fewer of them; the same command goes on from the partitions that are done."
                    ) from None
                future.release()
        finally:
            self.client.cancel(list(futures))


@contextmanager
def engine_of(name: str | Engine, address: str | None, jobs: int) -> Iterator[Engine]:
    """An engine by its name: its cluster at an address, else processes here."""
    if not isinstance(name, str):
        yield name
        return
    if name not in ENGINES:
        raise CorpusError(f"--engine: there is no engine {name!r}, only {', '.join(ENGINES)}.")
    distributed = load_extra("distributed", "cluster", "--engine dask")
    import logging

    told = {
        "distributed.scheduler.allowed-failures": DEATHS - 1,
        "distributed.comm.timeouts.connect": f"{PATIENCE}s",
        "distributed.admin.tick.limit": "1h",
    }
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with load_extra("dask", "cluster", "--engine dask").config.set(told):
        if address:
            with _client(distributed, address) as client:
                yield Dask(client)
            return
        processes = {"n_workers": jobs, "threads_per_worker": 1, "processes": True, "dashboard_address": LOCAL}
        with (
            distributed.LocalCluster(**processes, silence_logs=logging.CRITICAL) as cluster,
            _client(distributed, cluster) as client,
        ):
            yield Dask(client)


@contextmanager
def _client(distributed: Any, where: Any) -> Iterator[Any]:
    try:
        client = distributed.Client(where, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CorpusError(f"--engine-address {where}: no Dask scheduler answers there ({error}).") from None
    with client:
        yield client
