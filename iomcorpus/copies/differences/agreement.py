"""Which facts two texts agree on, which contradict each other, and which only one of them has."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from iomcorpus.copies.differences.alignment import Step
from iomcorpus.copies.differences.facts import Fact, find_facts, name_words
from iomcorpus.copies.differences.words import OPENS, Span, Words
from iomcorpus.copies.sketch import NAME

Row = dict[str, Any]

FACING = 30  # words of a change on either side: in a longer one facts do not stand in each other's place
AGREE, CONTRADICT, ONLY_A, ONLY_B = "agree", "contradict", "only in a", "only in b"


def compare_facts(a: Words, b: Words, steps: Iterable[Step]) -> list[Row]:
    """Dates, figures and names of both texts, each once: contradictions first, then what one lacks, then the rest.

    What differs in the same place contradicts; what is missing in one text does not.
    """
    ours, others = find_facts(a), find_facts(b)
    here, there = _Known.of(a, ours), _Known.of(b, others)
    rows: dict[str, list[Row]] = {CONTRADICT: [], ONLY_A: [], ONLY_B: [], AGREE: []}
    open_a = [fact for fact in ours if there.partner(fact) is None]
    open_b = [fact for fact in others if here.partner(fact) is None]
    met: set[Fact] = set()
    for one, other in _facing(open_a, open_b, steps):
        rows[CONTRADICT].append(_row(one.kind, CONTRADICT, one.span, other.span))
        met |= {one, other}
    rows[ONLY_A] = [_row(fact.kind, ONLY_A, fact.span, None) for fact in open_a if fact not in met]
    rows[ONLY_B] = [_row(fact.kind, ONLY_B, None, fact.span) for fact in open_b if fact not in met]
    for fact in ours:
        if partner := there.partner(fact):
            rows[AGREE].append(_row(fact.kind, AGREE, fact.span, partner))
    return [row for found in rows.values() for row in found]


def _facing(a: Sequence[Fact], b: Sequence[Fact], steps: Iterable[Step]) -> Iterator[tuple[Fact, Fact]]:
    """Facts of one kind that the same change touches, in order."""
    changes = [step for step in steps if not step.same and step.size <= FACING]
    sides: dict[tuple[int, str], tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
    for side, facts, begins, ends in (
        (0, a, [step.a for step in changes], [step.a_end for step in changes]),
        (1, b, [step.b for step in changes], [step.b_end for step in changes]),
    ):
        for fact in facts:
            change = bisect_right(ends, fact.first)
            if change < len(changes) and begins[change] < fact.after:
                sides[change, fact.kind][side].append(fact)
    for ours, others in sides.values():
        yield from zip(ours, others, strict=False)


def _row(kind: str, says: str, a: Span | None, b: Span | None) -> Row:
    return {"kind": kind, "says": says, "a": a and a._asdict(), "b": b and b._asdict()}


@dataclass(slots=True)
class _Known:
    """The facts of a text by what they say, each with its span."""

    spans: dict[tuple[str, str], Span]
    capitals: dict[str, Span]  # every word with a capital, also where a sentence begins

    @classmethod
    def of(cls, words: Words, facts: Iterable[Fact]) -> _Known:
        known = cls({}, {})
        for fact in facts:
            for value in fact.says:
                known.spans.setdefault((fact.kind, value), fact.span)
        for place, mark in enumerate(words.marks):
            if mark in (NAME, OPENS):
                span = words.bare_span(place, place + 1)
                for word in name_words(span.surface):
                    known.capitals.setdefault(word, span)
        return known

    def partner(self, fact: Fact) -> Span | None:
        """Where this text says the same. Of a name all words must be in it, in whatever order."""
        for value in sorted(fact.agrees_with):
            if (fact.kind, value) in self.spans:
                return self.spans[fact.kind, value]
        if fact.kind == "name":
            parts = [part for says in fact.says for part in says.split()]
            if parts and all(part in self.capitals for part in parts):
                return self.capitals[parts[-1]]
        return None
