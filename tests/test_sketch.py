"""Texts as hashed words: what counts as the same word, in every script, and that nothing depends on the company."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from copied import article
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.copies.sketch import BLOCK, NAME, NUMBER, Hashed, hash_texts, normalise, shingles


def hashed(*texts: str) -> Hashed:
    (found,) = hash_texts(texts)
    return found


def words(text: str) -> list[int]:
    return [int(word) for word in hashed(text).words]


SAME: list[tuple[str, str]] = [
    ("It's 1,500 boats.", "ITS 1500 -- boats"),
    ("“Wait,” he said", '"wait" he said'),
    ("don’t", "don't"),
    ("don’t", "dont"),
    ("a\u00a0b\u2009c\u3000d", "a b c d"),  # blanks of all kinds
    ("naïve Málaga", "naive Malaga"),
    ("nai\u0308ve", "na\u00efve"),  # an accent by itself
    ("co\u00adoperate", "cooperate"),  # a soft hyphen
    ("the \ufeffend\u200d", "the end"),
    ("one\u200btwo", "one two"),  # a blank of no width is one all the same
    ("ferry — slip – now… yes", "ferry slip now yes"),
    ("½ litre", "1 2 litre"),
    ("ﬁne oﬃce", "fine office"),
    ("ΑΘΗΝΑ", "αθηνα"),
    ("ПОРТ Варна", "порт варна"),
    ("مُحَمَّد", "محمد"),
    ("新港口", "新 港 口"),
    ("❤️ mud ❤", "mud"),
    ("…—!?", ""),
]
DIFFERENT: list[tuple[str, str]] = [
    ("ab c", "a bc"),
    ("abc", "ab c"),
    ("mud", "muds"),
    ("1,500", "15 00"),
    ("1, 500", "1500"),
    ("3.5", "35"),
    ("की", "का"),  # vowels of Hindi are marks
    ("สวัสดี", "สวสด"),
    ("порт", "port"),
    ("ß", "b"),
    ("a", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_words(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words(one: str, other: str) -> None:
    assert words(one) != words(other)


MARKED: list[tuple[str, list[int]]] = [
    ("Ferries stop in Varn", [0, 0, 0, NAME]),  # every sentence begins with a capital
    ("He left. Nobody saw Ilse go", [0, 0, 0, 0, NAME, 0]),
    ("on 12 May the A380 flew", [0, NUMBER, NAME, 0, NUMBER, 0]),
    ("so: Wait", [0, 0]),
    ("in Varn, Ostrel and Lisgar", [0, NAME, NAME, 0, NAME]),
    ("1,500 of them", [NUMBER, 0, 0]),
]


@pytest.mark.parametrize(("text", "marks"), MARKED)
def test_marks(text: str, marks: list[int]) -> None:
    assert hashed(text).marks.tolist() == marks


def test_a_text_begins_a_sentence_whatever_stands_before_it() -> None:
    assert hashed("the end", "Varn waits", "so").marks.tolist() == [0] * 5


TEXTS = st.lists(st.text(st.sampled_from("aB1 ,.'’\n\u00a0é漢की\u00ad"), max_size=30), max_size=8)


@given(TEXTS)
def test_words_do_not_depend_on_the_texts_beside_them(texts: list[str]) -> None:
    found = list(hash_texts(texts))
    assert sum(len(block.bounds) - 1 for block in found) == len(texts)
    places = [
        (block.words[start:stop].tolist(), block.marks[start:stop].tolist())
        for block in found
        for start, stop in zip(block.bounds[:-1], block.bounds[1:], strict=True)
    ]
    alone = [(one.words.tolist(), one.marks.tolist()) for one in map(hashed, texts)]
    assert places == alone


def test_blocks_are_cut_between_texts() -> None:
    chance = Random(1)
    texts = [article(chance, 4000, 4000) for _ in range(20)]
    blocks = list(hash_texts(texts))
    assert len(blocks) > 1 and sum(len(text) for text in texts) > BLOCK
    assert np.concatenate([block.words for block in blocks]).tolist() == [
        word for text in texts for word in words(text)
    ]


def test_normalised_bytes_keep_capitals_of_names() -> None:
    assert normalise("Genève, L’Été") == b"Geneve, L'Ete"
    assert normalise("half \ud83d of it").startswith(b"half ")


@pytest.mark.parametrize(("number", "found"), [(0, 0), (1, 1), (4, 1), (5, 1), (6, 2), (300, 296)])
def test_shingles(number: int, found: int) -> None:
    numbers = np.arange(1, number + 1, dtype=np.uint64)
    hashes = shingles(numbers)
    assert len(hashes) == found == len(set(hashes.tolist()))


def test_a_shingle_is_its_words_in_their_order() -> None:
    one, other = (shingles(np.array(list(numbers), np.uint64)) for numbers in ((1, 2, 3, 4, 5), (1, 2, 3, 5, 4)))
    longer = shingles(np.array([9, 1, 2, 3, 4, 5, 8], np.uint64))
    assert one[0] != other[0] and one[0] == longer[1]
