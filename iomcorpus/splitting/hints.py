"""What a text may hold, told by its words, each of which is looked up once: most of a language is few words.

A pattern costs a hundred times what a look at a word does, and most paragraphs hold nothing that most patterns seek.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache, reduce
from operator import or_

MOST_WORDS = 1 << 16  # that are remembered; they are forgotten all at once
LONGEST_WORD = 40  # characters of one that is
# What a word with figures or signs has in it: words, the label of a number ("T: 020"), signs of an address.
PARTS = re.compile(r"(?<!\w)[tem]:|[^\W\d_]+|[@+]")
FIGURES, NUMBERS = "00", "0/0"  # stand among words for two figures side by side, and for two with a sign between
TWO_FIGURES = re.compile(r"\d\d")
TWO_NUMBERS = re.compile(r"\d[/.\-]\d")


class Hints:
    """For a text the bits of all hints that it may hold and of all words that it has.

    A hint is sought inside of words; of one with blanks only the longest word is.

    >>> hints = Hints({"pin it": 1, "@": 2}, {"may": 4, NUMBERS: 8})
    >>> [hints.of(text) for text in ("pinned", "ann@example.org", "(may)", "mayor", "3/4 pins")]
    [1, 2, 4, 0, 9]
    """

    def __init__(self, of_hint: Mapping[str, int], of_word: Mapping[str, int]) -> None:
        told = _Told(of_hint, of_word)

        @lru_cache(maxsize=2)  # several tests ask of one text
        def of(low: str) -> int:
            return reduce(or_, filter(None, map(told.__getitem__, low.split())), 0)

        self.of = of


class _Told(dict[str, int]):
    """The bits of single words, as they come up."""

    def __init__(self, of_hint: Mapping[str, int], of_word: Mapping[str, int]) -> None:
        super().__init__()
        self.of_word = of_word
        self.of_sign: dict[str, int] = {}  # of hints of one character
        self.from_pair: dict[str, list[tuple[str, int]]] = defaultdict(list)  # the others by their first two
        for hint, bits in of_hint.items():
            word = max(hint.split(), key=len)
            if len(word) == 1:
                self.of_sign[word] = self.of_sign.get(word, 0) | bits
            else:
                self.from_pair[word[:2]].append((word, bits))

    def __missing__(self, word: str) -> int:
        bits = 0
        for at in range(len(word) - 1):
            for hint, own in self.from_pair.get(word[at : at + 2], ()):
                if word.startswith(hint, at):
                    bits |= own
        if word.isalpha():
            bits |= self.of_word.get(word, 0)
        else:
            for sign, own in self.of_sign.items():
                if sign in word:
                    bits |= own
            for part in _parts(word):
                bits |= self.of_word.get(part, 0)
        if len(word) <= LONGEST_WORD:
            if len(self) >= MOST_WORDS:
                self.clear()
            self[word] = bits
        return bits


def _parts(word: str) -> Iterator[str]:
    yield from PARTS.findall(word)
    if TWO_FIGURES.search(word):
        yield FIGURES
    if TWO_NUMBERS.search(word):
        yield NUMBERS
