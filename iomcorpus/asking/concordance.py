"""A concordance: each place where the words of a query stand, with the text on both sides and the way back to it.

A hit is a word, a whole phrase, or all that a NEAR spans; where a question has no words, a fact that it asks for. It is
told with its line and columns in the raw capture.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest, nsmallest
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from iomcorpus.asking.chosen import CHOSEN
from iomcorpus.asking.conditions import joined, mention_condition
from iomcorpus.asking.fields import all_facts, types_of
from iomcorpus.asking.places import RawPlaces
from iomcorpus.asking.query import And, Fact, Near, Node, Not, Or, Phrase, Prefix, Word
from iomcorpus.asking.scan import COLUMN, REMEMBERED, Finder, date_of, days_of, fold, text_of, word_spans
from iomcorpus.asking.stems import expand, stem
from iomcorpus.errors import CorpusError
from iomcorpus.text.words import first_sentence

Row = dict[str, Any]
Span = tuple[int, int]

WINDOW = 10  # words on each side
SENTENCE = 0  # as a window: the whole sentence
LONGEST = 1000  # characters of a sentence on each side of a hit: a line of megabytes may be none
SORTING = 10  # words that a hit is sorted by; hits that share them are mostly copies
SIGNS = re.compile(r"[^\w\s]{0,20}")  # what follows the last word and belongs to it: a full stop, a bracket
WHITE = re.compile(r"\s+")
NO_WORDS = 'The query has no words, so nothing to show in a text: add a word or a "phrase".'
PLACES = "places"  # of a row: where the facts stand in it that are asked for, as line, first column and column behind

# Of a record what a concordance needs; `keep` as `dedupe --records` has it.
COLUMNS = (
    "record.id, capture.source, record.first_line, record.skip, record.title, record.date, record.date_from, "
    "record.text, record.clean"
)
FIELDS = ("id", "source", "first_line", "skip", "title", "date", "date_from", "text", "clean")


@dataclass(slots=True)
class Tally:
    """How many hits there are, and records with hits: each article counted once, and with all copies."""

    hits: int = 0
    hits_with_copies: int = 0
    records: int = 0
    records_with_copies: int = 0

    def add(self, hits: int, counts: bool) -> None:
        """A record with so many hits; one that is left out as a copy does not count."""
        self.hits += hits * counts
        self.records += counts
        self.hits_with_copies += hits
        self.records_with_copies += 1


class HitFinder:
    """Finds the hits of a query in the words of a text."""

    def __init__(self, node: Node, *, exact: bool = False) -> None:
        wanted = _words_of(node)
        tree = wanted if exact else expand(wanted)
        self.read = _as_written if exact else _stemmed
        self.finder = Finder(tree, lambda text: self.read(fold(text)))
        self.sizes = [len(leaf) for leaf in self.finder.leaves]
        self.nears = {first: near for first, near in _numbered(tree) if isinstance(near, Near)}

    def spans(self, row: Mapping[str, Any], words: Sequence[str]) -> list[Span]:
        """The hits in a record whose text has these words: numbers of the first and of the one after the last."""
        columns = [self.read(fold(row.get("title") or "")), self.read(words)]
        found = self.finder.match(self.finder.places(columns)) or {}
        return _outermost(self._spans(found))

    def _spans(self, found: Mapping[int, list[int]]) -> Iterator[Span]:
        joined = {first + nth: first for first, near in self.nears.items() for nth in range(len(near.members))}
        for leaf, places in found.items():
            if leaf not in joined:
                yield from ((at - COLUMN, at - COLUMN + self.sizes[leaf]) for at in places if at >= COLUMN)
        for first in dict.fromkeys(joined[leaf] for leaf in found if leaf in joined):
            near, last = self.nears[first], first + len(self.nears[first].members)
            inside = [[at - COLUMN for at in found[leaf] if at >= COLUMN] for leaf in range(first, last)]
            yield from near_spans(inside, self.sizes[first:last], near.distance)


def near_spans(places: Sequence[Sequence[int]], sizes: Sequence[int], distance: int) -> Iterator[Span]:
    """The shortest stretches that hold one of each member's places, with at most so many words between them.

    >>> list(near_spans([[0, 50], [3, 9, 48]], [1, 1], 5))
    [(0, 4), (48, 51)]
    """
    latest: dict[int, int] = {}
    for at, member in sorted((at, member) for member, standing in enumerate(places) for at in standing):
        latest[member] = at
        if len(latest) < len(places):
            continue
        if all(begin + sizes[one] + distance >= at for one, begin in latest.items()):
            yield min(latest.values()), max(begin + sizes[one] for one, begin in latest.items())
            latest = {}


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, without those that lie in others."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _as_written(words: Sequence[str]) -> list[str]:
    return list(words)


_stem = lru_cache(maxsize=REMEMBERED)(stem)


def _stemmed(words: Sequence[str]) -> list[str]:
    return list(map(_stem, words))


class FactFinder:
    """Finds in the words of a text the facts whose places its row has."""

    def spans(self, row: Mapping[str, Any], words: Sequence[str]) -> list[Span]:
        """Numbers of the first word of each and of the one after its last."""
        if not row[PLACES]:
            return []
        places = RawPlaces(row, word_spans(text_of(row)))
        found = (places.words_in(*place) for place in row[PLACES])
        return _outermost(span for span in found if span)


def facts_to_show(node: Node | None, fields: Node | None) -> list[Fact]:
    """The facts that are hits: those that a question asks for where it has no words; else none."""
    if node is not None and any(True for _ in _wanted(node)):
        return []
    facts = all_facts(node, fields)
    if not facts:
        raise CorpusError(NO_WORDS)
    return facts


def shown_type(fact: Fact) -> str:
    """The type of the mentions that show a fact: a person where one is named, not all that this one has said.

    >>> from iomcorpus.asking.query import Field
    >>> shown_type(Fact(Field("person", "strand"))), shown_type(Fact(Field("org", "iom")))
    ('person', 'organisation')
    """
    types = types_of(fact.fields)
    return types[-1] if all(field.name == "org" for field in fact.fields) else types[0]


def _words_of(node: Node) -> Node:
    """What of a query stands in texts. Beside a field any wanted word is a hit: the record may be there for either."""
    leaves = list(_wanted(node))
    if not leaves:
        raise CorpusError(NO_WORDS)
    if _is_text(node):
        return node
    return leaves[0] if len(leaves) == 1 else Or(*leaves)


def _wanted(node: Node) -> Iterator[Word | Phrase | Prefix | Near]:
    if isinstance(node, Word | Phrase | Prefix | Near):
        yield node
    elif isinstance(node, Not):
        yield from _wanted(node.wanted)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _wanted(part)


def _is_text(node: Node) -> bool:
    if isinstance(node, Not):
        return _is_text(node.wanted) and _is_text(node.unwanted)
    if isinstance(node, And | Or):
        return all(map(_is_text, node.parts))
    return isinstance(node, Word | Phrase | Prefix | Near)


def _numbered(node: Node, first: int = 0) -> list[tuple[int, Node]]:
    """Leaves and NEARs of a tree, each with the number that `Finder` gives to it, or to its first member."""
    if isinstance(node, Not):
        parts: tuple[Node, ...] = (node.wanted, node.unwanted)
    elif isinstance(node, And | Or):
        parts = node.parts
    else:
        return [(first, node)]
    found: list[tuple[int, Node]] = []
    for part in parts:
        found += _numbered(part, first)
        at, last = found[-1]
        first = at + (len(last.members) if isinstance(last, Near) else 1)
    return found


def chosen_records(connection: sqlite3.Connection, copies: str, facts: Sequence[Fact] = ()) -> Iterator[Row]:
    """The chosen records by capture and line, one in memory at a time; `keep` is false for those left out as copies.

    With `facts` each has the PLACES of these.
    """
    import json

    asked, values = joined("OR", [mention_condition(fact, (shown_type(fact),)) for fact in facts])
    places = f'SELECT line, start, "end" FROM mention WHERE mention.record = ? AND ({asked})'
    order = f"SELECT chosen.number, chosen.copy FROM {CHOSEN} ORDER BY capture.name, record.first_line"
    one = f"SELECT {COLUMNS} FROM record CROSS JOIN capture ON capture.id = record.capture WHERE record.number = ?"
    for number, copy in connection.execute(order).fetchall():
        row = dict(zip(FIELDS, connection.execute(one, (number,)).fetchone(), strict=True))
        if facts:
            row[PLACES] = connection.execute(places, (number, *values)).fetchall()
        yield row | {"skip": json.loads(row["skip"]), "keep": copies != "hide" or not copy}


class _Text:
    """A record whose text has hits: its words, and on demand where they stand."""

    def __init__(self, row: Mapping[str, Any], words: Sequence[str]) -> None:
        self.row = row
        self.words = words
        self.clean = text_of(row)
        self._spans: list[Span] | None = None
        self._places: RawPlaces | None = None

    @property
    def spans(self) -> list[Span]:
        """Where the words begin and end in the clean text."""
        if self._spans is None:
            self._spans = word_spans(self.clean)
        return self._spans

    @property
    def places(self) -> RawPlaces:
        """Where they stand in the capture."""
        if self._places is None:
            self._places = RawPlaces(self.row, self.spans)
        return self._places


class Hit(NamedTuple):
    """Some words of a text, by their numbers."""

    text: _Text
    first: int
    end: int  # exclusive


def concordance(
    rows: Iterable[Mapping[str, Any]],
    node: Node | None,
    tally: Tally,
    *,
    exact: bool = False,
    window: int = WINDOW,
    sort: str = "place",
    limit: int | None = None,
) -> Iterator[Row]:
    """The hits in records that match, at most `limit`, in the order of the records or sorted; without `node` facts.

    `window` is how many words are shown on each side, or SENTENCE. By `left` and `right` hits come in the order of the
    words on that side, the nearest first; by `date` the newest first. `tally` counts all hits, and is done when those
    given have been read to the end.
    """
    hits = _hits(rows, FactFinder() if node is None else HitFinder(node, exact=exact), tally)
    if sort == "place":
        yield from (_line(hit, window) for hit in islice(hits, limit))
        for _ in hits:  # they are counted
            pass
        return
    key, backwards = SORT_KEYS[sort], sort == "date"
    if limit is None:
        lines = [(key(hit), _line(hit, window)) for hit in hits]
        yield from (line for _, line in sorted(lines, key=itemgetter(0), reverse=backwards))
    else:
        first = (nlargest if backwards else nsmallest)(limit, hits, key=key)
        yield from (_line(hit, window) for hit in first)


def _hits(rows: Iterable[Mapping[str, Any]], finder: HitFinder | FactFinder, tally: Tally) -> Iterator[Hit]:
    for row in rows:
        words = fold(text_of(row))
        spans = finder.spans(row, words)
        if spans:
            counts = row.get("keep") is not False
            tally.add(len(spans), counts)
            if counts:
                text = _Text(row, words)
                yield from (Hit(text, *span) for span in spans)


def _before(hit: Hit) -> list[str]:
    return list(hit.text.words[max(hit.first - SORTING, 0) : hit.first])[::-1]


def _behind(hit: Hit) -> list[str]:
    return list(hit.text.words[hit.end : hit.end + SORTING])


def _day(hit: Hit) -> str:
    return (days_of(hit.text.row) or ("",))[0]


SORT_KEYS: dict[str, Callable[[Hit], Any]] = {"left": _before, "right": _behind, "date": _day}


def _line(hit: Hit, window: int) -> Row:
    """A hit as a row; `left`, `hit` and `right` joined are the text, every white space in it a blank."""
    text, row = hit.text, hit.text.row
    start, end = text.spans[hit.first][0], text.spans[hit.end - 1][1]
    if window == SENTENCE:
        begin, close = sentence_around(text.clean, start, end)
    else:
        begin = text.spans[max(hit.first - window, 0)][0]
        after = text.spans[min(hit.end + window, len(text.spans)) - 1][1]
        signs = SIGNS.match(text.clean, after)
        close = signs.end() if signs else after
    place = text.places.place(hit.first, hit.end - 1)
    date, date_from = date_of(row)
    return {
        "id": row["id"],
        "source": row.get("source"),
        "line": place.line,
        "start": place.start,
        "end": place.end,
        "left": _flat(text.clean[begin:start]),
        "hit": _flat(text.clean[start:end]),
        "right": _flat(text.clean[end:close]),
        "date": date,
        "date_from": date_from,
    }


def _flat(text: str) -> str:
    """A stretch of a text in one line."""
    return WHITE.sub(" ", text)


def sentence_around(text: str, start: int, end: int) -> Span:
    """Where the sentence begins and ends that has a stretch of a text in it, or the sentences where it is more.

    >>> text = "It rose. Dr. Moll saw two boats sink. Nobody drowned."
    >>> begin, close = sentence_around(text, text.index("boats"), text.index("boats") + 5)
    >>> text[begin:close]
    'Dr. Moll saw two boats sink.'
    """
    begin = text.rfind("\n", max(start - LONGEST, 0), start) + 1 or max(start - LONGEST, 0)
    stop = text.find("\n", end, end + LONGEST)
    stop = stop if stop >= 0 else min(end + LONGEST, len(text))
    close = begin
    while close < end:
        begin_next = close + len(text[close:stop]) - len(text[close:stop].lstrip())
        begin = begin_next if begin_next <= start else begin
        close = begin_next + len(first_sentence(text[begin_next:stop]))
    return begin, close
