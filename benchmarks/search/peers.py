"""Storing and searching articles: whole processes and the query alone, beside other tools, against the targets."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measure import Command, Desk, Failed, Series
from benchmarks.peers.tools import PEERS, SEARCHERS, NotRun, Tool, python_of
from benchmarks.report import NO_TARGET, Row, Table, cost, cost_ms, judge
from benchmarks.search.articles import HALF, MIDDLING, RARE
from benchmarks.search.shelf import Shelf, writing
from benchmarks.split import forget
from iomcorpus.asking.sql import BY_RANK, COLUMNS, JOINED, SNIPPET, TEXT_WEIGHT, TITLE_WEIGHT

BEST = 10
FILTERED_WORDS = (MIDDLING, HALF)
OWN = "iomcorpus"
STORES = (OWN, "sqlite3", "sqlite-utils", "tantivy")
BARE = "python -c pass"
SHELL = "sqlite3"
START, UTILS, FILTERED, QUERY = 2.2, 0.12, 1.5, 10.0  # targets: times, times, times, milliseconds

# In a new interpreter: the modules are there, the store is not yet open. Each prints its hits and then the CPU seconds.
OURS = """
import sys, time
from iomcorpus.asking import sql
from iomcorpus.asking.query import Filters, parse
from iomcorpus.store.open import open_for_reading
begin = time.process_time()
store = open_for_reading(sys.argv[1])
filters = Filters(limit=int(sys.argv[3]), sort=sys.argv[4], kind=sys.argv[5] or None)
hits = list(sql.hits(store, parse(sys.argv[2]), filters))
taken = time.process_time() - begin
print(*(hit["id"] for hit in hits), taken, sep="\\n")
"""
FTS5 = f"""
import sqlite3, sys, time
begin = time.process_time()
store = sqlite3.connect(sys.argv[1])
statement = \"\"\"SELECT {COLUMNS}, {SNIPPET} FROM {JOINED} WHERE record_fts MATCH ?
    AND record_fts.rank MATCH 'bm25({TITLE_WEIGHT}, {TEXT_WEIGHT})' {BY_RANK} LIMIT ?\"\"\"
hits = store.execute(statement, (sys.argv[2], int(sys.argv[3]))).fetchall()
taken = time.process_time() - begin
print(*(hit[3] for hit in hits), taken, sep="\\n")
"""
# The same in the sqlite3 shell, and the plainest way to bring the articles there.
SHELL_SEARCH = f"""SELECT {COLUMNS}, {SNIPPET} FROM {JOINED} WHERE record_fts MATCH '{{word}}'
    AND record_fts.rank MATCH 'bm25({TITLE_WEIGHT}, {TEXT_WEIGHT})' {BY_RANK} LIMIT {BEST}"""
SHELL_STORING = """
CREATE TEMP TABLE line (json TEXT);
.mode ascii
.separator "\\037" "\\n"
.import --schema temp "{rows}" line
CREATE TABLE article (number INTEGER PRIMARY KEY, title TEXT, text TEXT, published TEXT, kind TEXT, person TEXT,
    figure INTEGER);
INSERT INTO article SELECT json ->> 'number', json ->> 'title', json ->> 'text', json ->> 'published', json ->> 'kind',
    json ->> 'person', json ->> 'figure' FROM line;
CREATE VIRTUAL TABLE article_fts USING fts5(title, text, content='article', content_rowid='number', tokenize='porter');
INSERT INTO article_fts (article_fts) VALUES ('rebuild');
"""
UTILS_STORING = (
    '"$0" -I -m sqlite_utils insert "$1" article "$2" --nl --pk number --silent && '
    '"$0" -I -m sqlite_utils enable-fts "$1" article title text --tokenize porter'
)
ADAPTER = Path(__file__).parents[1] / "peers" / "search_adapters.py"


@dataclass(frozen=True, slots=True)
class Peers:
    """The tools that are there, and why the others are not."""

    commands: Mapping[str, tuple[str | Path, ...]]
    missing: Sequence[str]


def find_peers(desk: Desk, shelf: Shelf, folder: Path = PEERS) -> Peers:
    """The tools that are installed, with what they need made of the articles."""
    commands: dict[str, tuple[str | Path, ...]] = {}
    missing = []
    if shell := shutil.which(SHELL):
        commands[SHELL] = (shell, "-readonly", shelf.store)
    else:
        missing.append(f"{SHELL}: not found here")
    for tool in SEARCHERS:
        try:
            python = python_of(tool, folder)
            if tool.label == "tantivy":
                commands[tool.label] = (python, "-I", ADAPTER, "search", desk.folder / "tantivy")
                desk.run(Command((python, "-I", ADAPTER, "index", desk.folder / "tantivy"), stdin=shelf.rows))
            elif tool.label == "rg":
                commands[tool.label] = (python.with_name("rg"), "--ignore-case", "--word-regexp", "--count")
                desk.run(Command((*commands[tool.label], HALF, shelf.rows)))
            else:
                commands[tool.label] = (python, "-I", "-m", "sqlite_utils", "search", shelf.store, "record")
                desk.run(Command((*commands[tool.label], RARE, "--limit", "1", "-c", "id")))
        except (NotRun, Failed) as error:
            commands.pop(tool.label, None)
            missing.append(f"{tool.label}: {error.reason if isinstance(error, Failed) else error}")
    return Peers(commands, missing)


def a_person(shelf: Shelf) -> str:
    """The person whom most of the articles name: one in twenty."""
    with open(shelf.rows, encoding="utf-8") as rows:
        last_lines = (str(json.loads(row)["text"]).rpartition("\n")[2] for row in rows)
        named = Counter(" ".join(line.split()[:2]) for line in last_lines)
    return named.most_common(1)[0][0]


def measure_processes(desk: Desk, shelf: Shelf, peers: Peers, rounds: int) -> list[Table]:
    """Piped searches from the start of the process to its end, and the ratios that are promised."""
    best = ("--limit", str(BEST))
    filters = {
        "a date": ("--after", "2012-01-01"),
        "a year": ("--after", "2012-01-01", "--before", "2012-12-31"),
        "a person": ("--person", a_person(shelf)),
        "a figure": ("--figure", ">=1000"),
    }
    searched: dict[str, tuple[str, ...]] = {f"search {RARE}": (RARE,), f"search {MIDDLING}": (MIDDLING,)}
    for word in FILTERED_WORDS:
        searched[f"search {word}, best {BEST}"] = (word, *best)
        searched |= {f"  {word} and {filtered}": (word, *best, *words) for filtered, words in filters.items()}
    searched[f"  {HALF}, the newest"] = (HALF, *best, "--sort", "date")
    asked = {BARE: Command((sys.executable, "-c", "pass"))}
    asked |= {name: desk.iomcorpus("search", *words, "--db", shelf.store) for name, words in searched.items()}
    for name, words in peers.commands.items():
        for word in (RARE, MIDDLING, HALF):
            asked[f"{name} {word}"] = Command(_peer_words(name, words, word, shelf))
    series = desk.interleave(asked, rounds, warm_up=True)
    rows = [{"what": name, **cost_ms(found), "times": found.cpu / series[BARE].cpu} for name, found in series.items()]
    title = f"Piped searches of {shelf.records:,} articles, {shelf.size / 1e6:.0f} MB, {rounds} rounds in turn"
    of_peers = f"{SHELL}, sqlite-utils and tantivy print the best {BEST}, rg, which has no index, how many lines"
    return [Table("processes", title, rows, [of_peers, *peers.missing]), _ratios(series)]


def _peer_words(name: str, words: Sequence[str | Path], word: str, shelf: Shelf) -> tuple[str | Path, ...]:
    if name == "rg":
        return (*words, word, shelf.rows)
    if name == "tantivy":
        return (*words, word, str(BEST))
    if name == SHELL:
        return (*words, SHELL_SEARCH.format(word=word))
    return (*words, word, "--limit", str(BEST), "-c", "id", "-c", "title", "-c", "lead")


def _ratios(series: Mapping[str, Series]) -> Table:
    compared = [(f"search {RARE}", BARE, START), (f"search {RARE}", f"sqlite-utils {RARE}", UTILS)]
    for word in FILTERED_WORDS:
        begins = f"  {word} and "
        compared += [(name, f"search {word}, best {BEST}", FILTERED) for name in series if name.startswith(begins)]
    rows: list[Row] = []
    for one, other, target in compared:
        if other in series:
            times = series[one].cpu / series[other].cpu
            of_medians = series[one].median_cpu / series[other].median_cpu
            named = f"{one.strip()} to {other}"
            rows.append({"what": named, "times_median": of_medians, "times": times})
            rows[-1] |= judge(times, target, at_most=True)
    return Table("ratios", "Ratios of the CPU of whole processes: of the least, and of the medians", rows)


def measure_queries(desk: Desk, shelf: Shelf, peers: Peers, rounds: int) -> Table:
    """The best ten of a word without the start of the process, opened in a new one each time."""
    asked: dict[str, tuple[str | Path, ...]] = {}
    for word in (HALF, MIDDLING, RARE):
        ours = (sys.executable, "-c", OURS, shelf.store, word, str(BEST))
        asked[f"iomcorpus {word}"] = (*ours, "rank", "")
        asked[f"FTS5 {word}"] = (sys.executable, "-c", FTS5, shelf.store, word, str(BEST))
        if "tantivy" in peers.commands:
            asked[f"tantivy {word}"] = (*peers.commands["tantivy"], word, str(BEST))
        if word == HALF:
            asked["iomcorpus, one kind"] = (*ours, "rank", "statement")
            asked["iomcorpus, the newest"] = (*ours, "date", "")
    said: dict[str, list[list[str]]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, words in asked.items():
            said[name].append(_answer(desk, words))
    rows: list[Row] = []
    for name, answers in said.items():
        taken = [float(answer[-1]) * 1e3 for answer in answers]
        row: Row = {"what": name, "cpu_median_ms": median(taken), "cpu_ms": min(taken)}
        target = judge(min(taken), QUERY, at_most=True) if name == f"iomcorpus {HALF}" else NO_TARGET
        rows.append(row | target)
    same = all(said[f"iomcorpus {word}"][0][:-1] == said[f"FTS5 {word}"][0][:-1] for word in (HALF, MIDDLING, RARE))
    note = "iomcorpus and FTS5: the same hits in the same order" if same else "iomcorpus and FTS5 DO NOT AGREE"
    title = f"Best {BEST} with snippets, the query alone in a new process, {rounds} rounds in turn"
    return Table("queries", title, rows, [note])


def _answer(desk: Desk, words: Sequence[str | Path]) -> list[str]:
    path = desk.folder / "answer.txt"
    desk.run(Command(words, stdout=path))
    return path.read_text("utf-8").split("\n")[:-1]


def measure_storing(desk: Desk, shelf: Shelf, folder: Path, rounds: int) -> Table:
    """The articles brought from JSON Lines into a new store with an index of their words."""
    script, places = desk.folder / "storing.sql", {name: desk.folder / f"storing-{name}" for name in STORES}
    script.write_text(SHELL_STORING.format(rows=shelf.rows), "utf-8")
    asked = {OWN: writing(shelf.rows, places[OWN])}
    missing = []
    if shell := shutil.which(SHELL):
        asked[SHELL] = Command((shell, "-bail", places[SHELL]), stdin=script, before=forget(places[SHELL]))
    else:
        missing.append(f"{SHELL}: not found here")
    for tool in SEARCHERS:
        try:
            if tool.label in STORES:
                asked[tool.label] = _storing(tool, python_of(tool, folder), shelf.rows, places[tool.label])
        except NotRun as error:
            missing.append(f"{tool.label}: {error}")
    series = desk.interleave(asked, rounds)
    rows = [_stored(name, found, shelf.size, places[name]) for name, found in series.items()]
    for place in places.values():
        _clear(place)
    title = f"{shelf.records:,} articles from JSON Lines into a new store, {shelf.size / 1e6:.0f} MB, {rounds} rounds"
    return Table("storing", title, rows, ["MB: of the store; rg has none", *missing])


def _storing(tool: Tool, python: Path, rows: Path, place: Path) -> Command:
    if tool.label == "tantivy":
        return Command((python, "-I", ADAPTER, "index", place), stdin=rows, before=partial(_clear, place))
    return Command(("sh", "-c", UTILS_STORING, python, place, rows), before=forget(place))


def _stored(name: str, series: Series, size: int, place: Path) -> Row:
    files = [path for path in place.rglob("*") if path.is_file()] if place.is_dir() else [place]
    held = sum(path.stat().st_size for path in files) / 1e6
    return {"what": name, **cost(series), "mb_per_cpu_s": size / 1e6 / series.cpu, "mb": held}


def _clear(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    forget(place)()
