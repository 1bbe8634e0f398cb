"""Pages of letters: "The swing bridge" / "SIR – Your report ..." / "Ama Boateng, Fenmouth", one after the other.

Who is written to opens a letter, so that where several stand they show where the letters begin. A single one is a
speech's, or an open letter's that a release quotes.
"""

from __future__ import annotations

from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.view import BYLINE, DATE, NAME, View, is_title

SALUTATION = BIT["salutation"]
FEWEST = 3
MOST_ABOVE = 2  # lines between a letter's title and whom it is to: where and when it was written


def find_letters(view: View) -> None:
    """Find the places where letters open, where a page has several."""
    opened = {at for at, marks in enumerate(view.marks) if marks & SALUTATION}
    view.letters = opened if len(opened) >= FEWEST else set()


def is_title_of_letter(view: View, at: int) -> bool:
    """The title right over a letter; what is as near to the text above signs that: a name, a place."""
    if at + 1 not in view.letters or not is_title(view, at):
        return False
    if view.gaps[at + 1] != view.gaps[at]:
        return view.gaps[at + 1] < view.gaps[at]
    return not view.marks[at] & NAME


def is_untitled_letter(view: View, at: int) -> bool:
    """A letter without a title: the second one on a matter."""
    if at not in view.letters or is_title_of_letter(view, at - 1):
        return False
    above = range(max(at - MOST_ABOVE, 0), at)
    return not any(view.marks[place] & (DATE | BYLINE) and not view.gaps[place + 1] for place in above)


def opens_letter(view: View, at: int) -> bool:
    """Whether a letter begins at a place."""
    return bool(view.letters) and (is_title_of_letter(view, at) or is_untitled_letter(view, at))
