"""All facts of one record: the finders in their order, since each leaves out what those before it have taken."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
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
    passage = read_passage(
        record["text"], record.get("first_line") or 1, record.get("skip") or (), record.get("body_line")
    )
    found = _find_once(passage.text, passage.body, frozenset(types), frozenset(off), engine)
    mentions = list(_placed(passage, found))
    if found.dates and "date" in types:
        _settle(mentions, found.dates, passage, date, order, _stated(record, passage))
    mentions = [mention for mention in mentions if mention.type in types or mention.type == "name"]
    mentions.sort(key=lambda mention: (mention.line, mention.start, mention.end, mention.type))
    return RecordFacts(mentions, named_people(str(record.get("id") or ""), found.people))


@lru_cache(maxsize=REMEMBERED)
def _find_once(text: str, body: int, types: frozenset[str], off: frozenset[str], engine: str) -> Findings:
    """What the finders see in a text, of whose copies one is read for all."""
    return find_all(Passage(text, body), types, off, engine)


def find_all(
    passage: Passage, types: Collection[str] = TYPES, off: frozenset[str] = frozenset(), engine: str = RULES_ALONE
) -> Findings:
    """What the finders see, of some types and those that these need."""
    wanted = {*types}
    dates = find_dates(passage, off) if wanted & {"date", "figure"} else []
    figures = find_figures(passage, dates, off) if "figure" in wanted else []
    marked = people_marker(engine)(passage.text) if engine != RULES_ALONE and wanted & WITH_PEOPLE else None
    people = find_people(passage, off, marked) if wanted & WITH_PEOPLE else []
    organisations = find_organisations(passage, people, off) if wanted & {"organisation", "contact"} else []
    contacts = find_contacts(passage, people, organisations, off) if "contact" in wanted else []
    quotes = find_quotes(passage, people, off) if "quote" in wanted else []
    return Findings(tuple(dates), tuple(people), tuple(figures), tuple(quotes), tuple(contacts), tuple(organisations))


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
