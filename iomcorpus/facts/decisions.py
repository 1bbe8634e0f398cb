"""What people have said of who is who: a plain text file, so that it outlives every store.

    same william-lacy-swing bill-swing       # one person under two names
    different amina-yusuf jane-roe           # two persons, whatever the rules say

A and B are persons' ids, as `iomcorpus people` prints them. What follows `#` is a remark.
"""

from __future__ import annotations

from iomcorpus.errors import CorpusError
from iomcorpus.facts.identity.resolve import Decisions

VERBS = ("same", "different")


def parse_decisions(text: str, name: str) -> Decisions:
    """The decisions of a file; `name` tells which in errors.

    >>> parse_decisions("same a b  # known since 2012\\n\\ndifferent a c", "decisions.txt")
    Decisions(same=(('a', 'b'),), different=(('a', 'c'),))
    >>> parse_decisions("equal a b", "decisions.txt")
    Traceback (most recent call last):
    ...
    iomcorpus.errors.CorpusError: decisions.txt, line 1: 'equal a b' is no decision. Write: same A B, or different A B.
    """
    found: dict[str, list[tuple[str, str]]] = {verb: [] for verb in VERBS}
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) != 3 or words[0] not in VERBS:
            raise CorpusError(
                f"{name}, line {number}: {line.strip()!r} is no decision. Write: same A B, or different A B."
            )
        found[words[0]].append((words[1], words[2]))
    return Decisions(tuple(found["same"]), tuple(found["different"]))
