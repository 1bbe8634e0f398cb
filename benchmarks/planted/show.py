"""The score as it is printed, and examples of what is wrong: what the next rule is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields

from benchmarks.planted.score import Row, Score, is_found, kind_of, ordered, wrong_verdicts
from benchmarks.planted.stories import count_words
from benchmarks.planted.truth import TruePair, Truth
from iomcorpus.copies.cluster import Pair
from iomcorpus.copies.find import Copies, find_copies

TARGETS = {"precision": 0.98, "recall": 0.95, "adjusted Rand index": 0.95}
LEAST_RECALL = 0.95  # of each relation
HEAD = 260  # characters of a text that are shown


def print_score(result: Score) -> None:
    """The table: all pairs, each relation in each manner, and what was joined wrongly."""
    agreement = result.agreement
    values = (agreement.precision, agreement.recall, agreement.adjusted_rand)
    for (name, target), value in zip(TARGETS.items(), values, strict=True):
        print(f"  {name:<22}{value:>8.4f}   target {target:.2f}  {'' if value >= target else 'missed'}".rstrip())
    print(f"  {'F1':<22}{agreement.f1:>8.4f}")
    print(f"\n  {'relation':<12}{'manner':<12}{'pairs':>7}{'found':>7}{'recall':>8}  called")
    for row in result.rows:
        print_row(row)
    print(f"\n  {'false pairs':<24}{'joined':>7}{'called':>7}")
    for kind in sorted({*result.joined, *result.called}, key=lambda kind: (-result.joined[kind], kind)):
        print(f"  {kind:<24}{result.joined[kind]:>7}{result.called[kind]:>7}")
    print(f"  {'all':<24}{result.joined.total():>7}{result.called.total():>7}")
    print(f"\n  texts reported as composites that are none: {result.no_composites}")


def print_row(row: Row) -> None:
    """One relation in one manner."""
    recall = row.found / row.pairs
    called = ", ".join(f"{name} {count / row.pairs:.0%}" for name, count in row.verdicts.most_common(3))
    mark = "" if recall >= LEAST_RECALL else "  missed"
    print(f"  {row.relation:<12}{row.manner:<12}{row.pairs:>7}{row.found:>7}{recall:>8.3f}  {called}{mark}")


def print_errors(texts: Sequence[str], truth: Truth, copies: Copies, number: int) -> None:
    """So many examples of each kind of what is wrong: the heads of both texts and the verdict's figures."""
    verdicts = {(pair.a, pair.b): pair for pair in copies.pairs}
    shown: Counter[str] = Counter()
    for pair in truth.pairs:
        name = f"missed: {pair.relation} {pair.manner}".rstrip()
        if shown[name] < number and not is_found(truth, copies, pair):
            shown[name] += 1
            verdict = verdicts.get(ordered(pair.source, pair.copy))
            _print_pair(name, texts, pair.source, pair.copy, _figures(verdict) if verdict else _alone(texts, pair))
    for wrong in wrong_verdicts(truth, copies):
        name = f"false: {kind_of(truth, wrong.a, wrong.b)}"
        if shown[name] < number:
            shown[name] += 1
            _print_pair(name, texts, wrong.a, wrong.b, _figures(wrong))


def _print_pair(name: str, texts: Sequence[str], a: int, b: int, figures: str) -> None:
    print(f"\n{name}: {a} and {b}\n  {figures}")
    for number in (a, b):
        text = texts[number]
        print(f"  {number} ({count_words(text)} words): {' '.join(text[:HEAD].split())}")


def _figures(pair: Pair) -> str:
    """The verdict's fields."""
    return ", ".join(f"{field.name} {_rounded(getattr(pair.verdict, field.name))}" for field in fields(pair.verdict))


def _rounded(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(_rounded, value))
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _alone(texts: Sequence[str], pair: TruePair) -> str:
    """What two texts are to each other when there are no others: tells a lost candidate from a refused one."""
    pairs = find_copies([texts[pair.source], texts[pair.copy]]).pairs
    return f"no verdict; the two alone: {_figures(pairs[0])}" if pairs else "no verdict, and none on the two alone"
