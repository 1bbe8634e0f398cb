"""Names of organisations that their form gives away: "Brightwater plc", "Moss & Lark", "Banque Centrale du Sahel"."""

from __future__ import annotations

from collections.abc import Iterator

from iomcorpus.facts.organisations import bodies
from iomcorpus.facts.organisations.kinds import is_one
from iomcorpus.facts.organisations.known import KNOWN_ACRONYMS
from iomcorpus.facts.organisations.names import HEADS, MOST_JOINED, Name, Part, Words, first_word, is_trade, joined_left
from iomcorpus.facts.people.capitals import Run, opens_sentence
from iomcorpus.facts.people.lexicon import CALENDAR, HONORIFIC, NAME, OPENER, PLACE, POST, VERB, WORD
from iomcorpus.forms.grammar import Pattern, listed
from iomcorpus.forms.grammar import words as words_of

SMALL_FORM = Pattern(r"[ ](?:plc|gGmbH|e\.V\.|s\.r\.o\.|d\.o\.o\.|a\.s\.)(?!\w)")


def read_small_forms(words: Words) -> Iterator[Name]:
    """The companies whose legal form is written small: "Brightwater plc"."""
    ends = {run.end: index for index, run in enumerate(words.runs)} if SMALL_FORM.search(words.text) else {}
    for match in SMALL_FORM.finditer(words.text) if ends else ():
        index = ends.get(match.start())
        if index is not None:
            run = words.runs[index]
            left = Part(run.place(first_word(words, run, len(run.words) - 1)), run.words)
            left = joined_left(words, index, left, "plc") if left.place == run.start else left
            yield Name(left.place, match.end(), "legal_form")


def read_capitals(words: Words, index: int) -> Name | None:
    """A name that is a whole line in capitals, as a signature or a heading may be: "IRISH CANAL SOCIETY"."""
    run, text = words.runs[index], words.text
    if len(run.words) < 2 or run.words[-1].capitalize() not in bodies.BODIES | bodies.LEGAL_FORMS:
        return None
    if text[run.start - 1 : run.start] not in ("", "\n") or text[run.end : run.end + 1] not in ("", "\n"):
        return None
    if any(flags & (OPENER | CALENDAR | VERB) for flags in run.flags):
        return None
    before = [word.capitalize() for word in run.words[:-1]]
    return Name(run.start, run.end, "body_word") if is_one(run.words[-1].capitalize(), before, "", [], "") else None


FOREIGN_JOINTS = frozenset(listed(" et | e | y | & | pour | pour la | für | per la | para el | para la | de l’"))


def read_foreign(words: Words, index: int) -> Name | None:
    """A name in another tongue, from the word that tells the body to the end: "Banque Centrale du Sahel"."""
    run = words.runs[index]
    at = next((at for at, word in enumerate(run.words) if word in bodies.FOREIGN_BODIES), None)
    if at is None or at == len(run.words) - 1 or (run.start in words.people and run.flags[at] & NAME):
        return None
    last = index
    while words.gap(last) in FOREIGN_JOINTS and last - index < MOST_JOINED:
        last += 1
    end = words.runs[last].end
    while at and not run.flags[at - 1] & (WORD | OPENER | CALENDAR):  # "Deutsche Gesellschaft für"
        at -= 1
    return Name(run.place(at), end, "foreign_body")


FIRM_TAILS = words_of(
    "Sons Daughters Co Company Partners Associates Brothers Bros Hijos Fils Söhne Filhos Figli Cie Ltd Kinder Daughter",
    "Son",
)
NO_FIRMS = words_of("Events News Conditions Terms Features Comment Crafts Drink Wine Chips Culture Sport Travel Advice")


def read_pair(words: Words, index: int) -> Name | None:
    """A firm of two names with "&" between them: "Moss & Lark", "Thackray & Sons"."""
    end = words.runs[index].end
    if "&" not in words.text[end : end + 2] or words.gap(index) not in (" & ", "&"):
        return None
    one, other = words.runs[index], words.runs[index + 1]
    first = first_word(words, one, len(one.words))
    if first >= len(one.words) or len(other.words) > 3:
        return None
    if len(one.words) - first > 1 and opens_sentence(words.text, one.place(first)) and is_trade(one.words[first]):
        first += 1  # "Auditors Ernst & Young"
    stop = next((at for at in range(1, len(other.words)) if _is_other(words, other, at)), len(other.words))
    name = Name(one.place(first), other.place(stop - 1) + len(other.words[stop - 1]), "ampersand")
    if other.words[-1] in FIRM_TAILS or not HEADS.isdisjoint(other.words):
        return name
    shorts = min(len(one.words[-1]), len(other.words[0])) < 2  # "Q & A", "B&B"
    places = one.flags[-1] & PLACE and other.flags[0] & PLACE  # "Trinidad & Tobago"
    persons = any(words.people.get(run.start, 0) > run.start + len(run.words[0]) for run in (one, other))
    both = (*one.flags[first:], *other.flags)
    plain = len(both) > 2 and all(flags & WORD for flags in both)  # "Mental Health & Family Response"
    apart = not KNOWN_ACRONYMS.isdisjoint((one.words[-1], other.words[0]))  # "IOM & Save the Seas"
    if shorts or places or persons or plain or apart or not NO_FIRMS.isdisjoint((*one.words, *other.words)):
        return None
    return name if _is_prose(words.text, name) else None


def _is_other(words: Words, run: Run, at: int) -> bool:
    """Whether a word of a run begins something else: a post, a day, a person."""
    return bool(run.flags[at] & (POST | CALENDAR | HONORIFIC)) or run.place(at) in words.people


def _is_prose(text: str, name: Name) -> bool:
    """Whether the line of a name has words in small letters, as headings and menus have not."""
    low = text.rfind("\n", max(0, name.start - 200), name.start) + 1 or max(0, name.start - 200)
    high = text.find("\n", name.end, name.end + 200)
    around = text[low : name.start] + " " + text[name.end : high if high >= 0 else name.end + 200]
    return sum(word.islower() and len(word) > 2 for word in around.split()) >= 2
