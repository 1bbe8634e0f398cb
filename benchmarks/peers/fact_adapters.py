"""Finders of dates, figures and people behind one interface, run by the Python of the environment that has them.

`python -I fact_adapters.py dateparser` reads a JSON line for each text: `text`, `date` (EDTF or null), `day` (a day in
it, for finders that need one) and `timed`. It writes a JSON line for each: a list of what is there, `start` and `end`
as offsets and the value; then a last one, of what the `timed` texts took. Importing and the first text are not counted.

This file imports nothing of the project except in the adapters of iomcorpus: the others' environment does not have it.
Each finder is given what helps it: day before month, the language, the record's day. Of what it finds, durations, clock
times and ordinals are left out, and spans are cut to what the gold has in them: no preposition before a date, no
counted noun behind a figure.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO

Text = Mapping[str, Any]
Found = dict[str, Any]
Finder = Callable[[Text], list[Found]]

WARM_UP = {"text": "On 5 May 2015 about 20 people met.", "date": "2015-05-06", "day": "2015-05-06"}
PROJECT = str(Path(__file__).resolve().parents[2])
# Words before a date that are not in the span.
BEFORE = re.compile(r"(?:[\s,.;:(]+|(?:on|in|at|by|of|the|since|from|until|till|to|during|for|and)\s+)+", re.IGNORECASE)
SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}  # of TIMEX -> of EDTF


def dateparser() -> Finder:
    """dateparser's search_dates, in English, with day before month."""
    search = import_module("dateparser.search").search_dates

    def find(text: Text) -> list[Found]:
        settings = {"RELATIVE_BASE": _base(text), "DATE_ORDER": "DMY"}
        seen = search(text["text"], languages=["en"], settings=settings, add_period=True) or []
        found, at = [], 0
        for surface, moment, period in seen:
            start = text["text"].find(surface, at)
            if start >= 0:
                at = start + len(surface)
                found.append(trim(text["text"], start, at) | {"value": period_of(moment.date(), period)})
        return found

    return find


def datefinder() -> Finder:
    """datefinder, day first. It says a moment and never how sharp it is: the value is `day`."""
    search = import_module("datefinder").find_dates

    def find(text: Text) -> list[Found]:
        seen = search(text["text"], index=True, base_date=_base(text), first="day")
        return [trim(text["text"], *span) | {"day": moment.date().isoformat()} for moment, span in seen]

    return find


def recognizers_dates() -> Finder:
    """Recognizers-Text's dates; of two readings ("the past or the coming 21/12") the past one, which comes first."""
    suite = import_module("recognizers_suite")

    def find(text: Text) -> list[Found]:
        found = []
        for seen in suite.recognize_datetime(text["text"], suite.Culture.English, reference=_base(text)):
            kind = seen.type_name.partition(".")[2]
            values = (seen.resolution or {}).get("values") or [{}]
            if kind in ("date", "daterange", "datetime", "datetimerange") and values[0].get("timex") != "PRESENT_REF":
                found.append(trim(text["text"], seen.start, seen.end + 1) | {"value": timex_value(values[0])})
        return found

    return find


def recognizers_figures() -> Finder:
    """Recognizers-Text's amounts of money, percentages, and the numbers outside these."""
    suite = import_module("recognizers_suite")

    def find(text: Text) -> list[Found]:
        found: list[Found] = []
        for recognize in (suite.recognize_currency, suite.recognize_percentage, suite.recognize_number):
            for seen in recognize(text["text"], suite.Culture.English):
                start, end, value = seen.start, seen.end + 1, (seen.resolution or {}).get("value")
                if value is None or any(start < other["end"] and other["start"] < end for other in found):
                    continue
                found.append({"start": start, "end": end, "value": float(value.rstrip("%"))})
        return found

    return find


def quantulum3() -> Finder:
    """quantulum3 without its classifier, which tells apart units that are written alike."""
    parse = import_module("quantulum3.parser").parse

    def find(text: Text) -> list[Found]:
        found = []
        for seen in parse(text["text"]):
            start, end = seen.span
            units = [*seen.unit.surfaces, *seen.unit.symbols]
            span = {"start": start, "end": start + len(without_unit(text["text"][start:end], units))}
            if seen.uncertainty:
                found.append(span | {"low": seen.value - seen.uncertainty, "high": seen.value + seen.uncertainty})
            else:
                found.append(span | {"value": seen.value})
        return found

    return find


def iomcorpus(kind: str) -> Finder:
    """What `extract` finds of a type when the text is a record of its own."""
    sys.path.insert(0, PROJECT)
    facts = import_module("tests.facts")
    search = facts.finder(kind)
    return lambda text: list(search(facts.Case(text["text"], text["date"], ())))


# Name of the adapter -> package whose version is told, and what makes it.
ADAPTERS: Mapping[str, tuple[str, Callable[[], Finder]]] = {
    "iomcorpus-dates": ("iomcorpus", lambda: iomcorpus("dates")),
    "iomcorpus-figures": ("iomcorpus", lambda: iomcorpus("figures")),
    "iomcorpus-people": ("iomcorpus", lambda: iomcorpus("people")),
    "dateparser": ("dateparser", dateparser),
    "datefinder": ("datefinder", datefinder),
    "recognizers-dates": ("recognizers-text-suite", recognizers_dates),
    "recognizers-figures": ("recognizers-text-suite", recognizers_figures),
    "quantulum3": ("quantulum3", quantulum3),
}


def _base(text: Text) -> datetime:
    return datetime.fromisoformat(text["day"])


def trim(text: str, start: int, end: int) -> Found:
    """A span without the preposition or article before it, and without blanks and marks at its ends.

    >>> trim("shut on 5 May, early", 5, 14)
    {'start': 8, 'end': 13}
    """
    end = start + len(text[start:end].rstrip(" \n,.;:()-"))
    if (before := BEFORE.match(text, start, end)) and before.end() < end:
        start = before.end()
    return {"start": start, "end": end}


def without_unit(surface: str, units: Sequence[str]) -> str:
    """A figure without the noun that it counts; signs, codes of money and "per cent" stay.

    >>> without_unit("12 square kilometres", ["square kilometre"]), without_unit("16-year", ["year"])
    ('12', '16')
    >>> without_unit("71 per cent", ["per cent"]), without_unit("780 million USD", ["USD"])
    ('71 per cent', '780 million USD')
    """
    known = {unit.rstrip("s") for unit in units}
    for gap in re.finditer("[ -]", surface):
        noun = surface[gap.end() :]
        if noun != "per cent" and noun.islower() and noun.rstrip("s") in known:
            return surface[: gap.start()]
    return surface


def period_of(day: date, period: str | None) -> str:
    """The day, week, month, quarter or year that a day stands for, as EDTF.

    >>> period_of(date(2018, 9, 22), "quarter"), period_of(date(2017, 12, 22), "month")
    ('2018-07/2018-09', '2017-12')
    >>> period_of(date(2017, 12, 22), "week"), period_of(date(2017, 12, 22), "time")
    ('2017-12-18/2017-12-24', '2017-12-22')
    """
    if period in ("year", "month"):
        return day.isoformat()[: 4 if period == "year" else 7]
    if period == "quarter":
        first = 3 * ((day.month - 1) // 3) + 1
        return f"{day.year:04}-{first:02}/{day.year:04}-{first + 2:02}"
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    return day.isoformat()


def timex_value(value: Mapping[str, str]) -> str | None:
    """What Recognizers-Text resolves a date to, as EDTF.

    A range ends before the day that it names as its end, unless it was written as days ("12-13 October").

    >>> timex_value({"timex": "2017-W51", "start": "2017-12-18", "end": "2017-12-25"})
    '2017-12-18/2017-12-24'
    >>> timex_value({"timex": "(XXXX-10-12,XXXX-10-13,P1D)", "start": "2017-10-12", "end": "2017-10-13"})
    '2017-10-12/2017-10-13'
    >>> timex_value({"timex": "1999", "Mod": "since", "start": "1999-01-01"}), timex_value({"timex": "2017-SU"})
    ('1999', '2017-22')
    """
    timex = value.get("timex", "")
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", timex):
        return timex
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", timex):
        return f"{season[1]}-{SEASONS[season[2]]}"
    first, last = value.get("start"), value.get("end")
    if first and last:
        end = date.fromisoformat(last[:10])
        return f"{first[:10]}/{end if timex.endswith('D)') else end - timedelta(days=1)}"
    day = value.get("value", "")[:10]
    return day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else first


def read_all(find: Finder, texts: Sequence[Text]) -> Iterator[list[Found] | str]:
    """What a finder sees in each text; where it fails, the reason."""
    for text in texts:
        try:
            yield find(text)
        except Exception as error:
            yield f"{type(error).__name__}: {error}"


def time_reading(find: Finder, texts: Sequence[Text]) -> tuple[float, float]:
    """CPU seconds, and seconds by the clock, of reading all of these texts, once: some remember what they have read."""
    began, begin = time.perf_counter(), time.process_time()
    for _ in read_all(find, texts):
        pass
    return time.process_time() - begin, time.perf_counter() - began


def main(name: str, stdin: TextIO, stdout: TextIO) -> None:
    """Answer the texts on standard input."""
    package, make = ADAPTERS[name]
    find = make()
    find(WARM_UP)
    texts: list[Text] = [json.loads(line) for line in stdin]
    for found in read_all(find, [text for text in texts if not text["timed"]]):
        stdout.write(json.dumps(found) + "\n")
    timed = [text for text in texts if text["timed"]]
    cpu, wall = time_reading(find, timed)
    stdout.write(json.dumps({"version": version(package), "cpu_s": cpu, "wall_s": wall}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin, sys.stdout)
