"""Days at the top of texts, in a capture whose items have theirs in lines of another kind.

Where item after item has "Posted on 27 July 2018", "24 July 2018" below that line and the title is the letter's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.recurring import is_regular
from iomcorpus.splitting.survey import Survey

DATE, PROSE = BIT["date line"], BIT["prose"]
FEWEST = 4  # lines of one shape with more than a day in them
REACH = 8  # paragraphs between the item's line and the letter's: who posted it, its title, the letterhead


def without_text_days(survey: Survey, why: Sequence[str | None]) -> Survey:
    """The survey without date lines that have a day alone, right below those of the items, which have more."""
    kept = [position for position, reason in enumerate(why) if reason is None]
    labelled = [position for position in kept if survey.marks[position] & DATE and survey.forms[position]]
    shapes = Counter(survey.shapes[position] for position in labelled)
    shape, count = max(shapes.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    own = [place for place, at in enumerate(kept) if survey.shapes[at] == shape and survey.marks[at] & DATE]
    if not shape or count < FEWEST or not is_regular(own, len(kept)):
        return survey
    bare = [found for place in own if (found := _bare_day_below(survey, why, kept[place])) is not None]
    if not bare or len(bare) == len(own):
        return survey
    if 2 * len(bare) > len(own):  # the items' lines stand below them: the first has none above
        first = next((at for at in kept if survey.marks[at] & DATE), own[0])
        bare += [first] if not survey.forms[first] else []
    marks = survey.marks[:]
    for position in bare:
        marks[position] &= ~DATE
    return replace(survey, marks=marks)


def _bare_day_below(survey: Survey, why: Sequence[str | None], line: int) -> int | None:
    """The position of a day alone below an item's line, before the text says anything or ends."""
    lines = 0
    for position in range(line + 1, len(survey)):
        marks = survey.marks[position]
        lines += why[position] is None
        if lines > REACH or marks & (PROSE | BIT["read more"]):
            return None
        if marks & DATE and why[position] is None:
            return None if survey.forms[position] else position
    return None
