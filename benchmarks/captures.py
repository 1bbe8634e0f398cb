"""Captures made for measuring: the sample captures again and again, each time with other words, names and numbers.

A page is one sample with its slots filled anew, so its headings, date lines, contact blocks and furniture are those of
a real page and no two pages are alike. The gold of the sample tells which of its lines are records. All of it follows
from a seed, on every machine. Days stay as they are: a list of pages is not in the order of its dates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = PROJECT / "data"
GOLD = PROJECT / "tests" / "golden"

# What a large capture is made of: pages whose items have datelines, pages whose items have date lines, and pages that
# lost dates and separators, about a third each. The other samples are wrapped or boxed, as a whole capture is or none.
MIXED = ("agency-datelines", "month-dated", "year-stripped")

SHORTEST_WORD = 5  # letters: shorter words are mostly grammar
SHORTEST_LINE = 40  # characters: the words of labels, menus and heads of sections stay
# Addresses stay; shorter numbers are days, hours and marks of lists.
TOKEN = re.compile(r"(?P<address>\S*(?:@|www\.|https?:)\S*)|(?P<word>[^\W\d_]+)|(?P<number>\d{3,})")
YEAR = re.compile(r"(?:19|20)\d\d")
AFTER_A_WORD = re.compile(r"[a-z]{2,} $")  # a capital here is a name's, not a sentence's
ENDINGS = ("ing", "ed", "ly", "s")
SYLLABLES = (
    "an", "ba", "chen", "dor", "el", "fa", "gri", "ha", "is", "jo", "ka", "len", "mo", "nu", "or", "pe", "qua", "ri",
    "sa", "to", "ul", "va", "wen", "zo",
)  # fmt: skip
# Words that stay. Those by which dates, contacts, notes and heads are told: others in their place would make another
# page. And those of grammar.
KEPT = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "august",
    "september", "october", "november", "december", "yesterday", "tomorrow", "tonight", "morning", "afternoon",
    "evening", "weekend", "telephone", "contact", "contacts", "editors", "enquiries", "further", "information",
    "please", "office", "related", "documents", "opinion", "photograph", "photo", "credit", "caption", "author",
    "director", "reporting", "additional", "editing", "reporter", "published", "posted", "appeared", "written",
    "website", "register", "tickets", "issued", "release", "statement", "correction", "necessarily", "reflect",
    "represent", "responsibility", "contents", "express", "expressed", "position", "supported", "financed",
    "funded", "cookies", "march", "april", "today", "night", "month", "visit", "media", "press", "notes", "email",
    "image", "piece", "views", "venue", "times", "issue", "cited",
    "about", "above", "after", "again", "along", "among", "being", "below", "could", "doing", "every", "first",
    "might", "never", "other", "quite", "shall", "since", "still", "their", "there", "these", "those", "three",
    "seven", "eight", "under", "until", "where", "which", "while", "whose", "would",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a capture, and where its records lie."""

    text: str
    lines: int
    records: tuple[tuple[int, int], ...]  # first and last line, 1-based in the page


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample capture cut up at what varies from page to page."""

    name: str
    encoding: str
    newline: str
    parts: Sequence[str]  # of the whole text, in order; those that vary as they stand in the sample
    words: Mapping[str, Sequence[int]]  # a word -> its places in `parts`
    names: Mapping[str, Sequence[int]]  # a name -> its places
    numbers: Sequence[int]  # places
    lines: int
    records: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Press:
    """Makes pages from the samples."""

    samples: Mapping[str, Sample]
    pools: Mapping[tuple[str, int], Sequence[str]]  # words that can stand for one another
    naming: Callable[[Random], str] = field(default_factory=lambda: coin_name)

    @classmethod
    def load(cls) -> Press:
        """Read the samples and their gold, as they lie in a checkout."""
        samples = {path.stem: read_sample(path) for path in sorted(SAMPLES.glob("*.txt"))}
        pools: dict[tuple[str, int], list[str]] = {}
        for word in sorted({word for sample in samples.values() for word in sample.words}):
            pools.setdefault(_kind(word), []).append(word)
        return cls(samples, pools)

    def page(self, name: str, random: Random) -> Page:
        """A sample with other words, names and numbers."""
        sample = self.samples[name]
        parts = list(sample.parts)
        for old, places in sample.words.items():
            word = random.choice(self.pools[_kind(old)])
            for place in places:
                parts[place] = word
        for places in sample.names.values():
            coined = self.naming(random)
            for place in places:
                parts[place] = coined
        for place in sample.numbers:
            parts[place] = vary_number(parts[place], random)
        return Page("".join(parts), sample.lines, sample.records)

    def pages(self, names: Sequence[str], seed: int) -> Iterator[Page]:
        """Pages of these samples in turn, without end."""
        random = Random(seed)
        while True:
            for name in names:
                yield self.page(name, random)


def write_capture(path: Path, pages: Iterable[Page], size: int) -> int:
    """Write whole pages until a capture has `size` bytes or more; gives how many records it holds."""
    written = records = 0
    with open(path, "wb") as file:
        for page in pages:
            written += file.write(page.text.encode())
            records += len(page.records)
            if written >= size:
                break
    return records


def write_folder(folder: Path, press: Press, seed: int, *, captures: int = 0, records: int = 0) -> int:
    """Write a page a capture, all samples in turn, until there are so many captures, or records; gives the records."""
    folder.mkdir()
    random = Random(seed)
    names = list(press.samples)
    made = number = 0
    while number < captures or made < records:
        sample = press.samples[names[number % len(names)]]
        page = press.page(sample.name, random)
        text = page.text.replace("\n", sample.newline)
        (folder / f"{number:05}-{sample.name}.txt").write_bytes(text.encode(sample.encoding))
        made += len(page.records)
        number += 1
    return made


def planted(pages: Iterable[Page]) -> list[tuple[int, int]]:
    """First and last line of every record in a capture of these pages."""
    found: list[tuple[int, int]] = []
    before = 0
    for page in pages:
        found += [(before + first, before + last) for first, last in page.records]
        before += page.lines
    return found


def read_sample(path: Path) -> Sample:
    """Cut a sample up, and find its records in the gold."""
    raw = path.read_bytes()
    encoding = _encoding(raw)
    text = raw.decode(encoding)
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    cut = _Cut()
    for line in lines:
        cut.add_line(line)
    gold = (json.loads(line) for line in (GOLD / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines())
    records = tuple((record["first_line"], record["last_line"]) for record in gold)
    return Sample(path.stem, encoding, newline, cut.parts, cut.words, cut.names, cut.numbers, len(lines), records)


def _encoding(raw: bytes) -> str:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


@dataclass(slots=True)
class _Cut:
    """The parts of a sample, as they are found."""

    parts: list[str] = field(default_factory=list)
    words: dict[str, list[int]] = field(default_factory=dict)
    names: dict[str, list[int]] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)

    def add_line(self, line: str) -> None:
        """Part a line at its words, names and numbers."""
        at = 0
        for match in TOKEN.finditer(line):
            token = match.group()
            places = self._places(line, match)
            if places is None:
                continue
            self.parts.append(line[at : match.start()])
            places.append(len(self.parts))
            self.parts.append(token)
            at = match.end()
        self.parts.append(line[at:] + "\n")

    def _places(self, line: str, match: re.Match[str]) -> list[int] | None:
        """The slots that a token belongs to; None where it stays as it is."""
        token = match.group()
        if match.lastgroup == "number":
            return None if YEAR.fullmatch(token) else self.numbers
        if match.lastgroup == "word" and len(token) >= SHORTEST_WORD and token.lower() not in KEPT:
            if token.islower() and len(line) >= SHORTEST_LINE:
                return self.words.setdefault(token, [])
            if token.istitle() and (token in self.names or AFTER_A_WORD.search(line, 0, match.start())):
                return self.names.setdefault(token, [])
        return None


def _kind(word: str) -> tuple[str, int]:
    """Ending and length: so a verb takes a verb's place more often than not, and lines stay as long as they are.

    >>> [_kind(word) for word in ("moving", "removes", "removal")]
    [('ing', 6), ('s', 7), ('', 7)]
    """
    return next((ending for ending in ENDINGS if word.endswith(ending)), ""), len(word)


def coin_name(random: Random) -> str:
    """A name that sounds like one: hundreds of short ones, thousands of longer ones."""
    return "".join(random.choices(SYLLABLES, k=random.choice((2, 3)))).title()


def vary_number(number: str, random: Random) -> str:
    """Another number of as many digits; the first stays, so that a sum stays one and a telephone number too."""
    return number[0] + "".join(random.choices("0123456789", k=len(number) - 1))
