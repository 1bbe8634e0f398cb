"""Statistics of words: published formulas on cases computed by hand, counts that know about copies."""

from __future__ import annotations

import math
import time
from collections import Counter
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.asking.concordance import HitFinder
from iomcorpus.asking.query import parse
from iomcorpus.asking.scan import fold
from iomcorpus.asking.statistics import (
    Listing,
    Neighbours,
    Words,
    around,
    association,
    collocates,
    expected_near,
    frequencies,
    keyness,
    keywords,
    log_dice,
    log_ratio,
    mutual_information,
    percent_more,
)
from iomcorpus.asking.stop_words import STOP_WORDS

ALL = Listing()


def rows(*texts: str, copies: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return [{"text": text} for text in texts] + [{"text": text, "keep": False} for text in copies]


# Dunning (1993), table 2: bigrams in a corpus of 31,777 words of a Swiss bank's reports: (both, first alone, second
# alone, neither, -2 log lambda).
DUNNING = (
    (110, 2442, 111, 29114, 270.72),  # the swiss
    (29, 13, 123, 31612, 263.90),  # can be
    (31, 23, 139, 31584, 256.84),  # previous year
    (10, 0, 3, 31764, 167.23),  # mineral water
)


@pytest.mark.parametrize(("both", "first", "second", "neither", "expected"), DUNNING)
def test_log_likelihood_of_bigrams_as_published(
    both: int, first: int, second: int, neither: int, expected: float
) -> None:
    found = association(both, both + first, both + second, both + first + second + neither)
    assert found == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    ("near", "beside", "total", "words", "g2"),
    [
        (1, 10, 10, 100, 0.0),  # as often as by chance
        (10, 10, 10, 100, 2 * (10 * math.log(10) + 90 * math.log(10 / 9))),  # nowhere else
        (0, 10, 10, 100, 2 * (10 * math.log(10 / 9) + 10 * math.log(10 / 9) + 80 * math.log(80 / 81))),  # never there
        (0, 0, 0, 0, 0.0),
    ],
)
def test_log_likelihood_by_hand(near: int, beside: int, total: int, words: int, g2: float) -> None:
    assert association(near, beside, total, words) == pytest.approx(g2, abs=1e-9)


@pytest.mark.parametrize(
    ("count", "size", "other", "other_size", "g2", "ratio", "percent"),
    [
        (10, 1000, 5, 1000, 1.699, 1.0, 100.0),
        (5, 1000, 10, 1000, 1.699, -1.0, -50.0),
        (10, 1000, 20, 2000, 0.0, 0.0, 0.0),
        (10, 1000, 0, 1000, 20 * math.log(2), math.log2(20), None),  # 2 (10 ln(10/5)); 10 to half a time
        (0, 1000, 10, 1000, 20 * math.log(2), -math.log2(20), -100.0),
        (80, 1000, 10, 1000, 2 * (80 * math.log(80 / 45) + 10 * math.log(10 / 45)), 3.0, 700.0),
        (0, 0, 3, 1000, 0.0, None, None),  # nothing on one side says nothing
    ],
)
def test_keyness_by_hand(
    count: int, size: int, other: int, other_size: int, g2: float, ratio: float | None, percent: float | None
) -> None:
    compared = count, size, other, other_size
    assert keyness(*compared) == pytest.approx(g2, abs=0.001)
    assert percent_more(*compared) == (None if percent is None else pytest.approx(percent))
    assert math.isfinite(log_ratio(*compared))
    assert ratio is None or log_ratio(*compared) == pytest.approx(ratio)


@given(*[st.integers(0, 1000)] * 4)
def test_keyness_does_not_depend_on_the_direction(count: int, other: int, more: int, most: int) -> None:
    size, other_size = count + more, other + most
    there, back = keyness(count, size, other, other_size), keyness(other, other_size, count, size)
    assert there >= 0
    assert there == pytest.approx(back)


def test_strength_by_hand() -> None:
    assert expected_near(50, 20, 1000) == 1
    assert mutual_information(4, 1.0) == 2
    assert log_dice(5, 10, 10) == 13
    assert log_dice(1, 2**14, 2**14) == 0  # one in 2 ** 14


# Counting


def test_frequencies() -> None:
    words = Words.of(rows("The boat, the Boat!", "A boat.", copies=("The boat.",)))
    assert frequencies(words, ALL) == [
        {"word": "boat", "count": 3, "per_million": 500_000.0, "records": 2, "with_copies": 4},
        {"word": "the", "count": 2, "per_million": 333_333.3, "records": 1, "with_copies": 3},
        {"word": "a", "count": 1, "per_million": 166_666.7, "records": 1, "with_copies": 1},
    ]
    assert (words.size, words.texts) == (6, 2)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("count", ["a", "b", "c"]), ("records", ["c", "a", "b"]), ("word", ["a", "b", "c"])],
)
def test_the_order_of_frequencies(sort: str, expected: list[str]) -> None:
    words = Words.of(rows("b b a a a b c", "c"))
    assert [row["word"] for row in frequencies(words, ALL, sort=sort)] == expected


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        ({"like": "boat*"}, ["boat", "boats"]),
        ({"like": "BOAT"}, ["boat"]),
        ({"like": "Élysée"}, ["elysee"]),
        ({"like": "*e?"}, ["elysee", "eyes"]),
        ({"like": "[!a-t]*"}, []),
        ({"stop": True}, ["boat", "boats", "elysee", "eyes"]),
        ({"least": 2}, ["the"]),
    ],
)
def test_what_is_listed(listing: dict[str, Any], expected: list[str]) -> None:
    words = Words.of(rows("The boat of the boats: Élysée's eyes"))
    assert [row["word"] for row in frequencies(words, Listing(**listing), sort="word")] == expected


def test_stop_words_are_words_as_they_are_counted() -> None:
    assert [*chain.from_iterable(map(fold, sorted(STOP_WORDS)))] == sorted(STOP_WORDS)
    assert not STOP_WORDS & {"no", "not", "without", "said", "again"}


@pytest.mark.parametrize(
    ("text", "spans", "window", "near", "rest"),
    [
        ("a b X c d", [(2, 3)], 1, "b c", "a d"),
        ("a b X c d", [(2, 3)], 9, "a b c d", ""),
        ("X a X", [(0, 1), (2, 3)], 5, "a", ""),
        ("a X X b c", [(1, 2), (2, 3)], 1, "a b", "c"),
        ("a X Y b", [(1, 3)], 1, "a b", ""),
        ("a b c", [], 5, "", "a b c"),
        ("X a b c d X", [(0, 1), (5, 6)], 1, "a d", "b c"),
    ],
)
def test_words_around_hits(text: str, spans: list[tuple[int, int]], window: int, near: str, rest: str) -> None:
    assert around(text.split(), spans, window) == (near.split(), rest.split())


def neighbours(query: str, texts: list[dict[str, Any]], window: int = 1) -> Neighbours:
    found = Neighbours(HitFinder(parse(query)), window)
    for row in texts:
        found.add(row)
    return found


def test_collocates_by_hand() -> None:
    """Of 9 words beside hits 3 stand near one, and `small` stands in 3 places: by chance 1 of them would be near."""
    texts = rows("small boat x", "y small boats", "small z z z z", copies=("small boat",))
    found = neighbours("boat", texts)
    (row,) = collocates(found, Listing(like="small"))
    assert (found.near.size, found.elsewhere.size, found.texts) == (3, 6, 3)
    assert row == {
        "word": "small", "near": 2, "total": 3, "expected": 1.0,
        "log_likelihood": round(association(2, 3, 3, 9), 2), "mi": 1.0, "logdice": round(14 + math.log2(4 / 5), 2),
        "records": 2, "with_copies": 3,
    }  # fmt: skip
    assert (found.tally.hits, found.tally.hits_with_copies) == (2, 3)


@pytest.mark.parametrize(("measure", "first"), [("ll", "red"), ("mi", "rare"), ("logdice", "red")])
def test_measures_put_different_words_first(measure: str, first: str) -> None:
    texts = rows(*["red boat"] * 20, "rare boat", *["red flag in the wind"] * 5, *["no wind at all"] * 40)
    assert collocates(neighbours("boat", texts), ALL, measure=measure)[0]["word"] == first


def test_words_that_avoid_each_other_are_no_collocates() -> None:
    texts = rows(*["red boat"] * 20, "blue boat", *["blue blue blue"] * 40)
    assert [row["word"] for row in collocates(neighbours("boat", texts), ALL)] == ["red"]


def test_keywords() -> None:
    words = Words.of(rows("ferry ferry boat", copies=("ferry",)))
    others = Words.of(rows("boat train train", "train boat boat", copies=("boat",)))
    over = keywords(words, others, ALL)
    assert over == [
        {
            "word": "ferry", "direction": "over", "count": 2, "against": 0, "per_million": 666_666.7,
            "against_per_million": 0.0, "log_likelihood": 4.39, "log_ratio": 3.0, "percent_diff": None, "records": 1,
            "against_records": 0, "with_copies": 3, "against_with_copies": 0,
        },
    ]  # fmt: skip
    under = keywords(words, others, ALL, direction="under")
    assert [row["word"] for row in under] == ["train", "boat"]
    assert under[1]["percent_diff"] == -33.3
    both = keywords(words, others, ALL, direction="both", sort="count")
    assert [(row["word"], row["direction"]) for row in both] == [
        ("ferry", "over"),
        ("boat", "under"),
        ("train", "under"),
    ]
    assert [row["word"] for row in keywords(words, others, Listing(least=4), direction="both")] == ["boat"]


@given(st.lists(st.text("ab c", max_size=12), max_size=8), st.lists(st.text("ab c", max_size=12), max_size=8))
def test_keywords_account_for_every_word(these: list[str], those: list[str]) -> None:
    words, others = Words.of(rows(*these)), Words.of(rows(*those))
    found = {row["word"]: row for row in keywords(words, others, ALL, direction="both")}
    counts = Counter(chain.from_iterable(map(fold, these)))
    assert all(row["count"] == counts[word] for word, row in found.items())
    for word in counts.keys() - found.keys():  # as frequent on both sides
        assert words.counts[word] * others.size == others.counts[word] * words.size


@pytest.mark.parametrize("text", ["boat " * 200_000, "a b boat " * 70_000, "x" * 1_000_000 + " boat"])
@pytest.mark.parametrize("window", [5, 100_000])
def test_megabytes_are_linear(text: str, window: int) -> None:
    began = time.process_time()
    found = neighbours("boat", rows(text), window)
    collocates(found, ALL)
    assert found.tally.hits > 0
    assert time.process_time() - began < 30
