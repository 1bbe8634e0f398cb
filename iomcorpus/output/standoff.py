"""Records with the mentions in them, for tools of annotation and for training: brat standoff, and CoNLL-U.

brat: a folder with `ID.txt` (the lines of the record as they lie) and `ID.ann` (mentions by the characters of that).
CoNLL-U (universaldependencies.org/format.html): all ten columns, of which words and MISC are filled. MISC has `NE`, the
tag of a person, organisation, date or figure in the BIO scheme, with `Ref` (person) or `Value` where one begins, and
`Quote` and `Contact`, which lie over those, in the same scheme.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TextIO

from iomcorpus.facts.passage import Passage, read_passage
from iomcorpus.facts.quotes.story import Story
from iomcorpus.output.columns import meaning
from iomcorpus.output.rows import Row, printer

Document = tuple[Row, Sequence[Row]]  # a record, and its mentions in order of place, as `extract` prints them

SIGN = "annotation.conf"  # what a folder of brat has
CONFIGURATION = """\
[entities]
Date
Person
Figure
Quote
Contact
Organisation

[relations]
Speaker\tArg1:Quote, Arg2:Person
Reaches\tArg1:Contact, Arg2:Person
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Published\tArg:Date
Relative\tArg:Date
Doubtful\tArg:Date
Approximate\tArg:Figure
Indirect\tArg:Quote
"""
# Characters that begin a new line for readers of Python, or that UTF-8 cannot say: each becomes one that is harmless.
ODD = {ord(char): " " for char in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Span(NamedTuple):
    """A mention in the text of its document."""

    start: int
    end: int
    row: Row


def spans_of(record: Row, mentions: Iterable[Row]) -> list[Span]:
    """Where mentions stand in the text of their record: characters, with a newline as one."""
    first, starts, at = record.get("first_line") or 1, [], 0
    for line in record["text"].split("\n"):
        starts.append(at)
        at += len(line) + 1
    return [
        Span(starts[row["line"] - first] + row["start"], starts[row["line"] - first] + row["end"], row)
        for row in mentions
    ]


# brat


def write_brat(documents: Iterable[Document], folder: str) -> int:
    """Fill a folder for brat and say of how many records. `records.tsv` tells which record each file is."""
    names: dict[str, int] = {}
    with _create(folder, SIGN) as file:
        file.write(CONFIGURATION)
    with _create(folder, "records.tsv") as index:
        index.write("file\tid\tsource\tfirst_line\tlast_line\n")
        for record, mentions in documents:
            names[record["id"]] = nth = names.get(record["id"], 0) + 1  # copies of one text may share an id
            name = _file_name(record["id"]) + (f"-{nth}" if nth > 1 else "")
            with _create(folder, f"{name}.txt") as file:
                file.write(record["text"].translate(ODD))
            with _create(folder, f"{name}.ann") as file:
                file.writelines(f"{line}\n" for line in brat_lines(record["text"], spans_of(record, mentions)))
            place = (str(record.get(field) or "") for field in ("source", "first_line", "last_line"))
            index.write("\t".join((name, record["id"], *(part.translate(ODD) for part in place))) + "\n")
    return sum(names.values())


def _create(folder: str, name: str) -> TextIO:
    return open(os.path.join(folder, name), "x", encoding="utf-8", newline="\n")


def _file_name(id: str) -> str:
    """An id as the name of a file; ids of our own are one already."""
    return re.sub(r"[^\w-]", "_", id)


def brat_lines(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """The lines of an .ann file: entities, and behind each what is known of it.

    >>> row = {"type": "person", "surface": "Lin Wei", "person": "Lin Wei", "person_id": "lin-wei", "role": "mate"}
    >>> for line in brat_lines("Said Lin\\nWei.", [Span(5, 12, row)]):
    ...     print(line.replace("\\t", " | "))
    T1 | Person 5 8;9 12 | Lin Wei
    N1 | Reference T1 iomcorpus:lin-wei | Lin Wei
    #1 | AnnotatorNotes T1 | Lin Wei, mate
    """
    counts = dict.fromkeys("NA#R", 0)

    def line(kind: str, told: str, about: str = "") -> str:
        counts[kind] += 1
        return f"{kind}{counts[kind]}\t{told}{about}"

    for number, (start, end, row) in enumerate(spans, start=1):
        name = row["type"].capitalize()
        pieces = list(_pieces(text, start, end))
        places = ";".join(f"{first} {last}" for first, last in pieces)
        surface = " ".join(text[first:last].translate(ODD) for first, last in pieces)
        yield f"T{number}\t{name} {places}\t{surface}"
        if row.get("person_id"):
            person = row.get("person") or row.get("speaker") or row.get("name") or row["person_id"]
            yield line("N", f"Reference T{number} iomcorpus:{row['person_id']}", f"\t{_flat(person)}")
        if row["type"] == "date" and row["value"]:
            yield line("N", f"Reference T{number} EDTF:{row['value']}", f"\t{row['value']}")
        for attribute in _attributes(row):
            yield line("A", f"{attribute} T{number}")
        if row["type"] in ("quote", "contact") and (person_at := _nearest(spans, number - 1)):
            relation = "Speaker" if row["type"] == "quote" else "Reaches"
            yield line("R", f"{relation} Arg1:T{number} Arg2:T{person_at}")
        if row["type"] != "date":
            yield line("#", f"AnnotatorNotes T{number}", f"\t{_flat(meaning(row))}")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch as brat wants it: no piece of it has a newline, none begins or ends with a blank, none is empty."""
    for match in re.finditer(r"[^\n]+", text[start:end]):
        part = match[0]
        first = start + match.start() + len(part) - len(part.lstrip())
        if part.strip():
            yield first, first + len(part.strip())


def _attributes(row: Row) -> Iterator[str]:
    for name, there in (
        ("Published", row.get("kind") == "published"),
        ("Relative", row.get("relative")),
        ("Doubtful", row.get("doubt")),
        ("Approximate", row.get("approx")),
        ("Indirect", row.get("indirect")),
    ):
        if there:
            yield name


def _nearest(spans: Sequence[Span], at: int) -> int | None:
    """The number of the nearest mention by name of the person that a mention is about."""
    about = spans[at]
    if not about.row.get("person_id"):
        return None

    def distance(number: int) -> int:
        span = spans[number]
        return max(span.start - about.end, about.start - span.end, 0)

    same = [
        number
        for number, span in enumerate(spans)
        if span.row["type"] == "person" and span.row["person_id"] == about.row["person_id"]
    ]
    return min(same, key=distance) + 1 if same else None


def _flat(text: str) -> str:
    return " ".join(text.translate(ODD).split())


# CoNLL-U

FLAT = {"person": "PERSON", "organisation": "ORGANISATION", "date": "DATE", "figure": "FIGURE"}
OVER = {"quote": "Quote", "contact": "Contact"}
# An address begins where such signs do, and is not looked for again behind each of them.
TOKEN = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s<>\"”’)]+"  # addresses stay whole
    r"|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:[’'‑-][^\W\d_]+)*|\w+|[^\w\s]"
)


class Token(NamedTuple):
    """A word or sign, and what lies over it."""

    start: int
    end: int
    misc: list[str]


def write_conllu(documents: Iterable[Document], stream: TextIO) -> int:
    """Write records as CoNLL-U, a sentence after the other, and say how many records there were."""
    put, count = printer(stream), 0
    for record, mentions in documents:
        for line in conllu_lines(record, mentions):
            put(f"{line}\n")
        count += 1
    return count


def conllu_lines(record: Row, mentions: Iterable[Row]) -> Iterator[str]:
    """The lines of one document. The words are those that finders read: mended, with the lines of a paragraph joined.

    >>> who = {"type": "person", "line": 1, "start": 5, "end": 12, "person_id": "lin-wei", "person": "Lin Wei"}
    >>> for line in conllu_lines({"id": "a", "text": "Said Lin Wei."}, [who]):
    ...     print(line.replace("\\t", " "))
    # newdoc id = a
    # sent_id = a-1
    # text = Said Lin Wei.
    1 Said _ _ _ _ _ _ _ _
    2 Lin _ _ _ _ _ _ _ NE=B-PERSON|Ref=lin-wei
    3 Wei _ _ _ _ _ _ _ NE=I-PERSON|SpaceAfter=No
    4 . _ _ _ _ _ _ _ SpaceAfter=No
    <BLANKLINE>
    """
    passage = read_passage(record["text"], record.get("first_line") or 1, record.get("skip") or ())
    spans = [Span(_offset(passage, row, "start"), _offset(passage, row, "end"), row) for row in mentions]
    story = Story(passage.text, ())
    tokens = _tokens(story.text, spans)
    _tag(tokens, spans)
    id = _flat(record["id"])
    yield f"# newdoc id = {id}"
    if record.get("source"):
        yield f"# source = {_flat(record['source'])}"
    starts, number, at = [token.start for token in tokens], 0, 0
    for end in (*story.sentences[1:], len(story.text)):
        sentence, at = tokens[at : (after := bisect_left(starts, end))], after
        if sentence:
            number += 1
            yield from _sentence_lines(f"{id}-{number}", sentence, story.text)


def _offset(passage: Passage, row: Row, side: str) -> int:
    """Where a mention begins or ends in a passage; its columns go on behind the end of a wrapped line."""
    raw = passage.starts[row["line"] - passage.first_line] + row[side]
    index = bisect_right(passage.starts, raw) - 1
    return passage.offset(passage.first_line + index, raw - passage.starts[index])


def _tokens(text: str, spans: Sequence[Span]) -> list[Token]:
    """Words and signs; where a mention begins or ends inside one it is parted there."""
    cuts = sorted({at for span in spans for at in (span.start, span.end)})
    tokens = []
    for match in TOKEN.finditer(text):
        inner = cuts[bisect_right(cuts, match.start()) : bisect_right(cuts, match.end() - 1)]
        for start, end in zip((match.start(), *inner), (*inner, match.end()), strict=True):
            tokens.append(Token(start, end, []))
    return tokens


def _tag(tokens: Sequence[Token], spans: Iterable[Span]) -> None:
    """Tell tokens what lies over them; of mentions that overlap the longer one, then the earlier."""
    starts = [token.start for token in tokens]
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start, span.row["type"])):
        kind = span.row["type"]
        low, high = bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)
        key = "NE" if kind in FLAT else OVER[kind]
        over = tokens[low:high]
        if any(told.startswith(f"{key}=") for token in over for told in token.misc):
            continue
        for nth, token in enumerate(over):
            tag = "B" if nth == 0 else "I"
            token.misc.append(f"{key}={tag}-{FLAT[kind]}" if kind in FLAT else f"{key}={tag}")
            if nth == 0:
                token.misc.extend(_told(key, span.row))


def _told(key: str, row: Row) -> Iterator[str]:
    """What the first word of a mention says of it."""
    if row.get("person_id"):
        yield f"{'Ref' if key == 'NE' else f'{key}Ref'}={row['person_id']}"
    if row["type"] in ("date", "figure") and (value := meaning(row)) != "?":
        yield f"Value={_misc(value)}"


def _misc(text: str) -> str:
    """A value as MISC can have it: no blank, and no bar, which parts values there."""
    return _flat(text).replace("|", "/").replace(" ", "_")


def _sentence_lines(id: str, tokens: Sequence[Token], text: str) -> Iterator[str]:
    yield f"# sent_id = {id}"
    whole = "".join(
        text[token.start : token.end] + ("" if touches or not following else " ")
        for token, following, touches in _followed(tokens)
    )
    yield f"# text = {whole}"
    for nth, (token, following, touches) in enumerate(_followed(tokens), start=1):
        misc = [*sorted(token.misc), *(["SpaceAfter=No"] if touches or not following else [])]
        yield "\t".join((str(nth), text[token.start : token.end], *"_______", "|".join(misc) or "_"))
    yield ""


def _followed(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token | None, bool]]:
    """Each token with the next one, and whether that follows without a blank."""
    for token, following in zip(tokens, (*tokens[1:], None), strict=True):
        yield token, following, following is not None and following.start == token.end
