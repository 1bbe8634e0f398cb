"""What was learned of a capture, told to a person: a line for each habit, with an example and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from iomcorpus.splitting.layout import Layout
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.place import Place
from iomcorpus.splitting.recurring import kinds_at
from iomcorpus.splitting.survey import Survey

MOST_FURNITURE = 12  # kinds of furniture lines that are told, the most frequent first
# What is said of the line that shows a head, by where it stands.
BEGINS = {
    "before": "items begin behind",
    "here": "items begin with",
    "next": "items begin a line over",
    "next but one": "items begin two lines over",
}


@dataclass(frozen=True, slots=True)
class Learned:
    """One habit; `position` is that of an example."""

    what: str
    value: str
    count: int
    position: int | None = None


def profile(layout: Layout, places: Sequence[Place], order: str | None, why_order: str) -> Iterator[Learned]:
    """What was learned of a capture: its items, their heads, its dates and its furniture."""
    survey, habits = layout.survey, layout.habits
    yield Learned("records", "", len(places))
    yield from _heads(layout)
    if habits.dated:
        side = "over" if habits.heading_before_date else "under" if habits.heading_after_date else "without"
        yield Learned("date lines", f"with the heading {side} them" if side != "without" else "over each item", 0)
    dates = [at for at in range(len(survey)) if survey.marks[at] & BIT["date line"] and layout.reasons[at] is None]
    if dates:
        yield Learned("date line", "", len(dates), dates[0])
    yield Learned("date order", f"{order or 'open'}: {why_order}" if why_order else order or "none asked", 0)
    yield Learned("blank lines", f"{habits.usual_gap} between paragraphs", 0)
    if survey.width:
        yield Learned("wrapped", f"at {survey.width} columns", 0)
    yield from _furniture(layout)


def _heads(layout: Layout) -> Iterator[Learned]:
    """The kinds of lines that items begin with, over or behind, the most frequent first; each place is told of once."""
    survey, kinds = layout.survey, layout.habits.mould.heads
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    for position in range(len(survey)):
        for kind in kinds_at(survey, position) if layout.reasons[position] is None else ():
            if kind in kinds:
                places[kind].append(position)
    told: set[tuple[str, tuple[int, ...]]] = set()
    for kind, found in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
        where = kind[0].partition(" ")[2]
        if (where, tuple(found)) not in told:
            told.add((where, tuple(found)))
            yield Learned(BEGINS[where], "", len(found), found[0] + list(BEGINS).index(where) - 1)


def _furniture(layout: Layout) -> Iterator[Learned]:
    survey = layout.survey
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    for position, reason in enumerate(layout.reasons):
        if reason is not None:
            found[reason, survey.forms[position] or survey.shapes[position] or survey.prints[position]].append(position)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[1]))
    for (reason, _), positions in ranked[:MOST_FURNITURE]:
        yield Learned("separator" if reason == "separator" else "furniture", reason, len(positions), positions[0])


def tell(learned: Learned, source: str, survey: Survey, line_of: Callable[[int], str]) -> dict[str, object]:
    """A habit as a row."""
    line = None if learned.position is None else survey.first[learned.position]
    example = None if line is None else line_of(line).strip()
    return {
        "source": source,
        "learned": learned.what,
        "value": learned.value,
        "count": learned.count or None,
        "line": line,
        "example": example,
    }
