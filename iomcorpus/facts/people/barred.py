"""What shows that a name is nobody's: an article, an address, a firm, a ship, a dog, a dateline."""

from __future__ import annotations

from iomcorpus.facts.people.capitals import in_capitals, is_possessive, opens_sentence
from iomcorpus.facts.people.lexicon import (
    ANY_GIVEN,
    BASE,
    CALENDAR,
    CAPITALS,
    HONORIFIC,
    OPENER,
    OTHER,
    PEOPLE,
    POST,
    PREFIX,
    THING,
    VERB,
    lexicon,
)
from iomcorpus.facts.people.names import Name
from iomcorpus.facts.people.nobody import FIRM_TAIL, NO_HUMANS, VESSELS
from iomcorpus.facts.people.posts import GENERATIONS
from iomcorpus.facts.people.sight import Sight
from iomcorpus.forms.grammar import Pattern, words

DETERMINERS = words("the a an our its every each any another")
NOT_MENTIONS = frozenset("@_#&\\")  # signs that touch parts of addresses and codes
SEAT_BEFORE = Pattern(r"([A-Z][\w-]*) of $")
FULL_NAME = Pattern(r" & (?:[A-Z][\w’'-]+ )+[A-Z]")
NO_HUMAN_BEFORE = Pattern(rf"\b(?:{'|'.join(sorted(NO_HUMANS))}) (?:called|named) $")
POSSESSED_THING = Pattern(r"['’]s? [A-Z]")
# "LAS CRUCES, N.M. (", "NAIROBI (Reuters) -", "GENEVA – "
DATELINE = Pattern(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)? ?(?:\(|[–—-] |-- )")
KIND = Pattern(r",? (?:an? |the )(?:[\w-]+ ){0,2}?([\w-]+)(?= of| in| that| which| based|[,.;:)–]|$)( who)?")


def is_barred(sight: Sight) -> bool:
    """Whether a name cannot be a person's, whatever else speaks for it."""
    return (
        _is_part_of_code(sight)
        or _is_firm(sight)
        or _is_prefixed(sight.name)
        or (sight.name.title is None and _is_thing(sight))
        or (sight.alone and sight.name.title is None and _is_half(sight))
        or _goes_on(sight)
        or _is_kind(sight)
    )


def _is_part_of_code(sight: Sight) -> bool:
    """ "www.Okello.org", "@Ana", the place of a dateline."""
    name, text = sight.name, sight.text
    start, end = name.start, name.end
    if in_capitals(name.flags) and DATELINE.match(text, end) and (not start or text[start - 1] == "\n"):
        return True
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in NOT_MENTIONS or behind in NOT_MENTIONS:
        return True
    if not sight.alone:
        return False
    if name.words[0] in GENERATIONS:
        return True
    return (before == "." and text[start - 2 : start - 1].isalnum()) or (
        behind == "." and text[end + 1 : end + 2].isalnum()
    )


def _is_firm(sight: Sight) -> bool:
    """ "Gupta & Sons", "Okello-Brown Ltd"; but "Ana & Tom Holm" are two people."""
    text, end = sight.text, sight.name.end
    if text.startswith((" & ", "& "), end) and not (sight.known and FULL_NAME.match(text, end)):
        return True
    if text.endswith("& ", 0, sight.name.start) and (sight.alone or not sight.known):
        return True
    return bool(FIRM_TAIL.match(text, end))


def _is_prefixed(name: Name) -> bool:
    """ "Storm Brigid", "HMS Queen Elizabeth", "Lake Victoria"; but not "Chief of Mission Ana Reyes"."""
    index = name.first if name.title is None else name.title
    if not index or name.is_task:
        return False
    flags = name.run.flags[index - 1]
    return bool(flags & PREFIX and not flags & POST)


def _is_thing(sight: Sight) -> bool:
    """ "the Okello", "the trawler Ellen Marie", "a parrot called Winston"."""
    name = sight.name
    if sight.before in DETERMINERS or (name.first and name.run.words[name.first - 1] in ("The", "A", "An")):
        return True
    if sight.before in VESSELS or sight.before.removesuffix("s") in VESSELS:
        return True
    if sight.before not in ("called", "named"):
        return False
    return bool(NO_HUMAN_BEFORE.search(sight.text, max(0, name.start - 40), name.start))


def _is_half(sight: Sight) -> bool:
    """A lone word that is part of something longer: "Duke of Cumberland", "Moore’s Law", "Sea Org"."""
    name, text = sight.name, sight.text
    if name.left & OTHER and not name.left & (OPENER | CALENDAR | POST) and not sight.heading:
        if name.left & PEOPLE:
            return not sight.acts
        meets = name.left & (VERB | BASE) and sight.final & ANY_GIVEN and opens_sentence(text, name.run.start)
        return not meets  # "Meet Aoife"
    if sight.before == "of":
        seat = SEAT_BEFORE.search(text, max(0, name.start - 30), name.start)
        if seat and lexicon()[seat[1]] & (THING | HONORIFIC | POST):
            return True
    if is_possessive(text, name.end) and POSSESSED_THING.match(text, name.end):
        return True
    if name.right & OTHER and not name.right & CALENDAR and not sight.heading:
        return True
    return text.startswith(" of ", name.end) and not sight.known


def _goes_on(sight: Sight) -> bool:
    """Whether other capitalised words follow in a sentence: "Kuti Girls High"."""
    name = sight.name
    if not name.right or sight.heading or name.title is not None:
        return False
    return not name.right & (CALENDAR | POST | CAPITALS | OPENER)


def _is_kind(sight: Sight) -> bool:
    """ "Bella, a spaniel", "Tearwell, the charity": the words behind say what it is."""
    match = KIND.match(sight.text, sight.name.end)
    return bool(match and match[1].lower() in NO_HUMANS and not match[2])
