"""What `build` is measured with: long articles in captures of some megabytes, the same on every machine."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from benchmarks import build
from benchmarks.captures import MIXED, Press
from benchmarks.naming import GROWTH, GrowingNames


@pytest.fixture(scope="module")
def press() -> Press:
    return Press.load()


def test_articles_are_as_long_as_those_of_news_sites(press: Press) -> None:
    pages = list(islice(build.long_pages(press, seed=1), 2 * len(MIXED)))
    articles = sum(len(page.records) for page in pages)
    assert 0.8 * build.ARTICLE < sum(len(page.text) for page in pages) / articles < 1.3 * build.ARTICLE


def test_records_stand_where_they_are_said_to(press: Press) -> None:
    page = next(build.long_pages(press, seed=1))
    short = press.page(MIXED[1], Random(1))
    assert len(page.records) == len(short.records)
    assert page.lines == page.text.count("\n") > short.lines
    borders = [line for record in page.records for line in record]
    assert borders == sorted(borders) and borders[-1] <= page.lines
    lines = page.text.split("\n")
    assert all(lines[first - 1] and lines[last - 1] for first, last in page.records)


def test_one_page_in_ten_is_a_copy(press: Press) -> None:
    texts = [page.text for page in islice(build.long_pages(press, seed=1), 2 * build.COPIED)]
    assert len(set(texts)) == len(texts) - 2


def test_captures_follow_from_their_seed(press: Press, tmp_path: Path) -> None:
    sizes = [build.write_captures(tmp_path / name, press, 40) for name in ("one", "two")]
    one, two = ([path.read_bytes() for path in sorted((tmp_path / name).iterdir())] for name in ("one", "two"))
    assert one == two and sizes == [sum(map(len, one))] * 2
    build.write_little(tmp_path / "more.txt", press)
    assert 0 < (tmp_path / "more.txt").stat().st_size < build.CAPTURE


def test_names_grow_and_some_are_in_all_the_news() -> None:
    random, names = Random(1), GrowingNames()
    found = []
    for _ in range(4):
        for _ in range(20_000):
            names(random)
        found.append(len(names.times))
    assert found[-1] / found[0] == pytest.approx(4**GROWTH, rel=0.15)
    once = sum(times == 1 for times in names.times.values())
    (_, most), *_ = names.times.most_common(1)
    assert once > found[-1] / 3 and most > 100


def test_names_follow_from_the_seed_of_pages(press: Press) -> None:
    texts = [replace(press, naming=GrowingNames()).page(MIXED[0], Random(1)).text for _ in range(2)]
    assert texts[0] == texts[1] != press.page(MIXED[0], Random(1)).text
