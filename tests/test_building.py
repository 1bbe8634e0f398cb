"""All stages in one run give what they give one after the other, whatever came before and wherever it was stopped."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, LETTERS, LIBRARY, SLIP, WELL, Article, bare, dated, run

from iomcorpus import finding
from iomcorpus.building import KEPT, Clock
from iomcorpus.corpus import Corpus
from iomcorpus.facts.types import TYPES
from iomcorpus.store.read import reading

TEXTS = {"a": dated((SLIP, BEES)), "b": dated((LIBRARY, CLOCK, BEES)), "c": bare((WELL, SLIP)), "d": dated((LETTERS,))}


class Desk:
    """Captures with a store, in the working directory."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.corpus = Corpus(note=self.notes.append)

    def write(self, texts: dict[str, str]) -> list[str]:
        """Write captures and give their paths."""
        for name, text in texts.items():
            Path(f"{name}.txt").write_text(text, encoding="utf-8")
        return [f"{name}.txt" for name in texts]

    def build(self, texts: dict[str, str], **options: Any) -> dict[str, Any]:
        return self.corpus.build(self.write(texts), **options)

    def holds(self) -> list[list[dict[str, Any]]]:
        """All that can be asked of the store, but for what clusters were called before."""
        found = (
            self.corpus.records(),
            self.corpus.furniture(),
            self.corpus.copies(singles=True),
            self.corpus.mentions(TYPES, copies="show"),
            self.corpus.people(copies="show"),
        )
        return [[{**row, "was": None} for row in rows] for rows in found]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """What the stages give one after the other."""
    with chdir(tmp_path_factory.mktemp("whole")):
        desk = Desk()
        desk.corpus.split(desk.write(TEXTS))
        desk.corpus.dedupe()
        desk.corpus.extract()
        held = desk.holds()
    assert all(held)
    return held


def test_one_run_is_the_stages_one_after_the_other(desk: Desk, whole: list[list[dict[str, Any]]]) -> None:
    built = desk.build(TEXTS, jobs=2)
    assert desk.holds() == whole
    assert [row["stage"] for row in built["seconds"]] == ["split", "index", "dedupe", "extract", "people"]


def test_captures_that_come_one_by_one_give_the_same(desk: Desk, whole: list[list[dict[str, Any]]]) -> None:
    for name in ("d", "b", "a", "c"):
        desk.build({name: TEXTS[name]})
    assert desk.holds() == whole


def test_what_goes_and_comes_back_leaves_no_trace(desk: Desk, whole: list[list[dict[str, Any]]]) -> None:
    desk.build(TEXTS)
    Path("b.txt").unlink()
    assert desk.corpus.build([], prune=True)["captures"] == {"gone": 1}
    assert not {"Zainab Oduya"} - {row["person"] for row in desk.corpus.people()}  # another capture has the article
    desk.build({"b": TEXTS["b"]})
    assert desk.holds() == whole


def no_clock(built: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in built.items() if name not in ("seconds", "facts")}


# What the second run is given, and what it says of captures and records: new, changed and gone.
RUNS: list[tuple[str, dict[str, str], dict[str, int], tuple[int, int, int]]] = [
    ("the same", TEXTS, {"unchanged": 4}, (0, 0, 0)),
    ("one more", {"e": dated((LETTERS._replace(title="Other", body=WELL.body[::-1]),))}, {"new": 1}, (1, 0, 0)),
    ("an article less", {"a": dated((SLIP,))}, {"changed": 1}, (0, 0, 1)),
    ("another date", {"d": dated((LETTERS._replace(date="10/08/16"),))}, {"changed": 1}, (1, 0, 1)),
    ("moved down", {"d": f"{'News' * 3}\n\n-\n\n{TEXTS['d']}"}, {"changed": 1}, (0, 0, 0)),
]


@pytest.mark.parametrize(("texts", "captures", "records"), [row[1:] for row in RUNS], ids=[row[0] for row in RUNS])
def test_a_second_run_says_what_has_changed(
    desk: Desk, texts: dict[str, str], captures: dict[str, int], records: tuple[int, int, int]
) -> None:
    first = desk.build(TEXTS)
    assert first["captures"] == {"new": 4} and first["changes"] == {
        "new": first["with_copies"],
        "changed": 0,
        "gone": 0,
    }
    assert first["copies"] == first["copies_found"] == first["with_copies"] - first["records"] > 0
    second = desk.build(texts)
    assert second["captures"] == captures
    assert tuple(second["changes"].values()) == records
    assert second["with_copies"] == first["with_copies"] + records[0] - records[2]
    assert second["copies_found"] == second["copies"] - first["copies"]
    assert (second["read"] > 0) == (texts is not TEXTS)


def test_records_that_stay_in_a_changed_capture_are_not_read_again(desk: Desk) -> None:
    desk.build({"a": dated((LIBRARY, CLOCK, BEES)), "b": TEXTS["d"]})
    numbers = "SELECT number, id FROM record ORDER BY number"
    with reading(desk.corpus.db) as store:
        before = dict(store.execute(numbers))
    built = desk.build({"a": dated((LIBRARY, CLOCK, WELL))})
    assert built["changes"] == {"new": 1, "changed": 0, "gone": 1} and built["read"] == 1
    with reading(desk.corpus.db) as store:
        assert len(before.items() & dict(store.execute(numbers)).items()) == len(before) - 1
    assert list(desk.corpus.verify()) == []
    assert desk.corpus.count("turtle OR brine") == 1 and desk.corpus.count("beehives") == 0


def test_facts_are_told_once_and_with_copies(desk: Desk) -> None:
    built = desk.build(TEXTS)
    stats = desk.corpus.stats()
    assert built["facts"] == [row for row in stats["facts"] if row["with_copies"]]
    assert built["read"] == stats["with_copies"]
    assert desk.build(TEXTS)["facts"] == []


class Stopper:
    """Stops a run as Ctrl-C does, where a stage begins or after its first step."""

    def __init__(self, stage: str, steps: int) -> None:
        self.stage, self.steps, self.at = stage, steps, ""

    def begin(self, stage: str, size: int) -> None:
        self.at = stage
        if stage == self.stage and not self.steps:
            raise KeyboardInterrupt

    def advance(self, size: float) -> None:
        if self.at == self.stage:
            raise KeyboardInterrupt


@pytest.mark.parametrize(("stage", "steps"), [*((stage, 0) for stage in KEPT), ("index", 1), ("extract", 1)])
def test_a_run_that_was_stopped_goes_on(
    desk: Desk,
    whole: list[list[dict[str, Any]]],
    stage: str,
    steps: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "BATCH", 500)  # bytes: a batch a record
    with pytest.raises(KeyboardInterrupt):
        desk.build(TEXTS, watcher=Stopper(stage, steps), jobs=1)
    assert desk.notes[-1] == f"stopped at {stage}: {KEPT[stage]}. The same command goes on from there."
    found = 0
    if stage not in ("split", "index"):
        with reading(desk.corpus.db) as store:
            found = store.execute("SELECT count(*) FROM finding").fetchone()[0]
    again = desk.build(TEXTS, jobs=1)
    assert desk.holds() == whole
    # What was kept is not read again; a record whose date a copy has brought would be.
    assert again["read"] == again["with_copies"] - found
    assert (found > 0) == ((stage, steps) in (("extract", 1), ("people", 0)))


def test_a_clock_adds_up_what_is_done_again() -> None:
    clock = Clock()
    for stage in ("split", "index", "split", "index"):
        clock.begin(stage)
    clock.end()
    assert [*clock.seconds] == ["split", "index"] and clock.stage is None


PLANS: list[tuple[str, Callable[[Desk], object], list[tuple[str, str | None]]]] = [
    ("no store", lambda desk: None, [("split", "a.txt"), ("split", "b.txt"), ("dedupe", None), ("extract", None)]),
    ("all done", lambda desk: desk.corpus.build(desk.write(SOME)), []),
    ("only split", lambda desk: desk.corpus.split(desk.write(SOME)), [("dedupe", None), ("extract", None)]),
    (
        "one changed",
        lambda desk: desk.corpus.build(desk.write(SOME | {"a": TEXTS["d"]})),
        [("split", "a.txt"), ("dedupe", None), ("extract", None)],
    ),
]
SOME = {name: TEXTS[name] for name in ("a", "b")}


@pytest.mark.parametrize(("before", "expected"), [row[1:] for row in PLANS], ids=[row[0] for row in PLANS])
def test_a_plan_is_what_is_done_then(
    desk: Desk, before: Callable[[Desk], object], expected: list[tuple[str, str | None]]
) -> None:
    before(desk)
    held = Path(desk.corpus.db).read_bytes() if Path(desk.corpus.db).exists() else None
    sources = desk.write(SOME)
    assert [(row["stage"], row["name"]) for row in desk.corpus.plan(sources)] == expected
    assert (Path(desk.corpus.db).read_bytes() if Path(desk.corpus.db).exists() else None) == held
    desk.corpus.build(sources)
    assert list(desk.corpus.plan(sources)) == []


def people_of(article: Article) -> int:
    return sum(name in " ".join(article.body) for name in ("Teuvo Harle", "Zainab Oduya"))


def test_who_is_gone_is_listed_no_more(desk: Desk) -> None:
    desk.build({"a": dated((SLIP, BEES))})
    assert people_of(SLIP) == people_of(BEES) == 1
    assert {"Teuvo Harle", "Zainab Oduya"} <= {row["person"] for row in desk.corpus.people()}
    desk.build({"a": dated((BEES,))})
    with reading(desk.corpus.db) as store:
        names = {name for (name,) in store.execute("SELECT name FROM person")}
        dangling = store.execute("PRAGMA foreign_key_check").fetchall()
        plan = store.execute("EXPLAIN QUERY PLAN SELECT 1 FROM persona WHERE person = 'x'").fetchall()
    assert "Zainab Oduya" in names and "Teuvo Harle" not in names and not dangling
    assert "SEARCH" in plan[0][3]  # a person that goes is not looked for in all records


def test_the_command_line(tmp_path: Path) -> None:
    for name, text in SOME.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    for arguments, status, said in (
        (("build", "-"), 2, "use: iomcorpus split -"),
        (("build",), 2, "there is no folder data/"),
        (("build", "none.txt"), 2, "none.txt: no such file"),
        (("build", "a.txt", "b.txt", "--dry-run"), 0, ""),
        (("build", "a.txt", "none.txt"), 2, "none.txt: no such file"),
        (("build", "a.txt", "b.txt"), 0, ""),
        (("build", "a.txt", "b.txt", "-n"), 0, "build: all is done already"),
        (("build", "--prune", "b.txt"), 0, ""),
        (("build", "--without", "nothing", "b.txt"), 2, "there is no rule 'nothing'"),
    ):
        done = run(tmp_path, *arguments)
        assert (done.returncode, said.lower() in done.stderr.lower()) == (status, True), (arguments, done.stderr)
    status = run(tmp_path, "status").stdout
    assert '"captures": 2' in status and status.count("up to date") == 3
    table = run(tmp_path, "build", "a.txt", "b.txt", "--format", "table").stdout
    assert table.startswith("captures  2 unchanged\nrecords   as they were; 4 now (5 with copies)\ncopies    1 now\n")
