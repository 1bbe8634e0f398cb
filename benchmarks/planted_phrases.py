"""A grammar of news English, and the articles that it spells.

The phrases are in `planted_phrases.txt`, nested alternatives that make many thousands of sentence shapes. A story has
facts (people, towns, tolls, sums) that recur in it, and a topic with words of its own. A *form* is a text whose phrases
are chosen and whose facts are not: filled once it is an article, filled again it is the next release of one template.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log
from pathlib import Path
from random import Random
from typing import TypeAlias, cast

PHRASES = Path(__file__).with_suffix(".txt")

# --------------------------------------------------------------------------------------------------------- grammar


@dataclass(frozen=True, slots=True)
class Fact:
    """A place in a phrase that a fact of the story fills."""

    name: str


@dataclass(frozen=True, slots=True)
class Number:
    """A place in a phrase for a number or a date, each time another."""

    draw: Callable[[Random], str]


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A place in a phrase for one of several; a late one is open in a form: each text made of it chooses for itself."""

    alternatives: Sequence[Phrase]
    late: bool = False

    def voice(self, which: int) -> Choice:
        """One half of the alternatives: two authors who say the same in other words."""
        return Choice(self.alternatives[which::2] or self.alternatives)


@dataclass(slots=True)
class Person:
    """Somebody in a story: in full where first named, by the last name from then on."""

    full: str
    last: str
    named: bool = False

    def mention(self) -> str:
        """What the story calls the person this time."""
        if self.named:
            return self.last
        self.named = True
        return self.full


Part: TypeAlias = "str | Fact | Number | Choice"
Phrase: TypeAlias = "str | tuple[Part, ...]"  # several parts: last part first, as `spell` takes them from a stack
Held = str | Person | Choice
Facts = dict[str, Held]
Line = list[Part]  # spelled: its strings are settled, the rest is open

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
        return NUMBERS[name] if name in NUMBERS else Fact(name)


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


# ------------------------------------------------------------------------------------------- numbers, dates, people

LITTLE = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASONS = ("winter", "spring", "summer", "autumn")
FIRST_DAY, LAST_DAY = dt.date(2005, 1, 1).toordinal(), dt.date(2024, 12, 31).toordinal()


def spread(random: Random, low: float, high: float) -> int:
    """A number between two, small ones as likely in their size as large ones: first digits are those of the world."""
    return int(low * (high / low) ** random.random())


def money(random: Random) -> str:
    """A sum, as newspapers write it."""
    sign = random.choice("$$€€£")
    amount = spread(random, 20, 9_000_000)
    if amount < 1_000_000:
        return f"{sign}{amount if amount < 1000 else amount // 100 * 100:,}"
    return f"{sign}{amount / 1_000_000:.1f} million"


def large_sum(random: Random) -> str:
    """A sum that makes news."""
    amount = spread(random, 20, 9000)
    return f"{random.choice('$€£')}{f'{amount},000' if amount < 1000 else f'{amount / 1000:.1f} million'}"


def percent(random: Random) -> str:
    """So many percent."""
    return f"{random.random() * 40:.1f}" if random.random() < 0.5 else f"{spread(random, 3, 90)}"


def nth(number: int) -> str:
    """A number in a row.

    >>> [nth(number) for number in (1, 12, 22, 103)]
    ['1st', '12th', '22nd', '103rd']
    """
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def hour(random: Random) -> str:
    """A time of day."""
    hours, minutes = random.randrange(24), random.randrange(60)
    if random.random() < 0.6:
        return f"{hours}:{minutes:02}"
    return f"{hours % 12 or 12}.{minutes:02} {'ap'[hours > 11]}.m."


def telephone(random: Random) -> str:
    """A telephone number."""
    digits = f"{random.randrange(10**8):08}"
    return f"+{random.randrange(20, 99)} {digits[:2]} {digits[2:5]} {digits[5:]}"


def abroad(random: Random) -> str:
    """Another country."""
    return random.choice(countries())[0]


@cache
def countries() -> list[tuple[str, str]]:
    """Names of countries, and what is of them."""
    return [(name, of) for name, _, of in (entry.partition("=") for entry in grammar(0).words("countries"))]


NUMBERS = {
    "little": Number(lambda random: random.choice(LITTLE)),
    "ordinal": Number(lambda random: random.choice(ORDINALS)),
    "n2": Number(lambda random: str(spread(random, 11, 99))),
    "n3": Number(lambda random: str(spread(random, 101, 990))),
    "n4": Number(lambda random: f"{spread(random, 1000, 98_000):,}"),
    "nth": Number(lambda random: nth(spread(random, 11, 99))),
    "pct": Number(percent),
    "money": Number(money),
    "price": Number(lambda random: f"{spread(random, 2, 4000)}.{random.randrange(100):02}"),
    "deg": Number(lambda random: str(random.randrange(-9, 35))),
    "age": Number(lambda random: str(random.randrange(18, 92))),
    "credits": Number(lambda random: str(random.randrange(9, 18))),
    "hour": Number(hour),
    "day": Number(lambda random: random.choice(DAYS)),
    "month": Number(lambda random: random.choice(MONTHS)),
    "someday": Number(lambda random: f"{random.randrange(1, 29)} {random.choice(MONTHS)}"),
    "past": Number(lambda random: str(2004 - spread(random, 1, 110))),
    "future": Number(lambda random: str(random.randrange(2025, 2041))),
    "phone": Number(telephone),
    "abroad": Number(abroad),
}


def draw_person(phrases: Grammar, random: Random, title: str) -> Person:
    """Somebody with a title or a trade, from anywhere."""
    name = _word(phrases, f"person.{random.choice(phrases.words('culture'))}", random)
    return Person(f"{title} {name}", name.rpartition(" ")[2])


def _word(phrases: Grammar, name: str, random: Random) -> str:
    return join(spell((phrases[name],), {}, random))


def of_day(day: dt.date) -> Facts:
    """The facts that a day makes."""
    month = MONTHS[day.month - 1]
    return {
        "weekday": DAYS[day.weekday()],
        "date": f"{day.day} {month} {day.year}",
        "this month": month,
        "year": str(day.year),
        "season": SEASONS[day.month % 12 // 3],
        "issue": str((day.toordinal() - FIRST_DAY) // 30 + 1),
    }


def draw_facts(phrases: Grammar, random: Random, topic: str) -> Facts:
    """All facts of a story: where, who, how many, and the words of its topic."""
    town, town2 = (_word(phrases, "coined town", random) for _ in range(2))
    country, of_country = random.choice(countries())
    river = random.choice(phrases.words("watered"))
    body = random.choice(phrases.words(f"body.{topic}"))
    roles = phrases.words(f"role.{topic}")
    owner = random.choice((town, town, of_country, river))
    toll = spread(random, 3, 400)
    domain = f"{_plain(owner)}-{_plain(body)}.example"
    scholar = draw_person(phrases, random, random.choice(("Professor", "Dr", "the historian", "the economist")))
    facts = of_day(dt.date.fromordinal(random.randrange(FIRST_DAY, LAST_DAY))) | {
        "town": town,
        "town2": town2,
        "country": country,
        "demonym": of_country,
        "river": river,
        "region": random.choice((f"{river} valley", f"province of {town2}", f"{town} district", f"{river} plain")),
        "org": f"the {owner} {body}",
        "orgs": f"the {body.rpartition(' ')[2].lower()}",
        "site": f"www.{domain}",
        "mail": f"{random.choice(('press', 'info', 'office', 'media'))}@{domain}",
        "firm": f"{scholar.last} & {random.choice(('Sons', 'Partners', 'Daughters', 'Co'))}",
        "toll": str(toll),
        "tollth": nth(toll),
        "hurt": f"{spread(random, 30, 9000):,}",
        "share": str(random.randrange(5, 96)),
        "cost": large_sum(random),
        "A": draw_person(phrases, random, random.choice(roles)),
        "B": draw_person(phrases, random, random.choice(roles)),
        "C": draw_person(phrases, random, _word(phrases, "trade", random)),
        "D": draw_person(phrases, random, _word(phrases, "trade", random)),
        "E": scholar,
    }
    return facts | of_topic(phrases, topic)


def of_topic(phrases: Grammar, topic: str, voice: int | None = None) -> Facts:
    """The words of a topic: what it is about, whom, who answers for it, and what people say."""
    said = phrases.of_topic("say", topic)
    words: Facts = {name: phrases[f"{name}.{topic}"] for name in ("thing", "things", "folk", "role")}
    return words | {"saying": said if voice is None else said.voice(voice)}


def _plain(name: str) -> str:
    """A name as addresses have it.

    >>> _plain("Østrel Water Authority")
    'strel-water-authority'
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return name.lower().replace(" ", "-").replace("’", "").replace("'", "")


# -------------------------------------------------------------------------------------------------- forms, articles

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
    agency = _word(phrases, "agency", random)
    if random.random() < 0.5:
        article.byline = f"By {_word(phrases, 'name', random)}"
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
