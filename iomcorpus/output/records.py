"""Records and furniture as rows with the fields of the contract."""

from __future__ import annotations

from typing import Any

from iomcorpus.model import Furniture, Record


def record_row(record: Record, *, border: bool = False) -> dict[str, Any]:
    """A record as `split` prints it; with `border` also why it begins where it does."""
    header = record.header
    row: dict[str, Any] = {
        "id": record.id,
        "source": record.source,
        "first_line": record.first_line,
        "last_line": record.last_line,
        "start_byte": record.start_byte,
        "end_byte": record.end_byte,
        "skip": list(record.skip),
        "published": header.published,
        "updated": header.updated,
        "inferred": header.inferred,
        "evidence": [{"line": at.line, "start": at.start, "end": at.end, "why": at.why} for at in header.evidence],
        "kind": header.kind,
        "title": header.title,
        "lead": header.lead,
        "byline": header.byline,
        "language": header.language,
        "text": record.text,
        "clean": record.clean,
        "body_line": header.body_line,
        "url": record.metadata.url,
        "retrieved": record.metadata.retrieved,
    }
    if border:
        cues = [list(cue) for cue in record.border.cues]
        row["border"] = {"line": record.border.line, "sure": record.border.sure, "cues": cues}
    return row


def furniture_row(furniture: Furniture) -> dict[str, Any]:
    """Furniture as `split --furniture` prints it."""
    return {
        "source": furniture.source,
        "first_line": furniture.first_line,
        "last_line": furniture.last_line,
        "start_byte": furniture.start_byte,
        "end_byte": furniture.end_byte,
        "reason": furniture.reason,
        "text": furniture.text,
    }
