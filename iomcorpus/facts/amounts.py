"""Amounts: a number with its sign, its scale word, the other end of its range or ratio, and its approximator.

An amount is what the eye takes in at once: "between £15 and £22", "nearly one in five", "30–35%". Whether it counts
(`no_figures`), and what (`units`, `counted`), is asked afterwards.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from iomcorpus.facts.approximators import OR_SO, approximator_before, is_preposition
from iomcorpus.facts.counted import read_counted
from iomcorpus.facts.money import coins_behind, currency_before, currency_behind, is_money, places_of, settle
from iomcorpus.facts.units import PER_CENT, degrees_behind, measure_behind, per_cent_behind
from iomcorpus.forms.grammar import Pattern
from iomcorpus.forms.numbers import ANCHOR, Number, read_number, tidy


@dataclass(slots=True)
class Amount:
    """A number in its shape. `start` and `end` leave out the approximator."""

    start: int
    end: int
    number: Number
    second: Number | None = None
    joint: str = ""  # "range", "ratio"; of the two numbers
    sign: str = ""  # "money", "per cent", "degrees", "coins"
    unit: str | None = None  # of the sign
    noun: str | None = None  # between the numbers of a ratio: "one person in five"
    opens: int = 0  # where the mention begins, with its approximator
    approx: str | None = None
    grouped: bool = False  # digits with thousands apart: no year, no label

    @property
    def whole(self) -> bool:
        """One number, and no fraction."""
        return self.second is None and self.number.parts is None


class Places:
    """The currencies of the places in a text, counted when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.counted: Counter[str] | None = None

    def __call__(self) -> Counter[str]:
        if self.counted is None:
            self.counted = places_of(self.text)
        return self.counted


SPACED = Pattern(r"[0-9] [0-9]")
RANGE = Pattern(r"(?P<dash>[-–‑—−])|(?P<word>-?[ ]to[ ]|-to-|[ ]or[ ])|(?P<and>-?[ ]and[ ])|(?P<spaced>[ ][-–—][ ])")
RATIO = Pattern(
    r"(?:[ ]|-)(?:(?P<out>out[ -]of(?:[ -](?:every|each))?)|(?P<every>(?:in|of)[ -](?:every|each))|(?P<in>in))(?:[ ]|-)"
)
NOUN_RATIO = Pattern(r"[ ](?P<noun>(?:[a-z]{3,}[ ])?[a-z]{3,})[ ](?:in|out of)(?P<every>[ ](?:every|each))?[ ]")
COLON = Pattern(r":(?P<second>[0-9]{1,3}(?:,[0-9]{3})*)(?![\d:]|\.\d)")
RATIO_WORD = Pattern(r"\b(?:ratios?|scale|odds|proportion)\b")
CHANGED = Pattern(
    r"\b(?:r[io]s(?:e|es|en|ing)|rose|f[ea]ll(?:s|en|ing)?|gr[eo]w(?:s|n|ing)?|increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)"
    r"|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|drop(?:s|ped|ping)?|up|down|cut(?:s|ting)?|reduc(?:e[sd]?|ing|tions?)|rais(?:e[sd]?|ing)"
    r"|lower(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|slipp?(?:s|ed)?|chang(?:e[sd]?|ing)|went|go(?:es|ing)?"
    r"|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|improv(?:e[sd]?|ing)|doubl(?:e[sd]?|ing)|edg(?:e[sd]?|ing)|sl(?:id|ide|ides)|plung(?:e[sd]?|ing)"
    r"|shr[aiu]nk(?:s|ing)?|upgrad(?:e[sd]?|ing)|downgrad(?:e[sd]?|ing)|widen(?:s|ed|ing)?|narrow(?:s|ed|ing)?|moved?|lifted|swell(?:s|ed)?"
    r"|dipp?(?:s|ed)?|eas(?:e[sd]?|ing)|accelerat\w+|slow(?:s|ed)?|revis(?:e[sd]?|ing)|bring(?:s|ing)?|brought|tak(?:e|es|ing)|took|hik(?:e[sd]?|ing))\b"
)
# "fell $1.20 to $58.40": by so much, to so much
JUST_CHANGED = Pattern(r"\b(?:rose|fell|gained|lost|added|up|down|jumped|dropped|climbed|slipped|slid|rises?|falls?|advanced|eased|dipped|declined) \Z")
# No share but a record: "six in 50 overs", "five in 20 matches"
SPELLS = frozenset(("overs", "games", "matches", "innings", "appearances", "starts", "tests", "seasons", "outings", "races", "attempts", "visits"))
NEGATIVE = "-−"
HYPHENED = Pattern(r"(?<![\w-])([Uu]nder|[Oo]ver|UNDER|OVER)-\Z")
MOST_APART = 3  # "five or six", "200 or 300"; "one or 20" are two figures
# What stands behind "one in" when it is a share: small numbers and round ones; "12 in 15 matches" are two figures.
LARGEST_ANY_BASE = 12
ROUND_BASES = frozenset((15, 20, 25, 30, 40, 50, 60, 75, 80, 90, 100, 200, 250, 500, 1000))


def read_amount(text: str, at: int, places: Places, joined: bool = True) -> Amount | None:
    """The amount whose first number begins at `at`; None where no number does. `joined`: it may have a second."""
    money = currency_before(text, at) if text[at].isdigit() or text[at] == "." else None
    number = read_number(text, at, money is not None)
    if number is None:
        return None
    grouped = "," in text[at : number.end]
    apart = grouped or bool(SPACED.search(text, at, number.end))
    if money and money.doubtful and not is_money(money, number.value or 0, number.size, apart, places()):
        money, number = None, read_number(text, at)
        if number is None:
            return None
    amount = Amount(money.start if money else number.start, number.end, number, grouped=grouped)
    if money:
        amount.sign, amount.unit = "money", _settled(text, money.codes, money.start, places)
    _read_sign(text, amount, places)
    if joined and not _read_ratio(text, amount):
        _read_range(text, amount, places)
    _read_approximator(text, amount)
    return amount


def _settled(text: str, codes: tuple[str, ...], start: int, places: Places) -> str:
    """The currency of a sign. A dollar in brackets behind another sum converts it: "Sh40 million ($388,000)"."""
    if len(codes) == 1 or (codes[0] == "USD" and text[start - 1 : start] == "("):
        return codes[0]
    return settle(codes, places())


def _read_sign(text: str, amount: Amount, places: Places) -> None:
    """The sign behind the number."""
    end, digits = amount.end, text[amount.end - 1].isdigit()
    if amount.sign:
        return
    per_cent = per_cent_behind(text, end)
    if per_cent:
        amount.sign, amount.unit, amount.end = "per cent", PER_CENT, per_cent
        return
    money = currency_behind(text, end) if not amount.number.words else None
    if money:
        amount.sign, amount.unit, amount.end = "money", _settled(text, money.codes, amount.start, places), money.end
        return
    coins = coins_behind(text, end) if digits else None
    degrees = degrees_behind(text, end) if digits and not coins else None
    if coins:
        amount.sign, (amount.unit, amount.end) = "coins", coins
    elif degrees:
        amount.sign, amount.unit, amount.end = "degrees", degrees.name, degrees.end
    if amount.sign and amount.start and text[amount.start - 1] in NEGATIVE and not text[amount.start - 2].isalnum():
        amount.start -= 1


def _read_range(text: str, amount: Amount, places: Places) -> bool:
    """The other end of a range: "5-10 per cent", "two to three", "between £15 and £22"."""
    joint = RANGE.match(text, amount.end)
    if joint is None or amount.number.value is None or amount.number.parts:
        return False
    between = text[max(0, amount.start - 8) : amount.start].lower() == "between "
    if (joint["and"] and not between) or (joint["word"] == " to " and _is_change(text, amount.start)):
        return False
    second, start = _second(text, joint.end(), amount)
    if second is None or second.value is None or second.parts:
        return False
    if amount.sign == "per cent" and not per_cent_behind(text, second.end):
        return False  # "fell 2.9 percent to 5.1 billion tonnes"
    low, high = amount.number.value, second.value
    if second.size > 1 and amount.number.size == 1 and low < high / second.size:
        low = tidy(low * second.size)
    if joint["word"] == " to " and amount.sign and start > joint.end() and JUST_CHANGED.search(text, max(0, amount.start - 16), amount.start):
        return False
    if high <= low or (joint["word"] == " or " and high > MOST_APART * low) or (joint["spaced"] and not amount.sign):
        return False
    amount.number = Number(amount.number.start, amount.number.end, low, amount.number.size, words=amount.number.words)
    amount.second, amount.joint, amount.end = second, "range", second.end
    if amount.sign in ("", "per cent", "coins", "degrees"):
        amount.sign, amount.unit = "", None
        _read_sign(text, amount, places)
    if between and not (joint["dash"] or joint["spaced"]):
        amount.start -= 8
    return True


def _second(text: str, at: int, amount: Amount) -> tuple[Number | None, int]:
    """The second number of a range: "€1.2m-€1.5m", "US$5,000-20,000"."""
    for start in range(at, min(at + 5, len(text))):
        if text[start].isdigit():
            money = currency_before(text, start) if start > at else None
            if start > at and (money is None or money.start != at or amount.sign != "money"):
                return None, start
            return read_number(text, start, amount.sign == "money"), start
        if start == at and ANCHOR.match(text, at):
            return read_number(text, at), at
    return None, at


def _is_change(text: str, start: int) -> bool:
    """Whether a number is the first of a change: "rose from 5 to 7" are two figures, "ages from 5 to 7" is a range."""
    if text[max(0, start - 5) : start].lower() != "from ":
        return False
    before = text[max(0, start - 80) : start]
    return bool(CHANGED.search(before[max(before.rfind(". "), before.rfind("\n"), 0) :]))


def _read_ratio(text: str, amount: Amount) -> bool:
    """The base of a ratio: "one in seven", "203 out of 240", "1:30", "one person in five"."""
    first = amount.number
    if amount.sign or first.value is None or first.parts or first.size > 1:
        return False
    colon = COLON.match(text, amount.end)
    if colon:
        near = text[max(0, amount.start - 40) : amount.start] + text[colon.end() : colon.end() + 8]
        amount.second = read_number(text, colon.start("second")) if RATIO_WORD.search(near) else None
    else:
        noun = None
        match = RATIO.match(text, amount.end)
        if match is None:
            match = noun = NOUN_RATIO.match(text, amount.end)
        if match is None or not ANCHOR.match(text, match.end()):
            return False
        sure = text[match.start() : match.end()].strip(" -") != "in" and not noun
        second = read_number(text, match.end())
        if second and _is_base(text, first, second, sure or bool(noun and noun["every"]), noun is not None):
            amount.second, amount.noun = second, noun["noun"] if noun else None
    if amount.second is None:
        return False
    amount.joint, amount.end = "ratio", amount.second.end
    return True


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
    return base <= LARGEST_ANY_BASE or base in ROUND_BASES or (base > 2100 and base % 100 == 0)


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
        amount.opens, words = found
        amount.approx = None if amount.joint == "range" else words
    behind = OR_SO.match(text, amount.end) if amount.number.article and amount.joint != "range" else None
    if behind and not found:
        amount.approx, amount.end = behind[1], behind.end()
    elif text.startswith("+", amount.end) and not amount.sign and not text[amount.end + 1 : amount.end + 2].isalnum():
        amount.approx, amount.end = amount.approx or "+", amount.end + 1
