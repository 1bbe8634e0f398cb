"""Rules for periods: months, years, seasons, quarters and halves, decades, centuries, and feasts with a year.

A rule is asked at a place where its anchor stands. It answers where a date begins and ends and what it says, or None.
"""

from __future__ import annotations

from iomcorpus.facts.dates import forms
from iomcorpus.facts.dates.doubts import (
    AT_TIMES,
    COUNTED,
    FUNCTION_WORDS,
    are_years,
    is_business,
    is_month,
    is_person_age,
    is_year,
    word_after,
    word_before,
)
from iomcorpus.facts.dates.feasts import feast_at
from iomcorpus.facts.dates.forms import Reading, Seen, ordinal_of, short_year
from iomcorpus.forms.dates import month_number
from iomcorpus.forms.grammar import words

# --- months ---


def month_year(text: str, at: int) -> Seen | None:
    """A month and its year.

    >>> month_year("December, 2016.", 0), month_year("Sept '15", 0), month_year("May 2016/17", 0)
    ((0, 14, ('month', 2016, 12)), (0, 8, ('month', 2015, 9)), None)
    """
    match = forms.MONTH_YEAR.match(text, at)
    if not match or (match["month"] in ("may", "march") and word_before(text, at).lower() not in AT_TIMES):
        return None
    if match["year"] and text[match.start("year") - 2] != "," and word_after(text, match.end()).lower() in COUNTED:
        return None  # "In March 2000 people"
    return (
        at,
        match.end(),
        ("month", short_year(match["year"] or match["short"] or match["signed"]), month_number(match["month"])),
    )


def month_alone(text: str, at: int) -> Seen | None:
    """A month, where it is the month and no verb or name.

    >>> month_alone("in May", 3), month_alone("Theresa May said", 8), month_alone("March for Science", 0)
    ((3, 6, ('month', None, 5)), None, None)
    """
    match = forms.MONTH_ALONE.match(text, at)
    if not match or forms.COMPOUND.match(text, match.end()):
        return None
    linked = bool(forms.LINKED_MONTH.match(text, match.end())) or bool(
        at > 4 and forms.LINKED_BEFORE.search(text, max(0, at - 18), at)
    )
    return (
        (at, match.end(), ("month", None, month_number(match["month"])))
        if is_month(text, at, match.end(), linked)
        else None
    )


# --- years ---


def years(text: str, at: int) -> Seen | None:
    """Some years with a sign between, or a fiscal year; the years of an open period end with "present".

    >>> years("2014/15", 0)[2], years("1979-2016", 0)[2], years("2011–present", 0)[2]
    (('range', ('year', 2014), ('year', 2015)), ('range', ('year', 1979), ('year', 2016)), ('since', ('year', 2011)))
    >>> years("2017-09", 0)[2], years("1996-1994", 0)
    (('month', 2017, 9), None)
    """
    match = forms.YEARS.match(text, at)
    if not match:
        match = forms.TO_THE_PRESENT.match(text, at)
        return (at, match.end(), ("since", ("year", int(match["first"])))) if match else None
    if not are_years(text, at, match.end()):
        return None
    first, written = int(match["first"]), match["last"]
    if not written.isdigit():
        return at, match.end(), ("since", ("year", first))
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if last > first:
        return at, match.end(), ("range", ("year", first), ("year", last))
    if first % 100 == 99 and written == "00":  # "1999-00"
        return at, match.end(), ("range", ("year", first), ("year", first + 1))
    if match["sep"] == "-" and len(written) == 2 and 1 <= int(written) <= 12:
        return at, match.end(), ("month", first, int(written))
    return None


def fiscal_year(text: str, at: int) -> Seen | None:
    """A fiscal year by its sign.

    >>> fiscal_year("FY2016/17", 0), fiscal_year("fiscal 2018", 0)[2]
    ((0, 9, ('range', ('year', 2016), ('year', 2017))), ('year', 2018))
    """
    match = forms.FISCAL_YEAR.match(text, at)
    if not match:
        return None
    first = short_year(match["first"])
    if not match["last"]:
        return at, match.end(), ("year", first)
    last = first - first % 100 + int(match["last"][-2:])
    return (at, match.end(), ("range", ("year", first), ("year", last))) if last > first else None


def year_alone(text: str, at: int) -> Seen | None:
    """Four digits that are a year.

    >>> year_alone("in 2003", 3), year_alone("flight 1963", 7), year_alone("tel. 020 7946 2016", 14)
    ((3, 7, ('year', 2003)), None, None)
    """
    match = forms.YEAR_ALONE.match(text, at)
    if not match:
        return None
    other = forms.YEAR_BEFORE.search(text, max(0, at - 12), at)
    listed = bool(other and is_year(text, other.start(), other.start() + 4))
    return (at, at + 4, ("year", int(match.group()))) if is_year(text, at, at + 4, listed) else None


AT_YEARS = AT_TIMES | {"early", "late", "mid"}


def quoted_year(text: str, at: int) -> Seen | None:
    """The last two digits of a year, with an apostrophe.

    >>> quoted_year("the class of '98", 14), quoted_year("rated '15' by", 7)
    ((13, 16, ('year', 1998)), None)
    """
    if text[at - 1 : at] not in ("'", "’", "‘"):
        return None
    behind_year = forms.YEAR_BEFORE.search(text, max(0, at - 13), at - 1)  # "in 1977 or '78"
    tied = behind_year or word_before(text, at - 1).lower() in AT_YEARS
    match = forms.SHORT_YEAR.match(text, at) if tied else None
    return (at - 1, at + 2, ("year", short_year(match.group()))) if match else None


def era_year(text: str, at: int) -> Seen | None:
    """A year before or after the common era.

    >>> era_year("44 BC", 0)[2], era_year("300 CE", 0)[2], era_year("300 cedars", 0)
    (('year', -43), ('year', 300), None)
    """
    match = forms.ERA.match(text, at)
    if not match:
        return None
    year = int(match["year"])
    return at, match.end(), ("year", 1 - year if match["era"].startswith("B") else year)


def era_before(text: str, at: int) -> Seen | None:
    """A year behind its era.

    >>> era_before("in AD 79, when", 3), era_before("an AD 5,000 prize", 3)
    ((3, 8, ('year', 79)), None)
    """
    match = forms.AD_YEAR.match(text, at)
    return (at, match.end(), ("year", int(match["year"]))) if match else None


# --- decades and centuries ---


def decade(text: str, at: int) -> Seen | None:
    """A decade in figures; with two of them it needs its apostrophe or "the".

    >>> decade("1990s", 0)[2], decade("the '80s", 5), decade("in his 60s", 7)
    (('decade', 1990), (4, 8, ('decade', 1980)), None)
    >>> decade("1800s", 0)[2]
    ('century', 19)
    """
    match = forms.DECADE.match(text, at)
    if not match:
        return None
    written = match["decade"]
    if len(written) == 4:
        year = int(written)
        return at, match.end(), ("century", year // 100 + 1) if year % 100 == 0 and year < 1900 else ("decade", year)
    quoted = text[at - 1 : at] in ("'", "’", "‘")
    year = 1900 + int(written) if int(written) >= 20 else 2000 + int(written)
    if quoted:
        return at - 1, match.end(), ("decade", year)
    named = word_before(text, at).lower() in ("the", "early", "late", "mid") or forms.DECADE_BEFORE.search(
        text, max(0, at - 12), at
    )
    if is_person_age(text, at):
        return None
    return (at, match.end(), ("decade", year)) if named and int(written) >= 50 else None


def decade_word(text: str, at: int) -> Seen | None:
    """A decade in words.

    >>> decade_word("the early nineties", 10)[2], decade_word("in her thirties", 7)
    (('decade', 1990), None)
    """
    match = forms.WORD.match(text, at)
    year = forms.DECADE_WORDS.get(match.group().lower()) if match else None
    mid = text[at - 4 : at].lower() == "mid-"
    before = "mid" if mid and word_before(text, at - 4).lower() == "the" else word_before(text, at).lower()
    if not match or year is None or before not in ("the", "early", "late", "mid", "roaring", "swinging", "naughty"):
        return None
    return None if is_person_age(text, at) else (at, match.end(), ("decade", year))


def century(text: str, at: int) -> Seen | None:
    """A century, or some.

    >>> century("13th century", 0)[2], century("17th and 18th centuries", 0)[2], century("fifth century BC", 0)[2]
    (('century', 13), ('range', ('century', 17), ('century', 18)), ('century', -5))
    """
    match = forms.CENTURY.match(text, at)
    if not match:
        return None
    sign = -1 if (match["era"] or "").startswith("B") else 1
    first = ordinal_of(match["first"])
    if not match["last"]:
        return at, match.end(), ("century", sign * first)
    return at, match.end(), ("range", ("century", sign * first), ("century", sign * ordinal_of(match["last"])))


# --- seasons ---


def season_year(text: str, at: int) -> Seen | None:
    """A season and its year; a winter over two years has that in which it begins.

    >>> season_year("spring of 2017", 0)[2], season_year("winter 2015/16", 0)[2], season_year("fall 2018 people", 0)
    (('season', 2017, 21), ('season', 2015, 24), None)
    """
    match = forms.SEASON_YEAR.match(text, at)
    if not match or word_after(text, match.end()).lower() in COUNTED:
        return None
    name, year = match["season"] or match["season2"], match["year"] or match["short"]
    return at, match.end(), ("season", short_year(year), forms.SEASONS[name.lower()])


# Before "the autumn" these tie it to the calendar: "in the autumn", "until the end of the summer".
SEASON_LEADS = words("in for by until till after over during before through throughout from since this of")


def season_alone(text: str, at: int) -> Seen | None:
    """A season of the year that is meant: "in the autumn", "by spring", "late summer".

    >>> season_alone("planned for the autumn if", 16)[2], season_alone("the village spring ran dry", 12)
    (('season', None, 23), None)
    >>> season_alone("in the fall of the Wall", 7), season_alone("every spring", 6)
    (None, None)
    """
    match = forms.SEASON_ALONE.match(text, at)
    if not match or text[match.end() : match.end() + 1] == "-":
        return None
    after, before = word_after(text, match.end()), word_before(text, at).lower()
    if after == "of" or (after and after not in FUNCTION_WORDS) or (match["season"] == "fall" and before != "the"):
        return None
    seen = at, match.end(), ("season", None, forms.SEASONS[match["season"].lower()])
    if before == "the":
        return seen if word_before(text, at - 4).lower() in SEASON_LEADS else None
    if before in ("early", "late", "mid"):
        return seen
    return seen if before in ("by", "until", "till", "since") and match["season"].islower() else None


# --- parts of a year ---

QUARTERS = {f"Q{n}": (3 * n - 2, 3 * n) for n in (1, 2, 3, 4)} | {"H1": (1, 6), "H2": (7, 12)}


def quarter_sign(text: str, at: int) -> Seen | None:
    """A quarter or half by its sign.

    >>> quarter_sign("Q3 2018", 0)[2], quarter_sign("sales slipped in Q3, it said", 17)[2]
    (('months', 2018, 7, 9), ('months', None, 7, 9))
    >>> quarter_sign("Q2. Do you own a bicycle?", 0) is None
    True
    """
    match = forms.QUARTER_SIGN.match(text, at)
    if not match:
        return None
    first, last = QUARTERS[match["part"]]
    if match["year"]:
        return at, match.end(), ("months", short_year(match["year"]), first, last)
    sure = forms.LINKED_QUARTER.match(text, match.end()) or is_business(text, at, match.end())
    return (at, match.end(), ("months", None, first, last)) if sure else None


def quarter_number(text: str, at: int) -> Seen | None:
    """A quarter as markets write it.

    >>> quarter_number("3Q 2018", 0)[2], quarter_number("2018 Q3", 0)[2], quarter_number("1H18", 0)[2]
    (('months', 2018, 7, 9), ('months', 2018, 7, 9), ('months', 2018, 1, 6))
    """
    match = forms.YEAR_QUARTER.match(text, at)
    if match:
        return at, match.end(), ("months", int(match["year"]), *QUARTERS[match["part"]])
    match = forms.NUMBER_QUARTER.match(text, at)
    if not match or match["letter"] + match["number"] not in QUARTERS:
        return None
    months = QUARTERS[match["letter"] + match["number"]]
    if match["year"]:
        return at, match.end(), ("months", short_year(match["year"]), *months)
    return (at, match.end(), ("months", None, *months)) if is_business(text, at, match.end()) else None


def part_of(text: str, at: int) -> Seen | None:
    """A part of a longer period, that the text names behind it; of the running year where it does not.

    >>> part_of("first six months of 2017", 0), part_of("last week of the tour", 0)
    ((0, 16, ('part', 'month', 1, 6, None)), None)
    >>> part_of("profit halved in the third quarter", 21)[2], part_of("limped off in the first half", 18)
    (('months', None, 7, 9), None)
    """
    match = forms.PART.match(text, at)
    if not match:
        return None
    unit = forms.part_unit(match["unit"])
    nth = forms.NTH[match["nth"].lower()]
    count = forms.number_of(match["count"]) if match["count"] else 1
    reading: Reading = ("part", unit, nth, count, None)
    whole = forms.OF_RUNNING.match(text, match.end())
    if whole and isinstance(unit, int):
        return None  # "on the first Saturday of the month" is each month
    if whole:
        return at, whole.end(), ("part", unit, nth, count, ("shift", whole["unit"], 0))
    if forms.OF_DATE.match(text, match.end()):
        return at, match.end(), reading
    of = word_after(text, match.end()) == "of"  # "fourth quarter of the game"
    if unit in ("quarter", "half") and count == 1 and nth > 0 and not of and is_business(text, at, match.end()):
        length = 3 if unit == "quarter" else 6
        return at, match.end(), ("months", None, (nth - 1) * length + 1, nth * length)
    return None


# --- feasts ---


def feast(text: str, at: int) -> Seen | None:
    """A feast and its year; without one it comes every year and is no date.

    >>> feast("Boxing Day 2015", 0), feast("Christmas of 2016", 0)[2], feast("the Boxing Day swim", 4)
    ((0, 15, ('feast', 'boxing day', 2015)), ('feast', 'christmas', 2016), None)
    >>> feast("Christmas Eve last year", 0)[2]
    ('of', ('feast', 'christmas eve', None), ('shift', 'year', -1))
    """
    named = feast_at(text, at, forms.word_at(text, at))
    if not named:
        return None
    year = forms.FEAST_YEAR.match(text, named[0])
    if not year:
        return None
    if year["year"]:
        return at, year.end(), ("feast", named[1], int(year["year"]))
    shift = ("shift", "year", forms.WHICH[year["which"].lower()])
    return at, year.end(), ("of", ("feast", named[1], None), shift)
