"""Lines of a record's head that its capture knows: the title that its page names, a label that several records have.

"Harbour reopens | Harbour Trust" over the menu names the title below it, whatever else stands there. "Harbour Gazette"
over one title, and over the next one, and over the third, says where these appeared.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from iomcorpus.splitting.layout import Place
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.page_titles import ITEM_HEAD, REACH
from iomcorpus.splitting.paragraphs import Paragraph
from iomcorpus.splitting.repeats import repeats
from iomcorpus.splitting.survey import Survey

PAGE, HEADING, KICKER, PROSE = BIT["page"], BIT["heading"], BIT["kicker"], BIT["prose"]
FEWEST = 3  # records that a label stands over
LONGEST_LABEL = 40  # characters
MOST_OVER = 4  # lines of a record over the title that its page names


@dataclass(frozen=True, slots=True)
class KnownLines:
    """What a capture tells of the lines that its records begin with."""

    survey: Survey
    common: Container[int]  # prints that stand several times

    @classmethod
    def of(cls, survey: Survey) -> KnownLines:
        """What a survey tells."""
        return cls(survey, repeats(survey.prints, FEWEST))

    def with_label(self, record: Sequence[Paragraph], place: Place) -> list[Paragraph]:
        """The paragraphs of a record, the first of which is marked as a kicker where it is a label over its title."""
        own = [at for at in range(place.first, place.last + 1) if self.survey.first[at] not in place.skip][:2]
        if len(own) < 2 or len(record) < 2 or len(record[0].text) > LONGEST_LABEL:
            return [*record]
        label, title = (self.survey.marks[at] & ~PROSE for at in own)
        numbered = any(sign.isdigit() for sign in record[0].text)  # "Situation update No. 7"
        over_title = label & title & HEADING and not (label | title) & ITEM_HEAD and not numbered
        first, second = (self.survey.prints[at] in self.common for at in own)
        if over_title and first and not second:
            return [replace(record[0], marks=record[0].marks | KICKER), *record[1:]]
        return [*record]

    def title_of(self, place: Place, behind: int) -> int | None:
        """The line of a record that the title of its page names, which stands behind the record before."""
        top = max(place.first - REACH, behind)
        page = next((at for at in range(place.first - 1, top - 1, -1) if self.survey.marks[at] & PAGE), None)
        if page is None:
            return None
        heads = range(place.first, min(place.first + MOST_OVER, place.last + 1))
        named = (at for at in heads if self.survey.prints[at] == self.survey.prints[page])
        return next((self.survey.first[at] for at in named if not self.survey.marks[at] & ITEM_HEAD), None)
