"""The documents of a plan, written out.

Each draws from a random number generator of its own, so that a change in how one is written leaves the others alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypedDict

from benchmarks.planted.copyists import COPYISTS, Job, straight_quotes
from benchmarks.planted.grammar import Grammar, grammar
from benchmarks.planted.plan import COMPOSITE, SINGLE, Plan, Planted
from benchmarks.planted.stories import WRITERS, Story

SIGNED_ANEW = 0.25  # of the copies: another site's quotation marks
BASE_SALT, FAMILY_SALT, COPY_SALT = 1, 2, 3  # so that a base, a family and a copy of one number draw differently


class Document(TypedDict):
    """One article, as a record that copies are looked for in."""

    id: str
    text: str
    published: str | None


@dataclass(slots=True)
class Press:
    """Writes the documents of a plan."""

    plan: Plan

    @property
    def phrases(self) -> Grammar:
        """Those of the seed's half."""
        return grammar(self.plan.seed % 2)

    def documents(self) -> Iterator[Document]:
        """All documents, in order."""
        for number, planted in enumerate(self.plan.documents):
            yield self.document(number, planted)

    def document(self, number: int, planted: Planted) -> Document:
        """One document."""
        random = self._random(COPY_SALT, number)
        stories = [self.story(base) for base in planted.bases]
        published = stories[0].article.published
        if planted.relation == SINGLE:
            text = stories[0].article.text()
        elif planted.relation == COMPOSITE:
            text = "\n\n".join(story.article.text() for story in stories)
        else:
            job = Job(stories[0], self.phrases, random)
            text = COPYISTS[planted.relation, planted.manner](job)
            if planted.relation != "exact" and random.random() < SIGNED_ANEW:
                text = straight_quotes(text)
            published = None if planted.relation == "stripped" else published
        return {"id": document_id(self.plan.seed, number), "text": text, "published": published}

    def story(self, number: int) -> Story:
        """One base."""
        base = self.plan.bases[number]
        family, own = self._random(FAMILY_SALT, base.family), self._random(BASE_SALT, number)
        return WRITERS[base.kind](self.phrases, family, own, base)

    def _random(self, salt: int, number: int) -> Random:
        return Random((self.plan.seed << 48) + (salt << 44) + number)


def document_id(seed: int, number: int) -> str:
    """The id of a document: it tells nothing of what the document is."""
    return f"{seed}-{number:07}"


def write_lines(path: Path, rows: Iterable[object]) -> None:
    """Write rows as JSON Lines."""
    with open(path, "wb") as file:
        file.writelines(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
