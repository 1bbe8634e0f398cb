"""What a site files an item under, in the line that says when it appeared: its tags, its desk, the count of comments.

"July 29, 2015 By Lin Wei Leave a Comment Filed Under: Boats, Harbour" says when and by whom; the rest is the page's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from iomcorpus.forms.grammar import Pattern, either, listed, words

# Where a piece of it begins: behind a blank or a sign, or glued on with a capital ("LinLeave a comment").
BEGINS = r"(?:(?<![^\W\d_])|(?<=[^\W\d_])(?=(?-i:[A-Z])))"
UNDER = Pattern(
    BEGINS
    + either(
        # "Posted in Harbour, Boats", "& filed under News", "Posted inNews", "This entry was posted in News."
        r"(?:this (?:entry|post) (?:was|is) (?=posted|filed))?"
        r"(?:posted|filed|published|archived)\s+(?:in|under)(?:\b|(?=(?-i:[A-Z])))",
        # "CategoriesBoats, HarbourTagsice": the page had label and labels apart
        r"(?-i:Categor(?:y|ies)|(?<=[a-z])Tags?|(?<=[a-z])Tagged)(?=(?-i:[A-Z\d]))|(?-i:(?<=[a-z])Tags)(?=[a-z])",
        r"tagged\b|(?:tags?|labels?|keywords?|categor(?:y|ies)|topics?|section)\s*:",  # "Tags: boats"
    ),
    re.IGNORECASE,
)
COUNT = Pattern(
    BEGINS
    + either(
        r"(?:leave|add|post|write) a (?:comment|reply|response)\b(?: on\b.*)?",  # "Leave a comment"
        r"(?:(?!(?:19|20)\d\d\b)\d{1,4}|no|one)\s+(?:comments?|responses?|repl(?:y|ies)|views|likes|shares)\b"
        r"(?: (?:on|so far|yet)\b.*)?",  # "3 Comments", "No responses yet"
        r"(?:read|learn) more\b|continue reading\b|(?<=[|•·] )comments?\s*$",  # "Posted in Boats | Comments"
        r"comments?(?: are)? (?:off|closed|disabled)\b.*|comments? ?\(\d+\)",  # "Comments Off on Harbour reopens"
        r"\d{1,4} ?min(?:ute)?s?\.? read\b|(?:permalink|links to this post|edit(?: this)?|share this|reply)\s*$",
    )
    + r"[\s»:]*",
    re.IGNORECASE,
)
# Where what is filed under ends: the blanks stand where a count stood.
ENDS = Pattern(r" {3}|\s[|•·]\s|\s(?:by|on)\s", re.IGNORECASE)
# What a newspaper calls the parts of its site: "Sport"
SECTIONS = words(
    "weather sport sports business world politics opinion culture cultures lifestyle technology health education"
)
HINTS = listed(
    "posted|filed|published|archived|tag|label|keyword|categor|topic|section|comment|response|repl",
    "read|learn|view|like|share|permalink|links to|edit",
)


def without_filings(line: str) -> str:
    """The line with blanks in the place of what it is filed under, and of counts: columns stay.

    >>> without_filings("May 3, 2010 by Lin | Filed under: Boats, Harbour | 3 Comments").rstrip(" |")
    'May 3, 2010 by Lin'
    >>> without_filings("May 3, 2010 LinLeave a comment").rstrip()
    'May 3, 2010 Lin'
    """
    low = line.lower()
    if not any(hint in low for hint in HINTS):
        return line
    rest = _blanked(line, (match.span() for match in COUNT.finditer(line)))
    return _blanked(rest, _spans_under(rest))


def _spans_under(line: str) -> Iterator[tuple[int, int]]:
    """From "Posted in" to where what is filed under ends; another label within such a span ends with it."""
    stop = 0
    for match in UNDER.finditer(line):
        if match.end() >= stop:
            stop = _end_of_filing(line, match.end())
            yield match.start(), stop


def _end_of_filing(line: str, begin: int) -> int:
    found = ENDS.search(line, begin)
    if found and found.start() == begin and not found[0].isspace():
        found = ENDS.search(line, begin + 1)  # something is filed under it
    return found.start() if found else len(line)


def is_filing(line: str) -> bool:
    """Whether a line says what an item is filed under, and nothing else.

    >>> is_filing("Posted in Boats Tagged harbour, iceLeave a comment"), is_filing("Posted in Boats by Lin Wei")
    (True, False)
    >>> is_filing("CategoriesBoats, HarbourTagsice, snow"), is_filing("Categories of boats")
    (True, False)
    >>> is_filing("Posted in Boats | Comments")
    True
    """
    rest = without_filings(line)
    return rest != line and not any(sign.isalnum() for sign in rest)


def _blanked(line: str, spans: Iterable[tuple[int, int]]) -> str:
    """The line with blanks in the place of some spans, which are in order and may overlap."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        if end > done:
            parts += [line[done:start], " " * (end - max(start, done))]
            done = end
    return "".join([*parts, line[done:]])
