"""What cues look at: the paragraphs that may belong to records, what stands between them, and the tails of items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from iomcorpus.splitting.decisions import BEGINS, GOES_ON
from iomcorpus.splitting.line_forms import MARKUPS
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, FURNITURE, SHORTEST_TITLE, TAIL
from iomcorpus.splitting.moulded import Places
from iomcorpus.splitting.recurring import Mould
from iomcorpus.splitting.survey import Survey

DATE, HEADING, PROSE, COLON = BIT["date line"], BIT["heading"], BIT["prose"], BIT["colon"]
CAPTION, BYLINE, STAMP, DATELINE = BIT["caption"], BIT["byline"], BIT["release stamp"], BIT["dateline"]
POSTED, CAPITALS, EVENT, GLOSS = BIT["posted line"], BIT["capitals"], BIT["event field"], BIT["gloss"]
INTRODUCES, LISTED, LEANS, BULLET = BIT["introduces"], BIT["listed title"], BIT["leans"], BIT["bullet"]
CONTACT, CONTACT_LINE, NOTES, FILES = BIT["contact"], BIT["contact line"], BIT["notes"], BIT["files"]
SIGNATURE, DISCLAIMER, FOOTNOTE, SEPARATOR = BIT["signature"], BIT["disclaimer"], BIT["footnote"], BIT["separator"]
END_MARK, MONTH, PAGE, NAME = BIT["end mark"], BIT["month line"], BIT["page"], BIT["name"]

HEAD_LINES = DATE | HEADING | BYLINE | POSTED | STAMP | CAPTION | CAPITALS
ITEM_FOOT = sum(BIT[name] for name in ("share bar", "page tools", "read more", "comment count", "tags", "filing"))
# What may stand over a body as well: whom to ask, a commissioner's name, whose views these are.
IN_HEAD = CONTACT_TAIL | SIGNATURE | DISCLAIMER
OTHER_FURNITURE = BIT["menu"]  # stands for paragraphs that are furniture by their company
OPENS = HEADING | CAPITALS | GLOSS | DATELINE | DATE  # a paragraph with one of these goes on no text
SHORT_LINE = 120  # characters: a line of a list, a block or an address
MOST_HEAD_LINES = 4  # of a letterhead or kicker above the line by which a head is known
META_BOXES = SEPARATOR | BIT["share bar"] | BIT["page tools"] | OTHER_FURNITURE  # between a title and its date
LONGEST_LABEL = 60  # characters: a name and a post between these two
MOST_LONE_DATES, LONGEST_SUMMARY = 2, 300  # of a page: published, updated; characters
FEWEST_TITLED, MOSTLY_TITLED = 2, 0.8  # heads, and share of them, that stand under a title and labels
FEWEST_DATED = 3
FEWEST_ENTRIES = 4  # titles with a date each that make a list
MOST_META = 3  # lines of an entry below its title: who, when, when changed
MOST_OVER_ENTRIES = 2  # sentences: what a page says of itself over its list


@dataclass(slots=True)
class Habits:
    """What a capture does again and again (`habits.py`), learned before its borders are decided."""

    dated: bool = False  # its items stand at regular distance under date lines
    dates_close: bool = False  # its date lines stand below the items, not over them
    heading_before_date: bool = False
    heading_after_date: bool = False
    gapped: bool = False  # more blank lines stand before them than between paragraphs
    teasers: bool = False  # its items are mostly a title and one paragraph, one after the other
    headed: bool = False  # its items stand at regular distance under a heading and a byline, stamp or dateline
    usual_gap: int = 1  # blank lines between paragraphs
    seldom_apart: bool = False  # its paragraphs mostly have no blank line between them
    seldom_glued: bool = False  # hardly ever is there none between two of them
    mould: Mould = field(default_factory=Mould)  # of its items
    places: Places = field(default_factory=Places)  # where they begin by it


@dataclass(slots=True)
class View:
    """The paragraphs of a capture that may belong to records, and what stands between them."""

    positions: list[int]  # in the survey
    marks: list[int]
    between: list[int]  # marks of the furniture and separators before each
    gaps: list[int]  # blank lines before each
    sizes: list[int]
    tails: list[int]  # the bits of the tail that each belongs to, 0 where it is none
    habits: Habits
    twins: Mapping[int, str]  # position -> what other captures show: opens, goes on; or what people have decided
    survey: Survey
    feet: int = 0  # how many places have what closes an item before them: Read more, tags, a share bar
    heads: list[bool] = field(default_factory=list)  # whether each is of a kind that the items begin with
    holes: list[bool] = field(default_factory=list)  # whether there should be such a place thereabouts
    # Where dates close items: whether each is a label below another line, and stands below a date and such labels
    closing: list[bool] = field(default_factory=list)
    behind_date: list[bool] = field(default_factory=list)
    # Dates and bylines below a title, labels and buttons between: "By" / "Lin Wei" / "-" / "4 May 2016"; these titles
    meta_lines: set[int] = field(default_factory=set)
    meta_titles: set[int] = field(default_factory=set)
    entries: dict[int, int] = field(default_factory=dict)  # of a list of titles, each with its date alone: from, to

    def __len__(self) -> int:
        return len(self.positions)

    def mark(self, at: int) -> int:
        """The marks at a place, 0 outside."""
        return self.marks[at] if 0 <= at < len(self.marks) else 0

    def is_decided(self, at: int) -> bool:
        """Whether people have said what begins or goes on at a place."""
        return self.twins.get(self.positions[at]) in (BEGINS, GOES_ON)


def view_of(
    survey: Survey,
    furniture: Sequence[str | None],
    begin: int,
    end: int,
    habits: Habits,
    twins: Mapping[int, str] | None = None,
) -> View:
    """The view that cues look at, of the paragraphs from one position to another (exclusive).

    `furniture` has for each paragraph of the survey the reason why it is no item's, or None.
    """
    view = View([], [], [], [], [], [], habits, twins or {}, survey)
    between = gap = 0
    last_line = survey.last[begin - 1] if begin else 0
    for position in range(begin, end):
        marks = survey.marks[position]
        gap += survey.first[position] - last_line - 1
        last_line = survey.last[position]
        if furniture[position] is not None:
            between |= marks & (FURNITURE | SEPARATOR) or OTHER_FURNITURE
            if furniture[position] == "recurs on pages":
                between |= PAGE
            continue
        view.positions.append(position)
        view.marks.append(marks)
        view.between.append(between)
        view.gaps.append(gap)
        view.sizes.append(survey.sizes[position])
        view.feet += bool(between & ITEM_FOOT and not _is_link_inside(view, between))
        between = gap = 0
    if habits.places.heads:
        view.heads = [bool(habits.places.heads[position]) for position in view.positions]
        _move_to_tops(view)
        view.holes = [bool(habits.places.holes[position]) for position in view.positions]
    else:
        view.heads = view.holes = [False] * len(view)
    view.tails = find_tails(view)
    if habits.places.heads and any([_move_to_dates(view), _move_to_titles(view)]):
        view.tails = find_tails(view)  # a title ends what stands above it
    if habits.dates_close:
        _find_closing(view)
    if not (habits.mould.heads or habits.dates_close):
        if not habits.heading_after_date:
            _find_meta_lines(view)
        _find_entries(view)
    return view


def _is_link_inside(view: View, between: int) -> bool:
    """Whether the last paragraph goes on a text below a link's title and its "Read more"."""
    runs = view.marks[-1] & PROSE and not view.marks[-1] & OPENS
    return bool(runs and between & BIT["read more"] and not view.mark(len(view) - 2) & PROSE)


def _move_to_tops(view: View) -> None:
    """Let heads begin with what stands above the line that shows them."""
    for at in [at for at, head in enumerate(view.heads) if head]:
        top = _top_of_head(view, at)
        if top != at:
            view.heads[at], view.heads[top] = False, True


def _move_to_dates(view: View) -> bool:
    """Let heads begin with the date, or the author and the date, over their titles; whether there are such.

    "Lin Wei" / "2 May 2016" / "6 minute read" / "How the ferry was saved": where dates close items, none stands over
    the first head.
    """
    heads = [at for at, head in enumerate(view.heads) if head]
    dated = [at for at in heads if at and view.marks[at - 1] & DATE]
    listed = [at for at in heads if at and view.marks[at] & DATE and _is_listed_name(view, at - 1)]
    if len(listed) >= max(FEWEST_DATED, MOSTLY_TITLED * len(heads)):
        for at in listed:
            view.heads[at], view.heads[at - 1] = False, True
        view.meta_lines.update(listed)
        return True
    if len(dated) < max(FEWEST_DATED, MOSTLY_TITLED * len(heads)) or dated[0] != heads[0]:
        return False
    if any(view.marks[at] & DATE for at in heads):
        return False
    named = {at for at in dated if at > 1 and _is_name(view, at - 2)}
    up = 2 if len(named) >= MOSTLY_TITLED * len(heads) - 1 else 1  # a menu may have taken the first name
    for at in dated:
        top = at - up if up == 1 or at in named else at - 1
        view.heads[at], view.heads[top] = False, True
        view.meta_lines.update(range(top + 1, at))
    return True


def _is_name(view: View, at: int) -> bool:
    return bool(view.marks[at] & NAME) and view.sizes[at] <= LONGEST_LABEL


def _is_listed_name(view: View, at: int) -> bool:
    return bool(view.marks[at] & LISTED) and _is_name(view, at)


def _move_to_titles(view: View) -> bool:
    """Let heads begin with their titles where most have one, a name or a label between; whether there are such.

    "How the ferry was saved" / "Lin Wei" / "•" / "2 May 2016"
    """
    heads = [at for at, head in enumerate(view.heads) if head and not is_title(view, at)]
    titles = {at: top for at in heads if (top := _title_over_labels(view, at)) is not None}
    if len(titles) < max(FEWEST_TITLED, MOSTLY_TITLED * len(heads)):
        return False
    for at, top in titles.items():
        view.heads[at], view.heads[top] = False, True
    view.meta_lines.update(titles)
    view.meta_titles.update(titles.values())
    return True


def _title_over_labels(view: View, at: int) -> int | None:
    """Where the title stands over a date or byline and the labels above it: the highest of the short lines there."""
    listed = _is_listed_name(view, at) and view.mark(at + 1) & DATE
    if not view.marks[at] & (DATE | BYLINE) and not listed:
        return None
    top = at - 1 if listed and view.gaps[at] and _is_apart_title(view, at - 1) else None
    for above in range(at - 1, max(at - 1 - MOST_HEAD_LINES, -1), -1):
        marks = view.marks[above]
        sentence = marks & PROSE and not marks & HEADING
        if view.between[above + 1] & ~META_BOXES or sentence or view.sizes[above] > SHORT_LINE:
            break
        if marks & (DATE | TAIL | BULLET | COLON) or marks & (LEANS | HEADING) == LEANS:
            break
        if above < at - 1 and _is_apart_title(view, above):
            top = above
            if view.sizes[above] >= SHORTEST_TITLE:
                break
    return top


def _is_apart_title(view: View, at: int) -> bool:
    return at >= 0 and bool(not at or view.gaps[at] or view.between[at]) and is_title(view, at)


def _top_of_head(view: View, at: int) -> int:
    """Where the lines of a head begin: at what stands apart above it, such as a letterhead or a kicker."""
    top = at
    while not set_apart(view, top) and at - top < MOST_HEAD_LINES:
        above = view.marks[top - 1]
        glued = not view.gaps[top] or above & STAMP
        if not glued or above & (PROSE | TAIL | BULLET | MONTH) or not above & HEAD_LINES:
            return at
        top -= 1
    return top if set_apart(view, top) else at


def find_tails(view: View) -> list[int]:
    """Which tail each paragraph belongs to: a contact block goes on in its lines, notes go on to the next contact."""
    tails: list[int] = []
    tail = 0
    head = False  # between what opens an item and its first sentence: whom to ask may be said there too
    for at, marks in enumerate(view.marks):
        own = marks & TAIL
        ended = view.between[at] & (SEPARATOR | END_MARK)
        opens = view.heads[at] or bool(marks & (STAMP | DATE))
        head = opens or (head and bool(own or not marks & PROSE))
        if head and own and not own & ~IN_HEAD:
            tail = 0
        elif ended and own == SIGNATURE:
            tail = 0  # a letterhead's commissioner
        elif own:
            notes = tail & NOTES if not own & (CONTACT_TAIL | SIGNATURE) else 0
            tail = own | notes
        elif not (at and _tail_goes_on(view, at, tail)):
            tail = 0
        tails.append(tail)
    return tails


def _tail_goes_on(view: View, at: int, tail: int) -> bool:
    """Whether a paragraph without a mark of a tail belongs to the tail above it."""
    marks, before = view.marks[at], view.marks[at - 1]
    if not tail or view.between[at] or view.heads[at] or marks & (DATE | BYLINE | DATELINE | STAMP | CAPTION):
        return False
    if tail & NOTES:
        return True
    if tail & CONTACT and before & COLON and not before & CONTACT_LINE:
        return view.sizes[at] <= 2 * SHORT_LINE  # the first line of the block: a name alone, an address
    if view.gaps[at]:
        return False
    if tail & FOOTNOTE:
        return view.habits.usual_gap > 0 and not marks & (GLOSS | INTRODUCES)  # a note's second paragraph
    if marks & (PROSE | LEANS):
        return False
    # The list below "Related documents:", the signature's second line (the organisation).
    if view.sizes[at] > SHORT_LINE:
        return bool(tail & FILES)
    return bool(tail & (FILES | SIGNATURE)) or (bool(tail & CONTACT) and _leads_to_contact(view, at))


def _leads_to_contact(view: View, at: int) -> bool:
    """Whether a number or an address stands in the lines right below: "Contact:" / a name / a post / "Tel: ..."."""
    for below in range(at + 1, min(at + 1 + MOST_HEAD_LINES, len(view))):
        if view.gaps[below] or view.between[below] or view.marks[below] & PROSE:
            return False
        if view.marks[below] & CONTACT_LINE:
            return True
    return False


def _find_meta_lines(view: View) -> None:
    """Find dates and bylines that stand under a title with no more than labels between.

    Where a page has one date alone, over no other title, a summary and a caption may stand between too.
    """
    if view.habits.dated and view.habits.heading_before_date:
        return
    lone = sum(bool(marks & DATE) for marks in view.marks) <= MOST_LONE_DATES
    for at, marks in enumerate(view.marks):
        if marks & (DATE | BYLINE) and not marks & PROSE:
            top = _title_over(view, at, lone=bool(lone and marks & DATE and not _stands_over_title(view, at)))
            if top is not None and (at - top > 1 or view.between[at]):
                view.meta_lines.add(at)
                view.meta_titles.add(top)


def _stands_over_title(view: View, at: int) -> bool:
    """Whether a title and its text stand right below: "4 December" / "Ferry finds a captain" / a sentence."""
    below = view.mark(at + 1)
    return bool(below & HEADING and not below & BIT["label"] and view.mark(at + 2) & PROSE)


def _title_over(view: View, at: int, *, lone: bool) -> int | None:
    """Where the title stands that a date or byline belongs to."""
    said = False  # whether sentences stand between
    for above in range(at - 1, max(at - 2 - MOST_HEAD_LINES, -1), -1):
        if view.between[above + 1] & ~META_BOXES:
            return None
        apart = set_apart(view, above) if said else _stands_apart(view, above)
        if apart and view.sizes[above] >= SHORTEST_TITLE and is_title(view, above):
            return above
        said = said or bool(view.marks[above] & PROSE)
        if lone and view.sizes[above] <= LONGEST_SUMMARY and not view.marks[above] & (DATE | BULLET):
            continue
        if view.gaps[above + 1] and not view.between[above + 1]:
            return None
        if view.marks[above] & (PROSE | DATE | BULLET | TAIL & ~SIGNATURE):
            return None
        if view.sizes[above] > LONGEST_LABEL and not view.marks[above] & BYLINE:
            return None
    return None


def _find_entries(view: View) -> None:
    """Find lists of titles with a date each and nothing else: "Ferry sails again" / "3 June 2011", four times on end.

    Beside the date there may be who wrote it and when it was changed. Below a text they are links.
    """
    at = said = 0
    while at < len(view):
        said = (0 if view.between[at] & PAGE else said) + bool(view.marks[at] & PROSE)
        entries: dict[int, int] = {}
        stop = at
        while (end := _end_of_entry(view, stop)) > stop:
            entries[stop] = stop = end
        if len(entries) >= FEWEST_ENTRIES and _begin_with_dates(view, at, stop):
            view.entries.update((date, date + 2) for date in range(at + 1, stop, 2))
        elif len(entries) >= FEWEST_ENTRIES and said <= MOST_OVER_ENTRIES and not _has_date_above(view, at):
            view.entries.update(entries)
            view.meta_titles.update(entries)
            view.meta_lines.update(set(range(at, stop)) - entries.keys())
        at = max(stop, at + 1)


def _begin_with_dates(view: View, at: int, stop: int) -> bool:
    """Whether titles and dates by turns are dates and titles, under the label of a column: the last is a title."""
    if stop >= len(view) or not _is_row_title(view, stop) or view.sizes[at] >= SHORTEST_TITLE:
        return False
    return (stop - at) % 2 == 0 and view.sizes[stop] > 2 * view.sizes[at]


def _is_row_title(view: View, at: int) -> bool:
    return bool(view.marks[at] & HEADING) and not view.marks[at] & (PROSE | DATE | BYLINE | BULLET)


def _end_of_entry(view: View, at: int) -> int:
    """The place behind the date and byline of an entry that begins at a place, or this where none does."""
    if at >= len(view) or not _is_entry_title(view, at):
        return at
    end = at + 1
    while end < len(view) and end - at <= MOST_META and view.marks[end] & (DATE | BYLINE):
        end += 1
    return end if any(marks & DATE for marks in view.marks[at + 1 : end]) else at


def _has_date_above(view: View, at: int) -> bool:
    """Whether a title has its own date above it, no farther than the one below."""
    return at > 0 and bool(view.marks[at - 1] & DATE) and view.gaps[at] <= view.gaps[at + 1]


def _is_entry_title(view: View, at: int) -> bool:
    """A title that stands no further from the date below it than from the date above it."""
    if not _is_row_title(view, at) or at + 1 == len(view) or view.between[at + 1]:
        return False
    return not at or view.gaps[at + 1] <= view.gaps[at]


def _stands_apart(view: View, at: int) -> bool:
    """Whether a line is set apart, or parted from a short label above it: a kicker."""
    return set_apart(view, at) or bool(view.gaps[at] and view.sizes[at - 1] < SHORTEST_TITLE)


def wide_gap(view: View, at: int) -> bool:
    """More blank lines before a paragraph than stand between paragraphs of this capture."""
    least = 1 if view.habits.seldom_apart else 2
    return at > 0 and view.gaps[at] >= least and view.gaps[at] > view.habits.usual_gap


def set_apart(view: View, at: int) -> bool:
    """At the capture's start, behind furniture or a wide gap."""
    return at == 0 or bool(view.between[at]) or wide_gap(view, at)


def is_title(view: View, at: int) -> bool:
    """A heading, and not a line that closes what stands right above it: a name or a town under a letter."""
    marks = view.mark(at)
    if marks & HEADING and not marks & DATE and view.survey.shapes[view.positions[at]] in MARKUPS:
        return True
    if marks & LISTED and view.mark(at + 1) & DATE and not view.marks[at + 1] & LISTED:
        return True
    if (
        not marks & HEADING
        or marks & (DATE | BYLINE | CAPTION | STAMP | EVENT)
        or not 0 <= at < len(view)
        or view.tails[at]
    ):
        return False
    glued = at > 0 and not view.gaps[at] and not view.between[at] and view.marks[at - 1] & (PROSE | CONTACT_TAIL)
    if view.mark(at + 1) & DATE and view.sizes[at] >= SHORTEST_TITLE:
        return True
    return not (glued and at + 1 < len(view) and view.gaps[at + 1] and view.habits.usual_gap)


def dates_what_stands_above(view: View, at: int) -> bool:
    """A date line glued to the sentence above it, with a blank or furniture below: a teaser's last line.

    In a capture whose dates close its items every one does.
    """
    if view.habits.dates_close:
        return at > 0 and bool(view.mark(at) & DATE)
    if (
        not view.mark(at) & DATE
        or at < 1
        or view.gaps[at]
        or view.between[at]
        or not view.marks[at - 1] & (PROSE | BULLET)
    ):
        return False
    return (
        at + 1 == len(view)
        or bool(view.between[at + 1])
        or (view.gaps[at + 1] > 0 and view.gaps[at + 1] > view.gaps[at])
    )


def closing_labels(view: View) -> Iterator[int]:
    """Positions of the labels glued below dates that close items, but names: a desk, a count."""
    for at in range(1, len(view)):
        if view.closing[at] and view.behind_date[at] and not view.marks[at] & BIT["name"]:
            yield view.positions[at]


def _find_closing(view: View) -> None:
    """Find the short lines that are glued below others, with a blank or furniture behind the last of them."""
    count = len(view)
    view.closing, view.behind_date = [False] * count, [False] * count
    ends = True  # whether a blank, furniture or such a line follows
    for at in range(count - 1, -1, -1):
        parted = bool(view.gaps[at] or view.between[at])
        long = view.marks[at] & (PROSE | DATE) or view.sizes[at] > SHORT_LINE
        view.closing[at] = ends and not parted and not long
        ends = parted or view.closing[at]
    for at in range(1, count):
        above = at - 1
        view.behind_date[at] = view.behind_date[above] if view.closing[above] else dates_what_stands_above(view, above)
