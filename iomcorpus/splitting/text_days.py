"""Days at the top of texts, in a capture whose items have theirs in lines of another kind.

Where item after item has "Posted on 27 July 2018", "24 July 2018" below that line and the title is the letter's. The
same goes for days at the foot of texts that have theirs at the head.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from iomcorpus.splitting.marks import BIT, SHORTEST_TITLE
from iomcorpus.splitting.months import YEARLESS
from iomcorpus.splitting.recurring import is_regular
from iomcorpus.splitting.survey import Survey

DATE, PROSE, HEADING = BIT["date line"], BIT["prose"], BIT["heading"]
LONGEST_DAY = 60  # characters: "Tuesday, 24 September 2018 at 10:30 (updated)"; what is longer has a title
FEWEST = 4  # lines of one shape with more than a day in them
MANY_YEARLESS = 2  # times as many as there are with a year
MOST_YEARLESS = 0.3  # of the items, by the days with a year
FEWEST_REPEATED, MOSTLY_REPEATED = 3, 0.7  # titles between days that stand near each other; share of these
LONGEST_SUMMARY = 400  # characters of sentences between a title and its day
REACH = 8  # paragraphs between the item's line and the letter's: who posted it, its title, the letterhead


def without_text_days(survey: Survey, why: Sequence[str | None]) -> Survey:
    """The survey without date lines that are those of texts: below the items' own, or without their year."""
    kept = array("I", (position for position, reason in enumerate(why) if reason is None))  # millions, it may be
    return _without_repeated(_without_bare(_without_yearless(survey, kept), kept, why), kept)


def _without_repeated(survey: Survey, kept: Sequence[int]) -> Survey:
    """Without the days below texts, where items have theirs at the head, and once more at the foot.

    "Lock shut" / "3 May 2016" / the text / "Published 3 May 2016" / "Ferry sails" / "9 May 2016" / the next text: days
    that stand near each other have a title between.
    """
    feet = array("I")  # there may be millions
    several = titled = 0
    last, own = list[int](), list[int]()
    for near in _near_days(survey, kept):
        before, last = last, near
        own = _feet_among(survey, kept, last)
        if not before and (own or _says(survey, kept, 0, last[0])):
            return survey  # a day stands over each title, and another below
        if before and len(last) == 1 and _is_same_day(survey, kept, before[-1], last[0]):
            own = last  # and the next item has none
        else:
            several += 1
            titled += bool(own)
        feet.extend(own)
    if titled < max(FEWEST_REPEATED, MOSTLY_REPEATED * (several - 1)):
        return survey
    if not own and not _says(survey, kept, last[-1], len(kept)):
        feet.extend(last)
    return _without_dates(survey, map(kept.__getitem__, feet))


def _is_same_day(survey: Survey, kept: Sequence[int], before: int, at: int) -> bool:
    """Whether a day is that of the item above once more, and over no title of its own."""
    below = at + 1
    titled = below < len(kept) and _is_title(survey, kept[below])
    return survey.prints[kept[at]] == survey.prints[kept[before]] and not titled


def _feet_among(survey: Survey, kept: Sequence[int], near: Sequence[int]) -> list[int]:
    """Of days that stand near each other those below a text and over the title of the next item."""
    feet, pending = list[int](), [near[0]]
    for before, at in pairwise(near):
        between = [kept[place] for place in range(before + 1, at)]
        if any(_is_title(survey, place) for place in between):
            feet += pending
            pending = []
        elif pending or any(survey.marks[place] & PROSE for place in between):
            pending.append(at)
    return feet


def _near_days(survey: Survey, kept: Sequence[int]) -> Iterator[list[int]]:
    """The places of days, those together that have hardly a sentence between them."""
    cluster: list[int] = []
    said = 0
    for place, at in enumerate(kept):
        if survey.marks[at] & DATE:
            if cluster and said > LONGEST_SUMMARY:
                yield cluster
                cluster = []
            cluster.append(place)
            said = 0
        elif survey.marks[at] & PROSE:
            said += survey.sizes[at]
    if cluster:
        yield cluster


def _is_title(survey: Survey, at: int) -> bool:
    return survey.marks[at] & (HEADING | PROSE | DATE) == HEADING and survey.sizes[at] >= SHORTEST_TITLE


def _says(survey: Survey, kept: Sequence[int], begin: int, end: int) -> bool:
    """Whether more than a summary stands between two places."""
    return sum(survey.sizes[kept[at]] for at in range(begin, end) if survey.marks[kept[at]] & PROSE) > LONGEST_SUMMARY


def _without_yearless(survey: Survey, kept: Sequence[int]) -> Survey:
    """Without days that have no year, where the items' days, made alike, have one and those are few."""
    dated = array("I", (place for place, at in enumerate(kept) if survey.marks[at] & DATE and survey.shapes[at]))
    yearless = [place for place in dated if survey.shapes[kept[place]] in YEARLESS]
    shapes = Counter(survey.shapes[kept[place]] for place in dated)
    shape, count = max(shapes.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    own = array("I", (place for place in dated if survey.shapes[kept[place]] == shape))
    stretches = {bisect_left(own, place) for place in yearless}  # from one item's day to the next
    if len(yearless) > MANY_YEARLESS * count:
        return survey  # a list of its own, below its year
    if not yearless or count < FEWEST or len(stretches) > MOST_YEARLESS * count or not is_regular(own, len(kept)):
        return survey
    yearless = [place for place in yearless if place > own[0] and not survey.marks[kept[place]] & BIT["bullet"]]
    return _without_dates(survey, map(kept.__getitem__, yearless))


def _without_dates(survey: Survey, positions: Iterable[int]) -> Survey:
    marks = survey.marks[:]
    for position in positions:
        marks[position] &= ~DATE
    return replace(survey, marks=marks)


def _without_bare(survey: Survey, kept: Sequence[int], why: Sequence[str | None]) -> Survey:
    """Without days alone, right below the items' own lines, which have more."""
    shapes = Counter(survey.shapes[at] for at in kept if survey.marks[at] & DATE and survey.forms[at])
    shape, count = max(shapes.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    own = array("I", (place for place, at in enumerate(kept) if survey.shapes[at] == shape and survey.marks[at] & DATE))
    if not shape or count < FEWEST or not is_regular(own, len(kept)):
        return survey
    bare = [found for place in own if (found := _bare_day_below(survey, why, kept[place])) is not None]
    if not bare or len(bare) == len(own):
        return survey
    if 2 * len(bare) > len(own):  # the items' lines stand below them: the first has none above
        first = next(at for at in kept if survey.marks[at] & DATE)
        bare += [first] if not survey.forms[first] else []
    return _without_dates(survey, bare)


OF_PAGES = ("recurs on pages", "page title")  # reasons of what parts an item from the next


def _bare_day_below(survey: Survey, why: Sequence[str | None], line: int) -> int | None:
    """The position of a day alone below an item's line, before the text says anything or ends."""
    lines = 0
    for position in range(line + 1, len(survey)):
        marks = survey.marks[position]
        lines += why[position] is None
        if why[position] in OF_PAGES:
            return None
        if lines > REACH or marks & (PROSE | BIT["read more"]):
            return None
        if marks & DATE and why[position] is None:
            return None if survey.forms[position] or survey.sizes[position] > LONGEST_DAY else position
    return None
