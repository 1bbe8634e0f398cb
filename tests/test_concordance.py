"""Concordances: which words are hits, what stands around them, and that each leads back to its raw characters."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SAMPLES, sample

from iomcorpus.asking import places
from iomcorpus.asking.concordance import SENTENCE, HitFinder, Tally, concordance
from iomcorpus.asking.places import RawPlaces, align
from iomcorpus.asking.query import parse
from iomcorpus.asking.scan import fold, word_spans
from iomcorpus.corpus import Corpus
from iomcorpus.errors import CorpusError
from iomcorpus.model import Record
from iomcorpus.reading.capture import read_capture
from iomcorpus.text.repair import repair

ROOT = Path(__file__).parent.parent
TEXT = "Two boats sank off Bari. The boat of small craft owner Ada Moll, a small boat, did not sink."


def row(text: str = TEXT, **fields: Any) -> dict[str, Any]:
    return {"id": "a", "source": "a.txt", "first_line": 1, "text": text, **fields}


def lines(query: str, *rows: dict[str, Any], **options: Any) -> list[dict[str, Any]]:
    return list(concordance(rows or [row()], parse(query), Tally(), **options))


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("boat", ["boats", "boat", "boat"]),
        ("sank", ["sank"]),
        ('"small boat"', ["small boat"]),
        ('small OR "small boat"', ["small", "small boat"]),  # the word in the phrase is no hit of its own
        ("boat craft", ["boats", "boat", "craft", "boat"]),
        ("boat -ferry", ["boats", "boat", "boat"]),
        ("boat -craft", []),
        ("sm* -ferry", ["small", "small"]),
        ("NEAR(boat small, 2)", ["boat of small", "small boat"]),
        ("NEAR(boat Bari, 1)", ["Bari. The boat"]),
        ("NEAR(boat Bari, 0)", []),
        ("NEAR(boat Bari, 1) OR Ada", ["Bari. The boat", "Ada"]),
        ("Ada OR NEAR(boat Bari, 1)", ["Bari. The boat", "Ada"]),
        ("(Ada NOT ferry) OR NEAR(boat Bari, 1)", ["Bari. The boat", "Ada"]),
        ("vessel", []),
    ],
)
def test_hits(query: str, hits: list[str]) -> None:
    assert [line["hit"] for line in lines(query)] == hits


def test_words_as_typed() -> None:
    assert [line["hit"] for line in lines("boat", exact=True)] == ["boat", "boat"]


def test_a_hit_in_the_title_alone_is_none() -> None:
    tally = Tally()
    assert not list(concordance([row("It sank.", title="A boat")], parse("boat"), tally))
    assert tally.hits == 0


@pytest.mark.parametrize(
    ("options", "left", "right"),
    [
        ({"window": 1}, "Two ", " sank"),
        ({"window": 3}, "Two ", " sank off Bari."),
        ({"window": 99}, "Two ", TEXT[9:]),
        ({"window": SENTENCE}, "Two ", " sank off Bari."),
    ],
)
def test_the_text_around_a_hit(options: dict[str, Any], left: str, right: str) -> None:
    first = lines("boats", **options)[0]
    assert (first["left"], first["hit"], first["right"]) == (left, "boats", right)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("drowned", "Nobody drowned."),
        ("NEAR(sink nobody, 1)", "Dr. Moll saw two boats sink. Nobody drowned."),
        ("Moll", "Dr. Moll saw two boats sink."),
        ("end", "The end"),
    ],
)
def test_sentences(query: str, sentence: str) -> None:
    text = "It rose. Dr. Moll saw two boats sink. Nobody drowned.\nThe end"
    (line,) = lines(query, row(text), window=SENTENCE)
    assert line["left"] + line["hit"] + line["right"] == sentence


def test_a_sentence_without_end_is_cut() -> None:
    (line,) = lines("boat", row("word " * 100_000 + "boat" + " word" * 100_000), window=SENTENCE)
    assert 900 < len(line["left"]) <= 1000
    assert 900 < len(line["right"]) <= 1000


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("place", ["c boat a", "a boat b", "b boat c", "a boat a"]),
        ("left", ["a boat b", "a boat a", "b boat c", "c boat a"]),  # equal ones stay in order
        ("right", ["c boat a", "a boat a", "a boat b", "b boat c"]),
        ("date", ["b boat c", "a boat a", "c boat a", "a boat b"]),  # the newest first, what has no date last
    ],
)
def test_sorting(sort: str, expected: list[str]) -> None:
    rows = [
        row("c boat a", date="2016"),
        row("a boat b"),
        row("b boat c", date="2017-05-01"),
        row("a boat a", date="2017-01"),
    ]
    found = [line["left"] + line["hit"] + line["right"] for line in lines("boat", *rows, sort=sort)]
    assert found == expected
    assert [
        line["left"] + line["hit"] + line["right"] for line in lines("boat", *rows, sort=sort, limit=2)
    ] == expected[:2]


def test_sorting_goes_on_with_the_next_word() -> None:
    rows = [row("a z boat"), row("b a boat"), row("a a boat")]
    assert [line["left"] for line in lines("boat", *rows, sort="left")] == ["a a ", "b a ", "a z "]


@pytest.mark.parametrize("sort", ["place", "left"])
def test_a_tally_counts_beyond_the_limit(sort: str) -> None:
    tally = Tally()
    rows = [row(), row(keep=False), row("A boat."), row("None.")]
    assert len(list(concordance(rows, parse("boat"), tally, limit=2, sort=sort))) == 2
    assert tally == Tally(hits=4, hits_with_copies=7, records=2, records_with_copies=3)


def test_a_query_without_words() -> None:
    class Field:
        pass

    with pytest.raises(CorpusError, match="no words"):
        HitFinder(Field())  # type: ignore[arg-type]


# Places


@pytest.mark.parametrize(
    ("text", "fields", "place"),
    [
        ("Two boats", {}, (1, 4, 9, "boats")),
        ("Two boats", {"first_line": 7}, (7, 4, 9, "boats")),
        ("3 May 2017\n\nTwo boats", {"clean": "Two boats"}, (3, 4, 9, "boats")),
        ("Boat race\n3 boats\nTwo boats", {"clean": "Boat race\n\nTwo boats"}, (1, 0, 4, "Boat")),
        ("One &amp; two boats", {"clean": "One & two boats"}, (1, 14, 19, "boats")),
        ("ÃƒÂ© 1\nCafÃ© boats", {"clean": "é 1\nCafé boats"}, (2, 6, 11, "boats")),
        ("A\nShare this boat\nboats", {"clean": "A\n\nboats", "skip": [2]}, (3, 0, 5, "boats")),
        ("nothing\nof that", {"clean": "Two boats"}, (2, 0, 2, "of")),  # a text that is not its own: near there
        ("", {"clean": "boats"}, (1, 0, 0, "")),
    ],
)
def test_the_raw_place(text: str, fields: dict[str, Any], place: tuple[int, int, int, str]) -> None:
    line = lines("boat", row(text, **fields))[0]
    found = line["line"], line["start"], line["end"]
    raw = text.split("\n")[line["line"] - fields.get("first_line", 1)][line["start"] : line["end"]]
    assert (*found, raw) == place


@pytest.mark.parametrize("name", SAMPLES)
def test_all_words_of_the_samples_have_their_places(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both where the clean text stands in the lines as it is, and where its words have to be matched with theirs."""
    raw = [line for batch in sample(name).capture.batches() for line in batch.lines]
    aligned = 0
    for record in sample(name).records:
        given = row_of(record)
        spans = word_spans(record.clean)
        found = RawPlaces(given, spans)
        words = fold(record.clean)
        by_words = RawPlaces.__new__(RawPlaces)
        by_words.passage, by_words.shift = found.passage, 0
        by_words.spans = places._raw_spans(found.passage.text, words)
        for number, word in enumerate(words):
            place = found.place(number, number)
            stretch = raw[place.line - 1][place.start : place.end]
            assert fold(repair(stretch)) == [word]
            aligned += by_words.place(number, number) == place
    assert aligned == sum(len(fold(record.clean)) for record in sample(name).records)


def row_of(record: Record) -> dict[str, Any]:
    return {"text": record.text, "clean": record.clean, "first_line": record.first_line, "skip": record.skip}


@given(st.data())
def test_words_of_lines_that_are_left_are_aligned(data: st.DataObject) -> None:
    line = st.lists(st.sampled_from("abcde"), min_size=1, max_size=6)
    every = data.draw(st.lists(line, min_size=1, max_size=8))
    dropped = data.draw(st.integers(0, len(every) - 1))
    kept = [one for number, one in enumerate(every) if number != dropped]
    begins = [sum(map(len, every[:number])) for number in range(len(every))]
    others = [word for one in every for word in one]
    words = [word for one in kept for word in one]
    found = align(words, others, begins)
    assert [others[number] for number in found] == words
    assert found == sorted(found)


# Out of a store


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    corpus = Corpus(str(tmp_path_factory.mktemp("store") / "iomcorpus.db"))
    corpus.split(sorted(map(str, (ROOT / "data").glob("*.txt"))))
    corpus.dedupe()
    return corpus


@pytest.mark.parametrize(
    "query", ["flood*", '"flood wall"', "NEAR(flood wall, 10)", "sleep OR trauma", "boat -harbour"]
)
def test_a_store_gives_every_hit_with_its_raw_place(corpus: Corpus, query: str) -> None:
    tally = Tally()
    found = list(corpus.kwic(query, tally=tally))
    assert len(found) == tally.hits > 0
    assert {line["id"] for line in found} <= {hit["id"] for hit in corpus.search(query)}
    assert [(line["source"], line["line"]) for line in found] == sorted(
        (line["source"], line["line"]) for line in found
    )
    raw = {source: raw_lines(source) for source in {line["source"] for line in found}}
    for line in found:
        below = "\n".join(raw[line["source"]][line["line"] - 1 :][:9])
        assert fold(repair(below[line["start"] : line["end"]])) == fold(line["hit"])


def raw_lines(source: str) -> list[str]:
    return [line for batch in read_capture(source, source).batches() for line in batch.lines]


def test_copies_are_hidden_and_counted(corpus: Corpus) -> None:
    hidden, shown = Tally(), Tally()
    once = list(corpus.kwic("sleep", tally=hidden))
    every = list(corpus.kwic("sleep", tally=shown, copies="show"))
    assert len(once) == hidden.hits < hidden.hits_with_copies == shown.hits == len(every)


def test_fields_and_filters_choose_records(corpus: Corpus) -> None:
    found = list(corpus.kwic("flood", kind="event"))
    assert found and len(found) < len(list(corpus.kwic("flood")))


# Hostile texts


@pytest.mark.parametrize(
    "text",
    [
        "boat " * 20_000,
        "boat" + "x" * 400_000 + " boat",
        "boat! " * 5_000,
        "boat " + "…" * 400_000,
        "\u202eboat\x1b[2J\0" * 10_000,
        "a\u0301" * 200_000 + " boat",
    ],
    ids=lambda text: repr(text[:8]),
)
@pytest.mark.parametrize("window", [10, SENTENCE])
def test_megabytes_in_one_line_are_linear(text: str, window: int) -> None:
    began = time.process_time()
    tally = Tally()
    for line in concordance([row(text)], parse("boat"), tally, window=window):
        assert not re.search(r"[\n\r\t]", line["left"] + line["right"])
    assert tally.hits > 0
    assert time.process_time() - began < 30
