"""What recurs in a capture: the places of its items that are made alike, learned from the capture itself.

A site sets all its items in one mould, so the place where an item begins is of a kind that recurs: the line over
"Published: ...", the line behind "Back to top", a line "Bulletin No. 12, ...". A kind of place is told by the form or a
mark of the line there, of the one before it or of one of the next two (`line_forms.py`). What cues say is pooled over
all places of a kind: weak evidence that ten places share is strong. Kinds that stand at regular distance all through
the capture, and where the cues say most, are its *heads*.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from iomcorpus.errors import CorpusError
from iomcorpus.splitting.line_forms import form_of, shape_of
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.survey import Survey

MENU, COLON, POSTED = BIT["menu"], BIT["colon"], BIT["posted line"]
EVENT, UNDERLINE = BIT["event field"], BIT["underline"]
PROSE, TITLE, CAPITALS, DATE = BIT["prose"], BIT["heading"], BIT["capitals"], BIT["date line"]
TELLING = tuple(
    BIT[name]
    for name in (
        "date line",
        "byline",
        "release stamp",
        "kicker",
        "run-in heading",
        "dateline",
        "posted line",
        "underlined",
    )
)
ANY_TELLING = sum(TELLING)
GLUED = 1 << 64  # no mark of a line by itself, nor a form: a title with a blank above it and none below
RUN_IN = BIT["run-in heading"]
NO_TITLE = BIT["label"] | BIT["contact line"] | BIT["byline"] | BIT["signature"]
LONGEST_HEAD = 12  # lines: a letterhead, a stamp, a date, whom to ask, and then the title
END_MARK = BIT["end mark"]
ALONE = frozenset((CAPITALS, GLUED))  # tell heads where nothing else does: sub-headings and names are made so too
LINES = ("before", "here", "next", "next but one")
FORMS, MARKS = tuple(f"form {line}" for line in LINES), tuple(f"mark {line}" for line in LINES)
Kind = tuple[str, int]  # "form" or "mark" and which of the LINES; the form or shape, or the mark or the shape of a date

KICKERS: Kind = ("mark here", BIT["kicker"])
RUN_IN_HEADS: Kind = ("mark here", RUN_IN)
FEWEST_KICKERS = 4
FEWEST_SPEECHES, SPEECHES = 4, 0.05  # short ones of a person in an interview; their share of all speeches
FEWEST = 3  # places that make a kind
LEAST_EVIDENCE = -2.5  # pooled: recurring rows of tables and lines of lists have less
LEAST_OF_TITLES = -5.0  # where all of them could be titles
LEAST_OF_FURTHER, LEAST_OF_MARKS = 0.0, 3.0  # pooled: of the places that a further kind adds
FEWEST_WEAK, WEAK = 6, 0.5  # places of a first kind for which cues say so little
MOSTLY = 0.7  # of places
ALIKE = 0.8  # of the steps from head to head
MANY = 15  # steps, of which one may be as long as it will
NEAR = 0.4  # of the usual step between heads: what is nearer to one stands inside an item
LONGEST_CRY = 80  # characters of a title that ends as a sentence does
HOLE = 1.5  # usual steps: a stretch where heads are missing
FINER = 1.3  # times as many items as groups of them
CLOSE_ABOVE = 5  # paragraphs from a kicker to the line by which the head was known
CLOSE = 3  # paragraphs from the heading of a group to the head of its first item


@dataclass(frozen=True, slots=True)
class Mould:
    """The kinds of place where the items of a capture begin, and those of headings that stand over groups of items."""

    heads: frozenset[Kind] = frozenset()
    groups: frozenset[Kind] = frozenset()
    titled: bool = False  # hardly an item begins with a sentence
    step: int = 0  # paragraphs from a head to the next one, mostly
    bare: bool = False  # nothing shows a head but that it is a title


def kinds_at(survey: Survey, position: int) -> Iterator[Kind]:
    """The kinds that a place of a capture is of."""
    count = len(survey)
    if position + 2 < count and survey.marks[position] & survey.marks[position + 2] & COLON:
        return  # the fields of an event, each on a line: "Date:" / "3 May" / "Time:"
    before = 0
    for line, at in enumerate(range(position - 1, min(position + 3, count))):
        if at > position and before & PROSE and not _is_cry_over_day(survey, position, at):
            return
        if at < 0:
            continue
        marks, form, shape = survey.marks[at], survey.forms[at], survey.shapes[at]
        before = marks
        if at < position and marks & MENU:
            continue  # "Advertisement" stands at regular distance inside of a text
        if at < position and marks & END_MARK and survey.first[position] - survey.last[at] == 1:
            continue  # a note that is glued to the end of its item
        if at > position and marks & DATE and _is_among_days(survey, position):
            continue  # a list of days
        if form:
            yield FORMS[line], form
        if shape:
            yield (MARKS if marks & DATE else FORMS)[line], shape
        telling = marks & ANY_TELLING if at >= position else 0
        if telling and not (marks & DATE and at + 1 < count and survey.marks[at + 1] & EVENT):
            yield from ((MARKS[line], mark) for mark in TELLING if telling & mark)
        if at == position and marks & TITLE and at and survey.first[at] - survey.last[at - 1] > 1:
            if marks & CAPITALS:
                yield MARKS[line], CAPITALS
            if at + 1 < count and survey.first[at + 1] - survey.last[at] == 1:
                yield MARKS[line], GLUED


def _is_cry_over_day(survey: Survey, position: int, at: int) -> bool:
    """Whether a day stands below a title that ends as a sentence does: "Boats are back!" / "4 May 2016"."""
    cry = at == position + 1 and survey.marks[position] & TITLE and survey.sizes[position] <= LONGEST_CRY
    return bool(cry and survey.marks[at] & DATE)


def _is_among_days(survey: Survey, position: int) -> bool:
    """Whether a line is, or directly follows, a date line, or announces one: "We meet on:"."""
    if survey.marks[position] & (DATE | COLON):
        return True
    return (
        position > 0
        and bool(survey.marks[position - 1] & DATE)
        and survey.first[position] == survey.last[position - 1] + 1
    )


def learn_mould(
    survey: Survey,
    positions: Sequence[int],
    evidence: Sequence[float],
    titles: Sequence[bool],
    gaps: Sequence[int],
    between: Sequence[int],
) -> Mould:
    """The mould of a capture's items; an empty one where nothing recurs.

    `positions` are those of the paragraphs that may belong to items, `evidence` what cues say of a border before each,
    `titles` whether it could be a title, `gaps` the blank lines and `between` the furniture before each.
    """
    own = _with_titles_of_their_own(survey, positions)
    places = _places_of_kinds(survey, positions, own)
    pooled = _pooled(places, evidence, titles)
    ranked = sorted(pooled, key=lambda kind: (-_shrunken(pooled[kind], len(places[kind])), kind))
    said = [bool(survey.marks[position] & (PROSE | DATE | EVENT)) for position in positions]
    first = next((kind for kind in ranked if _could_be_first(kind, places[kind], pooled[kind], said)), None)
    if _are_kickers(places.get(KICKERS, ()), places[first] if first else (), survey, positions):
        kinds, heads = _with_further(KICKERS, ranked, places, frozenset(), evidence)
        return Mould(kinds, titled=True, step=_usual_step(heads))
    if first is None:
        return Mould()
    first, groups = _below_groups(first, ranked, places, titles, survey, positions)
    prose = {at for at, position in enumerate(positions) if survey.marks[position] & PROSE}
    lines = (kind for kind in ranked if len(prose.intersection(places[kind])) <= (1 - MOSTLY) * len(places[kind]))
    over = (kind for kind in lines if _stands_over(places[kind], places[first], between))
    # Behind an end mark stand notes to editors, of the item above.
    ended = {at for at, position in enumerate(positions) if position and survey.marks[position - 1] & END_MARK}
    first = next((kind for kind in over if not ended.issuperset(places[kind])), first)
    clear = [
        title and not survey.marks[at] & PROSE and ours for title, at, ours in zip(titles, positions, own, strict=True)
    ]
    # "Posted in Boats on 3 May 2010" is said of what stands above.
    posted = sum(bool(survey.marks[positions[at]] & POSTED) for at in places[first]) >= MOSTLY * len(places[first])
    first = _title_over(first, places, titles, gaps, between, clear, posted=posted)
    kinds, heads = _with_further(first, ranked, places, groups, evidence)
    sentences = sum(bool(survey.marks[positions[at]] & PROSE) for at in heads)
    hardly = sentences <= (1 - MOSTLY) * len(heads)
    return Mould(kinds, groups, hardly, _usual_step(heads), first[1] in ALONE)


def _are_kickers(found: Sequence[int], shown: Sequence[int], survey: Survey, positions: Sequence[int]) -> bool:
    """Whether items begin with the names of forms: "Press release" / a title, "Speech" / a title, "Guidance" / ...

    They stand at regular distance, parted from what is above and over a title, and are as many as what cues show.
    """
    if len(found) < max(FEWEST_KICKERS, MOSTLY * len(shown)) or not is_regular(found, len(positions)):
        return False
    over = 0
    for at in found:
        below = survey.marks[positions[at + 1]] if at + 1 < len(positions) else 0
        position = positions[at]
        apart = not position or survey.first[position] - survey.last[position - 1] > 1
        over += bool(apart and below & TITLE and not below & (DATE | BIT["kicker"]))
    return over >= ALIKE * len(found)


def _places_of_kinds(survey: Survey, positions: Sequence[int], own: Sequence[bool]) -> dict[Kind, list[int]]:
    """The places of each kind, but of kinds whose places could mostly be no item's."""
    places: dict[Kind, list[int]] = defaultdict(list)
    for at, position in enumerate(positions):
        for kind in kinds_at(survey, position):
            places[kind].append(at)
    if _are_speakers(survey, [positions[at] for at in places.get(RUN_IN_HEADS, ())]):
        places = {kind: found for kind, found in places.items() if kind[1] != RUN_IN}
    return {kind: found for kind, found in places.items() if sum(own[at] for at in found) >= MOSTLY * len(found)}


def _are_speakers(survey: Survey, positions: Sequence[int]) -> bool:
    """Whether what stands at the head of lines is who speaks: "LW: Why?" / "AB: I had to." / "LW: And then?"."""
    labels = Counter(survey.shapes[position] for position in positions if survey.shapes[position])
    return any(count >= max(FEWEST_SPEECHES, SPEECHES * len(positions)) for count in labels.values())


def _pooled(
    places: Mapping[Kind, Sequence[int]], evidence: Sequence[float], titles: Sequence[bool]
) -> dict[Kind, float]:
    """What the cues say of the places of each kind that has enough of them, where that is enough to go on."""
    pooled = {
        kind: sum(evidence[at] for at in found) / len(found) for kind, found in places.items() if len(found) >= FEWEST
    }
    return {kind: value for kind, value in pooled.items() if value >= _least(kind, places[kind], titles)}


def _below_groups(
    first: Kind,
    ranked: Sequence[Kind],
    places: Mapping[Kind, Sequence[int]],
    titles: Sequence[bool],
    survey: Survey,
    positions: Sequence[int],
) -> tuple[Kind, frozenset[Kind]]:
    """The kind of the items below headings, where those of the first kind stand over groups of them; and its groups."""
    # Sub-headings stand under titles as titles do under headings of groups, and are told by nothing else.
    titled = (kind for kind in ranked if kind[1] not in ALONE)
    literal_first = sorted(titled, key=lambda kind: kind[0].startswith("mark"))
    finer = next((kind for kind in literal_first if _is_finer(kind, places[kind], places[first], titles)), None)
    if finer is None or not _stand_free(survey, [positions[at] for at in places[first]]):
        return first, frozenset()
    grouped = {*places[first]}
    return finer, frozenset(
        kind for kind in ranked if kind[0].endswith("here") and _heads_groups(kind, places, grouped)
    )


def _heads_groups(kind: Kind, places: Mapping[Kind, Sequence[int]], grouped: set[int]) -> bool:
    """Whether all places of a kind are those of groups; of a form most of them: the first has another above."""
    found = places[kind]
    return grouped.issuperset(found) or (kind[0] == FORMS[1] and 2 * len(grouped.intersection(found)) > len(found))


def _with_further(
    first: Kind,
    ranked: Sequence[Kind],
    places: Mapping[Kind, Sequence[int]],
    groups: frozenset[Kind],
    evidence: Sequence[float],
) -> tuple[frozenset[Kind], Sequence[int]]:
    """The kinds of a capture's heads, and their places: the first kind, and those that fit in with what there is."""
    kinds, heads, usual = [first], places[first], _usual_step(places[first])
    among = {*heads}
    over = {at for kind in groups for at in places[kind]}
    for kind in ranked:
        if kind[1] in ALONE or kind == first or not over.isdisjoint(places[kind]):
            continue
        if _fits(kind, places[kind], [at for at in places[kind] if at not in among], heads, usual, evidence):
            kinds.append(kind)
            if not among.issuperset(places[kind]):
                among.update(places[kind])
                heads = sorted(among)
                usual = _usual_step(heads)
    return frozenset(kinds), heads


def _usual_step(heads: Sequence[int]) -> int:
    steps = sorted(after - before for before, after in pairwise(heads))
    return steps[len(steps) // 2]


def _least(kind: Kind, found: Sequence[int], titles: Sequence[bool]) -> float:
    """The pooled evidence that a kind needs: less where all of its places look like headings."""
    headed = kind[1] == RUN_IN or all(titles[at] for at in found)
    return LEAST_OF_TITLES if headed else LEAST_EVIDENCE


def _with_titles_of_their_own(survey: Survey, positions: Sequence[int]) -> list[bool]:
    """For each place whether it could be an item's: one whose line stands word for word in others has a title below it.

    "Updates to this page" stands below item after item, "STATE OF VERMONT" over the title of each.
    """
    counts = Counter(survey.prints[position] for position in positions if survey.prints[position])
    found = []
    for at, position in enumerate(positions):
        recurs = counts[survey.prints[position]] >= FEWEST and not survey.marks[position] & (PROSE | DATE)
        found.append(not recurs or _has_title_below(survey, positions, at, counts))
    return found


def _has_title_below(survey: Survey, positions: Sequence[int], at: int, counts: Mapping[int, int]) -> bool:
    for below in range(at + 1, min(at + 1 + LONGEST_HEAD, len(positions))):
        position = positions[below]
        marks = survey.marks[position]
        if marks & PROSE or position != positions[below - 1] + 1:
            return False
        if marks & TITLE and not marks & (DATE | NO_TITLE) and counts[survey.prints[position]] < FEWEST:
            return True
    return False


def mould_of(kinds: frozenset[Kind], survey: Survey, positions: Sequence[int]) -> Mould:
    """The mould whose heads are of given kinds."""
    heads = [at for at, position in enumerate(positions) if not kinds.isdisjoint(kinds_at(survey, position))]
    return Mould(kinds, step=_usual_step(heads) if len(heads) > 1 else len(positions))


def kinds_like(head: Sequence[str], behind: Sequence[str]) -> frozenset[Kind]:
    """The kinds of places that have a line like one of these, or stand behind one.

    >>> sorted(line for line, _ in kinds_like(["Bulletin No. 7"], ["Back to top"]))
    ['form before', 'form here']
    """
    kinds = set[Kind]()
    for line, examples in (("here", head), ("before", behind)):
        for text in examples:
            if not (form_of(text) or shape_of(text)):
                raise CorpusError(
                    f"{text!r} is no line that an item could be known by: name a short line, no sentence."
                )
            if form_of(text):
                kinds.add((f"form {line}", form_of(text)))
            else:
                kinds.add((f"mark {line}", shape_of(text)))
    return frozenset(kinds)


def _could_be_first(kind: Kind, found: Sequence[int], evidence: float, said: Sequence[bool]) -> bool:
    if not (evidence >= WEAK or len(found) >= FEWEST_WEAK) or not is_regular(found, len(said)):
        return False
    return kind[1] not in ALONE or _say_something(found, said)


def _say_something(found: Sequence[int], said: Sequence[bool]) -> bool:
    """Whether sentences or dates stand below most of some titles: the labels of a menu have none."""
    saying = sum(any(said[at:after]) for at, after in pairwise([*found, len(said)]))
    return saying >= MOSTLY * len(found)


def _is_finer(kind: Kind, found: Sequence[int], groups: Sequence[int], titles: Sequence[bool]) -> bool:
    """Whether titles stand under all of some headings, and many more of them than headings."""
    titled = kind == RUN_IN_HEADS or sum(titles[at] for at in found) >= MOSTLY * len(found)
    if len(found) < FINER * len(groups) or not titled:
        return False
    among = {*found}
    followed = sum(any(group + step in among for step in range(1, CLOSE + 1)) for group in groups)
    return 2 * followed >= len(groups) and among.isdisjoint(groups)


def _stands_over(found: Sequence[int], heads: Sequence[int], between: Sequence[int]) -> bool:
    """Whether places of a kind stand a little above the heads, and behind furniture: the heads go on from there."""
    if not MOSTLY * len(heads) <= len(found) <= len(heads) / MOSTLY or not {*found}.isdisjoint(heads):
        return False
    if sum(bool(between[at]) for at in found) < MOSTLY * len(found):
        return False
    among = {*found}
    over, above = 0, -CLOSE_ABOVE  # the head before, to which the lines of a short item are nearer
    for head in heads:
        reach = min(CLOSE_ABOVE, (head - above) // 2)
        over += any(head - step in among for step in range(1, reach + 1))
        above = head
    return over >= MOSTLY * len(heads)


def _title_over(
    first: Kind,
    places: Mapping[Kind, Sequence[int]],
    titles: Sequence[bool],
    gaps: Sequence[int],
    between: Sequence[int],
    clear: Sequence[bool],
    *,
    posted: bool,
) -> Kind:
    """The kind of the titles above the places of a kind, where they mostly belong to what stands below them.

    Title / https://... / Tue, 03 Jun 2014: the date shows the item, its title begins it. Titles belong to what is below
    where they stand apart from what goes before them, and where no other titles stand below.
    """
    heads = places[first]
    above = {at - 1 for at in heads if at and titles[at - 1]}
    over = {at for at in above if gaps[at] > gaps[at + 1] or between[at]}
    if len(over) < MOSTLY * len(heads):
        if first[0].endswith("before"):
            return first  # what stands above is the line that shows the head
        over = above
        phase = _phase(heads, between, len(titles))
        if phase == 0:
            return first
        listed = _usual_step(heads) == 2  # title, date, title, date
        own_below = [title and (listed or at not in above) for at, title in enumerate(clear)]
        titled = [any(own_below[below] for below in _below(at, titles)) for at in heads]
        ends_so = heads[0] - 1 in above and not titled[-1]  # the last date has no title below
        begins_so = phase == 1 or posted or ends_so or sum(titled) <= (1 - MOSTLY) * len(heads)
        if len(over) < MOSTLY * len(heads) or not begins_so:
            return first
    fitting = (kind for kind, found in places.items() if kind[1] not in ALONE and len(found) <= len(over) / MOSTLY)
    best = max(fitting, key=lambda kind: (len(over.intersection(places[kind])), kind), default=first)
    return best if len(over.intersection(places[best])) >= MOSTLY * len(over) else first


def _phase(heads: Sequence[int], between: Sequence[int], count: int) -> int | None:
    """How many lines stand in an item before the one that shows its head, where all items have as many lines.

    What stands over the first and below the last of them, up to the page's own lines, makes one item together: in
    title, date, text; title, date, text there is one line over the first date and one below the last.
    """
    step = _usual_step(heads)
    alike = sum(after - before == step for before, after in pairwise(heads))
    if alike < ALIKE * (len(heads) - 1):
        return None
    over = next((reach for reach in range(step) if between[heads[0] - reach] or heads[0] == reach), step)
    ends = (at for at in range(heads[-1] + 1, min(heads[-1] + 1 + step, count)) if between[at])
    below = next(ends, count) - heads[-1] - 1
    return over if over + 1 + below == step else None


def _below(head: int, titles: Sequence[bool]) -> range:
    """The places right below a head, that its title could stand at."""
    return range(head + 1, min(head + 3, len(titles)))


def _stand_free(survey: Survey, positions: Sequence[int]) -> bool:
    """Whether lines mostly have a blank below them, as headings of groups have and kickers of items do not."""
    free = 0
    for position in positions:
        below = position + 1 + (position + 1 < len(survey) and bool(survey.marks[position + 1] & UNDERLINE))
        free += below < len(survey) and survey.first[below] - survey.last[below - 1] > 1
    return free >= MOSTLY * len(positions)


def _fits(
    kind: Kind, found: Sequence[int], new: Sequence[int], heads: Sequence[int], usual: int, evidence: Sequence[float]
) -> bool:
    """Whether the places of a further kind are heads already, or stand where heads are missing; mostly.

    `new` are those that are no heads yet, `usual` is the step from head to head. Lines of one form are made alike, so
    half of them tell of the others, whatever cues say; of a mark more is asked.
    """
    if len(new) <= (1 - MOSTLY) * len(found):
        return True
    if kind[0].startswith("form") and 2 * len(new) <= len(found):
        return True
    added = {*new}
    every = sorted(added.union(*(_beside(heads, at) for at in new)))
    close = sum(after - before < NEAR * usual for before, after in pairwise(every) if before in added or after in added)
    if close > (1 - MOSTLY) * len(new):
        return False
    filled = sum(_stretch(heads, at, usual) >= HOLE * usual for at in new)
    least = LEAST_OF_MARKS if kind[0].startswith("mark") else LEAST_OF_FURTHER
    return filled >= MOSTLY * len(new) and sum(evidence[at] for at in new) >= least * len(new)


def _beside(heads: Sequence[int], at: int) -> Sequence[int]:
    """The heads on both sides of a place that is none."""
    place = bisect_left(heads, at)
    return heads[max(0, place - 1) : place + 1]


def _stretch(heads: Sequence[int], at: int, usual: float) -> float:
    """How far apart the heads on both sides of a place are; beyond the first and the last one there is room."""
    place = bisect_left(heads, at)
    return heads[place] - heads[place - 1] if 0 < place < len(heads) else HOLE * usual


def _shrunken(evidence: float, number: int) -> float:
    """Pooled evidence, the less of it the fewer places it comes from."""
    return evidence * number / (number + 2) if evidence > 0 else evidence


def is_regular(heads: Sequence[int], count: int) -> bool:
    """Three or more, from the start of the capture to its end, no stretch without one much longer than the usual.

    Much longer is six times, and more than a dozen paragraphs: one long interview among short items breaks no habit.

    >>> is_regular([2, 12, 20, 33], 40), is_regular([2, 3, 4, 5], 40), is_regular([1, 30], 40)
    (True, False, False)
    """
    if len(heads) < FEWEST:
        return False
    steps = [after - before for before, after in zip(heads, [*heads[1:], count], strict=True)]
    ordered = sorted(steps)  # with the median in the middle; `statistics` is slow to import
    usual, longest = ordered[len(steps) // 2], ordered[-1 - len(steps) // MANY]
    return longest <= max(6 * usual, 12) and heads[0] <= max(2.5 * usual, 8)
