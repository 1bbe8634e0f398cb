"""`saved`: the queries that people keep, what they find by now, and what is new of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from iomcorpus.commands.options import LIMITED_FORM, Given, settle_form, takes
from iomcorpus.errors import CorpusError

if TYPE_CHECKING:
    from iomcorpus.asking.saved import Saved
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.rows import Row

EXAMPLES = (
    "iomcorpus search 'flood OR drought' --after 2017 --save floods",
    "iomcorpus saved",
    "iomcorpus search --saved floods",
    "iomcorpus saved new",
    "iomcorpus saved remove floods",
)
SEEN_FILE = "queries.seen.json"


@takes(printing=LIMITED_FORM)
def saved(
    action: Annotated[
        Literal["list", "new", "remove"],
        typer.Argument(metavar="[new|remove]", help="new: hits not shown before. remove: keep NAME no longer."),
    ] = "list",
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Only this query.")] = None,
    *,
    printing: Given,
) -> int:
    """List the queries that search --save keeps, with their options, and how much they find by now.

    They stand in queries.toml beside the store, which may be edited. `saved new` prints the hits that it has not
    printed before, at first all, and keeps their ids in queries.seen.json. Exit status 1 where there are none.
    """
    if action == "remove":
        return _remove(name, printing)
    return _print_new(name, printing) if action == "new" else _print_list(name, printing)


def options_of(one: Saved, corpus: Corpus) -> dict[str, Any]:
    """The options of a saved query, such as a search takes."""
    from iomcorpus.commands.asked import checked

    return checked(one.options, f"{corpus.saved_file}: {one.name}")


def _chosen(corpus: Corpus, name: str | None) -> list[Saved]:
    from iomcorpus.asking.saved import find_saved

    known = corpus.saved()
    if name is not None:
        return [find_saved(known, name, corpus.saved_file)]
    if not known:
        print("saved: no query is saved yet: iomcorpus search QUERY --save NAME", file=sys.stderr)
    return known


def _print_list(name: str | None, printing: Given) -> int:
    from iomcorpus.commands.batch import Asker, Tally
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import print_all
    from iomcorpus.output.schema import SAVED, names

    known = names(SAVED)
    settings, form = settle_form(printing, known)
    corpus, tally = Corpus(settings.db), Tally()
    chosen = _chosen(corpus, name)

    def rows() -> Iterator[dict[str, Any]]:
        with corpus.opened() as one:
            ask = Asker(one.search, one.count)
            for query in chosen:
                row = {"name": query.name, "query": query.query, "options": query.options}
                try:
                    counts: dict[str, int | None] = {**ask.counts(query.query, options_of(query, corpus))}
                except CorpusError as error:
                    tally.refuse(f"{corpus.saved_file}, {query.name}", error)
                    counts = {"hits": None, "with_copies": None}
                yield {**row, **counts}

    if chosen:
        print_all(rows(), form, known, "saved")
    return 2 if tally.wrong else 0 if chosen else 1


def _remove(name: str | None, printing: Given) -> int:
    from iomcorpus.config import settle
    from iomcorpus.corpus import Corpus

    if name is None:
        raise CorpusError("saved remove: name the query that is to go.")
    settings = settle(db=printing["db"])
    Corpus(settings.db).forget(name)
    return 0


def _print_new(name: str | None, printing: Given) -> int:
    """Print hits that have not been printed before; those that are printed now are remembered, and no others."""
    from iomcorpus.commands.batch import Tally
    from iomcorpus.corpus import Corpus
    from iomcorpus.output.form import counted, print_rows
    from iomcorpus.output.schema import NEW, names

    known = names(NEW)
    settings, form = settle_form(printing, known)
    corpus, tally = Corpus(settings.db), Tally()
    chosen = _chosen(corpus, name)
    seen = _read_seen(corpus)

    def unseen() -> Iterator[dict[str, Any]]:
        with corpus.opened() as one:
            for query in chosen:
                before = frozenset(seen.get(query.name, ()))
                try:
                    for hit in one.search(query.query, **options_of(query, corpus)):
                        if hit["id"] not in before:
                            yield {"name": query.name, **hit}
                except CorpusError as error:
                    tally.refuse(f"{corpus.saved_file}, {query.name}", error)

    shown, total = counted(unseen(), form.limit)
    number = print_rows(_noted(shown, seen), form, known, "new", total if form.limit_is_ours else None)
    if form.limit_is_ours and (every := total()) > number:
        print(f"{number} of {every}, again for the next, --limit 0 for all", file=sys.stderr)
    if number:
        _write_seen(corpus, seen)
    return 2 if tally.wrong else 0 if number else 1


def _noted(rows: Iterable[Row], seen: dict[str, list[str]]) -> Iterator[Row]:
    for row in rows:
        seen.setdefault(row["name"], []).append(row["id"])
        yield row


def _seen_file(corpus: Corpus) -> str:
    return os.path.join(os.path.dirname(corpus.saved_file), SEEN_FILE)


def _read_seen(corpus: Corpus) -> dict[str, list[str]]:
    """The ids that have been printed, by the name of the query."""
    import json

    from iomcorpus.reading.decisions import read_typed

    file = _seen_file(corpus)
    text = read_typed(file, must_exist=False)
    try:
        seen = json.loads(text or "{}")
        if all(isinstance(id, str) for ids in seen.values() for id in ids):
            return {name: list(ids) for name, ids in seen.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        pass
    raise CorpusError(f"{file} is not what `saved new` writes. Remove it, and all hits are new once more.")


def _write_seen(corpus: Corpus, seen: dict[str, list[str]]) -> None:
    import json

    from iomcorpus.output.files import replace_file

    with replace_file(_seen_file(corpus), force=True) as stream:
        stream.write(json.dumps(seen, ensure_ascii=False, indent=1) + "\n")
