"""Days that a record states elsewhere than in a date line: in its dateline, in its heading, beside its title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from iomcorpus.forms.date_lines import read_meta_line
from iomcorpus.forms.dates import DateReading, find_dates
from iomcorpus.forms.grammar import Pattern
from iomcorpus.splitting.dated_lines import find_day_beside
from iomcorpus.splitting.item_phrases import AGENCY, DATED_LEAD, DATELINE_PLACE, LEAD_DASH, SERIES
from iomcorpus.splitting.marks import BIT, LONGEST_DATELINE
from iomcorpus.splitting.paragraphs import Paragraph

DATELINE = BIT["dateline"]
BRACKETED_DAY = Pattern(r"\((?P<date>[^()]{6,30})\)\s+(?=[A-Z“\"])")  # "(24 June 2022) Two men met."
LEAD_COLON = Pattern(r":\s+(?=[A-Z“\"])")  # "Tartu, 2 June 2021: Two men met."
LONGEST_DATE = 24  # characters: "26 September 2024"
HEADING_BEHIND_DATE = Pattern(r"[\s:,]+(?=[A-Z“‘\"]\S*(?:\s+\S+){2,}$)")  # three words or more, the first a capital's
FEWEST_OWN_WORDS = 3  # of a title whose day is cut
DAY_APART = Pattern(r"(?<![,:–—-])(?<!\bof)(?<!\bon)(?<!\bto)(?<!\bin)(?<!\bat)(?<!\bfor)(?<!\bfrom)(?<!\buntil)\s$")


class StatedDay(NamedTuple):
    """A day, where it stands (line and columns), and the title beside it, where there is one."""

    date: DateReading
    at: tuple[int, int, int]
    title: str | None = None


def day_of_dateline(paragraph: Paragraph) -> StatedDay | None:
    """A dateline's full date is the item's own: "TUCSON, Ariz. (May 8, 2025) - ..."."""
    lead = paragraph.text[:LONGEST_DATELINE]
    for at, over in _leads(lead):
        meta = read_meta_line(over)
        if meta is not None and meta.date.year is not None:
            return StatedDay(meta.date, paragraph.span(at + meta.date.start, at + meta.date.end))
    place = DATELINE_PLACE.match(lead)
    if not place or not paragraph.marks & DATELINE:
        return None
    reading = next(find_dates(paragraph.text, 0, place.end()), None)
    return StatedDay(reading, paragraph.span(reading.start, reading.end)) if reading is not None else None


def _leads(lead: str) -> Iterator[tuple[int, str]]:
    """What may be the day and place that a text begins with, and the column where that stands."""
    bracketed = BRACKETED_DAY.match(lead)
    if bracketed:
        yield bracketed.start("date"), bracketed["date"]
    if dated := DATED_LEAD.match(lead):  # "July 12, 2017-The boat was built."
        yield 0, dated[0].rstrip(" —–-")
    for sign in chain(LEAD_DASH.finditer(lead), LEAD_COLON.finditer(lead)):
        yield 0, AGENCY.sub("", lead[: sign.start()]).rstrip(" ,")


def day_of_series(titles: Iterable[Paragraph]) -> StatedDay | None:
    """The date in the heading of a series: "Bulletin No. 113, 14/06/2013", "SITUATION UPDATE, as of 18 March 2013"."""
    for title in titles:
        reading = _last_day(title.text)
        if reading is not None and SERIES.fullmatch(title.text, 0, reading.start):
            return StatedDay(reading, title.span(reading.start, reading.end))
    return None


def day_before_title(title: Paragraph) -> StatedDay | None:
    """The date before the title of an item of a list: "07/26/2024 Ferry sails again to the islands"."""
    date = next(find_dates(title.text, 0, LONGEST_DATE), None)
    if date is None or date.start or date.year is None:
        return None
    behind = HEADING_BEHIND_DATE.match(title.text, date.end)
    return StatedDay(date, title.span(0, date.end), title.text[behind.end() :]) if behind else None


def day_beside_title(line: Paragraph) -> StatedDay | None:
    """The day and the title of an item that is one line: "16 May 2019 Ferry sails", "Ferry sails – May 2, 2007"."""
    found = find_day_beside(line.text)
    return StatedDay(found[0], line.span(found[0].start, found[0].end), found[1]) if found else None


def without_day(title: str | None, date: DateReading | None) -> str | None:
    """A title without the day of the item where that is glued to its end: "Ferry sails again October 21 2010"."""
    if title is None or date is None or date.year is None:
        return title
    last = _last_day(title)
    if last is None or last.days() != date.days():
        return title
    before = title[: last.start]
    return before.rstrip() if len(before.split()) >= FEWEST_OWN_WORDS and DAY_APART.search(before) else title


def _last_day(title: str) -> DateReading | None:
    """The full date that a heading ends with."""
    reading = next((day for day in find_dates(title) if day.year), None)
    return reading if reading is not None and not title[reading.end :].strip(" )].:") else None
