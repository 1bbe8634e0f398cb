"""Lines that recur across captures belong to the site; headings of an article that several captures hold do not."""

from __future__ import annotations

import sqlite3
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from samples import survey_of

from iomcorpus.corpus import Corpus
from iomcorpus.splitting.across import RECURS, find_recurring, label_prints

SLOGAN = "Rope, salt and patience since 1911"
BODY = {
    "a": "The ropewalk at Paimpol took on two apprentices this spring, the first since its roof fell in.",
    "b": "A tanker of molasses overturned near Kisumu on Tuesday, and bees from three parishes came to look.",
    "c": "Snow closed the pass above Kars for a week, so the bakers sent their loaves across on sledges.",
    "d": "The ferry to Hiiumaa carries a piano tuner on every second Thursday, tools and all, free of charge.",
}
MORE = "Nobody could remember when that had last happened, and the oldest who were asked did not agree."


def page(name: str, *, label: str = SLOGAN, heading: str | None = None) -> str:
    head = f"{heading}\n" if heading else ""
    return f"{label}\n\n{head}{BODY[name]}\n\n{MORE.replace('Nobody', name.upper() + ' few')}\n"


def recurring_lines(*texts: str) -> list[int]:
    surveys = {str(number): survey_of(text.rstrip("\n")) for number, text in enumerate(texts)}
    counts: dict[int, int] = {}
    for survey in surveys.values():
        for number in label_prints(survey):
            counts[number] = counts.get(number, 0) + 1
    often = {number for number, count in counts.items() if count >= RECURS}
    return sorted(surveys["0"].first[at] for at in find_recurring(surveys, ["0"], often)["0"])


def test_a_label_on_three_pages_is_the_sites() -> None:
    assert recurring_lines(page("a"), page("b"), page("c")) == [1]


def test_two_pages_are_too_few() -> None:
    assert recurring_lines(page("a"), page("b")) == []


def test_the_heading_of_a_copied_article_is_its_own() -> None:
    copies = [
        page("a", label=f"Page {number} of the harbour", heading="Apprentices at the ropewalk") for number in (1, 2, 3)
    ]
    assert recurring_lines(*copies) == []


def test_the_heading_of_a_column_stands_on_its_date_line() -> None:
    column = "From the harbour master\n4 May 201{}\n\n"
    texts = [column.format(number) + BODY[name] + "\n" for number, name in enumerate("abc")]
    assert recurring_lines(*texts) == []


def titles(folder: Path) -> dict[str, list[Any]]:
    with sqlite3.connect(folder / "iomcorpus.db") as store:
        statement = (
            "SELECT capture.name, record.id, first_line, last_line, title, record.text, border FROM capture "
            "JOIN record ON record.capture = capture.id ORDER BY 1, 3"
        )
        rows = store.execute(statement).fetchall()
        rows += store.execute(
            "SELECT capture.name, first_line, last_line, reason FROM capture "
            "JOIN furniture ON furniture.capture = capture.id ORDER BY 1, 2"
        ).fetchall()
    store.close()
    found: dict[str, list[Any]] = {}
    for name, *row in rows:
        found.setdefault(name, []).append(row)
    return found


@pytest.mark.parametrize("order", list(permutations("abcd"))[::5])
def test_one_by_one_gives_what_all_at_once_gives(tmp_path: Path, order: tuple[str, ...]) -> None:
    for kind in ("once", "steps"):
        (tmp_path / kind).mkdir()
        for name in BODY:
            (tmp_path / kind / f"{name}.txt").write_text(page(name), encoding="utf-8")
    Corpus(str(tmp_path / "once" / "iomcorpus.db")).split(
        [str(tmp_path / "once" / f"{name}.txt") for name in sorted(BODY)]
    )
    steps = Corpus(str(tmp_path / "steps" / "iomcorpus.db"))
    for name in order:
        steps.split([str(tmp_path / "steps" / f"{name}.txt")])
    once = titles(tmp_path / "once")
    assert titles(tmp_path / "steps") == once
    assert all([1, 1, "recurs across captures"] in rows for rows in once.values())


def test_what_ceases_to_recur_is_decided_again(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(page(name), encoding="utf-8")
    corpus = Corpus(str(tmp_path / "iomcorpus.db"))
    corpus.split([str(tmp_path / f"{name}.txt") for name in "abc"])
    assert [row["first_line"] for row in corpus.records(["a.txt"])] == [3]
    (tmp_path / "c.txt").unlink()
    corpus.split([str(tmp_path / f"{name}.txt") for name in "ab"], prune=True)
    assert [row["first_line"] for row in corpus.records(["a.txt"])] == [1]
