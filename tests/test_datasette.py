"""A folder for Datasette: what the store in it holds, and what Datasette, sqlite-utils, pandas and DuckDB see."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from articles import run as run_process
from samples import DATA

from iomcorpus.corpus import Corpus
from iomcorpus.output.datasette import TABLES
from iomcorpus.output.redaction import Redactor


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("store")
    shutil.copytree(DATA, folder / "data")
    (folder / "data" / "captures.csv").write_text(
        "name,url,retrieved\nus-newsroom.txt,https://news.example/a,2025-05-09\n", encoding="utf-8"
    )
    for command in ("split", "dedupe", "extract"):
        done = run_process(folder, command)
        assert done.returncode == 0, done.stderr
    return Corpus(str(folder / "iomcorpus.db"))


@pytest.fixture(scope="module")
def site(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert corpus.publish(str(folder)) == len(list(corpus.records()))
    return folder


def ask(folder: Path, statement: str) -> list[Any]:
    with contextlib.closing(sqlite3.connect(f"file:{folder / 'corpus.db'}?immutable=1", uri=True)) as store:
        return store.execute(statement).fetchall()


# The store


def test_everything_is_in_it(corpus: Corpus, site: Path) -> None:
    records = [(row["id"], row["text"], row["clean"]) for row in corpus.records()]
    assert ask(site, "SELECT id, text, clean FROM record ORDER BY number") == records
    mentions = list(corpus.mentions(("date", "person", "figure", "quote", "contact", "organisation"), copies="show"))
    places = [(row["id"], row["line"], row["start"], row["surface"]) for row in mentions]
    joined = "FROM mention JOIN record ON record.number = mention.record ORDER BY mention.id"
    assert ask(site, f"SELECT record.id, line, start, surface {joined}") == places
    assert ask(site, "SELECT count(*) FROM furniture") == [(len(list(corpus.furniture())),)]
    people = {(row["person_id"], row["person"], row["mentions"], row["with_copies"]) for row in corpus.people()}
    assert people <= set(ask(site, "SELECT id, name, mentions, with_copies FROM person"))
    assert ask(site, "SELECT url, retrieved FROM capture WHERE name = 'data/us-newsroom.txt'") == [
        ("https://news.example/a", "2025-05-09")
    ]


def test_copies_lead_to_the_kept_one(corpus: Corpus, site: Path) -> None:
    copies = list(corpus.copies(copies="show"))
    kept = {row["cluster"]: row["id"] for row in copies if row["keep"]}
    wanted = sorted((row["id"], kept[row["cluster"]]) for row in copies if not row["keep"])
    assert wanted
    joined = "FROM record JOIN record AS its ON its.number = record.kept"
    assert sorted(ask(site, f"SELECT record.id, its.id {joined}")) == wanted


def test_figures_have_numbers_and_dates_have_days(site: Path) -> None:
    assert ask(site, "SELECT count(*) FROM mention WHERE type = 'figure' AND typeof(number) = 'real'")[0][0] > 100
    assert ask(site, "SELECT count(*) FROM mention WHERE type <> 'date' AND first_day IS NOT NULL") == [(0,)]
    day = "SELECT first_day, last_day FROM mention WHERE type = 'date' AND value = '2018-05-04' LIMIT 1"
    assert ask(site, day) == [("2018-05-04", "2018-05-04")]
    flat = "SELECT people FROM record_flat WHERE people LIKE '%; %' LIMIT 1"
    assert len(ask(site, flat)) == 1


def test_the_file_is_sound_and_always_the_same(corpus: Corpus, site: Path, tmp_path: Path) -> None:
    assert ask(site, "PRAGMA foreign_key_check") == []
    assert ask(site, "PRAGMA integrity_check") == [("ok",)]
    assert ask(site, "PRAGMA journal_mode") == [("delete",)]
    corpus.publish(str(tmp_path))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in site.iterdir()
    }


def test_what_is_chosen_and_redacted(corpus: Corpus, tmp_path: Path) -> None:
    number = corpus.publish(str(tmp_path), change=Redactor(), query="flood", copies="hide")
    assert 0 < number == len(list(corpus.records(query="flood", copies="hide"))) < 20
    assert ask(tmp_path, "SELECT count(*) FROM furniture") == [(0,)]
    assert ask(tmp_path, "SELECT count(*) FROM record WHERE text LIKE '%█%'")[0][0]
    assert ask(tmp_path, "SELECT count(*) FROM record WHERE clean LIKE '%@%'") == [(0,)]
    assert ask(tmp_path, "PRAGMA foreign_key_check") == []


def test_stages_that_are_missing_are_told(tmp_path: Path) -> None:
    shutil.copy(DATA / "teaser-list.txt", tmp_path / "a.txt")
    run_process(tmp_path, "split", "a.txt")
    done = run_process(tmp_path, "export", "--format", "datasette", "-o", "site")
    assert done.returncode == 0
    assert done.stderr.splitlines()[:2] == [
        "export: facts are not known yet and left out: for them run iomcorpus extract first",
        "export: copies are not known yet and left out: for them run iomcorpus dedupe first",
    ]
    assert ask(tmp_path / "site", "SELECT count(*) FROM mention") == [(0,)]


def test_every_column_is_described(site: Path) -> None:
    tables = json.loads((site / "metadata.json").read_text(encoding="utf-8"))["databases"]["corpus"]["tables"]
    assert set(tables) == set(TABLES)
    for table, told in tables.items():
        columns = [name for _, name, *_ in ask(site, f"PRAGMA table_info({table})")]
        assert list(told["columns"]) == columns
        named = [told.get(key) for key in ("label_column", "sort", "sort_desc", "fts_pk")]
        assert {*filter(None, named), *told.get("facets", ())} <= set(columns)


# Others


def pages(site: Path, *paths: str) -> list[Any]:
    """What Datasette answers when it serves the folder."""
    app = pytest.importorskip("datasette.app", reason="the real Datasette")

    async def get() -> list[Any]:
        datasette = app.Datasette([], config_dir=site)
        await datasette.invoke_startup()
        answers = [await datasette.client.get(path) for path in paths]
        assert [answer.status_code for answer in answers] == [200] * len(paths)
        return [answer.json() if ".json" in path else answer.text for path, answer in zip(paths, answers, strict=True)]

    return asyncio.run(get())


def test_datasette_opens_it_immutable_and_knows_it(corpus: Corpus, site: Path) -> None:
    databases, corpus_page = pages(site, "/-/databases.json", "/corpus.json")
    assert [(one["name"], one["is_mutable"]) for one in databases] == [("corpus", False)]
    tables = {one["name"]: one for one in corpus_page["tables"]}
    assert [name for name, one in tables.items() if not one["hidden"]] == [
        "capture", "furniture", "mention", "person", "record",
    ]  # fmt: skip
    assert tables["record"]["fts_table"] == "record_fts"
    assert tables["record"]["count"] == len(list(corpus.records()))
    assert {view["name"] for view in corpus_page["views"]} == {"record_flat", "mention_flat"}


def test_datasette_searches_sorts_labels_and_counts(corpus: Corpus, site: Path) -> None:
    number = corpus.count("flood", copies="show")
    for table in ("record", "record_flat"):
        (found,) = pages(site, f"/corpus/{table}.json?_search=flood&_shape=objects")
        assert found["filtered_table_rows_count"] == number > 0
        days = [row["date"] for row in found["rows"]]
        assert days == sorted(days, reverse=True)
    (mentions,) = pages(site, "/corpus/mention.json?type=person&_labels=on&_size=1&_shape=objects")
    (row,) = mentions["rows"]
    assert row["record"]["label"] and row["person"]["label"] == "Mercy Achieng"
    (records,) = pages(site, "/corpus/record.json?_size=1&_labels=on&_shape=objects")
    assert records["rows"][0]["capture"]["label"].startswith("data/")
    assert {one["name"] for one in records["facet_results"].values()} == {"kind", "date_from", "capture", "language"}


def test_datasette_shows_pages_with_what_columns_mean(site: Path) -> None:
    home, record, person, mention = pages(site, "/", "/corpus/record", "/corpus/person", "/corpus/mention/1")
    assert "Corpus" in home and "Items of captures." in record
    assert "The title, else the beginning of the first sentence." in record
    assert "The people of the corpus." in person and "surface" in mention


def test_sqlite_utils_searches_it(site: Path) -> None:
    sqlite_utils = pytest.importorskip("sqlite_utils")
    table = sqlite_utils.Database(sqlite3.connect(site / "corpus.db"))["record"]
    assert table.detect_fts() == "record_fts"
    assert any("flood" in row["clean"].lower() for row in table.search("flood"))
    assert {key.other_table for key in table.foreign_keys} == {"capture", "record"}


def test_pandas_and_duckdb_read_it(site: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pandas = pytest.importorskip("pandas")
    with contextlib.closing(sqlite3.connect(site / "corpus.db")) as store:
        frame = pandas.read_sql("SELECT * FROM mention_flat WHERE type = 'figure'", store, parse_dates=[])
    asked = duckdb.sql(
        "SELECT unit, sum(number) FROM frame WHERE unit IS NOT NULL GROUP BY unit ORDER BY 2 DESC LIMIT 1"
    )
    assert asked.fetchall()[0][1] == frame.groupby("unit")["number"].sum().max()
