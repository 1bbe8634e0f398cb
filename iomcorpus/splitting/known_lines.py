"""Lines of a record's head that its capture knows: the title that its page names, a label that several records have.

"Harbour reopens | Harbour Trust" over the menu names the title below it, whatever else stands there. "Harbour Gazette"
over one title, and over the next one, and over the third, says where these appeared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.page_titles import ITEM_HEAD, REACH
from iomcorpus.splitting.paragraphs import Paragraph
from iomcorpus.splitting.place import Place
from iomcorpus.splitting.repeats import repeats
from iomcorpus.splitting.survey import Survey

PAGE, HEADING, KICKER, PROSE = BIT["page"], BIT["heading"], BIT["kicker"], BIT["prose"]
FEWEST, TIMES = 3, 2  # places of a label; times as many as of the title below it
LONGEST_LABEL = 40  # characters
LONGEST_HEAD = 6  # lines that a label and a title stand among
NO_TITLE = ITEM_HEAD | BIT["posted line"]
MOST_OVER = 4  # lines of a record over the title that its page names


def _is_label(paragraph: Paragraph) -> bool:
    """A short heading without a number, and no author's name."""
    from iomcorpus.facts.people.lexicon import is_given_name  # reads its lists, which few pages need

    text, marks = paragraph.text, paragraph.marks
    short = len(text) <= LONGEST_LABEL and not any(sign.isdigit() for sign in text)
    return short and marks & (HEADING | NO_TITLE) == HEADING and not is_given_name(text)


@dataclass(frozen=True, slots=True)
class KnownLines:
    """What a capture tells of the lines that its records begin with."""

    survey: Survey
    repeated: Mapping[int, int]  # how often prints stand that do so more than once

    @classmethod
    def of(cls, survey: Survey) -> KnownLines:
        """What a survey tells."""
        return cls(survey, repeats(survey.prints))

    def with_labels(self, record: Sequence[Paragraph], place: Place) -> list[Paragraph]:
        """The paragraphs of a record; those of its head that are labels over its title are marked as kickers."""
        own = [at for at in range(place.first, place.last + 1) if self.survey.first[at] not in place.skip]
        head = list(takewhile(lambda number: not record[number].marks & PROSE, range(min(LONGEST_HEAD, len(record)))))
        titles = [number for number in head if record[number].marks & (HEADING | NO_TITLE) == HEADING]
        counts = {number: self.repeated.get(self.survey.prints[own[number]], 1) for number in titles}
        title = min(titles, key=lambda number: (counts[number], number), default=0)
        found = [*record]
        for number in titles:
            often = counts[number] >= max(FEWEST, TIMES * counts[title])
            if number < title and often and _is_label(record[number]):
                found[number] = replace(record[number], marks=record[number].marks | KICKER)
        return found

    def title_of(self, place: Place, behind: int) -> int | None:
        """The line of a record that the title of its page names, which stands behind the record before."""
        top = max(place.first - REACH, behind)
        page = next((at for at in range(place.first - 1, top - 1, -1) if self.survey.marks[at] & PAGE), None)
        if page is None:
            return None
        heads = range(place.first, min(place.first + MOST_OVER, place.last + 1))
        named = (at for at in heads if self.survey.prints[at] == self.survey.prints[page])
        return next((self.survey.first[at] for at in named if not self.survey.marks[at] & ITEM_HEAD), None)
