"""The first look at a capture: its paragraphs with their marks and prints, as plain numbers.

A survey is all that borders are decided from, so that a capture which has not changed is not read again when others
come or go.
"""

from __future__ import annotations

import re
import struct
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import chain

from iomcorpus.model import Batch
from iomcorpus.splitting.dated_lines import is_dated_line
from iomcorpus.splitting.leaves import count_open, join_leaves
from iomcorpus.splitting.line_forms import form_of, shape_of, speaker_of
from iomcorpus.splitting.marks import (
    BIT,
    CONTACT_TAIL,
    FEWEST_ENTRIES,
    FURNITURE,
    OPENING,
    SHORT,
    SHORTEST_TITLE,
    TAIL,
    marks_of,
)
from iomcorpus.splitting.page_titles import PageTitles, parts_of
from iomcorpus.text.packed import unpack
from iomcorpus.text.paragraphs import paragraphs, wrap_width
from iomcorpus.text.words import letter_runs, print_of, short_print

HEAD = struct.Struct("<IIIQ")
LOOK = 1 << 20  # bytes at a capture's start whose lines show whether it is wrapped
CHUNK = 4096  # paragraphs whose texts are held at a time
PROSE, SEPARATOR, DATE = BIT["prose"], BIT["separator"], BIT["date line"]
# Of these marks a paragraph of running prose has the first alone.
RUNNING = PROSE | TAIL | BIT["heading"] | BIT["caption"] | BIT["colon"] | BIT["date line"]
STRONG = OPENING & ~(BIT["today"] | BIT["introduces"] | BIT["announces"])  # enough to compare topics at
AROUND = 4  # paragraphs on each side that a change of topic is judged by
SHORTEST_CONTENT = 5  # letters of a word that tells of a topic
CONTENT_REACH = 500  # characters of a paragraph that content words are taken from
WORD_STEM = 7  # letters that a word is told by
FEWEST_WORDS = 8  # fewer content words on one side tell nothing of its topic
# Shared content words over those of the poorer side: chosen on the sample captures.
TOPIC_CHANGES, TOPIC_GOES_ON = 0.12, 0.34
FEWEST_COMMON = 4  # paragraphs that have a common word, however short the capture
COMMON_SAMPLE = 1000  # paragraphs that the capture's topic is learned from
COMMON = 0.08  # a word in this share of the paragraphs is the capture's topic, not an item's
LABEL = 60  # characters: a link's text in a menu is shorter
TABLE_RULE = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?")  # "---|---", below the head of a table
LISTING = re.compile(r"(?:[*•·+–-]|\d{1,2}[.)])\s+")
FEWEST_DATED_ROWS, DATED_ROWS = 4, 0.6  # rows of such a list; share of them
NO_ROW = DATE | BIT["heading"] | BIT["capitals"] | BIT["byline"] | BIT["menu"]
ABOVE, MOST_ABOVE = 8, 3  # paragraphs over a list of days and titles, and sentences among them
NO_LIST_BELOW = BIT["colon"] | BIT["related links"]  # over a list of days in a text, over links
NO_ENTRY = TAIL | BIT["label"] | BIT["bullet"] | BIT["dateline"] | BIT["leans"] | BIT["byline"]
MOST_LABELS = 1 << 12  # short lines that are remembered: menus and labels stand on page after page


@dataclass(slots=True)
class Survey:
    """A capture's paragraphs, by position."""

    first: array[int] = field(default_factory=lambda: array("I"))  # line, 1-based
    last: array[int] = field(default_factory=lambda: array("I"))  # line, inclusive
    starts: array[int] = field(default_factory=lambda: array("Q"))  # byte where the first line begins
    spans: array[int] = field(default_factory=lambda: array("I"))  # bytes to the end of the last, with terminator
    marks: array[int] = field(default_factory=lambda: array("Q"))  # bits
    prints: array[int] = field(default_factory=lambda: array("Q"))  # 0 where it is too short for one
    sizes: array[int] = field(default_factory=lambda: array("I"))  # characters
    forms: array[int] = field(default_factory=lambda: array("Q"))  # of short lines (`line_forms.py`), else 0
    shapes: array[int] = field(default_factory=lambda: array("Q"))  # the same, looser
    lines: int = 0  # of the capture, blank ones too
    size: int = 0  # of the capture in bytes
    width: int = 0  # that its paragraphs are wrapped at, or 0
    listed: int = 0  # how many of the last paragraphs are a day and a title each, while a list of them is made
    rule: int = 0  # position of the rule below the head of a table that the last paragraphs are, while it is made
    titles: PageTitles = field(default_factory=PageTitles, compare=False)  # that may be pages' own, while it is made

    def __len__(self) -> int:
        return len(self.first)

    def dump(self) -> bytes:
        """The survey as bytes, for a store."""
        parts: list[bytes | array[int]] = [HEAD.pack(self.lines, self.width, len(self), self.size), *self._columns()]
        packer = zlib.compressobj(1)
        packed = BytesIO()
        for part in parts:
            packed.write(packer.compress(part))
        packed.write(packer.flush())
        return packed.getvalue()

    @classmethod
    def load(cls, data: bytes, most_lines: int | None = None) -> Survey:
        """The survey that `dump` wrote; of a capture with no more lines than these, where somebody else may have."""
        raw = unpack(data, None if most_lines is None else cls.longest(most_lines))
        lines, width, count, total = HEAD.unpack_from(raw)
        survey, at = cls(lines=lines, width=width, size=total), HEAD.size
        for column in survey._columns():
            size = column.itemsize * count
            column.frombytes(raw[at : at + size])
            at += size
        return survey

    @classmethod
    def longest(cls, lines: int) -> int:
        """How many bytes are packed at the most, of a capture of so many lines: each may be a paragraph."""
        return HEAD.size + lines * sum(column.itemsize for column in cls()._columns())

    @staticmethod
    def extent(data: bytes) -> tuple[int, int]:
        """Bytes and lines of the capture whose survey `dump` wrote."""
        lines, _, _, size = HEAD.unpack(zlib.decompressobj().decompress(data, HEAD.size))
        return size, lines

    def _columns(self) -> tuple[array[int], ...]:
        own = self.first, self.last, self.starts, self.spans, self.marks, self.prints, self.sizes
        return *own, self.forms, self.shapes

    def end_byte(self, position: int) -> int:
        """The byte after a paragraph's last line."""
        return self.starts[position] + self.spans[position]


def survey_lines(batches: Iterable[Batch]) -> Survey:
    """Look at a capture once, a batch of lines at a time; memory grows by some forty bytes a paragraph."""
    survey = Survey()
    topics = _Topics(survey)
    rest = Batch(1, [], [])
    batches = iter(batches)
    first = _first_look(batches)
    survey.width = wrap_width(_lines_up_to(LOOK, first))
    begin = 0
    for batch in chain(first, batches):
        survey.lines = batch.first_line + len(batch.lines) - 1
        survey.size = batch.ends[-1]
        lines, ends = rest.lines + batch.lines, rest.ends + batch.ends
        # A wrapped paragraph may go on in the next batch: lines after the last blank wait for it. So may a day that
        # stands on several lines.
        cut = _last_blank(lines) if survey.width else len(lines) - count_open(lines)
        begin = _add(survey, topics, Batch(rest.first_line, lines[:cut], ends[:cut]), begin, lines[cut:][:1])
        rest = Batch(rest.first_line + cut, lines[cut:], ends[cut:])
    _add(survey, topics, rest, begin)
    if survey.rule:
        _close_table(survey)
    topics.finish()
    return survey


def _first_look(batches: Iterator[Batch]) -> list[Batch]:
    """The first batches, up to as many bytes as tell whether a capture is wrapped, however many come at a time."""
    first: list[Batch] = []
    for batch in batches:
        first.append(batch)
        if batch.ends[-1] >= LOOK:
            break
    return first


def _lines_up_to(size: int, batches: Iterable[Batch]) -> list[str]:
    """The lines that end within so many bytes."""
    return [line for batch in batches for line, end in zip(batch.lines, batch.ends, strict=True) if end <= size]


def _last_blank(lines: Sequence[str]) -> int:
    """How many lines there are up to the last blank one, this included."""
    return next((number for number in range(len(lines), 0, -1) if not lines[number - 1].strip()), 0)


def _add(survey: Survey, topics: _Topics, batch: Batch, begin_byte: int, following: Sequence[str] = ()) -> int:
    """Take the paragraphs of some lines, which begin at a byte; the byte behind them. `following` is the next line."""
    doubled = BIT["doubled label"]
    first_line, ends = batch.first_line, batch.ends
    above = (survey.first[-1], survey.last[-1], topics.texts[-1]) if topics.texts else None
    stop = first_line + len(batch.lines)
    below = next(((stop, stop, text.strip()) for text in following), None)
    for first, last, text in join_leaves(paragraphs(batch.lines, survey.width, first_line), above, below):
        size = len(text)
        if size <= LABEL:
            bits, mark, form, shape = _look_at(text)
        else:
            bits, mark, form, shape = _look(text, inside=size > SHORT and _goes_on_from_prose(survey, first))
        if topics.texts and _doubles(topics.texts[-1], text):
            bits |= doubled
            if survey.sizes[-1] <= LABEL and not bits & DATE:  # the day of a post, and the same where it was changed
                survey.marks[-1] |= doubled
        if topics.texts and _is_trail_to(topics.texts[-1], text):
            survey.marks[-1] |= doubled
        ruled = bits & SEPARATOR and topics.texts and first == survey.last[-1] + 1 and not survey.marks[-1] & FURNITURE
        if ruled and _underlines(text, topics.texts[-1]):
            bits = BIT["underline"]
            survey.marks[-1] |= BIT["underlined"]
        glued = bool(survey.last) and first == survey.last[-1] + 1
        if glued and TABLE_RULE.fullmatch(text):
            bits, survey.rule = BIT["underline"], len(survey)
        elif survey.rule and not (glued and "|" in text):
            _close_table(survey)
        survey.listed = survey.listed + 1 if not bits & FURNITURE and is_dated_line(text) else 0
        begin = ends[first - first_line - 1] if first > first_line else begin_byte
        survey.first.append(first)
        survey.last.append(last)
        survey.starts.append(begin)
        survey.spans.append(ends[last - first_line] - begin)
        survey.marks.append(bits)
        survey.prints.append(mark)
        survey.sizes.append(size)
        survey.forms.append(form)
        survey.shapes.append(shape)
        if survey.listed >= FEWEST_ENTRIES:
            _mark_list(survey)
        _look_for_page_title(survey, text)
        topics.add(text)
    return ends[-1] if ends else begin_byte


def _is_same_line(survey: Survey, one: int, other: int) -> bool:
    return survey.prints[one] == survey.prints[other] and survey.sizes[one] == survey.sizes[other]


SIGNS = "|:–—-"  # that the title of a page without the site's name may end with


def _look_for_page_title(survey: Survey, text: str) -> None:
    """Mark the title of a page where its heading comes; its print is then that of the heading."""
    at, titles = len(survey) - 1, survey.titles
    marks, mark = survey.marks[at], survey.prints[at]
    title = titles.heading(at, marks, mark)
    if title is not None and text[-1] in SIGNS and _is_same_line(survey, title, at):
        title = None  # "Site map | Imprint |" below each page
    # "Harbour reopens: what the storm has cost" names the heading and what stands right below it.
    below = title is not None and survey.prints[at - 1] == survey.prints[title] != mark
    below = below and survey.prints.index(survey.prints[at - 1]) == title  # no label that other pages have too
    if title is not None and not below:
        survey.marks[title] |= BIT["page"]
        survey.prints[title] = mark
    titles.add(at, marks, (print for part in parts_of(text) if (print := _print(part))))
    begins = not at or survey.marks[at - 1] & (SEPARATOR | BIT["copyright"])
    if begins and survey.sizes[at] >= SHORTEST_TITLE and marks & BIT["heading"]:
        titles.add(at, marks, iter([mark]))


def _close_table(survey: Survey) -> None:
    """Let the rows of the table that the last paragraphs are begin nothing, unless it is a list of days and titles.

    One day alone may be the item's: "Published | 4 May 2016" over "Author | Lin Wei".
    """
    rows = [survey.rule - 1, *range(survey.rule + 1, len(survey))]
    dated = sum(bool(survey.marks[at] & DATE) for at in rows)
    if dated < max(FEWEST_DATED_ROWS, DATED_ROWS * len(rows)):
        for at in rows:
            survey.marks[at] = survey.marks[at] & ~(NO_ROW if dated > 1 else NO_ROW & ~DATE) | BIT["bullet"]
    survey.rule = 0


def _mark_list(survey: Survey) -> None:
    """Let the last lines of a list be date lines, where it stands below no text: else it is the text's."""
    top = len(survey) - survey.listed
    above = survey.marks[max(0, top - ABOVE) : top]
    if sum(bool(marks & PROSE) for marks in above) <= MOST_ABOVE and not (above and above[-1] & NO_LIST_BELOW):
        fresh = FEWEST_ENTRIES if survey.listed == FEWEST_ENTRIES else 1
        for at in range(len(survey) - fresh, len(survey)):
            survey.marks[at] = survey.marks[at] & ~NO_ENTRY | DATE | BIT["heading"]


def _look(text: str, inside: bool = False) -> tuple[int, int, int, int]:
    """A paragraph's marks, print, form and shape, as far as it tells them alone."""
    bits = marks_of(text, inside)
    mark = _print(text)
    if bits & PROSE and text[0] != "(":
        return bits, mark, 0, speaker_of(text) if bits & BIT["run-in heading"] else 0
    return bits, mark, form_of(text), shape_of(text)


def _print(text: str) -> int:
    return print_of(text) or (short_print(text) if len(text) <= LABEL else 0)


_look_at = lru_cache(maxsize=MOST_LABELS)(_look)


def _goes_on_from_prose(survey: Survey, line: int) -> bool:
    """Whether a line follows a paragraph of running prose, with one blank line between."""
    return bool(survey.last) and line - survey.last[-1] == 2 and survey.marks[-1] & RUNNING == PROSE


def _underlines(signs: str, text: str) -> bool:
    """Whether a rule of signs stands under a line of about its length, as plain text underlines its headings.

    >>> _underlines("=======", "Harbour"), _underlines("---", "Harbour reopens"), _underlines("* * *", "Salt!")
    (True, False, False)
    """
    return len({*signs}) == 1 and len(signs) > 2 and abs(len(signs) - len(text)) <= 3 and len(text) <= SHORT


def _doubles(before: str, text: str) -> bool:
    """Whether a label stands again at the beginning of the next line.

    A menu's link often comes out twice, as text and as title, and then with its teaser glued on; so does a whole menu,
    with blanks and without.

    >>> _doubles("Our work", "Our workOur work aims at the coast"), _doubles("Our work", "Our workshops")
    (True, False)
    >>> _doubles("Boats Harbour Contact", "BoatsHarbourContact")
    True
    """
    size = len(before)
    if 0 < size - len(text) <= before.count(" ") and before.replace(" ", "") == text.replace(" ", ""):
        return True
    if not 2 < size <= LABEL or text[size : size + 1].islower() or text[size : size + 1].isspace():
        return False
    return text[:size].casefold() == before.casefold()


def _is_trail_to(before: str, text: str) -> bool:
    """Whether a line is the last label of a list that says where the page is, over its title: "6. Harbour reopens".

    >>> _is_trail_to("* Harbour reopens", "Harbour reopens"), _is_trail_to("Harbour reopens", "Harbour reopens")
    (True, False)
    >>> _is_trail_to("Home News Boats Harbour reopens", "Harbour reopens")
    True
    """
    size = len(before) - len(text)
    if not 2 <= size <= LONGEST_TRAIL or not before.endswith(text):
        return False
    return before.startswith("Home ") or (size < 5 and bool(LISTING.fullmatch(before, 0, size)))


LONGEST_TRAIL = 80  # characters over the title


class _Topics:
    """Judges at the places where an item might begin whether the words change there."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.texts: list[str] = []  # of the last paragraphs; the survey knows their marks
        self.offset = 0  # position in the survey of texts[0]
        self.done = 0  # position up to which topics are judged
        self.common: frozenset[str] | None = None
        self.content: dict[int, frozenset[str]] = {}  # content words of the last paragraphs looked at

    def add(self, text: str) -> None:
        """Take the text of the survey's last paragraph."""
        self.texts.append(text)
        if len(self.texts) >= CHUNK:
            self._judge(self.offset + len(self.texts) - AROUND)
            keep = 2 * AROUND
            self.offset += len(self.texts) - keep
            self.texts = self.texts[-keep:]

    def finish(self) -> None:
        """Judge what is left."""
        self._judge(self.offset + len(self.texts))
        self.texts = []

    def _judge(self, stop: int) -> None:
        """Mark the paragraphs up to a position where the topic changes or goes on."""
        if self.common is None:
            self.common = _common_words(self.texts)
        marks = self.survey.marks
        for position in range(max(self.done, 1), stop):
            if not _may_open(marks[position - 1], marks[position]):
                continue
            before = self._words(range(position - 1, max(position - 1 - 2 * AROUND, self.offset - 1), -1))
            after = self._words(range(position, min(position + 2 * AROUND, len(marks))))
            least = min(len(before), len(after))
            if least < FEWEST_WORDS:
                continue
            shared = len(before & after) / least
            if shared <= TOPIC_CHANGES:
                marks[position] |= BIT["topic changes"]
            elif shared >= TOPIC_GOES_ON:
                marks[position] |= BIT["topic goes on"]
        self.done = max(self.done, stop)

    def _words(self, positions: Iterable[int]) -> set[str]:
        """The content words of up to `AROUND` paragraphs of prose."""
        words: set[str] = set()
        seen = 0
        for position in positions:
            marks = self.survey.marks[position]
            if marks & (FURNITURE | CONTACT_TAIL) or not marks & PROSE:
                continue
            words |= self._content(position)
            seen += 1
            if seen == AROUND:
                break
        return words - (self.common or frozenset())

    def _content(self, position: int) -> frozenset[str]:
        if position not in self.content:
            if len(self.content) > 4 * AROUND:
                self.content.clear()
            self.content[position] = frozenset(_content_words(self.texts[position - self.offset]))
        return self.content[position]


def _content_words(text: str) -> set[str]:
    """Longer words by their first letters, so that `migrant` and `migrants` are one."""
    return {word[:WORD_STEM].lower() for word in letter_runs(text[:CONTENT_REACH]) if len(word) >= SHORTEST_CONTENT}


def _common_words(texts: Sequence[str]) -> frozenset[str]:
    """The words of a capture's own topic, which tell its items apart no more."""
    sample = texts[:COMMON_SAMPLE]
    counts = Counter(word for text in sample for word in _content_words(text))
    enough = max(FEWEST_COMMON, COMMON * len(sample))
    return frozenset(word for word, count in counts.items() if count >= enough)


def _may_open(before: int, here: int) -> bool:
    """Whether topics are worth comparing: behind a tail, at a strong mark of an opening, or at two weak ones."""
    openings = here & OPENING
    two = openings & (openings - 1)  # without its lowest bit
    return bool(before & TAIL or openings & STRONG or two) and not here & CONTACT_TAIL
