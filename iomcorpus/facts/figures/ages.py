"""Ages: how English says that somebody is so many years old, mostly without saying "years"."""

from __future__ import annotations

import re

from iomcorpus.facts.figures.amounts import Amount
from iomcorpus.facts.figures.counted import read_counted
from iomcorpus.facts.figures.units import MONTHS_OLD, OLD, YEARS_OLD, measure_behind
from iomcorpus.forms.dates import MONTHS, WEEKDAYS
from iomcorpus.forms.grammar import Pattern

OLDEST = 120
YOUNGEST_SAID = 3  # "she was two" is more often a count
YOUNGEST_ALONE = 13  # "at 7" is a time of day, "at 29" an age

# "aged 17", "at the age of sixteen", "aged between 5 and 17", "turned forty"
AGED = Pattern(
    r"\b(?:[Aa]ged|AGED|[Aa]ges?|[Aa]ges? of|[Aa]ge (?:group|range)|[Aa]ges? (?:from|between)"
    r"|[Aa]ged (?:from|over|under|just)|turn(?:ed|s|ing)(?: just)?)[ ,:]{1,2}\Z"
)
PERSON_OF = Pattern(  # "a boy of fourteen", "Jan Novak, a joiner of 62,"
    r"\b(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|youths?|lads?|lass(?:es)?|lad(?:y|ies)|teenagers?|widow(?:er)?s?|baby"
    r"|toddlers?|infants?|bachelor|spinster|pensioners?|youngsters?|fellow|maiden|veterans?|grandmother|grandfather"
    r"|, an? (?:\w{1,20} )?(?!number|order|cluster|quarter|letter)\w{2,16}(?:er|or|ist|ian|man|ant|eer|ess)) of \Z"
)
PARENT_OF = Pattern(  # "a father of three", "a mother-of-two": of children
    r"\b(?:mother|father|mum|mom|dad|parent|grandmother|grandfather|parents)(?: of |-of-)\Z", re.IGNORECASE
)
DIED_AT = Pattern(
    r"\b(?:d[iy](?:es?|ed|ing)|death|dead|passed away|retire[sd]?|retirement|married|marry|wed|widowed|orphaned|began"
    r"|started|left school|leave school|bed|home|work|eligible|vote|pension)[^.\n]{0,24} (?:at|before|by)(?: just)? \Z"
)
# "At 29, he is", "At 14 she left"
AT = Pattern(r"(?:\A|\n|[.!?][”\"]? |[“\"])At (?:just |only )?\Z")
HE = Pattern(r",? (?:he|she|I|they|[A-Z][a-z]+)\b")
# "When I was seventeen, a", "Lopez, who is 45, said"
WAS = Pattern(
    r"\b(?:(?:[Ii]|[Hh]e|[Ss]he|[Ww]ho|[A-Z][a-z]+) (?:was|is|am|were|turned)|(?:[Hh]e|[Ss]he|[Ww]ho)['’]s|[Ii]['’]m)"
    r"(?: just| only| now| already| barely)? \Z"
)
# "Then 19, he enlisted", "Ali Hassan, now 33, is", "both 12, won"
NOW = Pattern(
    r"(?:\A|\n|[.!?] |[A-ZÀ-Þ][\w'’-]{1,30}, )(?:[Nn]ow|[Tt]hen|[Bb]oth|[Cc]urrently|[Ss]till) (?:only |just )?\Z"
)
ENDS = Pattern(
    r"[ ]?(?:[,.;:!?)”\"]|\Z|\n|(?:and|or|but|when|at the time|years? young|this year|next|last|that|years older)\b)"
)
UNDER = ("under", "over", "above", "below", "younger than", "older than")
PEOPLE_BEFORE = Pattern(  # "children under five", "patients are under 30"
    r"\b(?:children|child|people|persons?|patients|those|anyone|everyone|residents|women|men|boys|girls|adults?|players"
    r"|drivers|kids|youths?|voters|workers|pupils|applicants|pensioners|visitors|dependants|dependents|mothers|infants"
    r"|babies|minors|candidates|participants|members|athletes|are|is|was|were|be|being|the|and|,)[ ]\(?\Z",
    re.IGNORECASE,
)
ELDERS = Pattern(  # "25 years and above", "65 and over"
    r"[ -]?(?:years?|yrs?)?[ ]?(?:and|or)[ ](?:above|over|older|up|upwards?|under|younger|below)\b"
)
# "Alieu, 17, who", "the driver, 34, was", "Ruth Abebe, 9 and 6,"
NAME_BEFORE = Pattern(r"(?P<name>[^\W\d_][\w'’.-]{0,40})[)\]”\"]?, \Z")
PAIR_BEFORE = Pattern(r", [0-9]{1,2},? and \Z")
CLOSED = Pattern(r"[,.;:)!?”\"]|\Z|\n|[ ](?:of|from|and [0-9]{1,2}\b|who|has|was|is|and)\b")
BRACKET_NAME = Pattern(r"\b[A-ZÀ-Þ][\w'’.-]{0,30}[ ][A-ZÀ-Þ][\w'’.-]{0,30}[ ]\(\Z")  # "Ciara Nolan (29)"
BRACKET_SURNAME = Pattern(r"(?:\A|[\n,.;] ?|\band )[A-ZÀ-Þ][a-zß-ÿ'’-]{2,30}[ ]\(\Z")  # "Smith (45), a plumber"
GROWN = range(16, 100)


def age(text: str, amount: Amount) -> tuple[str, int] | None:
    """The unit of an age, and where its words end; None where the amount is none.

    >>> from iomcorpus.facts.figures.amounts import Places, read_amount
    >>> [age(line, read_amount(line, 7, Places(""))) for line in ("Alieu, 17, who", "Riyad, 10 km on")]
    [('years old', 9), None]
    """
    end = amount.end
    old = OLD.match(text, end)
    if old:
        return YEARS_OLD, old.end()
    months = MONTHS_OLD.match(text, end)
    if months:
        return months["unit"], months.end()
    number, last = amount.number, amount.second or amount.number
    if number.value is None or last.value is None or number.parts or number.size > 1 or not 0 < last.value <= OLDEST:
        return None
    before = text[max(0, amount.opens - 48) : amount.opens]
    unit = measure_behind(text, end)
    years = unit is not None and unit.name.startswith("year")
    if unit and years and (AGED.search(before) or ELDERS.match(text, end)):
        return YEARS_OLD, unit.end
    if unit or amount.sign:
        return None
    return (YEARS_OLD, end) if AGED.search(before) or _is_bare_age(text, amount, before) else None


def _is_bare_age(text: str, amount: Amount, before: str) -> bool:
    """An age that no word for age tells: "children under five", "he was ninety-nine", "died at 88"."""
    end, value = amount.end, amount.number.value or 0
    counted = read_counted(text, end)
    hyphened = text[amount.number.start - 1] == "-"
    under = amount.approx is not None and amount.approx.lower() in UNDER
    if under and (hyphened or (PEOPLE_BEFORE.search(before) and not counted)):
        return True
    if PERSON_OF.search(before) or (ELDERS.match(text, end) and PEOPLE_BEFORE.search(before)):
        return True
    alone = value >= YOUNGEST_ALONE and not (counted and counted.sure)
    if alone and (DIED_AT.search(before) or (AT.search(before) and HE.match(text, end))):
        return True
    if value >= YOUNGEST_SAID and ENDS.match(text, end) and (WAS.search(before) or NOW.search(before)):
        return True
    if amount.approx or amount.second or not amount.whole or amount.number.words:
        return False
    return is_bracketed_age(text, amount) or _is_in_apposition(text, amount, before)


def is_bracketed_age(text: str, amount: Amount) -> bool:
    """Whether a number in brackets is an age: "Ciara Nolan (29) of Ballyshannon"."""
    start, end, value = amount.start, amount.end, amount.number.value or 0
    if text[start - 1 : start] != "(" or text[end : end + 1] not in (")", ",") or amount.number.words:
        return False
    if value in GROWN and BRACKET_SURNAME.search(text, max(0, start - 36), start):
        return True
    return YOUNGEST_SAID <= value <= OLDEST and bool(BRACKET_NAME.search(text, max(0, start - 64), start))


def _is_in_apposition(text: str, amount: Amount, before: str) -> bool:
    """Whether a number between commas says how old the person before is."""
    if isinstance(amount.number.value, float) or not CLOSED.match(text, amount.end):
        return False
    if PAIR_BEFORE.search(before):
        return True
    match = NAME_BEFORE.search(before)
    if match is None:
        return False
    name = match["name"]
    if name[0].isupper():
        return name.lower() not in MONTHS and name.lower() not in WEEKDAYS
    return text.startswith(", ", amount.end) and not text[amount.end + 2 : amount.end + 3].isdigit()
