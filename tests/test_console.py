"""Rows for people: tables that fit a terminal of any width, and plain ones on a pipe."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from iomcorpus.output.columns import HITS, TABLES, field_columns
from iomcorpus.output.console import display_width, write_table
from iomcorpus.output.form import Form, choose_form, wants_color
from iomcorpus.output.page import write_facts, write_record
from iomcorpus.output.rows import HIT

HARBOUR = {
    "id": "3f0c9a51d2e4",
    "source": "data/coast-bulletin.txt",
    "first_line": 12,
    "last_line": 30,
    "date": "2016-03-04",
    "date_from": "published",
    "title": "Pilots of Port Amara end their strike after eleven days as the ministry yields on safety",
    "lead": "They go back to work at once.",
    "score": 2.5,
    "snippet": "…the pilots said that two boats had sunk off the western mole, where no light had burned since April",
    "marks": [[26, 31]],
    "copies": 2,
}
UNDATED = HARBOUR | {"id": "77aa01bc9f00", "date": "2016-03-04/2016-04-11", "date_from": "inferred", "title": None}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_table(monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, Any]], width: int, **options: Any) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = Terminal()
    assert write_table(rows, options.pop("columns", HITS), stream, **options) == len(rows)
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_a_table_fits_and_says_what_matters(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    table = terminal_table(monkeypatch, [HARBOUR, UNDATED], width)
    assert max(map(display_width, table.splitlines())) <= width
    words = table.split()
    assert {"3f0c9a51d2e4", "77aa01bc9f00", "2016-03-04", "2016-03-04/", "2016-04-11", "inferred", "Pilots"} <= set(
        words
    )
    assert "boats" in words
    assert "They" in words  # the lead stands for the heading that is not there
    assert ("data/coast-bulletin.txt:12" in words) == (width >= 100)
    assert "\x1b" not in table


def test_the_look_of_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    table = terminal_table(monkeypatch, [UNDATED, HARBOUR], 60)
    assert [line.rstrip() for line in table.splitlines()] == [
        "id            date         record",
        "77aa01bc9f00  2016-03-04/  They go back to work at once. (+2",
        "              2016-04-11   copies)",
        "              inferred     …the pilots said that two boats",
        "                           had sunk off the western mole,",
        "                           where no light had burned since…",
        "",
        "3f0c9a51d2e4  2016-03-04   Pilots of Port Amara end their",
        "                           strike after eleven days as the",
        "                           ministry yields on safety (+2…",
        "                           …the pilots said that two boats",
        "                           had sunk off the western mole,",
        "                           where no light had burned since…",
    ]


def test_marks_stand_out(monkeypatch: pytest.MonkeyPatch) -> None:
    table = terminal_table(monkeypatch, [HARBOUR], 100, color=True)
    assert re.search(r"\x1b\[1;33mboats\x1b\[0m", table)
    stream = io.StringIO()
    write_table([HARBOUR], HITS, stream, color=True)
    assert "\x1b[1;33mboats\x1b[0m" in stream.getvalue()


def test_on_a_pipe_nothing_is_cut() -> None:
    stream = io.StringIO()
    write_table([HARBOUR, UNDATED], HITS, stream)
    header, first, second = stream.getvalue().splitlines()
    assert HARBOUR["title"] in first
    assert HARBOUR["snippet"] in first
    assert "2016-03-04/2016-04-11 inferred" in second
    assert header.index("snippet") == first.index(HARBOUR["snippet"]) == second.index(HARBOUR["snippet"])


@pytest.mark.parametrize("terminal", [True, False])
def test_text_drives_nothing(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    row = HARBOUR | {
        "title": "a\x1b[2Jb [bold]c[/] :smile:\x9b \u202e",
        "snippet": "x\ny\x07",
        "marks": [],
        "source": "\x1b",
    }
    for write in (
        lambda stream: write_table([row], HITS, stream),
        lambda stream: write_record(row | {"text": "\x1b"}, stream),
    ):
        stream = Terminal() if terminal else io.StringIO()
        write(stream)
        assert not set(stream.getvalue()) & set("\x1b\x9b\x07\u202e")
        assert "[bold]c[/] :smile:" in stream.getvalue()


def test_a_long_table_goes_out_in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [HARBOUR | {"id": f"{number:012}"} for number in range(450)]
    table = terminal_table(monkeypatch, rows, 80)
    assert table.count("id  ") == 1
    ids = re.findall(r"^(\d{12})", table, re.MULTILINE)
    assert ids == [row["id"] for row in rows]
    assert table.count("\n\n") + len(re.findall(r"\n +\n", table)) == 449  # a blank line between all of them


def test_a_text_of_megabytes_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    table = terminal_table(
        monkeypatch, [{"id": "a", "text": "word " * 500_000}], 60, columns=field_columns(("id", "text"))
    )
    assert "…" in table
    assert len(table) < 600


def test_every_table_can_be_empty_and_lacks_nothing() -> None:
    for columns in TABLES.values():
        stream = io.StringIO()
        assert write_table([], columns, stream) == 0
        write_table([{"id": "a", "first_line": 1, "last_line": 2, "type": "quote", "surface": "so"}], columns, stream)


def test_a_record_is_a_page() -> None:
    stream = io.StringIO()
    evidence = [{"line": 13, "start": 0, "end": 10, "why": "date line"}]
    write_record(
        {
            "id": "3f0c9a51d2e4",
            "source": "data/a.txt",
            "first_line": 12,
            "last_line": 30,
            "published": "2016-03-04",
            "evidence": evidence,
            "kind": "news",
            "title": "Pilots end strike",
            "text": "Pilots end strike\n04/03/2016\n\nThey go back.\n\nAt once.",
            "clean": "Pilots end strike\n\nThey go back.\n\nAt once.",
        },
        stream,
    )
    assert stream.getvalue() == (
        "Pilots end strike\n3f0c9a51d2e4 · news\ndata/a.txt, lines 12 to 30\npublished 2016-03-04\n"
        "  line 13, date line: 04/03/2016\n\nThey go back.\n\nAt once.\n"
    )


def test_facts_are_lines_and_tables() -> None:
    stream = io.StringIO()
    write_facts({"store": "a.db", "last_change": None, "stages": [{"stage": "split", "stale": False}]}, stream)
    assert stream.getvalue() == "store        a.db\nlast change\n\nstages\nstage  stale\nsplit  false\n"


@pytest.mark.parametrize(
    ("color", "terminal", "term", "wanted"),
    [
        ("auto", True, "xterm", True),
        ("auto", True, "dumb", False),
        ("auto", False, "xterm", False),
        ("always", False, "dumb", True),
        ("never", True, "xterm", False),
    ],
)
def test_when_there_is_color(
    monkeypatch: pytest.MonkeyPatch, color: str, terminal: bool, term: str, wanted: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    assert wants_color(color, terminal) is wanted


@pytest.mark.parametrize(
    ("terminal", "limit", "form"),
    [
        (True, None, ("table", 20, True)),
        (True, 5, ("table", 5, False)),
        (True, 0, ("table", None, False)),
        (False, None, ("jsonl", None, False)),
        (False, 5, ("jsonl", 5, False)),
    ],
)
def test_what_a_terminal_and_a_pipe_get(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, limit: int | None, form: tuple[str, int | None, bool]
) -> None:
    from iomcorpus.config import settle

    monkeypatch.setattr("sys.stdout", Terminal() if terminal else io.StringIO())
    chosen: Form = choose_form(settle({}, "/nowhere", limit=limit), HIT)
    assert (chosen.format, chosen.limit, chosen.limit_is_ours) == form


LONG_NAME = "news-uk/2017/december/pilots-of-port-amara-end-their-strike.txt"


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 200])
@pytest.mark.parametrize("table", ["hits", "records", "mentions", "copies", "batch", "new", "saved", "changes"])
def test_no_table_breaks_an_id_or_a_day(monkeypatch: pytest.MonkeyPatch, table: str, width: int) -> None:
    row = UNDATED | {
        "source": LONG_NAME, "name": "pilots", "query": "pilot* OR harbour", "options": {"after": "2016"}, "hits": 3,
        "with_copies": 4, "change": "capture digest", "place": LONG_NAME, "was": "d9b7c24a2bb7c2563ac99b41fc6767c5",
        "type": "person", "person": "Ama Boateng", "line": 12, "start": 4, "surface": "Ama Boateng",
    }  # fmt: skip
    shown = terminal_table(monkeypatch, [row], width, columns=TABLES[table])
    assert max(map(display_width, shown.splitlines())) <= width
    words = shown.split()
    if any(column.header == "id" for column in TABLES[table]):
        assert UNDATED["id"] in words
    if any(column.header == "date" for column in TABLES[table]):
        assert "2016-04-11" in words


def test_a_long_name_is_cut_in_its_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"name": LONG_NAME, "text": "移民" * 20}
    shown = terminal_table(monkeypatch, [row], 60, columns=field_columns(("name", "text")))
    (name,) = (word for word in shown.split() if word.startswith("news-uk/"))
    assert name.endswith("strike.txt")
    assert "…" in name
    assert shown.count("移") == 20  # what has no blanks by nature goes on in the next line


def test_a_row_that_fits_in_no_line_is_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = field_columns(("id", "date", "date_from", "source", "title", "lead", "snippet"))
    shown = terminal_table(monkeypatch, [HARBOUR, UNDATED], 60, columns=fields)
    first, second = shown.split("\n\n")
    assert [line.rstrip() for line in second.splitlines()] == [
        "id         77aa01bc9f00",
        "date       2016-03-04/2016-04-11",
        "date_from  inferred",
        "source     data/coast-bulletin.txt",
        "lead       They go back to work at once.",
        "snippet    …the pilots said that two boats had sunk off the",
        "           western mole, where no light had burned since",
        "           April",
    ]
    assert "title      Pilots of Port Amara" in first


SPAN_OF_DAYS = {"first": "2012-03-05", "last": "2014-04-24", "first_from": "published", "last_from": "inferred"}
NAMED = [
    ("roles", ["Mayor", "Chair"], "Mayor; Chair"),
    ("skip", [3, 4], "[3, 4]"),
    ("held", [{"role": "Mayor", "org": "Varn", **SPAN_OF_DAYS, "records": 2}], "Mayor, Varn 2012–2014?"),
    (
        "differs",
        [{"value": 74, "low": None, "high": None, "approx": "about", "where": "same record", "id": "a", "line": 9}],
        "≠ about 74 same record",
    ),
    (
        "filled",
        {"published": {"value": "2019-03-05", "id": "a", "source": "a.txt", "line": 130}},
        "published 2019-03-05 from a.txt:130",
    ),
    ("places", [{"id": "a", "source": "a.txt", "line": n, "start": 4} for n in (7, 9)], "a.txt:7:4; a.txt:9:4"),
    ("said", [{"id": "a", "source": "a.txt", "line": 7, "start": 0}], "a.txt:7:0"),
    ("evidence", [{"line": 7, "start": 0, "end": 8, "why": "date line"}], "line 7: date line"),
    ("held", None, ""),
]


@pytest.mark.parametrize(("field", "value", "shown"), NAMED, ids=[row[0] for row in NAMED])
def test_a_field_that_is_asked_for_is_no_json(field: str, value: object, shown: str) -> None:
    table = io.StringIO()
    write_table([{"id": "a", field: value}], field_columns(("id", field)), table)
    assert table.getvalue().splitlines()[1:] == [f"a   {shown}".rstrip()]


def test_what_is_empty_in_all_rows_is_left_out_where_it_is_optional(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"name": "a.txt", "records": 3}
    assert "url" not in terminal_table(monkeypatch, [row], 200, columns=TABLES["captures"])
    assert "url" in terminal_table(monkeypatch, [row | {"url": "https://a.example"}], 200, columns=TABLES["captures"])


COUNTS = [{"query": "boats", "hits": 1200, "with_copies": 1300}, {"query": "pilot* OR harbour", "hits": 7}]


@pytest.mark.parametrize("terminal", [True, False])
def test_numbers_end_below_one_another(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    if terminal:
        shown = terminal_table(monkeypatch, COUNTS, 60, columns=TABLES["counts"])
    else:
        stream = io.StringIO()
        write_table(COUNTS, TABLES["counts"], stream)
        shown = stream.getvalue()
    assert [line.rstrip() for line in shown.splitlines()] == [
        "query              hits  with copies",
        "boats              1200         1300",
        "pilot* OR harbour     7",
    ]


def test_measures_have_as_many_digits_in_all_rows() -> None:
    stream = io.StringIO()
    rows = [{"word": "quay", "log_likelihood": 8.5, "mi": None}, {"word": "mole", "log_likelihood": 12.25, "mi": 2}]
    columns = [column for column in TABLES["collocates"] if column.header in ("word", "LL", "MI")]
    write_table(rows, columns, stream)
    assert stream.getvalue() == "word     LL    MI\nquay   8.50\nmole  12.25  2.00\n"


def test_telephones_stand_one_below_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {
        "name": "Ama Boateng",
        "phones": ["0207 555 0199", "+44 20 5550 1234"],
        "emails": [],
        "mentions": 1,
        "with_copies": 1,
    }
    shown = terminal_table(monkeypatch, [row], 80, columns=TABLES["contacts_once"])
    assert [line.rstrip() for line in shown.splitlines()] == [
        "whom         telephones        addresses  times",
        "Ama Boateng  0207 555 0199                1",
        "             +44 20 5550 1234",
    ]
    stream = io.StringIO()
    write_table([row], TABLES["contacts_once"], stream)
    assert "0207 555 0199; +44 20 5550 1234" in stream.getvalue()


def test_a_hit_that_begins_with_its_lead_says_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lead = "The pilots said that two boats had sunk off the western mole, where no light had burned."
    row = UNDATED | {"lead": lead, "snippet": lead[:75] + "…", "marks": [[25, 30]]}
    shown = " ".join(terminal_table(monkeypatch, [row], 80).split())
    assert "(+2 copies) The pilots said" in shown
    assert shown.count("The pilots") == 1


@pytest.mark.parametrize("color", [True, False])
def test_no_line_is_filled_up_to_the_margin(monkeypatch: pytest.MonkeyPatch, color: bool) -> None:
    for columns in (HITS, TABLES["findings"], TABLES["counts"]):
        row = HARBOUR | {"severity": "note", "where": "a.txt", "what": "gone", "mend": "put it back", "query": "quay"}
        shown = terminal_table(monkeypatch, [row, row], 80, columns=columns, color=color)
        for line in shown.splitlines():
            assert not line.removesuffix("\x1b[0m").endswith(" ")


def test_what_mends_a_finding_stands_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {
        "severity": "changed",
        "where": "in/coast-bulletin.txt",
        "what": "its file has changed since it was split",
        "mend": "iomcorpus split /home/ama/captures/coast-bulletin.txt",
    }
    shown = terminal_table(monkeypatch, [row], 80, columns=TABLES["findings"])
    assert shown.splitlines()[1:] == [
        "changed   in/coast-bulletin.txt  its file has changed since it was split",
        "                                 iomcorpus split",
        "                                 /home/ama/captures/coast-bulletin.txt",
    ]


def test_changes_fit_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"change": "moved", "id": "3f0c9a51d2e4", "place": "in/coast.txt:12", "was": 1, "now": 3},
        {"change": "capture digest", "id": None, "place": "in/coast.txt", "was": "d9b7c24a2bb7c2563ac9", "now": None},
        {"change": "capture settings", "id": None, "place": "in/coast.txt", "was": "v2 off=", "now": "v2 off=tail"},
    ]
    shown = terminal_table(monkeypatch, rows, 60, columns=TABLES["changes"])
    assert shown.splitlines() == [
        "change            what          was           now",
        "moved             3f0c9a51d2e4  1             3",
        "capture digest    in/coast.txt  d9b7c24a2bb7",
        "capture settings  in/coast.txt  v2 off=       v2 off=tail",
    ]
    assert "in/coast.txt:12" in terminal_table(monkeypatch, rows, 100, columns=TABLES["changes"])
