"""Approximators: the words that make a number less than exact, before it and behind it."""

from __future__ import annotations

from iomcorpus.forms.grammar import Pattern, listed

# Before the number and part of the mention. "just over" is `over`: the guide leaves "just", "only", "well" outside.
BEFORE = listed(
    "over|under|above|below|beyond|around|about|roughly|approximately|approx|approx.|circa|ca|ca.|c.|some|nearly|almost",
    "perhaps|maybe|estimated|exceeding|virtually|practically",
    "more than|less than|fewer than|greater than|higher than|lower than|larger than|smaller than|longer than",
    "shorter than|older than|younger than|better than|bigger than|worse than|no more than|no less than|no fewer than",
    "not more than|not less than|not fewer than|little more than|at least|at most|up to|close to|near to|close on|or so",
    "as many as|as few as|as much as|as little as|as high as|as low as|as long as|as large as|as big as|as often as",
    "upwards of|upward of|in excess of|north of|something like|anything up to|a maximum of|a minimum of|maximum of",
    "minimum of|not quite|in the region of|in the order of|somewhere around|the best part of|close to",
)
_BY_LAST: dict[str, tuple[str, ...]] = {}
for _phrase in sorted(BEFORE, key=len, reverse=True):
    _last = _phrase.rpartition(" ")[2]
    _BY_LAST[_last] = (*_BY_LAST.get(_last, ()), _phrase)
MARKS = ("~", "≈", "±", ">", "<", "≥", "≤")
LONGEST = max(map(len, BEFORE)) + 2

# "as many as" begins with a word that must not belong to the sentence: "the same as many as" does not occur.
BEHIND = Pattern(
    r"[ ](or so|or more|or less|or fewer|or over|or above|or older|or under|or younger|or longer|or higher|or thereabouts"
    r"|and above|and over|and older|and upwards?|and up|and under|and younger|and below|plus|upwards?)\b"
)
OR_SO = Pattern(r"[ ](or so|or more)\b")
# Where they are no approximators but belong to the verb or noun before: "a talk about three", "go up to 85p"
ABOUT_IT = Pattern(
    r"\b(?:talk|speak|spoke|spoken|discuss|think|thought|kn[eo]w|learn|worr[yi]|concern|ask|question|information|stor[yi]|book|complain"
    r"|complaint|wr[oi]te|written|read|told|tell|argu|hear|heard)(?:s|es|e|ed|ing|ings|n)?[ ]\Z"
)
OVER_IT = Pattern(r"\b(?:disput|row|fight|battl|control|clash|presid|argu|quarrel|watch|jump|disagree|concern|fear|protest)(?:s|es|e|ed|ing)?[ ]\Z")
MOVED = Pattern(r"\b(?:go(?:es|ing|ne)?|went|mov|put|push|bump|back|climb|add|walk|cl[iu]mb|shoot|shot|dr[io]ve|driven|creep|crept|edg)(?:s|es|ed|ing|e)?[ ]\Z")
PREPOSITIONS = {"about": ABOUT_IT, "over": OVER_IT, "up to": MOVED}
# Over a time or above a height is no more than a preposition, unless somebody took or waited that long.
OVER_TIME = Pattern(r"[ -](?:days?|weeks?|months?|years?|decades?|centur(?:y|ies)|hours?|minutes?|nights?|weekends?|seasons?|sessions?)\b")
LASTED = Pattern(
    r"\b(?:for|of|after|just|well|little|bit|slightly|lasted|lasts?|took|take|takes|taken|taking|spent|spend|spending|waited|is|was|were|are"
    r"|been|be|by|to|in|than|within|serv(?:e|ed|ing)|liv(?:e|ed|ing)|worked|held|made|ago)[ ]\Z"
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
    window = text[max(0, at - LONGEST) : at - 1]
    last = window[max(window.rfind(" "), window.rfind("\n"), window.rfind("("), window.rfind("“"), window.rfind('"')) + 1 :]
    for phrase in _BY_LAST.get(last.lower(), ()):
        start = at - 1 - len(phrase)
        if start >= 0 and text[start : at - 1].lower() == phrase and not (start and text[start - 1].isalnum()):
            if phrase in PREPOSITIONS and PREPOSITIONS[phrase].search(text, max(0, start - 24), start):
                return None
            return start, text[start : at - 1]
    return None


def is_preposition(text: str, at: int, words: str, end: int) -> bool:
    """Whether "over" or "above" before a number says during or higher than; `at` is where it begins, `end` the number's.

    >>> is_preposition("repaid over 28 years", 7, "over", 14), is_preposition("30 kg above 4,000 metres", 6, "above", 17)
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
