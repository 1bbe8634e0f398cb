"""Who a phrase without a person's name stands for: somebody by his post, a body, a document.

a spokesman for Lantern Energy          the post `spokesman`, of `Lantern Energy`
Kenyan fisheries officials              the post `Kenyan fisheries officials`
the Ministry of Fisheries, the council  a body
the coroner’s letter                    a document: it has a reader, not a speaker
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from iomcorpus.facts.people.lexicon import ANY_GIVEN, OPENER, PLACE, THING, WORD, lexicon
from iomcorpus.facts.people.places import PEOPLES
from iomcorpus.facts.people.posts import HONORIFICS, KIN, is_post
from iomcorpus.facts.quotes.speech import BODIES, DOCUMENTS, SPOKES, THINGS
from iomcorpus.facts.quotes.story import Story
from iomcorpus.forms.grammar import Pattern, words

PERSON, POST, BODY, PRONOUN, DOCUMENT = "person", "post", "body", "pronoun", "document"
OTHER = "other"  # a noun that no list has: "the hermit", or a thing
NOBODY = "nobody"  # somebody whom the text does not name: "someone shouted"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks, as the words at `start` to `end` name them."""

    kind: str
    start: int
    end: int
    who: int | None = None  # of a person
    role: str | None = None
    org: str | None = None
    pronoun: str = ""


PRONOUNS = words("he she it they i we you")
OBJECTS = words("them us him me")
DETERMINERS = words(
    "a an the this that these those one another any some many most several both two three four five six all other",
    "few no his her its their our my your each every",
)
# What ties more words to a noun: "a source close to the talks".
PREPOSITIONS = words(
    "of for at from with in on to near behind outside inside close familiar present involved linked responsible",
    "based living working opposed loyal aged attending",
)
OWNING = words("of for at from with")  # what follows them may be the organisation of a post
# No phrase that speaks begins with these, or reaches over them to the left.
CONJUNCTIONS = words(
    "and but that because when while if as after before since although though what whether so yet then who which or",
    "how where than until unless whereas why nor",
)
NOT_A_SUBJECT = words(
    "in on at by to from with into during after before under over about against through despite without within since",
    "until there here not nothing yesterday today tomorrow that",
)
NO_SUBJECTS = NOT_A_SUBJECT | CONJUNCTIONS | PRONOUNS
# Groups of people; other plurals may be things.
PEOPLE = words(
    "people women men children boys girls youths police crowd staff locals parents relatives authorities critics",
    "folk elders team crew experts families couple pair adults colleagues youngsters veterans",
)
INSIDE_NAMES = words("and of for the & in")
POSSESSIVE = Pattern(r"[’'](?:s\b)?[ ]")
TOKEN = Pattern(r"\S+")
MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a phrase: its head with what stands before it, and what a preposition ties to it."""

    left: Sequence[str]
    link: str  # the preposition, or ""
    right: Sequence[str]
    fixed: bool  # a determiner stands before it

    @property
    def head(self) -> str:
        return self.left[-1].strip("’'").lower()

    @property
    def capitals(self) -> list[bool]:
        return [name[:1].isupper() or name in ("and", "&", "the") for name in self.left]

    @property
    def owner(self) -> str | None:
        """The organisation behind the preposition: "spokesman for Lantern Energy"."""
        return name_of(self.right) if self.right and self.right[0][:1].isupper() and self.link in OWNING else None


def read_phrase(story: Story, start: int, end: int) -> Speaker | None:
    """What the words of a stretch stand for, None where they cannot speak."""
    text, begin = story.text, start
    people = story.people_in(start, end)
    if people and POSSESSIVE.match(text, people[-1].end):  # "Lin Wei’s mother"
        start = people[-1].end + 2
    elif people:  # "a friend of Lin Wei"
        end = people[0].start
    names = [text[slice(*match.span())] for match in TOKEN.finditer(text, start, end)][:MOST_WORDS]
    fixed = start > begin
    while names and (names[0] == "of" or names[0].lower() in DETERMINERS):  # "one of the women"
        names.pop(0)
        fixed = True
    if not names or plain(names[0]) in NO_SUBJECTS:
        return None
    if names[0] in OBJECTS:  # "one of them"
        return Speaker(NOBODY, begin, end)
    at = next((index for index, name in enumerate(names) if index and name in PREPOSITIONS), len(names))
    right = names[at + 1 :]
    while right and right[0].lower() in DETERMINERS:
        right.pop(0)
    found = _read(_Phrase(names[:at], "".join(names[at : at + 1]), right, fixed))
    return replace(found, start=begin, end=end) if found else None


def plain(word: str) -> str:
    """A word in small letters; an acronym is none ("WHO said")."""
    return word if word.isupper() and len(word) > 1 else word.lower()


def _read(phrase: _Phrase) -> Speaker | None:
    head, capitals, left = phrase.head, phrase.capitals, phrase.left
    single = head.removesuffix("s") if not head.endswith("ss") else head
    if head in DOCUMENTS and (len(left) == 1 or not all(capitals)):
        return Speaker(DOCUMENT, 0, 0)
    if head in THINGS and (len(left) == 1 or not capitals[-1]):
        return None
    known = head in SPOKES or is_post(head, True) or is_post(single, True) or single in KIN
    if known and not (all(capitals) and "the" in left):  # "Save the Children" is a body
        return _post(phrase, POST)
    if not capitals[0] and capitals[-1]:  # "schoolteacher Ama Boateng", whom no other evidence shows
        return Speaker(NOBODY, 0, 0, role=" ".join(left[: capitals.index(True)]))
    if all(capitals):
        return _body(phrase)
    if head in BODIES or (capitals[0] and phrase.fixed and left[0] not in PEOPLES):  # "the Motława yard"
        return Speaker(BODY, 0, 0, org=" ".join(left))
    if phrase.fixed or head.endswith("s") or head in PEOPLE:
        return _post(phrase, POST if head in PEOPLE else OTHER)
    return None


def _post(phrase: _Phrase, kind: str) -> Speaker:
    """Role and organisation of "Harbour Trust spokesman", "Kenyan foreign minister", "council spokeswoman"."""
    left, owner = phrase.left, phrase.owner
    whole = Speaker(kind, 0, 0, role=" ".join(left), org=owner)
    if all(phrase.capitals):
        return whole
    count = min(phrase.capitals.index(False), len(left) - 1)
    if count == 1 and not phrase.fixed and lexicon()[left[0]] & (WORD | OPENER) and not left[0].isupper():
        return whole  # "Study authors said": the capital is the sentence's
    if count and left[0] not in PEOPLES and left[0] not in HONORIFICS:
        return Speaker(kind, 0, 0, role=" ".join(left[count:]), org=owner or name_of(left[:count]))
    if left[-1].lower() in SPOKES and len(left) > 1 and left[-2].lower() in BODIES:
        return Speaker(kind, 0, 0, role=left[-1], org=owner or " ".join(left[:-1]))
    return whole


def _body(phrase: _Phrase) -> Speaker | None:
    """A capitalised phrase: an organisation, or the first word of a sentence."""
    left, owner = phrase.left, phrase.owner
    if len(left) == 1 and not phrase.right and not phrase.fixed:
        word, flags = left[0], lexicon()[left[0]]
        if flags & OPENER and not word.isupper():
            return None
        if word.lower() in BODIES:
            return Speaker(BODY, 0, 0, org=word)
        if flags & WORD and not word.isupper():  # "Growers said", "Fog said"
            return Speaker(POST, 0, 0, role=word) if word.endswith("s") else None
    if owner and phrase.link in ("of", "for"):
        return Speaker(BODY, 0, 0, org=f"{' '.join(left)} {phrase.link} {owner}")
    return Speaker(OTHER, 0, 0) if _is_name(left) else Speaker(BODY, 0, 0, org=name_of(left))


def _is_name(left: Sequence[str]) -> bool:
    """Whether a capitalised phrase looks like a person's name, although no other evidence shows one."""
    flags = [lexicon()[word] for word in left]
    named = flags[0] & ANY_GIVEN or any(word in HONORIFICS for word in left[:2])
    return len(left) > 1 and bool(named) and not any(flag & (THING | PLACE) for flag in flags)


def name_of(names: Sequence[str]) -> str | None:
    """The name at the beginning of some words, without a possessive ending.

    >>> name_of(["Bank", "of", "Lund", "and", "others"]), name_of(["Lantern", "Energy’s", "chief"])
    ('Bank of Lund', 'Lantern Energy')
    """
    kept: list[str] = []
    for name in names:
        if not (name[:1].isupper() or name[:1].isdigit() or name in INSIDE_NAMES):
            break
        kept.append(name)
    while kept and kept[-1] in INSIDE_NAMES:
        kept.pop()
    return " ".join(kept).removesuffix("’s").removesuffix("'s").strip("()") or None
