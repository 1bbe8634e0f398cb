"""Records as the tools lay them out that people train and filter with: Hugging Face datasets, datatrove, dolma.

They read `text` and nothing else, so that is the record's clean text; `id` leads back to the record. Fields and their
meanings stand in `schema.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iomcorpus.edtf import bounds
from iomcorpus.output.rows import Row
from iomcorpus.output.schema import DATATROVE, DOLMA, HF, TOLD, Field, names

Layout = Callable[[Row], dict[str, Any]]


def lay_out_for_hf(record: Row) -> dict[str, Any]:
    """A flat row, in which every record has every field."""
    return {"id": record["id"], "text": record["clean"], **_told(record)}


def lay_out_for_datatrove(record: Row) -> dict[str, Any]:
    """As datatrove's readers and writers keep a Document."""
    return {"text": record["clean"], "id": record["id"], "metadata": _told(record)}


def lay_out_for_dolma(record: Row) -> dict[str, Any]:
    """A document of dolma; points in time are there where they are known to the day.

    >>> record = {"id": "a", "clean": "One.", "source": "a.txt", "first_line": 1, "last_line": 3, "date": "2017-12-21"}
    >>> row = lay_out_for_dolma(record)
    >>> row["created"], "added" in row, row["metadata"]["lines"]
    ('2017-12-21T00:00:00.000Z', False, '1-3')
    """
    metadata = _told(record)
    row = {"id": record["id"], "text": record["clean"], "source": metadata.pop("source") or ""}
    times = {"created": _time(record.get("date")), "added": _time(record.get("retrieved"))}
    return row | {name: time for name, time in times.items() if time} | {"metadata": metadata}


LAYOUTS: dict[str, tuple[Layout, tuple[Field, ...]]] = {
    "hf": (lay_out_for_hf, HF),
    "datatrove": (lay_out_for_datatrove, DATATROVE),
    "dolma": (lay_out_for_dolma, DOLMA),
}


def _told(record: Row) -> dict[str, Any]:
    lines = f"{record.get('first_line')}-{record.get('last_line')}"
    return {name: lines if name == "lines" else record.get(name) for name in names(TOLD)}


def _time(value: str | None) -> str | None:
    """A day, with its time where there is one, as dolma writes points in time."""
    day = (value or "")[:10]
    if not value or bounds(day) != (day, day) or len(value) not in (10, len("2017-12-21T08:00:00Z")):
        return None
    return f"{day}T{value[11:19] or '00:00:00'}.000Z"
