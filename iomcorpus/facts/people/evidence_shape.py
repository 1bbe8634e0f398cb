"""What in its own words shows that a name is a person's: given names, family names, initials, particles, numerals."""

from __future__ import annotations

from iomcorpus.facts.people.capitals import PARTICLES, is_possessive
from iomcorpus.facts.people.evidence_lines import labelled
from iomcorpus.facts.people.human_verbs import BODILY
from iomcorpus.facts.people.lexicon import (
    ANY_GIVEN,
    BASE,
    CALENDAR,
    CAPITALS,
    FAMILY,
    HONORIFIC,
    INITIAL,
    NAME,
    OPENER,
    OTHER,
    PEOPLE,
    PLACE,
    POST,
    THING,
    USUAL,
    VERB,
    WORD,
)
from iomcorpus.facts.people.nobody import AL_THINGS, NAMESAKES
from iomcorpus.facts.people.posts import NO_ROLE
from iomcorpus.facts.people.sight import PLACE_PREPOSITIONS, Sight
from iomcorpus.forms.grammar import Pattern, words


def given_name(sight: Sight) -> bool:
    """A known given name and more: "Gwendolyn Tate’s refusal"; one that is a word too needs a known surname."""
    name = sight.name
    if sight.alone or (name.words[0] in PARTICLES and len(name.words) < 3):
        return False
    first, final = sight.first, sight.final
    if not first & ANY_GIVEN:
        first = next((flag for flag in name.flags[:-1] if flag & ANY_GIVEN and not flag & OTHER), 0)
        if not first or any(flag & OTHER for flag in name.flags[: name.flags.index(first)]):
            return False
    if final & OTHER and not _may_be_surname(sight, first):
        return False
    if not first & OTHER:
        return True
    if not first & USUAL:
        return bool(final & FAMILY) and not final & OTHER and not sight.opens and not sight.heading
    if not final & OTHER:
        return True
    return bool(final & FAMILY) and not final & (PLACE | CALENDAR | HONORIFIC) and (not sight.opens or bool(sight.acts))


def _may_be_surname(sight: Sight, first: int) -> bool:
    """Whether a last word that is something else too may be a surname: "Paul London", "Donald Trump’s"."""
    final = sight.final
    if (final & (PLACE | PEOPLE | POST) and not final & NAME) or sight.name.words[-1] in NO_ROLE:
        return False  # "Padma Shri" is an order
    if final & THING and "-" in sight.name.words[0]:
        return bool(final & NAME)  # "Eun-ji Park"
    if final & THING:  # "Abbey Car Park will"
        return bool(final & NAME and sight.acts) and not any(flag & THING for flag in sight.name.flags[:-1])
    if final & WORD and not final & NAME:
        return not first & OTHER and (not sight.opens or bool(sight.acts))
    return True


def family_first(sight: Sight) -> bool:
    """A family name that is a word too, before a given name with a hyphen: "Park Eun-ji"."""
    words = sight.name.words
    return len(words) == 2 and bool(sight.first & FAMILY) and "-" in words[1] and words[1].rpartition("-")[2].islower()


def known_name(sight: Sight) -> bool:
    """A known name beside a word of no list: "Wu Guodong", "Aputi Falkenberg"."""
    if sight.alone or sight.follows_place or not sight.sound or not sight.known:
        return False
    return not sight.heading or sight.name.run.words == sight.name.words


REGNAL = words("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI")


def regnal(sight: Sight) -> bool:
    """A name with a number of rulers: "under Thutmose III"."""
    name = sight.name
    if len(name.words) != 2 or name.words[1] not in REGNAL:
        return False
    return not sight.first & (OTHER | CAPITALS) and not name.left


TWO_LETTERS = words(
    "UN EU US UK AU AP BP FA AI IT PR HR TV UV ID PC OK VP MP GP CV LA NY DC SA NZ UP HP GM GE EA AA ES FC AC"
)


def initials(sight: Sight) -> bool:
    """ "J.K. Ferriby", "W. E. B. Lockhart", "R Patel", "KK Paul"."""
    name, final = sight.name, sight.final
    if len(name.words) < 2:
        return False
    first, second = name.words[0], name.flags[1 + (name.words[1] == "St")]
    if sight.first & CAPITALS and len(name.words) == 2 and len(first) == 2 and first not in TWO_LETTERS:
        return bool(final & NAME) and not final & (OTHER | CAPITALS)
    if not sight.first & INITIAL or (second & OTHER and (not second & NAME or second & OPENER)):
        return False
    if final & (THING | CALENDAR | PEOPLE) or (final & OTHER and not final & FAMILY):
        return False
    if "." in first:
        return True
    return first not in ("A", "I", "O") and len(first) <= 3 and (bool(final & FAMILY) or first == "J")


SURNAME_SHAPE = Pattern(r"Mc[A-Z]|O['’][A-Z]|Mac[A-Z]|(?:Al|El|Van|Ben)-[A-Z]|Fitz[a-z]|D['’][A-Z]")
PARTICLE_BEFORE = Pattern(
    r"(?:^|(?<=[\s“\"‘(]))((?:(?:van|von|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el|der|den|ter) ){1,3}"
    r"|(?:al|el|as|ad|ash|an|d|l)[-’'])$"
)


def particle(sight: Sight) -> bool:
    """A surname by its shape: "de Souza", "al-Hashimi", "O’Dwyer"."""
    name, final = sight.name, sight.final
    if not sight.alone or final & (OTHER | CAPITALS) or sight.heading or sight.before in PLACE_PREPOSITIONS:
        return False
    if name.text in NAMESAKES:
        return False
    before = PARTICLE_BEFORE.search(sight.text, max(0, sight.start - 14), sight.start)
    if name.first > 1 and name.title is None and name.run.words[name.first - 1] in PARTICLES:
        return False  # "Monts de Cristal"
    if before and before[1] not in ("la ", "le ", "el ", "de la "):
        return name.text not in AL_THINGS
    return bool(SURNAME_SHAPE.match(name.text)) and not is_possessive(sight.text, name.end)


# Before a lone given name these show nothing: "the book of", "drains were".
NO_PEOPLE = words(
    "of by from as or and than de du la le el un per via called named titled entitled v vs is was were are be been",
    "visit visited visiting reach reached leave leaving enter entered tour toured invade invaded towards north south",
    "east west",
)
WITH_PEOPLE = words("for with asked met thanked between helped joined married remembers told behind")


def lone_given(sight: Sight) -> bool:
    """A given name alone in a sentence: "Safia gained", "Farah’s kite", "It went to Yusuf"."""
    final = sight.final
    if not sight.alone or not final & ANY_GIVEN or final & CAPITALS or sight.follows_place:
        return False
    if final & OTHER:  # "From left: Lily, Sanjay"
        return bool(final & USUAL) and labelled(sight)
    if sight.acts or is_possessive(sight.text, sight.name.end) or sight.name.left & (VERB | BASE):
        return True
    if sight.heading or sight.opens:
        return labelled(sight)
    return sight.before.isalpha() and sight.before.islower() and sight.before not in NO_PEOPLE


def lone_family(sight: Sight) -> bool:
    """A family name alone does or owns something, an unknown word does what bodies do: "Okello thanked", "Xoc wept"."""
    final = sight.final
    if not sight.alone or final & (OTHER | CAPITALS) or sight.follows_place:
        return False
    if not final & FAMILY:
        return sight.verb in BODILY
    return bool(sight.acts) or is_possessive(sight.text, sight.name.end) or sight.before in WITH_PEOPLE
