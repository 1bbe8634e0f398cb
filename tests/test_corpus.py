"""The verbs on a store, as Python."""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from articles import ARTICLES, BEES, CLOCK, LETTERS, SLIP, WELL, bare, dated, on_site, starts

from iomcorpus import pipeline, work
from iomcorpus.corpus import Corpus, Outcome
from iomcorpus.errors import CorpusError
from iomcorpus.model import Changes, Furniture, Record
from iomcorpus.splitting import settings as settings_module
from iomcorpus.splitting.settings import Settings
from iomcorpus.store import write
from iomcorpus.streams import search_rows, split_stream

HARD = bare(ARTICLES)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with some captures in it."""
    monkeypatch.chdir(tmp_path)
    texts = {"a.txt": dated([SLIP, BEES]), "in/b.txt": on_site(dated([CLOCK, WELL])), "hard.txt": HARD, "empty.txt": ""}
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def corpus(folder: Path) -> Corpus:
    made = Corpus()
    made.split(["a.txt", "in/b.txt"])
    return made


def titles(rows: Iterator[dict[str, Any]]) -> list[str]:
    return [row["title"] for row in rows]


# Splitting


def test_a_split_says_what_it_did(folder: Path) -> None:
    notes: list[str] = []
    (folder / "page.txt").write_text("<!DOCTYPE html><html>", encoding="utf-8")
    outcome = Corpus(note=notes.append).split(["a.txt", "page.txt", "gone.txt", "empty.txt"])
    actions = {"a.txt": "new", "empty.txt": "new"}
    assert outcome == Outcome(["a.txt", "empty.txt"], actions, failed=2, records=Changes(new=2))
    assert [note.split(":")[0] for note in notes] == ["page.txt", "gone.txt"]


def test_nothing_is_made_of_nothing(folder: Path) -> None:
    assert Corpus().split(["gone.txt"]) == Outcome(failed=1)
    assert Corpus().split([]) == Corpus().split([], prune=True) == Outcome()
    assert not (folder / "iomcorpus.db").exists()


@pytest.mark.parametrize("text", ["", "\n", "\n\n \n", "\ufeff", "-\n-\n"])
def test_a_capture_without_records(folder: Path, text: str) -> None:
    (folder / "none.txt").write_text(text, encoding="utf-8")
    corpus = Corpus()
    assert corpus.split(["none.txt"]).actions == {"none.txt": "new"}
    assert list(corpus.records()) == []
    assert list(corpus.verify()) == []
    assert corpus.split(["none.txt"]).actions == {"none.txt": "unchanged"}


def test_captures_are_named_from_the_folder_of_the_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Corpus("in/store.db").split(["a.txt", str(folder / "in" / "b.txt")])
    named = {"../a.txt": "a.txt", "b.txt": str(folder / "in" / "b.txt")}
    assert {row["name"]: row["source"] for row in Corpus("in/store.db")._known().values()} == named
    monkeypatch.chdir(folder / "in")
    ids = {row["id"] for row in Corpus("store.db").records()}
    assert Corpus("store.db").split(["b.txt"]).actions == {"b.txt": "unchanged"}
    assert {row["id"] for row in Corpus("store.db").records()} == ids
    assert {row["source"] for row in Corpus("store.db").records(["b.txt"])} == {"b.txt"}  # as given now
    assert list(Corpus("store.db").verify()) == []


def test_progress_comes_to_twice_the_bytes_known_or_new(folder: Path) -> None:
    """Each capture is gone over two times."""
    files = ["a.txt", "in/b.txt", "hard.txt"]
    total = sum(os.path.getsize(file) for file in files)
    for _ in range(2):
        told: list[int] = []
        Corpus().split(files, progress=told.append)
        assert sum(told) == 2 * total


def test_a_capture_above_the_limit_is_refused(folder: Path) -> None:
    notes: list[str] = []
    outcome = Corpus(note=notes.append).split(["a.txt", "empty.txt"], max_size=100)
    assert (outcome.names, outcome.failed) == (["empty.txt"], 1)
    assert notes == ["a.txt: larger than the limit of 100 bytes. Raise it, or leave it out."]


def test_a_capture_that_cannot_be_read_now_stays_as_it_was(folder: Path, corpus: Corpus) -> None:
    (folder / "a.txt").write_text("<html>", encoding="utf-8")
    assert corpus.split(["a.txt"], prune=True).failed == 1
    assert titles(corpus.records(["a.txt"])) == [SLIP.title, BEES.title]


def test_a_capture_that_changes_meanwhile_stops_all_and_changes_nothing(
    folder: Path, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "iomcorpus.db").read_bytes()
    survey = pipeline.survey_capture

    def meddled(capture: Any) -> Any:
        found = survey(capture)
        Path(capture.source).write_text("Something else.\n", encoding="utf-8")
        return found

    monkeypatch.setattr(work, "survey_capture", meddled)
    with pytest.raises(CorpusError, match=r"hard.txt: changed while it was being read\. Run the command again\."):
        corpus.split(["hard.txt"])
    assert (folder / "iomcorpus.db").read_bytes() == before


FAULTS = [("survey", work, "survey_capture"), ("split", work, "split_capture"), ("write", write, "_record_row")]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, MemoryError, OSError(28, "No space left on device")], ids=repr)
@pytest.mark.parametrize(("module", "name"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
@pytest.mark.parametrize("calls", [1, 2])
def test_interrupted_anywhere_the_store_is_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, fault: Any, calls: int
) -> None:
    (folder / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "tmp"))
    corpus = Corpus()
    corpus.split(["a.txt"])
    before = (folder / "iomcorpus.db").read_bytes()
    (folder / "a.txt").write_text(dated([LETTERS]), encoding="utf-8")
    there = sorted(os.listdir(folder))
    original, made = getattr(module, name), 0

    def fails(*arguments: Any) -> Any:
        nonlocal made
        made += 1
        if made == calls:
            raise fault
        return original(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(module, name, fails)
        # Where there is no room, a line says so.
        with pytest.raises(CorpusError if isinstance(fault, OSError) else fault):
            corpus.split(["a.txt", "hard.txt", "in/b.txt"], jobs=1)
    assert sorted(os.listdir(folder)) == there
    assert os.listdir(folder / "tmp") == []
    assert titles(corpus.records()) == [SLIP.title, BEES.title]
    assert [finding.severity for finding in corpus.verify()] == ["changed"]
    assert (folder / "iomcorpus.db").read_bytes() == before or name == "_record_row"
    assert corpus.split(["a.txt", "hard.txt", "in/b.txt"]).failed == 0
    assert list(corpus.verify()) == []


def test_settings_come_back_from_their_text() -> None:
    for settings in (
        Settings(),
        Settings("mdy"),
        Settings(None, ("date line", "today")),
        Settings("dmy", ("twin opens",)),
    ):
        assert Settings.read(str(settings)) == settings


def test_what_another_version_split_is_stale_and_split_again(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    assert corpus.status()["stages"]["split"] == "up to date"
    monkeypatch.setattr(settings_module, "VERSION", settings_module.VERSION + 1)
    assert corpus.status()["stages"]["split"] == "stale for 2 captures: run iomcorpus split on them"
    assert corpus.split(["a.txt"]).actions == {"a.txt": "changed"}
    assert corpus.status()["stages"]["split"] == "stale for 1 captures: run iomcorpus split on them"


# Reading


def test_records_of_captures_by_name(corpus: Corpus) -> None:
    assert titles(corpus.records()) == [SLIP.title, BEES.title, CLOCK.title, WELL.title]
    assert titles(corpus.records(["in/b.txt", "a.txt"])) == [CLOCK.title, WELL.title, SLIP.title, BEES.title]
    assert titles(corpus.records(["nowhere"])) == []
    assert titles(corpus.records(after="2016-08-16")) == [SLIP.title, BEES.title]
    assert titles(corpus.records(source="in/", before="2016-08-12")) == [WELL.title]


def test_records_and_furniture_are_the_whole_capture(folder: Path, corpus: Corpus) -> None:
    for name in ("a.txt", "in/b.txt"):
        runs = sorted([*corpus.records([name]), *corpus.furniture([name])], key=lambda run: run["first_line"])
        assert "\n".join(run["text"] for run in runs) == (folder / name).read_text(encoding="utf-8").rstrip("\n")
        assert runs[-1]["end_byte"] == os.path.getsize(folder / name)


def test_search_show_and_count(corpus: Corpus) -> None:
    (hit,) = corpus.search("beehives honey")
    assert (hit["title"], hit["source"], hit["date"]) == (BEES.title, "a.txt", "2016-08-19")
    assert corpus.show(hit["id"][:6])["clean"].startswith(BEES.title)
    assert corpus.count("honey") == 1 and corpus.count("honey", after="2017") == 0
    assert [row["id"] for row in search_rows(corpus.records(), "beehives honey")] == [hit["id"]]


def test_why_gives_the_whys_of_both_borders(corpus: Corpus) -> None:
    first, second = corpus.records(["a.txt"])
    reasons = corpus.why(first["id"])
    assert reasons["opened"]["line"] == 1 and reasons["closed"]["line"] == second["first_line"]
    assert {cue["name"] for cue in reasons["closed"]["cues"]} >= {"date line", "separator", "baseline"}
    assert all(cue["why"] and cue["weight"] for cue in reasons["closed"]["cues"])
    assert corpus.why(second["id"])["closed"] is None
    assert corpus.why(second["id"])["opened"] == reasons["closed"]
    with pytest.raises(CorpusError, match="there is no such record"):
        corpus.why("zzzz")


def test_status_and_verify(folder: Path, corpus: Corpus) -> None:
    status = corpus.status()
    assert (status["captures"], status["records"], status["published"]) == (2, 4, 4)
    assert (status["first_day"], status["last_day"]) == ("2016-08-11", "2016-08-22")
    assert list(corpus.verify()) == []
    (folder / "a.txt").write_text("Changed.\n", encoding="utf-8")
    (folder / "in" / "b.txt").unlink()
    assert [(finding.severity, finding.where) for finding in corpus.verify()] == [
        ("changed", "a.txt"),
        ("note", "in/b.txt"),
    ]


def test_verify_finds_a_capture_that_was_packed_since(folder: Path, corpus: Corpus) -> None:
    import gzip

    (folder / "a.txt.gz").write_bytes(gzip.compress((folder / "a.txt").read_bytes()))
    (folder / "a.txt").unlink()
    assert list(corpus.verify()) == []
    assert corpus.split([], prune=True).actions == {}


# Without a store


def stdin_of(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_stream_is_split_as_a_store_would(folder: Path, corpus: Corpus) -> None:
    corpus.split(["hard.txt"])
    streamed = list(split_stream(["a.txt", "in/b.txt", "hard.txt"]))
    records = [run for run in streamed if isinstance(run, Record)]
    assert [record.id for record in records] == [row["id"] for row in corpus.records(["a.txt", "in/b.txt", "hard.txt"])]
    assert [run.text for run in streamed if isinstance(run, Furniture)] == [
        row["text"] for row in corpus.furniture(["a.txt", "in/b.txt", "hard.txt"])
    ]


def test_other_captures_count_for_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin_of(monkeypatch, HARD.encode())
    runs = list(split_stream(["-"]))
    assert [run.first_line for run in runs if isinstance(run, Record)] == [1]
    stdin_of(monkeypatch, HARD.encode())
    records = [run for run in split_stream(["-", "a.txt", "in/b.txt"]) if isinstance(run, Record) and run.source == "-"]
    assert [record.first_line for record in records] == starts(HARD, ARTICLES[:2] + ARTICLES[3:5])


def test_others_of_the_site_prove_day_and_month_for_standard_input(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin_of(monkeypatch, on_site(dated([LETTERS])).encode())
    records = [run for run in split_stream(["in/b.txt", "-"]) if isinstance(run, Record)]
    assert [record.header.published for record in records] == ["2016-08-14", "2016-08-11", "2016-08-09"]


def test_what_cannot_be_read_stops_no_stream(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin_of(monkeypatch, b"<!doctype html>")
    notes: list[str] = []
    outcome = Outcome()
    runs = list(split_stream(["-", "gone.txt", "a.txt", "hard.txt"], note=notes.append, max_size=1500, outcome=outcome))
    assert {run.source for run in runs} == {"a.txt"}
    assert outcome.failed == len(notes) == 3
    assert [note.split(":")[0] for note in notes] == ["standard input", "gone.txt", "hard.txt"]


def test_a_stream_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "tmp"))
    there = sorted(os.listdir(folder))
    stream = split_stream(["a.txt", "in/b.txt"])
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert len(list(split_stream(["a.txt", "in/b.txt"]))) > 4
    assert sorted(os.listdir(folder)) == there and os.listdir(folder / "tmp") == []


def test_stray_bytes_are_kept_so_that_the_raw_bytes_can_be_had_again(tmp_path: Path) -> None:
    from iomcorpus.reading.capture import encode_line
    from iomcorpus.store import read
    from iomcorpus.store.open import open_for_reading

    raw = (
        "Señora Ñusta opened the café – the third – in Cusco on 4 May 2016.\n".encode() * 3 + b"Caf\xe9 \x96 closed.\n"
    )
    (tmp_path / "a.txt").write_bytes(raw)
    Corpus(str(tmp_path / "iomcorpus.db")).split([str(tmp_path / "a.txt")])
    with open_for_reading(str(tmp_path / "iomcorpus.db")) as store:
        row = read.capture_rows(store, "a.txt")
        lines = list(read.lines_of(store, "a.txt"))
    store.close()
    assert row is not None
    strays = json.loads(row["strays"])
    assert strays == {"4": [3, 5]}
    again = (encode_line(line, row["encoding"], strays.get(str(at), ())) for at, line in enumerate(lines, 1))
    assert b"".join(line + b"\n" for line in again) == raw
