"""Planted copies: news articles of which it is known which are the same, and how well they are told apart.

`python -m benchmarks.planted --seed 1 --size 10000` makes articles from phrases, copies a third of them as the world
does (cut, corrected, reworded, misread by a scanner), plants texts that look like copies and are none (the next
release of one template, the next weather report), finds the copies and prints what was found, by kind. Everything
follows from the seed; odd seeds use one half of all names, towns and phrases and even seeds the other, so what was
tuned on odd seeds is tested on even ones.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from math import comb
from pathlib import Path
from random import Random
from typing import NamedTuple, TypedDict

from benchmarks.planted_phrases import (
    Article,
    Facts,
    Grammar,
    Person,
    Writer,
    draw_facts,
    draw_words,
    fill,
    grammar,
    of_topic,
    printed,
    spell,
)
from iomcorpus.copies.cluster import Pair
from iomcorpus.copies.find import Copies, find_copies

IN_CLUSTERS, NEGATIVE = 0.35, 0.20  # of the documents
SIGNED_ANEW = 0.25  # of the copies: another site's quotation marks


class Document(TypedDict):
    """One article, as a record that copies are looked for in."""

    id: str
    text: str
    published: str | None


# ------------------------------------------------------------------------------------------------- what is planted


class Base(NamedTuple):
    """An article that is no copy: of its own, or one of a family of texts that look alike."""

    kind: str  # STORY or one of NEGATIVES
    family: int
    member: int  # of the family: 0, 1, ...


class Planted(NamedTuple):
    """What a document is."""

    relation: str  # to what it was made of: SINGLE, COMPOSITE or one of the copyists'
    manner: str
    bases: tuple[int, ...]  # one, or the two of a composite


STORY, SINGLE, COMPOSITE = "story", "single", "composite"

# Families of texts that are no copies: how often, and how many texts each has.
NEGATIVES = {
    "release": (24, 2, 6),  # a press release's template with another town, other people and figures
    "same town": (14, 2, 5),  # the same from one town
    "honours": (8, 2, 6),
    "grant": (10, 2, 6),
    "police": (8, 2, 8),
    "weather": (5, 4, 16),
    "market": (5, 4, 16),
    "bulletin": (8, 2, 6),
    "boilerplate": (9, 2, 6),  # other stories under one issuer's standing passages, about 30 % of the text
    "retold": (9, 2, 2),  # the same facts in the words of another author
}
STANDING_SHARE = 0.30
FAMILY_SHARE = 0.15  # of the copied articles: members of a family, whose templates also get copies
COPIES = (1,) * 12 + (2,) * 4 + (3,) * 2 + (5, 9)  # of one article


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planted, without its text."""

    seed: int
    bases: Sequence[Base]
    documents: Sequence[Planted]  # in the order in which they are written: any


def draw_plan(seed: int, size: int) -> Plan:
    """Decide what `size` documents are."""
    random = Random(seed)
    bases: list[Base] = []
    documents: list[Planted] = []
    counts: Counter[str] = Counter()
    fresh: list[int] = []  # members of families that were not copied yet
    families = 0
    while len(documents) < size:
        if counts["copied"] < IN_CLUSTERS * len(documents):
            if fresh and random.random() < FAMILY_SHARE:
                source = fresh.pop(random.randrange(len(fresh)))
            else:
                source = _add_base(bases, documents, Base(STORY, families := families + 1, 0))
            copies = random.choice(COPIES)
            documents += [_draw_copy(random, bases, source) for _ in range(copies)]
            counts["copied"] += 1 + copies
        elif counts["negative"] < NEGATIVE * len(documents):
            kind = random.choices(list(NEGATIVES), [weight for weight, *_ in NEGATIVES.values()])[0]
            families += 1
            members = random.randint(*NEGATIVES[kind][1:])
            fresh += [_add_base(bases, documents, Base(kind, families, member)) for member in range(members)]
            counts["negative"] += members
        else:
            _add_base(bases, documents, Base(STORY, families := families + 1, 0))
    # Bases come before their copies, so none of these is without its source.
    del documents[size:]
    random.shuffle(documents)
    return Plan(seed, bases, documents)


def _add_base(bases: list[Base], documents: list[Planted], base: Base) -> int:
    bases.append(base)
    documents.append(Planted(SINGLE, "", (len(bases) - 1,)))
    return len(bases) - 1


def _draw_copy(random: Random, bases: Sequence[Base], source: int) -> Planted:
    """A copy of a base in one of all manners, each relation as often as the others."""
    relations = [name for name in RELATIONS if name not in LED or bases[source].kind == STORY]
    relation = random.choice(relations)
    if relation == COMPOSITE:
        other = random.randrange(len(bases) - 1)
        other += other >= source
        return Planted(COMPOSITE, "", random.choice(((source, other), (other, source))))
    return Planted(relation, random.choice([manner for name, manner in COPYISTS if name == relation]), (source,))


# -------------------------------------------------------------------------------------------------- writing it out


@dataclass(slots=True)
class Story:
    """An article, and what is needed to go on with it."""

    article: Article
    facts: Facts
    topic: str


BASE_SALT, FAMILY_SALT, COPY_SALT = 1, 2, 3  # so that a base, a family and a copy of one number draw differently


@dataclass(slots=True)
class Press:
    """Writes the documents of a plan."""

    plan: Plan

    @property
    def phrases(self) -> Grammar:
        """Those of the seed's half."""
        return grammar(self.plan.seed % 2)

    def documents(self) -> Iterator[Document]:
        """All documents, in order."""
        for number, planted in enumerate(self.plan.documents):
            yield self.document(number, planted)

    def document(self, number: int, planted: Planted) -> Document:
        """One document."""
        random = self._random(COPY_SALT, number)
        stories = [self.story(base) for base in planted.bases]
        published = stories[0].article.published
        if planted.relation == SINGLE:
            text = stories[0].article.text()
        elif planted.relation == COMPOSITE:
            text = "\n\n".join(story.article.text() for story in stories)
        else:
            job = Job(stories[0], self.phrases, random)
            text = COPYISTS[planted.relation, planted.manner](job)
            if planted.relation != "exact" and random.random() < SIGNED_ANEW:
                text = straight_quotes(text)
            published = None if planted.relation == "stripped" else published
        return {"id": document_id(self.plan.seed, number), "text": text, "published": published}

    def story(self, number: int) -> Story:
        """One base."""
        base = self.plan.bases[number]
        family, own = self._random(FAMILY_SALT, base.family), self._random(BASE_SALT, number)
        return WRITERS[base.kind](self.phrases, family, own, base)

    def _random(self, salt: int, number: int) -> Random:
        return Random((self.plan.seed << 48) + (salt << 44) + number)


def document_id(seed: int, number: int) -> str:
    """The id of a document: it tells nothing of what the document is."""
    return f"{seed}-{number:07}"


SETTLED = (0.0, 0.3, 0.6)  # of the numbers of a template: as likely as not it has some that never change
MEASURED = ("weather", "market", "police")  # series whose numbers all change
SERIES_TOPICS = {"police": "court", "market": "industry", "weather": "energy", "honours": "school"}
# Facts that the texts of a family have in common: who issues them, and in the second case where.
ISSUER = ("org", "orgs", "site", "mail", "country", "demonym", "A", "firm")
TOWN = (*ISSUER, "town", "town2", "region", "river")


def write_story(phrases: Grammar, family: Random, own: Random, base: Base) -> Story:
    """A story of its own."""
    topic = _topic(phrases, own)
    facts = draw_facts(phrases, own, topic)
    form = Writer(phrases, own, facts, topic).story(draw_words(own))
    return Story(fill(form, facts, phrases, own), facts, topic)


def write_release(phrases: Grammar, family: Random, own: Random, base: Base) -> Story:
    """A text of a template: phrases of the family's, most of the facts its own."""
    topic = _topic(phrases, family)
    common = _some(draw_facts(phrases, family, topic), TOWN if base.kind == "same town" else ISSUER)
    settled = family.choice(SETTLED)
    writer = Writer(phrases, family, common | of_topic(phrases, topic), topic, form=True, settled=settled)
    form = writer.story(draw_words(family))
    facts = draw_facts(phrases, own, topic) | common
    return Story(fill(form, facts, phrases, own), facts, topic)


def write_series(phrases: Grammar, family: Random, own: Random, base: Base) -> Story:
    """A text of a series: an honour roll, a grant release, police notes, weather, a market report."""
    topic = SERIES_TOPICS.get(base.kind) or _topic(phrases, family)
    anywhere = base.kind == "grant" or (base.kind == "honours" and family.random() < 0.5)
    common = _some(draw_facts(phrases, family, topic), ISSUER if anywhere else TOWN)
    settled = 0.0 if base.kind in MEASURED else family.choice(SETTLED)
    writer = Writer(phrases, family, common | of_topic(phrases, topic), topic, form=True, settled=settled)
    form = writer.series(base.kind)
    facts = draw_facts(phrases, own, topic) | common
    return Story(fill(form, facts, phrases, own), facts, topic)


def write_bulletin(phrases: Grammar, family: Random, own: Random, base: Base) -> Story:
    """A number of a bulletin: half of it stands in every number, half is news."""
    story = write_series(phrases, family, own, base)
    writer = Writer(phrases, own, story.facts, story.topic)
    paragraphs = story.article.paragraphs
    wanted = sum(map(_words, paragraphs))
    news: list[str] = []
    while sum(map(_words, news)) < wanted:
        news.append(printed(writer.paragraph()))
    paragraphs[1:1] = news
    return story


def write_under_boilerplate(phrases: Grammar, family: Random, own: Random, base: Base) -> Story:
    """A story of its own with an issuer's standing passages, STANDING_SHARE of the text."""
    topic = _topic(phrases, family)
    common = _some(draw_facts(phrases, family, topic), ISSUER)
    issuer = Writer(phrases, family, draw_facts(phrases, family, topic) | common, topic)
    standing = [printed(issuer.line("standing")) for _ in range(family.randint(2, 3))]
    before = family.randrange(2)  # passages above the story
    topic = _topic(phrases, own)
    facts = draw_facts(phrases, own, topic) | common
    writer = Writer(phrases, own, facts, topic)
    form = writer.story(round(sum(map(_words, standing)) * (1 / STANDING_SHARE - 1)))
    form.foot = []
    article = fill(form, facts, phrases, own)
    article.paragraphs[:0] = standing[:before]
    article.foot = standing[before:]
    return Story(article, facts, topic)


def write_retold(phrases: Grammar, family: Random, own: Random, base: Base) -> Story:
    """A story whose facts and one quotation another author has too."""
    topic = _topic(phrases, family)
    facts = draw_facts(phrases, family, topic)
    quoted = printed(Writer(phrases, family, facts, topic).line("quote"))
    for person in facts.values():
        if isinstance(person, Person):
            person.named = False  # the story names everybody in full, whatever the quotation does
    writer = Writer(phrases, own, facts | of_topic(phrases, topic, base.member), topic, voice=base.member)
    article = fill(writer.story(draw_words(own)), facts, phrases, own)
    article.paragraphs.insert(own.randrange(1, len(article.paragraphs)), quoted)
    return Story(article, facts, topic)


WRITERS: dict[str, Callable[[Grammar, Random, Random, Base], Story]] = {
    STORY: write_story,
    "release": write_release,
    "same town": write_release,
    "honours": write_series,
    "grant": write_series,
    "police": write_series,
    "weather": write_series,
    "market": write_series,
    "bulletin": write_bulletin,
    "boilerplate": write_under_boilerplate,
    "retold": write_retold,
}


def _topic(phrases: Grammar, random: Random) -> str:
    return random.choice(phrases.words("topic"))


def _some(facts: Facts, names: Iterable[str]) -> Facts:
    return {name: facts[name] for name in names}


def _words(text: str) -> int:
    return text.count(" ") + 1


# --------------------------------------------------------------------------------------------------------- copyists


@dataclass(slots=True)
class Job:
    """An article to copy."""

    story: Story
    phrases: Grammar
    random: Random

    @property
    def article(self) -> Article:
        """The article."""
        return self.story.article

    def writer(self) -> Writer:
        """Somebody who knows the story and goes on with it."""
        return Writer(self.phrases, self.random, self.story.facts, self.story.topic)


def copy_identical(job: Job) -> str:
    """Byte for byte."""
    return job.article.text()


def copy_quotes(job: Job) -> str:
    """With the quotation marks of another house."""
    marks = job.random.choice(("\"\"''", "„“‚’", "«»’’", "‘’’’", "””’’"))
    return job.article.text().translate(str.maketrans("“”‘’", marks))


def straight_quotes(text: str) -> str:
    """With typewriter quotation marks."""
    return text.translate(STRAIGHT)


STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def copy_spaces(job: Job) -> str:
    """With spaces that do not break here and there, and double ones."""
    odd = job.random.choices(("\u00a0", "\u202f", "  ", " \u00a0", "\u2009"), k=7)
    words = job.article.text().split(" ")
    return "".join(
        word + (odd[place % 7] if job.random.random() < 0.15 else " ") for place, word in enumerate(words)
    ).rstrip()


def copy_dashes(job: Job) -> str:
    """With other dashes and hyphens."""
    dash, hyphen = job.random.choice((" - ", "—", " -- ", " — ", " – ")), job.random.choice("-‑‐")
    return re.sub(" [–—] ", dash, job.article.text()).replace("-", hyphen)


def copy_decomposed(job: Job) -> str:
    """With accents behind their letters, as some systems keep names."""
    return unicodedata.normalize("NFD", job.article.text())


def copy_capitals(job: Job) -> str:
    """With the heading in capitals."""
    job.article.heading = job.article.heading.upper()
    return job.article.text()


def copy_stripped(job: Job) -> str:
    """Without what tells who, when and whom to ask."""
    article = job.article
    article.byline = article.dated = article.dateline = ""
    article.foot = []
    article.paragraphs = [ADDRESS.sub("", paragraph) for paragraph in article.paragraphs]
    return article.text()


ADDRESS = re.compile(r"\S+@\S+|www\.\S+|\+\d\d [\d ]+\d")


def copy_light(job: Job) -> str:
    """With one word in a hundred to one in twenty changed, put in or left out."""
    return edit_words(job, job.random.uniform(0.01, 0.05), synonyms=False)


def copy_light_synonyms(job: Job) -> str:
    """With as many words changed for others of their meaning."""
    return edit_words(job, job.random.uniform(0.01, 0.05), synonyms=True)


def copy_heavy(job: Job) -> str:
    """With one word in ten to one in five changed, put in or left out."""
    return edit_words(job, job.random.uniform(0.10, 0.20), synonyms=False)


def copy_heavy_synonyms(job: Job) -> str:
    """With as many words changed for others of their meaning, where they have some."""
    return edit_words(job, job.random.uniform(0.10, 0.20), synonyms=True)


def copy_heavy_bursts(job: Job) -> str:
    """With whole runs of words rewritten or left out, as much in all."""
    random = job.random
    words = job.article.text().split(" ")
    left = round(random.uniform(0.10, 0.20) * len(words))
    for _ in range(MOST_TRIES):
        length = min(left, random.randint(5, 15))
        start = random.randrange(len(words) - length)
        if length and not any("\n" in word for word in words[start : start + length]):
            words[start : start + length] = [] if random.random() < 0.25 else [_clause(job)]
            left -= length
    return " ".join(words)


MOST_TRIES = 60  # runs across the end of a paragraph are left alone, and a text may have nothing but ends


def _clause(job: Job) -> str:
    clause = job.phrases[job.random.choice(("that", "because"))]
    return "".join(map(str, spell((clause,), job.story.facts, job.random)))


def edit_words(job: Job, rate: float, *, synonyms: bool) -> str:
    """Change words one by one; names and figures stay."""
    random = job.random
    words = job.article.text().split(" ")
    others = _other_words(job.phrases)
    meanings = _synonyms(job.phrases)
    edits = round(rate * len(words))
    places = [place for place, word in enumerate(words) if word.isalpha() and word.islower()]
    if synonyms:
        known = [place for place in places if words[place] in meanings]
        random.shuffle(known)
        chosen = known[:edits]
    else:
        chosen = random.sample(places, min(edits, len(places)))
    for place in chosen:
        word = words[place]
        what = random.random()
        if word in meanings and (synonyms or what < 0.5):
            words[place] = random.choice(meanings[word])
        elif what < 0.6:
            words[place] = random.choice(others)
        elif what < 0.8:
            words[place] = ""
        else:
            words[place] = f"{word} {random.choice(others)}"
    return " ".join(word for word in words if word)


@cache
def _other_words(phrases: Grammar) -> list[str]:
    lists = ("adj", "adv", "object", "objects", "idea")
    return [word for name in lists for word in phrases.words(name) if word.isalpha()]


@cache
def _synonyms(phrases: Grammar) -> dict[str, list[str]]:
    """Words, and what can be said for them."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in phrases.words("synonyms"):
        words = line.split()
        for word in words:
            found[word] += [other for other in words if other != word]
    return found


def copy_beginning(job: Job) -> str:
    """Cut off behind the first 30 to 60 %, as teasers are."""
    words = job.article.text().split(" ")
    kept = words[: _kept(job, words)]
    return " ".join(kept) + job.random.choice(("", "...", " …", "\n\nRead more", " [...]"))


def copy_end(job: Job) -> str:
    """The last 30 to 60 %: the beginning was on another page."""
    words = job.article.text().split(" ")
    return " ".join(words[-_kept(job, words) :])


def copy_middle(job: Job) -> str:
    """30 to 60 % from inside."""
    words = job.article.text().split(" ")
    kept = _kept(job, words)
    start = job.random.randrange(len(words) - kept)
    return " ".join(words[start : start + kept])


def _kept(job: Job, words: Sequence[str]) -> int:
    return round(job.random.uniform(0.30, 0.60) * len(words))


def copy_updated(job: Job) -> str:
    """The story later: up to three figures corrected, up to three paragraphs added."""
    article, random, writer = job.article, job.random, job.writer()
    if random.random() < 0.4:
        article.heading = printed(writer.line(f"head.{job.story.topic}"))
    for _ in range(random.randint(1, 3)):
        article.paragraphs.insert(random.randint(1, len(article.paragraphs)), printed(writer.paragraph()))
    for old in _corrected(job):
        new = re.sub(r"\d", lambda digit: str((int(digit[0]) + random.randrange(8)) % 9 + 1), old)
        figure = re.compile(rf"(?<![\w.,]){re.escape(old)}(?![\w])")
        article.heading = figure.sub(new, article.heading)
        article.paragraphs = [figure.sub(new, paragraph) for paragraph in article.paragraphs]
    return article.text()


def _corrected(job: Job) -> list[str]:
    """The figures that an update corrects: tolls and the like, else any."""
    text = "\n".join(job.article.paragraphs)
    figures = [str(job.story.facts[name]) for name in ("toll", "hurt", "cost", "share")]
    found = [figure for figure in figures if re.search(rf"(?<![\w.,]){re.escape(figure)}(?!\w)", text)]
    when = {str(job.story.facts["issue"]), *str(job.story.facts["date"]).split()}
    found = found or sorted(set(FIGURE.findall(text)) - when)
    return job.random.sample(found, min(len(found), job.random.randint(1, 3)))


FIGURE = re.compile(r"(?<![\w.,:])\d{2,3}(?![\w.,:]\d|\w)")


def copy_led_anew(job: Job) -> str:
    """With another first paragraph, and mostly another heading."""
    article, writer = job.article, job.writer()
    article.paragraphs[0] = printed(writer.line(f"lead.{job.story.topic}", "dev"))
    if job.random.random() < 0.7:
        article.heading = printed(writer.line(f"head.{job.story.topic}"))
    return article.text()


def copy_reordered(job: Job) -> str:
    """With its paragraphs in another order."""
    paragraphs = job.article.paragraphs
    before = list(paragraphs)
    job.random.shuffle(paragraphs)
    if paragraphs == before:
        paragraphs.reverse()
    return job.article.text()


def copy_scanned(job: Job) -> str:
    """With three letters in a hundred misread."""
    random = job.random
    letters = list(job.article.text())
    places = [place for place, letter in enumerate(letters) if letter.isalnum()]
    for place in random.sample(places, round(0.03 * len(places))):
        letter = letters[place]
        letters[place] = random.choice(MISREAD.get(letter) or MISREAD.get(letter.lower()) or ("", "i", "."))
    return "".join(letters)


# What scanners take letters for.
MISREAD = {
    "a": ("o", "u", "e"), "b": ("h", "6"), "c": ("e", "o"), "d": ("cl", "ol"), "e": ("c", "o"), "f": ("t", "r"),
    "g": ("q", "9"), "h": ("b", "li"), "i": ("l", "1", "j"), "k": ("lc", "h"), "l": ("1", "i", "I"), "m": ("rn", "nn"),
    "n": ("u", "ri", "r"), "o": ("0", "c"), "p": ("n", "F"), "r": ("n", "v"), "s": ("5", "a"), "t": ("f", "l"),
    "u": ("n", "ii"), "v": ("y", "r"), "w": ("vv", "ui"), "x": ("z",), "y": ("v",), "z": ("2",), "0": ("O", "o"),
    "1": ("l", "I"), "2": ("Z",), "3": ("8",), "5": ("S",), "6": ("b",), "8": ("B", "3"), "9": ("g",),
}  # fmt: skip


def copy_wrapped(job: Job) -> str:
    """In lines of 72 columns."""
    return "\n".join(line for part in job.article.text().split("\n") for line in wrap(part))


def wrap(text: str) -> Iterator[str]:
    """Lines of no more than 72 columns.

    >>> [len(line) for line in wrap("seven letters " * 9)]
    [69, 55]
    """
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > 72:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line.rstrip()


COPYISTS: dict[tuple[str, str], Callable[[Job], str]] = {
    ("exact", "identical"): copy_identical,
    ("exact", "quotes"): copy_quotes,
    ("exact", "spaces"): copy_spaces,
    ("exact", "dashes"): copy_dashes,
    ("exact", "decomposed"): copy_decomposed,
    ("exact", "capitals"): copy_capitals,
    ("stripped", ""): copy_stripped,
    ("light", "words"): copy_light,
    ("light", "synonyms"): copy_light_synonyms,
    ("heavy", "words"): copy_heavy,
    ("heavy", "synonyms"): copy_heavy_synonyms,
    ("heavy", "bursts"): copy_heavy_bursts,
    ("truncated", "beginning"): copy_beginning,
    ("truncated", "middle"): copy_middle,
    ("truncated", "end"): copy_end,
    ("updated", ""): copy_updated,
    ("re-led", ""): copy_led_anew,
    ("reordered", ""): copy_reordered,
    ("scanned", ""): copy_scanned,
    ("wrapped", ""): copy_wrapped,
}
RELATIONS = (*dict.fromkeys(relation for relation, _ in COPYISTS), COMPOSITE)
LED = ("re-led",)  # only a story has a first paragraph that can be another


# ------------------------------------------------------------------------------------------------ truth and scores


class TruePair(NamedTuple):
    """Two documents, by number, of which one was made of the other."""

    source: int
    copy: int
    relation: str
    manner: str

    @property
    def joins(self) -> bool:
        """Whether the two may be in one cluster."""
        return self.relation != COMPOSITE


@dataclass(frozen=True, slots=True)
class Truth:
    """What the documents of a plan are to each other."""

    clusters: Sequence[int]  # of each document: the number of the base that it is or was made of; composites: below 0
    pairs: Sequence[TruePair]
    kinds: Sequence[str]  # of each document: STORY, one of NEGATIVES or COMPOSITE

    @classmethod
    def of(cls, plan: Plan) -> Truth:
        """The truth of a plan."""
        source_of = {
            planted.bases[0]: number for number, planted in enumerate(plan.documents) if planted.relation == SINGLE
        }
        clusters = [
            -number - 1 if planted.relation == COMPOSITE else planted.bases[0]
            for number, planted in enumerate(plan.documents)
        ]
        pairs = [
            TruePair(source_of[base], number, planted.relation, planted.manner)
            for number, planted in enumerate(plan.documents)
            for base in planted.bases
            if planted.relation != SINGLE
        ]
        kinds = [
            COMPOSITE if planted.relation == COMPOSITE else plan.bases[planted.bases[0]].kind
            for planted in plan.documents
        ]
        return cls(clusters, pairs, kinds)


def write_truth(plan: Plan, ids: Sequence[str]) -> Iterator[dict[str, object]]:
    """A row a document: its cluster, what it was made of and how, and for hard negatives their kind and family."""
    truth = Truth.of(plan)
    made_of: dict[int, list[str]] = defaultdict(list)
    for pair in truth.pairs:
        made_of[pair.copy].append(ids[pair.source])
    for number, planted in enumerate(plan.documents):
        base = plan.bases[planted.bases[0]]
        yield {
            "id": ids[number],
            "cluster": truth.clusters[number],
            "relation": planted.relation,
            "manner": planted.manner,
            "of": made_of[number],
            "joins": planted.relation not in (SINGLE, COMPOSITE),
            "kind": truth.kinds[number],
            "family": base.family,
        }


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well two partitions of the documents agree, by pairs of documents."""

    true: int  # pairs joined in truth
    found: int  # pairs joined by what is scored
    both: int
    all: int

    @classmethod
    def of(cls, truth: Sequence[int], found: Sequence[int]) -> Agreement:
        """Compare labels, document by document.

        >>> Agreement.of([1, 1, 1, 2], [5, 5, 6, 6])
        Agreement(true=3, found=2, both=1, all=6)
        """
        true, joined, both = (
            sum(comb(size, 2) for size in Counter(labels).values())
            for labels in (truth, found, zip(truth, found, strict=True))
        )
        return cls(true, joined, both, comb(len(truth), 2))

    @property
    def precision(self) -> float:
        """The share of pairs found that are true."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of true pairs that were found."""
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.both / (self.true + self.found) if self.true + self.found else 1.0

    @property
    def adjusted_rand(self) -> float:
        """The Rand index less what chance would give, 1 where the partitions are the same.

        >>> [round(Agreement.of([1, 1, 2, 2], found).adjusted_rand, 3) for found in ([5, 5, 6, 6], [5, 6, 5, 6])]
        [1.0, -0.5]
        """
        expected = self.true * self.found / self.all if self.all else 0.0
        most = (self.true + self.found) / 2
        return 1.0 if most == expected else (self.both - expected) / (most - expected)


@dataclass(frozen=True, slots=True)
class Row:
    """What became of the pairs of one relation in one manner."""

    relation: str
    manner: str
    pairs: int
    found: int  # in one cluster; composites: reported with that part
    verdicts: Counter[str]  # what the two were called; "-" where they were not compared or had nothing in common


@dataclass(frozen=True, slots=True)
class Score:
    """How well copies were found."""

    agreement: Agreement
    rows: Sequence[Row]
    joined: Counter[str]  # pairs in one cluster that are no copies, by kind
    called: Counter[str]  # pairs that were called copies and are none, by kind
    no_composites: int  # texts that were reported as composites and are none


def score(truth: Truth, copies: Copies) -> Score:
    """Compare what was found with the truth."""
    label = copies.clusters.label
    verdicts = {(pair.a, pair.b): pair.verdict.relation for pair in copies.pairs}
    counts: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for pair in truth.pairs:
        key = pair.relation, pair.manner
        counts[key] += 1
        found[key] += is_found(truth, copies, pair)
        names[key][verdicts.get(_ordered(pair.source, pair.copy), "-")] += 1
    rows = [Row(*key, counts[key], found[key], names[key]) for key in (*COPYISTS, (COMPOSITE, "")) if counts[key]]
    called = Counter(kind_of(truth, pair.a, pair.b) for pair in wrong_verdicts(truth, copies))
    no_composites = sum(truth.kinds[number] != COMPOSITE for number in copies.clusters.composites)
    return Score(Agreement.of(truth.clusters, label), rows, _wrongly_joined(truth, label), called, no_composites)


def is_found(truth: Truth, copies: Copies, pair: TruePair) -> bool:
    """Whether a copy is with its source; of a composite, whether it is reported with its part or a copy of it."""
    if pair.joins:
        return copies.clusters.label[pair.source] == copies.clusters.label[pair.copy]
    parts = copies.clusters.composites.get(pair.copy, ())
    return any(truth.clusters[part] == truth.clusters[pair.source] for part in parts)


def wrong_verdicts(truth: Truth, copies: Copies) -> Iterator[Pair]:
    """Pairs that were called copies and are none."""
    apart = copies.clusters.composites
    for pair in copies.pairs:
        reported = pair.b in apart.get(pair.a, ()) or pair.a in apart.get(pair.b, ())
        if pair.verdict.joins and not reported and truth.clusters[pair.a] != truth.clusters[pair.b]:
            yield pair


def kind_of(truth: Truth, a: int, b: int) -> str:
    """What makes two documents look alike that are no copies: `chance` where nothing was planted."""
    if COMPOSITE in (truth.kinds[a], truth.kinds[b]):
        return COMPOSITE
    return truth.kinds[a] if truth.kinds[a] == truth.kinds[b] != STORY else "chance"


def _wrongly_joined(truth: Truth, label: Sequence[int]) -> Counter[str]:
    """Pairs in one cluster that are no copies, by kind; counted without listing them, since a cluster may be large."""
    clusters: dict[int, list[int]] = defaultdict(list)
    for number, cluster in enumerate(label):
        clusters[cluster].append(number)
    wrong: Counter[str] = Counter()
    for members in clusters.values():
        kinds = Counter(truth.kinds[number] for number in members)
        cells = Counter((truth.clusters[number], truth.kinds[number]) for number in members)
        alike: Counter[str] = Counter()
        for (_, kind), size in cells.items():
            alike[kind] += comb(size, 2)
        composites = kinds.pop(COMPOSITE, 0)
        others = sum(kinds.values())
        wrong[COMPOSITE] += comb(composites, 2) + composites * others
        for kind, size in kinds.items():
            wrong["chance" if kind == STORY else kind] += comb(size, 2) - alike[kind]
        wrong["chance"] += comb(others, 2) - sum(comb(size, 2) for size in kinds.values())
    return +wrong


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


# --------------------------------------------------------------------------------------------------------- printing

TARGETS = {"precision": 0.98, "recall": 0.95, "adjusted Rand index": 0.95}
LEAST_RECALL = 0.95  # of each relation


def print_score(result: Score) -> None:
    """The table: all pairs, each relation in each manner, and what was joined wrongly."""
    agreement = result.agreement
    values = (agreement.precision, agreement.recall, agreement.adjusted_rand)
    for (name, target), value in zip(TARGETS.items(), values, strict=True):
        print(f"  {name:<22}{value:>8.4f}   target {target:.2f}  {'' if value >= target else 'missed'}".rstrip())
    print(f"  {'F1':<22}{agreement.f1:>8.4f}")
    print(f"\n  {'relation':<12}{'manner':<12}{'pairs':>7}{'found':>7}{'recall':>8}  called")
    for row in result.rows:
        print_row(row)
    print(f"\n  {'false pairs':<24}{'joined':>7}{'called':>7}")
    for kind in sorted({*result.joined, *result.called}, key=lambda kind: (-result.joined[kind], kind)):
        print(f"  {kind:<24}{result.joined[kind]:>7}{result.called[kind]:>7}")
    print(f"  {'all':<24}{result.joined.total():>7}{result.called.total():>7}")
    print(f"\n  texts reported as composites that are none: {result.no_composites}")


def print_row(row: Row) -> None:
    """One relation in one manner."""
    recall = row.found / row.pairs
    called = ", ".join(f"{name} {count / row.pairs:.0%}" for name, count in row.verdicts.most_common(3))
    mark = "" if recall >= LEAST_RECALL else "  missed"
    print(f"  {row.relation:<12}{row.manner:<12}{row.pairs:>7}{row.found:>7}{recall:>8.3f}  {called}{mark}")


def print_errors(texts: Sequence[str], truth: Truth, copies: Copies, number: int) -> None:
    """So many examples of each kind of what is wrong: the heads of both texts and the verdict's figures."""
    verdicts = {(pair.a, pair.b): pair for pair in copies.pairs}
    shown: Counter[str] = Counter()
    for pair in truth.pairs:
        name = f"missed: {pair.relation} {pair.manner}".rstrip()
        if shown[name] < number and not is_found(truth, copies, pair):
            shown[name] += 1
            verdict = verdicts.get(_ordered(pair.source, pair.copy))
            _print_pair(name, texts, pair.source, pair.copy, _figures(verdict) if verdict else _alone(texts, pair))
    for wrong in wrong_verdicts(truth, copies):
        name = f"false: {kind_of(truth, wrong.a, wrong.b)}"
        if shown[name] < number:
            shown[name] += 1
            _print_pair(name, texts, wrong.a, wrong.b, _figures(wrong))


def _print_pair(name: str, texts: Sequence[str], a: int, b: int, figures: str) -> None:
    print(f"\n{name}: {a} and {b}\n  {figures}")
    for number in (a, b):
        text = texts[number]
        print(f"  {number} ({_words(text)} words): {' '.join(text[:HEAD].split())}")


HEAD = 260  # characters of a text that are shown


def _figures(pair: Pair) -> str:
    """The verdict's fields."""
    return ", ".join(f"{field.name} {_rounded(getattr(pair.verdict, field.name))}" for field in fields(pair.verdict))


def _rounded(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(_rounded, value))
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _alone(texts: Sequence[str], pair: TruePair) -> str:
    """What two texts are to each other when there are no others: tells a lost candidate from a refused one."""
    pairs = find_copies([texts[pair.source], texts[pair.copy]]).pairs
    return f"no verdict; the two alone: {_figures(pairs[0])}" if pairs else "no verdict, and none on the two alone"


# ---------------------------------------------------------------------------------------------------------- command


def main() -> None:
    """Make the articles, find the copies, print how well; or only write them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planted", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="odd ones for tuning, even ones for testing (default 1)")
    parser.add_argument("--size", type=int, default=10_000, metavar="N", help="articles (default 10000)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N examples of each kind of error")
    parser.add_argument("--write", type=Path, metavar="FILE", help="only write the articles there, as JSON Lines")
    parser.add_argument("--truth", type=Path, metavar="FILE", help="write there what each article is")
    asked = parser.parse_args()
    press = Press(draw_plan(asked.seed, asked.size))
    if asked.truth:
        ids = [document_id(asked.seed, number) for number in range(asked.size)]
        write_lines(asked.truth, write_truth(press.plan, ids))
    if asked.write:
        write_lines(asked.write, press.documents())
    if not asked.write and not asked.truth:
        measure(press, asked.errors)


def write_lines(path: Path, rows: Iterable[object]) -> None:
    """Write rows as JSON Lines."""
    with open(path, "wb") as file:
        file.writelines(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def measure(press: Press, errors: int) -> None:
    """Find the copies among the planted articles and print the table."""
    start = time.process_time()
    texts = [document["text"] for document in press.documents()]
    made = time.process_time()
    copies = find_copies(texts)
    took = time.process_time() - made
    truth = Truth.of(press.plan)
    print(f"Planted copies: {len(texts):,} articles, seed {press.plan.seed} ({sys.platform})")
    speed = f"{len(texts) / took:,.0f} articles a CPU second"
    print(f"  made in {made - start:.1f} CPU s, copies found in {took:.2f} CPU s: {speed}\n")
    print_score(score(truth, copies))
    if errors:
        print_errors(texts, truth, copies, errors)


if __name__ == "__main__":
    main()
