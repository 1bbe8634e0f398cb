"""Furniture: which paragraphs belong to the page and not to an item, and why.

Some tell by themselves (`marks.py`). A label beside them is told by its company: a menu goes on in its next label, a
box of related links in the titles below it.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Container, Iterator, Mapping

from iomcorpus.forms.dates import MONTHS
from iomcorpus.splitting.marks import BIT, FEWEST_ENTRIES, FURNITURE, MOST_META, SHORTEST_TITLE, TAIL, names
from iomcorpus.splitting.own_ends import keep_own_ends
from iomcorpus.splitting.page_titles import ITEM_HEAD
from iomcorpus.splitting.readers import find_comments, find_threads
from iomcorpus.splitting.repeats import repeats
from iomcorpus.splitting.survey import Survey
from iomcorpus.splitting.whole_pages import FEWEST_PAGES, boxes_of_pages, feet_of_pages, heads_of_pages
from iomcorpus.splitting.whole_pages import OF_PAGES as OF_WHOLE_PAGES
from iomcorpus.text.words import short_print

DATE, PROSE, HEADING, BULLET, COLON = BIT["date line"], BIT["prose"], BIT["heading"], BIT["bullet"], BIT["colon"]
SEPARATOR, END_MARK = BIT["separator"], BIT["end mark"]
ABOUT, EVENT = BIT["about"], BIT["event field"]
POSTED = BIT["posted line"]
# What a meta line may look like beside: "/ Latest News / By Lin Wei / 20 March 2023".
DATED = sum(BIT[name] for name in ("menu", "related links", "pager", "read more", "tags", "filing", "page tools"))
MAY_BE_FILING = BIT["tags"] | BIT["signature"]  # "Category: Boats", "Author: Lin Wei"
# Reasons of what stands below items as well as on pages
BESIDE_ITEMS = (None, "separator", "tags", "filing", "share bar", "page tools", "read more", "comment count")
OF_PAGES = ("menu", *OF_WHOLE_PAGES)
BOXES = ("menu", "recurs on pages", "doubled label")
FEWEST_OF_FOOT = 4  # lines
MOST_PAGED = 3  # lines: titles of the post before and of the next one, one of them broken
MENU_LABEL = 32  # characters: "Work with us", "Data and resources"
FOOT_LINE = 120  # characters: an address, a title in a list of links
LONGEST_IN_FOOT = 200  # characters: "Ring 999 if a life is in danger.", a charity's number and address
LINKS = ("related links", "related links with dates")
NAV_LINE = 80  # characters: "+ Most Rev. Gregory Keith Kerr-Wilson"
KNOWN = ("menu", "recurs on pages", "recurs below items")  # reasons of lines that stand on page after page
FEWEST_ROWS = 5  # days of a list
FEWEST_KNOWN = 2  # places
FEWEST_BOXES = 3  # lines of menus over the first item that make a page's head
FEWEST_LINKS = 10  # labels over the first item: no heading has so many lines
MOST_HEAD_LINES = 3  # of them that may be the first item's
SHORTEST_RUN = 3  # lines
MANY_PAGES, FEWEST_ON_MANY = 4, 5  # pages; lines one after the other that recur on so many
FEWEST_NUMBERS, MOST_NUMBERS = 3, 40  # of a pager whose pages have a line each
FEWEST_BESIDE = 2  # of one with "Next page" beside its numbers
PAGE_NUMBERS = {
    short_print(f"{sign}{page}"): page for sign in ("", "* ", "+ ", "- ") for page in range(1, MOST_NUMBERS)
}
FEWEST_MONTHS, MONTH = 4, BIT["month line"]
MONTH_PRINTS = frozenset(short_print(name) for name in MONTHS)
FEWEST_RECURRING = 6  # lines one after the other: fewer may be what stands below the title of each item
MOST_PROSE = 0.4  # share of sentences in a run of a page's lines
LONG_MENU = 5  # lines
LONGEST_MENU = 30  # lines
FEWEST_SECTIONS = 3  # labels between two rules
SHORTEST_LIST, LONGEST_LINK = 8, 60  # lines of a list of links; characters of one
FEWEST_OWN, OWN_SHARE = 2, 0.1  # lines that a menu is known by
MOST_META_LINES = 8  # between a title and its date: "By", a name, buttons
MENU_BELOW, MOSTLY_LABELS = 20, 0.85  # lines below what a page says of itself; share of them that are labels
MOST_SAID, LONGEST_SAID = 3, 400  # sentences, and characters of one, that a page says of itself over its list
NO_SENTENCE = 5  # lines below a link's date without a sentence: an item would begin to say something
TEASER = 200  # characters: the sentence below such a title


def reasons(survey: Survey) -> list[str | None]:
    """For each paragraph why it is furniture, or None where it may belong to an item."""
    found: list[str | None] = [_own_reason(marks) for marks in survey.marks]
    counts = repeats(survey.prints)
    counts.pop(0, None)
    _recurring_runs(survey, found, counts)
    headings = heads_of_pages(survey, found)
    _titles_below_trails(survey, found)
    feet_of_pages(survey, found)
    boxes_of_pages(survey, found, counts)
    find_comments(survey, found)
    find_threads(survey, found)
    _titles_of_pages(survey, found, counts)
    _boxed_labels(survey, found)
    _lists_of_menus(survey, found)
    _menus_go_on(survey, found, headings)
    _pagers_of_numbers(survey, found)
    _months_to_choose(survey, found)
    _links_of_pagers(survey, found)
    _link_lists_go_on(survey, found)
    _head_goes_on(survey, found, headings)
    _above_archive_heading(survey, found)
    _islands(survey, found)
    _foot_goes_on(survey, found)
    _foot_below_pager(survey, found)
    keep_own_ends(survey, found)
    return found


def _own_reason(marks: int) -> str | None:
    if marks & SEPARATOR and not marks & END_MARK:
        return "separator"
    own = marks & (FURNITURE & ~DATED if marks & DATE else FURNITURE)
    return names(own)[0] if own else None


def _titles_below_trails(survey: Survey, found: list[str | None]) -> None:
    """Tell titles that stand twice, one below the other: as the last label of where the page is, and as the title.

    "News ›" / a title / the title: the second is the item's. Where a day stands right above, both are.
    """
    for at in range(1, len(survey) - 1):
        if survey.prints[at] != survey.prints[at - 1] or survey.sizes[at] < SHORTEST_TITLE:
            continue
        if at > 1 and survey.marks[at - 2] & DATE and found[at] == found[at - 1] == "doubled label":
            found[at - 1 : at + 1] = [None, None]
        elif found[at] == "doubled label":
            head = found[at + 1] is None and survey.marks[at + 1] & (ITEM_HEAD | POSTED | PROSE)
            found[at] = None if head and _lines_on(survey, at) > 1 else found[at]
        elif (
            found[at] is None is found[at - 1]
            and not (at > 1 and survey.marks[at - 2] & DATE)
            and any(why in BOXES for why in found[max(0, at - 3) : at - 1])
        ):
            found[at - 1] = "doubled label"


def _recurring_runs(survey: Survey, found: list[str | None], counts: Mapping[int, int]) -> None:
    """Lines that stand one after the other at several places of a capture: the heads and feet of a site's pages.

    A run holds a menu, a share bar or the like; no date line stands in it, and not many sentences: else it is an item
    that the capture holds twice.
    """
    prints = survey.prints
    places: dict[tuple[int, ...], array[int]] = defaultdict(lambda: array("I"))
    for at in range(len(survey) - SHORTEST_RUN + 1):
        if prints[at] in counts:
            window = tuple(prints[at : at + SHORTEST_RUN])
            if all(number in counts for number in window):
                places[window].append(at)
    recurs = bytearray(len(survey))  # 2 where it does on many pages
    for found_at in places.values():
        if len(found_at) > 1 and found_at[-1] - found_at[0] >= SHORTEST_RUN:
            for at in found_at:
                for position in range(at, at + SHORTEST_RUN):
                    recurs[position] = max(recurs[position], 2 if len(found_at) >= MANY_PAGES else 1)
    for start, stop in _runs(recurs, 2):
        if stop - start >= FEWEST_ON_MANY and ("menu" in found[start:stop] or _are_links(survey, start, stop)):
            _set_run_aside(survey, found, counts, start, stop, many=True)
        elif _is_foot_over_head(survey, start, stop):
            for position in (0, *range(start, stop)):
                found[position] = found[position] or "recurs on pages"
    for start, stop in _runs(recurs, 1):
        if stop - start >= FEWEST_RECURRING:
            _set_run_aside(survey, found, counts, start, stop)


def _is_foot_over_head(survey: Survey, start: int, stop: int) -> bool:
    """Whether lines end as the capture begins: what each page says at its foot, and the heading of the next one."""
    said = any(survey.marks[at] & PROSE for at in range(start, stop))
    dated = any(survey.marks[at] & ITEM_HEAD for at in range(start, stop))
    heading = survey.marks[0] & HEADING and survey.prints[stop - 1] == survey.prints[0]
    return bool(said and not dated and heading) and start > 0


def _runs(recurs: bytearray, least: int) -> Iterator[tuple[int, int]]:
    """Where runs of places begin and end that recur on so many pages."""
    at = 0
    while at < len(recurs):
        stop = at
        while stop < len(recurs) and recurs[stop] >= least:
            stop += 1
        if stop > at:
            yield at, stop
        at = max(stop, at + 1)


def _set_run_aside(
    survey: Survey, found: list[str | None], counts: Mapping[int, int], start: int, stop: int, *, many: bool = False
) -> None:
    start += _is_signature_of_text(survey, found, start)
    start = _behind_notes(survey, found, start, stop)
    if _is_of_pages(survey, found, counts, start, stop, many=many):
        for position in range(start, stop):
            found[position] = found[position] or "recurs on pages"


def _behind_notes(survey: Survey, found: list[str | None], start: int, stop: int) -> int:
    """Where a run goes on behind notes to editors and whom to ask, which a newsroom sets below each of its items."""
    first = next((at for at in range(start, stop) if found[at] not in ("end mark", "separator")), start)
    asked = survey.marks[first] & (BIT["contact"] | FURNITURE) == BIT["contact"]  # "Press contact", not "Contact"
    if not (survey.marks[first] & BIT["notes"] or asked):
        return start
    ended = (at for at in range(start, stop) if found[at] not in (None, "end mark", "separator"))
    return next(ended, stop)


def _is_signature_of_text(survey: Survey, found: list[str | None], at: int) -> bool:
    """Whether the first line of a run is glued to a text above, and stands apart from the run: "Lin and Ama"."""
    if not at or at + 1 >= len(survey) or found[at] is not None or found[at - 1] is not None:
        return False
    return _lines_on(survey, at) == 1 < _lines_on(survey, at + 1)


def _is_of_pages(
    survey: Survey, found: list[str | None], counts: Mapping[int, int], start: int, stop: int, *, many: bool
) -> bool:
    """Whether a run that recurs is the page's.

    Below an "Other articles" that pages have there are dates too; on many pages side bars of news among the menus.
    """
    own = sum(found[at] not in (None, "separator") for at in range(start, stop))
    said = sum(bool(survey.marks[at] & PROSE) for at in range(start, stop))
    days = sum(bool(survey.marks[at] & ITEM_HEAD) for at in range(start, stop))
    boxed = found[start] in LINKS and counts[survey.prints[start]] >= FEWEST_PAGES
    if days and not boxed and not (many and days <= own):
        return False
    return (own > 0 or (many and _are_links(survey, start, stop))) and said <= MOST_PROSE * (stop - start)


def _are_links(survey: Survey, start: int, stop: int) -> bool:
    """Whether hardly more than labels stand in a long run: the links of a site that has no "Home" among them."""
    labels = sum(_is_label(survey, at) for at in range(start, stop))
    return stop - start >= FEWEST_LINKS and labels >= MOSTLY_LABELS * (stop - start)


def _titles_of_pages(survey: Survey, found: list[str | None], counts: Mapping[int, int]) -> None:
    """The title of a page over its menu, where the heading below the menu says the same once more."""
    for at in range(len(survey)):
        # A letterhead stands over each release: a title is said twice and no more.
        if found[at] is not None or counts.get(survey.prints[at]) != 2:
            continue
        if survey.marks[at] & (ITEM_HEAD | PROSE):
            continue
        boxed = False
        for below in range(at + 1, min(at + 1 + LONGEST_MENU, len(survey))):
            if survey.prints[below] == survey.prints[at] and found[below] is None and boxed:
                for position in range(at, below):
                    found[position] = found[position] or "page head"
                break
            if survey.marks[below] & (PROSE | ITEM_HEAD) and survey.prints[below] != survey.prints[at]:
                break
            boxed = boxed or found[below] not in (None, "separator")


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
    # A day alone that a blank parts from the label is the next item's. A body may have its blank, and so may a line
    # with more than a day: "Posted on 4 May 2016".
    headed = ITEM_HEAD if _lines_on(survey, at + 1) == 1 else ITEM_HEAD & ~DATE
    below = survey.marks[at + 1]
    if below & BIT["page tools"] and at + 2 < len(survey) and survey.sizes[at] >= SHORTEST_TITLE:
        below |= survey.marks[at + 2] & PROSE  # a title, "3 min read", a text
    return bool(below & (headed | PROSE | POSTED) or (below & DATE and survey.forms[at + 1]))


def _boxed_labels(survey: Survey, found: list[str | None]) -> None:
    """Labels between two rules head the sections of a plain-text newsletter: "-----" / "LETTERS" / "-----"."""
    boxed = [at for at in range(1, len(survey) - 1) if found[at] is None and _is_boxed(survey, at)]
    if len(boxed) >= FEWEST_SECTIONS and all(survey.sizes[at] < SHORTEST_TITLE for at in boxed):
        for at in boxed:
            found[at] = "group heading"


def _is_boxed(survey: Survey, at: int) -> bool:
    rules = survey.marks[at - 1] & survey.marks[at + 1] & SEPARATOR
    glued = _lines_on(survey, at) == _lines_on(survey, at + 1) == 1
    return bool(rules and glued and survey.marks[at] & HEADING)


def _lists_of_menus(survey: Survey, found: list[str | None]) -> None:
    """A long list of short lines, some of which are a menu's, is one menu: "* News" / "+ Features" / "* Contact us"."""
    at = 0
    while at < len(survey):
        stop = at
        while stop < len(survey) and _is_listed(survey, stop) and (stop == at or _lines_on(survey, stop) == 1):
            stop += 1
        own = sum(found[position] == "menu" for position in range(at, stop))
        if stop - at >= SHORTEST_LIST and own >= max(FEWEST_OWN, OWN_SHARE * (stop - at)):
            for position in range(at, stop):
                found[position] = found[position] or "menu"
        at = max(stop, at + 1)


def _is_listed(survey: Survey, at: int) -> bool:
    """A short line with the sign of a list, or the rest of an empty one."""
    listed = survey.marks[at] & (BULLET | BIT["listed title"] | SEPARATOR)
    return bool(listed) and survey.sizes[at] <= LONGEST_LINK and not survey.marks[at] & (DATE | PROSE)


def _menus_go_on(survey: Survey, found: list[str | None], headings: Container[int]) -> None:
    """Labels beside a menu's labels are the menu's: "About", "Our boats", "Search"; lists of them too."""
    for at in range(1, len(survey)):
        if found[at] is None and found[at - 1] in ("menu", "doubled label") and _lines_on(survey, at) <= 2:
            bullet = survey.marks[at] & BULLET and survey.sizes[at] <= MENU_LABEL
            label = bullet or (_is_label(survey, at) and not _heads_item(survey, at)) or _is_trail(survey, at)
            title = at in headings or _is_dated_title(survey, at) or _is_lone_title(survey, at)
            if label and not title:
                found[at] = "menu"
    for at in range(len(survey) - 2, -1, -1):
        # A label over a menu's first known label, at the page's head or in a block of its own.
        if found[at] is None and found[at + 1] == "menu" and _lines_on(survey, at + 1) == 1:
            apart = at == 0 or found[at - 1] is not None or _lines_on(survey, at) > 1
            if apart and at not in headings and survey.marks[at] & HEADING and _is_label(survey, at):
                found[at] = "menu"


def _is_trail(survey: Survey, at: int) -> bool:
    """Where the page is, as a numbered list: "1. Home" / "2. How the ferry was saved"."""
    if not survey.marks[at - 1] & survey.marks[at] & BULLET or survey.sizes[at] > FOOT_LINE:
        return False
    signs = (survey.marks[at - 1] | survey.marks[at]) & BIT["listed title"]
    return not signs and _lines_on(survey, at) == 1


def _is_lone_title(survey: Survey, at: int) -> bool:
    """A line between blanks, below a menu whose lines have none between, or over a date, a name and a text: a title.

    Or the first of several, each with a date below it.
    """
    if at < 2 or at + 2 >= len(survey) or not survey.marks[at + 1] & DATE:
        return False
    if _titles_over_dates(survey, at) >= FEWEST_ENTRIES:
        return True
    below = at + 1
    while below + 1 < len(survey) and below - at <= MOST_META and survey.marks[below] & (ITEM_HEAD | BIT["name"]):
        below += 1
    authored = survey.sizes[at] >= SHORTEST_TITLE and below > at + 2  # who wrote it stands below its day
    if not authored and _lines_on(survey, at - 1) != 1:
        return False
    if _lines_on(survey, at) != 2 or _lines_on(survey, at + 1) != 2:
        return False
    return bool(survey.marks[below] & PROSE or (below + 1 < len(survey) and survey.marks[below + 1] & PROSE))


def _titles_over_dates(survey: Survey, at: int) -> int:
    """How many titles with a date below each begin at a place, where the last date has no title below it."""
    count = 0
    while at + 1 < len(survey) and _could_be_title(survey, at) and survey.marks[at + 1] & DATE:
        count, at = count + 1, at + 2
    return count if at >= len(survey) or survey.marks[at] & FURNITURE else 0


def _could_be_title(survey: Survey, at: int) -> bool:
    marks = survey.marks[at]
    if marks & (PROSE | DATE):
        return bool(marks & HEADING) and survey.sizes[at] >= SHORTEST_TITLE  # "Harbour order – 2 February 2022"
    return not marks & FURNITURE


def _is_dated_title(survey: Survey, at: int) -> bool:
    """An entry of a list of news that is one: "* Harbour reopens", and its date below it."""
    dated = at + 1 < len(survey) and survey.marks[at + 1] & DATE and _lines_on(survey, at + 1) <= 2
    return bool(dated and survey.marks[at] & BIT["listed title"])


def _pagers_of_numbers(survey: Survey, found: list[str | None]) -> None:
    """Numbers one after the other, each on a line: the pages of a list."""
    at = 0
    while at < len(survey):
        stop = at
        while stop < len(survey) and survey.prints[stop] in PAGE_NUMBERS:
            if stop > at and PAGE_NUMBERS[survey.prints[stop]] != PAGE_NUMBERS[survey.prints[stop - 1]] + 1:
                break
            stop += 1
        beside = "pager" in (found[at - 1] if at else None, found[stop] if stop < len(survey) else None)
        if stop - at >= (FEWEST_BESIDE if beside else FEWEST_NUMBERS):
            found[at:stop] = ["pager"] * (stop - at)
        at = max(stop, at + 1)


def _months_to_choose(survey: Survey, found: list[str | None]) -> None:
    """Months or years one after the other, each on a line: what a list may be narrowed to, or an archive's pages."""
    at = 0
    while at < len(survey):
        stop = at
        while stop < len(survey) and (survey.marks[stop] & MONTH or survey.prints[stop] in MONTH_PRINTS):
            stop += 1
        if stop - at >= FEWEST_MONTHS:
            for position in range(at, stop):
                found[position] = found[position] or "menu"
        at = max(stop, at + 1)


def _links_of_pagers(survey: Survey, found: list[str | None]) -> None:
    """Titles below "Post navigation" and over the page's foot are those of the post before and the next one."""
    for at, reason in enumerate(found):
        if reason == "pager":
            stop = at + 1
            while stop < len(survey) and stop - at <= MOST_PAGED and found[stop] is None and _is_paged(survey, stop):
                stop += 1
            foot = found[stop : stop + FEWEST_OF_FOOT]
            if at + 1 < stop and len(foot) == FEWEST_OF_FOOT and foot[0] in OF_PAGES and None not in foot:
                found[at + 1 : stop] = ["pager"] * (stop - at - 1)


def _is_paged(survey: Survey, at: int) -> bool:
    return bool(survey.marks[at] & HEADING) and not survey.marks[at] & (PROSE | ITEM_HEAD | TAIL)


def _link_lists_go_on(survey: Survey, found: list[str | None]) -> None:
    """Titles under "Related stories" or "Latest news" are links, until a sentence, a date or a wide gap.

    Where a text stands above, the links may have their dates: the next sentence is far.
    """
    listed = False  # whether a list of links goes on
    dated = told = 0  # heads of items, and sentences below the first
    for at in range(1, len(survey)):
        below = found[at - 1] in LINKS or bool(survey.marks[at - 1] & BIT["related links"])
        listed = listed or below
        if found[at] is not None:
            listed = listed and found[at] not in ("recurs on pages", "archive heading", "separator")
            continue
        dated += bool(survey.marks[at] & ITEM_HEAD and not listed)
        told += bool(survey.marks[at] & PROSE and dated)
        if not listed or _lines_on(survey, at) > 2 or _is_below_bullets(survey, at):
            listed = False
            continue
        direct = below and (_is_link_title(survey, at) or _is_teaser(survey, at))
        text = told > 0 and (dated < FEWEST_ROWS or told >= dated)  # of a list, where days have none, there may be two
        listed = direct or (text and _is_dated_link(survey, at))
        found[at] = "related links" if direct else "related links with dates" if listed else None


def _is_below_bullets(survey: Survey, at: int) -> bool:
    """Whether a line without the sign of a list stands below one that has it, a blank between: no link of that list."""
    signed = survey.marks[at - 1] & BIT["bullet"] and not survey.marks[at] & BIT["bullet"]
    return bool(signed) and _lines_on(survey, at) > 1


def _is_dated_link(survey: Survey, at: int) -> bool:
    """A short line of a list of links without sentences: its date, its desk, its title."""
    ahead = range(at, min(at + 1 + NO_SENTENCE, len(survey)))
    return survey.sizes[at] <= TEASER and not any(survey.marks[below] & (PROSE | HEADING) == PROSE for below in ahead)


def _is_link_title(survey: Survey, at: int) -> bool:
    """A title in a list of links, which may be a question: "Who pays for the bridge?"."""
    marks = survey.marks[at]
    if survey.sizes[at] > FOOT_LINE or marks & (ITEM_HEAD | TAIL & ~BIT["signature"]):
        return False
    return bool(not marks & PROSE or marks & HEADING) and not _heads_text(survey, at)


def _heads_text(survey: Survey, at: int) -> bool:
    """The same as heading an item, but that another title is no text."""
    below = at + 1
    title = below < len(survey) and survey.marks[below] & HEADING and survey.sizes[below] <= FOOT_LINE
    return _heads_item(survey, at) and not (title and not survey.marks[below] & ITEM_HEAD)


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


def set_known_labels_aside(survey: Survey, found: list[str | None]) -> None:
    """Labels at the end of an item, right over the page's lines, that are such lines in other places.

    A name is the author's, but where the page's line below is the same as there.
    """
    known = [at for at, why in enumerate(found) if why in KNOWN and survey.prints[at]]
    counts = Counter(survey.prints[at] for at in known)
    above = {(survey.prints[at], survey.prints[at + 1]) for at in known if at + 1 < len(survey)}
    for at in range(len(survey) - 2, 0, -1):
        below = found[at + 1] not in (None, "separator")
        if below and found[at] is None is found[at - 1] and counts.get(survey.prints[at], 0) >= FEWEST_KNOWN:
            persons = survey.marks[at] & BIT["name"] and (survey.prints[at], survey.prints[at + 1]) not in above
            if not persons and not survey.marks[at] & (PROSE | ITEM_HEAD | TAIL):
                found[at] = "recurs on pages"


def _head_goes_on(survey: Survey, found: list[str | None], headings: Container[int]) -> None:
    """Over the first box of the page only labels stand: its head.

    "Aims and Principles" is a title by itself; between "About us" and "Contact us", over all that the page has to say,
    it is a link. What the page says of itself may stand among its labels.
    """
    boxes = labels = last = at = 0
    clock = False
    for at in range(len(survey)):
        if at in headings:
            break
        if found[at] is None and not (_is_nav_line(survey, at) and not _heads_item(survey, at)):
            notice = _is_over_menu(survey, at)
            if not notice and (clock or not (_is_clock(survey, at) or _is_over_clock(survey, at))):
                break
            clock = not notice and _is_clock(survey, at)
        if found[at] not in (None, "separator"):
            boxes, last = boxes + 1, at
        else:
            labels += 1
    if boxes + labels >= FEWEST_LINKS and not clock:
        last = max(last, _last_block(survey, at))  # so many labels are no heading
    if boxes >= FEWEST_BOXES or boxes + labels >= FEWEST_LINKS:
        for position in range(min(last, _title_over_meta(survey, found, at))):
            found[position] = found[position] or "page head"


def _is_over_menu(survey: Survey, at: int) -> bool:
    """What a page says of itself over its long menu: "We are trying a new design." / "Menu" / "Home" / ..."""
    below = range(at + 1, at + 1 + MENU_BELOW)
    if below.stop > len(survey) or survey.sizes[at] > LONGEST_SAID or survey.marks[at] & (ITEM_HEAD | EVENT | TAIL):
        return False
    if any(survey.marks[place] & (ITEM_HEAD | EVENT) for place in below):
        return False
    return sum(_is_label(survey, place) for place in below) >= MOSTLY_LABELS * MENU_BELOW


def _last_block(survey: Survey, stop: int) -> int:
    """Where the lines that stand together right before a place begin: a kicker and a heading, at most."""
    at = stop - 1
    while at > 0 and stop - at < MOST_HEAD_LINES and _lines_on(survey, at) == 1:
        at -= 1
    return at if at and _lines_on(survey, at) > 1 else max(0, stop - 1)


def _title_over_meta(survey: Survey, found: list[str | None], stop: int) -> int:
    """Where the title of the first item stands over a place: apart, over no more than short labels and buttons.

    "Harbour reopens after the storm" / "By" / "Lin Wei" / "-" / "4 May 2016": the date stands at the place.
    """
    if stop >= len(survey) or not survey.marks[stop] & (DATE | BIT["byline"]):
        return stop
    for at in range(stop - 1, max(stop - 1 - MOST_META_LINES, 0), -1):
        apart = _lines_on(survey, at) > 1 and _lines_on(survey, at + 1) > 1
        title = survey.marks[at] & HEADING and not survey.marks[at] & BIT["signature"]
        if apart and found[at] is None and title and survey.sizes[at] >= SHORTEST_TITLE:
            return at
        if survey.sizes[at] > MENU_LABEL:
            break
    return stop


def _is_clock(survey: Survey, at: int) -> bool:
    """The day on which the page was loaded, among the labels of its head."""
    ahead = range(at + 1, min(at + 1 + 2 * NO_SENTENCE, len(survey)))
    return bool(survey.marks[at] & DATE) and all(_is_nav_line(survey, below) for below in ahead)


def _is_over_clock(survey: Survey, at: int) -> bool:
    """The site's name over that day."""
    return at + 1 < len(survey) and _is_nav_line(survey, at) and _is_clock(survey, at + 1)


def _is_nav_line(survey: Survey, at: int) -> bool:
    marks = survey.marks[at]
    return survey.sizes[at] <= (FOOT_LINE if marks & BULLET else NAV_LINE) and not marks & (ITEM_HEAD | PROSE | EVENT)


def _above_archive_heading(survey: Survey, found: list[str | None]) -> None:
    """Over "Category: Boats" stand the page's name, what it says of itself, and its menu.

    Below an item, and under its title, the same line says what it is filed under: there is no menu above it.
    """
    lowest = heading = item = menu = -1  # the last heading whose page is known, any other, an item's head, a menu
    said = deque([-1] * (MOST_SAID + 1), MOST_SAID + 1)  # the last sentences
    for at, marks in enumerate(survey.marks):
        if marks & BIT["archive heading"] and (menu > max(said[-1], lowest) or not marks & MAY_BE_FILING):
            # Only on the first page may there be sentences: else they end an item.
            above = max(item, said[0], heading) if lowest < 0 else max(said[-1], item, heading, lowest)
            if lowest >= 0 or above < 0 or found[above] is not None:  # else items stand above: no heading of a page
                for position in range(above + 1, at):
                    found[position] = found[position] or "page head"
                lowest = at
        if found[at] == "archive heading":
            heading = at
        elif found[at] is None and (marks & POSTED or not _is_nav_line(survey, at)):
            said.append(at)
            item = at if marks & (ITEM_HEAD | POSTED) or survey.sizes[at] > LONGEST_SAID else item
        elif found[at] not in BESIDE_ITEMS:
            menu = at


def _islands(survey: Survey, found: list[str | None]) -> None:
    """A sentence alone between a long menu and more of the page is what the page says of itself.

    Where nothing else in the capture has a date it could be all there is.
    """
    if not any(marks & ITEM_HEAD and found[at] is None for at, marks in enumerate(survey.marks)):
        return
    boxes = 0  # lines of the page right above
    for at in range(len(survey) - 1):
        if found[at] is not None:
            boxes = boxes + 1 if found[at] not in BESIDE_ITEMS else boxes
            continue
        alone = boxes >= LONG_MENU and found[at + 1] in OF_PAGES and survey.sizes[at] <= LONGEST_SAID
        if (
            alone
            and survey.marks[at] & PROSE
            and not survey.marks[at] & (ITEM_HEAD | TAIL & ~BIT["more info"] | EVENT | HEADING)
        ):
            found[at] = "page head"
        boxes = 0


def _foot_goes_on(survey: Survey, found: list[str | None]) -> None:
    """Behind the last box of the page only labels follow: its foot.

    Where a page has neither a day nor a sentence, long ones may be the titles that it is a list of.
    """
    at = len(survey) - 1
    bare = not any(why is None and marks & (ITEM_HEAD | PROSE) for why, marks in zip(found, survey.marks, strict=True))
    labels: list[int] = []
    while at >= 0 and (found[at] is not None or _foot_line(survey, at)):
        if found[at] is None:
            if bare and survey.sizes[at] > LONGEST_LINK:
                break
            labels.append(at)
        elif found[at] != "separator":
            for label in labels:
                found[label] = "page foot"
            labels.clear()
        at -= 1


def _foot_below_pager(survey: Survey, found: list[str | None]) -> None:
    """Below the pager of the list stands the page's foot, where no item has its date or a paragraph of some length."""
    at = len(survey) - 1
    while at >= 0 and not (survey.marks[at] & BIT["pager"] or found[at] == "pager"):
        if survey.marks[at] & ITEM_HEAD or survey.sizes[at] > LONGEST_IN_FOOT:
            return
        at -= 1
    if at > 0:
        for position in range(at + 1, len(survey)):
            found[position] = found[position] or "page foot"


def _foot_line(survey: Survey, at: int) -> bool:
    """A label, an address or a telephone number of the page's foot."""
    return survey.sizes[at] <= FOOT_LINE and not survey.marks[at] & (ITEM_HEAD | PROSE)
