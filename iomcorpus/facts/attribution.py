"""Attributions: the places in a story where words are given to somebody ("said Ama Boateng", "according to the Met Office")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from iomcorpus.facts.quoted import Quoted
from iomcorpus.facts.phrases import BODY, DOCUMENT, NOBODY, OTHER, PERSON, POST, PRONOUN, Speaker
from iomcorpus.facts.speakers import REACH, is_object, speaker_before, speaker_behind, speaker_cited
from iomcorpus.facts.speech import JUDGES, PARTICIPLES, PLURAL, SPEAKS, any_of
from iomcorpus.facts.story import Story
from iomcorpus.forms.grammar import Pattern
from iomcorpus.model import PersonFound


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb of speech and its subject, or "according to" and whom."""

    start: int  # where its first words begin: those of the subject, mostly
    end: int  # behind the verb, or behind the subject that follows it
    verb: int  # where the verb begins
    word: str  # the verb's form; "according" where there is none
    speaker: Speaker
    inverted: bool = False  # "said Ama Boateng"


VERB = Pattern(rf"[ ]{any_of(frozenset(SPEAKS))}(?![\w’'-])")
OPENING_VERBS = ("Said ", "Says ", "Added ", "Adds ")  # "Said Lin Wei: “"
CITING = ("ccording to ", "n the words of ")
# Behind ", said the chairman": the sentence ends or goes on with when and where, but has no verb of the chairman's.
AFTER_SUBJECT = Pattern(
    r"[ ]?(?:$|[,.;:!?\n–—“\"‘(]|(?:in|on|at|after|during|who|as|when|while|of|from|last|yesterday|today)\b)"
)
# Behind a verb of speech that has nothing to say but what stands before it: "..., she said.", "..., he said on Monday".
SAYS_NO_MORE = Pattern(
    r"[ ]?(?:$|[.,;:!?\n)–—-]|(?:in|on|at|after|during|to|with|as|when|while|of|from|before|last|yesterday|today|via|this|late"
    r"|early|earlier|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
BETWEEN_MARKS = " ,–—-"
OPENS_QUOTE = Pattern('(?:[:,]|[ ]that)[ ]?["“‘«]|[ ][^.;:!?“”"\\n]{0,40}:[ ]?["“‘«]')
FURTHEST_SENTENCE = 12  # sentences back that a pronoun may reach
PASSIVE = Pattern(r"\b(?:was|were|is|are|been|being|be)[ ](?:\w+ly[ ])?$")
AGED = Pattern(r"(?:\d+|[a-z-]+)-year-old")  # "the 34-year-old said": the person named before
BY = Pattern(r"[ ]by[ ]")


class Attributions:
    """All attributions of a story, in order of their verbs."""

    def __init__(self, story: Story, quoted: Sequence[Quoted]) -> None:
        self.story = story
        self.quoted = quoted
        self.opens = [one.open for one in quoted]
        self.found: list[Attribution] = []
        for verb, end, word in sorted(_anchors(story.text)):
            if not self.inside(verb):
                one = self._read(verb, end, word)
                if one:
                    self.found.append(replace(one, speaker=self.resolved(one.speaker)))
        self.verbs = [one.verb for one in self.found]

    def inside(self, at: int) -> bool:
        """Whether a place lies within a quoted stretch."""
        index = bisect_right(self.opens, at) - 1
        return index >= 0 and at < self.quoted[index].close

    def first_from(self, at: int) -> Attribution | None:
        """The first whose verb begins at a place or later."""
        index = bisect_left(self.verbs, at)
        return self.found[index] if index < len(self.found) else None

    def last_before(self, at: int) -> Attribution | None:
        """The last whose verb begins before a place."""
        index = bisect_left(self.verbs, at)
        return self.found[index - 1] if index else None

    def _read(self, verb: int, end: int, word: str) -> Attribution | None:
        """The attribution of a verb, if it has a subject that can speak."""
        text = self.story.text
        sentence = self.story.sentence(verb)
        index = bisect_right(self.opens, verb) - 1
        close = self.quoted[index].close if index >= 0 else 0
        low = max(sentence, close)
        high = self._high(end)
        if word == "according":
            cited = speaker_cited(self.story, end, high)
            return Attribution(verb, cited.end, verb, word, cited) if cited else None
        if word in PARTICIPLES and not text.endswith(" as", 0, verb - 1):
            return self._participle(verb, end, word, sentence)
        at_mark = not text[max(low, verb - REACH) : verb].strip(BETWEEN_MARKS)
        if at_mark:
            behind = speaker_behind(self.story, end, high)
            if behind and (behind.kind == PERSON or AFTER_SUBJECT.match(text, behind.end)):
                return Attribution(verb, behind.end, verb, word, behind, True)
            if low == sentence:
                return None
            low = sentence  # "Roe, who called it “a farce”, said"
        before = speaker_before(self.story, low, verb)
        if not before and low > sentence:  # "starred in ‘Sea Wolf’, and said"
            before = speaker_before(self.story, sentence, verb)
        if before and word in PLURAL and not _is_plural(before):
            return None
        if text[verb - 2] == "," and (not before or before.kind not in (PERSON, PRONOUN)):
            behind = speaker_behind(self.story, end, high)
            if behind and behind.kind != OTHER and AFTER_SUBJECT.match(text, behind.end):
                return Attribution(verb, behind.end, verb, word, behind, True)
        if before:
            return Attribution(before.start, end, verb, word, before)
        if word in JUDGES and PASSIVE.search(text, max(low, verb - 30), verb):
            return self._passive(verb, end, word, high)
        if OPENS_QUOTE.match(text, end):  # somebody does, although nothing here tells who
            return Attribution(verb, end, verb, word, Speaker(NOBODY, verb, verb))
        return None

    def _high(self, at: int) -> int:
        """Where the sentence ends, or the next quotation begins."""
        index = bisect_left(self.opens, at)
        following = self.story.following(at)
        return min(following, self.opens[index]) if index < len(self.opens) else following

    def _participle(self, verb: int, end: int, word: str, sentence: int) -> Attribution | None:
        """ ", adding that": the speaker of the sentence goes on."""
        if self.story.text[verb - 2] not in ',”"' or not self.found:
            return None
        last = self.found[-1]
        if last.verb < sentence and self.story.sentence(last.verb) != sentence:
            return None
        return Attribution(verb, end, verb, word, last.speaker)

    def _passive(self, verb: int, end: int, word: str, high: int) -> Attribution | None:
        """ "was described by Ama Boateng as", "was described as “mad” by Ama Boateng"."""
        text = self.story.text
        by = BY.search(text, end, min(high, end + 60))
        if not by:
            index = bisect_left(self.opens, end)
            close = self.quoted[index].close if index < len(self.opens) and self.opens[index] == high else -1
            by = BY.match(text, close) if close >= 0 else None
        if not by:
            return None
        speaker = speaker_behind(self.story, by.end(), self._high(by.end()))
        return Attribution(verb, end, verb, word, speaker) if speaker else None

    def resolved(self, speaker: Speaker) -> Speaker:
        """A pronoun's person or body."""
        if speaker.kind == OTHER and AGED.fullmatch(speaker.role or ""):
            person = self.person_of("", speaker.start)
            return replace(speaker, who=person.who if person else None, role=None)
        if speaker.kind != PRONOUN:
            return speaker
        if speaker.pronoun in ("he", "she"):
            person = self.person_of(speaker.pronoun, speaker.start)
            if person and person.who is not None:
                self.story.note_pronoun(person.who, speaker.pronoun)
            return replace(speaker, who=person.who if person else None)
        if speaker.pronoun in ("it", "they"):
            return replace(speaker, org=self._body_of(speaker.start))
        return speaker

    def person_of(self, pronoun: str, at: int) -> PersonFound | Speaker | None:
        """The person that "he" or "she" stands for: the subject of the nearest sentence that has one who fits."""
        story = self.story
        fallback: PersonFound | None = None
        end = at
        for _ in range(FURTHEST_SENTENCE):
            start = story.near_sentence(max(0, end - 1))
            fits = [
                person
                for person in story.people_in(start, end)
                if (not pronoun or story.is_woman(person.who) is not (pronoun == "he"))
                and not self.inside(person.start)
            ]
            for person in fits:
                if not is_object(story.text, start, person) and story.text[person.end : person.end + 1] not in (
                    "’",
                    "'",
                ):
                    return person
            same = self._last_speaker(start)
            if same and same.pronoun == pronoun and same.who is not None:
                return same
            fallback = fallback or (fits[0] if fits else None)
            if fallback and not story.text.startswith(("He ", "She "), start):
                return fallback
            end = start
            if not end:
                break
        return fallback

    def _last_speaker(self, start: int) -> Speaker | None:
        """Who spoke last, from a place on."""
        return self.found[-1].speaker if self.found and self.found[-1].verb >= start else None

    def _body_of(self, at: int) -> str | None:
        """The organisation that "it" stands for: the last that spoke, or that a sentence before is about."""
        last = self.found[-1].speaker if self.found else None
        if last and (last.kind in (BODY, DOCUMENT) or last.pronoun in ("it", "they")):
            return last.org
        end = self.story.sentence(at)
        for _ in range(2):
            if not end:
                return None
            start = self.story.sentence(end - 1)
            subject = speaker_behind(self.story, start, end)
            if subject and subject.kind == BODY:
                return subject.org
            end = start
        return None


def _is_plural(speaker: Speaker) -> bool:
    if speaker.kind == PRONOUN:
        return speaker.pronoun not in ("he", "she", "it")
    return speaker.kind == BODY or (
        speaker.kind == POST and (speaker.role or "").endswith(("s", "people", "men", "women"))
    )


def _anchors(text: str) -> Iterator[tuple[int, int, str]]:
    """The words that may give somebody's speech: where each begins and ends, and the word."""
    for match in VERB.finditer(text):
        yield match.start() + 1, match.end(), match[0][1:]
    for opening in OPENING_VERBS:
        for at in _places(text, opening):
            if text[at - 1 : at] in ("", "\n") or text[at - 2 : at] in (". ", "! ", "? ", "” "):
                yield at, at + len(opening) - 1, opening[:-1].lower()
    for phrase in CITING:
        for at in _places(text, phrase):
            if text[at - 1 : at] in ("A", "a", "I", "i"):
                yield at - 1, at + len(phrase), "according"


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
