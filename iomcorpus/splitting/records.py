"""A capture's layout and its lines become records and furniture, which together hold every line once."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from iomcorpus.edtf import bounds
from iomcorpus.forms.dates import DateReading
from iomcorpus.model import UNDESCRIBED, Evidence, Furniture, Header, Metadata, Record, sent_by_fields
from iomcorpus.splitting.clues import Bound, Clues, Gloss, find_clues
from iomcorpus.splitting.groups import Group, GroupHeadings
from iomcorpus.splitting.header import Head, read_head
from iomcorpus.splitting.known_lines import KnownLines
from iomcorpus.splitting.layout import Layout
from iomcorpus.splitting.lead_phrases import SAID
from iomcorpus.splitting.marks import BIT
from iomcorpus.splitting.order import Inferred, infer_dates, prove_order, stated_value
from iomcorpus.splitting.paragraphs import Paragraph, read_paragraphs
from iomcorpus.splitting.place import Place
from iomcorpus.splitting.told import TWO_WAYS, Told
from iomcorpus.text.repair import repair


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive lines of a capture with one fate: a record's (`place`), or furniture's (`reason`)."""

    first_line: int
    last_line: int
    start_byte: int
    end_byte: int
    place: Place | None
    reason: str = ""


def runs_of(layout: Layout) -> Iterator[Run]:
    """The runs of a capture in order; they tile its lines and bytes."""
    survey = layout.survey
    line, byte, position = 1, 0, 0
    for place in layout.places():
        start = survey.starts[place.first]
        yield from _furniture_runs(layout, line, place.first_line - 1, byte, start, range(position, place.first))
        byte = survey.end_byte(place.last)
        yield Run(place.first_line, place.last_line, start, byte, place)
        line, position = place.last_line + 1, place.last + 1
    yield from _furniture_runs(layout, line, survey.lines, byte, survey.size, range(position, len(survey)))


def _furniture_runs(
    layout: Layout, line: int, last_line: int, byte: int, end_byte: int, positions: range
) -> Iterator[Run]:
    """Furniture from one line to another (inclusive), with its bytes and the positions of its paragraphs.

    Paragraphs of one reason that follow each other are one run, blank lines their own.
    """
    survey = layout.survey
    at = positions.start
    while at < positions.stop:
        if survey.first[at] > line:
            yield Run(line, survey.first[at] - 1, byte, survey.starts[at], None, "blank")
        reason, last = layout.furniture_reason(at), at
        while (
            last + 1 < positions.stop
            and layout.furniture_reason(last + 1) == reason
            and survey.first[last + 1] == survey.last[last] + 1
        ):
            last += 1
        yield Run(survey.first[at], survey.last[last], survey.starts[at], survey.end_byte(last), None, reason)
        line, byte, at = survey.last[last] + 1, survey.end_byte(last), last + 1
    if line <= last_line:
        yield Run(line, last_line, byte, end_byte, None, "blank")


class LineFeed:
    """Hands out a capture's lines in order, so many at a time."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self.groups = iter(groups)
        self.held: Sequence[str] = ()
        self.at = 0

    def take(self, count: int) -> list[str]:
        """The next lines; fewer where the capture has no more."""
        taken: list[str] = []
        while count:
            if self.at == len(self.held):
                self.held, self.at = next(self.groups, ()), 0
                if not self.held:
                    break
            part = self.held[self.at : self.at + count]
            taken.extend(part)
            self.at += len(part)
            count -= len(part)
        return taken


@sent_by_fields
@dataclass(frozen=True, slots=True)
class Draft:
    """A record before its capture's dates are settled."""

    record: Record
    head: Head
    newsy: bool  # reports speech or says today: no theme page


@dataclass(slots=True)
class Drafting:
    """What is known of a capture while its records are drafted: enough to settle their dates afterwards."""

    name: str
    source: str
    told: Told
    equal: EqualTexts
    metadata: Metadata = UNDESCRIBED
    headings: GroupHeadings = field(default_factory=GroupHeadings)
    day: Clues = field(default_factory=Clues)  # of the last record that states a day over its text

    @classmethod
    def of(cls, name: str, source: str, metadata: Metadata = UNDESCRIBED) -> Drafting:
        """A drafting that has seen nothing yet."""
        return cls(name, source, Told(), EqualTexts(), metadata)


def draft(drafting: Drafting, layout: Layout, lines: LineFeed) -> Iterator[Draft | Furniture]:
    """Records and furniture of a capture in order; `drafting` takes the clues to the records' dates."""
    known, behind = KnownLines.of(layout.survey), 0
    for run in runs_of(layout):
        taken = lines.take(run.last_line - run.first_line + 1)
        if run.place is None:
            drafting.headings.take(run.reason, run.first_line, taken)
            yield Furniture(
                drafting.source,
                run.first_line,
                run.last_line,
                run.start_byte,
                run.end_byte,
                run.reason,
                "\n".join(taken),
            )
        else:
            yield _draft_record(drafting, run, run.place, taken, known, behind)
            behind = run.place.last + 1


def _draft_record(
    drafting: Drafting, run: Run, place: Place, lines: list[str], known: KnownLines, behind: int
) -> Draft:
    text = "\n".join(lines)
    record = known.with_labels(read_paragraphs(lines, run.first_line, place, known.survey), place)
    head = read_head(record, known.title_of(place, behind))
    clues = find_clues(record, head.kind, head.date is not None and head.date.year is not None)
    group = drafting.headings.at_record()
    if head.date is not None:
        at = Evidence(*head.date_at, head.why)
        head.date = _with_year(head.date, group)
        if head.date.year is None:  # "TUNIS, May 3 -": the day is stated, its year follows
            clues.glosses = [Gloss(head.date, 0, 0, False, at), *clues.glosses]
        else:
            clues.stated, clues.stated_at = head.date, at
    clues.updated = head.updated
    over = head.date is not None and head.date_at[0] <= head.body_line
    _date_by_place(drafting, clues, head, group, stated_over_text=over)
    if clues.stated is None:
        clues.saved = saved_by(drafting.metadata, run.first_line)
    drafting.told.put(clues)
    made = Record(
        record_id(text, drafting.name, drafting.equal),
        drafting.source,
        run.first_line,
        run.last_line,
        run.start_byte,
        run.end_byte,
        place.skip,
        text,
        _clean(record, head),
        Header(
            kind=head.kind,
            title=head.title,
            lead=head.lead,
            byline=head.byline,
            language=drafting.metadata.language or head.language,
            body_line=head.body_line,
        ),
        place.border,
        drafting.metadata,
    )
    return Draft(made, head, head.date is not None or _is_newsy(record))


def saved_by(metadata: Metadata, line: int) -> Bound | None:
    """The last day that a page can tell of, where it is known when it was saved; said of a record's first line.

    >>> saved_by(Metadata(retrieved="2017-12"), 8)
    Bound(day='2017-12-31', evidence=Evidence(line=8, start=0, end=0, why='page saved 2017-12'))
    """
    retrieved = metadata.retrieved or ""
    days = bounds(retrieved.partition("T")[0])
    return Bound(days[1], Evidence(line, 0, 0, f"page saved {retrieved}")) if days else None


def _date_by_place(
    drafting: Drafting, clues: Clues, head: Head, group: Group | None, *, stated_over_text: bool
) -> None:
    """The day that stands over the posts of a day, and the heading of the group that a record stands in.

    A blog sets the day over its first post of that day only; the others say at what hour they were posted.
    """
    if clues.stated is None and head.clock_only:
        clues.stated, clues.stated_at = drafting.day.stated, drafting.day.stated_at
    elif stated_over_text:
        drafting.day = clues
    if clues.stated is None:
        clues.group = group


def _with_year(day: DateReading, group: Group | None) -> DateReading:
    """A day that lacks its year, with that of the month in the heading over it: "December 2013" / "Dec 16"."""
    if group is None or day.year is not None or day.pair is not None or day.month is None:
        return day
    within = group.low[:4] == group.high[:4] and int(group.low[5:7]) <= day.month <= int(group.high[5:7])
    return replace(day, year=int(group.low[:4])) if within else day


MOST_TRIES = 64  # with half of the million places taken all of them fail once in 10^19 times


@dataclass(slots=True)
class EqualTexts:
    """How many texts of a capture are equal: of most there is one, so these are packed into a table of numbers."""

    table: array[int] = field(default_factory=lambda: array("Q", bytes(1 << 13)))  # a number more than each, 0 is free
    count: int = 0  # of different texts
    more: Counter[str] = field(default_factory=Counter)  # equal ones after the first, and their ids

    def is_new(self, digest: int) -> bool:
        """Take a text; whether it is the first of its kind."""
        if 2 * self.count >= len(self.table):
            before, self.table = self.table, array("Q", bytes(16 * len(self.table)))
            for one in filter(None, before):
                self.table[self._slot(one)] = one
        slot = self._slot(digest + 1)
        new = not self.table[slot]
        self.table[slot] = digest + 1
        self.count += new
        return new

    def _slot(self, one: int) -> int:
        """Where a number stands in the table, or the free place that it would have."""
        last = len(self.table) - 1
        slot = one & last
        while self.table[slot] not in (0, one):
            slot = slot + 1 & last
        return slot


def record_id(text: str, name: str, equal: EqualTexts) -> str:
    """12 characters (60 bits): 8 from its text, 4 from its capture's name and which of its equal texts this is.

    >>> seen = EqualTexts()
    >>> record_id("One.", "a.txt", seen), record_id("One.", "a.txt", seen), record_id("One.", "b.txt", EqualTexts())
    ('uusw37zkbtju', 'uusw37zkqkdm', 'uusw37zkqven')
    """
    digest = _digest(text)
    own = _base32(digest)
    id = first = own + _base32(_digest(f"{name}\0{0}"))[:4]
    if equal.is_new(digest):
        return id
    equal.more[own] += 1
    number = equal.more[own]
    for again in range(MOST_TRIES):  # of very many equal texts of a capture two would come out with one place
        id = own + _base32(_digest(f"{name}\0{number}" + f"\0{again}" * bool(again)))[:4]
        if id not in equal.more and id != first:
            break
    equal.more[id] = 1
    return id


BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
SHIFTS = range(35, -1, -5)  # of 8 characters, 5 bits each


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).digest(), "big")


def _base32(digest: int) -> str:
    return "".join([BASE32[digest >> shift & 31] for shift in SHIFTS])


def _clean(record: Sequence[Paragraph], head: Head) -> str:
    """The text for reading: repaired, wrapped lines joined, without furniture and date line."""
    parts: list[str] = []
    last = 0
    for paragraph in record:
        if paragraph.first in head.head_lines:
            continue
        if parts:
            parts.append("\n" if paragraph.first == last + 1 else "\n\n")
        parts.append(paragraph.text)
        last = paragraph.last
    return repair("".join(parts))


NEWS_SIGNS = BIT["today"] | BIT["gloss"] | BIT["late gloss"] | BIT["dateline"] | BIT["reporting"]


def _is_newsy(record: Sequence[Paragraph]) -> bool:
    if any(p.marks & NEWS_SIGNS for p in record[:3]):
        return True
    reported = sum(bool(SAID.search(p.text)) for p in record)
    return reported >= 2 and 6 * reported >= len(record)


def settle(drafting: Drafting, drafts: Iterable[Draft | Furniture], order: str | None) -> Iterator[Record | Furniture]:
    """The drafts again, with published and inferred dates; `order` is how the capture writes day and month."""
    told = drafting.told
    days: dict[str, str] = {}  # each once: those of a page come up again and again
    stated = (stated_value(one.stated, order) if one.stated else None for one in told)
    published = [day and days.setdefault(day, day) for day in stated]
    inferred = infer_dates(told, published, order)
    number = -1
    for one in drafts:
        if isinstance(one, Furniture):
            yield one
            continue
        number += 1
        yield _settled(one, number, published, inferred[number], told[number], order)


def _settled(
    one: Draft,
    number: int,
    published: Sequence[str | None],
    inferred: Inferred | None,
    clues: Clues,
    order: str | None,
) -> Record:
    header = one.record.header
    if _is_page(one, number, published, clues):
        return replace(one.record, header=replace(header, kind="page"))
    value, evidence = inferred or (None, ())
    if published[number] and clues.stated_at:
        evidence = (clues.stated_at,)
    updated = stated_value(one.head.updated, order) if one.head.updated else None
    return replace(
        one.record,
        header=replace(header, published=published[number], inferred=value, evidence=tuple(evidence), updated=updated),
    )


def _is_page(one: Draft, number: int, published: Sequence[str | None], clues: Clues) -> bool:
    """The one undated text of a page about a theme, or what a page of dated items says first of itself."""
    if number or one.head.kind != "news" or clues.stated or clues.glosses or one.newsy or one.head.byline:
        return False
    dated = sum(map(bool, published[1:]))
    return len(published) == 1 or (dated > 1 and dated >= MOSTLY_DATED * (len(published) - 1))


MOSTLY_DATED = 0.7  # share of a page's items that makes its first text, which has no date, none of them


# What says how a capture writes day and month.
GIVEN, PROVED, HINTED = "given", "proved", "as in captures with the same furniture"
OPEN, NOT_NEEDED = "open", "not needed"


def find_order(drafting: Drafting, given: str | None, hint: str | None) -> tuple[str | None, str]:
    """How a capture writes day and month, and what says so: the user, the capture, captures with its furniture."""
    if given:
        return given, GIVEN
    if proved := prove_order(drafting.told):
        return proved, PROVED
    if not has_open_dates(drafting):
        return None, NOT_NEEDED
    return (hint, HINTED) if hint else (None, OPEN)


def has_open_dates(drafting: Drafting) -> bool:
    """Whether a date of the capture could be read either way round."""
    return any(kinds & TWO_WAYS for kinds in drafting.told.kinds)
