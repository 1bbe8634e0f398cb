"""A cluster described: which member is kept, what each other is to it, and what they know together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from iomcorpus.copies.keep import Member, choose
from iomcorpus.copies.reconcile import Filled, Known, fill
from iomcorpus.copies.relations import CONTAINED, CONTAINS, EXACT, KEPT, PART, REVISED
from iomcorpus.forms.contacts import EMAIL

# What texts are to kept ones: relation and similarity, by text and kept text.
Relations = Mapping[tuple[int, int], tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Copy:
    """What a record is among its copies."""

    cluster: str | None  # the smallest id of the members; None of a composite that has no copies
    relation: str  # to the kept one
    similarity: float
    keep: bool
    filled: Filled


def describe(
    members: Sequence[Member],
    verdict: Callable[[int, int], tuple[str, float]],
    rule: str,
    kept_ids: Collection[str] = (),
    before: Relations = MappingProxyType({}),
) -> Iterator[Copy]:
    """The members of a cluster, in their order.

    `verdict` tells relation and similarity of two texts, the smaller number first, where nobody has told them `before`.
    """
    asked = next((member.id for member in sorted(members, key=lambda one: one.place) if member.id in kept_ids), None)
    kept = choose(members, rule, asked)
    words = {member.text: member.words for member in members}
    told = {text: before.get((text, kept.text)) or _relation(text, kept.text, words, verdict) for text in words}
    name = min(member.id for member in members)
    known = Known.of(member for member in members if told[member.text][0] != REVISED)
    for member in members:
        relation, similarity = (KEPT, 1.0) if member is kept else told[member.text]
        filled = {} if relation == REVISED else fill(member, known)
        yield Copy(name, relation, round(similarity, 4), member is kept, filled)


def _relation(
    text: int, kept: int, words: Mapping[int, int], verdict: Callable[[int, int], tuple[str, float]]
) -> tuple[str, float]:
    """What a text is to the kept one, and how much of the shorter both share."""
    if text == kept:
        return EXACT, 1.0
    relation, similarity = verdict(min(text, kept), max(text, kept))
    if relation in (CONTAINED, PART):
        relation = CONTAINS if words[text] > words[kept] else CONTAINED
    return relation, similarity


def make_member(row: Mapping[str, Any], name: str, words: int, text: int) -> Member:
    """A record, as a row of `split`, among its copies; `name` is its capture's, `text` tells which words it has."""
    first = row.get("first_line") or 1
    lines = enumerate(row["text"].split("\n"), start=first) if "@" in row["text"] else ()
    emails = {match[0]: number for number, line in lines if "@" in line for match in EMAIL.finditer(line)}
    dated = {field: row.get(field) for field in ("published", "inferred", "title", "byline")}
    return Member(row["id"], name, row.get("source") or name, first, words, text, **dated, emails=tuple(emails.items()))
