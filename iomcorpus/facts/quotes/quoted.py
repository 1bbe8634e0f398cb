"""What stands between quotation marks, whether somebody says it or not.

Marks are straight or curly, double or single, „low“ or «angled», or the doubled signs of old wires (``so''). A mark is
told from an apostrophe, an inch and a prime by what stands beside it. What is quoted inside a quotation is part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iomcorpus.forms.grammar import Pattern, words


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch: `text[start:end]` is what stands between the marks, `text[open:close]` has them too."""

    open: int
    start: int
    end: int
    close: int
    closed: bool = True  # False where the quotation goes on in the next paragraph
    single: bool = False


MARK = Pattern("[\"“”„‟«»‘’‚‹›'`´]")
DOUBLE, SINGLE, ANGLED = "double", "single", "angled"
BEFORE_OPENING = " \t([{—–-/\"“‘'«…:•*|>"
# What follows an apostrophe that opens no quotation: "’90s", "'em", "rock 'n' roll".
CLIPPED = Pattern(r"(?:\d0s|em|n|til|tis|twas|cause|bout|round|ere|neath|gainst|s|t|d|ll|re|ve|m)\b")
# Before a mark that may be an apostrophe: "the farmers' club", "goin' home", "an' all".
CLIPPED_ENDS = words("o th an wi fo ol mo de no")
LOST = -1


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    end: int
    kind: str
    opens: bool
    closes: bool
    sure: bool  # not an apostrophe


def find_quoted(text: str) -> list[Quoted]:
    """The quoted stretches of a text, in order.

    >>> text = "‘It wasn’t the miners’ fault,’ he said. The 12\\" pipe, 'n' all, was \\"old\\"."
    >>> [text[quoted.start : quoted.end] for quoted in find_quoted(text)]
    ['It wasn’t the miners’ fault,', 'old']
    """
    found: list[Quoted] = []
    paragraph: list[_Mark] = []
    start, end = 0, -1
    for mark in _marks(text):
        if mark.at > end:  # in another paragraph
            found += _paired(text, paragraph, start, end)
            paragraph = []
            start = text.rfind("\n", max(end, 0), mark.at) + 1
            end = text.find("\n", mark.at)
            end = len(text) if end < 0 else end
        paragraph.append(mark)
    found += _paired(text, paragraph, start, end)
    return _continued(text, found)


def _marks(text: str) -> Iterator[_Mark]:
    skip = -1
    for match in MARK.finditer(text):
        at = match.start()
        if at < skip:
            continue
        sign, before, after = text[at], text[at - 1 : at] or "\n", text[at + 1 : at + 2] or "\n"
        if sign in "'’`´" and before.isalnum() and after.isalnum():
            continue  # "don't"
        end = at + 1
        if sign in "'`" and after == sign:  # ``so''
            end = skip = at + 2
            after = text[end : end + 1] or "\n"
            sign = "“" if sign == "`" else '"'
        opens_here = (before in BEFORE_OPENING or before == "\n") and not after.isspace()
        closes_here = not before.isspace()
        if sign in "“„‟":
            # „so“ in German, “so” in English: behind a word it closes
            yield _Mark(at, end, DOUBLE, not (closes_here and not opens_here), sign == "“" and closes_here, True)
        elif sign == "”":
            yield _Mark(at, end, DOUBLE, opens_here and not closes_here, True, True)
        elif sign == '"':
            loose = before.isspace() and after.isspace()  # " so "
            yield _Mark(at, end, DOUBLE, opens_here or loose, closes_here or loose, True)
        elif sign in "«‹»›":
            yield _Mark(at, end, ANGLED, sign in "«‹", sign in "»›", True)
        else:
            opens = opens_here and sign != "´" and (sign != "’") and not CLIPPED.match(text, at + 1)
            closes = closes_here and sign not in "‘‚`" and not after.isalnum()
            if opens or closes:
                yield _Mark(at, end, SINGLE, opens, closes, not before.isalnum())


def _paired(text: str, marks: list[_Mark], start: int, end: int) -> Iterator[Quoted]:
    """The stretches of one paragraph, given its marks."""
    index = 0
    hopeless: set[str] = set()  # kinds that nothing closes any more
    while index < len(marks):
        mark = marks[index]
        index += 1
        if not mark.opens or mark.kind in hopeless:
            continue
        closing = _closing(text, marks, index)
        if closing == LOST:
            continue
        if closing is not None:
            close = marks[closing]
            if text[mark.end : close.at].strip():
                yield Quoted(mark.at, mark.end, close.at, close.end, single=mark.kind == SINGLE)
            index = closing + 1
            continue
        hopeless.add(mark.kind)
        if mark.kind != SINGLE or not text[start : mark.at].strip():
            yield Quoted(mark.at, mark.end, end, end, closed=False, single=mark.kind == SINGLE)


def _closing(text: str, marks: list[_Mark], index: int) -> int | None:
    """The mark that closes the one before `index`; `LOST` where another opens first, None where nothing closes it."""
    opening = marks[index - 1]
    doubtful = None
    for at in range(index, len(marks)):
        mark = marks[at]
        if mark.kind != opening.kind:
            continue
        if mark.closes:
            if mark.sure or not _may_be_apostrophe(text, mark):
                return at
            doubtful = at if doubtful is None else doubtful
        elif mark.opens:
            return LOST if doubtful is None else doubtful
    return doubtful


def _may_be_apostrophe(text: str, mark: _Mark) -> bool:
    before = text[max(0, mark.at - 12) : mark.at].rpartition(" ")[2]
    follows_word = text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].islower()
    return follows_word and (before.endswith("s") or before.endswith("in") or before in CLIPPED_ENDS)


def _continued(text: str, found: list[Quoted]) -> list[Quoted]:
    """Without the open stretches that the next paragraph does not go on with: there a mark is lost, or it was none."""
    kept = []
    following: Quoted | None = None
    for quoted in reversed(found):
        if not quoted.closed:
            between = text[quoted.close : following.open] if following and following.single == quoted.single else "-"
            if between.strip():
                continue
        kept.append(quoted)
        following = quoted
    kept.reverse()
    return kept
