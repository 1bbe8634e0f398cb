"""Which persons of records are one: a rule for each way in which names of one person differ.

The rules run from the surest to the boldest, each over all records at once, and see what those before have joined. Each
looks only where names have something in common (a *block*), so that the cost grows with the names, not with pairs of
them. Where a name fits several persons it is left alone, unless an organisation or a post decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from iomcorpus.facts.identity.blocks import (
    Block,
    heard,
    leaving_one_letter,
    letter_and_last,
    other_order_of,
    rest_and_place,
    usual_given,
    without_blanks,
)
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
    Short,
    is_glued,
    is_rare,
    is_turned,
    is_word,
    may_turn,
    puts_family_first,
    short_forms,
    slip,
    sounds_alike,
)

# Names of one block that are compared pair by pair. Of spellings of one name a block has two or three; where there are
# more than this many, something else than spelling makes them alike.
MOST_IN_BLOCK = 16
# A slip is rarer than the name: what is in more records than RARE, and in more than one of SLIPS_SHARE, is no slip.
RARE, SLIPS_SHARE = 2, 4
SURELY_SLIPS = 5  # times more records of a rare name make even a slip in a short word of it likely: "Meryl", "Meyrl"


Census = Callable[[Block, Sequence[str]], int]
Blocks = Callable[[Name], Iterable[Block]]
Comparison = Callable[[Name, Name], int]


def count_keys(block: Block, keys: Sequence[str]) -> int:
    """How many names are in a block where the roll has all of them."""
    return len(keys)


class Matching:
    """The state that the rules share.

    `census` tells how many names there are in a block, of which the roll has these: more than those where the roll is
    a part of all.
    """

    def __init__(self, roll: Roll, groups: Groups, census: Census = count_keys) -> None:
        self.roll = roll
        self.groups = groups
        self.census = census
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


def match_people(roll: Roll, groups: Groups, census: Census = count_keys) -> Matching:
    """Join the persons of a roll that are one."""
    matching = Matching(roll, groups, census)
    for one, *others in roll.kept.groups:
        for other in others:
            groups.join(one, other)
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
    _match_blocks(matching, without_blanks, written_alike, are_two)


def written_alike(one: Name, other: Name) -> int:
    """What it tells of two names that they are the same but for blanks."""
    return LIKELY if is_glued(one, other) else UNRELATED


def other_order(matching: Matching) -> None:
    """`Zhang Xiaoling` and `Xiaoling Zhang`."""
    _match_blocks(matching, other_order_of, turned, are_of_two)


def turned(one: Name, other: Name) -> int:
    """What it tells of two names that they are the same in another order."""
    if not is_turned(one, other) or not may_turn(one, other):
        return UNRELATED
    return LIKELY if puts_family_first(one) or puts_family_first(other) else DOUBTFUL


def other_spelling(matching: Matching) -> None:
    """`Mohammed Farole` and `Muhammad Farole`, `Sergei` and `Sergey`, but not of two organisations."""
    _match_blocks(matching, heard, spelled_alike, are_of_two)


def spelled_alike(one: Name, other: Name) -> int:
    """What it tells of two names that they sound alike."""
    if len(one.units) != len(other.units) or one.generation != other.generation:
        return UNRELATED
    last = len(one.units) - 1
    same = all(sounds_alike(a, b, i == last) for i, (a, b) in enumerate(zip(one.units, other.units, strict=True)))
    return LIKELY if same else UNRELATED


def misspelling(matching: Matching) -> None:
    """`Katarzyna Wisniewska` and `Katarzyna Wisneiwska`: one unit differs by a slip, the others are the same."""
    for block, keys in sorted(_blocks(matching, rest_and_place).items()):
        if len(keys) < 2:
            continue
        at = block.place
        slipped = partial(_slipped, matching, at=at)
        if matching.census(block, keys) <= MOST_IN_BLOCK:
            _match_block(matching, keys, slipped, are_of_two)
        else:  # in parts: of names whose units there have all letters but one in common
            parts: dict[Block, list[str]] = {}
            for key in keys:
                for part in leaving_one_letter(matching.roll.by_key[key], block):
                    parts.setdefault(part, []).append(key)
            _match_all(matching, parts, slipped, are_of_two)


def _slipped(matching: Matching, one: Name, other: Name, at: int) -> int:
    """How likely two names are one but for a slip in their unit at some place."""
    likely = differs_by_slip(one, other, at)
    if not likely:
        return UNRELATED
    rarer, frequent = sorted((one, other), key=lambda name: len(matching.roll.full[name.key]))
    few, many = (len(matching.roll.full[name.key]) for name in (rarer, frequent))
    if few > RARE and few * SLIPS_SHARE > many:
        return UNRELATED
    # "Wang Xiaomin" and "Wang Xiaoming": a letter is all that parts many given names of East Asia.
    if puts_family_first(one) or puts_family_first(other):
        return DOUBTFUL
    return LIKELY if slips_by_number(rarer, frequent, few, many) else likely


def slips_by_number(rarer: Name, frequent: Name, few: int, many: int) -> bool:
    """Whether a name is so much rarer than another like it, and that one so rare among people, that it is a slip."""
    if puts_family_first(rarer) or puts_family_first(frequent):
        return False
    return few * SURELY_SLIPS <= many and is_rare(frequent)


def differs_by_slip(one: Name, other: Name, at: int) -> int:
    """The same, whatever the corpus has of them."""
    if len(one.units) != len(other.units) or one.generation != other.generation:
        return UNRELATED
    last = len(one.units) - 1
    others = 1 if last == 1 else min(one.spelled, other.spelled) - 1
    likely = slip(one.units[at], other.units[at], at == last, others)
    if not likely:
        return UNRELATED
    pairs = enumerate(zip(one.units, other.units, strict=True))
    return likely if all(sounds_alike(a, b, i == last) for i, (a, b) in pairs if i != at) else UNRELATED


def nickname(matching: Matching) -> None:
    """`Bill Henderson` for `William Henderson` of the same organisation or post."""
    _match_blocks(matching, usual_given, called_alike, are_of_two)


def called_alike(one: Name, other: Name) -> int:
    """What a nickname tells of two names of one block."""
    return DOUBTFUL


def letters(matching: Matching) -> None:
    """`J. K. Rowntree` and `Joanne Rowntree`, neither of which is short for the other, of one organisation or post."""
    _match_blocks(matching, letter_and_last, of_other_length, are_of_two)


def of_other_length(one: Name, other: Name) -> int:
    """What it tells of two names of one block that one has more units."""
    return DOUBTFUL if len(one.units) != len(other.units) else UNRELATED


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
    groups, kept = matching.groups, matching.roll.kept
    for key in sorted(matching.roll.bare.keys() | kept.called.keys()):
        for one, other in kept.called.get(key, ()):
            groups.join(one, other)
        members = matching.roll.bare.get(key)
        if not members:
            continue
        fuller = {root: LIKELY for root, kind in matching.fuller(key).items() if kind <= Short.SURNAMES}
        if not fuller:
            surnames = [member for member in members if not matching.roll.people[member].given]
            join_namesakes(matching.roll, groups, surnames, full=False)
            continue
        rare = is_rare(matching.roll.names[members[0]])
        _settle(matching, members, Choice(groups, fuller), are_strangers if rare else are_others)
        join_related(groups, [member for member in members if groups.is_alone(member)])


# What makes two names of one block perhaps one person's, by rule; but for slips, which are judged at a place.
RELATIONS: tuple[tuple[Blocks, Comparison], ...] = (
    (without_blanks, written_alike),
    (other_order_of, turned),
    (heard, spelled_alike),
    (usual_given, called_alike),
    (letter_and_last, of_other_length),
)

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


def find_weak(matching: Matching, is_given: Callable[[str], bool] | None = None) -> dict[int, int]:
    """Whom names without any evidence in their record stand for, by place in the roll: only one whose name is known."""
    roll, groups = matching.roll, matching.groups
    is_given = is_given or {name.units[0] for name in roll.by_key.values()}.__contains__
    choices: dict[str, Choice] = {}
    found = {}
    for place in roll.weak:
        name = roll.names[place]
        if roll.people[place].given:
            continue
        known = matching.heads.get(name.key)
        if not known and not name.is_full and any(is_given(unit) or is_word(unit) for unit in name.units):
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


def _blocks(matching: Matching, blocks: Blocks) -> dict[Block, list[str]]:
    found: dict[Block, list[str]] = {}
    for key, name in matching.roll.by_key.items():
        for block in blocks(name):
            found.setdefault(block, []).append(key)
    return found


def _match_blocks(matching: Matching, blocks: Blocks, compare: Comparison, apart: Apart) -> None:
    """Join the names of each block that are one person's by some comparison."""
    _match_all(matching, _blocks(matching, blocks), compare, apart)


def _match_all(matching: Matching, blocks: Mapping[Block, Sequence[str]], compare: Comparison, apart: Apart) -> None:
    for block in sorted(block for block, keys in blocks.items() if len(keys) > 1):
        if matching.census(block, blocks[block]) <= MOST_IN_BLOCK:
            _match_block(matching, blocks[block], compare, apart)


def _match_block(matching: Matching, keys: Sequence[str], compare: Comparison, apart: Apart) -> None:
    """The same for one block; the most frequent names come first."""
    roll, groups = matching.roll, matching.groups
    keys = sorted(keys, key=lambda key: (-len(roll.full[key]), key))
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
        heads = matching.roots(key)
        for form, kind in all_short_forms(roll.by_key[key]):
            if form in wanted and form != key:
                note(form, heads, kind)
    for key, places in roll.kept.full.items():
        for form, kind in all_short_forms(roll.kept.names[key]):
            if form in wanted and form not in roll.full:
                note(form, {groups.find(place) for place in places}, kind)
    for place, others in enumerate(roll.others):
        if others and not roll.people[place].weak and roll.names[place].is_full:
            for form, kind in forms_in_record(roll.names[place], others):
                if form in wanted:
                    note(form, (groups.find(place),), kind)
    matching.shorts = {form: sorted(known.items()) for form, known in shorts.items()}


def all_short_forms(name: Name) -> Iterator[tuple[str, Short]]:
    """The keys of names that may stand for a fuller one, the one with its nickname too."""
    yield from short_forms(name)
    if name.nickname:
        yield " ".join((name.nickname, name.units[-1])), Short.INSIDE


def forms_in_record(full: Name, others: Iterable[Name]) -> Iterator[tuple[str, Short]]:
    """The keys of the other forms that a record has of a name, but for the given name."""
    for other in others:
        if other.key != full.key and not _is_given(other, full):
            yield other.key, Short.INSIDE if other.is_full else Short.FAMILY


def _is_given(short: Name, full: Name) -> bool:
    """Whether a short form that a record uses is the given name of the full one."""
    return not short.is_full and short.units == full.units[: len(short.units)] and not puts_family_first(full)
