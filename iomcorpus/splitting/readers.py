"""What readers have written below items: comments up to the form for more, and threads with "Reply" below each."""

from __future__ import annotations

from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.survey import Survey
from iomcorpus.text.words import short_print

DATE, PROSE, COLON = BIT["date line"], BIT["prose"], BIT["colon"]
ITEM_FOOT = BIT["comment count"] | BIT["filing"] | BIT["comment form"]
COUNT_OF_COMMENTS = BIT["comment count"] | BIT["comments below"]
REPLY, LONGEST_COMMENT = short_print("Reply"), 20  # lines


CLOSES = BIT["comment form"] | BIT["comment count"]  # "Comments are closed."


def find_comments(survey: Survey, found: list[str | None]) -> None:
    """Below "2 thoughts on “Boats”" readers have their say, up to the form in which one may add to it.

    Where "Lin Wei says:" has a date below it, it is a comment without that heading.
    """
    opened, by_one = -1, False
    for at, marks in enumerate(survey.marks):
        closes = marks & (ITEM_FOOT if by_one else CLOSES)
        if opened >= 0 and (found[at] in ("recurs on pages", "page title") or closes):
            for position in range(opened, at):
                found[position] = found[position] or "readers' comments"
            opened = -1
        by_one = bool(marks & COLON) if opened < 0 else by_one
        if opened < 0 and marks & BIT["comments on post"] and not (by_one and marks & PROSE):
            dated = at + 1 < len(survey) and survey.marks[at + 1] & DATE
            opened = at if dated or not by_one else -1


def find_threads(survey: Survey, found: list[str | None]) -> None:
    """Below "24 Comments" readers have their say, each with "Reply" below."""
    opened = replies = 0  # the count, and the last answer, of a thread
    for at in range(1, len(survey)):
        if survey.prints[at] == REPLY and survey.marks[at - 1] & DATE:
            opened = replies = 0  # the button in the head of a post: "Posted on 4 May 2016 by Lin Wei" / "Reply"
        elif survey.prints[at] == REPLY and (replies or opened):
            for position in range(max(opened, replies), at):
                found[position] = found[position] or "readers' comments"
            replies = at
        elif survey.marks[at] & COUNT_OF_COMMENTS:
            opened, replies = at, 0
        elif at - max(opened, replies) > LONGEST_COMMENT or found[at] in ("recurs on pages", "page title"):
            opened = replies = 0
