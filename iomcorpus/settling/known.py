"""What is known of the names of a store: what the store has, with those who come and without those who go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from iomcorpus.facts.identity.blocks import Block, lefts, usual_given
from iomcorpus.facts.identity.kept_blocks import blocks_of, number_of
from iomcorpus.facts.identity.name_parts import Name, read_name
from iomcorpus.facts.identity.roll import FULL, most_told
from iomcorpus.settling.borne import Borne, by_key
from iomcorpus.store import names as stored
from iomcorpus.store.names import Settled, SettledNames
from iomcorpus.store.open import Store


@dataclass
class Known:
    """The names of a store; what was looked up once is remembered."""

    store: Store
    fresh: Sequence[Settled]
    gone: Sequence[Settled] = ()
    texts: dict[str, str | None] = field(default_factory=dict)  # of names that were looked up; None where not full
    there: set[str] = field(default_factory=set)  # those of them that the store has
    _rows: dict[int, list[str]] = field(default_factory=dict)  # by block: full names as they were
    _written: dict[str, str] = field(default_factory=dict)  # those, as they were written
    _members: dict[Block, list[str]] = field(default_factory=dict)
    _parts: dict[Block, dict[str, list[str]]] = field(default_factory=dict)
    _people: dict[str, list[Borne]] = field(default_factory=dict)
    _persons: dict[str, list[Borne]] = field(default_factory=dict)
    _company: dict[str, set[str]] = field(default_factory=dict)

    # Those who come or go

    @cached_property
    def come(self) -> dict[str, list[Borne]]:
        """Those that come, by the keys of their names."""
        return by_key(Borne.of(settled) for settled in self.fresh)

    @cached_property
    def go(self) -> dict[str, list[Borne]]:
        """Those that go, by the keys of their names."""
        return by_key(Borne.of(settled, goes=True) for settled in self.gone)

    @cached_property
    def changed(self) -> set[str]:
        """The names that others than before bear as full ones."""
        borne = chain.from_iterable((*self.come.values(), *self.go.values()))
        return {one.name.key for one in borne if one.bearing == FULL}

    @cached_property
    def before(self) -> dict[str, Name]:
        """Those of them that somebody bore before, as they were then."""
        self.look_up(self.changed)
        return {key: read_name(text) for key in self.changed if (text := self.texts[key]) is not None}

    @cached_property
    def now(self) -> dict[str, Name]:
        """Those of them that somebody bears now, as they are now."""
        self.call(self.changed)
        return {key: most_told(one.name for one in full) for key in self.changed if (full := self.full(key))}

    @cached_property
    def born(self) -> dict[str, Name]:
        """The full names that nobody bore before."""
        return {key: name for key, name in self.now.items() if key not in self.before}

    @cached_property
    def died(self) -> dict[str, Name]:
        """The full names that nobody bears any more."""
        return {key: name for key, name in self.before.items() if key not in self.now}

    # Names

    def look_up(self, keys: Iterable[str]) -> None:
        """Know how names are written."""
        missing = {key for key in keys if key not in self.texts}
        if missing:
            known = stored.known_keys(self.store, sorted(missing))
            self.texts.update(dict.fromkeys(missing) | known)
            self.there |= known.keys()

    def as_full(self, key: str) -> list[Name]:
        """A full name as it is, and as it was; nothing where it is none and was none."""
        if key in self.changed:
            names = [known[key] for known in (self.now, self.before) if key in known]
            return list(dict.fromkeys(names))
        self.look_up((key,))
        text = self.texts[key]
        return [read_name(text)] if text is not None else []

    def name_of(self, key: str) -> Name:
        """A full name of a block."""
        return self.now[key] if key in self.now else read_name(self._written[key])

    def is_given(self, unit: str) -> bool:
        """Whether a full name begins with a unit."""
        if any(key not in self.died for key in stored.with_first_unit(self.store, unit)):
            return True
        return any(name.units[0] == unit for name in self.born.values())

    # Who bears them

    def call(self, keys: Iterable[str]) -> None:
        """Know who bears names."""
        missing = {key for key in keys if key not in self._people}
        if missing:
            self._people.update((key, []) for key in missing)
            for key, settled in stored.called(self.store, sorted(missing)):
                self._people[key].append(Borne.of(settled))
            for key in missing:
                self._people[key] += self.come.get(key, ())

    def people(self, key: str) -> list[Borne]:
        """The persons of records whose fullest name this is."""
        if key not in self._people:
            self.call((key,))
        return self._people[key]

    def ever(self, key: str) -> list[Borne]:
        """The same with those that go."""
        return [*self.people(key), *self.go[key]] if key in self.go else self.people(key)

    def full(self, key: str) -> list[Borne]:
        """Those who bear a name as a full one, in the order of a roll."""
        return sorted(self.full_of(key), key=lambda one: one.place)

    def full_of(self, key: str) -> list[Borne]:
        """The same in any order."""
        return [one for one in self.people(key) if one.bearing == FULL]

    def persons(self, ids: Iterable[str]) -> dict[str, list[Borne]]:
        """The persons of records that some persons were and are, by their ids."""
        ids = set(ids)
        missing = ids - self._persons.keys()
        if missing:
            self._persons.update((id, []) for id in missing)
            for settled in stored.are_all(self.store, sorted(missing)):
                self._persons[settled.person or ""].append(Borne.of(settled))
        return {id: self._persons[id] for id in sorted(ids)}

    def in_record(self, record: str) -> list[Borne]:
        """The persons of a record."""
        return [Borne.of(settled) for settled in stored.in_record(self.store, record)]

    def company(self, record: str) -> set[str]:
        """The full names of a record."""
        if record not in self._company:
            self._company[record] = {one.name.key for one in self.in_record(record) if one.bearing == FULL}
        return self._company[record]

    def bearers(self, key: str) -> int:
        """How many persons of records bear a full name."""
        return len({one.place for one in self.people(key) if one.bearing == FULL})

    # Blocks

    def read(self, blocks: Iterable[Block]) -> None:
        """Know which full names blocks held."""
        numbers = (number_of(block) for block in blocks if block.kind != "together")
        missing = {number for number in numbers if number not in self._rows}
        if missing:
            self._rows.update((number, []) for number in missing)
            for number, key, text in stored.in_blocks(self.store, sorted(missing)):
                self._rows[number].append(key)
                self._written[key] = text

    def held(self, block: Block) -> list[str]:
        """The full names that a block held before."""
        self.read((block,))
        return self._rows[number_of(block)]

    def members(self, block: Block) -> list[str]:
        """The full names of a block."""
        if block not in self._members:
            self._members[block] = self._of_same_letters(block) if block.kind == "together" else self._of_block(block)
        return self._members[block]

    def _of_block(self, block: Block) -> list[str]:
        found = dict.fromkeys(key for key in self.held(block) if key not in self.died)
        found.update(dict.fromkeys(self._fresh_blocks.get(number_of(block), ())))
        if block.kind == "given" and block.text not in self.died:
            for name in self.as_full(block.text)[:1]:
                if block in usual_given(name):
                    found[block.text] = None
                    self._written.setdefault(block.text, self.texts[block.text] or "")
        return list(found)

    def _of_same_letters(self, block: Block) -> list[str]:
        others = self.members(Block("order", "".join(sorted(block.text))))
        return [key for key in others if "".join(self._units_of(key)) == block.text]

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

    def _units_of(self, key: str) -> Sequence[str]:
        """Its units; most names are written as their keys are, and need not be taken apart."""
        plain = key not in self.now and self._written[key].lower() == key
        return key.split(" ") if plain else self.name_of(key).units

    @cached_property
    def _fresh_blocks(self) -> dict[int, list[str]]:
        """The full names among those that come or go, by their blocks."""
        found: dict[int, list[str]] = defaultdict(list)
        for key in self.now:
            for block in self._blocks_now[key]:
                found[block].append(key)
        return found

    # What becomes of the names of those who come or go

    @cached_property
    def _blocks_then(self) -> Mapping[str, set[int]]:
        """The blocks of names, as far as those that come or go may change them, as they were."""
        found = {
            key: {block for one in self.ever(key) if not one.comes for block in one.blocks()}
            for key in {*self.changed, *self.go}
        }
        for key, name in self.before.items():
            found[key].update(map(number_of, blocks_of(name)))
        return found

    @cached_property
    def _blocks_now(self) -> Mapping[str, set[int]]:
        """The same as they are now, and those that others who come bring."""
        self.call(self.go)
        found = {key: {block for one in self.people(key) for block in one.blocks()} for key in self._blocks_then}
        for key in self.come.keys() - found.keys():
            found[key] = {block for one in self.come[key] for block in one.blocks()}
        for key, name in self.now.items():
            found[key].update(map(number_of, blocks_of(name)))
        return found

    def names_now(self, version: int) -> SettledNames:
        """The names of those that come or go, as the store has to keep them."""
        names = SettledNames(version, left={*self.go})
        self.look_up(self._blocks_now)
        for key, blocks in self._blocks_now.items():
            then = self._blocks_then.get(key, set())
            names.lost[key] = then - blocks
            if self.people(key):
                names.blocks[key] = blocks - then
                names.texts[key] = self._text_now(key)
        return names

    def _text_now(self, key: str) -> str | None:
        if key not in self.changed:
            return self.texts[key]
        raws = (raw for one in self.full(key) for raw in one.settled.one.names or ("",))
        return next((raw for raw in raws if read_name(raw) == self.now[key]), None)
