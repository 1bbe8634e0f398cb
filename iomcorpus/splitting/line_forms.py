"""The form of a short line: what it has in common with the lines that stand at the same place of other items.

A site fills the same mould for each item: "Published: Tuesday, 12th March 2019" over one, "Published: Friday, 8th March
2019" over the next. A line has a *form*, its text with figures, months and weekdays left open, and perhaps a looser
*shape*: its label, the place of its date, or the signs that part its fields. Both are kept as hashes; which of them
mean something, the capture itself shows (`recurring.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from iomcorpus.forms.dates import MONTH, WEEKDAY
from iomcorpus.forms.grammar import words
from iomcorpus.text.words import short_print

LONGEST = 160  # characters: no label, heading or meta line of the captures seen is longer
LONGEST_UNDATED = 40  # of a line without figures that may be a month or a weekday: "JUNE", "Monday and Tuesday"
FIGURES = re.compile(r"\d+(?:st|nd|rd|th)?\b|\d+")
CALENDAR = re.compile(rf"\b(?:(?P<month>{MONTH})|(?P<weekday>{WEEKDAY}))(?=[\s\d,.\-/]|$)")
# How the names of months and weekdays begin, in the letters too that a pattern without case takes for theirs.
CALENDAR_WORD = re.compile(r"[^\W\d_]{3,}")
CALENDAR_HINTS = words("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun ſep ſat ſun frı")
DATE_SHAPE = re.compile(r"(?:\bW[\s,]+)?(?:0[\s,.\-]*M\b[\s,.\-]*0?|\bM[\s.]*0(?:[\s,]+0)?|0([/.\-])0\1(?:0)?)")
SHORT_FIELDS = 60  # characters of a line with one sign: "Mozambique   |   Flood"
LABEL = re.compile(r"[^\W\d_][\w'’ -]{0,28}:(?=\s|$)")
OPENS_BRACKET = re.compile(r"\(\s?[^\W\d_]+\b")
FIELDS = re.compile(r"\s+[/|·•]\s+")
OWN_WORD = re.compile(r"[^\W\d_]{2}")  # longer than what a month and a weekday are left open by
COUNTED = re.compile(r"0 [a-z]+\b")  # "3 comments | Tags: boats"
TWO_WORDS = re.compile(r"[^\W\d_]+ [a-z]+\b")
MARKUP = re.compile(r"#{1,6}(?=\s+\S)")  # "### Harbour reopens"
MARKUPS = tuple(short_print(f"markup {'#' * depth}") for depth in range(1, 7))  # shapes of such lines, by depth
MOST_BLANKS = 4  # between the words of a desk beside a date
SIGNS = re.compile(r"([=\-_*~#.•·–—])(?:\s?\1)+")


def form_of(text: str) -> int:
    """A hash of a short line's text with figures, months and weekdays left open; 0 for a long one, and for a date.

    >>> form_of("Published: Tuesday, 12th March 2019") == form_of("Published: Friday, 8th May 2018")
    True
    >>> form_of("3 comments") == form_of("14 Comments"), form_of("a" * 200), form_of("Tue, 3 May 2016")
    (True, 0, 0)
    """
    if len(text) > LONGEST:
        return 0
    form = _open(text)
    return short_print(form) if OWN_WORD.search(form) or not any(sign.isalnum() for sign in form) else 0


# Who speaks, in a transcript: "LIN WEI: ", "DR AMA BOATENG: "
SPEAKER = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){1,3}:(?= )")


def speaker_of(text: str) -> int:
    """The shape of a speech by who speaks, however long it is; 0 where nobody is named.

    >>> speaker_of("LIN WEI: I had to.") == speaker_of("LIN WEI: Why not?") != speaker_of("AMA BOATENG: Why?")
    True
    >>> speaker_of("ROADS: The bridge is shut."), speaker_of("Lin Wei: I had to.")
    (0, 0)
    """
    speaker = SPEAKER.match(text)
    return short_print(f"speaker {speaker[0]}") if speaker else 0


def shape_of(text: str) -> int:
    """A hash of what a short line has in common with others of its mould; 0 where it has no such thing.

    >>> shape_of("Roads | 3/31/11") == shape_of("Dogs | 4/2/11"), shape_of("Tags: boats") == shape_of("Tags: ice")
    (True, True)
    >>> shape_of("Talk / 6pm / Hall / Free") == shape_of("Music / 8.30pm / Barn / Free"), shape_of("Harbour")
    (True, 0)
    """
    shape = _shape(text) if len(text) <= LONGEST else ""
    return short_print(shape) if shape else 0


def _shape(text: str) -> str:
    signs = SIGNS.fullmatch(text.strip())
    if signs:
        return f"signs {signs[1]}"
    markup = MARKUP.match(text)
    if markup:
        return f"markup {markup[0]}"
    opened = _open(text)
    date = DATE_SHAPE.search(opened) if "0" in opened else None
    if date:
        before, after = (_outline(part) for part in (opened[: date.start()], opened[date.end() :]))
        return f"date {before} {' '.join(date[0].split())} {after}"
    label = LABEL.match(text)
    if label:
        return f"label {label[0].lower()}"
    bracket = OPENS_BRACKET.match(text)
    if bracket:
        return f"bracket {bracket[0].lower()}"
    fields = FIELDS.findall(text)
    if len(fields) > 1 or (fields and len(text) <= SHORT_FIELDS):
        return f"fields {fields[0].strip()}"
    counted = COUNTED.match(opened)
    if counted:
        return f"counted {counted[0].lower()}"
    words = TWO_WORDS.match(text)
    return f"words {words[0].lower()}" if words and len(text) <= 60 and text[-1] not in ".?!" else ""


def _outline(text: str) -> str:
    """What stands beside a date: its signs, and whether there are words.

    >>> _outline("Roads | "), _outline(", ")
    ('x |', ',')
    """
    if text.count(" ") > MOST_BLANKS:
        return "x"  # a heading, whatever signs it has
    signs = re.sub(r"[\w\s'’&.-]+", " ", text).strip()
    return f"x {signs}" if re.search(r"\w", text) else signs


@lru_cache(maxsize=2)
def _open(text: str) -> str:
    """A line with its figures, months and weekdays left open.

    >>> _open("Tue, 4 May 2016, 9:30")
    'W, 0 M 0, 0:0'
    """
    if len(text) > LONGEST_UNDATED and not any(sign in text for sign in "0123456789"):
        return text
    if CALENDAR_HINTS.isdisjoint(word[:3] for word in CALENDAR_WORD.findall(text.lower())):
        return FIGURES.sub("0", text)
    return FIGURES.sub("0", CALENDAR.sub(lambda match: "M" if match["month"] else "W", text))
