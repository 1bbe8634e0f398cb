"""`borders`, and the file that it writes, edited and heeded by every split."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from articles import ARTICLES, BEES, CLOCK, LETTERS, LIBRARY, SLIP, WELL, bare, dated, on_site, run
from samples import DATA
from test_incremental import contents, forbid

from iomcorpus import pipeline, work
from iomcorpus.corpus import Corpus
from iomcorpus.errors import CorpusError

PAGE = on_site(dated(ARTICLES[:4]))
LINES = PAGE.splitlines()
BEES_LINE, LIBRARY_LINE = LINES.index(BEES.date) + 1, LINES.index(LIBRARY.date) + 1
LIBRARY_END = LINES.index(LIBRARY.body[-1]) + 1
INSIDE = LINES.index(LIBRARY.body[1]) + 1


class Folder:
    """A folder of captures with a store and a file of decisions, and what has been noted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes: list[str] = []
        self.corpus = Corpus(str(path / "iomcorpus.db"), self.notes.append)

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.path / f"{name}.txt").write_text(text, encoding="utf-8")

    def decide(self, *lines: str, capture: str = "a.txt") -> None:
        self.write(borders="\n".join((f"capture {capture}", *lines)) + "\n" if lines else "")

    def split(self, *names: str, **options: Any) -> dict[str, str]:
        self.notes.clear()
        return self.corpus.split([str(self.path / f"{name}.txt") for name in names], **options).actions

    def starts(self, name: str = "a") -> list[int]:
        return [row["first_line"] for row in self.corpus.records([f"{name}.txt"])]

    @property
    def told(self) -> list[str]:
        return [note.replace(f"{self.path}/", "") for note in self.notes]

    def listing(self, name: str = "a") -> str:
        done = run(self.path, "borders", f"{name}.txt")
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    one = Folder(tmp_path)
    one.write(a=PAGE)
    one.split("a")
    return one


# What is written


def test_each_record_and_each_furniture_has_a_line(folder: Folder) -> None:
    lines = folder.listing().splitlines()
    assert all(line.startswith("#") for line in lines[: lines.index("")])
    assert re.fullmatch(r"capture a\.txt \| [0-9a-f]{12}", lines[lines.index("") + 1])
    listed = lines[lines.index("") + 2 :]
    found = [re.split(r"\s{2,}|-| \| ", line, maxsplit=4) for line in listed if line.startswith("found")]
    records = list(folder.corpus.records(border=True))
    assert [(int(one[1]), int(one[2])) for one in found] == [(row["first_line"], row["last_line"]) for row in records]
    assert [one[3].split()[0] for one in found] == [f"{row['border']['sure']:.0%}" for row in records]
    assert [line for line in listed if not line.startswith("found")] == [
        "aside      1            menu       | Skip to main content",
        "aside      3            menu       | Harbour Lane Gazette",
        "aside      5            menu       | About Harbour Lane Gazette | Letters to Harbour Lane Gazette",
        f"aside      {len(LINES)}           copyright  | © 2016 Harbour Lane Gazette, all rights reserved",
    ]
    assert f"| {BEES.date} / {BEES.title}"[:60] in folder.listing()


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("*.txt")))
def test_a_file_that_nobody_edits_changes_nothing(name: str, tmp_path: Path) -> None:
    shutil.copy(DATA / f"{name}.txt", tmp_path / "a.txt")
    folder = Folder(tmp_path)
    folder.split("a")
    before = (tmp_path / "iomcorpus.db").read_bytes()
    folder.write(borders=folder.listing())
    assert folder.split("a") == {"a.txt": "unchanged"}
    assert (tmp_path / "iomcorpus.db").read_bytes() == before


def test_captures_are_named_by_path_folder_or_name(folder: Folder) -> None:
    (folder.path / "in").mkdir()
    (folder.path / "in" / "b.txt").write_text(dated([WELL, LETTERS]), encoding="utf-8")
    assert run(folder.path, "split", "a.txt", "in").returncode == 0
    heads = {
        arguments: re.findall(r"^capture (\S+)", run(folder.path, "borders", *arguments).stdout, re.MULTILINE)
        for arguments in [(), ("in",), ("in/b.txt", "a.txt"), ("*.txt",), (str(folder.path / "a.txt"),)]
    }
    assert list(heads.values()) == [["a.txt", "in/b.txt"], ["in/b.txt"], ["in/b.txt", "a.txt"], ["a.txt"], ["a.txt"]]
    (folder.path / "a.txt").unlink()
    assert "capture a.txt" in folder.listing()
    done = run(folder.path, "borders", "c.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "iomcorpus: c.txt: there is no such capture in the store. Run: iomcorpus split c.txt\n"


def test_standard_input_is_listed_without_a_store(tmp_path: Path) -> None:
    done = run(tmp_path, "borders", "-", stdin=PAGE)
    assert "\ncapture -\n" in done.stdout and f"found      {BEES_LINE}-" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_without_a_store_that_is_said(tmp_path: Path) -> None:
    done = run(tmp_path, "borders")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no store yet" in done.stderr


# What is decided

DECISIONS = [
    ([f"record {INSIDE}"], {INSIDE}, set()),
    ([f"record {INSIDE} | {LIBRARY.body[1][:40]}"], {INSIDE}, set()),
    ([f"join {LIBRARY_LINE}"], set(), {LIBRARY_LINE}),
    ([f"join {BEES_LINE}-{LIBRARY_END}"], set(), {BEES_LINE, LIBRARY_LINE}),
    ([f"furniture {LIBRARY_LINE}-{LIBRARY_END}"], set(), {LIBRARY_LINE}),
    ([f"join {LIBRARY_LINE}", f"record {INSIDE}"], {INSIDE}, {LIBRARY_LINE}),
    (["record 1-5 | Skip"], {1}, set()),
]


@pytest.mark.parametrize(("lines", "more", "fewer"), DECISIONS)
def test_decisions_are_heeded(folder: Folder, lines: list[str], more: set[int], fewer: set[int]) -> None:
    before, plain = folder.starts(), contents(folder.path / "iomcorpus.db")
    folder.decide(*lines)
    assert folder.split("a") == {"a.txt": "decided again"}
    assert folder.starts() == sorted(({*before} | more) - fewer)
    assert list(folder.corpus.verify()) == []
    decided = contents(folder.path / "iomcorpus.db")
    assert folder.split("a") == {"a.txt": "unchanged"} and folder.told == []

    (folder.path / "iomcorpus.db").unlink()  # all at once
    folder.split("a")
    assert contents(folder.path / "iomcorpus.db") == decided

    streamed = run(folder.path, "split", "a.txt", "-", "--borders", "borders.txt", "--fields", "first_line", "--csv")
    assert [int(line) for line in streamed.stdout.split()[1:]] == folder.starts()

    folder.decide()  # and all is as it was
    assert folder.split("a") == {"a.txt": "decided again"}
    assert contents(folder.path / "iomcorpus.db") == plain


@pytest.mark.parametrize(("lines", "more", "fewer"), DECISIONS)
def test_what_is_decided_is_listed_and_comes_back(
    folder: Folder, lines: list[str], more: set[int], fewer: set[int]
) -> None:
    folder.decide(*lines)
    folder.split("a")
    starts = folder.starts()
    folder.write(borders=folder.listing())
    decided = [line for line in folder.listing().splitlines() if re.match("record|join|furniture", line)]
    assert [line.split()[:2] for line in decided] == [line.split()[:2] for line in lines]
    assert all(" | " in line for line in decided)
    folder.split("a")
    assert folder.starts() == starts and folder.told == []
    assert folder.split("a") == {"a.txt": "unchanged"}


def test_a_capture_is_not_read_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write(b=dated([WELL, LETTERS]))
    folder.split("b")
    for module, name in ((work, "survey_capture"), (work, "split_capture"), (pipeline, "survey_lines")):
        forbid(monkeypatch, module, name)
    folder.decide(f"record {INSIDE}")
    assert folder.split("b") == {"b.txt": "unchanged", "a.txt": "decided again"}  # it need not be named
    assert INSIDE in folder.starts()
    assert folder.told == [f"a.txt: decided again by what people say, 2 of 5 records changed: lines {SPLIT}"]


SPLIT = f"{LIBRARY_LINE}-{INSIDE - 2}, {INSIDE}-{LIBRARY_END}"


def test_a_record_that_becomes_furniture_is_named(folder: Folder) -> None:
    record = next(row for row in folder.corpus.records() if row["first_line"] == LIBRARY_LINE)
    folder.decide(f"furniture {LIBRARY_LINE}-{LIBRARY_END}")
    assert folder.split("a", dry_run=True) == {"a.txt": "decided again"} and folder.told == []
    folder.split("a")
    lines = f"lines {LIBRARY_LINE}-{LIBRARY_END}, {LIBRARY.title}"
    assert folder.told == [f"a.txt: record {record['id']} is furniture now, as people say: {lines}"]
    reasons = {row["reason"] for row in folder.corpus.furniture()}
    assert "people say so" in reasons


def test_one_by_one_gives_what_all_at_once_gives(tmp_path: Path) -> None:
    texts = {"a": PAGE, "b": bare(ARTICLES), "c": on_site(dated([SLIP, WELL, CLOCK]))}
    stores = []
    for order in (("a", "b", "c"), ("c", "a", "b"), (("a", "b", "c"),)):
        path = tmp_path / str(len(stores))
        path.mkdir()
        folder = Folder(path)
        folder.write(**texts)
        folder.decide(
            f"record {INSIDE}", "", "capture b.txt", "join 7-9", "furniture 11", "", "capture c.txt", "join 9"
        )
        for names in order:
            folder.split(*((names,) if isinstance(names, str) else names))
        found = contents(path / "iomcorpus.db")
        # The seals, which stand last, are of the folder that the captures lie in, too.
        found["capture"] = [tuple(str(value).replace(str(path), "") for value in row[:-1]) for row in found["capture"]]
        stores.append(found)
    assert stores[0] == stores[1] == stores[2]


def test_a_decision_is_seen_by_why(folder: Folder) -> None:
    folder.decide(f"record {INSIDE}")
    folder.split("a")
    record = next(row for row in folder.corpus.records() if row["first_line"] == INSIDE)
    assert "+100.0  people say so: " in run(folder.path, "why", record["id"], "--format", "table").stdout


def test_the_file_of_decisions_is_no_capture(folder: Folder) -> None:
    folder.decide(f"record {INSIDE}")
    done = run(folder.path, "split", "a.txt", "borders.txt", "--dry-run", "--fields", "name", "--csv")
    assert done.stdout.split() == ["name", "a.txt"]


def test_a_capture_may_have_its_name(folder: Folder) -> None:
    folder.write(borders=dated([WELL, LETTERS]))
    assert folder.split("a", "borders") == {"a.txt": "unchanged", "borders.txt": "new"}
    assert folder.told == ["borders.txt: no decisions on borders stand in it, so it is no more than a capture."]


# What is stale

MOVED = "A new line stands above.\n\n" + PAGE
STALE = [
    ("record 1 | Nothing like it", PAGE, 'line 1 of a.txt does not begin "Nothing like it" any more, and no other', 0),
    ("record 999", PAGE, f"record 999: a.txt has {len(LINES)} lines. It decides nothing.", 0),
    (f"record {INSIDE} | {LIBRARY.body[1][:30]}", MOVED, f"stands at line {INSIDE + 2} of a.txt by now: heeded", 1),
    (f"record {INSIDE} | {LIBRARY.body[1][:30]}", dated([WELL]), "any more, and no other line does.", 0),
]


@pytest.mark.parametrize(("line", "text", "told", "heeded"), STALE)
def test_stale_lines_are_told_on_every_run(folder: Folder, line: str, text: str, told: str, heeded: int) -> None:
    folder.write(a=text)
    folder.split("a")
    before = folder.starts()
    folder.decide("# a remark", line)
    folder.split("a")
    assert len(folder.starts()) == len(before) + heeded
    for _ in range(2):
        (note,) = [note for note in folder.told if note.startswith("borders.txt, line 3: ")]
        assert told in note
        assert folder.split("a") == {"a.txt": "unchanged"}
    folder.write(borders=folder.listing())  # written anew, it is stale no more
    folder.split("a")
    assert folder.told == [] and len(folder.starts()) == len(before) + heeded


def test_a_capture_that_changes_takes_its_decisions_along(folder: Folder) -> None:
    folder.decide(f"record {INSIDE} | {LIBRARY.body[1][:30]}")
    folder.split("a")
    folder.write(a=MOVED)
    assert folder.split("a") == {"a.txt": "changed"}
    assert INSIDE + 2 in folder.starts()


def test_unknown_captures_are_told(folder: Folder) -> None:
    folder.decide("record 4", "join 9", capture="nowhere.txt")
    assert folder.split("a") == {"a.txt": "unchanged"}
    told = "line 2: there is no capture nowhere.txt, so nothing is decided of it."
    assert folder.told == [f"borders.txt, {told}"]
    done = run(folder.path, "split", "-", "--borders", "borders.txt", stdin=PAGE)
    assert done.stderr == f"split: borders.txt, {told}\n"


def test_standard_input_heeds_decisions(folder: Folder) -> None:
    folder.decide(f"record {INSIDE}", "record 999", capture="-")
    done = run(folder.path, "split", "-", "--borders", "borders.txt", "--fields", "first_line", "--csv", stdin=PAGE)
    assert str(INSIDE) in done.stdout.split()
    assert done.stderr == f"split: borders.txt, line 3: record 999: - has {len(LINES)} lines. It decides nothing.\n"
    assert str(INSIDE) not in run(folder.path, "split", "-", "--fields", "first_line", "--csv", stdin=PAGE).stdout


def test_a_file_that_says_nonsense_stops_the_split(folder: Folder) -> None:
    folder.decide("recrod 4")
    with pytest.raises(CorpusError, match=r"borders\.txt, line 2: 'recrod 4' is no decision"):
        folder.split("a")
    with pytest.raises(CorpusError, match=r"none\.txt cannot be read"):
        folder.split("a", borders=str(folder.path / "none.txt"))


# The file


def write(folder: Folder, *arguments: str) -> tuple[int, str]:
    done = run(folder.path, "borders", "-o", "borders.txt", *arguments)
    assert done.stdout == ""
    return done.returncode, done.stderr.removeprefix("iomcorpus: ")


def test_a_file_without_decisions_is_written_anew(folder: Folder) -> None:
    assert write(folder) == (0, "")
    assert (folder.path / "borders.txt").read_text("utf-8") == folder.listing()
    assert write(folder) == (0, "")


def test_a_file_with_decisions_is_kept(folder: Folder) -> None:
    folder.decide(f"record {INSIDE}")
    before = (folder.path / "borders.txt").read_bytes()
    assert write(folder) == (
        2, "borders.txt holds decisions. Add --force to write it anew with them, or name another file.\n",
    )  # fmt: skip
    assert write(folder, "--force") == (
        2, "borders.txt holds decisions on a.txt that were never heeded. Run: iomcorpus split\n",
    )  # fmt: skip
    assert (folder.path / "borders.txt").read_bytes() == before
    folder.split("a")
    assert write(folder, "--force") == (0, "")
    assert folder.split("a") == {"a.txt": "decided again"}  # the quotation is new
    assert folder.split("a") == {"a.txt": "unchanged"}
    assert INSIDE in folder.starts()


def test_decisions_on_other_captures_are_kept(folder: Folder) -> None:
    folder.write(b=dated([WELL, LETTERS]))
    folder.decide(f"record {INSIDE}", "", "capture b.txt | abcdef", "join 9-10 | Found", "", "capture c.txt", "join 9")
    folder.split("a", "b")
    assert write(folder, "a.txt", "--force") == (0, "")
    text = (folder.path / "borders.txt").read_text("utf-8")
    assert "\ncapture b.txt | abcdef\njoin       9-10                    | Found\n" in text
    assert text.endswith("\ncapture c.txt\njoin       9\n")


def test_another_file_is_never_overwritten(folder: Folder) -> None:
    for arguments in ((), ("--force",)):
        done = run(folder.path, "borders", "-o", "a.txt", *arguments)
        assert done.stderr == "iomcorpus: a.txt is there already, and is no file of borders. Name another.\n"
    assert (folder.path / "a.txt").read_text("utf-8") == PAGE
