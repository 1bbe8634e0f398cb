"""The blocks of names that a store keeps, so that those are found whom the rules may compare with who comes or goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from iomcorpus.facts.identity.blocks import Block, rest_and_place
from iomcorpus.facts.identity.matching import RELATIONS, all_short_forms, forms_in_record
from iomcorpus.facts.identity.name_parts import Name
from iomcorpus.facts.identity.variants import Short
from iomcorpus.model import Named


def blocks_by(one: Named, name: Name, others: Iterable[Name]) -> Iterator[int]:
    """The blocks that a name is in because of one who bears it."""
    if name.is_full and not one.weak:
        yield from (number_of(block_of_form(form, kind)) for form, kind in forms_in_record(name, others))
    elif one.weak and not name.is_full and len(name.units) > 1:
        yield from (number_of(Block("unit", unit)) for unit in name.units)


def blocks_of(name: Name) -> Iterator[Block]:
    """The blocks of a full name that the store keeps, and the forms that it may have.

    Names of the same letters are found among those that have them in another order; most names are themselves what a
    nickname stands for, and one of the forms that they may have.
    """
    for blocks, _ in RELATIONS:
        yield from (block for block in blocks(name) if block.kind != "together" and block != Block("given", name.key))
    yield from rest_and_place(name)
    own = name.key
    yield from (block_of_form(form, kind) for form, kind in all_short_forms(name) if form != own)


def block_of_form(form: str, kind: Short) -> Block:
    """The names that may be called so, in the sure ways or in others."""
    return Block("form" if kind <= Short.SURNAMES else "left", form)


def number_of(block: Block) -> int:
    """A block as the store has it: 64 bits with sign."""
    text = f"{block.kind}\n{block.text}\n{block.place}"
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
