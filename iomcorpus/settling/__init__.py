"""Who is who in a store: settled over all persons of records at once, or over those who come or go and their like.

Rules compare only names that share a block (`facts.identity.blocks`), so who comes or goes changes at most what is
known of those whom rules may compare with him, of those whom they may compare with these, and so on. The names of all
are kept with their blocks; by these they are looked up (`known`), those found whom it may concern (`reach`), settled
again together (`neighbours`) and named (`naming`). What comes out is what all at once give. Where people have decided
who is who, all are settled again.
"""

from __future__ import annotations

from collections.abc import Callable

from iomcorpus.facts.identity.kept_blocks import blocks_by, blocks_of, number_of
from iomcorpus.facts.identity.name_parts import read_name
from iomcorpus.facts.identity.resolve import Decisions, identify_roll
from iomcorpus.facts.identity.roll import Roll, call_roll
from iomcorpus.settling.neighbours import settle_neighbours
from iomcorpus.store import facts as store_facts
from iomcorpus.store import names as stored
from iomcorpus.store.names import SettledNames
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
            people, names = settle_neighbours(store, fresh, gone, VERSION)
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
