"""Where the records and the furniture of a capture lie, line by line, from its survey alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from iomcorpus.model import Border
from iomcorpus.splitting.borders import Item, find_items
from iomcorpus.splitting.cues import Habits, View, learn_habits, view_of
from iomcorpus.splitting.furniture import reasons
from iomcorpus.splitting.survey import Survey

# Paragraphs that borders are decided over at a time: more than a record can have by far, few enough to hold a capture of gigabytes.
WINDOW = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """A record's lines, those of them that are furniture, its border, and its paragraphs' positions in the survey."""

    first_line: int
    last_line: int
    skip: tuple[int, ...]
    border: Border
    first: int  # position of its first paragraph
    last: int  # of its last, inclusive


@dataclass(slots=True)
class Layout:
    """A capture's survey with what follows from it; `places` decides the borders as it goes."""

    survey: Survey
    reasons: list[str | None]  # why a paragraph is furniture, by position
    habits: Habits
    twins: Mapping[int, str]  # what other captures show, by position (`across.py`)
    off: frozenset[str]  # cues switched off by name

    def places(self) -> Iterator[Place]:
        """The records in order; what is found to stand alone without a body becomes furniture on the way."""
        begin = 0
        while begin < len(self.survey):
            end = min(begin + WINDOW, len(self.survey))
            view = view_of(self.survey, self.reasons, begin, end, self.habits, self.twins)
            items = find_items(view, self.off)
            whole = end == len(self.survey)
            # The last items of a window may go on behind it: they are decided again in the next one.
            sure = items if whole else items[:-2] or items
            for item in sure:
                if item.stray:
                    self._set_aside(view, item)
                else:
                    yield self._place(view, item)
            begin = end if whole or not sure else view.positions[sure[-1].stop - 1] + 1

    def furniture_reason(self, position: int) -> str:
        """Why the paragraph at a position is in no record."""
        return self.reasons[position] or "stray line"

    def _set_aside(self, view: View, item: Item) -> None:
        for at in range(item.start, item.stop):
            self.reasons[view.positions[at]] = "stray line"

    def _place(self, view: View, item: Item) -> Place:
        first, last = view.positions[item.start], view.positions[item.stop - 1]
        skip = [
            line
            for position in range(first, last)
            if self.reasons[position] not in (None, "separator")
            for line in range(self.survey.first[position], self.survey.last[position] + 1)
        ]
        line = self.survey.first[first]
        border = Border(line, item.border.sure, item.border.cues)
        return Place(line, self.survey.last[last], tuple(skip), border, first, last)


def lay_out(survey: Survey, twins: Mapping[int, str] | None = None, off: frozenset[str] = frozenset()) -> Layout:
    """The layout of a capture, by its own cues and those that its twins give."""
    why = reasons(survey)
    return Layout(survey, why, learn_habits(survey, why, min(WINDOW, len(survey))), twins or {}, off)
