"""The grammar of dates in running text: the words that calendars are told in, and the patterns built of them.

Patterns are matched at a place where a scan has seen a digit or one of the words, so they may be as wide as English is.
Spaces are single blanks (`[ ]`), as a `Passage` has them. Every repetition is bounded.
"""

from __future__ import annotations

import re
from typing import Any

from iomcorpus.forms.dates import FIRST_SHORT_YEAR, WEEKDAYS
from iomcorpus.forms.grammar import Pattern, listed

Reading = tuple[Any, ...]  # what a date says, for the calendar; its forms stand in `calendar.py`
Seen = tuple[int, int, Reading]  # start and end of a date, and its reading

# --- words and what they stand for ---

WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_SHORT = {
    short: number
    for number, names in enumerate(("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"))
    for short in names.split()
}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # EDTF
NUMBER_WORDS = {
    word: number
    for number, names in enumerate(
        listed(
            "zero|one a an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve dozen|thirteen|fourteen|fifteen",
            "sixteen|seventeen|eighteen|nineteen|twenty",
        )
    )
    for word in names.split()
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
ORDINAL_WORDS = {
    word: number
    for number, word in enumerate(
        listed(
            "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth",
            "fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first|twenty-second|twenty-third",
            "twenty-fourth|twenty-fifth|twenty-sixth|twenty-seventh|twenty-eighth|twenty-ninth|thirtieth|thirty-first",
        ),
        start=1,
    )
}
DECADE_WORDS = {
    word: 1900 + 10 * number
    for number, word in enumerate(listed("twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"), 2)
}
# Units of time by any of their names, and in which of them we count.
UNITS = {
    name: unit
    for unit, names in {
        "hour": "hour hours",
        "day": "day days",
        "week": "week weeks",
        "fortnight": "fortnight fortnights",
        "weekend": "weekend weekends",
        "month": "month months",
        "quarter": "quarter quarters",
        "year": "year years",
        "decade": "decade decades",
        "century": "century centuries",
    }.items()
    for name in names.split()
}

# --- parts of patterns ---

MONTH_NAMES = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
MONTH_NAME = rf"(?i:{MONTH_NAMES})(?!\w)"
WEEKDAY = r"(?i:Mon|Tue(?:s)?|Wed(?:nes|s)?|Thu(?:rs|r)?|Fri|Sat(?:ur)?|Sun)(?i:day)?\b\.?"
FULL_WEEKDAY = r"(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:[ ]?(?:st|nd|rd|th|ST|ND|RD|TH)\b)?"
YEAR = r"(?:1\d|20|21)\d\d"
# The year behind a month: "June 7, 2016", "December, 2016", "May '15", "March 9 1887"; not "May 5 2016/17" or "1,500".
YEAR_BEHIND = rf"(?:,?[ ](?:of[ ]|in[ ])?(?P<year>{YEAR})(?![\w%]|[.,:]\d|[-–/]\d\d)|,?[ ]?['’](?P<short>\d\d)(?!\w))"
DASH = r"[-–—‑]"
NEXT_DAY = rf"(?:the[ ])?(?:{WEEKDAY},?[ ](?:the[ ])?)?{DAY}"
SOME_DAYS = rf"{DAY}(?:(?:[ ]?[-–—‑/][ ]?|[ ](?i:to|until|till|through|thru)[ ]){NEXT_DAY})?"
# Days of one month: "12-13", "1st to the 3rd", "5 & 6", "27th and 28th", "4, 11 and 18", "Friday 5 and Saturday 6"
LAST_DAY = rf"(?:,?[ ](?i:and|or)[ ]|[ ]?&[ ]?)(?:the[ ])?(?:{WEEKDAY},?[ ])?{SOME_DAYS}"
DAYS = rf"(?P<days>{SOME_DAYS}(?:(?:,[ ]{SOME_DAYS}){{0,7}}{LAST_DAY})?)"
NUMBER_WORD = (
    r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|(?:a[ ])?dozen|(?:a[ ]|one[ ])?hundred)\b"
)
VAGUE_NUMBER = r"(?i:(?:a[ ])?few|several|many|couple[ ]of|some)\b"
COUNT = rf"(?P<count>\d{{1,4}}(?![\d,.])|a[ ]couple[ ]of|{NUMBER_WORD}|{VAGUE_NUMBER})"
UNIT = r"(?P<unit>(?i:hours?|days?|weeks?|fortnights?|weekends?|months?|quarters?|years?|decades?|century|centuries))\b"
SEASON = r"(?P<season>(?i:spring|summer|autumn|fall|winter))\b"
ORDINAL_WORD = (
    r"(?i:(?:twenty|thirty)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth"
    r"|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth"
    r"|eighteenth|nineteenth|twentieth|thirtieth)\b"
)

# A number that is not part of a longer one, of a sum, an address or an id; "mid-2015" and "post-2015" are years though.
FREE = Pattern(
    r"(?<![/@#$£€¥₹₦&=_+\\*^~%])(?<!\d[.,:\u202f])(?<!\d[ ])(?:(?<![-–‑])|(?<=mid[-–])|(?<=Mid[-–])|(?<=post-)"
    r"|(?<=Post-)"
    r"|(?<=pre-)|(?<=Pre-)|(?<=late-)|(?<=early-)|(?<=end-)|(?<=[ \n][-–]))"
)

# --- days ---

# "2016-05-03", "2017/09/14", "2017.09.18", "2016-05-03T10:30"
ISO_DAY = Pattern(
    rf"(?P<year>{YEAR})(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01]"
    rf"|[1-9])(?!(?!T\d\d)[\w/-]|[.]\d)"
)
# "2017 Sep 20", "2017-Sep-20", as references are dated
YEAR_MONTH_DAY = Pattern(
    rf"(?P<year>{YEAR})(?P<sep>[ -])(?P<month>{MONTH_NAME})\.?(?P=sep)(?P<day>3[01]|[12]\d|0?[1-9])(?![\w-]|[:.,]\d)"
)
# "last" behind a date: "died on 2nd October last"
LAST_BEHIND = Pattern(r"[ ]last(?=[,.;:)\n]|$|[ ](?:and|at|in|when|after|by|to)\b)")
# "3 June", "4, 11 and 18 March 2018", "2nd of April", "5th day of May 2016"
DAY_MONTH = Pattern(
    rf"{DAYS}[ ]?(?:day[ ])?(?:(?i:of)[ ](?:the[ ]month[ ]of[ ])?)?(?P<month>{MONTH_NAME})(?:\.?{YEAR_BEHIND})?"
)
# "20-Aug-2018", "16/Jan/2019", "5.May.16", "5-May"
DAY_MONTH_SIGNS = Pattern(
    rf"(?P<days>{DAY})(?P<sep>[-/.])(?P<month>{MONTH_NAME})(?:(?P=sep)(?P<year>{YEAR}|\d\d)(?![\w-]|[.,/]\d))?"
)
# "16Jan2019", "05MAY16"
DAY_MONTH_TOGETHER = Pattern(rf"(?P<days>\d\d?)(?P<month>(?i:{MONTH_NAMES}))(?P<year>{YEAR}|\d\d)(?!\w)")
# "the twelfth of May 1985", "Fourth of July"
ORDINAL_OF_MONTH = Pattern(
    rf"(?P<days>{ORDINAL_WORD})(?:[ ]day)?[ ](?i:of)[ ](?P<month>{MONTH_NAME})(?:\.?{YEAR_BEHIND})?"
)
# "June 7, 2016", "Nov. 3-5", "July 27th and 28th", "May the 4th"; not "May 5:30" or "May 5.30pm", "March 2%"
MONTH_DAY = Pattern(
    rf"(?P<month>{MONTH_NAME})\.?[ ](?:the[ ])?{DAYS}(?![\w%°]|[:.]\d|[ ](?:of[ ])?{MONTH_NAME})(?:{YEAR_BEHIND})?"
)
# "21/12", "02/11/15", "3.4.2012", "03-31-2025": which is the month shows later
NUMBERS = Pattern(
    rf"(?P<one>\d{{1,2}})(?P<sep>[/.\-])(?P<two>\d{{1,2}})(?:(?P=sep)(?P<year>{YEAR}|\d\d)(?!\d))?(?![\w%]"
    rf"|[/.,:]\d|[-–](?!\d{{1,2}}[/.]\d)\d)"
)
# "04-06/12", "04-06/12/17"
DAYS_NUMBERS = Pattern(
    rf"(?P<first>\d{{1,2}})[ ]?{DASH}[ ]?(?P<last>\d{{1,2}})/(?P<month>\d{{1,2}})(?:/(?P<year>{YEAR}"
    rf"|\d\d))?(?![\w/%]|[.\-,:–]\d)"
)
# "Tuesday, the", "Fri-Sun", "Friday and Saturday" before days of a month
WEEKDAY_BEFORE = Pattern(
    rf"(?P<weekday>{WEEKDAY})(?:(?:[ ]?(?:{DASH}|[&/])[ ]?|[ ](?:and|to)[ ])(?P<other>{WEEKDAY}))?(?:,?[ ](?:the[ ])?)"
)
# "14th": a day of a month that other words name
DAY_ALONE = Pattern(r"(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?!-)")

# --- months, years and longer ---

MONTH_YEAR = Pattern(rf"(?P<month>{MONTH_NAME})(?:\.?{YEAR_BEHIND}|\.?[-/](?P<signed>{YEAR})(?![\w-]))")
MONTH_ALONE = Pattern(rf"(?P<month>{MONTH_NAME})")
COMPOUND = Pattern(r"[-‑](?!to-)[a-z]")  # "May-time", not "July-to-September"
MONTH_OF_YEAR = Pattern(rf"(?P<month>0?[1-9]|1[0-2])/(?P<year>{YEAR})(?![\w/-])")  # "12/2015"
# "1979-2016", "2015–16", "2014/15", "2019/2020", "2011-present"
YEARS = Pattern(
    rf"(?P<first>{YEAR})[ ]?(?P<sep>{DASH}|/)[ ]?(?P<last>{YEAR}|\d\d|(?i:present|now|today|date)\b)(?![\w%]|[-/,]\d)"
)
TO_THE_PRESENT = Pattern(rf"(?P<first>{YEAR})[ ]to[ ](?:the[ ]present(?:[ ]day)?|present|date|now)\b")
FISCAL_YEAR = Pattern(rf"(?:FY|[Ff]iscal)[ ]?(?P<first>{YEAR}|\d\d)(?:[/–-](?P<last>{YEAR}|\d\d))?(?!\w)")
YEAR_ALONE = Pattern(rf"{YEAR}(?![\w/@%°&=+\\*^]|[.,:]\d|\.[a-z]|[-–]\d)")
SHORT_YEAR = Pattern(r"\d\d(?![\w'’]|[.,:]\d)")
ERA = Pattern(r"(?P<year>\d{1,4})[ ]?(?P<era>BCE?|AD|CE|B\.C\.(?:E\.)?|A\.D\.|C\.E\.)(?!\w)")
AD_YEAR = Pattern(r"AD[ ](?P<year>\d{1,4})(?!\w|[.,:]\d)")
DECADE_BEFORE = Pattern(r"\d0['’]?s[ ](?:and|or|to)[ ]$")  # "the 60s and 70s"
DECADE = Pattern(r"(?P<decade>(?:1\d|20)\d0|\d0)['’]?s(?!\w)")
# "13th century", "17th and 18th centuries", "19th- and early 20th-century", "fifth century BC"
CENTURY = Pattern(
    rf"(?P<first>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORD})"
    rf"(?:-?[ ]?(?:and|to|or|{DASH})[ ]?(?:the[ ])?(?:early[ ]|mid-|late[ ])?(?P<last>\d{{1,2}}(?:st|nd|rd|th)"
    rf"|{ORDINAL_WORD}))?"
    r"[ -](?i:centur(?:y|ies))(?!\w)(?:[ ](?P<era>BCE?|B\.C\.|AD|CE)(?!\w))?"
)
# "spring of 2017", "winter 2015/16", "summer '98"
SEASON_ALONE = Pattern(SEASON)
SEASON_YEAR = Pattern(
    rf"{SEASON},?[ ](?:of[ ])?(?:the[ ]year[ ])?(?P<year>{YEAR})(?:[/–-](?P<last>{YEAR}|\d\d))?(?![\w%]|[,.]\d)"
    rf"|(?P<season2>(?i:spring|summer|autumn|fall|winter))[ ](?:of[ ])?['’](?P<short>\d\d)(?!\w)"
)

# --- parts of a year ---

QUARTER_SIGN = Pattern(
    rf"(?P<part>Q[1-4]|H[12])(?:[ ]?(?:of[ ]|,[ ]|[/-])?(?:FY[ ]?)?(?P<year>{YEAR}|['’]\d\d))?(?!\w|-\w)"
)
YEAR_QUARTER = Pattern(rf"(?P<year>{YEAR})[ -]?(?P<part>Q[1-4]|H[12])(?!\w)")
NUMBER_QUARTER = Pattern(rf"(?P<number>[1-4])(?P<letter>[QH])(?:[ ]?(?P<year>{YEAR}|['’]?\d\d))?(?!\w)")  # "3Q 2018"
# "first six months", "last quarter", "second half", "last Friday", "final weekend": of what comes after "of"
PART = Pattern(
    rf"(?P<nth>(?i:first|second|third|fourth|fifth|last|final|opening|closing|latter|1st|2nd|3rd|4th))[ -]"
    rf"(?:(?P<count>\d{{1,3}}|{NUMBER_WORD})[ ])?"
    rf"(?P<unit>(?i:days?|weeks?|weekend|months?|quarters?|half|halves|years?|decades?)|{FULL_WEEKDAY})(?!\w|-\w"
    rf"|[ ]centur)"
)
NTH = {
    **{
        name: number
        for number, names in enumerate(("first 1st opening", "second 2nd", "third 3rd", "fourth 4th"), 1)
        for name in names.split()
    },
    "fifth": 5,
    **dict.fromkeys(("last", "final", "closing"), -1),
    "latter": 2,
}
# Behind a part the whole that it is of: a date, which is found for itself, or the running period.
OF_DATE = Pattern(
    rf",?[ ](?:FY[ ]?)?{YEAR}(?!\d)"
    r"|[ ](?:of|in)(?:[ ]the)?(?:[ ](?:fiscal|financial|calendar|school|academic))?(?:[ ]year)?[ ](?:(?i:early"
    r"|late|mid)[ -])?"
    rf"(?:{YEAR}(?!\d)|['’]\d\d(?!\d)|FY|fiscal[ ]\d|{MONTH_NAME}|(?:\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORD})[ -]centur"
    rf"|(?i:this|last|next)[ ](?i:year|month|quarter|week|decade|century|season|{MONTH_NAME}))"
)
OF_RUNNING = Pattern(
    r"[ ](?:of|in)[ ]the[ ](?:current[ ])?(?P<unit>year|month|quarter|week|decade|century)\b(?!-|[ ](?:to|ended"
    r"|ending|since)\b)"
)
FEAST_YEAR = Pattern(
    rf",?[ ](?:of[ ])?"
    rf"(?:(?P<year>{YEAR})(?:/\d\d)?(?![\w%]|[,.]\d)|(?P<which>(?i:this|last|next))[ ]year\b)"
)
# Before a date: the part of it that is meant, which does not narrow its value
LEAD = Pattern(
    r"(?<!\w)(?<![^\W\d]-)(?:(?i:early|late|mid|earlier|later)(?:-?[ ]?(?:to|or)[ -](?:early|late|mid))?[ -]"
    r"|(?i:year-)?(?i:end)-|(?<=by[ ])end[ ]|(?<=at[ ])end[ ]|(?<=until[ ])end[ ]|^[Ee]nd[ ]|(?<=By[ ])end[ ]"
    r"|(?i:year-end)[ ]"
    r"|(?i:the[ ])?(?P<edge>(?i:(?:very[ ])?end|start|beginning|middle|close|turn"
    r"|midpoint)[ ]of[ ])(?:the[ ])?(?:(?i:early|late|mid)[ -])?)$"
)
# "end of the year", "beginning of next month" (the latter are dates with a lead)
EDGE_OF_PERIOD = Pattern(
    r"(?P<edge>(?i:end|start|beginning|middle|close|turn|midpoint|rest|remainder))[ ]of[ ](?:the|each"
    r"|every)[ ](?:current[ ])?"
    r"(?P<unit>(?i:week|weekend|month|quarter|year|decade|century|(?:fiscal|financial|academic|school"
    r"|calendar)[ ]year))\b(?!-|['’]s)"
)
# "later in the year", "earlier in the week"
IN_PERIOD = Pattern(
    r"(?i:early|earlier|late|later)[ ](?:on[ ])?in[ ]the[ ](?P<unit>week|month|quarter|year|decade|century|day)\b"
)

# --- relative ---

DAY_WORD = Pattern(r"(?P<word>(?i:yesterday|today|tomorrow|tonight))\b(?!-|\.\w)")
DAY_WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
DAY_BEFORE = (("day before ", "yesterday"), ("day after ", "tomorrow"))
WHICH = {
    **dict.fromkeys(("this", "current", "this current"), 0),
    **dict.fromkeys(("last", "past", "this past", "this last", "previous"), -1),
    **dict.fromkeys(("next", "coming", "this coming", "this next", "upcoming", "following"), 1),
}
WHICH_WORD = r"(?P<which>(?i:this[ ](?:past|coming|last|next|current)|this|last|past|next|coming|current|upcoming))"
LONG_YEAR = r"(?:fiscal|financial|academic|school|calendar)[ ]year"
# "this week", "last summer", "next financial year", "this past weekend", "this coming Friday", "last October"
WHICH_UNIT = Pattern(
    rf"{WHICH_WORD}[ ](?P<unit>(?i:weekend|week|fortnight|month|quarter|year|decade|century|night|morning"
    rf"|afternoon|evening"
    rf"|{LONG_YEAR}|spring|summer|autumn|fall|winter|{FULL_WEEKDAY})\b|{MONTH_NAME})(?![^\W_]|-\w|['’]\w{{2}})"
)
# "past two years", "next 18 months", "last 24 hours", "past few weeks"
WHICH_COUNT = Pattern(
    r"(?P<which>(?i:last|past|previous|next|coming|following))[ ](?:full[ ])?"
    rf"(?:(?P<share>(?i:half|quarter))(?:[ -]|[ ](?:a|of[ ]a)[ ])century\b|{COUNT}[ -]"
    rf"(?:full[ ]|calendar[ ]|fiscal[ ]|financial[ ]|consecutive[ ])?{UNIT})(?!-)"
)
WEEK_BEFORE_LAST = Pattern(
    r"(?<!\w)(?P<unit>(?i:week|weekend|month|year|night))[ ](?P<again>before[ ]last|after[ ]next)\b"
)
# "that month", "same week", "following day", "previous year"
SAME_UNIT = Pattern(
    rf"(?P<which>(?i:that(?:[ ]same)?|same|following|next|previous|preceding))[ ](?P<unit>(?i:day|week|weekend"
    rf"|month|year|decade|century|{FULL_WEEKDAY}))\b(?!-|['’]\w{{2}})"
)
# "four years ago", "a decade ago", "half a century ago"
AGO = Pattern(
    rf"(?:(?i:half)[ ]a[ ](?P<half>century|decade)|(?:{COUNT}"
    rf"|(?P<article>(?i:an?)))[ ](?:and[ ]a[ ]half[ ])?{UNIT})[ ]ago\b"
)
WHICH_FEAST = Pattern(rf"{WHICH_WORD}[ ](?=[A-Z])")
WEEKEND = Pattern(r"(?:long[ ]|bank[ ]holiday[ ]|holiday[ ])?(?P<unit>weekend)\b(?!-|[ ]of\b)")
LATER_WORDS = Pattern(
    r"[ ](?P<word>week|fortnight|next|last)\b(?!['’-]|[ ](?:[a-z]+day|week|weekend|month|year|night|season)\b)"
)

# --- ties between dates ---

RANGE_LINK = Pattern(
    rf"\.?(?:-to-|[ ](?i:to|until|till|til|through|thru|up[ ]to|right[ ]through[ ]to"
    rf"|and[ ]on[ ]to)[ ](?:the[ ])?|[ ]?{DASH}[ ]?)"
)
AND_LINK = Pattern(r"[ ](?:(?i:and)|&)[ ](?:the[ ])?")
LIST_LINK = Pattern(r"\.?,?[ ](?:and|or|&)[ ](?:on[ ]|in[ ])?(?:the[ ])?|,[ ]|[ ]?/[ ]?")
OF_LINK = Pattern(r"[ ](?:(?:of|in)[ ](?:the[ ])?)?")
PART_LINK = Pattern(
    r"[ ](?:(?:of|in)[ ](?:the[ ])?(?:(?:fiscal|financial|calendar|school|academic)[ ])?(?:year[ ])?)?|,[ ]"
)
LINKED_MONTH = Pattern(rf"(?:{RANGE_LINK.pattern}|[/]|[ ](?:and|or)[ ])(?:(?i:early|late|mid)[ -])?{MONTH_NAME}")
LINKED_QUARTER = Pattern(rf"[ ]?(?:{DASH}|to|and|&|/)[ ]?[QH][1-4]")
YEAR_NEXT = Pattern(rf"[ ]in[ ]{YEAR}")
LINKED_BEFORE = Pattern(
    rf"(?<![\w-]){MONTH_NAME}(?:{RANGE_LINK.pattern}|[/]|,?[ ](?:and|or)[ ])(?:(?i:early|late|mid)[ -])?$"
)
YEAR_BEFORE = Pattern(rf"(?<!\w){YEAR}(?:,[ ]|,?[ ](?:and|or|to|&)[ ])$")
SINCE_BEFORE = Pattern(
    r"(?<!\w)(?i:since)[ ](?:at[ ]least[ ]|about[ ]|around[ ]|roughly[ ]|as[ ]early[ ]as[ ]|back[ ]in[ ])?(?:the[ ])?$"
)
ONWARDS_BEHIND = Pattern(r",?[ ](?:and[ ])?(?:onwards?\b|on(?=[,.;)\n]|$))")
BETWEEN_BEFORE = Pattern(r"(?<!\w)(?i:between)[ ](?:the[ ])?(?:[a-z]+[ ]of[ ])?$")
# "put off from June 2018 to September": two dates, not a period
MOVED_BEFORE = Pattern(
    r"\b(?:moved?|moving|moves|put[ ](?:off|back)|postpon\w+|shift\w*|delay\w*|reschedul\w+|chang\w+|defer\w*|switch\w*"
    r"|brought[ ]forward|bring\w*[ ]forward|push\w*(?:[ ]back)?)\b[^.\n]{0,40}$"
)
WEEK_BEFORE = Pattern(r"(?<![\w-])(?P<unit>(?i:week|weekend))[ ]of[ ](?:the[ ])?$")
GLOSS_LINK = Pattern(r",?[ ](?:[a-z]+[ ])?\(|,[ ](?=\d)")
WORD = Pattern(r"\w*")
FULL_WEEKDAY_NAME = Pattern(FULL_WEEKDAY)

PART_UNITS = {"half": "half", "halves": "half", "quarters": "quarter"}


def part_unit(name: str) -> str | int:
    """The unit of a part: months, halves, or the number of a weekday ("first Monday")."""
    word = name.lower()
    return WEEKDAY_NUMBERS[word] if word in WEEKDAY_NUMBERS else PART_UNITS.get(word) or UNITS[word]


def word_at(text: str, at: int) -> str:
    """The word that begins at a place."""
    match = WORD.match(text, at)
    return match[0] if match else ""


def weekday_number(name: str) -> int:
    """The weekday of a name, 0 to 6: "Tue", "TUESDAY" and "tues." are 1."""
    word = name.rstrip(".").lower()
    return WEEKDAY_NUMBERS[word] if word in WEEKDAY_NUMBERS else WEEKDAY_SHORT[word.removesuffix("day")]


def short_year(digits: str) -> int:
    """The year of its last two digits, or of four: 98 is 1998, 16 is 2016.

    >>> short_year("98"), short_year("16"), short_year("2031")
    (1998, 2016, 2031)
    """
    number = int(digits.lstrip("'’"))
    return number if number >= 100 else number + (1900 if number >= FIRST_SHORT_YEAR else 2000)


def number_of(text: str) -> int | None:
    """The number that digits or words say; None for "a few" and the like.

    >>> number_of("18"), number_of("twenty-five"), number_of("a dozen"), number_of("several")
    (18, 25, 12, None)
    """
    word = text.lower().removeprefix("a ").removeprefix("one ")
    if word.isdigit():
        return int(word)
    if word == "couple of":
        return 2
    ten, _, one = word.partition("-")
    if ten not in NUMBER_WORDS:
        return None
    return NUMBER_WORDS[ten] + (NUMBER_WORDS[one] if one else 0)


def ordinal_of(text: str) -> int:
    """The number of an ordinal: "3rd", "third", "Twenty-first"."""
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else ORDINAL_WORDS[text.lower()]
