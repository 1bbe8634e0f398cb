"""Kickers of pages: the section of the site that an article stands in, in a line over its heading.

"News" / "Sport" / "Boats" / "Tides" is the site's menu; "Boats" below it, over the heading "Harbour reopens", is the
article's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from iomcorpus.forms.filings import SECTIONS
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.page_titles import REACH
from iomcorpus.splitting.survey import Survey
from iomcorpus.splitting.whole_pages import ROOT
from iomcorpus.text.words import short_print

LONGEST_FILING = 60  # characters of where an article is filed, right over its heading: "Posted in Boats"
LONGEST, MOST = 24, 2  # characters of a kicker; lines of one: a section and its part
OF_NEWS = frozenset(short_print(label) for label in ("news", *SECTIONS))
SAYS = BIT["prose"] | BIT["date line"] | BIT["byline"] | BIT["pager"] | BIT["page tools"] | BIT["cookie notice"]
LABELS = ("menu", "page head", "recurs on pages", "stray line")


def kickers_over(survey: Survey, reasons: Sequence[str | None], position: int) -> int:
    """Where an item's kickers begin, of which the first title or date stands at a position; this where it has none.

    A label is one that the menus above have too, but with another line over it: a menu may stand there twice.
    """
    top = position - (
        position > 0 and reasons[position - 1] == "filing" and survey.sizes[position - 1] <= LONGEST_FILING
    )
    while top > max(position - MOST, 1) and _is_kicker(survey, reasons, top - 1):
        top -= 1
    return top if survey.prints[top - 1] != ROOT else position


def _is_kicker(survey: Survey, reasons: Sequence[str | None], at: int) -> bool:
    if reasons[at] not in LABELS or survey.sizes[at] > LONGEST or survey.marks[at] & SAYS:
        return False
    own, over = survey.prints[at], survey.prints[at - 1]
    if over == own or own == ROOT:
        return False
    top = next((place for place in range(at, max(at - REACH, 0), -1) if reasons[place] == "page title"), 0)
    above = [place for place in range(top, at - 1) if survey.prints[place] == own]
    if survey.marks[at] & BIT["menu"] and own not in OF_NEWS:
        return False  # "Search"
    return bool(above) and all(not place or survey.prints[place - 1] != over for place in above)
