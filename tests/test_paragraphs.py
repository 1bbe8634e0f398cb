"""Lines become paragraphs: where a capture is wrapped at a fixed width, and where not."""

from __future__ import annotations

import textwrap

import pytest
from growth import grows_linearly
from samples import records_of
from test_recurring import PROSE, TITLES

from iomcorpus.text.paragraphs import WIDEST_WRAP, wrap_width

MENU = ["Skip to content", "Home", "About us", "A headline of more than forty characters stands here alone", ""]
ADDRESS = "https://canal.example/" + "a" * 120
WRAPPED = [line for n in range(6) for line in (*textwrap.wrap(" ".join(PROSE[n % 5 :] + PROSE), 72), "")]
WIDTHS: list[tuple[list[str], bool, str]] = [
    (WRAPPED, True, "wrapped, and nothing else"),
    ([*MENU, *WRAPPED, *MENU], True, "among menus"),
    ([*MENU, *WRAPPED, ADDRESS], True, "with an address that no width holds"),
    ([*MENU, *PROSE * 6, ADDRESS], False, "a line is a paragraph"),
    ([*WRAPPED, *[" ".join(PROSE)] * 12], True, "beside pages that are not"),
    ([*WRAPPED, *[" ".join(PROSE)] * 60], False, "many longer lines"),
    ([*WRAPPED[:4], ADDRESS], False, "too few lines"),
    ([line.replace(" ", "  ") * 2 for line in WRAPPED], False, "wider than anybody wraps"),
]


@pytest.mark.parametrize(("lines", "wrapped", "why"), WIDTHS, ids=[why for _, _, why in WIDTHS])
def test_the_width_of_a_capture(lines: list[str], wrapped: bool, why: str) -> None:
    width = wrap_width(lines)
    assert (60 < width <= WIDEST_WRAP) if wrapped else width == 0, why


def test_a_wrapped_text_among_menus_is_read_in_paragraphs() -> None:
    items = [
        f"{TITLES[n]}\n{9 - n} June 2011\n\n"
        + "\n".join(textwrap.wrap(" ".join(PROSE[(n + k) % 5] for k in range(3)), 72))
        for n in range(4)
    ]
    records = records_of("\n".join(MENU) + "\n" + "\n\n".join(items) + f"\n\nPowered by Kettle\n{ADDRESS}\n")
    assert [record.header.title for record in records] == list(TITLES[:4])
    assert records[1].clean.endswith(" ".join(PROSE[(1 + k) % 5] for k in range(3)))


def test_what_it_costs_to_see_a_width() -> None:
    assert grows_linearly(lambda size: wrap_width([*WRAPPED, ADDRESS] * (size // 20)), 4_000)
