"""Filters as people give them, read."""

from __future__ import annotations

from iomcorpus.asking.query import Filters
from iomcorpus.errors import CorpusError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal, TypedDict

    from iomcorpus.asking.query import Node

    class Chosen(TypedDict, total=False):
        """Which records count, as all verbs take it; days, months or years are EDTF, and inclusive."""

        after: str | None
        before: str | None
        source: str | None  # part of a capture's name, or a pattern
        kind: str | None
        inferred: Literal["yes", "no", "only"]
        copies: Literal["hide", "show", "only"]
        person: str | Sequence[str] | None
        role: str | Sequence[str] | None
        org: str | Sequence[str] | None
        figure: str | Sequence[str] | None
        unit: str | Sequence[str] | None
        mentions: str | Sequence[str] | None
        has: str | Sequence[str] | None

    class Asked(Chosen, total=False):
        """The same, and how words are read."""

        exact: bool


# Options that are fields of the query by another name, in this order.
FIELD_OPTIONS = ("person", "role", "org", "figure", "unit", "mentions", "has")


def make_filters(*, after: str | None = None, before: str | None = None, **others: Any) -> Filters:
    """Filters with their days and fields read.

    >>> make_filters(after="2017-06", before="2017").after, make_filters(before="2017").before
    ('2017-06-01', '2017-12-31')
    >>> make_filters(figure=">1,000", unit=["migrants"]).fields
    Fact(Field('figure', 1000, True, None, False), Field('unit', 'migrants'))
    """
    fields = {name: others.pop(name, None) for name in FIELD_OPTIONS}
    read = read_fields(fields) if any(fields.values()) else None
    return Filters(after=_day(after, "--after", 0), before=_day(before, "--before", 1), fields=read, **others)


def read_fields(fields: Mapping[str, str | Sequence[str] | None]) -> Node | None:
    """Options as the group of fields that they mirror: those that can be of one mention are of one."""
    from iomcorpus.asking.fields import conjunction, read_option
    from iomcorpus.asking.query import of_one_mention

    given = [
        (name, value)
        for name, values in fields.items()
        if values
        for value in ([values] if isinstance(values, str) else values)
    ]
    return conjunction(of_one_mention([read_option(name, value) for name, value in given]))


def _day(value: str | None, option: str, end: int) -> str | None:
    from iomcorpus.edtf import bounds

    if value is None:
        return None
    days = bounds(value)
    if days is None:
        raise CorpusError(f"{option} {value!r}: no date. Write a day, month or year: 2017-12-21, 2017-12 or 2017.")
    return days[end]
