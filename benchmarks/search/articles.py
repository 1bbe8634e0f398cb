"""Articles with words as often as language has them, made for measuring searches; no two machines make others.

Words come by Zipf's law, the grammar of English first and coined words after it, and an article repeats some of its
own. Words to search for are planted in a known share of the articles, and with each article goes a person and a
figure. An article is one record; they are written into a store as `split` and `extract` would, without their work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from benchmarks.captures import coin_name

GRAMMAR = (
    "the of and to in a is that for it was on as with be by at from are this have he not or which his but an they had "
    "we been were their one all said has will its more who would there if about no can when up out them other new some "
    "could time than also into only two people year most over after first last many such these years made may between "
    "through where being under against while during before country state world since"
)
WORDS = 60_000
EXPONENT, OFFSET = 1.05, 2.7  # of the law: the n-th word comes once in (n + offset) ** exponent
LENGTH, SCATTER, SHORTEST = 5.85, 0.65, 12  # words an article: 350 in the middle, 440 in the mean
OWN, REPEATED = 6, 0.06  # words of its own that an article repeats, and the share of it that they take
LONGEST_GRAMMAR = 4  # letters: only longer words are repeated
TITLE = 8  # words

# Planted words and the share of articles that have each; by chance none of them comes up.
RARE, MIDDLING, HALF = "zanzibar", "trafficking", "migration"
SHARES = {RARE: 1 / 5_000, MIDDLING: 1 / 50, HALF: 1 / 2}
TWICE = 0.4  # that a planted word stands there once more, and again

FIRST_YEAR, YEARS = 2000, 20
KINDS = ("news", "news", "news", "statement", "opinion")
PEOPLE = 400


@dataclass(frozen=True, slots=True)
class Article:
    """One record to be."""

    title: str
    text: str
    published: str
    kind: str
    person: str
    figure: int


def coin_words(random: Random) -> list[str]:
    """Words from the most to the least frequent."""
    words = dict.fromkeys(GRAMMAR.split())
    while len(words) < WORDS:
        words[(coin_name(random) + random.choice(("", "", "", "s", "ed", "ing", "er"))).lower()] = None
        words[(coin_name(random) + coin_name(random)).lower()] = None
    return [word for word in words if word not in SHARES][:WORDS]


def make_articles(number: int, seed: int) -> Iterator[Article]:
    """So many articles."""
    random = Random(seed)
    words = coin_words(random)
    weights = list(accumulate(1 / (place + OFFSET) ** EXPONENT for place in range(len(words))))
    people = [f"{coin_name(random)} {coin_name(random)}" for _ in range(PEOPLE)]
    for _ in range(number):
        text = _text(words, weights, random)
        yield Article(
            " ".join(text[:TITLE]).capitalize(),
            " ".join(text).capitalize() + ".",
            f"{FIRST_YEAR + random.randrange(YEARS)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
            random.choice(KINDS),
            people[int(random.random() ** 2 * PEOPLE)],
            int(10 ** random.uniform(1, 6)),
        )


def _text(words: Sequence[str], weights: Sequence[float], random: Random) -> list[str]:
    length = max(SHORTEST, int(random.lognormvariate(LENGTH, SCATTER)))
    text = random.choices(words, cum_weights=weights, k=length)
    own = [word for word in text if len(word) > LONGEST_GRAMMAR][:OWN]
    if own:
        for _ in range(int(length * REPEATED)):
            text[random.randrange(length)] = random.choice(own)
    for word, share in SHARES.items():
        if random.random() < share:
            text[random.randrange(length)] = word
            while random.random() < TWICE:
                text[random.randrange(length)] = word
    return text
