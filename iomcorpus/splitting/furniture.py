"""Furniture: which paragraphs belong to the page and not to an item, and why.

Some tell by themselves (`marks.py`). A label beside them is told by its company: a menu goes on in its next label, a
box of related links in the titles below it.
"""

from __future__ import annotations

from iomcorpus.splitting.marks import BIT, FURNITURE, TAIL, names
from iomcorpus.splitting.survey import Survey

DATE, PROSE, HEADING, BULLET, COLON = BIT["date line"], BIT["prose"], BIT["heading"], BIT["bullet"], BIT["colon"]
SEPARATOR, END_MARK = BIT["separator"], BIT["end mark"]
ABOUT, EVENT = BIT["about"], BIT["event field"]
ITEM_HEAD = DATE | BIT["byline"] | BIT["dateline"] | BIT["release stamp"]
MENU_LABEL = 32  # characters: "Work with us", "Data and resources"
FOOT_LINE = 120  # characters: an address, a title in a list of links
LONGEST_IN_FOOT = 200  # characters: "Ring 999 if a life is in danger.", a charity's number and address
TEASER = 200  # characters: the sentence below such a title


def reasons(survey: Survey) -> list[str | None]:
    """For each paragraph why it is furniture, or None where it may belong to an item."""
    found: list[str | None] = [_own_reason(marks) for marks in survey.marks]
    _menus_go_on(survey, found)
    _link_lists_go_on(survey, found)
    _foot_goes_on(survey, found)
    _foot_below_pager(survey, found)
    return found


def _own_reason(marks: int) -> str | None:
    if marks & SEPARATOR and not marks & END_MARK:
        return "separator"
    return names(marks & FURNITURE)[0] if marks & FURNITURE else None


def _is_label(survey: Survey, at: int) -> bool:
    """A short line that could be a link's text: no sentence, no date, no contact."""
    no_label = PROSE | ITEM_HEAD | COLON | EVENT | TAIL & ~ABOUT
    return survey.sizes[at] <= MENU_LABEL and not survey.marks[at] & no_label


def _lines_on(survey: Survey, at: int) -> int:
    """How many lines below the paragraph before it a paragraph stands: 1 directly, 2 with a blank line between."""
    return survey.first[at] - survey.last[at - 1]


def _heads_item(survey: Survey, at: int) -> bool:
    """A label directly over a date line, a byline or a body heads an item, whatever stands before it."""
    if at + 1 >= len(survey) or _lines_on(survey, at + 1) > 2:
        return False
    # A date line that a blank parts from the label is the next item's; a body may have its blank.
    headed = ITEM_HEAD if _lines_on(survey, at + 1) == 1 else ITEM_HEAD & ~DATE
    return bool(survey.marks[at + 1] & (headed | PROSE))


def _menus_go_on(survey: Survey, found: list[str | None]) -> None:
    """Labels beside a menu's labels are the menu's: "About", "Our boats", "Search"; lists of them too."""
    for at in range(1, len(survey)):
        if found[at] is None and found[at - 1] in ("menu", "doubled label") and _lines_on(survey, at) <= 2:
            bullet = survey.marks[at] & BULLET and survey.sizes[at] <= MENU_LABEL
            if bullet or (_is_label(survey, at) and not _heads_item(survey, at)):
                found[at] = "menu"
    for at in range(len(survey) - 2, -1, -1):
        # A label over a menu's first known label, at the page's head or in a block of its own.
        if found[at] is None and found[at + 1] == "menu" and _lines_on(survey, at + 1) == 1:
            apart = at == 0 or found[at - 1] is not None or _lines_on(survey, at) > 1
            if apart and survey.marks[at] & HEADING and _is_label(survey, at):
                found[at] = "menu"


def _link_lists_go_on(survey: Survey, found: list[str | None]) -> None:
    """Titles under "Related stories" or "Latest news" are links, until a sentence, a date or a wide gap."""
    for at in range(1, len(survey)):
        listed = found[at] is None and found[at - 1] == "related links" and _lines_on(survey, at) <= 2
        if listed and (_is_link_title(survey, at) or _is_teaser(survey, at)):
            found[at] = "related links"


def _is_link_title(survey: Survey, at: int) -> bool:
    """A title in a list of links."""
    short = survey.sizes[at] <= FOOT_LINE and not survey.marks[at] & (PROSE | ITEM_HEAD | TAIL & ~BIT["signature"])
    return short and not _heads_item(survey, at)


def _is_teaser(survey: Survey, at: int) -> bool:
    """A title with its one sentence in a box of links: one right below the other, and no item's head or body."""
    marks, size = survey.marks[at], survey.sizes[at]
    if marks & (ITEM_HEAD | TAIL) or size > TEASER:
        return False
    if marks & PROSE:
        return _lines_on(survey, at) == 1  # the sentence below its title
    following = at + 1
    if following >= len(survey) or not survey.marks[following] & PROSE or survey.sizes[following] > TEASER:
        return False
    return _lines_on(survey, following) == 1


def _foot_goes_on(survey: Survey, found: list[str | None]) -> None:
    """Behind the last box of the page only labels follow: its foot."""
    at = len(survey) - 1
    labels: list[int] = []
    while at >= 0 and (found[at] is not None or _foot_line(survey, at)):
        if found[at] is None:
            labels.append(at)
        elif found[at] != "separator":
            for label in labels:
                found[label] = "page foot"
            labels.clear()
        at -= 1


def _foot_below_pager(survey: Survey, found: list[str | None]) -> None:
    """Below the pager of the list stands the page's foot, where no item has its date or a paragraph of some length."""
    at = len(survey) - 1
    while at >= 0 and not survey.marks[at] & BIT["pager"]:
        if survey.marks[at] & ITEM_HEAD or survey.sizes[at] > LONGEST_IN_FOOT:
            return
        at -= 1
    if at > 0:
        for position in range(at + 1, len(survey)):
            found[position] = found[position] or "page foot"


def _foot_line(survey: Survey, at: int) -> bool:
    """A label, an address or a telephone number of the page's foot."""
    return survey.sizes[at] <= FOOT_LINE and not survey.marks[at] & (ITEM_HEAD | PROSE)
