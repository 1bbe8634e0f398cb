"""A corpus: the verbs on a store, as Python. The commands call this and nothing below it.

>>> corpus = Corpus("/nowhere/iomcorpus.db")
>>> corpus.count("river")
Traceback (most recent call last):
...
iomcorpus.errors.CorpusError: /nowhere/iomcorpus.db: there is no store yet. Make it with: iomcorpus split CAPTURE...
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, TextIO

from iomcorpus.asking.filters import make_filters
from iomcorpus.errors import CorpusError
from iomcorpus.model import Outcome

if TYPE_CHECKING:
    from typing import Unpack

    from iomcorpus.asking.concordance import Tally
    from iomcorpus.asking.filters import Asked, Chosen
    from iomcorpus.asking.mentions import About
    from iomcorpus.asking.query import Filters, Node
    from iomcorpus.asking.saved import Saved
    from iomcorpus.asking.statistics import Neighbours, Words
    from iomcorpus.decisions import Said
    from iomcorpus.model import Metadata
    from iomcorpus.output.redaction import AsIs
    from iomcorpus.reading.capture import Capture
    from iomcorpus.splitting.decisions import BorderDecisions
    from iomcorpus.splitting.settings import Settings
    from iomcorpus.store.check import Finding
    from iomcorpus.store.open import Store
    from iomcorpus.store.overtaken import State

Row = dict[str, Any]
MOST_OPTIONS = 20  # of persons who may be meant by a name


class Corpus:
    r"""The records of some captures, in one store file that need not be there yet.

    `note` is told, a line at a time, what a person should know. Lists come as iterators of rows, which are dicts
    with the fields that `iomcorpus schema NAME` explains (below: Schema: `NAME`); the store is open as long as one
    is read, and each sees one state of it. Lines are 1-based and columns 0-based characters, both of the raw
    capture; days are EDTF. What cannot be carried out is a `CorpusError` of one line. Every list of records or
    facts takes a query and the filters `after`, `before`, `source`, `kind`, `inferred`, `copies`, `person`, `role`,
    `org`, `figure`, `unit`, `mentions` and `has`, which mean what they mean on the command line.

    >>> import os, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> capture = os.path.join(folder.name, "village.txt")
    >>> news = "5 May 2017\n\nThe ferry sank off Bari with 40 people on board. All were saved, said the mayor.\n\n\n"
    >>> news += "6 May 2017\n\nMr Tom Holm saw no ferry. Nobody was on the quay then, the harbour master said.\n"
    >>> with open(capture, "w", encoding="utf-8") as file:
    ...     _ = file.write(news)
    >>> corpus = Corpus(os.path.join(folder.name, "iomcorpus.db"))
    >>> corpus.split([capture]).actions
    {'village.txt': 'new'}
    >>> corpus.count("ferry"), corpus.count("ferry", before="2017-05-05")
    (2, 1)
    >>> [(hit["date"], hit["first_line"]) for hit in corpus.search("ferry", sort="date")]
    [('2017-05-06', 6), ('2017-05-05', 1)]
    >>> next(corpus.kwic("ferry", window=2))["right"]
    ' sank off'
    >>> corpus.extract(jobs=1)
    2
    >>> [(row["value"], row["unit"]) for row in corpus.mentions(["figure"])]
    [(40, 'people')]
    >>> [person["person"] for person in corpus.people()]
    ['Tom Holm']
    >>> list(corpus.verify())
    []
    >>> folder.cleanup()
    """

    def __init__(self, db: str = "iomcorpus.db", note: Callable[[str], None] | None = None) -> None:
        self.db = db
        self.note = note or (lambda message: None)  # told in a line what a person should know
        self._opened: Store | None = None  # else each question opens the store

    def __repr__(self) -> str:
        return f"Corpus({self.db!r})"

    def _repr_html_(self) -> str:
        """What a notebook shows: captures, records, their period, and how the stages stand."""
        from iomcorpus.output.notebook import corpus_html, no_corpus_html

        try:
            return corpus_html(self.db, self.status())
        except CorpusError as error:
            return no_corpus_html(str(error))

    # Splitting

    def split(
        self,
        sources: Sequence[str],
        settings: Settings | None = None,
        *,
        prune: bool = False,
        dry_run: bool = False,
        jobs: int | None = None,
        max_size: int | None = None,
        progress: Callable[[int], None] | None = None,
        sidecar: str | None = None,
        folders: Sequence[str] = (),
        borders: str | None = None,
        begins: Callable[[str, int], None] | None = None,
    ) -> Outcome:
        """Cut captures into records and keep them.

        Captures that the store knows by digest are left as they are, others replaced, all in one transaction; where a
        new capture holds articles of a known one, the known one's borders are decided again from its survey. `prune`
        drops captures whose file is gone. `progress` is told the bytes that have been dealt with, in each of two
        passes; then `begins` is told `index` and how many bytes, of which `progress` is told what is written. An input
        that cannot be used is noted and counted.

        What sidecars say of captures (`captures.csv` in their folders and in those above, up to the store's or one of
        `folders`; else the one file `sidecar`) is part of them: where only that has changed they are not read again. So
        is what people have decided of borders: in the file `borders`, else in `borders.txt` beside the store if that is
        there.
        """
        from iomcorpus.splitting.settings import Settings
        from iomcorpus.store.overtaken import until_it_stands

        told: dict[str, Any] = {"prune": prune, "dry_run": dry_run, "jobs": jobs, "max_size": max_size}
        told |= {"progress": progress, "sidecar": sidecar, "folders": folders, "borders": borders, "begins": begins}
        return until_it_stands(self.db, self.note, lambda: self._split_once(sources, settings or Settings(), **told))

    def _split_once(
        self,
        sources: Sequence[str],
        settings: Settings,
        *,
        prune: bool,
        dry_run: bool,
        jobs: int | None,
        max_size: int | None,
        progress: Callable[[int], None] | None,
        sidecar: str | None,
        folders: Sequence[str],
        borders: str | None,
        begins: Callable[[str, int], None] | None,
    ) -> Outcome:
        outcome = Outcome()
        since = self._since()
        known = self._known()
        decided = self._decided_borders(borders)
        sources = self._without_typed(sources, decided.file)
        metadata = self._described(sources, known, sidecar, folders)
        captures, described = self._read(sources, known, metadata, outcome, settings, max_size, progress)
        unnamed = [name for name in known if prune and name not in outcome.names]
        gone = [name for name in unnamed if not os.path.exists(self._path(known[name], name))]
        outcome.actions.update(dict.fromkeys(gone, "gone"))
        stays = {name: str(row["summary"]) for name, row in known.items() if name not in captures and name not in gone}
        anew = decided.turned(stays)
        outcome.actions.update(dict.fromkeys(sorted(anew), "decided again"))
        if dry_run:
            return outcome
        if captures or gone or described or anew or decided.said:
            from iomcorpus.update import Update

            update = Update(self.db, self.note, known, captures, gone, outcome, described, decided, anew, since)
            update.begins = begins
            if captures or gone or described or anew:
                update.run(settings, jobs or os.cpu_count() or 1, progress)
            for remark in update.remarks():
                self.note(remark)
        moved = {capture: source for capture, source in self._moved(sources, known).items() if capture not in captures}
        if moved:
            self._touch(moved)
        return outcome

    def _known(self) -> dict[str, Row]:
        from iomcorpus.store import read
        from iomcorpus.store.open import is_made

        if not is_made(self.db):
            return {}
        with self._reading() as store:
            return {row["name"]: row for row in read.captures(store)}

    def _since(self) -> State:
        """How the records stand, so that what is made of them can be told to be overtaken."""
        from iomcorpus.store.open import is_made
        from iomcorpus.store.overtaken import records_state

        if not is_made(self.db):
            return ()
        with self._reading() as store:
            return records_state(store)

    def _decided_borders(self, path: str | None) -> BorderDecisions:
        """What people have decided of borders: in the file that was named, else in `borders.txt` beside the store."""
        from iomcorpus.reading.decisions import read_typed
        from iomcorpus.splitting.decisions import BorderDecisions, is_typed, parse_borders

        file = path or self._borders
        text = read_typed(file, must_exist=path is not None)
        if path is None and not is_typed(text):
            self.note(f"{file}: no decisions on borders stand in it, so it is no more than a capture.")
            return BorderDecisions()
        return parse_borders(text, file)

    @property
    def _borders(self) -> str:
        return os.path.join(os.path.dirname(self.db), "borders.txt")

    def _without_typed(self, sources: Sequence[str], borders: str) -> list[str]:
        """Captures without the file of decisions beside the store, which lies in the way of `*.txt`."""
        return [source for source in sources if not borders or os.path.abspath(source) != os.path.abspath(borders)]

    def _name(self, source: str) -> str:
        from iomcorpus.reading.capture import capture_name

        return capture_name(source, os.path.dirname(os.path.abspath(self.db)))

    def _path(self, row: Row, name: str) -> str:
        """Where a capture's file is: as named from the store's folder, be it compressed by now, else as given."""
        from iomcorpus.reading.capture import COMPRESSIONS

        path = os.path.join(os.path.dirname(os.path.abspath(self.db)), name)
        found = (path + suffix for suffix in ("", *COMPRESSIONS) if os.path.exists(path + suffix))
        return next(found, str(row["source"]))

    def _moved(self, sources: Sequence[str], known: Mapping[str, Row]) -> dict[str, str]:
        """Known captures that are given under another path than last time."""
        names = {self._name(source): source for source in sources}
        return {name: source for name, source in names.items() if name in known and known[name]["source"] != source}

    def _described(
        self, sources: Sequence[str], known: Mapping[str, Row], sidecar: str | None, folders: Sequence[str]
    ) -> dict[str, Metadata]:
        """What sidecars say of captures, by name."""
        from iomcorpus.reading.sidecar import describe_captures

        names = {self._name(source): source for source in sources}
        base = os.path.dirname(os.path.abspath(self.db))
        return describe_captures(names, base, self.note, known=known, folders=folders, sidecar=sidecar)

    def _read(
        self,
        sources: Sequence[str],
        known: Mapping[str, Row],
        metadata: Mapping[str, Metadata],
        outcome: Outcome,
        settings: Settings,
        max_size: int | None,
        progress: Callable[[int], None] | None,
    ) -> tuple[dict[str, Capture], dict[str, Metadata]]:
        """By name the captures that are new or have changed, and what sidecars now say of others."""
        from iomcorpus.model import DESCRIBED, UNDESCRIBED
        from iomcorpus.reading.capture import read_capture
        from iomcorpus.store.read import metadata_of

        found: dict[str, Capture] = {}
        described: dict[str, Metadata] = {}
        for source in sources:
            name = self._name(source)
            try:
                capture = read_capture(source, name, max_size=max_size)
            except CorpusError as error:
                self.note(str(error))
                outcome.failed += 1
                continue
            for message in capture.notes:
                self.note(message)
            outcome.names.append(name)
            row, told = known.get(name), metadata.get(name, UNDESCRIBED)
            if row and row["digest"] == capture.digest and row["settings"] == str(settings.of(name)):
                outcome.actions[name] = "unchanged"
                if told != metadata_of(row):
                    outcome.actions[name] = DESCRIBED
                    described[name] = told
                if progress:
                    progress(2 * capture.size)
                continue
            outcome.actions[name] = "changed" if row else "new"
            found[name] = replace(capture, metadata=told)
        return found, described

    def _touch(self, moved: Mapping[str, str]) -> None:
        from iomcorpus.store.open import close_writer, open_for_writing
        from iomcorpus.store.write import touch_sources

        store = open_for_writing(self.db, self.note)
        try:
            touch_sources(store, moved)
        finally:
            close_writer(store)

    # Reading

    @contextmanager
    def _reading(self) -> Iterator[Store]:
        from iomcorpus.asking.conditions import define_functions
        from iomcorpus.store.read import reading

        with nullcontext(self._opened) if self._opened else reading(self.db) as store:
            define_functions(store)
            yield store

    @contextmanager
    def opened(self) -> Iterator[Corpus]:
        """The same corpus with its store open, for many questions in a row; all see the same state of it."""
        from iomcorpus.store import read

        with self._reading() as store:
            read.hold_still(store)
            corpus = Corpus(self.db, self.note)
            corpus._opened = store
            yield corpus

    def search(
        self,
        query: str | None = None,
        *,
        limit: int | None = None,
        sort: str = "rank",
        fuzzy: bool = False,
        **filters: Unpack[Asked],
    ) -> Iterator[Row]:
        """The hits of a query, best first (`sort="date"`: newest first), with the fields of the contract.

        `after`, `before` (EDTF days, months or years, inclusive), `source`, `kind`, `inferred` and `exact` narrow it,
        and so do the fields `person`, `role`, `org`, `figure`, `unit`, `mentions` and `has`, with the values that they
        have in a query. Without a query all records that these let through are hits. `fuzzy` finds words that are
        spelt otherwise too, and notes which.

        A CorpusError says what cannot be read in a query or a filter, and shows where. Schema: `hits`.
        """
        from iomcorpus.asking import sql

        with self._asked(query, make_filters(sort=sort, limit=limit, **filters), fuzzy=fuzzy) as (store, node, chosen):
            yield from sql.hits(store, node, chosen)

    def count(self, query: str | None = None, *, fuzzy: bool = False, **filters: Unpack[Asked]) -> int:
        """How many records match a query, each article counted once unless `copies="show"`."""
        from iomcorpus.asking import sql

        with self._asked(query, make_filters(**filters), fuzzy=fuzzy) as (store, node, chosen):
            return sql.count(store, node, chosen)

    def explain(self, query: str | None = None, *, fuzzy: bool = False, **filters: Unpack[Asked]) -> Row:
        """What a query asks, part by part with how many records each finds, and the statements that answer it."""
        from iomcorpus.asking.explain import explain

        with self._asked(query, make_filters(**filters), fuzzy=fuzzy) as (store, node, chosen):
            return {"query": query, **explain(store, node, chosen)}

    def respelt(self, query: str, **filters: Unpack[Asked]) -> str | None:
        """The query with words that nothing has put right, if it finds anything so; None where that is no help."""
        from iomcorpus.asking.spelling import suggest

        with self._asked(query, make_filters(**filters)) as (store, _, chosen):
            return suggest(store, query, chosen)

    @contextmanager
    def _asked(
        self, query: str | None, filters: Filters, *, fuzzy: bool = False, after: Collection[str] = ()
    ) -> Iterator[tuple[Store, Node | None, Filters]]:
        """The store and a query's tree with its filters, if the stages `after` which it is asked cover the records.

        Those whose findings its fields look at are among them.
        """
        from iomcorpus.asking.fields import stages
        from iomcorpus.asking.query import parse
        from iomcorpus.store.ledger import must_cover

        node = None if query is None else parse(query)
        with self._reading() as store:
            for stage in sorted({*after, *stages(node, filters.fields)}):
                must_cover(store, stage, self.db)
            if fuzzy and node is not None:
                from iomcorpus.asking.spelling import StoreWords, widen

                node, remarks = widen(node, StoreWords(store))
                for remark in remarks:
                    self.note(remark)
            yield store, node, filters

    @contextmanager
    def _chosen(self, query: str | None, *, facts: bool = False, **filters: Any) -> Iterator[Store]:
        """The store, with what a query chooses in its table `chosen`; `facts` where the facts of records are needed."""
        from iomcorpus.asking.chosen import choose

        stages = ("extract",) if facts else ()
        with self._asked(query, make_filters(**filters), after=stages) as (store, node, chosen):
            choose(store, node, chosen)
            yield store

    def kwic(
        self,
        query: str | None = None,
        *,
        window: int = 10,
        sort: str = "place",
        limit: int | None = None,
        exact: bool = False,
        tally: Tally | None = None,
        **filters: Unpack[Chosen],
    ) -> Iterator[Row]:
        """Where the words of a query stand, with so many words on each side (0: the sentence), by capture and line.

        Without words the facts are hits that it asks for, or that fields among the filters ask for. `sort` may be
        `left` or `right` (by the words on that side) or `date` (newest first). `tally` is told how many there are,
        whatever the limit, each article counted once and with copies.

        Schema: `kwic`.
        """
        from iomcorpus.asking import concordance
        from iomcorpus.asking.query import parse

        options: dict[str, Any] = {"exact": exact, "window": window, "sort": sort, "limit": limit}
        node = None if query is None else parse(query)
        facts = concordance.facts_to_show(node, make_filters(**filters).fields)
        with self._chosen(query, exact=exact, **filters) as store:
            rows = concordance.chosen_records(store, filters.get("copies", "hide"), facts)
            shown = None if facts else node
            yield from concordance.concordance(rows, shown, tally or concordance.Tally(), **options)

    def words(
        self,
        query: str | None = None,
        *,
        sort: str = "count",
        exact: bool = False,
        listed: Row | None = None,
        **filters: Unpack[Chosen],
    ) -> tuple[Words, list[Row]]:
        """The words of the records that a query finds, counted, and a row a word, the commonest first.

        Of this and the other lists `listed` says which words are in it: `like` a pattern, not on the list of stop
        words (`stop`), and at least so often (`least`).

        Schema: `words`.
        """
        from iomcorpus.asking import statistics

        with self._chosen(query, exact=exact, **filters) as store:
            words = statistics.Words.of(statistics.chosen_texts(store, filters.get("copies", "hide")))
        return words, statistics.frequencies(words, statistics.Listing(**(listed or {})), sort=sort)

    def collocates(
        self,
        query: str,
        *,
        window: int = 5,
        measure: str = "ll",
        exact: bool = False,
        listed: Row | None = None,
        **filters: Unpack[Chosen],
    ) -> tuple[Neighbours, list[Row]]:
        """The words that stand near the hits of a query more often than by chance, and what they were counted in.

        `measure` is `ll` (log-likelihood: how sure it is), `mi` (how many times as often as by chance) or `logdice`
        (how exclusively). Chance is what all records that pass the filters show.

        Schema: `collocates`.
        """
        from iomcorpus.asking import statistics
        from iomcorpus.asking.concordance import HitFinder
        from iomcorpus.asking.query import parse

        copies = filters.get("copies", "hide")
        found = statistics.Neighbours(HitFinder(parse(query), exact=exact), window)
        with self._chosen(query, exact=exact, **filters) as store:
            numbers = statistics.chosen_numbers(store)
            for row in statistics.chosen_texts(store, copies):
                found.add(row)
        with self._chosen(None, **filters) as store:
            found.add_rest(statistics.chosen_texts(store, copies, without=numbers))
        return found, statistics.collocates(found, statistics.Listing(**(listed or {})), measure=measure)

    def keywords(
        self,
        of: str | None,
        against: str | None = None,
        *,
        sort: str = "ll",
        direction: str = "over",
        exact: bool = False,
        listed: Row | None = None,
        **filters: Unpack[Chosen],
    ) -> tuple[Words, Words, list[Row]]:
        """What is typical of the records that one query finds beside those of another, else beside all others.

        Records that both find belong to the first. The filters are those of both.

        Schema: `keywords`.
        """
        from iomcorpus.asking import statistics

        copies = filters.get("copies", "hide")
        with self._chosen(of, exact=exact, **filters) as store:
            numbers = statistics.chosen_numbers(store)
            words = statistics.Words.of(statistics.chosen_texts(store, copies))
        with self._chosen(against, exact=exact, **filters) as store:
            others = statistics.Words.of(statistics.chosen_texts(store, copies, without=numbers))
        listing = statistics.Listing(**(listed or {}))
        return words, others, statistics.keywords(words, others, listing, sort=sort, direction=direction)

    def timeline(
        self, query: str | None = None, *, by: str | None = None, counting: str = "records", **filters: Unpack[Asked]
    ) -> Iterator[Row]:
        """How many records fall on each day, month, quarter, year or decade (`by`; None: the finest that reads well).

        `counting` may be `hits` (of the query's words) or `mentions` (dates in the text). What lies in no single period
        is noted.

        Schema: `timeline`.
        """
        from iomcorpus.asking import timeline
        from iomcorpus.asking.query import parse

        types = ("date",) if counting == "mentions" else ()
        with self._counting(query, types, **filters) as (store, counts, about):
            node = parse(query) if query else None
            found = timeline.timeline(store, node, counts, about, by=by, counting=counting)
        if left_out := timeline.left_out(found, counting):
            self.note(left_out)
        yield from found.rows

    def facets(
        self, field: str, query: str | None = None, *, sort: str | None = None, least: int = 1, **filters: Unpack[Asked]
    ) -> Iterator[Row]:
        """The values of a field (`asking.facets.FACETS`), each with how many records have it, the commonest first.

        `sort` may be `count` or `value`. How many have none is noted.

        A CorpusError says where there is no such field. Schema: `facets`.
        """
        from iomcorpus.asking import facets

        facet = facets.find_facet(field)
        with self._counting(query, facet.types, **filters) as (store, counts, about):
            found = facets.facets(store, field, counts, about, sort=sort, least=least)
        if found.lacking:
            self.note(f"{found.lacking} of {found.records} records have no {facet.lacking}")
        yield from found.rows

    @contextmanager
    def _counting(
        self, query: str | None, types: Collection[str], **filters: Any
    ) -> Iterator[tuple[Store, str, About]]:
        """As `_mentioning`, but without types no facts are needed."""
        from iomcorpus.asking.mentions import ANYTHING, counted

        if types:
            with self._mentioning(query, types, **filters) as ground:
                yield ground
        else:
            with self._chosen(query, **filters) as store:
                yield store, counted(filters.get("copies", "hide")), ANYTHING

    def stats(self, query: str | None = None, **filters: Unpack[Asked]) -> Row:
        """What the corpus is, or what a query chooses of it: records, words, days, kinds, facts, copies.

        Copies and facts are counted where their stage covers the store, else it is noted.

        Schema: `stats`.
        """
        from iomcorpus.asking.summary import summarise
        from iomcorpus.store import ledger

        with self._counting(query, (), **filters) as (store, counts, _):
            fresh = {stage: ledger.is_fresh(store, stage) for stage in ledger.RESTS_ON}
            known = {"with_copies": bool(fresh["dedupe"]), "with_facts": bool(fresh["extract"])}
            found = summarise(store, counts, **known)
        for stage, sought in ledger.SOUGHT.items():
            if not fresh[stage]:
                why = "none have been looked for" if fresh[stage] is None else "the records have changed since"
                self.note(f"{sought} are not counted: {why}. Run: iomcorpus {stage}")
        return found

    def show(self, id: str) -> Row:
        """One record with all that the store knows of it, by its id or the beginning of it.

        A CorpusError says where no record or several begin so. Schema: `shown`.
        """
        from iomcorpus.store import read

        with self._reading() as store:
            return read.record(store, id)

    def why(self, id: str) -> Row:
        """Why a record is what it is: the cues that opened it and what follows it, and what its date rests on.

        A CorpusError says where no record or several begin so. Schema: `reasons`.
        """
        from iomcorpus.asking.evidence import dated_by, evidence_of
        from iomcorpus.splitting.cues import CUES
        from iomcorpus.store import read

        whys = {cue.name: cue.why for cue in CUES} | {"baseline": "before evidence, few paragraphs begin an item"}

        def told(border: Row) -> Row:
            cues = [{"name": name, "weight": weight, "why": whys.get(name, "")} for name, weight in border["cues"]]
            return {**border, "cues": cues}

        with self._reading() as store:
            record = read.record(store, id)
            rows = read.records(store, [record["name"]], border=True)
            following = next((row for row in rows if row["first_line"] > record["last_line"]), None)
            copy = dated_by(store, record)
        head = ("id", "source", "first_line", "last_line", "title", "lead", "date", "date_from")
        return {
            **{name: record[name] for name in head},
            "opened": told(record["border"]),
            "closed": told(following["border"]) if following else None,
            "dated_by": copy,
            "inferred": record["inferred"],
            "evidence": evidence_of(record),
        }

    def records(
        self,
        names: Iterable[str] | None = None,
        *,
        border: bool = False,
        query: str | None = None,
        **filters: Unpack[Asked],
    ) -> Iterator[Row]:
        """Records in the contract's form: of all captures by name, or of those named in their order.

        With `border` also the cues that each begins with; with a query those that it finds.

        Schema: `records`.
        """
        from iomcorpus.asking.chosen import CHOSEN_NUMBERS, KEPT_NUMBERS
        from iomcorpus.store import read

        filters = {"copies": "show", **filters}
        with self._chosen(query, **filters) as store:
            numbers = KEPT_NUMBERS if filters["copies"] == "hide" else CHOSEN_NUMBERS
            yield from read.records(store, names, border=border, numbers=numbers)

    def furniture(self, names: Iterable[str] | None = None) -> Iterator[Row]:
        """The lines that are in no record, with the reason.

        Schema: `furniture`.
        """
        from iomcorpus.store import read

        with self._reading() as store:
            yield from read.furniture(store, names)

    def borders(self, sources: Sequence[str] | None = None) -> Iterator[Row]:
        """Where the records and the furniture of captures begin, how sure that is, and what people have decided.

        Captures are given by name or path, else they are all. `verb` says what a row is: `found` (a record), `aside`,
        a decision (`record`, `join`, `furniture`), or `void`, a decision without effect.
        """
        from heapq import merge

        from iomcorpus.output.borders import list_borders
        from iomcorpus.splitting.decisions import heard_of
        from iomcorpus.store import read

        def first_line(row: Mapping[str, Any]) -> int:
            return int(row["first_line"])

        names = self.names_of(sources)
        with self._reading() as store:
            known = {row["name"]: row for row in read.captures(store)}
            for name in names:
                records, furniture = read.records(store, [name], border=True), read.furniture(store, [name])
                digest, heard = known[name]["digest"], heard_of(str(known[name]["summary"]))
                for row in list_borders(merge(records, furniture, key=first_line), heard):
                    yield {"capture": name, "digest": digest, **row}

    def unheeded(self, path: str) -> set[str]:
        """The captures of which a file of decisions on borders says other things than the last split has heeded."""
        summaries = {name: str(row["summary"]) for name, row in self._known().items()}
        return self._decided_borders(path).turned(summaries)

    def names_of(self, sources: Sequence[str] | None) -> list[str]:
        """The names that the store has for captures, by their names or paths; of all where none are given."""
        from iomcorpus.store import read

        with self._reading() as store:
            known = [row["name"] for row in read.captures(store)]
        if sources is None:
            return known
        found = [source if source in known else self._name(source) for source in sources]
        for source, name in zip(sources, found, strict=True):
            if name not in known:
                raise CorpusError(f"{source}: there is no such capture in the store. Run: iomcorpus split {source}")
        return found

    # Copies

    def dedupe(
        self,
        *,
        keep: str = "best",
        decisions: str | None = None,
        memory: int | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Find the copies of records that are new or have changed, and say how many there were.

        `keep` is the rule for the record that is kept (`copies.keep.RULES`). `decisions` is a file of what people have
        said, else `decisions.txt` beside the store if that is there. `memory` bounds the index and the words that are
        kept, in bytes; what is more goes to temporary files.
        """
        from iomcorpus.copies.decisions import CopyDecisions
        from iomcorpus.copies.parts import MEMORY
        from iomcorpus.copying.update import CopySettings, update_copies

        said = CopyDecisions.of(self._decided(decisions), decisions or self._decisions)
        told = self.note, progress or (lambda size: None)
        return update_copies(self.db, CopySettings(keep), said, *told, memory or MEMORY)

    @contextmanager
    def _copies(self, filters: Filters | None = None) -> Iterator[Store]:
        with self._asked(None, filters or make_filters(), after=("dedupe",)) as (store, _, _):
            yield store

    def copies(self, *, singles: bool = False, **filters: Unpack[Asked]) -> Iterator[Row]:
        """Records that have copies, a cluster after the other, the kept one first; with `singles` all others too.

        A CorpusError says where copies have not been looked for, or are stale. Schema: `copies`.
        """
        from iomcorpus.asking import copies

        chosen = make_filters(**filters)
        with self._copies(chosen) as store:
            yield from copies.copies(store, chosen, singles=singles)

    def pairs(self, **filters: Unpack[Asked]) -> Iterator[Row]:
        """Pairs of records that have much in common: `relation` is what `a` is to `b`.

        A CorpusError says where copies have not been looked for, or are stale. Schema: `pairs`.
        """
        from iomcorpus.asking import copies

        chosen = make_filters(**filters)
        with self._copies(chosen) as store:
            yield from copies.pairs(store, chosen)

    def compare(self, a: str, b: str) -> Row:
        """What one record is to another, by their ids or the beginnings of them, and all that shows it.

        `relation`, `similarity`, `spread` and the agreement of `numbers` and `names` as `dedupe` measures them; the
        passages that both share, the spans in which they differ, and the facts that agree or contradict each other.

        A CorpusError says where no record or several begin so. Schema: `comparison`.
        """
        from iomcorpus.copies.differences.explain import explain

        one, other = self._two(a, b)
        head = ("id", "source", "first_line", "last_line", "title", "lead", "date", "date_from")
        heads = {side: {name: row[name] for name in head} for side, row in (("a", one), ("b", other))}
        return {**heads, **explain(one, other)}

    def diff(self, a: str, b: str) -> Iterator[Row]:
        """What makes one record of another, word by word: rows with `op` (`equal`, `delete`, `insert`) and places.

        A CorpusError says where no record or several begin so. Schema: `diff`.
        """
        from iomcorpus.copies.differences.alignment import align
        from iomcorpus.copies.differences.diff import diff_rows
        from iomcorpus.copies.differences.words import read_pair

        words = read_pair(*self._two(a, b))
        return diff_rows(*words, align(*words))

    def diff_page(self, a: str, b: str) -> tuple[Row, Row, list[list[tuple[str, str]]]]:
        """Two records, and the same diff as paragraphs for a reader, each of segments: what is done, and the text."""
        from iomcorpus.copies.differences.alignment import align
        from iomcorpus.copies.differences.paragraphs import readable
        from iomcorpus.copies.differences.words import read_pair

        records = self._two(a, b)
        words = read_pair(*records)
        return *records, list(readable(*words, align(*words)))

    def _two(self, a: str, b: str) -> tuple[Row, Row]:
        from iomcorpus.store import read

        with self._reading() as store:
            return read.record(store, a), read.record(store, b)

    def captures(self) -> Iterator[Row]:
        """What each capture adds to the corpus.

        A CorpusError says where copies have not been looked for, or are stale. Schema: `captures`.
        """
        from iomcorpus.asking import copies

        with self._copies() as store:
            yield from copies.captures(store)

    # Facts

    def extract(
        self,
        *,
        without: Sequence[str] = (),
        engine: str = "rules",
        decisions: str | None = None,
        jobs: int | None = None,
        progress: Callable[[int], None] | None = None,
        begins: Callable[[str, int], None] | None = None,
    ) -> int:
        """Find the facts of records that are new or have changed, settle who is who, and say how many were read.

        `decisions` is a file of what people have said of who is who, else `decisions.txt` beside the store if that is
        there. `progress` is told the bytes of records that have been dealt with; `begins` is told `extract` and how
        many there are, then `people`.
        """
        from iomcorpus.finding import FindingSettings, people_decisions, update_facts

        said = people_decisions(self._decided(decisions))
        settings = FindingSettings(tuple(sorted({*without})), engine)
        told = self.note, progress or (lambda size: None), begins or (lambda stage, size: None)
        return update_facts(self.db, settings, said, jobs or os.cpu_count() or 1, *told)

    def waiting(self, without: Sequence[str] = (), engine: str = "rules") -> int:
        """The bytes of records that `extract` would read."""
        from iomcorpus.finding import FindingSettings
        from iomcorpus.store import facts

        with self._reading() as store:
            pending = facts.pending(store, str(FindingSettings(tuple(sorted({*without})), engine)))
        return sum(size for _, size in pending)

    def _decided(self, path: str | None) -> list[Said]:
        """What people have decided: in the file that was named, else in `decisions.txt` beside the store."""
        from iomcorpus.reading.decisions import read_decisions

        return read_decisions(path or self._decisions, must_exist=path is not None)

    @property
    def _decisions(self) -> str:
        return os.path.join(os.path.dirname(self.db), "decisions.txt")

    def mentions(
        self,
        types: Collection[str],
        names: Iterable[str] | None = None,
        *,
        query: str | None = None,
        sort: str = "place",
        context: bool = False,
        **filters: Unpack[Asked],
    ) -> Iterator[Row]:
        """Facts of some types (`date`, `person`, ...) in the contract's form, by capture, line and column.

        Of the records that a query chooses, or of all. With `context` also the record's `date` and `date_from`, and the
        text around the mention with `marks` in it.

        A CorpusError says where facts have not been looked for, or are stale. Schema: `mentions`.
        """
        with self._mentioning(query, types, **filters) as (store, counts, about):
            yield from self._mention_rows(store, types, counts, about, names=names, sort=sort, context=context)

    @contextmanager
    def _mentioning(
        self, query: str | None, types: Collection[str], **filters: Any
    ) -> Iterator[tuple[Store, str, About]]:
        """The store with what a query chooses, the condition of what counts, and what is asked of mentions."""
        from iomcorpus.asking.chosen import choose
        from iomcorpus.asking.conditions import narrowing
        from iomcorpus.asking.mentions import About, counted

        with self._asked(query, make_filters(**filters), after=("extract",)) as (store, node, chosen):
            choose(store, node, chosen)
            by_query, parameters = narrowing(node, types)
            by_options, values = narrowing(chosen.fields, types)
            yield store, counted(chosen.copies), About(f"{by_query} AND {by_options}", [*parameters, *values])

    def _mention_rows(
        self, store: Store, types: Collection[str], counts: str, about: About, *, context: bool, **how: Any
    ) -> Iterator[Row]:
        from iomcorpus.asking import mentions
        from iomcorpus.output.mentions import mention_row

        for record, mention in mentions.mentions(store, types, counts, about=about, **how):
            row = mention_row(mention, record["id"], record["source"])
            if context:
                around, marks = mentions.context(record["text"], mention)
                row |= {"date": record["date"], "date_from": record["date_from"], "context": around, "marks": marks}
            yield row

    def people(
        self, query: str | None = None, *, sort: str = "mentions", least: int = 1, **filters: Unpack[Asked]
    ) -> Iterator[Row]:
        """The persons of the corpus, most often named first, with their posts over time and organisations.

        A CorpusError says where facts have not been looked for, or are stale. Schema: `people`.
        """
        from iomcorpus.asking import people

        with self._mentioning(query, ("person",), **filters) as (store, counts, about):
            yield from people.people(store, counts, about, sort=sort, least=least)

    def people_pairs(self, query: str | None = None, *, least: int = 1, **filters: Unpack[Asked]) -> Iterator[Row]:
        """Pairs of persons that the same records name.

        A CorpusError says where facts have not been looked for, or are stale. Schema: `people_pairs`.
        """
        from iomcorpus.asking import people

        with self._mentioning(query, ("person",), **filters) as (store, counts, about):
            yield from people.pairs(store, counts, about, least=least)

    def person(self, name: str, **filters: Unpack[Asked]) -> Row | None:
        """All of one person, by id, name or words of it; None where what the filters choose does not name them.

        `names`, `held`, `orgs`, `beside`, `contacts`, and every mention (`said_of`) and quote with its place.

        A CorpusError says where nobody or several are called so, and whom it may mean. Schema: `person`.
        """
        from iomcorpus.asking import people, reached

        with self._mentioning(None, ("person",), **filters) as (store, counts, _):
            id = self._meant(store, name)
            about = people.only(store, id)
            row = next(people.people(store, counts, about), None)
            if row is None:
                return None
            pairs = people.pairs(store, counts, about)
            beside = [{"person": pair["b"], "person_id": pair["b_id"], **dict([*pair.items()][4:])} for pair in pairs]
            return row | {
                "names": people.names(store, counts, about),
                "orgs": people.organisations(store, counts, about),
                "beside": beside,
                "contacts": list(reached.contacts_once(store, counts, about)),
                "said_of": list(self._mention_rows(store, ("person",), counts, about, sort="date", context=True)),
                "quotes": list(self._mention_rows(store, ("quote",), counts, about, sort="date", context=True)),
            }

    def _meant(self, store: Store, name: str) -> str:
        """The id of the one person who is called so."""
        from iomcorpus.asking import people
        from iomcorpus.text.near import nearest
        from iomcorpus.text.safe import for_terminal

        options = people.meant(store, name)
        if not options:
            forms = people.forms_of_names(store)
            near = nearest(name, forms)
            hint = f"Did you mean {forms[near]!r}?" if near else "Names are printed by: iomcorpus people"
            raise CorpusError(f"{name!r}: nobody in the store is called so. {hint}")
        if len(options) > 1:
            told = [f"  {for_terminal(option.id)}  {for_terminal(option.name)}" for option in options[:MOST_OPTIONS]]
            more = [f"  and {len(options) - MOST_OPTIONS} more"] if len(options) > MOST_OPTIONS else []
            raise CorpusError(f"{name!r}: {len(options)} persons are called so. Give the id of one:", (*told, *more))
        return options[0].id

    def ledger(self, query: str | None = None, *, sort: str = "value", **filters: Unpack[Asked]) -> Iterator[Row]:
        """Figures about the same thing side by side, each once, with all places that say it.

        A CorpusError says where facts have not been looked for, or are stale. Schema: `ledger`.
        """
        from iomcorpus.asking import ledger

        with self._mentioning(query, ("figure",), **filters) as (store, counts, about):
            yield from ledger.ledger(store, counts, about, sort=sort)

    def speakers(self, query: str | None = None, **filters: Unpack[Asked]) -> Iterator[Row]:
        """Who is quoted, most often first, with all that they said.

        A CorpusError says where facts have not been looked for, or are stale. Schema: `speakers`.
        """
        from iomcorpus.asking import speakers

        with self._mentioning(query, ("quote",), **filters) as (store, counts, about):
            yield from speakers.speakers(store, counts, about)

    def contacts_once(
        self, query: str | None = None, *, sort: str = "place", **filters: Unpack[Asked]
    ) -> Iterator[Row]:
        """Whom to ask, each once, with all numbers and addresses and all places.

        A CorpusError says where facts have not been looked for, or are stale. Schema: `contacts_once`.
        """
        from iomcorpus.asking import reached

        with self._mentioning(query, ("contact",), **filters) as (store, counts, about):
            yield from reached.contacts_once(store, counts, about, sort=sort)

    # Queries that people keep

    @property
    def saved_file(self) -> str:
        """The text file of saved queries, which may be edited; it need not be there."""
        from iomcorpus.asking.saved import FILE

        return os.path.join(os.path.dirname(self.db), FILE)

    def saved(self) -> list[Saved]:
        """The queries that people have saved, in the order of their file."""
        from iomcorpus.asking.saved import parse_saved
        from iomcorpus.reading.decisions import read_typed

        return parse_saved(read_typed(self.saved_file, must_exist=False), self.saved_file)

    def save(self, name: str, query: str | None, **options: Any) -> None:
        """Keep a query and its options under a name."""
        from iomcorpus.asking.saved import Saved, add_saved

        self._retype(lambda text: add_saved(text, Saved(name, query, options), self.saved_file))

    def forget(self, name: str) -> None:
        """Keep a query no longer."""
        from iomcorpus.asking.saved import remove_saved

        self._retype(lambda text: remove_saved(text, name, self.saved_file))

    def _retype(self, change: Callable[[str], str]) -> None:
        from iomcorpus.output.files import replace_file
        from iomcorpus.reading.decisions import read_typed

        text = change(read_typed(self.saved_file, must_exist=False))
        with replace_file(self.saved_file, force=True) as stream:
            stream.write(text)

    def documents(
        self, query: str | None = None, *, types: Collection[str] = (), **filters: Unpack[Asked]
    ) -> Iterator[tuple[Row, list[Row]]]:
        """Records, each with `date` and `date_from`, and with its facts of some types, both in the contract's form."""
        from iomcorpus.asking.documents import documents
        from iomcorpus.output.mentions import mention_row

        filters = {"copies": "show", **filters}
        with self._chosen(query, facts=bool(types), **filters) as store:
            for row, mentions in documents(store, types, filters["copies"]):
                yield row, [mention_row(mention, row["id"], row["source"]) for mention in mentions]

    def publish(
        self,
        folder: str,
        *,
        change: AsIs | None = None,
        query: str | None = None,
        **filters: Unpack[Asked],
    ) -> int:
        """Fill a folder for Datasette with the records, their facts and copies, and say how many records there are.

        Facts and copies are left out, and that is noted, where their stage is missing or stale; furniture where only
        some records are chosen. Every row is written as `change` has it.
        """
        from iomcorpus.facts.types import TYPES
        from iomcorpus.output.datasette import DATABASE, describe, fill_database
        from iomcorpus.output.redaction import AsIs
        from iomcorpus.store import ledger, read

        with self._reading() as store:
            captures = read.captures(store)
            fresh = {stage: ledger.is_fresh(store, stage) for stage in ("extract", "dedupe")}
        for stage, what in (("extract", "facts"), ("dedupe", "copies")):
            if not fresh[stage]:
                why = "not known yet" if fresh[stage] is None else "stale"
                self.note(f"{what} are {why} and left out: for them run iomcorpus {stage} first")
        documents = self.documents(query, types=TYPES if fresh["extract"] else (), **filters)
        chosen = bool(query) or any(value not in (None, "yes", "show") for value in filters.values())
        furniture = () if chosen else self.furniture()
        copies = self.copies(copies="show") if fresh["dedupe"] else ()
        counts, columns = fill_database(
            os.path.join(folder, f"{DATABASE}.db"), captures, documents, furniture, copies, change or AsIs()
        )
        describe(folder, counts, columns)
        return counts["record"]

    def to_dataframe(
        self,
        what: str = "records",
        query: str | None = None,
        *,
        engine: Literal["pandas", "polars"] | None = None,
        **filters: Unpack[Asked],
    ) -> Any:
        """A data frame of pandas, else of polars, else a CorpusError that says what to install.

        `what` is `records`, `hits`, `mentions` (facts of all types), one of `dates`, `figures`, `quotes`, `contacts` or
        `organisations`, or `people`, `people_pairs`, `ledger`, `speakers`, `contacts_once`, `kwic`, `timeline`,
        `copies`, `pairs`, `captures`. Columns are the fields of such rows (`iomcorpus schema NAME`; for `mentions`
        those of `columns`), dates are EDTF texts. `copies`, `pairs` and `captures` take no query. Records, and what is
        asked of them, come with their copies only where `copies="show"` is said; `copies` shows all.
        """
        from iomcorpus.output.frames import to_frame
        from iomcorpus.output.schema import LISTED, MENTION_FIELDS, MENTION_HEAD, OUTPUTS

        rows = self._rows_for_frame(what, query, filters)
        if what == "organisations":  # no command lists them
            return to_frame(rows, (*MENTION_HEAD, *MENTION_FIELDS["organisation"], *LISTED), engine)
        return to_frame(rows, OUTPUTS["columns" if what == "mentions" else what].fields, engine)

    def _rows_for_frame(self, what: str, query: str | None, filters: Asked) -> Iterator[Row]:
        from iomcorpus.facts.types import TYPES
        from iomcorpus.output.mentions import flat_mention

        plain: dict[str, Callable[..., Iterator[Row]]] = {"copies": self.copies, "pairs": self.pairs}
        asked: dict[str, Callable[..., Iterator[Row]]] = {
            "hits": self.search, "people": self.people, "people_pairs": self.people_pairs, "ledger": self.ledger,
            "speakers": self.speakers, "contacts_once": self.contacts_once, "kwic": self.kwic,
            "timeline": self.timeline,
        }  # fmt: skip
        singular = {f"{type}s": type for type in TYPES if type != "person"}
        if what in (*plain, "captures") and query is not None:
            raise CorpusError(f"to_dataframe: {what} take no query. Leave it out.")
        if what == "captures" and filters:
            raise CorpusError("to_dataframe: captures take no filters. Leave them out.")
        if what in plain:
            return plain[what](**{"copies": "show", **filters})
        if what in asked:
            return asked[what](query, **filters)
        if what in singular:
            return self.mentions((singular[what],), query=query, context=True, **filters)
        if what == "records":
            return self.records(query=query, **{"copies": "hide", **filters})  # type: ignore[arg-type]
        if what == "mentions":
            return map(flat_mention, self.mentions(TYPES, query=query, **filters))
        if what == "captures":
            return self.captures()
        from iomcorpus.text.near import suggestion

        known = ("records", "mentions", "captures", *plain, *asked, *singular)
        raise CorpusError(f"to_dataframe: there are no rows called {what!r}. {suggestion(what, known, 'rows')}")

    def report(
        self,
        stream: TextIO,
        query: str | None = None,
        *,
        title: str | None = None,
        redact: bool = False,
        **filters: Unpack[Asked],
    ) -> int:
        """Write a page to look at, on all records or on those that a query finds, and say how many records it has.

        Copies are in it. Facts and copies are left out, and the page says so, where their stage is missing or stale.
        `redact` puts a mark for each character of telephone numbers and e-mail addresses.
        """
        from iomcorpus.output.report.gather import gather, redacted
        from iomcorpus.output.report.write import write_page

        asked = {name: value for name, value in filters.items() if value not in (None, [], "yes")}
        if query is not None:
            asked = {"query": query, **asked}
        heading = title or (f"Records: {query}" if query else "Corpus")
        with self.opened() as corpus, corpus._chosen(query, **filters) as store:
            page = gather(store, {"title": heading, **asked})
            if redact:
                page = redacted(page, corpus.records())
        write_page(page, stream)
        return page.records

    # All stages

    def build(self, sources: Sequence[str], settings: Settings | None = None, **options: Any) -> Row:
        """Split captures, find copies and facts, and say what has changed and how long each stage took.

        What is known is not done again, and a run that was stopped goes on where it was. The options are those of
        `building.build`, and of `split`.

        Schema: `built`.
        """
        from iomcorpus.building import build

        return build(self, sources, settings, **options)

    def build_in_parts(
        self,
        sources: Sequence[str],
        out: str,
        settings: Settings | None = None,
        *,
        engine: str = "dask",
        address: str | None = None,
        parts: int | None = None,
        **options: Any,
    ) -> Row:
        """Make of captures what `build` makes of them, as Parquet files in the folder `out` instead of a store.

        The work is done in `parts` partitions by processes of an engine, here or in its cluster at `address`. A run
        that was stopped goes on where it was. The options are those of `cluster.build.build`.

        Schema: `built`.
        """
        from iomcorpus.cluster.build import build

        base = os.path.dirname(os.path.abspath(self.db))
        told: dict[str, Any] = {"base": base, "note": self.note, "engine": engine, "address": address, "parts": parts}
        return build(sources, out, settings, **told, **options)

    def plan(self, sources: Sequence[str], settings: Settings | None = None, **options: Any) -> Iterator[Row]:
        """What `build` would do, and nothing of it done.

        Schema: `plan`.
        """
        from iomcorpus.building import plan

        return plan(self, sources, settings, **options)

    # The store

    def basis(self) -> tuple[list[Row], Row]:
        """What every answer rests on: captures with their digests, and one digest of all records."""
        import json

        from iomcorpus.store import read

        with self._reading() as store:
            captures = read.captures(store)
            number, digest = read.digest_of_records(store)
        parts = [{name: row[name] for name in ("name", "digest", "settings")} for row in captures]
        dates = [json.loads(row["summary"]).get("order") for row in captures]
        told = [{**part, "dates": order} for part, order in zip(parts, dates, strict=True)]
        return told, {"number": number, "digest": digest}

    def status(self) -> Row:
        """What the store holds, and how its stages stand.

        Schema: `status`.
        """
        from iomcorpus.splitting.settings import VERSION
        from iomcorpus.store import ledger, read

        with self._reading() as store:
            holds = read.status(store)
            stale = sum(not str(row["settings"]).startswith(f"v{VERSION} ") for row in read.captures(store))
            stages = {"split": f"stale for {stale} captures: run iomcorpus split on them" if stale else "up to date"}
            told = {None: "not run yet: iomcorpus {}", True: "up to date", False: "stale: run iomcorpus {}"}
            stages |= {stage: told[ledger.is_fresh(store, stage)].format(stage) for stage in ledger.RESTS_ON}
        return {**holds, "stages": stages if holds["captures"] else {"split": "nothing split yet"}}

    def verify(self) -> Iterator[Finding]:
        """What is wrong with the store, or with captures that it was made from."""
        from iomcorpus.store import read
        from iomcorpus.store.check import verify

        with self._reading() as store:
            known = {row["name"]: row for row in read.captures(store)}

            def find(name: str) -> str | None:
                path = self._path(known[name], name) if name in known else name
                return path if os.path.isfile(path) else None

            yield from verify(store, find)
