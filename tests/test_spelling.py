"""Words spelt otherwise: which are near, how a query is widened, and what is offered where nothing was found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from stores import memory_store

from iomcorpus.asking import sql
from iomcorpus.asking.query import And, Field, Filters, InTitle, Near, Node, Not, Or, Phrase, Prefix, Word, parse
from iomcorpus.asking.spelling import Known, RowWords, StoreWords, nearest, respell, respell_fields, suggest, widen
from iomcorpus.store import read
from iomcorpus.store.open import Store

TEXTS = {
    "a.txt": [
        "Human trafficking on the Mediterranean route: the harbour of Lampedusa.",
        "Traffickers and trafficked children; in 2016 the boats came to the harbour.",
        {"text": "Trafficking again, by boat or by coach.", "title": "Government"},
        "Nobody was trafficked. The boat, the harbour.",
        "A word that is mispelt, or misspelt.",
    ]
}  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    store = memory_store(TEXTS)
    yield store
    store.close()


@pytest.fixture(params=["store", "rows"])
def known(request: pytest.FixtureRequest, store: Store) -> Known:
    return StoreWords(store) if request.param == "store" else RowWords(read.records(store))


NEAR = [
    ("traficking", ("trafficking",), "a letter too few"),
    ("trafickers", ("traffickers",), "in the form that was meant"),
    ("Mediteranean", ("mediterranean",), "capitals"),
    ("goverment", ("government",), "of a heading"),
    ("habrour", ("harbour",), "two letters changed places"),
    ("trafficking", None, "known"),
    ("boats", None, "known by its stem"),
    ("2017", None, "a number is another number"),
    ("oats", None, "short"),
    ("zebra", None, "near nothing"),
    ("e-mail", None, "two words"),
    ("", None, "no word"),
]


@pytest.mark.parametrize(("word", "near", "why"), NEAR, ids=[why for *_, why in NEAR])
def test_nearest(known: Known, word: str, near: tuple[str, ...] | None, why: str) -> None:
    found = nearest(word, known)
    assert (found.near if found else None) == near, why


def test_a_slip_of_the_corpus_is_near_only_where_it_is_rarer(known: Known) -> None:
    assert nearest("mispelt", known, at_most=2) is None  # both stand in one record
    assert nearest("traficking", known, at_most=2) == ("traficking", ("trafficking",))  # four beside none


SLIP, RIGHT = Word("traficking"), Word("trafficking")
WIDENED: list[tuple[Node, Node]] = [
    (SLIP, Or(SLIP, RIGHT)),
    (Word("harbour"), Word("harbour")),
    (And(SLIP, Word("boat")), And(Or(SLIP, RIGHT), Word("boat"))),
    (Not(Word("boat"), SLIP), Not(Word("boat"), SLIP)),
    (Phrase("human", "traficking"), Or(Phrase("human", "traficking"), Phrase("human", "trafficking"))),
    (Prefix("habrour", "of", "lamp"), Or(Prefix("habrour", "of", "lamp"), Prefix("harbour", "of", "lamp"))),
    (Near(5, SLIP, Word("human")), Or(Near(5, SLIP, Word("human")), Near(5, RIGHT, Word("human")))),
    (InTitle(Word("goverment")), InTitle(Or(Word("goverment"), Word("government")))),
    (Or(SLIP, Field("kind", "news")), Or(Or(SLIP, RIGHT), Field("kind", "news"))),
]


@pytest.mark.parametrize(("tree", "widened"), WIDENED, ids=[repr(tree) for tree, _ in WIDENED])
def test_widen(known: Known, tree: Node, widened: Node) -> None:
    found, remarks = widen(tree, known)
    assert found == widened
    assert len(remarks) == (found != tree)


def test_a_remark_says_what_was_taken(known: Known) -> None:
    assert widen(parse("traficking traficking habrour"), known)[1] == [
        "traficking -> trafficking", "habrour -> harbour",
    ]  # fmt: skip


def test_what_is_widened_is_found(store: Store) -> None:
    tree, _ = widen(parse("traficking habrour"), StoreWords(store))
    assert sql.count(store, parse("traficking habrour"), Filters()) == 0
    assert sql.count(store, tree, Filters()) == 3


RESPELT = [
    ("traficking", "trafficking"),
    ('"human traficking" -goverment', '"human trafficking" -goverment'),
    ("title:goverment habrour*", "title:government habrour*"),
    ("NEAR(traficking human, 5)", "NEAR(trafficking human, 5)"),
    ("trafficking", None),
    ("zebra", None),
    ("kind:news", None),
]


@pytest.mark.parametrize(("query", "respelt"), RESPELT, ids=[query for query, _ in RESPELT])
def test_respell(known: Known, query: str, respelt: str | None) -> None:
    assert respell(query, known) == respelt


FIELD_NAMES = [
    ("Kind:news", "kind:news"),
    ("boat -sources:a", "boat -source:a"),
    ("(persn:may)", "(person:may)"),
    ("kind:news", "kind:news"),
    ("http://source", "http://source"),
    ("e:mail 10:30 is:x", "e:mail 10:30 is:x"),
    ("sources: three", "sources: three"),
]


@pytest.mark.parametrize(("query", "meant"), FIELD_NAMES, ids=[query for query, _ in FIELD_NAMES])
def test_names_of_fields(query: str, meant: str) -> None:
    assert respell_fields(query) == meant


def test_a_field_that_is_none_is_put_right(store: Store) -> None:
    assert suggest(store, "traficking Kind:news", Filters()) == "trafficking kind:news"
    assert suggest(store, "trafficking kinds:novel", Filters()) is None  # no value of it


def test_what_finds_nothing_is_not_offered(store: Store) -> None:
    assert suggest(store, "traficking", Filters()) == "trafficking"
    assert suggest(store, "traficking zebra", Filters()) is None
    assert suggest(store, "traficking", Filters(kind="event")) is None
