"""Date lines that stand on several lines: the leaf of a calendar, or a label over a day.

Weblogs set the day of a post in a box beside its title, "Jun" / "17" / "2009", or have "Posted on" in a box of its own
over the day. Together the lines are one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from iomcorpus.forms.date_lines import read_date_line
from iomcorpus.forms.dates import DAY, MONTH, ORDINAL, WEEKDAY, YEAR
from iomcorpus.forms.grammar import Pattern

PART = Pattern(
    rf"(?P<w>{WEEKDAY},?\s*)?(?:(?P<m>{MONTH})\s*)?(?:(?P<d>{DAY}{ORDINAL})(?:,|\s+|$))?(?:(?P<n>{MONTH}),?\s*)?(?P<y>{YEAR})?"
)
LONGEST_PART = 16  # characters: "September 2011", "Wednesday"
LONGEST_LABEL = 24  # "Originally published on:"
LEAVES = frozenset(("mdy", "dmy", "dm", "md", "wdm", "wmd", "wdmy", "wmdy", "dmw", "mdw"))
MOST_PARTS = 4  # lines
MOST_DAYS = 3  # lines: a label, the day of a post and that of a change
LABEL = Pattern(
    r"(?:first |originally )?(?:posted|published|issued|released|submitted|created|added)(?: (?:on|at))?:?",
    re.IGNORECASE,
)

Line = tuple[int, int, str]  # first and last line of a paragraph, and its text


def join_leaves(lines: Iterable[Line], before: Line | None = None, after: Line | None = None) -> Iterator[Line]:
    """The paragraphs with those that are the leaf of a calendar as one; `before` and `after` stand around them.

    Where more such lines stand together it is a table, of days or of figures.

    >>> list(join_leaves([(1, 1, "Jun"), (2, 2, "17"), (3, 3, "2009"), (5, 5, "Harbour reopens")]))
    [(1, 3, 'Jun 17 2009'), (5, 5, 'Harbour reopens')]
    >>> list(join_leaves([(1, 1, "Posted on"), (2, 2, "5 May 2016"), (4, 4, "Published"), (6, 6, "5 May 2016")]))
    [(1, 2, 'Posted on 5 May 2016'), (4, 4, 'Published'), (6, 6, '5 May 2016')]
    >>> [text for _, _, text in join_leaves([(1, 1, "Jun"), (2, 2, "17"), (3, 3, "Jul"), (4, 4, "18")])]
    ['Jun', '17', 'Jul', '18']
    """
    run: list[Line] = []  # parts of a leaf, or a label and a day
    last = before
    alone = True  # whether no part of a date stands right above the run
    for line in lines:
        if run and not (line[0] == run[-1][1] + 1 and _goes_on(run, line[2])):
            yield from _joined(run, alone)
            run = []
        if run or (len(line[2]) <= LONGEST_LABEL and (_parts(line[2]) or _is_label(line[2]))):
            alone = alone if run else not _is_glued(last, line)
            run.append(line)
        else:
            yield line
        last = line
    yield from _joined(run, alone and not (run and _is_glued(after, run[-1])))


def _goes_on(run: Sequence[Line], text: str) -> bool:
    """Whether a line belongs to the parts of a leaf, or is the day, or the day of a change, below a label."""
    if _is_label(run[0][2]):
        return len(run) < MOST_DAYS and bool(read_date_line(text))
    return bool(_parts(text))


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and bool(LABEL.fullmatch(text))


def _parts(text: str) -> str:
    """Which parts of a day a text is, by letters: weekday, day, month and year; none where it is more or less.

    >>> _parts("Jun"), _parts("17th"), _parts("June 2009"), _parts("Tue 17"), _parts("17 boats"), _parts("05:30")
    ('m', 'd', 'my', 'wd', '', '')
    """
    match = PART.fullmatch(text) if len(text) <= LONGEST_PART else None
    return "".join("m" if name == "n" else name for name, part in match.groupdict().items() if part) if match else ""


def _is_glued(line: Line | None, other: Line) -> bool:
    """Whether a part of a day stands directly above or below another."""
    return line is not None and (line[1] + 1 == other[0] or other[1] + 1 == line[0]) and bool(_parts(line[2]))


def _joined(run: Sequence[Line], alone: bool) -> Iterator[Line]:
    labelled = bool(run) and _is_label(run[0][2])
    leaf = alone and len(run) <= MOST_PARTS and "".join(_parts(text) for _, _, text in run) in LEAVES
    if len(run) > 1 and (labelled or leaf):
        yield run[0][0], run[-1][1], " ".join(text for _, _, text in run)
    else:
        yield from run


def count_open(lines: Sequence[str]) -> int:
    """How many of the last lines may go on below them as parts of a leaf, or as a label over a day.

    >>> count_open(["Harbour", "Jun", "17"]), count_open(["Jun", "17", ""]), count_open(["Posted on", "5 May 2016"])
    (2, 0, 2)
    """
    count = 0
    while count < min(MOST_PARTS, len(lines)) and _may_be_day(lines[-1 - count].strip()):
        count += 1
    return count + (count < len(lines) and _is_label(lines[-1 - count].strip()))


def _may_be_day(text: str) -> bool:
    return bool(_parts(text) or read_date_line(text))
