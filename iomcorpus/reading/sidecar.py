"""Sidecars: what a file `captures.csv` says of the captures that lie beside it and below it.

It has a line for each capture and a header with `name`, and `url`, `retrieved` and `language` where these are known. A
capture heeds the sidecar that is nearest to it: of its own folder, else of those above, up to the store's folder or the
one that was given to be split. So what is known of it does not depend on how it was named.
"""

from __future__ import annotations

import codecs
import csv
import io
import os
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from iomcorpus.edtf import bounds
from iomcorpus.errors import CorpusError
from iomcorpus.model import Metadata
from iomcorpus.reading.capture import BOMS, COMPRESSIONS, STANDARD_INPUT, capture_name, without_compression

SIDECAR = "captures.csv"
DELIMITERS = ",;\t"  # spreadsheets write semicolons where the comma stands before decimals
COLUMNS = ("name", "url", "retrieved", "language")
MOST_TOLD = 5  # lines that are told one by one; a column in an unknown form would have as many notes as captures
STRAY = re.compile("[\udc80-\udcff]")  # what "surrogateescape" makes of a byte that is not UTF-8
CRAWLED = re.compile(r"\d{14}")  # 20171222093000, as archives of the web write a time
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a sidecar, as it stands there."""

    line: int  # 1-based
    name: str
    url: str = ""
    retrieved: str = ""
    language: str = ""


@dataclass(slots=True)
class Sidecar:
    """A sidecar as it was read."""

    path: str  # as people are told of it
    entries: dict[str, Entry] = field(default_factory=dict)  # by the name, without compression suffix
    doubled: list[Entry] = field(default_factory=list)  # those whose name had stood above already

    @property
    def folder(self) -> str:
        """The folder that its names may count from."""
        return os.path.dirname(os.path.abspath(self.path))

    def place(self, name: str) -> str:
        """The path that a name of it means beside it."""
        return os.path.join(self.folder, name)


def describe_captures(
    captures: Mapping[str, str],
    base: str,
    note: Callable[[str], None],
    *,
    known: Iterable[str] = (),
    folders: Iterable[str] = (),
    sidecar: str | None = None,
) -> dict[str, Metadata]:
    """What sidecars say of captures (name -> source), by name; nothing of a capture that none tells of.

    `base` is the folder that names count from, `known` are captures that the store has besides, `folders` those that
    were given to be split. `sidecar` names the one that counts in place of those that lie beside captures.
    """
    tops = {os.path.abspath(folder) for folder in (base, *folders)}
    shelf = _Shelf(base, {*captures, *known}, tops, note, None if sidecar is None else _given(sidecar))
    found = {name: shelf.describe(name, source) for name, source in captures.items()}
    shelf.tell()
    return {name: metadata for name, metadata in found.items() if metadata is not None}


def is_sidecar(path: str) -> bool:
    """Whether a file has the name of a sidecar, and its header."""
    if os.path.basename(path) != SIDECAR:
        return False
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            return _delimiter(file.readline()) is not None
    except OSError:
        return False


class _Shelf:
    """The sidecars of one run, each read once, and what people should know of them."""

    def __init__(
        self,
        base: str,
        names: Collection[str],
        tops: Collection[str],
        note: Callable[[str], None],
        given: Sidecar | None,
    ) -> None:
        self.base = base
        self.names = names
        self.namesakes = Counter(posixpath.basename(name) for name in names)
        self.tops = tops  # folders above which no sidecar is sought
        self.note = note
        self.given = given  # counts alone
        self.read: dict[str, Sidecar | None] = {}  # by folder
        self.used: set[tuple[str, int]] = set()  # path and line
        self.unread: dict[str, list[str]] = {}  # by path: cells that nothing is made of
        self.ambiguous: dict[tuple[str, int], str] = {}

    def describe(self, name: str, source: str) -> Metadata | None:
        """What the first sidecar that tells of a capture says."""
        for sidecar in self._sidecars(source):
            if entry := self._find(sidecar, name, source):
                self.used.add((sidecar.path, entry.line))
                return self._metadata(sidecar, entry)
        return None

    def tell(self) -> None:
        """Note what is doubtful in the sidecars."""
        for sidecar in filter(None, (self.given, *self.read.values())):
            for message in (*self._told_of_cells(sidecar), *self._told_of_names(sidecar)):
                self.note(f"{sidecar.path}{message}")

    def _sidecars(self, source: str) -> Iterator[Sidecar]:
        if self.given:
            yield self.given
            return
        for folder in () if source == STANDARD_INPUT else _folders(source, self.tops):
            if folder not in self.read:
                self.read[folder] = self._beside(folder)
            if sidecar := self.read[folder]:
                yield sidecar

    def _beside(self, folder: str) -> Sidecar | None:
        path = os.path.join(folder, SIDECAR)
        if not os.path.isfile(path):
            return None
        shown = path.removeprefix(os.path.join(os.getcwd(), ""))
        sidecar = read_sidecar(shown)
        if sidecar is None:
            self.note(f"{shown}: not heeded, its first line has no column `name`")
        return sidecar

    def _find(self, sidecar: Sidecar, name: str, source: str) -> Entry | None:
        """The line for a capture: by its name or its path from the sidecar's folder, else by its bare file name."""
        direct = {name, capture_name(source, sidecar.folder)}
        entries = [sidecar.entries[one] for one in direct if one in sidecar.entries]
        if entries:
            return max(entries, key=lambda entry: entry.line)
        bare = posixpath.basename(name)
        entry = sidecar.entries.get(bare)
        if entry is None or _lies(sidecar.place(bare)):
            return None
        if self.namesakes[bare] > 1:
            self.ambiguous[sidecar.path, entry.line] = entry.name
            return None
        return entry

    def _metadata(self, sidecar: Sidecar, entry: Entry) -> Metadata:
        retrieved, language = read_time(entry.retrieved), read_language(entry.language)
        unread = self.unread.setdefault(sidecar.path, [])
        if entry.retrieved and not retrieved:
            unread.append(
                f", line {entry.line}: retrieved {entry.retrieved!r} left out, it is no ISO date. "
                "Write it as 2017-12-22 or 2017-12-22T09:30:00Z."
            )
        if entry.language and not language:
            unread.append(
                f", line {entry.line}: language {entry.language!r} left out, it is no code. Write it as en or fr-CA."
            )
        return Metadata(entry.url or None, retrieved, language)

    def _told_of_cells(self, sidecar: Sidecar) -> Iterator[str]:
        unread = self.unread.get(sidecar.path, [])
        yield from unread[:MOST_TOLD]
        if len(unread) > MOST_TOLD:
            yield f": {len(unread) - MOST_TOLD} more cells left out that are no ISO date or no code of a language"

    def _told_of_names(self, sidecar: Sidecar) -> Iterator[str]:
        if doubled := sidecar.doubled:
            more = f", as {len(doubled) - 1} more do" if len(doubled) > 1 else ""
            yield f", line {doubled[0].line}: {doubled[0].name} stands there a second time{more}; the last line counts"
        for (path, line), name in self.ambiguous.items():
            if path == sidecar.path and (path, line) not in self.used:
                count = self.namesakes[without_compression(name)]
                yield f", line {line}: not heeded, {count} captures are called {name}. Write their paths."
        unknown = [entry for key, entry in sidecar.entries.items() if self._is_unknown(sidecar, key, entry)]
        if unknown:
            first, more = unknown[0], f", nor for {len(unknown) - 1} more of its lines" if len(unknown) > 1 else ""
            yield f", line {first.line}: there is no capture {first.name}{more}"

    def _is_unknown(self, sidecar: Sidecar, key: str, entry: Entry) -> bool:
        if (sidecar.path, entry.line) in self.used or key == STANDARD_INPUT or key in self.namesakes:
            return False
        if key in self.names or capture_name(sidecar.place(key), self.base) in self.names:
            return False
        return not _lies(sidecar.place(key)) and not _lies(os.path.join(self.base, key))


def _folders(source: str, tops: Collection[str]) -> list[str]:
    """The folders whose sidecar may tell of a capture, nearest first: its own, and those up to the furthest of `tops`.

    >>> _folders("/news/2017/may/a.txt", {"/news", "/news/2017"})
    ['/news/2017/may', '/news/2017', '/news']
    >>> _folders("/elsewhere/may/a.txt", {"/news"})
    ['/elsewhere/may']
    """
    above = [os.path.dirname(os.path.abspath(source))]
    while (parent := os.path.dirname(above[-1])) != above[-1]:
        above.append(parent)
    furthest = max((number for number, folder in enumerate(above) if folder in tops), default=0)
    return above[: furthest + 1]


def _lies(path: str) -> bool:
    """Whether a file is there, be it compressed."""
    return any(os.path.exists(path + suffix) for suffix in ("", *COMPRESSIONS))


# The file


def _given(path: str) -> Sidecar:
    sidecar = read_sidecar(path)
    if sidecar is None:
        raise CorpusError(f"{path}: its first line has no column `name`. Begin it with: {','.join(COLUMNS)}")
    return sidecar


def read_sidecar(path: str) -> Sidecar | None:
    """A sidecar; None where the first line has no column `name`, so that the file is something else."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}). Check the path and its permissions.") from None
    if data.startswith((BOMS["utf-16-le"], BOMS["utf-16-be"])):
        raise CorpusError(f"{path}: UTF-16, not UTF-8. Save it as CSV UTF-8.")
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    delimiter = _delimiter(next(iter(io.StringIO(text, newline="")), ""))
    if delimiter is None:
        return None
    if stray := STRAY.search(text):
        line = text.count("\n", 0, stray.start()) + 1
        raise CorpusError(f"{path}, line {line}: not UTF-8. Save it as CSV UTF-8.")
    return _parse(text, delimiter, path)


def _delimiter(header: str) -> str | None:
    """What parts the cells, by the header: that by which it has most of the columns; None where none gives `name`.

    >>> _delimiter("name;url;retrieved"), _delimiter("Name\\turl, as given"), _delimiter("id,title")
    (';', '\\t', None)
    """
    try:
        headers = {delimiter: _header(next(csv.reader([header], delimiter=delimiter), [])) for delimiter in DELIMITERS}
    except csv.Error:  # a cell is longer than any name of a column
        return None
    named = [delimiter for delimiter, columns in headers.items() if "name" in columns]
    return max(named, key=lambda delimiter: len({*COLUMNS}.intersection(headers[delimiter])), default=None)


def _header(cells: Iterable[str]) -> list[str]:
    return [cell.strip().lower() for cell in cells]


def _parse(text: str, delimiter: str, path: str) -> Sidecar:
    sidecar = Sidecar(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)
    line = 1
    try:
        columns = _header(next(reader))
        places = {name: columns.index(name) for name in COLUMNS if name in columns}
        line = reader.line_num + 1
        for cells in reader:
            _add(sidecar, line, {name: cells[at].strip() for name, at in places.items() if at < len(cells)})
            line = reader.line_num + 1
    except csv.Error as error:
        raise CorpusError(f"{path}, line {line}: not CSV ({error}). Check the quotes from there on.") from None
    return sidecar


def _add(sidecar: Sidecar, line: int, cells: Mapping[str, str]) -> None:
    if not cells.get("name"):
        return  # spreadsheets leave lines of delimiters below the last
    key, entry = _key(cells["name"]), Entry(line, **cells)
    if key in sidecar.entries:
        sidecar.doubled.append(entry)
    sidecar.entries[key] = entry


def _key(name: str) -> str:
    """A name as captures have it.

    >>> _key("./2017/a.txt.gz"), _key("-"), _key("./-")
    ('2017/a.txt', '-', './-')
    """
    key = posixpath.normpath(without_compression(name.replace(os.sep, "/")))
    return name if key == STANDARD_INPUT else key


# The cells


def read_time(cell: str) -> str | None:
    """A day, a month or a year, or a day and a time, as EDTF; None where it cannot be read.

    >>> [read_time(cell) for cell in ("2017-12-22", "2017-12", "20171222", "2017-12-22 09:30", "20171222093000")]
    ['2017-12-22', '2017-12', '2017-12-22', '2017-12-22T09:30:00', '2017-12-22T09:30:00']
    >>> read_time("2017-12-22T09:30:00.25+00:00"), read_time("22/12/2017"), read_time("201X")
    ('2017-12-22T09:30:00Z', None, None)
    """
    if days := bounds(cell):
        return cell if days[0][:4] == days[1][:4] else None  # of some year it was saved in nothing follows
    try:
        time = datetime.fromisoformat(f"{cell[:8]}T{cell[8:]}" if CRAWLED.fullmatch(cell) else cell)
    except ValueError:
        return None
    if len(cell) <= len("2017-W51-5"):
        return time.date().isoformat()
    return time.isoformat(timespec="seconds").replace("+00:00", "Z")


def read_language(cell: str) -> str | None:
    """A language's code in its usual form (BCP 47); None where it is none.

    >>> read_language("EN"), read_language("fr_ca"), read_language("zh-hant-TW"), read_language("English")
    ('en', 'fr-CA', 'zh-Hant-TW', None)
    """
    if not LANGUAGE.fullmatch(code := cell.replace("_", "-")):
        return None
    first, *parts = code.lower().split("-")
    shaped = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in parts)
    return "-".join((first, *shaped))
