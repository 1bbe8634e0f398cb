"""What a page holds, and that no text in it becomes more than text."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from articles import BEES, CLOCK, SLIP, WELL, dated, run
from hostile import LONG, MARKUP, hostile_store
from pages import Elements, data_of
from stores import fill

from iomcorpus.corpus import Corpus
from iomcorpus.output.report.gather import BATCH

SCRIPTS = {"head", None}  # ids of the scripts that are not parts


def page_of(db: str, query: str | None = None, **given: Any) -> str:
    stream = io.StringIO()
    Corpus(db).report(stream, query, **given)
    return stream.getvalue()


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Four articles, one of them in a second capture without its last paragraph, with copies and facts."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "a.txt").write_text(dated([SLIP, BEES, CLOCK, WELL]), encoding="utf-8")
    (folder / "b.txt").write_text("\n\n".join(CLOCK.body).replace("retired", "former") + "\n", encoding="utf-8")
    for verb in ("split", "dedupe", "extract"):
        assert run(folder, verb, *(["a.txt", "b.txt"] if verb == "split" else [])).returncode == 0
    return str(folder / "iomcorpus.db")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(hostile_store(tmp_path_factory.mktemp("hostile")))


# What it holds


def test_records_with_their_texts_facts_and_copies(db: str) -> None:
    head, parts = data_of(page_of(db))
    records = head["records"]
    known = list(Corpus(db).records())
    assert records["id"] == [row["id"] for row in known]
    assert parts["texts-0"] == [row["text"] for row in known]
    assert [head["sources"][number]["source"] for number in records["source"]] == [row["source"] for row in known]
    assert head["stages"] == {"dedupe": True, "extract": True}
    assert sum(records["copy"]) == 1
    copy = parts["details-0"][records["copy"].index(1)]
    changes = [segment for paragraph in copy["diff"] for segment in paragraph if segment[0] in ("delete", "insert")]
    assert ["delete", "retired"] in changes and ["insert", "former"] in changes
    for row, details in zip(known, parts["details-0"], strict=True):
        lines = row["text"].split("\n")
        mentions = Corpus(db).mentions(("date", "person", "figure"), copies="show")
        places = [(one["line"], one["start"], one["surface"]) for one in mentions if one["id"] == row["id"]]
        shown = [one for one in details["mentions"] if one[0] in ("date", "person", "figure")]
        assert [(at, start, lines[at - row["first_line"]][start:end]) for _, at, start, end, *_ in shown] == places


def test_people_figures_and_furniture_are_those_of_the_other_verbs(db: str) -> None:
    head, parts = data_of(page_of(db))
    people = list(Corpus(db).people())
    assert head["people"] == [row["person"] for row in people]
    assert [row["mentions"] for row in parts["people-0"]] == [row["mentions"] for row in people]
    ledger = list(Corpus(db).ledger())
    assert [(row["thing"], row["surface"], row["times"]) for row in parts["figures-0"]] == [
        (row["thing"], row["surface"], row["times"]) for row in ledger
    ]
    ids = head["records"]["id"]
    assert [[ids[place[0]] for place in row["places"]] for row in parts["figures-0"]] == [
        [place["id"] for place in row["places"]] for row in ledger
    ]
    furniture = [row for row in Corpus(db).furniture() if row["text"].strip()]
    assert sum(row["times"] for row in parts["furniture-0"]) == len(furniture)
    assert {row["reason"] for row in parts["furniture-0"]} == {row["reason"] for row in furniture}


def test_a_question_chooses_and_is_told(db: str) -> None:
    head, parts = data_of(page_of(db, "clock", kind="news", person=None, inferred="yes"))
    assert head["asked"] == {"title": "Records: clock", "query": "clock", "kind": "news"}
    assert len(head["records"]["id"]) == Corpus(db).count("clock", kind="news", copies="show")
    assert all("clock" in text.lower() for text in parts["texts-0"])
    head, _ = data_of(page_of(db, title="A heading"))
    assert head["asked"] == {"title": "A heading"}


def test_the_same_bytes_each_time(db: str) -> None:
    assert page_of(db) == page_of(db)


def test_stages_that_have_not_been_run(tmp_path: Path) -> None:
    head, parts = data_of(page_of(fill(tmp_path / "raw.db", {"a.txt": ["Mary Smith saw 12 boats.", "Nobody came."]})))
    assert head["stages"] == {"dedupe": None, "extract": None}
    assert (head["people"], parts["people-0"], parts["figures-0"]) == ([], [], [])
    assert [details["mentions"] for details in parts["details-0"]] == [[], []]


def test_many_records_come_in_parts(tmp_path: Path) -> None:
    texts = [f"Boat number {number} sank." for number in range(2 * BATCH + 1)]
    _, parts = data_of(page_of(fill(tmp_path / "many.db", {"a.txt": texts})))
    assert [len(parts[f"texts-{batch}"]) for batch in range(3)] == [BATCH, BATCH, 1]
    assert [text for batch in range(3) for text in parts[f"texts-{batch}"]] == texts


# What is not in it


def test_no_text_becomes_markup(hostile: str) -> None:
    page = Elements(hostile)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"img", "svg", "iframe", "base", "object", "embed", "link", "form"}
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    assert not page.comments
    assert {given.get("id") for tag, given, _ in page.raw if tag == "script" and "data-part" not in given} == SCRIPTS
    assert "\u2028" not in hostile and "\u2029" not in hostile
    head, parts = data_of(hostile)
    assert {*MARKUP} <= {*head["records"]["title"]}
    assert all(any(text.startswith(mark) for text in parts["texts-0"]) for mark in MARKUP)
    assert any(text.endswith(LONG) for text in parts["texts-0"])
    assert len(hostile) < 1_000_000  # of 1 MB in one line only the beginning is in lists


def test_a_heading_is_text_too(db: str) -> None:
    page = page_of(db, title="<b>bold</b></title><script>1</script>")
    assert "<b>" not in page and page.count("&lt;b&gt;bold") == 2


def test_only_our_script_and_style_may_run(hostile: str) -> None:
    page = Elements(hostile)
    policy = next(given["content"] or "" for tag, given in page.elements if tag == "meta" and "content" in given)
    for tag in ("script", "style"):
        (content,) = (text for name, given, text in page.raw if name == tag and "type" not in given)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert re.search(rf"{tag}-src 'sha256-{re.escape(digest)}'(;|$)", policy)
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy
    assert not re.search(r"\b(src|srcset|action|background)=", hostile.split("<script", 1)[0])


@pytest.mark.parametrize("wrong", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch("])
def test_the_script_has_no_way_to_make_markup_or_to_load(hostile: str, wrong: str) -> None:
    (script,) = (text for tag, given, text in Elements(hostile).raw if tag == "script" and "type" not in given)
    assert wrong not in script
