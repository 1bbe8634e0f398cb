"""Records as BibTeX and RIS: what their readers make of them."""

from __future__ import annotations

import io
from typing import Any

import pytest

from iomcorpus.output.bibliography import write_bibtex, write_ris

RECORD: dict[str, Any] = {
    "id": "ha3zvvsvmyal", "source": "data/a_b.txt", "first_line": 9, "last_line": 27, "date": "2018-05-04",
    "date_from": "published", "kind": "news", "title": "River bursts banks", "lead": "They left.", "byline": "Lin Wei",
    "language": "en", "url": "https://example.org/a_b?c=%20{d}", "retrieved": "2018-05-06T10:00:00Z",
}  # fmt: skip


def bibtex(*records: dict[str, Any]) -> str:
    stream = io.StringIO()
    assert write_bibtex(records, stream) == len(records)
    return stream.getvalue()


def ris(*records: dict[str, Any]) -> list[tuple[str, str]]:
    stream = io.StringIO()
    assert write_ris(records, stream) == len(records)
    return [(line[:2], line[6:]) for line in stream.getvalue().splitlines() if line]


def test_an_entry_of_bibtex() -> None:
    assert bibtex(RECORD) == (
        "@misc{ha3zvvsvmyal,\n  title = {{River bursts banks}},\n  author = {Lin Wei},\n  year = {2018},\n"
        "  month = may,\n  day = {4},\n  url = {https://example.org/a_b?c=%20%7Bd%7D},\n  urldate = {2018-05-06},\n"
        "  abstract = {They left.},\n  keywords = {news},\n  language = {en},\n"
        "  note = {data/a\\_b.txt, lines 9--27},\n}\n\n"
    )


def test_a_reference_of_ris() -> None:
    assert ris(RECORD) == [
        ("TY", "NEWS"), ("ID", "ha3zvvsvmyal"), ("TI", "River bursts banks"), ("AU", "Lin Wei"), ("PY", "2018"),
        ("DA", "2018/05/04"), ("AB", "They left."), ("KW", "news"), ("LA", "en"),
        ("UR", "https://example.org/a_b?c=%20{d}"), ("Y2", "2018/05/06"),
        ("N1", "data/a_b.txt, lines 9-27"), ("ER", ""),
    ]  # fmt: skip


DATES = [
    # date, where from, fields of BibTeX, what the note says
    ("2018-05", "published", "year = {2018}, month = may,", "; date: 2018-05"),
    ("2018-05-04", "inferred", "year = {2018}, month = may, day = {4},", "; date inferred: 2018-05-04"),
    ("2018-05-03/2018-05-04", "inferred", "year = {2018}, month = may,", "; date inferred: 2018-05-03/2018-05-04"),
    ("[2016-08-11,2016-11-08]", "published", "year = {2016},", "; date: [2016-08-11,2016-11-08]"),
    ("2017-12/2018-01", "inferred", "", "; date inferred: 2017-12/2018-01"),
    ("2018-05-04", "filled", "year = {2018}, month = may, day = {4},", "; date from a copy: 2018-05-04"),
    (None, None, "", ""),
]


@pytest.mark.parametrize(("date", "origin", "fields", "note"), DATES)
def test_dates_say_how_sure_they_are(date: str | None, origin: str | None, fields: str, note: str) -> None:
    record = RECORD | {"date": date, "date_from": origin, "url": None, "retrieved": None}
    flat = " ".join(bibtex(record).split())
    assert f"{{Lin Wei}},{' ' if fields else ''}{fields} abstract" in flat
    assert f"lines 9--27{note}}}" in flat
    assert ("N1", f"data/a_b.txt, lines 9-27{note}") in ris(record)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Tax & spend: 5% of $3 #1 a_b", r"Tax \& spend: 5\% of \$3 \#1 a\_b"),
        ("{un}balanced } \\ ~ ^", r"\textbraceleft{}un\textbraceright{}balanced \textbraceright{} \textbackslash{} "
         r"\textasciitilde{} \textasciicircum{}"),
        ("two\nlines\u2028three", "two lines three"),
        (None, "They left."),
    ],
)  # fmt: skip
def test_text_is_no_markup(title: str | None, written: str) -> None:
    entry = bibtex(RECORD | {"title": title})
    assert f"  title = {{{{{written}}}}},\n" in entry
    assert entry.count("{") == entry.count("}")  # BibTeX counts them, whatever stands before
    assert dict(ris(RECORD | {"title": title}))["TI"] == " ".join((title or "They left.").split())


def test_copies_of_one_id_have_keys_of_their_own() -> None:
    assert [line for line in bibtex(RECORD, RECORD).splitlines() if line.startswith("@")] == [
        "@misc{ha3zvvsvmyal,",
        "@misc{ha3zvvsvmyal-2,",
    ]


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    title = dict(ris(RECORD | {"title": None, "lead": "word " * 60}))["TI"]
    assert title.endswith("word…") and len(title) <= 121
