"""Small tools to write patterns that read like a grammar: lists of phrases instead of one long line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

LARGE = sys.maxsize  # as the end of a text


class Pattern:
    """A regular expression that is compiled when it is first used.

    There are some hundred and fifty of them, and compiling them all would take longer than splitting a small capture.
    Once compiled its methods are those of `re.Pattern` themselves.

    >>> harbour = Pattern("harbou?r", re.IGNORECASE)
    >>> bool(harbour.search("Harbor lights")), bool(harbour.fullmatch("harbours"))
    (True, False)
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self.compiled: re.Pattern[str] | None = None

    def _compiled(self) -> re.Pattern[str]:
        if self.compiled is None:
            self.compiled = re.compile(self.pattern, self.flags)
            self.__dict__.update({name: getattr(self.compiled, name) for name in _METHODS})
        return self.compiled

    def match(self, text: str, start: int = 0, end: int = LARGE) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._compiled().match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = LARGE) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._compiled().fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = LARGE) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._compiled().search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = LARGE) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self._compiled().finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """As of `re.Pattern`, for patterns without groups."""
        return self._compiled().findall(text)

    def sub(self, by: str, text: str) -> str:
        """As of `re.Pattern`."""
        return self._compiled().sub(by, text)

    def split(self, text: str) -> list[str]:
        """As of `re.Pattern`, for patterns without groups."""
        return self._compiled().split(text)


_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


class Caseless(Pattern):
    """A pattern for any case, which is written in small letters: small letters are searched three times as fast.

    No part of it may ask for capitals. What it finds is in small letters as well; its columns are those of the text.

    >>> harbour = Caseless("harbou?r")
    >>> harbour.search("HARBOR lights").group(), harbour.pattern
    ('harbor', 'harbou?r')
    """

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern, re.IGNORECASE)
        self.small: re.Pattern[str] | None = None

    def _of(self, text: str) -> tuple[re.Pattern[str], str]:
        if not text.isascii() and ("İ" in text or "ı" in text or "ſ" in text):  # to a pattern these are i and s too
            return self._compiled(), text
        if self.small is None:
            self.small = re.compile(self.pattern)
        return self.small, text.lower()

    def _compiled(self) -> re.Pattern[str]:
        if self.compiled is None:
            self.compiled = re.compile(self.pattern, self.flags)
        return self.compiled

    def match(self, text: str, start: int = 0, end: int = LARGE) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        pattern, text = self._of(text)
        return pattern.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = LARGE) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        pattern, text = self._of(text)
        return pattern.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = LARGE) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        pattern, text = self._of(text)
        return pattern.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = LARGE) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        pattern, text = self._of(text)
        return pattern.finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """As of `re.Pattern`, for patterns without groups."""
        pattern, text = self._of(text)
        return pattern.findall(text)


def either(*phrases: str) -> str:
    """The pattern of one of some phrases (patterns themselves); `|` may join a few of a kind in one string.

    >>> either(r"reports?", "study|survey")
    '(?:reports?|study|survey)'
    """
    return f"(?:{'|'.join(phrases)})"


def whole(*phrases: str) -> Pattern:
    """The pattern of a line that is one of some phrases and nothing else, in any case, whatever signs stand around it.

    >>> bool(whole("home", "news").fullmatch("» NEWS «")), bool(whole("home", "news").fullmatch("No news"))
    (True, False)
    """
    pattern = rf"[\W_]*{either(*phrases)}[\W_]*"
    return Pattern(pattern, re.IGNORECASE) if "(?-i:" in pattern else Caseless(pattern)


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
