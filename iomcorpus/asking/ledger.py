"""Figures about the same thing side by side: each once, with all places that say it, and those that differ marked.

What is counted is told by the head of its words: "unaccompanied Afghan children" and "children on the move" are
children. Nothing is corrected, and nothing says which of two figures is right: that is for a reader.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice
from typing import Any, NamedTuple

from iomcorpus.asking.chosen import CHOSEN
from iomcorpus.asking.mentions import ANYTHING, About, around, lines_of
from iomcorpus.asking.people import by_use
from iomcorpus.asking.periods import FIRST, LAST, earliest, latest, read_period
from iomcorpus.asking.scan import fold
from iomcorpus.facts.figures.noun_words import is_plural
from iomcorpus.facts.figures.units import MEASURES, PER_CENT, YEARS_OLD
from iomcorpus.forms.grammar import words

Row = dict[str, Any]

# Behind these stands what the thing is like, where it is or what is done with it, not what it is.
BEHIND_THE_HEAD = words(
    "of in at on by for from to with without under over between among across per who which that whose where when than",
    "as into aboard near around against about after before during since until via within outside inside living",
)
IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "persons": "people", "person": "people", "feet": "foot",
    "lives": "life", "wives": "wife", "families": "family", "countries": "country", "movies": "movie",
}  # fmt: skip
NEAR = 0.25  # figures that differ by more are seldom said about the same thing: "200 children", "1,000 children"
FEWEST_OF_A_DATE = 100  # two small numbers of one day are of two events: "9 people", "10 people"
MOST_DIFFERENCES = 5  # told of one figure in one direction
# Told in these, two figures are seldom about one thing: "17 years old", "16 years old".
SELDOM_ONE_THING = MEASURES | words("old age point times")
WHOLE_UNITS = (PER_CENT, YEARS_OLD)  # measures that are called just so
MOST_UNITS = 1 << 16


# What is counted


@lru_cache(MOST_UNITS)
def heads(unit: str) -> tuple[str, ...]:
    """The heads of what is counted, as the text has them; two where it names two kinds.

    >>> heads("unaccompanied Afghan children"), heads("victims of modern slavery"), heads("migrants and refugees")
    (('children',), ('victims',), ('migrants', 'refugees'))
    >>> heads("people living in informal camps"), heads("health, migration and humanitarian actors")
    (('people',), ('actors',))
    """
    phrase: list[list[str]] = [[]]
    for word in unit.replace(",", " , ").split():
        if phrase != [[]] and word.lower() in BEHIND_THE_HEAD:
            break
        if word.lower() in ("and", "or", ",", "&"):
            phrase.append([])
        else:
            phrase[-1].append(word)
    parts = [_without_what_happened(part) for part in phrase if part]
    found = [part[-1] for part in parts[:-1] if is_plural(part[-1])]
    return tuple(dict.fromkeys([*found, *(part[-1] for part in parts[-1:])]))


def _without_what_happened(part: list[str]) -> list[str]:
    """Words up to a plural noun that a participle follows: "migrants stranded", "individuals interviewed"."""
    while len(part) > 1 and part[-1].endswith(("ed", "ing")) and is_plural(part[-2]):
        part = part[:-1]
    return part


@lru_cache(MOST_UNITS)
def singular(word: str) -> str:
    """A word by which its forms are known.

    >>> [singular(word) for word in ("Migrants", "countries", "children", "boxes", "houses", "crisis", "USD")]
    ['migrant', 'country', 'child', 'box', 'house', 'crisis', 'usd']
    """
    low = " ".join(fold(word))
    if low in IRREGULAR:
        return IRREGULAR[low]
    if not low.endswith("s") or not is_plural(low):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("sses", "xes", "ches", "shes")) else low[:-1]


def folded(unit: str | None) -> str:
    """What is counted, in all its words, whatever their case and number.

    >>> folded("EU Member States"), folded(None)
    ('eu member state', '')
    """
    return " ".join(map(singular, (unit or "").replace(",", " ").split()))


class Things:
    """The things that figures are about, from all units with how often each is used.

    >>> things = Things({("migrants", None): 9, ("Refugees and migrants", None): 1, ("per cent", "young migrants"): 2})
    >>> [things.of(*unit) for unit in (("Refugees and migrants", None), ("per cent", "young migrants"), (None, None))]
    ['migrants', 'per cent of migrants', '']
    """

    def __init__(self, units: Mapping[tuple[str | None, str | None], int]) -> None:
        self.forms: dict[str, Counter[str]] = defaultdict(Counter)
        for (unit, of), times in units.items():
            for head in (*heads(unit or ""), *heads(of or "")):
                self.forms[singular(head)][head] += times

    def of(self, unit: str | None, of: str | None) -> str:
        """The thing: its commonest name, and the whole behind a share; of two kinds that of which more is said."""
        share = f" of {self._name(of)}" if of and unit == PER_CENT else ""
        return f"{self._name(unit)}{share}"

    def _name(self, unit: str | None) -> str:
        if unit in WHOLE_UNITS:
            return str(unit)
        known = [singular(head) for head in heads(unit or "")]
        if not known:
            return ""
        forms = self.forms[min(known, key=lambda head: (-self.forms[head].total(), head))]
        return min(forms, key=lambda form: (-forms[form], form))


# Statements in order


class Said(NamedTuple):
    """A figure as one record says it."""

    thing: str
    words: str  # all that is counted and of what, folded
    number: float | None
    low: float | None
    high: float | None
    ratio: str | None
    vague: str  # its words where it has no value: "hundreds"
    unit: str | None
    of: str | None
    approx: str | None
    line: int
    start: int
    end: int
    surface: str
    counts: int
    record: int
    first_line: int
    id: str
    source: str
    date: str | None
    date_from: str | None
    first: str | None
    last: str | None


SAME_FIGURE = slice(1, 7)
COLUMNS = (
    "thing.name", "thing.words", "mention.number", "mention.low", "mention.high", "mention.ratio",
    "iif(coalesce(mention.number, mention.low, mention.ratio) IS NULL, lower(mention.surface), '') AS vague",
    "mention.unit", 'mention."of"', "mention.approx", "mention.line", "mention.start", 'mention."end"',
    "mention.surface", "{counts}", "chosen.number", "record.first_line", "record.id", "capture.source", "record.date",
    "record.date_from", FIRST, LAST,
)  # fmt: skip
ORDER = (
    "thing.figures DESC, thing.name, thing.words, mention.number, mention.low, mention.high, mention.ratio, vague, "
    "record.date_first IS NULL, record.date_first, capture.name, mention.line, mention.start"
)


def ledger(
    connection: sqlite3.Connection, counts: str, about: About = ANYTHING, *, sort: str = "value"
) -> Iterator[Row]:
    """A row a figure: what of, how much, who says so where, and what else is said; things with most figures first.

    Within a thing they come by value, by the day on which they were first said (`date`), or by where (`place`). Those
    of equal value, counted in the same words, are one figure. `times` counts what `counts` lets through, `with_copies`
    all; `differs` lists near figures in the same words that are said in the same record or under the same date.
    """
    _tell_things(connection, about)
    statement = (
        f"SELECT {', '.join(COLUMNS).format(counts=counts)} FROM {CHOSEN} "
        "CROSS JOIN mention ON mention.record = chosen.number "
        'JOIN temp.thing ON thing.unit IS mention.unit AND thing."of" IS mention."of" '
        f"WHERE mention.type = 'figure' AND {about.condition} ORDER BY {ORDER}"
    )
    rows = map(Said._make, connection.execute(statement, about.parameters))
    for _, of_thing in groupby(rows, key=lambda said: said.thing):
        same = (Figure([*said]) for _, said in groupby(of_thing, key=lambda said: said[SAME_FIGURE]))
        figures = [figure for figure in same if figure.said]
        _mark_differences(figures)
        for figure in sorted(figures, key=ORDERS[sort]):
            yield _row(connection, figure)


def _tell_things(connection: sqlite3.Connection, about: About) -> None:
    """Fill the temporary table `thing`: of each unit and base what it is about, and how many figures are about that."""
    statement = (
        f'SELECT mention.unit, mention."of", count(*) FROM {CHOSEN} CROSS JOIN mention ON '
        f"mention.record = chosen.number WHERE mention.type = 'figure' AND {about.condition} GROUP BY 1, 2"
    )
    units = {(unit, of): times for unit, of, times in connection.execute(statement, about.parameters)}
    things = Things(units)
    named = {unit: things.of(*unit) for unit in units}
    figures: Counter[str] = Counter()
    for unit, times in units.items():
        figures[named[unit]] += times
    connection.execute("DROP TABLE IF EXISTS temp.thing")
    connection.execute('CREATE TEMP TABLE thing (unit TEXT, "of" TEXT, name TEXT, words TEXT, figures INTEGER)')
    connection.executemany(
        "INSERT INTO temp.thing VALUES (?, ?, ?, ?, ?)",
        # What has no unit comes last: nobody can tell what it is about.
        ((*unit, name, _words(*unit), figures[name] if name else -1) for unit, name in named.items()),
    )
    connection.execute('CREATE INDEX temp.thing_unit ON thing (unit, "of")')


def _words(unit: str | None, of: str | None) -> str:
    return f"{folded(unit)} of {folded(of)}" if of else folded(unit)


class Figure:
    """One figure and all that say it."""

    def __init__(self, said: Sequence[Said]) -> None:
        self.every = said
        self.said = [one for one in said if one.counts]
        self.near: dict[int, Row] = {}  # other figures, by which they are

    @property
    def amount(self) -> Row:
        """Its value, bounds or ratio."""
        one = self.every[0]
        ratio = json.loads(one.ratio) if one.ratio else None
        return {"value": one.number, "low": one.low, "high": one.high, "ratio": ratio}

    @property
    def span(self) -> tuple[float, float] | None:
        """From where to where it reaches; None where that is not told in a number."""
        one = self.every[0]
        if one.number is not None:
            return one.number, one.number
        return (one.low, one.high) if one.low is not None and one.high is not None else None


ORDERS: dict[str, Callable[[Figure], Any]] = {
    "value": lambda figure: (figure.span is None, figure.span or (), figure.every[0].words),
    "date": lambda figure: earliest(*(one.first for one in figure.said)) or "9",
    "place": lambda figure: min((one.source, one.line, one.start) for one in figure.said),
}


def _row(connection: sqlite3.Connection, figure: Figure) -> Row:
    said = figure.said
    text = lines_of(connection, said[0].record)[said[0].line - said[0].first_line]
    shown, marks = around(text, said[0].start, said[0].end)
    return {
        "thing": said[0].thing or None,
        "unit": _usual(one.unit for one in said),
        **figure.amount,
        "of": _usual(one.of for one in said),
        "approx": by_use(one.approx for one in said),
        "surface": said[0].surface,
        "times": len(said),
        "with_copies": len(figure.every),
        "records": len({one.record for one in said}),
        **read_period(earliest(*(one.first for one in said)), latest(*(one.last for one in said))),
        "differs": sorted(figure.near.values(), key=lambda row: (row["value"] or row["low"], row["id"], row["line"])),
        "places": [{name: getattr(one, name) for name in PLACE} for one in said],
        "context": shown,
        "marks": marks,
    }


PLACE = ("id", "source", "line", "start", "end", "surface", "approx", "date", "date_from")


def _usual(values: Iterable[str | None]) -> str | None:
    return next(iter(by_use(values)), None)


# What differs


def _mark_differences(figures: Iterable[Figure]) -> None:
    """Tell each figure of others in the same words that are near it, of the same record or date."""
    together: dict[Key, dict[int, tuple[Figure, Said]]] = defaultdict(dict)
    for figure in figures:
        if figure.span is None or not _may_be_one_thing(figure.every[0]):
            continue
        for one in figure.said:
            for key in _keys(one, figure.span[0]):
                together[key].setdefault(id(figure), (figure, one))
    for key in sorted(together, key=lambda key: key[0] != SAME_RECORD):  # what is of one record is so told
        in_order = sorted(together[key].values(), key=lambda pair: pair[0].span or ())
        for at, (figure, one) in enumerate(in_order):
            for other, its in islice(in_order, at + 1, at + 1 + MOST_DIFFERENCES):
                if _differ(figure, other):
                    figure.near.setdefault(id(other), _other_row(other, its, key[0]))
                    other.near.setdefault(id(figure), _other_row(figure, one, key[0]))


Key = tuple[str, str, int | str]  # where two figures are said together; the words; which record or date
SAME_RECORD, SAME_DATE = "same record", "same date"


def _keys(one: Said, value: float) -> Iterator[Key]:
    yield SAME_RECORD, one.words, one.record
    if one.date and value >= FEWEST_OF_A_DATE:
        yield SAME_DATE, one.words, one.date


def _may_be_one_thing(said: Said) -> bool:
    if said.unit == PER_CENT:
        return said.of is not None
    is_money = said.unit is not None and len(said.unit) == 3 and said.unit.isupper()  # of what, nobody says
    return bool(said.words) and not is_money and SELDOM_ONE_THING.isdisjoint(said.words.split())


def _differ(figure: Figure, other: Figure) -> bool:
    """Whether the higher of two figures is near the lower, and neither reaches into the other."""
    (_, high), (low, _) = figure.span or (0, 0), other.span or (0, 0)
    return high < low <= high * (1 + NEAR)


def _other_row(figure: Figure, said: Said, where: str) -> Row:
    amount = {name: value for name, value in figure.amount.items() if name != "ratio"}
    return {**amount, "approx": said.approx, "where": where, "id": said.id, "source": said.source, "line": said.line}
