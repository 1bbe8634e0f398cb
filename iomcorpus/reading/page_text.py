"""The text of a page: what trafilatura takes for its content, a paragraph a line, under its heading and date.

A site often states the date of a page only in its head, where no reader sees it: it is put down below the heading, as
sites print it, unless it stands there already.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from iomcorpus.edtf import bounds
from iomcorpus.forms.dates import find_dates
from iomcorpus.reading.capture import BOMS
from iomcorpus.reading.extras import load_extra
from iomcorpus.reading.pages import Page

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
CHARSET_HEAD = 4096  # bytes in which a page says it
WESTERN = {"ascii", "iso8859-1"}  # browsers read both as cp1252
HEAD = 6  # lines in which heading, date and author stand
ANY_DAY = "2100-01-01"  # trafilatura would take today for the last day that a page can have, and answer otherwise then


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says."""

    text: str  # lines, each with its newline
    title: str | None
    published: str | None  # the day that its head or its mark-up states
    author: str | None
    url: str | None  # where it was fetched, else where it says that it is


def extractor() -> str:
    """What makes text of pages, with its version: another one may find other text."""
    return f"trafilatura {_trafilatura().__version__}"


def read_page(page: Page) -> PageText | None:
    """The text of a page; None where nothing in it looks like one."""
    html = decode_page(page.data, page.charset)
    dates = {"extensive_search": False, "original_date": True, "max_date": (page.retrieved or ANY_DAY)[:10]}
    found: Any = _trafilatura().bare_extraction(
        html, url=page.url, with_metadata=True, include_comments=False, favor_recall=True, date_extraction_params=dates
    )
    lines = [line for line in map(_flat, (found.text or "").splitlines()) if line] if found is not None else []
    if not lines:
        return None
    title, published = _flat(found.title or "") or None, _stated(found.date, html)
    text = "".join(f"{line}\n" for line in headed(lines, title, published))
    return PageText(text, title, published, _flat(found.author or "") or None, page.url or found.url)


def decode_page(data: bytes, charset: str | None = None) -> str:
    r"""A page as text, in the encoding that it is in, whatever it or its server says.

    >>> decode_page(b"<meta charset=iso-8859-1>\x93caf\xe9\x94"), decode_page("caf\u00e9".encode(), "latin-1")
    ('<meta charset=iso-8859-1>“café”', 'café')
    >>> decode_page(b"\xcf\xf0\xe8\xe2\xe5\xf2", "windows-1251"), decode_page(b"caf\xe9", "hex")
    ('Привет', 'café')
    """
    for encoding, bom in BOMS.items():
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding.removesuffix("-sig"), "replace")
    told = charset or next((match[1].decode() for match in [CHARSET.search(data, 0, CHARSET_HEAD)] if match), "")
    if not data.isascii():
        try:
            return data.decode("utf-8")  # what has such sequences is no other, by accident
        except UnicodeDecodeError:
            pass
    try:
        name = codecs.lookup(told).name
        return data.decode("cp1252" if name in WESTERN else name, "replace")
    except (LookupError, UnicodeError, ValueError):
        return data.decode("cp1252", "replace")


def headed(lines: Sequence[str], title: str | None, day: str | None) -> list[str]:
    """The lines of a page, with its heading and its day above where they do not stand there already.

    >>> headed(["The mill is shut."], "Mill shut", "2018-05-04")
    ['Mill shut', '2018-05-04', 'The mill is shut.']
    >>> headed(["Mill shut", "By Lin Wei, 4 May 2018", "The mill is shut."], "Mill Shut", "2018-05-04")
    ['Mill shut', 'By Lin Wei, 4 May 2018', 'The mill is shut.']
    """
    heading = next((at for at, line in enumerate(lines[:HEAD]) if title and _is_heading(line, title)), None)
    if day and any(day in date.days() for line in lines[:HEAD] for date in find_dates(line)):
        day = None
    above = [title] if title and heading is None else []
    kept = 0 if heading is None else heading + 1
    return [*above, *lines[:kept], *([day] if day else []), *lines[kept:]]


def _is_heading(line: str, title: str) -> bool:
    """Whether a line is the title, or the title without the name of the site.

    >>> _is_heading("Mill shut", "Mill Shut"), _is_heading("Mill shut for good", "Mill shut for good | Varn Post")
    (True, True)
    >>> _is_heading("M", "Mill shut"), _is_heading("The mill is shut.", "Mill shut")
    (False, False)
    """
    line, title = line.casefold(), title.casefold()
    return line == title or (title.startswith(line) and len(line) > len(title) / 2)


def _stated(day: str | None, html: str) -> str | None:
    """A day that the page states; of a year or a month alone trafilatura makes the first day of it."""
    if bounds(day) != (day, day) or day is None:
        return None
    if day.endswith("-01") and not re.search(day.replace("-", r"[-/.]?"), html):
        return day if any(day in date.days() for date in find_dates(html)) else None
    return day


def _flat(text: str) -> str:
    return " ".join(text.split())


def _trafilatura() -> Any:
    import logging

    found = load_extra("trafilatura", "html", "Making text of web pages")
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is wrong with a page is said by us
    return found
