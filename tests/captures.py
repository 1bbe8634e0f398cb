"""Thirty captures of other sites, in shapes and voices of their own, with gold: how they are scored.

They were written before and apart from the rules that were made for them. Ten of them, by the hash of their name, were
set aside (`aside/`), scored as a total only, and looked at once, at the end. `python -m tests.captures` scores the
others, a row each; `--errors 20` shows what is wrong, `--aside` gives the total of those aside, names choose some,
samples of `data/` among them. `--given` takes borders and skipped lines as the gold has them, so that only the fields
are scored.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from iomcorpus.edtf import bounds
from iomcorpus.model import Border, Record
from iomcorpus.pipeline import survey_capture
from iomcorpus.reading.capture import read_capture
from iomcorpus.splitting.layout import Layout, lay_out
from iomcorpus.splitting.place import Place
from iomcorpus.splitting.records import Drafting, LineFeed, draft, find_order, settle
from iomcorpus.splitting.survey import Survey
from iomcorpus.streams import split_stream

CAPTURES = Path(__file__).parent / "captures"
FOLDERS = ("aside", "later", "last")
GOLDEN = Path(__file__).parent / "golden"
DATA = Path(__file__).parent.parent / "data"
MONTH = 31  # days: an inferred date that is no vaguer is as good as the gold's
FIELDS = ("published", "kind", "byline", "title")
Row = dict[str, Any]


@dataclass
class Score:
    """Counts over some captures, and what is wrong."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    start: int = 0
    dated: int = 0  # records of the gold with an inferred date
    stated: int = 0  # with a stated one
    right: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, name: str, count: bool = True) -> None:
        self.right[name] = self.right.get(name, 0) + count

    def f1(self, count: int) -> float:
        return 2 * count / max(1, self.gold + self.found)

    def share(self, name: str, of: int | None = None) -> float:
        return self.right.get(name, 0) / max(1, self.gold if of is None else of)

    def __str__(self) -> str:
        fields = " ".join(f"{name} {self.share(name):.3f}" for name in ("kind", "byline", "title"))
        dates = f"stated {self.share('stated', self.stated):.3f} inferred {self.share('inferred', self.dated):.3f}"
        exact, start = self.f1(self.exact), self.f1(self.start)
        made_up = self.right.get("made up", 0)
        return f"exact {exact:.3f} start {start:.3f} {dates} {fields} made up {made_up} ({self.found} of {self.gold})"


def names(folder: str = "") -> list[str]:
    """The captures, or those set aside (`aside`), or those written later, first scored unseen (`later`, `last`)."""
    return sorted(path.stem for path in (CAPTURES / folder).glob("*.txt"))


def path_of(name: str) -> Path:
    """Where a capture or a sample is."""
    paths = [folder / f"{name}.txt" for folder in (CAPTURES, *(CAPTURES / one for one in FOLDERS), DATA)]
    return next((path for path in paths if path.exists()), paths[0])


def gold_of(name: str) -> list[Row]:
    """The gold records of a capture or a sample."""
    path = path_of(name)
    gold = (GOLDEN / path.name if path.parent == DATA else path).with_suffix(".jsonl")
    return [json.loads(line) for line in gold.read_text("utf-8").splitlines()]


def records_of(name: str) -> list[Record]:
    """The records that are found in a capture, split by itself."""
    return [run for run in split_stream([str(path_of(name))]) if isinstance(run, Record)]


class GivenLayout(Layout):
    """A layout whose records lie where the gold has them."""

    __slots__ = ("given",)
    given: Sequence[Row]

    def places(self) -> Iterator[Place]:
        """The gold's records; one whose lines share a paragraph with lines around them is left out."""
        for row in self.given:
            first, last, skip = row["first_line"], row["last_line"], tuple(row["skip"])
            inside = [at for at in range(len(self.survey)) if first <= self.survey.first[at] <= last]
            if inside and self.survey.first[inside[0]] == first and self.survey.last[inside[-1]] <= last:
                yield Place(first, last, skip, Border(first, True, ()), inside[0], inside[-1])


def given_layout(survey: Survey, gold: Sequence[Row]) -> Layout:
    """The layout of a capture by its gold."""
    own = lay_out(survey)
    layout = GivenLayout(own.survey, own.reasons, own.habits, own.twins, own.off)
    layout.given = gold
    return layout


def records_given(name: str) -> list[Record]:
    """The records of a capture in the gold's borders, with the fields that are found there."""
    return records_within(path_of(name), gold_of(name))


def records_within(path: Path, gold: Sequence[Row]) -> list[Record]:
    """The records of a capture in given borders."""
    capture = read_capture(str(path), path.name)
    drafting = Drafting.of(capture.name, capture.source)
    layout = given_layout(survey_capture(capture), gold)
    drafts = list(draft(drafting, layout, LineFeed(batch.lines for batch in capture.batches())))
    order, _ = find_order(drafting, None, None)
    return [run for run in settle(drafting, drafts, order) if isinstance(run, Record)]


def score(chosen: Sequence[str], records: Callable[[str], list[Record]] = records_of) -> Score:
    """The score of some captures together."""
    total = Score()
    for name in chosen:
        gold = {(row["first_line"], row["last_line"]): row for row in gold_of(name)}
        found = {(record.first_line, record.last_line): record for record in records(name)}
        total.gold += len(gold)
        total.found += len(found)
        total.exact += len(gold.keys() & found.keys())
        total.start += len({first for first, _ in gold} & {first for first, _ in found})
        total.errors += wrong_borders(name, gold, found)
        for span, row in gold.items():
            total.stated += bool(row["published"])
            total.dated += bool(row["inferred"])
            if span in found:
                count_fields(total, f"{name}:{span[0]}", row, found[span])
    return total


def wrong_borders(name: str, gold: dict[tuple[int, int], Row], found: dict[tuple[int, int], Record]) -> Iterator[str]:
    """What of records is missed, and what is none."""
    for first, last in sorted({*gold} ^ {*found}):
        kind, text = "wrong ", ""
        if (first, last) in gold:
            kind, text = "missed", gold[first, last]["first_words"]
        elif found:
            text = found[first, last].text[:60].replace("\n", " | ")
        yield f"{name}:{first}-{last} {kind} {text}"


def count_fields(total: Score, where: str, gold: Row, record: Record) -> None:
    """Compare the fields of a record that was found exactly."""
    header = record.header
    for name in FIELDS:
        right = gold[name] == getattr(header, name)
        total.add(name, right)
        if not right:
            total.errors.append(f"{where} {name}: gold {gold[name]!r}, found {getattr(header, name)!r}")
    if gold["published"]:
        total.add("stated", gold["published"] == header.published)
    if gold["inferred"]:
        right = agrees(gold["inferred"], header.inferred)
        total.add("inferred", right)
        if not right:
            total.errors.append(f"{where} inferred: gold {gold['inferred']}, found {header.inferred}")
    elif header.inferred and not gold["published"]:
        total.add("made up")
        total.errors.append(f"{where} inferred: gold None, found {header.inferred}")


def days(value: str) -> tuple[int, int]:
    """The first and the last day of a date."""
    known = bounds(value)
    assert known is not None, value
    first, last = (date.fromisoformat(day).toordinal() for day in known)
    return first, last


def agrees(gold: str, found: str | None) -> bool:
    """Some day is in both, and what is found is no vaguer than the gold, or than a month."""
    if found is None:
        return False
    (low, high), (first, last) = days(gold), days(found)
    return first <= high and low <= last and last - first <= max(high - low, MONTH)


def main(args: Sequence[str]) -> None:
    """Print scores."""
    parser = argparse.ArgumentParser(prog="python -m tests.captures")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--given", action="store_true")
    options = parser.parse_args(args)
    records = records_given if options.given else records_of
    if options.aside:
        print(f"aside {score(names('aside'), records)}")
        return
    for name in options.names or names():
        one = score([name], records)
        print(f"{name:20} {one}")
        for error in one.errors[: options.errors]:
            print(f"    {error}")
    print(f"{'all':20} {score(options.names or names(), records)}")


if __name__ == "__main__":
    main(sys.argv[1:])
