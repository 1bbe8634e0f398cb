"""A run over partitions: stage after stage, each partition of a stage once, whoever carries it out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from time import perf_counter, process_time
from typing import Any

from iomcorpus import __version__
from iomcorpus.cluster import copies, facts, splitting
from iomcorpus.cluster.engine import Engine, Here
from iomcorpus.cluster.plan import Plan, Source, bases
from iomcorpus.cluster.shelf import WORK, Result
from iomcorpus.copying.decide import pairs_between
from iomcorpus.errors import CorpusError
from iomcorpus.facts.identity.resolve import Decisions
from iomcorpus.work import find_orders

RUN = "run"  # what the folder holds, in it

Row = dict[str, Any]
Stage = Callable[..., Result]


@dataclass(slots=True)
class Run:
    """What has been done of a run, and who does the rest."""

    plan: Plan
    groups: Sequence[Sequence[Source]]
    people: Decisions
    note: Callable[[str], None]
    begins: Callable[[str, int], None] = lambda stage, size: None
    progress: Callable[[float], None] = lambda size: None
    seconds: list[Row] = field(default_factory=list)
    engine: Engine = field(default_factory=Here)

    def all(self, engine: Engine) -> Row:
        """Every stage, as far as it is not done yet, and what came out."""
        self.engine = engine
        surveyed = self.stage("survey", splitting.survey, lambda group: (self.groups[group],))
        for result in surveyed:
            self._tell(result["notes"])
        self.stage("meet", splitting.meet)
        again = self._cut()
        self._copies(again)
        self.stage("find", facts.find, lambda group: (again[group],))
        self._once("people", lambda: facts.settle(self.plan, self.people))
        written = self.stage("write", facts.write, lambda group: (again[group],))
        counts = {name: sum(result[name] for result in written) for name in ("records", "copies")}
        found: Counter[tuple[str, str]] = Counter()
        for result in written:
            found.update(
                {(row["value"], name): row[name] for row in result["facts"] for name in ("count", "with_copies")}
            )
        types = dict.fromkeys(value for value, _ in found)
        made: Row = {
            "captures": {"new": sum(result["captures"] for result in surveyed)},
            "failed": sum(result["failed"] for result in surveyed),
            "changes": {"new": counts["records"], "changed": 0, "gone": 0},
            "records": counts["records"] - counts["copies"],
            "with_copies": counts["records"],
            "copies": counts["copies"],
            "copies_found": counts["copies"],
            "read": counts["records"],
            "facts": [
                {"value": type, "count": found[type, "count"], "with_copies": found[type, "with_copies"]}
                for type in types
                if found[type, "with_copies"]
            ],
            "seconds": self.seconds,
        }
        self.plan.shelf.note(RUN, {"key": self._key(), "done": made})
        self.plan.shelf.clear(WORK)
        return made

    def _cut(self) -> dict[int, str]:
        """Cut all captures, those again of whose order of day and month others of their site tell; by group where."""
        cut = self.stage("cut", splitting.cut, lambda group: ({}, "split"))
        summaries = {name: told for result in cut for name, told in result["summaries"].items()}
        orders = {name: order for name, order in find_orders(summaries).items() if order}
        hints: dict[int, Mapping[str, str]] = {}
        for group, sources in enumerate(self.groups):
            own = {source.name: orders[source.name] for source in sources if source.name in orders}
            if own:
                hints[group] = own
        self.stage("cut again", splitting.cut, lambda group: (hints[group], "again"), sorted(hints))
        for result in cut:
            self._tell(result["notes"])
        return {group: "again" if group in hints else "split" for group in range(self.plan.parts)}

    def _copies(self, again: Mapping[int, str]) -> None:
        """Find the copies."""
        plan = self.plan
        self.stage("sketch", copies.sketch, lambda group: (again[group],))
        indexed = self.stage("index", copies.index)
        firsts = bases({part: result["texts"] for part, result in enumerate(indexed)})
        named: dict[str, list[int]] = {}
        for part, result in enumerate(indexed):
            for id, ranks in result["named"].items():
                named.setdefault(id, []).extend(int(firsts[part]) + rank for rank in ranks)
        self._tell(plan.copies.without_effect(lambda id: named.get(id, ())))
        for name, stage in (
            ("share", copies.share), ("choose", copies.choose), ("send", copies.send), ("compare", copies.compare)
        ):  # fmt: skip
            self.stage(name, stage, lambda part: (firsts,))
        said = pairs_between((named.get(a, ()), named.get(b, ())) for a, b in plan.copies.copies)
        self._once("connect", lambda: copies.connect(plan, firsts, said))
        self.stage("bring", copies.bring, lambda part: (firsts,))
        self.stage("unite", copies.unite, lambda part: (named,))

    def stage(
        self,
        name: str,
        function: Stage,
        more: Callable[[int], tuple[Any, ...]] = lambda part: (),
        parts: Sequence[int] | None = None,
    ) -> list[Result]:
        """What a stage gives of each partition; only what is not there yet is done."""
        since = perf_counter()
        parts = range(self.plan.parts) if parts is None else parts
        found = {part: self.plan.shelf.noted(_done(name, part)) for part in parts}
        left = [part for part in parts if found[part] is None]
        sizes = [sum(source.size for source in group) for group in self.groups]
        self.begins(name, sum(sizes[part] for part in left))
        calls = [(carry_out, (self.plan, name, function, part, more(part))) for part in left]
        for number, result in self.engine.run(calls):
            found[left[number]] = result
            self.progress(sizes[left[number]])
        told = [result for part in parts if (result := found[part]) is not None]
        cpu = sum(found[part]["cpu"] for part in left)  # type: ignore[index]
        self.seconds.append({"stage": name, "seconds": round(perf_counter() - since, 2), "cpu": round(cpu, 2)})
        return told

    def _once(self, name: str, do: Callable[[], list[str]]) -> None:
        """A step of this process, which sees what all partitions have given."""
        since, spent = perf_counter(), process_time()
        self.begins(name, 0)
        result = self.plan.shelf.noted(_done(name, 0))
        if result is None:
            result = {"notes": do()}
            self.plan.shelf.note(_done(name, 0), result)
        self._tell(result["notes"])
        taken, cpu = perf_counter() - since, process_time() - spent
        self.seconds.append({"stage": name, "seconds": round(taken, 2), "cpu": round(cpu, 2)})

    def take_up(self) -> Row | None:
        """Go on with the run that is there, if it is this one; what came out, if it is done."""
        shelf, key = self.plan.shelf, self._key()
        known = shelf.noted(RUN)
        if known is None and not shelf.is_empty():
            raise CorpusError(f"{shelf.place} holds something, and no run. Name an empty or a new folder.")
        if known is not None and known["key"] != key:
            raise CorpusError(
                f"{shelf.place} holds a run over other captures, or by other settings. Name another folder."
            )
        if known is None:
            shelf.note(RUN, {"key": key})
            return None
        done: Row | None = known.get("done")
        if done is not None:
            shelf.clear(WORK)  # where that was as far as it came
        return done and done | {"seconds": []}

    def _key(self) -> str:
        """What tells this run from others: its captures as they lie there, and all that decides what comes out."""
        plan = self.plan
        captures = [(source, _changed(source.path)) for group in self.groups for source in group]
        said = plan.borders.said, plan.copies.digest, self.people.digest
        decided = plan.settings, str(plan.finding), plan.keep, plan.max_size, said
        told = repr((__version__, captures, plan.parts, decided))
        return blake2b(told.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()

    def _tell(self, notes: Any) -> None:
        for note in notes:
            self.note(note)


def carry_out(plan: Plan, name: str, function: Stage, part: int, more: tuple[Any, ...]) -> Result:
    """One partition of a stage, on whatever machine; what it gave is kept, and says that the partition is done."""
    since = process_time()
    _enter(plan.folder)
    result = function(plan, part, *more)
    result["cpu"] = round(process_time() - since, 3)
    plan.shelf.note(_done(name, part), result)
    return result


def _changed(path: str) -> int | None:
    """When a file was last written."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return None


def _enter(folder: str) -> None:
    """Be where the run was started: captures are named from there, and are called so in what comes out."""
    try:
        if os.getcwd() != folder:
            os.chdir(folder)
    except OSError as error:
        raise CorpusError(
            f"{folder}: a worker cannot go there ({error.strerror}). All machines need it under the same path."
        ) from None


def _done(name: str, part: int) -> str:
    return f"{WORK}/done/{name.replace(' ', '-')}-{part:05}"
