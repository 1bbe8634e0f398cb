"""How long a search takes: as a whole process beside the sqlite3 shell with the same statement, and in process."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from benchmarks.captures import Press, write_folder
from benchmarks.measure import Command, Desk, Series
from benchmarks.report import Row, Table
from iomcorpus.asking.query import Filters, parse
from iomcorpus.asking.sql import search_sql
from iomcorpus.corpus import Corpus

# How often a word should occur: the share of the records that have it.
SHARES = {"rare": 1 / 4000, "middling": 1 / 50, "common": 2 / 5}
SHORTEST_WORD = 5  # letters
QUERIES = 20  # in process


def make_store(desk: Desk, press: Press, name: str, records: int, seed: int) -> tuple[Path, Path]:
    """A folder of captures with so many records, and the store they are split into."""
    folder, store = desk.folder / name, desk.folder / f"{name}.db"
    write_folder(folder, press, seed, records=records)
    desk.run(desk.iomcorpus("split", folder, "--db", store))
    return folder, store


def pick_words(store: Path) -> dict[str, str]:
    """A rare, a middling and a common word of a store.

    The index knows words by their stems, so only those are taken that stand in a record as they are.
    """
    corpus = Corpus(str(store))
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, record_fts, row)")
        terms = connection.execute("SELECT term, doc FROM words WHERE length(term) >= ?", (SHORTEST_WORD,)).fetchall()
    picked = {}
    for name, share in SHARES.items():
        wanted = max(1, round(share * count_records(store)))
        by_distance = sorted((abs(number - wanted), term, number) for term, number in terms if term.isalpha())
        picked[name] = next(term for _, term, number in by_distance if _is_word(corpus, term, number))
    return picked


def _is_word(corpus: Corpus, term: str, number: int) -> bool:
    return corpus.count(term) == number == corpus.count(term, exact=True)


def count_records(store: Path) -> int:
    """How many records a store holds."""
    with closing(sqlite3.connect(store)) as connection:
        return int(connection.execute("SELECT count(*) FROM record").fetchone()[0])


def measure_search(desk: Desk, store: Path, rounds: int) -> Table:
    """All hits with snippets for a rare, a middling and a common word, printed to a pipe."""
    corpus = Corpus(str(store))
    words = pick_words(store)
    shell = shutil.which("sqlite3")
    asked = {f"iomcorpus {word}": desk.iomcorpus("search", word, "--db", store) for word in words.values()}
    if shell:
        asked |= {f"sqlite3 {word}": Command((shell, "-readonly", store, plain_sql(word))) for word in words.values()}
    series = desk.interleave(asked, rounds, warm_up=True)
    rows = [_row(name, word, corpus, store, series) for name, word in words.items()]
    notes = ["times: of the sqlite3 shell; in process: opened, asked, all rows read; statement: its SQL alone"]
    if shell is None:
        notes.append("sqlite3: not found here")
    title = f"All hits with snippets, {count_records(store):,} records of captures, {rounds} rounds in turn"
    return Table("statement", title, rows, notes)


def _row(name: str, word: str, corpus: Corpus, store: Path, series: Mapping[str, Series]) -> Row:
    own, shell = series[f"iomcorpus {word}"], series.get(f"sqlite3 {word}")
    return {
        "what": name,
        "word": word,
        "hits": corpus.count(word),
        "search_ms": own.cpu * 1e3,
        "search_median_ms": own.median_cpu * 1e3,
        "shell_ms": shell.cpu * 1e3 if shell else None,
        "shell_median_ms": shell.median_cpu * 1e3 if shell else None,
        "times": own.cpu / shell.cpu if shell else None,
        "in_process_ms": _least_ms(lambda: list(corpus.search(word))),
        "statement_ms": _least_ms(lambda: _run_statement(store, word)),
    }


def plain_sql(word: str) -> str:
    """The statement of a search with its parameter in it, as the shell takes it."""
    statement, parameters = search_sql(parse(word), Filters())
    (match,) = map(str, parameters)
    return statement.replace("?", "'" + match.replace("'", "''") + "'", 1)


def _run_statement(store: Path, word: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute(*search_sql(parse(word), Filters())).fetchall()


def _least_ms(function: Callable[[], object]) -> float:
    """The least CPU time of several calls."""
    found = []
    for _ in range(QUERIES):
        begin = time.process_time()
        function()
        found.append(time.process_time() - begin)
    return min(found) * 1e3
