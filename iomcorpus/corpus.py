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
from typing import TYPE_CHECKING, Any

from iomcorpus.asking.filters import make_filters
from iomcorpus.errors import CorpusError
from iomcorpus.model import Outcome

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from iomcorpus.decisions import Said
    from iomcorpus.reading.capture import Capture
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
    ) -> Outcome:
        """Cut captures into records and keep them.

        Captures that the store knows by digest are left as they are, others replaced, all in one transaction; where a
        new capture holds articles of a known one, the known one's borders are decided again from its survey. `prune`
        drops captures whose file is gone. `progress` is told the bytes that have been dealt with. An input that cannot
        be used is noted and counted.
        """
        from iomcorpus.splitting.settings import Settings

        settings = settings or Settings()
        outcome = Outcome()
        known = self._known()
        captures = self._read(sources, known, outcome, settings, max_size, progress)
        unnamed = [name for name in known if prune and name not in outcome.names]
        gone = [name for name in unnamed if not os.path.exists(self._path(known[name], name))]
        outcome.actions.update(dict.fromkeys(gone, "gone"))
        if dry_run:
            return outcome
        if captures or gone:
            from iomcorpus.update import Update

            update = Update(self.db, self.note, known, captures, gone, outcome)
            update.run(settings, jobs or os.cpu_count() or 1, progress)
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

    def _read(
        self,
        sources: Sequence[str],
        known: Mapping[str, Row],
        outcome: Outcome,
        settings: Settings,
        max_size: int | None,
        progress: Callable[[int], None] | None,
    ) -> dict[str, Capture]:
        """The captures that are new or have changed, by name."""
        from iomcorpus.reading.capture import read_capture

        found: dict[str, Capture] = {}
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
            row = known.get(name)
            if row and row["digest"] == capture.digest and row["settings"] == str(settings):
                outcome.actions[name] = "unchanged"
                if progress:
                    progress(2 * capture.size)
                continue
            outcome.actions[name] = "changed" if row else "new"
            found[name] = capture
        return found

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

    # Copies

    def dedupe(
        self,
        *,
        keep: str = "best",
        decisions: str | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Find the copies of records that are new or have changed, and say how many there were.

        `keep` is the rule for the record that is kept (`copies.keep.RULES`). `decisions` is a file of what people have
        said, else `decisions.txt` beside the store if that is there.
        """
        from iomcorpus.copies.decisions import CopyDecisions
        from iomcorpus.copying.update import CopySettings, update_copies

        said = CopyDecisions.of(self._decided(decisions), decisions or self._decisions)
        return update_copies(self.db, CopySettings(keep), said, self.note, progress or (lambda size: None))

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

    def pairs(self) -> Iterator[Row]:
        """Pairs of records that have much in common: `relation` is what `a` is to `b`."""
        from iomcorpus.asking import copies

        with self._copies() as store:
            yield from copies.pairs(store)

    def compare(self, a: str, b: str) -> Row:
        """What one record is to another, by their ids or the beginnings of them, and all that shows it.

        `relation`, `similarity`, `spread` and the agreement of `numbers` and `names` as `dedupe` measures them; the
        passages that both share, the spans in which they differ, and the facts that agree or contradict each other.
        """
        from iomcorpus.copies.differences import explain

        one, other = self._two(a, b)
        head = ("id", "source", "first_line", "last_line", "title", "lead", "date", "date_from")
        heads = {side: {name: row[name] for name in head} for side, row in (("a", one), ("b", other))}
        return {**heads, **explain(one, other)}

    def diff(self, a: str, b: str) -> Iterator[Row]:
        """What makes one record of another, word by word: rows with `op` (`equal`, `delete`, `insert`) and places."""
        from iomcorpus.copies.differences import align, diff_rows, read_pair

        words = read_pair(*self._two(a, b))
        return diff_rows(*words, align(*words))

    def diff_page(self, a: str, b: str) -> tuple[Row, Row, list[list[tuple[str, str]]]]:
        """Two records, and the same diff as paragraphs for a reader, each of segments: what is done, and the text."""
        from iomcorpus.copies.differences import align, read_pair, readable

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
