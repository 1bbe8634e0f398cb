"""Texts on which a pattern would have to try again and again, made of the pattern's own pieces.

Whatever a pattern repeats is repeated in a text, behind what has to stand before it, and nothing there lets it end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MANY = 12  # what repeats no more often costs no more than so often
OF_CATEGORY = {
    sre.CATEGORY_DIGIT: "17", sre.CATEGORY_SPACE: " \t", sre.CATEGORY_WORD: "aA1", sre.CATEGORY_NOT_DIGIT: "a ",
    sre.CATEGORY_NOT_SPACE: "a-1", sre.CATEGORY_NOT_WORD: " .-",
}  # fmt: skip
ANY = "a 1.A-,\n(\u201c"  # some of these is in every negated class
UNITS = (*"aA1 .-,(", "A ", "a, ", "1. ", "Ab ", "a.b", "a@", " \t", "\u201ca ", "A. ", "1,")
NO_END = "\x00"
MOST = 14  # attacks of one pattern


def attacks(pattern: str, flags: int) -> list[tuple[str, str, str]]:
    """Beginning, what is repeated, and end of some texts."""
    tree = parser.parse(pattern, flags)
    repeated = list(dict.fromkeys(_repeats(tree, "")))
    pumps = [(before, body) for before, body in repeated if body]
    found = [
        attack
        for before, body in pumps[: MOST * 2]
        for attack in ((before, body, NO_END), ("", before + body, NO_END))
        if attack[1]
    ]
    whole = [("", _sample(tree, pick), NO_END) for pick in (0, 1)]
    return list(dict.fromkeys([*_spread(found, MOST), *(one for one in whole if one[1])]))


def _spread(found: Sequence[tuple[str, str, str]], most: int) -> list[tuple[str, str, str]]:
    """Some of many, from all parts of a pattern."""
    step = max(1, -(-len(found) // most))
    return list(found[::step]) if step > 1 else list(found)


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """What stands before each repetition, and what is repeated, in some ways."""
    for operator, value in tree:
        if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, most, body = value
            if most >= MANY:
                yield from ((before, _sample(body, pick)) for pick in range(3))
            yield from _repeats(body, before)
        else:
            for part in _parts(operator, value):
                yield from _repeats(part, before)
        before += _sample([(operator, value)], 0)


def _parts(operator: Any, value: Any) -> list[Any]:
    """The trees inside of one."""
    if operator is sre.SUBPATTERN:
        return [value[3]]
    if operator is sre.ATOMIC_GROUP:
        return [value]
    if operator is sre.BRANCH:
        return list(value[1])
    if operator in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    if operator is sre.GROUPREF_EXISTS:
        return [part for part in value[1:] if part]
    return []


def _sample(tree: Any, pick: int) -> str:
    """A text that it matches, or nearly: `pick` chooses among what it could be."""
    return "".join(_one(operator, value, pick) for operator, value in tree)


def _one(operator: Any, value: Any, pick: int) -> str:
    if operator is sre.LITERAL:
        return chr(value)
    if operator is sre.NOT_LITERAL:
        return next(char for char in ANY if ord(char) != value)
    if operator is sre.ANY:
        return "a 1"[pick % 3]
    if operator is sre.IN:
        return _of_class(value, pick)
    if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _sample(value[2], pick) * min(max(value[0], 1), value[1], 50)
    if operator is sre.BRANCH:
        return _sample(value[1][pick % len(value[1])], pick)
    if operator in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
        return _sample(_parts(operator, value)[0], pick)
    return ""  # places, and what only looks ahead or behind


def _of_class(members: Any, pick: int) -> str:
    if members[0][0] is sre.NEGATE:
        inside = {char for char in ANY for member in members[1:] if _holds(member, char)}
        left = [char for char in ANY if char not in inside]
        return left[pick % len(left)] if left else ""
    operator, value = members[pick % len(members)]
    if operator is sre.LITERAL:
        return chr(value)
    if operator is sre.RANGE:
        return chr(value[0])
    return OF_CATEGORY[value][pick % len(OF_CATEGORY[value])]


def _holds(member: Any, char: str) -> bool:
    operator, value = member
    if operator is sre.LITERAL:
        return ord(char) == value
    if operator is sre.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    own = {
        sre.CATEGORY_DIGIT: char.isdigit(), sre.CATEGORY_SPACE: char.isspace(), sre.CATEGORY_WORD: char.isalnum(),
        sre.CATEGORY_NOT_DIGIT: not char.isdigit(), sre.CATEGORY_NOT_SPACE: not char.isspace(),
        sre.CATEGORY_NOT_WORD: not char.isalnum(),
    }  # fmt: skip
    return own[value]


def texts(pattern: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """All that is tried on a pattern."""
    yield from attacks(pattern, flags)
    yield from (("", unit, end) for unit, end in product(UNITS, (NO_END,)))
