"""What two texts have in common and where they differ, word by word: shared passages, differing spans, and the dates,
figures and names in which both agree or contradict each other.

Words are those that copies are found by (`sketch`), so typography, case and line breaks make no difference; each keeps
its place in the raw lines. Whole paragraphs are aligned first and words between them, so long texts take little more
time than reading them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from iomcorpus.copies.relations import BOILERPLATE, CONTAINED, CONTAINS, EXACT, NEAR, REVISED, TEMPLATE
from iomcorpus.copies.sketch import NAME, NUMBER, SHINGLE, hash_texts, normalise
from iomcorpus.copies.verify import LEAST_SIMILARITY, LEAST_SPREAD, Text, Verdict, compare
from iomcorpus.forms.dates import MONTHS, WEEKDAYS, find_dates
from iomcorpus.forms.numbers import ANCHOR, read_number, tidy
from iomcorpus.text.paragraphs import paragraphs, wrap_width
from iomcorpus.text.repair import repair

Row = dict[str, Any]

UNRELATED = "unrelated"  # not one run of five words in common
DIFF = ("op", "a_line", "a_start", "a_end", "b_line", "b_start", "b_end", "text")  # fields of a row of a diff
EQUAL, DELETE, INSERT, LEFT_OUT = "equal", "delete", "insert", "left out"

# Words times words that are aligned as they are: 8 MB and some 15 ms. What is longer is cut at runs that are unique.
CELLS = 1 << 26
LONGEST_REPAIRED = 4000  # characters of a line that are mended, and mapped to the raw ones, at a time
CONTEXT = 20  # words on each side of a difference that a reader sees of a longer common passage


# Words and where they stand


@dataclass(slots=True)
class Words:
    """The words of a text in order. Each stands in one line, with the punctuation that belongs to it."""

    lines: dict[int, str] = field(default_factory=dict)  # as they lie in the capture, by number
    keys: list[int] = field(default_factory=list)  # equal for equal words
    line: array[int] = field(default_factory=lambda: array("L"))
    start: array[int] = field(default_factory=lambda: array("L"))
    end: array[int] = field(default_factory=lambda: array("L"))
    bare_start: array[int] = field(default_factory=lambda: array("L"))  # without punctuation
    bare_end: array[int] = field(default_factory=lambda: array("L"))
    marks: bytearray = field(default_factory=bytearray)  # NUMBER, NAME, OPENS or none
    paragraph: array[int] = field(default_factory=lambda: array("L"))  # which one it is in
    bounds: list[int] = field(default_factory=lambda: [0])  # where paragraphs begin, and the end

    def __len__(self) -> int:
        return len(self.keys)

    def surface(self, first: int, after: int) -> str:
        """Some words of one line, as they lie there."""
        return self.lines[self.line[first]][self.start[first] : self.end[after - 1]]


OPENS = 4  # a mark: it has a capital because a sentence begins there

# A letter or digit, then all that is no border of words; in folded text nothing else is beyond ASCII.
WORD = re.compile(r"'*[A-Za-z0-9\x80-\U0010ffff](?:[A-Za-z0-9\x80-\U0010ffff']|(?<=[0-9]),(?=[0-9]))*")
SENTENCE_END = re.compile(r'[.!?:"]')
DIGIT = re.compile(r"[0-9]")
OPENING = "([{“‘«‹$€£¥₹#@&"  # belongs to the word behind it, also where no blank stands before it
PIECE = re.compile(rf".{{1,{LONGEST_REPAIRED}}}(?:\s+|$)|.{{1,{LONGEST_REPAIRED}}}", re.DOTALL)


def read_words(text: str, vocabulary: dict[str, int], first_line: int = 1, skip: Iterable[int] = ()) -> Words:
    """The words of a text; lines in `skip` are left out. Texts that are compared share their vocabulary.

    >>> words = read_words("It’s 1,500 boats,\\n“ITS” well-known", {}, first_line=7)
    >>> [words.surface(place, place + 1) for place in range(len(words))]
    ['It’s', '1,500', 'boats,', '“ITS”', 'well-', 'known']
    >>> words.keys, list(words.line)
    ([0, 1, 2, 0, 3, 4], [7, 7, 7, 8, 8, 8])
    """
    out = frozenset(skip)
    lines = ["" if number in out else line for number, line in enumerate(text.split("\n"), first_line)]
    words = Words({number: line for number, line in enumerate(lines, first_line) if line})
    for number, (first, last, _) in enumerate(paragraphs(lines, wrap_width(lines), first_line)):
        for at in range(first, last + 1):
            if at in words.lines:
                _read_line(words, at, vocabulary)
        words.paragraph.extend([number] * (len(words) - words.bounds[-1]))
        words.bounds.append(len(words))
    return words


def _read_line(words: Words, number: int, vocabulary: dict[str, int]) -> None:
    line = words.lines[number]
    folded, at = _fold(line)
    begin, done = len(words), 0
    for match in WORD.finditer(folded):
        first, last = match.span()
        key = match[0].replace("'", "").replace(",", "").lower()
        words.keys.append(vocabulary.setdefault(key, len(vocabulary)))
        mark = 0
        if DIGIT.search(key):
            mark = NUMBER
        elif "A" <= folded[first] <= "Z":
            mark = OPENS if len(words) == begin + 1 or SENTENCE_END.search(folded, done, first) else NAME
        words.marks.append(mark)
        done = last
        if at:
            first, last = at[first], min(max(at[last], at[last - 1] + 1), len(line))
        words.bare_start.append(first)
        words.bare_end.append(last)
    _share_out_punctuation(words, begin, line)
    words.line.extend([number] * (len(words) - begin))


def _share_out_punctuation(words: Words, begin: int, line: str) -> None:
    """What stands between words belongs to the one before it, but for what opens the one behind it."""
    for place in range(begin, len(words)):
        start = words.bare_start[place]
        if place == begin:
            words.start.append(len(line) - len(line.lstrip()))
            continue
        after = words.bare_end[place - 1]
        gap = line[after:start]
        if gap != " ":
            last = "" if gap[-1:].isspace() else (gap.split() or [""])[-1]
            opens = len(last) if len(last) < len(gap) else len(gap) - len(gap.rstrip(OPENING))
            start -= opens
            after += len(gap[: len(gap) - opens].rstrip())
        words.end.append(after)
        words.start.append(start)
    if len(words) > begin:
        words.end.append(len(line.rstrip()))


class _Folds(dict[int, str]):
    """Each character as copies are compared by it; the table grows with the letters that a language has."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = normalise(chr(code)).decode()
        return folded


FOLDS = _Folds()


def _fold(line: str) -> tuple[str, list[int] | None]:
    """A line mended and folded, and the raw column of each of its characters and of its end; None: they are the same.

    >>> _fold("cafÃ© ½"), _fold("l’été")
    (('cafe 1 2', [0, 1, 2, 3, 5, 6, 6, 6, 7]), ("l'ete", None))
    """
    if line.isascii() and "&" not in line:
        return line, None
    mended, at = _mend(line)
    folded = mended.translate(FOLDS)
    if all(char.isascii() or len(FOLDS[ord(char)]) == 1 for char in set(mended)):
        return folded, at
    places = at or range(len(mended) + 1)
    spread = [place for char, place in zip(mended, places, strict=False) for _ in FOLDS[ord(char)]]
    return folded, [*spread, len(line)]


def _mend(line: str) -> tuple[str, list[int] | None]:
    """The line as its clean view has it, and where each character comes from."""
    pieces = PIECE.findall(line)
    mended = list(map(repair, pieces))
    if mended == pieces:
        return line, None
    from rapidfuzz.distance import Levenshtein

    at: list[int] = []
    begin = 0
    for piece, other in zip(pieces, mended, strict=True):
        for code in Levenshtein.opcodes(piece, other):
            at += (begin + min(code.src_start + step, len(piece)) for step in range(code.dest_end - code.dest_start))
        begin += len(piece)
    return "".join(mended), [*at, begin]


# Alignment


class Step(NamedTuple):
    """Words of both texts, from and up to a place: the same ones, or those that stand instead of one another."""

    same: bool
    a: int
    a_end: int
    b: int
    b_end: int


Block = tuple[int, int, int]  # place in one sequence, place in the other, how many are the same from there


def align(a: Words, b: Words) -> list[Step]:
    """The way from one text to the other, in order: what is the same and what changes by turns."""
    blocks: list[Block] = []
    at = other = 0
    for first, second, size in [*_same_paragraphs(a, b), (len(a), len(b), 0)]:
        inside = _matches(a.keys[at:first], b.keys[other:second], SHINGLE)
        blocks += ((at + one, other + two, length) for one, two, length in inside)
        blocks.append((first, second, size))
        at, other = first + size, second + size
    return _without_islands(list(_steps(blocks)))


def _same_paragraphs(a: Words, b: Words) -> Iterator[Block]:
    """Words of paragraphs that both have; short ones ("Read more") stand anywhere and align nothing."""
    vocabulary: dict[tuple[int, ...], int] = {}
    spans: list[list[tuple[int, int]]] = []
    ids: list[list[int]] = []
    for words in (a, b):
        spans.append([(start, end) for start, end in pairwise(words.bounds) if end - start >= SHINGLE])
        keys = (tuple(words.keys[start:end]) for start, end in spans[-1])
        ids.append([vocabulary.setdefault(key, len(vocabulary)) for key in keys])
    for first, second, count in _matches(ids[0], ids[1], run=1):
        for step in range(count):
            (start, end), (other, _) = spans[0][first + step], spans[1][second + step]
            yield start, other, end - start


def _matches(a: Sequence[int], b: Sequence[int], run: int) -> Iterator[Block]:
    """What two sequences share in one order. Long ones are cut first, where a run of so many is unique in both.

    >>> list(_matches([1, 2, 3, 4], [1, 9, 3, 4], 1))
    [(0, 0, 1), (2, 2, 2)]
    """
    head = _common(a, b)
    if head:
        yield 0, 0, head
    a, b = a[head:], b[head:]
    tail = _common(a[::-1], b[::-1])
    a, b = a[: len(a) - tail], b[: len(b) - tail]
    cuts = [(len(a), len(b), 0)]
    if len(a) * len(b) > CELLS:
        cuts = [*_unique_runs(a, b, run), *cuts]
    at = other = 0
    for first, second, size in cuts:
        for one, two, length in _fewest_changes(a[at:first], b[other:second]):
            yield head + at + one, head + other + two, length
        if size:
            yield head + first, head + second, size
        at, other = first + size, second + size
    if tail:
        yield head + len(a), head + len(b), tail


def _common(a: Sequence[int], b: Sequence[int]) -> int:
    """How many both begin with."""
    return next((at for at, (one, two) in enumerate(zip(a, b, strict=False)) if one != two), min(len(a), len(b)))


def _fewest_changes(a: Sequence[int], b: Sequence[int]) -> Iterator[Block]:
    """What two sequences share with the fewest insertions and deletions; of long ones without a common run nothing."""
    if not a or not b or len(a) * len(b) > CELLS:
        return
    from rapidfuzz.distance import Indel

    for code in Indel.opcodes(a, b):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start


def _unique_runs(a: Sequence[int], b: Sequence[int], run: int) -> Iterator[Block]:
    """Runs that stand once in each, as many of them as keep their order (patience diff), overlapping ones joined."""
    others = _places(b, run)
    both = ((at, others.get(key, -1)) for key, at in _places(a, run).items())
    joined: Block | None = None
    for first, second in _rising([pair for pair in both if min(pair) >= 0]):
        if joined and first - joined[0] == second - joined[1] and first <= joined[0] + joined[2]:
            joined = (*joined[:2], first - joined[0] + run)
        elif not joined or min(first - joined[0], second - joined[1]) >= joined[2]:
            if joined:
                yield joined
            joined = first, second, run
    if joined:
        yield joined


def _places(sequence: Sequence[int], run: int) -> dict[tuple[int, ...], int]:
    """Where each run stands; -1 if it stands in several places."""
    known: dict[tuple[int, ...], int] = {}
    for at in range(len(sequence) - run + 1):
        key = tuple(sequence[at : at + run])
        known[key] = -1 if key in known else at
    return known


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs, given in order of the first number, in which the second one rises too.

    >>> _rising([(0, 5), (1, 1), (2, 2), (3, 0), (4, 7)])
    [(1, 1), (2, 2), (4, 7)]
    """
    ends: list[int] = []  # the least second number that a choice of each length ends with
    last: list[int] = []  # the pair that does so
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [place]
        before.append(last[length - 1] if length else -1)
    chosen, place = [], last[-1] if last else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]


def _steps(blocks: Iterable[Block]) -> Iterator[Step]:
    """Blocks, the last of which is empty and stands at both ends, with the changes between them; neighbours joined."""
    same = Step(True, 0, 0, 0, 0)
    for first, second, size in blocks:
        if (first, second) == (same.a_end, same.b_end):
            same = same._replace(a_end=first + size, b_end=second + size)
            continue
        if size or (first, second) != (same.a_end, same.b_end):
            if same.a_end > same.a:
                yield same
            yield Step(False, same.a_end, first, same.b_end, second)
            same = Step(True, first, first + size, second, second + size)
    if same.a_end > same.a:
        yield same


def _without_islands(steps: Sequence[Step]) -> list[Step]:
    """Steps in which a few common words between long changes ("of the") count as changed: nobody can read confetti."""
    kept: list[Step] = []
    for place, step in enumerate(steps):
        if step.same and 0 < place < len(steps) - 1:
            size = step.a_end - step.a
            around = min(_size(kept[-1]), _size(steps[place + 1]))
            step = step._replace(same=size >= SHINGLE or 2 * size > around)
        if kept and not kept[-1].same and not step.same:
            kept[-1] = kept[-1]._replace(a_end=step.a_end, b_end=step.b_end)
        else:
            kept.append(step)
    return kept


def _size(step: Step) -> int:
    return max(step.a_end - step.a, step.b_end - step.b)


# A diff, for programs and for readers


def diff_rows(a: Words, b: Words, steps: Iterable[Step]) -> Iterator[Row]:
    """The diff as rows with the fields of DIFF, each inside one line of either text.

    The text of what is equal is that of `a`; `b` may have another typography there.

    >>> vocabulary = {}
    >>> a, b = (read_words(text, vocabulary) for text in ("Two boats sank.", "Three boats sank"))
    >>> for row in diff_rows(a, b, align(a, b)):
    ...     print(*row.values())
    delete 1 0 3 None None None Two
    insert None None None 1 0 5 Three
    equal 1 4 15 1 6 16 boats sank.
    """
    nowhere = (None, None, None)
    for step in steps:
        if step.same:
            for first, after in _cut(step.a_end - step.a, (a.line, step.a), (b.line, step.b)):
                here = _span(a, step.a + first, step.a + after)
                yield _diff_row(EQUAL, here[:3], _span(b, step.b + first, step.b + after)[:3], here[3])
            continue
        for *place, text in _spans(a, step.a, step.a_end):
            yield _diff_row(DELETE, place, nowhere, text)
        for *place, text in _spans(b, step.b, step.b_end):
            yield _diff_row(INSERT, nowhere, place, text)


def _diff_row(op: str, a: Sequence[int | None], b: Sequence[int | None], text: str) -> Row:
    return dict(zip(DIFF, (op, *a, *b, text), strict=True))


Span = tuple[int, int, int, str]  # line, columns, text


def _span(words: Words, first: int, after: int) -> Span:
    return words.line[first], words.start[first], words.end[after - 1], words.surface(first, after)


def _spans(words: Words, first: int, after: int) -> Iterator[Span]:
    """Some words as a span of each line."""
    for start, end in _cut(after - first, (words.line, first)):
        yield _span(words, first + start, first + end)


def _cut(size: int, *sides: tuple[array[int], int]) -> Iterator[tuple[int, int]]:
    """Stretches of so many words in which no side leaves its line."""
    start = 0
    for at in range(1, size + 1):
        if at == size or any(line[begin + at] != line[begin + at - 1] for line, begin in sides):
            yield start, at
            start = at


Segment = tuple[str, str]  # op and text


def readable(a: Words, b: Words, steps: Sequence[Step]) -> Iterator[list[Segment]]:
    """The diff as paragraphs to read, of what is equal only CONTEXT words beside a change.

    >>> vocabulary = {}
    >>> texts = "Two boats sank.\\n\\nNo more.", "Two ships sank.\\n\\nNo more"
    >>> a, b = (read_words(text, vocabulary) for text in texts)
    >>> list(readable(a, b, align(a, b)))
    [[('equal', 'Two'), ('delete', 'boats'), ('insert', 'ships'), ('equal', 'sank.')], [('equal', 'No more.')]]
    """
    paragraph: list[Segment] = []
    last: dict[str, int] = {}  # the paragraph of each text in which we are
    before: frozenset[str] = frozenset()  # the texts that the segment before stands in
    for op, step in _shown(steps):
        places = {"a": (a, step.a)} if op != INSERT else {}
        places |= {"b": (b, step.b)} if op != DELETE else {}
        told_by = "b" if op == INSERT else "a"
        words, begin = places[told_by]
        size = (step.b_end if op == INSERT else step.a_end) - begin
        for first, after in [(0, size)] if op == LEFT_OUT else _cut(size, (words.paragraph, begin)):
            here = {name: of.paragraph[at + first] for name, (of, at) in places.items()}
            seen_by = before.intersection(here) or here
            if paragraph and any(here[name] != last.get(name, here[name]) for name in seen_by):
                yield paragraph
                paragraph = []
            texts = (text for *_, text in _spans(words, begin + first, begin + after))
            paragraph.append((op, f"… {size} words …" if op == LEFT_OUT else " ".join(texts)))
            last |= {name: of.paragraph[at + after - 1] for name, (of, at) in places.items()}
            before = frozenset(here)
    if paragraph:
        yield paragraph


def _shown(steps: Sequence[Step]) -> Iterator[tuple[str, Step]]:
    """What a reader is shown: an op, and for which words."""
    for place, step in enumerate(steps):
        if not step.same:
            if step.a_end > step.a:
                yield DELETE, step
            if step.b_end > step.b:
                yield INSERT, step
            continue
        size = step.a_end - step.a
        head = CONTEXT if place else 0
        tail = CONTEXT if place < len(steps) - 1 else 0
        if size - head - tail <= CONTEXT:
            yield EQUAL, step
            continue
        bounds = (0, head, size - tail, size)
        for op, (first, after) in zip((EQUAL, LEFT_OUT, EQUAL), pairwise(bounds), strict=True):
            if after > first:
                yield op, Step(True, step.a + first, step.a + after, step.b + first, step.b + after)


# Passages


def shared_passages(a: Words, b: Words, steps: Iterable[Step]) -> list[Row]:
    """Runs of at least SHINGLE words that both texts have, in the order of `a`; `moved`: elsewhere in `b`."""
    steps = list(steps)
    same = [(step.a, step.b, step.a_end - step.a) for step in steps if step.same and step.a_end - step.a >= SHINGLE]
    moved = set(_moved(a, b, [step for step in steps if not step.same]))
    return [_passage(a, b, block, block in moved) for block in sorted([*same, *moved])]


def _passage(a: Words, b: Words, block: Block, moved: bool) -> Row:
    first, second, size = block
    texts = (text for *_, text in _spans(a, first, first + size))
    return {
        "words": size,
        "a_first_line": a.line[first],
        "a_last_line": a.line[first + size - 1],
        "b_first_line": b.line[second],
        "b_last_line": b.line[second + size - 1],
        "moved": moved,
        "text": "\n".join(texts),
    }


def _moved(a: Words, b: Words, changes: Sequence[Step]) -> Iterator[Block]:
    """Runs that one text has lost in one place and the other got in another."""
    ends: dict[int, int] = {}
    known: dict[tuple[int, ...], int] = {}
    for step in changes:
        for at in range(step.b, step.b_end - SHINGLE + 1):
            known.setdefault(tuple(b.keys[at : at + SHINGLE]), at)
            ends[at] = step.b_end
    for step in changes:
        at = step.a
        while at <= step.a_end - SHINGLE:
            second = known.get(tuple(a.keys[at : at + SHINGLE]))
            if second is None:
                at += 1
                continue
            size = SHINGLE
            most = min(step.a_end - at, ends[second] - second)
            while size < most and a.keys[at + size] == b.keys[second + size]:
                size += 1
            yield at, second, size
            at += size


def differing_spans(a: Words, b: Words, steps: Iterable[Step]) -> list[Row]:
    """What stands in `a` and what in `b` wherever they differ: spans, each inside one line."""
    return [
        {
            "a": [_told(*span) for span in _spans(a, step.a, step.a_end)],
            "b": [_told(*span) for span in _spans(b, step.b, step.b_end)],
        }
        for step in steps
        if not step.same
    ]


def _told(line: int, start: int, end: int, surface: str) -> Row:
    return {"line": line, "start": start, "end": end, "surface": surface}


# Facts


class Fact(NamedTuple):
    """A date, figure or name where it first stands, what it says, and what in the other text is no other fact."""

    kind: str
    first: int  # its first word, and the one after its last
    after: int
    line: int
    start: int
    end: int
    says: frozenset[str]
    agrees_with: frozenset[str]


FACING = 30  # words of a change on either side: in a longer one facts do not stand in each other's place
AGREE, CONTRADICT, ONLY_A, ONLY_B = "agree", "contradict", "only in a", "only in b"
BETWEEN_NAMES = frozenset((" ", "-", "\u00a0"))
NOBODY = frozenset(("i", *MONTHS, *WEEKDAYS))  # capitals that name nobody, where they stand alone
MONEY_SIGNS = frozenset("$€£¥₹")


def compare_facts(a: Words, b: Words, steps: Iterable[Step]) -> list[Row]:
    """Dates, figures and names of both texts, each once: contradictions first, then what one lacks, then the rest.

    What differs in the same place contradicts; what is missing in one text does not.
    """
    ours, others = find_facts(a), find_facts(b)
    here, there = _Known.of(a, ours), _Known.of(b, others)
    rows: dict[str, list[Row]] = {CONTRADICT: [], ONLY_A: [], ONLY_B: [], AGREE: []}
    open_a = [fact for fact in ours if there.partner(fact) is None]
    open_b = [fact for fact in others if here.partner(fact) is None]
    met: set[Fact] = set()
    for one, other in _facing(open_a, open_b, steps):
        rows[CONTRADICT].append(_fact_row(CONTRADICT, _fact_span(a, one), _fact_span(b, other), one.kind))
        met |= {one, other}
    rows[ONLY_A] = [_fact_row(ONLY_A, _fact_span(a, fact), None, fact.kind) for fact in open_a if fact not in met]
    rows[ONLY_B] = [_fact_row(ONLY_B, None, _fact_span(b, fact), fact.kind) for fact in open_b if fact not in met]
    for fact in ours:
        partner = there.partner(fact)
        if partner:
            rows[AGREE].append(_fact_row(AGREE, _fact_span(a, fact), _told(*partner), fact.kind))
    return [row for found in rows.values() for row in found]


def _facing(a: Sequence[Fact], b: Sequence[Fact], steps: Iterable[Step]) -> Iterator[tuple[Fact, Fact]]:
    """Facts of one kind that the same change touches, in order."""
    changes = [step for step in steps if not step.same and _size(step) <= FACING]
    sides: dict[tuple[int, str], tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
    for side, facts, begins, ends in (
        (0, a, [step.a for step in changes], [step.a_end for step in changes]),
        (1, b, [step.b for step in changes], [step.b_end for step in changes]),
    ):
        for fact in facts:
            change = bisect_right(ends, fact.first)
            if change < len(changes) and begins[change] < fact.after:
                sides[change, fact.kind][side].append(fact)
    for ours, others in sides.values():
        yield from zip(ours, others, strict=False)


def _fact_row(says: str, a: Row | None, b: Row | None, kind: str) -> Row:
    return {"kind": kind, "says": says, "a": a, "b": b}


def _fact_span(words: Words, fact: Fact) -> Row:
    return _told(fact.line, fact.start, fact.end, words.lines[fact.line][fact.start : fact.end])


@dataclass(slots=True)
class _Known:
    """The facts of a text by what they say, each with its span."""

    spans: dict[tuple[str, str], Span]
    capitals: dict[str, Span]  # every word with a capital, also where a sentence begins

    @classmethod
    def of(cls, words: Words, facts: Iterable[Fact]) -> _Known:
        known = cls({}, {})
        for fact in facts:
            span = (fact.line, fact.start, fact.end, words.lines[fact.line][fact.start : fact.end])
            for value in fact.says:
                known.spans.setdefault((fact.kind, value), span)
        for place, mark in enumerate(words.marks):
            if mark in (NAME, OPENS):
                start, end = words.bare_start[place], words.bare_end[place]
                span = (words.line[place], start, end, words.lines[words.line[place]][start:end])
                for word in _name_words(span[3]):
                    known.capitals.setdefault(word, span)
        return known

    def partner(self, fact: Fact) -> Span | None:
        """Where this text says the same. Of a name all words must be in it, in whatever order."""
        for value in sorted(fact.agrees_with):
            if (fact.kind, value) in self.spans:
                return self.spans[fact.kind, value]
        if fact.kind == "name":
            parts = [part for says in fact.says for part in says.split()]
            if parts and all(part in self.capitals for part in parts):
                return self.capitals[parts[-1]]
        return None


def find_facts(words: Words) -> list[Fact]:
    """The dates, figures and names of a text, each once, in their order.

    >>> words = read_words("On 21 December 2017 Ama Boateng met 1.2 million and twelve more.", {})
    >>> [(fact.kind, words.lines[1][fact.start : fact.end]) for fact in find_facts(words)]
    [('date', '21 December 2017'), ('name', 'Ama Boateng'), ('figure', '1.2 million'), ('figure', 'twelve')]
    """
    found: dict[tuple[str, frozenset[str]], Fact] = {}
    begin = 0
    while begin < len(words):
        number = words.line[begin]
        after = bisect_right(words.line, number, begin)
        for fact in sorted(_facts_of_line(words, number, begin, after), key=lambda fact: fact.start):
            found.setdefault((fact.kind, fact.says), fact)
        begin = after
    return list(found.values())


def _facts_of_line(words: Words, number: int, begin: int, after: int) -> Iterator[Fact]:
    line = words.lines[number]

    def place(start: int, end: int) -> tuple[int, int]:
        first = min(bisect_right(words.bare_end, start, begin, after), after - 1)
        return first, max(bisect_left(words.bare_start, end, first, after), first + 1)

    covered = 0  # columns up to here are said by a date or by a longer figure
    dates = []
    for date in find_dates(line):
        says, agrees_with = _said_by_date(date.days(), date.month, date.day, date.pair)
        dates.append((date.start, date.end))
        yield Fact("date", *place(date.start, date.end), number, date.start, date.end, says, agrees_with)
    for anchor in ANCHOR.finditer(line):
        start = anchor.start()
        if start < covered or any(first <= start < last for first, last in dates):
            continue
        amount = read_number(line, start, money=line[max(0, start - 1) : start] in MONEY_SIGNS)
        if amount is None:
            continue
        covered = amount.end
        if amount.value is None or (amount.words and amount.value in (0, 1)):  # "thousands", "one of them"
            continue
        value = frozenset((str(tidy(amount.value)),))
        yield Fact("figure", *place(amount.start, amount.end), number, amount.start, amount.end, value, value)
    dated = {at for span in dates for at in range(*place(*span))}
    yield from _names(words, number, [at for at in range(begin, after) if words.marks[at] == NAME and at not in dated])


def _said_by_date(
    days: Sequence[str], month: int | None, day: int | None, pair: tuple[int, int] | None
) -> tuple[frozenset[str], frozenset[str]]:
    """What a date says and what agrees with it: without its year it agrees with any year's."""
    if days:
        yearless = [value[4:] for value in days]
        return frozenset((*days, *(f"year{value}" for value in yearless))), frozenset((*days, *yearless))
    ways = [(month, day)] if pair is None else [pair, pair[::-1]]
    yearless = [f"-{one or 0:02}-{other or 0:02}" for one, other in ways]
    return frozenset(yearless), frozenset((*yearless, *(f"year{value}" for value in yearless)))


def _names(words: Words, number: int, places: Sequence[int]) -> Iterator[Fact]:
    """Runs of words with capitals inside a sentence."""
    line = words.lines[number]
    run: list[int] = []
    for place in [*places, -1]:
        if run and not (
            place == run[-1] + 1 and line[words.bare_end[run[-1]] : words.bare_start[place]] in BETWEEN_NAMES
        ):
            start, end = words.bare_start[run[0]], words.bare_end[run[-1]]
            name = " ".join(_name_words(line[start:end]))
            if name not in NOBODY:
                yield Fact("name", run[0], run[-1] + 1, number, start, end, frozenset((name,)), frozenset((name,)))
            run = []
        run.append(place)


def _name_words(surface: str) -> list[str]:
    """The words of a name, without its possessive.

    >>> _name_words("Zoë O’Neill’s"), _name_words("Al-Farrah")
    (['zoe', "o'neill"], ['al', 'farrah'])
    """
    return [word.lower().removesuffix("'s") for word in WORD.findall(surface.translate(FOLDS))]


# All of it


def explain(a: Mapping[str, Any], b: Mapping[str, Any]) -> Row:
    """What record `a` is to record `b`, by the measures that `dedupe` decides by, and all that shows it.

    Records are rows of `split`; of a row only `text` is needed.
    """
    verdict = compare(*(_hashed(record) for record in (a, b)))
    ours, others = read_pair(a, b)
    steps = align(ours, others)
    relation = _relation(verdict)
    return {
        "relation": relation,
        "reason": _reason(relation, verdict),
        "similarity": round(verdict.similarity, 4),
        "covered": [round(share, 4) for share in verdict.covered[:: 1 if verdict.first_is_shorter else -1]],
        "spread": round(verdict.spread, 4),
        "numbers": round(verdict.numbers, 4),
        "names": round(verdict.names, 4),
        "shared": shared_passages(ours, others, steps),
        "differing": differing_spans(ours, others, steps),
        "facts": compare_facts(ours, others, steps),
    }


def read_pair(a: Mapping[str, Any], b: Mapping[str, Any]) -> tuple[Words, Words]:
    """The words of two records with their places in the captures, without lines that are furniture."""
    vocabulary: dict[str, int] = {}
    one, other = (
        read_words(record["text"], vocabulary, record.get("first_line") or 1, record.get("skip") or ())
        for record in (a, b)
    )
    return one, other


def _hashed(record: Mapping[str, Any]) -> Text:
    (hashed,) = hash_texts([record.get("clean") or record["text"]])
    return Text.of(hashed.words, hashed.marks)


def _relation(verdict: Verdict) -> str:
    """What the first is to the second."""
    if verdict.relation == BOILERPLATE and not verdict.similarity:
        return UNRELATED
    return CONTAINS if verdict.relation == CONTAINED and not verdict.first_is_shorter else verdict.relation


WHYS = {
    EXACT: "the same words in the same order",
    NEAR: "light edits of one text",
    REVISED: "one text, but much of it is edited",
    CONTAINED: "a lies in b, which is longer",
    CONTAINS: "b lies in a, which is longer",
    UNRELATED: f"no run of {SHINGLE} words is in both",
}


def _reason(relation: str, verdict: Verdict) -> str:
    """What decided, as a person would say it."""
    if relation == TEMPLATE:
        return (
            f"one wording with other facts: of those that stand in the same places {verdict.numbers:.0%} of the numbers"
            f" and {verdict.names:.0%} of the names agree"
        )
    if relation == BOILERPLATE:
        if verdict.similarity < LEAST_SIMILARITY:
            share, least, what = verdict.similarity, LEAST_SIMILARITY, "too little is shared"
        elif verdict.spread < LEAST_SPREAD:
            share, least, what = verdict.spread, LEAST_SPREAD, "what is shared stands close together"
        else:
            return "less than half is shared, and hardly any fact of the shorter one is in the other"
        return f"{what}: {share:.0%} of the shorter one, of copies at least {least:.0%}"
    return WHYS[relation]
