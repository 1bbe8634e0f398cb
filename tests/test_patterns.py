"""No pattern of the package costs more than its text is long, on texts made to make it try again and again."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable

import pytest
from attacks import texts
from growth import repeated
from patterns import Compiled, compiled

SOAK = bool(os.environ.get("SOAK"))  # lines of 1 MB: `make soak`
SIZES = (24, 120, 600, 2_400, 9_600, *((38_400, 153_600, 614_400, 1_048_576) if SOAK else ()))
SEEN = 0.02  # seconds of CPU; below, the clock decides
SHORT = 200  # characters: what takes long on so few is worse than a square
STEEP = 2.2  # times as much for each character as on a text of a quarter of the length; a square has 4
TRIES = 3

PATTERNS = compiled()


def ways(pattern: Compiled) -> list[Callable[[str], object]]:
    made = re.compile(pattern.pattern, pattern.flags)
    if pattern.sought:
        return [lambda text: sum(1 for _ in made.finditer(text))]
    return [made.match, made.fullmatch]


def cost(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def is_steep(work: Callable[[str], object], before: str, unit: str, end: str) -> str | None:
    """What to say of a text whose cost grows with more than its length."""
    last, shorter = 0.0, ""
    for size in SIZES:
        text = before + repeated(unit, size) + end
        spent = cost(work, text)
        if spent > SEEN:
            spent = min(spent, *(cost(work, text) for _ in range(TRIES - 1)))
            if len(text) <= SHORT and spent > SEEN:
                return f"{spent:.3f} s for {len(text)} characters"
            if shorter and spent > SEEN and spent / len(text) > STEEP * max(last, SEEN / 50) / len(shorter):
                again = min(cost(work, shorter) for _ in range(TRIES))
                if spent / len(text) > STEEP * again / len(shorter):
                    return f"{again:.4f} s for {len(shorter)} characters, {spent:.4f} s for {len(text)}"
        last, shorter = spent, text
    return None


def test_there_are_patterns_to_try() -> None:
    assert len(PATTERNS) > 500
    assert {pattern.sought for pattern in PATTERNS} == {True, False}


@pytest.mark.parametrize("module", sorted({pattern.module for pattern in PATTERNS}))
def test_patterns_are_linear(module: str) -> None:
    found = {
        f"{module}:{pattern.line}": f"{before!r} + {unit!r} * n: {told}"
        for pattern in PATTERNS
        if pattern.module == module
        for work in ways(pattern)
        for before, unit, end in texts(pattern.pattern, pattern.flags)
        if (told := is_steep(work, before, unit, end))
    }
    assert not found
