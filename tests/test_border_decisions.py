"""Decisions on borders: how they are typed, where they stand in a capture, and what they make of its borders."""

from __future__ import annotations

import pytest
from articles import ARTICLES, CLOCK, bare, dated, headed, on_site, wrapped
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import DATA, SAMPLES, capture_of, survey_of
from test_laws import check_laws

from iomcorpus.errors import CorpusError
from iomcorpus.model import Furniture, Record
from iomcorpus.pipeline import split_capture, survey_capture
from iomcorpus.reading.capture import Capture, lines_of
from iomcorpus.splitting.decisions import Heard, Said, parse_borders, write_name
from iomcorpus.splitting.excerpts import LONGEST, beginnings, excerpt_of
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.standing import settle
from iomcorpus.splitting.survey import Survey

# How decisions are typed

TYPED = [
    ("record 4", Said("record", 4)),
    ("record 4-9 | Bees", Said("record", 4, 9, "Bees")),
    ("join   33-44   61%   | Opening | hours  # daily ", Said("join", 33, 44, "Opening | hours # daily")),
    ("furniture 4-4 recurs across captures|Home", Said("furniture", 4, 4, "Home")),
    ("\trecord 4", Said("record", 4)),
    ("found 4-9 98% | Bees", None),
    ("aside 4 menu | Home", None),
    ("# record 4", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "said"), TYPED, ids=lambda value: str(value)[:20])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_decisions_are_read(line: str, said: Said | None, end: str) -> None:
    found = parse_borders(f"capture a b.txt{end}{line}{end}", "borders.txt").said.get("a b.txt", ())
    assert found == (() if said is None else (said._replace(line=2),))


WRONG = [
    ("record 4", "line 1: no capture is named above it. Write before it: capture NAME."),
    ("capture a.txt\nrecrod 4", "line 2: 'recrod 4' is no decision. Write: record LINE"),
    ("capture a.txt\nrecord four | Bees", "line 2: 'record four' is no decision."),
    ("capture a.txt\nrecord 4-", "line 2: 'record 4-' is no decision."),
    ("capture a.txt\nrecord 9-4", "line 2: there are no lines 9-4."),
    ("capture a.txt\njoin 0", "line 2: there are no lines 0."),
    ("capture a.txt\njoin", "line 2: 'join' is no decision."),
    ('capture "a.txt\njoin 4', 'line 1: "a.txt is not closed.'),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_no_decision_is_told(text: str, message: str) -> None:
    with pytest.raises(CorpusError) as caught:
        parse_borders(text, "borders.txt")
    assert str(caught.value).startswith(f"borders.txt, {message}")
    assert "\n" not in str(caught.value)


NAMES = [
    "a.txt",
    "in/b c.txt",
    " a.txt",
    "a\nb.txt",
    'a".txt',
    '"a.txt',
    "a | b.txt",
    "a | abcdef",
    "é\u2028.txt",
    "-",
    "#a",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("digest", ["", "0123456789ab"])
def test_names_come_back(name: str, digest: str) -> None:
    head = f"capture {write_name(name)}" + (f" | {digest}" if digest else "")
    assert parse_borders(f"{head}\nrecord 4", "x").said == {name: (Said("record", 4, digest=digest, line=2),)}


def test_sections_of_one_capture_are_joined() -> None:
    text = "capture a.txt | aaaaaa\nrecord 1\ncapture b.txt\ncapture a.txt\njoin 5"
    said = parse_borders(text, "x").said
    assert said == {"a.txt": (Said("record", 1, digest="aaaaaa", line=2), Said("join", 5, line=5))}


# What stands behind the bar

ODD = st.text(st.sampled_from("ab /|\u00a0\u200b\u202e\x0c\x1b#é"), max_size=80)


@given(st.lists(ODD, max_size=12))
def test_an_excerpt_is_how_its_line_begins(lines: list[str]) -> None:
    begin = dict(beginnings(lines))
    for number in begin:
        excerpt = excerpt_of(lines[number - 1 :])
        assert begin[number].startswith(excerpt) and 0 < len(excerpt) <= LONGEST
        assert begin[number].startswith(excerpt_of(lines[number - 1 : number]))
        typed = parse_borders(f"capture a\nrecord 1 | {excerpt}", "x").said["a"][0].quote
        assert typed == excerpt


# Where decisions stand

TEXT = "\n".join(
    ("News", "", "22/12/17", "Bees", "", "The bees are back in Orrin.", "", "Share",
     "", "22/12/17", "Clocks", "", "The clock is slow.", "", "Share", "")
)  # fmt: skip
STANDING = [
    (Said("record", 3), 3, ""),
    (Said("record", 2), 3, ""),  # a blank line: what follows it
    (Said("record", 3, quote="22/12/17 / Bees"), 3, ""),
    (Said("record", 3, quote="22/12/17"), 3, ""),
    (Said("record", 2, quote="22/12/17 / Bees"), 3, ""),
    (Said("record", 3, digest="abc"), 3, ""),
    (Said("record", 3, quote="22/12/17 / Clocks"), 10, 'record 3: "22/12/17 / Clocks" stands at line 10 of x by now'),
    (Said("record", 99, quote="Clocks"), 11, 'record 99: "Clocks" stands at line 11 of x by now'),
    (Said("record", 3, quote="Boats"), 0, 'line 3 of x does not begin "Boats" any more, and no other line does.'),
    (Said("record", 3, quote="Share"), 0, 'line 3 of x does not begin "Share" any more, and several other lines do.'),
    (Said("record", 3, digest="dead"), 0, "record 3: x has changed since, and no text tells"),
    (Said("record", 3, digest="dead", quote="22/12/17 / Bees"), 3, ""),
    (Said("join", 99), 0, "join 99: x has 16 lines."),
    (Said("join", 1), 0, "join 1: no record stands above it in x."),
    (Said("furniture", 5, 5), 0, "furniture 5-5: there is no text in x."),
    (Said("furniture", 1, 99), 1, ""),
]


@pytest.mark.parametrize(("said", "line", "remark"), STANDING, ids=lambda value: str(value)[:30])
def test_decisions_stand_at_their_text(said: Said, line: int, remark: str) -> None:
    (heard,) = settle([said], survey_of(TEXT), TEXT.splitlines(), "x", "abcdef")
    assert (heard.first, bool(remark)) == (line, bool(heard.remark))
    assert heard.remark.startswith(remark)
    if not line:
        assert heard.remark.endswith("It decides nothing.")


def test_both_ends_move() -> None:
    said = Said("furniture", 3, 5, "Clocks")
    (heard,) = settle([said], survey_of(TEXT), TEXT.splitlines(), "x", "abcdef")
    assert (heard.first, heard.last) == (11, 13)


def test_a_place_inside_of_a_paragraph_is_no_border() -> None:
    text = wrapped(bare(ARTICLES))
    survey = survey_of(text)
    assert survey.last[0] > survey.first[0]
    (heard,) = settle([Said("record", 2)], survey, text.splitlines(), "x", "")
    why = f"record 2: lines 1-{survey.last[0]} of x are one wrapped paragraph, name line 1."
    assert heard.remark == f"{why} It decides nothing."


AGAINST = [
    ([Said("record", 4, line=1), Said("join", 4, line=2)], [0, 4]),
    ([Said("record", 4, line=1), Said("record", 4, line=2)], [4, 4]),
    ([Said("record", 4, line=1), Said("furniture", 4, line=2)], [0, 4]),
    ([Said("record", 4, line=1), Said("record", 3, 6, line=2)], [0, 3]),
    ([Said("record", 3, 6, line=1), Said("record", 4, line=2)], [3, 4]),
    ([Said("join", 4, 6, line=1), Said("record", 6, line=2)], [4, 6]),
    ([Said("furniture", 4, line=1), Said("record", 3, 6, line=2)], [4, 3]),
]


@pytest.mark.parametrize(("said", "lines"), AGAINST)
def test_of_contradictions_the_later_counts(said: list[Said], lines: list[int]) -> None:
    heard = settle(said, survey_of(TEXT), TEXT.splitlines(), "x", "")
    assert [one.first for one in heard] == lines
    for one in heard:
        assert one.remark == ("" if one.first else f"{one.said}: line 2 says {said[1]}. It decides nothing.")


def test_what_a_store_keeps_comes_back() -> None:
    heard = Heard(Said("join", 3, 5, "Bees", "abc"), 4, 6, "moved")
    assert Heard.load(heard.dump()) == heard


# What they make of borders


def split(capture: Capture, *said: Said) -> list[Record | Furniture]:
    survey = survey_capture(capture)
    heard = settle(said, survey, lines_of(capture), capture.name, capture.digest)
    return list(split_capture(capture, survey, Settings(), said=heard).runs())


def spans(runs: list[Record | Furniture]) -> list[tuple[int, int]]:
    return [(run.first_line, run.last_line) for run in runs if isinstance(run, Record)]


PAGE = on_site(dated(ARTICLES))
LINES = PAGE.splitlines()
CLOCK_LINE = LINES.index(CLOCK.date) + 1
CLOCK_END = LINES.index(CLOCK.body[-1]) + 1
SECOND = LINES.index(CLOCK.body[1]) + 1


def around_clock(*said: Said) -> list[tuple[int, int]]:
    """The records that touch the lines of one article, when that is decided of it."""
    runs = split(capture_of(PAGE.encode()), *said)
    return [(first, last) for first, last in spans(runs) if last >= CLOCK_LINE and first <= CLOCK_END]


def test_a_record_begins_where_people_say_so() -> None:
    assert around_clock() == [(CLOCK_LINE, CLOCK_END)]
    assert around_clock(Said("record", SECOND)) == [(CLOCK_LINE, SECOND - 2), (SECOND, CLOCK_END)]


def test_lines_are_one_record_where_people_say_so() -> None:
    found = around_clock(Said("record", SECOND, SECOND))
    assert found == [(CLOCK_LINE, SECOND - 2), (SECOND, SECOND), (SECOND + 2, CLOCK_END)]


def test_what_stands_above_goes_on_where_people_say_so() -> None:
    ((first, last),) = around_clock(Said("join", CLOCK_LINE))
    assert first < CLOCK_LINE and last == CLOCK_END


def test_lines_are_furniture_where_people_say_so() -> None:
    assert around_clock(Said("furniture", CLOCK_LINE, CLOCK_END)) == []
    runs = split(capture_of(PAGE.encode()), Said("furniture", SECOND))
    assert [run.skip for run in runs if isinstance(run, Record) and run.first_line == CLOCK_LINE] == [(SECOND,)]
    furnished = split(capture_of(PAGE.encode()), Said("furniture", CLOCK_LINE, CLOCK_END))
    assert "people say so" in {run.reason for run in furnished if isinstance(run, Furniture)}


def test_furniture_is_text_where_people_say_so() -> None:
    assert spans(split(capture_of(PAGE.encode())))[0][0] > 5
    (first, *_) = split(capture_of(PAGE.encode()), Said("record", 1, 5))
    assert isinstance(first, Record) and (first.first_line, first.last_line, first.skip) == (1, 5, ())


def test_a_pinned_record_keeps_its_furniture() -> None:
    capture = capture_of((DATA / "blog-posted-by.txt").read_bytes())
    found = [run for run in split(capture) if isinstance(run, Record) and run.skip]
    for record in found:
        runs = split(capture, Said("record", record.first_line, record.last_line))
        again = next(run for run in runs if isinstance(run, Record) and run.first_line == record.first_line)
        assert (again.text, again.skip) == (record.text, record.skip)


def test_why_a_border_stands_is_told() -> None:
    runs = split(capture_of(PAGE.encode()), Said("record", SECOND))
    border = next(run.border for run in runs if isinstance(run, Record) and run.first_line == SECOND)
    assert ("people say so", 100.0) in border.cues and border.sure == 1.0


# Laws

SHAPES = {"dated": PAGE, "headed": headed(ARTICLES), "bare": bare(ARTICLES), "wrapped": wrapped(dated(ARTICLES))}
CAPTURES = {name: capture_of(text.encode()) for name, text in SHAPES.items()} | {
    name: capture_of((DATA / f"{name}.txt").read_bytes()) for name in SAMPLES if name != "wrapped-72"
}
SURVEYS: dict[str, Survey] = {name: survey_capture(capture) for name, capture in CAPTURES.items()}
SAYS = st.tuples(st.sampled_from(("record", "join", "furniture")), st.integers(0, 400), st.integers(-1, 9))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(CAPTURES)), st.data())
def test_a_border_stands_wherever_people_say_so(name: str, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from([*SURVEYS[name].first]))
    runs = split(CAPTURES[name], Said("record", line))
    check_laws(CAPTURES[name], runs)
    assert line in [first for first, _ in spans(runs)]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(CAPTURES)), st.lists(SAYS, max_size=6))
def test_whatever_people_say_nothing_is_lost(name: str, says: list[tuple[str, int, int]]) -> None:
    firsts = SURVEYS[name].first
    said = []
    for number, (verb, at, more) in enumerate(says):
        first = firsts[at % len(firsts)]
        said.append(Said(verb, first, None if more < 0 else first + more, line=number))
    capture, survey = CAPTURES[name], SURVEYS[name]
    heard = settle(said, survey, lines_of(capture), capture.name, capture.digest)
    runs = list(split_capture(capture, survey, Settings(), said=heard).runs())
    check_laws(capture, runs)
    starts = {first for first, _ in spans(runs)}
    for one in heard:
        if one.first and one.said.verb != "record":
            assert one.first not in starts
