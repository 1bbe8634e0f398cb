"""When two names may be one person's: spellings that sound alike, slips, short forms, the other order.

Whether they are one is decided by who else is there (`matching`); here stands only what names themselves allow, and
what they forbid: Mario and Maria, Clarke and Clark, Thomas James and James Thomas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import product

from iomcorpus.facts.identity.name_parts import Name
from iomcorpus.facts.identity.spellings import EAST_ASIAN, IBERIAN, NICKNAMES, SPELLINGS
from iomcorpus.facts.people.lexicon import ANY_GIVEN, FAMILY, FEMALE, MALE, OTHER, lexicon
from iomcorpus.forms.grammar import words


class Short(IntEnum):
    """What a short form leaves out; those from `GIVEN_LEFT` on need an organisation or a post in common."""

    INSIDE = 1  # middle names or their letters: "Walter Tring"
    INITIALS = 2  # the given name but for its first letter: "W. A. Tring"; initials before it: "Sunil Perera"
    SURNAME = 3  # the second of two surnames: "Gabriela Fernández"
    FAMILY = 4  # all but the family name: "Tring"
    SURNAMES = 5  # all but two surnames: "Fernández Ibarra"
    GIVEN_LEFT = 6  # the first given name: "Jane Hollis" of "Mary Jane Hollis"
    LAST_LEFT = 7  # the last name, where it may be the family's: "Selam Tesfaye" of "Selam Tesfaye Woldu"


# First letters that another alphabet exchanges: "Camara" and "Kamara", "Yelena" and "Elena" begin alike.
FIRST_ALIKE = frozenset(map(frozenset, words("kq ck cs jy jg gy vw iy ei uw sz xs ye ch hk")))
# How long a word with a slip must be. Measured on four times 20,000 made-up persons (300 given names of each sex, 2,000
# family names, half of all unknown to the lexicon), of whom 2,000 were also named with one wrong letter. With these
# lengths 79 of the 80,000 were taken for another (41 by their sound) and 67 in 100 wrong letters were forgiven; with
# 6 and 5 it was 100 and 75, with 8 and 6 71 and 56.
SURE_SHORTEST = 7  # letters of a word whose slip needs nothing in common: "Wisniewska" and "Wisneiwska"
SURE_OF_THREE = 5  # the same where two other words of the name agree
NEAR_SHORTEST = 4  # letters of a word whose slip needs an organisation or a post in common; "Li Na" and "Li Ma" are two
NEAR_LONG = 10  # letters from which on two slips are forgiven: "Rakotoarimanana" and "Rakatoarimamana"
LONGEST_COMPARED = 40  # letters
SOUND_SHORTEST = 5  # letters of a family name known to be two ("Li", "Lee"; "Reid", "Reed")
MOST_UNITS = 6  # of a name whose short forms are looked for

_STEPS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"(?<=[bcdfghjklmnprstvwz])(?:ae|oe|ue)(?!l(?:a|le)?$)", lambda match: match[0][0]),  # "Juergen" as "Jurgen"
        (r"gu(?=[ei])", "g"),  # "Sergueï"
        (r"shch|t?sch|tch|sh", "S"),
        (r"dzh|dj|zh", "j"),
        (r"ph", "f"),
        (r"kh", "h"),  # "Mikhail", "Akhmed"
        (r"ck|q|c(?![hiey])", "k"),
        (r"gh|g(?=[aou])", "k"),  # "Qadhafi", "Gaddafi"
        (r"x", "ks"),
        (r"w|ff?$", "v"),  # "Romanoff"
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"(?:iy|ii|yi|ij|yy|ey|ei|y)$", "i"),  # "Dmitriy", "Zelenskyy"
        (r"y|j(?=[^aeiou])", "i"),
        (r"(?<=.)(?<!c)(?:(?<![aeiou])h|h(?![aeiou]))", ""),  # "Sarah", "Mohammad"
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(1 << 16)
def sound(unit: str) -> str:
    """What spellings of one name have in common by the habits of transliteration.

    >>> sound("zelenskyy") == sound("zelensky"), sound("qadhafi") == sound("gaddafi"), sound("sara") == sound("sarah")
    (True, True, True)
    >>> sound("mario") == sound("maria"), sound("andersen") == sound("anderson")
    (False, False)
    """
    unit = SPELLINGS.get(unit, unit)
    if len(unit) < 3 or not unit.isascii():
        return unit
    for pattern, by in _STEPS:
        unit = pattern.sub(by, unit)
    return unit


def familiar(unit: str) -> str:
    """The given name that a nickname stands for, else itself."""
    return NICKNAMES.get(unit, unit)


def flags(unit: str) -> int:
    """What the lexicon knows of a unit."""
    return lexicon()[unit.capitalize()]


def is_word(unit: str) -> bool:
    """Whether a family name is a word, a place or a post as well, so that without evidence it is no name.

    >>> is_word("swing"), is_word("banks"), is_word("okonkwo")
    (True, True, False)
    """
    return bool(flags(unit) & OTHER)


def is_rare(name: Name) -> bool:
    """Whether hardly two people bear a name: it has a middle name, or a family name that no list has.

    >>> from iomcorpus.facts.identity.name_parts import read_name
    >>> is_rare(read_name("Dipti Pardasani")), is_rare(read_name("Mary Jones"))
    (True, False)
    """
    return name.spelled > 2 or not flags(name.units[-1]) & FAMILY


def sounds_alike(one: str, other: str, family: bool) -> bool:
    """Whether two units are spellings of one name, by sound, and not known to be two names.

    >>> sounds_alike("sergei", "sergey", False), sounds_alike("lee", "li", True), sounds_alike("denis", "denise", False)
    (True, False, False)
    """
    if one == other:
        return True
    if sound(one) != sound(other) or (len(one) == 1) != (len(other) == 1):
        return False
    if one in SPELLINGS and other in SPELLINGS:
        return True
    both = flags(one), flags(other)
    if family:
        return not all(flag & FAMILY for flag in both) or min(len(one), len(other)) >= SOUND_SHORTEST
    return not _of_two_sexes(*both)


def slip(one: str, other: str, family: bool, others: int = 1) -> int:
    """How likely one unit is a misspelling of the other: 0 it is not, 1 if more speaks for it, 2 by itself.

    `others` is how many units of the names are the same.

    >>> slip("wisniewska", "wisneiwska", True), slip("clarke", "clark", True), slip("mario", "maria", False)
    (2, 0, 0)
    """
    from rapidfuzz.distance import OSA

    shorter, longer = sorted((len(one), len(other)))
    most = 1 if shorter < NEAR_LONG else 2
    if shorter < NEAR_SHORTEST or longer > LONGEST_COMPARED or longer - shorter > most:
        return 0
    if OSA.distance(one, other, score_cutoff=most) > most:
        return 0
    if one[0] != other[0] and frozenset((one[0], other[0])) not in FIRST_ALIKE:
        return 0
    # Mario and Maria, Ivanov and Ivanova: what differs in its last vowel differs in sex.
    if one.rstrip("aeiou") == other.rstrip("aeiou"):
        return 0
    both = flags(one), flags(other)
    known = FAMILY if family else ANY_GIVEN
    if _of_two_sexes(*both):
        return 0
    if all(flag & known for flag in both):  # Clark and Clarke, Martin and Marvin: two names, each borne by many
        return 1 if family and shorter >= NEAR_LONG else 0
    return 2 if shorter >= (SURE_SHORTEST if others == 1 else SURE_OF_THREE) else 1


def _of_two_sexes(one: int, other: int) -> bool:
    sexes = one & (MALE | FEMALE), other & (MALE | FEMALE)
    return sorted(sexes) == [MALE, FEMALE]


def is_turned(one: Name, other: Name) -> bool:
    """Whether two names are the same words with another of them first, "Zhang Xiaoling" and "Xiaoling Zhang"."""
    if one.generation != other.generation or one.units == other.units or len(one.glued) != len(other.glued):
        return False
    cuts = _cuts(other)
    return any(one.glued[at:] + one.glued[:at] == other.glued and len(one.glued) - at in cuts for at in _cuts(one))


def _cuts(name: Name) -> set[int]:
    """Where a name's units begin when they are written without blanks, but for the first."""
    at, found = 0, set()
    for unit in name.units[:-1]:
        at += len(unit)
        found.add(at)
    return found


def is_glued(one: Name, other: Name) -> bool:
    """Whether two names are the same but for blanks and hyphens: "Park Soo-jin", "Park Soojin".

    >>> from iomcorpus.facts.identity.name_parts import read_name
    >>> is_glued(read_name("Park Soo-jin"), read_name("Park Soojin"))
    True
    >>> is_glued(read_name("Ann Alee"), read_name("Anna Lee"))
    False
    """
    if one.glued != other.glued or one.generation != other.generation:
        return False
    if any(len(unit) == 1 for unit in (*one.units, *other.units)):  # "J. O. Moss", "Jo Moss"
        return False
    cuts = _cuts(one), _cuts(other)
    return bool(cuts[0] and cuts[1]) and (cuts[0] <= cuts[1] or cuts[1] <= cuts[0])


def puts_family_first(name: Name) -> bool:
    """Whether the first unit may be the family's: written so, or a name of East Asia."""
    return name.family_first or (len(name.units) > 1 and name.units[0] in EAST_ASIAN)


def may_turn(one: Name, other: Name) -> bool:
    """Whether nothing forbids that two names in two orders are one: Thomas James and James Thomas both are names."""
    if puts_family_first(one) or puts_family_first(other):
        return True
    return not all(flags(unit) & ANY_GIVEN for unit in (one.units[0], one.units[-1]))


def short_forms(name: Name) -> Iterator[tuple[str, Short]]:
    """The keys of names that may stand for a fuller one, and what they leave out; some more than once.

    >>> from iomcorpus.facts.identity.name_parts import read_name
    >>> sorted({(key, kind.name) for key, kind in short_forms(read_name("Walter Amos Tring")) if kind <= Short.FAMILY})
    ... # doctest: +NORMALIZE_WHITESPACE
    [('tring', 'FAMILY'), ('w a tring', 'INITIALS'), ('w amos tring', 'INITIALS'), ('w tring', 'INITIALS'),
     ('walter a tring', 'INSIDE'), ('walter amos tring', 'INSIDE'), ('walter tring', 'INSIDE')]
    >>> sorted({key for key, kind in short_forms(read_name("Jean-Luc Okello"))})  # never "Jean Okello"
    ['j l okello', 'j okello', 'jean luc okello', 'okello']
    """
    if name.generation:
        yield " ".join(name.units), Short.INSIDE
    parts = _parts(name)
    if len(parts) < 2:
        return
    yield from _families(parts, name)
    for given, family, kind in _cut(parts, name):
        first, *middle = given
        for inside in _thinned(middle, name):
            rest = (*inside, *family)
            yield " ".join((*first, *rest)), kind
            if len(first[0]) > 1:
                yield " ".join((first[0][0], *rest)), max(kind, Short.INITIALS)
            if len(first) > 1:
                yield " ".join((*(unit[0] for unit in first), *rest)), max(kind, Short.INITIALS)


Word = tuple[str, ...]  # the units that hyphens tie together


def _parts(name: Name) -> list[Word]:
    found: list[Word] = []
    for index, unit in enumerate(name.units):
        if index in name.joined and found:
            found[-1] = (*found[-1], unit)
        else:
            found.append((unit,))
    return found if len(found) <= MOST_UNITS else [*found[: MOST_UNITS - 1], found[-1]]


def _families(parts: list[Word], name: Name) -> Iterator[tuple[str, Short]]:
    """Family names alone."""
    last = parts[-1]
    yield " ".join(last), Short.FAMILY
    if len(last) > 1:  # "Schmidt-Hausen" may be called by either
        yield from ((unit, Short.FAMILY) for unit in last)
    if puts_family_first(name):
        yield " ".join(parts[0]), Short.FAMILY
    elif len(parts) > 2:
        iberian = _is_first_surname(parts[-2], last)
        # "Fernández Ibarra", "Fernández"; "Yellow Horse" where more is in common
        yield " ".join((*parts[-2], *last)), Short.SURNAMES if iberian else Short.GIVEN_LEFT
        if iberian:
            yield parts[-2][0], Short.FAMILY


def _cut(parts: list[Word], name: Name) -> Iterator[tuple[list[Word], Word, Short]]:
    """Ways to part a name into given and family names, with what is left out at its ends."""
    given, last = parts[:-1], parts[-1]
    yield given, last, Short.INSIDE
    if len(last) > 1:
        yield from ((given, (unit,), Short.SURNAME) for unit in last)
    if len(parts) < 3 or puts_family_first(name):
        return
    if len(last[0]) == 1:  # "Lakshmi Narayanan K."
        yield parts[:-2], parts[-2], Short.INITIALS
    elif len(last) == 1:
        kind = Short.SURNAME if _is_first_surname(parts[-2], last) else Short.LAST_LEFT
        yield parts[:-2], parts[-2], kind
    while len(given) > 1 and _may_go(given[0][0]):  # "W. A. Sunil Perera", "Muhammad Asif Raza"
        given = given[1:]
        yield given, last, Short.INITIALS
    if len(given) > 1:
        yield given[1:], last, Short.GIVEN_LEFT


def _is_first_surname(part: Word, last: Word) -> bool:
    """Whether the part before the last is the first of two surnames, as in Spanish: "Fernández" before "Ibarra"."""
    if len(part) > 1 or part[0] not in IBERIAN:
        return False
    return last[0] in IBERIAN or not flags(part[0]) & ANY_GIVEN  # but "Steve Martin Ekholm"


def _may_go(first: str) -> bool:
    """Whether the first of several given names is left out by many: an initial, or the Prophet's name."""
    return len(first) == 1 or SPELLINGS.get(first) == "mohamed"


def _thinned(middle: list[Word], name: Name) -> Iterator[Word]:
    """The middle names as they are, by their letters, or left out."""
    if puts_family_first(name):  # "Park Soo Jin" is no "Park Jin"
        yield tuple(unit for word in middle for unit in word)
        return
    choices: list[tuple[Word, ...]] = []
    for word in middle:
        letters = tuple(unit[0] for unit in word)
        choices.append((word, (), letters) if len(middle) <= 2 else (word, ()))
    for inside in product(*choices):
        yield tuple(unit for word in inside for unit in word)
    if len(middle) > 2:
        yield tuple(unit[0] for word in middle for unit in word)
