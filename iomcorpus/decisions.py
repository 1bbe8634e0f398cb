"""What people have decided: a plain text file beside the store, so that it outlives every store.

    same walter-amos-tring walt-tring    # one person under two names
    different amina-yusuf amina-yusuf-2   # two persons, whatever the rules say
    copy 3kq2hs7wab4d 8dmz1xq0ab4e        # one article
    not-a-copy 3kq2hs7wab4d 9f2kd8s1ab4f  # two articles
    keep 3kq2hs7wab4d                     # of its copies, this one

Persons and records are named by their ids. What follows `#` is a remark.
"""

from __future__ import annotations

from typing import NamedTuple

from iomcorpus.errors import CorpusError

VERBS = {"same": 2, "different": 2, "copy": 2, "not-a-copy": 2, "keep": 1}
FORMS = "same A B, different A B, copy A B, not-a-copy A B or keep A"


class Said(NamedTuple):
    """One decision, and the line where it stands."""

    verb: str
    ids: tuple[str, ...]
    line: int


def parse_decisions(text: str, name: str) -> list[Said]:
    """The decisions of a file; `name` tells which in errors.

    >>> parse_decisions("same a b  # known since 2012\\n\\nkeep c", "decisions.txt")
    [Said(verb='same', ids=('a', 'b'), line=1), Said(verb='keep', ids=('c',), line=3)]
    >>> parse_decisions("equal a b", "decisions.txt")
    Traceback (most recent call last):
    ...
    iomcorpus.errors.CorpusError: decisions.txt, line 1: 'equal a b' is no decision. Write: same A B, ...
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if VERBS.get(words[0]) != len(words) - 1:
            raise CorpusError(f"{name}, line {number}: {line.strip()!r} is no decision. Write: {FORMS}.")
        found.append(Said(words[0], tuple(words[1:]), number))
    return found


def pairs_of(said: list[Said], verb: str) -> tuple[tuple[str, str], ...]:
    """The pairs that a verb joins or parts."""
    return tuple((one.ids[0], one.ids[1]) for one in said if one.verb == verb)
