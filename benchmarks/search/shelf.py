"""The articles where each tool wants them: in a store with copies and facts looked for, and as JSON Lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path

from benchmarks.captures import PROJECT
from benchmarks.measure import Command
from benchmarks.search.articles import Article, make_articles
from benchmarks.split import forget
from iomcorpus.asking.holding import padded
from iomcorpus.model import Border, Furniture, Header, Mention, Named, Person, Record, RecordFacts
from iomcorpus.store import facts, ledger
from iomcorpus.store.open import close_writer, open_for_writing
from iomcorpus.store.write import CaptureRows, replace_captures

SEED = 6
A_CAPTURE = 500  # articles
SETTINGS = ""
WRITING = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(PROJECT)!r})
from benchmarks.search.shelf import write_store
write_store(*map(Path, sys.argv[1:]))
"""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles as they are searched."""

    store: Path
    rows: Path  # JSON Lines
    records: int
    size: int  # bytes of text


def fill_shelf(folder: Path, records: int) -> Shelf:
    """Make the articles and put them everywhere."""
    rows, store = folder / "articles.jsonl", folder / "articles.db"
    size = write_rows(rows, records)
    write_store(rows, store)
    write_facts(rows, store)
    return Shelf(store, rows, records, size)


def write_rows(path: Path, records: int) -> int:
    """Write so many articles as JSON Lines; gives the bytes of their texts."""
    size = 0
    with open(path, "w", encoding="utf-8") as file:
        for number, article in enumerate(make_articles(records, SEED), start=1):
            text = f"{article.title}\n{article.text}\n{article.person} counted {article.figure:,} migrants."
            size += len(text)
            file.write(json.dumps({"number": number, **asdict(replace(article, text=text))}) + "\n")
    return size


def _read_rows(path: Path) -> Iterator[list[Article]]:
    """The articles of each capture."""
    with open(path, encoding="utf-8") as lines:
        rows = map(_read_row, lines)
        while capture := list(islice(rows, A_CAPTURE)):
            yield capture


def _read_row(line: str) -> Article:
    row = json.loads(line)
    del row["number"]
    return Article(**row)


def write_store(rows: Path, path: Path) -> None:
    """Put articles into a new store as `split` would, without its work."""
    store = open_for_writing(str(path))
    captures = enumerate(_read_rows(rows))
    replace_captures(store, (_capture(f"capture-{number:04}.txt", found) for number, found in captures))
    close_writer(store)


def writing(rows: Path, store: Path) -> Command:
    """What puts articles into a new store, as a process that can be measured."""
    return Command((sys.executable, "-c", WRITING, rows, store), before=forget(store))


def _capture(name: str, rows: list[Article]) -> CaptureRows:
    found: list[Record] = []
    furniture: list[Furniture] = []
    line, byte = 1, 0
    for number, article in enumerate(rows):
        text = article.text
        last, end = line + text.count("\n"), byte + len(text) + 1
        header = Header(
            article.published, kind=article.kind, title=article.title, lead=text.split("\n")[1][:80], language="en",
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


def write_facts(rows: Path, path: Path) -> None:
    """A person and a figure of each article, as if `dedupe` and `extract` had gone over the store."""
    store = open_for_writing(str(path))
    numbers = iter(store.execute("SELECT number, id, first_line FROM record ORDER BY number").fetchall())
    people: dict[tuple[str, int], Person] = {}
    for capture in _read_rows(rows):
        found = []
        for article, (number, id, line) in zip(capture, numbers, strict=False):
            people[id, 0] = Person(article.person.replace(" ", "-").lower(), article.person)
            found.append(facts.Found(number, article.published, _facts(article, id, line + 2)))
        facts.write_found(store, found, SETTINGS)
    ledger_state = ledger.state(store, facts.STAGE)
    facts.write_people(store, people, SETTINGS, ledger.covers(ledger_state, ""), padded)
    close_writer(store)


def _facts(article: Article, id: str, line: int) -> RecordFacts:
    name, number = article.person, article.figure
    end = len(name)
    start = end + len(" counted ")
    figure = f"{number:,}"
    mentions = [
        Mention("person", line, 0, end, name, "made", 1.0, name=name, who=0),
        Mention("figure", line, start, start + len(figure), figure, "made", 1.0, number=number, unit="migrants"),
    ]
    return RecordFacts(mentions, [Named(id, 0, (name,))])
