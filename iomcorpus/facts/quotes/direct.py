"""Direct speech: whose words a stretch between quotation marks has, if anybody's.

First each stretch is looked at with the words around it (`SAID`), then with the quotes beside it (`LINKED`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from iomcorpus.facts.quotes.attribution import CITED, SAYS_NO_MORE, Attribution, Attributions
from iomcorpus.facts.quotes.phrases import NOBODY, OTHER, PERSON, POST, PRONOUN, Speaker, read_phrase
from iomcorpus.facts.quotes.quoted import Quoted
from iomcorpus.facts.quotes.speakers import AFFIX, is_object, of_person, speaker_behind
from iomcorpus.facts.quotes.speech import ADDRESSED, JUDGES, TELLS, UTTERS, WITHIN
from iomcorpus.facts.quotes.story import Story
from iomcorpus.forms.grammar import Pattern, either


@dataclass(slots=True)
class Scene:
    """The quoted stretches of a story, and what is known of each so far."""

    story: Story
    quoted: Sequence[Quoted]
    attributions: Attributions
    speakers: dict[int, Speaker] = field(default_factory=dict)  # by the number of a stretch
    rules: dict[int, Rule] = field(default_factory=dict)
    taken: set[Attribution] = field(default_factory=set)  # attributions of direct speech

    def inner(self, index: int) -> str:
        """The words of a stretch."""
        return self.story.text[self.quoted[index].start : self.quoted[index].end].strip()

    def between(self, index: int) -> str:
        """The text between the stretch before and this one."""
        return self.story.text[self.quoted[index - 1].close : self.quoted[index].open] if index else ""

    def opens_sentence(self, index: int) -> bool:
        """Whether a sentence begins with a stretch."""
        return self.story.sentence(self.quoted[index].open) == self.quoted[index].open


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason to give a quoted stretch, by its number, to a speaker."""

    name: str
    confidence: float
    find: Callable[[Scene, int], Speaker | None]


SPEECH_ENDS = ",.!?…:;–—-"
FURTHEST_VERB = 250  # characters from a verb to the words that it quotes
# What may join a quotation to its verb: “We lost”, as he put it; “Mad” is how she described it.
JOINED = Pattern(r"[ ]?[,–—-]{0,2}[ ]?(?:(?:as|(?:(?:that[ ])?is|was)[ ](?:how|what)|was[ ]all)[ ])?")
# “We lost,” Xu the drummer said: somebody does, although nothing tells who.
SOMEBODY = Pattern(r"[ ][^.;:!?“”\"\n]{2,60}?[ ](?:said|says|told|added|recalled|explained|wrote)\b")


def said_behind(scene: Scene, index: int) -> Speaker | None:
    """“We lost,” said Lin Wei. “We lost,” the coach told reporters."""
    text, quoted = scene.story.text, scene.quoted[index]
    one = scene.attributions.first_from(quoted.close)
    joined = JOINED.match(text, quoted.close)
    last = _last(scene.inner(index))
    at = joined.end() if joined else quoted.close
    if not one or not quoted.close <= one.start <= at or one.verb > at + FURTHEST_VERB or one in scene.taken:
        return Speaker(NOBODY, at, at) if last == "," and SOMEBODY.match(text, quoted.close) else None
    parted = last in SPEECH_ENDS or "," in text[quoted.close : at] or one.inverted
    if not parted and not _forgot_comma(scene, index, one):
        return None
    if is_title(scene.inner(index)) and not scene.opens_sentence(index):
        return None  # the author of “The Salt Road”, said Lin Wei
    if last in ".!?…" and not one.inverted and not _says_this(scene, index, one):
        return None
    scene.taken.add(one)
    return one.speaker


def _forgot_comma(scene: Scene, index: int, one: Attribution) -> bool:
    """“We shall win” Lin Wei said; but not in: The “upgrade” officials said had failed."""
    whole = scene.opens_sentence(index) and _is_sentence(scene, index, True)
    return whole and bool(SAYS_NO_MORE.match(scene.story.text, one.end))


def _says_this(scene: Scene, index: int, one: Attribution) -> bool:
    """Whether the verb behind a whole sentence gives it: “Why?” she asked; but not in “We lost.” He said: “Why?”"""
    text = scene.story.text
    if index + 1 < len(scene.quoted) and not text[one.end : scene.quoted[index + 1].open].strip(" :,"):
        return False
    if _last(scene.inner(index)) == ".":  # “We lost.” The coach smiled.
        if one.word not in TELLS or (text[one.start].isupper() and one.speaker.kind != PERSON):
            return False
    elif one.word in ADDRESSED or one.word.startswith("ask"):
        return not text.startswith(" that ", one.end)
    return bool(SAYS_NO_MORE.match(text, one.end))


def _last(inner: str) -> str:
    """The last sign of quoted words, behind which the marks of a quotation inside may stand."""
    return inner.rstrip(" ”’\"'»")[-1:] or inner[-1:]


LEAD_IN = Pattern(r"[^.!?\n“”\"]{0,160}:\s*[•*–—-]?[ ]*$")
# "observed, “", "told reporters in Lagos on Tuesday, “", "asked: “"
UP_TO_MARK = Pattern(r"(?:,?[ ][^.;:!?“”\"\n]{0,90})?[,:]?\s*$|[ ]?[:–—-]?\s*$")


def said_before(scene: Scene, index: int) -> Speaker | None:
    """Lin Wei said: “We lost.” “We lost,” he said, adding, “and well.”"""
    story, quoted = scene.story, scene.quoted[index]
    one = scene.attributions.last_before(quoted.open)
    if not one or not one.end <= quoted.open <= one.end + FURTHEST_VERB:
        return None
    gap = story.text[one.end : quoted.open]
    same = story.sentence(one.verb) == story.sentence(quoted.open)
    if not UP_TO_MARK.match(gap) or not (same or (scene.opens_sentence(index) and LEAD_IN.match(gap))):
        return None
    if not gap.rstrip().endswith((",", ":")):
        shouted = one.word in UTTERS and not is_title(scene.inner(index))
        if gap.strip(" –—-") or not (shouted or _is_sentence(scene, index)):
            return None
    scene.taken.add(one)
    return one.speaker


def _is_sentence(scene: Scene, index: int, open_ended: bool = False) -> bool:
    """Whether the quoted words are a sentence, and no title or name; its full stop may stand behind the marks."""
    inner, close = scene.inner(index), scene.quoted[index].close
    ends = open_ended or _last(inner) in ".!?…," or scene.story.text[close : close + 1] in (".", "!", "?")
    return ends and inner.count(" ") > 1 and not is_title(inner)


def is_title(inner: str) -> bool:
    """Whether words are written like a title.

    >>> is_title("The Goose Girl of Gdansk"), is_title("The goose girl came to Gdansk.")
    (True, False)
    """
    long = [word for word in inner.split() if len(word) > 3 or word[:1].isupper()]
    return sum(word.lstrip("‘'(“").istitle() or word.isupper() for word in long) > 0.7 * len(long)


LONGEST_LABEL = 60  # characters: "Minister: ‘We will rebuild’"
# "Lin Wei’s advice to others is simple: “"
OWN_WORDS = Pattern(
    r"[’'](?:s\b)?[ ](?:\w+[ ])?"
    + either(
        r"advice|message|answer|verdict|reply|response|view|reaction|words|motto|comment|explanation|warning|promise",
        r"plea|conclusion|opinion|assessment|question|retort|slogan|mantra|philosophy|summary|excuse",
    )
    + r"\b"
)


def labelled(scene: Scene, index: int) -> Speaker | None:
    """Lin Wei: “We lost.” Minister: ‘We will rebuild’"""
    story, text = scene.story, scene.story.text
    end = _colon_before(scene, index)
    if end is None:
        return None
    start = story.near_sentence(end)
    people = story.people_in(start, end)
    if len(people) == 1 and not is_object(text, start, people[0]):
        at = people[0].end
        return of_person(people[0], start) if AFFIX.fullmatch(text, at, end) or text[at] == "," else None
    if people or end - start > LONGEST_LABEL or text[start - 1 : start] not in ("", "\n"):
        return None
    found = read_phrase(story, start, end)
    return found if found and found.kind == POST else None


def colon(scene: Scene, index: int) -> Speaker | None:
    """Lin Wei was blunt: “We lost.” The message was clear: “Keep out.”"""
    story = scene.story
    end = _colon_before(scene, index)
    if end is None:
        return None
    start = story.near_sentence(end)
    for owner in story.people_in(start, end)[:1]:
        if OWN_WORDS.match(story.text, owner.end):
            return of_person(owner, start)
    subject = speaker_behind(story, start, end) if _is_sentence(scene, index) else None
    if subject and subject.kind == PRONOUN:
        return scene.attributions.resolved(subject)
    return subject if subject and subject.kind != OTHER else None


def _colon_before(scene: Scene, index: int) -> int | None:
    """The colon right before a quoted stretch, if there is one."""
    at = scene.quoted[index].open
    while at and scene.story.text[at - 1] == " ":
        at -= 1
    return at - 1 if scene.story.text[at - 1 : at] == ":" else None


FURTHEST_NAME = 60  # characters in which a signature has its name
SIGNED = Pattern(r"\s{0,3}[–—-]{1,2}[ ]?(?=[A-Z])")


def signed(scene: Scene, index: int) -> Speaker | None:
    """“We lost.” – Lin Wei, coach"""
    dash = SIGNED.match(scene.story.text, scene.quoted[index].close)
    if not dash or not _is_sentence(scene, index):
        return None
    people = scene.story.people_in(dash.end(), dash.end() + FURTHEST_NAME)
    return of_person(people[0], dash.end()) if people else None


# Words right before a mark that name a thing, and say nothing: "a cup marked “Best Dancer”", "the word “switch”".
NAMING = Pattern(
    r"\b"
    + either(
        r"marked|labell?ed|titled|entitled|called|known[ ]as|named|dubbed|nicknamed|codenamed|code-named|rated|branded",
        r"headed|christened|so-called|sold[ ]as|reading|bearing|spelled|spelt|pronounced|meaning|means",
        r"words?|terms?|letters?|theme",
        r"the[ ](?:phrase|name|title|motto|slogan|song|film|book|play|poem|ship)",
    )
    + r"[ ]$"
)
THING_BEFORE = Pattern(r"\b(?:the|a|an|this|that|its|his|her|their|our|so-called|such|these|those)[ ](?:[\w-]+[ ])?$")
PREDICATE = Pattern(r"\b(?:is|are|was|were|be|been|as|being|felt|feels|seemed|looked)[ ](?:\w+[ ])?$")


def fragment(scene: Scene, index: int) -> Speaker | None:
    """Lin Wei called the game “a stain on this club” and said that “nobody had slept”."""
    text, quoted, inner = scene.story.text, scene.quoted[index], scene.inner(index)
    one = _governing(scene, quoted)
    low = max(0, quoted.open - 40)
    if not one or is_title(inner) or NAMING.search(text, low, quoted.open):
        return None
    names_thing = text[quoted.close : quoted.close + 1] == " " and text[quoted.close + 1 : quoted.close + 2].isalnum()
    if inner.count(" ") < 2 and names_thing and THING_BEFORE.search(text, low, quoted.open):
        return None  # said the “upgrade” had failed
    if " " not in inner and one.word not in JUDGES and not PREDICATE.search(text, low, quoted.open):
        return None
    scene.taken.add(one)
    return one.speaker


def _governing(scene: Scene, quoted: Quoted) -> Attribution | None:
    """The attribution of the clause that holds a quoted stretch: the verb before it, or one behind the clause."""
    story = scene.story
    start = story.sentence(quoted.open)
    one = scene.attributions.last_before(quoted.open)
    if one and one.word in WITHIN and one.verb >= start and one.end <= quoted.open <= one.end + FURTHEST_VERB:
        return one
    one = scene.attributions.first_from(quoted.close)
    if not one or one.verb > quoted.close + FURTHEST_VERB or story.sentence(one.verb) != start:
        return None
    clause = story.text[quoted.close : one.start].rstrip(" ")
    closes = clause.endswith(",") and SAYS_NO_MORE.match(story.text, one.end)
    return one if closes and (one.word in TELLS or one.word == CITED) else None


def same_sentence(scene: Scene, index: int) -> Speaker | None:
    """“The bees,” said Lin Wei, “do not read the calendar.” The halves of a broken quotation have one speaker."""
    for half, other in ((index, index - 1), (index + 1, index + 1)):
        if not 0 < half < len(scene.quoted) or other not in scene.speakers:
            continue
        between = scene.between(half)
        last, first = _last(scene.inner(half - 1)), scene.inner(half)
        if len(between) > FURTHEST_VERB or any(mark in between for mark in ".!?\n") or last in ".!?":
            continue
        if first[:1].islower() or first.startswith("I "):
            inserted = between.strip()
            if inserted.strip(",") and inserted[0] in ",–—-" and inserted[-1] in ",–—-":
                return scene.speakers[other]
            if scene.rules[other].find is not fragment and last == ",":
                return scene.speakers[other]
    return None


def continued(scene: Scene, index: int) -> Speaker | None:
    """A quotation that goes on over paragraphs opens each of them, and closes at the last only."""
    if index and not scene.quoted[index - 1].closed and index - 1 in scene.speakers:
        return scene.speakers[index - 1]
    return None if scene.quoted[index].closed else scene.speakers.get(index + 1)


def goes_on(scene: Scene, index: int) -> Speaker | None:
    """“We lost,” said Lin Wei. “They won.”"""
    if index - 1 not in scene.speakers or scene.rules[index - 1].find is fragment:
        return None
    short = scene.opens_sentence(index) and _last(scene.inner(index)) in ".!?"  # “No,” said Lin Wei. “Never.”
    if not short and not _stands_alone(scene, index):
        return None
    last = scene.story.sentence(scene.quoted[index].open - 1)
    follows = "\n" not in scene.between(index) and last <= scene.quoted[index - 1].close + 1
    return scene.speakers[index - 1] if follows else None


def _stands_alone(scene: Scene, index: int) -> bool:
    """Whether a quoted sentence is one of its paragraph's own."""
    at = scene.quoted[index].open
    first = scene.inner(index).lstrip("‘'“[(…. ")[:1]
    item = scene.story.text[max(0, at - 12) : at].rstrip(" •*–>-")[-1:] in ("", "\n")
    return (item or scene.opens_sentence(index)) and (first.isupper() or first.isdigit()) and _is_sentence(scene, index)


def after_subject(scene: Scene, index: int) -> Speaker | None:
    """Lin Wei shook his head. “We lost.” And: Lin Wei said that they had lost. “They were better.”"""
    story, end = scene.story, scene.quoted[index].open
    if not end or not _stands_alone(scene, index):
        return None
    start = story.near_sentence(end - 1)
    if "\n" in story.text[start:end]:
        return None
    told = scene.attributions.first_from(start)
    if told and told.end < end and (told.speaker.who is not None or told.speaker.role or told.speaker.org):
        return told.speaker
    subject = speaker_behind(story, start, end)
    if subject and subject.pronoun in ("he", "she"):
        subject = scene.attributions.resolved(subject)
    if subject and subject.who is not None and not scene.attributions.inside(subject.end):
        return replace(subject, role=None, org=None)
    return None


def whole_paragraph(scene: Scene, index: int) -> Speaker | None:
    """“We lost,” said Lin Wei. And in the next paragraph, with nothing else in it: “They won.”"""
    before, newline, after = scene.between(index).partition("\n")
    if index - 1 not in scene.speakers or not newline or after.strip(" \n•*–-") or len(before) > FURTHEST_VERB:
        return None
    text, close = scene.story.text, scene.quoted[index].close
    end = text.find("\n", close)
    rest = text[close : end if end >= 0 else len(text)].strip(" .")
    alone = (not rest or rest[0] in "“\"‘'") and _stands_alone(scene, index)
    return scene.speakers[index - 1] if alone else None


FEWEST_BLANKS = 7  # a shorter sentence may be a slogan or a caption
FURTHEST_PERSON = 500  # characters


def sentence_alone(scene: Scene, index: int) -> Speaker | None:
    """A long quoted sentence of its own is somebody's: that of the person told of before, if there is one."""
    if scene.inner(index).count(" ") < FEWEST_BLANKS or not _stands_alone(scene, index):
        return None
    at = scene.quoted[index].open
    person = scene.attributions.person_of("", at)
    if person and person.who is not None and at - person.start < FURTHEST_PERSON:
        return Speaker(PERSON, at, at, person.who)
    return Speaker(NOBODY, at, at)


# In the order in which they are asked; the first that knows a speaker gives the quote its rule.
SAID = (
    Rule("said_behind", 0.95, said_behind),
    Rule("said_before", 0.95, said_before),
    Rule("speaker_label", 0.85, labelled),
    Rule("colon_lead", 0.7, colon),
    Rule("quote_signed", 0.8, signed),
    Rule("quoted_words", 0.75, fragment),
)
BOTH_WAYS = (Rule("same_sentence", 0.9, same_sentence), Rule("continued_quote", 0.9, continued))
LINKED = (
    *BOTH_WAYS,
    Rule("goes_on", 0.85, goes_on),
    Rule("after_subject", 0.6, after_subject),
    Rule("whole_paragraph", 0.65, whole_paragraph),
    Rule("sentence_alone", 0.5, sentence_alone),
)
