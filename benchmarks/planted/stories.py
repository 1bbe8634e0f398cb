"""Stories, each kind by a writer of its own: those that stand alone, and families of texts that only look alike.

The families are what a finder of copies must leave apart: the next release of one template, the next weather report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from benchmarks.planted.articles import Article, Writer, draw_words, fill
from benchmarks.planted.facts import draw_facts, of_topic
from benchmarks.planted.grammar import Grammar, printed
from benchmarks.planted.parts import Facts, Person

STORY = "story"
STANDING_SHARE = 0.30  # of a text under boilerplate: the standing passages
SETTLED = (0.0, 0.3, 0.6)  # of the numbers of a template: as likely as not it has some that never change
MEASURED = ("weather", "market", "police")  # series whose numbers all change
SERIES_TOPICS = {"police": "court", "market": "industry", "weather": "energy", "honours": "school"}
# Facts that the texts of a family have in common: who issues them, and in the second case where.
ISSUER = ("org", "orgs", "site", "mail", "country", "demonym", "A", "firm")
TOWN = (*ISSUER, "town", "town2", "region", "river")


class Base(NamedTuple):
    """An article that is no copy: of its own, or one of a family of texts that look alike."""

    kind: str  # STORY or a kind of family
    family: int
    member: int  # of the family: 0, 1, ...


@dataclass(slots=True)
class Story:
    """An article, and what is needed to go on with it."""

    article: Article
    facts: Facts
    topic: str


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
    wanted = sum(map(count_words, paragraphs))
    news: list[str] = []
    while sum(map(count_words, news)) < wanted:
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
    form = writer.story(round(sum(map(count_words, standing)) * (1 / STANDING_SHARE - 1)))
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


def count_words(text: str) -> int:
    """How many words a text has, roughly."""
    return text.count(" ") + 1
