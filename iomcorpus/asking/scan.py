"""A query without a store: the same hits, in the same order, from rows of JSON Lines.

What FTS5 does with its index is done here row by row: words folded and stemmed, the tree matched on their places, hits
ranked by BM25 over all rows that were read. A store uses the matching too, where its index cannot tell.
"""

from __future__ import annotations

import math
from bisect import bisect_right

from iomcorpus.asking.query import And, Fact, Field, Filters, InTitle, Near, Node, Not, Phrase, Prefix, Word, is_pattern
from iomcorpus.asking.sql import (
    BREAKS,
    ELLIPSIS,
    SNIPPET_WORDS,
    TEXT_WEIGHT,
    TITLE_WEIGHT,
    for_index,
    must_look,
    settle,
    shown_score,
    unicode61,
)
from iomcorpus.asking.stems import expand, stem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    Snippet = tuple[str, list[list[int]]]
    Places = list[list[int]]  # of each leaf where it stands
    Found = dict[int, list[int]]  # of the leaves that made a match where they stand

COLUMN = 1 << 32  # a place is the number of a word, plus this for each column: title 0, text 1
WEIGHTS = (TITLE_WEIGHT, TEXT_WEIGHT)
K1, B, LEAST_IDF = 1.2, 0.75, 1e-6  # of BM25, as FTS5 has them
ENOUGH = 100  # places tried for a snippet
REMEMBERED = 200_000  # stems; the words of 100,000 pages are about that many


# Words


class _Folding(dict[int, str]):
    """What each character becomes in a word, as FTS5 itself says; asked once a character."""

    def __missing__(self, code: int) -> str:
        self[code] = unicode61(chr(code))
        return self[code]


FOLDING = _Folding({code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)})


def fold(text: str) -> list[str]:
    """The words of a text as the index has them before stemming.

    >>> fold("The Élysée's e-mail")
    ['the', 'elysee', 's', 'e', 'mail']
    """
    return text.translate(FOLDING).split()


class _Stems(dict[str, str]):
    """Stems, each made once."""

    def __missing__(self, word: str) -> str:
        if len(self) > REMEMBERED:
            self.clear()
        self[word] = stem(word)
        return self[word]


_stems = _Stems()


def stems(text: str) -> list[str]:
    """The words of a text as the index has them.

    >>> stems("Policies of trafficking")
    ['polici', 'of', 'traffick']
    """
    return [_stems[word] for word in fold(text)]


# Matching


class Finder:
    """A tree made ready to be matched on many rows; `read` makes words of a text."""

    def __init__(self, node: Node, read: Callable[[str], list[str]]) -> None:
        self.read = read
        self.leaves: list[tuple[str, ...]] = []  # in the order in which FTS5 counts them
        self.begun: set[int] = set()  # leaves whose last word only begins so
        self.titled: set[int] = set()  # leaves that count in the heading alone
        self.match = self._matcher(node)
        self.whole = {
            word for nth, leaf in enumerate(self.leaves) for word in (leaf[:-1] if nth in self.begun else leaf)
        }

    def places(self, columns: list[list[str]]) -> Places:
        """Where each leaf stands in the words of a row."""
        standing: dict[str, list[int]] = {}
        beginnings = tuple(self.leaves[nth][-1] for nth in self.begun if self.leaves[nth])
        for nth, words in enumerate(columns):
            for place, word in enumerate(words, start=nth * COLUMN):
                if word in self.whole or (beginnings and word.startswith(beginnings)):
                    standing.setdefault(word, []).append(place)
        found = [self._leaf_places(nth, standing) for nth in range(len(self.leaves))]
        for nth in self.titled:
            found[nth] = [place for place in found[nth] if place < COLUMN]
        return found

    def find(self, title: str | None, text: str) -> Found | None:
        """Where the leaves of a match stand in a row; None where it does not match."""
        return self.match(self.places([self.read(title or ""), self.read(text)]))

    def _leaf_places(self, nth: int, standing: dict[str, list[int]]) -> list[int]:
        words = self.leaves[nth]
        if not words:
            return []
        each = [standing.get(word, []) for word in words]
        if nth in self.begun:
            each[-1] = sorted(
                place for word, places in standing.items() if word.startswith(words[-1]) for place in places
            )
        if len(each) == 1:
            return each[0]
        others = [(after, set(places)) for after, places in enumerate(each[1:], start=1)]
        return [place for place in each[0] if all(place + after in places for after, places in others)]

    def _matcher(self, node: Node) -> Callable[[Places], Found | None]:
        """A function that says where the leaves of a match stand; None where there is none."""
        if isinstance(node, Word | Phrase | Prefix):
            return self._leaf(node)
        if isinstance(node, Near):
            return self._near(node)
        if isinstance(node, Not):
            wanted, unwanted = self._matcher(node.wanted), self._matcher(node.unwanted)

            def less(places: Places) -> Found | None:
                return wanted(places) if unwanted(places) is None else None

            return less
        if isinstance(node, InTitle):
            before = len(self.leaves)
            inner = self._matcher(node.inner)
            self.titled.update(range(before, len(self.leaves)))
            return inner
        if isinstance(node, Field | Fact):
            raise TypeError(f"{node} stands in no text")
        parts = [self._matcher(part) for part in node.parts]
        needed = len(parts) if isinstance(node, And) else 1

        def join(places: Places) -> Found | None:
            matched = [found for part in parts if (found := part(places)) is not None]
            return {nth: at for found in matched for nth, at in found.items()} if len(matched) >= needed else None

        return join

    def _add(self, node: Word | Phrase | Prefix) -> int:
        written = (node.word,) if isinstance(node, Word) else node.words
        self.leaves.append(tuple(word for piece in written for word in self.read(piece)))
        nth = len(self.leaves) - 1
        if isinstance(node, Prefix):
            self.begun.add(nth)
        return nth

    def _leaf(self, node: Word | Phrase | Prefix) -> Callable[[Places], Found | None]:
        nth = self._add(node)
        return lambda places: {nth: places[nth]} if places[nth] else None

    def _near(self, node: Near) -> Callable[[Places], Found | None]:
        members = [self._add(member) for member in node.members]
        sizes = [len(self.leaves[nth]) for nth in members]

        def near(places: Places) -> Found | None:
            kept = near_places([places[nth] for nth in members], sizes, node.distance)
            return dict(zip(members, kept, strict=True)) if kept[0] else None

        return near


def near_places(places: Places, sizes: list[int], distance: int) -> Places:
    """Of each member's places those from which all others are near; empty lists where they never are.

    Walks along all of them at once, as FTS5 does: find the next group that lies within reach of its last member, keep
    it, step on where the next place comes first.

    >>> near_places([[0, 50], [3, 9]], [1, 1], 5)
    [[0], [3]]
    """
    kept: Places = [[] for _ in places]
    if not all(places):
        return kept
    at = [0] * len(places)
    while True:
        latest = places[0][at[0]]
        together = False
        while not together:
            together = True
            for nth, member in enumerate(places):
                earliest = latest - sizes[nth] - distance
                if not earliest <= member[at[nth]] <= latest:
                    together = False
                    while member[at[nth]] < earliest:
                        at[nth] += 1
                        if at[nth] == len(member):
                            return kept
                    latest = max(latest, member[at[nth]])
        for nth, member in enumerate(places):
            if kept[nth][-1:] != [member[at[nth]]]:
                kept[nth].append(member[at[nth]])
        following = [
            member[at[nth] + 1] if at[nth] + 1 < len(member) else math.inf for nth, member in enumerate(places)
        ]
        first = following.index(min(following))
        if following[first] == math.inf:
            return kept
        at[first] += 1


# Looking at records of a store


def looker(node: Node, filters: Filters) -> Callable[[str | None, str], bool]:
    """A function that says whether a record matches, for what its index cannot tell."""
    finder = _own_finder(node, filters)
    return lambda title, clean: finder.find(title, clean) is not None


def snippets(node: Node, filters: Filters) -> Callable[[str | None, str], Snippet]:
    """A function that makes the snippet of such a record."""
    finder = _own_finder(node, filters)
    return lambda title, clean: make_snippet(clean, finder, finder.find(title, clean) or {})


def _own_finder(node: Node, filters: Filters) -> Finder:
    return Finder(node, fold) if filters.exact else Finder(expand(node), stems)


def snippets_of(node: Node | None, filters: Filters) -> Callable[[str | None, str], Snippet | None] | None:
    """A function that shows in a record the words that a tree wants; None where there are none, in it or in a text."""
    from iomcorpus.asking.plan import ranking

    wanted = ranking(node)
    if wanted is None:
        return None
    finder = _own_finder(wanted, filters)

    def show(title: str | None, clean: str) -> Snippet | None:
        found = finder.find(title, clean) or {}
        standing = any(place >= COLUMN for places in found.values() for place in places)
        return make_snippet(clean, finder, found) if standing else None

    return show


def beginning(lead: str | None, clean: str) -> str:
    """How a record begins."""
    return lead.translate(BREAKS) if lead else make_snippet(clean, Finder(And(), fold), {})[0]


# Scanning


class _Match:
    """A row that matches, with what its score needs when all rows have been read."""

    __slots__ = ("day", "frequencies", "hit", "length", "place", "rank")

    def __init__(
        self, hit: dict[str, Any], frequencies: list[float], length: int, day: str, place: tuple[Any, ...]
    ) -> None:
        self.hit = hit
        self.frequencies = frequencies  # of each leaf, weighted
        self.length = length  # words of the row
        self.day = day
        self.place = place
        self.rank = 0.0


def scan(node: Node | None, rows: Iterable[Mapping[str, Any]], filters: Filters) -> Iterator[dict[str, Any]]:
    """The hits among rows, with the fields of the contract, in the order asked for.

    A row needs `id` and `text`; `clean`, `title`, `date` and the other fields of a record are used where they are
    there, and for fields of facts the mentions in `holding.FACTS`.
    """
    asked = _Asked(node, filters)
    finder, filters = asked.finder, asked.filters
    holding = [0] * len(finder.leaves)  # of each leaf how many rows have it
    lengths = count = 0
    matches: list[_Match] = []
    for count, row in enumerate(rows, start=1):
        title, text = row.get("title"), text_of(row)
        columns = [stems(title or ""), stems(text)]
        length = sum(map(len, columns))
        lengths += length
        places = finder.places(columns)
        for nth, at in enumerate(places):
            holding[nth] += bool(at)
        found = finder.match(places)
        snippet = asked.look(row, found)
        if snippet is None:
            continue
        frequencies = [0.0] * len(finder.leaves)
        for nth, at in (found or {}).items():
            for place in at:
                frequencies[nth] += WEIGHTS[place >= COLUMN]
        hit = _hit(row, *snippet)
        place_of = (hit["source"] or "", hit["first_line"], count)
        matches.append(_Match(hit, frequencies, length, (days_of(row) or ("", ""))[0], place_of))
    weights = [_rarity(count, holders) for holders in holding]
    for match in matches:
        match.rank = _rank(match, weights, lengths / count)
        match.hit["score"] = shown_score(match.rank)
    matches.sort(key=lambda match: match.place)
    if filters.sort == "date" or not asked.is_words:
        matches.sort(key=lambda match: match.day, reverse=True)
    if filters.sort == "rank":
        matches.sort(key=lambda match: match.rank)
    for match in matches[: filters.limit]:
        yield match.hit


class _Asked:
    """A question made ready for rows: the words by which they are ranked, and whether a row is a hit."""

    def __init__(self, node: Node | None, filters: Filters) -> None:
        from iomcorpus.asking.plan import ranking

        words, self.rest, self.filters = settle(node, filters)
        self.is_words = words is not None
        ranked = ranking(self.rest) if words is None else words
        self.finder = Finder(And() if ranked is None else for_index(ranked, filters), stems)
        self.own = _own_finder(words, filters) if words is not None and must_look(words, filters) else None
        self.words_of_rest = snippets_of(self.rest, filters)
        self.finders: dict[Node, Finder] = {}

    def look(self, row: Mapping[str, Any], found: Found | None) -> Snippet | None:
        """What to show of a row that is a hit; None of one that is none. `found` is where ranking words stand."""
        title, text = row.get("title"), text_of(row)
        if self.is_words:
            if found is None or not passes(row, self.filters):
                return None
            shown = self.own.find(title, text) if self.own else found
            return make_snippet(text, self.own or self.finder, shown) if shown is not None else None
        if not passes(row, self.filters) or not self._rest_holds(row):
            return None
        snippet = self.words_of_rest(title, text) if self.words_of_rest else None
        return snippet or self._fact(row) or (beginning(row.get("lead"), text), [])

    def _rest_holds(self, row: Mapping[str, Any]) -> bool:
        from iomcorpus.asking.holding import holds

        def has_text(node: Node) -> bool:
            if node not in self.finders:
                self.finders[node] = _own_finder(node, self.filters)
            return self.finders[node].find(row.get("title"), text_of(row)) is not None

        return self.rest is None or holds(self.rest, row, has_text)

    def _fact(self, row: Mapping[str, Any]) -> Snippet | None:
        """The text around the first fact that was asked for."""
        from iomcorpus.asking.fields import all_facts
        from iomcorpus.asking.holding import FACTS, is_that
        from iomcorpus.asking.mentions import around

        asked = all_facts(self.rest, self.filters.fields)
        mentions = sorted(row.get(FACTS) or (), key=lambda mention: mention["type"] == "quote")  # these may be long
        mention = next((one for one in mentions if any(is_that(one, fact) for fact in asked)), None)
        if mention is None:
            return None
        line = str(row["text"]).split("\n")[mention["line"] - (row.get("first_line") or 1)]
        shown, marks = around(line, mention["start"], mention["end"])
        return shown.translate(BREAKS), marks


def text_of(row: Mapping[str, Any]) -> str:
    """What of a row is searched besides its title."""
    clean = row.get("clean")
    return clean if isinstance(clean, str) else str(row["text"])


def _rarity(rows: int, holders: int) -> float:
    """How much a leaf says: the fewer rows have it the more (BM25's inverse document frequency)."""
    return max(math.log((rows - holders + 0.5) / (holders + 0.5)), 0.0) or LEAST_IDF


def _rank(match: _Match, weights: list[float], mean_length: float) -> float:
    # Term by term in FTS5's order, so that equal scores are equal to the last bit.
    score = 0.0
    for weight, frequency in zip(weights, match.frequencies, strict=True):
        score += weight * ((frequency * (K1 + 1.0)) / (frequency + K1 * (1 - B + B * match.length / mean_length)))
    return -1.0 * score


def passes(row: Mapping[str, Any], filters: Filters) -> bool:
    if filters.after is not None or filters.before is not None:
        days = days_of(row)
        if days is None or days[1] < (filters.after or "") or days[0] > (filters.before or "9"):
            return False
    if filters.source is not None and not is_from(str(row.get("source") or ""), filters.source):
        return False
    if filters.kind is not None and row.get("kind") != filters.kind:
        return False
    if filters.copies == "hide" and row.get("keep") is False:  # said by `dedupe --records`
        return False
    if filters.copies == "only" and row.get("cluster") is None:
        return False
    if filters.fields is not None:
        from iomcorpus.asking.holding import holds

        if not holds(filters.fields, row):
            return False
    return filters.inferred == "yes" or (date_of(row)[1] == "inferred") == (filters.inferred == "only")


def is_from(source: str, wanted: str) -> bool:
    """Whether a capture's name has this in it, or is of this pattern."""
    if not is_pattern(wanted):
        return wanted in source
    from fnmatch import fnmatchcase

    return fnmatchcase(source, wanted.replace("[^", "[!"))


def date_of(row: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The date by which a row is found, and whether it is published, filled or inferred."""
    from iomcorpus.store.write import choose_date

    if row.get("date"):
        return row["date"], row.get("date_from")
    return choose_date(row.get("published"), row.get("filled"), row.get("inferred"))


def days_of(row: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first and last day of its date."""
    from iomcorpus.edtf import bounds

    return bounds(date_of(row)[0])


def _hit(row: Mapping[str, Any], snippet: str, marks: list[list[int]]) -> dict[str, Any]:
    date, date_from = date_of(row)
    first_line = row.get("first_line") or 1
    return {
        "id": row["id"],
        "source": row.get("source"),
        "first_line": first_line,
        "last_line": row.get("last_line") or first_line + str(row["text"]).count("\n"),
        "date": date,
        "date_from": date_from,
        "title": row.get("title"),
        "lead": row.get("lead"),
        "score": 0.0,
        "snippet": snippet,
        "marks": marks,
        "copies": 0,
        "url": row.get("url"),
        "retrieved": row.get("retrieved"),
    }


# Snippets


def make_snippet(text: str, finder: Finder, found: Found) -> Snippet:
    """The stretch of a text with most of what was found, from the beginning of a sentence where that costs nothing."""
    spans = word_spans(text)
    runs = sorted(
        (place - COLUMN, place - COLUMN + len(finder.leaves[nth]), nth)
        for nth, places in found.items()
        for place in places
        if place >= COLUMN
    )
    first = _best_start(text, spans, runs)
    last = min(first + SNIPPET_WORDS, len(spans)) - 1
    start = spans[first][0] if first else 0
    end = spans[last][1] if last + 1 < len(spans) else len(text)
    before = ELLIPSIS if first else ""
    marks: list[list[int]] = []
    for begin, stop, _ in runs:
        if first <= begin and stop <= last + 1:
            mark = [spans[begin][0] - start + len(before), spans[stop - 1][1] - start + len(before)]
            if marks and mark[0] < marks[-1][1]:  # one mark where runs overlap
                marks[-1][1] = max(marks[-1][1], mark[1])
            else:
                marks.append(mark)
    return (before + text[start:end] + (ELLIPSIS if last + 1 < len(spans) else "")).translate(BREAKS), marks


def _best_start(text: str, spans: list[tuple[int, int]], runs: list[tuple[int, int, int]]) -> int:
    """The word where the snippet begins: different leaves count most, then how many, then a sentence's beginning."""
    latest = max(len(spans) - SNIPPET_WORDS, 0)
    sentences = [nth for nth, (start, _) in enumerate(spans) if _begins_sentence(text, start)]
    best = (0, 0, False)
    chosen = 0
    runs = runs[:ENOUGH]
    for at, (begin, _, _) in enumerate(runs):
        centred = _centred(runs[at:], begin, latest)
        sentence = sentences[max(bisect_right(sentences, begin) - 1, 0)] if sentences else begin
        for start in (min(sentence, latest), centred):
            inside = [leaf for first, last, leaf in runs if start <= first and last <= start + SNIPPET_WORDS]
            worth = (len(set(inside)), len(inside), start == sentence)
            if worth > best:
                best, chosen = worth, start
    return chosen


def _centred(runs: list[tuple[int, int, int]], begin: int, latest: int) -> int:
    """A start that puts what follows from `begin` on into the middle."""
    end = max(last for first, last, _ in runs if first < begin + SNIPPET_WORDS)
    return min(max(begin - max(SNIPPET_WORDS - (end - begin), 0) // 2, 0), latest)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(start - 12, 0) : start]
    trimmed = before.rstrip(" \t\r\n\"'“‘(")
    return start == 0 or not trimmed or (trimmed != before and trimmed[-1] in ".:!?") or "\n\n" in before


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words stand that `fold` gives.

    >>> word_spans("e-mail")
    [(0, 1), (2, 6)]
    """
    spans: list[tuple[int, int]] = []
    start = -1
    for at, char in enumerate(text):
        folded = FOLDING[ord(char)]
        if folded == " ":
            if start >= 0:
                spans.append((start, at))
            start = -1
        elif folded and start < 0:
            start = at
    return [*spans, (start, len(text))] if start >= 0 else spans
