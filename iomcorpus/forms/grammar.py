"""Small tools to write patterns that read like a grammar: lists of phrases instead of one long line."""

from __future__ import annotations

import re


def either(*phrases: str) -> str:
    """The pattern of one of some phrases (patterns themselves); `|` may join a few of a kind in one string.

    >>> either(r"reports?", "study|survey")
    '(?:reports?|study|survey)'
    """
    return f"(?:{'|'.join(phrases)})"


def whole(*phrases: str) -> re.Pattern[str]:
    """The pattern of a line that is one of some phrases and nothing else, in any case, whatever signs stand around it.

    >>> bool(whole("home", "news").fullmatch("» NEWS «")), bool(whole("home", "news").fullmatch("No news"))
    (True, False)
    """
    return re.compile(rf"[\W_]*{either(*phrases)}[\W_]*", re.IGNORECASE)


def listed(*lines: str) -> tuple[str, ...]:
    """The members of a list that is written with `|` between them, since a blank may be part of one.

    >>> listed("see |more", " of ")
    ('see ', 'more', ' of ')
    """
    return tuple("|".join(lines).split("|"))


def words(*lines: str) -> frozenset[str]:
    """The words of some lines.

    >>> sorted(words("said says", "told"))
    ['said', 'says', 'told']
    """
    return frozenset(" ".join(lines).split())
