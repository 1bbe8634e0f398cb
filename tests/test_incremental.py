"""A store that grows, changes and shrinks holds what one made at once would hold, and reads only what is new."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from articles import (
    ARTICLES,
    BEES,
    CLOCK,
    LETTERS,
    LIBRARY,
    SLIP,
    WELL,
    Article,
    bare,
    dated,
    headed,
    on_site,
    run,
    starts,
    wrapped,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from iomcorpus import pipeline, work
from iomcorpus.corpus import Corpus, Outcome
from iomcorpus.processes import processes
from iomcorpus.reading import capture as reading
from iomcorpus.splitting import across
from iomcorpus.splitting.settings import Settings

HARD = bare(ARTICLES)
CLEAR = dated(ARTICLES)


class Folder:
    """A folder of captures with a store, and what has been noted on it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes: list[str] = []
        self.corpus = Corpus(str(path / "iomcorpus.db"), self.notes.append)

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.path / f"{name}.txt").write_text(text, encoding="utf-8")

    def split(self, *names: str, **options: Any) -> Outcome:
        return self.corpus.split([str(self.path / f"{name}.txt") for name in names], **options)

    def starts(self, name: str) -> list[int]:
        return [row["first_line"] for row in self.corpus.records([f"{name}.txt"])]

    def dates(self, name: str) -> list[str | None]:
        return [row["published"] for row in self.corpus.records([f"{name}.txt"])]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def contents(path: Path | str) -> dict[str, list[tuple[Any, ...]]]:
    """All that a store holds but for its own numbers, which tell in which order it was filled."""
    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    found = {}
    for table in NUMBERS:
        columns = [name for _, name, *_ in store.execute(f"PRAGMA table_info({table})") if name not in NUMBERS[table]]
        joined = table if table == "capture" else f"{table} JOIN capture ON capture.id = {table}.capture"
        chosen = ", ".join(f"{table}.{name}" for name in columns)
        found[table] = sorted(store.execute(f"SELECT capture.name, {chosen} FROM {joined}").fetchall(), key=repr)
    store.close()
    return found


NUMBERS = {
    "capture": {"id"}, "record": {"number", "capture"}, "furniture": {"capture"}, "print": {"capture"},
    "shown": {"capture", "seal"},
}  # fmt: skip


def forbid(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
    def called(*_: object, **__: object) -> None:
        raise AssertionError(f"{name} was called")

    monkeypatch.setattr(module, name, called)


# What is known is not read again


def test_unchanged_captures_are_not_parsed(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write(hard=HARD, clear=CLEAR)
    assert folder.split("hard", "clear").actions == {"hard.txt": "new", "clear.txt": "new"}
    before = (folder.path / "iomcorpus.db").read_bytes()
    forbid(monkeypatch, work, "survey_capture")
    forbid(monkeypatch, work, "split_capture")
    forbid(monkeypatch, pipeline, "survey_lines")
    outcome = folder.split("clear", "hard")
    assert outcome.actions == {"clear.txt": "unchanged", "hard.txt": "unchanged"}
    assert outcome.names == ["clear.txt", "hard.txt"] and outcome.failed == 0
    assert (folder.path / "iomcorpus.db").read_bytes() == before
    with pytest.raises(AssertionError, match="survey_capture was called"):
        folder.write(hard=HARD + "One more paragraph.\n")
        folder.split("hard")


def test_a_file_that_is_only_touched_or_packed_is_unchanged(folder: Folder) -> None:
    import gzip

    folder.write(clear=CLEAR)
    folder.split("clear")
    os.utime(folder.path / "clear.txt", (1, 1))
    assert folder.split("clear").actions == {"clear.txt": "unchanged"}
    (folder.path / "clear.txt.gz").write_bytes(gzip.compress(CLEAR.encode()))
    (folder.path / "clear.txt").unlink()
    packed = str(folder.path / "clear.txt.gz")
    assert folder.corpus.split([packed], prune=True).actions == {"clear.txt": "unchanged"}
    assert {row["source"] for row in folder.corpus.records()} == {packed}


def test_changed_captures_are_replaced(folder: Folder) -> None:
    folder.write(one=dated(ARTICLES[:3]), two=dated([CLOCK, LETTERS]))
    folder.split("one", "two")
    folder.write(one=dated([WELL]))
    assert folder.split("one", "two").actions == {"one.txt": "changed", "two.txt": "unchanged"}
    assert [row["title"] for row in folder.corpus.records()] == [WELL.title, CLOCK.title, LETTERS.title]


@pytest.mark.parametrize("other", [Settings("mdy"), Settings(None, ("date line",))])
def test_other_settings_are_a_change(folder: Folder, other: Settings) -> None:
    folder.write(one=dated([WELL, LETTERS]))
    folder.split("one")
    assert folder.split("one", settings=other).actions == {"one.txt": "changed"}
    assert folder.split("one", settings=other).actions == {"one.txt": "unchanged"}
    assert folder.split("one").actions == {"one.txt": "changed"}


def test_known_and_new_records_are_printed_in_the_order_named(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(a=dated([SLIP]), b=dated([BEES, LIBRARY]), c=dated([CLOCK]), d=dated([WELL]))
    assert run(tmp_path, "split", "c.txt", "d.txt").returncode == 0
    done = run(tmp_path, "split", "b.txt", "c.txt", "a.txt", "--fields", "source,title")
    assert (done.returncode, done.stderr) == (0, "")
    printed = [(row["source"], row["title"]) for row in map(json.loads, done.stdout.splitlines())]
    assert printed == [("b.txt", BEES.title), ("b.txt", LIBRARY.title), ("c.txt", CLOCK.title), ("a.txt", SLIP.title)]


# What goes


def test_prune_drops_only_captures_whose_file_is_gone(folder: Folder) -> None:
    folder.write(a=dated([SLIP]), b=dated([BEES]), c=dated([CLOCK]))
    folder.split("a", "b", "c")
    (folder.path / "b.txt").unlink()
    assert folder.split("a").actions == {"a.txt": "unchanged"}
    assert len(list(folder.corpus.records())) == 3  # without --prune nothing goes
    assert folder.split("a", prune=True).actions == {"a.txt": "unchanged", "b.txt": "gone"}
    assert [row["title"] for row in folder.corpus.records()] == [
        SLIP.title,
        CLOCK.title,
    ]  # c was not named, but is there
    assert folder.split(prune=True).actions == {}


def test_prune_finds_files_from_another_working_directory(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.path / "in").mkdir()
    (folder.path / "in" / "a.txt").write_text(CLEAR, encoding="utf-8")
    monkeypatch.chdir(folder.path)
    folder.corpus.split(["in/a.txt"])
    (folder.path / "elsewhere").mkdir()
    monkeypatch.chdir(folder.path / "elsewhere")
    assert folder.corpus.split([], prune=True).actions == {}
    assert len(list(folder.corpus.records())) == 6


# What would be done


def test_a_dry_run_changes_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write(a=dated([SLIP]), b=dated([BEES]), c=dated([CLOCK]))
    assert folder.split("a", dry_run=True).actions == {"a.txt": "new"}
    assert not (folder.path / "iomcorpus.db").exists()
    folder.split("a", "b", "c")
    before = (folder.path / "iomcorpus.db").read_bytes()
    folder.write(b=dated([WELL]), d=dated([LETTERS]))
    (folder.path / "c.txt").unlink()
    forbid(monkeypatch, work, "survey_capture")
    outcome = folder.split("d", "b", "a", dry_run=True, prune=True)
    assert outcome.actions == {"d.txt": "new", "b.txt": "changed", "a.txt": "unchanged", "c.txt": "gone"}
    assert (folder.path / "iomcorpus.db").read_bytes() == before
    assert sorted(os.listdir(folder.path)) == ["a.txt", "b.txt", "d.txt", "iomcorpus.db"]


def test_a_dry_run_prints_the_actions(folder: Folder) -> None:
    folder.write(a=dated([SLIP]), b=dated([BEES]))
    run(folder.path, "split", "a.txt")
    done = run(folder.path, "split", "-n", "b.txt", "a.txt")
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"name": "b.txt", "action": "new"},
        {"name": "a.txt", "action": "unchanged"},
    ]
    assert (done.returncode, done.stderr) == (0, "")


# What others show


def test_a_new_twin_has_a_known_capture_decided_again_without_reading_it(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write(hard=HARD, other=dated([Article("01/02/16", "Elsewhere", ("Nothing of that was seen elsewhere.",))]))
    folder.split("hard", "other")
    assert folder.starts("hard") == [1]
    folder.write(clear=CLEAR)
    opened: list[str] = []
    blocks = reading._blocks

    def noted(source: str, *rest: Any) -> Iterator[bytes]:
        opened.append(os.path.basename(source))
        return blocks(source, *rest)

    monkeypatch.setattr(reading, "_blocks", noted)
    outcome = folder.split("clear")
    assert set(opened) == {"clear.txt"}
    assert outcome.actions == {"clear.txt": "new", "hard.txt": "decided again"}
    assert folder.starts("hard") == starts(HARD, ARTICLES)
    (note,) = folder.notes
    assert str(folder.path / "hard.txt") in note and "6 of 6 records" in note and "1-7, 9-15" in note
    assert "\n" not in note


def test_its_file_may_even_be_gone(folder: Folder) -> None:
    folder.write(hard=HARD, clear=CLEAR)
    folder.split("hard")
    (folder.path / "hard.txt").unlink()
    folder.split("clear")
    assert folder.starts("hard") == starts(HARD, ARTICLES)


def test_the_command_names_what_was_decided_again(folder: Folder) -> None:
    folder.write(hard=HARD)
    run(folder.path, "split", "hard.txt")
    folder.write(clear=CLEAR)
    done = run(folder.path, "split", "clear.txt", "hard.txt", "--fields", "source,first_line")
    assert done.stderr.startswith("split: hard.txt: decided again by what other captures show")
    assert done.stderr.count("\n") == 1
    lines = [row["first_line"] for row in map(json.loads, done.stdout.splitlines()) if row["source"] == "hard.txt"]
    assert lines == starts(HARD, ARTICLES)
    assert run(folder.path, "verify").returncode == 0


def test_what_a_capture_showed_goes_with_it(folder: Folder) -> None:
    folder.write(hard=HARD, clear=CLEAR)
    folder.split("hard", "clear")
    (folder.path / "clear.txt").unlink()
    assert folder.split(prune=True).actions == {"clear.txt": "gone", "hard.txt": "decided again"}
    assert folder.starts("hard") == [1]


def test_what_a_capture_showed_goes_where_it_changes(folder: Folder) -> None:
    folder.write(hard=HARD, clear=CLEAR)
    folder.split("hard", "clear")
    folder.write(clear=dated([WELL]))
    folder.split("clear")
    assert folder.starts("hard") == [1, *starts(HARD, [WELL])]


def test_others_are_left_alone(folder: Folder) -> None:
    folder.write(a=dated([SLIP]), b=dated([BEES, LIBRARY]))
    folder.split("a", "b")
    folder.write(c=dated([CLOCK]))
    assert folder.split("c").actions == {"c.txt": "new"}
    assert folder.notes == []


OPEN = dated([WELL, LETTERS])  # 11/08/16 and 09/08/16
PROOF = dated([SLIP, BEES])  # 22/08/16
LIGHT = Article(
    "08/22/16",
    "One lamp fewer",
    (
        "The harbour office of Ostrel has taken down a street lamp that shone into the lighthouse.",
        "For eleven years the keeper had hung his coat over the window on that side. He will go on doing so, he says.",
    ),
)
US = dated([LIGHT])


def test_a_capture_of_the_same_site_proves_the_order_of_day_and_month(folder: Folder) -> None:
    folder.write(open=on_site(OPEN), us=on_site(US, "The Ostrel Chronicle"))
    folder.split("open", "us")
    unknown = ["[2016-08-11,2016-11-08]", "[2016-08-09,2016-09-08]"]
    assert folder.dates("open") == unknown
    folder.write(proof=on_site(PROOF))
    folder.split("proof")
    assert folder.dates("open") == ["2016-08-11", "2016-08-09"]
    assert len(folder.notes) == 1 and "open.txt" in folder.notes[0]
    folder.write(us=on_site(US))  # of the same site now, and it proves the opposite
    folder.split("us")
    assert folder.dates("open") == unknown
    (folder.path / "us.txt").unlink()
    folder.split(prune=True)
    assert folder.dates("open") == ["2016-08-11", "2016-08-09"]
    folder.write(proof=on_site(dated([BEES._replace(date="05/08/16")])))  # proves nothing any more
    folder.split("proof")
    assert folder.dates("open") == unknown


FURNITURE = st.frozensets(st.integers(1, 9), max_size=6).map(sorted)
SUMMARY = st.builds(
    lambda why, order, furniture: {"why_order": why, "order": order, "furniture": furniture},
    st.sampled_from(["proved", "open"]),
    st.sampled_from(["dmy", "mdy"]),
    FURNITURE,
)


@given(st.lists(SUMMARY, max_size=12))
def test_the_order_of_a_site_is_sought_among_all_that_may_be_of_it(found: list[dict[str, Any]]) -> None:
    """Not all captures are held against all: yet no one that shares more than half is overlooked."""
    summaries = {str(number): one for number, one in enumerate(found)}
    proved = {(one["order"], frozenset(one["furniture"])) for one in found if one["why_order"] == "proved"}
    expected = {
        name: work._site_order(one["furniture"], proved)
        for name, one in summaries.items()
        if one["why_order"] == "open"
    }
    assert work.find_orders(summaries) == expected


def test_a_label_that_all_sites_have_proves_nothing(folder: Folder) -> None:
    menu = "Home\n\nNews\n\n"
    folder.write(open=menu + on_site(OPEN), us=menu + on_site(US, "The Ostrel Chronicle"))
    folder.split("open", "us")
    assert folder.dates("open")[0] == "[2016-08-11,2016-11-08]"


SLOGAN = "News from the water’s edge"


def test_a_label_of_the_site_is_known_by_the_third_capture_that_has_it(folder: Folder) -> None:
    def reasons(name: str) -> set[str]:
        return {row["reason"] for row in folder.corpus.furniture([f"{name}.txt"]) if SLOGAN in row["text"]}

    folder.write(
        **{name: f"{SLOGAN}\n\n\n{dated([one])}" for name, one in zip("abc", (SLIP, BEES, CLOCK), strict=True)}
    )
    folder.split("a", "b")
    assert reasons("a") == reasons("b") == {"stray line"}
    folder.split("c")
    assert reasons("a") == reasons("b") == reasons("c") == {"recurs across captures"}
    folder.write(b=dated([BEES]))
    folder.split("b")
    assert reasons("a") == reasons("c") == {"stray line"}


# The law: a store is a function of the set of its captures


GLOSS = LIGHT._replace(
    body=("The ferry was seen yesterday (21/12) by two of three passengers, and by none of its crew.", LIGHT.body[1])
)
# Small captures that show each other borders, and the order of day and month.
VARIANTS = {
    "hard": bare(ARTICLES[:4]),
    "wrapped": wrapped(bare([BEES, LIBRARY, CLOCK, WELL, LETTERS])),
    "clear": dated(ARTICLES[:3]),
    "open": on_site(OPEN),
    "proof": on_site(PROOF),
    "late": on_site(bare([GLOSS, SLIP]), "The Ostrel Chronicle"),
    "us": on_site(US, "The Ostrel Chronicle"),
}


def at_once(path: Path, names: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """What a store holds that is made of all captures in one go."""
    Corpus(str(path / "all.db")).split([str(path / f"{name}.txt") for name in sorted(names)], jobs=1)
    found = contents(path / "all.db")
    (path / "all.db").unlink()
    return found


def test_the_captures_of_the_law_have_to_do_with_each_other(folder: Folder) -> None:
    """Else it would hold for nothing."""

    def records(*names: str) -> set[tuple[str, int, int, str | None]]:
        (folder.path / "iomcorpus.db").unlink(missing_ok=True)
        folder.split(*names)
        rows = folder.corpus.records()
        return {(Path(row["source"]).stem, row["first_line"], row["last_line"], row["published"]) for row in rows}

    folder.write(**VARIANTS)
    alone = set().union(*(records(name) for name in VARIANTS))
    assert {name for name, *_ in alone - records(*VARIANTS)} == {"hard", "wrapped", "open", "late"}


# So few captures that hold an article that paragraphs come to stand everywhere here, too.
HOLDERS = st.sampled_from([1, 2, 3, 4, across.MOST_HOLDERS])


@given(st.permutations(sorted(VARIANTS)), st.lists(st.integers(1, 3), min_size=7, max_size=7), HOLDERS)
@settings(max_examples=40, deadline=None)
def test_one_by_one_in_any_order_is_as_all_at_once(names: list[str], steps: list[int], holders: int) -> None:
    with TemporaryDirectory() as path, pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(across, "MOST_HOLDERS", holders)
        folder = Folder(Path(path))
        folder.write(**VARIANTS)
        left = list(names)
        for step in steps:
            folder.split(*left[:step], jobs=1)
            left = left[step:]
            if not left:
                break
        assert contents(folder.corpus.db) == at_once(folder.path, names)
        assert [one for one in folder.corpus.verify()] == []


LIKE_A_LEAD = "Four beehives on the roof of a closed savings house"  # its first words are those of an article
# What a page may be made of: articles in all forms, labels, paragraphs that stand elsewhere too, dates either way.
BLOCKS = [
    bare([SLIP]), bare([BEES]), dated([SLIP]), dated([BEES]), headed([LIBRARY]), dated([WELL]), dated([LETTERS]),
    headed([CLOCK]), dated([BEES, WELL]), bare([LIBRARY, CLOCK]), bare([GLOSS]), US, wrapped(bare([BEES, LIBRARY])),
    SLOGAN, SLOGAN, LIKE_A_LEAD, "What happens next", BEES.title, BEES.body[0], BEES.body[1], SLIP.body[0],
    "-", "Home", "News", "Skip to main content", "© 2016 Harbour Lane Gazette, all rights reserved",
    "Updated: 03/09/2016", "05/06/16",
]  # fmt: skip
PAGE = st.lists(st.sampled_from(BLOCKS), max_size=7).map("\n\n".join)
STEP = st.tuples(st.sampled_from("abcde"), st.one_of(PAGE, PAGE, PAGE, st.none()))


def grown(folder: Folder, steps: list[list[tuple[str, str | None]]]) -> None:
    """Bring captures into a store step by step; each step writes and removes some files."""
    for step in steps:
        for name, text in step:
            path = folder.path / f"{name}.txt"
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.write_text(text, encoding="utf-8")
        named = sorted({name for name, _ in step if (folder.path / f"{name}.txt").exists()})
        folder.split(*named, prune=True, jobs=1)


@given(st.lists(st.lists(STEP, min_size=1, max_size=3), min_size=1, max_size=6), HOLDERS)
@settings(max_examples=60, deadline=None)
def test_any_pages_that_come_change_and_go(steps: list[list[tuple[str, str | None]]], holders: int) -> None:
    with TemporaryDirectory() as path, pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(across, "MOST_HOLDERS", holders)
        folder = Folder(Path(path))
        grown(folder, steps)
        there = sorted(path.stem for path in folder.path.glob("*.txt"))
        if there:
            assert contents(folder.corpus.db) == at_once(folder.path, there)
            assert list(folder.corpus.verify()) == []


@pytest.mark.parametrize("names", [sorted(VARIANTS), sorted(VARIANTS, reverse=True)])
def test_two_processes_make_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]) -> None:
    monkeypatch.setattr(work, "WORTH_A_PROCESS", 1)
    Folder(tmp_path).write(**VARIANTS)
    for jobs in (1, 2, 3):
        corpus = Corpus(str(tmp_path / f"{jobs}.db"))
        corpus.split([str(tmp_path / f"{name}.txt") for name in names], jobs=jobs)
    first = (tmp_path / "1.db").read_bytes()
    assert (tmp_path / "2.db").read_bytes() == first
    assert (tmp_path / "3.db").read_bytes() == first


def test_two_processes_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above would show nothing."""
    folder = Folder(tmp_path)
    folder.write(a=dated([SLIP]), b=dated([BEES]))
    monkeypatch.setattr(work, "WORTH_A_PROCESS", 1)
    here = os.getpid()
    pids: list[int] = []
    spooled = work.Workers._each

    def noted(self: work.Workers, function: Any, tasks: Sequence[tuple[Any, ...]]) -> Any:
        assert self.executor is not None
        pids.extend(self.executor.map(_pid, range(4)))
        return spooled(self, function, tasks)

    monkeypatch.setattr(work.Workers, "_each", noted)
    folder.split("a", "b", jobs=2)
    assert pids and here not in pids


def test_captures_that_another_turns_are_split_again_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path)
    folder.write(
        **{name: f"{SLOGAN}\n\n\n{dated([one])}" for name, one in zip("abc", (SLIP, BEES, CLOCK), strict=True)}
    )
    monkeypatch.setattr(work, "WORTH_A_PROCESS", 1)
    hired: list[int] = []

    def noted(number: int) -> AbstractContextManager[Executor]:
        hired.append(number)
        return processes(number)

    for jobs in (1, 2):
        folder.corpus = Corpus(str(tmp_path / f"{jobs}.db"))
        folder.split("a", "b", jobs=1)
        monkeypatch.setattr(work, "processes", noted)
        assert folder.split("c", jobs=jobs).actions["c.txt"] == "new"
        assert hired == [2] * (jobs - 1)
    assert (tmp_path / "2.db").read_bytes() == (tmp_path / "1.db").read_bytes()


def _pid(_: int) -> int:
    return os.getpid()
