"""Fields of a query: how they stand in its text, what their values mean, which of them are of one mention."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iomcorpus.asking.fields import HAS, Unreadable, read_field, read_option
from iomcorpus.asking.filters import make_filters
from iomcorpus.asking.holding import has_stems, has_words, is_unit
from iomcorpus.asking.query import (
    FIELDS,
    And,
    Fact,
    Field,
    InTitle,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    parse,
)
from iomcorpus.errors import CorpusError

A, B = Word("a"), Word("b")
NEWS = Field("kind", "news")
SWING, CROWE = Field("person", "swing"), Field("person", "crowe")
CHIEF, DIRECTOR, IOM = Field("role", "chief of mission"), Field("role", "director"), Field("org", "iom")
MANY, FEW = Field("figure", (1000, True, None, False)), Field("figure", (None, False, 5000, True))
MIGRANTS, DOLLARS = Field("unit", "migrants"), Field("unit", "usd")
IN_2016 = Field("mentions", ("2016-01-01", "2016-12-31"))

TREES = [
    # (query, tree, why)
    ("kind:news", NEWS, "a field"),
    ("a kind:news", And(A, NEWS), "beside a word"),
    ("a -kind:news", Not(A, NEWS), "refused"),
    ("a NOT kind:news", Not(A, NEWS), "in the other way"),
    ("a OR kind:news", Or(A, NEWS), "or"),
    ("(kind:news) a", And(NEWS, A), "a bracket ends the value"),
    ("person:swing", Fact(SWING), "a field of a mention"),
    ("person:swing*", Fact(Field("person", "swing*")), "begun"),
    ('role:"Chief of Mission"', Fact(CHIEF), "a value of several words"),
    ("role:Chef-Adjointe", Fact(Field("role", "chef adjointe")), "folded as the index folds"),
    ("person:Séraphine", Fact(Field("person", "seraphine")), "accents too"),
    ("person:lacy-swing", Fact(Field("person", ("lacy swing", "lacy-swing"))), "an id, perhaps"),
    ("person:Di-Giglio", Fact(Field("person", "di giglio")), "no id has capitals"),
    ("unit:$", Fact(DOLLARS), "a sign"),
    ("unit:%", Fact(Field("unit", "per cent")), "and another"),
    ("mentions:2016", Fact(IN_2016), "dates in the text"),
    ("title:a", InTitle(A), "the heading is the index's"),
    ('title:"a b"', InTitle(Phrase("a", "b")), "a phrase in it"),
    ("title:a*", InTitle(Prefix("a")), "a prefix in it"),
    # one mention or several
    ("figure:>1000 unit:migrants", Fact(MANY, MIGRANTS), "side by side: one figure"),
    ("figure:>1000 a unit:migrants", And(Fact(MANY, MIGRANTS), A), "whatever stands between"),
    ("figure:>1000 AND unit:migrants", Fact(MANY, MIGRANTS), "or is said"),
    ("(figure:>1000) (unit:USD)", And(Fact(MANY), Fact(DOLLARS)), "each in brackets: two"),
    ("(figure:>1000 unit:migrants) unit:USD", And(Fact(MANY, MIGRANTS), Fact(DOLLARS)), "brackets are a group"),
    ("(figure:>1000) figure:<5000", And(Fact(MANY), Fact(FEW)), "of their own"),
    ("figure:>1000 figure:<5000", Fact(MANY, FEW), "two bounds of one"),
    ("unit:migrants unit:USD", And(Fact(MIGRANTS), Fact(DOLLARS)), "given again: another"),
    ("person:swing role:director org:iom", Fact(SWING, DIRECTOR, IOM), "one person"),
    ("person:swing figure:>1000 role:director", And(Fact(SWING, DIRECTOR), Fact(MANY)), "a figure is no person"),
    ("person:swing role:director person:crowe org:iom", And(Fact(SWING, DIRECTOR), Fact(CROWE, IOM)), "two persons"),
    ("person:swing speaker:swing", And(Fact(SWING), Fact(Field("speaker", "swing"))), "named here, quoted there"),
    ("person:swing -role:director", Not(Fact(SWING), Fact(DIRECTOR)), "what is refused stands by itself"),
    ("person:swing OR role:director", Or(Fact(SWING), Fact(DIRECTOR)), "and so do alternatives"),
    # text all the same
    ("http://x", Phrase("http", "x"), "an unknown prefix"),
    ("e:mail", Phrase("e", "mail"), "another"),
    ("10:30", Phrase("10", "30"), "a time"),
    ("Person:swing", Phrase("Person", "swing"), "fields are small letters"),
    ("title: a", And(Word("title"), A), "nothing behind the colon"),
    ("(date:) a", And(Word("date"), A), "nor before a bracket"),
    ('"kind:novel" a', And(Phrase("kind", "novel"), A), "in quotes"),
    ("x-kind:novel", Phrase("x", "kind", "novel"), "inside a word"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "tree", "why"), TREES, ids=[query for query, _, _ in TREES])
def test_tree(query: str, tree: Node, why: str) -> None:
    assert parse(query) == tree, why


VALUES = [
    ("date", "2017-06-12", ("2017-06-12", "2017-06-12")),
    ("date", "2017-06", ("2017-06-01", "2017-06-30")),
    ("date", "2017-06..2017", ("2017-06-01", "2017-12-31")),
    ("date", "2017..", ("2017-01-01", "9999-12-31")),
    ("date", "..2017-06", ("0001-01-01", "2017-06-30")),
    ("date", "2017/2018-03", ("2017-01-01", "2018-03-31")),
    ("date", "2017/..", ("2017-01-01", "9999-12-31")),
    ("date", ">=2017-06", ("2017-06-01", "9999-12-31")),
    ("date", "> 2016-02", ("2016-03-01", "9999-12-31")),
    ("date", "<2017", ("0001-01-01", "2016-12-31")),
    ("date", "≤2017-06", ("0001-01-01", "2017-06-30")),
    ("date", "=2017", ("2017-01-01", "2017-12-31")),
    ("mentions", "201X", ("2010-01-01", "2019-12-31")),
    ("figure", "1000", (1000, False, 1000, False)),
    ("figure", "=1,000", (1000, False, 1000, False)),
    ("figure", ">= 1,000,000", (1000000, False, None, False)),
    ("figure", ">2.5", (2.5, True, None, False)),
    ("figure", "<5", (None, False, 5, True)),
    ("figure", "≤5", (None, False, 5, False)),
    ("figure", "-5..5", (-5, False, 5, False)),
    ("figure", "5..", (5, False, None, False)),
    ("figure", "..5", (None, False, 5, False)),
    ("figure", "9" * 30, (1e30, False, 1e30, False)),  # more than 64 bits
    ("kind", "News", "news"),
    ("language", "EN", "en"),
    ("id", "3F0C", "3f0c"),
    ("has", "People", "people"),
    ("has", "copies", "copy"),
    ("has", "inferred date", "inferred"),
    ("org", "AT&T", "at t"),
    ("source", "Coast*.txt", "Coast*.txt"),
]


@pytest.mark.parametrize(("name", "value", "read"), VALUES, ids=[f"{name}:{value}" for name, value, _ in VALUES])
def test_value(name: str, value: str, read: object) -> None:
    node = read_field(name, value)
    (field,) = node.fields if isinstance(node, Fact) else (node,)
    assert (field.name, field.value) == (name, read)


UNREADABLE = [
    ("date:2017-13", "no date. Write a day, month or year"),
    ("date:soon", "no date."),
    ("date:..", "no date."),
    ("date:2017..soon", "no date."),
    ("date:2018..2017", "it ends before it begins. Write 2017..2018"),
    ("date:>soon", "no date."),
    ("date:>2017..", "no date."),
    ("date:<0001", "no date."),
    ("mentions:12/12/12", "no date."),
    ("figure:many", "no figure. Write a number or bounds"),
    ("figure:50%", "What is counted stands beside it: unit:USD"),
    ("figure:>", "no figure."),
    ("figure:>1..5", "no figure."),
    ("figure:1,00", "no figure."),
    ("figure:5.", "no figure."),
    ("figure:1e9", "no figure."),
    ("figure:nan", "no figure."),
    ("figure:٣", "no figure."),
    ("figure:5..1", "the lower bound is above the upper one. Write figure:1..5"),
    ("kind:novel", "no kind. The kinds: news, opinion"),
    ("has:legs", "a record may have: person, figure, quote"),
    ('person:""', "no name or word."),
    ("person:...", "no name or word."),
    ("person:(swing", "a field has one value. Put fields in brackets: (person:one OR person:other)"),
    ("title:...", "no name or word."),
    ('source:" "', "there is nothing."),
]


@pytest.mark.parametrize(("query", "told"), UNREADABLE, ids=lambda text: text[:20])
def test_a_value_that_cannot_be_read(query: str, told: str) -> None:
    with pytest.raises(CorpusError) as caught:
        parse(f"boat {query} -ferry")
    assert told in str(caught.value) and "\n" not in str(caught.value)
    line, carets = caught.value.below
    name, _, value = query.partition(":")
    start = len(f"  boat {name}:") + value.startswith('"')
    assert line == f"  boat {query} -ferry"
    assert carets == " " * start + "^" * max(len(value.strip('"')), 1)


def test_an_option_that_cannot_be_read() -> None:
    with pytest.raises(CorpusError, match=r"^--figure 'many': no figure\."):
        make_filters(figure=["many"])
    with pytest.raises(CorpusError, match=r"^--has 'legs': a record may have"):
        read_option("has", "legs")


@pytest.mark.parametrize(
    "value",
    ["\x1b[2J", "\u202egnp", "\u200b", "x" * 5000, "移" * 500, "e\u0301" * 300, "\ud800", "\x00", "' OR 1=1 --", "%"],
    ids=ascii,
)
def test_a_hostile_value_is_shown_safely(value: str) -> None:
    with pytest.raises(CorpusError) as caught:
        parse(f"{'before ' * 40}date:{value} {'after ' * 40}")
    for line in caught.value.below:
        assert line.isprintable() and len(line) < 400
    assert len(str(caught.value)) < 250


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FIELDS), st.text(max_size=20), st.sampled_from(["{}:{}", 'a {}:"{}"', "({}:{})", "-{}:{} b"]))
def test_any_value_is_read_or_refused_in_a_line(name: str, value: str, form: str) -> None:
    try:
        assert parse(form.format(name, value)) == parse(form.format(name, value))
    except CorpusError as error:
        assert "\n" not in str(error) and len(error.below) in (0, 2)
    try:
        read_field(name, value)
    except Unreadable as error:
        assert "\n" not in str(error)


OPTIONS = [
    ({"person": "swing"}, Fact(SWING)),
    ({"person": ["swing", "crowe"]}, And(Fact(SWING), Fact(CROWE))),
    ({"figure": [">1000"], "unit": ["migrants"], "person": ["swing"]}, And(Fact(SWING), Fact(MANY, MIGRANTS))),
    ({"has": ["title"]}, Field("has", "title")),
    ({"person": None, "has": []}, None),
]


@pytest.mark.parametrize(("options", "fields"), OPTIONS, ids=[str(options) for options, _ in OPTIONS])
def test_options_are_a_group_of_fields(options: dict[str, object], fields: Node | None) -> None:
    assert make_filters(**options).fields == fields  # type: ignore[arg-type]


WORDS = [
    # (text, wanted, whether its words are in it, why)
    ("William Lacy Swing", "swing", True, "a word of a name"),
    ("William Lacy Swing", "lacy swing", True, "several in a row"),
    ("William Lacy Swing", "william swing", False, "not in a row"),
    ("Swinger", "swing", False, "not the beginning of one"),
    ("Swinger", "swing*", True, "but where that is asked"),
    ("William Lacy Swing", "lacy sw*", True, "of the last word"),
    ("Séraphine N’Diaye", "seraphine n diaye", True, "folded"),
    (None, "swing", False, "nothing"),
    ("", "swing", False, "no word"),
]


@pytest.mark.parametrize(("text", "wanted", "found", "why"), WORDS, ids=[why for *_, why in WORDS])
def test_has_words(text: str | None, wanted: str, found: bool, why: str) -> None:
    assert has_words(text, wanted) is found, why


def test_has_stems() -> None:
    quoted = "They were trafficked, in boats: twice"
    assert has_stems(quoted, "boat") and has_stems(quoted, "trafficking in boats") and has_stems(quoted, "in bo*")
    assert not has_stems(quoted, "boat in") and not has_stems(quoted, "at bo*") and not has_stems(None, "boat")


UNITS = [
    ("migrants", "migrants", True),
    ("migrants", "migrant", True),
    ("Migrants", "migr*", True),
    ("international migrants", "migrants", True),
    ("refugees and migrants", "refugees", True),
    ("refugees and migrants", "migrants", True),
    ("origin, transit and destination countries", "countries", True),
    ("origin, transit and destination countries", "transit", False),
    ("victims of modern slavery", "victims", True),
    ("victims of modern slavery", "slavery", False),
    ("victims of modern slavery", "victims of modern slavery", True),
    ("unaccompanied Afghan children", "afghan children", True),
    ("unaccompanied Afghan children", "unaccompanied", False),
    ("people living in informal camps", "people", True),
    ("refugees resettled in the UK", "refugees", True),
    ("fishing boats", "boats", True),
    ("years old", "years", True),
    ("years old", "years old", True),
    ("USD", "usd", True),
    ("per cent", "per cent", True),
    ("per cent", "cent", True),
    ("percentage points", "per cent", False),
    (None, "migrants", False),
    ("", "migrants", False),
]


@pytest.mark.parametrize(("unit", "wanted", "found"), UNITS, ids=[f"{unit} {wanted}" for unit, wanted, _ in UNITS])
def test_units(unit: str | None, wanted: str, found: bool) -> None:
    assert is_unit(unit, wanted) is found


def test_every_field_can_be_read() -> None:
    good = {"date": "2017", "mentions": "2017", "kind": "news", "figure": "5", "has": "title"}
    for name in FIELDS:
        read_field(name, good.get(name, "word"))
    for what in HAS:
        assert read_field("has", what) == Field("has", what)
