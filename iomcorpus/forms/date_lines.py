"""Lines that say when an item was published: a date alone, or a date beside place, desk and author.

A site writes them in a mould of its own; what moulds have in common is that a line consists of pieces, with signs or
small words between, of which each is a date, a label, a place, an author or a short name for a desk. A line that has
more in it is a sentence, a heading or a row of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from iomcorpus.edtf import is_day
from iomcorpus.forms.dates import DAY, MONTH, YEAR, DateReading, find_dates, month_number
from iomcorpus.forms.filings import SECTIONS, without_filings
from iomcorpus.forms.grammar import Pattern, either, listed
from iomcorpus.forms.names import CAPITAL, find_account, find_bare_author

# Words that may stand before the date of a date line: "Posted on", "Published:", "Last updated", "For release".
LABEL = Pattern(
    r"\W*(?:(?:first |originally |re-?)?"
    + either(
        r"post(?:ed)?(?: date)?|published|publication date|release date|(?:for )?(?:immediate )?released?|issued?",
        r"dated|added",
        r"date (?:of (?:issue|publication|release)|published|posted|issued)|date(?=\s*:)",  # "Date of issue:"
        r"created|submitted|filed|news|updated|last (?:updated|modified|reviewed|revised)|modified|revised|reviewed",
        r"(?:still )?(?:current|valid) (?:as )?(?:at|of)|as (?:of|at)|embargoed until",  # "Still current at:"
        r"(?:press|news|media) (?:release|statement|advisory)|statement",  # "Press release, 6 April 2018"
    )
    + r"(?: on| at| by)?\s*[:,–—-]?\s*|on )+",
    re.IGNORECASE,
)
UPDATED = Pattern(r"\b(?:updated|last (?:updated|modified|revised)|modified|revised)\b", re.IGNORECASE)
# "Published: 11 Aug 2014 Updated: 12 Aug 2014": a label that begins a second date of a line.
SECOND_LABEL = Pattern(
    r"(?<=\W)(?<!last )(?<!first )(?=(?:(?:last |first )?"
    + either("updated|modified|revised|published|posted")
    + r")\b(?: on)?:?\s)",
    re.IGNORECASE,
)
CLOCK = either(
    # "at 10:30", ", 10.30 a.m.", "T10:30:00", "14h30", "1430 hrs"
    r"(?:at |T|,|-|–|\|)?\s*(?:\d{1,2}(?:[:.h]\d\d){1,3}|\d{4}(?=\s*h|[A-Z][a-z]+/))(?:\s*(?:[ap]\.?m\.?|hrs?|hours))?",
    r"(?:at )?\d{1,2}\s*[ap]\.?m\.?",  # "at 6 pm"
)
ZONE = (
    r"\(?"
    + either(
        r"Z|[+-]\d\d:?\d\d|GMT|UTC|local time",  # "10:30:00Z", "(GMT +2)"
        r"(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z]\w+",  # "1930Europe/Paris"
        r"BST|CET|CEST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|EAT|IST|WAT|SAST|AE[SD]?T|NZ[SD]T",  # "16:30 ET"
    )
    + r"(?:\s?[+-]\d{1,2})?\)?"
)
TIME = Pattern(rf"[\s,;]*{CLOCK}?(?:\s*{ZONE})?[\s.]*$", re.IGNORECASE)
TIME_FIRST = Pattern(rf"{CLOCK}(?:\s*{ZONE})?\s*[,|–-]?\s*(?:on )?", re.IGNORECASE)  # "16:30 GMT, 3 June 2014"
HOUR_OF_DAY = Pattern(r"[ap]\.?m\.?\s+$", re.IGNORECASE)  # of an event: "6 pm Monday 8 December 2008"
HEAD_TIME = Pattern(rf"^[\s,;]*{CLOCK}(?:\s*{ZONE})?", re.IGNORECASE)
# What parts a meta line: "2019-03-14 | News | by Ama Boateng", "Harbour – 14 March 2019"
STRONG_SIGNS = ("|", "•", "·", "//")
SEGMENTS = Pattern(r"\s+(?:[|•·»/]|//|::)\s+|\s*[|•·]\s*|\s+[–—-]\s+|\t+|\s{3,}")
LONGEST_DATE_LINE, LONGEST_META_LINE, LONGEST_ROW, LONGEST_PART = 90, 200, 140, 60  # characters

# A site in two languages writes its dates in both: "le 3 juin 2016", "7 de marzo de 2016", "3. Oktober 2016".
MONTHS_ABROAD = {
    name: number
    for number, names in enumerate(
        listed(
            "janvier enero januar janeiro gennaio januari|février febrero februar fevereiro febbraio februari",
            "mars marzo märz março maart|avril abril aprile|mai mayo maio maggio mei|juin junio juni junho giugno",
            "juillet julio juli julho luglio|août agosto|septembre septiembre setembro settembre",
            "octobre octubre oktober outubro ottobre|novembre noviembre novembro|décembre diciembre dezember dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
DAY_ABROAD = Pattern(
    rf"(?P<day>{DAY})(?:er|\.|º|°)?\s+(?:de\s+|di\s+)?(?P<month>{either(*MONTHS_ABROAD)})\s+(?:de(?:l)?\s+)?(?P<year>{YEAR})\b",
    re.IGNORECASE,
)
# The same where a program has translated the month alone: "febrero 25, 2011"
MONTH_ABROAD = Pattern(
    rf"\b(?P<month>{either(*MONTHS_ABROAD)})\s+(?P<day>{DAY}),?\s+(?P<year>{YEAR})\b",
    re.IGNORECASE,
)
ARTICLE_ABROAD = Pattern(r"(?:\b(?:le|el|den|am|vom|il|em|op|the)\s+)?$", re.IGNORECASE)


def _first_day(line: str, begin: int = 0) -> DateReading | None:
    """The first day that a line names, in English or in a neighbour's language."""
    found = next(find_dates(line, begin), None)
    if found is not None or ("20" not in line and "19" not in line):
        return found
    match = DAY_ABROAD.search(line, begin) or MONTH_ABROAD.search(line, begin)
    if not match:
        return None
    year, month, day = int(match["year"]), MONTHS_ABROAD[match["month"].lower()], int(match["day"])
    return DateReading(match.start(), match.end(), year, month, day) if is_day(year, month, day) else None


def read_date_line(line: str) -> DateReading | None:
    """The day of a line that is a date and nothing else, but for a label and a clock time.

    >>> [bool(read_date_line(line)) for line in ("22/12/17", "March 8, 2019", "(4.5.2018)")]
    [True, True, True]
    >>> bool(read_date_line("Posted on: Tuesday, 5 May 2016 at 10:30"))
    True
    >>> [bool(read_date_line(line)) for line in ("9 October 2014, from 5 to 7 pm", "In May 2016 it rained")]
    [False, False]
    >>> [bool(read_date_line(line)) for line in ("12 March: choir", "18")]
    [False, False]
    """
    first = _first_day(line) if len(line) <= LONGEST_DATE_LINE else None
    return _alone(line, first) if first is not None else None


def _alone(line: str, first: DateReading) -> DateReading | None:
    """The first day of a line where the line has nothing else."""
    if len(line) > LONGEST_DATE_LINE:
        return None
    label = LABEL.match(line) if first.start else None
    begin = label.end() if label else 0
    time = TIME_FIRST.match(line, begin) if begin < first.start else None
    if time and first.weekday is not None and HOUR_OF_DAY.search(line, begin, time.end()):
        return None
    if time and time.end() <= first.start:
        begin = time.end()
    before, after = line[begin : first.start], line[first.end :]
    if first.weekday is not None and first.year is None and after.strip(" .,)"):
        return None  # when an event begins: "Thursday 11 July, 7 pm"
    if ARTICLE_ABROAD.sub("", before).strip(" \t([{•*-–—") or not TIME.match(after.strip().rstrip(")]}*-–—:")):
        return None
    return first


@dataclass(frozen=True, slots=True)
class MetaLine:
    """A line that says when, and often where and by whom, an item was published."""

    date: DateReading
    author: str | None = None  # as the line has it
    heading_start: int | None = None  # the column where a heading begins that stands in the same line
    updated: DateReading | None = None  # the same as `date` where the line states nothing else
    heading_stop: int | None = None  # the column where that heading ends; None: with the line


# "DATE   Saturday 9 June": a field of an event, not a date line
FIELD = Pattern(r"(?:date|when|time|deadline|closes|closing date|start|end)s?:?$", re.IGNORECASE)
# "by Ama Boateng", "Posted by: Lin Wei", "Text and photos: Lin Wei", "Author: Lin Wei on behalf of the Harbour Trust"
AUTHOR_PART = Pattern(
    either(
        r"(?:[Bb]log|[Nn]ews|[Gg]uest) (?:entry|post|article|story|item) by",
        r"(?:[Pp]osted |[Ww]ritten |[Pp]ublished |[Ss]ubmitted |[Rr]eported |[Ww]ords |[Ss]tory |[Tt]ext )?[Bb][Yy]:?",
        r"(?:[Tt]ext|[Ww]ords|[Ss]tory)(?: (?:and|&) (?:photos?|pictures?|images?))?:",
        r"(?:[Pp]ost )?(?:[Aa]uthor|[Rr]eporter|[Ww]riter)s?:?",
    )
    + r"\s+(?P<author>\S.{1,60}?)(?:,? on behalf of\s.{2,80})?$"
)
# What stands before the date: "Posted by Lin Wei on", "By Ama Boateng,"
POSTED = Pattern(
    r"(?:posted|written|published|submitted|by|added|enviado|publicado|publié|soumis)\b"
    r"(?: in [^|\d]{2,40}?(?= (?:on|by) ))?(?: by| por| par)?:?\s*"
    r"(?P<author>[^|·•\d]{2,60}?)?(?:\s+at\s+\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?)?,?\s+(?:on|at|(?:en|el|le)(?:\s+[^\W\d_]{3}\.?,)?|[-–—|,·•])?\s*$",
    re.IGNORECASE,
)
PUBLISHER = Pattern(r"(?P<author>\S.{1,40}?)\s+(?:published|posted|wrote)(?: this)? on\s+$")
# What stands behind it: "in Farming", "– News"
TRAIL = Pattern(r"[\s,]*(?:in|under|to|by|from|at|with|—|–|-|\|)?\s*(?P<rest>.{0,60})$", re.IGNORECASE)
# "12 March 2015 by Lin Wei", "Posted on March 12, 2015 by Lin Wei in News"
BEHIND_AUTHOR = Pattern(
    r"[\s,.–—-]*(?:[iI]n\s+[^|\d]{2,40}?\s+)?\b(?i:posted |written )?(?i:by|author):?\s+"
    rf"(?P<author>{CAPITAL}[^|\d]{{1,50}}?)"
    r"(?:\s+in\s+[^|]{1,40}|\s+\d+ [Cc]omments?)?\s*$"
)


SIGNS_FIRST = Pattern(
    r"[\\/|\s]*[\\/|]\s*+(?:[-–—]\s*+)?(?=\S)"
)  # left of what stood before: "\\- by Lin Wei", "/ By Lin Wei"

AGO_GLUED = Pattern(r"\b(?:an?|\d{1,2}) (?:min(?:ute)?|hour|day|week|month)s? ago(?=[A-Z])")  # "2 hours agoMay 5, 2016"

# A time for programs before the day for people: "By Lin|2013-08-10T10:11:46-04:00August 10th, 2013|Boats"
STAMP_GLUED = Pattern(r"\b(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)(?=[A-Z\d])")

# What a list offers behind a date: "May 20, 2016PDF", "20 May 2016 (PDF, 120 KB)"
FILE_BEHIND = Pattern(r"(?<=\d{4})[\s|,–-]*\(?(?:PDF|DOCX?|XLSX?|MP3)\b(?:[\s,|]*\d[\d.,]* ?[KMkm][Bb])?\)?\s*$")


def read_meta_line(line: str) -> MetaLine | None:
    """The date, and author, of a meta line.

    >>> read_meta_line("2019-03-14 | News | by Ama Boateng").author
    'Ama Boateng'
    >>> read_meta_line("Posted by Lin Wei on 5 May 2016 in Farming").author
    'Lin Wei'
    >>> line = "May 08, 2025, 16:30 ET Harbour reopens after storm"
    >>> line[read_meta_line(line).heading_start:]
    'Harbour reopens after storm'
    >>> line = "9/26/2019 9:00 am to 12:00 pm : Meeting on the harbour"
    >>> line[read_meta_line(line).heading_start:]
    'Meeting on the harbour'
    >>> read_meta_line("by Lin Wei May 5, 2016May 6, 2016").updated.day, read_meta_line("a day agoMay 5, 2016").date.day
    (6, 5)
    >>> read_meta_line("May 6, 2016May 5, 2016 by Lin Wei").date.day, read_meta_line("May 5, 2016PDF").date.day
    (5, 5)
    >>> read_meta_line("Lin Wei May 5, 2016May 6, 2016").author, read_meta_line("Lin WeiMay 5, 2016").author
    ('Lin Wei', 'Lin Wei')
    >>> read_meta_line("Posted on May 5, 2016 by Lin WeiMay 6, 2016").author
    'Lin Wei'
    >>> read_meta_line("By Lin Wei|2016-05-05T10:11:46-04:00May 5th, 2016|Boats|Comments Off on Lock shut").author
    'Lin Wei'
    >>> [read_meta_line(f"{desk} 5 May 2016") is None for desk in ("local news", "held on", "open until")]
    [False, True, True]
    >>> read_meta_line("On 5 May 2016 the bridge was closed for good.") is None
    True
    """
    if len(line) > LONGEST_META_LINE:
        return None
    line = line.replace("\\-", " -")  # as programs write it that make Markdown of a page
    before = AGO_GLUED.search(line) or STAMP_GLUED.search(line)
    for unread in (SIGNS_FIRST.match(line), before, FILE_BEHIND.search(line)):
        if unread:
            line = line[: unread.start()] + " " * len(unread[0]) + line[unread.end() :]
    glued = GLUED_MONTH.search(line)
    if glued:
        return _behind_name(line, glued.start())
    date = _first_day(line)
    if date is None:
        return None
    if line[0] in TITLE_SIGNS and (boxed := _heading_set_left(line, date)):
        return boxed
    whole = _read_piece(line, date)
    if whole is not None:
        return _with_author_beside_filing(line, date, whole)
    if date.year is None and not any(reading.year for reading in find_dates(line)):
        return _heading_set_left(line, date)
    return _heading_behind_dash(line, date) or _parts(line) or _dated_heading(line, date) or _filed(line, date)


def _heading_set_left(line: str, date: DateReading) -> MetaLine | None:
    """A day that ends a line, far from the title before it: "* THE FERRY IS BACK *                29 March"."""
    over = line[: date.start].rstrip()
    far = date.start - len(over) >= FAR_RIGHT and not line[date.end :].strip()
    if not far or len(over) > LONGEST_PART or date.month is None or over.endswith((":", ",")):
        return None
    title = over.strip(TITLE_SIGNS)
    start = line.find(title)
    return MetaLine(date, None, start, heading_stop=start + len(title)) if title else None


TITLE_SIGNS = "*=~_+- "  # around a title
FAR_RIGHT = 4  # blanks
GLUED_MONTH = Pattern(rf"(?<=[a-z])(?={MONTH} \d{{1,2}}, (?:19|20)\d\d)")  # "Lin WeiMarch 16, 2018"


def _behind_name(line: str, begin: int) -> MetaLine | None:
    """A day that the page had apart from the author before it, who stands there alone; or that of a change."""
    if _first_day(line[:begin]):
        return read_meta_line(line[:begin])  # "Posted on May 9, 2006 by Lin WeiMay 10, 2006"
    meta = read_meta_line(" " * begin + line[begin:])
    author = find_bare_author(line[:begin]) or find_account(line[:begin])
    return replace(meta, author=author) if meta and author else None


# Directly behind a date, without a blank or in brackets: "(17/12/2021)", "21 May 201322 May 2013", "May 5, 2013June 2"
SECOND = Pattern(r"\s*\(\s*(?=\d|[A-Z][a-z]{2})|(?=\d|[A-Z][a-z]{2})")
# "Posted on 5 May 2013 6 May 2013": behind a label a blank may part them
SECOND_BLANK, POSTED_ON = Pattern(r"\s+(?=\d|[A-Z][a-z]{2})"), Pattern(r"(?:posted|published) on\b", re.IGNORECASE)
GLUED_NAME = Pattern(r"(?=[A-Z][a-z])")  # "5 May 2013Harbour Trust": the page had them apart
CLOSES = Pattern(r"\s*\)")
# "by lwei", "Posted by Lin Wei at 10:30 AM", behind a date
BY_ACCOUNT = Pattern(
    r"[\s,|–—-]*(?:(?:posted|written|published|submitted)\s+)?by:?\s+(?P<author>[\w.-]{2,30})\s*$", re.IGNORECASE
)
# "Author  jane Posted on", whose parts the page had apart
AUTHOR_POSTED = Pattern(r"(?:author|by):?\s++(?P<author>[^|\d]{2,40}?)\s*posted\s+(?:on|at)\s+$", re.IGNORECASE)
COUNT_ALONE = Pattern(r"\s+\d{1,3}\s*")  # "January 24, 2010 4": how many commented
CONTACT_LABEL = Pattern(r"\s+(?:(?:media|press) )?(?:contacts?|enquiries|inquiries)\s*:", re.IGNORECASE)
LONGEST_DESK = 40  # characters: "Sam Abrams", "Dog Park, Photos"


def _filed(line: str, date: DateReading) -> MetaLine | None:
    """A date line of a blog, with what the post is filed under: "May 3, 2010 by lwei | Posted in boats".

    Beside the filing there may be one name or desk without a word that tells which: "May 3, 2010 Lin Wei 3 Comments".
    """
    line, updated = _without_second(line, date)
    credited = AUTHOR_POSTED.match(line[: date.start])
    if credited and not without_filings(line)[date.end :].strip():
        return MetaLine(date, credited["author"], updated=updated)
    if _alone(line[: date.end], date) and CONTACT_LABEL.match(line, date.end):
        return MetaLine(date)
    if _alone(line[: date.end], date) and COUNT_ALONE.fullmatch(line, date.end):
        return MetaLine(date, updated=updated)
    rest = without_filings(line)
    rest, filed = rest.rstrip(" \t|/•·,&–—-"), rest != line or bool(GLUED_NAME.match(line, date.end))
    meta = (_read_piece(rest, date) or _parts(rest)) if filed or updated else None
    if meta is None and date.year is not None:
        by = BY_ACCOUNT.match(HEAD_TIME.sub("", rest[date.end :]))
        if by and _alone(rest[: date.end], date):
            meta = MetaLine(date, by["author"])
    if meta is None and (filed or updated) and date.year is not None and not _is_sentence(line):
        meta = _beside_desk(rest, date)
    if meta is None or updated is None:
        return meta
    # Some sites set the day of the last change first: what was changed had been published by then.
    first, last = sorted((meta.date, updated), key=lambda day: day.days()[0])
    return replace(meta, date=first, updated=meta.updated or last)


def _with_author_beside_filing(line: str, date: DateReading, whole: MetaLine) -> MetaLine:
    """A reading of a whole line, or one of its parts, without what it is filed under, where only that has an author.

    >>> read_meta_line("July 29, 2015 By Lin Wei Leave a Comment Filed Under: Boats, Harbour").author
    'Lin Wei'
    >>> read_meta_line("Published: 1 June 2005 | Author: L. A. Wei on behalf of the Harbour Trust").author
    'L. A. Wei'
    """
    if whole.author and without_filings(whole.author) == whole.author:
        return whole
    filed = _filed(line, date) if without_filings(line) != line else _parts(line)
    return filed if filed and filed.author else whole


def _without_second(line: str, date: DateReading) -> tuple[str, DateReading | None]:
    """The line with blanks in the place of a second date right behind the first: when it was changed."""
    second = SECOND.match(line, date.end)
    if second is None and POSTED_ON.match(line):
        second = SECOND_BLANK.match(line, date.end)
    found = next(find_dates(line[second.end() :]), None) if second else None
    if second is None or found is None or found.start or found.year is None:
        return line, None
    updated = replace(found, start=second.end(), end=second.end() + found.end)
    closes = CLOSES.match(line, updated.end)
    end = closes.end() if closes else updated.end
    return line[: date.end] + " " * (end - date.end) + line[end:], updated


def _beside_desk(line: str, date: DateReading) -> MetaLine | None:
    """A date with a name or a desk on one side of it, or the author's before it and the desk's behind."""
    before, after = line[: date.start].strip(), HEAD_TIME.sub("", line[date.end :]).strip(" ,|–—-")
    if len(before) > LONGEST_DESK or len(after) > LONGEST_DESK or _is_sentence(before + after):
        return None
    beside = before or after
    by = BY_ACCOUNT.match(beside) or POSTED_BY.match(beside)
    named = by["author"] if by else beside if find_bare_author(beside) else None
    if before and after:
        return MetaLine(date, named or find_account(before)) if named or " " not in before else None
    return MetaLine(date, named)


# "Posted by Lin Wei at 10:30 AM"
POSTED_BY = Pattern(r"(?:posted|written|published|submitted) by:?\s+(?P<author>.{2,40}?)(?:\s+at\s.*)?$", re.IGNORECASE)


def _read_piece(text: str, date: DateReading) -> MetaLine | None:
    """A date with no more than its label and time, its place, or its author."""
    alone = _alone(text, date)
    if alone is not None:
        return MetaLine(alone, updated=alone if UPDATED.search(text[: alone.start]) else None)
    if date.year is None:
        return None
    if DESK.fullmatch(text[date.end :]) and _alone(text[: date.end], date):
        return MetaLine(date)
    if DESK_BEFORE.fullmatch(text, 0, date.start) and _alone(text[date.start :], _moved(date, -date.start)):
        return MetaLine(date)
    return _posted_by(text, date) or _dated_by(text, date) or _placed(text, date) or _named(text, date)


# "boats 3 June 2014"
DESK_BEFORE = Pattern(
    r"(?:(?!(?:since|until|till|from|before|after|and|the|for|was|were|died|born|dated|due|during|between)\b)"
    r"[a-z]{3,20}\s+){1,2}"
)
# "03 June 2014 News"
DESK = Pattern(r"\s*(?:news|blog|press releases?|events?|opinion|stor(?:y|ies)|announcements?|media)\s*", re.IGNORECASE)


def _posted_by(line: str, date: DateReading) -> MetaLine | None:
    """What a blog writes over or under a post: "Posted by Lin Wei on 5 May 2016 in Farming"."""
    posted = POSTED.match(line[: date.start])
    if not posted:
        return _published_by(line, date)
    rest = HEAD_TIME.sub("", line[date.end :])
    behind = BEHIND_AUTHOR.match(rest)
    if behind:
        return MetaLine(date, behind["author"])
    author = IN_DESK.sub("", posted["author"] or "")
    account = BY_ACCOUNT.match(rest) if not author else None
    if account:
        return MetaLine(date, account["author"])
    trail = TRAIL.match(rest)
    if not trail or _is_sentence(trail["rest"]) or _first_day(trail["rest"]):
        return None
    return MetaLine(date, author or None)


def _published_by(line: str, date: DateReading) -> MetaLine | None:
    """A name first, and then what it did on which day: "Lin Wei published on June 20, 2025"."""
    publisher = PUBLISHER.match(line[: date.start])
    if not publisher or line[date.end :].strip() or not find_bare_author(publisher["author"]):
        return None
    return MetaLine(date, publisher["author"])


# "Posted by Lin Wei in Farming on ...", "Posted in Farming on ...", "By jane Posted on ..."
IN_DESK = Pattern(r"(?:^|\s+)(?:in\s.*|on|at|[Pp]osted)$")


# "Lin Wei (5 May 2014)", "Author: Lin Wei, 5 May 2014", "From Lin Wei in Lagos, 5 May 2014"
NAMED_FIRST = Pattern(
    rf"(?:(?i:author|from|text|story):?\s+)?(?P<author>{CAPITAL}[^|,(\d]{{3,50}}?)"
    rf"(?:\s+in\s+{CAPITAL}[\w'’ -]{{2,30}})?\s*(?P<sign>,|\()\s*$"
)


def _named(line: str, date: DateReading) -> MetaLine | None:
    """A name over a text and behind it the day, in brackets or behind who that is: "Lin Wei (5 May 2014)"."""
    named = NAMED_FIRST.match(line[: date.start])
    if not named:
        return None
    told = named["sign"] == "(" or named.start("author") or named.end("author") < named.start("sign")
    if not told and not BETWEEN.search(named["author"]):
        return None  # "Ama Boateng, 5 May 2014" may be a place and day
    closed = line[date.end :].strip() == (")" if named["sign"] == "(" else "")
    author = find_bare_author(named["author"]) if closed and not NO_PLACE.search(named["author"]) else None
    return MetaLine(date, author) if author else None


def _dated_by(line: str, date: DateReading) -> MetaLine | None:
    """A date and directly behind it who wrote: "1 September 2016, by Lin Wei"."""
    label = LABEL.match(line)
    behind = BEHIND_AUTHOR.match(HEAD_TIME.sub("", line[date.end :]))
    if not behind or line[label.end() if label else 0 : date.start].strip() or _is_sentence(behind["author"]):
        return None
    return MetaLine(date, behind["author"])


SMALL_WORD = either("de|del|de la|la|le|au|du|des|of|the|and|sur|upon|am|an der|los|las|el|al|da|do")
PLACE_NAME = rf"{CAPITAL}[\w'’.]+(?:[ /-]+(?:{SMALL_WORD}[ -]+)?{CAPITAL}[\w'’.]+){{0,3}}"
PLACE = rf"{PLACE_NAME}(?:\s*,\s+{PLACE_NAME}|\s+\({PLACE_NAME}\)){{0,2}}"
# "Red Rock, Ontario –", "Ottawa (Ontario), le", "Geneva,"
PLACE_BEFORE = Pattern(rf"\s*{PLACE}\s*(?:,|[–—:-]|\s\()+\s*(?:(?:le|el|den|il|on)\s+)?$")
PLACE_AFTER = Pattern(rf"\s*(?:,|\s[–—-]|\s\()+\s*{PLACE}\)?\s*$")
# A heading has the shape of a place and its date too: "Lantern Festival, 3 June 2011", "Annual Meeting – 4 May 2016".
NO_PLACE = Pattern(
    r"\b"
    + either(
        r"fair|f[eê]te|festival|carnival|gala|show|concert|walk|run|race|match|tour|party|lunch|dinner|supper|sale|auction",
        r"meetings?|agm|assembly|council|committee|hearing|session|seminar|workshop|conference|congress|forum|summit",
        r"symposium|webinar|training|course|lectures?|talk|service|mass|ceremony|exhibition|opening|visit|day|week|night",
        r"evening|morning|season|term|minutes|agenda|report|bulletin|newsletter|edition|issue|volume|vol|number|no",
        r"schedule|calendar|program(?:me)?|timetable|update|situation|statement|notice|correction|summary|review|results?",
        r"fixtures?|table|weather|photo|image|source",
        r"deadline|closing|start|end|until|since|from|by|before|after|when|between|election|census|budget|strike|storm|flood",
        r"hall|house|library|church|room|centre|center|park|street|road|museum|theatre|hotel|college|university",
        r"news|letter|speech|remarks|interview|press|release|figures?|school|board|mr|mrs|ms|dr|sir|dear",
    )
    + r"\b",
    re.IGNORECASE,
)


def _placed(line: str, date: DateReading) -> MetaLine | None:
    """A place beside the date, as the head of a release has them: "Ottawa, Ontario – June 3, 2016"."""
    before, after = line[: date.start], line[date.end :]
    bracketed = after.startswith(")") and before.rstrip("( ").isupper()  # "GENEVA (5 May 2014)"
    if PLACE_BEFORE.match(before) and TIME.match(after[bracketed:]):
        place = before
    elif not before.strip() and PLACE_AFTER.match(after):
        place = after
    else:
        return None
    if BETWEEN.search(place):  # "Lin Wei & Ama Boateng, 5 May 2014"
        return MetaLine(date, find_bare_author(place.strip(" ,–—-")))
    return None if NO_PLACE.search(place) else MetaLine(date)


BETWEEN = Pattern(r"\s(?:and|&)\s")
Piece = tuple[int, str]  # the column where it begins, and its text


def _pieces(line: str) -> Iterator[list[Piece]]:
    """The pieces of a line between signs; where a label begins a second date there, two of one."""
    begin = 0
    ends = [match.span() for match in SEGMENTS.finditer(line)]
    labels = [match.start() for match in SECOND_LABEL.finditer(line)] if UPDATED.search(line) else []
    for end, following in (*ends, (len(line), len(line))):
        cuts = [begin, *(label for label in labels if begin < label < end), end]
        pieces = [_stripped(line, low, high) for low, high in pairwise(cuts)]
        found = [piece for piece in pieces if piece[1]]
        if found:
            yield found
        begin = following


def _stripped(line: str, low: int, high: int) -> Piece:
    text = line[low:high]
    bare = text.strip(" \t,;.([")
    if "(" not in bare and "[" not in bare:
        bare = bare.rstrip(")]")
    return low + text.find(bare), bare


DAYS = Pattern(rf"(?<!\d)\d{{1,2}}\s+[–-]\s+\d{{1,2}}\s+{MONTH}\b", re.IGNORECASE)  # from one to another: "27 – 31 May"


def _parts(line: str) -> MetaLine | None:
    """A date, a desk, an author with signs between them: "2019-03-14 | News | by Ama Boateng"."""
    if len(line) > LONGEST_ROW:
        return None
    segments = list(_pieces(line))
    strong = any(sign in line for sign in STRONG_SIGNS)
    columns = 5 if strong or " / " in line else 3  # a row of a table has dates too
    count = sum(map(len, segments))
    if not 2 <= count <= columns or FIELD.match(segments[0][0][1]) or DAYS.search(line):
        return None
    dated: list[MetaLine] = []
    rest: list[str] = []
    for segment in segments:
        for start, text in segment:
            meta = _shifted(text, start)
            if meta is not None:
                dated.append(meta)
            elif len(segment) > 1 or not (AUTHOR_PART.match(text) or _is_label(text)) or BARE_CLOCK.fullmatch(text):
                return None
            else:
                rest.append(text)
    return _joined(dated, _author_among(rest, strong))


BARE_CLOCK = Pattern(r"\d{1,2}[:.]\d\d")  # the first hour of several: "7:30 - 10:30 PM 17 December 2008"


def _is_label(text: str) -> bool:
    return (len(text) <= LONGEST_PART or _is_list(text)) and not _is_sentence(text)


def _is_list(text: str) -> bool:
    """Whether a piece is a list of labels: "Announcements, Boats, Press releases, Harbour"."""
    labels = text.split(", ")
    return len(labels) > 2 and all(len(label) <= LONGEST_DESK and label[:1].isupper() for label in labels)


def _shifted(text: str, start: int) -> MetaLine | None:
    """The reading of a piece, with the columns of its line."""
    date = _first_day(text)
    meta = _read_piece(text, date) if date is not None else None
    if meta is None:
        return None
    moved = _moved(meta.date, start)
    return MetaLine(moved, meta.author, updated=moved if meta.updated else None)


def _moved(date: DateReading, columns: int) -> DateReading:
    return replace(date, start=date.start + columns, end=date.end + columns)


def _joined(dated: Sequence[MetaLine], author: str | None) -> MetaLine | None:
    """One meta line of its pieces: one date, and perhaps that of an update."""
    first = [meta for meta in dated if not meta.updated]
    updates = [meta.date for meta in dated if meta.updated]
    if len(first) > 1 or len(updates) > 1 or not dated:
        return None  # from one day to another, a row of a table
    author = author or next((meta.author for meta in dated if meta.author), None)
    if not first:
        return MetaLine(updates[0], author, updated=updates[0]) if updates[0].year else None
    if first[0].date.year is None:
        return None
    updated = replace(updates[0], year=updates[0].year or first[0].date.year) if updates else None
    return MetaLine(first[0].date, author, updated=updated)


def _author_among(texts: Sequence[str], strong: bool) -> str | None:
    """Who wrote, among the pieces that are no dates: behind "by", or a name alone beside a desk.

    >>> _author_among(["Opinion", "Samira Haddad"], True), _author_among(["News", "South Sudan"], True)
    ('Samira Haddad', None)
    >>> _author_among(["4 min", "samira"], True), _author_among(["Boats", "ice"], True)
    ('samira', None)
    >>> _author_among(["Samira Haddad"], True), _author_among(["Samira Haddad and Lin Wei"], True)
    (None, 'Samira Haddad and Lin Wei')
    """
    said = next((match["author"] for text in texts if (match := AUTHOR_PART.match(text))), None)
    if said or not strong:
        return said
    if len(texts) > 1 and READ_TIME.fullmatch(texts[-2]) and find_account(texts[-1]):
        return texts[-1]
    names = [text for text in texts if find_bare_author(text)]
    beside_desk = len(texts) >= 2 and len(names) == 1 and texts[-1] == names[0]
    return names[0] if len(names) == 1 and (beside_desk or " and " in names[0] or " & " in names[0]) else None


READ_TIME = Pattern(r"\d{1,3} min(?:ute)?s?(?: read)?", re.IGNORECASE)  # "5 May 2009 · 4 min · lwei"


def find_lone_name(line: str, date: DateReading) -> str | None:
    """The one name beside a day: "Lin Wei | 5 May 2016". It may be a topic's too.

    >>> line = "Lin Wei | 5 May 2016"
    >>> find_lone_name(line, next(find_dates(line)))
    'Lin Wei'
    >>> find_lone_name("Politics " + line, next(find_dates("Politics " + line)))
    'Lin Wei'
    >>> line = "Lin Wei, Editor | Lagos | Updated: 5 May 2016 03:12 IST"
    >>> find_lone_name(line, next(find_dates(line)))
    'Lin Wei'
    """
    rest = line[: date.start] + " " * (date.end - date.start) + line[date.end :]
    texts = [text for segment in _pieces(rest) for _, text in segment if not BESIDE_DAY.fullmatch(text)]
    if not texts or len(texts) > MOST_BESIDE or texts[0] == rest.strip() == line[date.end :].strip():
        return None
    names = [name for text in texts if (name := _name_of(text))]
    return names[0] if len(names) == 1 else None


def _name_of(text: str) -> str | None:
    """Whose name a piece is: "Lin Wei", "Lin Wei in Lagos", "Lin Wei, Editor", "Politics Lin Wei"."""
    section, _, name = text.partition(" ")  # which the page had apart
    text = name if section.lower() in SECTIONS and " " in name else text
    return find_bare_author(WITH_POST.sub("", text))


MOST_BESIDE = 3  # pieces: an author, a place and a desk
# "Updated: 03:12 IST", "3 min read", "4 comments"
BESIDE_DAY = Pattern(
    rf"(?:[a-z]+(?: (?:on|at))?:?)?\s*{CLOCK}?(?:\s*{ZONE})?|\d+[ -]min(?:ute)?s?(?: read)?|\d+ comments?",
    re.IGNORECASE,
)
WITH_POST = Pattern(
    rf"\s+in\s+{CAPITAL}[\w'’ -]{{2,30}}$"
    r"|\s*,\s+(?i:(?:[a-z]+ ){0,2}(?:editor|reporter|correspondent|writer|columnist|journalist|contributor|staff)s?)$"
)


def read_undated_meta(line: str) -> str | None:
    """The author of a meta line that has lost its date, or never had one: "Opinion | By Lin Wei".

    >>> read_undated_meta("Opinion | By Lin Wei"), read_undated_meta("Roads | Health"), read_undated_meta("By Lin Wei")
    ('Lin Wei', None, None)
    >>> read_undated_meta("Lin Wei | Published 4 months ago")
    'Lin Wei'
    """
    if len(line) > LONGEST_ROW or not any(sign in line for sign in STRONG_SIGNS):
        return None
    texts = [text for segment in _pieces(line) for _, text in segment]
    if len(texts) == 2 and AGO.fullmatch(texts[1]):
        return find_bare_author(texts[0])
    return _author_among(texts, False) if len(texts) > 1 and not any(map(_is_sentence, texts)) else None


AGO = Pattern(
    r"(?:published|updated|posted)?\s*(?:\d{1,2}|an?) (?:minute|hour|day|week|month|year)s? ago", re.IGNORECASE
)


def _dated_heading(line: str, date: DateReading) -> MetaLine | None:
    """A wire's list line: date, clock time and zone, then the heading."""
    time = HEAD_TIME.match(line[date.end :])
    if date.start > 0 or not time or not time.group().strip(" ,;"):
        return None
    rest = UNTIL.sub("", line[date.end + time.end() :]).lstrip()
    titled = len(rest.split()) >= 3 and not rest[0].islower() and rest[0] != "("
    return MetaLine(date, None, len(line) - len(rest)) if titled else None


# "9:00 am to 12:00 pm : Harbour meeting"
UNTIL = Pattern(rf"^(?:\s*(?:to|until|[-–])\s*{CLOCK})?\s*[:|]?\s+", re.IGNORECASE)
HEADING_BEHIND = Pattern(r"\s+[–—-]\s+(?=[^\W\d_a-z])")
# Small words stand in names of organisations too: "3 June 2014 – Harbour and Ferry Trust"
PLAIN_WORD = Pattern(r"\b(?!(?:and|of|for|the|in|on|at|to|de|la|du|des|del|y|et)\b)[a-zà-ÿ]{2,}\b")


def _heading_behind_dash(line: str, date: DateReading) -> MetaLine | None:
    """A list's line that is date, dash and heading: "3 June 2014 – Harbour reopens after storm"."""
    dash = HEADING_BEHIND.match(line[date.end :])
    if not dash or line[: date.start].strip() or date.year is None:
        return None
    rest = line[date.end + dash.end() :]
    if len(rest.split()) < 3 or not PLAIN_WORD.search(rest) or _is_sentence(rest) or AUTHOR_PART.match(rest):
        return None
    plain = SEGMENTS.search(rest) is None and _first_day(rest) is None
    return MetaLine(date, None, len(line) - len(rest)) if plain else None


def _is_sentence(text: str) -> bool:
    return bool(re.search(r"[.!?]\s+\S|\w{3,}[.!?][\"”’)]?$", text)) and len(text.split()) > 4


# What stands over a group of items: "JUNE 2014", "News – June 2014", "Issue of 9 November 2014", "Friday 11 May 2012".
GROUP = Pattern(
    r"[\W_]*(?:(?:the |our )?"
    + either(
        r"(?:weekly |monthly |daily |parish |school )?(?:news(?:letters?)?|bulletin|magazine|digest|round-?up|diary)",
        r"(?:issue|edition|number|no|volume|vol)\b\.?(?:\s*(?:no\.?\s*)?\d{1,4}\b)?",
        r"(?:week|month|days?)(?: (?:of|ending|beginning|commencing|starting))?|w/[ce]",
        r"(?:(?:monthly |news |press )?archives?)(?: for)?|posts?(?: from)?|(?:press |news |media )?releases?",
        r"of|for|in|from|dated|to|the",
    )
    + r"(?!\w)[\s,.:;#()/–—-]*){0,6}"
    rf"(?P<date>(?P<month>{MONTH}),?\s+(?P<year>{YEAR})|\S.*?)[\W_]*",
    re.IGNORECASE,
)
LONGEST_GROUP = 70  # characters
# What dates an item where no item has a day: "November 2001", as a list of a text browser has it "o November, 2001".
MONTH_ALONE = Pattern(rf"[\W_]*(?:o\s+)?(?P<date>(?P<month>{MONTH}),?\s+(?P<year>{YEAR}))[\W_]*", re.IGNORECASE)


def read_month_line(line: str) -> DateReading | None:
    """The month of a line that is one and nothing else, but for the sign of a list.

    >>> months = map(read_month_line, ("+ November, 2012", "MAY 2014", "In May 2014"))
    >>> [month and (month.year, month.month, month.day) for month in months]
    [(2012, 11, None), (2014, 5, None), None]
    """
    match = MONTH_ALONE.fullmatch(line)
    if not match:
        return None
    return DateReading(match.start("date"), match.end("date"), int(match["year"]), month_number(match["month"]), None)


def read_group_heading(line: str) -> tuple[str, int, int] | None:
    """The day or month of a heading over a group of items as EDTF, and its columns.

    >>> [found[0] for line in ("JUNE 2014", "Issue of 9 November 2014") if (found := read_group_heading(line))]
    ['2014-06', '2014-11-09']
    >>> [read_group_heading(line) for line in ("March 2019 (4)", "Fishing in June 2014", "2014", "A week in 2014")]
    [None, None, None, None]
    """
    if len(line) > LONGEST_GROUP or not any(character.isdigit() for character in line):
        return None
    match = GROUP.fullmatch(line)
    if not match:
        return None
    if match["month"]:
        return f"{match['year']}-{month_number(match['month']):02}", match.start("date"), match.end("date")
    day = read_date_line(match["date"])
    if day is None or day.start or day.year is None or day.pair is not None:
        return None  # "Last modified 14 June 2013" is said of a page
    return day.days()[0], match.start("date") + day.start, match.start("date") + day.end
