"""Lists of titles with one paragraph below each, without dates or names: "Harbour reopens" / "It was shut since ...".

That titles and paragraphs stand by turns tells more than each of them: a title may be as short as a label, a paragraph
may be cut off and look like a title.
"""

from __future__ import annotations

from iomcorpus.splitting.marks import BIT, SHORTEST_TITLE
from iomcorpus.splitting.meta_lines import MOST_OVER_LIST
from iomcorpus.splitting.view import BULLET, BYLINE, CAPTION, DATE, EVENT, HEADING, PAGE, PROSE, View

FEWEST = 5  # titles
MOSTLY = 0.7  # of them are no sentence, and over one
LONGEST_TITLE, LONGER = 140, 1.5  # characters; how much longer paragraphs are, all together
TOOLS, NAME = BIT["page tools"], BIT["name"]
LONGEST_TIMED, LONGEST_FILING = 9, 40  # lines from title to title; characters
FILED = 0.4  # share of titles with a label above that is no name
NO_PAIR = DATE | BYLINE | EVENT | BULLET


def find_teasers(view: View) -> None:
    """Find the titles of such lists: pairs on end, without anything between, and all set with the same blanks.

    Below a text they are the headings of its sections.
    """
    at = said = 0
    tried = [0, 0]  # where the last run ended that began at an even place, and at an odd one
    while at < len(view):
        said = (0 if view.between[at] & PAGE else said) + bool(view.marks[at] & PROSE)
        if said <= MOST_OVER_LIST and at >= tried[at % 2] and not view.marks[at] & PROSE:
            stop = at
            while _is_pair(view, stop, at):
                stop += 2
            if stop - at >= 2 * FEWEST and _is_list(view, range(at, stop, 2)):
                view.teasers.update(range(at, stop, 2))
            tried[at % 2] = stop
        at += 1


def find_timed_teasers(view: View) -> None:
    """Find the heads of lists whose titles stand over the time it takes to read each: "Boats" / a title / "3 min read".

    What a title is filed under stands over it where that is no name: the last item's authors stand there too.
    """
    titles = [at - 1 for at in range(1, len(view)) if view.between[at] == TOOLS and _is_timed_title(view, at - 1)]
    runs: list[list[int]] = []
    for at in titles:
        if not runs or at - runs[-1][-1] > LONGEST_TIMED:
            runs.append([])
        runs[-1].append(at)
    for run in runs:
        if len(run) >= FEWEST:
            labels = {at - 1 for at in run if at and _is_filing(view, at - 1)}
            filed = sum(not view.marks[at] & NAME for at in labels) >= FILED * len(run)
            starts = {at - (filed and at - 1 in labels) for at in run}
            view.teasers |= starts
            view.article_heads -= starts


def _is_timed_title(view: View, at: int) -> bool:
    title = view.marks[at] & HEADING and not view.marks[at] & (DATE | BYLINE) and view.sizes[at] >= SHORTEST_TITLE
    return bool(title) and not view.marks[at + 1] & (DATE | HEADING & ~PROSE)


def _is_filing(view: View, at: int) -> bool:
    label = view.marks[at] & HEADING and not view.marks[at] & (PROSE | DATE)
    return bool(label) and view.sizes[at] <= LONGEST_FILING


def _is_pair(view: View, at: int, first: int) -> bool:
    if at + 1 >= len(view) or (view.marks[at] | view.marks[at + 1]) & NO_PAIR or view.between[at + 1]:
        return False
    if view.sizes[at] > LONGEST_TITLE or (at > first and view.between[at]):
        return False
    return view.gaps[at + 1] == view.gaps[first + 1] and (at == first or view.gaps[at] == view.gaps[first + 2])


def _is_list(view: View, titles: range) -> bool:
    """Whether titles and paragraphs stand by turns: hardly a title is a sentence, nearly all paragraphs are."""
    fitting = sum(view.marks[at] & (HEADING | PROSE) == HEADING and bool(view.marks[at + 1] & PROSE) for at in titles)
    said = sum(view.sizes[at + 1] for at in titles)
    return fitting >= MOSTLY * len(titles) and said >= LONGER * sum(view.sizes[at] for at in titles)


def is_teaser(view: View, at: int) -> bool:
    """A title of some length over one paragraph, and behind that another title, a box or the end."""
    if not _could_head(view, at) or view.sizes[at] < SHORTEST_TITLE or not view.mark(at + 1) & PROSE:
        return False
    if view.between[at + 1] or _could_head(view, at + 1):
        return False
    return at + 2 == len(view) or bool(view.between[at + 2]) or _could_head(view, at + 2)


def _could_head(view: View, at: int) -> bool:
    """A heading by itself, though it looks like a signature or names whom to contact."""
    return bool(view.mark(at) & HEADING) and not view.marks[at] & (PROSE | DATE | BYLINE | CAPTION | EVENT | BULLET)
