"""What kind of item a record is: news, opinion, statement or event. A page about a theme is told in its capture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iomcorpus.forms.grammar import Pattern, either, listed
from iomcorpus.splitting.item_phrases import CLOCK, RELEASE_STAMP, SIGNED_OPINION
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, SHORT
from iomcorpus.splitting.paragraphs import Paragraph

PROSE, EVENT, FIRST_PUBLISHED = BIT["prose"], BIT["event field"], BIT["first published"]

# Named so by their title or their first words.
STATEMENT = Pattern(
    either(
        r"\b(?:joint |public |press |official )?statement\b",  # "Joint statement on the harbour dues"
        r"\bopen letter\b|\bdeclaration\b|\bcommuniqu[eé]\b",
    ),
    re.IGNORECASE,
)
UNDERSIGNED = Pattern(r"\bthe undersigned\b|\bthis (?:open letter|joint statement)\b", re.IGNORECASE)
OPINION = Pattern(
    r"\b(?:opinion|op-ed|comment(?:ary)?|viewpoint|column|letter to the|guest post|essay)\b", re.IGNORECASE
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
# What one says who argues: in the first person, or of what must be.
ARGUES = Pattern(
    either(
        r"\b(?:I|my|me|myself)\b",
        # "that governments must act", "and it cannot go on"
        r"\b(?:we|societies|governments?|leaders|countries|it) (?:must|should|need to|ought to|cannot)\b",
        r"\bwe (?:believe|can|have to|celebrate|owe|know)\b",  # "for we owe them an answer"
        r"\b(?:let us|let’s|let's|it is time|imagine|why (?:do|does|should|not)|I urge)\b",  # "and why not now?"
        r"\b(?:surely|the truth is|the answer is|must not|should not)\b",  # "which is surely too late"
    )
)
QUOTED = Pattern(r"[\"“][^\"“”]{0,1200}[\"”]")

# How an event calls for guests.
ATTEND = Pattern(
    r"\b"
    + either(
        r"register|registration|rsvp|booking|must be booked|book (?:a|your) (?:place|seat)",  # "Book your seat"
        r"please book|book for|no charge|free of charge",  # "There is no charge."
        r"limited to|places are limited",  # "Places are limited."
        r"tickets?|admission|free entry|entry (?:is )?free|proceeds|to get a",  # "Entry is free."
        r"you are invited|invites? you|every(?:body|one) is (?:invited|welcome)|all (?:are )?welcome",
        r"join us|come and|bring|save the date|to attend|may attend",  # "Come and bring a friend."
        r"will (?:be held|take place|host|speak)|takes place|screening of|doors open|refreshments",
        r"notice is hereby given",  # "Notice is hereby given that the council"
    )
    + r"\b",
    re.IGNORECASE,
)
HOURS = Pattern(
    either(
        # "from 7 pm", "until half past nine"
        rf"\b(?:at|from|until|till|to|by)\s+(?:{CLOCK}\s*(?:[ap]\.?m\b|o['’]clock)|noon|half past)",
        r"\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b|–|-|to|\()",  # "19:30 – 21:00"
    ),
    re.IGNORECASE,
)
HOUR_HINTS = listed(" am| pm|a.m|p.m|0am|0pm|noon|o’clock|o'clock|half past|00|30|15|45")
LONGEST_NOTICE = 700  # characters of a paragraph that says when and where
# A report of what has been tells hours too.
REPORTED = Pattern(
    r"\b(?:said|says|told|was held|were held|attended|gathered|took place|met|ha(?:s|ve) been|ha(?:s|ve) \w+ed)\b"
)
# "£5", "50p", "Entry is free."
PRICE = Pattern(r"[£$€]\s?\d|\d+p\b|\bfree\b")
SHORT_NOTICE = 4  # paragraphs


# The section that the site itself files an item under: "12 Sep 2020 | Opinion", "Posted on 5 May 2016 in Events".
SECTION = Pattern(
    r"(?:[|•·–—/]\s*|\b(?:in|under)\s+)"
    + either(
        r"(?P<opinion>opinion|op-ed|comment|commentary|viewpoint|column|editorial)",
        r"(?P<event>events?|webinars?|calendar|diary)",
        r"(?P<statement>statements?)",
    )
    + r"s?\s*(?:$|[|•·–—/])",
    re.IGNORECASE,
)


def section_kind(meta: str) -> str | None:
    """The kind that a meta line's section tells; None where it tells none.

    >>> [section_kind(f"12 Sep 2020 | {section} | Lin Wei") for section in ("Opinion", "Events", "News")]
    ['opinion', 'event', None]
    """
    match = SECTION.search(meta)
    return match.lastgroup if match else None


def find_kind(record: Sequence[Paragraph], body: int, title: str | None, byline: str | None, signed: bool) -> str:
    """The kind of a record whose body begins with the paragraph at place `body`; `signed`: its byline stands below."""
    if _is_event(record, body, title or ""):
        return "event"
    if _is_named_statement(record, body, title or ""):
        return "statement"
    if byline:
        return "opinion" if _is_opinion(record, body, title or "", signed) else "news"
    return "statement" if _takes_a_stand(_texts(record, body)) else "news"


def _texts(record: Sequence[Paragraph], body: int) -> list[str]:
    """The body without its contact block."""
    return [paragraph.text for paragraph in record[body:] if not paragraph.marks & CONTACT_TAIL]


def _is_event(record: Sequence[Paragraph], body: int, title: str) -> bool:
    """The notice of what is to come: place, hours or price, and how to take part."""
    fields = sum(bool(paragraph.marks & EVENT) for paragraph in record)
    priced = any(_tells_hours(p.text) and PRICE.search(p.text) for p in record) and len(record) <= SHORT_NOTICE
    if not (fields or priced or any(_tells_hours(paragraph.text) for paragraph in record[: body + 3])):
        return False
    texts = _texts(record, body)
    if REPORTED.search(" ".join(texts[:2])):
        return False
    invites = sum(len({match.group().lower() for match in ATTEND.finditer(text)}) for text in (title, *texts))
    return priced or fields >= 3 or (fields >= 1 and invites >= 1) or invites >= 2


def _tells_hours(text: str) -> bool:
    if len(text) >= LONGEST_NOTICE:
        return False
    for hint in HOUR_HINTS:
        if hint in text:
            return bool(HOURS.search(text))
    return False


def _is_named_statement(record: Sequence[Paragraph], body: int, title: str) -> bool:
    """Whether title, release stamp or first words call it a statement."""
    over = " ".join(p.text for p in record[: body + 1] if not p.marks & PROSE or len(p.text) < SHORT)
    opening = " ".join(p.text for p in record[body : body + 2])
    if STATEMENT.search(title) or UNDERSIGNED.search(opening):
        return True
    return bool(RELEASE_STAMP.fullmatch(over)) and "statement" in over.lower()


def _is_opinion(record: Sequence[Paragraph], body: int, title: str, signed: bool) -> bool:
    """Whether a text with an author is called an opinion, or argues like one outside its quotations."""
    if OPINION.search(title):
        return True
    if any(SIGNED_OPINION.match(p.text) or (p.marks & FIRST_PUBLISHED and OPINION.search(p.text)) for p in record):
        return True
    texts = [QUOTED.sub(" ", text) for text in _texts(record, body)]
    words = sum(len(text.split()) for text in texts) or 1
    argues = sum(len(ARGUES.findall(text)) for text in texts)
    # Who signs below a text stands for it; a byline may be a reporter's, whose text must argue more to be an opinion.
    enough, density = (2, 500) if signed else (3, 150)
    return argues >= enough and argues * density >= words


def _takes_a_stand(texts: Sequence[str]) -> bool:
    """Whether a text without an author says twice, outside its quotations, what "we" hold."""
    if sum(text.count(we) for text in texts for we in WE) < 2:
        return False  # nobody speaks as we
    return sum(len(STANCE.findall(QUOTED.sub(" ", text))) for text in texts) >= 2
