"""Where decisions on borders stand in a capture: at their lines, or where those have moved to since.

A decision whose text is no longer to be found decides nothing, and says so: it is better to go back to what the
program finds than to set a border at a line that nobody has seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from iomcorpus.splitting.decisions import FURNITURE, JOIN, RECORD, Heard, Said, heed, span
from iomcorpus.splitting.excerpts import LONGEST, beginnings
from iomcorpus.splitting.furniture import reasons
from iomcorpus.splitting.survey import Survey

NOTHING = "It decides nothing"


@dataclass(slots=True)
class _Sight:
    """What a capture shows of the places and the quotations that are looked for."""

    at: dict[int, str] = field(default_factory=dict)  # line -> how the text from there on begins
    lines: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # quotation -> two lines at most


def settle(said: Sequence[Said], survey: Survey, lines: Iterable[str], name: str, digest: str) -> list[Heard]:
    """The decisions on a capture with the lines that they come to stand at; `digest` is the capture's."""
    sight = _look(said, lines)
    found = [_stand(one, survey, sight, name, digest) for one in said]
    return list(_with_something_above(list(_without_contradictions(found, survey)), survey, name))


def _look(said: Sequence[Said], lines: Iterable[str]) -> _Sight:
    sight = _Sight()
    wanted = sorted({one.first for one in said}, reverse=True)
    by_size: dict[int, set[str]] = defaultdict(set)
    for one in said:
        if one.quote:
            by_size[len(_cut(one.quote))].add(_cut(one.quote))
    for number, beginning in beginnings(lines):
        while wanted and wanted[-1] <= number:
            sight.at[wanted.pop()] = beginning
        for size, quotes in by_size.items():
            if beginning[:size] in quotes and len(sight.lines[beginning[:size]]) < 2:
                sight.lines[beginning[:size]].append(number)
    return sight


def _cut(quote: str) -> str:
    return quote[:LONGEST].rstrip()


def _stand(said: Said, survey: Survey, sight: _Sight, name: str, digest: str) -> Heard:
    """A decision at its line, or where its text has moved to."""
    quote, first, remark = _cut(said.quote), said.first, ""
    if quote and not sight.at.get(first, "").startswith(quote):
        others = sight.lines.get(quote, [])
        if len(others) != 1:
            held = "no other line does" if not others else "several other lines do"
            return _void(said, f'line {first} of {name} does not begin "{quote}" any more, and {held}.')
        first = others[0]
        remark = f'{said}: "{quote}" stands at line {first} of {name} by now: heeded there.'
    elif not quote and not digest.startswith(said.digest):
        return _void(said, f"{said}: {name} has changed since, and no text tells whether this is still the line.")
    elif first > survey.lines:
        return _void(said, f"{said}: {name} has {survey.lines} lines.")
    position = bisect_left(survey.last, first)
    if position == len(survey):
        return _void(said, f"{said}: no text follows there in {name}.")
    if survey.first[position] < first:
        begin, lines = survey.first[position], span(survey.first[position], survey.last[position])
        return _void(said, f"{said}: lines {lines} of {name} are one wrapped paragraph, name line {begin}.")
    begin = survey.first[position]
    end = survey.last[position] if said.last is None else first + said.last - said.first
    if end < begin:
        return _void(said, f"{said}: there is no text in {name}.")
    return Heard(said, begin, end, remark)


def _void(said: Said, why: str) -> Heard:
    return Heard(said, 0, 0, f"{why} {NOTHING}.")


def _without_contradictions(found: Sequence[Heard], survey: Survey) -> Iterator[Heard]:
    """Decisions, but of those that a later one contradicts at their first line only that one."""
    makes: dict[int, tuple[str, int]] = {}  # line -> what the last decision makes of it, and which that is
    for number, one in enumerate(found):
        for line, verb in _claims(one, survey):
            makes[line] = verb, number
    for number, one in enumerate(found):
        verb, by = makes.get(one.first, ("", number))
        other = found[by]
        # Furniture may stand inside of what is said to be one record.
        inside = one.said.verb == FURNITURE and other.first < one.first
        if one.first and verb not in ("", one.said.verb) and not inside:
            yield _void(one.said, f"{one.said}: line {other.said.line} says {other.said}.")
        else:
            yield one


def _with_something_above(found: Sequence[Heard], survey: Survey, name: str) -> Iterator[Heard]:
    """Decisions but those to go on with what stands above where that is furniture, or nothing."""
    furniture = reasons(survey)
    # What one of them lifts out of the furniture is nothing for the next to go on with: it goes too.
    heed((one for one in found if one.said.verb != JOIN), survey.first, survey.last, furniture)
    top = next((survey.first[at] for at, reason in enumerate(furniture) if reason is None), 0)
    for one in found:
        alone = one.said.verb == JOIN and one.first and (not top or one.first <= top)
        yield _void(one.said, f"{one.said}: no record stands above it in {name}.") if alone else one


def _claims(one: Heard, survey: Survey) -> Iterator[tuple[int, str]]:
    """The lines where paragraphs begin that a decision is about, and what it makes of each."""
    if one.first:
        for position in range(bisect_left(survey.last, one.first), bisect_right(survey.first, one.last)):
            line = survey.first[position]
            yield line, JOIN if one.said.verb == RECORD and line > one.first else one.said.verb
