"""What posts and organisations tell of two persons with one name: that they are one, that they are two, or nothing.

>>> one = read_ground(("Chief of Mission",), ("IOM UK",))
>>> other = read_ground(("former chief of mission",), ("International Organization for Migration (IOM)",))
>>> compare_orgs(one, other), compare_posts(one, other)
(True, True)
>>> compare_orgs(one, read_ground((), ("Harbour Trust",))), compare_orgs(one, read_ground((), ()))
(False, None)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from iomcorpus.facts.identity.name_parts import fold
from iomcorpus.facts.people.posts import HONORIFICS
from iomcorpus.forms.grammar import words

Phrases = AbstractSet[str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What is said of a person, in phrases that can be compared: words without those that carry nothing, sorted."""

    orgs: Phrases = frozenset()  # each organisation as a whole, and its acronym
    org_parts: Phrases = frozenset()  # beginnings and ends of them: "iom" of "IOM UK"
    posts: Phrases = frozenset()
    post_parts: Phrases = frozenset()
    ranks: Phrases = frozenset()  # "judge", "dr"
    fields: Phrases = frozenset()  # walks of life: "sport"

    @property
    def is_whole(self) -> bool:
        """Whether an organisation is named, more than "police" or "the council", and something that the person does."""
        return bool(self.orgs and (self.posts or self.ranks))


NOTHING = Ground()
PARTS = ("orgs", "org_parts", "posts", "post_parts", "ranks", "fields")

SMALL_WORDS = words("of the and for at in on to a an de du des la le di del da der die und et y e von s")
# No organisation by themselves: two people of "the police" need not be colleagues.
GENERIC_ORGS = words(
    "university college school ministry department council committee board commission parliament government police",
    "army navy hospital clinic church bank company firm trust charity foundation association society union party",
    "office agency court club team group institute center authority service national international united royal state",
    "city county local public federal general new north south east west northern southern eastern western",
)
# Of the time, the sex and the degree; the post stays the same.
NO_MATTER = words(
    "former ex then acting interim current new newly outgoing incoming late retired veteran long-time longtime long-",
    "serving elect senior junior young old local prominent leading well-known renowned his her their our its who is",
    "was as",
)
SAME_WORD = {
    word: line.split()[0]
    for line in (
        "spokesperson spokesman spokeswoman spokespeople",
        "chair chairman chairwoman chairperson",
        "businessman businesswoman businessperson",
        "actor actress",
        "congressman congresswoman",
        "policeman policewoman",
        "councillor councilor councilwoman councilman cllr cllrs",
        "ambassador amb",
        "dr doctor",
        "prof professor",
        "judge justice magistrate",
        "captain capt",
        "colonel col",
        "lieutenant lt",
        "sergeant sgt",
        "reverend rev revd",
        "senator sen",
        "governor gov",
        "headquarters hq",
        "organization organisation",
        "center centre",
        "labor labour",
        "defense defence",
        "program programme",
    )
    for word in line.split()
}
RANKS = frozenset(SAME_WORD.get(word, word) for word in map(fold, HONORIFICS))

# Before a family name; before a given name alone stand others ("Sister Agnes", "Prince Harry", "Sheikh Omar").
SURNAME_RANKS = words(
    "councillor dr prof judge senator governor ambassador captain colonel sergeant lieutenant inspector superintendent",
    "constable commissioner congressman minister general major corporal brigadier admiral commander coroner sheriff",
    "officer secretary mayor",
)

# Walks of life. Who leads, speaks or teaches may do it in any of them: `ANYWHERE`.
FIELDS = {
    "lead": words(
        "director head chief chair president vice-president ceo manager leader founder co-founder executive",
        "coordinator secretary-general director-general secretary principal boss deputy-head",
    ),
    "press": words("spokesperson press media communications communication publicist"),
    "politics": words(
        "minister mp mep msp senator mayor councillor governor premier chancellor lawmaker legislator congressman",
        "politician ambassador envoy diplomat consul candidate president secretary king queen prince princess emir",
        "sultan peer baroness",
    ),
    "law": words("judge lawyer barrister solicitor attorney prosecutor coroner notary advocate"),
    "force": words(
        "police policeman constable sergeant inspector detective superintendent colonel lieutenant soldier brigadier",
        "admiral corporal sheriff trooper firefighter commander",
    ),
    "sport": words(
        "striker goalkeeper keeper midfielder defender winger forward batsman batter bowler all-rounder coach player",
        "referee umpire swimmer runner sprinter jockey boxer wrestler cyclist golfer footballer cricketer prop hooker",
        "fly-half skipper rower sailor gymnast athlete fielder quarterback pitcher point-guard skier skater",
    ),
    "medicine": words(
        "nurse midwife surgeon physician paediatrician pediatrician gp paramedic pharmacist epidemiologist dentist",
        "radiologist cardiologist oncologist psychiatrist obstetrician dr matron",
    ),
    "learning": words(
        "prof lecturer researcher scientist economist historian geologist biologist chemist physicist astronomer",
        "reader ecologist archaeologist hydrologist seismologist sociologist anthropologist academic scholar tutor",
        "dean rector",
    ),
    "school": words("teacher headteacher headmaster headmistress pupil schoolgirl schoolboy"),
    "arts": words(
        "actor singer musician painter poet novelist author cellist pianist violinist conductor composer sculptor",
        "dancer comedian playwright filmmaker rapper drummer guitarist soprano tenor",
    ),
    "news": words("journalist reporter editor correspondent photographer columnist broadcaster presenter"),
    "faith": words("bishop archbishop priest imam rabbi pastor nun monk reverend vicar cardinal deacon abbot canon"),
    "trade": words(
        "farmer fisherman driver plumber carpenter electrician butcher baker builder weaver miller broker trader",
        "porter waiter mechanic tailor hairdresser shopkeeper clerk cleaner labourer mason potter joiner blacksmith",
        "beekeeper grower",
    ),
}
FIELDS_OF: dict[str, frozenset[str]] = {}
for _field, _members in FIELDS.items():
    for _word in _members:
        FIELDS_OF[_word] = FIELDS_OF.get(_word, frozenset()) | {_field}
ANYWHERE = frozenset({"lead", "press", "learning"})  # they go with any other: a professor may be minister

WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
FEWEST_OF_ACRONYM = 3  # letters: "IOM"; two are too often a country's ("UK", "US")
MOST_REMEMBERED = 1 << 15
MOST_WORDS = 12  # of a description: what is longer was not read rightly


@lru_cache(MOST_REMEMBERED)
def read_ground(roles: tuple[str, ...], orgs: tuple[str, ...]) -> Ground:
    """What roles and organisations, as the text states them, have that can be compared."""
    if not roles and not orgs:
        return NOTHING
    found: dict[str, set[str]] = {part: set() for part in PARTS}
    for org in orgs:
        for whole, parts in _phrases_of_org(org):
            found["orgs"].add(whole)
            found["org_parts"].update(parts)
    for role in roles:
        said = _post_words(role)
        found["fields"].update(field for word in said for field in FIELDS_OF.get(word, ()))
        if all(word in RANKS for word in said):
            found["ranks"].update(said)
        else:
            whole, parts = _phrase(said)
            found["posts"].add(whole)
            found["post_parts"].update(parts)
    return Ground(*(frozenset(found[part]) for part in PARTS))


def compare_orgs(one: Ground, other: Ground) -> bool | None:
    """Whether two persons are of one organisation; None where the text does not say of both."""
    if not one.orgs or not other.orgs:
        return None
    return not (
        one.orgs.isdisjoint(other.orgs)
        and one.orgs.isdisjoint(other.org_parts)
        and one.org_parts.isdisjoint(other.orgs)
    )


def compare_posts(one: Ground, other: Ground) -> bool | None:
    """Whether two persons have one post; None where the text does not say of both.

    >>> compare_posts(read_ground(("Judge",), ()), read_ground(("striker",), ()))
    False
    """
    if not ((one.posts or one.ranks) and (other.posts or other.ranks)):
        return None
    return not (
        one.posts.isdisjoint(other.posts)
        and one.posts.isdisjoint(other.post_parts)
        and one.post_parts.isdisjoint(other.posts)
        and one.ranks.isdisjoint(other.ranks)
    )


def same_field(one: Ground, other: Ground) -> bool | None:
    """Whether what two persons do is of one walk of life; None where that is not known of both, or can go together.

    >>> same_field(read_ground(("Judge",), ()), read_ground(("striker",), ()))
    False
    >>> same_field(read_ground(("Ambassador",), ()), read_ground(("Director General",), ()))
    """
    if not one.fields.isdisjoint(other.fields):
        return True
    if one.fields - ANYWHERE and other.fields - ANYWHERE:
        return False
    return None


Said = tuple[str, str]  # "org", "post" or "rank", and a phrase


def whole_phrases(ground: Ground) -> Iterator[Said]:
    """All that is said of a person, each as a whole."""
    for kind, phrases in (("org", ground.orgs), ("post", ground.posts), ("rank", ground.ranks)):
        yield from ((kind, phrase) for phrase in phrases)


def part_phrases(ground: Ground) -> Iterator[Said]:
    """The parts of what is said, each of which is with another perhaps the whole: "IOM" of "IOM UK"."""
    for kind, phrases in (("org", ground.org_parts), ("post", ground.post_parts)):
        yield from ((kind, phrase) for phrase in phrases)


def _phrases_of_org(org: str) -> Iterator[tuple[str, list[str]]]:
    """An organisation as a whole with its parts; a bracketed acronym is another name of it."""
    outside, _, bracketed = org.partition("(")
    for text in (outside, bracketed.strip(" )")):
        found = WORD.findall(text)[:MOST_WORDS]
        said = [word for word in map(_plain, found) if word not in SMALL_WORDS]
        if not said or (len(said) == 1 and said[0] in GENERIC_ORGS):
            continue
        yield _phrase(said, GENERIC_ORGS)
        letters = "".join(word[0] for word in found if word[0].isupper())
        if len(letters) >= FEWEST_OF_ACRONYM and len(letters) == len(said):
            yield letters.casefold(), []


def _post_words(role: str) -> list[str]:
    """The words of a post that carry something."""
    said = map(_plain, WORD.findall(role)[:MOST_WORDS])
    return [word for word in said if word not in SMALL_WORDS and word not in NO_MATTER and not word.isdigit()]


def _plain(word: str) -> str:
    word = fold(word.removesuffix("'s").removesuffix("’s"))
    return SAME_WORD.get(word, word)


def _phrase(said: list[str], generic: Collection[str] = ()) -> tuple[str, list[str]]:
    """Words as a phrase, whatever their order, and the phrases that begin or end it."""
    parts = []
    for end in range(1, len(said)):
        for part in (said[:end], said[-end:]):
            if len(part) > 1 or part[0] not in generic:
                parts.append(" ".join(sorted(part)))
    return " ".join(sorted(said)), parts
