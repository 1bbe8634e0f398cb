"""Many queries from one file: a line each, with a name before a tab where it is to have one.

A tab, since a colon is part of queries (`person:strand`) and of pasted text; so two columns of a spreadsheet will do.
"""

from __future__ import annotations

from typing import NamedTuple


class Listed(NamedTuple):
    """One query of the list."""

    line: int
    name: str | None
    query: str


def parse_queries(text: str) -> list[Listed]:
    r"""The queries of a text; blank lines and lines that begin with `#` are remarks.

    >>> parse_queries("# mine\nboat OR ferry\n\npilots\tpilot* -airport\n")
    [Listed(line=2, name=None, query='boat OR ferry'), Listed(line=4, name='pilots', query='pilot* -airport')]
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, tab, query = line.partition("\t")
        if not tab:
            name, query = "", name
        found.append(Listed(number, name.strip() or None, query.strip()))
    return found
