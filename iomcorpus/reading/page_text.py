"""The text of a page: what trafilatura takes for its content, a paragraph a line, under its heading and date.

A site often states the date of a page only in its head, where no reader sees it: it is put down below the heading, as
sites print it, unless it stands there already.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from iomcorpus.edtf import bounds
from iomcorpus.errors import CorpusError
from iomcorpus.forms.dates import find_dates
from iomcorpus.reading.capture import BOMS
from iomcorpus.reading.extras import load_extra
from iomcorpus.reading.pages import Page

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
CHARSET_HEAD = 4096  # bytes in which a page says it
WESTERN = {"ascii", "iso8859-1"}  # browsers read both as cp1252
# What stands before a date that a page states for itself, from the last "<" on.
ITS_DATE = re.compile(
    r"""
      <meta\b .* (?:date|time|publi|issued|created)  # <meta name="date" content="2018-05-04">
    | <time\b  # <time datetime="2018-05-04">yesterday
    | <\w+ .* \b(?:class|id|itemprop)\s*=\s*["'] [^"'>]* (?:date|time|publi|posted)  # <p class="post-date">4 May 2018
    | .* "date(?:Published|Created)" \s*:\s* " [^"]* $  # JSON-LD
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
BEFORE, BEHIND = 600, 80  # characters: of a tag before a date, and of the text between both
HEADING = re.compile(r"<h([1-6])\b[^>]{0,400}>.{0,1000}?</h\1>", re.IGNORECASE | re.DOTALL)
LINK = re.compile(r"</?a\b[^>]*>", re.IGNORECASE)
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
    how = {"with_metadata": True, "include_comments": False, "favor_recall": True, "date_extraction_params": dates}
    try:
        found: Any = _trafilatura().bare_extraction(unlinked_headings(html), url=page.url, **how)
    except CorpusError:
        raise
    except Exception as error:  # whatever a page leads its reader to: the others are still to be read
        raise CorpusError(f"{page.original}: {extractor()} cannot read it ({type(error).__name__}).") from None
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


def unlinked_headings(html: str) -> str:
    """A page whose headings are no links: on a page of several items trafilatura takes such for a menu.

    >>> unlinked_headings("<h2 class='t'><a href='/b'>Mill shut</a></h2><p><a href='/c'>More</a></p>")
    "<h2 class='t'>Mill shut</h2><p><a href='/c'>More</a></p>"
    """
    return HEADING.sub(lambda heading: LINK.sub("", heading[0]), html)


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
    """The day that was found, if the page says in so many words that it is its own.

    Else it may be any date in the text, and of a month alone one is made, with the number that today has.

    >>> [_stated("2016-08-22", f"<meta name='date' content='{said}'>") for said in ("2016-08", "2016-08-22T07:30")]
    [None, '2016-08-22']
    >>> [_stated("2016-08-22", html) for html in ("<p>Since 22/08/2016", "<p class='post-date'>22/08/2016")]
    [None, '2016-08-22']
    """
    if day is None or bounds(day) != (day, day):
        return None
    form = re.compile(day.replace("-0", "-0?").replace("-", r"[-/.]?"))
    as_iso = (match.start() for match in form.finditer(html))
    otherwise = (date.start for date in find_dates(html) if day in date.days())
    return day if any(ITS_DATE.match(_tag_before(html, place)) for place in chain(as_iso, otherwise)) else None


def _tag_before(html: str, place: int) -> str:
    """What is left of a place from the tag on that it stands in, or close behind; else the text before it."""
    before = html[max(place - BEFORE, 0) : place]
    tag = before[max(before.rfind("<"), 0) :]
    _, closed, text = tag.rpartition(">")
    return text if closed and len(text) > BEHIND else tag


def _flat(text: str) -> str:
    return " ".join(text.split())


def _trafilatura() -> Any:
    import logging

    found = load_extra("trafilatura", "html", "Making text of web pages")
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is wrong with a page is said by us
    return found
