"""Descriptions of people word by word: what heads one, what ends one, what stands inside one.

A description is what is said beside a name: "former head of planning at the Harbour Board". It is read in tokens, the
words of a line between blanks with the signs that touch them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iomcorpus.facts.people.lexicon import BASE, HONORIFIC, POST, THING, VERB, WORD, lexicon
from iomcorpus.facts.people.posts import ABBREVIATED, ADJECTIVES, POST_ACRONYMS, is_post
from iomcorpus.forms.grammar import words


@dataclass(frozen=True, slots=True)
class Post:
    """What the words beside a name say of its bearer; they stand from `start` to `end` in the text."""

    role: str | None
    org: str | None
    start: int
    end: int
    sure: bool = True  # a known word for somebody heads it, so that the name is a person's


MOST_REMEMBERED = 1 << 14  # tokens; those of descriptions come again and again
PREPOSITIONS = words("of for at with in from to on against under over")
JOINERS = words("of for the and & on in de du des la le del der und et y")  # inside a name of an organisation
# Where a description ends: words that are part of none.
STOPS = words(
    "a an the this that these those his her its their our my your whose who whom which what where when while as at by",
    "with from to in on into onto over under after before during until since than then there here but or nor so if",
    "because though although unless whether not no never also only just even both either neither each every all any",
    "some many most more less few several such same other another said says say told tells added adds asked asks i he",
    "she it they we you me him them us am is are was were be been being has have had do does did will would can could",
    "may might must shall should about against among between through without within against via per including named",
    "called dubbed like unlike near yesterday today tomorrow meanwhile however still already now once one two three",
    "four five six seven eight nine ten according out up off down again back away because upon toward towards across",
    "around behind beside besides beyond whereas once thanks very too",
)
SMALL_WORDS = STOPS | PREPOSITIONS
# Verb forms that stand in descriptions: "retired", "elected".
PARTICIPLES = words(
    "retired exiled jailed elected appointed disgraced wanted convicted accused seasoned experienced renowned",
    "acclaimed married displaced detained injured wounded deposed ousted outgoing incoming leading serving visiting",
    "acting managing presiding governing ruling founding supporting commanding attending consulting practising",
    "practicing aspiring rising struggling missing surviving living long-serving award-winning registered qualified",
    "trained certified chartered disabled decorated designated named celebrated respected veteran born freed released",
    "suspended sacked fired alleged keynote left adopted trusted self-employed self-styled self-taught unemployed",
    "unmarried widowed divorced tenured building drawing printing training fishing farming mining planning marketing",
    "sporting boxing cycling swimming skating catering engineering nursing teaching writing acting dancing singing",
    "running racing trading banking shipping",
)
UNITS = words(
    "Division Unit Department Section Desk Team Directorate Branch Bureau Group Committee Faculty School Office"
)
# Bodies by one word, also where titles around it have capitals too: "Lakeside Water Board Chairman".
BODIES = words(
    "Board Council University Bank Commission Ministry Committee Agency Association Society Institute Foundation",
    "Trust Police Club Company Federation Union College Hospital Authority Alliance League Party Department Senate",
    "Parliament Assembly Court Corporation Corp Inc Ltd Group Network Centre Center Museum Office Service",
    "Organisation Organization House Navy Army Force Guard Cross Nations Coalition Fund Forum Secretariat Airlines",
    "Airways Mission Embassy Church Chamber Bureau Academy Cathedral Diocese Holdings Industries Partners Energy",
    "Motors Media News Times Post Tribune",
)
# Heads whose "of" and "for" name a task, not an employer: "Minister for Rural Roads", "head of planning".
TASKS = words(
    "minister secretary professor head director officer lecturer chief manager commissioner vice-president dean lead",
    "coordinator co-ordinator officer-in-charge undersecretary spokesman spokeswoman spokesperson adviser advisor",
    "reader president chair fellow envoy rapporteur representative expert specialist analyst researcher shadow",
    "correspondent editor",
)
# Heads whose "of" names a place or a seat: "mayor of Dunmorra", "Archbishop of Canterbury", "ambassador to Kenya".
SEATS = words(
    "mayor bishop archbishop king queen prince princess president governor emir sultan lord duke earl vicar rector mp",
    "mep native resident citizen ambassador consul chief prefect premier chancellor sheriff deputy councillor senator",
    "member-elect migrant refugee villager islander baron baroness count countess duchess viscount dean bishop-elect",
    "monarch ruler",
)
# Heads of posts that organisations have, before whom an unknown word is the organisation's name also at the beginning
# of a sentence: "Oxfam spokesman", but "Dhow builder".
ORG_POSTS = words(
    "spokesman spokeswoman spokesperson director ceo cfo coo chairman chairwoman chair chairperson president",
    "vice-president executive manager official analyst economist researcher professor lecturer leader founder",
    "co-founder chief boss head coach captain striker forward midfielder defender goalkeeper winger editor",
    "correspondent reporter journalist envoy commissioner secretary representative coordinator officer strategist",
    "lawyer scientist mp mps senator lawmaker engineer",
)
KINDS_OF_ORG = words(
    "charity group company firm agency start-up startup bank retailer party union think-tank ngo organisation",
    "organization newspaper magazine website club team brand consultancy platform broadcaster university council",
)
STREETS = words(
    "Street Road Avenue Lane Close Drive Hill Walk Way Crescent Terrace Court Place Gardens Grove Row Square Town",
    "Village Park County City Bay Island Islands Beach Valley Heights District Province State Green Common Mews Gate",
    "View Rise Town Parish St Rd Ave Ln Cres Tce Blvd",
)
# What stands before these is a place that they are of: "Dunmorra Mayor".
OF_PLACES = words(
    "mayor governor bishop archbishop sheriff councillor councilor alderman vicar rector reeve prefect native"
)
# Of people these say where somebody lives or learns: "a student of Bog Walk".
DWELLERS = SEATS | words("student pupil man woman boy girl teenager farmer schoolboy schoolgirl pensioner householder")
# What somebody is by a prize, a fate or a liking: the name before it employs nobody ("Booker winner").
NO_EMPLOYEES = words(
    "winner finalist semi-finalist champion medallist medalist nominee runner-up laureate survivor victim fan",
    "supporter owner resident native contestant participant patient migrant refugee veteran enthusiast collector",
    "holder record-holder user attendee",
)
# Bodies that belong to the name of which an acronym is the first word: "ADECCO Group CEO".
OF_ACRONYM = words("Group Holdings News Bank Foundation Trust University Media Energy HQ Headquarters")
# Before a post in capitals these are words of the post: "... Deputy Country Director".
OF_POSTS = words(
    "Country Regional Executive Deputy Vice Senior Junior Assistant Associate Managing Permanent Resident Programme",
    "Program Project Acting Interim Former Lead Communications Press Policy Finance Financial Marketing Operations",
    "Operating Technical Information Special Principal First Second Honorary Founding Field Emergency District Area",
    "Head Chief Under Joint Parliamentary Private Legal Medical Scientific Artistic Creative Human Resources Public",
    "Relations Affairs Campaign Campaigns Advocacy Development Humanitarian General National Group Global",
)

Tokens = list[str]


def flags_of(token: str) -> int:
    return lexicon()[token]


@lru_cache(maxsize=MOST_REMEMBERED)
def core_of(token: str) -> str:
    """A token without the signs around it and without a possessive ending."""
    if token.endswith((").", "”.", "’.")):
        token = token[:-1]
    token = token.strip("\"“”‘'’«»()[],;:")
    for ending in ("'s", "’s"):
        token = token.removesuffix(ending)
    return token.rstrip(".") if len(token) > 2 else token


def is_capital(token: str) -> bool:
    return token[:1].isupper() or (token[:1] in "\"“‘'ʻ" and token[1:2].isupper())


@lru_cache(maxsize=MOST_REMEMBERED)
def heads(token: str) -> bool:
    """Whether a token is the head of a description: `spokeswoman`, `Chairman`, `MP`."""
    core = core_of(token)
    if not core:
        return False
    if core in POST_ACRONYMS:
        return True
    if core.lower() in ADJECTIVES:
        return core.islower()
    flags = flags_of(core[:1].upper() + core[1:])
    if flags & THING and not flags & HONORIFIC and core[:1].isupper():
        return False
    if flags & POST:
        return not (core.isupper() and len(core) < 4)
    ordinary = flags & WORD and not flags & VERB
    return is_post(core.lower(), bool(ordinary or (not flags and core.islower() and _is_doer(core))))


def _is_doer(word: str) -> bool:
    """Whether a word of no list is made of a verb: `assembler`."""
    known = lexicon()
    return word.endswith("er") and any(known[stem.capitalize()] & (VERB | BASE) for stem in (word[:-1], word[:-2]))


@lru_cache(maxsize=MOST_REMEMBERED)
def ends_clause(token: str) -> bool:
    """Whether a sentence or a clause ends with a token."""
    if not token or token[-1] in ',;:!?)”"–—' or token in ("-", "|", "•"):
        return True
    return token[-1] == "." and token[:-1] not in ABBREVIATED and len(token) > 2 and "." not in token[:-1]


def owns(token: str) -> bool:
    return token.endswith(("'s", "’s", "s'", "s’"))


@lru_cache(maxsize=MOST_REMEMBERED)
def is_action(token: str) -> bool:
    """Whether a token in small letters is a verb, and no part of a description: `told`, but not `retired`."""
    low = token.lower().strip(",.;:)")
    if low in PARTICIPLES or "-" in low or is_capital(token):
        return False
    return bool(flags_of(low.capitalize()) & VERB)
