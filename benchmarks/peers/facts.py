"""Finders of dates, figures and people: how right they are, and how fast, on the same texts."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.gold import Exam
from benchmarks.measure import Desk, Run, Series
from benchmarks.peers.ask import adapter_of, ask
from benchmarks.peers.tools import COPIES, PEERS, TOOLS, NotRun, Tool
from benchmarks.report import NO_COST, Row, Table, cost
from iomcorpus.edtf import bounds
from tests.facts import Case, Mention, score

ADAPTERS = Path(__file__).with_name("fact_adapters.py")
UNDATED = "2000-01-01"  # for finders that need a day where the text has none: what they make of it is not judged
# What a finder can say that knows moments only; periods are beyond it.
POINT = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
CLOSE = 1e-6  # of a number
OUR_DATES = next(tool for tool in TOOLS if tool.ours and tool.kind == "dates")

Found = list[Mention]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a finder made of the texts."""

    found: list[Found]  # for each text
    failed: int  # texts that it raised an error on
    version: str
    run: Run  # of the timed texts; its peak is the whole process's


def read(desk: Desk, tool: Tool, folder: Path, cases: Sequence[Case], timed: Sequence[Case] = ()) -> Reading:
    """Let a finder read texts."""
    texts = [*(_asked(case, False) for case in cases), *(_asked(case, True) for case in timed)]
    answer = ask(desk, adapter_of(tool, ADAPTERS, folder), "".join(texts))
    *lines, last = answer.lines()
    found = [[] if isinstance(line, str) else line for line in lines]
    run = Run(last["cpu_s"], last["wall_s"], answer.run.peak)
    return Reading(found, sum(isinstance(line, str) for line in lines), last["version"], run)


def _asked(case: Case, timed: bool) -> str:
    days = bounds(case.date)
    day = days[1] if days else UNDATED
    return json.dumps({"text": case.text, "date": case.date, "day": day, "timed": timed}) + "\n"


def measure_facts(desk: Desk, exam: Exam, rounds: int, folder: Path = PEERS, tools: Sequence[Tool] = TOOLS) -> Table:
    """Every finder of facts on the same texts; `folder` is the environment of the others."""
    tools = [tool for tool in tools if tool.kind != COPIES]
    speeds = time_all(desk, tools, exam, rounds, folder)
    rows = [_row(desk, tool, exam, speeds.get(tool, ""), folder) for tool in tools]
    kinds = dict.fromkeys(tool.kind for tool in tools)
    told = ", ".join(f"{len(exam.cases[kind])} of {kind}" for kind in kinds)
    notes = [
        "F1: spans exactly right; overlap: half of both together is common; value: right ones of those found, where the"
        ' gold has one and the tool can say it (of moments: no periods; "since 1999" is 1999)',
        "Others' figures that lie in a date found by iomcorpus are left out: figures are what is not in a date",
        "Of people all others that we know, and of figures the third (CQE), need models from elsewhere",
        f"CPU and wall: of reading {_size(exam.timed) / 1e3:.0f} kB of generated records one by one, each once,"
        f" imports not counted, {rounds} rounds in turn; peak: of the process",
    ]
    if exam.captures is None:
        notes.append("Real captures are not here: IOMCORPUS_SEEDS names their folder, with `gold` beside it")
    else:
        told += f"; {len(next(iter(exam.captures.values())))} records of real captures"
    return Table("finders", f"Facts beside other finders; cases: {told}", rows, notes)


def time_all(desk: Desk, tools: Sequence[Tool], exam: Exam, rounds: int, folder: Path) -> dict[Tool, Series | str]:
    """What each finder takes for the timed texts, in turn; the reason where one cannot run."""
    found: dict[Tool, Series | str] = {}
    for _ in range(rounds):
        for tool in tools:
            before = found.get(tool)
            if tool.adapter is None or isinstance(before, str):
                continue
            try:
                run = read(desk, tool, folder, (), exam.timed).run
            except NotRun as error:
                found[tool] = str(error)
                continue
            found[tool] = Series((*(before.runs if before else ()), run))
    return found


def _row(desk: Desk, tool: Tool, exam: Exam, speed: Series | str, folder: Path) -> Row:
    row: Row = {"what": f"{tool.kind}: {tool.label}"}
    for name in exam.sets(tool.kind):
        row |= {f"{name}_f1": None, f"{name}_overlap_f1": None, f"{name}_value": None}
    row |= {"kb_per_cpu_s": None, **NO_COST, "note": tool.why or (speed if isinstance(speed, str) else "")}
    if isinstance(speed, str):
        return row
    reading = read(desk, tool, folder, exam.texts(tool.kind))
    found = reading.found if tool.ours or tool.kind != "figures" else _outside_dates(desk, reading.found, exam)
    said = reading.version + (f", fails on {reading.failed} texts" if reading.failed else "")
    row |= {"kb_per_cpu_s": _size(exam.timed) / 1e3 / speed.cpu, **cost(speed), "note": said}
    at = 0
    for name, cases in exam.sets(tool.kind).items():
        row |= grade(tool, name, cases, found[at : at + len(cases)])
        at += len(cases)
    return row


def _size(cases: Sequence[Case]) -> int:
    return sum(len(case.text.encode()) for case in cases)


def _outside_dates(desk: Desk, found: Sequence[Found], exam: Exam) -> list[Found]:
    """Figures without those in a date, as iomcorpus sees dates."""
    dates = read(desk, OUR_DATES, PEERS, exam.texts("figures")).found
    return [
        [one for one in figures if not any(one["start"] < date["end"] and date["start"] < one["end"] for date in there)]
        for figures, there in zip(found, dates, strict=True)
    ]


def grade(tool: Tool, name: str, cases: Sequence[Case], found: Sequence[Found]) -> Row:
    """The marks of a finder for some texts."""
    answers = {id(case): mentions for case, mentions in zip(cases, found, strict=True)}
    total = score(tool.kind, list(cases), lambda case: answers[id(case)])
    judged = [
        right_value(tool, gold, best)
        for case, mentions in zip(cases, found, strict=True)
        for gold in case.found
        if not gold.get("optional") and (best := nearest(gold, mentions)) is not None
    ]
    values = [right for right in judged if right is not None]
    return {
        f"{name}_f1": total.f1,
        f"{name}_overlap_f1": total.overlap_f1,
        f"{name}_value": sum(values) / len(values) if values else None,
    }


def nearest(gold: Mention, found: Sequence[Mention]) -> Mention | None:
    """The find that has most in common with a mention of the gold, at least half of both together.

    >>> nearest({"start": 4, "end": 8}, [{"start": 0, "end": 9}, {"start": 4, "end": 7}])
    {'start': 4, 'end': 7}
    """

    def common(one: Mention) -> float:
        shared = min(gold["end"], one["end"]) - max(gold["start"], one["start"])
        return float(shared / (max(gold["end"], one["end"]) - min(gold["start"], one["start"])))

    best = max(found, key=common, default=None)
    return best if best is not None and common(best) >= 0.5 else None


def right_value(tool: Tool, gold: Mention, found: Mention) -> bool | None:
    """Whether a find has the gold's value; None where that cannot be compared."""
    if tool.kind == "dates":
        return right_date(gold["value"], found, points=tool.points)
    if tool.kind == "people":
        return bool(gold["person"] == found.get("person"))
    return right_figure(gold, found)


def right_date(gold: str | None, found: Mention, *, points: bool) -> bool | None:
    """Whether two dates are the same days; an open end is not asked for.

    >>> right_date("1999/..", {"value": "1999"}, points=True), right_date("2017-22", {"value": "2017"}, points=True)
    (True, None)
    >>> right_date("2017-12", {"day": "2017-12-01"}, points=True), right_date(None, {"value": "2017"}, points=False)
    (True, None)
    """
    if gold is None:
        return None
    gold = gold.removesuffix("/..")
    if points and not POINT.fullmatch(gold):
        return None
    if "day" in found:  # a moment of unknown sharpness
        return bool(found["day"][: len(gold)] == gold)
    value = found.get("value")
    return value is not None and bounds(gold) == bounds(value.removesuffix("/.."))


def right_figure(gold: Mention, found: Mention) -> bool | None:
    """Whether two figures are the same number, range or ratio; "one in eight" may be an eighth.

    >>> right_figure({"ratio": [1, 8]}, {"value": 0.125}), right_figure({"low": 1, "high": 5}, {"value": 5})
    (True, False)
    """
    if gold.get("ratio"):
        other = found.get("ratio")
        value = other[0] / other[1] if other and other[1] else found.get("value")
        return _close(gold["ratio"][0] / gold["ratio"][1], value)
    names = ("low", "high") if gold.get("low") is not None else ("value",)
    if any(gold.get(name) is None for name in names):
        return None
    return all(_close(gold[name], found.get(name)) for name in names)


def _close(one: float, other: Any) -> bool:
    return isinstance(other, int | float) and abs(one - other) <= CLOSE * max(1.0, abs(one))
