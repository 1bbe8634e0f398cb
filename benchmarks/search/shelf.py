"""The articles where each tool wants them: in a store with copies and facts looked for, and as JSON Lines."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.search.articles import Article, make_articles
from iomcorpus.asking.holding import padded
from iomcorpus.model import Border, Furniture, Header, Mention, Named, Person, Record, RecordFacts
from iomcorpus.store import facts, ledger
from iomcorpus.store.common import make_lists
from iomcorpus.store.open import Store, close_writer, open_for_writing
from iomcorpus.store.write import CaptureRows, replace_captures

SEED = 6
A_CAPTURE = 500  # articles
SETTINGS = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles as they are searched, and what it took to put them there, in CPU seconds."""

    store: Path
    rows: Path  # JSON Lines: number, title and text
    records: int
    size: int  # bytes of text
    writing: float  # all that a store has of records
    index: float  # of that FTS5's
    lists: float  # of that the lists of common words


def fill_shelf(folder: Path, records: int) -> Shelf:
    """Make the articles and put them everywhere."""
    rows, path = folder / "articles.jsonl", folder / "articles.db"
    _write_rows(rows, records)
    begin = time.process_time()
    size = sum(len(_text(article)) for article in make_articles(records, SEED))
    making = time.process_time() - begin  # the articles, which are made again while they are written
    store = open_for_writing(str(path))
    begin = time.process_time()
    replace_captures(store, _captures(records))
    writing = time.process_time() - begin - making
    index, lists = _time_undone(store, _rebuild), _time_undone(store, make_lists)
    _write_facts(store, records)
    close_writer(store)
    return Shelf(path, rows, records, size, writing, index, lists)


def _text(article: Article) -> str:
    return f"{article.title}\n{article.text}\n{_last_line(article)}"


def _last_line(article: Article) -> str:
    return f"{article.person} counted {article.figure:,} migrants."


def _write_rows(path: Path, records: int) -> None:
    with open(path, "w", encoding="utf-8") as file:
        for number, article in enumerate(make_articles(records, SEED), start=1):
            row = {"number": number, "title": article.title, "text": _text(article)}
            file.write(json.dumps(row) + "\n")


def _captures(records: int) -> Iterator[CaptureRows]:
    articles = make_articles(records, SEED)
    for number in range(-(-records // A_CAPTURE)):
        yield _capture(f"capture-{number:04}.txt", list(islice(articles, A_CAPTURE)))


def _capture(name: str, articles: list[Article]) -> CaptureRows:
    found: list[Record] = []
    furniture: list[Furniture] = []
    line, byte = 1, 0
    for number, article in enumerate(articles):
        text = _text(article)
        last, end = line + text.count("\n"), byte + len(text) + 1
        header = Header(
            article.published, kind=article.kind, title=article.title, lead=article.text[:80], language="en",
            body_line=line + 1,
        )  # fmt: skip
        id = f"{name[8:12]}{number:08}"
        found.append(Record(id, name, line, last, byte, end, (), text, text, header, Border(line, 0.9, ())))
        furniture.append(Furniture(name, last + 1, last + 1, end, end + 2, "separator", "-"))
        line, byte = last + 2, end + 2
    return CaptureRows(
        name, name, digest="", encoding="utf-8", size=byte, lines=line - 1, strays="{}", settings=SETTINGS, survey=b"",
        prints=(), records=found, furniture=furniture,
    )  # fmt: skip


def _rebuild(store: Store) -> None:
    store.execute("INSERT INTO record_fts (record_fts) VALUES ('rebuild')")


def _time_undone(store: Store, work: Callable[[Store], object]) -> float:
    """What it takes to do something once more, which is then undone."""
    store.execute("BEGIN IMMEDIATE")
    begin = time.process_time()
    work(store)
    taken = time.process_time() - begin
    store.execute("ROLLBACK")
    return taken


def _write_facts(store: Store, records: int) -> None:
    """A person and a figure of each article, as if `dedupe` and `extract` had gone over the store."""
    numbers = store.execute("SELECT number, id, first_line FROM record ORDER BY number").fetchall()
    articles = make_articles(records, SEED)
    people: dict[tuple[str, int], Person] = {}
    for start in range(0, records, A_CAPTURE):
        found = []
        for (number, id, line), article in zip(numbers[start : start + A_CAPTURE], articles, strict=False):
            person = Person(article.person.replace(" ", "-").lower(), article.person)
            people[id, 0] = person
            found.append(facts.Found(number, article.published, _facts(article, id, line + 2)))
        facts.write_found(store, found, SETTINGS)
    ledger_state = ledger.state(store, facts.STAGE)
    facts.write_people(store, people, SETTINGS, ledger.covers(ledger_state, ""), padded)


def _facts(article: Article, id: str, line: int) -> RecordFacts:
    end = len(article.person)
    start = end + len(" counted ")
    figure = f"{article.figure:,}"
    mentions = [
        Mention("person", line, 0, end, article.person, "made", 1.0, name=article.person, who=0),
        Mention(
            "figure", line, start, start + len(figure), figure, "made", 1.0, number=article.figure, unit="migrants"
        ),
    ]
    return RecordFacts(mentions, [Named(id, 0, (article.person,))])
