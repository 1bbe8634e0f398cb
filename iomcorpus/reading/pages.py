"""Pages of the web: HTML files, and the pages that WARC files hold, each with where and when it was fetched."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, Any
from urllib.parse import urlsplit

from iomcorpus.errors import CorpusError
from iomcorpus.reading.capture import BLOCK, STANDARD_INPUT, opener, without_compression
from iomcorpus.reading.extras import load_extra
from iomcorpus.reading.inputs import Wanted

HTML = (".html", ".htm", ".xhtml")
WARC = ".warc"
MOST = 32 << 20  # bytes of a page; the largest that people read have some megabytes
# What browsers write at the top of a page that they save: <!-- saved from url=(0032)https://news.example/a -->
SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->", re.IGNORECASE)
SAVED_HEAD = 4096  # bytes in which it stands
NOT_IN_NAMES = re.compile(r"[^\w.-]+")
LONGEST_NAME = 60  # characters; file systems take 255 bytes
OF_THE_CRAWL = "of the crawl"  # requests, metadata: they stand beside every page, so nobody is told of them

Note = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was fetched."""

    name: str  # of the capture that is made of it: a path with `/`, without suffix
    original: str  # the file; in a WARC file also the id of the record
    data: bytes
    url: str | None = None
    retrieved: str | None = None  # a day and time, as a WARC file has it
    charset: str | None = None  # what the server said

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes."""
        return sha256(self.data).hexdigest()


def is_page_name(name: str) -> bool:
    """Whether a file found in a folder has pages.

    >>> [is_page_name(name) for name in ("a.html", "A.HTM.gz", "crawl.warc.gz", "a.txt", "html")]
    [True, True, True, False, False]
    """
    return without_compression(name).lower().endswith((*HTML, WARC))


PAGES = Wanted(is_page_name, "no pages there. Name files, or a folder that has *.html or *.warc.gz files.")


def read_pages(source: str, folders: Sequence[str], note: Note) -> Iterator[Page]:
    """The pages of a file, or the one on standard input. Names count from the folder that was given."""
    if source == STANDARD_INPUT:
        yield _page("page", source, _limited(sys.stdin.buffer, "standard input"))
        return
    name = _name_of(source, folders)
    if without_compression(source).lower().endswith(WARC):
        yield from _archived(source, name, note)
        return
    opened, damage = opener(source, os.path.splitext(source)[1].lower())
    try:
        with opened(source) as stream:
            data = _limited(stream, source)
    except (OSError, EOFError, damage) as error:
        raise CorpusError(f"{source}: cannot be read ({getattr(error, 'strerror', None) or error}).") from None
    yield _page(name, source, data)


def _page(name: str, original: str, data: bytes) -> Page:
    saved = SAVED_FROM.search(data, 0, SAVED_HEAD)
    return Page(name, original, data, saved[1].decode("utf-8", "replace") if saved else None)


def _limited(stream: Any, source: str) -> bytes:
    """All bytes of a stream, unless there are more than a page has."""
    data = bytearray()
    while block := stream.read(BLOCK):
        data += block
        if len(data) > MOST:
            raise CorpusError(f"{source}: larger than {MOST >> 20} MB, which no page is.")
    return bytes(data)


def _name_of(source: str, folders: Collection[str]) -> str:
    """The name of a file without its suffixes, from the folder that was given and has it.

    >>> _name_of("site/news/a.html.gz", ["site"]), _name_of("site/news/a.html", []), _name_of("x/crawl.warc.gz", ["x"])
    ('news/a', 'a', 'crawl')
    """
    path = os.path.abspath(source)
    above = [folder for folder in map(os.path.abspath, folders) if path.startswith(os.path.join(folder, ""))]
    base = min(above, key=len) if above else os.path.dirname(path)
    name = os.path.splitext(without_compression(os.path.relpath(path, base)))[0].replace(os.sep, "/")
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # no stream takes half characters


# WARC


def _archived(source: str, name: str, note: Note) -> Iterator[Page]:
    """The pages of a WARC file: responses that succeeded and are HTML."""
    archive = load_extra("warcio.archiveiterator", "warc", "Reading WARC files")
    passed_over: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    found = False
    try:
        with open(source, "rb") as raw:
            for record in archive.ArchiveIterator(raw):
                found = True
                if why := _no_page(record):
                    passed_over[why] += 1
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI")
                place = f"{name}/{name_of_address(url)}"
                taken[folded := place.casefold()] += 1
                if taken[folded] > 1:  # fetched again, or another address that makes the same name
                    place += f"-{taken[folded]}"
                yield _response(record, source, place, url)
    except CorpusError:
        raise
    except OSError as error:
        raise CorpusError(f"{source}: cannot be read ({error.strerror or error}).") from None
    except Exception as error:  # whatever a damaged file leads its reader to
        raise CorpusError(f"{source}: no WARC file, or damaged from here on ({_line(error)}). Get it again.") from None
    if not found:
        raise CorpusError(f"{source}: no WARC file, or an empty one.")
    if told := ", ".join(f"{count} {why}" for why, count in sorted(passed_over.items()) if why != OF_THE_CRAWL):
        note(f"{source}: passed over: {told}")


def _no_page(record: Any) -> str | None:
    """Why a record of a WARC file is no page; None where it is one."""
    if record.rec_type == "revisit":
        return "unchanged since an earlier visit"
    if record.rec_type != "response" or record.http_headers is None:
        return OF_THE_CRAWL
    status = record.http_headers.get_statuscode()
    if not status.startswith("2"):
        return f"with status {status}"
    kind = record.http_headers.get_header("Content-Type") or ""
    return None if "html" in kind.lower() else "not HTML"


def _response(record: Any, source: str, name: str, url: str | None) -> Page:
    charset = re.search(r"charset=[\"']?([\w.:-]+)", record.http_headers.get_header("Content-Type") or "", re.I)
    id = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>")
    stream: IO[bytes] = record.content_stream()
    return Page(
        name,
        f"{source}#{id}",
        _limited(stream, f"{source}: {url}"),
        url,
        record.rec_headers.get_header("WARC-Date"),
        charset[1] if charset else None,
    )


def name_of_address(url: str | None) -> str:
    """A name for the page of an address: a folder a host, and nothing that a file system or a shell would mind.

    >>> name_of_address("https://News.example:8080/2017/12/ferry.html?page=2"), name_of_address("https://a.example/")
    ('news.example/2017_12_ferry_page_2', 'a.example/index')
    >>> name_of_address("http://a.example/../..//.hidden"), name_of_address(None)
    ('a.example/hidden', 'unknown/index')
    """
    try:
        parts = urlsplit(url or "")
        host, path, query = parts.hostname or "unknown", parts.path, parts.query
    except ValueError:  # an address in brackets that is none
        host, path, query = "unknown", url or "", ""
    if path.lower().endswith(HTML):
        path = os.path.splitext(path)[0]
    name = _plain(f"{path}_{query}" if query else path) or "index"
    if len(name) > LONGEST_NAME:
        name = f"{name[:LONGEST_NAME]}-{sha256((url or '').encode('utf-8', 'replace')).hexdigest()[:8]}"
    return f"{_plain(host)[:LONGEST_NAME] or 'unknown'}/{name}"


def _plain(text: str) -> str:
    return re.sub(r"_[_.]*", "_", NOT_IN_NAMES.sub("_", text)).strip("_.")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
