"""What the verbs about facts share: their types and rules by name, and a store that is up to date."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from iomcorpus.commands.options import (
    After,
    Before,
    Color,
    Copies,
    Csv,
    Db,
    Fields,
    Format,
    Inferred,
    Json,
    Kind,
    Limit,
    RawCells,
    Source,
)
from iomcorpus.errors import CorpusError

if TYPE_CHECKING:
    from iomcorpus.config import Settings
    from iomcorpus.corpus import Corpus


def read_types(asked: str | None) -> tuple[str, ...]:
    """The types of mentions that a person asked for, as `dates,people` or `date,person`; all where nothing was asked.

    >>> read_types("dates, person")
    ('date', 'person')
    """
    from iomcorpus.facts.types import PLURALS, TYPES
    from iomcorpus.text.near import nearest

    if asked is None:
        return TYPES
    found = []
    for name in filter(None, (part.strip() for part in asked.split(","))):
        if name not in (*PLURALS, *TYPES):
            near = nearest(name, PLURALS)
            raise CorpusError(
                f"--types: there is no type {name!r}. "
                + (f"Did you mean {near!r}? " if near else "")
                + f"The types: {', '.join(PLURALS)}."
            )
        found.append(PLURALS.get(name, name))
    if not found:
        raise CorpusError(f"--types: name at least one of {', '.join(PLURALS)}.")
    return tuple(dict.fromkeys(found))


def read_without(names: list[str]) -> tuple[str, ...]:
    """Rules to do without, their names checked."""
    if not names:
        return ()
    from iomcorpus.facts.rules import NAMES
    from iomcorpus.text.near import nearest

    for name in names:
        if name not in NAMES:
            near = nearest(name, NAMES)
            hint = f"Did you mean {near!r}?" if near else f"The rules: {', '.join(NAMES)}."
            raise CorpusError(f"--without: there is no rule {name!r}. {hint}")
    return tuple(sorted({*names}))


def list_facts(type: str, doc: str) -> Callable[..., int]:
    """A verb that lists the facts of one type out of the store."""

    def listed(
        after: After = None,
        before: Before = None,
        source: Source = None,
        kind: Kind = None,
        inferred: Inferred = "yes",
        copies: Copies = "hide",
        limit: Limit = None,
        format: Format = None,
        fields: Fields = None,
        json: Json = False,
        csv: Csv = False,
        raw_cells: RawCells = False,
        color: Color = None,
        db: Db = None,
    ) -> int:
        from iomcorpus.config import settle

        settings = settle(db=db, format=format, limit=limit, color=color)
        form = {"fields": fields, "json": json, "csv": csv, "raw_cells": raw_cells}
        chosen = {"after": after, "before": before, "source": source, "kind": kind, "inferred": inferred}
        chosen["copies"] = copies
        return print_facts(type, settings, form, chosen)

    listed.__doc__ = doc
    return listed


def print_facts(
    type: str,
    settings: Settings,
    form: Mapping[str, Any],
    chosen: Mapping[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
    more: tuple[str, ...] = (),
) -> int:
    """Print the facts of one type; `change` may add the fields `more` to each. The status is 1 where there are none."""
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import choose_form, print_all
    from iomcorpus.output.mentions import PERSON, fields_of

    known = PERSON if type == "person" else (*fields_of(type), *more)
    corpus = Corpus(settings.db)
    rows = corpus.people(**chosen) if type == "person" else corpus.mentions((type,), context=True, **chosen)
    shown = map(change, rows) if change else rows
    table = "people" if type == "person" else f"{type}s"
    return 0 if print_all(shown, choose_form(settings, known, **form), known, table) else 1


def bring_up_to_date(settings: Settings, without: tuple[str, ...], engine: str, decisions: str | None) -> Corpus:
    """The corpus, with the facts of what is new found."""
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.progress import bar
    from iomcorpus.text.safe import for_terminal

    def say(message: str) -> None:
        print(for_terminal(f"extract: {message}"), file=sys.stderr)

    corpus = Corpus(settings.db, say)
    with bar("extract", corpus.waiting(without, engine), worth=4 << 20) as progress:
        corpus.extract(without=without, engine=engine, decisions=decisions, jobs=settings.jobs, progress=progress)
    return corpus
