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
VERBS = {"VBD", "VBZ", "VBN", "VBP", "MD", "VB"}
NO_WORDS = {"NNP", "NNPS", "FW"}


def main() -> None:
    wheel, lexicon = map(Path, sys.argv[1:3])
    names = faker_names(wheel)
    for kind, more in names_by_hand():
        names[kind] |= more
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
    verbs, others = words(lexicon)
    write(
        FACTS / "words.txt",
        "Ordinary English words, as they look at the beginning of a sentence. From the lexicon of Brill's tagger (MIT"
        "\n# licence, Copyright 1993 Massachusetts Institute of Technology and University of Pennsylvania; words from tweets:"
        f"\n# CC BY 3.0, Carnegie Mellon University), as in {lexicon.name.split('-py')[0]}; made by scripts/make_names.py.",
        {"verb": verbs, "word": others},
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


def words(wheel: Path) -> tuple[set[str], set[str]]:
    verbs, others = set(), set()
    text = zipfile.ZipFile(wheel).read("textblob/en/en-lexicon.txt").decode()
    for line in text.splitlines():
        word, _, tag = line.partition(" ")
        if re.fullmatch("[a-z]{2,}", word) and (tag := re.split(r"[ |]", tag)[0]) not in NO_WORDS:
            (verbs if tag in VERBS else others).add(word)
    return verbs, others


if __name__ == "__main__":
    main()
