"""Quotes in a passage: what was said, and who said it.

A stretch between quotation marks is a quote where something gives it to a speaker; titles, nicknames and words that are
only named have nobody who says them. What is told without marks ("said that", "according to") is a quote too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from iomcorpus.facts.passage import Passage
from iomcorpus.facts.quotes.attribution import Attributions
from iomcorpus.facts.quotes.direct import BOTH_WAYS, LINKED, SAID, Rule, Scene
from iomcorpus.facts.quotes.phrases import Speaker
from iomcorpus.facts.quotes.quoted import Quoted, find_quoted
from iomcorpus.facts.quotes.reported import Clauses
from iomcorpus.facts.quotes.story import Story
from iomcorpus.model import PersonFound, QuoteFound


@dataclass(frozen=True, slots=True)
class Told:
    """A way in which words are told without quotation marks."""

    name: str
    confidence: float


INDIRECT = (
    Told("said_that", 0.85),  # Lin Wei said that | the slipway would stay shut
    Told("said_clause", 0.75),  # Lin Wei said | the slipway would stay shut
    Told("clause_first", 0.75),  # | The slipway would stay shut |, said Lin Wei
    Told("according_to", 0.85),  # According to Lin Wei, | the slipway will stay shut
)
RULES: tuple[Rule | Told, ...] = (*SAID, *LINKED, *INDIRECT)


def find_quotes(passage: Passage, people: Sequence[PersonFound], off: Set[str] = frozenset()) -> list[QuoteFound]:
    """The quotes of a passage in order of place; `off` are names of rules not to use."""
    story = Story(passage.text, people)
    quoted = _without_nicknames(find_quoted(story.text), story.people)
    story.forget_sentences_in(quoted)
    scene = Scene(story, quoted, Attributions(story, quoted))
    there = range(len(quoted))
    for rules, order in ((SAID, there), (LINKED, there), (BOTH_WAYS, reversed(there))):
        _give(scene, [rule for rule in rules if rule.name not in off], order)
    found = [
        _found(quoted[index].start, quoted[index].end, scene.rules[index], speaker)
        for index, speaker in sorted(scene.speakers.items())
    ]
    return sorted([*found, *_indirect(scene, found, off)], key=lambda one: one.start)


def _without_nicknames(quoted: Sequence[Quoted], people: Sequence[PersonFound]) -> list[Quoted]:
    """What is quoted within a name is part of it: William “Bill” Otieno."""
    kept, at = [], 0
    for one in quoted:
        while at < len(people) and people[at].end <= one.open:
            at += 1
        if at == len(people) or people[at].start > one.open or people[at].end < one.close:
            kept.append(one)
    return kept


def _give(scene: Scene, rules: Sequence[Rule], order: Iterable[int]) -> None:
    """Ask rules for the speaker of each stretch that has none."""
    for index in order:
        if index in scene.speakers:
            continue
        for rule in rules:
            speaker = rule.find(scene, index)
            if speaker:
                scene.speakers[index], scene.rules[index] = speaker, rule
                break


def _indirect(scene: Scene, direct: Sequence[QuoteFound], off: Set[str]) -> list[QuoteFound]:
    """What is told without marks; a clause that holds words between marks which are a quote is none besides."""
    rules = {rule.name: rule for rule in INDIRECT if rule.name not in off}
    found: list[QuoteFound] = []
    last, at = 0, 0
    for clause in sorted(Clauses(scene.story, scene.attributions).find(scene.taken), key=lambda clause: clause.start):
        while at < len(direct) and direct[at].end <= clause.start:
            at += 1
        quotes = at < len(direct) and direct[at].start < clause.end
        if clause.rule in rules and clause.start >= last and not quotes:
            found.append(_found(clause.start, clause.end, rules[clause.rule], clause.attribution.speaker, True))
            last = clause.end
    return found


def _found(start: int, end: int, rule: Rule | Told, speaker: Speaker, indirect: bool = False) -> QuoteFound:
    return QuoteFound(start, end, rule.name, rule.confidence, speaker.who, speaker.role, speaker.org, indirect)
