"""The samples with their gold, captures from texts and bytes, and tables of cases."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from iomcorpus.model import Batch, Furniture, Record
from iomcorpus.pipeline import Split, split_lines, survey_capture
from iomcorpus.reading.capture import BLOCK, Capture, read_capture
from iomcorpus.splitting.layout import Layout, lay_out
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.survey import Survey, survey_lines
from iomcorpus.splitting.view import (
    View,
)
from iomcorpus.splitting.viewing import view_of

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
GOLD = HERE / "golden"
CASES = HERE / "cases"

# Before the first rule was written; the four others came after.
FIRST_EIGHT = (
    "month-dated", "year-stripped", "headline-after-date", "theme-page",
    "agency-datelines", "blog-posted-by", "wrapped-72", "village-notices",
)  # fmt: skip
SAMPLES = (*FIRST_EIGHT, "bulletin-feed", "stripped-opinion-mix", "teaser-list", "us-newsroom")


def cases(name: str) -> Any:
    """A table of cases."""
    return json.loads((CASES / f"{name}.json").read_text("utf-8"))


def capture_of(data: bytes, encoding: str = "utf-8") -> Capture:
    """A capture that lies in memory."""
    return Capture(
        "x.txt", "x.txt", blake2b(data, digest_size=16).hexdigest(), encoding, len(data), (), io.BytesIO(data)
    )


def split_of(capture: Capture, size: int = BLOCK, settings: Settings | None = None) -> list[Record | Furniture]:
    """The records and furniture of a capture that is read so many bytes at a time."""
    survey = survey_lines(capture.batches(size))
    groups = (batch.lines for batch in capture.batches(size))
    return list(split_lines(groups, survey, capture.name, capture.source, settings or Settings()).runs())


def records_of(text: str, settings: Settings | None = None) -> list[Record]:
    """The records of a text."""
    runs = split_of(capture_of(text.encode("utf-8", "surrogatepass")), settings=settings)
    return [run for run in runs if isinstance(run, Record)]


def survey_of(text: str) -> Survey:
    """The survey of a text."""
    lines = text.split("\n")
    ends: list[int] = []
    for line in lines:
        ends.append((ends[-1] if ends else 0) + len(line.encode()) + 1)
    return survey_lines([Batch(1, lines, ends)])


def view_of_text(text: str, twins: dict[int, str] | None = None) -> View:
    """What the cues see of a text."""
    survey = survey_of(text)
    layout = lay_out(survey, twins)
    return view_of_layout(layout)


def view_of_layout(layout: Layout) -> View:
    """What the cues see of a whole capture."""
    return view_of(layout.survey, layout.reasons, 0, len(layout.survey), layout.habits, layout.twins)


@dataclass(frozen=True)
class Sample:
    """A sample capture, what was found in it, and its gold."""

    capture: Capture
    survey: Survey
    split: Split
    runs: list[Record | Furniture]
    gold: list[dict[str, Any]]

    @property
    def records(self) -> list[Record]:
        return [run for run in self.runs if isinstance(run, Record)]


@cache
def sample(name: str) -> Sample:
    """A sample, split once for all tests."""
    capture = read_capture(str(DATA / f"{name}.txt"), f"{name}.txt")
    survey = survey_capture(capture)
    groups = (batch.lines for batch in capture.batches())
    split = split_lines(groups, survey, capture.name, capture.source, Settings())
    gold = [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return Sample(capture, survey, split, list(split.runs()), gold)


def paragraphs_of(name: str) -> list[str]:
    """The paragraphs of a sample."""
    from iomcorpus.text.paragraphs import paragraphs

    one = sample(name)
    lines = [line for batch in one.capture.batches() for line in batch.lines]
    return [text for _, _, text in paragraphs(lines, one.survey.width)]
