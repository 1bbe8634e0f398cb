"""Differences: what two texts share word by word, where they differ, and which facts agree or contradict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from articles import ARTICLES, BEES, CLOCK, LIBRARY, SLIP, bare, straight, wrapped
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.copies.differences import alignment
from iomcorpus.copies.differences.agreement import compare_facts
from iomcorpus.copies.differences.alignment import align
from iomcorpus.copies.differences.diff import DIFF, diff_rows
from iomcorpus.copies.differences.explain import explain
from iomcorpus.copies.differences.facts import find_facts
from iomcorpus.copies.differences.paragraphs import CONTEXT, readable
from iomcorpus.copies.differences.passages import differing_spans, shared_passages
from iomcorpus.copies.differences.words import Words, read_pair, read_words

SIGNS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


def pair(a: str, b: str) -> tuple[Words, Words]:
    return read_pair({"text": a}, {"text": b})


def rows(a: str, b: str) -> list[dict[str, Any]]:
    words = pair(a, b)
    return list(diff_rows(*words, align(*words)))


def marked(a: str, b: str) -> str:
    return " ".join(SIGNS[row["op"]].format(row["text"]) for row in rows(a, b))


DIFFS = [
    ("The ferry sank.", "The ferry sank.", "The ferry sank.", "nothing"),
    ("“It’s late,” she said", "'ITS LATE' SHE SAID.", "“It’s late,” she said", "typography and case are no words"),
    ("1,500 boats", "1500 boats", "1,500 boats", "nor is the comma of thousands"),
    ("l’été à Genève", "L'ete a Geneve", "l’été à Genève", "nor are accents"),
    ("l’e\u0301te\u0301", "l’été", "l’e\u0301te\u0301", "however they are written"),
    ("CafÃ© de la Gare", "Café de la Gare", "CafÃ© de la Gare", "what a program has broken is mended first"),
    ("Rock &amp; roll", "Rock & roll", "Rock &amp; roll", "entities too"),
    ("two\u00a0boats", "two boats", "two\u00a0boats", "a no-break space is a blank"),
    ("refu\u00adgees", "refugees", "refu\u00adgees", "a soft hyphen is nothing"),
    ("well-known harbour", "well known harbour", "well-known harbour", "a hyphen parts words"),
    ("Two boats sank.", "Three boats sank.", "[-Two-] {+Three+} boats sank.", "the first word"),
    ("It cost £5 (or less).", "It cost £6 (or less).", "It cost [-£5-] {+£6+} (or less).", "a sign belongs to its sum"),
    ("Ask Ama Boateng, please", "Ask please", "Ask [-Ama Boateng,-] please", "taken out"),
    ("Ask please", "Ask – really – please", "Ask {+really –+} please", "put in; a dash is no word"),
    ("one\ntwo three", "one two\nthree", "one two three", "lines are cut where either text ends one"),
    ("Жители города ждут", "Жители села ждут", "Жители [-города-] {+села+} ждут", "another script"),
    ("移民报告", "移民报道", "移民报 [-告-] {+道+}", "where no blanks part words each sign is one"),
    ("", "boats", "{+boats+}", "an empty one"),
    ("***", "---", "", "two without words"),
]


@pytest.mark.parametrize(("a", "b", "diff", "why"), DIFFS)
def test_diffs(a: str, b: str, diff: str, why: str) -> None:
    assert marked(a, b) == diff, why


def test_a_few_common_words_between_long_changes_are_no_agreement() -> None:
    one = "The harbour master of Varn closed the slip in May because of the mud that lay there."
    other = "Volunteers from seven parishes of the upper valley met on Sunday, sang the long hymn and left early."
    assert [row["op"] for row in rows(one, other)].count("equal") <= 1
    assert "five of ten" in marked("closed five of ten slips", "closed five of ten ports")


def test_a_row_says_where_it_stands() -> None:
    a, b = read_pair(
        {"text": "Port Varn\n\nTwo boats sank.", "first_line": 12},
        {"text": "Port Varn\nTwo ships sank", "first_line": 3},
    )
    found = list(diff_rows(a, b, align(a, b)))
    assert all(tuple(row) == DIFF for row in found)
    assert [tuple(row.values()) for row in found] == [
        ("equal", 12, 0, 9, 3, 0, 9, "Port Varn"),
        ("equal", 14, 0, 3, 4, 0, 3, "Two"),
        ("delete", 14, 4, 9, None, None, None, "boats"),
        ("insert", None, None, None, 4, 4, 9, "ships"),
        ("equal", 14, 10, 15, 4, 10, 14, "sank."),
    ]


def test_furniture_inside_a_record_is_left_out() -> None:
    a, b = read_pair(
        {"text": "Two boats\nShare this page\nsank.", "first_line": 5, "skip": [6]}, {"text": "Two boats sank."}
    )
    assert {row["op"] for row in diff_rows(a, b, align(a, b))} == {"equal"}
    assert list(a.line) == [5, 5, 7]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.title)
def test_an_article_that_was_saved_otherwise_is_the_same(article: Any) -> None:
    text = bare([article])
    for other in (straight(text), wrapped(text, 60), text.upper(), text.replace("\n\n", "\n")):
        assert {row["op"] for row in rows(text, other)} == {"equal"}


# Laws

VOCABULARY = ("the", "of", "Varn", "boat", "boats", "12", "1,500", "harbour-master", "it’s", "“sank”", "£5", "–", "ß")
TEXTS = st.lists(st.sampled_from((*VOCABULARY, "\n", "\n\n")), max_size=60).map(" ".join)
CHARACTERS = st.text(
    st.one_of(st.characters(), st.sampled_from("ab1,'’ -–\n\t\u00a0\u200b\u00ad½ﬁÃ©â€™&;.\u0301")), max_size=80
)


def words_of(found: list[dict[str, Any]], *ops: str) -> list[str]:
    vocabulary: dict[str, int] = {}
    keys = [key for row in found if row["op"] in ops for key in read_words(row["text"], vocabulary).keys]
    names = {number: name for name, number in vocabulary.items()}
    return [names[key] for key in keys]


def all_words(text: str) -> list[str]:
    vocabulary: dict[str, int] = {}
    words = read_words(text, vocabulary)
    names = {number: name for name, number in vocabulary.items()}
    return [names[key] for key in words.keys]


@pytest.fixture(params=["as it is", "in small parts"], autouse=True, scope="module")
def cells(request: pytest.FixtureRequest) -> Iterator[None]:
    """Also with so little memory that a text is cut wherever a run is unique."""
    usual = alignment.CELLS
    if request.param != "as it is":
        alignment.CELLS = 40
    yield
    alignment.CELLS = usual


@given(TEXTS, TEXTS)
def test_the_diff_applied_to_one_text_gives_the_words_of_the_other(a: str, b: str) -> None:
    found = rows(a, b)
    assert words_of(found, "equal", "delete") == all_words(a)
    assert words_of(found, "equal", "insert") == all_words(b)


@given(TEXTS, st.randoms(use_true_random=False), st.integers(0, 6))
def test_an_edited_text_is_found_again(text: str, random: Any, edits: int) -> None:
    words = text.split(" ")
    for _ in range(edits):
        words[random.randrange(len(words))] = random.choice(VOCABULARY)
    found = rows(text, " ".join(words))
    assert words_of(found, "equal", "insert") == all_words(" ".join(words))


@given(CHARACTERS, CHARACTERS)
def test_spans_slice_to_their_text_in_order(a: str, b: str) -> None:
    one, other = pair(a, b)
    steps = align(one, other)
    lines = {"a": a.split("\n"), "b": b.split("\n")}
    done = {"a": (1, 0), "b": (1, 0)}
    for row in diff_rows(one, other, steps):
        for side in "ab":
            line, start, end = (row[f"{side}_{name}"] for name in ("line", "start", "end"))
            if line is None:
                continue
            assert done[side] <= (line, start) and start <= end <= len(lines[side][line - 1])
            if row["op"] != "equal" or side == "a":
                assert lines[side][line - 1][start:end] == row["text"]
            done[side] = line, start
    for difference in differing_spans(one, other, steps):
        for side, spans in difference.items():
            for span in spans:
                assert lines[side][span["line"] - 1][span["start"] : span["end"]] == span["surface"]
    for fact in compare_facts(one, other, steps):
        for side in "ab":
            if fact[side]:
                span = fact[side]
                assert lines[side][span["line"] - 1][span["start"] : span["end"]] == span["surface"]


@given(CHARACTERS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert all(row["op"] == "equal" for row in rows(text, text))
    assert all(fact["says"] == "agree" for fact in compare_facts(*pair(text, text), align(*pair(text, text))))


@given(TEXTS, TEXTS)
def test_steps_are_the_way_through_both_texts(a: str, b: str) -> None:
    one, other = pair(a, b)
    at = (0, 0)
    steps = align(one, other)
    for before, step in zip([None, *steps], steps, strict=False):
        assert (step.a, step.b) == at and (step.a_end, step.b_end) != at
        assert before is None or before.same != step.same
        assert not step.same or one.keys[step.a : step.a_end] == other.keys[step.b : step.b_end]
        at = step.a_end, step.b_end
    assert at == (len(one), len(other))


def test_words_are_those_that_copies_are_found_by() -> None:
    from iomcorpus.copies.sketch import hash_texts
    from iomcorpus.text.repair import repair

    odd = "CafÃ© ½ ﬁn 1,500,000 ’tis don''t a\u200bb x² №5 Straße İstanbul 100,00,5 ,5, '' über–all e\u0301 &amp; Å"
    texts = [*(bare([article]) for article in ARTICLES), odd]
    for text in texts:
        (hashed,) = hash_texts([repair(text)])
        words = read_words(text, {})
        assert len(words) == len(hashed.words)
        numbers: dict[int, int] = {}
        assert words.keys == [numbers.setdefault(int(word), len(numbers)) for word in hashed.words]


def test_long_texts_that_share_nothing_or_one_word_over_and_over() -> None:
    many = 30_000
    assert len(rows("boat " * many, "ship " * many)) == 2
    assert [row["op"] for row in rows("boat " * many, "boat " * (many + 1))].count("insert") == 1
    numbered = " ".join(f"w{number}" for number in range(many))
    found = rows(numbered, numbered.replace("w777 ", "seven ").replace("w29000", "last"))
    assert [row["text"] for row in found if row["op"] == "insert"] == ["seven", "last"]


# What readers see


def read(a: str, b: str) -> list[list[tuple[str, str]]]:
    words = pair(a, b)
    return list(readable(*words, align(*words)))


def test_paragraphs_stay_apart() -> None:
    text = "22/08/16\n\nThe slip is closed.\n\nNobody came."
    assert read(text, text.removeprefix("22/08/16\n\n").replace("closed", "shut")) == [
        [("delete", "22/08/16")],
        [("equal", "The slip is"), ("delete", "closed."), ("insert", "shut.")],
        [("equal", "Nobody came.")],
    ]


def test_of_what_is_equal_only_the_words_beside_a_change_are_shown() -> None:
    words = [f"w{number}" for number in range(200)]
    changed = [*words[:100], "new", *words[100:]]
    assert read(" ".join(words), " ".join(changed)) == [
        [
            ("left out", "… 80 words …"),
            ("equal", " ".join(words[100 - CONTEXT : 100])),
            ("insert", "new"),
            ("equal", " ".join(words[100 : 100 + CONTEXT])),
            ("left out", "… 80 words …"),
        ]
    ]


# Passages


def passages(a: str, b: str) -> list[dict[str, Any]]:
    words = pair(a, b)
    return shared_passages(*words, align(*words))


def test_shared_passages_have_the_lines_of_both() -> None:
    mine, other = bare([SLIP, BEES]), bare([LIBRARY, BEES])
    (found,) = passages(mine, other)
    assert (found["a_first_line"], found["a_last_line"]) == (9, 15)
    assert (found["b_first_line"], found["b_last_line"]) == (9, 15)
    assert found["text"] == "\n".join(BEES.body) and not found["moved"]
    assert found["words"] == len(all_words(bare([BEES])))


def test_a_paragraph_that_was_moved_is_shared() -> None:
    one, two, three, four = SLIP.body
    found = passages("\n\n".join((one, two, three, four)), "\n\n".join((two, three, four, one)))
    assert [(row["text"], row["moved"], row["b_first_line"]) for row in found] == [
        (one, True, 7), ("\n".join((two, three, four)), False, 1),
    ]  # fmt: skip


def test_a_few_words_are_no_passage() -> None:
    assert passages("Nobody came to the slip.", "Nobody came to the fair.") == []
    assert len(passages("Nobody came to the slip.", "Nobody came to the slip again.")) == 1


# Facts

FACTS = [
    ("On 21 December 2017 two came.", [("date", "21 December 2017"), ("figure", "two")], "a date has no figures"),
    ("Ask Ama Boateng of Varn.", [("name", "Ama Boateng"), ("name", "Varn")], "names inside a sentence"),
    ("Nobody came. Few did.", [], "a sentence begins with a capital"),
    ("They met on Sunday in May, and I left.", [], "days and months name nobody"),
    ("It cost £1.2 million or $3m.", [("figure", "1.2 million"), ("figure", "3m")], "with the word of scale"),
    ("one of them, thousands of them", [], "nobody counted"),
    ("12 boats, 12 ships, 12.0 tugs", [("figure", "12")], "each once"),
]


@pytest.mark.parametrize(("text", "facts", "why"), FACTS)
def test_facts_of_a_text(text: str, facts: list[tuple[str, str]], why: str) -> None:
    words = read_words(text, {})
    assert [(fact.kind, fact.span.surface) for fact in find_facts(words)] == facts, why


COMPARED = [
    ("The slip took 16 boats.", "The slip took 18 boats.", [("figure", "contradict", "16", "18")], "in one place"),
    ("The slip took 16 boats.", "The slip took boats.", [("figure", "only in a", "16", None)], "it is missing"),
    ("The slip took boats.", "The slip took 16 boats.", [("figure", "only in b", None, "16")], "nor here"),
    ("It took 1,500 boats.", "It took 1500 boats.", [("figure", "agree", "1,500", "1500")], "by value"),
    ("It took twelve boats.", "It took 12 boats.", [("figure", "agree", "twelve", "12")], "words or digits"),
    ("Closed on 21/12/17.", "On 21 December it closed.", [("date", "agree", "21/12/17", "21 December")], "no year"),
    ("Closed 21/12/17.", "Closed 21/12/16.", [("date", "contradict", "21/12/17", "21/12/16")], "another year"),
    ("It cost £1.2bn.", "It cost £1.3bn.", [("figure", "contradict", "1.2bn", "1.3bn")], "in a part of it"),
    ("It is Varn’s slip.", "It is a slip of Varn.", [("name", "agree", "Varn’s", "Varn")], "the possessive"),
    ("So says Teuvo Harle.", "Harle says so.", [("name", "only in a", "Teuvo Harle", None)], "half a name is not it"),
    ("So says Harle.", "Teuvo Harle says so.", [("name", "agree", "Harle", "Harle")], "but all of half of it"),
    ("The mayor of Varn came.", "The mayor of Ostrel came.", [("name", "contradict", "Varn", "Ostrel")], "names"),
    (
        "The fair of Varn.",
        "The fair of 1999.",
        [("name", "only in a", "Varn", None), ("figure", "only in b", None, "1999")],
        "other kinds do not contradict each other",
    ),
]


@pytest.mark.parametrize(("a", "b", "facts", "why"), COMPARED)
def test_facts_agree_or_contradict(a: str, b: str, facts: list[tuple[Any, ...]], why: str) -> None:
    words = pair(a, b)
    found = compare_facts(*words, align(*words))
    told = [(row["kind"], row["says"], *((row[side] or {}).get("surface") for side in "ab")) for row in found]
    assert told == facts, why


# All of it


def record(text: str, **fields: Any) -> dict[str, Any]:
    return {"text": text, **fields}


RELEASE = (
    "The council of {town} has honoured {number} young people who taught their neighbours to swim in the old dock.\n\n"
    "The certificates were handed out by {name} in the town hall of {town}, where {other} guests had come to hear the "
    "choir. The course is to be held again in spring, and whoever wants to help is asked to write to the office."
)


def test_relations() -> None:
    article, longer = bare([CLOCK]), bare([CLOCK, SLIP])
    assert explain(record(article), record(straight(article)))["relation"] == "exact"
    assert explain(record(article), record(article.replace("retired", "former")))["relation"] == "near"
    assert explain(record(article), record(longer))["relation"] == "contained"
    assert explain(record(longer), record(article))["relation"] == "contains"
    assert explain(record(article), record(bare([BEES])))["relation"] == "unrelated"
    one = RELEASE.format(town="Varn", number=16, name="Ama Boateng", other=212)
    other = RELEASE.format(town="Ostrel", number=23, name="Zainab Oduya", other=340)
    told = explain(record(one), record(other))
    assert told["relation"] == "template"
    assert "numbers" in told["reason"] and "names" in told["reason"] and "0%" in told["reason"]
    against = {(fact["a"]["surface"], fact["b"]["surface"]) for fact in told["facts"] if fact["says"] == "contradict"}
    assert {("16", "23"), ("212", "340"), ("Varn", "Ostrel"), ("Ama Boateng", "Zainab Oduya")} <= against


def test_measures_go_with_their_record() -> None:
    told = explain(record(bare([CLOCK, SLIP])), record(bare([CLOCK])))
    assert told["covered"][0] < 0.8 < told["covered"][1] == 1
    assert told["similarity"] == 1 and told["spread"] == 1
    assert explain(record(bare([CLOCK])), record(bare([CLOCK, SLIP])))["covered"] == told["covered"][::-1]


def test_the_clean_text_decides_and_the_raw_one_is_shown() -> None:
    told = explain(record("22/08/16\nTwo boats sank.", clean="Two boats sank."), record("Two boats sank."))
    assert told["relation"] == "exact"
    assert [span["surface"] for span in told["differing"][0]["a"]] == ["22/08/16"]


def test_why_two_texts_are_no_copies() -> None:
    foot = " ".join(f"foot{number}" for number in range(30))
    one, other = (" ".join(f"{name}{number}" for number in range(size)) for name, size in (("a", 60), ("b", 60)))
    told = explain(record(f"{one}\n{foot}"), record(f"{other}\n{foot}"))
    assert (told["relation"], told["reason"].partition(":")[0]) == (
        "boilerplate",
        "what is shared stands close together",
    )
    told = explain(record(f"{one} {foot[:60]}"), record(f"{other} {foot[:60]}"))
    assert (told["relation"], told["reason"].partition(":")[0]) == ("boilerplate", "too little is shared")


@pytest.mark.parametrize("texts", [("", ""), ("", "Two boats sank."), ("boat", "boat"), ("boat", "ship")])
def test_texts_that_are_hardly_there(texts: tuple[str, str]) -> None:
    told = explain(*map(record, texts))
    assert told["relation"] == ("exact" if texts[0] == texts[1] else "unrelated")
