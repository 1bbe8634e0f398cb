"""What a record says of itself: its date line, heading, byline and first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iomcorpus.forms.date_lines import MetaLine, find_lone_name, read_meta_line, read_month_line, read_undated_meta
from iomcorpus.forms.dates import DateReading
from iomcorpus.forms.grammar import Caseless, Pattern
from iomcorpus.forms.names import find_account, find_author, find_bare_author, find_byline, find_poster
from iomcorpus.splitting.item_phrases import (
    CLOCK_ONLY,
    HOUR_OVER_TITLE,
    KICKER,
    ORGANISATION,
    POST,
    SPEAKER,
    STAND_IN_TITLE,
    WITH_AUTHOR,
)
from iomcorpus.splitting.kind import argues, find_kind, is_called_opinion, section_kind
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, LIST_SIGNS, SHORT, is_heading
from iomcorpus.splitting.paragraphs import Paragraph
from iomcorpus.splitting.signing import find_credit, find_credit_line, find_signature
from iomcorpus.splitting.stated_days import (
    StatedDay,
    day_before_title,
    day_beside_title,
    day_of_dateline,
    day_of_series,
    without_day,
)
from iomcorpus.text.language import find_language
from iomcorpus.text.words import first_sentence

DATE, PROSE, BYLINE, POSTED = BIT["date line"], BIT["prose"], BIT["byline"], BIT["posted line"]
CAPTION, STAMP, DATELINE, SIGNATURE = BIT["caption"], BIT["release stamp"], BIT["dateline"], BIT["signature"]
BULLET, CAPITALS, EVENT, HEADING = BIT["bullet"], BIT["capitals"], BIT["event field"], BIT["heading"]
SEPARATOR, LISTED = BIT["separator"], BIT["listed title"]
NO_TITLE = DATELINE | EVENT | BIT["contact"] | BULLET
TELLING_PARAGRAPHS = 8  # of a text, which show whom it is about
HEAD_PARAGRAPHS = 16  # a letterhead of five lines, stamp, date, three of whom to ask, two of heading, byline, caption
MOST_TITLES = 6  # lines of headings in a head: what has more is a list
HEAD_REACH = 8  # paragraphs that a letterhead, or a summary in points, stands over the rest of its head
FOOT_DATES = 3  # paragraphs at the end that a date stands among: above tags that are furniture, or a note
LANGUAGE_PARAGRAPHS = 6  # of the body, enough to tell its language
LONGEST_KICKER = 60  # characters: "Notice to boaters", "FOR PRESS ONLY – not for publication"


@dataclass(slots=True)
class Head:
    """What the lines of a record state, before the capture as a whole has settled its dates."""

    date: DateReading | None = None
    date_at: tuple[int, int, int] = (0, 0, 0)  # line and columns
    why: str = "date line"
    updated: DateReading | None = None
    updated_at: tuple[int, int, int] = (0, 0, 0)
    clock_only: bool = False  # posted at an hour, of the day that stands over the post before it
    title: str | None = None
    section: str | None = None  # the kind that the site's own section tells
    byline: str | None = None
    lead: str | None = None
    body_line: int = 0
    kind: str = "news"
    language: str = "und"
    head_lines: tuple[int, ...] = ()  # the date and meta lines, which `clean` leaves out

    def take(self, day: StatedDay | None, why: str) -> None:
        """Take a day that stands elsewhere than in a date line, where there is one."""
        if day is not None:
            self.date, self.date_at, self.why = day.date, day.at, why


@dataclass(slots=True)
class _Top:
    """The lines over the body as they are read."""

    titles: list[Paragraph] = field(default_factory=list)
    kickers: list[Paragraph] = field(default_factory=list)
    beside_date: str | None = None  # a name beside the day, a sign or a blank between
    bare_names: list[str] = field(default_factory=list)  # names alone, which may be the author's
    inline: str | None = None  # a heading that stands in the date's line
    below_stamp: int = 0  # how many of the titles stand over the last release stamp
    stamped: bool = False
    letterhead: bool = False  # an address or a name of office stands over that stamp


def read_head(record: Sequence[Paragraph], title_line: int | None = None) -> Head:
    """The head of a record, and the signs of its kind; `title_line` is that of a title that the page names."""
    head = Head()
    # The address of the item's own page stands between its title and its day, or below who signed it.
    record = [paragraph for paragraph in record if not ADDRESS_ALONE.fullmatch(paragraph.text)] or record
    if not record:
        return head
    top = _Top()
    body = _read_top(record, head, top)
    named = next((paragraph.text for paragraph in record[:-1] if paragraph.first == title_line), None)
    head.title = without_day(named or top.inline or _title(top, body, record), head.date)
    head.body_line = record[body].first
    head.lead = first_sentence(record[body].text)
    if head.date is None:
        below = (line for line in record[body : body + HEAD_REACH] if line.marks & (DATELINE | PROSE))
        head.take(day_of_dateline(next(below, record[body])), "dateline")
    _read_foot(record, body, head)
    if head.date is None:
        series = (*top.titles[:2], *top.kickers)
        head.take(day_of_series(one for one in series if one is not record[body] or len(record) == 1), "heading")
    if head.date is None and top.titles and (day := day_before_title(top.titles[0])):
        head.take(day, "heading")
        head.title = day.title if head.title == top.titles[0].text else head.title
    if len(record) == 1 and (day := day_beside_title(record[0])):
        head.take(day, "heading")
        head.title = head.title if record[0].marks & PROSE else day.title
    if len(record) == 1 and head.title is None and record[0].marks & (HEADING | PROSE) == HEADING:
        head.title = record[0].text
    if head.date is None and head.updated is not None:
        head.date, head.date_at = head.updated, head.updated_at  # the only day that it states
    head.language = find_language(" ".join(paragraph.text for paragraph in record[body:][:LANGUAGE_PARAGRAPHS]))
    signed = _find_author(record, body, head, top)
    person = head.byline if head.byline and " " in head.byline else None  # an account argues as itself
    head.kind = head.section or find_kind(record, body, head.title, person, signed)
    return head


def _read_top(record: Sequence[Paragraph], head: Head, top: _Top) -> int:
    """Read the lines over the body; the place of the body's first paragraph."""
    body = 0
    for place, paragraph in enumerate(record[:HEAD_PARAGRAPHS]):
        body = place
        if _dates_event(record, place):
            head.section = head.section or "event"
            continue
        if _read_head_line(paragraph, head, top) or _read_kicker(record, place, head, top):
            continue
        if subject := SUBJECT.fullmatch(paragraph.text) or (not place and HOUR_OVER_TITLE.fullmatch(paragraph.text)):
            top.inline = top.inline or subject["title"]
            continue
        if _is_field(record, place):
            continue
        if paragraph.marks & LISTED and _is_beside_date(record, place):
            listed = find_bare_author(_unlisted(paragraph))
            if listed:
                head.byline = head.byline or listed
                continue
        if _is_passed_over(record, place, top) or (top.titles and head.date is None and _is_summary(record, place)):
            continue
        if len(top.titles) == MOST_TITLES or not _is_title_line(paragraph, record, place):
            break
        alone = len(top.titles) > top.below_stamp and not _runs_on(top.titles[-1], paragraph)
        if top.titles and _is_desk(top.titles[-1], paragraph):
            top.kickers.append(top.titles.pop())
        name = find_bare_author(paragraph.text) if alone else None
        if name and (_is_beside_date(record, place) or (place and BY_ALONE.fullmatch(record[place - 1].text))):
            head.byline = head.byline or name
        elif name and _is_beside_date(record, place, MOST_APART):
            top.beside_date = top.beside_date or name
        elif name:
            top.bare_names.append(name)
        else:
            top.titles.append(paragraph)
    titles = top.titles
    if body == len(record) - 1 and titles and record[body] is titles[-1] and len(titles) > 1:
        titles.pop()  # a heading and a line: the line is the body
    return body


def _dates_event(record: Sequence[Paragraph], place: int) -> bool:
    """Whether a date stands over hours, from one to another: the day of what is to come, not of the notice."""
    if not record[place].marks & DATE or place + 1 == len(record) or record[place + 1].first - record[place].last > 2:
        return False
    return bool(HOURS_FIRST.match(record[place + 1].text))


HOUR = r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
CLOCK = r"\d{1,2}(?:[:.]\d\d|\s*[ap]\.?m\b)"  # no count: "10:30 – 2 comments"
HOURS_BETWEEN = Pattern(rf"{CLOCK}(?:\s*[ap]\.?m\.?)?\s*(?:-|–|to|until)\s*{CLOCK}", re.IGNORECASE)
HOURS_FIRST = Pattern(rf"(?:from )?{HOUR}\s*(?:-|–|to|until)\s*{CLOCK}", re.IGNORECASE)


SUBJECT = Pattern(r"(?:Subject|SUBJECT|Re|RE|Title|Headline)\s?:\s+(?P<title>\S.{5,160})")  # of a circular, a letter
# "Source: Harbour Trust": what a list says of each item, over its title
FIELD = Caseless(
    r"(?:(?:content )?(?:format|type)|source|posted|published|issued(?: by)?|themes?|topics?|countr(?:y|ies)|region"
    r"|location|categor(?:y|ies)|ref(?:erence)?(?: no)?|language|organi[sz]ation|programme|sector|department|section"
    r"|series|status|to|cc|originally published|release date|date):\s+\S.{0,80}"
)


def _is_field(record: Sequence[Paragraph], place: int) -> bool:
    """Whether a line is one of the fields over an item's title: "Format: Map" / "Source: Harbour Trust" / a title."""
    if not FIELD.fullmatch(record[place].text):
        return False
    for below in range(place + 1, min(place + 1 + MOST_FIELDS, len(record) - 1)):
        if record[below].first != record[below - 1].last + 1:
            return False
        if not FIELD.fullmatch(record[below].text) and not record[below].marks & DATE:
            return bool(record[below].marks & HEADING)
    return False


MOST_FIELDS = 6
LONGEST_TITLE = 180  # characters, over its day
MOST_APART = 2  # lines from one line of a head to the next, where a blank stands between


def _is_beside_date(record: Sequence[Paragraph], place: int, apart: int = 1) -> bool:
    """A line directly over or under the date line."""
    over, under = record[place - 1] if place else None, record[place + 1] if place + 1 < len(record) else None
    line = record[place]
    if under and under.marks & SEPARATOR:
        return place + 2 < len(record) and bool(record[place + 2].marks & DATE)
    return bool(over and over.marks & DATE and line.first - over.last <= apart) or bool(
        under and under.marks & DATE and under.first - line.last <= apart
    )


def _read_head_line(paragraph: Paragraph, head: Head, top: _Top) -> bool:
    """Read a date line, a byline, a release stamp; False where a paragraph is none of them."""
    marks, text = paragraph.marks, paragraph.text
    if marks & DATE and (meta := read_meta_line(text)):
        if text.startswith(("on ", "On ")):
            return True  # the day of an event, in the sentence that its head is
        if meta.heading_start is not None and HOURS_BETWEEN.search(text, 0, meta.heading_start):
            head.section, top.inline = head.section or "event", top.inline or text[meta.heading_start :]
            return True  # "9/26/2019 9:00 am to 12:00 pm : Harbour meeting"
        _read_meta(paragraph, meta, head, top)
    elif marks & DATE and head.date is None and (month := read_month_line(text)):
        head.date, head.date_at = month, paragraph.span(month.start, month.end)
        head.head_lines += tuple(range(paragraph.first, paragraph.last + 1))
    elif marks & POSTED:
        head.byline = head.byline or find_poster(text)
        head.section = head.section or section_kind(text)
    elif marks & BYLINE or (top.titles and WITH_AUTHOR.fullmatch(text)):
        account = BY_ACCOUNT.fullmatch(text)
        head.byline = head.byline or find_byline(WITH_AUTHOR.sub(r"By \1", text))
        head.byline = head.byline or (find_account(account["author"]) if account else None)
    elif credited := find_credit_line(text):
        head.byline = head.byline or find_author(credited)
    elif marks & STAMP:
        _read_stamp(paragraph, head, top)
    elif account := BY_ACCOUNT.fullmatch(text):
        head.byline = head.byline or find_author(account["author"]) or find_account(account["author"])
    elif feed := FEED_AUTHOR.fullmatch(text):
        head.byline = head.byline or find_author(feed["author"])
    elif LABEL_ALONE.fullmatch(text):
        pass
    elif author := read_undated_meta(text):
        head.byline = head.byline or find_author(author)
        head.section = head.section or section_kind(text)
    else:
        return False
    return True


FEED_AUTHOR = Pattern(r"[\w.+-]+@[\w.-]+ \((?P<author>[^()@]{2,60})\)")  # "l.wei@harbour.example (Lin Wei)"
# "By lwei in Boats, Ice", "* Author: lwei": a blog's line below the date
BY_ACCOUNT = Pattern(
    r"[\W_]*(?:(?:posted |written )?by|author):?\s+(?P<author>[\w.-]{2,30}(?:\s[\w.-]{2,30})?)"
    r"(?:\s+in\s.{2,120}|,)?\s*",
    re.IGNORECASE,
)
# What is left where a page sets a label and its date on lines of their own: "Posted on" / "17/04/2015"
LABEL_ALONE = Pattern(
    r"\W*(?:(?:posted|published|written|filed|updated|added|article)(?: (?:on|by|in))?|by|on|author|date|published)\W*",
    re.IGNORECASE,
)
BY_ALONE = Pattern(r"\W*(?:(?:posted|published|written|article) )?by\W*", re.IGNORECASE)  # and the name below it


def _read_meta(paragraph: Paragraph, meta: MetaLine, head: Head, top: _Top | None) -> None:
    if meta.updated is not None and head.updated is None:
        head.updated, head.updated_at = meta.updated, paragraph.span(meta.updated.start, meta.updated.end)
    if meta.updated is not meta.date and (head.date is None or ORIGINALLY.match(paragraph.text)):
        head.date, head.date_at = meta.date, paragraph.span(meta.date.start, meta.date.end)
    head.byline = head.byline or find_author(meta.author) or find_account(meta.author)
    if top is not None and meta.author is None:
        top.beside_date = top.beside_date or find_lone_name(paragraph.text, meta.date)
    head.section = head.section or section_kind(paragraph.text)
    if meta.heading_start is not None and top is not None:
        top.inline = top.inline or paragraph.text[meta.heading_start : meta.heading_stop]
    else:
        head.head_lines += tuple(range(paragraph.first, paragraph.last + 1))


ORIGINALLY = Caseless(r"\W*(?:originally|first) (?:published|posted|issued)\b")  # where a list repeats what others say


def _read_stamp(paragraph: Paragraph, head: Head, top: _Top) -> None:
    """A release stamp: what stands over it may be the letterhead."""
    top.stamped = True
    top.below_stamp = len(top.titles)
    head.section = head.section or section_kind(paragraph.text)


def _read_kicker(record: Sequence[Paragraph], place: int, head: Head, top: _Top) -> bool:
    """The name of a desk or a form over the heading: "Notice to boaters", "Opinion", "PR 214/2014"."""
    text, kicker = record[place].text, record[place].marks & BIT["kicker"]
    if len(top.titles) > top.below_stamp or len(text) > LONGEST_KICKER:
        return False
    filed = SECTIONS.fullmatch(text) and _is_over_longer(record, place)
    if not (kicker or filed or KICKER.fullmatch(text) or SYMBOL.fullmatch(text)):
        return False
    head.section = head.section or section_kind(text)
    if place + 1 < len(record):
        top.kickers.append(record[place])
        return True
    return False


def _is_over_longer(record: Sequence[Paragraph], place: int) -> bool:
    """Whether a longer heading stands right below, that is no list of sections itself."""
    if place + 2 >= len(record):
        return False
    below = record[place + 1]
    longer = len(below.text) > len(record[place].text) and not SECTIONS.fullmatch(below.text)
    return longer and below.marks & (HEADING | DATE | BYLINE) == HEADING and not below.text.isupper()


# What an item is filed under, over its title: "Boats, Local News", "Announcements / Harbour"
SECTION = r"[A-Z][\w&’']*(?: [A-Z&][\w&’']*){0,2}"
SECTIONS = Pattern(rf"(?=.{{5,60}}$){SECTION}(?:(?:, | / ){SECTION}){{1,5}}")
SYMBOL = Pattern(r"[A-Z]{1,5}(?:/[A-Z]{1,6}){1,3}/\d{1,6}(?:[/.-]\w{1,6}){0,3}")  # of a document: "HT/PR/2198"


def _is_desk(line: Paragraph, below: Paragraph) -> bool:
    """Whether a short line in capitals stands right over a title that is not: "SCIENCE" / "Bees know the city"."""
    capitals = line.text.isupper() and not below.text.isupper()
    return capitals and below.first == line.last + 1 and len(line.text) <= min(LONGEST_DESK, len(below.text) - 1)


LONGEST_SUMMARY, MOST_META = 400, 4  # characters; lines below it
LONGEST_DESK = 28  # characters


def _is_passed_over(record: Sequence[Paragraph], place: int, top: _Top) -> bool:
    """Whether a paragraph stands among the lines of a head and is none: a caption, an address, points in brief."""
    paragraph = record[place]
    if place == len(record) - 1:
        return False
    if paragraph.marks & SEPARATOR:
        return True  # a sign between an author and a date, each on its line
    if paragraph.marks & CAPTION or _is_bracketed(paragraph.text) or INVITES.search(paragraph.text):
        return True
    if paragraph.marks & BULLET:
        return not _is_listed_title(record, place) and _goes_on(record, place, BYLINE | DATELINE | DATE, through=BULLET)
    if paragraph.marks & CONTACT_TAIL or (top.titles and _is_letterhead_line(paragraph)):
        top.letterhead = top.letterhead or not paragraph.marks & CONTACT_TAIL
        return _goes_on(record, place, STAMP | DATELINE | CAPITALS | (HEADING if top.stamped else 0))
    if place and record[place - 1].marks & CONTACT_TAIL and record[place - 1].text[-1] == ":":
        return _goes_on(record, place, STAMP | DATELINE | CAPITALS)  # "Contact:" and a name below it
    return False


def _is_summary(record: Sequence[Paragraph], place: int) -> bool:
    """A sentence or two between a title and who wrote when, with the text below: "By Lin Wei" / "3 June 2014"."""
    if not record[place].marks & PROSE or len(record[place].text) > LONGEST_SUMMARY:
        return False
    dated = False
    for below in record[place + 1 : place + 1 + MOST_META]:
        if below.marks & PROSE:
            return dated
        if not below.marks & (DATE | BYLINE):
            return False
        dated = dated or bool(below.marks & DATE)
    return False


ADDRESS_ALONE = Pattern(r"https?://\S+")
# "The Harbour Trust and the Village Choir invite you to", over the heading of an event
INVITES = Pattern(r"\b(?:invites? (?:you|all|everyone)|requests? the pleasure of your company)\b[^.!?]{0,30}$")


def _is_letterhead_line(paragraph: Paragraph) -> bool:
    """The address of an office, or the name of who leads it."""
    officer = paragraph.marks & SIGNATURE and POST.search(paragraph.text)
    return bool(officer) or _is_address(paragraph.text)


def _is_bracketed(text: str) -> bool:
    """A wire's note over a story: "(Adds quotes, background)"."""
    return text[0] in "([" and text[-1] in ")]" and len(text) <= SHORT


ADDRESS = Pattern(
    r"^(?:P\.? ?O\.? Box )?\d+[A-Za-z]?,?\s+[A-Z][\w .'’-]*,\s+[A-Z]"  # "4 Quay Street, Tartu"
    r"|,\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)*\s(?:\d{1,2}|\d{5})$"  # "Quay Street, Dublin 2"
    r"|\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}$"  # "Quay Street, Hull HU1 3AA"
)


def _is_address(text: str) -> bool:
    """A house number and a town, or a town and its number.

    >>> _is_address("1400 Quay Street, Room 212, Tartu"), _is_address("4 boats lost in a storm")
    (True, False)
    """
    return len(text) <= SHORT and text[-1] not in ".!?" and bool(ADDRESS.search(text))


def _goes_on(record: Sequence[Paragraph], place: int, marks: int, through: int = 0) -> bool:
    """Whether the head goes on below a paragraph: lines of some marks follow before any prose (but `through` it)."""
    for paragraph in record[place + 1 : place + 1 + HEAD_REACH]:
        if paragraph.marks & marks:
            return True
        if paragraph.marks & PROSE and not paragraph.marks & through:
            return False
    return False


def _is_title_line(paragraph: Paragraph, record: Sequence[Paragraph], place: int) -> bool:
    """A heading, or a short line that ends with a colon, over something; whatever stands right over date or author."""
    if _is_listed_title(record, place) or (paragraph.headed and place + 1 < len(record)):
        return True
    if paragraph.marks & NO_TITLE or _breaks_off(record, place):
        return False
    if len(paragraph.text) > (LONGEST_TITLE if _heads_meta(record, place) else SHORT):
        return False
    if _heads_meta(record, place):
        return True
    label = paragraph.marks & BIT["colon"] and not paragraph.marks & PROSE
    if not is_heading(paragraph.text) and not label and not _heads_all(record, place):
        return False
    return place + 1 < len(record) or place == 0


def _breaks_off(record: Sequence[Paragraph], place: int) -> bool:
    """Whether a line is the first of a sentence that goes on, in small letters, in the line right below."""
    here, below = record[place], record[place + 1] if place + 1 < len(record) else None
    if below is None or len(here.text) < FULL_LINE or below.first != here.last + 1:
        return False
    goes_on = below.text[0].islower() and not below.marks & (DATE | BYLINE | POSTED | BULLET)
    return goes_on and not _is_broken_title(record, place)


def _is_broken_title(record: Sequence[Paragraph], place: int) -> bool:
    """Whether a heading was broken into two lines, with a blank below them: "... of the harbour" / "and its boats"."""
    if place + 2 >= len(record):
        return False
    first, second, below = record[place : place + 3]
    if second.first != first.last + 1 or below.first <= second.last + 1 or len(first.text) < FULL_LINE:
        return False
    if (first.marks | second.marks) & (PROSE | DATE | BYLINE | POSTED | BULLET) or second.text[-1] in ".:,;":
        return False
    return second.text[0].islower() or bool(RUNS_ON.search(first.text.upper()) and not first.text.isupper())


def _heads_meta(record: Sequence[Paragraph], place: int) -> bool:
    """Whether a first line stands over a date or an author, and those over a text."""
    return place == 0 and len(record) > 2 and bool(record[1].marks & (DATE | BYLINE | POSTED))


def _is_listed_title(record: Sequence[Paragraph], place: int) -> bool:
    """An item of a list that is one: "* Harbour reopens" / "3 June 2014" / what it says."""
    return bool(record[place].marks & LISTED) and _heads_meta(record, place)


def _heads_all(record: Sequence[Paragraph], place: int) -> bool:
    """A first line that no sign closes, whatever its last word: "Grit bins: how to use them, and how not to"."""
    text = record[place].text
    if (place and not record[place - 1].marks & DATE) or place + 1 == len(record):
        return False
    return text[0].isupper() and text[-1].isalpha() and not record[place].marks & PROSE


def _title(top: _Top, body: int, record: Sequence[Paragraph]) -> str | None:
    """The first heading below the letterhead; a heading in capitals that runs on in the next line is one."""
    titles: Sequence[Paragraph] = top.titles
    below = titles[top.below_stamp :] if top.below_stamp else []
    if below and record[body] is not below[0] and _is_letterhead(top, below):
        titles = below
    elif top.letterhead and len(titles) > 1 and not top.below_stamp:
        titles = _below_letterhead(titles)
    if not titles and _is_entry(record, body):
        return record[body].text
    if not titles or record[body] is titles[0]:
        return next((one.text for one in top.kickers if STAND_IN_TITLE.fullmatch(one.text)), None)
    first = titles[0]
    if len(titles) > 1 and _runs_on(first, titles[1]):
        return f"{first.text} {titles[1].text}"
    place = next(place for place, paragraph in enumerate(record) if paragraph is first)
    if _is_broken_title(record, place):
        return f"{first.text} {record[place + 1].text}"
    return _unlisted(first)


def _unlisted(paragraph: Paragraph) -> str:
    """The text of a line without the sign of a list."""
    return paragraph.text.lstrip(LIST_SIGNS + " \t") if paragraph.marks & LISTED else paragraph.text


def _is_entry(record: Sequence[Paragraph], body: int) -> bool:
    """A date and a heading and nothing else: an entry of a list."""
    last = record[body]
    dated = body > 0 and body == len(record) - 1 and all(line.marks & DATE for line in record[:body])
    return dated and bool(last.marks & HEADING) and not last.marks & (NO_TITLE | PROSE)


def _is_letterhead(top: _Top, below: Sequence[Paragraph]) -> bool:
    """Whether what stands over the stamp is who sends the release, and not its heading."""
    if top.letterhead or ORGANISATION.fullmatch(top.titles[0].text):
        return True
    return bool(below[0].marks & CAPITALS) or not top.titles[0].marks & CAPITALS


def _below_letterhead(titles: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The headings without the name of the organisation whose address stands below it."""
    ends = [at for at, title in enumerate(titles[:-1]) if titles[at + 1].first > title.last + 1]
    return titles[ends[0] + 1 :] if ends and any(_is_address(title.text) for title in titles[: ends[0] + 1]) else titles


# A line that ends, or begins, so is a part of one: "LOCK SHUT AGAIN AND", "OF THE YEAR"
RUNS_ON = Pattern(r"(?:,|\b(?:AND|OR|OF|THE|TO|FOR|IN|ON|AT|WITH|A|AN|BY|FROM|AS))$")
GOES_ON = Pattern(r"(?:AND|OR|OF|THE|TO|FOR|IN|ON|AT|WITH|BY|FROM|AS)\b")
FULL_LINE = 45  # characters: a heading that long was wrapped


def _runs_on(first: Paragraph, second: Paragraph) -> bool:
    """Whether two lines in capitals are one heading."""
    if not first.text.isupper() or not second.text.isupper() or second.first != first.last + 1:
        return False
    return bool(RUNS_ON.search(first.text) or GOES_ON.match(second.text) or len(first.text) >= FULL_LINE)


def _read_foot(record: Sequence[Paragraph], body: int, head: Head) -> None:
    """A meta line below the text, as teasers and blogs have it: "Roads | 3/31/11", "Posted by Lin at 9:14 PM"."""
    for paragraph in reversed(record[body + 1 :][-FOOT_DATES:]):
        marks, text = paragraph.marks, paragraph.text
        if head.date is None and marks & DATE and not marks & (BULLET | EVENT):
            meta = read_meta_line(text)
            if meta is not None and meta.date.year is not None:
                _read_meta(paragraph, meta, head, None)
                return
        if marks & POSTED:
            head.byline = head.byline or find_poster(text)
            head.clock_only = head.date is None and bool(CLOCK_ONLY.search(text))
        if marks & PROSE:
            return


def _tells_of(record: Sequence[Paragraph], body: int, head: Head, name: str) -> bool:
    """Whether a heading or the text is about somebody, or something, of a name: hardly an author names himself.

    Where a head has no day it may be a heading as well: "Lin Wei" over what is known of him.
    """
    told = " ".join([head.title or "", *(paragraph.text for paragraph in record[body:][:TELLING_PARAGRAPHS])])
    return head.date is None or _shares_word(name, told)


def _is_persons(name: str) -> bool:
    from iomcorpus.facts.people.lexicon import is_given_name  # reads its lists, which few pages need

    return is_given_name(name)


def _shares_word(name: str, text: str) -> bool:
    return any(word in text for word in name.split() if len(word) > 2)


def _find_author(record: Sequence[Paragraph], body: int, head: Head, top: _Top) -> bool:
    """Take the author from what stands below the text, where the head names none; whether it is signed there."""
    beside = top.beside_date
    if head.byline is None and beside and _is_persons(beside) and not _shares_word(beside, head.title or ""):
        head.byline = beside
    if head.byline is None and top.bare_names:
        called = head.section == "opinion" or is_called_opinion(head.title or "")
        name = top.bare_names[0]
        named = _is_persons(name) and not _tells_of(record, body, head, name)
        head.byline = name if called or named or argues(record, body) else None
    if head.byline is None and head.title and (speaker := SPEAKER.match(head.title)):
        name = speaker["name"]
        head.byline = find_bare_author(name.title() if name.isupper() else name)
    head.byline = head.byline or find_credit(record, body)
    if head.byline is not None:
        return False
    head.byline = find_signature(record, body)
    return True
