"""What a record's text tells of the day it was published on: glosses, days that it reports or announces, years."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter

from iomcorpus.forms.dates import DATE_HINT, MONTH, WEEKDAY, YEAR, DateReading, find_dates, find_glosses, month_number
from iomcorpus.forms.grammar import Caseless, Pattern, either, listed
from iomcorpus.model import Evidence, sent_by_fields
from iomcorpus.splitting.groups import Group
from iomcorpus.splitting.marks import BIT, may_gloss
from iomcorpus.splitting.paragraphs import Paragraph

GLOSS_PARAGRAPHS = 6  # of a dated record that glosses are sought in
NEAR_PARAGRAPHS = 3  # of a record that may say "recently" of its own day
NEAR = 40  # characters between "recently" and the day that it is said of
BEFORE = 130  # characters before a day that may say that it is still to come


@sent_by_fields
@dataclass(frozen=True, slots=True)
class Bound:
    """A first or last day that a record can have been published, and what says so."""

    day: str  # ISO
    evidence: Evidence


@sent_by_fields
@dataclass(frozen=True, slots=True)
class Gloss:
    """A day of the text that the publication day stands in a known distance to."""

    reading: DateReading
    low: int  # days from the gloss's day to the first and last possible day of publication
    high: int
    week: bool  # the distances count from the Monday of the gloss's week
    evidence: Evidence
    month: bool = False  # `low` and `high` are months, and any day of them counts


@sent_by_fields
@dataclass(slots=True)
class Clues:
    """What one record's own lines tell of its day."""

    stated: DateReading | None = None
    stated_at: Evidence | None = None
    updated: DateReading | None = None
    glosses: list[Gloss] = field(default_factory=list)
    lows: list[Bound] = field(default_factory=list)
    highs: list[Bound] = field(default_factory=list)
    years: Counter[int] = field(default_factory=Counter)  # that its text mentions
    group: Group | None = None  # that it stands in, where it states no day of its own
    event: bool = False  # the notice of what is to come
    saved: Bound | None = None  # the last day of all: the page was saved then


# The words of a gloss, its `low`, `high` and `week`; the first that fits counts.
DISTANCES = (
    (Pattern(r"yesterday|last night"), 1, 1, False),
    (Pattern(r"tomorrow"), -1, -1, False),
    (Pattern(r"today|this (?:morning|afternoon|evening)"), 0, 0, False),
    (Pattern(r"this week$"), 0, 6, True),
    (Pattern(r"last week$"), 7, 13, True),
    (Pattern(r"week ?end"), 0, 6, False),
    (Pattern(r"day$"), 0, 6, False),  # on Sunday (03/12)
    (THIS_MONTH := Pattern(r"this month"), 0, 0, False),
    (LAST_MONTH := Pattern(r"last month"), 1, 1, False),
    (Pattern(r""), 0, 6, False),  # this past week (03/12)
)

# Before a day that is still to come: "will be held on", "The deadline for tenders is".
COMING = Caseless(
    r"\b"
    + either(
        r"will|shall|to be (?:held|launched|opened|published|shown|exhibited)|is to|are to|takes? place|on offer",
        r"scheduled|upcoming|forthcoming|next|save the date",
        r"deadline|closing date|register by|apply by|due (?:to|on|by|in)|until|by|no later than|from",
    )
    + r"\b[^.;]{0,110}$",
)
# Directly before one that is past all the same: "will follow the plan adopted on".
GONE = Caseless(
    r"\b(?:published|launched|adopted|signed|dated|since|issued|released|founded|opened|held|agreed|created)\b[^.;,]{0,25}$",
)
# The words of a sentence that reports, and those of one that looks ahead.
PAST = Pattern(
    r"\b"
    + either(
        r"was|were|has|have|had|took|began|met|came|went|saw|made|gave|rose|fell|led|became|held|won|said",
        r"chose|left|brought|found|sold|sent|built|broke|drew|ran|wrote|grew|kept|lost|paid|got",
        r"\w{3,}ed",
    )
    + r"\b"
)
FUTURE = Caseless(
    r"\b"
    + either(
        r"will|shall|to be|is to|are to|upcoming|forthcoming|planned?|scheduled|next",
        r"by|until|till|through to|deadline",
        r"target|goals?|agenda|vision|strategy",  # "the Vision 2030"
    )
    + r"\b",
)
MONTH_YEAR = Pattern(rf"(?<![\d,.] )(?<!\w)(?P<month>{MONTH}),?\s+(?P<year>{YEAR})\b")  # "in March 2019"
WITH_YEAR = Pattern(rf"{YEAR}|['/.-]\d\d")  # what a date with a year has
PLAIN_YEAR = Pattern(r"(?:19|20)\d\d")
BARE_YEAR = Pattern(
    either(
        # "since 2016", "mid-2016"; but "of 2016-17", "in 2016/17" are financial years
        rf"\b(?i:in|since|during|throughout|of|for|until|early|late|mid)[- ](?P<year>{YEAR})\b(?![-–/]\d)",
        rf"\((?P<cited>{YEAR})\)",  # "Okello and Lie (2016)"
    )
)
SENTENCE = Pattern(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*")
RECENTLY = Caseless(
    r"\b(?:recently|just|earlier this month|this month|last week|a few days ago|this week|days ago)\b",
)
THIS_WEEK = Caseless(r"\bthis week\b")


NO_GLOSSES: list[Gloss] = []
NO_BOUNDS: list[Bound] = []
NO_YEARS: Counter[int] = Counter()


def find_clues(record: Sequence[Paragraph], kind: str, dated: bool) -> Clues:
    """The clues of a record; of one with a stated date only what proves the order of day and month."""
    clues = Clues(event=kind == "event")
    # A stated date leaves nothing to find but what proves which of its numbers is the month: it stands at the start.
    for place, paragraph in enumerate(record[:GLOSS_PARAGRAPHS] if dated else record):
        clues.glosses += _find_glosses(paragraph)
        if dated:
            continue
        if place < NEAR_PARAGRAPHS and not clues.glosses:
            near = _told_beside(paragraph) or _near_this_week(record, paragraph) or _near_recently(paragraph)
            clues.glosses += [near] if near else []
        if DATE_HINT.search(paragraph.text):
            _find_bounds(paragraph, kind, clues)
    # A capture may have hundreds of thousands of records: what is empty is shared, and never added to.
    clues.glosses = clues.glosses or NO_GLOSSES
    clues.lows, clues.highs = clues.lows or NO_BOUNDS, clues.highs or NO_BOUNDS
    clues.years = clues.years or NO_YEARS
    return clues


def _find_glosses(paragraph: Paragraph) -> Iterator[Gloss]:
    """Relative words with their day in brackets: "yesterday (21/12)"."""
    for word, reading in find_glosses(paragraph.text) if may_gloss(paragraph.text) else ():
        form, low, high, week = next(row for row in DISTANCES if row[0].search(word))
        month = form in (THIS_MONTH, LAST_MONTH)
        yield Gloss(reading, low, high, week, _evidence(paragraph, reading, word), month)


def _evidence(paragraph: Paragraph, reading: DateReading, why: str) -> Evidence:
    return Evidence(*paragraph.span(reading.start, reading.end), why)


ORDINALS = listed(
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth",
    "fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first|twenty-second|twenty-third",
    "twenty-fourth|twenty-fifth|twenty-sixth|twenty-seventh|twenty-eighth|twenty-ninth|thirtieth|thirty-first",
)
# "Today is the eighth of March 2018", "Yesterday, 7 March,", "last month, in January 2016"
BESIDE = Pattern(
    r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|(?:[Ll]ast|[Tt]his) month)(?:,| is| was)*\s+(?:on |in )?"
    rf"(?:{WEEKDAY},?\s+)?(?:the )?(?=\d|{MONTH}|{either(*ORDINALS)})"
)
IN_WORDS = Pattern(
    rf"(?P<day>{either(*reversed(ORDINALS))}) (?:day )?of (?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR})\b)?"
)


def _told_beside(paragraph: Paragraph) -> Gloss | None:
    """A relative word with its day right behind it, in no brackets."""
    match = BESIDE.search(paragraph.text)
    if not match:
        return None
    word, at = match["word"].lower(), match.end()
    month = "month" in word
    reading = _first_of_month(paragraph.text, at) if month else _day_at(paragraph.text, at)
    if reading is None:
        return None
    _, low, high, week = next(row for row in DISTANCES if row[0].search(word))
    return Gloss(reading, low, high, week, _evidence(paragraph, reading, word), month)


def _day_at(text: str, at: int) -> DateReading | None:
    """The day that begins at a column, in figures or in words."""
    found = next(find_dates(text, at, at + 40), None)
    if found is not None:
        return found if found.start == at else None
    words = IN_WORDS.match(text, at)
    if not words:
        return None
    year = int(words["year"]) if words["year"] else None
    return DateReading(at, words.end(), year, month_number(words["month"]), ORDINALS.index(words["day"]) + 1)


def _first_of_month(text: str, at: int) -> DateReading | None:
    named = MONTH_YEAR.match(text, at)
    return DateReading(at, named.end(), int(named["year"]), month_number(named["month"]), 1) if named else None


def _near_this_week(record: Sequence[Paragraph], paragraph: Paragraph) -> Gloss | None:
    """The first day without year of a record that says "this week" at its start: published in the week of that day."""
    if not THIS_WEEK.search(paragraph.text):
        return None
    for other in record:
        for reading in _days_without_year(other.text):
            return Gloss(reading, 0, 6, True, _evidence(other, reading, "this week"))
    return None


def _near_recently(paragraph: Paragraph) -> Gloss | None:
    """A day without year near "recently": published soon after it, within the month that it was recent in."""
    near = RECENTLY.search(paragraph.text)
    for reading in _days_without_year(paragraph.text) if near else ():
        if near and abs(near.start() - reading.start) < NEAR:
            left = min(31 - (reading.day or 1), 30)
            return Gloss(reading, 0, left, False, _evidence(paragraph, reading, near.group().lower()))
    return None


def _days_without_year(text: str) -> Iterator[DateReading]:
    return (reading for reading in find_dates(text) if reading.year is None and reading.pair is None)


def _find_bounds(paragraph: Paragraph, kind: str, clues: Clues) -> None:
    """The days and years of a paragraph that are past already, or still to come."""
    text = paragraph.text
    full = [reading for reading in find_dates(text) if reading.year] if WITH_YEAR.search(text) else []
    has_year = PLAIN_YEAR.search(text)
    if not full and not has_year:
        return
    tenses = _Tenses(paragraph)
    for reading in full:
        clues.years[reading.year or 0] += 1
        _find_bound(paragraph, reading, tenses, kind, clues)
    if has_year:
        _find_year_bounds(paragraph, full, tenses, clues)


def _find_bound(paragraph: Paragraph, reading: DateReading, tenses: _Tenses, kind: str, clues: Clues) -> None:
    """The day of a full date: before what the record announces, after what it reports."""
    days = reading.days()
    if len(days) != 1:
        return
    before = paragraph.text[max(0, reading.start - BEFORE) : reading.start]
    if kind == "event" or (COMING.search(before) and not GONE.search(before)):
        clues.highs.append(Bound(days[0], _evidence(paragraph, reading, "still to come")))
    elif tenses.reports(reading.start):
        clues.lows.append(Bound(days[0], _evidence(paragraph, reading, "already past")))


def _find_year_bounds(paragraph: Paragraph, full: Sequence[DateReading], tenses: _Tenses, clues: Clues) -> None:
    """The months and years that are named outside the full dates."""
    for form, before in ((MONTH_YEAR, LONGEST_MONTH), (BARE_YEAR, LONGEST_SINCE)):
        for match in _at_years(form, before, paragraph.text):
            at_full = bisect_left(full, match.end(), key=attrgetter("start"))
            if at_full and full[at_full - 1].end > match.start():
                continue
            groups = match.groupdict()
            year = int(groups["year"] or groups["cited"])
            clues.years[year] += 1
            if groups.get("cited") or tenses.reports(match.start()):
                month = month_number(groups["month"]) if "month" in groups else 1
                evidence = Evidence(*paragraph.span(*match.span()), "already past")
                clues.lows.append(Bound(f"{year:04}-{month:02}-01", evidence))


LONGEST_MONTH, LONGEST_SINCE = 11, 11  # characters before a year: "September.,", "throughout " (blanks aside)
BEHIND_YEAR = 3  # characters that tell a year from a span: "2016/17"
ANY_YEAR = Pattern(rf"\b{YEAR}\b")


def _at_years(form: Pattern, before: int, text: str) -> Iterator[re.Match[str]]:
    """The matches of a form that ends with a year, sought at the years alone: most of a text is far from one."""
    for year in ANY_YEAR.finditer(text):
        start = year.start()
        while start and text[start - 1].isspace():
            start -= 1
        match = form.search(text, max(0, start - before), year.end() + BEHIND_YEAR)
        while match and match.end() < year.end():
            match = form.search(text, match.end(), year.end() + BEHIND_YEAR)
        if match and match.start() < year.end():
            yield match


class _Tenses:
    """Which sentences of a paragraph tell of what has been; each is read once, however many years it names."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.spans = [match.span() for match in SENTENCE.finditer(paragraph.text)]
        self.known: dict[tuple[int, int], bool] = {}  # by the sentence's columns

    def reports(self, at: int) -> bool:
        """Whether the sentence at a column is in the past tense, or under a photograph, and looks ahead nowhere."""
        span = self._span(at)
        if span not in self.known:
            sentence = self.paragraph.text[slice(*span)]
            past = PAST.search(sentence) or self.paragraph.marks & BIT["caption"]
            self.known[span] = bool(past) and not FUTURE.search(sentence)
        return self.known[span]

    def _span(self, at: int) -> tuple[int, int]:
        """The columns of the sentence that holds one; of the whole text where none does."""
        number = bisect_right(self.spans, at, key=itemgetter(0)) - 1
        if number < 0 or at >= self.spans[number][1]:
            return 0, len(self.paragraph.text)
        return self.spans[number]
