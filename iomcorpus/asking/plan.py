"""How a question over words and fields is answered: what the index is asked, and what is asked of its records.

Words with fields beside them are a search with more filters: the index finds and ranks, the fields are looked up for
what it found. Where a field stands beside a word under OR or NOT neither can go first: then each part that is words
alone becomes a set of records, and the tree is decided record by record (`asking/mixed.py`).
"""

from __future__ import annotations

from iomcorpus.asking.fields import conjunction, fields_only, leaves
from iomcorpus.asking.query import And, Fact, Field, Filters, Near, Node, Not, Or, has_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

Plan = tuple[Node | None, Node | None, Filters]  # words for the index, what is decided record by record, the filters


def make_plan(node: Node | None, filters: Filters) -> Plan:
    """How to answer: by the index with filters where its words are all words and wanted; else record by record.

    >>> from iomcorpus.asking.query import parse
    >>> words, rest, filters = make_plan(parse("boat -ferry kind:news"), Filters())
    >>> words, rest, filters.fields
    (Not(Word('boat'), Word('ferry')), None, Field('kind', 'news'))
    >>> make_plan(parse("kind:news OR boat"), Filters())[:2]
    (None, Or(Field('kind', 'news'), Word('boat')))
    """
    if node is None:
        return None, None, filters
    words: list[Node] = []
    unwanted: list[Node] = []
    fields: list[Node] = []
    mixed: list[Node] = []
    for part, wanted in _parts(node, True):
        if fields_only(part):
            fields.append(part if wanted else Not(EVERYTHING, part))
        elif has_fields(part):
            mixed.append(part)
        else:
            (words if wanted else unwanted).append(part)
    if mixed or (unwanted and not words):
        return None, node, filters
    filters = filters.narrowed(conjunction(fields))
    found = conjunction(words)
    if found is None or not unwanted:
        return found, None, filters
    return Not(found, unwanted[0] if len(unwanted) == 1 else Or(*unwanted)), None, filters


EVERYTHING = And()  # all of nothing: every record is that


def _parts(node: Node, wanted: bool) -> Iterator[tuple[Node, bool]]:
    """What must hold and what must not, taken apart as far as each stands by itself."""
    if isinstance(node, And) and wanted:
        for part in node.parts:
            yield from _parts(part, True)
    elif isinstance(node, Or) and not wanted:
        for part in node.parts:
            yield from _parts(part, False)
    elif isinstance(node, Not) and wanted:
        yield from _parts(node.wanted, True)
        yield from _parts(node.unwanted, False)
    else:
        yield node, wanted


def ranking(node: Node | None) -> Node | None:
    """The words that make a record better: those that are wanted, one beside the other; None where there are none."""
    wanted = [leaf for leaf in leaves(node, wanted_only=True) if not isinstance(leaf, Field | Fact)] if node else []
    each = [part for leaf in wanted for part in (leaf.members if isinstance(leaf, Near) else (leaf,))]
    parts = list(dict.fromkeys(each))
    return None if not parts else parts[0] if len(parts) == 1 else Or(*parts)
