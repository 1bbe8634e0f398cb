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


def suggestion(name: str, names: Iterable[str], what: str) -> str:
    """What to say after a name that there is not: the one that was probably meant, else all of them.

    >>> suggestion("dats", ("dates", "people"), "types"), suggestion("x", ("dates", "people"), "types")
    ("Did you mean 'dates'?", 'The types: dates, people.')
    """
    names = list(names)
    near = nearest(name, names)
    return f"Did you mean {near!r}?" if near else f"The {what}: {', '.join(names)}."
