"""Descriptions in front of a name: "said IOM UK Chief of Mission Ana Reyes", "the interpreter, Mehret Ali, paused"."""

from __future__ import annotations

from iomcorpus.facts.people.complements import read_complements
from iomcorpus.facts.people.descriptions import (
    BODIES,
    JOINERS,
    PARTICIPLES,
    PREPOSITIONS,
    SMALL_WORDS,
    STOPS,
    Post,
    Tokens,
    core_of,
    ends_clause,
    flags_of,
    heads,
    is_action,
    is_capital,
    owns,
)
from iomcorpus.facts.people.employers import cleaned, is_body, leading_org, owner_named, read_organisation
from iomcorpus.facts.people.lexicon import ANY_GIVEN, CALENDAR, NAME, OPENER, OTHER, PLACE, POST, VERB
from iomcorpus.facts.people.nobody import NO_HUMANS
from iomcorpus.facts.people.posts import KIN
from iomcorpus.forms.grammar import Pattern, words

REACH = 140  # characters of a line that are read on either side of a name
MOST_PLAIN = 7  # words of a description, its head aside: "British-Gambian business and development executive"
NO_LAST_WORDS = SMALL_WORDS | JOINERS  # no description ends with one
MOST_NAME_WORDS = 5
MOST_BEHIND_HEAD = 8  # tokens between head and name: "Secretary of State for Health and Social Care"
# Words of descriptions that open sentences too.
FORMER = words("former ex late longtime then first second third young own deputy")
CONTRACTIONS = words("it's it’s that's that’s he's he’s she's she’s there's there’s what's what’s who's who’s")
# A name in apposition is closed by a sign: "the interpreter, Mehret Ali, paused".
# "the Meteor Health Agency (MHA) director"
BRACKETED_ACRONYM = Pattern(r"\([A-Z][\w&/-]{1,11}\)")
CLOSED = Pattern(
    r"(?:['’]s?)?(?:,? (?:[A-Z]{2,5}\b|Jr\.?|I+\b))*(?: \([^()\n]{1,30}\))?"
    r"(?:\s*$|[,.;:!?)\]–—\n”\"]| [–—(-]| and | or | who\b)"
)


def read_before(text: str, start: int, end: int) -> Post | None:
    """The description in front of a name that stands at `start` to `end`.

    >>> read_before("said IOM Lesotho Chief of Mission Eriko Shibata", 34, 47)
    Post(role='Chief of Mission', org='IOM Lesotho', start=5, end=33, sure=True)
    >>> read_before("As a young teacher, Ana Reyes walked home", 20, 29) is None
    True
    """
    low = max(text.rfind("\n", max(0, start - REACH), start) + 1, start - REACH, 0)
    sign = text[start - 2] if text.endswith((", ", ": "), low, start) else ""
    body = text[low : start - len(sign) - 1]
    if not text.endswith(" ", low, start) or not body or body[-1] in " .;!?)–—-(,:":
        return None
    tokens = body.split(" ")
    if low and text[low - 1] != "\n":
        tokens[0] = ""  # cut somewhere in a word
    head = _head(tokens)
    if head is None or not _may_stand(tokens, head, sign):
        return _with_employer(tokens, low, start) if sign == "," and CLOSED.match(text, end) else None
    if head > 2 and tokens[head - 2 : head] == ["to", "the"] and heads(tokens[head - 3]):
        head -= 3  # "Parliamentary Secretary to the Minister of Transport"
    first, owner = _extend_left(tokens, head)
    if sign and first and not _is_apart(tokens[first - 1], sign, text, end):
        return None
    org, role_from = _split(tokens, first, head, owner)
    words, named = tokens[role_from:], None
    if not org and head < len(tokens) - 1:  # "The Director General of the Fisheries Authority, Ana Reyes,"
        words, named = read_complements(words, 0, head - role_from, None)
        if named is None or not tokens[-1].endswith(named.split()[-1]) or BODIES.isdisjoint(named.split()):
            words, named = tokens[role_from:], None
    org = org or named
    role = " ".join(words).lstrip("\"“‘'(")
    place = low + len(" ".join(tokens[:first])) + (1 if first else 0)
    return Post(role, org, place, start - len(sign) - 1) if role else None


def _with_employer(tokens: Tokens, low: int, start: int) -> Post | None:
    """ "The Principal Secretary, Department for Crops, Dr Ana Reyes,": a post and its organisation."""
    head = next((at for at in range(len(tokens) - 2, 0, -1) if tokens[at].endswith(",")), None)
    if head is None or not heads(tokens[head]) or not is_capital(tokens[head]):
        return None
    org, length = read_organisation(tokens[head + 1 :])
    rest = " ".join(tokens[head + 1 :])
    first, owner = _extend_left(tokens, head)
    if org is None or not is_body(org) or length != len(rest) or owner is not None:
        return None
    if first and tokens[first - 1].lower() not in ("the", "and"):
        return None  # "Dag Ness, Data Manager, Fjordtall Institute": the post is another's
    place = low + len(" ".join(tokens[:first])) + bool(first)
    return Post(" ".join(tokens[first : head + 1]).rstrip(","), org, place, start - 2)


def _head(tokens: Tokens) -> int | None:
    """The index of the head of a description that ends with the tokens: the last post, at most "of ..." behind it."""
    last = len(tokens) - 1
    if core_of(tokens[last]).lower() in NO_LAST_WORDS:
        return None
    for index in range(last, max(-1, last - MOST_BEHIND_HEAD - 1), -1):
        token = tokens[index]
        if not token or (index < last and ends_clause(token) and not BRACKETED_ACRONYM.fullmatch(token)):
            return None
        if heads(token) and not _is_of_head(tokens, index):
            return index if index == last or tokens[index + 1] in PREPOSITIONS else None
        low = token.lower()
        if (low in STOPS and low not in ("the", "to", "in", "on", "at")) or (low not in JOINERS and is_action(token)):
            return None
    return None


def _is_of_head(tokens: Tokens, index: int) -> bool:
    """Whether a post is but named by an "of" in front: `State` in "Secretary of State", `Staff` in "Chief of Staff"."""
    return index >= 2 and tokens[index - 1] in ("of", "for") and heads(tokens[index - 2])


def _may_stand(tokens: Tokens, head: int, sign: str) -> bool:
    """Whether the words between head and name may stand there: "mayor of Oslo Ana Reyes", not "teacher in Oslo Ana"."""
    if head < len(tokens) - 1 and not sign and tokens[head + 1] not in ("of", "for"):
        return False
    return (head < len(tokens) - 1 or core_of(tokens[-1]).lower() not in NO_HUMANS) and core_of(
        tokens[head]
    ).lower() not in KIN


def _is_apart(before: str, sign: str, text: str, end: int) -> bool:
    """Whether a description that a comma or colon parts from the name is the name's; `before` stands in front of it."""
    if sign == ":":
        return ends_clause(before)  # not "Contact for journalists: Ana Reyes"
    if before.endswith(",") and is_capital(before):
        return False  # "Dag Ness, data manager, Fjordtall": the post is another's
    return bool(CLOSED.match(text, end))


def _extend_left(tokens: Tokens, head: int) -> tuple[int, int | None]:
    """Where the description begins whose head is there, and the index of the possessive in it, if any."""
    owner: int | None = None
    index = head - 1
    plain = 0
    while index >= 0 and plain <= MOST_PLAIN:
        token = tokens[index]
        if not token or (ends_clause(token) and not owns(token) and not BRACKETED_ACRONYM.fullmatch(token)):
            break
        if owner is None and (owns(token) or (index and BRACKETED_ACRONYM.fullmatch(token))):
            if token.lower() in CONTRACTIONS:
                break
            owner = index
        elif not _belongs(tokens, index, owner):
            break
        plain += not is_capital(token)
        index -= 1
    first = index + 1
    while first < head and tokens[first].lower() in JOINERS:
        first += 1
    return first, owner


def _belongs(tokens: Tokens, index: int, owner: int | None) -> bool:
    """Whether a token is part of the description that goes on behind it."""
    token, low = tokens[index], tokens[index].lower()
    before, behind = (tokens[index - 1] if index else ""), tokens[index + 1]
    if is_capital(token):
        flags = flags_of(core_of(token))
        opens = not before or ends_clause(before)
        if flags & OPENER and opens and not flags & (POST | PLACE):
            return low in FORMER
        return not flags & CALENDAR or bool(flags & NAME)
    if low in ("and", "&"):
        if not before or ends_clause(before) or before.lower() in STOPS:
            return False
        if _names_somebody(tokens, index):
            return False
        return heads(before) or (is_capital(before) == is_capital(behind) and not is_action(before))
    if low in ("of", "for", "the", "on", "without"):
        named = is_capital(behind) or (behind == "the" and is_capital(tokens[index + 2]))
        return named and (is_capital(before) or before.lower() in ("of", "for"))
    if owner is not None and index < owner:
        return False
    if low in STOPS or low[:1].isdigit():
        return low.isdigit() and is_capital(before)  # "Year 6 pupil"
    if low in PARTICIPLES or low in FORMER or "-" in low or heads(token):
        return True
    return not flags_of(low.capitalize()) & (VERB | OPENER)


def _names_somebody(tokens: Tokens, end: int) -> bool:
    """Whether a name ends there: "Ana E. Reyes and Elm Club coach Tom Holm"."""
    start = end
    while start and end - start < MOST_NAME_WORDS and is_capital(tokens[start - 1]):
        start -= 1
    flags = map(flags_of, tokens[start : end - 1])
    return any(flag & ANY_GIVEN and not flag & OTHER for flag in flags)


def _split(tokens: Tokens, first: int, head: int, owner: int | None) -> tuple[str | None, int]:
    """The organisation in a description, and the index where the role begins."""
    if owner is not None:
        return owner_named(tokens[first : owner + owns(tokens[owner])]), owner + 1
    count = leading_org(tokens[first : head + 1], first == 0 or ends_clause(tokens[first - 1]))
    return (cleaned(tokens[first : first + count]) if count else None), first + count
