"""Names for made captures that recur as those of people do: some are in all the news, most are read once.

Each name is now and then a new one, ever more rarely, and else one that was there, the oftener the more often it was.
So names grow as words do in texts (Heaps' law: with the square root of all that is named), and their frequencies fall
as those of family names (Zipf's law). They are put together of 510 syllables, so that there is always another.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from random import Random

GROWTH = 0.5  # power of the number of all names with which different ones grow
START = 1_000  # names from which on they do
SYLLABLES = tuple(
    "".join(parts)
    for parts in product(
        ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "st"),
        "aeiou",
        ("", "l", "n", "r", "s", "k"),
    )
)


@dataclass(slots=True)
class GrowingNames:
    """Names of a corpus, as they are drawn one after the other: a Pitman-Yor process."""

    drawn: list[str] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)

    def __call__(self, random: Random) -> str:
        """The next name."""
        new = START + GROWTH * len(self.times)
        name = self._coin(random) if random.random() * (START + len(self.drawn)) < new else self._recall(random)
        self.drawn.append(name)
        self.times[name] += 1
        return name

    def _recall(self, random: Random) -> str:
        while True:
            name = random.choice(self.drawn)
            if random.random() * self.times[name] > GROWTH:
                return name

    def _coin(self, random: Random) -> str:
        while True:
            name = "".join(random.choices(SYLLABLES, k=random.choice((2, 2, 3)))).title()
            if name not in self.times:
                return name
