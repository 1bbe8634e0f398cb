"""Filters as people give them, read."""

from __future__ import annotations

from typing import Any

from iomcorpus.asking.query import Filters
from iomcorpus.errors import CorpusError


def make_filters(*, after: str | None = None, before: str | None = None, **others: Any) -> Filters:
    """Filters with their days read.

    >>> make_filters(after="2017-06", before="2017").after, make_filters(before="2017").before
    ('2017-06-01', '2017-12-31')
    """
    return Filters(after=_day(after, "--after", 0), before=_day(before, "--before", 1), **others)


def _day(value: str | None, option: str, end: int) -> str | None:
    from iomcorpus.edtf import bounds

    if value is None:
        return None
    days = bounds(value)
    if days is None:
        raise CorpusError(f"{option} {value!r}: no date. Write a day, month or year: 2017-12-21, 2017-12 or 2017.")
    return days[end]
