"""How columns share a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomcorpus.output.widths import NAME, READABLE, WHOLE, Need, share

ID, DATE, TEXT = Need(12, 12, 12, False), Need(11, 11, 11, False), Need(400, 14, 14, True)
PATH, LONG_PATH = Need(24, 24, 0, False), Need(90, 90, 0, False)
FILE = Need(26, 24, 6, True)


@pytest.mark.parametrize(
    ("room", "needs", "widths", "why"),
    [
        (56, [ID, DATE, TEXT], [12, 11, 33], "short ones whole, the text takes the rest"),
        (200, [ID, FILE], [12, 26], "no more than there is"),
        (80, [ID, TEXT, TEXT], [12, 34, 34], "texts share"),
        (60, [ID, FILE, TEXT], [12, 24, 24], "a name stays in one line before a text gets more"),
        (40, [ID, FILE, TEXT], [12, 14, 14], "where it cannot, all are just bearable"),
        (36, [ID, FILE, TEXT], None, "or there is no table"),
        (90, [LONG_PATH, TEXT], [45, 45], "a long name and a text share"),
        (300, [LONG_PATH, TEXT], [90, 210], "and all of it where there is room"),
        (
            99,
            [Need(80, 9, 9, True, 30), Need(400, 14, 14, True, 300)],
            [30, 69],
            "what is short in most rows leaves the room to the other",
        ),
        (50, [PATH, Need(21, 21, 21, True)], [24, 21], "two days with a stroke are never cut"),
        (44, [PATH, Need(21, 21, 21, True)], None, "nor here"),
    ],
)
def test_share(room: int, needs: list[Need], widths: list[int] | None, why: str) -> None:
    assert share(room, needs) == widths, why


NEEDS = st.builds(
    lambda unbroken, more, wide, usual: Need(unbroken + more, unbroken, min(unbroken, WHOLE), wide, usual),
    st.integers(1, 60), st.integers(0, 200), st.booleans(), st.integers(0, 300),
)  # fmt: skip


@given(st.integers(1, 250), st.lists(NEEDS, min_size=1, max_size=12))
def test_all_fits_and_can_be_read(room: int, needs: list[Need]) -> None:
    widths = share(room, needs)
    if widths is None:
        assert sum(min(need.most, max(READABLE[-1], WHOLE, NAME)) for need in needs) > room
        return
    assert sum(widths) <= room
    for width, need in zip(widths, needs, strict=True):
        assert min(need.most, READABLE[-1] if need.wide else need.whole) <= width <= need.most
        assert width >= min(need.whole, need.most)
    if sum(widths) < room:
        assert widths == [need.most for need in needs]
