"""Who signed a text: a credit, a signature or a name alone below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from iomcorpus.forms.grammar import Pattern, either
from iomcorpus.forms.names import CAPITAL, FULL_NAME, NAME, NAMES, NOBODY, TITLE, find_author, find_byline
from iomcorpus.splitting.item_phrases import POST, VALEDICTION
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, TAIL
from iomcorpus.splitting.paragraphs import Paragraph

PROSE, BULLET, SIGNATURE, ORIGIN = BIT["prose"], BIT["bullet"], BIT["signature"], BIT["first published"]
FOOT_PARAGRAPHS = 9  # that a signature stands among; notes and contacts may follow it
LAST_PARAGRAPHS = 3  # that a name alone stands among; a line or two on who that is may follow it
LONGEST_NOTE = 140  # characters of a line below a signature: "Ama and Lin run the advice desk."


def find_credit(record: Sequence[Paragraph], body: int) -> str | None:
    """Whom a line below the text credits with its words: a reporter, who does not sign."""
    return find_author(next(_credit_lines(record, body), None) or next(_credits(record, body, by_report=True), None))


def find_signature(record: Sequence[Paragraph], body: int) -> str | None:
    """Who signed at the end, by the first rule that finds a name there."""
    found = (names for rule in SIGNING for names in rule(record, body))
    return find_author(next(found, None)) or next(_initials(record, body), None)


# "Report by Ama Boateng", "Words: Lin Wei", "Text and photos: Ama Boateng" as a line of its own.
CREDIT_LINE = Pattern(
    rf"[-–—(]?\s*(?:[Ww]ords|[Tt]ext|[Ss]tory|[Rr]eport(?:er)?|[Aa]uthor|[Ww]riter|[Ww]ritten by)"
    rf"(?:\s+(?:and|&)\s+(?:photos?|pictures?|images?))?\s*:\s*(?P<names>{FULL_NAME}(?:\s+(?:and|&)\s+{FULL_NAME})?)\)?\.?"
)


def find_credit_line(text: str) -> str | None:
    """Whom a line of its own credits with the words.

    >>> find_credit_line("Words: Lin Wei"), find_credit_line("Text and photos: Lin Wei"), find_credit_line("Story: 4")
    ('Lin Wei', 'Lin Wei', None)
    """
    match = CREDIT_LINE.fullmatch(text)
    return match["names"] if match else None


def _credit_lines(record: Sequence[Paragraph], body: int) -> Iterator[str]:
    """A byline that stands below the text."""
    for place in _last_places(record, body, LAST_PARAGRAPHS):
        text = record[place].text
        credited = find_credit_line(text)
        if credited:
            yield credited
        elif record[place].marks & BIT["byline"] and (name := find_byline(text.lstrip("-–—("))):
            yield name


IN_PLACE = rf"(?:\s+in\s+{CAPITAL}[\w'’-]+(?:\s+{CAPITAL}[\w'’-]+)*)?"
CREDITED = Pattern(
    either(
        # "Opinion piece by Ama Boateng", "(Reporting by Ama Boateng; Editing by Lin Wei)", "Text and photos: Lin Wei"
        r"(?i:written|reported|reporting|writing|story|words|text|report|article|piece|column|commentary|essay|photos"
        r"|interview|op-ed|blog|opinion)\s+(?:piece\s+)?(?i:by|and photos by|and photos:?|by:)\s+",
        r"^[Bb]y\s+",  # "By Ama Boateng, who works for the Harbour Trust"
    )
    + rf"{TITLE}(?P<names>{NAME}(?:{IN_PLACE}(?:,?\s+and\s+|\s*&\s*){FULL_NAME})?)"
)
PLACES = Pattern(rf"\s+in\s+{CAPITAL}[\w'’ -]*?(?=,?\s+and\s|\s*&|$)")
ADDITIONAL = Pattern(r"\b(?:additional|edited|editing|compiled|translated|photographs?)\b", re.IGNORECASE)


def _credits(record: Sequence[Paragraph], body: int, by_report: bool = False) -> Iterator[str]:
    """Names that a note under the text credits with it; `by_report`: an agency's notes alone."""
    marks = BIT["reporting"] if by_report else BIT["reporting"] | ORIGIN | SIGNATURE
    for paragraph in reversed(record[body + 1 :]):
        if not paragraph.marks & marks:
            continue
        credit = CREDITED.search(paragraph.text)
        if credit and not ADDITIONAL.search(paragraph.text[: credit.start("names")]):
            yield PLACES.sub("", credit["names"])


def _signatures(record: Sequence[Paragraph], body: int) -> Iterator[str]:
    """A name with a post, or a note on the author, below the text; two officers may sign one below the other."""
    for place in _last_places(record, body, FOOT_PARAGRAPHS):
        names = _signer(record, place)
        if names is None or not _after_body(record, place) or _signs_for_many(record, place):
            continue
        over = record[place - 1]
        if place - 1 > body and over.last + 1 == record[place].first and _has_post(over) and _has_post(record[place]):
            above = _signer(record, place - 1)
            yield f"{above} and {names}" if above else names
        else:
            yield names


SIGNERS = Pattern(rf"(?P<names>{FULL_NAME}(?:\s+(?:and|&)\s+{FULL_NAME})?)")


def _signer(record: Sequence[Paragraph], place: int) -> str | None:
    """The name, or two, that a signature begins with."""
    paragraph = record[place]
    if not paragraph.marks & SIGNATURE or paragraph.marks & ORIGIN or _is_listed(record, place):
        return None
    match = SIGNERS.match(paragraph.text.lstrip("-–—―• "))
    if not match:
        return None
    first = NAMES.match(match["names"])
    return match["names"] if first and not NOBODY.search(first[1]) else None


def _signs_for_many(record: Sequence[Paragraph], place: int) -> bool:
    """Whether a line is one of a list of organisations that sign together."""
    first = place
    while first > 0 and record[first - 1].last + 1 == record[first].first and not record[first - 1].marks & PROSE:
        first -= 1
    over = record[first : place + 1]
    posts = sum(_has_post(paragraph) for paragraph in over)
    return len(over) > 2 and not posts and any(NOBODY.search(paragraph.text) for paragraph in over)


def _has_post(paragraph: Paragraph) -> bool:
    return bool(POST.search(paragraph.text))


def _last_places(record: Sequence[Paragraph], body: int, count: int) -> range:
    """The last so many places below the body's first paragraph, from the end."""
    return range(len(record) - 1, max(body, len(record) - 1 - count), -1)


def _is_listed(record: Sequence[Paragraph], place: int) -> bool:
    """A list item; a dash alone may stand before the name that signs a text."""
    if not record[place].marks & BULLET:
        return False
    beside = [record[at] for at in (place - 1, place + 1) if at < len(record)]
    return record[place].text[0] not in "-–—" or any(paragraph.marks & BULLET for paragraph in beside)


def _after_body(record: Sequence[Paragraph], place: int) -> bool:
    """A signature stands below the body, with nothing but tails after it, and is none of a contact block's lines."""
    if record[place - 1].marks & (CONTACT_TAIL | BIT["files"]) or record[place].marks & BIT["contact line"]:
        return False
    below = record[place + 1] if place + 1 < len(record) else None
    if below and below.marks & CONTACT_TAIL and below.first == record[place].last + 1:
        return False  # a name over its number: whom to ask
    return all(not paragraph.marks & PROSE or paragraph.marks & TAIL for paragraph in record[place + 1 :][:2])


# "Ama Boateng", "Ama Boateng and Luc Dam", "A. Boateng (Mrs), Back Lane": a letter's or blog's signature.
NAME_BELOW = Pattern(
    rf"[-–—―]?\s*{TITLE}(?P<names>{NAME}(?:\s+(?:and|&)\s+{FULL_NAME})?)"
    r"(?:\s*\((?:Mrs?|Ms|Miss|Mx|Dr|ret['’]?d)\.?\))?(?:,\s[^.]{2,60})?"
)


def _names_below(record: Sequence[Paragraph], body: int) -> Iterator[str]:
    """A name alone under the text, with a line or two on who that is at most."""
    for place in _last_places(record, body, LAST_PARAGRAPHS):
        paragraph, before = record[place], record[place - 1]
        match = NAME_BELOW.fullmatch(paragraph.text)
        listed = paragraph.marks & BULLET and not (match and paragraph.text[0].isalpha())  # "J. Boateng" is no item J
        if paragraph.marks & ORIGIN:
            continue
        if listed or paragraph.marks & (CONTACT_TAIL | BIT["files"]):
            return
        if len(paragraph.text) > LONGEST_NOTE or (not match and paragraph.marks & PROSE and len(record) - place > 1):
            return  # the body: what stands above it is a sub-heading
        closes = before.marks & PROSE and not before.marks & TAIL
        if match and (closes or VALEDICTION.fullmatch(before.text)):
            yield match["names"]


INITIALS = Pattern(r"[-–—]?\s*(?P<names>(?:[A-Z]\.\s?){2,3})")


def _initials(record: Sequence[Paragraph], body: int) -> Iterator[str]:
    """Initials below the text, as a magazine's obituaries have them."""
    place = len(record) - 1
    match = INITIALS.fullmatch(record[place].text) if place > body else None
    if match and record[place - 1].marks & PROSE:
        yield match["names"].strip()


SIGNING = (_credits, _signatures, _names_below)
