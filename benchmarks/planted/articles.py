"""Articles as a site would print them, and those who write them.

A *form* is an article whose phrases are chosen and whose facts are not: filled once it is an article, filled again it
is the next release of one template.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log
from random import Random

from benchmarks.planted.facts import spell_word
from benchmarks.planted.grammar import Grammar, join, printed, spell
from benchmarks.planted.numbers import MONTHS
from benchmarks.planted.parts import Facts, Line, Phrase

# How many sentences of a story are of which kind.
SENTENCES = ("dev+", "dev+", "dev+", "dev+", "dev+", "dev+", "figure", "figure", "background", "background")
QUOTED = 0.30  # paragraphs that quote somebody
MEDIAN_WORDS, SPREAD_OF_WORDS = 340, 0.45
LEAST_WORDS, MOST_WORDS = 150, 700  # before the last paragraphs, which make it up to 800


@dataclass(slots=True)
class Article:
    """An article in its parts, as a site would print it."""

    heading: str
    byline: str
    dateline: str  # before the first paragraph, in its line
    dated: str  # a line of its own
    paragraphs: list[str]
    foot: list[str]
    published: str | None

    def text(self) -> str:
        """All of it, a blank line between its parts."""
        first, *others = self.paragraphs
        parts = [self.heading, self.byline, self.dated, self.dateline + first, *others, *self.foot]
        return "\n\n".join(part for part in parts if part)


@dataclass(slots=True)
class Form:
    """An article whose phrases are chosen; its facts are open where a series has others each time."""

    heading: Line
    paragraphs: list[Line]
    open: bool  # whether facts are to be filled in
    foot: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Writer:
    """Writes forms: chooses phrases, and in one text none twice."""

    phrases: Grammar
    random: Random
    facts: Facts
    topic: str
    form: bool = False  # whether facts that are not given stay open
    settled: float = 0.0  # the share of a form's numbers that all its texts have
    voice: int | None = None
    used: set[int] = field(default_factory=set)

    def line(self, *names: str) -> Line:
        """A sentence each from these lists, one behind the other."""
        line: Line = []
        for name in names:
            if line:
                line.append(" ")
            line += self._sentence(name)
        return line if self.form else [join(line)]

    def _sentence(self, name: str) -> Line:
        own = name.removesuffix("+")
        choice = self.phrases[name] if own == name else self.phrases.of_topic(own, self.topic)
        among = (choice if self.voice is None else choice.voice(self.voice)).alternatives
        for _ in range(5):
            phrase = among[int(self.random.random() * len(among))]
            if id(phrase) not in self.used:
                break
        self.used.add(id(phrase))
        return ["^", *spell(phrase, self.facts, self.random, form=self.form, settled=self.settled)]

    def paragraph(self) -> Line:
        """A paragraph from the middle of a story."""
        if self.random.random() < QUOTED:
            return self.line("quote", *self._kinds(0, 1))
        return self.line(*self._kinds(1, 3))

    def _kinds(self, least: int, most: int) -> list[str]:
        return self.random.choices(SENTENCES, k=self.random.randint(least, most))

    def story(self, words: int) -> Form:
        """A story of so many words or a few more."""
        random = self.random
        lead = self.line(f"lead.{self.topic}", *self._kinds(0, 1))
        story = Form(self.line(f"head.{self.topic}"), [lead], self.form)
        story.foot = [self.line(name) for name in ("about", "contact", "trail") if random.random() < 0.35]
        told = sum(map(words_of, (lead, *story.foot)))
        while told < words:
            story.paragraphs.append(self.paragraph())
            told += words_of(story.paragraphs[-1])
        story.paragraphs.append(self.line("close", *self._kinds(0, 1)))
        return story

    def series(self, kind: str) -> Form:
        """The form of a series: what its texts have in common, and in which order."""
        bodies = list(self.phrases[f"body.{kind}"].alternatives)
        self.random.shuffle(bodies)
        paragraphs = [self.line(f"open.{kind}"), *(self._spelled(body) for body in bodies)]
        if kind == "honours":
            roll = (".", self.phrases["roll"], ": ", self.phrases["district"])
            paragraphs[1:1] = [self._spelled(roll) for _ in range(self.random.randint(3, 8))]
        if kind == "police":
            paragraphs += [self._spelled(body) for body in bodies]
        paragraphs.append(self.line(f"close.{kind}"))
        series = Form(self.line(f"head.{kind}"), paragraphs, self.form)
        for name in ("contact", "about", "standing", "standing"):
            if sum(map(words_of, (*paragraphs, *series.foot))) < LEAST_WORDS:
                series.foot.append(self.line(name))
        return series

    def _spelled(self, phrase: Phrase) -> Line:
        line: Line = ["^", *spell(phrase, self.facts, self.random, form=self.form, settled=self.settled)]
        return line if self.form else [join(line)]


def words_of(line: Line) -> int:
    """How many words a line has, roughly: what is open does not count."""
    return sum(part.count(" ") for part in line if isinstance(part, str))


def draw_words(random: Random) -> int:
    """How long an article is to be, in words."""
    return round(min(MOST_WORDS, max(LEAST_WORDS, random.lognormvariate(log(MEDIAN_WORDS), SPREAD_OF_WORDS))))


def fill(form: Form, facts: Facts, phrases: Grammar, random: Random) -> Article:
    """The article that a form and these facts make, with what its site prints round it."""
    lines = (form.heading, *form.paragraphs, *form.foot)
    if form.open:
        heading, *rest = (join(spell(tuple(reversed(line)), facts, random)) for line in lines)
    else:
        heading, *rest = map(printed, lines)
    paragraphs, foot = rest[: len(form.paragraphs)], rest[len(form.paragraphs) :]
    article = Article(heading, "", "", "", paragraphs, foot, None)
    _sign(article, facts, phrases, random)
    return article


def _sign(article: Article, facts: Facts, phrases: Grammar, random: Random) -> None:
    """Give an article what tells who wrote it, where and when."""
    town, date = str(facts["town"]), str(facts["date"])
    agency = spell_word(phrases, "agency", random)
    if random.random() < 0.5:
        article.byline = f"By {spell_word(phrases, 'name', random)}"
    if random.random() < 0.55:
        short = date.rpartition(" ")[0]
        article.dateline = random.choice(
            (f"{town.upper()}, {date} ({agency}) – ", f"{town.upper()}, {short} — ", f"{town} ({agency}) – ")
        )
    if random.random() < 0.4:
        article.dated = random.choice((date, f"{facts['weekday']}, {date}", f"Published {date}", f"{agency}, {date}"))
    if random.random() < 0.75:
        day, month, year = date.split()
        article.published = f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
