"""What a record says of itself: its date line, heading, byline, first sentence, and what kind of item it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from iomcorpus.forms.dates import UPDATED, DateReading, find_dates, read_meta_line
from iomcorpus.forms.names import NAME, NAMES, NOBODY, TITLE, find_author, find_byline
from iomcorpus.splitting.layout import Place
from iomcorpus.splitting.marks import BIT, DATELINE_PLACE, RELEASE, SIGNED_OPINION, TAIL, is_heading
from iomcorpus.splitting.survey import Survey
from iomcorpus.text.language import find_language
from iomcorpus.text.words import first_sentence

DATE, HEADING, PROSE, BYLINE = BIT["date line"], BIT["heading"], BIT["prose"], BIT["byline"]
CAPTION, STAMP, DATELINE, EVENT = BIT["caption"], BIT["release stamp"], BIT["dateline"], BIT["event field"]
HEAD_PARAGRAPHS = 8  # a head with stamp, date, heading, subheading, byline and caption has six
LONGEST_TITLE = 160
LONGEST_NOTICE = 700  # characters of a paragraph that says when and where


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a record, with its lines, marks and the column of its first character."""

    first: int
    last: int
    text: str
    marks: int
    column: int


@dataclass(slots=True)
class Head:
    """What the lines of a record state, before the capture as a whole has settled its dates."""

    date: DateReading | None = None
    date_line: int = 0
    date_column: int = 0  # what the reading's columns count from
    why: str = "date line"
    updated: DateReading | None = None
    title: str | None = None
    byline: str | None = None
    lead: str | None = None
    body_line: int = 0
    kind: str = "news"
    language: str = "und"
    head_lines: tuple[int, ...] = ()  # the date and meta lines, which `clean` leaves out


def read_paragraphs(lines: Sequence[str], first_line: int, place: Place, survey: Survey) -> list[Paragraph]:
    """The paragraphs of a record that are no furniture, with the marks that the survey gave them."""
    skip = frozenset(place.skip)
    found = []
    for position in range(place.first, place.last + 1):
        first, last = survey.first[position], survey.last[position]
        if first in skip:
            continue
        raw = lines[first - first_line]
        text = raw.strip()
        if last > first:
            text = " ".join([text, *(line.strip() for line in lines[first - first_line + 1 : last - first_line + 1])])
        found.append(Paragraph(first, last, text, survey.marks[position], len(raw) - len(raw.lstrip())))
    return found


def read_head(record: Sequence[Paragraph]) -> Head:
    """The head of a record, and the signs of its kind."""
    head = Head()
    if not record:
        return head
    body = _read_top(record, head)
    head.body_line = record[body].first
    head.lead = first_sentence(record[body].text)
    if head.date is None:
        _read_dateline(record[body], head)
    texts = [paragraph.text for paragraph in record[body:]]
    head.language = find_language(" ".join(texts[:6]))
    signed = head.byline is None
    if signed:
        head.byline = _signed_by(record, body)
    head.kind = _kind(record, body, head, signed)
    return head


def _read_top(record: Sequence[Paragraph], head: Head) -> int:
    """Read the lines over the body; the place of the body's first paragraph."""
    titles: list[Paragraph] = []
    dated: list[int] = []
    body = 0
    for place, paragraph in enumerate(record[:HEAD_PARAGRAPHS]):
        body = place
        marks, text = paragraph.marks, paragraph.text
        if marks & DATE and (meta := read_meta_line(text)):
            if UPDATED.search(text[: meta.date.start]):
                head.updated = head.updated or meta.date
            elif head.date is None:
                head.date, head.date_line, head.date_column = meta.date, paragraph.first, paragraph.column
            head.byline = head.byline or find_author(meta.author)
            if meta.heading_start is not None:
                head.title = head.title or text[meta.heading_start :]
            else:
                dated.extend(range(paragraph.first, paragraph.last + 1))
        elif marks & BYLINE:
            head.byline = head.byline or find_byline(text)
        elif marks & BIT["posted line"]:
            head.byline = head.byline or find_author(re.sub(r"(?i)^\w+ by\s+|\s+in\s.*$", "", text))
        elif marks & STAMP or (marks & CAPTION and place < len(record) - 1):
            pass
        elif _is_title_line(paragraph, record, place):
            titles.append(paragraph)
        else:
            break
    else:
        body = min(len(record), HEAD_PARAGRAPHS) - 1
    if body == len(record) - 1 and titles and record[body] is titles[-1] and len(titles) > 1:
        titles.pop()  # a heading and a line: the line is the body
    head.title = head.title or _title(titles, body, record)
    head.head_lines = tuple(dated)
    return body


def _is_title_line(paragraph: Paragraph, record: Sequence[Paragraph], place: int) -> bool:
    if len(paragraph.text) > LONGEST_TITLE or paragraph.marks & (DATELINE | EVENT | BIT["contact"] | BIT["bullet"]):
        return False
    if not is_heading(paragraph.text) and not (paragraph.marks & BIT["colon"] and not paragraph.marks & PROSE):
        return False
    return place + 1 < len(record) or place == 0


def _title(titles: Sequence[Paragraph], body: int, record: Sequence[Paragraph]) -> str | None:
    """The first heading; a heading in capitals that runs on in the next line is one."""
    if not titles or record[body] is titles[0]:
        return None
    first = titles[0]
    if len(titles) > 1 and first.text.isupper() and titles[1].text.isupper() and titles[1].first == first.last + 1:
        return f"{first.text} {titles[1].text}"
    return first.text


def _read_dateline(paragraph: Paragraph, head: Head) -> None:
    """A dateline's full date is the item's own: "TUCSON, Ariz. (May 8, 2025) - ..."."""
    place = DATELINE_PLACE.match(paragraph.text[:120])
    if not place or not paragraph.marks & DATELINE:
        return
    for reading in find_dates(paragraph.text, 0, place.end()):
        head.date, head.date_line, head.date_column, head.why = reading, paragraph.first, paragraph.column, "dateline"
        return


# Under a text: "Opinion piece by X", "article written by X and Y", "(Reporting by X; Editing by Y)", "Story by X".
CREDITED = re.compile(
    rf"(?:(?i:written|reported|reporting|writing|story|words|text|report|article|piece|column|commentary|essay|photos|interview|op-ed|blog|opinion)\s+(?:piece\s+)?(?i:by|and photos by|and photos:?|by:)\s+|^[Bb]y\s+)"
    rf"{TITLE}(?P<names>{NAME}(?:(?:,?\s+and\s+|\s*&\s*){TITLE}{NAME})?)"
)
ADDITIONAL = re.compile(r"(?i)\b(?:additional|edited|editing|compiled|translated|photographs?)\b")


def _signed_by(record: Sequence[Paragraph], body: int) -> str | None:
    """Who signed at the end: a credit, a name with a post, a note on the author, a name alone below the text."""
    for place in range(len(record) - 1, body, -1):
        paragraph = record[place]
        if paragraph.marks & (BIT["reporting"] | BIT["first published"] | BIT["signature"]) and (credit := CREDITED.search(paragraph.text)):
            if not ADDITIONAL.search(paragraph.text[: credit.start("names")]):
                return find_author(credit["names"])
    for place in range(len(record) - 1, body, -1):
        paragraph = record[place]
        if paragraph.marks & BIT["signature"] and not paragraph.marks & BIT["bullet"]:
            names = NAMES.match(paragraph.text.lstrip("-–—―• "))
            if names and not NOBODY.search(names[1]) and _after_body(record, place):
                return find_author(names[1])
        if len(record) - place > 8:
            break
    return _name_below(record, body)


# "Ama Boateng", "Ama Boateng and Luc Dam", "A. Boateng (Mrs), Back Lane": a letter's or blog's signature.
NAME_BELOW = re.compile(rf"[-–—―]?\s*{TITLE}(?P<names>{NAME}(?:\s+(?:and|&)\s+{TITLE}{NAME})?)(?:\s*\((?:Mrs?|Ms|Miss|Mx|Dr)\.?\))?(?:,\s[^.]{{2,60}})?")


def _name_below(record: Sequence[Paragraph], body: int) -> str | None:
    """A name alone under the text, with a line or two on who that is at most."""
    for place in range(len(record) - 1, max(body, len(record) - 4), -1):
        paragraph = record[place]
        if paragraph.marks & (BIT["contact"] | BIT["contact line"] | BIT["bullet"] | BIT["files"]):
            return None
        if (match := NAME_BELOW.fullmatch(paragraph.text)) and record[place - 1].marks & PROSE and not record[place - 1].marks & TAIL:
            return find_author(match["names"])
    return None


def _after_body(record: Sequence[Paragraph], place: int) -> bool:
    """A signature stands below the body, with nothing but tails after it, and is none of a contact block's lines."""
    before = record[place - 1]
    if before.marks & (BIT["contact"] | BIT["contact line"] | BIT["files"]) or record[place].marks & BIT["contact line"]:
        return False
    return all(not paragraph.marks & PROSE or paragraph.marks & TAIL for paragraph in record[place + 1 :][:2])


QUOTED = re.compile(r"[\"“][^\"“”]{0,1200}[\"”]")
STANCE = re.compile(r"\b[Ww]e(?:,[^,]{3,120},)?\s+(?:\w+ly\s+)?(?:welcome|urge|call|condemn|believe|are\s+(?:deeply|gravely|seriously|very)?\s*concerned|regret|demand|express|reaffirm|stand|deplore|support|recommend|reject|ask|remain|reiterate|appeal|commit|strongly|oppose|acknowledge|recogni[sz]e|insist|appreciate|thank|object|note|share|mourn|undertake|pledge)\b")
ARGUES = re.compile(r"\b(?:I|my|me|myself)\b|\b(?:we|societies|governments?|leaders|countries|it) (?:must|should|need to|ought to|cannot)\b|\bwe (?:believe|can|have to|celebrate|owe|know)\b|\b(?:let us|let’s|let's|it is time|imagine|why (?:do|does|should|not)|I urge|surely|the truth is|the answer is|must not|should not)\b")
STATEMENT = re.compile(r"(?i)\b(?:joint |public |press |official )?statement\b|\bopen letter\b|\bdeclaration\b|\bcommuniqu[eé]\b")
UNDERSIGNED = re.compile(r"(?i)\bthe undersigned\b|\bthis (?:open letter|joint statement)\b")
OPINION = re.compile(r"(?i)\b(?:opinion|op-ed|comment(?:ary)?|viewpoint|column|letter to the|guest post|essay)\b")
ATTEND = re.compile(r"(?i)\b(?:register|registration|tickets?|rsvp|admission|free entry|entry (?:is )?free|proceeds|join us|come and|bring|limited to|must be booked|booking|notice is hereby given|may attend|doors open|book (?:a|your) (?:place|seat)|places are limited|you are invited|all (?:are )?welcome|every(?:body|one) is (?:invited|welcome)|refreshments|will (?:be held|take place|host|speak)|takes place|to attend|save the date|screening of|invites? you|to get a)\b")


def _kind(record: Sequence[Paragraph], body: int, head: Head, signed: bool) -> str:
    """news, opinion, statement or event; that a record is a theme page shows only in its capture."""
    if _is_event(record, body):
        return "event"
    over = " ".join(p.text for p in record[: body + 1] if not p.marks & PROSE or len(p.text) < LONGEST_TITLE)
    opening = " ".join(p.text for p in record[body : body + 2])
    if STATEMENT.search(head.title or "") or UNDERSIGNED.search(opening) or (RELEASE.fullmatch(over) and "statement" in over.lower()):
        return "statement"
    if head.byline:
        return "opinion" if _argues(record, body, head, signed) else "news"
    text = [p.text for p in record[body:] if not p.marks & (BIT["contact"] | BIT["contact line"])]
    if sum(part.count("We ") + part.count(" we ") + part.count("We, ") for part in text) < 2:
        return "news"  # nobody speaks as we
    return "statement" if sum(len(STANCE.findall(QUOTED.sub(" ", part))) for part in text) >= 2 else "news"


def _argues(record: Sequence[Paragraph], body: int, head: Head, signed: bool) -> bool:
    """Whether a signed text is called an opinion, or argues like one outside its quotations."""
    if OPINION.search(head.title or ""):
        return True
    if any(SIGNED_OPINION.match(p.text) or (p.marks & BIT["first published"] and OPINION.search(p.text)) for p in record):
        return True
    text = [QUOTED.sub(" ", p.text) for p in record[body:] if not p.marks & (BIT["contact"] | BIT["contact line"])]
    words = sum(len(part.split()) for part in text) or 1
    argues = sum(len(ARGUES.findall(part)) for part in text)
    # Who signs below a text stands for it; a byline may be a reporter's, whose text must argue more to be an opinion.
    enough, density = (2, 500) if signed else (3, 150)
    return argues >= enough and argues * density >= words


HOURS = re.compile(r"(?i)\b(?:at|from|until|till|to|by)\s+(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b|o['’]clock)|noon|half past)|\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b|–|-|to|\()")
REPORTED = re.compile(r"\b(?:said|says|told|was held|were held|attended|gathered|took place|met)\b")


HOUR_HINTS = (" am", " pm", "a.m", "p.m", "0am", "0pm", "noon", "o’clock", "o'clock", "half past", "00", "30", "15", "45")


def _tells_hours(text: str) -> bool:
    return len(text) < LONGEST_NOTICE and any(hint in text for hint in HOUR_HINTS) and bool(HOURS.search(text))


def _is_event(record: Sequence[Paragraph], body: int) -> bool:
    """The notice of what is to come: place, hours or price, and how to take part."""
    fields = sum(bool(p.marks & EVENT) for p in record)
    if not fields and not any(_tells_hours(p.text) for p in record[: body + 3]):
        return False
    text = [p.text for p in record[body:] if not p.marks & (BIT["contact"] | BIT["contact line"])]
    if fields < 3 and REPORTED.search(" ".join(text[:2])):
        return False
    invites = sum(len({match.group().lower() for match in ATTEND.finditer(part)}) for part in text)
    return fields >= 3 or (fields >= 1 and invites >= 1) or invites >= 2
