"""Planted copies: articles that follow from a seed, copies that are what they are called, and a scorer that counts."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import cast

import pytest

from benchmarks import planted
from benchmarks.planted.agreement import Agreement
from benchmarks.planted.copyists import straight_quotes
from benchmarks.planted.facts import draw_facts, of_topic
from benchmarks.planted.grammar import Grammar, grammar, join, spell
from benchmarks.planted.parts import Choice, Part, Phrase
from benchmarks.planted.plan import COMPOSITE, NEGATIVES, RELATIONS, SINGLE, Plan, Planted, draw_plan
from benchmarks.planted.press import Press
from benchmarks.planted.score import score
from benchmarks.planted.stories import STORY, WRITERS, Base
from benchmarks.planted.truth import Truth
from iomcorpus.copies.cluster import Pair
from iomcorpus.copies.find import Copies

SIZE = 1500
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(draw_plan(1, SIZE))


@pytest.fixture(scope="module")
def texts(press: Press) -> list[str]:
    return [document["text"] for document in press.documents()]


def words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text.replace("’", "'"))]


def runs(text: str) -> set[tuple[str, ...]]:
    """The five-word runs of a text."""
    found = words(text)
    return {tuple(found[at : at + 5]) for at in range(len(found) - 4)}


def share(one: str, other: str) -> float:
    """The five-word runs of the text that has fewer which the other has too."""
    fewer, more = sorted((runs(one), runs(other)), key=len)
    return len(fewer & more) / len(fewer)


def copies_of(press: Press, texts: list[str], relation: str, manner: str = "") -> Iterator[tuple[str, str]]:
    """Each source and its copy."""
    found = 0
    for pair in Truth.of(press.plan).pairs:
        if (pair.relation, pair.manner) == (relation, manner):
            found += 1
            yield texts[pair.source], texts[pair.copy]
    assert found >= 3


# ------------------------------------------------------------------------------------------------------- phrases


@pytest.mark.parametrize("half", (0, 1))
def test_every_phrase_can_be_spelled(half: int) -> None:
    phrases, random = grammar(half), Random(half)
    facts = draw_facts(phrases, random, "flood")
    for name in phrases.sources:
        for phrase in phrases[name].alternatives:
            for _ in range(3):
                assert not set(join(spell(phrase, facts, random))) & set("{}<>|^_"), name


@pytest.mark.parametrize("topic", grammar(1).words("topic"))
def test_a_topic_has_all_its_lists_in_both_halves(topic: str) -> None:
    for half in (0, 1):
        for name in ("thing", "things", "folk", "body", "role", "head", "lead", "dev", "say"):
            assert len(grammar(half)[f"{name}.{topic}"].alternatives) >= 3
        assert of_topic(grammar(half), topic, voice=0)["saying"] != of_topic(grammar(half), topic, voice=1)["saying"]


def test_the_halves_have_no_name_and_no_phrase_in_common() -> None:
    odd, even = grammar(1), grammar(0)
    halved = [name for name, (flags, _) in odd.sources.items() if "half" in flags]
    assert {"dev", "say", "quote", "town.a", "first.irish", "lead.flood", "open.grant", "standing"} <= set(halved)
    for name, (flags, lines) in odd.sources.items():
        if name in halved:
            entries = [entry for line in lines for entry in line.split(", ")] if "list" in flags else lines
            assert not set(entries[0::2]) & set(entries[1::2]), name
    assert not set(odd.words("stem.anglo")) & set(even.words("stem.anglo"))


def test_facts_are_no_lists_and_no_numbers() -> None:
    """Else a list or a number would stand in a story for its town."""
    facts = draw_facts(grammar(1), Random(1), "flood")
    assert not set(facts) & set(grammar(1).numbers)
    assert not set(facts) & set(grammar(1).sources)


class Shapes(Grammar):
    """A grammar whose lists of words are closed: what is left are shapes of sentences."""

    def _named(self, name: str) -> Part:
        return name if "list" in self.sources.get(name, (["list"], []))[0] else self[name]


def count_shapes(phrase: Phrase) -> int:
    if isinstance(phrase, str):
        return 1
    return math.prod(sum(map(count_shapes, part.alternatives)) for part in phrase if isinstance(part, Choice))


@pytest.mark.parametrize("half", (0, 1))
def test_there_are_many_thousand_shapes_of_sentences(half: int) -> None:
    shapes = Shapes(half)
    names = [name for name in shapes.sources if name.split(".")[0] in ("lead", "dev", "quote", "figure", "background")]
    phrases = [phrase for name in names for phrase in shapes[name].alternatives]
    assert len(phrases) > 200
    assert sum(map(count_shapes, phrases)) > 50_000


# ------------------------------------------------------------------------------------------------------ articles


def test_articles_follow_from_their_seed(texts: list[str]) -> None:
    again = [document["text"] for document in Press(draw_plan(1, SIZE)).documents()]
    other = [document["text"] for document in Press(draw_plan(3, 50)).documents()]
    assert again == texts
    assert not set(other) & set(texts)


def test_documents_are_records(press: Press) -> None:
    documents = list(press.documents())
    assert len({document["id"] for document in documents}) == SIZE
    dates = [document["published"] for document in documents]
    assert None in dates
    assert all(date is None or re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", date) for date in dates)


def test_articles_are_as_long_as_news(press: Press, texts: list[str]) -> None:
    sizes = sorted(
        len(text.split())
        for text, one in zip(texts, press.plan.documents, strict=True)
        if one.relation == SINGLE and press.plan.bases[one.bases[0]].kind == STORY
    )
    assert sizes[0] >= 150 and sizes[-1] <= 850
    assert 340 <= sizes[len(sizes) // 2] <= 410


def test_words_are_as_frequent_as_in_english(press: Press, texts: list[str]) -> None:
    """The commonest is "the", one word in fifteen or so, and frequency falls as rank rises (Zipf)."""
    singles = [text for text, one in zip(texts, press.plan.documents, strict=True) if one.relation == SINGLE]
    counts = Counter(word for text in singles for word in words(text))
    ranked = counts.most_common()
    assert ranked[0][0] == "the"
    assert 0.04 <= ranked[0][1] / counts.total() <= 0.09
    ranks = [10 * 2**power for power in range(8)]  # 10 to 1280
    logs = [(math.log(rank), math.log(ranked[rank - 1][1])) for rank in ranks]
    slope = (logs[-1][1] - logs[0][1]) / (logs[-1][0] - logs[0][0])
    assert -1.3 <= slope <= -0.7
    assert len(counts) > 6000


def test_stories_share_little(press: Press, texts: list[str]) -> None:
    stories = [
        text
        for text, one in zip(texts, press.plan.documents, strict=True)
        if one.relation == SINGLE and press.plan.bases[one.bases[0]].kind == STORY
    ]
    shares = [share(one, other) for one, other in zip(stories[:200], stories[200:400], strict=True)]
    assert max(shares) < 0.10
    assert sum(shares) / len(shares) < 0.02


# -------------------------------------------------------------------------------------------------------- copies


def test_the_plan_has_what_it_should(press: Press) -> None:
    truth = Truth.of(press.plan)
    sizes = Counter(truth.clusters)
    copied = sum(size for size in sizes.values() if size > 1)
    composites = sum(one.relation == COMPOSITE for one in press.plan.documents)
    assert 0.30 * SIZE <= copied + composites <= 0.37 * SIZE
    assert {one.relation for one in press.plan.documents} == {SINGLE, *RELATIONS}
    kinds = Counter(press.plan.bases[one.bases[0]].kind for one in press.plan.documents if one.relation == SINGLE)
    assert set(kinds) == {STORY, *NEGATIVES}
    assert 0.17 * SIZE <= sum(kinds[kind] for kind in NEGATIVES) <= 0.23 * SIZE
    assert max(sizes.values()) >= 6


@pytest.mark.parametrize("manner", ("identical", "quotes", "spaces", "dashes", "decomposed", "capitals"))
def test_exact_copies_differ_in_typography_alone(press: Press, texts: list[str], manner: str) -> None:
    for source, copy in copies_of(press, texts, "exact", manner):
        assert letters(source) == letters(copy)
        assert source == copy or manner != "identical"


def letters(text: str) -> str:
    """Letters and digits of a text, without accents and capitals."""
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if char.isalnum())


def test_stripped_copies_have_no_addresses(press: Press, texts: list[str]) -> None:
    for source, copy in copies_of(press, texts, "stripped"):
        assert not re.search(r"\S@\S|www\.", copy)
        assert not copy.split("\n\n")[1].startswith("By ")
        assert len(copy) <= len(source)
        assert share(source, copy) > 0.9


@pytest.mark.parametrize(
    ("relation", "manner", "least", "most"),
    [
        ("light", "words", 0.005, 0.06),
        ("light", "synonyms", 0.005, 0.06),
        ("heavy", "words", 0.07, 0.21),
        ("heavy", "synonyms", 0.05, 0.21),
    ],
)
def test_edits_are_as_many_as_they_should(
    press: Press, texts: list[str], relation: str, manner: str, least: float, most: float
) -> None:
    for source, copy in copies_of(press, texts, relation, manner):
        old, new = Counter(words(source)), Counter(words(copy))
        changed = max((old - new).total(), (new - old).total()) / old.total()
        assert least <= changed <= most


def test_bursts_leave_most_of_a_text(press: Press, texts: list[str]) -> None:
    for source, copy in copies_of(press, texts, "heavy", "bursts"):
        assert 0.50 <= share(source, copy) < 0.97


@pytest.mark.parametrize("manner", ("beginning", "middle", "end"))
def test_cut_copies_are_a_part(press: Press, texts: list[str], manner: str) -> None:
    for source, copy in copies_of(press, texts, "truncated", manner):
        kept = words(copy)[:-2] if copy.endswith("Read more") else words(copy)
        assert 0.28 <= len(kept) / len(words(source)) <= 0.62
        where = " ".join(words(source)).find(" ".join(kept))
        assert where == 0 if manner == "beginning" else where > 0


def test_updated_copies_have_more_and_other_figures(press: Press, texts: list[str]) -> None:
    for source, copy in copies_of(press, texts, "updated"):
        assert copy.count("\n\n") > source.count("\n\n")
        assert Counter(re.findall(r"\d+", source)) - Counter(re.findall(r"\d+", copy))
        assert share(source, copy) > 0.5


def test_copies_led_anew_keep_the_rest(press: Press, texts: list[str]) -> None:
    for source, copy in copies_of(press, texts, "re-led"):
        assert source != copy
        kept = set(source.split("\n\n")) & set(straight_quotes(copy).split("\n\n"))
        kept |= set(source.split("\n\n")) & set(copy.split("\n\n"))
        assert share(source, copy) > 0.6 and kept


def test_reordered_copies_have_the_same_words(press: Press, texts: list[str]) -> None:
    for source, copy in copies_of(press, texts, "reordered"):
        assert Counter(words(source)) == Counter(words(copy))
        assert words(source) != words(copy)


def test_scanned_copies_have_three_letters_in_a_hundred_wrong(press: Press, texts: list[str]) -> None:
    for source, copy in copies_of(press, texts, "scanned"):
        kept = Counter(words(source)) & Counter(words(copy))
        assert 0.75 <= kept.total() / len(words(source)) <= 0.95


def test_wrapped_copies_have_72_columns(press: Press, texts: list[str]) -> None:
    for source, copy in copies_of(press, texts, "wrapped"):
        assert max(map(len, copy.split("\n"))) <= 72
        assert words(source) == words(copy)


def test_composites_hold_both_articles(press: Press, texts: list[str]) -> None:
    parts: dict[int, list[int]] = defaultdict(list)
    for pair in Truth.of(press.plan).pairs:
        if pair.relation == COMPOSITE:
            parts[pair.copy].append(pair.source)
            assert texts[pair.source] in texts[pair.copy]
            assert not pair.joins
    assert parts and {len(set(found)) for found in parts.values()} == {2}


# ------------------------------------------------------------------------------------------------- hard negatives


def families(press: Press, texts: list[str], kind: str) -> Iterator[list[str]]:
    """The texts of each family of a kind."""
    found: dict[int, list[str]] = defaultdict(list)
    for text, one in zip(texts, press.plan.documents, strict=True):
        base = press.plan.bases[one.bases[0]]
        if one.relation == SINGLE and base.kind == kind:
            found[base.family].append(text)
    assert found
    yield from (members for members in found.values() if len(members) > 1)


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        ("release", 0.30, 0.85),
        ("same town", 0.45, 0.92),
        ("honours", 0.30, 0.85),
        ("grant", 0.45, 0.90),
        ("police", 0.25, 0.65),
        ("weather", 0.25, 0.70),
        ("market", 0.15, 0.60),
        ("bulletin", 0.30, 0.65),
        ("boilerplate", 0.20, 0.45),
        ("retold", 0.02, 0.30),
    ],
)
def test_families_look_alike_and_differ(press: Press, texts: list[str], kind: str, least: float, most: float) -> None:
    for members in families(press, texts, kind):
        for one, other in pairwise(members):
            assert least <= share(one, other) <= most


@pytest.mark.parametrize("kind", ("release", "same town", "grant", "weather", "market", "police"))
def test_texts_of_a_template_have_other_figures(press: Press, texts: list[str], kind: str) -> None:
    for members in families(press, texts, kind):
        one, other = (set(re.findall(r"\d[\d,.:]*", text)) for text in members[:2])
        assert min(len(one - other), len(other - one)) >= 3


def test_every_kind_has_a_writer() -> None:
    assert set(WRITERS) == {STORY, *NEGATIVES}


# -------------------------------------------------------------------------------------------------------- scorer


def truth_of(documents: list[Planted], kinds: list[str]) -> Truth:
    bases = [Base(kind, number, 0) for number, kind in enumerate(kinds)]
    return Truth.of(Plan(1, bases, documents))


# Two articles of one kind of template; the first has two copies, and a composite holds both.
TRUTH = truth_of(
    [
        Planted(SINGLE, "", (0,)),
        Planted(SINGLE, "", (1,)),
        Planted("exact", "identical", (0,)),
        Planted("light", "words", (0,)),
        Planted(COMPOSITE, "", (0, 1)),
    ],
    ["grant", "grant"],
)


def found(label: list[int], composites: dict[int, tuple[int, ...]], called: dict[tuple[int, int], str]) -> Copies:
    pairs = [
        SimpleNamespace(a=a, b=b, verdict=SimpleNamespace(relation=name, joins=name != "template"))
        for (a, b), name in called.items()
    ]
    clusters = SimpleNamespace(label=label, composites=composites)
    return cast("Copies", SimpleNamespace(pairs=cast("list[Pair]", pairs), clusters=clusters))


def test_the_truth_tells_each_pair() -> None:
    assert [(pair.source, pair.copy, pair.relation, pair.joins) for pair in TRUTH.pairs] == [
        (0, 2, "exact", True),
        (0, 3, "light", True),
        (0, 4, COMPOSITE, False),
        (1, 4, COMPOSITE, False),
    ]
    assert TRUTH.clusters[0] == TRUTH.clusters[2] == TRUTH.clusters[3]
    assert len(set(TRUTH.clusters)) == 3


def test_all_found_scores_one() -> None:
    called = {(0, 2): "exact", (0, 3): "near", (2, 3): "near", (0, 1): "template", (0, 4): "contained"}
    result = score(TRUTH, found([0, 1, 0, 0, 4], {4: (0, 1)}, called))
    assert result.agreement == Agreement(true=3, found=3, both=3, all=10)
    assert (result.agreement.precision, result.agreement.recall, result.agreement.adjusted_rand) == (1, 1, 1)
    assert [(row.relation, row.pairs, row.found) for row in result.rows] == [
        ("exact", 1, 1),
        ("light", 1, 1),
        (COMPOSITE, 2, 2),
    ]
    assert not result.joined and not result.called and not result.no_composites


def test_what_is_wrong_is_counted_by_kind() -> None:
    called = {(0, 1): "near", (0, 2): "exact", (1, 4): "contained"}
    result = score(TRUTH, found([0, 0, 0, 3, 0], {3: (0, 2)}, called))
    assert result.agreement == Agreement(true=3, found=6, both=1, all=10)
    assert {row.relation: row.found for row in result.rows} == {"exact": 1, "light": 0, COMPOSITE: 0}
    assert result.rows[1].verdicts == {"-": 1}
    assert result.joined == {"grant": 2, COMPOSITE: 3}
    assert result.called == {"grant": 1, COMPOSITE: 1}
    assert result.no_composites == 1
    assert result.joined.total() == result.agreement.found - result.agreement.both


def test_a_composite_counts_where_a_copy_of_its_part_is_named() -> None:
    result = score(TRUTH, found([0, 1, 0, 0, 4], {4: (1, 3)}, {}))
    assert result.rows[-1].found == 2


def test_the_command_prints_a_table_and_writes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.planted", "--seed", "1", "--size", "300"]
    project = Path(planted.__file__).parents[2]
    shown = subprocess.run([*command, "--errors", "1"], capture_output=True, text=True, check=True, cwd=project).stdout
    assert re.search(r"precision +[01]\.\d{4} +target 0\.98", shown)
    assert re.search(r"\n  wrapped +\d+ +\d+ +[01]\.\d{3}  ", shown)
    articles, truth = tmp_path / "articles.jsonl", tmp_path / "truth.jsonl"
    done = subprocess.run([*command, "--write", str(articles), "--truth", str(truth)], check=True, cwd=project)
    assert done.returncode == 0
    records = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    told = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == [row["id"] for row in told]
    assert all(set(row["of"]) <= {record["id"] for record in records} for row in told)
