"""Cues: what speaks for or against a border before a paragraph, by the marks of the paragraphs around it.

A cue is a named test with a weight and a why. Weights are natural-log odds: a border needs more than `BASELINE` costs,
and a cue of 5 makes it about 150 times likelier. Cues see marks only, never text, so borders can be decided again from a survey.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from iomcorpus.splitting.marks import BIT, CONTACT_TAIL, FURNITURE, TAIL
from iomcorpus.splitting.survey import Survey

BASELINE = -4.0  # before evidence: one paragraph in fifty or so begins an item

DATE, HEADING, PROSE, COLON = BIT["date line"], BIT["heading"], BIT["prose"], BIT["colon"]
SEPARATOR, END_MARK = BIT["separator"], BIT["end mark"]
HEAD_LINES = DATE | HEADING | BIT["byline"] | BIT["posted line"] | BIT["release stamp"] | BIT["caption"] | BIT["capitals"]
ITEM_FOOT = BIT["share bar"] | BIT["read more"] | BIT["comment count"] | BIT["tags"] | BIT["pager"]
NOTES_ZONE = BIT["notes"]
# What only stands at an item's end, never at its start.
ENDS_ONLY = TAIL & ~(BIT["about"] | BIT["disclaimer"] | END_MARK | BIT["signature"] | BIT["first published"])
EVENT = BIT["event field"]
LEANS, BULLET, QUOTE = BIT["leans"], BIT["bullet"], BIT["quote"]
CAPTION, BYLINE, STAMP, DATELINE = BIT["caption"], BIT["byline"], BIT["release stamp"], BIT["dateline"]
POSTED = BIT["posted line"]
OTHER_FURNITURE = BIT["menu"]  # stands for paragraphs that are furniture by their company
SHORT_LINE = 120  # characters: a line of a list, a block or an address


@dataclass(slots=True)
class Habits:
    """What a capture does again and again, learned before its borders are decided."""

    dated: bool = False  # its items stand at regular distance under date lines
    heading_before_date: bool = False
    heading_after_date: bool = False
    gapped: bool = False  # more blank lines stand before them than between paragraphs
    headed: bool = False  # its items stand at regular distance under a heading and a byline, stamp or dateline
    usual_gap: int = 1  # blank lines between paragraphs


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
    twins: Mapping[int, str]  # position -> what other captures show: opens, goes on

    def __len__(self) -> int:
        return len(self.positions)

    def mark(self, at: int) -> int:
        """The marks at a place, 0 outside."""
        return self.marks[at] if 0 <= at < len(self.marks) else 0


def view_of(
    survey: Survey,
    furniture: Sequence[str | None],
    begin: int,
    end: int,
    habits: Habits,
    twins: Mapping[int, str] | None = None,
) -> View:
    """The view that cues look at, of the paragraphs from one position to another; `furniture` tells which are no item's."""
    view = View([], [], [], [], [], [], habits, twins or {})
    between = gap = 0
    last_line = survey.last[begin - 1] if begin else 0
    for position in range(begin, end):
        marks = survey.marks[position]
        gap += survey.first[position] - last_line - 1
        last_line = survey.last[position]
        if furniture[position] is not None:
            between |= marks & (FURNITURE | SEPARATOR) or OTHER_FURNITURE
            continue
        view.positions.append(position)
        view.marks.append(marks)
        view.between.append(between)
        view.gaps.append(gap)
        view.sizes.append(survey.sizes[position])
        between = gap = 0
    view.tails = _tails(view)
    return view


def learn_habits(survey: Survey, furniture: Sequence[str | None], end: int) -> Habits:
    """What a capture does again and again in its first paragraphs."""
    habits = Habits()
    view = view_of(survey, furniture, 0, end, habits)
    habits.usual_gap = _usual_gap(view)
    view.tails = _tails(view)
    _learn_heads(view)
    return habits


def _tails(view: View) -> list[int]:
    """Which tail each paragraph belongs to: a contact block goes on in its lines, notes go on to the next contact."""
    tails: list[int] = []
    tail = 0
    for at, marks in enumerate(view.marks):
        own = marks & TAIL
        if own:
            notes = tail & BIT["notes"] if not own & (CONTACT_TAIL | BIT["signature"]) else 0
            tail = own | notes
        elif not (at and _tail_goes_on(view, at, tail)):
            tail = 0
        tails.append(tail)
    return tails


def _tail_goes_on(view: View, at: int, tail: int) -> bool:
    marks, before = view.marks[at], view.marks[at - 1]
    if not tail or view.between[at] or marks & (DATE | BYLINE | DATELINE | STAMP | CAPTION):
        return False
    if tail & BIT["notes"]:
        return True
    if tail & BIT["contact"] and before & COLON and not before & BIT["contact line"]:
        return view.sizes[at] <= 2 * SHORT_LINE  # the first line of the block: a name alone, an address
    if view.gaps[at]:
        return False
    if tail & BIT["footnote"]:
        return view.habits.usual_gap > 0 and not marks & (BIT["gloss"] | BIT["introduces"])  # a note's second paragraph
    if marks & (PROSE | LEANS):
        return False
    # The list below "Related documents:", the signature's second line (the organisation).
    return bool(tail & BIT["files"]) or (view.sizes[at] <= SHORT_LINE and bool(tail & BIT["signature"]))


def _usual_gap(view: View) -> int:
    plain = sorted(gap for at, gap in enumerate(view.gaps) if at and view.marks[at] & PROSE and view.marks[at - 1] & PROSE)
    return plain[len(plain) // 2] if plain else 1


def _learn_heads(view: View) -> None:
    """Whether item heads stand at regular distance, and how headings and date lines stand to each other."""
    habits = view.habits
    dates = [at for at, marks in enumerate(view.marks) if marks & DATE and not view.mark(at + 1) & EVENT]
    # A date line that is followed by another has no item of its own: a programme, a list of days.
    heads = [at for number, at in enumerate(dates) if number + 1 == len(dates) or dates[number + 1] - at > 1]
    if _regular(heads, len(view)):
        habits.dated = True
        before = [at - 1 for at in heads if _is_title(view, at - 1)]
        after = [at for at in heads if _is_title(view, at + 1)]
        # Where titles stand on both sides, the side that is set apart from what goes before it begins the item.
        title_apart = sum(_set_apart(view, at) for at in before)
        date_apart = sum(_set_apart(view, at) for at in heads)
        habits.heading_before_date = 2 * len(before) >= len(heads) and (title_apart >= date_apart or 2 * len(after) < len(heads))
        habits.heading_after_date = 2 * len(after) >= len(heads) and not habits.heading_before_date
        starts = [at - 1 if habits.heading_before_date and _is_title(view, at - 1) else at for at in heads]
        habits.gapped = sum(_wide_gap(view, at) for at in starts) >= 0.6 * len(starts)
    else:
        starts = [at for at in range(len(view)) if _heading_over_head(view, at)]
        habits.headed = _regular(starts, len(view))
        habits.gapped = habits.headed and sum(_wide_gap(view, at) for at in starts) >= 0.6 * len(starts)


def _regular(heads: Sequence[int], count: int) -> bool:
    """Three or more, from the start of the capture to its end, no stretch without one much longer than the usual."""
    if len(heads) < 3:
        return False
    steps = [after - before for before, after in zip(heads, [*heads[1:], count], strict=True)]
    usual = median(steps)
    return max(steps) <= max(6 * usual, 12) and heads[0] <= max(2 * usual, 6)


def _wide_gap(view: View, at: int) -> bool:
    return at > 0 and view.gaps[at] >= 2 and view.gaps[at] > view.habits.usual_gap


def _set_apart(view: View, at: int) -> bool:
    return at == 0 or bool(view.between[at]) or _wide_gap(view, at)


def _is_title(view: View, at: int) -> bool:
    """A heading, and not a line that closes what stands right above it: a name or a town under a letter."""
    marks = view.mark(at)
    if not marks & HEADING or marks & (DATE | BYLINE | CAPTION | STAMP | EVENT) or not 0 <= at < len(view) or view.tails[at]:
        return False
    glued = at > 0 and not view.gaps[at] and not view.between[at] and view.marks[at - 1] & (PROSE | CONTACT_TAIL)
    return not (glued and at + 1 < len(view) and view.gaps[at + 1] and view.habits.usual_gap)


@dataclass(frozen=True, slots=True)
class Cue:
    """Evidence for (weight above 0) or against a border before the paragraph at a place of a view."""

    name: str
    weight: float
    why: str
    holds: Callable[[View, int], object]


def _dated(view: View, at: int) -> bool:
    if not view.marks[at] & DATE or view.mark(at + 1) & EVENT or view.mark(at - 1) & STAMP:
        return False  # the day of an event, over its hours or venue; a date below FOR IMMEDIATE RELEASE
    return not (view.habits.heading_before_date and _is_title(view, at - 1))


def _heading_over_date(view: View, at: int) -> bool:
    """A heading whose next line, or next but one, is the date line: "Harbour reopens" / "12 May 2018"."""
    if not _is_title(view, at) or (view.habits.heading_after_date and not _set_apart(view, at)):
        return False
    if view.mark(at + 1) & DATE:
        return _set_apart(view, at) or view.habits.heading_before_date or not view.habits.dated
    if not (view.habits.heading_before_date and view.mark(at + 2) & DATE and _is_title(view, at + 1)):
        return False
    return view.gaps[at + 1] <= view.gaps[at + 2] and (not view.mark(at - 1) & HEADING or _set_apart(view, at))


def _heading_over_head(view: View, at: int) -> bool:
    return _is_title(view, at) and bool(view.mark(at + 1) & (BYLINE | DATELINE | STAMP | POSTED) or (view.mark(at + 2) & DATELINE and _is_title(view, at + 1)))


def _after(*names: str) -> Callable[[View, int], object]:
    bits = sum(BIT[name] for name in names)
    return lambda view, at: at and view.tails[at - 1] & bits and not view.tails[at] & ~BIT["disclaimer"]


def _after_contact(view: View, at: int) -> bool:
    """A block that names a number, an address or a label has ended; "For more information, visit" ends none."""
    if not at or not view.tails[at - 1] & CONTACT_TAIL or view.tails[at]:
        return False
    return bool(view.tails[at - 1] & BIT["contact line"]) or not view.marks[at - 1] & (BIT["more info"] | COLON)


def _capitals(view: View, at: int) -> bool:
    return bool(view.marks[at] & BIT["capitals"]) and not view.mark(at - 1) & HEAD_LINES and not view.tails[at]


def _heading_before(view: View, at: int) -> bool:
    if _set_apart(view, at) or view.tails[at - 1] or view.marks[at] & DATE:
        return False
    if _is_title(view, at) and view.gaps[at] and at + 1 < len(view) and not view.gaps[at + 1]:
        return False  # it stands nearer to what follows: the line above closed something
    return bool(view.marks[at - 1] & (HEADING | STAMP | BYLINE)) and not view.marks[at - 1] & PROSE


def _tight_join(view: View, at: int) -> bool:
    return at > 0 and not view.gaps[at] and view.habits.usual_gap == 1 and bool(view.marks[at] & (BIT["gloss"] | BIT["late gloss"] | CAPTION | BIT["topic changes"]))


def _undated_among_dated(view: View, at: int) -> bool:
    """No date here nor below the heading lines here, in a capture whose items have one; set apart as they are, a heading is enough."""
    habits = view.habits
    if not habits.dated or (habits.gapped and _wide_gap(view, at) and view.marks[at] & HEADING):
        return False
    for place in range(at, min(at + 4, len(view))):
        if view.marks[place] & (DATE | POSTED):
            return place > at and habits.heading_after_date and not view.marks[at] & STAMP and not _set_apart(view, at)
        if not view.marks[place] & HEAD_LINES or view.marks[place] & PROSE:
            break
    return True


def _unlike_other_heads(view: View, at: int) -> bool:
    """No heading over a byline, stamp or dateline, in a capture whose items have them."""
    return view.habits.headed and not _heading_over_head(view, at) and not (view.habits.gapped and _wide_gap(view, at))


CUES = (
    # How an item begins.
    Cue("date line", 6.0, "a list of news sets a date over each item", _dated),
    Cue("heading over date", 7.0, "a heading directly over the date line begins the item, not the date line", _heading_over_date),
    Cue("heading over byline or dateline", 5.0, "a heading over By ..., a release stamp or a dateline begins an item", _heading_over_head),
    Cue("release stamp", 4.0, "FOR IMMEDIATE RELEASE stands at the head", lambda v, at: v.marks[at] & STAMP and not v.mark(at - 1) & (HEADING | DATE)),
    Cue("dateline", 3.0, "GENEVA, 4 May - opens a story", lambda v, at: v.marks[at] & DATELINE),
    Cue("byline", 3.0, "a byline stands over a body", lambda v, at: v.marks[at] & BYLINE and not v.mark(at - 1) & HEAD_LINES),
    Cue("capitals", 2.0, "plain-text archives type headings in capitals", _capitals),
    Cue("heading", 1.0, "a short line like a title", lambda v, at: _is_title(v, at) and not _capitals(v, at) and (not v.mark(at - 1) & HEAD_LINES or _set_apart(v, at))),
    Cue("caption", 2.0, "an item often begins with its photo's caption", lambda v, at: v.marks[at] & CAPTION),
    Cue("gloss", 3.0, "news says at its start when it happened: yesterday (21/12)", lambda v, at: v.marks[at] & BIT["gloss"] and not v.marks[at] & LEANS),
    Cue("late gloss", 1.7, "or in its second sentence", lambda v, at: v.marks[at] & BIT["late gloss"] and not v.marks[at] & LEANS),
    Cue("today", 0.7, "today or this week in a first sentence", lambda v, at: v.marks[at] & BIT["today"] and not v.marks[at] & (LEANS | QUOTE)),
    Cue("introduction", 0.8, "an opening brings in its actors by full name", lambda v, at: v.marks[at] & BIT["introduces"] and not v.marks[at] & (LEANS | QUOTE | BULLET)),
    Cue("announcement", 0.7, "launches, signs, opens: a verb of news", lambda v, at: v.marks[at] & BIT["announces"]),
    Cue("correction", 1.5, "corrections are items of their own", lambda v, at: v.marks[at] & BIT["correction"]),
    Cue("topic changes", 1.5, "the words of the paragraphs before and after are others", lambda v, at: v.marks[at] & BIT["topic changes"]),
    # How an item ends.
    Cue("after contact block", 6.0, "an item ends with whom to ask", _after_contact),
    Cue("after signature", 4.0, "an opinion piece ends with who wrote it", _after("signature")),
    Cue("after reporting credit", 5.0, "(Reporting by ...) closes an agency's item", _after("reporting")),
    Cue("after first-published note", 4.0, "where it stood before is said last", _after("first published")),
    Cue("after disclaimer", 4.5, "who paid, and whose views these are, is said last", _after("disclaimer")),
    Cue("after footnotes", 2.5, "footnotes close an item", _after("footnote")),
    Cue("after file list", 2.0, "related documents close an item", _after("files")),
    Cue("after link to more", 1.5, "where to read or register is said towards the end", _after("more info")),
    # What stands between two items.
    Cue("end mark", 5.0, "###, ENDS or -30- before", lambda v, at: v.between[at] & END_MARK),
    Cue("separator", 4.0, "a rule of signs before", lambda v, at: v.between[at] & SEPARATOR),
    Cue("item foot", 3.0, "Read more, tags, share bar before", lambda v, at: v.between[at] & ITEM_FOOT),
    Cue("other furniture", 2.0, "menu or box before", lambda v, at: v.between[at] & ~(END_MARK | SEPARATOR | ITEM_FOOT) & FURNITURE),
    Cue("tight join", 1.3, "no blank line, where paragraphs have one: captures glue item to item", _tight_join),
    Cue("wide gap", 2.5, "more blank lines than between paragraphs", _wide_gap),
    Cue("gap as usual between items", 2.0, "this capture sets its items apart by blank lines", lambda v, at: v.habits.gapped and _wide_gap(v, at)),
    # What speaks against a border.
    Cue("tail goes on", -6.0, "contact lines, notes and footnotes belong to what stands before", lambda v, at: v.marks[at] & ENDS_ONLY or (at and v.tails[at] & v.tails[at - 1] & ~NOTES_ZONE)),
    Cue("about section", -4.0, "About X at the end of a release is its own", lambda v, at: v.marks[at] & BIT["about"] and not v.mark(at + 1) & DATE),
    Cue("signature line", -4.0, "a signature belongs to what it signs", lambda v, at: v.marks[at] & (BIT["signature"] | BIT["first published"]) and not v.marks[at] & (DATE | BYLINE)),
    Cue("notes go on", -2.5, "notes to editors hold prose too", lambda v, at: at and v.tails[at] & NOTES_ZONE),
    Cue("colon before", -5.0, "what follows a colon belongs to it", lambda v, at: v.mark(at - 1) & COLON and not v.tails[at - 1] & BIT["contact line"]),
    Cue("heading before", -4.0, "a heading belongs to what it heads", _heading_before),
    Cue("date line before", -5.0, "a date line belongs to what it dates", lambda v, at: v.mark(at - 1) & DATE),
    Cue("list item", -3.0, "a list goes on", lambda v, at: v.marks[at] & BULLET and not v.marks[at] & DATE),
    Cue("quotation", -2.0, "few stories begin with a quotation", lambda v, at: v.marks[at] & QUOTE and not v.marks[at] & HEADING),
    Cue("leans", -2.0, "a pronoun or connective leans on what stands before", lambda v, at: v.marks[at] & LEANS),
    Cue("event field", -3.0, "Venue:, hours and prices belong to a notice", lambda v, at: v.marks[at] & BIT["event field"] and not v.marks[at] & DATE),
    Cue("topic goes on", -1.5, "the words of the paragraphs before and after are the same", lambda v, at: v.marks[at] & BIT["topic goes on"]),
    Cue("undated among dated", -5.0, "the other items of this capture stand under date lines", _undated_among_dated),
    Cue("unlike other heads", -3.0, "the other items of this capture stand under a heading and a byline or dateline", _unlike_other_heads),
    # What other captures show.
    Cue("twin opens", 6.0, "another capture clearly begins an item here", lambda v, at: v.twins.get(v.positions[at]) == "opens"),
    Cue("twin goes on", -7.0, "in another capture both paragraphs stand in one item", lambda v, at: v.twins.get(v.positions[at]) == "goes on"),
)
NAMES = tuple(cue.name for cue in CUES)


def cues_at(view: View, at: int, off: frozenset[str] = frozenset()) -> list[Cue]:
    """The cues that hold before a paragraph, but those switched off."""
    return [cue for cue in CUES if cue.name not in off and cue.holds(view, at)]


# Where none of these stands, no cue for a border can hold (but what other captures show).
_PROMISE = (
    DATE | BYLINE | STAMP | DATELINE | CAPTION | HEADING | BIT["capitals"] | BIT["gloss"] | BIT["late gloss"] | BIT["today"]
    | BIT["introduces"] | BIT["announces"] | BIT["correction"] | BIT["topic changes"]
)  # fmt: skip


def scores(view: View, off: frozenset[str] = frozenset()) -> list[float]:
    """For each paragraph the score of a border before it; above 0 a border is likelier than none."""
    active: Sequence[Cue] = [cue for cue in CUES if cue.name not in off]
    found = []
    before = 0
    for at, marks in enumerate(view.marks):
        if marks & _PROMISE or before or view.between[at] or view.gaps[at] >= 2 or view.positions[at] in view.twins:
            found.append(BASELINE + sum([cue.weight for cue in active if cue.holds(view, at)]))
        else:
            found.append(BASELINE)
        before = view.tails[at]
    return found
