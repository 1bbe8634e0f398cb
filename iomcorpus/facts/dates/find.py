"""Dates in a passage: every span that names a point or a period on the calendar, and what it says.

A scan stops at digits and at the words that dates begin with; the rules of that anchor are asked in their order, and
the first that sees a date takes it. Then ties are drawn between the dates: ranges, parts, shared years, open ends. What
a date says is its reading (`readings.py` lists the forms); its value needs the record's date and comes later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass

from iomcorpus.facts.dates import days, periods, relative
from iomcorpus.facts.dates.feasts import HEADS as FEAST_HEADS
from iomcorpus.facts.dates.forms import DECADE_WORDS, FREE, ORDINAL_WORDS, SEASONS, WEEKDAY_SHORT, Seen
from iomcorpus.facts.dates.links import LINKS, Point
from iomcorpus.facts.passage import Passage
from iomcorpus.forms.dates import MONTHS, WEEKDAYS
from iomcorpus.forms.grammar import Pattern, words
from iomcorpus.model import DateFound

# Kinds of tokens that begin with a digit, as anchors.
DAY_DIGITS, YEAR_DIGITS, DECADE_DIGITS, QUARTER_DIGITS, OTHER_DIGITS = "0", "0000", "0s", "0q", "000"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, how sure it is, and the anchors at which it is asked."""

    find: Callable[[str, int], Seen | None]
    confidence: float
    anchors: Iterable[str]  # words in small letters, or kinds of digits

    @property
    def name(self) -> str:
        return self.find.__name__


MONTH_WORDS = frozenset(MONTHS)
WEEKDAY_WORDS = frozenset(WEEKDAYS) | frozenset(WEEKDAY_SHORT)
WHICH_WORDS = words("this last past next coming current upcoming")
SAME_WORDS = words("that same following next previous preceding")
PART_WORDS = words("first second third fourth fifth last final opening closing latter")
FEAST_WORDS = frozenset(head.lower() for head in FEAST_HEADS)

# At an anchor the first rule that sees a date takes it: keep the most telling first.
RULES = (
    Rule(days.iso_day, 0.99, (YEAR_DIGITS,)),
    Rule(days.days_numbers, 0.9, (DAY_DIGITS,)),
    Rule(days.day_month, 0.98, (DAY_DIGITS,)),
    Rule(days.month_day, 0.97, MONTH_WORDS),
    Rule(days.weekday_day, 0.99, WEEKDAY_WORDS),
    Rule(days.ordinal_of_month, 0.95, ORDINAL_WORDS),
    Rule(periods.month_year, 0.98, MONTH_WORDS),
    Rule(periods.season_year, 0.96, SEASONS),
    Rule(periods.feast, 0.95, FEAST_WORDS),
    Rule(periods.years, 0.93, (YEAR_DIGITS,)),
    Rule(periods.fiscal_year, 0.95, words("fy fiscal")),
    Rule(periods.quarter_number, 0.93, (QUARTER_DIGITS, YEAR_DIGITS)),
    Rule(periods.quarter_sign, 0.93, words("q1 q2 q3 q4 h1 h2")),
    Rule(periods.part_of, 0.9, (*PART_WORDS, DAY_DIGITS)),
    Rule(periods.century, 0.96, (DAY_DIGITS, *ORDINAL_WORDS)),
    Rule(periods.decade, 0.95, (DECADE_DIGITS, YEAR_DIGITS)),
    Rule(periods.decade_word, 0.85, DECADE_WORDS),
    Rule(periods.quoted_year, 0.85, (DAY_DIGITS,)),
    Rule(periods.era_year, 0.9, (DAY_DIGITS, OTHER_DIGITS, YEAR_DIGITS)),
    Rule(periods.era_before, 0.9, words("ad")),
    Rule(days.numbers, 0.9, (DAY_DIGITS,)),
    Rule(days.month_of_year, 0.8, (DAY_DIGITS,)),
    Rule(periods.year_alone, 0.9, (YEAR_DIGITS,)),
    Rule(days.day_alone, 0.7, (DAY_DIGITS,)),
    Rule(relative.week_before_last, 0.9, words("last next")),
    Rule(relative.which_count, 0.9, WHICH_WORDS | words("following previous")),
    Rule(relative.which_feast, 0.85, WHICH_WORDS),
    Rule(relative.which_unit, 0.92, WHICH_WORDS),
    Rule(relative.same_unit, 0.6, SAME_WORDS),
    Rule(relative.day_word, 0.95, words("yesterday today tomorrow tonight")),
    Rule(relative.ago, 0.85, words("ago")),
    Rule(relative.weekend, 0.8, words("weekend long bank holiday")),
    Rule(relative.edge_of_period, 0.85, words("end start beginning middle close turn midpoint rest remainder")),
    Rule(relative.in_period, 0.85, words("early earlier late later")),
    Rule(days.weekday_alone, 0.9, WEEKDAYS),
    Rule(periods.month_alone, 0.85, MONTH_WORDS),
    Rule(periods.season_alone, 0.7, SEASONS),
)
NAMES = (*(rule.name for rule in RULES), *(link.__name__ for link in LINKS))  # what `off` may name

BY_ANCHOR: dict[str, tuple[Rule, ...]] = {
    anchor: tuple(rule for rule in RULES if anchor in rule.anchors)
    for anchor in {anchor for rule in RULES for anchor in rule.anchors}
}


def find_dates(passage: Passage, off: Set[str] = frozenset()) -> list[DateFound]:
    """The dates of a passage in order, none overlapping; `off` are names of rules not to use.

    >>> text = "Between May and August 2016 it rained; the mayor may go on 5 June, as last year."
    >>> [text[date.start : date.end] for date in find_dates(Passage(text))]
    ['May and August 2016', '5 June', 'last year']
    """
    points = _points(passage.text, off)
    if points:
        for link in LINKS:
            if link.__name__ not in off:
                points = link(passage.text, points)
    return [DateFound(one.start, one.end, one.rule, one.confidence, tuple(one.reading)) for one in points]


def _points(text: str, off: Set[str]) -> list[Point]:
    """The dates that the rules see, each for itself."""
    points: list[Point] = []
    taken = 0
    for match in ANCHOR.finditer(text):
        at = match.start()
        if at < taken:
            continue
        token = match.group()
        if token[0].isdigit():
            token = _kind(token)
            joined = text[at - 1 : at] in ("-", "–", "‑") and at - 1 == taken  # "28 February-2 March"
            if not token or not (joined or FREE.match(text, at)):
                continue
        for rule in BY_ANCHOR.get(token.lower(), ()):
            seen = rule.find(text, at)
            if seen and seen[0] >= taken and rule.name not in off:
                points.append(Point(seen[0], seen[1], rule.name, rule.confidence, seen[2]))
                taken = seen[1]
                break
    return points


def _kind(token: str) -> str:
    """The kind of a token that begins with a digit; empty where no date begins so.

    >>> [_kind(token) for token in ("14", "3rd", "2016", "1990s", "3Q18", "500", "7500", "16mm")]
    ['0', '0', '0000', '0s', '0q', '000', '000', '']
    """
    digits = token.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    tail = token[len(digits) :]
    if not digits.isdigit():
        if token[-2:].isdigit() and token[1:3].isalnum() and not token[2].isdigit():
            return DAY_DIGITS  # "16Jan2019"
        return QUARTER_DIGITS if token[1:2] in ("Q", "H") else ""
    if not tail:
        size = len(digits)
        if size == 4 and digits[0] in "12":
            return YEAR_DIGITS
        return DAY_DIGITS if size <= 2 else OTHER_DIGITS if size <= 4 else ""
    if tail in ("st", "nd", "rd", "th", "ST", "ND", "RD", "TH"):
        return DAY_DIGITS if len(digits) <= 2 else ""
    if tail in ("s", "S"):
        return DECADE_DIGITS if len(digits) in (2, 4) else ""
    return QUARTER_DIGITS if tail in ("Q", "H") else ""


def _anchor_pattern() -> str:
    """A digit, or one of the words of the rules: small, with a capital, in capitals; feasts as they are written."""
    small = {
        anchor for rule in RULES if rule.find is not periods.feast for anchor in rule.anchors if anchor[0].isalpha()
    }
    all_words = {form for word in small for form in (word, word.capitalize(), word.upper())} | FEAST_HEADS
    by_head: dict[str, list[str]] = {}
    for word in sorted(all_words, key=lambda word: (-len(word), word)):
        by_head.setdefault(word[0], []).append(word[1:])
    heads = "|".join(f"{head}(?:{'|'.join(tails)})" for head, tails in sorted(by_head.items()))
    return rf"(?<!\w)(?:\d\w*|FY(?=\d)|(?:{heads})(?!\w))"


ANCHOR = Pattern(_anchor_pattern())
