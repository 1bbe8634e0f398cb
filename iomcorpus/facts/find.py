"""All facts of records: the finders in their order, since each leaves out what those before it have taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, repeat
from typing import Any

from iomcorpus.facts.contacts.find import find_contacts
from iomcorpus.facts.dates.calendar import resolve_dates
from iomcorpus.facts.dates.contradictions import contradictions
from iomcorpus.facts.dates.find import find_dates
from iomcorpus.facts.figures.find import find_figures
from iomcorpus.facts.identity.resolve import named_people
from iomcorpus.facts.organisations.find import find_organisations
from iomcorpus.facts.passage import Passage, read_passage
from iomcorpus.facts.people.engines import RULES_ALONE, people_marker
from iomcorpus.facts.people.find import find_people
from iomcorpus.facts.quotes.find import find_quotes
from iomcorpus.facts.types import TYPES
from iomcorpus.model import DateFound, FigureFound, Findings, Mention, RecordFacts

WITH_PEOPLE = {"person", "quote", "contact", "organisation"}  # types whose finders ask who is there
REMEMBERED = 128  # texts: the store hands out copies of one text one after the other
Columns = list[Sequence[Any]]  # by passage what one finder saw
TOGETHER = 32  # records that one finder reads before the next does: what it works with stays at hand


@dataclass(frozen=True, slots=True)
class Asked:
    """A record whose facts are asked for: a row of `split`, of which only `text` is needed."""

    record: Mapping[str, Any]
    date: str | None = None  # the record's (EDTF), by which relative dates get their value
    order: str | None = None  # how its capture writes day and month


def find_facts(
    record: Mapping[str, Any],
    types: Collection[str] = TYPES,
    *,
    date: str | None = None,
    order: str | None = None,
    off: Collection[str] = (),
    engine: str = RULES_ALONE,
) -> RecordFacts:
    """The facts of a record: a row of `split`, of which only `text` is needed.

    `date` is the record's date (EDTF), by which relative dates get their value; `order` is how its capture writes day
    and month; `off` are names of rules not to use, `engine` is who finds people (`facts/people/engines.py`).
    """
    passage = _passage(record)
    found = _find_once(passage.text, passage.body, frozenset(types), frozenset(off), engine)
    return _told(Asked(record, date, order), passage, found, types)


def find_facts_of(
    asked: Iterable[Asked], types: Collection[str] = TYPES, *, off: Collection[str] = (), engine: str = RULES_ALONE
) -> Iterator[RecordFacts]:
    """The facts of records in turn: those of `find_facts`, for four fifths of the time."""
    waiting, found = iter(asked), dict[tuple[str, int], Findings]()
    while some := list(islice(waiting, TOGETHER)):
        passages = [_passage(one.record) for one in some]
        texts = dict.fromkeys((passage.text, passage.body) for passage in passages)
        fresh = [text for text in texts if text not in found]
        findings = find_all([Passage(*text) for text in fresh], types, frozenset(off), engine)
        found = {text: found[text] for text in texts if text in found} | dict(zip(fresh, findings, strict=True))
        for one, passage in zip(some, passages, strict=True):
            yield _told(one, passage, found[passage.text, passage.body], types)


def _passage(record: Mapping[str, Any]) -> Passage:
    return read_passage(
        record["text"], record.get("first_line") or 1, record.get("skip") or (), record.get("body_line")
    )


@lru_cache(maxsize=REMEMBERED)
def _find_once(text: str, body: int, types: frozenset[str], off: frozenset[str], engine: str) -> Findings:
    """What the finders see in a text, of whose copies one is read for all."""
    (found,) = find_all([Passage(text, body)], types, off, engine)
    return found


def find_all(
    passages: Sequence[Passage],
    types: Collection[str] = TYPES,
    off: frozenset[str] = frozenset(),
    engine: str = RULES_ALONE,
) -> list[Findings]:
    """What the finders see in each passage, of some types and those that these need."""
    wanted = {*types}
    marker = people_marker(engine) if engine != RULES_ALONE and wanted & WITH_PEOPLE else None
    marked = [marker(one.text) if marker else None for one in passages]
    dates: Columns = [()] * len(passages)
    people = figures = quotes = contacts = organisations = dates
    if wanted & {"date", "figure"}:
        dates = [find_dates(one, off) for one in passages]
    if "figure" in wanted:
        figures = list(map(find_figures, passages, dates, repeat(off)))
    if wanted & WITH_PEOPLE:
        people = list(map(find_people, passages, repeat(off), marked))
    if wanted & {"organisation", "contact"}:
        organisations = list(map(find_organisations, passages, people, repeat(off)))
    if "contact" in wanted:
        contacts = list(map(find_contacts, passages, people, organisations, repeat(off)))
    if "quote" in wanted:
        quotes = list(map(find_quotes, passages, people, repeat(off)))
    columns = (dates, people, figures, quotes, contacts, organisations)
    return [Findings(*map(tuple, found)) for found in zip(*columns, strict=True)]


def _told(asked: Asked, passage: Passage, found: Findings, types: Collection[str]) -> RecordFacts:
    """What was found in a record as mentions, in order of place, and its persons."""
    mentions = list(_placed(passage, found))
    if found.dates and "date" in types:
        _settle(mentions, found.dates, passage, asked.date, asked.order, _stated(asked.record, passage))
    mentions = [mention for mention in mentions if mention.type in types or mention.type == "name"]
    mentions.sort(key=lambda mention: (mention.line, mention.start, mention.end, mention.type))
    return RecordFacts(mentions, named_people(str(asked.record.get("id") or ""), found.people))


def _placed(passage: Passage, found: Findings) -> Iterator[Mention]:
    """The mentions in raw lines; dates come first, in their order, and have no value yet."""

    def mention(type: str, one: Any) -> Mention:
        place = passage.place(one.start, one.end)
        return Mention(type, place.line, place.start, place.end, place.surface, one.rule, one.confidence)

    for date in found.dates:
        yield mention("date", date)
    for person in found.people:
        one = mention("name" if person.weak else "person", person)
        one.name, one.who, one.role, one.org = person.name, person.who, person.role, person.org
        yield one
    for figure in found.figures:
        yield _amount(mention("figure", figure), figure)
    for quote in found.quotes:
        one = mention("quote", quote)
        one.who, one.role, one.org, one.indirect = quote.who, quote.role, quote.org, quote.indirect
        yield one
    for contact in found.contacts:
        one = mention("contact", contact)
        one.name, one.who, one.org = contact.name, contact.who, contact.org
        one.phones, one.emails = contact.phones, contact.emails
        yield one
    for organisation in found.organisations:
        one = mention("organisation", organisation)
        one.organisation = organisation.organisation
        yield one


def _amount(mention: Mention, figure: FigureFound) -> Mention:
    mention.number, mention.low, mention.high, mention.ratio = figure.value, figure.low, figure.high, figure.ratio
    mention.unit, mention.of, mention.approx = figure.unit, figure.of, figure.approx
    return mention


def _settle(
    mentions: Sequence[Mention],
    dates: Sequence[DateFound],
    passage: Passage,
    anchor: str | None,
    order: str | None,
    stated: Collection[tuple[int, int]],
) -> None:
    """Give the dates their values; `stated` are the stretches of the passage where the record states its own."""
    values = resolve_dates(dates, anchor, order)
    doubts = {(one.start, one.end): one.reason for one in contradictions(dates, values, passage)}
    for mention, date, value in zip(mentions, dates, values, strict=False):
        own = any(date.start < end and start < date.end for start, end in stated)
        mention.value, mention.relative = value.value, value.relative
        mention.kind = "published" if own else "mention"
        mention.doubt = doubts.get((date.start, date.end))


def _stated(record: Mapping[str, Any], passage: Passage) -> list[tuple[int, int]]:
    """Where the record states its date."""
    if not record.get("published"):
        return []
    return [
        (passage.offset(at["line"], at["start"]), passage.offset(at["line"], at["end"]))
        for at in record.get("evidence") or ()
        if at["line"] - passage.first_line < len(passage.starts)
    ]
