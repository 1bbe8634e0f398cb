"""The part of a capitalised run that may be a person's name, with what stands around it in the run."""

from __future__ import annotations

from iomcorpus.facts.people.capitals import PARTICLES, Run, in_capitals, opens_sentence, usual_case
from iomcorpus.facts.people.lexicon import (
    ANY_GIVEN,
    CALENDAR,
    CAPITALS,
    COMPASS_POINT,
    FAMILY,
    HONORIFIC,
    INITIAL,
    NAME,
    OPENER,
    OTHER,
    PEOPLE,
    PLACE,
    POST,
    PREFIX,
    THING,
    USUAL,
    VERB,
    WORD,
)
from iomcorpus.facts.people.nobody import NAMESAKES
from iomcorpus.facts.people.places import PLACES
from iomcorpus.facts.people.posts import COURTESY, GENERATIONS, POST_NOMINALS

MOST_NAME_WORDS = 6  # "Mohinder Pal Bains", "João Pedro Carvalho dos Santos"
# Honorifics that are given names too: with one word behind them they are one ("Dean Henderson", "Earl Simmons").
GIVEN_TITLES = {
    "Dean",
    "Earl",
    "Duke",
    "Prince",
    "Princess",
    "Lama",
    "Baron",
    "Marshal",
    "Major",
    "Nana",
    "Raja",
    "Sultan",
}
NAME_INSIDE = PARTICLES | {"St"}  # "Susan St James"
LORDS = {"Lord", "Lady", "Baroness", "Baron", "Viscount", "Viscountess", "Earl", "Countess", "Duke", "Duchess"}


class Name:
    """A stretch of a run that has the shape of a name."""

    __slots__ = (
        "end",
        "first",
        "flags",
        "is_task",
        "last",
        "left",
        "longer",
        "right",
        "run",
        "start",
        "text",
        "title",
        "words",
    )

    def __init__(self, run: Run, first: int, last: int, title: int | None) -> None:
        self.run = run
        self.first = first  # index of its first word in the run
        self.last = last  # index behind its last word
        self.words = run.words[first:last]
        self.flags = run.flags[first:last]
        self.start = run.place(first)
        self.text = " ".join(self.words)
        self.end = self.start + len(self.text)
        self.title = title  # index of the first word of the honorifics and posts right before it, None without
        self.longer: Name | None = None  # with words behind it that may be its surname, if something shows a person
        self.left = run.flags[first - 1] if first else 0  # what stands before it in the run
        self.is_task = False  # what stands before it belongs to a post: "Chief of Mission Eriko Shibata"
        self.right = run.flags[last] if last < len(run.words) else 0

    def __str__(self) -> str:
        return self.text


def names_in(run: Run, text: str, heading: bool = False) -> Name | None:
    """The name in a run, where a part of it has a name's shape.

    >>> from iomcorpus.facts.people.capitals import find_runs
    >>> [str(names_in(run, "")) for run in find_runs("Then Bishop Rose de la Cruz OBE met Grace")]
    ['Rose de la Cruz', 'Grace']
    >>> [names_in(run, "") for run in find_runs("Lake Chad Basin Commission, Okello Foundation, Storm Ana")]
    [None, None, None]
    """
    flags = run.flags
    count = len(flags)
    if count == 1:
        return Name(run, 0, 1, None) if _may_be_alone(run) else None
    if run.text in NAMESAKES or run.text in PLACES:
        return None
    shout = in_capitals(flags)
    first = 0
    while first < count:
        first = _next_part(run, first, shout)
        if first >= count:
            return None
        last = first + 1
        while last < count and _is_part(run, last, shout):
            last += 1
        name = _trimmed(run, first, last, text, heading)
        if name is not None and not _is_before_title(name, shout):
            return name
        first = last + 1
    return None


def _is_before_title(name: Name, shout: bool) -> bool:
    """Whether a title and somebody's name follow what is no given name: "Barangay Captain Teresita Lacaba"."""
    run, index = name.run, name.last
    if not name.right & (HONORIFIC | POST) or name.right & CAPITALS or any(flag & ANY_GIVEN for flag in name.flags):
        return False
    while index < len(run.flags) and run.flags[index] & (HONORIFIC | POST):
        index += 1
    return index < len(run.flags) and _is_part(run, index, shout) and bool(run.flags[index] & ANY_GIVEN)


def _next_part(run: Run, index: int, shout: bool) -> int:
    while index < len(run.flags) and not _is_part(run, index, shout):
        index += 1
    return index


def _may_be_alone(run: Run) -> bool:
    flags = run.flags[0]
    return not flags & (OTHER | CAPITALS) or bool(flags & NAME and not flags & CAPITALS)


def _is_part(run: Run, index: int, shout: bool) -> bool:
    """Whether a word may be part of a name: a known name, an unknown word, an initial, a particle."""
    flags = run.flags[index]
    if run.words[index][0] in "\"“‘'«(":  # a nickname
        return index > 0
    if index and run.words[index - 1].rstrip(".") in COURTESY and not flags & (HONORIFIC | PEOPLE):
        return True
    if index and run.flags[index - 1] & HONORIFIC and flags & WORD and not flags & (OTHER & ~WORD & ~VERB):
        behind = run.flags[index + 1] if index + 1 < len(run.flags) else OTHER
        if not behind & OTHER or behind & FAMILY:  # "Judge Honor Treloar"
            return True
    if flags & CAPITALS:
        word = run.words[index]
        if shout:
            return bool(flags & NAME) or (not flags & OTHER and len(word) > 3)
        if word in GENERATIONS:
            return index > 0
        if not index and len(word) == 2 and len(run.words) == 2 and not flags & OTHER:
            return True  # "KK Paul"
        if (
            index
            and not flags & OTHER
            and len(word) > 5
            and run.flags[index - 1] & NAME
            and index == len(run.words) - 1
        ):
            return True  # "Neville Arthur STOBBART"
        return (
            bool(flags & NAME and ((index and run.flags[index - 1] & NAME) or len(word) > 4))
            and word not in POST_NOMINALS
        )
    if flags & (NAME | INITIAL) or not flags & OTHER:
        return True
    if run.words[index] == "St" and 0 < index < len(run.words) - 1:  # "K. St Clair"
        return bool(run.flags[index - 1] & (INITIAL | ANY_GIVEN) and run.flags[index + 1] & NAME)
    if index > 1 and run.words[index][-1] in '"”' and run.words[index - 1][0] in '"“':  # “The Boxer”
        return True
    return run.words[index] in PARTICLES


def _trimmed(run: Run, first: int, last: int, text: str, heading: bool) -> Name | None:
    """A stretch without what stands before and behind the name in it; None where that shows that it is nobody's."""
    words, flags = run.words, run.flags
    first = _trimmed_left(run, first, last, text)
    while last > first and _is_tail(run, last - 1, first, text):
        last -= 1
    longest = _with_words(run, first, last)
    if longest == last + 1 and flags[first] & ANY_GIVEN and not flags[first] & OTHER and not heading:
        last = longest  # "Donald Trump": a surname that is a word
    if first >= last or all(
        flag & INITIAL or word in PARTICLES for flag, word in zip(flags[first:last], words[first:last], strict=True)
    ):
        return None
    before = flags[first - 1] if first else 0
    if before & PREFIX and not before & HONORIFIC and not _is_task(run, first - 1, text):
        return None
    behind = flags[last] if last < len(flags) else 0
    if behind & THING and not behind & CAPITALS and words[last] not in ("Police", "Press") and not behind & POST:
        return None
    if last - first > MOST_NAME_WORDS or _is_known_otherwise(run, first, last):
        return None
    if in_capitals(flags[first:last]) and not any(flag & NAME for flag in flags[first:last]):
        return None
    name = Name(run, first, last, title_before(run, first))
    name.is_task = bool(first) and _is_task(run, first - 1, text)
    if longest > last:
        name.longer = Name(run, first, longest, name.title)
    return name


def _with_words(run: Run, first: int, last: int) -> int:
    """Where a name ends if the words at the end of its run are its surname: "Kyle Render", "Renata Yellow Horse"."""
    count = len(run.words)
    if last == count or count - last > 2 or last <= first or not run.flags[first] & ANY_GIVEN:
        return last
    rest = run.flags[last:]
    if any(not flag & WORD or flag & (CALENDAR | OPENER | THING | PEOPLE | HONORIFIC | CAPITALS) for flag in rest):
        return last
    return count


def _is_known_otherwise(run: Run, first: int, last: int) -> bool:
    """Whether the words are a place's or a firm's, whole or in part: "In Hong Kong", "Goldman Sachs"."""
    words = run.words
    if " ".join(words[first:last]) in NAMESAKES:
        return True
    return any(usual_case(f"{words[at]} {words[at + 1]}") in PLACES for at in range(first, last - 1))


def _is_task(run: Run, index: int, text: str) -> bool:
    """Whether what stands before a name belongs to a post in front of it: "Chief of Mission Eriko Shibata"."""
    return index == 0 and bool(run.flags[0] & WORD) and text.endswith((" of ", " for "), 0, run.start)


def _trimmed_left(run: Run, first: int, last: int, text: str) -> int:
    """The index of the first word that is the name's: after titles, openers, peoples and places."""
    words, flags = run.words, run.flags
    first = _behind_others(run, first, last)
    while first < last - 1:
        flag, behind = flags[first], flags[first + 1]
        if words[first] in PARTICLES and not words[first][0].isupper():
            if first and flags[first - 1] & (HONORIFIC | POST):  # "General de Meza"
                break
            first += 1
        elif (
            (flag & (HONORIFIC | POST) and not _is_given_title(run, first, last))
            or words[first].rstrip(".") in COURTESY
            or (flag & (OPENER | CALENDAR) and not _opens_as_name(run, first, last, text))
            or (flag & (PEOPLE | COMPASS_POINT) and not flag & ANY_GIVEN)
            or (flag & PLACE and not flag & ANY_GIVEN and behind & NAME)
            or (flag & PREFIX and not flag & ANY_GIVEN and flag & OTHER & ~PREFIX & ~WORD)
        ):
            first += 1
        elif flag & WORD and not flag & ANY_GIVEN and behind & ANY_GIVEN and not behind & OTHER:
            if flag & FAMILY and "-" in words[first + 1]:  # "Park Eun-ji"
                break
            first += 1
        else:
            break
    return first


def _behind_others(run: Run, first: int, last: int) -> int:
    """Where a known given name begins behind words of something else: "Refugee Council Enver Solomon"."""
    flags = run.flags
    if run.words[last - 2][-1] in '"”':  # a nickname: Jimmy “The Boxer” Holm
        return first
    for index in range(last - 1, first, -1):
        if flags[index] & ANY_GIVEN and not flags[index] & OTHER and run.words[index - 1] not in NAME_INSIDE:
            for other in range(index - 1, first - 1, -1):
                flag = flags[other]
                family = flag & FAMILY and ("-" in run.words[index] or other > first)
                if family and flag & POST:  # "Dunmorra Mayor Ana Reyes", but "Maria Bishop Ana Reyes"
                    family = any(before & ANY_GIVEN for before in flags[first:other])
                if flag & OTHER and not flag & USUAL and not family:
                    return other + 1
    return first


def _is_given_title(run: Run, index: int, last: int) -> bool:
    """Whether a word that is a title and a name is the name: "Dean Henderson", "Derek Baker", "Sultan bin Hamad"."""
    words, flags = run.words, run.flags
    if index and flags[index - 1] & ANY_GIVEN and not flags[index - 1] & (HONORIFIC | POST):
        return True
    if not flags[index] & NAME:
        return False
    if words[index + 1] in PARTICLES and words[index + 1][0].islower():
        return not flags[index] & HONORIFIC or words[index] in GIVEN_TITLES
    if flags[index] & POST and not flags[index] & HONORIFIC:
        return (
            bool(flags[index] & ANY_GIVEN and not flags[index] & WORD)
            and not flags[index + 1] & ANY_GIVEN
            and last - index == 2
        )
    return (
        words[index] in GIVEN_TITLES
        and last - index == 2
        and bool(flags[index + 1] & FAMILY)
        and not flags[index + 1] & ANY_GIVEN
    )


def _opens_as_name(run: Run, index: int, last: int, text: str) -> bool:
    """Whether a word that opens sentences, or is a month, is a given name here: "June Hathersage", "met Will Byrne"."""
    flag, behind = run.flags[index], run.flags[index + 1]
    if flag & CALENDAR and behind & CALENDAR:
        return False
    if not flag & ANY_GIVEN or (behind & (PLACE | PEOPLE | ANY_GIVEN) & ~0 and not behind & FAMILY):
        return False
    if behind & OTHER and not behind & FAMILY:
        return False
    if flag & CALENDAR:
        return not _dated(text, run.place(index))
    return not opens_sentence(text, run.place(index)) if text else False


def _dated(text: str, start: int) -> bool:
    """Whether a month is one: "in June", "5 May", "last April"."""
    before = text[max(0, start - 12) : start].split()
    return bool(before) and (
        before[-1].lower()
        in ("in", "on", "last", "next", "this", "since", "until", "of", "late", "early", "from", "by")
        or before[-1][:1].isdigit()
    )


def _is_tail(run: Run, index: int, first: int, text: str) -> bool:
    """Whether the last word is no part of the name: a particle, a post-nominal, a weekday, a verb of a heading."""
    word, flag = run.words[index], run.flags[index]
    if word in GENERATIONS:
        return False
    if word in POST_NOMINALS or (word in PARTICLES and word[0].islower()):
        return True
    if index == first:
        return False
    if flag & INITIAL and "." in word:
        return True
    if flag & CALENDAR and flag & NAME and not flag & FAMILY:  # "Koos April." but "since Ana Reyes April 5"
        at = run.place(index) + len(word)
        return index - first > 1 or bool(run.flags[first] & OTHER) or text[at : at + 1] not in ".,;"
    if flag & (CALENDAR | OPENER) and not flag & FAMILY:
        return True
    if flag & PEOPLE and not flag & FAMILY:
        return True
    return bool(flag & (WORD | VERB) and not flag & NAME)


def title_before(run: Run, first: int) -> int | None:
    """Where the titles begin that stand right before a name in its run."""
    index = first
    while index and run.flags[index - 1] & (HONORIFIC | POST):
        index -= 1
    return index if index < first else None
