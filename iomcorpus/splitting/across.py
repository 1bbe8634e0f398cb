"""Other captures as evidence: where the same article stands in another capture with clear borders, these count here too.

Paragraphs are matched by their prints (`text/words.py`), which wrapping, quotation marks and addresses do not change; a paragraph that one
copy lacks leaves its neighbours to match. Only first-pass borders are evidence, so that the result depends on the set of captures and
not on their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from iomcorpus.splitting.layout import lay_out
from iomcorpus.splitting.marks import BIT, OPENING, TAIL
from iomcorpus.splitting.survey import Survey

CLEAR = 0.9  # sureness of a border that is evidence elsewhere
HEAD = 4  # paragraphs from a record's start that its copy may begin with: heading, date line, caption, first sentence


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a paragraph stands in a capture."""

    item: int  # number of its record there
    place: int  # from the record's first paragraph
    clear: bool  # the record's first border is sure
    regular: bool  # the capture's records all stand under date lines or heads, so that its not cutting counts too


def telling_prints(survey: Survey) -> list[int]:
    """The prints that a twin is told by: of paragraphs that may open an item, of those before them, each once in its capture.

    >>> telling_prints(Survey())
    []
    """
    found: list[int] = []
    before = BIT["end mark"]
    for position, marks in enumerate(survey.marks):
        if marks & OPENING or before & TAIL:
            if position:
                found.append(survey.prints[position - 1])
            found.append(survey.prints[position])
        before = marks
    counts = Counter(survey.prints)
    return sorted({number for number in found if number and counts[number] == 1})


def find_twins(surveys: Mapping[str, Survey], wanted: Iterable[str]) -> dict[str, dict[int, str]]:
    """For each wanted capture: position -> `opens` or `goes on`, as the other captures show it."""
    shared = Counter(number for survey in surveys.values() for number in telling_prints(survey))
    common = {number for number, count in shared.items() if count > 1}
    if not common:
        return {name: {} for name in wanted}
    standings = {name: _standings(survey, common) for name, survey in surveys.items()}
    return {
        name: _evidence(surveys[name], common, [standing for other, standing in standings.items() if other != name and standing])
        for name in wanted
    }


def _standings(survey: Survey, common: set[int]) -> dict[int, Standing]:
    if common.isdisjoint(survey.prints):
        return {}
    layout = lay_out(survey)
    regular = layout.habits.dated or layout.habits.headed
    counts = Counter(survey.prints)
    return {
        survey.prints[position]: Standing(number, position - place.first, place.border.sure >= CLEAR, regular)
        for number, place in enumerate(layout.places())
        for position in range(place.first, place.last + 1)
        if survey.prints[position] in common and counts[survey.prints[position]] == 1
    }


def _evidence(survey: Survey, common: set[int], others: list[dict[int, Standing]]) -> dict[int, str]:
    found: dict[int, str] = {}
    before = 0
    for position, number in enumerate(survey.prints):
        if number in common:
            votes = Counter(vote for other in others if (vote := _vote(other, before, number)))
            if votes["opens"] != votes["goes on"]:
                found[position] = votes.most_common(1)[0][0]
        if number:
            before = number
    return found


def _vote(other: Mapping[int, Standing], before: int, here: int) -> str | None:
    """What one other capture says of a border between two paragraphs."""
    standing, earlier = other.get(here), other.get(before)
    if standing is None:
        return None
    if earlier is not None and earlier.item == standing.item:
        return "goes on" if standing.regular else None
    return "opens" if standing.clear and standing.place < HEAD else None
