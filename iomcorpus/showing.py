"""What captures show each other, kept in the store: what some show that come is added, what some showed is taken away.

What one capture shows of another follows from these two alone, so it is not found again for those that stay, unless
what the two share comes to stand everywhere, or no longer does. Nor are they cut by their own cues again: how that goes
is kept from the first time on that it is asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from iomcorpus.splitting.across import (
    Cut,
    Onces,
    Shown,
    Spot,
    find_partners,
    find_votes,
    is_common,
    label_prints,
    label_spots,
    recurring_labels,
    telling_prints,
)
from iomcorpus.splitting.survey import Survey
from iomcorpus.store import read
from iomcorpus.store.read import reading

COPIED = 2  # captures that hold a paragraph which others have too, itself one of them

Pair = tuple[str, str]  # names of captures
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
    held: Mapping[int, int] = field(default_factory=dict)  # how many of those do that stay

    def find(self) -> None:
        """Bring what is shown up to what comes and goes."""
        self.stale = self._surveys(self.out)
        self.come, self.went = (
            Counter(print for survey in some.values() for print in (*telling_prints(survey), *label_prints(survey)))
            for some in (self.fresh, self.stale)
        )
        self.held = self._holders(self.come.keys() | self.went.keys())
        self.shown = {name: Shown() for name in self.fresh}
        near, far = self._sharing(self.fresh, self.come), self._sharing(self.stale, self.went)
        turned = {*self._turned()}
        pairs = self._turned_pairs(turned)
        labels = {print for print in turned if print < 0}
        alone = {print for print, stay in self.held.items() if print > 0 and stay < COPIED}
        self._load(
            {name for pair in pairs for name in pair}.union(
                *near.values(), *far.values(), self._holding(labels | alone)
            )
        )
        self.stale_cuts = self._load_cuts([name for name in self.stale if far[name]])[0]
        self._count(near, far)
        for (one, other), times in pairs.items():
            self.shown[one].count(find_votes(self.cuts[one], self.cuts[other]), times)
            self.shown[other].count(find_votes(self.cuts[other], self.cuts[one]), times)
        self._judge_labels(labels)

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

    def _sharing(self, surveys: Mapping[str, Survey], theirs: Counter[int]) -> dict[str, set[str]]:
        """By name the known captures that stay and share a telling paragraph which not too many hold, with `theirs`."""
        shared = {print for print, stay in self.held.items() if not is_common(print, stay + theirs[print])}
        return {name: self._holding(shared.intersection(telling_prints(survey))) for name, survey in surveys.items()}

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

    def _turned(self) -> Iterator[int]:
        """The prints that become a site's own, or cease to be."""
        for print in self.come.keys() | self.went.keys():
            stay = self.held.get(print, 0)
            if is_common(print, stay + self.come[print]) != is_common(print, stay + self.went[print]):
                yield print

    def _turned_pairs(self, turned: Container[int]) -> dict[Pair, int]:
        """The known captures that stay and come to be partners of each other (1), and those that cease to be (-1)."""
        wanted = {print for print in self.held if print > 0 and print in turned}
        telling = {name: {*self._telling(name)} for name in sorted(self._holding(wanted))}
        holders: dict[int, list[str]] = defaultdict(list)
        for name, prints in telling.items():
            for print in prints & wanted:
                holders[print].append(name)
        pairs = {pair for names in holders.values() for pair in combinations(names, 2)}
        shared = {(one, other): telling[one] & telling[other] for one, other in pairs}
        counts = self._holders(set().union(*shared.values()))
        found: dict[Pair, int] = {}
        for pair, prints in shared.items():
            now, before = (
                not all(is_common(print, counts[print] + some[print]) for print in prints)
                for some in (self.come, self.went)
            )
            if now != before:
                found[pair] = now - before
        return found

    def _telling(self, name: str) -> Iterable[int]:
        """The telling prints of a known capture."""
        with reading(self.db or "") as store:
            return read.telling(store, name)

    def _count(self, near: Mapping[str, set[str]], far: Mapping[str, set[str]]) -> None:
        """Count what those show that come, and no more what those showed that went."""
        telling = {name: telling_prints(survey) for name, survey in self.fresh.items()}
        common = {print for print, count in self.come.items() if is_common(print, count + self.held.get(print, 0))}
        among = find_partners(telling, self.fresh, common)
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
        recurring = {spot.label for spot in spots if is_common(spot.label, held[spot.label] + self.come[spot.label])}
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
