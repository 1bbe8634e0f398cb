"""A store whose facts are brought up to its records: only what is new is read, and the way there leaves no trace."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from articles import ARTICLES, BEES, CLOCK, LETTERS, LIBRARY, SLIP, WELL, dated

from iomcorpus import finding
from iomcorpus.corpus import Corpus
from iomcorpus.errors import CorpusError
from iomcorpus.facts import find
from iomcorpus.facts.find import Asked, find_facts, find_facts_of
from iomcorpus.facts.passage import Passage
from iomcorpus.facts.types import TYPES
from iomcorpus.model import Findings
from iomcorpus.store.check import Finding
from iomcorpus.streams import extract_rows

CAPTURES = {"a.txt": (SLIP, BEES), "b.txt": (LIBRARY, CLOCK), "c.txt": (WELL, LETTERS)}


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.chdir(tmp_path)
    for name, articles in CAPTURES.items():
        Path(name).write_text(dated(articles), encoding="utf-8")
    corpus = Corpus("corpus.db")
    corpus.split(list(CAPTURES))
    return corpus


def rows(corpus: Corpus, **filters: Any) -> list[dict[str, Any]]:
    return list(corpus.mentions(TYPES, **filters))


def test_facts_lead_back_to_their_capture(corpus: Corpus) -> None:
    assert corpus.extract() == 6
    found = rows(corpus)
    assert {row["type"] for row in found} >= {"date", "person", "figure"}
    for row in found:
        lines = Path(row["source"]).read_text(encoding="utf-8").split("\n")
        assert lines[row["line"] - 1][row["start"] : row["end"]] == row["surface"]
    own = [row for row in found if row.get("kind") == "published"]
    assert [row["value"] for row in own] == [row["published"] for row in corpus.records()]


def test_people_are_listed_with_their_posts(corpus: Corpus) -> None:
    corpus.extract()
    people = {row["person"]: row for row in corpus.people()}
    assert {"Teuvo Harle", "Zainab Oduya", "Aurelio Banks"} <= people.keys()
    assert people["Zainab Oduya"]["first"] == "2016-08-19"
    assert not list(corpus.people(before="2015"))


def test_what_is_known_is_not_read_again(corpus: Corpus) -> None:
    corpus.extract()
    before = rows(corpus)
    assert corpus.extract() == 0
    Path("d.txt").write_text(dated([SLIP._replace(title="Varn waits", date="01/09/16")]), encoding="utf-8")
    corpus.split(["d.txt"])
    with pytest.raises(CorpusError, match="have changed since facts were found"):
        rows(corpus)
    assert corpus.extract() == 1
    assert [row for row in rows(corpus) if row["source"] != "d.txt"] == before


def test_copies_of_one_text_are_read_once(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("d.txt").write_text(dated((BEES, WELL, SLIP)), encoding="utf-8")
    corpus.split(["d.txt"])
    corpus.dedupe()
    read: list[str] = []
    plain = find.find_all

    def noted(passages: Sequence[Passage], *given: Any) -> list[Findings]:
        read.extend(passage.text for passage in passages)
        return plain(passages, *given)

    monkeypatch.setattr(find, "find_all", noted)
    assert (corpus.extract(jobs=1), len(read)) == (9, 6)
    surfaces: dict[tuple[bool, str], list[str]] = {}
    for row in rows(corpus, copies="show"):
        surfaces.setdefault((row["source"] == "d.txt", row["surface"]), []).append(row["rule"])
    copied = {surface: rules for (again, surface), rules in surfaces.items() if again}
    assert copied and all(surfaces[False, surface] == rules for surface, rules in copied.items())


def test_other_rules_read_all_again(corpus: Corpus) -> None:
    corpus.extract()
    assert corpus.extract(without=("no such rule",)) == 6
    assert corpus.extract(without=("no such rule",)) == 0


def test_a_date_that_changes_gives_relative_dates_other_values(corpus: Corpus) -> None:
    corpus.extract()
    with sqlite3.connect("corpus.db") as store:
        store.execute("UPDATE record SET date = '2011-05-05' WHERE title LIKE 'Varn%'")
    store.close()
    assert corpus.extract() == 1


@pytest.mark.parametrize("order", [("a.txt", "b.txt", "c.txt"), ("c.txt", "a.txt", "b.txt")])
def test_one_by_one_equals_all_at_once(corpus: Corpus, order: Sequence[str]) -> None:
    corpus.extract()
    one_by_one = Corpus("other.db")
    for name in order:
        one_by_one.split([name])
        one_by_one.extract()
    assert rows(one_by_one) == rows(corpus)
    assert list(one_by_one.people()) == list(corpus.people())


def test_processes_side_by_side_find_the_same(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "HERE", 0)
    monkeypatch.setattr(finding, "BATCH", 1)
    corpus.extract(jobs=2)
    side_by_side = rows(corpus)
    other = Corpus("other.db")
    other.split(list(CAPTURES))
    other.extract(jobs=1)
    assert rows(other) == side_by_side


def test_a_run_that_was_stopped_goes_on(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "BATCH", 1)
    done = []

    def stop_after_two(size: int) -> None:
        done.append(size)
        if len(done) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        corpus.extract(jobs=1, progress=stop_after_two)
    with pytest.raises(CorpusError, match="Run: iomcorpus extract"):
        rows(corpus)
    assert corpus.extract() == 4
    assert len({row["id"] for row in rows(corpus)}) == 6


def test_records_that_go_take_their_facts_along(corpus: Corpus) -> None:
    corpus.extract()
    Path("a.txt").unlink()
    corpus.split(["b.txt", "c.txt"], prune=True)
    corpus.extract()
    assert {row["source"] for row in rows(corpus)} == {"b.txt", "c.txt"}
    assert "Zainab Oduya" not in {row["person"] for row in corpus.people()}


def test_a_store_without_facts_says_what_to_do(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match="no facts have been looked for in it yet"):
        rows(corpus)
    assert corpus.status()["stages"]["extract"] == "not run yet: iomcorpus extract"
    corpus.extract()
    assert corpus.status()["stages"]["extract"] == "up to date"


def test_verify_finds_a_mention_that_leads_elsewhere(corpus: Corpus) -> None:
    corpus.extract()
    assert list(corpus.verify()) == []
    with sqlite3.connect("corpus.db") as store:
        store.execute('UPDATE mention SET start = start + 1, "end" = "end" + 1 WHERE surface = \'Zainab Oduya\'')
    store.close()
    found: list[Finding] = list(corpus.verify())
    assert [finding.what for finding in found] == [
        "its facts are not those that were found",
        "its place has another text",
    ]


def test_a_stream_gives_what_a_store_gives(corpus: Corpus) -> None:
    corpus.extract()
    streamed = list(extract_rows(corpus.records(), TYPES))
    assert json.loads(json.dumps(streamed)) == json.loads(json.dumps(rows(corpus)))


def test_a_stream_record_by_record(corpus: Corpus) -> None:
    taken = []

    def records() -> Any:
        for row in corpus.records():
            taken.append(row["id"])
            yield row

    stream = extract_rows(records(), TYPES, scope="record")
    next(stream)
    assert len(taken) == 1
    whole = list(extract_rows(corpus.records(), TYPES, scope="record"))
    assert {row["id"] for row in whole} == {row["id"] for row in corpus.records()}


def test_decisions_are_heeded(corpus: Corpus) -> None:
    corpus.extract()
    ids = {row["person"]: row["person_id"] for row in corpus.people()}
    Path("decisions.txt").write_text(f"same {ids['Teuvo Harle']} {ids['Zainab Oduya']}\n", encoding="utf-8")
    corpus.extract()
    people = [row["person"] for row in corpus.people()]
    assert ("Teuvo Harle" in people) != ("Zainab Oduya" in people)
    Path("decisions.txt").unlink()
    corpus.extract()
    assert {row["person"]: row["person_id"] for row in corpus.people()} == ids


def test_every_article_has_its_facts(corpus: Corpus) -> None:
    corpus.extract()
    assert len({row["id"] for row in rows(corpus) if row["type"] == "figure"}) >= len(ARTICLES) - 1


@pytest.mark.parametrize("together", [1, 3, 100])
def test_facts_of_many_are_those_of_each(corpus: Corpus, monkeypatch: pytest.MonkeyPatch, together: int) -> None:
    monkeypatch.setattr(find, "TOGETHER", together)
    asked = [Asked(record, record["published"]) for record in corpus.records()] * 2
    expected = [find_facts(one.record, date=one.date) for one in asked]
    assert list(find_facts_of(asked)) == expected
    assert any(facts.mentions for facts in expected)
