"""What the documents of a plan are to each other: the answers that finders are marked by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.planted.plan import COMPOSITE, SINGLE, Plan


class TruePair(NamedTuple):
    """Two documents, by number, of which one was made of the other."""

    source: int
    copy: int
    relation: str
    manner: str

    @property
    def joins(self) -> bool:
        """Whether the two may be in one cluster."""
        return self.relation != COMPOSITE


@dataclass(frozen=True, slots=True)
class Truth:
    """What the documents of a plan are to each other."""

    clusters: Sequence[int]  # of each document: the number of the base that it is or was made of; composites: below 0
    pairs: Sequence[TruePair]
    kinds: Sequence[str]  # of each document: STORY, one of NEGATIVES or COMPOSITE

    @classmethod
    def of(cls, plan: Plan) -> Truth:
        """The truth of a plan."""
        source_of = {
            planted.bases[0]: number for number, planted in enumerate(plan.documents) if planted.relation == SINGLE
        }
        clusters = [
            -number - 1 if planted.relation == COMPOSITE else planted.bases[0]
            for number, planted in enumerate(plan.documents)
        ]
        pairs = [
            TruePair(source_of[base], number, planted.relation, planted.manner)
            for number, planted in enumerate(plan.documents)
            for base in planted.bases
            if planted.relation != SINGLE
        ]
        kinds = [
            COMPOSITE if planted.relation == COMPOSITE else plan.bases[planted.bases[0]].kind
            for planted in plan.documents
        ]
        return cls(clusters, pairs, kinds)


def write_truth(plan: Plan, ids: Sequence[str]) -> Iterator[dict[str, object]]:
    """A row a document: its cluster, what it was made of and how, and for hard negatives their kind and family."""
    truth = Truth.of(plan)
    made_of: dict[int, list[str]] = defaultdict(list)
    for pair in truth.pairs:
        made_of[pair.copy].append(ids[pair.source])
    for number, planted in enumerate(plan.documents):
        base = plan.bases[planted.bases[0]]
        yield {
            "id": ids[number],
            "cluster": truth.clusters[number],
            "relation": planted.relation,
            "manner": planted.manner,
            "of": made_of[number],
            "joins": planted.relation not in (SINGLE, COMPOSITE),
            "kind": truth.kinds[number],
            "family": base.family,
        }
