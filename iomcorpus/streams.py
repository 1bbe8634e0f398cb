"""The same verbs on records and captures that stand in no store: rows come in, rows go out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from iomcorpus.asking.filters import make_filters
from iomcorpus.errors import CorpusError
from iomcorpus.model import Outcome

if TYPE_CHECKING:
    from iomcorpus.asking.concordance import Tally
    from iomcorpus.asking.query import Fact, Filters, Node
    from iomcorpus.asking.statistics import Neighbours, Words
    from iomcorpus.model import Furniture, Record
    from iomcorpus.reading.capture import Capture
    from iomcorpus.splitting.decisions import BorderDecisions, Heard
    from iomcorpus.splitting.settings import Settings
    from iomcorpus.splitting.survey import Survey
    from iomcorpus.spool import Spool

Row = dict[str, Any]


def search_rows(
    rows: Iterable[Mapping[str, Any]],
    query: str | None = None,
    *,
    fuzzy: bool = False,
    note: Callable[[str], None] | None = None,
    **filters: Any,
) -> Iterator[Row]:
    """The hits of a query among rows that stand in no store; of a row only `id` and `text` are needed.

    `note` is told in a line which words `fuzzy` has found beside those of the query.
    """
    from iomcorpus.asking.query import parse
    from iomcorpus.asking.scan import scan

    node, chosen = None if query is None else parse(query), make_filters(**filters)
    if fuzzy and node is not None:
        from iomcorpus.asking.spelling import RowWords, widen
        from iomcorpus.spool import Spool

        rows = Spool.of(rows)
        node, remarks = widen(node, RowWords(rows))
        for remark in remarks:
            (note or (lambda message: None))(remark)
    return scan(node, with_facts(rows, node, chosen.fields), chosen)


def with_facts(rows: Iterable[Mapping[str, Any]], *trees: Node | None) -> Iterator[Row]:
    """Rows with the facts that the fields of some trees look at, in `holding.FACTS`; as they are where none does.

    Who is who is settled over all rows, so that the first comes when all are read.
    """
    from iomcorpus.asking.fields import all_types, ids_of_persons

    types = all_types(*trees)
    if not types:
        yield from map(dict, rows)
        return
    from iomcorpus.asking.holding import FACTS
    from iomcorpus.facts.identity.resolve import resolve_people
    from iomcorpus.finding import FindingSettings, find_each
    from iomcorpus.output.mentions import known_rows
    from iomcorpus.spool import Spool

    named = []
    spool: Spool[tuple[Row, list[Any]]] = Spool()
    for row, facts in find_each(rows, types, FindingSettings(), os.cpu_count() or 1):
        named += facts.people
        spool.put((dict(row), facts.mentions))
    people = resolve_people(sorted(named, key=lambda one: (one.record, one.who)))
    names: dict[str, set[str]] = {}
    for one in named:
        if person := people.get((one.record, one.who)):
            names.setdefault(person.id, {person.name}).update(one.names)
    ids = tuple(sorted(ids_of_persons(*trees) & {*names}))
    for row, mentions in spool:
        known = known_rows(row, mentions, people)
        row[FACTS] = [fact | {"names": names.get(fact.get("person_id") or "", ()), "ids": ids} for fact in known]
        yield row


def chosen_rows(rows: Iterable[Mapping[str, Any]], filters: Filters) -> Iterator[Row]:
    """The rows that pass filters."""
    from iomcorpus.asking.holding import FACTS
    from iomcorpus.asking.scan import passes

    for row in with_facts(rows, filters.fields):
        if passes(row, filters):
            row.pop(FACTS, None)
            yield row


def kwic_rows(
    rows: Iterable[Mapping[str, Any]],
    query: str | None = None,
    *,
    window: int = 10,
    sort: str = "place",
    limit: int | None = None,
    exact: bool = False,
    tally: Tally | None = None,
    **filters: Any,
) -> Iterator[Row]:
    """Where the words of a query stand in rows that stand in no store, in their order; the rest as `Corpus.kwic`."""
    from iomcorpus.asking.concordance import Tally, concordance, facts_to_show
    from iomcorpus.asking.query import parse
    from iomcorpus.spool import Spool

    options: dict[str, Any] = {"exact": exact, "window": window, "sort": sort, "limit": limit}
    node = None if query is None else parse(query)
    facts = facts_to_show(node, make_filters(**filters).fields)
    spool = Spool.of(_with_places(rows, facts) if facts else rows)
    found = (row for row, matches in _matched(spool, query, exact, filters) if matches)
    return concordance(found, None if facts else node, tally or Tally(), **options)


def _with_places(rows: Iterable[Mapping[str, Any]], facts: Sequence[Fact]) -> Iterator[Row]:
    """Rows with the places of these facts, for a concordance."""
    from iomcorpus.asking.concordance import PLACES, shown_type
    from iomcorpus.asking.holding import FACTS, is_that

    for row in with_facts(rows, *facts):
        found = (
            one for one in row.pop(FACTS) for fact in facts if one["type"] == shown_type(fact) and is_that(one, fact)
        )
        yield row | {PLACES: [(one["line"], one["start"], one["end"]) for one in found]}


def count_words(
    rows: Iterable[Mapping[str, Any]],
    query: str | None = None,
    *,
    sort: str = "count",
    exact: bool = False,
    listed: Row | None = None,
    **filters: Any,
) -> tuple[Words, list[Row]]:
    """`Corpus.words` for rows that stand in no store."""
    from iomcorpus.asking.statistics import Listing, Words, frequencies
    from iomcorpus.spool import Spool

    words = Words.of(row for row, matches in _matched(Spool.of(rows), query, exact, filters) if matches)
    return words, frequencies(words, Listing(**(listed or {})), sort=sort)


def count_collocates(
    rows: Iterable[Mapping[str, Any]],
    query: str,
    *,
    window: int = 5,
    measure: str = "ll",
    exact: bool = False,
    listed: Row | None = None,
    **filters: Any,
) -> tuple[Neighbours, list[Row]]:
    """`Corpus.collocates` for rows that stand in no store."""
    from iomcorpus.asking.concordance import HitFinder
    from iomcorpus.asking.query import parse
    from iomcorpus.asking.statistics import Listing, Neighbours, collocates
    from iomcorpus.spool import Spool

    found = Neighbours(HitFinder(parse(query), exact=exact), window)
    for row, matches in _matched(Spool.of(rows), query, exact, filters):
        if matches:
            found.add(row)
        else:
            found.add_rest([row])
    return found, collocates(found, Listing(**(listed or {})), measure=measure)


def count_keywords(
    rows: Iterable[Mapping[str, Any]],
    of: str,
    against: str | None = None,
    *,
    sort: str = "ll",
    direction: str = "over",
    exact: bool = False,
    listed: Row | None = None,
    **filters: Any,
) -> tuple[Words, Words, list[Row]]:
    """`Corpus.keywords` for rows that stand in no store."""
    from iomcorpus.asking.statistics import Listing, Words, keywords
    from iomcorpus.spool import Spool

    spool = Spool.of(rows)
    pairs = zip(_matched(spool, of, exact, filters), _matched(spool, against, exact, filters), strict=True)
    words, others = Words(), Words()
    for (row, first), (_, second) in pairs:
        if first:
            words.add_row(row)
        elif second:
            others.add_row(row)
    return words, others, keywords(words, others, Listing(**(listed or {})), sort=sort, direction=direction)


def _matched(
    rows: Spool[Mapping[str, Any]], query: str | None, exact: bool, filters: Mapping[str, Any]
) -> Iterator[tuple[Row, bool]]:
    """The rows that pass filters, and whether a query finds them; copies are among them, with `keep` false.

    Where copies are asked for they count like all others, so then none has `keep` false.
    """
    hide = filters.get("copies", "hide") == "hide"
    shown = {**filters, "copies": "show"} if hide else filters
    found = None
    if query is not None:
        hits = search_rows(rows, query, exact=exact, **shown)
        found = {(hit["id"], hit["source"], hit["first_line"]) for hit in hits}
    for row in chosen_rows(rows, make_filters(**shown)):
        place = row["id"], row.get("source"), row.get("first_line") or 1
        yield row if hide else row | {"keep": True}, found is None or place in found


def dedupe_rows(
    rows: Iterable[Mapping[str, Any]],
    *,
    keep: str = "best",
    decisions: str | None = None,
    records: bool = False,
    note: Callable[[str], None] | None = None,
    memory: int | None = None,
    **filters: Any,
) -> Iterator[Row]:
    """What records that stand in no store are to each other, in their order; of a record `id` and `text` are needed.

    With `records` each is passed through whole, with the fields added. `note` is told in a line what a person should
    know, as of decisions about records that are not there. `memory` bounds the index and the words that are kept, in
    bytes; what is more goes to temporary files.
    """
    from iomcorpus.asking.holding import FACTS
    from iomcorpus.asking.scan import passes
    from iomcorpus.copies.decisions import CopyDecisions
    from iomcorpus.copies.parts import MEMORY
    from iomcorpus.copying.stream import decide_rows
    from iomcorpus.reading.decisions import read_decisions

    chosen = make_filters(**{"copies": "show", **filters})
    said = CopyDecisions.of(read_decisions(decisions, must_exist=True), decisions or "")
    known = with_facts(rows, chosen.fields)
    for row, copy in decide_rows(known, keep, said, note or (lambda message: None), memory or MEMORY):
        if passes({**row, **copy}, chosen):
            row.pop(FACTS, None)
            yield {**row, **copy} if records else copy


def pair_rows(
    rows: Iterable[Mapping[str, Any]],
    *,
    decisions: str | None = None,
    note: Callable[[str], None] | None = None,
    memory: int | None = None,
    **filters: Any,
) -> Iterator[Row]:
    """Pairs of records that stand in no store and have much in common; of each one or more passes the filters."""
    from iomcorpus.asking.scan import passes
    from iomcorpus.copies.decisions import CopyDecisions
    from iomcorpus.copies.parts import MEMORY
    from iomcorpus.copying.stream import pairs_among
    from iomcorpus.reading.decisions import read_decisions

    said = CopyDecisions.of(read_decisions(decisions, must_exist=True), decisions or "")
    chosen = make_filters(**{"copies": "show", **filters})
    told = said, note or (lambda message: None), memory or MEMORY
    return pairs_among(with_facts(rows, chosen.fields), *told, lambda row: passes(row, chosen))


def extract_rows(
    records: Iterable[Mapping[str, Any]],
    types: Collection[str],
    *,
    scope: str = "corpus",
    without: Collection[str] = (),
    engine: str = "rules",
    decisions: str | None = None,
    jobs: int | None = None,
) -> Iterator[Row]:
    """The facts of records that stand in no store, in their order; of a record only `id` and `text` are needed.

    With the scope `record` each record's facts come as soon as it is read, and persons are told apart inside it only;
    with `corpus` all are read first.
    """
    from iomcorpus.facts.identity.resolve import resolve_people
    from iomcorpus.finding import FindingSettings, find_each, people_decisions
    from iomcorpus.output.mentions import known_rows
    from iomcorpus.reading.decisions import read_decisions
    from iomcorpus.spool import Spool

    said = people_decisions(read_decisions(decisions, must_exist=True))
    found = find_each(records, types, FindingSettings(tuple(sorted({*without})), engine), jobs or os.cpu_count() or 1)
    if scope == "record":
        for row, facts in found:
            yield from known_rows(row, facts.mentions, resolve_people(facts.people, said))
        return
    named = []
    spool: Spool[tuple[Row, list[Any]]] = Spool()
    for row, facts in found:
        named += facts.people
        spool.put(({"id": row["id"], "source": row.get("source")}, facts.mentions))
    people = resolve_people(sorted(named, key=lambda one: (one.record, one.who)), said)
    for row, mentions in spool:
        yield from known_rows(row, mentions, people)


def split_stream(
    sources: Sequence[str],
    settings: Settings | None = None,
    note: Callable[[str], None] | None = None,
    *,
    max_size: int | None = None,
    outcome: Outcome | None = None,
    sidecar: str | None = None,
    folders: Sequence[str] = (),
    borders: str | None = None,
) -> Iterator[Record | Furniture]:
    """Split captures without a store, standard input (`-`) among them, each by itself and by what the others show.

    An input that cannot be used is noted, and counted in `outcome`. `sidecar` and `folders` are those of
    `Corpus.split`; only a sidecar that is named can tell of standard input, as of the name `-`. `borders` is a file of
    what people have decided of borders.
    """
    from iomcorpus.model import UNDESCRIBED
    from iomcorpus.pipeline import split_capture, survey_capture
    from iomcorpus.reading.capture import capture_name
    from iomcorpus.reading.decisions import read_typed
    from iomcorpus.reading.sidecar import describe_captures
    from iomcorpus.splitting.decisions import parse_borders
    from iomcorpus.splitting.settings import Settings

    settings, note, outcome = settings or Settings(), note or (lambda message: None), outcome or Outcome()
    decided = parse_borders(read_typed(borders, must_exist=True), borders or "")
    names = {source: capture_name(source, os.getcwd()) for source in sources}
    named = {name: source for source, name in names.items()}
    metadata = describe_captures(named, os.getcwd(), note, folders=folders, sidecar=sidecar)
    captures: dict[str, Capture] = {}
    for capture in _read_captures(names, note, max_size, outcome):
        for message in capture.notes:
            note(message)
        captures[capture.name] = replace(capture, metadata=metadata.get(capture.name, UNDESCRIBED))
    for message in decided.about_nobody(captures):
        note(message)
    if len(captures) == 1:
        ((name, capture),) = captures.items()
        survey = survey_capture(capture)
        said = _hear(decided, captures, {name: survey}, note)
        yield from split_capture(capture, survey, settings.of(name), said=said.get(name, ())).runs()
        return
    yield from _split_beside_others(captures, settings, decided, note)


def _read_captures(
    names: Mapping[str, str], note: Callable[[str], None], max_size: int | None, outcome: Outcome
) -> Iterator[Capture]:
    """Captures by source, of which the name is told; what cannot be used is noted, and counted as failed."""
    from iomcorpus.reading.capture import read_capture

    for source, name in names.items():
        try:
            capture = read_capture(source, name, max_size=max_size)
        except CorpusError as error:
            note(str(error))
            outcome.failed += 1
            continue
        yield capture


def _split_beside_others(
    captures: Mapping[str, Capture], settings: Settings, decided: BorderDecisions, note: Callable[[str], None]
) -> Iterator[Record | Furniture]:
    """Split several captures, each by itself and by what the others show."""
    from tempfile import TemporaryDirectory

    from iomcorpus.splitting.across import common_prints, find_twins
    from iomcorpus.work import Workers, find_orders

    with TemporaryDirectory(prefix="iomcorpus-") as folder, Workers(folder, 1, ()) as workers:
        surveys = workers.survey(captures)
        said = _hear(decided, captures, surveys, note)
        twins = find_twins(surveys, surveys, common_prints(surveys.values()))
        done = {one.name: one for one in workers.split(captures, surveys, settings, twins, None, said)}
        found = find_orders({name: one.summary for name, one in done.items()})
        orders = {name: order for name, order in found.items() if order}
        hinted = {name: capture for name, capture in captures.items() if name in orders}
        done |= {one.name: one for one in workers.split(hinted, surveys, settings, twins, orders, said)}
        for name in captures:
            yield from done[name].runs()


def profile_stream(
    sources: Sequence[str],
    settings: Settings | None = None,
    note: Callable[[str], None] | None = None,
    *,
    max_size: int | None = None,
    outcome: Outcome | None = None,
) -> Iterator[Row]:
    """What is learned of each capture by itself, a row a habit; nothing is kept."""
    from iomcorpus.pipeline import profile_capture
    from iomcorpus.reading.capture import capture_name
    from iomcorpus.splitting.settings import Settings

    settings, note, outcome = settings or Settings(), note or (lambda message: None), outcome or Outcome()
    names = {source: capture_name(source, os.getcwd()) for source in sources}
    for capture in _read_captures(names, note, max_size, outcome):
        yield from profile_capture(capture, settings.of(capture.name))


def _hear(
    decided: BorderDecisions,
    captures: Mapping[str, Capture],
    surveys: Mapping[str, Survey],
    note: Callable[[str], None],
) -> dict[str, list[Heard]]:
    """Where in captures stands what people have decided of their borders; what decides nothing is noted."""
    from iomcorpus.reading.capture import lines_of
    from iomcorpus.splitting.standing import settle

    found = {}
    for name, said in decided.said.items():
        if capture := captures.get(name):
            found[name] = settle(said, surveys[name], lines_of(capture), name, capture.digest)
            for remark in decided.remarks(found[name]):
                note(remark)
    return found
