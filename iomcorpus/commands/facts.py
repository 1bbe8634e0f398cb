"""What the verbs about facts share: their types and rules by name, and a store that is up to date."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomcorpus.commands.offering import offer
from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, LIMITED_FORM, Given, settle_form
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
    from iomcorpus.text.near import suggestion

    if asked is None:
        return TYPES
    found = []
    for name in filter(None, (part.strip() for part in asked.split(","))):
        if name not in (*PLURALS, *TYPES):
            raise CorpusError(f"--types: there is no type {name!r}. {suggestion(name, PLURALS, 'types')}")
        found.append(PLURALS.get(name, name))
    if not found:
        raise CorpusError(f"--types: name at least one of {', '.join(PLURALS)}.")
    return tuple(dict.fromkeys(found))


def read_without(names: list[str]) -> tuple[str, ...]:
    """Rules to do without, their names checked."""
    if not names:
        return ()
    from iomcorpus.facts.rules import NAMES
    from iomcorpus.text.near import suggestion

    for name in names:
        if name not in NAMES:
            raise CorpusError(f"--without: there is no rule {name!r}. {suggestion(name, NAMES, 'rules')}")
    return tuple(sorted({*names}))


Query = Annotated[
    str | None, typer.Argument(metavar="[QUERY]", help="Only of the records that this finds, as in search.")
]
LISTED = {"chosen": {**FILTERS, **COPIES_HIDDEN}, "printing": LIMITED_FORM}  # the options of verbs that list facts


def print_facts(
    type: str,
    query: str | None,
    chosen: Given,
    printing: Given,
    *,
    sort: str = "place",
    change: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
    more: tuple[str, ...] = (),
) -> int:
    """Print the facts of one type; `change` may add the fields `more` to each. The status is 1 where there are none."""
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_all
    from iomcorpus.output.mentions import fields_of

    known = (*fields_of(type), *more)
    settings, form = settle_form(printing, known)
    rows = Corpus(settings.db).mentions((type,), query=query, sort=sort, context=True, **chosen)
    found = print_all(map(change, rows) if change else rows, form, known, f"{type}s")
    return 0 if found else offer(query, settings.db, chosen)


def bring_up_to_date(settings: Settings, without: tuple[str, ...], engine: str, decisions: str | None) -> Corpus:
    """The corpus, with the facts of what is new found."""
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.notes import noter
    from iomcorpus.output.progress import bar

    corpus = Corpus(settings.db, noter("extract"))
    with bar("extract", corpus.waiting(without, engine), worth=WORTH_A_BAR) as progress:
        corpus.extract(without=without, engine=engine, decisions=decisions, jobs=settings.jobs, progress=progress)
    return corpus


WORTH_A_BAR = 4 << 20  # bytes of records: some seconds
