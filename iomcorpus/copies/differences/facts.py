"""Facts of a text by which another one can agree with it or contradict it: dates, figures, names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iomcorpus.copies.differences.folding import FOLDS, WORD
from iomcorpus.copies.differences.words import Span, Words
from iomcorpus.copies.sketch import NAME
from iomcorpus.forms.dates import MONTHS, WEEKDAYS, find_dates
from iomcorpus.forms.numbers import ANCHOR, read_number, tidy

BETWEEN_NAMES = frozenset((" ", "-", "\u00a0"))
NOBODY = frozenset(("i", *MONTHS, *WEEKDAYS))  # capitals that name nobody, where they stand alone
MONEY_SIGNS = frozenset("$€£¥₹")


class Fact(NamedTuple):
    """A date, figure or name where it first stands, what it says, and what in the other text is no other fact."""

    kind: str
    first: int  # its first word, and the one after its last
    after: int
    span: Span
    says: frozenset[str]
    agrees_with: frozenset[str]


def find_facts(words: Words) -> list[Fact]:
    """The dates, figures and names of a text, each once, in their order.

    >>> from iomcorpus.copies.differences.words import read_words
    >>> words = read_words("On 21 December 2017 Ama Boateng met 1.2 million and twelve more.", {})
    >>> [(fact.kind, fact.span.surface) for fact in find_facts(words)]
    [('date', '21 December 2017'), ('name', 'Ama Boateng'), ('figure', '1.2 million'), ('figure', 'twelve')]
    """
    found: dict[tuple[str, frozenset[str]], Fact] = {}
    begin = 0
    while begin < len(words):
        number = words.line[begin]
        after = bisect_right(words.line, number, begin)
        for fact in sorted(_facts_of_line(words, number, begin, after), key=lambda fact: fact.span.start):
            found.setdefault((fact.kind, fact.says), fact)
        begin = after
    return list(found.values())


def _facts_of_line(words: Words, number: int, begin: int, after: int) -> Iterator[Fact]:
    line = words.lines[number]

    def place(start: int, end: int) -> tuple[int, int]:
        first = min(bisect_right(words.bare_end, start, begin, after), after - 1)
        return first, max(bisect_left(words.bare_start, end, first, after), first + 1)

    def fact(kind: str, start: int, end: int, says: frozenset[str], agrees_with: frozenset[str]) -> Fact:
        return Fact(kind, *place(start, end), Span(number, start, end, line[start:end]), says, agrees_with)

    covered = 0  # columns up to here are said by a date or by a longer figure
    dates = []
    for date in find_dates(line):
        says, agrees_with = _said_by_date(date.days(), date.month, date.day, date.pair)
        dates.append((date.start, date.end))
        yield fact("date", date.start, date.end, says, agrees_with)
    for anchor in ANCHOR.finditer(line):
        start = anchor.start()
        if start < covered or any(first <= start < last for first, last in dates):
            continue
        amount = read_number(line, start, money=line[max(0, start - 1) : start] in MONEY_SIGNS)
        if amount is None:
            continue
        covered = amount.end
        if amount.value is None or (amount.words and amount.value in (0, 1)):  # "thousands", "one of them"
            continue
        value = frozenset((str(tidy(amount.value)),))
        yield fact("figure", amount.start, amount.end, value, value)
    dated = {at for span in dates for at in range(*place(*span))}
    yield from _names(words, [at for at in range(begin, after) if words.marks[at] == NAME and at not in dated])


def _said_by_date(
    days: Sequence[str], month: int | None, day: int | None, pair: tuple[int, int] | None
) -> tuple[frozenset[str], frozenset[str]]:
    """What a date says and what agrees with it: without its year it agrees with any year's."""
    if days:
        yearless = [value[4:] for value in days]
        return frozenset((*days, *(f"year{value}" for value in yearless))), frozenset((*days, *yearless))
    ways = [(month, day)] if pair is None else [pair, pair[::-1]]
    yearless = [f"-{one or 0:02}-{other or 0:02}" for one, other in ways]
    return frozenset(yearless), frozenset((*yearless, *(f"year{value}" for value in yearless)))


def _names(words: Words, places: Sequence[int]) -> Iterator[Fact]:
    """Runs of words with capitals inside a sentence: some words of one line."""
    run: list[int] = []
    for place in [*places, -1]:
        if run and not (place == run[-1] + 1 and words.gap(place) in BETWEEN_NAMES):
            span = words.bare_span(run[0], run[-1] + 1)
            name = " ".join(name_words(span.surface))
            if name not in NOBODY:
                yield Fact("name", run[0], run[-1] + 1, span, frozenset((name,)), frozenset((name,)))
            run = []
        run.append(place)


def name_words(surface: str) -> list[str]:
    """The words of a name, without its possessive.

    >>> name_words("Zoë O’Neill’s"), name_words("Al-Farrah")
    (['zoe', "o'neill"], ['al', 'farrah'])
    """
    return [word.lower().removesuffix("'s") for word in WORD.findall(surface.translate(FOLDS))]
