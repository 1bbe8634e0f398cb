"""Copies for tests: invented articles and what becomes of them, and all that a store knows of copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from stores import Texts, capture_rows

from iomcorpus.corpus import Corpus
from iomcorpus.store.open import close_writer, open_for_writing
from iomcorpus.store.write import replace_captures

SYLLABLES = ("ba", "dor", "el", "fin", "ga", "hul", "ist", "ka", "lom", "mer", "nu", "or", "pel", "qui", "ras", "sto")
NAMES = ("Harle", "Oduya", "Banks", "Madongo", "Lisgar", "Varn", "Ostrel", "Tarrenz", "Merrow", "Quill")
FOOT = (
    "For questions please call the press office of the harbour board in the old customs house between nine and five on "
    "every working day of the week or write a letter to the same address and wait patiently for an answer from them"
)
RELEASE = (
    "The board has paid {} crowns to the harbour of {} so that {} boats can be mended before the season opens and the "
    "pilots of {} get {} new lamps in the coming year , said {} for the board , which has done the same in {} other "
    "places since the spring and wants to go on with {} more of them as long as its means allow it to do so"
)


def words(chance: Random, count: int) -> list[str]:
    """Invented words, with a name and a number here and there."""
    found = []
    for _ in range(count):
        kind = chance.random()
        if kind < 0.04:
            found.append(chance.choice(NAMES))
        elif kind < 0.08:
            found.append(str(chance.randint(2, 900)))
        else:
            found.append("".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))))
    return found


def article(chance: Random, least: int = 40, most: int = 160) -> str:
    return " ".join(words(chance, chance.randint(least, most)))


def release(chance: Random) -> str:
    """A press release of one template, with its own facts."""
    facts = [str(chance.randint(2, 900)) if place in (0, 2, 4, 6, 7) else chance.choice(NAMES) for place in range(8)]
    return RELEASE.format(*facts)


def edited(chance: Random, text: str, share: float) -> str:
    """With so many of its words exchanged."""
    return " ".join(words(chance, 1)[0] if chance.random() < share else word for word in text.split())


def retyped(text: str) -> str:
    """The same words, typed otherwise."""
    return text.replace(" ", "\u00a0", 3).replace(" ", " — ", 1).upper()


def cut(chance: Random, text: str) -> str:
    parts = text.split()
    return " ".join(parts[: int(len(parts) * chance.uniform(0.3, 0.7))])


def with_foot(text: str) -> str:
    return f"{text} {FOOT}"


def swapped(text: str) -> str:
    """Its halves in the other order: a text of the same length."""
    parts = text.split()
    return " ".join(parts[len(parts) // 2 :] + parts[: len(parts) // 2])


def family(chance: Random) -> list[str]:
    """Articles, copies of all kinds, and texts that only look like copies."""
    stems = [article(chance) for _ in range(chance.randint(2, 4))]
    found = [*stems, release(chance), release(chance)]
    changes = (
        lambda text: retyped(text),
        lambda text: edited(chance, text, 0.03),
        lambda text: edited(chance, text, 0.12),
        lambda text: cut(chance, text),
        lambda text: with_foot(text),
        lambda text: swapped(text),
        lambda text: f"{text} {chance.choice(stems)}",
        lambda text: f"{text} {article(chance, 20, 40)}",
        lambda text: release(chance),
        lambda text: edited(chance, f"{text} {text}", 0.05),
    )
    for _ in range(chance.randint(8, 22)):
        found.append(chance.choice(changes)(chance.choice(found)))
    return [*found, "", "Harle"]


def captures_of(chance: Random, texts: Iterable[str], number: int) -> dict[str, list[Mapping[str, Any]]]:
    """Texts shared out to captures, some dated, some with headings and addresses."""
    captures: dict[str, list[Mapping[str, Any]]] = {f"{place}.txt": [] for place in range(number)}
    for place, text in enumerate(texts):
        fields: dict[str, Any] = {"text": text, "id": f"r{place:03}"}
        if chance.random() < 0.3:
            fields["published"] = f"2017-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        if chance.random() < 0.3:
            fields["byline"] = chance.choice(NAMES)
        if chance.random() < 0.3:
            fields["text"] = f"{text} {chance.choice(NAMES).lower()}@press.example"
        captures[chance.choice(list(captures))].append(fields)
    return captures


def put(db: Path | str, captures: Mapping[str, Texts], drop: Iterable[str] = ()) -> None:
    """Write captures into a store, and drop others from it, as `split --prune` does."""
    store = open_for_writing(str(db))
    replace_captures(store, (capture_rows(name, texts) for name, texts in captures.items()), drop)
    close_writer(store)


FOUND = (
    "SELECT capture.name, record.id, record.first_line, cluster, relation, similarity, keep, filled, date, date_from, "
    "date_first, date_last, text.digest, text.words, text.sketch, decided FROM record "
    "JOIN capture ON capture.id = record.capture LEFT JOIN copy ON copy.record = record.number "
    "LEFT JOIN record_text ON record_text.record = record.number LEFT JOIN text ON text.id = record_text.text "
    "ORDER BY capture.name, record.first_line"
)
ALIKE = (
    "SELECT min(a.digest, b.digest), max(a.digest, b.digest), relation, similarity FROM likeness "
    "JOIN text AS a ON a.id = likeness.a JOIN text AS b ON b.id = likeness.b ORDER BY 1, 2"
)
INDEX = "SELECT hash, shingle.place, digest FROM shingle JOIN text ON text.id = shingle.text ORDER BY hash, digest"


def known(db: Path | str) -> dict[str, Any]:
    """All that a store knows of copies, but for its own numbers and what clusters were called before."""
    store = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    found = {
        name: store.execute(sql).fetchall() for name, sql in (("found", FOUND), ("alike", ALIKE), ("index", INDEX))
    }
    store.close()
    corpus = Corpus(str(db))
    return {**found, "pairs": list(corpus.pairs()), "captures": list(corpus.captures())}


def dedupe(db: Path | str, captures: Mapping[str, Texts], **options: Any) -> Corpus:
    """A store of these captures whose copies have been found."""
    put(db, captures)
    corpus = Corpus(str(db))
    corpus.dedupe(**options)
    return corpus
