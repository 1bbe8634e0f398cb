"""Runs, ids, clean text, and dates as a capture's records get them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from articles import ARTICLES, BEES, LETTERS, SLIP, WELL, bare, dated, headed, on_site, wrapped
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st
from samples import SAMPLES, capture_of, records_of, sample, split_of, survey_of

from iomcorpus.model import Furniture, Record
from iomcorpus.pipeline import split_lines
from iomcorpus.reading.capture import read_capture
from iomcorpus.splitting.clues import Clues
from iomcorpus.splitting.header import Head
from iomcorpus.splitting.layout import lay_out
from iomcorpus.splitting.records import Draft, Drafting, EqualTexts, LineFeed, record_id, runs_of, settle
from iomcorpus.splitting.settings import Settings

BASE32 = re.compile(r"[a-z2-7]{12}")


def split_file(path: Path, name: str | None = None) -> list[Record | Furniture]:
    from iomcorpus.pipeline import split_capture, survey_capture

    capture = read_capture(str(path), name or path.name)
    return list(split_capture(capture, survey_capture(capture), Settings()).runs())


def named(text: str, name: str) -> list[Record]:
    """The records of a text that stands in a capture of that name."""
    lines = text.split("\n")
    runs = split_lines([lines], survey_of(text), name, f"in/{name}", Settings()).runs()
    return [run for run in runs if isinstance(run, Record)]


# Ids


def test_ids_are_what_they_were() -> None:
    """They stand in decisions, citations and links: another version of the program must not change them."""
    records = named(dated([SLIP, BEES, SLIP]), "2016/harbour.txt")
    assert [record.id for record in records] == ["xps6evnidxp7", "vyqedk67dxp7", "xps6evnixso5"]


def test_an_id_is_twelve_plain_characters() -> None:
    for name in SAMPLES:
        ids = [record.id for record in sample(name).records]
        assert all(BASE32.fullmatch(id) for id in ids)
        assert len(set(ids)) == len(ids)


def test_a_rename_changes_the_last_four_only() -> None:
    before, after = named(dated(ARTICLES), "a.txt"), named(dated(ARTICLES), "b/a.txt")
    assert [record.id[:8] for record in before] == [record.id[:8] for record in after]
    assert all(one.id[8:] != other.id[8:] for one, other in zip(before, after, strict=True))


def test_the_same_text_twice_in_a_capture_has_two_ids() -> None:
    first, _, second = named(dated([SLIP, BEES, SLIP]), "a.txt")
    assert first.text == second.text
    assert first.id[:8] == second.id[:8] and first.id[8:] != second.id[8:]


def test_what_stands_around_a_record_does_not_change_its_id() -> None:
    (alone,) = named(dated([BEES]), "a.txt")
    among = named(on_site(dated(ARTICLES)), "a.txt")
    assert alone.id in {record.id for record in among}


def test_another_text_changes_the_first_eight() -> None:
    (before,), (after,) = named(dated([BEES]), "a.txt"), named(dated([BEES]).replace("pepper", "peppers"), "a.txt")
    assert before.id[:8] != after.id[:8] and before.id[8:] == after.id[8:]


@given(st.lists(st.tuples(st.text(max_size=5), st.sampled_from(["a.txt", "b.txt", "\udc80"])), max_size=20))
def test_ids_of_any_texts_and_names(made: list[tuple[str, str]]) -> None:
    equal: dict[str, EqualTexts] = {}
    ids = [record_id(text, name, equal.setdefault(name, EqualTexts())) for text, name in made]
    assert len(set(ids)) == len(ids)
    assert all(BASE32.fullmatch(id) for id in ids)
    for (text, _), id in zip(made, ids, strict=True):
        assert [other[:8] == id[:8] for other in ids] == [one == text for one, _ in made]


def test_ids_of_a_text_that_a_capture_has_very_often() -> None:
    """A listing page that is saved every day into one file, a notice that each page has."""
    equal = EqualTexts()
    ids = [record_id("One notice.", "a.txt", equal) for _ in range(5000)]
    assert len(set(ids)) == len(ids)


def test_ids_of_many_texts_some_of_which_are_equal() -> None:
    equal = EqualTexts()
    ids = [record_id(f"Notice {number % 3000}.", "a.txt", equal) for number in range(5000)]
    assert len(set(ids)) == len(ids) and equal.count == 3000
    assert ids[:3000] == [record_id(f"Notice {number}.", "a.txt", EqualTexts()) for number in range(3000)]
    assert [id[:8] for id in ids[3000:]] == [id[:8] for id in ids[:2000]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_bytes_of_a_text_do_not_count(tmp_path: Path, encoding: str, ending: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(dated(ARTICLES).replace("\n", ending).encode(encoding))
    assert [run.id for run in split_file(path) if isinstance(run, Record)] == [
        record.id for record in named(dated(ARTICLES).rstrip("\n"), "a.txt")
    ]


# Runs


@pytest.mark.parametrize(
    "text", [dated(ARTICLES), bare(ARTICLES), on_site(headed(ARTICLES)), wrapped(on_site(dated(ARTICLES)))]
)
def test_runs_tile_lines_and_bytes(text: str) -> None:
    survey = survey_of(text)
    runs = list(runs_of(lay_out(survey)))
    assert (runs[0].first_line, runs[0].start_byte) == (1, 0)
    assert (runs[-1].last_line, runs[-1].end_byte) == (survey.lines, survey.size)
    for one, following in pairwise(runs):
        assert (following.first_line, following.start_byte) == (one.last_line + 1, one.end_byte)
        assert one.place is None or following.place is None or one.last_line < following.first_line
    assert [run.first_line for run in runs if run.place] == [record.first_line for record in records_of(text)]


def test_furniture_says_why() -> None:
    runs = split_of(capture_of(on_site(dated([SLIP, BEES])).encode()))
    reasons = [(run.reason, run.text.strip()) for run in runs if isinstance(run, Furniture) and run.text.strip()]
    assert reasons == [
        ("menu", "Skip to main content"),
        ("menu", "Harbour Lane Gazette"),
        ("menu", "About Harbour Lane Gazette | Letters to Harbour Lane Gazette | Subscribe to Harbour Lane Gazette"),
        ("separator", "-"),
        ("copyright", "© 2016 Harbour Lane Gazette, all rights reserved"),
    ]
    assert {run.reason for run in runs if isinstance(run, Furniture) and not run.text.strip()} == {"blank"}


@given(st.lists(st.lists(st.text(max_size=3), max_size=5), max_size=8), st.lists(st.integers(0, 9), max_size=9))
def test_lines_are_handed_out_in_order(groups: list[list[str]], counts: list[int]) -> None:
    lines = [line for group in groups for line in group]
    feed = LineFeed(group for group in groups if group)  # no reader yields an empty batch
    taken = [feed.take(count) for count in counts]
    assert [line for part in taken for line in part] == lines[: sum(counts)]
    at = 0
    for part, count in zip(taken, counts, strict=True):
        assert len(part) == min(count, max(0, len(lines) - at))
        at += count


# Clean text


def test_clean_is_the_article_without_its_date_line() -> None:
    for article, record in zip(ARTICLES, records_of(dated(ARTICLES)), strict=True):
        assert record.clean == "\n\n".join((article.title, *article.body))
        assert record.text.startswith(f"{article.date}\n\n{article.title}")


def test_wrapped_lines_are_joined_in_clean_and_stay_in_text() -> None:
    text = wrapped(headed(ARTICLES))
    for article, record in zip(ARTICLES, records_of(text), strict=True):
        assert record.clean == "\n\n".join((article.title, *article.body))
        assert record.text == "\n".join(text.split("\n")[record.first_line - 1 : record.last_line])


HIVES = "Four beehives on the roof have won a prize for honey"
CLEAN = [
    # (as it lies, as it is read)
    (
        "Four hives on the roof of the cafÃ© have won â€œa prizeâ€\x9d.",
        "Four hives on the roof of the café have won “a prize”.",
    ),
    ("Four beehives on\u00a0the roof have won a prize\u200b for ho\u00adney, AT&amp;T said.", f"{HIVES}, AT&T said."),
    ("Four “beehives” on the roof’s edge – and one below – have won.",) * 2,
    (f"   {HIVES}, says the city.\t", f"{HIVES}, says the city."),
]


@pytest.mark.parametrize(("raw", "read"), CLEAN)
def test_clean_is_repaired_and_text_is_not(raw: str, read: str) -> None:
    (record,) = records_of(f"22/08/16\n\nA prize\n\n{raw}\n\n{BEES.body[1]}")
    assert record.clean == f"A prize\n\n{read}\n\n{BEES.body[1]}"
    assert raw in record.text.split("\n")


def test_furniture_inside_a_record_is_skipped_in_clean() -> None:
    text = dated([SLIP, BEES]).replace(SLIP.body[2], f"Share this story\n\n{SLIP.body[2]}")
    record = records_of(text)[0]
    line = text.split("\n").index("Share this story") + 1
    assert record.skip == (line,)
    assert "Share this story" in record.text.split("\n")
    assert record.clean == "\n\n".join((SLIP.title, *SLIP.body))


# Dates that other records settle


def test_all_dates_of_a_capture_are_read_one_way() -> None:
    proved = records_of(dated([SLIP, WELL, LETTERS]))
    assert [record.header.published for record in proved] == ["2016-08-22", "2016-08-11", "2016-08-09"]
    neither = records_of(dated([WELL, LETTERS]))
    assert [record.header.published for record in neither] == ["[2016-08-11,2016-11-08]", "[2016-08-09,2016-09-08]"]


@pytest.mark.parametrize(
    ("order", "published", "updated"), [("dmy", "2016-08-11", "2016-09-03"), ("mdy", "2016-11-08", "2016-03-09")]
)
def test_the_date_of_an_update_is_read_the_same_way(order: str, published: str, updated: str) -> None:
    text = dated([WELL, LETTERS]).replace("11/08/16\n", "11/08/16\n\nUpdated: 03/09/2016\n")
    header = records_of(text, Settings(order))[0].header
    assert (header.published, header.updated) == (published, updated)
    assert records_of(text)[0].header.updated == "[2016-03-09,2016-09-03]"


GLOSSED = (
    "The last ferry of the year left Port Sandrine with nobody aboard but the captain, the mate and a crate of lamps "
    "yesterday (21/12), as in every winter. The lamps had been bought in March 2015 from the owner of a lighthouse."
)


@pytest.mark.parametrize("text", [f"{GLOSSED}\n\n{bare([BEES])}", wrapped(f"{GLOSSED}\n\n{bare(ARTICLES)}", 60)])
def test_evidence_is_a_place_in_a_raw_line(text: str) -> None:
    """Also where the paragraph was wrapped: the line is that which has the date."""
    record = records_of(text)[0]
    assert record.header.inferred == "2015-12-22"
    lines = text.split("\n")
    surfaces = {lines[at.line - 1][at.start : at.end] for at in record.header.evidence}
    assert "21/12" in surfaces


def test_evidence_that_is_wrapped_is_told_by_its_first_part() -> None:
    text = wrapped(f"Port Sandrine (March 5, 2017) – {GLOSSED}\n\n{bare(ARTICLES)}", 60)
    record = records_of(text)[0]
    assert record.header.published == "2017-03-05"
    (evidence,) = record.header.evidence
    line = text.split("\n")[evidence.line - 1]
    assert line[evidence.start : evidence.end] == "March 5, 2017" and evidence.why == "dateline"


def test_settling_costs_what_the_records_are() -> None:
    """Of each that states no day, signs nothing and reports nothing it is asked whether it is a page's own text."""
    (one,) = named(BEES.body[0], "a.txt")

    def work(size: int) -> None:
        drafting = Drafting.of("a.txt", "a.txt")
        for _ in range(size):
            drafting.told.put(Clues())
        assert sum(1 for _ in settle(drafting, [Draft(one, Head(), False)] * size, None)) == size

    assert grows_linearly(work, 1_000)
