"""The names whose bearers are settled again: those of who comes or goes, and of whom that may concern."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from iomcorpus.facts.identity.blocks import Block, leaving_one_letter, lefts, rest_and_place
from iomcorpus.facts.identity.choice import DOUBTFUL, LIKELY
from iomcorpus.facts.identity.common_ground import NOTHING
from iomcorpus.facts.identity.kept_blocks import number_of
from iomcorpus.facts.identity.matching import (
    MOST_IN_BLOCK,
    RELATIONS,
    Comparison,
    all_short_forms,
    differs_by_slip,
    forms_in_record,
    slips_by_number,
)
from iomcorpus.facts.identity.name_parts import Name
from iomcorpus.facts.identity.namesakes import MOST_RECORDS_OF_COMPANY
from iomcorpus.facts.identity.roll import BARE, FULL, WEAK
from iomcorpus.facts.identity.variants import Short
from iomcorpus.settling.borne import phrases
from iomcorpus.settling.known import Known
from iomcorpus.store import names as stored


@dataclass
class Reach:
    """How far those who come or go concern others.

    Names that rules join by themselves belong together, and so do those of one person. Names that are joined only where
    an organisation or a post connects them (*faint* links) belong where there is one that may do so. A form that is not
    a full name belongs where those who are called so may become others than they are; for that none of its fuller names
    has to belong.
    """

    known: Known
    belong: set[str] = field(default_factory=set)  # keys of names whose bearers are settled again
    links: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # full names that may be one person's
    faint: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # those that have to be connected
    shorts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by form: full names that belong
    _forms: dict[str, dict[str, bool]] = field(default_factory=dict)
    _told: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _of_persons: set[str] = field(default_factory=set)  # persons whose names belong

    def begin(self) -> None:
        """Find the names that are reached from those who come or go."""
        known = self.known
        for key, borne in chain(known.come.items(), known.go.items()):
            if any(one.bearing in (BARE, WEAK) for one in borne):
                self.shorts[key] = set()
        self.extend(known.changed | self._crowded() | self._given_otherwise() | self._in_company())

    def extend(self, names: Collection[str]) -> None:
        """Let some names belong, and all that are reached from them."""
        todo = {*names} - self.belong or self._turned_shorts()
        while todo:
            self.belong |= todo
            self._look_around(todo)
            todo = set().union(*(self._beside(key) for key in todo)) | self._of_one_person(todo)
            todo = todo - self.belong or self._connected() or self._turned_shorts()

    # Full names

    def _look_around(self, keys: Collection[str]) -> None:
        """Read at once of the store what is asked of each of some names."""
        known = self.known
        known.look_up(keys)
        known.call(keys)
        full = [key for key in keys if known.as_full(key)]
        blocks = {Block(kind, key) for key in full for kind in ("form", "left")}
        for key in full:
            for name in known.as_full(key):
                blocks.update(_whole_blocks(name))
        known.read(blocks)
        known.look_up(form for key in full for form in self.forms(key))

    def _beside(self, key: str) -> set[str]:
        """The names that belong where a full name does; what else there is about it is noted."""
        known = self.known
        if not known.as_full(key):
            return set()
        near = {other: True for other in known.members(Block("left", key))}
        near |= {other: False for other in known.members(Block("form", key))}
        for form, is_faint in self.forms(key).items():
            if form in known.now or known.texts[form] is not None:
                near[form] = near.get(form, True) and is_faint
            elif form in known.there or form in known.come:
                self.shorts[form].add(key)
        for name in known.as_full(key):
            for other, is_faint in self._like(key, name):
                near[other] = near.get(other, True) and is_faint
        near.pop(key, None)
        for other, is_faint in near.items():
            if is_faint:
                self.faint[key].add(other)
            else:
                self._link(key, other)
        return {other for other, is_faint in near.items() if not is_faint}

    def _link(self, one: str, other: str) -> None:
        self.links[one].add(other)
        self.links[other].add(one)

    def _like(self, key: str, name: Name) -> Iterator[tuple[str, bool]]:
        """The full names that may be the same as one by how they are written, and whether only faintly so."""
        known = self.known
        for blocks, compare in RELATIONS:
            for block in blocks(name):
                members = known.members(block)
                if len(members) <= MOST_IN_BLOCK:
                    yield from self._compared(key, name, members, compare)
        for block in rest_and_place(name):
            near: list[Sequence[str]] = [known.members(block)]
            if len(near[0]) > MOST_IN_BLOCK:
                parts = known.parts(block)
                near = [parts.get(left, ()) for left in lefts(name.units[block.place])]
            for some in near:
                if len(some) <= MOST_IN_BLOCK:
                    yield from self._compared(key, name, some, self._slipping(block.place))

    def _compared(
        self, key: str, name: Name, members: Sequence[str], compare: Comparison
    ) -> Iterator[tuple[str, bool]]:
        """Those of a block that are like a name.

        A doubtful likeness is faint where neither of the two is surely like a third: who may be two persons is neither.
        """
        known = self.known
        degrees = {
            other: degree for other in members if other != key and (degree := compare(name, known.name_of(other)))
        }
        sure = LIKELY in degrees.values()
        for other in degrees:
            mine = known.name_of(other)
            yield (
                other,
                not (sure or any(compare(mine, known.name_of(third)) == LIKELY for third in members if third != other)),
            )

    def _slipping(self, place: int) -> Comparison:
        """How likely two names are one but for a slip in their unit at some place, as often as they are and were."""

        def compare(one: Name, other: Name) -> int:
            degree = differs_by_slip(one, other, place)
            if degree != DOUBTFUL:
                return degree
            few, many = self._times(one.key), self._times(other.key)
            sure = slips_by_number(one, other, min(few), max(many)) or slips_by_number(other, one, min(many), max(few))
            return LIKELY if sure else DOUBTFUL

        return compare

    def _times(self, key: str) -> list[int]:
        """How many persons of records bear a full name, and bore it."""
        known = self.known
        now = sum(one.bearing == FULL for one in known.people(key))
        if key not in known.changed:
            return [now]
        before = sum(one.bearing == FULL and not one.comes for one in known.ever(key))
        return [times for times in (now, before) if times]

    def forms(self, key: str) -> Mapping[str, bool]:
        """The shorter forms of a full name, and those that it had, and whether they are only faintly its."""
        if key not in self._forms:
            known = self.known
            found: dict[str, bool] = {}
            for name in known.as_full(key):
                for form, kind in all_short_forms(name):
                    found[form] = found.get(form, True) and kind > Short.SURNAMES
            for one in known.ever(key):
                if one.bearing == FULL:
                    found.update((form, False) for form, _ in forms_in_record(one.name, one.others))
            found.pop(key, None)
            self._forms[key] = found
        return self._forms[key]

    def _of_one_person(self, keys: Iterable[str]) -> set[str]:
        """The full names of the persons that those of some names are or were."""
        known = self.known
        bearers = (one for key in keys for one in known.ever(key) if one.bearing == FULL)
        persons = {one.settled.person for one in bearers if one.settled.person} - self._of_persons
        self._of_persons |= persons
        borne = stored.borne_by(known.store, sorted(persons))
        known.look_up(borne)
        return {key for key in borne if known.as_full(key)}

    def _connected(self) -> set[str]:
        """The names that are faintly linked to some that belong, and of whom something is said that those have too.

        Where only names that belong are linked so, they make larger parts, of which more is said.
        """
        while found := self._linked_by_what_is_said():
            if not found <= self.belong:
                return found - self.belong
        return set()

    def _linked_by_what_is_said(self) -> set[str]:
        """Those of one round; the faint links that connect them are links now."""
        found: set[str] = set()
        parts = self._parted()
        said = self._said_in_full(parts)
        asked = {other for key, others in self.faint.items() if said[parts[key]] for other in others}
        self._read_persons(asked - parts.keys())
        for key, others in self.faint.items():
            mine = said[parts[key]]
            if mine:
                for other in [other for other in others if not mine.isdisjoint(self._said_of(other, parts, said))]:
                    others.discard(other)
                    self._link(key, other)
                    found.add(other)
        return found

    def _read_persons(self, keys: Collection[str]) -> None:
        """Read at once of the store who those of some names are."""
        self.known.call(keys)
        persons = (one.settled.person for key in keys for one in self.known.ever(key))
        self.known.persons(person for person in persons if person)

    def _said_of(self, key: str, parts: Mapping[str, int], said: Sequence[set[str]]) -> set[str]:
        """What is said of those of a name, and of the persons that they are."""
        if key in parts:
            return said[parts[key]]
        known = self.known
        persons = {one.settled.person for one in known.ever(key) if one.settled.person}
        return phrases(chain(known.ever(key), *known.persons(persons).values()))

    def _said_in_full(self, parts: Mapping[str, int]) -> list[set[str]]:
        """What is said of those whose full names belong, by part."""
        said: list[set[str]] = [set() for _ in range(1 + max(parts.values(), default=-1))]
        for key, part in parts.items():
            said[part] |= phrases(one for one in self.known.ever(key) if one.bearing == FULL)
        return said

    def _crowded(self) -> set[str]:
        """The like names of blocks, and of parts of them, that become too large to be looked at, or were."""
        known = self.known
        found: set[str] = set()
        born, died = (_count_blocks(names.values(), _whole_blocks) for names in (known.born, known.died))
        parted = set()
        for block in born.keys() | died.keys():
            members = known.members(block)
            if _turns(len(members) - born[block] + died[block], len(members)):
                found.update(self._alike(block, members))
            if block.kind == "rest" and len(members) > MOST_IN_BLOCK:
                parted.add(block)
        born, died = (_count_blocks(names.values(), _parts_of(parted)) for names in (known.born, known.died))
        for part in born.keys() | died.keys():
            keys = known.parts(part._replace(left=None)).get(part.left or "", [])
            if _turns(len(keys) - born[part] + died[part], len(keys)):
                found.update(self._alike(part, keys))
        return found

    def _alike(self, block: Block, members: Sequence[str]) -> Iterator[str]:
        """The names of a block that are like another of it."""
        names = [self.known.name_of(key) for key in members]
        compares = [compare for blocks, compare in RELATIONS for name in names[:1] if block in blocks(name)]
        for one in names:
            for other in names:
                if one is not other and (
                    differs_by_slip(one, other, block.place)
                    if block.kind == "rest"
                    else any(compare(one, other) or compare(other, one) for compare in compares)
                ):
                    yield one.key
                    break

    def _given_otherwise(self) -> set[str]:
        """The names without evidence that hold what has become known for a given name, or is known for one no more."""
        known = self.known
        found: set[str] = set()
        for unit in {name.units[0] for name in chain(known.born.values(), known.died.values())}:
            if any(stored.with_first_unit(known.store, unit)) != known.is_given(unit):
                found |= {unit, *stored.with_unit(known.store, number_of(Block("unit", unit)))}
        known.look_up(found)
        return found & (known.there | known.come.keys())

    def _in_company(self) -> set[str]:
        """The names in records where somebody is named whom too many records now name to connect others, or did.

        Who else is named is asked only of those of whom both an organisation and a post are known, of two at least.
        """
        known = self.known
        found: set[str] = set()
        for key in known.changed:
            full = known.full(key)
            before = [one for one in known.ever(key) if one.bearing == FULL and not one.comes]
            if (len(before) <= MOST_RECORDS_OF_COMPANY) != (len(full) <= MOST_RECORDS_OF_COMPANY):
                for one in full:
                    found.update(other.name.key for other in known.in_record(one.settled.one.record))
        known.call(found)
        return {key for key in found if sum(one.ground.is_whole for one in known.ever(key)) > 1}

    # Forms that are no full names

    def _turned_shorts(self) -> set[str]:
        """The forms of which those that belong may change whom they stand for."""
        waiting = self.shorts.keys() - self.belong
        if not waiting:
            return set()
        self.known.call(waiting)
        self.known.read(Block("form", form) for form in waiting)
        parts = self._parted()
        near = {form: {parts[key] for key in self.shorts[form]} for form in waiting}
        said = self._said(parts, set().union(*near.values()))
        return {form for form in waiting if not self._stays(form, parts, [said[part] for part in near[form]])}

    def _parted(self) -> dict[str, int]:
        """The names that belong in parts, no two of which are ever compared as full names."""
        found: dict[str, int] = {}
        for part, first in enumerate(sorted(self.belong)):
            todo = [] if first in found else [first]
            while todo:
                key = todo.pop()
                if key not in found:
                    found[key] = part
                    todo += self.links.get(key, ())
        return found

    def _said(self, parts: Mapping[str, int], asked: Collection[int]) -> dict[int, set[str]]:
        """All that is said of those of some parts, and of those who are called so in short and may be the same.

        Where a form stands for two at least, these are who have something in common with them.
        """
        said: dict[int, set[str]] = {part: set() for part in asked}
        shorts: dict[str, set[int]] = defaultdict(set)
        for key, part in parts.items():
            if part in said:
                said[part] |= phrases(self.known.ever(key))
                for form in self.forms(key).keys() & self.belong:
                    shorts[form].add(part)
        for form in sorted(shorts):  # as the rules go
            told = self._told_in_short(form)
            if told:
                two, every = self._fit_two(form, parts), set().union(*told.values())
                for part in shorts[form]:
                    common = told.keys() & said[part]
                    said[part] |= set().union(*(told[phrase] for phrase in common)) if two else every
        return said

    def _told_in_short(self, form: str) -> dict[str, set[str]]:
        """What is said of those who are called so in short, by each phrase of which it is said beside."""
        if form not in self._told:
            told = self._told[form] = dict[str, set[str]]()
            for one in self.known.ever(form):
                if one.bearing == BARE and one.ground is not NOTHING:
                    said = phrases((one,))
                    for phrase in said:
                        told.setdefault(phrase, set()).update(said)
        return self._told[form]

    def _stays(self, form: str, parts: Mapping[str, int], said: Iterable[set[str]]) -> bool:
        """Whether all who are called so stay who they are: it stands for two at least, so names alone tell nothing.

        Then only what is said of them counts, and that has nothing in common with what is said of those who belong.
        """
        if self.known.as_full(form) or not self._fit_two(form, parts):
            return False
        for one in self.known.ever(form):
            if one.settled.person in self._of_persons or (one.bearing == WEAK and one.name.is_full):
                return False
            if one.bearing == BARE and one.ground is not NOTHING and (one.comes or one.goes):
                return False
        told = self._told_in_short(form)
        return all(told.keys().isdisjoint(theirs) for theirs in said)

    def _fit_two(self, form: str, parts: Mapping[str, int]) -> bool:
        """Whether a form stands for two persons, or more, whoever comes or goes: none belongs, or in two parts."""
        known = self.known
        found: set[str | int | None] = set()
        for key in known.held(Block("form", form)):
            if key in known.changed or not any(
                it == form and kind <= Short.SURNAMES for it, kind in all_short_forms(known.name_of(key))
            ):
                continue
            if key in parts:
                found.add(parts[key])
            else:
                found.update(one.settled.person for one in known.people(key) if one.bearing == FULL)
            if len(found) > 1:
                return True
        return False


def _whole_blocks(name: Name) -> Iterator[Block]:
    """The blocks of a full name that rules look at."""
    for blocks, _ in RELATIONS:
        yield from blocks(name)
    yield from rest_and_place(name)


def _parts_of(blocks: Collection[Block]) -> Callable[[Name], Iterator[Block]]:
    """What gives the parts of these blocks that a name belongs to."""
    return lambda name: (
        part for block in rest_and_place(name) if block in blocks for part in leaving_one_letter(name, block)
    )


def _count_blocks(names: Iterable[Name], blocks: Callable[[Name], Iterable[Block]]) -> Counter[Block]:
    """How many of some names are in each block."""
    return Counter(block for name in names for block in {*blocks(name)})


def _turns(before: int, now: int) -> bool:
    """Whether a block becomes too large to be looked at, or ceases to be."""
    return (before <= MOST_IN_BLOCK) != (now <= MOST_IN_BLOCK)
