"""Stems are those of SQLite's porter tokenizer; a prefix finds the words that begin so."""

from __future__ import annotations

import itertools
import random
import sqlite3

import pytest

from iomcorpus.asking.query import And, Near, Node, Not, Or, Prefix, Word
from iomcorpus.asking.stems import ENDINGS, _shortened, _unstemmed, expand, stem

# Roots of every shape that the rules ask for: short, with y, doubled letters, endings in each other.
SHAPES = """
migr traffick relat nation gener hop hopp file fall hiss fizz tan fail sky happi enjoy ye play controll roll cease
troubl siz conflat agre fe plaster bled motor sing oper feudal decis hopeful callous form electric good reviv
allow infer airlin gyroscop adjust defens irrit replac depend adopt commun activ angular homolog effect bowdler
prob rat cat bus boss ti die lli cri s y a io oed aeo policy party refugee border asylum displac detain deport
"""
ROOTS = SHAPES.split()


def word_list() -> list[str]:
    generator = random.Random(7)
    endings = ("", *ENDINGS)
    made = {root + ending for root in ROOTS for ending in endings}
    made |= {
        root + first + second
        for root in ROOTS[:40]
        for first in ENDINGS[::5]
        for second in ("s", "ed", "ing", "ly", "ness")
    }
    letters = "aeiouybcdlnstxzwé"
    made |= {
        "".join(generator.choices(letters, k=size)) + generator.choice(endings)
        for size in range(8)
        for _ in range(1500)
    }
    made |= {"x" * size + "ing" for size in (60, 61, 62)} | {"é" * 31 + "ed", "é" * 30 + "ed", "спортs", "ßing"}
    return sorted(word for word in made if word)


def test_stems_are_those_of_fts5() -> None:
    words = word_list()
    assert len(words) > 20_000
    index = sqlite3.connect(":memory:")
    index.execute('CREATE VIRTUAL TABLE t USING fts5(x, tokenize="porter unicode61 remove_diacritics 0")')
    index.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    index.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(words))
    wrong = [
        (words[at], stem(words[at]), term)
        for term, at in index.execute("SELECT term, doc FROM v")
        if stem(words[at]) != term
    ]
    index.close()
    assert wrong == []


def test_a_prefix_finds_every_word_that_begins_so() -> None:
    missed = []
    for root, ending in itertools.product(ROOTS, ENDINGS):
        word = root + ending
        for length in range(1, len(word) + 1):
            prefix = word[:length]
            stemmed = stem(word)
            if not stemmed.startswith(stem(_unstemmed(prefix))) and stemmed not in map(stem, _shortened(prefix)):
                missed.append((word, prefix))
    letters = sum(len(root + ending) for root, ending in itertools.product(ROOTS, ENDINGS))
    # Words that are none ("agreeings") slip through where endings stand in a row that no list has.
    assert len(missed) < 0.001 * letters, missed[:20]


@pytest.mark.parametrize(
    ("prefix", "word"),
    [("migrati", "migration"), ("nationa", "nationally"), ("policy", "policymaker"), ("news", "newspaper"),
     ("spott", "spotting"), ("united", "united"), ("refugee", "refugees"), ("Traffickin", "trafficking"),
     ("tie", "ties"), ("m", "migrants")],
)  # fmt: skip
def test_prefixes_that_fts5_alone_would_miss_or_blur(prefix: str, word: str) -> None:
    assert stem(word).startswith(stem(_unstemmed(prefix).lower())) or stem(word) in map(
        stem, map(str.lower, _shortened(prefix))
    )


def test_a_prefix_is_not_blurred() -> None:
    assert not stem("newton").startswith(stem(_unstemmed("news")))
    assert not stem("unity").startswith(stem(_unstemmed("united")))


@pytest.mark.parametrize(
    ("tree", "expanded"),
    [
        (Word("news"), Word("news")),
        (Prefix("boat"), Prefix("boat")),
        (Prefix("e", "news"), Prefix("e", "newse")),
        (And(Word("a"), Prefix("news")), And(Word("a"), Or(Prefix("newse"), Word("news")))),
        (Not(Prefix("boat"), Or(Word("a"), Prefix("boat"))), Not(Prefix("boat"), Or(Word("a"), Prefix("boat")))),
        (Near(3, Word("a"), Prefix("news")), Near(3, Word("a"), Prefix("newse"))),
    ],
)
def test_expand(tree: Node, expanded: Node) -> None:
    assert expand(tree) == expanded
