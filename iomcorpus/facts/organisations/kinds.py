"""Whether a capitalised name with the word of an organisation in it is one, by the words around that word.

"Federal High Court" is a court, "Hampton Court" is none; "Mountain Rescue" is one, "Daring Rescue" is a heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from iomcorpus.facts.organisations import bodies
from iomcorpus.facts.people.lexicon import ANY_GIVEN, CAPITALS, PEOPLE, PLACE, THING, WORD, lexicon

BODY, LEGAL, FIRM, CLUB, PAPER = "body_word", "legal_form", "firm_word", "club_word", "paper_word"
CLUB_LEADS = frozenset({"FC", "AFC", "AC", "FK", "NK", "SK", "Dynamo", "Dinamo", "Olympique", "Lokomotiv"})


def is_one(head: str, before: Sequence[str], joint: str, about: Sequence[str], word_before: str) -> str | None:
    """The rule by which a name is an organisation's, or None.

    `before` are the words of the name before its head, `about` those behind it, joined by `joint` ("of", "for", or
    nothing); `word_before` stands before the name.

    >>> is_one("Council", ["Fenwick", "District"], "", [], "the"), is_one("Council", [], "", ["Tax"], "")
    ('body_word', None)
    >>> is_one("Bank", ["Orrin"], "", [], "between"), is_one("Court", ["Hampton"], "", [], "at")
    (None, None)
    """
    if head in bodies.LEADING and not before and not joint and about:
        return BODY if _is_led(head, about) else None
    if head in bodies.LEGAL_FORMS and before and not about:
        return LEGAL
    if head in bodies.BODIES and _is_body(head, before, joint, about, word_before):
        return BODY
    if head in CLUB_LEADS and not before and not joint and about:
        return CLUB if bodies.DOINGS.isdisjoint(about) and len(about) < 3 else None
    if head == "Times" and joint == "of" and not before:
        return None if lexicon()[about[0]] & WORD else PAPER  # "Times of India", but not "Times of Crisis"
    if not before or about:
        return None
    if head in bodies.CLUBS and head not in bodies.DOUBTFUL_CLUBS:
        return CLUB
    if head in bodies.NICKNAMES and not lexicon()[before[-1]] & WORD and (_is_place(before) or not _is_given(before)):
        return CLUB
    if head in bodies.FIRMS and _is_firm(head, before):
        return FIRM
    return PAPER if head in bodies.PAPERS and _is_paper(head, before, word_before) else None


def _is_body(head: str, before: Sequence[str], joint: str, about: Sequence[str], word_before: str) -> bool:
    if not before and not joint:
        return False
    pair = f"{before[-1]} {head}" if before else ""
    if pair in bodies.NEVER:
        return False
    if len(before) == 1 and not joint and (pair in bodies.GENERIC or before[0] in bodies.NO_NAMES):
        return False
    needed = bodies.QUALIFIERS.get(head)
    if needed is not None and not joint and needed.isdisjoint(before):
        return False
    return _fits(head, before, joint, about, word_before)


def _is_led(head: str, about: Sequence[str]) -> bool:
    """A name that begins with its kind: "Air Tarsia", "Police Scotland", but not "Air Ambulance" or "Police Dog"."""
    if head in bodies.LEADING_A_PLACE:
        return _is_place(about)
    return len(about) <= 2 and not any(lexicon()[word] & (WORD | THING) for word in about)


def _fits(head: str, before: Sequence[str], joint: str, about: Sequence[str], word_before: str) -> bool:
    """What single heads ask of the words around them."""
    last = before[-1] if before else ""
    if head in ("Campaign", "Friends"):  # "Campaign for Clean Rivers"
        return bool(joint)
    if head == "Board" and joint == "of" and not before:  # "Board of the Harbour Authority": that is the name
        return bodies.BODIES.isdisjoint(about)
    if head in ("Theatre", "Theater", "Mosque", "Bank") and len(before) == 1 and not joint:
        return word_before not in bodies.LOCATIVES
    if head in ("Services", "Unit", "Division", "Circle", "Panel", "Administration", "Offices"):
        return len(before) >= 2 or bool(joint) or last.isupper()
    if head in ("Executive", "Survey"):  # "Chief Executive"
        return last in bodies.QUALIFIERS[head] or joint == "of"
    if head == "Movement":
        return bool(joint) or last not in bodies.NO_MOVEMENTS
    if head == "International":
        return not all(lexicon()[name] & (PLACE | PEOPLE) for name in before)
    return True


def _is_firm(head: str, before: Sequence[str]) -> bool:
    """A company by what it deals in: "Lantern Energy", but not "Renewable Energy" or "Clean Water"."""
    if len(before) > 1:
        return True
    if f"{before[0]} {head}" in bodies.GENERIC or before[0] in bodies.NO_NAMES:
        return False
    return head not in bodies.DOUBTFUL_FIRMS or not lexicon()[before[0]] & WORD


def _is_paper(head: str, before: Sequence[str], word_before: str) -> bool:
    """A newspaper by the last word of its name: "Lagos Tribune", "the Suva Star", but not "Modern Times"."""
    if len(before) == 1 and before[0] in bodies.NO_PAPERS:
        return False
    if head not in bodies.DOUBTFUL_PAPERS:
        return True
    return before[0] in bodies.PAPER_DAYS or bool(lexicon()[before[0]] & PLACE and head not in ("Leader", "Express"))


def _is_given(names: Sequence[str]) -> bool:
    return bool(lexicon()[names[0]] & ANY_GIVEN)


def _is_place(names: Sequence[str]) -> bool:
    return all(lexicon()[name] & (PLACE | PEOPLE | CAPITALS) and not lexicon()[name] & WORD for name in names)
