"""Those that come or go and all whom it may concern, settled again beside all others, who stay who they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from iomcorpus.facts.identity.blocks import Block
from iomcorpus.facts.identity.resolve import members_of_part
from iomcorpus.facts.identity.roll import BARE, FULL, Roll, call_roll
from iomcorpus.model import Person
from iomcorpus.settling.borne import Borne
from iomcorpus.settling.known import Known
from iomcorpus.settling.naming import name_neighbours
from iomcorpus.settling.reach import Reach
from iomcorpus.store.names import Settled, SettledNames, SettledRow
from iomcorpus.store.open import Store

Place = tuple[str, int]  # a record, and the number of a person in it


def settle_neighbours(
    store: Store, fresh: Sequence[Settled], gone: Sequence[Settled], version: int
) -> tuple[list[SettledRow], SettledNames]:
    """Who those are that come, and whoever else is somebody else by that or by those who go; and what names become."""
    known = Known(store, fresh, gone)
    return Neighbours(known, Reach(known)).settle(), known.names_now(version)


@dataclass
class Neighbours:
    """Those whose names belong, and the persons whom short forms among these may stand for."""

    known: Known
    reach: Reach
    kept: dict[str, list[Borne]] = field(default_factory=dict)  # by id: who they are, and stay but for short forms

    def settle(self) -> list[SettledRow]:
        """Who those are that were settled: number of the record, number in it, person, name."""
        self.reach.begin()
        while True:
            roll = self._call_roll()
            members = members_of_part(roll, self.known.census, self.known.is_given)
            other = self._become_others(roll, members)
            if not other:
                return self._name(roll, members)
            self.reach.extend(other)

    def _borne(self) -> Iterator[Borne]:
        """Those who are settled again, and those who come and are who they are whoever else there is."""
        belong, come = self.reach.belong, self.known.come
        for key in sorted(belong | come.keys()):
            yield from self.known.people(key) if key in belong else come[key]

    def _call_roll(self) -> Roll:
        belong = self.reach.belong
        self.kept = self._persons_beside()
        kept = [one for members in self.kept.values() for one in members if one.name.key not in belong]
        roll = call_roll(one.settled.one for one in (*kept, *self._borne()))
        roll.beyond = self.known
        for table in (roll.full, roll.by_key, roll.bare):
            for key in table.keys() - belong:
                del table[key]
        roll.weak = [place for place in roll.weak if roll.names[place].key in belong]
        self._keep(roll)
        return roll

    def _persons_beside(self) -> dict[str, list[Borne]]:
        """The persons, of names that do not belong, for whom the short forms that belong may stand."""
        known, belong = self.known, self.reach.belong
        known.look_up(belong)
        shorts = [key for key in sorted(belong) if not known.as_full(key)]
        known.read(Block("form", form) for form in shorts)
        fuller = {key for form in shorts for key in known.members(Block("form", form))} - belong
        known.call(fuller)
        ids = {one.settled.person for key in fuller for one in known.full_of(key)}
        return known.persons(id for id in ids if id)

    def _keep(self, roll: Roll) -> None:
        """Tell the roll who stays who he is."""
        known, belong, kept = self.known, self.reach.belong, roll.kept
        places = {(one.record, one.who): place for place, one in enumerate(roll.people)}
        for members in self.kept.values():
            full = sorted(places[one.place] for one in members if one.bearing == FULL)
            kept.groups.append(full)
            for place in full:
                kept.full.setdefault(roll.names[place].key, []).append(place)
            for one in members:
                if one.bearing == BARE and one.name.key not in belong:
                    kept.called.setdefault(one.name.key, []).append((full[0], places[one.place]))
        known.look_up(kept.full)
        kept.names.update((key, known.as_full(key)[0]) for key in kept.full)

    def _become_others(self, roll: Roll, members: Mapping[int, Sequence[int]]) -> set[str]:
        """The names of the persons beside of whom others than before are called so in short."""
        before = self._called(self._borne_before())
        now = {id: set[Place]() for id in self.kept}
        by_place = {one.place: id for id, ones in self.kept.items() for one in ones if one.bearing == FULL}
        belong = self.reach.belong
        for group in members.values():
            theirs = [(roll.people[place].record, roll.people[place].who) for place in group]
            for id in {by_place[place] for place in theirs if place in by_place}:
                now[id] |= {place for place, at in zip(theirs, group, strict=True) if roll.names[at].key in belong}
        return {
            one.name.key
            for id, ones in self.kept.items()
            if now[id] != before.get(id, set())
            for one in ones
            if one.bearing == FULL
        }

    def _borne_before(self) -> Iterator[Borne]:
        """Those who are settled again as they were, and those who go."""
        yield from (one for key in self.reach.belong for one in self.known.people(key) if not one.comes)
        yield from (one for ones in self.known.go.values() for one in ones)

    def _called(self, borne: Iterable[Borne]) -> dict[str, set[Place]]:
        found: dict[str, set[Place]] = {}
        for one in borne:
            if one.settled.person in self.kept:
                found.setdefault(one.settled.person, set()).add(one.place)
        return found

    def _name(self, roll: Roll, members: Mapping[int, Sequence[int]]) -> list[SettledRow]:
        """Name those who are settled; whoever is one of those beside stays it."""
        known = self.known
        beside = {one.place for ones in self.kept.values() for one in ones}
        named = {
            root: group
            for root, group in members.items()
            if not any((roll.people[place].record, roll.people[place].who) in beside for place in group)
        }
        borne = [one for one in self._borne() if one.place not in beside]
        were = [*borne, *(one for ones in known.go.values() for one in ones)]
        before = {one.settled.person for one in were if one.settled.person}
        persons, renamed = name_neighbours(known.store, roll, named, before)
        found: dict[Place, Person] = {
            (roll.people[place].record, roll.people[place].who): persons[root]
            for root, group in named.items()
            for place in group
        }
        settled: list[SettledRow] = [
            (
                one.settled.number,
                one.settled.one.who,
                found.get(one.place),
                one.name.key if one.settled.name is None else one.settled.name,
            )
            for one in borne
        ]
        return [*settled, *renamed]
