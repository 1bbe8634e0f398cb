"""Texts of which it is known what is in them: the tables of cases, and real captures where they lie beside the project.

`IOMCORPUS_SEEDS` names the folder of the real captures; their gold is the folder `gold` beside it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iomcorpus.corpus import Corpus
from tests.facts import Case, read_cases

KINDS = ("dates", "figures", "people")


@dataclass(frozen=True, slots=True)
class Exam:
    """The texts that all finders are given."""

    cases: Mapping[str, Sequence[Case]]  # kind -> its table of cases
    captures: Mapping[str, Sequence[Case]] | None  # kind -> records of real captures; None where they are not there
    timed: Sequence[Case]  # what they are timed with; nothing is known of what is in these

    def sets(self, kind: str) -> dict[str, Sequence[Case]]:
        """The texts of a kind, by the name of their columns."""
        captures = {"captures": self.captures[kind]} if self.captures is not None else {}
        return {"cases": self.cases[kind], **captures}

    def texts(self, kind: str) -> list[Case]:
        """All texts of a kind."""
        return [case for cases in self.sets(kind).values() for case in cases]


def read_exam(store: Path, size: int, step: int, folder: Path) -> Exam:
    """One text in `step` of all there are, and `size` bytes of the records of a store; `folder` is for what is made."""
    captures = seeds()
    known = read_captures(captures, folder / "captures.db") if captures else None
    return Exam(
        {kind: read_cases(kind)[::step] for kind in KINDS},
        {kind: cases[::step] for kind, cases in known.items()} if known else None,
        read_pages(store, size),
    )


def seeds() -> Path | None:
    """The folder of the real captures, if it is there with its gold."""
    named = os.environ.get("IOMCORPUS_SEEDS")
    folder = Path(named).resolve() if named else None
    return folder if folder and (folder.parent / "gold" / "scope.json").exists() else None


def read_captures(folder: Path, store: Path) -> dict[str, list[Case]]:
    """The records of real captures with their gold, by kind: each record a case, with its published or inferred date.

    Only records whose lines are all in the gold's scope are taken. `store` is where the captures are split into.
    """
    gold = folder.parent / "gold"
    scope: dict[str, list[tuple[int, int]]] = json.loads((gold / "scope.json").read_text("utf-8"))
    corpus = Corpus(str(store))
    corpus.split([str(path) for path in sorted(folder.glob("*.txt")) if path.stem in scope])
    records = [
        row
        for row in corpus.records()
        if any(low <= row["first_line"] and row["last_line"] <= high for low, high in scope[Path(row["source"]).stem])
    ]
    return {kind: [_case(row, gold / kind) for row in records] for kind in KINDS}


def _case(record: Mapping[str, Any], gold: Path) -> Case:
    """A record with the mentions of the gold that lie in it, their places as offsets in its text."""
    starts = [0]
    for line in record["text"].split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    path = gold / f"{Path(record['source']).stem}.jsonl"
    found = []
    for mention in map(json.loads, path.read_text("utf-8").splitlines() if path.exists() else ()):
        if record["first_line"] <= mention["line"] <= record["last_line"]:
            at = starts[mention["line"] - record["first_line"]]
            found.append({**mention, "start": at + mention["start"], "end": at + mention["end"]})
    return Case(record["text"], record["published"] or record["inferred"], tuple(found), record["id"])


def read_pages(store: Path, size: int) -> list[Case]:
    """Records of a store from all over it, about `size` bytes of text."""
    lengths = [len(row["text"].encode()) for row in Corpus(str(store)).records()]
    step = max(1, sum(lengths) // size)
    rows = (row for number, row in enumerate(Corpus(str(store)).records()) if number % step == 0)
    return [Case(row["text"], row["published"] or row["inferred"], ()) for row in rows]
