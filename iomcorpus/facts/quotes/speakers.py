"""Who speaks: the person, post or body that the words before or behind a verb of speech name.

the harbour trust's clerk, Ama Boateng, | said        a person, with the role that stands beside the name
The ministry, which runs the port, | said             a body
it | said                                             a pronoun, which `attribution` resolves
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iomcorpus.facts.people.lexicon import OPENER, lexicon
from iomcorpus.facts.people.posts import HONORIFICS
from iomcorpus.facts.quotes.phrases import (
    BODY,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENT,
    MOST_WORDS,
    NOBODY,
    NOT_A_SUBJECT,
    OTHER,
    PERSON,
    POSSESSIVE,
    POST,
    PREPOSITIONS,
    PRONOUN,
    PRONOUNS,
    TOKEN,
    Speaker,
    plain,
    read_phrase,
)
from iomcorpus.facts.quotes.speech import DAY, THINGS
from iomcorpus.facts.quotes.story import Story
from iomcorpus.forms.grammar import Pattern, either, words
from iomcorpus.model import PersonFound

REACH = 300  # characters of a sentence that may stand between a subject and its verb
LONGEST_PHRASE = 160  # characters of a subject without a name
LONGEST_OPENING = 60  # characters in which a sentence names its subject
MOST_APPOSITIONS = 4  # phrases between commas that a subject may have behind it
INDEFINITE = words("someone somebody everyone everybody others another both all many some")
FINITE = words(
    "is are was were has had have will would can could may might must shall should do does did been said says told",
    "went came took made gave got left held stood sat kept",
)

# Between a subject and its verb.
ADVERBS = words(
    "also later then again still once often always first simply just even further too earlier instead however has",
    "had have himself herself itself themselves afterwards meanwhile soon now thereafter both so",
)
NO_ADVERBS = words(
    "family ally assembly bully reply supply italy july fly jelly lily early elderly daily weekly monthly"
)
BEING = words("be been being was were is are isn't isn’t wasn't wasn’t get got gets getting weren't weren’t")
# Behind these nothing is said: "did not say", "wants to say".
UNSAID = words(
    "not never cannot didn't didn’t don't don’t doesn't doesn’t won't won’t hasn't hasn’t to would could might may",
    "will can should must let nor wouldn't wouldn’t couldn't couldn’t did",
)
TIME_TAIL = Pattern(
    rf",?[ ](?:(?:late |early )?on )?{DAY}(?:[ ](?:morning|evening|night|afternoon))?,?$"
    r"|,?[ ](?:yesterday|today|tonight|(?:last|this)[ ](?:week|month|night|year|morning)),?$"
)
QUOTED_AS = Pattern(  # "Lin Wei was quoted by the state agency as saying"
    r"[ ](?:(?:has|have|had)[ ]been|was|were|is|are)[ ](?:also[ ])?(?:widely[ ])?(?:quoted|reported|cited)\b"
    r"[^;:]{0,80}[ ]as$"
)

# What may stand between a name and its verb: a title behind it, an age, a party in brackets.
AFFIX = Pattern(
    r"(?:,[ ](?:\d{1,3}|[A-Z]{2,5}|Jr\.?|Sr\.?|Ph\.?D\.?),?|[ ](?:[A-Z]{2,5}|Jr\.?|Sr\.?|himself|herself)"
    r"|[ ]\([^()]{1,60}\)|[ ])*"
)
LINK = Pattern(r"(?:,?[ ](?:of|from|at|for|with|in)[ ]|,[ ](?:who|whose|a|an|the)[ ]|[ ]\()")
APPOSITION = (",", " (", " of ", " from ", " who ", " at ")
ABOUT = words("of for to by with from about against between on like than over after")  # "a friend of Lin Wei"
BEFORE_OBJECTS = PREPOSITIONS | ABOUT
SPLIT = Pattern(r"[,;:—–(\n“”\"]|[ ]-[ ]")
BOUNDARY = Pattern(rf"(?:{SPLIT.pattern})[ ]*|\b(?:and|but|while|whereas|that|because|when)[ ]")
PHRASE_END = Pattern(
    rf"{SPLIT.pattern}|[.!?)]|[ ]"
    + either(
        r"who|which|whose|where|that|because|if|and|but|after|as|when|while|during|before|in|on|via|by|to|over|about",
        r"through|with|following|speaking|at[ ](?:a|an|the|his|her|its)",
        rf"yesterday|today|tonight|last|this|late|early|earlier|later|{DAY}",
        r"told|has|have|had|is|was|are|were|will|would",
    )
    + r"\b"
)
SOURCE = Pattern(  # "according to a count by the Harbour Trust"
    r"[ ](?:(?:released|published|issued|compiled|seen|obtained|prepared|carried[ ]out|conducted|commissioned)[ ])?"
    r"(?:by|from)[ ]"
)


def speaker_before(story: Story, low: int, high: int) -> Speaker | None:
    """Who the subject is of a verb at `high`, in a sentence that begins at `low`."""
    text = story.text
    low = max(low, high - REACH)
    end = _without_adverbs(text, low, high)
    if end is None:
        return None
    relative = text.endswith(" who", low, end)
    if relative:
        end = low + len(text[low : end - 4].rstrip(" ,"))
    found = _pronoun_before(text, low, end) or _person_before(story, low, end)
    if relative:
        return found if found and found.kind != NOBODY else None
    if found:
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
    first = text[low : low + 20].split(" ", 1)[0].rstrip('.,;:!?”"').lower()
    if first in PRONOUNS and first != "it":
        return Speaker(PRONOUN, low, low + len(first), pronoun=first)
    if not first or first in NOT_A_SUBJECT or not text[low].isalpha() or first.endswith(("day", "ly")):
        return None
    for person in story.people_in(low, high):
        if POSSESSIVE.match(text, person.end):
            continue
        if not _names(text[low : person.start]):
            break
        return of_person(person, low)
    return read_phrase(story, low, _phrase_end(text, low, high))


def speaker_cited(story: Story, low: int, high: int) -> Speaker | None:
    """Who it is that follows "according to": nobody does by a plan or the rules."""
    text = story.text
    high = min(high, low + REACH)
    for person in story.people_in(low, high):
        if POSSESSIVE.match(text, person.end) or not _names(text[low : person.start]):
            break
        return replace(of_person(person, low), end=_behind_role(text, person))
    end = _phrase_end(text, low, high)
    found = read_phrase(story, low, end)
    if not found or text[low:end].rpartition(" ")[2].lower() in THINGS:
        return None
    if found.kind in (DOCUMENT, OTHER):
        source = SOURCE.match(text, end)
        body = read_phrase(story, source.end(), _phrase_end(text, source.end(), high)) if source else None
        if body and body.kind == BODY:
            return replace(body, start=low)
        return found if found.kind == DOCUMENT or text[low:end].istitle() else None
    return found if found.kind == BODY or text[low:end].split(" ", 1)[0].lower() in DETERMINERS else None


def of_person(person: PersonFound, start: int) -> Speaker:
    """A person as speaker, with the role and organisation of this mention."""
    return Speaker(PERSON, start, person.end, person.who, person.role, person.org)


def is_object(text: str, low: int, person: PersonFound) -> bool:
    """Whether a name belongs to what stands before it: "a friend of Lin Wei said"."""
    before = text[max(low, person.start - 40) : person.start].split()
    while before and before[-1].rstrip(".") in HONORIFICS:
        before.pop()
    return bool(before) and before[-1].lower() in ABOUT


def _phrase_end(text: str, low: int, high: int) -> int:
    match = PHRASE_END.search(text, low, high)
    return match.start() if match else high


def _behind_role(text: str, person: PersonFound) -> int:
    """Where the words end that name a person, with the post behind the name."""
    ends = [person.end]
    for part in (person.role, person.org):
        at = text.find(part, person.end, person.end + 60) if part else -1
        ends.append(at + len(part or "") if at >= 0 else person.end)
    return max(ends)


def _names(before: str) -> bool:
    """Whether the words before a name say who that is, and are not about something else.

    >>> _names("its secretary, "), _names("the mayor of Jos, "), _names("Lantern Energy chief ")
    (True, True, True)
    >>> _names("the mother of "), _names("the mayor, after he had met "), _names("in a letter to ")
    (False, False, False)
    """
    parts = before.replace(",", " ,").split()
    if not parts:
        return True
    if len(parts) > MOST_WORDS or parts.count(",") > 1 or parts[0].lower() in NOT_A_SUBJECT:
        return False
    if any(part in FINITE or (part in CONJUNCTIONS and part != "and") or part[-1] in ";:" for part in parts):
        return False
    return parts[-1] not in BEFORE_OBJECTS


def _without_adverbs(text: str, low: int, high: int) -> int | None:
    """Where the subject ends before "has also", "later", "on Monday"; None where nothing is said: "did not say"."""
    end = high
    while True:
        while end > low and text[end - 1] == " ":
            end -= 1
        tail = TIME_TAIL.search(text, max(low, end - 30), end)
        if tail is None and text.endswith(" as", low, end):
            tail = QUOTED_AS.search(text, max(low, end - 120), end)
        if tail:
            end = tail.start()
            continue
        start = max(text.rfind(" ", low, end), low - 1) + 1
        word = text[start:end].strip(",")
        if word == "to" and text.endswith(" on to", low, end):  # "went on to say"
            start = max(text.rfind(" ", low, end - len(" on to")), low - 1) + 1
        elif word in BEING or word in UNSAID:
            return None
        elif word not in ADVERBS and (not word.endswith("ly") or word in NO_ADVERBS or word[:1].isupper()):
            return end
        if start <= low:
            return end
        aside = text[end - 1] == ","
        end = low + len(text[low:start].rstrip(" "))
        if aside and text[end - 1 : end] == ",":  # "Lin Wei, however, said"
            end -= 1


def _pronoun_before(text: str, low: int, end: int) -> Speaker | None:
    start = max(text.rfind(" ", low, end), low - 1) + 1
    word = text[start:end].lstrip("(“\"'‘")
    if plain(word) in PRONOUNS:
        return Speaker(PRONOUN, end - len(word), end, pronoun=word.lower())
    return Speaker(NOBODY, end - len(word), end) if plain(word) in INDEFINITE else None


def _person_before(story: Story, low: int, end: int) -> Speaker | None:
    """The person that is the subject of a verb at `end`."""
    text = story.text
    people = story.people_in(low, end)
    if not people:
        return None
    last = people[-1]
    if AFFIX.fullmatch(text, last.end, end - (text[end - 1] == ",")):
        if len(people) > 1 and text[people[-2].end : last.start] in (" and ", " & "):
            last = people[-2]  # "Ana Reyes and Lin Wei said"
        return None if is_object(text, low, last) else of_person(last, _start(text, low, last))
    if text[end - 1] == ",":
        for person in reversed(people):
            if text.startswith(APPOSITION, person.end) and not is_object(text, low, person):
                return of_person(person, _start(text, low, person))
        return None
    gap = text[last.end : end]
    if last.role and gap.startswith(", ") and last.role in gap and not text[low : last.start].strip():
        return of_person(last, low)  # "Ana Reyes, head of the Harbour Trust says", the second comma forgotten
    if LINK.match(gap) and not is_object(text, low, last) and not any(word in FINITE for word in gap.split()):
        return of_person(last, _start(text, low, last))
    return None


def _start(text: str, low: int, person: PersonFound) -> int:
    """Where the words begin that name a person, title and post included."""
    role = text.rfind(person.role, low, person.start) if person.role else -1
    start = low
    for match in BOUNDARY.finditer(text, low, role if role >= low else person.start):  # "the chief engineer, Lin Wei"
        start = match.end()
    return start


def _before_apposition(story: Story, low: int, end: int) -> Speaker | None:
    """A subject without a name, with words between commas behind it: "The ministry, which runs the port, said"."""
    at = end
    for _ in range(MOST_APPOSITIONS):
        commas = [match.start() for match in SPLIT.finditer(story.text, low, at)]
        if not commas:
            return None
        at = commas[-1]
        found = _nameless_before(story, low, at)
        if found:
            return found
    return None


def _first_subject(story: Story, low: int, end: int) -> Speaker | None:
    """The subject of the sentence, of which another verb tells before: "She shook her head and said"."""
    text = story.text
    if not text.endswith((" and", " but", " then", " before", " while"), low, end):
        return None
    first = text[low:end].split(" ", 1)[0]
    if first.lower() in PRONOUNS:
        return Speaker(PRONOUN, low, low + len(first), pronoun=first.lower())
    people = story.people_in(low, end)
    if people:
        return of_person(people[0], low) if _names(text[low : people[0].start]) else None
    found = None
    for match in [*TOKEN.finditer(text, low, min(end, low + LONGEST_OPENING))][1:]:  # "The company denies it and says"
        opening = read_phrase(story, low, match.end())
        if found and (not opening or opening.kind not in (POST, BODY)):
            break
        found = opening if opening and opening.kind in (POST, BODY) else None
    return found


def _nameless_before(story: Story, low: int, end: int) -> Speaker | None:
    """A post or body whose name ends here, as far to the left as it goes."""
    text = story.text
    for match in SPLIT.finditer(text, low, end):
        low = match.end()
    relative = text.find(" who ", low, end)
    if relative > low:  # "Women who smoke and sell the catch said"
        end = relative
    spans = [match.span() for match in TOKEN.finditer(text, max(low, end - LONGEST_PHRASE), end)][-MOST_WORDS:]
    start = _phrase_start([text[slice(*span)] for span in spans])
    return read_phrase(story, spans[start][0], end) if start < len(spans) else None


def _phrase_start(names: Sequence[str]) -> int:
    """The number of the word with which the last phrase of some words begins.

    >>> _phrase_start("When it sank the master of the Ellen".split()), _phrase_start("Fish and Water Board".split())
    (3, 0)
    """
    start = len(names)
    for index in range(len(names) - 1, -1, -1):
        word = plain(names[index])
        before = names[index - 1] if index else ""
        if word in DETERMINERS:
            if before.lower() not in PREPOSITIONS and not _joins_name(names, index):
                return index
        elif word in CONJUNCTIONS or word in FINITE:
            joins = index + 1 < len(names) and before[:1].isupper() and names[index + 1][:1].isupper()
            if word != "and" or not joins:
                return start
        start = index
    return start


def _joins_name(names: Sequence[str], index: int) -> bool:
    """Whether "the" stands inside a name: "Save the Children"."""
    if index != 1 or len(names) < 3 or names[1] != "the" or lexicon()[names[0]] & OPENER:
        return False
    return names[0][:1].isupper() and names[2][:1].isupper()
