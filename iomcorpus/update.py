"""Bringing a store up to its captures: what comes or changes is split, what that touches is decided again.

Splitting is a function of the set of captures: an unchanged one is not read again, but where another shows its borders,
its site's labels or its order of day and month, or a sidecar or a decision of people says something else of it than
before, it is split again from its survey and its lines in the store.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from tempfile import TemporaryDirectory
from typing import Any

from iomcorpus.model import DESCRIBED, Metadata, Outcome
from iomcorpus.output.records import furniture_row, record_row
from iomcorpus.reading.capture import Capture, lines_of
from iomcorpus.showing import Showing
from iomcorpus.splitting.decisions import FURNITURE, BorderDecisions, Heard
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.standing import settle
from iomcorpus.splitting.survey import Survey
from iomcorpus.spool import room_to_spool
from iomcorpus.store import read
from iomcorpus.store.overtaken import State, records_state, resting_on
from iomcorpus.store.read import reading
from iomcorpus.store.write import CaptureRows, describe_captures, replace_captures, writing
from iomcorpus.work import Again, Done, Workers, find_orders

Row = dict[str, Any]
MOST_NAMED = 8  # records that a note names


@dataclass(slots=True)
class Update:
    """One update of a store: the captures that come or change, and those that go."""

    db: str
    note: Callable[[str], None]
    known: Mapping[str, Row]  # what the store has of every capture, by name
    captures: Mapping[str, Capture]  # new or changed, by name
    gone: Sequence[str]
    outcome: Outcome
    described: Mapping[str, Metadata] = field(default_factory=dict)  # what sidecars now say of unchanged ones
    decided: BorderDecisions = field(default_factory=BorderDecisions)
    decided_anew: Collection[str] = ()  # unchanged ones of which people say other things than they did
    since: State = ()  # how the records stood when all of that was read
    begins: Callable[[str, int], None] | None = None  # told that writing begins, and how many bytes
    out: set[str] = field(init=False)  # names whose rows in the store count no more
    said: dict[str, list[Heard]] = field(default_factory=dict)  # decisions where they stand, of what is split

    def __post_init__(self) -> None:
        self.out = {*self.captures, *self.gone}

    def run(self, settings: Settings, jobs: int, progress: Callable[[int], None] | None) -> None:
        """Split what has come or changed and what that touches, and write it all in one transaction.

        Where another has changed the records meanwhile it is `Overtaken`: what they show each other has changed, too.
        """
        with (
            room_to_spool(),
            self._undisturbed(),
            TemporaryDirectory(prefix="iomcorpus-") as folder,
            Workers(folder, jobs, self.captures.values(), progress) as workers,
        ):
            surveys = workers.survey(self.captures)
            showing = Showing(self.db if self.known else None, surveys, self.out, workers.cut)
            showing.find()
            affected = self._surveys({*showing.turned(), *self.described, *self.decided_anew})
            twins = self._twins(showing, {**surveys, **affected})
            self._hear({**surveys, **affected})
            done = {one.name: one for one in workers.split(self.captures, surveys, settings, twins, None, self.said)}
            again = {one.name: one for one in self._split_again(workers, affected, twins, {})}
            # Captures of one site show each other which is the day and which the month.
            orders = self._orders(done | again)
            hinted = {name: capture for name, capture in self.captures.items() if name in orders}
            done |= {one.name: one for one in workers.split(hinted, surveys, settings, twins, orders, self.said)}
            others = self._surveys(name for name in orders if name not in self.captures)
            twins |= self._twins(showing, others)
            self._hear(others)
            again |= {one.name: one for one in self._split_again(workers, others, twins, orders)}
            fresh = [one for one in again.values() if self._is_news(one)]
            written = {one.name for one in fresh}
            described = {name: metadata for name, metadata in self.described.items() if name not in written}
            workers.rest()
            beside = {"cuts": showing.new_cuts(), "shown": showing.changes()}
            del surveys, affected, others, showing  # of large captures they are large, and writing needs some memory
            if done or fresh or described or self.gone:
                self._write([*done.values(), *fresh], described, beside, progress or (lambda size: None))

    def _undisturbed(self) -> AbstractContextManager[None]:
        """Where the store is not there yet another may be about to make it; then writing tells."""
        return resting_on(self.db, records_state, self.since) if self.known else nullcontext()

    def remarks(self) -> list[str]:
        """What to tell of decisions that have moved, or decide nothing."""
        found = self.decided.about_nobody((self.known.keys() | self.captures.keys()) - {*self.gone})
        for name in self.decided.said:
            if name in self.said:
                found += self.decided.remarks(self.said[name])
            elif name in self.known and name not in self.out:
                found += self.decided.remarks(self.decided.recall(name, str(self.known[name]["summary"])))
        return found

    def _hear(self, surveys: Mapping[str, Survey]) -> None:
        """Find where in some captures stands what people have decided of them."""
        for name in surveys.keys() & self.decided.said.keys() - self.said.keys():
            said, survey = self.decided.said[name], surveys[name]
            if capture := self.captures.get(name):
                self.said[name] = settle(said, survey, lines_of(capture), name, capture.digest)
                continue
            with reading(self.db) as store:
                lines = read.lines_of(store, name)
                self.said[name] = settle(said, survey, lines, name, str(self.known[name]["digest"]))

    def _orders(self, done: Mapping[str, Done]) -> dict[str, str | None]:
        """The captures whose order of day and month others of their site decide otherwise than it stands."""
        summaries = {name: json.loads(row["summary"]) for name, row in self.known.items() if name not in self.gone}
        summaries |= {name: one.summary for name, one in done.items()}
        return {name: order for name, order in find_orders(summaries).items() if order != summaries[name]["order"]}

    def _write(
        self,
        done: Sequence[Done],
        described: Mapping[str, Metadata],
        beside: Mapping[str, Mapping[str, bytes]],
        progress: Callable[[int], None],
    ) -> None:
        if self.begins:
            self.begins("index", sum(one.size for one in done))

        def rows() -> Iterator[CaptureRows]:
            for one in done:
                yield one.rows()
                if self.begins:
                    progress(one.size)

        with writing(self.db, self.note) as store:
            if done or self.gone:
                self.outcome.records = replace_captures(store, rows(), self.gone, **beside, since=self.since)
            if described:
                describe_captures(store, described)

    def _surveys(self, names: Iterable[str]) -> dict[str, Survey]:
        """The surveys of known captures, from the store."""
        names = sorted(names)
        if not names:
            return {}
        with reading(self.db) as store:
            return dict(read.surveys(store, names))

    def _twins(self, showing: Showing, names: Collection[str]) -> dict[str, dict[int, str]]:
        """What others show of some captures."""
        rest = sorted(name for name in names if name not in showing.shown)
        found = {name: showing.twins(name) for name in names if name in showing.shown} | {name: {} for name in rest}
        if rest:
            with reading(self.db) as store:
                begins = {name: cut.begins for name, cut in read.cuts(store, rest)}
                found |= {name: shown.twins(begins.get(name, ())) for name, shown in read.shown(store, rest)}
        return found

    def _split_again(
        self,
        workers: Workers,
        surveys: Mapping[str, Survey],
        twins: Mapping[str, Mapping[int, str]],
        orders: Mapping[str, str | None],
    ) -> Iterator[Done]:
        """Split known captures again from what the store has of them."""
        tasks: list[Again] = []
        for name, survey in sorted(surveys.items()):
            with reading(self.db) as store:
                row = read.capture_rows(store, name) or {}
            metadata = self.described.get(name) or read.metadata_of(row)
            tasks.append((row, survey, twins[name], orders.get(name), metadata, self.said.get(name, ())))
        return workers.split_again(self.db, tasks)

    def _is_news(self, one: Done) -> bool:
        """Whether a capture that was split again came out other than the store has it.

        Records that are others now, or have other dates, are told; that a border is surer than before concerns nobody.
        """
        with reading(self.db) as store:
            rows = chain(read.records(store, [one.name], border=True), read.furniture(store, [one.name]))
            before = {_digest(row) for row in rows}
            told = {_digest(row): _told(row) for row in read.records(store, [one.name])}
        records = {_digest(record_row(record)): f"{record.first_line}-{record.last_line}" for record in one.records()}
        changed = [lines for digest, lines in records.items() if digest not in told]
        removed = [row for digest, row in told.items() if digest not in records and self._is_said_furniture(one, row)]
        for row in removed:
            self.note(
                f"{one.source}: record {row['id']} is furniture now, as people say:"
                f" lines {row['first_line']}-{row['last_line']}, {row['title'] or row['lead']}"
            )
        if changed or removed:
            if self.outcome.actions.get(one.name, "unchanged") == "unchanged":
                self.outcome.actions[one.name] = "decided again"
            lines = ", ".join(changed[:MOST_NAMED]) + (", ..." if len(changed) > MOST_NAMED else "")
            if changed:
                why = self._why_again(one.name)
                self.note(f"{one.source}: {why}, {len(changed)} of {one.count} records changed: lines {lines}")
        now = {_digest(record_row(record, border=True)) for record in one.records()}
        now |= {_digest(furniture_row(furniture)) for furniture in one.furnishings()}
        return now != before or json.loads(json.dumps(one.summary)) != json.loads(one.known["summary"])

    def _why_again(self, name: str) -> str:
        if name in self.described:
            return DESCRIBED
        return f"decided again by what {'people say' if name in self.decided_anew else 'other captures show'}"

    def _is_said_furniture(self, one: Done, row: Row) -> bool:
        """Whether people have said that all lines of a record are furniture."""
        return any(
            heard.said.verb == FURNITURE and heard.first <= row["first_line"] and row["last_line"] <= heard.last
            for heard in one.said
        )


def _told(row: Row) -> Row:
    """What people are told of a record that goes: not its text."""
    return {name: row[name] for name in ("id", "first_line", "last_line", "title", "lead")}


def _digest(row: Row) -> bytes:
    """The digest of what is a record's own, and not its capture's."""
    own = {name: value for name, value in row.items() if name not in read.OF_CAPTURE}
    return blake2b(json.dumps(own, sort_keys=True).encode(), digest_size=16).digest()
