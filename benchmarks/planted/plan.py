"""What is planted, decided from the seed alone before a word is written.

So the truth about a million articles is known without their texts, and any of them can be written by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from benchmarks.planted.copyists import COPYISTS
from benchmarks.planted.stories import STORY, Base

IN_CLUSTERS, NEGATIVE = 0.35, 0.20  # of the documents
SINGLE, COMPOSITE = "single", "composite"
RELATIONS = (*dict.fromkeys(relation for relation, _ in COPYISTS), COMPOSITE)
LED = ("re-led",)  # only a story has a first paragraph that can be another

# Families of texts that are no copies: how often, and how many texts each has.
NEGATIVES = {
    "release": (24, 2, 6),  # a press release's template with another town, other people and figures
    "same town": (14, 2, 5),  # the same from one town
    "honours": (8, 2, 6),
    "grant": (10, 2, 6),
    "police": (8, 2, 8),
    "weather": (5, 4, 16),
    "market": (5, 4, 16),
    "bulletin": (8, 2, 6),
    "boilerplate": (9, 2, 6),  # other stories under one issuer's standing passages, about 30 % of the text
    "retold": (9, 2, 2),  # the same facts in the words of another author
}
FAMILY_SHARE = 0.15  # of the copied articles: members of a family, whose templates also get copies
COPIES = (1,) * 12 + (2,) * 4 + (3,) * 2 + (5, 9)  # of one article


class Planted(NamedTuple):
    """What a document is."""

    relation: str  # to what it was made of: SINGLE, COMPOSITE or one of the copyists'
    manner: str
    bases: tuple[int, ...]  # one, or the two of a composite


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planted, without its text."""

    seed: int
    bases: Sequence[Base]
    documents: Sequence[Planted]  # in the order in which they are written: any


def draw_plan(seed: int, size: int) -> Plan:
    """Decide what `size` documents are."""
    random = Random(seed)
    bases: list[Base] = []
    documents: list[Planted] = []
    counts: Counter[str] = Counter()
    fresh: list[int] = []  # members of families that were not copied yet
    families = 0
    while len(documents) < size:
        if counts["copied"] < IN_CLUSTERS * len(documents):
            if fresh and random.random() < FAMILY_SHARE:
                source = fresh.pop(random.randrange(len(fresh)))
            else:
                source = _add_base(bases, documents, Base(STORY, families := families + 1, 0))
            copies = random.choice(COPIES)
            documents += [_draw_copy(random, bases, source) for _ in range(copies)]
            counts["copied"] += 1 + copies
        elif counts["negative"] < NEGATIVE * len(documents):
            kind = random.choices(list(NEGATIVES), [weight for weight, *_ in NEGATIVES.values()])[0]
            families += 1
            members = random.randint(*NEGATIVES[kind][1:])
            fresh += [_add_base(bases, documents, Base(kind, families, member)) for member in range(members)]
            counts["negative"] += members
        else:
            _add_base(bases, documents, Base(STORY, families := families + 1, 0))
    # Bases come before their copies, so none of these is without its source.
    del documents[size:]
    random.shuffle(documents)
    return Plan(seed, bases, documents)


def _add_base(bases: list[Base], documents: list[Planted], base: Base) -> int:
    bases.append(base)
    documents.append(Planted(SINGLE, "", (len(bases) - 1,)))
    return len(bases) - 1


def _draw_copy(random: Random, bases: Sequence[Base], source: int) -> Planted:
    """A copy of a base in one of all manners, each relation as often as the others."""
    relations = [name for name in RELATIONS if name not in LED or bases[source].kind == STORY]
    relation = random.choice(relations)
    if relation == COMPOSITE:
        other = random.randrange(len(bases) - 1)
        other += other >= source
        return Planted(COMPOSITE, "", random.choice(((source, other), (other, source))))
    return Planted(relation, random.choice([manner for name, manner in COPYISTS if name == relation]), (source,))
