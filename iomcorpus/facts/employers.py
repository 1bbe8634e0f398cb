"""Organisations inside descriptions: "IOM Lesotho" in "IOM Lesotho Chief of Mission", "Elm Clinic" in "a nurse at Elm Clinic"."""

from __future__ import annotations

from collections.abc import Sequence

from iomcorpus.facts.descriptions import (
    BODIES,
    JOINERS,
    ORG_POSTS,
    SEATS,
    STREETS,
    TASKS,
    Tokens,
    core_of,
    ends_clause,
    flags_of,
    heads,
    is_capital,
    owns,
)
from iomcorpus.facts.lexicon import (
    ANY_GIVEN,
    CALENDAR,
    CAPITALS,
    COMPASS_POINT,
    HONORIFIC,
    NAME,
    OPENER,
    OTHER,
    PEOPLE,
    PLACE,
    POST,
    THING,
    WORD,
)
from iomcorpus.facts.posts import POST_ACRONYMS


def leading_org(phrase: Tokens, opens: bool) -> int:
    """How many tokens at the beginning of a description are the organisation's name; the last token is the head."""
    lead = _capital_lead(phrase)
    if not lead:
        return 0
    cores = [core_of(token) for token in phrase[:lead]]
    flags = [flags_of(core) for core in cores]
    if lead < len(phrase) or not is_capital(phrase[-1]):
        titled = next((at for at, token in enumerate(phrase[:lead]) if heads(token)), lead)
        lead = titled if titled else 0
        if not lead or all(flag & (PEOPLE | PLACE | COMPASS_POINT) for flag in flags[:lead]):
            return 0
        if any(core.isdigit() for core in cores[:lead]):  # "Year 6 pupil"
            return 0
        if lead == 1:
            known = flags[0] & (OTHER | NAME)
            if flags[0] & CAPITALS:
                return 1
            if opens:
                return int(not known and core_of(phrase[-1]).lower() in ORG_POSTS)
            return int(not flags[0] & (PEOPLE | PLACE | HONORIFIC | POST))
        if opens and lead == 2 and all(flag & WORD and not flag & (THING | PLACE) for flag in flags[:2]):
            return 0 if phrase[1].islower() else 2
        return lead
    return _title_case_org(cores[:-1], flags[:-1])


def _capital_lead(phrase: Tokens) -> int:
    """How many tokens at the beginning have capitals, small words between them counted in."""
    lead = 0
    for index, token in enumerate(phrase):
        if is_capital(token) or token.isdigit():
            lead = index + 1
        elif token.lower() not in JOINERS:
            break
    return lead


def _title_case_org(cores: Tokens, flags: Sequence[int]) -> int:
    """The same where the post has capitals too: "IOM International Cooperation and Partnerships Director"."""
    if not cores:
        return 0
    first = flags[0]
    if first & CAPITALS and cores[0] not in POST_ACRONYMS and not first & PLACE:
        count = 1
        while count < len(cores) and (flags[count] & PLACE or cores[count] in ("HQ", "Headquarters")):
            count += 1
        return count
    bodies = [at for at, core in enumerate(cores) if core in BODIES and at]
    if bodies and not first & HONORIFIC:
        return bodies[-1] + 1
    count = 0
    while count < len(cores) and not flags[count] & (WORD | PLACE | PEOPLE | POST | HONORIFIC | COMPASS_POINT | OPENER):
        count += 1
    return count


def owner_named(tokens: Tokens) -> str | None:
    """The organisation that owns a post: "The Harrow Trust’s"; none for "the team’s"."""
    while tokens and (not is_capital(tokens[0]) or tokens[0] == "The"):
        tokens = tokens[1:]
    if not tokens or flags_of(core_of(tokens[0])) & (OPENER | CALENDAR) and len(tokens) == 1:
        return None
    if (
        len(tokens) == 1
        and flags_of(core_of(tokens[0])) & WORD
        and not flags_of(core_of(tokens[0])) & THING
        and not tokens[0].isupper()
    ):
        return cleaned(tokens) if flags_of(core_of(tokens[0])) & CAPITALS else None
    return cleaned(tokens)


def cleaned(tokens: Sequence[str]) -> str:
    """An organisation without article, possessive ending and the signs around it."""
    name = " ".join(tokens).strip('"“”‘«»,;:')
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name.rstrip("'’").removeprefix("The ").removeprefix("the ")


def is_place(name: str) -> bool:
    """Whether a name is one of places or of peoples only."""
    return all(flags_of(word) & (PLACE | PEOPLE | COMPASS_POINT) and word not in BODIES for word in name.split())


def read_organisation(tokens: Tokens, preposition: str, head: str) -> tuple[str | None, int]:
    """The organisation that begins there, and its length; `head` is the post whose it may be, `preposition` before it."""
    taken = capital_phrase(tokens)
    if not taken:
        return None, 0
    name = cleaned(tokens[:taken]).rstrip(".)")
    cores = [core_of(token) for token in tokens[:taken] if is_capital(token)]
    flags = [flags_of(core) for core in cores]
    if len(cores) == 1 and flags[0] & WORD and not flags[0] & CAPITALS:
        return None, 0
    if not name or all(flag & (PLACE | PEOPLE | COMPASS_POINT | CALENDAR) for flag in flags):
        return None, 0
    if head in SEATS and preposition in ("of", "for", "to") and not is_body(name):
        return None, 0
    if head in TASKS and preposition in ("of", "for", "") and not is_body(name):
        if all(flag & WORD or token.islower() for flag, token in zip(flags, cores, strict=True)):
            return None, 0
    if preposition in ("of", "from", "in") and not head and flags[-1] & THING and cores[-1] in STREETS:
        return None, 0
    return name, len(" ".join(tokens[:taken]))


def is_body(name: str) -> bool:
    """Whether the words of a name show that it is an organisation's."""
    cores = [core_of(word) for word in name.split()]
    return any(
        core in BODIES
        or (flags_of(core) & CAPITALS and not flags_of(core) & PLACE)
        or (flags_of(core) & THING and len(cores) > 1)
        for core in cores
    )


def capital_phrase(tokens: Tokens) -> int:
    """How many tokens from the first are one capitalised phrase: "Central Bank of Qasr", "Save the Children"."""
    taken = index = 0
    while index < len(tokens):
        token = tokens[index]
        if is_capital(token) or (taken and token[:1].isdigit()):
            taken = index + 1
            if token.startswith("(") or (ends_clause(token) and not owns(token)):
                return taken if not token.startswith("(") else index
        elif token.lower() in JOINERS and taken and not (token == "and" and _starts_clause(tokens, index)):
            if token.lower() in ("in", "on") and not (index + 1 < len(tokens) and tokens[index + 1] == "the"):
                break
        elif token.startswith("("):
            break
        else:
            break
        index += 1
    return taken


def _starts_clause(tokens: Tokens, index: int) -> bool:
    """Whether an "and" parts two things rather than joins one name: behind it another person or a new sentence."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else ""
    flags = flags_of(core_of(behind)) if behind else 0
    return bool(flags & ANY_GIVEN and not flags & OTHER)
