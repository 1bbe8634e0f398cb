"""Splitting many captures, in one process or in several; what is made is spooled to files, so that memory stays bounded."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from iomcorpus.model import Furniture, Record
from iomcorpus.pipeline import Split, split_capture, split_lines, survey_capture
from iomcorpus.reading.capture import Capture
from iomcorpus.splitting.across import find_twins, telling_prints
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.survey import Survey
from iomcorpus.store.write import CaptureRows

if TYPE_CHECKING:
    from concurrent.futures import Executor

Hints = Mapping[str, tuple[str, frozenset[int]]]  # capture -> its proved day order, and its furniture
WORTH_A_PROCESS = 2 << 20  # bytes of captures: starting workers costs about as much as splitting one megabyte
GROUP = 4096  # lines handed on at a time


@dataclass(slots=True)
class Done:
    """A split capture, spooled; what goes into the store is read from the file."""

    name: str
    source: str
    path: str  # of the spool
    order: str | None
    why_order: str
    open: bool
    furniture: tuple[int, ...]
    settings: str
    count: int = 0  # of its records
    capture: Capture | None = None  # None where it was split from what the store has
    known: Mapping[str, Any] = field(default_factory=dict)  # the store's row then
    survey: bytes = b""
    prints: Sequence[int] = ()

    def runs(self) -> Iterator[Record | Furniture]:
        """Records and furniture in order."""
        with open(self.path, "rb") as spool:
            while True:
                try:
                    yield pickle.load(spool)  # noqa: S301 - our own temporary file
                except EOFError:
                    return

    def records(self) -> Iterator[Record]:
        """The records alone."""
        return (run for run in self.runs() if isinstance(run, Record))

    def rows(self, known: Mapping[str, Any] | None) -> CaptureRows:
        """What goes into the store."""
        summary = {"order": self.order, "why_order": self.why_order, "open": self.open, "furniture": self.furniture}
        size, lines = Survey.extent(self.survey)
        capture = self.capture
        return CaptureRows(
            self.name,
            self.source,
            capture.digest if capture else self.known["digest"],
            capture.encoding if capture else self.known["encoding"],
            size,
            lines,
            "{}",
            self.settings,
            self.survey,
            self.prints,
            self.records(),
            (run for run in self.runs() if isinstance(run, Furniture)),
            json.dumps(summary),
        )


class Workers(AbstractContextManager["Workers"]):
    """Does the passes over captures, side by side where there is enough to do."""

    def __init__(
        self, folder: str, jobs: int, captures: Iterable[Capture], progress: Callable[[int], None] | None = None
    ) -> None:
        self.folder = folder
        self.progress = progress or (lambda size: None)
        sizes = [capture.size for capture in captures]
        self.executor: Executor | None = None
        if jobs > 1 and len(sizes) > 1 and sum(sizes) >= WORTH_A_PROCESS:
            from concurrent.futures import ProcessPoolExecutor

            self.executor = ProcessPoolExecutor(min(jobs, len(sizes)))
        self.made = 0

    def __exit__(self, *_: object) -> None:
        if self.executor is not None:
            self.executor.shutdown(cancel_futures=True)

    def survey(self, captures: Mapping[str, Capture]) -> dict[str, Survey]:
        """The first pass."""
        dumps = self._each(_survey, [(capture,) for capture in captures.values()])
        found = {}
        for capture, data in zip(captures.values(), dumps, strict=True):
            found[capture.name] = Survey.load(data) if isinstance(data, bytes) else data
            self.progress(capture.size)
        return found

    def split(
        self,
        captures: Mapping[str, Capture],
        surveys: Mapping[str, Survey],
        settings: Settings,
        evidence: Mapping[str, Survey],
        hints: Hints,
    ) -> list[Done]:
        """The second pass over captures that are read from their files."""
        twins = find_twins(evidence, surveys) if len(evidence) > 1 else {}
        done = self._split(captures, surveys, settings, twins, {})
        # Captures of the same site may prove what this one leaves open.
        proved = {**hints, **{one.name: (one.order, frozenset(one.furniture)) for one in done if one.why_order == "proved" and one.order}}
        hinted = {one.name: order for one in done if one.open and (order := find_hint(one.furniture, proved))}
        if hinted:
            again = {name: capture for name, capture in captures.items() if name in hinted}
            done = [one for one in done if one.name not in hinted]
            done += self._split(again, surveys, settings, twins, hinted)
        return done

    def _split(
        self,
        captures: Mapping[str, Capture],
        surveys: Mapping[str, Survey],
        settings: Settings,
        twins: Mapping[str, Mapping[int, str]],
        hinted: Mapping[str, str],
    ) -> list[Done]:
        tasks = [
            (capture, surveys[name], settings, dict(twins.get(name, {})), hinted.get(name), self._path())
            for name, capture in captures.items()
        ]
        done = []
        for one in self._each(_split, tasks):
            done.append(one)
            self.progress(captures[one.name].size)
        return done

    def split_again(
        self, row: Mapping[str, Any], survey: Survey, lines: Iterator[str], evidence: Mapping[str, Survey], hints: Hints
    ) -> Done:
        """The second pass over a capture as the store has it."""
        name, settings = row["name"], Settings.read(row["settings"])
        twins = find_twins(evidence, [name]).get(name, {})
        hint = find_hint(json.loads(row["summary"])["furniture"], hints)
        split = split_lines(_grouped(lines), survey, name, row["source"], settings, twins, hint)
        return replace(_spooled(split, name, row["source"], settings, self._path()), known=row)

    def _path(self) -> str:
        self.made += 1
        return os.path.join(self.folder, str(self.made))

    def _each(self, function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        if self.executor is None:
            return (function(*task) for task in tasks)
        return self.executor.map(_unpacked, [(function, task) for task in tasks])


def find_hint(furniture: Iterable[int], proved: Hints) -> str | None:
    """How captures that share furniture with this one write day and month, where they agree.

    >>> find_hint([1, 2], {"a.txt": ("dmy", frozenset([2])), "b.txt": ("mdy", frozenset([9]))})
    'dmy'
    """
    orders = {order for order, theirs in proved.values() if not theirs.isdisjoint(furniture)}
    return orders.pop() if len(orders) == 1 else None


def _unpacked(task: tuple[Callable[..., Any], tuple[Any, ...]]) -> Any:
    return task[0](*task[1])


def _survey(capture: Capture) -> bytes:
    return survey_capture(capture).dump()


def _split(
    capture: Capture, survey: Survey, settings: Settings, twins: Mapping[int, str], hint: str | None, path: str
) -> Done:
    split = split_capture(capture, survey, settings, twins, hint)
    return replace(_spooled(split, capture.name, capture.source, settings, path), capture=replace(capture, spool=None))


def _spooled(split: Split, name: str, source: str, settings: Settings, path: str) -> Done:
    count = 0
    with open(path, "wb") as spool:
        for run in split.runs():
            pickle.dump(run, spool, protocol=5)
            count += isinstance(run, Record)
    return Done(
        name,
        source,
        path,
        split.order,
        split.why_order,
        split.open,
        split.furniture,
        str(settings),
        count,
        survey=split.survey.dump(),
        prints=telling_prints(split.survey),
    )


def _grouped(lines: Iterator[str]) -> Iterator[list[str]]:
    while group := list(islice(lines, GROUP)):
        yield group
