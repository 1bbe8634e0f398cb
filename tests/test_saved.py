"""Saved queries as they lie in their file."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomcorpus.asking.saved import Saved, add_saved, find_saved, parse_saved, remove_saved
from iomcorpus.errors import CorpusError

TYPED = """# my queries
[boats]   # the old one
query = 'boat OR ferry'

# for the spring report
[floods]
query = "flood"
after = "2017"

["wet years"]
kind = "news"
"""
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
OPTIONS = st.dictionaries(TEXT.filter(lambda key: key != "query"), TEXT | st.booleans() | st.lists(TEXT), max_size=3)
SAVED = st.builds(Saved, TEXT, TEXT | st.none(), OPTIONS)


@example([Saved("", "\x85[", {})])  # a line break to Python, none to TOML
@given(st.lists(SAVED, unique_by=lambda saved: saved.name, max_size=5))
def test_what_is_added_is_there_and_what_is_removed_is_not(queries: list[Saved]) -> None:
    text = ""
    for one in queries:
        text = add_saved(text, one, "q")
    assert parse_saved(text, "q") == queries
    while queries:
        text = remove_saved(text, queries.pop(0).name, "q")
        assert parse_saved(text, "q") == queries


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("boats", TYPED.replace("[boats]   # the old one\nquery = 'boat OR ferry'\n\n", "")),
        ("floods", TYPED.replace('[floods]\nquery = "flood"\nafter = "2017"\n\n', "")),
        ("wet years", TYPED.replace('["wet years"]\nkind = "news"\n', "")),
    ],
)
def test_remarks_stay_when_a_query_goes(name: str, left: str) -> None:
    assert remove_saved(TYPED, name, "q") == left


def test_what_people_typed_stays_when_a_query_comes() -> None:
    assert add_saved(TYPED, Saved("new", "x", {"unit": ["migrants"]}), "q") == (
        TYPED + '\n[new]\nquery = "x"\nunit = ["migrants"]\n'
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a", "q is not TOML"),
        ("query = 'x'", "'query' stands outside a table"),
        ("[a]\nquery = 7", "the query of 'a' is no text"),
    ],
)
def test_what_cannot_be_read(text: str, said: str) -> None:
    with pytest.raises(CorpusError, match=said):
        parse_saved(text, "q")


def test_names_are_kept_apart() -> None:
    with pytest.raises(CorpusError, match="there is a query 'boats' already"):
        add_saved(TYPED, Saved("boats", "x", {}), "q")
    with pytest.raises(CorpusError, match=r"there is no query 'boat'\. Did you mean 'boats'\?"):
        find_saved(parse_saved(TYPED, "q"), "boat", "q")
    with pytest.raises(CorpusError, match="no query is saved there"):
        find_saved([], "boat", "q")
    with pytest.raises(CorpusError, match="cannot be saved"):
        add_saved("", Saved("a", "\udc80", {}), "q")


@pytest.mark.parametrize("text", ["a.query = 'x'\nb.query = 'y'\n", "[a]\nquery = '''\n[b]\n'''\n[c]\nquery = ''\n"])
def test_odd_files_are_changed_rightly_or_not_at_all(text: str) -> None:
    before = parse_saved(text, "q")
    for one in before:
        try:
            left = remove_saved(text, one.name, "q")
        except CorpusError as error:
            assert "Remove it by hand" in str(error)
        else:
            assert parse_saved(left, "q") == [other for other in before if other != one]
