"""Figures in a passage: how many or how much of what.

Wherever a digit or a number word stands, the amount around it is read (`amounts`), refused where it only has a number's
shape (`no_figures`), and told by the first rule that knows it; units that the text elides come from its neighbours
(`elided`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence, Set

from iomcorpus.facts.ages import PARENT_OF, age
from iomcorpus.facts.amounts import Amount, Places, read_amount
from iomcorpus.facts.approximators import approximator_behind
from iomcorpus.facts.counted import HYPHEN, read_base, read_counted, read_part_of
from iomcorpus.facts.elided import with_elided_units
from iomcorpus.facts.no_figures import NO_FIGURES, NUMBERING, goes_on_numbering
from iomcorpus.facts.passage import Passage
from iomcorpus.facts.units import MAGNITUDE, measure_behind
from iomcorpus.forms.grammar import Pattern
from iomcorpus.forms.numbers import ANCHOR
from iomcorpus.model import DateFound, FigureFound

Rule = Callable[[str, Amount], FigureFound | None]

SURE, LIKELY, DOUBTFUL = 0.95, 0.85, 0.6
TIMES = Pattern(r"[ -]times?\b(?!-)")


def money(text: str, amount: Amount) -> FigureFound | None:
    """ "US$780 million", "Rs 4.5 crore", "65 CHF", "85p"."""
    if amount.sign not in ("money", "coins"):
        return None
    return figure(text, amount, "money", SURE, amount.unit)


def percentage(text: str, amount: Amount) -> FigureFound | None:
    """ "71 per cent of the fleet", "30–35%"."""
    if amount.sign != "per cent":
        return None
    return figure(text, amount, "percentage", SURE, amount.unit, of=read_base(text, amount.end))


def temperature(text: str, amount: Amount) -> FigureFound | None:
    """ "38°C"."""
    return figure(text, amount, "temperature", SURE, amount.unit) if amount.sign == "degrees" else None


def ratio(text: str, amount: Amount) -> FigureFound | None:
    """ "one in seven children", "203 out of 240", "one person in five"."""
    first, second = amount.number.value, amount.second.value if amount.second else None
    if amount.joint != "ratio" or first is None or second is None:
        return None
    counted = read_counted(text, amount.end, deep=False)
    unit = amount.noun or (counted.name if counted else None)
    of = amount.noun or read_base(text, amount.end, bare=True)
    return FigureFound(
        amount.opens, amount.end, "ratio", SURE, ratio=(first, second), unit=unit or of, of=of, approx=amount.approx
    )


def fraction(text: str, amount: Amount) -> FigureFound | None:
    """ "two thirds of revenue", "nearly a third", "half a mile"."""
    parts = amount.number.parts
    if parts is None or amount.second is not None:
        return None
    article = HALF_A.match(text, amount.end) if parts == (1, 2) or not amount.number.words else None
    unit = measure_behind(text, article.end() if article else amount.end)
    if unit or (article and article.group().strip()):
        counted = unit or read_counted(text, amount.end + 2, one=True, deep=False)
        return figure(text, amount, "fraction", SURE, counted.name if counted else None)
    base = read_base(text, amount.end, bare=parts == (1, 2))
    return FigureFound(
        amount.opens, amount.end, "fraction", LIKELY, ratio=parts, unit=base, of=base, approx=amount.approx
    )


def multiple(text: str, amount: Amount) -> FigureFound | None:
    """ "nearly twice as likely", "three times", "tenfold"."""
    word = text[amount.number.start : amount.number.end].lower()
    if word in ("twice", "thrice"):
        return figure(text, amount, "multiple", LIKELY, "times")
    if word.endswith("fold") or TIMES.match(text, amount.end):
        return figure(text, amount, "multiple", LIKELY, "times")
    return None


def years_old(text: str, amount: Amount) -> FigureFound | None:
    """ "17-year-old", "Alieu, 17,", "children under five", "died at 88"."""
    told = age(text, amount)
    return figure(text, amount, "years_old", LIKELY, told[0], told[1]) if told else None


def indefinite(text: str, amount: Amount) -> FigureFound | None:
    """ "thousands of families", "several hundred": nobody counted, so there is no value."""
    if amount.number.value is not None:
        return None
    counted = read_counted(text, amount.end + 3 if text.startswith(" of ", amount.end) else amount.end)
    return figure(text, amount, "indefinite", DOUBTFUL, counted.name if counted else None)


def measure(text: str, amount: Amount) -> FigureFound | None:
    """ "12,300 hectares", "40km", "seven years", "a 40-foot container"."""
    unit = measure_behind(text, amount.end)
    if unit:
        return figure(text, amount, "measure", SURE, unit.name, unit.end)
    quake = MAGNITUDE.search(text, max(0, amount.opens - 14), amount.opens)
    return figure(text, amount, "measure", SURE, "magnitude") if quake else None


def compound(text: str, amount: Amount) -> FigureFound | None:
    """ "a 12-storey block": the unit is the word behind the hyphen."""
    word = HYPHEN.match(text, amount.end)
    if word is None:
        return None
    if word["word"] in ("odd", "plus", "strong", "something"):
        counted = read_counted(text, word.end(), one=word["word"] == "strong")
        return figure(text, amount, "compound", LIKELY, counted.name if counted else None)
    return figure(text, amount, "compound", LIKELY, word["word"])


def count(text: str, amount: Amount) -> FigureFound | None:
    """ "three unaccompanied Afghan children", "61 of the 77 sites", "Nine drive taxis"."""
    if PARENT_OF.search(text, max(0, amount.opens - 16), amount.opens):
        return figure(text, amount, "count", LIKELY, "children")
    one = amount.number.value == 1 and amount.second is None
    counted = read_counted(text, amount.end, one=one) or read_part_of(text, amount.end)
    if counted:
        return figure(text, amount, "count", SURE if counted.sure else LIKELY, counted.name, counted.end)
    return figure(text, amount, "count", DOUBTFUL, None)


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
HALF_A = Pattern(r"[ -](?:an?[ -])?")


def figure(
    text: str, amount: Amount, rule: str, confidence: float, unit: str | None, end: int = 0, of: str | None = None
) -> FigureFound:
    """A figure of one number or a range; `end` is where the words of its unit end."""
    approx = amount.approx or approximator_behind(text, amount.end) or approximator_behind(text, end)
    value, low, high = amount.number.value, None, None
    if text[amount.start] in "-−" and value is not None:
        value = -value
    if amount.second is not None:
        value, low, high, approx = None, value, amount.second.value, None
    return FigureFound(amount.opens, amount.end, rule, confidence, value, low, high, None, unit, of, approx)


def find_figures(passage: Passage, dates: Sequence[DateFound], off: Set[str] = frozenset()) -> list[FigureFound]:
    """The figures of a passage in order, none inside a date; `off` are names of rules not to use."""
    text, places = passage.text, Places(passage.text)
    rules = [rule for rule in RULES if rule.__name__ not in off]
    refusals = [rule for rule in NO_FIGURES if rule.__name__ not in off]
    starts = [date.start for date in dates]
    found: list[FigureFound] = []
    at, numbered = 0, 0
    for anchor in ANCHOR.finditer(text):
        start = anchor.start()
        if start < at:
            continue
        index = bisect_right(starts, start)
        if index and start < dates[index - 1].end:
            at = dates[index - 1].end
            continue
        amount = read_amount(text, start, places)
        if amount and index < len(dates) and amount.end > dates[index].start:
            amount = read_amount(text, start, places, joined=False)
            amount = amount if amount and amount.end <= dates[index].start else None
        if amount is None:
            at = anchor.end()
            continue
        refusal = next((rule for rule in refusals if rule(text, amount)), None)
        if refusal or (numbered and goes_on_numbering(text, numbered, amount)):
            at = max(refusal(text, amount), amount.end) if refusal else amount.end
            numbered = at if refusal is None or refusal in NUMBERING else 0
            continue
        told = next((told for rule in rules if (told := rule(text, amount))), None)
        at, numbered = max(amount.end, anchor.start() + 1), 0
        if told:
            found.append(told)
    return with_elided_units(text, found) if "elided_unit" not in off else found
