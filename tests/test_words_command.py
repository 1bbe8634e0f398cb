"""`words`, `collocates` and `keywords` as processes in a fresh folder."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, LIBRARY, SLIP, WELL, dated, run

from iomcorpus.asking.scan import fold
from iomcorpus.corpus import Corpus
from iomcorpus.output.rows import COLLOCATES, KEYWORDS, WORDS

LONGER = SLIP._replace(body=(*SLIP.body, "Nobody has asked the eels, which are expected back in June."))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two captures that have one article in common; copies are found."""
    path = tmp_path_factory.mktemp("words")
    (path / "a.txt").write_text(dated([SLIP, BEES]), encoding="utf-8")
    (path / "b.txt").write_text(dated([LIBRARY, LONGER, CLOCK, WELL]), encoding="utf-8")
    run(path, "split", "a.txt", "b.txt")
    run(path, "dedupe")
    return path


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_words(folder: Path) -> None:
    done = run(folder, "words")
    assert (done.returncode, done.stderr) == (0, "")
    rows = lines(done.stdout)
    assert tuple(rows[0]) == WORDS
    counts = {row["word"]: row["count"] for row in rows}
    records = list(Corpus(str(folder / "iomcorpus.db")).records(copies="hide"))
    assert counts == Counter(word for record in records for word in fold(record["clean"]))
    every = list(Corpus(str(folder / "iomcorpus.db")).records())
    with_copies = Counter(word for record in every for word in fold(record["clean"]))
    assert {row["word"]: row["with_copies"] for row in rows} == {word: with_copies[word] for word in counts}
    size = sum(counts.values())
    assert all(row["per_million"] == round(row["count"] * 1e6 / size, 1) for row in rows)
    assert run(folder, "words").stdout == done.stdout


def test_words_of_some_records(folder: Path) -> None:
    rows = lines(run(folder, "words", "donkey OR honey", "--like", "li*", "--sort", "word").stdout)
    assert [row["word"] for row in rows][:3] == ["librarian", "library", "lime"]
    assert not lines(run(folder, "words", "honey", "--like", "librar*").stdout)
    assert {row["word"] for row in lines(run(folder, "words", "--stop", "--min", "4").stdout)} & {"the", "of"} == set()


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (("words",), WORDS),
        (("collocates", "the", "--min", "1"), COLLOCATES),
        (("keywords", "--of", "ferry", "--against", "honey", "--direction", "both"), KEYWORDS),
        (("keywords", "--of", "ferry OR honey", "--against", "honey OR library"), KEYWORDS),
    ],
)
def test_rows_of_a_pipe_give_what_the_store_gives(
    folder: Path, arguments: tuple[str, ...], known: tuple[str, ...]
) -> None:
    stored = run(folder, *arguments)
    assert tuple(lines(stored.stdout)[0]) == known
    records = run(folder, "dedupe", "-", "--records", stdin=run(folder, "export").stdout).stdout
    verb, *rest = arguments
    at = 1 if verb == "collocates" else 0
    piped = run(folder, verb, *rest[:at], "-", *rest[at:], stdin=records)
    assert piped.stdout == stored.stdout
    shown = run(folder, *arguments, "--copies", "show").stdout
    assert (
        shown
        == run(folder, verb, *rest[:at], "-", *rest[at:], "--copies", "show", stdin=records).stdout
        != stored.stdout
    )


def test_collocates(folder: Path) -> None:
    rows = lines(run(folder, "collocates", "ferry", "--min", "1", "--window", "1").stdout)
    found = {row["word"]: (row["near"], row["with_copies"]) for row in rows}
    assert found["slip"] == (2, 4)
    assert found["steam"] == (1, 2)
    assert all(row["near"] > row["expected"] for row in rows)
    scores = [row["mi"] for row in lines(run(folder, "collocates", "the", "--measure", "mi").stdout)]
    assert scores == sorted(scores, reverse=True) and scores


def test_keywords(folder: Path) -> None:
    rows = lines(run(folder, "keywords", "--of", "ferry", "--against", "honey", "--min", "1").stdout)
    found = {row["word"]: row for row in rows}
    assert found["ferry"]["against"] == 0
    assert (found["ferry"]["count"], found["ferry"]["with_copies"]) == (3, 6)
    assert "honey" not in found
    rest = lines(run(folder, "keywords", "--of", "ferry", "--min", "1", "--direction", "under").stdout)
    assert "honey" in {row["word"] for row in rest}
    assert {row["direction"] for row in rest} == {"under"}


def test_what_tables_were_counted_in_is_told(folder: Path) -> None:
    for arguments, told in (
        (("words", "ferry"), r" words in 1 record\n"),
        (("collocates", "ferry", "--min", "1"), "3 hits (6 with copies), "),
        (("keywords", "--of", "ferry"), "in 1 record, against "),
    ):
        done = run(folder, *arguments, "--format", "table")
        assert told.replace(r"\n", "\n") in done.stderr
        assert done.stdout.startswith("word ")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("words", "zeppelin"), 1, ""),
        (("collocates", "zeppelin"), 1, ""),
        (("keywords", "--of", "zeppelin", "--direction", "over"), 1, ""),
        (("keywords",), 2, "--of"),
        (("collocates",), 2, "WORD"),
        (("words", "-zeppelin"), 2, "No such option"),
        (("words", "--min", "0"), 2, "--min"),
        (("collocates", "a", "--window", "0"), 2, "--window"),
    ],
)
def test_exit_states(folder: Path, arguments: tuple[str, ...], status: int, told: str) -> None:
    done = run(folder, *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert told in done.stderr
