"""What captures show each other, kept in the store: what some show that come is added, what some showed is taken away.

What one capture shows of another follows from these two alone, so it is not found again for those that stay. Nor are
they cut by their own cues again: how that goes is kept from the first time on that it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from iomcorpus.splitting.across import (
    RECURS,
    Cut,
    Onces,
    Shown,
    Spot,
    find_partners,
    find_votes,
    label_prints,
    label_spots,
    recurring_labels,
    telling_prints,
)
from iomcorpus.splitting.survey import Survey
from iomcorpus.store import read
from iomcorpus.store.read import reading

COPIED = 2  # captures that hold a paragraph which others have too, itself one of them

MakeCuts = Callable[[Mapping[str, Survey]], Mapping[str, Cut]]


@dataclass(slots=True)
class Showing:
    """What is shown of captures that come or change, and of known ones that have to do with them or with what goes."""

    db: str | None  # None where there is no store yet
    fresh: Mapping[str, Survey]  # of captures that come or change, by name
    out: set[str]  # names of captures whose rows in the store count no more: they change or go
    make_cuts: MakeCuts
    before: dict[str, Shown] = field(default_factory=dict)  # as the store has it, of the known ones that stay
    shown: dict[str, Shown] = field(default_factory=dict)  # as it is now, of these and of the fresh ones
    cuts: dict[str, Cut] = field(default_factory=dict)  # of them, where needed
    made: list[str] = field(default_factory=list)  # of these the names of those that the store does not have
    stale: dict[str, Survey] = field(default_factory=dict)  # as the store has those that are out
    stale_cuts: Mapping[str, Cut] = field(default_factory=dict)
    come: Counter[int] = field(default_factory=Counter)  # by print: how many fresh ones hold it
    went: Counter[int] = field(default_factory=Counter)  # how many stale ones did

    def find(self) -> None:
        """Bring what is shown up to what comes and goes."""
        self.stale = self._surveys(self.out)
        self.come, self.went = (
            Counter(print for survey in some.values() for print in (*telling_prints(survey), *label_prints(survey)))
            for some in (self.fresh, self.stale)
        )
        self.shown = {name: Shown() for name in self.fresh}
        near, far = self._sharing(self.fresh), self._sharing(self.stale)
        turned = self._turned_labels()
        self._load(set().union(*near.values(), *far.values(), self._holding(turned)))
        self.stale_cuts = self._load_cuts([name for name in self.stale if far[name]])[0]
        self._count(near, far)
        self._judge_labels(turned)

    def turned(self) -> set[str]:
        """The known captures of which others show something else than before."""
        changed = (
            (name, before, self.shown[name]) for name, before in self.before.items() if before != self.shown[name]
        )
        return {
            name for name, before, now in changed if before.twins(self._begins(name)) != now.twins(self._begins(name))
        }

    def twins(self, name: str) -> dict[int, str]:
        """What others show of a capture that came, or has to do with what came or went."""
        return self.shown[name].twins(self._begins(name))

    def _begins(self, name: str) -> frozenset[int]:
        """Where items of a capture begin by its own cues; nobody asks of one that no other has met."""
        return self.cuts[name].begins if name in self.cuts else frozenset()

    def changes(self) -> dict[str, bytes]:
        """What is shown, by name, where the store has it otherwise."""
        return {name: now.dump() for name, now in self.shown.items() if self.before.get(name) != now}

    def new_cuts(self) -> dict[str, bytes]:
        """The cuts that the store does not have; empty for captures that come or change and needed none."""
        return dict.fromkeys(self.fresh, b"") | {name: self.cuts[name].dump() for name in self.made}

    def _load(self, staying: set[str]) -> None:
        """What the store has of captures that stay."""
        self.cuts, self.made = self._load_cuts(sorted(staying))
        self.before = dict.fromkeys(sorted(staying), Shown())
        if self.db and staying:
            with reading(self.db) as store:
                self.before |= dict(read.shown(store, sorted(staying)))
        self.shown |= {name: Shown({**one.votes}, {*one.recurs}) for name, one in self.before.items()}

    def _load_cuts(self, names: Iterable[str]) -> tuple[dict[str, Cut], list[str]]:
        """The cuts of known captures, and the names of those that had to be made."""
        names = list(names)
        if not self.db or not names:
            return {}, []
        with reading(self.db) as store:
            found = dict(read.cuts(store, names))
        missing = [name for name in names if name not in found]
        return {**found, **self.make_cuts(self._surveys(missing))}, missing

    def _surveys(self, names: Iterable[str]) -> dict[str, Survey]:
        names = sorted(names)
        if not self.db or not names:
            return {}
        with reading(self.db) as store:
            return dict(read.surveys(store, names))

    def _sharing(self, surveys: Mapping[str, Survey]) -> dict[str, set[str]]:
        """By name the known captures that stay and share a telling paragraph."""
        return {name: self._holding(telling_prints(survey)) for name, survey in surveys.items()}

    def _holding(self, prints: Iterable[int]) -> set[str]:
        if not self.db:
            return set()
        with reading(self.db) as store:
            return read.sharing(store, sorted(prints)) - self.out

    def _holders(self, prints: Iterable[int]) -> dict[int, int]:
        """How many of the captures that stay hold some prints."""
        if not self.db:
            return {}
        with reading(self.db) as store:
            return read.holders(store, sorted(prints), self.out)

    def _turned_labels(self) -> set[int]:
        """The prints of labels that become those of a site, or cease to be."""
        labels = {print for print in self.come | self.went if print < 0}
        held = self._holders(labels)
        counts = ((print, held.get(print, 0)) for print in labels)
        return {
            print for print, stay in counts if (stay + self.come[print] < RECURS) != (stay + self.went[print] < RECURS)
        }

    def _count(self, near: Mapping[str, set[str]], far: Mapping[str, set[str]]) -> None:
        """Count what those show that come, and no more what those showed that went."""
        among = find_partners({name: telling_prints(survey) for name, survey in self.fresh.items()}, self.fresh)
        met = [name for name in self.fresh if near[name] or among[name]]
        self.cuts |= self.make_cuts({name: self.fresh[name] for name in met})
        self.made += met
        onces = Onces()
        for name in met:
            for other in (*among[name], *sorted(near[name])):
                self.shown[name].count(find_votes(self.cuts[name], self.cuts[other], onces))
            for other in near[name]:
                self.shown[other].count(find_votes(self.cuts[other], self.cuts[name], onces))
        for name, others in far.items():
            for other in others:
                self.shown[other].count(find_votes(self.cuts[other], self.stale_cuts[name], onces), -1)

    def _judge_labels(self, turned: Container[int]) -> None:
        """Decide which labels recur: all of what comes, elsewhere those of which that may have changed."""
        judged = {name: label_spots(survey) for name, survey in self.fresh.items()}
        judged |= {name: list(self._touched_spots(self.cuts[name], turned)) for name in self.before}
        spots = [spot for some in judged.values() for spot in some]
        held = Counter(self._holders({spot.label for spot in spots} | {spot.under for spot in spots}))
        recurring = {spot.label for spot in spots if held[spot.label] + self.come[spot.label] >= RECURS}
        copied = {spot.under for spot in spots if held[spot.under] + self.come[spot.under] >= COPIED}
        for name, some in judged.items():
            recurs = self.shown[name].recurs
            recurs.difference_update(spot.position for spot in some)
            recurs |= recurring_labels(some, recurring, copied)

    def _touched_spots(self, cut: Cut, turned: Container[int]) -> Iterator[Spot]:
        """The labels that become or cease to be the site's, or stand over what others come to have, or no longer."""
        for spot in cut.spots():
            if spot.label in turned or spot.under in self.come or spot.under in self.went:
                yield spot
