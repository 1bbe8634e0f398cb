"""Quotes in a passage: what was said, and who said it.

A stretch between quotation marks is a quote where something gives it to a speaker; titles, nicknames and words that are
only named have nobody who says them. What is told without marks ("said that", "according to") is a quote too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace

from iomcorpus.facts.attribution import SAYS_NO_MORE, Attribution, Attributions
from iomcorpus.facts.passage import Passage
from iomcorpus.facts.quoted import Quoted, find_quoted
from iomcorpus.facts.reported import Clauses
from iomcorpus.facts.phrases import NOBODY, OTHER, PERSON, POST, PRONOUN, Speaker, read_phrase as phrase
from iomcorpus.facts.speakers import AFFIX, is_object, speaker_behind
from iomcorpus.facts.speech import JUDGES, NAMES, TELLS, UTTERS
from iomcorpus.facts.story import Story
from iomcorpus.forms.grammar import Pattern, either, words
from iomcorpus.model import PersonFound, QuoteFound


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason to give words to a speaker."""

    name: str
    confidence: float
    find: Callable[[Scene, int], Speaker | None] | None = None  # for the quoted stretch of a number


@dataclass(slots=True)
class Scene:
    """The quoted stretches of a story, and what is known of each so far."""

    story: Story
    quoted: Sequence[Quoted]
    attributions: Attributions
    speakers: list[Speaker | None] = field(default_factory=list)
    rules: list[Rule | None] = field(default_factory=list)
    taken: set[Attribution] = field(default_factory=set)  # attributions of direct speech

    def inner(self, index: int) -> str:
        return self.story.text[self.quoted[index].start : self.quoted[index].end]

    def between(self, index: int) -> str:
        """The text between the stretch before and this one."""
        return self.story.text[self.quoted[index - 1].close : self.quoted[index].open] if index else ""


SPEECH_ENDS = ",.!?…:;–—-"
FURTHEST_VERB = 250  # characters from a verb to the words that it quotes
# “We lost,” Xu the drummer said: somebody does, although nothing tells who.
SOMEBODY = Pattern(r"[ ][^.;:!?“”\"\n]{2,60}?[ ](?:said|says|told|added|recalled|explained|wrote)\b")
JOINED = Pattern(r"[ ]?[,–—-]{0,2}[ ]?(?:(?:as|is how|was how|that is how|is what|was what|was all)[ ])?")
LEAD_IN = Pattern(r"[^.!?\n“”\"]{0,160}:\s*[•*–—-]?[ ]*$")
# "observed, “", "told reporters in Lagos on Tuesday, “", "asked: “"
UP_TO_MARK = Pattern(r"(?:,?[ ][^.;:!?“”\"\n]{0,90})?[,:]?\s*$|[ ]?[:–—-]?\s*$")
# Words right before a mark that name a thing rather than say something: "a cup marked “Best Dancer”", "the word “switch”".
NAMING = Pattern(
    r"\b(?:marked|labell?ed|titled|entitled|called|known as|named|dubbed|nicknamed|codenamed|code-named|rated|branded|headed"
    r"|christened|the (?:word|words|term|phrase|name|title|theme|motto|slogan|song|film|book|play|poem|ship|so-called)|so-called"
    r"|word|term|letter|letters|theme|sold as|reading|bearing|spelled|spelt|pronounced|meaning|means)[ ]$"
)
THING_BEFORE = Pattern(r"\b(?:the|a|an|this|that|its|his|her|their|our|so-called|such|these|those)[ ](?:[\w-]+[ ])?$")


def _said_behind(scene: Scene, index: int) -> Speaker | None:
    """“We lost,” said Lin Wei. “We lost,” the coach told reporters."""
    story, quoted = scene.story, scene.quoted[index]
    one = scene.attributions.first_from(quoted.close)
    joined = JOINED.match(story.text, quoted.close)
    last = _last(scene.inner(index))
    near = (
        one
        and one.verb - quoted.close <= FURTHEST_VERB
        and quoted.close <= one.start <= (joined.end() if joined else 0)
    )
    if not one or not joined or not near or one in scene.taken:
        return Speaker(NOBODY, 0, 0) if last == "," and SOMEBODY.match(story.text, quoted.close) else None
    if last not in SPEECH_ENDS and "," not in joined[0] and not one.inverted and not _unpunctuated(scene, index, one):
        return None
    if _is_title(scene.inner(index)) and story.sentence(quoted.open) != quoted.open:
        return None  # the author of “The Salt Road”, said Lin Wei
    if last in ".!?…" and not one.inverted and not SAYS_NO_MORE.match(story.text, one.end):
        return None
    if (
        last == "."
        and not one.inverted
        and (one.word not in TELLS or story.text[one.start].isupper() and one.speaker.kind != PERSON)
    ):
        return None  # “We lost.” The coach smiled.
    if last in ".!?…" and story.text[one.end : one.end + 1] in ":,":
        rest = story.text[one.end : scene.quoted[index + 1].open] if index + 1 < len(scene.quoted) else "-"
        if not rest.strip(" :,"):
            return None  # “We lost.” Lin Wei said: “They won.”
    scene.taken.add(one)
    return one.speaker


def _unpunctuated(scene: Scene, index: int, one: Attribution) -> bool:
    """“We shall win” Lin Wei said."""
    inner, story = scene.inner(index), scene.story
    opens = story.sentence(scene.quoted[index].open) == scene.quoted[index].open
    return opens and inner.count(" ") > 1 and not _is_title(inner) and bool(SAYS_NO_MORE.match(story.text, one.end))


def _last(inner: str) -> str:
    """The last sign of quoted words, behind which the marks of a quotation inside may stand."""
    return inner.rstrip(" ”’\"'»")[-1:] or inner[-1]


def _said_before(scene: Scene, index: int) -> Speaker | None:
    """Lin Wei said: “We lost.” “We lost,” he said, adding, “and well.”"""
    text, quoted = scene.story.text, scene.quoted[index]
    one = scene.attributions.last_before(quoted.open)
    if not one or one.end > quoted.open or quoted.open - one.end > FURTHEST_VERB:
        return None
    gap = text[one.end : quoted.open]
    here = scene.story.sentence(quoted.open)
    same = scene.story.sentence(one.verb) == here or (here == quoted.open and LEAD_IN.match(gap))
    if not same or not UP_TO_MARK.match(gap):
        return None
    if not gap.rstrip().endswith((",", ":")) and (gap.strip(" –—-") or not _follows_bare(scene, index, one.word)):
        return None
    scene.taken.add(one)
    return one.speaker


def _follows_bare(scene: Scene, index: int, word: str) -> bool:
    """Whether words without a comma or colon before them are said: a sentence is, and so is what is shouted."""
    inner = scene.inner(index).strip()
    return _is_sentence(scene, index) or (word in UTTERS and " " in inner and not _is_title(inner))


def _is_sentence(scene: Scene, index: int) -> bool:
    """Whether the quoted words are a sentence, and no title or name."""
    inner, close = scene.inner(index).strip(), scene.quoted[index].close
    ends = _last(inner) in ".!?…," or scene.story.text[close : close + 1] in (".", "!", "?")
    return ends and inner.count(" ") > 1 and not _is_title(inner)


def _is_title(inner: str) -> bool:
    """Whether words are written like a title: "The Goose Girl of Gdansk"."""
    long = [word for word in inner.split() if len(word) > 3 or word[:1].isupper()]
    return sum(word.lstrip("‘'(“").istitle() or word.isupper() for word in long) > 0.7 * len(long)


def _labelled(scene: Scene, index: int) -> Speaker | None:
    """Lin Wei: “We lost.” Minister: ‘We will rebuild’"""
    story, quoted = scene.story, scene.quoted[index]
    text = story.text
    end = quoted.open
    while end and text[end - 1] == " ":
        end -= 1
    if text[end - 1 : end] != ":":
        return None
    end -= 1
    start = story.near_sentence(end)
    people = story.people_in(start, end)
    if people and len(people) == 1 and not is_object(text, start, people[0]):
        person = people[0]
        if AFFIX.match(text, person.end, end).end() == end or text[person.end] == ",":  # type: ignore[union-attr]
            return Speaker(PERSON, start, end, person.who, person.role, person.org)
    if people or end - start > 60 or text[start - 1 : start] not in ("", "\n"):
        return None
    found = phrase(story, start, end)
    return found if found and found.kind == POST else None


def _colon(scene: Scene, index: int) -> Speaker | None:
    """Lin Wei was blunt: “We lost.” The message was clear: “Keep out.”"""
    story, quoted = scene.story, scene.quoted[index]
    text = story.text
    end = quoted.open
    while end and text[end - 1] == " ":
        end -= 1
    if text[end - 1 : end] != ":":
        return None
    start = story.near_sentence(end - 1)
    owner = next(iter(story.people_in(start, end)), None)
    if owner and OWN_WORDS.match(text, owner.end):
        return Speaker(PERSON, start, end, owner.who, owner.role, owner.org)
    subject = speaker_behind(story, start, end - 1) if _is_sentence(scene, index) else None
    if subject and subject.kind == PRONOUN:
        return scene.attributions.resolved(subject)
    return subject if subject and subject.kind != OTHER else None


FURTHEST_NAME = 60  # characters in which a signature has its name
# "Lin Wei’s advice to others is simple: “"
OWN_WORDS = Pattern(
    r"[’'](?:s\b)?[ ](?:\w+[ ])?(?:advice|message|answer|verdict|reply|response|view|reaction|words|motto|comment|explanation|warning"
    r"|promise|plea|conclusion|opinion|assessment|question|retort|slogan|mantra|philosophy|summary|excuse)\b"
)
SIGNED = Pattern(r"\s{0,3}[–—-]{1,2}[ ]?(?=[A-Z])")


def _signed(scene: Scene, index: int) -> Speaker | None:
    """“We lost.” – Lin Wei, coach"""
    story, quoted = scene.story, scene.quoted[index]
    dash = SIGNED.match(story.text, quoted.close)
    if not dash or not _is_sentence(scene, index):
        return None
    for person in story.people_in(dash.end(), dash.end() + FURTHEST_NAME)[:1]:
        return Speaker(PERSON, dash.end(), person.end, person.who, person.role, person.org)
    return None


def _fragment(scene: Scene, index: int) -> Speaker | None:
    """Lin Wei called the game “a stain on this club” and said that “nobody had slept”."""
    text, quoted = scene.story.text, scene.quoted[index]
    one = _governing(scene, quoted)
    if not one:
        return None
    inner = scene.inner(index).strip()
    if _is_title(inner) or NAMING.search(text, max(0, quoted.open - 30), quoted.open):
        return None
    short = inner.count(" ") < 2
    if short and THING_BEFORE.search(text, max(0, quoted.open - 30), quoted.open):
        if text[quoted.close : quoted.close + 1] == " " and text[quoted.close + 1 : quoted.close + 2].isalnum():
            return None  # said the “upgrade” had failed
    if (
        " " not in inner
        and one.word not in JUDGES
        and not PREDICATE.search(text, max(0, quoted.open - 40), quoted.open)
    ):
        return None
    scene.taken.add(one)
    return one.speaker


def _governing(scene: Scene, quoted: Quoted) -> Attribution | None:
    """The attribution of the clause that holds a quoted stretch: the verb before it, or one behind the clause."""
    story = scene.story
    start = story.sentence(quoted.open)
    before = scene.attributions.last_before(quoted.open)
    if (
        before
        and before.word in NAMES
        and before.end <= quoted.open <= before.end + FURTHEST_VERB
        and before.verb >= start
    ):
        return before
    behind = scene.attributions.first_from(quoted.close)
    if not behind or behind.verb - quoted.close > FURTHEST_VERB or story.sentence(behind.verb) != start:
        return None
    closes = story.text[quoted.close : behind.start].rstrip(" ").endswith(",") and SAYS_NO_MORE.match(
        story.text, behind.end
    )
    return behind if closes and behind.start >= quoted.close and behind.word in TELLS | {"according"} else None


PREDICATE = Pattern(r"\b(?:is|are|was|were|be|been|as|being|felt|feels|seemed|looked)[ ](?:\w+[ ])?$")


def _same_sentence(scene: Scene, index: int) -> Speaker | None:
    """“The bees,” said Lin Wei, “do not read the calendar.” The halves of a broken quotation have one speaker."""
    for here, there in ((index, index - 1), (index + 1, index + 1)):
        if not 0 < here < len(scene.quoted) or scene.speakers[there] is None:
            continue
        between = scene.between(here)
        first, second = _last(scene.inner(here - 1)), scene.inner(here).lstrip()[:2]
        if len(between) > FURTHEST_VERB or "\n" in between or any(mark in between for mark in ".!?"):
            continue
        if first not in ".!?" and (second[:1].islower() or second == "I "):
            if between.strip(" ,") and between.strip()[0] in ",–—-" and between.strip()[-1] in ",–—-":
                return scene.speakers[there]
            if scene.rules[there] is not FRAGMENT and first == ",":
                return scene.speakers[there]
    return None


def _continued(scene: Scene, index: int) -> Speaker | None:
    """A quotation that goes on over paragraphs opens each of them, and closes at the last only."""
    if index and not scene.quoted[index - 1].closed and scene.speakers[index - 1]:
        return scene.speakers[index - 1]
    if not scene.quoted[index].closed and index + 1 < len(scene.quoted):
        return scene.speakers[index + 1]
    return None


def _goes_on(scene: Scene, index: int) -> Speaker | None:
    """“We lost,” said Lin Wei. “They won.”"""
    if not index or scene.speakers[index - 1] is None or not _stands_alone(scene, index):
        return None
    between = scene.between(index)
    last = scene.story.sentence(scene.quoted[index].open - 1)
    if "\n" in between or scene.rules[index - 1] is FRAGMENT:
        return None
    return scene.speakers[index - 1] if last <= scene.quoted[index - 1].close + 1 else None


def _stands_alone(scene: Scene, index: int) -> bool:
    """Whether a quoted sentence is one of its paragraph's own."""
    quoted = scene.quoted[index]
    first = scene.inner(index).lstrip("‘'“[(…. ")[:1]
    before = scene.story.text[max(0, quoted.open - 12) : quoted.open].rstrip(" •*–>-")
    opens = scene.story.sentence(quoted.open) == quoted.open or before[-1:] in ("", "\n")
    return opens and _is_sentence(scene, index) and (first.isupper() or first.isdigit())


def _after_subject(scene: Scene, index: int) -> Speaker | None:
    """Lin Wei shook his head. “We lost.”"""
    story, quoted = scene.story, scene.quoted[index]
    if not _stands_alone(scene, index) or not quoted.open:
        return None
    end = quoted.open
    start = story.near_sentence(end - 1)
    if "\n" in story.text[start:end]:
        return None
    told = scene.attributions.first_from(start)
    if told and told.end < end and (told.speaker.who is not None or told.speaker.role or told.speaker.org):
        return told.speaker  # "Lin Wei said that they had lost. “They were better.”"
    if story.text.startswith(("He ", "She "), start):
        pronoun = story.text[start : start + 3].strip().lower()
        person = scene.attributions.person_of(pronoun, start)
        return Speaker(PERSON, start, end, person.who) if person else None
    subject = speaker_behind(story, start, end)
    if subject and subject.kind == PERSON and not scene.attributions.inside(subject.end):
        return replace(subject, role=None, org=None)
    return None


def _whole_paragraph(scene: Scene, index: int) -> Speaker | None:
    """“We lost,” said Lin Wei. And in the next paragraph, with nothing else in it: “They won.”"""
    if not index or scene.speakers[index - 1] is None or not _stands_alone(scene, index):
        return None
    text, quoted = scene.story.text, scene.quoted[index]
    between = scene.between(index)
    if "\n" not in between:
        return None
    end = text.find("\n", quoted.close)
    rest = text[quoted.close : end if end >= 0 else len(text)].strip(" .")
    if not rest or rest[0] in "“\"‘'":
        before, _, after = between.strip(" ").partition("\n")
        if not after.strip(" \n•*–-") and len(before) < FURTHEST_VERB:
            return scene.speakers[index - 1]
    return None


def _sentence_alone(scene: Scene, index: int) -> Speaker | None:
    """A long quoted sentence of its own is somebody's: that of the person told of before, if there is one."""
    if not _stands_alone(scene, index) or scene.inner(index).count(" ") < FEWEST_BLANKS:
        return None
    at = scene.quoted[index].open
    person = scene.attributions.person_of("", at)
    who = person.who if person and at - person.start < FURTHEST_PERSON else None
    return Speaker(PERSON if who is not None else NOBODY, at, at, who)


FEWEST_BLANKS = 7  # a shorter sentence may be a slogan or a caption
FURTHEST_PERSON = 500  # characters
FRAGMENT = Rule("fragment", 0.75, _fragment)
# In the order in which they are asked; the first that knows a speaker gives the quote its rule.
DIRECT = (
    Rule("said_behind", 0.95, _said_behind),
    Rule("said_before", 0.95, _said_before),
    Rule("labelled", 0.85, _labelled),
    Rule("colon", 0.7, _colon),
    Rule("signed", 0.8, _signed),
    FRAGMENT,
)
LINKED = (
    Rule("same_sentence", 0.9, _same_sentence),
    Rule("continued", 0.9, _continued),
    Rule("goes_on", 0.85, _goes_on),
    Rule("after_subject", 0.6, _after_subject),
    Rule("whole_paragraph", 0.65, _whole_paragraph),
    Rule("sentence_alone", 0.5, _sentence_alone),
)
INDIRECT = (
    Rule("said_that", 0.85),
    Rule("said_clause", 0.75),
    Rule("clause_first", 0.75),
    Rule("according_to", 0.85),
)
RULES = (*DIRECT, *LINKED, *INDIRECT)


def find_quotes(passage: Passage, people: Sequence[PersonFound], off: Set[str] = frozenset()) -> list[QuoteFound]:
    """The quotes of a passage in order of place; `off` are names of rules not to use."""
    story = Story(passage.text, people)
    quoted = _without_nicknames(find_quoted(story.text), story.people)
    story.forget_sentences_in(quoted)
    attributions = Attributions(story, quoted)
    if not attributions.found and not quoted:
        return []
    scene = Scene(story, quoted, attributions, [None] * len(quoted), [None] * len(quoted))
    _give(scene, [rule for rule in DIRECT if rule.name not in off], range(len(quoted)))
    linked = [rule for rule in LINKED if rule.name not in off]
    _give(scene, linked, range(len(quoted)))
    _give(scene, linked[:2], range(len(quoted) - 1, -1, -1))
    found = [
        _found(one.start, one.end, rule, speaker)
        for one, rule, speaker in zip(quoted, scene.rules, scene.speakers, strict=True)
        if rule and speaker
    ]
    found += _indirect(scene, found, off)
    return sorted(found, key=lambda one: one.start)


def _without_nicknames(quoted: Sequence[Quoted], people: Sequence[PersonFound]) -> list[Quoted]:
    """What is quoted within a name is part of it: William “Bill” Otieno."""
    kept, at = [], 0
    for one in quoted:
        while at < len(people) and people[at].end <= one.open:
            at += 1
        if at == len(people) or people[at].start > one.open or people[at].end < one.close:
            kept.append(one)
    return kept


def _give(scene: Scene, rules: Sequence[Rule], order: range) -> None:
    """Ask rules for the speaker of each stretch that has none."""
    for index in order:
        if scene.speakers[index] is None:
            for rule in rules:
                speaker = rule.find(scene, index) if rule.find else None
                if speaker:
                    scene.speakers[index], scene.rules[index] = speaker, rule
                    break


def _indirect(scene: Scene, direct: Sequence[QuoteFound], off: Set[str]) -> list[QuoteFound]:
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


def _found(start: int, end: int, rule: Rule, speaker: Speaker, indirect: bool = False) -> QuoteFound:
    return QuoteFound(start, end, rule.name, rule.confidence, speaker.who, speaker.role, speaker.org, indirect)
