"""Cues: what speaks for or against a border before a paragraph, by the marks of the paragraphs around it.

A cue is a named test with a weight and a why. Weights are natural-log odds: a border needs more than `BASELINE` costs,
and a cue of 5 makes it about 150 times likelier. Cues see marks only, never text, so that borders can be decided again
from a survey.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iomcorpus.forms.dates import WEEKDAYS
from iomcorpus.splitting.decisions import BEGINS, GOES_ON
from iomcorpus.splitting.letters import is_title_of_letter, is_untitled_letter
from iomcorpus.splitting.line_forms import MARKUPS
from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, FURNITURE, SHORTEST_TITLE, TAIL
from iomcorpus.splitting.recurring import RUN_IN_HEADS
from iomcorpus.splitting.teasers import is_teaser
from iomcorpus.splitting.view import (
    BULLET,
    BYLINE,
    CAPITALS,
    CAPTION,
    COLON,
    CONTACT_LINE,
    DATE,
    DATELINE,
    DISCLAIMER,
    END_MARK,
    EVENT,
    FILES,
    FOOTNOTE,
    GLOSS,
    HEAD_LINES,
    HEADING,
    INTRODUCES,
    ITEM_FOOT,
    LEANS,
    LISTED,
    LONGEST_LABEL,
    MOST_HEAD_LINES,
    NAME,
    NOTES,
    PAGE,
    POSTED,
    PROSE,
    SEPARATOR,
    SHORT_LINE,
    SIGNATURE,
    STAMP,
    View,
    dates_what_stands_above,
    is_made_title,
    is_over_text,
    is_title,
    set_apart,
    wide_gap,
)
from iomcorpus.text.words import short_print

BASELINE = -4.0  # before evidence: one paragraph in fifty or so begins an item

LATE_GLOSS, TODAY, ANNOUNCES, CORRECTION = BIT["late gloss"], BIT["today"], BIT["announces"], BIT["correction"]
TOPIC_CHANGES, QUOTE, FIRST_PUBLISHED, ABOUT = BIT["topic changes"], BIT["quote"], BIT["first published"], BIT["about"]
MORE_INFO, KICKER, RUN_IN = BIT["more info"], BIT["kicker"], BIT["run-in heading"]

MOST_LABELS = 3  # lines between a date and its title
LONGEST_FIELD = 16  # characters: "Opening hours:"
# What only stands at an item's end, never at its start.
ENDS_ONLY = TAIL & ~(ABOUT | DISCLAIMER | END_MARK | SIGNATURE | FIRST_PUBLISHED)
HYPHEN, ASTERISKS = short_print("-"), short_print("***")
WEEKDAY_PRINTS = frozenset(short_print(f"{day}{sign}") for day in WEEKDAYS for sign in ("", ":"))
SHORTEST_LONG = 25  # characters of a title of news
FEWEST_FEET = 3  # places behind what closes items that make it a habit


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


_is_signature = _marked(SIGNATURE | FIRST_PUBLISHED, unless=DATE | BYLINE)


def _behind_page(view: View, at: int) -> bool:
    """Behind lines of the page, but not behind buttons in the head of the article that is the page."""
    return bool(view.between[at] & PAGE) and at not in view.article_heads


def _between_items(bits: int) -> Test:
    """The same, but not where it stands in a head: "May 3" / "Leave a comment" / "Tags: boats" / and then the text."""
    return lambda view, at: view.between[at] & bits and not (_is_head_open(view, at) or _closes_by_date(view, at))


def _closes_by_date(view: View, at: int) -> bool:
    """A day where days close items: it goes on what stands over the buttons before it."""
    return view.habits.dates_close and bool(view.marks[at] & DATE)


def _between_apart(bits: int) -> Test:
    """The same as `_between`, but not before the notes behind an end mark.

    They are glued to it where blank lines set items apart, and have no date where the items have. Before a heading
    below the titles it is a heading that has lost its text: "###" / "### Who pays".
    """

    def holds(view: View, at: int) -> bool:
        if _is_sub_heading(view, at):
            return False
        alone = not view.between[at] & FURNITURE & ~(END_MARK | SEPARATOR)  # no menu beside it
        if not view.between[at] & bits or (alone and view.habits.seldom_apart and not view.gaps[at]):
            return False
        return not (view.between[at] & END_MARK and view.habits.dated and _undated_among_dated(view, at))

    return holds


def _behind(line: int) -> Test:
    """Holds right behind a line of signs with this print, and no other furniture."""

    def holds(view: View, at: int) -> bool:
        position = view.positions[at]
        return view.between[at] == SEPARATOR and position > 0 and view.survey.prints[position - 1] == line

    return holds


def _behind_foot(view: View, at: int) -> bool:
    """Behind what closes an item; in a running text, where hardly any stands, it is a link to another item."""
    if not view.between[at] & ITEM_FOOT or _closes_by_date(view, at):
        return False
    if _is_head_open(view, at) or _is_field_over_date(view, at):
        return False
    runs = view.marks[at] & PROSE and view.mark(at - 1) and not view.marks[at] & (HEADING | CAPITALS | GLOSS | DATELINE)
    return not runs or view.feet >= FEWEST_FEET


def _is_field_over_date(view: View, at: int) -> bool:
    """The label of an event's field in a line of its own: "Date:" / "3 May" / "Time:" / "7.30 pm"."""
    fields = view.marks[at] & view.mark(at + 2) & COLON and view.mark(at + 1) & DATE
    return bool(fields) and view.sizes[at] <= LONGEST_FIELD


def _is_day_over_hours(view: View, at: int) -> bool:
    """A weekday in a line of its own, right over a line with an hour: "Saturday" / "10.00 Boats leave the slip"."""
    weekday = view.survey.prints[view.positions[at]] in WEEKDAY_PRINTS
    return weekday and bool(view.mark(at + 1) & EVENT) and not view.gaps[at + 1]


def _is_below_own_date(view: View, at: int) -> bool:
    """Whether a date that begins something stands over a title, labels between: "12 May" / "Source: ..." / a title."""
    for above in range(at - 1, max(at - 1 - MOST_LABELS, -1), -1):
        if view.marks[above] & DATE:
            return view.heads[above] or set_apart(view, above) or bool(above and view.heads[above - 1])
        if view.marks[above] & PROSE or view.sizes[above] > SHORT_LINE:
            return False
    return False


def _is_below_head(view: View, at: int) -> bool:
    """Whether a place where items begin stands a little above, unlike this, and no sentence or date since."""
    if view.heads[at]:
        return False
    for above in range(at - 1, max(at - 1 - MOST_HEAD_LINES, -1), -1):
        if view.marks[above] & (PROSE | DATE):
            return False
        if view.heads[above]:
            return True
    return False


def _is_below_dated_head(view: View, at: int) -> bool:
    """Whether the day that items begin with stands a little above, and no sentence or other day since.

    "4 May 2016" / "Boats" / "Ferry festival - 12 June 2016": the title has a day of its own.
    """
    if at >= len(view) or view.heads[at] or view.habits.heading_before_date:
        return False
    for above in range(at - 1, max(at - 1 - MOST_HEAD_LINES, -1), -1):
        if view.marks[above] & (PROSE | DATE):
            return bool(view.heads[above] and view.marks[above] & DATE)
    return False


def _is_head_open(view: View, at: int) -> bool:
    """Whether a date line, byline or stamp stands a little above, and no sentence since."""
    if at in view.article_heads:
        return True
    if view.habits.dates_close:
        return False
    if is_title(view, at):
        return _is_below_own_date(view, at) or _is_below_head(view, at)
    if not view.marks[at] & PROSE:
        return False
    for above in range(at - 1, max(at - 1 - MOST_HEAD_LINES, -1), -1):
        if view.marks[above] & PROSE:
            return False
        if view.marks[above] & (DATE | BYLINE | POSTED):
            return not dates_what_stands_above(view, above)
    return _is_below_head(view, at)


def _after(bits: int) -> Test:
    """Holds behind a tail that has ended; a disclaimer may still follow."""
    return lambda view, at: at and view.tails[at - 1] & bits and not view.tails[at] & ~DISCLAIMER


def _twin(shows: str) -> Test:
    """Holds where other captures show this."""
    return lambda view, at: view.twins.get(view.positions[at]) == shows


def _behind_closing_date(view: View, at: int) -> bool:
    """Behind a date line that closes an item, and behind the labels that are glued to it: an author, a desk."""
    if not view.habits.dates_close:
        return dates_what_stands_above(view, at - 1)
    return view.behind_date[at] and not view.closing[at]


def _is_title_below_day(view: View, at: int) -> bool:
    """Over a text, where days close items, whatever it looks like: "Boats, Ferry Slip, Varn"."""
    return view.habits.dates_close and bool(view.mark(at + 1) & PROSE) and _behind_closing_date(view, at)


def _is_glued_to_head(view: View, at: int) -> bool:
    """Whether a line goes on the head of an item: "Format: Map" / "Source: Lin Wei" / "Posted: 7 Nov 2019"."""
    if _begins_as_others(view, at):
        return False
    for above in range(at - 1, max(at - 1 - MOST_HEAD_LINES, -1), -1):
        if view.gaps[above + 1] or view.between[above + 1] or view.marks[above] & PROSE:
            return False
        if view.heads[above]:
            return True
    return False


def _is_below_kicker(view: View, at: int) -> bool:
    """Below the kicker that items begin with, a title and a summary: "Press release" / a title / a sentence / a day."""
    said = 0
    for above in range(at - 1, max(at - 2 - MOST_HEAD_LINES, -1), -1):
        said += bool(view.marks[above] & PROSE)
        if view.marks[above] & DATE or said > 1:
            return False
        if view.heads[above] and view.marks[above] & KICKER:
            return True
    return False


def _begins_by_form(view: View, at: int) -> bool:
    """A heading made like those of the other items, below one that is not: a caption closes the item above."""
    return view.heads[at] and view.habits.mould.titled and is_title(view, at) and not view.heads[at - 1]


def _is_entry(view: View, at: int) -> bool:
    """The heading of an entry in a list whose entries have no more than a heading and a date."""
    if not (view.heads[at] and view.habits.mould.titled and is_title(view, at) and view.mark(at - 1) & DATE):
        return False
    for above in range(at - 1, max(at - 1 - MOST_HEAD_LINES, -1), -1):
        if view.heads[above] or view.marks[above] & PROSE:
            return not view.marks[above] & PROSE
    return False


def are_titled_days(view: View, at: int) -> bool:
    """Whether a line and the one above have a day and a title each: "May 8, 2025, 16:30 ET Ferry sails"."""
    titled = at > 0 and view.marks[at] & view.marks[at - 1] & DATE
    return bool(titled) and min(view.sizes[at - 1 : at + 1]) > LONGEST_LABEL


def _date_before(view: View, at: int) -> bool:
    if _is_entry(view, at) or at in view.entries or are_titled_days(view, at):
        return False
    return bool(view.mark(at - 1) & DATE) and not dates_what_stands_above(view, at - 1)


def _dated(view: View, at: int) -> bool:
    if at in view.article_heads:
        return False
    if (at in view.entries and view.marks[at] & DATE) or are_titled_days(view, at):
        return True
    if not view.marks[at] & DATE or view.mark(at + 1) & EVENT or view.mark(at - 1) & STAMP:
        return False  # the day of an event, over its hours or venue; a date below FOR IMMEDIATE RELEASE
    if view.marks[at] & COLON and view.mark(at + 1) & BULLET:
        return False  # of a programme or of results: "Tuesday 2 April:" / "* Lower Yard 3, Upper Yard 4"
    if dates_what_stands_above(view, at) or _is_glued_to_head(view, at) or _is_below_kicker(view, at):
        return False
    if _is_below_dated_head(view, at):
        return False
    if at in view.meta_lines:
        return False
    return not (is_title(view, at - 1) and (view.habits.heading_before_date or _stands_on_date(view, at - 1)))


def _stands_on_date(view: View, at: int) -> bool:
    """A line glued to the date line below it, blanks above the two and below: they are one head, whatever the habit."""
    if at < 1 or at + 2 >= len(view):
        return False
    return bool(view.gaps[at] and not view.gaps[at + 1] and view.gaps[at + 2] and view.marks[at + 1] & DATE)


def _heading_over_date(view: View, at: int) -> bool:
    """A heading whose next line, or next but one, is the date line: "Harbour reopens" / "12 May 2018"."""
    if at in view.article_heads:
        return False
    if at in view.meta_titles:
        return True
    if at + 1 in view.signed or at + 2 in view.signed or _is_letterhead(view, at - 1):
        return False
    if _is_below_dated_head(view, at) and _is_below_dated_head(view, at + 1):
        return False
    head = set_apart(view, at) or _stands_on_date(view, at)
    if not is_title(view, at) or (view.habits.heading_after_date and not head):
        return False
    if _is_between_title_and_date(view, at) or (at + 1 in view.meta_lines and view.sizes[at] < SHORTEST_TITLE):
        return False
    if _is_between_title_and_date(view, at + 1):
        return True
    if view.mark(at + 1) & DATE and not (view.between[at + 1] & SEPARATOR and view.heads[at + 1]):
        if view.habits.dates_close and (view.marks[at] & (NAME | PROSE) or _is_glued_below_text(view, at)):
            return False  # the author's, below what he wrote; a last line that is no sentence
        if view.heads[at + 1] and view.marks[at] & PROSE and not head:
            return False  # the items begin with their days
        return head or view.habits.heading_before_date or not view.habits.dated
    if _is_letterhead(view, at) and view.mark(at + 2) & DATE:
        return True
    if not (view.habits.heading_before_date and view.mark(at + 2) & DATE and is_title(view, at + 1)):
        return False
    if view.heads[at + 1] or (at + 1 in view.meta_titles and not set_apart(view, at)):
        return False
    return view.gaps[at + 1] <= view.gaps[at + 2] and (not view.mark(at - 1) & HEADING or set_apart(view, at))


def _is_glued_below_text(view: View, at: int) -> bool:
    return at > 0 and not (view.gaps[at] or view.between[at]) and bool(view.marks[at - 1] & PROSE)


def _is_letterhead(view: View, at: int) -> bool:
    """A short line behind the page's menu, with one right below: "The Harbour Trust" / "Press Office" / "3 June"."""
    if at < 0 or at + 2 >= len(view) or not view.between[at] & (PAGE | BIT["menu"]) or not is_title(view, at):
        return False
    glued = not (view.gaps[at + 1] or view.between[at + 1] or view.gaps[at + 2] or view.between[at + 2])
    return glued and max(view.sizes[at], view.sizes[at + 1]) <= LONGEST_LABEL and is_title(view, at + 1)


def _is_between_title_and_date(view: View, at: int) -> bool:
    """The name of a form below a title that stands apart: "Harbour reopens" / "For release" / "3 February 2015"."""
    kicker = view.mark(at) & KICKER and view.mark(at + 1) & DATE and not view.between[at]
    return bool(kicker) and is_title(view, at - 1) and not view.marks[at - 1] & KICKER and set_apart(view, at - 1)


def heading_over_head(view: View, at: int) -> bool:
    """A heading over a byline, a stamp or a dateline; over a dateline a second heading may stand between."""
    if not is_title(view, at) or at in view.article_heads or (at and view.heads[at - 1] and view.marks[at - 1] & DATE):
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


def _wide_gap(view: View, at: int) -> bool:
    """A wide gap, but not the blanks around a box in the middle of a text."""
    boxed = view.between[at] and not view.between[at] & SEPARATOR
    return wide_gap(view, at) and not (boxed and view.marks[at] & PROSE and view.mark(at - 1) & PROSE)


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
    if is_made_title(view, at) or at in view.teasers:
        return False
    return bool(view.marks[at] & ENDS_ONLY or (at and view.tails[at] & view.tails[at - 1] & ~NOTES))


def _colon_before(view: View, at: int) -> bool:
    """A colon before, but not that of a contact's label which has lost what stood behind it."""
    return bool(view.mark(at - 1) & COLON) and not view.tails[at - 1] & CONTACT_LINE


def _heading_before(view: View, at: int) -> bool:
    if at in view.meta_lines:
        return True
    if at in view.letters:
        return not is_untitled_letter(view, at)
    if set_apart(view, at) or view.tails[at - 1] or view.marks[at] & DATE or _behind_closing_date(view, at):
        return False
    if _is_entry(view, at) or at in view.meta_titles or at in view.teasers or at in view.lone_titles:
        return False
    if _begins_by_form(view, at) or _is_below_name(view, at):
        return False
    if is_title(view, at) and view.gaps[at] and at + 1 < len(view) and not view.gaps[at + 1]:
        return False  # it stands nearer to what follows: the line above closed something
    return bool(view.marks[at - 1] & (HEADING | STAMP | BYLINE)) and not view.marks[at - 1] & PROSE


def _is_below_name(view: View, at: int) -> bool:
    """A title over its author, below a text and the name that signs it: "Lin Wei" / "Harbour reopens" / "By Ama"."""
    signed = view.marks[at - 1] & NAME and view.mark(at - 2) & PROSE and not view.gaps[at - 1]
    return bool(signed) and heading_over_head(view, at)


def _is_sub_heading(view: View, at: int) -> bool:
    return _shape(view, at) in view.habits.sub_headings and not view.mark(at + 1) & (DATE | BYLINE)


def _shape(view: View, at: int) -> int:
    return view.survey.shapes[view.positions[at]]


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
        or (habits.heading_before_date and _heading_over_date(view, at))
    ):
        return False
    for place in range(at, min(at + 4, len(view))):
        if view.marks[place] & (DATE | POSTED):
            # Where headings stand below their dates, one above a date is the item's before it, unless that has ended.
            ended = set_apart(view, at) or _stands_on_date(view, at) or _behind_tail(view, at)
            return place > at and habits.heading_after_date and not ended
        if not view.marks[place] & HEAD_LINES or (view.marks[place] & PROSE and place > at):
            break
    return True


def _unlike_other_heads(view: View, at: int) -> bool:
    """No heading over a byline, stamp or dateline, in a capture whose items have them."""
    if _begins_as_others(view, at) and view.marks[at] & RUN_IN:
        return False
    return view.habits.headed and not heading_over_head(view, at) and not _gap_as_usual(view, at)


def _begins_as_others(view: View, at: int) -> bool:
    """Of a kind that items begin with, the first of such places where several follow each other."""
    if at and view.heads[at - 1] and not set_apart(view, at) and not are_titled_days(view, at):
        return RUN_IN_HEADS in view.habits.mould.heads and bool(view.marks[at] & view.marks[at - 1] & RUN_IN)
    return view.heads[at]


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
    if (habits.dated or habits.headed) and _is_dated_head(view, at) and not _is_below_kicker(view, at):
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
    Cue("title of a letter", 7.0, "a line over Sir, or Dear Editor, where a page has several", is_title_of_letter),
    Cue("letter", 6.0, "whom it is to opens a letter, where a page has several", is_untitled_letter),
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
    Cue("correction", 3.0, "corrections are items of their own", _marked(CORRECTION)),
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
    Cue("another page", 6.0, "the lines before stand at the head or foot of other pages too", _behind_page),
    Cue("end mark", 5.0, "###, ENDS or -30- before", _between_apart(END_MARK)),
    Cue("separator", 4.0, "a rule of signs before", _between_apart(SEPARATOR)),
    Cue("lone hyphen", 1.0, "who joins pages by hand types a hyphen between them", _behind(HYPHEN)),
    Cue("three asterisks", -5.0, "they part the scenes of one text more often than two items", _behind(ASTERISKS)),
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
        lambda view, at: (view.habits.dates_close or at - 1 in view.signed) and _behind_closing_date(view, at),
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
        lambda view, at: at not in view.teasers and not _is_title_below_day(view, at) and _is_signature(view, at),
    ),
    Cue("notes go on", -2.5, "notes to editors hold prose too", lambda view, at: at and view.tails[at] & NOTES),
    Cue("colon before", -5.0, "what follows a colon belongs to it", _colon_before),
    Cue("heading before", -4.0, "a heading belongs to what it heads", _heading_before),
    Cue(
        "marked up as titles",
        4.0,
        "a page has one heading of the first depth: its title",
        lambda view, at: MARKUPS[1] in view.habits.sub_headings and _shape(view, at) == MARKUPS[0],
    ),
    Cue(
        "heading below the titles",
        -6.0,
        "a page marks the headings of its sections as deeper than its titles",
        _is_sub_heading,
    ),
    Cue("date line before", -5.0, "a date line belongs to what it dates", _date_before),
    Cue("list item", -3.0, "a list goes on", _marked(BULLET, unless=DATE)),
    Cue(
        "text of the head above",
        -5.0,
        "below a day, an author and whom to ask a dateline opens their text",
        lambda view, at: view.marks[at] & DATELINE and _is_head_open(view, at),
    ),
    Cue("quotation", -2.0, "few stories begin with a quotation", _marked(QUOTE, unless=HEADING)),
    Cue(
        "leans",
        -2.0,
        "a pronoun or connective leans on what stands before",
        lambda view, at: view.marks[at] & LEANS and not (view.heads[at] and view.sizes[at] <= LONGEST_LABEL),
    ),
    Cue(
        "event field",
        -3.0,
        "Venue:, hours and prices belong to a notice",
        lambda view, at: view.marks[at] & (EVENT | DATE) == EVENT or _is_field_over_date(view, at),
    ),
    Cue("day of a programme", -6.0, "a weekday over hours tells when, in an item", _is_day_over_hours),
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
        "heading of its page",
        8.0,
        "the title of the page names it, and few days stand below",
        lambda view, at: at in view.articles,
    ),
    Cue(
        "in the head of its page",
        -8.0,
        "below that heading and over the text nothing begins",
        lambda view, at: at in view.article_heads,
    ),
    Cue("title of a list", 8.0, "this capture is a list of titles alone", lambda view, at: at in view.lone_titles),
    Cue(
        "teaser as others",
        8.0,
        "this capture is a list of titles with a paragraph below each",
        lambda view, at: at in view.teasers or (view.habits.teasers and is_teaser(view, at)),
    ),
    Cue(
        "title as long as others",
        5.0,
        "the headings of this capture are as long as titles of news",
        lambda view, at: view.habits.long_titles and view.sizes[at] >= SHORTEST_LONG and is_over_text(view, at),
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
            or view.heads[at]
            or view.mark(at + 1) & DATE
            or at in view.teasers
            or at in view.letters
            or view.positions[at] in view.twins
        ):
            found.append(BASELINE + sum([cue.weight for cue in active if cue.holds(view, at)]))
        else:
            found.append(BASELINE)
        before = view.tails[at]
    return found
