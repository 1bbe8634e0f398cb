"""What cues look at: the paragraphs that may belong to records, what stands between them, and the tails of items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from iomcorpus.splitting.decisions import BEGINS, GOES_ON
from iomcorpus.splitting.line_forms import MARKUPS
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, SHORTEST_TITLE, TAIL
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
NO_TITLE = PROSE | DATE | BYLINE | POSTED | TAIL | BULLET | COLON | CAPTION | EVENT | BIT["label"]
FEWEST_SIGNED = 2  # items that end with the same name and a day
LONGEST_CRY = 70  # characters of a title that ends as a sentence: "One month to go!"
LONGEST_LABEL = 60  # characters: a name and a post between these two


@dataclass(slots=True)
class Habits:
    """What a capture does again and again (`habits.py`), learned before its borders are decided."""

    dated: bool = False  # its items stand at regular distance under date lines
    dates_close: bool = False  # its date lines stand below the items, not over them
    heading_before_date: bool = False
    heading_after_date: bool = False
    blank_below_date: bool = False  # its date lines begin its items, with a blank between them and the text
    gapped: bool = False  # more blank lines stand before them than between paragraphs
    teasers: bool = False  # its items are mostly a title and one paragraph, one after the other
    long_titles: bool = False  # nothing but headings stands over its texts, and they are as long as titles
    headed: bool = False  # its items stand at regular distance under a heading and a byline, stamp or dateline
    usual_gap: int = 1  # blank lines between paragraphs
    seldom_apart: bool = False  # its paragraphs mostly have no blank line between them
    seldom_glued: bool = False  # hardly ever is there none between two of them
    sub_headings: frozenset[int] = frozenset()  # shapes of headings marked up as deeper than its items' titles
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
    whole: bool = True  # up to the end of the capture
    feet: int = 0  # how many places have what closes an item before them: Read more, tags, a share bar
    heads: list[bool] = field(default_factory=list)  # whether each is of a kind that the items begin with
    holes: list[bool] = field(default_factory=list)  # whether there should be such a place thereabouts
    # Where dates close items: whether each is a label below another line, and stands below a date and such labels
    closing: list[bool] = field(default_factory=list)
    behind_date: list[bool] = field(default_factory=list)
    # Dates and bylines below a title, labels and buttons between: "By" / "Lin Wei" / "-" / "4 May 2016"; these titles
    meta_lines: set[int] = field(default_factory=set)
    meta_titles: set[int] = field(default_factory=set)
    letters: set[int] = field(default_factory=set)  # where letters open, whom each is to
    signed: set[int] = field(default_factory=set)  # days below who signs, as item after item ends with them
    page_headings: set[int] = field(default_factory=set)  # that the title of the page names
    articles: set[int] = field(default_factory=set)  # of these those whose page is one article (`articles.py`)
    article_heads: set[int] = field(default_factory=set)  # below them, over the text
    teasers: set[int] = field(default_factory=set)  # titles of a list where titles and paragraphs stand by turns
    lone_titles: set[int] = field(default_factory=set)  # of a list that has nothing else
    entries: dict[int, int] = field(default_factory=dict)  # of a list of titles, each with its date alone: from, to

    def __len__(self) -> int:
        return len(self.positions)

    def mark(self, at: int) -> int:
        """The marks at a place, 0 outside."""
        return self.marks[at] if 0 <= at < len(self.marks) else 0

    def is_decided(self, at: int) -> bool:
        """Whether people have said what begins or goes on at a place."""
        return self.twins.get(self.positions[at]) in (BEGINS, GOES_ON)


def find_tails(view: View) -> list[int]:
    """Which tail each paragraph belongs to: a contact block goes on in its lines, notes go on to the next contact."""
    tails: list[int] = []
    tail = 0
    head = False  # between what opens an item and its first sentence: whom to ask may be said there too
    for at, marks in enumerate(view.marks):
        own = marks & TAIL & ~(CONTACT_TAIL if marks & BYLINE else 0)  # "By Lin Wei, 01632 960018" says who wrote
        ended = view.between[at] & (SEPARATOR | END_MARK)
        opens = view.heads[at] or bool(marks & (STAMP | DATE))
        head = opens or (head and bool(own or not marks & PROSE))
        if own and (is_made_title(view, at) or (head and not own & ~IN_HEAD)):
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


def is_made_title(view: View, at: int) -> bool:
    """A heading over a day or byline where items begin, whatever it says: "Apply now for the harbour day"."""
    return view.heads[at] and bool(view.marks[at] & HEADING and view.mark(at + 1) & (DATE | BYLINE))


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
    signed = tail & SIGNATURE and not before & PROSE  # below who the author is stands no second line
    return bool(tail & FILES or signed) or (bool(tail & CONTACT) and _leads_to_contact(view, at))


def _leads_to_contact(view: View, at: int) -> bool:
    """Whether a number or an address stands in the lines right below: "Contact:" / a name / a post / "Tel: ..."."""
    for below in range(at + 1, min(at + 1 + MOST_HEAD_LINES, len(view))):
        if view.gaps[below] or view.between[below] or view.marks[below] & PROSE:
            return False
        if view.marks[below] & CONTACT_LINE:
            return True
    return False


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
    if _is_head_over_date(view, at) or (view.mark(at + 1) & BYLINE and _is_over_byline_and_date(view, at)):
        return True
    if view.habits.heading_before_date and _is_apart_over_date(view, at):
        return True
    if marks & HEADING and not marks & DATE and view.survey.shapes[view.positions[at]] in MARKUPS:
        return True
    if marks & LISTED and view.mark(at + 1) & DATE and not view.marks[at + 1] & LISTED:
        return True
    if (
        not marks & HEADING
        or marks & (DATE | BYLINE | POSTED | CAPTION | STAMP | EVENT)
        or not 0 <= at < len(view)
        or view.tails[at]
    ):
        return False
    glued = at > 0 and not view.gaps[at] and not view.between[at] and view.marks[at - 1] & (PROSE | CONTACT_TAIL)
    if view.mark(at + 1) & DATE and view.sizes[at] >= SHORTEST_TITLE:
        return True
    return not (glued and at + 1 < len(view) and view.gaps[at + 1] and view.habits.usual_gap)


def _is_apart_over_date(view: View, at: int) -> bool:
    """A short line between what closes an item and a day, though it ends as a sentence does: "Welcome back, Lin."."""
    if not 0 <= at < len(view) - 1 or not view.between[at] & ITEM_FOOT or not view.marks[at + 1] & DATE:
        return False
    return view.sizes[at] <= SHORT_LINE and not view.marks[at] & (DATE | BYLINE | BULLET | COLON | CAPTION | EVENT)


def _is_over_byline_and_date(view: View, at: int) -> bool:
    """Whether a line over an author is glued to it and a day, a blank above: "The river is no plan. It is a river"."""
    if not 0 <= at < len(view) - 2 or not view.mark(at + 2) & DATE:
        return False
    glued = not (view.gaps[at + 1] or view.gaps[at + 2] or view.between[at + 1] or view.between[at + 2])
    return glued and is_parted(view, at) and view.sizes[at] <= SHORT_LINE and not view.marks[at] & (BULLET | DATE)


def is_parted(view: View, at: int) -> bool:
    """Whether a blank or anything else stands before a place, or nothing."""
    return not at or bool(view.gaps[at] or view.between[at])


def is_over_text(view: View, at: int) -> bool:
    """A title, a blank above it and a text below it, or a second line and then the text."""
    if not is_title(view, at) or not (view.gaps[at] or not at) or view.marks[at] & (BULLET | COLON):
        return False
    if view.marks[at] & PROSE and view.sizes[at] > LONGEST_CRY:
        return False
    if at and view.marks[at - 1] & HEADING and not _is_text(view, at - 1) and not set_apart(view, at):
        return False
    return _is_text(view, at + 1) or (is_title(view, at + 1) and _is_text(view, at + 2))


def _is_text(view: View, at: int) -> bool:
    """A sentence, or a paragraph that was cut off in one."""
    return (
        at < len(view) and not view.marks[at] & BULLET and bool(view.marks[at] & PROSE or view.sizes[at] > SHORT_LINE)
    )


def _is_head_over_date(view: View, at: int) -> bool:
    """A line over a day at a place where items begin, though in small letters: "pockets of people"."""
    if not 0 <= at < len(view) or not view.heads[at] or not view.mark(at + 1) & DATE:
        return False
    if view.marks[at] & (NO_TITLE if view.sizes[at] < SHORTEST_TITLE else NO_TITLE & ~BIT["label"]):
        return False
    return bool(view.gaps[at]) or not (view.mark(at - 1) & HEADING or view.marks[at] & NAME)


def dates_what_stands_above(view: View, at: int) -> bool:
    """A date line glued to the sentence above it, with a blank or furniture below: a teaser's last line.

    In a capture whose dates close its items every one does. A blank tells nothing where it stands below all dates, nor
    do buttons between a date and its text.
    """
    if view.habits.dates_close:
        return at > 0 and bool(view.mark(at) & DATE)
    if at in view.signed:
        return True
    if (
        not view.mark(at) & DATE
        or at < 1
        or view.sizes[at] > LONGEST_LABEL  # it has a title of its own
        or view.gaps[at]
        or view.between[at]
        or not view.marks[at - 1] & (PROSE | BULLET)
        or view.marks[at - 1] & NAME  # an author's, over the day: "* Lin Wei" / "* 4 May 2016"
    ):
        return False
    if at + 1 == len(view):
        return True
    if view.between[at + 1]:
        return not _is_button_inside(view, at + 1)
    return view.gaps[at + 1] > 0 and not view.habits.blank_below_date


def _is_button_inside(view: View, at: int) -> bool:
    """Whether no more than buttons stand between a date and a text, no blank around them: "Share this: Facebook"."""
    button = view.between[at] & ITEM_FOOT and not view.between[at] & (SEPARATOR | PAGE | END_MARK | OTHER_FURNITURE)
    return bool(button and not view.gaps[at]) and view.marks[at] & (PROSE | HEADING | DATE) == PROSE


def find_signed(view: View) -> None:
    """Find days below the same name at the end of several texts: "HARBOUR TRUST" / "6 April 2020".

    Where the name is a letterhead it stands over the first item too, and no text above it; where it is the title of an
    article that stands there twice, the days are the same, and of a weekly one the text follows.
    """
    blocks: dict[int, list[tuple[int, int]]] = defaultdict(list)  # by print of a line: from its top to the day
    for at in range(1, len(view)):
        top = _top_of_block(view, at)
        for line in range(top, at):
            blocks[view.survey.prints[view.positions[line]]].append((top, at))
    for number, found in blocks.items():
        days = {view.survey.prints[view.positions[at]] for _, at in found}
        if not number or len(days) < FEWEST_SIGNED:
            continue
        if all(view.mark(top - 1) & PROSE and not view.mark(at + 1) & PROSE for top, at in found):
            view.signed.update(at for _, at in found)


def _top_of_block(view: View, at: int) -> int:
    """Where the short lines begin that are glued over a day, a blank above them and below it; the day where none do."""
    ended = at + 1 == len(view) or view.gaps[at + 1] or view.between[at + 1]
    if not view.marks[at] & DATE or not ended:
        return at
    top = at
    while top > 0 and at - top < MOST_HEAD_LINES and not view.gaps[top] and not view.between[top]:
        if view.marks[top - 1] & PROSE or not view.marks[top - 1] & HEADING:
            return at
        top -= 1
    return top if not top or view.gaps[top] or view.between[top] else at


def closing_labels(view: View) -> Iterator[int]:
    """Positions of the labels glued below dates that close items, but names: a desk, a count."""
    for at in range(1, len(view)):
        if view.closing[at] and view.behind_date[at] and not view.marks[at] & BIT["name"]:
            yield view.positions[at]


def find_closing(view: View) -> None:
    """Find the short lines that are glued below others, with a blank or furniture behind the last of them."""
    count = len(view)
    view.closing, view.behind_date = [False] * count, [False] * count
    ends = True  # whether a blank, furniture or such a line follows
    for at in range(count - 1, -1, -1):
        parted = bool(view.gaps[at] or view.between[at] & ~(ITEM_FOOT | BIT["comments below"]))
        long = view.marks[at] & (PROSE | DATE) or view.sizes[at] > 2 * SHORT_LINE
        view.closing[at] = ends and not parted and not long
        ends = parted or view.closing[at]
    for at in range(1, count):
        above = at - 1
        view.behind_date[at] = view.behind_date[above] if view.closing[above] else dates_what_stands_above(view, above)
