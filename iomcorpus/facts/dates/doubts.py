"""What looks like a date and is none: quantities, numbers of things, names, verbs that are spelled like months.

Each question takes the text and a place in it, and looks a few words to either side.
"""

from __future__ import annotations

from functools import lru_cache

from iomcorpus.forms.dates import MONTHS
from iomcorpus.forms.grammar import Pattern, words

# Words that tie what follows to the calendar: "in 2003", "since May". Not "at" (clock times) nor "to" (quantities).
AT_TIMES = words(
    "in since by until till til before after during from of through throughout circa for dated unto post pre"
)
# Of these a person or a thing is hardly the object: "in May" is the month whoever is called May.
SURE_TIMES = words("in since until till during throughout early late mid this last next every each")
APPROXIMATE = words(
    "over under above below nearly almost barely roughly approximately some only just exactly another than least most",
    "total all these those any plus minus additional extra further up upto reached reaching numbered numbering",
)
ABOUT = words("about around c ca circa")
DETERMINERS = words(
    "the this that a an its his her their our my your whose no each every late early mid",
    "new old record previous current calendar fiscal financial full-year year",
)
# A word of grammar behind a date or a number shows that no noun is counted: "in 2008 and", "on the 14th at".
FUNCTION_WORDS = words(
    "a an the this that these those and or but nor so yet if as at by for from in into of off on onto over per than",
    "then to up via with within without about after before during since through throughout under until till upon when",
    "where while which who whom whose what how why because although though whether is are was were be been being am",
    "has have had do does did can could may might must shall should will would not no only just also even still",
    "already he she it they we you i his her its their our my your all both each every any some there here said says",
    "inclusive exclusive onwards onward respectively however between against among amid despite unless except like",
    "near next last instead",
)
# A number before one of these says how many, how long, how heavy; a number behind a verb and before a plural does too.
COUNTED = words(
    "people men women children persons folk police troops personnel staff sheep fish cattle poultry livestock",
    "aircraft km kms kilometre kilometres kilometer kilometers metre metres meter meters m cm mm mile miles yard",
    "yards foot feet ft inch inches acre acres hectare hectares ha sq square cubic tonne tonnes ton tons kg kgs kilo",
    "kilos kilogram kilograms gram grams g lb lbs pound pounds ounce ounces litre litres liter liters gallon gallons",
    "barrel barrels watt watts kw mw gw kwh mwh megawatts volt volts ohm ohms amp amps hz khz mhz rpm cc hp bhp psi",
    "degrees degree celsius fahrenheit calories kcal gmt utc bst cet est edt pst hours hour hrs hr minutes minute",
    "mins seconds second days day weeks week months month years year dollars dollar euros euro rupees rupee naira",
    "shillings shilling rand yen yuan pesos ringgit baht cents cent pence crore lakh million billion trillion",
    "thousand hundred dozen per percent percentage points votes seats steps houses homes jobs pages words copies",
    "units tickets runs goals points metre-long years-old",
)
# What these name has a number, not a year: "flight 1963", "Room 2018", "Rs 2010", "grade 1045".
NUMBERED = words(
    "no nos number numbers num page pages p pp flight flights room rooms section sections article articles resolution",
    "resolutions bill form forms case cases chapter box route routes highway road bus buses train model version",
    "channel extension ext lot item items line lines apartment apt suite unit units vol volume issue psalm paragraph",
    "para clause regulation directive postcode code pin zip ref reference id serial batch plot block floor level gate",
    "platform bay row prisoner inmate locker grade type class series file folio entry order notice permit licence",
    "license invoice docket iso en bs rfc din astm sae rs usd gbp eur ksh tsh ugx sh n ngn inr pkr zar sgd hkd aud",
    "cad cr cfa php rm tel phone fax mobile mob cell call dial text sms asteroid hull wing locomotive frequency rule",
    "sonnet hymn question q section ward bed seat seats win wins won scored polled weighed weighs weighing at sold",
    "costs cost worth priced population capacity circulation attendance elevation altitude height total score aged",
)
STREETS = words(
    "avenue ave street st road rd boulevard blvd drive dr lane ln way place court square terrace highway hwy"
)
SUMS = words(  # "a total of 2000"
    "total crowd crowds number sum fleet population attendance maximum minimum average capacity majority turnout",
    "height altitude depth distance weight staff workforce team army force sample price cost salary rate limit target",
)
# Names that a capitalised month or weekday is part of.
HONORIFICS = words(
    "mr mrs ms miss mx dr sir dame lord lady prof professor president minister premier justice judge captain sister",
    "brother father rev bishop senator councillor cllr sergeant sgt constable officer aunt uncle chief prince princess",
)
GIVEN_NAMES = words("may april june august jan augusta")  # months that are names of people too
SPEECH = words(
    "said says told tells added adds asked warned argued argues explained insisted replied wrote writes thinks",
    "believes who whose retires retired resigned",
)
NOT_PLURAL = words(
    "was is has does as its this his hers us less across perhaps thus versus plus minus series census crisis news",
    "business process press progress success class bonus consensus status campus virus congress basis always besides",
    "towards afterwards onwards upwards yes gas bus plans",
)

WORD_AFTER = Pattern(r"[ ]([^\W\d_][\w’'-]{0,24})")
REACH = 28  # characters before a place that hold the word before it


def word_before(text: str, at: int) -> str:
    """The word before a place, as written; empty where no blank and word stand there.

    >>> word_before("in May", 3), word_before("(2016", 1), word_before("no. 1996", 4)
    ('in', '', 'no.')
    """
    if at < 2 or text[at - 1] != " ":
        return ""
    low = max(0, at - REACH)
    begin = max(text.rfind(" ", low, at - 1), text.rfind("\n", low, at - 1), low - 1) + 1
    return text[begin : at - 1].lstrip("(\"'“‘[—–•*-")


def word_after(text: str, at: int) -> str:
    """The word behind a place, where only a blank is between; empty otherwise."""
    match = WORD_AFTER.match(text, at)
    return match[1] if match else ""


def is_counted(text: str, end: int) -> bool:
    """Whether the number that ends here counts what follows.

    >>> is_counted("2017 kg less", 4), is_counted("9 March 2016 in Oslo", 12)
    (True, False)
    """
    return word_after(text, end).lower() in COUNTED


def begins_line(text: str, at: int) -> bool:
    """Whether nothing but signs stands before a place in its line.

    >>> begins_line("• 2025: Tubac", 2), begins_line("In 2025", 3)
    (True, False)
    """
    low = text.rfind("\n", max(0, at - 12), at) + 1
    return (low > 0 or at <= 12) and not any(map(str.isalnum, text[low:at]))


def ends_line(text: str, end: int) -> bool:
    """Whether nothing but signs stands behind a place in its line."""
    high = text.find("\n", end, end + 8)
    stop = high if high >= 0 else min(len(text), end + 8)
    return (high >= 0 or len(text) - end < 8) and not any(map(str.isalnum, text[end:stop]))


def line_around(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """The line of a place, so many characters to either side at most.

    >>> line_around("Notes\\nIn May\\nit rained", 9, 12, 100)
    (6, 12)
    """
    low, high = max(0, start - reach), min(len(text), end + reach)
    behind = text.find("\n", end, high)
    return max(low, text.rfind("\n", low, start) + 1), behind if behind >= 0 else high


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence or line begins at a place, quotation marks before it or not."""
    before = text[max(0, at - 3) : at].rstrip("\"'“‘( ")
    return at == 0 or not before or before[-1] in ".!?:\n•–—-|" or text[at - 1] == "\n"


# --- years ---


def is_year(text: str, start: int, end: int, listed: bool = False) -> bool:
    """Whether four digits that stand free are a year; `listed` says that a year stands before them ("2008 and 2012").

    >>> text = "Turnout was 2014 votes lower in 2008 than in flight 1963 to Rio 2016"
    >>> [is_year(text, text.index(year), text.index(year) + 4) for year in ("2014", "2008", "1963", "2016")]
    [False, True, False, False]
    """
    year, before, after = int(text[start:end]), word_before(text, start), word_after(text, end)
    word = before.lower().rstrip(".").rpartition("-")[2]  # "mid-to-late 2015"
    if (
        listed
        or word in ("year", "years", "early", "late", "mid", "end")
        or SURELY.search(text, max(0, start - 24), start)
    ):
        return after.lower() not in COUNTED
    if word == "between":
        other = BETWEEN_YEARS.match(text, end)
        return not other or (year < int(other[1]) < 2200 and word_after(text, other.end()).lower() not in COUNTED)
    if text[end : end + 2] in ("'s", "’s") or (word == "at" and after in ("prices", "levels", "rates", "values")):
        return True
    counts = after.lower() in COUNTED or is_plural(after)
    if word in NUMBERED or word in APPROXIMATE or (counts and year % 100 == 0 and word not in DETERMINERS):
        return False
    if after[:1].isupper() and word_after(text, end + 1 + len(after)).rstrip(".").lower() in STREETS:
        return False  # "of 1600 Pennsylvania Avenue"
    if word in AT_TIMES:
        return not (
            (word == "of" and word_before(text, start - len(before) - 1).lower() in SUMS)
            or (after.lower() in COUNTED and word not in ("in", "since", "until", "during"))
        )
    if year < OLDEST_ALONE or (after.lower() in COUNTED and word != "the"):
        return False
    if word in ABOUT:
        return not after or after in FUNCTION_WORDS or year % 50 != 0
    if begins_sentence(text, start) or (before.endswith((".", ")")) and before[:-1].isdigit()):
        before = ""
    return _is_alone(text, start, end, before, after)


def are_years(text: str, start: int, end: int) -> bool:
    """Whether two years with a sign between are no numbers of things: "crates 1996-2004", "2000-3000 people"."""
    word = word_before(text, start).lower().rstrip(".")
    return word not in NUMBERED and word_after(text, end).lower() not in COUNTED


# "since at least 2001": an approximator that touches a year
SURELY = Pattern(
    r"(?<!\w)(?i:since|until|till|by|from|in)[ ](?:at[ ]least|about|around|roughly|as[ ](?:early|late)[ ]as)[ ]$"
)
BETWEEN_YEARS = Pattern(r"[ ](?:and|&)[ ]((?:1\d|20|21)\d\d)(?!\w|[.,]\d)")  # not "between 2000 and 3000 people"
OLDEST_ALONE = 1500  # an older year is told as one: "in 1066"


def _is_alone(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether a number that no preposition ties to the calendar is a year all the same."""
    if before in ("to", "and", "or"):
        other = word_before(text, start - len(before) - 1).lower()
        if other[-1:].isdigit() or (int(text[start:end]) % 100 == 0 and other in ("up", "close", "as")):
            return False  # "crates no. 1996 to 2004", "up to 2000"
    if before.lower() in FOUNDED:
        return True
    if before[:1].isupper() and before.lower() not in DETERMINERS and not before.endswith((",", ";", ":")):
        # "Rio 2016", "Windows 2000", "Act 2006" are names; "(Lindqvist 2014)" and ", Skopje 2017." are references
        return bool(REFERENCE.search(text, max(0, start - REACH), end)) and text[end : end + 1] in ("", *"),;.:\n")
    if after[:1].isupper():
        # "a 2012 ABC study", "the 2014 Ebola outbreak", not "1984 Chestnut Avenue", "the 2016 Olympics"
        second = word_after(text, end + 1 + len(after))
        return before in ("a", "A", "an") or (before.lower() == "the" and _is_noun(second))
    if before.endswith(("'s", "’s", "s’")):
        return bool(after) and after not in FUNCTION_WORDS  # "Namibia's 2016 budget", not "Orwell's 1984"
    if not before or before.lower() in DETERMINERS or before.endswith((",", ";", ":", ")")):
        return True
    # "counted 1989 flamingos", "totalled 1954"
    return not is_plural(after) and before.isalpha() and before not in COUNTING


FOUNDED = words(
    "let founded established est opened built born died incorporated completed published revised erected rebuilt"
)
COUNTING = words(
    "counted counting counts totalled totaled totals numbers tallied registered recorded measured measuring measures",
    "spanning produced collected earned raised paid scoring hitting averaging averaged exceeded exceeding topped",
    "passed surpassed",
)
REFERENCE = Pattern(r"(?:\([^()]*|,[ ])[^\W\d_][\w’'-]+[ ]\d{4}$")


def is_plural(word: str) -> bool:
    """Whether a word looks like several of something: "flamingos", not "census" or "was"."""
    return (
        len(word) > 3 and word.islower() and word.endswith("s") and not word.endswith("ss") and word not in NOT_PLURAL
    )


# --- months ---


def is_month(text: str, start: int, end: int, linked: bool) -> bool:
    """Whether the name of a month alone is the month; `linked` says that another date is tied to it ("May and August").

    >>> text = "Theresa May said on the Women's March that June Whitcombe may come in May, as in the March deadline"
    >>> places = [(text.index(part), name) for part, name in (("May said", "May"), ("March that", "March"))]
    >>> places += [(text.index(part), name) for part, name in (("June W", "June"), ("May,", "May"))]
    >>> places.append((text.index("March d"), "March"))
    >>> [is_month(text, at, at + len(name), False) for at, name in places]
    [False, False, False, True, True]
    """
    name, before, after = text[start:end], word_before(text, start), word_after(text, end)
    word = before.lower()
    if name.islower():
        return name not in ("may", "march", "august") and len(name) > 4
    if word in EVERY or word.rstrip(".") in HONORIFICS:
        return False
    if word in SURE_TIMES or linked or (word == "of" and word_before(text, start - 3).lower() in PERIOD_PARTS):
        return True
    if len(name) <= 4 and name.lower() not in ("may", "june", "july", "sept"):
        return word in AT_TIMES and not after[:1].isupper()  # "by Dec", but "Jan de Vries"
    if after[:1].isupper() and not is_titled(text, start, end):
        return name.lower() not in GIVEN_NAMES and word in AT_TIMES  # "June Whitcombe", but "in July Ana went"
    if before[:1].isupper() and not begins_sentence(text, start - len(before) - 1) and not before.endswith((",", ":")):
        return name.lower() not in (*GIVEN_NAMES, "march") and not is_titled(text, start, end)
    if name.lower() == "march":
        return (
            word in AT_TIMES - {"of", "for"}
            or (word in ("the", "a", "of") and _is_noun(after))
            or _is_label(text, start, end)
        )
    if name.lower() == "may":
        return (
            (word in AT_TIMES and not _is_person(text, name))
            or (word in ("the", "a") and _is_noun(after))
            or _is_label(text, start, end)
        )
    return not (name.lower() in GIVEN_NAMES and (after.lower() in SPEECH or _is_person(text, name)))


PERIOD_PARTS = words(
    "end start beginning middle close rest month months week weeks day days half part turn eve weekend"
)
EVERY = words("every each any most alternate all")


def _is_noun(word: str) -> bool:
    """Whether a word behind "the March" may be what was in March: "deadline", not "for" or "through"."""
    return word.islower() and word not in FUNCTION_WORDS and not word.endswith("ed")


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether a month stands alone in its line, or as its label: "May: seedlings", "March's figures"."""
    behind = text[end : end + 2]
    return (begins_line(text, start) and (ends_line(text, end) or behind[:1] == ":")) or behind in ("’s", "'s")


def _is_person(text: str, name: str) -> bool:
    """Whether a month is also somebody's name in the text: "Theresa May" makes "by May" doubtful."""
    return name.capitalize() in named_months(text)


NAMED_MONTH = Pattern(r"(?<!\w)([^\W\d_a-z][a-z]+|Mr?s?\.|Mr?s|Ms|Dr)[ ](May|April|June|August|March)(?![\w-]|,?[ ]\d)")


NOT_GIVEN = FUNCTION_WORDS | DETERMINERS | AT_TIMES | EVERY | frozenset(MONTHS)


@lru_cache(maxsize=1)
def named_months(text: str) -> frozenset[str]:
    """The months that are surnames in a text.

    >>> sorted(named_months("In May Theresa May met Billie August, and in August June Brown"))
    ['August', 'May']
    """
    found = ((match[1], match[2]) for match in NAMED_MONTH.finditer(text))
    return frozenset(month for before, month in found if before.lower() not in NOT_GIVEN)


def is_titled(text: str, start: int, end: int) -> bool:
    """Whether the words around are all written with capitals, as in a heading."""
    low, high = line_around(text, start, end, 120)
    line = text[low:high]
    named = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(named) >= 4 and 4 * sum(word[0].isupper() for word in named) >= 3 * len(named)


# --- weekdays ---

# What makes a weekday a feast, a sale or a name: "Black Friday", "Sheffield Wednesday", "Bloody Sunday".
NAMED_DAYS = words(
    "black good ash palm super bloody easter shrove maundy holy whit cyber giving ruby sheffield tgi man stir-up",
    "plough spy clean orange green blue bright low trinity advent remembrance mothering pancake hospital casual",
    "election joe small-business manic taco throwback girl his any",
)
# Papers, shows and services are named by their day.
DAY_TITLES = words(
    "times mirror mail telegraph express post herald star sun independent tribune observer world nation standard news",
    "night league club school schools service mass market punch vanguard monitor guardian politics supplement business",
    "magazine review morning breakfast live lunch roast edition argus mercury",
)


def is_weekday(text: str, start: int, end: int) -> bool:
    """Whether the name of a weekday alone is a certain day: not each of them, not a name.

    >>> text = "Sheffield Wednesday told the Sunday Times on Monday that every Friday is a Sunday"
    >>> places = [text.index(name) for name in ("Wednesday", "Sunday T", "Monday", "Friday", "Sunday")]
    >>> [is_weekday(text, at, text.index("day", at) + 3) for at in places]
    [False, False, True, False, False]
    """
    before, after = word_before(text, start), word_after(text, end)
    word = before.lower()
    if word in ORDINALS and (after == "of" or word_before(text, start - len(before) - 1).lower() in EVERY):
        return False  # "every second Wednesday", "the first Saturday of the month"
    if EVERY_BEFORE.search(text, max(0, start - 60), start) or (word == "the" and _is_habit(text, end, after)):
        return False
    if word == "on" and text[start:end] == "Sunday" and word_before(text, start - 3) in SUNDAY_PAPERS:
        return False
    if (
        WEEKLY.match(text, end)
        or word in EVERY
        or word in NAMED_DAYS
        or word.rstrip(".") in HONORIFICS
        or text[end : end + 1] == "-"
    ):
        return False
    if word in ("a", "an", "one"):
        return _is_noun(after) and after not in PARTS_OF_DAY  # "In a Wednesday statement", not "on a Wednesday"
    tied = word in WEEKDAY_LEADS or word in SPEECH or before.islower() & before.endswith("ed")
    if after[:1].isupper() and not after.isupper() and not tied:
        return after.lower() not in DAY_TITLES and is_titled(text, start, end)  # "actress Tuesday Weld"
    return not (after.lower() in DAY_TITLES and after[:1].isupper())


WEEKDAY_LEADS = words("on by until since last next this from late early till before after")
# "every Tuesday and Thursday"
EVERY_BEFORE = Pattern(
    r"(?<!\w)(?i:every|each)[ ](?:second[ ]|other[ ])?\w{3,6}day(?:,[ ]\w{3,6}day){0,5},?[ ](?:and|or|not)[ ]$"
)
# What is held on the same weekday each week: "the Thursday club".
HABITS = words(
    "market club group class choir desk league crossword column prayers school service surgery clinic session"
)
ORDINALS = words("first second third fourth last other alternate")
SUNDAY_PAPERS = words("Sun Mail Scotland Independent Herald Wales Star")  # "The Mail on Sunday"
WEEKLY = Pattern(r"[ ](?:morning|afternoon|evening|night)s\b")  # "on Saturday mornings"


def _is_habit(text: str, end: int, after: str) -> bool:
    """Whether one of the two words behind a weekday is something of each week: "the Thursday advice desk"."""
    return after in HABITS or (_is_noun(after) and word_after(text, end + 1 + len(after)) in HABITS)


PARTS_OF_DAY = words("morning afternoon evening night lunchtime noon midnight")


# --- parts of a year, ages ---

# A quarter or a half without a year is one of the year where trade is spoken of, else one of a match or of a town.
BUSINESS = words(
    "profit profits revenue revenues sales earnings gdp growth economy economic economies economists exports export",
    "imports output inflation prices price orders order shipments shipment delivery deliveries market markets bank",
    "banks investment investments investors shares share dividend dividends unemployment jobless retail retailer",
    "retailers budget budgets forecast forecasts guidance turnover margin margins loss losses fiscal financial",
    "quarterly analysts analyst company companies maker makers manufacturing manufacturers brewer brewers airline",
    "airlines subscribers production construction lending debt debts cent percent million billion passengers arrivals",
    "visitors tourism trade industry project cases reports reported report survey results demand rents rent mortgage",
    "mortgages insurer insurers income spending wages bookings volumes deficit surplus stock stocks firm firms group",
    "plant factory factories rates permits loans deposits",
)
MATCHES = words(
    "goal goals score scored scorer scorers match team points lead led trailing trailed half-time halftime kick-off",
    "coach injury injured limped penalty header try tries touchdown defence defense minute minutes win won beat",
    "striker midfielder goalkeeper season fans league cup players player pitch court whistle equaliser equalizer",
    "substitute substituted game",
)


def is_business(text: str, start: int, end: int) -> bool:
    """Whether the sentence of a quarter or half is about a year's trade, and not about a match.

    >>> is_business("Manila led by nine after the second quarter.", 29, 43)
    False
    """
    low, high = line_around(text, start, end, 160)
    near = {word.strip(".,;:()'\"“”’") for word in text[low:high].lower().split()}
    return ("%" in text[low:high] or not near.isdisjoint(BUSINESS)) and near.isdisjoint(MATCHES)


AGED = Pattern(r"\b(?:his|her|their|my|our|your|temperatures?|highs?|lows?|degrees|mercury)\b")


def is_person_age(text: str, at: int) -> bool:
    """Whether "sixties" are those of a person, or of a thermometer: "in her late sixties", "highs in the 80s"."""
    return bool(AGED.search(text, max(0, at - 40), at))
