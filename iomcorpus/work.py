"""Splitting many captures, in one process or in several; what is made is spooled, so that memory stays bounded."""

from __future__ import annotations

import json
import os
import pickle
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from iomcorpus.model import UNDESCRIBED, Furniture, Metadata, Record
from iomcorpus.pipeline import Split, split_capture, split_lines, survey_capture
from iomcorpus.processes import processes
from iomcorpus.reading.capture import Capture
from iomcorpus.splitting.across import Cut, label_prints, telling_prints
from iomcorpus.splitting.decisions import Heard
from iomcorpus.splitting.records import HINTED, OPEN, PROVED
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.survey import Survey
from iomcorpus.store.read import lines_of, reading
from iomcorpus.store.write import CaptureRows

if TYPE_CHECKING:
    from concurrent.futures import Executor

WORTH_A_PROCESS = 2 << 20  # bytes of captures: starting workers costs about as much as splitting one megabyte
GROUP = 4096  # lines handed on at a time


Proved = tuple[str, frozenset[int]]  # how a capture writes day and month, and its furniture

# A capture that is split again: its row, survey, what others show, how days are written, metadata, what people decided
Again = tuple[Mapping[str, Any], Survey, Mapping[int, str], str | None, Metadata, Sequence[Heard]]


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
    strays: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # of what was read from its file
    metadata: Metadata = UNDESCRIBED
    said: Sequence[Heard] = ()  # what people have decided of its borders

    def runs(self) -> Iterator[Record | Furniture]:
        """Records and furniture in order."""
        with open(self.path, "rb") as spool:
            while True:
                try:
                    yield pickle.load(spool)  # our own temporary file
                except EOFError:
                    return

    def records(self) -> Iterator[Record]:
        """The records alone."""
        return (run for run in self.runs() if isinstance(run, Record))

    def furnishings(self) -> Iterator[Furniture]:
        """The furniture alone."""
        return (run for run in self.runs() if isinstance(run, Furniture))

    @property
    def summary(self) -> dict[str, Any]:
        """What the store keeps of it: how it writes day and month, furniture, what people decided."""
        said = {"said": [one.dump() for one in self.said]} if self.said else {}
        order = {"order": self.order, "why_order": self.why_order, "open": self.open}
        return {**order, "furniture": list(self.furniture), **said}

    @property
    def size(self) -> int:
        """The capture's bytes."""
        return Survey.extent(self.survey)[0]

    def rows(self) -> CaptureRows:
        """What goes into the store."""
        size, lines = Survey.extent(self.survey)
        capture = self.capture
        return CaptureRows(
            self.name,
            self.source,
            capture.digest if capture else self.known["digest"],
            capture.encoding if capture else self.known["encoding"],
            size,
            lines,
            json.dumps(self.strays) if capture else self.known["strays"],
            self.settings,
            self.survey,
            self.prints,
            self.records(),
            self.furnishings(),
            json.dumps(self.summary),
            self.metadata,
        )


class Workers(AbstractContextManager["Workers"]):
    """Does the passes over captures, side by side where there is enough to do."""

    def __init__(
        self, folder: str, jobs: int, captures: Iterable[Capture], progress: Callable[[int], None] | None = None
    ) -> None:
        self.folder = folder
        self.jobs = jobs
        self.progress = progress or (lambda size: None)
        self.executor: Executor | None = None
        self.open = ExitStack()
        self.made = 0
        self._hire([capture.size for capture in captures])

    def __exit__(self, *error: Any) -> None:
        self.open.__exit__(*error)

    def _hire(self, sizes: Sequence[int]) -> None:
        """Have processes, where there are none yet and captures of these sizes are worth some."""
        if self.executor is None and self.jobs > 1 and len(sizes) > 1 and sum(sizes) >= WORTH_A_PROCESS:
            self.executor = self.open.enter_context(processes(min(self.jobs, len(sizes))))

    def rest(self) -> None:
        """Let the processes go, when all captures are split; what they have spooled stays."""
        self.executor = None
        self.open.close()

    def survey(self, captures: Mapping[str, Capture]) -> dict[str, Survey]:
        """The first pass."""
        seen = self._each(_survey if self.executor else survey_capture, [(capture,) for capture in captures.values()])
        found = {}
        for capture, survey in zip(captures.values(), seen, strict=True):
            found[capture.name] = Survey.load(survey) if isinstance(survey, bytes) else survey
            self.progress(capture.size)
        return found

    def cut(self, surveys: Mapping[str, Survey]) -> dict[str, Cut]:
        """Captures as their own cues cut them."""
        return dict(zip(surveys, self._each(Cut.of, [(survey,) for survey in surveys.values()]), strict=True))

    def split(
        self,
        captures: Mapping[str, Capture],
        surveys: Mapping[str, Survey],
        settings: Settings,
        twins: Mapping[str, Mapping[int, str]],
        hints: Mapping[str, str | None] | None = None,
        said: Mapping[str, Sequence[Heard]] | None = None,
    ) -> Iterator[Done]:
        """The second pass over captures that are read from their files.

        `hints` are ways to write day and month, `said` what people have decided, by name.
        """
        hints, said = hints or {}, said or {}
        tasks = []
        for name, capture in captures.items():
            shown = dict(twins.get(name, {})), hints.get(name), said.get(name, ())
            tasks.append((capture, surveys[name], settings.of(name), *shown, self._path()))
        for one in self._each(_split, tasks):
            self.progress(captures[one.name].size)
            yield one

    def split_again(self, db: str, tasks: Sequence[Again]) -> Iterator[Done]:
        """The second pass over captures as a store has them, each known by its row there."""
        self._hire([survey.size for _, survey, *_ in tasks])
        return self._each(_split_again, [(db, *task, self._path()) for task in tasks])

    def _path(self) -> str:
        self.made += 1
        return os.path.join(self.folder, str(self.made))

    def _each(self, function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        if self.executor is None:
            return (function(*task) for task in tasks)
        return self.executor.map(_unpacked, [(function, task) for task in tasks])


def find_orders(summaries: Mapping[str, Mapping[str, Any]]) -> dict[str, str | None]:
    """How captures of its site write day and month, if that is proved, for each capture that leaves it open.

    >>> summary = {"order": None, "why_order": "open", "furniture": [1, 2]}
    >>> find_orders({"a.txt": summary, "b.txt": {"order": "dmy", "why_order": "proved", "furniture": [1, 2, 3]}})
    {'a.txt': 'dmy'}
    """
    # Of a hundred thousand captures of some sites most have the same furniture: each of these is compared once.
    proved = {(str(one["order"]), frozenset(one["furniture"])) for one in summaries.values() if _is_proved(one)}
    holders: dict[int, list[Proved]] = defaultdict(list)
    for one in proved:
        for number in one[1]:
            holders[number].append(one)
    unsure = {name: tuple(one["furniture"]) for name, one in summaries.items() if one["why_order"] in (OPEN, HINTED)}
    orders = {furniture: _site_order(furniture, _near(furniture, holders)) for furniture in {*unsure.values()}}
    return {name: orders[furniture] for name, furniture in unsure.items()}


def _near(furniture: Sequence[int], holders: Mapping[int, Collection[Proved]]) -> set[Proved]:
    """The captures that may share more than half of this furniture.

    Such a one holds something of any half, so of the half that fewest hold: "Home" stands on all sites.
    """
    rarest = sorted(furniture, key=lambda number: len(holders.get(number, ())))
    return {one for number in rarest[: (len(furniture) + 1) // 2] for one in holders.get(number, ())}


def _is_proved(summary: Mapping[str, Any]) -> bool:
    return bool(summary["why_order"] == PROVED)


def _site_order(furniture: Sequence[int], proved: Iterable[Proved]) -> str | None:
    """The order of the captures that share most of this furniture, where they agree.

    More than half of it: "Home" and "Contact us" stand on sites of all countries.

    >>> us, uk = ("mdy", frozenset((1, 2, 8, 9))), ("dmy", frozenset((1, 2, 3, 4)))
    >>> _site_order([1, 2, 3], [us, uk]), _site_order([1, 2], [us, uk]), _site_order([1, 5, 6], [us, uk])
    ('dmy', None, None)
    """
    shared = [(len(theirs.intersection(furniture)), order) for order, theirs in proved]
    most = max((count for count, _ in shared), default=0)
    orders = {order for count, order in shared if count == most}
    return orders.pop() if 2 * most > len(furniture) and len(orders) == 1 else None


def _unpacked(task: tuple[Callable[..., Any], tuple[Any, ...]]) -> Any:
    return task[0](*task[1])


def _survey(capture: Capture) -> bytes:
    return survey_capture(capture).dump()


def _split(
    capture: Capture,
    survey: Survey,
    settings: Settings,
    twins: Mapping[int, str],
    hint: str | None,
    said: Sequence[Heard],
    path: str,
) -> Done:
    split = split_capture(capture, survey, settings, twins, hint, said)
    done = _spooled(split, capture.name, capture.source, settings, path)
    return replace(done, capture=replace(capture, spool=None), said=said)


def _split_again(
    db: str,
    row: Mapping[str, Any],
    survey: Survey,
    twins: Mapping[int, str],
    hint: str | None,
    metadata: Metadata,
    said: Sequence[Heard],
    path: str,
) -> Done:
    name, settings = row["name"], Settings.read(row["settings"])
    with reading(db) as store:
        lines = _grouped(lines_of(store, name))
        split = split_lines(lines, survey, name, row["source"], settings, twins, hint, metadata, said)
        done = _spooled(split, name, row["source"], settings, path)
    return replace(done, known=row, said=said)


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
        strays=split.strays,
        prints=sorted({*telling_prints(split.survey), *label_prints(split.survey)}),
        metadata=split.drafting.metadata,
    )


def _grouped(lines: Iterator[str]) -> Iterator[list[str]]:
    while group := list(islice(lines, GROUP)):
        yield group
