"""Pages that were saved whole: the lines from a page's title down to its heading, and those that pages end with.

Where a page begins is known by its title (`page_titles.py`). Pages of one site stand in a capture one after the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from iomcorpus.splitting.marks import BIT, SHORTEST_TITLE, TAIL
from iomcorpus.splitting.page_titles import ITEM_HEAD, MOST_DAYS, MOST_SAID, REACH
from iomcorpus.splitting.survey import Survey
from iomcorpus.text.words import short_print

DATE, PROSE, HEADING, PAGE = BIT["date line"], BIT["prose"], BIT["heading"], BIT["page"]
SAYS = PROSE | TAIL | ITEM_HEAD | BIT["label"]  # what of an item may be the same on each page
# Reasons of what stands on pages, and of what an item may hold itself
OF_PAGES = ("recurs on pages", "copyright", "subscription box", "comment form")
OF_ITEMS = (None, "separator", "end mark")
FEWEST_PAGES = 3
MENU_LINES = 3  # below the title of a page, by which menus without "Home" are known
FAR_ABOVE = 8  # lines from a heading that stays in sight while one reads to the day of the article
ROOT, MOST_TRAIL = short_print("Home"), 4  # of a trail: "Home" / "News" / "Boats" leads to the article; its lines
MOST_BUTTONS = 8  # between the day of an article and its heading
MOST_TAGS = 8  # lines between a page's foot and what tells that the item above has ended: a row of labels
FAR_APART = 3  # lines
LONGEST_BOX = 40  # lines of teasers of other items


def heads_of_pages(survey: Survey, found: list[str | None]) -> set[int]:
    """From the title of a page down to the heading that it names stand the page's own lines; these headings."""
    headings = set[int]()
    titles = [at for at, marks in enumerate(survey.marks) if marks & PAGE]
    tops = Counter(_top_of_page(survey, at) for at in titles)
    for at in titles:
        if found[at] != "page head":
            heading = _heading_of_page(survey, at)
            same = heading - at > MENU_LINES and tops[_top_of_page(survey, at)] > 1
            if same or any(why not in (None, "separator") for why in found[at + 1 : heading]):
                found[at] = "page title"
                for position in range(at + 1, _own_days_over(survey, found, heading)):
                    found[position] = found[position] or "page head"
                found[heading] = None if found[heading] == "doubled label" else found[heading]
                headings.add(heading)
    return headings


def _top_of_page(survey: Survey, at: int) -> tuple[int, ...]:
    """The prints of the lines below the title of a page, which are the same on each: its menu, whatever it says."""
    return tuple(survey.prints[at + 1 : at + 1 + MENU_LINES])


def _own_days_over(survey: Survey, found: Sequence[str | None], heading: int) -> int:
    """Where the days of an article begin that stand over its heading, with no more than buttons between; or this."""
    top = heading
    for at in range(heading - 1, max(heading - 1 - MOST_BUTTONS, 0), -1):
        if found[at] is None and survey.marks[at] & DATE:
            top = at
        elif found[at] not in ("share bar", "page tools"):
            break
    return top


def _heading_of_page(survey: Survey, at: int) -> int:
    """The lowest place where the heading of a page stands, over what the page has to say; its title's own if none."""
    heading, said, days = at, 0, 0
    for below in range(at + 1, min(at + 1 + REACH, len(survey))):
        marks = survey.marks[below]
        long = not days or survey.sizes[below] >= SHORTEST_TITLE  # among days of a side bar labels stand as well
        if survey.prints[below] == survey.prints[at]:
            if marks & PAGE:
                break  # the same page once more
            if long and (marks & HEADING or survey.sizes[below] <= survey.sizes[at]):
                heading, days = below, 0
                continue
        said += bool(marks & PROSE)
        days += bool(marks & ITEM_HEAD)
        over = _is_over_heading(survey, at, heading, below)
        if said > MOST_SAID or days > (MOST_DAYS if heading == at else over):
            break
    return heading


def _is_over_heading(survey: Survey, title: int, above: int, day: int) -> bool:
    """Whether a day stands right over the heading of a page, which stood further up as well, or ended a trail there."""
    if day + 1 == len(survey) or survey.prints[day + 1] != survey.prints[title]:
        return False
    trail = ROOT in survey.prints[max(above - MOST_TRAIL, 0) : above]
    return trail or day > above + FAR_ABOVE


def feet_of_pages(survey: Survey, found: list[str | None]) -> None:
    """Lines that page after page ends with, from the first of them on that tells by itself to be the page's.

    What a newsroom sets below each of its items, whom to ask and who it is, stands over its first button or link.
    """
    starts = [at for at, why in enumerate(found) if why == "page title"]
    if len(starts) < FEWEST_PAGES:
        return
    pages = list(pairwise([*starts, len(survey)]))
    shared = [0, *(_shared_foot(survey, one, other) for one, other in pairwise(pages)), 0]
    for number, (start, stop) in enumerate(pages):
        foot = stop - max(shared[number], shared[number + 1])
        if foot <= start + 1:
            continue  # a page that the capture holds twice
        first = next((at for at in range(foot, stop) if found[at] not in OF_ITEMS), stop)
        labels = first < stop and not any(marks & SAYS for marks in survey.marks[foot:first])
        if labels or _is_below_tags(survey, found, foot):
            first = foot
        for position in range(first, stop):
            found[position] = found[position] or "recurs on pages"


def _is_below_tags(survey: Survey, found: Sequence[str | None], at: int) -> bool:
    """Whether only labels stand between a place and what tells that the item above has ended: "Tags", "Boats"."""
    for above in range(at - 1, max(at - 1 - MOST_TAGS, 0), -1):
        if found[above] not in OF_ITEMS:
            return True
        if survey.marks[above] & (PROSE | ITEM_HEAD):
            return False
    return False


def _shared_foot(survey: Survey, one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many paragraphs two pages end with that are the same."""
    most = min(one[1] - one[0], other[1] - other[0])
    pairs = ((survey.prints[one[1] - back], survey.prints[other[1] - back]) for back in range(1, most + 1))
    return next((number for number, (a, b) in enumerate(pairs) if a != b), most)


def boxes_of_pages(survey: Survey, found: list[str | None], counts: Mapping[int, int]) -> None:
    """Below "Top stories", as page after page has it under its article, stand links, dates and teasers of others."""
    said = -1  # the last sentence of the page's article
    dated = False
    for at, marks in enumerate(survey.marks):
        if found[at] in ("recurs on pages", "page title"):
            said, dated = -1, False
        elif found[at] is None:
            dated = dated or bool(marks & ITEM_HEAD)
            said = at if dated and marks & PROSE else said
        elif marks & BIT["related links"] and said >= 0 and counts.get(survey.prints[at], 0) >= FEWEST_PAGES:
            box = range(at + 1, min(at + 1 + LONGEST_BOX, len(survey)))
            stop = next((below for below in box if found[below] in OF_PAGES), box.start)
            item = next((below for below in range(at + 1, stop) if _is_behind(survey, at, below)), stop)
            for position in range(at + 1, item):
                found[position] = found[position] or "related links with dates"


def _is_behind(survey: Survey, box: int, at: int) -> bool:
    """Whether a line with a date stands farther from a box's last line than its lines from each other: an item's."""
    steps = [survey.first[below] - survey.last[below - 1] for below in range(box + 1, at + 1)]
    far = steps[-1] >= FAR_APART and steps[-1] > max(steps[:-1], default=steps[-1])
    return far and bool(survey.marks[at] & ITEM_HEAD)
