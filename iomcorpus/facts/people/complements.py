"""What completes a role behind its head: "of planning", "at Elm Clinic", ", Dry Season Unit, Agrinorth"."""

from __future__ import annotations

from iomcorpus.facts.people.descriptions import (
    BODIES,
    KINDS_OF_ORG,
    PREPOSITIONS,
    SMALL_WORDS,
    STOPS,
    UNITS,
    Tokens,
    core_of,
    ends_clause,
    flags_of,
    heads,
    is_action,
    is_capital,
)
from iomcorpus.facts.people.employers import is_acronym, is_body, read_organisation
from iomcorpus.facts.people.lexicon import ANY_GIVEN, CALENDAR, INITIAL, OPENER, OTHER, WORD
from iomcorpus.forms.grammar import Pattern, words

ARTICLES = words("the a an its their")
LEADS_ON = ARTICLES | words("and & his her")
INNER_PREPOSITIONS = PREPOSITIONS - {"against", "under", "over"}
STOPS_BUT_ARTICLES = STOPS - {"the", "its"}
# What may follow an organisation that stands alone.
ENDS_ORG = Pattern(
    r"\s*(?:$|[\n,;:)]|\.(?!\w)|\s(?:[–—|(]|Tel|T:|M:|E:|Email|Mob|Phone|on\b|will\b|is\b|was\b|said\b))"
)
MOST_OF_COMPLEMENT, LONGEST_UNIT = 10, 8  # tokens


def read_complements(tokens: Tokens, first: int, head: int, org: str | None) -> tuple[Tokens, str | None]:
    """The tokens of a role from its first to its last complement, and the organisation that one of these names.

    `org` is the organisation that stands before the role, where one does.

    >>> read_complements("head of planning at Tema Port Company, ruled".split(), 0, 0, None)
    (['head', 'of', 'planning'], 'Tema Port Company')
    """
    head = _with_unit(tokens, head, org)
    role = tokens[first : head + 1]
    index = head + 1
    word = core_of(tokens[head]).lower()
    while index < len(tokens) and not ends_clause(role[-1]):
        low = tokens[index].lower()
        if low in ("and", "&"):
            count = _second_post(tokens, index + 1)
            word = core_of(tokens[index + count]).lower()
            count += bool(count)
        elif low in INNER_PREPOSITIONS:
            found = _organisation(tokens, index + 1, low, word)
            if found and not org and (low not in ("in", "on", "to") or _is_employer(found)):
                return role, found
            count = 0 if found and org and low in ("at", "with") else _plain(tokens, index + 1)
            count += bool(count)
        elif low.startswith("("):
            return role, (None if org else _after_bracket(tokens, index))
        else:
            count = int(index == head + 1 and _goes_on(tokens, index))
        if not count:
            return role, None
        role += tokens[index : index + count]
        index += count
    return role, (None if org else _after_comma(tokens, index))


def _is_employer(name: str) -> bool:
    """Whether behind an "in" somebody works for it, and does not study it: "Chair in Groundwater Systems"."""
    cores = [core_of(word) for word in name.split()]
    return any(core in BODIES or is_acronym(core) for core in cores)


def _with_unit(tokens: Tokens, head: int, org: str | None) -> int:
    """The head moved to a unit that the role names behind a comma: "Head, Dry Season Unit, Agrinorth"."""
    if org or not tokens[head].endswith(","):
        return head
    for last in range(head + 1, min(head + LONGEST_UNIT, len(tokens) - 1)):
        if tokens[last].endswith(","):
            named = is_capital(tokens[last + 1]) and not flags_of(core_of(tokens[last + 1])) & OPENER
            unit = core_of(tokens[last]) in UNITS and is_capital(tokens[head + 1]) and not is_acronym(tokens[head + 1])
            return last if unit and named else head
    return head


def _after_bracket(tokens: Tokens, index: int) -> str | None:
    """The organisation behind a bracket: "Specialist (Child Protection), IOM Regional Office"."""
    for at in range(index, len(tokens)):
        if tokens[at].endswith("),"):
            return _after_comma(tokens, at + 1)
    return None


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether a capitalised word behind a capitalised head belongs to it: "Vice President Networks"."""
    if not is_capital(tokens[index]) or not is_capital(tokens[index - 1]):
        return False
    flags = flags_of(core_of(tokens[index]))
    return bool(flags & OTHER) and not flags & (OPENER | CALENDAR)


def _second_post(tokens: Tokens, index: int) -> int:
    """How many tokens from there are another post: "and mother of two", "and former UNHCR official"."""
    for at in range(index, min(index + 4, len(tokens))):
        token = tokens[at]
        if heads(token):
            return at - index + 1
        if token.lower() in SMALL_WORDS or ends_clause(token) or is_action(token):
            break
    return 0


def _organisation(tokens: Tokens, index: int, preposition: str, head: str) -> str | None:
    """The organisation behind a preposition, an article passed over."""
    rest = tokens[index:]
    if rest and rest[0] in ARTICLES:
        rest = rest[1:]
        whole = bool(rest) and is_capital(rest[0]) and (len(rest) == 1 or ends_clause(rest[0]))
        if whole and preposition in ("of", "at") and core_of(rest[0]) in BODIES:
            return core_of(rest[0])  # "Director of the Institute,"
    elif preposition == "of" and len(rest) > 1 and rest[1] in PREPOSITIONS and flags_of(rest[0]) & WORD:
        return None  # "Chief of Mission of the ..."
    if len(rest) > 1 and rest[0] in KINDS_OF_ORG:  # "of the start-up PlugRiver"
        rest = rest[1:]
    return read_organisation(rest, preposition, head)[0] if rest else None


def _plain(tokens: Tokens, index: int) -> int:
    """How many tokens from there complete a role and name no organisation: "planning", "Human Rights and Peace"."""
    count = 0
    for token in tokens[index : index + MOST_OF_COMPLEMENT]:
        low = token.lower()
        if low in LEADS_ON:
            if low in ("and", "&") and _ends_role(tokens, index + count + 1):
                break
        elif low in STOPS or (count and low in PREPOSITIONS) or _is_told(token):
            break
        count += 1
        if ends_clause(token):
            break
    while count and tokens[index + count - 1].lower() in LEADS_ON:
        count -= 1
    return count


def _is_told(token: str) -> bool:
    """Whether a verb stands there; "human trafficking" has none."""
    return is_action(token) and not token.rstrip(",.;:").endswith("ing")


def _ends_role(tokens: Tokens, index: int) -> bool:
    """Whether what follows an "and" is no more of the role: a verb or a pronoun."""
    if index >= len(tokens):
        return True
    return tokens[index].lower() in STOPS_BUT_ARTICLES or is_action(tokens[index])


def _after_comma(tokens: Tokens, index: int) -> str | None:
    """The organisation behind a post and a comma: "Editor, Harbour Times"; no person, no plain word."""
    if index >= len(tokens) or tokens[index - 1][-1:] != "," or not is_capital(tokens[index]):
        return None
    org, _ = read_organisation(tokens[index:])
    if org is None or any(
        flags_of(word) & (ANY_GIVEN | INITIAL) and not flags_of(word) & OTHER for word in org.split()
    ):
        return None
    if not is_body(org) and all(flags_of(core_of(word)) & WORD for word in org.split() if is_capital(word)):
        return None
    rest = " ".join(tokens[index:])
    return org if ENDS_ORG.match(rest, rest.find(org) + len(org)) else None
