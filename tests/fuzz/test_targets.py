"""The targets of the fuzzer on some inputs each, and on what it has found."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pieces import FIRST, PIECES
from targets import TARGETS

PIECE = st.integers(FIRST, 0xFF)
BYTE = st.one_of(PIECE, PIECE, PIECE, st.integers(0, 0xFF))
INPUT = st.one_of(st.lists(BYTE, max_size=60).map(bytes), st.binary(max_size=40))


def test_each_piece_has_its_byte() -> None:
    assert len(PIECES) == len({*PIECES}) == 0x100 - FIRST


@pytest.mark.parametrize("name", TARGETS)
def test_any_input(name: str) -> None:
    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(INPUT)
    def check(data: bytes) -> None:
        TARGETS[name](data)

    check()
