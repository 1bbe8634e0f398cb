"""What one record is to another, by the measures that `dedupe` decides by, and all that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from iomcorpus.copies.differences.agreement import compare_facts
from iomcorpus.copies.differences.alignment import align
from iomcorpus.copies.differences.passages import differing_spans, shared_passages
from iomcorpus.copies.differences.words import read_pair
from iomcorpus.copies.relations import BOILERPLATE, CONTAINED, CONTAINS, EXACT, NEAR, REVISED, TEMPLATE
from iomcorpus.copies.sketch import SHINGLE, hash_texts
from iomcorpus.copies.verify import LEAST_SIMILARITY, LEAST_SPREAD, Text, Verdict, compare

Row = dict[str, Any]

UNRELATED = "unrelated"  # not one run of five words in common


def explain(a: Mapping[str, Any], b: Mapping[str, Any]) -> Row:
    """What record `a` is to record `b`, by the measures that `dedupe` decides by, and all that shows it.

    Records are rows of `split`; of a row only `text` is needed.
    """
    verdict = compare(*(_hashed(record) for record in (a, b)))
    ours, others = read_pair(a, b)
    steps = align(ours, others)
    relation = _relation(verdict)
    return {
        "relation": relation,
        "reason": _reason(relation, verdict),
        "similarity": round(verdict.similarity, 4),
        "covered": [round(share, 4) for share in verdict.covered[:: 1 if verdict.first_is_shorter else -1]],
        "spread": round(verdict.spread, 4),
        "numbers": round(verdict.numbers, 4),
        "names": round(verdict.names, 4),
        "shared": shared_passages(ours, others, steps),
        "differing": differing_spans(ours, others, steps),
        "facts": compare_facts(ours, others, steps),
    }


def _hashed(record: Mapping[str, Any]) -> Text:
    (hashed,) = hash_texts([record.get("clean") or record["text"]])
    return Text.of(hashed.words, hashed.marks)


def _relation(verdict: Verdict) -> str:
    """What the first is to the second."""
    if verdict.relation == BOILERPLATE and not verdict.similarity:
        return UNRELATED
    return CONTAINS if verdict.relation == CONTAINED and not verdict.first_is_shorter else verdict.relation


WHYS = {
    EXACT: "the same words in the same order",
    NEAR: "light edits of one text",
    REVISED: "one text, but much of it is edited",
    CONTAINED: "a lies in b, which is longer",
    CONTAINS: "b lies in a, which is longer",
    UNRELATED: f"no run of {SHINGLE} words is in both",
}


def _reason(relation: str, verdict: Verdict) -> str:
    """What decided, as a person would say it."""
    if relation == TEMPLATE:
        return (
            f"one wording with other facts: of those that stand in the same places {verdict.numbers:.0%} of the numbers"
            f" and {verdict.names:.0%} of the names agree"
        )
    if relation == BOILERPLATE:
        if verdict.similarity < LEAST_SIMILARITY:
            share, least, what = verdict.similarity, LEAST_SIMILARITY, "too little is shared"
        elif verdict.spread < LEAST_SPREAD:
            share, least, what = verdict.spread, LEAST_SPREAD, "what is shared stands close together"
        else:
            return "less than half is shared, and hardly any fact of the shorter one is in the other"
        return f"{what}: {share:.0%} of the shorter one, of copies at least {least:.0%}"
    return WHYS[relation]
