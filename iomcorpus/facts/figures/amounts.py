"""Amounts: a number with its sign, its scale word, the other end of its range or ratio, and its approximator.

An amount is what the eye takes in at once: "between £15 and £22", "nearly one in five", "30–35%". Whether it counts
(`no_figures`), and what (`units`, `counted`), is asked afterwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from iomcorpus.facts.figures.approximators import OR_SO, approximator_before, is_preposition
from iomcorpus.facts.figures.counted import read_counted
from iomcorpus.facts.figures.money import coins_behind, currency_before, currency_behind, is_money, places_of, settle
from iomcorpus.facts.figures.units import PER_CENT, degrees_behind, measure_behind, per_cent_behind
from iomcorpus.forms.grammar import Pattern, words
from iomcorpus.forms.numbers import ANCHOR, Number, read_number, tidy


@dataclass(slots=True)
class Amount:
    """A number in its shape."""

    start: int  # with its sign, and "between" and "minus"
    end: int
    number: Number
    second: Number | None = None
    joint: str = ""  # of the two numbers: "range", "ratio"
    sign: str = ""  # "money", "per cent", "degrees", "coins"
    unit: str | None = None  # of the sign
    noun: str | None = None  # between the numbers of a ratio: "one person in five"
    opens: int = 0  # where the mention begins: with its approximator
    approx: str | None = None
    grouped: bool = False  # digits with commas: no year, no label
    negative: bool = False

    @property
    def whole(self) -> bool:
        """One number, and no fraction."""
        return self.second is None and self.number.parts is None

    @property
    def plain(self) -> bool:
        """Nothing shows that it counts: a label, a year or a part of a name may look like this."""
        return not (self.sign or self.approx or self.grouped or self.number.size > 1)


class Places:
    """The currencies of the places in a text, counted when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.counted: Counter[str] | None = None

    def __call__(self) -> Counter[str]:
        if self.counted is None:
            self.counted = places_of(self.text)
        return self.counted


Refusal = Callable[[str, Amount], int]  # where the refused stretch ends, 0 where there is no objection

RANGE = Pattern(
    r"""
      (?P<word>   -?[ ]to[ ] | -to- | [ ]or[ ] )     # "three to five", "12- to 15-year-olds", "five or six"
    | (?P<and>    -?[ ]and[ ] )                      # "between seven and eleven"
    | (?P<spaced> [ ][-–—][ ] )                      # "£24,000 - £27,000"
    | (?P<dash>   [-–‑—−] )                          # "5-10"
    """,
    re.VERBOSE,
)
MOST_APART = 3  # "200 or 300" is a range, "one or 20" are two figures
RATIO = Pattern(  # "one in seven", "1-in-100"
    r"(?:[ ]|-)(?:out[ -]of(?:[ -](?:every|each))?|(?:in|of)[ -](?:every|each)|in)(?:[ ]|-)"
)
NOUN_RATIO = Pattern(r"[ ](?P<noun>(?:[a-z]{3,}[ ])?[a-z]{3,})[ ](?:in|out of)(?P<every>[ ](?:every|each))?[ ]")
COLON = Pattern(r":(?P<second>[0-9]{1,3}(?:,[0-9]{3})*)(?![\d:]|\.\d)")
RATIO_WORD = Pattern(r"\b(?:ratios?|scale|odds|proportion)\b")
TO = Pattern(r"[ ]to[ ]")
OUTNUMBERED = Pattern(
    r"\b(?:ratio of|odds of|outnumber\w{0,4}(?: \w{1,20})?(?: by)?) (?:about |nearly |almost |some )?\Z"
)
# What stands behind "one in" when it is a share: small numbers and round ones; "12 in 15 matches" are two figures.
LARGEST_ANY_BASE = 12
ROUND_BASES = frozenset((15, 20, 25, 30, 40, 50, 60, 75, 80, 90, 100, 200, 250, 500, 1000))
LATEST_YEAR = 2100  # "one in 1,000" is a share, "one in 2015" is not
SPELLS = words("overs games matches innings appearances starts tests seasons outings races attempts visits")
SPACED = Pattern(r"[0-9] [0-9]")
MINUS = Pattern(r"\b[Mm]inus \Z|(?<=[ (])[-−]\Z")  # "minus 12", " -5"
HYPHENED = Pattern(r"(?<![\w-])([Uu]nder|[Oo]ver|UNDER|OVER)-\Z")

_CHANGES = (
    r"r[io]s(?:e|es|en|ing)|f[ea]ll(?:s|en|ing)?|gr[eo]w(?:s|n|ing)?|increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)"
    r"|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|drop(?:s|ped|ping)?|up|down|cut(?:s|ting)?|reduc(?:e[sd]?|ing|tions?)"
    r"|rais(?:e[sd]?|ing)|lower(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|slip(?:s|ped)?"
    r"|chang(?:e[sd]?|ing)|went|go(?:es|ing)?|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|improv(?:e[sd]?|ing)"
    r"|doubl(?:e[sd]?|ing)|edg(?:e[sd]?|ing)|sl(?:id|ides?)|plung(?:e[sd]?|ing)|shr[aiu]nk(?:s|ing)?|widen(?:s|ed|ing)?"
    r"|(?:up|down)grad(?:e[sd]?|ing)|narrow(?:s|ed|ing)?|moved?|lifted|swell(?:s|ed)?|dip(?:s|ped)?|eas(?:e[sd]?|ing)"
    r"|accelerat\w+|slow(?:s|ed)?|revis(?:e[sd]?|ing)|br(?:ing|ings|inging|ought)|t(?:ake|akes|aking|ook)|hik(?:e[sd]?|ing)"
    r"|gain(?:s|ed)?|los[te]s?|add(?:s|ed)|advanced"
)
CHANGED = Pattern(rf"\b(?:{_CHANGES})\b")
JUST_CHANGED = Pattern(rf"\b(?:{_CHANGES}) \Z")  # "fell $1.20 to $58.40": by so much, to so much


def read_amount(text: str, at: int, places: Places, after: int = 0, joined: bool = True) -> Amount | None:
    """The amount whose first number begins at `at`; None where no number does.

    `after`: what stands before this offset is taken. `joined`: it may have a second number.
    """
    money = currency_before(text, at) if text[at].isdigit() else None
    if money and money.start < after:
        money = None
    number = read_number(text, at, money is not None)
    if number is None:
        return None
    grouped = "," in text[at : number.end]
    if money and money.doubtful:
        apart = grouped or bool(SPACED.search(text, at, number.end))
        if not is_money(money, number.value or 0, number.size, apart, places()):
            money, number = None, read_number(text, at)
    if number is None:
        return None
    amount = Amount(money.start if money else number.start, number.end, number, grouped=grouped)
    if money:
        amount.sign, amount.unit = "money", _settled(text, money.codes, money.start, places)
    _read_sign(text, amount, places)
    minus = MINUS.search(text, max(0, amount.start - 6), amount.start) if not amount.negative else None
    if minus:
        amount.start, amount.negative = minus.start(), True
    if joined and not _read_ratio(text, amount):
        _read_range(text, amount, places)
    _read_approximator(text, amount)
    amount.opens = max(amount.opens, min(after, amount.start))
    return amount


def _settled(text: str, codes: tuple[str, ...], start: int, places: Places) -> str:
    """The currency of a sign. A dollar in brackets behind another sum converts it: "Sh40 million ($388,000)"."""
    if len(codes) == 1 or (codes[0] == "USD" and text[start - 1 : start] == "("):
        return codes[0]
    return settle(codes, places())


def _read_sign(text: str, amount: Amount, places: Places) -> None:
    """The sign behind the number: "71 per cent", "12 €", "85p", "38°C"."""
    end, digits = amount.end, text[amount.end - 1].isdigit()
    if amount.sign:
        return
    per_cent = per_cent_behind(text, end)
    money = None if per_cent or amount.number.words else currency_behind(text, end)
    coins = coins_behind(text, end) if digits and not money else None
    degrees = degrees_behind(text, end) if digits and not coins else None
    if per_cent:
        amount.sign, amount.unit, amount.end = "per cent", PER_CENT, per_cent
    elif money:
        amount.sign, amount.unit, amount.end = "money", _settled(text, money.codes, amount.start, places), money.end
    elif coins:
        amount.sign, (amount.unit, amount.end) = "coins", coins
    elif degrees:
        amount.sign, amount.unit, amount.end = "degrees", degrees.name, degrees.end


def _read_range(text: str, amount: Amount, places: Places) -> None:
    """The other end of a range: "5-10 per cent", "two to three", "between £15 and £22"."""
    joint = RANGE.match(text, amount.end)
    if joint is None or amount.number.value is None or amount.number.parts:
        return
    between = text[max(0, amount.start - 8) : amount.start].lower() == "between "
    ages = text[max(0, amount.start - 20) : amount.start].lower() == "between the ages of "
    if (joint["and"] and not between and not ages) or (joint["word"] == " to " and _is_change(text, amount.start)):
        return
    second, signed = _second(text, joint.end(), amount)
    if second is None or second.value is None or second.parts:
        return
    if amount.sign == "per cent" and not per_cent_behind(text, second.end):
        return  # "fell 2.9 per cent to 5.1 billion tonnes"
    if joint["word"] == " to " and signed and JUST_CHANGED.search(text, max(0, amount.start - 16), amount.start):
        return
    low, high = amount.number.value, second.value
    if second.size > 1 and amount.number.size == 1 and low < high / second.size:
        low = tidy(low * second.size)  # "3 to 4 million"
    if high <= low or (joint["word"] == " or " and high > MOST_APART * low) or (joint["spaced"] and not amount.sign):
        return
    first = amount.number
    amount.number = Number(first.start, first.end, low, first.size, words=first.words)
    amount.second, amount.joint, amount.end = second, "range", second.end
    if amount.sign != "money":
        amount.sign, amount.unit = "", None
        _read_sign(text, amount, places)
    if between and not (joint["dash"] or joint["spaced"]):
        amount.start -= len("between ")


def _second(text: str, at: int, amount: Amount) -> tuple[Number | None, bool]:
    """The second number of a range, and whether it has a sign of its own: "€1.2m-€1.5m", "US$5,000-20,000"."""
    if ANCHOR.match(text, at):
        return read_number(text, at, amount.sign == "money"), False
    digit = next((at + width for width in range(1, 5) if text[at + width : at + width + 1].isdigit()), 0)
    money = currency_before(text, digit) if digit and amount.sign == "money" else None
    return (read_number(text, digit, True), True) if money and money.start == at else (None, False)


def _is_change(text: str, start: int) -> bool:
    """Whether a number is the first of a change: "rose from 5 to 7" are two figures, "ages from 5 to 7" is a range."""
    if text[max(0, start - 5) : start].lower() != "from ":
        return False
    before = text[max(0, start - 80) : start]
    return bool(CHANGED.search(before[max(before.rfind(". "), before.rfind("\n"), 0) :]))


def _read_ratio(text: str, amount: Amount) -> bool:
    """The base of a ratio: "one in seven", "203 out of 240", "1:30", "one person in five", "outnumbered two to one"."""
    first = amount.number
    if amount.sign or first.value is None or first.parts or first.size > 1:
        return False
    colon = COLON.match(text, amount.end)
    to = TO.match(text, amount.end)
    if colon:
        near = text[max(0, amount.start - 40) : amount.start] + text[colon.end() : colon.end() + 8]
        amount.second = read_number(text, colon.start("second")) if RATIO_WORD.search(near) else None
    elif to:
        outnumbered = OUTNUMBERED.search(text, max(0, amount.start - 40), amount.start)
        amount.second = read_number(text, to.end()) if outnumbered and ANCHOR.match(text, to.end()) else None
    else:
        _read_base(text, amount)
    if amount.second is None:
        return False
    amount.joint, amount.end = "ratio", amount.second.end
    return True


def _read_base(text: str, amount: Amount) -> None:
    """What some are a share of, behind "in" and "out of"."""
    match = RATIO.match(text, amount.end)
    noun = None if match else NOUN_RATIO.match(text, amount.end)
    found = match or noun
    if found is None or not ANCHOR.match(text, found.end()):
        return
    second = read_number(text, found.end())
    sure = bool(noun["every"]) if noun else found.group() != " in "
    if second and _is_base(text, amount.number, second, sure, noun is not None):
        amount.second, amount.noun = second, noun["noun"] if noun else None


def _is_base(text: str, first: Number, second: Number, sure: bool, noun: bool) -> bool:
    """Whether the second number is what the first is a share of, and not a number of matches or days."""
    part, base = first.value, second.value
    if part is None or base is None or second.parts or part > base or (part == base and not sure):
        return False
    if sure:
        return True
    if measure_behind(text, second.end) or per_cent_behind(text, second.end):
        return False
    counted = read_counted(text, second.end)
    if counted and (noun or counted.name in SPELLS):
        return False
    return base <= LARGEST_ANY_BASE or base in ROUND_BASES or (base > LATEST_YEAR and base % 100 == 0)


def _read_approximator(text: str, amount: Amount) -> None:
    """The words that touch the amount: "nearly", "under-", and "or so" behind an article's number."""
    amount.opens = amount.start
    if text[amount.start : amount.start + 7].lower() == "between":
        return
    hyphen = HYPHENED.search(text, max(0, amount.start - 6), amount.start)
    if hyphen:
        amount.opens, amount.approx = hyphen.start(1), hyphen[1]
        amount.end += text.startswith("s", amount.end)  # "the over-65s"
        return
    found = approximator_before(text, amount.start)
    if found and not is_preposition(text, found[0], found[1].lower(), amount.end):
        amount.opens, amount.approx = found[0], None if amount.joint == "range" else found[1]
    behind = OR_SO.match(text, amount.end) if amount.number.article and amount.joint != "range" else None
    if behind and not found:
        amount.approx, amount.end = behind[1], behind.end()
    elif text.startswith("+", amount.end) and not amount.sign and not text[amount.end + 1 : amount.end + 2].isalnum():
        amount.approx, amount.end = amount.approx or "+", amount.end + 1


def refused(rule: Refusal, text: str) -> str:
    """What a rule refuses of the first amount in a text that it refuses; for examples."""
    for anchor in ANCHOR.finditer(text):
        amount = read_amount(text, anchor.start(), Places(text))
        if amount and (end := rule(text, amount)):
            return text[amount.start : end]
    return ""
