"""Rules for relative dates: words and phrases that mean a day or period only from where the text stands.

A rule is asked at a place where its anchor stands. It answers where a date begins and ends and what it says, or None.
"""

from __future__ import annotations

from iomcorpus.facts.dates import forms
from iomcorpus.facts.dates.days import month_day, weekday_day
from iomcorpus.facts.dates.doubts import FUNCTION_WORDS, begins_sentence, is_titled, word_after, word_before
from iomcorpus.facts.dates.feasts import feast_at
from iomcorpus.facts.dates.forms import Reading, Seen
from iomcorpus.facts.dates.readings import lacks_year
from iomcorpus.facts.dates.tense import is_nowadays
from iomcorpus.forms.dates import MONTHS
from iomcorpus.forms.grammar import words

VAGUE: Reading = ("vague",)  # a date that no calendar settles: "today" of our times, "past few weeks"


def day_word(text: str, at: int) -> Seen | None:
    """Yesterday, today, tomorrow, tonight; the day before yesterday.

    >>> day_word("Members voted yesterday", 14), day_word("in USA Today, without", 7)
    ((14, 23, ('shift', 'day', -1)), None)
    >>> day_word("the day before yesterday", 15)
    (4, 24, ('shift', 'day', -2))
    """
    match = forms.DAY_WORD.match(text, at)
    if not match or _is_title(text, at, match.end()):
        return None
    word = match["word"].lower()
    for before, middle in forms.DAY_BEFORE:
        if word == middle and text.endswith(before, max(0, at - len(before)), at):
            return at - len(before), match.end(), ("shift", "day", 2 * forms.DAY_WORDS[word])
    if word == "today" and is_nowadays(text, at, match.end()):
        return at, match.end(), VAGUE
    return at, match.end(), ("shift", "day", forms.DAY_WORDS[word])


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether a word like "Today" is the name of a paper, a song, a programme."""
    if (
        text[start - 1 : start] in "\"“‘'"
        and text[end : end + 1] in ('"', "”", "’", "'", ",")
        and text[end + 1 : end + 2] != "s"
    ):
        return start > 0
    if text[start].islower() or begins_sentence(text, start):
        return word_after(text, end).lower() in ("programme", "show") and text[start].isupper()
    return not is_titled(text, start, end)


PARTS_OF_DAY = {"morning": 0, "afternoon": 0, "evening": 0, "night": 0}


def which_unit(text: str, at: int) -> Seen | None:
    """This, last or next week, month, season, weekday, month by name.

    >>> which_unit("this week", 0)[2], which_unit("last night", 0)[2], which_unit("over the past year", 9)[2]
    (('shift', 'week', 0), ('shift', 'day', -1), ('span', 'year', -1))
    >>> which_unit("next Monday", 0)[2], which_unit("last October", 0)[2]
    (('which', 1, ('weekday', 0), 0), ('which', -1, ('month', None, 10), 0))
    >>> which_unit("the last week of the campaign", 4), which_unit("walked past Friday prayers", 7)
    (None, None)
    """
    match = forms.WHICH_UNIT.match(text, at)
    if not match:
        return None
    word, unit, end = match["which"].lower(), match["unit"].lower(), match.end()
    which, before = forms.WHICH[word], word_before(text, at).lower()
    if before in ("every", "each", "any") or (word in ("past", "current") and before not in ("the", "this", "its")):
        return None
    if unit in PARTS_OF_DAY:
        return (at, end, ("shift", "day", which)) if word in ("this", "last") else None
    if unit in forms.SEASONS:
        return at, end, ("which", which, ("season", None, forms.SEASONS[unit]), 0)
    if unit in forms.WEEKDAY_NUMBERS:
        day = weekday_day(text, match.start("unit"))
        if day:
            return at, day[1], day[2]  # "last Wednesday, Sept. 20"
        return at, end, ("which", which, ("weekday", forms.WEEKDAY_NUMBERS[unit]), 0)
    if unit in MONTHS:
        if match["unit"].islower() and unit in ("may", "march", "mar", "jan"):
            return None  # "the last may be", "the next march"
        day = month_day(text, match.start("unit"))
        if day and lacks_year(day[2]):
            return at, day[1], ("which", which, day[2], 0)  # "last Dec. 5"
        return at, end, ("which", which, ("month", None, MONTHS[unit]), 0)
    return _unit(text, at, end, word, unit, before)


def _unit(text: str, at: int, end: int, word: str, unit: str, before: str) -> Seen | None:
    """This, last or next week, month or year, or the time from one to now: "in the last year"."""
    after = word_after(text, end)
    if after == "of" and (before == "the" or word not in ("this", "last", "next")):
        return None  # "the last week of the campaign"
    which = forms.WHICH[word]
    if unit.endswith(" year") and unit != "calendar year":
        return at, end, ("shift", "fiscal year", which)
    unit = unit.removeprefix("calendar ")
    if unit == "weekend" and word in ("coming", "this coming", "upcoming", "this"):
        return at, end, ("which", 0, ("weekend",), 0)
    if word == "past" or (
        before == "the" and word in ("last", "next", "coming") and unit not in ("century", "weekend", "fortnight")
    ):
        if word == "next" and unit in ("week", "month", "year") and word_before(text, at - 4).lower() not in OVER:
            return at, end, ("same", unit, 1)  # "found them the next week"
        return at, end, ("span", unit, which)
    return at, end, ("shift", unit, which)


OVER = words("over in for during within through throughout of across")


def which_count(text: str, at: int) -> Seen | None:
    """So many years, months, days up to now or from now on.

    >>> which_count("over the past two years", 9)[2], which_count("next 18 months", 0)[2]
    (('span', 'year', -2), ('span', 'month', 18))
    >>> which_count("the past few weeks", 4)[2], which_count("ran past two days", 4)
    (('vague',), None)
    """
    match = forms.WHICH_COUNT.match(text, at)
    word = match["which"].lower() if match else ""
    before = word_before(text, at).lower()
    if not match or (
        word in ("past", "following", "coming", "previous") and before not in ("the", "these", "this", "those")
    ):
        return None
    if match["share"]:
        years = 50 if match["share"].lower() == "half" else 25
        return at, match.end(), ("span", "year", years * forms.WHICH[word])
    number, unit = forms.number_of(match["count"]), forms.UNITS[match["unit"].lower()]
    if number is None or word in ("following", "previous"):
        return at, match.end(), VAGUE
    return at, match.end(), ("span", unit, number * forms.WHICH[word])


def week_before_last(text: str, at: int) -> Seen | None:
    """The week before last, the year after next. `at` is where "last" or "next" stands.

    >>> week_before_last("the week before last", 16)
    (4, 20, ('shift', 'week', -2))
    """
    low = max(0, at - 16)
    match = next((m for m in forms.WEEK_BEFORE_LAST.finditer(text, low, at + 4) if m.end() == at + 4), None)
    if not match:
        return None
    unit = match["unit"].lower().replace("night", "day")
    return match.start(), match.end(), ("shift", unit, -2 if match["again"].startswith("before") else 2)


def same_unit(text: str, at: int) -> Seen | None:
    """That month, the same week, the following year: by the date that was named before.

    >>> same_unit("and later that month the", 10)[2], same_unit("that day trips cost", 0)
    (('same', 'month', 0), None)
    """
    match = forms.SAME_UNIT.match(text, at)
    if not match:
        return None
    word, after = match["which"].lower(), word_after(text, match.end())
    if (after and after not in FUNCTION_WORDS) or (
        word not in ("that", "that same") and word_before(text, at).lower() != "the"
    ):
        return None
    if after == "of" or forms.YEAR_NEXT.match(text, match.end()):
        return None  # "the same month in 2016"
    step = 1 if word in ("following", "next") else -1 if word in ("previous", "preceding") else 0
    unit = match["unit"].lower()
    if unit in forms.WEEKDAY_NUMBERS:
        return (at, match.end(), ("same", forms.WEEKDAY_NUMBERS[unit], step)) if word != "same" else None
    return at, match.end(), ("same", unit, step)


def ago(text: str, at: int) -> Seen | None:
    """So long ago: a year for years, a month for months, a day for days. `at` is where "ago" stands.

    >>> ago("closed four years ago", 18), ago("half a century ago", 15)[2], ago("a few days ago", 11)[2]
    ((7, 21, ('ago', 'year', 4)), ('ago', 'year', 50), ('vague',))
    >>> ago("two hours ago", 10) is None
    True
    """
    match = next((m for m in forms.AGO.finditer(text, max(0, at - 45), at + 3) if m.end() == at + 3), None)
    if not match or text[match.start() - 1 : match.start()].isalnum():
        return None
    if match["half"]:
        return match.start(), match.end(), ("ago", "year", 50 if match["half"] == "century" else 5)
    unit = forms.UNITS[match["unit"].lower()]
    number = 1 if match["article"] else forms.number_of(match["count"])
    if unit in ("hour", "quarter", "weekend"):
        return None
    return match.start(), match.end(), VAGUE if number is None else ("ago", unit, number)


def weekend(text: str, at: int) -> Seen | None:
    """The weekend, where something happens "over" or "at" it.

    >>> weekend("rained over the weekend.", 16), weekend("open on weekends", 8)
    ((16, 23, ('which', None, ('weekend',), 0)), None)
    """
    match = forms.WEEKEND.match(text, at)
    if not match or word_before(text, at).lower() != "the":
        return None
    before, after = word_before(text, at - 4).lower(), word_after(text, match.end())
    if before not in ("over", "at", "on", "during", "for", "through", "throughout", "by", "before", "after", "since"):
        return None
    if after and after not in FUNCTION_WORDS:
        return None
    return at, match.end(), ("which", None, ("weekend",), 0)


def edge_of_period(text: str, at: int) -> Seen | None:
    """The end, start or middle of the running year, month, week.

    >>> edge_of_period("by the end of the year", 7), edge_of_period("end of the day", 0)
    ((7, 22, ('shift', 'year', 0)), None)
    """
    match = forms.EDGE_OF_PERIOD.match(text, at)
    if not match or "each" in match.group() or "every" in match.group():
        return None
    unit = match["unit"].lower()
    if unit == "century":
        return at, match.end(), VAGUE  # "the turn of the century"
    if unit.endswith(" year"):
        unit = "fiscal year" if unit != "calendar year" else "year"
    return at, match.end(), ("shift", unit, 0)


def in_period(text: str, at: int) -> Seen | None:
    """Later in the year, earlier in the week.

    >>> in_period("Earlier in the week, two", 0)
    (0, 19, ('shift', 'week', 0))
    """
    match = forms.IN_PERIOD.match(text, at)
    return (at, match.end(), ("shift", match["unit"], 0)) if match else None


def which_feast(text: str, at: int) -> Seen | None:
    """This, last or next Christmas.

    >>> which_feast("closed last Christmas", 7)
    (7, 21, ('which', -1, ('feast', 'christmas', None), 0))
    """
    match = forms.WHICH_FEAST.match(text, at)
    named = feast_at(text, match.end(), forms.word_at(text, match.end())) if match else None
    if not match or not named:
        return None
    return at, named[0], ("which", forms.WHICH[match["which"].lower()], ("feast", named[1], None), 0)
