"""`build` in partitions: from the names of captures to Parquet files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from iomcorpus.cluster.engine import Engine, engine_of
from iomcorpus.cluster.plan import Plan, Source, grouped
from iomcorpus.cluster.run import Run
from iomcorpus.cluster.shelf import Shelf
from iomcorpus.copies.decisions import CopyDecisions
from iomcorpus.errors import CorpusError
from iomcorpus.finding import FindingSettings, people_decisions
from iomcorpus.model import UNDESCRIBED
from iomcorpus.reading.capture import capture_name
from iomcorpus.reading.decisions import read_decisions, read_typed
from iomcorpus.reading.sidecar import describe_captures
from iomcorpus.splitting.decisions import BorderDecisions, is_typed, parse_borders
from iomcorpus.splitting.settings import Settings

if TYPE_CHECKING:
    from iomcorpus.building import Row, Watcher

PART = 32 << 20  # bytes of captures, about 10,000 articles: what a worker takes on at a time, and a file of records


def build(
    sources: Sequence[str],
    out: str,
    settings: Settings | None = None,
    *,
    base: str,
    note: Callable[[str], None],
    engine: str | Engine = "dask",
    address: str | None = None,
    parts: int | None = None,
    jobs: int | None = None,
    keep: str = "best",
    without: Sequence[str] = (),
    people_engine: str = "rules",
    decisions: str | None = None,
    borders: str | None = None,
    sidecar: str | None = None,
    folders: Sequence[str] = (),
    max_size: int | None = None,
    watcher: Watcher | None = None,
) -> Row:
    """Split captures, find copies and facts, and write them into `out`: a folder, or an address that pyarrow knows.

    Names of captures count from the folder `base`, where decisions lie too. The other options are those of
    `building.build`; workers must find the captures under the same paths.
    """
    names = {capture_name(source, base): source for source in sources}
    metadata = describe_captures(names, base, note, folders=folders, sidecar=sidecar)
    decided = _borders(borders, os.path.join(base, "borders.txt"))
    for message in decided.about_nobody(names):
        note(message)
    file = decisions or os.path.join(base, "decisions.txt")
    said = read_decisions(file, must_exist=decisions is not None)
    captures = [
        Source(name, source, _size(source), metadata.get(name, UNDESCRIBED))
        for name, source in names.items()
        if not decided.file or os.path.abspath(source) != os.path.abspath(decided.file)
    ]
    if not captures:
        raise CorpusError("No captures to build from. Name files, or a folder that has *.txt files.")
    jobs = jobs or os.cpu_count() or 1
    wanted = parts or max(jobs, -(-sum(one.size for one in captures) // PART))
    groups = grouped(captures, min(wanted, len(captures)))
    plan = Plan(
        Shelf(out if "://" in out else os.path.abspath(out)),
        os.getcwd(),
        [len(group) for group in groups],
        settings or Settings(),
        FindingSettings(tuple(sorted({*without})), people_engine),
        keep,
        decided,
        CopyDecisions.of(said, file),
        max_size,
    )
    told: dict[str, Any] = {"begins": watcher.begin, "progress": watcher.advance} if watcher else {}
    run = Run(plan, groups, people_decisions(said), note, **told)
    done = run.take_up()
    if done is not None:
        note(f"{out} is up to these captures already")
        return done
    with engine_of(engine, address, jobs) as workers:
        return run.all(workers)


def _borders(named: str | None, beside: str) -> BorderDecisions:
    text = read_typed(named or beside, must_exist=named is not None)
    return parse_borders(text, named or beside) if named or (text and is_typed(text)) else BorderDecisions()


def _size(source: str) -> int:
    try:
        return os.path.getsize(source)
    except OSError:
        return 0  # reading it will say what is wrong
