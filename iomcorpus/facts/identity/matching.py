"""Which persons of records are one: a rule for each way in which names of one person differ.

The rules run from the surest to the boldest, each over all records at once, and see what those before have joined. Each
looks only where names have something in common (a *block*), so that the cost grows with the names, not with pairs of
them. Where a name fits several persons it is left alone, unless an organisation or a post decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from iomcorpus.facts.identity.choice import (
    DOUBTFUL,
    LIKELY,
    UNRELATED,
    Apart,
    Choice,
    are_of_two,
    are_others,
    are_strangers,
    are_two,
)
from iomcorpus.facts.identity.groups import Groups
from iomcorpus.facts.identity.name_parts import Name
from iomcorpus.facts.identity.namesakes import join_namesakes, join_related
from iomcorpus.facts.identity.roll import Roll
from iomcorpus.facts.identity.variants import (
    LONGEST_COMPARED,
    MOST_UNITS,
    NEAR_SHORTEST,
    Short,
    familiar,
    is_glued,
    is_rare,
    is_turned,
    is_word,
    may_turn,
    puts_family_first,
    short_forms,
    slip,
    sound,
    sounds_alike,
)

# Names of one block that are compared pair by pair. Of spellings of one name a block has two or three; where there are
# more than this many, something else than spelling makes them alike.
MOST_IN_BLOCK = 16
# A slip is rarer than the name: what is in more records than RARE, and in more than one of SLIPS_SHARE, is no slip.
RARE, SLIPS_SHARE = 2, 4
SURELY_SLIPS = 5  # times more records of a rare name make even a slip in a short word of it likely: "Meryl", "Meyrl"


class Matching:
    """The state that the rules share."""

    def __init__(self, roll: Roll, groups: Groups) -> None:
        self.roll = roll
        self.groups = groups
        self.heads: dict[str, list[int]] = {}  # by key of a full name: one of each group that bears it
        self.shorts: dict[str, list[tuple[int, Short]]] = {}  # by key: whom it may be short for, one of each group

    def roots(self, key: str) -> list[int]:
        """The groups that bear a name."""
        heads = self.heads.get(key, ())
        if len(heads) == 1:  # of nearly all names
            return [self.groups.find(heads[0])]
        return sorted({self.groups.find(head) for head in heads})

    def fuller(self, key: str) -> dict[int, Short]:
        """The groups that a name may be short for, and what it leaves out of theirs."""
        found: dict[int, Short] = {}
        for head, kind in self.shorts.get(key, ()):
            root = self.groups.find(head)
            found[root] = min(found.get(root, kind), kind)
        return found


Rule = Callable[[Matching], None]


def match_people(roll: Roll, groups: Groups) -> Matching:
    """Join the persons of a roll that are one."""
    matching = Matching(roll, groups)
    for rule in RULES:
        rule(matching)
    return matching


def same_name(matching: Matching) -> None:
    """One name is one person, unless both organisations and posts tell of two: a nurse here, a goalkeeper there."""
    for key in sorted(matching.roll.full):
        members = matching.roll.full[key]
        join_namesakes(matching.roll, matching.groups, members, full=True)
        matching.heads[key] = sorted({matching.groups.find(member) for member in members})


def written_together(matching: Matching) -> None:
    """`Park Soo-jin` and `Park Soojin`."""
    blocks: dict[str, list[str]] = {}
    for key, name in matching.roll.by_key.items():
        blocks.setdefault(name.glued, []).append(key)
    _match_blocks(matching, blocks, lambda one, other: LIKELY if is_glued(one, other) else UNRELATED, are_two)


def other_order(matching: Matching) -> None:
    """`Zhang Xiaoling` and `Xiaoling Zhang`."""

    def turned(one: Name, other: Name) -> int:
        if not is_turned(one, other) or not may_turn(one, other):
            return UNRELATED
        return LIKELY if puts_family_first(one) or puts_family_first(other) else DOUBTFUL

    blocks: dict[str, list[str]] = {}
    for key, name in matching.roll.by_key.items():
        blocks.setdefault("".join(sorted(name.glued)), []).append(key)
    _match_blocks(matching, blocks, turned, are_of_two)


def other_spelling(matching: Matching) -> None:
    """`Mohammed Farole` and `Muhammad Farole`, `Sergei` and `Sergey`, but not of two organisations."""

    def alike(one: Name, other: Name) -> int:
        if len(one.units) != len(other.units) or one.generation != other.generation:
            return UNRELATED
        last = len(one.units) - 1
        same = all(sounds_alike(a, b, i == last) for i, (a, b) in enumerate(zip(one.units, other.units, strict=True)))
        return LIKELY if same else UNRELATED

    blocks: dict[str, list[str]] = {}
    for key, name in matching.roll.by_key.items():
        blocks.setdefault(" ".join(map(sound, name.units)), []).append(key)
    _match_blocks(matching, blocks, alike, are_of_two)


def misspelling(matching: Matching) -> None:
    """`Katarzyna Wisniewska` and `Katarzyna Wisneiwska`: one unit differs by a slip, the others are the same."""
    blocks: dict[tuple[str, int], list[str]] = {}
    for key, name in matching.roll.by_key.items():
        if len(name.units) > MOST_UNITS:
            continue
        heard = [sound(unit) for unit in name.units]
        for at, unit in enumerate(name.units):
            if NEAR_SHORTEST <= len(unit) <= LONGEST_COMPARED:
                rest = " ".join((*heard[:at], "", *heard[at + 1 :]))
                blocks.setdefault((rest, at), []).append(key)
    for (_, at), keys in sorted(blocks.items()):
        if len(keys) < 2:
            continue

        def slipped(one: Name, other: Name, at: int = at) -> int:
            return _slipped(matching, one, other, at)

        _match_blocks(matching, _near(matching, keys, at), slipped, are_of_two)


def _slipped(matching: Matching, one: Name, other: Name, at: int) -> int:
    """How likely two names are one but for a slip in their unit at some place."""
    if len(one.units) != len(other.units) or one.generation != other.generation:
        return UNRELATED
    last = len(one.units) - 1
    others = 1 if last == 1 else min(one.spelled, other.spelled) - 1
    likely = slip(one.units[at], other.units[at], at == last, others)
    if not likely:
        return UNRELATED
    pairs = enumerate(zip(one.units, other.units, strict=True))
    if not all(sounds_alike(a, b, i == last) for i, (a, b) in pairs if i != at):
        return UNRELATED
    rarer, frequent = sorted((one, other), key=lambda name: len(matching.roll.full[name.key]))
    few, many = (len(matching.roll.full[name.key]) for name in (rarer, frequent))
    if few > RARE and few * SLIPS_SHARE > many:
        return UNRELATED
    # "Wang Xiaomin" and "Wang Xiaoming": a letter is all that parts many given names of East Asia.
    if puts_family_first(one) or puts_family_first(other):
        return DOUBTFUL
    return LIKELY if few * SURELY_SLIPS <= many and is_rare(frequent) else likely


def _near(matching: Matching, keys: list[str], at: int) -> dict[str, list[str]]:
    """A block parted into those whose units at some place have all letters but one in common, where it is large."""
    if len(keys) <= MOST_IN_BLOCK:
        return {"": keys}
    found: dict[str, list[str]] = {}
    for key in keys:
        unit = sound(matching.roll.by_key[key].units[at])
        for left in {unit, *(unit[:i] + unit[i + 1 :] for i in range(len(unit)))}:
            found.setdefault(left, []).append(key)
    return found


def nickname(matching: Matching) -> None:
    """`Bill Henderson` for `William Henderson` of the same organisation or post."""
    blocks: dict[str, list[str]] = {}
    for key, name in matching.roll.by_key.items():
        blocks.setdefault(" ".join((familiar(name.units[0]), *name.units[1:])), []).append(key)
    _match_blocks(matching, blocks, lambda one, other: DOUBTFUL, are_of_two)


def letters(matching: Matching) -> None:
    """`J. K. Rowntree` and `Joanne Rowntree`, neither of which is short for the other, of one organisation or post."""
    blocks: dict[str, list[str]] = {}
    for key, name in matching.roll.by_key.items():
        if (len(name.units) == 2) != (len(name.units[0]) == 1):
            blocks.setdefault(f"{name.units[0][0]} {name.units[-1]}", []).append(key)
    _match_blocks(
        matching, blocks, lambda one, other: DOUBTFUL if len(one.units) != len(other.units) else UNRELATED, are_of_two
    )


def short_form(matching: Matching) -> None:
    """`W. A. Tring`, `Walter Tring`: a name that fits one fuller name only."""
    _read_shorts(matching)
    by_key = matching.roll.by_key
    for key in sorted(by_key, key=lambda key: (-by_key[key].spelled, -len(by_key[key].units), key)):
        if key not in matching.shorts:
            continue
        fuller = matching.fuller(key)
        likely = {root: LIKELY for root, kind in fuller.items() if kind <= Short.SURNAMES}
        typographic = all(fuller[root] == Short.INSIDE for root in likely)
        choice = Choice(matching.groups, likely or dict.fromkeys(fuller, DOUBTFUL))
        some = [one for one in matching.roots(key) if one not in choice.degrees]
        _settle(matching, some, choice, are_two if typographic and likely else are_of_two)


def family_name_alone(matching: Matching) -> None:
    """`Ambassador Tring`: the one person of that family name, or the one whose organisation or post it is."""
    groups = matching.groups
    for key in sorted(matching.roll.bare):
        members = matching.roll.bare[key]
        fuller = {root: LIKELY for root, kind in matching.fuller(key).items() if kind <= Short.SURNAMES}
        if not fuller:
            surnames = [member for member in members if not matching.roll.people[member].given]
            join_namesakes(matching.roll, groups, surnames, full=False)
            continue
        rare = is_rare(matching.roll.names[members[0]])
        _settle(matching, members, Choice(groups, fuller), are_strangers if rare else are_others)
        join_related(groups, [member for member in members if groups.is_alone(member)])


RULES: tuple[Rule, ...] = (
    same_name,
    written_together,
    other_order,
    other_spelling,
    misspelling,
    nickname,
    letters,
    short_form,
    family_name_alone,
)


def find_weak(matching: Matching) -> dict[int, int]:
    """Whom names without any evidence in their record stand for, by place in the roll: only one whose name is known."""
    roll, groups = matching.roll, matching.groups
    given_names = {name.units[0] for name in roll.by_key.values()}
    choices: dict[str, Choice] = {}
    found = {}
    for place in roll.weak:
        name = roll.names[place]
        if roll.people[place].given:
            continue
        known = matching.heads.get(name.key)
        if not known and not name.is_full and any(unit in given_names or is_word(unit) for unit in name.units):
            continue
        if name.key not in choices:
            fits = matching.roots(name.key) or [
                r for r, kind in matching.fuller(name.key).items() if kind <= Short.SURNAMES
            ]
            choices[name.key] = Choice(groups, dict.fromkeys(fits, LIKELY))
        choice = choices[name.key]
        root = choice.pick(place, are_of_two) if len(choice.degrees) == 1 or name.is_full else None
        if root is not None and (known or not groups.meet(place, root)):
            found[place] = root
    return found


def _match_blocks(
    matching: Matching,
    blocks: dict[str, list[str]],
    compare: Callable[[Name, Name], int],
    apart: Apart,
) -> None:
    """Join the names of each block that are one person's by some comparison; the most frequent names come first."""
    roll, groups = matching.roll, matching.groups
    for block in sorted(block for block, keys in blocks.items() if 1 < len(keys) <= MOST_IN_BLOCK):
        keys = sorted(blocks[block], key=lambda key: (-len(roll.full[key]), key))
        for later in range(1, len(keys)):
            likeness = [(keys[at], compare(roll.by_key[keys[at]], roll.by_key[keys[later]])) for at in range(later)]
            if not any(degree for _, degree in likeness):
                continue
            for one in matching.roots(keys[later]):
                degrees: dict[int, int] = {}
                for key, degree in likeness:
                    if degree:
                        degrees.update({root: max(degree, degrees.get(root, 0)) for root in matching.roots(key)})
                if groups.find(one) not in degrees:
                    _settle(matching, (one,), Choice(groups, degrees), apart)


def _settle(matching: Matching, some: Sequence[int], choice: Choice, apart: Apart) -> None:
    """Join groups of one name to those that they belong to, if any; none of them has a say in where the others go."""
    groups = matching.groups
    for one, root in [(one, choice.pick(one, apart)) for one in some]:
        if root is not None and not groups.meet(one, root):
            groups.join(one, root)


def _read_shorts(matching: Matching) -> None:
    """Which names that there are may be short for which fuller ones."""
    roll, groups = matching.roll, matching.groups
    wanted = {*roll.full, *roll.bare, *(roll.names[place].key for place in roll.weak)}
    shorts: dict[str, dict[int, Short]] = {}

    def note(form: str, heads: Iterable[int], kind: Short) -> None:
        known = shorts.setdefault(form, {})
        for head in heads:
            known[head] = min(known.get(head, kind), kind)

    for key in sorted(roll.by_key):
        name, heads = roll.by_key[key], matching.roots(key)
        forms = chain(short_forms(name), _by_nickname(name))
        for form, kind in forms:
            if form in wanted and form != key:
                note(form, heads, kind)
    for place, others in enumerate(roll.others):
        if others and not roll.people[place].weak and roll.names[place].is_full:
            for other in others:
                if (
                    other.key in wanted
                    and other.key != roll.names[place].key
                    and not _is_given(other, roll.names[place])
                ):
                    note(other.key, (groups.find(place),), Short.INSIDE if other.is_full else Short.FAMILY)
    matching.shorts = {form: sorted(known.items()) for form, known in shorts.items()}


def _by_nickname(name: Name) -> Iterable[tuple[str, Short]]:
    if name.nickname:
        yield " ".join((name.nickname, name.units[-1])), Short.INSIDE


def _is_given(short: Name, full: Name) -> bool:
    """Whether a short form that a record uses is the given name of the full one."""
    return not short.is_full and short.units == full.units[: len(short.units)] and not puts_family_first(full)
