"""A query's text and the tree that it means."""

from __future__ import annotations

import sqlite3
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iomcorpus.asking.query import And, Near, Node, Not, Or, Phrase, Prefix, Word, parse, words
from iomcorpus.errors import CorpusError

A, B, C = Word("a"), Word("b"), Word("c")

TREES = [
    # (query, tree, why)
    ("a", A, "one word"),
    ("a b", And(A, B), "words are ANDed"),
    ("a AND b", And(A, B), "or said so"),
    ('"a b" c', And(Phrase("a", "b"), C), "a phrase"),
    ('"a"', A, "a phrase of one word"),
    ("a OR b c", Or(A, And(B, C)), "OR binds least"),
    ("a (b OR c)", And(A, Or(B, C)), "brackets"),
    ("(((a)))", A, "brackets that group nothing"),
    ("a NOT b", Not(A, B), "NOT is between two"),
    ("a -b", Not(A, B), "a minus says the same"),
    ("-b a", Not(A, B), "also first"),
    ("NOT b a", Not(A, B), "and so does NOT"),
    ("a AND NOT b", Not(A, B), "AND NOT"),
    ("a -b -c", Not(A, Or(B, C)), "several are refused"),
    ("a -(b c)", Not(A, And(B, C)), "a minus before brackets"),
    ('a -"b c"', Not(A, Phrase("b", "c")), "and before a phrase"),
    ("a OR b -c", Or(A, Not(B, C)), "a minus belongs to its side of OR"),
    ("traffick*", Prefix("traffick"), "a prefix"),
    ("e-mai*", Prefix("e", "mai"), "of a word in two"),
    ("migra*, a", And(Prefix("migra"), A), "a comma behind it"),
    ("NEAR(a b, 5)", Near(5, A, B), "near"),
    ('NEAR(a "b c" d*)', Near(10, A, Phrase("b", "c"), Prefix("d")), "ten words where nothing is said"),
    ("a NEAR(b c, 2)", And(A, Near(2, B, C)), "near beside a word"),
    # plain text, never an error
    ("e-mail", Phrase("e", "mail"), "as the index has it"),
    ("AT&T", Phrase("AT", "T"), "signs separate"),
    ("O'Brien", Phrase("O", "Brien"), "an apostrophe too"),
    ("c++", Word("c"), "signs at the end"),
    ("2019-03-12", Phrase("2019", "03", "12"), "a date is three numbers in a row"),
    ("$1,200", Phrase("1", "200"), "an amount"),
    ("x:y", Phrase("x", "y"), "a prefix that we do not know"),
    ("a\0b", Phrase("a", "b"), "NUL"),
    ('a "b', And(A, B), "an open quotation"),
    ('5" b', And(Word("5"), B), "inches"),
    ("(a b", And(A, B), "an open bracket"),
    ("a) b", And(A, B), "one too many"),
    ("a () b", And(A, B), "nothing in brackets"),
    ("a -() b", And(A, B), "nothing refused"),
    ('a -"" b', And(A, B), "nothing in quotes"),
    ("IOM(UK) a", And(Phrase("IOM", "UK"), A), "brackets inside a word"),
    ("a - b", And(A, B), "a dash"),
    ("--a", A, "two dashes"),
    ("5*3", Phrase("5", "3"), "a star inside"),
    ("**a**", A, "bold"),
    ("*a", A, "a star in front"),
    ("a and b or not c", And(A, Word("and"), B, Word("or"), Word("not"), C), "operators are capitals"),
    ("AND", Word("AND"), "joins nothing"),
    ("a OR", And(A, Word("OR")), "nothing behind it"),
    ("OR a", And(Word("OR"), A), "nothing before it"),
    ("(OR)", Word("OR"), "nor in brackets"),
    ("a OR OR b", Or(And(A, Word("OR")), B), "of two the second joins"),
    ("NOT", Word("NOT"), "refuses nothing"),
    ("NOT NOT a", Not(Word("NOT"), A), "of two the second refuses"),
    ("NEAR(a)", Phrase("NEAR", "a"), "one is near to nothing"),
    ("near(a b)", And(Phrase("near", "a"), B), "capitals here too"),
    ("NEAR(a b", And(Phrase("NEAR", "a"), B), "an open one"),
    ("^a {b}", And(A, B), "signs that FTS5 knows"),
    ("e\u0301t\xe9", Word("e\u0301t\xe9"), "marks belong to their letter"),
    ("a \udc80 b", And(A, B), "a byte of the command line that is no character"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "tree", "why"), TREES, ids=[repr(query) for query, _, _ in TREES])
def test_tree(query: str, tree: Node, why: str) -> None:
    assert parse(query) == tree, why


@pytest.mark.parametrize("query", ["", " ", "\t\n", "\0", '"', '""', "()", "-", "...", "*", "$ & ?", "\u0301"])
def test_nothing_to_search_for(query: str) -> None:
    with pytest.raises(CorpusError, match="nothing to search for"):
        parse(query)


@pytest.mark.parametrize("query", ["-a", "NOT a", "-a -b", "a OR -b", "a (-b)"])
def test_only_refusals(query: str) -> None:
    with pytest.raises(CorpusError, match="only says what to leave out"):
        parse(query)


PIECES = [
    "a", '"', "(", ")", "-", "OR", "AND", "NOT", "NEAR(", ",", " ", " ", "*", "5", "\0", "é", "\u0301", "\ud800",
    "kind:", "news", "figure:", ">", "..", "person:", "mentions:", "2017", "title:", "has:", "quote", ":",
]  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=15).map("".join)))
def test_any_text_is_a_query_or_one_line(text: str) -> None:
    try:
        assert parse(text) == parse(text)
    except CorpusError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    "query", ["(" * 9000 + "a" + ")" * 9000, "NOT " * 9000 + "a b", '"' * 9001 + "a", "-" * 9000 + "a"]
)
def test_long_nonsense_is_read(query: str) -> None:
    parse(query)


def test_trees_are_values() -> None:
    assert len({And(A, B), And(A, B), Or(A, B)}) == 2
    assert repr(Not(Near(5, A, B), C)) == "Not(Near(5, Word('a'), Word('b')), Word('c'))"


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(max_codepoint=0x24F), max_size=20))
def test_words_are_those_of_the_index(text: str) -> None:
    """For Latin script to the letter; FTS5's tables end with Unicode 6.1."""
    index = sqlite3.connect(":memory:")
    index.execute('CREATE VIRTUAL TABLE t USING fts5(x, tokenize="unicode61 remove_diacritics 2")')
    index.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    index.execute("INSERT INTO t VALUES (?)", (text,))
    count = index.execute("SELECT count(*) FROM v").fetchone()[0]
    index.close()
    assert len(words(text)) == count


def test_import_is_light() -> None:
    program = "import sys; old = set(sys.modules); import iomcorpus.asking.query; print(*(set(sys.modules) - old))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    ours = {"iomcorpus", "iomcorpus.asking", "iomcorpus.asking.query", "iomcorpus.errors"}
    assert set(loaded.split()) - {"__future__"} == ours
