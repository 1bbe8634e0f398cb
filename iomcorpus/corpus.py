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
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from iomcorpus.asking.filters import make_filters
from iomcorpus.errors import CorpusError
from iomcorpus.model import Outcome

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from iomcorpus.decisions import Said
    from iomcorpus.model import Metadata
    from iomcorpus.reading.capture import Capture
    from iomcorpus.splitting.decisions import BorderDecisions
    from iomcorpus.splitting.settings import Settings
    from iomcorpus.store.check import Finding
    from iomcorpus.store.open import Store

Row = dict[str, Any]


class Corpus:
    """The records of some captures, in one store file that need not be there yet."""

    def __init__(self, db: str = "iomcorpus.db", note: Callable[[str], None] | None = None) -> None:
        self.db = db
        self.note = note or (lambda message: None)  # told in a line what a person should know

    def __repr__(self) -> str:
        return f"Corpus({self.db!r})"

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
    ) -> Outcome:
        """Cut captures into records and keep them.

        Captures that the store knows by digest are left as they are, others replaced, all in one transaction; where a
        new capture holds articles of a known one, the known one's borders are decided again from its survey. `prune`
        drops captures whose file is gone. `progress` is told the bytes that have been dealt with. An input that cannot
        be used is noted and counted.

        What sidecars say of captures (`captures.csv` in their folders and in those above, up to the store's or one of
        `folders`; else the one file `sidecar`) is part of them: where only that has changed they are not read again. So
        is what people have decided of borders: in the file `borders`, else in `borders.txt` beside the store if that is
        there.
        """
        from iomcorpus.splitting.settings import Settings

        settings = settings or Settings()
        outcome = Outcome()
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

            update = Update(self.db, self.note, known, captures, gone, outcome, described, decided, anew)
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

        if not os.path.exists(self.db) or (os.path.isfile(self.db) and os.path.getsize(self.db) == 0):
            return {}
        with self._reading() as store:
            return {row["name"]: row for row in read.captures(store)}

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

    def _reading(self) -> AbstractContextManager[Store]:
        from iomcorpus.store.read import reading

        return reading(self.db)

    def search(self, query: str, *, limit: int | None = None, sort: str = "rank", **filters: Any) -> Iterator[Row]:
        """The hits of a query, best first (`sort="date"`: newest first), with the fields of the contract.

        `after`, `before` (EDTF days, months or years, inclusive), `source`, `kind`, `inferred` and `exact` narrow it.
        """
        from iomcorpus.asking import sql
        from iomcorpus.asking.query import parse

        node, chosen = parse(query), make_filters(sort=sort, limit=limit, **filters)
        with self._reading() as store:
            yield from sql.hits(store, node, chosen)

    def count(self, query: str, **filters: Any) -> int:
        """How many records match a query."""
        from iomcorpus.asking import sql
        from iomcorpus.asking.query import parse

        node, chosen = parse(query), make_filters(**filters)
        with self._reading() as store:
            return sql.count(store, node, chosen)

    @contextmanager
    def _chosen(self, query: str | None, *, facts: bool = False, **filters: Any) -> Iterator[Store]:
        """The store, with what a query chooses in its table `chosen`; `facts` where the facts of records are needed."""
        from iomcorpus.asking.chosen import choose
        from iomcorpus.asking.query import parse

        node, chosen = parse(query) if query else None, make_filters(**filters)
        with self._facts() if facts else self._reading() as store:
            choose(store, node, chosen)
            yield store

    def show(self, id: str) -> Row:
        """One record with all that the store knows of it, by its id or the beginning of it."""
        from iomcorpus.store import read

        with self._reading() as store:
            return read.record(store, id)

    def why(self, id: str) -> Row:
        """Why a record is what it is: the cues that opened it and what follows it, and what its date rests on."""
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
        lines = record["text"].split("\n")
        surfaces = (lines[at["line"] - record["first_line"]][at["start"] : at["end"]] for at in record["evidence"])
        head = ("id", "source", "first_line", "last_line", "title", "lead", "date", "date_from")
        return {
            **{name: record[name] for name in head},
            "opened": told(record["border"]),
            "closed": told(following["border"]) if following else None,
            "evidence": [{**at, "surface": surface} for at, surface in zip(record["evidence"], surfaces, strict=True)],
        }

    def records(self, names: Iterable[str] | None = None, *, border: bool = False, **filters: Any) -> Iterator[Row]:
        """Records in the contract's form: of all captures by name, or of those named in their order.

        With `border` also the cues that each begins with.
        """
        from iomcorpus.asking.copies import hidden_records
        from iomcorpus.asking.scan import passes
        from iomcorpus.store import read

        chosen = make_filters(**{"copies": "show", **filters})
        with self._reading() as store:
            hidden = hidden_records(store) if chosen.copies == "hide" else set()
            for row in read.records(store, names, border=border):
                if passes(row, chosen) and (row["source"], row["first_line"]) not in hidden:
                    yield row

    def furniture(self, names: Iterable[str] | None = None) -> Iterator[Row]:
        """The lines that are in no record, with the reason."""
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
    def _after(self, stage: str, sought: str) -> Iterator[Store]:
        """The store, if a stage covers its records; `sought` is what that stage looks for."""
        from iomcorpus.store import ledger

        with self._reading() as store:
            fresh = ledger.is_fresh(store, stage)
            if fresh is None:
                raise CorpusError(f"{self.db}: no {sought} have been looked for in it yet. Run: iomcorpus {stage}")
            if not fresh:
                raise CorpusError(
                    f"{self.db}: its records have changed since {sought} were found. Run: iomcorpus {stage}"
                )
            yield store

    def _copies(self) -> AbstractContextManager[Store]:
        return self._after("dedupe", "copies")

    def _facts(self) -> AbstractContextManager[Store]:
        return self._after("extract", "facts")

    def copies(self, *, singles: bool = False, **filters: Any) -> Iterator[Row]:
        """Records that have copies, a cluster after the other, the kept one first; with `singles` all others too."""
        from iomcorpus.asking import copies

        with self._copies() as store:
            yield from copies.copies(store, make_filters(**filters), singles=singles)

    def pairs(self, **filters: Any) -> Iterator[Row]:
        """Pairs of records that have much in common: `relation` is what `a` is to `b`."""
        from iomcorpus.asking import copies

        with self._copies() as store:
            yield from copies.pairs(store, make_filters(**filters))

    def compare(self, a: str, b: str) -> Row:
        """What one record is to another, by their ids or the beginnings of them, and all that shows it.

        `relation`, `similarity`, `spread` and the agreement of `numbers` and `names` as `dedupe` measures them; the
        passages that both share, the spans in which they differ, and the facts that agree or contradict each other.
        """
        from iomcorpus.copies.differences.explain import explain

        one, other = self._two(a, b)
        head = ("id", "source", "first_line", "last_line", "title", "lead", "date", "date_from")
        heads = {side: {name: row[name] for name in head} for side, row in (("a", one), ("b", other))}
        return {**heads, **explain(one, other)}

    def diff(self, a: str, b: str) -> Iterator[Row]:
        """What makes one record of another, word by word: rows with `op` (`equal`, `delete`, `insert`) and places."""
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
        """What each capture adds to the corpus."""
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
    ) -> int:
        """Find the facts of records that are new or have changed, settle who is who, and say how many were read.

        `decisions` is a file of what people have said of who is who, else `decisions.txt` beside the store if that is
        there. `progress` is told the bytes of records that have been dealt with.
        """
        from iomcorpus.finding import FindingSettings, people_decisions, update_facts

        said = people_decisions(self._decided(decisions))
        settings = FindingSettings(tuple(sorted({*without})), engine)
        return update_facts(
            self.db, settings, said, jobs or os.cpu_count() or 1, self.note, progress or (lambda size: None)
        )

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
        self, types: Collection[str], names: Iterable[str] | None = None, *, context: bool = False, **filters: Any
    ) -> Iterator[Row]:
        """Facts of some types (`date`, `person`, ...) in the contract's form, by capture, line and column.

        With `context` also the record's `date` and `date_from`, and the text around the mention with `marks` in it.
        """
        from iomcorpus.asking import mentions
        from iomcorpus.output.mentions import mention_row

        chosen = make_filters(**filters)
        with self._facts() as store:
            for record, mention in mentions.mentions(store, types, chosen, names):
                row = mention_row(mention, record["id"], record["source"])
                if context:
                    around, marks = mentions.context(record["text"], mention)
                    row |= {"date": record["date"], "date_from": record["date_from"], "context": around, "marks": marks}
                yield row

    def people(self, **filters: Any) -> Iterator[Row]:
        """The persons of the corpus, most often named first, with their posts and organisations."""
        from iomcorpus.asking import mentions

        with self._facts() as store:
            yield from mentions.people(store, make_filters(**filters))

    # The store

    def status(self) -> Row:
        """What the store holds, and how its stages stand."""
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
