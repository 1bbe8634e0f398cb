"""A grammar of news English, read from `phrases.txt`, and how a phrase of it is spelled.

Nested alternatives make many thousands of sentence shapes out of a file that can be read; a generator of random words
would have neither the frequencies of English nor sentences that resemble each other as those of the news do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from random import Random
from typing import cast

from benchmarks.planted.numbers import NUMBERS
from benchmarks.planted.parts import Choice, Fact, Held, Line, Number, Part, Person, Phrase

PHRASES = Path(__file__).with_name("phrases.txt")

HEADER = re.compile(r"\[(?P<name>[\w .]+)\](?P<flags>[ \w]*)")
TOKENS = re.compile(r"\{([^}]+)\}|([<|>])")
ZIPF_SHIFT = 2.7  # Mandelbrot's: the first words of English are less frequent than Zipf's law alone says
ZIPF_TABLE = 8  # entries a word, so that a word by its frequency is one draw


class Grammar:
    """The phrases of one half; parity tells which."""

    def __init__(self, half: int) -> None:
        self.half = half
        self.sources = dict(_read_sections(PHRASES.read_text(encoding="utf-8")))
        self.choices: dict[str, Choice] = {}
        self.listed: dict[str, list[str]] = {}
        self.numbers = {**NUMBERS, "abroad": Number(lambda random: random.choice(self.countries)[0])}

    def __getitem__(self, name: str) -> Choice:
        if name not in self.choices:
            self.choices[name] = self._compile(name)
        return self.choices[name]

    def of_topic(self, name: str, topic: str) -> Choice:
        """What is said about a topic, and what can be said about any."""
        key = f"{name}+{topic}"
        if key not in self.choices:
            own, general = self[f"{name}.{topic}"].alternatives, self[name].alternatives
            self.choices[key] = Choice((*own, *own, *general))
        return self.choices[key]

    def words(self, name: str) -> list[str]:
        """The alternatives of a list of plain words, each once."""
        if name not in self.listed:
            plain = (phrase for phrase in self[name].alternatives if isinstance(phrase, str))
            self.listed[name] = list(dict.fromkeys(plain))
        return self.listed[name]

    @cached_property
    def countries(self) -> list[tuple[str, str]]:
        """Names of countries, and what is of them: the same in both halves."""
        return [(name, of) for name, _, of in (entry.partition("=") for entry in self.words("countries"))]

    def _compile(self, name: str) -> Choice:
        flags, lines = self.sources[name]
        entries = [entry for line in lines for entry in line.split(", ")] if "list" in flags else lines
        if "half" in flags:
            entries = entries[self.half % 2 :: 2]
        phrases = [self._phrase(entry) for entry in entries]
        return Choice(_by_frequency(phrases) if "zipf" in flags else tuple(phrases), "late" in flags)

    def _phrase(self, text: str) -> Phrase:
        """The parts of a phrase: it is written with nested alternatives and names of lists."""
        open_: list[list[list[Part]]] = [[[]]]
        at = 0
        for match in TOKENS.finditer(text):
            if match.start() > at:
                open_[-1][-1].append(text[at : match.start()])
            at = match.end()
            name, sign = match.groups()
            if name:
                open_[-1][-1].append(self._named(name))
            elif sign == "<":
                open_.append([[]])
            elif sign == "|":
                open_[-1].append([])
            else:
                done = open_.pop()
                open_[-1][-1].append(Choice(tuple(map(_stacked, done))))
        if at < len(text):
            open_[-1][-1].append(text[at:])
        [[parts]] = open_
        return _stacked(parts)

    def _named(self, name: str) -> Part:
        if name in self.sources:
            return self[name]
        return self.numbers[name] if name in self.numbers else Fact(name)


def _stacked(parts: list[Part]) -> Phrase:
    return "".join(map(str, parts)) if all(isinstance(part, str) for part in parts) else tuple(reversed(parts))


def _read_sections(text: str) -> Iterator[tuple[str, tuple[list[str], list[str]]]]:
    """The flags and the lines of each list."""
    lines: list[str] = []
    for line in text.splitlines():
        if match := HEADER.fullmatch(line):
            lines = []
            yield match["name"], (match["flags"].split(), lines)
        elif line and not line.startswith("#"):
            lines.append(line)


def _by_frequency(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Phrases as often as Zipf's law has them, in a table from which one draw takes one."""
    shares = [1 / (rank + ZIPF_SHIFT) for rank in range(1, len(phrases) + 1)]
    scale = ZIPF_TABLE * len(phrases) / sum(shares)
    return tuple(
        phrase for phrase, share in zip(phrases, shares, strict=True) for _ in range(max(1, round(share * scale)))
    )


@cache
def grammar(half: int) -> Grammar:
    """The grammar of one half, read once."""
    return Grammar(half)


def spell(
    start: Phrase, facts: Mapping[str, Held], random: Random, *, form: bool = False, settled: float = 0.0
) -> Line:
    """Choose among the alternatives of a phrase.

    A form keeps open what is not in `facts`, late choices, and numbers but for a share that is settled.
    """
    chance = random.random
    line: Line = []
    stack: list[Part] = [start] if isinstance(start, str) else list(start)
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            line.append(part)
        elif isinstance(part, Choice):
            if form and part.late:
                line.append(part)
            else:
                among = part.alternatives
                chosen = among[int(chance() * len(among))]
                if isinstance(chosen, str):
                    line.append(chosen)
                else:
                    stack += chosen
        elif isinstance(part, Fact):
            found = facts.get(part.name)
            if found is None:
                if not form:
                    raise KeyError(f"the phrases ask for {{{part.name}}}: it is no list, no number and no fact")
                line.append(part)
            else:
                stack.append(found.mention() if isinstance(found, Person) else found)
        else:
            line.append(part if form and chance() >= settled else part.draw(random))
    return line


def join(line: Line) -> str:
    """A line in which nothing is open, as it is printed."""
    return polish("".join(cast("list[str]", line)))


def printed(line: Line) -> str:
    """A line that is joined already."""
    [text] = line
    return cast("str", text)


def polish(text: str) -> str:
    """Capitals where they are marked, and "a" or "an".

    >>> polish("^a_ owl sat on a_ unit of “^a_ unusual, a_ mayor’s”")
    'An owl sat on a unit of “An unusual, a mayor’s”'
    """
    if "^" in text:
        head, *parts = text.split("^")
        text = head + "".join(part[:1].upper() + part[1:] for part in parts)
    if "_" in text:
        text = ARTICLE.sub(_article, text)
    return text.replace("  ", " ").replace(" ,", ",").replace(" .", ".").replace("..", ".")


ARTICLE = re.compile(r"\b([aA])_ (?=(uni|[aeiou])?)")


def _article(match: re.Match[str]) -> str:
    return f"{match[1]}n " if match[2] and match[2] != "uni" else f"{match[1]} "
