"""Who of a record's names are one person: "Anna Holm", "Holm", "Ms Holm" and "Anna" are; two Holms are two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from iomcorpus.facts.capitals import PARTICLES, usual_case
from iomcorpus.facts.lexicon import FEMALE, MALE, folded, lexicon
from iomcorpus.facts.posts import GENERATIONS


@dataclass(slots=True)
class Somebody:
    """A person of a record."""

    who: int
    words: tuple[str, ...]  # the fullest form, in small letters, without accents and particles
    gender: str | None = None
    places: list[int] = field(default_factory=list)  # offsets of mentions


def parts(name: str) -> tuple[str, ...]:
    """The words by which names are compared.

    >>> parts("José de la CRUZ"), parts("al-Sulaiti"), parts("Thomas “Tommo” Brandt Jr")
    (('jose', 'cruz'), ('sulaiti',), ('thomas', 'tommo', 'brandt'))
    """
    found = []
    for word in name.split():
        plain = folded(word).strip("\"“”‘’'«».,").lower()
        for prefix in ("al-", "el-", "ad-", "as-", "ash-", "an-"):
            if plain.startswith(prefix) and len(plain) > len(prefix) + 1:
                plain = plain[len(prefix) :]
        if plain and plain not in PARTICLES and word not in GENERATIONS and plain not in ("o", "jr", "al", "el"):
            found.append(plain)
    return tuple(found)


def gender_of(words: Sequence[str]) -> str | None:
    """ "m" or "f" where a given name tells."""
    flags = lexicon()[words[0].capitalize()] if words else 0
    if flags & MALE and not flags & FEMALE:
        return "m"
    return "f" if flags & FEMALE and not flags & MALE else None


class People:
    """The persons of a record, by the words of their names."""

    def __init__(self) -> None:
        self.persons: list[Somebody] = []
        self.by_word: dict[str, list[Somebody]] = {}

    def add(self, words: tuple[str, ...], at: int, gender: str | None = None) -> Somebody:
        person = Somebody(len(self.persons), words, gender or (gender_of(words) if len(words) > 1 else None), [at])
        self.persons.append(person)
        for word in words:
            self.by_word.setdefault(word, []).append(person)
        return person

    def full(self, words: tuple[str, ...], at: int, gender: str | None = None) -> Somebody:
        """The person of a full name: a known one, where the names agree, else a new one."""
        for person in reversed(self.by_word.get(words[-1], [])):
            if len(person.words) > 1 and agree(words, person.words):
                if len(words) > len(person.words):
                    for word in set(words) - set(person.words):
                        self.by_word.setdefault(word, []).append(person)
                    person.words = words
                person.places.append(at)
                person.gender = person.gender or gender
                return person
        return self.add(words, at, gender)

    def short(self, words: tuple[str, ...], at: int, gender: str | None = None, title: bool = False) -> Somebody | None:
        """The person whom a part of a name stands for: the nearest before whom the title fits, else the first behind."""
        fitting = [
            person
            for person in self.by_word.get(words[-1], [])
            if _holds(person.words, words) and not (gender and person.gender and gender != person.gender)
        ]
        if title and any(person.words[-1] == words[-1] for person in fitting):
            fitting = [person for person in fitting if person.words[-1] == words[-1]]
        if not fitting:
            return None
        sure = [person for person in fitting if gender and person.gender == gender]
        return min(sure or fitting, key=lambda person: _distance(person, at))

    def mention(self, person: Somebody, at: int, gender: str | None = None) -> None:
        person.places.append(at)
        person.gender = person.gender or gender


def _distance(person: Somebody, at: int) -> tuple[bool, int]:
    before = [place for place in person.places if place <= at]
    return (False, at - max(before)) if before else (True, min(person.places) - at)


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Whether some words of a name follow each other in it so."""
    size = len(part)
    return any(tuple(words[at : at + size]) == tuple(part) for at in range(len(words) - size + 1))


def agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names can be one person's: the shorter is in the longer, an initial stands for its name.

    >>> agree(("william", "swing"), ("william", "lacy", "swing")), agree(("w", "swing"), ("william", "swing"))
    (True, True)
    >>> agree(("anna", "holm"), ("peter", "holm")), agree(("ana", "luisa"), ("ana", "costa"))
    (False, False)
    """
    short, long = sorted((one, other), key=len)
    if short[-1] != long[-1]:
        return False
    at = 0
    for word in short:
        while at < len(long) and not (long[at] == word or (len(word.rstrip(".")) == 1 or len(long[at].rstrip(".")) == 1) and long[at][0] == word[0]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return short[0][0] == long[0][0]


def shown(name: str) -> str:
    """A name in usual case."""
    return usual_case(name)
