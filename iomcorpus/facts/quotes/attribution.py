"""Attributions: where a story gives words to somebody: "said Ama Boateng", "according to the Met Office"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from iomcorpus.facts.quotes.phrases import BODY, DOCUMENT, NOBODY, OTHER, PERSON, POST, PRONOUN, Speaker
from iomcorpus.facts.quotes.quoted import Quoted
from iomcorpus.facts.quotes.speakers import REACH, is_object, speaker_before, speaker_behind, speaker_cited
from iomcorpus.facts.quotes.speech import DAY, JUDGES, PARTICIPLES, PLURAL, SPEAKS, any_of
from iomcorpus.facts.quotes.story import Story
from iomcorpus.forms.grammar import Pattern, words
from iomcorpus.model import PersonFound


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb of speech and its subject, or "according to" and whom."""

    start: int  # where its first words begin: those of the subject, mostly
    end: int  # behind the verb, or behind the subject that follows it
    verb: int  # where the verb begins
    word: str  # the verb's form; CITED where there is none
    speaker: Speaker
    inverted: bool = False  # "said Ama Boateng"


CITED = "according"
VERB = Pattern(
    rf"[ ](?P<verb>{any_of(SPEAKS)})(?![\w’'-])(?:[ ](?:in|on|back|up|out)(?=[ ][A-Z]|[,:]))?"
)  # "chimed in Lin Wei"
OPENING_VERBS = ("Said ", "Says ", "Added ", "Adds ")  # "Said Lin Wei: “"
CITING = ("ccording to ", "n the words of ")
GOES_ON = words("added adds continued continues concluded concludes")  # "he added": he who spoke last

# Behind ", said the chairman": the sentence ends or goes on with when and where, but has no verb of the chairman's.
AFTER_SUBJECT = Pattern(
    r"[ ]?(?:$|[,.;:!?\n–—(]|(?:in|on|at|after|during|who|as|when|while|of|from|last|yesterday|today)\b)"
)
# Behind a verb of speech that has nothing to say but what stands before it: "..., she said.", "..., he said on Monday".
SAYS_NO_MORE = Pattern(
    r"[ ]?(?:$|[,.;:!?\n)–—-]|(?:in|on|at|after|during|to|with|as|when|while|of|from|before|last|yesterday|today|via"
    rf"|this|late|early|earlier|{DAY})\b)"
)
BETWEEN_MARKS = " ,–—-"
OPENS_QUOTE = Pattern('(?:[:,]|[ ]that)[ ]?["“‘«]|[ ][^.;:!?“”"\\n]{0,40}:[ ]?["“‘«]')
PASSIVE = Pattern(r"\b(?:was|were|is|are|been|being|be)[ ](?:\w+ly[ ])?$")
BY = Pattern(r"[ ]by[ ]")
AGED = Pattern(r"(?:\d+|[a-z-]+)-year-old")  # "the 34-year-old said": the person named before
FURTHEST_SENTENCE = 12  # sentences back that a pronoun may reach


class Attributions:
    """All attributions of a story, in order of their verbs."""

    def __init__(self, story: Story, quoted: Sequence[Quoted]) -> None:
        self.story = story
        self.quoted = quoted
        self.opens = [one.open for one in quoted]
        self.found: list[Attribution] = []
        self.verbs: list[int] = []
        for verb, end, word in sorted(_anchors(story.text)):
            one = None if self.inside(verb) else self._read(verb, end, word)
            if one:
                speaker = self.resolved(one.speaker, word)
                self.found.append(one if speaker is one.speaker else replace(one, speaker=speaker))
                self.verbs.append(verb)

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

    def resolved(self, speaker: Speaker, word: str = "") -> Speaker:
        """A pronoun's person or body; `word` is the verb."""
        if speaker.kind == OTHER and AGED.fullmatch(speaker.role or ""):
            person = self.person_of("", speaker.start)
            return replace(speaker, who=person.who if person else None, role=None)
        if speaker.kind != PRONOUN:
            return speaker
        if speaker.pronoun in ("he", "she"):
            last = self._last_speaker(speaker) if word in GOES_ON else None
            person = last or self.person_of(speaker.pronoun, speaker.start)
            if person and person.who is not None:
                self.story.note_pronoun(person.who, speaker.pronoun)
            return replace(speaker, who=person.who if person else None)
        if speaker.pronoun in ("it", "they"):
            return replace(speaker, org=self._body_of(speaker.start))
        return speaker

    def person_of(self, pronoun: str, at: int) -> PersonFound | Speaker | None:
        """The person that "he" or "she" stands for: the subject of the nearest sentence that has one who fits."""
        story, text, end = self.story, self.story.text, at
        fallback: PersonFound | None = None
        for _ in range(FURTHEST_SENTENCE):
            start = story.near_sentence(max(0, end - 1))
            fits = [person for person in story.people_in(start, end) if self._fits(person, pronoun)]
            for person in fits:
                if not is_object(text, start, person) and text[person.end : person.end + 1] not in ("’", "'"):
                    return person
            last = self.last_before(at)
            if last and last.verb >= start and pronoun and last.speaker.pronoun == pronoun:
                return last.speaker
            fallback = fallback or (fits[0] if fits else None)
            if not start or (fallback and not text.startswith(("He ", "She "), start)):
                break
            end = start
        return fallback

    def _fits(self, person: PersonFound, pronoun: str) -> bool:
        if self.inside(person.start):
            return False
        return not pronoun or self.story.is_woman(person.who) is not (pronoun == "he")

    def _last_speaker(self, speaker: Speaker) -> Speaker | None:
        """Who spoke last, where a pronoun fits."""
        last = self.found[-1].speaker if self.found else None
        if not last or last.who is None or self.story.is_woman(last.who) is (speaker.pronoun == "he"):
            return None
        return last

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

    def _read(self, verb: int, end: int, word: str) -> Attribution | None:
        """The attribution of a verb, if it has a subject that can speak."""
        story, text = self.story, self.story.text
        sentence, high = story.sentence(verb), self._high(end)
        low = max(sentence, self._close_before(verb))
        if word == CITED:
            cited = speaker_cited(story, end, high)
            return Attribution(verb, cited.end, verb, word, cited) if cited else None
        if word in PARTICIPLES and not text.endswith(" as", 0, verb - 1):
            return self._participle(verb, end, word, sentence)
        if not text[max(low, verb - REACH) : verb].strip(BETWEEN_MARKS):  # “We lost,” said; Said Lin Wei
            behind = speaker_behind(story, end, high)
            if behind and (behind.kind == PERSON or AFTER_SUBJECT.match(text, behind.end)):
                return Attribution(verb, behind.end, verb, word, behind, True)
            if low == sentence:
                return None
            low = sentence  # "Lin Wei, who called it “a farce”, said"
        before = speaker_before(story, low, verb)
        if not before and low > sentence:  # "starred in ‘Sea Wolf’, and said"
            before = speaker_before(story, sentence, verb)
        if before and word in PLURAL and not _is_plural(before):
            return None
        if text[verb - 2] == "," and (not before or before.kind not in (PERSON, PRONOUN)):
            behind = speaker_behind(story, end, high)
            if behind and behind.kind != OTHER and AFTER_SUBJECT.match(text, behind.end):
                return Attribution(verb, behind.end, verb, word, behind, True)
        if before:
            return Attribution(before.start, end, verb, word, before)
        return self._nobody(verb, end, word, high)

    def _close_before(self, at: int) -> int:
        """Where the last quoted stretch before a place ends."""
        index = bisect_right(self.opens, at) - 1
        return self.quoted[index].close if index >= 0 else 0

    def _high(self, at: int) -> int:
        """Where the sentence of a place ends, or the next quoted stretch begins."""
        index = bisect_left(self.opens, at)
        following = self.story.following(at)
        return min(following, self.opens[index]) if index < len(self.opens) else following

    def _participle(self, verb: int, end: int, word: str, sentence: int) -> Attribution | None:
        """Behind a comma the speaker of the sentence goes on: "he said, adding that"."""
        if self.story.text[verb - 2] not in ',”"' or not self.found:
            return None
        last = self.found[-1]
        same = last.verb >= sentence or self.story.sentence(last.verb) == sentence
        return Attribution(verb, end, verb, word, last.speaker) if same else None

    def _nobody(self, verb: int, end: int, word: str, high: int) -> Attribution | None:
        """A verb without a subject that speaks: "was described by Lin Wei as", "was told: “Go home.”"."""
        text = self.story.text
        if word in JUDGES and PASSIVE.search(text, max(0, verb - 30), verb):
            index = bisect_left(self.opens, end)
            by = BY.search(text, end, min(high, end + 60))
            if not by and index < len(self.opens) and self.opens[index] == high:  # "was called “mad” by Lin Wei"
                by = BY.match(text, self.quoted[index].close)
            speaker = speaker_behind(self.story, by.end(), self._high(by.end())) if by else None
            return Attribution(verb, end, verb, word, speaker) if speaker else None
        if OPENS_QUOTE.match(text, end):  # somebody speaks, although nothing here tells who
            return Attribution(verb, end, verb, word, Speaker(NOBODY, verb, verb))
        return None


def _is_plural(speaker: Speaker) -> bool:
    if speaker.kind == PRONOUN:
        return speaker.pronoun not in ("he", "she", "it")
    plural = (speaker.role or "").endswith(("s", "people", "men", "women"))
    return speaker.kind == BODY or (speaker.kind == POST and plural)


def _anchors(text: str) -> Iterator[tuple[int, int, str]]:
    """The words that may give somebody's speech: where each begins and ends, and the word."""
    for match in VERB.finditer(text):
        yield match.start() + 1, match.end(), match["verb"]
    for opening in OPENING_VERBS:
        for at in _places(text, opening):
            if text[at - 1 : at] in ("", "\n") or text[at - 2 : at] in (". ", "! ", "? ", "” "):
                yield at, at + len(opening) - 1, opening[:-1].lower()
    for phrase in CITING:
        for at in _places(text, phrase):
            if text[at - 1 : at] in ("A", "a", "I", "i"):
                yield at - 1, at + len(phrase), CITED


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
