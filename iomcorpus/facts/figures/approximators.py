"""Approximators: the words that make a number less than exact, before it and behind it."""

from __future__ import annotations

from iomcorpus.forms.grammar import Pattern, listed

# Before the number and part of the mention. Of "just over" and "well under" the second word alone belongs to it.
BEFORE = listed(
    "over|under|above|below|beyond|around|about|roughly|approximately|approx|approx.|circa|ca|ca.|c.|some|nearly",
    "almost|perhaps|maybe|estimated|exceeding|virtually|practically|at least|at most|up to|close to|near to|close on",
    "more than|less than|fewer than|greater than|higher than|lower than|larger than|smaller than|longer than",
    "shorter than|older than|younger than|better than|bigger than|worse than|little more than",
    "no more than|no less than|no fewer than|not more than|not less than|not fewer than|not quite",
    "as many as|as few as|as much as|as little as|as high as|as low as|as long as|as large as|as big as|as often as",
    "upwards of|upward of|in excess of|north of|something like|anything up to|somewhere around|the best part of",
    "a maximum of|a minimum of|maximum of|minimum of|in the region of|in the order of",
)
LONGEST = max(map(len, BEFORE)) + 2
BY_LAST_WORD: dict[str, tuple[str, ...]] = {}  # the longest first
for _phrase in sorted(BEFORE, key=len, reverse=True):
    _last = _phrase.rpartition(" ")[2]
    BY_LAST_WORD[_last] = (*BY_LAST_WORD.get(_last, ()), _phrase)
MARKS = frozenset("~≈±><≥≤")
LAST_WORD = Pattern(r"[^ \n(“\"‘]*\Z")

BEHIND = Pattern(
    r"[ ](or so|or more|or less|or fewer|or over|or above|or older|or under|or younger|or longer|or higher"
    r"|or thereabouts|and above|and over|and older|and upwards?|and up|and under|and younger|and below|plus|upwards?)\b"
)
OR_SO = Pattern(r"[ ](or so|or more)\b")  # "a hundred or so" is one mention

# Where the words belong to the verb or noun before: "a talk about three", "a row over two", "go up to 85p"
ABOUT_IT = Pattern(
    r"\b(?:talk|speak|spoke|spoken|discuss|think|thought|kn[eo]w|learn|worr[yi]|concern|ask|question|information|stor[yi]"
    r"|book|complain|complaint|wr[oi]te|written|read|told|tell|argu|hear|heard)(?:s|es|e|ed|ing|ings|n)?[ ]\Z"
)
OVER_IT = Pattern(
    r"\b(?:disput|row|fight|battl|control|clash|presid|argu|quarrel|watch|jump|disagree|concern|fear|protest)"
    r"(?:s|es|e|ed|ing)?[ ]\Z"
)
MOVED = Pattern(
    r"\b(?:go(?:es|ing|ne)?|went|mov|put|push|bump|back|cl[iu]mb|add|walk|shoot|shot|dr[io]ve|driven|creep|crept|edg)"
    r"(?:s|es|ed|ing|e)?[ ]\Z"
)
BELONG_BEFORE = {"about": ABOUT_IT, "over": OVER_IT, "up to": MOVED}
# Over a time or above a height is no more than a preposition, unless somebody took or waited that long.
OVER_TIME = Pattern(
    r"[ -](?:days?|weeks?|months?|years?|decades?|centur(?:y|ies)|hours?|minutes?|nights?|weekends?|seasons?|sessions?"
    r"|winters?|summers?)\b"
)
LASTED = Pattern(
    r"\b(?:for|of|after|just|well|little|bit|slightly|lasted|lasts?|took|take|takes|taken|taking|spent|spend|spending"
    r"|waited|is|was|were|are|been|be|by|to|in|than|within|serv(?:e|ed|ing)|liv(?:e|ed|ing)|worked|held|made|ago)[ ]\Z"
)
HEIGHT = Pattern(r"[ -]?(?:m|km|cm|ft|feet|met(?:re|er)s?|kilomet(?:re|er)s?|miles?|yards?|fathoms?|degrees?|°)(?!\w)")


def approximator_before(text: str, at: int) -> tuple[int, str] | None:
    """Where the approximator that touches a number begins, and its words.

    >>> approximator_before("in just over 16,500", 13), approximator_before("Upwards of forty", 11)
    ((8, 'over'), (0, 'Upwards of'))
    >>> approximator_before("stamps go up to 85p", 16) is None
    True
    >>> approximator_before("another 40", 8) is None, approximator_before("~40", 1)
    (True, (0, '~'))
    """
    if at and text[at - 1] in MARKS:
        return at - 1, text[at - 1]
    if not at or text[at - 1] not in " \n":
        return None
    last = LAST_WORD.search(text, max(0, at - LONGEST), at - 1)
    for phrase in BY_LAST_WORD.get(last.group().lower() if last else "", ()):
        start = at - 1 - len(phrase)
        if start >= 0 and text[start : at - 1].lower() == phrase and not text[start - 1 : start].isalnum():
            belongs = BELONG_BEFORE.get(phrase)
            return (
                None if belongs and belongs.search(text, max(0, start - 24), start) else (start, text[start : at - 1])
            )
    return None


def is_preposition(text: str, at: int, words: str, end: int) -> bool:
    """Whether "over" or "above" before a number says during or higher than.

    `at` is where the words begin, `end` where the number ends.

    >>> is_preposition("repaid over 28 years", 7, "over", 14), is_preposition("above 4,000 metres", 0, "above", 11)
    (True, True)
    >>> is_preposition("for over 28 years", 4, "over", 11)
    False
    """
    if words == "over":
        return bool(OVER_TIME.match(text, end)) and not LASTED.search(text, max(0, at - 12), at)
    return words in ("above", "below", "beyond") and bool(HEIGHT.match(text, end))


def approximator_behind(text: str, at: int) -> str | None:
    """The approximator behind a number or its unit, which stays outside the mention.

    >>> approximator_behind("20 or so customers", 2), approximator_behind("25 years and above", 8)
    ('or so', 'and above')
    >>> approximator_behind("20 or 30", 2) is None
    True
    """
    match = BEHIND.match(text, at)
    return match[1] if match else None
