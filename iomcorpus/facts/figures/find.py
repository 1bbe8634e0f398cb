"""Figures in a passage: how many or how much of what.

Wherever a digit or a number word stands, the amount around it is read (`amounts`), refused where it only has a number's
shape (`no_figures`), and told by the first rule that knows it; units that the text elides come from its neighbours
(`elided`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence, Set

from iomcorpus.facts.figures.ages import PARENT_OF, age
from iomcorpus.facts.figures.amounts import Amount, Places, Refusal, read_amount
from iomcorpus.facts.figures.approximators import BEHIND, approximator_behind
from iomcorpus.facts.figures.counted import HYPHEN, read_counted, read_part_of
from iomcorpus.facts.figures.elided import with_elided_units
from iomcorpus.facts.figures.no_figures import NO_FIGURES, NUMBERING
from iomcorpus.facts.figures.numbered import goes_on_numbering
from iomcorpus.facts.figures.shares import read_base
from iomcorpus.facts.figures.units import MAGNITUDE, PER_CENT, measure_behind, part_of_measure, per_cent_behind
from iomcorpus.facts.passage import Passage
from iomcorpus.forms.grammar import Pattern, words
from iomcorpus.forms.numbers import ANCHOR
from iomcorpus.model import DateFound, FigureFound

Rule = Callable[[str, Amount], FigureFound | None]

# How sure a rule is: a sign or a plural stands there; words that mostly tell; nothing tells what is counted.
SURE, LIKELY, DOUBTFUL = 0.95, 0.85, 0.6
TIMES = Pattern(r"[ -]times?\b(?!-)|x(?=[ ])")  # "three times", "5x faster"
HALF_A = Pattern(r"[ -](?:an?[ -])?")  # "half a mile", "half-mile"
NO_UNITS = words("odd plus strong something")  # "20-odd guests", "a 400-strong crowd"


def money(text: str, amount: Amount) -> FigureFound | None:
    """ "US$780 million", "Rs 4.5 crore", "65 CHF", "85p"."""
    return _figure(text, amount, "money", SURE, amount.unit) if amount.sign in ("money", "coins") else None


def percentage(text: str, amount: Amount) -> FigureFound | None:
    """ "71 per cent of the fleet", "30–35%"."""
    if amount.sign != "per cent":
        return None
    return _figure(text, amount, "percentage", SURE, amount.unit, of=read_base(text, amount.end))


def temperature(text: str, amount: Amount) -> FigureFound | None:
    """ "38°C"."""
    return _figure(text, amount, "temperature", SURE, amount.unit) if amount.sign == "degrees" else None


def ratio(text: str, amount: Amount) -> FigureFound | None:
    """ "one in seven children", "203 out of 240", "one person in five"."""
    first, second = amount.number.value, amount.second.value if amount.second else None
    if amount.joint != "ratio" or first is None or second is None:
        return None
    counted = read_counted(text, amount.end, deep=False)
    of = amount.noun or read_base(text, amount.end, bare=True)
    unit = amount.noun or (counted.name if counted else of)
    return FigureFound(
        amount.opens, amount.end, "ratio", SURE, ratio=(first, second), unit=unit, of=of, approx=amount.approx
    )


def multiple(text: str, amount: Amount) -> FigureFound | None:
    """ "nearly twice as likely", "three times", "tenfold"."""
    word = text[amount.number.start : amount.number.end].lower()
    if word in ("twice", "thrice") or word.endswith("fold") or TIMES.match(text, amount.end):
        return _figure(text, amount, "multiple", LIKELY, "times")
    return None


def fraction(text: str, amount: Amount) -> FigureFound | None:
    """ "two thirds of revenue", "nearly a third" are ratios; "half a mile", "¾ tsp" are numbers."""
    parts, end = amount.number.parts, amount.end
    if parts is None or amount.second is not None:
        return None
    article = HALF_A.match(text, end) if parts == (1, 2) or not amount.number.words else None
    per_cent = per_cent_behind(text, article.end() - 1) if article and article.group() == " a " else 0
    if per_cent:  # "half a per cent"
        amount.end = per_cent
        return _figure(text, amount, "fraction", SURE, PER_CENT, of=read_base(text, per_cent))
    unit = measure_behind(text, article.end() if article and article.group().strip(" -") else end)
    if unit:
        return _figure(text, amount, "fraction", SURE, unit.name)
    if article and article.group().strip(" -"):
        counted = read_counted(text, end + len(" a"), one=True, deep=False)
        return _figure(text, amount, "fraction", LIKELY, counted.name if counted else None)
    base = read_base(text, end, bare=parts == (1, 2))
    return FigureFound(amount.opens, end, "fraction", LIKELY, ratio=parts, unit=base, of=base, approx=amount.approx)


def years_old(text: str, amount: Amount) -> FigureFound | None:
    """ "17-year-old", "Alieu, 17,", "children under five", "died at 88"."""
    told = age(text, amount)
    return _figure(text, amount, "years_old", LIKELY, told[0], told[1]) if told else None


def indefinite(text: str, amount: Amount) -> FigureFound | None:
    """ "thousands of families", "several hundred": nobody counted, so there is no value."""
    if amount.number.value is not None:
        return None
    of = len(" of") if text.startswith(" of ", amount.end) else 0
    counted = read_counted(text, amount.end + of)
    return _figure(text, amount, "indefinite", DOUBTFUL, counted.name if counted else None)


def measure(text: str, amount: Amount) -> FigureFound | None:
    """ "12,300 hectares", "40km", "seven years", "a 40-foot container", "magnitude 7.1"."""
    unit = part_of_measure(text, amount.end) or measure_behind(text, amount.end)
    if unit:
        return _figure(text, amount, "measure", SURE, unit.name, unit.end)
    quake = MAGNITUDE.search(text, max(0, amount.opens - 16), amount.opens)
    return _figure(text, amount, "measure", SURE, "magnitude") if quake else None


def compound(text: str, amount: Amount) -> FigureFound | None:
    """ "a 12-storey block": the unit is the word behind the hyphen."""
    word = HYPHEN.match(text, amount.end)
    if word is None:
        return None
    if word["word"] not in NO_UNITS:
        return _figure(text, amount, "compound", LIKELY, word["word"])
    counted = read_counted(text, word.end(), one=word["word"] == "strong")
    return _figure(text, amount, "compound", LIKELY, counted.name if counted else None)


def count(text: str, amount: Amount) -> FigureFound | None:
    """ "three unaccompanied Afghan children", "61 of the 77 sites", "a father of four", "Nine drive taxis"."""
    one = amount.number.value == 1 and amount.second is None
    behind = BEHIND.match(text, amount.end)  # "20 or so customers"
    counted = read_counted(text, behind.end() if behind else amount.end, one=one) or read_part_of(text, amount.end)
    if counted:
        return _figure(text, amount, "count", SURE if counted.sure else LIKELY, counted.name, counted.end)
    if PARENT_OF.search(text, max(0, amount.opens - 16), amount.opens):
        return _figure(text, amount, "count", LIKELY, "children")
    return _figure(text, amount, "count", DOUBTFUL, None)


# The first that knows the amount tells it: the most specific first.
RULES: tuple[Rule, ...] = (
    money,
    percentage,
    temperature,
    ratio,
    multiple,
    fraction,
    years_old,
    indefinite,
    measure,
    compound,
    count,
)


def _figure(
    text: str, amount: Amount, rule: str, confidence: float, unit: str | None, end: int = 0, of: str | None = None
) -> FigureFound:
    """A figure of one number or a range; `end` is where the words of its unit end."""
    approx = amount.approx or approximator_behind(text, amount.end) or approximator_behind(text, end)
    value, low, high = amount.number.value, None, None
    if amount.negative and value is not None:
        value = -value
    if amount.second is not None:
        value, low, high, approx = None, value, amount.second.value, None
    return FigureFound(amount.opens, amount.end, rule, confidence, value, low, high, None, unit, of, approx)


def find_figures(passage: Passage, dates: Sequence[DateFound], off: Set[str] = frozenset()) -> list[FigureFound]:
    """The figures of a passage in order, none inside a date.

    `off` are names not to use: of `RULES`, of `no_figures.NO_FIGURES`, and `elided_unit`.

    >>> [f.value for f in find_figures(Passage("Section 67 was used in 3 cases, 40 per cent of all."), [])]
    [3, 40]
    """
    text, places = passage.text, Places(passage.text)
    rules = [rule for rule in RULES if rule.__name__ not in off]
    refusals = [rule for rule in NO_FIGURES if rule.__name__ not in off]
    starts = [date.start for date in dates]
    found: list[FigureFound] = []
    at = numbered = 0  # where the last amount ended; where the last number of a label ended, if nothing came since
    for anchor in ANCHOR.finditer(text):
        start = anchor.start()
        if start < at:
            continue
        index = bisect_right(starts, start)
        if index and start < dates[index - 1].end:
            at = dates[index - 1].end
            continue
        amount = _read_between(text, start, places, at, starts[index] if index < len(starts) else len(text))
        if amount is None:
            at = anchor.end()
            continue
        refusal, end = _refused(text, amount, refusals)
        at = max(end, amount.end)
        if refusal or (numbered and goes_on_numbering(text, numbered, amount)):
            numbered = at if refusal is None or refusal in NUMBERING else 0
            continue
        numbered = 0
        told = next((told for rule in rules if (told := rule(text, amount))), None)
        if told:
            found.append(told)
    return found if "elided_unit" in off else with_elided_units(text, found)


def _read_between(text: str, start: int, places: Places, after: int, limit: int) -> Amount | None:
    """The amount at `start` that touches neither what was found before nor the next date ("from 5 to 12 May")."""
    amount = read_amount(text, start, places, after)
    if amount and amount.end > limit:
        amount = read_amount(text, start, places, after, joined=False)
    return amount if amount and amount.end <= limit else None


def _refused(text: str, amount: Amount, refusals: Sequence[Refusal]) -> tuple[Refusal | None, int]:
    """The rule that refuses an amount, and where what it refuses ends."""
    for refusal in refusals:
        end = refusal(text, amount)
        if end:
            return refusal, end
    return None, 0
