"""Words that a corpus spells otherwise: the nearest among the stems of its index, and how its texts write them.

Stems are compared, not words: what a person mistypes is rarely the ending, and the index has nothing else.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from iomcorpus.asking.fields import leaves
from iomcorpus.asking.query import (
    FIELDS,
    And,
    Fact,
    Field,
    Filters,
    InTitle,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    parse,
)
from iomcorpus.asking.scan import fold, stems, text_of
from iomcorpus.asking.sql import count
from iomcorpus.errors import CorpusError

FEW = 2  # records: a word in no more is widened too, since it may be a slip of the corpus's own
MOST = 3  # words that one is widened to
# A stem of this many letters may have so many slips (letters more, fewer, other, or two changed places); shorter
# ones have neighbours that mean something else ("boat" and "coat" are told apart by one letter already).
SLIPS = ((8, 2), (4, 1))
MAYBE_FIELD = re.compile(r"(?<![^\s(-])[A-Za-z]+(?=:[^\s/)])")
NAMES = "SELECT name FROM person_name"
# What fields look at: the texts in whose words something may be called.
CALLED = {
    "person": NAMES,
    "speaker": NAMES,
    "role": "SELECT DISTINCT role FROM mention WHERE role IS NOT NULL",
    "org": "SELECT org FROM mention WHERE org IS NOT NULL UNION "
    "SELECT coalesce(organisation, surface) FROM mention WHERE type = 'organisation'",
    "unit": "SELECT DISTINCT unit FROM mention WHERE unit IS NOT NULL",
    "byline": "SELECT DISTINCT byline FROM record WHERE byline IS NOT NULL",
}
LOOKED_AT = 20  # places of a stem in texts, to see how it is written


class Known(Protocol):
    """The words of a corpus."""

    def holders(self, stem: str) -> int:
        """How many records have a stem."""

    def all_stems(self) -> Iterable[str]:
        """Every stem there is."""

    def forms(self, stem: str) -> Iterable[str]:
        """Words as texts have them, folded, of which this is the stem."""


class StoreWords:
    """The words of a store, asked of its index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        connection.execute("PRAGMA temp_store = MEMORY")
        for kind in ("row", "instance"):
            table = f"fts5vocab('main', 'record_fts', '{kind}')"
            connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary_{kind} USING {table}")

    def holders(self, stem: str) -> int:
        row = self.connection.execute("SELECT doc FROM temp.vocabulary_row WHERE term = ?", (stem,)).fetchone()
        return row[0] if row else 0

    def all_stems(self) -> Iterable[str]:
        return [term for (term,) in self.connection.execute("SELECT term FROM temp.vocabulary_row")]

    def forms(self, stem: str) -> Iterator[str]:
        places = (
            "SELECT place.col, place.offset, record.title, record.clean FROM temp.vocabulary_instance AS place "
            "CROSS JOIN record ON record.number = place.doc WHERE place.term = ? LIMIT ?"
        )
        for column, offset, title, clean in self.connection.execute(places, (stem, LOOKED_AT)):
            yield fold(title if column == "title" else clean)[offset]


class RowWords:
    """The words of rows that stand in no store."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.records: Counter[str] = Counter()
        self.written: dict[str, Counter[str]] = {}
        for row in rows:
            words = fold(f"{row.get('title') or ''} {text_of(row)}")
            own = stems(" ".join(words))
            self.records.update(set(own))
            for stem, word in zip(own, words, strict=True):
                self.written.setdefault(stem, Counter())[word] += 1

    def holders(self, stem: str) -> int:
        return self.records[stem]

    def all_stems(self) -> Iterable[str]:
        return self.records

    def forms(self, stem: str) -> Iterable[str]:
        return self.written[stem]


class Respelt(NamedTuple):
    """A word, and the words that it may have been meant for, the nearest first."""

    word: str
    near: tuple[str, ...]


def nearest(word: str, known: Known, *, at_most: int = 0) -> Respelt | None:
    """The words nearest to one that no more than `at_most` records have; None where it is known, or none is near."""
    own = stems(word)
    if len(own) != 1 or any(map(str.isdigit, word)):  # another number is another fact
        return None
    (stem,) = own
    slips = _slips(stem)
    holders = known.holders(stem)
    if not slips or holders > at_most:
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    others = [one for one in known.all_stems() if one != stem and not any(map(str.isdigit, one))]
    found = extract(stem, others, scorer=OSA.distance, score_cutoff=slips, limit=None)
    ranked = sorted((slips, -known.holders(one), one) for one, slips, _ in found)
    best = [one for slips, negative, one in ranked if slips == ranked[0][0] and -negative > holders][:MOST]
    return Respelt(word, tuple(_written(word, one, known) for one in best)) if best else None


def _written(word: str, stem: str, known: Known) -> str:
    """The form of a stem that is most like a word."""
    from rapidfuzz.distance import OSA

    folded = "".join(fold(word))
    forms = Counter(known.forms(stem))
    return min(forms, key=lambda form: (OSA.distance(folded, form), -forms[form], form))


def widen(node: Node, known: Known) -> tuple[Node, list[str]]:
    """A tree that finds words which are spelt nearly so as well, and a remark on each that is widened.

    What is refused stays as it is, and so do numbers and short words.
    """
    widener = _Widener(known)
    return widener.widen(node), [f"{one.word} -> {', '.join(one.near)}" for one in widener.found.values() if one]


class _Widener:
    def __init__(self, known: Known) -> None:
        self.known = known
        self.found: dict[str, Respelt | None] = {}

    def widen(self, node: Node) -> Node:
        if isinstance(node, Word):
            near = self._near(node.word)
            return Or(node, *map(Word, near)) if near else node
        if isinstance(node, Phrase | Prefix):
            other = self._respelt(node)
            return Or(node, other) if other != node else node
        if isinstance(node, Near):  # its members cannot be alternatives
            other_near = Near(node.distance, *map(self._member, node.members))
            return Or(node, other_near) if other_near != node else node
        if isinstance(node, InTitle):
            return InTitle(self.widen(node.inner))
        if isinstance(node, Not):
            return Not(self.widen(node.wanted), node.unwanted)
        if isinstance(node, And):
            return And(*map(self.widen, node.parts))
        return Or(*map(self.widen, node.parts)) if isinstance(node, Or) else node

    def _near(self, word: str) -> tuple[str, ...]:
        if word not in self.found:
            self.found[word] = nearest(word, self.known, at_most=FEW)
        found = self.found[word]
        return found.near if found else ()

    def _member(self, node: Word | Phrase | Prefix) -> Word | Phrase | Prefix:
        return Word(self._best(node.word)) if isinstance(node, Word) else self._respelt(node)

    def _respelt(self, node: Phrase | Prefix) -> Phrase | Prefix:
        if isinstance(node, Phrase):
            return Phrase(*map(self._best, node.words))
        return Prefix(*map(self._best, node.words[:-1]), node.words[-1])

    def _best(self, word: str) -> str:
        return next(iter(self._near(word)), word)


def suggest(connection: sqlite3.Connection, query: str, filters: Filters) -> str | None:
    """The query with what nothing is called put right, if it finds anything so; None where that is no help."""
    from iomcorpus.asking.conditions import define_functions

    other = respell_fields(query)
    try:
        other = respell(other, StoreWords(connection)) or other
        other = _respell_values(connection, other)
        define_functions(connection)
        return other if other != query and count(connection, parse(other), filters) else None
    except CorpusError:  # what it says so has no meaning
        return None


def respell_fields(query: str) -> str:
    """The query with what stands for a field before a colon, but is none, as that field.

    >>> respell_fields("boat Person:strand sources:x -persn:may http://x e:mail")
    'boat person:strand source:x -person:may http://x e:mail'
    """

    def field(found: re.Match[str]) -> str:
        from iomcorpus.text.near import nearest

        name = found[0].lower()
        near = nearest(name, FIELDS) if name not in FIELDS and len(name) > 2 else name
        return near or found[0]

    return MAYBE_FIELD.sub(field, query)


def _respell_values(connection: sqlite3.Connection, query: str) -> str:
    """The query with words in values of fields that nothing is called as they may have been meant."""
    asked = [leaf for leaf in leaves(parse(query), wanted_only=True) if isinstance(leaf, Field | Fact)]
    for field in (field for leaf in asked for field in (leaf.fields if isinstance(leaf, Fact) else (leaf,))):
        if field.name in CALLED:
            called = {word for (text,) in connection.execute(CALLED[field.name]) for word in fold(text)}
            value = field.value[0] if isinstance(field.value, tuple) else field.value
            for word in str(value).split():
                near = None if word in called or word.endswith("*") else _nearest_name(word, called)
                query = _put(query, word, near) if near else query
    return query


def _nearest_name(word: str, called: Iterable[str]) -> str | None:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(word, sorted(called), scorer=OSA.distance, score_cutoff=_slips(word))
    return found[0] if found and found[1] else None


def _slips(word: str) -> int:
    return next((slips for length, slips in SLIPS if len(word) >= length), 0)


def _put(query: str, word: str, other: str) -> str:
    """The query with a word replaced wherever it stands."""
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda found: other, query, flags=re.IGNORECASE)


def respell(query: str, known: Known) -> str | None:
    """The query with unknown words as they may have been meant; None where all are known, or none has a near one."""
    other = query
    for word in dict.fromkeys(_typed(parse(query))):
        found = nearest(word, known)
        if found:
            other = _put(other, word, found.near[0])
    return other if other != query else None


def _typed(node: Node) -> Iterator[str]:
    """The whole words that a query wants."""
    for leaf in leaves(node, wanted_only=True):
        inner = [leaf.inner] if isinstance(leaf, InTitle) else leaf.members if isinstance(leaf, Near) else [leaf]
        for part in inner:
            if isinstance(part, Word):
                yield part.word
            elif isinstance(part, Phrase | Prefix):
                yield from part.words if isinstance(part, Phrase) else part.words[:-1]
