"""What has a number's shape and is no figure: telephones, identifiers, scores, addresses, years, fixed phrases.

Each rule looks at an amount in its place and answers where the refused stretch ends, or 0 where it has no objection.
Rules of their own files: times of day (`clock_times`), labels and names (`numbered`), "one" (`tally`).
"""

from __future__ import annotations

import re

from iomcorpus.facts.figures.amounts import Amount, Refusal
from iomcorpus.facts.figures.clock_times import clock_time, timetable
from iomcorpus.facts.figures.counted import read_counted
from iomcorpus.facts.figures.noun_words import is_plural
from iomcorpus.facts.figures.numbered import labelled, note_mark, part_of_name
from iomcorpus.facts.figures.tally import pronoun
from iomcorpus.facts.figures.units import measure_behind
from iomcorpus.forms.grammar import Pattern, words
from iomcorpus.forms.numbers import DENOMINATORS

PHONE_RUN = Pattern(r"[+(]{0,2}[ ]?[0-9(][0-9 ().\-–/]{4,24}[0-9]")
PHONE_SHAPE = Pattern(
    r"\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}|1[- ][0-9]{3}[- ][0-9]{3}[- ][0-9]{3,4}|[0-9]{3}-[0-9]{4}"
    r"|(?:13|18|19)[0-9]{2}[ -][0-9]{3}[ -]?[0-9]{3}|[0-9]{4}[ -][0-9]{3,4}[ -][0-9]{3,4}|[0-9]{2}(?:[ .][0-9]{2}){3,5}"
    r"|[0-9]{3,5}-[0-9]{3,4}-[0-9]{3,4}"
)
PHONE_WORDS = Pattern(
    r"\b(?:[Tt]el(?:ephone)?s?|[Pp]hones?|[Mm]obiles?|[Cc]ell|[Ff]ax|TEL|PHONE|FAX|[Ww]hats[Aa]pp|SMS|[Tt]ext"
    r"|[Dd]ial(?:ling)?|[Cc]all(?:s|ed|ing)?|[Rr]ing|[Hh]otline|[Hh]elpline|[Ss]witchboard|[Cc]ontact"
    r"|[Tt]oll[- ][Ff]ree|[Ff]reephone|[Ll]ine is|[Ee]xt(?:ension|n)?)\b[^\d\n]{0,24}\Z"
)
EMERGENCIES = (999, 911, 112)

JOINED_BEFORE = "_@#№§\\=&%"
CLOSING_QUOTE = Pattern(r"[\w.,!?)][”’\"']\Z")
COORDINATE = Pattern(r"[°º][ ]?(?:[0-9]|[NSEW]\b)|['′][ ]?[0-9NSEW]")
ORDINAL = Pattern(r"(?:[^1]1st|[^1]2nd|[^1]3rd|.[0-9]th)\b", re.IGNORECASE)  # but "11st 4lb" is a weight
DECADE = Pattern(r"['’]?s\b")

SCORE = Pattern(r"[ ]?[-–][ ]?[0-9]{1,3}(?![\w,.]\d)(?!\d)")
SCORED = Pattern(
    r"\b(?:w[io]ns?|won|los[et]s?|lost|beat(?:en|ing|s)?|dr[ae]ws?|drew|victory|defeat(?:ed)?|lead(?:ing)?|led|score[sd]?"
    r"|thrash\w*|hammer\w*|sets?|trail\w*|vote[sd]?|ruling|split|decision|tie|aggregate|took|takes|bowl\w*"
    r"|full[- ]time|half[- ]time|final)\b"
)

STREETS = words(
    "street st road rd avenue ave lane ln drive dr place pl square sq way close court ct crescent terrace gardens row",
    "walk boulevard blvd highway hwy parade parkway quay mews grove circus embankment wharf hill rise yard alley",
    "esplanade strasse straße strada ulica gade gatan laan straat",
)
STREETS_BEFORE = words("rue via calle avenida rua jalan jl boulevard place plaza piazza avenue chemin allée")
CAPITALS = Pattern(r"(?:[ ](?:(?:of|the|de|la|du|des|da|do)[ ])?[^\W\d_][\w'’.-]*){1,5}")
POSTCODE_BEFORE = Pattern(r"(?:\A|\n|, )\Z")  # "Hauptstrasse 5, 10115 Berlin"

YEARS = range(1500, 2100)
YEAR_BEFORE = Pattern(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|of|[Ff]rom|[Uu]ntil|[Dd]uring|[Tt]he|[Ii]nto|[Ff]or|[Aa]fter|[Bb]efore|to|and|mid|early"
    r"|late|circa)|[A-ZÀ-Þ][\w’'-]+) \Z"
)
_TEENS_AND_TENS = (
    "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    "|seventy|eighty|ninety)"
)
YEAR_IN_WORDS = Pattern(rf"(?i:(?:six|seven|eigh|nine)teen|twenty)[ -](?i:{_TEENS_AND_TENS}(?:-[a-z]+)?)\b")

# Compounds that name a kind and count nothing: "one-sided", "four-wheel drive", "five-a-side", "fifty-fifty"
FIXED = words(
    "way sided tone handed dimensional wheel wheeled a off to on by ply pin up over piece time timer liner faced star",
    "track armed act upmanship stop out under pack love two three four five six seven eight nine ten twenty fifty",
    "eleven twelve",
)
ORDINALS = frozenset((*DENOMINATORS, "first", "second")) - {"half", "quarter"}  # "the twenty-first century"
HYPHENED = Pattern(r"-([a-z]{1,20}(?:-[a-z]{1,20}){0,3})")
FACTOR = Pattern(r"[ ](?:as|the|that|what|more|its|their|his|her|those|larger|bigger|higher|over)\b")
SAME_BY_SAME = Pattern(r"(?P<one>[A-Za-z]{3,9})[ -](?:by|on|to)[ -](?i:(?P=one))\b")  # "two by two"
NINE_TO_FIVE = Pattern(r"(?:9|[Nn]ine)(?:-|[ ])to(?:-|[ ])(?:5|five)\b(?!%| per)")
TWO_ALONE = Pattern(r"\b(?:in|into|[Tt]he) \Z")  # "cut in two", "the two agreed"
NOT_ZERO = Pattern(r"[ -](?:hours?|tolerance|sum|carbon|emissions?|waste|rated|in|to|chance|gravity|day|point)\b")
ZERO_BEFORE = Pattern(r"(?:[Nn]et|[Gg]round|[Ss]ub|[Aa]bsolute|[Aa]bove|[Bb]elow|by|[Ii]n|to|from)[ -]\Z")
VEHICLES = Pattern(r"[ ](?:bus|tram|train|service|visa|freeway|motorway|call|ferry|jet|flight)\b")
HALF_BEHIND = Pattern(
    r"[ \n](?:of|the|an?|its|their|his|her|our|my|your|that|those|these|this|all|what|as|again|were|was|are|had|have"
    r"|said|came|did|do|say|don't|more|would|will|percent|per)\b"
)
HALF_BEFORE = Pattern(r"\b(?:than|by|only|just|least|under|over|about|nearly|almost|around|roughly|some|to|another) \Z")
NO_HALF_BEFORE = Pattern(
    r"\b(?:first|second|other|better|final|opening|later|latter|early|late|last|each|either|next|this|top|bottom|in"
    r"|and a)[ -]\Z"
)


def telephone(text: str, amount: Amount) -> int:
    """A telephone number: by its plus, its nought, its groups, or the word before it.

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> refused(telephone, "Call 01632 960 177 (mornings)"), refused(telephone, "Switchboard (0131) 496 0123")
    ('01632 960 177', '0131) 496 0123')
    >>> refused(telephone, "some 1 250 000 stamps")
    ''
    """
    if amount.number.words or amount.sign:
        return 0
    start = amount.start
    while start and (text[start - 1] in "+(" or (text[start - 1] == " " and text[start - 2 : start - 1] in ("+", "("))):
        start -= 1
    run = PHONE_RUN.match(text, start)
    if run is None:
        if amount.grouped or not amount.whole:
            return 0
        if amount.number.value not in EMERGENCIES and not _is_called(text, start):
            return 0
        return 0 if read_counted(text, amount.end) or measure_behind(text, amount.end) else amount.end
    digits = sum(map(str.isdigit, run.group()))
    if digits < 5 or amount.grouped:
        return 0
    nought = run.group().lstrip("(").startswith("0") and digits >= 7 and "." not in run.group()[:3]
    told = run.group().startswith("+") or nought or PHONE_SHAPE.match(text, start)
    return run.end() if told or (digits >= 6 and _is_called(text, start)) else 0


def _is_called(text: str, start: int) -> bool:
    """Whether the words in front say that a telephone number follows."""
    return bool(PHONE_WORDS.search(text, max(0, start - 40), start))


def identifier(text: str, amount: Amount) -> int:
    """Digits in one word with letters or signs: "B12", "4471-B", "F-16", "2.4.1", "24/7", "the 4th".

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> [refused(identifier, line) for line in ("vitamin B12", "part 4471-B", "an F-16", "version 2.4.1", "open 24/7")]
    ['12', '4471-B', '16', '2.4.1', '24/7']
    >>> refused(identifier, "a 40-foot container"), refused(identifier, "about 40km away")
    ('', '')
    """
    if amount.number.words or amount.sign == "money":
        return 0
    if not _is_joined_before(text, amount) and (amount.sign or not _is_joined_behind(text, amount.end)):
        return 0
    end = amount.end
    while end < len(text) and (
        text[end].isalnum() or (text[end] in "-./:_'’°′&@(" and text[end + 1 : end + 2].isalnum())
    ):
        end += 1
    return end


def _is_joined_before(text: str, amount: Amount) -> bool:
    start = amount.start
    sign, before = text[start - 1 : start], text[start - 2 : start - 1] if start > 1 else ""
    if not sign or sign in " \n(":
        return False
    if sign in "-‑":
        return before.isalnum() and not amount.approx and not text.startswith("magnitude", start - 10)
    if sign in "./,–" or sign in "'’":
        return bool(before) and (not before.isspace() or sign == "." or (sign in "'’" and amount.end - start == 2))
    if sign in "+:":
        return before.isalnum()
    quoted = sign in '”"' and bool(CLOSING_QUOTE.search(text, max(0, start - 2), start))
    return sign.isalnum() or sign in JOINED_BEFORE or quoted


def _is_joined_behind(text: str, end: int) -> bool:
    sign, behind = text[end : end + 1], text[end + 1 : end + 2]
    if ORDINAL.match(text, end - 2):
        return True
    if sign.isalnum() or sign == "_":
        return measure_behind(text, end) is None
    if sign == "/":
        return behind.isalnum() and measure_behind(text, end) is None
    if sign in "-–" and sign:
        return behind.isdigit() or behind.isupper()
    if sign in "'’@=:,.(" and sign:
        return behind.isalnum()
    return bool(COORDINATE.match(text, end))


def decade(text: str, amount: Amount) -> int:
    """The tens of a century or of a life.

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> refused(decade, "in his 30s"), refused(decade, "of 30 seats")
    ('30s', '')
    """
    match = None if amount.number.words or amount.sign or amount.approx else DECADE.match(text, amount.end)
    return match.end() if match else 0


def score(text: str, amount: Amount) -> int:
    """The score of a match or a vote.

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> refused(score, "Full time: 2–1"), refused(score, "they won 10-12"), refused(score, "8-12 piglets")
    ('2–1', '10-12', '')
    """
    joint = SCORE.match(text, amount.number.end)
    if joint is None or amount.sign or amount.number.words:
        return 0
    if amount.second is None:
        return joint.end()
    if read_counted(text, amount.end) or measure_behind(text, amount.end):
        return 0
    before = text[max(0, amount.start - 50) : amount.start]
    return amount.end if SCORED.search(before) or text[amount.end + 1 : amount.end + 2].isupper() else 0


def street_number(text: str, amount: Amount) -> int:
    """The number of a house, or a postcode before its town.

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> [refused(street_number, line) for line in ("at 12 Quay Road", "27 Rue des Lilas", "193 UN Member States")]
    ['12', '27', '']
    """
    if not amount.plain or (amount.number.words and amount.number.value != 1):
        return 0
    names = CAPITALS.match(text, amount.end + text.startswith(",", amount.end))
    if names is None:
        return 0
    found = names.group().split()
    if found[0].lower() in STREETS_BEFORE:
        return amount.end
    if not found[0][0].isupper():
        return 0
    if any(word.rstrip(".").lower() in STREETS for word in found[1:] if word[0].isupper()):
        return amount.end
    postcode = amount.end - amount.start in (4, 5) and POSTCODE_BEFORE.search(
        text, max(0, amount.start - 2), amount.start
    )
    return amount.end if postcode and not amount.number.words and not is_plural(found[0]) else 0


def year_alone(text: str, amount: Amount) -> int:
    """A year that no noun follows, or that stands like one: "in 2015", "Report 2015 helps", "nineteen eighty-four".

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> refused(year_alone, "founded in 1957 in"), refused(year_alone, "read Nineteen Eighty-Four")
    ('1957', 'Nineteen Eighty-Four')
    >>> refused(year_alone, "some 2000 people"), refused(year_alone, "1987 hives")
    ('', '')
    """
    in_words = YEAR_IN_WORDS.match(text, amount.start) if amount.number.words else None
    if in_words:
        return in_words.end()
    if not amount.plain or amount.number.words or amount.number.value not in YEARS or measure_behind(text, amount.end):
        return 0
    counted = read_counted(text, amount.end)
    told = counted and counted.sure and not YEAR_BEFORE.search(text, max(0, amount.start - 24), amount.start)
    return 0 if told else amount.end


def fixed_phrase(text: str, amount: Amount) -> int:
    """Compounds and phrases that count nothing.

    >>> from iomcorpus.facts.figures.amounts import refused
    >>> [refused(fixed_phrase, line) for line in ("four-wheel drive", "from nine to five", "zero hours", "the 38 bus")]
    ['four-wheel', 'nine to five', 'zero', '38']
    >>> refused(fixed_phrase, "a three-week walkout"), refused(fixed_phrase, "zero cases of flu")
    ('', '')
    """
    if amount.sign:
        return 0
    start, end, value = amount.start, amount.end, amount.number.value
    before = text[max(0, start - 24) : start]
    word = HYPHENED.match(text, end)
    head = word[1].partition("-")[0] if word else ""
    if word and (head in FIXED or head in ORDINALS):
        return word.end()
    phrase = SAME_BY_SAME.match(text, start) or NINE_TO_FIVE.match(text, start)
    if phrase:
        return phrase.end()
    if text[start:end].lower() in ("twice", "thrice"):
        return 0 if amount.approx or FACTOR.match(text, end) else end  # "twice a week"
    if amount.number.words:
        in_word = before.endswith("-") and before[-2:-1].isalpha() and not before.endswith("of-") and not amount.approx
        counts = _counts(text, end)
        alone = value == 2 and amount.whole and TWO_ALONE.search(before) and not counts
        zero = value == 0 and (not counts or NOT_ZERO.match(text, end) or ZERO_BEFORE.search(before))
        return end if in_word or alone or zero or before.endswith("parts per ") else 0
    if not amount.plain or not amount.whole:
        return 0
    article = before.endswith((" a ", " an ")) and text[end : end + 1] != "-" and not _counts(text, end)  # "a 1099"
    vehicle = before.endswith(("the ", "a ", "an ")) and VEHICLES.match(text, end)
    return end if article or vehicle else 0


def _counts(text: str, at: int) -> bool:
    """Whether something countable follows."""
    return bool(measure_behind(text, at) or read_counted(text, at))


def no_share(text: str, amount: Amount) -> int:
    """ "half" that is no share of anything: "half-time", "the other half", "half open"."""
    if amount.number.parts is None or amount.sign or amount.joint or not amount.number.words:
        return 0
    end = amount.end
    if text[end : end + 1] == "-":
        return end
    before = text[max(0, amount.start - 24) : amount.start]
    if before.endswith("and ") and amount.number.article and not text.startswith(" of", end):
        return end  # "an hour and a quarter"
    if amount.number.parts != (1, 2):
        return 0
    if NO_HALF_BEFORE.search(before):
        return end
    return 0 if amount.approx or HALF_BEHIND.match(text, end) or HALF_BEFORE.search(before) else end


# In this order: a telephone number is longer than what other rules see of it.
NO_FIGURES: tuple[Refusal, ...] = (
    telephone,
    clock_time,
    timetable,
    identifier,
    decade,
    score,
    labelled,
    street_number,
    note_mark,
    part_of_name,
    year_alone,
    pronoun,
    fixed_phrase,
    no_share,
)
# Behind these more of their kind may follow: "sections 12 and 13", "9.10 am and 1.20"
NUMBERING: tuple[Refusal, ...] = (labelled, clock_time, timetable, telephone, identifier)
