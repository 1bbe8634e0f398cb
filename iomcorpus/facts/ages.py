"""Ages: how English says that somebody is so many years old, mostly without saying "years"."""

from __future__ import annotations

from iomcorpus.facts.amounts import Amount
from iomcorpus.facts.counted import read_counted
from iomcorpus.facts.units import MONTHS_OLD, OLD, YEARS_OLD, measure_behind
from iomcorpus.forms.grammar import Pattern

OLDEST = 120
# "aged 17", "at the age of sixteen", "aged between 5 and 17", "turned forty"
AGED_BEFORE = Pattern(
    r"\b(?:[Aa]ged|AGED|[Aa]ges?|[Aa]ges? of|[Aa]ge group|[Aa]ge range|[Aa]ges? (?:from|between)|[Aa]ged (?:from|over|under|just)"
    r"|turn(?:ed|s|ing)(?: just)?)[ ,:]{1,2}\Z"
)
# "a man of 71", "a girl aged", "a boy of fourteen"
PERSON_OF = Pattern(
    r"\b(?:man|woman|boy|girl|child|youth|lad|lass|lady|teenager|widow|widower|baby|toddler|infant|bachelor|spinster|pensioner"
    r"|youngster|fellow|maiden|veteran|grandmother|grandfather) of \Z"
)
PARENT_OF = Pattern(r"\b(?:mother|father|mum|mom|dad|parent|grandmother|grandfather|parents)(?: of |-of-)\Z", 2)
DIED_AT = Pattern(
    r"\b(?:d[iy](?:es?|ed|ing)|death|dead|passed away|retire[sd]?|retirement|married|marry|wed|widowed|born|orphaned|began|started"
    r"|left school|leave school|bed|home|work|eligible|vote|pension)[^.\n]{0,24} (?:at|before|by)(?: just)? \Z"
)
IS_BEFORE = Pattern(
    r"\b(?:(?:[Ii]|[Hh]e|[Ss]he|[Ww]ho|[A-Z][a-z]+)(?: was| is| am| were| turned)|(?:[Hh]e|[Ss]he|[Ww]ho)['’]s|[Ii]['’]m)(?: just| only| now| already| barely)?"
    r" (?:about |only |nearly |almost )?\Z"
)
ENDS = Pattern(r"[ ]?(?:[,.;:!?)”\"]|$|\n| and\b| or\b| but\b| when\b| at the time\b| years? young\b| this year\b| next\b| last\b| that\b| years older\b)")
NAME_BEFORE = Pattern(r"(?P<name>[^\W\d_][\w'’.-]*)(?P<closed>[)\]”\"])?, \Z")
PAIR_BEFORE = Pattern(r", [0-9]{1,2},? and \Z")
CLOSED = Pattern(r"[,.;:)!?”\"]|$|\n|[ ](?:of|from|and [0-9]{1,2}\b|who|has|was|is|and)\b")
BRACKET_NAME = Pattern(r"\b[A-ZÀ-Þ][\w'’.-]+[ ][A-ZÀ-Þ][\w'’.-]+[ ]\(\Z")
UNDER = ("under", "over", "above", "below", "younger than", "older than")
PEOPLE_BEFORE = Pattern(
    r"\b(?:children|child|people|persons?|patients|those|anyone|everyone|residents|women|men|boys|girls|adults?|players|drivers|kids|youths?"
    r"|voters|workers|pupils|applicants|pensioners|visitors|dependants|dependents|are|is|was|were|be|being|mothers|infants|babies|minors|candidates|participants"
    r"|members|athletes|the|and|,)[ ]\(?\Z", 2,
)
ELDERS = Pattern(r"[ -]?(?:years?|yrs?)?[ ]?(?:and|or)[ ](?:above|over|older|up|upwards?|under|younger|below)\b")
MONTHS_AND_DAYS = ("January February March April May June July August September October November December Monday Tuesday"
    " Wednesday Thursday Friday Saturday Sunday").split()


def age(text: str, amount: Amount) -> tuple[str, int] | None:
    """The unit of an age, and where its words end."""
    number, end = amount.number, amount.end
    old = OLD.match(text, end) or MONTHS_OLD.match(text, end)
    if old:
        return (YEARS_OLD if "month" not in old.group() and "week" not in old.group() and "day" not in old.group() else old["unit"]), old.end()
    high = amount.second or number
    if number.value is None or high.value is None or not 0 < high.value <= OLDEST or number.parts or number.size > 1:
        return None
    before = text[max(0, amount.opens - 48) : amount.opens]
    if AGED_BEFORE.search(before):
        unit = measure_behind(text, end)
        if unit and unit.name.startswith("year"):
            return YEARS_OLD, unit.end
        return None if unit else (YEARS_OLD, end)
    years = text.startswith(" years ", end)
    if years and ELDERS.match(text, end):
        return YEARS_OLD, end + 6
    if measure_behind(text, end) or amount.sign:
        return None
    if _bare_age(text, amount, before):
        return YEARS_OLD, end
    return None


def _bare_age(text: str, amount: Amount, before: str) -> bool:
    end = amount.end
    if amount.approx and amount.approx.lower() in UNDER:
        if text[amount.number.start - 1] == "-":
            return True
        if PEOPLE_BEFORE.search(before) and not read_counted(text, end):
            return True
    if PERSON_OF.search(before):
        return True
    if ELDERS.match(text, end) and PEOPLE_BEFORE.search(before):
        return True
    value = amount.number.value or 0
    if (IS_BEFORE.search(before) and ENDS.match(text, end) and value >= 3) or (
        DIED_AT.search(before) and value > 12 and ENDS.match(text, end)
    ):
        return True
    if amount.approx or amount.second or not amount.whole:
        return False
    return is_bracketed_age(text, amount) or _in_apposition(text, amount, before)


def is_bracketed_age(text: str, amount: Amount) -> bool:
    """ "Ciara Nolan (29) of Ballyshannon"."""
    start, end, value = amount.start, amount.end, amount.number.value or 0
    if text[start - 1 : start] != "(" or text[end : end + 1] not in (")", ",") or amount.number.words:
        return False
    return 3 <= value <= OLDEST and bool(BRACKET_NAME.search(text, max(0, start - 40), start))


def _in_apposition(text: str, amount: Amount, before: str) -> bool:
    """ "Alieu, 17, who"; "the driver, 34, was"; "Ruth Abebe, 9 and 6"."""
    if amount.number.words or isinstance(amount.number.value, float):
        return False
    if PAIR_BEFORE.search(before) and CLOSED.match(text, amount.end):
        return True
    name = NAME_BEFORE.search(before)
    if name is None or not CLOSED.match(text, amount.end):
        return False
    if name["name"][0].isupper():
        return name["name"] not in MONTHS_AND_DAYS
    return text[amount.end : amount.end + 2] == ", " and not text[amount.end + 2 : amount.end + 3].isdigit()
