"""What in its line shows that a name is a person's: bylines, credits, contact lines, signatures, lists of books."""

from __future__ import annotations

from iomcorpus.facts.people.lexicon import (
    ANY_GIVEN,
    CALENDAR,
    CAPITALS,
    FAMILY,
    INITIAL,
    NAME,
    OTHER,
    PEOPLE,
    PLACE,
    THING,
    WORD,
)
from iomcorpus.facts.people.sight import BY_HEAD, CONTACT_WORDS, Sight
from iomcorpus.forms.grammar import Pattern

LONGEST_BYLINE, LONGEST_SIGNATURE = 240, 90  # characters
BY_BEFORE = Pattern(
    r"(?:(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Ww]ritten|[Pp]osted|[Aa]uthored|[Ee]dited|[Pp]iece|[Aa]rticle|[Tt]ranslated"
    r"|[Cc]ompiled)(?: and \w+)? by|[Ww]ords:|[Tt]ext:|[Aa]uthors?:|[Ww]riter:|[Ee]ditor:|[Rr]eporter:) $"
)
BY_ENDS = ("by ", ": ")  # of all that


def byline(sight: Sight) -> bool:
    """ "By Tamsin Okell, Transport Correspondent", "Posted by Jerome Dufresne on 08/11/15"."""
    if sight.alone or _has_other(sight):
        return False
    low, high = sight.line
    if (
        sight.name.start - low < LONGEST_BYLINE / 2
        and high - low < LONGEST_BYLINE
        and BY_HEAD.match(sight.text, low, high)
    ):
        return True
    text, start = sight.text, sight.start
    return text.endswith(BY_ENDS, low, start) and bool(BY_BEFORE.search(text, max(low, start - 48), start))


def _has_other(sight: Sight, but: int = 0) -> bool:
    """Whether a word of it is no name but something else."""
    return any(flag & OTHER & ~but and not flag & NAME for flag in sight.name.flags)


CREDIT_BEFORE = Pattern(
    r"(?:[Pp]hoto(?:graph)?s?|[Pp]icture[sd]?|[Ii]mages?|[Cc]redits?|CREDIT|PHOTO|©|\([Cc]\)|[Cc]ourtesy|[Ii]llustrations?|[Ff]ilm"
    r"|[Vv]ideo)(?:(?: is)? by| credit| courtesy of| of)?(?: ?[:©–-] ?(?:©\s?)?| )$"
)
AGENCY_BEHIND = Pattern(r" ?/ ?[A-Z][\w ]{1,30}")


def credit(sight: Sight) -> bool:
    """ "Photo: Dineo Phiri", "REUTERS/Dineo Phiri", "© Muslim Rahimi/MSR"."""
    if sight.alone or _has_other(sight, PLACE | WORD | PEOPLE):
        return False
    text, start = sight.text, sight.name.start
    if CREDIT_BEFORE.search(text, max(0, start - 40), start):
        return not sight.final & THING
    if text[start - 1 : start] == "/" and text[start - 2 : start - 1].isalpha():
        return True
    return bool(AGENCY_BEHIND.match(text, sight.name.end))


NUMBER_BEHIND = Pattern(r"(?: on| at|,|:)? \(?\+?\d")
REACH_BEHIND = Pattern(
    r"[,:]? ?(?:\([^()\n]{1,30}\) ?|,? ?[A-Z][\w&’'-]*,? (?:[\w&’'-]+,? ){0,6}"
    r"(?=Tel|Mob|Phone|Email|E-mail|[TME]:|\+|\w+@|0\d))?"
    r"(?:Tel|Telephone|Phone|Mobile|Mob|Email|E-mail|[TME]:|\+ ?\d|0\d{2,4}[ -]\d|\((?!(?:19|20)\d\d\))\d"
    r"|[\w.+-]{1,40}@)"
)


def contact(sight: Sight) -> bool:
    """ "Please contact Lena Graf at BergHilfe", "Katalin Erdős, Tel. +36 1 555 0188", "ring Yusuf on 01632"."""
    text, name, high = sight.text, sight.name, sight.line[1]
    if sight.alone:
        given = sight.final & ANY_GIVEN and not sight.final & OTHER
        return bool(given and NUMBER_BEHIND.match(text, name.end)) and _is_asked_for(sight)
    if _has_other(sight) or sight.final & THING:
        return False
    if not sight.known and (sight.final & PLACE or text.endswith(", ", 0, sight.start)):
        return False  # "Meera Castellane, Elmhelp Bristol, Tel:"
    return bool(REACH_BEHIND.match(text, name.end, min(high, name.end + 140))) or _is_asked_for(sight)


def _is_asked_for(sight: Sight) -> bool:
    """Whether the words in front tell a reader to ask for somebody."""
    return bool(CONTACT_WORDS.search(sight.text, max(sight.line[0], sight.start - 40), sight.start))


LABELLED = Pattern(
    r"\b(?:[Ff]rom left|L-R|L to R|l-r|[Ll]eft to right|[Pp]ictured|[Ww]inners|[Aa]pologies)[:,)]{1,2} $"
)


def labelled(sight: Sight) -> bool:
    """Whether a label in front says that names follow: "From left: Lily, Sanjay"."""
    if sight.text[max(sight.start - 2, 0) : sight.start - 1].islower():
        return False
    return bool(LABELLED.search(sight.text, max(0, sight.start - 18), sight.start))


def signature(sight: Sight) -> bool:
    """A line with a name and perhaps a post, below "Yours faithfully" or at the end of an item."""
    if sight.alone or not sight.known or not sight.sound:
        return False
    low, high = sight.line
    if high - low > LONGEST_SIGNATURE or sight.text[low : sight.name.start].strip(" —–-•*\t"):
        return False
    rest = sight.text[sight.name.end : high].strip()
    return not rest or (rest[0] in ",(|–—-" and not rest.endswith((".", "!", "?")))


CITED = Pattern(r",? et al|(?: (?:and|&) [A-Z][\w’'-]+)? \((?:19|20)\d\d[a-z]?\)")


def cited(sight: Sight) -> bool:
    """ "J Lindqvist et al", "Ferrari and Nakagawa (2009)"."""
    if sight.final & (PLACE | THING | CALENDAR) or (sight.alone and (sight.final & OTHER or not sight.final & FAMILY)):
        return False
    return bool(CITED.match(sight.text, sight.name.end))


INITIALS_BEHIND = Pattern(
    r", (?:[A-Z]\.[ -]?){0,2}[A-Z]\."
    r"(?=,? (?:and|&|et|\(|[\"“‘']|[A-Z][\w’'-]+[.:])|,? ?\(|$|[;:\n]|, [\"“‘'A-Z])"
)


def inverted(sight: Sight) -> bool:
    """A list of books: "Hoshino, D. and Imai, R."."""
    final = sight.final
    if not sight.alone or final & (CAPITALS | INITIAL) or (final & OTHER and not final & FAMILY):
        return False
    return bool(INITIALS_BEHIND.match(sight.text, sight.name.end))


def turned(sight: Sight) -> tuple[str, int]:
    """The name of an inverted one in its usual order, and where it ends: `("D. Hoshino", ...)`."""
    name = sight.name
    match = INITIALS_BEHIND.match(sight.text, name.end)
    return (f"{match.group()[2:]} {name.text}", match.end()) if match else (name.text, name.end)
