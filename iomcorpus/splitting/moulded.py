"""The mould applied: where the items of a capture begin by it, where one is missing, and what recurs around them."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from iomcorpus.splitting.furniture import MENU_LABEL
from iomcorpus.splitting.marks import BIT, FURNITURE, SHORTEST_TITLE, TAIL
from iomcorpus.splitting.own_ends import is_between_numbers
from iomcorpus.splitting.recurring import FEWEST, HOLE, MOSTLY, Mould, is_regular, kinds_at
from iomcorpus.splitting.repeats import repeats
from iomcorpus.splitting.survey import Survey

PROSE, SEPARATOR, TITLE = BIT["prose"], BIT["separator"], BIT["heading"]
DATE, POSTED = BIT["date line"], BIT["posted line"]
SAYS = PROSE | DATE
FIRST_SENTENCE = sum(BIT[name] for name in ("introduces", "gloss", "dateline", "today"))  # of a story
SURE = (
    None,
    "readers' comments",
    "recurs on pages",
    "page head",
    "page title",
    "filed below",
    "related links with dates",
)  # reasons that are more than a label's company
ITEM_FOOT = BIT["share bar"] | BIT["read more"] | BIT["tags"]
LONGEST_ASIDE = 160  # characters
FEET = 0.2  # of a capture's items: lines that so many are closed with
MOST_FEET = 4  # lines
SHORTEST_CLOSE, LONGEST_CLOSE = 5, 40  # characters: "Best,", a name
MOST_SIGNED = 3  # lines up to a signature's name
NO_FOOT = (
    PROSE
    | TAIL & ~BIT["more info"]
    | sum(
        BIT[name]
        for name in ("date line", "caption", "byline", "posted line", "bullet", "colon", "label", "event field")
    )
)


@dataclass(frozen=True, slots=True)
class Places:
    """By position: 1 where a paragraph is made like the heads of items, and where one is missing thereabouts."""

    heads: bytearray = field(default_factory=bytearray)
    holes: bytearray = field(default_factory=bytearray)


def find_places(survey: Survey, why: list[str | None], mould: Mould) -> Places:
    """The places of a capture's items by its mould.

    Headings over groups of items, lines that close items and sentences between two are set aside as furniture on the
    way; labels that were taken for a menu's by their company are taken back where they are made like heads.
    """
    places = Places(bytearray(len(survey)), bytearray(len(survey)))
    if not mould.heads:
        return places
    _take_back_heads(survey, why, mould)
    heads = _set_groups_aside(survey, why, mould)
    for position in _recurring_feet(survey, why, heads):
        why[position] = "recurs below items"
    for position in _comments(survey, why, heads, _usual(heads)):
        why[position] = "readers' comments"
    ruled = _tell_apart_by_rules(survey, heads, mould)
    for position in heads:
        opens = ruled and survey.marks[position] & FIRST_SENTENCE and _is_behind_rule(survey, position, mould)
        places.heads[position] = bool(opens) or not (mould.titled and _is_sentence(survey, position))
    _find_holes(why, places, mould.step)
    return places


def _is_sentence(survey: Survey, at: int) -> bool:
    return survey.marks[at] & (PROSE | TITLE) == PROSE and not _is_over_date(survey, at)


def _tell_apart_by_rules(survey: Survey, heads: Sequence[int], mould: Mould) -> bool:
    """Whether hardly a sentence stands where items are behind a rule, so that one there is an item's too."""
    behind = told = 0
    for at in heads:
        if _is_behind_rule(survey, at, mould):
            behind += 1
            told += _is_sentence(survey, at)
    return told <= (1 - MOSTLY) * behind


def _is_behind_rule(survey: Survey, at: int, mould: Mould) -> bool:
    """Whether an item's place is behind a rule: then a first sentence may begin it, without a day or a title."""
    before = at and survey.marks[at - 1] & SEPARATOR
    return bool(before) and any(kind[0].endswith("before") and kind in mould.heads for kind in kinds_at(survey, at))


def _is_over_date(survey: Survey, at: int) -> bool:
    """Whether a date line stands right below, without a blank."""
    below = at + 1
    return below < len(survey) and bool(survey.marks[below] & DATE) and survey.first[below] - survey.last[at] == 1


def set_closing_lines_aside(survey: Survey, why: list[str | None]) -> None:
    """Make furniture of lines that close item after item, before anything is learned of how items begin.

    "To the front of the paper" stands at regular distance too; but before the first there is a text, and behind the
    last there is none.
    """
    kept = _kept(why)
    feet = (number for number, at in enumerate(kept) if _may_be_foot(survey, at) and not _is_persons(survey, at))
    prose = array("I", (number for number, position in enumerate(kept) if survey.marks[position] & PROSE))
    for found in _recurring(array("I", feet), kept, survey.forms):
        if prose and prose[0] < found[0] and prose[-1] < found[-1]:
            apart = all(after - before > 1 for before, after in pairwise(found))
            positions = [kept[number] for number in found]
            if apart and is_regular(found, len(kept)) and not _are_titles(survey, positions):
                for position in positions:
                    why[position] = "recurs below items"
    _set_labels_aside(survey, why)


def _are_titles(survey: Survey, positions: Sequence[int]) -> bool:
    """Whether lines of one form are titles of the dates below or above them: "Results of 2019", "Results of 2018"."""
    alike = len({survey.prints[position] for position in positions}) <= 1
    return not alike and sum(_is_beside_date(survey, position) for position in positions) >= MOSTLY * len(positions)


def _is_beside_date(survey: Survey, at: int) -> bool:
    """A heading of some length over a date line that stands over no other, or right below one, over no sentence."""
    if not survey.marks[at] & TITLE or survey.sizes[at] < SHORTEST_TITLE:
        return False
    below, further = (survey.marks[place] if place < len(survey) else 0 for place in (at + 1, at + 2))
    if below & DATE and (not further & TITLE or further & (PROSE | FURNITURE)):
        return True
    return bool(at and survey.marks[at - 1] & DATE and not below & PROSE)


def _set_labels_aside(survey: Survey, why: list[str | None]) -> None:
    """Make furniture of a label that stands nearer to each item's end than to the next one's head, and over the first.

    "Harbour Gazette" by itself, then "Ferry sails" / "3 June 2011" / "Harbour Gazette" / blank / "Lock shut": it would
    be the author of the item above, if one stood above the first.
    """
    kept = _kept(why)
    feet = array("I", (number for number, position in enumerate(kept) if _may_be_foot(survey, position)))
    first = next((number for number, position in enumerate(kept) if survey.marks[position] & SAYS), len(kept))
    for found in _recurring(feet, kept, survey.prints):
        if found[0] < first and is_regular(found, len(kept)):
            positions = [kept[number] for number in found]
            above = {survey.prints[position - 1] for position in positions[1:]}
            if len(above) > 1 and all(_is_below(survey, position) for position in positions[1:]):
                for position in positions:
                    why[position] = "recurs below items"


def _kept(why: Sequence[str | None]) -> array[int]:
    """The positions of what may belong to items, of which there may be millions."""
    return array("I", (position for position, reason in enumerate(why) if reason is None))


def _recurring(numbers: Sequence[int], kept: Sequence[int], column: Sequence[int]) -> Iterable[Sequence[int]]:
    """Which of some kept lines stand together in a column, where they are as many as make a kind."""
    common = repeats(array("Q", (column[kept[number]] for number in numbers)), FEWEST)
    places: dict[int, array[int]] = defaultdict(lambda: array("I"))
    for number in numbers:
        if column[kept[number]] in common:
            places[column[kept[number]]].append(number)
    return places.values()


def _is_below(survey: Survey, at: int) -> bool:
    """Whether a line stands nearer to the one above it than to the one below."""
    below = survey.first[at + 1] - survey.last[at] if at + 1 < len(survey) else 2
    return survey.first[at] - survey.last[at - 1] < below


def _take_back_heads(survey: Survey, why: list[str | None], mould: Mould) -> None:
    """Labels that were taken for a menu's by their company, but are made like the heads of items."""
    goes_on = False
    for position in range(len(survey)):
        by_company = why[position] not in SURE and not survey.marks[position] & (FURNITURE | SEPARATOR)
        goes_on = by_company and (goes_on or not mould.heads.isdisjoint(kinds_at(survey, position)))
        if goes_on:
            why[position] = None


def _set_groups_aside(survey: Survey, why: list[str | None], mould: Mould) -> list[int]:
    """Make furniture of headings over groups of items and of asides; the positions of heads."""
    heads = []
    for position in range(len(survey)):
        if why[position] is not None:
            continue
        kinds = {*kinds_at(survey, position)}
        grouped = not kinds.isdisjoint(mould.groups) and not survey.marks[position] & POSTED
        if grouped or _stands_over_items(survey, position, mould):
            why[position] = "group heading"
            if position + 1 < len(survey) and survey.marks[position + 1] & BIT["underline"]:
                why[position + 1] = "group heading"
        elif not kinds.isdisjoint(mould.heads):
            aside = mould.titled and _is_aside(survey, position)
            if aside:
                why[position] = "stray line"
            heads.append(position + aside)
    return heads


def _stands_over_items(survey: Survey, position: int, mould: Mould) -> bool:
    """A month alone over the head of an item that has a kind of its own."""
    if not survey.marks[position] & BIT["month line"] or position + 1 >= len(survey):
        return False
    return any(not kind[0].endswith("before") and kind in mould.heads for kind in kinds_at(survey, position + 1))


def _is_aside(survey: Survey, position: int) -> bool:
    """A sentence where a title should be, right over one: "Pictures of the week: click here."."""
    if position + 1 >= len(survey) or survey.sizes[position] > LONGEST_ASIDE:
        return False
    here, below = survey.marks[position], survey.marks[position + 1]
    return bool(here & PROSE and below & TITLE) and not here & TITLE and not below & (PROSE | FURNITURE)


def _recurring_feet(survey: Survey, furniture: Sequence[str | None], heads: Sequence[int]) -> list[int]:
    """Positions of lines that close item after item and say nothing of it: "Back to the front page".

    `heads` are positions where items begin. A label with a colon, a sentence and what else ends an item is its own.
    """
    feet = {head: _foot(survey, furniture, head) for head in (*heads, len(survey))}
    counts = Counter(
        number for foot in feet.values() for at in foot for number in (survey.forms[at], survey.shapes[at]) if number
    )
    enough = max(FEWEST, FEET * len(heads))
    found = set[int]()
    for foot in feet.values():
        recurring = [
            at
            for at in foot
            if max(counts[survey.forms[at]], counts[survey.shapes[at]]) >= enough and not _is_items_own(survey, at)
        ]
        # What is below one is the page's too, but for the title of the next item.
        found.update(at for at in foot if recurring and at >= min(recurring) and not _is_over_date(survey, at))
        found.update(at for at in foot if _is_glued_over(survey, at, found))
    return sorted(found)


def _is_glued_over(survey: Survey, at: int, feet: Container[int]) -> bool:
    """Whether a label stands right over one that is the page's, and apart above: "Fundraisers" / "Press release".

    Where there are no blanks, a sentence or an address above it is enough.
    """
    said = at > 0 and survey.marks[at - 1] & (PROSE | BIT["contact line"])
    apart = bool(said) or (at > 0 and survey.first[at] - survey.last[at - 1] > 1)
    over = apart and at + 1 in feet and survey.first[at + 1] - survey.last[at] == 1
    return over and survey.sizes[at] <= MENU_LABEL and not _is_items_own(survey, at)


def _usual(heads: Sequence[int]) -> int:
    steps = sorted(after - before for before, after in pairwise(heads))
    return steps[len(steps) // 2] if steps else 0


def _comments(survey: Survey, furniture: Sequence[str | None], heads: Sequence[int], step: int) -> Iterator[int]:
    """Positions of what readers have written below an item: from the count of their comments to the next head."""
    for head, following in pairwise([*heads, len(survey)]):
        body = 0
        if following - head > HOLE * step:
            continue  # an item may begin in between that is made otherwise
        for position in range(head, following):
            marks = survey.marks[position]
            if marks & BIT["comments below"] and body:
                if any(survey.marks[at] & ITEM_FOOT for at in range(position + 1, following)):
                    break  # another item ends down there
                yield from (at for at in range(position + 1, following) if furniture[at] is None)
                break
            body += bool(marks & PROSE and not marks & FURNITURE)


def _foot(survey: Survey, furniture: Sequence[str | None], head: int) -> list[int]:
    """The short lines directly above a head that could be the page's."""
    found: list[int] = []
    at = head - 1
    while at >= 0 and len(found) < MOST_FEET and (furniture[at] or _may_be_foot(survey, at)):
        if not furniture[at]:
            found.append(at)
        at -= 1
    return found


def _is_items_own(survey: Survey, at: int) -> bool:
    """Whether a line that recurs is a person's name, a date's title or label, or a signature's."""
    beside = _is_beside_date(survey, at) or _is_over_date(survey, at)
    return beside or _is_persons(survey, at) or _is_signed(survey, at)


def _is_signed(survey: Survey, at: int) -> bool:
    """Whether a line stands glued below a name, few lines between: "Lin Wei" / "Director" / "Harbour Trust"."""
    for above in range(at - 1, max(at - 1 - MOST_SIGNED, -1), -1):
        if survey.first[above + 1] - survey.last[above] != 1 or survey.marks[above] & PROSE:
            return False
        if _is_persons(survey, above):
            return True
    return False


def _is_persons(survey: Survey, at: int) -> bool:
    """A name, which may be the one author's of all items, and no desk's: "Press Release"."""
    return bool(survey.marks[at] & BIT["name"]) and not survey.marks[at] & (BIT["kicker"] | BIT["release stamp"])


def _may_be_foot(survey: Survey, at: int) -> bool:
    if not survey.forms[at] or survey.marks[at] & NO_FOOT:
        return False
    return not (_closes_letter(survey, at) or is_between_numbers(survey, at))


def _closes_letter(survey: Survey, at: int) -> bool:
    """A short line that breaks off, as no title and no link does, and the name below it: "Cheers," / "Lin"."""
    above = at if not survey.marks[at] else at - 1
    if above < 0 or survey.marks[above] or survey.sizes[at] > LONGEST_CLOSE:
        return False
    if survey.sizes[above] < SHORTEST_CLOSE:
        return False
    figures = survey.forms[above] != survey.prints[above]  # "-- end of bulletin 7 --"
    return not figures or (above + 1 < len(survey) and _is_persons(survey, above + 1))


def _find_holes(why: Sequence[str | None], places: Places, step: int) -> None:
    """Mark the stretches without a head that are longer than they mostly are, furniture not counted.

    >>> places = Places(bytearray([1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0]), bytearray(13))
    >>> _find_holes([None] * 13, places, 3)
    >>> "".join("-o"[hole] for hole in places.holes)
    '----oooooo---'
    """
    kept = _kept(why)
    edges = [-1, *(number for number, position in enumerate(kept) if places.heads[position]), len(kept)]
    for before, after in pairwise(edges):
        if after - before > HOLE * step:
            for position in kept[before + 1 : after]:
                places.holes[position] = 1
