"""Who speaks: the person, post or body that words before or behind a verb of speech name.

    the harbour trust's clerk, Ama Boateng, | said        a person, with the role that stands beside the name
    a spokesman for Lantern Energy | said                 a post: nobody is named
    The Ministry of Fisheries | said                      a body
    it | said                                             a pronoun, which `attribution` resolves
    the coroner's letter | says                           a document: nobody speaks
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from iomcorpus.facts.lexicon import ANY_GIVEN, OPENER, PLACE, THING, WORD, lexicon
from iomcorpus.facts.places import PEOPLES
from iomcorpus.facts.posts import HONORIFICS, KIN, is_post
from iomcorpus.facts.speech import BODIES, DOCUMENTS, SPOKES, THINGS
from iomcorpus.facts.story import Story
from iomcorpus.forms.grammar import Pattern, either, words
from iomcorpus.model import PersonFound

PERSON, POST, BODY, PRONOUN, DOCUMENT = "person", "post", "body", "pronoun", "document"
OTHER = "other"  # a noun that no list has: "the hermit", or a thing


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


REACH = 300  # characters of a sentence that may stand between a subject and its verb
PRONOUNS = words("he she it they i we you")
INDEFINITE = words("someone somebody everyone everybody others another both all many some")
DETERMINERS = words(
    "a an the this that these those one another any some many most several both two three four five six all other few no",
    "his her its their our my your each every",
)
PREPOSITIONS = words("of for at from with in on near behind outside inside")
OWNING = words("of for at from with")  # what follows them may be the organisation of a post
# What a subject cannot begin with, and cannot reach over to the left.
CONJUNCTIONS = words(
    "and but that because when while if as after before since although though what whether so yet then who which or how where",
    "than until unless whereas why nor",
)
FINITE = words(
    "is are was were has had have will would can could may might must shall should do does did be been said says told went",
    "came took made gave got left held stood sat kept",
)
NOT_A_SUBJECT = words(
    "in on at by to from with into during after before under over about against through despite without within since until",
    "there here not nothing yesterday today tomorrow that",
)
PEOPLE = words(
    "people women men children boys girls youths police crowd staff locals parents relatives authorities critics folk elders",
    "team crew experts families officials insiders couple pair teenager adults colleagues youngsters veterans",
)
# Between a subject and its verb.
ADVERBS = words(
    "also later then again still once often always first simply just even further too earlier instead however has had have",
    "himself herself itself themselves recently reply response ve d 've ’ve afterwards meanwhile soon now thereafter both",
)
NO_ADVERBS = words("family ally assembly bully reply supply italy july fly jelly lily early elderly daily weekly monthly")
NOT_SAID = words(
    "not never cannot didn't didn’t don't don’t doesn't doesn’t won't won’t hasn't hasn’t to would could might may will can",
    "should must let nor didn wouldn't wouldn’t couldn't couldn’t did",
)
BEING = words("be been being was were is are isn't isn’t wasn't wasn’t get got gets getting weren't weren’t")
TIME_TAIL = Pattern(
    r",?[ ](?:(?:late |early )?on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:[ ](?:morning|evening|night|afternoon))?,?$"
    r"|,?[ ](?:yesterday|today|tonight|(?:last|this) (?:week|month|night|year|morning)),?$"
)
QUOTED_AS = Pattern(r"[ ](?:(?:has|have|had)[ ]been|was|were|is|are)[ ](?:also[ ])?(?:widely[ ])?(?:quoted|reported|cited)\b[^;:]{0,80}[ ]as$")

# What may stand between a name and its verb: a title behind it, an age, a party in brackets.
AFFIX = Pattern(
    r"(?:,[ ](?:\d{1,3}|[A-Z]{2,5}|Jr\.?|Sr\.?|Ph\.?D\.?),?|[ ](?:[A-Z]{2,5}|Jr\.?|Sr\.?|himself|herself)|[ ]\([^()]{1,60}\)|[ ])*"
)
POSSESSIVE = Pattern(r"[’'](?:s\b)?[ ]")
LINK = Pattern(r"(?:,?[ ](?:of|from|at|for|with|in)[ ]|,[ ](?:who|whose|a|an|the)[ ]|[ ]\()")
BEFORE_PERSON = Pattern(r"\b(?:of|for|to|by|with|from|about|against|between|on|like|than|over|after|and)[ ]$")
BOUNDARY = Pattern(r"[,;:—–(\n“”\"][ ]*|[ ]-[ ]|\b" + either("and", "but", "while", "whereas", "that", "because", "when") + r"[ ]")
SPLIT = Pattern(r"[,;:—–(\n“”\"]|[ ]-[ ]")
TOKEN = Pattern(r"\S+")
PHRASE_END = Pattern(
    r"[,.;:!?—–()“”\"\n]|[ ]-[ ]|[ ]"
    + either(
        r"who|which|in|on|after|as|when|while|during|before|and|but|yesterday|today|tonight|told|via|by|to|that|because|if",
        r"at (?:a|an|the|his|her|its)|last|this|late|early|earlier|later|where|whose|over|about|through|following|speaking|with",
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|has|have|had|is|was|are|were|will|would",
    )
    + r"\b"
)
SOURCE = Pattern(r"[ ](?:(?:released|published|issued|compiled|seen|obtained|prepared|carried out|conducted|commissioned)[ ])?(?:by|from)[ ]")
MOST_WORDS = 16  # of a subject without a name


def speaker_before(story: Story, low: int, high: int) -> Speaker | None:
    """Who the subject is of a verb at `high`, in a sentence that begins at `low`."""
    low = max(low, high - REACH)
    end = _without_adverbs(story.text, low, high)
    if end is None:
        return None
    text = story.text
    relative = text.endswith(" who", low, end)
    if relative:
        end -= 4
        while end > low and text[end - 1] in " ,":
            end -= 1
    found = _pronoun_before(text, low, end, relative) or _person_before(story, low, end)
    if found or relative:
        return found
    if text[end - 1 : end] == ",":
        return _before_apposition(story, low, end - 1)
    return _nameless_before(story, low, end) or _first_subject(story, low, end)


def speaker_behind(story: Story, low: int, high: int) -> Speaker | None:
    """Who the subject is that follows a verb which ends at `low`, in a sentence that ends at `high`."""
    text = story.text
    high = min(high, low + REACH)
    while low < high and text[low] == " ":
        low += 1
    first = text[low : low + 20].split(" ", 1)[0].rstrip(".,;:!?”\"").lower()
    if first in PRONOUNS and first != "it":
        return Speaker(PRONOUN, low, low + len(first), pronoun=first)
    if not first or first in NOT_A_SUBJECT or not text[low].isalpha() or first.endswith(("day", "ly")):
        return None
    match = PHRASE_END.search(text, low, high)
    end = match.start() if match else high
    for person in story.people_in(low, high):
        before = text[low : person.start]
        if POSSESSIVE.match(text, person.end):
            continue
        if not _names(before):
            break
        return _of_person(person, low)
    return phrase(story, low, min(end, high))


def speaker_cited(story: Story, low: int, high: int) -> Speaker | None:
    """Who it is that follows "according to"; a document counts where it names whose it is."""
    text = story.text
    for person in story.people_in(low, min(high, low + REACH)):
        if POSSESSIVE.match(text, person.end) or not _names(text[low : person.start]):
            break
        return replace(_of_person(person, low), end=_behind_role(text, person))
    match = PHRASE_END.search(text, low, high)
    end = match.start() if match else high
    found = phrase(story, low, end)
    if not found or text[low:end].rpartition(" ")[2].lower() in THINGS:
        return None
    if found.kind in (DOCUMENT, OTHER):
        source = SOURCE.match(text, end) if end < high else None
        match = PHRASE_END.search(text, source.end(), high) if source else None
        body = phrase(story, source.end(), match.start() if match else high) if source else None
        if body and body.kind == BODY:
            return replace(body, start=low)
        return found if found.kind == DOCUMENT or text[low:end].istitle() else None
    return found if found.kind == BODY or text[low:end].split(" ", 1)[0].lower() in DETERMINERS else None


def _behind_role(text: str, person: PersonFound) -> int:
    """Where the words end that name a person, with the post behind the name."""
    behind = [text.find(words, person.end, person.end + 60) for words in (person.role, person.org) if words]
    ends = [at + len(words) for at, words in zip(behind, filter(None, (person.role, person.org)), strict=True) if at >= 0]
    return max(ends, default=person.end)


def _names(before: str) -> bool:
    """Whether the words before a name say who that is, and are not about something else.

    >>> _names("its secretary, "), _names("the mayor of Jos, "), _names("one of them, "), _names("Lantern Energy chief ")
    (True, True, True, True)
    >>> _names("the mother of "), _names("the mayor, after he had met "), _names("in a letter to ")
    (False, False, False)
    """
    said = before.rstrip()
    if not said:
        return True
    parts = said.replace(",", " ,").split()
    if len(parts) > MOST_WORDS or any(part in FINITE or part in CONJUNCTIONS - {"and"} for part in parts):
        return False
    if parts[0].lower() in NOT_A_SUBJECT or any(part in (".", ";", ":") for part in parts) or said.count(",") > 1:
        return False
    return parts[-1] not in PREPOSITIONS | {"to", "by", "about", "against"}


def _of_person(person: PersonFound, start: int) -> Speaker:
    return Speaker(PERSON, start, person.end, person.who, person.role, person.org)


def _without_adverbs(text: str, low: int, high: int) -> int | None:
    """Where the subject ends before "has also", "later", "on Monday"; None where nothing is said: "did not say"."""
    end = high
    while True:
        while end > low and text[end - 1] == " ":
            end -= 1
        time = TIME_TAIL.search(text, max(low, end - 30), end) or QUOTED_AS.search(text, max(low, end - 120), end)
        if time:
            end = time.start()
            continue
        start = max(text.rfind(" ", low, end), low - 1) + 1
        word = text[start:end].strip(",")
        if word in BEING or word in NOT_SAID:
            if word != "to" or not text.endswith(" on to", low, end):
                return None
            start = max(text.rfind(" ", low, end - 6), low - 1) + 1  # "went on to say"
        elif word not in ADVERBS and (not word.endswith("ly") or word in NO_ADVERBS or word[:1].isupper()):
            return end
        if start <= low:
            return end
        comma = text[end - 1] == ","
        end = start
        while end > low and text[end - 1] == " ":
            end -= 1
        if comma and text[end - 1 : end] == ",":  # "Roe, however, said"
            end -= 1


def _pronoun_before(text: str, low: int, end: int, relative: bool) -> Speaker | None:
    start = max(text.rfind(" ", low, end), low - 1) + 1
    word = text[start:end].lstrip("(“\"'‘")
    if word.lower() in PRONOUNS:
        return Speaker(PRONOUN, end - len(word), end, pronoun=word.lower())
    return Speaker(OTHER, end - len(word), end) if word.lower() in INDEFINITE and not relative else None


def _person_before(story: Story, low: int, end: int) -> Speaker | None:
    """The person that is the subject of a verb at `end`."""
    text = story.text
    people = story.people_in(low, end)
    if not people:
        return None
    last = people[-1]
    if AFFIX.fullmatch(text, last.end, end):
        if len(people) > 1 and text[people[-2].end : last.start] in (" and ", " & "):
            last = people[-2]  # "Ana Reyes and Lin Wei said"
        return None if is_object(text, low, last) else _of_person(last, _start(text, low, last))
    if text[end - 1] == ",":
        for person in reversed(people):
            if text[person.end : person.end + 1] in (",", " ") and not is_object(text, low, person):
                if AFFIX.match(text, person.end).end() < end and _opens_apposition(text, person.end):  # type: ignore[union-attr]
                    return _of_person(person, _start(text, low, person))
        return None
    gap = text[last.end : end]
    if LINK.match(gap) and not is_object(text, low, last) and not any(word in FINITE for word in gap.split()):
        return _of_person(last, _start(text, low, last))
    return None


def _opens_apposition(text: str, at: int) -> bool:
    return text[at] == "," or text.startswith((" (", " of ", " from ", " who ", " at "), at)


def is_object(text: str, low: int, person: PersonFound) -> bool:
    """Whether a name belongs to what stands before it: "a friend of Lin Wei said"."""
    start = person.start
    words_before = text[max(low, start - 40) : start].split()
    while words_before and words_before[-1].rstrip(".") in HONORIFICS:
        start = text.rindex(words_before.pop(), low, start)
    return bool(BEFORE_PERSON.search(text, max(low, start - 12), start)) and not text.endswith("and ", low, start)


def _start(text: str, low: int, person: PersonFound) -> int:
    """Where the words begin that name a person, title and post included."""
    start = low
    for match in BOUNDARY.finditer(text, low, person.start):
        start = match.end()
    role = text.rfind(person.role, low, person.start) if person.role else -1
    if low <= role < start:  # "the chief engineer, Lin Wei"
        start = low
        for match in BOUNDARY.finditer(text, low, role):
            start = match.end()
    return start


def _before_apposition(story: Story, low: int, end: int) -> Speaker | None:
    """A subject without a name, with words between commas behind it: "The ministry, which runs the port, said"."""
    text = story.text
    parts = SPLIT.split(text[low:end])
    at = end
    for part in reversed(parts[1:]):
        at -= len(part)
        at = text.rfind(text[at - 1], low, at) if at > low else at
        found = _nameless_before(story, low, at)
        if found and found.kind != PRONOUN:
            return found
    return None


def _first_subject(story: Story, low: int, end: int) -> Speaker | None:
    """The subject of the sentence, of which another verb tells before: "She shook her head and said"."""
    text = story.text
    if not text.endswith((" and", " but", " then", ", and", " before", " while"), low, end):
        return None
    first, _, _ = text[low:end].partition(" ")
    if first.lower() in PRONOUNS:
        return Speaker(PRONOUN, low, low + len(first), pronoun=first.lower())
    people = story.people_in(low, end)
    return _of_person(people[0], low) if people and _names(text[low : people[0].start]) else None


def _nameless_before(story: Story, low: int, end: int) -> Speaker | None:
    """A post or body whose name ends here, as far to the left as it goes."""
    text = story.text
    for match in SPLIT.finditer(text, low, end):
        low = match.end()
    relative = text.find(" who ", low, end)
    if relative > low:  # "Women who smoke and sell the catch said"
        end = relative
    tokens = [match.span() for match in TOKEN.finditer(text, max(low, end - 160), end)][-MOST_WORDS:]
    start = len(tokens)
    for index in range(len(tokens) - 1, -1, -1):
        word = _plain(text[slice(*tokens[index])])
        before = text[slice(*tokens[index - 1])] if index else ""
        if word in DETERMINERS:
            start = index
            if before.lower() not in PREPOSITIONS and not _joins_name(text, tokens, index):
                break
        elif word in CONJUNCTIONS or word in FINITE:
            following = text[tokens[index + 1][0]] if index + 1 < len(tokens) else "a"
            if word != "and" or not (before[:1].isupper() and following.isupper()):
                break
            start = index
        else:
            start = index
    return phrase(story, tokens[start][0], end) if start < len(tokens) else None


def _plain(word: str) -> str:
    """A word in small letters; an acronym is none ("WHO said")."""
    return word if word.isupper() and len(word) > 1 else word.lower()


def _joins_name(text: str, tokens: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether "the" stands inside a name: "Save the Children"."""
    if index != 1 or len(tokens) < 3 or text[slice(*tokens[1])] != "the":
        return False
    return text[tokens[0][0]].isupper() and text[tokens[2][0]].isupper() and not lexicon()[text[slice(*tokens[0])]] & OPENER


def phrase(story: Story, start: int, end: int) -> Speaker | None:
    """What a phrase stands for whose subject has no name."""
    text, begin = story.text, start
    people = story.people_in(start, end)
    if people and POSSESSIVE.match(text, people[-1].end):  # "Lin Wei’s mother"
        start = people[-1].end + 2
    elif people:
        end = people[0].start
    tokens = [match.span() for match in TOKEN.finditer(text, start, end)][:MOST_WORDS]
    while tokens and text[slice(*tokens[0])].lower() in DETERMINERS:
        tokens.pop(0)
    names = [text[slice(*token)] for token in tokens]
    while names and (names[0] == "of" or names[0].lower() in DETERMINERS):  # "one of the women"
        names.pop(0)
    if not names or _plain(names[0]) in NOT_A_SUBJECT | CONJUNCTIONS | PRONOUNS:
        return None
    fixed = tokens[0][0] > begin  # a determiner stood before it
    at = next((index for index, name in enumerate(names) if index and name in PREPOSITIONS), len(names))
    left, right = names[:at], names[at + 1 :]
    while right and right[0].lower() in DETERMINERS:
        right.pop(0)
    found = _read(left, right, names[at : at + 1], fixed)
    return replace(found, start=begin, end=end) if found else None


def _read(left: Sequence[str], right: Sequence[str], link: Sequence[str], fixed: bool) -> Speaker | None:
    """A phrase as role and organisation: `left` is its head with what stands before, `right` what follows "of", "for"."""
    if not left:
        return None
    head = left[-1].strip("’'").lower()
    single = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    capitals = [name[:1].isupper() or name in ("and", "&", "the") for name in left]
    named = _name_of(right) if right and right[0][:1].isupper() and link[0] in OWNING else None
    speaks = head in SPOKES or is_post(head, True) or is_post(single, True) or single in KIN
    if head in DOCUMENTS and not all(capitals[:-1] + [capitals[-1] and len(left) > 1]):
        return Speaker(DOCUMENT, 0, 0)
    if head in THINGS and (len(left) == 1 or not capitals[-1]):
        return None
    if speaks:
        role, org = _post(left, capitals, fixed)
        return Speaker(POST, 0, 0, role=role, org=named or org)
    if all(capitals):
        return _body(left, right, link, named, fixed)
    if head in BODIES or (capitals[0] and fixed and left[0] not in PEOPLES):  # "the Motława yard"
        return Speaker(BODY, 0, 0, org=" ".join(left))
    if not capitals[-1] and (fixed or head.endswith("s") or head in PEOPLE):
        role, org = _post(left, capitals, fixed)
        return Speaker(POST if head in PEOPLE else OTHER, 0, 0, role=role, org=named or org)
    return None


def _post(left: Sequence[str], capitals: Sequence[bool], fixed: bool) -> tuple[str | None, str | None]:
    """Role and organisation of "Harbour Trust spokesman", "Kenyan foreign minister", "council spokeswoman"."""
    if all(capitals):
        return " ".join(left), None
    count = 0
    while count < len(left) - 1 and capitals[count]:
        count += 1
    name = _name_of(left[:count])
    if count == 1 and not fixed and lexicon()[left[0]] & (WORD | OPENER) and not left[0].isupper():
        return " ".join(left), None  # "Study authors said": the capital is the sentence's
    if name and name.split()[0] not in PEOPLES and name.split()[0] not in HONORIFICS:
        return " ".join(left[count:]), name
    if left[-1].lower() in SPOKES and len(left) > 1 and left[-2].lower() in BODIES:
        return left[-1], " ".join(left[:-1])
    return " ".join(left), None


def _body(
    left: Sequence[str], right: Sequence[str], link: Sequence[str], named: str | None, fixed: bool
) -> Speaker | None:
    """A capitalised phrase: an organisation, or the first word of a sentence."""
    if len(left) == 1 and not right and not fixed:
        word = left[0]
        flags = lexicon()[word]
        if flags & OPENER:
            return None
        if word.lower() in BODIES:
            return Speaker(BODY, 0, 0, org=word)
        if flags & WORD and not word.isupper():
            return Speaker(POST, 0, 0, role=word) if word.endswith("s") else None
    if link and link[0] in ("of", "for") and named:
        return Speaker(BODY, 0, 0, org=f"{' '.join(left)} {link[0]} {named}")
    return Speaker(OTHER, 0, 0) if _is_name(left) else Speaker(BODY, 0, 0, org=_name_of(left))


def _is_name(left: Sequence[str]) -> bool:
    """Whether a capitalised phrase looks like a person's name, although nothing showed one there."""
    flags = [lexicon()[word] for word in left]
    named = flags[0] & ANY_GIVEN or left[0] in HONORIFICS
    return len(left) > 1 and bool(named) and not any(flag & (THING | PLACE) for flag in flags)


def _name_of(names: Sequence[str]) -> str | None:
    """Capitalised words at the beginning, without a possessive ending."""
    kept: list[str] = []
    for name in names:
        if not (name[:1].isupper() or name[:1].isdigit() or name in ("and", "of", "for", "the", "&", "in")):
            break
        kept.append(name)
    while kept and kept[-1] in ("and", "of", "for", "the", "&", "in"):
        kept.pop()
    name = " ".join(kept)
    return name.removesuffix("’s").removesuffix("'s").strip("()") or None
