"""A build in partitions gives what a store gives, however it is parted, whoever does the work and dies in it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from articles import run

from benchmarks.planted.plan import draw_plan
from benchmarks.planted.press import Press
from iomcorpus.corpus import Corpus
from iomcorpus.errors import CorpusError
from iomcorpus.facts.types import TYPES
from iomcorpus.output import schema
from iomcorpus.output.mentions import flat_mention
from iomcorpus.output.parquet import write_parquet
from iomcorpus.splitting import across

parquet = pytest.importorskip("pyarrow.parquet", reason="partitions are Parquet files, and the extra is not there")
pytest.importorskip("numpy", reason="copies are found with numpy")

from iomcorpus.cluster.engine import Call, Engine, Here  # noqa: E402 - after what it needs is known to be there

SAMPLES = Path(__file__).parent.parent / "data"
ARTICLES, TOGETHER = 240, 8  # of which so many stand in a capture: some two hundred records have no copy
SITES = 3
TABLES = {
    "records": schema.RECORD,
    "copies": schema.COPY,
    "mentions": schema.FLAT_MENTION,
    "furniture": schema.FURNITURE,
}
Rows = list[dict[str, Any]]


def write_captures(folder: Path) -> None:
    """Planted articles as three sites have them; only some captures of a site tell its order of day and month."""
    documents = list(Press(draw_plan(6, ARTICLES)).documents())
    for first in range(0, len(documents), TOGETHER):
        number = first // TOGETHER
        days = range(13, 13 + TOGETHER) if number < SITES else range(3, 3 + TOGETHER)
        items = [
            f"{day:02}/0{1 + number % 9}/2016\n\n{document['text']}"
            for day, document in zip(days, documents[first : first + TOGETHER], strict=True)
        ]
        site = f"Gazette {'of the Harbour' * (number % SITES)} {number % SITES}"
        menu = [
            f"{section} in the {site}" for section in ("News", "Sport", "Tides", "Letters", "Jobs", "Births", "Weather")
        ]
        page = ["\n".join(menu), *items, f"All rights reserved by the {site}"]
        (folder / f"c{number:02}.txt").write_text("\n\n".join(page) + "\n", encoding="utf-8")


def rows_of(table: Any) -> Rows:
    rows: Rows = table.to_pylist()
    return sorted(rows, key=repr)


def of_store(corpus: Corpus, folder: Path) -> dict[str, Rows]:
    """What a store has, as Parquet keeps it."""
    found = {
        "records": corpus.records(),
        "copies": (row | {"was": None} for row in corpus.copies()),
        "mentions": map(flat_mention, corpus.mentions(TYPES, copies="show")),
        "furniture": corpus.furniture(),
    }
    for name, rows in found.items():
        write_parquet(rows, TABLES[name], str(folder / f"{name}.parquet"))
    return {name: rows_of(parquet.read_table(folder / f"{name}.parquet")) for name in TABLES}


def of_parts(out: Path) -> dict[str, Rows]:
    """What the partitions have."""
    return {
        name: rows_of(parquet.read_table(out / name, columns=list(schema.names(fields))))
        for name, fields in TABLES.items()
    }


@dataclass(frozen=True)
class Whole:
    """Captures in a folder, and what a store makes of them."""

    folder: Path
    rows: dict[str, Rows]
    built: dict[str, Any]


def whole(folder: Path, captures: str) -> Whole:
    with chdir(folder):
        corpus = Corpus()
        built = corpus.build(sorted(map(str, Path().glob(captures))))
        return Whole(folder, of_store(corpus, folder), built)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    folder = tmp_path_factory.mktemp("planted")
    write_captures(folder)
    return whole(folder, "*.txt")


@pytest.fixture(scope="module")
def decided(planted: Whole, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The same where people have decided otherwise of copies, persons and a border."""
    folder = tmp_path_factory.mktemp("decided")
    for path in planted.folder.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    copy = next(row for row in planted.rows["copies"] if row["relation"] in ("near", "revised"))
    kept = next(row for row in planted.rows["copies"] if row["cluster"] == copy["cluster"] and row["keep"])
    single = [row["id"] for row in planted.rows["records"] if row["kind"] == "news"]
    singles = [id for id in single if id not in {row["id"] for row in planted.rows["copies"]}][:2]
    people = sorted({row["person_id"] for row in planted.rows["mentions"] if row["person_id"]})[:2]
    said = f"same {people[0]} {people[1]}\ncopy {singles[0]} {singles[1]}\nkeep {singles[1]}\n"
    said += f"not-a-copy {copy['id']} {kept['id']}\n"
    (folder / "decisions.txt").write_text(said, encoding="utf-8")
    line = next(row["first_line"] for row in planted.rows["records"] if row["source"] == "c01.txt") + 4
    (folder / "borders.txt").write_text(f"capture c01.txt\nrecord {line}\n", encoding="utf-8")
    return whole(folder, "c*.txt")


def in_parts(made: Whole, out: Path, engine: Engine | str, **options: Any) -> dict[str, Any]:
    with chdir(made.folder):
        sources = sorted(map(str, Path().glob("c*.txt")))
        return Corpus().build_in_parts(sources, str(out), engine=engine, **options)


def told(built: dict[str, Any]) -> dict[str, Any]:
    return {**built, "seconds": None}


def test_what_is_said_everywhere_shows_nothing_in_partitions_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where so few captures hold an article that paragraphs of several come to be their site's."""
    write_captures(tmp_path)
    default = whole(tmp_path, "*.txt")
    (tmp_path / "iomcorpus.db").unlink()
    monkeypatch.setattr(across, "MOST_HOLDERS", 1)
    fewest = whole(tmp_path, "*.txt")
    assert fewest.rows["furniture"] != default.rows["furniture"] or fewest.rows["records"] != default.rows["records"]
    in_parts(fewest, tmp_path / "out", Here(), parts=5)
    assert of_parts(tmp_path / "out") == fewest.rows


@pytest.mark.parametrize("parts", [1, 13])
def test_partitions_hold_what_a_store_holds(planted: Whole, parts: int, tmp_path: Path) -> None:
    assert len(planted.rows["copies"]) > 50 and len(planted.rows["records"]) > 200
    built = in_parts(planted, tmp_path / "out", Here(), parts=parts)
    assert of_parts(tmp_path / "out") == planted.rows
    assert told(built) == told(planted.built)
    assert {stage["stage"]: stage["cpu"] for stage in built["seconds"]}["cut again"] > 0  # sites prove their order
    assert not (tmp_path / "out" / "work").exists()


def test_what_people_decide_counts(decided: Whole, planted: Whole, tmp_path: Path) -> None:
    assert all(decided.rows[name] != planted.rows[name] for name in ("records", "copies", "mentions"))
    in_parts(decided, tmp_path / "out", Here(), parts=4)
    assert of_parts(tmp_path / "out") == decided.rows


def test_the_samples(tmp_path: Path) -> None:
    copytree(SAMPLES, tmp_path / "data")
    made = whole(tmp_path, "data/*.txt")
    with chdir(tmp_path):
        Corpus().build_in_parts(sorted(map(str, Path().glob("data/*.txt"))), "out", engine=Here(), parts=5)
    assert of_parts(tmp_path / "out") == made.rows


def test_records_in_partitions_know_whose_copies_they_are(planted: Whole, tmp_path: Path) -> None:
    in_parts(planted, tmp_path / "out", Here(), parts=3)
    read = run(tmp_path, "search", "kind:news", "out/records/00000.parquet", "--count")
    rows = parquet.read_table(tmp_path / "out/records/00000.parquet").to_pylist()
    assert int(read.stdout) == sum(row["kind"] == "news" for row in rows if row["keep"]) > 0
    dates = {row["id"]: (row["date"], row["date_from"]) for row in rows}
    with chdir(planted.folder):
        stored = {row["id"]: (row["date"], row["date_from"]) for row, _ in Corpus().documents(copies="show")}
    assert all(stored[id] == date for id, date in dates.items())
    assert "filled" in {date_from for _, date_from in stored.values()}


@dataclass
class Stopping:
    """This process, which is stopped after some calls."""

    after: int
    made: list[tuple[str, int]] = field(default_factory=list)

    def run(self, calls: Sequence[Call]) -> Iterator[tuple[int, Any]]:
        for number, (function, values) in enumerate(calls):
            if len(self.made) == self.after:
                raise KeyboardInterrupt
            self.made.append((values[1], values[3]))
            yield number, function(*values)


@pytest.mark.parametrize("after", [7, 23, 50])
def test_a_run_goes_on_from_the_partitions_that_are_done(planted: Whole, after: int, tmp_path: Path) -> None:
    stopped, rest = Stopping(after), Stopping(10_000)
    with pytest.raises(KeyboardInterrupt):
        in_parts(planted, tmp_path / "out", stopped, parts=4)
    in_parts(planted, tmp_path / "out", rest, parts=4)
    assert not {*stopped.made} & {*rest.made} and len(stopped.made) == after
    assert of_parts(tmp_path / "out") == planted.rows


def test_what_is_done_is_not_done_again(planted: Whole, tmp_path: Path) -> None:
    first = in_parts(planted, tmp_path / "out", Here(), parts=2)
    again = Stopping(0)
    assert told(in_parts(planted, tmp_path / "out", again, parts=2)) == told(first)


def test_another_run_is_not_mixed_in(planted: Whole, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        in_parts(planted, tmp_path / "out", Stopping(3), parts=2)
    with pytest.raises(CorpusError, match="holds a run over other captures, or by other settings"):
        in_parts(planted, tmp_path / "out", Here(), parts=2, keep="longest")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("Mine", encoding="utf-8")
    with pytest.raises(CorpusError, match="holds something, and no run"):
        in_parts(planted, tmp_path / "own", Here())


def test_captures_that_cannot_be_used_are_told(planted: Whole, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes((planted.folder / "c00.txt").read_bytes())
    (tmp_path / "page.txt").write_text("<!doctype html><html></html>", encoding="utf-8")
    notes: list[str] = []
    with chdir(tmp_path):
        built = Corpus(note=notes.append).build_in_parts(["good.txt", "page.txt", "gone.txt"], "out", engine=Here())
    assert (built["captures"], built["failed"]) == ({"new": 1}, 2)
    assert [note.partition(":")[0] for note in notes] == ["gone.txt", "page.txt"]


REFUSED = [
    (["--engine", "dask"], "needs both"),
    (["--out", "out"], "needs both"),
    (["--engine", "dask", "--out", "out", "--prune"], "--prune is of a store"),
    (["--engine", "dask", "--out", "out", "--dry-run"], "--dry-run is of a store"),
    (["--engine", "spark", "--out", "out"], "spark"),
]


@pytest.mark.parametrize(("options", "said"), REFUSED)
def test_refused(planted: Whole, options: list[str], said: str) -> None:
    result = run(planted.folder, "build", "c00.txt", *options)
    assert result.returncode == 2 and said in result.stderr
    assert not (planted.folder / "out").exists()


# With processes of Dask


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="the engine is an extra: pip install 'iomcorpus[cluster]'")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as two:
        yield two


def test_two_workers_at_an_address(planted: Whole, cluster: Any, tmp_path: Path) -> None:
    in_parts(planted, tmp_path / "out", "dask", address=cluster.scheduler_address, parts=6)
    assert of_parts(tmp_path / "out") == planted.rows


@dataclass
class Killer:
    """Kills a worker when some partitions of a stage are done."""

    cluster: Any
    stage: str
    killed: list[int] = field(default_factory=list)
    at: str = ""

    def begin(self, stage: str, size: int) -> None:
        self.at = stage

    def advance(self, size: float) -> None:
        if self.at == self.stage and not self.killed:
            self.killed.append(self.cluster.workers[0].pid)
            os.kill(self.killed[0], signal.SIGKILL)


@pytest.mark.parametrize("stage", ["cut", "find"])
def test_a_worker_that_is_killed_costs_nothing_but_time(
    planted: Whole, cluster: Any, stage: str, tmp_path: Path
) -> None:
    killer = Killer(cluster, stage)
    address = cluster.scheduler_address
    in_parts(planted, tmp_path / "out", "dask", address=address, parts=6, watcher=killer)
    assert killer.killed
    assert of_parts(tmp_path / "out") == planted.rows


def test_a_partition_that_kills_all_its_workers_ends_the_run_in_a_line(
    planted: Whole, cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iomcorpus.cluster import copies

    monkeypatch.setattr(copies, "compare", _die)
    with pytest.raises(CorpusError, match="workers died one after the other"):
        in_parts(planted, tmp_path / "out", "dask", address=cluster.scheduler_address, parts=2)
    monkeypatch.undo()
    in_parts(planted, tmp_path / "out", "dask", address=cluster.scheduler_address, parts=2)
    assert of_parts(tmp_path / "out") == planted.rows


def _die(*values: Any) -> None:
    os._exit(1)


def test_nobody_at_the_address(planted: Whole, cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iomcorpus.cluster.engine.PATIENCE", 1)
    with pytest.raises(CorpusError, match=r"tcp://127.0.0.1:1: no Dask scheduler answers there"):
        in_parts(planted, tmp_path / "out", "dask", address="tcp://127.0.0.1:1")
