"""First and last days over the records of a group, and what they rest on: in SQL, one value each.

A day carries a letter behind it for where its record's date is from, so that one `min` or `max` gives both, and on
equal days a stated date counts before an inferred one. Open ends count as no days.
"""

from __future__ import annotations

from typing import Any

# Letters by which the surer of equal days is the smallest, and by which it is the greatest.
SMALL = {"a": "published", "b": "filled", "c": "inferred"}
GREAT = {"c": "published", "b": "filled", "a": "inferred"}
OPEN_FIRST, OPEN_LAST = "0001", "9999"


def _lettered(day: str, letters: dict[str, str]) -> str:
    by_origin = " ".join(f"WHEN '{origin}' THEN '{letter}'" for letter, origin in letters.items())
    return f"{day} || CASE record.date_from {by_origin} END"


FIRST = f"CASE WHEN record.date_first >= '{OPEN_FIRST}-02' THEN {_lettered('record.date_first', SMALL)} END"
LAST = f"CASE WHEN record.date_last < '{OPEN_LAST}' THEN {_lettered('record.date_last', GREAT)} END"


def read_period(first: str | None, last: str | None) -> dict[str, Any]:
    """The fields of a period, of the smallest FIRST and the greatest LAST.

    >>> read_period("2015-06-30a", "2017-12-04a")
    {'first': '2015-06-30', 'last': '2017-12-04', 'first_from': 'published', 'last_from': 'inferred'}
    >>> read_period(None, None)["first"]
    """
    return {
        "first": first and first[:-1],
        "last": last and last[:-1],
        "first_from": first and SMALL[first[-1]],
        "last_from": last and GREAT[last[-1]],
    }


def earliest(*firsts: str | None) -> str | None:
    """The smallest of some FIRST.

    >>> earliest("2015-06-30c", None, "2015-06-30a")
    '2015-06-30a'
    """
    return min((first for first in firsts if first), default=None)


def latest(*lasts: str | None) -> str | None:
    """The greatest of some LAST."""
    return max((last for last in lasts if last), default=None)
