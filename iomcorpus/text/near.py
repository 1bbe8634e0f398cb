"""What a person may have meant by a name that there is not."""

from __future__ import annotations

from collections.abc import Iterable

NEAR = 60.0  # of 100: "serach" is near "search" (83), "wide" near "wide gap" (67), "dedupe" near none of our verbs


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is nearest by insertions and deletions; None where all are far.

    >>> nearest("serach", ("split", "search", "show")), nearest("zebra", ("split", "search"))
    ('search', None)
    """
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    found = extractOne(name, list(known), scorer=ratio, score_cutoff=NEAR)
    return found[0] if found else None
