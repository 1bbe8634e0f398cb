"""Who is who in a store: settled over all persons of records at once, or over those who come or go and their like.

Rules compare only names that share a block (`facts.identity.blocks`), so who comes or goes changes at most what is
known of those whom rules may compare with him, of those whom they may compare with these, and so on. The names of all
are kept with their blocks; by these they are found, settled again together, and named. What comes out is what all at
once give. Where people have decided who is who, all are settled again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from iomcorpus.facts.identity.blocks import Block, leaving_one_letter, lefts, rest_and_place, usual_given
from iomcorpus.facts.identity.common_ground import NOTHING, Ground, part_phrases, read_ground, whole_phrases
from iomcorpus.facts.identity.kept_blocks import blocks_by, blocks_of, number_of
from iomcorpus.facts.identity.matching import (
    MOST_IN_BLOCK,
    RELATIONS,
    all_short_forms,
    differs_by_slip,
    forms_in_record,
)
from iomcorpus.facts.identity.name_parts import Name, read_name
from iomcorpus.facts.identity.namesakes import MOST_RECORDS_OF_COMPANY
from iomcorpus.facts.identity.person_ids import Bearer, Root, bearer, full_names, hash_of, slug_of, tell_apart
from iomcorpus.facts.identity.resolve import Decisions, identify_roll, members_of_part
from iomcorpus.facts.identity.roll import BARE, FULL, WEAK, Roll, bearing_of, call_roll, most_told, read_forms
from iomcorpus.facts.identity.variants import Short
from iomcorpus.model import Person
from iomcorpus.store import facts as store_facts
from iomcorpus.store import names as stored
from iomcorpus.store.names import Settled, SettledNames, SettledRow
from iomcorpus.store.open import Store

VERSION = 1  # of the rules: who was settled by older ones is settled again
MOST_NEW = 4  # where more than one person of records in so many comes or goes, all at once are quicker


def settle_people(
    store: Store, decisions: Decisions, settings: str, covers: str, fold: Callable[[str], str]
) -> list[str]:
    """Settle who is who in a store, and keep it; gives what there is to say of decisions.

    `settings` and `covers` are what the ledger says of it, `fold` makes of a name what people find it by.
    """
    if not decisions.same and not decisions.different and stored.settled_by(store) == VERSION:
        fresh, gone = stored.not_settled(store), stored.gone(store)
        if (len(fresh) + len(gone)) * MOST_NEW <= stored.how_many_settled(store):
            people, names = Neighbours(store, fresh, gone).settle()
            store_facts.write_more_people(store, people, settings, covers, fold, names)
            return []
    roll = call_roll(store_facts.personas(store))
    known = identify_roll(roll, decisions)
    every = None if decisions.same or decisions.different else names_of(roll)
    store_facts.write_people(store, known.people, settings, covers, fold, every)
    return known.remarks


def names_of(roll: Roll) -> SettledNames:
    """The names of a roll, for those who come later."""
    names = SettledNames(VERSION)
    for place, (one, name) in enumerate(zip(roll.people, roll.names, strict=True)):
        names.keys[one.record, one.who] = name.key
        names.texts.setdefault(name.key, None)
        names.blocks.setdefault(name.key, set()).update(blocks_by(one, name, roll.others[place]))
    for key, name in roll.by_key.items():
        names.texts[key] = next(
            raw for place in roll.full[key] for raw in roll.people[place].names or ("",) if read_name(raw) == name
        )
        names.blocks[key] |= {number_of(block) for block in blocks_of(name)}
    return names


@dataclass(slots=True)
class _Borne:
    """A person of a record with the name taken apart."""

    settled: Settled
    name: Name
    others: list[Name]
    ground: Ground
    bearing: str
    comes: bool
    goes: bool

    @classmethod
    def of(cls, settled: Settled, *, goes: bool = False) -> _Borne:
        name, *others = read_forms(settled.one.names)
        ground = read_ground(settled.one.roles, settled.one.orgs)
        bearing = bearing_of(settled.one, name, ground)
        return cls(settled, name, others, ground, bearing, settled.name is None, goes)

    @property
    def place(self) -> tuple[str, int]:
        """By which a roll is sorted."""
        return self.settled.one.record, self.settled.one.who

    def blocks(self) -> Iterator[int]:
        """The blocks that the name is in because of this one."""
        return blocks_by(self.settled.one, self.name, self.others)


@dataclass
class Neighbours:
    """Those that come or go, and all whom the rules may compare with them."""

    store: Store
    fresh: Sequence[Settled]
    gone: Sequence[Settled] = ()
    belong: set[str] = field(default_factory=set)  # keys of names whose bearers are settled again
    links: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # full names that may be compared
    shorts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by form: full names that belong
    _texts: dict[str, str | None] = field(default_factory=dict)  # of names that were looked up; None where not full
    _known: set[str] = field(default_factory=set)  # those of them that the store has
    _rows: dict[int, list[str]] = field(default_factory=dict)  # by block: full names as they were
    _written: dict[str, str] = field(default_factory=dict)  # those, as they were written
    _members: dict[Block, list[str]] = field(default_factory=dict)
    _parts: dict[Block, dict[str, list[str]]] = field(default_factory=dict)
    _people: dict[str, list[_Borne]] = field(default_factory=dict)
    _forms: dict[str, set[str]] = field(default_factory=dict)
    _told: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _company: dict[str, set[str]] = field(default_factory=dict)
    _renamed: list[SettledRow] = field(default_factory=list)

    def settle(self) -> tuple[list[SettledRow], SettledNames]:
        """Who those are that were settled: number of the record, number in it, person, name; and what names become."""
        self._gather()
        borne = [one for key in sorted(self.belong | {*self.come}) for one in self._to_settle(key)]
        roll = call_roll(one.settled.one for one in borne)
        roll.beyond = self
        for key in self.come.keys() - self.belong:  # they are who they are whoever else there is
            roll.bare.pop(key, None)
            roll.weak = [place for place in roll.weak if roll.names[place].key != key]
        members = members_of_part(roll, self.census, self.is_given)
        before = {settled.person for settled in chain(self.gone, (one.settled for one in borne)) if settled.person}
        persons = self._name(roll, members, before)
        found: dict[tuple[str, int], Person] = {
            (roll.people[at].record, roll.people[at].who): persons[root]
            for root, places in members.items()
            for at in places
        }
        settled = [
            (
                one.settled.number,
                one.settled.one.who,
                found.get(one.place),
                one.name.key if one.settled.name is None else one.settled.name,
            )
            for one in borne
        ]
        return [*settled, *self._renamed], self._names_now()

    # Those who come or go, and what becomes of their names

    @cached_property
    def come(self) -> dict[str, list[_Borne]]:
        """Those that come, by the keys of their names."""
        return _by_key(_Borne.of(settled) for settled in self.fresh)

    @cached_property
    def go(self) -> dict[str, list[_Borne]]:
        """Those that go, by the keys of their names."""
        return _by_key(_Borne.of(settled, goes=True) for settled in self.gone)

    @cached_property
    def changed(self) -> set[str]:
        """The names that others than before bear as full ones."""
        borne = chain.from_iterable((*self.come.values(), *self.go.values()))
        return {one.name.key for one in borne if one.bearing == FULL}

    @cached_property
    def before(self) -> dict[str, Name]:
        """Those of them that somebody bore before, as they were then."""
        self._look_up(self.changed)
        return {key: read_name(text) for key in self.changed if (text := self._texts[key]) is not None}

    @cached_property
    def now(self) -> dict[str, Name]:
        """Those of them that somebody bears now, as they are now."""
        self._call(self.changed)
        return {key: most_told(one.name for one in full) for key in self.changed if (full := self._full(key))}

    @cached_property
    def born(self) -> dict[str, Name]:
        """The full names that nobody bore before."""
        return {key: name for key, name in self.now.items() if key not in self.before}

    @cached_property
    def died(self) -> dict[str, Name]:
        """The full names that nobody bears any more."""
        return {key: name for key, name in self.before.items() if key not in self.now}

    @cached_property
    def _blocks_then(self) -> dict[str, set[int]]:
        """The blocks of names, as far as those that come or go may change them, as they were."""
        found = {
            key: {block for one in self.ever(key) if not one.comes for block in one.blocks()}
            for key in {*self.changed, *self.go}
        }
        for key, name in self.before.items():
            found[key].update(map(number_of, blocks_of(name)))
        return found

    @cached_property
    def _blocks_now(self) -> dict[str, set[int]]:
        """The same as they are now, and those that others who come bring."""
        self._call(self.go)
        found = {key: {block for one in self.people(key) for block in one.blocks()} for key in self._blocks_then}
        for key in self.come.keys() - found.keys():
            found[key] = {block for one in self.come[key] for block in one.blocks()}
        for key, name in self.now.items():
            found[key].update(map(number_of, blocks_of(name)))
        return found

    def _names_now(self) -> SettledNames:
        """The names of those that come or go, as the store has to keep them."""
        names = SettledNames(VERSION, left={*self.go})
        self._look_up(self._blocks_now)
        for key, blocks in self._blocks_now.items():
            then = self._blocks_then.get(key, set())
            names.lost[key] = then - blocks
            if self.people(key):
                names.blocks[key] = blocks - then
                names.texts[key] = self._text_now(key)
        return names

    def _text_now(self, key: str) -> str | None:
        if key not in self.changed:
            return self._texts[key]
        raws = (raw for one in self._full(key) for raw in one.settled.one.names or ("",))
        return next((raw for raw in raws if read_name(raw) == self.now[key]), None)

    # Those who belong

    def _gather(self) -> None:
        """Find the names whose bearers are settled again."""
        for key, borne in chain(self.come.items(), self.go.items()):
            if any(one.bearing in (BARE, WEAK) for one in borne):
                self.shorts[key] = set()
        todo = self.changed | self._crowded() | self._given_otherwise() | self._in_company() or self._turned_shorts()
        while todo:
            self.belong |= todo
            self._look_around(todo)
            todo = set().union(*(self._beside(key) for key in todo)) - self.belong or self._turned_shorts()

    def _beside(self, key: str) -> set[str]:
        """The names that the rules may compare with one; forms that others than full names bear wait."""
        found: set[str] = set()
        fuller = (*self.members(Block("form", key)), *self.members(Block("left", key)))
        for name in self._as_full(key):
            found |= self._like(key, name)
        for form in self.forms(key):
            if form in self.now or self._texts[form] is not None:
                found.add(form)
            elif form in self._known or form in self.come:
                self.shorts[form].add(key)
        if self._as_full(key):
            for other in (*found, *fuller):
                self.links[key].add(other)
                self.links[other].add(key)
        return found.union(fuller) - {key}

    def _as_full(self, key: str) -> list[Name]:
        """A full name as it is, and as it was; nothing where it is none and was none."""
        if key in self.changed:
            names = [known[key] for known in (self.now, self.before) if key in known]
            return list(dict.fromkeys(names))
        self._look_up((key,))
        text = self._texts[key]
        return [read_name(text)] if text is not None else []

    def _like(self, key: str, name: Name) -> set[str]:
        """The full names that may be the same as one by how they are written."""
        found: set[str] = set()
        for blocks, compare in RELATIONS:
            for block in blocks(name):
                members = self.members(block)
                if len(members) <= MOST_IN_BLOCK:
                    found.update(other for other in members if compare(name, self._name_of(other)))
        for block in rest_and_place(name):
            near: Iterable[str] = self.members(block)
            if len(self.members(block)) > MOST_IN_BLOCK:
                parts = [self.parts(block).get(left, ()) for left in lefts(name.units[block.place])]
                near = {other for part in parts if len(part) <= MOST_IN_BLOCK for other in part}
            found.update(other for other in near if differs_by_slip(name, self._name_of(other), block.place))
        return found - {key}

    def forms(self, key: str) -> set[str]:
        """The shorter forms of a full name, and those that it had."""
        if key not in self._forms:
            found = {form for name in self._as_full(key) for form, _ in all_short_forms(name)}
            for one in self.ever(key):
                if one.bearing == FULL:
                    found.update(form for form, _ in forms_in_record(one.name, one.others))
            self._forms[key] = found - {key}
        return self._forms[key]

    def _crowded(self) -> set[str]:
        """The names of blocks that are looked at, as a whole or in parts, and were too large before, or the reverse."""
        found: set[str] = set()
        born, died = (_count_blocks(names.values(), _whole_blocks) for names in (self.born, self.died))
        parted = set()
        for block in born.keys() | died.keys():
            members = self.members(block)
            if _turns(len(members) - born[block] + died[block], len(members)):
                found.update(members)
            if block.kind == "rest" and len(members) > MOST_IN_BLOCK:
                parted.add(block)
        born, died = (_count_blocks(names.values(), _parts_of(parted)) for names in (self.born, self.died))
        for part in born.keys() | died.keys():
            keys = self.parts(part._replace(left=None)).get(part.left or "", [])
            if _turns(len(keys) - born[part] + died[part], len(keys)):
                found.update(keys)
        return found

    def _given_otherwise(self) -> set[str]:
        """The names without evidence that hold what has become known for a given name, or is known for one no more."""
        found: set[str] = set()
        for unit in {name.units[0] for name in chain(self.born.values(), self.died.values())}:
            if any(stored.with_first_unit(self.store, unit)) != self.is_given(unit):
                found |= {unit, *stored.with_unit(self.store, number_of(Block("unit", unit)))}
        self._look_up(found)
        return found & (self._known | self.come.keys())

    def _in_company(self) -> set[str]:
        """The names in records where somebody is named whom too many records now name to connect others, or did."""
        found: set[str] = set()
        for key in self.changed:
            full = self._full(key)
            before = [one for one in self.ever(key) if one.bearing == FULL and not one.comes]
            if (len(before) <= MOST_RECORDS_OF_COMPANY) != (len(full) <= MOST_RECORDS_OF_COMPANY):
                for one in full:
                    found.update(other.name.key for other in self._in_record(one.settled.one.record))
        return found

    def _turned_shorts(self) -> set[str]:
        """The forms of which those that belong may change whom they stand for."""
        waiting = self.shorts.keys() - self.belong
        if not waiting:
            return set()
        self._call(waiting)
        self._read(Block("form", form) for form in waiting)
        persons = {one.settled.person for key in self.belong for one in self.ever(key)} - {None}
        parts = self._parted()
        near = {form: {parts[key] for key in self.shorts[form]} for form in waiting}
        said = self._said(parts, set().union(*near.values()))
        return {form for form in waiting if not self._stays(form, persons, parts, [said[part] for part in near[form]])}

    def _parted(self) -> dict[str, int]:
        """The names that belong in parts, no two of which are ever compared as full names."""
        found: dict[str, int] = {}
        for part, first in enumerate(sorted(self.belong)):
            todo = [] if first in found else [first]
            while todo:
                key = todo.pop()
                if key not in found:
                    found[key] = part
                    todo += self.links[key]
        return found

    def _said(self, parts: Mapping[str, int], asked: Collection[int]) -> dict[int, set[str]]:
        """All that is said of those of some parts, and of those who are called so in short and may be the same.

        Where a form stands for two at least, these are who have something in common with them.
        """
        said: dict[int, set[str]] = {part: set() for part in asked}
        shorts: dict[str, set[int]] = defaultdict(set)
        for key, part in parts.items():
            if part in said:
                said[part] |= _phrases(self.ever(key))
                for form in self.forms(key) & self.belong:
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
            for one in self.ever(form):
                if one.bearing == BARE and one.ground is not NOTHING:
                    phrases = _phrases((one,))
                    for phrase in phrases:
                        told.setdefault(phrase, set()).update(phrases)
        return self._told[form]

    def _stays(
        self, form: str, persons: Collection[str | None], parts: Mapping[str, int], said: Iterable[set[str]]
    ) -> bool:
        """Whether all who are called so stay who they are: it stands for two at least, so names alone tell nothing.

        Then only what is said of them counts, and that has nothing in common with what is said of those who belong.
        """
        if self._as_full(form) or not self._fit_two(form, parts):
            return False
        for one in self.ever(form):
            if one.settled.person in persons or (one.bearing == WEAK and one.name.is_full):
                return False
            if one.bearing == BARE and one.ground is not NOTHING and (one.comes or one.goes):
                return False
        told = self._told_in_short(form)
        return all(told.keys().isdisjoint(phrases) for phrases in said)

    def _fit_two(self, form: str, parts: Mapping[str, int]) -> bool:
        """Whether a form stands for two persons, or more, whoever comes or goes: none belongs, or in two parts."""
        found: set[str | int | None] = set()
        for key in self._held(Block("form", form)):
            if key in self.changed or not any(
                it == form and kind <= Short.SURNAMES for it, kind in all_short_forms(self._name_of(key))
            ):
                continue
            if key in parts:
                found.add(parts[key])
            else:
                found.update(one.settled.person for one in self.people(key) if one.bearing == FULL)
            if len(found) > 1:
                return True
        return False

    # What is known of all

    def _look_around(self, keys: Collection[str]) -> None:
        """Read at once of the store what is asked of each of some names."""
        self._look_up(keys)
        self._call(keys)
        blocks = {Block(kind, key) for key in keys for kind in ("form", "left")}
        for key in keys:
            for name in self._as_full(key):
                blocks.update(_whole_blocks(name))
        self._read(blocks)
        self._look_up(form for key in keys for form in self.forms(key))

    def _look_up(self, keys: Iterable[str]) -> None:
        """Know how names are written."""
        missing = {key for key in keys if key not in self._texts}
        if missing:
            known = stored.known_keys(self.store, sorted(missing))
            self._texts.update(dict.fromkeys(missing) | known)
            self._known |= known.keys()

    def _call(self, keys: Iterable[str]) -> None:
        """Know who bears names."""
        missing = {key for key in keys if key not in self._people}
        if missing:
            self._people.update((key, []) for key in missing)
            for key, settled in stored.called(self.store, sorted(missing)):
                self._people[key].append(_Borne.of(settled))
            for key in missing:
                self._people[key] += self.come.get(key, ())

    def _read(self, blocks: Iterable[Block]) -> None:
        """Know which full names blocks held."""
        numbers = (number_of(block) for block in blocks if block.kind != "together")
        missing = {number for number in numbers if number not in self._rows}
        if missing:
            self._rows.update((number, []) for number in missing)
            for number, key, text in stored.in_blocks(self.store, sorted(missing)):
                self._rows[number].append(key)
                self._written[key] = text

    def _held(self, block: Block) -> list[str]:
        """The full names that a block held before."""
        self._read((block,))
        return self._rows[number_of(block)]

    def _name_of(self, key: str) -> Name:
        """A full name of a block."""
        return self.now[key] if key in self.now else read_name(self._written[key])

    def _units_of(self, key: str) -> Sequence[str]:
        """Its units; most names are written as their keys are, and need not be taken apart."""
        plain = key not in self.now and self._written[key].lower() == key
        return key.split(" ") if plain else self._name_of(key).units

    def members(self, block: Block) -> list[str]:
        """The full names of a block."""
        if block not in self._members:
            self._members[block] = self._of_same_letters(block) if block.kind == "together" else self._of_block(block)
        return self._members[block]

    def _of_block(self, block: Block) -> list[str]:
        found = dict.fromkeys(key for key in self._held(block) if key not in self.died)
        found.update(dict.fromkeys(self._fresh_blocks.get(number_of(block), ())))
        if block.kind == "given" and block.text not in self.died:
            for name in self._as_full(block.text)[:1]:
                if block in usual_given(name):
                    found[block.text] = None
                    self._written.setdefault(block.text, self._texts[block.text] or "")
        return list(found)

    def _of_same_letters(self, block: Block) -> list[str]:
        others = self.members(Block("order", "".join(sorted(block.text))))
        return [key for key in others if "".join(self._units_of(key)) == block.text]

    @cached_property
    def _fresh_blocks(self) -> dict[int, list[str]]:
        """The full names among those that come or go, by their blocks."""
        found: dict[int, list[str]] = defaultdict(list)
        for key in self.now:
            for block in self._blocks_now[key]:
                found[block].append(key)
        return found

    def parts(self, block: Block) -> dict[str, list[str]]:
        """A block of names with one unit that differs, in parts: by that unit, whole or without a letter."""
        if block not in self._parts:
            found: dict[str, list[str]] = defaultdict(list)
            for key in self.members(block):
                for left in lefts(self._units_of(key)[block.place]):
                    found[left].append(key)
            self._parts[block] = found
        return self._parts[block]

    def census(self, block: Block, keys: Sequence[str]) -> int:
        """How many names there are in a block."""
        if block.left is None:
            return len(self.members(block))
        return len(self.parts(block._replace(left=None)).get(block.left, ()))

    def is_given(self, unit: str) -> bool:
        """Whether a full name begins with a unit."""
        if any(key not in self.died for key in stored.with_first_unit(self.store, unit)):
            return True
        return any(name.units[0] == unit for name in self.born.values())

    def people(self, key: str) -> list[_Borne]:
        """The persons of records whose fullest name this is."""
        if key not in self._people:
            self._call((key,))
        return self._people[key]

    def ever(self, key: str) -> list[_Borne]:
        """The same with those that go."""
        return [*self.people(key), *self.go[key]] if key in self.go else self.people(key)

    def _full(self, key: str) -> list[_Borne]:
        """Those who bear a name as a full one, in the order of a roll."""
        return sorted((one for one in self.people(key) if one.bearing == FULL), key=lambda one: one.place)

    def company(self, record: str) -> set[str]:
        """The full names of a record."""
        if record not in self._company:
            self._company[record] = {one.name.key for one in self._in_record(record) if one.bearing == FULL}
        return self._company[record]

    def bearers(self, key: str) -> int:
        """How many persons of records bear a full name."""
        return len({one.place for one in self.people(key) if one.bearing == FULL})

    def _in_record(self, record: str) -> list[_Borne]:
        return [_Borne.of(settled) for settled in stored.in_record(self.store, record)]

    def _to_settle(self, key: str) -> list[_Borne]:
        return self.people(key) if key in self.belong else self.come[key]

    # Their names

    def _name(self, roll: Roll, members: Mapping[int, Sequence[int]], before: set[str]) -> dict[int, Person]:
        """The persons that groups are, by their roots; whoever else gets another id by that is renamed."""
        names = full_names(roll, members)
        by_slug: dict[str, list[int]] = defaultdict(list)
        for root, name in names.items():
            by_slug[slug_of(name)].append(root)
        for name in stored.names_of(self.store, before):
            by_slug.setdefault(slug_of(name), [])
        found: dict[int, Person] = {}
        for slug, roots in by_slug.items():
            others = [one for one in stored.with_ids_from(self.store, slug) if slug_of(one[1]) == slug]
            others = [one for one in others if one[0] not in before]
            if len(roots) + len(others) == 1:
                told: dict[Root, Person] = {one: Person(slug, names[one]) for one in roots} or {
                    id: Person(slug, name) for id, name in others
                }
            elif roots or others:
                told = tell_apart(
                    slug,
                    [
                        *(bearer(roll, root, names[root], members[root]) for root in roots),
                        *(self._bearer(id, name) for id, name in others),
                    ],
                )
            else:
                continue
            found.update((root, told[root]) for root in roots)
            for id, _ in others:
                if told[id].id != id:
                    self._renamed += [
                        (number, who, told[id], key) for number, _, who, key in stored.are(self.store, id)
                    ]
        return found

    def _bearer(self, id: str, name: str) -> Bearer:
        theirs = {(record, who) for _, record, who, _ in stored.are(self.store, id)}
        return Bearer(id, name, len(theirs), min(hash_of(record, who) for record, who in theirs))


def _phrases(borne: Iterable[_Borne]) -> set[str]:
    """What is said of some, in whole and in part."""
    grounds = [one.ground for one in borne if one.ground is not NOTHING]
    said = chain.from_iterable(chain(whole_phrases(ground), part_phrases(ground)) for ground in grounds)
    return {f"{kind} {phrase}" for kind, phrase in said}


def _by_key(borne: Iterable[_Borne]) -> dict[str, list[_Borne]]:
    found: dict[str, list[_Borne]] = {}
    for one in borne:
        found.setdefault(one.name.key, []).append(one)
    return found


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
