"""Organisations in a passage, by name and by acronym.

Names are known by a word of theirs (`body_names`), by being the world's (`known_bodies`), or by what the words around
them say (`body_contexts`); then every acronym that stands for one of them, or shows itself to be one (`acronyms`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from iomcorpus.facts.acronyms import BRACKETED, Acronym, find_acronyms, short_before, short_behind
from iomcorpus.facts.bodies import FOREIGN_BODIES
from iomcorpus.facts.body_contexts import find_by_context
from iomcorpus.facts.body_names import HEADS, Name, Words, read_foreign, read_name
from iomcorpus.facts.capitals import find_runs
from iomcorpus.facts.known_bodies import KNOWN_NAMES, SOLE_NAMES
from iomcorpus.facts.passage import Passage
from iomcorpus.model import OrganisationFound, PersonFound


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to know an organisation, and how sure it is."""

    name: str
    confidence: float


# Where two names overlap the longer one wins, then the earlier rule.
RULES = (
    Rule("legal_form", 0.95),  # "Brightwater plc"
    Rule("body_word", 0.9),  # "Fenwick District Council"
    Rule("known_body", 0.95),  # "Amnesty International"
    Rule("foreign_body", 0.85),  # "Banque Centrale du Sahel"
    Rule("ampersand", 0.8),  # "Thackray & Sons"
    Rule("club_word", 0.85),  # "Kettlewick Rovers"
    Rule("paper_word", 0.8),  # "Lagos Tribune"
    Rule("firm_word", 0.75),  # "Lantern Energy"
    Rule("cause", 0.75),  # "Rivers Without Borders"
    Rule("bracketed", 0.8),  # "Seeds of Change (SoC)"
    Rule("dateline", 0.85),  # "SUVA (Pacific Wire) -"
    Rule("photo_credit", 0.8),  # "Photo: Noor Haddad/Harbour Images"
    Rule("described", 0.7),  # "the charity Warm Hands"
    Rule("belongs_to", 0.65),  # "a spokesman for Brightwater"
    Rule("published_in", 0.7),  # "a cartoon in the Lagos Lantern"
    Rule("repeated", 0.7),  # a name that another rule has found before
    Rule("acronym_given", 0.95),
    Rule("acronym_initials", 0.85),
    Rule("acronym_known", 0.9),
    Rule("acronym_acts", 0.65),
)
CONFIDENCE = {rule.name: rule.confidence for rule in RULES}
ORDER = {rule.name: place for place, rule in enumerate(RULES)}

# Known names by their first word, the longest first.
KNOWN: dict[str, list[str]] = {}
for _name in sorted({*KNOWN_NAMES, *SOLE_NAMES}, key=len, reverse=True):
    KNOWN.setdefault(_name.split()[0], []).append(_name)
TRIGGERS = HEADS | FOREIGN_BODIES | KNOWN.keys()


def find_organisations(
    passage: Passage, people: Sequence[PersonFound], off: Set[str] = frozenset()
) -> list[OrganisationFound]:
    """The organisations of a passage in order of place; `off` are names of rules not to use."""
    text = passage.text
    words = _words(text, people)
    names = _apart(name for name in (*_by_words(words), *find_by_context(words)) if name.rule not in off)
    names = _apart((*names, *_repeated(words, names, off)))
    spans = [(name.start, name.end) for name in names]
    given = {} if "acronym_given" in off else _given(text, names)
    full = [text[start:end] for start, end in spans]
    found = [_found(name.start, name.end, name.rule, _named(text, name, given)) for name in names]
    acronyms = (acronym for acronym in find_acronyms(text, given, full) if acronym.rule not in off)
    found.extend(_found(one.start, one.end, one.rule, one.name) for one in _outside(acronyms, spans))
    return sorted(found, key=lambda one: one.start)
