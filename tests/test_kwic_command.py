"""`kwic` as a process, and its lines on a terminal."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, LIBRARY, SLIP, dated, run

from iomcorpus.asking.concordance import Tally, concordance
from iomcorpus.asking.query import parse
from iomcorpus.asking.scan import fold
from iomcorpus.output.concordance import cut_inside, write_concordance, write_sentences
from iomcorpus.output.console import display_width
from iomcorpus.output.rows import KWIC

LONGER = SLIP._replace(body=(*SLIP.body, "Nobody has asked the eels, which are expected back in June."))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two captures that have one article in common, in one of them with a paragraph more; copies are found."""
    path = tmp_path_factory.mktemp("kwic")
    (path / "a.txt").write_text(dated([SLIP, BEES]), encoding="utf-8")
    (path / "b.txt").write_text(dated([LIBRARY, LONGER, CLOCK]), encoding="utf-8")
    run(path, "split", "a.txt", "b.txt")
    run(path, "dedupe")
    return path


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_hits_on_a_pipe(folder: Path) -> None:
    done = run(folder, "kwic", '"ferry slip"')
    assert (done.returncode, done.stderr) == (0, "4 with their copies: --copies show\n")
    _, first = lines(done.stdout)
    assert tuple(first) == KWIC
    assert first["left"].endswith(" dig out the old ")
    assert first | {"id": "", "left": ""} == {
        "id": "", "source": "b.txt", "line": 19, "start": 59, "end": 69, "left": "", "hit": "ferry slip",
        "right": ", which lies under two metres of mud since the winter", "date": "2016-08-22",
        "date_from": "published",
    }  # fmt: skip
    line = (folder / first["source"]).read_text("utf-8").split("\n")[first["line"] - 1]
    assert line[first["start"] : first["end"]] == "ferry slip"
    assert run(folder, "kwic", '"ferry slip"').stdout == done.stdout


@pytest.mark.parametrize(
    ("options", "hits", "told"),
    [
        ((), 2, "4 with their copies: --copies show\n"),
        (("--copies", "show"), 4, ""),
        (("--source", "a.txt"), 0, "2 with their copies: --copies show\n"),
        (("--after", "2017"), 0, ""),
        (("--limit", "1"), 1, "4 with their copies: --copies show\n"),
    ],
)
def test_copies_are_hidden_and_both_numbers_told(folder: Path, options: tuple[str, ...], hits: int, told: str) -> None:
    done = run(folder, "kwic", '"ferry slip"', *options)
    assert (len(lines(done.stdout)), done.stderr, done.returncode) == (hits, told, 0 if hits else 1)


FACTS = "On 3 May 2015 Ama Boateng, director of the Harbour Board, counted 40 boats. Mr Boateng, too, was late."
SHOWN = [
    (["person:boateng"], ["Ama Boateng", "Boateng"]),
    (["person:boateng role:director"], ["Ama Boateng"]),
    (["--person", "boateng"], ["Ama Boateng", "Boateng"]),
    (["figure:>10 unit:boats OR mentions:2015"], ["3 May 2015", "40"]),
    (["boat person:boateng"], ["boats"]),  # words are what is shown where there are any
    (["boat", "--person", "boateng"], ["boats"]),
    (["org:harbour"], ["Harbour Board"]),
    (["person:boateng", "--kind", "event"], []),
]


@pytest.mark.parametrize(("arguments", "hits"), SHOWN, ids=[" ".join(arguments) for arguments, _ in SHOWN])
def test_fields_without_words_show_what_they_ask_for(tmp_path: Path, arguments: list[str], hits: list[str]) -> None:
    (tmp_path / "a.txt").write_text(FACTS, encoding="utf-8")
    run(tmp_path, "split", "a.txt")
    run(tmp_path, "extract")
    done = run(tmp_path, "kwic", *arguments)
    shown = lines(done.stdout)
    assert [row["hit"] for row in shown] == hits
    assert all(FACTS[row["start"] : row["end"]] == row["hit"] for row in shown)
    piped = run(tmp_path, "kwic", *arguments, "-", stdin=run(tmp_path, "export").stdout)
    assert piped.stdout == done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [([], "there is no QUERY"), (["--kind", "news"], "there is no QUERY"), (["kind:news"], "has no words")],
)
def test_something_to_show_has_to_be_asked(folder: Path, arguments: list[str], told: str) -> None:
    done = run(folder, "kwic", *arguments)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert told in done.stderr


def test_only_the_number(folder: Path) -> None:
    done = run(folder, "kwic", '"ferry slip"', "-c", "--limit", "1", "--json")
    assert (done.stdout, done.stderr) == ("2\n", "4 with their copies: --copies show\n")
    done = run(folder, "kwic", "zeppelin", "-c")
    assert (done.stdout, done.stderr, done.returncode) == ("0\n", "", 1)


def test_windows_and_sentences(folder: Path) -> None:
    (honey,) = lines(run(folder, "kwic", "honey", "--window", "2").stdout)
    assert (honey["left"], honey["right"]) == ("prize for ", ". Nobody had")
    for option in (("--sentence",), ("--window", "sentence")):
        (honey,) = lines(run(folder, "kwic", "honey", *option).stdout)
        assert honey["left"] + honey["hit"] + honey["right"] == BEES.body[0]


@pytest.mark.parametrize("window", ["0", "-1", "x", "1.5", "9" * 50])
def test_windows_that_are_none(folder: Path, window: str) -> None:
    done = run(folder, "kwic", "honey", f"--window={window}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no number of words: write 8, or sentence" in done.stderr


def test_sorted(folder: Path) -> None:
    rows = lines(run(folder, "kwic", "the", "--sort", "right", "--fields", "right").stdout)
    words = [fold(row["right"])[:9] for row in rows]
    assert words == sorted(words) and len(words) > 9
    dates = [row["date"] for row in lines(run(folder, "kwic", "the", "--sort", "date", "--fields", "date").stdout)]
    assert dates == sorted(dates, reverse=True) and len({*dates}) > 2


def test_cells(folder: Path) -> None:
    done = run(folder, "kwic", "honey", "--csv", "--fields", "left,hit,right,date")
    table = list(csv.reader(io.StringIO(done.stdout)))
    assert table[0] == ["left", "hit", "right", "date"]
    assert table[1][1:] == ["honey", ". Nobody had the heart to move them when the counters", "2016-08-19"]


def test_rows_of_a_pipe_give_what_the_store_gives(folder: Path) -> None:
    records = run(folder, "export").stdout
    piped = run(folder, "kwic", "ferry", "-", stdin=records)
    assert lines(piped.stdout) == lines(run(folder, "kwic", "ferry", "--copies", "show").stdout)
    records = run(folder, "dedupe", "-", "--records", stdin=records).stdout
    piped = run(folder, "kwic", "ferry", "-", stdin=records)
    stored = run(folder, "kwic", "ferry")
    assert (piped.stdout, piped.stderr) == (stored.stdout, stored.stderr)


def test_bare_records_of_a_pipe(folder: Path) -> None:
    done = run(folder, "kwic", "boat", "-", stdin='{"id": "a", "text": "A\\nred boat."}\n')
    assert lines(done.stdout) == [
        {"id": "a", "source": None, "line": 2, "start": 4, "end": 8, "left": "A red ", "hit": "boat", "right": ".",
         "date": None, "date_from": None},
    ]  # fmt: skip


def test_a_table_on_a_pipe_is_aligned_and_whole(folder: Path) -> None:
    done = run(folder, "kwic", "librarian OR library", "--format", "table").stdout.splitlines()
    assert len(done) > 2
    assert len({line.lower().index("librar") for line in done if line.lower().count("librar") == 1}) == 1
    assert all(" b.txt:" in line and "2016-08-16" in line for line in done)


# On a terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


TEXTS = (
    "The old ferry slip, which lies under two metres of mud.",
    "„Fähre“: 移民渡船移民渡船 ferry 移民渡船移民渡船移民渡船移民渡船移民渡船 ok",
    "A \x1b[2J ferry\u202e\x07 " + "x" * 5000,
    "y" * 5000 + " ferry",
    "An e\u0301te\u0301 by the (ferry).\n\nIt sank.",
)


def shown(width: int, monkeypatch: pytest.MonkeyPatch, query: str = "ferry", **options: Any) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    rows = [
        {"id": f"abcdefgh{nth:04}", "source": "data/c.txt", "text": text, "date": "2017-05-01/2017-06-01",
         "date_from": "inferred"}
        for nth, text in enumerate(TEXTS)
    ]  # fmt: skip
    terminal = Terminal()
    write_concordance(concordance(rows, parse(query), Tally(), window=40), terminal, **{"color": False, **options})
    return terminal.getvalue().splitlines()


@pytest.mark.parametrize("width", [80, 100, 140, 200])
def test_lines_fit_and_hits_stand_below_one_another(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = shown(width, monkeypatch)
    assert len(printed) == len(TEXTS)
    assert max(map(display_width, printed)) <= width
    assert len({display_width(line[: line.index("ferry")]) for line in printed}) == 1
    assert all("~2017-05-01…" in line for line in printed) == (width >= 100)
    assert all("data/c.txt:1:" in line for line in printed) == (width >= 140)


def test_what_a_terminal_would_obey_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = "".join(shown(120, monkeypatch))
    assert printed.isprintable()
    assert "␛[2J  ferry‹U+202E›␇" in printed


def test_a_sign_that_is_joined_to_the_hit_stays_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = shown(120, monkeypatch)
    assert printed[-1].endswith("by the (ferry). It sank.")
    assert "The old  ferry  slip, which" in printed[0]


def test_colours_mark_the_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all("\x1b[1;33mferry\x1b[0m" in line for line in shown(120, monkeypatch, color=True))


def test_a_long_hit_keeps_both_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = shown(80, monkeypatch, query="NEAR(old mud, 20)")
    assert "old" in line and "mud" in line and "…" in line
    assert display_width(line) <= 80
    assert cut_inside("migrants", 20) == "migrants"


def test_sentences_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    text = "It rose. " + "So many small ferry boats sank that night, " * 5 + "and one did not. It fell."
    rows = [{"id": "a", "source": "c.txt", "text": text}]
    terminal = Terminal()
    assert write_sentences(concordance(rows, parse("night"), Tally(), window=0, limit=1), terminal, False) == 1
    head, *body = terminal.getvalue().splitlines()
    assert head == "a  c.txt:1:45"
    assert " ".join(line.strip() for line in body) == text[9:-9].strip()
    assert max(map(len, body)) <= 60
    coloured = Terminal()
    write_sentences(concordance(rows, parse("night"), Tally(), window=0, limit=2), coloured, True)
    assert coloured.getvalue().count("\x1b[1;33mnight\x1b[0m") == 2
