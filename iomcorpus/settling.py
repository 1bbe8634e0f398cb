"""Who is who in a store: settled over all persons of records at once, or over those alone that come and their like.

Rules compare only names that share a block (`facts.identity.blocks`), so who comes changes at most what is known of
those whom rules may compare with him, of those whom they may compare with these, and so on. The names of all are kept
with their blocks; by these they are found, settled again together, and named. What comes out is what all at once give.
Where somebody has gone, or people have decided who is who, all are settled again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from itertools import chain

from iomcorpus.facts.identity.blocks import Block, leaving_one_letter, rest_and_place, usual_given
from iomcorpus.facts.identity.common_ground import NOTHING, Ground, part_phrases, read_ground, whole_phrases
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
from iomcorpus.model import Named, Person
from iomcorpus.store import facts as store_facts
from iomcorpus.store import names as stored
from iomcorpus.store.names import Settled, SettledNames, SettledRow
from iomcorpus.store.open import Store

VERSION = 1  # of the rules: who was settled by older ones is settled again
MOST_NEW = 4  # where more than one person of records in so many is new, all at once are quicker


def settle_people(
    store: Store, decisions: Decisions, settings: str, covers: str, fold: Callable[[str], str]
) -> list[str]:
    """Settle who is who in a store, and keep it; gives what there is to say of decisions.

    `settings` and `covers` are what the ledger says of it, `fold` makes of a name what people find it by.
    """
    if not decisions.same and not decisions.different and stored.settled_by(store) == VERSION:
        fresh = stored.not_settled(store)
        if len(fresh) * MOST_NEW <= stored.how_many_settled(store):
            people, names = Neighbours(store, fresh).settle()
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
        _note(names, one, name, roll.others[place], FULL if roll.by_key.get(name.key) and name.is_full else WEAK)
    for key, name in roll.by_key.items():
        names.texts[key] = next(
            raw for place in roll.full[key] for raw in roll.people[place].names or ("",) if read_name(raw) == name
        )
        names.blocks[key] |= {number_of(block) for block in blocks_of(name)}
    return names


def _note(names: SettledNames, one: Named, name: Name, others: Iterable[Name], bearing: str) -> None:
    """Note the blocks that a name is in because of one who bears it."""
    names.texts.setdefault(name.key, None)
    blocks = names.blocks.setdefault(name.key, set())
    if bearing == FULL and not one.weak:
        blocks.update(number_of(block_of_form(form, kind)) for form, kind in forms_in_record(name, others))
    elif one.weak and not name.is_full and len(name.units) > 1:
        blocks.update(number_of(Block("unit", unit)) for unit in name.units)


def blocks_of(name: Name) -> Iterator[Block]:
    """The blocks of a full name that the store keeps, and the forms that it may have.

    Names of the same letters are found among those that have them in another order, and most names are themselves
    what a nickname stands for.
    """
    for blocks, _ in RELATIONS:
        yield from (block for block in blocks(name) if block.kind != "together" and block != Block("given", name.key))
    yield from rest_and_place(name)
    yield from (block_of_form(form, kind) for form, kind in all_short_forms(name))


def block_of_form(form: str, kind: Short) -> Block:
    """The names that may be called so, in the sure ways or in others."""
    return Block("form" if kind <= Short.SURNAMES else "left", form)


def number_of(block: Block) -> int:
    """A block as the store has it: 64 bits with sign."""
    text = f"{block.kind}\n{block.text}\n{block.place}"
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


@dataclass(slots=True)
class _Borne:
    """A person of a record with the name taken apart."""

    settled: Settled
    name: Name
    others: list[Name]
    ground: Ground
    bearing: str

    @classmethod
    def of(cls, settled: Settled) -> _Borne:
        name, *others = read_forms(settled.one.names)
        ground = read_ground(settled.one.roles, settled.one.orgs)
        return cls(settled, name, others, ground, bearing_of(settled.one, name, ground))

    @property
    def is_new(self) -> bool:
        return self.settled.name is None


@dataclass
class Neighbours:
    """Those that come, and all whom the rules may compare with them."""

    store: Store
    fresh: Sequence[Settled]
    belong: set[str] = field(default_factory=set)  # keys of names whose bearers are settled again
    links: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # full names that may be compared
    shorts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by form: full names that belong
    _texts: dict[str, str | None] = field(default_factory=dict)
    _members: dict[Block, dict[str, Name]] = field(default_factory=dict)
    _parts: dict[Block, dict[Block, list[str]]] = field(default_factory=dict)
    _people: dict[str, list[_Borne]] = field(default_factory=dict)
    _company: dict[str, set[str]] = field(default_factory=dict)
    _renamed: list[SettledRow] = field(default_factory=list)

    def settle(self) -> tuple[list[SettledRow], SettledNames]:
        """Who those are that were settled: number of the record, number in it, person, name; and new names."""
        self._gather()
        borne = [one for key in sorted(self.belong | {*self.come}) for one in self._to_settle(key)]
        roll = call_roll(one.settled.one for one in borne)
        roll.beyond = self
        for key in self.come.keys() - self.belong:  # they are who they are whoever else there is
            roll.bare.pop(key, None)
            roll.weak = [place for place in roll.weak if roll.names[place].key != key]
        members = members_of_part(roll, self.census, self.is_given)
        persons = self._name(roll, members, {one.settled.person for one in borne if one.settled.person})
        found: dict[tuple[str, int], Person] = {
            (roll.people[at].record, roll.people[at].who): persons[root]
            for root, places in members.items()
            for at in places
        }
        settled = [
            (
                one.settled.number,
                one.settled.one.who,
                found.get((one.settled.one.record, one.settled.one.who)),
                one.name.key if one.settled.name is None else one.settled.name,
            )
            for one in borne
        ]
        return [*settled, *self._renamed], self._new_names()

    # Those who belong

    @cached_property
    def come(self) -> dict[str, list[_Borne]]:
        """Those that come, by the keys of their names."""
        found: dict[str, list[_Borne]] = defaultdict(list)
        for settled in self.fresh:
            one = _Borne.of(settled)
            found[one.name.key].append(one)
        return found

    @cached_property
    def before(self) -> dict[str, Name]:
        """The full names among those that come that somebody bore before, as they were then."""
        known = stored.known_keys(self.store, self.come)
        return {key: read_name(text) for key, text in known.items() if text is not None}

    @cached_property
    def now(self) -> dict[str, Name]:
        """The full names among those that come, as they are now."""
        found = {}
        for key, come in self.come.items():
            full = [one.name for one in come if one.bearing == FULL]
            if full:
                found[key] = most_told([*full, self.before[key]] if key in self.before else full)
        return found

    @cached_property
    def born(self) -> dict[str, Name]:
        """The full names that nobody bore before."""
        return {key: name for key, name in self.now.items() if key not in self.before}

    def _gather(self) -> None:
        """Find the names whose bearers are settled again."""
        for key, come in self.come.items():
            if any(one.bearing in (BARE, WEAK) for one in come):
                self.shorts[key] = set()
        todo = {*self.now} | self._crowded() | self._given_now() | self._in_company() or self._turned_shorts()
        while todo:
            self.belong |= todo
            todo = set().union(*(self._beside(key) for key in sorted(todo))) - self.belong or self._turned_shorts()

    def _beside(self, key: str) -> set[str]:
        """The names that the rules may compare with one; forms that others than full names bear wait."""
        found: set[str] = set()
        fuller = (*self.members(Block("form", key)), *self.members(Block("left", key)))
        for name in self._as_full(key):
            found |= self._like(key, name)
        forms = {form for form in self._forms(key) if form != key}
        for form, text in stored.known_keys(self.store, forms).items():
            if text is not None:
                found.add(form)
            else:
                self.shorts[form].add(key)
        for form in forms & self.come.keys():
            if form in self.now:
                found.add(form)
            else:
                self.shorts[form].add(key)
        if self._as_full(key):
            for other in (*found, *fuller):
                self.links[key].add(other)
                self.links[other].add(key)
        return found.union(fuller) - {key}

    def _as_full(self, key: str) -> list[Name]:
        """A full name as it is, and as it was; nothing where it is none."""
        if key in self.now:
            names = [self.now[key]] if key in self.born else [self.now[key], self.before[key]]
            return names if names[0] != names[-1] else names[:1]
        if key not in self._texts:
            self._texts |= {key: None, **stored.known_keys(self.store, (key,))}
        text = self._texts[key]
        return [read_name(text)] if text is not None else []

    def _like(self, key: str, name: Name) -> set[str]:
        """The full names that may be the same as one by how they are written."""
        found: set[str] = set()
        for blocks, compare in RELATIONS:
            for block in blocks(name):
                members = self.members(block)
                if len(members) <= MOST_IN_BLOCK:
                    found.update(other for other, its in members.items() if compare(name, its))
        for block in rest_and_place(name):
            members = self.members(block)
            near: Iterable[str] = members
            if len(members) > MOST_IN_BLOCK:
                parts = [self.parts(block).get(part, ()) for part in leaving_one_letter(name, block)]
                near = {other for part in parts if len(part) <= MOST_IN_BLOCK for other in part}
            found.update(other for other in near if differs_by_slip(name, members[other], block.place))
        return found - {key}

    def _forms(self, key: str) -> Iterator[str]:
        """The shorter forms of a full name."""
        for name in self._as_full(key):
            yield from (form for form, _ in all_short_forms(name))
        for one in self.people(key):
            if one.bearing == FULL:
                yield from (form for form, _ in forms_in_record(one.name, one.others))

    def _crowded(self) -> set[str]:
        """The names of blocks that have become too large to be looked at, or to be looked at as a whole."""
        found: set[str] = set()
        for name in self.born.values():
            for block in chain.from_iterable(blocks(name) for blocks, _ in RELATIONS):
                found |= self._if_crowded(self.members(block))
            for block in rest_and_place(name):
                members = self.members(block)
                found |= self._if_crowded(members)
                if len(members) > MOST_IN_BLOCK:
                    for part in leaving_one_letter(name, block):
                        found |= self._if_crowded(self.parts(block)[part])
        return found

    def _if_crowded(self, keys: Collection[str]) -> set[str]:
        before = sum(key not in self.born for key in keys)
        return {*keys} if before <= MOST_IN_BLOCK < len(keys) else set()

    def _given_now(self) -> set[str]:
        """The names without evidence that hold what has become known for a given name."""
        found: set[str] = set()
        for unit in {name.units[0] for name in self.born.values()}:
            if not stored.is_first_unit(self.store, unit):
                found |= {unit, *stored.with_unit(self.store, number_of(Block("unit", unit)))}
        return found & (stored.known_keys(self.store, found).keys() | self.come.keys())

    def _in_company(self) -> set[str]:
        """The names in records where somebody was named whom too many records now name to connect others."""
        found: set[str] = set()
        for key in self.now:
            full = [one for one in self.people(key) if one.bearing == FULL]
            before = sum(not one.is_new for one in full)
            if before <= MOST_RECORDS_OF_COMPANY < len(full):
                for one in full:
                    found.update(other.name.key for other in self._in_record(one.settled.one.record))
        return found

    def _turned_shorts(self) -> set[str]:
        """The forms of which those that belong may change whom they stand for."""
        return {form for form in sorted(self.shorts.keys() - self.belong) if not self._stays(form)}

    def _stays(self, form: str) -> bool:
        """Whether all who are called so stay who they are: two others at least are, so that names alone tell nothing.

        Then only what is said of them counts, and that has nothing in common with what is said of those who belong.
        """
        if not self._fit_two_others(form):
            return False
        persons = {one.settled.person for key in self.belong for one in self.people(key)} - {None}
        said = self._said(self.shorts[form])
        for one in self.people(form):
            if one.settled.person in persons or (one.bearing == WEAK and one.name.is_full):
                return False
            if one.bearing == BARE and one.ground is not NOTHING and (one.is_new or not said.isdisjoint(_phrases(one))):
                return False
        return True

    def _fit_two_others(self, form: str) -> bool:
        """Whether a form may stand for two persons, or more, who do not belong."""
        found: set[str | None] = set()
        for key, name in self.members(Block("form", form)).items():
            if key in self.belong or not any(
                it == form and kind <= Short.SURNAMES for it, kind in all_short_forms(name)
            ):
                continue
            found.update(one.settled.person for one in self.people(key) if one.bearing == FULL)
            if len(found) > 1:
                return True
        return False

    def _said(self, keys: Iterable[str]) -> set[str]:
        """All that is said of those who may be compared with some, in whole and in part."""
        todo, seen = {*keys}, set[str]()
        found: set[str] = set()
        while todo:
            seen |= todo
            for key in todo:
                for one in self.people(key):
                    found |= _phrases(one)
            todo = set().union(*(self.links[key] for key in todo)) - seen
        return found

    # What is known of all

    def members(self, block: Block) -> dict[str, Name]:
        """The full names of a block."""
        if block not in self._members:
            self._members[block] = self._of_same_letters(block) if block.kind == "together" else self._held(block)
        return self._members[block]

    def _held(self, block: Block) -> dict[str, Name]:
        number = number_of(block)
        found = {key: read_name(text) for key, text in stored.in_block(self.store, number)}
        found.update((key, self.now[key]) for key in self._fresh_blocks.get(number, ()))
        found.update((key, self.now[key]) for key in found.keys() & self.now.keys())
        if block.kind == "given":
            found.update((block.text, name) for name in self._as_full(block.text) if block in usual_given(name))
        return found

    def _of_same_letters(self, block: Block) -> dict[str, Name]:
        others = self.members(Block("order", "".join(sorted(block.text))))
        return {key: name for key, name in others.items() if name.glued == block.text}

    @cached_property
    def _fresh_blocks(self) -> dict[int, list[str]]:
        """The full names among those that come, by their blocks."""
        found: dict[int, list[str]] = defaultdict(list)
        for key, blocks in self._new_names().blocks.items():
            for block in blocks if key in self.now else ():
                found[block].append(key)
        return found

    def parts(self, block: Block) -> dict[Block, list[str]]:
        """A block of names with one unit that differs, in parts."""
        if block not in self._parts:
            found: dict[Block, list[str]] = defaultdict(list)
            for key, name in self.members(block).items():
                for part in leaving_one_letter(name, block):
                    found[part].append(key)
            self._parts[block] = found
        return self._parts[block]

    def census(self, block: Block, keys: Sequence[str]) -> int:
        """How many names there are in a block."""
        if block.left is None:
            return len(self.members(block))
        return len(self.parts(block._replace(left=None))[block])

    def is_given(self, unit: str) -> bool:
        """Whether a full name begins with a unit."""
        return stored.is_first_unit(self.store, unit) or any(name.units[0] == unit for name in self.now.values())

    def people(self, key: str) -> list[_Borne]:
        """The persons of records whose fullest name this is."""
        if key not in self._people:
            known = [_Borne.of(settled) for settled in stored.called(self.store, key)]
            self._people[key] = [*known, *self.come.get(key, ())]
        return self._people[key]

    def company(self, record: str) -> set[str]:
        """The full names of a record."""
        if record not in self._company:
            self._company[record] = {one.name.key for one in self._in_record(record) if one.bearing == FULL}
        return self._company[record]

    def bearers(self, key: str) -> int:
        """How many persons of records bear a full name."""
        return len({(one.settled.one.record, one.settled.one.who) for one in self.people(key) if one.bearing == FULL})

    def _in_record(self, record: str) -> list[_Borne]:
        return [_Borne.of(settled) for settled in stored.in_record(self.store, record)]

    def _to_settle(self, key: str) -> list[_Borne]:
        return self.people(key) if key in self.belong else self.come[key]

    def _new_names(self) -> SettledNames:
        """The names of those that come, as the store has to keep them."""
        names = SettledNames(VERSION)
        for key, come in self.come.items():
            for one in come:
                _note(names, one.settled.one, one.name, one.others, one.bearing)
            if key in self.now:
                raws = [raw for one in come if one.bearing == FULL for raw in one.settled.one.names or ("",)]
                same = (raw for raw in raws if read_name(raw) == self.now[key])
                names.texts[key] = next(same, None)  # else as it was
                names.blocks[key] |= {number_of(block) for block in blocks_of(self.now[key])}
        return names

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


def _phrases(one: _Borne) -> set[str]:
    """What is said of somebody, in whole and in part."""
    said = one.ground
    return {f"{kind} {phrase}" for kind, phrase in chain(whole_phrases(said), part_phrases(said))}
