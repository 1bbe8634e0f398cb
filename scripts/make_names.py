"""Make the word lists of `iomcorpus/facts/people` (names.txt, words.txt) from permissively licensed sources.

    python scripts/make_names.py faker-40.54.0-py3-none-any.whl textblob-0.20.1-py3-none-any.whl

Names: the person providers of Faker (MIT), those in Cyrillic, Greek, Georgian, Armenian and Devanagari letters as
English writes them, and names_by_hand.txt beside this script, for parts of the world that Faker does not have in Latin
letters. Words: the lexicon of Brill's tagger as TextBlob has it (MIT; words from tweets added to it are CC BY). What is
left out stands in words_by_hand.txt. Run once; the lists are part of the package.
"""

from __future__ import annotations

import importlib
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PEOPLE = HERE.parent / "iomcorpus" / "facts" / "people"


def table(letters: str, *romanised: str) -> dict[str, str]:
    """Letters and what English writes for each."""
    return dict(zip(letters, "|".join(romanised).split("|"), strict=True))


CYRILLIC = table(
    "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюяћђљњџјќѓѕў",
    "a|b|v|g|g|d|e|yo|ye|zh|z|i|i|yi|y|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch||y||e|yu|ya|c|dj|lj|nj|dz|j|kj|gj|dz|u",
)
GREEK = table("αβγδεζηθικλμνξοπρσςτυφχψω", "a|v|g|d|e|z|i|th|i|k|l|m|n|x|o|p|r|s|s|t|y|f|ch|ps|o")
GEORGIAN = table(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a|b|g|d|e|v|z|t|i|k|l|m|n|o|p|zh|r|s|t|u|p|k|gh|q|sh|ch|ts|dz|ts|ch|kh|j|h",
)
ARMENIAN = table(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a|b|g|d|e|z|e|y|t|zh|i|l|kh|ts|k|h|dz|gh|ch|m|y|n|sh|o|ch|p|j|r|s|v|t|r|ts|v|p|k|o|f|ev",
)
CONSONANTS = table(  # of Devanagari, each with a vowel that may be silent
    "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
    "k|kh|g|gh|n|ch|chh|j|jh|n|t|th|d|dh|n|t|th|d|dh|n|p|ph|b|bh|m|y|r|l|v|sh|sh|s|h",
)
VOWELS = table("अआइईउऊऋएऐओऔ", "a|a|i|i|u|u|ri|e|ai|o|au")
SIGNS = table("ािीुूृेैोौ", "a|i|i|u|u|ri|e|ai|o|au")
OTHER_SIGNS = {"ं": "n", "ँ": "n", "्": "", "़": ""}
PLAIN_LETTERS = str.maketrans(table("øłßđıæþðəœ’", "o|l|ss|d|i|ae|th|d|a|oe|'"))
NAME = re.compile(r"[a-z]+(?:['-][a-z]+)*")
# Tags of Brill's lexicon: what a word mostly is. `VB` is a verb's plain form.
VERBS = {"VBD", "VBZ", "VBN", "VBP", "MD"}
PROPER = {"NNP", "NNPS", "FW"}
SOURCE_OF_NAMES = """Given and family names, without accents. From the person providers of {} (MIT licence,
# Copyright Daniele Faraglia and contributors) and scripts/names_by_hand.txt; made by scripts/make_names.py."""
SOURCE_OF_WORDS = """Ordinary English words, as they look at the beginning of a sentence. From the lexicon of Brill's
# tagger (MIT licence, Copyright 1993 Massachusetts Institute of Technology and University of Pennsylvania; words from
# tweets: CC BY 3.0, Carnegie Mellon University), as in {}; made by scripts/make_names.py."""


def main() -> None:
    wheel, lexicon = map(Path, sys.argv[1:3])
    left_out = dict(words_by_hand())
    names = faker_names(wheel)
    for kind, more in names_by_hand():
        names[kind] |= more
    for kind, members in names.items():
        members -= left_out["no names"]
        if kind != "family":
            members -= left_out["no given names"]
    male, female, family = names["male"], names["female"], names["family"]
    given = male | female | names["given"]
    both = (male & female) | names["given"]
    sections = {
        "male": (male - both) - family,
        "female": (female - both) - family,
        "given": both - family,
        "male family": (male - both) & family,
        "female family": (female - both) & family,
        "given family": both & family,
        "family": family - given,
    }
    write(PEOPLE / "names.txt", SOURCE_OF_NAMES.format(wheel.name.split("-py")[0]), sections)
    source = SOURCE_OF_WORDS.format(lexicon.name.split("-py")[0])
    write(PEOPLE / "words.txt", source, words(lexicon, left_out["no words"], left_out["short words"]))


def write(path: Path, source: str, sections: dict[str, set[str]]) -> None:
    lines = [f"# {source}"]
    for name, members in sections.items():
        lines += [f"[{name}]", " ".join(sorted(member[:1].upper() + member[1:] for member in members))]
    path.write_text("\n".join(lines) + "\n", encoding="ascii")


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
                    found[kind_of(attribute)].update(latin(listed))
    found["given"] -= found["male"] | found["female"]  # `first_names` are all of them
    return found


def kind_of(attribute: str) -> str:
    if "last" in attribute or attribute.startswith("middle"):
        return "family"
    return "female" if "female" in attribute else "male" if "male" in attribute else "given"


def latin(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for word in romanised(name.lower()).split():
            if len(word) > 2 and NAME.fullmatch(word):
                yield word


def names_by_hand() -> Iterator[tuple[str, set[str]]]:
    for line in (HERE / "names_by_hand.txt").read_text(encoding="utf-8").splitlines():
        kind, colon, names = line.partition(":")
        if colon and not line.startswith("#"):
            yield kind.split()[0], set(romanised(names.lower()).split())


def words_by_hand() -> Iterator[tuple[str, set[str]]]:
    text = (HERE / "words_by_hand.txt").read_text(encoding="utf-8")
    for section in text.split("\n[")[1:]:
        head, _, members = section.partition("\n")
        yield head.partition("]")[0], set(members.split())


def romanised(text: str) -> str:
    """A name in plain Latin letters, as English mostly writes it."""
    if re.search("[Ͱ-Ͽ]", text):
        text = text.replace("ου", "ou").replace("ού", "ou").replace("μπ", "b").replace("ευ", "ev").replace("αυ", "av")
    text = unicodedata.normalize("NFC", text)
    text = spelt(text, CYRILLIC)
    text = devanagari(text)
    for letters in (GEORGIAN, ARMENIAN):
        text = spelt(text, letters)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = spelt(text, GREEK).translate(PLAIN_LETTERS)
    return re.sub(r"(?<=[a-z])(?:iy|yy)\b", "y", text)


def spelt(text: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in text)


def devanagari(text: str) -> str:
    """Hindi without the vowel that nobody says at the end of a word."""
    if not re.search("[ऀ-ॿ]", text):
        return text
    letters = []
    for at, letter in enumerate(text):
        if letter in CONSONANTS:
            following = text[at + 1 : at + 2]
            silent = following in ("", " ", "्") or following in SIGNS
            letters.append(CONSONANTS[letter] + ("" if silent else "a"))
        else:
            letters.append((VOWELS | SIGNS | OTHER_SIGNS).get(letter, letter))
    return "".join(letters)


def words(wheel: Path, left_out: set[str], short: set[str]) -> dict[str, set[str]]:
    """Verbs in the forms of a sentence, their plain forms, other words."""
    found: dict[str, set[str]] = {"verb": set(), "base": set(), "word": set()}
    text = zipfile.ZipFile(wheel).read("textblob/en/en-lexicon.txt").decode()
    for line in text.splitlines():
        word, _, tags = line.partition(" ")
        tag = re.split(r"[ |]", tags)[0]
        if not re.fullmatch("[a-z]{2,}", word) or tag in PROPER or word in left_out:
            continue
        if len(word) > 2 or word in short:
            found["verb" if tag in VERBS else "base" if tag == "VB" else "word"].add(word)
    return found


if __name__ == "__main__":
    main()
