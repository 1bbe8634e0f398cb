"""Make the word lists of `iomcorpus/facts` (names.txt, words.txt) from permissively licensed sources.

    python scripts/make_names.py faker-40.54.0-py3-none-any.whl textblob-0.20.1-py3-none-any.whl

Names: the person providers of Faker (MIT), those in Cyrillic, Greek, Georgian, Armenian and Devanagari letters as English
writes them, and names_by_hand.txt beside this script, for parts of the world that Faker does not have in Latin letters.
Words: the lexicon of Brill's tagger as TextBlob has it (MIT; words from tweets added to it are CC BY). Run once; the
lists are part of the package.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FACTS = HERE.parent / "iomcorpus" / "facts"

CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюяћђљњџјќѓѕў",
        (
            "a b v g g d e yo ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"
            " c dj lj nj dz j kj gj dz u"
        ).split(" "),
        strict=True,
    )
)
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev".split(),
        strict=True,
    )
)
DEVANAGARI_CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
        "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h".split(),
        strict=True,
    )
)
DEVANAGARI_VOWELS = dict(zip("अआइईउऊऋएऐओऔ", "a a i i u u ri e ai o au".split(), strict=True))
DEVANAGARI_SIGNS = dict(zip("ािीुूृेैोौ", "a i i u u ri e ai o au".split(), strict=True))
PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ı": "i", "æ": "ae", "þ": "th", "ð": "d", "ə": "a", "œ": "oe", "’": "'"}
)
NAME = re.compile(r"[a-z]+(?:['-][a-z]+)*")
# Tags of Brill's lexicon: what a word mostly is.
# On the lists of names, but words and places that news means otherwise.
NO_NAMES = set(
    "africa america among anon armenia asia back baptist brit can ceylon china company contractor council cuba danish day each"
    " early ever france french german goa hence india ireland kenya latin law lawyer less line little man media more must muslim"
    " nazi nile oman over parent post power press prior reader riyadh rome said seven singer soon star street such sudan tennessee"
    " texas the too venice ward warrior water way were zaire fan feller sinner backer warmer welter kinder luster leaner".split()
)
NO_GIVEN_NAMES = set(
    "add age agent albino ale almond alpha ani ante ants ascension astride atom author baby bale banks bar beat bee beer bent beta"
    " bird birdie bitten bode bog bogey boil bone boss bra brain branch bridge bros bud bunk bus bush camp canal cannon canyon cap"
    " captain carry case cash casa chambers champ chance chin chip church cleave close collie colon colonel come con constant cord"
    " corona dam deacon delta demur desire despot dines dip divan doc dock doctor doll done dot dove dries dung dusty easter ebb"
    " echo edit elder else emit era essence ether fair fancy fare fates fed feline ferry fields fleet flint floor forest forum"
    " franc friend fuller gage gal gala gang garrison gas gauge general genesis genie gorge governor green greet grit grove guard"
    " gully gun gunner gust hall ham handy harden hark harm harsh haven heaven hill hills hind hone horn house hung hymen icy"
    " immaculate infant ion isla jail jet jihad job joke journey judge junior kick kin kit lark lead leafy lean lemon lies link loan"
    " lone loot lope lore lot loyal lute made magnolia major male mane manly manna mans mar mare marine marshal martial marvel mat"
    " mate math mats meadow meadows median mentor mere merrily mile miner minor mist modest mont moor moody mountain nail nanny nil"
    " noble north octave odd oral orange orchard ova owe pal pall pane pansy par park parley pastor pate paw peace peer per pier ping"
    " pink plaza pleas pleasant ploy pont porter price prima prosper pun purity raid ran ransom reason red rein rice ridge rim"
    " roar rock roll rua ruin run runny rush rut saber sable sad safari saga saint salami sari semen sera serenity server sever"
    " shad shade she side silver sincere sing sister slave sole son sonata spas spring squire steward storm street tab tan"
    " tea thorny ties til till tin tiny to tone tore toy trace treasure true unique unknown unnamed urban valiant valid valves"
    " veer velvet vernal villa visa wage wan wash watt wells west wing winter wood woods worth yen yoga you an do he so".split()
)
VERBS = {"VBD", "VBZ", "VBN", "VBP", "MD"}
PROPER = {"NNP", "NNPS", "FW"}
SHORT_WORDS = set("ad ah am an as at ax be by do eh go ha he hi if in is it me my no of oh ok on or ox so to tv up us we".split())
# Names that the lexicon's texts wrote small, and syllables of speech.
NO_WORDS = set(
    "abed aleck alma peter maria matt ken harry jay derrick glen angelica ast aya barrow beau bio blanche bobby booker brad brandin burley cain charlotte cole comer cotter"
    " craven cul cus dang darin das davenport dea dell dey dis doan donna dun dustin ell ethyl eva fanny felicity fella ferris"
    " freeman garner gasser gen gim gon graham gret gunny han hande hank hel hev hir hob homer hon hoss howe hugh hurley hym ima"
    " jag jasmine john jus kale kif kno kob kraft lacey lak laze len levis lien lil lima lise lobo louis lucy lulu mah mahua mai"
    " marques max maw maye mee mercer mignon min missy mor morrow mos muni mus myn myrtle nah neo nott nos ole oud palazzo parry"
    " patsy pip piper pol polis proctor pugh raj rand rasa rec rumen sander sayed sed senora serge sexton sha shah shea shim sho"
    " sienna silke soe sonny soo steed stein swart sylvan tad tat teddy terry tha thet thout tode toner tony tos towne tru tung"
    " vaquero vasa versa ware wei weir wen whit wil william willy wolde wus wynne yuan wat yip zim yay wud".split()
)


def main() -> None:
    wheel, lexicon = map(Path, sys.argv[1:3])
    names = faker_names(wheel)
    for kind, more in names_by_hand():
        names[kind] |= more
    for kind, members in names.items():
        members -= NO_NAMES if kind == "family" else NO_NAMES | NO_GIVEN_NAMES
    male, female, family = names["male"], names["female"], names["family"]
    given = male | female | names["given"]
    both = (male & female) | names["given"]
    sections = {
        "male": (male - both) - family,
        "female": (female - both) - family,
        "given": both - family,
        "male family": ((male - both) & family),
        "female family": ((female - both) & family),
        "given family": both & family,
        "family": family - given,
    }
    write(
        FACTS / "names.txt",
        f"Given and family names, without accents. From the person providers of {wheel.name.split('-py')[0]} (MIT licence,"
        "\n# Copyright Daniele Faraglia and contributors) and scripts/names_by_hand.txt; made by scripts/make_names.py.",
        sections,
    )
    verbs, bases, others = words(lexicon)
    write(
        FACTS / "words.txt",
        "Ordinary English words, as they look at the beginning of a sentence. From the lexicon of Brill's tagger (MIT"
        "\n# licence, Copyright 1993 Massachusetts Institute of Technology and University of Pennsylvania; words from tweets:"
        f"\n# CC BY 3.0, Carnegie Mellon University), as in {lexicon.name.split('-py')[0]}; made by scripts/make_names.py.",
        {"verb": verbs, "base": bases, "word": others},
    )


def write(path: Path, header: str, sections: dict[str, set[str]]) -> None:
    lines = [f"# {header}"]
    for name, members in sections.items():
        lines += [f"[{name}]", " ".join(sorted(map(capital, members)))]
    path.write_text("\n".join(lines) + "\n", encoding="ascii")


def capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def faker_names(wheel: Path) -> dict[str, set[str]]:
    """Lower-case names of all locales by what they are."""
    sys.path.insert(0, str(wheel))
    persons = importlib.import_module("faker.providers.person")
    locales = [
        name.split("/")[3]
        for name in zipfile.ZipFile(wheel).namelist()
        if re.fullmatch(r"faker/providers/person/\w+/__init__\.py", name)
    ]
    found: dict[str, set[str]] = {"male": set(), "female": set(), "given": set(), "family": set()}
    for locale in sorted(locales):
        provider: Any = importlib.import_module(f"{persons.__name__}.{locale}").Provider
        for attribute in dir(provider):
            if re.match(r"(first|middle|last)_(?!name_\w*pairs).*names|(male|unisex)_last_names", attribute):
                listed = getattr(provider, attribute)
                if not isinstance(listed, property):
                    found[_kind(attribute)].update(_latin(listed))
    found["given"] -= found["male"] | found["female"]  # `first_names` are all of them
    return found


def _kind(attribute: str) -> str:
    if "last" in attribute or attribute.startswith("middle"):
        return "family"
    return "female" if "female" in attribute else "male" if "male" in attribute else "given"


def _latin(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for word in romanised(name.lower()).split():
            if len(word) > 2 and NAME.fullmatch(word):
                yield word


def names_by_hand() -> Iterator[tuple[str, set[str]]]:
    for line in (HERE / "names_by_hand.txt").read_text(encoding="utf-8").splitlines():
        kind, colon, names = line.partition(":")
        if colon and not line.startswith("#"):
            yield kind.split()[0], set(romanised(names.lower()).split())


def romanised(text: str) -> str:
    """A name in plain Latin letters, as English mostly writes it."""
    if re.search("[Ͱ-Ͽ]", text):
        text = text.replace("ου", "ou").replace("ού", "ou").replace("μπ", "b").replace("ευ", "ev").replace("αυ", "av")
    text = unicodedata.normalize("NFC", text)
    text = "".join(CYRILLIC[letter] if letter in CYRILLIC else letter for letter in text)
    text = _devanagari(text)
    for table in (GEORGIAN, ARMENIAN):
        text = "".join(table.get(letter, letter) for letter in text)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = "".join(GREEK.get(letter, letter) for letter in text).translate(PLAIN_LETTERS)
    return re.sub(r"(?<=[a-z])(?:iy|yy)\b", "y", text)


def _devanagari(text: str) -> str:
    """Hindi without the vowel that nobody says at the end of a word."""
    if not re.search("[ऀ-ॿ]", text):
        return text
    letters = []
    for at, letter in enumerate(text):
        following = text[at + 1 : at + 2]
        if letter in DEVANAGARI_CONSONANTS:
            silent = not following or following == " " or following in "्" or following in DEVANAGARI_SIGNS
            letters.append(DEVANAGARI_CONSONANTS[letter] + ("" if silent else "a"))
        else:
            letters.append((DEVANAGARI_VOWELS | DEVANAGARI_SIGNS | {"ं": "n", "ँ": "n", "्": "", "़": ""}).get(letter, letter))
    return "".join(letters)


def words(wheel: Path) -> tuple[set[str], set[str], set[str]]:
    """Verbs in the forms of a sentence, their plain forms, other words."""
    verbs, bases, others = set(), set(), set()
    text = zipfile.ZipFile(wheel).read("textblob/en/en-lexicon.txt").decode()
    for line in text.splitlines():
        word, _, tag = line.partition(" ")
        tag = re.split(r"[ |]", tag)[0]
        if not re.fullmatch("[a-z]{2,}", word) or tag in PROPER or word in NO_WORDS:
            continue
        if len(word) > 2 or word in SHORT_WORDS:
            (verbs if tag in VERBS else bases if tag == "VB" else others).add(word)
    return verbs, bases, others


if __name__ == "__main__":
    main()
