"""The description in front of a name: "said IOM UK Chief of Mission Ana Reyes", "the interpreter, Mehret Ali, paused"."""

from __future__ import annotations

from iomcorpus.facts.descriptions import (
    JOINERS,
    PARTICIPLES,
    PREPOSITIONS,
    STOPS,
    Post,
    Tokens,
    core_of,
    ends_clause,
    flags_of,
    heads,
    is_capital,
    owns,
)
from iomcorpus.facts.employers import cleaned, is_place, leading_org, owner_named
from iomcorpus.facts.lexicon import CALENDAR, NAME, OPENER, PLACE, POST, VERB
from iomcorpus.facts.nobody import NO_HUMANS
from iomcorpus.facts.posts import KIN
from iomcorpus.forms.grammar import Pattern, words

REACH = 140  # characters of a line that are read on either side of a name
MOST_PLAIN = 7  # words of a description, its head aside: "British-Gambian business and development executive"
# What somebody is by a prize, a fate or a liking: the name before it employs nobody ("Booker winner").
NO_EMPLOYEES = words(
    "winner finalist semi-finalist champion medallist medalist nominee runner-up laureate survivor victim fan supporter owner",
    "resident native contestant participant patient migrant refugee veteran enthusiast collector holder record-holder user",
)


def read_before(text: str, start: int, end: int) -> Post | None:
    """The description in front of a name that stands at `start` to `end`.

    >>> read_before("said IOM Lesotho Chief of Mission Eriko Shibata", 34, 47)
    Post(role='Chief of Mission', org='IOM Lesotho', start=5, end=33, sure=True)
    >>> read_before("As a young teacher, Ana Reyes walked home", 20, 29) is None
    True
    """
    low = max(text.rfind("\n", 0, start) + 1, start - REACH)
    segment = text[low:start]
    comma = segment.endswith((", ", ": "))
    body = segment[: -2 if comma else -1]
    if not segment.endswith(" ") or not body or body[-1] in " .;!?)–—-(":
        return None
    tokens = body.split(" ")
    if low and text[low - 1] != "\n":
        tokens[0] = ""  # cut somewhere in a word
    if comma and body[-1] in ",:":
        return None
    head = _head_before(tokens)
    if head is not None and head < len(tokens) - 1 and not comma and tokens[head + 1] not in ("of", "for"):
        return None
    if head is None or core_of(tokens[-1]).lower() in NO_HUMANS or core_of(tokens[head]).lower() in KIN:
        return None
    first, owner = _extend_left(tokens, head)
    if comma and first and tokens[first - 1].endswith(",") and is_capital(tokens[first - 1]):
        return None  # "Dag Ness, data manager, Fjordtall": the post is another's
    if comma and segment[-2] == ":" and first and not ends_clause(tokens[first - 1]):
        return None  # "Contact for journalists: Ana Reyes"
    if comma and segment[-2] == "," and not _closed(text, end) and first > 0:
        return None
    place = low + len(" ".join(tokens[:first])) + (1 if first else 0)
    org, role_from = _split(tokens, first, head, owner)
    if owner is None and core_of(tokens[head]).lower() in NO_EMPLOYEES:
        org, role_from = None, first
    role = " ".join(tokens[role_from:]).lstrip("\"“‘'(")
    return Post(role or None, org, place, start - (2 if comma else 1)) if role else None


def _closed(text: str, end: int) -> bool:
    """Whether a name in apposition is closed by a sign: "the interpreter, Mehret Ali, paused"."""
    return bool(CLOSED.match(text, end))


CLOSED = Pattern(
    r"(?:['’]s?)?(?:,? (?:[A-Z]{2,5}\b|Jr\.?|I+\b))*(?: \([^()\n]{1,30}\))?(?:\s*$|[,.;:!?)\]–—\n”\"]| [–—(-]| and | or )"
)


def _head_before(tokens: Tokens) -> int | None:
    """The index of the head of a description that ends with the tokens: the last post with at most "of ..." behind it."""
    last = len(tokens) - 1
    if core_of(tokens[last]).lower() in STOPS | PREPOSITIONS:
        return None
    for index in range(last, max(-1, last - 9), -1):
        token = tokens[index]
        if not token or (index < last and ends_clause(token)):
            return None
        if heads(token) and not _is_of_head(tokens, index):
            whole = index == last or tokens[index + 1] in PREPOSITIONS
            return index if whole else None
        low = token.lower()
        if low in STOPS and low not in ("the", "to", "in", "on", "at"):
            return None
        if (
            not is_capital(token)
            and low not in JOINERS
            and flags_of(low.capitalize()) & VERB
            and low not in PARTICIPLES
        ):
            return None
    return None


def _is_of_head(tokens: Tokens, index: int) -> bool:
    """Whether a post is only what an "of" before it names: `State` in "Secretary of State", `Staff` in "Chief of Staff"."""
    return index >= 2 and tokens[index - 1] in ("of", "for") and heads(tokens[index - 2])


def _extend_left(tokens: Tokens, head: int) -> tuple[int, int | None]:
    """Where the description begins whose head is there, and the index of the possessive in it, if any."""
    owner: int | None = None
    index = head - 1
    plain = 0
    while index >= 0:
        token = tokens[index]
        low = token.lower()
        if not token or (ends_clause(token) and not owns(token)):
            break
        if owns(token) and owner is None:
            if low in ("it's", "it’s", "that's", "that’s", "he's", "he’s", "she's", "she’s", "there’s", "what’s"):
                break
            owner = index
        elif not _belongs(tokens, index, owner):
            break
        plain += not is_capital(token)
        if plain > MOST_PLAIN:
            break
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
        if flags & CALENDAR and not flags & NAME:
            return False
        if flags & OPENER and not flags & (POST | PLACE) and (index == 0 or ends_clause(before) or not before):
            return low in ("former", "ex", "late", "longtime", "then", "first", "second", "third", "young", "own")
        return True
    if low in ("and", "&"):
        return (
            bool(before)
            and not ends_clause(before)
            and before.lower() not in STOPS
            and (heads(before) or is_capital(before) == is_capital(behind))
            and not (flags_of(before.capitalize()) & VERB and not heads(before))
        )
    if low in ("of", "for", "the", "on"):
        return is_capital(behind) and (is_capital(before) or before.lower() in ("of", "for"))
    if owner is not None and index < owner:
        return False
    if low in STOPS or low[:1].isdigit():
        return bool(low.isdigit() and is_capital(before))
    if low in PARTICIPLES or "-" in low or heads(token):
        return True
    flags = flags_of(low.capitalize())
    return not flags & (VERB | OPENER) or low in (
        "former",
        "ex",
        "late",
        "then",
        "own",
        "first",
        "second",
        "third",
        "deputy",
    )


def _split(tokens: Tokens, first: int, head: int, owner: int | None) -> tuple[str | None, int]:
    """The organisation in a description, and the index where the role begins."""
    if owner is not None:
        org = owner_named(tokens[first : owner + 1])
        return (None if org and is_place(org) else org), owner + 1
    opens = first == 0 or ends_clause(tokens[first - 1])
    count = leading_org(tokens[first : head + 1], opens)
    if not count:
        return None, first
    return cleaned(tokens[first : first + count]), first + count
