"""The names and ids of persons that are settled again, and of those who bear the same name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from iomcorpus.facts.identity.person_ids import Bearer, Root, bearer, full_names, hash_of, slug_of, tell_apart
from iomcorpus.facts.identity.roll import Roll
from iomcorpus.model import Person
from iomcorpus.store import names as stored
from iomcorpus.store.names import SettledRow
from iomcorpus.store.open import Store


def name_neighbours(
    store: Store, roll: Roll, members: Mapping[int, Sequence[int]], before: Collection[str]
) -> tuple[dict[int, Person], list[SettledRow]]:
    """The persons that groups are, by their roots, and those of whoever else gets another id by that.

    `before` are the persons that those were whom the groups take the place of.
    """
    names = full_names(roll, members)
    by_slug: dict[str, list[int]] = defaultdict(list)
    for root, name in names.items():
        by_slug[slug_of(name)].append(root)
    for name in stored.names_of(store, before):
        by_slug.setdefault(slug_of(name), [])
    found: dict[int, Person] = {}
    renamed: list[SettledRow] = []
    for slug, roots in by_slug.items():
        others = [one for one in stored.with_ids_from(store, slug) if slug_of(one[1]) == slug]
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
                    *(_bearer(store, id, name) for id, name in others),
                ],
            )
        else:
            continue
        found.update((root, told[root]) for root in roots)
        for id, _ in others:
            if told[id].id != id:
                renamed += [(number, who, told[id], key) for number, _, who, key in stored.are(store, id)]
    return found, renamed


def _bearer(store: Store, id: str, name: str) -> Bearer:
    theirs = {(record, who) for _, record, who, _ in stored.are(store, id)}
    return Bearer(id, name, len(theirs), min(hash_of(record, who) for record, who in theirs))
