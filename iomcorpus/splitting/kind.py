"""What kind of item a record is: news, opinion, statement or event. A page about a theme is told in its capture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iomcorpus.forms.dates import DAY, MONTH, WEEKDAY
from iomcorpus.forms.grammar import Caseless, Pattern, either, listed
from iomcorpus.splitting.item_phrases import CLOCK, RELEASE_STAMP, SIGNED_OPINION
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, SHORT
from iomcorpus.splitting.paragraphs import Paragraph
from iomcorpus.text.words import first_sentence

PROSE, EVENT, FIRST_PUBLISHED = BIT["prose"], BIT["event field"], BIT["first published"]
NOT_OWN = BIT["date line"] | BIT["posted line"]  # what says when an item was published, not what it is about

# Named so by their title or their first words.
STATEMENT = Caseless(
    either(
        r"\b(?:joint |public |press |official )?statement\b",  # "Joint statement on the harbour dues"
        r"\bopen letter\b|\bd[eé]claration\b|\bcommuniqu[eé]\b(?! de presse)",
        r"^\W*(?:opening |closing |keynote )?(?:remarks|speech|address) (?:by|of|from|to)\b",  # "Remarks by the mayor"
    ),
)
UNDERSIGNED = Caseless(r"\bthe undersigned\b|\bthis (?:open letter|joint statement)\b")
OPINION = Caseless(
    r"\b(?:opinion|op-ed|comment(?:ary)?|viewpoint|column|letter to the|guest post|essay)\b",
)

# What an organisation says as "we" where it takes a stand: "We urge", "We, the fishers of the coast, strongly oppose".
STANCE = Pattern(
    r"\b[Ww]e(?:,[^,]{3,120},)?\s+(?:\w+ly\s+)?"
    + either(
        r"welcome|support|reaffirm|reiterate|believe|stand|commit|pledge|undertake|strongly",
        r"condemn|deplore|regret|reject|oppose|object|mourn|are\s+(?:deeply|gravely|seriously|very)?\s*concerned",
        r"urge|call|demand|ask|appeal|recommend|insist",
        r"express|acknowledge|recogni[sz]e|appreciate|thank|note|share|remain",
    )
    + r"\b"
)
WE = listed("We | we |We, ")
# What one says who argues: that something must be, or must not.
ARGUES = Caseless(
    r"\b"
    + either(
        r"must|should|ought to|needs? to|cannot|would rather",  # "that governments must act", "and it cannot go on"
        r"let us|let['’]s|it is time|imagine|why (?:do|does|should|not)",  # "and why not now?"
        r"surely|the truth is|the answer is|no excuse|not enough|nobody|instead",  # "which is surely too late"
        r"(?:shame|wicked|wrong|right) to|i (?:say|urge|ask|believe|think|hope|suggest|disagree|propose)",
        r"we (?:believe|can(?!['’]t)|have to|celebrate|owe|know)",  # "for we owe them an answer"
    )
    + r"\b",
)
# A heading that takes sides: "In praise of the bench", "Stop asking visitors", "Why I buy ugly fish".
TAKES_SIDES = Caseless(
    r"\W*"
    + either(
        r"in (?:praise|defen[cs]e) of|why (?:i|we)\b|stop \w+ing|let (?:them|us|the)\b",
        r"(?:.*: )?a reply to|the case (?:for|against)|it['’]s time|it is time|enough\b|don['’]t\b",
        r"leave .* alone|what i\b",
    ),
)
ANSWER = Pattern(r"(?:[A-Z]|[A-Z]{2,3}|Question|Answer):\s")  # a line of an interview
QUOTED = Pattern(r"[\"“][^\"“”]{0,1200}[\"”]")

# How an event calls for guests.
ATTEND = Caseless(
    r"\b"
    + either(
        r"register|registration|rsvp|booking|must be booked|book (?:a|your) (?:place|seat)",  # "Book your seat"
        r"please book|book for|no charge|free of charge",  # "There is no charge."
        r"limited to|places are limited",  # "Places are limited."
        r"tickets?|admission|free entry|entry (?:is )?free|proceeds|to get a",  # "Entry is free."
        r"you are invited|invites?|every(?:body|one) is (?:invited|welcome)|all (?:are )?welcome",
        r"join us|come and|bring|save the date|to attend|may attend|invited to|meet at|reply by|let \w+ know",
        r"(?:hold|keep|reserve|book) (?:a |your )?(?:seat|place|chair|turn)|please (?:wear|arrive|call|ring)",
        r"will (?:be held|take place|host|speak)|takes place|screening of|doors open|refreshments",
        r"dial-in|webcast|conference call|livestream|zoom",  # "Dial-in: 555 0133"
        r"notice is hereby given",  # "Notice is hereby given that the council"
    )
    + r"\b",
)
HOURS = Caseless(
    either(
        # "from 7 pm", "until half past nine"
        rf"\b(?:at|from|until|till|to|by)\s+(?:{CLOCK}\s*(?:[ap]\.?m\b|o['’]clock)|noon|half past)",
        rf"\b{CLOCK}\s?[ap]\.?m\b",  # "Doors 7pm"
        r"\b\d{1,2}[:.]\d\d\s*(?:–|-|to|\()",  # "19:30 – 21:00"
        r"\b(?:at|from|until)\s+\d{1,2}[:.]\d\d\b",  # "at 14:00 CET"
    ),
)
HOUR_HINTS = listed("am|pm|a.m|p.m|noon|o’clock|o'clock|half past|00|30|15|45")
LONGEST_NOTICE = 700  # characters of a paragraph that says when and where
# A report of what has been tells hours too.
REPORTED = Pattern(
    r"\b(?:said|says|told|was held|were held|attended|gathered|took place|met|ha(?:s|ve) been|ha(?:s|ve) \w+ed"
    r"|came|drew|filled|heard|watched|enjoyed|celebrated|raised|won)\b"
)
# "£5", "50p", "Entry is free."
PRICE = Pattern(r"[£$€]\s?\d|\d+p\b|\bfree\b|\b(?:dollars|euros|pounds|cash only)\b", re.IGNORECASE)
# The section that the site itself files an item under: "12 Sep 2020 | Opinion", "Posted on 5 May 2016 in Events".
SECTION = Caseless(
    r"(?:^\W*|[|•·–—/]\s*|\b(?:in|under)\s+)"
    + either(
        r"(?P<opinion>opinion|op-ed|comment|commentary|viewpoint|column|editorial|letter(?: to the editor)?)",
        r"(?P<event>events?|webinars?|calendar|diary|what['’]s on|(?:media|press) (?:advisory|advisories|invitation))",
        r"(?P<statement>(?:press |official |joint |public )?statements?|d[eé]claration)",
    )
    + r"s?\W*(?:$|[|•·–—/,])",
)


def section_kind(meta: str) -> str | None:
    """The kind that a meta line's section tells; None where it tells none.

    >>> [section_kind(f"12 Sep 2020 | {section} | Lin Wei") for section in ("Opinion", "Events, Boats", "News")]
    ['opinion', 'event', None]
    """
    match = SECTION.search(meta)
    return match.lastgroup if match else None


FIRST_PERSON = Pattern(r"\b(?:I|my|me|myself)\b|\bI['’](?:m|ve|d|ll)\b")


def argues(record: Sequence[Paragraph], body: int) -> bool:
    """Whether somebody speaks in the first person, outside quotations, as the author of a column does."""
    texts = (QUOTED.sub(" ", text) for text in _texts(record, body))
    return sum(len(FIRST_PERSON.findall(text)) for text in texts) >= 2


NAMED_OPINION = Caseless(
    r"\W*(?:\w+ )?(?:opinion|op-ed|commentary|viewpoint|column|editorial|essay|guest (?:post|column))\s*[:|–—]\s"
)
# "Join us", "Book now and save": the first words of a teaser
CALLS = Caseless(
    r"\W*(?:please |come (?:and|along and) |do )?"
    r"(?:join (?:us|our|the)|(?:book|register|sign up) (?:now|here|today|for)"
    r"|save the date|you are (?:cordially )?invited|we invite you)\b"
)
# "Harbour Trust to Host Talk on Friday": what is to come, and its day
TO_COME = Pattern(
    r"\b[Tt]o (?i:hold|host|speak|talk|present|perform|display|lecture|appear|read|discuss)\b.*"
    rf"(?:\b[Oo]n {WEEKDAY}\b|\b{MONTH} {DAY}\b|\b{DAY}(?:st|nd|rd|th)? {MONTH}\b)"
)


def is_called_opinion(title: str) -> bool:
    """Whether a heading says that what follows is an opinion."""
    return bool(OPINION.search(title))


def find_kind(record: Sequence[Paragraph], body: int, title: str | None, byline: str | None, signed: bool) -> str:
    """The kind of a record whose body begins with the paragraph at place `body`; `signed`: its byline stands below."""
    if _is_event(record, body, title or ""):
        return "event"
    if _is_named_statement(record, body, title or ""):
        return "statement"
    if NAMED_OPINION.match(title or ""):
        return "opinion"
    if byline and signed and _speaks_as_we(record, body):
        return "statement"
    if byline and _is_opinion(record, body, title or "", byline, signed):
        return "opinion"
    if byline and not signed:
        return "news"
    return "statement" if _takes_a_stand(_texts(record, body)) else "news"


def _texts(record: Sequence[Paragraph], body: int) -> list[str]:
    """The body without its contact block."""
    return [paragraph.text for paragraph in record[body:] if not paragraph.marks & CONTACT_TAIL]


# What events are called: "Public Talk and Film Evening", "Rabies Clinic Set for March 26".
EVENT_NAME = Caseless(
    r"\b"
    + either(
        r"talks?|lectures?|concerts?|workshops?|seminars?|webinars?|conference|symposium|training|course|class(?:es)?|clinic",
        r"open (?:day|house|doors|evening|gardens)|coffee morning|fair|f[eê]te|festival|walk|screening|films?",
        r"sales?|auction|tournament|tour|dinner|supper|lunch|party|quiz|ceilidh|hearings?|school|session|visit|evening",
        r"exhibition|launch|reception|vigil|service|performance|play|theatre|music|families|call for (?:\w+)",
    )
    + r"\b",
)
# Over hours and a place it is one to come: "Harbour committee meeting" / "Location: Reading Room"
MEETING = Caseless(r"\bmeetings?\b(?!.*\b(?:minutes|report|summary|notes|held|discuss\w*|agre\w+|approv\w+)\b)")
# "Webinar: how nets are mended"
CALLED_EVENT = Caseless(
    r"\W*(?:(?:free|public|online|virtual|upcoming) )?"
    + either(
        r"webinars?|seminars?|workshops?|lectures?|public (?:talk|meeting|lecture)|listening session|open day|concert"
    )
    + r"\s*[:–—-]",
)
# What lists of them are called.
LIST_NAME = Caseless(
    r"\b(?:dates|diary|calendar|what['’]s on|fixtures|programme of|coming (?:up|events))\b",
)
# A line of a programme: "10.30 Tour of the plant", "Wed 16 May  Nursery visit", "25 January – Maps by torchlight".
PROGRAMME_LINE = Pattern(
    r"\W*"
    + either(
        rf"{CLOCK}\s*(?:[ap]\.?m\b\.?)?[\s–—:-]+[^\W\d]",
        rf"(?:{WEEKDAY},?\s+)?(?:{DAY}\s+{MONTH}|{MONTH}\s+{DAY})\b.{{0,120}}$",
    )
)
# "Talk / 6.30pm / Reading Room / Free"
EVENT_ROW = Pattern(r"[^/|•·]{2,40}(?:\s+[/|•·]\s+[^/|•·]{2,60}){2,}$")
# "Tuesdays", "Wednesday the 3rd", "3rd June", "June 3"
NAMED_DAY = Pattern(
    r"\b"
    + either(
        rf"(?i:mon|tues|wednes|thurs|fri|satur|sun)days\b|{WEEKDAY},?\s+(?:the\s+)?{DAY}\b",
        rf"{DAY}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+{DAY}\b",
    )
)
# News of hours and roads name days and hours too: "Night-time closures on Quay Street", "Visiting times from April".
OF_HOURS = Caseless(
    r"\b(?:clos(?:e|es|ed|ures?|ing)|cancel\w*|correction|reopen\w*|hours|times|timetable|prices|charges|moves?|moved)\b",
)
MINUTES = Caseless(r"\W*(?:the )?(?:minutes|notes|report|summary) of\b")
LIKELY_EVENT = 4  # points
SHORT_NOTICE = 4  # paragraphs
LONG_NOTICE = 900  # characters: what is longer and has no programme tells a story
OF_PROGRAMME = 4  # a programme makes up at least this part of an event's paragraphs, one in so many
FEWEST_LINES = 3  # of a programme


def _is_event(record: Sequence[Paragraph], body: int, title: str) -> bool:
    """The notice of what is to come: day and hours, place or price, and how to take part.

    No sign is enough by itself. News of roads have hours, reports of festivals prices; points for each are added up.
    """
    told = any(REPORTED.search(first_sentence(paragraph.text)) for paragraph in record[body : body + 2])
    if not told and (CALLED_EVENT.match(title) or TO_COME.search(title)):
        return True
    called = body < len(record) and CALLS.match(record[body].text)
    if called and not told and (EVENT_NAME.search(title) or NAMED_DAY.search(title)):
        return True
    own = [paragraph for paragraph in record if not paragraph.marks & NOT_OWN or paragraph.marks & EVENT]
    texts = _texts(own, 0)
    lines = sum(bool(len(text) <= SHORT and PROGRAMME_LINE.match(text)) for text in texts)
    fields = sum(bool(p.marks & EVENT and not PROGRAMME_LINE.match(p.text)) for p in own)
    head = [p.text for p in record[: body + 3] if not p.marks & NOT_OWN or p.marks & EVENT]
    timed = [text for text in head if _tells_hours(text)]
    if not (timed or fields or lines >= FEWEST_LINES):
        return False
    points = 2 * (fields >= 3) + (fields >= 1) + bool(timed)
    points += bool(timed) and any(NAMED_DAY.search(text) for text in (title, *head))
    row = any(EVENT_ROW.match(text) for text in timed)
    programme = lines >= FEWEST_LINES and OF_PROGRAMME * lines >= len(own)
    points += 4 * row + 2 * programme
    points -= sum(map(len, texts)) > LONG_NOTICE and not (row or programme or fields)
    named = bool(EVENT_NAME.search(title))
    points += named + 3 * bool(LIST_NAME.search(title)) - (not timed and not fields and not named)
    priced = any(PRICE.search(paragraph.text) for paragraph in own)
    points += priced + (priced and bool(timed) and len(record) <= SHORT_NOTICE)
    points += bool(NAMED_DAY.search(title) and _tells_hours(title)) - 2 * told
    points += 2 * bool(MEETING.search(title) and (fields or timed) and not told)
    points -= any(paragraph.marks & BIT["dateline"] for paragraph in own)
    points -= 3 * bool(OF_HOURS.search(title) or any(map(MINUTES.match, head)))
    needed = LIKELY_EVENT - points
    return needed <= 0 or (needed <= MOST_INVITING and _invites(needed, (title, *texts)))


MOST_INVITING = 3  # points for words that invite, one each


def _invites(times: int, texts: Sequence[str]) -> bool:
    """Whether texts invite in so many different words."""
    found: set[str] = set()
    for text in texts:
        found.update(match.group().lower() for match in ATTEND.finditer(text))
        if len(found) >= times:
            return True
    return False


def _tells_hours(text: str) -> bool:
    if len(text) >= LONGEST_NOTICE:
        return False
    low = text.lower()
    for hint in HOUR_HINTS:
        if hint in low:
            return bool(HOURS.search(text))
    return False


def _is_named_statement(record: Sequence[Paragraph], body: int, title: str) -> bool:
    """Whether title, release stamp or first words call it a statement."""
    over = " ".join(p.text for p in record[: body + 1] if not p.marks & PROSE or len(p.text) < SHORT)
    opening = " ".join(p.text for p in record[body : body + 2])
    if STATEMENT.search(title) or UNDERSIGNED.search(opening):
        return True
    return "statement" in over.lower() and bool(RELEASE_STAMP.fullmatch(over))


def _is_opinion(record: Sequence[Paragraph], body: int, title: str, byline: str, signed: bool) -> bool:
    """Whether a text with an author is called an opinion, or argues like one outside its quotations."""
    if OPINION.search(title) or TAKES_SIDES.match(title):
        return True
    if any(SIGNED_OPINION.match(p.text) or (p.marks & FIRST_PUBLISHED and OPINION.search(p.text)) for p in record):
        return True
    texts = [QUOTED.sub(" ", text) for text in _texts(record, body) if not ANSWER.match(text)]
    words = sum(len(text.split()) for text in texts)
    first_person = sum(len(FIRST_PERSON.findall(text)) for text in texts)
    argued = sum(len(ARGUES.findall(text)) for text in texts)
    voiced = first_person + argued
    if signed or _is_introduced(record, body, byline):
        return voiced >= FEWEST_SIGNED and voiced * WORDS_SIGNED >= words
    return argued > 0 and voiced >= FEWEST_VOICED and voiced * WORDS_VOICED >= words


# Who signs below a text stands for it; a byline may be a reporter's, or a diary's, which tells of itself and argues
# nothing: such a text must argue more to be an opinion.
FEWEST_SIGNED, WORDS_SIGNED = 2, 500  # words of who argues, and words of text for each of them at most
FEWEST_VOICED, WORDS_VOICED = 4, 80
LAST_NOTES = 4  # paragraphs that a note on the author stands among


def _is_introduced(record: Sequence[Paragraph], body: int, byline: str) -> bool:
    """Whether a note below the text says who its author is, as is said of guests and not of reporters."""
    name = byline.partition(" and ")[0]
    last = record[max(body + 1, len(record) - LAST_NOTES) :]
    return any(paragraph.marks & BIT["signature"] and name in paragraph.text for paragraph in last)


def _speaks_as_we(record: Sequence[Paragraph], body: int) -> bool:
    """Whether who signs speaks for an organisation: as "we" throughout, never as "I", and takes a stand."""
    texts = [QUOTED.sub(" ", text) for text in _texts(record, body)]
    if any(map(FIRST_PERSON.search, texts)):
        return False
    words = sum(len(text.split()) for text in texts)
    return sum(len(WE_ALL.findall(text)) for text in texts) * WORDS_A_WE >= words and _takes_a_stand(texts)


WE_ALL = Pattern(r"\b(?:[Ww]e|[Uu]s|[Oo]ur)\b")
WORDS_A_WE = 40  # words of text for each "we", at most


def _takes_a_stand(texts: Sequence[str]) -> bool:
    """Whether a text without an author says twice, outside its quotations, what "we" hold."""
    if sum(text.count(we) for text in texts for we in WE) < 2:
        return False  # nobody speaks as we
    return sum(len(STANCE.findall(QUOTED.sub(" ", text))) for text in texts) >= 2
