"""Steps on the calendar: weeks, weekends, months, years, so many on or back, as days or as EDTF text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from iomcorpus.edtf import days_in, span

DAY = timedelta(1)


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


def month_text(day: date) -> str:
    """The month of a day as EDTF."""
    return day.isoformat()[:7]


def months_on(day: date, months: int) -> date:
    """A day so many months later, or earlier."""
    from dateutil.relativedelta import relativedelta

    on: date = day + relativedelta(months=months)
    return on


def period(first: date, last: date) -> str:
    """The EDTF text of a stretch of days: in years or months where it is made of whole ones.

    >>> period(date(2018, 7, 1), date(2018, 9, 30)), period(date(2017, 3, 4), date(2017, 3, 5))
    ('2018-07/2018-09', '2017-03-04/2017-03-05')
    """
    if first.day == 1 and last.day == days_in(last.year, last.month):
        if first.month == 1 and last.month == 12:
            return f"{first.year:04}/{last.year:04}" if first.year < last.year else f"{first.year:04}"
        begins, ends = month_text(first), month_text(last)
        return f"{begins}/{ends}" if begins != ends else begins
    return span(first.isoformat(), last.isoformat())


def as_day(value: str | None) -> date | None:
    """The day that an EDTF value is; None where it is none, or not one alone.

    >>> as_day("2017-09-25"), as_day("1992-05/.."), as_day(None)
    (datetime.date(2017, 9, 25), None, None)
    """
    if not value or len(value) != 10 or value[4] + value[7] != "--" or not value[:4].isdigit():
        return None
    return date.fromisoformat(value)


def has_month(value: str | None) -> bool:
    """Whether an EDTF value begins with a year and a month.

    >>> has_month("2017-09-25"), has_month("2017-22"), has_month("2017")
    (True, False, False)
    """
    return bool(value and value[:4].isdigit() and value[4:5] == "-" and "01" <= value[5:7] <= "12")


def quarter_on(month: date, n: int) -> str:
    """The quarter of a month, or one so many on."""
    first = months_on(month.replace(month=(month.month - 1) // 3 * 3 + 1), 3 * n)
    return f"{month_text(first)}/{month_text(months_on(first, 2))}"


def weekend_on(day: date, n: int) -> str:
    """The weekend of the week of a day, or one so many weeks on."""
    saturday = day + (5 - day.weekday() + 7 * n) * DAY
    return period(saturday, saturday + DAY)


# The unit of a day, or of one so many units on, by its name.
SHIFTS: dict[str, Callable[[date, int], str]] = {
    "day": lambda day, n: (day + n * DAY).isoformat(),
    "week": lambda day, n: week_of(day + 7 * n * DAY),
    "weekend": weekend_on,
    "month": lambda month, n: month_text(months_on(month, n)),
    "quarter": quarter_on,
    "year": lambda year, n: f"{year.year + n:04}",
    "decade": lambda year, n: f"{year.year // 10 + n:03}X",
    "century": lambda year, n: f"{year.year // 100 + n:02}XX",
}
