"""Texts and names that would like to be more: nothing of them steers a terminal, whichever verb shows them."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from articles import BEES, CLOCK, LETTERS, SLIP, WELL, Article, dated, environment, run
from terminal import command_on_terminal

from iomcorpus.cli import COMMANDS
from iomcorpus.facts.types import TYPES
from iomcorpus.text.safe import for_terminal

# It would blink on red, name the window, clear the screen, turn text around, hide, ring and step back.
EVIL = "\x1b[5;41m\x1b]0;owned\x07\x9b2J\u202egpj\u2066\u200b\x7f\x08\u200f\u2028"
SEEN = re.compile(r"␛|‹U\+|\\x1b|\\u001b")  # how some of it is shown
SHORT = "\x1b[5;41m"
FILE = f"{SHORT}page\u202e.txt"
# Colours and weights that the program gives to text by itself, but never those of EVIL.
OURS = re.compile(r"\x1b\[(?:0|1|2|3|4|7|9|2[234579]|3[0-7]|39|9[0-7])?(?:;(?:0|1|2|3|4|7|9|3[0-7]|9[0-7]))*m")


def evil(article: Article) -> Article:
    first, *rest = article.body
    return article._replace(title=f"{article.title} {EVIL}", body=(f"{first} {EVIL} {first}", *rest))


FACTS = Article(
    "07/08/16",
    f"Minister {SHORT} visits",
    (
        f"“The {EVIL} ferry carried 1,200 people in 2015,” said Ms Ama Boateng, director of the Port Council {EVIL}.",
        f"Ama Boateng told the {SHORT}Ministry of Works that US$ 3 million came on 3 May 2016, and 40 per cent went.",
        f"For more information: Lin Wei, Port Council, Tel: +44 20 7946 0018, Email: {SHORT}lin@port.example",
    ),
)
SIDECAR = f"name,url,retrieved,language\n{FILE},https://x.example/{SHORT},{SHORT}soon,{SHORT}en\n{SHORT}gone.txt,,,\n"
# A store that somebody sends may say anything of its facts; what the program has found is never so bad.
POISONED = {
    "person": ("name",),
    "mention": ("surface", "rule", "unit", '"of"', "approx", "name", "role", "org", "organisation", "doubt"),
    "furniture": ("reason",),
    "capture": ("url", "language"),
    "record": ("title", "byline", "lead"),
}
IN_JSON = {"persona": ("names", "roles", "orgs"), "mention": ("phones", "emails")}


def poison(db: Path) -> None:
    with closing(sqlite3.connect(db)) as store, store:
        for table, columns in POISONED.items():
            for column in columns:
                store.execute(f"UPDATE {table} SET {column} = {column} || ?", (EVIL,))
        for table, columns in IN_JSON.items():
            for column in columns:
                told = f"json_insert({column}, '$[#]', ?)"
                store.execute(f"UPDATE {table} SET {column} = {told} WHERE {column} IS NOT NULL", (EVIL,))


class Scene(NamedTuple):
    folder: Path
    ids: list[str]
    person: str


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A folder in which all that is text is evil: captures, their names, settings, decisions, queries, a receipt."""
    folder = tmp_path_factory.mktemp("untrusted")
    data = folder / "data"
    data.mkdir()
    (data / FILE).write_text(dated([FACTS, *map(evil, (SLIP, BEES, CLOCK))]), encoding="utf-8")
    (data / "plain.txt").write_text(dated([evil(CLOCK), WELL, FACTS, LETTERS]), encoding="utf-8")
    (data / "captures.csv").write_text(SIDECAR, encoding="utf-8")
    (data / f"{SHORT}page.html").write_text(f"<title>{EVIL}</title><p>{' '.join(SLIP.body)} {EVIL}</p>", "utf-8")
    (folder / "decisions.txt").write_text(f"keep {EVIL.split()[0]}\nsame {SHORT} b\n", encoding="utf-8")
    assert run(folder, "build", "data").returncode == 0
    assert run(folder, "search", "ferry", "--receipt", "r.json").returncode == 0
    told = json.loads((folder / "r.json").read_text("utf-8"))
    told["answer"][0] |= {"place": EVIL, "id": EVIL}
    told["captures"][0] |= {"name": EVIL, "digest": EVIL}
    (folder / "r.json").write_text(json.dumps(told | {"iomcorpus": EVIL}), encoding="utf-8")
    saved = f"[{json.dumps(EVIL)}]\nquery = {json.dumps(f'ferry OR {EVIL}')}\n".replace("\x7f", "\\u007f")
    (folder / "queries.toml").write_text(saved, encoding="utf-8")
    (folder / "queries.txt").write_text(f"{EVIL}\tferry\n{SHORT}\n", encoding="utf-8")
    (folder / "bad.txt").write_text(f"capture a.txt\nrecord {EVIL}\n", encoding="utf-8")
    (folder / "evil.txt").write_text(f"copy {EVIL}\n", encoding="utf-8")
    (folder / "bad.jsonl").write_text(f"{EVIL}\n", encoding="utf-8")
    (folder / "field.jsonl").write_text(json.dumps({EVIL: 1, "id": "a"}) + "\n", encoding="utf-8")
    rows = run(folder, "split", "data", "--format", "jsonl").stdout
    (folder / "rows.jsonl").write_text(rows, encoding="utf-8")
    (folder / f"{SHORT}.toml").mkdir()
    poison(folder / "iomcorpus.db")
    first, second = [row["id"] for row in rows_of(rows) if "clock" in row["text"]][:2]
    person = rows_of(run(folder, "people").stdout)[0]["person_id"]
    return Scene(folder, [first, second], person)


def rows_of(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.split("\n") if line]  # a U+2028 ends no line


# Command lines by verb; A and B are ids of records, PERSON that of a person. Behind `!` nothing evil has to be seen.
LINES = {
    "search": [
        "search ferry", "search {evil}", "!search {evil}:x", "!search person:{evil}", "search figure:{evil}",
        "search clock --format json", "search clock --format tsv", "search clock --format md",
        "!search ferry --explain",
        "!search {evil} --explain", "!search clok{evil} --fuzzy", "search --queries queries.txt",
        "search --after {evil}",
        "search --saved {evil}", "search clock --fields {evil}", "search clock --save {evil}",
        "!search {evil} field.jsonl",
        "!search a bad.jsonl", "search a {evil}.jsonl", "search clock rows.jsonl", "search clock --db {evil}",
    ],
    "kwic": ["kwic ferry", "kwic ferry --sentence", "kwic person:boateng", "!kwic clock rows.jsonl",
             "kwic ferry --json"],
    "words": ["!words --limit 0", "!words {evil}", "!words --like {evil}*"],
    "collocates": ["!collocates ferry", "!collocates {evil}"],
    "keywords": ["!keywords --of ferry", "!keywords --of {evil}"],
    "timeline": ["!timeline", "!timeline ferry --by month", "!timeline {evil}", "!timeline --count mentions"],
    "facets": [
        "facets source", "facets person", "facets org", "!facets byline", "!facets speaker", "facets unit --plot",
        "facets role",
        "facets person --ascii", "facets {evil}", "!facets month --plot",
    ],
    "stats": ["stats"],
    "saved": ["saved", "saved new", "saved remove {evil}x"],
    "replay": ["replay r.json", "replay r.json --json", "replay {evil}"],
    "dedupe": ["dedupe", "dedupe --all", "dedupe --report pairs", "!dedupe rows.jsonl --records"],
    "diff": ["diff A B", "diff A B --format jsonl", "diff A {evil}"],
    "captures": ["captures"],
    "extract": [
        "extract", "!extract --check", "extract --types {evil}", "extract rows.jsonl",
        "extract --people-engine spacy:{evil}",
        "extract --text-field {evil} rows.jsonl", "extract rows.jsonl --format tsv",
        "extract field.jsonl --text-field x",
    ],
    "people": ["people", "people --pairs", "people show PERSON", "people show {evil}", "people --role director",
               "people --csv"],
    "dates": ["dates", "dates --json"],
    "figures": ["figures", "figures --ledger", "figures --format md"],
    "quotes": ["quotes", "quotes --by-speaker"],
    "contacts": ["contacts", "contacts --unique", "contacts --region {evil}"],
    "show": ["show A", "show A --raw", "show A --format json", "show {evil}"],
    "why": ["why A", "why A B", "why {evil}", "why A --format jsonl"],
    "export": ["export ferry", "export --format csv", "export -o {evil}/a.csv", "export --format bibtex",
               "export --format ris",
               "export --what people", "export --what mentions --format tsv", "export -o {evil}.odd"],
    "report": ["report {evil}/a.html", "!report -"],
    "schema": ["!schema", "schema {evil}"],
    "status": ["!status"],
    "verify": ["verify"],
    "config": ["config show --format {evil}"],
    "help": ["!help fields", "help {evil}"],
    "build": ["build data --dry-run --format table", "build data/gone* {evil}", "build data --no-pager",
              "build data --decisions evil.txt"],
    "split": [
        "split data", "split data --furniture", "split data --format jsonl", "split data --format tsv", "split {evil}",
        "split data --explain", "!split data --profile", "split data --set {evil}=1", "split data --borders bad.txt",
        "split data --format md", "split data --format csv", "split {evil}.toml", "split data --captures {evil}",
    ],
    "convert": ["convert data -o out", "convert {evil}"],
    "borders": ["borders", "borders {evil}"],
}  # fmt: skip


def line_of(text: str, scene: Scene) -> list[str]:
    known = {"A": scene.ids[0], "B": scene.ids[1], "PERSON": scene.person}
    return [known.get(word, word.format(evil=SHORT)) for word in text.lstrip("!").split()]


def shown_by(scene: Scene, lines: list[str], columns: int) -> list[tuple[str, int, str]]:
    """What a terminal shows of each command line, with its exit status. None starts a program or asks the network."""
    folder = scene.folder.parent / f"run-{columns}-{len(lines)}"
    shutil.copytree(scene.folder, folder, dirs_exist_ok=True)
    listed = folder / "lines.json"
    listed.write_text(json.dumps([line_of(line, scene) for line in lines]), encoding="utf-8")
    command = [sys.executable, str(Path(__file__).with_name("terminal_runs.py")), str(listed)]
    _, shown = command_on_terminal(command, environment(IOMCORPUS_PAGER=""), columns, 40, folder)
    reached = listed.with_name("lines.json.reached")
    assert not reached.exists(), reached.read_text("utf-8")
    parts = re.split(r"^@@ [0-9]+\n", shown, flags=re.MULTILINE)[1:]
    assert len(parts) == len(lines), shown[-2000:]
    split = (re.fullmatch(r"(.*?)\n?@@ exit (-?[0-9]+)\n", part, re.DOTALL) for part in parts)
    return [(line, int(found[2]), found[1]) for line, found in zip(lines, split, strict=True) if found]


def test_every_verb_is_among_the_lines() -> None:
    assert {*LINES} == {*COMMANDS}
    assert all(line.lstrip("!").split()[0] == verb for verb, lines in LINES.items() for line in lines)
    assert {"date", "person", "figure"} < {*TYPES}


@pytest.mark.parametrize("columns", [80, 33])
def test_no_verb_lets_a_terminal_obey_a_text(scene: Scene, columns: int) -> None:
    lines = [line for lines in LINES.values() for line in lines if columns == 80 or "{evil}" not in line]
    shown = shown_by(scene, lines, columns)
    assert len(shown) == len(lines)
    wrong = {line: found for line, status, text in shown if (found := obeyed(text, line))}
    assert not wrong
    assert not [line for line, status, text in shown if status not in (0, 1, 2) or "unexpected error" in text]
    assert not [line for line, _, text in shown if "Traceback" in text]
    hidden = [line for line, _, text in shown if not line.startswith("!") and not SEEN.search(text)]
    assert columns < 80 or not hidden  # else it may be what was cut


def obeyed(text: str, line: str) -> list[str]:
    """Lines in which something is left that a terminal would obey."""
    plain = OURS.sub("", text)
    if "tsv" in line:
        plain = plain.replace("\t", " ")
    return [one for one in plain.split("\n") if for_terminal(one) != one]


# Bars for the smallest of runs.
WITH_BARS = """
import sys
from importlib import import_module
from iomcorpus.__main__ import main
from iomcorpus.output import progress, stages
progress.bar.__wrapped__.__defaults__ = (0,)
stages.WORTH_BARS = 0
for name in ("convert", "facts"):
    import_module(f"iomcorpus.commands.{name}").WORTH_A_BAR = 0
sys.exit(main())
"""
MOVES = re.compile(r"\x1b\[(?:\?25[hl]|2K|[0-9]*A)|\r")  # with which bars are drawn anew
# (command line, what it must have told of a name below its bar)
WITH_NOTES = [
    ("split data", "␛[5;41mbroken.txt.gz: damaged"),
    ("build data", "␛[5;41mbroken.txt.gz: damaged"),
    ("extract --types dates", ""),
    ("convert data -o out", ""),
]


@pytest.mark.parametrize(("line", "told"), WITH_NOTES, ids=[line for line, _ in WITH_NOTES])
def test_no_bar_lets_a_terminal_obey_the_name_of_a_file(tmp_path: Path, line: str, told: str) -> None:
    """While a bar is drawn the program itself moves the cursor, and what is told goes through what draws the bar."""
    data = tmp_path / "data"
    data.mkdir()
    (data / FILE).write_text(dated([FACTS, *map(evil, (SLIP, BEES))]), encoding="utf-8")
    (data / f"{SHORT}broken.txt.gz").write_bytes(b"\x1f\x8bbroken")
    (data / f"{SHORT}latin\u2066.txt").write_bytes(dated([CLOCK]).encode() + b"caf\xe9\n")
    (data / f"{SHORT}page.html").write_text(f"<title>{EVIL}</title><p>{' '.join(SLIP.body)} {EVIL}</p>", "utf-8")
    if line.startswith("extract"):
        assert run(tmp_path, "split", "data").returncode == 2  # one of them is damaged
    command = [sys.executable, "-c", WITH_BARS, *line.split()]
    status, shown = command_on_terminal(command, environment(IOMCORPUS_PAGER=""), 80, 40, tmp_path)
    assert status == (2 if told else 0) and "━" in shown and "100%" in shown
    assert told in shown
    assert obeyed(MOVES.sub("\n", shown), line) == []
