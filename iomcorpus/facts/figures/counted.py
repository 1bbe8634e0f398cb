"""The counted noun: what the words behind a number say is counted, read with small closed lists of words.

A noun phrase runs on to its first plural ("unaccompanied Afghan children"), and further over "of" and "and" where those
belong to it ("cases of measles", "men and women"). Where a verb, a preposition or a sign comes first, nothing is
counted there, and the noun is elided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from iomcorpus.facts.figures.noun_words import (
    CALENDAR,
    DETERMINERS,
    NUMBERED,
    PARTICIPLES,
    PRONOUNS,
    SKIPPED,
    STOP,
    is_plural,
)
from iomcorpus.facts.figures.units import REMEMBERED
from iomcorpus.forms.grammar import Pattern, words

MOST_WORDS = 7  # of a phrase up to its head: "54 specially designed random sample household surveys"
MOST_SINGULAR = 4  # "one small village primary school"
# A word of a phrase, and the sign behind it. Where lines are wrapped a newline stands before: "65\ntractors"
NEXT = Pattern(
    r"""
    (?: [ ]{1,2} | \n (?=[a-z]) ) [“"‘(#]?
    (?P<word>
        (?: [A-Z]\. ){2,4}                                                    # "U.S."
      | [^\W\d_]+ (?: ['’&/-] [^\W\d_]+ ){0,6} (?: ['’] (?! [^\W\d_] ) )?     # "country's", "short-term", "minutes'"
    )
    (?P<after> .? )
    """,
    re.VERBOSE,
)
SIGNS = frozenset('.,;:!?)]”"…–—([\n|/=')  # a phrase ends at these
QUOTES = "“\"‘(#'’ "  # and is told without these
HYPHEN = Pattern(r"-(?P<word>[^\W\d_]{2,}(?:-[^\W\d_]+){0,3})")
AND_PLURAL = Pattern(r"[ ](?:and|or|&)[ ](?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)(?:[ ](?P<next>[\w'’]+))?")
DETERMINER = r"(?:the|these|those|its|their|his|her|our|my|your|all|such|some)[ ]"
OF = Pattern(rf"[ \n]of (?!(?:them|these|those|us|you|whom|which|it)\b(?![ ][a-z]+s\b))(?:{DETERMINER}){{0,2}}")
# "61 of the 77 sites", "four of the last ten winters": the number and its rank are passed over
NUMBER = r"(?:[0-9][0-9,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,7}teen|\w{3,5}ty)[ ]"
PART_OF = Pattern(
    rf"[ \n]of (?:(?:{DETERMINER}){{1,2}}(?:(?:last|past|first|other|remaining|top)[ ])?(?:(?:some )?{NUMBER})?"
    rf"|{NUMBER})"
)
LIST = Pattern(r"(?:,(?:[ ][a-z-]+){1,2}){0,3},? (?:and|or)(?=[ ][a-z])")
COMMA = Pattern(r",(?=[ ][a-z])")
# Nouns of an exchange: whom it was with belongs to what is counted ("interviews with migrants").
EXCHANGES = words("interviews meetings talks conversations discussions encounters agreements deals contracts")
NO_PARTS = words("times points")  # "three times of", nothing is a part of these
NAMES = ("US", "IT", "WHO")  # "900 US dollars"
# Plurals in s that describe the plural behind them; those without s all may: "women candidates", "police officers"
MODIFIERS = words(
    "swiss rights jobs weapons drugs pensions careers veterans futures skills admissions elections works parks",
    "foods parts records results services students munitions antiquities explosives forces games states trades lions",
)
ADJECTIVE_ENDS = ("al", "ic", "ous", "ive", "ful", "less", "able", "ible", "ed", "ian", "ese", "ish", "-old", "-year")


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase behind a number."""

    name: str
    end: int
    sure: bool  # it has a plural, or stands behind "one"


@lru_cache(maxsize=REMEMBERED)
def read_counted(text: str, at: int, one: bool = False, deep: bool = True) -> Counted | None:
    """The counted noun that begins at `at`, behind a number; None where it is elided.

    `one`: the noun is singular. `deep`: with what "of", "and" and "with" join to its head.

    >>> read_counted("three unaccompanied Afghan children on", 5).name, read_counted("Two more cases of flu.", 3).name
    ('unaccompanied Afghan children', 'cases of flu')
    >>> read_counted("320 said they", 3) is None, read_counted("12 died", 2) is None, read_counted("38.", 2) is None
    (True, True, True)
    """
    found: list[str] = []
    start = end = at
    while len(found) < MOST_WORDS:
        match = NEXT.match(text, end)
        if match is None or _ends_phrase(text, match, found):
            break
        word, low = match["word"], match["word"].lower()
        stops = bool(match["after"]) and match["after"] in SIGNS
        end = match.end("word")
        if low in SKIPPED and not found:
            if stops:
                break
            continue
        start = start if found else match.start("word")
        found.append(word)
        if one and len(found) == 1 and is_plural(word):
            return None
        if one:
            stops = stops or len(found) == MOST_SINGULAR or not _leads_on(text, end, low)
        elif is_plural(word) and not _goes_on(text, end, low):
            return _whole(text, start, end, deep)
        if stops:
            break
    if not found:
        return None
    return (
        _whole(text, start, end, deep)
        if one
        else _listed(text, start, end, found) or _singular(text, start, end, found)
    )


def read_part_of(text: str, at: int) -> Counted | None:
    """The noun of what some are a part of: "61 of the 77 sites", "two of the larger towns"."""
    match = PART_OF.match(text, at)
    return read_counted(text, match.end() - 1) if match else None


def _ends_phrase(text: str, match: re.Match[str], found: list[str]) -> bool:
    """Whether a word opens something else; "two paid advisers" go on over theirs."""
    low = match["word"].lower().replace("’", "'")
    if low not in STOP or low in SKIPPED or match["word"] in NAMES:
        return False
    return bool(found) or low not in PARTICIPLES or not _is_plural_next(text, match.end("word"))


def _is_plural_next(text: str, at: int) -> bool:
    match = NEXT.match(text, at)
    return bool(match and match["word"].lower() not in STOP and is_plural(match["word"]))


def _goes_on(text: str, at: int, low: str) -> bool:
    """Whether a plural is followed by the noun that it describes: "two rights groups", "four women candidates"."""
    return (not low.endswith("s") or low in MODIFIERS) and _is_plural_next(text, at)


def _leads_on(text: str, at: int, low: str) -> bool:
    """Whether a word before a singular noun is followed by it: "one new leg", "1 seed drill"; "one man drowned"."""
    match = NEXT.match(text, at)
    if match is None or match["word"].lower() in STOP or is_plural(low):
        return False
    return low.endswith(ADJECTIVE_ENDS) or not match["word"].lower().endswith(("ed", "ing", "ly", "s"))


def _told(text: str, start: int, end: int, sure: bool = True) -> Counted:
    return Counted(text[start:end].replace("\n", " ").strip(QUOTES), end, sure)


def _whole(text: str, start: int, end: int, deep: bool) -> Counted:
    """The phrase with what belongs to its head behind it."""
    if not deep:
        return _told(text, start, end)
    end = joined(text, end)
    head = text[start:end].rpartition(" ")[2].lower()
    of = OF.match(text, end) if head not in NO_PARTS else None
    at = of.end() - 1 if of else end + len(" with") if head in EXCHANGES and text.startswith(" with ", end) else 0
    inner = read_counted(text, at, deep=False) if at else None
    return _told(text, start, inner.end if inner else end)


def joined(text: str, end: int) -> int:
    """Where a second noun counted together with the first ends: "men and women", but not "men and injures 5".

    >>> [line[:joined(line, 3)] for line in ("men and women of", "men and injures 5", "men in")]
    ['men and women', 'men', 'men']
    """
    match = AND_PLURAL.match(text, end)
    if match is None or match["word"].lower() in STOP or not is_plural(match["word"]):
        return end
    following = (match["next"] or "").lower()
    verb = following[:1].isdigit() or following in DETERMINERS or following in PRONOUNS or following in NUMBERED
    return end if verb else match.end("word")


def _listed(text: str, start: int, end: int, found: list[str]) -> Counted | None:
    """A head that several words before it describe: "42 origin, transit and destination countries"."""
    match = LIST.match(text, end) or (COMMA.match(text, end) if found[-1].endswith("ed") else None)
    if match is None or found[-1].lower().endswith("ly"):
        return None
    head = read_counted(text, match.end(), deep=False)
    return _told(text, start, head.end) if head and head.sure else None


def _singular(text: str, start: int, end: int, found: list[str]) -> Counted | None:
    """A noun whose plural is like its singular, or that nobody listed: "16,500 wildebeest from the air"."""
    first = found[0].lower()
    if len(found) > 2 or (len(first) > 4 and first.endswith(("ed", "ing", "ly", "'s", "’s"))):
        return None
    if found[0][0].isupper() and (len(found) > 1 or first in CALENDAR or found[0].isupper()):
        return None
    return _told(text, start, end, sure=False)
