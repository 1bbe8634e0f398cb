"""The values of dates: what a reading means in a record of a certain date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iomcorpus.model import DateFound


@dataclass(frozen=True, slots=True)
class DateValue:
    """What a date means: EDTF, or None where the text cannot settle it."""

    value: str | None
    relative: bool  # the value needs the record's date


def resolve_dates(found: Sequence[DateFound], anchor: str | None, order: str | None = None) -> list[DateValue]:
    """The values of a record's dates, in their order.

    `anchor` is the record's date (EDTF), `order` how its capture writes day and month (`dmy`, `mdy` or None).
    """
    return [DateValue(None, False) for _ in found]
