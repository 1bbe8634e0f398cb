"""The flow: a capture is surveyed, laid out by its own cues and its twins', drafted, and its dates are settled.

Nothing here opens a store or writes to a screen; `corpus.py` does the first, `commands/` the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from iomcorpus.model import UNDESCRIBED, Furniture, Metadata, Record
from iomcorpus.reading.capture import Capture, lines_of
from iomcorpus.splitting.across import telling_prints
from iomcorpus.splitting.decisions import Heard
from iomcorpus.splitting.layout import Layout, lay_out
from iomcorpus.splitting.profile import profile, tell
from iomcorpus.splitting.records import Draft, Drafting, LineFeed, draft, find_order, has_open_dates, settle
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.survey import Survey, survey_lines
from iomcorpus.spool import Spool

MOST_FURNITURE_PRINTS = 12  # of a capture, by which captures of one site know each other


@dataclass(slots=True)
class Split:
    """A capture, split: its records and furniture in order, read as often as wanted."""

    survey: Survey
    order: str | None
    why_order: str
    open: bool  # a date of it could be read either way round, and nothing decides
    furniture: tuple[int, ...]  # prints of lines that captures of one site share
    spool: Spool[Draft | Furniture]  # drafts in order
    drafting: Drafting
    strays: dict[int, tuple[int, ...]] = field(default_factory=dict)  # line -> columns that stand for stray bytes

    def runs(self) -> Iterator[Record | Furniture]:
        """Records and furniture in order."""
        return settle(self.drafting, iter(self.spool), self.order)

    def records(self) -> Iterator[Record]:
        """The records alone."""
        return (run for run in self.runs() if isinstance(run, Record))

    def furnishings(self) -> Iterator[Furniture]:
        """The furniture alone."""
        return (run for run in self.runs() if isinstance(run, Furniture))

    def prints(self) -> list[int]:
        """The prints by which twins are found."""
        return telling_prints(self.survey)


def survey_capture(capture: Capture) -> Survey:
    """The first pass over a capture."""
    return survey_lines(capture.batches())


def split_lines(
    lines: Iterable[Sequence[str]],
    survey: Survey,
    name: str,
    source: str,
    settings: Settings,
    twins: Mapping[int, str] | None = None,
    hint: str | None = None,
    metadata: Metadata = UNDESCRIBED,
    said: Sequence[Heard] = (),
) -> Split:
    """The second pass: cut a capture's lines (in groups, in order) by its survey and what its twins show.

    `hint` is how captures that share its furniture write day and month, `metadata` what a sidecar says of this one,
    `said` what people have decided of its borders.
    """
    layout = lay_out(survey, twins, settings, said)
    drafting = Drafting.of(name, source, metadata)
    spool = Spool.of(draft(drafting, layout, LineFeed(lines)))
    order, why = find_order(drafting, settings.date_order, hint)
    open_order = order is None and has_open_dates(drafting)
    return Split(survey, order, why, open_order, _furniture_prints(layout), spool, drafting)


def split_capture(
    capture: Capture,
    survey: Survey,
    settings: Settings,
    twins: Mapping[int, str] | None = None,
    hint: str | None = None,
    said: Sequence[Heard] = (),
) -> Split:
    """`split_lines` for a capture as it lies on disk."""
    strays: dict[int, tuple[int, ...]] = {}
    lines, described = _groups(capture, strays), capture.metadata
    split = split_lines(lines, survey, capture.name, capture.source, settings, twins, hint, described, said)
    split.strays = strays
    return split


def profile_capture(capture: Capture, settings: Settings) -> Iterator[dict[str, object]]:
    """What is learned of a capture, a row a habit with an example."""
    survey = survey_capture(capture)
    layout = lay_out(survey, None, settings)
    places = list(layout.places())
    split = split_capture(capture, survey, settings)
    learned = list(profile(layout, places, split.order, split.why_order))
    wanted = {survey.first[one.position] for one in learned if one.position is not None}
    lines = {number: line for number, line in enumerate(lines_of(capture), start=1) if number in wanted}
    for one in learned:
        yield tell(one, capture.source, survey, lines.__getitem__)


def _groups(capture: Capture, strays: dict[int, tuple[int, ...]]) -> Iterator[list[str]]:
    """The lines of a capture; on the way `strays` takes the columns that stand for stray bytes, by line."""
    for batch in capture.batches():
        strays.update(batch.strays)
        yield batch.lines


def _furniture_prints(layout: Layout) -> tuple[int, ...]:
    """The prints of menus, boxes and feet: the lowest, which are the same ones on every page of a site."""
    reasons = zip(layout.survey.prints, layout.reasons, strict=True)
    prints = {number for number, reason in reasons if number and reason not in (None, "separator", "end mark")}
    return tuple(sorted(prints)[:MOST_FURNITURE_PRINTS])
