"""Facts in tables of cases and in annotated samples: how they are read, and how what was found is scored.

`python -m tests.facts dates --errors 20` prints the scores of a type, cases and samples apart, and what is wrong.
A mention marked `optional` costs nothing, found or not. A third of the cases, by a hash of their text, was set aside
until the rules stood (`is_aside`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

CASES = Path(__file__).parent / "cases" / "facts"
ARTICLES = CASES / "articles"  # whole ones: `world` news agencies', `sites` of other kinds
ASIDE_SAMPLES = ("stripped-opinion-mix", "theme-page", "wrapped-72", "year-stripped")
TYPES = ("dates", "people", "figures", "quotes", "contacts", "organisations")
ASIDE = 3  # one case in so many
Mention = dict[str, Any]
Finder = Callable[["Case"], list[Mention]]  # mentions with `start` and `end` in the case's text, and their fields

VALUES = {
    "dates": ("value",),
    "people": ("person",),
    "figures": ("value", "low", "high", "ratio"),
    "quotes": ("speaker",),
    "contacts": ("name", "phones", "emails"),
    "organisations": ("organisation",),
}
LOOSE = {
    "dates": (),
    "people": ("role", "org"),
    "figures": ("unit", "of", "approx"),
    "quotes": ("role", "org"),
    "contacts": ("org",),
    "organisations": (),
}


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    date: str | None
    found: tuple[Mention, ...]  # each with `start` and `end`
    why: str = ""


@dataclass(slots=True)
class Score:
    needed: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    value: int = 0
    said: dict[str, int] = field(default_factory=dict)  # how many needed mentions state a field
    kept: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return _f1(self.exact, self.found, self.needed)

    @property
    def overlap_f1(self) -> float:
        return _f1(self.overlap, self.found, self.needed)

    def share(self, name: str) -> float:
        return self.kept.get(name, 0) / self.said[name] if self.said.get(name) else 1.0

    def __str__(self) -> str:
        fields = " ".join(f"{name} {self.share(name):.3f} of {self.said[name]}" for name in self.said)
        return (
            f"exact F1 {self.f1:.4f} ({self.exact} right, {self.found} found, {self.needed} gold) overlap"
            f" {self.overlap_f1:.4f} value {self.value / max(self.needed, 1):.4f} {fields}"
        )


def is_aside(text: str) -> bool:
    return blake2b(text.encode(), digest_size=2).digest()[0] % ASIDE == 0


def read_cases(kind: str, aside: bool | None = None, folder: Path = CASES) -> list[Case]:
    """The cases of a type: all, or those set aside, or the others."""
    cases = []
    for line in (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if aside is not None and is_aside(row["text"]) != aside:
            continue
        cases.append(Case(row["text"], row.get("date"), tuple(_placed(row)), row.get("why", "")))
    return cases


def _placed(row: dict[str, Any]) -> Iterator[Mention]:
    at = 0
    for mention in row["found"]:
        start = row["text"].index(mention["surface"], at)
        at = start + len(mention["surface"])
        yield {**mention, "start": start, "end": at}


def score(kind: str, cases: list[Case], find: Finder) -> Score:
    """How well a finder does on some cases."""
    total = Score()
    for case in cases:
        add_case(total, kind, case, find(case))
    return total


def add_case(total: Score, kind: str, case: Case, found: list[Mention]) -> None:
    gold = {(m["start"], m["end"]): m for m in case.found if not m.get("optional")}
    free = [(m["start"], m["end"]) for m in case.found if m.get("optional")]
    seen = {
        (m["start"], m["end"]): m
        for m in found
        if (m["start"], m["end"]) in gold or not any(m["start"] < e and s < m["end"] for s, e in free)
    }
    exact = gold.keys() & seen.keys()
    total.needed += len(gold)
    total.found += len(seen)
    total.exact += len(exact)
    total.overlap += sum(any(_meet(span, other) for other in seen) for span in gold)
    for span in sorted(gold):
        want, have = gold[span], seen.get(span)
        for name in LOOSE[kind]:
            if want.get(name):
                total.said[name] = total.said.get(name, 0) + 1
                total.kept[name] = total.kept.get(name, 0) + bool(have and loosely(want[name], have.get(name)))
                if have and not loosely(want[name], have.get(name)):
                    total.errors.append(f"{name}: {have.get(name)!r} for {want[name]!r} at {_shown(case, span)}")
            elif have and have.get(name):
                total.errors.append(f"{name}: {have.get(name)!r} for None at {_shown(case, span)}")
        if have is None:
            total.errors.append(f"missed: {_shown(case, span)}")
        elif all(_same(want.get(name), have.get(name)) for name in VALUES[kind]):
            total.value += 1
        else:
            values = [(want.get(name), have.get(name)) for name in VALUES[kind] if want.get(name) != have.get(name)]
            told = ", ".join(f"{f!r} for {w!r}" for w, f in values)
            total.errors.append(f"value: {told} at {_shown(case, span)} ({case.date})")
    for span in sorted(seen.keys() - exact):
        total.errors.append(f"false: {_shown(case, span)} [{seen[span].get('rule')}]")


def loosely(a: str, b: str | None) -> bool:
    """Whether at least half of the words of two texts are common."""
    one, two = ({word.strip(".,’'").rstrip("s") for word in text.lower().split()} for text in (a, b or ""))
    return 2 * len(one & two) >= max(len(one), len(two))


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, int | float) and isinstance(b, int | float):
        return bool(abs(a - b) <= 1e-6 * max(1.0, abs(a)))
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return len(a) == len(b) and all(map(_same, a, b))
    return bool(a == b)


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return 2 * (min(a[1], b[1]) - max(a[0], b[0])) >= max(a[1], b[1]) - min(a[0], b[0])


def _shown(case: Case, span: tuple[int, int]) -> str:
    start, end = span
    before, after = case.text[max(0, start - 50) : start], case.text[end : end + 40]
    return f"{before}[[{case.text[start:end]}]]{after}".replace("\n", "⏎")


def _f1(hit: int, found: int, needed: int) -> float:
    precision = hit / found if found else float(not needed)
    recall = hit / needed if needed else float(not found)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


SINGULAR = dict(zip(TYPES, ("date", "person", "figure", "quote", "contact", "organisation"), strict=True))


def finder(kind: str) -> Finder:
    """What the package finds in a case taken as the whole of a record."""
    from iomcorpus.facts.find import find_facts
    from iomcorpus.facts.identity.resolve import resolve_people
    from iomcorpus.output.mentions import mention_row

    def find(case: Case) -> list[Mention]:
        facts = find_facts({"id": "case", "text": case.text}, (SINGULAR[kind],), date=case.date)
        people = resolve_people(facts.people)
        starts = _line_starts(case.text.split("\n"))
        mentions = []
        for mention in facts.mentions:
            person = people.get(("case", mention.who)) if mention.who is not None else None
            if person:
                mention.person, mention.person_id = person.name, person.id
            if mention.type == SINGULAR[kind]:
                at = starts[mention.line - 1]
                row = mention_row(mention, "case", None)
                mentions.append({**row, "start": at + mention.start, "end": at + mention.end})
        return mentions

    return find


GOLDEN = Path(__file__).parent / "golden" / "facts"
DATA = Path(__file__).parent.parent / "data"


def read_sample(name: str, kind: str, folder: Path = GOLDEN) -> Case:
    """An annotated capture of `data/` as one case; its mentions are given by line, surface and which of these it is."""
    from iomcorpus.reading.capture import read_capture

    path = str(DATA / f"{name}.txt")
    lines = [line for batch in read_capture(path, path).batches() for line in batch.lines]
    starts = _line_starts(lines)
    text = "\n".join(lines)
    found = []
    for row in map(json.loads, (folder / f"{name}.{kind}.jsonl").read_text(encoding="utf-8").splitlines()):
        at = starts[row["line"] - 1] - 1
        for _ in range(row.get("nth", 1)):
            at = text.index(row["surface"], at + 1)
        found.append({**row, "start": at, "end": at + len(row["surface"])})
    return Case(text, None, tuple(found), name)


def sample_finder(kind: str, folder: str) -> Finder:
    """What the whole program finds in the captures of `data/`: split and extracted together, in a store in `folder`."""
    from iomcorpus.corpus import Corpus

    corpus = Corpus(str(Path(folder) / "samples.db"))
    corpus.split([str(path) for path in sorted(DATA.glob("*.txt"))])
    corpus.extract()
    rows = list(corpus.mentions((SINGULAR[kind],)))

    def find(case: Case) -> list[Mention]:
        starts = _line_starts(case.text.split("\n"))
        here = (row for row in rows if Path(row["source"]).stem == case.why)
        return [
            {**row, "start": starts[row["line"] - 1] + row["start"], "end": starts[row["line"] - 1] + row["end"]}
            for row in here
        ]

    return find


def sample_names(folder: Path = GOLDEN) -> list[str]:
    return sorted({path.name.partition(".")[0] for path in folder.glob("*.dates.jsonl")})


def _line_starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def main() -> None:
    kind = sys.argv[1]
    errors = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    for aside in (False, True):
        cases = read_cases(kind, aside)
        _report(
            f"{kind}, {len(cases)} cases {'set aside' if aside else 'open'}", score(kind, cases, finder(kind)), errors
        )
    if kind not in ("dates", "people", "figures"):
        return
    for name in ("world", "sites"):
        cases = read_cases(kind, folder=ARTICLES / name)
        _report(f"{kind}, {len(cases)} articles ({name})", score(kind, cases, finder(kind)), errors)
    with TemporaryDirectory() as folder:
        find = sample_finder(kind, folder)
        for aside in (False, True):
            samples = [read_sample(name, kind) for name in sample_names() if (name in ASIDE_SAMPLES) == aside]
            label = f"{kind}, {len(samples)} samples {'set aside' if aside else 'open'}"
            _report(label, score(kind, samples, find), errors)


def _report(label: str, result: Score, errors: int) -> None:
    print(f"{label}: {result}")
    for error in result.errors[:errors]:
        print(f"    {error}")


if __name__ == "__main__":
    main()
