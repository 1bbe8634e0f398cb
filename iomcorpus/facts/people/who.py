"""Who of a record's names are one person: "Anna Holm", "Holm", "Ms Holm" and "Anna" are; two Holms are two."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from iomcorpus.facts.people.capitals import PARTICLES
from iomcorpus.facts.people.lexicon import FEMALE, MALE, folded, lexicon
from iomcorpus.facts.people.posts import GENERATIONS

ARABIC_ARTICLES = ("al-", "el-", "ad-", "as-", "ash-", "an-")
NO_PARTS = {*PARTICLES, "o", "jr", "al", "el"}
MOST_NAMESAKES = 40  # persons of a record that one word may stand for; more are a register, not a story


@dataclass(slots=True)
class Somebody:
    """A person of a record."""

    who: int
    words: tuple[str, ...]  # the fullest form, as `parts` gives it
    gender: str | None = None
    sure: bool = False  # a title, a post or the like shows somebody, so that also a word of no list is known again
    places: list[int] = field(default_factory=list)  # offsets of mentions, in order


@lru_cache(maxsize=8192)
def parts(name: str) -> tuple[str, ...]:
    """The words by which names are compared: in small letters, without accents and particles.

    >>> parts("José de la CRUZ"), parts("al-Sulaiti"), parts("Thomas “Tommo” Brandt Jr")
    (('jose', 'cruz'), ('sulaiti',), ('thomas', 'tommo', 'brandt'))
    """
    found = []
    for word in name.split():
        plain = (word if word.isascii() else folded(word)).strip("\"“”‘’'«».,()").lower()
        for article in ARABIC_ARTICLES:
            if plain.startswith(article) and len(plain) > len(article) + 1:
                plain = plain[len(article) :]
        if plain and plain not in NO_PARTS and word not in GENERATIONS:
            found.append(plain)
    return tuple(found)


class People:
    """The persons of a record, by the words of their names."""

    def __init__(self) -> None:
        self.persons: list[Somebody] = []
        self.by_word: dict[str, list[Somebody]] = {}

    def add(self, words: tuple[str, ...], at: int, gender: str | None = None) -> Somebody:
        """A person who was not named before."""
        person = Somebody(len(self.persons), words, gender or (_gender(words) if len(words) > 1 else None), places=[at])
        self.persons.append(person)
        self._learn(person, words)
        return person

    def _learn(self, person: Somebody, words: Sequence[str]) -> None:
        for word in words:
            bearers = self.by_word.setdefault(word, [])
            if len(bearers) < MOST_NAMESAKES and person not in bearers:
                bearers.append(person)

    def full(self, words: tuple[str, ...], at: int, gender: str | None = None) -> Somebody:
        """The person of a full name: a known one where the names agree, else a new one."""
        for person in reversed(self.by_word.get(words[-1], [])):
            if len(person.words) > 1 and agree(words, person.words):
                if len(words) > len(person.words):
                    self._learn(person, words)
                    person.words = words
                self.mention(person, at, gender)
                return person
        return self.add(words, at, gender)

    def short(self, words: tuple[str, ...], at: int, gender: str | None = None, title: bool = False) -> Somebody | None:
        """The person whom a part of a name means: the nearest before whom the title fits, else the first behind."""
        fitting = [
            person
            for person in self.by_word.get(words[-1] if words else "", [])
            if _holds(person.words, words) and not (gender and person.gender and gender != person.gender)
        ]
        if title and any(person.words[-1] == words[-1] for person in fitting):
            fitting = [person for person in fitting if person.words[-1] == words[-1]]
        if not fitting:
            return None
        sure = [person for person in fitting if gender and person.gender == gender]
        return min(sure or fitting, key=lambda person: _distance(person, at))

    def mention(self, person: Somebody, at: int, gender: str | None = None) -> None:
        """Note that a person is named there."""
        insort(person.places, at)
        person.gender = person.gender or gender


def _distance(person: Somebody, at: int) -> tuple[bool, int]:
    """How far away a person is named: before first, since a later mention explains none."""
    index = bisect_right(person.places, at)
    return (False, at - person.places[index - 1]) if index else (True, person.places[0] - at)


def _gender(words: Sequence[str]) -> str | None:
    """ "m" or "f" where the given name tells."""
    flags = lexicon()[words[0].capitalize()]
    if flags & MALE and not flags & FEMALE:
        return "m"
    return "f" if flags & FEMALE and not flags & MALE else None


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Whether some words of a name follow each other in it so."""
    size = len(part)
    return any(tuple(words[at : at + size]) == tuple(part) for at in range(len(words) - size + 1))


def agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names can be one person's: the shorter is in the longer, an initial stands for its name.

    >>> agree(("walter", "tring"), ("walter", "amos", "tring")), agree(("w", "tring"), ("walter", "tring"))
    (True, True)
    >>> agree(("anna", "holm"), ("peter", "holm")), agree(("ana", "luisa"), ("ana", "costa"))
    (False, False)
    """
    short, long = sorted((one, other), key=len)
    if short[-1] != long[-1] or short[0][0] != long[0][0]:
        return False
    rest = iter(long)
    return all(any(_same(word, name) for name in rest) for word in short)


def _same(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and 1 in (len(one), len(other)))
