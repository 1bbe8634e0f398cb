"""What a record says of itself: its date line, heading, byline and first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iomcorpus.forms.dates import UPDATED, DateReading, MetaLine, find_dates, read_meta_line
from iomcorpus.forms.grammar import Pattern, either
from iomcorpus.forms.names import FULL_NAME, NAME, NAMES, NOBODY, TITLE, find_author, find_byline
from iomcorpus.splitting.item_phrases import DATELINE_PLACE
from iomcorpus.splitting.kind import find_kind, section_kind
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, LONGEST_DATELINE, SHORT, TAIL, is_heading
from iomcorpus.splitting.paragraphs import Paragraph
from iomcorpus.text.language import find_language
from iomcorpus.text.words import first_sentence

DATE, PROSE, BYLINE, POSTED = BIT["date line"], BIT["prose"], BIT["byline"], BIT["posted line"]
CAPTION, STAMP, DATELINE, SIGNATURE = BIT["caption"], BIT["release stamp"], BIT["dateline"], BIT["signature"]
NO_TITLE = DATELINE | BIT["event field"] | BIT["contact"] | BIT["bullet"]
HEAD_PARAGRAPHS = 8  # a head with stamp, date, heading, subheading, byline and caption has six
FOOT_PARAGRAPHS = 9  # that a signature stands among; notes and contacts may follow it
LAST_PARAGRAPHS = 3  # that a name alone stands among; a line or two on who that is may follow it
LONGEST_NOTE = 140  # characters of a line below a signature: "Ama and Lin run the advice desk."
LANGUAGE_PARAGRAPHS = 6  # of the body, enough to tell its language


@dataclass(slots=True)
class Head:
    """What the lines of a record state, before the capture as a whole has settled its dates."""

    date: DateReading | None = None
    date_at: tuple[int, int, int] = (0, 0, 0)  # line and columns
    why: str = "date line"
    updated: DateReading | None = None
    title: str | None = None
    section: str | None = None  # the kind that the site's own section tells
    byline: str | None = None
    lead: str | None = None
    body_line: int = 0
    kind: str = "news"
    language: str = "und"
    head_lines: tuple[int, ...] = ()  # the date and meta lines, which `clean` leaves out


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
    head.language = find_language(" ".join(paragraph.text for paragraph in record[body:][:LANGUAGE_PARAGRAPHS]))
    signed = head.byline is None
    if signed:
        head.byline = _signed_by(record, body)
    head.kind = head.section or find_kind(record, body, head.title, head.byline, signed)
    return head


def _read_top(record: Sequence[Paragraph], head: Head) -> int:
    """Read the lines over the body; the place of the body's first paragraph."""
    titles: list[Paragraph] = []
    body = 0
    for place, paragraph in enumerate(record[:HEAD_PARAGRAPHS]):
        body = place
        if _read_head_line(paragraph, head) or (paragraph.marks & CAPTION and place < len(record) - 1):
            continue
        if not _is_title_line(paragraph, record, place):
            break
        titles.append(paragraph)
    if body == len(record) - 1 and titles and record[body] is titles[-1] and len(titles) > 1:
        titles.pop()  # a heading and a line: the line is the body
    head.title = head.title or _title(titles, body, record)
    return body


def _read_head_line(paragraph: Paragraph, head: Head) -> bool:
    """Read a date line, a byline, a release stamp; False where a paragraph is none of them."""
    marks, text = paragraph.marks, paragraph.text
    if marks & DATE and (meta := read_meta_line(text)):
        _read_meta(paragraph, meta, head)
    elif marks & BYLINE:
        head.byline = head.byline or find_byline(text)
    elif marks & POSTED:
        head.byline = head.byline or find_author(AROUND_POSTER.sub("", text))
    else:
        return bool(marks & STAMP)
    return True


# "Posted by Lin Wei in Farming"
AROUND_POSTER = Pattern(r"^\w+ by\s+|\s+in\s.*$", re.IGNORECASE)


def _read_meta(paragraph: Paragraph, meta: MetaLine, head: Head) -> None:
    if UPDATED.search(paragraph.text[: meta.date.start]):
        head.updated = head.updated or meta.date
    elif head.date is None:
        head.date, head.date_at = meta.date, paragraph.span(meta.date.start, meta.date.end)
    head.byline = head.byline or find_author(meta.author)
    head.section = head.section or section_kind(paragraph.text)
    if meta.heading_start is not None:
        head.title = head.title or paragraph.text[meta.heading_start :]
    else:
        head.head_lines += tuple(range(paragraph.first, paragraph.last + 1))


def _is_title_line(paragraph: Paragraph, record: Sequence[Paragraph], place: int) -> bool:
    """A heading, or a short line that ends with a colon, over something."""
    if len(paragraph.text) > SHORT or paragraph.marks & NO_TITLE:
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
    place = DATELINE_PLACE.match(paragraph.text[:LONGEST_DATELINE])
    if not place or not paragraph.marks & DATELINE:
        return
    reading = next(find_dates(paragraph.text, 0, place.end()), None)
    if reading is not None:
        head.date, head.date_at, head.why = reading, paragraph.span(reading.start, reading.end), "dateline"


def _signed_by(record: Sequence[Paragraph], body: int) -> str | None:
    """Who signed at the end, by the first rule that finds a name there."""
    found = (names for rule in SIGNING for names in rule(record, body))
    return find_author(next(found, None))


CREDITED = Pattern(
    either(
        # "Opinion piece by Ama Boateng", "(Reporting by Ama Boateng; Editing by Lin Wei)", "Text and photos: Lin Wei"
        r"(?i:written|reported|reporting|writing|story|words|text|report|article|piece|column|commentary|essay|photos"
        r"|interview|op-ed|blog|opinion)\s+(?:piece\s+)?(?i:by|and photos by|and photos:?|by:)\s+",
        r"^[Bb]y\s+",  # "By Ama Boateng, who works for the Harbour Trust"
    )
    + rf"{TITLE}(?P<names>{NAME}(?:(?:,?\s+and\s+|\s*&\s*){FULL_NAME})?)"
)
ADDITIONAL = Pattern(r"\b(?:additional|edited|editing|compiled|translated|photographs?)\b", re.IGNORECASE)


def _credits(record: Sequence[Paragraph], body: int) -> Iterator[str]:
    """Names that a note under the text credits with it."""
    for paragraph in reversed(record[body + 1 :]):
        if not paragraph.marks & (BIT["reporting"] | BIT["first published"] | SIGNATURE):
            continue
        credit = CREDITED.search(paragraph.text)
        if credit and not ADDITIONAL.search(paragraph.text[: credit.start("names")]):
            yield credit["names"]


def _signatures(record: Sequence[Paragraph], body: int) -> Iterator[str]:
    """A name with a post, or a note on the author, below the text."""
    for place in _last_places(record, body, FOOT_PARAGRAPHS):
        paragraph = record[place]
        if paragraph.marks & SIGNATURE and not _is_listed(record, place):
            name = NAMES.match(paragraph.text.lstrip("-–—―• "))
            if name and not NOBODY.search(name[1]) and _after_body(record, place):
                yield name[1]


def _last_places(record: Sequence[Paragraph], body: int, count: int) -> range:
    """The last so many places below the body's first paragraph, from the end."""
    return range(len(record) - 1, max(body, len(record) - 1 - count), -1)


def _is_listed(record: Sequence[Paragraph], place: int) -> bool:
    """A list item; a dash alone may stand before the name that signs a text."""
    if not record[place].marks & BIT["bullet"]:
        return False
    return record[place].text[0] not in "-–—" or bool(record[place - 1].marks & BIT["bullet"])


def _after_body(record: Sequence[Paragraph], place: int) -> bool:
    """A signature stands below the body, with nothing but tails after it, and is none of a contact block's lines."""
    if record[place - 1].marks & (CONTACT_TAIL | BIT["files"]) or record[place].marks & BIT["contact line"]:
        return False
    return all(not paragraph.marks & PROSE or paragraph.marks & TAIL for paragraph in record[place + 1 :][:2])


# "Ama Boateng", "Ama Boateng and Luc Dam", "A. Boateng (Mrs), Back Lane": a letter's or blog's signature.
NAME_BELOW = Pattern(
    rf"[-–—―]?\s*{TITLE}(?P<names>{NAME}(?:\s+(?:and|&)\s+{FULL_NAME})?)"
    r"(?:\s*\((?:Mrs?|Ms|Miss|Mx|Dr)\.?\))?(?:,\s[^.]{2,60})?"
)


def _names_below(record: Sequence[Paragraph], body: int) -> Iterator[str]:
    """A name alone under the text, with a line or two on who that is at most."""
    for place in _last_places(record, body, LAST_PARAGRAPHS):
        paragraph, before = record[place], record[place - 1]
        if paragraph.marks & (CONTACT_TAIL | BIT["bullet"] | BIT["files"]):
            return
        match = NAME_BELOW.fullmatch(paragraph.text)
        if len(paragraph.text) > LONGEST_NOTE or (not match and paragraph.marks & PROSE and len(record) - place > 1):
            return  # the body: what stands above it is a sub-heading
        if match and before.marks & PROSE and not before.marks & TAIL:
            yield match["names"]


SIGNING = (_credits, _signatures, _names_below)
