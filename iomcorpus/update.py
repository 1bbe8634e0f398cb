"""Bringing a store up to its captures: what comes or changes is split, what that touches is decided again.

Splitting is a function of the set of captures: an unchanged one is not read again, but where another shows its borders,
its site's labels or its order of day and month, it is split again from its survey and its lines in the store.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from tempfile import TemporaryDirectory
from typing import Any

from iomcorpus.model import Outcome
from iomcorpus.output.records import furniture_row, record_row
from iomcorpus.reading.capture import Capture
from iomcorpus.splitting.across import RECURS, find_twins, label_prints, telling_prints
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.survey import Survey
from iomcorpus.store import read
from iomcorpus.store.open import close_writer, open_for_writing
from iomcorpus.store.read import reading
from iomcorpus.store.write import replace_captures
from iomcorpus.work import Done, Workers, find_orders

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
    out: set[str] = field(init=False)  # names whose rows in the store count no more

    def __post_init__(self) -> None:
        self.out = {*self.captures, *self.gone}

    def run(self, settings: Settings, jobs: int, progress: Callable[[int], None] | None) -> None:
        """Split what has come or changed and what that touches, and write it all in one transaction."""
        with (
            TemporaryDirectory(prefix="iomcorpus-") as folder,
            Workers(folder, jobs, self.captures.values(), progress) as workers,
        ):
            surveys = workers.survey(self.captures)
            before = self._surveys(name for name in self.out if name in self.known)
            touched = self._touched_by(surveys.values(), before.values()) if self.known else ()
            affected = self._surveys(touched)
            twins = self._twins({**surveys, **affected}, surveys)
            done = {one.name: one for one in workers.split(self.captures, surveys, settings, twins)}
            again = {one.name: one for one in self._split_again(workers, affected, twins, {})}
            # Captures of one site show each other which is the day and which the month.
            orders = self._orders(done | again)
            hinted = {name: capture for name, capture in self.captures.items() if name in orders}
            done |= {one.name: one for one in workers.split(hinted, surveys, settings, twins, orders)}
            others = self._surveys(name for name in orders if name not in self.captures)
            twins |= self._twins({name: survey for name, survey in others.items() if name not in twins}, surveys)
            again |= {one.name: one for one in self._split_again(workers, others, twins, orders)}
            fresh = [one for one in again.values() if self._is_news(one)]
            if done or fresh or self.gone:
                self._write(chain(done.values(), fresh))

    def _orders(self, done: Mapping[str, Done]) -> dict[str, str | None]:
        """The captures whose order of day and month others of their site decide otherwise than it stands."""
        summaries = {name: json.loads(row["summary"]) for name, row in self.known.items() if name not in self.gone}
        summaries |= {name: one.summary for name, one in done.items()}
        return {name: order for name, order in find_orders(summaries).items() if order != summaries[name]["order"]}

    def _write(self, done: Iterable[Done]) -> None:
        store = open_for_writing(self.db, self.note)
        try:
            replace_captures(store, (one.rows() for one in done), self.gone)
        finally:
            close_writer(store)

    def _surveys(self, names: Iterable[str]) -> dict[str, Survey]:
        """The surveys of known captures, from the store."""
        names = sorted(names)
        if not names:
            return {}
        with reading(self.db) as store:
            return {name: Survey.load(data) for name, data in read.surveys(store, names)}

    def _sharing(self, surveys: Iterable[Survey]) -> set[str]:
        """The known captures that hold paragraphs of these."""
        prints = {number for survey in surveys for number in telling_prints(survey)}
        with reading(self.db) as store:
            return read.sharing(store, sorted(prints))

    def _touched_by(self, surveys: Iterable[Survey], before: Iterable[Survey]) -> set[str]:
        """The known captures to decide again where captures come or change (`surveys`), or change or go (`before`).

        They share paragraphs with one of these, or a label that becomes one of the site, or ceases to be.
        """
        surveys, before = list(surveys), list(before)
        fresh = Counter(number for survey in surveys for number in label_prints(survey))
        stale = Counter(number for survey in before for number in label_prints(survey))
        with reading(self.db) as store:
            held = read.holders(store, sorted(fresh | stale), self.out)
            turned = [
                number
                for number in sorted(fresh | stale)
                if (held.get(number, 0) + fresh[number] >= RECURS) != (held.get(number, 0) + stale[number] >= RECURS)
            ]
            labelled = read.sharing(store, turned)
        return (self._sharing((*surveys, *before)) | labelled) - self.out

    def _twins(self, surveys: Mapping[str, Survey], fresh: Mapping[str, Survey]) -> dict[str, dict[int, str]]:
        """What captures show each other, and what the known ones that stay as they are show them.

        `fresh` are the surveys of captures that come or change.
        """
        others: dict[str, Survey] = {}
        held: dict[int, int] = {}
        labels = {number for survey in surveys.values() for number in label_prints(survey)}
        if self.known and surveys:
            others = self._surveys(self._sharing(surveys.values()) - surveys.keys() - self.out)
            with reading(self.db) as store:
                held = read.holders(store, sorted(labels), self.out)
        counts = Counter(held) + Counter(number for survey in fresh.values() for number in label_prints(survey))
        return find_twins({**others, **surveys}, surveys, {number for number in labels if counts[number] >= RECURS})

    def _split_again(
        self,
        workers: Workers,
        surveys: Mapping[str, Survey],
        twins: Mapping[str, Mapping[int, str]],
        orders: Mapping[str, str | None],
    ) -> Iterator[Done]:
        """Split known captures again from what the store has of them."""
        for name, survey in sorted(surveys.items()):
            with reading(self.db) as store:
                row = read.capture_rows(store, name) or {}
                yield workers.split_again(row, survey, read.lines_of(store, name), twins[name], orders.get(name))

    def _is_news(self, one: Done) -> bool:
        """Whether a capture that was split again came out other than the store has it.

        Records that are others now, or have other dates, are told; that a border is surer than before concerns nobody.
        """
        with reading(self.db) as store:
            rows = chain(read.records(store, [one.name], border=True), read.furniture(store, [one.name]))
            before = {_digest(row) for row in rows}
            told = {_digest(row) for row in read.records(store, [one.name])}
        changed = [
            f"{record.first_line}-{record.last_line}"
            for record in one.records()
            if _digest(record_row(record)) not in told
        ]
        if changed:
            if self.outcome.actions.get(one.name, "unchanged") == "unchanged":
                self.outcome.actions[one.name] = "decided again"
            lines = ", ".join(changed[:MOST_NAMED]) + (", ..." if len(changed) > MOST_NAMED else "")
            self.note(
                f"{one.source}: decided again by what other captures show,"
                f" {len(changed)} of {one.count} records changed: lines {lines}"
            )
        now = {_digest(record_row(record, border=True)) for record in one.records()}
        now |= {_digest(furniture_row(furniture)) for furniture in one.furnishings()}
        return now != before or json.dumps(one.summary) != one.known["summary"]


def _digest(row: Row) -> bytes:
    return blake2b(json.dumps(row, sort_keys=True).encode(), digest_size=16).digest()
