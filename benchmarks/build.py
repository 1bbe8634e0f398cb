"""What `build` costs from captures to answers: each stage by the clock, CPU and memory of all, a run with little new.

Articles are as long as those of news sites are, 3,300 characters in the mean, and come in captures of some megabytes;
of ten pages one is a copy of another, as captures of one site are. Their names are a few thousand units, so that among
100,000 articles nearly all that can be put together of them are there; `build-names` is the same with names that grow
with the corpus.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.captures import MIXED, Page, Press
from benchmarks.large import MemoryWatch
from benchmarks.measure import Command, Desk, Run
from benchmarks.naming import GrowingNames
from benchmarks.report import NO_TARGET, Row, Table, judge
from benchmarks.split import MEGABYTE, forget

ARTICLE = 3_300  # characters
CAPTURE = 4 * MEGABYTE
PARAGRAPH = 100  # characters: shorter lines are headings, notes and furniture
COPIED = 10  # one page in so many stands elsewhere too
RECENT = 200  # pages among which that is
LITTLE = 20  # articles of the capture that comes later
SEED = 4

STAGES = ("split", "index", "dedupe", "extract", "people")
FASTEST, LONGEST = 100_000, 240.0  # so many articles, and seconds by the clock that they may take
LONGEST_AGAIN = 2.0  # seconds by the clock
FLAT = 1.3  # times the cost of a record in the smallest store


@dataclass(frozen=True, slots=True)
class Built:
    """A store, and what it took to make it, to bring it up to one more capture, and to let that go."""

    size: int  # bytes of captures
    records: int
    first: Run
    together: float | None  # MB of all processes at a time, where the system tells
    seconds: dict[str, float]  # of CPU, by stage
    again: Run
    less: Run


def long_page(press: Press, name: str, random: Random) -> Page:
    """A page whose articles have paragraphs of others behind their own, but for those that begin one."""
    page, *others = (press.page(name, random) for _ in range(5))
    lines, spare = page.text.split("\n"), [other.text.split("\n") for other in others]
    put: list[str] = []
    records: list[tuple[int, int]] = []
    at = 0
    for first, last in page.records:
        put += lines[at : first - 1]
        begin = len(put) + 1
        put += _lengthened(lines[first - 1 : last], [other[first - 1 : last] for other in spare])
        records.append((begin, len(put)))
        at = last
    put += lines[at:]
    return Page("\n".join(put), len(put) - 1, tuple(records))


def _lengthened(article: list[str], others: Sequence[list[str]]) -> list[str]:
    places = [place for place, line in enumerate(article) if len(line) >= PARAGRAPH]
    if not places:
        return article
    between = [""] if "" in article else []
    size, more = sum(map(len, article)), []
    for line in (line for other in others for line in _middle(_paragraphs(other))):
        if size >= ARTICLE:
            break
        more += [*between, line]
        size += len(line)
    behind = places[(len(places) - 1) // 2] + 1  # what closes an article stays at its end
    return article[:behind] + more + article[behind:]


def _middle(paragraphs: Sequence[str]) -> Sequence[str]:
    """What could stand in the middle of any article: not how one begins, nor whom to ask and who paid, said last."""
    return paragraphs[1 : 1 + len(paragraphs) // 2]


def _paragraphs(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if len(line) >= PARAGRAPH]


def long_pages(press: Press, seed: int) -> Iterator[Page]:
    """Pages without end, some of them again."""
    random, recent, made = Random(seed), list[Page](), 0
    while True:
        made += 1
        again = made % COPIED == 0
        page = random.choice(recent) if again else long_page(press, MIXED[made % len(MIXED)], random)
        recent = [*recent, page][-RECENT:]
        yield page


def write_captures(folder: Path, press: Press, articles: int, seed: int = SEED) -> int:
    """Write captures until there are so many articles; gives their bytes."""
    folder.mkdir()
    pages, made, size, number = long_pages(press, seed), 0, 0, 0
    while made < articles:
        with open(folder / f"{number:04}.txt", "wb") as file:
            while file.tell() < CAPTURE and made < articles:
                page = next(pages)
                file.write(page.text.encode())
                made += len(page.records)
            size += file.tell()
        number += 1
    return size


def write_little(path: Path, press: Press) -> None:
    """Write one more capture, of some articles that no other has."""
    page = next(islice(long_pages(press, SEED + 1), 1))
    lines = page.text.split("\n")
    path.write_text("\n".join(lines[: page.records[: LITTLE + 1][-1][0] - 1]), encoding="utf-8")


def build_store(desk: Desk, press: Press, articles: int) -> Built:
    """Make a store of so many articles, bring it up to one more capture, and let that go."""
    folder, more, store = desk.folder / "library", desk.folder / "more.txt", desk.folder / "library.db"
    told = desk.folder / "built.json"
    size = write_captures(folder, press, articles)
    write_little(more, press)
    forget(store)()
    watch = MemoryWatch()
    first = desk.run(Command((*desk.program, "build", folder, "--db", store), stdout=told), watch.start)
    watch.stop()
    built = json.loads(told.read_text())
    again = desk.run(desk.iomcorpus("build", folder, more, "--db", store))
    more.unlink()
    less = desk.run(desk.iomcorpus("build", folder, "--prune", "--db", store))
    shutil.rmtree(folder)
    forget(store)()
    seconds = {row["stage"]: row["cpu"] for row in built["seconds"]}
    together = watch.peak / MEGABYTE if watch.peak else None
    return Built(size, built["with_copies"], first, together, seconds, again, less)


def measure_build(desk: Desk, press: Press, sizes: Sequence[int], *, growing: bool = False) -> list[Table]:
    """Stores of growing size: what each costs, and what a record costs in each stage; `growing` is for their names."""
    found = {
        articles: build_store(desk, replace(press, naming=GrowingNames()) if growing else press, articles)
        for articles in sizes
    }
    names = ", names that grow with it" if growing else ""
    cost = Table(
        "cost",
        f"Build of a new store{names}, then again with one more capture, and without it, once each",
        [row for articles, built in found.items() for row in _cost_rows(articles, built)],
        ["peak: of the largest process", f"one more: {LITTLE} articles; all other captures are named again"],
    )
    least = next(iter(found.values()))
    growth = Table(
        "growth",
        "What a record costs as the store grows, in milliseconds of CPU",
        [_growth_row(articles, built, least) for articles, built in found.items()],
        ["times: of the cost in the smallest store"],
    )
    return [cost, growth]


def _cost_rows(articles: int, built: Built) -> Iterator[Row]:
    for what, run, together, allowed in (
        ("new", built.first, built.together, LONGEST if articles >= FASTEST else None),
        ("one more", built.again, None, LONGEST_AGAIN),
        ("one less", built.less, None, LONGEST_AGAIN),
    ):
        row: Row = {
            "what": f"{articles:,} articles, {what}",
            "records": built.records,
            "mb": built.size / MEGABYTE,
            "cpu_s": run.cpu,
            "peak_mb": run.peak / MEGABYTE if run.peak else None,
            "all_processes_mb": together,
            "wall_s": run.wall,
        }
        yield row | (NO_TARGET if allowed is None else judge(run.wall, allowed, at_most=True))


def _growth_row(articles: int, built: Built, least: Built) -> Row:
    times = _each(built, sum(built.seconds.values())) / _each(least, sum(least.seconds.values()))
    row: Row = {"what": f"{articles:,} articles", "records": built.records}
    row |= {f"{stage}_ms": _each(built, built.seconds.get(stage, 0.0)) for stage in STAGES}
    row |= {"times": times}
    return row | judge(times, FLAT, at_most=True)


def _each(built: Built, seconds: float) -> float:
    """Milliseconds a record."""
    return 1000 * seconds / built.records
