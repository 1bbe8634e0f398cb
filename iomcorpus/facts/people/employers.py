"""Organisations inside descriptions: of "IOM Lesotho Chief of Mission", of "a nurse at Elm Clinic"."""

from __future__ import annotations

from collections.abc import Sequence

from iomcorpus.facts.people.descriptions import (
    BODIES,
    DWELLERS,
    JOINERS,
    NO_EMPLOYEES,
    OF_ACRONYM,
    OF_PLACES,
    OF_POSTS,
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
from iomcorpus.facts.people.lexicon import (
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
from iomcorpus.facts.people.places import PLACES
from iomcorpus.facts.people.posts import POST_ACRONYMS
from iomcorpus.forms.grammar import Pattern

WHERE = PEOPLE | PLACE | COMPASS_POINT
LONGEST_WORD_LIKE_ACRONYM = 5  # letters: "SAVE", "REACH"
# "P.O. Box 7847", "BP 7847", "Private Bag X3": where letters go.
LETTER_BOX = Pattern(r"(?:P\.? ?O\.?|B\.?P\.?|C\.?P\.?|Box|Bag|Private Bag|Postfach|Apartado|Casilla)\b.*\d")
# Endings of sciences: "Head of Antarctic Oceanography".
FIELDS = ("ology", "ography", "onomy", "istry", "ics", "ometry", "urgery", "iatry", "culture")
QUALITIES = ("istic", "ical", "ional", "ental", "ic", "ous")  # of adjectives that no list has: "Eucharistic Minister"


def leading_org(phrase: Tokens, opens: bool) -> int:
    """How many tokens at the beginning of a description are an organisation's name; its head is the last token.

    `opens`: a sentence begins there, so that a capital says nothing.

    >>> leading_org("Lakeside Water Board chairman".split(), True), leading_org("Bank manager".split(), True)
    (3, 0)
    >>> leading_org("IOM International Cooperation and Partnerships Director".split(), False)
    1
    """
    head = core_of(phrase[-1]).lower()
    if head in NO_EMPLOYEES or (head in OF_PLACES and not is_body(" ".join(phrase[:-1]))):
        return 0
    lead = _capital_lead(phrase)
    cores = [core_of(token) for token in phrase[:lead]]
    flags = [flags_of(core) for core in cores]
    if lead == len(phrase) and is_capital(phrase[-1]):
        return _title_case_org(cores[:-1], flags[:-1])
    named = int(len(phrase) > 2 and phrase[1] in ("of", "for", "without") and not _heads_of(phrase))
    lead = next((at for at, token in enumerate(phrase[:lead]) if at >= named and heads(token)), lead)
    if all(flag & WHERE for flag in flags[:lead]) or any(core.isdigit() for core in cores[:lead]):
        return 0  # "Tunisian activist", "Year 6 pupil"
    if lead > 1 or flags[0] & CAPITALS:
        return lead
    if opens:
        known = flags[0] & (OTHER | NAME)
        return int(not known and core_of(phrase[-1]).lower() in ORG_POSTS)
    return int(not flags[0] & (PEOPLE | PLACE | HONORIFIC | POST) and not cores[0].endswith(QUALITIES))


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
    """The same where the post has capitals too; `cores` are the words before it."""
    if not cores:
        return 0
    role = _role_start(cores)
    goes_on = [core in ("of", "for") for core in cores[1:role]]
    bodies = [at for at, core in enumerate(cores[:role]) if core in BODIES and (at or any(goes_on[:1]))]
    if bodies and any(goes_on[bodies[-1] : bodies[-1] + 1]):
        return role  # "International Organization for Migration Director General"
    if is_acronym(cores[0]):
        return _acronym_end(cores, flags)
    if bodies and not flags[0] & HONORIFIC:
        return bodies[-1] + 1
    if any(core in ("of", "the", "for", "without") for core in cores[1:role]) and not _heads_of(cores):
        return role  # "Save the Children Chief Executive"
    # The last word of no list: "Stop the Traffik Lead Trainer", "Fernbank Dairies Chief Executive"
    no_name = WORD | WHERE | POST | HONORIFIC | OPENER
    end = max(
        (
            at + 1
            for at, flag in enumerate(flags)
            if not flag & no_name and cores[at] not in JOINERS and not cores[at].endswith(QUALITIES)
        ),
        default=0,
    )
    while end and end < len(cores) and flags[end] & THING and not flags[end] & POST:
        end += 1
    return end


def _role_start(cores: Tokens) -> int:
    """Where the words begin that belong to the post behind them: `Deputy Country` in "... Deputy Country Director"."""
    start = len(cores)
    while start and (heads(cores[start - 1]) or cores[start - 1] in OF_POSTS):
        if cores[max(start - 2, 0)] in ("of", "for"):
            break  # "Commission for Refugees Chairperson"
        start -= 1
    return start


def _heads_of(cores: Tokens) -> bool:
    """Whether an "of" behind the first word is a post's: "Head of Press"; but "Friends of the Earth"."""
    return heads(cores[0]) and not cores[0].endswith("s")


def is_acronym(word: str) -> bool:
    """Whether a word is an organisation's acronym, or begins with one: "IOM", "MIDA-Somalia", but not "UK" or "MP"."""
    first = word.split("-")[0]
    flags = flags_of(first)
    if len(first) > LONGEST_WORD_LIKE_ACRONYM and flags & WORD:
        return False  # "MINISTER FOR REGIONAL HEALTH": the page has capitals
    return len(first) > 1 and bool(flags & CAPITALS) and not flags & PLACE and first not in POST_ACRONYMS


def _acronym_end(cores: Tokens, flags: Sequence[int]) -> int:
    """How many words an acronym's name has: "IOM Lesotho", "IOM United Kingdom", "ADECCO Group"."""
    count = 1
    while count < len(cores):
        if flags[count] & PLACE or cores[count] in OF_ACRONYM:
            count += 1
        elif " ".join(cores[count : count + 2]) in PLACES:
            count += 2
        else:
            break
    return count


def owner_named(tokens: Tokens) -> str | None:
    """The organisation that owns a post: "The Harrow Trust’s"; none for "the team’s" and for a country."""
    while tokens and (not is_capital(tokens[0]) or tokens[0] == "The"):
        tokens = tokens[1:]
    if not tokens:
        return None
    first = flags_of(core_of(tokens[0]))
    if (
        len(tokens) == 1
        and not first & CAPITALS
        and (first & (OPENER | CALENDAR) or (first & WORD and not first & THING))
    ):
        return None
    name = cleaned(tokens)
    return None if is_place(name) else name


def cleaned(tokens: Sequence[str]) -> str:
    """An organisation without article, possessive ending and the signs around it."""
    name = " ".join(tokens).strip('"“”‘«»,;:')
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name.rstrip("'’").removeprefix("The ").removeprefix("the ")


def is_place(name: str) -> bool:
    """Whether a name is one of places or of peoples only."""
    return all(flags_of(word) & WHERE and word not in BODIES for word in name.split())


def is_body(name: str) -> bool:
    """Whether the words of a name show that it is an organisation's.

    >>> is_body("Haagland College"), is_body("UNHCR"), is_body("Rural Roads"), is_body("Tearwell")
    (True, True, False, False)
    """
    cores = [core_of(word) for word in name.split()]
    for core in cores:
        flags = flags_of(core)
        if (
            core in BODIES
            or (flags & CAPITALS and "." not in core and not flags & PLACE)
            or (flags & THING and len(cores) > 1)
        ):
            return True
    return False


def read_organisation(tokens: Tokens, preposition: str = "", head: str = "") -> tuple[str | None, int]:
    """The organisation that begins there, and its length in the text.

    `head` is the post whose it may be and `preposition` what stands between: "mayor of" names no employer.

    >>> read_organisation("Central Bank of Qasr, expects".split(), "of", "governor")
    ('Central Bank of Qasr', 21)
    >>> read_organisation("Rural Roads, cut".split(), "for", "minister")
    (None, 0)
    """
    taken = capital_phrase(tokens)
    if not taken:
        return None, 0
    name = cleaned(tokens[:taken]).rstrip(".)")
    cores = [core_of(token) for token in tokens[:taken] if is_capital(token)]
    flags = [flags_of(core) for core in cores]
    if not name or all(flag & (WHERE | CALENDAR) for flag in flags) or LETTER_BOX.match(name):
        return None, 0
    if len(cores) == 1 and flags[0] & WORD and not flags[0] & CAPITALS:
        return None, 0  # "Chief of Mission"; but "The Guardian" has two words
    if len(cores) == 1 and preposition == "from" and head and not is_body(name):
        return None, 0  # "a market trader from Makanji"
    if cores[-1] in STREETS and (head in DWELLERS or not preposition) and not BODIES.intersection(cores):
        return None, 0  # "Ida Lie, Drumree Road", "a student of Bog Walk"
    plain = all(flag & WORD for flag in flags) or cores[-1].endswith(FIELDS)
    if head in TASKS and preposition in ("of", "for", "") and plain:
        if not any(core in BODIES or is_acronym(core) for core in cores):
            return None, 0  # "head of Adult Social Services"
    elif head in SEATS and preposition in ("of", "for", "to") and not is_body(name):
        return None, 0
    if not head and preposition in ("of", "from", "in") and cores[-1] in STREETS:
        return None, 0
    return name, len(" ".join(tokens[:taken]))


def capital_phrase(tokens: Tokens) -> int:
    """How many tokens from the first are one capitalised phrase: "Central Bank of Qasr", "Save the Children"."""
    taken = 0
    for index, token in enumerate(tokens):
        if token.startswith("("):
            break
        if is_capital(token) or (taken and token[:1].isdigit()):
            taken = index + 1
            if ends_clause(token) and not owns(token):
                break
        elif not taken or token.lower() not in JOINERS or not _joins(tokens, index):
            break
    return taken


def _joins(tokens: Tokens, index: int) -> bool:
    """Whether a small word joins one name: "Health and Care"; no "and" before a person, a post, or behind a body."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else ""
    if tokens[index] in ("in", "on"):
        return behind == "the"
    if tokens[index] != "and" or not behind:
        return True
    flags = flags_of(core_of(behind))
    if core_of(tokens[index - 1]) in BODIES and not flags & THING:
        return False
    post = heads(behind) and not core_of(behind).endswith("s")  # "Dockers and Stevedores Union"
    return not post and (not flags & ANY_GIVEN or bool(flags & OTHER))
