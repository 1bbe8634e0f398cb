"""The values of dates: what a reading means in a record of a certain date.

The forms of readings stand in `readings.py`; each has its function here, in `MEANINGS`. A value is EDTF text, None
where the text cannot settle it: a relative word under a record's date that is coarser takes that date's month.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from iomcorpus.edtf import SEASONS, bounds, is_day
from iomcorpus.facts.dates.feasts import feast_days
from iomcorpus.facts.dates.readings import Reading, is_relative, lacks_year, with_year, year_of
from iomcorpus.facts.dates.record_time import NEAR, Context, month_of, read_now, shown_order, year_for
from iomcorpus.facts.dates.steps import (
    DAY,
    SHIFTS,
    as_day,
    has_month,
    month_text,
    months_on,
    period,
    week_of,
    weekday_from,
    weekday_to,
    weekend_on,
)
from iomcorpus.model import DateFound

WINTER = 24
OLDEST_AGO = 500  # years: "2000 years ago" names no year


@dataclass(frozen=True, slots=True)
class DateValue:
    """What a date means: EDTF, or None where the text cannot settle it."""

    value: str | None
    relative: bool  # the value needs the record's date


def resolve_dates(found: Sequence[DateFound], anchor: str | None, order: str | None = None) -> list[DateValue]:
    """The values of a record's dates, in their order.

    `anchor` is the record's date (EDTF), `order` how its capture writes day and month (`dmy`, `mdy` or None).

    >>> found = [DateFound(0, 9, "day_word", 0.95, ("shift", "day", -1))]
    >>> found.append(DateFound(16, 20, "year_alone", 0.9, ("year", 1992)))
    >>> [date.value for date in resolve_dates(found, "2017-12-22")], resolve_dates(found, None)[0].value
    (['2017-12-21', '1992'], None)
    """
    now = read_now(anchor)
    context = Context(now, order or shown_order([one.reading for one in found], now))
    values = []
    for one in found:
        value = _within_calendar(one.reading, context)
        values.append(DateValue(value, is_relative(one.reading)))
        if value and one.reading[0] != "same":
            context = Context(now, context.order, value)
    return values


def _within_calendar(reading: Reading, context: Context) -> str | None:
    """The value of a reading, None where it lies outside the years that a calendar has: "in the next 9000 years"."""
    try:
        value = meaning(reading, context)
    except (OverflowError, ValueError):
        return None
    return value if value and (value.startswith("-") or _has_days(value)) else None


@lru_cache(maxsize=1 << 12)
def _has_days(value: str) -> bool:
    return bounds(value) is not None


def meaning(reading: Reading, context: Context) -> str | None:
    """The value of a reading, None where it has none."""
    return MEANINGS[reading[0]](reading, context)


# --- dates that lack a year, or a month ---


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
    before = context.before
    months = [date.fromisoformat(f"{before[:7]}-01")] if before and has_month(before) else []
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
    now = context.now
    if year is None and now and (now.last - now.first).days <= NEAR:  # a gloss is near the day it is written
        far = [abs((date.fromisoformat(day) - now.first).days) > NEAR for day in known]
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
    if year is None and season == WINTER:
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
    day = as_day(meaning(reading[1], context))
    if not day:
        return None
    return week_of(day) if reading[0] == "week" else weekend_on(day, 0)


# --- ranges and open ends ---


def _range(reading: Reading, context: Context) -> str | None:
    first, last = reading[1], reading[2]
    year = year_of(last)
    if lacks_year(first) and year:
        begins = meaning(with_year(first, year), context)
        if begins and (ends := meaning(last, context)) and begins > ends:  # "28 December to 3 January 2017"
            begins = meaning(with_year(first, year - 1), context)
        return _joined(begins, meaning(last, context))
    if first[0] == last[0] == "weekday":
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
    if now.month is None or (inner[0] == "season" and inner[2] == WINTER):
        plain = now.year is not None and (n == 0 or inner[0] == "season")
        return meaning(with_year(inner, now.first.year + n), context) if plain else None
    values = [meaning(with_year(inner, now.first.year + step), context) for step in (-1, 0, 1)]
    days = [bounds(value) for value in values]
    if n < 0:  # "last October": the latest that is over
        over = [value for value, ends in zip(values, days, strict=True) if ends and ends[1] < now.first.isoformat()]
        return over[-1] if over else None
    if n == 0 or inner[0] == "season":  # in May "next summer" is that of the year to come
        return values[1] if n == 0 else values[2]
    coming = [value for value, ends in zip(values, days, strict=True) if ends and ends[0] > now.last.isoformat()]
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
        return f"{month_text(first)}/{month_text(last)}"
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
    before, day = context.before, as_day(context.before)
    if isinstance(unit, int):
        if day and n:
            return (weekday_from(day + DAY, unit) if n > 0 else weekday_to(day - DAY, unit)).isoformat()
        return _beside(("beside", unit), context)
    if unit == "year" and before and before[:4].isdigit():
        return f"{int(before[:4]) + n:04}"
    if unit == "month" and before and has_month(before):
        return month_text(months_on(date.fromisoformat(before[:7] + "-01"), n))
    if unit in ("day", "week") and day:
        return SHIFTS[unit](day, n)
    return None


def _beside(reading: Reading, context: Context) -> str | None:
    """The weekday nearest to the day that stands before; where none does, as a weekday alone."""
    day = as_day(context.before)
    if day:
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
        return (date.fromisoformat(whole[:10]) + int(inner[1]) * DAY).isoformat()
    if unit == "month" and inner[0] == "day" and inner[2] is None:
        year, month, day = int(whole[:4]), int(whole[5:]), int(inner[3])
        return f"{year:04}-{month:02}-{day:02}" if is_day(year, month, day) else None
    return None


def _gloss(reading: Reading, context: Context) -> str | None:
    """A relative date that a date in brackets explains: by that where it says more, or the weekday fits."""
    _, inner, other = reading
    own, told = meaning(inner, context), meaning(other, context)
    if not own or not told:
        return own or told
    day = as_day(told)
    if inner[0] in ("weekday", "which") and day:
        kind = inner[2] if inner[0] == "which" else inner
        if kind[0] == "weekday" and day.weekday() == kind[1]:
            return told
    return told if len(own) == 7 and told.startswith(own) and day else own


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
    lengths = {"half": months // 2, "quarter": months // 4, "month": count, "year": 12 * count, "decade": 120 * count}
    length = lengths[unit]
    if first.day != 1 or (last + DAY).day != 1:  # weeks and days have no months
        return None
    if length == 0:
        return _half_month(first, last, nth) if unit == "half" else None
    begins = months_on(first, months - length if nth < 0 else (nth - 1) * length)
    until = months_on(begins, length) - DAY
    return period(begins, until) if first <= begins and until <= last else None


def _half_month(first: date, last: date, nth: int) -> str:
    return period(first, first.replace(day=15)) if nth == 1 else period(first.replace(day=16), last)


def _nth_weekday(first: date, last: date, weekday: int, nth: int, more: int) -> str | None:
    day = weekday_to(last, weekday) if nth < 0 else weekday_from(first, weekday) + 7 * (nth - 1) * DAY
    return period(day, day + more * DAY) if first <= day <= last else None


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
