"""Queries that people keep under a name, in a plain text file beside the store that they may edit.

    [pilots]
    query = "pilot* OR harbour"
    after = "2016-03"

A table a query; beside `query` stand the options of `search` that were given.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import StringIO
from itertools import pairwise
from typing import Any, NamedTuple

from iomcorpus.errors import CorpusError

FILE = "queries.toml"


class Saved(NamedTuple):
    """A query with its options, under a name."""

    name: str
    query: str | None
    options: dict[str, Any]


def parse_saved(text: str, file: str) -> list[Saved]:
    """The queries of a file in its order; `file` tells which in errors.

    >>> parse_saved("[a]\\nquery = 'boat'\\nafter = '2017'", "queries.toml")
    [Saved(name='a', query='boat', options={'after': '2017'})]
    """
    found = []
    for name, table in _tables(text, file).items():
        if not isinstance(table, dict):
            raise CorpusError(f'{file}: {name!r} stands outside a table. Write: [NAME], and below it: query = "..."')
        query = table.pop("query", None)
        if not isinstance(query, str | None):
            raise CorpusError(f"{file}: the query of {name!r} is no text. Put it in quotes.")
        found.append(Saved(name, query, table))
    return found


def _tables(text: str, file: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{file} is not TOML: {error}.") from None


def find_saved(saved: list[Saved], name: str, file: str) -> Saved:
    """The query of a name."""
    from iomcorpus.text.near import suggestion

    for one in saved:
        if one.name == name:
            return one
    if not saved:
        raise CorpusError(f"{file}: no query is saved there. Save one with: iomcorpus search QUERY --save NAME")
    raise CorpusError(f"{file}: there is no query {name!r}. {suggestion(name, [one.name for one in saved], 'queries')}")


def add_saved(text: str, saved: Saved, file: str) -> str:
    """The text of the file with one more query at its end; what stands there stays as it is."""
    if any(one.name == saved.name for one in parse_saved(text, file)):
        raise CorpusError(
            f"{file}: there is a query {saved.name!r} already. Choose another name, "
            f"or first: iomcorpus saved remove {saved.name}"
        )
    added = f"{text.rstrip()}\n\n{_table(saved)}" if text.strip() else _table(saved)
    if parse_saved(added, file) != [*parse_saved(text, file), saved]:
        raise CorpusError(f"{file}: {saved.name!r} cannot be added below what stands there. Add it by hand.")
    return added


def _table(saved: Saved) -> str:
    values: Mapping[str, Any] = {"query": saved.query, **saved.options}
    lines = [f"{_quoted(key)} = {_value(value)}" for key, value in values.items() if value is not None]
    return "\n".join((f"[{_quoted(saved.name)}]", *lines)) + "\n"


def _quoted(key: str) -> str:
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else _value(key)


def _value(value: Any) -> str:
    """A value as TOML has it: JSON, but for DEL, and for half characters, which it cannot say."""
    text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise CorpusError(f"{value!r} has bytes that are no text: it cannot be saved.") from None
    return text


def remove_saved(text: str, name: str, file: str) -> str:
    """The text of the file without one query; remarks and all else stay."""
    saved = parse_saved(text, file)
    gone = find_saved(saved, name, file)
    lines = StringIO(text).readlines()  # at line feeds, as TOML has it
    headers = [number for number, line in enumerate(lines) if line.lstrip().startswith("[")]
    for start, end in pairwise([*headers, len(lines)]):
        # Remarks over the next table are that one's.
        while end > start + 1 and end < len(lines) and lines[end - 1].lstrip().startswith("#"):
            end -= 1
        left = "".join((*lines[:start], *lines[end:]))
        try:
            if parse_saved(left, file) == [one for one in saved if one != gone]:
                return left
        except CorpusError:
            continue  # what looked like a header was not one
    raise CorpusError(f"{file}: {name!r} cannot be told from what stands around it. Remove it by hand.")
