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
from benchmarks.peers.ask import adapter_of, ask
from benchmarks.peers.tools import COPIES, DEDUPE, PEERS, TOOLS, NotRun, Tool
from benchmarks.planted.agreement import Agreement
from benchmarks.planted.plan import draw_plan
from benchmarks.planted.press import Press, document_id, write_lines
from benchmarks.planted.truth import Truth
from benchmarks.report import Row, Table

ADAPTERS = Path(__file__).with_name("copy_adapters.py")
SEED = 8  # an even one: none of our figures was chosen on it
ENOUGH, OFTEN = 20.0, 3  # fast finders run again, for so many seconds of CPU or so often; their fastest run counts


@dataclass(frozen=True, slots=True)
class Clustering:
    """The clusters that a finder made."""

    labels: list[int | str]  # equal where two articles are in one cluster, in the order of the file
    version: str


def measure_copies(desk: Desk, size: int, folder: Path = PEERS, tools: Sequence[Tool] = TOOLS) -> Table:
    """Every finder of copies on the same planted articles; `folder` is the environment of the others."""
    press = Press(draw_plan(SEED, size))
    truth = Truth.of(press.plan).clusters
    with TemporaryDirectory(dir=desk.folder) as corpus:
        articles = Path(corpus, "articles.jsonl")
        write_lines(articles, press.documents())
        rows = [_row(desk, tool, articles, truth, folder) for tool in tools if tool.kind == COPIES]
        megabytes = articles.stat().st_size / 1e6
    notes = (
        "Pairs of articles in one cluster, beside the pairs of planted copies; composites belong to no cluster",
        "Whole processes, from JSON Lines to clusters: start and reading are in it",
        "Peak of the largest process, where it is above that of the benchmarks themselves",
        "The others: five-word runs at a Jaccard similarity of 0.7, 128 permutations (text-dedup 250, datatrove 112)",
    )
    return Table(
        f"Copies beside other finders: {size:,} planted articles, {megabytes:.1f} MB, seed {SEED}", rows, notes
    )


def _row(desk: Desk, tool: Tool, articles: Path, truth: Sequence[int], folder: Path) -> Row:
    row: Row = {"what": tool.label, "precision": None, "recall": None, "f1": None, "adjusted_rand": None}
    row |= {"articles_per_cpu_s": None, "cpu_s": None, "peak_mb": None, "note": tool.why}
    try:
        clustering, series = cluster(desk, tool, articles, folder)
    except NotRun as error:
        return row | {"note": str(error)}
    agreement = Agreement.of(truth, clustering.labels)
    return row | {
        "precision": agreement.precision,
        "recall": agreement.recall,
        "f1": agreement.f1,
        "adjusted_rand": agreement.adjusted_rand,
        "articles_per_cpu_s": len(truth) / series.cpu,
        "cpu_s": series.cpu,
        "peak_mb": series.peak / 1e6 if series.peak else None,
        "note": clustering.version,
    }


def cluster(desk: Desk, tool: Tool, articles: Path, folder: Path) -> tuple[Clustering, Series]:
    """Let a finder put the articles of a file into clusters."""
    dedupe = tool.adapter == DEDUPE
    if dedupe:
        words = desk.iomcorpus("dedupe", articles, "--all", "--format", "jsonl").words
    else:
        words = (*adapter_of(tool, ADAPTERS, folder), articles)
    answer = ask(desk, words)
    runs = [answer.run]
    while len(runs) < OFTEN and sum(run.cpu for run in runs) < ENOUGH:
        runs.append(ask(desk, words).run)
    return (of_rows(answer.lines()) if dedupe else Clustering(**next(answer.lines()))), Series(tuple(runs))


def of_rows(rows: Iterable[Mapping[str, Any]]) -> Clustering:
    """The clusters that `iomcorpus dedupe` prints: a row for each article, singles without a cluster."""
    clusters = {row["id"]: row["cluster"] or row["id"] for row in rows}
    ids = (document_id(SEED, number) for number in range(len(clusters)))
    return Clustering([clusters[one] for one in ids], iomcorpus.__version__)
