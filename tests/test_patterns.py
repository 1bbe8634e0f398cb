"""Texts made to make patterns try again and again: reading them costs what their length is.

Some patterns alone would cost the square of it; these are for lines that a caller has found to be short, and that is
what is tested. Which texts they are stands in cases/hostile_units.json, and `make soak` finds out whether it is whole.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from functools import cache

import pytest
from attacks import texts
from growth import TIMES, grows_linearly, repeated
from patterns import Compiled, compiled
from samples import cases
from test_growth import split_page

from iomcorpus.asking.scan import fold
from iomcorpus.copies.differences.alignment import align
from iomcorpus.copies.differences.diff import diff_rows
from iomcorpus.copies.differences.words import read_pair
from iomcorpus.facts.find import find_facts
from iomcorpus.output.standoff import TOKEN
from iomcorpus.streams import dedupe_rows
from iomcorpus.text.repair import repair

SOAK = bool(os.environ.get("SOAK"))  # lines of 1 MB: `make soak`
UNITS = [tuple(one) for one in cases("hostile_units")]  # what stands first, and what is repeated behind it
SIZES = (24, 120, 600, 2_400, 9_600)
SEEN = 0.02  # seconds of CPU; below, the clock decides
SHORT = 200  # characters: what takes long on so few is worse than a square
STEEP = 2.2  # times as much for each character as on a text of a quarter of the length; a square has 4
TRIES = 3
NO_END = "\x00"
MOST_EACH = 100e-6  # seconds for a character of short lines: some ten of the usual

all_patterns = cache(compiled)


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


def split(line: str) -> None:
    split_page(["3 June 2011", "", "Harbour reopens", "", line, "", "It closed again, said the harbour master."])


def find(line: str) -> None:
    text = f"Harbour reopens\n\nLin Wei, director of the Port, said: {line}\n\nContact:\n{line}"
    find_facts({"id": "a", "text": text})


def compare(line: str) -> None:
    one, other = {"id": "a", "text": line}, {"id": "b", "text": f"{line} b"}
    list(dedupe_rows([one, other]))
    both = read_pair(*({**row, "first_line": 1, "skip": []} for row in (one, other)))
    list(diff_rows(*both, align(*both)))


def read(line: str) -> None:
    repair(line)
    fold(line)
    for _ in TOKEN.finditer(line):
        pass


@pytest.mark.parametrize("work", [split, find, compare, read])
def test_a_hostile_line_costs_what_its_length_is(work: Callable[[str], object]) -> None:
    size = (1 << 20) // TIMES if SOAK else 3_000
    steep = [
        (before, unit)
        for before, unit in UNITS
        if not grows_linearly(lambda length: work(before + repeated(unit, length) + NO_END), size)  # noqa: B023
    ]
    assert not steep


def test_short_hostile_lines_cost_no_more_than_a_long_one() -> None:
    """What is steep on short lines costs no more than so much: a capture may have many of them."""
    for before, unit in UNITS:
        lines = [before + repeated(unit, size) + NO_END for size in (110, 300, 900) for _ in range(4)]
        length = sum(map(len, lines))
        work = {"split": lambda: split_page([part for line in lines for part in (line, "")]),  # noqa: B023
                "find": lambda: find("\n\n".join(lines))}  # noqa: B023  # fmt: skip
        for name, do in work.items():
            spent = min(cost(lambda _: do(), "") for _ in range(TRIES))  # noqa: B023
            assert spent < MOST_EACH * length, (name, before, unit)


def test_every_pattern_is_there() -> None:
    patterns = all_patterns()
    assert len(patterns) > 500
    assert {pattern.sought for pattern in patterns} == {True, False}
    assert all(texts(pattern.pattern, pattern.flags) for pattern in patterns)


@pytest.mark.skipif(not SOAK, reason="two minutes: make soak")
@pytest.mark.parametrize("part", range(8))
def test_hostile_units_are_all_known(part: int) -> None:
    """A pattern that is steep on another text than those needs that text among them."""
    found = [
        (pattern.module, pattern.line, before, unit, told)
        for pattern in all_patterns()[part::8]
        for work in ways(pattern)
        for before, unit, end in texts(pattern.pattern, pattern.flags)
        if (before, unit) not in UNITS and not is_known(pattern, work) and (told := is_steep(work, before, unit, end))
    ]
    assert not found


def is_known(pattern: Compiled, work: Callable[[str], object]) -> bool:
    """Whether one of the known texts is steep for it already."""
    own = [
        (before, unit, end) for before, unit, end in texts(pattern.pattern, pattern.flags) if (before, unit) in UNITS
    ]
    return any(is_steep(work, before, unit, end) for before, unit, end in own)
