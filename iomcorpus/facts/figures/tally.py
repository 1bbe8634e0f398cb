""" "one": where it counts, and where it is a pronoun or little more than an article."""

from __future__ import annotations

import re

from iomcorpus.facts.figures.amounts import Amount
from iomcorpus.facts.figures.counted import read_counted
from iomcorpus.facts.figures.units import measure_behind
from iomcorpus.forms.grammar import Pattern, words

# What one counts also alone: "jailed for one year"; "one day" and "one thing" are phrases of their own.
MEASURES = words(
    "year month week hour minute mile night kilometre kilometer metre meter foot inch acre hectare decade century per",
    "tonne ton litre liter pound kilo kilogram gallon vote goal point seat run wicket shot stroke dollar euro cent",
    "rupee penny bedroom person",
)
HYPHENED = MEASURES | words("day page year-old star storey story course sentence paragraph judge party child lane")
PHRASES = words("day thing time way another side hand point")
HARMED = words("dead injured wounded missing other")
HARM_BEFORE = Pattern(
    r"\b(?:kill|injur|wound|arrest|shoot|shot|hospitali[sz]|detain|rescu|evacuat|destroy|leav|left|claim|sav|elect|tak)"
    r"(?:ed|ing|s|es|e)?[ ](?:behind )?\Z"
)
HARM_BEHIND = Pattern(
    r"[ ](?:(?:was|is|has|had|have|were|been|also|being|remains?|still|later) ){0,3}(?:dead|died|killed|injured|wounded"
    r"|missing|arrested|drowned|survived|hurt|shot|hospitali[sz]ed|detained|confirmed|reported|recorded|abstained)\b"
)
COUNTING = Pattern(r"\b(?:[Oo]nly|[Jj]ust|[Ee]xactly|than|[Ll]east|[Mm]ost|plus|minus) \Z")
NUMBER = (
    r"(?:[0-9][0-9,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\w{3,7}teen|\w{3,5}ty)\b"
)
# "one skier and buried two", "four inspectors, one motorcycle and", "six to one"
NUMBER_BEHIND = Pattern(rf"(?:,|,? and| or| but|;)(?: [a-z]+){{0,2}} {NUMBER}", re.IGNORECASE)
NUMBER_BEFORE = Pattern(rf"\b{NUMBER}[^.\n\d]{{1,40}}(?:,|\band|\bor|\bto|;)[ ](?:in )?\Z", re.IGNORECASE)
TO_ONE = Pattern(rf"\b{NUMBER}(?: votes)? to \Z", re.IGNORECASE)
HYPHEN = Pattern(r"-([a-z]{1,20}(?:-[a-z]{1,20}){0,3})")


def pronoun(text: str, amount: Amount) -> int:
    """ "one" that counts nothing: "one of", "no one", "this one", "one day".

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> refused(pronoun, "no one had told them"), refused(pronoun, "killed one skier and buried two")
    ('one', '')
    """
    if amount.number.value != 1 or not amount.number.words or not amount.whole or amount.sign:
        return 0
    return 0 if is_tally(text, amount) else amount.end


def is_tally(text: str, amount: Amount) -> bool:
    """Whether "one" counts: among other counts, of the harmed, of measures, behind "only" or "at least"."""
    end = amount.end
    word = HYPHEN.match(text, end)
    if word:
        return word[1] in HYPHENED
    unit = measure_behind(text, end)
    if unit:
        return unit.name.lower().rpartition(" ")[2] in MEASURES
    counted = read_counted(text, end, one=True, deep=False)
    if counted is None:
        return bool(TO_ONE.search(text, max(0, amount.start - 24), amount.start))
    head = counted.name.rpartition(" ")[2].lower()
    before = text[max(0, amount.start - 60) : amount.start]
    return head not in PHRASES and bool(
        amount.approx
        or head in HARMED
        or head in MEASURES
        or COUNTING.search(before)
        or HARM_BEFORE.search(before)
        or HARM_BEHIND.match(text, counted.end)
        or NUMBER_BEHIND.match(text, counted.end)
        or NUMBER_BEFORE.search(before)
    )
