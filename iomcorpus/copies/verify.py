"""What two texts are to each other, by what they share and by where their facts differ.

Containment both ways tells excerpts from copies; *spread* tells a copy from texts with a common foot: an edit or a
scan's noise is thin and everywhere, boilerplate is dense and in one place. *Facts* tell a copy from the next release of
one template: what is missing in one text is no contradiction, what stands in its place between two shared passages is.
Where a template was filled in anew it is facts that differ and little else; a scanner misreads facts no oftener than
other words, and people who reword a text leave them alone.

Many pairs are compared at a time. Every shingle of a pair is one number of 64 bits (pair, hash, side, place), so after
one sort the shingles that both texts have are neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from iomcorpus.copies.relations import BOILERPLATE, CONTAINED, EXACT, JOINS, NEAR, PART, REVISED, TEMPLATE
from iomcorpus.copies.sketch import NAME, NUMBER, SHINGLE, U64, Marks, hash_texts, shingles

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

# The figures below were chosen on planted copies of odd seeds (benchmarks/planted/), 10,000 articles each.

LEAST_SIMILARITY = 0.20  # shared shingles of the shorter text's: two scans of one article have 0.23 and more
LEAST_SPREAD = 0.70  # slices of the shorter text that share a shingle: of two scans 0.79, of a common foot 0.55
SLICES, LEAST_SLICE = 24, 16  # at most so many slices, of so many shingles at least

# Facts among the words that stand against each other. In 95 of 100 scans they are 0.24 and less, of templates 0.46 and
# more: so much that it is facts that differ.
FACTS_DIFFER = 0.35
# Facts that agree, of those that agree or stand against each other, as the mean of numbers and names. Where it is facts
# that differ, updates have 0.84 and more in 99 of 100 and texts of one template in one town 0.79 and less; else it is
# noise, and of two scans 0.71 agree.
LEAST_FACTS, LEAST_FACTS_IN_NOISE = 0.82, 0.66
# What keeps its names and has no more than some other figures is an update, however few figures it has in all: it has
# 0.91 of the names and 2.1 facts that differ in a hundred words. Weather reports keep names too, but have 11 and more.
NAMES_KEPT, MANY = 0.90, 2.5
FEW_FACTS = 2  # of a kind: fewer decide nothing
# Facts of the shorter text that agree, of all that it has, where the texts have less than LIGHT in common: scans keep
# more than half, police notes share sentences and hardly a fact.
LEAST_PROVED = 0.30
LONGEST_GAP = 60  # words between two shared passages that may replace each other; police notes differ by paragraphs

# Covered words of a text that lies in another, of a scanned one 0.72; their sizes' ratio, where it is an excerpt.
WHOLE, EXCERPT = 0.60, 0.80
# A text that tells the beginning or the end of another, whose rest has other names: it may be one of two articles in
# there. Of names that could be in both, articles and what follows them in a composite share 0.35 in 90 of 100, excerpts
# and the rest of their article 0.38 in 75 of 100; so two such parts of one text are asked for (`find_composites`).
LEAST_COHESION = 0.50
AT_AN_END = 12  # words: no more before it or behind it; excerpts from the middle have 27 in 75 of 100
STRAY = 0.02  # of the shared passages: stock phrases that stand elsewhere by chance

LIGHT = 0.50  # similarity of light edits; below it a text is revised, unless it was misread by a scanner
MISREAD = 2  # facts that differ where it is noise that differs: people who reword leave facts alone
PASSAGE = 15  # words that are new together: a paragraph added or told anew; edits of single sentences are shorter

TOGETHER, MOST_PAIRS = 1 << 17, 1 << 10  # words and pairs that are compared at a time
HASH_BITS = WORD_BITS = 32  # of a shingle: of two texts of 1,000 words one pair in 4,000 shows a shingle too many


AnyWords = NDArray[np.uint64] | NDArray[np.uint32]


def halved(words: AnyWords) -> NDArray[np.uint32]:
    """Words in half the memory: no two of a pair of texts are ever taken for one by what is left out."""
    return words if words.dtype == np.uint32 else (words >> U64(32)).astype(np.uint32)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as hashed words."""

    words: NDArray[np.uint32]
    marks: Marks

    @classmethod
    def of(cls, words: AnyWords, marks: Marks) -> Text:
        """From what `hash_texts` yields, or its words halved."""
        return cls(halved(words), marks)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a text is related to another, and what decided."""

    relation: str
    similarity: float  # shared shingles of those of the shorter text
    covered: tuple[float, float]  # words of each text that lie in shared shingles
    spread: float
    numbers: float  # facts that agree, of those that agree or contradict
    names: float
    first_is_shorter: bool

    @property
    def joins(self) -> bool:
        """Whether the two are copies."""
        return self.relation in JOINS


def compare(one: Text, other: Text) -> Verdict:
    """What a text is to another: `contained` means that the shorter lies in the longer, whether that is PART or not."""
    verdict = compare_all([(one, other)])[0]
    return replace(verdict, relation=CONTAINED) if verdict.relation == PART else verdict


def compare_all(pairs: Sequence[tuple[Text, Text]]) -> list[Verdict]:
    """What the first text of each pair is to the second. A verdict depends on its pair alone.

    >>> texts = [Text(np.arange(start, stop, dtype=np.uint32), np.zeros(stop - start, np.uint8))
    ...          for start, stop in ((0, 90), (0, 90), (0, 40), (300, 400))]
    >>> [verdict.relation for verdict in compare_all([(texts[0], other) for other in texts])]
    ['exact', 'exact', 'contained', 'boilerplate']
    """
    first = [_is_shorter(one, other) for one, other in pairs]
    ordered = [pair if shorter else pair[::-1] for pair, shorter in zip(pairs, first, strict=True)]
    asked = [place for place, pair in enumerate(ordered) if not _are_equal(*pair)]
    verdicts = [Verdict(EXACT, 1.0, (1.0, 1.0), 1.0, 1.0, 1.0, shorter) for shorter in first]
    for batch in _batches([ordered[place] for place in asked]):
        found = _judge([ordered[asked[place]] for place in batch])
        for place, fields in zip(batch, found, strict=True):
            verdicts[asked[place]] = Verdict(*fields, first[asked[place]])
    return verdicts


def _is_shorter(one: Text, other: Text) -> bool:
    """Whether the first counts as the shorter; of two texts of one length always the same, whichever is given first."""
    if len(one.words) != len(other.words):
        return len(one.words) < len(other.words)
    return one is other or one.words.tobytes() <= other.words.tobytes()


def _are_equal(short: Text, long: Text) -> bool:
    return len(short.words) == len(long.words) and bool((short.words == long.words).all())


def _batches(pairs: Sequence[tuple[Text, Text]]) -> Iterator[range]:
    """Places of pairs that are compared together: so many that what numpy does for each call is little."""
    begin, size = 0, 0
    for place, (short, long) in enumerate(pairs):
        more = len(short.words) + len(long.words)
        if place > begin and (size + more > TOGETHER or place - begin == MOST_PAIRS):
            yield range(begin, place)
            begin, size = place, 0
        size += more
    if pairs:
        yield range(begin, len(pairs))


Fields = tuple[str, float, tuple[float, float], float, float, float]  # of a verdict


def _judge(pairs: Sequence[tuple[Text, Text]]) -> list[Fields]:
    """The verdicts on some pairs, the shorter text first."""
    stack = Stack.of(pairs)
    shared = find_shared(stack)
    similarity, spread = shared.similarity(stack), shared.spread(stack)
    alike = (similarity >= LEAST_SIMILARITY) & (spread >= LEAST_SPREAD)
    # Most pairs end here; who asks for one alone wants all its figures.
    chosen = np.flatnonzero(alike) if len(pairs) > 1 else np.zeros(1, np.int64)
    measures = measure(stack.only(chosen), shared.only(chosen, len(pairs)), similarity[chosen])
    relations = np.where(alike[chosen], _relations(measures), BOILERPLATE)
    fields: list[Fields] = [
        (BOILERPLATE, told, (0.0, 0.0), wide, 1.0, 1.0)
        for told, wide in zip(similarity.tolist(), spread.tolist(), strict=True)
    ]
    columns = (relations, similarity[chosen], measures.covered_short, measures.covered_long, spread[chosen],
               measures.numbers, measures.names)  # fmt: skip
    for place, *row in zip(chosen.tolist(), *(column.tolist() for column in columns), strict=True):
        relation, alike_by, short, long, wide, numbers, names = row
        fields[place] = relation, alike_by, (short, long), wide, numbers, names
    return fields


# ------------------------------------------------------------------------------------------ shingles that both have


@dataclass(slots=True)
class Stack:
    """The texts of some pairs: side `k` is the shorter text of pair `k`, and `k` + pairs its longer one."""

    words: NDArray[np.uint32]  # of all texts, each once
    marks: Marks
    starts: Ints  # of each side, in the words
    sizes: Ints

    @classmethod
    def of(cls, pairs: Sequence[tuple[Text, Text]]) -> Stack:
        """The stack of some pairs, the shorter text first."""
        sides = [short for short, _ in pairs] + [long for _, long in pairs]
        texts = {id(text): text for text in sides}
        number = {key: place for place, key in enumerate(texts)}
        sizes = np.array([len(text.words) for text in texts.values()], np.int64)
        which = np.array([number[id(text)] for text in sides], np.int64)
        words = np.concatenate([NO_WORDS, *(text.words for text in texts.values())])
        marks = np.concatenate([NO_MARKS, *(text.marks for text in texts.values())])
        return cls(words, marks, (np.cumsum(sizes) - sizes)[which], sizes[which])

    @property
    def pairs(self) -> int:
        """How many they are."""
        return len(self.sizes) // 2

    def only(self, chosen: Ints) -> Stack:
        """With these pairs alone."""
        sides = np.concatenate((chosen, chosen + self.pairs))
        return Stack(self.words, self.marks, self.starts[sides], self.sizes[sides])

    @property
    def shingles(self) -> Ints:
        """How many each side has."""
        return np.maximum(self.sizes - SHINGLE + 1, 0)


NO_WORDS, NO_MARKS = np.empty(0, np.uint32), np.empty(0, np.uint8)


@dataclass(slots=True)
class Shared:
    """Places of shingles that both texts of a pair have; `pair`, `side` and `place` stand beside each other."""

    pair: Ints
    side: Bools  # true: of the longer
    place: Ints
    anchor: Ints  # where a shingle is that each of the two has once: first that of the shorter, behind it the other's

    def similarity(self, stack: Stack) -> Floats:
        """Shared shingles of those of the shorter text."""
        found = np.bincount(self.pair[~self.side], minlength=stack.pairs)
        return found / np.maximum(stack.shingles[: stack.pairs], 1)

    def spread(self, stack: Stack) -> Floats:
        """The share of slices of the shorter text in which anything is shared."""
        sizes = np.maximum(stack.shingles[: stack.pairs], 1)
        slices = np.clip(sizes // LEAST_SLICE, 1, SLICES)
        pair, place = self.pair[~self.side], self.place[~self.side]
        found = np.zeros(stack.pairs * SLICES, np.bool_)
        found[pair * SLICES + place * slices[pair] // sizes[pair]] = True
        share: Floats = found.reshape(-1, SLICES).sum(axis=1) / slices
        return share

    def only(self, chosen: Ints, pairs: int) -> Shared:
        """Those of some pairs, numbered anew."""
        number = np.full(pairs, -1)
        number[chosen] = np.arange(len(chosen))
        renumbered = number[self.pair]
        kept = renumbered >= 0
        moved = np.cumsum(kept) - 1
        anchor = moved[self.anchor[kept[self.anchor]]]
        return Shared(renumbered[kept], self.side[kept], self.place[kept], anchor)


def find_shared(stack: Stack) -> Shared:
    """Sort the shingles of each pair: those that both have are neighbours then."""
    pairs, counts = stack.pairs, stack.shingles
    place_bits = int(stack.sizes.max(initial=1)).bit_length()
    place = _within(counts)
    key = shingles(stack.words.astype(np.uint64))[np.repeat(stack.starts, counts) + place]
    key >>= U64(64 - HASH_BITS)
    key <<= U64(1 + place_bits)
    key |= place.view(np.uint64)
    sides = np.arange(2 * pairs, dtype=np.uint64)
    of_side = ((sides % U64(max(pairs, 1))) << U64(HASH_BITS + 1)) | (sides // U64(max(pairs, 1)))
    key |= np.repeat(of_side << U64(place_bits), counts)
    key.sort()
    same = np.append(False, (key[1:] ^ key[:-1]) >> U64(1 + place_bits) == 0)[: len(key)]
    starts = np.flatnonzero(~same)
    ends = np.append(starts, len(key))[1:]
    side = (key >> U64(place_bits)) & U64(1) == 1
    both = ~side[starts] & side[ends - 1]
    starts, ends = starts[both], ends[both]
    sizes = ends - starts
    hits = np.repeat(starts, sizes) + _within(sizes)
    anchor = (np.cumsum(sizes) - sizes)[sizes == 2]
    key = key[hits]
    pair = (key >> U64(HASH_BITS + 1 + place_bits)).astype(np.int64)
    return Shared(pair, side[hits], (key & U64((1 << place_bits) - 1)).astype(np.int64), anchor)


# ------------------------------------------------------------------------------------------------ what that tells


@dataclass(slots=True)
class Measures:
    """What decides on pairs: a value for each."""

    similarity: Floats
    ratio: Floats  # of the sizes
    covered_short: Floats
    covered_long: Floats
    numbers: Floats  # facts that agree, of those that agree or contradict
    names: Floats
    proved: Floats  # facts of the shorter text that agree, of all that it has; 1 where it has few
    against: Ints  # facts that contradict
    numbers_against: Ints
    facts_share: Floats  # facts among the words that stand against each other
    density: Floats  # facts that contradict, of a hundred words that are covered
    told_anew: Ints  # words of the longest passage of the longer text that is put in or in other words
    is_part: Bools  # whether the shorter is the beginning or end of the longer, and the rest speaks of others


def measure(stack: Stack, shared: Shared, similarity: Floats) -> Measures:
    """Measure pairs that share enough."""
    pairs, sizes = stack.pairs, stack.sizes
    bounds = np.concatenate(([0], np.cumsum(sizes)))
    covered = _covered(shared, bounds, pairs)
    side_of = np.repeat(np.arange(2 * pairs), sizes)
    share = np.bincount(side_of[covered], minlength=2 * pairs) / np.maximum(sizes, 1)
    ratio = sizes[:pairs] / np.maximum(sizes[pairs:], 1)
    place = _within(sizes)
    word_at = np.repeat(stack.starts, sizes) + place
    kind = stack.marks[word_at].astype(np.int64)
    short = slice(0, int(bounds[pairs]))
    agree = _count(side_of[short][covered[short]], kind[short][covered[short]], pairs)
    agree_between, against, told_anew = _replaced(stack, shared, bounds, covered)
    agree += agree_between
    numbers, names = (_agreement(agree[:, mark], against[:, mark]) for mark in (NUMBER, NAME))
    facts_against = against[:, NUMBER] + against[:, NAME]
    facts = np.bincount(side_of[short], kind[short] > 0, minlength=pairs)
    proved = np.where(facts < FEW_FACTS, 1.0, (agree[:, NUMBER] + agree[:, NAME]) / np.maximum(facts, 1))
    return Measures(
        similarity, ratio, share[:pairs], share[pairs:], numbers, names, proved, facts_against,
        against[:, NUMBER], facts_against / np.maximum(against.sum(axis=1), 1),
        100 * facts_against / np.maximum(share[:pairs] * sizes[:pairs], 1), told_anew,
        _are_parts(stack, bounds, covered, share, ratio),
    )  # fmt: skip


def _relations(measures: Measures) -> NDArray[np.str_]:
    """What the shorter texts are to the longer ones."""
    m = measures
    facts_differ = m.facts_share >= FACTS_DIFFER
    corrected = facts_differ & (m.numbers_against > 0)
    facts = (m.numbers + m.names) / 2
    filled_anew = (facts < LEAST_FACTS) & ((m.names < NAMES_KEPT) | (m.density >= MANY))
    unproved = (m.similarity < LIGHT) & (m.proved < LEAST_PROVED)
    template = np.where(facts_differ, filled_anew, facts < LEAST_FACTS_IN_NOISE)
    contained = (m.covered_short >= WHOLE) & (m.ratio <= EXCERPT) & ~corrected
    misread = ~facts_differ & (m.against >= MISREAD)
    revised = corrected | (m.told_anew >= PASSAGE) | (m.similarity < LIGHT) & ~misread
    conditions = [template, unproved, contained & m.is_part, contained, revised]
    return np.select(conditions, [TEMPLATE, BOILERPLATE, PART, CONTAINED, REVISED], NEAR)


def _agreement(agree: Ints, against: Ints) -> Floats:
    """Facts of a kind that agree, of these and those that stand against each other."""
    every = agree + against
    return np.where(every < FEW_FACTS, 1.0, agree / np.maximum(every, 1))


def _covered(shared: Shared, bounds: Ints, pairs: int) -> Bools:
    """Which words of all sides lie in shared shingles."""
    depth = np.zeros(int(bounds[-1]) + SHINGLE, np.int8)
    at = bounds[shared.pair + pairs * shared.side] + shared.place
    for step in range(SHINGLE):
        depth[at + step] = 1
    return depth[: int(bounds[-1])] > 0


def _count(pair: Ints, kind: Ints, pairs: int) -> Ints:
    """How many words of each kind, a row a pair."""
    return np.bincount(pair * KINDS + kind, minlength=pairs * KINDS).reshape(pairs, KINDS)


KINDS = 3  # of words: NUMBER, NAME and others, which are 0


def _replaced(stack: Stack, shared: Shared, bounds: Ints, covered: Bools) -> tuple[Ints, Ints, Ints]:
    """Words between shared passages: how many of each kind agree and stand against each other; what was put in."""
    pairs = stack.pairs
    pair, one, other = _anchors(stack, shared)
    same = pair[1:] == pair[:-1]
    gaps = [place[1:] - place[:-1] - SHINGLE for place in (one, other)]  # words in between
    jumps = same & ((gaps[0] != 1 - SHINGLE) | (gaps[1] != 1 - SHINGLE))
    new = _told_anew(stack, bounds, covered, jumps, (pair, one, other), gaps)
    two = np.flatnonzero(jumps & (gaps[0] > 0) & (gaps[1] > 0) & (gaps[0] <= LONGEST_GAP) & (gaps[1] <= LONGEST_GAP))
    keys = []
    for side, place in enumerate((one, other)):
        size = gaps[side][two]
        at = np.repeat(stack.starts[pair[two] + side * pairs] + place[two] + SHINGLE, size) + _within(size)
        gap = np.repeat(np.arange(len(two), dtype=np.uint64) << U64(WORD_BITS + 3), size)
        words = stack.words[at].astype(np.uint64) << U64(3)
        keys.append(gap | words | U64(side << 2) | stack.marks[at])
    key = np.sort(np.concatenate(keys))
    new_word = np.append(True, (key[1:] ^ key[:-1]) >> U64(3) != 0)[: len(key)]
    starts = np.flatnonzero(new_word)
    ends = np.append(starts, len(key))[1:]
    side_of = (key >> U64(2)) & U64(1) == 1
    both = np.repeat(~side_of[starts] & side_of[ends - 1], ends - starts)
    gap = (key >> U64(WORD_BITS + 3)).astype(np.int64)
    kind = (key & U64(3)).astype(np.int64)
    left = [_count(gap[chosen], kind[chosen], len(two)) for chosen in (~both & ~side_of, ~both & side_of)]
    against = np.zeros((pairs, KINDS), np.int64)
    np.add.at(against, pair[two], np.minimum(*left))
    np.maximum.at(new, pair[two], np.minimum(*(words.sum(axis=1) for words in left)))
    agree = both & ~side_of
    return _count(pair[two][gap[agree]], kind[agree], pairs), against, new


def _told_anew(
    stack: Stack, bounds: Ints, covered: Bools, jumps: Bools, anchors: tuple[Ints, Ints, Ints], gaps: Sequence[Ints]
) -> Ints:
    """The longest passage of the longer text that the shorter lacks or has in other words; moved ones are not new."""
    pair, one, other = anchors
    inside = (one[:-1] >= 0) & (one[1:] < stack.sizes[pair[1:]])  # what goes before or follows is no part of it
    put_in = inside & (gaps[1] - np.maximum(gaps[0], 0) >= PASSAGE)
    at = np.flatnonzero(
        jumps & (gaps[1] >= PASSAGE) & (put_in | ((np.maximum(*gaps) > LONGEST_GAP) & (gaps[0] >= PASSAGE)))
    )
    before = np.concatenate(([0], np.cumsum(covered)))
    start = bounds[pair[at] + stack.pairs] + other[at] + SHINGLE
    longest = np.zeros(stack.pairs, np.int64)
    np.maximum.at(longest, pair[at], gaps[1][at] - (before[start + gaps[1][at]] - before[start]))
    return longest


def _anchors(stack: Stack, shared: Shared) -> tuple[Ints, Ints, Ints]:
    """Where shared passages lie against each other: pair, place in the shorter and in the longer text, in order.

    Both ends of the texts lie against each other too.
    """
    pairs, sizes = stack.pairs, stack.sizes
    room = sizes[:pairs] + 2
    bounds = np.concatenate(([0], np.cumsum(room)))
    facing = np.full(int(bounds[-1]), -1 - SHINGLE)
    facing[bounds[:-1]] = -SHINGLE
    facing[bounds[1:] - 1] = sizes[pairs:]
    at = shared.anchor
    facing[bounds[shared.pair[at]] + shared.place[at] + 1] = shared.place[at + 1]
    known = np.flatnonzero(facing >= -SHINGLE)
    pair = np.repeat(np.arange(pairs), room)[known]
    place = known - bounds[pair] - 1
    return pair, np.where(place < 0, -SHINGLE, place), facing[known]


def _are_parts(stack: Stack, bounds: Ints, covered: Bools, share: Floats, ratio: Floats) -> Bools:
    """Whether the shorter text is the beginning or the end of the longer and the rest of that has other names."""
    pairs = stack.pairs
    parts = np.zeros(pairs, np.bool_)
    lying = np.flatnonzero((share[:pairs] >= WHOLE) & (ratio <= EXCERPT))
    lying = lying[_are_at_an_end(covered, bounds[lying + pairs], bounds[lying + pairs + 1])]
    sizes = [stack.sizes[lying], stack.sizes[lying + pairs]]
    number = [np.repeat(np.arange(len(lying)), size) for size in sizes]
    at = [np.repeat(stack.starts[lying + side * pairs], sizes[side]) + _within(sizes[side]) for side in (0, 1)]
    rest = ~covered[np.repeat(bounds[lying + pairs], sizes[1]) + _within(sizes[1])]
    number[1], at[1] = number[1][rest], at[1][rest]
    parts[lying] = _cohesion(stack, number, at, len(lying)) < LEAST_COHESION
    return parts


def _are_at_an_end(covered: Bools, begins: Ints, ends: Ints) -> Bools:
    """Whether what is covered lies at the beginning or at the end of some stretches, but for a few strays."""
    before: Ints = np.cumsum(covered)
    first: Ints = before[begins] - covered[begins]
    last: Ints = before[ends - 1]
    stray = (STRAY * (last - first)).astype(np.int64)
    lead = np.searchsorted(before, first + stray + 1) - begins - stray
    tail = ends - 1 - np.searchsorted(before, last - stray) - stray
    at_an_end: Bools = np.minimum(lead, tail) <= AT_AN_END
    return at_an_end


def _cohesion(stack: Stack, number: Sequence[Ints], at: Sequence[Ints], pairs: int) -> Floats:
    """Of the names that could be in both parts of each pair, those that are: `at` has the places of each part's words.

    One of another place in a sentence is no name, but found in both it counts. Where a part has no names, all are.
    """
    calendar = np.fromiter(of_the_calendar(), np.uint32)
    keys = []
    for side in (0, 1):
        words, marks = stack.words[at[side]], stack.marks[at[side]]
        is_name = marks == NAME
        is_name[is_name] = ~np.isin(words[is_name], calendar)
        key = (number[side].astype(np.uint64) << U64(WORD_BITS + 4)) | (words.astype(np.uint64) << U64(4))
        keys.append(key | U64(1 << side) | (is_name.astype(np.uint64) << U64(2 + side)))
    key = np.sort(np.concatenate(keys))
    if not len(key):
        return np.ones(pairs)
    starts = np.flatnonzero(np.append(True, (key[1:] ^ key[:-1]) >> U64(4) != 0))
    seen = np.bitwise_or.reduceat(key & U64(15), starts)
    pair = (key[starts] >> U64(WORD_BITS + 4)).astype(np.int64)
    common = np.bincount(pair[(seen & U64(3) == 3) & (seen > 3)], minlength=pairs)
    fewer = np.minimum(*(np.bincount(pair[seen & U64(bit) > 0], minlength=pairs) for bit in (4, 8)))
    return np.where(fewer == 0, 1.0, common / np.maximum(fewer, 1))


@cache
def of_the_calendar() -> frozenset[int]:
    """Days and months, as words: any two articles may share them."""
    (hashed,) = hash_texts([CALENDAR])
    return frozenset(halved(hashed.words).tolist())


CALENDAR = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun I"
)


def _within(sizes: Ints) -> Ints:
    """0, 1, ... for each of some stretches.

    >>> _within(np.array([3, 0, 2])).tolist()
    [0, 1, 2, 0, 1]
    """
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
