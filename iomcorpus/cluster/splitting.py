"""Captures to records, a group of captures at a time: surveyed, shown to each other, cut."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from iomcorpus.cluster.plan import Plan, Source, part_of
from iomcorpus.cluster.shelf import Result, blobs, column, strings, whole_numbers
from iomcorpus.errors import CorpusError
from iomcorpus.model import Metadata
from iomcorpus.output.records import furniture_row, record_row
from iomcorpus.output.schema import FURNITURE
from iomcorpus.reading.capture import Capture, lines_of, read_capture
from iomcorpus.splitting.across import find_twins, is_common, label_prints, telling_prints
from iomcorpus.splitting.standing import settle
from iomcorpus.splitting.survey import Survey
from iomcorpus.work import Workers

Numbered = tuple[int, int]


def survey(plan: Plan, group: int, sources: Sequence[Source]) -> Result:
    """Read the captures of a group once: what each is, its survey, and the prints by which others know it."""
    notes, captures = [], {}
    for number, source in enumerate(sources, plan.firsts[group]):
        try:
            capture = read_capture(source.path, source.name, max_size=plan.max_size)
        except CorpusError as error:
            notes.append(str(error))
            continue
        notes += capture.notes
        captures[source.name] = number, replace(capture, metadata=source.metadata)
    with Workers("", 1, ()) as workers:
        surveys = workers.survey({name: capture for name, (_, capture) in captures.items()})
    told = {
        "number": whole_numbers(number for number, _ in captures.values()),
        "capture": strings([_dump(capture) for _, capture in captures.values()]),
        "survey": blobs([surveys[name].dump() for name in captures]),
    }
    plan.shelf.put("survey", group, told)
    prints: list[Numbered] = []
    for name, (number, _) in captures.items():
        prints += ((value, number) for value in (*telling_prints(surveys[name]), *label_prints(surveys[name])))
    values, holders = (whole_numbers(pair[which] for pair in prints) for which in (0, 1))
    plan.shelf.put("prints", group, {"print": values, "capture": holders}, part_of(values.view(np.uint64), plan.parts))
    failed = len(sources) - len(captures)
    return {"notes": notes, "failed": failed, "captures": len(captures)}


def meet(plan: Plan, part: int) -> Result:
    """Of some prints, which captures share a telling one, and which so many hold that they are their site's."""
    holders: dict[int, list[int]] = {}
    for _, table in plan.shelf.gather("prints", part, plan.parts):
        for value, capture in zip(column(table, "print").tolist(), column(table, "capture").tolist(), strict=True):
            holders.setdefault(value, []).append(capture)
    common = {value for value, held in holders.items() if is_common(value, len(held))}
    articles = (held for value, held in holders.items() if value > 0 and value not in common)
    partners = {(one, other) for held in articles for one in held for other in held if one != other}
    shown = [*((one, other, 0) for one, other in sorted(partners))]
    shown += [(one, 0, value) for value, held in holders.items() if value in common for one in held]
    columns = {
        name: whole_numbers(row[at] for row in shown) for at, name in enumerate(("capture", "partner", "common"))
    }
    plan.shelf.put("shown", part, columns, np.searchsorted(plan.firsts, columns["capture"], side="right") - 1)
    return {}


def cut(plan: Plan, group: int, hints: Mapping[str, str], stage: str) -> Result:
    """Cut the captures of a group, by what others show of them; `hints` are orders of day and month by name."""
    captures, surveys = _surveyed(plan, group)
    common: set[int] = set()
    partners: set[int] = set()
    for _, table in plan.shelf.gather("shown", group, plan.parts):
        common.update(column(table, "common").tolist())
        partners.update(column(table, "partner")[column(table, "common") == 0].tolist())
    elsewhere: dict[str, Survey] = {}
    for other in sorted({plan.group_of(number) for number in partners} - {group}):
        elsewhere |= _surveyed(plan, other, partners)[1]
    twins = find_twins({**surveys, **elsewhere}, surveys, common - {0})
    said = {
        name: settle(plan.borders.said[name], surveys[name], lines_of(capture), name, capture.digest)
        for name, capture in captures.items()
        if name in plan.borders.said
    }
    records: list[tuple[str, dict[str, Any]]] = []
    furniture: list[dict[str, Any]] = []
    summaries = {}
    with TemporaryDirectory(prefix="iomcorpus-") as folder, Workers(folder, 1, ()) as workers:
        for done in workers.split(captures, surveys, plan.settings, twins, hints, said):
            summaries[done.name] = done.summary
            records += ((done.name, record_row(record)) for record in done.records())
            furniture += map(furniture_row, done.furnishings())
    columns = {
        "name": strings([name for name, _ in records]),
        "order": strings([summaries[name]["order"] for name, _ in records]),
        "row": strings([json.dumps(row) for _, row in records]),
    }
    plan.shelf.put(stage, group, columns)
    plan.shelf.write_rows("furniture", group, furniture, FURNITURE)
    notes = [remark for heard in said.values() for remark in plan.borders.remarks(heard)]
    return {"summaries": summaries, "records": len(records), "notes": notes}


def _dump(capture: Capture) -> str:
    names = ("name", "source", "digest", "encoding", "size")
    return json.dumps({**{name: getattr(capture, name) for name in names}, "metadata": asdict(capture.metadata)})


def _surveyed(
    plan: Plan, group: int, wanted: Sequence[int] | set[int] | None = None
) -> tuple[dict[str, Capture], dict[str, Survey]]:
    """The captures of a group, or those of some numbers, and their surveys, by name."""
    captures, surveys = {}, {}
    for row in plan.shelf.rows("survey", group):
        if wanted is None or row["number"] in wanted:
            told = json.loads(row["capture"])
            capture = Capture(**{**told, "metadata": Metadata(**told["metadata"])})
            captures[capture.name], surveys[capture.name] = capture, Survey.load(row["survey"])
    return captures, surveys
