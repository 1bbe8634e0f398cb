"""What holds of every capture that is split: nothing is lost, and places are right."""

from __future__ import annotations

from iomcorpus.edtf import bounds
from iomcorpus.model import Furniture, Record
from iomcorpus.reading.capture import Capture

KINDS = {"news", "opinion", "statement", "event", "page"}


def lines_of(capture: Capture) -> tuple[list[str], list[int]]:
    lines: list[str] = []
    ends = [0]
    for batch in capture.batches():
        lines += batch.lines
        ends += batch.ends
    return lines, ends


def check_laws(capture: Capture, runs: list[Record | Furniture]) -> None:
    lines, ends = lines_of(capture)
    check_tiling(runs, lines, ends, capture.size)
    records = [run for run in runs if isinstance(run, Record)]
    assert len({record.id for record in records}) == len(records)
    for record in records:
        check_record(record, lines)


def check_tiling(runs: list[Record | Furniture], lines: list[str], ends: list[int], size: int) -> None:
    """Records and furniture hold every line and every byte once, and say where."""
    line, byte = 1, 0
    for run in runs:
        assert (run.first_line, run.start_byte) == (line, byte)
        assert line <= run.last_line <= len(lines)
        assert run.end_byte == ends[run.last_line]
        assert run.text == "\n".join(lines[run.first_line - 1 : run.last_line])
        line, byte = run.last_line + 1, run.end_byte
    assert (line, byte) == (len(lines) + 1, size)


def check_record(record: Record, lines: list[str]) -> None:
    header = record.header
    inside = range(record.first_line, record.last_line + 1)
    assert lines[record.first_line - 1].strip()
    assert lines[record.last_line - 1].strip()
    assert record.first_line not in record.skip
    assert record.last_line not in record.skip
    assert set(record.skip) <= set(inside)
    assert list(record.skip) == sorted(record.skip)
    assert header.body_line in inside
    assert header.body_line not in record.skip
    assert header.kind in KINDS
    assert record.border.line == record.first_line
    assert 0.5 <= record.border.sure <= 1
    assert not (header.published and header.inferred)
    for value in (header.published, header.updated, header.inferred):
        assert value is None or bounds(value), value
    assert header.evidence or not header.published
    assert header.published or header.inferred or not header.evidence
    for evidence in header.evidence:
        assert 1 <= evidence.line <= len(lines)
        assert 0 <= evidence.start <= evidence.end <= len(lines[evidence.line - 1])
        assert evidence.why
        if evidence.start < evidence.end:
            assert any(letter.isdigit() for letter in lines[evidence.line - 1][evidence.start : evidence.end])
