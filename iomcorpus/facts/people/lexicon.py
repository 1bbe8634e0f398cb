"""What a capitalised word may be: a given name, a family name, an ordinary word, a place, a post, a thing.

One look-up answers for all lists at once; a word may be many things ("Grace", "Jordan", "Bishop"), and what it is here
is decided by its neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import cache, lru_cache
from importlib.resources import files

from iomcorpus.facts.people.nobody import PREFIXES, THINGS
from iomcorpus.facts.people.places import COMPASS, PEOPLES, PLACES
from iomcorpus.facts.people.posts import ADJECTIVES, HONORIFICS, POST_ACRONYMS, POSTS, is_post
from iomcorpus.forms.grammar import words

MALE, FEMALE, GIVEN, FAMILY = 1, 2, 4, 8
WORD, VERB = 16, 32  # an ordinary word of English; one that is mostly a verb
OPENER = 64  # begins sentences and is no part of a name there
HONORIFIC, POST = 128, 256
THING, PREFIX = 512, 1024  # of an organisation, place or work: behind a name, before a name
PLACE, PEOPLE, COMPASS_POINT = 2048, 4096, 8192
CALENDAR = 16384
CAPITALS = 32768  # written in capitals
INITIAL = 65536  # "J.", "J.K.", "J"
BASE = 262144  # the plain form of a verb: "mend"
USUAL = 131072  # a given name oftener than the word or the place it is too, before a family name
NAME = MALE | FEMALE | GIVEN | FAMILY
ANY_GIVEN = MALE | FEMALE | GIVEN
# What speaks against a name where nothing else speaks for one.
OTHER = WORD | VERB | OPENER | HONORIFIC | POST | THING | PREFIX | PLACE | PEOPLE | COMPASS_POINT | CALENDAR

OPENERS = words(
    "A About Above According Accordingly Across Actually Additionally After Afterwards Again Against Ahead All Almost",
    "Along Alongside Already Also Alternatively Although Always Amid Among Amongst An And Another Any Anybody Anyone",
    "Anything Apart Apparently Are Around As Aside Asked At Away Back Based Be Because Before Behind Being Below",
    "Beneath Beside Besides Between Beyond Both Briefly But By Can Certainly Clearly Consequently Conversely Could",
    "Currently Dear Despite Did Do Does Down Due During Each Earlier Early Either Elsewhere Enough Especially Even",
    "Eventually Ever Every Everybody Everyone Everything Everywhere Except Few Fewer Finally First Firstly Following",
    "For Formerly Fortunately Frequently From Further Furthermore Generally Given Had Half Has Have Having He Hence",
    "Her Here Hers Herself Him Himself His How However I If Immediately In Including Indeed Initially Inside Instead",
    "Into Is It Its Itself Just Last Late Lately Later Least Less Let Like Likewise Little Many May Maybe Me",
    "Meanwhile Might Mine More Moreover Most Mostly Much Must My Myself Namely Near Nearby Nearly Neither Never",
    "Nevertheless Next No Nobody None Nonetheless Nor Normally Not Nothing Now Nowhere Obviously Occasionally Of Off",
    "Often On Once One Ones Only Onto Or Originally Other Others Otherwise Our Ours Out Outside Over Overall Own",
    "Particularly Perhaps Please Possibly Presumably Previously Prior Probably Quickly Quite Rather Recently",
    "Regarding Sadly Same Second Secondly Seldom Several Shall She Should Shortly Similarly Since So Some Somebody",
    "Somehow Someone Something Sometimes Somewhere Soon Specifically Still Subsequently Such Suddenly Surely Than",
    "Thanks That The Their Them Themselves Then There Thereafter Therefore These They Third This Those Though Through",
    "Throughout Thus To Together Too Toward Towards Two Three Four Five Six Seven Eight Nine Ten Twelve Typically",
    "Ultimately Under Underneath Undoubtedly Unfortunately Unless Unlike Until Up Upon Us Usually Very Via Was We",
    "Well Were What Whatever When Whenever Where Whereas Wherever Whether Which While Whilst Who Whoever Whom Whose",
    "Why Will With Within Without Would Yes Yesterday Yet You Young Your Yours Yourself Today Tomorrow Tonight Ask",
    "Call Visit Say Says Said Speaking Writing Born Asking Tel Fax Mob Mobile Email Phone Telephone",
)
CALENDAR_WORDS = words(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul",
    "Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur",
    "Thurs Fri Sat Sun Spring Summer Autumn Winter AM PM BST GMT UTC CET EST IST EAT WAT SAST",
)
# "Grace Mukasa", "Jordan Ellwood": names of these words are common enough to tell with a surname behind.
USUAL_GIVEN = words(
    "Abbey Adelaide Alexandria Amber Angel April Art August Austin Autumn Barb Basil Ben Bill Bishop Blessing Brook",
    "Brooklyn Buddy Candy Carolina Chad Charity Charlotte Chase Chelsea Cherry Christian Chuck Clare Clay Cliff Clint",
    "Colt Comfort Crystal Curt Daisy Dallas Dawn Dean Denver Destiny Dick Dolores Don Drew Earl Eve Faith Fern Finn",
    "Flora Florence Foster Frank Gay Gene Georgia Ginger Glen Grace Grant Guy Harmony Hazel Heath Heather Herb Hope",
    "Houston Hunter Innocent Iris Israel Ivory Ivy Jack Jackson Jade Jasmine Jewel Jordan Joy June Justice Kandy Kent",
    "Kerry Kimberley Kitty Lance Lane Laurel Liberty Lily Lincoln Lourdes Mac Madison Major Marina Mark Mason Matt",
    "Maverick Max May Melody Mercedes Mercy Miles Milan Misty Nelson Olive Orlando Paris Pat Patience Pearl Penny",
    "Pepper Peter Pierce Poppy Precious Preston Prince Princess Prudence Queen Ray Regina Rich Rio River Rob Robin",
    "Rocky Roman Rosario Rose Roy Royal Ruby Rusty Sage Sally Salvador Sami Sandy Santiago Scarlet Sherry Sky Sofia",
    "Sonny Sterling Stormy Sue Summer Sunny Sydney Tyrone Valencia Victor Victoria Victory Violet Virginia Wade",
    "Walker Warren Wellington Will Willow Wolf",
)
# Words that are given names in much of Africa: "Gift Kalonga", "Goodluck Banda".
VIRTUES = words(
    "Gift Happiness Fortune Goodness Loveness Lovemore Goodluck Memory Wisdom Prosper Blessings Godswill Godknows",
    "Thankgod Promise Gladness Fortunate Talent Beauty Privilege Learnmore Tawanda Witness Favour Brilliant Marvellous",
    "Marvelous Peace Clever Innocent Precious Trymore Givemore Lucky Bright",
)
SECTIONS = {
    "male": MALE,
    "female": FEMALE,
    "given": GIVEN,
    "male family": MALE | FAMILY,
    "female family": FEMALE | FAMILY,
    "given family": GIVEN | FAMILY,
    "family": FAMILY,
    "verb": WORD | VERB,
    "base": WORD | BASE,
    "word": WORD,
}
MOST_REMEMBERED = 160_000  # words: of a large corpus with new words on every page not all are kept
LONGEST_WORD = 40  # characters of a word that may be a name
DOTTED = dict.fromkeys(("U.S.", "U.S.A.", "U.K.", "U.A.E.", "D.C.", "N.Y.", "L.A.", "N.Z."), PLACE) | dict.fromkeys(
    (
        "U.N.",
        "E.U.",
        "A.U.",
        "B.C.",
        "A.D.",
        "B.C.E.",
        "C.E.",
        "A.M.",
        "P.M.",
        "N.B.",
        "P.S.",
        "P.O.",
        "F.C.",
        "A.F.C.",
    ),
    WORD,
)
INITIALS = re.compile(r"[A-ZÀ-Þ]\.?(?:-?[A-ZÀ-Þ]\.)*")
# Endings and beginnings that family names of many languages have and English words have not.
FAMILY_SHAPE = re.compile(
    r"(?:Ma?c[A-Z]|O'[A-Z]|D'[A-Z]|N'[A-Z]|Fitz[a-z]|Abd[aeou]l).*"
    r"|\w{3,}[oe]va?|\w{2,}(?:[oe]vich?|[oe]vych|sson|ssen|dottir|shvili|adze|enko|chuk|czyk|nski|nska|wicz|poulos|opoulou"
    r"|akis|oglu|escu|yan|ullah|zadeh|pour|singhe|nathan|swamy|samy|berger|mann|quist|qvist|strom|gaard|stad|inen|onen|elli"
    r"|ucci|etti|ozzi|jee)"
)


class Lexicon(dict[str, int]):
    """Flags by word, as written; forms that no list has (capitals, accents, hyphens) are worked out when asked."""

    def __missing__(self, word: str) -> int:
        flags = _worked_out(self, word)
        if len(self) < MOST_REMEMBERED and len(word) <= LONGEST_WORD:
            self[word] = flags
        return flags


@lru_cache(maxsize=1 << 14)
def is_verb(word: str) -> bool:
    """Whether a word in small letters is a verb's form oftener than anything else.

    >>> is_verb("mended"), is_verb("mends"), is_verb("river"), is_verb("rivers")
    (True, True, False, False)
    """
    known = lexicon()
    flags = known[word.capitalize()]
    if flags:
        return bool(flags & VERB)
    stems = (word[:-1] if word.endswith(("s", "d")) else "", word[:-2] if word.endswith(("es", "ed")) else "")
    return any(known[stem.capitalize()] & (VERB | BASE) for stem in stems if len(stem) > 2)


def _worked_out(lexicon: Lexicon, word: str) -> int:
    if word in DOTTED:
        return CAPITALS | DOTTED[word]
    if INITIALS.fullmatch(word):
        return INITIAL
    word = word.replace("’", "'").strip("ʻ'\"“”‘«».")
    if word.isupper() and len(word) > 1:
        plain = "-".join(part.capitalize() for part in word.split("-"))
        return CAPITALS | (lexicon[plain] if plain != word else 0)
    if not word.isascii():
        plain = folded(word)
        if plain != word:
            flags = lexicon[plain]
            # "Nice" is a word, "Nicé" is none; names lose their accents often.
            return flags & ~(WORD | VERB | OPENER) if flags & NAME else flags
    if "-" in word:
        return _hyphened(lexicon, word)
    known = lexicon.get(word, 0)
    if known:
        return known
    if "'" in word and word.rpartition("'")[2] in ("t", "re", "ve", "ll", "d", "m"):
        return OPENER | WORD  # "Didn't", "They've"
    return FAMILY if len(word) <= LONGEST_WORD and FAMILY_SHAPE.fullmatch(word) else 0


def _hyphened(lexicon: Lexicon, word: str) -> int:
    """What the parts of a word make it: names ("Jean-Luc", "Owusu-Ansah"), a post ("Vice-President"), or a word."""
    parts = [part for part in word.split("-") if part]
    if not parts:
        return WORD
    first, last = lexicon[parts[0][:1].upper() + parts[0][1:]], lexicon[parts[-1][:1].upper() + parts[-1][1:]]
    if parts[-1].islower():
        if is_post(parts[-1], False) or is_post(word.lower(), False):
            return POST | WORD
        if len(parts[-1]) > 3 and last & (WORD | OPENER):  # "London-based"
            return WORD
    if parts[-1][:1].isupper() and is_post(parts[-1].lower(), False) and not first & NAME & ~WORD:
        return POST | WORD
    both = [flags & NAME for flags in (first, last)]
    if parts[-1].islower() and len(parts[-1]) <= 4:  # "Jong-un", "Eun-ji", "Mei-ling"
        return GIVEN
    if all(both):
        return first & ANY_GIVEN | last & FAMILY | (FAMILY if first & FAMILY else 0)
    if first & FAMILY and not first & OTHER and last & WORD and not last & (PLACE | PEOPLE | POST):
        return FAMILY  # "Ellis-Ward"
    if any(both) and not (first | last) & (THING | PLACE | PEOPLE | POST) and not (both[1] and first & WORD):
        return FAMILY | first & ANY_GIVEN
    return (first | last) & ~NAME if (first | last) & OTHER else 0


def folded(word: str) -> str:
    """A word without accents: `Björk` is looked up as `Bjork`.

    >>> folded("Łukasz"), folded("Şule")
    ('Lukasz', 'Sule')
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return plain.translate(PLAIN_LETTERS)


PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "þ": "th"}
    | {"Þ": "Th", "ð": "d", "ə": "a", "Ə": "A", "œ": "oe", "Œ": "Oe", "ʻ": "", "ʼ": "", "’": "'"}
)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once: about 50,000 names and 42,000 words in some 30 ms."""
    found = Lexicon()
    for name in ("words.txt", "names.txt"):
        for members, flags in _sections(name):
            if not found:
                found.update(dict.fromkeys(members, flags))
            else:
                get = found.get
                found.update({word: get(word, 0) | flags for word in members})
    lists: tuple[tuple[Set[str], int], ...] = (
        (OPENERS, OPENER),
        (CALENDAR_WORDS, CALENDAR),
        (HONORIFICS, HONORIFIC),
        ({post.capitalize() for post in POSTS - ADJECTIVES}, POST),
        (POST_ACRONYMS, POST),
        (THINGS, THING),
        (PREFIXES, PREFIX),
        ({place for place in PLACES if " " not in place}, PLACE),
        (PEOPLES | {people + "s" for people in PEOPLES}, PEOPLE),
        (COMPASS, COMPASS_POINT),
        (USUAL_GIVEN, USUAL),
        (VIRTUES, GIVEN | USUAL),
    )
    for some, flags in lists:
        for word in some:
            found[word] = found.get(word, 0) | flags
    _agents(found)
    return found


AGENTS = ("er", "or", "ist", "an", "smith", "son")


def _agents(found: Lexicon) -> None:
    """Ordinary nouns with an agent's ending are posts too: "Steersman", "Beekeeper"."""
    for word, flags in found.items():
        if flags & (WORD | VERB | POST) == WORD and word.endswith(AGENTS) and is_post(word.lower(), True):
            found[word] = flags | POST


def _sections(name: str) -> list[tuple[list[str], int]]:
    lines = files("iomcorpus.facts.people").joinpath(name).read_text(encoding="ascii").splitlines()
    heads = [at for at, line in enumerate(lines) if line.startswith("[")]
    return [(lines[at + 1].split(), SECTIONS[lines[at].strip("[]")]) for at in heads]


def is_given_name(name: str) -> bool:
    """Whether a name begins with a given name, as a person's does and hardly a place's or a heading's.

    >>> is_given_name("Grace Mukasa"), is_given_name("Dr. Ama Boateng"), is_given_name("Section Guide")
    (True, True, False)
    """
    found = lexicon()
    parts = (word.strip(".") for word in name.split())
    first = next((word for word in parts if not found.get(word, 0) & HONORIFIC and len(word) > 1), "")
    return bool(found.get(folded(first), 0) & ANY_GIVEN)
