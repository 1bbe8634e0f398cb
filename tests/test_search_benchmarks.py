"""What searches are measured with: articles that are the same on every machine, in a store that answers for them."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator

import pytest

from benchmarks.measure import Desk, Run, Series
from benchmarks.peers.tools import NOT_INSTALLED
from benchmarks.search import articles, peers, shelf
from benchmarks.search.articles import HALF, MIDDLING, RARE, make_articles
from iomcorpus.corpus import Corpus

RECORDS = 400
OFTENER = {RARE: 1 / 10, MIDDLING: 1 / 3, HALF: 1 / 2}  # so that few articles are enough for all questions
BEFORE_MADE = 200


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    yield Desk.at(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def made(desk: Desk) -> Iterator[shelf.Shelf]:
    with pytest.MonkeyPatch.context() as patch:
        for word, share in OFTENER.items():
            patch.setitem(articles.SHARES, word, share)
        yield shelf.fill_shelf(desk.folder, RECORDS)


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def test_articles_follow_from_their_seed() -> None:
    one, two, other = (list(make_articles(5, seed)) for seed in (1, 1, 2))
    assert one == two != other


def test_words_come_as_often_as_they_should() -> None:
    made = list(make_articles(BEFORE_MADE, 1))
    having = [set(words_of(article.text)) for article in made]
    assert abs(sum(HALF in words for words in having) / BEFORE_MADE - 1 / 2) < 0.1
    counted = Counter(word for article in made for word in words_of(article.text))
    assert counted.most_common(1)[0][0] == "the"
    # Half of the words of a text are of the hundred commonest, and half of the different ones stand there once.
    assert 0.35 < sum(number for _, number in counted.most_common(100)) / counted.total() < 0.65
    assert 0.3 < sum(number == 1 for number in counted.values()) / len(counted) < 0.7


def test_the_store_answers_for_the_articles(made: shelf.Shelf) -> None:
    corpus = Corpus(str(made.store))
    rows = [json.loads(line) for line in made.rows.read_text("utf-8").splitlines()]
    assert [row["number"] for row in rows] == [*range(1, RECORDS + 1)]
    for word in OFTENER:
        assert corpus.count(word) == sum(word in words_of(row["title"] + " " + row["text"]) for row in rows) > 0
    person = peers.a_person(made)
    assert corpus.count(f'person:"{person}"') == sum(f"\n{person} counted " in row["text"] for row in rows) > 1
    numbers = [int(row["text"].split()[-2].replace(",", "")) for row in rows]
    assert corpus.count("figure:>=1000") == sum(number >= 1000 for number in numbers) > 0
    assert made.size == sum(len(row["text"].encode()) for row in rows)


def test_what_is_missing_is_said_and_the_rest_measured(desk: Desk, made: shelf.Shelf) -> None:
    nobody = peers.find_peers(desk, made, desk.folder / "nowhere")
    others = [f"{name}: {NOT_INSTALLED}" for name in ("sqlite-utils", "tantivy", "rg")]
    assert nobody.missing == others if shutil.which("sqlite3") else ["sqlite3: not found here", *others]
    processes, ratios = peers.measure_processes(desk, made, nobody, rounds=1)
    assert [row["what"] for row in processes.rows][:2] == [peers.BARE, f"search {RARE}"]
    assert [row["what"] for row in ratios.rows] == [
        f"search {RARE} to {peers.BARE}",
        *(
            f"{word} and a {filtered} to search {word}, best 10"
            for word in (MIDDLING, HALF)
            for filtered in ("date", "year", "person", "figure")
        ),
    ]
    assert set(nobody.missing) <= set(processes.notes)
    queries = peers.measure_queries(desk, made, nobody, rounds=1)
    assert queries.notes == ["iomcorpus and FTS5: the same hits in the same order"]
    judged = {row["what"]: row["target"] for row in queries.rows if row["target"]}
    assert judged == {f"iomcorpus {HALF}": "at most 10"}


def test_storing_is_measured_with_the_tools_that_are_there(desk: Desk, made: shelf.Shelf) -> None:
    table = peers.measure_storing(desk, made, desk.folder / "nowhere", rounds=1)
    named = [row["what"] for row in table.rows]
    assert named == [name for name in ("iomcorpus", "sqlite3") if name == "iomcorpus" or shutil.which(name)]
    assert all(isinstance(row["mb"], float) and row["mb"] > made.size / 1e6 for row in table.rows)
    assert f"tantivy: {NOT_INSTALLED}" in table.notes


def test_ratios_are_judged() -> None:
    seconds = {
        peers.BARE: 1.0,
        f"search {RARE}": 3.0,
        f"sqlite-utils {RARE}": 30.0,
        f"search {MIDDLING}, best 10": 2.0,
        f"  {MIDDLING} and a date": 2.2,
        f"  {MIDDLING} and a person": 3.2,
    }
    series = {name: Series((Run(taken, taken, None),)) for name, taken in seconds.items()}
    found = [(row["times"], row["verdict"]) for row in peers._ratios(series).rows]
    assert found == [(3.0, "MISSED"), (0.1, "ok"), (1.1, "ok"), (1.6, "MISSED")]
