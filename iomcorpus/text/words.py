"""Words, prints of paragraphs, sentences: what texts have in common whatever their typography."""

from __future__ import annotations

import re
from hashlib import blake2b

WORD = re.compile(r"[^\W_]+")
LETTERS = re.compile(r"[^\W\d_]+")
# Signs that stand in plain English texts: without them these are ASCII, whose words are found ten times as fast.
TYPOGRAPHY = "‘’“”–—…£€"
SOFT_HYPHEN = "\xad"  # where a word may be broken: some pages have it in their headings and not in their menus
SIGNS = "".join(sign for sign in map(chr, range(128)) if not sign.isalnum())
NO_LETTERS = str.maketrans(dict.fromkeys(SIGNS + "0123456789", " "))
NO_WORDS = str.maketrans(dict.fromkeys(SIGNS, " "))
PRINT_WORDS = 8  # a copy that is wrapped at 72 columns still has about 12 words in its first line
PRINT_HEAD = 110  # characters that hold them
FEWEST_PRINT_WORDS = 4  # shorter paragraphs ("About us", "Read more") stand in unrelated pages too
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")


def print_of(paragraph: str) -> int:
    """A hash of a paragraph's first words; 0 for a short one.

    It is the same for copies that differ in quotes, addresses, wrapping or case; 63 bits, so that it is a positive
    integer in a store as well.

    >>> print_of("“It’s the bank,” she said, that broke.") == print_of("'It's the bank,' she said that broke")
    True
    >>> print_of("Read more")
    0
    """
    head = paragraph[: 2 * PRINT_HEAD].replace(SOFT_HYPHEN, "")[:PRINT_HEAD]
    if "@" in head or "http" in head or "www." in head:
        head = ADDRESS.sub(" ", head)
    words = _first_words(head)
    if len(words) < FEWEST_PRINT_WORDS:
        return 0
    return (
        int.from_bytes(blake2b(" ".join(words).lower().encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
    )


def letter_runs(text: str) -> list[str]:
    """The words of a text as runs of letters.

    >>> letter_runs("“It’s 5 °C,” she said"), letter_runs("L’été à Łódź_2")
    (['It', 's', 'C', 'she', 'said'], ['L', 'été', 'à', 'Łódź'])
    """
    plain = _without_typography(text)
    return plain.translate(NO_LETTERS).split() if plain.isascii() else LETTERS.findall(text)


def _without_typography(text: str) -> str:
    if text.isascii():
        return text
    for sign in TYPOGRAPHY:
        text = text.replace(sign, " ")
    return text


def _first_words(head: str) -> list[str]:
    plain = _without_typography(head)
    if plain.isascii():
        return plain.translate(NO_WORDS).split(None, PRINT_WORDS)[:PRINT_WORDS]
    return WORD.findall(head)[:PRINT_WORDS]


def short_print(line: str) -> int:
    """A hash of a whole short line, case and spaces folded, for lines that recur from page to page ("News & Events").

    >>> short_print("News & Events ") == short_print("NEWS & EVENTS"), short_print("News") == short_print("Events")
    (True, False)
    """
    return (
        int.from_bytes(
            blake2b(" ".join(line.casefold().split()).encode("utf-8", "replace"), digest_size=8).digest(), "big"
        )
        >> 1
    )


# A point after these ends no sentence: "Dr. Moll", "U.S. ports", "J. Lindqvist" (any single capital).
ABBREVIATIONS = frozenset((
    "dr", "mr", "mrs", "ms", "prof", "rev", "hon", "gen", "col", "capt", "lt", "sgt", "sen", "rep", "gov", "jr", "sr",
    "st", "no", "vs", "co", "approx", "e.g", "i.e", "u.s", "u.n", "u.k", "a.m", "p.m",
))  # fmt: skip
SENTENCE_END = re.compile(r"[.!?][\"”’'»)\]]*(?=\s)")
OPENS_SENTENCE = re.compile(r"\s+[\"“‘'«(\[]*[A-Z0-9À-ÖØ-Þ]")


def first_sentence(paragraph: str) -> str:
    """The first sentence of a paragraph.

    >>> first_sentence("Dr. Ama Boateng of the U.S. office came. She left.")
    'Dr. Ama Boateng of the U.S. office came.'
    """
    for match in SENTENCE_END.finditer(paragraph):
        end = match.end()
        if not OPENS_SENTENCE.match(paragraph, end):
            continue
        if paragraph[match.start()] == ".":
            last = paragraph[max(0, match.start() - 8) : match.start()].rsplit(None, 1)[-1:]
            word = last[0].lstrip("(\"“‘'") if last else ""
            if word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper()):
                continue
        return paragraph[:end]
    return paragraph
