"""What is fuzzed: each target takes any bytes, and fails where something else than a CorpusError is raised or a law is
broken."""

from __future__ import annotations

import atexit
import csv
import io
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from html.parser import HTMLParser
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from laws import check_laws, lines_of
from pieces import spelt
from samples import capture_of, split_of
from stores import memory_store

from iomcorpus import config, streams
from iomcorpus.asking import batch, receipts, saved, sql
from iomcorpus.asking.conditions import define_functions
from iomcorpus.asking.filters import make_filters
from iomcorpus.asking.query import parse
from iomcorpus.asking.scan import scan
from iomcorpus.commands.records import read_records
from iomcorpus.copies.decisions import CopyDecisions
from iomcorpus.decisions import parse_decisions
from iomcorpus.edtf import bounds
from iomcorpus.errors import CorpusError
from iomcorpus.facts.find import find_facts
from iomcorpus.facts.types import TYPES
from iomcorpus.finding import people_decisions
from iomcorpus.model import Furniture
from iomcorpus.output.report.gather import Page, Part
from iomcorpus.output.report.write import write_page
from iomcorpus.output.rows import write_rows
from iomcorpus.pipeline import split_lines
from iomcorpus.reading.capture import COMPRESSIONS, encode_line, read_capture
from iomcorpus.reading.sidecar import describe_captures, is_sidecar
from iomcorpus.splitting.decisions import is_typed, parse_borders
from iomcorpus.splitting.settings import Settings
from iomcorpus.splitting.standing import settle
from iomcorpus.splitting.survey import survey_lines
from iomcorpus.store.open import Store
from iomcorpus.text.repair import repair
from iomcorpus.text.safe import for_cell, for_terminal

Target = Callable[[bytes], None]
PLAIN = ("Boats", "Ferry\n\nThe ferry of Varn sank on 3 May 2016, said Lin Wei.", "Bees of Ostrel and boats")


@cache
def _folder() -> str:
    folder = mkdtemp(prefix="fuzz-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder


def _file(name: str, data: bytes) -> str:
    path = os.path.join(_folder(), name)
    with open(path, "wb") as file:
        file.write(data)
    return path


@contextmanager
def told() -> Iterator[None]:
    """What a person is told is one line, and no failure."""
    try:
        yield
    except CorpusError as error:
        assert str(error)
        assert "\n" not in for_terminal(str(error))


# Captures


def reading(data: bytes) -> None:
    """Bytes as a file of any suffix: what is read of it is what lies there, byte for byte."""
    suffix = ("", *COMPRESSIONS)[data[0] % 5] if data else ""
    path = _file(f"x.txt{suffix}", data[1:])
    with told():
        capture = read_capture(path, "x.txt", max_size=1 << 20)
        batches = list(capture.batches(64))
        assert [line for one in batches for line in one.lines] == lines_of(capture)[0]
        assert capture.size == (batches[-1].ends[-1] if batches else 0)
        if capture.encoding in ("utf-8", "cp1252") and not suffix:
            lines = ((line, number) for one in batches for number, line in enumerate(one.lines, one.first_line))
            strays = {number: columns for one in batches for number, columns in one.strays.items()}
            encoded = [encode_line(line, capture.encoding, strays.get(number, ())) for line, number in lines]
            assert encoded == _lines_of_bytes(data[1:])


def _lines_of_bytes(data: bytes) -> list[bytes]:
    return [line.rstrip(b"\r\n") for line in data.splitlines(keepends=True)]


def splitting(data: bytes) -> None:
    """A text as a capture: records and furniture hold all of it, however it is read."""
    order = (None, "dmy", "mdy")[data[0] % 3] if data else None
    capture = capture_of(spelt(data[1:]).encode("utf-8", "surrogatepass"))
    runs = split_of(capture, settings=Settings(date_order=order))
    check_laws(capture, runs)
    if data[:1] < b"\x20":
        assert split_of(capture, 40, Settings(date_order=order)) == runs


def borders(data: bytes) -> None:
    """What people have typed of borders, on a capture of the same text."""
    text = spelt(data)
    is_typed(text)
    capture = capture_of(text.encode("utf-8", "surrogatepass"))
    with told():
        decided = parse_borders(text, "borders.txt")
        survey = survey_lines(capture.batches())
        for said in decided.said.values():
            heard = settle(said, survey, lines_of(capture)[0], capture.name, capture.digest)
            groups = (one.lines for one in capture.batches())
            split = split_lines(groups, survey, capture.name, capture.source, Settings(), said=heard)
            _check_tiling(list(split.runs()), capture.size)
            decided.remarks(heard)


def _check_tiling(runs: list[Any], size: int) -> None:
    ends = [0, *(run.end_byte for run in runs)]
    assert [run.start_byte for run in runs] == ends[:-1]
    assert ends[-1] == size
    records = [run.id for run in runs if not isinstance(run, Furniture)]
    assert len({*records}) == len(records)


# Facts


def finder(type: str) -> Target:
    """The finder of a type: what it finds stands where it says."""

    def find(data: bytes) -> None:
        flags, text = data[0] if data else 0, spelt(data[1:])
        given = {"date": (None, "2016-05-03", "2016")[flags % 3], "order": (None, "dmy", "mdy")[flags // 3 % 3]}
        lines = text.split("\n")
        for mention in find_facts({"id": "a", "text": text}, (type,), **given).mentions:  # type: ignore[arg-type]
            if mention.type == type:
                assert 1 <= mention.line <= len(lines)
                assert 0 <= mention.start < mention.end
                assert "\n".join(lines[mention.line - 1 :])[mention.start : mention.end] == mention.surface
                assert 0 <= mention.confidence <= 1
                assert mention.value is None or bounds(mention.value)

    return find


def rules_apart(data: bytes) -> None:
    """All types together find what each finds alone."""
    text = spelt(data)
    together = find_facts({"id": "a", "text": text}).mentions
    assert find_facts({"id": "a", "text": text}).mentions == together
    persons = find_facts({"id": "a", "text": text}, ("person",)).mentions
    assert [_place(one) for one in together if one.type == "person"] == [
        _place(one) for one in persons if one.type == "person"
    ]


def _place(mention: Any) -> tuple[int, int, int]:
    return mention.line, mention.start, mention.end


# Questions


@cache
def _hosted() -> tuple[Store, list[dict[str, Any]]]:
    store = memory_store({"a.txt": PLAIN})
    define_functions(store)
    rows = store.execute("SELECT id, text FROM record")
    return store, [{"id": id, "text": text, "source": "a.txt"} for id, text in rows]


def query(data: bytes) -> None:
    """Any text is a query or an error with a line: the store and a stream find the same records by it."""
    text = spelt(data)
    with told():
        tree = parse(text)
        assert parse(text) == tree
        store, rows = _hosted()
        exact = bool(data and data[0] & 1)
        # Without facts nothing has the fields of facts, in a store as in a stream.
        found = {hit["id"] for hit in sql.hits(store, tree, make_filters(exact=exact))}
        if ":" not in text:
            assert {hit["id"] for hit in scan(tree, rows, make_filters(exact=exact))} == found


def options(data: bytes) -> None:
    """Filters as they are typed behind options."""
    names = ("after", "before", "source", "person", "role", "org", "figure", "unit", "mentions", "has")
    name, text = names[(data[0] if data else 0) % len(names)], spelt(data[1:])
    bounds(text)
    with told():
        filters = make_filters(**{name: text if name in ("after", "before", "source") else [text]})
        list(sql.hits(_hosted()[0], None, filters))


# Files of rows, decisions, settings, questions


def json_lines(data: bytes) -> None:
    """Records as a pipe brings them, asked, compared and searched for facts."""
    path = _file("rows.jsonl", spelt(data).encode("utf-8", "surrogatepass"))
    with told():
        rows = list(read_records(path))[:5]
        for hit in streams.search_rows(rows, "lock OR ferry OR a"):
            json.dumps(hit)
        list(streams.kwic_rows(rows, "the"))
        list(streams.dedupe_rows(rows))
        list(streams.extract_rows(rows, TYPES, jobs=1))


TYPED = ("first_line", "date", "title", "clean", "skip", "evidence", "filled", "published", "source", "body_line")


def typed_json_lines(data: bytes) -> None:
    """Records whose fields have values of any type."""
    row: dict[str, Any] = {"id": "a", "text": PLAIN[1]}
    for number, value in enumerate(spelt(data).split("\t")):
        name = TYPED[(ord(value[0]) if value else number) % len(TYPED)]
        with suppress(ValueError, RecursionError):
            row[name] = json.loads(value[1:])
    path = _file("typed.jsonl", json.dumps(row).encode())
    with told():
        rows = list(read_records(path))
        list(streams.search_rows(rows, "ferry", after="2016"))
        list(streams.kwic_rows(rows, "ferry"))
        list(streams.dedupe_rows(rows))
        json.dumps(list(streams.extract_rows(rows, TYPES, jobs=1)))


def decisions(data: bytes) -> None:
    """What people have decided of copies and persons."""
    with told():
        said = parse_decisions(spelt(data), "decisions.txt")
        copies = CopyDecisions.of(said, "decisions.txt")
        assert len(copies.digest) == 16
        list(copies.without_effect(lambda id: [1] if id < "m" else []))
        people_decisions(said)


def settings(data: bytes) -> None:
    """A file of settings, and what it says of captures."""
    _file("iomcorpus.toml", spelt(data).encode("utf-8", "surrogatepass"))
    with told():
        folder = _folder()
        environ = {"XDG_CONFIG_HOME": "/nowhere"}
        config.settle(environ, folder)
        for path, tables in config.capture_tables(environ, folder):
            chosen = Settings().with_captures(tables, path).of("x.txt")
            assert Settings.read(str(chosen)) == chosen


def sidecar(data: bytes) -> None:
    """A table of what is known of captures."""
    raw = data[1:] if data[:1] < b"\x20" else spelt(data).encode("utf-8", "surrogatepass")
    path = _file("captures.csv", raw)
    is_sidecar(path)
    with told():
        found = describe_captures({"x.txt": "x.txt", "y/x.txt": "y/x.txt"}, _folder(), str, sidecar=path)
        json.dumps([list(one) for one in found.values()])


def receipt(data: bytes) -> None:
    """A receipt that somebody sends."""
    text = spelt(data)
    with told():
        told_of = receipts.read_receipt(text, "r.json")
        assert receipts.read_receipt(receipts.write_receipt(told_of), "r.json") == told_of
        list(receipts.compare(told_of, told_of))


def changed_receipt(data: bytes) -> None:
    """A receipt in which some of the text is another."""
    options: dict[str, Any] = {"after": "2016"}
    captures = [{"name": "a.txt", "digest": "0" * 32, "settings": "v2", "dates": None}]
    answer = [receipts.Entry("3f0c9a51d2e4", "a.txt:3", "0" * 16), receipts.Entry("b", "a.txt:9", "1" * 16)]
    good = receipts.Receipt("1.0", "search", "boat", options, captures, {"records": 2, "digest": "00"}, answer)
    text = receipts.write_receipt(good)
    at = int.from_bytes(data[:2], "big") % len(text)
    changed = text[:at] + spelt(data[3:]) + text[at + (data[2] if len(data) > 2 else 0) :]
    with told():
        other = receipts.read_receipt(changed, "r.json")
        list(receipts.compare(other, good))
        receipts.write_receipt(other)


def saved_queries(data: bytes) -> None:
    """A file of queries under names, to which one is added and of which one is removed; and a list of queries."""
    text = spelt(data)
    batch.parse_queries(text)
    with told():
        known = saved.parse_saved(text, "queries.toml")
        more = saved.add_saved(text, saved.Saved("one more", text[:20], {}), "queries.toml")
        assert saved.parse_saved(more, "queries.toml")[:-1] == known
        assert saved.parse_saved(saved.remove_saved(more, "one more", "queries.toml"), "queries.toml") == known


# What is written


def cells(data: bytes) -> None:
    """Any text as cells: tables read back as they were, and no cell is a formula."""
    text = spelt(data)
    row = {"id": text, "title": text[1:]}
    shown = io.StringIO()
    write_rows([row], "csv", ("id", "title"), shown)
    (read,) = list(csv.reader(io.StringIO(shown.getvalue(), newline="")))[1:]
    expected = [str(for_cell(value)) for value in row.values()]
    assert read == [value.encode("utf-8", "backslashreplace").decode() for value in expected]
    assert all(cell[:1] not in ("=", "@", "\t", "\r") for cell in read)
    for format in ("tsv", "md"):
        lines = io.StringIO()
        write_rows([row], format, ("id", "title"), lines)
        assert len(lines.getvalue().splitlines()) == (2 if format == "tsv" else 3)
    json_row = io.StringIO()
    write_rows([row], "jsonl", None, json_row)
    assert json.loads(json_row.getvalue()) == row


def terminal(data: bytes) -> None:
    """Any text on a terminal: nothing that the terminal obeys is left, and repairing keeps lines."""
    text = data.decode("utf-8", "surrogateescape") if data[:1] < b"\x20" else spelt(data)
    shown = for_terminal(text)
    assert for_terminal(shown) == shown
    assert all(char.isprintable() or char in "\u00ad\u200c\u200d" or ord(char) > 127 for char in shown)
    assert repair(text).count("\n") == text.count("\n")


class _Elements(HTMLParser):
    """The elements of a page, by their names and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, tuple(name for name, _ in attrs)))


def _page(text: str) -> str:
    stream = io.StringIO()
    asked = {"title": text, "query": text}
    write_page(Page({"asked": asked, "records": {"title": [text]}}, [Part("texts", [text])]), stream)
    return stream.getvalue()


def _elements(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements without their scripts, which are long and the same."""
    page = page[: page.index("<style>")] + page[page.index("</style>") :]
    elements = _Elements()
    elements.feed(page)
    return elements.seen


@cache
def _plain_elements() -> list[tuple[str, tuple[str, ...]]]:
    return _elements(_page("plain"))


def report(data: bytes) -> None:
    """Any text in the data of the page: its elements stay what they are."""
    assert _elements(_page(spelt(data))) == _plain_elements()


TARGETS: dict[str, Target] = {
    "reading": reading,
    "splitting": splitting,
    "borders": borders,
    **{f"{type}s": finder(type) for type in TYPES},
    "rules-apart": rules_apart,
    "query": query,
    "options": options,
    "json-lines": json_lines,
    "typed-json-lines": typed_json_lines,
    "decisions": decisions,
    "settings": settings,
    "sidecar": sidecar,
    "receipt": receipt,
    "changed-receipt": changed_receipt,
    "saved-queries": saved_queries,
    "cells": cells,
    "terminal": terminal,
    "report": report,
}
