"""Texts as hashed words, many at a time: what copies have in common whatever their typography.

A text is normalised (case, spaces, punctuation and accents of all of Unicode), its words are hashed, and every run of
five words is a *shingle* whose hash follows from theirs. Words and shingles are never formed as strings: a prefix sum
over the bytes of a block gives the hash of each stretch as a difference (Rabin and Karp's fingerprints, modulo 2**64).
Which shingles go into the index is decided by the hash alone, one in SAMPLED (FracMinHash, Irber et al. 2022): so the
containment of one text in another can be estimated whatever their sizes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

U64 = np.uint64
Words = NDArray[np.uint64]
Marks = NDArray[np.uint8]

SHINGLE = 5  # words; fewer are stock phrases, more are lost to every second edit
SAMPLED = 16  # one shingle in so many is indexed: some 25 of an article of 400 words
BLOCK = 1 << 18  # bytes that are hashed together: they fit the processor's cache
NUMBER, NAME = 1, 2  # marks of words: it has a digit; it begins with a capital and no sentence begins there

BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
INVERSE = pow(BASE, -1, 1 << 64)

FOREIGN = re.compile(r"[^\x00-\x7f]+")
PARTS, DROPPED = 0, 1  # what a byte that is no letter and no digit is: between words, or nothing at all

# Apostrophes are nothing: "don't" and "don’t" stay one word where the mark was lost as well.
KINDS = bytes(
    DROPPED if char == "'" else ord(char.lower()) if char.isalnum() else PARTS for char in map(chr, range(128))
) + bytes(range(128, 256))
SENTENCE_ENDS = np.zeros(256, np.bool_)
SENTENCE_ENDS[list(b'.!?:\n"')] = True


@dataclass(slots=True)
class Hashed:
    """Some texts as words: `words[bounds[i]:bounds[i + 1]]` are those of the i-th."""

    words: Words
    marks: Marks  # NUMBER, NAME or neither
    bounds: NDArray[np.int64]


def normalise(text: str) -> bytes:
    """The text as bytes for hashing: letters without accents, every sign of Unicode that parts words a blank.

    Capitals stay, since they tell names.

    >>> normalise("L’été à Genève: 1,500\u00a0€ (½)").decode()
    "L'ete a Geneve: 1,500   (1 2)"
    """
    raw = text.encode("utf-8", "replace")
    if raw.isascii():
        return raw
    for sign, plain in TYPOGRAPHY:
        raw = raw.replace(sign, plain)
    return raw if raw.isascii() else FOREIGN.sub(_folded, text).encode("utf-8", "replace")


def _folded(match: re.Match[str]) -> str:
    """Letters beyond ASCII by themselves, all else as the blank or apostrophe that it is.

    >>> _folded(re.match(".*", "ŁÉß“’—Жа移")), _folded(re.match(".*", "की"))
    ("łEß ' жа 移 ", 'की')
    """
    found = match[0]
    if found in FOLDED:
        return FOLDED[found]
    folded = "".join(map(_plain, unicodedata.normalize("NFKD", found)))
    if len(found) <= LONGEST_KNOWN:
        FOLDED[found] = folded
    return folded


FOLDED: dict[str, str] = {}  # grows with the runs of foreign letters that a language has
LONGEST_KNOWN = 24  # characters: sentences of Chinese are runs too, and no two the same
# What most texts have beyond ASCII and nothing else: so folded, bytes are replaced five times faster than by a pattern.
TYPOGRAPHY = tuple((sign.encode(), (b"'" if sign in "’‘" else b" ")) for sign in "’‘“”–—\u00a0•£€")
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")  # each is a word by itself


def _plain(char: str) -> str:
    if char in "’‘ʼ′":
        return "'"
    category = unicodedata.category(char)
    if category == "Cf":  # a soft hyphen or joiner inside a word
        return " " if char == "\u200b" else ""
    if category[0] == "M":
        return char if _is_vowel(char) else ""
    if category[0] not in "LN":
        return " "
    if UNSPACED.match(char):
        return f" {char} "
    return char if char.isascii() else char.lower()


def _is_vowel(char: str) -> bool:
    """Whether a mark is a letter in all but name, as in the scripts of India and Thailand; others are accents.

    >>> [_is_vowel(char) for char in "ी\u0301\u064b\ufe0f"]
    [True, False, False, False]
    """
    name = unicodedata.name(char, "")
    return not unicodedata.combining(char) and not name.startswith("COMBINING") and "SELECTOR" not in name


def hash_texts(texts: Iterable[str]) -> Iterator[Hashed]:
    """Hash texts block by block, in order."""
    block: list[bytes] = []
    size = 0
    for text in texts:
        block.append(normalise(text))
        size += len(block[-1])
        if size >= BLOCK:
            yield hash_block(block)
            block, size = [], 0
    if block:
        yield hash_block(block)


def hash_block(texts: Sequence[bytes]) -> Hashed:
    """The words of some normalised texts.

    >>> one, other = hash_block([b"It's 1,500 boats.", b"ITS 1500 -- boats"]), hash_block([b"boats"])
    >>> [int(number) for number in one.bounds], bool((one.words[:3] == one.words[3:]).all())
    ([0, 3, 6], True)
    >>> int(one.words[2]) == int(other.words[0]), [int(mark) for mark in one.marks]
    (True, [0, 1, 0, 0, 1, 0])
    """
    raw = b"\n".join(texts) + b"\n"
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
    letters = np.frombuffer(raw.translate(KINDS), np.uint8)
    bytes_ = np.frombuffer(raw, np.uint8)
    letters = _without_separators_of_numbers(letters, bytes_)
    inside = letters > DROPPED
    inside |= letters == DROPPED
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        edges = np.concatenate(([0], edges))
    starts, stops = edges[::2], edges[1::2]
    # Squeezed: the letters of each word, and one zero behind them that keeps "ab c" and "a bc" apart.
    kept = letters > DROPPED
    before = np.concatenate(([0], np.cumsum(kept)))
    sizes = before[stops] - before[starts]
    full = sizes > 0
    starts, stops, sizes = starts[full], stops[full], sizes[full]
    kept[stops] = True
    squeezed = letters[kept]
    last = np.cumsum(sizes + 1)
    first = last - sizes - 1
    sums = np.empty(len(squeezed) + 1, np.uint64)
    sums[0] = 0
    powers, inverses = _powers(len(squeezed) + 1)
    np.cumsum(squeezed * powers[: len(squeezed)], out=sums[1:])
    words = _mixed((sums[last] - sums[first]) * inverses[first])
    text_of = np.searchsorted(starts, ends)
    bounds = np.concatenate(([0], text_of)).astype(np.int64)
    return Hashed(words, _marks(bytes_, letters, starts, stops, bounds), bounds)


def _without_separators_of_numbers(letters: Marks, raw: Marks) -> Marks:
    """Commas between digits are dropped: "1,500" is "1500" in the next copy."""
    commas = np.flatnonzero(raw[1:-1] == ord(",")) + 1
    digits = (raw >= ord("0")) & (raw <= ord("9"))
    commas = commas[digits[commas - 1] & digits[commas + 1]]
    if len(commas):
        letters = letters.copy()
        letters[commas] = DROPPED
    return letters


def _marks(
    raw: Marks, letters: Marks, starts: NDArray[np.int64], stops: NDArray[np.int64], bounds: NDArray[np.int64]
) -> Marks:
    """Which words have digits, and which are capitalised inside a sentence."""
    marks = np.zeros(len(starts), np.uint8)
    if not len(starts):
        return marks
    digits = np.concatenate(([0], np.cumsum((letters >= ord("0")) & (letters <= ord("9")))))
    marks[digits[stops] > digits[starts]] = NUMBER
    capitals = (raw[starts] >= ord("A")) & (raw[starts] <= ord("Z"))
    ended = np.concatenate(([0], np.cumsum(SENTENCE_ENDS[raw])))
    opens = np.ones(len(starts), np.bool_)
    opens[1:] = ended[starts[1:]] > ended[stops[:-1]]
    opens[bounds[:-1][bounds[:-1] < len(starts)]] = True
    marks[capitals & ~opens & (marks == 0)] = NAME
    return marks


def shingles(words: Words) -> Words:
    """The hash of every run of SHINGLE words; a text of fewer words is one shingle.

    >>> len(shingles(np.arange(7, dtype=np.uint64))), len(shingles(np.arange(2, dtype=np.uint64)))
    (3, 1)
    """
    if not len(words):
        return words
    size = min(SHINGLE, len(words))
    total = np.zeros(len(words) - size + 1, np.uint64)
    for place in range(size):
        total *= U64(BASE)
        total += words[place : len(words) - size + 1 + place]
    return _mixed(total)


def _mixed(values: Words) -> Words:
    """Every bit of a hash made to depend on every other (the finaliser of SplitMix64, Steele et al. 2014)."""
    values = values ^ (values >> U64(30))
    values *= U64(0xBF58476D1CE4E5B9)
    values ^= values >> U64(27)
    values *= U64(0x94D049BB133111EB)
    values ^= values >> U64(31)
    return values


POWERS: list[Words] = [np.ones(1, np.uint64), np.ones(1, np.uint64)]


def _powers(size: int) -> tuple[Words, Words]:
    """The powers of BASE and of its inverse, at least so many."""
    if len(POWERS[0]) < size:
        POWERS[0], POWERS[1] = (_geometric(base, 2 * size) for base in (BASE, INVERSE))
    return POWERS[0], POWERS[1]


def _geometric(base: int, size: int) -> Words:
    values = np.ones(size, np.uint64)
    done, power = 1, base
    while done < size:  # doubled each time
        more = min(done, size - done)
        values[done : done + more] = values[:more] * U64(power & 0xFFFFFFFFFFFFFFFF)
        done, power = done + more, power * power & 0xFFFFFFFFFFFFFFFF
    return values
