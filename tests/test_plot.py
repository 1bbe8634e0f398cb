"""Bars: as wide as the terminal, whatever is in their labels, and in ASCII where there is nothing else."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.output.console import display_width
from iomcorpus.output.plot import (
    ASCII,
    FINE,
    LEAST_BAR,
    Bar,
    Blocks,
    Plot,
    blocks_for,
    cut_middle,
    draw,
    fit,
    timeline_plot,
    values_plot,
    write_plots,
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def period(name: str, count: int, inferred: int = 0, spanning: int = 0) -> dict[str, object]:
    return {"period": name, "count": count, "inferred": inferred, "with_copies": count + 1, "spanning": spanning}


def value(name: str, count: int) -> dict[str, object]:
    return {"value": name, "count": count, "with_copies": count, "mentions": 1234}


MONTHS = timeline_plot([period("2017-03", 8), period("2017-04", 0), period("2017-05", 16, 6), period("2017-06", 1, 1)])
NAMES = values_plot(
    [
        value("International Organization for Migration, Office for the Horn of Africa", 40),
        value("国际移民组织国际移民组织国际移民组织国际移民组织国际移民组织国际移民组织", 7),
        value("\x1b[2Jred\n\u202eline", 1),
    ],
    "date_from",
)


def printed(plot: Plot, stream: io.StringIO, blocks: Blocks = FINE, color: bool = False) -> list[str]:
    write_plots([plot], stream, blocks, color)
    return stream.getvalue().splitlines()


def test_the_look_of_a_timeline_on_a_pipe() -> None:
    assert printed(MONTHS, io.StringIO()) == [
        "period   count  with copies  █ stated  ▒ inferred",
        "2017-03      8            9  █████████████████████████▌",
        "2017-04      0            1",
        "2017-05     16           17  ████████████████████████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
        "2017-06      1            2  ▒▒▒",
    ]


def test_the_look_in_ascii() -> None:
    assert printed(MONTHS, io.StringIO(), ASCII)[3:] == [
        "2017-05     16           17  ################################:::::::::::::::::::",
        "2017-06      1            2  :::",
    ]


def test_periods_that_dates_go_beyond() -> None:
    header, line = printed(timeline_plot([period("2017", 3, spanning=2)]), io.StringIO())
    assert header.split() == ["period", "count", "with", "copies", "spanning"]
    assert line.split()[:4] == ["2017", "3", "4", "2"]


@pytest.mark.parametrize("width", [12, 20, 30, 40, 60, 80, 140, 300])
@pytest.mark.parametrize("plot", [MONTHS, NAMES], ids=["months", "names"])
def test_nothing_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch, plot: Plot, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = printed(plot, Terminal())
    assert max(map(display_width, lines[-len(plot.bars) :])) <= width
    assert len(lines) - len(plot.bars) in (1, 2)  # the legend may stand over the header
    assert width < 20 or any("█" in line for line in lines)


@pytest.mark.parametrize("terminal", [True, False])
def test_labels_are_safe_and_cut_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = printed(NAMES, Terminal() if terminal else io.StringIO())
    assert len(lines) == 4
    assert not set("".join(lines)) & set("\x1b\u202e\n")
    assert any("Office for the Horn of Africa" in line for line in lines) is not terminal
    assert ("…" in lines[1]) is terminal
    assert all("█" * LEAST_BAR in line or "█" not in line[-LEAST_BAR:] for line in lines[1:2])


def test_colours_only_where_they_are_allowed() -> None:
    plain, coloured = ("\n".join(printed(MONTHS, io.StringIO(), color=color)) for color in (False, True))
    assert "\x1b" not in plain
    assert "\x1b[36m" in coloured and "\x1b[2;36m" in coloured
    for code in ("\x1b[36m", "\x1b[2;36m", "\x1b[0m", "\x1b[1m", "\x1b[2m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_plots_below_one_another_share_their_columns() -> None:
    stream = io.StringIO()
    write_plots(
        [values_plot([value("a long name", 1)], "first"), Plot(("second", "count"), [Bar("b", (3,), 3)])], stream, FINE
    )
    lines = stream.getvalue().splitlines()
    assert lines[2] == ""
    assert lines[1].index("█") == lines[4].index("█")


@pytest.mark.parametrize(
    ("encoding", "asked", "expected"),
    [
        ("utf-8", False, FINE),
        ("utf-8", True, ASCII),
        ("latin-1", False, ASCII),
        ("ascii", False, ASCII),
        ("cp437", False, ASCII),
    ],
)
def test_which_blocks(encoding: str, asked: bool, expected: Blocks) -> None:
    assert blocks_for(io.TextIOWrapper(io.BytesIO(), encoding=encoding), asked) is expected


NUMBERS = st.integers(0, 10**9)


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(2, 200), st.sampled_from([FINE, ASCII]))
def test_a_bar_fits_and_shows_all_that_there_is(solid: int, shaded: int, more: int, room: int, blocks: Blocks) -> None:
    most = solid + shaded + more
    bar, rest = draw(solid, shaded, most, room, blocks)
    assert len(bar) + len(rest) <= room
    assert (bool(bar), bool(rest)) == (solid > 0, shaded > 0)
    assert more or len(bar) + len(rest) == (room if most else 0)


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(2, 200))
def test_more_is_not_shorter(one: int, other: int, more: int, room: int) -> None:
    less, greater = sorted((one, other))
    short, long = (draw(number, 0, greater + more, room, FINE)[0] for number in (less, greater))
    assert eighths(short) <= eighths(long)


def eighths(bar: str) -> int:
    return sum(8 if char == FINE.whole else FINE.eighths.index(char) + 1 for char in bar)


@given(st.text(max_size=60), st.integers(1, 60))
def test_a_label_is_cut_to_its_width(text: str, width: int) -> None:
    cut = cut_middle(text, width)
    assert display_width(cut) <= width
    assert cut == text or display_width(text) > width


@given(st.lists(st.integers(1, 200), min_size=2, max_size=4), st.integers(1, 300))
def test_labels_and_numbers_fit(widths: list[int], width: int) -> None:
    found = fit(widths, width)
    assert 2 <= len(found) <= len(widths) and 1 <= found[0] <= widths[0]
    assert found[1:] == widths[1 : len(found)]
