"""Finders of copies: how well they tell planted copies, and what they take, from the file to the clusters.

Whole processes are compared, as whoever has a file of articles meets them: with start, reading and clustering.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import iomcorpus
from benchmarks.measure import Desk, Series
from benchmarks.peers.ask import Answer, adapter_of, ask
from benchmarks.peers.tools import COPIES, DEDUPE, PEERS, TOOLS, NotRun, Tool
from benchmarks.planted.agreement import Agreement
from benchmarks.planted.plan import draw_plan
from benchmarks.planted.press import Press, document_id, write_lines
from benchmarks.planted.truth import Truth
from benchmarks.report import NO_COST, Row, Table, cost

ENOUGH = 40.0  # seconds of CPU, after which a slow finder is left alone
ADAPTERS = Path(__file__).with_name("copy_adapters.py")
SEED = 8  # an even one: none of our figures was chosen on it


@dataclass(frozen=True, slots=True)
class Clustering:
    """The clusters that a finder made."""

    labels: list[int | str]  # equal where two articles are in one cluster, in the order of the file
    version: str


def measure_copies(desk: Desk, size: int, rounds: int, folder: Path = PEERS, tools: Sequence[Tool] = TOOLS) -> Table:
    """Every finder of copies on the same planted articles, in turn; `folder` is the environment of the others."""
    press = Press(draw_plan(SEED, size))
    truth = Truth.of(press.plan).clusters
    tools = [tool for tool in tools if tool.kind == COPIES]
    with TemporaryDirectory(dir=desk.folder) as corpus:
        articles = Path(corpus, "articles.jsonl")
        write_lines(articles, press.documents())
        found = cluster_all(desk, tools, articles, rounds, folder)
        megabytes = articles.stat().st_size / 1e6
    rows = [_row(tool, truth, found[tool.label]) for tool in tools]
    notes = (
        "Pairs of articles in one cluster, beside the pairs of planted copies; composites belong to no cluster",
        "Whole processes, from JSON Lines to clusters: start and reading are in it",
        "The others: five-word runs at a Jaccard similarity of 0.7, 128 permutations (text-dedup 250, datatrove 112)",
    )
    title = f"Copies beside other finders: {size:,} planted articles, {megabytes:.1f} MB, seed {SEED}, {rounds} rounds"
    return Table("clusters", title, rows, notes)


def _row(tool: Tool, truth: Sequence[int], found: tuple[Clustering, Series] | str) -> Row:
    row: Row = {"what": tool.label, "precision": None, "recall": None, "f1": None, "adjusted_rand": None}
    row |= {"articles_per_cpu_s": None, **NO_COST, "note": tool.why}
    if isinstance(found, str):
        return row | {"note": found}
    clustering, series = found
    agreement = Agreement.of(truth, clustering.labels)
    return row | {
        "precision": agreement.precision,
        "recall": agreement.recall,
        "f1": agreement.f1,
        "adjusted_rand": agreement.adjusted_rand,
        "articles_per_cpu_s": len(truth) / series.cpu,
        **cost(series),
        "note": clustering.version,
    }


def cluster_all(
    desk: Desk, tools: Sequence[Tool], articles: Path, rounds: int, folder: Path
) -> dict[str, tuple[Clustering, Series] | str]:
    """Let finders put the articles of a file into clusters, in turn; the reason where one cannot."""
    found: dict[str, tuple[Clustering, Series] | str] = {}
    for _ in range(rounds):
        for tool in tools:
            before = found.get(tool.label)
            if isinstance(before, str) or (before and sum(run.cpu for run in before[1].runs) > ENOUGH):
                continue
            try:
                answer = ask(desk, _words(desk, tool, articles, folder))
            except NotRun as error:
                found[tool.label] = str(error)
                continue
            runs = before[1].runs if before else ()
            clustering = before[0] if before else _clustering(tool, answer)
            found[tool.label] = clustering, Series((*runs, answer.run))
    return found


def _words(desk: Desk, tool: Tool, articles: Path, folder: Path) -> Sequence[str | Path]:
    if tool.adapter == DEDUPE:
        return desk.iomcorpus("dedupe", articles, "--all", "--format", "jsonl").words
    return (*adapter_of(tool, ADAPTERS, folder), articles)


def _clustering(tool: Tool, answer: Answer) -> Clustering:
    return of_rows(answer.lines()) if tool.adapter == DEDUPE else Clustering(**next(answer.lines()))


def of_rows(rows: Iterable[Mapping[str, Any]], seed: int = SEED) -> Clustering:
    """The clusters that `iomcorpus dedupe` prints: a row for each article, singles without a cluster."""
    clusters = {row["id"]: row["cluster"] or row["id"] for row in rows}
    ids = (document_id(seed, number) for number in range(len(clusters)))
    return Clustering([clusters[one] for one in ids], iomcorpus.__version__)
