"""A name taken apart, folded so that spellings of one name compare as equal, whatever the page did to it.

    >>> read_name("Ana Luísa PEREIRA da Costa").units
    ('ana', 'luisa', 'pereira', 'costa')
    >>> read_name("Di Stefano, Luca").units, read_name("LUCA DISTEFANO").units
    (('luca', 'distefano'), ('luca', 'distefano'))

A *unit* is a word of the name without capitals and accents. Small words that nobody leaves out are part of the unit
that they belong to ("Di Stefano", "bin Salman"); those that are often left out ("de", "al-") are dropped.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from iomcorpus.facts.people.capitals import usual_case
from iomcorpus.facts.people.lexicon import ANY_GIVEN, folded, lexicon
from iomcorpus.facts.people.posts import GENERATIONS, HONORIFICS, POST_NOMINALS
from iomcorpus.forms.grammar import Pattern, words


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart."""

    text: str  # in usual case, without titles and post-nominals
    units: tuple[str, ...]  # one letter where it is an initial
    joined: frozenset[int] = frozenset()  # units that a hyphen ties to the one before
    family_first: bool = False  # written so that the family name is seen to come first: "TANAKA Hiroshi"
    generation: str = ""  # "jr", "iii"
    nickname: str = ""  # folded: "brakes" of `Themba "Brakes" Mokoena`
    capitals: bool = False  # it was written in capitals, so that its case is a guess

    @property
    def key(self) -> str:
        """What names that differ in typography only have in common."""
        return " ".join(self.units) + (f", {self.generation}" if self.generation else "")

    @property
    def glued(self) -> str:
        """The units without the blanks between: "Park Soo-jin" and "Park Soojin" have it in common."""
        return "".join(self.units)

    @property
    def is_full(self) -> bool:
        """Whether more than a family name or a given name is there, as far as the form tells."""
        return len(self.units) - len(self.joined) > 1

    @property
    def spelled(self) -> int:
        """How many units are more than an initial; a peer's place ("Thornley of Hexham") is none of the name's."""
        units = self.units[: self.units.index("of")] if "of" in self.units else self.units
        return sum(len(unit) > 1 for unit in units)


# Abbreviated or hardly anybody's name, so that they can be taken off whoever left them on: not "Judge", "King".
TITLES = words(
    "mr mrs ms mx dr prof professor sir dame hon rev revd amb ambassador capt cpt col gen lt sgt cpl cllr councillor",
    "sen gov insp supt msgr engr baroness senator mme mlle sheikh shaykh",
    "alhaji alhaja hajiya ratu datuk dato",
    "daw",  # "Daw Khin Mar Cho": the Burmese for Mrs
)
# The name's own small words, which only bad copies lose: they are one unit with what follows.
KEPT = words(
    "van der den ter ten te het la le les lo los las el di del della dello dei degli delle du des ap af av zum zur",
    "bin ibn bint binti ben bar mac mc fitz abu umm um ould st saint san santa sant o",
)
# Often left out, by the bearers too: "da Costa" is "Costa", "Puig i Cadafell" "Puig Cadafell", "al-Khatib" "Khatib".
DROPPED = words("de da do dos das von zu e y i d")
ARTICLES = words("al el ad as ash ar at an az ul ur")  # before a hyphen; "Al" and "El" also before a blank
FIRST_NAMES = words("al ben mac san abu o e y i d st")  # as the first word they are a given name: "Ben Okri", "Al Gore"
# "Abdul Rahman", "Abdel-Rahman", "Abdurrahman" and "Abd al-Rahman" are one name.
ABD = re.compile(r"abd(?:[aeuo][lrstnz])?(?=[a-z]{4,}$)")

# Names without anything of the above are read at a glance.
PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,4}")
SPECIAL = TITLES | KEPT | DROPPED | ARTICLES | words("jr sr jnr snr abd abdul abdel abdal abdol abdur")
SPACE = re.compile(r"\s+")
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ´`ʹ′ʾʿ", "'"))
HYPHENS = str.maketrans(dict.fromkeys("‐‑–−", "-"))
NICKNAME = Pattern(
    r"\s+(?: [\"“”«»]{1,2} ([^\"“”«»]{1,30}) [\"“”«»]{1,2} | \( ([^()]{1,30}) \) | ['‘] ([^'‘’]{1,30}) ['’] ) (?=\s)",
    re.VERBOSE,
)
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?|[^\W\d_]")  # "W.", "W.L.", "J.-P.", "W"
CAMEL = re.compile(r"(De|Da|Di|Do|Du|La|Le|Van|Von|Del|Della|Mac)(?=[A-Z][a-z])")  # "DiStefano", "MacAllister"
VOWELS = frozenset("aeiouyAEIOUY")
MOST_CHARACTERS = 120  # of a name that is worth taking apart; what is longer is text
# Of two letters, so that in capitals they look like initials: "LI Keqiang".
SHORT_FAMILY_NAMES = words("li wu xu he lu ma yu hu du ye fu su xi gu yi an ho lo ko oh ng do vu le ly")
MOST_REMEMBERED = 1 << 16  # names; a corpus names the same people again and again


@lru_cache(MOST_REMEMBERED)
def read_name(text: str) -> Name:
    """A name taken apart.

    >>> read_name("Amb. W. A. Tring"), read_name("JK Rowntree").units
    (Name(text='W. A. Tring', units=('w', 'a', 'tring'), ...), ('j', 'k', 'rowntree'))
    >>> read_name("Prescott Hale III").key, read_name("Parata-Hale").is_full, read_name("al-Khatib").units
    ('prescott hale, iii', False, ('khatib',))
    """
    if PLAIN.fullmatch(text):  # most names are
        units = tuple(text.lower().split(" "))
        if SPECIAL.isdisjoint(units) and not units[0].startswith("abd") and text.partition(" ")[0] not in HONORIFICS:
            return Name(text, units)
    text = SPACE.sub(" ", unicodedata.normalize("NFC", text[:MOST_CHARACTERS])).strip(" ,;:")
    text, nickname = _without_nickname(text)
    text, generation, shown = _without_tail(_turned(text))
    parts = shown.split(" ")
    while len(parts) > 1 and _is_title(parts):
        parts, text = parts[1:], text.partition(" ")[2]
    capitals = len(text) > 3 and text.isupper() and not all(INITIALS.fullmatch(part) for part in parts)
    units, joined = _units(parts, capitals)
    if not units:  # nothing but signs
        units = (text.casefold(),)
    if nickname:
        text = _with_nickname(text, nickname)
    return Name(
        _usual(text) if capitals else usual_case(text),
        units,
        frozenset(joined),
        _family_first(parts) and not capitals,
        generation,
        fold(nickname).strip(" .'\"“”«»‘’()"),
        capitals or any(_is_shouted(part) for part in parts),
    )


def fold(word: str) -> str:
    """A word without capitals, accents and apostrophes; letters of other scripts stay.

    >>> fold("Þórdís"), fold("O’Shaughnessy"), fold("McAlpine"), fold("Jean.")
    ('thordis', 'oshaughnessy', 'mcalpine', 'jean')
    """
    if not word.isascii():
        word = unicodedata.normalize("NFC", folded(unicodedata.normalize("NFKC", word)))
    return word.translate(APOSTROPHES).replace("'", "").replace(".", "").casefold()


def _is_title(parts: list[str]) -> bool:
    """Whether a name begins with a title, for sure one where two words are left: "Alhaji Sani Bello"."""
    if parts[0].strip(".").lower() in TITLES:
        return True
    return len(parts) > 2 and parts[0] in HONORIFICS and not lexicon()[parts[0]] & ANY_GIVEN


def _without_nickname(text: str) -> tuple[str, str]:
    match = NICKNAME.search(text)
    if not match:
        return text, ""
    return text[: match.start()] + text[match.end() :], match[0].strip()


def _with_nickname(text: str, nickname: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{first} {nickname} {rest}"


def _turned(text: str) -> str:
    """`Villanueva, Rosario` in its spoken order; what follows the comma may be a generation instead."""
    head, comma, tail = text.partition(",")
    tail = tail.strip()
    if not comma or not tail or "," in tail or all(_is_tail(part) for part in tail.split()):
        return text
    return f"{tail} {head.strip()}"


def _is_tail(part: str) -> bool:
    plain = part.strip(".,")
    return plain in GENERATIONS or plain.capitalize() in ("Jr", "Sr", "Jnr", "Snr") or plain in POST_NOMINALS


def _without_tail(text: str) -> tuple[str, str, str]:
    """The name without what follows it ("Jr.", "OBE"), the generation; the name as shown, and without both."""
    parts = text.replace(",", " ").split()
    generation, end = "", len(parts)
    while end > 2 and _is_tail(parts[end - 1]):
        end -= 1
        plain = parts[end].strip(".").lower()
        if plain in ("jr", "jnr", "sr", "snr") or parts[end].strip(".") in GENERATIONS:
            generation = {"jnr": "jr", "snr": "sr"}.get(plain, plain)
            shown = parts[end]
    bare = " ".join(parts[:end])
    return (f"{bare} {shown}" if generation else bare), generation, bare


def _units(parts: list[str], capitals: bool) -> tuple[tuple[str, ...], set[int]]:
    """The units of a name's words, and which of them a hyphen ties to the one before."""
    units: list[str] = []
    joined: set[int] = set()
    pending = ""  # small words that belong to the unit to come
    for place, (word, tied, last) in enumerate(pieces := list(_pieces(parts))):
        if initials := _initials(word, capitals, place == 0, pieces[place + 1][0] if not last else ""):
            units += initials
            continue
        plain = fold(word)
        follows_hyphen = not last and pieces[place + 1][1]
        if not plain:
            continue
        if not last and _is_small(word, plain, place == 0, follows_hyphen, len(pieces)):
            if not (plain in DROPPED or (plain in ARTICLES and (plain in ("al", "el") or follows_hyphen))):
                pending += "mc" if plain == "mac" else plain
            elif plain == "abd":
                pending += plain
            continue
        if tied and not pending and units and not _is_article(pieces, place):
            joined.add(len(units))
        plain = pending + plain
        pending = ""
        units.append(ABD.sub("abd", plain) if plain.startswith("abd") else plain)
    return tuple(units), joined


def _pieces(parts: list[str]) -> list[tuple[str, bool, bool]]:
    """Words parted at hyphens and inside "DiStefano": each with whether a hyphen ties it to the one before, and whether
    it is the last."""
    found: list[tuple[str, bool]] = []
    for part in parts:
        if INITIALS.fullmatch(part):
            found.append((part, False))
            continue
        for index, piece in enumerate(part.translate(HYPHENS).split("-")):
            camel = CAMEL.match(piece)
            if camel:
                found.append((camel[1], index > 0))
                piece = piece[camel.end() :]
            if piece:
                found.append((piece, index > 0))
    return [(piece, tied, index == len(found) - 1) for index, (piece, tied) in enumerate(found)]


def _is_article(pieces: list[tuple[str, bool, bool]], place: int) -> bool:
    """Whether the hyphen before a piece is that of an article: "al-Khatib"."""
    return place > 0 and fold(pieces[place - 1][0]) in ARTICLES


def _is_small(word: str, plain: str, first: bool, hyphen: bool, count: int) -> bool:
    """Whether a word is a small word of the unit that follows it.

    The first word is one only where a family name stands alone ("Van Houten"), where it is written small ("de Souza"),
    or tied by a hyphen ("Al-Khatib"): "Ben Okri" begins with a given name.
    """
    if plain in ("abd", "abdul", "abdel", "abdal", "abdol", "abdur"):
        return True
    if plain in ARTICLES and hyphen:
        return True
    if len(plain) == 1 and plain != "d":
        # "Puig i Cadafell", "Ó Conghaile"; but "Robert E Lee"
        return word.islower() or word == "Ó" or (word == "O" and not first)
    small = plain in KEPT or plain in DROPPED or plain in ("al", "el")
    if not small or not first:
        return small
    return word.islower() or (count == 2 and plain not in FIRST_NAMES) or (plain in ("van", "de") and count == 3)


def _initials(word: str, capitals: bool, first: bool, following: str) -> list[str]:
    """The letters of initials: "W.L.", "W", "JK" before a name; none where the word is a name.

    Of capitals without full stops only those are initials that cannot be said ("JK"), or that stand before a word in
    small letters ("AJ Okafor"), unless they are a family name of two letters ("LI Keqiang").
    """
    if word in ("e", "y", "i") or (word in ("O", "Ó") and following):
        return []
    if INITIALS.fullmatch(word):
        return [fold(letter) for letter in word if letter.isalpha()] if len(word) > 1 or word.isascii() else []
    if not (2 <= len(word) <= 3 and word.isalpha() and word.isupper() and word.isascii() and first and following):
        return []
    said = not VOWELS.isdisjoint(word)
    if capitals or len(word) == 3:
        return [] if said else list(word.lower())
    return [] if said and word.lower() in SHORT_FAMILY_NAMES else list(word.lower())


def _is_shouted(part: str) -> bool:
    """Whether a word of a name is written in capitals that are no initials."""
    return len(part) > 3 and part.isupper() and "." not in part


def _family_first(parts: list[str]) -> bool:
    """Whether the first word alone is in capitals: "TANAKA Hiroshi", "LI Keqiang"."""
    if len(parts) < 2 or not parts[0].isupper() or any(_is_shouted(part) for part in parts[1:]):
        return False
    if all(INITIALS.fullmatch(part) for part in parts[1:]):
        return False
    return _is_shouted(parts[0]) or (
        len(parts[0]) in (2, 3) and parts[0].lower() in SHORT_FAMILY_NAMES | {"liu", "kim"}
    )


SMALL_INSIDE = words("van der den ter ten de del della di da do dos das du von zu la le bin ibn bint y e")


def _usual(text: str) -> str:
    """A name that was written in capitals throughout: `JO VAN DER MERWE` as `Jo van der Merwe`."""
    found = []
    for index, word in enumerate(text.split(" ")):
        plain = word.lower()
        if index and plain in SMALL_INSIDE:
            found.append(plain)
        elif len(word) == 2 and word.isalpha() and not VOWELS.isdisjoint(word):
            found.append(word.capitalize())
        else:
            found.append(usual_case(word))
    return " ".join(found)
