"""What ends an item though page after page has it too: who wrote it, who signed it, whom to ask."""

from __future__ import annotations

from collections.abc import Sequence

from iomcorpus.splitting.marks import BIT, CONTACT_TAIL
from iomcorpus.splitting.survey import Survey

PROSE, SIGNATURE, BYLINE, NAME = BIT["prose"], BIT["signature"], BIT["byline"], BIT["name"]
AUTHOR = SIGNATURE | BIT["archive heading"]  # "Author: Lin Wei"
ORIGIN = BIT["first published"]  # "SOURCE Harbour Trust"
CONTACT, CONTACT_LINE = BIT["contact"], BIT["contact line"]
NO_NAME = sum(
    BIT[name] for name in ("kicker", "release stamp", "share bar", "page tools", "menu", "read more", "label")
)
# Reasons of lines that are the page's only because other pages have them
RECURS = ("recurs on pages", "recurs below items", "archive heading", "page foot")
BUTTONS = ("share bar", "page tools", "end mark", "separator")  # may stand between a text and who wrote it
MOST_BUTTONS = 4  # lines
LONGEST_NAME = 40  # characters
LONGEST_WORD = 5  # characters of a line between two numbers: "or"


def keep_own_ends(survey: Survey, found: list[str | None]) -> None:
    """Give back to items what they end with."""
    names = _names_below_texts(survey, found)
    for at, why in enumerate(found):
        if why in RECURS and (
            survey.prints[at] in names or _credits_text(survey, found, at) or _tells_whom_to_ask(survey, found, at)
        ):
            found[at] = None


def _credits_text(survey: Survey, found: Sequence[str | None], at: int) -> bool:
    """Who wrote what stands above, or above buttons, and over more of the page: "Written by Lin Wei", "Author: Ama"."""
    wrote = survey.marks[at] & (BYLINE | ORIGIN) or survey.marks[at] & AUTHOR == AUTHOR
    if not wrote or (at + 1 < len(found) and found[at + 1] is None):
        return False
    above = at - 1
    while above >= 0 and found[above] in BUTTONS and at - above <= MOST_BUTTONS:
        above -= 1
    return above >= 0 and found[above] is None


def _names_below_texts(survey: Survey, found: Sequence[str | None]) -> set[int]:
    """The prints of persons' names between a text and the page's lines, wherever they stand: "Lin Wei" / "Share".

    Sections look like names, and stand in menus too.
    """
    names = {survey.prints[at] for at, why in enumerate(found) if why in RECURS and _could_sign(survey, at)}
    for at, number in enumerate(survey.prints):
        if number in names and not _is_below_text(survey, found, at):
            names.remove(number)
    return names


def _could_sign(survey: Survey, at: int) -> bool:
    name = survey.marks[at] & NAME and not survey.marks[at] & NO_NAME
    return bool(name) and survey.sizes[at] <= LONGEST_NAME


def _is_below_text(survey: Survey, found: Sequence[str | None], at: int) -> bool:
    over_page = at + 1 == len(found) or found[at + 1] is not None
    return over_page and at > 0 and found[at - 1] is None and bool(survey.marks[at - 1] & PROSE)


def _tells_whom_to_ask(survey: Survey, found: Sequence[str | None], at: int) -> bool:
    """Whom to ask, behind an end mark, and a number or an address below it: "or" / "lin@harbour.example"."""
    if at and found[at - 1] == "end mark" and found[at] == "page foot":
        return bool(survey.marks[at] & CONTACT)
    if not at or found[at - 1] is not None or survey.first[at] - survey.last[at - 1] > 1:
        return False
    if not survey.marks[at - 1] & CONTACT_TAIL and survey.sizes[at - 1] > LONGEST_WORD:
        return False
    return bool(survey.marks[at] & CONTACT_LINE) or is_between_numbers(survey, at)


def is_between_numbers(survey: Survey, at: int) -> bool:
    """A word between whom to ask and another way to: "01632 960018" / "or" / "lin@harbour.example"."""
    if survey.sizes[at] > LONGEST_WORD or not 0 < at < len(survey) - 1:
        return False
    return bool(survey.marks[at - 1] & CONTACT_TAIL and survey.marks[at + 1] & CONTACT_LINE)
