"""A question as files keep it, as a saved query or a receipt: what was given beside the query, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import typer

from iomcorpus.commands.options import COPIES_HIDDEN, FILTERS, Limit, Options, ReceiptFile
from iomcorpus.errors import CorpusError

Sort = Annotated[Literal["rank", "date"], "as search has it"]
SAVED: Options = {**FILTERS, **COPIES_HIDDEN, "exact": (bool, False), "fuzzy": (bool, False), "sort": (Sort, "rank")}
KEPT: Options = {**SAVED, "limit": (Limit, None)}  # a receipt is of one answer, so the limit is part of the question

KEEPING: Options = {
    "queries": (
        Annotated[
            str | None,
            typer.Option(
                "--queries", metavar="FILE|-", help="In place of QUERY, one a line, or NAME, a tab and QUERY."
            ),
        ],
        None,
    ),
    "save": (
        Annotated[str | None, typer.Option("--save", metavar="NAME", help="Keep query and filters: `saved`.")],
        None,
    ),
    "saved": (
        Annotated[str | None, typer.Option("--saved", metavar="NAME", help="In place of QUERY: one so kept.")],
        None,
    ),
    "receipt": (ReceiptFile, None),
}


def settle_question(
    db: str, query: str | None, keeping: Mapping[str, Any], options: Mapping[str, Any]
) -> tuple[str | None, dict[str, Any]]:
    """The query, none where options say what is wanted, and its options, those of a saved one among them.

    They are saved if they are to be.
    """
    if keeping["saved"] is not None:
        if query is not None:
            raise CorpusError("--saved stands in place of QUERY: leave out one of them.")
        query, options = _recall(db, keeping["saved"], options)
    if query is None and not given(options, {**FILTERS, **COPIES_HIDDEN}):
        raise CorpusError("there is no QUERY. Give one, or --saved NAME, --queries FILE, or options as --person NAME.")
    if keeping["save"] is not None:
        _remember(db, keeping["save"], query, options)
    return query, dict(options)


def given(values: Mapping[str, Any], known: Options = SAVED) -> dict[str, Any]:
    """The options that say something.

    >>> given({"after": "2017", "before": None, "inferred": "yes", "sort": "date"})
    {'after': '2017', 'sort': 'date'}
    """
    return {name: value for name, value in values.items() if name in known and value not in (known[name][1], [], ())}


def _recall(db: str, name: str, values: Mapping[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """A saved query, and options: those that are given now, then those saved with it, then the defaults."""
    from iomcorpus.asking.saved import find_saved
    from iomcorpus.corpus import Corpus

    corpus = Corpus(db)
    found = find_saved(corpus.saved(), name, corpus.saved_file)
    options = checked(found.options, f"{corpus.saved_file}: {name}")
    return found.query, {**values, **options, **given(values)}


def _remember(db: str, name: str, query: str | None, values: Mapping[str, Any]) -> None:
    """Save a query that can be read, with the options that say something."""
    import sys

    from iomcorpus.asking.query import parse
    from iomcorpus.corpus import Corpus
    from iomcorpus.text.safe import for_terminal

    if not name.strip():
        raise CorpusError("--save: the name is empty. Give one: --save NAME.")
    if query is not None:
        parse(query)
    corpus = Corpus(db)
    corpus.save(name, query, **given(values))
    print(for_terminal(f"search: saved as {name} in {corpus.saved_file}"), file=sys.stderr)


def checked(values: Mapping[str, Any], place: str, known: Options = SAVED) -> dict[str, Any]:
    """Options out of a file that a search would take; `place` says where they stand.

    >>> checked({"kind": "news"}, "queries.toml: boats")
    {'kind': 'news'}
    >>> checked({"kind": "novel"}, "queries.toml: boats")
    Traceback (most recent call last):
    ...
    iomcorpus.errors.CorpusError: queries.toml: boats: kind is 'novel', it must be news, opinion, ...
    """
    from iomcorpus.text.near import suggestion

    for name, value in values.items():
        if name not in known:
            raise CorpusError(f"{place}: there is no option {name!r}. {suggestion(name, known, 'options')}")
        annotation, default = known[name]
        if value != default and not _fits(value, annotation):
            raise CorpusError(f"{place}: {name} is {value!r}, it must be {_wanted(annotation)}.")
    return dict(values)


def _fits(value: Any, annotation: Any) -> bool:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _fits(value, arguments[0])
    if origin in (Union, UnionType):
        return any(_fits(value, one) for one in arguments)
    if origin is Literal:
        return value in arguments
    if origin is list:
        return isinstance(value, list) and all(_fits(one, arguments[0]) for one in value)
    return type(value) is annotation


def _wanted(annotation: Any) -> str:
    """What a value must be, in words."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _wanted(arguments[0])
    if origin in (Union, UnionType):
        return " or ".join(_wanted(one) for one in arguments if one is not type(None))
    if origin is Literal:
        return f"{', '.join(map(str, arguments[:-1]))} or {arguments[-1]}"
    if origin is list:
        return f"a list, of each {_wanted(arguments[0])}"
    return {str: "text", bool: "true or false", int: "a whole number"}.get(annotation, str(annotation))
