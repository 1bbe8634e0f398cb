"""The values of dates: what a reading means in a record of a certain date.

The forms of readings stand in `readings.py`; each has its function here, in `MEANINGS`. A value is EDTF text, None where
the text cannot settle it: a relative word under a record's date that is coarser takes that date's month.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from iomcorpus.edtf import SEASONS, bounds, days_in, is_day, span
from iomcorpus.facts.feasts import feast_days
from iomcorpus.facts.readings import Reading, bare, is_relative, lacks_year, simple_parts, with_year, year_of
from iomcorpus.model import DateFound

OLDEST_AGO = 500  # years: "2000 years ago" names no year
DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class DateValue:
    """What a date means: EDTF, or None where the text cannot settle it."""

    value: str | None
    relative: bool  # the value needs the record's date


def resolve_dates(found: Sequence[DateFound], anchor: str | None, order: str | None = None) -> list[DateValue]:
    """The values of a record's dates, in their order.

    `anchor` is the record's date (EDTF), `order` how its capture writes day and month (`dmy`, `mdy` or None).

    >>> found = [DateFound(0, 9, "day_word", 0.95, ("shift", "day", -1)), DateFound(0, 9, "years", 0.9, ("since", ("year", 1992)))]
    >>> [date.value for date in resolve_dates(found, "2017-12-22")], resolve_dates(found, None)[0].value
    (['2017-12-21', '1992/..'], None)
    """
    now = read_now(anchor)
    context = Context(now, order or shown_order([one.reading for one in found], now))
    values = []
    for one in found:
        value = meaning(one.reading, context)
        values.append(DateValue(value, is_relative(one.reading)))
        if value and one.reading[0] != "same":
            context = replace(context, before=value)
    return values


# --- what a reading is read in ---


@dataclass(frozen=True, slots=True)
class Now:
    """The record's date: a day, or the first and last of the days that it may be."""

    first: date
    last: date

    @property
    def day(self) -> date | None:
        return self.first if self.first == self.last else None

    @property
    def month(self) -> date | None:
        """The first day of its month, where it lies in one."""
        return self.first.replace(day=1) if self.first.replace(day=1) == self.last.replace(day=1) else None

    @property
    def year(self) -> int | None:
        return self.first.year if self.first.year == self.last.year else None


def read_now(anchor: str | None) -> Now | None:
    """The record's date from its EDTF text; None where there is none, or one without an end.

    >>> read_now("2017-09").day, read_now("2017-09").year, read_now("1992/..")
    (None, 2017, None)
    """
    ends = bounds(anchor)
    if not ends or ends[1] >= "9999" or ends[0] <= "0001-01-01":
        return None
    return Now(date.fromisoformat(ends[0]), date.fromisoformat(ends[1]))


@dataclass(frozen=True, slots=True)
class Context:
    """What a reading is read in."""

    now: Now | None
    order: str | None = None  # dmy or mdy, where the text or the capture shows it
    before: str | None = None  # value of the last date before that has one
    tense: str | None = None  # past or future, where the sentence tells


def shown_order(readings: Sequence[Reading], now: Now | None) -> str | None:
    """The order of day and month that a record shows: by a day above 12, by the same date in words, by its own date.

    >>> shown_order([("numbers", 8, 9, 2016, None), ("numbers", 9, 13, 2016, None)], None)
    'mdy'
    >>> shown_order([("numbers", 5, 7, 2016, None)], read_now("2016-07-05"))
    'dmy'
    """
    simple = [part for reading in readings for part in simple_parts(reading)]
    pairs = [reading for reading in simple if reading[0] == "numbers"]
    if any(one > 12 for _, one, *_ in pairs):
        return "dmy"
    if any(two > 12 for _, _, two, *_ in pairs):
        return "mdy"
    days = {tuple(reading[1:4]) for reading in simple if reading[0] == "day"}
    if now and now.day:
        days |= {(day.year, day.month, day.day) for day in (now.day, now.day - DAY)}
    for _, one, two, year, _ in pairs:
        day_first, month_first = (year, two, one) in days, (year, one, two) in days
        if day_first != month_first:
            return "dmy" if day_first else "mdy"
    return None


def meaning(reading: Reading, context: Context) -> str | None:
    """The value of a reading, None where it has none."""
    return MEANINGS[reading[0]](reading, context)


# --- dates that lack a year, or a month ---


def year_for(first: tuple[int, int], last: tuple[int, int], context: Context, weekday: int | None = None) -> int | None:
    """The year of a stretch of months and days, by the record's date, the tense, and the weekday if there is one.

    The record's year, unless the sentence speaks of a past that is still to come there, or of a future that is over.
    Without a tense it is the year before or after where that is much nearer.
    """
    now = context.now
    if now is None:
        return int(context.before[:4]) if context.before and context.before[:4].isdigit() else None
    if now.year is None:
        years = [y for y in range(now.first.year, now.last.year + 1) if _meets(first, last, y, now)]
        return years[0] if len(years) == 1 else None
    year = now.year
    begins, ends = _date(year, first), _date(year, last)
    if begins is None or ends is None:  # 29 February
        return next((y for y in (year, year - 1, year + 1) if is_day(y, *first)), None)
    late, early = (begins - now.last).days, (now.first - ends).days  # after the record, before it
    if weekday is not None and max(late, early) > NEAR and begins.weekday() != weekday:
        fitting = [y for y in (year - 1, year + 1) if (day := _date(y, first)) and day.weekday() == weekday]
        if len(fitting) == 1:
            return fitting[0]
    near = NEAR if first == last else 0
    if context.tense == "future" and early > near:
        return year + 1
    if context.tense == "past" and late > near:
        return year - 1
    if context.tense is None and max(late, early) > FAR:
        return year + 1 if early > 0 else year - 1
    return year


NEAR = 31  # days: "marked on 18 December" ten days before it is about that year's day whatever the tense
FAR = 200  # days: what lies further off than half a year is nearer in the year beside


def _date(year: int, day: tuple[int, int]) -> date | None:
    return date(year, *day) if is_day(year, *day) else None


def _meets(first: tuple[int, int], last: tuple[int, int], year: int, now: Now) -> bool:
    begins, ends = _date(year, first), _date(year, last)
    return bool(begins and ends and begins <= now.last and now.first <= ends)


def _day(reading: Reading, context: Context) -> str | None:
    _, year, month, day, weekday = reading
    if month is None:
        return _day_of_month(day, weekday, context)
    if year is None:
        year = year_for((month, day), (month, day), context, weekday)
    return f"{year:04}-{month:02}-{day:02}" if year and is_day(year, month, day) else None


def _day_of_month(day: int, weekday: int | None, context: Context) -> str | None:
    """A day without a month: of the month that was spoken of, else of the record's, or that before or after."""
    now = context.now
    months = [date.fromisoformat(f"{context.before[:7]}-01")] if _has_month(context.before) else []
    if now and now.month:
        steps = {"future": (0, 1), "past": (0, -1)}.get(context.tense or "", (0,))
        near = [months_on(now.month, step) for step in steps]
        if now.day and len(near) == 2 and (day < now.day.day) == (context.tense == "future") and day != now.day.day:
            near.reverse()
        months += near
    for month in months:
        if is_day(month.year, month.month, day) and weekday in (None, month.replace(day=day).weekday()):
            return month.replace(day=day).isoformat()
    return None


def _has_month(value: str | None) -> bool:
    return bool(value and len(value) >= 7 and value[:4].isdigit() and value[5:7].isdigit() and 1 <= int(value[5:7]) <= 12)


def _numbers(reading: Reading, context: Context) -> str | None:
    _, one, two, year, weekday = reading
    ways = {"dmy": ("day", year, two, one, weekday), "mdy": ("day", year, one, two, weekday)}
    days = {order: _day(way, context) for order, way in ways.items() if is_day(year or 2000, way[2], way[3])}
    known = sorted({day for day in days.values() if day})
    if len(known) < 2:
        return known[0] if known else None
    if context.order:
        return days[context.order]
    if weekday is not None:
        fitting = [day for day in known if date.fromisoformat(day).weekday() == weekday]
        if len(fitting) == 1:
            return fitting[0]
    if year is None and context.now and context.now.day:  # a gloss is near the day it is written
        far = [abs((date.fromisoformat(day) - context.now.day).days) > NEAR for day in known]
        if far.count(False) == 1:
            return known[far.index(False)]
    return f"[{','.join(known)}]"


def _month(reading: Reading, context: Context) -> str | None:
    _, year, month = reading
    if year is None:
        year = year_for((month, 1), (month, 28), context)
    return f"{year:04}-{month:02}" if year else None


def _months(reading: Reading, context: Context) -> str | None:
    _, year, first, last = reading
    if year is None:
        year = year_for((first, 1), (last, 28), context)
    return f"{year:04}-{first:02}/{year:04}-{last:02}" if year else None


def _season(reading: Reading, context: Context) -> str | None:
    """A season; a winter without a year is called after the record's, at its beginning as at its end."""
    _, year, season = reading
    if year is None and season == 24:
        year = context.now.year if context.now else None
    elif year is None:
        first, last = SEASONS[season]
        year = year_for((first, 1), (last, 28), context)
    return f"{year:04}-{season}" if year else None


# --- plain ones ---


def _year(reading: Reading, context: Context) -> str:
    year = reading[1]
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def _decade(reading: Reading, context: Context) -> str:
    return f"{reading[1] // 10:03}X"


def _century(reading: Reading, context: Context) -> str:
    return f"{reading[1] - 1:02}XX" if reading[1] > 0 else f"-{-reading[1] - 1:02}XX"


def _feast(reading: Reading, context: Context) -> str | None:
    _, name, year = reading
    if year is None:
        return None
    days = feast_days(name, year)
    return period(*days) if days else None


def _week(reading: Reading, context: Context) -> str | None:
    day = meaning(reading[1], context)
    if not day or len(day) != 10:
        return None
    return week_of(date.fromisoformat(day)) if reading[0] == "week" else _weekend_shift(date.fromisoformat(day), 0)


# --- ranges and open ends ---


def _range(reading: Reading, context: Context) -> str | None:
    first, last = reading[1], reading[2]
    year = year_of(last)
    if lacks_year(first) and year:
        begins = meaning(with_year(first, year), context)
        if begins and (ends := meaning(last, context)) and begins > ends:  # "28 December to 3 January 2017"
            begins = meaning(with_year(first, year - 1), context)
        return _joined(begins, meaning(last, context))
    if bare(first)[0] == bare(last)[0] == "weekday":
        return _weekdays(first, last, context)
    begins = meaning(first, context)
    if lacks_year(last) and begins and begins[:4].isdigit():
        ends = meaning(with_year(last, int(begins[:4])), context)
        if ends and ends < begins:
            ends = meaning(with_year(last, int(begins[:4]) + 1), context)
        return _joined(begins, ends)
    return _joined(begins, meaning(last, context))


def _weekdays(first: Reading, last: Reading, context: Context) -> str | None:
    """From one weekday to another: in the past the last such time that is over, else the next to begin."""
    length = (last[1] - first[1]) % 7
    if context.now is None or context.now.day is None:
        return meaning(first, context)
    if context.tense == "future":
        begins = weekday_from(context.now.day, first[1])
    else:
        begins = weekday_to(context.now.day, last[1]) - length * DAY
    return period(begins, begins + length * DAY)


def _joined(begins: str | None, ends: str | None) -> str | None:
    if not begins or not ends or "[" in begins + ends:
        return None
    if begins == ends:
        return begins
    return f"{begins.split('/')[0]}/{ends.split('/')[-1]}"


def _since(reading: Reading, context: Context) -> str | None:
    begins = meaning(reading[1], context)
    return f"{begins.split('/')[0]}/.." if begins and "[" not in begins else None


# --- by the record's date ---


def _weekday(reading: Reading, context: Context) -> str | None:
    if context.now is None or context.now.day is None:
        return month_of(context.now)
    return (weekday_from if context.tense == "future" else weekday_to)(context.now.day, reading[1]).isoformat()


def _weekend(reading: Reading, context: Context) -> str | None:
    """The weekend that is meant: the coming one, or that which is over."""
    if context.now is None or context.now.day is None:
        return month_of(context.now)
    day = context.now.day
    saturday = day - (day.weekday() + 2) % 7 * DAY
    if context.tense == "future" and day.weekday() < 5:
        saturday += 7 * DAY
    return period(saturday, saturday + DAY)


def _which(reading: Reading, context: Context) -> str | None:
    """The last, this or the next of what comes again."""
    _, n, inner, weeks = reading
    now = context.now
    if now is None:
        return None
    if inner[0] == "weekend":
        tense = context.tense if n is None else "past" if n == 0 and context.tense == "past" else "future"
        return _weekend(inner, replace(context, tense=tense))
    if inner[0] == "weekday":
        return _which_weekday(n, inner[1], weeks, context)
    if now.month is None or (inner[0] == "season" and inner[2] == 24):
        return meaning(with_year(inner, now.year + n), context) if now.year and (n == 0 or inner[0] == "season") else None
    years = [now.first.year + step for step in (-1, 0, 1)]
    values = [value for year in years if (value := meaning(with_year(inner, year), context))]
    if n == 0:
        return values[1] if len(values) == 3 else None
    if n < 0:
        over = [value for value in values if (bounds(value) or ("9",) * 2)[1] < now.first.isoformat()]
        return over[-1] if over else None
    if inner[0] == "season":  # in May "next summer" is that of the year to come
        return values[-1]
    coming = [value for value in values if (bounds(value) or ("",) * 2)[0] > now.last.isoformat()]
    return coming[0] if coming else None


def _which_weekday(n: int, weekday: int, weeks: int, context: Context) -> str | None:
    day = context.now.day if context.now else None
    if day is None:
        return month_of(context.now)
    if n < 0 or (n == 0 and context.tense == "past"):
        found = weekday_to(day - DAY if n < 0 else day, weekday)
    else:
        found = weekday_from(day + DAY if n > 0 and not weeks else day, weekday)
    return (found + weeks * 7 * DAY).isoformat()


def _shift(reading: Reading, context: Context) -> str | None:
    _, unit, n = reading
    now = context.now
    if now is None or unit not in SHIFTS:
        return None
    if unit == "week" and week_of(now.first) == week_of(now.last):
        return SHIFTS[unit](now.first, n)
    if unit in ("day", "week", "weekend"):
        return SHIFTS[unit](now.day, n) if now.day else month_of(now)
    if unit in ("month", "quarter"):
        return SHIFTS[unit](now.month, n) if now.month else None
    return SHIFTS[unit](date(now.year, 1, 1), n) if now.year else None


def _quarter(month: date, n: int) -> str:
    first = months_on(month.replace(month=(month.month - 1) // 3 * 3 + 1), 3 * n)
    return f"{first:%Y-%m}/{months_on(first, 2):%Y-%m}"


def _weekend_shift(day: date, n: int) -> str:
    saturday = day + (5 - day.weekday() + 7 * n) * DAY
    return period(saturday, saturday + DAY)


SHIFTS: dict[str, Callable[[date, int], str]] = {
    "day": lambda day, n: (day + n * DAY).isoformat(),
    "week": lambda day, n: week_of(day + 7 * n * DAY),
    "weekend": _weekend_shift,
    "month": lambda month, n: f"{months_on(month, n):%Y-%m}",
    "quarter": _quarter,
    "year": lambda year, n: f"{year.year + n:04}",
    "decade": lambda year, n: f"{year.year // 10 + n:03}X",
    "century": lambda year, n: f"{year.year // 100 + n:02}XX",
}
YEARS = {"year": 1, "decade": 10, "century": 100}  # of units that are told in years
MONTHS = {"month": 1, "quarter": 3}
DAYS = {"day": 1, "hour": 1 / 24, "week": 7, "fortnight": 14}


def _span(reading: Reading, context: Context) -> str | None:
    """From so long ago to now, or from now on; as precise as its unit."""
    _, unit, n = reading
    now = context.now
    if now is None:
        return None
    if unit in DAYS:
        if now.day is None:
            return month_of(now)
        days = round(abs(n) * DAYS[unit] + 0.49) * (1 if n > 0 else -1)
        return period(*sorted((now.day, now.day + days * DAY)))
    if unit in MONTHS and now.month:
        first, last = sorted((now.month, months_on(now.month, n * MONTHS[unit])))
        return f"{first:%Y-%m}/{last:%Y-%m}"
    if unit in YEARS and now.year:
        first_year, last_year = sorted((now.year, now.year + n * YEARS[unit]))
        return f"{first_year:04}/{last_year:04}" if first_year > 0 else None
    return None


def _ago(reading: Reading, context: Context) -> str | None:
    _, unit, n = reading
    now = context.now
    if now is None or (unit in YEARS and n * YEARS[unit] > OLDEST_AGO):
        return None
    if unit == "fortnight":
        unit, n = "week", 2 * n
    if unit in YEARS:
        return f"{now.year - n * YEARS[unit]:04}" if now.year else None
    return _shift(("shift", unit, -n), context)


def _same(reading: Reading, context: Context) -> str | None:
    """By the date before: "that month", "the following day"."""
    _, unit, n = reading
    before = context.before
    if unit == "year" and before and before[:4].isdigit():
        return f"{int(before[:4]) + n:04}"
    if unit == "month" and before and _has_month(before):
        return f"{months_on(date.fromisoformat(before[:7] + '-01'), n):%Y-%m}"
    if unit in ("day", "week") and before and len(before) == 10:
        return SHIFTS[unit](date.fromisoformat(before), n)
    return None


def _beside(reading: Reading, context: Context) -> str | None:
    """The weekday nearest to the day that stands before; where none does, as a weekday alone."""
    if context.before and len(context.before) == 10:
        day = date.fromisoformat(context.before)
        return weekday_from(day - 3 * DAY, reading[1]).isoformat()
    return _weekday(reading, context)


def _of(reading: Reading, context: Context) -> str | None:
    """A date in the period that the words behind it name: "November this year", "Tuesday last week"."""
    _, inner, outer = reading
    whole = meaning(outer, context)
    unit = outer[1]
    if not whole:
        return None
    if unit in ("year", "fiscal year"):
        return meaning(with_year(inner, int(whole[:4])), context) if whole[:4].isdigit() else None
    if unit == "week" and inner[0] == "weekday":
        if len(whole) != 21:
            return whole
        return (date.fromisoformat(whole[:10]) + inner[1] * DAY).isoformat()
    if unit == "month" and inner[0] == "day" and inner[2] is None:
        year, month = map(int, whole.split("-"))
        return _day(("day", year, month, inner[3], None), context)
    return None


def _gloss(reading: Reading, context: Context) -> str | None:
    """A relative date that a date in brackets explains: by that where it says more, or the weekday fits."""
    _, inner, other = reading
    own, told = meaning(inner, context), meaning(other, context)
    if not own or not told:
        return own or told
    if inner[0] in ("weekday", "which") and len(told) == 10:
        kind = inner[2] if inner[0] == "which" else inner
        if kind[0] == "weekday" and date.fromisoformat(told).weekday() == kind[1]:
            return told
    return told if len(own) == 7 and told.startswith(own) and len(told) == 10 else own


def _told(reading: Reading, context: Context) -> str | None:
    return meaning(reading[1], replace(context, tense=reading[0]))


# --- parts ---


def _part(reading: Reading, context: Context) -> str | None:
    """A part of a longer period: so many of its months, a half, its nth Friday."""
    _, unit, nth, count, whole = reading
    value = meaning(whole, context) if whole else None
    ends = bounds(value)
    if not ends or not value or ".." in value:
        return None
    first, last = date.fromisoformat(ends[0]), date.fromisoformat(ends[1])
    if isinstance(unit, int) or unit == "weekend":
        return _nth_weekday(first, last, 5 if unit == "weekend" else unit, nth, 1 if unit == "weekend" else 0)
    if unit in ("day", "week"):
        length = count * (7 if unit == "week" else 1)
        begins = last - (length - 1) * DAY if nth < 0 else first + (nth - 1) * length * DAY
        return period(begins, min(last, begins + (length - 1) * DAY)) if first <= begins <= last else None
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    length = {"half": months // 2, "quarter": months // 4, "month": count, "year": 12 * count, "decade": 120 * count}[unit]
    if length == 0:  # half of a month
        return period(first, first.replace(day=15)) if nth == 1 else period(first.replace(day=16), last)
    begins = months_on(first, months - length if nth < 0 else (nth - 1) * length)
    until = months_on(begins, length) - DAY
    return period(begins, until) if first <= begins and until <= last else None


def _nth_weekday(first: date, last: date, weekday: int, nth: int, more: int) -> str | None:
    day = weekday_to(last, weekday) if nth < 0 else weekday_from(first, weekday) + 7 * (nth - 1) * DAY
    return period(day, day + more * DAY) if first <= day <= last else None


# --- calendar arithmetic ---


def weekday_to(day: date, weekday: int) -> date:
    """The last such weekday up to a day, that day included."""
    return day - (day.weekday() - weekday) % 7 * DAY


def weekday_from(day: date, weekday: int) -> date:
    """The first such weekday from a day on, that day included."""
    return day + (weekday - day.weekday()) % 7 * DAY


def week_of(day: date) -> str:
    """The week of a day, Monday to Sunday."""
    monday = weekday_to(day, 0)
    return f"{monday}/{monday + 6 * DAY}"


def month_of(now: Now | None) -> str | None:
    """The month of a record's date, for what its day would have settled."""
    return f"{now.month:%Y-%m}" if now and now.month else None


def months_on(day: date, months: int) -> date:
    """A day so many months later, or earlier."""
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


def period(first: date, last: date) -> str:
    """The EDTF text of a stretch of days: in years or months where it is made of whole ones.

    >>> period(date(2018, 7, 1), date(2018, 9, 30)), period(date(2017, 3, 4), date(2017, 3, 5))
    ('2018-07/2018-09', '2017-03-04/2017-03-05')
    """
    if first.day == 1 and last.day == days_in(last.year, last.month):
        if first.month == 1 and last.month == 12:
            return f"{first.year:04}/{last.year:04}" if first.year < last.year else f"{first.year:04}"
        return f"{first:%Y-%m}/{last:%Y-%m}" if f"{first:%Y-%m}" != f"{last:%Y-%m}" else f"{first:%Y-%m}"
    return span(first.isoformat(), last.isoformat())


def _vague(reading: Reading, context: Context) -> None:
    return None


MEANINGS: dict[str, Callable[[Reading, Context], str | None]] = {
    "day": _day,
    "numbers": _numbers,
    "month": _month,
    "months": _months,
    "year": _year,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "part": _part,
    "feast": _feast,
    "week": _week,
    "weekend of": _week,
    "range": _range,
    "since": _since,
    "weekday": _weekday,
    "weekend": _weekend,
    "which": _which,
    "shift": _shift,
    "span": _span,
    "ago": _ago,
    "same": _same,
    "beside": _beside,
    "of": _of,
    "past": _told,
    "future": _told,
    "gloss": _gloss,
    "vague": _vague,
}
