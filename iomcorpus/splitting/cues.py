"""Cues: what speaks for or against a border before a paragraph, by the marks of the paragraphs around it.

A cue is a named test with a weight and a why. Weights are natural-log odds: a border needs more than `BASELINE` costs,
and a cue of 5 makes it about 150 times likelier. Cues see marks only, never text, so that borders can be decided again
from a survey.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from iomcorpus.splitting.decisions import BEGINS, GOES_ON
from iomcorpus.splitting.line_forms import MARKUPS
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, FURNITURE, TAIL
from iomcorpus.splitting.moulded import Places
from iomcorpus.splitting.recurring import Mould
from iomcorpus.splitting.survey import Survey

BASELINE = -4.0  # before evidence: one paragraph in fifty or so begins an item

DATE, HEADING, PROSE, COLON = BIT["date line"], BIT["heading"], BIT["prose"], BIT["colon"]
CAPTION, BYLINE, STAMP, DATELINE = BIT["caption"], BIT["byline"], BIT["release stamp"], BIT["dateline"]
POSTED, CAPITALS, EVENT = BIT["posted line"], BIT["capitals"], BIT["event field"]
GLOSS, LATE_GLOSS, TODAY, INTRODUCES = BIT["gloss"], BIT["late gloss"], BIT["today"], BIT["introduces"]
ANNOUNCES, CORRECTION, TOPIC_CHANGES = BIT["announces"], BIT["correction"], BIT["topic changes"]
LISTED = BIT["listed title"]
LEANS, BULLET, QUOTE = BIT["leans"], BIT["bullet"], BIT["quote"]
CONTACT, CONTACT_LINE, NOTES, FILES = BIT["contact"], BIT["contact line"], BIT["notes"], BIT["files"]
SIGNATURE, FIRST_PUBLISHED, ABOUT = BIT["signature"], BIT["first published"], BIT["about"]
DISCLAIMER, FOOTNOTE, MORE_INFO = BIT["disclaimer"], BIT["footnote"], BIT["more info"]
SEPARATOR, END_MARK = BIT["separator"], BIT["end mark"]

MONTH = BIT["month line"]

HEAD_LINES = DATE | HEADING | BYLINE | POSTED | STAMP | CAPTION | CAPITALS
ITEM_FOOT = sum(BIT[name] for name in ("share bar", "page tools", "read more", "comment count", "tags", "filing"))
# What may stand over a body as well: whom to ask, a commissioner's name, whose views these are.
IN_HEAD = CONTACT_TAIL | SIGNATURE | DISCLAIMER
# What only stands at an item's end, never at its start.
ENDS_ONLY = TAIL & ~(ABOUT | DISCLAIMER | END_MARK | SIGNATURE | FIRST_PUBLISHED)
PAGE = BIT["page"]
OTHER_FURNITURE = BIT["menu"]  # stands for paragraphs that are furniture by their company
SHORT_LINE = 120  # characters: a line of a list, a block or an address
SHORTEST_TITLE = 24  # characters: "Why it matters" is a sub-heading
FEWEST_FEET = 3  # places behind what closes items that make it a habit
MOST_HEAD_LINES = 4  # of a letterhead or kicker above the line by which a head is known


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
        view.feet += bool(between & ITEM_FOOT)
        between = gap = 0
    if habits.places.heads:
        view.heads = [bool(habits.places.heads[position]) for position in view.positions]
        _move_to_tops(view)
        view.holes = [bool(habits.places.holes[position]) for position in view.positions]
    else:
        view.heads = view.holes = [False] * len(view)
    view.tails = find_tails(view)
    if habits.dates_close:
        _find_closing(view)
    return view


def _move_to_tops(view: View) -> None:
    """Let heads begin with what stands above the line that shows them."""
    for at in [at for at, head in enumerate(view.heads) if head]:
        top = _top_of_head(view, at)
        if top != at:
            view.heads[at], view.heads[top] = False, True


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
    return bool(tail & FILES) or (view.sizes[at] <= SHORT_LINE and bool(tail & SIGNATURE))


def wide_gap(view: View, at: int) -> bool:
    """More blank lines before a paragraph than stand between paragraphs of this capture."""
    return at > 0 and view.gaps[at] >= 2 and view.gaps[at] > view.habits.usual_gap


def _wide_gap(view: View, at: int) -> bool:
    """A wide gap, but not the blanks around a box in the middle of a text."""
    boxed = view.between[at] and not view.between[at] & SEPARATOR
    return wide_gap(view, at) and not (boxed and view.marks[at] & PROSE and view.mark(at - 1) & PROSE)


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


Test = Callable[[View, int], object]


@dataclass(frozen=True, slots=True)
class Cue:
    """Evidence for (weight above 0) or against a border before the paragraph at a place of a view."""

    name: str
    weight: float
    why: str
    holds: Test


def _marked(bits: int, unless: int = 0, behind: int = 0, over: int = 0) -> Test:
    """Holds for a paragraph with one of some marks, unless it has others or stands right `behind` or `over` others."""

    def holds(view: View, at: int) -> bool:
        if not view.marks[at] & bits or view.marks[at] & unless:
            return False
        return not (behind and view.mark(at - 1) & behind) and not (over and view.mark(at + 1) & over)

    return holds


def _between(bits: int) -> Test:
    """Holds behind furniture or a separator with one of some marks."""
    return lambda view, at: view.between[at] & bits


def _between_items(bits: int) -> Test:
    """The same, but not where it stands in a head: "May 3" / "Leave a comment" / "Tags: boats" / and then the text."""
    return lambda view, at: view.between[at] & bits and not _is_head_open(view, at)


def _behind_foot(view: View, at: int) -> bool:
    """Behind what closes an item; in a running text, where hardly any stands, it is a link to another item."""
    if not view.between[at] & ITEM_FOOT or _is_head_open(view, at):
        return False
    runs = view.marks[at] & PROSE and view.mark(at - 1) and not view.marks[at] & (HEADING | CAPITALS | GLOSS | DATELINE)
    return not runs or view.feet >= FEWEST_FEET


def _is_head_open(view: View, at: int) -> bool:
    """Whether a date line, byline or stamp stands a little above, and no sentence since."""
    if view.habits.dates_close or is_title(view, at) or not view.marks[at] & PROSE:
        return False
    for above in range(at - 1, max(at - 1 - MOST_HEAD_LINES, -1), -1):
        if view.marks[above] & PROSE:
            return False
        if view.marks[above] & (DATE | BYLINE | POSTED):
            return not dates_what_stands_above(view, above)
    return False


def _after(bits: int) -> Test:
    """Holds behind a tail that has ended; a disclaimer may still follow."""
    return lambda view, at: at and view.tails[at - 1] & bits and not view.tails[at] & ~DISCLAIMER


def _twin(shows: str) -> Test:
    """Holds where other captures show this."""
    return lambda view, at: view.twins.get(view.positions[at]) == shows


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


def _behind_closing_date(view: View, at: int) -> bool:
    """Behind a date line that closes an item, and behind the labels that are glued to it: an author, a desk."""
    if not view.habits.dates_close:
        return dates_what_stands_above(view, at - 1)
    return view.behind_date[at] and not view.closing[at]


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


def _is_glued_to_head(view: View, at: int) -> bool:
    """Whether a line goes on the head of an item: "Format: Map" / "Source: Lin Wei" / "Posted: 7 Nov 2019"."""
    for above in range(at - 1, max(at - 1 - MOST_HEAD_LINES, -1), -1):
        if view.gaps[above + 1] or view.between[above + 1] or view.marks[above] & PROSE:
            return False
        if view.heads[above]:
            return True
    return False


def _is_entry(view: View, at: int) -> bool:
    """The heading of an entry in a list whose entries have no more than a heading and a date."""
    if not (view.heads[at] and view.habits.mould.titled and is_title(view, at) and view.mark(at - 1) & DATE):
        return False
    for above in range(at - 1, max(at - 1 - MOST_HEAD_LINES, -1), -1):
        if view.heads[above] or view.marks[above] & PROSE:
            return not view.marks[above] & PROSE
    return False


def _date_before(view: View, at: int) -> bool:
    if _is_entry(view, at):
        return False
    return bool(view.mark(at - 1) & DATE) and not dates_what_stands_above(view, at - 1)


def _dated(view: View, at: int) -> bool:
    if not view.marks[at] & DATE or view.mark(at + 1) & EVENT or view.mark(at - 1) & STAMP:
        return False  # the day of an event, over its hours or venue; a date below FOR IMMEDIATE RELEASE
    if dates_what_stands_above(view, at) or _is_glued_to_head(view, at):
        return False
    return not (is_title(view, at - 1) and (view.habits.heading_before_date or _stands_on_date(view, at - 1)))


def _stands_on_date(view: View, at: int) -> bool:
    """A line glued to the date line below it, blanks above the two and below: they are one head, whatever the habit."""
    if at < 1 or at + 2 >= len(view):
        return False
    return bool(view.gaps[at] and not view.gaps[at + 1] and view.gaps[at + 2] and view.marks[at + 1] & DATE)


def _heading_over_date(view: View, at: int) -> bool:
    """A heading whose next line, or next but one, is the date line: "Harbour reopens" / "12 May 2018"."""
    head = set_apart(view, at) or _stands_on_date(view, at)
    if not is_title(view, at) or (view.habits.heading_after_date and not head):
        return False
    if view.mark(at + 1) & DATE:
        return head or view.habits.heading_before_date or not view.habits.dated
    if not (view.habits.heading_before_date and view.mark(at + 2) & DATE and is_title(view, at + 1)):
        return False
    if view.heads[at + 1]:
        return False
    return view.gaps[at + 1] <= view.gaps[at + 2] and (not view.mark(at - 1) & HEADING or set_apart(view, at))


def heading_over_head(view: View, at: int) -> bool:
    """A heading over a byline, a stamp or a dateline; over a dateline a second heading may stand between."""
    if not is_title(view, at):
        return False
    if view.mark(at + 1) & (BYLINE | DATELINE | STAMP | POSTED):
        return True
    return bool(view.mark(at + 2) & DATELINE) and is_title(view, at + 1)


def _capitals(view: View, at: int) -> bool:
    return bool(view.marks[at] & CAPITALS) and not view.mark(at - 1) & HEAD_LINES and not view.tails[at]


def _heading(view: View, at: int) -> bool:
    if not is_title(view, at) or _capitals(view, at):
        return False
    return not view.mark(at - 1) & HEAD_LINES or set_apart(view, at) or _behind_tail(view, at)


def _after_contact(view: View, at: int) -> bool:
    """A block that names a number, an address or a label has ended; "For more information, visit" ends none."""
    if not at or not view.tails[at - 1] & CONTACT_TAIL or view.tails[at]:
        return False
    return bool(view.tails[at - 1] & CONTACT_LINE) or not view.marks[at - 1] & (MORE_INFO | COLON)


def _tight_join(view: View, at: int) -> bool:
    if not at or view.gaps[at] or view.habits.usual_gap != 1:
        return False
    ended = view.tails[at - 1] and not view.tails[at] and view.marks[at] & PROSE
    return bool(ended or view.marks[at] & (GLOSS | LATE_GLOSS | CAPTION | TOPIC_CHANGES))


def _glued(view: View, at: int) -> bool:
    """A sentence or a title right below a sentence, where that is hardly ever so."""
    if not view.habits.seldom_glued or not at or view.gaps[at] or view.between[at]:
        return False
    before, marks = view.marks[at - 1], view.marks[at]
    if not before & PROSE or before & (COLON | BULLET) or marks & (BULLET | QUOTE | LEANS | EVENT | TAIL | DATE):
        return False
    return bool(marks & PROSE) or bool(marks & HEADING and view.mark(at + 1) & (PROSE | HEADING))


def _gap_as_usual(view: View, at: int) -> bool:
    return view.habits.gapped and wide_gap(view, at) and (bool(view.marks[at] & DATE) or is_title(view, at))


def _in_tail(view: View, at: int) -> bool:
    """A mark of an item's end, or the tail of the paragraph before; notes are a cue of their own."""
    return bool(view.marks[at] & ENDS_ONLY or (at and view.tails[at] & view.tails[at - 1] & ~NOTES))


def _colon_before(view: View, at: int) -> bool:
    """A colon before, but not that of a contact's label which has lost what stood behind it."""
    return bool(view.mark(at - 1) & COLON) and not view.tails[at - 1] & CONTACT_LINE


def _heading_before(view: View, at: int) -> bool:
    if set_apart(view, at) or view.tails[at - 1] or view.marks[at] & DATE or _behind_closing_date(view, at):
        return False
    if _is_entry(view, at):
        return False
    if is_title(view, at) and view.gaps[at] and at + 1 < len(view) and not view.gaps[at + 1]:
        return False  # it stands nearer to what follows: the line above closed something
    return bool(view.marks[at - 1] & (HEADING | STAMP | BYLINE)) and not view.marks[at - 1] & PROSE


def _behind_tail(view: View, at: int) -> bool:
    return at > 0 and bool(view.tails[at - 1]) and not view.tails[at]


def _undated_among_dated(view: View, at: int) -> bool:
    """No date here nor below the heading lines here, where items have one; a heading set apart as theirs is enough."""
    habits = view.habits
    if (
        not habits.dated
        or view.heads[at]
        or view.marks[at] & STAMP
        or (habits.gapped and wide_gap(view, at) and is_title(view, at))
    ):
        return False
    for place in range(at, min(at + 4, len(view))):
        if view.marks[place] & (DATE | POSTED):
            # Where headings stand below their dates, one above a date is the item's before it, unless that has ended.
            ended = set_apart(view, at) or _stands_on_date(view, at) or _behind_tail(view, at)
            return place > at and habits.heading_after_date and not ended
        if not view.marks[place] & HEAD_LINES or view.marks[place] & PROSE:
            break
    return True


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


def _unlike_other_heads(view: View, at: int) -> bool:
    """No heading over a byline, stamp or dateline, in a capture whose items have them."""
    return view.habits.headed and not heading_over_head(view, at) and not _gap_as_usual(view, at)


def _begins_as_others(view: View, at: int) -> bool:
    """Of a kind that items begin with, the first of such places where several follow each other."""
    return view.heads[at] and not (at and view.heads[at - 1] and not set_apart(view, at))


def _begins_as_no_other(view: View, at: int) -> bool:
    habits = view.habits
    return bool(habits.mould.heads) and not view.heads[at] and not (habits.dated or habits.headed)


def _is_dated_head(view: View, at: int) -> bool:
    if view.marks[at] & (DATE | STAMP | BYLINE | DATELINE):
        return True
    return _heading_over_date(view, at) or heading_over_head(view, at)


def _inside_as_others(view: View, at: int) -> bool:
    """Between two heads that are as far apart as heads mostly are, and no title behind what closes an item."""
    habits = view.habits
    if not habits.mould.heads or view.heads[at] or view.holes[at]:
        return False
    if (habits.dated or habits.headed) and _is_dated_head(view, at):
        return False  # of other forms than the mould's
    return not (view.between[at] & ITEM_FOOT and is_title(view, at))


CUES = (
    # How an item begins.
    Cue("date line", 6.0, "a list of news sets a date over each item", _dated),
    Cue(
        "heading over date",
        7.0,
        "a heading directly over the date line begins the item, not the date line",
        _heading_over_date,
    ),
    Cue(
        "heading over byline or dateline",
        5.0,
        "a heading over By ..., a release stamp or a dateline begins an item",
        heading_over_head,
    ),
    Cue("release stamp", 4.0, "FOR IMMEDIATE RELEASE stands at the head", _marked(STAMP, behind=HEADING | DATE)),
    Cue("dateline", 3.0, "GENEVA, 4 May - opens a story", _marked(DATELINE)),
    Cue("byline", 3.0, "a byline stands over a body", _marked(BYLINE, behind=HEAD_LINES)),
    Cue("capitals", 2.0, "plain-text archives type headings in capitals", _capitals),
    Cue("heading", 1.5, "a short line like a title", _heading),
    Cue("caption", 2.0, "an item often begins with its photo's caption", _marked(CAPTION)),
    Cue("gloss", 3.0, "news says at its start when it happened: yesterday (21/12)", _marked(GLOSS, unless=LEANS)),
    Cue("late gloss", 1.7, "or in its second sentence", _marked(LATE_GLOSS, unless=LEANS)),
    Cue("today", 0.7, "today or this week in a first sentence", _marked(TODAY, unless=LEANS | QUOTE)),
    Cue(
        "introduction",
        0.8,
        "an opening brings in its actors by full name",
        _marked(INTRODUCES, unless=LEANS | QUOTE | BULLET),
    ),
    Cue("announcement", 0.7, "launches, signs, opens: a verb of news", _marked(ANNOUNCES)),
    Cue("correction", 1.5, "corrections are items of their own", _marked(CORRECTION)),
    Cue("topic changes", 1.5, "the words of the paragraphs before and after are others", _marked(TOPIC_CHANGES)),
    # How an item ends.
    Cue("after contact block", 6.0, "an item ends with whom to ask", _after_contact),
    Cue("after signature", 4.0, "an opinion piece ends with who wrote it", _after(SIGNATURE)),
    Cue("after reporting credit", 5.0, "(Reporting by ...) closes an agency's item", _after(BIT["reporting"])),
    Cue("after first-published note", 4.0, "where it stood before is said last", _after(FIRST_PUBLISHED)),
    Cue("after disclaimer", 4.5, "who paid, and whose views these are, is said last", _after(DISCLAIMER)),
    Cue("after footnotes", 3.0, "footnotes close an item", _after(FOOTNOTE)),
    Cue("after file list", 3.0, "related documents close an item", _after(FILES)),
    Cue("after link to more", 1.5, "where to read or register is said towards the end", _after(MORE_INFO)),
    # What stands between two items.
    Cue("another page", 6.0, "the lines before stand at the head or foot of other pages too", _between(PAGE)),
    Cue("end mark", 5.0, "###, ENDS or -30- before", _between(END_MARK)),
    Cue("separator", 4.0, "a rule of signs before", _between(SEPARATOR)),
    Cue("item foot", 3.0, "Read more, tags, share bar before", _behind_foot),
    Cue("other furniture", 2.0, "menu or box before", _between_items(FURNITURE & ~(END_MARK | SEPARATOR | ITEM_FOOT))),
    Cue("tight join", 1.3, "no blank line, where paragraphs have one: captures glue item to item", _tight_join),
    Cue("glued to what ends above", 3.0, "no blank line where there always is one: items were joined here", _glued),
    Cue(
        "after closing date",
        4.0,
        "a date line below an item closes it",
        _behind_closing_date,
    ),
    Cue(
        "behind the date as others",
        4.0,
        "the items of this capture end with their dates",
        lambda view, at: view.habits.dates_close and _behind_closing_date(view, at),
    ),
    Cue(
        "before the date as others",
        -3.0,
        "the items of this capture end with their dates, and none stands above",
        lambda view, at: view.habits.dates_close and at and not _behind_closing_date(view, at),
    ),
    Cue("wide gap", 2.5, "more blank lines than between paragraphs", _wide_gap),
    Cue("gap as usual between items", 2.0, "this capture sets its items apart by blank lines", _gap_as_usual),
    # What speaks against a border.
    Cue("tail goes on", -6.0, "contact lines, notes and footnotes belong to what stands before", _in_tail),
    Cue("about section", -4.0, "About X at the end of a release is its own", _marked(ABOUT, over=DATE)),
    Cue(
        "signature line",
        -4.0,
        "a signature belongs to what it signs",
        _marked(SIGNATURE | FIRST_PUBLISHED, unless=DATE | BYLINE),
    ),
    Cue("notes go on", -2.5, "notes to editors hold prose too", lambda view, at: at and view.tails[at] & NOTES),
    Cue("colon before", -5.0, "what follows a colon belongs to it", _colon_before),
    Cue("heading before", -4.0, "a heading belongs to what it heads", _heading_before),
    Cue("date line before", -5.0, "a date line belongs to what it dates", _date_before),
    Cue("list item", -3.0, "a list goes on", _marked(BULLET, unless=DATE)),
    Cue("quotation", -2.0, "few stories begin with a quotation", _marked(QUOTE, unless=HEADING)),
    Cue("leans", -2.0, "a pronoun or connective leans on what stands before", _marked(LEANS)),
    Cue("event field", -3.0, "Venue:, hours and prices belong to a notice", _marked(EVENT, unless=DATE)),
    Cue(
        "topic goes on",
        -1.5,
        "the words of the paragraphs before and after are the same",
        _marked(BIT["topic goes on"]),
    ),
    Cue("undated among dated", -6.5, "the other items of this capture stand under date lines", _undated_among_dated),
    Cue(
        "unlike other heads",
        -3.0,
        "the other items of this capture stand under a heading and a byline or dateline",
        _unlike_other_heads,
    ),
    # What recurs in this capture.
    Cue("begins as others do", 6.0, "the other items of this capture begin at a place of this kind", _begins_as_others),
    Cue("begins as no other does", -2.5, "no other item of this capture begins at such a place", _begins_as_no_other),
    Cue("no item is missing", -5.5, "the next places of items are as near as they mostly are", _inside_as_others),
    Cue(
        "teaser as others",
        8.0,
        "this capture is a list of titles with a paragraph below each",
        lambda view, at: view.habits.teasers and is_teaser(view, at),
    ),
    # What other captures show.
    Cue("twin opens", 6.0, "another capture clearly begins an item here", _twin("opens")),
    Cue("twin goes on", -7.0, "in another capture both paragraphs stand in one item", _twin("goes on")),
    # What people have decided: heavier than all other cues together.
    Cue("people say so", 100.0, "a decision on borders begins a record here", _twin(BEGINS)),
    Cue("people say no", -100.0, "a decision on borders lets what stands above go on", _twin(GOES_ON)),
)
NAMES = tuple(cue.name for cue in CUES)


def cues_at(view: View, at: int, off: frozenset[str] = frozenset()) -> list[Cue]:
    """The cues that hold before a paragraph, but those switched off."""
    return [cue for cue in CUES if cue.name not in off and cue.holds(view, at)]


# Where none of these stands, no cue for a border can hold (but what other captures show, or people say).
_PROMISE = HEAD_LINES & ~POSTED | (
    LISTED | DATELINE | GLOSS | LATE_GLOSS | TODAY | INTRODUCES | ANNOUNCES | CORRECTION | TOPIC_CHANGES
)


def scores(view: View, off: frozenset[str] = frozenset()) -> list[float]:
    """For each paragraph the score of a border before it; above 0 a border is likelier than none."""
    active: Sequence[Cue] = [cue for cue in CUES if cue.name not in off]
    found = []
    before, glued, closing = 0, view.habits.seldom_glued, view.habits.dates_close
    for at, marks in enumerate(view.marks):
        if (
            marks & _PROMISE
            or before
            or view.between[at]
            or (glued and not view.gaps[at])
            or (closing and _behind_closing_date(view, at))
            or view.gaps[at] >= 2
            or view.positions[at] in view.twins
        ):
            found.append(BASELINE + sum([cue.weight for cue in active if cue.holds(view, at)]))
        else:
            found.append(BASELINE)
        before = view.tails[at]
    return found
