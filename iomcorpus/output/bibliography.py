"""Records as references: BibTeX, as `@misc` entries that BibTeX and biblatex read, and RIS.

Only a date that the capture states is put down as a date without more; of any other the note says where it is from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from iomcorpus.edtf import bounds
from iomcorpus.output.rows import Row, printer

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# TeX and BibTeX's own reader: the latter counts braces also behind a backslash.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}", **{char: f"\\{char}" for char in "&%$#_"},
    }
)  # fmt: skip
URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
RIS_TYPES = {"event": "ELEC", "page": "ELEC"}  # all else stands in a newspaper, or might
LONGEST_TITLE = 120  # characters of a first sentence that stands for a title
Writer = Callable[[Iterable[Row], TextIO], int]


def write_bibtex(records: Iterable[Row], stream: TextIO) -> int:
    """Write records as entries of BibTeX and say how many there were. A record needs `date` and `date_from` too."""
    return _write(map(_bibtex, _with_keys(records)), stream)


def write_ris(records: Iterable[Row], stream: TextIO) -> int:
    """Write records as references in RIS and say how many there were."""
    return _write(map(_ris, _with_keys(records)), stream)


def _write(entries: Iterable[str], stream: TextIO) -> int:
    put, count = printer(stream), 0
    for entry in entries:
        put(f"{entry}\n\n")
        count += 1
    return count


def _with_keys(records: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Each record with a key of its own: copies of one text may share an id."""
    seen: dict[str, int] = {}
    for record in records:
        seen[record["id"]] = nth = seen.get(record["id"], 0) + 1
        yield record["id"] + (f"-{nth}" if nth > 1 else ""), record


def _bibtex(keyed: tuple[str, Row]) -> str:
    r"""An entry.

    >>> record = {"id": "a", "title": "Tax {x} & 5%", "published": "2017-12-21", "date": "2017-12-21",
    ...     "date_from": "published", "source": "a_b.txt", "first_line": 3, "last_line": 9}
    >>> print(_bibtex(("a", record)))
    @misc{a,
      title = {{Tax \textbraceleft{}x\textbraceright{} \& 5\%}},
      year = {2017},
      month = dec,
      day = {21},
      note = {a\_b.txt, lines 3--9},
    }
    """
    key, record = keyed
    year, month, day = _date_parts(record.get("date"))
    note = f"{_tex(_place(record, '--'))}{_tex(_date_note(record))}"
    fields = {
        "title": f"{{{{{_tex(title_of(record))}}}}}",
        "author": _author(record.get("byline") or ""),
        "year": _braced(year),
        "month": MONTHS[int(month) - 1] if month else "",
        "day": _braced(day and str(int(day))),
        "url": f"{{{record['url'].translate(URL)}}}" if record.get("url") else "",
        "urldate": _braced(_day(record.get("retrieved"))),
        "abstract": _braced(record.get("lead")),
        "keywords": _braced(record.get("kind")),
        "language": _braced(_language(record)),
        "note": f"{{{note}}}",
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{lines}}}"


def _ris(keyed: tuple[str, Row]) -> str:
    """A reference: a tag a line, `TY` the first and `ER` the last.

    >>> record = {"id": "a", "title": None, "lead": "The mill is shut.", "date": "2017-12", "date_from": "inferred",
    ...     "source": "a.txt", "first_line": 3, "last_line": 9, "kind": "news"}
    >>> print(_ris(("a", record)).rstrip())
    TY  - NEWS
    ID  - a
    TI  - The mill is shut.
    PY  - 2017
    DA  - 2017/12/
    AB  - The mill is shut.
    KW  - news
    N1  - a.txt, lines 3-9; date inferred: 2017-12
    ER  -
    """
    key, record = keyed
    year, month, day = _date_parts(record.get("date"))
    tags = (
        ("TY", RIS_TYPES.get(record.get("kind") or "", "NEWS")),
        ("ID", key),
        ("TI", title_of(record)),
        ("AU", record.get("byline")),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}" if year else ""),
        ("AB", record.get("lead")),
        ("KW", record.get("kind")),
        ("LA", _language(record)),
        ("UR", record.get("url")),
        ("Y2", (_day(record.get("retrieved")) or "").replace("-", "/")),
        ("N1", f"{_place(record, '-')}{_date_note(record)}"),
        ("ER", ""),
    )
    return "\n".join(f"{tag}  - {_line(value or '')}" for tag, value in tags if value or tag == "ER")


def title_of(record: Row) -> str:
    """The heading, else the beginning of the first sentence."""
    title = _line(record.get("title") or record.get("lead") or "")
    if record.get("title") or len(title) <= LONGEST_TITLE:
        return title or record["id"]
    return title[:LONGEST_TITLE].rpartition(" ")[0] + "…"


def _place(record: Row, dash: str) -> str:
    return f"{record.get('source') or '-'}, lines {record.get('first_line')}{dash}{record.get('last_line')}"


def _date_note(record: Row) -> str:
    """Where the date is from, unless the capture states just that day."""
    date, origin = record.get("date"), record.get("date_from")
    if not date or (origin == "published" and _day(date)):
        return ""
    told = {"published": "", "filled": " from a copy"}.get(origin or "", f" {origin}")
    return f"; date{told}: {date}"


def _date_parts(value: str | None) -> tuple[str, str, str]:
    """Year, month and day as far as they are known for sure.

    >>> _date_parts("2017-12-21"), _date_parts("2018-05-03/2018-05-04"), _date_parts("[2016-08-11,2016-11-08]")
    (('2017', '12', '21'), ('2018', '05', ''), ('2016', '', ''))
    """
    days = bounds(value)
    if days is None or days[0][:4] != days[1][:4]:
        return "", "", ""
    first, last = (day.split("-") for day in days)
    month = first[1] if first[1] == last[1] else ""
    return first[0], month, first[2] if month and first[2] == last[2] else ""


def _day(value: str | None) -> str | None:
    """The day of a date that is one, with a time or without."""
    day = (value or "")[:10]
    return day if bounds(day) == (day, day) else None


def _language(record: Row) -> str:
    language = record.get("language") or ""
    return "" if language == "und" else language


def _author(byline: str) -> str:
    """Names as BibTeX parts them, at `and`; with a comma it would take them apart the wrong way round.

    >>> _author("Ama Boateng and Lin Wei"), _author("Ama Boateng, Port Sandrine")
    ('{Ama Boateng and Lin Wei}', '{{Ama Boateng, Port Sandrine}}')
    """
    return f"{{{_braced(byline)}}}" if "," in byline else _braced(byline)


def _braced(text: str | None) -> str:
    value = _tex(_line(text or ""))
    return f"{{{value}}}" if value else ""


def _tex(text: str) -> str:
    return text.translate(TEX)


def _line(text: str) -> str:
    return " ".join(text.split())
