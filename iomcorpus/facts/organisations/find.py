"""Organisations in a passage, by name and by acronym.

Names are known by a word of theirs (`body_names`), by being the world's (`known_bodies`), or by what the words around
them say (`body_contexts`); then every acronym that stands for one of them, or shows itself to be one (`acronyms`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from iomcorpus.facts.organisations.acronyms import ACRONYM, Acronym, find_acronyms, short_before, short_behind
from iomcorpus.facts.organisations.bodies import BODIES, DOINGS, FOREIGN_BODIES
from iomcorpus.facts.organisations.contexts import find_by_context
from iomcorpus.facts.organisations.forms import read_capitals, read_foreign, read_pair, read_small_forms
from iomcorpus.facts.organisations.known import KNOWN_NAMES, SOLE_NAMES
from iomcorpus.facts.organisations.names import HEADS, Name, Words, read_name
from iomcorpus.facts.passage import Passage
from iomcorpus.facts.people.capitals import find_runs
from iomcorpus.facts.people.lexicon import CALENDAR, CAPITALS, OPENER, PEOPLE, PLACE, POST, lexicon
from iomcorpus.forms.grammar import Pattern
from iomcorpus.forms.grammar import words as words_of
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
    Rule("employer", 0.7),  # "Joe Tupou (Reefline)"
    Rule("fellow", 0.65),  # "Green Alliance 9, National Renewal 7"
    Rule("repeated", 0.7),  # a name that another rule has found before
    Rule("acronym_given", 0.95),
    Rule("acronym_initials", 0.85),
    Rule("acronym_known", 0.9),
    Rule("acronym_acts", 0.65),  # "FLH rebels"
    Rule("acronym_beside", 0.6),  # "HSBC, Lloyds Banking Group"
    Rule("acronym_long", 0.5),  # "the KSPCA rescued 40 dogs"
)
CONFIDENCE = {rule.name: rule.confidence for rule in RULES}
ORDER = {rule.name: place for place, rule in enumerate(RULES)}

LONGEST_RUN = 40  # words; a longer one is no prose: "A. B. C. ..."
MOST_ALIKE = 20  # names in a record that begin with the same word
EMPLOYER_REACH = 160  # characters between a person and what they belong to
NO_EMPLOYERS = frozenset({"Photo", "Photos", "Ind", "Independent", "Inc"})  # "AP Photo/Ana Reyes", "Jo Byrne (Ind)"
JOINERS = words_of("of for the and on in at de du des la le del der und et y & a against without to")
RESULT = Pattern(r"[ ]\d{1,3}(?:,|;|,? and)[ ]")
RESULT_END = Pattern(r"[ ]\d{1,3}\b")
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
    seen = (*_by_words(words), *find_by_context(words), *_employers(words, people))
    names = _apart(name for name in seen if name.rule not in off)
    more = (name for name in (*_repeated(words, names), *_fellows(words, names)) if name.rule not in off)
    names = _apart((*names, *more))
    spans = [(name.start, name.end) for name in names]
    given = {} if "acronym_given" in off else _given(text, names)
    employed = set() if "employer" in off else {one.org for one in people if one.org and not one.weak}
    acronyms = sorted(find_acronyms(text, given, spans, employed), key=lambda one: one.start)
    found = [*_in_full(text, names), *(one for one in _outside(acronyms, spans) if one.rule not in off)]
    found.sort(key=lambda one: one.start)
    return [OrganisationFound(one.start, one.end, one.rule, CONFIDENCE[one.rule], one.name) for one in found]


def _in_full(text: str, names: Sequence[Name]) -> Iterator[Acronym]:
    """Names with what they stand for: themselves, but one in capitals for the same as usual."""
    written = [text[name.start : name.end].replace("\n", " ") for name in names]
    usual = {name.upper(): name for name in reversed(written) if " " in name and not name.isupper()}
    for name, full in zip(names, written, strict=True):
        yield Acronym(name.start, name.end, name.rule, usual.get(full, full))


def _words(text: str, people: Sequence[PersonFound]) -> Words:
    """What names are read from; names that may be nobody's bar nothing."""
    spans = {one.start: one.end for one in people if not one.weak}
    taken = {
        start + at for start, end in spans.items() for at in range(end - start) if not at or text[start + at - 1] == " "
    }
    runs = [run for run in find_runs(text) if len(run.words) <= LONGEST_RUN]
    return Words(text, runs, spans, taken)


def _by_words(words: Words) -> Iterator[Name]:
    """The names that their own words give away."""
    yield from read_small_forms(words)
    for index, run in enumerate(words.runs):
        pair = read_pair(words, index)
        if pair:
            yield pair
        if run.flags[-1] & CAPITALS and (name := read_capitals(words, index)):
            yield name
        if TRIGGERS.isdisjoint(run.words):
            continue
        for name in (read_name(words, index), read_foreign(words, index), *_known(words, index)):
            if name:
                yield name


def _known(words: Words, index: int) -> Iterator[Name]:
    """The world's bodies in a run, and where one goes on behind a small word."""
    run = words.runs[index]
    for at, word in enumerate(run.words):
        start = run.place(at)
        for known in KNOWN.get(word, ()):
            end = start + len(known)
            if words.text.startswith(known, start) and not words.text[end : end + 1].isalnum():
                yield Name(start, end, "known_body")
                break


def _employers(words: Words, people: Sequence[PersonFound]) -> Iterator[Name]:
    """The organisations that people are said to belong to: "Joe Tupou (Reefline)"."""
    for one in people:
        if not one.org or one.weak or not one.org[0].isupper() or ACRONYM.fullmatch(one.org):
            continue
        if not _may_employ(one.org.split()):
            continue
        at = words.text.find(one.org, max(0, one.start - EMPLOYER_REACH), one.end + EMPLOYER_REACH)
        end = at + len(one.org)
        if at >= 0 and not words.text[at - 1 : at].isalnum() and not words.text[end : end + 1].isalnum():
            yield Name(at, end, "employer")


def _may_employ(org: list[str]) -> bool:
    """Whether the words beside a person may be an organisation's name: no place alone, and nobody else's post."""
    flags = [lexicon()[word] for word in org]
    if all(flag & (PLACE | PEOPLE) for flag in flags) or flags[0] & (OPENER | CALENDAR) or org[-1] in NO_EMPLOYERS:
        return False
    if any(word[0].isupper() and flag & POST and not flag & PLACE for word, flag in zip(org, flags, strict=True)):
        return False
    if org[-1] in DOINGS or ("and" in org and not BODIES.isdisjoint(org[: org.index("and")])):
        return False
    return not any(word.endswith(("'s", "’s")) or (word.islower() and word not in JOINERS) for word in org)


def _fellows(words: Words, names: Sequence[Name]) -> Iterator[Name]:
    """What stands in one list of results with an organisation: "Green Alliance 9, National Renewal 7"."""
    starts = {run.start: run for run in words.runs}
    for name in names:
        match = RESULT.match(words.text, name.end)
        while match and (run := starts.get(match.end())) and RESULT_END.match(words.text, run.end):
            yield Name(run.start, run.end, "fellow")
            match = RESULT.match(words.text, run.end)


def _apart(names: Iterable[Name]) -> list[Name]:
    """Names of which none overlaps another, in order of place: the longer wins, then the earlier rule."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (name.start - name.end, ORDER[name.rule], name.start)):
        places = range(name.start, name.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def _repeated(words: Words, names: Sequence[Name]) -> Iterator[Name]:
    """The other places of names that words around them showed, and of all names where they stand in capitals."""
    found = dict.fromkeys(words.text[name.start : name.end] for name in names)  # in order of place
    capitals: dict[str, list[str]] = {}
    for name in found:
        if " " in name and len(same := capitals.setdefault(name.upper().split()[0], [])) < MOST_ALIKE:
            same.append(name.upper())
    for run in words.runs:
        if run.text in found:
            yield Name(run.start, run.end, "repeated")
        elif run.flags[0] & CAPITALS and len(run.words) > 1:
            for at, word in enumerate(run.words):
                start = run.place(at) if word in capitals else 0
                known = next((name for name in capitals.get(word, ()) if words.text.startswith(name, start)), None)
                if known:
                    yield Name(start, start + len(known), "repeated")


def _given(text: str, names: Sequence[Name]) -> dict[str, str]:
    """The acronyms that the text explains, with their names."""
    given: dict[str, str] = {}
    for name in names:
        full = text[name.start : name.end].replace("\n", " ")
        for short in (short_behind(text, name.end, full), short_before(text, name.start, full)):
            if short:
                given.setdefault(short[0], full)
    return given


def _outside(acronyms: Iterable[Acronym], spans: Sequence[tuple[int, int]]) -> Iterator[Acronym]:
    """The acronyms that are no part of a name."""
    waiting = iter(spans)
    low, high = next(waiting, (0, 0))
    for one in acronyms:
        while high and high <= one.start:
            low, high = next(waiting, (0, 0))
        if not high or one.end <= low:
            yield one
